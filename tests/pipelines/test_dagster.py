"""Dagster as an operator meets it: the pages, the job, schedule and sensor, and checks that hold a release back."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines import assets
from pipelines.assets import PARTITIONS
from pipelines.automation import daily_release, drop_folder_sensor
from pipelines.checks import CHECKS
from pipelines.definitions import defs, resources
from pipelines.publishing import guards
from pipelines.publishing.shelf import MOST_FAILED, Failure, Shelf
from pipelines.resolution import Rows
from pipelines.resources import Folders, Quiet
from pipelines.sources.registry import load_registry
from schemas import TABLES
from tests.conftest import ROOT, Cli, Place

THIRD = """Hội nghị Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển lần thứ 11

20/12/2022

Ngày 20/12/2022, Hội nghị Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển (AMMSWD) lần thứ 11 đã diễn ra trực tuyến.
"""


# The module, not the command of this name.
BUILD = import_module("pipelines.cli.build")


@dataclass(frozen=True)
class FirstRun:
    place: Place
    instance: dg.DagsterInstance
    result: dg.ExecuteInProcessResult


QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


def folders(place: Place) -> Folders:
    return Folders(raw=str(place.raw), releases=str(place.out), build=str(place.root / "build"), workers=1)


def run_release(place: Place, instance: dg.DagsterInstance, **more: Any) -> dg.ExecuteInProcessResult:
    return defs.resolve_job_def("release").execute_in_process(
        instance=instance, resources=resources(folders(place), Quiet()), run_config=QUIET, raise_on_error=False, **more
    )


def metadata(result: dg.ExecuteInProcessResult, node: str) -> dict[str, Any]:
    return {key: value.value for key, value in result.asset_materializations_for_node(node)[-1].metadata.items()}


def test_every_asset_says_what_it_is() -> None:
    specs = {spec.key.to_user_string(): spec for spec in defs.resolve_all_asset_specs()}

    archives = {f"archive/{source.source_id}" for source in load_registry().sources if source.live}
    archives |= {f"captures/{source.source_id}" for source in load_registry().sources if source.captured}
    assert set(specs) == {"raw_items", "batches", "dataset", *archives, *TABLES}
    for name, spec in specs.items():
        assert spec.description, name
        assert spec.owners, name
        assert spec.kinds, name
        assert spec.code_version, name
        assert spec.group_name in {"archive", "captures", "sources", "reading", "tables", "publishing"}, name


def test_every_table_shows_its_columns_in_both_languages() -> None:
    specs = {spec.key.to_user_string(): spec for spec in defs.resolve_all_asset_specs()}

    for name, table in TABLES.items():
        columns = specs[name].metadata["dagster/column_schema"].columns
        assert [column.name for column in columns] == list(table.columns)
        for column in columns:
            assert table.columns[column.name].description_en in column.description
            assert table.columns[column.name].description_vi in column.description


def test_every_table_has_blocking_checks_of_schema_and_keys() -> None:
    checks = {
        (spec.asset_key.to_user_string(), spec.name): spec.blocking
        for definition in defs.asset_checks or ()
        if isinstance(definition, dg.AssetChecksDefinition)
        for spec in definition.check_specs
    }

    assert [key for key, blocking in checks.items() if not blocking] == [("corrections", "stale_corrections")]
    for name, table in TABLES.items():
        assert {(name, "schema"), (name, "primary_key")} <= set(checks)
        assert ((name, "foreign_keys") in checks) == bool(table.foreign_keys)
        assert ((name, "evidence") in checks) == bool(table.evidence)


@pytest.fixture(scope="module")
def first_run(built: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirstRun]:
    """A run of the job on the samples. Look at it, do not change it."""
    root = tmp_path_factory.mktemp("first")
    shutil.copytree(built.raw, root / "raw")
    with dg.DagsterInstance.ephemeral() as instance:
        yield FirstRun(Place(root), instance, run_release(Place(root), instance))


@pytest.mark.xdist_group("first-run")
def test_the_job_makes_a_release_and_marks_each_batch(first_run: FirstRun) -> None:
    result, instance = first_run.result, first_run.instance

    assert result.success
    assert metadata(result, "dataset")["new"] is True
    assert instance.get_dynamic_partitions(PARTITIONS) == ["samples"]
    assert instance.get_materialized_partitions(dg.AssetKey("batches")) == {"samples"}
    assert metadata(result, "batches")["items"] == 2
    checked = result.get_asset_check_evaluations()
    assert len(checked) == len(CHECKS)
    assert all(check.passed for check in checked)


@pytest.mark.xdist_group("first-run")
def test_tables_show_their_rows(first_run: FirstRun) -> None:
    events = first_run.result.asset_materializations_for_node("resolve_tables")
    shown = {event.asset_key.to_user_string(): event.metadata for event in events}

    assert shown["notices"]["dagster/row_count"].value == 2
    assert "samples/000_6acc10852c4ee625.txt" in shown["notices"]["preview"].value


OF_NOBODY = """- id: of-nobody
  table: meetings
  match: {meeting_id: somswd-999}
  override: {theme: Together}
  reason: told by nobody
  who: Ann
  when: 2026-11-22
"""


@pytest.fixture(scope="module")
def second_run(first_run: FirstRun, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirstRun]:
    """A run after the first one, with one more notice and a correction of a meeting that is not there."""
    place = Place(tmp_path_factory.mktemp("second") / "place")
    shutil.copytree(first_run.place.root, place.root, symlinks=True)
    place.write("later/third.txt", THIRD)
    (place.root / "corrections").mkdir()
    (place.root / "corrections" / "meetings.yaml").write_text(OF_NOBODY, "utf-8")
    with dg.DagsterInstance.ephemeral() as instance:
        instance.add_dynamic_partitions(PARTITIONS, ["samples"])
        yield FirstRun(place, instance, run_release(place, instance))


@pytest.mark.xdist_group("first-run")
def test_only_new_batches_are_read(second_run: FirstRun) -> None:
    result = second_run.result

    assert metadata(result, "batches")["batches_read"] == 1
    marked = [event.partition for event in result.asset_materializations_for_node("batches") if event.partition]
    assert marked == ["later"]
    assert len(second_run.place.versions()) == 2


@pytest.mark.xdist_group("first-run")
def test_a_correction_that_matches_nothing_is_a_warning_and_holds_nothing_back(second_run: FirstRun) -> None:
    assert second_run.result.success
    (told,) = (check for check in second_run.result.get_asset_check_evaluations() if not check.passed)
    assert (told.check_name, told.severity) == ("stale_corrections", dg.AssetCheckSeverity.WARN)
    assert "unmatched" in (told.description or "")
    assert "of-nobody" in (told.description or "")


def read(place: Place, instance: dg.DagsterInstance, **more: Any) -> dg.ExecuteInProcessResult:
    """What an operator asks for who wants no release: the items listed and read."""
    return dg.materialize(
        [assets.raw_items, assets.batches],
        instance=instance,
        resources=resources(folders(place), Quiet()),
        run_config=QUIET,
        raise_on_error=False,
        **more,
    )


def test_batches_that_are_gone_leave_no_partition(after: Place, instance: dg.DagsterInstance) -> None:
    instance.add_dynamic_partitions(PARTITIONS, ["samples", "gone"])

    result = read(after, instance)

    assert result.success
    assert instance.get_dynamic_partitions(PARTITIONS) == ["samples"]
    assert metadata(result, "batches")["batches"] == 1


def test_one_batch_can_be_read_by_its_partition(after: Place, instance: dg.DagsterInstance) -> None:
    after.write("a/third.txt", THIRD)
    after.write("b/fourth.txt", THIRD.replace("11", "12"))
    instance.add_dynamic_partitions(PARTITIONS, ["samples", "a", "b"])

    result = read(after, instance, partition_key="a")

    assert result.success
    assert metadata(result, "batches")["batches"] == 2
    assert instance.get_materialized_partitions(dg.AssetKey("batches")) == {"a"}


def test_the_same_input_publishes_nothing_new(after: Place, instance: dg.DagsterInstance) -> None:
    result = run_release(after, instance)

    assert metadata(result, "dataset")["new"] is False
    assert len(after.versions()) == 1


def change_resolved(
    monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[list[pa.RecordBatch]], list[pa.RecordBatch]]
) -> None:
    """Let resolution give other rows of a table."""
    resolved = assets.resolved

    @contextlib.contextmanager
    def changed(*given: Any, **more: Any) -> Iterator[Rows]:
        with resolved(*given, **more) as rows_of:
            yield lambda table: iter(change(list(rows_of(table)))) if table == name else rows_of(table)

    monkeypatch.setattr(assets, "resolved", changed)


def test_a_failed_check_holds_the_release_back(
    place: Place, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_resolved(monkeypatch, "notices", lambda rows: [*rows, *rows])

    result = run_release(place, instance)

    assert not result.success
    failed = {
        (check.asset_key.to_user_string(), check.check_name)
        for check in result.get_asset_check_evaluations()
        if not check.passed
    }
    assert ("notices", "primary_key") in failed
    assert [path.name for path in place.out.iterdir()] == ["failed"]
    record = failure(place)
    assert record["step"] == "check"
    assert any(finding.startswith("check failed: notices primary_key: ") for finding in record["findings"])
    assert record["latest_release"] is None


def failure(place: Place) -> dict[str, Any]:
    """The record of the one run that failed."""
    (path,) = (place.out / "failed").iterdir()
    record: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return record


def test_a_release_that_falls_behind_is_held_back_with_the_same_words_everywhere(
    after: Place, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    bounds = {**guards.bounds(), "rows": {"share": 0.05, "tables": {"notices": 0}}}
    monkeypatch.setattr(guards, "bounds", lambda: bounds)
    (after.raw / "samples" / "004_2f9bc0f8c1fdda74.txt").unlink()
    before = after.versions()

    with monkeypatch.context() as patch:
        patch.setattr(BUILD, "_instance", lambda: contextlib.nullcontext(instance))
        said = cli(*after.arguments())

    assert said.code == 1
    told = said.err.splitlines()[-1].removeprefix("asean-meetings: ")
    assert told.startswith("the release is held back, because notices has 1 rows and had 2, and may lose 5.0 %; ")
    record = failure(after)
    assert record["step"] == "publish"
    assert record["error"] == told
    assert record["findings"] == ["notices has 1 rows and had 2, and may lose 5.0 %"]
    assert record["latest_release"] == before[-1]
    assert {"failed_at", "code_version", "code_sha256", "vocabulary_sha256"} <= record.keys()

    (run,) = instance.get_runs()
    (failed,) = instance.all_logs(run.run_id, of_type=dg.DagsterEventType.STEP_FAILURE)
    assert told in failed.get_dagster_event().step_failure_data.error.to_string()
    assert after.versions() == before

    said = cli(*after.arguments(), "--release-anyway", "the page was taken down")

    assert said.code == 0
    assert len(after.versions()) == len(before) + 1
    manifest = json.loads((after.latest / "manifest.json").read_text("utf-8"))
    assert manifest["released_anyway"]["reason"] == "the page was taken down"
    assert len(list((after.out / "failed").iterdir())) == 1


def test_a_reason_must_say_something(place: Place, cli: Cli) -> None:
    said = cli(*place.arguments(), "--release-anyway", " ")

    assert said.code == 1
    assert "wants a reason" in said.err
    assert not place.out.exists()


def test_only_the_last_failures_are_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(MOST_FAILED + 3):
        shelf.record_failure(Failure(datetime(2026, 11, 22, 3, 0, number % 2, tzinfo=UTC), "read", f"{number}"))
    kept = [json.loads(path.read_text())["error"] for path in (tmp_path / "failed").iterdir()]
    assert sorted(map(int, kept)) == list(range(3, MOST_FAILED + 3))


def test_an_item_that_ended_nowhere_fails_the_count(
    place: Place, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_resolved(monkeypatch, "rejections", lambda rows: [rows[0].slice(1), *rows[1:]])
    place.write("bad/empty.txt", "")

    result = run_release(place, instance)

    (failed,) = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert failed.check_name == "counts_add_up"
    assert "bad/empty.txt" in (failed.description or "")


def tick(place: Place, instance: dg.DagsterInstance, cursor: str | None) -> Any:
    with dg.build_sensor_context(instance=instance, cursor=cursor, resources={"folders": folders(place)}) as context:
        return drop_folder_sensor(context)


def test_the_sensor_waits_until_the_folder_rests_and_then_asks_for_one_run(
    place: Place, instance: dg.DagsterInstance
) -> None:
    first = tick(place, instance, None)
    assert not first.run_requests
    second = tick(place, instance, first.cursor)
    assert len(second.run_requests) == 1
    # A tick that is done again, because it died before its cursor was kept, asks for the same run.
    assert tick(place, instance, first.cursor).run_requests[0].run_key == second.run_requests[0].run_key
    assert isinstance(tick(place, instance, second.cursor), dg.SkipReason)

    third = place.write("later/third.txt", THIRD)
    changed = tick(place, instance, second.cursor)
    assert not changed.run_requests
    again = tick(place, instance, changed.cursor)
    assert again.run_requests[0].run_key != second.run_requests[0].run_key

    # Back to what it was: this is a change too, and its run has a key that was never run.
    third.unlink()
    back = tick(place, instance, again.cursor)
    assert not back.run_requests
    (request,) = tick(place, instance, back.cursor).run_requests
    assert request.run_key not in {second.run_requests[0].run_key, again.run_requests[0].run_key}


def test_the_sensor_starts_a_run_for_what_a_person_decided(place: Place, instance: dg.DagsterInstance) -> None:
    resting = tick(place, instance, tick(place, instance, None).cursor)
    assert isinstance(tick(place, instance, resting.cursor), dg.SkipReason)
    decisions = place.root / "corrections" / "meetings.yaml"
    decisions.parent.mkdir()
    decisions.write_text("[]")
    changed = tick(place, instance, resting.cursor)
    assert len(tick(place, instance, changed.cursor).run_requests) == 1


def test_a_cursor_of_an_earlier_version_of_the_sensor_is_understood(place: Place, instance: dg.DagsterInstance) -> None:
    state = tick(place, instance, None).cursor.split(" ")[0]

    assert len(tick(place, instance, state).run_requests) == 1


def test_the_sensor_says_when_there_is_no_folder(tmp_path: Path, instance: dg.DagsterInstance) -> None:
    skipped = tick(Place(tmp_path / "nowhere"), instance, None)

    assert isinstance(skipped, dg.SkipReason)
    assert "cannot be listed" in (skipped.skip_message or "")


def test_the_schedule_asks_for_a_release_a_day() -> None:
    assert daily_release.cron_schedule == "0 3 * * *"
    assert daily_release.default_status == dg.DefaultScheduleStatus.RUNNING


def test_the_example_settings_are_accepted(tmp_path: Path) -> None:
    shutil.copy(ROOT / "deploy" / "dagster.yaml", tmp_path / "dagster.yaml")

    with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
        assert instance.run_retries_enabled
        assert instance.run_retries_max_retries == 2
        concurrency = instance.get_concurrency_config()
        assert concurrency.run_queue_config.max_concurrent_runs == 4
        assert concurrency.pool_config.default_pool_limit == 1
        assert not instance.telemetry_enabled


def notices_of(release: Path) -> int:
    return pq.read_metadata(release / "tables" / "notices.parquet").num_rows


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, query: str) -> Any:
    body = json.dumps({"query": query}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/graphql", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["data"]


def wait_for(what: str, seconds: float, look: Any, log: Path) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, KeyError, TypeError):
            if found := look():
                return found
        time.sleep(0.5)
    raise AssertionError(f"no {what} after {seconds} s; the log ends with\n{log.read_text('utf-8')[-4000:]}")


@pytest.fixture
def server(after: Place) -> Iterator[tuple[int, Path]]:
    """`dagster dev` as `make dev` starts it, on a free port of this machine."""
    home = after.root / "home"
    home.mkdir()
    shutil.copy(ROOT / "deploy" / "dagster.yaml", home)
    port, log = free_port(), after.root / "dagster.log"
    environment = os.environ | {
        "DAGSTER_HOME": str(home),
        "ASEAN_MEETINGS_RAW": str(after.raw),
        "ASEAN_MEETINGS_RELEASES": str(after.out),
        "ASEAN_MEETINGS_BUILD": str(after.root / "build"),
        "ASEAN_MEETINGS_WORKERS": "1",
    }
    command = [
        Path(sys.executable).parent / "dagster",
        "dev",
        "-w",
        "workspace.yaml",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield port, log
        finally:
            # Its children ignore a polite signal to the parent alone.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.mark.early
@pytest.mark.timeout(240)
def test_dropping_a_notice_leads_to_a_release_without_a_hand(after: Place, server: tuple[int, Path]) -> None:
    port, log = server
    wait_for("answer of the pages", 90, lambda: ask(port, "{ version }"), log)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
        assert b'<div id="root"' in page.read()
    running = """{ repositoriesOrError { ... on RepositoryConnection { nodes {
        schedules { name scheduleState { status } } sensors { name sensorState { status } } } } } }"""
    (location,) = wait_for("code location", 60, lambda: ask(port, running)["repositoriesOrError"]["nodes"], log)
    states = [(s["name"], s["scheduleState"]["status"]) for s in location["schedules"]]
    states += [(s["name"], s["sensorState"]["status"]) for s in location["sensors"]]
    assert ("daily_release", "RUNNING") in states
    assert ("drop_folder", "RUNNING") in states
    assert len(after.versions()) == 1

    after.write("later/third.txt", THIRD)

    wait_for("release of three notices", 90, lambda: notices_of(after.latest) == 3, log)
    assert len(after.versions()) == 2
