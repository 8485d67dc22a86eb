"""Which profiles of something are one, by evidence that somebody else weighs. Knows neither names nor tables.

The weights are logarithms to base 2 of how much likelier the evidence is if the two are one than if they are two, as in
Fellegi and Sunter's theory of record linkage (1969): they add up, and the sum is a probability.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final, Generic, Protocol, TypeVar

# From here on two profiles are one; from there on a person should look at it. Probabilities.
CERTAIN: Final = 0.97
DOUBTFUL: Final = 0.3

# A writing that leaves something open does not choose between two that it could be, unless the one is likelier by this.
_CHOICE: Final = 4.0
# Profiles that share a key are compared with each other where there are no more of them.
_CROWD: Final = 48


class Profiled(Protocol):
    """What is written alike."""

    @property
    def number(self) -> int:
        """What tells it from others."""

    @property
    def order(self) -> tuple[str, ...]:
        """By which profiles are sorted, whatever their numbers."""

    @property
    def said(self) -> str:
        """What notices say of it, for who decides."""


P = TypeVar("P", bound=Profiled)
P_co = TypeVar("P_co", bound=Profiled, covariant=True)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[P_co]):
    """Two profiles that may be one, with the probability; `reason` says why they were not made one."""

    one: P_co
    other: P_co
    confidence: float
    reason: str

    @property
    def said(self) -> str:
        """What the notices say of the two, for who decides."""
        return f"{self.one.said} / {self.other.said}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Identified(Generic[P_co]):
    """Profiles by what they are of, each list sorted, with how sure it is that they are one; and what is left open."""

    groups: tuple[tuple[P_co, ...], ...]
    confidences: tuple[float, ...]
    candidates: tuple[Candidate[P_co], ...]


@dataclass(frozen=True, slots=True)
class Rules(Generic[P]):
    """What is asked of two profiles. `weigh`: the bits that speak for one, None where they are two; `excluded`: whether
    they cannot be one whatever a third says, given these bits; `compared`: the pairs of places worth a look.
    """

    weigh: Callable[[P, P], float | None]
    excluded: Callable[[P, P, float | None], bool]
    compared: Callable[[Sequence[P]], Iterable[tuple[int, int]]]


def probability(bits: float) -> float:
    """The share of pairs with that much evidence that are one."""
    return 1.0 / (1.0 + math.exp2(-bits))


def link(
    profiles: Iterable[P],
    rules: Rules[P],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> Identified[P]:
    """What the profiles are of. `same` and `different` are decided pairs of numbers, above all evidence.

    The work grows with the number of profiles times the number of those that share a rare key, not with its square.
    The order of the profiles makes no difference.
    """
    ordered = sorted(profiles, key=lambda profile: profile.order)
    return _Linking(ordered, rules, same, different).identified()


def sharing(
    profiles: Sequence[P],
    keys: Callable[[P], Iterable[str]],
    kinds: Callable[[str], Iterable[Callable[[P], tuple[str, ...]]]],
) -> set[tuple[int, int]]:
    """The pairs, as places, that share a key. Of a key that too many share, those alone that are the same by one of its
    `kinds` as well.
    """
    shelves: defaultdict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for key in sorted(keys(profile)):
            shelves[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for key, shelf in shelves.items():
        parts: list[Sequence[int]] = [shelf]
        if len(shelf) > _CROWD:
            parts = [part for kind in kinds(key) for part in _parted(shelf, profiles, kind)]
        for part in parts:
            pairs.update(combinations(part[:_CROWD], 2))
    return pairs


def _parted(
    shelf: Iterable[int], profiles: Sequence[P], key: Callable[[P], tuple[str, ...]]
) -> Iterable[Sequence[int]]:
    parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in shelf:
        parts[key(profiles[at])].append(at)
    return parts.values()


class _Linking(Generic[P]):
    """Profiles, the pairs among them that could be one, and the groups so far."""

    def __init__(
        self,
        ordered: Sequence[P],
        rules: Rules[P],
        same: Iterable[tuple[int, int]],
        different: Iterable[tuple[int, int]],
    ) -> None:
        self._profiles = ordered
        self._rules = rules
        place = {profile.number: at for at, profile in enumerate(ordered)}
        self._same = [(place[a], place[b]) for a, b in same if a in place and b in place]
        self._different = {_pair(place[a], place[b]) for a, b in different if a in place and b in place}
        self._weights: dict[tuple[int, int], float | None] = {}
        self._group = list(range(len(ordered)))
        self._members: dict[int, list[int]] = {at: [at] for at in self._group}
        self._sure = [1.0] * len(ordered)

    @cached_property
    def _links(self) -> Mapping[int, Mapping[int, float]]:
        """The pairs with a probability worth a look, from each of both."""
        links: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for a, b in sorted(self._rules.compared(self._profiles)):
            bits = self._weight(a, b)
            if bits is not None and probability(bits) >= DOUBTFUL:
                links[a][b] = links[b][a] = bits
        return links

    def identified(self) -> Identified[P]:
        for a, b in self._same:
            self._unite(self._group[a], self._group[b], 1.0)
        left: list[tuple[float, int, int, str]] = []
        ranked = sorted((-bits, a, b) for a, others in self._links.items() for b, bits in others.items() if a < b)
        for cost, a, b in ranked:
            one, other = self._group[a], self._group[b]
            if one == other or self._decided_apart(one, other):
                continue
            sure = probability(-cost)
            if sure < CERTAIN:
                left.append((sure, a, b, "the evidence is not enough"))
            elif self._clash(one, other):
                left.append((sure, a, b, "others who are the one cannot be the other"))
            elif self._undecided(a, b) or self._undecided(b, a):
                left.append((sure, a, b, "it could be another as well"))
            else:
                self._unite(one, other, sure)
        return self._result(left)

    def _result(self, left: Iterable[tuple[float, int, int, str]]) -> Identified[P]:
        groups = [self._members[key] for key in sorted(self._members)]
        seen: set[tuple[int, int]] = set()
        candidates = []
        for sure, a, b, reason in left:
            pair = _pair(self._group[a], self._group[b])
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
            self._weights[pair] = self._rules.weigh(self._profiles[pair[0]], self._profiles[pair[1]])
        return self._weights[pair]

    def _unite(self, one: int, other: int, sure: float) -> None:
        keep, gone = sorted((one, other))
        if keep == gone:
            return
        for member in self._members[gone]:
            self._group[member] = keep
        self._members[keep] += self._members.pop(gone)
        self._sure[keep] = min(self._sure[keep], self._sure[gone], sure)

    def _decided_apart(self, one: int, other: int) -> bool:
        if not self._different:
            return False
        return any(_pair(a, b) in self._different for a in self._members[one] for b in self._members[other])

    def _clash(self, one: int, other: int) -> bool:
        """Whether some of the one cannot be some of the other, whatever a third says."""
        return any(
            self._rules.excluded(self._profiles[a], self._profiles[b], self._weight(a, b))
            for a in self._members[one]
            for b in self._members[other]
        )

    def _undecided(self, at: int, other: int) -> bool:
        """Whether a profile could as well be somebody else who cannot be the other one."""
        bits = self._links[at][other]
        for third, told in self._links[at].items():
            if third == other or self._group[third] in (self._group[at], self._group[other]):
                continue
            if told >= bits - _CHOICE and probability(told) >= CERTAIN:
                between = self._weight(other, third)
                two = self._rules.excluded(self._profiles[other], self._profiles[third], between)
                if two or (between or 0.0) < 0 or _pair(other, third) in self._different:
                    return True
        return False


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
