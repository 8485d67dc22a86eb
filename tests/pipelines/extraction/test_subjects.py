"""What a meeting dealt with, as a reader of the tables would see it: topics and instruments, and what is none."""

from __future__ import annotations

import pytest

from tests.pipelines.extraction.facts import said

VI = "Ngày 12/10/2023, tại Hà Nội, Hội nghị SOMSWD lần thứ 19 đã diễn ra. "
EN = "The 19th SOMSWD Meeting was held in Ha Noi on 12 October 2023. "


def topics(text: str, language: str, title: str | None = None) -> set[str]:
    start = VI if language == "vi" else EN
    found = said(start + text, language, title=title)
    return {claim.row.split("|")[1] for claim in found.claims if claim.table == "topics"}


def instruments(text: str, language: str) -> dict[str, str]:
    found = said(text, language)
    return {claim.row.split("|")[1]: claim.value for claim in found.claims if claim.table == "instruments"}


DEALT_WITH = {
    "agenda": ("vi", "Hội nghị thảo luận về già hóa dân số và bảo hiểm xã hội.", {"older-persons", "social-insurance"}),
    "agenda in English": (
        "en",
        "The Meeting discussed child labour and vocational training.",
        {"child-labour", "skills-training"},
    ),
    "remark": (
        "vi",
        "Bà Trần Thu Hà đề nghị mở rộng dạy nghề cho người khuyết tật.",
        {"skills-training", "persons-with-disabilities"},
    ),
    "more specific words win": (
        "vi",
        "Hội nghị bàn về xóa bỏ bạo lực đối với phụ nữ.",
        {"violence-against-women"},
    ),
    "one phrase, two subjects": (
        "en",
        "The Meeting agreed on the elimination of violence against women and children.",
        {"violence-against-women", "violence-against-children"},
    ),
    "groups in brackets": (
        "vi",
        "Hội nghị trao đổi các chính sách cho các nhóm yếu thế (người cao tuổi, người khuyết tật).",
        {"vulnerable-groups", "older-persons", "persons-with-disabilities"},
    ),
    "the sickness in small letters": ("vi", "Hội nghị trao đổi về tác động của Covid-19.", {"covid-19"}),
    "who came, and to talk of what": (
        "en",
        "It was attended by forty delegates to discuss mental health.",
        {"mental-health"},
    ),
    "bare words in the agenda twice": (
        "vi",
        "Hội nghị thảo luận vai trò của gia đình. Các đại biểu thống nhất sẽ thăm các gia đình.",
        {"family"},
    ),
}


@pytest.mark.parametrize(("language", "text", "expected"), DEALT_WITH.values(), ids=DEALT_WITH)
def test_what_a_meeting_heard_said_and_agreed_is_its_topic(language: str, text: str, expected: set[str]) -> None:
    assert topics(text, language) == expected


NOT_DEALT_WITH = {
    "who came": ("vi", "Tham dự Hội nghị có đại diện các cơ quan y tế, giáo dục và tổ chức phi chính phủ."),
    "who came, in English": ("en", "Deans of thirty nursing colleges and several women's groups attended."),
    "field of an office": ("vi", "Các quan chức y tế ASEAN gửi lời chào mừng."),
    "field of an office, in English": ("en", "The health ministers sent their greetings."),
    "name of an institute": ("vi", "Ông Lê Hữu Phước, chuyên gia Viện Phúc lợi Busan, nêu kinh nghiệm của viện."),
    "name of a fund": ("en", "The report was presented by the Rural Development Fund."),
    "the year's chairmanship": (
        "vi",
        "Lào giữ vai trò Chủ tịch ASEAN 2024 với năm ưu tiên: ứng phó biến đổi khí hậu; trao quyền cho phụ nữ.",
    ),
    "an example": ("en", "The Meeting noted several risks, e.g. child labour and floods."),
    "a passing list": ("en", "Life is full of surprises such as floods, illness and school meals."),
    "the state of the world": ("vi", "Tuy nhiên, người nghèo vẫn chịu hậu quả đầu tiên của thiên tai."),
    "a bare word": ("vi", "Hội nghị thống nhất phát tài liệu tới trường học."),
    "a neighbouring word": ("en", "The Secretary said that working conditions differ and human development is uneven."),
    "a neighbouring word, in Vietnamese": (
        "vi",
        "Ông Lò Văn Khăm cho biết lực lượng lao động đang bước vào kỷ nguyên số.",
    ),
    "what the world suffers": ("en", "The Secretary said that every port town faces floods, unemployment and hunger."),
    "what the world suffers, in Vietnamese": (
        "vi",
        "Ông Lò Văn Khăm cho biết dân vạn chài gặp nhiều khó khăn về y tế, dạy nghề; tỷ lệ thất nghiệp còn cao.",
    ),
    "what a flood harmed": ("en", "He named harbours, pensions and markets as those most hit by the flood of May."),
    "what came of something": ("en", "The Secretary spoke of delays caused by earthquakes in two provinces."),
    "what kind of Community": ("en", "The Meeting adopted a song for a resilient ASEAN Community."),
    "name of a fund, in Vietnamese": ("vi", "Hội nghị cảm ơn Quỹ hợp tác ASEAN - Hàn Quốc đã in các bản đồ."),
    "a slogan": ("en", "The Secretary said that no one is left behind."),
    "what all work leads to": (
        "en",
        "The Meeting agreed to print the maps, to contribute to the building of the ASEAN Community.",
    ),
    "a list in a speech": (
        "vi",
        "Bà Đinh Thu Cúc nhấn mạnh nhiều việc của xã phường như dạy nghề, nước sạch, giáo dục…",
    ),
    "a deed, not a job": ("vi", "Hội nghị đánh giá cao việc làm này của nước chủ nhà."),
}


@pytest.mark.parametrize(("language", "text"), NOT_DEALT_WITH.values(), ids=NOT_DEALT_WITH)
def test_what_is_only_mentioned_is_no_topic(language: str, text: str) -> None:
    assert topics(text, language) == set()


def test_the_headline_and_the_theme_tell_topics_wherever_else_they_are_silent() -> None:
    assert topics("Chủ đề của Hội nghị là “Lương hưu cho mọi nhà”.", "vi") == {"social-insurance"}
    assert topics("Sixty delegates came.", "en", title="Officials look at pensions") == {"social-insurance"}


def test_help_of_countries_is_a_subject_of_a_meeting_with_partners_only() -> None:
    plus_three = "Ngày 12/10/2023, Hội nghị SOMSWD+3 lần thứ 16 đã họp tại Hà Nội. "
    help_given = "Các nước đã nhận được sự hỗ trợ về kỹ thuật của Nhật Bản và Hàn Quốc."
    found = said(plus_three + help_given, "vi")
    assert "partner-cooperation" in {c.row.split("|")[1] for c in found.claims if c.table == "topics"}
    assert "partner-cooperation" not in topics(help_given, "vi")


@pytest.mark.parametrize(
    ("language", "text", "dealt_with"),
    [
        ("en", "The Meeting looked for closer cooperation in statistics with its Dialogue Partners.", True),
        ("en", "The officials went through two cooperation programmes between the network and its partners.", True),
        (
            "vi",
            "Hội nghị tìm cách mở rộng hợp tác, trao đổi sách giữa thư viện các nước với các đối tác phát triển.",
            True,
        ),
        ("en", "The officials thanked the Dialogue Partners, who sent books, for their generous support.", True),
        ("en", "The Meeting was held with the support of development partners.", False),
        ("en", "Cooperation for dry harbours was praised; several Dialogue Partners sent flowers.", False),
        ("vi", "Bốn nước đối tác cử quan sát viên; hợp tác giữa các thư viện được ghi nhận.", False),
    ],
)
def test_work_with_partners_is_a_subject_where_they_are_its_other_side(
    language: str, text: str, dealt_with: bool
) -> None:
    assert ("partner-cooperation" in topics(text, language)) is dealt_with


def test_groups_named_by_way_of_example_are_those_whom_a_policy_is_for() -> None:
    groups = "Hội nghị thống nhất giảm giá vé tàu cho các nhóm yếu thế như người cao tuổi, trẻ em."
    assert topics(groups, "vi") == {"vulnerable-groups", "older-persons", "children"}
    said_so = "Mr. Keo Sophat stressed that vulnerable groups, such as older persons, pay half the fare."
    assert topics(said_so, "en") == {"vulnerable-groups", "older-persons"}


def test_the_community_is_what_its_own_councils_deal_with() -> None:
    text = "Các nước báo cáo việc thực hiện Kế hoạch tổng thể Cộng đồng Văn hóa - Xã hội ASEAN 2025."
    council = "Ngày 12/10/2023, tại Hà Nội, Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 30 đã diễn ra. "
    found = said(council + text, "vi")
    assert {c.row.split("|")[1] for c in found.claims if c.table == "topics"} == {"asean-community"}
    assert topics(text, "vi") == set()


def test_an_event_of_no_series_has_the_field_of_the_body_that_holds_it() -> None:
    told = " a workshop on maps of hospitals in Ha Noi on 12 October 2023. Sixty delegates came."
    rights = said("The ASEAN Intergovernmental Commission on Human Rights (AICHR) held" + told, "en")
    assert {c.row.split("|")[1] for c in rights.claims if c.table == "topics"} == {"human-rights"}
    beside = "The ASEAN Map Workshop was held in Ha Noi in May 2023, on the sidelines of the ASEAN Committee on Women."
    found = said(beside, "en")
    assert {c.value for c in found.claims if c.column == "series_code"} >= {"OTHER"}
    assert {c.row.split("|")[1] for c in found.claims if c.table == "topics"} == set()


def test_whither_a_theme_leads_is_not_what_it_is_about() -> None:
    assert topics("The theme was “Pensions for tailors towards a people-oriented ASEAN Community”.", "en") == {
        "social-insurance"
    }
    assert topics("The theme was “Building the ASEAN Community”.", "en") == {"asean-community"}


def test_a_meeting_needs_little_more_than_its_own_field_to_have_it_as_a_topic() -> None:
    health = "The 15th ASEAN Health Ministers Meeting (AHMM) was held in Ha Noi on 12 October 2023. "
    found = said(health + "The Ministers agreed to build two hospitals.", "en")
    assert {c.row.split("|")[1] for c in found.claims if c.table == "topics"} == {"health-care"}


def test_who_meets_in_a_forum_of_governments_and_others_is_no_subject_of_its_own() -> None:
    forum = "The 12th ASEAN GO-NGO Forum on Social Welfare and Development was held in Ha Noi on 12 October 2023. "
    found = said(forum + "It discussed pensions.", "en")
    assert {c.row.split("|")[1] for c in found.claims if c.table == "topics"} == {"social-insurance"}


def test_an_instrument_lends_its_topics_and_keeps_its_words_to_itself() -> None:
    text = "Hội nghị rà soát việc thực hiện Tuyên bố ASEAN về quyền trẻ em trong bối cảnh di cư."
    assert topics(text, "vi") == {"children"}
    assert instruments(VI + text, "vi") == {"children-migration-declaration": "implemented"}


def test_a_vision_is_a_topic_where_it_is_worked_on_not_where_it_is_named() -> None:
    assert topics("The Meeting adopted the ASEAN Community Vision 2045.", "en") == {"asean-community"}
    assert topics("The work is based on the ASEAN Community Vision 2045.", "en") == set()


def test_the_work_plan_of_a_welfare_meeting_needs_no_owner_and_takes_no_other() -> None:
    bare = "Hội nghị rà soát Kế hoạch công tác giai đoạn 2021-2025."
    assert instruments(VI + bare, "vi") == {"somswd-work-plan": "reviewed"}
    assert instruments(EN + "The Meeting noted the ACWC Work Plan.", "en") == {}
    labour = "The 19th ASEAN Senior Labour Officials Meeting (SLOM) was held in Ha Noi on 12 October 2023. "
    assert instruments(labour + "The Meeting reviewed its work plan 2021-2025.", "en") == {}


def test_a_plan_that_points_back_at_its_declaration_is_the_plan_of_that_declaration() -> None:
    text = "Hội nghị xem xét Tuyên bố ASEAN về tăng cường an sinh xã hội và Kế hoạch hành động thực hiện Tuyên bố này."
    assert set(instruments(VI + text, "vi")) == {
        "strengthening-social-protection-declaration",
        "strengthening-social-protection-framework",
    }


def test_two_plans_named_in_one_breath_are_two() -> None:
    text = (
        "The Meeting reviewed the Regional Plans of Action on Elimination of Violence Against Women "
        "and Elimination of Violence Against Children."
    )
    assert instruments(EN + text, "en") == {"rpa-evaw": "reviewed", "rpa-evac": "reviewed"}


def test_what_was_done_to_an_instrument_may_stand_behind_it() -> None:
    text = "The ASEAN Enabling Masterplan 2025 was adopted."
    assert instruments(EN + text, "en") == {"enabling-masterplan-2025": "adopted"}


def test_a_blueprint_looked_at_half_way_is_a_topic() -> None:
    text = "The Meeting assisted the mid-term review of the implementation of the ASCC Blueprint 2025."
    assert "asean-community" in topics(EN + text, "en")


def test_what_a_plague_harmed_is_no_topic() -> None:
    text = "He noted that the pandemic has affected not only people's health but also their work."
    assert "health-care" not in topics(EN + text, "en")
    assert "health-care" in topics(EN + "The Meeting discussed the health of the people.", "en")


def test_a_figure_and_a_frame_are_no_subjects() -> None:
    figure = "Các đại biểu cho biết khu vực có lực lượng lao động khoảng 300 triệu người."
    assert "human-resources" not in topics(VI + figure, "vi")


def test_the_second_field_of_an_office_is_no_topic() -> None:
    text = "Minister of Women's Empowerment and Child Protection Siti Aminah stressed that roads must be built."
    assert "children" not in topics(EN + text, "en")


def test_a_body_named_after_a_list_does_not_hide_the_subject_before_it() -> None:
    text = "Delegates discussed a draft on violence against women and children and the ACWC's terms of reference."
    assert {"violence-against-women", "violence-against-children"} <= topics(EN + text, "en")


def test_a_committee_is_no_convention_by_its_acronym_in_brackets() -> None:
    committee = VI + "Hội nghị nghe lời khuyên từ Ủy ban Công ước về Quyền trẻ em (CRC)."
    assert "crc" not in instruments(committee, "vi")
    assert "crc" in instruments(VI + "Hội nghị bàn việc thực hiện Công ước về Quyền trẻ em (CRC).", "vi")
