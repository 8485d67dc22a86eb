"""The trail of every fact: the words that state it, where notices disagree, and what a person should look at."""

from __future__ import annotations

import duckdb

from pipelines.corrections.entries import REVIEWED
from pipelines.resolution.engine import key_sql
from pipelines.resolution.inputs import CLAIMED, ROW_KEYS
from schemas import TABLES
from schemas.rules import literal, quoted

# Values of a meeting that are right or wrong; of two titles neither is.
_CONFLICTING = ("ordinal", "start_date", "end_date", "mode", "city", "country_code", "theme", "part_of")
_COLUMNS = "notice_id, value, char_start, char_end, quote, rule, confidence"
# What a correction says in a notice's place has the correction for its source.
_SAID = _COLUMNS.replace("notice_id", "coalesce(correction, notice_id) AS notice_id", 1)


def testify(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `evidence` for the rows of the fact tables as they stand, and put disagreements into `conflicts`."""
    parts = [_MEETINGS, _of("meeting_notices", _RELATIONS), _of("participants", _PARTICIPANTS)]
    parts += [_of(table, _facts(table)) for table in ROW_KEYS]
    # One after the other: together, they would hold the rows of all tables in memory at a time.
    for number, part in enumerate(parts):
        connection.execute(f"{'INSERT INTO evidence' if number else 'CREATE TABLE evidence AS'} {_evidence(part)}")
    connection.execute(_conflicts())


def _evidence(said: str) -> str:
    return f"""
SELECT 'e-' || digest([table_name, row_id, column_name, value, notice_id, CAST(char_start AS VARCHAR),
        CAST(char_end AS VARCHAR), rule]) AS evidence_id,
    table_name, row_id, column_name, value, bool_or(accepted) AS accepted, notice_id, char_start, char_end,
    any_value(quote) AS quote, rule, CAST(max(confidence) AS FLOAT) AS confidence
FROM ({said})
GROUP BY table_name, row_id, column_name, value, notice_id, char_start, char_end, rule
"""


# A date known less exactly agrees with the published one that it is the beginning of.
_MEETINGS = f"""
SELECT 'meetings' AS table_name, meeting_id AS row_id, said.column_name, coalesce(said.value = published.value
        OR column_name IN ('start_date', 'end_date') AND starts_with(published.value, said.value), false) AS accepted,
    coalesce(correction, said.notice_id) AS notice_id, {", ".join("said." + c for c in _COLUMNS.split(", ")[1:])}
FROM said JOIN meeting_ids USING (gid) SEMI JOIN meetings USING (meeting_id)
LEFT JOIN (
    SELECT gid, column_name, value FROM chosen JOIN meeting_ids USING (gid) JOIN meetings USING (meeting_id)
    WHERE column_name <> 'part_of' OR part_of IS NOT NULL
) AS published USING (gid, column_name)
"""

_RELATIONS = f"""
SELECT meeting_id || '|' || notice_id AS row_id, column_name, {_SAID}
FROM claims JOIN members USING (notice_id, local) JOIN meeting_ids USING (gid) WHERE table_name = 'meeting_notices'
"""

_PARTICIPANTS = f"""
SELECT participant_id AS row_id, if(column_name = 'meeting', 'meeting_id', column_name) AS column_name,
    {_SAID.replace("value", "if(column_name = 'meeting', meeting_id, value) AS value")}
FROM claims JOIN participant_ids USING (notice_id, local) WHERE table_name = 'participants'
"""


def _facts(table: str) -> str:
    parts = ["meeting_id", *(["notice_id"] if "notice_id" in TABLES[table].primary_key else []), "part_1"]
    parts += ["part_2"] if len(ROW_KEYS[table]) > 1 else []
    return f"""SELECT concat_ws('|', {", ".join(parts)}) AS row_id, column_name, {_SAID}
FROM told WHERE table_name = {literal(table)}"""


def _of(table: str, said: str) -> str:
    """What was said of the table's rows that are there, accepted where the row has that value."""
    columns = [column if column != "meeting" else "meeting_id" for column in CLAIMED[table]]
    whens = " ".join(f"WHEN {literal(column)} THEN published.{quoted(column)}" for column in columns)
    return f"""SELECT {literal(table)} AS table_name, row_id, said.column_name,
    coalesce(CASE said.column_name {whens} END = said.value, false) AS accepted,
    {", ".join("said." + c for c in _COLUMNS.split(", "))}
FROM ({said}) AS said JOIN (SELECT *, {key_sql(table)} AS row_id FROM {quoted(table)}) AS published USING (row_id)
WHERE said.column_name IN ({", ".join(map(literal, columns))})"""


def _conflicts() -> str:
    """One item for each value of a notice that the published meeting contradicts."""
    kinds = ", ".join(map(literal, _CONFLICTING))
    return f"""
CREATE TABLE conflicts AS
SELECT evidence.notice_id, 'conflict' AS kind, 'meetings' AS table_name, row_id, min(char_start) AS char_start,
    arg_min(char_end, (char_start, char_end)) AS char_end,
    column_name || ': this notice says "' || left(evidence.value, 200) || '", '
        || coalesce('published is "' || left(published.value, 200) || '"', 'nothing is published') AS detail,
    min(corrected.decided_by) AS decided_by
FROM evidence JOIN meeting_ids ON meeting_id = row_id LEFT JOIN chosen AS published USING (gid, column_name)
LEFT JOIN corrected_values AS corrected USING (gid, column_name)
WHERE evidence.table_name = 'meetings' AND NOT accepted AND column_name IN ({kinds})
    AND NOT (column_name IN ('theme', 'city') AND folded(evidence.value) = folded(coalesce(published.value, '')))
GROUP BY ALL
"""


def review(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `review_items` from doubts, refused claims and rows, conflicts, and what may be one; `deciding`
    tells which are decided.
    """
    parts = [*map(_doubtful, ("persons", "institutions")), _DOUBTFUL_MEETINGS]
    connection.execute("CREATE TABLE doubtful AS " + "\nUNION ALL\n".join(parts))
    connection.execute(_review())


def _doubtful(table: str) -> str:
    """Two that may be one person or institution, at the name of the one in a notice."""
    name, key = table[:-1], TABLES[table].primary_key[0]
    return f"""
SELECT participants.notice_id, 'same-{name}' AS kind, '{table}' AS table_name, told.one_id AS row_id,
    'may be ' || other_id || ' (' || printf('%.2f', told.confidence) || '): ' || said AS detail,
    min(char_start) AS char_start, arg_min(char_end, (char_start, char_end)) AS char_end
FROM {name}_candidates AS told JOIN participants USING (participant_id)
SEMI JOIN {table} ON {table}.{key} = told.one_id
LEFT JOIN evidence ON evidence.table_name = 'participants' AND row_id = participant_id
    AND column_name = if('{name}' = 'person' OR participants.kind = 'organisation', 'name', 'organisation')
WHERE other_id IN (SELECT {key} FROM {table})
GROUP BY ALL
"""


# Two that may be one meeting, at the words that name the one in a notice.
_DOUBTFUL_MEETINGS = """
SELECT notice_id, 'same-meeting' AS kind, 'meetings' AS table_name, one_id AS row_id,
    'may be ' || other_id || ': ' || reason AS detail, char_start, char_end
FROM meeting_candidates JOIN (
    SELECT row_id, notice_id, char_start, char_end FROM evidence
    WHERE table_name = 'meetings' AND column_name = 'series_code' AND rule <> 'correction'
    QUALIFY row_number() OVER (PARTITION BY row_id ORDER BY accepted DESC, notice_id, char_start, char_end) = 1
) ON row_id = one_id
"""


def _review() -> str:
    tables = ", ".join(map(literal, TABLES))
    deciding = " AND ".join(
        ["deciding.notice_id = items.notice_id"]
        + [f"(deciding.{each} IS NULL OR deciding.{each} = items.{each})" for each in REVIEWED if each != "notice_id"]
    )
    return f"""
CREATE TABLE review_items AS
WITH doubts AS (
    SELECT notice_id, kind, table_name, "row" AS local_row, detail, char_start, char_end
    FROM read_doubts SEMI JOIN (FROM readings WHERE duplicate_of IS NULL) USING (notice_id, batch)
), local_items AS (
    FROM doubts
    UNION ALL SELECT notice_id, kind, table_name, local_row, detail, char_start, char_end FROM refused
), parted AS (
    SELECT *, split_part(local_row, '|', 1) AS local, substr(local_row, length(local) + 1) AS tail FROM local_items
), placed AS (
    SELECT parted.*, coalesce(participant_id, if(table_name IS NULL, NULL, meeting_ids.meeting_id
        || if(table_name IN ('topics', 'instruments', 'meeting_notices'), '|' || notice_id, '') || tail)) AS row_id
    FROM parted
    LEFT JOIN members USING (notice_id, local)
    LEFT JOIN meeting_ids USING (gid)
    LEFT JOIN (SELECT notice_id, local, participant_id FROM participant_ids) USING (notice_id, local)
), items AS (
    SELECT notice_id, kind, table_name, row_id, detail, char_start, char_end, NULL AS decided_by FROM placed
    UNION ALL SELECT notice_id, kind, table_name, row_id, detail, char_start, char_end, NULL FROM refused_rows
    UNION ALL SELECT notice_id, kind, table_name, row_id, detail, char_start, char_end, decided_by FROM conflicts
    UNION ALL SELECT notice_id, kind, table_name, row_id, detail, char_start, char_end, NULL FROM doubtful
), fitting AS (
    SELECT notice_id, coalesce(nullif(slug(kind), ''), 'doubt') AS kind,
        if(table_name IN ({tables}), table_name, NULL) AS table_name,
        if(table_name IN ({tables}), nullif(ltrim(row_id), ''), NULL) AS row_id,
        coalesce(nullif(trim(detail), ''), kind) AS detail,
        if(char_start >= 0 AND char_end >= char_start, char_start, NULL) AS char_start,
        if(char_start >= 0 AND char_end >= char_start, char_end, NULL) AS char_end, decided_by
    FROM items
), decided AS (
    SELECT items.* EXCLUDE (decided_by), min(coalesce(items.decided_by, deciding.correction_id)) AS decided_by
    FROM fitting AS items LEFT JOIN deciding ON {deciding}
    GROUP BY ALL
)
SELECT 'r-' || digest([notice_id, kind, table_name, row_id, detail, CAST(char_start AS VARCHAR),
        CAST(char_end AS VARCHAR)]) AS review_id,
    notice_id, kind, table_name, row_id, detail, if(decided_by IS NULL, 'open', 'decided') AS status, char_start,
    char_end, decided_by
FROM decided
"""
