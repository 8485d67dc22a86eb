"""One meeting in the world is one row, however many notices tell of it; and two meetings are never one."""

from __future__ import annotations

from dataclasses import replace

from tests.pipelines.resolution.notices import Said, Telling, meeting, resolved, reviews, rows


def ids(*tellings: Telling) -> list[str]:
    return rows(resolved(tellings), "meetings", "meeting_id")


def test_two_notices_of_one_numbered_meeting_give_one_row() -> None:
    tables = resolved(
        [Telling("n-a", meeting(ordinal=17, start_date="2021-12-16"))],
        [Telling("n-b", meeting(ordinal=17, start_date="2021-12-16", relation="announces"))],
    )

    assert rows(tables, "meetings", "meeting_id", "notice_count", "status") == [("somswd-17", 2, "reported")]
    assert rows(tables, "meeting_notices", "meeting_id", "notice_id", "relation") == [
        ("somswd-17", "n-a", "reports"),
        ("somswd-17", "n-b", "announces"),
    ]


def test_ids_are_the_series_and_the_ordinal_else_the_date_as_far_as_it_is_known() -> None:
    assert ids(
        Telling("n-1", meeting(series="SOMSWD+3", ordinal=16)),
        Telling("n-2", meeting(series="AJ-HLOM", ordinal=19)),
        Telling("n-3", meeting(series="AMMSWD", start_date="2020-06-10")),
        Telling("n-4", meeting(series="AMMSWD", start_date="2006-12")),
        Telling("n-5", meeting(series="AMMSWD", start_date="1999")),
        Telling("n-6", meeting(series="AMMSWD"), published="2001-03-04"),
        Telling("n-7", meeting(series="OTHER", title_vi="Diễn đàn Trẻ em ASEAN", start_date="2014-06-04")),
    ) == [
        "ammswd-1999",
        "ammswd-2001",
        "ammswd-2006-12",
        "ammswd-2020-06-10",
        "asean-japan-hlom-19",
        "dien-dan-tre-em-asean-2014-06-04",
        "somswd-plus3-16",
    ]


def test_a_meeting_of_which_nothing_is_known_stays_its_notices_own() -> None:
    one, two = ids(Telling("n-a", meeting()), Telling("n-b", meeting()))

    assert one != two
    assert one.startswith("somswd-")


def test_a_meeting_without_ordinal_is_the_numbered_one_of_those_days() -> None:
    days = {
        "SLOM": ("2021-12-16", None),
        "ALMM": ("2021-12-17", None),
        "ACWC": ("2021-12-19", None),
        "AMMW": ("2021-12-25", "ammw-2021-12-25"),
        "ACW": ("2021", "acw-2021"),
        "AMMY": ("2021-12", None),
        "SOMY": ("2022-11", "somy-2022-11"),
    }
    tellings = [
        telling
        for series, (day, _) in days.items()
        for telling in (
            Telling(f"a-{series}", meeting(series=series, ordinal=17, start_date="2021-12-16", end_date="2021-12-17")),
            Telling(f"b-{series}", meeting(series=series, ordinal=18, start_date="2022-10-04")),
            Telling(f"c-{series}", meeting(series=series, start_date=day)),
        )
    ]

    counted = {f"{series.lower()}-{ordinal}" for series in days for ordinal in (17, 18)}

    assert set(ids(*tellings)) == counted | {own for _, own in days.values() if own}


def test_only_a_sole_meeting_of_those_days_is_taken() -> None:
    assert ids(
        Telling("n-a", meeting(ordinal=17, start_date="2021-12-10")),
        Telling("n-b", meeting(ordinal=18, start_date="2021-12-14")),
        Telling("n-c", meeting(start_date="2021-12-12")),
        Telling("r-d", meeting(series="ACW", ordinal=4, start_date="2006-12"), kind="register"),
        Telling("n-e", meeting(series="ACW", start_date="2006-12-05")),
    ) == ["acw-4", "somswd-17", "somswd-18", "somswd-2021-12-12"]


def test_news_without_a_date_is_of_the_meeting_that_has_just_been() -> None:
    held = {"ordinal": 17, "start_date": "2021-12-16", "end_date": "2021-12-17"}

    assert ids(
        *(Telling(f"n-{series}", meeting(series=series, **held)) for series in ("SLOM", "ALMM", "ACW")),
        Telling("n-1", meeting(series="SLOM"), published="2021-12-18"),
        Telling("n-2", meeting(series="ALMM"), published="2021-12-28"),
        Telling("n-3", meeting(series="ACW", relation="announces"), published="2021-12-18"),
    ) == ["acw-17", "acw-2021", "almm-17", "almm-2021", "slom-17"]


def test_meetings_without_ordinal_are_one_where_their_days_overlap() -> None:
    assert ids(
        Telling("n-a", meeting(start_date="2019-05-06", end_date="2019-05-08")),
        Telling("n-b", meeting(start_date="2019-05-07")),
        Telling("n-c", meeting(start_date="2019-05-09")),
        Telling("n-d", meeting(series="SLOM", start_date="2019-05-07")),
        # A slip in an end date draws no other meeting in.
        Telling("n-e", meeting(series="ACW", start_date="2019-05-06", end_date="2021-05-08")),
        Telling("n-f", meeting(series="ACW", start_date="2020-05-07")),
    ) == ["acw-2019-05-06", "acw-2020-05-07", "slom-2019-05-07", "somswd-2019-05-06", "somswd-2019-05-09"]


def test_a_special_meeting_stays_apart_from_the_numbered_one_beside_it() -> None:
    def special(series: str, name: str, **values: object) -> tuple[Said, ...]:
        claims = meeting(series=series, start_date="2021-12-16", **values)
        return tuple(replace(claim, text=name) if claim.column == "series_code" else claim for claim in claims)

    assert ids(
        *(Telling(f"n-{s}", meeting(series=s, ordinal=17, start_date="2021-12-16")) for s in ("SLOM", "ALMM", "ACW")),
        Telling("n-1", special("SLOM", "Hội nghị trù bị SLOM")),
        Telling("n-2", special("ALMM", "Special ALMM")),
        Telling("n-3", special("ACW", "Hội nghị ACW đặc biệt lần thứ 17", ordinal=17)),
    ) == ["acw-17", "acw-special-17", "almm-17", "almm-2021-12-16", "slom-17", "slom-2021-12-16"]


def test_two_meetings_of_one_notice_are_never_one() -> None:
    day = "2021-12-16"

    assert ids(
        Telling("n-a", meeting("m1", ordinal=17, start_date=day) + meeting("m2", start_date=day)),
        Telling("n-b", meeting("m1", "SLOM", start_date=day) + meeting("m2", "SLOM", start_date=day)),
        Telling("n-c", meeting("m1", "ACW", ordinal=1) + meeting("m2", "ACW", ordinal=1)),
        Telling("n-d", meeting(start_date=day)),
    ) == ["acw-1", "acw-1-x2", "slom-2021-12-16", "slom-2021-12-16-x2", "somswd-17", "somswd-2021-12-16"]


def test_events_outside_the_series_are_one_by_title_and_day() -> None:
    def event(notice: str, title: str, day: str = "2014-06-04", **values: object) -> Telling:
        return Telling(notice, meeting(series="OTHER", title_vi=title, start_date=day, **values))

    found = resolved(
        [
            event("n-1", "Hội thảo khu vực ASEAN về bảo vệ trẻ em"),
            event("n-2", "Hội thảo khu vực ASEAN về bảo vệ trẻ em trên môi trường mạng"),
            event("n-3", "HỘI THẢO khu vực Asean về bảo vệ trẻ em"),
            event("n-4", "Hội thảo khu vực ASEAN về bảo vệ người cao tuổi"),
            event("n-5", "Hội thảo khu vực ASEAN về bảo vệ trẻ em", day="2014-06-05"),
            event("n-6", "Diễn đàn Trẻ em ASEAN lần thứ 3", ordinal=3),
            event("n-7", "Diễn đàn Trẻ em ASEAN lần thứ 4", ordinal=4),
        ]
    )

    together: dict[str, list[str]] = {}
    for meeting_id, notice in rows(found, "meeting_notices", "meeting_id", "notice_id"):
        together.setdefault(meeting_id, []).append(notice)
    assert sorted(together.values()) == [["n-1", "n-2", "n-3"], ["n-4"], ["n-5"], ["n-6"], ["n-7"]]


def test_a_referenced_meeting_has_a_row_only_where_it_can_be_told_from_others() -> None:
    named = meeting("m2", relation="references", ordinal=11, series="AMMSWD")
    vague = meeting("m3", relation="references", series="ALMM")
    tables = resolved([Telling("n-a", meeting(ordinal=17) + named + vague)])

    assert rows(tables, "meetings", "meeting_id", "status") == [("ammswd-11", "referenced"), ("somswd-17", "reported")]
    (item,) = reviews(tables, "rejected-row")
    assert "without ordinal and date" in item["detail"]


def test_a_copy_under_another_address_adds_nothing() -> None:
    claims = (*meeting(ordinal=17), Said("topics", "m1|children", "context", "body"))
    tables = resolved(
        [Telling("n-b", claims, head="same")], [Telling("n-a", claims, head="same", url="https://example.org/a")]
    )

    assert rows(tables, "notices", "notice_id", "duplicate_of") == [("n-a", None), ("n-b", "n-a")]
    assert rows(tables, "meetings", "notice_count") == [1]
    assert rows(tables, "topics", "notice_id", "mention_count") == [("n-a", 1)]


def test_a_page_fetched_again_is_one_notice_with_what_it_said_last() -> None:
    def page(notice_id: str, series: str) -> tuple[Telling, Telling]:
        old = Telling(notice_id, meeting(series=series, ordinal=16), raw_name=f"{notice_id}/1.html", retrieved=1)
        new = Telling(notice_id, meeting(series=series, ordinal=17), raw_name=f"{notice_id}/2.html", retrieved=2)
        return replace(old, head="older"), replace(new, head="newer text")

    (a, a2), (b, b2), (c, c2), (d, d2) = (
        page(f"n-{series}", series) for series in ("ALMM", "AMMSWD", "SLOM", "SOMSWD")
    )

    # In several batches or one, in this order or that.
    tables = resolved([a, b2, c, c2, d2, d], [a2, b])

    told = ("n-ALMM", "n-AMMSWD", "n-SLOM", "n-SOMSWD")
    assert rows(tables, "notices", "raw_name") == [f"{name}/2.html" for name in told]
    assert rows(tables, "meetings", "meeting_id") == [f"{name[2:].lower()}-17" for name in told]


def test_a_dated_meeting_keeps_its_id_when_more_is_told_of_it() -> None:
    first = Telling(
        "n-m", meeting(series="OTHER", title_vi="Diễn đàn Trẻ em ASEAN", start_date="2014-06-04"), "2014-06-05"
    )
    later = Telling(
        "n-a",
        meeting(series="OTHER", title_vi="Diễn đàn Trẻ em ASEAN tại Viêng Chăn", start_date="2014-06-04"),
        "2014-06-09",
    )

    assert ids(first) == ids(first, later) == ["dien-dan-tre-em-asean-2014-06-04"]


def event(notice: str, title: str, language: str = "en", day: str = "2021-09-28", **values: object) -> Telling:
    """A notice of an event outside the series; in a language without a column of its own the title is only its name."""
    told = meeting(series="OTHER", start_date=day, **values)
    if language in ("en", "vi"):
        return Telling(notice, (*told, Said("meetings", "m1", f"title_{language}", title)), language=language)
    named = (replace(claim, text=title) if claim.column == "series_code" else claim for claim in told)
    return Telling(notice, tuple(named), language=language)


def test_an_event_is_one_in_a_vietnamese_an_english_and_a_french_notice() -> None:
    found = resolved(
        [
            event("n-vi", "Hội nghị ASEAN về người cao tuổi", "vi", city="Hue"),
            event("n-en", "ASEAN Conference on Older Persons", "en", city="Hue", end_date="2021-09-29"),
            event("n-fr", "Conférence de l'ASEAN sur les personnes âgées", "fr", city="Hue"),
            event("n-2", "ASEAN Conference on Persons with Disabilities", "en", city="Hue"),
            event("n-3", "Cuộc họp trù bị Hội nghị ASEAN về người cao tuổi", "vi", city="Hue"),
            event("n-4", "ASEAN Conference on Older Persons", "en", city="Da Nang"),
        ]
    )

    together: dict[str, list[str]] = {}
    for meeting_id, notice in rows(found, "meeting_notices", "meeting_id", "notice_id"):
        together.setdefault(meeting_id, []).append(notice)
    assert sorted(together.values()) == [["n-2"], ["n-3"], ["n-4"], ["n-en", "n-fr", "n-vi"]]


def test_a_special_meeting_without_ordinal_stays_apart_from_the_ordinary_one_of_its_days() -> None:
    special = meeting(start_date="2020-06-10")
    named = tuple(
        replace(claim, text="Special SOMSWD") if claim.column == "series_code" else claim for claim in special
    )
    found = resolved([Telling("n-1", named), Telling("n-2", meeting(start_date="2020-06-10"))])

    assert len(rows(found, "meetings")) == 2
