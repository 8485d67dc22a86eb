"""The DuckDB file: the same rows as the Parquet files, with keys, checks and comments that a client sees."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import duckdb
import pytest

from pipelines.publishing.database import write_database
from pipelines.publishing.draft import DATABASE, Draft
from pipelines.publishing.release import Release
from pipelines.publishing.views import SEARCH_TABLES
from schemas import TABLES
from schemas.engine import connect
from tests.counterexamples.examples import as_table
from tests.drafts import with_tables
from tests.pipelines.publishing.conftest import DAY


def in_portions(published: Release, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of the same release, of which a few rows went in at a time, and the file was opened again after."""
    monkeypatch.setattr("pipelines.publishing.database.ROWS_AT_ONCE", 3)
    monkeypatch.setattr("pipelines.publishing.database.ROWS_OPEN", 7)
    (folder / "spill").mkdir()
    shutil.copytree(published.folder / "tables", folder / "tables")
    write_database(Draft(folder, folder / "spill", "2026-11-22.1", DAY, {}))
    # Behind the file's own header stand two headers in turns, each with a sum and then the number of its checkpoint.
    head = (folder / DATABASE).read_bytes()[: 3 * 4096]
    assert max(struct.unpack_from("<Q", head, at + 8)[0] for at in (4096, 8192)) > 5
    return folder


@pytest.fixture
def database(published):
    with duckdb.connect(published.folder / "asean_meetings.duckdb", read_only=True) as connection:
        yield connection


def test_each_table_has_the_rows_of_its_parquet_file(database, published):
    for name in TABLES:
        parquet = f"read_parquet('{published.folder}/tables/{name}.parquet')"
        for one, other in ((f'"{name}"', parquet), (parquet, f'"{name}"')):
            assert database.sql(f"FROM {one} EXCEPT ALL FROM {other}").fetchall() == []


def test_keys_are_there(database):
    keys = database.sql(
        "SELECT table_name, constraint_type, constraint_column_names, referenced_table FROM duckdb_constraints()"
    ).fetchall()
    for name, table in TABLES.items():
        assert (name, "PRIMARY KEY", list(table.primary_key), None) in keys
        for key in table.foreign_keys:
            assert (name, "FOREIGN KEY", [key.column], key.parent) in keys


def test_comments_are_there_in_both_languages(database):
    (mode,) = database.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'mode'").fetchone()
    assert mode == "How it was held | Hình thức họp"
    (without,) = database.execute(
        "SELECT count(*) FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
    ).fetchone()
    assert without == 0


def test_a_user_who_attaches_a_copy_cannot_break_a_rule(published, tmp_path):
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((published.folder / "asean_meetings.duckdb").read_bytes())
    with duckdb.connect(copy) as connection:
        for broken, kind in (
            ("UPDATE topics SET mention_count = 0", "CHECK"),
            ("INSERT INTO chairs VALUES ('nowhere-1', 'VN', 'chair')", "foreign key"),
            ("INSERT INTO chairs FROM chairs", "primary key"),
        ):
            with pytest.raises(duckdb.ConstraintException, match=f"(?i){kind}"):
                connection.execute(broken)


def test_the_file_is_written_in_one_checkpoint_however_soon_duckdb_would_make_more(published, tmp_path, monkeypatch):
    # Of a release of 10,000 notices that was written in several, DuckDB 1.1 could not read the notices.
    def eager(*args, **more):
        connection = connect(*args, **more)
        connection.execute("SET checkpoint_threshold = '1KB'")
        return connection

    monkeypatch.setattr("pipelines.publishing.database.connect", eager)
    (tmp_path / "spill").mkdir()
    shutil.copytree(published.folder / "tables", tmp_path / "tables")

    write_database(Draft(tmp_path, tmp_path / "spill", "2026-11-22.1", DAY, {}))

    # Behind the file's own header stand two headers in turns, each with a sum and then the number of its checkpoint.
    head = (tmp_path / "asean_meetings.duckdb").read_bytes()[: 3 * 4096]
    assert sorted(struct.unpack_from("<Q", head, at + 8)[0] for at in (4096, 8192)) == [0, 1]


def test_rows_that_go_in_a_few_at_a_time_are_all_there_with_their_keys(published, tmp_path, monkeypatch):
    folder = in_portions(published, tmp_path, monkeypatch)

    with duckdb.connect(folder / DATABASE) as connection:
        for name in TABLES:
            parquet = f"read_parquet('{folder}/tables/{name}.parquet')"
            assert connection.sql(f'FROM "{name}" EXCEPT ALL FROM {parquet}').fetchall() == []
            assert connection.sql(f'FROM {parquet} EXCEPT ALL FROM "{name}"').fetchall() == []
        with pytest.raises(duckdb.ConstraintException, match=r"(?i)primary key"):
            connection.execute("INSERT INTO evidence FROM evidence")
        with pytest.raises(duckdb.ConstraintException, match=r"(?i)foreign key"):
            connection.execute("DELETE FROM notices WHERE notice_id IN (SELECT notice_id FROM evidence)")
        with duckdb.connect(published.folder / DATABASE, read_only=True) as at_once:
            for table in SEARCH_TABLES:
                rows = f"FROM {table.name} ORDER BY ALL"
                assert connection.sql(rows).fetchall() == at_once.sql(rows).fetchall()


def test_times_are_the_same_instants_in_any_time_zone(database):
    database.execute("SET TimeZone = 'Asia/Ho_Chi_Minh'")
    shown = database.sql("SELECT retrieved_at::VARCHAR, published_at::VARCHAR FROM notices WHERE url IS NOT NULL")
    assert shown.fetchall() == [("2026-11-20 15:00:00+07", "2014-06-04 10:25:00")]


def test_chains_of_meetings_load_whatever_their_keys_order(tables, table_files, tmp_path):
    first = tables["meetings"].to_pylist()[2] | {"series_code": "OTHER", "ordinal": None}
    names = ["z-1", "m-2", "a-3", "k-4", "b-5"]
    chain = [
        first | {"meeting_id": name, "part_of": parent} for name, parent in zip(names, [None, *names], strict=False)
    ]
    more = {"meetings": as_table("meetings", [*tables["meetings"].to_pylist(), *chain])}
    draft = Draft(tmp_path / "draft", tmp_path, "2026-11-22.1", DAY, {**tables, **more})
    draft.folder.mkdir()
    write_database(with_tables(draft, table_files, more))
    with duckdb.connect(draft.folder / DATABASE, read_only=True) as connection:
        (depth,) = connection.execute(
            """WITH RECURSIVE up AS (
                SELECT part_of, 0 AS depth FROM meetings WHERE meeting_id = 'b-5'
                UNION ALL SELECT meetings.part_of, depth + 1 FROM up JOIN meetings ON meeting_id = up.part_of
            ) SELECT max(depth) FROM up"""
        ).fetchone()
    assert depth == 4
