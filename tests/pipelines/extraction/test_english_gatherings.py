"""Who gathers, beside which other body, and when: ways in which English notices tell it."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.model import Extraction
from tests.pipelines.extraction.facts import meetings, referenced, rows_of, said

PUBLISHED = date(2022, 9, 14)


def topics(told: Extraction) -> set[str]:
    """The codes of the topics told."""
    return rows_of(told, "topics")


def person(told: Extraction, name: str) -> dict[str, str]:
    """What is told of the participant of that name."""
    row = next(c.row for c in told.claims if c.table == "participants" and (c.column, c.value) == ("name", name))
    return {c.column: c.value for c in told.claims if c.table == "participants" and c.row == row}


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("the ASEAN Heads of Customs convened a virtual meeting", "online"),
        ("the ASEAN Chiefs of Police have held a special meeting", None),
        ("ASEAN ministers in charge of sports met virtually", "online"),
    ],
)
def test_a_meeting_is_told_by_who_holds_it(words: str, mode: str | None) -> None:
    told = meetings(said(f"CEBU, 14 September 2022 – Today, {words} to look at the year's plan.", "en", PUBLISHED))
    assert set(told) == {"OTHER"}
    assert told["OTHER"].get("mode") == mode
    assert told["OTHER"]["start_date"] == "2022-09-14"


@pytest.mark.parametrize(
    "words",
    [
        "the ASEAN Heads of Customs said that trade grew",
        "officials of Cebu convened a virtual meeting on roads",
        "the ASEAN Heads of Customs held a number of related meetings",
    ],
)
def test_who_only_speaks_or_meets_elsewhere_holds_no_meeting(words: str) -> None:
    assert meetings(said(f"CEBU, 14 September 2022 – Today, {words}.", "en", PUBLISHED)) == {}


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_the_dash_of_a_dateline_makes_no_range_with_today(dash: str) -> None:
    text = f"CEBU, 14 September 2022 {dash} Today, the ASEAN Health Ministers convened a virtual meeting."
    told = meetings(said(text, "en", PUBLISHED, "Ministers meet"))["AHMM"]
    assert (told["start_date"], told["end_date"]) == ("2022-09-14", "2022-09-14")
    held = meetings(said("The 18th SOMSWD is held from 12 September to today in Cebu.", "en", PUBLISHED))["SOMSWD-18"]
    assert (held["start_date"], held["end_date"]) == ("2022-09-12", "2022-09-14")


def test_the_number_of_another_body_is_not_that_of_the_series_told_of() -> None:
    text = (
        "The 36th ACDM was held in Cebu on 12 September 2022. It was held in conjunction with the 13th Meeting of the "
        "Joint Task Force (JTF) on Relief and the 12th Meeting of the Relief Centre Governing Board."
    )
    told = said(text, "en", PUBLISHED)
    assert set(meetings(told)) == {"ACDM-36", "OTHER-13", "OTHER-12"}
    assert referenced(told) == set()
    assert "part_of" not in meetings(told)["OTHER-12"]
    own = "The 36th ACDM was held in Cebu on 12 September 2022. The 35th Meeting of the Committee had been small."
    assert referenced(said(own, "en", PUBLISHED)) == {"ACDM-35"}


def test_a_headline_with_the_acronym_and_a_lead_with_the_whole_name_tell_of_one_meeting() -> None:
    text = (
        "The Eleventh ASEAN Ministers Responsible for Crafts and Looms (AMCL) Meeting took place in Cebu, Philippines, "
        "on 12 September 2022. Themed “Weaving the Days to Come”, the meeting looked at dyes."
    )
    told = meetings(said(text, "en", PUBLISHED, "Ministers Gather in Philippines for 11th AMCL Meeting"))
    assert set(told) == {"OTHER-11"}
    assert told["OTHER-11"]["title_en"].startswith(("11th AMCL", "The Eleventh", "Eleventh"))
    assert told["OTHER-11"]["theme"] == "Weaving the Days to Come"


def test_the_chair_of_one_body_does_not_chair_what_else_it_hosts() -> None:
    text = (
        "The Department of Relief of Thailand, the Chair of ACDM in 2022, hosted the 40th ACDM, the 3rd ACDM Plus "
        "China and the 2nd ACDM Plus Japan in Cebu on 12 September 2022."
    )
    chairs = {claim.row for claim in said(text, "en", PUBLISHED).claims if claim.table == "chairs"}
    assert chairs == {"m1|TH|chair"}


def test_a_state_that_is_a_city_in_a_list_of_countries_is_no_place_of_the_chair() -> None:
    text = (
        "On 12 September 2022, the 18th SOM-ED was held at the Garden Hall. Officials of the Ministries of Education "
        "of Brunei, Malaysia, Singapore, and Thailand came. The opening featured an address by Mr. Juan Cruz, "
        "Permanent Secretary of the Ministry of Education and Chairman of the SOM-ED."
    )
    told = said(text, "en", PUBLISHED)
    assert rows_of(told, "chairs") == set()
    assert "country_code" not in person(told, "Juan Cruz")


def test_a_rank_in_the_midst_of_a_name_is_part_of_it() -> None:
    text = (
        "The 18th AMMSWD was held in Cebu on 12 September 2022. It was chaired by the Philippines’ Minister of Social "
        "Welfare, Mr. Dato Sri Juan King Cruz."
    )
    assert person(said(text, "en", PUBLISHED), "Juan King Cruz")["role"] == "chair"
    crowned = "The 18th AMMSWD was opened in Cebu on 12 September 2022 by King Bunga Raya of Malaysia."
    assert person(said(crowned, "en", PUBLISHED), "Bunga Raya")["position"] == "King"


def test_a_police_rank_is_no_name_and_a_co_chairman_is_one() -> None:
    text = (
        "Police Brig-Gen Than Maung, Joint Secretary of the Committee on Drug Abuse Control, served as the "
        "co-chairman for the 18th ASOD held in Cebu on 12 September 2022."
    )
    assert person(said(text, "en", PUBLISHED), "Than Maung")["role"] == "co-chair"


def test_fields_of_life_named_for_example_are_not_what_is_dealt_with() -> None:
    head = "The 18th SOMSWD was held in Cebu on 12 September 2022. "
    listed = head + "She noted that the plan helps the persons with disabilities in various fields, including {}."
    told = topics(said(listed.format("health care, employment and education"), "en", PUBLISHED))
    assert not told & {"health-care", "employment", "education"}
    dealt = head + "The meeting discussed health care, employment and education."
    assert {"health-care", "employment"} <= topics(said(dealt, "en", PUBLISHED))


def test_a_convention_keeps_its_name_behind_a_comma() -> None:
    text = (
        "The 18th SOMSWD was held in Cebu on 12 September 2022. It discussed the ASEAN Convention Against Trafficking "
        "in Persons, especially Women and Children."
    )
    told = topics(said(text, "en", PUBLISHED))
    assert "human-trafficking" in told
    assert not told & {"women", "children"}
