"""Who took part, what was dealt with, with whom: each row has the strongest of what is said, each with its words."""

from __future__ import annotations

from pipelines.resolution.names import name_form
from tests.pipelines.resolution.notices import Said, Telling, meeting, resolved, rows


def person(row: str, name: str | None, country: str | None = None, **values: str) -> tuple[Said, ...]:
    told = {"meeting": "m1", "kind": "person", "role": "participant", "name": name, "country_code": country} | values
    return tuple(Said("participants", row, column, value) for column, value in told.items() if value)


def test_each_row_has_the_strongest_of_what_its_notices_say() -> None:
    facts = (
        Said("topics", "m1|children", "context", "body"),
        Said("topics", "m1|children", "context", "title"),
        Said("instruments", "m1|crc", "action", "mentioned"),
        Said("instruments", "m1|crc", "action", "adopted"),
        Said("chairs", "m1|TH|chair", "role", "chair"),
        Said("partners", "m1|JP", "partner_code", "JP", text="Nhật Bản"),
        Said("partners", "m1|JP", "basis", "format"),
        Said("partners", "m1|JP", "framework", "ASEAN+3"),
        Said("partners", "m1|PLAN-ASIA", "basis", "stated"),
        Said("meeting_links", "m1|reports-to|AMMSWD-11", "to_key", "AMMSWD-11"),
        Said("meeting_links", "m1|reports-to|SOMHD+3", "to_key", "SOMHD+3"),
        Said("meeting_links", "m1|mentions|ALMM-99", "to_key", "ALMM-99"),
    )
    stated = (Said("partners", "m1|JP", "basis", "stated"), Said("partners", "m1|JP", "role", "co-chair"))

    tables = resolved(
        [
            Telling("n-a", meeting(ordinal=17) + facts),
            Telling("n-b", meeting(ordinal=17) + stated),
            Telling("n-c", meeting(series="AMMSWD", ordinal=11)),
        ]
    )

    assert rows(tables, "topics", "meeting_id", "notice_id", "topic_code", "context", "mention_count") == [
        ("somswd-17", "n-a", "children", "title", 2)
    ]
    assert rows(tables, "instruments", "instrument_code", "action") == [("crc", "adopted")]
    assert rows(tables, "chairs", "meeting_id", "country_code", "role") == [("somswd-17", "TH", "chair")]
    assert rows(tables, "partners", "partner_code", "partner_kind", "name_en", "framework", "basis", "role") == [
        ("JP", "country", "Japan", "ASEAN+3", "stated", "co-chair"),
        ("PLAN-ASIA", "organisation", "PLAN-ASIA", None, "stated", "partner"),
    ]
    assert rows(tables, "meeting_links", "relation", "to_key", "to_meeting_id", "to_series_code") == [
        ("mentions", "ALMM-99", None, "ALMM"),
        ("reports-to", "AMMSWD-11", "ammswd-11", "AMMSWD"),
        ("reports-to", "SOMHD+3", None, "SOMHD+3"),
    ]
    evidence = {(row["row_id"], row["value"], row["accepted"]) for row in rows(tables, "evidence")}
    assert {
        ("somswd-17|n-a|children", "body", False),
        ("somswd-17|n-a|children", "title", True),
        ("somswd-17|TH|chair", "chair", True),
        ("somswd-17|JP", "JP", True),
        ("somswd-17|JP", "format", False),
        ("somswd-17|JP", "stated", True),
    } <= evidence


def test_a_participant_keeps_its_id_when_more_is_told_of_it() -> None:
    plain = Telling("n-a", meeting(ordinal=17) + person("p1", "Nguyễn Văn A"))
    fuller = Telling(
        "n-a", meeting(ordinal=17) + person("p4", "Nguyễn Văn A", "VN", position="Thứ trưởng", role="chair")
    )

    before, after = resolved([plain]), resolved([fuller])

    assert rows(before, "participants", "participant_id") == rows(after, "participants", "participant_id")
    assert rows(after, "participants", "name", "position", "role") == [("Nguyễn Văn A", "Thứ trưởng", "chair")]


def test_a_person_is_one_over_notices_where_nothing_contradicts_it() -> None:
    tables = resolved(
        [
            Telling(
                "n-a",
                meeting(ordinal=17, start_date="2021-12-16")
                + person("p1", "Nguyễn Văn Hòa", "VN", position="Vụ trưởng", organisation="Bộ Y tế"),
            ),
            Telling(
                "n-b",
                meeting(ordinal=18, start_date="2022-12-16")
                + person("p1", "Nguyen Van Hoa", position="Thứ trưởng Bộ Y tế"),
            ),
            Telling("n-c", meeting(ordinal=18) + person("p1", "Nguyễn Văn Hoà")),
            Telling(
                "n-d",
                meeting(ordinal=18) + person("p1", "Somchai Kittikhun", "TH") + person("p2", "Somchai Kittikhun", "LA"),
            ),
            Telling("n-e", meeting(ordinal=18) + person("p1", "Trần Văn Đàm") + person("p2", "Trần Văn Đạm")),
            Telling(
                "n-f",
                meeting(ordinal=18)
                + person("p1", "Lan", position="Vụ trưởng")
                + person("p2", "Lan", position="Thư ký"),
            ),
            Telling("n-g", meeting(ordinal=18) + person("p1", None, position="Tổng Thư ký")),
        ]
    )

    persons = rows(tables, "persons", "name", "country_code", "position", "meeting_count")
    assert sorted(persons, key=str) == sorted(
        [
            ("Nguyễn Văn Hoà", "VN", "Thứ trưởng Bộ Y tế", 2),
            ("Somchai Kittikhun", "TH", None, 1),
            ("Somchai Kittikhun", "LA", None, 1),
            ("Trần Văn Đàm", None, None, 1),
            ("Trần Văn Đạm", None, None, 1),
            ("Lan", None, "Vụ trưởng", 1),
            ("Lan", None, "Thư ký", 1),
        ],
        key=str,
    )
    assert [row["name"] for row in rows(tables, "participants") if row["person_id"] is None] == [None]


def test_names_are_compared_without_what_writers_put_elsewhere() -> None:
    assert name_form("Nguyễn Văn Hòa") == name_form("NGUYỄN VĂN HOÀ")
    assert name_form("Nguyen Van Hoa").letters == name_form("Nguyễn Văn Hòa").letters
    assert name_form("Nguyen Van Hoa").marks == ""
    assert name_form("Trần Văn Đàm") != name_form("Trần Văn Đạm")
    assert name_form("-") == ("", "", 0)


def test_the_pages_that_a_register_entry_names_are_its_citations() -> None:
    entry = Telling(
        "r-a",
        meeting(ordinal=4),
        kind="register",
        head="- https://asean.org/a-b\n- 'http://www.Example.org:8080/x?y=1'",
    )

    assert rows(resolved([entry]), "citations", "notice_id", "url", "host") == [
        ("r-a", "http://www.Example.org:8080/x?y=1", "www.example.org"),
        ("r-a", "https://asean.org/a-b", "asean.org"),
    ]
