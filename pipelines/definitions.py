"""The Dagster code location: puts assets, checks, automation and resources together, and defines none itself."""

from __future__ import annotations

import dagster as dg

from pipelines.assets import batches, dataset, raw_items, tables
from pipelines.automation import daily_release, drop_folder_sensor, release_job
from pipelines.checks import check_tables
from pipelines.resources import Folders, HeldBuildFolder, Progress, Quiet


def resources(folders: Folders, progress: Progress) -> dict[str, object]:
    """The resources of a code location or of one run."""
    return {"folders": folders, "build": HeldBuildFolder(folders=folders), "progress": progress}


defs = dg.Definitions(
    assets=[raw_items, batches, tables, dataset],
    asset_checks=[check_tables],
    jobs=[release_job],
    schedules=[daily_release],
    sensors=[drop_folder_sensor],
    resources=resources(Folders.from_environment(), Quiet()),
    executor=dg.in_process_executor,
)
