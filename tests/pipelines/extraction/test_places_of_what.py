"""Of what a place is in a sentence that does not name the meeting; own sentences."""

from __future__ import annotations

from typing import Final

import pytest

from tests.pipelines.extraction.facts import meetings, said

OPENING: Final = {
    "en": "The 16th AMMW opened on 14 September 2022.",
    "vi": "Hội nghị AMMW lần thứ 16 khai mạc ngày 14/9/2022.",
}


def place(sentence: str, language: str) -> tuple[str | None, str | None]:
    """City and country of the meeting that the sentence before names."""
    told = meetings(said(f"{OPENING[language]} {sentence}", language, None))["AMMW-16"]
    return told.get("city"), told.get("country_code")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("A shelter in Davao was shown to the meeting.", "en"),
        ("The results of a survey in Vientiane were presented at the meeting.", "en"),
        ("The King, who was in Tokyo, sent a message to the meeting.", "en"),
        ("A flood in Pattaya overshadowed the meeting.", "en"),
        ("The next meeting will be held in Siem Reap.", "en"),
        ("Kết quả điều tra tại Viêng Chăn được trình bày tại hội nghị.", "vi"),
        ("Tại Malaysia, tỷ lệ này là 12%.", "vi"),
        ("ILO khu vực tại Bangkok giúp về kỹ thuật cho hội nghị.", "vi"),
        ("Trước đó, nhóm công tác họp tại Jakarta.", "vi"),
    ],
)
def test_what_else_is_somewhere_gives_the_meeting_no_place(sentence: str, language: str) -> None:
    assert place(sentence, language) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("The meeting is held in Davao.", "en", ("Davao", "PH")),
        ("Ministers gathered for two days in Davao, the Philippines.", "en", ("Davao", "PH")),
        ("In Davao, the meeting heard reports of three groups.", "en", ("Davao", "PH")),
        ("The minister arrived in Davao for the meeting.", "en", ("Davao", "PH")),
        ("Hội nghị do Bộ phối hợp với UNICEF tổ chức tại Huế.", "vi", ("Hue", "VN")),
        ("Trong hai ngày 14 và 15/9 tại thành phố Huế, các đại biểu rà soát kế hoạch.", "vi", ("Hue", "VN")),
    ],
)
def test_where_it_is_told_to_be_held_is_its_place(
    sentence: str, language: str, expected: tuple[str | None, str | None]
) -> None:
    assert place(sentence, language) == expected


def test_a_rate_is_no_ceremony() -> None:
    assert place("Tại Malaysia, theo điều lệ, tỷ lệ này là 12%.", "vi") == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At the 16th AMMW on 14 September 2022, Indonesia shared its work with mothers in Surabaya.", "en"),
        ("At the 16th AMMW on 14 September 2022, ministers joined from Jakarta.", "en"),
        ("At the 16th AMMW on 14 September 2022, Thailand presented village homes in Chiang Mai.", "en"),
        ("Tại Hội nghị AMMW lần thứ 16 ngày 14/9/2022, Indonesia giới thiệu mái ấm ở Surabaya.", "vi"),
    ],
)
def test_what_a_country_told_a_meeting_of_is_somewhere_else(text: str, language: str) -> None:
    assert "city" not in meetings(said(text, language, None))["AMMW-16"]


def test_where_a_meeting_heard_of_it_stays_its_place() -> None:
    text = "At the 16th AMMW in Hanoi on 14 September 2022, Indonesia shared its work with mothers in Surabaya."
    assert meetings(said(text, "en", None))["AMMW-16"]["city"] == "Ha Noi"
