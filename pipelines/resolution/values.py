"""Which value of a meeting is published where notices say different things, and under which id. Meetings alone.

A notice's value goes before the register's; then the one that more notices give, the surer rule, the notice that
reports before the one that announces or names, and last the smaller notice id.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from pipelines.resolution import succession
from pipelines.resolution.corrected import Correcting
from schemas import TABLES
from schemas.rules import literal

STATUS = {"reports": "reported", "announces": "reported", "references": "referenced"}
_SIMPLE = ("series_code", "ordinal", "title_vi", "title_en", "mode", "theme")
_VOTE = """min(kind_rank) AS kind_rank, count(DISTINCT notice_id) AS notices, max(confidence) AS confidence,
    min(relation_rank) AS relation_rank, min(notice_id) AS first_notice"""
_RANKING = "kind_rank, notices DESC, confidence DESC, relation_rank, first_notice, value"


def choose(connection: duckdb.DuckDBPyConnection, correcting: Correcting) -> None:
    """Make `said` (what each notice says of each meeting), `chosen` (what is published), `meeting_ids`, `meetings`."""
    settle(connection)
    _choose_part_of(connection)
    correcting.meetings()
    connection.execute(_meetings())


def settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `said`, `chosen` but for `part_of`, and `meeting_ids`."""
    for statement in (_said(), _VOTES, _CHOSEN, _START, _END, _PRECISION, _CITY, _COUNTRY):
        connection.execute(statement)
    connection.execute(_DERIVED_IDS)
    succession.settle(connection)


def _said() -> str:
    status = " ".join(f"WHEN {literal(relation)} THEN {literal(code)}" for relation, code in STATUS.items())
    return f"""
CREATE TABLE said AS
WITH told AS (
    SELECT claims.*, gid, relation_rank, kind_rank FROM claims JOIN members USING (notice_id, local)
    WHERE table_name IN ('meetings', 'meeting_notices') AND column_name <> 'part_of'
)
SELECT gid, notice_id, local, column_name, value, char_start, char_end, quote, rule, confidence, relation_rank,
    kind_rank, correction
FROM told WHERE table_name = 'meetings'
UNION
SELECT gid, notice_id, local, 'date_precision', precision_of(value), char_start, char_end, quote, rule, confidence,
    relation_rank, kind_rank, correction
FROM told WHERE column_name IN ('start_date', 'end_date')
UNION
SELECT gid, notice_id, local, 'status', CASE value {status} ELSE 'referenced' END, char_start, char_end, quote, rule,
    confidence, relation_rank, kind_rank, correction
FROM (
    -- A meeting whose relation was refused is still named by its series.
    SELECT * FROM told WHERE column_name IN ('relation', 'series_code')
    QUALIFY rank() OVER (PARTITION BY notice_id, local ORDER BY column_name) = 1
)
"""


_VOTES = f"CREATE TABLE votes AS SELECT gid, column_name, value, {_VOTE} FROM said GROUP BY gid, column_name, value"

_CHOSEN = f"""
CREATE TABLE chosen AS
SELECT gid, column_name, value FROM votes WHERE column_name IN {_SIMPLE}
QUALIFY row_number() OVER (PARTITION BY gid, column_name ORDER BY {_RANKING}) = 1
UNION ALL
SELECT gid, 'status', if(bool_or(value = 'reported'), 'reported', 'referenced')
FROM votes WHERE column_name = 'status' GROUP BY gid
"""

# A day is more than the month that it lies in: of dates that agree the most exact is published.
_START = f"""
INSERT INTO chosen
WITH won AS (
    SELECT gid, value AS winner FROM votes WHERE column_name = 'start_date'
    QUALIFY row_number() OVER (PARTITION BY gid ORDER BY {_RANKING}) = 1
)
SELECT gid, column_name, value FROM votes JOIN won USING (gid)
WHERE column_name = 'start_date' AND starts_with(value, winner)
QUALIFY row_number() OVER (PARTITION BY gid ORDER BY length(value) DESC, {_RANKING}) = 1
"""

# The last day comes from a notice that has the published first day, else from one that gives none.
_END = f"""
INSERT INTO chosen
WITH ends AS (
    SELECT said.gid, said.value, bool_or(members.start_date IS NOT NULL) AS told_together, {_VOTE}
    FROM said JOIN members USING (gid, notice_id, local)
    LEFT JOIN (SELECT gid, value AS start FROM chosen WHERE column_name = 'start_date') AS begun USING (gid)
    WHERE said.column_name = 'end_date' AND (start IS NULL OR said.value >= start
        AND length(said.value) = length(start) AND starts_with(start, coalesce(members.start_date, start)))
    GROUP BY said.gid, said.value
)
SELECT gid, 'end_date', value FROM ends
QUALIFY row_number() OVER (PARTITION BY gid ORDER BY told_together DESC, {_RANKING}) = 1
""".replace("min(kind_rank)", "min(said.kind_rank)").replace("min(relation_rank)", "min(said.relation_rank)")


_PRECISION = """
INSERT INTO chosen
SELECT gid, 'date_precision', precision_of(arg_max(value, column_name))
FROM chosen WHERE column_name IN ('start_date', 'end_date') GROUP BY gid
"""

_PLACED = "gid NOT IN (SELECT gid FROM chosen WHERE column_name = 'mode' AND value = 'online')"

_CITY = f"""
INSERT INTO chosen
SELECT gid, column_name, value FROM votes WHERE column_name = 'city' AND {_PLACED}
QUALIFY row_number() OVER (PARTITION BY gid ORDER BY {_RANKING}) = 1
"""

# The country comes from a notice that names the published city, where there is one.
_COUNTRY = f"""
INSERT INTO chosen
WITH countries_said AS (
    SELECT said.*, city.value = published.value AS of_the_city
    FROM said
    LEFT JOIN said AS city ON city.notice_id = said.notice_id AND city.local = said.local AND city.column_name = 'city'
    LEFT JOIN chosen AS published ON published.gid = said.gid AND published.column_name = 'city'
    WHERE said.column_name = 'country_code' AND said.{_PLACED}
), counted AS (
    SELECT gid, value, bool_or(of_the_city) AS of_the_city, {_VOTE} FROM countries_said GROUP BY gid, value
)
SELECT gid, 'country_code', value FROM counted
QUALIFY row_number() OVER (PARTITION BY gid ORDER BY of_the_city DESC NULLS LAST, {_RANKING}) = 1
"""

# The id that follows from what is known of a meeting. Which meeting has it is settled in `succession.py`.
_DERIVED_IDS = """
CREATE TABLE derived_ids AS
WITH known AS (
    SELECT gid, min(series_code) AS series_code, max(ordinal) FILTER (series_code <> 'OTHER') AS ordinal,
        bool_or(special AND ordinal IS NOT NULL) AS special,
        min((coalesce(published_on, DATE '9999-12-31'), notice_id, number)) AS first_told,
        arg_min(title, (coalesce(published_on, DATE '9999-12-31'), notice_id, number)) AS title,
        min(published_on) AS published_on, min(notice_id) AS notice_id
    FROM members GROUP BY gid
), dated AS (
    SELECT gid, coalesce(max(value) FILTER (column_name = 'start_date'), max(value)) AS day
    FROM chosen WHERE column_name IN ('start_date', 'end_date') GROUP BY gid
)
SELECT gid, ordinal, known.series_code, special, first_told, concat_ws('-',
    if(known.series_code = 'OTHER', coalesce(nullif(slug(title), ''), 'other'), series.slug),
    if(special, 'special', NULL),
    coalesce(CAST(ordinal AS VARCHAR), day, CAST(year(published_on) AS VARCHAR), digest([notice_id]))) AS id
FROM known JOIN series USING (series_code) LEFT JOIN dated USING (gid)
"""

_PARTS = """
CREATE TABLE parts AS
SELECT claims.notice_id, claims.local, claims.local_row, own.gid, whole.gid AS whole_gid, meeting_id AS value,
    char_start, char_end, quote, rule, confidence, own.relation_rank, own.kind_rank, correction
FROM claims
JOIN members AS own USING (notice_id, local)
LEFT JOIN members AS whole ON whole.notice_id = claims.notice_id AND whole.local = claims.value
LEFT JOIN meeting_ids ON meeting_ids.gid = whole.gid
WHERE column_name = 'part_of'
"""

_REFUSED_PARTS = """
INSERT INTO refused BY NAME
SELECT notice_id, 'rejected-row' AS kind, 'meetings' AS table_name, local_row, char_start, char_end,
    if(whole_gid IS NULL, 'part_of: the meeting within which it was held is not published',
        'part_of: the meeting would be part of itself') AS detail
FROM parts WHERE whole_gid IS NULL OR whole_gid = gid
"""


def _choose_part_of(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(_PARTS)
    connection.execute(_REFUSED_PARTS)
    usable = "whole_gid <> gid"
    connection.execute(
        f"""INSERT INTO said SELECT gid, notice_id, local, 'part_of', value, char_start, char_end, quote, rule,
            confidence, relation_rank, kind_rank, correction FROM parts WHERE {usable}"""
    )
    edges = connection.execute(
        f"""WITH counted AS (
            SELECT gid, whole_gid, value, {_VOTE} FROM parts WHERE {usable} GROUP BY gid, whole_gid, value
        )
        SELECT gid, whole_gid, value, kind_rank, notices, confidence FROM counted
        QUALIFY row_number() OVER (PARTITION BY gid ORDER BY {_RANKING}) = 1
        ORDER BY kind_rank, notices DESC, confidence DESC, first_notice, value, gid"""
    ).fetchall()
    kept = set(without_circles((part, whole) for part, whole, *_ in edges))
    chosen = [(part, value) for part, whole, value, *_ in edges if (part, whole) in kept]
    gids, values = zip(*chosen, strict=True) if chosen else ((), ())
    connection.register("wholes", pa.table({"gid": pa.array(gids, pa.int64()), "value": pa.array(values, pa.string())}))
    connection.execute("INSERT INTO chosen SELECT gid, 'part_of', value FROM wholes")


def without_circles(edges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The (part, whole) pairs, strongest first, without those that would make a meeting part of itself over others.

    Each part has one whole at most.
    """
    whole_of: dict[int, int] = {}
    kept = []
    for part, whole in edges:
        above: int | None = whole
        while above is not None and above != part:
            above = whole_of.get(above)
        if above is None:
            whole_of[part] = whole
            kept.append((part, whole))
    return kept


def _meetings() -> str:
    def value(column: str) -> str:
        return f"max(value) FILTER (column_name = {literal(column)})"

    computed = ("meeting_id", "notice_count", "confidence", "superseded_ids")
    values = []
    for column in TABLES["meetings"].columns:
        if column in ("start_date", "end_date"):
            values.append(f"first_day({value(column)}) AS {column}")
        elif column == "ordinal":
            values.append(f"CAST({value(column)} AS SMALLINT) AS {column}")
        elif column not in computed:
            values.append(f"{value(column)} AS {column}")
    return f"""
CREATE TABLE meetings AS
WITH pivoted AS (SELECT gid, {", ".join(values)} FROM chosen GROUP BY gid),
-- Decimals, so that the sum does not depend on the order in which threads add.
sure AS (
    SELECT gid, column_name, max(confidence) AS confidence
    FROM said JOIN chosen USING (gid, column_name, value) GROUP BY ALL
),
counted AS (SELECT gid, count(DISTINCT notice_id) AS notice_count FROM members GROUP BY gid)
SELECT meeting_id, pivoted.* EXCLUDE (gid), CAST(notice_count AS INTEGER) AS notice_count,
    CAST(round(sum(sure.confidence) / count(*), 4) AS FLOAT) AS confidence, superseded_ids
FROM pivoted JOIN meeting_ids USING (gid) JOIN counted USING (gid) JOIN sure USING (gid)
GROUP BY ALL
"""
