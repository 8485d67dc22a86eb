"""Numbers that stand beside a meeting, and whether they are its own; own sentences."""

from __future__ import annotations

import pytest

from .facts import meetings, said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Ngày 15/11/2023, Hội nghị AMMW diễn ra tại Huế; đây là lần thứ hai Việt Nam đăng cai hội nghị."),
        ("vi", "Ngày 15/11/2023, Hội nghị AMMW diễn ra tại Huế, kỷ niệm 20 năm thành lập."),
        ("vi", "Ngày 15/11/2023, Hội nghị AMMW tại Huế thông qua Kế hoạch công tác lần thứ 5."),
        ("vi", "Ngày 15/11/2023, Hội nghị AMMW diễn ra tại Huế, sau thành công của hội nghị lần thứ 4."),
        ("vi", "Ngày 15/11/2023, Hội nghị AMMW diễn ra tại Huế theo sáng kiến nêu tại Hội nghị lần thứ 4."),
        ("en", "The AMMW was held in Hue on 15 November 2023; it was the second time that Viet Nam hosted it."),
        ("en", "The AMMW was held in Hue on 15 November 2023 and adopted its fifth Work Plan."),
        ("en", "The AMMW was held in Hue on 15 November 2023, building on the success of the 4th meeting."),
        ("en", "The AMMW was held on the 5th floor of a hotel in Hue on 15 November 2023."),
    ],
)
def test_the_number_of_something_else_is_not_the_meetings(language: str, text: str) -> None:
    assert "AMMW" in meetings(said(text, language))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The 4th edition of the AFML was held in Hue on 15 November 2023.", "AFML-4"),
        ("The AMMW was held in Hue on 15 November 2023. The decisions of the 4th meeting were read.", "AMMW-4"),
        ("Minister Tan attended the AMMSWD in Hue on 15 November 2023.", "AMMSWD"),
        ("Viet Nam hosted the SOMSWD in Hue on 15 November 2023.", "SOMSWD"),
    ],
)
def test_a_meeting_by_its_edition_or_by_who_came(text: str, key: str) -> None:
    (found,) = meetings(said(text, "en")).items()
    assert (found[0], found[1]["start_date"], found[1]["city"]) == (key, "2023-11-15", "Hue")


def test_a_body_that_somebody_joined_some_day_held_no_meeting() -> None:
    assert not meetings(said("Mr. Tan joined the ACWC as a representative on 15 November 2023.", "en"))
