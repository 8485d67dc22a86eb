"""Whose duty a body is, who came from afar and who to the place, and units, posts and countries in lists."""

from __future__ import annotations

import pytest

from .facts import meetings, people, referenced, said


@pytest.mark.parametrize(
    "duty",
    [
        ", cơ quan đầu mối của Hội nghị Bộ trưởng Giáo dục ASEAN tại Việt Nam,",
        ", cơ quan đầu mối hợp tác của Ủy ban Phụ nữ ASEAN (ACW) tại Việt Nam,",
        ", với vai trò là cơ quan đầu mối quốc gia của Diễn đàn Trẻ em ASEAN,",
    ],
)
def test_a_body_for_which_the_organiser_answers_takes_no_day_and_no_place(duty: str) -> None:
    told = meetings(said(f"Sáng 9/11, Bộ Tư pháp{duty} tổ chức Hội thảo ASEAN về trợ giúp pháp lý tại Đồng Hới."))
    assert set(told) == {"OTHER"}
    assert told["OTHER"]["start_date"] == "2023-11-09"
    assert told["OTHER"]["city"] == "Dong Hoi"


def test_a_bodys_consultation_at_home_is_an_event_of_its_own() -> None:
    extraction = said("Ngày 9/11, Bộ Tư pháp phối hợp với UNDP tổ chức Hội thảo tham vấn quốc gia AICHR tại Đồng Hới.")
    told = meetings(extraction)
    assert told["OTHER"]["start_date"] == "2023-11-09"
    assert told["OTHER"]["city"] == "Dong Hoi"
    assert referenced(extraction) == {"AICHR"}


@pytest.mark.parametrize(
    "held",
    [
        "diễn ra ngày 9/11 theo hình thức trực tiếp tại Đồng Hới và kết nối trực tuyến với các trường",
        "diễn ra ngày 9/11 tại Đồng Hới và trên nền tảng Zoom",
        "diễn ra ngày 9/11 tại Đồng Hới với 40 đại biểu dự trực tiếp và 70 đại biểu dự trực tuyến",
        "diễn ra ngày 9/11 tại Đồng Hới. Brunei và Lào tham dự theo hình thức trực tuyến",
        "diễn ra ngày 9/11 tại Đồng Hới. Chuyên gia của UNDP dự trực tuyến. Dự trực tiếp có đại diện Sở Tư pháp",
    ],
)
def test_a_meeting_to_which_some_came_and_some_did_not_was_hybrid(held: str) -> None:
    told = meetings(said(f"Hội thảo ASEAN về trợ giúp pháp lý {held}."))["OTHER"]
    assert (told["mode"], told["city"]) == ("hybrid", "Dong Hoi")


@pytest.mark.parametrize(
    ("held", "mode"),
    [
        ("diễn ra ngày 9/11 tại Đồng Hới. Sau ba năm họp trực tuyến, các đại biểu đã gặp mặt trực tiếp", "in-person"),
        ("được tổ chức ngày 9/11 tại Đồng Hới và kết nối trực tuyến với 9 nước thành viên", "online"),
    ],
)
def test_years_online_are_over_and_one_end_of_a_link_is_no_place(held: str, mode: str) -> None:
    assert meetings(said(f"Hội thảo ASEAN về trợ giúp pháp lý {held}."))["OTHER"]["mode"] == mode


def test_the_members_at_the_other_ends_of_a_link_came() -> None:
    found = people(
        said(
            "Ngày 9/11, Hội nghị Bộ trưởng Y tế ASEAN lần thứ 22 diễn ra trực tuyến. Hội nghị kết nối với các điểm cầu "
            "tại 9 nước thành viên và Ban Thư ký ASEAN."
        )
    )
    assert found == {"ASEAN Member States": "participant", "ASEAN Secretariat": "participant"}


def test_all_countries_whose_representatives_in_a_body_came_are_told() -> None:
    found = people(
        said(
            "Cuộc họp ACWC lần thứ 29 diễn ra tại Phuket ngày 9/11 với sự tham dự của Đại diện ACWC của Campuchia, "
            "Singapore và Brunei, UNFPA."
        )
    )
    assert {"Campuchia", "Singapore", "Brunei"} <= set(found)


@pytest.mark.parametrize(
    "event", ["lễ khánh thành Thư viện tỉnh", "lễ cắt băng triển lãm", "cuộc họp Ban tổ chức quốc gia"]
)
def test_who_presides_over_a_ceremony_beside_the_meeting_is_not_its_chair(event: str) -> None:
    extraction = said(
        "Sáng 9/11, Hội nghị Quan chức cấp cao ASEAN về Thanh niên lần thứ 17 khai mạc tại Đồng Hới. Chiều cùng ngày, "
        f"Bộ trưởng Bộ Tư pháp Vũ Minh Khôi chủ trì {event}."
    )
    assert not [claim for claim in extraction.claims if claim.table == "chairs"]


def test_who_is_in_the_chair_of_one_body_opens_the_event_of_another() -> None:
    extraction = said(
        "Với tư cách là Chủ tịch Hội nghị Bộ trưởng ASEAN về Phụ nữ (AMMW) lần thứ 9, Thứ trưởng Vũ Minh Khôi phát "
        "biểu khai mạc Hội thảo ASEAN về trợ giúp pháp lý tại Đồng Hới ngày 9/11."
    )
    assert people(extraction)["Vũ Minh Khôi"] == "opening-speaker"
    assert not [claim for claim in extraction.claims if claim.table == "chairs"]


def test_who_is_in_the_chair_speaks_at_the_bodys_own_meeting_as_its_chair() -> None:
    extraction = said(
        "Trên cương vị Chủ tịch AMMW, Thứ trưởng Vũ Minh Khôi phát biểu tại Hội nghị Bộ trưởng ASEAN về Phụ nữ lần thứ "
        "9 tại Đồng Hới ngày 9/11."
    )
    assert people(extraction)["Vũ Minh Khôi"] == "chair"


def test_a_countrys_name_with_a_slip_is_no_person() -> None:
    extraction = said(
        "Tham dự Hội nghị Bộ trưởng Y tế ASEAN lần thứ 22 có Bộ trưởng Bộ Y tế Indonexia, ngài Sok Vanna phó Tổng thư "
        "ký ASEAN; Thứ trưởng Bộ Y tế Sainsbury."
    )
    assert people(extraction) == {"Bộ trưởng": "participant", "Sok Vanna": "participant", "Sainsbury": "participant"}
    posts = {claim.value for claim in extraction.claims if claim.column == "position"}
    assert "phó Tổng thư ký ASEAN" in posts


def _of_persons(text: str) -> set[tuple[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for claim in said(text).claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    return {(row.get("position", ""), row.get("organisation", "")) for row in rows.values() if row["kind"] == "person"}


@pytest.mark.parametrize(
    ("post", "ministry"),
    [
        ("Phó Cục trưởng, Cục Quản lý làng nghề", "Bộ Công Thương"),
        ("phó Tổng cục trưởng, Tổng cục Thủy lợi", "Bộ Tài nguyên và Môi trường"),
    ],
)
def test_a_unit_behind_a_comma_has_its_ministry_right_behind(post: str, ministry: str) -> None:
    text = (
        f"Đoàn Việt Nam do {post} {ministry} làm trưởng đoàn, dự Hội nghị Ủy ban ASEAN về Quản lý thiên tai lần thứ 33."
    )
    assert (post, ministry) in _of_persons(text)


def test_the_second_post_behind_a_name_is_nobody_elses() -> None:
    found = people(
        said(
            "Dự Diễn đàn Thanh niên ASEAN tại Đồng Hới có anh Vũ Minh Khôi, Chủ tịch Hội Nông dân Việt Nam, Phó Chủ "
            "nhiệm Ủy ban Quốc gia về người cao tuổi Việt Nam; chị Lò Thị Mây, Phó Giám đốc Sở Tư pháp."
        )
    )
    assert found == {"Vũ Minh Khôi": "participant", "Lò Thị Mây": "participant"}


@pytest.mark.parametrize(
    ("organisers", "names"),
    [
        ("Ủy ban Quốc gia về người cao tuổi Việt Nam, Hội Nông dân Việt Nam tổ chức", {"Hội Nông dân Việt Nam"}),
        ("Văn phòng Chính phủ, Bộ Tư pháp và UBND tỉnh Quảng Bình đăng cai tổ chức", {"Bộ Tư pháp"}),
        ("Hội Người cao tuổi Việt Nam và Liên minh HelpAge tổ chức", {"Hội Người cao tuổi Việt Nam"}),
        ("Hội Nhà báo tỉnh Quảng Bình phối hợp cùng Quỹ Châu Á tổ chức", {"Hội Nhà báo tỉnh Quảng Bình"}),
    ],
)
def test_each_of_several_organisers_is_told_once(organisers: str, names: set[str]) -> None:
    found = people(said(f"Ngày 9/11, tại Đồng Hới, {organisers} Diễn đàn Thanh niên ASEAN."))
    assert names <= set(found)
    assert not [name for name in found if name.endswith("phối hợp")]


def test_a_unit_is_told_with_its_ministry_as_one_organiser() -> None:
    found = people(said("Ngày 9/11, tại Đồng Hới, Cục Trẻ em, Bộ Y tế tổ chức Diễn đàn Trẻ em ASEAN lần thứ 8."))
    assert len(found) == 1


@pytest.mark.parametrize(
    "quoted", ["“Thúc đẩy vai trò của nông dân ASEAN”", "“Vai trò của nông dân ASEAN”", '"Nông dân và ASEAN"']
)
def test_an_event_on_what_a_quotation_says_is_an_event(quoted: str) -> None:
    told = meetings(said(f"Ngày 9/11, tại Đồng Hới, Bộ Tư pháp tổ chức Hội thảo ASEAN về {quoted}."))
    assert told["OTHER"]["start_date"] == "2023-11-09"
    assert told["OTHER"]["title_vi"].startswith("Hội thảo ASEAN về ")
    assert "ông dân" in told["OTHER"]["title_vi"]


def test_a_country_from_outside_that_shares_the_chair_is_a_partner() -> None:
    extraction = said(
        "Ngày 9/11, Bộ Tư pháp và Phần Lan đồng chủ trì tổ chức Hội thảo ASEAN về trợ giúp pháp lý tại Đồng Hới."
    )
    assert {c.value for c in extraction.claims if c.table == "partners" and c.column == "partner_code"} == {"FI"}


def test_who_chairs_a_part_of_a_meeting_is_not_in_its_chair() -> None:
    extraction = said(
        "Ngày 9/11, Hội thảo ASEAN về trợ giúp pháp lý diễn ra tại Đồng Hới. Ông Vũ Minh Khôi, Cục trưởng Cục Trẻ em, "
        "đã dự, phát biểu và chủ trì phiên thảo luận thứ hai."
    )
    assert people(extraction)["Vũ Minh Khôi"] == "speaker"
    assert not [claim for claim in extraction.claims if claim.table == "chairs"]


def test_officials_without_a_name_in_a_long_subject_came() -> None:
    found = people(
        said(
            "Các Bộ trưởng Lao động ASEAN, Bộ trưởng Lao động Hàn Quốc, Phó Tổng Thư ký ASEAN cùng Đại sứ Lò Thị Mây, "
            "Chủ tịch Hội Nhà báo, đã tham dự Hội nghị Bộ trưởng Lao động ASEAN lần thứ 29 tại Huế."
        )
    )
    assert {"Bộ trưởng Lao động", "Phó Tổng Thư ký ASEAN", "Lò Thị Mây", "ASEAN Member States"} <= set(found)


@pytest.mark.parametrize(
    "words",
    [
        "Bà Lò Thị Mây, đại diện Việt Nam tại Nhóm công tác về luật, đã tham dự hội thảo.",
        "Bà Lò Thị Mây, Cố vấn Ban Thư ký Quốc gia ASEAN, đã tham dự hội thảo.",
        "Tham dự có bà Lò Thị Mây, Chủ tịch Ủy ban liên chính phủ ASEAN về nhân quyền (AICHR).",
    ],
)
def test_what_a_post_names_did_not_come(words: str) -> None:
    found = people(said(f"Ngày 9/11, Hội thảo ASEAN về trợ giúp pháp lý diễn ra tại Đồng Hới. {words}"))
    assert set(found) == {"Lò Thị Mây"}


def test_a_ministrys_delegation_is_its_countrys() -> None:
    found = people(
        said(
            "Đoàn đại biểu cấp cao Bộ Công an Lào do ông Khampheng làm trưởng đoàn đã tham dự Hội nghị Bộ trưởng ASEAN "
            "về vấn đề ma túy lần thứ 6 tại Cebu."
        )
    )
    assert found["Lào"] == "participant"


@pytest.mark.parametrize(
    "lead",
    [
        "Nhằm chuẩn bị cho Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 9",
        "Tiếp nối thành công của Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 9",
        "Nằm trong chuỗi hoạt động của Năm Gia đình ASEAN",
        "Trong khuôn khổ chuỗi hoạt động Tuần lễ Gia đình ASEAN",
    ],
)
def test_the_day_and_place_behind_a_lead_are_of_the_event_that_follows(lead: str) -> None:
    told = meetings(said(f"{lead}, ngày 9/11, tại Đồng Hới, Bộ Tư pháp tổ chức Tọa đàm ASEAN về trợ giúp pháp lý."))
    assert set(told) == {"OTHER"}
    assert (told["OTHER"]["start_date"], told["OTHER"]["city"]) == ("2023-11-09", "Dong Hoi")


def test_a_ceremony_within_a_forum_of_like_name_is_part_of_it() -> None:
    extraction = said(
        "Tối 9/11, tại Đồng Hới, Trung ương Đoàn tổ chức Lễ trao Giải thưởng Thanh niên khởi nghiệp ASEAN. Hoạt động "
        "nằm trong khuôn khổ Diễn đàn Thanh niên khởi nghiệp ASEAN."
    )
    titles = {c.value for c in extraction.claims if c.column == "title_vi"}
    assert "Diễn đàn Thanh niên khởi nghiệp ASEAN" in titles
    assert [claim for claim in extraction.claims if claim.column == "part_of"]


def test_where_embassies_and_partners_have_their_seat_is_no_venue() -> None:
    told = meetings(
        said(
            "Ngày 9/11, Bộ Tư pháp tổ chức Hội thảo ASEAN về trợ giúp pháp lý. Tham dự có đại diện các bộ và các đối "
            "tác phát triển tại Hà Nội."
        )
    )
    assert "city" not in told["OTHER"]


def test_a_meeting_of_a_group_of_admm_is_an_event_of_aseans() -> None:
    told = meetings(
        said(
            "Từ ngày 6 đến 8-11, tại Đồng Hới diễn ra Hội nghị lần thứ 6 của Nhóm chuyên gia ADMM+ về quân y, với sự "
            "tham dự của đại biểu từ 10 nước ASEAN và nước đối tác."
        )
    )
    assert told["OTHER-6"]["start_date"] == "2023-11-06"


@pytest.mark.parametrize("told", ["tuyên truyền về những nét chính của ASEAN", "phổ biến kiến thức về ASEAN"])
def test_a_meeting_that_spreads_knowledge_at_home_is_none_of_aseans(told: str) -> None:
    extraction = said(
        f"Sáng 9/11, Bộ Tư pháp tổ chức Hội nghị {told}. Dự Hội nghị có đại diện Bộ Y tế; đại diện Đại sứ quán các "
        "nước ASEAN tại Việt Nam. Bà Lò Thị Mây, Vụ trưởng Vụ Hợp tác quốc tế, cho biết các nước đều coi trọng."
    )
    assert meetings(extraction) == {}


OPENED = "Ngày 15/11, tại Huế, Hội nghị SOMSWD lần thứ 23 đã khai mạc. "


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Thay mặt Bộ trưởng, bà Lò Thị Mây, Thứ trưởng Bộ Y tế phát biểu.", {"Lò Thị Mây": "speaker"}),
        ("Thay mặt Chính phủ, Phó Thủ tướng Lò Văn Sơn phát biểu.", {"Lò Văn Sơn": "speaker"}),
        ("Chủ trì họp báo có bà Lò Thị Mây, Vụ trưởng Vụ Việc làm; ông Lò Văn Sơn, Vụ phó.", {}),
        ("Phó Chủ tịch nước Lò Thị Mây gửi thư chúc mừng hội nghị.", {}),
        (
            "Cùng đi với đoàn có Thứ trưởng Bộ Y tế Lò Văn Sơn; lãnh đạo Bộ Nội vụ, Bộ Tư pháp.",
            {"Lò Văn Sơn": "participant", "Bộ Nội vụ": "participant", "Bộ Tư pháp": "participant"},
        ),
        (
            "Phát biểu, Thứ trưởng Lò Văn Sơn nói về quyền trẻ em. Bà Ana Reyes, đại diện UNICEF, cũng phát biểu.",
            {"Lò Văn Sơn": "speaker", "Ana Reyes": "speaker"},
        ),
    ],
)
def test_who_stands_for_whom_and_who_came_along(told: str, found: dict[str, str]) -> None:
    assert people(said(OPENED + told)) == found


def test_a_place_in_brackets_organises_nothing() -> None:
    text = (
        "Sáng 15/11, tại Seoul (Hàn Quốc), Trung tâm ASEAN - Hàn Quốc phối hợp với Bộ Y tế tổ chức Tọa đàm ASEAN về "
        "nước sạch."
    )
    assert set(people(said(text, title="Tọa đàm ASEAN về nước sạch"))) == {"Trung tâm ASEAN - Hàn Quốc", "Bộ Y tế"}


def test_a_unit_s_name_with_a_comma_in_its_field_is_whole() -> None:
    told = said(OPENED + "Bà Lò Thị Mây, Phó Cục trưởng Cục Phòng, chống HIV/AIDS, Bộ Y tế dự hội nghị.")
    (position,) = (claim.value for claim in told.claims if claim.column == "position")
    assert position == "Phó Cục trưởng Cục Phòng, chống HIV/AIDS"
