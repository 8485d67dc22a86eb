"""Writes an iCalendar file (RFC 5545) of the meetings whose days are known, for calendars that subscribe to it.

A subscriber goes by UID, SEQUENCE and LAST-MODIFIED: a meeting keeps its UID, and its other two rise only in the
release that changes it. One that has gone since the release before stays as cancelled, so that it goes everywhere.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Final

import pyarrow.compute as pc
from icalendar import Calendar, Component, Event

from pipelines.publishing.draft import Draft, WrittenFile, recorded
from pipelines.publishing.earlier import earlier_file
from pipelines.publishing.formats.nested import Nested, nested_meetings, unchanged_meetings
from pipelines.publishing.manifest import version_key
from pipelines.publishing.metadata import about
from schemas.codes import MODE

CALENDAR: Final = "meetings.ics"

_BREAK: Final = b"\r\n"
_AFTER: Final = b"END:VCALENDAR" + _BREAK
_BEGIN, _END = b"BEGIN:VEVENT", b"END:VEVENT"
# What says when an event changed, and is therefore no change itself.
_HISTORY: Final = (b"SEQUENCE:", b"LAST-MODIFIED:", b"DTSTAMP:")
_MOST_BYTES: Final = 75
_ONE_DAY: Final = timedelta(days=1)
_PARTS: Final = ("notices", "chairs", "partners", "topics")
_MOST_CATEGORIES: Final = 6


@dataclass(frozen=True, slots=True)
class _Known:
    """An event as the release before has it: as it is written, what it says, and how often it had changed."""

    written: bytes
    lines: frozenset[bytes]
    sequence: int


def write_calendar(draft: Draft) -> list[WrittenFile]:
    """`meetings.ics`: an all-day event a meeting, in the order of ids; what could not be placed is counted in it.

    The event of a meeting of which all is as it was in the release before is that release's.
    """
    path, now = draft.folder / CALENDAR, _instant(draft.version)
    before = _read(draft.previous / CALENDAR) if draft.previous else {}
    meetings = draft.columns("meetings", "meeting_id", "start_date", "end_date", "date_precision", "superseded_ids")
    dated = pc.coalesce(meetings["start_date"], meetings["end_date"])
    precise = meetings.filter(pc.and_(pc.equal(meetings["date_precision"], "day"), pc.is_valid(dated)))
    # Who had another id may have another's event.
    own = precise.filter(pc.is_null(precise["superseded_ids"]))["meeting_id"].to_pylist()
    same = unchanged_meetings(draft) if earlier_file(draft, CALENDAR) else frozenset()
    same = same.intersection(meeting_id for meeting_id in own if _address(meeting_id) in before)
    taken = ((meeting_id, before[_address(meeting_id)], None) for meeting_id in sorted(same))
    made = ((row["meeting_id"], None, row) for row in nested_meetings(draft, _PARTS, but=same))
    with path.open("wb") as file:
        file.write(_head(draft, precise.num_rows, meetings.num_rows - precise.num_rows, now))
        there: set[str] = set()
        for meeting_id, known, row in heapq.merge(made, taken, key=itemgetter(0)):
            if known is not None:
                there.add(_address(meeting_id))
                file.write(known.written)
            elif row is not None and row["date_precision"] == "day" and (row["start_date"] or row["end_date"]):
                uid = _uid(row, before.keys() - there)
                there.add(uid)
                file.write(_dated(_event(row, uid), before.get(uid), now))
        for uid in sorted(before.keys() - there):
            file.write(_cancelled(before[uid], now))
        file.write(_AFTER)
    return [recorded(path, draft.folder)]


def _instant(version: str) -> datetime:
    """An instant that rises with the version: midnight of its day, a second later for each further release."""
    day, counter = version_key(version)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=counter - 1)


def _head(draft: Draft, precise: int, left_out: int, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{about.NAME}//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    told = (
        f"{about.DESCRIPTION_EN} Release {draft.version}: {precise} meetings whose days are known; {left_out} of which "
        f"only a month, a year or nothing is known are left out. {about.LICENCE_TITLE}."
    )
    calendar.add("name", "ASEAN meetings")
    calendar.add("x-wr-calname", "ASEAN meetings")
    calendar.add("description", told)
    calendar.add("last-modified", now)
    calendar.add("refresh-interval", _ONE_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return bytes(calendar.to_ical()).removesuffix(_AFTER)


def _uid(row: Nested, known: Set[str]) -> str:
    """By what subscribers know the meeting: its id, or the one that it had when it first came into the calendar."""
    names = [_address(name) for name in (row["meeting_id"], *(row["superseded_ids"] or ()))]
    return next((name for name in names if name in known), names[0])


def _address(meeting_id: str) -> str:
    return f"{meeting_id}@{about.NAME}"


def _event(row: Nested, uid: str) -> Event:
    first: date = row["start_date"] or row["end_date"]
    last: date = row["end_date"] or first
    event = Event()
    event.add("uid", uid)
    event.add("summary", row["name"])
    event.add("dtstart", first)
    event.add("dtend", last + _ONE_DAY)  # the first day on which it is over
    event.add("status", "TENTATIVE" if _only_announced(row) else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [row["series_code"], *_labels(row)])
    place = ", ".join(filter(None, (row["city"], row["country"])))
    if place or row["mode"] == "online":
        event.add("location", place or "Online")
    event.add("description", "\n".join(_description(row)))
    if addresses := _addresses(row):
        event.add("url", addresses[0])
    if row["part_of"]:
        event.add("related-to", _address(row["part_of"]), parameters={"RELTYPE": "PARENT"})
    return event


def _only_announced(row: Nested) -> bool:
    """Whether notices tell of it as coming, and none as held."""
    relations = {notice["relation"] for notice in row["notices"]}
    return "announces" in relations and "reports" not in relations


def _labels(row: Nested) -> list[str]:
    return list(dict.fromkeys(topic["label_en"] for topic in row["topics"]))[:_MOST_CATEGORIES]


def _addresses(row: Nested) -> list[str]:
    """The pages that tell of it: those of notices, then those that register entries cite."""
    own = [notice["url"] for notice in row["notices"] if notice["url"] and notice["relation"] != "references"]
    cited = [url for notice in row["notices"] if notice["relation"] != "references" for url in notice["cited"] or ()]
    return list(dict.fromkeys([*own, *cited]))


def _description(row: Nested) -> Iterator[str]:
    yield from (title for title in (row["title_en"], row["title_vi"]) if title and title != row["name"])
    if row["theme"]:
        yield f"Theme: {row['theme']}"
    if row["mode"]:
        yield f"Held {MODE[row['mode']][0]}"
    chairs = [f"{chair['country']} ({chair['role']})" for chair in row["chairs"]]
    if chairs:
        yield f"Chair: {', '.join(chairs)}"
    partners = [partner["name_en"] for partner in row["partners"]]
    if partners:
        yield f"Partners: {', '.join(partners)}"
    yield f"Meeting {row['meeting_id']} of the dataset {about.NAME}, notices: {row['notice_count']}"
    yield from _addresses(row)


def _dated(event: Event, known: _Known | None, now: datetime) -> bytes:
    """The event with its history: that of the release before where nothing else changed."""
    if known and known.lines == frozenset(_unfolded(event)):
        return known.written
    return _written(event, known.sequence + 1 if known else 0, now)


def _cancelled(known: _Known, now: datetime) -> bytes:
    if b"STATUS:CANCELLED" in known.lines:
        return known.written
    event = Event.from_ical(known.written)
    for name in ("status", "sequence", "last-modified", "dtstamp"):
        event.pop(name, None)
    event.add("status", "CANCELLED")
    return _written(event, known.sequence + 1, now)


def _written(event: Component, sequence: int, now: datetime) -> bytes:
    event.add("sequence", sequence)
    event.add("last-modified", now)
    event.add("dtstamp", now)
    return b"".join(_folded(line) + _BREAK for line in _unfolded(event))


def _unfolded(event: Component) -> list[bytes]:
    return [str(line).encode() for line in event.content_lines() if line]


def _folded(line: bytes) -> bytes:
    """The line in pieces of at most 75 bytes that cut no letter in two. The library's own goes letter by letter."""
    pieces, room = [], _MOST_BYTES
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        pieces.append(line[:end])
        line, room = line[end:], _MOST_BYTES - 1  # further pieces begin with a blank
    return (_BREAK + b" ").join([*pieces, line])


def _read(path: Path) -> Mapping[str, _Known]:
    """The events of an earlier release by their UID; none where it has no such file."""
    if not path.is_file():
        return {}
    found = {}
    for part in path.read_bytes().split(_BEGIN + _BREAK)[1:]:
        written = _BEGIN + _BREAK + part.partition(_END)[0] + _END + _BREAK
        values = dict(line.partition(b":")[::2] for line in _lines(written))
        found[values[b"UID"].decode()] = _Known(written, _content(written), int(values[b"SEQUENCE"]))
    return found


def _lines(written: bytes) -> list[bytes]:
    """The lines of an event without the breaks that only keep them short."""
    return written.replace(_BREAK + b" ", b"").split(_BREAK)[:-1]


def _content(written: bytes) -> frozenset[bytes]:
    """What the event says, without its history."""
    return frozenset(line for line in _lines(written) if not line.startswith(_HISTORY))
