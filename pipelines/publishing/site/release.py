"""What the pages need of a release: the names of codes, and rows by query. Knows no page and no language's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb

from pipelines.publishing.draft import TABLES_FOLDER
from schemas import TABLES
from schemas.engine import connect
from schemas.rules import literal, quoted

Row: TypeAlias = Mapping[str, Any]
# Which of how many equal shares, counted from 0.
Share: TypeAlias = tuple[int, int]

BATCH_ROWS: Final = 500

# A meeting in a list: no nesting but codes. A person counts once, however many notices name them.
_LISTED: Final = """
CREATE TABLE listed AS
SELECT meetings.*, slug, level,
    coalesce(partner_codes, []) AS partner_codes, coalesce(topic_codes, []) AS topic_codes,
    coalesce(chair_codes, []) AS chair_codes
FROM meetings JOIN series USING (series_code)
LEFT JOIN (SELECT meeting_id, list(DISTINCT partner_code ORDER BY partner_code) AS partner_codes
    FROM partners GROUP BY ALL) USING (meeting_id)
LEFT JOIN (SELECT meeting_id, list(DISTINCT topic_code ORDER BY topic_code) AS topic_codes
    FROM topics GROUP BY ALL) USING (meeting_id)
LEFT JOIN (SELECT meeting_id, list(DISTINCT country_code ORDER BY country_code) AS chair_codes
    FROM chairs WHERE role <> 'vice-chair' GROUP BY ALL) USING (meeting_id)
"""
# The newest first, and what has no date last; the id decides between two of a day.
NEWEST: Final = "start_date DESC NULLS LAST, meeting_id"


@dataclass(frozen=True, slots=True)
class Contents:
    """A release opened for reading. `previous` are the ids of the meetings of the release before, None without one."""

    connection: duckdb.DuckDBPyConnection
    previous: frozenset[str] | None

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """All rows of a query."""
        found: list[Row] = self.connection.sql(sql, params=parameters).to_arrow_table().to_pylist()
        return found

    def stream(self, sql: str, *parameters: object) -> Iterator[Row]:
        """The rows of a query, some hundreds in memory at a time."""
        with self.connection.cursor() as cursor:
            for batch in cursor.sql(sql, params=parameters).to_arrow_reader(BATCH_ROWS):
                yield from batch.to_pylist()

    def count(self, sql: str) -> int:
        """The one number that a query gives."""
        ((number,),) = self.connection.execute(sql).fetchall()
        return int(number)

    def ids(self, table: str, column: str, share: Share) -> tuple[str, str]:
        """The first and the last key of one share of a table; an empty share is one of no keys."""
        part, parts = share
        tiles = f"SELECT {column} AS id, ntile({parts}) OVER (ORDER BY {column}) AS tile FROM {table}"
        (ends,) = self.connection.execute(
            f"SELECT coalesce(min(id), ''), coalesce(max(id), '') FROM ({tiles}) WHERE tile = {part + 1}"
        ).fetchall()
        return ends[0], ends[1]


@contextmanager
def opened(folder: Path, spill: Path, previous: Path | None) -> Iterator[Contents]:
    """The release's tables as views of their own names, and `listed`, the meetings as lists show them."""
    with connect() as connection:
        connection.execute(f"SET temp_directory = {literal(str(spill))}")
        for name in TABLES:
            path = literal(str(folder / TABLES_FOLDER / f"{name}.parquet"))
            connection.execute(f"CREATE VIEW {quoted(name)} AS FROM read_parquet({path})")
        connection.execute(_LISTED)
        yield Contents(connection, _meetings_of(connection, previous))


def _meetings_of(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> frozenset[str] | None:
    if previous is None:
        return None
    path = literal(str(previous / TABLES_FOLDER / "meetings.parquet"))
    return frozenset(row[0] for row in connection.execute(f"SELECT meeting_id FROM read_parquet({path})").fetchall())
