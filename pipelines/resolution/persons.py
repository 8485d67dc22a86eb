"""Which participants of all notices are one person: rules that weigh evidence. Looks at no table; `people.py` asks it.

The weights are logarithms to base 2 of how much likelier the evidence is if the two are one person than if they are
two, as in Fellegi and Sunter's theory of record linkage (1969): they add up, and the sum is a probability.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final

from pipelines.extraction.shadow import fold
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

# From here on two profiles are one person; from there on a person should look at it. Probabilities.
CERTAIN: Final = 0.97
DOUBTFUL: Final = 0.3

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
# A writing that leaves something open does not choose between two that it could be, unless the one is likelier by this.
_CHOICE: Final = 4.0
# Ranks of people who are no officials.
_OUTSIDE: Final = frozenset({"professor", "expert", "officer", "local-leader"})
# Profiles that share a key are compared with each other where there are no more of them.
_CROWD: Final = 48
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two profiles that may be one person, with the probability; `reason` says why they were not made one."""

    one: Profile
    other: Profile
    confidence: float
    reason: str

    @property
    def said(self) -> str:
        """What the notices say of the two, for who decides."""
        return f"{_shown(self.one)} / {_shown(self.other)}: {self.reason}"


def _shown(profile: Profile) -> str:
    parts = (profile.written, profile.country, profile.position, profile.organisation)
    return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Identified:
    """Profiles by person, each list sorted, with how sure it is that they are one; and what is left to decide."""

    persons: tuple[tuple[Profile, ...], ...]
    confidences: tuple[float, ...]
    candidates: tuple[Candidate, ...]


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


def probability(bits: float) -> float:
    """The share of pairs with that much evidence that are one."""
    return 1.0 / (1.0 + math.exp2(-bits))


def identify(
    profiles: Iterable[Profile], same: Iterable[tuple[int, int]] = (), different: Iterable[tuple[int, int]] = ()
) -> Identified:
    """The persons that the profiles are of. `same` and `different` are decided pairs of numbers, above all evidence.

    The work grows with the number of profiles times the number of those that share a rare name, not with its square.
    The order of the profiles makes no difference.
    """
    ordered = sorted(profiles, key=lambda profile: profile.order)
    return _Linking(ordered, same, different).identified()


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


class _Linking:
    """Profiles, the pairs among them that could be one person, and the persons so far."""

    def __init__(
        self, ordered: Sequence[Profile], same: Iterable[tuple[int, int]], different: Iterable[tuple[int, int]]
    ) -> None:
        self._profiles = ordered
        place = {profile.number: at for at, profile in enumerate(ordered)}
        self._same = [(place[a], place[b]) for a, b in same if a in place and b in place]
        self._different = {_pair(place[a], place[b]) for a, b in different if a in place and b in place}
        self._weights: dict[tuple[int, int], float | None] = {}
        self._person = list(range(len(ordered)))
        self._members: dict[int, list[int]] = {at: [at] for at in self._person}
        self._sure = [1.0] * len(ordered)

    @cached_property
    def _links(self) -> Mapping[int, Mapping[int, float]]:
        """The pairs with a probability worth a look, from each of both."""
        links: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for a, b in sorted(compared(self._profiles)):
            bits = self._weight(a, b)
            if bits is not None and probability(bits) >= DOUBTFUL:
                links[a][b] = links[b][a] = bits
        return links

    def identified(self) -> Identified:
        for a, b in self._same:
            self._unite(self._person[a], self._person[b], 1.0)
        left: list[tuple[float, int, int, str]] = []
        ranked = sorted((-bits, a, b) for a, others in self._links.items() for b, bits in others.items() if a < b)
        for cost, a, b in ranked:
            one, other = self._person[a], self._person[b]
            if one == other or self._decided_apart(one, other):
                continue
            sure = probability(-cost)
            if sure < CERTAIN:
                left.append((sure, a, b, "the evidence is not enough"))
            elif self._clash(one, other):
                left.append((sure, a, b, "others who are the one cannot be the other"))
            elif self._undecided(a, b) or self._undecided(b, a):
                left.append((sure, a, b, "it could be another person as well"))
            else:
                self._unite(one, other, sure)
        return self._result(left)

    def _result(self, left: Iterable[tuple[float, int, int, str]]) -> Identified:
        groups = [self._members[key] for key in sorted(self._members)]
        seen: set[tuple[int, int]] = set()
        candidates = []
        for sure, a, b, reason in left:
            pair = _pair(self._person[a], self._person[b])
            if pair[0] != pair[1] and pair not in seen and not self._decided_apart(*pair):
                seen.add(pair)
                candidates.append(Candidate(self._profiles[a], self._profiles[b], sure, reason))
        return Identified(
            tuple(tuple(self._profiles[at] for at in sorted(group)) for group in groups),
            tuple(self._sure[key] for key in sorted(self._members)),
            tuple(candidates),
        )

    def _weight(self, a: int, b: int) -> float | None:
        pair = _pair(a, b)
        if pair not in self._weights:
            self._weights[pair] = weigh(self._profiles[pair[0]], self._profiles[pair[1]])
        return self._weights[pair]

    def _unite(self, one: int, other: int, sure: float) -> None:
        keep, gone = sorted((one, other))
        if keep == gone:
            return
        for member in self._members[gone]:
            self._person[member] = keep
        self._members[keep] += self._members.pop(gone)
        self._sure[keep] = min(self._sure[keep], self._sure[gone], sure)

    def _decided_apart(self, one: int, other: int) -> bool:
        if not self._different:
            return False
        return any(_pair(a, b) in self._different for a in self._members[one] for b in self._members[other])

    def _clash(self, one: int, other: int) -> bool:
        """Whether some of the one cannot be some of the other, whatever a third says."""
        return any(
            _excluded(self._profiles[a], self._profiles[b], self._weight(a, b))
            for a in self._members[one]
            for b in self._members[other]
        )

    def _undecided(self, at: int, other: int) -> bool:
        """Whether a profile could as well be somebody else who cannot be the other one."""
        bits = self._links[at][other]
        for third, told in self._links[at].items():
            if third == other or self._person[third] in (self._person[at], self._person[other]):
                continue
            if told >= bits - _CHOICE and probability(told) >= CERTAIN:
                between = self._weight(other, third)
                two = _excluded(self._profiles[other], self._profiles[third], between)
                if two or (between or 0.0) < 0 or _pair(other, third) in self._different:
                    return True
        return False


def _excluded(one: Profile, other: Profile, bits: float | None) -> bool:
    if bits is None:
        return True
    if one.country and other.country and one.country != other.country:
        return True
    if one.gender and other.gender and one.gender != other.gender:
        return True
    alike = _alike(one, other)
    return alike is None or alike.clashing


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def compared(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """The pairs, as places, that share a key. Of a key that too many share, those alone whose whole name, or country
    and field of work, are the same as well; a word that too many share leads nowhere.
    """
    shelves: defaultdict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for key in sorted(_keys(profile)):
            shelves[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for key, shelf in shelves.items():
        parts: list[Sequence[int]] = [shelf]
        if len(shelf) > _CROWD:
            kinds = () if key.endswith(_WORD) else (_by_name, _by_office)
            parts = [part for kind in kinds for part in _parted(shelf, profiles, kind)]
        for part in parts:
            pairs.update(combinations(part[:_CROWD], 2))
    return pairs


def _by_name(profile: Profile) -> tuple[str, ...]:
    return (*profile.name.words, profile.country or "")


def _by_office(profile: Profile) -> tuple[str, ...]:
    return (profile.country or "", *sorted(profile.office.fields))


def _parted(
    shelf: Iterable[int], profiles: Sequence[Profile], key: Callable[[Profile], tuple[str, ...]]
) -> Iterable[Sequence[int]]:
    parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in shelf:
        parts[key(profiles[at])].append(at)
    return parts.values()


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
