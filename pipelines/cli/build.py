"""`asean-meetings build`: runs the job `release` in this process, tells how far it is, and says what came of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

import dagster as dg
import pyarrow.compute as pc
import pyarrow.parquet as pq
from dagster._core.storage.event_log.base import AssetRecord
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from pipelines.accounting import count_outcomes
from pipelines.automation import release_job
from pipelines.batches import BatchReport, reading_fingerprint, why
from pipelines.cli.errors import CommandError, is_stop
from pipelines.cli.output import console, table
from pipelines.definitions import defs, resources
from pipelines.failures import failed_checks, record_failure
from pipelines.publishing.earlier import why_not
from pipelines.publishing.shelf import LATEST
from pipelines.resolution.corrected import STALE
from pipelines.resources import Folders
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from pipelines.staging import BuildFolder
from pipelines.storage import is_address

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


def build_release(folders: Folders, *, anyway: str | None = None) -> int:
    """Build a release of everything below the raw folder. Returns 1 where a step or a blocking check failed.

    `anyway` is the reason for which a release is published that is held back otherwise.
    """
    if anyway is not None and not anyway.strip():
        raise CommandError("--release-anyway wants a reason, which the release will tell; say in a sentence why")
    _refuse_missing(folders)
    folders.releases_path.mkdir(parents=True, exist_ok=True)  # before hours of reading: where it cannot be, it is told
    out_console = console()
    with _instance() as instance:
        run_id = str(uuid4())
        with _progress(console(errors=True)) as progress, _no_interrupt_lost():
            try:
                result = defs.resolve_job_def(release_job.name).execute_in_process(
                    instance=instance,
                    run_id=run_id,
                    resources=resources(folders, progress),
                    run_config={
                        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
                        "ops": {"dataset": {"config": {"release_anyway": anyway or ""}}},
                    },
                )
                failed: list[str] = []
            except dg.DagsterExecutionInterruptedError as error:
                # Ctrl-C, as Dagster names it.
                raise KeyboardInterrupt from error
            except Exception as error:
                if is_stop(error):
                    raise KeyboardInterrupt from error
                # Dagster's own words say nothing of a build folder that cannot be written.
                told = error.user_exception if isinstance(error, dg.DagsterResourceFunctionError) else error
                failed = list(failed_checks(instance, run_id))
                record_failure(folders.releases_path, progress.at, told, [*getattr(told, "findings", ()), *failed])
                if not failed:
                    raise told from error
    if failed:
        for line in failed:
            out_console.print(line)
        raise CommandError(f"{len(failed)} checks failed; nothing was published")
    _report(out_console, folders.build_folder, result)
    return 0


@contextmanager
def _no_interrupt_lost() -> Iterator[None]:
    """Let an interrupt come again that Python has swallowed: one that comes while something is cleared away is told to
    nobody but this hook.
    """
    told = sys.unraisablehook

    def again(unraisable: sys.UnraisableHookArgs) -> None:
        if issubclass(unraisable.exc_type, (KeyboardInterrupt, dg.DagsterExecutionInterruptedError)):
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
        else:
            told(unraisable)

    sys.unraisablehook = again
    try:
        yield
    finally:
        sys.unraisablehook = told


def explain_build(folders: Folders) -> int:
    """Tell what a build would read, and why, and change nothing."""
    _refuse_missing(folders)
    folders.pull_raw()
    folders.pull_batches()
    build, aliases = folders.build_folder, folders.decided().aliases
    code = reading_fingerprint(aliases)
    planned = plan(scan_all(folders.raw_path))
    batches_of, items_of = Counter[str](), Counter[str]()
    for batch in planned:
        reason = why(batch, build.batches, code, aliases) or "kept"
        batches_of[reason] += 1
        items_of[reason] += len(batch.items)
    gone = {report.batch_id for report in build.reports()} - {batch.batch_id for batch in planned}
    rows = [
        (f"{batches_of[reason]:,}", f"{items_of[reason]:,}", "kept" if reason == "kept" else "read", _reason(reason))
        for reason in sorted(batches_of)
    ]
    if gone:
        rows.append((f"{len(gone):,}", "", "forgotten", "their items are gone"))
    out = console()
    out.print(table(["batches", "items", "are", "because"], rows, right=[0, 1]))
    out.print()
    if gone or set(batches_of) - {"kept"}:
        out.print("Then all meetings are resolved anew, checked, and published where any table has changed.")
    else:
        out.print(
            "All meetings are resolved anew and checked; a release follows only where the code of that has changed."
        )
    latest = folders.releases_path / LATEST
    refused = why_not(latest if latest.exists() else None)
    if refused:
        out.print(f"What is published is all written anew: {refused}.")
    else:
        out.print(
            "Lines of meetings.jsonl.gz and words of the search are taken over from the latest release where they stay;"
            " all else that is published is written anew."
        )
    return 0


def _refuse_missing(folders: Folders) -> None:
    if not is_address(folders.raw) and not folders.raw_path.is_dir():
        raise CommandError(f"the raw folder {folders.raw} does not exist; name the folder of your notices with --raw")


def _reason(reason: str) -> str:
    kind, _, parts = reason.partition(": ")
    told = {
        "kept": "their items, the code and the vocabularies are as they were",
        "new": "nothing of them was read before",
        "items": "items were added, changed or withdrawn",
        "code": f"{parts} changed; what a rule or a word changes can be any notice",
        "again": "the earlier result is not whole, or is to be tried again",
    }
    return told[kind]


@contextmanager
def _instance() -> Iterator[dg.DagsterInstance]:
    """The instance of `DAGSTER_HOME`, so that the run stands in its pages; else one that leaves nothing behind."""
    if os.environ.get("DAGSTER_HOME"):
        with dg.DagsterInstance.get() as instance:
            yield instance
    else:
        with dg.DagsterInstance.ephemeral() as instance:
            _store_little(instance)
            yield instance


def _store_little(instance: dg.DagsterInstance) -> None:
    """Of an instance that goes with its run, store the checks alone that do not hold, which a failure asks for.

    To write all events, and to look for what earlier runs made, takes a sixth of a small build.
    """
    storage = instance.event_log_storage
    store = storage.store_event

    def store_event(event: dg.EventLogEntry) -> None:
        told = event.dagster_event
        if told is None or told.event_type is not dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            return
        if not told.asset_check_evaluation_data.passed:
            store(event)

    def get_asset_records(asset_keys: Sequence[dg.AssetKey] | None = None) -> Sequence[AssetRecord]:  # noqa: ARG001
        return ()

    storage.store_event = store_event  # type: ignore[method-assign]
    storage.get_asset_records = get_asset_records  # type: ignore[method-assign]


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
    doubtful = list(_read_with_doubts(build))
    if doubtful:
        out.print()
        out.print(table(["read with doubts", "what is wrong"], doubtful[:MOST_REJECTED]))
        if len(doubtful) > MOST_REJECTED:
            out.print(f"and {len(doubtful) - MOST_REJECTED:,} more in the table review_items")
    _report_corrections(out, build)
    published = result.asset_materializations_for_node("dataset")[0].metadata
    out.print()
    version, folder = published["version"].value, published["folder"].value
    if published["new"].value:
        out.print(f"Release {version} lies in {folder}")
    else:
        out.print(f"Nothing new: these are the tables of release {version} in {folder}")


def _report_corrections(out: Console, build: BuildFolder) -> None:
    """What came of what people decided, and which of it needs a look."""
    rows = pq.read_table(build.table("corrections")).to_pylist()
    if not rows:
        return
    out.print()
    counts = sorted(Counter(row["outcome"] for row in rows).items())
    out.print(table(["corrections", "number"], [(name, f"{count:,}") for name, count in counts], right=[1]))
    stale = [(row["correction_id"], row["outcome"], row["detail"]) for row in rows if row["outcome"] in STALE]
    if stale:
        out.print()
        out.print(table(["correction to look at", "outcome", "why"], stale[:MOST_REJECTED]))
        if len(stale) > MOST_REJECTED:
            out.print(f"and {len(stale) - MOST_REJECTED:,} more in the table corrections")


class _Lines:
    """Tells how far a run is in plain lines, for logs and pipes."""

    def __init__(self, out: Console) -> None:
        self.out = out
        self.total = self.items = self.told = 0
        self.at = "start"

    def stage(self, name: str, total: int | None = None) -> None:
        self.at = name
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
        self.at = "start"

    def stage(self, name: str, total: int | None = None) -> None:
        self.at = name
        if self.task is not None:
            self.bar.remove_task(self.task)
        self.task = self.bar.add_task(STAGES[name], total=total)

    def read(self, report: BatchReport) -> None:
        if self.task is not None:
            self.bar.advance(self.task, report.items)


class _Rate(ProgressColumn):
    """How many items a second are done, where items are counted."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f} a second" if task.total and task.speed else "")


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
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=out, transient=True) as bar:
        yield _Bar(bar)


# What is wrong with an item itself, not with what a notice says.
ITEM_DOUBTS = ("decoding", "markup", "sidecar")


def _read_with_doubts(build: BuildFolder) -> Iterator[tuple[str, str]]:
    """The items that became notices although something is wrong with their bytes, page or sidecar."""
    kinds = pc.field("kind").isin(list(ITEM_DOUBTS))
    items = pq.read_table(build.table("review_items"), columns=["notice_id", "detail"], filters=kinds).to_pylist()
    if not items:
        return
    ids = pc.field("notice_id").isin(sorted({item["notice_id"] for item in items}))
    notices = pq.read_table(build.table("notices"), columns=["notice_id", "raw_name"], filters=ids).to_pylist()
    names = {notice["notice_id"]: notice["raw_name"] for notice in notices}
    yield from sorted((names[item["notice_id"]], item["detail"]) for item in items)
