"""Measures publishing on 10,000 generated notices: each writer's time and size, and what the field's validators say.

python -m benchmarks.publishing [COUNT]
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import mlcroissant
import openpyxl
import pyshacl
import rdflib
from icalendar import Calendar

from benchmarks.corpus import Corpus, write_files
from pipelines.batches import read_batches
from pipelines.publishing import check_release, publish, release
from pipelines.resolution import resolve
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from schemas import TABLES

ROOT = Path(__file__).parents[1]
COUNT = 10_000
WORKERS = 2
SHAPES = ROOT / "tests" / "pipelines" / "publishing" / "metadata" / "dcat_ap.ttl"
RECORDS = 20_000


@contextlib.contextmanager
def timed_writers(times: dict[str, float]) -> Iterator[None]:
    """Let each writer of a release leave its CPU seconds in `times`."""

    def timed(write: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any) -> Any:
            begin = time.process_time()
            written = write(*arguments)
            times[write.__name__] = time.process_time() - begin
            return written

        return measured

    kept = release.WRITERS, release.DESCRIBERS, release.write_tables, release.check_release
    release.WRITERS = tuple(map(timed, kept[0]))
    release.DESCRIBERS = tuple(map(timed, kept[1]))
    release.write_tables, release.check_release = timed(kept[2]), timed(kept[3])
    try:
        yield
    finally:
        release.WRITERS, release.DESCRIBERS, release.write_tables, release.check_release = kept


def judge_data_package(folder: Path) -> str:
    """All tables, rows and keys of the data package."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    rows = sum(task.stats.get("rows", 0) for task in report.tasks)
    errors = sum(len(task.errors) for task in report.tasks)
    return f"{rows:,} rows, {'valid' if report.valid else f'{errors} errors'}"


def judge_croissant(folder: Path) -> str:
    """The description, and rows of the largest table."""
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    errors = dataset.metadata.ctx.issues.errors
    read = sum(1 for _, _ in zip(range(RECORDS), dataset.records("evidence"), strict=False))
    return f"{read:,} rows read, {'valid' if not errors else f'{len(errors)} errors'}"


def judge_graph(folder: Path) -> str:
    """The graph against the shapes of DCAT-AP."""
    graph = rdflib.Graph().parse(folder / "dataset.jsonld", format="json-ld")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPES), inference="none")
    return f"{len(graph):,} statements, {'conforms' if conforms else text}"


def judge_calendar(folder: Path) -> str:
    """The calendar, read back."""
    events = Calendar.from_ical((folder / "meetings.ics").read_bytes()).walk("VEVENT")
    uids = {str(event["uid"]) for event in events}
    return f"{len(events):,} events, {'each with its own UID' if len(uids) == len(events) else 'UIDs twice'}"


def judge_workbook(folder: Path) -> str:
    """The workbook, read back row by row."""
    book = openpyxl.load_workbook(folder / "asean_meetings.xlsx", read_only=True)
    rows = {sheet.title: sum(1 for _ in sheet.iter_rows()) - 1 for sheet in book}
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    counts = {Path(file["path"]).stem: file["rows"] for file in files if "rows" in file}
    wrong = [name for name, count in rows.items() if name in counts and counts[name] != count]
    return (
        f"{sum(rows.values()):,} rows on {len(rows)} sheets, {'as in the tables' if not wrong else f'wrong: {wrong}'}"
    )


def judge_archive(folder: Path) -> str:
    """The sums of the archive's parts."""
    with zipfile.ZipFile(folder / "asean_meetings_csv.zip") as archive:
        return f"{len(archive.namelist())} files, {archive.testzip() or 'whole'}"


def judge_release(folder: Path) -> str:
    """`asean-meetings check`."""
    findings = check_release(folder)
    return f"{len(TABLES)} tables, {'nothing wrong' if not findings else str(findings[0])}"


JUDGES: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("frictionless: `datapackage.json` with all CSV files", judge_data_package),
    ("mlcroissant: `croissant.json`", judge_croissant),
    ("pyshacl: `dataset.jsonld`", judge_graph),
    ("icalendar: `meetings.ics`", judge_calendar),
    ("openpyxl: `asean_meetings.xlsx`", judge_workbook),
    ("zipfile: `asean_meetings_csv.zip`", judge_archive),
    ("`asean-meetings check`", judge_release),
)


def lines(count: int = COUNT) -> list[str]:
    """The measurements as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_files(Corpus().items(0, count), place / "raw")
        reports = read_batches(plan(scan_all(place / "raw")), place / "batches", workers=WORKERS)
        tables = resolve([report.folder for report in reports])
        times: dict[str, float] = {}
        begin = time.perf_counter()
        with timed_writers(times):
            folder = publish(tables, place / "releases", built_on=date(2026, 11, 22)).folder
        took = time.perf_counter() - begin
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        rows = sum(table.num_rows for table in tables.values())
        return [
            "## Publishing",
            "",
            f"{count:,} generated items, {tables['notices'].num_rows:,} notices, {tables['meetings'].num_rows:,} "
            f"meetings, {rows:,} rows in all: published in {took:.0f} s, {size / 1e6:.0f} MB.",
            "",
            "| step of a release | CPU seconds |",
            "|---|---:|",
            *(f"| `{step}` | {seconds:.1f} |" for step, seconds in times.items()),
            "",
            *_sizes(folder),
            "| validator | seconds | verdict |",
            "|---|---:|---|",
            *_verdicts(folder),
            "",
        ]


def _sizes(folder: Path) -> Iterator[str]:
    yield from ("| file | bytes |", "|---|---:|")
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield f"| `{path.name}` | {path.stat().st_size:,} |"
    yield f"| `tables/` | {sum(path.stat().st_size for path in (folder / 'tables').iterdir()):,} |"
    yield ""


def _verdicts(folder: Path) -> Iterator[str]:
    for what, judge in JUDGES:
        begin = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            verdict = judge(folder)
        yield f"| {what} | {time.perf_counter() - begin:.1f} | {verdict} |"


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    print("\n".join(lines(int(arguments[0]) if arguments else COUNT)))


if __name__ == "__main__":
    main(sys.argv[1:])
