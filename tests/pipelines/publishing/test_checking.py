"""`check_release` names what is wrong with a release that somebody changed, lost or never finished."""

from __future__ import annotations

import json
import random
import shutil

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publishing import check_release, checking
from pipelines.publishing.draft import WrittenFile, measured
from pipelines.publishing.manifest import content_id, sums


@pytest.fixture
def copy(published, tmp_path):
    return shutil.copytree(published.folder, tmp_path / published.version)


def signed_again(folder):
    """Manifest and sums made to fit whatever the files now hold, as somebody would who hides a change."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    for file in manifest["files"]:
        file["bytes"], file["sha256"] = measured(folder / file["path"])
        if "rows" in file:
            file["rows"] = pq.read_metadata(folder / file["path"]).num_rows
    files = [WrittenFile(file["path"], file["bytes"], file["sha256"]) for file in manifest["files"]]
    manifest["content_id"] = content_id(files)
    path.write_text(json.dumps(manifest))
    (folder / "SHA256SUMS").write_text(sums([*files, WrittenFile("manifest.json", *measured(path))]))
    return [str(finding) for finding in check_release(folder)]


def rewrite(folder, name, change):
    path = folder / "tables" / f"{name}.parquet"
    rows = pq.read_table(path)
    pq.write_table(change(rows), path)


def test_a_whole_release_has_no_finding(copy):
    assert check_release(copy) == []


def test_rows_that_passed_are_compared_and_not_checked_again(copy, tables, tmp_path, monkeypatch):
    passed = {name: tmp_path / f"{name}.parquet" for name in tables}
    for name, rows in tables.items():
        pq.write_table(rows, passed[name])
    monkeypatch.setattr("pipelines.publishing.checking.release_failures", None)
    assert check_release(copy, passed=passed) == []

    compared = []
    content = checking._content
    monkeypatch.setattr(checking, "_content", lambda *given: compared.append(given[2]) or content(*given))
    passed["topics"].write_bytes((copy / "tables" / "topics.parquet").read_bytes())
    assert check_release(copy, passed=passed) == []
    assert '"meetings"' in compared
    assert '"topics"' not in compared, "the same bytes are the same rows"

    row = tables["topics"].slice(0, 1).to_pylist()[0]
    other = pa.Table.from_pylist([row | {"mention_count": 1 + row["mention_count"]}], schema=tables["topics"].schema)
    pq.write_table(pa.concat_tables([other, tables["topics"].slice(1)]), passed["topics"])
    said = [str(finding) for finding in check_release(copy, passed=passed)]
    assert said == ["tables/topics.parquet: has other rows than those that were checked"]


def test_any_changed_byte_is_found(copy):
    chance = random.Random(5)
    for path in sorted(path for path in copy.rglob("*") if path.is_file()):
        content = path.read_bytes()
        at = chance.randrange(len(content))
        path.write_bytes(content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :])
        assert check_release(copy), f"{path.name} at {at}"
        path.write_bytes(content)
    assert check_release(copy) == []


def test_missing_added_and_cut_files_are_named(copy):
    (copy / "tables" / "topics.parquet").unlink()
    (copy / "tables" / "jokes.parquet").write_text("")
    database = copy / "asean_meetings.duckdb"
    database.write_bytes(database.read_bytes()[:1000])
    said = [str(finding) for finding in check_release(copy)]
    assert said[:2] == ["tables/topics.parquet: is missing", "tables/jokes.parquet: is not in the manifest"]
    assert said[2].startswith("asean_meetings.duckdb: has 1000 bytes")


def test_a_folder_that_is_no_release_is_said_to_be_none(tmp_path):
    (said,) = map(str, check_release(tmp_path))
    assert said.startswith("manifest.json: cannot be read, so this is no whole release")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": "next"}', "\0"])
def test_a_manifest_that_is_none_is_said_to_be_none(copy, content):
    (copy / "manifest.json").write_text(content)
    (said,) = map(str, check_release(copy))
    assert said.startswith("manifest.json: cannot be read")


def test_a_release_under_another_name_is_found(copy):
    moved = copy.rename(copy.parent / "2030-01-01.1")
    assert [str(finding) for finding in check_release(moved)] == [
        "manifest.json: is the manifest of 2026-11-22.1, not of 2030-01-01.1"
    ]


def test_a_release_of_another_schema_version_asks_for_its_own_program(copy):
    manifest = copy / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"schema_version": "1.', '"schema_version": "9.'))
    (said,) = signed_again(copy)
    assert "check it with version 0." in said


def test_a_changed_value_is_found_though_the_sums_fit(copy):
    rewrite(copy, "meetings", lambda rows: rows.set_column(9, rows.field(9), [["Vientiane"] * rows.num_rows]))
    said = signed_again(copy)
    assert any("meetings: the value has no accepted evidence" in line for line in said)
    assert "asean_meetings.duckdb: meetings holds other values than the Parquet file" in said


def test_a_lost_row_is_found_though_the_sums_fit(copy):
    rewrite(copy, "sources", lambda rows: rows.slice(1))
    said = signed_again(copy)
    assert any("notices.source_id: is no source_id of sources" in line for line in said)
    assert "asean_meetings.duckdb: sources has 2 rows, and the Parquet file 1" in said


def test_a_lost_column_or_description_is_found_though_the_sums_fit(copy):
    rewrite(copy, "topics", lambda rows: rows.drop_columns("context"))
    rewrite(copy, "chairs", lambda rows: pa.table(rows.to_pydict()))
    said = signed_again(copy)
    assert "tables/topics.parquet: topics.context: the column is missing" in said
    assert "tables/chairs.parquet: its columns lack their descriptions" in said


def test_a_database_without_keys_or_comments_is_found_though_the_sums_fit(copy):
    with duckdb.connect(copy / "asean_meetings.duckdb") as connection:
        connection.execute("CREATE TABLE spare AS FROM chairs")
        connection.execute("DROP TABLE chairs")
        connection.execute("ALTER TABLE spare RENAME TO chairs")
        connection.execute("COMMENT ON COLUMN topics.context IS NULL")
    said = signed_again(copy)
    assert "asean_meetings.duckdb: chairs lacks its primary key" in said
    assert "asean_meetings.duckdb: chairs lacks foreign keys" in said
    assert "asean_meetings.duckdb: chairs lacks comments" in said
    assert "asean_meetings.duckdb: topics lacks comments" in said


def test_a_file_that_is_no_table_is_found_though_the_sums_fit(copy):
    path = copy / "tables" / "topics.parquet"
    path.write_bytes(path.read_bytes()[:-100] + b"0" * 100)
    manifest = copy / "manifest.json"
    told = json.loads(manifest.read_text())
    for file in told["files"]:
        file["bytes"], file["sha256"] = measured(copy / file["path"])
    files = [WrittenFile(file["path"], file["bytes"], file["sha256"]) for file in told["files"]]
    manifest.write_text(json.dumps(told | {"content_id": content_id(files)}))
    (copy / "SHA256SUMS").write_text(sums([*files, WrittenFile("manifest.json", *measured(manifest))]))
    said = [str(finding) for finding in check_release(copy)]
    assert said[0].startswith("tables/topics.parquet: cannot be read")


def test_a_file_that_is_no_database_is_found_though_the_sums_fit(copy):
    (copy / "asean_meetings.duckdb").write_text("not a database")
    (said,) = signed_again(copy)
    assert said.startswith("asean_meetings.duckdb: cannot be read")
