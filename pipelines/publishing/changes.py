"""What is different between two releases, row by row, and because of what. Writes no file of a release.

Rows are compared by key and content, by DuckDB over the Parquet files of both, so that neither has to fit into memory.
A meeting that goes on under another id takes its rows with it: they are renamed, not lost and found.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from pipelines.publishing.draft import MANIFEST, TABLES_FOLDER, database_config, measured
from pipelines.publishing.errors import PublishError
from pipelines.publishing.inputs import BuildInputs
from pipelines.publishing.manifest import Manifest
from schemas import SCHEMA_VERSION, TABLES, Table, ddl, vocabularies
from schemas.engine import connect
from schemas.rules import literal, quoted

TOMBSTONES: Final = "tombstones.parquet"

# Characters of a value that a change shows.
SHOWN = 1_000
# A column that is not compared, because another is its sum.
_SUMMED = {"notices": {"text"}}
# Tables whose rows name a row of any table by `table_name` and `row_id`.
_TRAIL = ("evidence", "review_items")


@dataclass(frozen=True, slots=True)
class Edition:
    """One side of a comparison: a release, or one that is being made."""

    version: str
    folder: Path
    inputs: BuildInputs
    schema_version: str = SCHEMA_VERSION

    @classmethod
    def of_release(cls, folder: Path, *, verified: bool = False) -> Edition:
        """The release in `folder`, after its tables were found whole, or where they were `verified` before.

        Raises `PublishError` where it cannot be compared with.
        """
        cure = "restore it from a copy, or move it elsewhere, then run again"
        try:
            manifest = Manifest.from_json((folder / MANIFEST).read_text(encoding="utf-8"))
            tables = [file for file in manifest.files if file.path.startswith(f"{TABLES_FOLDER}/")]
            damaged = [
                file.path
                for file in tables
                if not verified and measured(folder / file.path) != (file.byte_count, file.sha256)
            ]
        except (OSError, ValueError) as error:
            raise PublishError(f"the release {folder} cannot be compared with: {error}; {cure}") from error
        if damaged:
            told = ", ".join(damaged)
            raise PublishError(f"the release {folder} cannot be compared with: {told} was changed; {cure}")
        if _major(manifest.schema_version) != _major(SCHEMA_VERSION):
            raise PublishError(
                f"the release {folder} has schema version {manifest.schema_version}, and this program"
                f" {SCHEMA_VERSION}, so that what changed since cannot be told; publish to another folder with --out,"
                f" or use version {manifest.inputs.code_version} of the program"
            )
        return cls(manifest.version, folder, manifest.inputs, manifest.schema_version)

    def table_path(self, name: str) -> Path:
        """Where the Parquet file of a table lies."""
        return self.folder / TABLES_FOLDER / f"{name}.parquet"


@contextmanager
def compared(
    before: Edition | None, after: Edition, spill: Path, memory_limit: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with the table `changes` (as declared in `schemas.HISTORY`), from nothing where `before` is None.

    It has the tables of both too, as `old_<table>` and `new_<table>`. What does not fit into memory, or
    into DuckDB's `memory_limit`, goes to the folder `spill`.
    """
    with connect(config=database_config(spill, memory_limit)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET preserve_insertion_order = false")
        for table in TABLES.values():
            _open(connection, table, before, after)
        connection.execute(_RENAMES)
        connection.execute(_FOUND)
        for table in TABLES.values():
            if before is None:
                connection.execute(
                    f"INSERT INTO found BY NAME SELECT 'added' AS kind, {_about(table)}, key AS row_id"
                    f" FROM new_{table.name}"
                )
            elif not _same_file(before.table_path(table.name), after.table_path(table.name)):
                _compare(connection, table)
        connection.execute(_TOUCHED)
        connection.execute(_TOUCHED_ITEMS)
        connection.execute(_bearing(before))
        connection.execute(_changes(before, after))
        yield connection


def _major(schema_version: str) -> str:
    return schema_version.partition(".")[0]


def _open(connection: duckdb.DuckDBPyConnection, table: Table, before: Edition | None, after: Edition) -> None:
    for prefix, edition in (("old", before), ("new", after)):
        declared = {column.name: ddl.sql_type(column.type) for column in table.columns.values()}
        path = edition.table_path(table.name) if edition is not None else None
        if path is not None and path.is_file():
            source = f"read_parquet({literal(str(path))})"
            there = {name for name, *_ in connection.execute(f"DESCRIBE FROM {source}").fetchall()}
            rows = f"FROM {source}"
        else:
            there, rows = set(), "LIMIT 0"
        columns = ", ".join(
            f"CAST({quoted(name) if name in there else 'NULL'} AS {kind}) AS {quoted(name)}"
            for name, kind in declared.items()
        )
        connection.execute(
            f"CREATE VIEW {prefix}_{table.name} AS SELECT {_key(table)} AS key, * FROM (SELECT {columns} {rows})"
        )


def _key(table: Table) -> str:
    return "concat_ws('|', " + ", ".join(map(quoted, table.primary_key)) + ")"


# Rows that go on under another key: meetings as they say themselves, what hangs on them by following.
_RENAMES = """
CREATE TABLE renames AS
SELECT 'meetings' AS table_name, former AS former_id, min(meeting_id) AS row_id
FROM (SELECT meeting_id, unnest(superseded_ids) AS former FROM new_meetings)
WHERE former IN (SELECT meeting_id FROM old_meetings) AND former NOT IN (SELECT meeting_id FROM new_meetings)
GROUP BY former
"""

_FOUND = """
CREATE TABLE found (kind VARCHAR, table_name VARCHAR, table_place INTEGER, row_id VARCHAR, former_id VARCHAR,
    column_name VARCHAR, column_place INTEGER, old_value VARCHAR, new_value VARCHAR)
"""


def _about(table: Table) -> str:
    return f"{literal(table.name)} AS table_name, {list(TABLES).index(table.name)} AS table_place"


def _same_file(one: Path, other: Path) -> bool:
    """Whether a table is the same in both, to the byte: its rows then name no meeting whose id is another."""
    return one.is_file() and one.stat().st_size == other.stat().st_size and measured(one) == measured(other)


def _compare(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Put what differs in a table into `found`, and the rows that follow a renamed meeting into `renames`."""
    moved = _map(connection, table)
    about = _about(table)
    connection.execute(
        f"""INSERT INTO found BY NAME
        SELECT 'added' AS kind, {about}, key AS row_id FROM new_{table.name} ANTI JOIN mapped USING (key)
        UNION ALL BY NAME
        SELECT 'removed' AS kind, {about}, was AS row_id FROM mapped ANTI JOIN new_{table.name} USING (key)"""
    )
    old_rows = "mapped"
    if moved:
        renamed = f"SELECT was, key FROM mapped SEMI JOIN new_{table.name} USING (key) WHERE was <> key"
        connection.execute(
            f"""INSERT INTO found BY NAME
            SELECT 'renamed' AS kind, {about}, key AS row_id, was AS former_id FROM ({renamed})"""
        )
        if table.name != "meetings":
            connection.execute(f"INSERT INTO renames SELECT {literal(table.name)}, was, key FROM ({renamed})")
        # Several may have become one; where none has moved, each has its own key, and to look for it takes long.
        old_rows = "(FROM mapped QUALIFY row_number() OVER (PARTITION BY key ORDER BY was <> key, was) = 1)"
    summed = _SUMMED.get(table.name, set())
    columns = [column for column in table.columns if column not in table.primary_key and column not in summed]
    if not columns:
        return
    old, new = (f"row({', '.join(f'{side}.{quoted(column)}' for column in columns)})" for side in ("old", "new"))
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE differing AS
        SELECT key, {", ".join(f"old.{quoted(c)} AS {quoted('old ' + c)}, new.{quoted(c)}" for c in columns)}
        FROM {old_rows} AS old
        JOIN new_{table.name} AS new USING (key)
        WHERE {old} IS DISTINCT FROM {new}"""
    )
    if not connection.execute("SELECT 1 FROM differing LIMIT 1").fetchall():
        return
    parts = []
    for number, column in enumerate(columns):
        old, new = quoted(f"old {column}"), quoted(column)
        # That a meeting has superseded an id is what its being renamed says.
        unless = "AND key NOT IN (SELECT row_id FROM renames)" if column == "superseded_ids" else ""
        parts.append(
            f"""SELECT 'modified' AS kind, {about}, key AS row_id, {literal(column)} AS column_name,
                {number} AS column_place, left(CAST({old} AS VARCHAR), {SHOWN}) AS old_value,
                left(CAST({new} AS VARCHAR), {SHOWN}) AS new_value
            FROM differing WHERE {old} IS DISTINCT FROM {new} {unless}"""
        )
    connection.execute(f"INSERT INTO found BY NAME {' UNION ALL '.join(parts)}")


def _references(table: Table) -> list[str]:
    """Columns that hold a meeting's id."""
    return [key.column for key in table.foreign_keys if key.parent == "meetings"]


def _map(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """`mapped`: the old rows as they would be with today's ids, under the key of today, and the one that `was`. Returns
    whether any may have another key than it had.
    """
    connection.execute("DROP VIEW IF EXISTS mapped; DROP TABLE IF EXISTS mapped_rows")
    if not connection.execute("SELECT 1 FROM renames LIMIT 1").fetchall():
        connection.execute(f"CREATE TEMP VIEW mapped AS SELECT key AS was, * FROM old_{table.name}")
        return False
    columns = {name: f"old.{quoted(name)}" for name in table.columns}
    joins, moved = [], ["false"]

    def follow(column: str, renamed_table: str, condition: str = "true") -> None:
        alias = quoted(f"of {column}")
        joins.append(
            f"LEFT JOIN renames AS {alias} ON {condition} AND {alias}.former_id = old.{quoted(column)}"
            f" AND {alias}.table_name = {renamed_table}"
        )
        columns[column] = f"coalesce({alias}.row_id, old.{quoted(column)})"
        moved.append(f"{alias}.row_id IS NOT NULL")

    for column in _references(table):
        follow(column, "'meetings'")
    if table.name == "meetings":
        follow("meeting_id", "'meetings'")
    if table.name in _TRAIL:
        follow("row_id", "old.table_name")
    if table.name == "evidence":
        naming = ", ".join(
            f"({literal(each.name)}, {literal(column)})" for each in TABLES.values() for column in _references(each)
        )
        follow("value", "'meetings'", f"(old.table_name, old.column_name) IN ({naming})")
    key = ", ".join(columns[name] for name in table.primary_key)
    connection.execute(
        f"""CREATE TEMP TABLE mapped_rows AS
        SELECT old.key AS was, concat_ws('|', {key}) AS key, {" OR ".join(moved)} AS moved,
            {", ".join(f"{sql} AS {quoted(name)}" for name, sql in columns.items())}
        FROM old_{table.name} AS old {" ".join(joins)}"""
    )
    if not any(column in table.primary_key for column in ("meeting_id", *_references(table))):
        _follow_content(connection, table)
    connection.execute("CREATE TEMP VIEW mapped AS SELECT * EXCLUDE (moved) FROM mapped_rows")
    return True


def _follow_content(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Give old rows whose id was made from a meeting's the id of the new row that says the same."""
    content = ", ".join(quoted(column) for column in table.columns if column not in table.primary_key)
    counted = f"row({content}) AS content, row_number() OVER (PARTITION BY row({content}) ORDER BY key) AS number"
    connection.execute(
        f"""UPDATE mapped_rows SET key = pairs.key
        FROM (
            SELECT gone.was, come.key
            FROM (
                SELECT was, {counted} FROM mapped_rows ANTI JOIN new_{table.name} USING (key) WHERE moved
            ) AS gone
            JOIN (SELECT key, {counted} FROM new_{table.name} ANTI JOIN mapped_rows USING (key)) AS come
            USING (content, number)
        ) AS pairs
        WHERE pairs.was = mapped_rows.was"""
    )


# Notices because of which rows can have changed: new ones, withdrawn ones, and those whose raw item is another. What
# was read from the same bytes and is otherwise now was changed by the code.
_TOUCHED = """
CREATE TABLE touched AS
SELECT notice_id, if(kind = 'correction', kind, 'notice-new') AS cause
FROM new_notices ANTI JOIN old_notices USING (notice_id)
WHERE (raw_name, raw_sha256) NOT IN (SELECT (raw_name, coalesce(raw_sha256, '')) FROM old_rejections)
UNION ALL
SELECT notice_id, if(kind = 'correction', kind, 'notice-withdrawn')
FROM old_notices ANTI JOIN new_notices USING (notice_id)
WHERE (raw_name, raw_sha256) NOT IN (SELECT (raw_name, coalesce(raw_sha256, '')) FROM new_rejections)
UNION ALL
SELECT notice_id, if(new.kind = 'correction', new.kind, 'notice-changed')
FROM old_notices AS old JOIN new_notices AS new USING (notice_id)
WHERE (old.raw_sha256, old.url, old.retrieved_at) IS DISTINCT FROM (new.raw_sha256, new.url, new.retrieved_at)
"""

_TOUCHED_ITEMS = """
CREATE TABLE touched_items AS
WITH was AS (
    SELECT raw_name, raw_sha256 FROM old_notices UNION ALL SELECT raw_name, raw_sha256 FROM old_rejections
), now AS (SELECT raw_name, raw_sha256 FROM new_notices UNION ALL SELECT raw_name, raw_sha256 FROM new_rejections)
SELECT raw_name, CASE WHEN bool_or(was.raw_name IS NULL) THEN 'notice-new'
    WHEN bool_or(now.raw_name IS NULL) THEN 'notice-withdrawn' ELSE 'notice-changed' END AS cause
FROM was FULL JOIN now USING (raw_name)
WHERE was.raw_name IS NULL OR now.raw_name IS NULL OR was.raw_sha256 IS DISTINCT FROM now.raw_sha256
GROUP BY raw_name
"""


def _bearing(before: Edition | None) -> str:
    """Which touched notices bear on which of the rows that were found and, by evidence, on which of their columns.

    Where there is nothing `before`, all rows were found and none of their columns. Of evidence, most of the rows, each
    then has its own notice alone: no evidence speaks of it.
    """
    sides = ("new",) if before is None else ("old", "new")
    said = "SELECT table_name, row_id, column_name, notice_id, accepted FROM {} SEMI JOIN touched USING (notice_id)"
    parts = [said.format(f"{side}_evidence") for side in sides]
    for table in TABLES.values():
        if "notice_id" in table.columns and not (before is None and table.name == "evidence"):
            parts += [
                f"SELECT {literal(table.name)}, key, NULL, notice_id, true FROM {side}_{table.name}"
                " SEMI JOIN touched USING (notice_id)"
                for side in sides
            ]
    parts += [
        f"SELECT '{table}', {key}, NULL, notice_id, true FROM {side}_participants"
        f" SEMI JOIN touched USING (notice_id) WHERE {key} IS NOT NULL"
        for table, key in (("persons", "person_id"), ("institutions", "institution_id"))
        for side in sides
    ]
    # Of all that bear on a row, the first counts: what was accepted, then by cause, then by id. As places in that order
    # they are numbers, which are compared far faster than words.
    places = ", ".join(
        f"row_number() OVER (ORDER BY list_position({order}, cause), notice_id) AS {pick}"
        for pick, order in (
            ("came", "['correction', 'notice-new', 'notice-changed', 'notice-withdrawn']"),
            ("went", "['correction', 'notice-withdrawn', 'notice-changed', 'notice-new']"),
        )
    )
    picks = ", ".join(
        f"(min(if(accepted, {pick}, {pick} + notices)) - 1) % any_value(notices) + 1 AS {pick}"
        for pick in ("came", "went")
    )
    if before is None:
        picked = f"SELECT table_name, row_id, NULL AS column_name, {picks} FROM bears GROUP BY ALL"
        picked += """ UNION ALL
            SELECT 'evidence', key, NULL, came, went FROM new_evidence JOIN placed USING (notice_id)"""
    else:
        picked = f"""SELECT table_name, row_id, column_name, {picks}
            FROM bears SEMI JOIN (FROM found WHERE column_name IS NOT NULL) USING (table_name, row_id, column_name)
            GROUP BY ALL
            UNION ALL
            SELECT table_name, row_id, NULL, {picks}
            FROM bears SEMI JOIN found USING (table_name, row_id) GROUP BY ALL"""
    return f"""
CREATE TABLE bearing AS
WITH placed AS MATERIALIZED (SELECT notice_id, cause, {places}, count(*) OVER () AS notices FROM touched), bears AS (
    SELECT said.table_name, coalesce(renames.row_id, said.row_id) AS row_id, column_name, accepted,
        came, went, notices
    FROM ({" UNION ALL ".join(parts)}) AS said (table_name, row_id, column_name, notice_id, accepted)
    JOIN placed USING (notice_id)
    LEFT JOIN renames ON renames.table_name = said.table_name AND renames.former_id = said.row_id
), picked AS ({picked})
SELECT table_name, row_id, column_name, row(of_came.cause, of_came.notice_id) AS came,
    row(of_went.cause, of_went.notice_id) AS went
FROM picked
JOIN placed AS of_came ON of_came.came = picked.came JOIN placed AS of_went ON of_went.went = picked.went
UNION ALL
SELECT 'rejections', raw_name, NULL, row(cause, NULL), row(cause, NULL) FROM touched_items
"""


def _changes(before: Edition | None, after: Edition) -> str:
    """All that was found, in order, each with its cause."""
    named = ", ".join(map(literal, vocabularies.FILES))
    code = before is None or before.inputs.code_sha256 != after.inputs.code_sha256
    words = before is None or before.inputs.vocabulary_sha256 != after.inputs.vocabulary_sha256
    otherwise = {
        (True, True): "code-or-vocabulary",
        (True, False): "code",
        (False, True): "vocabulary",
        (False, False): "other-rows",
    }[code, words]
    return f"""
CREATE TABLE changes AS
WITH caused AS (
    SELECT found.*, CASE
        WHEN kind = 'removed' OR kind = 'modified' AND new_value IS NULL THEN coalesce(of_value.went, of_row.went)
        ELSE coalesce(of_value.came, of_row.came) END AS pick
    FROM found
    LEFT JOIN bearing AS of_value ON of_value.table_name = found.table_name AND of_value.row_id = found.row_id
        AND of_value.column_name = found.column_name
    LEFT JOIN bearing AS of_row ON of_row.table_name = found.table_name AND of_row.row_id = found.row_id
        AND of_row.column_name IS NULL
)
SELECT row_number() OVER (ORDER BY table_place, row_id, kind, former_id, column_place) AS change_number, kind,
    table_name, row_id, former_id, column_name, old_value, new_value,
    CASE WHEN pick IS NOT NULL THEN pick[1] WHEN table_name IN ({named}) THEN 'vocabulary'
        ELSE {literal(otherwise)} END AS cause,
    pick[2] AS notice_id
FROM caused
"""


def tombstones(before: Edition | None, after: Edition) -> str:
    """SQL for the tombstones of `after` on a database as `compared` makes it, those of `before` among them."""
    gone = f"""SELECT table_name, row_id, {literal(before.version if before else "")} AS last_version,
        {literal(after.version)} AS removed_in, cause, notice_id
        FROM changes WHERE kind = 'removed'"""
    # The ids that a meeting had superseded are gone with it.
    gone = f"""{gone} UNION ALL SELECT 'meetings', former, last_version, removed_in, cause, notice_id
        FROM ({gone}) AS lost JOIN (
            SELECT meeting_id, unnest(superseded_ids) AS former FROM old_meetings
        ) AS earlier ON table_name = 'meetings' AND row_id = meeting_id
        WHERE former NOT IN (SELECT meeting_id FROM new_meetings UNION ALL
            SELECT unnest(superseded_ids) FROM new_meetings)"""
    path = before.folder / TOMBSTONES if before is not None else None
    if path is None or not path.is_file():
        return gone
    live = " UNION ALL ".join(f"SELECT {literal(name)} AS table_name, key AS row_id FROM new_{name}" for name in TABLES)
    live += " UNION ALL SELECT 'meetings', unnest(superseded_ids) FROM new_meetings"
    return f"""{gone} UNION ALL BY NAME
        SELECT * FROM read_parquet({literal(str(path))}) ANTI JOIN ({live}) USING (table_name, row_id)
        ANTI JOIN ({gone}) USING (table_name, row_id)"""


def counts(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], int]:
    """Number of rows by table and kind of change; a row with several modified values counts once."""
    # Of a modified row alone there are several changes: to look at the others one by one takes long in a first release.
    rows: list[tuple[str, str, int]] = connection.execute(
        """SELECT table_name, kind, count(*) FROM (
            SELECT table_name, kind FROM changes WHERE kind <> 'modified'
            UNION ALL
            SELECT DISTINCT ON (table_name, row_id) table_name, kind FROM changes WHERE kind = 'modified'
        ) GROUP BY ALL ORDER BY ALL"""
    ).fetchall()
    return {(table, kind): count for table, kind, count in rows}
