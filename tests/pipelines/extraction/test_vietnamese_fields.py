"""Ways in which Vietnamese notices on health, education, disasters, culture and the environment are written."""

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, rows_of, said

HEALTH = "Ngày 15/11, tại Huế, Hội nghị Bộ trưởng Y tế ASEAN lần thứ 23 đã khai mạc. "


@pytest.mark.parametrize(
    "history",
    [
        "Hội nghị Bộ trưởng Y tế ASEAN được tổ chức lần đầu tiên vào ngày 4 tháng 8 năm 1980 tại Manila, Philippines.",
        "Hội nghị lần đầu tiên được tổ chức ngày 4/8/1980 tại Manila.",
        "Hội nghị ra đời ngày 4 tháng 8 năm 1980 tại Ma-ni-la.",
        "Hội nghị này họp lần đầu vào ngày 4/8/1980 ở Cebu, Philippines.",
    ],
)
def test_how_a_series_began_is_not_when_and_where_its_later_meeting_is_held(history: str) -> None:
    told = meetings(said(history, title="Ban Tổ chức Hội nghị Bộ trưởng Y tế ASEAN lần thứ 23"))
    assert "start_date" not in told["AHMM-23"]
    assert "city" not in told["AHMM-23"]


def test_the_first_time_in_a_country_is_now() -> None:
    text = "Hội nghị Bộ trưởng Y tế ASEAN lần thứ 23 sẽ được tổ chức lần đầu tiên tại Lào từ ngày 20-22/11/2023."
    assert meetings(said(text))["AHMM-23"]["start_date"] == "2023-11-20"


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("Các Bộ trưởng trong khối ASEAN thống nhất tăng cường hợp tác.", True),
        ("Các nước trong khối ASEAN cam kết chia sẻ thông tin.", True),
        ("Đây là diễn đàn để các Bộ trưởng Y tế các nước ASEAN trao đổi kinh nghiệm.", True),
        ("Hội nghị là cơ hội tốt để các Bộ trưởng Y tế các nước ASEAN trao đổi kinh nghiệm.", False),
        ("Hội nghị là dịp quan trọng để các nước thành viên ASEAN tham gia xây dựng chính sách.", False),
        ("Bà Lò Thị Mai, Phó Chủ tịch Tổ chức các quan chức ASEAN về Môi trường, tham dự hội nghị.", False),
    ],
)
def test_the_member_states_came_where_they_do_something_and_not_where_something_is_for_them(
    text: str, came: bool
) -> None:
    assert ("ASEAN Member States" in people(said(HEALTH + text))) is came


@pytest.mark.parametrize(
    "text",
    [
        "Do tình hình dịch COVID-19, hội nghị được tổ chức theo hình thức trực tuyến.",
        "Hội nghị bị hoãn từ năm ngoái do đại dịch COVID-19.",
        "Trước diễn biến phức tạp của dịch Covid-19, các đại biểu họp trực tuyến.",
    ],
)
def test_why_a_meeting_is_held_online_or_late_is_not_its_subject(text: str) -> None:
    assert "covid-19" not in rows_of(said(HEALTH + text), "topics")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "Các Bộ trưởng cam kết hợp tác trong các lĩnh vực như: già hóa dân số, quản lý thảm họa.",
            {"older-persons", "disaster-climate"},
        ),
        ("Các Bộ trưởng thảo luận về ứng phó đại dịch COVID-19 bằng hình thức trực tuyến.", {"covid-19"}),
        ("Các Bộ trưởng trao đổi về giáo dục môi trường và quản lý nguồn nước.", set()),
        ("Các Bộ trưởng nêu việc phòng chống đại dịch HIV/AIDS, đại dịch cúm.", set()),
        ("Các Bộ trưởng nhấn mạnh chuyển đổi công bằng hướng tới phát thải ròng bằng 0.", set()),
    ],
)
def test_topics_of_what_is_pledged_and_of_words_within_other_words(text: str, topics: set[str]) -> None:
    field = {"health-care"}  # of the health ministers, whatever else they deal with
    assert rows_of(said(HEALTH + text), "topics") - field == topics


@pytest.mark.parametrize("host", ["Thủ tướng nước chủ nhà Thái Lan", "Bộ trưởng Y tế nước chủ nhà Thái Lan"])
def test_the_country_of_the_host_who_speaks_is_where_a_meeting_is_held(host: str) -> None:
    text = f"Hội nghị Bộ trưởng Y tế ASEAN lần thứ 23 khai mạc ngày 15/11. {host} Prasit Wongsa phát biểu khai mạc."
    assert meetings(said(text))["AHMM-23"]["country_code"] == "TH"


@pytest.mark.parametrize(
    ("head", "lead"),
    [
        ("Hội nghị ASEAN về môi trường lần thứ 33", "Hội nghị Quan chức cao cấp ASEAN về môi trường lần thứ 33"),
        ("Hội nghị ASEAN về thể thao lần thứ 13", "Hội nghị Bộ trưởng ASEAN về thể thao lần thứ 13 (AMMS 13)"),
        ("Cuộc họp ASEAN về công vụ lần thứ 24", "cuộc họp Quan chức cấp cao ASEAN về công vụ lần thứ 24"),
    ],
)
def test_a_headline_that_leaves_out_the_level_names_the_meeting_of_the_lead(head: str, lead: str) -> None:
    told = said(f"Ngày 15/11, tại Huế đã diễn ra {lead}.", published=date(2023, 11, 16), title=head)
    assert [claim.value for claim in told.claims if claim.column == "series_code"] == ["OTHER"]


@pytest.mark.parametrize(
    "name",
    [
        "Cuộc họp lần thứ 8 của Tiểu ban Thông tin (SCI 8) thuộc Ủy ban Văn hóa Thông tin ASEAN",
        "Hội nghị lần thứ 8 của Mạng lưới Thư viện (LIBNET) của ASEAN",
        "Hội nghị lần thứ 8 Nhóm công tác Nước (AWGWRM) thuộc Tổ chức các quan chức ASEAN về môi trường",
    ],
)
def test_a_body_with_its_acronym_within_a_bigger_one(name: str) -> None:
    assert set(meetings(said(f"Ngày 15/11, tại Huế, {name} đã diễn ra."))) == {"OTHER-8"}


@pytest.mark.parametrize(
    ("text", "summit"),
    [
        (
            "Tại Hội nghị, các Lãnh đạo hoan nghênh nỗ lực xây dựng Cộng đồng ASEAN sau 2025 của ASEAN. Phát biểu tại "
            "Hội nghị, Thủ tướng Lò Văn Sơn đề nghị ASEAN đoàn kết vì người dân ASEAN.",
            True,
        ),
        (
            "Mở đầu, Thủ tướng Lò Văn Sơn nêu ý nghĩa của cấp cao lần này. Các lãnh đạo ASEAN đã rà soát hợp tác.",
            True,
        ),
        ("Phát biểu tại Hội nghị, Thủ tướng Lò Văn Sơn chia sẻ. Các nhà lãnh đạo ASEAN nhất trí hành động.", True),
        (
            "Phát biểu tại phiên họp Chính phủ, Thủ tướng Lò Văn Sơn nêu cam kết với ASEAN. Các lãnh đạo nhất trí.",
            False,
        ),
        (
            "Phát biểu tại hội nghị, Thủ tướng Lò Văn Sơn cảm ơn các Bộ trưởng. Các lãnh đạo ASEAN nhất trí ủng hộ.",
            False,
        ),
        ("Phát biểu tại hội nghị APEC, Thủ tướng Lò Văn Sơn chia sẻ. Các lãnh đạo nhất trí. ASEAN cũng dự.", False),
    ],
)
def test_leaders_who_decide_in_a_text_without_a_head_met_at_their_summit(text: str, summit: bool) -> None:
    assert ("ASEAN-SUMMIT" in meetings(said(text))) is summit


@pytest.mark.parametrize(
    ("name", "partner"),
    [
        ("Hội nghị trực tuyến Bộ trưởng Bộ Y tế các nước ASEAN với Hoa Kỳ", "US"),
        ("Hội nghị các Bộ trưởng Bộ Giáo dục ASEAN với Nhật Bản", "JP"),
        ("Hội nghị Bộ trưởng Bộ Lao động các nước ASEAN và Trung Quốc", "CN"),
        ("Hội nghị Bộ trưởng Y tế các nước Đông Nam Á (ASEAN) với Hàn Quốc", "KR"),
        ("Hội nghị Bộ trưởng Lao động các quốc gia Đông Nam Á (ASEAN) với Trung Quốc", "CN"),
    ],
)
def test_ministers_named_by_their_ministry_meet_a_partner(name: str, partner: str) -> None:
    assert rows_of(said(f"{name} diễn ra sáng 15/11."), "partners") == {partner}


def test_ministers_named_by_their_ministry_hold_the_meeting_of_their_series() -> None:
    text = "Hội nghị Bộ trưởng Bộ Y tế các nước ASEAN lần thứ 17 diễn ra ngày 15/11 tại Huế."
    assert set(meetings(said(text))) == {"AHMM-17"}


@pytest.mark.parametrize(
    "text",
    [
        "Các Bộ trưởng rà soát quan hệ hợp tác văn hóa ASEAN+3.",
        "Các Bộ trưởng thúc đẩy hợp tác hơn nữa với những đối tác.",
        "Các Bộ trưởng bàn việc mở rộng hợp tác ngoại khối.",
    ],
)
def test_further_ways_to_speak_of_work_with_partners(text: str) -> None:
    assert "partner-cooperation" in rows_of(said(HEALTH + text), "topics")


@pytest.mark.parametrize(
    "text",
    [
        "Phó Thủ tướng Chính phủ Lò Văn Sơn đã chỉ đạo Bộ Y tế tổ chức hội nghị.",
        "Thủ tướng Chính phủ Lò Văn Sơn đã giao các bộ chuẩn bị hội nghị.",
        "Bộ trưởng Bộ Y tế Lò Văn Sơn đã ký ban hành kế hoạch tổ chức hội nghị.",
        "Phó Thủ tướng Lò Văn Sơn đã phê duyệt đề án đăng cai hội nghị.",
    ],
)
def test_who_had_a_meeting_prepared_did_not_come_by_that(text: str) -> None:
    assert "Lò Văn Sơn" not in people(said(HEALTH + text))


def test_who_gives_orders_and_speaks_there_came() -> None:
    text = "Bộ trưởng Bộ Y tế Lò Văn Sơn đã giao các đơn vị chuẩn bị. Bộ trưởng Lò Văn Sơn phát biểu khai mạc hội nghị."
    assert people(said(HEALTH + text))["Lò Văn Sơn"] == "opening-speaker"


@pytest.mark.parametrize(
    "body",
    [
        "Tiểu ban Văn hóa (SCC 18) thuộc Ủy ban Văn hóa Thông tin ASEAN",
        "Nhóm chuyên gia Thư viện (LEG) thuộc Ủy ban Văn hóa ASEAN (ASEAN-COCI)",
        "Tiểu ban Rừng (SCF) thuộc Hội đồng Lâm nghiệp ASEAN",
    ],
)
def test_a_meeting_joined_to_one_of_a_body_within_a_bigger_one(body: str) -> None:
    text = (
        f"Sáng 15/11, tại Huế diễn ra Hội nghị lần thứ 18 của {body} và Cuộc họp lần thứ 6 của Mạng lưới ASEAN về hồ."
    )
    told = meetings(said(text))
    assert set(told) == {"OTHER-18", "OTHER-6"}
    assert told["OTHER-6"]["city"] == "Hue"
