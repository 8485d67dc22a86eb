"""What is prepared for a meeting still to come reports none of it, and what is done at home reports none of ASEAN's."""

import pytest

from tests.pipelines.extraction.facts import meetings, said, titles


@pytest.mark.parametrize(
    "told",
    [
        "The Cabinet on 5 November approved the draft declaration for adoption at the 47th ASEAN Summit in May.",
        "On 5 November, officials in Manila finished the plan to be adopted at the 11th AMMSWD.",
        "On 5 November, the ministry sent the draft for endorsement by the 11th AMMSWD.",
    ],
)
def test_a_draft_for_a_later_meeting_reports_none(told: str) -> None:
    assert meetings(said(told, "en")) == {}


def test_what_a_meeting_adopted_reports_it() -> None:
    told = meetings(said("The declaration was adopted at the 11th AMMSWD in Hue on 15 November 2023.", "en"))
    assert told["AMMSWD-11"]["start_date"] == "2023-11-15"


@pytest.mark.parametrize("title", ["National workshop on the ASEAN Enabling Masterplan", "Welfare news"])
def test_a_national_workshop_on_a_plan_of_asean_is_no_meeting(title: str) -> None:
    text = "Myanmar held a national workshop on the ASEAN Enabling Masterplan 2025 in Yangon on 5 November."
    assert titles(said(text, "en", title=title)) == []


def test_a_summit_that_the_headline_calls_otherwise_is_one() -> None:
    text = "Ngày 14/11, tại Brussels (Bỉ), Hội nghị Cấp cao kỷ niệm 45 năm quan hệ ASEAN - EU đã khai mạc."
    assert len(meetings(said(text, "vi", title="Hội nghị Cấp cao ASEAN-EU"))) == 1


def test_years_since_a_day_are_no_number_of_days() -> None:
    found = said("Tối 8/11, tại Hà Nội, lễ kỷ niệm 58 năm ngày thành lập ASEAN đã diễn ra.", "vi")
    assert found.doubts == ()
