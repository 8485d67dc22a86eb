"""The process of one fetch: a job on standard input, its report on standard output."""

from __future__ import annotations

import resource
import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from pipelines.sources import archive
from pipelines.sources.fetch.captures import CaptureVisit
from pipelines.sources.fetch.client import run
from pipelines.sources.fetch.guard import Numbers
from pipelines.sources.fetch.job import FetchError, FetchJob, FetchReport, check_contact, not_looked_for
from pipelines.sources.fetch.visit import Clock, Visit
from pipelines.sources.fetch.walk import Walk
from pipelines.sources.registry import FOLDER, load_registry, load_web_archives


def fetch_here(job: FetchJob) -> FetchReport:
    """Run a job in this process, which can do so once."""
    check_contact(job.contact)
    resource.setrlimit(resource.RLIMIT_DATA, (job.limits.memory_bytes, job.limits.memory_bytes))
    registry = load_registry(Path(job.registry) if job.registry else FOLDER)
    source = registry.get(job.source_id)
    if source is None or not (source.captured if job.captures else source.live):
        raise FetchError(f"{job.source_id}: {not_looked_for(captures=job.captures)}")
    clock = Clock(datetime.fromisoformat(job.now) if job.now else None)
    try:
        with ExitStack() as locks:
            if job.captures:
                # Web archives are the same for all sources: they are asked for one source at a time.
                locks.enter_context(archive.held(Path(job.raw), ".captures.lock"))
            locks.enter_context(archive.held(job.folder))
            archive.recover(job.folder)
            known = archive.captures(job.folder)
            visit: Visit
            if job.captures:
                archives = load_web_archives(Path(job.web_archives)) if job.web_archives else load_web_archives()
                visit = CaptureVisit(job, source, registry, archives, known, clock)
            else:
                visit = Walk(job, source, registry, known, clock)
            run(visit.run, visit.guard, Numbers(job.addresses), job.limits)
            return visit.report
    except archive.ArchiveError as error:
        return FetchReport(job.source_id, "held" if "another fetch" in str(error) else "archive-unreadable", str(error))


def main() -> None:
    """Read the job, run it, print the report."""
    print(fetch_here(FetchJob.from_json(sys.stdin.read())).to_json())  # noqa: T201 - the process's answer


if __name__ == "__main__":
    main()
