"""Writes the tables as Parquet: same rows, same bytes, whatever the order and the chunks in which they came."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.publishing.draft import Draft, WrittenFile
from schemas import TABLES, Table
from schemas.arrow import arrow_schema

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# Rows of a row group. Texts of a row group must fit into 2 GB, which is what one Arrow string array can hold.
ROW_GROUP = 32_768


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
    """`tables/<table>.parquet` for each table."""
    draft.table_path("").parent.mkdir()
    return [_write(draft, TABLES[name], rows) for name, rows in draft.tables.items()]


def _write(draft: Draft, table: Table, rows: pa.Table) -> WrittenFile:
    path = draft.table_path(table.name)
    schema = arrow_schema(table)
    order = [pq.SortingColumn(schema.names.index(name)) for name in table.primary_key]
    with (
        _SummingFile(path) as file,
        pq.ParquetWriter(
            file, schema, version="2.6", compression="zstd", compression_level=3, sorting_columns=order
        ) as writer,
    ):
        for group in _row_groups(table, rows):
            writer.write_table(group, row_group_size=ROW_GROUP)
    return WrittenFile(path.relative_to(draft.folder).as_posix(), file.byte_count, file.sha256, rows.num_rows)


def _row_groups(table: Table, rows: pa.Table) -> Iterator[pa.Table]:
    """The rows in key order, each row group in one chunk: pages are cut by what a chunk holds."""
    order = pc.sort_indices(rows.select(table.primary_key), [(name, "ascending") for name in table.primary_key])
    for start in range(0, rows.num_rows, ROW_GROUP):
        yield rows.take(order.slice(start, ROW_GROUP)).combine_chunks()
