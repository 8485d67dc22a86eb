"""The rows of a release's tables in key order, a batch at a time, whatever they are written as."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publishing.draft import Draft
from schemas import Table
from schemas.arrow import arrow_schema

BATCH_ROWS = 8_192


def batches(draft: Draft, table: Table) -> Iterator[pa.RecordBatch]:
    """The table's rows in the order of its key, in the declared types."""
    schema = arrow_schema(table)
    with pq.ParquetFile(draft.table_path(table.name)) as file:
        for batch in file.iter_batches(BATCH_ROWS):
            yield batch.cast(schema)
