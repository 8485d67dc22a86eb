"""Which participants of all notices are one person: rules that weigh evidence, in bits. Looks at no table; `people.py`
asks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Final

from pipelines.extraction.shadow import fold
from pipelines.resolution.linking import Identified, Rules, link, sharing
from pipelines.resolution.names import (
    WHOLE,
    Likeness,
    Name,
    Style,
    gender_of,
    likeness,
    name_of,
    spelled,
    style_of,
)
from pipelines.resolution.terms import Terms, related, terms

# Bits before anything is compared: that two who are compared are rarely one.
_PRIOR: Final = -5.0
# A name of one word is a name that many have.
_ONE_WORD: Final = -6.0
_SAME_COUNTRY, _OTHER_COUNTRY = 3.0, -14.0
_SAME_GENDER, _OTHER_GENDER = 0.5, -12.0
# The posts: the same words, the same ministry, the same field; fields that go together; nothing in common.
_SAME_WORDS, _SAME_HOUSE, _SAME_FIELD, _RELATED_FIELD, _NO_COMMON_FIELD = 3.0, 5.0, 3.0, -3.0, -9.0
_SAME_RANK, _FAR_RANK, _UNKNOWN_HOUSE = 3.0, -6.0, -4.0
# Two notices tell of them at one meeting; one notice does, under names that are not the same.
_SAME_MEETING, _TOGETHER = 5.0, -6.0
# Ranks of people who are no officials.
_OUTSIDE: Final = frozenset({"professor", "expert", "officer", "local-leader"})
# Ends the keys that are one word of a name.
_WORD: Final = "."


@dataclass(frozen=True, slots=True)
class Profile:
    """What participants have in common who are written alike: one name, country, gender and post.

    `number` tells it from others; `meetings` are the meetings that it was at, each with the notice that says so.
    `apart` is the correction that takes these participants from a person, empty for all others.
    """

    number: int
    written: str
    honorific: str | None
    country: str | None
    position: str | None
    organisation: str | None
    meetings: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    apart: str = ""

    @property
    def name(self) -> Name:
        """The name as it is compared."""
        return name_of(self.written)

    @property
    def gender(self) -> str:
        """`f`, `m` or "" where no form of address tells it."""
        return gender_of(self.honorific) or self.name.gender

    @property
    def office(self) -> Terms:
        """What position and organisation say together."""
        return terms(", ".join(filter(None, (self.position, self.organisation))))

    @property
    def post(self) -> str:
        """Position and organisation as they are written."""
        return " ".join(filter(None, (self.position, self.organisation)))

    @property
    def order(self) -> tuple[str, ...]:
        """By which profiles are sorted, whatever their numbers."""
        parts = (self.written, self.country, self.honorific, self.position, self.organisation, self.apart)
        return tuple(part or "" for part in parts)

    @property
    def said(self) -> str:
        """What notices say of the person, for who decides."""
        return ", ".join(filter(None, (self.written, self.country, self.position, self.organisation)))


def weigh(one: Profile, other: Profile) -> float | None:
    """The bits that speak for the two being one person; None where the names are of two, or nearly so and of two
    countries.
    """
    if one.country and other.country and one.country != other.country and not _same_words(one.name, other.name):
        return None
    alike = _alike(one, other)
    if alike is None:
        return None
    bits = _PRIOR + alike.bits + _post_bits(one, other)
    if len(one.name.words) == 1 or len(other.name.words) == 1:
        bits += _ONE_WORD
    if one.country and other.country:
        bits += _SAME_COUNTRY if one.country == other.country else _OTHER_COUNTRY
    if one.gender and other.gender:
        bits += _SAME_GENDER if one.gender == other.gender else _OTHER_GENDER
    return bits + _meeting_bits(one, other)


def identify(
    profiles: Iterable[Profile], same: Iterable[tuple[int, int]] = (), different: Iterable[tuple[int, int]] = ()
) -> Identified[Profile]:
    """The persons that the profiles are of. `same` and `different` are decided pairs of numbers, above all evidence."""
    return link(profiles, Rules(weigh, _excluded, compared), same, different)


def _same_words(one: Name, other: Name) -> bool:
    return one.words == other.words or sorted(one.words) == sorted(other.words)


def _alike(one: Profile, other: Profile) -> Likeness | None:
    known = one.country if one.country == other.country else one.country or other.country
    both = one.country is not None and other.country is not None and one.country != other.country
    style: Style = style_of(None if both else known, one.name, other.name)
    return likeness(one.name, other.name, style)


def _meeting_bits(one: Profile, other: Profile) -> float:
    """Two notices of one meeting tell of one person; one notice tells two apart, unless the name is the same."""
    if one.meetings & other.meetings:
        return 0.0 if one.name.words == other.name.words else _TOGETHER
    if not one.meetings or not other.meetings:
        return 0.0
    return _SAME_MEETING if {m for m, _ in one.meetings} & {m for m, _ in other.meetings} else 0.0


def _post_bits(one: Profile, other: Profile) -> float:
    if not one.post or not other.post:
        return 0.0
    return _office_bits(one.post, one.office, other.post, other.office)


@lru_cache(maxsize=500_000)
def _office_bits(post: str, office: Terms, other_post: str, other_office: Terms) -> float:
    alike = _letters(post) == _letters(other_post)
    bits: float = _SAME_WORDS if alike else 0.0
    common = office.ranks & other_office.ranks
    if common:
        bits += _SAME_RANK
    elif _is_outside(office) != _is_outside(other_office) and _official(office) != _official(other_office):
        bits += _FAR_RANK
    if office.ministries & other_office.ministries or office.bodies & other_office.bodies:
        return bits + _SAME_HOUSE
    if office.fields and other_office.fields:
        if office.fields & other_office.fields:
            return bits + _SAME_FIELD
        return bits + (_RELATED_FIELD if related(office.fields, other_office.fields) else _NO_COMMON_FIELD)
    if office.bodies or other_office.bodies or alike or not (_housed(office) and _housed(other_office)):
        return bits
    return bits + _UNKNOWN_HOUSE


def _letters(post: str) -> str:
    return "".join(filter(str.isalnum, fold(post)))


def _is_outside(office: Terms) -> bool:
    return office.outside or bool(office.ranks & _OUTSIDE)


def _official(office: Terms) -> bool:
    """Whether it is an office of a government."""
    return not _is_outside(office) and bool(office.ranks or office.ministries)


def _housed(office: Terms) -> bool:
    """Whether an office is understood and says where it is, not its rank alone."""
    return bool(office.fields or office.ministries or (office.ranks and office.words) or office.outside)


def _excluded(one: Profile, other: Profile, bits: float | None) -> bool:
    if bits is None:
        return True
    if one.country and other.country and one.country != other.country:
        return True
    if one.gender and other.gender and one.gender != other.gender:
        return True
    alike = _alike(one, other)
    return alike is None or alike.clashing


def compared(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """The pairs, as places, that share a key. Of a key that too many share, those alone whose whole name, or country
    and field of work, are the same as well; a word that too many share leads nowhere.
    """
    return sharing(profiles, _keys, lambda key: () if key.endswith(_WORD) else (_by_name, _by_office))


def _by_name(profile: Profile) -> tuple[str, ...]:
    return (*profile.name.words, profile.country or "")


def _by_office(profile: Profile) -> tuple[str, ...]:
    return (profile.country or "", *sorted(profile.office.fields))


def _keys(profile: Profile) -> set[str]:
    """What a name shares with its other writings: all letters in whatever order, two of its words, a rare word."""
    name = profile.name
    keys = set()
    for style in sorted({style_of(profile.country, name), "other"}):
        words = [spelled(word, style) for word in name.words]
        keys.add("".join(sorted("".join(words))))
    if style_of(profile.country, name) not in WHOLE:
        keys |= {f"{a} {b}" for a, b in combinations(sorted(set(words)), 2) if len(a) > 1 and len(b) > 1}
        keys |= {f"{word}{_WORD}" for word in words if len(word) > 2}
    return keys
