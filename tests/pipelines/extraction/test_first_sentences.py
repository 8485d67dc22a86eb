"""What the first sentences tell of the meeting that only the headline names; own sentences."""

from __future__ import annotations

from typing import Final

import pytest

from tests.pipelines.extraction.facts import meetings, said

HEADLINES: Final = {
    "en": "Timor-Leste at the 6th ASEAN Ministerial Meeting on Women",
    "vi": "Việt Nam dự Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 6",
}


def told(text: str, language: str) -> tuple[str | None, str | None, str | None]:
    """First day, last day and city of the meeting of the headline."""
    found = meetings(said(text, language, None, title=HEADLINES[language]))["AMMW-6"]
    return found.get("start_date"), found.get("end_date"), found.get("city")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Officers of the Ministry joined the representatives of ASEAN Member States on 3 and 4 June 2019 in Cebu.",
            "en",
        ),
        ("On 3-4 June 2019 in Cebu, the Minister joined her colleagues from other member states to share plans.", "en"),
        (
            "Từ ngày 3 đến 4/6/2019, tại Cebu, bà Lò Thị Mai cùng các Bộ trưởng các nước ASEAN đã chia sẻ kế hoạch.",
            "vi",
        ),
    ],
)
def test_who_joins_the_members_is_at_the_meeting(text: str, language: str) -> None:
    assert told(text, language) == ("2019-06-03", "2019-06-04", "Cebu")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Minister will travel to Cebu on 3 June 2019 to join her counterparts from ASEAN countries.", "en"),
        ("On 3 June 2019 the Minister, visiting Cebu, met officials from ASEAN member states on a loan.", "en"),
        ("On 3 June 2019 the Minister met the Mayor of Cebu.", "en"),
        ("Ngày 3/6/2019, bà Lò Thị Mai cùng đại diện các nước ASEAN đã đi thăm một làng nghề ở Cebu.", "vi"),
        ("Ngày 3/6/2019, bà Lò Thị Mai cùng các chuyên gia của Bộ đã trình ngân sách.", "vi"),
    ],
)
def test_a_journey_or_another_call_is_not(text: str, language: str) -> None:
    assert told(text, language)[:2] == (None, None)


def test_where_another_meeting_is_named_they_may_have_joined_that() -> None:
    text = (
        "Officers of the Ministry joined the representatives of ASEAN Member States on 3 and 4 June 2019 in Cebu.\n\n"
        "The 18th ACW prepared the papers."
    )
    assert told(text, "en")[:2] == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The 6th AMMW is scheduled for 3-4 June 2019 at the Foundation's headquarters, Jakarta.",
        "The 6th AMMW was held on 3-4 June 2019 at the ministry's head office, Jakarta, Indonesia.",
    ],
)
def test_a_house_before_its_town_is_a_venue_where_the_meeting_was_held(text: str) -> None:
    assert told(text, "en")[2] == "Jakarta"


def test_a_house_is_no_venue_where_nothing_was_held() -> None:
    text = "The 6th AMMW was held on 3-4 June 2019. The Centre has its headquarters, Jakarta said, in a new house."
    assert told(text, "en")[2] is None
