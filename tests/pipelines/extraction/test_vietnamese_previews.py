"""What is told before or beside another meeting, whose official somebody is, and which edition a plan is."""

from __future__ import annotations

import pytest

from .facts import meetings, people, rows_of, said

HEALTH = "Ngày 15/11, tại Huế, Hội nghị SOMHD lần thứ 23 đã khai mạc. "
COUNCIL = "Ngày 15/11, tại Huế, Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 41 đã khai mạc. "


@pytest.mark.parametrize("lead", ["Trước thềm", "Trước", "Ngay trước", "Sau", "Tiếp nối"])
@pytest.mark.parametrize("verb", ["đã diễn ra", "sẽ họp", "đã họp"])
def test_what_is_told_before_or_after_a_meeting_has_its_own_day(lead: str, verb: str) -> None:
    told = meetings(
        said(
            "Hội nghị Bộ trưởng ASEAN về Thanh niên (AMMY) lần thứ 31 và các hội nghị liên quan diễn ra từ ngày 20 đến "
            f"23/11 tại Vinh. {lead} AMMY 31, Hội nghị Quan chức cấp cao ASEAN về Thanh niên lần thứ 33 {verb} ngày "
            "20/11."
        )
    )
    assert (told["AMMY-31"]["start_date"], told["AMMY-31"]["end_date"]) == ("2023-11-20", "2023-11-23")
    assert (told["SOMY-33"]["start_date"], told["SOMY-33"]["end_date"]) == ("2023-11-20", "2023-11-20")


def test_names_in_a_row_are_told_of_together() -> None:
    told = meetings(said("Hội nghị SOMY lần thứ 33, SOMHD lần thứ 23 và SLOM lần thứ 41 họp ngày 20/11 tại Vinh."))
    assert {key: of["start_date"] for key, of in told.items()} == dict.fromkeys(
        ("SOMY-33", "SOMHD-23", "SLOM-41"), "2023-11-20"
    )


@pytest.mark.parametrize(
    "senior",
    ["Trưởng SOMHD Campuchia", "Trưởng SOMHD của Campuchia", "Quyền Trưởng SOCA Cam-pu-chia", "Trưởng đoàn Campuchia"],
)
@pytest.mark.parametrize("ministry", ["Bộ Y tế", "Bộ Chăm sóc Cộng đồng"])
def test_whose_senior_official_somebody_is_tells_the_country(senior: str, ministry: str) -> None:
    extraction = said(f"{HEALTH}Hội nghị do bà Sok Dara, Thứ trưởng {ministry}, {senior} chủ trì.")
    assert people(extraction)["Sok Dara"] == "chair"
    assert rows_of(extraction, "chairs") == {"KH|chair"}


def test_who_was_sent_by_the_minister_is_no_acting_one() -> None:
    def posts(text: str) -> set[str]:
        return {claim.value for claim in said(text).claims if claim.column == "position"}

    assert posts(f"{HEALTH}Bộ trưởng ủy quyền Thứ trưởng Bộ Y tế Lò Văn Sơn tham dự.") == {"Thứ trưởng"}
    assert posts(f"{HEALTH}Quyền Bộ trưởng Bộ Y tế Lò Văn Sơn tham dự.") == {"Quyền Bộ trưởng"}


@pytest.mark.parametrize(
    ("years", "named"),
    [
        ("", True),
        (" 2025", True),
        (" giai đoạn 2016-2025", True),
        (" đến năm 2045", False),
        (" 2009-2015", False),
        (" sau năm 2025", False),
        (" giai đoạn 2026-2035", False),
    ],
)
def test_years_tell_the_edition_of_a_plan(years: str, named: bool) -> None:
    extraction = said(f"{COUNCIL}Các Bộ trưởng thảo luận Kế hoạch tổng thể Cộng đồng Văn hóa - Xã hội ASEAN{years}.")
    assert ("ascc-blueprint-2025" in rows_of(extraction, "instruments")) is named
    assert "asean-community" in rows_of(extraction, "topics")


@pytest.mark.parametrize(
    ("told", "theme"),
    [
        ("Chủ đề của Hội nghị Quan chức cấp cao về Y tế lần thứ 23 cho thấy các nước đều lo lắng", None),
        ("Chủ đề của Diễn đàn Bộ trưởng và các đối tác phản ánh điều đó", None),
        ("Chủ đề của Hội nghị SOMHD lần thứ 23 là “Thuốc đến từng bản làng”", "Thuốc đến từng bản làng"),
        ("Chủ đề của Hội nghị SOMHD lần thứ 23 là Thuốc đến từng bản làng", "Thuốc đến từng bản làng"),
        ("Chủ đề của Hội nghị năm nay là Thuốc đến từng bản làng", "Thuốc đến từng bản làng"),
    ],
)
def test_a_theme_is_what_the_theme_is_said_to_be(told: str, theme: str | None) -> None:
    assert meetings(said(f"{HEALTH}{told}."))["SOMHD-23"].get("theme") == theme


@pytest.mark.parametrize(
    "society", ["xã hội chăm sóc và chia sẻ", "xã hội quan tâm và chia sẻ", "xã hội nhân ái", "một xã hội đùm bọc"]
)
def test_a_caring_society_has_many_names(society: str) -> None:
    told = meetings(
        said(f"Ngày 15/11, Hội nghị Quan chức cấp cao ASEAN - Nhật Bản về xây dựng {society} lần thứ 31 họp tại Huế.")
    )
    assert set(told) == {"AJ-HLOM-31"}


@pytest.mark.parametrize(
    ("told", "countries"),
    [
        ("9 nước ASEAN (trừ Myanmar và Brunei) và Timor-Leste", {"Timor-Leste"}),
        ("các nước ASEAN, ngoại trừ Myanmar, Brunei và Lào", set()),
        ("các nước ASEAN (không kể Thái Lan)", set()),
        ("Lào, Brunei và Thái Lan", {"Lào", "Brunei", "Thái Lan"}),
    ],
)
def test_countries_that_are_excepted_did_not_come(told: str, countries: set[str]) -> None:
    assert set(people(said(f"{HEALTH}Tham dự có {told}."))) - {"ASEAN Member States"} == countries


def test_the_second_seat_is_no_chair() -> None:
    lao, viet = "bà Noy Keo, Cục trưởng Cục Y tế dự phòng, Bộ Y tế Lào", "ông Lò Văn Sơn, Vụ trưởng Vụ Y tế thôn bản"
    extraction = said(f"{HEALTH}Hội nghị do {lao} làm chủ tọa; {viet} làm phó chủ tọa.")
    assert rows_of(extraction, "chairs") == {"LA|chair", "VN|vice-chair"}
    seats = people(said(f"{HEALTH}Ông Noy Keo (Lào) là Chủ tọa, ông Lò Văn Sơn (Việt Nam) là Phó Chủ tọa."))
    assert seats == {"Noy Keo": "chair", "Lò Văn Sơn": "vice-chair"}


@pytest.mark.parametrize(
    "unit", ["Vụ Y tế dự phòng", "Vụ Phát triển kỹ năng nghề và việc làm", "Cục Việc làm và an toàn lao động"]
)
def test_a_units_name_goes_on_in_small_letters_up_to_its_ministry(unit: str) -> None:
    extraction = said(f"{HEALTH}Ông Noy Keo, {unit.split()[0]} trưởng {unit}, Bộ Y tế Lào chủ trì.")
    claims = {(claim.column, claim.value) for claim in extraction.claims if claim.table == "participants"}
    assert ("organisation", "Bộ Y tế") in claims
    assert people(extraction)["Noy Keo"] == "chair"
    assert not any(column == "organisation" and value in unit for column, value in claims)


def test_a_ministry_behind_a_unit_and_a_conjunction_is_another_guest() -> None:
    came = people(said(f"{HEALTH}Tham dự có Cục Việc làm và Bộ Nội vụ."))
    assert set(came) == {"Cục Việc làm", "Bộ Nội vụ"}


@pytest.mark.parametrize(
    ("fund", "code"),
    [
        ("Quỹ Hợp tác ASEAN - Ấn Độ (AIF)", "AIF"),
        ("Quỹ Hội nhập Nhật Bản - ASEAN (JAIF)", "JAIF"),
        ("Quỹ Làng ven sông (QLVS)", "QLVS"),
    ],
)
def test_a_fund_that_pays_is_a_partner_by_its_acronym(fund: str, code: str) -> None:
    extraction = said(f"Ngày 15/11, Hội thảo ASEAN về nước sạch diễn ra tại Huế với sự tài trợ của {fund}.")
    assert rows_of(extraction, "partners") == {code}


def test_portuguese_names_go_on_behind_their_small_words() -> None:
    assert "Rosa das Neves" in people(said(f"{HEALTH}Bà Rosa das Neves, Thứ trưởng Bộ Y tế Timor-Leste, phát biểu."))


def test_the_family_of_asean_is_no_family() -> None:
    assert "family" not in rows_of(said(f"{HEALTH}Các nước đề nghị vun đắp đại gia đình ASEAN."), "topics")


def test_what_the_world_goes_through_is_no_subject() -> None:
    faced = "Các nước gặp nhau giữa lúc nhân loại đang phải vật lộn với dịch COVID-19."
    assert "covid-19" not in rows_of(said(f"{HEALTH}{faced}"), "topics")
    assert "covid-19" in rows_of(said(f"{HEALTH}Hội nghị thảo luận về ứng phó với dịch bệnh COVID-19."), "topics")


@pytest.mark.parametrize(
    "frame",
    ["trong khuôn khổ", "trong chuỗi sự kiện của", "trong chuỗi hoạt động của", "trong chuỗi các hoạt động của"],
)
def test_what_lies_within_another_meeting_keeps_its_day(frame: str) -> None:
    told = meetings(said(f"Hội nghị SOMY lần thứ 33 nằm {frame} Hội nghị AMMY 31, được tổ chức ngày 9/11 tại Vinh."))
    assert told["SOMY-33"]["start_date"] == "2023-11-09"
    assert told["SOMY-33"]["part_of"] == "AMMY-31"
    assert "start_date" not in told["AMMY-31"]


@pytest.mark.parametrize(
    "office",
    [
        "với vai trò Chủ tịch SOMHD nhiệm kỳ 2023-2024",
        "với tư cách Chủ tịch luân phiên nhiệm kỳ 2023 - 2025",
        "trên cương vị Chủ tịch AHMM giai đoạn 2023-2025",
    ],
)
def test_the_office_of_the_host_does_not_part_the_day_from_the_meeting(office: str) -> None:
    told = meetings(said(f"Ngày 9/11, tại Huế, Bộ Y tế Việt Nam, {office}, đã tổ chức Hội nghị SOMHD lần thứ 23."))
    assert told["SOMHD-23"]["start_date"] == "2023-11-09"
    press = meetings(said(f"Ngày 9/11, Bộ Y tế Việt Nam, {office}, đã họp báo về Hội nghị SOMHD lần thứ 23."))
    assert "start_date" not in press.get("SOMHD-23", {})


def test_who_is_elected_for_the_next_term_is_not_in_the_chair() -> None:
    assert rows_of(said(f"{HEALTH}Hội nghị nhất trí bầu Brunei làm Chủ tịch SOMHD năm sau."), "chairs") == set()
    assert rows_of(said(f"{HEALTH}Hội nghị do Brunei làm Chủ tịch."), "chairs") == {"BN|chair"}


def test_a_sentence_ends_behind_a_name_with_jr() -> None:
    chaired = "Hội nghị diễn ra dưới sự chủ trì của Bộ trưởng Y tế Philippines Ramon Cruz Jr."
    extraction = said(f"{HEALTH}{chaired} Thứ trưởng Bộ Y tế Lò Văn Sơn dẫn đầu đoàn Việt Nam tham dự.")
    assert people(extraction)["Lò Văn Sơn"] == "head-of-delegation"
    assert rows_of(extraction, "chairs") == {"PH|chair"}


def test_a_provinces_head_keeps_the_post_before_a_conjunction() -> None:
    extraction = said(f"{HEALTH}Dự có ông Lò Văn Sơn, Phó Chủ tịch UBND tỉnh Nghệ An và bà Vừ Thị Mỷ.")
    claims = {(claim.column, claim.value) for claim in extraction.claims if claim.table == "participants"}
    assert ("organisation", "UBND tỉnh Nghệ An") in claims
    assert set(people(extraction)) == {"Lò Văn Sơn", "Vừ Thị Mỷ"}


@pytest.mark.parametrize("planned", ["dự kiến tổ chức", "sẽ diễn ra"])
def test_a_meeting_to_come_makes_the_one_told_of_no_history(planned: str) -> None:
    held = "Hội nghị AMMW lần thứ 31 đã diễn ra tại Huế ngày 2/8/2027."
    told = meetings(said(f"{held} Hội nghị AMMW lần thứ 32 {planned} ngày 6/3/2030 tại Dili.", published=None))
    assert told["AMMW-31"]["start_date"] == "2027-08-02"
    past = "Hội nghị AMMW lần thứ 30 đã diễn ra tại Dili ngày 6/3/2024."
    assert "AMMW-30" not in meetings(said(f"{held} {past}", published=None))


def test_a_meeting_that_opens_online_is_one() -> None:
    assert meetings(said("Chiều 9/11, Hội nghị SOMHD lần thứ 23 khai mạc trực tuyến."))["SOMHD-23"]["mode"] == "online"


@pytest.mark.parametrize(
    ("ministries", "first"),
    [
        ("Bộ Y tế, Ngoại giao, Công an", "Bộ Y tế"),
        ("Bộ Nội vụ, Y tế", "Bộ Nội vụ"),
        ("Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ Lao động, Thương binh và Xã hội", "Bộ Lao động, Thương binh và Xã hội"),
    ],
)
def test_one_word_for_many_ministries_makes_no_ministry_of_all(ministries: str, first: str) -> None:
    assert first in people(said(f"{HEALTH}Tham dự có đại diện {ministries}."))
