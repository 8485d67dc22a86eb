"""The DuckDB side of a table: DDL with keys, checks and comments, and loading that respects self references."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from schemas.declare import Column, Table
from schemas.rules import as_sql, literal, quoted


class LoadError(ValueError):
    """Rows that cannot be put into an order in which each comes after the one it refers to."""


def sql_type(arrow_type: pa.DataType) -> str:
    """The DuckDB type that holds an Arrow type."""
    if pa.types.is_list(arrow_type):
        return f"{sql_type(arrow_type.value_type)}[]"
    if pa.types.is_timestamp(arrow_type):
        return "TIMESTAMP WITH TIME ZONE" if arrow_type.tz else "TIMESTAMP"
    return {
        pa.string(): "VARCHAR",
        pa.bool_(): "BOOLEAN",
        pa.int16(): "SMALLINT",
        pa.int32(): "INTEGER",
        pa.int64(): "BIGINT",
        pa.float32(): "FLOAT",
        pa.date32(): "DATE",
    }[arrow_type]


def create_table(table: Table) -> str:
    """CREATE TABLE with NOT NULL, CHECK, PRIMARY KEY and FOREIGN KEY. Parents must exist."""
    lines = [
        f"{quoted(column.name)} {sql_type(column.type)}{'' if column.nullable else ' NOT NULL'}"
        for column in table.columns.values()
    ]
    lines += [f"CHECK ({as_sql(column.name, check)})" for column in table.columns.values() for check in column.checks]
    lines += [f"CHECK ({rule.sql})" for rule in table.rules]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.primary_key))})")
    lines += [
        f"FOREIGN KEY ({quoted(key.column)}) REFERENCES {quoted(key.parent)} ({quoted(key.parent_column)})"
        for key in table.foreign_keys
    ]
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n    {body}\n)"


def comment_texts(table: Table) -> list[str]:
    """The comment of the table, then of each column: the English description, then the Vietnamese one."""
    described: list[Table | Column] = [table, *table.columns.values()]
    return [f"{one.description_en} | {one.description_vi}" for one in described]


def comments(table: Table) -> list[str]:
    """COMMENT ON the table and each column."""
    name = quoted(table.name)
    places = [f"TABLE {name}", *(f"COLUMN {name}.{quoted(column)}" for column in table.columns)]
    return [f"COMMENT ON {place} IS {literal(text)}" for place, text in zip(places, comment_texts(table), strict=True)]


def load(connection: duckdb.DuckDBPyConnection, table: Table, rows: str) -> None:
    """Insert the rows of the relation `rows` (SQL for a FROM clause) into the created table.

    DuckDB wants the row that a self reference points at to be there first, so that rows go in level by level.
    Raises `duckdb.ConstraintException` where rows break a constraint, and `LoadError` where self references run in a
    circle or into nothing.
    """
    name = quoted(table.name)
    if not table.self_references:
        connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM {rows}")
        return
    (reference,) = table.self_references
    key, parent = quoted(reference.parent_column), quoted(reference.column)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE load_level AS
        WITH RECURSIVE level AS (
            SELECT {key} AS id, 0 AS depth FROM {rows} WHERE {parent} IS NULL
            UNION ALL
            SELECT child.{key}, level.depth + 1 FROM {rows} AS child JOIN level ON child.{parent} = level.id
        ) SELECT id, depth FROM level"""
    )
    deepest = connection.execute("SELECT max(depth) FROM load_level").fetchone()
    for depth in range(0 if deepest is None or deepest[0] is None else deepest[0] + 1):
        ids = f"SELECT id FROM load_level WHERE depth = {depth}"
        connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM {rows} WHERE {key} IN ({ids})")
    connection.execute("DROP TABLE load_level")
    left = connection.execute(f"SELECT {key} FROM {rows} ANTI JOIN {name} USING ({key}) ORDER BY 1 LIMIT 3").fetchall()
    if left:
        shown = ", ".join(str(value) for (value,) in left)
        raise LoadError(f"{table.name}.{reference.column}: runs in a circle or into nothing, e.g. at {shown}")
