"""Where each raw item ended: as a notice, as a duplicate of one, or as a rejection. Counts, and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.batches import NOTICES, REJECTIONS, BatchReport
from schemas import Failure
from schemas.engine import connect
from schemas.failures import MOST_EXAMPLES
from schemas.rules import literal


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many raw items there were and what became of them. They add up where `misplaced` is empty."""

    items: int
    notices: int
    duplicates: int
    rejections: int
    misplaced: tuple[Failure, ...]

    @property
    def add_up(self) -> bool:
        """Whether every item ended in one place and only one."""
        return not self.misplaced and self.items == self.notices + self.duplicates + self.rejections


def count_outcomes(reports: Sequence[BatchReport], notices: Path, rejections: Path) -> Outcomes:
    """Compare what the batches read with the resolved tables `notices` and `rejections` (Parquet files).

    A notice that has the text of another, or that is another's page fetched again and so has no row of its own, is a
    duplicate.
    """
    with connect() as connection:
        for name, schema in (("notices", NOTICES), ("rejections", REJECTIONS)):
            files = ", ".join(literal(str(report.folder / f"{name}.parquet")) for report in reports)
            connection.register(f"no_{name}", schema.empty_table())
            rows = f"read_parquet([{files}])" if files else f"no_{name}"
            connection.execute(f"CREATE VIEW read_{name} AS FROM {rows}")
        # A correction is no raw item.
        connection.execute(
            f"CREATE VIEW notices AS FROM read_parquet({literal(str(notices))}) WHERE kind <> 'correction'"
        )
        connection.execute(f"CREATE VIEW rejections AS FROM read_parquet({literal(str(rejections))})")
        misplaced = [
            failure
            for table, message, sql in _MISPLACED
            if (failure := _failure(connection, table, message, sql)) is not None
        ]
        counts = connection.execute(
            """SELECT (SELECT count(*) FROM notices WHERE duplicate_of IS NULL),
                (SELECT count(*) FROM notices WHERE duplicate_of IS NOT NULL)
                    + (SELECT count(*) FROM read_notices WHERE raw_name NOT IN (SELECT raw_name FROM notices)),
                (SELECT count(*) FROM rejections)"""
        ).fetchone()
    notices_kept, duplicates, rejected = counts or (0, 0, 0)
    items = sum(report.items for report in reports)
    return Outcomes(items, notices_kept, duplicates, rejected, tuple(misplaced))


_MISPLACED = (
    (
        "notices",
        "was read but has no row",
        "SELECT raw_name FROM read_notices WHERE notice_id NOT IN (SELECT notice_id FROM notices)",
    ),
    (
        "notices",
        "has a row but was not read",
        "SELECT raw_name FROM notices WHERE raw_name NOT IN (SELECT raw_name FROM read_notices)",
    ),
    (
        "rejections",
        "was rejected but has no row",
        "SELECT raw_name FROM read_rejections WHERE raw_name NOT IN (SELECT raw_name FROM rejections)",
    ),
    (
        "rejections",
        "has a row but was not rejected",
        "SELECT raw_name FROM rejections WHERE raw_name NOT IN (SELECT raw_name FROM read_rejections)",
    ),
    (
        "rejections",
        "ended in two places",
        """SELECT raw_name FROM (SELECT raw_name FROM read_notices UNION ALL SELECT raw_name FROM read_rejections)
        GROUP BY raw_name HAVING count(*) > 1""",
    ),
)


def _failure(connection: duckdb.DuckDBPyConnection, table: str, message: str, sql: str) -> Failure | None:
    names = [name for (name,) in connection.execute(f"SELECT raw_name FROM ({sql}) ORDER BY raw_name").fetchall()]
    return Failure(table, "raw_name", message, len(names), tuple(names[:MOST_EXAMPLES])) if names else None
