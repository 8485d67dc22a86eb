"""Who gathers, beside which other body, and when: ways in which English notices tell it."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.model import Extraction
from tests.pipelines.extraction.facts import meetings, people, referenced, rows_of, said

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
        "The 31st ACDM was held in Cebu on 12 September 2022. It was held in conjunction with the 8th Meeting of the "
        "Joint Task Force (JTF) on Relief and the 7th Meeting of the Relief Centre Governing Board."
    )
    told = said(text, "en", PUBLISHED)
    assert set(meetings(told)) == {"ACDM-31", "OTHER-8", "OTHER-7"}
    assert referenced(told) == set()
    assert "part_of" not in meetings(told)["OTHER-7"]
    own = "The 31st ACDM was held in Cebu on 12 September 2022. The 30th Meeting of the Committee had been small."
    assert referenced(said(own, "en", PUBLISHED)) == {"ACDM-30"}


def test_a_headline_with_the_acronym_and_a_lead_with_the_whole_name_tell_of_one_meeting() -> None:
    text = (
        "The Ninth ASEAN Ministers Responsible for Crafts and Looms (AMCL) Meeting took place in Cebu, Philippines, "
        "on 12 September 2022. Themed “Weaving the Days to Come”, the meeting looked at dyes."
    )
    told = meetings(said(text, "en", PUBLISHED, "Ministers Meet in Philippines at 9th AMCL Meeting"))
    assert set(told) == {"OTHER-9"}
    assert told["OTHER-9"]["title_en"].startswith(("9th AMCL", "The Ninth", "Ninth"))
    assert told["OTHER-9"]["theme"] == "Weaving the Days to Come"


def test_the_chair_of_one_body_does_not_chair_what_else_it_hosts() -> None:
    text = (
        "The Department of Relief of Thailand, the Chair of ACDM in 2022, hosted the 31st ACDM, the 6th ACDM Plus "
        "China and the 5th ACDM Plus Japan in Cebu on 12 September 2022."
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
        "Police Brig-Gen Than Maung, Secretary of the Committee on Safe Streets, served as the "
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


def test_the_day_and_place_of_a_press_conference_on_a_meeting_are_not_the_meetings() -> None:
    press = (
        "This was told at a press conference on the ASEAN Care Conference held by the Ministry of Care on {} in Cebu."
    )
    (told,) = meetings(said(press.format("September 12"), "en", PUBLISHED)).values()
    assert not told.keys() & {"start_date", "end_date", "city", "country_code"}
    held = press.format("September 12") + " The ASEAN Care Conference will be organised offline and online from {}."
    (told,) = meetings(said(held.format("September 22-23"), "en", PUBLISHED)).values()
    assert (told["start_date"], told["end_date"], told["mode"]) == ("2022-09-22", "2022-09-23", "hybrid")
    coming = "This was told at a press conference on the ASEAN Care Conference to be held on September 22 in Cebu."
    (told,) = meetings(said(coming, "en", PUBLISHED)).values()
    assert (told["start_date"], told["city"]) == ("2022-09-22", "Cebu")


def test_a_ministrys_meeting_on_its_cooperation_with_asean_is_none_of_aseans() -> None:
    text = (
        "The Ministry of Care held the coordination meeting for the cooperation with ASEAN yesterday morning in Cebu. "
        "Its departments spoke of their part. They said that the ACDM meetings are hosted by the rotating chair."
    )
    assert meetings(said(text, "en", PUBLISHED)) == {}


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        (
            "The leaders will hand over the chair at the ASEAN Summit, which is scheduled for 3-5 November in Cebu.",
            False,
        ),
        ("The ASEAN Summit, which is scheduled for 3-5 November in Cebu, will be chaired by the Philippines.", True),
    ],
)
def test_a_summit_at_which_something_else_will_be_done_is_told_in_passing(words: str, reported: bool) -> None:
    text = f"The Philippines proposed a year of gardens. It was discussed with the unions on Monday. {words}"
    assert ("ASEAN-SUMMIT" in meetings(said(text, "en", PUBLISHED))) is reported


def test_the_second_line_of_a_theme_under_its_heading_belongs_to_it() -> None:
    text = (
        "Outline of the meeting\n\n1. Theme\n\nPoverty and old age\n- side by side in town and village -\n\n"
        "2. Date\n\n12 September 2022, Tokyo"
    )
    title = "The 20th ASEAN & Japan High Level Officials Meeting on Caring Societies"
    (told,) = meetings(said(f"{title}\n{text}", "en", PUBLISHED, title)).values()
    assert told["theme"] == "Poverty and old age - side by side in town and village"


def test_agencies_that_are_both_under_a_ministry_are_no_partners() -> None:
    text = (
        "The ASEAN Care Conference 2022 was held in Cebu on 12 September 2022. It was jointly organised by the Care "
        "Development Corporation (CDC) and the Care Fund (CF), both under the Ministry of Care."
    )
    told = said(text, "en", PUBLISHED)
    assert rows_of(told, "partners") == set()
    alone = text.replace(", both under the Ministry of Care", "")
    assert rows_of(said(alone, "en", PUBLISHED), "partners") == {"CDC", "CF"}


def test_with_whom_a_body_did_its_own_work_is_no_partner_of_the_meeting() -> None:
    head = "The 9th ACW was held in Cebu on 12 September 2022. "
    own = head + "The National Committee in cooperation with UNICEF has carried out its plan."
    assert rows_of(said(own, "en", PUBLISHED), "partners") == set()
    held = head + "The meeting was convened in cooperation with UNICEF."
    assert rows_of(said(held, "en", PUBLISHED), "partners") == {"UNICEF"}


def test_a_seat_that_somebody_takes_over_is_nobody() -> None:
    text = (
        "The 12th ACW was held in Cebu on 12 September 2022. Minister Juan Cruz said that he was honoured to assume "
        "the role of Chair of ACW and especially the Chair of ASEAN Ministerial Meeting on Women."
    )
    told = said(text, "en", PUBLISHED)
    posts = {claim.value for claim in told.claims if (claim.table, claim.column) == ("participants", "position")}
    assert posts == {"Minister"}


def test_who_officiates_opens_and_who_will_also_join_comes() -> None:
    text = (
        "The 18th SOMSWD will be held in Cebu on 22 September 2022. Officiating the event, Mr. Juan Cruz, Minister of "
        "Care of the Philippines, will speak of age. China and Japan will also join the meeting."
    )
    told = said(text, "en", PUBLISHED)
    assert person(told, "Juan Cruz")["role"] == "opening-speaker"
    assert {"China", "Japan"} <= set(people(told))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("The ASEAN Committee on Women met on Monday in Cebu.", "ACW"),
        ("The ASEAN Committee on Women (ACW) met Monday in Cebu.", "ACW"),
        (
            "The ASEAN Socio-Cultural Community Council convened in Cebu on 12 September 2022 to discuss care.",
            "ASCC-COUNCIL",
        ),
    ],
)
def test_a_body_that_met_is_told_of_by_its_name_alone(words: str, key: str) -> None:
    told = meetings(said(words, "en", PUBLISHED))
    assert set(told) == {key}
    assert (told[key]["start_date"], told[key]["city"]) == ("2022-09-12", "Cebu")


def test_a_body_that_met_somebody_or_something_held_no_meeting() -> None:
    assert meetings(said("The ASEAN Committee on Women met expectations, said the minister.", "en", PUBLISHED)) == {}


@pytest.mark.parametrize(
    "words",
    [
        "When this Council first met in Laos in 2004, it spoke of rice.",
        "It grew out of the “Wish for Care” proposed by Japan at the Paris Summit in 1999.",
    ],
)
def test_where_a_body_began_is_not_where_it_meets(words: str) -> None:
    told = meetings(said(f"The 10th ASCC Council Meeting was held on 12 September 2022. {words}", "en", PUBLISHED))
    assert not told["ASCC-COUNCIL-10"].keys() & {"city", "country_code"}


def test_a_fund_with_a_country_in_its_name_is_the_partner_and_not_the_country() -> None:
    text = (
        "The 2nd ASEAN Dialogue on Care was held in Cebu on 12 September 2022 with the support of the Japan-ASEAN "
        "Integration Fund (JAIF) and UNICEF."
    )
    assert rows_of(said(text, "en", PUBLISHED), "partners") == {"JAIF", "UNICEF"}


def test_countries_that_joined_as_donor_partners_are_partners() -> None:
    text = "The 18th AFML was held in Cebu on 12 September 2022. Observers from Norway and Chile also {}."
    joined = said(text.format("joined as donor partners"), "en", PUBLISHED)
    assert rows_of(joined, "partners") == {"NO", "CL"}
    assert rows_of(said(text.format("joined"), "en", PUBLISHED), "partners") == set()


def test_the_titles_of_papers_are_no_themes() -> None:
    text = (
        "The second ASEAN GO-NGO Forum, held in Cebu on 12 September 2022, {} entitled: “Work and age in the region”."
    )
    (told,) = meetings(said(text.format("examined two papers written for it and"), "en", PUBLISHED)).values()
    assert "theme" not in told


@pytest.mark.parametrize(
    "words",
    [
        "The Delta Games will be held on November 3-8, 2022 in Bangkok.",
        "The Festival of Lights took place on September 9 in Bangkok.",
        "The Care Expo is held from 3-5 October in Bangkok.",
    ],
)
def test_what_else_with_a_name_is_held_lends_a_meeting_neither_days_nor_place(words: str) -> None:
    told = meetings(said(f"Delegates of the 15th SOMSWD spoke of sports.\n\n{words}", "en", PUBLISHED))
    assert not told["SOMSWD-15"].keys() & {"start_date", "end_date", "city", "country_code"}


@pytest.mark.parametrize(
    "name", ["It", "The Meeting", "The AHLF", "The High-Level Forum", "The Care Talks", "The Event", "The Programme"]
)
def test_what_a_meeting_is_called_further_on_lends_it_its_days(name: str) -> None:
    text = f"The 13th ASEAN High-Level Forum on Care Talks (AHLF) was told of.\n\n{name} will be held on 20 September."
    (told,) = meetings(said(text, "en", PUBLISHED)).values()
    assert told["start_date"] == "2022-09-20"


@pytest.mark.parametrize("words", ["officially underway in Cebu yesterday", "open in Cebu on 13 September"])
def test_the_day_on_which_a_meeting_is_declared_open_is_its_first(words: str) -> None:
    told = meetings(said(f"Minister Juan Cruz declared the 13th SOMSWD {words}.", "en", PUBLISHED))["SOMSWD-13"]
    assert (told.get("start_date"), told.get("end_date")) == ("2022-09-13", None)


def test_the_year_of_what_is_still_to_come_is_not_that_of_what_has_begun() -> None:
    text = "The 15th SOMSWD opened on October 21 in Cebu.\n\nThe Delta Games {} on November 3-8, 2025 in Bangkok."
    coming = meetings(said(text.format("will be held"), "en", None))["SOMSWD-15"]
    assert "start_date" not in coming
    held = meetings(said(text.format("were held"), "en", None))["SOMSWD-15"]
    assert held["start_date"] == "2025-10-21"


@pytest.mark.parametrize("told", ["discussed", "reviewed", "agreed on"])
def test_nor_that_of_what_has_been_discussed(told: str) -> None:
    text = (
        f"At the 15th ACW meeting in Laos on November 3-4, the ministers {told} the coming plan.\n\nThe 16th "
        "ACW meeting {} on January 13-15, 2026 in Cebu."
    )
    coming = meetings(said(text.format("is scheduled"), "en", None))
    assert "start_date" not in coming["ACW-15"]
    held = meetings(said(text.format("took place"), "en", None))
    assert held["ACW-15"]["start_date"] == "2025-11-03"


@pytest.mark.parametrize("who", ["The Philippines", "The ASEAN Secretariat", "Minister Juan Cruz"])
def test_who_is_due_to_hold_a_meeting_on_a_day_tells_its_day(who: str) -> None:
    text = f"Ministers spoke of the 15th SOMSWD.\n\n{who} is scheduled to host the meeting on 20 September in Cebu."
    told = meetings(said(text, "en", PUBLISHED))["SOMSWD-15"]
    assert told["start_date"] == "2022-09-20"


@pytest.mark.parametrize("lead", ["On", "For two days on", "For a day and a half on"])
def test_a_stretch_of_time_may_open_the_clause_with_the_days(lead: str) -> None:
    text = f"A workshop on older persons in ASEAN concluded in Cebu. {lead} 12-13 September 2022, officials gathered."
    (told,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (told["start_date"], told["end_date"]) == ("2022-09-12", "2022-09-13")


@pytest.mark.parametrize("verb", ["on", "focused on", "focusing on"])
def test_what_a_workshop_is_on(verb: str) -> None:
    text = f"A workshop {verb} helping older persons in ASEAN concluded in Cebu."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"OTHER"}


def test_a_part_of_a_meeting_is_no_meeting_of_a_body() -> None:
    text = "A workshop on care in ASEAN was held in Cebu. The SOMSWD Chair spoke. In the first session, experts talked."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"OTHER"}


@pytest.mark.parametrize(
    "told",
    [
        "The 19th SOMSWD was hosted by Laos and it is 20 years since the first meeting in Cebu, Philippines.",
        "The 19th SOMSWD was hosted by Laos. Its flag is on display at the National Museum in Cebu, Philippines.",
    ],
)
def test_where_something_else_was_or_is_shown_is_no_venue(told: str) -> None:
    assert "city" not in meetings(said(told, "en", PUBLISHED))["SOMSWD-19"]


@pytest.mark.parametrize(
    "told",
    [
        "The ministers also met their counterparts from China, Japan and the Republic of Korea on 13 September.",
        "On 13 September, the ministers met with their counterparts from the Plus Three countries.",
    ],
)
def test_to_meet_the_three_counterparts_is_a_meeting_with_them(told: str) -> None:
    text = f"The 8th ASEAN Ministerial Meeting on Women was held in Cebu on 12 September 2022. {told}"
    extraction = said(text, "en", PUBLISHED)
    assert meetings(extraction)["AMMW+3"]["start_date"] == "2022-09-13"
    assert rows_of(extraction, "partners") == {"CN", "JP", "KR"}
    other = text + " The 5th AMMW+3 agreed on a plan."
    assert "AMMW+3" not in meetings(said(other, "en", PUBLISHED))


def test_what_follows_a_meeting_on_one_day_was_held_too() -> None:
    text = (
        "The 12th SOMRDPE was held in Cebu from 4 to 5 May 2019. It was followed by the 10th SOMRDPE+3 and the 8th "
        "ASEAN Village Forum on 6 May 2019."
    )
    found = meetings(said(text, "en", None))
    assert {key: row["start_date"][-2:] for key, row in found.items()} == {
        "SOMRDPE-12": "04",
        "SOMRDPE+3-10": "06",
        "OTHER-8": "06",
    }


def test_a_headline_in_capitals_names_no_person() -> None:
    text = "CEBU, Sept 12 – Labour Minister Jose Cruz will chair the ASEAN Labour Ministers Special Session here."
    told = said(text, "en", PUBLISHED, title="Labour Minister To Chair ASEAN Special Session In Cebu")
    assert "Jose Cruz" in people(told)
    assert not any("Session" in name for name in people(told))
