"""A month without a hand: sites grow, change, fail, move and block; nothing is lost, and what is late is shown."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import dagster as dg
import duckdb
import pytest

from pipelines.archives import archive_key, archive_of
from pipelines.assets import PARTITIONS, batches, dataset, raw_items, tables
from pipelines.automation import archive_files_sensor, daily_fetch, fetch_job, release_job
from pipelines.checks import check_tables
from pipelines.definitions import resources
from pipelines.resources import Fetching as FetchingResource
from pipelines.resources import Folders, Quiet
from pipelines.sources.fetch.job import FetchJob, FetchReport
from tests.pipelines.sources.fetch.conftest import CONTACT, Fetching, is_notice
from tests.pipelines.sources.fetch.test_commands import resource_of
from tests.pipelines.test_dagster import QUIET
from tests.site.site import HOSTS, START, status

DAYS = 30


class Month:
    """The Dagster side over the sites of a test, by days."""

    def __init__(self, fetching: Fetching, instance: dg.DagsterInstance) -> None:
        self.fetching, self.instance = fetching, instance
        root = fetching.folder
        self.folders = Folders(
            raw=str(fetching.raw), releases=str(root / "releases"), build=str(root / "build"), workers=1
        )
        fetching.raw.mkdir(exist_ok=True)
        self.resource = resource_of(fetching)
        self.sources = [source for source in self.resource.sources.sources if source.live]
        self.cursor: str | None = None
        self.now = START
        self.defs = dg.Definitions(
            assets=[*map(archive_of, self.sources), raw_items, batches, tables, dataset],
            asset_checks=[check_tables],
            jobs=[fetch_job, release_job],
            resources={**resources(self.folders, Quiet()), "fetching": self.resource},
        )

    def fetch(self, day: int, *, apart: bool = True) -> dict[str, tuple[bool, dict[str, Any]]]:
        """All that the schedule asks for on that day: by source, whether its run went well, and what it told.

        `apart`: a run for each source, as the schedule asks; else one for all, which takes less of the test's time.
        """
        self.now = START + timedelta(days=day)
        with dg.build_schedule_context(
            instance=self.instance, scheduled_execution_time=self.now, resources={"fetching": self.resource}
        ) as context:
            requests: Any = daily_fetch(context)
        wanted = [request.asset_selection for request in requests]
        done = {}
        for selection in wanted if apart else [[key for keys in wanted for key in keys]]:
            result = self.defs.resolve_job_def("fetch").execute_in_process(
                instance=self.instance, asset_selection=selection, run_config=QUIET, raise_on_error=False
            )
            told = [
                event.step_materialization_data.materialization
                for event in result.get_asset_materialization_events()
                if event.is_step_materialization
            ] + [event.asset_observation_data.asset_observation for event in result.get_asset_observation_events()]
            metadata = {one.asset_key: {k: v.value for k, v in one.metadata.items()} for one in told}
            for key in selection:
                name = f"fetch_{key.path[-1]}".replace("-", "_")
                failed = {event.step_key for event in result.get_step_failure_events()}
                done[key.path[-1]] = (name not in failed, metadata.get(key, {}))
        return done

    def tick(self) -> Any:
        with dg.build_sensor_context(
            instance=self.instance, cursor=self.cursor, resources={"folders": self.folders}
        ) as context:
            asked = archive_files_sensor(context)
        if isinstance(asked, dg.SensorResult):
            self.cursor = asked.cursor
            for request in asked.dynamic_partitions_requests or ():
                self.instance.add_dynamic_partitions(PARTITIONS, list(request.partition_keys))
        return asked

    def release(self) -> dict[str, int]:
        """A release of all that is there; the notices of each source."""
        result = self.defs.resolve_job_def("release").execute_in_process(instance=self.instance, run_config=QUIET)
        assert result.success
        with duckdb.connect(f"{self.folders.releases}/latest/asean_meetings.duckdb", read_only=True) as release:
            rows = release.execute("SELECT source_id, count(*) FROM notices GROUP BY ALL ORDER BY ALL").fetchall()
        return dict(rows)


@pytest.fixture
def month(fetching: Fetching, monkeypatch: pytest.MonkeyPatch) -> Iterator[Month]:
    monkeypatch.setenv("ASEAN_MEETINGS_CONTACT", CONTACT)

    with dg.DagsterInstance.ephemeral() as instance:
        month = Month(fetching, instance)

        def fetch(_: FetchingResource, job: FetchJob) -> FetchReport:
            return fetching.runner.fetch(replace(job, now=month.now.isoformat()), page_seconds=2, free_bytes=0)

        monkeypatch.setattr(FetchingResource, "fetch", fetch)
        yield month


def test_a_month_without_a_hand(month: Month) -> None:
    world = month.fetching.world
    sites = {source_id: world.site(source_id) for source_id in HOSTS}
    for source_id, count in (("molisa", 40), ("asean-plus-three", 30), ("molisa-icd", 20)):
        sites[source_id].add(count)
    requests, failed, late = Counter[str](), [], {}
    for day in range(DAYS):
        now = START + timedelta(days=day)
        sites["molisa"].add(1, now)
        if day % 3 == 0:
            sites["asean-plus-three"].add(1, now)
        if day <= 10:
            sites["molisa-icd"].add(1, now)
        if day == 5:
            sites["molisa"].change(3, now)
        if day == 18:
            sites["molisa"].notices[5].gone = True
        # The site is down for a day; another blocks for three; the third moves its pages.
        world.faults.clear()
        if day == 8:
            world.fault(f"{HOSTS['molisa']}*", status(503))
        if 12 <= day < 15:
            world.fault(f"{HOSTS['asean-plus-three']}*", status(403))
        if day == 20:
            world.redirects.update({f"/vi/node/{n}": f"/en/node/{n}" for n in sites["molisa-icd"].notices})
        world.log.clear()
        done = month.fetch(day, apart=day in (0, 8, 12))
        requests.update(asked.path for asked in world.log if is_notice(asked.path))
        failed += [(day, source_id) for source_id, (well, _) in done.items() if not well]
        assert all(done[source_id][0] for source_id in HOSTS if (day, source_id) not in failed)
        for source in month.sources:
            late.setdefault(source.source_id, []).append(bool(done[source.source_id][1].get("new")))

    assert failed == [(8, "molisa"), *((day, "asean-plus-three") for day in (12, 13, 14))], "one stops no other"
    # After 1, 2, 4, 8 and 16 days, and once on each day on which the site refused.
    assert max(requests.values()) <= 6 + 3, "each page is looked at ever more rarely"

    month.tick()
    released = month.release()
    assert released == {source_id: len(site.notices) for source_id, site in sites.items()}, "none lost, none doubled"
    assert set(month.instance.get_dynamic_partitions(PARTITIONS)) >= {
        f"molisa.{path.name.removesuffix('.warc.gz')}" for path in (month.fetching.raw / "molisa").glob("*.warc.gz")
    }
    size = sum(path.stat().st_size for path in month.fetching.raw.rglob("*") if path.is_file())
    assert size < 3_000_000, "what is as before is not kept again"
    assert late["molisa-icd"][11:] == [False] * 19, "silent since the eleventh day, and so not materialized"


def test_new_archive_files_start_one_release_once_no_fetch_is_under_way(month: Month) -> None:
    assert isinstance(month.tick(), dg.SkipReason)
    for source_id in HOSTS:
        month.fetching.world.site(source_id).add(2)
    month.fetch(0)
    with_run = month.instance.create_run_for_job(
        month.defs.resolve_job_def("fetch"), status=dg.DagsterRunStatus.STARTED
    )
    waiting = month.tick()
    assert isinstance(waiting, dg.SkipReason)
    assert "under way" in (waiting.skip_message or "")
    month.instance.delete_run(with_run.run_id)

    first = month.tick()
    assert len(first.run_requests) == 1
    assert [name.partition("-2026")[0] for name in first.dynamic_partitions_requests[0].partition_keys] == [
        "asean-plus-three.asean-plus-three",
        "molisa-icd.molisa-icd",
        "molisa.molisa",
    ]
    assert isinstance(month.tick(), dg.SkipReason)
    month.fetch(1)
    assert month.tick().run_requests[0].run_key != first.run_requests[0].run_key


def test_without_a_contact_the_schedule_skips_and_says_so(month: Month, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASEAN_MEETINGS_CONTACT")
    with dg.build_schedule_context(
        instance=month.instance, scheduled_execution_time=START, resources={"fetching": month.resource}
    ) as context:
        skipped = daily_fetch(context)
    assert isinstance(skipped, dg.SkipReason)
    assert "ASEAN_MEETINGS_CONTACT" in (skipped.skip_message or "")


def test_a_source_that_is_silent_for_longer_than_its_habit_is_late(
    month: Month, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dagster._core.definitions import freshness_evaluator
    from dagster._core.definitions.freshness import FreshnessState

    month.fetching.world.site("molisa-icd").add(2)
    month.fetch(0)
    source = next(source for source in month.sources if source.source_id == "molisa-icd")
    defs = month.defs
    node = defs.resolve_asset_graph().get(archive_key(source))
    real = freshness_evaluator.get_current_timestamp
    states = []
    for days in (1, 8, 15):
        monkeypatch.setattr(freshness_evaluator, "get_current_timestamp", lambda d=days: real() + d * 86400)
        month.fetch(days)
        evaluator = freshness_evaluator.TimeWindowFreshnessPolicyEvaluator()
        from dagster._core.loader import LoadingContextForTest

        states.append(asyncio.run(evaluator.evaluate_freshness(LoadingContextForTest(month.instance), node)))
    # Fetched each day, with nothing new: its habit are seven days.
    assert states == [FreshnessState.PASS, FreshnessState.WARN, FreshnessState.FAIL]
