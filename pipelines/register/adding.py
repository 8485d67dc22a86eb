"""What `register add` needs: codes from what people type, and a new entry in its place in a file. Asks nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from rapidfuzz import process

from pipelines.extraction.shadow import fold
from pipelines.register.entries import Entry, EntryError, parse
from pipelines.register.files import pieces
from pipelines.register.format import entry_text, file_text, order
from schemas import codes, vocabularies

# What a person may be asked for, and the vocabulary and its column that hold the codes.
_VOCABULARIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "series": ("series", "series_code"),
        "country": ("countries", "country_code"),
        "organisation": ("organisations", "organisation_code"),
        "place": ("places", "name_en"),
        "topic": ("topic_codes", "topic_code"),
        "instrument": ("instrument_codes", "instrument_code"),
    }
)
_CLOSED = MappingProxyType({"mode": codes.MODE, "kind": codes.PARTICIPANT_KIND, "role": codes.PARTICIPANT_ROLE})
_NEAREST = 4


def complete(kind: str, said: str) -> str:
    """The code that a person means: `Thailand` is `TH`, `cao tuổi` is `older-persons`, `jakarta` is `Jakarta`.

    `kind` is series, country, organisation, partner (country or organisation), place, topic, instrument, mode, kind or
    role. A code, a name or an alias counts, in any case and without diacritics, or the beginning of only one. Raises
    ValueError with what was probably meant.
    """
    names = _names(kind)
    wanted = fold(said.strip())
    found = names.get(wanted, frozenset())
    if not found:
        found = frozenset().union(*(found for name, found in names.items() if name.startswith(wanted)))
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise ValueError(f"{said!r} can be {', '.join(sorted(found)[: 2 * _NEAREST])}")
    near = [code for name, _, _ in process.extract(wanted, list(names), limit=_NEAREST) for code in sorted(names[name])]
    raise ValueError(f"{said!r} is not known; near it are {', '.join(dict.fromkeys(near))}")


def country_of(city: str) -> str | None:
    """The country of a city, where only one has a city of this name."""
    found = {str(row["country_code"]) for row in vocabularies.rows("places") if row["name_en"] == city}
    return found.pop() if len(found) == 1 else None


def partners_of(series_code: str) -> tuple[str, ...]:
    """The partners that a series' format names."""
    row = next((row for row in vocabularies.rows("series") if row["series_code"] == series_code), None)
    return tuple(row["partners"] or ()) if row else ()


def inserted(text: str | None, entry: Entry) -> str:
    """The text of a series' file with a new entry in its place; all else stays as it is. None stands for no file.

    Raises ValueError where the file has an entry with that ordinal or date.
    """
    if text is None:
        return file_text(entry.series_code, [entry])
    lines = text.rstrip("\n").split("\n")
    at = len(lines)
    for piece in pieces(text):
        if piece.key == entry.key:
            raise ValueError(f"line {piece.line}: there is an entry {entry.name}; change that one")
        try:
            later = order(parse(piece.text).entry) > order(entry)
        except EntryError:
            later = False
        if later:
            at = min(at, piece.line - 1)
    written = entry_text(entry).split("\n")
    lines[at:at] = [*written, ""] if at < len(lines) else ["", *written]
    return "\n".join(lines) + "\n"


@cache
def _names(kind: str) -> Mapping[str, frozenset[str]]:
    """What people may type, folded, and the codes that it can stand for."""
    pairs: Iterable[tuple[str, str]]
    if kind == "partner":
        pairs = (*_published("country"), *_published("organisation"))
    elif kind in _CLOSED:
        pairs = ((code, code) for code in _CLOSED[kind])
    else:
        pairs = _published(kind)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in pairs:
        names[fold(name)].add(code)
    return MappingProxyType({name: frozenset(found) for name, found in names.items()})


def _published(kind: str) -> Iterator[tuple[str, str]]:
    table, column = _VOCABULARIES[kind]
    for row in vocabularies.rows(table):
        code = str(row[column])
        spellings = [code, row.get("name_en"), row.get("name_vi"), row.get("label_en"), row.get("label_vi")]
        spellings += row.get("aliases") or []
        yield from ((str(name), code) for name in spellings if name)
