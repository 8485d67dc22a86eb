"""Weekdays with their weeks, plans told by weekdays alone, and sentences that begin with their day."""

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, said

SUNDAY, WEDNESDAY = date(2025, 5, 4), date(2025, 5, 7)


def days(text: str, language: str = "en", published: date = SUNDAY) -> tuple[str | None, str | None]:
    told = meetings(said(text, language, published))["AMMSWD-10"]
    return told.get("start_date"), told.get("end_date")


@pytest.mark.parametrize(
    "when",
    [
        "will be held in Hue next week from Tuesday to Thursday",
        "will be held from Tuesday to Thursday next week in Hue",
        "will be held in Hue from Tuesday to Thursday",
        "is to be held in Hue from Tuesday to Thursday",
    ],
)
def test_a_plan_told_by_weekdays_looks_ahead(when: str) -> None:
    assert days(f"The 10th AMMSWD {when}.") == ("2025-05-06", "2025-05-08")


def test_vietnamese_weeks_are_told_before_the_weekdays_too() -> None:
    ahead = "Hội nghị AMMSWD lần thứ 10 sẽ diễn ra tại Huế tuần tới, từ thứ Ba đến thứ Năm."
    assert days(ahead, "vi", WEDNESDAY) == ("2025-05-13", "2025-05-15")
    over = "Tuần trước, từ thứ Ba đến thứ Năm, Hội nghị AMMSWD lần thứ 10 đã diễn ra tại Huế."
    assert days(over, "vi", WEDNESDAY) == ("2025-04-29", "2025-05-01")


def test_last_week_on_a_sunday_is_left_open_in_english() -> None:
    text = "The 10th AMMSWD was held in Hue on Tuesday last week."
    assert days(text, published=WEDNESDAY) == ("2025-04-29", "2025-04-29")
    assert days(text, published=SUNDAY) == (None, None)


def test_what_began_on_a_weekday_ends_on_the_next_of_those_named() -> None:
    text = "The three-day 10th AMMSWD, which began on Wednesday in Hue, ends on Friday."
    assert days(text) == ("2025-04-30", "2025-05-02")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On May 2, the 10th AMMSWD opened in Hue.", ("2025-05-02", None)),
        ("On Friday afternoon (May 2), the 10th AMMSWD began in Hue.", ("2025-05-02", None)),
        ("At 2 p.m. on May 2, the 10th AMMSWD was opened in Hue.", ("2025-05-02", None)),
        ("At 9.30am on 2 May 2025, the 10th AMMSWD kicked off in Hue.", ("2025-05-02", None)),
        ("On May 2, the 10th AMMSWD ended in Hue with the adoption of a plan.", (None, "2025-05-02")),
        ("On May 2, the 10th AMMSWD opened and closed in Hue.", ("2025-05-02", "2025-05-02")),
        ("On May 2, the 10th AMMSWD was held in Hue and opened by the minister.", ("2025-05-02", "2025-05-02")),
        ("On May 2, the 10th AMMSWD took place in Hue, and ended with a dinner.", ("2025-05-02", "2025-05-02")),
        ("On 1-3 May 2025, the 10th AMMSWD opened in Hue.", ("2025-05-01", "2025-05-03")),
    ],
)
def test_a_day_in_front_is_of_what_the_meeting_did_first(text: str, found: tuple[str | None, str | None]) -> None:
    assert days(text) == found


def test_the_day_somebody_came_home_is_not_the_meetings() -> None:
    text = "Ngày 3/5/2025, Bộ trưởng trở về sau khi dự Hội nghị AMMSWD lần thứ 10 tại Huế."
    assert days(text, "vi") == (None, None)
