"""The process of one fetch: a job on standard input, its report on standard output."""

from __future__ import annotations

import resource
import sys
from datetime import datetime
from pathlib import Path

from pipelines.sources import archive
from pipelines.sources.fetch.client import run
from pipelines.sources.fetch.guard import Numbers
from pipelines.sources.fetch.job import FetchError, FetchJob, FetchReport, check_contact
from pipelines.sources.fetch.walk import Clock, Walk
from pipelines.sources.registry import FOLDER, load_registry


def fetch_here(job: FetchJob) -> FetchReport:
    """Run a job in this process, which can do so once."""
    check_contact(job.contact)
    resource.setrlimit(resource.RLIMIT_DATA, (job.limits.memory_bytes, job.limits.memory_bytes))
    registry = load_registry(Path(job.registry) if job.registry else FOLDER)
    source = registry.get(job.source_id)
    if source is None or not source.live:
        raise FetchError(f"{job.source_id}: not looked at live; `asean-meetings sources` lists what is")
    clock = Clock(datetime.fromisoformat(job.now) if job.now else None)
    try:
        with archive.held(job.folder):
            archive.recover(job.folder)
            walk = Walk(job, source, registry, archive.captures(job.folder), clock)
            run(walk.run, walk.guard, Numbers(job.addresses), job.limits)
            return walk.report
    except archive.ArchiveError as error:
        return FetchReport(job.source_id, "held" if "another fetch" in str(error) else "archive-unreadable", str(error))


def main() -> None:
    """Read the job, run it, print the report."""
    print(fetch_here(FetchJob.from_json(sys.stdin.read())).to_json())  # noqa: T201 - the process's answer


if __name__ == "__main__":
    main()
