"""Who is told of, but not at the meetings of the notice: at other groups' meetings, at a committee that prepares one at
home, appointed to a post, asked for leave, or who wrote, founded, signed or took a picture of something.
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
    r"\b(?:bo nhiem|de cu|tien cu|gioi thieu|viec|phe chuan|bau(?: chon)?|lua chon|chi dinh|thay(?: the)?)"
    r"(?: (?:cho|ong|ba|ngai|tien si))* \Z"
)
_TO_A_POST = re.compile(
    r",?[^.;:\n]{0,60}? (?:lam|giu chuc(?: vu)?|giu cuong vi|dam nhiem|dam nhan|tro thanh|vao (?:vi tri|chuc)) "
)
_CONGRATULATED_VI = re.compile(r"\bchuc mung (?:(?:tan|ong|ba|ngai) )*\Z")
_NEWLY_NAMED = re.compile(r",?[^.;:\n]{0,40}? (?:(?:vua|moi|da) )*duoc (?:bo nhiem|bau|de cu|phong|phe chuan)\b")
_NAMED_WITHIN = 32  # characters from the verb to the name
# "Được sự đồng ý của" + "Bộ trưởng …": who gave leave
_BY_LEAVE = re.compile(
    r"\b(?:duoc|theo|voi) su (?:dong y|cho phep|chap thuan|phan cong|uy quyen|nhat tri)(?: cua)?"
    r"(?: dong chi| lanh dao)? \Z"
)
_WORK_OF = re.compile(
    r"\b(?:nghien cuu|cuon sach|sach|bai viet|tac pham|cong trinh|tu tuong|chi dao|vo chong|gia dinh|thu(?: ngo)?|"
    r"nguoi tien nhiem|di nguyen) (?:cua )?(?:[a-z]{2,4}\.? |(?:dong chi|ong|ba|nguyen) )*\Z|\banh: \Z|"
    r"\b(?:mang ten|mac niem|khi do la|lien he(?: voi)?|nguoi tien nhiem cua (?:ong|ba),?|(?:nha|khu) luu niem) "
    r"(?:(?:co|ong|ba|nguyen|dong chi|gs\.?|giao su|dai tuong|nha \w+) )*\Z"
)
# "do" + "bác sĩ A" + "sáng lập": whose work something is
_ITS_MAKER = re.compile(
    r"[^.;:\n]{0,40}? (?:(?:da )?ky\b(?! ket| niem)|sang lap|thanh lap|thiet ke|tai tro|soan thao|viet loi)\b"
)
# Behind a committee's session: what is told of the meeting that it prepares
_MEETING_TO_COME = re.compile(r"\b(?:hoi nghi|dien dan|hoi thao|doi thoai|le)\b[^.;\n]{0,80}\b(?:se|du kien)\b")


# "a study by" + "Prof. A", "the late" + "Dr B", "he succeeds" + "Mr C", "the passing of" + "Ms D", "contact" + "Mr E"
_BEHIND = re.compile(
    r"\b(?:(?:study|research|report|book|article|paper|survey|photos?|film|founded|designed|written|composed|directed|"
    r"passed|enacted) by|(?:passed|enacted) under|named after|the late|then|predecessor,?|contact|"
    r"succee(?:ds|ded|ding)|replac(?:es|ed|ing)|took over from|"
    r"(?:appointment|passing|death|demise|retirement|election|nomination|letter|vision|legacy|bill|memory|wife|husband|"
    r"portrait|mausoleum|teachings) of) "
    r"(?:(?:the|former|mr|mrs|ms|dr|prof(?:essor)?)\.? )*\Z"
)
_SIGNED_A_LAW = re.compile(
    r",? (?:has |had )?signed (?:the |a |an )?(?:\w+ )?(?:decree|law|bill|act|order|regulation)\b"
)
_CONGRATULATED = re.compile(r"\bcongratulat(?:ed|es|ing) (?:(?:the|mr|mrs|ms|dr)\.? )*\Z")
_ON_A_POST = re.compile(
    r"[^.;\n]{0,60}? (?:on|for|upon) (?:his|her|their) (?:new |recent )?(?:appointment|election|post)\b"
)
# What a head of state or of government does at the desk, and at no meeting of officials.
_GOVERNS = re.compile(r",? (?:has |had |recently |earlier )*(?:approved|instructed|ordered|issued|proclaimed|decreed) ")
_GOVERNS_VI = re.compile(r" (?:da |vua |moi )*(?:phe duyet|ban hanh|ky (?:quyet dinh|sac lenh|nghi dinh)|chi dao) ")
_GOVERNING = frozenset({"head-of-state", "head-of-government"})
_BEFORE_A_NAME = 48  # characters
# "Undersecretary A, representing" + "Secretary B": who sent somebody
_SENT = re.compile(
    r"\b(?:representing|stood in for|standing in for|substituting for|deputi[sz]ing for|in place of|in lieu of) "
    r"(?:(?:the|mr|mrs|ms|dr|h\.e|hon|honou?rable)\.? )*(?:(?:[a-z]{2,8}|social welfare|labou?r|health|education) )?\Z"
)
# "the Philippines is to be the host and" + "Chairman of the ACDM"
_TO_BE = re.compile(
    r"\b(?:is|was|will be|to be|be|being|(?<!well )as|becomes?|became)(?: the| its| current| host and| host)* \Z"
)


def leave_out_authors(stage: Stage) -> None:
    """In English: marks as absent who wrote, founded or signed something, has died, held a post before another or sent
    somebody.
    """
    shadow = stage.scene.shadow
    for entity in stage.row.entities:
        if entity.kind != "person" or entity.mention is None:
            continue
        begin = max(0, entity.start - _BEFORE_A_NAME)
        if (
            _SIGNED_A_LAW.match(shadow, entity.end)
            or _BEHIND.search(shadow, begin, entity.start)
            or _SENT.search(shadow, begin, entity.start)
            or (_is_unnamed(entity) and _TO_BE.search(shadow, begin, entity.start))
            or (_governs(entity) and _GOVERNS.match(shadow, entity.end))
            or (_CONGRATULATED.search(shadow, begin, entity.start) and _ON_A_POST.match(shadow, entity.end))
        ):
            stage.found.absent.add(id(entity.mention))


def _is_unnamed(entity: Entity) -> bool:
    person = entity.mention.person if entity.mention is not None else None
    return person is not None and (person.named is None or person.named.name is None)


def _governs(entity: Entity) -> bool:
    office = entity.mention.office if entity.mention is not None else None
    return office is not None and office.head in _GOVERNING


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
        if _CONGRATULATED_VI.search(self.shadow, behind, entity.start):
            return _NEWLY_NAMED.match(self.shadow, entity.end) is not None
        return (
            _NAMED_TO.search(self.shadow, behind, entity.start) is not None
            and _TO_A_POST.match(self.shadow, entity.end) is not None
        )

    def _is_behind_a_work(self, entity: Entity) -> bool:
        """As in "nghiên cứu của GS A", "quyết định do Thủ tướng B ký", "Tổng thống C đã phê duyệt …", "Ảnh: D"."""
        if _WORK_OF.search(self.shadow, max(0, entity.start - _BEFORE_A_NAME), entity.start) is not None:
            return True
        if _governs(entity) and _GOVERNS_VI.match(self.shadow, entity.end) is not None:
            return True
        return self.shadow.endswith(" do ", 0, entity.start) and _ITS_MAKER.match(self.shadow, entity.end) is not None

    def _gave_leave(self, entity: Entity) -> bool:
        return _BY_LEAVE.search(self.shadow, max(0, entity.start - 48), entity.start) is not None
