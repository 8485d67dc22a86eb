"""Takes out the rows that their own declaration refuses, and what hangs on them, so that every key still holds.

What a claim alone can break is refused with the claim, in `inputs.py`; here it is what only a whole row can.
"""

from __future__ import annotations

import duckdb

from pipelines.resolution.engine import key_sql
from schemas import TABLES, Table
from schemas.rules import as_sql, as_words, literal, quoted

# The tables that resolution makes rows of, parents before children.
RESOLVED = (
    "citations",
    "meetings",
    "meeting_notices",
    "persons",
    "institutions",
    "participants",
    "topics",
    "partners",
    "instruments",
    "chairs",
    "meeting_links",
)


def refuse(connection: duckdb.DuckDBPyConnection) -> None:
    """Move rows that break a rule to `refused_rows`; an optional reference to a row that is gone becomes null."""
    connection.execute(
        """CREATE TABLE refused_rows (notice_id VARCHAR, kind VARCHAR, table_name VARCHAR, row_id VARCHAR,
            detail VARCHAR, char_start INTEGER, char_end INTEGER)"""
    )
    for name in RESOLVED:
        _refuse(connection, TABLES[name])


def _refuse(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    name = quoted(table.name)
    if not connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone():
        return
    _forget_gone(connection, table)
    made = connection.execute(
        f"CREATE OR REPLACE TEMP TABLE bad AS SELECT {key_sql(table.name)} AS row_id, {_notice(table)} AS"
        f" notice_id, {_problem(table)} AS problem FROM {name} WHERE problem IS NOT NULL"
    ).fetchone()
    if made is not None and not made[0]:
        return
    connection.execute(
        f"""INSERT INTO refused_rows BY NAME
        SELECT notice_id, 'rejected-row' AS kind, {literal(table.name)} AS table_name, row_id, problem AS detail
        FROM bad"""
    )
    connection.execute(f"DELETE FROM {name} WHERE {key_sql(table.name)} IN (SELECT row_id FROM bad)")
    if table.self_references:
        _forget_gone(connection, table)


def _forget_gone(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    for key in table.foreign_keys:
        if table.columns[key.column].nullable:
            connection.execute(
                f"""UPDATE {quoted(table.name)} SET {quoted(key.column)} = NULL WHERE {quoted(key.column)} NOT IN
                    (SELECT {quoted(key.parent_column)} FROM {quoted(key.parent)})"""
            )


def _notice(table: Table) -> str:
    """SQL for a notice that speaks of the row."""
    if "notice_id" in table.columns:
        return "notice_id"
    if table.name in ("persons", "institutions"):
        key = table.primary_key[0]
        return f"(SELECT min(notice_id) FROM participants WHERE participants.{key} = {table.name}.{key})"
    meeting = quoted(table.primary_key[0])
    return (
        "(SELECT min(notice_id) FROM members JOIN meeting_ids USING (gid)"
        f" WHERE meeting_ids.meeting_id = {quoted(table.name)}.{meeting})"
    )


def _problem(table: Table) -> str:
    """SQL for the first rule that a row breaks, in words, or null."""
    tests = []
    for column in table.columns.values():
        name = quoted(column.name)
        if not column.nullable:
            tests.append((f"{name} IS NOT NULL", f"{column.name} is missing"))
        tests += [
            (f"coalesce({as_sql(column.name, check)}, true)", f"{column.name} {as_words(check)}")
            for check in column.checks
        ]
    for key in table.foreign_keys:
        if key.parent != table.name and key.parent != "notices" and not table.columns[key.column].nullable:
            inside = f"{quoted(key.column)} IN (SELECT {quoted(key.parent_column)} FROM {quoted(key.parent)})"
            tests.append((inside, f"{key.column} is no {key.parent_column} of {key.parent}"))
    tests += [(f"coalesce({rule.sql}, true)", rule.error) for rule in table.rules]
    whens = " ".join(f"WHEN NOT ({ok}) THEN {literal(words)}" for ok, words in tests)
    return f"CASE {whens} END"
