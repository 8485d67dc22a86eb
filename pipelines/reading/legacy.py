"""Vietnamese in the encodings before Unicode: TCVN3 and VNI fonts, and UTF-8 read as Latin. Characters only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from pipelines.reading.words import load_words

# TCVN 5712:1993 (VN3), the code of the ".Vn" fonts, as the characters that a Latin reader shows for its bytes.
_TCVN3_CODES: Final = (
    *range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD), *range(0xCE, 0xD9),
    *range(0xDC, 0xE0), *range(0xE1, 0xF0), *range(0xF1, 0xFF),
)  # fmt: skip
_TCVN3_LETTERS: Final = (
    "ĂÂÊÔƠƯĐăâêôơưđ" "àảãáạ" "ằẳẵắ" "ặầẩẫấậè" "ẻẽéẹềểễếệìỉ" "ĩíịò" "ỏõóọồổỗốộờởỡớợù" "ủũúụừửữứựỳỷỹýỵ"
)  # fmt: skip
_TCVN3: Final = str.maketrans(dict(zip(map(chr, _TCVN3_CODES), _TCVN3_LETTERS, strict=True)))

# VNI: a letter, then a sign for its shape and tone; some letters have a code of their own.
_VNI_SIGNS: Mapping[str, str] = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE: Mapping[str, str] = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
    "Ñ": "Đ", "Ô": "Ơ", "Ö": "Ư", "Í": "Í", "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ", "Ò": "Ị", "Î": "Ỵ",
}  # fmt: skip
_VNI: Final = re.compile(r"([aeouyAEOUYôöÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([ñôöíìæóòîÑÔÖÍÌÆÓÒÎ])")

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_MODERN = re.compile(r"[\u1ea0-\u1ef9]")
_LATIN1 = re.compile(r"[\u00a1-\u00ff]")
_WORD = re.compile(r"[^\W\d_]+")
# The start of a letter of UTF-8 Vietnamese, read as Windows-1252: ạ to ỹ, ư and ơ, đ.
_DOUBLE = re.compile("á[º»]|Æ[°¯ ¡]|Ä[‘\u0091\u0090‚ƒ]")
# Quotation marks and dashes of UTF-8, read as Windows-1252 or as the Thai code page: "â€œ" and "โ€œ".
_PUNCTUATION_OF: Mapping[str, str] = {
    "œ": "“", "\u009d": "”", "": "”", "™": "’", "˜": "‘", "“": "–", "”": "—", "–": "–", "—": "—", "¦": "…", "…": "…",
    "¢": "•",
}  # fmt: skip
_PUNCTUATION = re.compile("[âโ]€[œ\u009d™˜“”–—¦…¢]?")
_CP1252_BACK: Final = {ord(bytes([b]).decode("cp1252", "replace")): b for b in range(0x80, 0xA0)}
_SAMPLE = 6000


def from_tcvn3(text: str) -> str:
    """TCVN3 text, read as Latin-1 or Windows-1252, as Unicode (NFC)."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI text, read as Windows-1252, as Unicode (NFC)."""
    return _VNI.sub(_vni_letter, text)


def from_double_utf8(text: str) -> str:
    """UTF-8 text that was read as Windows-1252 and written as UTF-8 again, as it was."""
    raw = bytearray()
    for char in text:
        code = ord(char)
        if code < 0x100:
            raw.append(code)
        elif code in _CP1252_BACK:
            raw.append(_CP1252_BACK[code])
        else:
            raw += char.encode("utf-8", "replace")
    return raw.decode("utf-8", "replace")


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("tcvn3", from_tcvn3),
    ("vni", from_vni),
    ("double-utf-8", from_double_utf8),
)


def vietnamese_hits(text: str) -> int:
    """How many common Vietnamese words with marks stand in the first few thousand characters of `text`."""
    common = _common_words()
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    return sum(word in common for word in _WORD.findall(sample))


@cache
def _common_words() -> frozenset[str]:
    by_word = load_words().function_words
    return frozenset(word for word, languages in by_word.items() if "vi" in languages and not word.isascii())


def repair(text: str) -> tuple[str, str | None]:
    """(the text, None), or (the text as Vietnamese, the name of the encoding that it was really in).

    Repairs only what then reads as Vietnamese, at least three common words and twice as many as before, so that
    French or Spanish stays as it is.
    """
    if text.isascii():
        return text, None
    if "€" in text:
        text = _PUNCTUATION.sub(lambda match: _PUNCTUATION_OF[match.group()[2:]], text)
    first = _BEYOND_ASCII.search(text)
    start = max(0, first.start() - 200) if first else 0
    sample = text[start : start + _SAMPLE]
    if _MODERN.search(sample) or len(_LATIN1.findall(sample)) * 50 < len(sample):
        return text, None
    before = vietnamese_hits(sample)
    hits, name, mend = max(((vietnamese_hits(mend(sample)), name, mend) for name, mend in _REPAIRS), key=lambda r: r[0])
    if hits < max(3, 2 * before + 1) or (name == "double-utf-8" and not _DOUBLE.search(sample)):
        return text, None
    return mend(text), name


def _vni_letter(match: re.Match[str]) -> str:
    letter, sign, alone = match.groups()
    if alone:
        return _VNI_ALONE[alone]
    return unicodedata.normalize("NFC", _VNI_ALONE.get(letter, letter) + _VNI_SIGNS[sign.lower()])
