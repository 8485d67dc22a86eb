"""Loads the vocabularies and phrase files into one lexicon. Knows their files and columns, and no rule."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from pipelines.corrections.decisions import Alias
from pipelines.yaml_data import load_yaml

from .languages import SHARED
from .lexicon import Entry, Lexicon
from .ordinals import ENGLISH, forms_of

# Published vocabularies: file, kind, code column, columns with one phrase, column with several.
_PUBLISHED = (
    ("countries.csv", "country", "country_code", ("name_en", "name_vi"), "aliases"),
    ("places.csv", "place", "place_id", ("name_en", "name_vi"), "aliases"),
    ("organisations.csv", "organisation", "organisation_code", ("organisation_code", "name_en", "name_vi"), "aliases"),
    ("instruments.csv", "instrument", "instrument_code", ("name_en", "name_vi"), ""),
    ("series.csv", "series", "series_code", ("series_code", "name_en", "name_vi"), "aliases"),
)


def _rows(file: Traversable) -> Iterator[dict[str, str]]:
    lines = csv.reader(io.StringIO(file.read_text("utf-8"), newline=""))
    header = next(lines, [])
    return (dict(zip(header, line, strict=False)) for line in lines if line)


@cache
def published_entries() -> tuple[Entry, ...]:
    """One entry for each name and alias in the published vocabularies."""
    return tuple(_published_entries())


def _published_entries() -> Iterator[Entry]:
    folder = resources.files("schemas") / "vocabularies"
    for name, kind, code, singles, several in _PUBLISHED:
        for row in _rows(folder / name):
            phrases = [row[column] for column in singles] + (row[several].split("|") if several else [])
            rest = tuple((k, v) for k, v in row.items() if k != several and v)
            for column, phrase in zip((*singles, *[several] * len(phrases)), phrases, strict=False):
                language = {"name_en": "en", "name_vi": "vi"}.get(column, "")
                if phrase and row[code] != "OTHER":
                    yield Entry(kind, row[code], phrase, language, rest)
                    if phrase.endswith(" Summit"):  # "the 40th and 41st ASEAN Summits"
                        yield Entry(kind, row[code], f"{phrase}s", language, rest)


@cache
def phrase_entries() -> tuple[Entry, ...]:
    """One entry for each row of `pipelines/phrases/*.csv` and `pipelines/phrases/<language>/*.csv`.

    The kind is the file's name in the singular, the code the first column, the phrase the column `phrase`.
    """
    return tuple(_phrase_entries())


def _phrase_entries() -> Iterator[Entry]:
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
        if kind == "place":
            rest = _published_place(code, file)
        elif kind == "instrument":
            rest += _published_topics().get(code, ())
        yield Entry(kind, code, phrase, row.get("lang") or language, rest)


def _published_place(place_id: str, file: Traversable) -> tuple[tuple[str, str], ...]:
    """What `places.csv` says of a place, which a language's file of place names only gives other names."""
    if place_id not in _places():
        raise ValueError(f"{file}: {place_id!r} is no place_id of schemas/vocabularies/places.csv; correct or add it")
    return _places()[place_id]


@cache
def _places() -> dict[str, tuple[tuple[str, str], ...]]:
    rows = _rows(resources.files("schemas") / "vocabularies" / "places.csv")
    return {row["place_id"]: tuple((k, v) for k, v in row.items() if k != "aliases" and v) for row in rows}


@cache
def _published_topics() -> dict[str, tuple[tuple[str, str], ...]]:
    """What each instrument is about: it is told by any of its names."""
    rows = _rows(resources.files("schemas") / "vocabularies" / "instruments.csv")
    return {row["instrument_code"]: (("topic_codes", row["topic_codes"]),) for row in rows if row["topic_codes"]}


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
            for kind, codes in load_yaml(file.read_text("utf-8")).items():
                if kind != "filler":
                    for code, phrases in codes.items():
                        yield from (Entry(kind, code, unicodedata.normalize("NFC", p), child.name) for p in phrases)


def cue_entries() -> Iterator[Entry]:
    """One entry for each cue (`phrases/<language>/cues.yaml`, `subjects.yaml`): kind `cue`, code its list's name; and
    for each phrase of some lists of `ties.yaml`, code `moving`.
    """
    folder = resources.files("pipelines") / "phrases"
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        for file in (child / "cues.yaml", child / "subjects.yaml"):
            if child.is_dir() and file.is_file():
                for code, phrases in load_yaml(file.read_text("utf-8")).items():
                    yield from (Entry("cue", code, unicodedata.normalize("NFC", p), child.name) for p in phrases)
        if child.is_dir() and (child / "ties.yaml").is_file():
            lists = load_yaml((child / "ties.yaml").read_text("utf-8"))
            phrases = dict.fromkeys(str(p).lower() for name in _MOVING for p in lists[name])
            yield from (Entry("cue", "moving", unicodedata.normalize("NFC", p), child.name) for p in phrases)


# Lists of `ties.yaml` of which few sentences have a phrase: `ties` asks the lexicon which do.
_MOVING = ("moved", "never", "unmet")


def ordinal_entries() -> Iterator[Entry]:
    """One entry for each ordinal in words, English or of an `ordinals.yaml`; its code is the number."""
    yield from (Entry("ordinal", str(number), word, "en") for word, number in ENGLISH.items())
    folder = resources.files("pipelines") / "phrases"
    for language in sorted(child.name for child in folder.iterdir() if child.is_dir()):
        forms = forms_of(language)
        yield from (Entry("ordinal", str(number), word, language) for number, word in (forms.words if forms else ()))


# Vocabularies that people can give another word, and the kind of their entries.
_KINDS = {
    "countries": "country",
    "places": "place",
    "organisations": "organisation",
    "series": "series",
    "topic_codes": "topic",
    "instrument_codes": "instrument",
}


def alias_entries(aliases: Sequence[Alias]) -> Iterator[Entry]:
    """One entry for each word that people added; it says of its code what the code's own entry says.

    Raises ValueError for a code that has none.
    """
    if not aliases:
        return
    wanted = {(_KINDS[alias.vocabulary], alias.code) for alias in aliases}
    data: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for entry in (*published_entries(), *phrase_entries()):
        if (entry.kind, entry.code) in wanted:
            data.setdefault((entry.kind, entry.code), entry.data)
    for alias in aliases:
        kind = _KINDS[alias.vocabulary]
        if (kind, alias.code) not in data:
            raise ValueError(f"{alias.words!r}: no notice can speak of {alias.code} of {alias.vocabulary}")
        rest = {name: cell for name, cell in data[kind, alias.code] if name not in ("lang", "note")}
        # Nobody adds a word that tells nothing by itself.
        rest |= {"strength": "strong"} if kind == "topic" else {}
        yield Entry(kind, alias.code, unicodedata.normalize("NFC", alias.words), "", tuple(rest.items()))


def is_known(alias: Alias) -> bool:
    """Whether the vocabularies have these words for this code without anybody's adding them."""
    wanted = (_KINDS[alias.vocabulary], alias.code, unicodedata.normalize("NFC", alias.words).casefold())
    known = (*published_entries(), *phrase_entries())
    return any((entry.kind, entry.code, entry.phrase.casefold()) == wanted for entry in known)


@cache
def entries() -> tuple[Entry, ...]:
    """All phrases of all vocabularies and languages, read once a process: several lexicons are made of them."""
    return (
        *published_entries(),
        *phrase_entries(),
        *name_part_entries(),
        *cue_entries(),
        *ordinal_entries(),
    )


def lexicon(own: str = "", aliases: tuple[Alias, ...] = ()) -> Lexicon:
    """The lexicon of what all notices share, of the language `own` (see `languages`), and of the words that people
    added; built once a process.
    """
    return _lexicon(own, aliases)


# Apart, because a cache takes an argument that is left out for another one than its default.
@cache
def _lexicon(own: str, aliases: tuple[Alias, ...]) -> Lexicon:
    languages = {"", *SHARED, own}
    known = (entry for entry in entries() if entry.language in languages)
    return Lexicon((*known, *alias_entries(aliases)))
