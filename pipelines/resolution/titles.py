"""Whether two titles of events outside the series name the same event, in whatever language; `identity.py` asks it.

In one language the words tell; over languages what the vocabularies know of them: kind of event, level, topics,
countries, bodies. When and where the two were must agree as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from pipelines.extraction.shadow import fold
from pipelines.resolution.terms import terms

Basis: TypeAlias = Literal["day", "month", "news"]

# Letters of one word that must be the other's for the two to be spellings of one word, in percent.
SPELLING = 80
# A title that only adds words to another is the same event's where so much of it is the other's.
SHARED = 0.5
LEAST_WORDS = 3
# Of the topics of two titles in two languages so many must be the same.
SHARED_TOPICS = 0.5
# From here on two titles are so alike that a person should look, in percent of their letters.
NEAR = 85
# Words that tell an event from the one that it belongs to.
_APART = frozenset({"special", "preparatory"})
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Meetings outside any series with one folded title, ordinal, place and time; `notices` speak of them.

    `written` is the title as it stands, in `language`. `first` and `last` are days between which it was held, known by
    its own dates, by its month, or by when the news of it came (`basis`).
    """

    number: int
    title: str
    ordinal: int | None
    notices: frozenset[str]
    written: str = ""
    language: str = ""
    city: str | None = None
    first: date = date.min
    last: date = date.min
    basis: Basis = "day"


def likeness(one: str, other: str) -> float:
    """How alike two folded titles are, from 0 (they name different events) to 1 (they are equal).

    A title may leave words out that the other has, and spell words otherwise, but not put other words in their place:
    "opening of …" and "closing of …" are two events. Numbers must not contradict each other.
    """
    if one == other:
        return 1.0
    words, others = set(one.split()), set(other.split())
    if _other_numbers(words, others):
        return 0.0
    shared = words & others
    fewer, more = sorted((words - others, others - words), key=lambda left: (len(left), sorted(left)))
    if not all(any(fuzz.ratio(word, spelling) >= SPELLING for spelling in more) for word in fewer):
        return 0.0
    letters = sum(map(len, shared)) + sum(map(len, fewer))
    share = letters / max(sum(map(len, words)), sum(map(len, others)))
    return share if len(shared) + len(fewer) >= LEAST_WORDS and share >= SHARED else 0.0


def may_name_one(one: Sequence[str | None], other: Sequence[str | None]) -> bool:
    """Whether the titles of two events, each in one or more languages, are so near that a person should look."""
    return any(_near(a, b) for a, b in product(filter(None, one), filter(None, other)))


def _near(one: str, other: str) -> bool:
    a, b = terms(one), terms(other)
    if a.modifiers & _APART != b.modifiers & _APART or a.levels != b.levels or a.formats != b.formats:
        return False
    if (a.events and b.events and a.events != b.events) or _other_numbers(fold(one).split(), fold(other).split()):
        return False
    if fuzz.token_set_ratio(fold(one), fold(other)) >= NEAR:
        return True
    return bool(a.events and a.topics & b.topics) and a.countries == b.countries and a.bodies == b.bodies


@lru_cache(maxsize=100_000)
def translated(one: str, other: str) -> float:
    """How alike two titles in two languages are, from 0 to 1, as written: by what the vocabularies know of them."""
    a, b = terms(one), terms(other)
    if a.modifiers & _APART != b.modifiers & _APART or a.levels != b.levels or a.formats != b.formats:
        return 0.0
    if (a.events and b.events and a.events != b.events) or a.countries != b.countries or a.bodies != b.bodies:
        return 0.0
    if _other_numbers(a.words, b.words):
        return 0.0
    if not a.topics or not b.topics:
        return 0.0
    share = len(a.topics & b.topics) / len(a.topics | b.topics)
    return share if share >= SHARED_TOPICS else 0.0


def _other_numbers(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether the two name numbers that contradict each other: years, ordinals as 3 or 3rd."""
    one, other = ({number for word in each for number in _NUMBER.findall(word)} for each in (words, others))
    return not (one <= other or other <= one)


def same_events(groups: Iterable[TitleGroup]) -> Iterator[tuple[int, int]]:
    """(number of a group, number of the group that stands for its event) for each group.

    The likeliest pairs come first. Two events become one only where no notice speaks of both, since it would tell them
    apart for a reason, where no two ordinals or cities contradict each other, and where all their titles are alike.
    Only groups that share a day are compared, so that the work grows with their number.
    """
    ordered = sorted(groups, key=_order)
    scores = {pair: score for pair in sorted(_met(ordered)) if (score := _alike(ordered, *pair)) > 0}
    event_of = list(range(len(ordered)))
    members: defaultdict[int, list[int]] = defaultdict(list, {number: [number] for number in event_of})
    for _, i, j in sorted((-score, *pair) for pair, score in scores.items()):
        keep, gone = sorted((event_of[i], event_of[j]))
        if keep != gone and all(
            (min(a, b), max(a, b)) in scores and _compatible(ordered[a], ordered[b])
            for a, b in product(members[keep], members[gone])
        ):
            for member in members.pop(gone):
                event_of[member] = keep
                members[keep].append(member)
    for position, group in enumerate(ordered):
        yield group.number, ordered[event_of[position]].number


def _order(group: TitleGroup) -> tuple[object, ...]:
    return (group.title, group.ordinal or 0, group.first, group.last, group.basis, group.city or "", group.language)


def _met(groups: Sequence[TitleGroup]) -> set[tuple[int, int]]:
    """The pairs of places of groups whose days overlap, or that have one title and no dates in one year."""
    days: defaultdict[date, list[int]] = defaultdict(list)
    months: defaultdict[date, list[int]] = defaultdict(list)
    within: defaultdict[date, list[int]] = defaultdict(list)
    undated: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        span = [group.first + timedelta(days) for days in range((group.last - group.first).days + 1)]
        if group.basis == "month":
            months[group.first].append(place)
            continue
        for day in span:
            days[day].append(place)
        for month in {day.replace(day=1) for day in span}:
            within[month].append(place)
        if group.basis == "news":
            undated[group.title, group.last.year].append(place)
    pairs = {pair for shelf in (*days.values(), *months.values(), *undated.values()) for pair in combinations(shelf, 2)}
    pairs |= {(min(pair), max(pair)) for month in months for pair in product(months[month], within[month])}
    return pairs


def _alike(groups: Sequence[TitleGroup], i: int, j: int) -> float:
    one, other = groups[i], groups[j]
    if not one.title or not other.title or not _compatible(one, other):
        return 0.0
    if one.title == other.title:
        return 1.0
    if "month" == one.basis == other.basis:
        return 0.0
    if one.written and terms(one.written).modifiers & _APART != terms(other.written).modifiers & _APART:
        return 0.0
    told = likeness(one.title, other.title)
    if told or one.language == other.language or "day" not in (one.basis, other.basis):
        return told
    return translated(one.written, other.written)


def _compatible(one: TitleGroup, other: TitleGroup) -> bool:
    ordinals_agree = one.ordinal is None or other.ordinal is None or one.ordinal == other.ordinal
    cities_agree = one.city is None or other.city is None or one.city == other.city
    return ordinals_agree and cities_agree and one.notices.isdisjoint(other.notices)
