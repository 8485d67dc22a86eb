"""Which two meetings a person is asked about: those that stand as two and may be one."""

from __future__ import annotations

import pytest

from tests.pipelines.corrections.decided import decided, entry
from tests.pipelines.resolution.notices import Telling, meeting, resolved, reviews, rows


def asked(*tellings: Telling) -> list[tuple[str, str]]:
    """(row, detail) of what is asked."""
    return [(row["row_id"], row["detail"]) for row in reviews(resolved(tellings), "same-meeting")]


def test_two_numbers_on_the_same_days_are_asked_about() -> None:
    one = Telling("n-1", meeting(ordinal=17, start_date="2021-12-16"))
    other = Telling("n-2", meeting(ordinal=18, start_date="2021-12-16"))

    ((row, detail),) = asked(one, other)
    assert (row, detail.split(":")[0]) == ("somswd-18", "may be somswd-17")
    assert "on the same days" in detail


def test_a_meeting_known_by_its_year_alone_may_be_the_one_of_that_year() -> None:
    one = Telling("n-1", meeting(ordinal=9, start_date="2013-09-03", end_date="2013-09-04"))
    other = Telling("n-2", meeting(start_date="2013"))

    ((row, detail),) = asked(one, other)
    assert {row, detail.removeprefix("may be ").split(":")[0]} == {"somswd-9", "somswd-2013"}


def test_titles_that_are_near_on_the_same_days_are_asked_about() -> None:
    one = Telling(
        "n-1", meeting(series="OTHER", title_en="ASEAN Workshop on Child Online Safety", start_date="2022-04-05")
    )
    other = Telling(
        "n-2", meeting(series="OTHER", title_en="Regional Workshop on Safety of the Child", start_date="2022-04-05")
    )

    assert len(asked(one, other)) == 1


@pytest.mark.parametrize(
    "tellings",
    [
        # One notice tells of both, and so tells them apart.
        (
            Telling(
                "n-1", meeting(ordinal=17, start_date="2021-12-16") + meeting("m2", ordinal=18, start_date="2021-12-16")
            ),
        ),
        (
            Telling("n-1", meeting(ordinal=17, start_date="2021-12-16")),
            Telling("n-2", meeting(ordinal=18, start_date="2022-12-16")),
        ),
        (
            Telling(
                "n-1", meeting(series="OTHER", title_en="ASEAN Forum on Ageing", start_date="2022-04-05", city="Bali")
            ),
            Telling(
                "n-2", meeting(series="OTHER", title_en="ASEAN Forum on Ageing", start_date="2022-04-05", city="Hue")
            ),
        ),
        (
            Telling("n-1", meeting(series="OTHER", title_en="ASEAN Forum on Ageing", start_date="2022-04-05")),
            Telling("n-2", meeting(series="OTHER", title_en="ASEAN Workshop on Disasters", start_date="2022-04-05")),
        ),
    ],
)
def test_what_is_two_without_doubt_is_not_asked_about(tellings: tuple[Telling, ...]) -> None:
    assert asked(*tellings) == []


@pytest.mark.parametrize(("key", "left"), [("same_as", 1), ("different_from", 2)])
def test_what_is_decided_is_asked_no_more(key: str, left: int) -> None:
    two = [
        Telling("n-1", meeting(ordinal=17, start_date="2021-12-16")),
        Telling("n-2", meeting(ordinal=18, start_date="2021-12-16")),
    ]
    corrections = decided(entry("x", "meetings", {"meeting_id": "somswd-18"}, {key: "somswd-17"}))

    after = resolved(two, corrections=corrections)

    assert reviews(after, "same-meeting") == []
    assert len(rows(after, "meetings")) == left
    assert rows(after, "corrections", "outcome") == ["applied"]
