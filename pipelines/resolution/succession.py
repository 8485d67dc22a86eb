"""Which id a meeting, participant or person had in the release before, so that it keeps it, or tells that it had it.

An id follows from what is known: series and ordinal, else the date. When more becomes known it changes, and the id
that it had stays with the meeting in `superseded_ids`. Without a release before, ids follow from the notices alone.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from schemas import TABLES, ddl
from schemas.rules import literal, quoted

# What of a meeting's evidence can show that it is the same meeting as before.
_TELLING = ("series_code", "ordinal", "title_vi", "title_en", "start_date", "end_date")


def recall(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> None:
    """Make `before_<table>` of the meetings, participants and evidence in the folder `previous` of Parquet files."""
    for name in ("meetings", "participants", "evidence"):
        path = previous / f"{name}.parquet" if previous is not None else None
        if path is None:
            source, there = "(SELECT 0 AS nothing LIMIT 0)", set()
        else:
            source = f"read_parquet({literal(str(path))})"
            there = {column for column, *_ in connection.execute(f"DESCRIBE FROM {source}").fetchall()}
        columns = ", ".join(
            f"CAST({quoted(column.name) if column.name in there else 'NULL'} AS {ddl.sql_type(column.type)})"
            f" AS {quoted(column.name)}"
            for column in TABLES[name].columns.values()
        )
        connection.execute(f"CREATE VIEW before_{name} AS SELECT {columns} FROM {source}")


def settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `meeting_ids` (gid, series_code, ordinal, special, meeting_id, superseded_ids) from `derived_ids`."""
    for statement in (_HEIRS, _KNOWN_IDS, _MEETING_IDS):
        connection.execute(statement)


# The meeting of today that an earlier one is, by the words that tell of it: they name its series, and its number, title
# or days as well; or another series now, but the same number and days. Where the numbers differ, it is only the same
# where the very words were read as another number.
_HEIRS = f"""
CREATE TABLE heirs AS
WITH old AS (
    SELECT row_id AS old_id, notice_id, column_name, value, char_start FROM before_evidence
    WHERE table_name = 'meetings' AND column_name IN ({", ".join(map(literal, _TELLING))})
), shared AS (
    SELECT old_id, gid, column_name, old.value = said.value AS same, old.char_start = said.char_start AS in_place
    FROM old JOIN said USING (notice_id, column_name)
    WHERE same OR column_name = 'ordinal'
), weighed AS (
    SELECT old_id, gid, bool_or(same) FILTER (column_name = 'series_code') AS series,
        bool_or(in_place) FILTER (column_name = 'series_code') AS series_in_place,
        bool_or(same) FILTER (column_name = 'ordinal') AS ordinal,
        bool_or(in_place) FILTER (column_name = 'ordinal') AS ordinal_in_place,
        bool_or(same) FILTER (starts_with(column_name, 'title')) AS title,
        bool_or(same) FILTER (column_name IN ('start_date', 'end_date')) AS days,
        count(*) FILTER (same AND in_place) AS words, count(*) FILTER (same) AS facts
    FROM shared GROUP BY old_id, gid
)
SELECT old_id, gid FROM weighed JOIN derived_ids USING (gid)
WHERE (ordinal IS NOT FALSE OR ordinal_in_place)
    AND (series AND (series_in_place OR weighed.ordinal OR title OR days AND series_code <> 'OTHER')
        OR weighed.ordinal AND days)
QUALIFY row_number() OVER (PARTITION BY old_id ORDER BY id = old_id DESC, words DESC, facts DESC, id, gid) = 1
""".replace("(ordinal IS NOT FALSE OR", "(weighed.ordinal IS NOT FALSE OR")

# Every id that a meeting of today had, the latest and those before it; as the id that follows from what is known, and
# its place among meetings of which the same is known.
_KNOWN_IDS = """
CREATE TABLE known_ids AS
SELECT gid, former_id, regexp_replace(former_id, '-x[1-9][0-9]*$', '') AS id,
    coalesce(TRY_CAST(nullif(regexp_extract(former_id, '-x([1-9][0-9]*)$', 1), '') AS INTEGER), 1) AS place
FROM (
    SELECT gid, old_id AS former_id FROM heirs
    UNION
    SELECT gid, unnest(superseded_ids) FROM heirs JOIN before_meetings ON meeting_id = old_id
)
"""

# Meetings of which the same is known are told apart by a place. Who had a place keeps it; the others take the first
# free ones in the order in which they became known. An id by date that another meeting had is not free.
_MEETING_IDS = """
CREATE TABLE meeting_ids AS
WITH held AS (
    SELECT id, place, min(gid) AS gid FROM known_ids JOIN derived_ids USING (gid, id) GROUP BY id, place
    QUALIFY row_number() OVER (PARTITION BY min(gid) ORDER BY place) = 1
), taken AS (
    SELECT id, place FROM held
    UNION
    SELECT known_ids.id, place FROM known_ids JOIN derived_ids USING (id)
    WHERE known_ids.gid <> derived_ids.gid AND ordinal IS NULL
), waiting AS (
    SELECT gid, id, row_number() OVER (PARTITION BY id ORDER BY first_told) AS turn
    FROM derived_ids ANTI JOIN held USING (gid)
), open AS (
    SELECT id, place, row_number() OVER (PARTITION BY id ORDER BY place) AS turn
    FROM (
        SELECT id, unnest(range(1, count(*) + 1 + coalesce(any_value(taken_places), 0))) AS place
        FROM waiting LEFT JOIN (SELECT id, count(*) AS taken_places FROM taken GROUP BY id) USING (id)
        GROUP BY id
    ) ANTI JOIN taken USING (id, place)
), placed AS (
    SELECT gid, id, place FROM held
    UNION ALL
    SELECT gid, id, place FROM waiting JOIN open USING (id, turn)
), settled AS (
    SELECT gid, series_code, ordinal, special, concat_ws('-x', id, nullif(place, 1)) AS meeting_id
    FROM placed JOIN derived_ids USING (gid, id)
)
SELECT settled.*, superseded_ids
FROM settled LEFT JOIN (
    SELECT gid, list(DISTINCT former_id ORDER BY former_id) AS superseded_ids FROM known_ids
    WHERE former_id NOT IN (SELECT meeting_id FROM settled) GROUP BY gid
) USING (gid)
"""
