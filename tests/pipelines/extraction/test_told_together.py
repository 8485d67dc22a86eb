"""What is told of two meetings at once, and one meeting under its name and its acronym; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, said

PUBLISHED = date(2022, 9, 14)
THEME = "Care for All in a New World"


@pytest.mark.parametrize(
    "text",
    [
        f"The 16th ACW and the 12th ACWC were held in Cebu on 12-13 September 2022 under the theme “{THEME}”.",
        f"Themed “{THEME}”, the 16th ACW meeting and the 12th ACW+3 meeting were held in Cebu on 12 September 2022.",
    ],
)
def test_a_theme_of_two_meetings_told_with_one_verb_is_of_both(text: str) -> None:
    assert [told.get("theme") for told in meetings(said(text, "en", PUBLISHED)).values()] == [THEME, THEME]


@pytest.mark.parametrize(
    "text",
    [
        f"The 16th ACW, themed “{THEME}”, and the 12th ACWC were held in Cebu on 12-13 September 2022.",
        f"The 16th ACW and the 12th ACW+3 were held in Cebu on 12-13 September 2022, with the theme “{THEME}”.",
        f"The 16th ACW was held in Cebu on 12 September 2022 under the theme “{THEME}”. It met before the 12th ACWC.",
    ],
)
def test_a_theme_of_one_of_two_meetings_is_of_no_other(text: str) -> None:
    told = meetings(said(text, "en", PUBLISHED))
    assert [one for one, values in told.items() if values.get("theme") == THEME] == ["ACW-16"]


def test_an_event_by_its_acronym_alone_is_the_one_named_before() -> None:
    text = (
        "The minister opened the 8th meeting of ASEAN Ministers Responsible for Ports and Piers (AMPP) in Cebu on "
        f"12 September 2022. The AMPP meeting is held under the theme “{THEME}”."
    )
    (told,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (told["ordinal"], told["theme"], told["city"]) == ("8", THEME, "Cebu")


def test_a_workshop_of_the_body_is_another_event() -> None:
    text = (
        "The minister opened the 8th meeting of ASEAN Ministers Responsible for Culture and Arts (AMCA) in Cebu on "
        "12 September 2022. An AMCA workshop was held in Manila on 10 September 2022."
    )
    assert len(meetings(said(text, "en", PUBLISHED))) == 2


def test_a_dialogue_partner_is_no_dialogue() -> None:
    text = (
        "The 16th AMMW was held in Cebu on 12 September 2022, with China, Japan and Korea (ASEAN Plus Three) and their "
        "dialogue partner Australia."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMW-16"}
    text = "The 16th AMMW was held in Cebu on 12 September. The ASEAN Plus Three Dialogue on Care was held on 13 May."
    assert len(meetings(said(text, "en", PUBLISHED))) == 2


def test_who_works_together_in_what_somebody_says_organised_no_meeting() -> None:
    text = (
        "The 16th ACWC Meeting was held in Cebu on 12 September 2022. “In collaboration with UNICEF and with "
        "the support of the Care Fund, the ACWC has just convened an advisory group,” said Ms. Ana Cruz."
    )
    assert "United Nations Children's Fund" not in people(said(text, "en", PUBLISHED))
    text = "In collaboration with UNICEF, the ACWC convened its 16th Meeting in Cebu on 12 September 2022."
    assert "United Nations Children's Fund" in people(said(text, "en", PUBLISHED))


def test_what_those_present_deliberated_on_is_no_list_of_them() -> None:
    text = (
        "The 16th ACWC Meeting was held in Cebu on 12 September 2022. Representatives from all Member States "
        "deliberated on the Review of the Plan (RPE) and the Study of Peace, Security (CPS)."
    )
    assert set(people(said(text, "en", PUBLISHED))) == {"ASEAN Member States"}


@pytest.mark.parametrize("words", ["in conjunction with", "back-to-back with"])
def test_a_numbered_meeting_of_a_body_beside_one_of_asean_is_told_of_too(words: str) -> None:
    text = (
        "The 13th ACDM meeting took place in Cebu on 12 September 2022. It was held "
        f"{words} the 3rd Meeting of the Joint Task Force on Relief."
    )
    told = meetings(said(text, "en", PUBLISHED))
    assert set(told) == {"ACDM-13", "OTHER-3"}
    assert "ACDM-3" not in told
    alone = text.split("It was")[0] + "The 3rd Meeting of the Club of Divers is elsewhere."
    assert set(meetings(said(alone, "en", PUBLISHED))) == {"ACDM-13"}


@pytest.mark.parametrize(
    ("headline", "city"),
    [
        ("Hanoi to host 16th ASEAN Ministerial Meeting on Women", "Ha Noi"),
        ("Cebu hosts 16th ASEAN Ministerial Meeting on Women", "Cebu"),
        ("Kuala Lumpur hosted ASEAN Ministerial Meeting on Women", "Kuala Lumpur"),
        ("Cebu greets 16th ASEAN Ministerial Meeting on Women", None),
    ],
)
def test_a_town_that_a_headline_lets_host_is_the_place(headline: str, city: str | None) -> None:
    (told,) = meetings(said("Ministers will look at care.", "en", PUBLISHED, headline)).values()
    assert told.get("city") == city


def test_who_is_to_be_attracted_comes_with_the_dialogue_partner() -> None:
    text = (
        "The 16th AMMW is held in Cebu on 12 September 2022. It will attract leaders of the ASEAN member states, their "
        "partners of China and Japan and their dialogue partner Australia."
    )
    found = said(text, "en", PUBLISHED)
    assert set(people(found)) == {"ASEAN Member States", "China", "Japan", "Australia"}
    assert {c.row for c in found.claims if c.table == "partners"} == {"m1|CN", "m1|JP", "m1|AU"}
    assert "Australia" not in people(said("The 16th AMMW was held in Cebu. Australia is a dialogue partner.", "en"))


def test_working_days_are_days_of_the_meeting() -> None:
    text = "The 16th AMMW is held in Cebu on 12 September. In the three official working days, the forum looks at care."
    (told,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (told["start_date"], told.get("end_date")) == ("2022-09-12", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Malaysia takes part in key meetings of the Association of Southeast Asian Nations (ASEAN) in Cebu from "
            "September 6 to 8. Ana Cruz attended the 39th SOCA on September 6, and the 34th ASCC Council Meeting was "
            "held on September 8.",
            "en",
        ),
        (
            "Đoàn Việt Nam dự chuỗi hội nghị của ASEAN tại Cebu. Ngày 6/9, Hội nghị SOCA lần thứ 39 diễn ra. Ngày 8/9, "
            "Hội nghị Hội đồng ASCC lần thứ 34 được tổ chức.",
            "vi",
        ),
    ],
)
def test_a_place_of_several_meetings_is_of_all_and_their_days_are_of_none(text: str, language: str) -> None:
    told = meetings(said(text, language, PUBLISHED))
    assert {name: (one.get("start_date"), one.get("end_date"), one.get("city")) for name, one in told.items()} == {
        "SOCA-39": ("2022-09-06", "2022-09-06", "Cebu"),
        "ASCC-COUNCIL-34": ("2022-09-08", "2022-09-08", "Cebu"),
    }


def test_a_place_of_somebody_is_of_no_meeting() -> None:
    text = (
        "The minister was in Cebu last week. Ana Cruz attended the 39th SOCA on September 6, and spoke of care there."
    )
    assert "city" not in meetings(said(text, "en", PUBLISHED))["SOCA-39"]


LEAD = "The 16th AMMY was held in Cebu on 12 September 2022. "


@pytest.mark.parametrize(
    "told",
    [
        "He noted the convening of a talk of leaders on the sidelines of the 34th ASEAN Summit in Bangkok.",
        "Among the endorsed projects were the 2nd ASEAN Student Council Conference and a camp in Manila.",
        "The plan will reach the ASEAN Committee on Women (ACW) to be considered for adoption.",
    ],
)
def test_what_is_noted_planned_or_to_decide_is_not_reported(told: str) -> None:
    assert set(meetings(said(LEAD + told, "en", PUBLISHED))) == {"AMMY-16"}


@pytest.mark.parametrize(
    "told",
    [
        "It was held on the sidelines of the 34th ASEAN Summit in Cebu.",
        "Side events included the 2nd ASEAN Student Council Conference, held in Manila on 13 September 2022.",
    ],
)
def test_what_was_held_beside_it_is(told: str) -> None:
    assert len(meetings(said(LEAD + told, "en", PUBLISHED))) == 2


def test_the_identity_of_asean_is_a_topic_of_a_title_or_theme_alone() -> None:
    passing = said(LEAD + "It welcomed the year of ASEAN identity.", "en", PUBLISHED)
    themed = said(LEAD.replace(" 2022.", " 2022 under the theme “Youth for an ASEAN Identity”."), "en", PUBLISHED)
    assert not [claim for claim in passing.claims if claim.row.endswith("|asean-community")]
    assert [claim for claim in themed.claims if claim.row.endswith("|asean-community")]
