"""`asean-meetings query`: runs SQL on a release and prints the rows."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TypeVar

import duckdb

from pipelines.cli.errors import CommandError
from pipelines.cli.output import console, table
from pipelines.cli.release import open_release

Result = TypeVar("Result")

AT_ONCE = 10_000
SECONDS_BETWEEN_STOPS = 0.1


def query(release: Path, sql: str, form: str) -> int:
    """Print the answer as `table`, `csv` or `json`."""
    with open_release(release) as database:
        try:
            answer = _stoppable(database, lambda: database.execute(sql))
            if answer is None:
                raise CommandError("the query is empty; try 'FROM meetings'")
            print_answer(answer, form)
        except duckdb.Error as error:
            raise CommandError(str(error)) from error
    return 0


def print_answer(answer: duckdb.DuckDBPyConnection, form: str) -> None:
    """Print the rows of an executed query as `table`, `csv` or `json`."""
    _print(form, [column[0] for column in answer.description or ()], _rows(answer))


def _rows(answer: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    while some := _stoppable(answer, lambda: answer.fetchmany(AT_ONCE)):
        yield from some


def _stoppable(database: duckdb.DuckDBPyConnection, work: Callable[[], Result]) -> Result:
    """What `work` returns, or `KeyboardInterrupt` soon after Ctrl-C, for which DuckDB looks now and then only."""
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)
        try:
            return done.result()
        except KeyboardInterrupt:
            # Once is not enough where the query had not yet begun.
            while not done.done():
                database.interrupt()
                wait([done], SECONDS_BETWEEN_STOPS)
            raise


def _print(form: str, names: Sequence[str], rows: Iterator[tuple[object, ...]]) -> None:
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)
    elif form == "json":
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) for row in rows)
        print("[" + ",\n ".join(lines) + "]")
    else:
        shown = list(rows)
        numbers = {i for row in shown for i, value in enumerate(row) if isinstance(value, (int, float))}
        console().print(table(names, shown, right=numbers))
