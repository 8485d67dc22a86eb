"""`make bench`: measures the command line, a build of the samples, and each room; writes RESULTS.md. No tests.

python -m benchmarks [SECTION ...]

Each section is written as soon as it is measured, in the place of the earlier one; the others stay.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path

from benchmarks import engines, publishing, reading, scale, screening, search, site
from benchmarks.results import RESULTS, replaced

ROOT = Path(__file__).parents[1]
COMMAND = Path(sys.executable).parent / "asean-meetings"
ROUNDS = 5
LIBRARIES = ("dagster", "duckdb", "pandas", "pandera", "pyarrow", "selectolax", "ahocorasick-rs")

# The floor of a build: what Dagster itself needs to start, and to run one asset that does nothing.
EMPTY_JOB = """
import dagster as dg
@dg.asset
def nothing() -> None: ...
job = dg.Definitions(assets=[nothing], jobs=[dg.define_asset_job("job")]).resolve_job_def("job")
with dg.DagsterInstance.ephemeral() as instance:
    job.execute_in_process(instance=instance)
"""


def seconds(command: list[object], before: Callable[[], None] = lambda: None) -> float:
    """The least time of some rounds, in seconds: what else runs on the machine only ever adds."""
    times = []
    for _ in range(ROUNDS):
        before()
        start = time.perf_counter()
        subprocess.run([str(part) for part in command], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def command_lines() -> list[str]:
    """What the command line takes, as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        shutil.copytree(ROOT / "raw" / "samples", place / "raw" / "samples")
        build: list[object] = [COMMAND, "build", "--raw", place / "raw", "--out", place / "releases"]

        def forget() -> None:
            shutil.rmtree(place / "build", ignore_errors=True)
            shutil.rmtree(place / "releases", ignore_errors=True)

        empty_job = seconds([sys.executable, "-W", "ignore", "-c", EMPTY_JOB])
        first = seconds(build, before=forget)
        again = seconds(build)
        rows = [
            ("`python -c pass`", seconds([sys.executable, "-c", "pass"])),
            ("`asean-meetings --help`", seconds([COMMAND, "--help"])),
            ("`import dagster`", seconds([sys.executable, "-W", "ignore", "-c", "import dagster"])),
            ("Dagster with one empty asset", empty_job),
            ("the samples to a release", first),
            ("of which beyond Dagster with one empty asset", first - empty_job),
            ("the samples again, nothing new", again),
        ]
    versions = ", ".join(f"{library} {metadata.version(library)}" for library in LIBRARIES)
    return [
        "## Command line",
        "",
        f"The least of {ROUNDS} rounds. Python {platform.python_version()}, {versions}.",
        "",
        "| what | seconds |",
        "|---|---:|",
        *(f"| {what} | {took:.2f} |" for what, took in rows),
        "",
    ]


SECTIONS: dict[str, Callable[[], list[str]]] = {
    "command": command_lines,
    "reading": reading.lines,
    "screening": screening.lines,
    "engines": engines.lines,
    "scale": scale.lines,
    "publishing": publishing.lines,
    "search": search.lines,
    "site": site.lines,
}


def main(names: Sequence[str]) -> None:
    """Measure the sections, all where none is named, and write each."""
    if unknown := set(names) - SECTIONS.keys():
        sys.exit(f"no sections: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    for name in names or SECTIONS:
        section = SECTIONS[name]()
        print("\n".join(section))
        RESULTS.write_text(replaced(RESULTS.read_text("utf-8"), section), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
