"""Who took part: the participants of each notice's meetings, and which of them are one person. Knows no other fact.

Careful on purpose: two rows are one person where the name is the same and no country contradicts it.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from pipelines.resolution.engine import cases, ranks
from pipelines.resolution.names import name_form
from schemas.codes import PARTICIPANT_ROLE
from schemas.rules import literal

ROLE_RANKS = ranks(*PARTICIPANT_ROLE)


def gather(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `participants`, `persons`, and `participant_ids` (notice_id, local, participant_id)."""
    connection.execute(_participant_ids())
    connection.execute(_REFUSED_PARTICIPANTS)
    _name_forms(connection)
    connection.execute(_PERSON_IDS)
    connection.execute(_KEEP_PERSON_IDS)
    connection.execute(_PARTICIPANTS)
    connection.execute(_PERSONS)


def _participant_ids() -> str:
    def first(column: str) -> str:
        return f"max(value) FILTER (column_name = {literal(column)}) AS {column}"

    columns = ("meeting", "kind", "name", "honorific", "position", "organisation", "country_code", "role")
    return f"""
CREATE TABLE participant_ids AS
WITH ranked AS (
    SELECT * FROM claims WHERE table_name = 'participants'
    QUALIFY row_number() OVER (
        PARTITION BY notice_id, local, column_name
        ORDER BY if(column_name = 'role', {cases("value", ROLE_RANKS)}, 0), confidence DESC,
            char_start, char_end, value, rule
    ) = 1
), told AS (SELECT notice_id, local, {", ".join(map(first, columns))} FROM ranked GROUP BY notice_id, local),
placed AS (
    SELECT told.*, meeting_id, superseded_ids, [kind,
        coalesce(name, concat_ws(chr(30), position, organisation, country_code))] AS what
    FROM told
    LEFT JOIN members ON members.notice_id = told.notice_id AND members.local = told.meeting
    LEFT JOIN meeting_ids USING (gid)
-- Two of one notice that nothing tells apart are two all the same.
), numbered AS (
    SELECT *, CAST(nullif(row_number() OVER (
        PARTITION BY notice_id, meeting_id, what ORDER BY CAST(substr(local, 2) AS INTEGER)), 1) AS VARCHAR) AS number
    FROM placed
-- The id under which the participant was published while the meeting had another id is kept.
), kept AS (
    SELECT notice_id, local, min(participant_id) AS participant_id
    FROM (
        SELECT notice_id, local, unnest([{_participant_id("former")} FOR former IN superseded_ids]) AS participant_id
        FROM numbered
    ) SEMI JOIN before_participants USING (participant_id)
    GROUP BY notice_id, local
)
SELECT numbered.* EXCLUDE (what, number, superseded_ids),
    coalesce(kept.participant_id, {_participant_id("meeting_id")}) AS participant_id
FROM numbered LEFT JOIN kept USING (notice_id, local)
"""


def _participant_id(meeting: str) -> str:
    return f"'p-' || digest([notice_id, {meeting}] || what || [number])"


_REFUSED_PARTICIPANTS = """
INSERT INTO refused BY NAME
SELECT notice_id, 'rejected-row' AS kind, 'participants' AS table_name, local AS local_row,
    'the participant is of no meeting that is published' AS detail
FROM participant_ids WHERE meeting_id IS NULL
"""


def _name_forms(connection: duckdb.DuckDBPyConnection) -> None:
    """`name_forms`: (name, letters, marks, words) for each name of a person."""
    rows = connection.execute(
        "SELECT DISTINCT name FROM participant_ids WHERE kind = 'person' AND name IS NOT NULL ORDER BY name"
    ).fetchall()
    names = [name for (name,) in rows]
    forms = [name_form(name) for name in names]
    connection.register(
        "name_forms",
        pa.table(
            {
                "name": pa.array(names, pa.string()),
                "letters": pa.array([form.letters for form in forms], pa.string()),
                "marks": pa.array([form.marks for form in forms], pa.string()),
                "words": pa.array([form.words for form in forms], pa.int32()),
            }
        ),
    )


# A name without diacritics is that of the only person who has the letters with some; a person without country is the
# only one of that name who has one. A single word is nobody's name without the post.
_PERSON_IDS = """
CREATE TABLE person_ids AS
WITH named AS (
    SELECT participant_id, letters, marks, country_code,
        if(words > 1, '', concat_ws(' ', folded(position), folded(organisation))) AS post
    FROM participant_ids JOIN name_forms USING (name)
    WHERE kind = 'person' AND letters <> '' AND meeting_id IS NOT NULL
), written AS (
    SELECT *, if(count(DISTINCT nullif(marks, '')) OVER (PARTITION BY letters, post) > 1, marks, '') AS form FROM named
), countries_of AS (
    SELECT *,
        if(count(DISTINCT country_code) OVER (PARTITION BY letters, post, form) > 1, country_code, NULL) AS country
    FROM written
)
SELECT participant_id, 'person-' || digest([letters, post, form, country]) AS person_id FROM countries_of
"""

# A person keeps the id of before, although what tells namesakes apart may be another now. Of several persons who had
# one id, or ids that one person had, the one with the most participations counts.
_KEEP_PERSON_IDS = """
CREATE OR REPLACE TABLE person_ids AS
WITH shared AS (
    SELECT own.person_id, before.person_id AS former_id, own.person_id = before.person_id AS same, count(*) AS times
    FROM person_ids AS own JOIN before_participants AS before USING (participant_id)
    WHERE before.person_id IS NOT NULL GROUP BY ALL
), kept AS (
    SELECT person_id, former_id FROM (
        FROM shared QUALIFY row_number() OVER (PARTITION BY former_id ORDER BY same DESC, times DESC, person_id) = 1
    ) QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY same DESC, times DESC, former_id) = 1
), named AS (
    SELECT own.person_id, coalesce(former_id, CASE WHEN own.person_id IN (SELECT former_id FROM kept)
        THEN 'person-' || digest([own.person_id, min(participant_id)]) ELSE own.person_id END) AS kept_id
    FROM person_ids AS own LEFT JOIN kept USING (person_id) GROUP BY own.person_id, former_id
)
SELECT participant_id, kept_id AS person_id FROM person_ids JOIN named USING (person_id)
"""

_PARTICIPANTS = """
CREATE TABLE participants AS
SELECT participant_id, meeting_id, notice_id, kind, name, honorific, position, organisation, country_code,
    coalesce(role, 'participant') AS role, person_id
FROM participant_ids LEFT JOIN person_ids USING (participant_id)
WHERE meeting_id IS NOT NULL
"""

_PERSONS = """
CREATE TABLE persons AS
WITH seen AS (
    SELECT person_id, participants.*, marks, (
        coalesce(start_date, published_on, DATE '0001-01-01'), participants.notice_id, participant_id
    ) AS moment
    FROM participants JOIN name_forms USING (name)
    JOIN (SELECT meeting_id, start_date FROM meetings) USING (meeting_id)
    JOIN readings USING (notice_id)
    WHERE person_id IS NOT NULL
), written AS (
    SELECT person_id, name FROM seen GROUP BY person_id, name, marks
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY marks = '', count(*) DESC, name) = 1
)
SELECT person_id, any_value(written.name) AS name, arg_max(honorific, moment) AS honorific,
    any_value(country_code) AS country_code, arg_max(position, moment) AS position,
    arg_max(organisation, moment) AS organisation, CAST(count(DISTINCT meeting_id) AS INTEGER) AS meeting_count
FROM seen JOIN written USING (person_id) GROUP BY person_id
"""
