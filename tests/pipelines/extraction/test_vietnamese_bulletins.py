"""Ways in which Vietnamese bulletins tell who did what, when and with whom, one test for each family."""

import pytest

from tests.pipelines.extraction.facts import meetings, people, referenced, rows_of, said, titles

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


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Đại diện Hội Bảo trợ trẻ em nghèo đã trình bày mô hình lớp học bản làng.", "Hội Bảo trợ trẻ em nghèo"),
        ("Đại diện Hội Người cao tuổi Lào cũng đã nêu ý kiến.", "Hội Người cao tuổi Lào"),
        ("Tại hội nghị, đại diện Hội Người mù Lào vừa trình bày kế hoạch.", "Hội Người mù Lào"),
    ],
)
def test_whom_a_speaker_represents_ends_before_the_tense_of_the_verb(text: str, organisation: str) -> None:
    claims = said(WELFARE + text).claims
    assert [c.value for c in claims if c.table == "participants" and c.column == "organisation"] == [organisation]
    assert [c.value for c in claims if c.table == "participants" and c.column == "role"] == ["speaker"]


@pytest.mark.parametrize("name", ["Vàng Thị Sen", "Sùng A Lềnh", "Thào Thị Mỵ", "Bế Thị Nụ"])
def test_family_names_of_the_highlands_begin_a_name_behind_the_province(name: str) -> None:
    claims = said(WELFARE + f"Giám đốc Sở Y tế Quảng Ninh {name} trình bày tham luận.").claims
    told = {c.column: c.value for c in claims if c.table == "participants"}
    assert (told["name"], told["organisation"]) == (name, "Sở Y tế Quảng Ninh")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Ngày 15/11, tại Huế, Hội thảo ASEAN về phòng, chống bạo lực học đường được tổ chức.",
            "Hội thảo ASEAN về phòng, chống bạo lực học đường",
        ),
        (
            "Ngày 15/11, tại Huế, đã diễn ra Diễn đàn ASEAN về phòng, tránh đuối nước, do Bộ Y tế tổ chức.",
            "Diễn đàn ASEAN về phòng, tránh đuối nước",
        ),
        (
            "Ngày 15/11, tại Huế, Hội thảo ASEAN về phòng bệnh, do Bộ Y tế tổ chức, đã khai mạc.",
            "Hội thảo ASEAN về phòng bệnh",
        ),
    ],
)
def test_a_pair_of_verbs_with_a_comma_stays_in_a_title(text: str, title: str) -> None:
    assert titles(said(text)) == [title]


def test_a_ministry_of_fine_arts_is_no_american() -> None:
    text = "Bộ trưởng Bộ Văn hóa và Mỹ thuật Campuchia Sok Dara chủ trì hội nghị."
    extraction = said(WELFARE + text)
    assert people(extraction) == {"Sok Dara": "chair"}
    assert rows_of(extraction, "chairs") == {"KH|chair"}


@pytest.mark.parametrize(
    ("text", "name", "position", "country"),
    [
        ("Bộ trưởng NN-PTNT Cao Văn Sơn dự.", "Cao Văn Sơn", "Bộ trưởng NN-PTNT", "VN"),
        ("Thứ trưởng LĐ-TB-XH Lê Văn Sơn dự.", "Lê Văn Sơn", "Thứ trưởng LĐ-TB-XH", "VN"),
        ("Chánh Thanh tra Bộ Y tế Lê Văn Sơn dự.", "Lê Văn Sơn", "Chánh Thanh tra", "VN"),
        (
            "Bộ trưởng Du lịch, Nghệ thuật và Văn hóa Malaysia Wong King Hua dự.",
            "Wong King Hua",
            "Bộ trưởng Du lịch, Nghệ thuật và Văn hóa",
            "MY",
        ),
        ("Tổng Thư ký Bộ Du lịch, Nghệ thuật và Văn hóa Malaysia Amir Zaki dự.", "Amir Zaki", "Tổng Thư ký", "MY"),
        ("Bà Ana Reyes, Giám đốc ILO Việt Nam dự.", "Ana Reyes", "Giám đốc", None),
    ],
)
def test_posts(text: str, name: str, position: str, country: str | None) -> None:
    rows: dict[str, dict[str, str]] = {}
    for claim in said(WELFARE + text).claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    (person,) = [row for row in rows.values() if row["kind"] == "person"]
    assert (person["name"], person["position"], person.get("country_code")) == (name, position, country)


def test_officials_by_post_alone_in_a_list_with_a_committee_on_matters() -> None:
    text = (
        "Tham dự có Phó Chủ nhiệm Ủy ban về các vấn đề xã hội của Quốc hội; Giám đốc quốc gia UN Women; "
        "Trưởng đại diện UNFPA tại Việt Nam, Phó Giám đốc Sở Ngoại vụ."
    )
    assert {"Giám đốc quốc gia", "Trưởng đại diện", "Phó Giám đốc"} <= set(people(said(WELFARE + text)))


def test_who_supports_is_no_organiser_before_the_verb() -> None:
    text = (
        "Ngày 15/11, Cục Trẻ em, với sự hỗ trợ kỹ thuật và tài chính của UNICEF, đã tổ chức Hội thảo ASEAN về trẻ em."
    )
    extraction = said(text)
    assert people(extraction)["Cục Trẻ em"] == "organiser"
    assert people(extraction).get("United Nations Children's Fund") != "organiser"
    assert rows_of(extraction, "partners") == {"UNICEF"}


@pytest.mark.parametrize(
    ("text", "key", "first", "last"),
    [
        (
            "Ông Lò Văn Sơn phát biểu khai mạc Hội nghị SOMSWD lần thứ 23 hôm 9/11/2023. Kỳ họp kéo dài 4 ngày.",
            "SOMSWD-23",
            "2023-11-09",
            "2023-11-12",
        ),
        (
            "Ngày 10/10/2023, Thứ trưởng Lò Văn Sơn chủ trì cuộc họp Ban Tổ chức Hội nghị SOMSWD 23. SOMSWD 23 diễn ra "
            "từ ngày 15-16/11/2023 tại Huế.",
            "SOMSWD-23",
            "2023-11-15",
            "2023-11-16",
        ),
    ],
)
def test_days_of_an_opening_and_of_what_only_prepares(text: str, key: str, first: str, last: str) -> None:
    meeting = meetings(said(text))[key]
    assert (meeting["start_date"], meeting["end_date"]) == (first, last)


def test_a_field_trip_is_no_day_of_the_meeting() -> None:
    text = (
        "Nằm trong khuôn khổ Hội nghị SOMRDPE lần thứ 31 do Việt Nam đăng cai, ngày 20/6/2023, các đại biểu "
        "SOMRDPE đã đi thực tế tại Lạng Hà."
    )
    assert "start_date" not in meetings(said(text))["SOMRDPE-31"]


def test_a_day_before_the_frame_is_that_of_what_was_held_in_it() -> None:
    text = "Hội thảo có 40 đại biểu. Hội thảo được tổ chức ngày 17/6/2023 tại Huế trong khuôn khổ SLOM 31."
    found = meetings(said(text, title="Hội thảo ASEAN về tiền lương"))
    assert "start_date" not in found["SLOM-31"]
    assert found["OTHER"]["start_date"] == "2023-06-17"


def test_bodies_of_asean_by_their_acronyms() -> None:
    text = "Ngày 15/11, tại Huế, Hội nghị AMRI lần thứ 31 và AMRI+3 lần thứ 22 đã khai mạc."
    assert set(meetings(said(text))) == {"OTHER-31", "OTHER-22"}


def test_a_council_by_its_acronym_and_number_alone() -> None:
    text = "ASCC-42 diễn ra tại Huế ngày 15/11. Văn kiện sẽ được trình lên Hội nghị Cấp cao ASEAN lần thứ 62."
    found = said(text)
    assert set(meetings(found)) == {"ASCC-COUNCIL-42"}
    assert "ASEAN-SUMMIT-62" in referenced(found)


def test_ministers_of_a_field_that_is_no_series_meet_with_three_partners() -> None:
    text = (
        "Ngày 15/11, Hội nghị Bộ trưởng phụ trách Thông tin ASEAN (AMRI) lần thứ 31 và Hội nghị Bộ trưởng Thông tin "
        "ASEAN+3 (với Trung Quốc, Nhật Bản, Hàn Quốc) lần thứ 22 đã diễn ra tại Huế."
    )
    found = said(text)
    assert {key: m["city"] for key, m in meetings(found).items()} == {"OTHER-31": "Hue", "OTHER-22": "Hue"}
    assert rows_of(found, "partners") == {"CN", "JP", "KR"}
    assert all(claim.row.startswith("m2|") for claim in found.claims if claim.table == "partners")


def test_a_list_goes_on_behind_an_ellipsis() -> None:
    text = "Tham dự có đại biểu các nước ASEAN… và Tổng Thư ký ASEAN, Giám đốc khu vực của Quỹ Dân số Liên hợp quốc."
    assert {"Tổng Thư ký ASEAN", "Giám đốc khu vực"} <= set(people(said(WELFARE + text)))


def test_a_second_minister_and_a_ministry_that_tells() -> None:
    text = "Ông Omar Zain, Bộ trưởng Văn phòng Thủ tướng kiêm Bộ trưởng Quốc phòng II của Brunei, chủ trì."
    assert "II" not in people(said(WELFARE + text))
    text = "Bà Lò Thị Sơn, Vụ trưởng Vụ Hợp tác quốc tế, Bộ Y tế thông tin, Hội nghị có 40 đại biểu."
    organisations = [c.value for c in said(WELFARE + text).claims if c.column == "organisation"]
    assert organisations in ([], ["Bộ Y tế"])


def test_a_number_in_an_events_title_is_the_other_meetings() -> None:
    text = "Tọa đàm ASEAN về giới hướng tới Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 31 diễn ra tại Huế."
    assert {"OTHER"} <= set(meetings(said(text, title="Tọa đàm ASEAN về giới")))


def test_a_regular_consultation_by_its_number() -> None:
    text = (
        "Ngày 15/11, tại Huế, cuộc họp tham vấn lần thứ 21 giữa Ủy ban Phụ nữ ASEAN (ACW) với ACWC đã được tổ chức. "
        "Đây là cuộc họp tham vấn định kỳ lần 21 giữa hai Ủy ban do Bộ Y tế tổ chức."
    )
    assert set(meetings(said(text))) == {"ACW-ACWC-21"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN (ASCC) tiến hành kỳ họp thứ 42 tại Huế.", "2023-11-15"),
        (
            "Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN bước vào phiên họp thứ 42. Phiên họp kéo dài 2 ngày.",
            "2023-11-16",
        ),
    ],
)
def test_a_body_holds_its_numbered_session(text: str, last: str) -> None:
    assert meetings(said(f"Ngày 15/11/2023, {text}"))["ASCC-COUNCIL-42"]["end_date"] == last


def test_a_session_that_lasts() -> None:
    text = "Ngày 15/11/2023, Ủy ban Phụ nữ ASEAN (ACW) khai mạc khóa họp lần thứ 42. Khóa họp kéo dài 3 ngày."
    assert meetings(said(text))["ACW-42"]["end_date"] == "2023-11-17"


@pytest.mark.parametrize("who", ["Thứ trưởng Bộ Lao động Philippines Ana Reyes", "Philippines"])
def test_who_leads_a_meeting_at_the_end_of_a_sentence(who: str) -> None:
    found = said(f"Ngày 15/11, Hội nghị SLOM lần thứ 31 diễn ra tại Huế, do {who} điều hành.")
    assert rows_of(found, "chairs") == {"PH|chair"}


def test_the_head_of_a_ministrys_office_and_the_person_named_before() -> None:
    text = "Cùng dự có Cục trưởng Cục Việc làm Vũ Văn Sơn, Chánh Văn phòng Bộ Lò Văn Minh."
    rows = {c.value for c in said(WELFARE + text).claims if c.column in ("name", "position")}
    assert rows == {"Vũ Văn Sơn", "Cục trưởng", "Lò Văn Minh", "Chánh Văn phòng Bộ"}


def test_organisers_joined_without_with() -> None:
    text = "Ngày 15/11, Bộ Ngoại giao phối hợp Bộ Y tế, UN Women tổ chức Hội thảo ASEAN về phụ nữ."
    assert people(said(text)) == {"Bộ Ngoại giao": "organiser", "Bộ Y tế": "organiser", "UN Women": "organiser"}
    text = "Đại biểu đề nghị ASEAN phối hợp chặt chẽ hơn với UNHCR, tổ chức thêm hội thảo."
    assert people(said(WELFARE + text)) == {}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Sáng 5/11/2023, Bộ Y tế nói về Hội nghị SOMHD lần thứ 31, sẽ tổ chức vào 16/11 tại Huế.", "2023-11-16"),
        ("Ngày 5/11/2023, tại phiên họp Chính phủ, Bộ trưởng báo cáo về Hội nghị SOMHD lần thứ 31.", None),
        ("Ngày 5/11/2023, Bộ Y tế thông tin về Hội nghị SOMHD lần thứ 31 tại Huế.", None),
    ],
)
def test_the_day_on_which_a_meeting_is_spoken_of(text: str, start: str | None) -> None:
    assert meetings(said(text)).get("SOMHD-31", {}).get("start_date") == start


def test_a_syllable_of_another_word_frames_nothing() -> None:
    text = (
        "Từ ngày 14 đến 15/11/2023, ông Tan Wei Ming, Bộ trưởng Nhân lực, chủ trì Hội nghị Bộ trưởng Lao động ASEAN "
        "lần thứ 41 và Hội nghị Bộ trưởng Lao động ASEAN+3 lần thứ 26."
    )
    found = meetings(said(text))
    assert {key: m["start_date"] for key, m in found.items()} == {"ALMM-41": "2023-11-14", "ALMM+3-26": "2023-11-14"}


def test_a_syllable_of_another_word_submits_nothing_to_a_meeting() -> None:
    text = "Việc vá lưới nằm trong chương trình hội nghị Bộ trưởng Lao động ASEAN lần thứ 41, được tổ chức trực tuyến."
    assert meetings(said(text))["ALMM-41"]["mode"] == "online"


def test_a_place_with_a_long_name_before_the_day() -> None:
    text = "Hội nghị SOMRDPE lần thứ 41 khai mạc tại Nam Ninh, Khu tự trị dân tộc Choang Quảng Tây hôm 15/11/2023."
    assert meetings(said(text))["SOMRDPE-41"]["start_date"] == "2023-11-15"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Tổng Giám đốc Tổ chức Lao động quốc tế Ama Mensah dự.", ("Tổng Giám đốc", "Tổ chức Lao động quốc tế")),
        (
            "Tổng Thư ký Đại hội Công đoàn toàn quốc Ng Wei Ming tham dự.",
            ("Tổng Thư ký", "Đại hội Công đoàn toàn quốc"),
        ),
        ("Bà Ana Reyes, Chuyên gia kinh tế lao động của ILO dự.", ("Chuyên gia kinh tế lao động", "ILO")),
        ("Ông Ben Okoro, chuyên gia việc làm thanh niên, ILO dự.", ("chuyên gia việc làm thanh niên", "ILO")),
        ("Giám đốc Quỹ Nhi đồng Liên hợp quốc Ana Reyes dự.", ("Giám đốc", "Quỹ Nhi đồng Liên hợp quốc")),
    ],
)
def test_officials_of_organisations(text: str, row: tuple[str, str]) -> None:
    claims = {c.column: c.value for c in said(WELFARE + text).claims if c.table == "participants" and c.row == "p1"}
    assert (claims["position"], claims["organisation"]) == row
    assert "name" in claims


@pytest.mark.parametrize(
    ("headline", "lead", "series"),
    [
        (
            "Việt Nam nêu kinh nghiệm tại hội nghị ASEAN về trẻ em",
            "Ngày 9/11, tại Huế, Hội nghị khu vực ASEAN về chấm dứt bạo lực học đường đã khai mạc.",
            {"OTHER"},
        ),
        (
            "Hội nghị cấp cao ASEAN về trao quyền cho phụ nữ khai mạc",
            "Ngày 9/11, tại Huế, Hội nghị Thượng đỉnh Phụ nữ ASEAN lần thứ 4 đã khai mạc.",
            {"OTHER-4"},
        ),
        (
            "Hội nghị cấp cao đặc biệt ASEAN về dịch bệnh",
            "Ngày 9/11, tại Huế, Hội nghị cấp cao đặc biệt ASEAN về dịch bệnh đã khai mạc.",
            {"ASEAN-SUMMIT"},
        ),
        (
            "Việt Nam dự hội thảo ASEAN về phụ nữ",
            "Ngày 9/11, tại Huế, Hội nghị SOMSWD lần thứ 23 đã khai mạc. Bên lề có hội thảo ASEAN về doanh nhân.",
            {"OTHER", "SOMSWD-23"},
        ),
    ],
)
def test_a_headlines_loose_name_is_of_the_event_that_the_text_begins_with(
    headline: str, lead: str, series: set[str]
) -> None:
    assert set(meetings(said(lead, title=headline))) == series


@pytest.mark.parametrize(
    "words",
    [
        "Tôi xin cảm ơn Chủ tịch SOMSWD Malaysia và Phó Tổng Thư ký ASEAN đã hỗ trợ",
        "Chúng tôi chúc mừng Phó Chủ tịch SOMSWD Thái Lan",
        "Hội nghị đánh giá cao Chủ tịch ASEAN Lào",
    ],
)
def test_who_is_thanked_does_not_speak(words: str) -> None:
    assert "speaker" not in people(said(f"{WELFARE}{words}.")).values()


@pytest.mark.parametrize(
    ("words", "here", "away"),
    [
        ("Tham dự có đại diện Lào, Singapore (đại diện Myanmar vắng mặt vì lý do công tác).", {"Lào"}, {"Myanmar"}),
        (
            "Tham dự có đại diện phụ nữ của Lào và Singapore (đại diện trẻ em của Brunei và đại diện thanh niên của "
            "Malaysia không tham dự).",
            {"Lào", "Singapore"},
            {"Brunei", "Malaysia"},
        ),
        ("Tham dự có đại diện của Lào và Singapore; Myanmar không cử đoàn tham dự.", {"Lào"}, {"Myanmar"}),
    ],
)
def test_who_stayed_away_took_no_part(words: str, here: set[str], away: set[str]) -> None:
    present = set(people(said(WELFARE + words)))
    assert here <= present
    assert not away & present


@pytest.mark.parametrize(
    "words",
    [
        "Chủ tọa và Phó Chủ tọa Hội nghị là đại diện của Philippines và đại diện của Singapore.",
        "Chủ tịch và Phó Chủ tịch của Hội nghị lần lượt là Philippines và Singapore.",
        "Chủ tọa và Phó Chủ tọa cuộc họp là đại diện về trẻ em của Phi-líp-pin và đại diện phụ nữ của Xinh-ga-po.",
    ],
)
def test_the_two_seats_named_before_those_who_hold_them(words: str) -> None:
    extraction = said(WELFARE + words)
    seats = {tuple(c.row.split("|")[1:]) for c in extraction.claims if c.table == "chairs"}
    assert seats == {("PH", "chair"), ("SG", "vice-chair")}
    assert not people(extraction)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Các đại biểu đã nghe Ban Thư ký ASEAN báo cáo về tiến độ thực hiện.", "ASEAN Secretariat"),
        ("Hội nghị lắng nghe UNICEF trình bày nghiên cứu về bữa ăn học đường.", "United Nations Children's Fund"),
        ("Các nước được nghe ILO và UN Women giới thiệu bộ công cụ mới.", "UN Women"),
    ],
)
def test_bodies_whose_report_is_heard_took_part(words: str, body: str) -> None:
    assert people(said(WELFARE + words)).get(body) == "participant"


@pytest.mark.parametrize(
    "words",
    [
        "Đoàn đại biểu Việt Nam do ông Lò Văn Sơn, Cục trưởng Cục Trẻ em tham dự hội nghị.",
        "Đoàn công tác của Bộ Y tế do Thứ trưởng Lò Văn Sơn đã tham gia hội nghị.",
    ],
)
def test_a_delegation_that_somebody_brought(words: str) -> None:
    assert people(said(WELFARE + words))["Lò Văn Sơn"] == "head-of-delegation"


def test_a_post_behind_a_name_without_a_comma() -> None:
    text = "Tham dự có ngài Sok Dara phó Tổng thư ký ASEAN, bà Lò Thị Mai Phó Vụ trưởng Vụ Bình đẳng giới."
    found = people(said(WELFARE + text))
    assert {name for name, role in found.items() if role == "participant"} == {"Sok Dara", "Lò Thị Mai"}


@pytest.mark.parametrize(
    "words",
    [
        "Các văn kiện ủng hộ chủ đề “Một khu vực, một ước mơ” của Chủ tịch ASEAN 2031.",
        "Kế hoạch được truyền cảm hứng bởi chủ đề “Một khu vực, một ước mơ” của năm Chủ tịch ASEAN 2031 của Lào.",
    ],
)
def test_the_theme_of_a_years_chairmanship_is_no_meetings(words: str) -> None:
    extraction = said(WELFARE + words)
    assert "theme" not in meetings(extraction)["SOMSWD-23"]
    assert not people(extraction)


def test_the_country_in_the_chair_whose_name_has_two_parts() -> None:
    text = "Cuộc họp diễn ra với sự chủ trì của Ông Hamid Razak, Đại diện về trẻ em của Bru-nây Đa-ru-sa-lam."
    assert people(said(WELFARE + text)) == {"Hamid Razak": "chair"}


@pytest.mark.parametrize(
    "words",
    [
        "Tại hội nghị, Việt Nam chia sẻ kinh nghiệm.",
        "Tại cuộc họp lần này, Thái Lan được bầu làm Phó Chủ tịch.",
        "Ở phiên họp toàn thể, Lào nêu đề xuất.",
    ],
)
def test_who_does_something_at_the_meeting_is_not_where_it_was_held(words: str) -> None:
    found = meetings(said(f"Ngày 5/11, Hội nghị ACWC lần thứ 31 đã khai mạc. {words}"))["ACWC-31"]
    assert "country_code" not in found
    assert "mode" not in found


def test_officials_for_health_who_meet_japan_are_no_other_series() -> None:
    text = "Ngày 5/11, tại Huế, Hội nghị SOMHD ASEAN - Nhật Bản lần thứ 7 đã khai mạc."
    assert set(meetings(said(text))) == {"OTHER-7"}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Diễn đàn thu hút 200 thanh niên đến từ các nước ASEAN và Hàn Quốc.", {"ASEAN Member States", "Hàn Quốc"}),
        ("Ngày hội quy tụ sinh viên đến từ 10 nước ASEAN.", {"ASEAN Member States"}),
        ("Các nhà lãnh đạo ASEAN đã dự hội nghị.", {"ASEAN Member States"}),
        ("Dự có lãnh đạo cơ quan phòng cháy 11 nước ASEAN.", {"ASEAN Member States"}),
    ],
)
def test_who_came_from_the_member_states(words: str, codes: set[str]) -> None:
    assert set(people(said(WELFARE + words))) == codes


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Ngày 8/10/2024, tại Huế diễn ra ba hội nghị quan trọng cấp bộ trưởng về hợp tác ASEAN trong lĩnh vực nông "
            "nghiệp: Hội nghị Bộ trưởng nông, lâm nghiệp ASEAN (AMAF) lần thứ 51; Hội nghị Bộ trưởng nông, lâm nghiệp "
            "ASEAN+3 lần thứ 32 và Hội nghị Bộ trưởng nông nghiệp ASEAN - Ấn Độ lần thứ 8.",
            {"OTHER-51", "OTHER-32", "OTHER-8"},
        ),
        (
            "Ngày 8/10/2024, tại Huế diễn ra hai cuộc họp của ASEAN về phụ nữ: Cuộc họp ACW lần thứ 32 và Cuộc họp "
            "ACW+3 lần thứ 25.",
            {"ACW-32", "ACW+3-25"},
        ),
        (
            "Ngày 8/10/2024, tại Huế diễn ra các hội nghị ASEAN về lao động, bao gồm Hội nghị SLOM lần thứ 30 và Hội "
            "nghị SLOM+3 lần thứ 32.",
            {"SLOM-30", "SLOM+3-32"},
        ),
    ],
)
def test_words_for_several_meetings_together_name_none_of_their_own(text: str, keys: set[str]) -> None:
    found = meetings(said(text))
    assert set(found) == keys
    assert {m.get("start_date") for m in found.values()} == {"2024-10-08"}
    assert {m.get("city") for m in found.values()} == {"Hue"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hội nghị Bộ trưởng Nông, Lâm nghiệp ASEAN lần thứ 51", "OTHER-51"),
        ("Hội nghị Bộ trưởng Khoa học, Công nghệ và Đổi mới sáng tạo ASEAN lần thứ 51", "OTHER-51"),
        ("Hội nghị Bộ trưởng Giao thông vận tải ASEAN lần thứ 51", "OTHER-51"),
    ],
)
def test_ministers_of_other_fields(name: str, key: str) -> None:
    assert set(meetings(said(f"Ngày 8/10/2024, tại Huế, {name} đã khai mạc."))) == {key}


def test_a_day_behind_the_people_who_meet_at_the_frame_is_not_the_frames() -> None:
    text = (
        "Trong khuôn khổ Hội nghị Bộ trưởng Lao động ASEAN lần thứ 38, Đối thoại thường niên giữa các Bộ trưởng Lao "
        "động với đại diện giới chủ ASEAN đã diễn ra vào chiều 2/8/2024."
    )
    found = meetings(said(text))
    assert "start_date" not in found["ALMM-38"]
    assert found["OTHER"]["start_date"] == "2024-08-02"
    assert found["OTHER"]["part_of"] == "ALMM-38"


def test_a_unit_in_the_chair_is_told_and_not_its_ministry() -> None:
    extraction = said(f"{WELFARE}Cục Đối ngoại, Bộ Công an đã chủ trì tổ chức hội nghị.")
    assert people(extraction) == {"Cục Đối ngoại": "chair"}
    assert {c.row for c in extraction.claims if c.table == "chairs"} == {"m1|VN|chair"}


def test_who_is_met_on_two_sides_alone_took_no_part() -> None:
    text = (
        "Bên lề hội nghị, Thứ trưởng Lò Văn Sơn đã có các cuộc gặp song phương với Bộ trưởng Y tế Singapore Tan Wei "
        "Ming và Bộ trưởng Y tế Lào Khamla Souvanna."
    )
    assert not {"Tan Wei Ming", "Khamla Souvanna"} & set(people(said(WELFARE + text)))


def test_the_people_of_the_member_states_did_not_come() -> None:
    text = "Thứ trưởng Lò Văn Sơn bày tỏ sự cảm thông với nhân dân các nước ASEAN bị ảnh hưởng bởi bão."
    assert people(said(WELFARE + text)) == {"Lò Văn Sơn": "speaker"}


@pytest.mark.parametrize(
    "who",
    [
        "Ông Lò Văn Sơn - Thứ trưởng Bộ Nội vụ, Trưởng đoàn SOCA Việt Nam đã dự hội nghị.",
        "Ông Lò Văn Sơn, Thứ trưởng Bộ Nội vụ, Trưởng đoàn Việt Nam chia sẻ kinh nghiệm.",
    ],
)
def test_the_head_of_a_delegation_as_a_second_post(who: str) -> None:
    assert [name for name in people(said(WELFARE + who)) if name != "Việt Nam"] == ["Lò Văn Sơn"]


@pytest.mark.parametrize(
    "told",
    [
        "do Việt Nam đăng cai được giới thiệu tại buổi họp ngày 3/11 ở Huế",
        "được trình bày tại cuộc họp ngày 3/11",
        "đã được giới thiệu tại hội thảo ngày 3/11",
    ],
)
def test_the_day_on_which_a_meeting_was_presented_elsewhere_is_not_its_day(told: str) -> None:
    (held,) = meetings(
        said(f"Hội nghị Bộ trưởng Lao động ASEAN lần thứ 26 {told}.", title="Sắp họp các Bộ trưởng Lao động ASEAN")
    ).values()
    assert "start_date" not in held


@pytest.mark.parametrize(
    "told",
    [
        "Sáng kiến được giới thiệu tại Hội nghị Bộ trưởng Lao động ASEAN lần thứ 26 ngày 3/11 ở Huế.",
        "Hội nghị Bộ trưởng Lao động ASEAN lần thứ 26 họp ngày 3/11 ở Huế.",
    ],
)
def test_the_day_of_the_meeting_at_which_something_was_presented_is_its_day(told: str) -> None:
    (held,) = meetings(said(told)).values()
    assert held["start_date"] == "2023-11-03"


WENT = "Từ ngày 8 đến 12/11, Thứ trưởng Bộ Y tế Lê Văn Bình {} Hội nghị Bộ trưởng ASEAN về Phụ nữ lần thứ 3. "


@pytest.mark.parametrize("went", ["dẫn đầu đoàn Việt Nam sang Bali tham dự", "dẫn đầu đoàn tham dự", "đã tham dự"])
@pytest.mark.parametrize(
    "held", ["Hội nghị diễn ra trong hai ngày 10-11/11 tại Bali.", "Hội nghị được tổ chức từ ngày 10 đến 11/11."]
)
def test_the_days_of_the_meeting_itself_count_before_those_of_who_went_to_it(went: str, held: str) -> None:
    (told,) = meetings(said(WENT.format(went) + held)).values()
    assert (told["start_date"], told["end_date"]) == ("2023-11-10", "2023-11-11")


@pytest.mark.parametrize(
    "held",
    [
        "Hội nghị thảo luận về việc làm cho phụ nữ.",
        "Hội nghị diễn ra tại Bali.",
        "Ngày 10/11, đoàn thăm một làng trẻ em.",
        "Phiên khai mạc diễn ra ngày 8/11.",
    ],
)
def test_the_days_on_which_somebody_attended_stay_where_no_others_are_told(held: str) -> None:
    (told,) = meetings(said(WENT.format("đã tham dự") + held)).values()
    assert (told["start_date"], told["end_date"]) == ("2023-11-08", "2023-11-12")


@pytest.mark.parametrize("handed", ["chuyển giao chức Chủ tịch ACCSM 22", "bàn giao vai trò Chủ tịch ACCSM 22"])
def test_the_term_that_is_handed_over_is_not_the_number_of_the_meeting(handed: str) -> None:
    text = f"Sáng 15/11, Bộ Nội vụ chủ trì, phối hợp với Ban Công vụ Lào tổ chức cuộc họp trực tuyến để {handed}."
    held = meetings(said(text, title="Cuộc họp hợp tác ASEAN về công vụ ACCSM lần thứ 21")).values()
    assert {one.get("ordinal") for one in held} <= {"21", None}


@pytest.mark.parametrize(
    "told",
    [
        "Bộ trưởng nhấn mạnh các nước ASEAN cần thống nhất về thuốc men.",
        "Bộ trưởng nói các nước thành viên ASEAN đang khẩn trương chuẩn bị tham gia đại hội thể thao.",
        "Hội nghị Bộ trưởng Y tế lần này có ý nghĩa với việc phòng bệnh của các nước ASEAN.",
    ],
)
def test_what_the_members_ought_to_do_or_do_elsewhere_tells_not_who_came(told: str) -> None:
    assert "ASEAN Member States" not in people(said(f"Ngày 15/11, tại Huế, Hội nghị AHMM lần thứ 16 khai mạc. {told}"))


@pytest.mark.parametrize(
    "told",
    [
        "Các nước ASEAN thống nhất về thuốc men.",
        "Các nước ASEAN sẽ tham dự hội nghị.",
        "Hội nghị có sự tham dự của Bộ trưởng Y tế các nước ASEAN.",
    ],
)
def test_what_the_members_did_tells_that_they_came(told: str) -> None:
    assert "ASEAN Member States" in people(said(f"Ngày 15/11, tại Huế, Hội nghị AHMM lần thứ 16 khai mạc. {told}"))


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Bộ Nội vụ, Trung ương Đoàn", {"Bộ Nội vụ", "Trung ương Đoàn"}),
        ("Bộ Nội vụ và T.Ư Đoàn", {"Bộ Nội vụ", "T.Ư Đoàn"}),
        ("TW Đoàn", {"TW Đoàn"}),
    ],
)
def test_the_youth_unions_centre_organises_under_its_short_names(who: str, names: set[str]) -> None:
    found = people(said(f"Ngày 15/11, tại Huế, {who} tổ chức Ngày hội Thanh niên ASEAN năm 2023."))
    assert found == dict.fromkeys(names, "organiser")


PILLAR = "Cộng đồng Văn hóa - Xã hội ASEAN là một trong ba trụ cột, với mục tiêu chăm lo {} cho người dân."


@pytest.mark.parametrize("field", ["phúc lợi xã hội", "người khuyết tật", "giáo dục nghề nghiệp"])
def test_what_the_community_is_for_is_no_topic_of_its_councils_meeting(field: str) -> None:
    told = "Ngày 15/11, tại Huế, Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 32 đã thảo luận {}. "
    topics = rows_of(said(told.format("báo cáo năm") + PILLAR.format(field)), "topics")
    assert topics <= {"asean-community"}
    assert rows_of(said(told.format(field)), "topics") - {"asean-community"}


WORKSHOP = (
    "Ngày 14/11, tại Huế, Bộ Tư pháp với vai trò là cơ quan đầu mối của Ủy ban ASEAN về Thúc đẩy và Bảo vệ quyền của "
    "Phụ nữ và Trẻ em (ACWC) phối hợp với Ban Thư ký ASEAN tổ chức {} Hội thảo do Việt Nam chủ trì."
)
CONVENTIONS = "Hội thảo khu vực về thực hiện khuyến nghị của Ủy ban {}và Ủy ban Công ước về quyền trẻ em{}về khai sinh"


def test_a_workshop_whose_headline_shortens_its_name_is_one() -> None:
    spelt_out = "Công ước về xóa bỏ mọi hình thức phân biệt đối xử với phụ nữ (CEDAW) "
    text = WORKSHOP.format(CONVENTIONS.format(spelt_out, " (CRC) ") + " trong ASEAN.")
    extraction = said(text, title=CONVENTIONS.format("CEDAW ", " ") + " trong ASEAN")
    assert len({claim.row for claim in extraction.claims if claim.table == "meetings"}) == 1
    (held,) = meetings(extraction).values()
    assert held["start_date"] == "2023-11-14"
    assert rows_of(extraction, "chairs") == {"VN|chair"}


def test_another_workshop_than_that_of_the_headline_stays_another() -> None:
    title = "Bế mạc Hội thảo khu vực ASEAN lần thứ 3 về lao động di cư nghề cá"
    extraction = said(WORKSHOP.format("Hội thảo ASEAN về đăng ký khai sinh."), title=title)
    assert len({claim.row for claim in extraction.claims if claim.table == "meetings"}) == 2


@pytest.mark.parametrize(
    ("told", "roles"),
    [
        (
            "Đồng chủ trì có Thứ trưởng Bộ Lao động Nhật Bản Mori Kenta; Thứ trưởng Bộ Nội vụ Vũ Văn Kha.",
            {"Mori Kenta": "co-chair", "Vũ Văn Kha": "co-chair"},
        ),
        (
            "Chủ trì Hội nghị có các đồng chí: Vũ Văn Kha, Thứ trưởng Bộ Nội vụ; Lê Thị Tư, Phó Chủ tịch UBND tỉnh.",
            {"Vũ Văn Kha": "chair", "Lê Thị Tư": "chair"},
        ),
        (
            "Chủ trì Hội nghị có Vũ Văn Kha, Thứ trưởng Bộ Nội vụ; dự Hội nghị có bà Lê Thị Tư, Vụ trưởng.",
            {"Vũ Văn Kha": "chair", "Lê Thị Tư": "participant"},
        ),
    ],
)
def test_those_in_the_chair_stand_in_a_list_with_semicolons(told: str, roles: dict[str, str]) -> None:
    assert people(said(f"Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế ngày 15/11. {told}")) == roles


def test_organisations_behind_the_word_for_them_are_all_named() -> None:
    held = "Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế ngày 15/11"
    told = people(said(f"{held}, với sự tham dự của các tổ chức UNICEF, ILO và UNFPA."))
    assert len(told) == 3
    made = said(f"{held}, do Bộ Nội vụ phối hợp với các tổ chức UNICEF, ILO tổ chức.")
    assert set(people(made).values()) == {"organiser"}
    assert len(people(made)) == 3


def test_the_chair_named_behind_the_office_is_one_person() -> None:
    told = (
        "Chủ tịch Hội nghị, Bộ trưởng Bộ Nội vụ Lê Thị Tư và Phó Chủ tịch, Bộ trưởng Rina Halim (Malaysia) điều hành."
    )
    found = people(said(f"Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế ngày 15/11. {told}"))
    assert set(found) == {"Lê Thị Tư", "Rina Halim"}
