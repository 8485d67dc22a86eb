"""The Dagster code location: puts assets, checks, automation and resources together, and defines none itself."""

from __future__ import annotations

import dagster as dg

from pipelines.archives import ARCHIVES, CAPTURES
from pipelines.assets import batches, dataset, raw_items, tables
from pipelines.automation import (
    archive_files_sensor,
    captures_job,
    daily_fetch,
    daily_release,
    drop_folder_sensor,
    fetch_job,
    release_job,
    weekly_captures,
)
from pipelines.checks import check_tables
from pipelines.resources import Fetching, Folders, HeldBuildFolder, Progress, Quiet


def resources(folders: Folders, progress: Progress) -> dict[str, object]:
    """The resources of a code location or of one run."""
    return {"folders": folders, "build": HeldBuildFolder(folders=folders), "progress": progress}


defs = dg.Definitions(
    assets=[*ARCHIVES, *CAPTURES, raw_items, batches, tables, dataset],
    asset_checks=[check_tables],
    jobs=[release_job, fetch_job, captures_job],
    schedules=[daily_release, daily_fetch, weekly_captures],
    sensors=[drop_folder_sensor, archive_files_sensor],
    resources={**resources(Folders.from_environment(), Quiet()), "fetching": Fetching.from_environment()},
    executor=dg.in_process_executor,
)
