"""One correction: what it may hold, and reading a file of them with an error that names the entry. Applies nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import yaml

from schemas import vocabularies

Kind: TypeAlias = Literal["value", "row", "same", "different", "split", "no-meeting", "alias", "review"]
Values: TypeAlias = Mapping[str, str]
# None clears a value; several values are notices that are split off.
Override: TypeAlias = Mapping[str, str | tuple[str, ...] | None]

STATUS = ("active", "withdrawn")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_KEYS = ("id", "table", "match", "override", "expect", "review", "reason", "status", "who", "when")
_REQUIRED = ("id", "table", "match", "override", "reason", "who", "when")

# What tells which row is meant, and what of it can be overridden. Beside `meeting_id` or `notice_id` any of the
# columns can stand in `match`.
FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "meetings": (
            "series_code",
            "ordinal",
            "title_vi",
            "title_en",
            "start_date",
            "end_date",
            "mode",
            "city",
            "country_code",
            "theme",
            "part_of",
        ),
        "participants": ("kind", "name", "honorific", "position", "organisation", "country_code", "role"),
        "chairs": ("country_code", "role"),
        "partners": ("partner_code", "basis", "framework", "role"),
        "topics": ("topic_code", "context"),
        "instruments": ("instrument_code", "action"),
        "meeting_links": ("relation", "to_key"),
    }
)
# Tables whose rows can be left out by `override: null`.
_REMOVABLE = tuple(table for table in FACTS if table != "meetings")
# The identity of a row, and the override that says something of it.
IDENTITIES: Mapping[str, str] = MappingProxyType(
    {"meetings": "meeting_id", "persons": "person_id", "institutions": "institution_id"}
)
_IDENTITY_KINDS: Mapping[str, Kind] = MappingProxyType(
    {"same_as": "same", "different_from": "different", "split": "split"}
)
# Vocabularies that can be given another word, and the column of their codes.
VOCABULARIES: Mapping[str, str] = MappingProxyType(
    {
        "countries": "country_code",
        "places": "place_id",
        "organisations": "organisation_code",
        "series": "series_code",
        "topic_codes": "topic_code",
        "instrument_codes": "instrument_code",
    }
)
REVIEWED = ("notice_id", "kind", "table_name", "row_id", "detail")
# What a notice says decides which meeting it tells of, so that these are corrected where the notice says them.
BY_NOTICE = ("series_code", "ordinal")


class CorrectionError(Exception):
    """A correction cannot be used; the message names the file, the entry and the cure."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person. `match` tells which row, `override` what it is to be; `expect`, what it was before.

    `review` names the items of `review_items` that it decides, as `REVIEWED` columns.
    """

    correction_id: str
    table: str
    match: Values
    override: Override | None
    reason: str
    who: str
    when: date
    expect: Mapping[str, str | None] = field(default_factory=dict)
    review: Values = field(default_factory=dict)
    status: str = "active"
    place: str = ""

    @property
    def kind(self) -> Kind:
        """What is corrected."""
        if self.override is None:
            return "row"
        key = next(iter(self.override))
        if self.table in IDENTITIES and key in _IDENTITY_KINDS:
            return _IDENTITY_KINDS[key]
        if self.table in VOCABULARIES:
            return "alias"
        if self.table == "notices":
            return "no-meeting"
        return "review" if self.table == "review_items" else "value"

    @property
    def notice_id(self) -> str:
        """The id under which the release has the correction among its notices, as the source of its values."""
        return f"c-{self.correction_id}"

    @property
    def identity(self) -> str:
        """The key of the row whose identity is decided (`same`, `different`, `split`)."""
        return self.match[IDENTITIES[self.table]]

    def values(self, key: str) -> tuple[str, ...]:
        """One or several values of the override, as a tuple."""
        value = (self.override or {}).get(key)
        return value if isinstance(value, tuple) else () if value is None else (value,)

    def fault(self, problem: str) -> CorrectionError:
        """The error that this entry has a problem."""
        return CorrectionError(f"{self.place}: {problem}")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the C loader where it is built
    """Reads scalars as the texts that they are: `NO` is Norway, `17` what a notice says."""


# Nothing but null is told from a text.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise yaml.MarkedYAMLError(problem=f"{key.value} stands twice", problem_mark=key.start_mark)
        seen.add(str(key.value))
    return dict(yaml.SafeLoader.construct_mapping(loader, node, deep=True))


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def parse(text: str, name: str) -> list[Correction]:
    """The corrections of a file. Raises CorrectionError, which names the file by `name` and the entry."""
    try:
        content = yaml.load(unicodedata.normalize("NFC", text), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise CorrectionError(f"{name}{line}: {error.problem or error.context}; correct the YAML") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise CorrectionError(f"{name}: it is no YAML ({' '.join(str(error).split())}); correct it") from error
    if content is None:
        return []
    if not isinstance(content, list):
        raise CorrectionError(f"{name}: it holds {_what(content)}, not a list; begin each correction with '- id: '")
    return [_correction(entry, name, number) for number, entry in enumerate(content, 1)]


def _correction(entry: object, name: str, number: int) -> Correction:
    where = f"{name}, entry {number}"
    if not isinstance(entry, dict):
        raise CorrectionError(f"{where}: it is {_what(entry)}, not keys and values; see corrections/README.md")
    if isinstance(entry.get("id"), str):
        where = f"{where} ({entry['id'][:100]})"
    for problem in _problems(entry):
        raise CorrectionError(f"{where}: {problem}")
    override = entry["override"]
    correction = Correction(
        correction_id=entry["id"],
        table=entry["table"],
        match=_texts(entry["match"]),
        override=None if override is None else MappingProxyType({k: _value(v) for k, v in override.items()}),
        expect=MappingProxyType({k: _clean(v) for k, v in (entry.get("expect") or {}).items()}),
        review=_texts(entry.get("review") or {}),
        reason=_tidy(entry["reason"]),
        who=_tidy(entry["who"]),
        when=date.fromisoformat(entry["when"]),
        status=entry.get("status") or "active",
        place=where,
    )
    for problem in _misfits(correction):
        raise correction.fault(problem)
    return correction


def _problems(entry: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the keys of an entry and the types of their values."""
    unknown = [str(key) for key in entry if key not in _KEYS]
    if unknown:
        yield f"{', '.join(sorted(unknown))} means nothing here; an entry has {', '.join(_KEYS)}"
    missing = [key for key in _REQUIRED if key not in entry or (entry[key] is None and key != "override")]
    if missing:
        yield f"{', '.join(missing)} is missing; add it"
    for key in ("id", "table", "reason", "who", "when", "status"):
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            yield f"{key} is {_what(value)}, not a text"
        elif value is not None and not value.strip():
            yield f"{key} is blank; write it out"
    if not _ID.fullmatch(entry["id"]):
        yield f"id {entry['id'][:100]!r} is not made of small letters, digits and hyphens"
    if (entry.get("status") or "active") not in STATUS:
        yield f"status is {entry['status']!r}, not {' or '.join(STATUS)}"
    try:
        date.fromisoformat(entry["when"])
    except ValueError:
        yield f"when is {entry['when']!r}, not a date such as 2026-11-22"
    for key in ("match", "override", "expect", "review"):
        value = entry.get(key)
        if value is None:
            continue
        if not isinstance(value, dict) or not value:
            yield f"{key} is {_what(value)}, not columns and values"
            continue
        for column, said in value.items():
            yield from _bad_value(key, column, said)


def _bad_value(key: str, column: object, said: object) -> Iterator[str]:
    if not isinstance(column, str):
        yield f"{key} has {_what(column)} for a column"
    elif said is None:
        if key in ("match", "review"):
            yield f"{key}.{column} is empty; say what the row has there, or leave it out"
    elif isinstance(said, list) and key == "override" and column in ("split", "alias"):
        if not said or not all(isinstance(each, str) and each.strip() for each in said):
            yield f"{key}.{column} is to be a list of texts"
    elif not isinstance(said, str):
        yield f"{key}.{column} is {_what(said)}, not a text"
    elif not said.strip() or any(unicodedata.category(letter) == "Cc" for letter in said.strip()):
        yield f"{key}.{column} is blank or has a control character; write it in one line"


def _misfits(correction: Correction) -> Iterator[str]:
    """What is wrong with an entry for its table."""
    table, match, override = correction.table, correction.match, correction.override
    if table == "review_items":
        yield from _unknown("match", match, REVIEWED)
        if override != {"status": "decided"}:
            yield "override of review_items is to be {status: decided}"
        if "notice_id" not in match:
            yield "match names no notice_id"
        return
    yield from _unknown("review", correction.review, REVIEWED)
    if table == "notices":
        if set(match) != {"notice_id"}:
            yield "match of notices is to be a notice_id"
        if override != {"is_meeting_notice": "false"}:
            yield "override of notices is to be {is_meeting_notice: false}"
    elif table in VOCABULARIES:
        if set(match) != {VOCABULARIES[table]}:
            yield f"match of {table} is to be a {VOCABULARIES[table]}"
        elif match[VOCABULARIES[table]] not in _codes(table):
            yield f"{VOCABULARIES[table]} {match[VOCABULARIES[table]]!r} is none of {table}"
        if override is None or set(override) != {"alias"} or not correction.values("alias"):
            yield f"override of {table} is to be {{alias: WORDS}}"
    elif table in IDENTITIES and override is not None and set(override) & set(_IDENTITY_KINDS):
        yield from _identity_misfits(correction)
    elif table in FACTS:
        yield from _fact_misfits(correction)
    else:
        known = sorted({*FACTS, *IDENTITIES, *VOCABULARIES, "notices", "review_items"})
        yield f"table is {table!r}, not one of {', '.join(known)}"


def _identity_misfits(correction: Correction) -> Iterator[str]:
    own = IDENTITIES[correction.table]
    override = correction.override or {}
    if set(correction.match) != {own}:
        yield f"match is to be a {own}"
    if len(override) != 1:
        yield f"override is to be one of {', '.join(_IDENTITY_KINDS)} alone"
    key = next(iter(override))
    values = correction.values(key)
    if not values or (key != "split" and len(values) != 1):
        yield f"override.{key} is to be {'a list of notice ids' if key == 'split' else f'another {own}'}"
    if correction.match.get(own) in values:
        yield f"override.{key} is the same {own} as in match"
    if correction.expect:
        yield "expect means nothing here; leave it out"


def _fact_misfits(correction: Correction) -> Iterator[str]:
    table, match = correction.table, correction.match
    columns = FACTS[table]
    keys = ("notice_id",) if table == "participants" else ("notice_id", "meeting_id")
    yield from _unknown("match", match, (*keys, *columns))
    yield from _unknown("expect", correction.expect, columns)
    if not set(match) & set(keys):
        yield f"match names no {' and no '.join(keys)}, so that it could be any row"
    if table == "meetings" and {"notice_id", "meeting_id"} <= match.keys():
        yield "match is to have notice_id, for what that notice says, or meeting_id, for what is published, not both"
    if correction.override is None:
        if table not in _REMOVABLE:
            yield f"override is null, and no row of {table} can be left out"
        return
    yield from _unknown("override", correction.override, columns)
    if table == "meetings" and "notice_id" not in match:
        if set(match) != {"meeting_id"}:
            yield "match is to be the meeting_id alone; what is to hold before is said in expect"
        moved = [column for column in BY_NOTICE if column in correction.override]
        if moved:
            yield (
                f"{', '.join(moved)} decides which meeting it is; match the notice_id that says it,"
                " or say same_as or different_from"
            )


def _unknown(key: str, said: Mapping[str, object], columns: Sequence[str]) -> Iterator[str]:
    unknown = [column for column in said if column not in columns]
    if unknown:
        yield f"{key} has {', '.join(unknown)}, which is none of {', '.join(columns)}"


def _codes(table: str) -> frozenset[str]:
    return frozenset(str(row[VOCABULARIES[table]]) for row in vocabularies.rows(table)) - {"OTHER"}


def _texts(said: Mapping[str, str]) -> Values:
    return MappingProxyType({column: _tidy(value) for column, value in said.items()})


def _value(said: str | list[str] | None) -> str | tuple[str, ...] | None:
    return tuple(map(_tidy, said)) if isinstance(said, list) else _clean(said)


def _clean(said: str | None) -> str | None:
    return None if said is None else _tidy(said)


def _tidy(said: str) -> str:
    return " ".join(said.split())


def _what(value: object) -> str:
    if value is None:
        return "nothing"
    return "a text" if isinstance(value, str) else "a list" if isinstance(value, list) else "keys and values"
