"""Each meeting with all that belongs to it, nested, for formats that have one entry a meeting. Knows no format."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.publishing.draft import TABLES_FOLDER, Draft
from schemas import TABLES
from schemas.engine import connect
from schemas.rules import literal, quoted

BATCH_MEETINGS = 500
BATCH_EVIDENCE = 8_192
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

# The evidence as JSON already: there is more of it than of all else together, and nothing in it is null. In the order
# in which it is told, since to sort all of it once costs far less than to sort it within lists.
_EVIDENCE: Final = """
    SELECT meeting_id,
        CAST(to_json({'table': table_name, 'row': row_id, 'column': column_name, 'value': value, 'accepted': accepted,
            'notice': notice_id, 'start': char_start, 'end': char_end, 'quote': quote, 'rule': rule,
            'confidence': round(CAST(confidence AS DOUBLE), 4)}) AS VARCHAR) AS told
    FROM ({told_of}) {chosen} ORDER BY meeting_id, table_name, row_id, column_name, evidence_id
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
        connection.register("named", pa.table({"meeting_id": pa.array(sorted(but), pa.string())}))
        connection.execute("CREATE TABLE left_out AS FROM named")  # which cursors see, too
        span = _part(connection, parts, ids)
        told = _Told(connection.cursor(), span[1:]) if evidence and span is not None else None
        for number in range(span[0] if span is not None else 0):
            reader = connection.sql(_query(parts, number)).to_arrow_reader(BATCH_MEETINGS)
            for batch in reader:
                for row in batch.to_pylist():
                    also = {} if told is None else {"evidence": told.of(row["meeting_id"])}
                    yield row | also | {"name": _name(row)}


class _Told:
    """The evidence of meetings as JSON, to those who ask in the order of ids: it is read once, from first to last."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, span: tuple[str, str]) -> None:
        sql = _EVIDENCE.replace("{told_of}", _TOLD_OF).replace("{chosen}", _chosen(span))
        self._groups = groupby(self._runs(connection.sql(sql).to_arrow_reader(BATCH_EVIDENCE)), key=itemgetter(0))
        self._next = next(self._groups, None)

    @staticmethod
    def _runs(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, str]]:
        """What is told of each meeting, parted by commas; in two or more pieces where a batch ends within it."""
        for batch in batches:
            runs = pc.run_end_encode(batch["meeting_id"])
            offsets = pa.concat_arrays([pa.array([0], pa.int32()), runs.run_ends])
            pieces = pc.binary_join(pa.ListArray.from_arrays(offsets, batch["told"]), ",")
            yield from zip(runs.values.to_pylist(), pieces.to_pylist(), strict=True)

    def of(self, meeting_id: str) -> str | None:
        """All that is told of a meeting; None where nothing is."""
        while self._next is not None and self._next[0] < meeting_id:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != meeting_id:
            return None
        found = f"[{','.join(told for _, told in self._next[1])}]"
        self._next = next(self._groups, None)
        return found


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


def _part(
    connection: duckdb.DuckDBPyConnection, parts: Collection[str], ids: tuple[str, str] | None
) -> tuple[int, str, str] | None:
    """Tell the meetings that are asked for apart into spans of `MOST_NESTED`, and what belongs to them; how many spans
    there are, and the first and the last id, None where there are no meetings.
    """
    within = "WHERE meeting_id NOT IN (FROM left_out)"
    if ids is not None:
        within += f" AND meeting_id BETWEEN {literal(ids[0])} AND {literal(ids[1])}"
    connection.execute(
        f"""CREATE TABLE spans AS
        SELECT meeting_id, (row_number() OVER (ORDER BY meeting_id) - 1) // {MOST_NESTED} AS span
        FROM meetings {within}"""
    )
    ((count, first, last),) = connection.execute(
        "SELECT count(DISTINCT span), min(meeting_id), max(meeting_id) FROM spans"
    ).fetchall()
    # Where there are several, each part is read once and lies in the order of spans, so that others need not be read.
    made, order = ("TABLE", "ORDER BY span") if count > 1 else ("VIEW", "")
    for name in parts:
        connection.execute(
            f"""CREATE {made} {name}_parted AS
            SELECT span, part.* FROM ({_PARTS[name]}) AS part
            JOIN spans ON spans.meeting_id = part.meeting_id {order}"""
        )
    return (count, first, last) if count else None


def _chosen(span: tuple[str, str]) -> str:
    return f"WHERE meeting_id BETWEEN {literal(span[0])} AND {literal(span[1])} AND meeting_id NOT IN (FROM left_out)"


def _query(parts: Collection[str], span: int) -> str:
    grouped = [
        f"""{name}_of AS (
            SELECT meeting_id, list(part ORDER BY part) AS {name}
            FROM (SELECT * EXCLUDE (span) FROM {name}_parted WHERE span = {span}) AS part GROUP BY meeting_id
        )"""
        for name in parts
    ]
    columns = [f"coalesce({name}_of.{name}, []) AS {name}" for name in parts]
    joined = [f"LEFT JOIN {name}_of USING (meeting_id)" for name in parts]
    return f"""
        WITH chosen AS (SELECT meeting_id FROM spans WHERE span = {span}), {", ".join(grouped)}
        SELECT meetings.*, {", ".join(columns)} FROM ({_MEETINGS}) AS meetings {" ".join(joined)}
        SEMI JOIN chosen USING (meeting_id) ORDER BY meeting_id
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
