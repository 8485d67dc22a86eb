"""The published vocabularies: CSV files beside this module, read into tables of `schemas.tables`.

Only codes and names that are published belong here; the words by which notices speak of them are `pipelines/phrases`.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.declare import Column
from schemas.integrity import foreign_key_failures, opened, primary_key_failures
from schemas.tables import TABLES
from schemas.validation import validate

# The table that each file holds. Within a cell `|` separates the parts of a list; an empty cell is null.
FILES: Mapping[str, str] = MappingProxyType(
    {
        "countries": "countries.csv",
        "organisations": "organisations.csv",
        "places": "places.csv",
        "series": "series.csv",
        "topic_codes": "topics.csv",
        "instrument_codes": "instruments.csv",
    }
)

Row = Mapping[str, Any]


@cache
def table(name: str) -> pa.Table:
    """One vocabulary in its Arrow schema, in the order of its file. Raises ValueError where it breaks its schema."""
    declared = TABLES[name]
    header, *lines = _lines(FILES[name])
    if header != list(declared.columns):
        raise ValueError(f"{FILES[name]}: the first line must be {','.join(declared.columns)}")
    for line in lines:
        if len(line) != len(header):
            raise ValueError(
                f"{FILES[name]}: {''.join(line[:1])}: {len(line)} cells in the row, and {len(header)} columns"
            )
    arrays = [
        pa.array([_value(column, line[at], f"{FILES[name]}: {line[0]}") for line in lines], type=column.type)
        for at, column in enumerate(declared.columns.values())
    ]
    rows = pa.Table.from_arrays(arrays, schema=arrow_schema(declared))
    parents = {parent: table(parent) for parent in declared.parents}
    with opened({name: rows, **parents}) as tables:
        failures = [
            *validate(declared, rows),
            *primary_key_failures(declared, tables),
            *foreign_key_failures(declared, tables),
        ]
    if failures:
        raise ValueError(f"{FILES[name]}: " + "; ".join(map(str, failures)))
    return rows


def tables() -> dict[str, pa.Table]:
    """All vocabularies, parents before children."""
    return {name: table(name) for name in FILES}


@cache
def rows(name: str) -> tuple[Row, ...]:
    """One vocabulary row by row: column to text, int, date, list of texts or None."""
    return tuple(MappingProxyType(row) for row in table(name).to_pylist())


@cache
def sha256() -> str:
    """Hex digest over the files' names and bytes: it changes whenever a vocabulary does."""
    digest = hashlib.sha256()
    for name in sorted(FILES.values()):
        content = (files(__name__) / name).read_bytes()
        digest.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _lines(file: str) -> list[list[str]]:
    content = (files(__name__) / file).read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(content, newline=""), strict=True)) or [[]]


def _value(column: Column, cell: str, place: str) -> str | int | date | list[str] | None:
    if pa.types.is_list(column.type):
        return cell.split("|") if cell else []
    if not cell:
        return None
    try:
        if pa.types.is_date(column.type):
            return date.fromisoformat(cell)
        return int(cell) if pa.types.is_integer(column.type) else cell
    except ValueError as error:
        raise ValueError(f"{place}: {column.name}: {error}") from error
