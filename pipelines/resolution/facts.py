"""What meetings dealt with, with whom, chaired by whom, and how they hang together. Knows no values of the meetings.

Each row of a fact table carries the strongest of what is said of it.
"""

from __future__ import annotations

import duckdb

from pipelines.resolution.corrected import Correcting
from pipelines.resolution.engine import cases, ranks
from pipelines.resolution.inputs import ROW_KEYS
from schemas.rules import literal

CONTEXT_RANKS = ranks("title", "theme", "body", "instrument")
ACTION_RANKS = ranks("adopted", "endorsed", "reviewed", "implemented", "noted", "mentioned")
PARTNER_ROLE_RANKS = ranks("chair", "co-chair", "host", "organiser", "funder", "partner")
BASIS_RANKS = ranks("stated", "format")


def relate(connection: duckdb.DuckDBPyConnection, correcting: Correcting) -> None:
    """Make `told` (what notices say of the rows) and the tables topics, partners, instruments, chairs, meeting_links,
    meeting_notices, citations.
    """
    for statement in (_told(), _REFUSED_FACTS, _PART_OF_LINKS):
        connection.execute(statement)
    correcting.facts()
    for statement in (
        _topics(),
        _instruments(),
        _partners(),
        _CHAIRS,
        _MEETING_LINKS,
        _MEETING_NOTICES,
        _CITATIONS,
    ):
        connection.execute(statement)


def _told() -> str:
    """Claims on fact rows with their meeting; a claim of a key column says what its row says."""
    tables = ", ".join(map(literal, ROW_KEYS))
    return f"""
CREATE TABLE told AS
SELECT claims.* EXCLUDE (value), meeting_id, kind_rank, relation_rank, CASE
    WHEN column_name IN ('partner_code', 'to_key', 'country_code') THEN coalesce(part_2, part_1)
    WHEN table_name = 'chairs' THEN part_2 ELSE value END AS value
FROM claims LEFT JOIN members USING (notice_id, local) LEFT JOIN meeting_ids USING (gid)
WHERE table_name IN ({tables})
"""


_REFUSED_FACTS = """
INSERT INTO refused BY NAME
SELECT DISTINCT notice_id, 'rejected-row' AS kind, table_name, local_row, 'its meeting is not published' AS detail
FROM told WHERE meeting_id IS NULL
"""

# Where a meeting was held within another, the two are linked as well.
_PART_OF_LINKS = """
INSERT INTO told BY NAME
SELECT notice_id, 'meeting_links' AS table_name, local, 'part-of' AS part_1,
    concat_ws('-', whole.series_code, whole.ordinal) AS part_2, 'to_key' AS column_name, part_2 AS value, char_start,
    char_end, quote, rule, confidence, correction, own.meeting_id, kind_rank, relation_rank
FROM said JOIN chosen USING (gid, column_name, value)
JOIN meeting_ids AS own ON own.gid = said.gid
JOIN meeting_ids AS whole ON whole.meeting_id = said.value
WHERE column_name = 'part_of'
"""


def _topics() -> str:
    return f"""
CREATE TABLE topics AS
SELECT meeting_id, notice_id, part_1 AS topic_code, arg_min(value, {cases("value", CONTEXT_RANKS)}) AS context,
    CAST(count(DISTINCT (char_start, char_end)) AS INTEGER) AS mention_count
FROM told WHERE table_name = 'topics' AND meeting_id IS NOT NULL GROUP BY ALL
"""


def _instruments() -> str:
    return f"""
CREATE TABLE instruments AS
SELECT meeting_id, notice_id, part_1 AS instrument_code, arg_min(value, {cases("value", ACTION_RANKS)}) AS action
FROM told WHERE table_name = 'instruments' AND meeting_id IS NOT NULL GROUP BY ALL
"""


def _partners() -> str:
    def strongest(column: str, order: str) -> str:
        return f"arg_min(value, {order}) FILTER (column_name = {literal(column)})"

    ranking = "(kind_rank, relation_rank, -confidence, notice_id, value)"
    return f"""
CREATE TABLE partners AS
SELECT meeting_id, part_1 AS partner_code,
    if(any_value(countries.country_code) IS NULL, 'organisation', 'country') AS partner_kind,
    coalesce(any_value(countries.name_en), any_value(organisations.name_en), part_1) AS name_en,
    coalesce(any_value(countries.name_vi), any_value(organisations.name_vi), part_1) AS name_vi,
    {strongest("framework", ranking)} AS framework,
    {strongest("basis", cases("value", BASIS_RANKS))} AS basis,
    coalesce({strongest("role", cases("value", PARTNER_ROLE_RANKS))}, 'partner') AS role
FROM told
LEFT JOIN countries ON countries.country_code = part_1
LEFT JOIN organisations ON organisations.organisation_code = part_1
WHERE table_name = 'partners' AND meeting_id IS NOT NULL
GROUP BY meeting_id, part_1
"""


_CHAIRS = """
CREATE TABLE chairs AS
SELECT DISTINCT meeting_id, part_1 AS country_code, part_2 AS role
FROM told WHERE table_name = 'chairs' AND meeting_id IS NOT NULL
"""

_MEETING_LINKS = """
CREATE TABLE meeting_links AS
WITH linked AS (
    SELECT DISTINCT meeting_id AS from_meeting_id, part_1 AS relation, part_2 AS to_key
    FROM told WHERE table_name = 'meeting_links' AND meeting_id IS NOT NULL
), numbered AS (
    SELECT meeting_id, concat_ws('-', series_code, ordinal) AS to_key FROM meeting_ids
    WHERE ordinal IS NOT NULL AND NOT special
    QUALIFY row_number() OVER (PARTITION BY to_key ORDER BY length(meeting_id), meeting_id) = 1
)
SELECT from_meeting_id, relation, to_key,
    if(relation = 'part-of', coalesce(whole.part_of, numbered.meeting_id), numbered.meeting_id) AS to_meeting_id,
    if(to_key IN (SELECT series_code FROM series), to_key, regexp_replace(to_key, '-[0-9]+$', '')) AS to_series_code
FROM linked LEFT JOIN numbered USING (to_key)
LEFT JOIN (
    SELECT meetings.meeting_id AS from_meeting_id, part_of, concat_ws('-', whole.series_code, whole.ordinal) AS to_key
    FROM meetings JOIN meeting_ids AS whole ON whole.meeting_id = part_of
) AS whole USING (from_meeting_id, to_key)
"""

_MEETING_NOTICES = """
CREATE TABLE meeting_notices AS
SELECT meeting_id, notice_id, arg_min(relation, relation_rank) AS relation
FROM members JOIN meeting_ids USING (gid) GROUP BY ALL
"""

# The pages that a register entry names are addresses in its text.
_CITATIONS = r"""
CREATE TABLE citations AS
SELECT DISTINCT notice_id, url, regexp_extract(lower(url), '^https?://(?:[^/@\s]*@)?([^/:?#\s]+)', 1) AS host
FROM (
    SELECT notice_id, unnest(regexp_extract_all(text, 'https?://[^\s''"<>,\]\[]+')) AS url
    FROM read_notices JOIN readings USING (notice_id, batch, raw_name)
    WHERE readings.kind = 'register' AND duplicate_of IS NULL
)
"""
