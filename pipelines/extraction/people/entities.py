"""Everything in a text that can hold a role, in one row by place: persons, organisations, countries. No roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from ..lexicon import Match
from .names import UPPER
from .person import Mention, Person
from .scene import Scene, cell
from .units import country_at, country_of_organisation, is_international, organisation_at, organisation_starts


@dataclass(slots=True)
class Entity:
    """A stretch of the text that names someone. `located`: a country that only says where something is."""

    start: int
    end: int
    kind: Literal["person", "organisation", "country"]
    mention: Mention | None = None
    code: str = ""
    located: bool = False
    owner: bool = False  # a country after "of"
    country: tuple[str, int, int] | None = None  # of an organisation
    inner: tuple[int, int] | None = None  # an organisation's name without the country before it


@dataclass(slots=True)
class Row:
    """Entities by start, none overlapping another."""

    entities: list[Entity]
    starts: list[int]

    def before(self, offset: int, floor: int) -> int:
        """The place of the last entity that ends at or before `offset` and begins at or after `floor`, or -1."""
        place = bisect_left(self.starts, offset) - 1
        while place >= 0 and self.entities[place].end > offset:
            place -= 1
        return place if place >= 0 and self.entities[place].start >= floor else -1

    def after(self, offset: int) -> int:
        """The place of the first entity that begins at or after `offset`; the length of the row where there is none."""
        return bisect_left(self.starts, offset)


def row_of(scene: Scene, persons: list[Person]) -> Row:
    """All entities of a text. What stands inside a person's mention is part of the person."""
    entities: list[Entity] = []
    for person in persons:
        entities.extend(Entity(mention.start, mention.end, "person", mention=mention) for mention in person.mentions)
    entities.sort(key=lambda e: (e.start, -e.end))
    taken: list[Entity] = []
    edge = 0
    for entity in entities:
        if entity.start >= edge:
            taken.append(entity)
            edge = entity.end
    others: list[Entity] = []
    for start in organisation_starts(scene):
        end = organisation_at(scene, start)
        if end is not None and not _HOUSE.search(scene.shadow, max(0, start - _REACH_OF_HOUSE), start):
            others.append(_organisation(scene, start, end))
    others.extend(_country(scene, match.start, match.end, match.entry.code) for match in scene.countries.values())
    others.sort(key=lambda e: (e.start, -e.end))
    row: list[Entity] = []
    place = 0
    edge = 0
    many = len(taken)
    for entity in others:
        while place < many and taken[place].end <= entity.start:
            row.append(taken[place])
            edge = max(edge, taken[place].end)
            place += 1
        if entity.start < edge or (place < many and taken[place].start < entity.end):
            continue
        last = taken[place - 1] if place and taken[place - 1].end >= edge else None
        edge = entity.end
        if last is not None and entity.kind == "country" and _comes_from(scene, last, entity):
            last.end = entity.end
            continue
        if last is not None and entity.kind == "organisation" and _employs(scene, last, entity):
            continue
        row.append(entity)
    row.extend(taken[place:])
    row.sort(key=lambda e: e.start)
    return Row(row, [e.start for e in row])


_HOUSE = re.compile(r"\btai (?:tru so|hoi truong|phong hop)(?: cua)? \Z")  # where it was, and not who did something
_REACH_OF_HOUSE = 24


def _employs(scene: Scene, person: Entity, organisation: Entity) -> bool:
    """Whether an organisation after a person is only where he or she works: "an expert from the ILO"."""
    return scene.words.employed_by.fullmatch(scene.shadow, person.end, organisation.start) is not None


# "Ủy ban Kinh tế - Xã hội châu Á - Thái Bình Dương của LHQ (ESCAP)"
_OF_THE_UN = re.compile(
    r"(?: \([a-z& -]{2,14}\))? (?:cua )?(?:lhq|lien hop quoc|lien hiep quoc)(?: \([a-z& -]{2,14}\))?"
)


def _comes_from(scene: Scene, person: Entity, country: Entity) -> bool:
    """Whether a country after a person only says whence he or she came: "Ms Ana Reyes from the Philippines"."""
    return scene.words.comes_from.fullmatch(scene.shadow, scene.skip(person.end), country.start) is not None


# What is called by its country only to tell whose it is: "Thai Ministry of Works"
_OF_STATE = re.compile(
    r"(?:government|ministry|department|office|embassy|mission|bureau|directorate|national secretariat)\b"
)
_SOCIETY = " Society"
_OF_MANY_STATES = frozenset({"un", "bank", "partner", "asean"})
_BRACKET = re.compile(rf"\s?\((?P<inner>[{UPPER}][\w&.+ -]{{1,18}})\)")


def _organisation(scene: Scene, start: int, end: int) -> Entity:
    country = country_of_organisation(scene, start, end)
    outer = start
    listed = scene.organisations.get(start)
    own = scene.countries.get(start) if listed is None or listed.entry.kind == "ministry" else None
    if own is not None and own.end < end and scene.text[own.end] in " '’" and scene.text[own.start : own.end].isascii():
        country = (own.entry.code, own.start, own.end)
        rest = scene.skip(own.end + (2 if scene.text[own.end] in "'’" else 0))
        if listed is None or _OF_STATE.match(scene.shadow, rest) is not None:
            start = rest  # else the country is of the listed name: "Lao Farmers' Union"
    if scene.words.embassy.match(scene.shadow, start):
        return _embassy(scene, outer, end)
    match = scene.organisations.get(start)
    chapter = scene.words.chapters.match(scene.shadow, end) if match is not None else None
    if chapter is not None and scene.text[end + 1].isupper():
        stated = country_at(scene, chapter.end())
        if stated is not None:  # "Red Cross Society of Viet Nam"
            return Entity(outer, stated[2], "organisation", country=stated, inner=(start, stated[2]))
    above = _OF_THE_UN.match(scene.shadow, end) if match is not None else None
    if above is not None:
        return Entity(outer, above.end(), "organisation", country=country, inner=(start, end))
    this_country = scene.words.this_country.match(scene.shadow, end)
    if this_country is not None:
        country = _country_before(scene, start) or country
    name_end = end
    bracket = _BRACKET.match(scene.text, end)
    if bracket is not None and bracket.start("inner") not in scene.countries:
        end = bracket.end()
        if match is not None and match.entry.kind != "ministry":
            name_end = end
    for shorter in (1, 3, 2):
        before = scene.country_ends.get(outer - shorter)
        if (
            before is not None
            and (shorter == 1 or scene.text[before.end] in "'’")
            and scene.text[before.start : before.end].isascii()
        ):
            national = shorter == 1 and match is not None and match.entry.get("kind") == "ngo"
            if national and scene.text.startswith(_SOCIETY, end):
                end = name_end = end + len(_SOCIETY)
            return Entity(
                before.start,
                end,
                "organisation",
                country=(before.entry.code, before.start, before.end),
                inner=(before.start if national else start, name_end),  # "Nepali Red Cross" is no other's
            )
    at = scene.skip(end)
    lead = scene.words.country_of.match(scene.shadow, at)
    bracket_or_comma = scene.text[at : at + 1] in ("(", ",")
    if lead is not None or at > end or bracket_or_comma:
        stated = country_at(scene, lead.end() if lead else scene.skip(at + 1) if bracket_or_comma else at)
        # "the European Union, India and …": an item of its own
        of_many = scene.text[at : at + 1] == "," and match is not None and match.entry.get("kind") in _OF_MANY_STATES
        if stated is not None and bracket_or_comma and (of_many or _is_another(scene, match, stated)):
            stated = None
        # "Ministry of Welfare (MW), Japan", not "Seoul Agency, Korea" + "Fund"
        named = stated is not None and scene.text[stated[2] + 1 : stated[2] + 2].isupper()
        other = stated is not None and country is not None and (named or country[0] != stated[0])
        if stated is not None and not (bracket_or_comma and (other or _continues(scene, stated[2]))):
            whose = None if is_international(match) else stated  # "UNICEF Việt Nam"
            return Entity(outer, stated[2], "organisation", country=whose, inner=(start, name_end))
    return Entity(outer, end, "organisation", country=country, inner=(start, name_end))


def _is_another(scene: Scene, listed: Match | None, stated: tuple[str, int, int]) -> bool:
    """Whether a country behind a comma is the next of those who came: "UNFPA, Chính phủ Nhật Bản"; an international
    organisation has no country.
    """
    if scene.shadow.startswith(("chinh phu ", "the government of ", "government of "), stated[1]):
        return True
    if listed is not None and listed.entry.kind != "ministry" and scene.shadow.startswith("asean ", listed.start):
        return True  # "the ASEAN Secretariat" + ", Laos and UNICEF"
    return listed is not None and cell(listed, "kind") in _INTERNATIONAL


_INTERNATIONAL = frozenset({"un", "bank", "asean"})


def _country_before(scene: Scene, offset: int) -> tuple[str, int, int] | None:
    """The country named last before `offset`, which "nước này" means."""
    place = bisect_left(scene.country_starts, offset) - 1
    if place < 0:
        return None
    match = scene.countries[scene.country_starts[place]]
    return (match.entry.code, match.start, match.end)


def _embassy(scene: Scene, outer: int, end: int) -> Entity:
    """An embassy or mission with its country and its seat."""
    whose = scene.country_ends.get(outer - 1)
    if whose is not None and scene.text[whose.start : whose.end].isascii():
        outer = whose.start  # "the British" + "Embassy"
    country = next((country_at(scene, at) for at in range(outer, end) if at in scene.countries), None)
    lead = scene.words.country_of.match(scene.shadow, scene.skip(end))
    country = country or country_at(scene, lead.end() if lead is not None else scene.skip(end))
    if country is not None:
        end = max(end, country[2])
    seat = scene.words.seat.match(scene.shadow, end)
    place = scene.places.get(seat.end()) or scene.countries.get(seat.end()) if seat else None
    if place is not None:
        end = place.end
        after = scene.countries.get(scene.skip(end + 1)) if scene.text[end : end + 1] == "," else None
        end = after.end if after is not None else end
    return Entity(outer, end, "organisation", country=country, inner=(outer, end))  # "the British Embassy"


def _continues(scene: Scene, end: int) -> bool:
    """Whether a list of countries goes on, so that the country is no apposition."""
    at = scene.skip(end)
    for joint in (", ", "and ", "va "):
        if scene.shadow.startswith(joint, at):
            return scene.skip(at + len(joint)) in scene.countries
    return False


def _is_in_name(scene: Scene, start: int, end: int) -> bool:
    """Whether a country's one syllable stands in a person's name ("Vũ Đức Đam")."""
    before = scene.text[max(0, start - 12) : start].split()
    if not before or scene.text[start - 1] != " " or not before[-1][0].isupper():
        return False
    following = scene.text[end : end + 2]
    return before[-1].capitalize() in scene.words.surnames or (following[:1] == " " and following[1:].isupper())


def _is_place(scene: Scene, before: str) -> bool:
    """Whether words such as "in" or "thủ đô" stand right before a country."""
    parts = before.split()
    if parts and parts[-1] == "the":
        parts.pop()
    return (
        bool(parts)
        and before[-1].isspace()
        and (parts[-1] in scene.words.locations or " ".join(parts[-2:]) in scene.words.locations)
    )


_GOVERNMENT_OF = re.compile(r"\bgovernment of (?:the )?\Z")


def _country(scene: Scene, start: int, end: int, code: str) -> Entity:
    before = scene.shadow[max(0, start - 24) : start]
    bare = before.rstrip(" -+")
    located = _is_place(scene, before) or (bare.endswith("asean") and bare != before.rstrip())
    if not located:
        back = start
        while back > 0 and scene.text[back - 1] in " ,(-":
            back -= 1
        located = (
            back < start
            and back in scene.place_ends
            and back not in scene.country_ends
            and not scene.shadow.startswith("doan", start)
        )
    if not located and end - start <= 4 and _is_in_name(scene, start, end):
        located = True
    owner = before.endswith(scene.words.owners) and not _GOVERNMENT_OF.search(before)  # a government acts itself
    return Entity(start, end, "country", code=code, located=located, owner=owner)
