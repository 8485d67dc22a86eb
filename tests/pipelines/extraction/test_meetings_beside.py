"""Which meetings are told of beside another one, and which are only named, one test for each family."""

import pytest

from tests.pipelines.extraction.facts import meetings, referenced, said, titles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "SOMSWD lần thứ 23 và cuộc họp với ba nước đối tác Nhật Bản, Trung Quốc và Hàn Quốc",
            {"SOMSWD-23", "SOMSWD+3"},
        ),
        ("SLOM lần thứ 8 cùng hội nghị với các nước đối tác Trung Quốc, Nhật Bản, Hàn Quốc", {"SLOM-8", "SLOM+3"}),
        (
            "Hội nghị SOCA lần thứ 41 và phiên họp liên quan với các đối tác đối thoại Ấn Độ và Nga",
            {"SOCA-41", "OTHER"},
        ),
        ("Hội nghị AMMY lần thứ 15 và cuộc họp với nước đối thoại Nga", {"AMMY-15", "OTHER"}),
        ("Hội nghị AMMY lần thứ 15 và các cuộc họp liên quan", {"AMMY-15"}),
        ("Hội nghị AMMY lần thứ 15 và các cuộc họp với các nước đối thoại Nga, Ấn Độ", {"AMMY-15"}),
    ],
)
def test_a_meeting_that_only_its_partners_name_is_one_of_its_own(text: str, found: set[str]) -> None:
    assert set(meetings(said(f"Ngày 15/11, tại Huế, {text} đã khai mạc."))) == found


@pytest.mark.parametrize("numbers", ["lần thứ 61 và 62", "lần thứ 61, 62", "lần thứ 61 & 62"])
def test_both_of_two_numbers_in_a_headline_are_reported(numbers: str) -> None:
    body = f"Ngày 15/11, tại Huế, Hội nghị Cấp cao ASEAN {numbers} đã khai mạc."
    extraction = said(body, title=f"Thủ tướng dự Hội nghị Cấp cao ASEAN {numbers}")
    assert set(meetings(extraction)) == {"ASEAN-SUMMIT-61", "ASEAN-SUMMIT-62"}


@pytest.mark.parametrize(
    "paper",
    [
        "adopted the Chair's report for",
        "finalised the draft declaration for",
        "considered its recommendations to",
        "prepared the outcome documents for",
        "agreed on two deliverables for",
    ],
)
def test_for_whom_a_paper_is_adopted_did_not_yet_meet(paper: str) -> None:
    text = f"The 51st ASCC Council Meeting was held on 3 May 2031. It {paper} the 71st and 72nd ASEAN Summits."
    extraction = said(text, "en")
    assert set(meetings(extraction)) == {"ASCC-COUNCIL-51"}
    assert {"ASEAN-SUMMIT-71", "ASEAN-SUMMIT-72"} <= referenced(extraction)


@pytest.mark.parametrize("words", ["agreed to hold", "reached consensus on convening", "saw the need for organising"])
def test_an_event_agreed_upon_is_none_yet(words: str) -> None:
    text = f"The 31st SOMHD was held in Hue on 3 May 2031. The officials {words} an ASEAN conference on nursing homes."
    assert set(meetings(said(text, "en"))) == {"SOMHD-31"}


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 15/11, tại Huế, Hội nghị toàn quốc triển khai chương trình ASEAN về dân số được tổ chức.",
        "Ngày 15/11, Sở Y tế tổ chức Hội nghị tập huấn công tác ASEAN cho cán bộ y tế.",
        "Ngày 15/11, Sở Nội vụ mở lớp bồi dưỡng kiến thức về ASEAN cho công chức.",
        "Ngày 15/11, Hội nghị Bộ trưởng Lao động Á - Âu lần thứ 9 khai mạc với sự tham dự của các nước ASEAN.",
    ],
)
def test_what_a_country_or_another_group_holds_is_no_meeting_of_asean(text: str) -> None:
    assert meetings(said(text)) == {}


def test_a_list_of_meetings_held_in_conjunction_is_read_whole_and_none_is_part_of_another_of_it() -> None:
    text = (
        "The 9th ACDM Plus Japan Meeting took place on 3 May 2031 in conjunction with the 71st ACDM Meeting, the 35th "
        "Meeting of the Task Force on Shelter, and the 31st Meeting of the Board of the Relief Centre."
    )
    extraction = said(text, "en")
    assert titles(extraction) == [
        "9th ACDM Plus Japan Meeting",
        "71st ACDM Meeting",
        "35th Meeting of the Task Force on Shelter",
        "31st Meeting of the Board of the Relief Centre",
    ]
    parts = [c for c in extraction.claims if c.column == "part_of"]
    assert [(c.row, c.value) for c in parts] == [("m1", "m2")]


def test_a_caption_that_leaves_out_the_field_names_the_same_meeting() -> None:
    text = (
        "The Minister attends the 11th ASEAN Plus Three Ministerial Meeting in Hue yesterday.\nHe attended the "
        "15th ASEAN Ministerial Meeting on Youth and the 11th ASEAN Plus Three Ministerial Meeting on Youth in Hue."
    )
    assert set(meetings(said(text, "en"))) == {"AMMY-15", "OTHER-11"}


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("5th annual dialogue of the ACWC", "ACWC"),
        ("third workshop of the ACMW on contracts", "ACMW"),
        ("second policy dialogue of the AICHR with judges", "AICHR"),
        ("4th AICHR Dialogue with Judges", "AICHR"),
        ("ninth training of the ACW on budgets", "ACW"),
    ],
)
def test_the_number_before_an_event_of_a_body_counts_the_event(name: str, body: str) -> None:
    extraction = said(f"Hue, 3 May 2031 - The {name} was held in Hue on 2-3 May 2031.", "en")
    assert [told["series_code"] for told in meetings(extraction).values()] == ["OTHER"]
    assert titles(extraction) == [name]
    assert referenced(extraction) == {body}


@pytest.mark.parametrize(
    "words",
    [
        "concluded a four-day workshop",
        "held their regional training",
        "wrapped up a planning workshop",
        "held a webinar",
    ],
)
def test_a_workshop_that_a_bodys_people_hold_is_no_meeting_of_the_body(words: str) -> None:
    text = (
        f"Focal points of the ASEAN Occupational Safety and Health Network (ASEAN-OSHNET) {words} in Hue on 3 May 2031."
    )
    extraction = said(text, "en")
    assert [told["series_code"] for told in meetings(extraction).values()] == ["OTHER"]
    assert referenced(extraction) == set()


@pytest.mark.parametrize("words", ["is scheduled for 9-10 September 2031", "will be held in Hue in September 2031"])
def test_a_meeting_without_a_number_is_not_the_one_announced_behind_it(words: str) -> None:
    text = (
        "At a special meeting in Da Lat on 2-3 May 2031, the ACWC discussed its work. It reviewed projects and plans. "
        f"The thirty-first ACWC meeting {words}."
    )
    told = meetings(said(text, "en"))["ACWC"]
    assert (told["start_date"], told["end_date"]) == ("2031-05-02", "2031-05-03")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "In the 6th ASOD+India Consultation and the 7th ASOD+China Consultation, the officials spoke.", {6, 7}),
        ("en", "At the 6th ASOD Plus Japan Consultation, Japan spoke of training.", {6}),
        ("vi", "Tại cuộc họp ASOD+Ấn Độ lần thứ 6 và ASOD+Trung Quốc lần thứ 7, các bên trao đổi.", {6, 7}),
        ("vi", "Tại Hội nghị ASOD+Nhật Bản lần thứ 6, các bên trao đổi.", {6}),
    ],
)
def test_what_is_told_of_meetings_with_partners_reports_them(language: str, text: str, found: set[int]) -> None:
    opening = {
        "en": "The 61st ASOD Meeting was held in Hue on 3 May 2031. It dealt with plans, rules and long reports. ",
        "vi": "Ngày 3/5/2031, Hội nghị ASOD lần thứ 61 đã diễn ra tại Huế. Hội nghị bàn về kế hoạch và báo cáo. ",
    }
    assert set(meetings(said(opening[language] + text, language))) == {"ASOD-61", *(f"OTHER-{n}" for n in found)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 41st Governing Board of the AHA Centre convened in Hue on 3 May 2031.", {"OTHER-41"}),
        ("The 71st ACDM Meeting and the 41st Governing Board of the AHA Centre were held.", {"ACDM-71", "OTHER-41"}),
        ("The Ministry held a national workshop on carrying out the ASEAN Declaration on Ageing in Hue.", set()),
        ("A national seminar on the ASEAN programmes for girls was held in Hue.", set()),
    ],
)
def test_boards_and_national_events_are_told_apart(text: str, found: set[str]) -> None:
    assert set(meetings(said(text, "en"))) == found


def test_a_launch_and_the_forum_where_it_was_are_two() -> None:
    text = "The ASEAN Wage Report was launched on 3 May 2031 during the ASEAN Wage Forum in Hue."
    assert titles(said(text, "en", title="Launch of the ASEAN Wage Report"))[-1] == "ASEAN Wage Forum"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("các Bộ trưởng Y tế ASEAN nhóm họp tại Huế.", {"AHMM"}),
        ("các Bộ trưởng Lao động ASEAN đã họp trực tuyến.", {"ALMM"}),
        ("Bộ trưởng Giáo dục các nước ASEAN vừa họp tại Huế để bàn về trường học.", {"ASED"}),
        ("Bộ trưởng Y tế các nước ASEAN+3 đã nhóm họp tại Huế.", {"AHMM+3"}),
        ("các Bộ trưởng Thanh niên ASEAN gặp nhau tại Huế.", {"AMMY"}),
        ("Bộ trưởng Y tế Lào họp tại Huế với các đồng nghiệp.", set()),
        ("các Bộ trưởng Y tế ASEAN họp báo tại Huế.", set()),
        ("Thủ tướng cho biết các Bộ trưởng Lao động ASEAN sẽ họp trong năm tới.", set()),
    ],
)
def test_ministers_of_asean_who_gather_hold_their_meeting(text: str, found: set[str]) -> None:
    assert set(meetings(said(f"Ngày 15/11, {text}", title="ASEAN tăng cường hợp tác"))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Diễn đàn Đối tác công - tư - nhân dân ASEAN lần thứ 8 khai mạc.",
            "Diễn đàn Đối tác công - tư - nhân dân ASEAN lần thứ 8",
        ),
        ("Hội thảo ASEAN về quan hệ gia đình - nhà trường diễn ra.", "Hội thảo ASEAN về quan hệ gia đình - nhà trường"),
        ("Lễ kỷ niệm 30 năm thành lập ACW diễn ra.", "Lễ kỷ niệm 30 năm thành lập ACW"),
    ],
)
def test_names_with_dashes_and_of_bodies_are_whole(text: str, found: str) -> None:
    assert titles(said(f"Ngày 15/11, tại Huế, {text}")) == [found]


def test_a_title_ends_where_the_next_meeting_is_joined_to_it() -> None:
    text = "Hội nghị ACDM + Ấn Độ lần thứ 7 và ACDM + Nga lần thứ 6 diễn ra."
    assert titles(said(f"Ngày 15/11, tại Huế, {text}")) == ["Hội nghị ACDM + Ấn Độ lần thứ 7", "ACDM + Nga lần thứ 6"]


@pytest.mark.parametrize(
    "words", ["đề xuất tổ chức", "mong muốn đăng cai", "sẵn sàng tổ chức", "cam kết đăng cai tổ chức"]
)
def test_an_event_that_a_headline_says_is_proposed_is_none_yet(words: str) -> None:
    text = "Ngày 15/11, tại Huế, Hội nghị SOMHD lần thứ 37 đã khai mạc."
    assert set(meetings(said(text, title=f"Việt Nam {words} Diễn đàn ASEAN về điều dưỡng"))) == {"SOMHD-37"}


@pytest.mark.parametrize("words", ["phiên thường kỳ lần thứ", "phiên toàn thể lần thứ", "phiên lần thứ"])
def test_the_number_of_a_regular_session_is_the_meetings(words: str) -> None:
    assert set(meetings(said(f"AICHR vừa họp {words} 66 tại Huế từ ngày 10 đến 14/11."))) == {"AICHR-66"}


def test_a_preparing_meeting_without_its_number_above_is_the_one_below() -> None:
    text = "Ngày 15/11, Hội nghị trù bị Bộ trưởng ASEAN về Thanh niên lần thứ 17 diễn ra tại Huế."
    assert set(meetings(said(text, title="Họp trù bị AMMY"))) == {"AMMY-17"}


@pytest.mark.parametrize(
    ("name", "ordinal"),
    [
        ("Hội nghị Cấp cao ASEAN - Liên hợp quốc lần thứ 31", "31"),
        ("Hội nghị Cấp cao ASEAN - LHQ lần thứ 31", "31"),
        ("Hội nghị Cấp cao ASEAN - EU lần thứ 12", "12"),
        ("Hội nghị Cấp cao ASEAN-GCC lần thứ 12", "12"),
        ("Hội nghị Bộ trưởng Y tế ASEAN - Liên minh châu Âu lần thứ 9", "9"),
        ("Hội nghị Cấp cao ASEAN lần thứ 71", None),
    ],
)
def test_a_meeting_with_an_organisation_is_of_no_series(name: str, ordinal: str | None) -> None:
    found = meetings(said(f"Ngày 15/11, {name} diễn ra tại Huế."))
    assert set(found) == ({f"OTHER-{ordinal}"} if ordinal else {"ASEAN-SUMMIT-71"})


def test_a_row_of_boards_and_task_forces_beside_a_body_is_read_whole() -> None:
    text = (
        "Ngày 15/11, tại Huế, Phiên họp thứ 81 Ủy ban ASEAN về Quản lý thiên tai, Phiên họp thứ 55 Hội đồng quản trị "
        "Trung tâm AHA và Cuộc họp Nhóm đặc trách cứu hộ lần thứ 61 đã khai mạc."
    )
    assert set(meetings(said(text))) == {"ACDM-81", "OTHER-55", "OTHER-61"}


@pytest.mark.parametrize("country", ["Lào", "Thái Lan", "Brunei"])
def test_where_a_chair_was_taken_over_from_another_country_is_reported(country: str) -> None:
    text = f"Ngày 15/11, Việt Nam nhận vai trò Chủ tịch SOMHD từ {country} tại Hội nghị SOMHD lần thứ 37."
    assert set(meetings(said(text))) == {"SOMHD-37"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mạng lưới Điều dưỡng ASEAN chính thức ra mắt.", "Mạng lưới Điều dưỡng ASEAN"),
        ("Sổ tay ASEAN về tiền lương được ra mắt.", "Sổ tay ASEAN về tiền lương"),
        ("Chiến dịch An toàn nhà máy ASEAN được phát động.", "Chiến dịch An toàn nhà máy ASEAN"),
    ],
)
def test_what_is_launched_is_told_as_an_event(text: str, title: str) -> None:
    assert titles(said(f"Sáng 15/11, tại Huế, {text}")) == [title]


@pytest.mark.parametrize("whom", ["UN Women", "UNICEF", "the ASEAN Committee on Women", "the Asian Care Network (ACN)"])
def test_two_bodies_that_meet_hold_an_event_of_no_series(whom: str) -> None:
    text = f"On 3 May 2023, the ACMW met with {whom} in Hue. It was on the sidelines of the 66th ACMW Meeting."
    found = meetings(said(text, "en"))
    assert set(found) == {"ACMW-66", "OTHER"}
    assert "start_date" not in found["ACMW-66"]
    assert found["OTHER"]["start_date"] == "2023-05-03"


def test_a_body_that_meets_in_a_town_holds_its_own_meeting() -> None:
    assert set(meetings(said("The ASEAN Committee on Women (ACW) met in Hue on 3 May 2031.", "en"))) == {"ACW"}


def test_what_was_prepared_was_not_held() -> None:
    text = (
        "The 66th Meeting of the AICHR was held in Hue on 2-4 May 2031. The Meeting noted reports on girls and boys. "
        "Preparations for a visit to Laos and the 9th ASEAN-EU Dialogue on Care were also discussed."
    )
    assert set(meetings(said(text, "en"))) == {"AICHR-66"}


@pytest.mark.parametrize(
    "part",
    [
        "Phiên họp kín",
        "Phiên họp mở của",
        "phiên họp các trưởng đoàn",
        "Phiên đối thoại cấp cao",
    ],
)
def test_a_part_of_a_meeting_is_no_event_beside_it(part: str) -> None:
    text = f"Ngày 15/9/2022, tại Huế đã diễn ra {part} Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 16."
    assert set(meetings(said(text))) == {"AMMW-16"}


def test_a_session_of_another_body_with_a_meeting_is_not_taken_for_a_part() -> None:
    text = "Ngày 15/9/2022, tại Huế đã diễn ra phiên họp trước Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 16."
    found = meetings(said(text))
    assert "start_date" not in found.get("AMMW-16", {})


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        (
            "Vacancy announcement: programme officer",
            "The officer supports the AMMW. Interviews: 9 May 2022 in Cebu.",
            "en",
        ),
        (
            "Job vacancy at a regional body",
            "The officer supports the 16th AMMW, to be held on 9 May 2022 in Cebu.",
            "en",
        ),
        ("Thông báo tuyển dụng", "Cán bộ giúp việc Hội nghị AMMW lần thứ 16. Phỏng vấn ngày 9/5/2022 tại Huế.", "vi"),
        (
            "Tập huấn cho cán bộ",
            "Ngày 9/5/2022, Cục Trẻ em tổ chức tập huấn cho cán bộ 12 tỉnh về Kế hoạch hành động khu vực ASEAN.",
            "vi",
        ),
    ],
)
def test_a_vacancy_and_a_training_at_home_report_no_meeting(title: str, text: str, language: str) -> None:
    assert not meetings(said(text, language, None, title=title))


def test_recruitment_is_a_matter_of_meetings_too() -> None:
    text = "Ngày 9/5/2022, tại Huế, Hội nghị AMMW lần thứ 16 bàn về tuyển dụng công bằng."
    assert "AMMW-16" in meetings(said(text, title="Hội nghị bàn về tuyển dụng"))


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "The 10th APT AHMM was held on 15 November in Hue.", "AHMM+3-10"),
        ("en", "The 10th APT HMM was held on 15 November in Hue.", "AHMM+3-10"),
        ("en", "The 7th APT SOMSWD was held on 15 November in Hue.", "SOMSWD+3-7"),
        ("en", "China and ASEAN held their 3rd ministerial meeting on youth on 15 November in Hue.", "OTHER-3"),
        ("en", "ASEAN and Japan convened the 3rd Ministerial Meeting on Youth on 15 November in Hue.", "OTHER-3"),
        (
            "vi",
            "Trung Quốc và ASEAN tổ chức Hội nghị Bộ trưởng về thanh niên lần thứ 3 ngày 15/11.",
            "OTHER-3",
        ),
        ("en", "Viet Nam and ASEAN held the 3rd ASEAN Ministerial Meeting on Youth on 15 November in Hue.", "AMMY-3"),
    ],
)
def test_the_other_side_makes_it_another_meeting(language: str, text: str, key: str) -> None:
    assert list(meetings(said(text, language))) == [key]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 10th AMMSWD was held in Hue on 14 November. The 8th AMMSWD Plus Three was held the following day."),
        ("en", "The 10th AMMSWD met in Hue from 13 to 14 November. On the next day, the 8th AMMSWD+3 took place."),
        ("vi", "Hội nghị AMMSWD lần thứ 10 diễn ra ngày 14/11. Ngày hôm sau, Hội nghị AMMSWD+3 lần thứ 8 đã diễn ra."),
    ],
)
def test_the_day_after_another_meeting_is_counted_on_from_it(language: str, text: str) -> None:
    told = meetings(said(text, language))["AMMSWD+3-8"]
    assert (told["start_date"], told["end_date"]) == ("2023-11-15", "2023-11-15")


def test_a_visit_on_the_next_day_is_no_meetings() -> None:
    text = "HUE, Nov 14 – The 10th AMMSWD was held. Ministers went to the 8th AMMSWD Plus Three the following day."
    told = meetings(said(text, "en"))
    assert all("start_date" not in one for one in told.values())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 19th and 17th meetings of SOMSWD and SOMSWD+3 were held in Hue on 15 November."),
        ("en", "The 19th and 17th Meetings of the SOMSWD and the SOMSWD Plus Three were held in Hue on 15 November."),
        ("vi", "Hội nghị SOMSWD và SOMSWD+3 lần thứ 19 và 17 diễn ra tại Huế ngày 15/11."),
        ("vi", "Hội nghị SOMSWD và Hội nghị SOMSWD+3 lần thứ 19 và lần thứ 17 diễn ra tại Huế ngày 15/11."),
    ],
)
def test_two_numbers_told_for_two_meetings_go_to_each_in_turn(language: str, text: str) -> None:
    assert set(meetings(said(text, language))) == {"SOMSWD-19", "SOMSWD+3-17"}


def test_two_numbers_of_one_series_are_two_of_its_meetings() -> None:
    text = "The 5th and 6th meetings of the SOMSWD were held in Hue on 15 November."
    assert set(meetings(said(text, "en"))) == {"SOMSWD-5", "SOMSWD-6"}
