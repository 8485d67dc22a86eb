"""Writes the core tables as an Excel workbook: real dates and numbers, a fixed header with filters, and what explains.

Every text is written as a text, so that none is taken for a formula or an address. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.publishing.draft import Draft, WrittenFile, recorded
from pipelines.publishing.formats.rows import batches
from pipelines.publishing.metadata import about
from schemas import TABLES, Column, Table

WORKBOOK: Final = "asean_meetings.xlsx"

# Each is a sheet: the tables of facts, who is told of in them, and the vocabularies whose codes they carry.
SHEETS: Final = (
    "meetings",
    "participants",
    "chairs",
    "partners",
    "topics",
    "instruments",
    "meeting_links",
    "notices",
    "evidence",
    "persons",
    "institutions",
    "series",
    "topic_codes",
    "instrument_codes",
)
ABOUT: Final = "about"

# A sheet of more rows makes the workbook slow to open, long before Excel's own limit of 1,048,576.
MOST_ROWS: Final = 100_000
# Excel's limit for a cell, in UTF-16 code units.
MOST_UNITS: Final = 32_767
_CUT: Final = " … [cut: a cell holds no more; the whole text is in the Parquet and CSV files]"

# Widths in characters, from the header and the first rows.
_LEAST_WIDTH, _MOST_WIDTH, _LOOKED_AT = 8, 48, 200
# Excel counts days from 1900; an earlier date is written as text.
_FIRST_YEAR: Final = 1900

Writer: TypeAlias = Callable[[int, int, Any], object]


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    header: Format
    day: Format
    instant: Format
    wrapped: Format


def write_workbook(draft: Draft) -> list[WrittenFile]:
    """`asean_meetings.xlsx`. A table of more than `MOST_ROWS` rows is left out, and the first sheet says so."""
    path = draft.folder / WORKBOOK
    options = {
        "constant_memory": True,
        "tmpdir": str(draft.spill),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, options) as workbook:
        workbook.set_properties(
            {
                "title": about.TITLE_EN,
                "author": about.CONTRIBUTORS,
                "comments": f"Release {draft.version}. {about.LICENCE_TITLE} ({about.LICENCE}).",
                "created": datetime(draft.built_on.year, draft.built_on.month, draft.built_on.day),  # noqa: DTZ001
            }
        )
        styles = _Styles(
            workbook.add_format({"bold": True, "font_size": 14}),
            workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#DDE7F0"}),
            workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
            workbook.add_format({"text_wrap": True, "valign": "top"}),
        )
        _write_about(workbook.add_worksheet(ABOUT), draft, styles)
        for name in SHEETS:
            if draft.row_count(name) <= MOST_ROWS:
                _write_table(workbook.add_worksheet(name), draft, TABLES[name], styles)
    return [recorded(path, draft.folder)]


def _write_table(sheet: Worksheet, draft: Draft, table: Table, styles: _Styles) -> None:
    names, row_count = list(table.columns), draft.row_count(table.name)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, row_count, len(names) - 1)
    writers = [_writer(sheet, column, styles) for column in table.columns.values()]
    at = 0
    for batch in batches(draft, table):
        columns = [_values(values) for values in batch.columns]
        if at == 0:
            _set_widths(sheet, names, columns)
            _write_header(sheet, names, styles)
        for row in zip(*columns, strict=True):
            at += 1
            for place, value in enumerate(row):
                if value is not None:
                    writers[place](at, place, value)
    if at == 0:
        _set_widths(sheet, names, [[] for _ in names])
        _write_header(sheet, names, styles)


def _values(values: pa.Array) -> list[Any]:
    """The values as they are written: lists as one text, and no text longer than a cell may be."""
    if pa.types.is_list(values.type):
        values = pc.binary_join(values, "; ")
    plain: list[Any] = values.to_pylist()
    # No text has more UTF-16 units than bytes, so that hardly any column is looked at text by text.
    if pa.types.is_string(values.type) and (pc.max(pc.binary_length(values)).as_py() or 0) > MOST_UNITS:
        return [None if text is None else fitting(text) for text in plain]
    return plain


def _write_header(sheet: Worksheet, names: list[str], styles: _Styles) -> None:
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, styles.header)


def _set_widths(sheet: Worksheet, names: list[str], columns: list[list[Any]]) -> None:
    for place, (name, values) in enumerate(zip(names, columns, strict=True)):
        # Nine in ten values are seen whole; three characters more than the name leave room for the filter's button.
        lengths = sorted(len(str(value)) for value in values[:_LOOKED_AT] if value is not None)
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        sheet.set_column(place, place, max(_LEAST_WIDTH, len(name) + 3, min(usual + 1, _MOST_WIDTH)))


def _writer(sheet: Worksheet, column: Column, styles: _Styles) -> Writer:
    """What writes a value of the column, not null, at a row and a column of the sheet."""
    if pa.types.is_list(column.type) or pa.types.is_string(column.type):
        return partial(sheet.write_string)
    if pa.types.is_boolean(column.type):
        return partial(sheet.write_boolean)
    if pa.types.is_date(column.type):
        return partial(_write_time, sheet, styles.day)
    if pa.types.is_timestamp(column.type):
        return partial(_write_time, sheet, styles.instant)
    if pa.types.is_floating(column.type):
        return lambda row, place, value: sheet.write_number(row, place, round(value, 4))
    return partial(sheet.write_number)


def _write_time(sheet: Worksheet, style: Format, row: int, place: int, value: date | datetime) -> None:
    if value.year < _FIRST_YEAR:
        sheet.write_string(row, place, value.isoformat())
    else:
        # Excel knows no time zones: what has one here is in UTC, and the first sheet says so.
        plain = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        sheet.write_datetime(row, place, plain, style)


def fitting(text: str) -> str:
    """The text, cut with a remark where it is longer than a cell may be."""
    if 2 * len(text) <= MOST_UNITS or _units(text) <= MOST_UNITS:
        return text
    room = 2 * (MOST_UNITS - len(_CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _write_about(sheet: Worksheet, draft: Draft, styles: _Styles) -> None:
    for place, width in enumerate((22, 20, 14, 70, 70)):
        sheet.set_column(place, place, width)
    at = 0
    for text, style in _introduction(draft, styles):
        sheet.write_string(at, 0, text, style)
        at += 1
    for line in _listed_tables(draft):
        at = _write_line(sheet, at, line, styles.header if line[0] == "sheet" else styles.wrapped)
    at = _write_line(sheet, at + 1, ("sheet", "column", "type", "meaning", "ý nghĩa"), styles.header)
    for name in SHEETS:
        for column in TABLES[name].columns.values():
            meanings = (_with_codes(column, 0), _with_codes(column, 1))
            at = _write_line(sheet, at, (name, column.name, _type_in_words(column), *meanings), styles.wrapped)


def _write_line(sheet: Worksheet, at: int, line: tuple[str | int, ...], style: Format) -> int:
    for place, value in enumerate(line):
        sheet.write(at, place, value, style)
    return at + 1


def _introduction(draft: Draft, styles: _Styles) -> Iterator[tuple[str, Format | None]]:
    yield about.TITLE_EN, styles.title
    yield about.TITLE_VI, None
    yield f"Release {draft.version}. {about.LICENCE_TITLE} ({about.LICENCE}). {about.RIGHTS}", None
    yield f"Cite as: {about.citation(draft.version)}", None
    yield (
        "Each sheet is a table of the release, with all rows and columns. Rows belong together by their ids and codes: "
        "meeting_id, notice_id, person_id, institution_id, series_code, topic_code, instrument_code.",
        None,
    )
    yield (
        "An empty cell is a value that is not known. Where date_precision is month or year, the day in start_date is "
        "the first of it. retrieved_at is in UTC, published_at in the source's local time. Lists are joined by '; '.",
        None,
    )
    yield f"A cell holds {MOST_UNITS:,} characters; a longer text is cut, with a remark at its end.", None
    yield "", None


def _listed_tables(draft: Draft) -> Iterator[tuple[str | int, ...]]:
    yield "sheet", "rows", "in this file", "what a row is", "mỗi dòng là gì"
    for name in SHEETS:
        rows = draft.row_count(name)
        there = "yes" if rows <= MOST_ROWS else "no: too many rows, take the CSV or Parquet file"
        yield name, rows, there, TABLES[name].description_en, TABLES[name].description_vi
    others = ", ".join(name for name in TABLES if name not in SHEETS)
    yield "other tables", "", "no", f"{others}: in the Parquet, DuckDB and CSV files", ""


def _with_codes(column: Column, language: int) -> str:
    described = (column.description_en, column.description_vi)[language]
    codes = "; ".join(f"{code}: {meanings[language]}" for code, meanings in column.codes.items())
    return f"{described}. {codes}" if codes else described


def _type_in_words(column: Column) -> str:
    if pa.types.is_list(column.type):
        return "list"
    if pa.types.is_timestamp(column.type):
        return "time, UTC" if column.type.tz else "time, local"
    if pa.types.is_date(column.type):
        return "date"
    if pa.types.is_boolean(column.type):
        return "true or false"
    return "text" if pa.types.is_string(column.type) else "number"
