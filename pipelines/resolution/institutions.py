"""The institutions that participants are of, or are: their rows, ids and names over all notices.

Which names are of one is decided in `houses.py`; here are the rows.
"""

from __future__ import annotations

from typing import Final

import duckdb
import pyarrow as pa

from pipelines.corrections.decisions import Identities
from pipelines.resolution.grouping import Kind, Note, group
from pipelines.resolution.houses import Profile, identify, is_short, tells


def gather(connection: duckdb.DuckDBPyConnection, decisions: Identities, note: Note) -> None:
    """Make `institution_ids` (participant_id, institution_id), and `institution_candidates`.

    `decisions` go before the rules; `note` is told of those that come to nothing: (correction, outcome, detail).
    """
    connection.execute(_SAID)
    rows = connection.execute("SELECT DISTINCT written, country_code FROM of_institution ORDER BY ALL").fetchall()
    told = [(written, country) for written, country in rows if tells(written, country)]
    profiles = [Profile(0, written, country) for written, country in told]
    connection.register(
        "institution_forms",
        pa.table(
            {
                "written": pa.array([profile.written for profile in profiles], pa.string()),
                "country_code": pa.array([profile.country for profile in profiles], pa.string()),
                "home": pa.array([profile.home for profile in profiles], pa.string()),
                "code": pa.array([profile.code or None for profile in profiles], pa.string()),
                "short": pa.array([is_short(profile.written) for profile in profiles], pa.bool_()),
            }
        ),
    )
    connection.execute(_TOLD)
    group(connection, INSTITUTION, decisions, note)


# What a participant says of an institution: that it is one, or that a person or a delegation is of one.
_SAID: Final = """
CREATE TABLE of_institution AS
SELECT participant_id, notice_id, meeting_id, country_code, if(kind = 'organisation', name, organisation) AS written
FROM participant_ids WHERE meeting_id IS NOT NULL AND written IS NOT NULL
"""

_TOLD: Final = """
CREATE TABLE institution_said AS
SELECT of_institution.*, home, code, short FROM of_institution JOIN institution_forms
ON institution_forms.written = of_institution.written
    AND institution_forms.country_code IS NOT DISTINCT FROM of_institution.country_code
"""

_PROFILED: Final = """
SELECT participant_id, notice_id, apart,
    dense_rank() OVER (ORDER BY written, country_code NULLS FIRST, apart NULLS FIRST) AS profile
FROM institution_said LEFT JOIN institution_apart USING (participant_id)
"""


def _profiles(connection: duckdb.DuckDBPyConnection) -> list[Profile]:
    rows = connection.execute(
        """SELECT profile, any_value(written), any_value(country_code), any_value(apart)
        FROM institution_profiled JOIN institution_said USING (participant_id) GROUP BY profile ORDER BY profile"""
    ).fetchall()
    return [Profile(number, written, country, apart or "") for number, written, country, apart in rows]


# What the id follows from: the code of a listed one, else the name that most write, and its country.
_IDS: Final = """
WITH named AS (
    SELECT participant_id, place, written, home, code, short, folded(written) AS letters
    FROM institution_said JOIN institution_profiled USING (participant_id) JOIN institution_groups USING (profile)
), counted AS (
    SELECT place, letters, min(code) AS code, min(home) AS home, bool_and(short) AS short,
        min(participant_id) AS first, count(*) AS times
    FROM named GROUP BY place, letters
), chosen AS (
    SELECT *, max(code) OVER (PARTITION BY place) AS listed FROM counted
    QUALIFY row_number() OVER (PARTITION BY place ORDER BY short, times DESC, letters) = 1
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY coalesce(listed, letters), if(listed IS NULL, home, NULL)
        ORDER BY first) AS turn
    FROM chosen
), identified AS (
    SELECT place, 'institution-' || digest(if(listed IS NULL, [letters, home], [listed])
        || if(turn = 1, [], [first])) AS institution_id
    FROM numbered
)
SELECT participant_id, institution_id FROM named JOIN identified USING (place)
"""

INSTITUTION: Final = Kind("institution", _PROFILED, _profiles, identify, _IDS)

# Letters that only Vietnamese has, and small words and houses of English names.
_VIETNAMESE: Final = "[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]"
_ENGLISH: Final = (
    "(?i)\\b(of|the|for|and|on|ministry|department|commission|committee|council|agency|office|secretariat|union|board"
    "|association|federation|cent(re|er)|institute|university|foundation|organi[sz]ation|society|hospital|company)\\b"
)

# A name with a short word in it stands behind one that is written out.
_ABBREVIATED: Final = "regexp_matches(written, '[A-ZĐ&]{2}')"

ROWS: Final = f"""
CREATE TABLE institutions AS
WITH seen AS (
    SELECT institution_id, meeting_id, written, home, code, short
    FROM institution_ids JOIN institution_said USING (participant_id) SEMI JOIN meetings USING (meeting_id)
), written AS (
    SELECT institution_id, written FROM seen GROUP BY institution_id, written, short
    QUALIFY row_number() OVER (PARTITION BY institution_id ORDER BY NOT regexp_matches(written, '^\\p{{Latin}}'), short,
        {_ABBREVIATED}, count(*) DESC, written) = 1
), spoken AS (
    SELECT institution_id, written, count(*) AS times, short,
        CASE WHEN regexp_matches(written, '{_VIETNAMESE}') THEN 'vi'
            WHEN regexp_matches(written, '{_ENGLISH}') THEN 'en' END AS language
    FROM seen GROUP BY institution_id, written, short
), by_language AS (
    SELECT institution_id,
        first(written ORDER BY {_ABBREVIATED}, times DESC, written) FILTER (language = 'en' AND NOT short) AS said_en,
        first(written ORDER BY {_ABBREVIATED}, times DESC, written) FILTER (language = 'vi' AND NOT short) AS said_vi
    FROM spoken GROUP BY institution_id
), all_names AS (
    SELECT institution_id, list(written ORDER BY times DESC, written) AS names
    FROM (SELECT institution_id, written, count(*) AS times FROM seen GROUP BY institution_id, written)
    GROUP BY institution_id
)
SELECT institution_id, any_value(coalesce(name_en, written.written)) AS name,
    any_value(coalesce(name_en, said_en)) AS name_en, any_value(coalesce(name_vi, said_vi)) AS name_vi,
    any_value(names) AS names, min(home) AS country_code, min(organisation_code) AS organisation_code,
    CAST(count(DISTINCT meeting_id) AS INTEGER) AS meeting_count,
    CAST(round(any_value(confidence), 4) AS FLOAT) AS confidence
FROM seen JOIN written USING (institution_id) JOIN all_names USING (institution_id)
JOIN by_language USING (institution_id) JOIN institution_confidences USING (institution_id)
LEFT JOIN organisations ON organisation_code = code
GROUP BY institution_id
"""
