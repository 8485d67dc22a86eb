"""Opens the DuckDB file of a release for the commands that look into it. Prints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from pipelines.cli.errors import CommandError
from schemas.engine import connect

DATABASE = "asean_meetings.duckdb"


def open_release(release: Path) -> duckdb.DuckDBPyConnection:
    """The release's database, read-only. Raises `CommandError` where there is none."""
    path = release / DATABASE
    if not path.is_file():
        raise CommandError(
            f"{release} is no release: it has no {DATABASE}; run 'asean-meetings build', or name another"
        )
    return connect(path, read_only=True)


def rows(database: duckdb.DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
    """The rows of a query, by column name."""
    answer = database.execute(sql, list(values))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
