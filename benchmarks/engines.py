"""Measures reading by one process, by two, and by two workers of a Dask cluster on loopback: the same batches, anew.

python -m benchmarks.engines [COUNT]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from distributed import LocalCluster

from benchmarks.corpus import Corpus, write_files
from benchmarks.scale import used
from pipelines.batches import read_batches
from pipelines.engines import DaskEngine, Engine, LocalEngine
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all

COUNT = 20_000
# What is asked for: two processes against one, and Dask against two processes.
WANTED_TWO, WANTED_DASK = 1.7, 0.85


@contextmanager
def _dask() -> Iterator[Engine]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as cluster:
        yield DaskEngine(cluster.scheduler_address)


ENGINES: tuple[tuple[str, Callable[[], AbstractContextManager[Engine]]], ...] = (
    ("this process alone", lambda: nullcontext(LocalEngine(1))),
    ("two processes", lambda: nullcontext(LocalEngine(2))),
    ("Dask, two workers", _dask),
)


def lines(count: int = COUNT) -> list[str]:
    """The measurements as Markdown; what starts an engine counts, what starts a cluster does not."""
    with tempfile.TemporaryDirectory(prefix="engines-") as name:
        place = Path(name)
        write_files(Corpus().items(0, count), place / "raw")
        batches = plan(scan_all(place / "raw"))
        took: dict[str, tuple[float, float]] = {}
        for number, (what, opened) in enumerate(ENGINES):
            spent = used(os.getpid())[0]
            with opened() as engine:
                begin = time.perf_counter()
                reports = read_batches(batches, place / str(number), engine=engine)
                seconds = time.perf_counter() - begin
            took[what] = (seconds, used(os.getpid())[0] - spent)
        notices = sum(report.notices for report in reports)
    alone, two, dask = took.values()
    return [
        "## Reading by several processes",
        "",
        f"{count:,} generated items in {len(batches)} batches. Two processes have {alone[0] / two[0]:.2f} times the "
        f"speed of one (wanted: {WANTED_TWO}), Dask {two[0] / dask[0]:.2f} of the speed of two processes "
        f"(wanted: {WANTED_DASK}).",
        f"By processor time, so as if nothing else ran on the machine: {2 * alone[1] / two[1]:.2f} and "
        f"{two[1] / dask[1]:.2f}.",
        "",
        "| who reads | seconds | processor seconds | notices a second |",
        "|---|---:|---:|---:|",
        *(f"| {what} | {wall:.1f} | {cpu:.1f} | {notices / wall:,.0f} |" for what, (wall, cpu) in took.items()),
        "",
    ]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    print("\n".join(lines(int(arguments[0]) if arguments else COUNT)))


if __name__ == "__main__":
    main(sys.argv[1:])
