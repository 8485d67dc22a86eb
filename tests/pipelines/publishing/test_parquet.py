"""The Parquet files: same facts, same bytes, and what a reader finds in them beside the rows."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publishing import parquet
from pipelines.publishing.draft import Draft
from pipelines.publishing.parquet import write_as_they_come, write_tables
from schemas import TABLES, Table
from schemas.arrow import parquet_schema
from schemas.engine import THREADS
from tests.counterexamples.examples import as_table
from tests.pipelines.publishing.conftest import DAY

ROOT = Path(__file__).parents[3]

PRINT_SUMS = """
import sys
from datetime import date
from pathlib import Path
from pipelines.publishing.draft import Draft
from pipelines.publishing.parquet import write_tables
from tests.counterexamples.examples import valid_tables
folder = Path(sys.argv[1])
folder.mkdir()
for file in write_tables(Draft(folder, folder, "2026-12-01.1", date(2026, 12, 1), valid_tables())):
    print(f"{file.sha256}  {file.path}")
"""


def table_sums(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "tables").iterdir()}


def shuffled(rows: pa.Table, seed: int) -> pa.Table:
    """The rows in another order, in chunks of other sizes, each a slice of something larger."""
    order = list(range(rows.num_rows))
    random.Random(seed).shuffle(order)
    turned = rows.take(order).combine_chunks()
    return pa.concat_tables([turned.slice(at, 1) for at in range(rows.num_rows)]) if order else rows


def written(tables: Mapping[str, pa.Table | Path], folder: Path, ready: Mapping[str, str] | None = None) -> Path:
    """The Parquet files alone."""
    draft = Draft(folder, folder.with_suffix(".spill"), "2026-11-22.1", DAY, tables, ready=ready or {})
    draft.folder.mkdir()
    assert {file.path: file.sha256 for file in write_tables(draft)} == {
        f"tables/{name}": digest for name, digest in table_sums(folder).items()
    }
    return folder


def test_the_order_of_rows_and_chunks_changes_no_byte(published, tables, tmp_path):
    folder = written({name: shuffled(rows, 7) for name, rows in tables.items()}, tmp_path / "shuffled")
    assert table_sums(folder) == table_sums(published.folder)


def test_a_file_that_lies_ready_is_copied_and_one_with_another_sum_is_written_anew(
    published, tables, tmp_path, monkeypatch
):
    def as_they_come(rows: pa.Table, table: Table, path: Path) -> str:
        written, ordered = write_as_they_come(iter(rows.to_batches(3)), table, path, tmp_path)
        assert ordered
        return written.sha256

    ready, sums = {}, {}
    for name, table in TABLES.items():
        ready[name] = tmp_path / f"{name}.parquet"
        rows = tables[name].sort_by([(column, "ascending") for column in table.primary_key])
        sums[name] = as_they_come(rows, table, ready[name])
    pq.write_table(shuffled(tables["topics"], 3), ready["topics"])
    anew: list[str] = []
    sort = parquet._sorted
    monkeypatch.setattr(parquet, "_sorted", lambda *given: anew.append(given[1].name) or sort(*given))
    folder = written(ready, tmp_path / "copied", sums)
    assert anew == ["topics"]
    assert table_sums(folder) == table_sums(published.folder)


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_rows_out_of_order_are_told_wherever_a_batch_ends(tables, tmp_path, at_once):
    row = tables["topics"].slice(0, 1).to_pylist()[0]
    keys = [("m-1", "n-1", "b"), ("m-1", "n-1", "b"), ("m-1", "n-2", "a"), ("m-2", "n-1", "a"), ("m-2", "n-1", "c")]

    def kept(order: list[int]) -> bool:
        named = [dict(zip(TABLES["topics"].primary_key, keys[place], strict=True)) for place in order]
        rows = pa.Table.from_pylist([row | name for name in named], schema=tables["topics"].schema)
        batches = iter(rows.to_batches(at_once))
        written, ordered = write_as_they_come(batches, TABLES["topics"], tmp_path / "topics.parquet", tmp_path)
        assert written.row_count == pq.read_metadata(tmp_path / "topics.parquet").num_rows == len(order)
        return ordered

    assert kept([0, 1, 2, 3, 4])
    assert kept([])
    for wrong in ([1, 0, 3, 2, 4], [0, 1, 2, 4, 3], [2, 0, 1, 3, 4], [3, 0, 1, 2, 4]):
        assert not kept(wrong), wrong


def test_time_zone_locale_hash_seed_and_threads_change_no_byte(published, out):
    changed = {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "123", "PYTHONPATH": str(ROOT), THREADS: "3"}
    command = [sys.executable, "-c", PRINT_SUMS, str(out)]
    said = subprocess.run(command, cwd=ROOT, env=os.environ | changed, check=True, capture_output=True, text=True)
    own = [line for line in (published.folder / "SHA256SUMS").read_text().splitlines() if "tables/" in line]
    assert sorted(said.stdout.splitlines()) == sorted(own)


def test_columns_carry_their_meaning_in_both_languages(published):
    for name, table in TABLES.items():
        schema = pq.read_schema(published.folder / "tables" / f"{name}.parquet")
        assert schema.names == list(table.columns)
        assert schema == parquet_schema(table)
        assert schema.metadata[b"description_vi"].decode() == table.description_vi
        for field in schema:
            assert field.metadata[b"description_en"].decode() == table.columns[field.name].description_en
            assert field.metadata[b"description_vi"].decode() == table.columns[field.name].description_vi
            assert field.nullable == table.columns[field.name].nullable


def test_nothing_of_the_machine_is_in_a_file(published):
    for path in (published.folder / "tables").iterdir():
        metadata = pq.read_metadata(path).metadata
        assert set(metadata) == {b"ARROW:schema", b"description_en", b"description_vi"}
        assert pq.read_metadata(path).row_group(0).column(0).compression == "ZSTD"


def test_rows_are_sorted_by_key_and_say_so(published):
    for name, table in TABLES.items():
        path = published.folder / "tables" / f"{name}.parquet"
        rows = pq.read_table(path)
        keys = list(zip(*(rows[column].to_pylist() for column in table.primary_key), strict=True))
        assert keys == sorted(keys), name
        places = [column.column_index for column in pq.read_metadata(path).row_group(0).sorting_columns]
        assert [rows.column_names[place] for place in places] == list(table.primary_key)


def test_what_went_in_comes_out(published, tables):
    for name, table in TABLES.items():
        read = pq.read_table(published.folder / "tables" / f"{name}.parquet").cast(tables[name].schema)
        expected = tables[name].sort_by([(column, "ascending") for column in table.primary_key])
        assert read.equals(expected), name


def test_many_rows_become_several_row_groups_with_the_same_bytes(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROW_GROUP", 1_000)
    first = tables["rejections"].to_pylist()[0]
    many = as_table("rejections", [first | {"raw_name": f"ministry/{at:05}.txt"} for at in range(2_500)])
    one = written({"rejections": many}, tmp_path / "one")
    two = written({"rejections": shuffled(many, 3)}, tmp_path / "two")
    assert table_sums(one) == table_sums(two)
    metadata = pq.read_metadata(one / "tables" / "rejections.parquet")
    assert [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)] == [1_000, 1_000, 500]
    assert pq.read_table(one / "tables" / "rejections.parquet")["raw_name"] == many["raw_name"]
