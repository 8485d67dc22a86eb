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
