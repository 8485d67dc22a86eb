"""Checks over several tables, by DuckDB: primary keys, foreign keys, and that every fact has its evidence.

Each takes all tables of a release, as Arrow tables, as Parquet files or as `opened`, and looks only at those it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa

from schemas.declare import Table
from schemas.engine import Config, connect
from schemas.failures import MOST_EXAMPLES, Failure
from schemas.rules import literal, quoted
from schemas.tables import TABLES

Relations: TypeAlias = Mapping[str, pa.Table | Path] | duckdb.DuckDBPyConnection


def primary_key_failures(table: Table, relations: Relations) -> list[Failure]:
    """Keys that several rows share."""
    with _connected(relations, {table.name}) as connection:
        return _primary_key(connection, table)


def foreign_key_failures(table: Table, relations: Relations) -> list[Failure]:
    """Values that are no key of the table they refer to, and self references that run in a circle."""
    with _connected(relations, {table.name} | table.parents) as connection:
        return _foreign_keys(connection, table)


def evidence_failures(table: Table, relations: Relations) -> list[Failure]:
    """Facts of the table that no notice is shown to state, and accepted evidence that the table does not carry.

    Where every value needs evidence, an accepted value must be the published one; a date that is known to its month or
    year is the beginning of the published date.
    """
    with _connected(relations, {table.name, "evidence"}) as connection:
        return _evidence(connection, table)


def quote_failures(relations: Relations) -> list[Failure]:
    """Evidence whose quote is not the notice's text at its offsets (Unicode code points, end exclusive)."""
    with _connected(relations, {"evidence", "notices"}) as connection:
        return _quotes(connection)


def superseded_failures(relations: Relations) -> list[Failure]:
    """Ids that a meeting has superseded although another has them, or has superseded them too."""
    with _connected(relations, {"meetings"}) as connection:
        return _superseded(connection)


def release_failures(relations: Relations) -> list[Failure]:
    """All checks of this module over all tables of a release."""
    failures: list[Failure] = []
    with _connected(relations, set(TABLES)) as connection:
        for table in TABLES.values():
            failures += _primary_key(connection, table)
            failures += _foreign_keys(connection, table)
            failures += _evidence(connection, table)
        failures += _quotes(connection)
        failures += _superseded(connection)
    return failures


def _primary_key(connection: duckdb.DuckDBPyConnection, table: Table) -> list[Failure]:
    return _failures(
        connection,
        table.name,
        "|".join(table.primary_key),
        "the key is not unique",
        f"SELECT {_row_id(table)} AS shown FROM {quoted(table.name)} GROUP BY ALL HAVING count(*) > 1",
    )


def _foreign_keys(connection: duckdb.DuckDBPyConnection, table: Table) -> list[Failure]:
    failures: list[Failure] = []
    child, shown = quoted(table.name), f"{_row_id(table)} || ' has ' || child."
    for key in table.foreign_keys:
        column, parent_column = quoted(key.column), quoted(key.parent_column)
        failures += _failures(
            connection,
            table.name,
            key.column,
            f"is no {key.parent_column} of {key.parent}",
            f"SELECT {shown}{column} AS shown FROM {child} AS child WHERE {column} IS NOT NULL AND NOT EXISTS"
            f" (SELECT 1 FROM {quoted(key.parent)} AS parent WHERE parent.{parent_column} = child.{column})",
        )
    for key in table.self_references:
        column, own = quoted(key.column), quoted(key.parent_column)
        failures += _failures(
            connection,
            table.name,
            key.column,
            "runs in a circle",
            f"""WITH RECURSIVE grounded AS (
                SELECT {own} AS id FROM {child}
                WHERE {column} IS NULL OR {column} NOT IN (SELECT {own} FROM {child})
                UNION
                SELECT child.{own} FROM {child} AS child JOIN grounded ON child.{column} = grounded.id
            ) SELECT {shown}{column} AS shown FROM {child} AS child
            WHERE {own} NOT IN (SELECT id FROM grounded)""",
        )
    return failures


def _quotes(connection: duckdb.DuckDBPyConnection) -> list[Failure]:
    return _failures(
        connection,
        "evidence",
        "quote",
        "is not the notice's text at its offsets",
        """SELECT evidence_id || ' in ' || notice_id || ' at ' || char_start || '-' || char_end AS shown
        FROM evidence JOIN notices USING (notice_id)
        WHERE substring(notices.text, char_start + 1, char_end - char_start) IS DISTINCT FROM quote""",
    )


def _superseded(connection: duckdb.DuckDBPyConnection) -> list[Failure]:
    return _failures(
        connection,
        "meetings",
        "superseded_ids",
        "is the id of another meeting, or superseded by several",
        """SELECT former AS shown FROM (SELECT unnest(superseded_ids) AS former FROM meetings) GROUP BY former
        HAVING count(*) > 1 OR former IN (SELECT meeting_id FROM meetings)""",
    )


def _evidence(connection: duckdb.DuckDBPyConnection, table: Table) -> list[Failure]:
    match table.evidence:
        case "rows":
            return _row_evidence(connection, table)
        case "values":
            return _value_evidence(connection, table)
    return []


def _row_evidence(connection: duckdb.DuckDBPyConnection, table: Table) -> list[Failure]:
    own = f"SELECT {_row_id(table)} AS row_id FROM {quoted(table.name)}"
    said = f"SELECT row_id FROM evidence WHERE table_name = {literal(table.name)} AND accepted"
    return _failures(
        connection,
        table.name,
        None,
        "the row has no accepted evidence",
        f"SELECT row_id AS shown FROM ({own}) AS facts ANTI JOIN ({said}) AS said USING (row_id)",
    ) + _failures(
        connection,
        "evidence",
        "row_id",
        f"is accepted but no row of {table.name}",
        f"SELECT DISTINCT row_id AS shown FROM ({said}) AS said ANTI JOIN ({own}) AS facts USING (row_id)",
    )


def _value_evidence(connection: duckdb.DuckDBPyConnection, table: Table) -> list[Failure]:
    needing = [
        column for column in table.columns.values() if column.name not in table.primary_key and not column.computed
    ]
    values = ", ".join(f"CAST({quoted(column.name)} AS VARCHAR) AS {quoted(column.name)}" for column in needing)
    dates = ", ".join(literal(column.name) for column in needing if pa.types.is_date(column.type))
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE published AS
        UNPIVOT (SELECT {_row_id(table)} AS row_id, {values} FROM {quoted(table.name)})
        ON COLUMNS(* EXCLUDE row_id) INTO NAME column_name VALUE published_value"""
    )
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE said AS SELECT row_id, column_name, value FROM evidence
        WHERE table_name = {literal(table.name)} AND accepted"""
    )
    agrees = f"""(said.value = published_value
        OR column_name IN ({dates}) AND said.value <> '' AND starts_with(published_value, said.value))"""
    return _failures(
        connection,
        table.name,
        None,
        "the value has no accepted evidence",
        """SELECT row_id || ' ' || column_name || ' ' || published_value AS shown
        FROM published ANTI JOIN said USING (row_id, column_name)""",
    ) + _failures(
        connection,
        "evidence",
        "value",
        f"is accepted but not what {table.name} says",
        f"""SELECT DISTINCT row_id || ' ' || column_name || ' ' || said.value AS shown
        FROM said LEFT JOIN published USING (row_id, column_name) WHERE {agrees} IS NOT TRUE""",
    )


@contextmanager
def opened(
    relations: Mapping[str, pa.Table | Path], config: Config | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """All tables behind one connection, for many checks: opening one costs more than to check small tables.

    `config` are settings of DuckDB.
    """
    with _connected(relations, set(relations), config) as connection:
        yield connection


@contextmanager
def _connected(
    relations: Relations, names: Set[str], config: Config | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    if isinstance(relations, duckdb.DuckDBPyConnection):
        yield relations
        return
    with connect(config=config or {}) as connection:
        for name in sorted(names):
            rows = relations[name]
            if isinstance(rows, Path):
                connection.execute(f"CREATE VIEW {quoted(name)} AS FROM read_parquet({literal(str(rows))})")
            else:
                connection.register(name, rows)
        yield connection


def _row_id(table: Table) -> str:
    return "concat_ws('|', " + ", ".join(map(quoted, table.primary_key)) + ")"


def _failures(
    connection: duckdb.DuckDBPyConnection, table: str, column: str | None, message: str, bad_rows: str
) -> list[Failure]:
    """A failure where the query `bad_rows` (one column, `shown`) gives rows. The examples are its first in order."""
    found = connection.execute(f"SELECT count(*), min(shown, {MOST_EXAMPLES}) FROM ({bad_rows}) AS bad").fetchone()
    if not found or not found[0]:
        return []
    return [Failure(table, column, message, found[0], tuple(found[1]))]
