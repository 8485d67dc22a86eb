"""Ordinal numbers in Vietnamese and English text: digits, words and Roman numerals. Knows nothing of meetings."""

from __future__ import annotations

import re
from typing import NamedTuple


class Ordinal(NamedTuple):
    """An ordinal and its words. `before`: it stands before the name that it counts ("the 17th …"), else after or
    within.
    """

    start: int
    end: int
    number: int
    before: bool


_UNITS = ["", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"]
_UNIT_WORDS = {
    "mot": 1,
    "nhat": 1,
    "hai": 2,
    "nhi": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}


def _vietnamese() -> dict[str, int]:
    words = dict(_UNIT_WORDS) | {"muoi": 10}
    for unit, value in {**_UNIT_WORDS, "mot": 1}.items():
        if unit not in ("nhat", "nhi"):
            words[f"muoi {unit}"] = 10 + value
    for ten in range(2, 6):
        words[f"{_UNITS[ten]} muoi"] = ten * 10
        for unit, value in _UNIT_WORDS.items():
            if unit not in ("nhat", "nhi"):
                words[f"{_UNITS[ten]} muoi {unit}"] = ten * 10 + value
    return words


def _english() -> dict[str, int]:
    ones = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
    teens = [
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ]
    words = {word: n for n, word in enumerate(ones, 1)} | {word: n for n, word in enumerate(teens, 10)}
    for ten, (stem, even) in enumerate((("twenty", "twentieth"), ("thirty", "thirtieth"), ("forty", "fortieth")), 2):
        words[even] = ten * 10
        for n, word in enumerate(ones, 1):
            words[f"{stem}-{word}"] = words[f"{stem} {word}"] = ten * 10 + n
    return words


VIETNAMESE = _vietnamese()
ENGLISH = _english()
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman(numeral: str) -> int | None:
    """The value of a lower-case Roman numeral up to 89, None where it is none."""
    if not re.fullmatch(r"(?:x{0,3}|xl|lx{0,3})(?:ix|iv|v?i{0,3})", numeral) or not numeral:
        return None
    total = 0
    for this, following in zip(numeral, numeral[1:] + " ", strict=True):
        value = _ROMAN[this]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total


def _longest_first(words: dict[str, int]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# "lần" must not be "Lan" of Thái Lan: there the text decides (see `_written`).
_PATTERN = re.compile(
    rf"(?P<vi>(?<![a-z])(?:lan|ky(?:\s*hop)?|phien\s*hop|khoa(?:\s*hop)?)\s*thu\s*(?:(?P<digits>\d{{1,3}})(?![\d/])|(?P<words>(?:{_longest_first(VIETNAMESE)})|[ivxl]+)(?![a-z])))"
    rf"|(?P<short>(?<![a-z])lan\s+(?P<bare>\d{{1,2}})(?![\d/]))"
    rf"|(?P<en>(?<![\w.,])(?P<number>\d{{1,3}})\s?(?:st|nd|rd|th)(?![a-z0-9]))"
    rf"|(?P<enroman>(?<![\w.])(?P<numeral>[ivxl]{{1,6}})(?=\s+(?:session|meeting|conference|forum|summit)\b))"
    rf"|(?P<enwords>(?<![a-z])(?P<name>{_longest_first(ENGLISH)})(?![a-z]))"
)
_NOT_AN_ORDINAL_AFTER = re.compile(
    r"\s*(?:time|quarter|half|century|day|phase|stage|place|floor|of\s+(?:january|february|march|april|may|june|july|august|september|october|november|december))\b"
)


def find_ordinals(text: str, shadow: str) -> list[Ordinal]:
    """All ordinals of a text, left to right. `shadow` is `fold(text)`."""
    found: list[Ordinal] = []
    for match in _PATTERN.finditer(shadow):
        kind = match.lastgroup
        start, end = match.span()
        if kind in ("vi", "short"):
            word = text[start : start + 3].lower()
            if (shadow.startswith("lan", start) and word not in ("lần", "lan")) or (
                word == "lan" and not text[start:end].isascii()
            ):
                continue
            if word == "lan" and text[max(0, start - 6) : start].strip().lower() in ("thái", "hà", "thai", "ha"):
                continue
            digits = match["digits"] or match["bare"]
            words = " ".join((match["words"] or "").split())
            counted = int(digits) if digits else VIETNAMESE.get(words) or roman(words)
            if counted and "dau tien" not in shadow[start:end]:
                found.append(Ordinal(start, end, counted, False))
            continue
        if _NOT_AN_ORDINAL_AFTER.match(shadow, end):
            continue
        number: int | None
        if kind == "enroman":
            number = roman(match["numeral"]) if text[start:end].isupper() else None
        else:
            number = int(match["number"]) if kind == "en" else ENGLISH.get(" ".join(match["name"].split()))
        if number:
            found.append(Ordinal(start, end, number, True))
    return found
