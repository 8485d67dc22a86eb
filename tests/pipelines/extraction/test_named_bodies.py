"""Bodies that a notice names: referenced where they are dealt with, not in the name of a paper or an event."""

from __future__ import annotations

import pytest

from tests.pipelines.extraction.facts import meetings, referenced, said

HELD = "The 20th Meeting of the ACWC was held in Cebu on 3 May 2023. "
HELD_VI = "Ngày 3/5/2023, tại Huế, Cuộc họp ACWC lần thứ 20 đã diễn ra. "

NO_REFERENCE = {
    "a plan's name": "It adopted the ACW Work Plan and the ASEAN-OSHNET Work Plan 2026-2030.",
    "a prize": "It will also hand out the ASEAN-OSHNET Awards.",
    "a course of two bodies": "It noted a report on an ACDM-ACW Training Workshop on village schools.",
    "who came": "The representatives of Brunei and Laos to the AICHR came.",
    "who came from a body": "Representatives and clerks from the ACW came.",
}


@pytest.mark.parametrize("text", NO_REFERENCE.values(), ids=NO_REFERENCE)
def test_a_body_in_the_name_of_a_paper_or_of_a_seat_is_not_referenced(text: str) -> None:
    assert referenced(said(HELD + text, "en")) == set()


def test_a_body_that_is_dealt_with_is_referenced() -> None:
    assert referenced(said(HELD + "It heard a report of the ACW and will work with the AICHR.", "en")) == {
        "ACW",
        "AICHR",
    }
    plan = "It heard of the Work Plan of the ASEAN Committee on Women, which has two years to go."
    assert referenced(said(HELD + plan, "en")) == {"ACW"}


def test_a_plan_and_those_who_sit_for_a_country_are_no_references_in_vietnamese() -> None:
    assert referenced(said(HELD_VI + "Việc này nằm trong Kế hoạch hành động của ACW.", "vi")) == set()
    assert referenced(said(HELD_VI + "Đại diện của Lào tại AICHR cùng dự.", "vi")) == set()
    assert referenced(said(HELD_VI + "Cuộc họp nghe báo cáo của ACW.", "vi")) == {"ACW"}


@pytest.mark.parametrize("event", ["Conference", "Forum", "Symposium"])
def test_an_event_that_bears_a_committees_acronym_is_none_of_its_meetings(event: str) -> None:
    found = meetings(said(HELD + f"It was followed by the 11th ACDM {event} on 5 May.", "en"))
    assert set(found) == {"ACWC-20", "OTHER-11"}


def test_a_prize_and_an_event_of_a_committee_are_not_its_numbered_meetings() -> None:
    text = "It considered the report of the 31st OSHNET Coordinating Board Meeting and the 9th ASEAN-OSHNET Awards."
    assert referenced(said(HELD + text, "en")) == {"OSHNET-31"}


def test_what_is_counted_within_a_year_is_no_number_of_a_meeting() -> None:
    assert set(meetings(said(HELD + "It is the third session this year.", "en"))) == {"ACWC-20"}
    assert referenced(said(HELD + "The ACWC thus held its fourth meeting of the year.", "en")) == set()


def test_a_number_glued_to_a_name_counts_it() -> None:
    assert referenced(said(HELD + "It builds on the 6thASEAN Ministerial Meeting on Youth.", "en")) == {"AMMY-6"}


def test_where_a_launched_paper_was_adopted_is_only_referenced() -> None:
    text = (
        "On 3 May 2023 the 9th ACDM Meeting began in Cebu with the launch of the Work Programme, which was adopted on "
    )
    found = said(text + "2 March 2022 at the 6th ASEAN Ministerial Meeting on Disaster Management.", "en")
    assert set(meetings(found)) == {"ACDM-9"}
    assert referenced(found) == {"AMMDM-6"}


def test_how_often_a_body_met_is_the_number_of_its_meeting() -> None:
    board = "The ASEAN-OSHNET Coordinating Board met for the 24th time in Hue on 9 November 2023."
    assert set(meetings(said(board, "en"))) == {"OSHNET-24"}
    committee = "The ASEAN Committee on Women met in Hue on 9 November 2023 for the twelfth time."
    assert set(meetings(said(committee, "en"))) == {"ACW-12"}
    mixed = "The ASEAN Committee on Women met for the first time in a mixed format on 9 November 2023."
    assert set(meetings(said(mixed, "en"))) == {"ACW"}


def test_asean_and_another_hold_an_event_of_no_series() -> None:
    held = said("ASEAN and New Zealand held a policy dialogue on village schools in Hue on 9 November 2023.", "en")
    assert set(meetings(held)) == {"OTHER"}
    signed = said("ASEAN and New Zealand signed a paper on village schools in Hue on 9 November 2023.", "en")
    assert meetings(signed) == {}


@pytest.mark.parametrize("event", ["consultation", "policy dialogue", "seminar"])
def test_a_committee_that_holds_an_event_does_not_meet(event: str) -> None:
    held = said(f"The ACWC hosted a {event} on safe rivers in Hue on 9 November 2023.", "en")
    assert set(meetings(held)) == {"OTHER"}


def test_a_group_or_officials_of_asean_who_met_hold_a_meeting() -> None:
    group = said("The ASEAN Working Group on Village Schools held its 3rd meeting in Hue on 9 November 2023.", "en")
    assert set(meetings(group)) == {"OTHER-3"}
    officials = said("Forestry officials of the ten ASEAN members met in Hue on 9 November 2023.", "en")
    assert set(meetings(officials)) == {"OTHER"}
    national = said("Forestry officials of the ten provinces met in Hue on 9 November 2023.", "en")
    assert meetings(national) == {}
    gathered = said("Các quan chức lâm nghiệp ASEAN nhóm họp tại Huế ngày 9/11/2023.", "vi")
    assert set(meetings(gathered)) == {"OTHER"}


def test_asean_and_another_hold_an_event_in_vietnamese_too() -> None:
    held = said("ASEAN và Na Uy tổ chức đối thoại chính sách về trường làng tại Huế ngày 9/11/2023.", "vi")
    assert set(meetings(held)) == {"OTHER"}


def test_a_press_conference_and_a_dialogue_of_many_years_are_no_meetings() -> None:
    press = said("Officials of the ASEAN Song Association held a press conference in Hue on 9 November 2023.", "en")
    assert meetings(press) == {}
    assert meetings(said("ASEAN and New Zealand have held a dialogue since 1999.", "en")) == {}


def test_a_body_that_somebody_heads_for_a_country_is_not_referenced() -> None:
    text = "Dự họp có bà Lê Thị Mận, Phó Vụ trưởng Vụ Hợp tác quốc tế, Trưởng SOCA Việt Nam; ông Trần Văn Bé."
    assert referenced(said(HELD_VI + text)) == set()
