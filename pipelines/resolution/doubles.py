"""Meetings that stand as two and may be one, for a person to look at. Makes none of them one; `identity.py` does.

What makes two one without doubt is left out here, and so is what one notice tells of as two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

import duckdb
import pyarrow as pa

from pipelines.corrections.decisions import Pair
from pipelines.resolution.titles import may_name_one

# Of meetings so many at most are asked about one.
_MOST: Final = 3

# What can be compared: each meeting that stands, with the days between which it was held, and who speaks of it.
_HELD: Final = """
CREATE TABLE held AS
WITH told AS (
    SELECT meeting_id, bool_or(members.special) AS special, list(DISTINCT notice_id ORDER BY notice_id) AS notices
    FROM members JOIN meeting_ids USING (gid) GROUP BY meeting_id
)
SELECT meetings.*, special, notices,
    CASE date_precision WHEN 'year' THEN last_day(start_date + INTERVAL 11 MONTH)
        WHEN 'month' THEN last_day(start_date) ELSE coalesce(end_date, start_date) END AS until
FROM meetings JOIN told USING (meeting_id) WHERE start_date IS NOT NULL
"""

# Two of one series whose days fall together: under two numbers on the very days, or one of them without a number.
_OF_A_SERIES: Final = """
SELECT one.meeting_id, other.meeting_id,
    CASE WHEN one.ordinal <> other.ordinal THEN 'both are of one series and were held on the same days'
        WHEN 'year' IN (one.date_precision, other.date_precision) THEN 'both are of one series and one year'
        ELSE 'both are of one series and their days fall together' END AS reason
FROM held AS one JOIN held AS other ON one.series_code = other.series_code AND one.meeting_id > other.meeting_id
    AND one.special = other.special AND one.start_date <= other.until AND other.start_date <= one.until
    AND NOT list_has_any(one.notices, other.notices)
WHERE one.series_code <> 'OTHER' AND (one.ordinal IS NULL OR other.ordinal IS NULL
    OR (one.ordinal <> other.ordinal AND one.start_date = other.start_date
        AND one.date_precision = 'day' AND other.date_precision = 'day'))
ORDER BY ALL
"""

_EVENTS: Final = """
SELECT meeting_id, title_vi, title_en, start_date, until, city, country_code, notices FROM held
WHERE series_code = 'OTHER' AND date_precision = 'day' AND coalesce(title_vi, title_en) IS NOT NULL ORDER BY meeting_id
"""


def doubt(connection: duckdb.DuckDBPyConnection, different: Iterable[Pair]) -> None:
    """Make `meeting_candidates` (one_id, other_id, said), the later id first, of the `meetings` as they stand.

    `different` are those that people decided to be two, by any of their ids.
    """
    connection.execute(_HELD)
    pairs = {(one, other): reason for one, other, reason in connection.execute(_OF_A_SERIES).fetchall()}
    pairs |= dict(_events(connection))
    now = _ids(connection)
    decided = {frozenset((now.get(pair.one, pair.one), now.get(pair.other, pair.other))) for pair in different}
    asked: defaultdict[str, int] = defaultdict(int)
    told = []
    for (one, other), reason in sorted(pairs.items()):
        if frozenset((one, other)) not in decided and asked[one] < _MOST:
            asked[one] += 1
            told.append((one, other, reason))
    columns = list(zip(*told, strict=True)) or [(), (), ()]
    names = ("one_id", "other_id", "reason")
    connection.register(
        "meeting_candidates",
        pa.table({name: pa.array(list(column), pa.string()) for name, column in zip(names, columns, strict=True)}),
    )


def _ids(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Today's id of each meeting by those that it had."""
    rows = connection.execute("SELECT meeting_id, unnest(superseded_ids) FROM meeting_ids").fetchall()
    return {former: meeting for meeting, former in rows}


def _events(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[tuple[str, str], str]]:
    """Events outside the series that share a day, contradict each other in no place, and have titles that are near."""
    rows = connection.execute(_EVENTS).fetchall()
    days: defaultdict[object, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        days[row[3].replace(day=1)].append(at)
        if row[4].month != row[3].month:
            days[row[4].replace(day=1)].append(at)
    for shelf in days.values():
        for a, b in combinations(shelf, 2):
            one, other = rows[a], rows[b]
            apart = one[3] > other[4] or other[3] > one[4] or not set(one[7]).isdisjoint(other[7])
            elsewhere = any(x and y and x != y for x, y in zip(one[5:7], other[5:7], strict=True))
            if not apart and not elsewhere and may_name_one(one[1:3], other[1:3]):
                keys = sorted((one[0], other[0]), reverse=True)
                yield (keys[0], keys[1]), "both were held on the same days and have titles that are near"
