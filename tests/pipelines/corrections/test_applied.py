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

HANOI = Telling("n1", meeting(ordinal=17, start_date="2021-12-09", city="Ha Noi", country_code="VN", mode="hybrid"))
DALAT = Telling("n2", meeting(ordinal=17, start_date="2021-12-09", city="Da Lat", country_code="VN"))
OTHER = Telling("n3", meeting(ordinal=18, start_date="2022-12-09"))


def outcomes(tables: Tables) -> dict[str, str]:
    return dict(rows(tables, "corrections", "correction_id", "outcome"))


def one(tables: Tables, name: str, **where: str) -> dict[str, object]:
    (row,) = [row for row in rows(tables, name) if all(row[key] == value for key, value in where.items())]
    return row


def test_a_set_value_is_published_with_the_correction_for_its_source():
    fix = entry("city", "meetings", {"meeting_id": "somswd-17"}, {"city": "Hue"}, expect={"city": "Ha Noi"})
    tables = resolved([HANOI, DALAT, OTHER], corrections=decided(fix))
    assert one(tables, "meetings", meeting_id="somswd-17")["city"] == "Hue"
    assert said(tables, "city") == [("c-city", "Hue", True), ("n1", "Ha Noi", False), ("n2", "Da Lat", False)]
    source = one(tables, "notices", notice_id="c-city")
    assert (source["kind"], source["source_id"]) == ("correction", "corrections")
    assert "reason: the ministry's page says so\nwho: Ann\nwhen: 2026-11-22" in str(source["text"])
    assert one(tables, "evidence", notice_id="c-city")["rule"] == "correction"
    told = one(tables, "corrections")
    assert (told["outcome"], told["who"], json.loads(str(told["override"]))) == ("applied", "Ann", {"city": "Hue"})


def test_what_notices_say_otherwise_is_decided_and_not_asked_again():
    before = resolved([HANOI, DALAT])
    assert [row["status"] for row in reviews(before, "conflict")] == ["open"]
    fix = entry("city", "meetings", {"meeting_id": "somswd-17"}, {"city": "Hue"})
    after = resolved([HANOI, DALAT], corrections=decided(fix))
    assert [(row["status"], row["decided_by"]) for row in reviews(after, "conflict")] == [("decided", "city")] * 2


def test_a_cleared_value_is_empty_and_stays_in_evidence_as_what_the_notice_says():
    fix = entry("clear", "meetings", {"meeting_id": "somswd-18"}, {"start_date": None})
    tables = resolved([HANOI, OTHER], corrections=decided(fix))
    row = one(tables, "meetings", meeting_id="somswd-18")
    assert (row["start_date"], row["date_precision"]) == (None, None)
    assert said(tables, "start_date", "somswd-18") == [("n3", "2022-12-09", False)]


def test_a_corrected_day_has_its_precision_and_leaves_the_id():
    fix = entry("days", "meetings", {"meeting_id": "somswd-18"}, {"start_date": "2022-11", "end_date": None})
    tables = resolved([OTHER], corrections=decided(fix))
    row = one(tables, "meetings")
    assert (str(row["start_date"]), row["date_precision"]) == ("2022-11-01", "month")
    assert said(tables, "date_precision") == [("c-days", "month", True), ("n3", "day", False)]


def test_a_meeting_of_one_day_stays_one_when_its_day_is_another():
    telling = Telling("n3", meeting(ordinal=18, start_date="2022-12-09", end_date="2022-12-09"))
    fix = entry("day", "meetings", {"meeting_id": "somswd-18"}, {"start_date": "2022-12-10"})
    tables = resolved([telling], corrections=decided(fix))
    row = one(tables, "meetings")
    assert (str(row["start_date"]), str(row["end_date"])) == ("2022-12-10", "2022-12-10")
    assert said(tables, "end_date") == [("c-day", "2022-12-10", True), ("n3", "2022-12-09", False)]


def test_a_meeting_made_online_was_held_nowhere():
    fix = entry("online", "meetings", {"meeting_id": "somswd-17"}, {"mode": "online"})
    row = one(resolved([HANOI], corrections=decided(fix)), "meetings")
    assert (row["mode"], row["city"], row["country_code"]) == ("online", None, None)


def test_what_a_notice_says_is_corrected_before_meetings_are_compared():
    slip = Telling("n9", meeting(ordinal=71, start_date="2021-12-09", title_en="17th SOMSWD"))
    fix = entry("slip", "meetings", {"notice_id": "n9", "ordinal": "71"}, {"ordinal": "17"})
    tables = resolved([HANOI, slip], corrections=decided(fix))
    assert rows(tables, "meetings", "meeting_id", "notice_count") == [("somswd-17", 2)]
    assert ("c-slip", "17", True) in said(tables, "ordinal")
    assert outcomes(tables) == {"slip": "applied"}


def person(name: str, row: str = "p1", **values: str) -> tuple[Said, ...]:
    told = {"meeting": "m1", "kind": "person", "name": name, "role": "participant"} | values
    return tuple(Said("participants", row, column, value) for column, value in told.items())


def test_a_participant_is_corrected_and_is_the_person_whom_the_new_name_means():
    short = Telling("n4", (*meeting(ordinal=17), *person("Ng. Van A", country_code="VN")))
    long = Telling("n5", (*meeting(ordinal=18), *person("Nguyễn Văn A", country_code="VN")))
    fix = entry(
        "name",
        "participants",
        {"notice_id": "n4", "name": "Ng. Van A"},
        {"name": "Nguyễn Văn A", "position": "Vice Minister"},
        expect={"country_code": "VN"},
    )
    tables = resolved([short, long], corrections=decided(fix))
    assert rows(tables, "persons", "name", "meeting_count") == [("Nguyễn Văn A", 2)]
    assert rows(tables, "participants", "position").count("Vice Minister") == 1
    told = [row for row in rows(tables, "evidence") if row["notice_id"] == "c-name"]
    assert {row["column_name"]: row["accepted"] for row in told} == {"name": True, "position": True}


def test_a_participant_can_be_left_out():
    telling = Telling("n4", (*meeting(ordinal=17), *person("Van A"), *person("Van B", "p2")))
    fix = entry("out", "participants", {"notice_id": "n4", "name": "Van A"}, None)
    assert rows(resolved([telling], corrections=decided(fix)), "participants", "name") == ["Van B"]


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
    tables = resolved([*tellings, OTHER], corrections=decided(*fixes))
    assert set(outcomes(tables).values()) == {"applied"}
    for (meeting_id, table), (source, then) in expected.items():
        facts = [row for row in rows(tables, table) if row["meeting_id"] == meeting_id]
        assert [tuple(row[column] for column in SHOWN[table]) for row in facts] == then, source
        told = {row["table_name"] for row in rows(tables, "evidence") if row["notice_id"] == source and row["accepted"]}
        assert told == ({table} if then else set())


def test_a_notice_that_reports_no_meeting_says_nothing():
    fix = entry("none", "notices", {"notice_id": "n2"}, {"is_meeting_notice": "false"})
    doubt = {"kind": "untied-date", "detail": "A day is tied to no meeting."}
    doubtful = Telling("n2", DALAT.claims, doubts=(doubt,))
    tables = resolved([HANOI, doubtful], corrections=decided(fix))
    assert rows(tables, "meetings", "city") == ["Ha Noi"]
    assert one(tables, "notices", notice_id="n2")["is_meeting_notice"] is False
    assert {row["notice_id"] for row in rows(tables, "evidence")} == {"n1"}
    assert [(row["kind"], row["status"], row["decided_by"]) for row in rows(tables, "review_items")] == [
        ("untied-date", "decided", "none")
    ]


def test_meetings_that_a_person_says_are_one_are_one_from_then_on():
    early = Telling("n1", meeting(start_date="2021-12-09", title_en="SOMSWD"), published="2021-12-10")
    late = Telling("n2", meeting(start_date="2021-12-19", city="Ha Noi"), published="2021-12-20")
    before = resolved([early, late])
    one_id, other = rows(before, "meetings", "meeting_id")
    same = entry("same", "meetings", {"meeting_id": one_id}, {"same_as": other})
    tables = resolved([early, late], corrections=decided(same), before=before)
    assert rows(tables, "meetings", "meeting_id", "superseded_ids") == [(one_id, [other])]
    assert rows(tables, "meeting_notices", "notice_id") == ["n1", "n2"]
    assert outcomes(tables) == {"same": "applied"}
    # The decision holds after the ids have changed because of it.
    again = resolved([early, late], corrections=decided(same), before=tables)
    assert {name: again[name] for name in again if again[name] != tables[name]} == {}
    fresh = resolved([early, late], corrections=decided(same))
    assert rows(fresh, "meetings", "meeting_id") == [one_id]


def test_a_meeting_is_split_by_its_notices():
    split = entry("split", "meetings", {"meeting_id": "somswd-17"}, {"split": ["n2"]})
    before = resolved([HANOI, DALAT])
    tables = resolved([HANOI, DALAT], corrections=decided(split), before=before)
    assert sorted(rows(tables, "meetings", "meeting_id", "city")) == [
        ("somswd-17", "Ha Noi"),
        ("somswd-17-x2", "Da Lat"),
    ]
    assert outcomes(tables) == {"split": "applied"}
    again = resolved([HANOI, DALAT], corrections=decided(split), before=tables)
    assert rows(again, "meetings") == rows(tables, "meetings")


def test_decisions_on_meetings_that_do_nothing_are_told_of():
    fixes = [
        entry("a", "meetings", {"meeting_id": "somswd-17"}, {"same_as": "somswd-99"}),
        entry("b", "meetings", {"meeting_id": "somswd-17"}, {"different_from": "somswd-18"}),
        entry("c", "meetings", {"meeting_id": "somswd-18"}, {"split": ["n1"]}),
        entry("d", "meetings", {"meeting_id": "somswd-17"}, {"split": ["n1", "n2"]}),
        entry("e", "meetings", {"meeting_id": "somswd-98"}, {"split": ["n1"]}),
    ]
    tables = resolved([HANOI, DALAT, OTHER], corrections=decided(*fixes))
    assert outcomes(tables) == {
        "a": "unmatched",
        "b": "applied",
        "c": "needless",
        "d": "refused",
        "e": "unmatched",
    }
    assert rows(tables, "meetings") == rows(resolved([HANOI, DALAT, OTHER]), "meetings")


def test_an_item_of_review_is_decided_and_stays_so():
    item = reviews(resolved([HANOI, DALAT]), "conflict")[0]
    match = {key: item[key] for key in ("notice_id", "kind", "table_name", "row_id", "detail")}
    tables = resolved([HANOI, DALAT], corrections=decided(entry("seen", "review_items", match, {"status": "decided"})))
    assert [(row["review_id"], row["status"]) for row in reviews(tables, "conflict")] == [
        (item["review_id"], "decided")
    ]
    assert outcomes(tables) == {"seen": "applied"}


def test_a_correction_decides_the_items_that_it_names():
    doubtful = Telling("n2", DALAT.claims, doubts=({"kind": "place", "detail": "Which city?"},))
    review = {"notice_id": "n2", "kind": "place"}
    fix = entry("city", "meetings", {"meeting_id": "somswd-17"}, {"city": "Hue"}, review=review)
    assert [row["status"] for row in reviews(resolved([doubtful], corrections=decided(fix)), "place")] == ["decided"]


SEVENTEEN = {"meeting_id": "somswd-17"}


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


def test_a_withdrawn_correction_is_kept_and_does_nothing():
    fix = entry("x", "meetings", SEVENTEEN, {"city": "Hue"}, status="withdrawn")
    tables = resolved([HANOI], corrections=decided(fix))
    assert (one(tables, "meetings")["city"], outcomes(tables)) == ("Ha Noi", {"x": "withdrawn"})
    assert rows(tables, "notices", "notice_id") == ["n1"]
    plain = resolved([HANOI])
    assert [name for name in plain if plain[name] != tables[name]] == ["corrections"]


@pytest.mark.parametrize(
    "fix",
    [
        entry("b", "participants", {"notice_id": "n4", "role": "participant"}, {"country_code": "TH"}),
        entry("b", "participants", {"notice_id": "n4", "role": "participant"}, None),
    ],
)
def test_two_that_turn_out_to_mean_one_row_stop_the_build(fix):
    telling = Telling("n4", (*meeting(ordinal=17), *person("Van A")))
    first = entry("a", "participants", {"notice_id": "n4", "name": "Van A"}, {"country_code": "VN"})
    with pytest.raises(CorrectionError, match=r"entry 1 \(a\) and .*entry 2 \(b\) contradict each other"):
        resolved([telling], corrections=decided(first, fix))


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
