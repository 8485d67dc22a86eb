"""The words of reading, from `pipelines/phrases/<language>/furniture.yaml`: loaded and put in order here, no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import yaml

from pipelines.model import DateOrder

PHRASES = Path(__file__).parents[1] / "phrases"
_ORDERS: Mapping[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_EDGES: Final = " \t\n.,:;!?…'\"`´‘’“”«»‹›<>()[]{}|/\\*+=~^_-–—−•·●○▪■□◦►▶▲▼→←↑↓›❯❱#&@®©™"
# The base loader reads every scalar as text, so that "on" stays a word.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_T = TypeVar("_T")


def fold(line: str) -> str:
    """A line (with single spaces) for comparison: lower case, no punctuation at its ends."""
    return line.casefold().strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all languages together, since a page in one language often has furniture in another.

    `lines`, `tail` and `sections` map a folded line to the name of its rule. `months` and `weekdays` (ISO, Monday is 1)
    map folded names to numbers, `eras` the name of an era to the year before its first.
    """

    lines: Mapping[str, str]
    tail: Mapping[str, str]
    sections: Mapping[str, str]
    starts: Mapping[str, str]
    home: frozenset[str]
    credits: tuple[str, ...]
    stock_captions: frozenset[str]
    sign_offs: tuple[str, ...]
    publication_labels: frozenset[str]
    byline_words: frozenset[str]
    view_labels: frozenset[str]
    event_labels: frozenset[str]
    sentence_starts: frozenset[str]
    glued: tuple[str, ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    eras: Mapping[str, int]
    publication_orders: Mapping[str, DateOrder]
    function_words: Mapping[str, tuple[str, ...]]
    scripts: tuple[tuple[str, str], ...]


class WordsError(ValueError):
    """A file of words that does not hold what it should; the message names the file and the key."""


@cache
def load_words(folder: Path = PHRASES) -> Words:
    """The words of every language folder. Raises WordsError where a file has an unknown key or a wrong form."""
    packs = [_Pack(path) for path in sorted(folder.glob("*/furniture.yaml"))]
    function_words: dict[str, tuple[str, ...]] = {}
    for pack in packs:
        for word in sorted(set(pack.text("function_words").split())):
            function_words[word] = (*function_words.get(word, ()), pack.language)
    orders = {pack.language: _ORDERS[order] for pack in packs if (order := pack.text("publication_order")) in _ORDERS}
    words = Words(
        lines=_by_rule(packs, "lines"),
        tail=_by_rule(packs, "tail"),
        sections=_by_rule(packs, "sections"),
        starts={start: rule for pack in packs for rule, start in pack.furniture("starts")},
        home=frozenset(_all(packs, "home")),
        credits=tuple(sorted(set(_all(packs, "credits")), key=lambda word: (-len(word), word))),
        stock_captions=frozenset(_all(packs, "stock_captions")),
        sign_offs=tuple(sorted(set(_all(packs, "sign_offs")), key=lambda word: (-len(word), word))),
        publication_labels=frozenset(w for label in _all(packs, "publication_labels") for w in label.split()),
        byline_words=frozenset(_all(packs, "byline_words")),
        view_labels=frozenset(_all(packs, "view_labels")),
        event_labels=frozenset(_all(packs, "event_labels")),
        sentence_starts=frozenset(_all(packs, "sentence_starts")),
        glued=tuple(sorted(set(_all(packs, "glued")), key=lambda word: (-len(word), word))),
        months=_numbers(packs, "months"),
        weekdays=_numbers(packs, "weekdays"),
        eras={name: int(year) - 1 for pack in packs for name, year in pack.mapping("eras").items()},
        publication_orders=orders,
        function_words=function_words,
        scripts=tuple((script, pack.language) for pack in packs if (script := pack.text("script"))),
    )
    for pack in packs:
        pack.check()
    return words


def _all(packs: Iterable[_Pack], key: str) -> Iterator[str]:
    for pack in packs:
        yield from (word.casefold() for word in pack.texts(key))


def _by_rule(packs: Iterable[_Pack], key: str) -> dict[str, str]:
    return {fold(line): rule for pack in packs for rule, line in pack.furniture(key) if fold(line)}


def _numbers(packs: Iterable[_Pack], key: str) -> dict[str, int]:
    return {name: number for pack in packs for number, name in pack.numbered(key)}


class _Pack:
    """One language's file, and the names of months and weekdays of its `dates.yaml`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.language = path.parent.name
        self.known: set[str] = set()
        self.data = self._load(path)
        dates = path.with_name("dates.yaml")
        self.dates = self._load(dates) if dates.exists() else {}

    def _load(self, path: Path) -> dict[str, object]:
        data = yaml.load(path.read_text("utf-8"), Loader=_LOADER)
        if not isinstance(data, dict):
            raise WordsError(f"{path}: holds no mapping")
        return data

    def text(self, key: str) -> str:
        self.known.add(key)
        return self._of(str, self.data.get(key, ""), key)

    def texts(self, key: str) -> list[str]:
        self.known.add(key)
        return self._texts(self.data.get(key, []), key)

    def mapping(self, key: str) -> dict[str, str]:
        self.known.add(key)
        return self._of(dict, self.data.get(key, {}), key)

    def furniture(self, key: str) -> Iterator[tuple[str, str]]:
        """(rule, line) pairs of one part of `furniture`."""
        part = self._of(dict, self.mapping("furniture").get(key, {}), key)
        for rule, lines in part.items():
            for line in self._texts(lines, rule):
                yield rule, line.casefold()

    def numbered(self, key: str) -> Iterator[tuple[int, str]]:
        """(number, name) pairs of months or weekdays, from here and from `dates.yaml`."""
        self.known.add(key)
        for data in (self.dates, self.data):
            for number, names in self._of(dict, data.get(key, {}), key).items():
                for name in self._texts(names, key):
                    yield int(number), name.casefold()

    def check(self) -> None:
        if left := sorted(set(self.data) - self.known):
            raise WordsError(f"{self.path}: not known here: {', '.join(left)}")

    def _texts(self, value: object, key: str) -> list[str]:
        texts = self._of(list, value, key)
        return [self._of(str, text, key) for text in texts]

    def _of(self, kind: type[_T], value: object, key: str) -> _T:
        if not isinstance(value, kind):
            raise WordsError(f"{self.path}: {key}: {value!r} is no {kind.__name__}")
        return value
