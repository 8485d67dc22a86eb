"""What the tests of publishing share: the tables of the example release, and that release on disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.publishing import Release, publish
from pipelines.publishing.draft import TABLES_FOLDER, Draft
from pipelines.publishing.parquet import write_tables
from tests.counterexamples.examples import as_table, valid_tables
from tests.sharing import once

DAY = date(2026, 11, 22)
Tables = Mapping[str, pa.Table]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "old_clients: installs older DuckDB clients into environments of their own")


@pytest.fixture(scope="session")
def tables() -> Tables:
    return valid_tables()


@pytest.fixture(scope="session")
def other_tables(tables: Tables) -> Tables:
    """The same tables with one rejection more."""
    rows = tables["rejections"].to_pylist()
    return {**tables, "rejections": as_table("rejections", [*rows, rows[0] | {"raw_name": "ministry/torn.txt"}])}


@pytest.fixture(scope="session")
def published(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release for looking at; copy it before changing it."""
    out = once(tmp_path_factory, "published", lambda folder: publish(tables, folder, built_on=DAY))
    folder = (out / "latest").resolve()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return Release(manifest["version"], folder, manifest["content_id"], new=True)


@pytest.fixture(scope="session")
def table_files(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Parquet files of the example release, for drafts."""

    def make(folder: Path) -> None:
        write_tables(Draft(folder, folder, "2026-11-22.1", DAY, tables))

    return once(tmp_path_factory, "table-files", make) / TABLES_FOLDER


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder for releases that is not there yet."""
    return tmp_path / "releases"


@pytest.fixture
def one_there(published: Release, out: Path) -> Path:
    """A folder with one release in it."""
    return shutil.copytree(published.folder.parent, out, symlinks=True)
