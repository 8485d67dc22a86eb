"""Which meetings of different notices are one meeting. Decides no value but the ordinal that a meeting is known by.

Two meetings of one notice are never made one: the notice tells them apart.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa

from pipelines.extraction.shadow import fold
from pipelines.resolution.engine import cases, ranks
from pipelines.resolution.titles import TitleGroup, same_events
from pipelines.yaml_data import load_yaml
from schemas.rules import literal

RELATION_RANKS = ranks("reports", "announces", "references")
KIND_RANKS = ranks("notice", "register")
# Days by which two notices may differ on when a meeting of a series began, for a meeting without ordinal to be the one
# with it. Meetings of one series are months apart.
SLACK_DAYS = 3
# A notice that dates its meeting not at all is published within so many days of the meeting's end.
NEWS_DAYS = 3
# No meeting is longer; an end further off is a slip, and must not draw other meetings in.
LONGEST_DAYS = 14


def identify(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `members`: one row for each meeting of each notice, with `gid`, the meeting's number over all notices.

    What a notice calls a meeting but what cannot be told from others of its series goes to `refused`.
    """
    for statement in (_locals(), _REFUSED_LOCALS, _SPANS, _ASSIGNED, _OPEN, _NUMBERED, _NUMBERED_SPANS):
        connection.execute(statement)
    connection.execute(_joined("numbered_spans", "NOT special AND first IS NOT NULL"))
    for statement in (_ISLANDS, _ISLAND_SPANS, "INSERT INTO assigned SELECT notice_id, local, group_key FROM islands"):
        connection.execute(statement)
    connection.execute(_joined("island_spans", "basis IN ('month', 'news')"))
    connection.execute(_REST)
    _others(connection)
    connection.execute(_MEMBERS)


@cache
def special_words() -> tuple[str, ...]:
    """The words of all languages, folded, that tell of a meeting outside its series' count: special, preparatory."""
    words: set[str] = set()
    for folder in (files("pipelines") / "phrases").iterdir():
        path = folder / "meetings.yaml"
        if path.is_file():
            modifiers = load_yaml(path.read_text("utf-8")).get("modifier", {})
            words.update(map(fold, (*modifiers.get("special", ()), *modifiers.get("preparatory", ()))))
    return tuple(sorted(words))


def _locals() -> str:
    """The meetings of each notice: `day` is the first told, `special` whether they are outside the series' count."""

    def first(column: str, what: str = "value") -> str:
        return f"max({what}) FILTER (column_name = {literal(column)})"

    columns = ("series_code", "ordinal", "title_vi", "title_en", "start_date", "end_date", "city")
    special = "|".join(map(re.escape, special_words()))
    return f"""
CREATE TABLE locals AS
WITH ranked AS (
    SELECT * FROM claims WHERE table_name IN ('meetings', 'meeting_notices')
    QUALIFY row_number() OVER (
        PARTITION BY notice_id, local, column_name
        ORDER BY if(column_name = 'relation', {cases("value", RELATION_RANKS)}, 0), confidence DESC,
            char_start, char_end, value, rule
    ) = 1
), told AS (
    SELECT notice_id, local, {", ".join(f"{first(column)} AS {column}" for column in columns)},
        {first("series_code", "quote")} AS named, coalesce({first("relation")}, 'references') AS relation
    FROM ranked GROUP BY notice_id, local
)
SELECT notice_id, local, CAST(substr(local, 2) AS INTEGER) AS number, series_code,
    CAST(ordinal AS SMALLINT) AS ordinal, title_vi, title_en,
    coalesce(title_vi, title_en, if(series_code = 'OTHER', named, NULL), '') AS title, folded(title) AS folded_title,
    CASE WHEN title_vi IS NOT NULL THEN 'vi' WHEN title_en IS NOT NULL THEN 'en' ELSE language END AS language, city,
    start_date, end_date, coalesce(start_date, end_date) AS day, published_on,
    series_code <> 'OTHER' AND regexp_matches(
        ' ' || folded(if(ordinal IS NULL, concat_ws(' ', named, title_vi, title_en), named)) || ' ',
        {literal(f" ({special}) ")}
    ) AS special,
    relation, {cases("relation", RELATION_RANKS)} AS relation_rank, {cases("kind", KIND_RANKS)} AS kind_rank
FROM told JOIN readings USING (notice_id)
"""


_ASSIGNED = "CREATE TABLE assigned (notice_id VARCHAR, local VARCHAR, group_key VARCHAR)"
_NOWHERE = "relation = 'references' AND ordinal IS NULL AND day IS NULL"
_REFUSED_LOCALS = f"""
INSERT INTO refused BY NAME
SELECT notice_id, 'rejected-row' AS kind, 'meetings' AS table_name, local AS local_row,
    if(series_code IS NULL, 'the meeting has no series that can be used',
        'the meeting is named without ordinal and date, so that it could be any of ' || series_code) AS detail
FROM locals WHERE series_code IS NULL OR {_NOWHERE}
"""

# When each meeting was, as far as that can tell it from others of its series: the days between `first` and `last`.
_SPANS = f"""
CREATE TABLE spans AS
WITH based AS (
    SELECT *, CASE WHEN day IS NOT NULL THEN precision_of(day)
        WHEN relation = 'reports' AND published_on IS NOT NULL THEN 'news' END AS basis
    FROM locals WHERE series_code IS NOT NULL AND NOT ({_NOWHERE})
)
SELECT notice_id, local, number, series_code, ordinal, special, day, published_on, title, folded_title, language, city,
    basis,
    CASE basis WHEN 'news' THEN published_on - {NEWS_DAYS} WHEN 'year' THEN NULL ELSE first_day(day) END AS first,
    CASE basis WHEN 'news' THEN published_on
        WHEN 'month' THEN last_day(first_day(day))
        WHEN 'day' THEN least(
            greatest(first_day(day), if(precision_of(end_date) = 'day', first_day(end_date), NULL)),
            first_day(day) + {LONGEST_DAYS}) END AS last
FROM based
"""

_OPEN = """
CREATE VIEW open_spans AS
SELECT * FROM spans ANTI JOIN assigned USING (notice_id, local) WHERE series_code <> 'OTHER' AND ordinal IS NULL
"""

# The place of a meeting among those of its notice that would have the same key: only the first has it as it stands.
_PLACE = "row_number() OVER (PARTITION BY notice_id, group_key ORDER BY number)"

_NUMBERED = f"""
INSERT INTO assigned
SELECT notice_id, local, concat_ws('|', group_key, nullif({_PLACE}, 1))
FROM (SELECT *, concat_ws('|', series_code, if(special, 'special', 'count'), ordinal) AS group_key FROM spans)
WHERE series_code <> 'OTHER' AND ordinal IS NOT NULL
"""

_NUMBERED_SPANS = """
CREATE VIEW numbered_spans AS
SELECT DISTINCT series_code, special, group_key, first, last FROM spans JOIN assigned USING (notice_id, local)
WHERE ordinal IS NOT NULL AND NOT special AND basis IN ('day', 'month')
"""


def _joined(target: str, which: str) -> str:
    """Give meetings without ordinal to the one meeting of `target` that lies nearest, where there is only one.

    A notice that already speaks of that meeting tells the two apart; of several of one notice the nearest is given.
    """
    slack = f"if(open.basis = 'day', {SLACK_DAYS}, 0)"
    return f"""
INSERT INTO assigned
WITH open AS (SELECT * FROM open_spans WHERE {which}),
wanted AS (SELECT DISTINCT series_code, special, basis, first, last FROM open),
near AS (
    SELECT open.*, target.group_key,
        min(greatest(date_diff('day', open.last, target.first), date_diff('day', target.last, open.first), 0)) AS gap
    FROM wanted AS open JOIN {target} AS target ON target.series_code = open.series_code
        AND target.special = open.special
        AND target.first <= open.last + {slack} AND target.last >= open.first - {slack}
    GROUP BY ALL
), nearest AS (
    SELECT * FROM near QUALIFY gap = min(gap) OVER (PARTITION BY series_code, special, basis, first, last)
), sole AS (
    SELECT series_code, special, basis, first, last, gap, min(group_key) AS group_key FROM nearest
    GROUP BY ALL HAVING count(*) = 1
)
SELECT notice_id, local, group_key FROM open JOIN sole USING (series_code, special, basis, first, last)
ANTI JOIN assigned USING (notice_id, group_key)
QUALIFY row_number() OVER (PARTITION BY notice_id, group_key ORDER BY gap, number) = 1
"""


# Meetings of one series without ordinal whose days overlap are one; where a notice tells of several in such a stretch
# of days, each first day is a meeting of its own.
_ISLANDS = f"""
CREATE TABLE islands AS
WITH ordered AS (
    SELECT *, max(last) OVER (in_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM open_spans WHERE basis = 'day'
    WINDOW in_time AS (PARTITION BY series_code, special ORDER BY first, last, notice_id, number)
), stretched AS (
    SELECT *, max(if(before IS NULL OR first > before, first, NULL)) OVER (
        PARTITION BY series_code, special ORDER BY first, last, notice_id, number ROWS UNBOUNDED PRECEDING
    ) AS island
    FROM ordered
), counted AS (
    SELECT *, count(*) OVER (PARTITION BY series_code, special, island, notice_id) AS told FROM stretched
), keyed AS (
    SELECT *, concat_ws('|', series_code, if(special, 'special', NULL), 'day',
        if(max(told) OVER (PARTITION BY series_code, special, island) > 1, first, island)) AS group_key
    FROM counted
)
SELECT notice_id, local, series_code, special, first, last, concat_ws('|', group_key, nullif({_PLACE}, 1)) AS group_key
FROM keyed
"""

_ISLAND_SPANS = """
CREATE VIEW island_spans AS
SELECT series_code, special, group_key, min(first) AS first, max(last) AS last FROM islands GROUP BY ALL
"""

_REST = f"""
INSERT INTO assigned
SELECT notice_id, local, concat_ws('|', group_key, nullif({_PLACE}, 1))
FROM (
    SELECT *, concat_ws('|', series_code, if(special, 'special', NULL), CASE WHEN day IS NOT NULL THEN 'day|' || day
        WHEN published_on IS NOT NULL THEN 'day|' || year(published_on) ELSE 'notice|' || notice_id END) AS group_key
    FROM open_spans
)
"""

# Events outside the series that are told of alike: one title, number, place and time.
_TITLE_GROUPS = f"""
CREATE TABLE titled AS
WITH timed AS (
    SELECT *, CASE WHEN folded_title = '' THEN 'notice|' || notice_id
            WHEN basis IN ('day', 'month', 'news') THEN NULL
            WHEN day IS NOT NULL THEN 'day|' || day
            WHEN published_on IS NOT NULL THEN 'published|' || year(published_on)
            ELSE 'notice|' || notice_id END AS block,
        if(block IS NULL, first, NULL) AS begun,
        if(block IS NULL, least(last, first + {LONGEST_DAYS} + if(basis = 'month', 31, 0)), NULL) AS ended
    FROM spans WHERE series_code = 'OTHER'
)
SELECT notice_id, local, number, title, folded_title, language, city, ordinal, basis, begun, ended, block,
    dense_rank() OVER (ORDER BY block NULLS FIRST, folded_title, ordinal NULLS FIRST, if(block IS NULL, language, ''),
        if(block IS NULL, city, '') NULLS FIRST, basis, begun, ended) AS title_group
FROM timed
"""

_TIMED = """
SELECT title_group, folded_title, ordinal, list(DISTINCT notice_id), min(title), language, city, begun, ended, basis
FROM titled WHERE block IS NULL GROUP BY title_group, folded_title, ordinal, language, city, begun, ended, basis
ORDER BY title_group
"""

_OTHERS = f"""
INSERT INTO assigned
SELECT notice_id, local, concat_ws('|', group_key, nullif({_PLACE}, 1))
FROM (
    SELECT notice_id, local, number, concat_ws('|', 'OTHER', block, coalesce(event, title_group)) AS group_key
    FROM titled LEFT JOIN same_events USING (title_group)
)
"""


def _others(connection: duckdb.DuckDBPyConnection) -> None:
    """Events outside any series: one where day and place agree and the titles are alike."""
    connection.execute(_TITLE_GROUPS)
    groups = [
        TitleGroup(number, title, ordinal, frozenset(notices), written, language, city, first, last, basis)
        for number, title, ordinal, notices, written, language, city, first, last, basis in connection.execute(
            _TIMED
        ).fetchall()
    ]
    same = list(same_events(groups))
    numbers, events = zip(*same, strict=True) if same else ((), ())
    connection.register(
        "same_events",
        pa.table({"title_group": pa.array(numbers, pa.int64()), "event": pa.array(events, pa.int64())}),
    )
    connection.execute(_OTHERS)


_MEMBERS = """
CREATE TABLE members AS
SELECT notice_id, local, number, dense_rank() OVER (ORDER BY group_key) AS gid, series_code, ordinal, special,
    coalesce(title_vi, title_en) AS title, start_date, end_date, published_on, relation, relation_rank, kind_rank
FROM assigned JOIN locals USING (notice_id, local)
"""
