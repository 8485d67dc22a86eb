"""The publication line: every family of writing it, and never a wrong day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

VI = "Các đại biểu đã trao đổi về chính sách lao động và xã hội của các nước trong khu vực."
EN = "The delegates exchanged views on the labour and social policies of the countries in the region."
HEAD_VI = "Khai mạc hội thảo của mạng lưới an toàn lao động khu vực"
HEAD_EN = "Network opens its regional workshop on safety at work"


def notice(stamp: str, language: str = "vi", body: str = "") -> str:
    head, text = (HEAD_VI, VI) if language == "vi" else (HEAD_EN, EN)
    return f"{head}\n\n{stamp}\n\n{body} {text}".replace("\n\n ", "\n\n")


@pytest.mark.parametrize(
    ("stamp", "day", "order"),
    [
        ("10/23/2019 4:05:00 PM", "2019-10-23", "mdy"),
        ("23/10/2019", "2019-10-23", "dmy"),
        ("23-10-2019", "2019-10-23", "dmy"),
        ("23.10.2019", "2019-10-23", "dmy"),
        ("(23/10/2019)", "2019-10-23", "dmy"),
        ("Thứ Tư, 23/10/2019 | 16:05", "2019-10-23", "dmy"),
        ("23/10/2019 16:05 GMT+7", "2019-10-23", "dmy"),
        ("16:05 | 23/10/2019", "2019-10-23", "dmy"),
        ("16h05, ngày 23-10-2019", "2019-10-23", "dmy"),
        ("2019-10-23T16:05:00+07:00", "2019-10-23", "ymd"),
        ("2019/10/23", "2019-10-23", "ymd"),
        ("Cập nhật: 23/10/2019", "2019-10-23", "dmy"),
        ("Ngày đăng: 23/10/2019 - Lượt xem: 1.204", "2019-10-23", "dmy"),
        ("Thu Hà | 23/10/2019 16:05", "2019-10-23", "dmy"),
        ("Hà Nội, ngày 23 tháng 10 năm 2019", "2019-10-23", None),
        ("Ha Noi, ngay 23 thang 10 nam 2019", "2019-10-23", None),
        ("23 Tháng Mười, 2019 bởi Hoài An", "2019-10-23", None),
        ("23 Tháng Mười, 2019", "2019-10-23", None),
        ("Bangkok, 23 October 2019", "2019-10-23", None),
        ("Last updated: 23 Oct 2019", "2019-10-23", None),
        ("October 23rd, 2019", "2019-10-23", None),
        ("Wednesday, October 23, 2019", "2019-10-23", None),
        ("Oct 23, 2019 / 16:05", "2019-10-23", None),
        ("Submitted by admin on 23 October 2019", "2019-10-23", None),
        ("23 ตุลาคม 2562", "2019-10-23", None),
        ("๒๓ ตุลาคม ๒๕๖๒", "2019-10-23", None),
        ("23 ต.ค. 2562", "2019-10-23", None),
        ("令和元年10月23日", "2019-10-23", None),
        ("平成31年4月23日", "2019-04-23", None),
        ("2019年10月23日（水）", "2019-10-23", "ymd"),
        ("2019년 10월 23일", "2019-10-23", "ymd"),
        ("23 octobre 2019", "2019-10-23", None),
        ("Rabu, 23 Oktober 2019", "2019-10-23", None),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_way_of_writing_a_publication_line_is_read(read_text, stamp, day, order, language):
    found = read_text(notice(stamp, language))
    assert found.published_on == date.fromisoformat(day)
    assert found.date_order == order
    assert found.doubts == ()
    start, end = found.published_span
    assert found.text[start:end] in stamp
    assert found.title == (HEAD_VI if language == "vi" else HEAD_EN)


@pytest.mark.parametrize(
    ("stamp", "at"),
    [
        ("10/23/2019 4:05:00 PM", "2019-10-23T16:05"),
        ("10/23/2019 12:05:00 AM", "2019-10-23T00:05"),
        ("23/10/2019 | 16:05 PM", "2019-10-23T16:05"),
        ("23/10/2019 4:05:09 CH", "2019-10-23T16:05:09"),
        ("2019-10-23T16:05:00+07:00", "2019-10-23T16:05"),
        ("04:05 PM 23/10/2019", "2019-10-23T16:05"),
        ("23/10/2019", None),
    ],
)
def test_the_time_of_a_publication_line_is_kept(read_text, stamp, at):
    assert read_text(notice(stamp)).published_at == (datetime.fromisoformat(at) if at else None)


@pytest.mark.parametrize(
    ("stamp", "language", "body", "source_id", "expected"),
    [
        # What is possible.
        ("13/05/2020", "en", "", "drop-folder", ("2020-05-13", "dmy")),
        ("05/13/2020", "vi", "", "drop-folder", ("2020-05-13", "mdy")),
        # The weekday beside it.
        ("Friday, 05/06/2020", "en", "", "drop-folder", ("2020-06-05", "dmy")),
        ("Wednesday, 05/06/2020", "en", "", "drop-folder", ("2020-05-06", "mdy")),
        # Other dates of the page.
        ("05/06/2020", "en", "JAKARTA, 5 June 2020 – The network met.", "drop-folder", ("2020-06-05", "dmy")),
        # The source's habit.
        ("05/06/2020", "en", "", "mom-sg", ("2020-06-05", "dmy")),
        ("05/06/2020", "en", "", "dole-ph", ("2020-05-06", "mdy")),
        ("5/6/2020 3:00:00 PM", "en", "", "mom-sg", ("2020-06-05", "dmy")),
        ("5/6/2020 3:00:00 PM", "vi", "", "molisa", ("2020-05-06", "mdy")),
        # The form and the language.
        ("5/6/2020 3:00:00 PM", "vi", "", "drop-folder", ("2020-05-06", "mdy")),
        ("05/06/2020", "vi", "", "drop-folder", ("2020-06-05", "dmy")),
        # The body's own days.
        ("05/06/2020", "en", "The workshop opened on 4 June.", "drop-folder", ("2020-06-05", "dmy")),
        ("05/06/2020", "en", "The workshop opened on May 5.", "drop-folder", ("2020-05-06", "mdy")),
        ("5/6/2020", "vi", "Ngày 4/6, hội thảo đã khai mạc.", "drop-folder", ("2020-06-05", "dmy")),
        # Both readings are one day.
        ("06/06/2020", "en", "", "drop-folder", ("2020-06-06", "dmy")),
    ],
)
def test_a_numeric_date_is_read_by_what_decides_it(read_text, stamp, language, body, source_id, expected):
    found = read_text(notice(stamp, language, body), source_id=source_id)
    assert (str(found.published_on), found.date_order) == expected
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("stamp", "language", "body", "source_id"),
    [
        ("05/06/2020", "en", "", "drop-folder"),
        ("05/06/2020 15:00", "en", "", "drop-folder"),
        ("5/6/2020", "vi", "", "drop-folder"),
        ("05/06/2020", "en", "It follows a meeting on 5 June and one on 6 May.", "drop-folder"),
        # Habit and body contradict each other.
        ("5/6/2020 3:00:00 PM", "vi", "Ngày 5/6, hội thảo đã khai mạc.", "molisa"),
        ("05/06/2020", "vi", "Ngày 6/5, hội thảo đã khai mạc.", "drop-folder"),
        ("05/06/2020", "en", "The workshop opened on May 6.", "mom-sg"),
    ],
)
def test_what_stays_undecided_is_null_and_goes_to_review(read_text, stamp, language, body, source_id):
    found = read_text(notice(stamp, language, body), source_id=source_id)
    assert (found.published_on, found.published_at, found.date_order) == (None, None, None)
    (doubt,) = found.doubts
    assert doubt.kind == "ambiguous-date"
    assert "2020-05-06 or 2020-06-05" in doubt.detail
    assert found.text[doubt.start : doubt.end] == stamp.split()[0]


def test_the_day_of_retrieval_rules_out_what_was_then_to_come(read_text):
    found = read_text(notice("05/06/2020", "en"), retrieved_at="2020-05-20T00:00:00+00:00")
    assert (str(found.published_on), found.date_order) == ("2020-05-06", "mdy")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("JAKARTA, 5 October 2016 – The network met.", "2016-10-05"),
        ("Ha Noi, Viet Nam, 5 October 2016 - The network met.", "2016-10-05"),
        ("Jakarta, 5 October 2016?? The network met.", "2016-10-05"),
        ("KUALA LUMPUR,Malaysia,Oct. 5,2016 -- The network met.", "2016-10-05"),
        ("Hà Nội, ngày 05 tháng 10 năm 2016, hội thảo của mạng lưới đã khai mạc.", "2016-10-05"),
        ("5 October 2016 – The network met.", "2016-10-05"),
        ("Cebu City, Philippines– 5 October 2016\nThe network met.", "2016-10-05"),
        ("Cebu (PNN) – October 5, 2016\nThe network met.", "2016-10-05"),
        ("CEBU TIMES / 5 October 2016\nThe network met.", "2016-10-05"),
        ("(Tin làng) 25/10/2016 - Theo kế hoạch, mạng lưới sẽ họp.", "2016-10-25"),
        ("(Tin làng) - 25/10/2016 – Mạng lưới đã họp.", "2016-10-25"),
        ("(Tin làng) 25/10/2016 - 27/10/2016, mạng lưới đã họp.", None),
        ("(Tin làng) 25/10/2016, mạng lưới đã họp.", None),
        ("Cebu (PNN) – 5 October 2016 saw the network meet.", None),
        ("5 October 2016 – 7 October 2016, the network met.", None),
        ("BANGKOK, Oct 5 — The network met.", None),
        ("BANGKOK (October 5): The network met.", None),
        ("JAKARTA, 4-5 October 2016 – The network met.", None),
        ("JAKARTA, 28 September – 5 October 2016 – The network met.", None),
        ("In Jakarta, 5 October 2016 was a day of meetings.", None),
        ("On 5 October 2016, the network met.", None),
        ("Ngày 5/10/2016, hội thảo của mạng lưới đã khai mạc.", None),
        ("Tại Hà Nội, ngày 5 tháng 10 năm 2016, hội thảo của mạng lưới đã khai mạc.", None),
        ("The network met on 5 October 2016.", None),
    ],
)
def test_a_dateline_with_a_whole_date_counts_and_the_meetings_own_day_does_not(read_text, opening, day):
    found = read_text(f"{HEAD_EN}\n\n{opening} {EN}")
    assert str(found.published_on) == str(day)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (" date 2018-11-24 Ministers are to meet here.\n\nKUALA LUMPUR, Nov 24 — Ministers are to meet.", "2018-11-24"),
        ("date 2023-11-15\nMinisters are to meet here.", "2023-11-15"),
        ("2023-11-15 08:30:00 Ministers are to meet here.", "2023-11-15"),
        (" date 2019-11 Ministers are to meet here.", None),
    ],
)
def test_a_date_at_the_head_of_the_text_counts_unless_it_is_a_month(read_text, head, day):
    found = read_text(f"{head}\n\n{EN}")
    assert str(found.published_on) == str(day)
    assert found.text.splitlines()[0].removeprefix("date ")[:7] == head.strip().removeprefix("date ")[:7]
    assert found.title.startswith("Ministers are to meet here")


def test_a_day_without_a_year_takes_it_from_a_date_near_by(read_text):
    body = "\n".join([EN] * 20)
    found = read_text(f"{HEAD_EN}\n\nKUALA LUMPUR, Jan 2 — {body}\n\nUpdated: 3 January 2019")
    assert str(found.published_on) == "2019-01-02"


@pytest.mark.parametrize(
    "line",
    [
        "Date: 5 December 2018\nVenue: Yokohama",
        "Date: From 5 December to 7 December 2018",
        "Thời gian: 05/12/2018\nĐịa điểm: Hà Nội",
        "Day 1: Wednesday, 5 December 2018",
        "Giai đoạn 2016-2020",
        "Công văn số 12/2018/CV ngày 05/12/2018 của Bộ",
        "Work Plan 2016-2020",
    ],
)
def test_the_date_of_an_event_or_a_document_is_no_publication_date(read_text, line):
    assert read_text(f"{HEAD_EN}\n\n{line}\n\n{EN} {VI}").published_on is None


def test_a_date_in_the_address_never_counts(read_text):
    found = read_text(f"{HEAD_EN}\n\n{EN}", url="https://nobody.example/2019/10/23/news-20191023.html")
    assert (found.published_on, found.doubts) == (None, ())


def test_the_line_below_the_headline_wins_over_the_day_of_the_visit_above_it(read_text):
    found = read_text(f"Thứ Sáu, 13/11/2020 | 09:12\n{HEAD_VI}\n23/10/2019 16:05\n\n{VI}")
    assert str(found.published_on) == "2019-10-23"


def test_dates_far_apart_are_told(read_text):
    found = read_text(f"{HEAD_EN}\n\n23 October 2019\n\nJAKARTA, 5 October 2016 – {EN}")
    assert str(found.published_on) == "2019-10-23"
    assert [doubt.kind for doubt in found.doubts] == ["conflict"]
    assert "2016-10-05" in found.doubts[0].detail


@pytest.mark.parametrize("stamp", ["31/02/2020", "00/10/2019", "32/13/2019", "23/10/1066", "23/10/2999", "99.99.2019"])
def test_a_day_that_is_none_is_no_date(read_text, stamp):
    assert read_text(notice(stamp)).published_on is None


@pytest.mark.parametrize("line", ["ClockThứ Tư, 23/10/2019 08:15", "Calendar23/10/2019 08:15"])
def test_the_name_of_a_picture_may_be_glued_to_the_day(read_text, line):
    assert str(read_text(f"{HEAD_VI}\n\n{line}\n\n{VI}").published_on) == "2019-10-23"
