"""The items of review of a release: their order, their words, and what each could be decided to be. Writes nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import duckdb

from pipelines.corrections import Corrections
from pipelines.corrections.entries import IDENTITIES, REVIEWED, Correction

# The worst first: a decision that lost its force, then what may be wrong in the tables, what was left out of them, and
# last what is only doubtful. Kinds that are not named stand before the last.
_WORST: Sequence[tuple[str, ...]] = (
    ("correction-refused", "correction-outdated", "correction-unmatched"),
    ("conflict",),
    ("rejected-row",),
    ("low-confidence",),
    ("ambiguous-date",),
)
_LEAST = ("correction-needless", "decoding", "markup", "sidecar")
# Two rows of a table that may be one: the row, and in the detail the other one.
SAME = MappingProxyType({f"same-{table[:-1]}": table for table in IDENTITIES})
_OTHER = re.compile(r"^may be (?P<other>[^\s:]+)")
_VALUE = re.compile(r"^(?P<column>[a-z_]+): this notice says ")
# What differs between items that are alike.
_OWN = re.compile(r'"[^"]*"|\'[^\']*\'|\d+')
MOST_CANDIDATES = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a column could have, and how many notices say so; None where it would be empty."""

    value: str | None
    notices: int
    published: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One open item with all that a person needs to decide it. `times` is how many are alike, with it."""

    review_id: str
    notice_id: str
    kind: str
    table: str | None
    row_id: str | None
    detail: str
    times: int
    title: str
    url: str | None
    text: str
    span: tuple[int, int] | None = None
    column: str | None = None
    row: Mapping[str, Any] | None = None
    candidates: tuple[Candidate, ...] = field(default=())

    @property
    def words(self) -> str:
        """The words concerned."""
        return self.text[slice(*self.span)] if self.span else ""

    @property
    def match(self) -> dict[str, str]:
        """What a correction says to name this item."""
        said = (self.notice_id, self.kind, self.table, self.row_id, " ".join(self.detail.split()))
        return {column: value for column, value in zip(REVIEWED, said, strict=True) if value is not None}

    @property
    def current(self) -> str | None:
        """What is published in the column concerned."""
        return next((candidate.value for candidate in self.candidates if candidate.published), None)


def open_items(database: duckdb.DuckDBPyConnection, corrections: Corrections, kind: str | None = None) -> list[Item]:
    """The open items of a release that no correction decides yet, the worst and most frequent first.

    `database` is a release's. Of the same order the one with the smaller id comes first.
    """
    rows = _rows(
        database,
        """SELECT review_items.*, notices.title, notices.url, notices.text
        FROM review_items JOIN notices USING (notice_id) WHERE status = 'open' ORDER BY review_id""",
    )
    waiting = [row for row in rows if kind is None or row["kind"] == kind]
    times = Counter(_alike(row) for row in waiting)
    decided = Decided(corrections.active)
    known = _Known(database)
    found = [_item(known, row, times[_alike(row)]) for row in waiting]
    return sorted(
        (item for item in found if not decided.has(item)),
        key=lambda item: (_rank(item.kind), -item.times, item.kind, _OWN.sub("", item.detail), item.review_id),
    )


class Decided:
    """Which items the corrections decide, as the next build will."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._named = [dict(said) for each in corrections for said in (_named(each), each.review) if said]
        self._values = {
            (each.match["meeting_id"], column)
            for each in corrections
            if each.kind == "value" and each.table == "meetings" and "meeting_id" in each.match
            for column in each.override or ()
        }

    def has(self, item: Item) -> bool:
        """Whether an item needs no decision any more."""
        match = item.match
        if item.kind == "conflict" and (item.row_id, item.column) in self._values:
            return True
        return any(all(match.get(column) == value for column, value in said.items()) for said in self._named)


def _named(correction: Correction) -> Mapping[str, str]:
    return correction.match if correction.kind in ("review", "no-meeting") else {}


def _alike(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["kind"], _OWN.sub("", row["detail"])


def _rank(kind: str) -> int:
    for place, kinds in enumerate(_WORST):
        if kind in kinds:
            return place
    return len(_WORST) + (kind in _LEAST)


class _Known:
    """What the release has of the rows that open items are about; asked for once, however many items there are."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._rows: dict[tuple[str, str], Mapping[str, Any]] = {}
        for table, key in _KEYS.items():
            rows = _rows(database, f"FROM {table} SEMI JOIN ({_OPEN}) AS open ON row_id = {key}", [table])
            self._rows |= {(table, row[key]): row for row in rows}
        self._said: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
        for row in _rows(database, _SAID):
            self._said[row["row_id"], row["column_name"]].append(row)
        self._notices = {row["row_id"]: row["notices"] for row in _rows(database, _NOTICES)}

    def row(self, table: str | None, row_id: str | None) -> Mapping[str, Any] | None:
        """The row concerned, of the tables whose rows a person can correct one by one."""
        return self._rows.get((table or "", row_id or ""))

    def candidates(self, meeting_id: str, column: str) -> tuple[Candidate, ...]:
        """What is published of a meeting, and what notices say, the most of them first."""
        said = self._said[meeting_id, column]
        # Of dates that agree the most exact is published.
        best = max((row["value"] for row in said if row["accepted"]), key=len, default=None)
        found = [Candidate(row["value"], row["notices"], row["value"] == best) for row in said]
        return tuple(found[:MOST_CANDIDATES])

    def other(self, detail: str) -> tuple[Candidate, ...]:
        """The row that may be the one of the item."""
        found = _OTHER.match(detail)
        notices = self._notices.get(found["other"]) if found else None
        return (Candidate(found["other"], notices),) if found and notices else ()


_KEYS = {**IDENTITIES, "participants": "participant_id"}
_OPEN = "SELECT row_id FROM review_items WHERE status = 'open' AND table_name = $1"
_SAID = """
SELECT row_id, column_name, value, count(DISTINCT notice_id) AS notices, bool_or(accepted) AS accepted FROM evidence
SEMI JOIN (
    SELECT row_id, split_part(detail, ':', 1) AS column_name FROM review_items
    WHERE status = 'open' AND kind = 'conflict' AND table_name = 'meetings'
) AS asked USING (row_id, column_name)
WHERE table_name = 'meetings' GROUP BY row_id, column_name, value ORDER BY accepted DESC, notices DESC, value
"""
_NOTICES = """
SELECT row_id, count(DISTINCT notice_id) AS notices FROM (
    SELECT unnest([person_id, institution_id]) AS row_id, notice_id FROM participants
    UNION ALL SELECT meeting_id, notice_id FROM meeting_notices
) WHERE row_id IS NOT NULL GROUP BY row_id
"""


def _item(known: _Known, row: Mapping[str, Any], times: int) -> Item:
    found = _VALUE.match(row["detail"]) if row["kind"] == "conflict" and row["table_name"] == "meetings" else None
    column = found["column"] if found else None
    candidates = () if column is None else known.candidates(row["row_id"], column)
    if row["kind"] in SAME:
        column, candidates = "same_as", known.other(row["detail"])
    return Item(
        review_id=row["review_id"],
        notice_id=row["notice_id"],
        kind=row["kind"],
        table=row["table_name"],
        row_id=row["row_id"],
        detail=row["detail"],
        times=times,
        title=row["title"],
        url=row["url"],
        text=row["text"],
        span=None if row["char_start"] is None else (row["char_start"], row["char_end"]),
        column=column,
        row=known.row(row["table_name"], row["row_id"]),
        candidates=candidates,
    )


def _rows(database: duckdb.DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
    answer = database.execute(sql, list(values))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
