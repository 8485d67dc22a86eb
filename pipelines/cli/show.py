"""`asean-meetings show`: prints a meeting or a notice with the words behind each fact. Decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from pipelines.cli.errors import CommandError
from pipelines.cli.output import console, marked, table
from pipelines.cli.release import open_release, rows
from pipelines.model import Notice, Rejection
from pipelines.publishing.changes import TOMBSTONES
from pipelines.reading import read
from pipelines.register.reading import read_entry
from pipelines.sources.drop_folder import RawItem, load
from pipelines.sources.items import scan_all
from schemas.codes import CHANGE_CAUSE
from schemas.rules import literal

Row = dict[str, Any]

# Tables whose rows begin with a meeting, in the order in which they are shown.
FACTS = ("chairs", "partners", "participants", "topics", "instruments", "meeting_links")


def show_record(release: Path, what: str) -> int:
    """Print the meeting that has or had this id, or the notice with this id, raw name or file stem."""
    out = console()
    with open_release(release) as database:
        meetings = rows(database, "FROM meetings WHERE meeting_id = $1 OR list_contains(superseded_ids, $1)", [what])
        if meetings:
            _show_meeting(out, database, meetings[0])
        else:
            _look_for_tombstone(database, release, what)
            _show_notice(out, database, _notice(database, what))
    return 0


def show_raw(release: Path, what: str, raw_dir: Path) -> int:
    """Print what reading keeps and drops of a notice's raw file, each dropped piece with the rule that drops it."""
    with open_release(release) as database:
        raw_name = _notice(database, what)["raw_name"]
    item = next((item for item in scan_all(raw_dir) if item.raw_name == raw_name), None)
    if item is None:
        raise CommandError(f"{raw_name} is not in {raw_dir}; name the folder of raw notices with --raw-dir")
    notice = _read(item)
    if isinstance(notice, Rejection):
        raise CommandError(f"{raw_name} can no longer be read: {notice.detail} {notice.cure}")
    out = console()
    out.print(Text(raw_name, style="bold"))
    out.print(Text(notice.text))
    out.print()
    if notice.dropped:
        out.print(table(["dropped by the rule", "text"], [(piece.rule, repr(piece.text)) for piece in notice.dropped]))
    else:
        out.print("nothing was dropped")
    return 0


def _read(item: RawItem) -> Notice | Rejection:
    if item.part is not None:
        entry = read_entry(item)
        return entry if isinstance(entry, Rejection) else entry[0]
    raw = load(item)
    return raw if isinstance(raw, Rejection) else read(raw)


def _notice(database: duckdb.DuckDBPyConnection, what: str) -> Row:
    found = rows(
        database,
        "FROM notices WHERE notice_id = $1 OR raw_name = $1"
        " OR regexp_replace(parse_filename(raw_name), '[.][^.]*$', '') = $1 ORDER BY notice_id",
        [what],
    )
    if not found:
        raise CommandError(
            f"no meeting or notice {what!r}; 'asean-meetings query \"FROM meetings\"' lists the meetings"
        )
    if len(found) > 1:
        names = ", ".join(row["notice_id"] for row in found)
        raise CommandError(f"{what!r} names several notices: {names}; name one of them")
    return found[0]


def _look_for_tombstone(database: duckdb.DuckDBPyConnection, release: Path, what: str) -> None:
    """Raises `CommandError` where an earlier release had the meeting or notice and this one has not."""
    path = release / TOMBSTONES
    if not path.is_file():
        return
    stones = rows(
        database,
        f"""FROM read_parquet({literal(str(path))}) WHERE row_id = ? AND table_name IN ('meetings', 'notices')
        ORDER BY table_name""",
        [what],
    )
    if stones:
        cause, notice = stones[0]["cause"], stones[0]["notice_id"]
        because = CHANGE_CAUSE[cause][0] + (f", {notice}" if notice else "")
        raise CommandError(
            f"{what} is gone since {stones[0]['removed_in']}: {because}; the last release with it is"
            f" {stones[0]['last_version']}"
        )


def _show_meeting(out: Console, database: duckdb.DuckDBPyConnection, meeting: Row) -> None:
    meeting_id = meeting["meeting_id"]
    said = rows(
        database,
        "FROM evidence WHERE (table_name = 'meetings' AND row_id = $1) OR split_part(row_id, '|', 1) = $1"
        " OR (table_name = 'participants'"
        " AND row_id IN (SELECT participant_id FROM participants WHERE meeting_id = $1))"
        " ORDER BY notice_id, char_start, char_end, table_name, row_id, column_name",
        [meeting_id],
    )
    out.print(Text(meeting_id, style="bold"))
    out.print(_values("meetings", meeting_id, meeting, said, leave_out={"meeting_id"}))
    for name in FACTS:
        key = "from_meeting_id" if name == "meeting_links" else "meeting_id"
        facts = rows(database, f"FROM {name} WHERE {key} = ? ORDER BY ALL", [meeting_id])
        if facts:
            shown = [column for column in facts[0] if column not in (key, "notice_id", "participant_id", "person_id")]
            out.print()
            out.print(Text(name.replace("_", " "), style="bold"))
            out.print(table(shown, [[fact[column] for column in shown] for fact in facts]))
    _show_texts(out, database, said)


def _values(name: str, row_id: str, row: Row, said: Sequence[Row], leave_out: set[str]) -> Any:
    quotes: defaultdict[str, list[str]] = defaultdict(list)
    for evidence in said:
        if evidence["table_name"] == name and evidence["row_id"] == row_id:
            mark = "" if evidence["accepted"] else f" (not taken: {evidence['value']})"
            quote = f"“{evidence['quote']}”{mark}"
            if quote not in quotes[evidence["column_name"]]:
                quotes[evidence["column_name"]].append(quote)
    facts = [
        (column, value, " ".join(quotes[column]))
        for column, value in row.items()
        if column not in leave_out and (value is not None or quotes[column])
    ]
    return table(["", "value", "what the notices say"], facts)


def _show_notice(out: Console, database: duckdb.DuckDBPyConnection, notice: Row) -> None:
    said = rows(
        database,
        "FROM evidence WHERE notice_id = ? ORDER BY char_start, char_end, table_name, row_id, column_name",
        [notice["notice_id"]],
    )
    out.print(Text(notice["title"], style="bold"))
    facts = [
        (column, value) for column, value in notice.items() if column not in ("text", "title") and value is not None
    ]
    out.print(table(["", "value"], facts))
    if said:
        out.print()
        columns = ["row_id", "column_name", "value", "quote", "rule"]
        out.print(table(["of", "column", "value", "words", "rule"], [[e[c] for c in columns] for e in said]))
    _show_text(out, notice, said)


def _show_texts(out: Console, database: duckdb.DuckDBPyConnection, said: Sequence[Row]) -> None:
    by_notice: defaultdict[str, list[Row]] = defaultdict(list)
    for evidence in said:
        by_notice[evidence["notice_id"]].append(evidence)
    for notice in rows(
        database, "FROM notices WHERE notice_id IN (SELECT unnest($1)) ORDER BY kind, notice_id", [list(by_notice)]
    ):
        _show_text(out, notice, by_notice[notice["notice_id"]])


def _show_text(out: Console, notice: Row, said: Sequence[Row]) -> None:
    out.print()
    out.print(Text(f"{notice['notice_id']}  {notice['url'] or notice['raw_name']}", style="bold"))
    spans = [(evidence["char_start"], evidence["char_end"]) for evidence in said]
    out.print(marked(notice["text"], spans, colours=out.is_terminal))
