"""Ordinal numbers: digits, words and Roman numerals, Vietnamese and English and by the files of further languages.

Knows nothing of meetings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipelines.yaml_data import load_yaml

from .shadow import fold


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
_NUMERAL = re.compile(r"(?:x{0,3}|xl|lx{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman(numeral: str) -> int | None:
    """The value of a lower-case Roman numeral up to 89, None where it is none."""
    if not _NUMERAL.fullmatch(numeral) or not numeral:
        return None
    total = 0
    for this, following in zip(numeral, numeral[1:] + " ", strict=True):
        value = _ROMAN[this]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total


def _longest_first(words: dict[str, int]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# Each pattern begins with letters or signs that are rare: a text is searched for them at the speed of a literal.
_THU = re.compile(
    rf"thu\s*(?:(?P<digits>\d{{1,3}})(?![\d/])|(?P<words>(?:{_longest_first(VIETNAMESE)})|[ivxl]+)(?![a-z]))"
)
_BEFORE_THU = re.compile(r"(?<![a-z])(?:lan|ky(?:\s*hop)?|phien\s*hop|(?<=hop )phien|khoa(?:\s*hop)?)\s*$")
_LAN = re.compile(r"lan\s+(?P<digits>\d{1,2})(?![\d/])")
_DIGITS = re.compile(r"[0-9](?<![\w.,].)[0-9]{0,2}\s?(?:st|nd|rd|th)(?![a-z0-9](?<!a(?=sean)))")
_ROMAN_MEETING = re.compile(
    r"[IVXL](?<!\w.)[IVXL]{0,5}(?=\s+(?:[Ss]ession|[Mm]eeting|[Cc]onference|[Ff]orum|[Ss]ummit)\b)"
)
_NOT_AN_ORDINAL_AFTER = re.compile(
    r"\s*(?:time|quarter|half|century|day|phase|stage|place|floor|of\s+(?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december))\b"
)


# "phiên họp thường kỳ lần thứ hai trong năm nay": counted within the year, which holds few of a series
_IN_THE_YEAR = re.compile(r" (?:trong|cua) nam(?: nay| 20\d\d|[,.;])")
_MOST_IN_A_YEAR = 5
_OF_THIS_YEAR = re.compile(
    r" (?:(?:regular|ordinary|formal|such) )?(?:sessions?|meetings?|gatherings?) (?:of )?(?:this|the) year\b"
)


class Forms(NamedTuple):
    """How a language beside Vietnamese and English writes ordinals (`phrases/<language>/ordinals.yaml`).

    `numbered` finds digits and capital Roman numerals with an ending ("18e", "XIe") in the text itself, `not_before`
    matches the folded text after what looks like an ordinal and counts no meeting ("premier ministre").
    """

    words: tuple[tuple[int, str], ...]
    numbered: re.Pattern[str]
    not_before: re.Pattern[str]


@cache
def forms_of(language: str) -> Forms | None:
    """The forms of a language; None where it has no file."""
    file = resources.files("pipelines") / "phrases" / language / "ordinals.yaml"
    if not file.is_file():
        return None
    data = load_yaml(file.read_text("utf-8"))
    endings = "|".join(sorted(map(re.escape, data["endings"]), key=len, reverse=True))
    after = "|".join(sorted(re.escape(fold(word)) for word in data["not_before"])) or "(?!)"
    return Forms(
        tuple((int(number), word) for number, words in data["words"].items() for word in words),
        re.compile(rf"(?<![\w.,])(?:(?P<digits>\d{{1,3}})|(?P<roman>[IVXL]{{2,6}}|[IVX]))(?:{endings})(?!\w)"),
        re.compile(rf"\s*(?:{after})\b"),
    )


def _with_endings(text: str, forms: Forms) -> Iterator[Ordinal]:
    for match in forms.numbered.finditer(text):
        number = int(match["digits"]) if match["digits"] else roman(match["roman"].lower())
        if number:
            yield Ordinal(match.start(), match.end(), number, True)


def find_ordinals(
    text: str, shadow: str, words: Iterable[tuple[int, int, int]] = (), language: str = ""
) -> list[Ordinal]:
    """All ordinals of a text, left to right.

    `shadow` is `fold(text)`; `words` are the ordinals in words that the lexicon found, as (start, end, number).
    """
    found = [*_vietnamese_ordinals(text, shadow)]
    for match in _DIGITS.finditer(shadow):
        number = int(match.group()[:-2])
        if number:
            found.append(Ordinal(match.start(), match.end(), number, True))
    for match in _ROMAN_MEETING.finditer(text):
        counted = roman(match.group().lower())
        if counted:
            found.append(Ordinal(match.start(), match.end(), counted, True))
    found.extend(Ordinal(start, end, number, True) for start, end, number in words)
    found = [o for o in found if not (o.before and _NOT_AN_ORDINAL_AFTER.match(shadow, o.end))]
    found = [o for o in found if not (o.before and o.number < _MOST_IN_A_YEAR and _OF_THIS_YEAR.match(shadow, o.end))]
    forms = forms_of(language)
    if forms is not None:
        found.extend(_with_endings(text, forms))
        found = [o for o in found if not forms.not_before.match(shadow, o.end)]
    found.sort()
    return [o for i, o in enumerate(found) if not i or found[i - 1].end <= o.start]


def _vietnamese_ordinals(text: str, shadow: str) -> Iterator[Ordinal]:
    for match in _THU.finditer(shadow):
        before = _BEFORE_THU.search(shadow, max(0, match.start() - 14), match.start())
        if before is None or not _is_lan(text, shadow, before.start(), match.end()):
            continue
        words = " ".join((match["words"] or "").split())
        number = int(match["digits"]) if match["digits"] else VIETNAMESE.get(words) or roman(words)
        if number and not (number < _MOST_IN_A_YEAR and _IN_THE_YEAR.match(shadow, match.end())):
            yield Ordinal(before.start(), match.end(), number, False)
    for match in _LAN.finditer(shadow):
        glued = match.start() and shadow[match.start() - 1].isalpha()
        if not glued and int(match["digits"]) and _is_lan(text, shadow, match.start(), match.end()):
            yield Ordinal(match.start(), match.end(), int(match["digits"]), False)


def _is_lan(text: str, shadow: str, start: int, end: int) -> bool:
    """Whether the text has "lần" there, not the "Lan" of Thái Lan. A text without diacritics has "lan"."""
    if not shadow.startswith("lan", start):
        return True
    word = text[start : start + 3].lower()
    if word == "lần":
        return True
    before = text[max(0, start - 6) : start].strip().lower()
    return word == "lan" and text[start:end].isascii() and before not in ("thái", "hà", "thai", "ha")
