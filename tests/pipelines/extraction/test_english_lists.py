"""Whom and which meetings English notices name in rows: units and ministries, supporters, lines of a programme."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, rows_of, said

PUBLISHED = date(2022, 9, 14)  # a Wednesday
HELD = "The 19th SOMSWD was held on 12 September 2022 in Cebu. "


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("It was hosted by the Village Welfare Bureau of the Ministry of Social Affairs of Laos.", "host"),
        ("It was organised by the Village Welfare Bureau of Laos' Ministry of Social Affairs and UNICEF.", "organiser"),
        ("The Village Welfare Bureau (VWB), Ministry of Social Affairs, organised the meeting.", "organiser"),
        ("The Village Welfare Bureau under the Ministry of Social Affairs hosted the meeting.", "host"),
        ("The Village Welfare Bureau at the Ministry of Social Affairs recently hosted the meeting.", "host"),
    ],
)
def test_a_unit_stands_for_its_ministry(told: str, who: str) -> None:
    found = people(said(HELD + told, "en", PUBLISHED))
    assert found["Village Welfare Bureau"] == who
    assert "Ministry of Social Affairs" not in found


def test_a_ministry_ends_before_the_asean_body_named_next() -> None:
    found = people(
        said(f"{HELD}It was organised by the Ministry of Health, the ASEAN Secretariat and UNFPA.", "en", PUBLISHED)
    )
    assert found == {
        "Ministry of Health": "organiser",
        "ASEAN Secretariat": "organiser",
        "United Nations Population Fund": "organiser",
    }


@pytest.mark.parametrize(
    ("told", "position", "organisation", "country"),
    [
        (
            "Director-General Anan Suk of Thailand's Department of Village Care took part in the meeting.",
            "Director-General",
            "Department of Village Care",
            "TH",
        ),
        (
            "The Director of Malaysia's Department of Elderly Care, Ms Anan Suk, spoke at the meeting.",
            "Director",
            "Department of Elderly Care",
            "MY",
        ),
    ],
)
def test_a_unit_is_a_country_s_whose_name_owns_it(told: str, position: str, organisation: str, country: str) -> None:
    claims = said(HELD + told, "en", PUBLISHED).claims
    values = {claim.column: claim.value for claim in claims if claim.table == "participants"}
    assert (values["name"], values["position"]) == ("Anan Suk", position)
    assert (values["organisation"], values["country_code"]) == (organisation, country)


def test_two_of_two_ministries_are_in_the_chair() -> None:
    text = (
        "The 19th SOMSWD, held on 12 September 2022 in Cebu, was co-chaired by Mr Sok Dara of Cambodia's Ministry of "
        "Social Affairs and Ms Hana Mori of Japan's Ministry of Health, Labour and Welfare."
    )
    found = said(text, "en", PUBLISHED)
    assert rows_of(found, "chairs") == {"KH|co-chair", "JP|co-chair"}


@pytest.mark.parametrize(
    "told",
    [
        "with the technical and financial support of UNICEF and the Alpine Agency for Villages and Cooperation (AAVC)",
        "with support from Elderhelp, UNICEF and the AAVC Foundation (AAVC)",
        "with financial assistance from the Government of Laos, UNICEF and the Alpine Agency for Villages (AAVC)",
    ],
)
def test_supporters_are_partners_in_or_out_of_the_vocabulary(told: str) -> None:
    found = said(f"The 19th SOMSWD was held on 12 September 2022 in Cebu {told}.", "en", PUBLISHED)
    assert rows_of(found, "partners") == {"UNICEF", "AAVC"}


def test_who_hosts_beside_others_is_the_host_alone() -> None:
    text = (
        "The Ministry of Social Affairs of Laos, in partnership with ChildFund and the Embassy of Norway, hosted the "
        "19th SOMSWD in Vientiane on 12 September 2022."
    )
    found = people(said(text, "en", PUBLISHED))
    assert found == {"Ministry of Social Affairs": "host", "ChildFund": "organiser", "Embassy of Norway": "organiser"}


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("The Asean secretary-general was present at the meeting.", "Asean secretary-general"),
        ("Also on hand were the ministers and the ASEAN Deputy Secretary-General.", "ASEAN Deputy Secretary-General"),
    ],
)
def test_officials_of_asean_come_by_their_post_alone(told: str, who: str) -> None:
    assert people(said(HELD + told, "en", PUBLISHED)) == {who: "participant"}


def test_a_chair_that_was_handed_over_is_the_second_one_s() -> None:
    text = f"{HELD}The chairmanship of the SOMSWD was handed over from Brunei to Laos."
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == {"LA|chair"}


def test_who_presides_over_the_opening_opens() -> None:
    text = f"{HELD}Laos' Minister of Social Affairs Kham Souk presided over the opening."
    found = said(text, "en", PUBLISHED)
    assert people(found) == {"Kham Souk": "opening-speaker"}


def test_a_meeting_is_reported_by_who_chairs_it() -> None:
    text = "As chair of the 19th SOMSWD held in Cebu on 12 September 2022, the Philippines welcomed the delegates."
    found = said(text, "en", PUBLISHED)
    assert set(meetings(found)) == {"SOMSWD-19"}
    assert rows_of(found, "chairs") == {"PH|chair"}


ROWS = "1. The 19th SOMSWD;\n2. The 17th SOMSWD+3; and\n3. The 4th ASEAN Village Elders Forum."


@pytest.mark.parametrize(
    "head",
    [
        "The meetings to be held in Cebu from 19 to 22 September are as follows:",
        "The Ministry will host these meetings in Cebu:",
    ],
)
def test_meetings_that_have_a_line_each_are_announced(head: str) -> None:
    found = meetings(said(f"{head}\n{ROWS}", "en", PUBLISHED))
    assert set(found) == {"SOMSWD-19", "SOMSWD+3-17", "OTHER-4"}
    assert {row["city"] for row in found.values()} == {"Cebu"}
    assert not any("start_date" in row for row in found.values())  # the days of all are nobody's


def test_meetings_of_a_row_are_part_of_what_includes_them() -> None:
    text = (
        f"Laos will host the 8th AMMSWD in Cebu on 20-22 September. The meeting will include these activities:\n{ROWS}"
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert {key: row.get("part_of") for key, row in found.items()} == {
        "AMMSWD-8": None,
        "SOMSWD-19": "AMMSWD-8",
        "SOMSWD+3-17": "AMMSWD-8",
        "OTHER-4": "AMMSWD-8",
    }
    assert found["AMMSWD-8"]["end_date"] == "2022-09-22"


def test_meetings_of_a_row_whose_outcomes_are_noted_are_not_reported() -> None:
    text = f"The Meeting noted the outcomes of the following meetings:\n{ROWS}"
    assert not said(text, "en", PUBLISHED).is_meeting_notice


def test_all_of_a_sentence_are_where_it_ends() -> None:
    text = (
        "The week includes the 19th SOMSWD on 19-20 September, the 17th SOMSWD+3 on 21 September and the 12th GO-NGO "
        "Forum on 18 September, all in Cebu City, Philippines."
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert {key: row["city"] for key, row in found.items()} == dict.fromkeys(
        ("SOMSWD-19", "SOMSWD+3-17", "GO-NGO-12"), "Cebu"
    )


@pytest.mark.parametrize(
    ("told", "series"),
    [
        ("ASEAN youth ministers wrapped up their two-day meeting in Cebu on 12 September.", "AMMY"),
        ("Rural development ministers of the ten ASEAN countries met in Cebu on 12 September.", "AMRDPE"),
        ("ASEAN health ministers gathered in Cebu on 12 September.", "AHMM"),
        ("The ASEAN Socio-Cultural Community ministers met virtually on 12 September.", "ASCC-COUNCIL"),
    ],
)
def test_who_meets_tells_the_series(told: str, series: str) -> None:
    found = meetings(said(told, "en", PUBLISHED))
    assert {key: row.get("end_date") for key, row in found.items()} == {series: "2022-09-12"}


def test_whom_somebody_meets_hold_no_meeting() -> None:
    text = "President Ana Cruz met ASEAN health ministers in Cebu on 12 September."
    assert not said(text, "en", PUBLISHED).is_meeting_notice


def test_whence_somebody_returns_who_attended_is_the_place() -> None:
    text = "The minister returned from Cebu, where he attended the 19th SOMSWD from 9 to 11 September."
    assert meetings(said(text, "en", PUBLISHED))["SOMSWD-19"]["city"] == "Cebu"


def test_a_town_in_capitals_is_no_word_of_a_preamble() -> None:
    text = "KUCHING – The 19th SOMSWD was held in Cebu on 12 September 2022. Ministers attended."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"SOMSWD-19"}


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("was held in Cebu on Monday and Tuesday (September 12-13)", "2022-09-12", "2022-09-13"),
        ("was held in Cebu on Saturday and Sunday, 10 and 11 September", "2022-09-10", "2022-09-11"),
        ("was held in Cebu on Monday and Tuesday (September 17-18)", None, None),
        ("began in Cebu on Monday and will end on Friday", "2022-09-12", "2022-09-16"),
        ("entered its second day in Cebu on 12 September", None, None),
    ],
)
def test_days_of_the_week_beside_the_days(told: str, first: str | None, last: str | None) -> None:
    found = meetings(said(f"The 19th SOMSWD {told}.", "en", PUBLISHED))["SOMSWD-19"]
    assert (found.get("start_date"), found.get("end_date")) == (first, last)


def test_another_event_of_a_year_lends_its_year_to_nobody() -> None:
    text = (
        "The SOMSWD began its 19th meeting on 12 September in Cebu. "
        "Officials recalled the 2019 ASEAN Forum on Villages held in June in Pakse."
    )
    assert "start_date" not in meetings(said(text, "en", None))["SOMSWD-19"]
