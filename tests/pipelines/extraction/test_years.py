"""The year of a day that is told without one, where the notice has no publication date; own sentences."""

from __future__ import annotations

import pytest

from .facts import meetings, said

HELD = {
    "vi": "Ngày 22/4, Hội nghị SOMSWD lần thứ 15 diễn ra tại Hà Nội",
    "en": "The 15th SOMSWD was held in Hanoi on April 22",
}
OTHER_YEARS = {
    "vi": [
        ", thảo luận việc thi hành Luật Trẻ em 2016.",
        ", rà soát kết quả thực hiện từ năm 2016.",
        ", tiếp nối kết quả hội nghị năm 2018 tại Singapore.",
        ", hướng tới năm 2030.",
        ", chuẩn bị cho Hội nghị AMMSWD lần thứ 11 năm 2022.",
        "; chị Lan, giải Nhì cuộc thi Tay nghề 2018, cùng dự.",
        ". Hội nghị đánh giá các hoạt động đã thực hiện trong năm 2019.",
        ". Hội nghị thảo luận kế hoạch hoạt động trong năm 2021.",
        ". Việt Nam sẽ giữ chức Chủ tịch ASEAN 2020.",
        ". Việt Nam từng là Chủ tịch ASEAN 2010.",
        ". Ông Nguyễn Văn Nam, Chủ tịch Hội Người cao tuổi khóa 2016, dự.",
        ". Lần gần đây nhất, hội nghị diễn ra ngày 20/5/2018 tại Lào.",
        ". Công ước có hiệu lực từ ngày 3/5/2008.",
        ". Hội nghị ghi nhận Nghị định ban hành ngày 15/3/2021.",
        ". Diễn đàn Trẻ em ASEAN lần thứ 6 năm 2020 cũng được giới thiệu.",
    ],
    "en": [
        " and discussed the Children Act 2016.",
        ", following the 2018 meeting in Singapore.",
        " and presented data of the 2019 census.",
        " in preparation for the 11th AMMSWD in 2022.",
        "; Lan, runner-up of the 2018 Skills Contest, joined it.",
        " and noted that Viet Nam joined ASEAN in 1995.",
        ". Viet Nam will be ASEAN Chair in 2020.",
        ". Viet Nam served as ASEAN Chair in 2010.",
        ". The Convention entered into force on 3 May 2008.",
        ". It noted a decree issued on 15 March 2021.",
        ". The 2019 ASEAN Children's Forum adopted a statement.",
        ". Members had been notified by a letter of 1 April 2019.",
    ],
}
OWN_YEARS = [
    ("vi", "Ngày 22/4, Diễn đàn Trẻ em ASEAN 2020 diễn ra tại Hà Nội."),
    ("vi", "Ngày 22/4, Diễn đàn Trẻ em ASEAN năm 2020 diễn ra tại Hà Nội."),
    ("vi", "Năm 2020, ngày 22/4, Hội nghị SOMSWD lần thứ 15 diễn ra tại Hà Nội."),
    ("vi", f"{HELD['vi']}. Đây là hoạt động trong Năm Chủ tịch ASEAN 2020 của Việt Nam."),
    ("vi", f"{HELD['vi']}. Hội nghị bế mạc ngày 22/4/2020."),
    ("en", "The 2020 ASEAN Children's Forum was held in Hanoi on April 22."),
    ("en", "The ASEAN Children's Forum 2020 was held in Hanoi on April 22."),
    ("en", f"{HELD['en']} as part of Viet Nam's ASEAN Chairmanship in 2020."),
    ("en", "The 15th SOMSWD was held in Hanoi on 22 April (Wed), 2020."),
]


@pytest.mark.parametrize(("language", "told"), [(code, told) for code in OTHER_YEARS for told in OTHER_YEARS[code]])
def test_the_year_of_something_else_is_not_the_meetings(language: str, told: str) -> None:
    found = meetings(said(HELD[language] + told, language, None))["SOMSWD-15"]
    assert "start_date" not in found
    assert "end_date" not in found


@pytest.mark.parametrize(("language", "told"), OWN_YEARS)
def test_the_year_by_which_an_event_is_called_is_its_own(language: str, told: str) -> None:
    (found,) = meetings(said(told, language, None)).values()
    assert found["start_date"] == found["end_date"] == "2020-04-22"
