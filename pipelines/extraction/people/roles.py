"""Who had which role: goes through the cues of a text and leaves each to its family. Decides no names, no posts."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..spoken import is_spoken
from .attendance import Attendance
from .bodies import Bodies
from .chairs import Chairs
from .elsewhere import Elsewhere, leave_out_authors
from .entities import Row
from .found import Found
from .person import Person
from .scene import Scene
from .speakers import Speakers
from .stage import Stage

# "A và B phối hợp tổ chức với sự hỗ trợ từ …": with help, and not with somebody
_BY_SUPPORT = re.compile(r" su (?:ho tro|tai tro|giup do|dong hanh|bao tro|tham gia|tham du)\b")
_THE_OPENING = re.compile(
    r"(?: over)?(?: the)?(?: official)? opening(?: (?:ceremony|of)\b|[.,;\n])| (?:(?:buoi )?le |phien |buoi )khai mac\b"
)


_AT_THEIR_INVITATION = re.compile(r"\binvit(?:ation of|ed by) (?:the )?\Z")


class Casting:
    """Goes through the cues of one text and gives roles. Used once."""

    def __init__(self, scene: Scene, row: Row, persons: list[Person]) -> None:
        stage = self.stage = Stage(scene, row, persons)
        self.scene, self.row, self.found = stage.scene, stage.row, stage.found
        self.chairs, self.speakers, self.attendance = Chairs(stage), Speakers(stage), Attendance(stage)

    @property
    def extra(self) -> list[Person]:
        """Persons whom no post or name alone told, but a role."""
        return self.stage.extra

    def run(self) -> Found:
        """Gives every role."""
        agenda = False
        elsewhere: Elsewhere | None = None
        if self.scene.document.notice.language == "vi":
            self.attendance.receptions()
            elsewhere = Elsewhere(self.stage)
            elsewhere.run()
        elif self.scene.document.notice.language == "en":
            self.attendance.absentees()
            leave_out_authors(self.stage)
        for cue in self.scene.cues:
            sentence = self.stage.sentence(cue.start)
            office = cue.side == "office"
            if elsewhere is not None and elsewhere.holds(cue.start):
                continue
            if (cue.side == "with" or cue.role == "organiser") and is_spoken(self.scene.document, cue.start):
                continue  # "“Together with UNICEF we have just convened a group,” she said": another matter
            if cue.role == "organiser" and _AT_THEIR_INVITATION.search(
                self.scene.shadow, max(0, cue.start - 24), cue.start
            ):
                continue  # "Upon the invitation of the organiser, Ms A attended"
            if cue.side == "none" or (
                office and (self.chairs.titled(cue) or self._is_in_person(cue.start) or self.chairs.is_of_a_body(cue))
            ):
                continue  # a title is taken with the person
            if cue.side == "list":
                self.attendance.listed(cue, sentence)
            elif cue.role == "absent" and cue.side == "before":
                self.attendance.stayed_away(cue, sentence)
            elif cue.side == "absent" or cue.role == "absent":
                self.attendance.absent(cue)
            elif cue.side == "pair":
                self.chairs.pair(cue, sentence)
            elif cue.side == "with" and _BY_SUPPORT.match(self.scene.shadow, cue.end):
                self.chairs.holding(cue._replace(role="organiser", side="before"), sentence)
            elif cue.side == "with":
                self.attendance.together_with(cue, sentence)
            elif cue.side == "after":
                self.chairs.after(cue, sentence)
            elif cue.role == "chair" and cue.side == "before" and _THE_OPENING.match(self.scene.shadow, cue.end):
                # "presided over the opening ceremony", "chủ trì lễ khai mạc"
                self.speakers.speaking(cue._replace(role="opening-speaker"), sentence)
            elif cue.role == "opening-speaker" and self.speakers.opens_nothing(cue, sentence):
                continue
            elif cue.role in ("speaker", "opening-speaker"):
                agenda |= self.speakers.speaking(self.speakers.opening(cue, sentence), sentence)
            elif cue.side == "funding":
                self.attendance.funding(cue, sentence)
            elif cue.side == "funded":
                self.attendance.funded(cue, sentence)
            elif cue.role == "participant":
                self.attendance.attending(cue, sentence)
            else:
                self.chairs.holding(cue, sentence)
        self.attendance.counted()
        self.attendance.statement()
        self.chairs.appositions()
        self.attendance.sources()
        self.attendance.groups()
        if self.scene.document.notice.language == "en":
            Bodies(self.stage).run()
        if agenda:
            self.speakers.agenda()
        return self.found

    def _is_in_person(self, offset: int) -> bool:
        place = bisect_right(self.row.starts, offset) - 1
        entity = self.row.entities[place] if place >= 0 else None
        if entity is None or entity.mention is None or entity.end <= offset:
            return False
        office = entity.mention.office
        if office is not None and office.start <= offset < office.end and office.organisation is not None:
            of_asean = "asean" in self.scene.shadow[slice(*office.organisation)]
            if not of_asean and office.organisation[0] not in self.scene.series:
                return True  # "…, Phó Chủ tịch Ủy ban Quốc gia …": in the chair of something at home
        return any(title.start <= offset < title.end for title in entity.mention.titles)
