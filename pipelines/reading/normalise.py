"""One form for the characters of a text: NFC, plain spaces, nothing invisible, tidy lines. Drops no word."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Final

# Every combining mark that Unicode reorders. None lies beyond these planes.
_MARKS: Final = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
_MARK = re.compile(f"[{_MARKS}]")
# No writing has more marks on one letter; thousands would make normalisation slow.
_MANY_MARKS = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_RUN = re.compile(r" {2,}")
_BLANK = re.compile(r"\n{3,}")
_VIETNAMESE = re.compile("[ăâêôơưĂÂÊÔƠƯ\u1ea0-\u1ef9]")
_ETH: Final = str.maketrans("ðÐƉ", "đĐĐ")
# A tone typed before the shape of its vowel does not compose: the marks change places.
_TONE_FIRST = re.compile("([aeoAEO])(\u0323?)([\u0300\u0301\u0303\u0309])([\u0302\u0306])")


def tidy(text: str) -> str:
    """The text in NFC, without control, zero-width and direction characters and soft hyphens, every blank a plain
    space.

    Lines are stripped, spaces in them single, and blank lines too; the text neither begins nor ends with white space.
    """
    if _ODD.search(text):
        text = _ODD.sub("", _SPACE.sub(" ", _BREAK.sub("\n", text)))
    if _MARK.search(text):
        text = _MANY_MARKS.sub(r"\1", text)
        text = unicodedata.normalize("NFC", text)
        if "\u0302" in text or "\u0306" in text:
            text = unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\1\2\4\3", unicodedata.normalize("NFD", text)))
    elif not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if any(letter in text for letter in "ðÐƉ") and _VIETNAMESE.search(text):
        text = text.translate(_ETH)
    return spaced(text)


def spaced(text: str) -> str:
    """Lines stripped, single spaces in them, and at most one blank line between them."""
    text = _RUN.sub(" ", text.replace("\t", " ").strip())
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    return _BLANK.sub("\n\n", text) if "\n\n\n" in text else text


def entities(text: str) -> str:
    """The text with HTML entities as the characters that they stand for, also where they were written twice over."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda match: unescape(match.group()), text)
    return text
