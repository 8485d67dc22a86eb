"""Bad input from end to end: it costs itself alone, is named with its reason, and nothing half-written is left."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines import batches, staging
from pipelines.publishing import check_release, release
from pipelines.sources import drop_folder
from tests.conftest import Cli, Place

DATELESS = """Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển lần thứ 15

Hội nghị đã thảo luận về việc chăm sóc người cao tuổi và trẻ em trong khu vực.
"""
PAGE_WITHOUT_TEXT = (
    "<!DOCTYPE html><html><head><title></title><script>var a = 1;</script></head><body><img src='a.png'></body></html>"
)


def rows(place: Place, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(place.latest / "tables" / f"{table}.parquet").to_pylist()
    return found


def one_line(text: str) -> bool:
    last = text.splitlines()[-1]
    return last.startswith("asean-meetings: ") and "Traceback" not in text


@pytest.fixture
def with_all_bad(place: Place) -> Place:
    sample = (place.raw / "samples" / "000_6acc10852c4ee625.txt").read_bytes()
    place.write("bad/empty.txt", "")
    place.write("bad/binary.txt", bytes(range(256)) * 64)
    place.write("bad/huge.txt", b"")
    with (place.raw / "bad" / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    place.write("bad/textless.html", PAGE_WITHOUT_TEXT)
    place.write("bad/sidecar.txt", DATELESS)
    place.write("bad/sidecar.txt.meta.json", "{not json")
    place.write("good/copy.txt", sample)
    place.write("good/dateless.txt", DATELESS)
    # Cut in the middle of a letter of three bytes.
    place.write("good/truncated.txt", sample[: sample.rindex("ế".encode()) + 2])
    return place


def test_each_bad_item_is_named_with_its_reason_and_the_others_are_published(
    with_all_bad: Place, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = with_all_bad
    fleeting = place.write("later/fleeting.txt", DATELESS)

    def load(item: drop_folder.RawItem) -> object:
        if item.path == fleeting:
            fleeting.unlink(missing_ok=True)
        return drop_folder.load(item)

    monkeypatch.setattr(batches, "load", load)

    said = cli(*place.arguments())

    assert said.code == 0, said.err
    rejected = {row["raw_name"]: row["reason"] for row in rows(place, "rejections")}
    lasting = {
        "bad/empty.txt": "empty",
        "bad/binary.txt": "binary",
        "bad/huge.txt": "too-large",
        "bad/textless.html": "no-text",
        "bad/sidecar.txt": "bad-sidecar",
    }
    assert rejected == lasting | {"later/fleeting.txt": "vanished"}
    for name, reason in rejected.items():
        assert any(name in line and reason in line for line in said.out.splitlines()), name
    notices = {row["raw_name"]: row for row in rows(place, "notices")}
    assert len(notices) + len(rejected) == 11
    # Two copies of one notice: one of them is a duplicate of the other.
    pair = [notices["samples/000_6acc10852c4ee625.txt"], notices["good/copy.txt"]]
    assert sum(notice["duplicate_of"] is not None for notice in pair) == 1
    # A notice without a date is a notice all the same, and no date is made up for it.
    assert notices["good/dateless.txt"]["published_on"] is None
    # What is cut off in the middle of a letter is read as far as it goes, and said to be cut off.
    doubts = {row["notice_id"]: row["detail"] for row in rows(place, "review_items") if row["kind"] == "decoding"}
    assert "cut off" in doubts[notices["good/truncated.txt"]["notice_id"]]
    assert any("good/truncated.txt" in line and "cut off" in line for line in said.out.splitlines())
    assert notices["good/truncated.txt"]["text"][:40] == pair[0]["text"][:40]
    assert check_release(place.latest.resolve()) == []

    # A file that vanished during the run is missed by the next one no more.
    assert cli(*place.arguments()).code == 0
    assert {row["raw_name"]: row["reason"] for row in rows(place, "rejections")} == lasting


def test_a_limit_of_memory_that_is_too_small_is_told_with_its_cure(place: Place, cli: Cli) -> None:
    said = cli(*place.arguments(), "--memory", "4MB")
    assert said.code == 1
    assert said.err.splitlines()[-1].endswith("allow more with --memory, or leave the limit out")
    assert place.versions() == []


def test_an_output_folder_that_cannot_be_written_is_told_in_one_line(place: Place, cli: Cli) -> None:
    place.out.write_text("I am a file", "utf-8")

    said = cli(*place.arguments())

    assert said.code == 1
    assert one_line(said.err)
    assert str(place.out) in said.err
    # It is told before anything is read.
    assert "Reading" not in said.err
    assert sorted(path.name for path in place.root.iterdir()) == ["raw", "releases"]


def test_a_build_folder_that_cannot_be_written_is_told_in_one_line(place: Place, cli: Cli) -> None:
    (place.root / "build").write_text("I am a file", "utf-8")

    said = cli(*place.arguments())

    assert said.code == 1
    assert one_line(said.err)
    assert str(place.root / "build") in said.err
    assert [path.name for path in place.out.iterdir()] == ["failed"]


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # as a write does, which names no file


KILLED = """
import os, signal, sys
from pipelines.publishing import shelf
from pipelines.cli import run
shelf._sync_all = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
run(sys.argv[1:])
"""


def test_a_full_disk_or_a_kill_while_publishing_publishes_nothing_and_the_next_run_succeeds(
    after: Place, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kill comes when all is written and nothing is to be seen yet; other moments of publishing are those of its
    own test.
    """
    place = after
    before = place.versions()
    place.write("later/third.txt", DATELESS)
    for where in ("batches", "staging", "publishing"):
        with monkeypatch.context() as patch:
            if where == "publishing":
                patch.setattr(release, "write_tables", full_disk)
            elif where == "staging":
                patch.setattr(staging, "write_as_they_come", full_disk)
            else:
                patch.setattr("pipelines.batches.pq.write_table", full_disk)

            said = cli(*place.arguments())

        assert said.code == 1, where
        assert one_line(said.err)
        assert "No space left on device" in said.err
        assert "free some space" in said.err
        assert str(place.out if where == "publishing" else place.root / "build") in said.err
        assert place.versions() == before
    killed = subprocess.run([sys.executable, "-c", KILLED, *place.arguments()], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert place.versions() == before
    assert check_release(place.latest.resolve()) == []

    assert cli(*place.arguments()).code == 0

    assert len(place.versions()) == 2
    assert {path.name for path in place.out.iterdir() if not path.name.startswith(".lock")} == {
        *place.versions(),
        *("failed", "latest", "versions.json"),
    }
    assert len(rows(place, "notices")) == 3
    assert check_release(place.latest.resolve()) == []


def test_an_empty_drop_folder_gives_an_empty_release(tmp_path: Path, cli: Cli) -> None:
    place = Place(tmp_path)
    place.raw.mkdir()

    said = cli(*place.arguments())

    assert said.code == 0, said.err
    assert rows(place, "notices") == []
