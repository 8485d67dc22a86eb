"""How a DuckDB connection is opened here, wherever SQL runs. No SQL of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import duckdb

# DuckDB's settings by name.
Config: TypeAlias = dict[str, str | bool | int | float | list[str]]


def connect(
    path: Path | str = ":memory:", *, read_only: bool = False, config: Config | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection that draws no bars: in a terminal, DuckDB's would be written over what a command tells."""
    connection = duckdb.connect(str(path), read_only=read_only, config=config or {})
    connection.execute("SET enable_progress_bar = false")
    return connection
