"""Events of two bodies: one meeting with both in its name, and a meeting of neither; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, referenced, said

PUBLISHED = date(2019, 5, 15)
ACW = "Ủy ban ASEAN về Phụ nữ"
ACWC = "Ủy ban Thúc đẩy và Bảo vệ quyền của Phụ nữ và Trẻ em ASEAN"
AICHR = "Ủy ban Liên chính phủ về Quyền con người ASEAN"


@pytest.mark.parametrize(
    ("language", "name", "bodies"),
    [
        ("vi", f"Đối thoại lần thứ 2 của {ACW} (ACW) và {AICHR} (AICHR)", {"ACW", "AICHR"}),
        ("vi", f"ĐỐI THOẠI LẦN THỨ 2 GIỮA {ACW.upper()} (ACW) VÀ {AICHR.upper()} (AICHR)", {"ACW", "AICHR"}),
        ("vi", "Cuộc họp chung lần thứ 2 của SOMSWD và SOMHD", {"SOMSWD", "SOMHD"}),
        (
            "vi",
            "CUỘC HỌP CHUNG LẦN THỨ 2 CỦA HỘI NGHỊ QUAN CHỨC CẤP CAO ASEAN VỀ PHÚC LỢI XÃ HỘI VÀ PHÁT TRIỂN (SOMSWD) "
            "VÀ HỘI NGHỊ QUAN CHỨC CẤP CAO ASEAN VỀ Y TẾ (SOMHD)",
            {"SOMSWD", "SOMHD"},
        ),
        ("en", "2nd Interface Meeting between SOMSWD and ACWC", {"SOMSWD", "ACWC"}),
        (
            "en",
            "2nd Dialogue between the ASEAN Committee on Women (ACW) and the ASEAN Intergovernmental Commission on "
            "Human Rights (AICHR)",
            {"ACW", "AICHR"},
        ),
    ],
)
def test_what_two_bodies_hold_is_one_event_named_by_both(language: str, name: str, bodies: set[str]) -> None:
    held = "diễn ra ngày 14/5/2019 tại Băng Cốc." if language == "vi" else "was held in Bangkok on 14 May 2019."
    extraction = said(f"{name} {held}", language, PUBLISHED)
    (event,) = meetings(extraction).values()
    assert (event["series_code"], event["ordinal"], event[f"title_{language}"]) == ("OTHER", "2", name)
    assert event["start_date"] == "2019-05-14"
    if language == "vi":
        assert referenced(extraction) == bodies
    else:  # they take part, and are named for nothing else
        assert [*people(extraction).values()] == ["participant", "participant"]
        assert not referenced(extraction)


@pytest.mark.parametrize(
    "text",
    [
        f"HỘI NGHỊ THAM VẤN LẦN THỨ 5 GIỮA {ACW.upper()} VÀ {ACWC.upper()}\n\nHội nghị diễn ra ngày 14/5/2019.",
        f"Hội nghị tham vấn chung lần thứ 5 giữa {ACW} (ACW) và {ACWC} (ACWC) diễn ra ngày 14/5/2019.",
    ],
)
def test_a_consultation_of_the_two_womens_bodies_is_a_series_of_its_own(text: str) -> None:
    assert [*meetings(said(text, "vi", PUBLISHED))] == ["ACW-ACWC-5"]


def test_two_bodies_that_hold_a_numbered_dialogue_do_not_meet_each_for_itself() -> None:
    text = "The AICHR and the ACWC held their third dialogue in Bangkok on 14 May 2019."
    assert [*meetings(said(text, "en", PUBLISHED))] == ["OTHER-3"]


def test_bodies_before_a_dash_name_the_event() -> None:
    (event,) = meetings(said("The AICHR-ACWC Dialogue was held in Bangkok on 14 May 2019.", "en", PUBLISHED)).values()
    assert event["title_en"] == "AICHR-ACWC Dialogue"


def test_two_meetings_told_with_one_verb_stay_two() -> None:
    text = "Hội nghị lần thứ 17 của SOMSWD và Hội nghị lần thứ 14 của SOMHD diễn ra ngày 14/5/2019 tại Băng Cốc."
    assert set(meetings(said(text, "vi", PUBLISHED))) == {"SOMSWD-17", "SOMHD-14"}


def test_a_body_is_not_titled_by_an_event_that_it_holds_with_another() -> None:
    text = (
        "The 2nd Interface Meeting between SOMSWD and ACWC was held in Bangkok on 14 May 2019, back-to-back with the "
        "15th SOMSWD."
    )
    assert meetings(said(text, "en", PUBLISHED))["SOMSWD-15"]["title_en"] == "15th SOMSWD"
