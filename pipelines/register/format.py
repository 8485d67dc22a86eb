"""How the register is written: one form for each entry and file, so that a change shows as the change alone."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

import yaml

from pipelines.register.entries import ENTRY, PARTICIPANT, Entry, Participant
from pipelines.yaml_data import load_yaml
from schemas import vocabularies

_WIDTH = 112
# What needs no trial: letters and the like, but not the words that YAML takes for truth and nothing.
_PLAIN = re.compile(r"[^\W\d_](?:[\w+./()&’ -]*[\w.)])?")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
# Lists that hold codes stand on one line, lists of addresses on one each.
_ONE_EACH = frozenset({"sources"})


def entry_text(entry: Entry) -> str:
    """The entry in YAML, from `- ` on, without a line break at its end."""
    lines = list(_lines(entry))
    return "- " + "\n  ".join(lines)


def file_text(series_code: str, entries: Iterable[Entry]) -> str:
    """The whole file of a series, its entries in order."""
    return header(series_code) + "".join(f"\n{entry_text(entry)}\n" for entry in sorted(entries, key=order))


def header(series_code: str) -> str:
    """The comment at the head of a series' file."""
    name = next(row["name_en"] for row in vocabularies.rows("series") if row["series_code"] == series_code)
    return (
        f"# {name} ({series_code})\n"
        "# One entry a meeting: by ordinal, then those without one by date. How to add one: docs/register.md\n"
    )


def order(entry: Entry) -> tuple[bool, int, str]:
    """Sorts the entries of a file: by ordinal, then those without one by date."""
    return entry.ordinal is None, entry.ordinal or 0, entry.start_date or ""


def slug_of(series_code: str) -> str | None:
    """The name of a series' file without its ending; None for a code that is none."""
    return next((str(r["slug"]) for r in vocabularies.rows("series") if r["series_code"] == series_code), None)


def _lines(entry: Entry) -> Iterator[str]:
    for key in ENTRY:
        value = getattr(entry, key)
        if key == "participants":
            if value:
                yield "participants:"
            for participant in value:
                yield from _participant(participant)
        elif key == "note":
            yield from _note(value)
        elif key == "relation":
            if value != "reports":
                yield f"relation: {value}"
        elif isinstance(value, tuple):
            if key in _ONE_EACH:
                yield f"{key}:"
                yield from (f"- {scalar(item)}" for item in value)
            elif value:
                yield f"{key}: [{', '.join(scalar(item) for item in value)}]"
        elif isinstance(value, int):
            yield f"{key}: {value}"
        elif value is not None:
            yield f"{key}: {value if key.endswith('_date') else scalar(value)}"


def _participant(participant: Participant) -> Iterator[str]:
    mark = "- "
    for key in PARTICIPANT:
        value = getattr(participant, key)
        if value is not None:
            yield f"{mark}{key}: {scalar(value)}"
            mark = "  "


def _note(note: str | None) -> Iterator[str]:
    if note is None:
        return
    if len(note) <= _WIDTH - len("note: "):
        yield f"note: {scalar(note)}"
        return
    yield "note: >-"
    wrapped = textwrap.wrap(note, _WIDTH, break_long_words=False, break_on_hyphens=False)
    yield from (f"  {line}" for line in wrapped)


def scalar(text: str) -> str:
    """A text as a YAML scalar on one line: as it is where YAML reads it back as that text, else in quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    try:
        if load_yaml(f"a: {text}") == {"a": text}:
            return text
    except yaml.YAMLError:
        pass
    if '"' not in text and "\\" not in text and "'" in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
