"""Where notices disagree one value is published, the others are kept, and somebody is asked to look."""

from __future__ import annotations

from datetime import date

from pipelines.resolution.values import without_circles
from tests.pipelines.resolution.notices import Said, Telling, meeting, resolved, reviews, rows, said


def test_the_value_of_more_notices_is_published_and_the_other_kept() -> None:
    tables = resolved(
        [
            Telling("n-a", meeting(ordinal=17, mode="hybrid", start_date="2021-12-15")),
            Telling("n-b", meeting(ordinal=17, mode="online", start_date="2021-12-16")),
            Telling("n-c", meeting(ordinal=17, mode="online", start_date="2021-12-16")),
        ]
    )

    assert rows(tables, "meetings", "mode", "start_date") == [("online", date(2021, 12, 16))]
    assert said(tables, "mode") == [("n-a", "hybrid", False), ("n-b", "online", True), ("n-c", "online", True)]
    assert {(item["notice_id"], item["row_id"]) for item in reviews(tables, "conflict")} == {("n-a", "somswd-17")}
    assert sorted(item["detail"] for item in reviews(tables, "conflict")) == [
        'mode: this notice says "hybrid", published is "online"',
        'start_date: this notice says "2021-12-15", published is "2021-12-16"',
    ]


def test_a_notice_goes_before_the_register_then_the_surer_rule_then_the_report() -> None:
    def told(
        series: str, notice: str, value: str, kind: str = "notice", rule: str = "told", relation: str = "reports"
    ) -> Telling:
        claims = meeting(series=series, relation=relation, ordinal=1)
        return Telling(notice, (*claims, Said("meetings", "m1", "city", value, rule)), kind=kind)

    tables = resolved(
        [
            told("SLOM", "a-1", "Hanoi", kind="register"),
            told("SLOM", "a-2", "Hanoi", kind="register"),
            told("SLOM", "a-3", "Vientiane"),
            told("ALMM", "b-1", "Hanoi", rule="guess"),
            told("ALMM", "b-2", "Vientiane"),
            told("ACW", "c-1", "Hanoi", relation="announces"),
            told("ACW", "c-2", "Vientiane"),
            told("AMMY", "d-1", "Vientiane"),
            told("AMMY", "d-2", "Hanoi"),
        ],
        confidences={"guess": 0.6},
    )

    assert rows(tables, "meetings", "meeting_id", "city") == [
        ("acw-1", "Vientiane"),
        ("almm-1", "Vientiane"),
        ("ammy-1", "Vientiane"),
        ("slom-1", "Vientiane"),
    ]


def test_first_and_last_day_come_from_notices_that_agree() -> None:
    tables = resolved(
        [
            Telling("a-1", meeting(series="SLOM", ordinal=1, start_date="2021-12-16")),
            Telling("a-2", meeting(series="SLOM", ordinal=1, start_date="2021-12-16", end_date="2021-12-17")),
            Telling("a-3", meeting(series="SLOM", ordinal=1, start_date="2021-11-01", end_date="2021-11-30")),
            Telling("b-1", meeting(series="ALMM", ordinal=1, start_date="2021-12-16")),
            Telling("b-2", meeting(series="ALMM", ordinal=1, end_date="2021-12-18")),
            Telling("c-1", meeting(series="ACW", ordinal=1, start_date="2021-12-16", end_date="2021-12-14")),
            Telling("d-1", meeting(series="AMMY", ordinal=1, end_date="2021-12-14")),
        ]
    )

    assert rows(tables, "meetings", "meeting_id", "start_date", "end_date", "date_precision") == [
        ("acw-1", date(2021, 12, 16), None, "day"),
        ("almm-1", date(2021, 12, 16), date(2021, 12, 18), "day"),
        ("ammy-1", None, date(2021, 12, 14), "day"),
        ("slom-1", date(2021, 12, 16), date(2021, 12, 17), "day"),
    ]
    assert said(tables, "end_date", "acw-1") == [("c-1", "2021-12-14", False)]


def test_a_month_is_no_disagreement_with_a_day_in_it() -> None:
    tables = resolved(
        [
            Telling("n-a", meeting(ordinal=4, start_date="2006-12", date_precision="month")),
            Telling("n-b", meeting(ordinal=4, start_date="2006-12-05", date_precision="day"), kind="register"),
            Telling("n-c", meeting(ordinal=5, start_date="2007", end_date="2007")),
        ]
    )

    assert rows(tables, "meetings", "start_date", "date_precision") == [
        (date(2006, 12, 5), "day"),
        (date(2007, 1, 1), "year"),
    ]
    assert said(tables, "start_date", "somswd-4") == [("n-a", "2006-12", True), ("n-b", "2006-12-05", True)]
    assert set(said(tables, "date_precision", "somswd-4")) == {("n-a", "month", False), ("n-b", "day", True)}
    assert reviews(tables, "conflict") == []


def test_the_country_is_that_of_the_published_city_and_an_online_meeting_has_neither() -> None:
    tables = resolved(
        [
            Telling("a-1", meeting(series="SLOM", ordinal=1, city="Vientiane", country_code="LA")),
            Telling("a-2", meeting(series="SLOM", ordinal=1, city="Vientiane")),
            Telling("a-3", meeting(series="SLOM", ordinal=1, country_code="TH")),
            Telling("a-4", meeting(series="SLOM", ordinal=1, country_code="TH")),
            Telling("b-1", meeting(series="ALMM", ordinal=1, mode="online")),
            Telling("b-2", meeting(series="ALMM", ordinal=1, mode="online")),
            Telling("b-3", meeting(series="ALMM", ordinal=1, mode="in-person", city="Bangkok", country_code="TH")),
        ]
    )

    assert rows(tables, "meetings", "meeting_id", "city", "country_code") == [
        ("almm-1", None, None),
        ("slom-1", "Vientiane", "LA"),
    ]
    assert said(tables, "city", "almm-1") == [("b-3", "Bangkok", False)]


def test_titles_and_spellings_of_a_theme_are_no_disagreement() -> None:
    tables = resolved(
        [
            Telling("n-a", meeting(ordinal=1, title_vi="Hội nghị A", theme="Cùng nhau")),
            Telling("n-b", meeting(ordinal=1, title_vi="Hội nghị B", theme="CÙNG NHAU!")),
        ]
    )

    assert reviews(tables, "conflict") == []
    assert said(tables, "theme") == [("n-a", "Cùng nhau", True), ("n-b", "CÙNG NHAU!", False)]


def test_part_of_is_the_id_of_the_whole_and_a_link_and_never_a_circle() -> None:
    within = meeting("m1", ordinal=17) + meeting("m2", "SOMSWD+3", ordinal=16, part_of="m1")
    reverse = meeting("m1", ordinal=17, part_of="m2") + meeting("m2", "SOMSWD+3", ordinal=16)
    itself = meeting("m1", "ACW", ordinal=1, part_of="m1")
    gone = meeting("m1", "ALMM", ordinal=1, part_of="m7")

    tables = resolved(
        [
            Telling("n-a", within),
            Telling("n-b", within),
            Telling("n-c", reverse),
            Telling("n-d", itself),
            Telling("n-e", gone),
        ]
    )

    assert rows(tables, "meetings", "meeting_id", "part_of") == [
        ("acw-1", None),
        ("almm-1", None),
        ("somswd-17", None),
        ("somswd-plus3-16", "somswd-17"),
    ]
    assert rows(tables, "meeting_links", "from_meeting_id", "relation", "to_key", "to_meeting_id") == [
        ("somswd-plus3-16", "part-of", "SOMSWD-17", "somswd-17")
    ]
    assert said(tables, "part_of", "somswd-17") == [("n-c", "somswd-plus3-16", False)]
    assert {item["notice_id"] for item in reviews(tables, "rejected-row")} == {"n-d", "n-e"}


def test_circles_are_broken_at_their_weakest_link() -> None:
    assert without_circles([(1, 2), (2, 3), (3, 1), (4, 1)]) == [(1, 2), (2, 3), (4, 1)]


def test_confidence_is_the_mean_of_the_rules_behind_the_published_values() -> None:
    claims = (*meeting(ordinal=1), Said("meetings", "m1", "theme", "Cùng nhau", "quoted"))

    tables = resolved([Telling("n-a", claims)], confidences={"told": 0.9, "quoted": 0.5})

    # series_code, ordinal and status at 0.9, theme at 0.5
    assert [round(value, 4) for value in rows(tables, "meetings", "confidence")] == [0.8]
