"""Of whom a day is: of which of two meetings, of those who travel, of what prepares a meeting; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, said

PUBLISHED = date(2022, 9, 14)  # a Wednesday
Days = tuple[str | None, str | None]


def days(text: str, language: str = "en", published: date | None = PUBLISHED) -> dict[str, Days]:
    """The first and last day of each reported meeting."""
    found = meetings(said(text, language, published))
    return {name: (told.get("start_date"), told.get("end_date")) for name, told in found.items()}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 14th SLOM and the 11th SLOM+3 were held on 25 and 26 August 2022 in Cebu.", "en"),
        ("The 14th SLOM and 11th SLOM+3 took place in Cebu on 25 and 26 August 2022.", "en"),
        ("Hội nghị SLOM lần thứ 14 và Hội nghị SLOM+3 lần thứ 11 diễn ra tại Huế ngày 25 và 26/8/2022.", "vi"),
    ],
)
def test_two_meetings_joined_to_two_days_have_one_each(text: str, language: str) -> None:
    assert days(text, language) == {"SLOM-14": ("2022-08-25",) * 2, "SLOM+3-11": ("2022-08-26",) * 2}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 14th SLOM and the 11th SLOM+3 were held on 25-26 August 2022 in Cebu.", "en"),
        ("The 14th SLOM and the 11th SLOM+3 were both held on 25 and 26 August 2022 in Cebu.", "en"),
        ("Hội nghị SLOM lần thứ 14 và SLOM+3 lần thứ 11 diễn ra trong hai ngày 25 và 26/8/2022 tại Huế.", "vi"),
    ],
)
def test_days_that_both_meetings_took_are_of_both(text: str, language: str) -> None:
    assert set(days(text, language).values()) == {("2022-08-25", "2022-08-26")}


def test_one_meeting_on_two_days_has_both() -> None:
    assert days("The 14th SLOM was held on 25 and 26 August 2022 in Cebu.") == {"SLOM-14": ("2022-08-25", "2022-08-26")}


@pytest.mark.parametrize(
    "journey",
    [
        "Minister Tan led the delegation of Singapore to the 16th AMMW from 10 to 14 September.",
        "The minister will be in Cebu for the 16th AMMW from 10 to 14 September.",
        "Minister Tan attends the 16th AMMW in Cebu from 10 to 14 September.",
    ],
)
def test_the_days_of_a_journey_give_way_to_the_meetings_own(journey: str) -> None:
    assert days(f"{journey} The meeting was held in Cebu on 12-13 September.") == {
        "AMMW-16": ("2022-09-12", "2022-09-13")
    }


def test_the_days_of_a_visit_in_vietnamese_give_way_too() -> None:
    text = (
        "Bộ trưởng dẫn đầu đoàn Việt Nam tham dự Hội nghị AMMW lần thứ 16 từ ngày 10 đến ngày 14/9/2022. "
        "Hội nghị diễn ra trong hai ngày 12-13/9/2022 tại Cebu."
    )
    assert days(text, "vi") == {"AMMW-16": ("2022-09-12", "2022-09-13")}


def test_days_of_attending_are_the_meetings_where_it_has_no_others() -> None:
    text = (
        "Minister Tan will attend the 16th AMMW in Cebu from 20 to 24 September. The meeting is held every two years."
    )
    assert days(text) == {"AMMW-16": ("2022-09-20", "2022-09-24")}


@pytest.mark.parametrize(
    "text",
    [
        "He chaired a meeting to discuss preparations for the 15th AHMM in Cebu on 12 September.",
        "The minister spoke at a coordination meeting on preparations for the 15th ASEAN Health Ministers Meeting on "
        "12 September.",
        "Thứ trưởng chủ trì cuộc họp bàn công tác chuẩn bị cho Hội nghị AHMM lần thứ 15 tại Huế ngày 12/9.",
    ],
)
def test_the_day_of_a_meeting_at_home_on_preparations_is_not_that_of_what_is_prepared(text: str) -> None:
    language = "vi" if text.startswith("Thứ") else "en"
    assert all(told == (None, None) for told in days(text, language).values())


def test_a_day_told_of_what_is_prepared_is_its_own() -> None:
    text = "He chaired a meeting on preparations for the 15th AHMM, which will be held in Cebu on 22 September 2022."
    assert days(text) == {"AHMM-15": ("2022-09-22", "2022-09-22")}


def test_a_meeting_of_two_days_told_with_one_does_not_end_on_it() -> None:
    text = "The 16th AMMW took place in Cebu on 13 September. The two-day meeting brought together ten delegations."
    assert days(text) == {"AMMW-16": ("2022-09-13", None)}
    assert days(text.replace("two-day ", "")) == {"AMMW-16": ("2022-09-13", "2022-09-13")}


def test_meetings_held_together_share_their_days() -> None:
    text = "The Committee on Women (ACW) held its 20th Meeting together with the 3rd ACW Plus China on 12-13 September."
    assert set(days(text).values()) == {("2022-09-12", "2022-09-13")}
    apart = "The ACW held its 20th Meeting on 12 September. The 3rd ACW Plus China was held on 13 September."
    assert set(days(apart).values()) == {("2022-09-12",) * 2, ("2022-09-13",) * 2}


def test_a_day_whose_year_is_not_told_and_whose_weekday_is_another_is_for_a_review() -> None:
    text = "The 16th AMMW was held in Cebu on Monday, 13 September."
    assert days(text) == {"AMMW-16": (None, None)}
    assert [doubt.kind for doubt in said(text, "en", PUBLISHED).doubts] == ["ambiguous-date"]
    assert days(text.replace("Monday", "Tuesday")) == {"AMMW-16": ("2022-09-13", "2022-09-13")}
    assert days(text.replace("September", "September 2022")) == {"AMMW-16": ("2022-09-13", "2022-09-13")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hội nghị diễn ra trong 3 ngày, từ 25 - 27/8.", "vi"),
        ("Hội nghị lần này do Bộ LĐTBXH đăng cai, diễn ra từ ngày 25 đến ngày 27/8.", "vi"),
        ("Trong ba ngày 25-27/8, các đại biểu đã tập trung thảo luận về trẻ em.", "vi"),
        ("Diễn ra từ ngày 25 đến 27/8/2022, hội nghị bàn về trẻ em.", "vi"),
        ("The meeting, which runs from 25 to 27 August, gathers senior officials.", "en"),
        ("The SLOM was held on 25-27 August.", "en"),
    ],
)
def test_all_days_told_afterwards_are_the_meetings(text: str, language: str) -> None:
    first = {
        "vi": "Sáng ngày 25/8/2022, tại Huế, Cục Việc làm tổ chức Hội nghị SLOM lần thứ 14.",
        "en": "On 25 August 2022, the deputy minister spoke at the 14th SLOM in Cebu.",
    }
    assert days(f"{first[language]} {text}", language) == {"SLOM-14": ("2022-08-25", "2022-08-27")}


@pytest.mark.parametrize(
    "text",
    [
        "Ngoài ra, từ ngày 25 đến 27/8, triển lãm ảnh về trẻ em cũng diễn ra bên lề hội nghị.",
        "Hội nghị và các sự kiện liên quan diễn ra từ ngày 24 đến 27/8.",
        "Từ ngày 24 đến 27/8, Thứ trưởng Lê Văn Bình dẫn đầu đoàn tham dự các hội nghị.",
    ],
)
def test_days_of_what_lies_around_a_meeting_are_not_its_own(text: str) -> None:
    first = "Sáng ngày 25/8/2022, tại Huế, Cục Việc làm tổ chức Hội nghị SLOM lần thứ 14."
    assert days(f"{first} {text}", "vi") == {"SLOM-14": ("2022-08-25", "2022-08-25")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Ngày 2/8/2022, Thứ trưởng tiếp Đại sứ Lào tại Việt Nam, bàn về việc tổ chức Hội nghị SLOM lần thứ 14.",
            "vi",
        ),
        ("On 2 August 2022, the minister met with the Lao ambassador to discuss preparations for the 14th SLOM.", "en"),
    ],
)
def test_the_day_on_which_a_meeting_is_talked_about_is_not_its_day(text: str, language: str) -> None:
    found = meetings(said(text, language, PUBLISHED)).get("SLOM-14", {})
    assert {"start_date", "end_date", "country_code"}.isdisjoint(found)


def test_where_an_ambassador_is_accredited_is_no_place_of_a_meeting() -> None:
    text = "Ông Yamada Ken, Đại sứ Nhật Bản tại Việt Nam, phát biểu tại Hội nghị SLOM lần thứ 14 ngày 25/8/2022."
    assert "country_code" not in meetings(said(text, "vi", PUBLISHED))["SLOM-14"]


@pytest.mark.parametrize("place", ["Huế", "Lào", "thủ đô Manila"])
def test_the_day_on_which_it_closes_is_the_last(place: str) -> None:
    text = f"Ngày 5/8/2022, Hội nghị SLOM lần thứ 14 khai mạc tại {place}. Ngày 8/8, Hội nghị bế mạc."
    assert days(text, "vi") == {"SLOM-14": ("2022-08-05", "2022-08-08")}


def test_who_presides_over_the_preparation_at_home_is_not_in_the_chair() -> None:
    text = "Ngày 2/8/2022, Thứ trưởng Lê Văn Bình chủ trì cuộc họp chuẩn bị cho Hội nghị SLOM lần thứ 14."
    assert not [claim for claim in said(text, "vi", PUBLISHED).claims if claim.table == "chairs"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Hội nghị SLOM lần thứ 14 (5/8) và SLOM+3 lần thứ 11 (6/8) diễn ra từ ngày 5 đến ngày 6/8/2022 tại Huế.",
            "vi",
        ),
        (
            "Từ ngày 5 đến ngày 6/8/2022, tại Huế, Hội nghị SLOM lần thứ 14 (5/8) và SLOM+3 lần thứ 11 (6/8) diễn ra.",
            "vi",
        ),
        ("The 14th SLOM (5 August) and the 11th SLOM+3 (6 August) were held from 5 to 6 August 2022 in Cebu.", "en"),
    ],
)
def test_a_day_in_brackets_behind_a_meetings_name_is_its_own(text: str, language: str) -> None:
    assert days(text, language) == {"SLOM-14": ("2022-08-05",) * 2, "SLOM+3-11": ("2022-08-06",) * 2}


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 5/8/2022, theo hình thức trực tiếp, cùng Ủy ban Việc làm, Hội nghị SLOM lần thứ 14 khai mạc.",
        "Ngày 5/8/2022, tại trụ sở Ban Thư ký, tiếp tục trao đổi về việc làm, Hội nghị SLOM lần thứ 14 khai mạc.",
    ],
)
def test_words_within_other_words_make_no_reception(text: str) -> None:
    assert days(text, "vi")["SLOM-14"][0] == "2022-08-05"


def test_where_an_ambassador_speaks_is_a_place() -> None:
    text = "Ngày 25/8/2022, Đại sứ Lào phát biểu tại Huế trong Hội nghị SLOM lần thứ 14."
    assert meetings(said(text, "vi", PUBLISHED))["SLOM-14"].get("country_code") == "VN"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ngày 25/8/2022 diễn ra Hội nghị SLOM lần thứ 14 và ngày 26/8 diễn ra SLOM+3 lần thứ 11.", "vi"),
        ("Ngày 25/8/2022, Hội nghị SLOM lần thứ 14 và ngày 26/8, SLOM+3 lần thứ 11 đã được tổ chức.", "vi"),
        ("Ngày 25/8/2022, đoàn dự Hội nghị SLOM lần thứ 14; sau đó, ngày 26/8 dự SLOM+3 lần thứ 11.", "vi"),
        ("On 25 August 2022 the 14th SLOM was held and on 26 August 2022 the 11th SLOM+3 took place.", "en"),
    ],
)
def test_days_told_in_turn_before_their_meetings(text: str, language: str) -> None:
    assert days(text, language) == {"SLOM-14": ("2022-08-25",) * 2, "SLOM+3-11": ("2022-08-26",) * 2}


def test_a_day_on_which_the_press_is_told_is_no_turn() -> None:
    text = "Ngày 24/8/2022, Bộ họp báo về Hội nghị SLOM lần thứ 14, và ngày 26/8 diễn ra SLOM+3 lần thứ 11."
    assert days(text, "vi")["SLOM+3-11"] == ("2022-08-26",) * 2
    assert days(text, "vi").get("SLOM-14", (None, None)) == (None, None)


def test_a_row_with_days_in_brackets_shares_the_place_at_its_end() -> None:
    text = "Đoàn dự Hội nghị SLOM lần thứ 14 (25/8/2022), SLOM+3 (26/8/2022) và ALMM lần thứ 27 (27/8/2022) tại Cebu."
    found = meetings(said(text, "vi", PUBLISHED, "Ba cuộc họp về lao động"))
    assert {name: told["start_date"] for name, told in found.items()} == {
        "SLOM-14": "2022-08-25",
        "SLOM+3": "2022-08-26",
        "ALMM-27": "2022-08-27",
    }
    assert {told.get("city") for told in found.values()} == {"Cebu"}


def test_a_place_before_days_in_turn_is_that_of_all_but_for_one_with_its_own() -> None:
    text = "Tại Huế, ngày 25/8/2022 diễn ra Hội nghị SLOM lần thứ 14 và ngày 26/8 diễn ra SLOM+3 lần thứ 11."
    found = meetings(said(text, "vi", PUBLISHED, "Hai cuộc họp về lao động"))
    assert {told.get("city") for told in found.values()} == {"Hue"}
    text = "Ngày 25/8/2022, tại Huế, SLOM lần thứ 14 khai mạc, và ngày 26/8, tại Đà Nẵng, SLOM+3 lần thứ 11 khai mạc."
    found = meetings(said(text, "vi", PUBLISHED))
    assert (found["SLOM-14"]["city"], found["SLOM+3-11"]["city"]) == ("Hue", "Da Nang")


def test_what_came_before_is_told_with_its_own_day() -> None:
    text = "Hội nghị ALMM lần thứ 27 diễn ra ngày 27/8/2022, trước đó là cuộc họp SLOM lần thứ 14 (ngày 25/8)."
    assert days(text, "vi") == {"ALMM-27": ("2022-08-27",) * 2, "SLOM-14": ("2022-08-25",) * 2}


def test_a_time_of_the_clock_parts_no_day_from_its_meeting() -> None:
    text = "Hội nghị SLOM lần thứ 14 diễn ra từ 8 giờ 30 phút đến 11 giờ ngày 25/8/2022."
    assert days(text, "vi") == {"SLOM-14": ("2022-08-25",) * 2}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On 5 May 2022, the Organising Committee of the 14th SLOM held its first meeting in Cebu.", "en"),
        ("On 5 May 2022, the steering committee for the 14th SLOM met in Cebu.", "en"),
        ("Ngày 5/5/2022, Ban Tổ chức Hội nghị SLOM lần thứ 14 đã họp phiên thứ hai tại Huế.", "vi"),
        ("Ngày 5/5/2022, tại Huế, Tiểu ban Lễ tân Hội nghị SLOM lần thứ 14 tổ chức cuộc họp lần thứ nhất.", "vi"),
    ],
)
def test_those_who_prepare_a_meeting_meet_on_days_of_their_own(text: str, language: str) -> None:
    found = meetings(said(text, language, PUBLISHED, "Sắp đến hội nghị" if language == "vi" else "Before the meeting"))
    assert {name: (told.get("start_date"), told.get("city")) for name, told in found.items()} == {
        "SLOM-14": (None, None)
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bộ họp về công tác chuẩn bị Hội nghị SLOM lần thứ 14, dự kiến diễn ra ngày 25/8/2022 tại Huế.", "vi"),
        (
            "The Organising Committee of the 14th SLOM met on 5 May 2022. The 14th SLOM will be held on 25 August 2022 "
            "in Hue.",
            "en",
        ),
    ],
)
def test_the_day_to_come_is_the_meeting_s_beside_those_who_prepare_it(text: str, language: str) -> None:
    found = meetings(said(text, language, PUBLISHED, "Sắp đến hội nghị" if language == "vi" else "Before the meeting"))
    assert (found["SLOM-14"]["start_date"], found["SLOM-14"]["city"]) == ("2022-08-25", "Hue")


def test_the_days_of_a_frame_told_months_later_are_its_own() -> None:
    text = (
        "Trong khuôn khổ Hội nghị ALMM lần thứ 27 diễn ra tại Huế từ ngày 4-6/3/2022, chiều 5/3 đã diễn ra Hội nghị "
        "SLOM lần thứ 14."
    )
    assert days(text, "vi") == {"ALMM-27": ("2022-03-04", "2022-03-06"), "SLOM-14": ("2022-03-05",) * 2}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ngày 4/8/2022 diễn ra lễ đón đoàn Lào sang dự Hội nghị SLOM lần thứ 14.", "vi"),
        ("On 4 August 2022, officials rehearsed the opening ceremony of the 14th SLOM.", "en"),
        ("The 14th SLOM will be held in Hue. Registration for the 14th SLOM closes on 4 August 2022.", "en"),
        ("The 14th SLOM will be held in Hue. A logo contest for the 14th SLOM runs until 4 August 2022.", "en"),
    ],
)
def test_what_is_done_before_a_meeting_gives_it_no_day(text: str, language: str) -> None:
    found = meetings(said(text, language, PUBLISHED, "Sắp đến hội nghị" if language == "vi" else "Before the meeting"))
    assert "start_date" not in found["SLOM-14"]
    assert "end_date" not in found["SLOM-14"]


def test_days_and_place_right_behind_a_frame_are_the_frame_s() -> None:
    text = (
        "Nhân dịp dự Hội nghị Bộ trưởng Ngoại giao ASEAN từ ngày 4-6/8/2022 tại Huế, Bộ trưởng tham dự Hội nghị SLOM "
        "lần thứ 14."
    )
    found = meetings(said(text, "vi", PUBLISHED, "Hai hội nghị"))
    assert (found["OTHER"]["start_date"], found["OTHER"]["city"]) == ("2022-08-04", "Hue")
    assert "start_date" not in found["SLOM-14"]


HELD = {"en": "The 16th AMMW took place in Cebu.", "vi": "Hội nghị AMMW lần thứ 16 diễn ra tại Huế."}


@pytest.mark.parametrize(
    ("doing", "language"),
    [
        ("delegates played football with pupils", "en"),
        ("delegates from all countries strolled through the old town", "en"),
        ("the ministers took part in a lantern festival", "en"),
        ("delegates attended a seminar on tourism", "en"),
        ("các đại biểu đi thăm làng nghề", "vi"),
        ("các đại biểu sẽ viếng đài tưởng niệm", "vi"),
        ("các đại biểu nghỉ ngơi", "vi"),
        ("các đại biểu làm thủ tục đăng ký", "vi"),
        ("các trưởng đoàn dự lễ hội hoa", "vi"),
        ("các đại biểu đã tham gia tập huấn", "vi"),
    ],
)
def test_what_delegates_did_beside_the_meeting_has_its_own_day(doing: str, language: str) -> None:
    day = "On 15 September 2022," if language == "en" else "Ngày 15/9/2022,"
    found = meetings(said(f"{HELD[language]} {day} {doing}.", language, None, title="AMMW 16"))["AMMW-16"]
    assert "start_date" not in found
    assert "end_date" not in found


@pytest.mark.parametrize(
    ("doing", "language"),
    [
        ("delegates reviewed the work plan", "en"),
        ("delegates of ten countries gathered in the town hall", "en"),
        ("các đại biểu đã nghe báo cáo của ba nhóm", "vi"),
        ("các đại biểu tiếp tục thảo luận", "vi"),
    ],
)
def test_what_delegates_did_at_the_meeting_tells_its_day(doing: str, language: str) -> None:
    day = "On 15 September 2022," if language == "en" else "Ngày 15/9/2022,"
    assert days(f"{HELD[language]} {day} {doing}.", language) == {"AMMW-16": ("2022-09-15", "2022-09-15")}


@pytest.mark.parametrize(
    ("doing", "language"),
    [
        ("invitations to the 16th AMMW were sent out", "en"),
        ("officers inspected the venue of the 16th AMMW", "en"),
        ("papers of the 16th AMMW were circulated", "en"),
        ("schools closed for the 16th AMMW", "en"),
        ("Singapore was invited to the 16th AMMW", "en"),
        ("Ms Lim, who chaired the 16th AMMW, became minister", "en"),
        ("kết quả Hội nghị AMMW lần thứ 16 được báo cáo Quốc hội", "vi"),
        ("bà Lò Thị Mai, người từng chủ trì Hội nghị AMMW lần thứ 16, nhận nhiệm vụ mới", "vi"),
        ("Chính phủ đồng ý để Bộ đăng cai Hội nghị AMMW lần thứ 16", "vi"),
        ("lực lượng phục vụ Hội nghị AMMW lần thứ 16 ra quân", "vi"),
    ],
)
def test_a_day_before_something_else_that_only_names_the_meeting_is_not_its(doing: str, language: str) -> None:
    day = "On 15 September 2022," if language == "en" else "Ngày 15/9/2022,"
    found = meetings(said(f"{day} {doing}.", language, None, title="Women of ASEAN")).get("AMMW-16", {})
    assert "start_date" not in found
    assert "end_date" not in found


@pytest.mark.parametrize(
    ("doing", "language"),
    [
        ("the 16th AMMW heard reports of three groups", "en"),
        ("ministers gathered for the 16th AMMW", "en"),
        ("in Cebu, the 16th AMMW adopted its plan", "en"),
        ("tại Huế, Hội nghị AMMW lần thứ 16 đã thông qua kế hoạch", "vi"),
    ],
)
def test_a_day_before_what_the_meeting_did_is_its(doing: str, language: str) -> None:
    day = "On 15 September 2022," if language == "en" else "Ngày 15/9/2022,"
    assert days(f"{day} {doing}.", language) == {"AMMW-16": ("2022-09-15", "2022-09-15")}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("On 15 September 2022, a national online workshop on care was held in Davao.", "en"),
        ("The ministry held its year-end conference online on 15 September 2022 in Davao.", "en"),
        ("The new care centre was inaugurated on 15 September 2022 in Davao.", "en"),
        ("The technical working group met on 15 September 2022 in Davao.", "en"),
        ("Hội nghị trực tuyến toàn quốc về nhà ở được tổ chức ngày 15/9/2022 tại Vinh.", "vi"),
        ("Ban tổ chức họp phiên cuối ngày 15/9/2022 tại Vinh.", "vi"),
    ],
)
def test_another_event_of_a_sentence_without_a_meeting_gives_it_no_day_and_no_place(
    sentence: str, language: str
) -> None:
    opening = "The 16th AMMW discussed care." if language == "en" else "Hội nghị AMMW lần thứ 16 bàn về nhà ở."
    found = meetings(said(f"{opening} {sentence}", language, None, title="AMMW 16"))["AMMW-16"]
    assert not {"start_date", "end_date", "city", "mode"} & set(found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Chiều 15/9/2022 tại Huế, trong khuôn khổ Hội nghị AMMW lần thứ 16 và Hội nghị AMMW+3 lần thứ 4, Bộ đã tổ "
            "chức Hội thảo ASEAN về nhà trẻ.",
            "vi",
        ),
        (
            "Nhân dịp Hội nghị AMMW lần thứ 16 và Hội nghị AMMW+3 lần thứ 4, chiều 15/9/2022 tại Huế đã diễn ra Hội "
            "thảo ASEAN về nhà trẻ.",
            "vi",
        ),
        (
            "On the sidelines of the 16th AMMW and the 4th AMMW+3, an ASEAN workshop on nurseries was held in Cebu on "
            "15 September 2022.",
            "en",
        ),
    ],
)
def test_a_day_within_two_meetings_that_frame_an_event_is_the_events(text: str, language: str) -> None:
    none, day = (None, None), ("2022-09-15", "2022-09-15")
    assert days(text, language) == {"AMMW-16": none, "AMMW+3-4": none, "OTHER": day}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chiều 15/9/2022, bên lề Hội nghị AMMW lần thứ 16 và AMMW+3 lần thứ 4, Thứ trưởng đã tiếp Đại sứ Lào.", "vi"),
        ("On 15 September 2022, on the sidelines of the 16th AMMW and the 4th AMMW+3, she met the King.", "en"),
    ],
)
def test_a_day_beside_two_meetings_is_of_neither(text: str, language: str) -> None:
    assert set(days(text, language).values()) == {(None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry held a training for the 16th AMMW in Cebu on 12 September 2022.",
        "A two-day training of liaison officers for the 16th AMMW was held in Cebu on 12 September 2022.",
        "A briefing for the 16th AMMW was held in Cebu on 12 September 2022.",
    ],
)
def test_the_day_of_a_training_or_briefing_is_not_that_of_the_meeting_it_is_for(text: str) -> None:
    assert days(text)["AMMW-16"] == (None, None)


def test_a_meeting_held_after_its_training_keeps_its_day() -> None:
    text = "After a training for its volunteers, the 16th AMMW was held in Cebu on 12 September 2022."
    assert days(text)["AMMW-16"] == ("2022-09-12", "2022-09-12")
