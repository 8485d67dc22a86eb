"""Writes the DuckDB file: the Parquet files again, with keys, checks and comments that travel with the file.

Views, macros and the words of the search, which are made after the tables are in, stand in `views/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipelines.publishing.draft import DATABASE, Draft, WrittenFile, recorded
from pipelines.publishing.earlier import earlier_file
from pipelines.publishing.errors import PublishError
from pipelines.publishing.views import FOR_ANALYSTS
from pipelines.publishing.views.words import fill_words
from schemas import TABLES, Table, ddl
from schemas.engine import connect
from schemas.rules import literal

# The oldest layout that DuckDB still writes. Clients from 1.1 on open it; the default layout of 2.0 is refused by all
# older clients.
STORAGE_VERSION = "v1.0.0"

# Bytes. Each column and key of each table takes at least a block, so that the default of 256 KB makes a small release
# ten times as large; at a million rows the small blocks cost 6 % in size.
BLOCK_SIZE = 16_384

# Whole row groups of DuckDB. A million notices have 28 million rows of evidence.
ROWS_AT_ONCE = 8 * 122_880


def write_database(draft: Draft) -> list[WrittenFile]:
    """`asean_meetings.duckdb`. Raises `PublishError` that lists the errors of all tables."""
    path = draft.folder / DATABASE
    with connect(config=draft.database_config) as connection:
        # One checkpoint, at the end: what a later one leaves where an earlier one put it, DuckDB 1.1 does not find.
        connection.execute("SET checkpoint_threshold = '1TB'")
        connection.execute(
            f"ATTACH {literal(str(path))} AS release (STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {BLOCK_SIZE})"
        )
        connection.execute("USE release")
        _create_tables(connection)
        _load_tables(connection, draft)
        _make_for_analysts(connection, earlier_file(draft, DATABASE))
        connection.execute("USE memory")
        connection.execute("DETACH release")
    return [recorded(path, draft.folder)]


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")
    for table in TABLES.values():
        connection.execute(ddl.create_table(table))
        for comment in ddl.comments(table):
            connection.execute(comment)
    connection.execute("COMMIT")


def _make_for_analysts(connection: duckdb.DuckDBPyConnection, earlier: Path | None) -> None:
    for made in FOR_ANALYSTS:
        for statement in made.statements():
            connection.execute(statement)
    fill_words(connection, earlier)


def _portions(table: Table, path: Path) -> Iterator[str]:
    """The rows of a Parquet file as relations of SQL, so many at a time: until a statement is done, DuckDB holds the
    keys of all that it inserts beside those of the table.
    """
    count = pq.read_metadata(path).num_rows
    if table.self_references or count <= ROWS_AT_ONCE:
        yield f"read_parquet({literal(str(path))})"
        return
    for first in range(0, count, ROWS_AT_ONCE):
        yield f"""(SELECT * EXCLUDE (file_row_number) FROM read_parquet({literal(str(path))}, file_row_number = true)
            WHERE file_row_number >= {first} AND file_row_number < {first + ROWS_AT_ONCE})"""


def _load_tables(connection: duckdb.DuckDBPyConnection, draft: Draft) -> None:
    errors: dict[str, str] = {}
    for table in TABLES.values():
        if not table.parents.isdisjoint(errors):
            errors[table.name] = "not tried, because it refers to a table that failed"
            continue
        try:
            for rows in _portions(table, draft.table_path(table.name)):
                ddl.load(connection, table, rows)
        except (duckdb.ConstraintException, ddl.LoadError) as error:
            errors[table.name] = " ".join(str(error).split())
    if errors:
        told = "; ".join(f"{name}: {error}" for name, error in errors.items())
        raise PublishError(f"the database refuses tables, nothing was published; correct their rows: {told}")
