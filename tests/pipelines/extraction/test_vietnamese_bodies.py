"""How Vietnamese notices on labour, women and children name bodies, editions and who came; a test for each family."""

import pytest

from tests.pipelines.extraction.facts import meetings, people, referenced, rows_of, said

WELFARE = "Ngày 15/11, tại Huế, Hội nghị SOMSWD lần thứ 23 đã khai mạc. "


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("Ủy ban ASEAN về thúc đẩy và bảo vệ quyền của lao động di cư", "ACMW"),
        ("Ủy ban ASEAN về bảo vệ quyền của người lao động di cư", "ACMW"),
        ("Ủy ban ASEAN thực hiện Tuyên bố Cebu về bảo vệ và thúc đẩy quyền của lao động di cư", "ACMW"),
        ("Ủy ban bảo vệ, thúc đẩy quyền phụ nữ, trẻ em ASEAN", "ACWC"),
        ("Ủy ban ASEAN về quyền phụ nữ và quyền trẻ em", "ACWC"),
        ("Ủy ban ASEAN về Bảo vệ và Thúc đẩy Phụ nữ và Trẻ em", "ACWC"),
        ("Mạng lưới An toàn và sức khỏe lao động ASEAN", "OSHNET"),
        ("Ủy ban ASEAN vì sự tiến bộ của phụ nữ", "ACW"),
    ],
)
def test_a_committee_on_rights_is_known_by_whose_rights_they_are(body: str, key: str) -> None:
    assert list(meetings(said(f"Ngày 15/11, tại Huế, Hội nghị {body} lần thứ 8 đã khai mạc."))) == [f"{key}-8"]


@pytest.mark.parametrize(
    "first",
    [
        "Hội nghị Thượng đỉnh Nữ nhà giáo ASEAN lần đầu tiên được tổ chức vào năm 2018 do Lào chủ trì.",
        "Hội nghị Thượng đỉnh Nữ nhà giáo ASEAN được tổ chức lần đầu năm 2016 tại Manila.",
    ],
)
def test_the_first_of_its_kind_told_before_it_hides_no_meeting(first: str) -> None:
    extraction = said(
        f"{first} Ngày 15/11/2023 đã diễn ra Hội nghị Thượng đỉnh Nữ nhà giáo ASEAN lần thứ ba tại Đà Lạt."
    )
    (forum,) = meetings(extraction).values()
    assert (forum["ordinal"], forum["start_date"]) == ("3", "2023-11-15")
    assert rows_of(extraction, "chairs") == set()


def test_a_conjunction_in_an_events_title_parts_it_not_from_its_verb() -> None:
    lead = (
        "Cá ngày càng ít, thuyền ngày càng nhiều, người đi biển xa nhà lâu hơn và ít được bảo vệ hơn những năm trước. "
    )
    text = (
        "Đối thoại ASEAN-Canada lần thứ 2 về nghề cá, và lễ phát động Chiến dịch Biển sạch và xanh ASEAN đã được tổ "
        "chức từ ngày 4-7/7 tại Philippines."
    )
    held = meetings(said(lead * 6 + text, title="Người đi biển")).values()
    assert [one["start_date"] for one in held] == ["2023-07-04", "2023-07-04"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tham dự có các đại diện thuộc Hội đồng Phụ nữ Lào.", {"Hội đồng Phụ nữ Lào"}),
        ("Tham dự có các thành viên của Hội Nhi đồng Mường Sang.", {"Hội Nhi đồng Mường Sang"}),
        (
            "Tham dự có cán bộ của Trung tâm Vì trẻ em và chuyên gia Viện Gia đình.",
            {"Trung tâm Vì trẻ em", "Viện Gia đình"},
        ),
        (
            "Dự lễ khai mạc có Hội Nhi đồng Mường Sang và UNFPA.",
            {"Hội Nhi đồng Mường Sang", "United Nations Population Fund"},
        ),
        (
            "Tham dự có các tổ chức xã hội: Hội Nhi đồng Mường Sang, Quỹ Sao Mai.",
            {"Hội Nhi đồng Mường Sang", "Quỹ Sao Mai"},
        ),
    ],
)
def test_who_is_of_an_organisation_stands_for_it(text: str, names: set[str]) -> None:
    assert set(people(said(WELFARE + text))) == names


@pytest.mark.parametrize(
    "text",
    [
        "Đại biểu Lò Văn Sơn soạn bảy cuốn sách cho các nước ASEAN.",
        "Các đại biểu kể về bảy lớp mở tại các nước thành viên ASEAN.",
        "Đại biểu của các tổ chức nhân dân các nước ASEAN đã hát.",
    ],
)
def test_member_states_as_a_place_or_a_people_sent_nobody(text: str) -> None:
    assert "ASEAN Member States" not in people(said(WELFARE + text))


def test_who_led_an_example_is_not_in_the_chair() -> None:
    text = "Nhiều dự án đã hoàn thành, ví dụ như Hội nghị về tảo hôn do Lào chủ trì."
    assert rows_of(said(WELFARE + text), "chairs") == set()


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Hội nghị bàn về nghề công tác xã hội trước những tác động của già hóa dân số.", {"social-work"}),
        ("Hội nghị bàn về công tác xã hội và thảo luận về già hóa dân số.", {"social-work", "older-persons"}),
    ],
)
def test_what_the_world_goes_through_is_no_subject(text: str, topics: set[str]) -> None:
    assert rows_of(said(WELFARE + text), "topics") == topics


def test_what_a_body_is_for_is_dealt_with_where_only_its_name_says_so() -> None:
    text = "Ngày 15/11, tại Huế, Ủy ban Phụ nữ ASEAN (ACW) đã họp lần thứ 31. Cuộc họp rà soát các dự án."
    assert rows_of(said(text), "topics") == {"women"}


def test_an_organisation_that_has_only_a_code_is_one_partner() -> None:
    text = "Ngày 15/11, tại Huế, Bộ Y tế phối hợp với Quỹ châu Á tổ chức Hội thảo ASEAN về người cao tuổi."
    assert rows_of(said(text), "partners") == {"ASIA-FOUNDATION"}


def test_a_body_for_which_a_ministry_works_does_not_come_by_it() -> None:
    text = (
        "Ngày 15/11, tại Huế, Bộ Nội vụ với vai trò phụ trách hoạt động của Ủy ban Phụ nữ ASEAN (ACW) phối hợp với các "
        "nước thành viên ASEAN tổ chức Hội thảo ASEAN về tảo hôn."
    )
    extraction = said(text)
    assert "ACW" in referenced(extraction)
    assert not any("Phụ nữ" in name for name in people(extraction))


def test_who_came_there_and_who_joined_from_afar_make_a_hybrid_meeting() -> None:
    text = (
        "Ngày 15/11, tại Huế, Hội nghị SOMSWD lần thứ 23 đã khai mạc với sự tham dự trực tuyến của UNICEF. Đại diện "
        "các bộ tham dự trực tiếp Hội nghị tại Huế."
    )
    (meeting,) = meetings(said(text)).values()
    assert (meeting["mode"], meeting["city"]) == ("hybrid", "Hue")


@pytest.mark.parametrize(
    "title",
    [
        "Cuộc họp quốc gia chuẩn bị cho Diễn đàn lao động di cư ASEAN lần thứ 18",
        "Hội thảo tham vấn cấp quốc gia chuẩn bị Diễn đàn lao động di cư ASEAN lần thứ 18",
    ],
)
def test_a_countrys_own_round_before_a_forum_is_no_meeting_of_asean(title: str) -> None:
    assert not said(f"{title} sẽ diễn ra ngày 10/12 tại Đà Lạt.", title=title).is_meeting_notice


def test_another_event_recalled_behind_the_own_one_is_not_reported() -> None:
    text = "Hội nghị cấp cao đặc biệt ASEAN – Mỹ diễn ra tại Bali (Indonesia) vừa qua đã khẳng định vai trò của phụ nữ."
    assert list(meetings(said(WELFARE + text))) == ["SOMSWD-23"]


def test_a_meeting_of_a_row_of_meetings_is_part_of_the_one_that_names_the_row() -> None:
    text = (
        "Ngày 5/11, Hội nghị Quan chức cấp cao lao động ASEAN lần thứ 8 khai mạc. Hội nghị Quan chức cấp cao lao động "
        "ASEAN lần thứ 8 nằm trong chuỗi hội nghị liên quan tới Hội nghị Bộ trưởng Lao động ASEAN lần thứ 22."
    )
    assert meetings(said(text))["SLOM-8"]["part_of"] == "ALMM-22"


def test_two_whole_names_that_differ_by_a_syllable_are_two_persons() -> None:
    text = (
        "Tham dự có bà Lò Thị Thu Mai, Chủ tịch Hội Phụ nữ Mường Sang, Thứ trưởng Bộ Y tế Lò Thị Mai và ông Vừ A Dính."
    )
    assert set(people(said(WELFARE + text))) == {"Lò Thị Thu Mai", "Lò Thị Mai", "Vừ A Dính"}


def test_a_field_of_two_words_belongs_to_the_post() -> None:
    text = "Bộ trưởng Lao động và Đào tạo hướng nghiệp Campuchia Sok Vanna phát biểu."
    assert set(people(said(WELFARE + text))) == {"Sok Vanna"}


@pytest.mark.parametrize(
    "name",
    [
        "Hội nghị Đối tác Cộng đồng Văn hóa - Xã hội ASEAN (Hội nghị Đối tác ASCC) lần thứ 2",
        "Diễn đàn các đối tác Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 2",
        "Hội nghị Đối tác Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 2",
    ],
)
def test_a_partnership_conference_is_not_the_bodys_own_meeting(name: str) -> None:
    extraction = said(f"Ngày 15/11, tại Huế, {name} đã khai mạc với sự tham dự của các nước ASEAN.")
    (held,) = meetings(extraction).values()
    assert (held["series_code"], held["ordinal"]) == ("OTHER", "2")
    assert referenced(extraction) == set()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 12", "ASCC-COUNCIL-12"),
        (
            "Hội nghị Quan chức cấp cao ASEAN với ba nước đối tác về Phúc lợi xã hội và Phát triển lần thứ 12",
            "SOMSWD+3-12",
        ),
    ],
)
def test_a_council_and_a_meeting_with_partners_stay_what_they_are(name: str, key: str) -> None:
    assert list(meetings(said(f"Ngày 15/11, tại Huế, {name} đã khai mạc."))) == [key]


@pytest.mark.parametrize(
    ("came", "name"),
    [
        ("Hội đồng Thương mại Khu vực và Quốc tế (RITC)", "Hội đồng Thương mại Khu vực và Quốc tế (RITC)"),
        ("Trung tâm Nghiên cứu và Phát triển (CRD)", "Trung tâm Nghiên cứu và Phát triển (CRD)"),
        ("Mạng lưới Bảo vệ và Chăm sóc (NPC), UNICEF", "Mạng lưới Bảo vệ và Chăm sóc (NPC)"),
    ],
)
def test_an_organisation_whose_name_has_a_conjunction_before_its_acronym_is_one(came: str, name: str) -> None:
    found = people(said(WELFARE + f"Tham dự hội nghị có {came}."))
    assert name in found
    assert not [other for other in found if other != name and other in name]


@pytest.mark.parametrize(
    "came", ["Liên đoàn Chăm sóc Mekong và Tổ chức Di cư Quốc tế (IOM)", "Mạng lưới Chăm sóc và UNICEF (Quỹ Nhi đồng)"]
)
def test_two_organisations_of_which_the_second_has_an_acronym_are_two(came: str) -> None:
    found = people(said(WELFARE + f"Tham dự hội nghị có {came}."))
    assert not [name for name in found if " và " in name]
    assert len(found) == 2


@pytest.mark.parametrize(
    "of", ["các nước thành viên ASEAN", "của các nước ASEAN", "các quốc gia thành viên", "10 nước ASEAN"]
)
def test_a_ministry_of_each_member_state_is_no_ministry_at_home(of: str) -> None:
    found = people(said(WELFARE + f"Tham dự hội nghị có đại diện Bộ Tư pháp {of} và Ban Thư ký ASEAN."))
    assert "Bộ Tư pháp" not in found
    assert "ASEAN Secretariat" in found


def test_a_ministry_beside_the_member_states_came() -> None:
    found = people(said(WELFARE + "Tham dự hội nghị có đại diện Bộ Tư pháp, các nước thành viên ASEAN."))
    assert "Bộ Tư pháp" in found


@pytest.mark.parametrize(
    ("committee", "codes"),
    [
        ("khuyến nghị của Ủy ban CEDAW", set()),
        ("khuyến nghị của Ủy ban Công ước về Quyền trẻ em", set()),
        ("khuyến nghị của Ủy ban về Quyền trẻ em", set()),
        ("việc thực hiện Công ước về Quyền trẻ em", {"crc"}),
        ("báo cáo thực hiện CEDAW gửi Ủy ban CEDAW", {"cedaw"}),
    ],
)
def test_a_convention_in_the_name_of_its_committee_is_not_named(committee: str, codes: set[str]) -> None:
    extraction = said(f"Ngày 15/11, tại Huế, Hội nghị ACWC lần thứ 23 đã khai mạc. Hội nghị thảo luận {committee}.")
    assert rows_of(extraction, "instruments") == codes
