"""ASEAN's bodies and organisations that do something in English notices; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, referenced, rows_of, said

PUBLISHED = date(2022, 9, 14)  # a Wednesday
ACW = "ASEAN Committee on Women (ACW)"
SOMSWD = "ASEAN Senior Officials Meeting on Social Welfare and Development (SOMSWD)"


@pytest.mark.parametrize(
    ("verb", "role"), [("held", "organiser"), ("hosted", "host"), ("jointly convened", "organiser")]
)
def test_bodies_that_hold_an_event_are_its_organisers(verb: str, role: str) -> None:
    text = f"The {ACW} and the {SOMSWD} {verb} the ASEAN Conference on Care Work on 12-13 September in Cebu."
    told = said(text, "en", PUBLISHED)
    assert people(told) == {ACW: role, SOMSWD: role}
    assert not referenced(told)


def test_bodies_whose_meeting_is_an_interface_take_part_in_it() -> None:
    text = (
        "Interface of ACWC and ACW\n\n"
        "The ASEAN Commission on the Promotion and Protection of the Rights of Women and Children (ACWC) held its 4th "
        "Interface Meeting with the ASEAN Committee on Women (ACW) on 12 September 2022 via videoconference. "
        "The 3rd interface meeting between ACWC and ACW had been held in Pakse."
    )
    told = people(said(text, "en", PUBLISHED))
    assert set(told.values()) == {"participant"}
    assert sorted(name[-6:] for name in told) == ["(ACWC)", " (ACW)"][::-1]


def test_representatives_of_bodies_took_part() -> None:
    text = (
        "The ASEAN Seminar on Village Schools was held in Pakse on 12 September 2022. Representatives from the ASEAN "
        "Senior Officials Meeting on Education, the ACW and the ASEAN Secretariat took part."
    )
    assert set(people(said(text, "en", PUBLISHED))) == {
        "ASEAN Senior Officials Meeting on Education",
        "ACW",
        "ASEAN Secretariat",
    }


@pytest.mark.parametrize("thanks", ["expressed gratitude to", "thanked"])
def test_who_is_thanked_for_holding_an_event_has_organised_it(thanks: str) -> None:
    text = (
        "The ASEAN Seminar on Village Schools was held in Pakse on 12 September 2022. Minister Ana Reyes "
        f"{thanks} the ACW, in partnership with UNICEF, for organising the seminar."
    )
    told = people(said(text, "en", PUBLISHED))
    assert (told["ACW"], told["United Nations Children's Fund"]) == ("organiser", "organiser")
    assert "ACW" not in people(said(text.replace("organising the seminar", "its advice"), "en", PUBLISHED))


def test_a_country_in_the_name_of_a_listed_organisation_stays() -> None:
    text = (
        "The 15th ACW was held in Vientiane on 12 September 2022. It was hosted by the Lao Women's Union and the Lao "
    )
    told = people(said(text + "Ministry of Health.", "en", PUBLISHED))
    assert {"Lao Women's Union", "Ministry of Health"} <= set(told)


def test_an_item_behind_a_comma_is_no_country_of_the_organisation_before_it() -> None:
    text = (
        "The 3rd ASEAN Seminar on Disability opened in Cebu on 12 September 2022. More than twenty partners took part "
        "in it. Among them were Norway, the European Union, India and Canada."
    )
    assert set(people(said(text, "en", PUBLISHED))) == {"Norway", "European Union", "India", "Canada"}
    other = text.replace("took part in it", "have signed its pledge").replace("partners", "states")
    assert not people(said(other, "en", PUBLISHED))


@pytest.mark.parametrize(
    ("where", "first", "last", "role"),
    [
        ("during the opening of the three-day", "2022-09-12", "2022-09-14", "opening-speaker"),
        ("at the", "2022-09-12", "2022-09-12", "speaker"),
    ],
)
def test_the_day_of_a_call_is_that_of_the_meeting_where_it_was_made(
    where: str, first: str, last: str, role: str
) -> None:
    text = (
        "Social Welfare Secretary Ana Reyes on Monday urged the member states to protect the elderly. "
        f"Reyes made the call {where} ASEAN Forum on Elder Abuse in Cebu."
    )
    told = said(text, "en", PUBLISHED)
    (found,) = meetings(told).values()
    assert (found["start_date"], found["end_date"]) == (first, last)
    assert people(told)["Ana Reyes"] == role


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("UNICEF, the ILO and World Vision delivered remarks at the forum.", "speaker"),
        ("The forum heard opening remarks from UNICEF, the ILO and World Vision.", "opening-speaker"),
        ("UNICEF, the ILO and World Vision presented their plans.", "participant"),
    ],
)
def test_organisations_speak_too(told: str, role: str) -> None:
    text = f"The 5th ASEAN Forum on Street Children was held in Cebu on 12 September 2022. {told}"
    named = {"United Nations Children's Fund": role, "International Labour Organization": role, "World Vision": role}
    assert people(said(text, "en", PUBLISHED)) == named


def test_who_stands_before_officials_of_the_secretariat_was_there_too() -> None:
    text = (
        "The 15th AHMM was held in Cebu on 12 September 2022. The Secretary-General of ASEAN and senior officials "
        "of the ASEAN Secretariat were also in attendance."
    )
    assert set(people(said(text, "en", PUBLISHED))) == {"Secretary-General of ASEAN", "ASEAN Secretariat"}


def test_a_national_society_has_its_country_in_its_name() -> None:
    text = (
        "The 15th AHMM was held in Cebu on 12 September 2022. HelpAge Korea and the Nepali Red Cross Society took part."
    )
    assert set(people(said(text, "en", PUBLISHED))) == {"HelpAge Korea", "Nepali Red Cross Society"}


def test_a_partnership_in_a_theme_is_no_cooperation_with_partners() -> None:
    text = "The 5th AMMW was held in Cebu on 12 September 2022 under the theme “{}”."
    bare = said(text.format("Women’s Partnership for Peace"), "en", PUBLISHED)
    told = said(text.format("Strengthening Partnership for Peace"), "en", PUBLISHED)
    assert "partner-cooperation" not in rows_of(bare, "topics")
    assert "partner-cooperation" in rows_of(told, "topics")


@pytest.mark.parametrize("aside", ["with support from UN Women", "supported by UN Women", "together with UN Women"])
def test_who_organises_with_others_help_is_told_before_them(aside: str) -> None:
    text = f"The Ministry of Women's Affairs, {aside}, organised the ASEAN Dialogue on Care Work on 12 September 2022."
    assert people(said(text, "en", PUBLISHED))["Ministry of Women's Affairs"] == "organiser"


def test_those_who_follow_a_speaker_speak() -> None:
    text = (
        "The 12th SOMHD was held in Cebu on 12 September 2022. Ms Ana Reyes delivered opening remarks, followed by Ms "
        "Kim Su-jin, Regional Director of UN Women, and Mr Omar Dee, Ambassador of Australia to ASEAN."
    )
    assert people(said(text, "en", PUBLISHED)) == {
        "Ana Reyes": "opening-speaker",
        "Kim Su-jin": "speaker",
        "Omar Dee": "speaker",
    }


def test_whose_ministry_stands_behind_the_name_is_of_its_country() -> None:
    text = (
        "The 12th SOMHD was held in Cebu on 12 September 2022. It was attended by Permanent Secretary Somchai Dee of "
        "the Ministry of Health of Thailand."
    )
    told = said(text, "en", PUBLISHED)
    assert {c.value for c in told.claims if (c.table, c.column) == ("participants", "country_code")} == {"TH"}


def test_a_dateline_tells_the_city_where_no_day_of_publication_is_told() -> None:
    text = "Davao City – The Department of Health is hosting the 12th SOMHD from 3 to 5 June 2019 at the Marina Hotel."
    assert meetings(said(text, "en", None))["SOMHD-12"]["city"] == "Davao"
    assert "city" not in meetings(said(text.replace("is hosting", "attends online"), "en", None))["SOMHD-12"]
