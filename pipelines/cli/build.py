"""`asean-meetings build`: runs the job `release` in this process, tells how far it is, and says what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import pyarrow.parquet as pq
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from pipelines.accounting import count_outcomes
from pipelines.automation import release_job
from pipelines.batches import BatchReport
from pipelines.cli.errors import CommandError
from pipelines.cli.output import console, table
from pipelines.definitions import defs, resources
from pipelines.resources import Folders
from pipelines.staging import BuildFolder

STAGES = {
    "list": "Listing raw items",
    "read": "Reading",
    "resolve": "Resolving",
    "check": "Checking",
    "publish": "Publishing",
}
# What the closing table counts, beside what became of the raw items.
COUNTED = ("meetings", "participants", "topics", "partners", "instruments", "chairs", "meeting_links", "evidence")
MOST_REJECTED = 50


def build_release(raw: Path, out: Path, build_dir: Path, workers: int) -> int:
    """Build a release of everything below `raw`. Returns 1 where a step or a blocking check failed."""
    if not raw.is_dir():
        raise CommandError(f"the raw folder {raw} does not exist; name the folder of your notices with --raw")
    folders = Folders(raw=str(raw), releases=str(out), build=str(build_dir), workers=workers)
    with _instance() as instance, _progress(console(errors=True)) as progress:
        result = defs.resolve_job_def(release_job.name).execute_in_process(
            instance=instance,
            resources=resources(folders, progress),
            run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
            raise_on_error=False,
        )
    out_console = console()
    failed = [check for check in result.get_asset_check_evaluations() if not check.passed]
    for check in failed:
        out_console.print(f"check failed: {check.asset_key.to_user_string()} {check.check_name}: {check.description}")
    if not result.success:
        raise _failure(result, len(failed))
    _report(out_console, folders.build_folder, result)
    return 0


@contextmanager
def _instance() -> Iterator[dg.DagsterInstance]:
    """The instance of `DAGSTER_HOME`, so that the run stands in its pages; else one that leaves nothing behind."""
    if os.environ.get("DAGSTER_HOME"):
        with dg.DagsterInstance.get() as instance:
            yield instance
    else:
        with dg.DagsterInstance.ephemeral() as instance:
            yield instance


def _failure(result: dg.ExecuteInProcessResult, failed_checks: int) -> CommandError:
    """Why a run failed: its checks, or the first error of a step, whose traceback is shown with --debug."""
    errors = [event.step_failure_data.error for event in result.all_events if event.is_step_failure]
    if failed_checks or not errors or errors[0] is None:
        return CommandError(f"{failed_checks} checks failed; nothing was published")
    error = errors[0]
    while error.cause is not None:
        error = error.cause
    # The class comes first, with its module where it is not Python's own.
    kind, _, message = " ".join(error.message.split()).partition(": ")
    failure = CommandError(
        message if kind.startswith(("pipelines.", "schemas.")) else f"{kind.rpartition('.')[2]}: {message}"
    )
    failure.add_note(error.to_string())
    return failure


def _report(out: Console, build: BuildFolder, result: dg.ExecuteInProcessResult) -> None:
    outcomes = count_outcomes(build.reports(), build.table("notices"), build.table("rejections"))
    counts = [
        ("raw items", outcomes.items),
        ("notices", outcomes.notices),
        ("duplicates", outcomes.duplicates),
        ("rejections", outcomes.rejections),
    ]
    counts += [(name.replace("_", " "), pq.read_metadata(build.table(name)).num_rows) for name in COUNTED]
    out.print(table(["found", "rows"], [(name, f"{count:,}") for name, count in counts], right=[1]))
    rejected = pq.read_table(build.table("rejections")).slice(0, MOST_REJECTED).to_pylist()
    if rejected:
        rows = [(row["raw_name"], row["reason"], f"{row['detail']} {row['cure']}") for row in rejected]
        out.print()
        out.print(table(["rejected", "reason", "what is wrong and what to do"], rows))
        if outcomes.rejections > len(rejected):
            out.print(f"and {outcomes.rejections - len(rejected):,} more in the table rejections")
    published = result.asset_materializations_for_node("dataset")[0].metadata
    out.print()
    version, folder = published["version"].value, published["folder"].value
    if published["new"].value:
        out.print(f"Release {version} lies in {folder}")
    else:
        out.print(f"Nothing new: these are the tables of release {version} in {folder}")


class _Lines:
    """Tells how far a run is in plain lines, for logs and pipes."""

    def __init__(self, out: Console) -> None:
        self.out = out
        self.total = self.items = self.told = 0

    def stage(self, name: str, total: int | None = None) -> None:
        self.total, self.items, self.told = total or 0, 0, 0
        self.out.print(STAGES[name] + ("" if total is None else f" {total:,} items"))

    def read(self, report: BatchReport) -> None:
        self.items += report.items
        tenth = 10 * self.items // self.total if self.total else 10
        if tenth > self.told:
            self.told = tenth
            self.out.print(f"  {self.items:,} of {self.total:,} items")


class _Bar:
    """Tells how far a run is by a bar, for a terminal."""

    def __init__(self, bar: Progress) -> None:
        self.bar = bar
        self.task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        if self.task is not None:
            self.bar.remove_task(self.task)
        self.task = self.bar.add_task(STAGES[name], total=total)

    def read(self, report: BatchReport) -> None:
        if self.task is not None:
            self.bar.advance(self.task, report.items)


@contextmanager
def _progress(out: Console) -> Iterator[_Lines | _Bar]:
    if not out.is_terminal:
        yield _Lines(out)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=out, transient=True) as bar:
        yield _Bar(bar)
