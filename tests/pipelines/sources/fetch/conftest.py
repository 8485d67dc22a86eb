"""A site and a process that fetches from it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipelines.sources.archive import Capture, captures
from pipelines.sources.fetch.job import FetchJob, FetchReport, Limits
from tests.conftest import ROOT
from tests.site.runner import Runner
from tests.site.site import START, World, after

CONTACT = "operator@example.org"
# Small enough for a test to reach: seconds for a page, bytes of one.
LIMITS = Limits(page_seconds=2.0, page_bytes=2_000_000, attempts=2, longest_wait=0.5, free_bytes=0)


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    runner = Runner(os.environ | {"PYTHONPATH": str(ROOT)})
    yield runner
    runner.close()


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    yield world
    world.close()


@pytest.fixture
def swift() -> Iterator[Path]:
    """A folder in memory where there is one: archives are written through to the disk record by record."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Fetching:
    """Fetches of one world into one folder, on the days that the test says."""

    world: World
    runner: Runner
    folder: Path
    manners: str = "{delay: 0, backoff: 0.01, budget: 5000}"

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    def job(self, source_id: str, day: float = 0, **more: Any) -> FetchJob:
        registry = self.world.registry(self.folder / "registry", self.manners)
        self.raw.mkdir(exist_ok=True)
        given: dict[str, Any] = {"limits": LIMITS, "loopback": True, "addresses": self.world.addresses()}
        given |= {"raw": str(self.raw), "registry": str(registry), "now": after(START, day)}
        return FetchJob(source_id, contact=CONTACT, **(given | more))

    def __call__(self, source_id: str, day: float = 0, **limits: Any) -> FetchReport:
        return self.runner.fetch(self.job(source_id, day), **limits)

    def captures(self, source_id: str) -> list[Capture]:
        return captures(self.raw / source_id)

    def pages(self, source_id: str, accept: Callable[[str], bool] | None = None) -> list[str]:
        """The paths of the notices that the archive holds, each as often as there is a response of it."""
        found = [c for c in self.captures(source_id) if c.kind == "response" and c.status == 200]
        paths = [c.url.partition(f":{self.world.port}")[2] for c in found]
        return sorted(path for path in paths if is_notice(path))


def is_notice(path: str) -> bool:
    return any(mark in path.lower() for mark in ("tintucid=", "/node/", "/notice-of-a-meeting-"))


@pytest.fixture
def fetching(world: World, runner: Runner, swift: Path) -> Fetching:
    return Fetching(world, runner, swift)
