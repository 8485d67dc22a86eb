"""Whether two titles of events on the same day name the same event. Looks at titles alone; `identity.py` asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

# Letters of one word that must be the other's for the two to be spellings of one word, in percent.
SPELLING = 80
# A title that only adds words to another is the same event's where so much of it is the other's.
SHARED = 0.5
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Meetings outside any series with one day, folded title and ordinal; `notices` are those that speak of them."""

    number: int
    title: str
    ordinal: int | None
    notices: frozenset[str]


def likeness(one: str, other: str) -> float:
    """How alike two folded titles are, from 0 (they name different events) to 1 (they are equal).

    A title may leave words out that the other has, and spell words otherwise, but not put other words in their place:
    "opening of …" and "closing of …" are two events. Numbers must not contradict each other.
    """
    if one == other:
        return 1.0
    words, others = set(one.split()), set(other.split())
    numbers, other_numbers = {w for w in words if w.isdigit()}, {w for w in others if w.isdigit()}
    if not (numbers <= other_numbers or other_numbers <= numbers):
        return 0.0
    shared = words & others
    fewer, more = sorted((words - others, others - words), key=lambda left: (len(left), sorted(left)))
    if not all(any(fuzz.ratio(word, spelling) >= SPELLING for spelling in more) for word in fewer):
        return 0.0
    letters = sum(map(len, shared)) + sum(map(len, fewer))
    share = letters / max(sum(map(len, words)), sum(map(len, others)))
    return share if len(shared) + len(fewer) >= LEAST_WORDS and share >= SHARED else 0.0


def same_events(groups: Iterable[TitleGroup]) -> Iterator[tuple[int, int]]:
    """(number of a group, number of the group that stands for its event) for the groups of one day.

    The likeliest pairs come first. Two events become one only where no notice speaks of both, since it would tell them
    apart for a reason, where no two ordinals contradict each other, and where all their titles are alike.
    """
    ordered = sorted(groups, key=lambda group: (group.title, group.ordinal or 0))
    pairs = [
        (-score, i, j)
        for j, other in enumerate(ordered)
        for i, one in enumerate(ordered[:j])
        if (score := likeness(one.title, other.title)) > 0
    ]
    alike = {(i, j) for _, i, j in pairs}
    event_of = list(range(len(ordered)))
    members: defaultdict[int, list[int]] = defaultdict(list, {number: [number] for number in event_of})
    for _, i, j in sorted(pairs):
        keep, gone = sorted((event_of[i], event_of[j]))
        if keep != gone and all(
            (min(a, b), max(a, b)) in alike and _compatible(ordered[a], ordered[b])
            for a in members[keep]
            for b in members[gone]
        ):
            for member in members.pop(gone):
                event_of[member] = keep
                members[keep].append(member)
    for position, group in enumerate(ordered):
        yield group.number, ordered[event_of[position]].number


def _compatible(one: TitleGroup, other: TitleGroup) -> bool:
    ordinals_agree = one.ordinal is None or other.ordinal is None or one.ordinal == other.ordinal
    return ordinals_agree and one.notices.isdisjoint(other.notices)
