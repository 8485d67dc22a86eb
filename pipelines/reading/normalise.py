"""One form for the characters of a text: NFC, plain spaces, nothing invisible, tidy lines. Drops no word."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Final

# Every combining mark that Unicode reorders; none lies beyond these planes. A set that stays in the first plane is
# fast to look for, one with marks of both is not.
_MARKS: Final = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
_LOW_MARKS: Final = "".join(mark for mark in _MARKS if mark < chr(0x10000))
# No writing has more marks on one letter; thousands would make normalisation slow.
_MANY_LOW_MARKS = re.compile(f"([{_LOW_MARKS}]{{30}})[{_LOW_MARKS}]+")
_MANY_MARKS = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")
# Inside the brackets of a pattern: control, zero-width and direction characters, and blanks other than the plain space.
ODD: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_BREAKS: Final = frozenset("\v\f\x85\u2028\u2029")
_SPACES: Final = frozenset("\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_LOW_MARK_SET: Final = frozenset(_LOW_MARKS)
# What needs care, found in one look.
_SPECIAL = re.compile(f"[{ODD}{_LOW_MARKS}]")
_HIGH_PLANES = re.compile("[\U00010000-\U0010ffff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_VIETNAMESE = re.compile("[ăâêôơưĂÂÊÔƠƯ\u1ea0-\u1ef9]")
_ETH: Final = str.maketrans("ðÐƉ", "đĐĐ")
# A tone typed before the shape of its vowel does not compose: the marks change places.
_TONE_FIRST = re.compile("([aeoAEO])(\u0323?)([\u0300\u0301\u0303\u0309])([\u0302\u0306])")


def tidy(text: str) -> str:
    """The text in NFC, without control, zero-width and direction characters and soft hyphens, every blank a plain
    space.

    Lines are stripped, spaces in them single, and blank lines too; the text neither begins nor ends with white space.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    special = set(_SPECIAL.findall(text))
    marks = special & _LOW_MARK_SET
    for char in sorted(special - marks):
        text = text.replace(char, "\n" if char in _BREAKS else " " if char in _SPACES else "")
    # Two code units for one character: a plane beyond the first, where marks are too.
    high = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    if marks or high:
        text = _composed(text, high)
    elif not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if any(letter in text for letter in "ðÐƉ") and _VIETNAMESE.search(text):
        text = text.translate(_ETH)
    return spaced(text)


def _composed(text: str, high: bool) -> str:
    """NFC of a text with combining marks."""
    many = _MANY_LOW_MARKS
    if high and any(map(unicodedata.combining, set(_HIGH_PLANES.findall(text)))):
        many = _MANY_MARKS
    text = unicodedata.normalize("NFC", many.sub(r"\1", text))
    if "\u0302" in text or "\u0306" in text:
        text = unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\1\2\4\3", unicodedata.normalize("NFD", text)))
    return text


def spaced(text: str) -> str:
    """Lines stripped, single spaces in them, and at most one blank line between them."""
    text = _single(text.replace("\t", " ").strip(), "  ", " ")
    return _single(text.replace(" \n", "\n").replace("\n ", "\n"), "\n\n\n", "\n\n")


def _single(text: str, many: str, few: str) -> str:
    # Each round at least halves the runs, so that this is quicker than a pattern and no slower on long runs.
    while many in text:
        text = text.replace(many, few)
    return text


def entities(text: str) -> str:
    """The text with HTML entities as the characters that they stand for, also where they were written twice over."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda match: unescape(match.group()), text)
    return text
