"""Weekdays and ends that are told before they come, on a Wednesday; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, said

WEDNESDAY = date(2022, 9, 14)


def days(text: str, language: str = "en") -> tuple[str | None, str | None]:
    """The first and last day of the one meeting."""
    (told,) = meetings(said(text, language, WEDNESDAY)).values()
    return told.get("start_date"), told.get("end_date")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 16th AMMW opens Friday in Cebu.", ("2022-09-16", None)),
        ("The 16th AMMW, which opened on Tuesday, ends on Friday.", ("2022-09-13", "2022-09-16")),
        ("The 16th AMMW kicked off here Wednesday and runs through Friday.", ("2022-09-14", "2022-09-16")),
        ("The 16th AMMW is being held in Cebu until Friday.", (None, "2022-09-16")),
        ("Ministers meet in Cebu on Saturday for the 16th AMMW.", ("2022-09-17", "2022-09-17")),
        ("The 16th AMMW ran through Tuesday in Cebu.", (None, "2022-09-13")),
        ("The 16th AMMW opened Tuesday in Cebu.", ("2022-09-13", None)),
        ("The 16th AMMW lasted until Friday in Cebu.", (None, "2022-09-09")),
    ],
)
def test_the_verb_tells_whether_a_weekday_has_come(text: str, expected: tuple[str | None, str | None]) -> None:
    assert days(text) == expected


def test_in_vietnamese_what_lasts_until_a_weekday_has_that_day_to_come() -> None:
    assert days("Hội nghị AMMW lần thứ 16 kéo dài đến thứ Sáu tại Huế.", "vi") == (None, "2022-09-16")


def test_an_end_before_the_beginning_is_left_open_and_told() -> None:
    found = said("Hội nghị AMMW lần thứ 16 khai mạc hôm thứ Ba và kết thúc vào thứ Sáu.", "vi", WEDNESDAY)
    (told,) = meetings(found).values()
    assert told["start_date"] == "2022-09-13"
    assert "end_date" not in told
    assert any(doubt.kind == "conflict" for doubt in found.doubts)


def test_a_word_behind_a_comma_belongs_to_the_day_that_follows_it() -> None:
    text = "Hội nghị AMMW lần thứ 16 diễn ra vào ngày 14, bế mạc ngày 16/9/2022."
    assert days(text, "vi") == ("2022-09-14", "2022-09-16")


def test_days_joined_by_through_to_are_a_range() -> None:
    assert days("The 16th AMMW was held in Cebu on 14th September through to 16th September.") == (
        "2022-09-14",
        "2022-09-16",
    )


def test_what_preceded_a_meeting_has_days_of_its_own() -> None:
    assert days("The 16th AMMW was preceded by a youth camp on 10-12 September in Cebu.") == (None, None)
    held = "The 16th AMMW, preceded by a youth camp on 10-12 September, was held on 14 September in Cebu."
    assert days(held) == ("2022-09-14", "2022-09-14")


def test_a_day_behind_the_acronym_of_a_name_is_that_of_the_name_and_opens_nothing() -> None:
    text = "The 20th Senior Labour Officials Meeting (SLOM) on Monday and a workshop on Tuesday prepared the papers."
    found = meetings(said(text, "en", WEDNESDAY))["SLOM-20"]
    assert found.get("start_date", "2022-09-12") == "2022-09-12"
    alone = meetings(said("The 20th Senior Labour Officials Meeting (SLOM) on Monday agreed.", "en", WEDNESDAY))
    assert alone["SLOM-20"]["start_date"] == "2022-09-12"
