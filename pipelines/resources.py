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

from pipelines import processes
from pipelines.batches import BatchReport, Far
from pipelines.corrections import CorrectionError, Corrections, load_corrections
from pipelines.corrections.files import corrections_folder
from pipelines.engines import DaskEngine, Engine, LocalEngine
from pipelines.publishing.delivery import fetch_latest, send_newer
from pipelines.publishing.draft import Writer
from pipelines.sources.archive import WARC_SUFFIX
from pipelines.sources.fetch.job import FetchJob, FetchReport, Limits, check_contact, fetch
from pipelines.sources.registry import Registry, load_registry
from pipelines.staging import BATCHES, BuildFolder
from pipelines.storage import Mirror, StorageError, Store, is_address

# To start a process takes about as long as to read so many items.
ITEMS_PER_PROCESS = 1_000


class Folders(dg.ConfigurableResource[None]):
    """Where raw items come from, where releases go, and where a build keeps its work in between.

    Each is a folder, or an address of a store (`s3://bucket/folder`), of which a copy is kept in the folder `cache`:
    what reads and writes finds it there once it is pulled, and pushes what it made. For folders both do nothing.

    `workers` is the number of processes that read batches; 0 takes up to one for each processor core. `memory` is how
    much DuckDB may hold in memory, as it writes it ("2GB"; empty: its own 80 % of the machine); what does not
    fit lies in the folder `spill` meanwhile, one below the build folder where it is empty. With the address of a
    `scheduler`, the workers of its Dask cluster read, and `workers` has no meaning. `signing_key` is the file of a key
    that ssh-keygen signs releases with; none are signed where it is empty. `site` says whether a release has its pages.
    `corrections` is the folder of what people decided; the one beside the raw folder where it is empty.
    """

    raw: str = "raw"
    corrections: str = ""
    releases: str = "releases"
    build: str = "build"
    cache: str = "cache"
    workers: int = 0
    memory: str = ""
    spill: str = ""
    scheduler: str = ""
    signing_key: str = ""
    site: bool = False

    @classmethod
    def from_environment(cls) -> Folders:
        """The folders that `ASEAN_MEETINGS_RAW`, `_CORRECTIONS`, `_RELEASES`, `_BUILD` and `_CACHE` name,
        else those beside us.

        `ASEAN_MEETINGS_WORKERS`, `_MEMORY`, `_SPILL`, `_SCHEDULER` and `_SIGNING_KEY` name the rest. Releases have
        their pages, unless `ASEAN_MEETINGS_SITE` is 0.
        """
        names = ("raw", "corrections", "releases", "build", "cache", "memory", "spill", "scheduler", "signing_key")
        named = {name: os.environ.get(f"ASEAN_MEETINGS_{name.upper()}") for name in names}
        workers = int(os.environ.get("ASEAN_MEETINGS_WORKERS", "0"))
        site = os.environ.get("ASEAN_MEETINGS_SITE", "1") != "0"
        return cls(**{name: folder for name, folder in named.items() if folder}, workers=workers, site=site)

    @classmethod
    def of_raw(cls, raw: str) -> Folders:
        """Raw items somewhere, with the cache that the environment names."""
        return cls(raw=raw, cache=cls.from_environment().cache)

    @property
    def raw_path(self) -> Path:
        """The drop folder, or the copy of it."""
        return self._local("raw", self.raw)

    @property
    def corrections_path(self) -> Path:
        """The folder of corrections; it need not be there."""
        return corrections_folder(self.corrections, self.raw)

    def decided(self) -> Corrections:
        """What people decided. CorrectionError where it cannot be used, or the folder was named and is not there."""
        if self.corrections and not self.corrections_path.is_dir():
            raise CorrectionError(f"the folder of corrections {self.corrections} does not exist; check its name")
        return load_corrections(self.corrections_path)

    @property
    def releases_path(self) -> Path:
        """The folder of all releases, or the copy of its latest ones."""
        return self._local("releases", self.releases)

    def _local(self, name: str, place: str) -> Path:
        return Path(self.cache, name) if is_address(place) else Path(place)

    def pull_raw(self, under: str = "") -> None:
        """Bring the copy of the raw items up to date. StorageError where the store cannot be read."""
        if is_address(self.raw) and not Mirror(Store(self.raw), self.raw_path).pull(under) and not under:
            raise StorageError(f"nothing lies below {self.raw}; put notices there, or correct the address")

    def push_raw(self, under: str) -> None:
        """Send what has come into a folder below the raw folder. An index comes before its archive file."""
        if is_address(self.raw):
            Mirror(Store(self.raw), self.raw_path).push(under, last=WARC_SUFFIX)

    def pull_batches(self) -> None:
        """Bring the copy of what was read from batches up to date."""
        if is_address(self.build):
            Mirror(Store(self.build), self.build_folder.root).pull(BATCHES)

    def push_batches(self) -> None:
        """Send what was read from batches, and remove what is no batch any more."""
        if is_address(self.build):
            Mirror(Store(self.build), self.build_folder.root).push(BATCHES, last="/batch.json", remove=True)

    def pull_releases(self) -> None:
        """Bring the latest release, which the next one follows."""
        if is_address(self.releases):
            fetch_latest(Store(self.releases), self.releases_path)

    def push_releases(self) -> None:
        """Send the releases that are newer than the latest one there."""
        if is_address(self.releases):
            send_newer(Store(self.releases), self.releases_path)

    def shown(self, version: str) -> str:
        """Where a release lies, for people."""
        return (
            f"{self.releases.rstrip('/')}/{version}" if is_address(self.releases) else str(self.releases_path / version)
        )

    @property
    def signing_key_path(self) -> Path | None:
        """The key that releases are signed with, if any."""
        return Path(self.signing_key) if self.signing_key else None

    @property
    def build_folder(self) -> BuildFolder:
        """The folder of what is done so far."""
        return BuildFolder(self._local("build", self.build))

    def last_writers(self) -> Sequence[Writer]:
        """What is written into a release after all else."""
        if not self.site:
            return ()
        # The libraries that draw and index take a second to import.
        from pipelines.publishing.site import write_site

        return (write_site,)

    @property
    def far(self) -> Far | None:
        """Where the workers of a cluster find items and leave results, None where they see the same folders."""
        if not self.scheduler or not (is_address(self.raw) or is_address(self.build)):
            return None
        if not (is_address(self.raw) and is_address(self.build)):
            raise StorageError(
                "the workers of a cluster need the raw items and the build folder both in a store, or both in folders "
                "that they see; name two addresses or two folders"
            )
        return Far(Store(self.raw), self.raw_path.absolute(), Store(self.build))

    @property
    def spill_path(self) -> Path:
        """The folder for what DuckDB cannot hold in memory; made where it is not there."""
        path = Path(self.spill) if self.spill else self.build_folder.root / "spill"
        path.mkdir(parents=True, exist_ok=True)
        return path

    def engine(self, items: int) -> Engine:
        """Who reads so many raw items."""
        return DaskEngine(self.scheduler) if self.scheduler else LocalEngine(self.processes(items))

    def processes(self, items: int) -> int:
        """How many processes read so many raw items: as `workers` says, else so many as are worth their start."""
        return self.workers or min(processes.cores(), 1 + items // ITEMS_PER_PROCESS)


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
