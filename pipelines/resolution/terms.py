"""What a written post, office or title says whatever its language: ranks, fields, bodies, topics. Compares nothing.

The words are those of the vocabularies by which notices are read, of all languages together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pipelines.extraction.languages import SHARED
from pipelines.extraction.lexicon import Lexicon, Match, longest
from pipelines.extraction.shadow import fold, shadow_of
from pipelines.extraction.vocabulary import entries, lexicon
from pipelines.yaml_data import load_yaml

_KINDS = frozenset(
    {
        *("asean", "body", "country", "event", "format", "level", "ministry", "modifier", "ordinal", "organisation"),
        *("place", "post", "sector", "series", "topic"),
    }
)
_SUBJECTS = frozenset({"sector", "topic"})
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Terms:
    """What a phrase says. `words` are its folded words that no vocabulary knows, `places` and `countries` by code.

    `fields` are what an office deals with, whole ministries at a time; `topics` what a title is about, in detail.
    `ministries` are the names of ministries and departments, folded; `bodies` codes of organisations and of ASEAN's.
    `outside` says that it is of a house in which people work who are no officials.
    """

    ranks: frozenset[str]
    fields: frozenset[str]
    topics: frozenset[str]
    ministries: frozenset[str]
    bodies: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    events: frozenset[str]
    levels: frozenset[str]
    modifiers: frozenset[str]
    formats: frozenset[str]
    words: tuple[str, ...]
    outside: bool


@lru_cache(_REMEMBERED)
def terms(phrase: str) -> Terms:
    """What the phrase says, in any language that the vocabularies know."""
    text = fold(phrase)
    found = matches(phrase)
    whole = longest(found)
    houses = [(housed, m) for housed in _housed(phrase) for m in longest(matches(housed)) if m.entry.kind == "ministry"]
    ministries = [(phrase, match) for match in whole if match.entry.kind == "ministry"] + houses
    subjects = {match.entry.code for match in found if match.entry.kind in _SUBJECTS}
    sectors = {match.entry.get("sector") for _, match in ministries}
    left = _left(text, whole)
    return Terms(
        ranks=frozenset(match.entry.get("rank") for match in whole if match.entry.kind == "post"),
        fields=frozenset(_field_of().get(code, code) for code in {*subjects, *sectors} if code),
        topics=frozenset(
            part
            for match in whole
            if match.entry.kind in _SUBJECTS
            for part in _words()["made_of"].get(match.entry.code, (match.entry.code,))
        ),
        ministries=frozenset(" ".join(fold(where[m.start : m.end]).split()) for where, m in ministries),
        bodies=_codes(whole, "organisation", "body", "series"),
        countries=_codes(whole, "country"),
        places=_codes(whole, "place"),
        events=_codes(whole, "event"),
        levels=_codes(whole, "level"),
        modifiers=_codes(whole, "modifier"),
        formats=_codes(whole, "format"),
        words=tuple(left),
        outside=not ministries and _outside().search(text) is not None,
    )


def related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some field of the one is often under one minister with some field of the other."""
    return any(
        {a, b} <= pair or ("*" in pair and (a in pair or b in pair)) for a in one for b in other for pair in _related()
    )


def matches(phrase: str, kinds: frozenset[str] = _KINDS) -> list[Match]:
    """What the vocabularies of all languages find in a phrase, of these kinds, by start and then longest first."""
    compact, bare = shadow_of(phrase)[1], phrase.isascii()
    found = (match for lexicon in _lexicons() for match in lexicon.find(phrase, compact, bare_text=bare))
    return sorted((match for match in found if match.entry.kind in kinds), key=lambda match: (match.start, -match.end))


def _housed(phrase: str) -> list[str]:
    """The phrase with the house in the place of its head: `Bộ trưởng Y tế` is of `Bộ Y tế`."""
    small = phrase.lower()
    places = ((small.find(head), head, house) for head, house in _words()["houses"].items())
    return [f"{house}{small[at + len(head) :]}" for at, head, house in places if at >= 0]


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _words()['outside']))})\b")


def _codes(found: list[Match], *kinds: str) -> frozenset[str]:
    return frozenset(match.entry.code for match in found if match.entry.kind in kinds)


def without(text: str, found: Iterable[Match]) -> str:
    """The text with blanks in the place of the matches."""
    characters = list(text)
    for match in found:
        characters[match.start : match.end] = " " * (match.end - match.start)
    return "".join(characters)


def _left(text: str, found: list[Match]) -> list[str]:
    """The words outside the matches, without punctuation."""
    return "".join(c if c.isalnum() else " " for c in without(text, found)).split()


@cache
def _words() -> Mapping[str, Any]:
    return MappingProxyType(load_yaml((files("pipelines.resolution") / "terms.yaml").read_text("utf-8")))


@cache
def _field_of() -> Mapping[str, str]:
    return {code: name for name, codes in _words()["fields"].items() for code in codes}


@cache
def _related() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair) for pair in _words()["related"])


@cache
def _lexicons() -> tuple[Lexicon, Lexicon]:
    """What notices of all languages are read by, which a build has at hand, and the phrases of the other languages."""
    of_all = {"", *SHARED}
    return lexicon(), Lexicon(entry for entry in entries() if entry.kind in _KINDS and entry.language not in of_all)
