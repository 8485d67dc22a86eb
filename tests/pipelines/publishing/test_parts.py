"""What is made in parts, so that memory holds one of them, is what is made at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.publishing import Release, publish, release
from pipelines.publishing.database import write_database
from pipelines.publishing.draft import DATABASE, TABLES_FOLDER, Draft, Writer, WrittenFile
from pipelines.publishing.formats import nested
from pipelines.publishing.views import words
from tests.pipelines.publishing.conftest import DAY, Tables


@pytest.fixture
def draft(published: Release, tmp_path: Path) -> Draft:
    """A draft with the Parquet files of the example release."""
    (tmp_path / "spill").mkdir()
    (tmp_path / TABLES_FOLDER).symlink_to(published.folder / TABLES_FOLDER)
    return Draft(tmp_path, tmp_path / "spill", published.version, date(2026, 11, 22), {})


def test_meetings_a_few_at_a_time_are_the_same_meetings(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = list(nested.nested_meetings(draft, evidence=True))
    assert len(at_once) > 2
    monkeypatch.setattr(nested, "MOST_NESTED", 2)

    assert list(nested.nested_meetings(draft, evidence=True)) == at_once
    ids = (at_once[1]["meeting_id"], at_once[-1]["meeting_id"])
    assert list(nested.nested_meetings(draft, evidence=True, ids=ids)) == at_once[1:]


def test_the_evidence_of_a_meeting_is_all_that_is_told_of_it_in_order(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nested, "BATCH_EVIDENCE", 3)  # so that what is told of one meeting comes in several batches
    rows = pq.read_table(draft.table_path("evidence")).to_pylist()
    meeting_of = {row["participant_id"]: row["meeting_id"] for row in _rows(draft, "participants")}
    expected: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        meeting_id = meeting_of.get(row["row_id"]) or row["row_id"].split("|")[0]
        place = (row["table_name"], row["row_id"], row["column_name"], row["evidence_id"])
        expected.setdefault(meeting_id, []).append((*place, row["quote"]))

    left_out = min(row["meeting_id"] for row in _rows(draft, "meetings"))
    for row in nested.nested_meetings(draft, evidence=True, but=[left_out]):
        told = [(each["table"], each["row"], each["column"], each["quote"]) for each in json.loads(row["evidence"])]
        assert row["meeting_id"] != left_out
        assert told == [(*place[:3], quote) for *place, quote in sorted(expected.pop(row["meeting_id"]))]

    assert expected.keys() & {row["meeting_id"] for row in _rows(draft, "meetings")} == {left_out}


def _rows(draft: Draft, table: str) -> list[dict[str, str]]:
    return pq.read_table(draft.table_path(table)).to_pylist()


def test_what_writes_beside_others_where_memory_is_limited_opens_no_duckdb(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("DuckDB is opened")

    monkeypatch.setattr(duckdb, "connect", refuse)

    for write in release.WITHOUT_DUCKDB:
        assert [file.path for file in write(draft)]
    for write in set(release.WRITERS) - release.WITHOUT_DUCKDB:
        with pytest.raises(AssertionError, match="DuckDB is opened"):
            write(draft)


def test_with_limited_memory_one_writer_at_a_time_uses_duckdb(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work: set[str] = set()
    seen: set[frozenset[str]] = set()

    def watched(write: Writer) -> Writer:
        def watch(draft: Draft) -> list[WrittenFile]:
            at_work.add(write.__name__)
            seen.add(frozenset(at_work))
            try:
                return write(draft)
            finally:
                at_work.discard(write.__name__)

        return watch

    using = {write.__name__ for write in release.WRITERS if write not in release.WITHOUT_DUCKDB}
    watching = {write: watched(write) for write in release.WRITERS}
    monkeypatch.setattr(release, "WRITERS", tuple(watching.values()))
    monkeypatch.setattr(release, "WITHOUT_DUCKDB", frozenset(watching[write] for write in release.WITHOUT_DUCKDB))

    publish(tables, tmp_path / "releases", built_on=DAY, memory_limit="1GB")

    assert set().union(*seen) >= using
    assert all(len(together & using) <= 1 for together in seen)


@pytest.mark.parametrize(("shard", "parts"), [(65_536, 3), (4, 2)])
def test_words_of_a_few_documents_at_a_time_are_the_same_words(
    draft: Draft, published: Release, monkeypatch: pytest.MonkeyPatch, shard: int, parts: int
) -> None:
    monkeypatch.setattr(words, "SHARD", shard)
    monkeypatch.setattr(words, "AT_ONCE", parts)
    write_database(draft)

    at_once, in_parts = _words(published.folder, 65_536), _words(draft.folder, shard)

    assert len(at_once) > 100
    assert in_parts == at_once


def _words(folder: Path, shard: int) -> list[tuple[str, int]]:
    """Each word with each document that it stands in."""
    with duckdb.connect(folder / DATABASE, read_only=True) as connection:
        keys = connection.execute("SELECT key, word, shard FROM search_words").fetchall()
        assert keys == sorted(keys)
        documents = f"{shard} * CAST(shard AS INTEGER) + unnest(documents)"
        return connection.execute(f"SELECT word, {documents} FROM search_words ORDER BY ALL").fetchall()
