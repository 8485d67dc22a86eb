"""Copies of a text made for matching, with offsets that lead back to the text. Knows no vocabulary.

`fold` gives a copy of the same length: lower case, without diacritics, one kind of dash, quote and space. `Compact`
leaves
out spaces and hyphens as well, so that a phrase is found however it is spaced, hyphenated, broken over lines or
glued to its
neighbour; its flags tell where a word may begin and end.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_DOUBLE_QUOTES = "“”„‟«»″〝〞＂❝❞"
_SINGLE_QUOTES = "‘’‚‛′ʼ`´‹›＇"
_INVISIBLE = 0xAD  # what stands for a character that matching should not see

_ALNUM, _LOWER, _UPPER, _DIGIT, _SKIP = 1, 2, 4, 8, 16
_TABLE_END = 0x3400  # beyond it stand no letters with case or diacritics that matter here, but for the full-width forms
_FULL_WIDTH = (0xFF00, 0xFFF0)


def _fold_character(character: str) -> int:
    if character in "\n\r":
        return 10
    if character in _DASHES:
        return ord("-")
    if character in _DOUBLE_QUOTES:
        return ord('"')
    if character in _SINGLE_QUOTES:
        return ord("'")
    if character in "đĐðÐ":
        return ord("d")
    category = unicodedata.category(character)
    if category in ("Zs", "Cc"):
        return ord(" ")
    if category in ("Mn", "Cf"):
        return _INVISIBLE
    base = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    if len(base) == 1:
        lowered = base[0].lower()
        return ord(lowered) if len(lowered) == 1 else ord(base[0])
    return ord(character)


@cache
def _tables() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
    """Code point to folded code point, and to its classes, for all of the table's range and the full-width forms."""
    folded = np.arange(0x10000, dtype=np.uint32)
    classes = np.full(0x10000, _ALNUM, dtype=np.uint8)
    for code in (*range(_TABLE_END), *range(*_FULL_WIDTH)):
        character = chr(code)
        folded[code] = _fold_character(character)
        flags = _ALNUM if character.isalnum() else 0
        flags |= _LOWER if character.islower() else 0
        flags |= _UPPER if character.isupper() else 0
        flags |= _DIGIT if character.isdecimal() else 0
        if folded[code] in (0x20, 0x2D, 0x0A, _INVISIBLE):
            flags |= _SKIP
        classes[code] = flags
    return folded, classes


def _codes(text: str) -> npt.NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.where(codes < 0x10000, codes, 0xE000)  # anything beyond the first plane is a character without case


def fold(text: str) -> str:
    """The text for matching: same length, lower case, no diacritics (đ is d), dashes as '-', quotes as '"' and "'"."""
    folded = _tables()[0]
    return folded[_codes(text)].tobytes().decode("utf-32-le", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Compact:
    """A folded text without spaces and hyphens. A blank line stays as one newline, so that nothing matches across it.

    `at[i]` is the offset in the text of character i. `starts[i]` and `ends[i]` are 1 where a word may begin with it
    or end
    with it: at a word boundary of the text, where letters and digits meet, and where a small letter is glued to a
    capital.
    """

    text: str
    at: list[int]
    starts: bytes
    ends: bytes


def shadow_of(text: str) -> tuple[str, Compact]:
    """`fold(text)` and its compact form, computed together."""
    fold_table, class_table = _tables()
    codes = _codes(text)
    folded = fold_table[codes]
    classes = class_table[codes]
    skip = (classes & _SKIP) != 0
    newline = folded == 10
    # A blank line is a newline that follows another one, with nothing but skipped characters between them.
    breaks = np.flatnonzero(newline)
    solid = np.cumsum(~skip)
    blank = breaks[1:][solid[breaks[1:]] == solid[breaks[:-1]]] if len(breaks) > 1 else breaks[:0]
    keep = ~skip
    keep[blank] = True
    at = np.flatnonzero(keep)

    before = np.zeros_like(classes)
    before[1:] = classes[:-1]
    word = (classes & _ALNUM) != 0
    word_before = (before & _ALNUM) != 0
    digit_change = (classes & _DIGIT) != (before & _DIGIT)
    glued = ((before & _LOWER) != 0) & ((classes & _UPPER) != 0)
    edge = ~word_before | ~word | digit_change | glued  # a word may begin at this offset
    edge_after = np.ones(len(classes), dtype=bool)
    edge_after[:-1] = edge[1:]
    return (
        folded.tobytes().decode("utf-32-le", "surrogatepass"),
        Compact(
            text=folded[at].tobytes().decode("utf-32-le", "surrogatepass"),
            at=at.tolist(),
            starts=edge[at].astype(np.uint8).tobytes(),
            ends=edge_after[at].astype(np.uint8).tobytes(),
        ),
    )


def compact_phrase(phrase: str) -> str:
    """A phrase as it stands in the compact form of a text."""
    return shadow_of(unicodedata.normalize("NFC", phrase))[1].text
