"""What one notice says, as plain facts that can be compared: from a gold file, or from a release. No scoring here."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

FIELDS = ("ordinal", "start_date", "end_date", "mode", "city", "country", "theme", "part_of")


class EvaluationError(Exception):
    """The gold files or the release cannot be compared; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant as a notice gives it; `country` is an ISO 3166-1 alpha-2 code."""

    kind: str
    name: str | None
    position: str | None
    organisation: str | None
    country: str | None
    role: str


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What a notice says of one meeting. `values` has the keys of `FIELDS`, all as text; `part_of` is a series code."""

    key: str | None = None
    series: str | None = None
    values: Mapping[str, str | None] = field(default_factory=dict)
    chairs: frozenset[str] = frozenset()
    vice_chairs: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """All that is compared of one notice. `referenced` holds keys such as `AMMSWD-11` or a bare series code."""

    is_meeting_notice: bool | None = None
    published_on: str | None = None
    meetings: tuple[MeetingFacts, ...] = ()
    participants: tuple[Participant, ...] = ()
    topics: frozenset[str] = frozenset()
    instruments: frozenset[str] = frozenset()
    referenced: frozenset[str] = frozenset()


def gold_facts(folder: Path) -> dict[str, NoticeFacts]:
    """The facts of each gold file (`*.json`) in a folder, by the file's stem, in the order of the stems."""
    facts = {}
    for path in sorted(folder.glob("*.json")):
        try:
            facts[path.stem] = _from_gold(json.loads(path.read_text("utf-8")))
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(f"{path} is not a gold file ({type(error).__name__}: {error}); correct it") from error
    if not facts:
        raise EvaluationError(f"no gold files (*.json) in {folder}; name the folder that holds them")
    return facts


def release_facts(release: Path, stems: Iterable[str]) -> dict[str, NoticeFacts]:
    """The facts of those notices of a release whose raw name has one of the stems, by stem.

    What a notice says of a meeting is taken from `evidence`, so that notices of one meeting lend each other nothing.
    """
    wanted = set(stems)
    columns = ["notice_id", "raw_name", "is_meeting_notice", "published_on"]
    found = {PurePosixPath(row["raw_name"]).stem: row for row in _rows(release, "notices", columns)}
    found = {stem: row for stem, row in found.items() if stem in wanted}
    tables = _Tables.read(release, [row["notice_id"] for row in found.values()])
    return {stem: _from_release(tables, row) for stem, row in found.items()}


def _from_gold(gold: Mapping[str, Any]) -> NoticeFacts:
    series_of = {meeting["key"]: meeting["series"] for meeting in gold["meetings"]}
    meetings = []
    for meeting in gold["meetings"]:
        values = {name: _text(meeting[name]) for name in FIELDS}
        values["part_of"] = series_of.get(meeting["part_of"])
        meetings.append(
            MeetingFacts(
                key=meeting["key"],
                series=meeting["series"],
                values=values,
                chairs=frozenset(meeting["chair_countries"]),
                vice_chairs=frozenset(meeting["vice_chair_countries"]),
                partners=frozenset(meeting["partners"]),
            )
        )
    participants = (
        Participant(p["kind"], p["name"], p["position"], p["organisation"], p["country"], p["role"])
        for p in gold["participants"]
    )
    return NoticeFacts(
        is_meeting_notice=gold["is_meeting_notice"],
        published_on=_text(gold["published_on"]),
        meetings=tuple(meetings),
        participants=tuple(participants),
        topics=frozenset(gold["topics"]),
        instruments=frozenset(gold["instruments"]),
        referenced=_registered(gold["referenced"]),
    )


@dataclass(frozen=True, slots=True)
class _Tables:
    """The rows of a release that speak of the notices in question, grouped by notice."""

    meetings: Mapping[str, tuple[str, int | None]]
    relations: Mapping[str, Sequence[tuple[str, str]]]
    evidence: Mapping[tuple[str, str], Sequence[tuple[str, str, str]]]
    participants: Mapping[str, Sequence[Participant]]
    topics: Mapping[str, frozenset[str]]
    instruments: Mapping[str, frozenset[str]]

    @classmethod
    def read(cls, release: Path, notices: Sequence[str]) -> _Tables:
        def of_notices(table: str, *columns: str) -> list[dict[str, Any]]:
            return _rows(release, table, ["notice_id", *columns], pc.field("notice_id").isin(notices))

        relations, evidence, people = defaultdict(list), defaultdict(list), defaultdict(list)
        topics, instruments = defaultdict(set), defaultdict(set)
        for row in of_notices("meeting_notices", "meeting_id", "relation"):
            relations[row["notice_id"]].append((row["meeting_id"], row["relation"]))
        for row in of_notices("evidence", "table_name", "row_id", "column_name", "value"):
            stated = (row["row_id"], row["column_name"], row["value"])
            evidence[row["notice_id"], row["table_name"]].append(stated)
        for row in of_notices("participants", "kind", "name", "position", "organisation", "country_code", "role"):
            people[row.pop("notice_id")].append(Participant(*row.values()))
        for row in of_notices("topics", "topic_code"):
            topics[row["notice_id"]].add(row["topic_code"])
        for row in of_notices("instruments", "instrument_code"):
            instruments[row["notice_id"]].add(row["instrument_code"])
        return cls(
            meetings={
                row["meeting_id"]: (row["series_code"], row["ordinal"])
                for row in _rows(release, "meetings", ["meeting_id", "series_code", "ordinal"])
            },
            relations=relations,
            evidence=evidence,
            participants=people,
            topics={notice: frozenset(codes) for notice, codes in topics.items()},
            instruments={notice: frozenset(codes) for notice, codes in instruments.items()},
        )

    def key(self, meeting: str) -> str | None:
        series, ordinal = self.meetings.get(meeting, (None, None))
        return series if ordinal is None else f"{series}-{ordinal}"

    def said(self, notice: str, table: str) -> Sequence[tuple[str, str, str]]:
        return self.evidence.get((notice, table), ())


def _from_release(tables: _Tables, row: Mapping[str, Any]) -> NoticeFacts:
    notice = row["notice_id"]
    relations = tables.relations.get(notice, ())
    reported = [meeting for meeting, relation in relations if relation != "references"]
    referenced = {tables.key(meeting) for meeting, relation in relations if relation == "references"}
    for key, _, _ in tables.said(notice, "meeting_links"):
        _, relation, target = _key(key, 3)
        if relation != "part-of":
            referenced.add(target)
    return NoticeFacts(
        is_meeting_notice=bool(row["is_meeting_notice"]),
        published_on=_text(row["published_on"]),
        meetings=tuple(_meeting(tables, notice, meeting) for meeting in reported),
        participants=tuple(tables.participants.get(notice, ())),
        topics=tables.topics.get(notice, frozenset()),
        instruments=tables.instruments.get(notice, frozenset()),
        referenced=_registered(referenced - {tables.key(meeting) for meeting in reported}),
    )


def _meeting(tables: _Tables, notice: str, meeting: str) -> MeetingFacts:
    series, ordinal = tables.meetings.get(meeting, (None, None))
    values: dict[str, str | None] = dict.fromkeys(FIELDS)
    for key, column, value in tables.said(notice, "meetings"):
        name = "country" if column == "country_code" else column
        if key == meeting and name in values and value:
            values[name] = value
    if values["ordinal"] is None:
        values["ordinal"] = _text(ordinal)
    part_of = values["part_of"]
    if part_of:
        values["part_of"] = tables.meetings.get(part_of, (part_of, None))[0]
    seats = [_key(key, 3) for key, _, _ in tables.said(notice, "chairs")]
    partners = [_key(key, 2) for key, _, _ in tables.said(notice, "partners")]
    return MeetingFacts(
        key=tables.key(meeting),
        series=series,
        values=values,
        chairs=frozenset(country for of, country, role in seats if of == meeting and role != "vice-chair"),
        vice_chairs=frozenset(country for of, country, role in seats if of == meeting and role == "vice-chair"),
        partners=frozenset(partner for of, partner in partners if of == meeting),
    )


def _rows(
    release: Path, table: str, columns: Sequence[str], where: pc.Expression | None = None
) -> list[dict[str, Any]]:
    path = release / "tables" / f"{table}.parquet"
    if not path.is_file():
        raise EvaluationError(f"{path} is missing; name a release folder, for example releases/latest")
    rows: list[dict[str, Any]] = pq.read_table(path, columns=list(columns), filters=where).to_pylist()
    return rows


def _key(row_id: str, parts: int) -> list[str]:
    """The first parts of a row key that is joined by `|`; missing ones are empty."""
    return (row_id.split("|") + [""] * parts)[:parts]


def _registered(keys: Iterable[str | None]) -> frozenset[str]:
    """Without what belongs to no registered series: such references have no key to compare."""
    return frozenset(key for key in keys if key and not key.startswith("OTHER"))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
