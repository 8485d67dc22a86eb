"""Writes the tables as CSV in one archive, with what says how to read them back exactly.

A spreadsheet takes a cell that begins with `=` for a formula, and runs it. Such cells get an apostrophe in front, and
so do those that begin with one, so that taking away one apostrophe gives every cell as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from pipelines.publishing.draft import Draft, WrittenFile, recorded
from pipelines.publishing.formats.rows import batches
from pipelines.publishing.metadata.datapackage import CSV_ARCHIVE, SEPARATOR, csv_package
from pipelines.publishing.templates import rendered
from schemas import TABLES, Table, ddl
from schemas.declare import Column
from schemas.rules import literal, quoted

GUARD: Final = "'"

# With what a cell must begin to be taken for a formula by any of the programs that do so; and the guard itself.
_GUARDED: Final = f"^[=+@\\t\\r\\n＝＋－＠{GUARD}-]"
# So that Excel knows the letters; other readers step over it.
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
# The earliest time that the format knows: when a part was written is nothing that a release tells.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
# Bytes of a table in Parquet, before compression, from which its CSV may need the format's larger fields.
_HUGE: Final = 1 << 27


def write_csv(draft: Draft) -> list[WrittenFile]:
    """`asean_meetings_csv.zip`: a CSV file a table, a data package of them, what loads them into DuckDB, and a note."""
    path = draft.folder / CSV_ARCHIVE
    with ZipFile(path, "w") as archive:
        for name, content in _companions(draft):
            archive.writestr(_part(name), content)
        for table in TABLES.values():
            large = _bytes(draft, table) > _HUGE
            with archive.open(_part(f"{table.name}.csv"), "w", force_zip64=large) as file:
                file.write(_BYTE_ORDER_MARK)
                with pacsv.CSVWriter(file, _schema(table)) as writer:
                    for batch in batches(draft, table):
                        writer.write_batch(_as_cells(batch, table))
    return [recorded(path, draft.folder)]


def _bytes(draft: Draft, table: Table) -> int:
    metadata = pq.read_metadata(draft.table_path(table.name))
    return sum(metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups))


def _part(name: str) -> ZipInfo:
    part = ZipInfo(name, _NO_TIME)
    part.compress_type = ZIP_DEFLATED
    part.create_system = 3  # as on Unix, whatever system writes it
    part.external_attr = 0o644 << 16
    return part


def _companions(draft: Draft) -> Iterator[tuple[str, str]]:
    yield "README.md", rendered("csv_readme.md.jinja", version=draft.version, tables=TABLES.values())
    yield "datapackage.json", json.dumps(csv_package(draft), indent=2, ensure_ascii=False) + "\n"
    yield "load.sql", "\n".join(_loading(table) for table in TABLES.values())


def _schema(table: Table) -> pa.Schema:
    return pa.schema([(column.name, _cell_type(column.type)) for column in table.columns.values()])


def _cell_type(arrow_type: pa.DataType) -> pa.DataType:
    """Numbers, dates and truth values are written as they are; all else as text."""
    return pa.string() if pa.types.is_list(arrow_type) or pa.types.is_timestamp(arrow_type) else arrow_type


def _as_cells(batch: pa.RecordBatch, table: Table) -> pa.RecordBatch:
    cells = [_cells(batch[column.name], column.type) for column in table.columns.values()]
    return pa.RecordBatch.from_arrays(cells, schema=_schema(table))


def _cells(values: pa.Array, arrow_type: pa.DataType) -> pa.Array:
    if pa.types.is_timestamp(arrow_type):
        return pc.strftime(values, format=f"%Y-%m-%dT%H:%M:%S{'Z' if arrow_type.tz else ''}", locale="C")
    if pa.types.is_list(arrow_type):
        values = pc.binary_join(values, SEPARATOR)
    if pa.types.is_string(values.type):
        risky = pc.match_substring_regex(values, _GUARDED)
        return pc.if_else(risky, pc.binary_join_element_wise(GUARD, values, ""), values)
    return values


def _loading(table: Table) -> str:
    """SQL by which DuckDB reads the table back as it was, from the folder that the archive was unpacked in."""
    columns = table.columns.values()
    types = ", ".join(f"{literal(column.name)}: {literal(_read_as(column))}" for column in columns)
    values = ",\n    ".join(f"{_restored(column)} AS {quoted(column.name)}" for column in columns)
    file = f"read_csv({literal(f'{table.name}.csv')}, header = true, delim = ',', quote = '\"', escape = '\"',"
    return (
        f"CREATE TABLE {quoted(table.name)} AS SELECT\n    {values}\n"
        f"FROM {file}\n    auto_detect = false, allow_quoted_nulls = false, max_line_size = 134217728,\n"
        f"    columns = {{{types}}});\n"
    )


def _read_as(column: Column) -> str:
    return "VARCHAR" if pa.types.is_list(column.type) else ddl.sql_type(column.type)


def _restored(column: Column) -> str:
    name = quoted(column.name)
    if not (pa.types.is_string(column.type) or pa.types.is_list(column.type)):
        return name
    text = f"CASE WHEN starts_with({name}, {literal(GUARD)}) THEN substr({name}, 2) ELSE {name} END"
    if pa.types.is_list(column.type):
        return f"CASE {name} WHEN '' THEN [] ELSE string_split({text}, {literal(SEPARATOR)}) END"
    return text
