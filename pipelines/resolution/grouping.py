"""Which participants are of one person, or of one institution: ids, confidences, and what people decided, in tables.

Who is one is weighed elsewhere (`persons.py`, `houses.py`); here it becomes rows, whatever it is that is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import duckdb
import pyarrow as pa

from pipelines.corrections.decisions import Identities
from pipelines.resolution.linking import Identified, Profiled

# Takes the id of a correction, what came of it, and in words why.
Note: TypeAlias = Callable[[str, Any, str | None], None]
Pairs: TypeAlias = Sequence[tuple[int, int]]
P = TypeVar("P", bound=Profiled)


@dataclass(frozen=True, slots=True)
class Kind(Generic[P]):
    """What is grouped. `name` begins its tables and its id: `person`, in `participants.person_id`.

    `profiled` is SQL that makes `<name>_profiled` (participant_id, notice_id, apart, profile) of `<name>_apart`
    (participant_id, apart); `profiles` reads the profiles, `identify` says which are one, given pairs that people
    decided to be one or not; `ids` is SQL for (participant_id, <name>_id) by `<name>_groups` (profile, place).
    """

    name: str
    profiled: str
    profiles: Callable[[duckdb.DuckDBPyConnection], list[P]]
    identify: Callable[[list[P], Pairs, Pairs], Identified[P]]
    ids: str


@dataclass(frozen=True, slots=True)
class _Decided:
    """What people decided, as pairs of profiles; `ids` are those that decisions give."""

    same: Pairs = ()
    different: Pairs = ()
    ids: Sequence[tuple[int, str]] = ()


def group(connection: duckdb.DuckDBPyConnection, kind: Kind[P], decisions: Identities, note: Note) -> None:
    """Make `<name>_ids` (participant_id, <name>_id), `<name>_confidences` (<name>_id, confidence), and
    `<name>_candidates` (one_id, other_id, participant_id, confidence, said): those who may be one.
    """
    name = kind.name
    connection.execute(f"CREATE TABLE {name}_apart (participant_id VARCHAR, apart VARCHAR)")
    _identify(connection, kind, _Decided())
    if decisions.any:
        connection.execute(_KNOWN.format(name=name))
        _take_apart(connection, kind, decisions, note)
        _identify(connection, kind, _decided(connection, name, decisions, note))


def _identify(connection: duckdb.DuckDBPyConnection, kind: Kind[P], decided: _Decided) -> None:
    name = kind.name
    connection.execute(f"CREATE OR REPLACE TABLE {name}_profiled AS {kind.profiled}")
    found = kind.identify(kind.profiles(connection), decided.same, decided.different)
    placed = [(profile.number, place) for place, members in enumerate(found.groups) for profile in members]
    _register(
        connection,
        f"{name}_groups",
        ("profile", pa.int64(), [profile for profile, _ in placed]),
        ("place", pa.int64(), [place for _, place in placed]),
        ("confidence", pa.float64(), [found.confidences[place] for _, place in placed]),
    )
    _register(
        connection,
        f"{name}_decided",
        ("profile", pa.int64(), [profile for profile, _ in decided.ids]),
        ("decided_id", pa.string(), [row_id for _, row_id in decided.ids]),
    )
    _register(
        connection,
        f"{name}_doubts",
        ("one", pa.int64(), [each.one.number for each in found.candidates]),
        ("other", pa.int64(), [each.other.number for each in found.candidates]),
        ("confidence", pa.float64(), [each.confidence for each in found.candidates]),
        ("said", pa.string(), [each.said for each in found.candidates]),
    )
    connection.execute(f"CREATE OR REPLACE TABLE {name}_ids AS {kind.ids}")
    for statement in (_KEPT, _WITH_DECIDED, _CONFIDENCES, _CANDIDATES):
        connection.execute(statement.format(name=name))


def _register(
    connection: duckdb.DuckDBPyConnection, name: str, *columns: tuple[str, pa.DataType, Iterable[object]]
) -> None:
    connection.register(name, pa.table({column: pa.array(list(values), kind) for column, kind, values in columns}))


# It keeps the id of before, although what tells two apart may be another now. Of several that had one id, or ids that
# one had, the one with the most participations counts.
_KEPT = """
CREATE OR REPLACE TABLE {name}_ids AS
WITH shared AS (
    SELECT own.{name}_id, before.{name}_id AS former_id, own.{name}_id = before.{name}_id AS same, count(*) AS times
    FROM {name}_ids AS own JOIN before_participants AS before USING (participant_id)
    WHERE before.{name}_id IS NOT NULL GROUP BY ALL
), kept AS (
    SELECT {name}_id, former_id FROM (
        FROM shared QUALIFY row_number() OVER (PARTITION BY former_id ORDER BY same DESC, times DESC, {name}_id) = 1
    ) QUALIFY row_number() OVER (PARTITION BY {name}_id ORDER BY same DESC, times DESC, former_id) = 1
), named AS (
    SELECT own.{name}_id, coalesce(former_id, CASE WHEN own.{name}_id IN (SELECT former_id FROM kept)
        THEN '{name}-' || digest([own.{name}_id, min(participant_id)]) ELSE own.{name}_id END) AS kept_id
    FROM {name}_ids AS own LEFT JOIN kept USING ({name}_id) GROUP BY own.{name}_id, former_id
)
SELECT participant_id, kept_id AS {name}_id FROM {name}_ids JOIN named USING ({name}_id)
"""

# Two that a correction makes one have the id that it names.
_WITH_DECIDED = """
CREATE OR REPLACE TABLE {name}_ids AS
WITH decided AS (
    SELECT {name}_id, min(decided_id) AS decided_id
    FROM {name}_ids JOIN {name}_profiled USING (participant_id) JOIN {name}_decided USING (profile) GROUP BY {name}_id
)
SELECT participant_id, coalesce(decided_id, {name}_id) AS {name}_id FROM {name}_ids LEFT JOIN decided USING ({name}_id)
"""

_CONFIDENCES = """
CREATE OR REPLACE TABLE {name}_confidences AS
SELECT {name}_id, min(confidence) AS confidence
FROM {name}_ids JOIN {name}_profiled USING (participant_id) JOIN {name}_groups USING (profile) GROUP BY {name}_id
"""

# Those that may be one: each pair once, told where the one with the greater id was met first.
_CANDIDATES = """
CREATE OR REPLACE TABLE {name}_candidates AS
WITH met AS (
    SELECT profile, {name}_id, notice_id, participant_id
    FROM {name}_ids JOIN {name}_profiled USING (participant_id)
    QUALIFY row_number() OVER (PARTITION BY profile ORDER BY notice_id, participant_id) = 1
), told AS (
    SELECT greatest(one.{name}_id, other.{name}_id) AS one_id, least(one.{name}_id, other.{name}_id) AS other_id,
        if(one.{name}_id > other.{name}_id, one.participant_id, other.participant_id) AS participant_id,
        confidence, said
    FROM {name}_doubts
    JOIN met AS one ON one.profile = {name}_doubts.one
    JOIN met AS other ON other.profile = {name}_doubts.other
    WHERE one.{name}_id <> other.{name}_id
), once AS (
    FROM told QUALIFY row_number() OVER (PARTITION BY one_id, other_id ORDER BY confidence DESC, said) = 1
)
FROM once QUALIFY row_number() OVER (PARTITION BY one_id ORDER BY confidence DESC, other_id) <= 3
"""

# By all ids that a correction can know them by: those of today's rules, and those published before.
_KNOWN = """
CREATE TABLE {name}_known AS
SELECT {name}_id, participant_id, notice_id FROM {name}_ids JOIN {name}_profiled USING (participant_id)
UNION
SELECT before.{name}_id, participant_id, {name}_profiled.notice_id
FROM before_participants AS before JOIN {name}_profiled USING (participant_id)
WHERE before.{name}_id IS NOT NULL AND before.{name}_id NOT IN (SELECT {name}_id FROM {name}_ids)
"""


def _take_apart(connection: duckdb.DuckDBPyConnection, kind: Kind[P], decisions: Identities, note: Note) -> None:
    name = kind.name
    for split in decisions.split:
        connection.execute(
            f"""INSERT INTO {name}_apart SELECT participant_id, $1 FROM {name}_known
            WHERE {name}_id = $2 AND notice_id IN (SELECT unnest($3))
                AND participant_id NOT IN (SELECT participant_id FROM {name}_apart)""",
            [split.correction_id, split.row_id, list(split.notice_ids)],
        )
        found = connection.execute(
            f"SELECT count(*) FROM {name}_apart WHERE apart = $1", [split.correction_id]
        ).fetchone()
        if found == (0,):
            note(split.correction_id, "unmatched", f"none of its notices speaks of {split.row_id}")
    connection.execute(f"CREATE OR REPLACE TABLE {name}_profiled AS {kind.profiled}")


def _decided(connection: duckdb.DuckDBPyConnection, name: str, decisions: Identities, note: Note) -> _Decided:
    """The decisions as pairs of today's profiles."""
    rows = connection.execute(
        f"SELECT DISTINCT {name}_id, profile, coalesce(apart, '') FROM {name}_known"
        f" JOIN {name}_profiled USING (participant_id) ORDER BY ALL"
    ).fetchall()
    of: defaultdict[str, list[int]] = defaultdict(list)
    apart: defaultdict[str, list[int]] = defaultdict(list)
    for row_id, profile, correction_id in rows:
        if correction_id:
            apart[correction_id].append(profile)
        else:
            of[row_id].append(profile)
    same: list[tuple[int, int]] = []
    different: list[tuple[int, int]] = []
    ids: list[tuple[int, str]] = []
    for pair in (*decisions.same, *decisions.different):
        missing = [row_id for row_id in (pair.one, pair.other) if row_id not in of]
        if missing:
            note(pair.correction_id, "unmatched", f"there is no {name} {' and no '.join(missing)}")
    moved = {pair.one for pair in decisions.same}
    for pair in decisions.same:
        if of.get(pair.one) and of.get(pair.other):
            if set(of[pair.one]) & set(of[pair.other]):
                note(pair.correction_id, "needless", None)
            members = [*of[pair.one], *of[pair.other]]
            same += [(members[0], member) for member in members[1:]]
            ids += [(of[pair.other][0], pair.other)] if pair.other not in moved else []
    for pair in decisions.different:
        different += [(a, b) for a in of.get(pair.one, ()) for b in of.get(pair.other, ()) if a != b]
    for split in decisions.split:
        taken = apart.get(split.correction_id, [])
        same += [(taken[0], member) for member in taken[1:]]
        different += [(a, b) for a in taken for b in of.get(split.row_id, ())]
    return _Decided(same, different, ids)
