"""What a user finds in the folder of releases after a build, and what a build says that could not publish."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from pipelines import processes
from pipelines.publishing import BuildInputs, PublishError, check_release, publish, release
from pipelines.publishing.draft import recorded
from pipelines.publishing.shelf import Shelf
from schemas import SCHEMA_VERSION, TABLES, vocabularies
from tests.counterexamples.examples import as_table
from tests.pipelines.publishing.conftest import DAY


def visible(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()} - {".lock"}


def test_a_release_has_all_tables_the_database_and_what_proves_them(published):
    found = {path.relative_to(published.folder).as_posix() for path in published.folder.rglob("*") if path.is_file()}
    expected = {f"tables/{name}.parquet" for name in TABLES}
    formats = {"asean_meetings_csv.zip", "asean_meetings.xlsx", "meetings.ics", "meetings.jsonl.gz"}
    history = {"changes.parquet", "tombstones.parquet", "CHANGES.md"}
    words = {"README.md", "DICTIONARY.md", "dictionary.html", "datapackage.json", "croissant.json", "dataset.jsonld"}
    proofs = {"quality.json", "QUALITY.md", "manifest.json", "SHA256SUMS"}
    pictures = ("meetings-by-year-and-series", "partners-by-year", "fill-rates")
    proofs |= {f"pictures/{name}.{kind}" for name in pictures for kind in ("svg", "png")}
    assert found == expected | formats | history | words | proofs | {"asean_meetings.duckdb"}
    assert check_release(published.folder) == []


def test_a_workbook_that_a_process_wrote_is_the_same(published, tables, out, monkeypatch):
    monkeypatch.setattr(release, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(processes, "started", lambda: True)
    again = publish(tables, out, built_on=DAY)
    assert again.content_id == published.content_id
    ours, theirs = (folder / "asean_meetings.xlsx" for folder in (again.folder, published.folder))
    assert ours.read_bytes() == theirs.read_bytes()


def test_the_manifest_tells_rows_sizes_sums_and_what_the_release_was_made_with(published, tables):
    manifest = json.loads((published.folder / "manifest.json").read_text())
    assert manifest["version"] == "2026-11-22.1"
    assert manifest["built_on"] == "2026-11-22"
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert manifest["vocabulary_sha256"] == vocabularies.sha256()
    assert manifest["content_id"] == published.content_id
    files = {file["path"]: file for file in manifest["files"]}
    assert list(files) == sorted(files)
    for name in TABLES:
        path = published.folder / "tables" / f"{name}.parquet"
        content = path.read_bytes()
        assert files[f"tables/{name}.parquet"] == {
            "path": f"tables/{name}.parquet",
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "rows": tables[name].num_rows,
        }


def test_the_sums_are_what_sha256sum_reads(published):
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is a tool of GNU systems; the sums themselves are checked elsewhere")
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=published.folder, check=True)


def test_the_same_tables_publish_nothing_and_other_tables_a_new_version(published, one_there, tables, other_tables):
    again = publish({name: tables[name] for name in reversed(tables)}, one_there, built_on=DAY + timedelta(days=3))
    assert (again.version, again.new, again.content_id) == ("2026-11-22.1", False, published.content_id)
    assert (one_there / "latest").readlink() == Path("2026-11-22.1")
    second = publish(other_tables, one_there, built_on=DAY)
    assert (second.version, second.new) == ("2026-11-22.2", True)
    assert visible(one_there) == {"2026-11-22.1", "2026-11-22.2", "latest", "versions.json"}
    # The latest release has an address that stays.
    assert (one_there / "latest").readlink() == Path("2026-11-22.2")
    assert check_release(one_there / "latest") == []
    index = json.loads((one_there / "versions.json").read_text())
    assert index["latest"] == "2026-11-22.2"
    assert [entry["version"] for entry in index["versions"]] == ["2026-11-22.2", "2026-11-22.1"]


@pytest.mark.parametrize(
    ("there", "next_one"),
    [
        ([], "2026-11-22.1"),
        (["2026-11-21.4"], "2026-11-22.1"),
        (["2026-11-22.1", "2026-11-22.9", "2026-11-22.10"], "2026-11-22.11"),
        (["2027-01-01.1"], "2027-01-01.2"),  # the clock went back, and versions only rise
        (["2026-11-22.0", "2026-11-22", "notes", "2026-11-22.1.old"], "2026-11-22.1"),
    ],
)
def test_the_version_is_the_date_and_a_counter(there, next_one, tmp_path):
    for name in there:
        (tmp_path / name).mkdir()
    assert Shelf(tmp_path).next_version(DAY) == next_one


def test_a_missing_or_unknown_table_is_named(tables, out):
    with pytest.raises(PublishError, match=r"missing: chairs; not declared in schemas/tables: stools"):
        publish({("stools" if name == "chairs" else name): rows for name, rows in tables.items()}, out, built_on=DAY)
    with pytest.raises(PublishError, match=r"topics\.context: the column is missing"):
        publish({**tables, "topics": tables["topics"].drop_columns("context")}, out, built_on=DAY)


def test_optional_columns_may_be_left_out_types_be_wider_and_tables_be_empty(tables, out):
    meetings = tables["meetings"]
    ordinal = meetings.schema.get_field_index("ordinal")
    wide = meetings.set_column(ordinal, "ordinal", meetings["ordinal"].cast("int64"))
    sources = tables["sources"].drop_columns("rights")
    none = tables["rejections"].slice(0, 0)
    folder = publish({**tables, "meetings": wide, "sources": sources, "rejections": none}, out, built_on=DAY).folder
    assert pq.read_table(folder / "tables" / "rejections.parquet").num_rows == 0
    assert pq.read_schema(folder / "tables" / "meetings.parquet").field("ordinal").type == "int16"
    assert pq.read_table(folder / "tables" / "sources.parquet")["rights"].null_count == sources.num_rows


def test_all_tables_that_the_database_refuses_are_named_at_once(tables, out):
    topics = as_table("topics", [tables["topics"].to_pylist()[0] | {"mention_count": 0}])
    sources = as_table("sources", [tables["sources"].to_pylist()[0]] * 2)
    with pytest.raises(PublishError) as caught:
        publish({**tables, "topics": topics, "sources": sources}, out, built_on=DAY)
    told = str(caught.value)
    assert "sources: Constraint Error: " in told
    assert "notices: not tried, because it refers to a table that failed" in told
    assert "\n" not in told
    assert visible(out) == set()


def test_facts_without_evidence_are_not_published(tables, out):
    rows = [row for row in tables["evidence"].to_pylist() if row["table_name"] != "chairs"]
    with pytest.raises(PublishError, match=r"chairs: the row has no accepted evidence"):
        publish({**tables, "evidence": as_table("evidence", rows)}, out, built_on=DAY)
    assert visible(out) == set()


def test_a_folder_that_cannot_be_is_named_with_the_cure(tables, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError) as caught:
        publish(tables, tmp_path / "file" / "releases", built_on=DAY)
    assert str(tmp_path / "file") in str(caught.value)
    assert str(caught.value).endswith("nothing was published; publish to a folder")


def test_a_folder_without_rights_is_named_with_the_cure(tables, out):
    out.mkdir()
    out.chmod(0o555)
    if os.access(out, os.W_OK):
        pytest.skip("this user may write everywhere; a folder that nobody may write to is tested beside")
    with pytest.raises(PublishError, match=f"{out}.*make it writable, or publish to another folder"):
        publish(tables, out, built_on=DAY)


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[None]:
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("this user may not mount a disk; a faked full disk is tested for everybody")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_disk_for_reading_only_is_named_with_the_cure(tables, out):
    with small_disk(out, "ro"), pytest.raises(PublishError, match=f"{out}.*publish to a folder that can be written"):
        publish(tables, out, built_on=DAY)


def test_a_full_disk_leaves_nothing_and_the_next_run_succeeds(one_there, other_tables, monkeypatch):
    def full(draft):
        (draft.folder / "half").write_text("written")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(draft.folder / "half"))

    before = visible(one_there)
    for writer in ("write_tables", "WRITERS"):
        with monkeypatch.context() as patch:
            patch.setattr(release, writer, (full,) if writer == "WRITERS" else full)
            with pytest.raises(PublishError) as caught:
                publish(other_tables, one_there, built_on=DAY)
        assert "No space left on device" in str(caught.value)
        assert "free some space, or publish to a folder on another disk" in str(caught.value)
        assert visible(one_there) == before
    assert publish(other_tables, one_there, built_on=DAY).new


def test_a_disk_that_is_really_full_is_told_in_one_line(tables, out):
    with small_disk(out, "size=64k"):
        for kilobytes in (64, 1300):
            subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", out], check=True)
            with pytest.raises(PublishError) as caught:
                publish(tables, out, built_on=DAY)
            assert str(out) in str(caught.value)
            assert "space" in str(caught.value)
            assert "\n" not in str(caught.value)
            assert visible(out) == set()
        subprocess.run(["mount", "-o", "remount,size=64m", out], check=True)
        assert publish(tables, out, built_on=DAY).new


def test_a_pointer_that_cannot_move_is_told_and_moved_by_the_next_run(tables, out):
    (out / "latest").mkdir(parents=True)
    with pytest.raises(PublishError) as caught:
        publish(tables, out, built_on=DAY)
    told = str(caught.value)
    assert told.startswith(f"{out}/2026-11-22.1 is published and whole, but cannot be pointed at by {out}/latest: ")
    assert told.endswith("move that folder away, then run again")
    (out / "latest").rmdir()
    assert not publish(tables, out, built_on=DAY).new
    assert (out / "latest").readlink() == Path("2026-11-22.1")


def test_a_second_run_waits_for_the_first_and_says_so_when_it_gives_up(one_there, tables):
    with FileLock(one_there / ".lock"), pytest.raises(PublishError, match="another run has been publishing to"):
        publish(tables, one_there, built_on=DAY, wait_seconds=0.05)
    assert not publish(tables, one_there, built_on=DAY).new


def test_two_runs_at_once_publish_one_after_the_other(out, tmp_path):
    # Both are forks of one process, so that the libraries are loaded once.
    script = tmp_path / "run.py"
    script.write_text(
        "import os, sys\n"
        "from pathlib import Path\n"
        "from pipelines.publishing import pictures, publish\n"
        "from tests.counterexamples.examples import as_table, valid_tables\n"
        "from tests.pipelines.publishing.conftest import DAY\n"
        "tables = valid_tables()\n"
        "rows = tables['rejections'].to_pylist()\n"
        "pictures._converted = lambda chart: ('<svg/>', b'')\n"
        "runs = []\n"
        "for name in ('a.txt', 'b.txt'):\n"
        "    if not (run := os.fork()):\n"
        "        tables['rejections'] = as_table('rejections', [rows[0] | {'raw_name': name}])\n"
        "        publish(tables, Path(sys.argv[1]), built_on=DAY)\n"
        "        os._exit(0)\n"
        "    runs.append(run)\n"
        "sys.exit(any([os.waitpid(run, 0)[1] for run in runs]))\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, script, out], cwd=root, env=os.environ | {"PYTHONPATH": str(root)}, check=True)
    assert visible(out) == {"2026-11-22.1", "2026-11-22.2", "latest", "versions.json"}
    assert check_release(out / "2026-11-22.1") == check_release(out / "2026-11-22.2") == []


def test_a_release_that_cannot_be_read_stops_publishing_with_its_name(one_there, other_tables):
    (one_there / "2026-11-22.1" / "manifest.json").write_text("{")
    with pytest.raises(
        PublishError, match=r"manifest\.json: .*; restore the release 2026-11-22\.1, or move it elsewhere"
    ):
        publish(other_tables, one_there, built_on=DAY)


def test_another_format_is_another_writer_and_the_inputs_are_told(tables, out, monkeypatch):
    def write_note(draft):
        path = draft.folder / "NOTE.txt"
        path.write_text(f"{draft.version}\n")
        return [recorded(path, draft.folder)]

    monkeypatch.setattr(release, "WRITERS", (*release.WRITERS, write_note))
    inputs = BuildInputs(code_version="1.2.3+abc", code_sha256="e" * 64, vocabulary_sha256="f" * 64)
    folder = publish(tables, out, built_on=DAY, inputs=inputs).folder
    assert (folder / "NOTE.txt").read_text() == "2026-11-22.1\n"
    assert check_release(folder) == []
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["code_version"], manifest["vocabulary_sha256"]) == ("1.2.3+abc", "f" * 64)
    assert "NOTE.txt" in {file["path"] for file in manifest["files"]}
