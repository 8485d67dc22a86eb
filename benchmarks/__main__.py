"""`make bench`: measures the command line, a build of the samples, and each room; writes RESULTS.md. No tests."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from benchmarks import publishing, reading, screening, search, site

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


def main() -> None:
    """Measure, print, and write the table."""
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
    lines = [
        "# Results",
        "",
        f"Written by `make bench`: the least of {ROUNDS} rounds. Python {platform.python_version()}, {versions}.",
        "",
        "| what | seconds |",
        "|---|---:|",
        *(f"| {what} | {took:.2f} |" for what, took in rows),
        "",
        *reading.lines(),
        *screening.lines(),
        *publishing.lines(),
        *search.lines(),
        *site.lines(),
    ]
    text = "\n".join(lines)
    (Path(__file__).parent / "RESULTS.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
