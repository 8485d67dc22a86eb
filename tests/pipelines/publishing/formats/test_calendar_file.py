"""The calendar, as a program that subscribes to it reads it, today and after the next release."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from pipelines.publishing.formats import calendar_file
from pipelines.publishing.formats.calendar_file import CALENDAR, write_calendar
from tests.counterexamples.examples import as_table
from tests.drafts import released


def events(draft):
    write_calendar(draft)
    calendar = Calendar.from_ical((draft.folder / CALENDAR).read_bytes())
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def with_meeting(tables, which, **change):
    rows = [row | (change if row["meeting_id"] == which else {}) for row in tables["meetings"].to_pylist()]
    return {"meetings": as_table("meetings", rows)}


@pytest.fixture
def plus_three(tables):
    """The example's meetings, the second with days too, and the first without its end."""
    rows = tables["meetings"].to_pylist()
    rows[1] |= {"date_precision": "day"}
    rows[0] |= {"end_date": None}
    return {"meetings": as_table("meetings", rows)}


def test_a_meeting_is_an_all_day_event_with_what_is_known_of_it(draft):
    event = events(draft())["somswd-12@asean-meetings"]
    assert event["dtstart"].dt == date(2014, 6, 4)
    assert event["dtend"].dt == date(2014, 6, 6)  # exclusive
    assert event["summary"] == "12th ASEAN Senior Officials Meeting on Social Welfare and Development"
    assert event["location"] == "Ha Noi, Viet Nam"
    assert event["url"] == "https://ministry.example/tin?id=1"
    assert event["status"] == "CONFIRMED"
    assert event["transp"] == "TRANSPARENT"
    assert event["categories"].cats == ["SOMSWD", "Children and child rights"]
    assert "Theme: Không ai đứng ngoài" in event["description"]
    assert event["dtstamp"].dt == event["last-modified"].dt == datetime(2026, 11, 22, tzinfo=UTC)
    assert event["sequence"] == 0


def test_what_has_no_day_is_left_out_and_counted(draft):
    made = draft()
    assert set(events(made)) == {"somswd-12@asean-meetings"}
    head = Calendar.from_ical((made.folder / CALENDAR).read_bytes())
    assert "1 meetings whose days are known; 2 of which only a month, a year or nothing is known" in head["description"]


def test_a_part_of_a_meeting_points_to_it_and_a_lone_day_lasts_one(draft, plus_three):
    found = events(draft(plus_three))
    part = found["somswd-plus3-7@asean-meetings"]
    assert part["related-to"] == "somswd-12@asean-meetings"
    whole = found["somswd-12@asean-meetings"]
    assert (whole["dtstart"].dt, whole["dtend"].dt) == (date(2014, 6, 4), date(2014, 6, 5))


def test_a_meeting_that_is_only_announced_is_tentative(draft, tables):
    rows = [row | {"relation": "announces"} for row in tables["meeting_notices"].to_pylist()]
    found = events(draft({"meeting_notices": as_table("meeting_notices", rows)}))
    assert found["somswd-12@asean-meetings"]["status"] == "TENTATIVE"


def test_every_line_is_as_rfc_5545_wants_it(draft):
    made = draft()
    write_calendar(made)
    content = (made.folder / CALENDAR).read_bytes()
    assert content.endswith(b"END:VCALENDAR\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()  # no letter is cut in two
    for name in (b"VERSION:2.0", b"PRODID:", b"UID:", b"DTSTAMP:"):
        assert name in content


def test_the_next_release_touches_only_what_changed(draft, tables, plus_three):
    first = draft(plus_three)
    before = events(first)
    moved = with_meeting(plus_three, "somswd-12", city="Da Nang")
    after = events(draft(moved, version="2026-12-01.2", previous=first.folder))
    same, other = (f"{name}@asean-meetings" for name in ("somswd-plus3-7", "somswd-12"))
    assert after[same].to_ical() == before[same].to_ical()
    assert after[other]["sequence"] == 1
    assert after[other]["last-modified"].dt == after[other]["dtstamp"].dt == datetime(2026, 12, 1, 0, 0, 1, tzinfo=UTC)
    assert after[other]["location"] == "Da Nang, Viet Nam"


def test_a_meeting_that_has_gone_is_cancelled_stays_so_and_may_come_back(draft, plus_three):
    uid = "somswd-plus3-7@asean-meetings"
    first = draft(plus_three)
    write_calendar(first)
    second = draft(version="2026-12-01.1", previous=first.folder)
    gone = events(second)[uid]
    assert (gone["status"], gone["sequence"]) == ("CANCELLED", 1)
    assert gone["dtstart"].dt == date(2014, 6, 1)
    third = draft(version="2026-12-02.1", previous=second.folder)
    assert events(third)[uid].to_ical() == gone.to_ical()
    back = events(draft(plus_three, version="2026-12-03.1", previous=third.folder))[uid]
    assert (back["status"], back["sequence"]) == ("CONFIRMED", 2)


def test_a_meeting_whose_id_changes_stays_the_same_event(draft, plus_three):
    first = draft(plus_three)
    write_calendar(first)
    renamed = with_meeting(plus_three, "somswd-plus3-7", meeting_id="somswd-plus3-8", superseded_ids=["somswd-plus3-7"])
    second = draft(renamed, version="2026-12-01.1", previous=first.folder)
    assert set(events(second)) == {"somswd-12@asean-meetings", "somswd-plus3-7@asean-meetings"}
    event = events(second)["somswd-plus3-7@asean-meetings"]
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 1)
    third = draft(renamed, version="2026-12-02.1", previous=second.folder)
    assert events(third)["somswd-plus3-7@asean-meetings"].to_ical() == event.to_ical()


def test_events_that_are_taken_over_are_those_that_would_be_made(draft, plus_three, monkeypatch):
    parts = with_meeting(plus_three, "somswd-plus3-7", date_precision="month")
    moved = with_meeting(plus_three, "somswd-12", city="Da Nang")
    renamed = with_meeting(moved, "somswd-plus3-7", meeting_id="somswd-plus3-8", superseded_ids=["somswd-plus3-7"])
    made = []
    event = calendar_file._event
    monkeypatch.setattr(calendar_file, "_event", lambda row, uid: made.append(row["meeting_id"]) or event(row, uid))
    write_calendar(first := draft(plus_three))
    write_calendar(known := draft(plus_three))
    before = released(known)
    wanted = [[], [], ["somswd-plus3-7"], ["somswd-12", "somswd-plus3-8"], ["somswd-plus3-8"]]
    for at, (changed, remade) in enumerate(zip([parts, parts, plus_three, renamed, renamed], wanted, strict=True)):
        version = f"2026-12-{at + 1:02}.1"
        made.clear()
        write_calendar(follows := draft(changed, version=version, previous=before))
        assert made == remade
        write_calendar(alone := draft(changed, version=version, previous=first.folder))
        assert (follows.folder / CALENDAR).read_bytes() == (alone.folder / CALENDAR).read_bytes()
        first, before = alone, released(follows)


def test_a_release_before_there_was_a_calendar_counts_as_none(draft, tmp_path):
    (tmp_path / "old").mkdir()
    assert events(draft(previous=tmp_path / "old"))["somswd-12@asean-meetings"]["sequence"] == 0


def test_the_same_tables_give_the_same_bytes(draft):
    assert write_calendar(draft()) == write_calendar(draft())
