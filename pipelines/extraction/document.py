"""One notice prepared for the rules: its text, the copies made for matching, sentences and vocabulary matches. No
rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from pipelines.model import Notice

from .lexicon import Lexicon, Match, longest
from .ordinals import Ordinal, find_ordinals
from .shadow import Compact, shadow_of
from .spans import Span as Span


class Value(NamedTuple):
    """A value in canonical form, the words that state it and the name of the rule that found it."""

    value: str
    start: int
    end: int
    rule: str


# A sentence ends at a stop that is followed by space and no small letter, at a line break, or where a capital is
# glued to a stop.
# The characters of which one must be there come first, so that the search can leap from one to the next.
_STOP = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s|[A-ZÀ-ỸĐ\"“]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:TS|ThS|PGS|GS|BS|CN|KS|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Hon|Rev|Gen|Lt|Col|Sr|Jr|vs|etc|e\.g|i\.e|cf|v\.v|TP|Tp|tp|Th|H\.E|S\.E|Y\.B|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-ZĐ]|\b[A-Z]\.[A-Z])$"
)


def sentences_of(text: str) -> list[Span]:
    """The sentences of a text, headlines and lines of their own included; every character but white space is in one."""
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == ".":
            before = text[max(0, stop.start() - 8) : stop.start()]
            after = text[stop.end() : stop.end() + 2].lstrip()
            if _ABBREVIATION.search(before) or (after and after[0].islower()):
                continue
            if (
                before[-1:].isdigit()
                and after[:1].isdigit()
                and stop.end() < len(text)
                and not text[stop.end()].isspace()
            ):
                continue
        _add(spans, text, start, stop.end())
        start = stop.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    trimmed = stretch.strip()
    if trimmed:
        start += len(stretch) - len(stretch.lstrip())
        spans.append(Span(start, start + len(trimmed)))


@dataclass(slots=True)
class Document:
    """A notice and its matches. `matches` holds all matches of all vocabularies but the cues, by start and then longest
    first.
    """

    notice: Notice
    text: str
    shadow: str
    compact: Compact
    matches: list[Match]
    sentences: list[Span]
    bare: bool
    _starts: list[int] = field(default_factory=list)
    _places: dict[str, list[int]] = field(default_factory=dict)  # in `matches`, by kind
    _cues: dict[str, tuple[list[int], list[int]]] = field(default_factory=dict)
    _ordinals: list[Ordinal] | None = None
    _names: dict[frozenset[str], list[Match]] = field(default_factory=dict)

    @classmethod
    def of(cls, notice: Notice, lexicon: Lexicon) -> Document:
        """Prepares a notice for the rules."""
        text = notice.text
        shadow, compact = shadow_of(text)
        # A Vietnamese text has a letter with a diacritic in nearly every word; one without any was written without.
        bare = text.isascii() and notice.language == "vi"
        sentences = sentences_of(text)
        matches: list[Match] = []
        places: defaultdict[str, list[int]] = defaultdict(list)
        cues: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        match = tuple.__new__  # `Match(…)` itself takes twice as long, and a text has hundreds
        for start, end, entries in lexicon.hits(text, compact, bare):
            for entry in entries:
                kind = entry.kind
                if kind == "cue":
                    starts, ends = cues[entry.code]
                    starts.append(start)
                    ends.append(end)
                else:
                    places[kind].append(len(matches))
                    matches.append(match(Match, (start, end, entry)))
        return cls(
            notice=notice,
            text=text,
            shadow=shadow,
            compact=compact,
            matches=matches,
            sentences=sentences,
            bare=bare,
            _starts=[span.start for span in sentences],
            _places=dict(places),
            _cues=dict(cues),
        )

    @property
    def ordinals(self) -> list[Ordinal]:
        """The ordinal numbers of the text, left to right."""
        if self._ordinals is None:
            words = ((m.start, m.end, int(m.entry.code)) for m in longest(self.of_kind("ordinal")))
            self._ordinals = find_ordinals(self.text, self.shadow, words, self.notice.language)
        return self._ordinals

    def ordinals_between(self, start: int, end: int) -> list[Ordinal]:
        """The ordinal numbers that begin and end in a stretch of the text."""
        ordinals = self.ordinals
        first = bisect_left(ordinals, start, key=lambda ordinal: ordinal.start)
        found: list[Ordinal] = []
        for ordinal in ordinals[first:]:
            if ordinal.end > end:
                break
            found.append(ordinal)
        return found

    def names(self, *kinds: str) -> list[Match]:
        """The longest matches of these kinds, without the adjectives and demonyms of countries ("Thai",
        "Filipinos").
        """
        key = frozenset(kinds)
        if key not in self._names:
            named = [m for m in self.of_kind(*key) if m.entry.get("kind") not in ("adjective", "demonym")]
            self._names[key] = longest(named)
        return self._names[key]

    def of_kind(self, *kinds: str) -> list[Match]:
        """The matches of these kinds, overlapping ones too."""
        matches = self.matches
        return [matches[place] for place in sorted(chain.from_iterable(self._places.get(kind, ()) for kind in kinds))]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds this offset, or the one before it."""
        following = bisect_right(self._starts, offset)
        return self.sentences[following - 1 if following else 0]

    def cue_before(self, code: str, offset: int, reach: int, floor: int = 0) -> Span | None:
        """The nearest cue of this kind that ends at or before `offset`, no further away than `reach`, not before
        `floor`.
        """
        places = self._cues.get(code)
        if places is None:
            return None
        starts, ends = places
        best: Span | None = None
        for i in range(bisect_left(starts, max(floor, offset - reach - 60)), bisect_right(starts, offset)):
            inside = floor <= starts[i] and offset - reach <= ends[i] <= offset
            if inside and (best is None or (ends[i], -starts[i]) > (best.end, -best.start)):
                best = Span(starts[i], ends[i])
        return best

    def cue_after(self, code: str, offset: int, reach: int, ceiling: int | None = None) -> Span | None:
        """The nearest cue of this kind that begins at or after `offset`, within `reach`, and ends by `ceiling`."""
        places = self._cues.get(code)
        if places is None:
            return None
        starts, ends = places
        ceiling = len(self.text) if ceiling is None else ceiling
        limit = min(offset + reach, ceiling)
        for i in range(bisect_left(starts, offset), len(starts)):
            if starts[i] > limit:
                return None
            if ends[i] <= ceiling:
                return Span(starts[i], ends[i])
        return None

    def cues_meeting(self, code: str, start: int, end: int) -> list[Span]:
        """The cues of this kind that lie within a stretch, in part or whole."""
        starts, ends = self._cues.get(code, ((), ()))
        first = bisect_left(starts, start - 80)
        return [Span(starts[i], ends[i]) for i in range(first, bisect_left(starts, end)) if ends[i] > start]

    def cues(self, code: str) -> list[Span]:
        """All cues of this kind."""
        starts, ends = self._cues.get(code, ((), ()))
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]
