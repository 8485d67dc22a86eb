"""One mention of somebody, and somebody with all mentions. Finds none."""

from __future__ import annotations

from dataclasses import dataclass, field

from .offices import Office
from .scene import Scene, cell


@dataclass(slots=True)
class Mention:
    """One place where a person stands in the text. `name` is a stretch, or None for a post or pronoun alone."""

    start: int
    end: int
    name: tuple[int, int] | None
    honorific: tuple[int, int] | None
    office: Office | None
    person: Person | None = None
    titles: list[Office] = field(default_factory=list)  # other posts right after the first one: "…, Chair of SLOM"


@dataclass(slots=True)
class Person:
    """A person put together from mentions. `named` and `office` hold once all are there (`settle`)."""

    mentions: list[Mention] = field(default_factory=list)
    fullest: Office | None = None  # of the mentions so far: kept, for it is asked for at every mention
    named: Mention | None = None  # the mention with the longest name, the first of such
    office: Office | None = None  # the fullest post: with its ministry and country before the one without

    def add(self, mention: Mention) -> None:
        """Takes one more mention."""
        self.mentions.append(mention)
        if mention.office is not None and (self.fullest is None or fullness(mention.office) > fullness(self.fullest)):
            self.fullest = mention.office

    def settle(self) -> Person:
        """Puts the mentions in the order of the text and picks the longest name and the fullest post."""
        self.mentions.sort(key=_start)
        longest = -1
        offices: list[Office] = []
        for mention in self.mentions:
            name = mention.name
            if name is not None and name[1] - name[0] > longest:
                longest = name[1] - name[0]
                self.named = mention
            if mention.office is not None:
                offices.append(mention.office)
        if offices:
            self.office = max(offices, key=fullness) if len(offices) > 1 else offices[0]
        return self


def _start(mention: Mention) -> int:
    return mention.start


def stands_for(office: Office) -> bool:
    """Whether somebody only stands for a country, and may have a post of the own, which says more."""
    return office.head == "head-of-delegation" or (
        office.head == "representative" and office.country is not None and office.organisation is None
    )


def fullness(office: Office) -> tuple[bool, bool, bool, int]:
    """How much an office says, to be compared."""
    length = min(office.position[1] - office.position[0], 40)
    return (not stands_for(office), office.organisation is not None, office.is_complete, length)


def with_country_of(scene: Scene, office: Office | None, title: Office) -> Office | None:
    """A post with the country of the second one: "Senior Minister and Minister of Rural Development of Cambodia"."""
    if office is None or office.country is not None or title.country is None or is_asean(scene, office):
        return office
    return office._replace(country=title.country)


def is_asean(scene: Scene, office: Office) -> bool:
    """An official of ASEAN or of an international organisation: has no country."""
    if "asean" in scene.shadow[office.position[0] : office.position[1]]:
        return True
    match = scene.organisations.get(office.organisation[0]) if office.organisation else None
    return match is not None and match.entry.kind != "ministry" and not cell(match, "country_code")
