"""The Arrow schema of a table, and how rows from elsewhere are brought into it. No checks of values."""

from __future__ import annotations

import pyarrow as pa

from schemas.declare import Table


def arrow_schema(table: Table) -> pa.Schema:
    """Names, types, nullability; descriptions as field metadata `description_en` and `description_vi`."""
    fields = [
        pa.field(
            column.name,
            column.type,
            nullable=column.nullable,
            metadata={"description_en": column.description_en, "description_vi": column.description_vi},
        )
        for column in table.columns.values()
    ]
    metadata = {"description_en": table.description_en, "description_vi": table.description_vi}
    return pa.schema(fields, metadata=metadata)


def parquet_schema(table: Table) -> pa.Schema:
    """The schema that a Parquet file of the table is read with: Parquet knows no seconds, only milliseconds."""
    return pa.schema([field.with_type(_stored(field.type)) for field in arrow_schema(table)])


def _stored(arrow_type: pa.DataType) -> pa.DataType:
    return pa.timestamp("ms", tz=arrow_type.tz) if pa.types.is_timestamp(arrow_type) else arrow_type


def conform(table: Table, rows: pa.Table) -> pa.Table:
    """The rows with the table's columns in its order and types; an optional column that they lack is null.

    Raises ValueError where a required column is missing, a column is not declared, or a value does not fit its type.
    """
    unknown = [name for name in rows.column_names if name not in table.columns]
    if unknown:
        raise ValueError(f"{table.name}: not declared in schemas/tables: {', '.join(unknown)}")
    schema = arrow_schema(table)
    arrays = []
    for field in schema:
        if field.name in rows.column_names:
            try:
                arrays.append(rows.column(field.name).cast(field.type))
            except pa.ArrowInvalid as error:
                raise ValueError(f"{table.name}.{field.name}: does not fit {field.type}: {error}") from error
        elif field.nullable:
            arrays.append(pa.nulls(rows.num_rows, field.type))
        else:
            raise ValueError(f"{table.name}.{field.name}: the column is missing and must not be null")
    return pa.Table.from_arrays(arrays, schema=schema)


def empty(table: Table) -> pa.Table:
    """The table without rows."""
    return arrow_schema(table).empty_table()
