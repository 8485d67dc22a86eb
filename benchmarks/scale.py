"""Measures whole builds of generated notices: time by stage, memory over all processes, disk, and whether all is right.

python -m benchmarks.scale [COUNT] [--workers 2] [--memory 1GB] [--more 1000] [--folder FOLDER]

Each build is the command itself, in processes of its own. With `--more`, so many new notices come in afterwards, and
what they cost is measured; a build from nothing then tells whether the bytes are the same.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.corpus import Corpus, compare, known, write_files
from pipelines.publishing.draft import TABLES_FOLDER

COUNT = 100_000
MORE = 1_000
WORKERS = 2
MEMORY = "1GB"
EVERY_SECONDS = 0.25
# Before the first stage, what the command and Dagster need to start.
START = "Starting"
STAGES = ("Listing", "Reading", "Resolving", "Checking", "Publishing")


@dataclass(slots=True)
class Stage:
    """Seconds of wall and of processor time over all processes, and the most memory at any moment in bytes."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0


@dataclass(slots=True)
class Run:
    """One build: its stages in order, and the bytes of disk that its folders took at most."""

    stages: dict[str, Stage] = field(default_factory=lambda: {START: Stage()})
    disk: int = 0

    @property
    def wall(self) -> float:
        """Seconds."""
        return sum(stage.wall for stage in self.stages.values())

    @property
    def cpu(self) -> float:
        """Seconds of processor time, over all processes."""
        return sum(stage.cpu for stage in self.stages.values())

    @property
    def peak(self) -> int:
        """Bytes of memory at most, over all processes."""
        return max(stage.peak for stage in self.stages.values())


def build(raw: Path, place: Path, *arguments: object) -> Run:
    """Build a release of `raw` below `place`, watched from outside. RuntimeError with its words where it fails."""
    command = [sys.executable, "-m", "pipelines.cli", "build", "--raw", raw, "--out", place / "releases"]
    command += ["--build-dir", place / "build", *arguments]
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    )
    run, told = Run(), [START]
    words: list[str] = []

    def listen() -> None:
        # A stage begins with a line of its own; how far it is, and what is wrong, stands in others.
        for line in process.stderr or ():
            words.append(line)
            if line.strip() and line.split()[0] in STAGES and not line.startswith(" "):
                told.append(line.split()[0])

    listener = threading.Thread(target=listen)
    listener.start()
    at, spent = time.perf_counter(), 0.0
    ended = False
    while not ended:
        ended = process.poll() is not None
        stage = run.stages.setdefault(told[-1], Stage())
        now, seconds, memory = time.perf_counter(), *used(process.pid)
        stage.wall += now - at
        stage.cpu += max(seconds - spent, 0)
        stage.peak = max(stage.peak, memory)
        run.disk = max(run.disk, size(place))
        at, spent = now, max(seconds, spent)
        time.sleep(EVERY_SECONDS)
    listener.join()
    if process.returncode:
        raise RuntimeError(f"the build ended with {process.returncode}: {' '.join(words[-5:])}")
    return run


def used(pid: int) -> tuple[float, int]:
    """Processor seconds so far and bytes of memory now (what is shared counts once), of a process and those below."""
    seconds, memory = 0.0, 0
    try:
        parent = psutil.Process(pid)
        processes = [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return seconds, memory
    for process in processes:
        try:
            times = process.cpu_times()
            seconds += times.user + times.system + times.children_user + times.children_system
            memory += process.memory_full_info().pss
        except psutil.Error:
            continue
    return seconds, memory


def size(folder: Path) -> int:
    """Bytes of all files below a folder, some of which may go meanwhile."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(Path(parent, name)).st_size
            except OSError:
                continue
    return total


def same_tables(one: Path, other: Path) -> bool:
    """Whether the latest releases below two folders have the same tables, to the byte."""
    left, right = (folder / "releases" / "latest" / TABLES_FOLDER for folder in (one, other))
    names = sorted(path.name for path in left.iterdir())
    return names == sorted(path.name for path in right.iterdir()) and all(
        (left / name).read_bytes() == (right / name).read_bytes() for name in names
    )


def table(runs: Mapping[str, Run]) -> Iterator[str]:
    """The runs as Markdown, a line for each stage of each."""
    yield from (
        "| run | stage | seconds | processor seconds | memory, MB | disk, MB |",
        "|---|---|---:|---:|---:|---:|",
    )
    for name, run in runs.items():
        for stage, it in run.stages.items():
            yield f"| {name} | {stage} | {it.wall:.0f} | {it.cpu:.0f} | {it.peak / 1e6:,.0f} | |"
        yield f"| {name} | all | {run.wall:.0f} | {run.cpu:.0f} | {run.peak / 1e6:,.0f} | {run.disk / 1e6:,.0f} |"


def lines(
    count: int = COUNT, *, workers: int = WORKERS, memory: str = MEMORY, more: int = MORE, folder: Path | None = None
) -> list[str]:
    """The measurements as Markdown. `folder` keeps what is made, and is used again if it is there."""
    with tempfile.TemporaryDirectory(prefix="scale-") as name:
        place = folder or Path(name)
        raw, options = place / "raw", ("--workers", workers, "--memory", memory)
        corpus = Corpus()
        if not raw.is_dir():
            write_files(corpus.items(0, count), raw)
        for earlier in ("first", "nothing"):
            shutil.rmtree(place / earlier, ignore_errors=True)
        runs = {f"{count:,} from nothing": build(raw, place / "first", *options)}
        latest = place / "first" / "releases" / "latest"
        facts = compare(known(corpus, corpus.items(0, count)), latest)
        found, wanted = sum(each.found for each in facts), sum(each.known for each in facts)
        told = [f"{found:,} of {wanted:,} known facts are in the release."]
        if more:
            added = place / "more"
            shutil.rmtree(added, ignore_errors=True)
            shutil.copytree(raw, added, copy_function=os.link)
            write_files(corpus.items(count, count + more), added)
            runs[f"{more:,} more"] = build(added, place / "first", *options)
            runs[f"{count + more:,} from nothing"] = build(added, place / "nothing", *options)
            share = runs[f"{more:,} more"].cpu / runs[f"{count + more:,} from nothing"].cpu
            told.append(
                f"{more:,} more cost {100 * share:.0f} % of the processor time of a build from nothing; the tables are "
                f"{'the same' if same_tables(place / 'first', place / 'nothing') else 'NOT the same'} to the byte."
            )
        return [
            "## Whole builds",
            "",
            f"{count:,} generated items, {workers} processes, `--memory {memory}`. {' '.join(told)}",
            "",
            *table(runs),
            "",
        ]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Measure builds.")
    parser.add_argument("count", type=int, nargs="?", default=COUNT)
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--memory", default=MEMORY)
    parser.add_argument("--more", type=int, default=MORE, help="notices that come in afterwards; 0 for none")
    parser.add_argument("--folder", type=Path, help="keeps what is made")
    options = parser.parse_args(arguments)
    print(
        "\n".join(
            lines(
                options.count,
                workers=options.workers,
                memory=options.memory,
                more=options.more,
                folder=options.folder,
            )
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
