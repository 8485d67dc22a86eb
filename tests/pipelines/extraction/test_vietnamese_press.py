"""Ways in which Vietnamese ministries and newspapers write of meetings, one test for each family."""

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, referenced, rows_of, said

WELFARE = "Ngày 15/11, tại Huế, Hội nghị SOMSWD lần thứ 23 đã khai mạc. "


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ngày 5/11, Hội nghị SOMHD 3 lần thứ 9 đã diễn ra tại Vinh.", "SOMHD+3-9"),
        (
            "Ngày 5/11, Hội nghị Bộ trưởng Y tế ASEAN 3 (Hàn Quốc, Nhật Bản, Trung Quốc) lần thứ 9 đã diễn ra.",
            "AHMM+3-9",
        ),
        ("Ngày 5/11, Hội nghị SOMHD Trung Quốc lần thứ 8 đã diễn ra tại Vinh.", "OTHER-8"),
        ("Ngày 5/11, Hội nghị Bộ trưởng Y tế ASEAN + Trung Quốc lần thứ 8 đã diễn ra tại Vinh.", "OTHER-8"),
        ("Ngày 5/11, Cuộc họp đặc biệt 2/2024 của Ủy ban liên Chính phủ ASEAN về nhân quyền đã diễn ra.", "AICHR"),
        ("Đây là lần thứ 14, Hội nghị Bộ trưởng Y tế ASEAN được tổ chức, diễn ra ngày 5/11.", "AHMM-14"),
        (
            "Ngày 5/11, Hội nghị các bên tham gia Hiệp định ASEAN về khói mù (ATHP) lần thứ 21 đã họp tại Vinh.",
            "OTHER-21",
        ),
        (
            "Ngày 5/11, Hội nghị cán bộ cấp cao Hiệp hội các quốc gia Đông Nam Á (ASEAN) về các vấn đề đất đai lần thứ "
            "21 đã họp tại Vinh.",
            "OTHER-21",
        ),
        (
            "Ngày 5/11, Hội nghị Bộ trưởng Lao động Hiệp hội các nước Đông Nam Á (ASEAN) lần thứ 31 đã họp tại Vinh.",
            "ALMM-31",
        ),
    ],
)
def test_names_of_meetings(text: str, key: str) -> None:
    assert set(meetings(said(text))) == {key}


@pytest.mark.parametrize(
    ("text", "series"),
    [
        (
            "Với tư cách là Chủ tịch Hội đồng Cộng đồng Văn hóa - Xã hội, Bộ trưởng Lò Văn Sơn điều hành hội "
            "nghị của ASEAN.",
            "ASCC-COUNCIL",
        ),
        ("Phát biểu tại hội nghị, Thứ trưởng Lò Văn Sơn nêu kế hoạch của các Bộ trưởng Lao động ASEAN.", "ALMM"),
        ("Tham dự họp có đại diện các nước ASEAN. ACDM họp với các ngành khác về ứng phó lũ lụt.", "ACDM"),
        (
            "Phát biểu khai mạc, ông Lò Văn Sơn nêu ưu tiên của ASCC. Các Bộ trưởng xem xét văn kiện của ASCC.",
            "ASCC-COUNCIL",
        ),
    ],
)
def test_a_meeting_that_is_never_named_is_that_of_the_body_that_meets(text: str, series: str) -> None:
    found = meetings(said(text))
    assert set(found) == {series}
    assert found[series]["relation"] == "reports"


def test_a_meeting_that_is_never_named_takes_no_day_from_the_depth_of_the_text() -> None:
    text = "Phát biểu tại hội nghị, Thứ trưởng Lò Văn Sơn nêu kế hoạch của các Bộ trưởng Lao động ASEAN. "
    filler = "Các nước chia sẻ nhiều kinh nghiệm về thị trường lao động và dạy nghề. " * 8
    assert "start_date" not in meetings(said(text + filler + "Hội nghị rà soát tổ chức tại Huế ngày 3/9/2023."))["ALMM"]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 5/11, Bộ Y tế tổ chức Hội nghị sơ kết thực hiện Đề án 99 về mục tiêu của Cộng đồng ASEAN tại Vinh.",
        "Hội nghị đã nghe các sở báo cáo. Bộ Y tế chủ trì, phối hợp với các tỉnh thực hiện.",
        "Phát biểu tại hội nghị, Thứ trưởng Lò Văn Sơn đề nghị các tỉnh chăm lo cho người nghèo.",
    ],
)
def test_meetings_at_home_are_none(text: str) -> None:
    assert not said(text).is_meeting_notice


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        (
            "Kết quả này có được sau khi Timor-Leste gia nhập ASEAN tại Hội nghị Cấp cao ASEAN lần thứ 51.",
            "ASEAN-SUMMIT-51",
        ),
        ("Chủ đề phù hợp với định hướng của Hội nghị Cấp cao ASEAN lần thứ 51.", "ASEAN-SUMMIT-51"),
        ("Văn kiện về nhân quyền được thông qua tại Hội nghị Cấp cao ASEAN lần thứ 51.", "ASEAN-SUMMIT-51"),
        ("Lào đã tổ chức thành công Hội nghị AMMSWD lần thứ 4 vào tháng 9/2009.", "AMMSWD-4"),
        ("Các đại diện của ACWC đã thông qua một sáng kiến.", "ACWC"),
        ("Năm nay Lào giữ vị trí Chủ tịch Ủy ban ASEAN về Quản lý thiên tai.", "ACDM"),
    ],
)
def test_what_stands_in_the_background_is_only_named(sentence: str, key: str) -> None:
    extraction = said(WELFARE + sentence)
    assert set(meetings(extraction)) == {"SOMSWD-23"}
    assert key in referenced(extraction)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị ghi nhận kế hoạch của Lào tổ chức Diễn đàn Ứng phó thiên tai ASEAN lần thứ nhất.",
        "Đây là phần đầu của chuỗi hội nghị quan trọng của giáo dục ASEAN.",
        "Việt Nam góp sức cho ASEAN trong các diễn đàn toàn cầu.",
        "Ảnh: khóa tập huấn lần thứ 14 về đánh giá thiên tai của ASEAN.",
    ],
)
def test_events_named_in_passing_are_not_reported(sentence: str) -> None:
    assert set(meetings(said(WELFARE + sentence))) == {"SOMSWD-23"}


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Từ ngày 26-ngày 27 tháng 11 năm 2023", "2023-11-26", "2023-11-27"),
        ("Ngày 6.11", "2023-11-06", "2023-11-06"),
    ],
)
def test_ways_to_write_days(words: str, first: str, last: str) -> None:
    found = meetings(said(f"{words}, tại Huế, đã diễn ra Hội nghị SOMSWD lần thứ 23."))["SOMSWD-23"]
    assert (found["start_date"], found["end_date"]) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2017-07\nNgày 25/7, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38.", "2017-07-25"),
        ("date 2017-01\nNgày 28/12, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38.", "2016-12-28"),
        (
            "Ngày 25/7, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38. Việt Nam nhận lời khen với vai trò Chủ "
            "tịch ASEAN 2020.",
            "2020-07-25",
        ),
        ("Ngày 25/7, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38. Lào làm Chủ tịch nhiệm kỳ 2020-2021.", None),
        ("date 2017-07\nNgày 25/11, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38.", None),
    ],
)
def test_the_year_of_a_page_without_a_day_of_publication(text: str, day: str | None) -> None:
    assert meetings(said(text, published=None))["ASOD-38"].get("start_date") == day


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        (WELFARE + "Chủ đề xuyên suốt của Hội nghị là: “Chung tay vì người yếu thế”.", "Chung tay vì người yếu thế"),
        (WELFARE + "Với chủ đề “ASEAN: Thúc đẩy kết nối và tự cường”, Lào dẫn dắt ASEAN trong năm.", None),
        (
            WELFARE
            + "Đây là năm thứ hai trong nhiệm kỳ chủ tịch SOMSWD của Lào với chủ đề “Chung tay vì người yếu thế”.",
            "Chung tay vì người yếu thế",
        ),
    ],
)
def test_themes(text: str, theme: str | None) -> None:
    assert meetings(said(text))["SOMSWD-23"].get("theme") == theme


def test_the_theme_in_a_headline() -> None:
    title = "Diễn đàn Trẻ em ASEAN lần thứ 11: “Tiếng nói nhỏ, thay đổi lớn”"
    found = meetings(said("Diễn đàn Trẻ em ASEAN lần thứ 11 khai mạc ngày 15/11.", title=title))
    assert found["ACF-11"]["theme"] == "Tiếng nói nhỏ, thay đổi lớn"


@pytest.mark.parametrize(
    "frame", ["Trong khuôn khổ tuần lễ Hội nghị Cấp cao ASEAN lần thứ 51", "Bên lề “Hội nghị Cấp cao ASEAN lần thứ 51”"]
)
def test_frames_with_small_words_and_quotation_marks(frame: str) -> None:
    found = meetings(said(f"{frame}, Hội nghị SOMSWD lần thứ 23 đã diễn ra ngày 15/11."))
    assert found["SOMSWD-23"]["part_of"] == "ASEAN-SUMMIT-51"


def test_a_chair_after_two_names_is_that_of_both() -> None:
    text = "Ngày 15/11, Hội nghị ALMM lần thứ 30 và Hội nghị ALMM+3 lần thứ 15 đã được tổ chức với sự chủ trì của Lào."
    chaired = {claim.row for claim in said(text).claims if claim.table == "chairs"}
    assert len(chaired) == 2
    assert all(row.endswith("|LA|chair") for row in chaired)


def test_a_summit_to_which_one_reports_takes_nobody() -> None:
    text = (
        "Trong khuôn khổ tuần lễ Hội nghị Cấp cao ASEAN lần thứ 51, ngày 15/11 Hội nghị SOMSWD lần thứ 23 đã diễn ra. "
        "Bộ Y tế chủ trì tổ chức để thông qua văn kiện trình lên Hội nghị Cấp cao ASEAN lần thứ 51."
    )
    extraction = said(text)
    row = next(c.row for c in extraction.claims if c.column == "series_code" and c.value == "SOMSWD")
    assert {c.row for c in extraction.claims if c.table == "chairs"} == {f"{row}|VN|chair"}


@pytest.mark.parametrize(
    ("sentence", "who", "role"),
    [
        (
            "Bộ trưởng Bộ Y tế Lò Văn Sơn, Phó Chủ tịch Ủy ban Quốc gia ASEAN 2020, Chủ tịch ASCC 2020 chủ trì "
            "và điều hành Hội nghị.",
            "Lò Văn Sơn",
            "chair",
        ),
        (
            "Hội nghị có sự tham dự của 10 Bộ trưởng, Trưởng đoàn phụ trách phúc lợi, Tổng Thư ký ASEAN.",
            "Tổng Thư ký ASEAN",
            "participant",
        ),
        ("Trong vai trò Chủ tịch SOMSWD 2023, Đại sứ Lò Văn Sơn nhấn mạnh đoàn kết.", "Lò Văn Sơn", "chair"),
    ],
)
def test_roles(sentence: str, who: str, role: str) -> None:
    assert people(said(WELFARE + sentence))[who] == role


def test_whose_body_is_presided_over_is_no_chair() -> None:
    found = people(
        said(WELFARE + "Lào trên cương vị Chủ tịch Ủy ban liên Chính phủ ASEAN về Nhân quyền đã chủ trì cuộc họp.")
    )
    assert "chair" not in found.values()


def test_a_country_left_out_sent_nobody() -> None:
    extraction = said(WELFARE + "Tham dự có các nước Lào, Thái Lan (trừ Malaysia) và Nhật Bản.")
    assert "Malaysia" not in people(extraction)


def test_who_only_tells_of_a_meeting_to_come_takes_no_part() -> None:
    text = "Theo bà Lò Thị Mai, Vụ trưởng Vụ Hợp tác quốc tế, Hội nghị SOMSWD lần thứ 23 sẽ diễn ra ngày 20/11 tại Huế."
    extraction = said(text, published=date(2023, 11, 16))
    assert meetings(extraction)["SOMSWD-23"]["relation"] == "announces"
    assert "Lò Thị Mai" not in people(extraction)


@pytest.mark.parametrize("words", ["các đối tác phát triển của ASEAN gồm", "các đối tác đối thoại của ASEAN như"])
def test_partners_of_asean_s_development(words: str) -> None:
    assert rows_of(said(WELFARE + f"Tham dự có {words} Nhật Bản, Hàn Quốc."), "partners") == {"JP", "KR"}


def test_socialised_work_is_no_social_work() -> None:
    assert "social-work" not in rows_of(said(WELFARE + "Các nước bàn về công tác xã hội hóa nông thôn."), "topics")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ngày 5/11, tại Huế, Hội nghị Bộ trưởng Lao động và Bộ trưởng Giáo dục ASEAN đã diễn ra.", "OTHER"),
        ("Ngày 5/11, tại Huế, Đại hội đồng Liên đoàn các nhà báo ASEAN (CAJ) lần thứ 19 đã khai mạc.", "OTHER-19"),
        ("Ngày 5/11, Ban Thư ký ASEAN phối hợp với Quỹ Sen Vàng tổ chức hội thảo “Nhà ở cho mọi người”.", "OTHER"),
        ("Cuộc họp có sự tham dự của Thứ trưởng Lò Văn Sơn, Ban Thư ký ASEAN và đại diện các nước ASEAN.", "OTHER"),
        ("Ngày 5/11, Hội nghị cấp cao về thành phố nhỏ đã họp. Tham dự hội nghị có các Bộ trưởng ASEAN.", "OTHER"),
    ],
)
def test_events_outside_the_series(text: str, key: str) -> None:
    assert set(meetings(said(text))) == {key}


def test_the_session_of_another_body_has_its_own_number() -> None:
    found = meetings(
        said(
            "Sáng 15/11, tại Huế, đã diễn ra Kỳ họp Bộ trưởng ASEAN lần thứ 15 về Quản lý thiên tai (AMMDM), "
            "kỳ họp lần thứ 16 của Hội nghị các Bên tham gia Hiệp định AADMER."
        )
    )
    assert set(found) == {"AMMDM-15", "OTHER-16"}


def test_what_is_only_proposed_is_not_held() -> None:
    text = "Các nước nhất trí sẽ tổ chức trực tuyến Hội nghị Cấp cao ASEAN. " + WELFARE
    assert set(meetings(said(text))) == {"SOMSWD-23"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị tăng cường hợp tác giữa các nước ASEAN về dạy nghề.",
        "Diễn đàn là cơ hội để các thành viên ASEAN hiểu nhau hơn.",
        "Đến dự có đại diện đại sứ quán các nước ASEAN tại Huế.",
    ],
)
def test_the_region_is_no_delegation(sentence: str) -> None:
    assert "ASEAN Member States" not in people(said(WELFARE + sentence))


def test_an_organisation_is_no_organising() -> None:
    found = people(
        said(WELFARE + "Tham dự có đại diện ACWC, Quỹ Sen Vàng, tổ chức Y tế thế giới (WHO), tổ chức UNICEF.")
    )
    assert "organiser" not in found.values()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Ngày 25/7, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38. Các nước họp bàn việc trong năm 2020.",
            "2020-07-25",
        ),
        ("Ngày 25/1, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38. Các nước họp bàn việc trong năm 2020.", None),
        ("Ngày 25/7, Hội nghị ASOD lần thứ 38 đã họp bàn về Lộ trình 2015 và Cộng đồng ASEAN năm 2025.", None),
    ],
)
def test_the_year_of_which_a_notice_tells(text: str, day: str | None) -> None:
    assert meetings(said(text, published=None))["ASOD-38"].get("start_date") == day


def test_a_country_behind_a_meeting_s_name_is_no_place() -> None:
    found = meetings(said("Ngày 5/11 Hội nghị SLOM lần thứ 25 đã họp. Tại phiên họp SLOM, Việt Nam đã chia sẻ."))
    assert "country_code" not in found["SLOM-25"]


def test_ministers_of_many_are_no_organisation() -> None:
    assert "Bộ Y tế" not in people(said(WELFARE + "Tham dự có Bộ trưởng Bộ Y tế 10 nước thành viên ASEAN."))


def test_dialogue_countries_among_those_who_came() -> None:
    text = WELFARE + "Đại biểu đến từ các nước ASEAN và ba nước đối thoại (Trung Quốc, Nhật Bản và Hàn Quốc)."
    assert rows_of(said(text), "partners") == {"CN", "JP", "KR"}


def test_the_days_of_a_frame_are_the_frame_s_own() -> None:
    text = (
        "Trong khuôn khổ Hội nghị SOMSWD lần thứ 23 tổ chức từ ngày 3 đến ngày 5/11 tại Huế, chiều 4/11 "
        "Hội nghị SOMSWD+3 lần thứ 20 đã diễn ra."
    )
    found = meetings(said(text))
    assert (found["SOMSWD-23"]["start_date"], found["SOMSWD-23"]["end_date"]) == ("2023-11-03", "2023-11-05")
    assert (found["SOMSWD+3-20"]["start_date"], found["SOMSWD+3-20"]["end_date"]) == ("2023-11-04", "2023-11-04")


def test_a_day_of_closing_far_from_its_verb() -> None:
    text = (
        "Chiều 15/11, tại Huế, sau ba ngày làm việc nghiêm túc, chuỗi Hội nghị SOMSWD lần thứ 23 với sự tham dự của "
        "các quan chức phụ trách phúc lợi xã hội và phát triển cùng nhiều khách mời đến từ các tổ chức quốc tế và các "
        "hội của người khuyết tật đã bế mạc."
    )
    found = meetings(said(text))["SOMSWD-23"]
    assert found["end_date"] == "2023-11-15"
    assert found.get("start_date") != "2023-11-15"


def test_a_child_is_a_person_and_children_are_not() -> None:
    text = WELFARE + "Em Lý Thị Mùa, đại biểu trẻ em của Việt Nam, phát biểu về an toàn trên mạng."
    found = people(said(text))
    assert "Lý Thị Mùa" in found
    found = people(said(WELFARE + "Trẻ em Việt Nam và các em Lào phát biểu về an toàn trên mạng."))
    assert not {"Việt Nam", "Lào"} & {name for name, role in found.items() if role == "speaker"}


def test_whoever_is_met_aside_sends_no_delegation() -> None:
    text = WELFARE + "Bên lề hội nghị, Thứ trưởng Lò Văn Sơn đã có cuộc gặp song phương với Nhật Bản."
    assert people(said(text)).get("Nhật Bản") is None


@pytest.mark.parametrize(("published", "doubted"), [(date(2023, 11, 20), False), (date(2024, 1, 14), True)])
def test_a_page_that_shows_a_day_weeks_later_may_show_when_it_was_called_up(published: date, doubted: bool) -> None:
    doubts = said("Sáng 15/11, tại Huế, đã diễn ra Hội nghị ASOD lần thứ 38.", published=published).doubts
    assert any("weeks or months away" in repr(doubt) for doubt in doubts) == doubted


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn Việt Nam do Bộ trưởng Lò Văn Sơn làm Trưởng đoàn. Hội nghị đã thông qua ba văn kiện của ASEAN để "
        "trình các "
        "nhà Lãnh đạo ASEAN: Tuyên bố ASEAN về nước sạch, Tuyên bố ASEAN về rừng.",
        "ASEAN cùng phòng ngừa đuối nước\nPhát biểu khai mạc Hội thảo, Thứ trưởng Lò Văn Sơn hoan nghênh các sáng "
        "kiến của "
        "ASEAN. Tại Hội thảo, đại biểu các nước nghe về đuối nước ở trẻ em trong ASEAN và các mô hình của ASEAN.",
        "Hơn 90 đại biểu từ Ban Thư ký ASEAN và các nước sắp tới Huế dự hội nghị khu vực Đông Nam Á về nghề mộc. Sự "
        "kiện "
        "thu hút các đại biểu từ Ban Thư ký ASEAN.",
    ],
)
def test_an_event_that_does_not_tell_of_asean_in_its_name(text: str) -> None:
    assert set(meetings(said(text))) == {"OTHER"}


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 5/11, tại Vinh, Hội Người mù tỉnh tổ chức Hội thảo “Việc cần làm theo Kế hoạch tổng thể ASEAN 2025: Lồng "
        "ghép quyền của người khuyết tật”. Dự hội thảo có các hội viên.",
        "Ngày 5/11, tại Vinh, Sở Nội vụ tổ chức Hội nghị tuyên truyền về Cộng đồng ASEAN cho cán bộ xã.",
        "Phát biểu tại hội nghị ASEM, đoàn Việt Nam nêu việc làm của ASEAN. Hội nghị đã thông qua tuyên bố. ASEM và "
        "ASEAN "
        "gần nhau, ASEAN cùng ASEM hợp tác.",
    ],
)
def test_events_at_home_and_of_other_groups_are_none(text: str) -> None:
    assert not said(text).is_meeting_notice


def test_a_workshop_at_home_to_which_others_came_is_one() -> None:
    text = "Ngày 5/11, tại Vinh, Sở Nội vụ tổ chức Hội nghị tuyên truyền về Cộng đồng ASEAN với các đại biểu từ Lào."
    assert said(text).is_meeting_notice


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ngài Lò Văn Sơn, Trợ lý Bộ trưởng phụ trách Hòa bình và Trật tự, Bộ Nội vụ và Chính quyền địa phương "
            "Phi-líp-pin phát biểu tại Hội nghị.",
            {"Lò Văn Sơn": "speaker"},
        ),
        ("Dự hội nghị có lãnh đạo các Cục, Vụ thuộc Bộ; đại diện Đại sứ quán các nước ASEAN.", {}),
        (
            "Bộ Y tế là cơ quan đầu mối SOMSWD của Việt Nam có các đại biểu tham dự hội nghị.",
            {"Bộ Y tế": "participant"},
        ),
        (
            "Dự hội nghị có Đại diện đặc biệt của Tổng Thư ký Liên Hợp quốc về nước sạch và đại diện UNICEF.",
            {
                "Đại diện đặc biệt của Tổng Thư ký Liên Hợp quốc": "participant",
                "United Nations Children's Fund": "participant",
            },
        ),
        ("Hội nghị bàn về trẻ em. Từ đó, các bên nêu ý kiến.", {}),
    ],
)
def test_who_came(sentence: str, expected: dict[str, str]) -> None:
    assert people(said(WELFARE + sentence)) == expected


def test_a_body_whose_business_an_organiser_looks_after_organises_nothing() -> None:
    text = (
        "Ngày 5/11, Bộ Y tế với vai trò là cơ quan đầu mối phụ trách hoạt động của Ủy ban ASEAN về Quản lý thiên tai "
        "(ACDM) phối hợp với Ban Thư ký ASEAN tổ chức Hội thảo ASEAN về lũ lụt."
    )
    assert people(said(text)) == {"Bộ Y tế": "organiser", "ASEAN Secretariat": "organiser"}


def test_the_number_behind_a_workshop_is_its_own() -> None:
    text = "Ngày 5/11, Hội thảo tham vấn lần thứ 4 của Ủy ban ASEAN về Quản lý thiên tai (ACDM) đã diễn ra tại Vinh."
    assert set(meetings(said(text))) == {"OTHER-4"}


def test_whoever_works_with_the_country_is_no_partner_of_the_meeting() -> None:
    sentence = "Dự hội nghị có đại diện các tổ chức hợp tác với Việt Nam như UNICEF và ILO."
    assert rows_of(said(WELFARE + sentence), "partners") == set()
    sentence = "Dự hội nghị có đại diện Liên đoàn Người sử dụng lao động ASEAN và hỗ trợ kỹ thuật của chương trình ABC."
    assert rows_of(said(WELFARE + sentence), "partners") == set()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Diễn đàn Trẻ em ASEAN lần thứ 9 năm 2026 bàn về mạng.\n\nNgày 4/12, Diễn đàn đã diễn ra.", "2026-12-04"),
        (
            "Ngày 4/12, Diễn đàn Trẻ em ASEAN lần thứ 9 đã diễn ra.\n\nKể từ Diễn đàn lần thứ 8 năm 2024, có thêm bạn.",
            None,
        ),
    ],
)
def test_the_year_beside_the_number_of_a_meeting(text: str, day: str | None) -> None:
    assert meetings(said(text, published=None))["ACF-9"].get("start_date") == day


def test_what_a_body_or_an_organisation_does_is_no_meeting_of_it() -> None:
    text = (
        "Ngày 5/11, ACDM phối hợp với UNICEF tổ chức Hội thảo ASEAN về lũ lụt. Dự hội thảo có đối tác của SOMSWD, các "
        "tổ chức quốc tế ở khu vực."
    )
    found = said(text)
    assert set(meetings(found)) == {"OTHER"}
    assert referenced(found) == {"ACDM", "SOMSWD"}


def test_a_body_in_the_name_of_a_workshop_did_not_meet() -> None:
    text = (
        "Ngày 5/11, tại Vinh, Bộ Y tế tổ chức Hội thảo tham vấn lần thứ 2 của ACDM. Các dự án do Lào đồng chủ trì "
        "được giới thiệu."
    )
    found = said(text, title="Hội thảo tham vấn lần thứ 2 của Ủy ban ASEAN về Quản lý thiên tai")
    assert set(meetings(found)) == {"OTHER-2"}
    assert rows_of(found, "chairs") == set()


def test_two_meetings_of_one_series_told_by_two_numbers() -> None:
    found = meetings(said("Ngày 5/11, Hội nghị Cấp cao ASEAN lần thứ 60 và 61 đã khai mạc tại Vinh."))
    assert set(found) == {"ASEAN-SUMMIT-60", "ASEAN-SUMMIT-61"}
    found = said(WELFARE + "Văn kiện sẽ được trình Hội nghị Cấp cao ASEAN lần thứ 60 và lần thứ 61.")
    assert referenced(found) == {"ASEAN-SUMMIT-60", "ASEAN-SUMMIT-61"}
    assert referenced(said(WELFARE + "Văn kiện sẽ được trình Hội nghị Cấp cao ASEAN lần thứ 60 và 61 nước khác.")) == {
        "ASEAN-SUMMIT-60"
    }


def test_an_ambassador_is_of_the_country_that_sent_him_and_no_representative_of_the_next_body() -> None:
    found = said(WELFARE + "Cùng dự có Đại sứ Việt Nam tại Philippines Lò Văn Tâm, đại diện ILO và IOM.")
    assert people(found) == {
        "Lò Văn Tâm": "participant",
        "International Labour Organization": "participant",
        "International Organization for Migration": "participant",
    }
    assert {c.value for c in found.claims if c.table == "participants" and c.column == "country_code"} == {"VN"}


def test_the_body_that_meets_takes_no_part_in_its_own_meeting() -> None:
    text = (
        "Ngày 5/11, tại Vinh, cuộc họp lần thứ 40 của ACDM đã diễn ra. Tham dự có Ủy ban ASEAN về Quản lý thiên tai "
        "(ACDM), Ban Thư ký ASEAN và UNDP."
    )
    assert people(said(text)) == {
        "ASEAN Secretariat": "participant",
        "United Nations Development Programme": "participant",
    }


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Hội nghị thảo luận quan hệ đối tác giữa tất cả các thành phần trong xã hội.", "partner-cooperation"),
        ("Hội nghị thảo luận ưu tiên về nước sạch sau năm 2025.", "asean-community"),
        ("Hội nghị thảo luận về Hội chứng viêm đường hô hấp cấp vùng Trung Đông.", "covid-19"),
        ("Hội nghị đề nghị tạo môi trường thuận lợi cho các em.", "disaster-climate"),
        ("Hội nghị Bộ trưởng Lao động và Giáo dục ASEAN đã bàn về thư viện.", "education"),
    ],
)
def test_words_that_only_resemble_a_topic(sentence: str, topic: str) -> None:
    assert topic not in rows_of(said(WELFARE + sentence), "topics")


def test_partnership_with_partners_is_cooperation_with_them() -> None:
    sentence = "Hội nghị thảo luận việc mở rộng quan hệ đối tác với Liên hợp quốc."
    assert "partner-cooperation" in rows_of(said(WELFARE + sentence), "topics")


def test_what_is_held_in_a_row_of_events_is_part_of_it_with_a_day_of_its_own() -> None:
    text = (
        "Nằm trong chuỗi hoạt động của Hội nghị AMMSWD lần thứ 31, ngày 5/11, Diễn đàn GO-NGO ASEAN lần thứ 35 đã được "
        "tổ chức tại Huế."
    )
    found = meetings(said(text))
    assert found["GO-NGO-35"]["part_of"] == "AMMSWD-31"
    assert found["GO-NGO-35"]["start_date"] == "2023-11-05"
    assert "start_date" not in found["AMMSWD-31"]


def test_two_meetings_told_of_together_share_days_place_and_chair() -> None:
    text = (
        "Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 60 (ASCC-60) và Hội nghị SOCA lần thứ 65 do Lào "
        "chủ "
        "trì sẽ diễn ra từ ngày 28 đến 30/11 tại Huế."
    )
    found = said(text)
    days = {key: (told["start_date"], told["end_date"], told["city"]) for key, told in meetings(found).items()}
    assert set(days) == {"ASCC-COUNCIL-60", "SOCA-65"}
    assert set(days.values()) == {("2023-11-28", "2023-11-30", "Hue")}
    assert rows_of(found, "chairs") == {"LA|chair"}


def test_meetings_told_of_besides_another_are_reported() -> None:
    text = (
        "Hội nghị Bộ trưởng Y tế ASEAN lần thứ 35 diễn ra tại Huế ngày 5/11. Ngoài Hội nghị AHMM lần thứ 35, còn có "
        "Hội "
        "nghị Bộ trưởng Y tế ASEAN+3 lần thứ 29 và Hội nghị Bộ trưởng Y tế ASEAN - Trung Quốc lần thứ 28."
    )
    assert set(meetings(said(text))) == {"AHMM-35", "AHMM+3-29", "OTHER-28"}


def test_a_minister_of_another_country_is_another_person() -> None:
    found = said(WELFARE + "Bộ trưởng Lò Văn Sơn dự Hội nghị. Bên lề, ông gặp Bộ trưởng Phúc lợi Lào.")
    (person,) = [c.row for c in found.claims if c.table == "participants" and c.value == "Lò Văn Sơn"]
    told = {c.column: c.value for c in found.claims if c.row == person and c.table == "participants"}
    assert (told["position"], told["country_code"]) == ("Bộ trưởng", "VN")


def test_who_organises_with_whom() -> None:
    text = (
        "Ngày 5/11, tại Huế, Bộ Y tế, cơ quan điều phối hợp tác ASEAN tại Việt Nam, phối hợp với Cơ quan Liên hợp "
        "quốc về "
        "Bình đẳng giới và Trao quyền cho phụ nữ (UN Women), Bộ Ngoại giao Canada tổ chức Đối thoại ASEAN về nước "
        "sạch. "
        "Tham dự đối thoại có đại diện Ủy ban ASEAN về Phụ nữ (ACW), Ủy ban liên Chính phủ ASEAN về Nhân quyền (AICHR)."
    )
    found = said(text)
    assert people(found) == {
        "Bộ Y tế": "organiser",
        "UN Women": "organiser",
        "Bộ Ngoại giao": "organiser",
        "Ủy ban ASEAN về Phụ nữ (ACW)": "participant",
        "Ủy ban liên Chính phủ ASEAN về Nhân quyền (AICHR)": "participant",
    }
    assert rows_of(found, "partners") == {"UN-WOMEN", "CA"}


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        ("Đây là năm thứ hai trong nhiệm kỳ 2 năm Chủ tịch SOMSWD của Lào.", {"LA|chair"}),
        ("Các nước nhất trí Singapore sẽ là Chủ tịch SOMSWD nhiệm kỳ tiếp theo.", set()),
        ("Bru-nây Chủ tịch, Cam-pu-chia Phó Chủ tịch.", {"BN|chair", "KH|vice-chair"}),
    ],
)
def test_whose_term_in_the_chair_it_is(sentence: str, chairs: set[str]) -> None:
    assert rows_of(said(WELFARE + sentence), "chairs") == chairs


@pytest.mark.parametrize(
    "helper",
    [
        "với sự phối hợp của Tổ chức Di cư quốc tế",
        "với sự hỗ trợ kỹ thuật của UNFPA và hỗ trợ tài chính của Chính phủ Úc",
    ],
)
def test_helpers_stand_between_an_event_and_its_day(helper: str) -> None:
    text = f"Hội thảo khu vực ASEAN về giới được tổ chức {helper} ngày 10/7/2025 tại TP. Hồ Chí Minh."
    (found,) = meetings(said(text)).values()
    assert (found["start_date"], found["city"]) == ("2025-07-10", "Ho Chi Minh City")


def test_events_listed_in_a_sentence_of_their_own() -> None:
    text = (
        "Sáng 5/11, Hội nghị Cấp cao ASEAN lần thứ 66 khai mạc tại Huế. Nhiều hoạt động sẽ diễn ra trong khuôn khổ Hội "
        "nghị Cấp cao ASEAN lần thứ 66. Đó là: Phiên họp đặc biệt của các nhà lãnh đạo ASEAN về nước sạch."
    )
    found = meetings(said(text))
    assert set(found) == {"ASEAN-SUMMIT-66", "OTHER"}
    assert found["OTHER"]["part_of"] == "ASEAN-SUMMIT-66"


def test_a_summit_held_online() -> None:
    found = meetings(said("Ngày 5/11, đoàn Việt Nam dự Hội nghị Cấp cao trực tuyến ASEAN+3 lần thứ 54."))
    assert found["APT-SUMMIT-54"]["mode"] == "online"


def test_the_head_of_a_delegation_with_a_second_post() -> None:
    found = said(WELFARE + "Trưởng đoàn Việt Nam là ông Lò Văn Sơn, Cục trưởng Cục Trẻ em, Trưởng SOMSWD Việt Nam.")
    assert people(found) == {"Lò Văn Sơn": "head-of-delegation"}


def test_the_chair_of_a_meeting_that_is_only_named() -> None:
    assert rows_of(said(WELFARE + "Lào sẽ giữ vai trò Chủ tịch SOMSWD lần thứ 24."), "chairs") == set()


def test_children_at_the_end_of_a_post() -> None:
    found = said(WELFARE + "Bà Ana Cruz, Đại diện đặc biệt của Tổng Thư ký LHQ về bạo lực với trẻ em, đã phát biểu.")
    told = {c.column: c.value for c in found.claims if c.table == "participants"}
    assert told["position"].endswith("trẻ em")


@pytest.mark.parametrize(
    "lead",
    [
        "Theo TTXVN, tại Jakarta, Indonesia ngày 5/11 đã khai mạc",
        "Tại thủ đô Jakarta (Indonesia) sáng 5/11 đã khai mạc",
        "Vào lúc 8h30 ngày 5/11, tại khách sạn Sen, Jakarta, đại diện các nước dự",
    ],
)
def test_a_day_behind_a_place_or_an_hour_opens_the_sentence(lead: str) -> None:
    found = meetings(said(f"{lead} Hội nghị SOMSWD lần thứ 23."))["SOMSWD-23"]
    assert (found["start_date"], found["city"]) == ("2023-11-05", "Jakarta")


def test_a_fund_with_its_partner_in_its_name() -> None:
    text = (
        "Ngày 5/11, Bộ Y tế phối hợp với Quỹ Hợp tác ASEAN - Hàn Quốc (AKCF) và ILO tổ chức Hội thảo ASEAN về "
        "nước sạch."
    )
    found = said(text)
    assert set(people(found)) == {"Bộ Y tế", "Quỹ Hợp tác ASEAN - Hàn Quốc (AKCF)", "International Labour Organization"}
    assert rows_of(found, "partners") == {"AKCF", "ILO"}


def test_a_ministry_with_a_comma_in_its_name() -> None:
    found = said(
        WELFARE + "Bộ trưởng Bộ Đảo, Phát triển các vùng xa và Nghề cá Indonesia Budi Santoso phát biểu tại Hội nghị."
    )
    told = {c.column: c.value for c in found.claims if c.table == "participants"}
    assert (told["name"], told["country_code"], told["role"]) == ("Budi Santoso", "ID", "speaker")
    assert told["organisation"] == "Bộ Đảo, Phát triển các vùng xa và Nghề cá"


def test_speakers_each_with_a_country_in_brackets() -> None:
    sentence = (
        "Bà Aisyah Ahmad (Malaysia), ông Somchai Dee (Thái Lan) và bà Chanda Rath (Campuchia) trình bày tham luận."
    )
    assert people(said(WELFARE + sentence)) == {
        "Aisyah Ahmad": "speaker",
        "Somchai Dee": "speaker",
        "Chanda Rath": "speaker",
    }


@pytest.mark.parametrize(
    ("text", "key", "day", "partner"),
    [
        ("Ngày 14/11, Hội nghị thượng đỉnh Hàn-ASEAN lần thứ 31 khai mạc tại Huế.", "OTHER-31", "2023-11-14", "KR"),
        ("Ngày 14/11, Hội nghị Cấp cao Nhật Bản - ASEAN lần thứ 31 đã họp tại Huế.", "OTHER-31", "2023-11-14", "JP"),
        (
            "Trong ngày đầu tiên 14/11, Thủ tướng dự Hội nghị Cấp cao ASEAN - Nhật lần thứ 31.",
            "OTHER-31",
            "2023-11-14",
            "JP",
        ),
    ],
)
def test_partners_by_short_names_and_named_first(text: str, key: str, day: str, partner: str) -> None:
    extraction = said(text)
    assert meetings(extraction)[key]["start_date"] == day
    assert rows_of(extraction, "partners") == {partner}


def test_names_that_are_short_only_beside_asean_are_no_countries_elsewhere() -> None:
    text = WELFARE + "Dự hội nghị ASEAN - Trung Á có ông Hàn Văn Sơn. Ban Thư ký ASEAN – Trung tâm nghề Huế cùng dự."
    assert rows_of(said(text), "partners") == set()


def test_the_day_of_another_group_s_summit_is_not_the_meeting_s() -> None:
    text = (
        "Thủ tướng dự Hội nghị Cấp cao ASEAN+3 lần thứ 31. Trong ngày 13/11 sẽ diễn ra Hội nghị thượng đỉnh "
        "Nhật Bản-Mekong, bàn về nước sông."
    )
    assert "start_date" not in meetings(said(text))["APT-SUMMIT-31"]


def test_many_summits_are_none_of_their_own() -> None:
    text = "Thủ tướng sẽ dự 5 hội nghị thượng đỉnh với ASEAN. Ngày 14/11, Hội nghị Cấp cao ASEAN+3 lần thứ 31 sẽ họp."
    assert set(meetings(said(text))) == {"APT-SUMMIT-31"}


def test_an_event_on_sports_and_the_one_before_it() -> None:
    title = "Lào chủ trì Hội nghị Bộ trưởng ASEAN về Thể thao lần thứ 18"
    text = (
        "Đây là dịp bàn về thể thao. Đoàn Lào dự Hội nghị Bộ trưởng Thể thao ASEAN lần thứ 17 tại Thái Lan. (Ảnh: L.S)"
    )
    extraction = said(text, title=title)
    assert set(meetings(extraction)) == {"OTHER-18"}
    assert rows_of(extraction, "chairs") == {"LA|chair"}


def test_a_mechanism_is_only_named() -> None:
    text = WELFARE + "Từ năm 2015, cơ chế Hội nghị Bộ trưởng ASEAN về vấn đề ma túy đã được thiết lập."
    extraction = said(text)
    assert set(meetings(extraction)) == {"SOMSWD-23"}
    assert "AMMD" in referenced(extraction)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tham dự có các Bộ trưởng của 10 quốc gia thuộc ASEAN.",
        "Đại biểu đến từ 10 quốc gia trong khu vực ASEAN cùng dự.",
        "9 nước trong khối ASEAN (trừ Lào) cử các đoàn đại biểu gồm 30 người.",
    ],
)
def test_ways_to_say_the_member_states(sentence: str) -> None:
    assert people(said(WELFARE + sentence))["ASEAN Member States"] == "participant"


def test_who_is_thanked_need_not_be_there() -> None:
    text = (
        WELFARE + "Ông Lò Văn Sơn bày tỏ lòng biết ơn tới Chính phủ và nhân dân "
        "các nước ASEAN, Ban Thư ký ASEAN đã giúp."
    )
    assert not {"ASEAN Member States", "ASEAN Secretariat"} & set(people(said(text)))


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        (
            "Bộ Nội vụ Việt Nam với vai trò Chủ tịch luân phiên của Hợp tác ASEAN về công vụ, nhấn mạnh đổi mới.",
            {"VN|chair"},
        ),
        ("Bộ Nội vụ Việt Nam với vai trò Chủ tịch luân phiên ASEAN, nhấn mạnh đổi mới.", set()),
        ("Đại sứ Lò Thị Mai, Đại diện Lào tại AICHR, chủ trì Cuộc họp.", {"LA|chair"}),
        ("Bộ Y tế Lào, với tư cách là Chủ tịch chuẩn bị hết nhiệm kỳ của SOMSWD, đã trình bày.", set()),
    ],
)
def test_chairs_by_turns_and_by_representatives(sentence: str, chairs: set[str]) -> None:
    assert rows_of(said("Ngày 15/11, tại Huế, Hội nghị SOMSWD lần thứ 23 đã khai mạc. " + sentence), "chairs") == chairs


@pytest.mark.parametrize(
    ("sentence", "expected", "not_there"),
    [
        (
            "Tham dự có Thủ tướng nước chủ nhà Thong-xi Kham-ma; Tổng Thư ký ASEAN Lò Văn Sơn.",
            ("Lò Văn Sơn", "participant"),
            "",
        ),
        (
            "Dự có ông Lò Văn Sơn, Trưởng đoàn Quan chức cao cấp ASEAN (SOM) của Việt Nam.",
            ("Lò Văn Sơn", "participant"),
            "",
        ),
        (
            "Ông Lò Văn Sơn dự họp. Vai trò của Điều phối viên Hỗ trợ nhân đạo ASEAN được bàn.",
            ("Lò Văn Sơn", "participant"),
            "Hỗ",
        ),
        (
            "Dự có ông Lò Văn Sơn và đại diện Đoàn trường và các trường đại học tại Hà Nội.",
            ("Lò Văn Sơn", "participant"),
            "Hà Nội",
        ),
        (
            "Dự có ông Lò Văn Sơn, Giám đốc khu vực Tây Thái Bình Dương của WHO.",
            ("Lò Văn Sơn", "participant"),
            "Tây Thái Bình Dương",
        ),
    ],
)
def test_who_is_who(sentence: str, expected: tuple[str, str], not_there: str) -> None:
    found = people(said(WELFARE + sentence))
    assert found[expected[0]] == expected[1]
    assert not_there not in found


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Hội nghị bàn nội dung hợp tác, thỏa thuận với các đối tác Nhật Bản, Hàn Quốc.", set()),
        (
            "Đại biểu các nước ASEAN, Nhật Bản cùng dự. Hội nghị tăng cường hợp "
            "tác với các đối tác ngoại khối như Nhật Bản, Hàn Quốc.",
            {"JP"},
        ),
    ],
)
def test_with_whom_one_works_is_a_partner_of_the_meeting_only_if_there(sentence: str, codes: set[str]) -> None:
    assert rows_of(said(WELFARE + sentence), "partners") == codes


def test_a_meeting_to_come_that_somebody_hosts() -> None:
    text = (
        "Theo bà Lò Thị Mai, Vụ trưởng, trẻ em rất vui. Diễn đàn Trẻ em ASEAN "
        "lần thứ 14 do Lào đăng cai sẽ diễn ra ngày 20/12."
    )
    extraction = said(text)
    assert meetings(extraction)["ACF-14"]["relation"] == "announces"
    assert "Lò Thị Mai" not in people(extraction)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Hội nghị Bộ trưởng Y tế ASEAN lần thứ 25 và ASEAN+3 lần thứ 19", {"AHMM-25", "AHMM+3-19"}),
        ("Hội nghị Bộ trưởng Y tế ASEAN và ASEAN+3", {"AHMM", "AHMM+3"}),
        ("Hội nghị Quan chức cấp cao ASEAN và ASEAN+3 về Phúc lợi xã hội và Phát triển", {"SOMSWD", "SOMSWD+3"}),
        (
            "Hội nghị Quan chức cấp cao ASEAN lần thứ 33, ASEAN+3 lần thứ 28 về Phúc lợi xã hội và Phát triển",
            {"SOMSWD-33", "SOMSWD+3-28"},
        ),
        (
            "Hội nghị Cấp cao ASEAN lần thứ 63, ASEAN+3 lần thứ 48 và ASEAN - Nhật Bản lần thứ 52",
            {"ASEAN-SUMMIT-63", "APT-SUMMIT-48", "OTHER-52"},
        ),
        (
            "Hội nghị các quan chức cao cấp về phát triển y tế của ASEAN+3 (với Nhật Bản, Trung Quốc, Hàn Quốc) và "
            "ASEAN+1 (với Trung Quốc)",
            {"SOMHD+3", "OTHER"},
        ),
        ("Hội nghị Bộ trưởng Y tế ASEAN và ASEAN - Nhật Bản", {"AHMM", "OTHER"}),
    ],
)
def test_meetings_told_apart_by_their_format_alone(name: str, keys: set[str]) -> None:
    found = meetings(said(f"Ngày 14/11, tại Huế, {name} đã khai mạc."))
    assert set(found) == keys
    assert {one["start_date"] for one in found.values()} == {"2023-11-14"}
    assert {one["city"] for one in found.values()} == {"Hue"}


def test_summits_of_both_formats_only_named() -> None:
    text = WELFARE + "Các đại biểu xem xét nghị quyết của các Hội nghị Cấp cao ASEAN, ASEAN+3."
    assert {"ASEAN-SUMMIT", "APT-SUMMIT"} <= referenced(said(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị có sự tham gia của các quan chức cấp cao phụ trách ASCC (SOCA) đến từ 10 nước thành viên ASEAN.",
        "Dự có ông Lò Văn Sơn, Trưởng đoàn các Quan chức Cao cấp ASEAN về Thanh niên (SOMY) của Việt Nam.",
        "Hội nghị có sự tham gia của các quan chức cấp cao phụ trách ASCC (SOCA) và Chủ tịch Hội nghị các quan chức "
        "cao cấp ASEAN (SOM).",
    ],
)
def test_officials_who_came_are_no_meeting(sentence: str) -> None:
    extraction = said(WELFARE + sentence)
    assert not {"SOCA", "SOMY"} & referenced(extraction)
    assert not {"SOCA", "SOMY"} & set(people(extraction))


def test_a_province_that_hosts_is_the_place() -> None:
    title = "Khai mạc Hội nghị Ủy ban ASEAN về Quản lý thiên tai lần thứ 53"
    text = "Trả lời vì sao chọn tỉnh Quảng Ninh đăng cai tổ chức Hội nghị lần này, ông Lò Văn Sơn nói về biển."
    found = meetings(said(text, title=title))["ACDM-53"]
    assert (found["city"], found["country_code"]) == ("Quang Ninh", "VN")


def test_who_is_called_for_need_not_be_there() -> None:
    text = WELFARE + "Các nước kêu gọi sự tham gia của Quỹ Sen Vàng và Trung tâm Bắc Hà."
    assert not {"Quỹ Sen Vàng", "Trung tâm Bắc Hà"} & set(people(said(text)))


def test_whose_part_is_encouraged_is_a_topic() -> None:
    text = WELFARE + "Nội dung gồm: khuyến khích sự tham gia của phụ nữ và người khuyết tật."
    assert "persons-with-disabilities" in rows_of(said(text), "topics")
    text = WELFARE + "Hội nghị có sự tham gia của người khuyết tật."
    assert "persons-with-disabilities" not in rows_of(said(text), "topics")


def test_the_channel_of_welfare_is_no_topic() -> None:
    text = (
        "Ngày 15/11, tại Huế, Diễn đàn Trẻ em ASEAN lần thứ 14, việc của kênh phúc lợi xã hội và phát triển, khai mạc."
    )
    assert "social-protection" not in rows_of(said(text), "topics")


def test_the_theme_before_a_frame_and_two_who_talk() -> None:
    title = "Tổng Thư ký ASEAN đối thoại với thanh niên các nước ASEAN"
    text = (
        "Chiều 15/11, Học viện Sen Vàng (HSV) phối hợp với Quỹ Bắc Hà "
        "đã tổ chức Đối thoại giữa Tổng Thư ký ASEAN "
        "Lò Văn Sơn với thanh niên các nước ASEAN.\n\nĐối thoại với chủ đề “Trẻ và bền” nằm trong khuôn khổ "
        "“Diễn đàn Tương lai xanh ASEAN” diễn ra ngày 16/11 tại Huế."
    )
    extraction = said(text, title=title)
    told = {claim.row: claim.value for claim in extraction.claims if claim.column == "theme"}
    parts = {claim.row: claim.value for claim in extraction.claims if claim.column == "part_of"}
    assert told == {"m1": "Trẻ và bền"}
    assert parts == {"m1": "m2"}
    assert people(extraction)["Học viện Sen Vàng (HSV)"] == "organiser"


@pytest.mark.parametrize("number", ["2/2024", "lần 2/2024", "lần thứ 2/2024"])
def test_a_special_meeting_by_its_number_in_a_year(number: str) -> None:
    text = (
        f"Từ ngày 23-25/9 đã diễn ra Cuộc họp đặc biệt {number} của Ủy ban liên Chính phủ ASEAN về Nhân quyền (AICHR)."
    )
    found = meetings(said(text, published=None))["AICHR"]
    assert (found["start_date"], found["end_date"]) == ("2024-09-23", "2024-09-25")


def test_summits_with_partners_are_not_asean_s_own() -> None:
    text = (
        "Tiếp nối chuỗi Hội nghị Cấp cao ASEAN với các đối tác, sáng 14/11, Hội nghị Cấp cao ASEAN+3 lần thứ 38 đã họp."
    )
    assert set(meetings(said(text))) == {"APT-SUMMIT-38"}


def test_days_behind_a_country_s_full_name() -> None:
    text = (
        "Tại Hội nghị Cấp cao ASEAN lần thứ 54 và 55 diễn ra ở Viêng Chăn, Cộng hòa Dân chủ Nhân dân Lào từ "
        "ngày 6 đến ngày 11 tháng 10 năm 2023, các nước đã nhất trí."
    )
    found = meetings(said(text))
    assert {(one["start_date"], one["end_date"]) for one in found.values()} == {("2023-10-06", "2023-10-11")}
    assert set(found) == {"ASEAN-SUMMIT-54", "ASEAN-SUMMIT-55"}


def test_leaders_who_meet_and_are_never_named_as_a_summit() -> None:
    text = (
        "Trên cương vị chủ trì hội nghị, Tổng thống Philippines A-ri Ma-lay kêu gọi các nhà lãnh đạo tham dự hội nghị "
        "“tiếp tục thúc đẩy hòa bình trong khối ASEAN”. Phát biểu tại hội nghị, lãnh đạo các nước ASEAN+3 "
        "nhấn mạnh hợp "
        "tác. Thủ tướng Nhật Bản Ta-rô I-tô và Tổng thống Hàn Quốc Kim Min Su cùng phát biểu."
    )
    extraction = said(text)
    assert set(meetings(extraction)) == {"APT-SUMMIT"}
    assert rows_of(extraction, "partners") == {"CN", "JP", "KR"}


def test_a_forum_that_is_never_named_is_none_of_a_series() -> None:
    text = (
        "Diễn đàn với chủ đề “Làng xanh” có sự tham dự của đại diện Ban Thư ký ASEAN và các quốc gia trong khối ASEAN. "
        "Ông Lò Văn Sơn, lãnh đạo của Việt Nam tại Hội nghị các Quan chức Cao cấp ASEAN về Phát triển Nông thôn và Xóa "
        "đói Giảm nghèo (SOMRDPE), nói về ASEAN."
    )
    found = meetings(said(text))
    assert {key: one["theme"] for key, one in found.items()} == {"OTHER": "Làng xanh"}


@pytest.mark.parametrize(
    ("sentence", "not_there"),
    [
        ("Các nước tập trung tại cuộc họp, báo Vietnam News đưa tin.", "Vietnam"),
        ("Tham dự có ông Lò Văn Sơn, Giám đốc khu vực Châu Á của ILO.", "Châu Á"),
        ("Bà Lò Thị Mai - Trưởng ban Tuyên giáo Hội Sen Vàng dự họp.", "Tuyên"),
    ],
)
def test_newspapers_regions_and_boards_are_nobody(sentence: str, not_there: str) -> None:
    assert not_there not in people(said(WELFARE + sentence))


def test_an_assembly_s_acronym_and_who_tells_of_it() -> None:
    title = "Hơn 200 đại biểu dự Đại hội đồng Liên đoàn các tổ chức làng nghề ASEAN"
    text = (
        "Đại biểu sẽ tham dự Đại hội đồng Liên đoàn các tổ chức làng nghề ASEAN (ALNO) lần thứ 14 diễn ra "
        "trong hai ngày "
        "19 và 20-12 tại Huế. Bà Lò Thị Mai - Trưởng ban Tuyên giáo Hội Sen Vàng cho biết, đại biểu dự ALNO "
        "đến từ mười "
        "nước ASEAN và ba nước đối thoại (Trung Quốc, Nhật Bản và Hàn Quốc)."
    )
    extraction = said(text, title=title)
    found = people(extraction)
    assert {"Trung Quốc", "Nhật Bản", "Hàn Quốc"} <= set(found)
    assert not {"ALNO", "Lò Thị Mai"} & set(found)
    assert rows_of(extraction, "partners") == {"CN", "JP", "KR"}


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Lào đăng cai tổ chức Diễn đàn Làng nghề ASEAN", "LA"),
        ("Lào sẽ đăng cai Diễn đàn Làng nghề ASEAN lần sau", None),
        ("Lào đăng cai Diễn đàn Làng nghề ASEAN trực tuyến", None),
    ],
)
def test_the_country_that_hosts_is_where_it_is_held(title: str, country: str | None) -> None:
    found = meetings(said("Diễn đàn Làng nghề ASEAN bàn về tre nứa.", title=title))
    assert {one.get("country_code") for one in found.values()} == {country}


def test_statesmen_of_a_list_by_post_and_country() -> None:
    text = (
        "Thủ tướng Lào, Tổng thống Philippines, Bộ trưởng Tăng quyền cho phụ nữ và Bảo vệ Trẻ em Indonesia, "
        "Tổng Thư ký "
        "Bộ Phụ nữ Malaysia đã tham dự và phát biểu tại Hội nghị."
    )
    claims = said(WELFARE + text).claims
    names = {claim.value for claim in claims if claim.table == "participants" and claim.column == "name"}
    countries = {c.value for c in claims if c.table == "participants" and c.column == "country_code"}
    assert not names
    assert {"LA", "PH", "ID", "MY"} <= countries


def test_who_chaired_the_first_one_years_ago() -> None:
    text = WELFARE + "Hội nghị lần đầu tiên được tổ chức vào năm 2001 do Lào chủ trì."
    assert rows_of(said(text), "chairs") == set()


@pytest.mark.parametrize(
    ("frame", "told"),
    [("chương trình ưu tiên của Ủy ban liên Chính phủ ASEAN về nhân quyền", True), ("dự án của tỉnh", False)],
)
def test_a_workshop_named_by_its_quotation_alone(frame: str, told: bool) -> None:
    text = (
        f"Sự kiện do Lào tổ chức trong khuôn khổ {frame}.\n\nHội thảo “Nhà ở cho người nghèo thành thị” sẽ diễn ra "
        "trong hai ngày 21 và 22-11."
    )
    extraction = said(text)
    assert set(meetings(extraction)) == ({"OTHER"} if told else set())


def test_the_body_of_a_chair_s_office_is_not_what_is_chaired() -> None:
    text = (
        "Ngày 14/11, Diễn đàn GO-NGO ASEAN lần thứ 24 đã diễn ra trong khuôn khổ Hội nghị SOMSWD.\n\n"
        "Diễn đàn năm nay do Lào chủ trì với vai trò Chủ tịch SOMSWD."
    )
    extraction = said(text)
    row = next(c.row for c in extraction.claims if c.column == "series_code" and c.value == "GO-NGO")
    assert {c.row for c in extraction.claims if c.table == "chairs"} == {f"{row}|LA|chair"}


@pytest.mark.parametrize("city", ["TP. Huế", "TP.Huế", "Tp. Huế", "TP Huế"])
def test_a_city_behind_its_abbreviated_word(city: str) -> None:
    for text in (
        f"Sáng 23/10, tại {city}, Hội nghị SOMSWD lần thứ 23 đã khai mạc.",
        f"Hội nghị SOMSWD lần thứ 23 đã khai mạc tại {city} sáng 23/10.",
    ):
        assert meetings(said(text))["SOMSWD-23"]["city"] == "Hue"


def test_a_country_that_shares_the_chair_with_a_person() -> None:
    text = WELFARE + "Hội nghị họp dưới sự chủ trì của Bộ trưởng Bộ Nội vụ Lê Mười và sự đồng chủ trì của Brunei."
    assert rows_of(said(text), "chairs") == {"VN|chair", "BN|co-chair"}


def test_who_is_in_the_chair_of_something_at_home_is_not_in_the_meetings() -> None:
    text = WELFARE + "Đoàn Việt Nam do ông Lê Mười, Phó Chủ tịch Ủy ban Quốc gia về Thanh niên Việt Nam dẫn đầu."
    assert not rows_of(said(text), "chairs")


def test_a_newspapers_letters_before_a_dash_are_no_organisation() -> None:
    text = "GD&TĐ - Ngày 15/11, Bộ Nội vụ phối hợp với Ban Thư ký ASEAN tổ chức Hội nghị SOMSWD lần thứ 23."
    assert set(people(said(text))) == {"Bộ Nội vụ", "ASEAN Secretariat"}


def test_ministers_of_all_countries_are_no_minister() -> None:
    text = WELFARE + "Hội nghị có sự tham dự của Bộ trưởng phụ trách thanh niên của 10 nước ASEAN."
    assert set(people(said(text))) == {"ASEAN Member States"}


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị được tổ chức theo hình thức trực tuyến. Tham dự trực tuyến có các Bộ trưởng Y tế ASEAN, các Bộ "
        "trưởng Giáo dục ASEAN và Tổng Thư ký ASEAN.",
        "Tham dự hội thảo lần này, ngoài 10 nước ASEAN còn có các đại biểu đến từ Ấn Độ.",
    ],
)
def test_a_text_without_its_head_tells_by_who_came_that_it_is_of_asean(text: str) -> None:
    extraction = said(text)
    assert set(meetings(extraction)) == {"OTHER"}
    assert "ASEAN Member States" in people(extraction)


def test_a_name_with_a_list_in_it_is_asean_s_by_its_last_word() -> None:
    name = "Hội thảo Dinh dưỡng, Nước sạch và Chăm sóc Trẻ em ASEAN"
    held = said(f"Ngày 15/11, {name} được khai mạc tại Huế.")
    assert meetings(held)["OTHER"]["city"] == "Hue"
    assert set(meetings(said(f"{name}\n\nSáng 15/11, tại Huế, Bộ Y tế tổ chức hội thảo."))) == {"OTHER"}
    others = said("Sáng 15/11, sau hội thảo về Nước sạch, Tổng Thư ký ASEAN đã khai mạc một triển lãm ảnh.")
    assert not others.is_meeting_notice


def test_officials_of_a_body_that_came_to_a_numbered_meeting_do_not_make_it_the_body_s() -> None:
    text = (
        "Hội nghị lần thứ 3 về hoàn thiện Lộ trình thực hiện Tuyên bố Hà Nội về Thúc đẩy Công tác xã hội\n\n"
        "Ngày 15/11, Hội nghị lần thứ 3 của Nhóm công tác nhằm hoàn thiện Lộ trình thực hiện Tuyên bố Hà Nội về Thúc "
        "đẩy Công tác xã hội diễn ra trực tuyến. Tham gia có các quan chức phụ trách phúc lợi xã hội và phát triển "
        "(SOMSWD) của các nước thành viên ASEAN.\nTiếp theo Hội nghị lần thứ 2, Hội nghị lần thứ 3 bàn chi tiết."
    )
    extraction = said(text)
    found = meetings(extraction)
    assert set(found) == {"OTHER-3"}
    assert found["OTHER-3"]["mode"] == "online"
    assert not {"SOMSWD-2", "SOMSWD-3"} & referenced(extraction)


def test_who_chairs_the_meeting_does_not_chair_the_summit_to_which_it_reports() -> None:
    text = (
        "Trong khuôn khổ Hội nghị cấp cao ASEAN lần thứ 46, Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần "
        "thứ 33 đã diễn ra ngày 15/11. Hội nghị thông qua báo cáo để trình lên Hội nghị Cấp cao ASEAN lần thứ 46. Bộ "
        "trưởng Bộ Nội vụ Lê Văn Mười chủ trì và điều hành Hội nghị."
    )
    extraction = said(text)
    (row,) = {c.row for c in extraction.claims if c.table == "meetings" and c.value == "ASCC-COUNCIL"}
    assert rows_of(extraction, "chairs") == {"VN|chair"}
    assert {c.row for c in extraction.claims if c.table == "chairs"} == {f"{row}|VN|chair"}


def test_the_chair_of_a_term_that_is_over_chairs_no_more() -> None:
    text = WELFARE + "Trong nhiệm kỳ Chủ tịch của mình, Thái Lan đã tổ chức ba hội thảo."
    assert not rows_of(said(text), "chairs")


def test_meetings_told_of_as_held_also_at_the_meeting_are_part_of_it() -> None:
    text = (
        "Ngày 15/11, Hội nghị SOMHD lần thứ 20 đã khai mạc tại Huế. Cũng tại hội nghị SOMHD đã diễn ra hai hội nghị "
        "khác là Hội nghị SOMHD+3 lần thứ 15 và Hội nghị SOMHD ASEAN - Trung Quốc lần thứ 15."
    )
    found = meetings(said(text))
    assert {found[key].get("part_of") for key in found if key != "SOMHD-20"} == {"SOMHD-20"}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("said_of", "theme"),
    [
        ("quyền của trẻ em vào ngày 15/11", "quyền của trẻ em"),
        ("nước sạch cho mọi nhà tại Huế", "nước sạch cho mọi nhà"),
        ("mà các nước quan tâm", None),
    ],
)
def test_a_theme_in_small_letters_ends_where_day_or_place_is_told(said_of: str, theme: str | None) -> None:
    found = meetings(said(f"Cuộc họp AICHR lần thứ 48 với chủ đề {said_of} đã diễn ra."))
    assert found["AICHR-48"].get("theme") == theme


def test_what_is_told_at_a_press_conference_of_how_the_meeting_was_held() -> None:
    text = (
        "Họp báo về kết quả Hội nghị SOMSWD lần thứ 23\n\nChiều 16/11, Thứ trưởng Lê Văn Mười chủ trì họp báo. Phát "
        "biểu tại họp báo, ông Mười cho biết đây là Hội nghị do Việt Nam tổ chức theo hình thức trực tuyến."
    )
    found = meetings(said(text))["SOMSWD-23"]
    assert found.get("mode") == "online"
    assert "start_date" not in found


def test_an_international_organisation_has_no_country_and_the_one_behind_it_is_another() -> None:
    text = "Ngày 15/11, Hội thảo ASEAN về nước sạch do Bộ Y tế tổ chức với sự phối hợp của UNFPA, Chính phủ Nhật Bản."
    claims = said(text).claims
    rows = {c.row for c in claims if c.table == "participants" and c.value == "United Nations Population Fund"}
    assert rows
    assert not [c for c in claims if c.row in rows and c.column == "country_code"]


def test_tasks_that_ministers_gave_others_bring_no_ministers() -> None:
    text = WELFARE + "Hội nghị rà soát các nhiệm vụ được các Bộ trưởng Y tế ASEAN giao cho các quan chức cao cấp."
    assert "ASEAN Member States" not in people(said(text))


@pytest.mark.parametrize(
    ("name", "partner"),
    [
        ("Đối thoại ASEAN-EU", "EU"),
        ("Đối thoại Hiệp hội các quốc gia Đông Nam Á (ASEAN)-Liên minh châu Âu (EU)", "EU"),
        ("Đối thoại ASEAN - Nhật Bản", "JP"),
    ],
)
def test_a_partner_that_is_no_country_in_an_event_s_name(name: str, partner: str) -> None:
    text = f"{name} lần thứ 2 về nước sạch diễn ra tại Huế ngày 15/11."
    assert rows_of(said(text), "partners") == {partner}


def test_a_conference_of_five_countries_of_the_region_is_not_asean_s() -> None:
    text = "Hội nghị Bộ trưởng về hợp tác lao động CLMVT lần thứ 9 diễn ra tại Huế ngày 15/11. ASEAN có họ."
    assert not said(text).is_meeting_notice


def test_organisations_of_which_it_is_said_that_they_are_organisations() -> None:
    text = (
        "Ngày 15/11, Hội thảo ASEAN về nước sạch do Bộ Y tế cùng Ban Thư ký ASEAN, tổ chức UNICEF, tổ chức UNESCO phối "
        "hợp tổ chức. Tham dự Hội thảo có đại diện Ủy ban Thúc đẩy Quyền của Phụ nữ và Trẻ em trong ASEAN (ACWC) và Bộ "
        "trưởng Lao động nhập cư Philippines Ana V. Cruz."
    )
    found = people(said(text))
    assert {name for name, role in found.items() if role == "organiser"} == {
        "Bộ Y tế",
        "ASEAN Secretariat",
        "United Nations Children's Fund",
        "UNESCO",
    }
    assert "Ana V. Cruz" in found
    assert any(name.startswith("Ủy ban Thúc đẩy Quyền của Phụ nữ và Trẻ em") for name in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Đây là cuộc họp nhằm bàn về nước sạch. Các đại biểu đến từ các nước thành viên ASEAN đã trao đổi.",
            {"OTHER"},
        ),
        ("Đây là cuộc họp nhằm bàn về nước sạch. Các đại biểu đến từ mười huyện đã trao đổi.", set()),
    ],
)
def test_a_text_that_begins_behind_its_meeting_s_name(text: str, found: set[str]) -> None:
    assert set(meetings(said(text))) == found


def test_leaders_to_whom_papers_go_do_not_meet() -> None:
    text = (
        "Phát biểu tại lễ khai mạc, Thủ tướng Lào Bun-thoong Xay-nha nhấn mạnh các Bộ trưởng sẽ xem xét văn kiện để "
        "trình lên các nhà lãnh đạo ASEAN. Thủ tướng nêu ba ưu tiên của ASCC. Theo Thủ tướng, ASCC đi đúng hướng."
    )
    assert set(meetings(said(text))) == {"ASCC-COUNCIL"}


def test_a_dialogue_with_the_union_is_one_under_its_short_and_its_long_name() -> None:
    text = (
        "Đối thoại Hiệp hội các quốc gia Đông Nam Á (ASEAN)-Liên minh châu Âu (EU) lần thứ 2 về nước sạch diễn ra tại "
        "Huế ngày 15/11. Đây là diễn đàn hằng năm."
    )
    found = meetings(said(text, title="Đối thoại ASEAN-EU bàn việc giữ nước"))
    assert set(found) == {"OTHER-2"}
    assert found["OTHER-2"]["start_date"] == "2023-11-15"


@pytest.mark.parametrize("held", ["diễn ra từ ngày 4-6/6/2023", "được tổ chức từ ngày 4 đến 6/6/2023"])
def test_a_sentence_that_begins_beside_a_meeting_held_on_some_days_tells_its_days(held: str) -> None:
    found = meetings(
        said(
            f"Bên lề Hội nghị SOMSWD lần thứ 23 {held} tại Huế, Hội nghị SOMSWD+3 lần thứ 18 đã được tổ chức ngày 5/6."
        )
    )
    assert (found["SOMSWD-23"]["start_date"], found["SOMSWD-23"]["end_date"]) == ("2023-06-04", "2023-06-06")
    assert (found["SOMSWD+3-18"]["start_date"], found["SOMSWD+3-18"]["end_date"]) == ("2023-06-05", "2023-06-05")


def test_what_is_held_beside_a_meeting_has_its_own_days() -> None:
    text = "Triển lãm bên lề Hội nghị SOMSWD lần thứ 23 diễn ra từ ngày 4-6/6/2023 tại Huế."
    assert "start_date" not in meetings(said(text))["SOMSWD-23"]


@pytest.mark.parametrize("asean", ["Hiệp hội các quốc gia Đông Nam Á (ASEAN) năm 2023", "Hiệp hội các nước Đông Nam Á"])
def test_the_chairmanship_of_asean_written_out_is_no_meeting_s_chair(asean: str) -> None:
    text = f"{WELFARE}Lào, nước giữ vai trò Chủ tịch {asean}, cam kết hợp tác."
    assert not rows_of(said(text), "chairs")


@pytest.mark.parametrize("year", ["", " 2023", " năm 2023", " nhiệm kỳ 2023-2024"])
@pytest.mark.parametrize("name", ["Kham Souk", "Nguyễn Văn Tư"])
def test_a_chair_s_year_may_stand_before_the_name(year: str, name: str) -> None:
    text = f"{WELFARE}Hội nghị do Chủ tịch SOMSWD{year} {name} chủ trì."
    assert people(said(text)) == {name: "chair"}
