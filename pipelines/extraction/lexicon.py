"""Phrases and where they stand in a text: one Aho-Corasick pass over the compact text. Knows no rule of any kind of
fact.

A phrase is found whatever its case, spacing, hyphens and line breaks. Where only diacritics tell two words apart,
the text
decides: a text that writes diacritics must write those of the phrase, one that writes none may leave them out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product, repeat
from typing import NamedTuple

import ahocorasick_rs

from .shadow import Compact, compact_phrases

LONG = (
    10  # compact letters from which a phrase is told by its letters alone: other diacritics there are slips of the pen
)


DERIVED = " derived"  # ends the shelf of adjectives and demonyms: "Thai", "Filipinos"


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of a vocabulary. `kind` says of which, `code` what it stands for there, `data` what else its row
    says.
    """

    kind: str
    code: str
    phrase: str
    language: str
    data: tuple[tuple[str, str], ...] = field(default=())
    shelf: str = field(init=False, repr=False, compare=False)
    _cells: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cells = dict(self.data)
        object.__setattr__(self, "_cells", cells)
        object.__setattr__(self, "shelf", self._shelf(cells.get("kind", "")))

    def _shelf(self, kind: str) -> str:
        """Where a document keeps its matches: by kind, cues by code, adjectives and demonyms apart from names."""
        if self.kind == "cue":
            return f"cue {self.code}"
        return f"{self.kind}{DERIVED}" if kind in ("adjective", "demonym") else self.kind

    def get(self, name: str, default: str = "") -> str:
        """The cell `name` of the entry's row."""
        return self._cells.get(name, default)


class Match(NamedTuple):
    """A phrase in a text: `text[start:end]`."""

    start: int
    end: int
    entry: Entry


class _Pattern(NamedTuple):
    entries: tuple[Entry, ...]
    letters: int
    pieces: int
    signature: str
    upper: bool
    capital: bool


def _signature(text: str) -> str:
    """Letters and marks in an order that does not depend on where a tone mark is put (hoà, hòa)."""
    return "".join(sorted(unicodedata.normalize("NFD", text.lower().replace("ð", "đ")))).strip()


def _pieces(written: str) -> int:
    """How many words a stretch has; a sign of its own ("+ 3") is none."""
    pieces = written.replace("-", " ").replace("–", " ").split()
    return sum(piece.isalnum() or any(map(str.isalnum, piece)) for piece in pieces)


def _agrees(written: str, pattern: _Pattern, bare_text: bool) -> bool:
    """Whether a stretch of text that has a phrase's letters is that phrase."""
    words = written.replace("-", " ").split()
    if pattern.letters < LONG and _pieces(written) > pattern.pieces:
        return False
    if pattern.upper and not written.isupper():
        return False
    if pattern.capital and not (written[0].isupper() or written[0].isdigit()):
        return False
    if _signature("".join(words)) == pattern.signature:
        return True
    if pattern.capital and pattern.letters >= 6 and ("-" in written or "–" in written):
        return True  # a transliterated name is written with whatever diacritics the writer hears
    if written.isascii():
        return bare_text or pattern.letters >= LONG
    return pattern.letters >= LONG + 4


_IS_BRIEF = re.compile(r"[a-z]{1,3}")


def _marked(phrase: str) -> list[str]:
    """A phrase with its first letter and any others in capitals."""
    rest = ((letter, letter.upper()) for letter in phrase[1:])
    return ["".join(letters) for letters in product(phrase[0].upper(), *rest)]


def _automaton(phrases: Sequence[str]) -> ahocorasick_rs.AhoCorasick:
    """One that takes a single step for each letter: it has some 40 MB, and reading is a twentieth faster."""
    return ahocorasick_rs.AhoCorasick(phrases, store_patterns=False, implementation=ahocorasick_rs.Implementation.DFA)


# Ways of writing phrases whose meanings are remembered; a notice uses some hundreds.
_REMEMBERED = 50_000
CAPITALISED = frozenset({"country", "place", "organisation", "series", "body", "name", "ministry"})


class Lexicon:
    """All phrases of the vocabularies given, ready to be looked for. Built once a process; holds no state of a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_key: dict[tuple[str, str, bool, bool], list[Entry]] = {}
        given = list(entries)
        phrases = [unicodedata.normalize("NFC", entry.phrase) for entry in given]
        for entry, phrase, compact in zip(given, phrases, compact_phrases(phrases), strict=True):
            if not compact:
                continue
            letters = sum(map(str.isalpha, phrase))
            acronym = phrase.upper() == phrase and 1 < letters <= 6 and entry.kind != "asean"
            capital = entry.kind in ("place", "country") or (entry.kind in CAPITALISED and letters < LONG)
            # What the vocabulary writes small, its language writes small: "laotien".
            capital = capital and not phrase.islower()
            by_key.setdefault((compact, _signature(self._joined(phrase)), acronym, capital), []).append(entry)
        self._patterns: list[list[_Pattern]] = []
        order: dict[str, int] = {}
        for (compact, signature, upper, capital), found in sorted(by_key.items()):
            index = order.setdefault(compact, len(order))
            if index == len(self._patterns):
                self._patterns.append([])
            # Of a long phrase nobody asks in how many pieces it is written.
            pieces = max(_pieces(entry.phrase) for entry in found) if len(compact) < LONG else 0
            self._patterns[index].append(_Pattern(_distinct(found), len(compact), pieces, signature, upper, capital))
        # Most places where the letters of a short phrase stand are within longer words. Short ones are therefore looked
        # for apart, in the text that marks where words begin; any of their letters may begin one ("VN", "V.N.", "Vn").
        brief = {phrase: index for phrase, index in order.items() if _IS_BRIEF.fullmatch(phrase)}
        marked = [(written, index) for phrase, index in brief.items() for written in _marked(phrase)]
        self._brief_at = [index for _, index in marked]
        self._brief = _automaton([written for written, _ in marked])
        others = [(phrase, index) for phrase, index in order.items() if phrase not in brief]
        self._other_at = [index for _, index in others]
        self._others = _automaton([phrase for phrase, _ in others])
        self._meanings = lru_cache(maxsize=_REMEMBERED)(self._read)

    @staticmethod
    def _joined(phrase: str) -> str:
        return "".join(phrase.replace("-", " ").replace("–", " ").split())

    def find(self, text: str, compact: Compact, bare_text: bool = False) -> list[Match]:
        """All matches, overlapping ones too, by start and then longest first. `bare_text`: it is written without
        diacritics.
        """
        at, bounds, meanings = compact.at, compact.bounds, self._meanings
        other_at, brief_at = self._other_at, self._brief_at
        places = [
            (at[first], -at[after - 1], other_at[index])
            for index, first, after in self._others.find_matches_as_indexes(compact.text, overlapping=True)
            if bounds[first] and bounds[after]
        ]
        places += [
            (at[first], -at[after - 1], brief_at[index])
            for index, first, after in self._brief.find_matches_as_indexes(compact.marked, overlapping=True)
            if bounds[after]
        ]
        places.sort()
        found = [
            (start, 1 - last, entry)
            for start, last, index in places
            for entry in meanings(index, text[start : 1 - last], bare_text)
        ]
        # A text has hundreds of matches, and `Match(…)` for each would take twice as long.
        return list(map(tuple.__new__, repeat(Match), found))

    def _read(self, index: int, written: str, bare_text: bool) -> tuple[Entry, ...]:
        """What a stretch of text means that has the letters of the phrases at `index`."""
        agreeing = (pattern for pattern in self._patterns[index] if _agrees(written, pattern, bare_text))
        return tuple(entry for pattern in agreeing for entry in pattern.entries)


def _distinct(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """One entry for each meaning of a phrase: of several files that list it, the row that says most."""
    if len(entries) == 1:
        return (entries[0],)
    kept: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries, key=_rank):
        known = kept.get((entry.kind, entry.code))
        if known is None or len(entry.data) > len(known.data):
            kept[entry.kind, entry.code] = entry
    return tuple(kept[key] for key in sorted(kept))


def _rank(entry: Entry) -> tuple[str, str, str]:
    return (entry.kind, entry.code, entry.phrase)


def longest(matches: Iterable[Match]) -> list[Match]:
    """Of the matches those that no longer one of them covers in part or whole, left to right."""
    kept: list[Match] = []
    first = edge = -1
    for match in matches:
        start, end, _ = match
        if start >= edge:
            kept.append(match)
            first, edge = start, end
        elif start == first and end == edge:
            kept.append(match)  # the same words with another meaning
    return kept
