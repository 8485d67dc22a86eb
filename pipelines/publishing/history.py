"""Writes what a release says of its forerunner: `changes.parquet`, `tombstones.parquet`, and `CHANGES.md` for people.

What is different and why is found in `changes.py`; here it is put into files and words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import duckdb

from pipelines.publishing.changes import TOMBSTONES, Edition, compared, counts, tombstones
from pipelines.publishing.draft import Draft, WrittenFile, recorded
from pipelines.publishing.parquet import write_rows
from schemas import HISTORY, TABLES

CHANGES: Final = "changes.parquet"
CHANGES_IN_WORDS: Final = "CHANGES.md"

# Lines of a list in CHANGES.md, and characters of a value in it.
MOST_LINES = 20
MOST_SHOWN = 80

_KINDS = ("added", "modified", "renamed", "removed")
_CAUSES = {
    "notice-new": "{} came in",
    "notice-changed": "{} was changed",
    "notice-withdrawn": "{} was withdrawn",
    "correction": "{} was made, changed or withdrawn",
    "code": "the pipeline was changed",
    "vocabulary": "a vocabulary was changed",
    "code-or-vocabulary": "the pipeline and a vocabulary were changed",
    "other-rows": "other rows were changed",
}


def write_history(draft: Draft) -> list[WrittenFile]:
    """The three files. The tables of the release before were verified."""
    before = Edition.of_release(draft.previous, verified=True) if draft.previous is not None else None
    after = Edition(draft.version, draft.folder, draft.inputs)
    with compared(before, after, draft.spill, draft.memory_limit) as connection:
        files = [
            write_rows(connection, "changes", HISTORY["changes"], draft.folder / CHANGES, draft.folder),
            write_rows(
                connection,
                f"({tombstones(before, after)})",
                HISTORY["tombstones"],
                draft.folder / TOMBSTONES,
                draft.folder,
            ),
        ]
        words = draft.folder / CHANGES_IN_WORDS
        words.write_text(in_words(connection, before, after), encoding="utf-8")
    return [*files, recorded(words, draft.folder)]


def write_changes(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """The changes of a comparison as a Parquet file anywhere."""
    write_rows(connection, "changes", HISTORY["changes"], path, path.parent)


def in_words(connection: duckdb.DuckDBPyConnection, before: Edition | None, after: Edition) -> str:
    """`CHANGES.md`: of how many rows, the largest changes first, then meetings and notices one by one, up to a bound.

    `connection` is as `compared` gives it.
    """
    lines = [f"# What changed in {after.version}", ""]
    if before is None:
        lines += [
            "This is the first release: there is none before it to compare with, and all of its rows are new.",
            "",
        ]
    else:
        lines += [f"Compared with {before.version}. All changes, one by one, are in `{CHANGES}`.", ""]
    found = counts(connection)
    if not found:
        return "\n".join([*lines, "No row of any table is another.", ""])
    lines += _because(connection, before, after)
    lines += _by_table(found)
    if before is not None:
        lines += _meetings(connection)
        lines += _notices(connection)
        lines += _columns(connection)
    return "\n".join(lines)


def _because(connection: duckdb.DuckDBPyConnection, before: Edition | None, after: Edition) -> list[str]:
    """What came in from outside, and whether code and vocabularies are others."""
    told = dict(connection.execute("SELECT cause, count(*) FROM touched GROUP BY cause").fetchall())
    words = {"notice-new": "came in", "notice-changed": "changed", "notice-withdrawn": "withdrawn"}
    parts = [f"{_several(told[cause], 'notice')} {word}" for cause, word in words.items() if cause in told]
    lines = [f"- Notices: {', '.join(parts) or 'the same as before'}."]
    if before is not None:
        old, new = before.inputs, after.inputs
        code = "changed" if old.code_sha256 != new.code_sha256 else "the same"
        if old.code_version != new.code_version:
            code += f", version {new.code_version} after {old.code_version}"
        lines.append(f"- Code and libraries that read and resolve: {code}.")
        vocabulary = "changed" if old.vocabulary_sha256 != new.vocabulary_sha256 else "the same"
        lines.append(f"- Vocabularies: {vocabulary}.")
    return [*lines, ""]


def _by_table(found: dict[tuple[str, str], int]) -> list[str]:
    tables = {table for table, _ in found}
    size = {table: sum(found.get((table, kind), 0) for kind in _KINDS) for table in tables}
    rows = [
        [f"`{table}`", *(f"{found.get((table, kind), 0):,}" for kind in _KINDS)]
        for table in sorted(tables, key=lambda table: (-size[table], list(TABLES).index(table)))
    ]
    return ["| table | " + " | ".join(_KINDS) + " |", "|---|" + "---:|" * len(_KINDS), *map(_line, rows), ""]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _meetings(connection: duckdb.DuckDBPyConnection) -> list[str]:
    lines: list[str] = []
    for kind, heading in (
        ("added", "New meetings"),
        ("renamed", "Meetings under another id"),
        ("modified", "Meetings with other values"),
        ("removed", "Meetings that are gone"),
    ):
        rows = _rows(
            connection,
            f"""SELECT changes.*, row_number() OVER (
                ORDER BY evidence DESC NULLS LAST, row_id, change_number) AS place
            FROM changes LEFT JOIN (
                SELECT split_part(row_id, '|', 1) AS row_id, count(*) AS evidence
                FROM {"old" if kind == "removed" else "new"}_evidence
                WHERE table_name = 'meetings' GROUP BY ALL
            ) USING (row_id)
            WHERE table_name = 'meetings' AND kind = '{kind}'
                AND coalesce(column_name, '') NOT IN ('notice_count', 'confidence')""",
        )
        side = "old" if kind == "removed" else "new"
        about = _meetings_in_words(connection, side, [row["row_id"] for row in rows])
        lines += _list(heading, [_meeting(row, about) for row in rows], _total(rows))
    return lines


def _meeting(row: dict[str, Any], about: dict[str, str]) -> str:
    because = _because_of(row)
    match row["kind"]:
        case "modified":
            told = f"{row['column_name']} {_value(row['old_value'])} → {_value(row['new_value'])}"
            return f"`{row['row_id']}`: {told} ({because})"
        case "renamed":
            return f"`{row['former_id']}` is now `{row['row_id']}`: {about.get(row['row_id'], '')} ({because})"
    return f"`{row['row_id']}`: {about.get(row['row_id'], '')} ({because})"


def _meetings_in_words(connection: duckdb.DuckDBPyConnection, side: str, ids: list[str]) -> dict[str, str]:
    """Each meeting's title or series with its ordinal, its days and place."""
    told = connection.execute(
        f"""SELECT meeting_id, concat_ws(', ',
            coalesce(title_en, title_vi, concat_ws(' ', series_code, ordinal)),
            CASE date_precision WHEN 'year' THEN CAST(year(start_date) AS VARCHAR)
                WHEN 'month' THEN strftime(start_date, '%Y-%m')
                ELSE concat_ws(' to ', start_date, nullif(end_date, start_date)) END,
            coalesce(city, mode))
        FROM {side}_meetings WHERE meeting_id IN (SELECT unnest(?))""",
        [ids],
    ).fetchall()
    return {meeting: _value(words) for meeting, words in told}


def _notices(connection: duckdb.DuckDBPyConnection) -> list[str]:
    lines: list[str] = []
    for cause, heading, side in (
        ("notice-new", "New notices", "new"),
        ("notice-changed", "Changed notices", "new"),
        ("notice-withdrawn", "Withdrawn notices", "old"),
    ):
        rows = _rows(
            connection,
            f"""SELECT notice_id, raw_name, title, row_number() OVER (ORDER BY notice_id) AS place
            FROM touched JOIN {side}_notices USING (notice_id) WHERE cause = '{cause}'""",
        )
        told = [f"`{row['notice_id']}`: {_value(row['title'] or row['raw_name'])}" for row in rows]
        lines += _list(heading, told, _total(rows))
    return lines


def _columns(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = _rows(
        connection,
        """SELECT table_name, column_name, count(*) AS modified,
            row_number() OVER (ORDER BY count(*) DESC, table_name, column_name) AS place
        FROM changes WHERE kind = 'modified' GROUP BY table_name, column_name""",
    )
    told = [f"`{row['table_name']}.{row['column_name']}`: {_several(row['modified'], 'row')}" for row in rows]
    return _list("Columns with other values", told, _total(rows))


def _rows(connection: duckdb.DuckDBPyConnection, placed: str) -> list[dict[str, Any]]:
    """The first rows of a query by its column `place`, with the number of all in `total`."""
    answer = connection.execute(
        f"SELECT *, count(*) OVER () AS total FROM ({placed}) ORDER BY place LIMIT {MOST_LINES}"
    )
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _total(rows: list[dict[str, Any]]) -> int:
    return rows[0]["total"] if rows else 0


def _list(heading: str, told: list[str], total: int) -> list[str]:
    if not told:
        return []
    more = [f"- and {total - len(told):,} more"] if total > len(told) else []
    return [f"## {heading}", "", *(f"- {line}" for line in told), *more, ""]


def _because_of(row: dict[str, Any]) -> str:
    return _CAUSES[row["cause"]].format(f"`{row['notice_id']}`" if row["notice_id"] else "an item")


def _value(value: str | None) -> str:
    """A value in a line of Markdown."""
    if value is None:
        return "nothing"
    text = " ".join(value.split())
    text = text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, f"\\{sign}")
    return text


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
