"""Copies of a text made for matching, with offsets that lead back to the text. Knows no vocabulary.

`fold` gives a copy of the same length: lower case, without diacritics, one kind of dash, quote and space. `Compact`
leaves
out spaces and hyphens as well, so that a phrase is found however it is spaced, hyphenated, broken over lines or
glued to its
neighbour; its bounds tell where a word may begin and end.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt

_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_DOUBLE_QUOTES = "“”„‟«»″〝〞＂❝❞"
_SINGLE_QUOTES = "‘’‚‛′ʼ`´‹›＇"
_INVISIBLE = 0xAD  # what stands for a character that matching should not see

_ALNUM, _LOWER, _UPPER, _DIGIT, _SKIP = 1, 2, 4, 8, 16
_TABLE_END = 0x3400  # beyond it stand no letters with case or diacritics that matter here, but for the full-width forms
_FULL_WIDTH = (0xFF00, 0xFFF0)
_UNKNOWN = 0xE000  # stands for what lies beyond the first plane: a character without case

Codes = npt.NDArray[np.uint16]
Flags = npt.NDArray[np.uint8]


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
def _tables() -> tuple[Codes, Flags]:
    """Code point to folded code point, and to its classes, for all of the table's range and the full-width forms."""
    folded = np.arange(0x10000, dtype=np.uint16)
    folded[0xD800:0xE000] = _UNKNOWN  # half of a character
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


@cache
def _boundaries() -> Flags:
    """Whether a word may begin between two characters, 1 or 0, by `classes of the left << 4 | classes of the right`."""
    table = np.ones(256, dtype=np.uint8)
    for left, right in product(range(16), repeat=2):
        glued = left & _LOWER and right & _UPPER
        if left & right & _ALNUM and left & _DIGIT == right & _DIGIT and not glued:
            table[left << 4 | right] = 0
    return table


def _codes(text: str) -> Codes:
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(codes) == len(text):
        return codes
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.where(wide < 0x10000, wide, _UNKNOWN).astype(np.uint16)


def _decoded(codes: Codes) -> str:
    return codes.tobytes().decode("utf-16-le")


def fold(text: str) -> str:
    """The text for matching: same length, lower case, no diacritics (đ is d), dashes as '-', quotes as '"' and "'"."""
    return _decoded(_tables()[0][_codes(text)])


@dataclass(frozen=True, slots=True)
class Compact:
    """A folded text without spaces and hyphens. A blank line stays as one newline, so that nothing matches across it.

    `at[i]` is the offset in the text of character i. `bounds[i]` is 1 where a word may begin with character i or end
    before it: at a word boundary of the text, where letters and digits meet, and where a small letter is glued to a
    capital. It has one entry more than there are characters. `marked` is `text` with a capital for each letter from a
    to z with which a word may begin.
    """

    text: str
    marked: str
    at: memoryview
    bounds: bytes


def shadow_of(text: str) -> tuple[str, Compact]:
    """`fold(text)` and its compact form, computed together."""
    fold_table, class_table = _tables()
    codes = _codes(text)
    folded = fold_table[codes]
    classes = class_table[codes]
    keep = classes < _SKIP
    at = keep.nonzero()[0]
    # A blank line is a newline that follows another one, with nothing but skipped characters between them.
    breaks = (folded == 10).nonzero()[0]
    if len(breaks) > 1:
        solid = at.searchsorted(breaks)
        keep[breaks[1:][solid[1:] == solid[:-1]]] = True
        at = keep.nonzero()[0]
    bounds = np.ones(len(codes), dtype=np.uint8)
    bounds[1:] = _boundaries()[classes[:-1] << 4 | classes[1:] & 15]
    letters, opens = folded[at], bounds[at]
    is_small = (letters - ord("a")) < 26  # unsigned: what is less than "a" is more than that
    return _decoded(folded), Compact(
        text=_decoded(letters),
        marked=_decoded(letters - (opens & is_small) * np.uint16(32)),
        at=at.data,
        # What is left out is no part of a word: beside it both neighbours are bounded. So is the end of the text.
        bounds=opens.tobytes() + b"\1",
    )


def compact_phrase(phrase: str) -> str:
    """A phrase as it stands in the compact form of a text."""
    return shadow_of(unicodedata.normalize("NFC", phrase))[1].text


def compact_phrases(phrases: Sequence[str]) -> list[str]:
    """`compact_phrase` of many, as one text: a phrase by itself takes ten times as long."""
    text = "\n\n".join(unicodedata.normalize("NFC", phrase) for phrase in phrases)
    found = shadow_of(text)[1].text.split("\n")
    # A phrase that leaves nothing, or is of more lines, shifts the others.
    return found if len(found) == len(phrases) and all(found) else [compact_phrase(phrase) for phrase in phrases]
