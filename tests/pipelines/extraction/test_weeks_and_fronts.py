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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 10th AMMSWD was held in Hue on Wednesday and Thursday (April 30 - May 1).", "en"),
        ("The 10th AMMSWD was held in Hue from Wednesday to Thursday, April 30 to May 1.", "en"),
        ("Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế vào thứ Tư và thứ Năm (30/4 - 1/5).", "vi"),
        ("Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế từ thứ Tư đến thứ Năm (30/4-1/5).", "vi"),
    ],
)
def test_two_weekdays_before_a_range_are_those_of_its_ends(text: str, language: str) -> None:
    assert days(text, language) == ("2025-04-30", "2025-05-01")


def test_a_conference_at_home_that_puts_plans_into_practice_has_its_own_day() -> None:
    text = (
        "Tại Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế hồi tháng 4, các Bộ trưởng đã thông qua kế hoạch. "
        "Ngày 2/5, Bộ tổ chức hội nghị triển khai kế hoạch này."
    )
    assert days(text, "vi") == (None, None)


@pytest.mark.parametrize("span", ["30 April and 2 May", "30 April and 2 May 2025", "April 30 and May 2"])
def test_between_two_days_of_two_months_lies_a_range(span: str) -> None:
    assert days(f"The 10th AMMSWD was held in Hue between {span}.") == ("2025-04-30", "2025-05-02")
    assert days(f"The 10th AMMSWD was held in Hue on {span}.") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The 10th AMMSWD opens on 6 May in Hue and is expected to last three days.",
        "The 10th AMMSWD will last three days, starting 6 May, in Hue.",
        "The 10th AMMSWD is to be held in Hue from 6 May for three days.",
    ],
)
def test_how_long_a_meeting_is_to_last_tells_its_last_day(text: str) -> None:
    assert days(text) == ("2025-05-06", "2025-05-08")
    assert days("The 10th AMMSWD opens on 6 May in Hue, after the last three days of talks.")[1] is None


def test_a_programmes_opening_is_the_first_day_only() -> None:
    text = "The programme of the 10th AMMSWD in Hue: 6 May opening; 7 May plenary; 8 May closing."
    assert days(text)[0] == "2025-05-06"
    assert days(text)[1] in (None, "2025-05-08")


def test_an_awards_ceremony_or_a_speech_in_parliament_lends_no_day() -> None:
    held = "The 10th AMMSWD was held in Hue."
    assert days(f"{held} Delegates attended an awards ceremony on 1 May.") == (None, None)
    assert days(
        "Hội nghị AMMSWD lần thứ 10 đã diễn ra ở Huế. Phát biểu tại Quốc hội ngày 2/5, Bộ trưởng nói về Hội nghị.", "vi"
    ) == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ASEAN held the 10th AMMSWD on care work on 2 May 2025 in Hue.", "en"),
        ("The ministry hosted the 10th AMMSWD on rural kitchens from 2 May 2025 in Hue.", "en"),
        ("Bộ Nội vụ tổ chức Hội nghị AMMSWD lần thứ 10 về bếp ăn ở làng ngày 2/5/2025 tại Huế.", "vi"),
    ],
)
def test_what_a_meeting_is_on_may_stand_between_its_name_and_its_day(text: str, language: str) -> None:
    assert days(text, language)[0] == "2025-05-02"


def test_what_somebody_reported_on_a_meeting_has_a_day_of_its_own() -> None:
    assert days("The report on the 10th AMMSWD in Hue was submitted on 2 May 2025.") == (None, None)


def test_the_days_of_a_stay_are_not_the_meetings() -> None:
    assert days("Minister Tan will be in Manila from 1 to 3 May to attend the 10th AMMSWD.") == (None, None)
    assert days("The 10th AMMSWD will be in Manila from 6 to 8 May.") == ("2025-05-06", "2025-05-08")


def test_an_observers_day_at_the_meeting_is_its_day() -> None:
    assert days("Minister Tan took part in the 10th AMMSWD as an observer in Hue on 2 May.") == (
        "2025-05-02",
        "2025-05-02",
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 10th AMMSWD was held in Hue on May 2 and wrapped up on Saturday.", "en"),
        ("The 10th AMMSWD opened in Hue on May 2 and concluded on May 3.", "en"),
        ("Hội nghị AMMSWD lần thứ 10 diễn ra ngày 2/5 và bế mạc ngày 3/5 tại Huế.", "vi"),
        ("Hội nghị AMMSWD lần thứ 10 diễn ra ngày 2/5 tại Huế, bế mạc ngày 3/5.", "vi"),
        ("Ngày 2/5 khai mạc, ngày 3/5 bế mạc Hội nghị AMMSWD lần thứ 10 tại Huế.", "vi"),
    ],
)
def test_a_word_between_two_days_is_of_the_one_it_leads_to(text: str, language: str) -> None:
    assert days(text, language) == ("2025-05-02", "2025-05-03")


def test_the_opening_day_is_not_the_last_one_where_the_closing_has_its_own() -> None:
    text = "Ngày 2/5, Hội nghị AMMSWD lần thứ 10 khai mạc và ngày 3/5 bế mạc tại Huế."
    assert days(text, "vi") in (("2025-05-02", None), ("2025-05-02", "2025-05-03"))


def test_the_day_of_a_commemoration_attended_besides_is_not_the_meetings() -> None:
    began = "HUE, May 4 – The Deputy Prime Minister is attending the three-day 10th AMMSWD which began today in Brunei."
    beside = (
        "He will attend the 20th Anniversary of the Flood commemoration event and the ASEAN Day for Care on Friday."
    )
    assert days(f"{began} {beside}") == ("2025-05-04", "2025-05-06")


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of ASEAN gathered in Cebu, the Philippines, today for the 10th AMMSWD.",
        "The officials met in Hue, Viet Nam, on 4 May for the 10th AMMSWD.",
        # … where it stands at the head of its sentence, what follows is told of that day
        "In Cebu, the Philippines, on 4 May, the 10th AMMSWD was held.",
        "Meeting in Hue, Viet Nam, on 4 May, ministers held the 10th AMMSWD.",
        "The 11th SOMSWD met in May 2024. In Hue, Viet Nam, on 4 May 2025, the 10th AMMSWD took place.",
        # … and who arrives on a day does not open the meeting with it
        "The envoy arrived in Hue, Viet Nam, on 2 May 2025 for the 10th AMMSWD, held on 4 May 2025.",
    ],
)
def test_a_country_behind_its_town_opens_no_clause(text: str) -> None:
    assert days(text) == ("2025-05-04", "2025-05-04")
