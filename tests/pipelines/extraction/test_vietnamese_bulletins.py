"""Ways in which Vietnamese bulletins tell who did what, when and with whom, one test for each family."""

import pytest

from tests.pipelines.extraction.facts import meetings, people, rows_of, said

WELFARE = "Ngày 15/11, tại Huế, Hội nghị SOMSWD lần thứ 23 đã khai mạc. "


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Bộ Y tế, UNFPA và Tổ chức HelpAge quốc tế tổ chức Hội thảo ASEAN về người cao tuổi.", {"UNFPA", "HELPAGE"}),
        ("Hội thảo ASEAN về trẻ em do Ban Thư ký ASEAN và UNICEF tổ chức đã khai mạc.", {"UNICEF"}),
        ("Bộ Y tế phối hợp với UBND tỉnh Lạng Hà và Tổng cục Dân số tổ chức Hội thảo ASEAN về người cao tuổi.", set()),
        ("Bộ Nội vụ phối hợp với Ủy ban Công vụ Thái Lan tổ chức Hội nghị ASEAN về công vụ lần thứ 31.", set()),
    ],
)
def test_who_organises_from_outside_is_a_partner_and_no_authority_of_a_member(text: str, partners: set[str]) -> None:
    assert rows_of(said(f"Ngày 15/11, tại Huế, {text}"), "partners") == partners


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Bộ trưởng Y tế nước chủ nhà Somsak Deemai phát biểu khai mạc.", "opening-speaker"),
        ("Thủ tướng nước chủ nhà Somsak Deemai phát biểu.", "speaker"),
    ],
)
def test_a_minister_of_the_host_is_of_the_country_named_before(text: str, role: str) -> None:
    extraction = said(f"Ngày 15/11, tại Vientiane, Hội nghị SOMSWD lần thứ 23 đã khai mạc. {text}")
    assert people(extraction) == {"Somsak Deemai": role}
    assert [c.value for c in extraction.claims if (c.table, c.column) == ("participants", "country_code")] == ["LA"]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Quốc hội Lò Văn Sơn đã tiếp các trưởng đoàn dự Hội nghị.",
        "Thủ tướng Lò Văn Sơn tiếp thân mật các Bộ trưởng dự Hội nghị.",
    ],
)
def test_who_receives_the_delegates_took_no_part(text: str) -> None:
    assert people(said(WELFARE + text)) == {}


def test_an_acronym_is_no_persons_name() -> None:
    text = "Ngày 15/11, Hội nghị ASEAN về công vụ họp tại Huế. Lào nhận chuyển giao vai trò Chủ tịch ACCSM từ Thái Lan."
    assert "ACCSM" not in people(said(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dự có ông Lò Văn Sơn, Cục trưởng Cục Trẻ em và bà Vì Thị Mỷ phát biểu.", ("participant", "speaker")),
        ("Dự và phát biểu có ông Lò Văn Sơn và bà Vì Thị Mỷ.", ("speaker", "speaker")),
        ("Ông Lò Văn Sơn và bà Vì Thị Mỷ cùng phát biểu.", ("speaker", "speaker")),
    ],
)
def test_who_of_a_list_spoke(text: str, found: tuple[str, str]) -> None:
    assert people(said(WELFARE + text)) == dict(zip(("Lò Văn Sơn", "Vì Thị Mỷ"), found, strict=True))


def test_who_sends_somebody_is_not_there() -> None:
    text = "Thứ trưởng Lò Văn Sơn được Bộ trưởng Vì Văn Mỷ ủy quyền dự họp."
    assert people(said(WELFARE + text)) == {"Lò Văn Sơn": "participant"}


def test_a_youth_papers_title_before_a_whole_name() -> None:
    text = "Anh Lê Văn Sơn, Bí thư T.Ư Đoàn, và ông Lò Anh Tuấn tham dự."
    assert people(said(WELFARE + text)) == {"Lê Văn Sơn": "participant", "Lò Anh Tuấn": "participant"}


def test_a_country_in_brackets_between_a_name_and_its_post() -> None:
    extraction = said(
        "Ngày 15/11, Cuộc họp ACWC lần thứ 31 khai mạc. Bà Ana Reyes (Philippines), Chủ tịch ACWC, điều hành cuộc họp."
    )
    assert people(extraction) == {"Ana Reyes": "chair"}
    assert rows_of(extraction, "chairs") == {"PH|chair"}


def test_the_chair_of_another_body_is_no_chair() -> None:
    text = "Ngày 15/11, ACW tổ chức Hội thảo ASEAN về giới. Chủ tịch ACW, bà Ana Reyes, phát biểu."
    assert people(said(text))["Ana Reyes"] == "speaker"


def test_whose_end_of_a_video_conference_somebody_leads_is_no_chair() -> None:
    text = (
        "Ngày 15/11, tại trụ sở Bộ Y tế, Thứ trưởng Lò Văn Sơn chủ trì đầu cầu Việt Nam trong "
        "Hội nghị SOMHD trực tuyến lần thứ 31."
    )
    assert people(said(text)) == {"Lò Văn Sơn": "participant"}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ngày 15/11/2023 - Dưới sự chủ trì của Lào, SOMSWD nhóm họp lần thứ 23.", "2023-11-15", "2023-11-15"),
        ("Hội thảo ASEAN về an sinh xã hội diễn ra ngày 15 và 16/11/2023 tại Huế.", "2023-11-15", "2023-11-16"),
        (
            "Ngày 15/11/2023, nhân Ngày Quốc tế Trẻ em, Bộ Y tế tổ chức Hội thảo ASEAN về trẻ em.",
            "2023-11-15",
            "2023-11-15",
        ),
        (
            "Hà Nội (TTXVN) - Bộ trưởng Lò Văn Sơn ngày 15/11 đã chủ trì Hội nghị SOMSWD lần thứ 23.",
            "2023-11-15",
            "2023-11-15",
        ),
        (
            "Ngày 15/11/2023, Hội nghị SOMSWD lần thứ 23 diễn ra tại Huế. Hội nghị kéo dài đến ngày 17/11.",
            "2023-11-15",
            "2023-11-17",
        ),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    (meeting,) = meetings(said(text)).values()
    assert (meeting["start_date"], meeting["end_date"]) == (first, last)


def test_the_day_of_a_countrys_review_is_no_meetings() -> None:
    text = "Ngày 25/12, Bộ Y tế mở Hội nghị tổng kết công tác ASEAN. Năm qua, Bộ chủ trì Hội nghị SOMHD lần thứ 31."
    assert "start_date" not in meetings(said(text)).get("SOMHD-31", {})


def test_where_somebody_went_to_a_meeting() -> None:
    text = "Ngày 15/11, Thứ trưởng Lò Văn Sơn dẫn đầu đoàn sang Viêng Chăn (Lào) dự Hội nghị SOMHD lần thứ 31."
    (meeting,) = meetings(said(text)).values()
    assert (meeting["city"], meeting["country_code"]) == ("Vientiane", "LA")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Hội nghị Bộ trưởng Y tế ASEAN lần thứ 32 (AHMM 32) và Hội nghị Bộ trưởng Y tế ASEAN+3 lần thứ 11 đã họp.",
            {"AHMM-32", "AHMM+3-11"},
        ),
        (
            "Hội nghị Bộ trưởng ASEAN về thanh niên (AMMY XXI) và Hội nghị SOMY XX đã họp tại Huế.",
            {"AMMY-21", "SOMY-20"},
        ),
        (
            "Hội nghị Quan chức cấp cao ASEAN và ba nước đối thoại (Trung Quốc, Nhật Bản, Hàn Quốc) về Phúc lợi "
            "xã hội và Phát triển lần thứ 23 đã họp.",
            {"SOMSWD+3-23"},
        ),
        ("Cuộc họp lần thứ 32 của Nhóm công tác SLOM về thực hành lao động tiến bộ đã diễn ra.", {"SLOM-WG-32"}),
    ],
)
def test_names_of_meetings(text: str, keys: set[str]) -> None:
    assert set(meetings(said(f"Ngày 15/11, {text}"))) == keys


@pytest.mark.parametrize(
    "text",
    [
        "Chủ đề của Hội nghị năm nay là: Cùng nhau vì bản làng, hướng tới ngày mai.",
        "Hội nghị (chủ đề: Cùng nhau vì bản làng, hướng tới ngày mai) có bốn phiên.",
        "Chủ đề năm nay là Cùng nhau vì bản làng, hướng tới ngày mai.",
    ],
)
def test_themes_without_quotation_marks(text: str) -> None:
    assert meetings(said(WELFARE + text))["SOMSWD-23"]["theme"] == "Cùng nhau vì bản làng, hướng tới ngày mai"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tham dự có đại diện các Bộ phụ trách y tế, UNICEF.", {"United Nations Children's Fund"}),
        (
            "Tham dự có Liên hiệp hội về người khuyết tật Việt Nam, BHXH Việt Nam.",
            {"Liên hiệp hội về người khuyết tật Việt Nam", "BHXH Việt Nam"},
        ),
        ("Tham dự có đại diện Vụ Tổ chức cán bộ, Ban Thư ký ASEAN.", {"Vụ Tổ chức cán bộ", "ASEAN Secretariat"}),
        (
            "Tham dự có Ủy ban Kinh tế - Xã hội châu Á - Thái Bình Dương của LHQ (ESCAP).",
            {"United Nations Economic and Social Commission for Asia and the Pacific"},
        ),
        ("Tham dự có VCCI và CDI - đại diện tổ chức phi chính phủ.", {"VCCI", "CDI"}),
    ],
)
def test_organisations_as_they_are_called(text: str, names: set[str]) -> None:
    found = people(said(WELFARE + text))
    assert set(found) == names
    assert set(found.values()) == {"participant"}


def test_a_ministry_of_fine_arts_is_no_american() -> None:
    text = "Bộ trưởng Bộ Văn hóa và Mỹ thuật Campuchia Sok Dara chủ trì hội nghị."
    extraction = said(WELFARE + text)
    assert people(extraction) == {"Sok Dara": "chair"}
    assert rows_of(extraction, "chairs") == {"KH|chair"}
