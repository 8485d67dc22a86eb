"""Who is told of, but not at the meetings of the notice: at other groups' meetings, at a committee that prepares one at
home, appointed to a post, asked for leave, or who wrote, signed or took a picture of something.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ..mentions import OTHER_GROUPS
from ..tokens import committees_that_meet
from .entities import Entity
from .stage import HEAD, Stage

# "dự Hội nghị Cấp cao" + "Mekong - Hàn Quốc": what is named for another group of countries
_EVENT_OF_THEIRS = re.compile(r"\b(?:hoi nghi|dien dan|cuoc hop|phien hop|doi thoai)(?: (?!asean\b)[a-z]+){0,7} \Z")
_LONGEST_EVENT = 70
# One of these stands in the name of whichever group.
_SIGNS_OF_GROUPS = (
    *("me cong", "mecong", "me kong", "mekong", "clm", "saarc", "apec", "a au", "a-au", "a - au", "a – au", "a–au"),
    *("asia", "bimstec", "acmecs", "asem", "oecd", "g20", "process", "abu dhabi", "commonwealth"),
)
_OF_ASEAN = re.compile(r"\basean\b")
# "việc" + "ông X" + "giữ chức …", "bổ nhiệm" + "bà Y" + "làm …"
_NAMED_TO = re.compile(
    r"\b(?:bo nhiem|de cu|tien cu|gioi thieu|viec|phe chuan|bau(?: chon)?|lua chon|chi dinh)"
    r"(?: (?:ong|ba|ngai|tien si))* \Z"
)
_TO_A_POST = re.compile(
    r",?[^.;:\n]{0,60}? (?:lam|giu chuc(?: vu)?|giu cuong vi|dam nhiem|dam nhan|tro thanh|vao (?:vi tri|chuc)) "
)
_NAMED_WITHIN = 32  # characters from the verb to the name
# "Được sự đồng ý của" + "Bộ trưởng …": who gave leave
_BY_LEAVE = re.compile(
    r"\b(?:duoc|theo|voi) su (?:dong y|cho phep|chap thuan|phan cong|uy quyen|nhat tri)(?: cua)?"
    r"(?: dong chi| lanh dao)? \Z"
)
_WORK_OF = re.compile(
    r"\b(?:nghien cuu|cuon sach|sach|bai viet|tac pham|cong trinh|tu tuong) cua (?:[a-z]{2,4}\.? )?\Z|\banh: \Z"
)
_SIGNED = re.compile(r" (?:da )?ky\b(?! ket| niem)")
# Behind a committee's session: what is told of the meeting that it prepares
_MEETING_TO_COME = re.compile(r"\b(?:hoi nghi|dien dan|hoi thao|doi thoai|le)\b[^.;\n]{0,80}\b(?:se|du kien)\b")


# "a study by" + "Prof. A", "the late" + "Dr B", "he succeeds" + "Mr C", "D" + "signed the decree"
_BEHIND = re.compile(
    r"\b(?:(?:study|research|report|book|article|paper|survey|photos?|film) by|the late|succee(?:ds|ded|ding)|"
    r"replac(?:es|ed|ing)|took over from) (?:(?:mr|mrs|ms|dr|prof(?:essor)?)\.? )?\Z"
)
_SIGNED_A_LAW = re.compile(
    r",? (?:has |had )?signed (?:the |a |an )?(?:\w+ )?(?:decree|law|bill|act|order|regulation)\b"
)
# One of these stands wherever they match.
_SIGNS_OF_AUTHORS = (
    *("study by", "research by", "report by", "book by", "article by", "paper by", "survey by", "photo by"),
    *("photos by", "film by", "the late ", "succe", "replac", "took over from", " signed "),
)
_BEFORE_A_NAME = 32  # characters


def leave_out_authors(stage: Stage) -> None:
    """In English: marks as absent who wrote or signed something, has died, or held a post before another."""
    shadow = stage.scene.shadow
    if not any(sign in shadow for sign in _SIGNS_OF_AUTHORS):
        return  # quicker to see
    for entity in stage.row.entities:
        if entity.kind != "person" or entity.mention is None:
            continue
        if _SIGNED_A_LAW.match(shadow, entity.end) or _BEHIND.search(
            shadow, max(0, entity.start - _BEFORE_A_NAME), entity.start
        ):
            stage.found.absent.add(id(entity.mention))


class Elsewhere:
    """Where a Vietnamese notice tells of other meetings than those it reports. Used once, before roles are given."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.shadow = stage, stage.scene.shadow
        self._starts: list[int] = []
        self._ends: list[int] = []

    def holds(self, offset: int) -> bool:
        """Whether what stands at an offset is told of another meeting."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]

    def run(self) -> None:
        """Marks who is told of there as absent."""
        stretches = sorted([*self._of_other_groups(), *self._of_committees()])
        self._starts, self._ends = [start for start, _ in stretches], [end for _, end in stretches]
        entities, starts = self.stage.row.entities, self.stage.row.starts
        for start, end in stretches:
            for entity in entities[bisect_left(starts, start) : bisect_left(starts, end)]:
                self._is_away(entity)
        for entity in entities:
            if entity.kind == "person" and (
                self._is_named_to_a_post(entity) or self._gave_leave(entity) or self._is_behind_a_work(entity)
            ):
                self._is_away(entity)

    def _is_away(self, entity: Entity) -> None:
        if entity.mention is not None:
            self.stage.found.absent.add(id(entity.mention))
        elif entity.kind == "country":
            self.stage.found.away.add(entity.start)

    def _of_other_groups(self) -> list[tuple[int, int]]:
        """The rest of each sentence behind the name of a meeting of another group, where it tells nothing of ASEAN."""
        found: list[tuple[int, int]] = []
        if not any(sign in self.shadow for sign in _SIGNS_OF_GROUPS):
            return found  # quicker to see
        for group in OTHER_GROUPS.finditer(self.shadow):
            sentence = self.stage.sentence(group.start())
            behind = max(sentence.start, group.start() - _LONGEST_EVENT)
            if _EVENT_OF_THEIRS.search(self.shadow, behind, group.start()) is None:
                continue
            if _OF_ASEAN.search(self.shadow, group.end(), sentence.end) is None:
                found.append((group.end(), sentence.end))
        return found

    def _of_committees(self) -> list[tuple[int, int]]:
        """Where a committee met that prepares a meeting at home: its sentence and, where the notice begins with it, all
        up to what is told of the meeting to come.
        """
        found: list[tuple[int, int]] = []
        for met in committees_that_meet(self.shadow):
            sentence = self.stage.sentence(met.start())
            end = sentence.end
            if met.start() < HEAD:
                to_come = _MEETING_TO_COME.search(self.shadow, end)
                end = self.stage.sentence(to_come.start()).start if to_come is not None else len(self.shadow)
            found.append((sentence.start, end))
        return found

    def _is_named_to_a_post(self, entity: Entity) -> bool:
        behind = max(0, entity.start - _NAMED_WITHIN)
        return (
            _NAMED_TO.search(self.shadow, behind, entity.start) is not None
            and _TO_A_POST.match(self.shadow, entity.end) is not None
        )

    def _is_behind_a_work(self, entity: Entity) -> bool:
        """As in "nghiên cứu của GS A", "quyết định do Thủ tướng B ký", "Ảnh: C"."""
        if _WORK_OF.search(self.shadow, max(0, entity.start - 32), entity.start) is not None:
            return True
        return self.shadow.endswith(" do ", 0, entity.start) and _SIGNED.match(self.shadow, entity.end) is not None

    def _gave_leave(self, entity: Entity) -> bool:
        return _BY_LEAVE.search(self.shadow, max(0, entity.start - 48), entity.start) is not None
