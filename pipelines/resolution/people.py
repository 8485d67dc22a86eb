"""Who took part: the participants of each notice's meetings, and which of them are one person. Knows no other fact.

Who is one person is decided in `persons.py`, from what the participants' rows say; here are the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import duckdb
import pyarrow as pa

from pipelines.corrections import Decisions
from pipelines.resolution.engine import cases, ranks
from pipelines.resolution.names import name_form
from pipelines.resolution.persons import Profile, identify
from schemas.codes import PARTICIPANT_ROLE
from schemas.rules import literal

# Takes the id of a correction, what came of it, and in words why.
Note: TypeAlias = Callable[[str, Any, str | None], None]
UNDECIDED: Final = Decisions()

ROLE_RANKS = ranks(*PARTICIPANT_ROLE)


def gather(
    connection: duckdb.DuckDBPyConnection, decisions: Decisions = UNDECIDED, note: Note = lambda *_: None
) -> None:
    """Make `participants`, `persons`, `participant_ids` (notice_id, local, participant_id), and `person_candidates`.

    `decisions` go before the rules that say who is one person; `note` is told of those that come to nothing:
    (correction, outcome, detail).
    """
    connection.execute(_participant_ids())
    connection.execute(_REFUSED_PARTICIPANTS)
    _name_forms(connection)
    _persons(connection, decisions, note)
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


# Participants who are written alike are one profile; what a correction takes from a person is a profile of its own.
_PROFILES = """
CREATE OR REPLACE TABLE profiled AS
SELECT participant_id, notice_id, apart, dense_rank() OVER (
    ORDER BY name, country_code NULLS FIRST, honorific NULLS FIRST, position NULLS FIRST, organisation NULLS FIRST,
        apart NULLS FIRST) AS profile
FROM participant_ids JOIN name_forms USING (name) LEFT JOIN taken_apart USING (participant_id)
WHERE kind = 'person' AND letters <> '' AND meeting_id IS NOT NULL
"""

_PROFILE_ROWS = """
SELECT profile, any_value(name), any_value(honorific), any_value(country_code), any_value(position),
    any_value(organisation), list((meeting_id, participant_ids.notice_id)), any_value(apart)
FROM profiled JOIN participant_ids USING (participant_id) GROUP BY profile ORDER BY profile
"""


@dataclass(frozen=True, slots=True)
class _Decided:
    """What people decided of persons, as pairs of profiles; `ids` are those that decisions give to persons."""

    same: Sequence[tuple[int, int]] = ()
    different: Sequence[tuple[int, int]] = ()
    ids: Sequence[tuple[int, str]] = ()


def _persons(connection: duckdb.DuckDBPyConnection, decisions: Decisions, note: Note) -> None:
    """Make `person_ids` (participant_id, person_id), `person_confidences` and `person_candidates`."""
    connection.execute("CREATE TABLE taken_apart (participant_id VARCHAR, apart VARCHAR)")
    _identify(connection, _Decided())
    if decisions.same_persons or decisions.different_persons or decisions.split_persons:
        connection.execute(_PERSONS_OF)
        _take_apart(connection, decisions, note)
        _identify(connection, _decided(connection, decisions, note))


def _identify(connection: duckdb.DuckDBPyConnection, decided: _Decided) -> None:
    connection.execute(_PROFILES)
    profiles = [
        Profile(
            number,
            name,
            honorific,
            country,
            position,
            organisation,
            frozenset(meetings),
            apart or "",
        )
        for number, name, honorific, country, position, organisation, meetings, apart in connection.execute(
            _PROFILE_ROWS
        ).fetchall()
    ]
    found = identify(profiles, decided.same, decided.different)
    placed = [(profile.number, number) for number, person in enumerate(found.persons) for profile in person]
    connection.register(
        "profile_persons",
        pa.table(
            {
                "profile": pa.array([profile for profile, _ in placed], pa.int64()),
                "person": pa.array([person for _, person in placed], pa.int64()),
                "confidence": pa.array([found.confidences[person] for _, person in placed], pa.float64()),
            }
        ),
    )
    connection.register(
        "profile_ids",
        pa.table(
            {
                "profile": pa.array([profile for profile, _ in decided.ids], pa.int64()),
                "decided_id": pa.array([person_id for _, person_id in decided.ids], pa.string()),
            }
        ),
    )
    connection.register(
        "profile_candidates",
        pa.table(
            {
                "one": pa.array([each.one.number for each in found.candidates], pa.int64()),
                "other": pa.array([each.other.number for each in found.candidates], pa.int64()),
                "confidence": pa.array([each.confidence for each in found.candidates], pa.float64()),
                "said": pa.array([each.said for each in found.candidates], pa.string()),
            }
        ),
    )
    for statement in (_PERSON_IDS, _KEEP_PERSON_IDS, _DECIDED_IDS, _CONFIDENCES, _CANDIDATES):
        connection.execute(statement)


# What the id of a person follows from: the letters of the name as most write it, and what tells namesakes apart. Of two
# whom nothing tells apart but their posts, the second has a number of its own.
_PERSON_IDS = """
CREATE OR REPLACE TABLE person_ids AS
WITH named AS (
    SELECT participant_id, person, letters, marks, words, country_code,
        if(words > 1, '', concat_ws(' ', folded(position), folded(organisation))) AS post
    FROM participant_ids JOIN name_forms USING (name) JOIN profiled USING (participant_id)
    JOIN profile_persons USING (profile)
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

# Two whom a correction makes one have the id that it names.
_DECIDED_IDS = """
CREATE OR REPLACE TABLE person_ids AS
WITH decided AS (
    SELECT person_id, min(decided_id) AS decided_id
    FROM person_ids JOIN profiled USING (participant_id) JOIN profile_ids USING (profile) GROUP BY person_id
)
SELECT participant_id, coalesce(decided_id, person_id) AS person_id FROM person_ids LEFT JOIN decided USING (person_id)
"""

_CONFIDENCES = """
CREATE OR REPLACE TABLE person_confidences AS
SELECT person_id, min(confidence) AS confidence
FROM person_ids JOIN profiled USING (participant_id) JOIN profile_persons USING (profile) GROUP BY person_id
"""

# Those who may be one person: each pair once, told where the one with the greater id was met first.
_CANDIDATES = """
CREATE OR REPLACE TABLE person_candidates AS
WITH met AS (
    SELECT profile, person_id, notice_id, participant_id
    FROM person_ids JOIN profiled USING (participant_id)
    QUALIFY row_number() OVER (PARTITION BY profile ORDER BY notice_id, participant_id) = 1
), told AS (
    SELECT greatest(one.person_id, other.person_id) AS person_id, least(one.person_id, other.person_id) AS other_id,
        if(one.person_id > other.person_id, one.participant_id, other.participant_id) AS participant_id,
        confidence, said
    FROM profile_candidates
    JOIN met AS one ON one.profile = profile_candidates.one
    JOIN met AS other ON other.profile = profile_candidates.other
    WHERE one.person_id <> other.person_id
), once AS (
    FROM told QUALIFY row_number() OVER (PARTITION BY person_id, other_id ORDER BY confidence DESC, said) = 1
)
FROM once
QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY confidence DESC, other_id) <= 3
"""

# The persons by all ids that a correction can know them by: those of today's rules, and those published before.
_PERSONS_OF = """
CREATE TABLE persons_of AS
SELECT person_id, participant_id, notice_id FROM person_ids JOIN profiled USING (participant_id)
UNION
SELECT before.person_id, participant_id, profiled.notice_id
FROM before_participants AS before JOIN profiled USING (participant_id)
WHERE before.person_id IS NOT NULL AND before.person_id NOT IN (SELECT person_id FROM person_ids)
"""


def _take_apart(connection: duckdb.DuckDBPyConnection, decisions: Decisions, note: Note) -> None:
    for split in decisions.split_persons:
        connection.execute(
            """INSERT INTO taken_apart SELECT participant_id, $1 FROM persons_of
            WHERE person_id = $2 AND notice_id IN (SELECT unnest($3))
                AND participant_id NOT IN (SELECT participant_id FROM taken_apart)""",
            [split.correction_id, split.row_id, list(split.notice_ids)],
        )
        found = connection.execute(
            "SELECT count(*) FROM taken_apart WHERE apart = $1", [split.correction_id]
        ).fetchone()
        if found == (0,):
            note(split.correction_id, "unmatched", f"none of its notices speaks of {split.row_id}")
    connection.execute(_PROFILES)


def _decided(connection: duckdb.DuckDBPyConnection, decisions: Decisions, note: Note) -> _Decided:
    """The decisions as pairs of today's profiles."""
    rows = connection.execute(
        "SELECT DISTINCT person_id, profile, coalesce(apart, '') FROM persons_of JOIN profiled USING (participant_id)"
        " ORDER BY ALL"
    ).fetchall()
    of: defaultdict[str, list[int]] = defaultdict(list)
    apart: defaultdict[str, list[int]] = defaultdict(list)
    for person_id, profile, correction_id in rows:
        if correction_id:
            apart[correction_id].append(profile)
        else:
            of[person_id].append(profile)
    same: list[tuple[int, int]] = []
    different: list[tuple[int, int]] = []
    ids: list[tuple[int, str]] = []
    for pair in (*decisions.same_persons, *decisions.different_persons):
        missing = [person_id for person_id in (pair.one, pair.other) if person_id not in of]
        if missing:
            note(pair.correction_id, "unmatched", f"there is no person {' and no '.join(missing)}")
    moved = {pair.one for pair in decisions.same_persons}
    for pair in decisions.same_persons:
        if of.get(pair.one) and of.get(pair.other):
            if set(of[pair.one]) & set(of[pair.other]):
                note(pair.correction_id, "needless", None)
            members = [*of[pair.one], *of[pair.other]]
            same += [(members[0], member) for member in members[1:]]
            ids += [(of[pair.other][0], pair.other)] if pair.other not in moved else []
    for pair in decisions.different_persons:
        different += [(a, b) for a in of.get(pair.one, ()) for b in of.get(pair.other, ()) if a != b]
    for split in decisions.split_persons:
        taken = apart.get(split.correction_id, [])
        same += [(taken[0], member) for member in taken[1:]]
        different += [(a, b) for a in taken for b in of.get(split.row_id, ())]
    return _Decided(same, different, ids)


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
