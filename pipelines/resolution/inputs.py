"""What resolution starts from: one reading of each notice, and the claims and doubts that can be used at all.

Decides which copies of a notice count, and which claims are refused for what they are. Compares no two notices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.batches import DOUBTS, NOTICES, REJECTIONS
from pipelines.model import CLAIMS
from pipelines.resolution.confidence import LEAST, UNMEASURED
from schemas import TABLES
from schemas.declare import Column
from schemas.rules import as_sql, as_words, literal

# What a claim's row holds after the meeting, and the last part that is no column: topics and instruments are told by
# the notice that speaks, which a claim does not repeat.
ROW_KEYS: Mapping[str, tuple[str, ...]] = {
    "chairs": ("country_code", "role"),
    "partners": ("partner_code",),
    "topics": ("topic_code",),
    "instruments": ("instrument_code",),
    "meeting_links": ("relation", "to_key"),
}
CLAIMED: Mapping[str, tuple[str, ...]] = {
    "meetings": (
        "series_code",
        "ordinal",
        "title_vi",
        "title_en",
        "start_date",
        "end_date",
        "date_precision",
        "mode",
        "city",
        "country_code",
        "theme",
        "part_of",
    ),
    "meeting_notices": ("relation",),
    "participants": ("meeting", "kind", "name", "honorific", "position", "organisation", "country_code", "role"),
    "chairs": ("role",),
    "partners": ("partner_code", "basis", "framework", "role"),
    "topics": ("context",),
    "instruments": ("action",),
    "meeting_links": ("to_key",),
}
# A claim's own value, beside what the column's declaration asks of it.
_LOCAL_MEETING = ("regexp_full_match({}, 'm[0-9]{{1,6}}')", "names no meeting of the notice (m1, m2, ...)")
_LOCAL_PARTICIPANT = ("regexp_full_match({}, 'p[0-9]{{1,6}}')", "names no participant of the notice (p1, p2, ...)")
_DATE = (
    "regexp_full_match({0}, '[0-9]{{4}}(-[0-9]{{2}}){{0,2}}') AND first_day({0}) IS NOT NULL",
    "is no date in ISO form, cut to its precision",
)
_ORDINAL = ("regexp_full_match({}, '[1-9][0-9]{{0,2}}')", "is no number from 1 to 999")
_TO_KEY = (
    "({0} IN (SELECT series_code FROM series)"
    " OR regexp_replace({0}, '-[1-9][0-9]{{0,2}}$', '') IN (SELECT series_code FROM series))",
    "is neither a series nor a meeting of one",
)
_OWN_FORMS = {
    ("meetings", "part_of"): _LOCAL_MEETING,
    ("meetings", "start_date"): _DATE,
    ("meetings", "end_date"): _DATE,
    ("meetings", "ordinal"): _ORDINAL,
    ("participants", "meeting"): _LOCAL_MEETING,
    ("meeting_links", "to_key"): _TO_KEY,
}


def load(connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], confidences: Mapping[str, float]) -> None:
    """Make `readings`, `claims`, `doubts`, `refused` from the results of the batches in `folders`.

    readings: one row a notice, without its text, `duplicate_of` set where another notice has the same text.
    claims: usable claims of the notices that are no duplicates, with the parts of their row and their confidence, and
        with the notice of the `correction` that says so where it is not the notice itself.
    refused: (notice_id, kind, table_name, local_row, detail, char_start, char_end) of the claims that are not usable.
    """
    for name, schema in (("notices", NOTICES), ("claims", CLAIMS), ("doubts", DOUBTS), ("rejections", REJECTIONS)):
        _read(connection, name, schema, folders)
    rules = pa.table({"rule": list(confidences), "measured": pa.array(confidences.values(), pa.float64())})
    connection.register("rule_confidences", rules)
    connection.execute(_READINGS)
    connection.execute(_CROWDED)
    connection.execute(_judged())
    connection.execute(f"CREATE TABLE refused AS {_REFUSED}")
    connection.execute(_CLAIMS)
    connection.execute("DROP TABLE judged")


def _read(connection: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, folders: Sequence[Path]) -> None:
    """A view `read_<name>` on one file of each folder; `batch` tells the folders apart."""
    if not folders:
        connection.register(f"no_{name}", schema.append(pa.field("batch", pa.string())).empty_table())
        connection.execute(f"CREATE VIEW read_{name} AS FROM no_{name}")
        return
    files = ", ".join(literal(str(folder / f"{name}.parquet")) for folder in folders)
    connection.execute(
        f"""CREATE VIEW read_{name} AS SELECT * EXCLUDE (filename), parse_dirpath(filename) AS batch
        FROM read_parquet([{files}], filename = true)"""
    )


# A page fetched again keeps its id: the last fetch counts. The same text under several ids is a notice and its copies.
_READINGS = """
CREATE TABLE readings AS
WITH counted AS (
    SELECT notice_id, batch, raw_name, kind, language, is_meeting_notice, published_on, text_sha256
    FROM read_notices
    QUALIFY row_number() OVER (PARTITION BY notice_id ORDER BY retrieved_at DESC NULLS LAST, raw_name, batch) = 1
)
SELECT *, nullif(min(notice_id) OVER (PARTITION BY text_sha256), notice_id) AS duplicate_of FROM counted
"""

# Where one batch holds several texts of a page, its claims do not say which of them they are of.
_CROWDED = """
CREATE TABLE crowded AS
WITH several AS (
    SELECT notice_id, batch FROM read_notices GROUP BY notice_id, batch HAVING count(DISTINCT text_sha256) > 1
)
SELECT notice_id, text FROM read_notices
JOIN (SELECT notice_id, batch, raw_name FROM readings) USING (notice_id, batch, raw_name)
SEMI JOIN several USING (notice_id, batch)
"""


def _judged() -> str:
    """All claims of the notices that count, once each, with `problem`: why the claim is refused, or null."""
    value = "claims.value"
    part = {1: "claims.parts[2]", 2: "claims.parts[3]"}
    whens = []
    for table, columns in CLAIMED.items():
        keys = ROW_KEYS.get(table, ())
        local = _LOCAL_PARTICIPANT if table == "participants" else _LOCAL_MEETING
        checks = [(local[0].format("claims.parts[1]"), f"the row {local[1]}")]
        checks.append((f"len(claims.parts) = {len(keys) + 1}", f"the row has not {len(keys) + 1} parts"))
        for place, key in enumerate(keys, 1):
            checks += tests(table, key, part[place])
        for column in columns:
            own = checks + (tests(table, column, value) if column not in keys else [])
            inner = " ".join(f"WHEN ({ok}) IS NOT TRUE THEN {literal(words)}" for ok, words in own)
            whens.append(
                f"WHEN table_name = {literal(table)} AND column_name = {literal(column)} THEN CASE {inner} END"
            )
    verdict = " ".join(whens)
    return f"""
CREATE TABLE judged AS
WITH claims AS (
    SELECT DISTINCT claimed.* EXCLUDE (batch), string_split("row", '|') AS parts
    FROM read_claims AS claimed
    JOIN readings USING (notice_id, batch)
    LEFT JOIN crowded USING (notice_id)
    WHERE duplicate_of IS NULL
        AND (crowded.text IS NULL OR substring(crowded.text, char_start + 1, char_end - char_start) = quote)
)
SELECT claims.*, CAST(coalesce(measured, {UNMEASURED}) AS DECIMAL(5, 4)) AS confidence,
    CASE
        WHEN char_start < 0 OR char_end < 1 OR length(quote) <> char_end - char_start
            THEN 'its quote is not as long as its offsets say'
        WHEN trim(rule) = '' THEN 'it names no rule'
        {verdict}
        ELSE 'notices claim no such column'
    END AS problem
FROM claims LEFT JOIN rule_confidences USING (rule)
"""


def tests(table: str, column: str, value: str) -> list[tuple[str, str]]:
    """What a value of the column must satisfy, each as SQL over `value` and in words."""
    own = _OWN_FORMS.get((table, column))
    if own is not None:
        return [(own[0].format(value), f"{column} {own[1]}")]
    declared = TABLES[table].columns[column]
    found = [(_over(value, declared, number), f"{column} {as_words(c)}") for number, c in enumerate(declared.checks)]
    for key in TABLES[table].foreign_keys:
        if key.column == column and key.parent in ("series", "countries", "topic_codes", "instrument_codes"):
            inside = f"{value} IN (SELECT {key.parent_column} FROM {key.parent})"
            found.append((inside, f"{column} is no {key.parent_column} of {key.parent}"))
    return found


def _over(value: str, column: Column, number: int) -> str:
    return as_sql("value", column.checks[number]).replace('"value"', value)


_REFUSED = f"""
SELECT notice_id, CASE WHEN problem IS NOT NULL THEN 'rejected-row' ELSE 'low-confidence' END AS kind,
    table_name, "row" AS local_row, char_start, char_end,
    table_name || '.' || column_name || ' = "' || left(value, 200) || '" by the rule ' || rule || ': '
        || coalesce(problem, 'its confidence is ' || confidence || ', under {LEAST}') AS detail
FROM judged WHERE problem IS NOT NULL OR confidence < {LEAST}
"""

_CLAIMS = f"""
CREATE TABLE claims AS
SELECT notice_id, table_name, "row" AS local_row, parts[1] AS local, parts[2] AS part_1, parts[3] AS part_2,
    column_name, value, char_start, char_end, quote, rule, confidence, CAST(NULL AS VARCHAR) AS correction
FROM judged WHERE problem IS NULL AND confidence >= {LEAST}
"""
