"""Runs fetch jobs, each in a fork of this process: Scrapy's reactor starts once only, and its import is slow.

    python -m tests.site.runner       a job a line on standard input; its report, or `null`, a line on standard output

Before each report stands the number of the process that fetches, for whoever wants to kill it.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from dataclasses import replace
from typing import IO, Any

from pipelines.sources.fetch.job import FetchJob, FetchReport


class Runner:
    """The process above, for tests."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.site.runner"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def fetch(self, job: FetchJob, **limits: Any) -> FetchReport:
        job = replace(job, limits=replace(job.limits, **limits))
        self.started(job)
        report = self.ended()
        assert report is not None, "the fetch died"
        return report

    def started(self, job: FetchJob) -> int:
        """Begin a fetch; the number of its process, for whoever wants to kill it. `ended` waits for its end."""
        assert self.process.stdin is not None
        self.process.stdin.write(job.to_json() + "\n")
        self.process.stdin.flush()
        return int(self._line())

    def ended(self) -> FetchReport | None:
        """The report of the fetch that was begun, or None where it died."""
        line = self._line()
        return None if line == "null" else FetchReport.from_json(line)

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line, "the runner died"
        return line

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(10)


def _child(job: FetchJob, out: IO[str]) -> None:
    from pipelines.sources.fetch.__main__ import fetch_here

    out.write(fetch_here(job).to_json())
    out.flush()


def main() -> None:
    # The slow part, once; none of these starts a reactor.
    for module in ("core.downloader.handlers.http11", "core.downloader", "core.scheduler", "core.scraper", "squeues"):
        importlib.import_module(f"scrapy.{module}")
    importlib.import_module("pipelines.sources.fetch.__main__")
    assert "twisted.internet.reactor" not in sys.modules

    for line in sys.stdin:
        job = FetchJob.from_json(line)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            code = 1
            try:
                with os.fdopen(writing, "w") as out:
                    _child(job, out)
                code = 0
            except BaseException as error:  # noqa: BLE001 - a fork must not go on with its parent's work
                print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            finally:
                os._exit(code)
        os.close(writing)
        print(child, flush=True)
        with os.fdopen(reading) as answer:
            said = answer.read()
        os.waitpid(child, 0)
        print(said or "null", flush=True)


if __name__ == "__main__":
    main()
