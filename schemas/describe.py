"""A table in words and plain strings, for whoever shows it: a catalogue, a dictionary. Knows no catalogue itself."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.declare import Column, Table
from schemas.rules import as_sql


@dataclass(frozen=True, slots=True)
class ColumnDescription:
    """One column: its type as Arrow names it, its meaning, and what its values must be as SQL."""

    name: str
    type: str
    description: str
    description_vi: str
    nullable: bool
    unique: bool
    constraints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableDescription:
    """One table: its meaning, its columns, and what holds over whole rows."""

    name: str
    description: str
    description_vi: str
    columns: tuple[ColumnDescription, ...]
    constraints: tuple[str, ...]


def describe(table: Table) -> TableDescription:
    """The table's description."""
    return TableDescription(
        name=table.name,
        description=table.description_en,
        description_vi=table.description_vi,
        columns=tuple(_column(table, column) for column in table.columns.values()),
        constraints=(f"PRIMARY KEY ({', '.join(table.primary_key)})", *(rule.sql for rule in table.rules)),
    )


def _column(table: Table, column: Column) -> ColumnDescription:
    references = [
        f"REFERENCES {key.parent} ({key.parent_column})" for key in table.foreign_keys if key.column == column.name
    ]
    return ColumnDescription(
        name=column.name,
        type=str(column.type),
        description=column.description_en,
        description_vi=column.description_vi,
        nullable=column.nullable,
        unique=table.primary_key == (column.name,),
        constraints=(*(as_sql(column.name, check) for check in column.checks), *references),
    )
