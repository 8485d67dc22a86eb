"""Checks of one table by itself, by its pandera model: columns, types, nulls, values, rules over rows. No keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pandera.errors
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema, parquet_schema
from schemas.declare import Table
from schemas.failures import MOST_EXAMPLES, Failure
from schemas.rules import as_words

# Rows at a time, so that memory stays bounded however long the table is.
CHUNK_ROWS = 100_000


@dataclass(slots=True)
class _Tally:
    row_count: int = 0
    examples: list[str] = field(default_factory=list)


def validate(table: Table, rows: pa.Table) -> list[Failure]:
    """What in the rows breaks the declaration, one failure a rule; an empty list where nothing does.

    The columns come first: where they are not as declared, the values are not looked at.
    """
    chunks = (rows.slice(start, CHUNK_ROWS) for start in range(0, rows.num_rows, CHUNK_ROWS))
    return _shape(table, rows.schema, arrow_schema(table)) or _values(table, chunks)


def validate_file(table: Table, file: pq.ParquetFile) -> list[Failure]:
    """The same for the rows of a Parquet file, of which only some are in memory at a time."""
    schema = arrow_schema(table)
    chunks = (pa.Table.from_batches([batch]).cast(schema) for batch in file.iter_batches(CHUNK_ROWS))
    return shape_failures(table, file) or _values(table, chunks)


def shape_failures(table: Table, file: pq.ParquetFile) -> list[Failure]:
    """What in the columns of a Parquet file is not as declared, whatever the values."""
    return _shape(table, file.schema_arrow, parquet_schema(table))


def _values(table: Table, chunks: Iterable[pa.Table]) -> list[Failure]:
    tallies: dict[tuple[str | None, str], _Tally] = {}
    for chunk in chunks:
        _check_chunk(table, chunk, tallies)
    return [
        Failure(table.name, column, message, tally.row_count, tuple(tally.examples))
        for (column, message), tally in tallies.items()
    ]


def _shape(table: Table, found: pa.Schema, expected: pa.Schema) -> list[Failure]:
    failures = [
        Failure(table.name, name, "the column is missing", 0) for name in expected.names if name not in found.names
    ]
    failures += [
        Failure(table.name, name, "the column is not declared", 0) for name in found.names if name not in expected.names
    ]
    for declared in expected:
        if declared.name in found.names and found.field(declared.name).type != declared.type:
            message = f"the column is of type {found.field(declared.name).type}, not {declared.type}"
            failures.append(Failure(table.name, declared.name, message, 0))
    if not failures and found.names != expected.names:
        failures.append(Failure(table.name, None, f"the columns are not in the order {', '.join(expected.names)}", 0))
    return failures


def _check_chunk(table: Table, rows: pa.Table, tallies: dict[tuple[str | None, str], _Tally]) -> None:
    frame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    try:
        table.model.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        for error in errors.schema_errors:
            column, message = _explain(table, error)
            tally = tallies.setdefault((column, message), _Tally())
            positions = _positions(error)
            tally.row_count += len(positions)
            for position in positions[: MOST_EXAMPLES - len(tally.examples)]:
                tally.examples.append(_shown(table, rows, position, column))


def _explain(table: Table, error: pandera.errors.SchemaError) -> tuple[str | None, str]:
    check: Any = error.check
    column = getattr(error.schema, "name", None)
    if column not in table.columns or column == table.name:
        return None, check.error
    if check == "not_nullable":
        return column, "is null"
    return column, as_words(check)


def _positions(error: pandera.errors.SchemaError) -> list[int]:
    cases: Any = error.failure_cases
    return sorted({int(position) for position in cases["index"]})


def _shown(table: Table, rows: pa.Table, position: int, column: str | None) -> str:
    key = "|".join(str(rows.column(name)[position].as_py()) for name in table.primary_key)
    if column is None or column in table.primary_key:
        return key
    value = rows.column(column)[position].as_py()
    return key if value is None else f"{key} has {str(value)[:80]!r}"
