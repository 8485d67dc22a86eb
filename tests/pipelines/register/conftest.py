"""A release of the samples and the whole register, built once for all tests that look into it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from pipelines.cli import run
from tests.conftest import ROOT, SAMPLES

REGISTER = ROOT / "raw" / "register"
GIVEN = ROOT / "tests" / "data" / "register"


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release of the samples and the register. Look at it, do not change it."""
    shared = tmp_path_factory.getbasetemp()
    # Workers that share the tests share the release too: their folders lie beside each other.
    place = (shared.parent if shared.name.startswith("popen-") else shared) / "register-release"
    with FileLock(f"{place}.lock"):
        if not (place / "releases" / "latest").exists():
            shutil.copytree(SAMPLES, place / "raw" / "samples")
            shutil.copytree(REGISTER, place / "raw" / "register")
            folders = ["--raw", str(place / "raw"), "--out", str(place / "releases")]
            assert run(["build", *folders, "--workers", "1"]) == 0
    return place / "releases" / "latest"


@pytest.fixture
def database(release: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(release / "asean_meetings.duckdb", read_only=True) as connection:
        yield connection
