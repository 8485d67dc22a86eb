"""Loads the vocabularies and phrase files into one lexicon. Knows their files and columns, and no rule."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import yaml

from .lexicon import Entry, Lexicon
from .ordinals import ENGLISH

# Published vocabularies: file, kind, code column, columns with one phrase, column with several.
_PUBLISHED = (
    ("countries.csv", "country", "country_code", ("name_en", "name_vi"), "aliases"),
    ("places.csv", "place", "place_id", ("name_en", "name_vi"), "aliases"),
    ("organisations.csv", "organisation", "organisation_code", ("organisation_code", "name_en", "name_vi"), "aliases"),
    ("instruments.csv", "instrument", "instrument_code", ("name_en", "name_vi"), ""),
    ("series.csv", "series", "series_code", ("series_code", "name_en", "name_vi"), "aliases"),
)


def _rows(file: Traversable) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(file.read_text("utf-8"), newline=""))


def published_entries() -> Iterator[Entry]:
    """One entry for each name and alias in the published vocabularies."""
    folder = resources.files("schemas") / "vocabularies"
    for name, kind, code, singles, several in _PUBLISHED:
        for row in _rows(folder / name):
            phrases = [row[column] for column in singles] + (row[several].split("|") if several else [])
            rest = tuple((k, v) for k, v in row.items() if k != several and v)
            for column, phrase in zip((*singles, *[several] * len(phrases)), phrases, strict=False):
                language = {"name_en": "en", "name_vi": "vi"}.get(column, "")
                if phrase and row[code] != "OTHER":
                    yield Entry(kind, row[code], phrase, language, rest)


def phrase_entries() -> Iterator[Entry]:
    """One entry for each row of `pipelines/phrases/*.csv` and `pipelines/phrases/<language>/*.csv`.

    The kind is the file's name in the singular, the code the first column, the phrase the column `phrase`.
    """
    folder = resources.files("pipelines") / "phrases"
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        files = [(child, "")] if child.name.endswith(".csv") else []
        if child.is_dir():
            files = [(file, child.name) for file in sorted(child.iterdir(), key=lambda item: item.name)]
        for file, language in files:
            if file.name.endswith(".csv"):
                yield from _entries_of(file, language)


def _entries_of(file: Traversable, language: str) -> Iterator[Entry]:
    kind = singular(file.name.removesuffix(".csv"))
    for row in _rows(file):
        phrase = row.get("phrase") or ""
        if not phrase:
            continue
        code = next(iter(row.values()))
        rest = tuple((k, v) for k, v in row.items() if k != "phrase" and v)
        yield Entry(kind, code, phrase, row.get("lang") or language, rest)


def singular(name: str) -> str:
    """`countries` is the file of the kind `country`, `topics` that of `topic`."""
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") else name


def name_part_entries() -> Iterator[Entry]:
    """One entry for each word of which names of meetings are made (`phrases/<language>/meetings.yaml`)."""
    folder = resources.files("pipelines") / "phrases"
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        file = child / "meetings.yaml"
        if child.is_dir() and file.is_file():
            for kind, codes in yaml.safe_load(file.read_text("utf-8")).items():
                if kind != "filler":
                    for code, phrases in codes.items():
                        yield from (Entry(kind, code, unicodedata.normalize("NFC", p), child.name) for p in phrases)


def cue_entries() -> Iterator[Entry]:
    """One entry for each cue (`phrases/<language>/cues.yaml`, `subjects.yaml`): kind `cue`, code its list's name."""
    folder = resources.files("pipelines") / "phrases"
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        for file in (child / "cues.yaml", child / "subjects.yaml"):
            if child.is_dir() and file.is_file():
                for code, phrases in yaml.safe_load(file.read_text("utf-8")).items():
                    yield from (Entry("cue", code, unicodedata.normalize("NFC", p), child.name) for p in phrases)


def ordinal_entries() -> Iterator[Entry]:
    """One entry for each English ordinal in words; its code is the number."""
    yield from (Entry("ordinal", str(number), word, "en") for word, number in ENGLISH.items())


@cache
def lexicon() -> Lexicon:
    """The lexicon of all vocabularies, built once a process."""
    return Lexicon((*published_entries(), *phrase_entries(), *name_part_entries(), *cue_entries(), *ordinal_entries()))
