"""What many tests need: the samples, the command line, and a release of the samples built once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from pipelines.cli import run

# A change is judged by the same examples each time; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

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
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(SAMPLES, root / "raw" / "samples")
    place = Place(root)
    assert run(place.arguments()) == 0
    return place


@pytest.fixture
def after(built: Place, tmp_path: Path) -> Place:
    """A place with an earlier release of the samples, to be changed."""
    shutil.copytree(built.root, tmp_path / "after", symlinks=True)
    return Place(tmp_path / "after")
