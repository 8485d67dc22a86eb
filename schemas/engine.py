"""How a DuckDB connection is opened here, wherever SQL runs. No SQL of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

import duckdb

# DuckDB's settings by name.
Config: TypeAlias = dict[str, str | bool | int | float | list[str]]

# How many threads DuckDB may use in a process; one a core where it is not set.
THREADS = "ASEAN_MEETINGS_THREADS"


class SettingError(ValueError):
    """What the environment asks of DuckDB cannot be done; the message says why and what to do."""


def connect(
    path: Path | str = ":memory:", *, read_only: bool = False, config: Config | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection that draws no bars: in a terminal, DuckDB's would be written over what a command tells.

    Raises SettingError if the environment asks for a number of threads that is none.
    """
    threads = os.environ.get(THREADS)
    if threads and not (threads.isdecimal() and int(threads)):
        raise SettingError(f"{THREADS} is {threads!r}: name a number of threads from 1, or leave it out for one a core")
    settings: Config = {"threads": threads} if threads else {}
    connection = duckdb.connect(str(path), read_only=read_only, config=settings | (config or {}))
    connection.execute("SET enable_progress_bar = false")
    return connection
