"""The headline is found where there is one, and none is made up where there is not."""

from __future__ import annotations

import pytest

BODY = (
    "Sáng 12/3, hội thảo khu vực về an toàn lao động đã khai mạc tại Hà Nội với sự tham dự của đại diện các nước thành "
    "viên và nhiều tổ chức. Hội thảo kéo dài hai ngày và bàn về an toàn lao động trong ngành xây dựng."
)
DATELINED = "the ministers of labour of the region met for two days and agreed on a plan for villages."
HEAD = "Khai mạc hội thảo khu vực về an toàn lao động"


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}\n\n{BODY}",
        f"{HEAD}\n{BODY}",
        f"{HEAD}\n\n20/03/2019\n\n{BODY}",
        f"20/03/2019 15:00\n{HEAD}\n\n{BODY}",
        f"Skip Ribbon Commands\nSign In\n\n{HEAD}\n\n20/03/2019\n\n{BODY}",
        f"Trang chủ\nTin tức\nHợp tác quốc tế\n{HEAD}\n20/03/2019\n{BODY}",
        f"Trang chủ / Tin tức\n{HEAD}\n{BODY}",
        f"BỘ LAO ĐỘNG NƯỚC BẠN\n{HEAD}\n{BODY}",
        f"TIN TỨC SỰ KIỆN - Giá xăng dầu tăng mạnh từ chiều nay 20-3\n{HEAD}\n20/03/2019\n{BODY}",
    ],
)
def test_the_headline_is_found(read_text, page):
    found = read_text(page)
    assert found.title == HEAD
    start, end = found.title_span
    assert found.text[start:end] == HEAD


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (BODY, BODY[: BODY.index(" và nhiều")] + "…"),
        ("Hội thảo đã bế mạc. " + BODY, "Hội thảo đã bế mạc."),
        (f"HANOI (VNA) - A regional workshop opened. {BODY}\n\n{BODY}", "HANOI (VNA) - A regional workshop opened."),
        (f"1. We, the ministers, met in Hanoi.\n2. {BODY}", "1. We, the ministers, met in Hanoi."),
    ],
)
def test_without_a_headline_the_first_sentence_stands_for_it(read_text, page, title):
    found = read_text(page)
    assert found.title_span is None
    assert found.title == title


def test_a_headline_that_stands_twice_is_kept_once(read_text):
    found = read_text(f"{HEAD}\n\n20/03/2019\n\n{HEAD.upper()}\n\n{BODY}")
    assert found.text == f"{HEAD}\n\n20/03/2019\n\n{BODY}"
    assert [(piece.rule, piece.text) for piece in found.dropped] == [("repeated-headline", HEAD.upper())]


def test_a_headline_that_ends_the_page_once_more_leaves_no_blank_line_there(read_text):
    assert read_text(f"{HEAD}\n\n20/03/2019\n\n{HEAD}").text == f"{HEAD}\n\n20/03/2019"


@pytest.mark.parametrize(
    "caption", ["Các đại biểu dự hội thảo sáng nay (Ảnh: TTXVN)", "h1.jpgCác đại biểu dự hội thảo sáng nay"]
)
def test_a_caption_is_not_taken_for_the_headline(read_text, caption):
    assert read_text(f" date 2019-03-12 {caption}\n\n{BODY}").title_span is None
    assert read_text(f"{caption}\n\n{HEAD}\n\n{BODY}").title == HEAD


def test_the_lead_is_not_taken_for_the_headline(read_text):
    lead = "Hội thảo quy tụ nhiều chuyên gia về an toàn lao động trong khu vực và bàn nhiều việc"
    assert read_text(f"{HEAD}\n{lead}\n{BODY}").title == HEAD


def test_blocks_are_parted_by_one_empty_line(read_text):
    found = read_text(f"\n\n  {HEAD} \r\n\r\n\r\n\r\n {BODY}\u00a0 \n \n\n{BODY}\n\n\n")
    assert found.text == f"{HEAD}\n\n{BODY}\n\n{BODY}"


def test_a_day_above_the_weather_is_that_of_the_visit(read_text):
    page = "Monday, March 4, 2024\n31 C\nKuching\n\n‘Carers need rest’\n\nThe minister said so at a forum in Kuching."
    assert read_text(page).published_on is None
    assert str(read_text(page.replace("31 C\n", "")).published_on) == "2024-03-04"


def test_the_day_of_an_event_is_no_dateline(read_text):
    page = f"ASEAN Village Forum - September 14, 2022 - Cebu\n\nThe day before, {DATELINED} {DATELINED}"
    assert read_text(page).published_on is None


@pytest.mark.parametrize(
    "line",
    [
        "PV 12/03/2019 08:15",
        "TTXVN 12/03/2019 08:15",
        "Theo Thu Lài 12/03/2019 08:15",
        "Thứ ba, 12/03/2019 - 08:15Theo dõi báo trên",
        "08:15 12/03/2019In bài viết",
    ],
)
def test_an_author_before_the_time_or_a_button_glued_behind_it_leaves_a_stamp(read_text, line):
    assert str(read_text(f"{HEAD}\n\n{line}\n\n{BODY}").published_on) == "2019-03-12"


def test_an_author_before_a_day_without_its_time_makes_no_stamp(read_text):
    assert read_text(f"{HEAD}\n\nDiễn đàn Huế 12/03/2019\n\n{BODY}").published_on is None


@pytest.mark.parametrize(
    "line",
    [
        "Tue. 12 of March of 2019, 08:15h",
        "(TV2) - Tuesday, 12 March 2019 | 08:15:20",
        "March 12, 2019 08:15 GMT+700",
        "T3, 12/03/2019 - 08:15",
        "12 Th3 2019",
        "12 Th3, 2019",
        "Th3 12, 2019",
        "12/03/2019 | Tin tức",
        "Tin tức - Thứ Ba, 12 Tháng 3, 2019",
    ],
)
def test_abbreviated_months_and_weekdays_and_written_clocks_are_of_a_stamp(read_text, line):
    assert str(read_text(f"{HEAD}\n\n{line}\n\n{BODY}").published_on) == "2019-03-12"


def test_a_number_behind_a_letter_is_no_weekday_of_a_sentence(read_text):
    assert read_text(f"{HEAD}\n\nNhóm công tác T3 họp 12/03/2019\n\n{BODY}").published_on is None


def test_a_day_beside_a_place_on_the_first_line_is_that_of_the_release(read_text):
    body = "The 23rd ASEAN Socio-Cultural Community (ASCC) Council was held in Cebu. Ministers adopted a statement."
    assert str(read_text(f"29 May 2017 | Cebu\n\n{body}").published_on) == "2017-05-29"
    assert read_text(f"Council meets\n29 May 2017 | Cebu\n\n{body}").published_on is None  # maybe the event's
