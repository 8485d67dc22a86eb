"""Writes `DICTIONARY.md` and `dictionary.html`: every table, column and code of a release, and how full it is.

Meanings come from the declarations, examples and shares of nulls from the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.publishing.draft import TABLES_FOLDER, Draft, WrittenFile
from pipelines.publishing.metadata import about
from pipelines.publishing.metadata.writing import write_text
from pipelines.publishing.templates import rendered
from pipelines.publishing.views import MACROS, VIEWS
from schemas import HISTORY, TABLES, Column, Table, vocabularies

DICTIONARY: Final = "DICTIONARY.md"
PAGE: Final = "dictionary.html"

MOST_SHOWN: Final = 60
_LOOKED_AT: Final = 1_000

# Vocabularies whose rows are the codes of other tables: the column of the code, and those of its two names.
_VOCABULARIES: Final = {
    "series": ("series_code", "name_en", "name_vi"),
    "topic_codes": ("topic_code", "label_en", "label_vi"),
    "instrument_codes": ("instrument_code", "name_en", "name_vi"),
    "organisations": ("organisation_code", "name_en", "name_vi"),
    "countries": ("country_code", "name_en", "name_vi"),
}


@dataclass(frozen=True, slots=True)
class Code:
    """A code and what it means."""

    code: str
    meaning_en: str
    meaning_vi: str


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column: its meaning, what it holds, an example (empty where there is none), and its share of nulls."""

    name: str
    type: str
    meaning_en: str
    meaning_vi: str
    key: bool
    references: str
    example: str
    nulls: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table with its columns; `file` is its Parquet file, `codes` are its rows where it is a vocabulary."""

    name: str
    meaning_en: str
    meaning_vi: str
    file: str
    rows: int
    columns: tuple[ColumnEntry, ...]
    codes: tuple[Code, ...]


def write_dictionary(draft: Draft, _files: Sequence[WrittenFile]) -> list[WrittenFile]:
    """Both files, with the same content."""
    entries = list(_entries(draft))
    values = {"release": draft.version, "tables": entries, "views": VIEWS, "macros": MACROS, "about": about}
    return [
        *write_text(draft, DICTIONARY, rendered("dictionary.md.jinja", **values)),
        *write_text(draft, PAGE, rendered("dictionary.html.jinja", **values)),
    ]


def _entries(draft: Draft) -> Iterator[TableEntry]:
    # What happened first, then the codes in which it is told, then the history.
    for name in sorted(TABLES, key=lambda name: name in vocabularies.FILES):
        yield _entry(draft, TABLES[name], f"{TABLES_FOLDER}/{name}.parquet")
    for name, table in HISTORY.items():
        yield _entry(draft, table, f"{name}.parquet")


def _entry(draft: Draft, table: Table, path: str) -> TableEntry:
    with pq.ParquetFile(draft.folder / path) as file:
        examples, nulls = _examples(file), _null_counts(file)
        rows = file.metadata.num_rows
    return TableEntry(
        name=table.name,
        meaning_en=table.description_en,
        meaning_vi=table.description_vi,
        file=path,
        rows=rows,
        columns=tuple(
            _column(table, column, examples.get(column.name), nulls[column.name], rows)
            for column in table.columns.values()
        ),
        codes=tuple(_vocabulary(draft, table.name)),
    )


def _column(table: Table, column: Column, example: object, nulls: int, rows: int) -> ColumnEntry:
    references = [f"{key.parent}.{key.parent_column}" for key in table.foreign_keys if key.column == column.name]
    return ColumnEntry(
        name=column.name,
        type=type_name(column.type),
        meaning_en=column.description_en,
        meaning_vi=column.description_vi,
        key=column.name in table.primary_key,
        references="".join(references),
        example=shortened(example),
        nulls=share(nulls, rows) if column.nullable else "never",
        codes=tuple(Code(code, *meanings) for code, meanings in column.codes.items()),
    )


def _examples(file: pq.ParquetFile) -> Mapping[str, Any]:
    """The first value of each column, in the order of the key, that is there and not empty."""
    found: dict[str, Any] = {}
    # A column that is hardly filled is looked through to its end, so the others are not read with it.
    for name in file.schema_arrow.names:
        for batch in file.iter_batches(_LOOKED_AT, columns=[name]):
            there = batch.column(0).drop_null()
            if pa.types.is_string(there.type) or pa.types.is_list(there.type):
                length = pc.list_value_length if pa.types.is_list(there.type) else pc.binary_length
                there = there.filter(pc.greater(length(there), 0))
            if len(there):
                found[name] = there[0].as_py()
                break
    return found


def _null_counts(file: pq.ParquetFile) -> Mapping[str, int]:
    """Nulls of each column, as the file's own statistics count them; a list is null where its first level is."""
    counts = dict.fromkeys(file.schema_arrow.names, 0)
    lists = [field.name for field in file.schema_arrow if pa.types.is_list(field.type)]
    for group in range(file.metadata.num_row_groups):
        chunks = file.metadata.row_group(group)
        for at in range(chunks.num_columns):
            chunk = chunks.column(at)
            name = chunk.path_in_schema.partition(".")[0]
            if name not in lists:
                counts[name] += chunk.statistics.null_count
    if lists:
        rows = file.read(columns=lists)
        counts |= {name: rows[name].null_count for name in lists}
    return counts


def _vocabulary(draft: Draft, name: str) -> Iterator[Code]:
    if name in _VOCABULARIES:
        rows = pq.read_table(draft.table_path(name), columns=list(_VOCABULARIES[name]))
        for row in zip(*(column.to_pylist() for column in rows.columns), strict=True):
            yield Code(*row)


def type_name(arrow_type: pa.DataType) -> str:
    """The type in words that need no Arrow."""
    if pa.types.is_list(arrow_type):
        return f"list of {type_name(arrow_type.value_type)}"
    if pa.types.is_timestamp(arrow_type):
        return "time, UTC" if arrow_type.tz else "time, local"
    return {
        pa.string(): "text",
        pa.bool_(): "true or false",
        pa.int16(): "integer",
        pa.int32(): "integer",
        pa.int64(): "integer",
        pa.float32(): "number",
        pa.date32(): "date",
    }[arrow_type]


def shortened(value: object) -> str:
    """The value on one line and not too long; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, float):
        value = round(value, 4)
    text = " ".join(("; ".join(value) if isinstance(value, list) else str(value)).split())
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


def share(part: int, whole: int) -> str:
    """A share in per cent; what is neither nothing nor all is never shown as such."""
    if not whole:
        return "no rows"
    percent = round(100 * part / whole, 1)
    if 0 < part < whole:
        percent = min(max(percent, 0.1), 99.9)
    return f"{percent:g} %"
