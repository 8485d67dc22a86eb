"""The Excel workbook as a reader of it sees it: types, texts, filters, and what the first sheet says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import openpyxl
import pytest

from pipelines.publishing.formats import workbook
from pipelines.publishing.formats.workbook import ABOUT, MOST_UNITS, SHEETS, WORKBOOK, fitting, write_workbook
from schemas import TABLES
from tests.pipelines.publishing.formats.conftest import HOSTILE, changed_rows, hostile_notices


def read(draft):
    write_workbook(draft)
    return openpyxl.load_workbook(draft.folder / WORKBOOK)


def when(*parts):
    """A time as Excel has it, of no zone."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)


def cells(sheet):
    header, *rows = sheet.iter_rows()
    names = [cell.value for cell in header]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_sheet_a_core_table_and_one_that_explains(draft, tables):
    book = read(draft())
    assert book.sheetnames == [ABOUT, *SHEETS]
    for name in SHEETS:
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(TABLES[name].columns)
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.max_row == tables[name].num_rows + 1
    told = {(row[0].value, row[1].value) for row in book[ABOUT].iter_rows()}
    assert {(name, column) for name in SHEETS for column in TABLES[name].columns} <= told


def test_dates_are_dates_numbers_are_numbers_and_nothing_is_empty_cells(draft):
    book = read(draft())
    meeting = next(row for row in cells(book["meetings"]) if row["meeting_id"].value == "somswd-12")
    assert meeting["start_date"].value == when(2014, 6, 4)
    assert meeting["start_date"].number_format == "yyyy-mm-dd"
    assert (meeting["ordinal"].value, meeting["ordinal"].data_type) == (12, "n")
    assert meeting["confidence"].value == 0.9
    assert meeting["part_of"].value is None
    notice = next(row for row in cells(book["notices"]) if row["notice_id"].value == "ministry-1")
    assert notice["published_at"].value == when(2014, 6, 4, 10, 25)
    assert notice["retrieved_at"].value == when(2026, 11, 20, 8)
    assert notice["is_meeting_notice"].value is True


def test_every_text_is_a_text_as_it_was(draft, tables):
    book = read(draft(hostile_notices(tables)))
    titles = {row["notice_id"].value: row["title"] for row in cells(book["notices"])}
    for at, text in enumerate(HOSTILE):
        cell = titles[f"hostile-{at:02}"]
        assert (cell.value or "") == text
        assert cell.data_type != "f"
        assert cell.hyperlink is None


@pytest.mark.parametrize("letter", ["a", "đ", "東", "😀"])
def test_a_long_text_is_cut_to_what_a_cell_holds_and_says_so(letter, draft, tables):
    longest = MOST_UNITS // (2 if letter == "😀" else 1)
    assert fitting(letter * longest) == letter * longest
    book = read(draft(changed_rows(tables, "notices", {"notice_id": "long", "text": letter * 40_000})))
    (text,) = (row["text"].value for row in cells(book["notices"]) if row["notice_id"].value == "long")
    assert MOST_UNITS - 2 <= len(text.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert text.startswith(letter * 1_000)
    assert text.endswith("[cut: a cell holds no more; the whole text is in the Parquet and CSV files]")


def test_days_that_excel_cannot_count_are_texts(draft, tables):
    changed = changed_rows(tables, "meetings", {"meeting_id": "old-1", "start_date": date(1899, 5, 18)})
    (old,) = (row for row in cells(read(draft(changed))["meetings"]) if row["meeting_id"].value == "old-1")
    assert old["start_date"].value == "1899-05-18"


def test_a_table_too_long_for_a_sheet_is_left_out_and_the_first_sheet_says_so(draft, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 20)
    book = read(draft())
    assert "evidence" not in book.sheetnames
    assert "meetings" in book.sheetnames
    told = {row[0].value: row[2].value for row in book[ABOUT].iter_rows(max_row=21)}
    assert told["evidence"] == "no: too many rows, take the CSV or Parquet file"
    assert told["meetings"] == "yes"


def test_the_same_tables_give_the_same_bytes_and_no_clock_is_in_them(draft):
    one, two = draft(), draft()
    assert write_workbook(one) == write_workbook(two)
    assert openpyxl.load_workbook(one.folder / WORKBOOK).properties.created == when(2026, 11, 22)
