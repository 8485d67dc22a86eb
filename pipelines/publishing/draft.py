"""The release while it is being written: what the writers of its files are given and what they report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publishing.inputs import BuildInputs
from schemas.engine import Config

TABLES_FOLDER = "tables"
DATABASE = "asean_meetings.duckdb"
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
QUALITY = "quality.json"

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of a release: its path below the release with forward slashes, its size and sum, its rows if a table."""

    path: str
    byte_count: int
    sha256: str
    row_count: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that nobody sees yet. `tables` conform to their schemas, with their rows in any order, or are the paths
    of Parquet files of such rows; the writer of the Parquet files reads them, and all others what it has written.

    `spill` is a folder for what a writer cannot hold in memory; it does not become part of the release. `previous` is
    the folder of the release before this one, for what tells of a change; None where this is the first.
    `memory_limit` is DuckDB's ("2GB"; its own default where it is None). `unchanged` are the meetings of which all is
    as it was in the release before; None where that was not looked at. `ready` are the SHA-256 of those tables that
    were written as a release has them (`parquet.write_as_they_come`) by the code that runs.
    """

    folder: Path
    spill: Path
    version: str
    built_on: date
    tables: Mapping[str, pa.Table | Path]
    previous: Path | None = None
    inputs: BuildInputs = field(default_factory=BuildInputs.of_this_code)
    memory_limit: str | None = None
    unchanged: frozenset[str] | None = None
    ready: Mapping[str, str] = field(default_factory=dict)

    @property
    def database_config(self) -> Config:
        """With what a writer opens a DuckDB connection."""
        return database_config(self.spill, self.memory_limit)

    def table_path(self, name: str) -> Path:
        """Where the Parquet file of a table lies."""
        return self.folder / TABLES_FOLDER / f"{name}.parquet"

    def columns(self, name: str, *columns: str) -> pa.Table:
        """Some columns of a table as it was written, in the order of its key."""
        return pq.read_table(self.table_path(name), columns=list(columns))

    def row_count(self, name: str) -> int:
        """How many rows a table has."""
        return int(pq.read_metadata(self.table_path(name)).num_rows)


def database_config(spill: Path, memory_limit: str | None) -> Config:
    """DuckDB's settings: how much it may hold in memory, and the folder for what does not fit."""
    limit = {} if memory_limit is None else {"memory_limit": memory_limit}
    return {"temp_directory": str(spill), **limit}


# Writes one or more files below the draft's folder and reports each. The Parquet files are there before any other.
Writer: TypeAlias = Callable[[Draft], list[WrittenFile]]


def by_path(file: WrittenFile) -> str:
    """The order in which files are listed."""
    return file.path


# The same for what tells of the other files: it is given all that were written before it, in the order of their paths.
Describer: TypeAlias = Callable[[Draft, Sequence[WrittenFile]], list[WrittenFile]]


def recorded(path: Path, folder: Path) -> WrittenFile:
    """The record of a file whose writer could not sum it while writing."""
    byte_count, digest = measured(path)
    return WrittenFile(path.relative_to(folder).as_posix(), byte_count, digest)


def measured(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    digest, byte_count = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            byte_count += len(block)
    return byte_count, digest.hexdigest()
