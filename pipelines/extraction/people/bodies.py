"""ASEAN's bodies that hold or meet in an English notice, where their names are those of series of meetings.

Decides only what a body does besides its own meetings: it holds an event with another, meets one, is thanked for one.
"""

from __future__ import annotations

import re

from ..document import Value
from .scene import Cue
from .stage import Stage

_ACRONYM = re.compile(r"\s?\([A-Z][\w+ -]{1,14}\)")
_JOINT = re.compile(r"(?:,| and|, and| as well as|, together with| together with| with) (?:the )?")
_OPENS = re.compile(r"(?:^|[.;:\n]\s?|[-–—]+\s?|, )(?:the )?\Z", re.MULTILINE)
_HELD = re.compile(
    r",? (?:(?:have|has|had|jointly|successfully|also|today|yesterday|recently) )*"
    r"(?:co-?)?(?P<verb>held|host|organi[sz]|conven|conduct|launch|stag)(?:ed)? (?:the |an? |[\"“‘'])"
)
_ITS_MEETING = re.compile(r"(?:[\w-]+ ){0,4}?(?:meeting|session)\b")
_BETWEEN = re.compile(
    r"\b(?:meetings?|dialogues?|consultations?|sessions?|interface|exchange)\b[^.;:\n]{0,40}? between (?:the )?"
)
_MET = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:held|convened|conducted|organi[sz]ed|had) (?:its|their|an?|the) [^.;:\n]{0,50}?"
    r"(?:meetings?|dialogues?|consultations?|sessions?) with (?:the )?"
)
_THANKS = re.compile(r"\b(?:(?:gratitude|thanks|appreciation) to|thanked|commended|lauded|congratulated) (?:the )?")
_FOR_HOLDING = re.compile(
    r" for (?:(?:successfully|jointly|kindly) )?(?P<verb>spearheading|organi[sz]ing|convening|holding|arranging|"
    r"hosting|co-?hosting)\b"
)
# "Representatives from the ACW, the …, and the SOM-ED" + "took part"
_CAME = re.compile(
    r"\b(?:representatives|officials|members|delegates|experts|focal points) (?:of|from) (?:the )?"
    r"(?P<list>[^.;:\n]{3,240}?) (?:(?:have|has|also|had) )?"
    r"(?:attended|participated|took part|joined|were present|gathered|met)\b"
)
_OF_ONE = re.compile(r"(?:\d(?:st|nd|rd|th)|first|second|third|\bat(?: the)?|\bfor(?: the)?) \Z")
_LONGEST_THANKS = 320  # characters from thanks to what they are for
_LEAD = 6  # characters before a body in which its sentence or clause opens
_BOTH = 2

_Stretch = tuple[int, int]


class Bodies:
    """Gives roles to ASEAN's bodies that are named as who did something."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.scene, self.row = stage, stage.scene, stage.row

    def run(self) -> None:
        """Gives every role."""
        shadow = self.scene.shadow
        for between in _BETWEEN.finditer(shadow):
            both = self._chain(between.end())
            if len(both) >= _BOTH:
                self._give(both, "participant", between.start(), between.end())
        edge = 0
        for start in sorted(self.scene.series):
            chain = self._chain(start) if start >= edge else []
            if not chain:
                continue
            edge = chain[-1][1]
            if _OPENS.search(shadow, max(0, start - _LEAD), start) is not None:
                self._of_subject(chain)
        self._thanked()
        for came in _CAME.finditer(shadow):
            begin, end = came.span("list")
            bodies = [self._body(at) for at in self.scene.series if begin <= at < end]
            bodies = [b for b in bodies if b and (b[0] == begin or not _OF_ONE.search(shadow, begin, b[0]))]
            self._give([b for b in bodies if b is not None], "participant", *came.span())

    def _of_subject(self, chain: list[_Stretch]) -> None:
        shadow, end = self.scene.shadow, chain[-1][1]
        met = _MET.match(shadow, end)
        others = self._chain(met.end()) if met is not None else []
        if met is not None and others:
            self._give([*chain, *others], "participant", met.start(), met.end())
            return
        held = _HELD.match(shadow, end)
        if held is None or (len(chain) < _BOTH and _ITS_MEETING.match(shadow, held.end())):
            return
        self._give(chain, "host" if held["verb"] == "host" else "organiser", *held.span())

    def _thanked(self) -> None:
        """Who is thanked for holding it: "expressed gratitude to the AICHR and UNICEF for organising the event"."""
        shadow = self.scene.shadow
        for thanks in _THANKS.finditer(shadow):
            sentence = self.stage.sentence(thanks.start())
            reach = min(sentence.end, thanks.end() + _LONGEST_THANKS)
            held = _FOR_HOLDING.search(shadow, thanks.end(), reach)
            if held is None:
                continue
            role = "host" if "host" in held["verb"] else "organiser"
            cue = Cue(held.start(), held.end(), role, "after")
            for entity in self.row.entities[self.row.after(thanks.end()) : self.row.after(held.start())]:
                if entity.kind == "organisation":
                    self.stage.give(entity, role, cue, f"{role}-subject")
            bodies = [self._body(at) for at in self.scene.series if thanks.end() <= at < held.start()]
            self._give([b for b in bodies if b is not None], role, *held.span())

    def _chain(self, start: int) -> list[_Stretch]:
        """The bodies named one after the other from `start` on, with their acronyms."""
        chain: list[_Stretch] = []
        at = start
        while (body := self._body(at)) is not None:
            chain.append(body)
            joint = _JOINT.match(self.scene.shadow, body[1])
            if joint is None:
                break
            at = joint.end()
        return chain

    def _body(self, start: int) -> _Stretch | None:
        place = self.row.after(start)
        entity = self.row.entities[place] if place < len(self.row.entities) else None
        if entity is not None and entity.start == start and entity.kind == "organisation":
            return entity.start, entity.end
        series = self.scene.series.get(start)
        if series is None or self.stage.covered(start):
            return None
        acronym = _ACRONYM.match(self.scene.text, series.end)
        return start, acronym.end() if acronym is not None else series.end

    def _give(self, bodies: list[_Stretch], role: str, start: int, end: int) -> None:
        for body in map(self._spelt_out, bodies):
            place = self.row.after(body[0])
            entity = self.row.entities[place] if place < len(self.row.entities) else None
            if entity is not None and entity.start == body[0]:
                self.stage.give(entity, role, Cue(start, end, role, "after"), f"{role}-subject")
            else:
                self.stage.written(*body, Value(role, start, end, f"{role}-subject"))

    def _spelt_out(self, body: _Stretch) -> _Stretch:
        """Where the text first writes in words what stands here by its letters alone."""
        series = self.scene.series
        if body[0] not in series or " " in self.scene.text[slice(*body)]:
            return body
        code = series[body[0]].entry.code
        alike = (at for at, match in series.items() if match.entry.code == code)
        named = (at for at in alike if " " in self.scene.text[at : series[at].end])
        return next((told for at in named if (told := self._body(at)) is not None), body)
