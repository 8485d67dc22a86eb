"""What is done without a hand: fetching by schedule, releases by schedule and by what is new below the raw folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import dagster as dg

from pipelines.archives import ARCHIVE_GROUP, CAPTURES_GROUP, archive_key, captures_key
from pipelines.assets import PARTITIONS, batch_partitions
from pipelines.corrections.files import correction_files
from pipelines.failures import record_failed_step
from pipelines.register.files import scan_register
from pipelines.resources import Fetching, Folders
from pipelines.sources.archive import WARC_SUFFIX, ArchiveError
from pipelines.sources.batching import plan
from pipelines.sources.drop_folder import RawItem, scan
from pipelines.sources.fetch.job import FetchError, check_contact
from pipelines.sources.items import scan_all
from pipelines.storage import StorageError

# One folder below the raw folder for each source.
ARCHIVES = f"*/*{WARC_SUFFIX}"
UNDER_WAY = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]

release_job = dg.define_asset_job(
    "release",
    selection=dg.AssetSelection.all() - dg.AssetSelection.groups(ARCHIVE_GROUP, CAPTURES_GROUP),
    description="From the raw items to a release: reads the batches that changed, resolves, checks, publishes.",
    # One process from the first asset to the last: the work in parallel is the reading, which has its own processes.
    executor_def=dg.in_process_executor,
    hooks={record_failed_step},
)

daily_release = dg.ScheduleDefinition(
    name="daily_release",
    job=release_job,
    cron_schedule="0 3 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Once a day, so that changed code and vocabularies reach the release too.",
)


@dg.sensor(
    name="drop_folder",
    job=release_job,
    minimum_interval_seconds=10,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def drop_folder_sensor(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult | dg.SkipReason:
    """Starts a release when the drop folder has changed and then stayed as it is from one tick to the next.

    The second look keeps a file that is still being copied from being read half.
    """
    try:
        folders.pull_raw()
        items = [*scan(folders.raw_path), *scan_register(folders.raw_path)]
        # A decision of a person wants a release as a new notice does.
        items += [RawItem(f"corrections/{path.name}", path) for path in correction_files(folders.corrections_path)]
    except OSError as error:
        return _cannot_list(folders, error)
    except StorageError as error:
        return dg.SkipReason(str(error))
    state = _state(items)
    earlier, runs, launched = _remembered(context.cursor)
    if state != earlier:
        return dg.SensorResult(
            skip_reason=f"{len(items)} raw items; the folder has changed and is looked at once more",
            cursor=f"{state} {runs}",
        )
    if launched:
        return dg.SkipReason(f"{len(items)} raw items; the folder has not changed since the last run was started")
    # A key is never run twice, and a folder may become again what it was before: so the key counts the runs too. A tick
    # that died before its cursor was kept asks with the same key again, and starts nothing twice.
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=f"{state} {runs + 1}")], cursor=f"{state} {runs + 1} launched"
    )


fetch_job = dg.define_asset_job(
    "fetch",
    selection=dg.AssetSelection.groups(ARCHIVE_GROUP),
    description="Fetches sources into their archives. A source that cannot be fetched stops no other.",
    executor_def=dg.in_process_executor,
)


@dg.schedule(
    name="fetch",
    job=fetch_job,
    cron_schedule="0 1 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def daily_fetch(context: dg.ScheduleEvaluationContext, fetching: Fetching) -> list[dg.RunRequest] | dg.SkipReason:
    """Once a day a run for each source: of its own, so that none waits for another or ends with it."""
    wanted = {source.source_id: archive_key(source) for source in fetching.sources.sources if source.live}
    return _runs(context, fetching, wanted, "")


captures_job = dg.define_asset_job(
    "captures",
    selection=dg.AssetSelection.groups(CAPTURES_GROUP),
    description="Takes what web archives have of the sources into their archives, one source after another.",
    executor_def=dg.in_process_executor,
)


@dg.schedule(
    name="captures",
    job=captures_job,
    cron_schedule="0 5 * * 6",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def weekly_captures(context: dg.ScheduleEvaluationContext, fetching: Fetching) -> list[dg.RunRequest] | dg.SkipReason:
    """Once a week a run for each source that web archives are asked for."""
    wanted = {source.source_id: captures_key(source) for source in fetching.sources.sources if source.captured}
    return _runs(context, fetching, wanted, "captures ")


def _runs(
    context: dg.ScheduleEvaluationContext, fetching: Fetching, wanted: Mapping[str, dg.AssetKey], what: str
) -> list[dg.RunRequest] | dg.SkipReason:
    """A run for each source."""
    try:
        check_contact(fetching.contact)
    except FetchError as error:
        return dg.SkipReason(str(error))
    day = context.scheduled_execution_time.date().isoformat()
    # Not tried again at once: a site that fails or refuses wants to be left alone until tomorrow.
    tags = {"dagster/max_retries": "0"}
    return [
        dg.RunRequest(
            run_key=f"{what}{day} {source_id}",
            asset_selection=[key],
            tags={**tags, "asean-meetings/source": source_id},
        )
        for source_id, key in wanted.items()
    ]


@dg.sensor(
    name="archive_files",
    job=release_job,
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def archive_files_sensor(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult | dg.SkipReason:
    """Turns new archive files into batches and starts a release that reads them, once no fetch is under way.

    A file that is there under its own name is whole and never changes, so one look is enough.
    """
    jobs = (fetch_job.name, captures_job.name)
    under_way = sum(context.instance.get_runs_count(dg.RunsFilter(job_name=job, statuses=UNDER_WAY)) for job in jobs)
    if under_way:
        return dg.SkipReason(f"{under_way} fetches are under way")
    try:
        folders.pull_raw()
        files = sorted(path.relative_to(folders.raw_path).as_posix() for path in folders.raw_path.glob(ARCHIVES))
    except OSError as error:
        return _cannot_list(folders, error)
    except StorageError as error:
        return dg.SkipReason(str(error))
    state = hashlib.sha256("\n".join(files).encode("utf-8", "surrogateescape")).hexdigest()
    earlier, runs, _ = _remembered(context.cursor)
    if state == earlier or (not files and not earlier):
        return dg.SkipReason(f"{len(files)} archive files, none of them new")
    try:
        batches = [batch.batch_id for batch in plan(scan_all(folders.raw_path))]
    except (OSError, ArchiveError) as error:
        return dg.SkipReason(f"the archives cannot be read: {error}")
    known = set(context.instance.get_dynamic_partitions(PARTITIONS))
    new = [batch_id for batch_id in batches if batch_id not in known]
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=f"archive {state} {runs + 1}")],
        dynamic_partitions_requests=[batch_partitions.build_add_request(new)] if new else [],
        cursor=f"{state} {runs + 1} launched",
    )


def _cannot_list(folders: Folders, error: OSError) -> dg.SkipReason:
    return dg.SkipReason(f"{folders.raw_path} cannot be listed ({error.strerror}); make it, or check its permissions")


def _remembered(cursor: str | None) -> tuple[str, int, bool]:
    """What the cursor says: the state last seen, the number of runs asked for so far, whether the last was for it."""
    state, runs, launched = [*(cursor or "").split(" "), "", ""][:3]
    return state, int(runs) if runs.isdecimal() else 0, launched == "launched"


def _state(items: list[RawItem]) -> str:
    """Hex digest of the names, sizes and times of the items and their sidecars."""
    digest = hashlib.sha256()
    for item in items:
        for path in (item.path, item.sidecar):
            try:
                status = path.stat() if path else None
            except OSError:
                status = None
            seen = (status.st_size, status.st_mtime_ns) if status else None
            digest.update(f"{item.raw_name}\0{seen}\n".encode())
    return digest.hexdigest()
