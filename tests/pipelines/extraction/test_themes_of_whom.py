"""Whose a theme is: the meeting's, or that of something that stands beside it; own sentences."""

from __future__ import annotations

import pytest

from .facts import meetings, said

HELD = {
    "vi": "Ngày 15/11/2023, Hội nghị SOMSWD lần thứ 19 diễn ra tại Huế. ",
    "en": "The 19th SOMSWD was held in Hue on 15 November 2023. ",
}
OF_SOMETHING_ELSE = {
    "vi": [
        "Bà Lan trình bày tham luận với chủ đề “Mô hình chăm sóc tại nhà”.",
        "Phiên thảo luận thứ nhất có chủ đề “Chính sách và pháp luật”.",
        "Bên lề có triển lãm ảnh chủ đề “Nụ cười trẻ thơ”.",
        "Năm tới, hội nghị sẽ có chủ đề “Vì trẻ em”.",
        "Hội nghị lần trước có chủ đề “Phục hồi sau đại dịch”.",
        "Cuộc thi vẽ tranh chủ đề “Gia đình em” cũng được phát động.",
        "Tháng hành động vì trẻ em năm nay có chủ đề “Vì trẻ em”.",
        "Đại biểu các nước trao đổi về chủ đề “Già hóa và việc làm”.",
    ],
    "en": [
        "Ms. Lan gave a talk themed “Home Care Models”.",
        "The first session, themed “Law and Policy”, was moderated by UNICEF.",
        "A photo exhibition with the theme “Smiles of Home” was on show.",
        "Next year's meeting will have the theme “For Children”.",
        "A drawing contest on the theme of “My Family” was launched.",
        "World Social Work Day this year is themed “Living Well”.",
        "The ASEAN Year of Skills bears the theme “Skills for All”.",
    ],
}
ITS_OWN = [
    ("vi", "Hội nghị có chủ đề “Chung tay vì người già”."),
    ("vi", "Chủ đề của Hội nghị năm nay là Chung tay vì người già."),
    ("vi", "Bên lề có triển lãm ảnh; hội nghị có chủ đề “Chung tay vì người già”."),
    ("en", "The meeting had the theme “Caring for the Old”."),
    ("en", "This year's theme is Caring for the Old."),
    ("en", "Beside an exhibition, the meeting had the theme “Caring for the Old”."),
]


@pytest.mark.parametrize(
    ("language", "told"), [(code, told) for code in OF_SOMETHING_ELSE for told in OF_SOMETHING_ELSE[code]]
)
def test_the_theme_of_something_beside_it_is_not_the_meetings(language: str, told: str) -> None:
    assert "theme" not in meetings(said(HELD[language] + told, language))["SOMSWD-19"]


@pytest.mark.parametrize(("language", "told"), ITS_OWN)
def test_a_theme_told_of_the_meeting_is_its_own(language: str, told: str) -> None:
    found = meetings(said(HELD[language] + told, language))["SOMSWD-19"]
    assert found["theme"] in ("Chung tay vì người già", "Caring for the Old")


def test_the_theme_of_a_day_is_not_the_meetings() -> None:
    text = (
        "The minister spoke in line with ASEAN Day of Village Care's theme, “Ready Together”. "
        "She said so during the 11th AMMDM in Hue on 12 November."
    )
    assert "theme" not in meetings(said(text, "en"))["AMMDM-11"]
