"""Events told of beside others: frames, second meetings of a sentence, bodies and places only mentioned."""

from __future__ import annotations

import pytest

from pipelines.model import Extraction

from .facts import meetings, people, said


def _said(text: str, title: str | None = None) -> Extraction:
    return said(text, published=None, title=title)  # which leaves no year too long ago


@pytest.mark.parametrize(
    "text",
    [
        "Bên lề Hội nghị Bộ trưởng Y tế ASEAN lần thứ 21, phiên làm việc giữa hai nước diễn ra ngày 13/5/2022.",
        "Nhân dịp Hội nghị Bộ trưởng Y tế ASEAN lần thứ 21, lễ ra mắt sách dạy nấu ăn được tổ chức ngày 13/5/2022.",
        "Trong khuôn khổ Hội nghị Bộ trưởng Y tế ASEAN lần thứ 21 và các cuộc họp liên quan, phiên trao đổi "
        "thường niên "
        "giữa các bên đã diễn ra vào chiều 13/5/2022.",
    ],
)
def test_the_day_of_an_event_without_a_name_is_not_that_of_its_frame(text: str) -> None:
    assert "start_date" not in meetings(_said(text))["AHMM-21"]


@pytest.mark.parametrize(
    "text",
    [
        "Trong khuôn khổ Hội nghị Bộ trưởng Y tế ASEAN lần thứ 21, được tổ chức từ ngày 11 đến 14/5/2022, "
        "các nước đã trao "
        "đổi kinh nghiệm.",
        "Trong khuôn khổ Hội nghị Bộ trưởng Y tế ASEAN lần thứ 21 diễn ra tại Bali từ ngày 11 đến "
        "14/5/2022, chiều 13/5 "
        "có buổi tọa đàm.",
    ],
)
def test_the_days_of_a_frame_itself_stay_with_it(text: str) -> None:
    told = meetings(_said(text))["AHMM-21"]
    assert (told["start_date"], told["end_date"]) == ("2022-05-11", "2022-05-14")


def test_a_meeting_named_in_words_behind_a_numbered_one_has_its_own_number() -> None:
    told = meetings(
        _said(
            "Đoàn Việt Nam tham dự Hội nghị Quan chức cấp cao ASEAN về Y tế lần thứ 9 và Hội nghị Quan chức "
            "cấp cao ASEAN+3 "
            "về Phát triển Y tế lần thứ 7 tại thành phố Cebu từ ngày 5 - 8/3/2017."
        )
    )
    assert set(told) == {"SOMHD-9", "SOMHD+3-7"}
    assert {one["start_date"] for one in told.values()} == {"2017-03-05"}


def test_asean_at_the_end_of_one_name_does_not_begin_the_next() -> None:
    extraction = _said(
        "Đoàn Việt Nam đã tham dự Hội nghị lần thứ 23 Tiểu ban Thông tin ASEAN và Cuộc họp lần thứ 5 Mạng "
        "lưới Thông tin "
        "ASEAN+3 tại thành phố Cebu từ ngày 5 - 8/3/2017."
    )
    titles = [claim.value for claim in extraction.claims if claim.column == "title_vi"]
    assert "Hội nghị lần thứ 23 Tiểu ban Thông tin ASEAN" in titles
    assert any(title.startswith("Cuộc họp lần thứ 5 Mạng lưới") for title in titles)
    assert {one["end_date"] for one in meetings(extraction).values()} == {"2017-03-08"}


def test_a_summit_on_a_field_is_the_senior_officials_meeting_that_the_text_names() -> None:
    told = meetings(
        _said(
            "Sáng 9/6/2020 đã diễn ra Hội nghị quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển (SOMSWD).",
            title="Hội nghị cấp cao ASEAN trực tuyến về Phúc lợi xã hội và Phát triển",
        )
    )
    assert set(told) == {"SOMSWD"}


@pytest.mark.parametrize(
    "passing",
    [
        "Bước sang giai đoạn mới, các quốc gia thành viên ASEAN đã hoàn thiện kế hoạch.",
        "Công việc nhằm chuẩn bị cho các quan chức trình Hội nghị đặc biệt của các Bộ trưởng ASEAN.",
        "Đây là tập đoàn của các nước ASEAN.",
    ],
)
def test_the_membership_is_not_present_where_it_is_only_spoken_of(passing: str) -> None:
    text = f"Ngày 6/7/2018, tại Huế diễn ra Hội thảo ASEAN về chăm sóc người cao tuổi. {passing}"
    assert "ASEAN Member States" not in people(_said(text))


def test_who_is_thanked_for_letting_somebody_come_did_not_come() -> None:
    found = people(
        _said(
            "Ngày 3/4/2021, diễn ra trực tuyến Diễn đàn Trẻ em ASEAN lần thứ 16. Em xin cảm ơn Cục Trẻ em, "
            "Bộ Y tế đã tạo "
            "điều kiện cho em được tham dự Diễn đàn."
        )
    )
    assert not {"Cục Trẻ em", "Bộ Y tế"} & set(found)


def test_all_with_whose_help_an_event_was_held_organised_it() -> None:
    found = people(
        _said(
            "Ngày 3/4/2021, Hội thảo ASEAN về chăm sóc người cao tuổi diễn ra tại Huế. Hội thảo do Bộ Y tế "
            "tổ chức với sự phối hợp của "
            "UNICEF, Viện Nghiên cứu Sumika."
        )
    )
    assert found["Viện Nghiên cứu Sumika"] == "organiser"


def test_where_those_who_came_have_their_seat_is_no_venue() -> None:
    told = meetings(
        _said(
            "Ngày 6/7/2018, Bộ Y tế tổ chức Hội thảo ASEAN về chăm sóc người cao tuổi. Hội thảo có sự tham "
            "dự của đại diện các tổ chức "
            "quốc tế, phi chính phủ tại Việt Nam và các bệnh viện."
        )
    )
    assert "country_code" not in told["OTHER"]


def _partners(text: str) -> set[str]:
    return {c.value for c in _said(text).claims if c.table == "partners" and c.column == "partner_code"}


@pytest.mark.parametrize(
    "held",
    [
        "Hội thảo do Bộ Y tế, Chính phủ Nhật Bản và ILO phối hợp tổ chức.",
        "Hội thảo do Bộ Y tế tổ chức với sự phối hợp của ILO, Chính phủ Nhật Bản và các bệnh viện.",
        "Bộ Y tế phối hợp với ILO và Chính phủ Nhật Bản tổ chức Hội thảo.",
    ],
)
def test_a_government_that_holds_an_event_is_an_organiser_and_its_country_a_partner(held: str) -> None:
    text = f"Ngày 3/4/2015, tại Huế diễn ra Hội thảo ASEAN về chăm sóc người cao tuổi. {held}"
    assert people(_said(text))["Chính phủ Nhật Bản"] == "organiser"
    assert "JP" in _partners(text)
    assert not any(code.startswith("CHINH-PHU") for code in _partners(text))


def test_a_unit_with_its_ministry_in_brackets_holds_the_event() -> None:
    found = people(
        _said(
            "Ngày 4/3/2009, tại Huế, Tổng cục Kiểm ngư (Bộ Nông nghiệp) tổ chức Hội nghị Quan chức "
            "cấp cao ASEAN lần "
            "thứ 24 về vấn đề ma túy."
        )
    )
    assert found["Tổng cục Kiểm ngư"] == "organiser"
    assert "Bộ Nông nghiệp" not in found


def test_who_presides_at_one_end_of_an_online_meeting_is_not_its_chair() -> None:
    extraction = _said(
        "Ngày 8/9/2021, diễn ra trực tuyến Hội nghị Bộ trưởng Y tế ASEAN lần thứ 23. Thứ trưởng Bộ Y tế "
        "Lê Văn Bình đã "
        "tham dự và chủ trì tại điểm cầu Bộ Y tế."
    )
    assert people(extraction)["Lê Văn Bình"] == "participant"
    assert not [claim for claim in extraction.claims if claim.table == "chairs"]


def test_a_diplomat_with_two_titles_before_the_name_is_one_person() -> None:
    found = people(
        _said(
            "Ngày 3/4/2015, tại Huế diễn ra Hội thảo ASEAN về lao động di cư. Phát biểu khai mạc, Trợ lý "
            "Bộ trưởng Ngoại "
            "giao, Đại sứ Lê Văn Bình kêu gọi các nước hợp tác."
        )
    )
    assert found["Lê Văn Bình"] == "opening-speaker"
    assert "Trợ lý Bộ trưởng Ngoại giao" not in found


def test_a_consultative_status_is_no_consultation() -> None:
    told = meetings(
        _said(
            "Ngày 3/4/2015, tại Huế diễn ra Hội thảo ASEAN về lao động di cư. Tham dự có các tổ chức có "
            "quy chế tham vấn với "
            "AICHR."
        )
    )
    assert set(told) == {"OTHER"}
    assert told["OTHER"]["title_vi"] == "Hội thảo ASEAN về lao động di cư"
