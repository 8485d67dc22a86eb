"""What assets, checks and automation need from outside: folders, and someone who is told how far a run is.

The only module of the Dagster side that reads environment variables.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import dagster as dg
from dagster import InitResourceContext

from pipelines.batches import BatchReport
from pipelines.corrections import CorrectionError, Corrections, load_corrections
from pipelines.engines import DaskEngine, Engine, LocalEngine
from pipelines.publishing.draft import Writer
from pipelines.sources.fetch.job import FetchJob, FetchReport, Limits, check_contact, fetch
from pipelines.sources.registry import Registry, load_registry
from pipelines.staging import BuildFolder

# To start a process takes about as long as to read so many items.
ITEMS_PER_PROCESS = 1_000


class Folders(dg.ConfigurableResource[None]):
    """Where raw items come from, where releases go, and where a build keeps its work in between.

    `workers` is the number of processes that read batches; 0 takes up to one for each processor core. `memory` is how
    much resolution may hold in memory, as DuckDB writes it ("2GB"; empty: its own 80 % of the machine); what does not
    fit lies in the folder `spill` meanwhile, one below the build folder where it is empty. With the address of a
    `scheduler`, the workers of its Dask cluster read, and `workers` has no meaning. `signing_key` is the file of a key
    that ssh-keygen signs releases with; none are signed where it is empty. `site` says whether a release has its pages.
    `corrections` is the folder of what people decided; the one beside the raw folder where it is empty.
    """

    raw: str = "raw"
    corrections: str = ""
    releases: str = "releases"
    build: str = "build"
    workers: int = 0
    memory: str = ""
    spill: str = ""
    scheduler: str = ""
    signing_key: str = ""
    site: bool = False

    @classmethod
    def from_environment(cls) -> Folders:
        """The folders that `ASEAN_MEETINGS_RAW`, `_CORRECTIONS`, `_RELEASES` and `_BUILD` name, else those beside us.

        `ASEAN_MEETINGS_WORKERS`, `_MEMORY`, `_SPILL`, `_SCHEDULER` and `_SIGNING_KEY` name the rest. Releases have
        their pages, unless `ASEAN_MEETINGS_SITE` is 0.
        """
        names = ("raw", "corrections", "releases", "build", "memory", "spill", "scheduler", "signing_key")
        named = {name: os.environ.get(f"ASEAN_MEETINGS_{name.upper()}") for name in names}
        workers = int(os.environ.get("ASEAN_MEETINGS_WORKERS", "0"))
        site = os.environ.get("ASEAN_MEETINGS_SITE", "1") != "0"
        return cls(**{name: folder for name, folder in named.items() if folder}, workers=workers, site=site)

    @property
    def raw_path(self) -> Path:
        """The drop folder."""
        return Path(self.raw)

    @property
    def corrections_path(self) -> Path:
        """The folder of corrections; it need not be there."""
        return Path(self.corrections) if self.corrections else self.raw_path.parent / "corrections"

    def decided(self) -> Corrections:
        """What people decided. CorrectionError where it cannot be used, or the folder was named and is not there."""
        if self.corrections and not self.corrections_path.is_dir():
            raise CorrectionError(f"the folder of corrections {self.corrections} does not exist; check its name")
        return load_corrections(self.corrections_path)

    @property
    def releases_path(self) -> Path:
        """The folder of all releases."""
        return Path(self.releases)

    @property
    def signing_key_path(self) -> Path | None:
        """The key that releases are signed with, if any."""
        return Path(self.signing_key) if self.signing_key else None

    @property
    def build_folder(self) -> BuildFolder:
        """The folder of what is done so far."""
        return BuildFolder(Path(self.build))

    def last_writers(self) -> Sequence[Writer]:
        """What is written into a release after all else."""
        if not self.site:
            return ()
        # The libraries that draw and index take a second to import.
        from pipelines.publishing.site import write_site

        return (write_site,)

    @property
    def spill_path(self) -> Path:
        """The folder for what resolution cannot hold in memory; made where it is not there."""
        path = Path(self.spill) if self.spill else Path(self.build) / "spill"
        path.mkdir(parents=True, exist_ok=True)
        return path

    def engine(self, items: int) -> Engine:
        """Who reads so many raw items."""
        return DaskEngine(self.scheduler) if self.scheduler else LocalEngine(self.processes(items))

    def processes(self, items: int) -> int:
        """How many processes read so many raw items: as `workers` says, else so many as are worth their start."""
        return self.workers or min(len(os.sched_getaffinity(0)), 1 + items // ITEMS_PER_PROCESS)


class Fetching(dg.ConfigurableResource[None]):
    """How sources are fetched. The contact address is not configuration: it stands in the environment alone.

    `free_bytes` is the space on the disk that fetching leaves free, `web_archives` a file of web archives in the place
    of the shipped one. The rest is for tests: another registry, the time at which a run's clock starts, numbers in the
    place of DNS, and whether they may lead to this machine.
    """

    free_bytes: int = Limits().free_bytes
    web_archives: str | None = None
    registry: str | None = None
    now: str | None = None
    loopback: bool = False
    addresses: dict[str, list[str]] = {}

    @classmethod
    def from_environment(cls) -> Fetching:
        """As `ASEAN_MEETINGS_MIN_FREE` (bytes) says."""
        free = os.environ.get("ASEAN_MEETINGS_MIN_FREE")
        return cls(free_bytes=int(free)) if free else cls()

    @property
    def contact(self) -> str | None:
        """`ASEAN_MEETINGS_CONTACT`: the mail or web address at which operators of sites reach whoever runs this."""
        return os.environ.get("ASEAN_MEETINGS_CONTACT")

    @property
    def sources(self) -> Registry:
        """The registry that is fetched from."""
        return load_registry(Path(self.registry)) if self.registry else load_registry()

    def job(self, source_id: str, raw: Path, limits: Limits | None = None, *, captures: bool = False) -> FetchJob:
        """What to do to fetch a source into `raw`, or its `captures`. FetchError where no contact is set."""
        return FetchJob(
            source_id,
            str(raw),
            check_contact(self.contact),
            limits=replace(limits or Limits(), free_bytes=self.free_bytes),
            captures=captures,
            registry=self.registry,
            web_archives=self.web_archives,
            now=self.now,
            loopback=self.loopback,
            addresses={host: tuple(numbers) for host, numbers in self.addresses.items()},
        )

    def fetch(self, job: FetchJob) -> FetchReport:
        """Run the job, in a process of its own."""
        return fetch(job)


class HeldBuildFolder(dg.ConfigurableResource[BuildFolder]):
    """The build folder, held from the first asset of a run to its last: two runs never write into one folder."""

    folders: Folders

    @contextmanager
    def yield_for_execution(self, context: InitResourceContext) -> Iterator[BuildFolder]:  # noqa: ARG002 - Dagster's
        """Wait for the folder, hold it, let it go."""
        folder = self.folders.build_folder
        with folder.locked():
            yield folder


class Progress(Protocol):
    """Someone who is told how far a run is."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A part of the run begins; `total` is the number of items in it, where that is known."""

    def read(self, report: BatchReport) -> None:
        """A batch is up to date."""


class Quiet:
    """Is told and says nothing: in Dagster the log and the metadata say it."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Say nothing."""

    def read(self, report: BatchReport) -> None:
        """Say nothing."""
