"""What many tests need: the samples, the command line, and a release of the samples built once."""

from __future__ import annotations

import faulthandler
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from pipelines import processes
from pipelines.cli import run
from schemas.engine import THREADS
from tests.effort import PROFILE
from tests.sharing import once

# Thousands of collected tests stay: to look through them for cycles again and again takes longer than to make them.
processes.collect_seldom()

# The workers share the processors: DuckDB's own threads would wait for each other, with every statement.
os.environ.setdefault(THREADS, "1")

# A change is judged by the same examples each time, and by few; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(PROFILE)

# Tests that wait for servers and processes leave a processor to others, if there are others; each worker more collects
# and loads all once more.
MORE_WORKERS = 1

# These wait for other programs or read the clock, and whatever else a machine does can disturb them: what fails of them
# is tried once more, and the summary tells which (RERUN).
DISTURBED = frozenset(
    {
        *(f"pipelines/publishing/test_{name}.py" for name in ("delivery", "interruption", "old_clients", "signing")),
        *(f"pipelines/sources/fetch/test_{name}.py" for name in ("captures", "faults", "fetch", "month", "release")),
        *(f"pipelines/test_{name}.py" for name in ("cli", "dagster", "engines", "stopping", "storage")),
        *("hostile/test_hostile.py", "pipelines/reading/test_hostile.py", "pipelines/sources/test_replay.py"),
        *("pipelines/extraction/test_properties.py", "pipelines/extraction/people/test_properties.py"),
        *("pipelines/extraction/test_dates_properties.py", "pipelines/review/test_review.py"),
        *("pipelines/publishing/site/test_browser.py", "pipelines/publishing/site/test_pages.py"),
    }
)
TEARDOWN_SECONDS = 120
COLLECTED_AFTER = 10_000
STDERR = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[STDERR] = os.dup(2)  # as it is before pytest catches what is written
    config.addinivalue_line("markers", "early: takes long by itself, mostly waiting, and so is begun before all others")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    return len(os.sched_getaffinity(0)) + MORE_WORKERS


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test that failed has no time limit any more: what it leaves to be torn down could hang for ever."""
    faulthandler.dump_traceback_later(TEARDOWN_SECONDS, exit=True, file=item.config.stash[STDERR])
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not look at it again and again, and may wait for more of the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


def pytest_sessionfinish() -> None:
    gc.unfreeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("early") is None)
    for item in items:
        if item.path.relative_to(ROOT / "tests").as_posix() in DISTURBED:
            item.add_marker(pytest.mark.flaky(reruns=1))


ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "raw" / "samples"


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Cli = Callable[..., Said]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command line in this process."""

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


@dataclass(frozen=True)
class Place:
    """A folder of raw notices and the folders that a build of it writes."""

    root: Path

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def out(self) -> Path:
        return self.root / "releases"

    @property
    def latest(self) -> Path:
        return self.out / "latest"

    def versions(self) -> list[str]:
        """The releases that anyone can see."""
        if not self.out.is_dir():
            return []
        return sorted(path.name for path in self.out.iterdir() if path.is_dir() and path.name[0].isdigit())

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def arguments(self) -> list[str]:
        return ["build", "--raw", str(self.raw), "--out", str(self.out), "--workers", "1"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A place with the two samples."""
    shutil.copytree(SAMPLES, tmp_path / "raw" / "samples")
    return Place(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place whose two samples are built into a release. Look at it, do not change it."""

    def make(root: Path) -> None:
        shutil.copytree(SAMPLES, root / "raw" / "samples")
        assert run(Place(root).arguments()) == 0

    return Place(once(tmp_path_factory, "built", make))


@pytest.fixture(scope="session")
def clone_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a fresh clone looks like after `make release`, all of `raw/` read. Look at it, do not change it."""

    def make(root: Path) -> None:
        for name in ("raw", "tests"):
            (root / name).symlink_to(ROOT / name)
        assert run(["build", "--raw", str(root / "raw"), "--out", str(root / "releases"), "--workers", "1"]) == 0

    return once(tmp_path_factory, "clone", make)


@pytest.fixture
def after(built: Place, tmp_path: Path) -> Place:
    """A place with an earlier release of the samples, to be changed."""
    shutil.copytree(built.root, tmp_path / "after", symlinks=True)
    return Place(tmp_path / "after")
