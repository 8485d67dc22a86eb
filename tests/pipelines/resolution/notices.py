"""Small notices made of claims alone, and the tables that they resolve to. No rule of reading or extraction."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.batches import DOUBTS, NOTICES, REJECTIONS
from pipelines.corrections import Corrections
from pipelines.model import CLAIMS
from pipelines.resolution import resolve
from pipelines.resolution.refusal import RESOLVED
from schemas import TABLES
from schemas.integrity import (
    evidence_failures,
    foreign_key_failures,
    opened,
    primary_key_failures,
    quote_failures,
    superseded_failures,
)
from schemas.validation import validate

Tables = Mapping[str, pa.Table]
NONE = Corrections()
Row = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """One claim; `text` is what the notice writes for it, the value itself by default."""

    table: str
    row: str
    column: str
    value: str
    rule: str = "told"
    text: str | None = None


@dataclass(frozen=True)
class Telling:
    """One notice, whose text is the words of its claims, one after the other."""

    notice_id: str
    claims: tuple[Said, ...] = ()
    published: str | None = None
    kind: str = "notice"
    raw_name: str | None = None
    url: str | None = None
    retrieved: int | None = None
    head: str | None = None
    doubts: tuple[Mapping[str, Any], ...] = field(default=())
    language: str = "vi"

    @property
    def opening(self) -> str:
        return self.notice_id if self.head is None else self.head

    @property
    def text(self) -> str:
        return "\n".join([self.opening, *(claim.value if claim.text is None else claim.text for claim in self.claims)])

    def notice_row(self) -> Row:
        return {
            "notice_id": self.notice_id,
            "kind": self.kind,
            "raw_name": self.raw_name or f"{self.notice_id}.txt",
            "raw_sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "source_id": "samples",
            "url": self.url,
            "language": self.language,
            "title": "",
            "published_on": date.fromisoformat(self.published) if self.published else None,
            "retrieved_at": datetime(2022, 1, self.retrieved, tzinfo=UTC) if self.retrieved else None,
            "is_meeting_notice": bool(self.claims),
            "text": self.text,
            "text_sha256": hashlib.sha256(self.text.encode()).hexdigest(),
        }

    def claim_rows(self) -> list[Row]:
        rows = []
        start = len(self.opening) + 1
        for claim in self.claims:
            quote = claim.value if claim.text is None else claim.text
            rows.append(
                {
                    "notice_id": self.notice_id,
                    "table_name": claim.table,
                    "row": claim.row,
                    "column_name": claim.column,
                    "value": claim.value,
                    "char_start": start,
                    "char_end": start + len(quote),
                    "quote": quote,
                    "rule": claim.rule,
                }
            )
            start += len(quote) + 1
        return rows


def meeting(row: str = "m1", series: str = "SOMSWD", relation: str = "reports", **values: object) -> tuple[Said, ...]:
    """The claims of one meeting of a notice."""
    claims = [Said("meeting_notices", row, "relation", relation), Said("meetings", row, "series_code", series)]
    claims += [Said("meetings", row, column, str(value)) for column, value in values.items()]
    return tuple(claims)


def write(folder: Path, tellings: Iterable[Telling], rejections: Iterable[Row] = ()) -> Path:
    """The result of a batch that holds these notices."""
    tellings = list(tellings)
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema, rows in (
        ("notices", NOTICES, [telling.notice_row() for telling in tellings]),
        ("claims", CLAIMS, [row for telling in tellings for row in telling.claim_rows()]),
        ("doubts", DOUBTS, [{"notice_id": t.notice_id} | dict(doubt) for t in tellings for doubt in t.doubts]),
        ("rejections", REJECTIONS, list(rejections)),
    ):
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / f"{name}.parquet")
    return folder


def resolved(
    *batches: Iterable[Telling],
    confidences: Mapping[str, float] | None = None,
    before: Tables | None = None,
    corrections: Corrections = NONE,
) -> Tables:
    """What the batches resolve to, after the release with the tables `before`; all checks of a release have passed."""
    tellings = tuple(map(tuple, batches))
    if confidences or before or corrections != NONE or any(each.doubts for batch in tellings for each in batch):
        return _resolved(tellings, confidences or {}, before, corrections)
    return dict(_alone(tellings))


@cache
def _alone(batches: tuple[tuple[Telling, ...], ...]) -> Tables:
    """What many tests of a file begin with is resolved once."""
    return _resolved(batches, {}, None, NONE)


def _resolved(
    batches: Iterable[Iterable[Telling]],
    confidences: Mapping[str, float],
    before: Tables | None,
    corrections: Corrections,
) -> Tables:
    with tempfile.TemporaryDirectory() as root:
        folders = [write(Path(root) / f"batch-{number}", batch) for number, batch in enumerate(batches)]
        previous = None
        if before is not None:
            previous = Path(root) / "before"
            previous.mkdir()
            for name, table in before.items():
                pq.write_table(table, previous / f"{name}.parquet")
        tables = resolve(folders, confidences=confidences, previous=previous, corrections=corrections)
    assert failures(tables) == []
    return tables


def failures(tables: Tables) -> list[str]:
    """What any check of a release finds in what was resolved. The vocabularies and sources are the same each time, and
    keys of tables without rows hold; both would take as long as all else.
    """
    made = (*RESOLVED, "notices", "rejections", "evidence", "corrections", "review_items", "revisions")
    found = [failure for name in made for failure in validate(TABLES[name], tables[name])]
    with opened(tables) as connection:
        for name in made:
            if tables[name].num_rows:
                found += primary_key_failures(TABLES[name], connection)
                found += foreign_key_failures(TABLES[name], connection)
            found += evidence_failures(TABLES[name], connection)
        found += quote_failures(connection)
        found += superseded_failures(connection)
    return list(map(str, found))


def rows(tables: Tables, name: str, *columns: str) -> list[Any]:
    """The rows of a table, of some columns as tuples, of one as its values."""
    table = tables[name].to_pylist()
    if not columns:
        return table
    if len(columns) == 1:
        return [row[columns[0]] for row in table]
    return [tuple(row[column] for column in columns) for row in table]


def said(tables: Tables, column: str, row_id: str | None = None) -> list[tuple[str, str, bool]]:
    """(notice, value, accepted) of the evidence on a column of meetings."""
    return sorted(
        (row["notice_id"], row["value"], row["accepted"])
        for row in rows(tables, "evidence")
        if row["table_name"] == "meetings" and row["column_name"] == column and row_id in (None, row["row_id"])
    )


def reviews(tables: Tables, kind: str) -> list[Row]:
    return [row for row in rows(tables, "review_items") if row["kind"] == kind]
