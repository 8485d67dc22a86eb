"""Which meetings a notice reports, which it only names, and how they hang together."""

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, referenced, said

LEAD = "Ngày 15/11, tại Đà Nẵng, Hội nghị SOMSWD lần thứ 19 đã khai mạc. "


def test_the_headline_and_the_lead_are_reported() -> None:
    assert set(meetings(said(LEAD, title="Hội nghị SOMSWD lần thứ 19"))) == {"SOMSWD-19"}


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("Các nước điểm lại kết quả kể từ Hội nghị SOMSWD lần thứ 18.", "SOMSWD-18"),
        (
            "Kết quả sẽ được báo cáo lên Hội nghị Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển lần thứ 12.",
            "AMMSWD-12",
        ),
        ("Hội nghị lần thứ 20 sẽ do Lào đăng cai.", "SOMSWD-20"),
        ("Các đoàn nghe báo cáo của ACMW.", "ACMW"),
    ],
)
def test_forerunners_successors_and_addressees_are_only_named(sentence: str, key: str) -> None:
    extraction = said(LEAD + sentence)
    assert set(meetings(extraction)) == {"SOMSWD-19"}
    assert key in referenced(extraction)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trước đó, ngày 14/11 đã diễn ra Diễn đàn Trẻ em ASEAN lần thứ 8.",
        "Ngày 16/11 sẽ là Diễn đàn Trẻ em ASEAN lần thứ 8.",
        "Bên lề Hội nghị, Diễn đàn Trẻ em ASEAN lần thứ 8 cũng đã được tổ chức.",
    ],
)
def test_related_meetings_are_reported_too(sentence: str) -> None:
    assert set(meetings(said(LEAD + sentence))) == {"SOMSWD-19", "ACF-8"}


def test_the_frame_of_a_meeting_is_reported_and_the_meeting_is_part_of_it() -> None:
    found = meetings(
        said("Trong khuôn khổ Hội nghị AMMSWD lần thứ 11, ngày 15/11 đã diễn ra Hội nghị AMMSWD+3 lần thứ 8.")
    )
    assert found["AMMSWD+3-8"]["part_of"] == "AMMSWD-11"
    assert "start_date" not in found["AMMSWD-11"]
    assert found["AMMSWD+3-8"]["start_date"] == "2023-11-15"


def test_a_list_of_meetings_held() -> None:
    text = (
        "Several related meetings will be held in Manila, namely the 14th SLOM on 20 November 2023; the "
        "16th SLOM Plus Three; "
        "and the 9th AFML."
    )
    assert set(meetings(said(text, "en"))) == {"SLOM-14", "SLOM+3-16", "AFML-9"}


def test_an_event_outside_the_series_is_other_with_its_title() -> None:
    text = "Ngày 15/11, tại Huế, UNICEF tổ chức Hội thảo ASEAN về chăm sóc thay thế cho trẻ em."
    (found,) = meetings(said(text)).values()
    assert (found["series_code"], found["title_vi"]) == ("OTHER", "Hội thảo ASEAN về chăm sóc thay thế cho trẻ em")


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 3/4, Bộ trưởng ban hành Quyết định số 395 về giảm nghèo. So với các nước ASEAN, tỷ lệ này cao.",
        "Hội nghị tổng kết công tác trẻ em toàn quốc diễn ra sáng nay tại Hà Nội.",
        "Hợp tác ASEAN về lao động bắt đầu từ năm 1975 và gồm nhiều lĩnh vực.",
    ],
)
def test_what_reports_no_asean_meeting_is_no_notice(text: str) -> None:
    extraction = said(text)
    assert not extraction.is_meeting_notice
    assert extraction.claims == ()


@pytest.mark.parametrize(
    ("text", "language", "days", "place"),
    [
        ("Hội nghị SOMSWD lần thứ 19 diễn ra hai ngày 15 và 16/11 tại thành phố Hạ Long.", "vi", "15 16", "Ha Long"),
        ("Từ ngày 14-16/11, tạiKuala Lumpur đã diễn ra Hội nghị SOMSWD lần thứ 19.", "vi", "14 16", "Kuala Lumpur"),
        ("Sau 3 ngày làm việc, Hội nghị SLOM lần thứ 19 đã bế mạc chiều 15/11 tại Bali.", "vi", "13 15", "Bali"),
        ("Hội nghị SLOM lần thứ 19 khai mạc ngày 15/11 tại Giô-ho Ba-ru, Ma-lai-xi-a.", "vi", "15 -", "Johor Bahru"),
        ("The two-day 13th AFML concluded on Tuesday in Yangon, Myanmar.", "en", "13 14", "Yangon"),
        ("The 28th ALMM, held in Singapore from 13 to 15 November, adopted texts.", "en", "13 15", "Singapore"),
    ],
)
def test_days_and_places(text: str, language: str, days: str, place: str) -> None:
    (found,) = meetings(said(text, language)).values()
    first, last = days.split()
    assert found["start_date"] == f"2023-11-{first}"
    assert found.get("end_date", "-")[-2:] == last[-2:]
    assert (found["city"], found["mode"]) == (place, "in-person")


def test_without_a_year_and_a_publication_date_there_is_no_date_but_a_doubt() -> None:
    extraction = said("Hội nghị SOMSWD lần thứ 19 diễn ra ngày 15/11 tại Huế.", published=None)
    (found,) = meetings(extraction).values()
    assert "start_date" not in found
    assert [doubt.kind for doubt in extraction.doubts] == ["ambiguous-date"]


def test_a_december_meeting_in_a_january_notice_was_last_year() -> None:
    (found,) = meetings(
        said("Ngày 20/12, Hội nghị ALMM lần thứ 5 đã họp tại Huế.", published=date(2024, 1, 5))
    ).values()
    assert found["start_date"] == "2023-12-20"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị SOMSWD lần thứ 19 được tổ chức ngày 15/11 theo hình thức trực tuyến tại đầu cầu Hà Nội.",
        "Tại Hà Nội, Hội nghị SOMSWD lần thứ 19 đã diễn ra trực tuyến.",
    ],
)
def test_an_online_meeting_has_no_place(sentence: str) -> None:
    (found,) = meetings(said(sentence)).values()
    assert found["mode"] == "online"
    assert "city" not in found
    assert "country_code" not in found


def test_the_day_of_a_press_conference_is_not_the_meetings() -> None:
    text = "Sáng 10/11, tại Hà Nội, Bộ Y tế họp báo về Hội nghị AHMM lần thứ 16. AHMM 16 sẽ họp ngày 22/11 tại Huế."
    (found,) = meetings(said(text)).values()
    assert (found["start_date"], found["city"]) == ("2023-11-22", "Hue")


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("với chủ đề “Gắn kết: vì trẻ em”", "Gắn kết: vì trẻ em"),
        ('có chủ đề là "Không ai bị bỏ lại"', "Không ai bị bỏ lại"),
        ("chủ đề Chăm sóc từ mỗi mái nhà", "Chăm sóc từ mỗi mái nhà"),
        ("với chủ đề «Cùng nhau chăm sóc»", "Cùng nhau chăm sóc"),
    ],
)
def test_themes_word_for_word(words: str, theme: str) -> None:
    (found,) = meetings(said(f"Hội nghị SOMSWD lần thứ 19 diễn ra ngày 15/11 tại Huế {words}.")).values()
    assert found["theme"] == theme


def test_the_theme_of_a_chairmanship_is_none() -> None:
    text = LEAD + "Lào đảm nhiệm vai trò Chủ tịch ASEAN năm nay với chủ đề “Kết nối và tự cường”."
    assert "theme" not in meetings(said(text))["SOMSWD-19"]


def test_every_claim_stands_in_the_text() -> None:
    extraction = said(LEAD, title="Hội nghị SOMSWD lần thứ 19")
    length = len(f"Hội nghị SOMSWD lần thứ 19\n\n{LEAD}")
    assert extraction.claims
    assert all(0 <= claim.start < claim.end <= length for claim in extraction.claims)
