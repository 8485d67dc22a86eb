"""Whether a page may be a notice of a meeting, from its bytes alone: literal phrases in the encodings that occur.

Nothing is decoded or parsed. What passes is read like every raw item; what does not pass can report no meeting that
extraction would find. The phrases stand in `screening.yaml`.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ahocorasick_rs import BytesAhoCorasick, Implementation

from pipelines.yaml_data import load_yaml

_PHRASES = Path(__file__).with_name("screening.yaml")
_UTF16: Final = ("utf-16-le", "utf-16-be")
# What a reader of Western European text shows for bytes is what they are in this encoding.
_SHOWN = "cp1252"
# Where a page is UTF-16, half of the bytes of its tags and spaces are zero.
_HEAD = 256


@dataclass(frozen=True, slots=True)
class _Phrases:
    names: tuple[BytesAhoCorasick, ...]
    meetings: BytesAhoCorasick


def refused(page: bytes) -> str | None:
    """Why a page cannot be a notice of a meeting: `no-name` of ASEAN, `no-meeting` word; None where it may be one."""
    phrases = _phrases()[b"\0" in page[:_HEAD]]
    if not any(names.find_matches_as_indexes(page) for names in phrases.names):
        return "no-name"
    return None if phrases.meetings.find_matches_as_indexes(page) else "no-meeting"


@cache
def _phrases() -> tuple[_Phrases, _Phrases]:
    """For pages in encodings that keep ASCII, and for pages in UTF-16."""
    data = load_yaml(_PHRASES.read_text("utf-8"))
    encodings, legacy = data["encodings"], data["legacy"]
    words = [word for language in data["meetings"].values() for word in language]
    cased = _cased([*words, *map(_bare, words)])
    return (
        _Phrases(
            _automata({*_encoded(data["names"], encodings), *_encoded(legacy["names"], [_SHOWN])}),
            _automaton({*_encoded(cased, encodings), *_encoded(_cased(legacy["meetings"]), [_SHOWN])}),
        ),
        _Phrases(_automata(set(_encoded(data["names"], _UTF16))), _automaton(_encoded(cased, _UTF16))),
    )


def _cased(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, word[0].upper() + word[1:], word.upper(), word.title())]


def _bare(word: str) -> str:
    """The word as it is written where letters have no marks."""
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _encoded(phrases: Iterable[str], encodings: Iterable[str]) -> Iterator[bytes]:
    """Each phrase as it can stand in a page: composed, decomposed, and in between as Windows-1258 has it."""
    for phrase in phrases:
        forms = {unicodedata.normalize("NFC", phrase), unicodedata.normalize("NFD", phrase), _tones_apart(phrase)}
        for encoding in encodings:
            for form in forms:
                try:
                    yield form.encode(encoding)
                except UnicodeEncodeError:
                    continue


def _tones_apart(phrase: str) -> str:
    """Letters with their shape, tones as marks of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    apart = []
    for letter in unicodedata.normalize("NFC", phrase):
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        shape = "".join(mark for mark in marks if mark not in tones)
        apart.append(unicodedata.normalize("NFC", shape) + tone)
    return "".join(apart)


def _automata(patterns: set[bytes]) -> tuple[BytesAhoCorasick, ...]:
    """One each for phrases that begin with a capital, with a small letter, and with no ASCII letter: an automaton whose
    phrases begin with few bytes jumps from one of these to the next, ten times as fast as it goes through all bytes."""
    alike: defaultdict[tuple[bool, bool], set[bytes]] = defaultdict(set)
    for pattern in patterns:
        alike[pattern[:1].isupper(), pattern[:1].islower()].add(pattern)
    return tuple(map(_automaton, alike.values()))


def _automaton(patterns: Iterable[bytes]) -> BytesAhoCorasick:
    return BytesAhoCorasick(sorted(set(patterns)), implementation=Implementation.DFA)
