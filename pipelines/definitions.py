"""The Dagster code location: puts assets, checks, automation and resources together, and defines none itself."""

from __future__ import annotations

import dagster as dg

from pipelines.archives import ARCHIVES
from pipelines.assets import batches, dataset, raw_items, tables
from pipelines.automation import (
    archive_files_sensor,
    daily_fetch,
    daily_release,
    drop_folder_sensor,
    fetch_job,
    release_job,
)
from pipelines.checks import check_tables
from pipelines.resources import Fetching, Folders, HeldBuildFolder, Progress, Quiet


def resources(folders: Folders, progress: Progress) -> dict[str, object]:
    """The resources of a code location or of one run."""
    return {"folders": folders, "build": HeldBuildFolder(folders=folders), "progress": progress}


defs = dg.Definitions(
    assets=[*ARCHIVES, raw_items, batches, tables, dataset],
    asset_checks=[check_tables],
    jobs=[release_job, fetch_job],
    schedules=[daily_release, daily_fetch],
    sensors=[drop_folder_sensor, archive_files_sensor],
    resources={**resources(Folders.from_environment(), Quiet()), "fetching": Fetching.from_environment()},
    executor=dg.in_process_executor,
)
