"""The date grammar by expressions: what a reader of the notice would take them to say."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extraction.dates import DateMention, days_of, find_dates, languages, number_of_days
from pipelines.extraction.dates.pack import compile_pack
from pipelines.extraction.shadow import fold


def mentions(text: str, published: str | None = None, language: str = "vi") -> list[DateMention]:
    published_on = date.fromisoformat(published) if published else None
    return find_dates(text, fold(text), published_on, language)


def values(text: str, published: str | None = None, language: str = "vi") -> list[str]:
    return [mention.value for mention in mentions(text, published, language)]


# Text, publication date, the words of the date, value.
VIETNAMESE = [
    # With times of the clock, and dots for slashes
    ("từ 8h00 ngày 12/7 đến 17h00 ngày 13/7/2021", None, "ngày 12/7 đến 17h00 ngày 13/7/2021", "2021-07-12/2021-07-13"),
    ("từ 13 giờ 30 ngày 5/6 đến 16h ngày 7/6/2022", None, "ngày 5/6 đến 16h ngày 7/6/2022", "2022-06-05/2022-06-07"),
    ("từ ngày 28-30.11 tại Vinh", "2019-12-02", "từ ngày 28-30.11", "2019-11-28/2019-11-30"),
    ("trong hai ngày 28 và 29.11", "2019-12-02", "ngày 28 và 29.11", "2019-11-28/2019-11-29"),
    # One day
    ("Ngày 09/12, Hội nghị đã diễn ra", "2021-12-09", "Ngày 09/12", "2021-12-09"),
    ("ngày 10/11/2021 tại Hà Nội", None, "ngày 10/11/2021", "2021-11-10"),
    ("sáng 25/3, tại Hà Nội", "2021-03-25", "25/3", "2021-03-25"),
    ("Chiều 24/4 tại trụ sở", "2021-04-25", "24/4", "2021-04-24"),
    ("chiều nay (5/8), tại Hà Nội", "2019-08-05", "chiều nay (5/8)", "2019-08-05"),
    ("hôm nay (12/11) sẽ diễn ra", "2020-11-12", "hôm nay (12/11)", "2020-11-12"),
    ("vào thứ Năm (21/11).", "2019-11-22", "thứ Năm (21/11)", "2019-11-21"),
    ("Thứ Sáu, ngày 22/11/2019", None, "Thứ Sáu, ngày 22/11/2019", "2019-11-22"),
    ("Thứ Năm, 16/12/2021 | 10:25", None, "Thứ Năm, 16/12/2021", "2021-12-16"),
    ("thứ 5 (21/11/2019)", None, "thứ 5 (21/11/2019)", "2019-11-21"),
    ("Chủ nhật, 8/12/2019", None, "Chủ nhật, 8/12/2019", "2019-12-08"),
    ("chiều 28.11, tại Vinh", "2019-11-29", "28.11", "2019-11-28"),
    ("Ngày mai (30.11), Hội nghị", "2019-11-29", "Ngày mai (30.11)", "2019-11-30"),
    ("Từ 8h00 đến 17h00 ngày 12/7/2021, Hội nghị", None, "ngày 12/7/2021", "2021-07-12"),
    ("ngày 22 tháng 11 năm 2019", None, "ngày 22 tháng 11 năm 2019", "2019-11-22"),
    ("ngày 02 tháng 03 năm 2019", None, "ngày 02 tháng 03 năm 2019", "2019-03-02"),
    ("ngày 22 tháng 11/2019", None, "ngày 22 tháng 11/2019", "2019-11-22"),
    ("ngày 22 tháng 11, 2019", None, "ngày 22 tháng 11, 2019", "2019-11-22"),
    ("ngày 11 vào tháng 10 năm 2021", None, "ngày 11 vào tháng 10 năm 2021", "2021-10-11"),
    ("ngày 22/11 năm 2019", None, "ngày 22/11 năm 2019", "2019-11-22"),
    ("Ngày mùng 5 tháng Tám năm 2019", None, "Ngày mùng 5 tháng Tám năm 2019", "2019-08-05"),
    ("mồng 5/8/2019", None, "mồng 5/8/2019", "2019-08-05"),
    ("ngày mùng 2 tháng chín năm 2019", None, "ngày mùng 2 tháng chín năm 2019", "2019-09-02"),
    ("ngày mười lăm tháng tám năm 2019", None, "ngày mười lăm tháng tám năm 2019", "2019-08-15"),
    ("mùng hai tháng chín năm 2019", None, "mùng hai tháng chín năm 2019", "2019-09-02"),
    ("ngày 5 tháng năm năm 2019", None, "ngày 5 tháng năm năm 2019", "2019-05-05"),
    ("ngày 5 tháng mười một năm 2019", None, "ngày 5 tháng mười một năm 2019", "2019-11-05"),
    ("ngày 21.11.2019", None, "ngày 21.11.2019", "2019-11-21"),
    ("ngày 2019-11-21", None, "ngày 2019-11-21", "2019-11-21"),
    ("2019/11/21", None, "2019/11/21", "2019-11-21"),
    ("Chiều 14-9-2012, Hội nghị", None, "14-9-2012", "2012-09-14"),
    ("ngày 7−5−2012", None, "ngày 7−5−2012", "2012-05-07"),
    ("ngày 9⁄5/2019", None, "ngày 9⁄5/2019", "2019-05-09"),
    ("ngày9/12/2019", None, "ngày9/12/2019", "2019-12-09"),
    ("tổ chức 9/12/2019tại Hà Nội", None, "9/12/2019", "2019-12-09"),
    ("Ngày 26-4, tại Đà Nẵng", "2016-04-27", "Ngày 26-4", "2016-04-26"),
    ("12/17/2021 3:35:00 PM", None, "12/17/2021", "2021-12-17"),
    ("10/08/2024 | 18:52 PM", None, "10/08/2024", "2024-08-10"),
    ("8h30 ngày 16/12/2021", None, "ngày 16/12/2021", "2021-12-16"),
    ("06:35, ngày 15-12-2021", None, "ngày 15-12-2021", "2021-12-15"),
    ("(Dân trí) - Ngày 18/12", "2020-12-19", "Ngày 18/12", "2020-12-18"),
    ("ngay 22 thang 11 nam 2019", None, "ngay 22 thang 11 nam 2019", "2019-11-22"),
    ("ngày 22\ntháng 11\nnăm 2019", None, "ngày 22\ntháng 11\nnăm 2019", "2019-11-22"),
    ("ngày 22 tháng 11  năm 2019", None, "ngày 22 tháng 11  năm 2019", "2019-11-22"),
    # Ranges
    ("Trong hai ngày, 16-17/12, Cuộc họp", "2021-12-17", "16-17/12", "2021-12-16/2021-12-17"),
    ("Từ ngày 8-11/9/2015, tại", None, "Từ ngày 8-11/9/2015", "2015-09-08/2015-09-11"),
    ("từ ngày 7–9/8/2024.", None, "từ ngày 7–9/8/2024", "2024-08-07/2024-08-09"),
    ("từ ngày 11 - 14/10/2022", None, "từ ngày 11 - 14/10/2022", "2022-10-11/2022-10-14"),
    ("từ 29/11 đến 1/12", "2020-12-02", "từ 29/11 đến 1/12", "2020-11-29/2020-12-01"),
    ("từ 29/11 đến 1/12/2019", None, "từ 29/11 đến 1/12/2019", "2019-11-29/2019-12-01"),
    ("từ 29/11-1/12/2019", None, "từ 29/11-1/12/2019", "2019-11-29/2019-12-01"),
    ("từ ngày 30/12/2019 - 02/01/2020", None, "từ ngày 30/12/2019 - 02/01/2020", "2019-12-30/2020-01-02"),
    ("từ 30/12 đến 2/1/2020", None, "từ 30/12 đến 2/1/2020", "2019-12-30/2020-01-02"),
    ("từ 30/12/2019 đến 2/1", None, "từ 30/12/2019 đến 2/1", "2019-12-30/2020-01-02"),
    ("từ 8 đến 11 tháng 9 năm 2015", None, "từ 8 đến 11 tháng 9 năm 2015", "2015-09-08/2015-09-11"),
    ("ngày 8-11 tháng 9 năm 2015", None, "ngày 8-11 tháng 9 năm 2015", "2015-09-08/2015-09-11"),
    ("7-9 tháng 8", "2019-08-20", "7-9 tháng 8", "2019-08-07/2019-08-09"),
    (
        "từ ngày 8 tháng 9 đến ngày 11 tháng 9 năm 2015",
        None,
        "từ ngày 8 tháng 9 đến ngày 11 tháng 9 năm 2015",
        "2015-09-08/2015-09-11",
    ),
    ("từ ngày 28/9 đến hết ngày 2/10/2014", None, "từ ngày 28/9 đến hết ngày 2/10/2014", "2014-09-28/2014-10-02"),
    (
        "từ ngày 28/9/2014 cho đến ngày 2/10/2014",
        None,
        "từ ngày 28/9/2014 cho đến ngày 2/10/2014",
        "2014-09-28/2014-10-02",
    ),
    ("từ ngày 26 đến 28-4", "2016-04-27", "từ ngày 26 đến 28-4", "2016-04-26/2016-04-28"),
    ("từ ngày 26-28-4", "2016-04-27", "từ ngày 26-28-4", "2016-04-26/2016-04-28"),
    ("ngày 26-28-4-2016", None, "ngày 26-28-4-2016", "2016-04-26/2016-04-28"),
    ("từ ngày 8-9 - 11-9", "2016-09-27", "từ ngày 8-9 - 11-9", "2016-09-08/2016-09-11"),
    (
        "từ thứ Hai (8/9/2014) đến thứ Năm (11/9/2014)",
        None,
        "từ thứ Hai (8/9/2014) đến thứ Năm (11/9/2014)",
        "2014-09-08/2014-09-11",
    ),
    ("từ hôm nay đến ngày 8/8", "2019-08-05", "từ hôm nay đến ngày 8/8", "2019-08-05/2019-08-08"),
    ("15-16.11.2021", None, "15-16.11.2021", "2021-11-15/2021-11-16"),
    ("15.11-16.11.2021", None, "15.11-16.11.2021", "2021-11-15/2021-11-16"),
    ("30-12-2019 - 02-01-2020", None, "30-12-2019 - 02-01-2020", "2019-12-30/2020-01-02"),
    ("ngày 8/11 - 9/11/2021", None, "ngày 8/11 - 9/11/2021", "2021-11-08/2021-11-09"),
    # Lists
    ("Trong hai ngày 6 và 7-5, tại", "2015-05-08", "ngày 6 và 7-5", "2015-05-06/2015-05-07"),
    ("trong các ngày 14, 15 và 16/11", "2020-11-17", "các ngày 14, 15 và 16/11", "2020-11-14/2020-11-16"),
    ("ngày 14,15 và 16-11-2014", None, "ngày 14,15 và 16-11-2014", "2014-11-14/2014-11-16"),
    ("14, 15, 16/11/2014", None, "14, 15, 16/11/2014", "2014-11-14/2014-11-16"),
    ("ngày 30, 31/10 và 1/11/2019", None, "ngày 30, 31/10 và 1/11/2019", "2019-10-30/2019-11-01"),
    ("trong 02 ngày 11 và 12/10/2022", None, "ngày 11 và 12/10/2022", "2022-10-11/2022-10-12"),
    ("ngày 5 và 6 tháng 8 năm 2019", None, "ngày 5 và 6 tháng 8 năm 2019", "2019-08-05/2019-08-06"),
    # Words that count from the publication
    ("hôm nay, tại Hà Nội", "2019-08-20", "hôm nay", "2019-08-20"),
    ("sáng nay tại Hà Nội", "2019-08-20", "sáng nay", "2019-08-20"),
    ("Hôm qua, tại Hà Nội", "2019-08-20", "Hôm qua", "2019-08-19"),
    ("ngày mai", "2019-08-31", "ngày mai", "2019-09-01"),
    ("chiều thứ Ba, tại", "2021-12-17", "thứ Ba", "2021-12-14"),
    ("vào thứ Sáu tuần trước", "2021-12-16", "thứ Sáu tuần trước", "2021-12-10"),
    ("vào thứ Năm tuần tới", "2019-11-22", "thứ Năm tuần tới", "2019-11-28"),
    ("ngày 15 tháng trước", "2020-03-02", "ngày 15 tháng trước", "2020-02-15"),
    ("ngày 5/9 năm ngoái", "2021-12-17", "ngày 5/9 năm ngoái", "2020-09-05"),
    # Months, years, periods
    ("tháng 10/2020", None, "tháng 10/2020", "2020-10"),
    ("tháng 11 năm 2019", None, "tháng 11 năm 2019", "2019-11"),
    ("tháng Mười một năm 2019", None, "tháng Mười một năm 2019", "2019-11"),
    ("vào tháng Năm 2018", None, "tháng Năm 2018", "2018-05"),
    ("tháng 10-11/2019", None, "tháng 10-11/2019", "2019-10/2019-11"),
    ("tháng 12 tới", "2021-11-17", "tháng 12", "2021-12"),
    ("vào tháng 11", "2022-01-17", "tháng 11", "2021-11"),
    ("tháng 10 năm ngoái", "2021-12-17", "tháng 10 năm ngoái", "2020-10"),
    ("năm 2019", None, "năm 2019", "2019"),
    ("năm ngoái", "2021-12-17", "năm ngoái", "2020"),
    ("giai đoạn 2016-2020", None, "2016-2020", "2016/2020"),
    ("từ năm 2016 đến năm 2020", None, "từ năm 2016 đến năm 2020", "2016/2020"),
]  # fmt: skip

ENGLISH = [
    ("15-16 November 2023", None, "15-16 November 2023", "2023-11-15/2023-11-16"),
    ("convened on 3-5  October 2016 in", None, "3-5  October 2016", "2016-10-03/2016-10-05"),
    ("on November 24-25; the 16th", "2018-11-26", "November 24-25", "2018-11-24/2018-11-25"),
    ("on Nov 24", "2018-11-26", "Nov 24", "2018-11-24"),
    ("KUALA LUMPUR, Nov. 24 -", "2018-11-26", "Nov. 24", "2018-11-24"),
    ("from November 17 to 22", "2019-11-18", "from November 17 to 22", "2019-11-17/2019-11-22"),
    ("from November 17 – 22.", "2019-11-18", "from November 17 – 22", "2019-11-17/2019-11-22"),
    ("from 31 August to 3 September 2009", None, "from 31 August to 3 September 2009", "2009-08-31/2009-09-03"),
    ("25 October – 28 October 2011", None, "25 October – 28 October 2011", "2011-10-25/2011-10-28"),
    ("25 October - 28 October", "2011-11-01", "25 October - 28 October", "2011-10-25/2011-10-28"),
    ("31 October – 1 November 2011", None, "31 October – 1 November 2011", "2011-10-31/2011-11-01"),
    ("30 November-2 December 2023", None, "30 November-2 December 2023", "2023-11-30/2023-12-02"),
    ("November 30 – December 2, 2023", None, "November 30 – December 2, 2023", "2023-11-30/2023-12-02"),
    ("Dec. 30, 2019 - Jan. 2, 2020", None, "Dec. 30, 2019 - Jan. 2, 2020", "2019-12-30/2020-01-02"),
    ("from Aug. 5 to Aug. 9, 2024", None, "from Aug. 5 to Aug. 9, 2024", "2024-08-05/2024-08-09"),
    ("from Aug. 5-9", "2024-08-04", "from Aug. 5-9", "2024-08-05/2024-08-09"),
    ("Aug 5th-9th, 2024", None, "Aug 5th-9th, 2024", "2024-08-05/2024-08-09"),
    ("5th to 9th August 2024", None, "5th to 9th August 2024", "2024-08-05/2024-08-09"),
    ("from 16th to 18th October 2012", None, "from 16th to 18th October 2012", "2012-10-16/2012-10-18"),
    ("from 8 to 12 July 2023", None, "from 8 to 12 July 2023", "2023-07-08/2023-07-12"),
    ("30 to 31 July 2001", None, "30 to 31 July 2001", "2001-07-30/2001-07-31"),
    ("between 5 and 8 August 2019", None, "5 and 8 August 2019", "2019-08-05/2019-08-08"),
    (
        "from Monday, 5 August to Thursday, 8 August 2019",
        None,
        "from Monday, 5 August to Thursday, 8 August 2019",
        "2019-08-05/2019-08-08",
    ),
    ("from today until 8 August", "2019-08-05", "from today until 8 August", "2019-08-05/2019-08-08"),
    ("the 5th of August 2019", None, "5th of August 2019", "2019-08-05"),
    ("the 24th of March, 2020", None, "24th of March, 2020", "2020-03-24"),
    ("on the fifth of September 2020", None, "fifth of September 2020", "2020-09-05"),
    ("twenty-first of May 2019", None, "twenty-first of May 2019", "2019-05-21"),
    ("October 5th, 2009", None, "October 5th, 2009", "2009-10-05"),
    ("August 20, 2024", None, "August 20, 2024", "2024-08-20"),
    ("19th October 2012 at", None, "19th October 2012", "2012-10-19"),
    ("19 OCTOBER 2012, VIENTIANE", None, "19 OCTOBER 2012", "2012-10-19"),
    ("18-Nov-2019", None, "18-Nov-2019", "2019-11-18"),
    ("2019-11-18", None, "2019-11-18", "2019-11-18"),
    ("18/11/2019", None, "18/11/2019", "2019-11-18"),
    ("11/18/2019", None, "11/18/2019", "2019-11-18"),
    ("18.11.2019", None, "18.11.2019", "2019-11-18"),
    ("15-19/09/2014 in Hanoi", None, "15-19/09/2014", "2014-09-15/2014-09-19"),
    ("on 9/12/2021", "2021-12-10", "9/12/2021", "2021-12-09"),
    ("on 9/12/2021", "2021-09-13", "9/12/2021", "2021-09-12"),
    ("Monday 31 August 2009", None, "Monday 31 August 2009", "2009-08-31"),
    ("Day1:Wednesday, 5 December 2018", None, "Wednesday, 5 December 2018", "2018-12-05"),
    ("on Thursday (Sept 26), in", "2024-09-27", "Thursday (Sept 26)", "2024-09-26"),
    ("20 November 2019 (Wednesday)", None, "20 November 2019 (Wednesday)", "2019-11-20"),
    ("in Vientiane on Thursday.", "2024-09-27", "Thursday", "2024-09-26"),
    ("on Friday", "2024-09-27", "Friday", "2024-09-27"),
    ("met here today.", "2024-09-27", "today", "2024-09-27"),
    ("yesterday", "2024-03-01", "yesterday", "2024-02-29"),
    ("tomorrow", "2024-12-31", "tomorrow", "2025-01-01"),
    ("on November 18 and 19 is", "2020-11-18", "November 18 and 19", "2020-11-18/2020-11-19"),
    ("5 and 6 May 2015", None, "5 and 6 May 2015", "2015-05-05/2015-05-06"),
    ("May 5 and 6, 2015", None, "May 5 and 6, 2015", "2015-05-05/2015-05-06"),
    ("5, 6 and 7 August 2019", None, "5, 6 and 7 August 2019", "2019-08-05/2019-08-07"),
    ("the 5th and 6th of May 2015", None, "5th and 6th of May 2015", "2015-05-05/2015-05-06"),
    ("first to third of June 2018", None, "first to third of June 2018", "2018-06-01/2018-06-03"),
    ("in November 2019", None, "November 2019", "2019-11"),
    ("September, 2019", None, "September, 2019", "2019-09"),
    ("Sept. 2019", None, "Sept. 2019", "2019-09"),
    ("in December", "2020-01-10", "December", "2019-12"),
    ("last November", "2020-01-10", "November", "2019-11"),
    ("next month", "2020-12-10", "next month", "2021-01"),
    ("in 2019", None, "in 2019", "2019"),
    ("work plan 2021-2025", None, "2021-2025", "2021/2025"),
    ("from 2016 to 2020", None, "from 2016 to 2020", "2016/2020"),
    ("on December 5", "2020-01-10", "December 5", "2019-12-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "value"), VIETNAMESE)
def test_a_vietnamese_expression_is_read_as_its_reader_reads_it(
    text: str, published: str | None, words: str, value: str
) -> None:
    found = [(text[m.start : m.end], m.value) for m in mentions(text, published)]
    assert found == [(words, value)]


@pytest.mark.parametrize(("text", "published", "words", "value"), ENGLISH)
def test_an_english_expression_is_read_as_its_reader_reads_it(
    text: str, published: str | None, words: str, value: str
) -> None:
    found = [(text[m.start : m.end], m.value) for m in mentions(text, published, "en")]
    assert found == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "8h30", "lúc 10:25", "8:00 - 11:00", "14h-16h", "19h30 - 21h", "hội nghị lần thứ 17", "kỳ họp thứ 12",
        "số 12/2015/QĐ-TTg", "Nghị định 25/2013/NĐ-CP", "Nghị quyết 02/NQ-CP", "25-CP", "COVID-19", "SOMSWD-17",
        "SLOM-WG -14", "10/10 nước", "9/10 phiếu", "hoạt động 24/7", "2/3 dân số", "từ 6-11 tuổi", "trẻ em 6 - 11 tuổi",
        "tăng 10-15%", "3,5 triệu", "1.200 người", "điện thoại 024.3.8267 156", "Fax: 04-3826-1234",
        "khoản 3/5", "trang 8-11", "mỗi ngày 8 giờ", "30 ngày", "Chương trình nghị sự 2030", "ASEAN 2025",
        "Việt Nam 2020", "Viet Nam 2020", "A/RES/70/1", "G20", "ngày tháng năm", "lần thứ ba", "nước thứ tư",
        "63 tỉnh, thành phố", "tỷ số 3-2", "chia 5/8 phần", "từ 5 đến 8 nước", "CS1.jpg", "tầng 15-16", "34/36 Láng Hạ",
        "khoản 2.10, mục 3.11", "tăng 8.11 điểm", "vào 8.10 triệu", "(SOMDP 12), chiều thứ",
    ],
)  # fmt: skip
def test_other_numbers_in_vietnamese_are_no_dates(text: str) -> None:
    assert values(text, "2021-12-17") == []


@pytest.mark.parametrize(
    "text",
    [
        "8:00 - 11:00", "10:25 a.m.", "the 17th Meeting", "ages 15-24", "10-11 countries", "open 24/7", "Article 5-7",
        "Tel: +81-3-3595-2404", "COVID-19", "ASEAN 2025", "Vision 2025", "Special Meeting 1/2023", "in may", "he may 5",
        "today's world", "a march 8 km long", "8-11", "resolution 5/8", "the Second Meeting", "10 of 11",
        "three countries",
        "version 2.10.1", "20 percent", "Sunday school".lower(), "1,200 people",
    ],
)  # fmt: skip
def test_other_numbers_in_english_are_no_dates(text: str) -> None:
    assert values(text, "2021-12-17", "en") == []


def test_days_that_do_not_follow_each_other_stay_apart() -> None:
    assert values("ngày 6 và 9/5/2014") == ["2014-05-06", "2014-05-09"]
    assert values("ngày 5/8/2014 và ngày 9/8/2014") == ["2014-08-05", "2014-08-09"]
    assert values("on 24 and 25 November 2018, and on 28 November 2018", None, "en") == [
        "2018-11-24/2018-11-25",
        "2018-11-28",
    ]


def test_a_dash_after_a_date_is_no_range() -> None:
    assert values("16/12/2021 - Ngày 15/12, tại Hà Nội", "2021-12-16") == ["2021-12-16", "2021-12-15"]
    assert values("SINGAPORE, 5 October 2016 – 13 countries met", None, "en") == ["2016-10-05"]
    assert values("ngày 16/12\n- Ngày 17/12", "2021-12-20") == ["2021-12-16", "2021-12-17"]


def test_a_december_meeting_in_a_january_notice_is_last_years() -> None:
    found = mentions("Ngày 18/12 đã diễn ra Hội nghị", "2019-01-05")[0]
    assert (found.value, found.basis, found.doubt) == ("2018-12-18", "published", None)


def test_an_announcement_in_december_looks_into_january() -> None:
    assert values("Hội nghị sẽ diễn ra ngày 10/1", "2019-12-20") == ["2020-01-10"]


def test_a_year_far_from_the_publication_is_shown_to_a_person() -> None:
    ahead = mentions("Hội nghị sẽ diễn ra ngày 5/8 tại Hà Nội", "2021-12-17")[0]
    assert (ahead.value, ahead.doubt is not None) == ("2022-08-05", True)
    back = mentions("The meeting was held on June 5", "2020-01-10", "en")[0]
    assert (back.value, back.doubt is not None) == ("2019-06-05", True)


def test_without_year_and_publication_a_date_stays_open_and_says_why() -> None:
    found = mentions("Trong hai ngày, 16-17/12, Cuộc họp")[0]
    assert (found.first, found.last, found.value, found.basis) == (None, None, "--12-16/--12-17", "undecided")
    assert found.doubt


def test_another_full_date_of_the_text_may_give_the_year() -> None:
    found = mentions("diễn ra từ ngày 11 - 14/10/2022.\nHội nghị được tổ chức trong 02 ngày 11 và 12/10.")
    assert [(m.value, m.basis) for m in found] == [
        ("2022-10-11/2022-10-14", "text"),
        ("2022-10-11/2022-10-12", "inherited"),
    ]


def test_the_year_in_an_events_name_serves_but_is_shown_to_a_person() -> None:
    found = mentions("Ngày 18/12, tại Hà Nội, diễn ra Diễn đàn Người khuyết tật ASEAN 2020")[0]
    assert (found.value, found.basis) == ("2020-12-18", "inherited")
    assert found.doubt


def test_the_year_of_a_plan_gives_no_date_its_year() -> None:
    assert values("Ngày 18/12, Hội nghị bàn việc thực hiện Tầm nhìn ASEAN 2025") == ["--12-18"]


def test_dates_and_publication_that_give_two_years_leave_it_undecided() -> None:
    found = mentions("Hội nghị diễn ra ngày 5/10/2020 tại Huế. Ngày 7/10, các đại biểu họp.", "2021-12-01")
    assert [m.value for m in found] == ["2020-10-05", "--10-07"]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Trong bốn ngày 8-11, tại Hà Nội", "2015-09-12", "2015-09-08/2015-09-11"),
        ("Trong 4 ngày, từ ngày 8-11, tại Hà Nội", "2015-09-12", "2015-09-08/2015-09-11"),
        ("Ngày 8-11, tại Hà Nội, đã diễn ra Hội nghị", "2015-11-09", "2015-11-08"),
        ("ngày 8-11 tại Hà Nội", "2015-09-12", "2015-09-08/2015-09-11"),
        ("Hội nghị sẽ diễn ra ngày 8-11 tại Hà Nội", "2015-09-05", "2015-09-08/2015-09-11"),
        ("thứ Ba (10-11)", "2015-11-11", "2015-11-10"),
        ("Ngày 1-6, tại Huế. Tháng hành động diễn ra đến hết ngày 30-6.", "2020-06-01", "2020-06-01"),
    ],
)
def test_a_pair_with_a_hyphen_is_decided_by_what_the_text_says(text: str, published: str, value: str) -> None:
    assert values(text, published)[0] == value


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("ngày 8-11", None),
        ("ngày 8-11 tại Hà Nội", "2015-11-12"),
        ("từ ngày 8-11 tại Hà Nội", "2015-11-12"),
        ("Trong hai ngày 8-11, tại Hà Nội", "2015-11-12"),
        ("ngày 8-11 tại Hà Nội", "2015-10-05"),
    ],
)
def test_a_pair_that_nothing_decides_stays_undecided(text: str, published: str | None) -> None:
    (found,) = mentions(text, published)
    assert (found.first, found.last, found.basis) == (None, None, "undecided")
    assert found.value == "---08/---11 or --11-08"
    assert found.doubt


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("Hội nghị khai mạc ngày 5/8/2019", "vi", "start"),
        ("Hội nghị bắt đầu từ ngày 5/8/2019", "vi", "start"),
        ("Hội nghị bế mạc ngày 5/8/2019", "vi", "end"),
        ("Hội nghị kết thúc vào chiều 5/8/2019", "vi", "end"),
        ("kéo dài đến hết ngày 5/8/2019", "vi", "end"),
        ("Sáng 5/8/2019, Hội nghị đã chính thức khai mạc tại Huế", "vi", "start"),
        ("Chiều 5/8/2019, Hội nghị đã bế mạc tại Huế", "vi", "end"),
        ("Phát biểu khai mạc Hội nghị ngày 5/8/2019", "vi", "both"),
        ("Ngày 5/8/2019, phát biểu khai mạc Hội nghị, ông", "vi", "both"),
        ("Hội nghị khai mạc từ 5-8/8/2019", "vi", "both"),
        ("opened in Singapore on March 14, 2017", "en", "start"),
        ("concluded on 22 September 2011 their meeting", "en", "end"),
        ("will run until 22 September 2011", "en", "end"),
        ("from 22 September 2011", "en", "start"),
        ("held on 22 September 2011", "en", "both"),
    ],
)
def test_one_told_end_is_not_taken_for_the_whole(text: str, language: str, bound: str) -> None:
    (found,) = mentions(text, None, language)
    assert found.bound == bound


def test_opening_and_closing_days_in_one_sentence() -> None:
    found = mentions("Hội nghị khai mạc ngày 5/8 và bế mạc ngày 8/8.", "2019-08-16")
    assert [(m.value, m.bound) for m in found] == [("2019-08-05", "start"), ("2019-08-08", "end")]


def test_the_number_of_days_gives_the_end_that_is_not_told() -> None:
    closing = mentions("Sau hai ngày làm việc, hội nghị kết thúc ngày 15/8", "2019-08-16")[0]
    assert days_of(closing) == (date(2019, 8, 14), date(2019, 8, 15))
    opening = mentions("Hội nghị kéo dài 3 ngày, khai mạc ngày 5/8", "2019-08-06")[0]
    assert days_of(opening) == (date(2019, 8, 5), date(2019, 8, 7))
    alone = mentions("Hội nghị khai mạc ngày 5/8", "2019-08-06")[0]
    assert days_of(alone) == (date(2019, 8, 5), None)
    english = mentions("concluded on 22 September 2011 a meeting convened for two days", None, "en")[0]
    assert days_of(english) == (date(2011, 9, 21), date(2011, 9, 22))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Trong hai ngày, 16-17/12", "vi", 2),
        ("kéo dài 3 ngày", "vi", 3),
        ("diễn ra trong 02 ngày 11 và 12/10", "vi", 2),
        ("sau hai ngày làm việc", "vi", 2),
        ("hội nghị bốn ngày", "vi", 4),
        ("trong vòng ba ngày", "vi", 3),
        ("the two-day meeting", "en", 2),
        ("a 3-day workshop", "en", 3),
        ("convened for two days", "en", 2),
        ("over four days of talks", "en", 4),
    ],
)
def test_numbers_of_days(text: str, language: str, number: int) -> None:
    (found,) = number_of_days(text, fold(text), language)
    assert found.number == number
    assert fold(text)[found.end - 1] in "ys"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("trong hai ngày tới", "vi"), ("cách đây hai ngày", "vi"), ("mỗi hai ngày", "vi"), ("hai ngày trước", "vi"),
        ("từ ngày 5/8", "vi"), ("two days ago", "en"), ("two days later", "en"), ("every two days", "en"),
        ("the next two days", "en"),
    ],
)  # fmt: skip
def test_what_is_no_length_of_an_event(text: str, language: str) -> None:
    assert number_of_days(text, fold(text), language) == []


def test_contradictions_are_shown_to_a_person() -> None:
    weekday = mentions("Thứ Sáu, ngày 21/11/2019")[0]
    assert weekday.value == "2019-11-21"
    assert "weekday" in (weekday.doubt or "")
    length = mentions("Trong ba ngày, 16-17/12", "2021-12-17")[0]
    assert "3 days" in (length.doubt or "")
    assert mentions("Trong hai ngày, 16-17/12", "2021-12-17")[0].doubt is None


def test_a_weekday_of_another_year_leaves_the_date_undecided() -> None:
    found = mentions("thứ Năm (17/12)", "2021-12-17")[0]
    assert (found.first, found.basis) == (None, "undecided")


@pytest.mark.parametrize("text", ["ngày 31/11/2019", "ngày 30/2/2020", "ngày 29 tháng 2 năm 2019"])
def test_days_that_no_calendar_has_are_undecided(text: str) -> None:
    (found,) = mentions(text)
    assert (found.first, found.basis) == (None, "undecided")


def test_a_leap_day_takes_a_leap_year() -> None:
    assert values("ngày 29/2", "2020-03-05") == ["2020-02-29"]


def test_english_day_and_month_in_either_order_are_not_guessed() -> None:
    found = mentions("on 9/12/2021 in Manila", None, "en")[0]
    assert (found.first, found.value) == (None, "2021-12-09 or 2021-09-12")
    assert found.doubt


def test_a_day_without_month_follows_the_date_before_it() -> None:
    found = mentions("Ngày 14/11 hội nghị họp. Ngày 15, các đại biểu đi thăm. Ngày 12, đoàn đến.", "2020-11-17")
    assert [(m.value, m.basis) for m in found][1:] == [("2020-11-15", "inherited"), ("---12", "undecided")]


def test_periods_and_aims_are_no_dates_of_meetings() -> None:
    for text in ("giai đoạn 2016-2020", "đến năm 2025", "tầm nhìn đến năm 2045"):
        assert [m.period for m in mentions(text)] == [True], text
    assert [m.period for m in mentions("by 2030", None, "en")] == [True]
    assert [m.period for m in mentions("năm 2019")] == [False]


def test_deadlines_are_marked() -> None:
    assert [m.limit for m in mentions("trước ngày 31/12/2025")] == [True]
    assert [m.limit for m in mentions("by 31 December 2025", None, "en")] == [True]
    assert [m.limit for m in mentions("vào ngày 31/12/2025")] == [False]


def test_an_english_reading_serves_a_language_without_words() -> None:
    assert "vi" in languages()
    assert values("15-16 November 2023", None, "xx") == ["2023-11-15/2023-11-16"]


def test_texts_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="fold the same text"):
        find_dates("ngày 5/8", "ngay 5", None, "vi")


def test_a_wrong_phrase_file_names_its_key() -> None:
    with pytest.raises(ValueError, match=r"xx/dates\.yaml: cues: True is not text"):
        compile_pack("xx", {"cues": [True]})
    with pytest.raises(ValueError, match="missing"):
        compile_pack("xx", {})
