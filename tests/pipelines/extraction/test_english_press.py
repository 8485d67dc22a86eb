"""How newspapers and ministries tell in English of meetings, theirs and others'; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, referenced, rows_of, said

PUBLISHED = date(2022, 9, 14)  # a Wednesday


def test_a_conference_of_two_countries_is_none_of_asean() -> None:
    text = (
        "The 6th Cambodia-Laos Ministerial Conference on Labour and Social Welfare was held in Pakse on 12 September. "
        "It followed the Senior Officials Meeting on Labour of the two ministries and prepared the 21st meeting of the "
        "Cambodia-Laos Intergovernmental Committee."
    )
    assert not said(text, "en", PUBLISHED).is_meeting_notice


def test_what_one_country_does_with_a_plan_of_asean_is_no_event_of_asean() -> None:
    text = (
        "Workshop on the implementation of the ASEAN Enabling Masterplan in Malaysia\n\n"
        "An association of the deaf held a workshop on 12 September in Ipoh. It looked at schools and buses."
    )
    assert not said(text, "en", PUBLISHED).is_meeting_notice
    of_asean = text.replace(" in Malaysia", " by ASEAN Member States")
    assert said(of_asean, "en", PUBLISHED).is_meeting_notice


@pytest.mark.parametrize(
    "event", ["Regional Consultation on the Rights of the Elderly", "Workshop on the Rights of the Elderly"]
)
def test_a_body_that_holds_an_event_does_not_itself_meet(event: str) -> None:
    text = (
        f"AICHR talks about the elderly\n\nThe ASEAN Intergovernmental Commission on Human Rights (AICHR) held the "
        f"2022 AICHR {event} in Cebu on 12-13 September, onsite and virtually."
    )
    notice = said(text, "en", PUBLISHED)
    (found,) = meetings(notice).values()
    assert found["series_code"] == "OTHER"
    assert (found["start_date"], found["city"], found["mode"]) == ("2022-09-12", "Cebu", "hybrid")
    assert referenced(notice) == set()


def test_a_session_of_a_meeting_is_no_meeting_of_its_own() -> None:
    text = (
        "The minister addressed the closing session of the 9th AMMW in Cebu, a two-day virtual meeting of the 9th AMMW."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMW-9"}


def test_a_retreat_is_another_meeting_of_its_series() -> None:
    text = (
        "Minister Tan chaired the 31st ASCC Council Meeting in Singapore on 12 September. Prior to it, Singapore "
        "chaired the ASCC Council Ministerial Retreat."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ASCC-COUNCIL-31", "ASCC-COUNCIL"}


def test_a_working_group_of_the_community_is_an_event_of_asean() -> None:
    text = (
        "The ministry hosted the 2nd Ad-Hoc Working Group Meeting to Draft the ASCC Plan for Sports in Cebu on "
        "12 September."
    )
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (found["series_code"], found["ordinal"], found["start_date"]) == ("OTHER", "2", "2022-09-12")


@pytest.mark.parametrize("words", ["shared these views during", "made his remarks at"])
def test_a_meeting_at_which_somebody_spoke_is_reported(words: str) -> None:
    text = (
        f"More inspectors are needed at building sites and on farms, the labour minister of Brunei said on Tuesday. "
        f"The minister {words} the 26th ASEAN Labour Ministers' Meeting in Cebu."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ALMM-26"}


def test_a_caption_is_not_the_lead() -> None:
    text = (
        "Coordinating Minister for People's Welfare Ahmad Suryadi and guests from the region.\n\n"
        "Jakarta (VNA) – The 50th ASEAN Summit, scheduled for early October, will take up the welfare of sailors."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ASEAN-SUMMIT-50"}


@pytest.mark.parametrize(
    ("event", "year"), [("The two-day 2014 ASEAN ASCC meeting", "2014"), ("This 2019 ASEAN meeting", "2019")]
)
def test_the_year_that_an_event_is_called_by_is_that_of_its_days(event: str, year: str) -> None:
    text = f"The Secretary led the delegation to the 11th ASCC Council Meeting held on April 3-4. {event} was lively."
    found = meetings(said(text, "en", None))["ASCC-COUNCIL-11"]
    assert (found["start_date"], found["end_date"]) == (f"{year}-04-03", f"{year}-04-04")


def test_the_year_of_a_meeting_looked_back_on_is_not_lent() -> None:
    text = "The 11th ASCC Council Meeting was held on April 3-4. Much was agreed at the 2014 ASEAN Forum on Sports."
    assert "start_date" not in meetings(said(text, "en", None))["ASCC-COUNCIL-11"]


def test_an_instrument_tells_its_topic_by_any_of_its_names() -> None:
    text = "The 18th SOMSWD was held in Cebu on 12 September. Officials reviewed the ASEAN Enabling Masterplan 2025."
    notice = said(text, "en", PUBLISHED)
    assert rows_of(notice, "instruments") == {"enabling-masterplan-2025"}
    assert "persons-with-disabilities" in rows_of(notice, "topics")


def test_the_participation_of_a_group_is_a_subject_and_no_roster() -> None:
    lead = "The 18th SOMSWD was held in Cebu on 12 September "
    discussed = said(f"{lead}and discussed the participation of older persons.", "en", PUBLISHED)
    assert "older-persons" in rows_of(discussed, "topics")
    attended = said(f"{lead}with the participation of associations of older persons.", "en", PUBLISHED)
    assert "older-persons" not in rows_of(attended, "topics")


def test_a_plan_of_a_time_when_the_listed_edition_was_not_written_is_another() -> None:
    text = "The 9th ASCC Council Meeting took place in Cebu. The ASCC Blueprint, adopted in March 2009, was reviewed."
    assert rows_of(said(text, "en", None), "instruments") == set()
