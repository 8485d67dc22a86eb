"""When a release is made without a hand: the job, its daily schedule, and the sensor on the drop folder."""

from __future__ import annotations

import hashlib

import dagster as dg

from pipelines.resources import Folders
from pipelines.sources.drop_folder import RawItem
from pipelines.sources.items import scan_all

release_job = dg.define_asset_job(
    "release",
    selection=dg.AssetSelection.all(),
    description="From the raw items to a release: reads the batches that changed, resolves, checks, publishes.",
    # One process from the first asset to the last: the work in parallel is the reading, which has its own processes.
    executor_def=dg.in_process_executor,
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
        items = scan_all(folders.raw_path)
    except OSError as error:
        return dg.SkipReason(
            f"{folders.raw_path} cannot be listed ({error.strerror}); make it, or check its permissions"
        )
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
