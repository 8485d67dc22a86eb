"""Writes the DuckDB file: the Parquet files again, with keys, checks and comments that travel with the file.

Views, macros and the words of the search, which are made after the tables are in, stand in `views/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Self

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

# So many rows go in before the file is closed and opened again. The keys of what was put in cannot leave memory before,
# and afterwards only those are read again that are looked into: of a primary key, whose values come in order, the last
# ones. References to notices come in none, so that they are all read and written again each time; it is not done often.
ROWS_OPEN = 8 * ROWS_AT_ONCE


def write_database(draft: Draft) -> list[WrittenFile]:
    """`asean_meetings.duckdb`. Raises `PublishError` that lists the errors of all tables."""
    with _File(draft) as file:
        _create_tables(file.connection)
        _load_tables(file, draft)
        # No key is needed any more, and what is made now may take what there is.
        file.grown(0, ROWS_AT_ONCE)
        _make_for_analysts(file.connection, earlier_file(draft, DATABASE))
    return [recorded(file.path, draft.folder)]


class _File:
    """The DuckDB file while it is written: a connection to it, which is another one each time that many rows are in."""

    def __init__(self, draft: Draft) -> None:
        self.path = draft.folder / DATABASE
        self._config = draft.database_config
        self._rows = 0
        self.connection = self._opened()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        connection = connect(config=self._config)
        # A checkpoint at the end alone, and none that leaves anything where an earlier one put it: what lies there,
        # DuckDB 1.1 does not find.
        connection.execute("SET checkpoint_threshold = '1TB'")
        connection.execute("SET experimental_metadata_reuse = false")
        how = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {BLOCK_SIZE}"
        connection.execute(f"ATTACH {literal(str(self.path))} AS release ({how})")
        connection.execute("USE release")
        return connection

    def grown(self, rows: int, most: int) -> None:
        """So many rows went in; where they are more than `most` since the file was opened, it is opened again."""
        self._rows += rows
        if self._rows > most:
            self._write()
            self._rows = 0
            self.connection = self._opened()

    def _write(self) -> None:
        self.connection.execute("USE memory")
        self.connection.execute("DETACH release")
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._write()
        else:
            self.connection.close()


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


def _portions(table: Table, path: Path) -> Iterator[tuple[str, int]]:
    """The rows of a Parquet file as relations of SQL with their numbers of rows, so many at a time: until a statement
    is done, DuckDB holds the keys of all that it inserts beside those of the table.
    """
    count = pq.read_metadata(path).num_rows
    if table.self_references or count <= ROWS_AT_ONCE:
        yield f"read_parquet({literal(str(path))})", count
        return
    for first in range(0, count, ROWS_AT_ONCE):
        last = min(first + ROWS_AT_ONCE, count)
        yield (
            f"""(SELECT * EXCLUDE (file_row_number) FROM read_parquet({literal(str(path))}, file_row_number = true)
            WHERE file_row_number >= {first} AND file_row_number < {last})""",
            last - first,
        )


def _load_tables(file: _File, draft: Draft) -> None:
    errors: dict[str, str] = {}
    for table in TABLES.values():
        if not table.parents.isdisjoint(errors):
            errors[table.name] = "not tried, because it refers to a table that failed"
            continue
        try:
            for rows, count in _portions(table, draft.table_path(table.name)):
                ddl.load(file.connection, table, rows)
                file.grown(count, ROWS_OPEN)
        except (duckdb.ConstraintException, ddl.LoadError) as error:
            errors[table.name] = " ".join(str(error).split())
    if errors:
        told = "; ".join(f"{name}: {error}" for name, error in errors.items())
        raise PublishError(f"the database refuses tables, nothing was published; correct their rows: {told}")
