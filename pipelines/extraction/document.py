"""One notice prepared for the rules: its text, the copies made for matching, sentences and vocabulary matches. No
rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from pipelines.model import Notice

from .lexicon import DERIVED, Lexicon, Match, longest
from .ordinals import Ordinal, find_ordinals
from .patterns import either
from .shadow import Compact, shadow_of
from .spans import Span as Span


class Value(NamedTuple):
    """A value in canonical form, the words that state it and the name of the rule that found it."""

    value: str
    start: int
    end: int
    rule: str


# With which syllables before or behind it one that is a cue by itself makes another word.
_WORDS_OF = {
    "nhan": (
        re.compile(r"\b(?:cong|ca|nu|nam|thuong|phap|benh|doanh|nguyen) \Z"),
        re.compile(r" (?:luc|dan|quyen|vien|loai|dao|su|van|tai|ai|than)\b"),
    ),
    "trinh": (
        re.compile(r"\b(?:chuong|qua|tien|lo|cong|hanh|giao|quy|lich) \Z"),
        re.compile(r" (?:bay|dien|do|tu)\b"),
    ),
    "sinh": (re.compile(r"\b(?:an|ve|hoc|hy|phat|dan|ho|tai|moi) \Z"), re.compile(r" (?:vien|ke|hoat|hoc|thai)\b")),
}
_SYLLABLES = frozenset(map(len, _WORDS_OF))
_LONGEST_CUE = 60  # characters
_LONGEST_SENTENCE = 2_000  # characters; rules look at all of a sentence, and a page may have no stop at all

# A sentence ends at a stop that is followed by space and no small letter, at a line break, or where a capital is
# glued to a stop. The characters of which one must be there come first, so that the search can leap from one to the
# next; of a run of them only the first is looked at.
_STOP = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)(?<![.!?…].)[.!?…]*[\"'”’»)\]]*(?=\s|[A-ZÀ-ỸĐ\"“]))")
_ABBREVIATIONS = (
    "TS", "ThS", "PGS", "GS", "BS", "CN", "KS", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "Nos", "Hon", "Rev", "Gen",
    "Lt", "Col", "Rtd", "Retd", "Brig", "Maj", "Capt", "Amb", "Engr", "Atty", "Asst", "Dept", "Govt",
    "Ph", "Ph.D", "Pol", "Usec", "Asec", "Sec", "Gov", "Adm",
    "Mohd", "Muhd", "Md", "Abd", "Hj", "Hjh", "Awg", "Sr", "Jr", "vs", "etc", "e.g", "i.e", "cf", "v.v", "TP", "Tp",
    "tp", "Th", "H.E", "S.E", "Y.B", "Jan",
    "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
_ABBREVIATION = re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, _ABBREVIATIONS))})|\b[A-ZĐ]|\b[A-Z]\.[A-Z])$")
_LAST_LETTERS = frozenset(word[-2:] for word in _ABBREVIATIONS)


def sentences_of(text: str) -> list[Span]:
    """The sentences of a text, headlines and lines of their own included; every character but white space is in one."""
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        first, end = stop.span()
        if text[first] in ".…" and _goes_on(text, first, end):
            continue
        _add(spans, text, start, end)
        start = end
    _add(spans, text, start, len(text))
    return spans


def _goes_on(text: str, stop: int, end: int) -> bool:
    """Whether the sentence goes on after a full stop: after an abbreviation, before a small letter, in a number."""
    last = text[max(0, stop - 2) : stop]
    if text[stop] == "…":
        return text[end : end + 2].strip()[:1].islower() and "\n" not in text[stop:end]  # "làm trưởng đoàn… và …"
    if last == "Jr" and text[end : end + 2].lstrip()[:1].isupper():
        return False  # what follows a whole name with its "Jr." is the next sentence
    if (last in _LAST_LETTERS or last[-1:].isupper()) and _ABBREVIATION.search(text[max(0, stop - 8) : stop]):
        return True
    after = text[end : end + 2].lstrip()
    if after[:1].islower():
        return True
    return last[-1:].isdigit() and after[:1].isdigit() and not text[end].isspace()


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    """Adds a stretch without the white space at its ends, if there is anything else; one that is too long in pieces."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + _LONGEST_SENTENCE
        spans.append(Span(start, cut))
        start = cut + (text[cut] == " ")
    if start < end:
        spans.append(Span(start, end))


_SAMPLE = 1500
_GLANCE = 400  # in which most texts have as many as are wanted
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
_LEAST_SHARE = 50  # a Vietnamese text has one of these letters in five; names alone may have one in so many


def _is_bare(text: str) -> bool:
    """Whether a Vietnamese text is written without diacritics, whatever quotation marks and foreign names it has."""
    wanted = min(len(text), _SAMPLE)
    return all(len(_VIETNAMESE.findall(text, 0, end)) * _LEAST_SHARE < wanted for end in (_GLANCE, _SAMPLE))


# An acronym in the midst of a name: "the ASEAN Socio-Cultural Community (ASCC) Blueprint 2025".
_INNER_ACRONYM = re.compile(r" \((?<=\w \()[A-ZĐ][A-Za-z&+-]{1,9}\)(?= \w)")
_PLANS = (
    *("blueprint", "declaration", "plan", "masterplan", "framework", "convention", "consensus", "guidelines"),
    *("roadmap", "strategy", "tuyên bố", "kế hoạch", "công ước", "khung", "đồng thuận", "chiến lược", "lộ trình"),
)
_OF_A_PLAN = re.compile(either(_PLANS, anew=True, gap=" ", folded=False) + r"\b")
_AROUND = 90  # characters on either side of it that may be of the name


def _over_acronyms(text: str, lexicon: Lexicon, bare: bool) -> list[Match]:
    """The instruments in whose names an acronym in brackets stands that no vocabulary writes there."""
    pieces: list[tuple[int, int, int, int]] = []  # where the words before and behind an acronym begin and end
    for found in _INNER_ACRONYM.finditer(text):
        low, high = max(0, found.start() - _AROUND), min(len(text), found.end() + _AROUND)
        if _OF_A_PLAN.search(text[low - (low > 0) : high].lower(), low > 0):
            pieces.append((low, found.start(), found.end(), high))
    if not pieces:
        return []
    joined = "\n\n".join(text[low:start] + text[end:high] for low, start, end, high in pieces)
    matches: list[Match] = []
    offset = 0
    starts = []
    for low, start, end, high in pieces:
        starts.append(offset)
        offset += (start - low) + (high - end) + 2
    for match in lexicon.find(joined, shadow_of(joined)[1], bare):
        if match.entry.kind != "instrument":
            continue
        place = bisect_right(starts, match.start) - 1
        low, start, end, _ = pieces[place]
        first, after = match.start - starts[place] + low, match.end - starts[place] + low
        if first < start < after:
            matches.append(Match(first, after - start + end, match.entry))
    return matches


def _by_place(match: Match) -> tuple[int, int]:
    return match.start, -match.end


_START = attrgetter("start")
_NO_CUES: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
_SHELF = attrgetter("entry.shelf")


@cache
def _shelves_of(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shelf for kind in kinds for shelf in (kind, kind + DERIVED))


@dataclass(slots=True)
class Document:
    """A notice and its matches. `matches` holds all matches of all vocabularies, by start and then longest first."""

    notice: Notice
    text: str
    shadow: str
    compact: Compact
    matches: list[Match]
    sentences: list[Span]
    bare: bool
    _starts: list[int]
    _places: dict[str, list[int]]  # in `matches`, by shelf
    _cues: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=dict)
    _ordinals: list[Ordinal] | None = None
    _searched: dict[tuple[int, int], bool] = field(default_factory=dict)
    _of_kind: dict[tuple[str, ...], list[Match]] = field(default_factory=dict)
    _names: dict[tuple[str, ...], list[Match]] = field(default_factory=dict)

    @classmethod
    def of(cls, notice: Notice, lexicon: Lexicon) -> Document:
        """Prepares a notice for the rules."""
        text = notice.text
        shadow, compact = shadow_of(text)
        bare = notice.language == "vi" and (text.isascii() or _is_bare(text))
        matches = lexicon.find(text, compact, bare)
        over = _over_acronyms(text, lexicon, bare)
        if over:
            matches = sorted((*matches, *over), key=_by_place)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, shelf in enumerate(map(_SHELF, matches)):
            places[shelf].append(place)
        sentences = sentences_of(text)
        starts = [span[0] for span in sentences]
        return cls(notice, text, shadow, compact, matches, sentences, bare, starts, dict(places))

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
        if kinds not in self._names:
            self._names[kinds] = longest(self._on(kinds))
        return self._names[kinds]

    def names_in(self, start: int, end: int, *kinds: str) -> list[Match]:
        """Of `names`, those that begin in a stretch."""
        found = self.names(*kinds)
        return found[bisect_left(found, start, key=_START) : bisect_left(found, end, key=_START)]

    def of_kind(self, *kinds: str) -> list[Match]:
        """The matches of these kinds, overlapping ones too."""
        found = self._of_kind.get(kinds)
        if found is None:
            found = self._of_kind[kinds] = self._on(_shelves_of(kinds))
        return found

    def _on(self, shelves: Sequence[str]) -> list[Match]:
        """The matches on some shelves, in the order of the text."""
        known = self._places
        rows = [known[shelf] for shelf in shelves if shelf in known]
        if not rows:
            return []
        places = rows[0] if len(rows) == 1 else sorted(chain.from_iterable(rows))
        return [*map(self.matches.__getitem__, places)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds this offset, or the one before it."""
        place = bisect_right(self._starts, offset)
        return self.sentences[place - 1 if place else 0]

    def tells(self, sentence: Span, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern of a module's stands anywhere in the folded text of a sentence, which is searched once."""
        key = (sentence.start, id(pattern))  # a pattern's own hash is that of all its code
        known = self._searched.get(key)
        if known is None:
            known = self._searched[key] = pattern.search(self.shadow, *sentence) is not None
        return known

    def _cues_of(self, code: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where the cues of a kind begin, and where each of them ends; looked up once."""
        shelf = f"cue {code}"
        if shelf not in self._places:  # as most are in a short text
            self._cues[code] = _NO_CUES
            return _NO_CUES
        found = [
            match
            for match in self._on((shelf,))
            if match.end - match.start not in _SYLLABLES or not self._is_syllable_of_word(match)
        ]
        starts, ends, _ = zip(*found, strict=True) if found else ((), (), ())
        cues = self._cues[code] = starts, ends
        return cues

    def _is_syllable_of_word(self, match: Match) -> bool:
        """Whether a cue of one syllable is half a word: "nhân lực", "an sinh"."""
        words = _WORDS_OF.get(self.shadow[match.start : match.end])
        if words is None:
            return False
        before = words[0].search(self.shadow, max(0, match.start - 8), match.start)
        return before is not None or words[1].match(self.shadow, match.end) is not None

    def cue_before(self, code: str, offset: int, reach: int, floor: int = 0) -> Span | None:
        """The nearest cue of this kind that ends at or before `offset`, no further away than `reach`, not before
        `floor`.
        """
        starts, ends = self._cues.get(code) or self._cues_of(code)
        if not starts or starts[0] > offset:
            return None
        low = offset - reach
        first = bisect_left(starts, floor if floor > low - _LONGEST_CUE else low - _LONGEST_CUE)
        best = best_end = -1
        for i in range(first, bisect_right(starts, offset, first)):
            if best_end < ends[i] <= offset and ends[i] >= low:
                best, best_end = i, ends[i]
        return None if best < 0 else Span(starts[best], best_end)

    def cue_after(self, code: str, offset: int, reach: int, ceiling: int | None = None) -> Span | None:
        """The nearest cue of this kind that begins at or after `offset`, within `reach`, and ends by `ceiling`."""
        starts, ends = self._cues.get(code) or self._cues_of(code)
        if not starts or starts[-1] < offset:
            return None
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
        starts, ends = self._cues.get(code) or self._cues_of(code)
        first = bisect_left(starts, start - 80)
        return [Span(starts[i], ends[i]) for i in range(first, bisect_left(starts, end)) if ends[i] > start]

    def cues(self, code: str) -> list[Span]:
        """All cues of this kind."""
        starts, ends = self._cues.get(code) or self._cues_of(code)
        return [*map(Span, starts, ends)] if starts else []
