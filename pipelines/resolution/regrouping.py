"""What people decided of meetings: which are one, and of which some notices speak wrongly. Decides nothing itself.

Decisions name meetings by their ids. Which meeting an id is, without any decision, is found out first.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.resolution import succession, values
from pipelines.resolution.corrected import Correcting

# What is made anew once the decisions are applied.
_MADE = ("said", "votes", "chosen", "derived_ids", "heirs", "known_ids", "meeting_ids")


def regroup(connection: duckdb.DuckDBPyConnection, correcting: Correcting, previous: Path | None) -> None:
    """Give the meetings of notices (`members`) that were decided to be one one number, and those split off another.

    `previous` is as for `succession.recall`, which has happened.
    """
    if not correcting.decisions.meetings.any:
        return
    gids = _gids(connection, previous)
    moved = _split(connection, correcting, gids)
    moved |= _joined(connection, correcting, gids, moved)
    if not moved:
        return
    rows = [(notice, local, gid) for (notice, local), gid in sorted(moved.items())]
    columns = zip(*rows, strict=True)
    names = ("notice_id", "local", "gid")
    connection.register("moved", pa.table({name: list(column) for name, column in zip(names, columns, strict=True)}))
    connection.execute(
        "UPDATE members SET gid = moved.gid FROM moved WHERE (members.notice_id, members.local) ="
        " (moved.notice_id, moved.local)"
    )
    connection.unregister("moved")


def _gids(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> dict[str, int]:
    """The number of each meeting by the id that follows from what notices say, and by ids that it had before."""
    _recall(connection, None)
    values.settle(connection)
    gids = {meeting: gid for gid, meeting in connection.execute("SELECT gid, meeting_id FROM meeting_ids").fetchall()}
    for name in _MADE:
        connection.execute(f"DROP TABLE {name}")
    _recall(connection, previous)
    former = connection.execute("SELECT meeting_id, unnest(superseded_ids) FROM before_meetings").fetchall()
    for meeting, old in former:
        if meeting in gids:
            gids.setdefault(old, gids[meeting])
        elif old in gids:
            gids.setdefault(meeting, gids[old])
    return gids


def _recall(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> None:
    for name in ("meetings", "participants", "evidence"):
        connection.execute(f"DROP VIEW before_{name}")
    succession.recall(connection, previous)


def _members(connection: duckdb.DuckDBPyConnection) -> dict[int, list[tuple[str, str]]]:
    """The notices' meetings of each meeting."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for gid, notice, local in connection.execute("SELECT gid, notice_id, local FROM members ORDER BY ALL").fetchall():
        found[gid].append((notice, local))
    return found


def _split(
    connection: duckdb.DuckDBPyConnection, correcting: Correcting, gids: dict[str, int]
) -> dict[tuple[str, str], int]:
    members = _members(connection)
    free = max(members, default=0) + 1
    moved: dict[tuple[str, str], int] = {}
    for split in correcting.decisions.meetings.split:
        gid = gids.get(split.row_id)
        if gid is None:
            correcting.note(split.correction_id, "unmatched", f"there is no meeting {split.row_id}")
            continue
        apart = [member for member in members[gid] if member[0] in split.notice_ids]
        if not apart:
            told = f"no notice that it names speaks of {split.row_id}"
            correcting.note(
                split.correction_id, "needless" if _known(connection, split.notice_ids) else "unmatched", told
            )
        elif len(apart) == len(members[gid]):
            correcting.note(split.correction_id, "refused", f"no notice would be left that speaks of {split.row_id}")
        else:
            moved |= dict.fromkeys(apart, free)
            free += 1
    return moved


def _known(connection: duckdb.DuckDBPyConnection, notices: tuple[str, ...]) -> bool:
    """Whether all of the notices are there."""
    rows = connection.execute("SELECT count(*) FROM readings WHERE list_contains($1, notice_id)", [list(notices)])
    return rows.fetchall() == [(len(set(notices)),)]


def _joined(
    connection: duckdb.DuckDBPyConnection,
    correcting: Correcting,
    gids: dict[str, int],
    moved: dict[tuple[str, str], int],
) -> dict[tuple[str, str], int]:
    members = _members(connection)
    leads: dict[int, int] = {}

    def lead(gid: int) -> int:
        while gid in leads:
            gid = leads[gid]
        return gid

    decisions = correcting.decisions.meetings
    for pair in (*decisions.same, *decisions.different):
        missing = [key for key in (pair.one, pair.other) if key not in gids]
        if missing:
            correcting.note(pair.correction_id, "unmatched", f"there is no meeting {' and no '.join(missing)}")
    for pair in decisions.same:
        if pair.one not in gids or pair.other not in gids:
            continue
        one, other = lead(gids[pair.one]), lead(gids[pair.other])
        if gids[pair.one] == gids[pair.other]:
            correcting.note(pair.correction_id, "needless")
        elif one != other:
            leads[max(one, other)] = min(one, other)
    return {member: lead(gid) for gid in sorted(leads) for member in members[gid] if member not in moved}
