"""Places, days and modes in Vietnamese notices of what is done beside or before a meeting."""

from __future__ import annotations

import pytest

from .facts import meetings, said

_FORUM = "Ngày 8/10/2023, tại Viêng Chăn, Diễn đàn Trẻ em ASEAN lần thứ 9 đã diễn ra."


@pytest.mark.parametrize("trip", ["đi tham quan một làng nghề", "tham quan thực tế", "dự lễ trồng cây", "đi khảo sát"])
def test_where_delegates_go_besides(trip: str) -> None:
    told = "Ngày 8/10/2023, Diễn đàn Trẻ em ASEAN lần thứ 9 đã khai mạc."
    found = meetings(said(f"{told} Ngày 11/10, các đại biểu {trip} tại Luang Prabang."))["ACF-9"]
    assert ("city" not in found, found["start_date"]) == (True, "2023-10-08")


def test_a_forum_after_a_visit_keeps_its_place() -> None:
    told = "Ngày 8/10/2023, sau khi tham quan trường học, Diễn đàn Trẻ em ASEAN lần thứ 9 đã diễn ra tại Luang Prabang."
    assert meetings(said(told))["ACF-9"]["city"] == "Luang Prabang"


def test_where_those_met_who_prepare_a_meeting() -> None:
    told = (
        "Chuẩn bị Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 8\n\nChiều 11/3/2023, tại Huế, Thứ trưởng Bộ Nội vụ Trần Thu "
        "Lan làm việc với Ban Thư ký ASEAN về công tác chuẩn bị Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 8. Hội nghị Bộ "
        "trưởng Phụ nữ ASEAN lần thứ 8 sẽ diễn ra từ ngày 18 đến 19/8/2023."
    )
    found = meetings(said(told))["AMMW-8"]
    assert ("city" not in found, found["start_date"]) == (True, "2023-08-18")


def test_a_reception_lends_no_day() -> None:
    told = (
        "Ngày 9/10/2023, tại Huế, Thứ trưởng Bộ Y tế Lê Văn Tám tiếp các trưởng đoàn dự Hội nghị Bộ trưởng Y tế ASEAN "
        "lần thứ 36."
    )
    assert "start_date" not in meetings(said(told)).get("AHMM-36", {})


def test_a_training_online_before_a_forum() -> None:
    told = f"{_FORUM} Trước Diễn đàn, các em dự khóa tập huấn trực tuyến ngày 1/10."
    assert (meetings(said(told))["ACF-9"]["mode"], meetings(said(told))["ACF-9"]["city"]) == ("in-person", "Vientiane")
