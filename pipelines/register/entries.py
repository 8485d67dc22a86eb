"""One entry of the register: what it may hold, and reading it from its YAML with the place of each value. No files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import yaml

from pipelines.yaml_data import LOADER

# Where a value stands within an entry: ("theme",), ("chairs", 0), ("participants", 3, "name").
Path: TypeAlias = tuple[str | int, ...]
Kind: TypeAlias = Literal["text", "number", "date", "list", "participants"]

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)
_KEY = re.compile(r"(?P<series>.+)-(?P<ordinal>[1-9][0-9]{0,2})", re.ASCII)
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, and the address of the page that says so."""

    kind: str
    role: str
    source: str
    name: str | None = None
    honorific: str | None = None
    position: str | None = None
    organisation: str | None = None
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting. Dates are ISO dates cut to what is known: a day, a month (`2006-12`) or a year.

    `part_of` is a series and an ordinal joined by a hyphen. `relation` is `announces` where the pages only look ahead
    to the meeting, else `reports`.
    """

    series_code: str
    sources: tuple[str, ...]
    ordinal: int | None = None
    title_en: str | None = None
    title_vi: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    mode: str | None = None
    city: str | None = None
    country_code: str | None = None
    theme: str | None = None
    part_of: str | None = None
    chairs: tuple[str, ...] = ()
    co_chairs: tuple[str, ...] = ()
    vice_chairs: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    relation: str = "reports"
    note: str | None = None
    participants: tuple[Participant, ...] = ()

    @property
    def key(self) -> str | None:
        """What tells the meeting from others of its series: the ordinal, else the first day; None where it has none."""
        return str(self.ordinal) if self.ordinal is not None else self.start_date

    @property
    def name(self) -> str:
        """How people are told of the entry: `SOMSWD-17`, `SOCA 2025-04-03`."""
        return f"{self.series_code}-{self.ordinal}" if self.ordinal is not None else f"{self.series_code} {self.key}"


# The order in which keys stand in the file; those of `PARTICIPANT` with the name first, as a person reads them.
ENTRY: Mapping[str, Kind] = MappingProxyType(
    {
        "series_code": "text",
        "ordinal": "number",
        "title_en": "text",
        "title_vi": "text",
        "start_date": "date",
        "end_date": "date",
        "mode": "text",
        "city": "text",
        "country_code": "text",
        "theme": "text",
        "part_of": "text",
        "chairs": "list",
        "co_chairs": "list",
        "vice_chairs": "list",
        "partners": "list",
        "topics": "list",
        "instruments": "list",
        "relation": "text",
        "sources": "list",
        "note": "text",
        "participants": "participants",
    }
)
PARTICIPANT: Mapping[str, Kind] = MappingProxyType(
    {
        "kind": "text",
        "name": "text",
        "honorific": "text",
        "position": "text",
        "organisation": "text",
        "country_code": "text",
        "role": "text",
        "source": "text",
    }
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """An entry and where its values stand in the text that it was read from (code points, end exclusive)."""

    entry: Entry
    text: str
    spans: Mapping[Path, tuple[int, int]]


class EntryError(ValueError):
    """An entry that cannot be read. `problems` are (line within the entry from 0, what is wrong and what to write)."""

    def __init__(self, problems: Sequence[tuple[int, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(what for _, what in problems))


def split_key(key: str) -> tuple[str, str] | None:
    """`SOMSWD+3-16` is the series `SOMSWD+3` and the ordinal `16`; None where a text is no such key."""
    match = _KEY.fullmatch(key)
    return (match["series"], match["ordinal"]) if match else None


def parse(text: str) -> Parsed:
    """Read one entry as it stands in its file, from its `- ` on. Raises EntryError with all that is wrong."""
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise EntryError([(mark.line if mark else 0, f"not YAML: {problem}")]) from error
    if not isinstance(root, yaml.SequenceNode) or [type(n) for n in root.value] != [yaml.MappingNode]:
        raise EntryError([(0, "an entry begins with '- ' and has a key and a value on each line")])
    reader = _Reader()
    entry = reader.record(Entry, ENTRY, root.value[0], ())
    if reader.problems:
        raise EntryError(sorted(reader.problems))
    assert isinstance(entry, Entry)
    if entry.key is None:
        raise EntryError([(0, "an entry needs an ordinal or a start_date to be told from others")])
    return Parsed(entry, text, MappingProxyType(reader.spans))


# The C parser is many times faster and gives the same marks.


class _Reader:
    """Takes the values that are declared out of a YAML node, notes where they stand, and reports what is left."""

    def __init__(self) -> None:
        self.spans: dict[Path, tuple[int, int]] = {}
        self.problems: list[tuple[int, str]] = []

    def record(self, made: type[Entry] | type[Participant], keys: Mapping[str, Kind], node: Any, path: Path) -> object:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key not in keys:
                self.wrong(key_node, f"{key}: not a key of {'an entry' if not path else 'a participant'}")
            elif key in values:
                self.wrong(key_node, f"{key}: stands twice")
            else:
                values[key] = self.value(keys[key], value_node, (*path, key))
        for field in fields(made):
            if field.default is MISSING and not values.get(field.name):
                self.wrong(node, f"{field.name}: is missing")
        return None if self.problems else made(**{key: value for key, value in values.items() if value is not None})

    def value(self, kind: Kind, node: Any, path: Path) -> Any:
        key = ".".join(str(part) for part in path)
        if kind == "participants":
            return tuple(
                self.record(Participant, PARTICIPANT, item, (*path, place))
                for place, item in self.items(node, yaml.MappingNode, key)
            )
        if kind == "list":
            return tuple(self.text(item, (*path, place), key) for place, item in self.items(node, yaml.ScalarNode, key))
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, f"{key}: one value is wanted, not a list or a block of keys")
            return None
        if kind == "text":
            return self.text(node, path, key)
        self.note(node, path)
        if kind == "date":
            if is_date(node.value):
                return node.value
            self.wrong(node, f"{key}: {node.value!r} is no date such as 2021-12-16, 2021-12 or 2021")
        elif _NUMBER.fullmatch(node.value):
            return int(node.value)
        else:
            self.wrong(node, f"{key}: {node.value!r} is no number from 1 to 999")
        return None

    def items(self, node: Any, kind: type[Any], key: str) -> Iterator[tuple[int, Any]]:
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.wrong(node, f"{key}: a list is wanted; leave the key out where there is nothing to list")
            return
        for place, item in enumerate(node.value):
            if isinstance(item, kind):
                yield place, item
            else:
                self.wrong(item, f"{key}: the items of the list do not have the form of the examples")

    def text(self, node: Any, path: Path, key: str) -> str | None:
        value: str = node.value
        if not value.strip():
            self.wrong(node, f"{key}: is empty; leave the key out")
        elif node.tag != _TEXT:
            self.wrong(node, f"{key}: put {value!r} in quotes, or programs read it as something else than a text")
        elif value != value.strip() or "\n" in value:
            self.wrong(node, f"{key}: has white space around it, or more than one line")
        else:
            self.note(node, path)
            return value
        return None

    def note(self, node: Any, path: Path) -> None:
        inside = 1 if node.style in ("'", '"') else 0
        self.spans[path] = (node.start_mark.index + inside, node.end_mark.index - inside)

    def wrong(self, node: Any, what: str) -> None:
        self.problems.append((node.start_mark.line, what))


def is_date(value: str) -> bool:
    """Whether a text is an ISO date, cut to its precision."""
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def days_of(value: str) -> tuple[date, date]:
    """The first and the last day that a date cut to its precision can stand for."""
    if len(value) == 10:
        day = date.fromisoformat(value)
        return day, day
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(following.toordinal() - 1)
    return date(int(value), 1, 1), date(int(value), 12, 31)
