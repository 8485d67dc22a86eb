"""What is read once is not read again, unless it changed; and one bad item costs itself alone."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines import batches, processes
from pipelines.batches import BatchReport, code_fingerprint, prune, read_batches
from pipelines.extraction import vocabulary
from pipelines.model import Rejection
from pipelines.sources.batching import Batch, plan
from pipelines.sources.drop_folder import RawItem, load, scan
from tests.conftest import Place
from tests.pipelines.engine_work import vocabularies_made


def read_all(place: Place, workers: int = 1) -> list[BatchReport]:
    return read_batches(plan(scan(place.raw)), place.root / "store", workers=workers)


def stored(reports: list[BatchReport]) -> dict[str, bytes]:
    return {
        f"{report.batch_id}/{path.name}": path.read_bytes()
        for report in reports
        for path in sorted(report.folder.glob("*.parquet"))
    }


def rejections(reports: list[BatchReport]) -> dict[str, str]:
    rows = [row for report in reports for row in pq.read_table(report.folder / "rejections.parquet").to_pylist()]
    return {row["raw_name"]: row["reason"] for row in rows}


def test_a_second_run_reads_nothing(place: Place) -> None:
    first, second = read_all(place), read_all(place)

    assert [report.fresh for report in first] == [True]
    assert [report.fresh for report in second] == [False]
    assert second[0].folder == first[0].folder
    assert second[0].notices == 2


def test_a_changed_file_makes_its_batch_be_read_again_and_no_other(place: Place) -> None:
    place.write("other/a.txt", "Hội nghị ASEAN\n\n01/02/2020\n\nNội dung.")
    read_all(place)

    place.write("other/a.txt", "Hội nghị ASEAN khác\n\n01/02/2020\n\nNội dung.")

    assert {report.batch_id: report.fresh for report in read_all(place)} == {"other": True, "samples": False}


def test_a_changed_sidecar_makes_its_batch_be_read_again(place: Place) -> None:
    read_all(place)

    place.write("samples/000_6acc10852c4ee625.txt.meta.json", '{"url": "https://example.org/a"}')

    assert [report.fresh for report in read_all(place)] == [True]


def test_changed_code_makes_everything_be_read_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    read_all(place)

    monkeypatch.setattr(batches, "code_fingerprint", lambda: "other code")

    assert [report.fresh for report in read_all(place)] == [True]


def test_the_fingerprint_of_code_knows_every_room_that_reads(tmp_path: Path) -> None:
    parts = [code_fingerprint([part]) for part in batches.CODE]

    assert len(set(parts)) == len(batches.CODE)
    assert code_fingerprint() == code_fingerprint()


def test_a_result_that_is_not_whole_is_made_again(place: Place) -> None:
    (report,) = read_all(place)
    whole = stored([report])

    (report.folder / "notices.parquet").write_bytes(b"cut")

    assert [report.fresh for report in read_all(place)] == [True]
    assert stored(read_all(place)) == whole


def test_workers_give_the_same_bytes_as_one_process(place: Place, tmp_path: Path) -> None:
    for i in range(4):
        place.write(f"folder{i}/a.txt", f"Hội nghị ASEAN {i}\n\n01/02/2020\n\nNội dung {i}.")
    alone = read_batches(plan(scan(place.raw)), tmp_path / "one")
    shared = read_batches(plan(scan(place.raw)), tmp_path / "two", workers=2)

    assert stored(alone) == stored(shared)
    assert all(report.fresh for report in shared)


def test_the_vocabularies_are_made_once_for_all_processes(place: Place) -> None:
    said = "Hội nghị SOMSWD lần thứ 15 họp ngày 5/8/2019. Phát biểu tại Hội nghị, Thứ trưởng Lò Văn Sơn cảm ơn."
    place.write("samples/third.txt", said)
    (batch,) = plan(scan(place.raw))
    with processes.Pool(1) as pool:
        # One is made by the server, which loads the words; a second one would be made by each fork of it.
        assert pool.submit(vocabularies_made, batch).result() == (1, 1)
    assert vocabulary.lexicon() is vocabulary.lexicon("", ())


def test_each_batch_is_told_once_when_it_is_done(place: Place) -> None:
    place.write("other/a.txt", "Hội nghị ASEAN\n\n01/02/2020\n\nNội dung.")
    told: list[str] = []

    read_batches(plan(scan(place.raw)), place.root / "store", done=lambda report: told.append(report.batch_id))

    assert sorted(told) == ["other", "samples"]


def test_an_error_in_the_code_rejects_its_item_and_no_other(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_one(item: RawItem) -> object:
        if "004" in item.raw_name:
            raise RuntimeError("a rule\nbroke")
        return load(item)

    monkeypatch.setattr(batches, "load", fail_on_one)

    (report,) = read_all(place)

    assert (report.notices, report.rejections) == (1, 1)
    (row,) = pq.read_table(report.folder / "rejections.parquet").to_pylist()
    assert row["reason"] == "reader-error"
    assert row["raw_name"] == "samples/004_2f9bc0f8c1fdda74.txt"
    assert "RuntimeError at test_batches.py" in row["detail"]
    assert "\n" not in row["detail"]


def test_a_file_that_vanishes_during_the_run_is_rejected_and_read_when_it_is_back(place: Place) -> None:
    planned = plan(scan(place.raw))
    gone = place.raw / "samples" / "004_2f9bc0f8c1fdda74.txt"
    content = gone.read_bytes()
    gone.unlink()

    reports = read_batches(planned, place.root / "store")

    assert rejections(reports) == {"samples/004_2f9bc0f8c1fdda74.txt": "vanished"}
    gone.write_bytes(content)
    (again,) = read_all(place)
    assert (again.fresh, again.notices, again.rejections) == (True, 2, 0)


def test_a_file_that_vanishes_between_its_digest_and_its_reading_is_tried_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    vanished = lambda item: Rejection(item.raw_name, "vanished", "It is gone.", "Put it back.")  # noqa: E731
    with monkeypatch.context() as patch:
        patch.setattr(batches, "load", vanished)
        read_all(place)

    (again,) = read_all(place)

    assert (again.fresh, again.notices) == (True, 2)


def test_a_pipe_in_the_drop_folder_does_not_stop_the_run(place: Place) -> None:
    os.mkfifo(place.raw / "samples" / "pipe.txt")

    assert rejections(read_all(place)) == {"samples/pipe.txt": "unreadable"}


def test_pruning_keeps_what_is_current(place: Place) -> None:
    earlier = read_all(place)
    place.write("samples/new.txt", "Hội nghị ASEAN\n\n01/02/2020\n\nNội dung.")
    current = read_all(place)

    assert prune(place.root / "store", current) == 1
    assert not earlier[0].folder.exists()
    assert [report.fresh for report in read_all(place)] == [False]


def test_an_empty_batch_gives_empty_tables() -> None:
    result = batches.read_batch(Batch("none", ()))

    assert result.notices.schema == batches.NOTICES
    assert result.notices.num_rows == result.claims.num_rows == result.rejections.num_rows == 0
