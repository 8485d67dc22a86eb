"""Who took part: the participants of each notice's meetings, and which of them are one person. Knows no other fact.

Who is one person is decided in `persons.py`, from what the participants' rows say; here are the rows.
"""

from __future__ import annotations

from typing import Final

import duckdb
import pyarrow as pa

from pipelines.corrections import Decisions
from pipelines.resolution import institutions
from pipelines.resolution.engine import cases, ranks
from pipelines.resolution.grouping import Kind, Note, group
from pipelines.resolution.names import name_form
from pipelines.resolution.persons import Profile, identify
from schemas.codes import PARTICIPANT_ROLE
from schemas.rules import literal

UNDECIDED: Final = Decisions()

ROLE_RANKS = ranks(*PARTICIPANT_ROLE)


def gather(
    connection: duckdb.DuckDBPyConnection, decisions: Decisions = UNDECIDED, note: Note = lambda *_: None
) -> None:
    """Make `participants`, `persons`, `institutions`, `participant_ids` (notice_id, local, participant_id),
    `person_candidates` and `institution_candidates`.

    `decisions` go before the rules that say who is one; `note` is told of those that come to nothing:
    (correction, outcome, detail).
    """
    connection.execute(_participant_ids())
    connection.execute(_REFUSED_PARTICIPANTS)
    _name_forms(connection)
    group(connection, PERSON, decisions.persons, note)
    institutions.gather(connection, decisions.institutions, note)
    for statement in (_PARTICIPANTS, _PERSONS, institutions.ROWS):
        connection.execute(statement)


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


# Participants who are written alike are one profile; what a correction takes from a person is a profile of its own.
_PROFILED = """
SELECT participant_id, notice_id, apart, dense_rank() OVER (
    ORDER BY name, country_code NULLS FIRST, honorific NULLS FIRST, position NULLS FIRST, organisation NULLS FIRST,
        apart NULLS FIRST) AS profile
FROM participant_ids JOIN name_forms USING (name) LEFT JOIN person_apart USING (participant_id)
WHERE kind = 'person' AND letters <> '' AND meeting_id IS NOT NULL
"""

_PROFILE_ROWS = """
SELECT profile, any_value(name), any_value(honorific), any_value(country_code), any_value(position),
    any_value(organisation), list((meeting_id, participant_ids.notice_id)), any_value(apart)
FROM person_profiled JOIN participant_ids USING (participant_id) GROUP BY profile ORDER BY profile
"""


def _profiles(connection: duckdb.DuckDBPyConnection) -> list[Profile]:
    return [
        Profile(number, name, honorific, country, position, organisation, frozenset(meetings), apart or "")
        for number, name, honorific, country, position, organisation, meetings, apart in connection.execute(
            _PROFILE_ROWS
        ).fetchall()
    ]


# What the id of a person follows from: the letters of the name as most write it, and what tells namesakes apart. Of two
# whom nothing tells apart but their posts, the second has a number of its own.
_PERSON_IDS = """
WITH named AS (
    SELECT participant_id, person_groups.place AS person, letters, marks, words, country_code,
        if(words > 1, '', concat_ws(' ', folded(position), folded(organisation))) AS post
    FROM participant_ids JOIN name_forms USING (name) JOIN person_profiled USING (participant_id)
    JOIN person_groups USING (profile)
), counted AS (
    SELECT person, letters, post, min(nullif(marks, '')) AS marks, min(country_code) AS country_code,
        min(participant_id) AS first, any_value(words) AS words, count(*) AS times
    FROM named GROUP BY person, letters, post
), lettered AS (
    SELECT * FROM counted
    QUALIFY row_number() OVER (PARTITION BY person ORDER BY words DESC, times DESC, letters, post) = 1
), written AS (
    SELECT *, if(count(DISTINCT marks) OVER (PARTITION BY letters, post) > 1, coalesce(marks, ''), '') AS form
    FROM lettered
), countries_of AS (
    SELECT *,
        if(count(DISTINCT country_code) OVER (PARTITION BY letters, post, form) > 1, country_code, NULL) AS country
    FROM written
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY letters, post, form, country ORDER BY first) AS place FROM countries_of
), identified AS (
    SELECT person, 'person-' || digest([letters, post, form, country] || if(place = 1, [], [first])) AS person_id
    FROM placed
)
SELECT participant_id, person_id FROM named JOIN identified USING (person)
"""

PERSON: Final = Kind("person", _PROFILED, _profiles, identify, _PERSON_IDS)

_PARTICIPANTS = """
CREATE TABLE participants AS
SELECT participant_id, meeting_id, notice_id, kind, name, honorific, position, organisation, country_code,
    coalesce(role, 'participant') AS role, person_id, institution_id
FROM participant_ids LEFT JOIN person_ids USING (participant_id) LEFT JOIN institution_ids USING (participant_id)
WHERE meeting_id IS NOT NULL
"""

_PERSONS = """
CREATE TABLE persons AS
WITH seen AS (
    SELECT person_id, participants.*, marks, words, (
        coalesce(start_date, published_on, DATE '0001-01-01'), participants.notice_id, participant_id
    ) AS moment
    FROM participants JOIN name_forms USING (name)
    JOIN (SELECT meeting_id, start_date FROM meetings) USING (meeting_id)
    JOIN readings USING (notice_id)
    WHERE person_id IS NOT NULL
), written AS (
    SELECT person_id, name FROM seen GROUP BY person_id, name, marks, words
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY NOT regexp_matches(name, '^\\p{Latin}'),
        marks = '', words = 1, count(*) DESC, words DESC, name) = 1
), all_names AS (
    SELECT person_id, list(name ORDER BY times DESC, name) AS names
    FROM (SELECT person_id, name, count(*) AS times FROM seen GROUP BY person_id, name) GROUP BY person_id
)
SELECT person_id, any_value(written.name) AS name, any_value(names) AS names,
    arg_max(honorific, moment) AS honorific, arg_max(country_code, moment) AS country_code,
    arg_max(position, moment) AS position, arg_max(organisation, moment) AS organisation,
    CAST(count(DISTINCT meeting_id) AS INTEGER) AS meeting_count,
    CAST(round(any_value(confidence), 4) AS FLOAT) AS confidence
FROM seen JOIN written USING (person_id) JOIN all_names USING (person_id) JOIN person_confidences USING (person_id)
GROUP BY person_id
"""
