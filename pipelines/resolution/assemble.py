"""All tables of a release from the results of batches: the steps of resolution in their order. No rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa

from pipelines.corrections import Corrections
from pipelines.resolution import (
    doubles,
    facts,
    identity,
    inputs,
    people,
    refusal,
    regrouping,
    revisions,
    succession,
    trail,
    values,
)
from pipelines.resolution.confidence import rule_confidences
from pipelines.resolution.corrected import Correcting
from pipelines.resolution.engine import connected
from pipelines.sources.registry import Registry, load_registry
from schemas import TABLES, Table
from schemas.arrow import arrow_schema, conform
from schemas.rules import as_sql, literal, quoted

NONE = Corrections()
ROWS_AT_ONCE = 32_768

# The rows of a table, in the order of its key.
Rows: TypeAlias = Callable[[str], Iterator[pa.RecordBatch]]


def resolve(
    folders: Sequence[Path],
    *,
    previous: Path | None = None,
    sightings: pa.Table | None = None,
    confidences: Mapping[str, float] | None = None,
    registry: Registry | None = None,
    corrections: Corrections = NONE,
    memory_limit: str | None = None,
    spill: Path | None = None,
) -> dict[str, pa.Table]:
    """Every table of `schemas.TABLES`, in its schema and the order of its key, from the batch results in `folders`.

    All of them in memory; `resolved` gives them one after the other.

    `previous` is the folder of the tables of the release before, whose ids are kept or told as superseded.
    `sightings` tells until when archived pages were there (`pipelines.sources.sightings`).
    `corrections` is what people decided, and goes before the rules; what came of each stands in the table corrections.
    `confidences` says how sure each rule is (measured ones by default). `memory_limit` and `spill` are DuckDB's: what
    does not fit goes to the folder `spill`. The order of the folders and of the rows in them makes no difference.
    """
    with resolved(
        folders,
        previous=previous,
        sightings=sightings,
        confidences=confidences,
        registry=registry,
        corrections=corrections,
        memory_limit=memory_limit,
        spill=spill,
    ) as rows:
        return {table.name: _whole(table, rows) for table in TABLES.values()}


@contextmanager
def resolved(
    folders: Sequence[Path],
    *,
    previous: Path | None = None,
    sightings: pa.Table | None = None,
    confidences: Mapping[str, float] | None = None,
    registry: Registry | None = None,
    corrections: Corrections = NONE,
    memory_limit: str | None = None,
    spill: Path | None = None,
) -> Iterator[Rows]:
    """What `resolve` gives, as a function from a table's name to its rows, some at a time: memory holds no table."""
    measured = rule_confidences() if confidences is None else confidences
    with connected(memory_limit, spill, corrections.aliases) as connection:
        connection.register("sources", _sources(load_registry() if registry is None else registry))
        inputs.load(connection, folders, measured)
        correcting = Correcting(connection, corrections)
        correcting.claims()
        succession.recall(connection, previous)
        identity.identify(connection)
        regrouping.regroup(connection, correcting, previous)
        values.choose(connection, correcting)
        people.gather(connection, correcting.decisions, correcting.note)
        facts.relate(connection, correcting)
        refusal.refuse(connection)
        trail.testify(connection)
        revisions.revise(connection, sightings)
        correcting.conclude()
        _notices(connection)
        doubles.doubt(connection, correcting.decisions.meetings.different)
        trail.review(connection)
        correcting.tell()
        connection.execute("CREATE VIEW rejections AS FROM read_rejections")
        yield lambda name: _fetched(connection, TABLES[name])


def _notices(connection: duckdb.DuckDBPyConnection) -> None:
    """`notices`, where an optional value that its column refuses is left out and said so."""
    table = TABLES["notices"]
    selected = []
    for column in table.columns.values():
        name = quoted(column.name)
        if column.name == "is_meeting_notice":
            selected.append(f"{name} AND notice_id NOT IN (SELECT notice_id FROM no_meetings) AS {name}")
            continue
        if column.name == "duplicate_of" or not (column.nullable and column.checks):
            selected.append(name)
            continue
        fits = " AND ".join(as_sql(column.name, check) for check in column.checks)
        selected.append(f"if({fits}, {name}, NULL) AS {name}")
        connection.execute(
            f"""INSERT INTO refused_rows BY NAME
            SELECT notice_id, 'rejected-row' AS kind, 'notices' AS table_name, notice_id AS row_id,
                {literal(column.name)} || ' is left out: it cannot be "' || left({name}, 200) || '"' AS detail
            FROM read_notices SEMI JOIN readings USING (notice_id, batch, raw_name) WHERE NOT ({fits})"""
        )
    connection.execute(
        f"""CREATE VIEW notices AS SELECT {", ".join(selected)}
        FROM read_notices JOIN (SELECT notice_id, batch, raw_name, duplicate_of FROM readings)
        USING (notice_id, batch, raw_name) LEFT JOIN gone USING (notice_id)
        UNION ALL BY NAME SELECT * EXCLUDE (title_start, title_end, published_start, published_end)
        FROM correction_notices"""
    )


def _whole(table: Table, rows: Rows) -> pa.Table:
    return pa.Table.from_batches(rows(table.name), schema=arrow_schema(table)).combine_chunks()


def _fetched(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[pa.RecordBatch]:
    columns = ", ".join(map(quoted, table.columns))
    order = ", ".join(map(quoted, table.primary_key))
    query = connection.sql(f"SELECT {columns} FROM {quoted(table.name)} ORDER BY {order}")
    for batch in query.to_arrow_reader(ROWS_AT_ONCE):
        yield from conform(table, pa.Table.from_batches([batch])).to_batches()


def _sources(registry: Registry) -> pa.Table:
    rows = [
        {
            "source_id": source.source_id,
            "name_en": source.name_en,
            "name_vi": source.name_vi,
            "publisher": source.publisher,
            "country_code": source.country,
            "home_url": f"https://{source.hosts[0]}" if source.hosts else None,
            "date_order": source.date_order,
            "rights": source.rights or None,
        }
        for source in registry.sources
    ]
    table = TABLES["sources"]
    return pa.Table.from_pylist(rows, schema=arrow_schema(table))
