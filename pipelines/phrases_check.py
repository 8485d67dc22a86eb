"""Checks the files of phrases: codes that nothing knows, entries that stand twice, entries that no notice uses.

The files' own modules read them, and nothing is read from a notice here but which phrases stand in it.
`pipelines/cli/phrases.py` prints what is found.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from pipelines.extraction.dates.pack import compile_pack
from pipelines.extraction.languages import SHARED, own_language
from pipelines.extraction.lexicon import Entry
from pipelines.extraction.shadow import shadow_of
from pipelines.extraction.vocabulary import entries, lexicon
from pipelines.model import Notice, RawNotice, Rejection
from pipelines.reading import read
from pipelines.yaml_data import load_yaml

PHRASES: Final = Path(__file__).parent / "phrases"
VOCABULARIES: Final = Path(__file__).parents[1] / "schemas" / "vocabularies"

# Codes that a published vocabulary declares, by column. All other codes of a language are those of the shared ones.
_PUBLISHED: Final = {
    "topic_code": "topics.csv",
    "instrument_code": "instruments.csv",
    "country_code": "countries.csv",
    "place_id": "places.csv",
}
# Columns with codes of a closed list, by file; the shared languages' files hold all that there are.
_CLOSED: Final = {
    "topics.csv": ("strength",),
    "actions.csv": ("action",),
    "posts.csv": ("rank",),
    "honorifics.csv": ("kind",),
    "ministries.csv": ("sector",),
    "organisations.csv": ("kind",),
    "roles.csv": ("cue",),
}
# Files whose keys are codes: the lists in them, or what their first level holds.
_KEYED: Final = (
    "meetings.yaml",
    "cues.yaml",
    "subjects.yaml",
    "subject_names.yaml",
    "roles.yaml",
    "dates.yaml",
    "ties.yaml",
)

Problem = Literal["unknown-code", "doubled", "unused"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry with something to say of it. `unused` is for information; the other two are to be mended."""

    problem: Problem
    file: str
    entry: str
    detail: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry!r}: {self.detail}"


def languages() -> list[str]:
    """The languages that have words for meetings."""
    return sorted(file.parent.name for file in PHRASES.glob("*/meetings.yaml"))


def check_phrases(language: str, folder: Path = PHRASES) -> list[Finding]:
    """What is to be mended in the files of one language below `folder`. Raises `FileNotFoundError` without any file."""
    files = sorted((folder / language).iterdir())
    found: list[Finding] = []
    for file in files:
        if file.suffix == ".csv":
            found += _check_table(file)
        elif file.name in _KEYED:
            found += _check_lists(file)
        elif file.name == "ordinals.yaml":
            found += _doubled(file, _listed(file, _load(file)))
    return found


def unused_phrases(language: str, notices: Iterable[Notice]) -> list[Finding]:
    """The entries of a language that stand in none of the notices: words for what others write, or slips of the pen.

    Looks at what the lexicon holds: all but `roles.yaml`, `dates.yaml` and `furniture.yaml`.
    """
    used: set[tuple[str, str, str]] = set()
    for notice in notices:
        found = lexicon(own_language(notice.language)).find(notice.text, shadow_of(notice.text)[1])
        used.update(_key(match.entry) for match in found)
    return [
        Finding("unused", f"{language}: {entry.kind}", entry.phrase, f"stands for {entry.code}, and in no notice")
        for entry in entries()
        if entry.language == language and _key(entry) not in used
    ]


def notices_in(folder: Path) -> Iterator[Notice]:
    """The notices of a folder as reading gives them, by file name; what cannot be read is left out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".html", ".htm"):
            notice = read(RawNotice(path.name, path.read_bytes(), "0" * 64, "drop-folder"))
            if not isinstance(notice, Rejection):
                yield notice


def _key(entry: Entry) -> tuple[str, str, str]:
    return entry.kind, entry.code, _plain(entry.phrase)


def _plain(phrase: str) -> str:
    """A phrase without regard to case, but for an abbreviation: "COVID" is found only in capitals, "Covid" in any."""
    composed = unicodedata.normalize("NFC", phrase)
    return composed if composed.isupper() else composed.casefold()


def _name(file: Path) -> str:
    return f"phrases/{file.parent.name}/{file.name}"


def _load(file: Path) -> Mapping[str, Any]:
    data = load_yaml(file.read_text("utf-8"))
    if not isinstance(data, dict):
        raise ValueError(f"{_name(file)}: holds no lists by name; see the file of the same name in phrases/en")
    return data


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def _published(column: str) -> frozenset[str]:
    return frozenset(row[column] for row in _rows(VOCABULARIES / _PUBLISHED[column]))


@cache
def _closed(name: str, column: str) -> frozenset[str]:
    """The codes of a column in the files of the shared languages, and in the published vocabulary of that name."""
    files = [PHRASES / language / name for language in SHARED] + [VOCABULARIES / name]
    rows = (row for file in files if file.is_file() for row in _rows(file))
    return frozenset(row[column] for row in rows if column in row)


def _check_table(file: Path) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], str] = {}
    for row in _rows(file):
        phrase = row["phrase"]
        for column, code in row.items():
            known: frozenset[str] = frozenset()
            if column in _PUBLISHED:
                known = _published(column)
            elif column in _CLOSED.get(file.name, ()):
                known = _closed(file.name, column)
            if code and known and code not in known:
                cure = "use one of " + (
                    f"schemas/vocabularies/{_PUBLISHED[column]}" if column in _PUBLISHED else ", ".join(sorted(known))
                )
                yield Finding("unknown-code", _name(file), phrase, f"{code!r} is no {column}; {cure}")
        meaning = tuple(value for column, value in row.items() if column not in ("phrase", "note", "strength"))
        key = (_plain(phrase), *meaning)
        if key in seen:
            yield Finding("doubled", _name(file), phrase, f"stands also as {seen[key]!r}; keep one")
        seen[key] = phrase


def _check_lists(file: Path) -> Iterator[Finding]:
    data = _load(file)
    known = _codes_of_lists(file.name)
    for code in _list_codes(file.name, data):
        if code not in known:
            near = ", ".join(sorted(known)) if len(known) < 40 else f"see the same file of {' and '.join(SHARED)}"
            yield Finding("unknown-code", _name(file), code, f"is no list that a rule asks for ({near})")
    if file.name == "dates.yaml":
        compile_pack(file.parent.name, data)  # says itself what is missing
    else:
        yield from _doubled(file, _listed(file, data))


@cache
def _codes_of_lists(name: str) -> frozenset[str]:
    files = [PHRASES / language / name for language in SHARED]
    codes = {code for file in files if file.is_file() for code in _list_codes(name, _load(file))}
    if name == "meetings.yaml":
        codes.update(f"series {row['series_code']}" for row in _rows(VOCABULARIES / "series.csv"))
    return frozenset(codes)


def _list_codes(name: str, data: Mapping[str, Any]) -> Iterator[str]:
    """The names of the lists of a file; in `meetings.yaml` part and code ("level ministerial")."""
    for key, value in data.items():
        yield from (f"{key} {code}" for code in value) if name == "meetings.yaml" else (key,)


def _listed(file: Path, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(list, phrase) pairs of a file, however deep its lists are."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ((f"{key} {name}", phrase) for name, phrase in _listed(file, value))
        elif isinstance(value, list):
            for phrase in value:
                if not isinstance(phrase, str):
                    raise ValueError(f"{_name(file)}: {key}: {phrase!r} is not text; put it in quotation marks")
                yield str(key), phrase


def _doubled(file: Path, listed: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for name, phrase in listed:
        key = (name, _plain(phrase))
        if key in seen:
            yield Finding("doubled", _name(file), phrase, f"stands twice under {name}; keep one")
        seen.add(key)
