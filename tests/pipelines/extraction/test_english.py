"""What English notices of secretariats, ministries and newspapers do that Vietnamese ones do not; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, referenced, said

PUBLISHED = date(2016, 3, 15)  # a Tuesday
LEAD = "MANILA, 15 March 2016 – The 21st SOMSWD was held in Manila on 14-15 March 2016. "


def people(text: str, published: date | None = PUBLISHED) -> dict[str, dict[str, str]]:
    """The participants of a text by name, or by position where they have none."""
    rows: dict[str, dict[str, str]] = {}
    for claim in said(text, "en", published).claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    return {row.get("name") or row.get("position", ""): row for row in rows.values()}


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        (
            "The report will be submitted, once edited, to the 28th ASEAN Summit scheduled for 6 September.",
            "ASEAN-SUMMIT-28",
        ),
        ("Officials took part in preparations for the 28th ASEAN Summit.", "ASEAN-SUMMIT-28"),
        (
            "It recalled the plan adopted at the 27th ASEAN Summit held on 21 November 2015 in Kuala Lumpur.",
            "ASEAN-SUMMIT-27",
        ),
        ("The 22nd SOMSWD is scheduled to be held in Vientiane in September 2017.", "SOMSWD-22"),
        ("The theme follows from the Second Meeting of ASEAN Heads of Government.", "ASEAN-SUMMIT-2"),
    ],
)
def test_what_is_named_in_passing_is_not_reported(sentence: str, key: str) -> None:
    found = said(LEAD + sentence, "en", PUBLISHED)
    assert set(meetings(found)) == {"SOMSWD-21"}
    assert key in referenced(found)


def test_an_unnumbered_meeting_is_not_the_numbered_one_that_hears_of_it() -> None:
    text = "Officials met at the SOCA Meeting in Da Lat on 14 March. Outcomes will be reported to the 19th SOCA in May."
    found = meetings(said(text, "en", PUBLISHED))
    assert set(found) == {"SOCA"}
    assert found["SOCA"]["start_date"] == "2016-03-14"


def test_the_preamble_of_a_statement_reports_nothing() -> None:
    text = (
        "WE, the Health Ministers of ASEAN, convened the Special Video Conference of the ASEAN Health Ministers on "
        "14 March 2016;\n\nRECALLING the Joint Statement of the 11th AHMM on 29 August 2012 in Phuket, Thailand;"
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AHMM"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("We, the ASEAN Health Ministers, convened our 13th meeting on 14 March 2016 in Cebu.", "AHMM-13"),
        ("At their talks, ASEAN Labour Ministers conclude 24th Meeting with a call for safe work.", "ALMM-24"),
        ("The 29th ASCC Meeting was held in Luang Prabang on 14 March 2016.", "ASCC-COUNCIL-29"),
        ("The ASEAN Commission on the Rights of Women and Children (ACWC) met for the first time in Jakarta.", "ACWC"),
    ],
)
def test_a_meeting_told_by_who_met(text: str, key: str) -> None:
    assert set(meetings(said(text, "en", PUBLISHED))) == {key}


def test_the_officials_who_prepare_a_ministerial_meeting_have_a_series_and_days_of_their_own() -> None:
    text = (
        "The 5th ASEAN Ministerial Meeting on Youth was convened on 15 March 2016 in Brunei. It was preceded by the "
        "Preparatory Senior Officials Meeting for the 5th ASEAN Ministerial Meeting on Youth held on 12-13 March 2016."
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert {key: (row["start_date"], row["end_date"]) for key, row in found.items()} == {
        "AMMY-5": ("2016-03-15", "2016-03-15"),
        "SOMY": ("2016-03-12", "2016-03-13"),
    }


def test_two_numbers_share_the_name_behind_them() -> None:
    text = "The governor opened the 8th ASEAN and 4th ASEAN+3 Ministerial Meeting on Social Welfare and Development."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMSWD-8", "AMMSWD+3-4"}


def test_an_interface_of_two_bodies_is_a_meeting_of_neither() -> None:
    text = "The AICHR held its 3rd Interface Meeting with the ASEAN Committee on Women (ACW) on 14 March 2016."
    found = meetings(said(text, "en", PUBLISHED))
    assert set(found) == {"OTHER-3"}
    assert found["OTHER-3"]["start_date"] == "2016-03-14"


def test_the_opening_ceremony_of_a_meeting_is_no_event_of_its_own() -> None:
    text = "The Vice President addressed the opening ceremony of the 11th ASEAN Ministers Meeting on Rural Development."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMRDPE-11"}


def test_who_holds_an_event_is_not_reported_as_a_meeting() -> None:
    text = "The ASEAN Senior Officials Meeting on Social Welfare (SOMSWD) held the 8th ASEAN Children's Forum in Hue."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ACF-8"}


def test_the_meetings_told_of_together_share_their_days() -> None:
    text = (
        "Officials took part in the Tenth Senior Officials Meeting on Youth and the 12th SOMSWD. The meetings took "
        "place virtually on 10 to 11 March."
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert {(row["start_date"], row["end_date"], row["mode"]) for row in found.values()} == {
        ("2016-03-10", "2016-03-11", "online")
    }
    assert len(found) == 2


def test_a_programme_with_an_address_at_its_head() -> None:
    text = (
        "Office of External Relations\n\nTel: 02-555-0100\n\nThe 9th ASEAN & Japan High Level Officials Meeting on "
        "Caring Societies\n\nDuration and venue\n\nFrom 7 March to 9 March 2016, Sakura Hall, Tokyo\n\nTheme\n\nAgeing"
    )
    found = meetings(said(text, "en", None, title="Ministry of Welfare"))
    assert found["AJ-HLOM-9"]["start_date"] == "2016-03-07"
    assert found["AJ-HLOM-9"]["end_date"] == "2016-03-09"
    assert found["AJ-HLOM-9"]["city"] == "Tokyo"


def test_a_page_that_says_what_a_body_does_is_no_notice() -> None:
    text = (
        "ASEAN Ministerial Meeting on Youth (AMMY)\n\nAMMY meets once every two years. The SOMY is a subsidiary body "
        "of the AMMY and was renamed in 2001. The last Ministerial Meeting was held in Singapore on 26 April 2007."
    )
    assert not said(text, "en", None).is_meeting_notice


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "14 March 2016_ Laos attended the 28th ALMM, held in Singapore from 10 to 12 March 2016.",
            "2016-03-10",
            "2016-03-12",
        ),
        ("The 27th SOCA is being held in Da Lat on Monday and Tuesday.", "2016-03-14", "2016-03-15"),
        (
            "The 19th SOMSWD was held in the northeastern province of Quang Ninh on 14 March.",
            "2016-03-14",
            "2016-03-14",
        ),
    ],
)
def test_days(text: str, start: str, end: str) -> None:
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (found["start_date"], found["end_date"]) == (start, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "A professor gave a lecture entitled “Growing old in the village”.",
        "Towards the theme “Cohesive and Responsive ASEAN”, the host has set three priorities.",
        "They quoted the Joint Statement of the 20th SOMSWD with the theme “Another year of care for all”.",
    ],
)
def test_what_is_no_theme_of_the_meeting(sentence: str) -> None:
    assert "theme" not in meetings(said(LEAD + sentence, "en", PUBLISHED))["SOMSWD-21"]


def test_the_theme_for_a_meeting_stands_after_its_name() -> None:
    found = meetings(said(LEAD + "He praised the theme for the 21st SOMSWD, “Care close to home”.", "en", PUBLISHED))
    assert found["SOMSWD-21"]["theme"] == "Care close to home"


def test_online_years_before_say_nothing_of_the_meeting() -> None:
    text = "The 21st SOMSWD was held in Manila on 14 March, in person after three years held online."
    assert meetings(said(text, "en", PUBLISHED))["SOMSWD-21"]["mode"] == "in-person"


def test_a_joint_statement_speaks_for_those_whom_it_names() -> None:
    text = (
        "We, the Ministers responsible for Social Welfare of ASEAN, the People's Republic of China, Japan and the "
        "Republic of Korea convened the 3rd AMMSWD+3 on 14 March 2016 in Bangkok, Thailand."
    )
    delegations = {row.get("country_code") for row in people(text).values() if row["kind"] == "delegation"}
    assert delegations == {None, "CN", "JP", "KR"}


@pytest.mark.parametrize(
    ("sentence", "name", "position"),
    [
        (
            "It was opened by Pehin Dato' Haji Awang Salleh, Minister of Culture, Youth and Sports of Brunei.",
            "Salleh",
            "Minister of Culture, Youth and Sports",
        ),
        (
            "Yang Mulia Pehin Orang Kaya Seri Dewa Dato Seri Setia Haji Rosli bin Haji Taib, Minister of Law, came.",
            "Rosli bin Haji Taib",
            "Minister of Law",
        ),
        (
            "It was chaired by the Director General of the Youth Cooperation Department Bounmy Sisavath.",
            "Bounmy Sisavath",
            "Director General of the Youth Cooperation Department",
        ),
        (
            "The meeting was chaired by Dato’ Seri Dr. Aminah binti Dato’ Dr. Omar, Deputy Prime Minister of Malaysia.",
            "Aminah binti Dato’ Dr. Omar",
            "Deputy Prime Minister",
        ),
    ],
)
def test_names_behind_titles_and_units(sentence: str, name: str, position: str) -> None:
    found = people(LEAD + sentence)
    assert name in found
    assert found[name]["position"] == position


@pytest.mark.parametrize(
    ("sentence", "none"),
    [
        ("The ministers adopted the Master Plan on Care.", "Plan"),
        ("The ASEAN Expert Group met too.", "Group"),
        ("As ASEAN Chair, Laos set the agenda.", "ASEAN Chair"),
        (
            "He was joined by Mr. Tan Ah Kow, Minister for Law and concurrently Ambassador of Singapore to Laos.",
            "Ambassador of Singapore",
        ),
    ],
)
def test_words_that_name_nobody(sentence: str, none: str) -> None:
    assert none not in people(LEAD + sentence)


def test_a_dateline_hosts_nothing() -> None:
    found = people("BANGKOK, Thailand – Thailand hosted the 14th AMRDPE in Bangkok from 9 to 12 March.")
    assert "BANGKOK" not in found


def test_the_meetings_together_make_no_second_participant() -> None:
    text = (
        "The 28th ALMM and the 13th ALMM+3 ended in Singapore on 14 March. The meetings were attended by the "
        "Secretary-General of ASEAN, Dr Somsak Dee. In his remarks at the 28th ALMM, Dr Somsak Dee called for jobs."
    )
    rows = [c for c in said(text, "en", PUBLISHED).claims if c.table == "participants" and c.column == "name"]
    assert [row.value for row in rows] == ["Somsak Dee"]


@pytest.mark.parametrize(("year", "codes"), [(2011, set()), (2019, {"ascc-blueprint-2025"})])
def test_an_edition_that_was_not_yet_there_is_not_meant(year: int, codes: set[str]) -> None:
    text = f"The 7th AMRDPE was held in Hue on 2 November {year}. The ministers reviewed the ASCC Blueprint."
    found = said(text, "en", None)
    assert {claim.row.split("|")[1] for claim in found.claims if claim.table == "instruments"} == codes


def test_ministers_who_had_a_conference() -> None:
    text = "Labour ministers from ten member countries of ASEAN had a video conference on 14 March on jobs."
    found = meetings(said(text, "en", PUBLISHED))
    assert {key: (row["start_date"], row["mode"]) for key, row in found.items()} == {"ALMM": ("2016-03-14", "online")}


@pytest.mark.parametrize(
    "text",
    [
        "A 2nd Ministerial Conference on Labour Cooperation in Cambodia, Laos, Myanmar and Vietnam (CLMV) met in Hue.",
        "He thanked the ministry for the conference on ASEAN in Hue on 14 March.",
        "The ministry held a conference in Ho Chi Minh City on 14 March to review the work for ASEAN.",
    ],
)
def test_meetings_of_other_groups_and_at_home_are_none(text: str) -> None:
    assert not said(text, "en", PUBLISHED).is_meeting_notice
