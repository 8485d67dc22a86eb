"""What a failed run leaves behind: a record beside the releases. It never hides the failure itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from pipelines.publishing.shelf import Failure, Shelf
from pipelines.resources import Folders

# What the steps are called, by the name of their op.
STEPS = {
    "raw_items": "list",
    "batches": "read",
    "resolve_tables": "resolve",
    "check_tables": "check",
    "dataset": "publish",
}


@dg.failure_hook(required_resource_keys={"folders"})
def record_failed_step(context: dg.HookContext) -> None:
    """Leave a record of the step that failed, with all that its checks found."""
    folders: Folders = context.resources.folders
    error = context.op_exception
    findings = list(getattr(error, "findings", ()))
    if context.instance is not None:
        findings += failed_checks(context.instance, context.run_id)
    record_failure(folders.releases_path, STEPS.get(context.op.name, context.op.name), error, findings)


def record_failure(releases: Path, step: str, error: BaseException | None, findings: list[str]) -> None:
    """Leave a record beside the releases; where that cannot be written, the failure itself says enough."""
    text = " ".join(str(error).split()) if error is not None else "it is not known why"
    try:
        Shelf(releases).record_failure(Failure(datetime.now(UTC), step, text, tuple(findings)))
    except OSError:
        return


def failed_checks(instance: dg.DagsterInstance, run_id: str) -> Iterator[str]:
    """The checks of a run that did not hold, each in a line; those that only warn are none."""
    for entry in instance.all_logs(run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION):
        if entry.dagster_event is not None:
            check = entry.dagster_event.asset_check_evaluation_data
            if not check.passed and check.severity is dg.AssetCheckSeverity.ERROR:
                yield f"check failed: {check.asset_key.to_user_string()} {check.check_name}: {check.description}"
