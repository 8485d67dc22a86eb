"""Each meeting with all that belongs to it, nested, for formats that have one entry a meeting. Knows no format."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb
import pyarrow as pa

from pipelines.publishing.draft import TABLES_FOLDER, Draft
from schemas import TABLES
from schemas.engine import connect
from schemas.rules import literal, quoted

BATCH_MEETINGS = 500
# Meetings whose parts are put into lists at a time: an unfinished list cannot leave memory.
MOST_NESTED = 5_000

# The code of what belongs to no series.
OTHER: Final = "OTHER"

# Column to value; what is nested is a list of the same, never null.
Nested: TypeAlias = Mapping[str, Any]

_PARTS: Final = {
    "notices": """
        SELECT meeting_id, relation, notice_id, notices.kind, title, language, url, published_on, source_id,
            sources.name_en AS source, sources.publisher, cited
        FROM meeting_notices JOIN notices USING (notice_id) JOIN sources USING (source_id) LEFT JOIN (
            SELECT notice_id, list(url ORDER BY url) AS cited FROM citations GROUP BY notice_id) USING (notice_id)
        """,
    "participants": """
        SELECT participants.*, countries.name_en AS country FROM participants LEFT JOIN countries USING (country_code)
        """,
    "chairs": """
        SELECT meeting_id, country_code, role, countries.name_en AS country
        FROM chairs JOIN countries USING (country_code)
        """,
    "partners": "FROM partners",
    "topics": """
        SELECT meeting_id, topic_code, label_en, label_vi, notice_id, context, mention_count
        FROM topics JOIN topic_codes USING (topic_code)
        """,
    "instruments": """
        SELECT meeting_id, instrument_code, name_en, name_vi, year, notice_id, action
        FROM instruments JOIN instrument_codes USING (instrument_code)
        """,
    "links": "SELECT from_meeting_id AS meeting_id, relation, to_key, to_meeting_id, to_series_code FROM meeting_links",
    "within": "SELECT part_of AS meeting_id, meeting_id AS part_id FROM meetings WHERE part_of IS NOT NULL",
}

PARTS: Final = tuple(_PARTS)

_MEETINGS: Final = """
    SELECT meetings.*, series.name_en AS series, countries.name_en AS country
    FROM meetings JOIN series USING (series_code) LEFT JOIN countries USING (country_code)
    """

# The evidence as JSON already: there is more of it than of all else together, and nothing in it is null.
_EVIDENCE: Final = """
    SELECT meeting_id,
        to_json(list({'table': table_name, 'row': row_id, 'column': column_name, 'value': value, 'accepted': accepted,
            'notice': notice_id, 'start': char_start, 'end': char_end, 'quote': quote, 'rule': rule,
            'confidence': round(CAST(confidence AS DOUBLE), 4)}
            ORDER BY table_name, row_id, column_name, evidence_id)) AS evidence
    FROM told_of {chosen} GROUP BY meeting_id
    """
_TOLD_OF: Final = """
    SELECT evidence.*, coalesce(participants.meeting_id, split_part(row_id, '|', 1)) AS meeting_id
    FROM evidence LEFT JOIN (SELECT participant_id, meeting_id FROM participants) AS participants
    ON table_name = 'participants' AND participant_id = row_id
    """


def nested_meetings(
    draft: Draft,
    parts: Collection[str] = PARTS,
    *,
    evidence: bool = False,
    ids: tuple[str, str] | None = None,
    but: Collection[str] = (),
) -> Iterator[Nested]:
    """All meetings in the order of their ids, or those from the first of `ids` to the last, a batch at a time; none of
    those whose ids are in `but`.

    Beside the columns of `meetings` each has `name` (in English, never null), `series` and `country` (their names in
    English), and as lists in the order of their keys those of `PARTS` that are asked for: `within` are the meetings
    held within it. With `evidence` it has that, too, as JSON text.
    """
    with connect(config=draft.database_config) as connection:
        _open(connection, draft.folder)
        connection.register("left_out", pa.table({"meeting_id": pa.array(sorted(but), pa.string())}))
        spans = _spans(connection, ids)
        if evidence:
            # Evidence does not lie in the order of meetings: several looks at it want it in that order.
            made = "VIEW" if len(spans) < 2 else "TABLE"
            order = "" if len(spans) < 2 else "ORDER BY meeting_id"
            connection.execute(f"CREATE {made} told_of AS {_TOLD_OF} {order}")
        for span in spans:
            reader = connection.sql(_query(parts, evidence, span)).to_arrow_reader(BATCH_MEETINGS)
            for batch in reader:
                for row in batch.to_pylist():
                    yield row | {"name": _name(row)}


def unchanged_meetings(draft: Draft) -> frozenset[str]:
    """The meetings of which all that `nested_meetings` can tell is as it was in the release before.

    Rows are compared by the sums of their hashes, meeting by meeting and part by part; once, where the draft tells it.
    """
    if draft.unchanged is not None:
        return draft.unchanged
    if draft.previous is None:
        return frozenset()
    parts = {"": _MEETINGS, **_PARTS, "evidence": _TOLD_OF}
    summed = " UNION ALL ".join(
        f"""SELECT meeting_id, {literal(name)} AS name, count(*) AS rows, sum(CAST(hash(part) AS HUGEINT)) AS digest
            FROM ({sql}) AS part GROUP BY meeting_id"""
        for name, sql in parts.items()
    )
    sums = f"SELECT meeting_id, list((name, rows, digest) ORDER BY name) AS told FROM ({summed}) GROUP BY meeting_id"
    with connect(config=draft.database_config) as connection:
        for side, folder in (("before", draft.previous), ("now", draft.folder)):
            connection.execute(f"CREATE SCHEMA {side}; USE {side}")
            _open(connection, folder)
            connection.execute(f"CREATE TABLE sums AS {sums}")
        found = connection.execute("SELECT meeting_id FROM before.sums JOIN now.sums USING (meeting_id, told)")
        return frozenset(meeting_id for (meeting_id,) in found.fetchall())


def _open(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The tables of a release, finished or not, as views."""
    for name in TABLES:
        path = literal(str(folder / TABLES_FOLDER / f"{name}.parquet"))
        connection.execute(f"CREATE VIEW {quoted(name)} AS FROM read_parquet({path})")


def _spans(connection: duckdb.DuckDBPyConnection, ids: tuple[str, str] | None) -> list[tuple[str, str]]:
    """The first and the last id of each `MOST_NESTED` meetings."""
    within = "WHERE meeting_id NOT IN (FROM left_out)"
    if ids is not None:
        within += f" AND meeting_id BETWEEN {literal(ids[0])} AND {literal(ids[1])}"
    return connection.execute(
        f"""SELECT min(meeting_id), max(meeting_id) FROM (
            SELECT meeting_id, (row_number() OVER (ORDER BY meeting_id) - 1) // {MOST_NESTED} AS span
            FROM meetings {within}
        ) GROUP BY span ORDER BY span"""
    ).fetchall()


def _query(parts: Collection[str], evidence: bool, span: tuple[str, str]) -> str:
    chosen = f"WHERE meeting_id BETWEEN {literal(span[0])} AND {literal(span[1])} AND meeting_id NOT IN (FROM left_out)"
    grouped = [
        f"""{name}_of AS (SELECT meeting_id, list(part ORDER BY part) AS {name} FROM (FROM ({sql}) {chosen}) AS part
            GROUP BY meeting_id)"""
        for name, sql in _PARTS.items()
        if name in parts
    ]
    columns = [f"coalesce({name}_of.{name}, []) AS {name}" for name in parts]
    joined = [f"LEFT JOIN {name}_of USING (meeting_id)" for name in parts]
    if evidence:
        grouped.append(f"evidence_of AS ({_EVIDENCE.replace('{chosen}', chosen)})")
        columns.append("evidence_of.evidence")
        joined.append("LEFT JOIN evidence_of USING (meeting_id)")
    return f"""
        WITH {", ".join(grouped)}
        SELECT meetings.*, {", ".join(columns)} FROM ({_MEETINGS}) AS meetings {" ".join(joined)}
        {chosen} ORDER BY meeting_id
        """


def _name(row: Nested) -> str:
    """The title that the notices give, in English first; else which meeting of its series it is."""
    if row["title_en"] or row["series_code"] == OTHER:
        title: str = row["title_en"] or row["title_vi"] or row["meeting_id"]
        return title
    return f"{ordinal(row['ordinal'])} {row['series']}" if row["ordinal"] else str(row["series"])


def ordinal(number: int) -> str:
    """As English writes it: 1st, 2nd, 3rd, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
