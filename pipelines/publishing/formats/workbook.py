"""Writes the core tables as an Excel workbook: real dates and numbers, a fixed header with filters, and what explains.

Every text is written as a text, so that none is taken for a formula or an address. Nothing is computed here. A library
writes the workbook with its styles and headers; the rows, which it would write value by value, are put into it column
by column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, Final, TypeAlias
from zipfile import ZipFile

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipelines.publishing.draft import Draft, WrittenFile, recorded
from pipelines.publishing.formats.archive import huge, part
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
# Excel counts days from 1900, which it takes for a leap year; an earlier date is written as text.
_FIRST_YEAR: Final = 1900
_DAY_NONE: Final = datetime(1899, 12, 30)  # noqa: DTZ001
_LEAP_DAY: Final = datetime(1900, 3, 1)  # noqa: DTZ001

# What stands otherwise in the workbook's XML (ECMA-376, ST_Xstring).
_ESCAPED: Final = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

# A value, not null, as what follows the place of its cell: the rest of the tag, and what is in it.
Cell: TypeAlias = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    header: Format
    day: Format
    instant: Format
    wrapped: Format


def write_workbook(draft: Draft) -> list[WrittenFile]:
    """`asean_meetings.xlsx`. A table of more than `MOST_ROWS` rows is left out, and the first sheet says so."""
    path, frame = draft.folder / WORKBOOK, draft.spill / WORKBOOK
    shown = [TABLES[name] for name in SHEETS if draft.row_count(name) <= MOST_ROWS]
    styles = _write_frame(frame, draft, shown)
    # Sheets are numbered; the first is the one that explains.
    tables = {f"xl/worksheets/sheet{number}.xml": table for number, table in enumerate(shown, 2)}
    with ZipFile(frame) as empty, ZipFile(path, "w") as full:
        for name in empty.namelist():
            content, table = empty.read(name), tables.get(name)
            large = table is not None and huge(draft, table)
            with full.open(part(name), "w", force_zip64=large) as file:
                if table is None or not draft.row_count(table.name):
                    file.write(content)
                else:
                    _fill(file, content, draft, table, styles)
    frame.unlink()
    return [recorded(path, draft.folder)]


def _write_frame(path: Path, draft: Draft, tables: list[Table]) -> _Styles:
    """A workbook whose tables have no rows yet."""
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
        for table in tables:
            _write_header(workbook.add_worksheet(table.name), draft, table, styles)
    return styles


def _write_header(sheet: Worksheet, draft: Draft, table: Table, styles: _Styles) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, draft.row_count(table.name), len(table.columns) - 1)
    first = next(batches(draft, table), None)
    for place, column in enumerate(table.columns.values()):
        # Nine in ten values are seen whole; three characters more than the name leave room for the filter's button.
        values = [] if first is None else first.column(place)[:_LOOKED_AT].to_pylist()
        lengths = sorted(len(str(value)) for value in values if value is not None)
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        width = max(_LEAST_WIDTH, len(column.name) + 3, min(usual + 1, _MOST_WIDTH))
        sheet.set_column(place, place, width, _style(column, styles))
        sheet.write_string(0, place, column.name, styles.header)


def _style(column: Column, styles: _Styles) -> Format | None:
    if pa.types.is_date(column.type):
        return styles.day
    return styles.instant if pa.types.is_timestamp(column.type) else None


def _fill(file: IO[bytes], sheet: bytes, draft: Draft, table: Table, styles: _Styles) -> None:
    """Write the XML of a sheet that has a header with the table's rows below it."""
    head, end, tail = sheet.partition(b"</sheetData>")
    letters = [xl_col_to_name(place) for place in range(len(table.columns))]
    cells = [_cell(column, styles) for column in table.columns.values()]
    was, now = (f'<dimension ref="A1:{letters[-1]}{rows + 1}"/>' for rows in (0, draft.row_count(table.name)))
    file.write(head.replace(was.encode(), now.encode()))
    at = 2
    for batch in batches(draft, table):
        columns = [
            [None if value is None else cell(value) for value in values.to_pylist()]
            for cell, values in zip(cells, batch.columns, strict=True)
        ]
        rows = []
        for number, row in enumerate(zip(*columns, strict=True), at):
            told = [f'<c r="{letter}{number}"{cell}</c>' for letter, cell in zip(letters, row, strict=True) if cell]
            rows.append(f'<row r="{number}">{"".join(told)}</row>')
        file.write("".join(rows).encode())
        at += batch.num_rows
    file.write(end + tail)


def _cell(column: Column, styles: _Styles) -> Cell:
    """What writes a value of the column."""
    if pa.types.is_list(column.type):
        return lambda value: _text("; ".join(value))
    if pa.types.is_string(column.type):
        return _text
    if pa.types.is_boolean(column.type):
        return lambda value: f' t="b"><v>{value:d}</v>'
    style = _style(column, styles)
    if style is not None:
        return partial(_time, style.xf_index)
    if pa.types.is_floating(column.type):
        return lambda value: f"><v>{round(value, 4):.16G}</v>"
    return lambda value: f"><v>{value}</v>"


def _text(value: str) -> str:
    text = fitting(value)
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escaped, text)
    blanks = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f' t="inlineStr"><is><t{blanks}>{text}</t></is>'


def _escaped(found: re.Match[str]) -> str:
    what = found.group()
    if what.startswith("_"):
        return f"_x005F{what}"
    return _ENTITIES.get(what) or f"_x{ord(what):04X}_"


def _time(style: int, value: date | datetime) -> str:
    if value.year < _FIRST_YEAR:
        return _text(value.isoformat())
    # Excel knows no time zones: what has one here is in UTC, and the first sheet says so.
    plain = datetime(*value.timetuple()[:6])  # noqa: DTZ001
    passed = plain - _DAY_NONE
    days = passed.days + passed.seconds / 86_400 - (plain < _LEAP_DAY)
    return f' s="{style}"><v>{days:.16G}</v>'


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
