"""The CSV files: a spreadsheet runs nothing of them, and whoever follows the archive's note has every value back."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from pipelines.publishing.formats.csv_archive import write_csv
from pipelines.publishing.metadata.datapackage import CSV_ARCHIVE
from schemas import TABLES
from schemas.rules import quoted
from tests.pipelines.publishing.formats.conftest import HOSTILE, hostile_notices


@pytest.fixture
def hostile(draft, tables, tmp_path):
    """A draft with hostile texts, and the folder into which its archive was unpacked."""
    made = draft(hostile_notices(tables))
    write_csv(made)
    with zipfile.ZipFile(made.folder / CSV_ARCHIVE) as archive:
        archive.extractall(tmp_path / "csv")
    return made, tmp_path / "csv"


def test_duckdb_has_every_value_and_type_back(hostile, monkeypatch):
    made, folder = hostile
    monkeypatch.chdir(folder)
    with duckdb.connect() as connection:
        connection.execute((folder / "load.sql").read_text("utf-8"))
        for name in TABLES:
            stored = f"read_parquet('{made.table_path(name)}')"
            types = [connection.sql(f"DESCRIBE FROM {one}").fetchall() for one in (quoted(name), stored)]
            assert [row[:2] for row in types[0]] == [row[:2] for row in types[1]], name
            for one, other in ((quoted(name), stored), (stored, quoted(name))):
                assert connection.sql(f"FROM {one} EXCEPT ALL FROM {other}").fetchall() == [], name
            order = ", ".join(map(quoted, TABLES[name].primary_key))
            assert (
                connection.sql(f"FROM {quoted(name)}").fetchall()
                == connection.sql(f"FROM {stored} ORDER BY {order}").fetchall()
            ), name


def test_no_cell_can_be_taken_for_a_formula(hostile):
    _, folder = hostile
    numbers = {
        (name, column.name)
        for name, table in TABLES.items()
        for column in table.columns.values()
        if pa.types.is_integer(column.type) or pa.types.is_floating(column.type)
    }
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    if (path.stem, column) not in numbers:
                        assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell), (path.name, cell)


def test_pandas_reads_it_as_the_note_says(hostile, monkeypatch):
    made, folder = hostile
    monkeypatch.chdir(made.folder)
    (snippet,) = re.findall(r"```python\n(.*?)```", (folder / "README.md").read_text("utf-8"), flags=re.DOTALL)
    told: dict[str, pd.DataFrame] = {}
    exec(snippet.replace('"meetings"', '"notices"').replace('"meetings.csv"', '"notices.csv"'), told)
    notices = told["meetings"].set_index("notice_id")
    # What pandas cannot tell apart is an empty text and one that is not known.
    assert [notices.loc[f"hostile-{at:02}", "title"] for at, text in enumerate(HOSTILE) if text] == [
        *filter(None, HOSTILE)
    ]
    assert pd.isna(notices.loc["ministry-2", "url"])
    assert notices.loc["ministry-1", "published_on"] == pd.Timestamp(2014, 6, 4)
    assert notices.loc["ministry-1", "retrieved_at"] == pd.Timestamp("2026-11-20T08:00:00Z")
    assert notices["is_meeting_notice"].all()


def test_excel_sees_the_byte_order_mark_and_the_archive_says_what_it_holds(hostile):
    _, folder = hostile
    assert {path.name for path in folder.iterdir()} == {
        "README.md",
        "datapackage.json",
        "load.sql",
        *(f"{name}.csv" for name in TABLES),
    }
    for path in folder.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    note = (folder / "README.md").read_text("utf-8")
    assert all(f"`{name}.csv`" in note for name in TABLES)


def test_the_same_tables_give_the_same_bytes(draft):
    assert write_csv(draft()) == write_csv(draft())


def test_a_library_without_options_reads_the_plain_values(draft, tables):
    made = draft()
    write_csv(made)
    with zipfile.ZipFile(made.folder / CSV_ARCHIVE) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("meetings.csv").decode("utf-8-sig"), newline="")))
    assert rows[0]["meeting_id"] == "ammswd-9"
    assert rows[1] | {} == rows[1] | {"start_date": "2014-06-04", "ordinal": "12", "confidence": "0.9", "part_of": ""}
    assert len(rows) == tables["meetings"].num_rows


def test_the_archive_unpacks_with_any_tool(draft):
    made = draft()
    write_csv(made)
    with zipfile.ZipFile(Path(made.folder / CSV_ARCHIVE)) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {part.external_attr >> 16 for part in archive.infolist()} == {0o644}
