"""Writes the tables as Parquet: same rows, same bytes, whatever the order and the chunks in which they came."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.publishing.draft import Draft, WrittenFile
from schemas import TABLES, Table
from schemas.arrow import arrow_schema
from schemas.engine import connect
from schemas.rules import literal, quoted

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# Rows of a row group. Texts of a row group must fit into 2 GB, which is what one Arrow string array can hold.
ROW_GROUP = 32_768

_COPIED_AT_ONCE = 1 << 20


class _SummingFile(io.RawIOBase):
    """A file that knows the SHA-256 of what was written to it, in order."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._digest = hashlib.sha256()
        self.byte_count = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.byte_count

    def write(self, data: ReadableBuffer, /) -> int:
        block = memoryview(data).cast("B")
        self._file.write(block)
        self._digest.update(block)
        self.byte_count += len(block)
        return len(block)

    def flush(self) -> None:
        if not self._file.closed:
            self._file.flush()

    def close(self) -> None:
        self._file.close()
        super().close()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def write_tables(draft: Draft) -> list[WrittenFile]:
    """`tables/<table>.parquet` for each table. One that lies ready is copied."""
    draft.table_path("").parent.mkdir()
    with connect(config=draft.database_config) as connection:
        return [_write(connection, draft, TABLES[name], rows) for name, rows in draft.tables.items()]


def null_counts(metadata: pq.FileMetaData) -> Counter[str]:
    """How many rows of a file are null in each column, as its own statistics tell: no row is read."""
    nulls: Counter[str] = Counter()
    for group in range(metadata.num_row_groups):
        for place in range(metadata.num_columns):
            column = metadata.row_group(group).column(place)
            if column.statistics is not None and column.statistics.has_null_count:
                nulls[column.path_in_schema] += column.statistics.null_count
    return nulls


def _write(connection: duckdb.DuckDBPyConnection, draft: Draft, table: Table, rows: pa.Table | Path) -> WrittenFile:
    if isinstance(rows, Path):
        copied = _copied(rows, draft.ready.get(table.name), draft.table_path(table.name), draft.folder)
        if copied is not None:
            return copied
        source = f"read_parquet({literal(str(rows))})"
        return write_rows(connection, source, table, draft.table_path(table.name), draft.folder)
    connection.register("incoming", rows)
    written = write_rows(connection, "incoming", table, draft.table_path(table.name), draft.folder)
    connection.unregister("incoming")
    return written


def _copied(source: Path, digest: str | None, path: Path, folder: Path) -> WrittenFile | None:
    """A copy of the file with the sum `digest`, which is written as here already; None where it has another sum."""
    if digest is None:
        return None
    with source.open("rb") as ready, _SummingFile(path) as file:
        shutil.copyfileobj(ready, file, _COPIED_AT_ONCE)
    if file.sha256 != digest:
        return None
    return WrittenFile(_place(path, folder), file.byte_count, digest, int(pq.read_metadata(path).num_rows))


def write_rows(
    connection: duckdb.DuckDBPyConnection, relation: str, table: Table, path: Path, folder: Path
) -> WrittenFile:
    """The rows of `relation` (SQL for a FROM clause) as the Parquet file of a table at `path`, below `folder`."""
    written, _ = write_as_they_come(_sorted(connection, table, relation), table, path, folder)
    return written


def write_as_they_come(
    batches: Iterable[pa.RecordBatch], table: Table, path: Path, folder: Path
) -> tuple[WrittenFile, bool]:
    """Rows as the Parquet file of a table at `path`, below `folder`, and whether they came in the order of their key:
    then the file is that of a release.
    """
    schema = arrow_schema(table)
    key = [pq.SortingColumn(schema.names.index(name)) for name in table.primary_key]
    row_count, order = 0, _Order(table)
    with (
        _SummingFile(path) as file,
        pq.ParquetWriter(
            file, schema, version="2.6", compression="zstd", compression_level=3, sorting_columns=key
        ) as writer,
    ):
        for group in _row_groups(order.watched(batches)):
            writer.write_table(group.cast(schema), row_group_size=ROW_GROUP)
            row_count += group.num_rows
    return WrittenFile(_place(path, folder), file.byte_count, file.sha256, row_count), order.kept


def _place(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


class _Order:
    """Looks whether rows come in the order of their key, within batches and from one to the next."""

    def __init__(self, table: Table) -> None:
        self._key = list(table.primary_key)
        self.kept = True

    def watched(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same rows."""
        last: list[pa.RecordBatch] = []
        for batch in batches:
            keys = batch.select(self._key)
            self.kept = self.kept and _ascends(pa.Table.from_batches([*last, keys]))
            last = [keys.slice(keys.num_rows - 1)] if keys.num_rows else last
            yield batch


def _ascends(keys: pa.Table) -> bool:
    """Whether no row has a smaller key than the one before it."""
    same: pa.ChunkedArray | bool = True
    falls: pa.ChunkedArray | bool = False
    for column in keys.columns:
        one, next_one = column.slice(0, len(column) - 1), column.slice(1)
        falls = pc.or_(falls, pc.and_(same, pc.greater(one, next_one)))
        same = pc.and_(same, pc.equal(one, next_one))
    return not pc.any(falls).as_py()


def _sorted(connection: duckdb.DuckDBPyConnection, table: Table, relation: str) -> Iterator[pa.RecordBatch]:
    """The rows in key order (code points for text); DuckDB sorts also what no single Arrow array can hold."""
    key = ", ".join(map(quoted, table.primary_key))
    columns = ", ".join(map(quoted, table.columns))
    yield from connection.sql(f"SELECT {columns} FROM {relation} ORDER BY {key}").to_arrow_reader(ROW_GROUP)


def _row_groups(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The same rows, `ROW_GROUP` at a time and each in one chunk, because a page is cut by what a chunk holds."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        while sum(each.num_rows for each in waiting) >= ROW_GROUP:
            rows = pa.Table.from_batches(waiting)
            yield rows.slice(0, ROW_GROUP).combine_chunks()
            waiting = rows.slice(ROW_GROUP).to_batches()
    if waiting:
        yield pa.Table.from_batches(waiting).combine_chunks()
