"""A document's matches sorted for the rules about people: posts, honorifics, countries, organisations, role cues. No rules."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from ..document import Document
from ..lexicon import Match
from .words import Words, words

ORGANISATION_KINDS = frozenset({"ministry", "body", "organisation"})
_COMPOUND = frozenset({"demonym", "minister-genitive"})  # "đoàn Việt Nam", "Thailand's": the rules take them apart
_SPACES = " \t\u00a0\u2009\u200b"


class Cue(NamedTuple):
    """A phrase that gives a role: `side` says where who holds it stands."""

    start: int
    end: int
    role: str
    side: str


class Country(NamedTuple):
    """A country named in the text. `located`: it only says where something is."""

    start: int
    end: int
    code: str
    located: bool


_KIND_BEFORE = ("cac co quan ", "cac to chuc ", "nhieu to chuc ", "co quan cua ", "to chuc cua ", "cac co quan cua ")
_KIND_AFTER = (" agenc", " bodies", " organi", " entit", " system", " partners")


def _is_generic(shadow: str, match: Match) -> bool:
    """A name that only says of what kind others are: "các cơ quan Liên hợp quốc", "UN agencies"; or a government."""
    if match.entry.get("sector") == "government":
        return True
    return shadow[max(0, match.start - 16) : match.start].endswith(_KIND_BEFORE) or shadow.startswith(
        _KIND_AFTER, match.end
    )


@dataclass(slots=True)
class Scene:
    """The matches that matter here, each kind by start, none covered by a longer one of its kind."""

    document: Document
    text: str
    shadow: str
    words: Words
    posts: list[Match] = field(default_factory=list)
    honorifics: dict[int, Match] = field(default_factory=dict)
    countries: dict[int, Match] = field(default_factory=dict)
    country_ends: dict[int, Match] = field(default_factory=dict)
    organisations: dict[int, Match] = field(default_factory=dict)
    organisation_ends: dict[int, Match] = field(default_factory=dict)
    series: dict[int, Match] = field(default_factory=dict)
    event_starts: set[int] = field(default_factory=set)
    event_ends: set[int] = field(default_factory=set)
    places: dict[int, Match] = field(default_factory=dict)
    place_ends: set[int] = field(default_factory=set)
    cues: list[Cue] = field(default_factory=list)
    groups: list[Cue] = field(default_factory=list)
    cue_starts: list[int] = field(default_factory=list)
    post_starts: dict[int, Match] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Scene:
        """Sorts out a document's matches."""
        scene = cls(document, document.text, document.shadow, words())
        last: dict[str, int] = {}
        for match in document.matches:
            start, end, entry = match
            kind = entry.kind
            if kind == "role":
                side = entry.get("side")
                if side == "group":
                    if start >= last.get("group", 0):
                        scene.groups.append(Cue(start, end, entry.code, side))
                        last["group"] = end
                elif start >= last.get("cue", 0) or (scene.cues and (start, end) == scene.cues[-1][:2]):
                    scene.cues.append(Cue(start, end, entry.code, side))
                    last["cue"] = end
                continue
            if kind == "country" and entry.get("kind") in _COMPOUND:
                continue
            kept = "organisation" if kind in ORGANISATION_KINDS else kind
            if start < last.get(kept, 0):
                continue
            if kind == "post":
                scene.posts.append(match)
                scene.post_starts[start] = match
            elif kept == "organisation":
                if _is_generic(document.shadow, match):
                    continue
                scene.organisations[start] = match
                scene.organisation_ends[end] = match
            elif kind == "country":
                if end - start <= 4 and scene.words.subjects.match(scene.shadow, start):
                    continue
                scene.countries[start] = match
                scene.country_ends[end] = match
            elif kind == "honorific":
                scene.honorifics[start] = match
            elif kind == "series":
                scene.series[start] = match
            elif kind == "event":
                scene.event_ends.add(end)
                scene.event_starts.add(start)
            elif kind == "place":
                scene.places[start] = match
                scene.place_ends.add(end)
            else:
                continue
            last[kept] = end
        scene.cue_starts = [cue.start for cue in scene.cues]
        return scene

    def skip(self, offset: int) -> int:
        """The next offset that is no space; a line break is none."""
        text, end = self.text, len(self.text)
        while offset < end and text[offset] in _SPACES:
            offset += 1
        return offset

    def next_cue(self, offset: int) -> int:
        """Where the next role cue begins, or the end of the text."""
        place = bisect_left(self.cue_starts, offset)
        return self.cue_starts[place] if place < len(self.cue_starts) else len(self.text)
