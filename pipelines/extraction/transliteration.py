"""Places under a Vietnamese spelling that no list has: "Giô-ho Ba-ru" is compared with the gazetteer by its
consonants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from .document import Document
from .lexicon import Entry, Match
from .shadow import fold
from .spans import Area, Row
from .vocabulary import published_entries

# What a Vietnamese ear and pen make of foreign consonants.
_SOUNDS = (
    ("ngh", "n"),
    ("ng", "n"),
    ("nh", "n"),
    ("ph", "f"),
    ("th", "t"),
    ("tr", "t"),
    ("kh", "k"),
    ("ch", "k"),
    ("gi", "j"),
    ("sh", "s"),
    ("gh", "g"),
    ("x", "s"),
    ("z", "s"),
    ("q", "k"),
    ("c", "k"),
    ("v", "b"),
    ("w", ""),
    ("h", ""),
    ("y", ""),
)
_HYPHEN = re.compile(r"[-–](?:(?<=[^\W\d_].)|(?<=[^\W\d_]\s.))(?=\s?[^\W\d_])")
_BEFORE_COUNTRY = re.compile(r"[\s,(]*(?:của|nước)?\s*")
_CAPITAL = re.compile(r"[A-ZĐ]")
_HYPHENATED = re.compile(r"[^\W\d_]++(?:\s?[-–]\s?[^\W\d_]++)++(?:\s[A-ZĐ][^\W\d_]*+(?:-[^\W\d_]++)*+)?")


def _hyphenated(text: str) -> Iterator[re.Match[str]]:
    """The names with hyphens in a text. They are looked for from their hyphens, of which a text has few."""
    done = 0
    for hyphen in _HYPHEN.finditer(text):
        end = hyphen.start() - text[hyphen.start() - 1].isspace()
        if end <= done:
            continue
        start = end
        while start > done and text[start - 1].isalpha():
            start -= 1
        first = _CAPITAL.search(text, start, end)
        name = _HYPHENATED.match(text, first.start()) if first else None
        done = name.end() if name else hyphen.end()
        if name:
            yield name


def skeleton(name: str) -> str:
    """The consonants of a name as a Vietnamese writer hears them, doubled ones once."""
    letters = re.sub(r"[^a-z]", "", fold(name))
    for written, heard in _SOUNDS:
        letters = letters.replace(written, heard)
    letters = re.sub(r"[aeiou]", "", letters)
    return re.sub(r"(.)\1+", r"\1", letters)


@cache
def _by_country() -> dict[str, list[tuple[str, Entry]]]:
    names: dict[str, dict[tuple[str, str], Entry]] = {}
    for entry in published_entries():
        if entry.kind == "place" and entry.get("country_code") != "VN":
            names.setdefault(entry.get("country_code"), {}).setdefault((skeleton(entry.phrase), entry.code), entry)
    return {
        country: [(key[0], entry) for key, entry in sorted(known.items(), key=lambda i: i[0])]
        for country, known in names.items()
    }


def transliterated(document: Document, places: list[Match]) -> list[Match]:
    """Hyphenated names that a country follows and that sound like one of its places, as matches of that place."""
    found: list[Match] = []
    if document.notice.language != "vi":
        return found
    countries = Row(place for place in places if place.entry.kind == "country")
    known_places = Area(places)
    for name in _hyphenated(document.text):
        if known_places.meets(*name.span()):
            continue
        after = countries.between(name.end(), name.end() + 12)
        if not after or not _BEFORE_COUNTRY.fullmatch(document.text, name.end(), after[0].start):
            continue
        heard = skeleton(name[0])
        known_names = _by_country().get(after[0].entry.code, [])
        ranked = sorted(
            ((Levenshtein.distance(heard, known), entry.code, entry) for known, entry in known_names),
            key=lambda item: item[:2],
        )
        if len(heard) >= 2 and ranked and ranked[0][0] <= len(heard) // 4:
            rivals = {code for distance, code, _ in ranked if distance == ranked[0][0]}
            if len(rivals) == 1:
                found.append(Match(name.start(), name.end(), ranked[0][2]))
    return found
