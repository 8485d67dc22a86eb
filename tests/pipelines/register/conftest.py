"""A release of the samples and the whole register, built once for all tests that look into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

REGISTER = ROOT / "raw" / "register"
GIVEN = ROOT / "tests" / "data" / "register"


@pytest.fixture(scope="session")
def release(clone_built: Path) -> Path:
    """The folder of a release of the samples and the register. Look at it, do not change it."""
    return clone_built / "releases" / "latest"


@pytest.fixture
def database(release: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(release / "asean_meetings.duckdb", read_only=True) as connection:
        yield connection
