"""Days in Vietnamese notices that are not the first of a meeting, and places of what it follows."""

from __future__ import annotations

from .facts import meetings, said

_JOURNEY = (
    "Từ ngày 16 đến 20/6/2023, Thứ trưởng Bộ Nội vụ Lê Quang Hải dẫn đầu đoàn công tác dự Hội nghị Quan chức cấp cao "
    "ASEAN về Phúc lợi xã hội và Phát triển lần thứ 26 tại Siem Reap."
)


def test_a_journey_that_begins_before_the_meeting_opens() -> None:
    found = meetings(said(f"{_JOURNEY} Hội nghị khai mạc sáng 18/6."))["SOMSWD-26"]
    assert (found["start_date"], found.get("end_date")) == ("2023-06-18", None)


def test_a_journey_on_the_days_of_the_meeting() -> None:
    for told in (_JOURNEY, f"{_JOURNEY} Hội nghị khai mạc sáng 16/6."):
        found = meetings(said(told))["SOMSWD-26"]
        assert (found["start_date"], found["end_date"]) == ("2023-06-16", "2023-06-20")


def test_the_second_day_of_work_is_not_the_first() -> None:
    told = "Ngày 26/9/2023, tại Yangon, Diễn đàn Thanh niên ASEAN bước sang ngày làm việc thứ hai."
    assert "start_date" not in meetings(said(told))["OTHER"]
    first = "Ngày 26/9/2023, tại Yangon, Diễn đàn Thanh niên ASEAN bước vào phiên thảo luận."
    assert meetings(said(first))["OTHER"]["start_date"] == "2023-09-26"


def test_where_what_a_workshop_follows_was_held() -> None:
    told = (
        "Ngày 5/3/2023, Cục Trẻ em tổ chức Hội thảo khu vực ASEAN về công tác xã hội học đường. Đây là hoạt "
        "động tiếp nối hội thảo ngày 10/11/2022 tại Bangkok."
    )
    found = meetings(said(told))["OTHER"]
    assert ("city" not in found, found["start_date"]) == (True, "2023-03-05")


def test_a_year_between_the_day_and_the_opening_is_no_other_day() -> None:
    text = "Sáng 14/11, tại Huế, Hội nghị AMMSWD lần thứ 8 và các hội nghị liên quan năm 2023 đã chính thức {}."
    opened, closed = (meetings(said(text.format(verb), "vi"))["AMMSWD-8"] for verb in ("khai mạc", "bế mạc"))
    assert (opened["start_date"], opened.get("end_date")) == ("2023-11-14", None)
    assert (closed.get("start_date"), closed["end_date"]) == (None, "2023-11-14")
