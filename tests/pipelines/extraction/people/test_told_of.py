"""Who is told of in a notice without having taken part: at another time, at other work, or in a story of somebody."""

from __future__ import annotations

import pytest

from ..facts import people, rows_of, said

HELD = {
    "en": "The 19th SOMSWD was held in Ha Long on 15 November 2023. ",
    "vi": "Ngày 15/11/2023, Hội nghị SOMSWD lần thứ 19 diễn ra tại Hạ Long. ",
}

ELSEWHERE = {
    "en": [
        "At last year's meeting, Indonesian Minister Sri Lestari proposed a network of volunteers.",
        "In 2018, then Secretary-General Arif Rahman launched the plan.",
        "The next meeting will be chaired by Singapore's Minister Lim Wei Jie.",
        "Laos will host the 20th SOMSWD in 2024 under the chairmanship of Ms. Kham Souk.",
        "The centre was founded by Dr. Somchai Rattana in 2001.",
        "The law was passed under President Rogelio Santos.",
        "President Rogelio Santos had approved the national strategy in July.",
        "The meeting welcomed the appointment of Mr. Ramil Cruz as Director of Human Development.",
        "The meeting congratulated Ms. Lim Siew Choo on her appointment as Director-General.",
        "For further information contact Ms. Mega Putri at the Secretariat.",
        "Mr. Tan Wei Ming, 72, who lives alone in Penang, receives meals each day.",
    ],
    "vi": [
        "Hội nghị năm sau sẽ do Bộ trưởng Singapore Lim Wei Jie chủ trì.",
        "Tại hội nghị năm ngoái, Bộ trưởng Indonesia Sri Lestari đã đề xuất lập mạng lưới tình nguyện viên.",
        "Năm 2018, Tổng Thư ký ASEAN khi đó là ông Arif Rahman đã công bố kế hoạch này.",
        "Lào sẽ đăng cai Hội nghị SOMSWD lần thứ 20 vào năm 2024 dưới sự chủ trì của Bộ Phát triển Gia đình và Xã hội.",
        "Hội thảo cấp quốc gia do Thứ trưởng Lê Văn Dũng chủ trì sẽ diễn ra vào tháng 12.",
        "Trung tâm do bác sĩ Trần Thị Lan sáng lập năm 2001.",
        "Giải thưởng mang tên cố Giáo sư Trần Văn Huyên.",
        "Thực hiện chỉ đạo của Phó Thủ tướng Trần Văn Hà, Bộ đã xây dựng kế hoạch chi tiết.",
        "Tổng thống Rogelio Santos đã phê duyệt chiến lược quốc gia hồi tháng 7.",
        "Hội nghị chúc mừng bà Lim Siew Choo vừa được bổ nhiệm làm Tổng Vụ trưởng.",
        "Ông Trần Văn Tám, 72 tuổi, sống một mình ở Hạ Long, được hỗ trợ bữa ăn mỗi ngày.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in ELSEWHERE for text in ELSEWHERE[code]])
def test_who_is_only_told_of_took_no_part(language: str, text: str) -> None:
    found = said(HELD[language] + text, language)
    assert people(found) == {}
    assert rows_of(found, "chairs") == set()


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "At the meeting, Indonesian Minister Sri Lestari proposed a network.", {"Sri Lestari": "speaker"}),
        ("en", "Ms. Lim Siew Choo, 45, a delegate of Malaysia, lit the candle.", {"Lim Siew Choo": "participant"}),
        ("en", "The meeting was briefed by the ASEAN Secretariat on the plan.", {"ASEAN Secretariat": "speaker"}),
        ("en", "Ms. Pham Thi Lan, who sits in the ACWC, presented its work.", {"Pham Thi Lan": "speaker"}),
        ("vi", "Hội nghị do Thứ trưởng Lê Văn Dũng chủ trì và điều hành.", {"Lê Văn Dũng": "chair"}),
        ("vi", "Các đại biểu chúc mừng Bộ trưởng Lê Văn Dũng đảm nhiệm vai trò Chủ tịch.", {"Lê Văn Dũng": "chair"}),
        ("vi", "Chủ trì hội nghị là Thứ trưởng Lê Văn Dũng.", {"Lê Văn Dũng": "chair"}),
        ("vi", "Năm 2023, tại hội nghị, bà Trần Thị Lan đề xuất lập một mạng lưới.", {"Trần Thị Lan": "speaker"}),
        (
            "vi",
            "Các diễn giả gồm TS. Somsak Chai (Thái Lan) và ông Kim Min-soo (Hàn Quốc).",
            {"Somsak Chai": "speaker", "Kim Min-soo": "speaker"},
        ),
    ],
)
def test_who_does_something_there_took_part(language: str, text: str, who: dict[str, str]) -> None:
    assert people(said(HELD[language] + text, language)) == who


def test_the_country_of_somebody_it_owns_stands_before_the_honorific() -> None:
    found = said(HELD["en"] + "Thailand's Ms. Malee Srisuk handed over to Viet Nam's Mr. Le Van Nam.", "en")
    countries = {
        claim.value for claim in found.claims if claim.table == "participants" and claim.column == "country_code"
    }
    assert countries == {"TH", "VN"}


def test_officials_of_ministries_beside_a_head_of_delegation_stand_for_them() -> None:
    told = "The Lao delegation was headed by Deputy Minister Kham Souk and officials of the Ministry of Health."
    assert people(said(HELD["en"] + told, "en")) == {
        "Lao": "participant",
        "Kham Souk": "head-of-delegation",
        "Ministry of Health": "participant",
    }
