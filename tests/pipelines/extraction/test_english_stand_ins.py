"""Who came for somebody else, by whose invitation, and where the names of hosts end, in English; own sentences."""

from __future__ import annotations

import pytest

from .facts import people, rows_of, said

HELD = "The 11th SOMSWD was held in Manila on 15 November. "
FORUM = "The 12th ASEAN Care Forum was hosted by the "


def test_who_sent_somebody_did_not_come() -> None:
    spoke = said(HELD + "Undersecretary Ana Cruz, representing DSWD Secretary Rosa Lim, opened it.", "en")
    assert people(spoke) == {"Ana Cruz": "opening-speaker"}
    led = "The Philippine delegation was led by Undersecretary Ana Cruz, representing Secretary Rosa Lim, with "
    assert set(people(said(HELD + led + "Director Bea Reyes.", "en"))) == {"Philippine", "Ana Cruz", "Bea Reyes"}


def test_the_country_that_somebody_represents_came() -> None:
    found = people(said(HELD + "Director Bea Reyes, representing the Philippines, chaired the meeting.", "en"))
    assert found == {"Bea Reyes": "chair", "Philippines": "participant"}


def test_the_duty_of_a_country_is_nobody_without_a_name() -> None:
    duty = said(HELD + "This year Brunei is honoured to be the Host and Chairman of the ACDM.", "en")
    assert people(duty) == {}
    came = said(HELD + "It was attended by Laos as well as the Secretary-General of ASEAN.", "en")
    assert "Secretary-General of ASEAN" in people(came)


def test_who_came_at_the_invitation_of_the_organiser_is_not_that() -> None:
    invited = "Upon the invitation of the organizer, Mr. Li Bo, Director of the Care Division, attended the meeting."
    assert people(said(HELD + invited, "en")) == {"Li Bo": "participant"}
    assert people(said(HELD + "It was organised by Mr. Li Bo.", "en")) == {"Li Bo": "organiser"}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("National Hunger Commission in Cebu on 15 November.", "National Hunger Commission"),
        ("Care Service of Korea in Cebu on 15 November.", "Care Service of Korea"),
        ("National Hunger Commission of Laos (NHC) in Cebu.", "National Hunger Commission of Laos (NHC)"),
        (
            "World Care Centre in China (WCC) from 14 to 15 November.",
            "World Care Centre in China (WCC)",
        ),
    ],
)
def test_the_name_of_a_host_ends_before_the_place_and_the_day(told: str, name: str) -> None:
    assert people(said(FORUM + told, "en")) == {name: "host"}


def test_all_members_by_name_are_the_membership_and_some_are_those() -> None:
    came = HELD + "It was attended by ministers from the ASEAN member countries, including "
    all_ten = (
        "Brunei, Cambodia, Indonesia, Laos, Malaysia, Myanmar, the Philippines, Singapore, Vietnam, and Thailand. "
        "Timor-Leste attended as an observer."
    )
    assert set(people(said(came + all_ten, "en"))) == {"ASEAN Member States", "Timor-Leste"}
    assert set(people(said(came + "Brunei, Laos and Thailand.", "en"))) == {"Brunei", "Laos", "Thailand"}


def test_a_country_and_its_acronym_are_one_partner_and_a_members_body_is_none() -> None:
    partners = "The 40th ACDM was held in Cebu on 15 November with partners Japan and the Republic of Korea (ROK)."
    assert rows_of(said(partners, "en"), "partners") == {"JP", "KR"}
    bodies = "National Council on Welfare of the Republic of Indonesia (NCWI) and UNICEF in Bali on 15 November."
    hosted = said("The 20th AMMSWD was co-organised by the " + bodies, "en")
    assert rows_of(hosted, "partners") == {"UNICEF"}


def test_a_body_of_asean_under_its_other_name_is_one() -> None:
    body = "the ASEAN Coordinating Centre for Humanitarian Assistance in Disaster Management (AHA Centre)"
    found = people(said(f"The 40th ACDM was held in Cebu on 15 November and attended by Japan and {body}.", "en"))
    assert len(found) == 2


def test_officials_from_across_the_membership_who_gathered_came() -> None:
    came = "Officials from ministries across all ASEAN Member States gathered to discuss ageing."
    assert set(people(said(HELD + came, "en"))) == {"ASEAN Member States"}
    work = "Officials discussed how to improve care across all ASEAN Member States."
    assert people(said(HELD + work, "en")) == {}
