"""What a person decided stands in the tables with its source, and a correction that does nothing says so."""

from __future__ import annotations

import json
from itertools import product

import pytest

from pipelines.corrections import CorrectionError
from pipelines.resolution.corrected import Correcting
from pipelines.resolution.engine import connected
from tests.pipelines.corrections.decided import decided, entry
from tests.pipelines.resolution.notices import Said, Tables, Telling, meeting, resolved, reviews, rows, said

SEVENTEEN = {"meeting_id": "somswd-17"}


def outcomes(tables: Tables) -> dict[str, str]:
    return dict(rows(tables, "corrections", "correction_id", "outcome"))


def one(tables: Tables, name: str, **where: str) -> dict[str, object]:
    (row,) = [row for row in rows(tables, name) if all(row[key] == value for key, value in where.items())]
    return row


def person(name: str, row: str = "p1", **values: str) -> tuple[Said, ...]:
    told = {"meeting": "m1", "kind": "person", "name": name, "role": "participant"} | values
    return tuple(Said("participants", row, column, value) for column, value in told.items())


def at(number: int) -> dict[str, str]:
    return {"meeting_id": f"somswd-{number}"}


HELD = {"start_date": "2021-12-09", "city": "Ha Noi", "country_code": "VN"}
# Each meeting is corrected in its own way; two notices disagree on the cities of 17 and 27.
WORLD = [
    Telling("n1", meeting(ordinal=17, **HELD)),
    Telling("n2", meeting(ordinal=17, **HELD | {"city": "Da Lat"})),
    Telling("n3", meeting(ordinal=18, start_date="2022-12-09")),
    Telling("n4", meeting(ordinal=19, start_date="2022-12-09")),
    Telling("n5", meeting(ordinal=20, start_date="2022-12-09", end_date="2022-12-09")),
    Telling("n6", meeting(ordinal=21, **HELD, mode="hybrid")),
    Telling("n7", meeting(ordinal=22, start_date="2021-12-09")),
    Telling("n8", meeting(ordinal=92, start_date="2021-12-09", title_en="22nd SOMSWD")),
    Telling("n9", (*meeting(ordinal=23), *person("Ng. Van A", country_code="VN"))),
    Telling("n10", (*meeting(ordinal=24), *person("Nguyễn Văn A", country_code="VN"))),
    Telling("n11", (*meeting(ordinal=25), *person("Van B"), *person("Van C", "p2"))),
    Telling("n12", meeting(ordinal=26, **HELD)),
    Telling(
        "n13",
        meeting(ordinal=26, **HELD | {"city": "Da Lat"}),
        doubts=({"kind": "untied-date", "detail": "A day is tied to no meeting."},),
    ),
    Telling("n14", meeting(ordinal=27, **HELD)),
    Telling("n15", meeting(ordinal=27, **HELD | {"city": "Da Lat"})),
    Telling("n16", meeting(ordinal=28, **HELD), doubts=({"kind": "place", "detail": "Which city?"},)),
]
FIXES = [
    entry("city", "meetings", SEVENTEEN, {"city": "Hue"}, expect={"city": "Ha Noi"}),
    entry("clear", "meetings", at(18), {"start_date": None}),
    entry("days", "meetings", at(19), {"start_date": "2022-11", "end_date": None}),
    entry("day", "meetings", at(20), {"start_date": "2022-12-10"}),
    entry("online", "meetings", at(21), {"mode": "online"}),
    entry("slip", "meetings", {"notice_id": "n8", "ordinal": "92"}, {"ordinal": "22"}),
    entry(
        "name",
        "participants",
        {"notice_id": "n9", "name": "Ng. Van A"},
        {"name": "Nguyễn Văn A", "position": "Vice Minister"},
        expect={"country_code": "VN"},
    ),
    entry("out", "participants", {"notice_id": "n11", "name": "Van B"}, None),
    entry("none", "notices", {"notice_id": "n13"}, {"is_meeting_notice": "false"}),
    entry("named", "meetings", at(28), {"city": "Hue"}, review={"notice_id": "n16", "kind": "place"}),
    entry("back", "meetings", at(27), {"city": "Hue"}, status="withdrawn"),
]


@pytest.fixture(scope="module")
def plain() -> Tables:
    return resolved(WORLD)


@pytest.fixture(scope="module")
def fixed(plain) -> Tables:
    """What comes of all corrections; `seen` decides an item of review as it stands."""
    (item,) = [item for item in reviews(plain, "conflict") if item["row_id"] == "somswd-27"]
    match = {key: item[key] for key in ("notice_id", "kind", "table_name", "row_id", "detail")}
    return resolved(WORLD, corrections=decided(*FIXES, entry("seen", "review_items", match, {"status": "decided"})))


def of(tables: Tables, number: int) -> dict[str, object]:
    return one(tables, "meetings", meeting_id=f"somswd-{number}")


def test_each_correction_that_does_something_is_applied(fixed):
    expected = {fix["id"]: "applied" for fix in FIXES} | {"seen": "applied", "back": "withdrawn"}
    assert outcomes(fixed) == expected


def test_a_set_value_is_published_with_the_correction_for_its_source(fixed):
    assert of(fixed, 17)["city"] == "Hue"
    told = [("c-city", "Hue", True), ("n1", "Ha Noi", False), ("n2", "Da Lat", False)]
    assert said(fixed, "city", "somswd-17") == told
    source = one(fixed, "notices", notice_id="c-city")
    assert (source["kind"], source["source_id"]) == ("correction", "corrections")
    assert "reason: the ministry's page says so\nwho: Ann\nwhen: 2026-11-22" in str(source["text"])
    assert one(fixed, "evidence", notice_id="c-city")["rule"] == "correction"
    row = one(fixed, "corrections", correction_id="city")
    assert (row["who"], json.loads(str(row["override"]))) == ("Ann", {"city": "Hue"})


def test_what_notices_say_otherwise_is_decided_and_not_asked_again(plain, fixed):
    def asked(tables: Tables) -> list[tuple[object, object]]:
        items = [item for item in reviews(tables, "conflict") if item["row_id"] == "somswd-17"]
        return [(item["status"], item["decided_by"]) for item in items]

    assert (asked(plain), asked(fixed)) == ([("open", None)], [("decided", "city")] * 2)


def test_a_cleared_value_is_empty_and_stays_in_evidence_as_what_the_notice_says(fixed):
    row = of(fixed, 18)
    assert (row["start_date"], row["date_precision"]) == (None, None)
    assert said(fixed, "start_date", "somswd-18") == [("n3", "2022-12-09", False)]


def test_a_corrected_day_has_its_precision_and_leaves_the_id(fixed):
    row = of(fixed, 19)
    assert (str(row["start_date"]), row["date_precision"]) == ("2022-11-01", "month")
    assert said(fixed, "date_precision", "somswd-19") == [("c-days", "month", True), ("n4", "day", False)]


def test_a_meeting_of_one_day_stays_one_when_its_day_is_another(fixed):
    row = of(fixed, 20)
    assert (str(row["start_date"]), str(row["end_date"])) == ("2022-12-10", "2022-12-10")
    assert said(fixed, "end_date", "somswd-20") == [("c-day", "2022-12-10", True), ("n5", "2022-12-09", False)]


def test_a_meeting_made_online_was_held_nowhere(fixed):
    row = of(fixed, 21)
    assert (row["mode"], row["city"], row["country_code"]) == ("online", None, None)


def test_what_a_notice_says_is_corrected_before_meetings_are_compared(plain, fixed):
    assert "somswd-92" in rows(plain, "meetings", "meeting_id")
    assert "somswd-92" not in rows(fixed, "meetings", "meeting_id")
    assert of(fixed, 22)["notice_count"] == 2
    assert ("c-slip", "22", True) in said(fixed, "ordinal", "somswd-22")


def test_a_participant_is_corrected_and_is_the_person_whom_the_new_name_means(fixed):
    assert ("Nguyễn Văn A", 2) in rows(fixed, "persons", "name", "meeting_count")
    assert rows(fixed, "participants", "position").count("Vice Minister") == 1
    told = [row for row in rows(fixed, "evidence") if row["notice_id"] == "c-name"]
    assert {row["column_name"]: row["accepted"] for row in told} == {"name": True, "position": True}


def test_a_participant_can_be_left_out(fixed):
    told = [row["name"] for row in rows(fixed, "participants") if row["meeting_id"] == "somswd-25"]
    assert told == ["Van C"]


def test_a_notice_that_reports_no_meeting_says_nothing(fixed):
    assert one(fixed, "notices", notice_id="n13")["is_meeting_notice"] is False
    assert "n13" not in rows(fixed, "evidence", "notice_id")
    (item,) = reviews(fixed, "untied-date")
    assert (item["status"], item["decided_by"]) == ("decided", "none")


def test_an_item_of_review_is_decided_and_stays_the_same_item(plain, fixed):
    (before,) = [item for item in reviews(plain, "conflict") if item["row_id"] == "somswd-27"]
    (after,) = [item for item in reviews(fixed, "conflict") if item["row_id"] == "somswd-27"]
    assert after == before | {"status": "decided", "decided_by": "seen"}


def test_a_correction_decides_the_items_that_it_names(fixed):
    assert [item["decided_by"] for item in reviews(fixed, "place")] == ["named"]


def test_a_withdrawn_correction_is_kept_and_does_nothing(fixed):
    assert of(fixed, 27)["city"] == "Ha Noi"
    assert "c-back" not in rows(fixed, "notices", "notice_id")


CHAIRED = (Said("chairs", "m1|TH|chair", "role", "chair", text="Thailand in the chair"),)
FACTS = (
    *CHAIRED,
    Said("topics", "m1|children", "context", "body"),
    Said("partners", "m1|JP", "partner_code", "JP"),
    Said("partners", "m1|JP", "basis", "stated"),
    Said("instruments", "m1|crc", "action", "mentioned"),
)


CORRECTED = [
    ("chairs", {"country_code": "TH"}, {"country_code": "LA"}, [("LA", "chair")]),
    ("chairs", {"country_code": "TH"}, {"role": "co-chair"}, [("TH", "co-chair")]),
    ("chairs", {"country_code": "TH"}, None, []),
    ("topics", {"topic_code": "children"}, {"topic_code": "older-persons"}, [("older-persons", "body")]),
    ("topics", {"topic_code": "children"}, {"context": "theme"}, [("children", "theme")]),
    ("partners", {"partner_code": "JP"}, {"role": "co-chair"}, [("JP", "co-chair")]),
    ("partners", {"partner_code": "JP"}, {"partner_code": "CN"}, [("CN", "partner")]),
    ("instruments", {"instrument_code": "crc"}, {"action": "adopted"}, [("crc", "adopted")]),
]
SHOWN = {
    "chairs": ("country_code", "role"),
    "topics": ("topic_code", "context"),
    "partners": ("partner_code", "role"),
    "instruments": ("instrument_code", "action"),
}


def test_facts_are_corrected_by_meeting_and_by_notice():
    tellings, fixes, expected = [], [], {}
    for number, (by, (table, match, override, then)) in enumerate(product(("meeting_id", "notice_id"), CORRECTED), 20):
        tellings.append(Telling(f"n{number}", (*meeting(ordinal=number), *FACTS)))
        key = f"somswd-{number}" if by == "meeting_id" else f"n{number}"
        fixes.append(entry(f"fix-{number}", table, {by: key} | match, override))
        expected[f"somswd-{number}", table] = (f"c-fix-{number}", then)
    tables = resolved(tellings, corrections=decided(*fixes))
    assert set(outcomes(tables).values()) == {"applied"}
    for (meeting_id, table), (source, then) in expected.items():
        facts = [row for row in rows(tables, table) if row["meeting_id"] == meeting_id]
        assert [tuple(row[column] for column in SHOWN[table]) for row in facts] == then, source
        told = {row["table_name"] for row in rows(tables, "evidence") if row["notice_id"] == source and row["accepted"]}
        assert told == ({table} if then else set())


def test_meetings_are_made_one_or_split_and_stay_so():
    tellings = [
        Telling("n1", meeting(start_date="2019-12-09", title_en="SOMSWD"), published="2019-12-10"),
        Telling("n2", meeting(start_date="2019-12-19", city="Ha Noi"), published="2019-12-20"),
        *WORLD[13:15],
    ]
    before = resolved(tellings)
    first, second = sorted(each for each in rows(before, "meetings", "meeting_id") if each != "somswd-27")
    same = entry("same", "meetings", {"meeting_id": first}, {"same_as": second})
    corrections = decided(same, entry("split", "meetings", at(27), {"split": ["n15"]}))
    tables = resolved(tellings, corrections=corrections, before=before)
    assert outcomes(tables) == {"same": "applied", "split": "applied"}
    assert sorted(rows(tables, "meetings", "meeting_id", "city", "superseded_ids")) == [
        ("somswd-2019-12-09", "Ha Noi", [second]),
        ("somswd-27", "Ha Noi", None),
        ("somswd-27-x2", "Da Lat", None),
    ]
    # They hold after the ids have changed because of them, and without any release before.
    again = resolved(tellings, corrections=corrections, before=tables)
    assert [name for name in again if again[name] != tables[name]] == []
    fresh = resolved(tellings, corrections=corrections)
    assert rows(fresh, "meetings", "meeting_id") == rows(tables, "meetings", "meeting_id")


def test_decisions_on_meetings_that_do_nothing_are_told_of():
    fixes = [
        entry("a", "meetings", SEVENTEEN, {"same_as": "somswd-99"}),
        entry("b", "meetings", SEVENTEEN, {"different_from": "somswd-18"}),
        entry("c", "meetings", at(18), {"split": ["n1"]}),
        entry("d", "meetings", SEVENTEEN, {"split": ["n1", "n2"]}),
        entry("e", "meetings", at(98), {"split": ["n1"]}),
    ]
    tables = resolved(WORLD[:3], corrections=decided(*fixes))
    expected = {"a": "unmatched", "b": "applied", "c": "needless", "d": "refused", "e": "unmatched"}
    assert outcomes(tables) == expected
    assert rows(tables, "meetings", "meeting_id", "city") == [("somswd-17", "Ha Noi"), ("somswd-18", None)]


IDLE = [
    ("unmatched", "no row of meetings has", lambda own: ("meetings", {"meeting_id": "somswd-99"}, {"city": "Hue"}, {})),
    ("needless", "it can be removed", lambda own: ("meetings", own, {"city": "Ha Noi"}, {})),
    ("needless", "it can be removed", lambda own: ("meetings", own, {"theme": None}, {})),
    (
        "outdated",
        'city is "Ha Noi", not "Jakarta"',
        lambda own: ("meetings", own, {"city": "Hue"}, {"expect": {"city": "Jakarta"}}),
    ),
    (
        "outdated",
        'theme is empty, not "All"',
        lambda own: ("meetings", own, {"city": "Hue"}, {"expect": {"theme": "All"}}),
    ),
    (
        "refused",
        "would be from 2021-12-09 to 2021-12-01",
        lambda own: ("meetings", own, {"end_date": "2021-12-01"}, {}),
    ),
    ("refused", "there is no meeting ammswd-9", lambda own: ("meetings", own, {"part_of": "ammswd-9"}, {})),
    ("refused", "part of itself", lambda own: ("meetings", own, {"part_of": own["meeting_id"]}, {})),
    (
        "unmatched",
        "there is no notice n7",
        lambda own: ("meetings", {"notice_id": "n7", "ordinal": "1"}, {"ordinal": "2"}, {}),
    ),
    ("unmatched", "no row of chairs has", lambda own: ("chairs", own, None, {})),
    ("unmatched", "no notice n8", lambda own: ("notices", {"notice_id": "n8"}, {"is_meeting_notice": "false"}, {})),
    ("unmatched", "no such item", lambda own: ("review_items", {"notice_id": "n1"}, {"status": "decided"}, {})),
]


def test_a_correction_that_does_nothing_is_told_of_and_asks_for_a_look():
    tellings, fixes = [], []
    for number, (_, _, made) in enumerate(IDLE, 20):
        values = {"start_date": "2021-12-09", "city": "Ha Noi", "country_code": "VN"}
        tellings.append(Telling(f"t{number}", meeting(ordinal=number, **values)))
        table, match, override, more = made({"meeting_id": f"somswd-{number}"})
        fixes.append(entry(f"fix-{number}", table, match, override, **more))
    tables = resolved(tellings, corrections=decided(*fixes))
    for number, (outcome, words, _) in enumerate(IDLE, 20):
        told = one(tables, "corrections", correction_id=f"fix-{number}")
        assert (told["outcome"], words in str(told["detail"])) == (outcome, True), told
        item = one(tables, "review_items", row_id=f"fix-{number}")
        assert (item["notice_id"], item["kind"]) == (f"c-fix-{number}", f"correction-{outcome}")
        assert item["status"] == "open"
    assert rows(tables, "meetings") == rows(resolved(tellings), "meetings")


@pytest.mark.parametrize("override", [{"country_code": "TH"}, None], ids=["another value", "left out"])
def test_two_that_turn_out_to_mean_one_row_stop_the_build(override):
    first = entry("a", "participants", {"notice_id": "n9", "name": "Ng. Van A"}, {"country_code": "LA"})
    second = entry("b", "participants", {"notice_id": "n9", "role": "participant"}, override)
    with pytest.raises(CorrectionError, match=r"entry 1 \(a\) and .*entry 2 \(b\) contradict each other"):
        resolved([WORLD[8]], corrections=decided(first, second))


@pytest.mark.parametrize(
    ("table", "match", "override", "words"),
    [
        ("meetings", SEVENTEEN, {"mode": "onlin"}, "mode is none of online, in-person, hybrid: 'onlin'"),
        ("meetings", SEVENTEEN, {"start_date": "9/12/2021"}, "is no date in ISO form"),
        ("meetings", SEVENTEEN, {"country_code": "XX"}, "is no country_code of countries"),
        ("chairs", SEVENTEEN, {"role": None}, "role cannot be empty"),
        ("topics", SEVENTEEN, {"topic_code": "welfare-state"}, "is no topic_code of topic_codes"),
    ],
)
def test_a_value_that_its_column_refuses_stops_the_build_and_names_the_entry(table, match, override, words):
    corrections = decided(entry("x", table, match, override))
    with connected() as connection, pytest.raises(CorrectionError) as error:
        Correcting(connection, corrections)
    assert str(error.value).startswith("corrections/test.yaml, entry 1 (x): override: ")
    assert words in str(error.value)
