"""What a release does not know of each series: ordinals between known ones, days, places. Reads the release alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

_GAPS = """
SELECT series_code,
    count(*) FILTER (is_gap) AS missing,
    list(ordinal ORDER BY ordinal) FILTER (is_gap) AS ordinals,
    list(meeting_id ORDER BY ordinal NULLS LAST, meeting_id)
        FILTER (NOT is_gap AND coalesce(date_precision, '') <> 'day') AS without_day,
    list(meeting_id ORDER BY ordinal NULLS LAST, meeting_id)
        FILTER (NOT is_gap AND city IS NULL AND coalesce(mode, '') <> 'online') AS without_place
FROM series_calendar WHERE series_code <> 'OTHER' GROUP BY series_code
"""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing in one series: how many ordinals, which (`1-3, 5`), and the ordinals or dates of meetings
    without a day and without a place.
    """

    series_code: str
    missing: int
    ordinals: str
    without_day: str
    without_place: str


def find_gaps(database: duckdb.DuckDBPyConnection) -> list[Gaps]:
    """The series in which something is missing, those that lack most ordinals first, then by what else they lack."""
    series = database.execute(
        "SELECT series_code, slug FROM series JOIN meetings USING (series_code) GROUP BY ALL ORDER BY series_code"
    ).fetchall()
    slugs = dict(series)
    found = []
    for code, missing, ordinals, undated, unplaced in database.execute(_GAPS).fetchall():
        told = [[str(m).removeprefix(f"{slugs[code]}-") for m in meetings or ()] for meetings in (undated, unplaced)]
        size = (missing, len(told[0]) + len(told[1]))
        if any(size):
            gap = Gaps(code, missing, ranges(ordinals or ()), ", ".join(told[0]), ", ".join(told[1]))
            found.append((size, gap))
    return [gap for _, gap in sorted(found, key=lambda pair: (-pair[0][0], -pair[0][1], pair[1].series_code))]


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers in short: 1, 2, 3 and 5 are `1-3, 5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
