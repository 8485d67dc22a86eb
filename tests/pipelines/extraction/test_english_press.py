"""How newspapers and ministries tell in English of meetings, theirs and others'; own sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.extraction import extract
from tests.pipelines.extraction.facts import meetings, notice, people, referenced, rows_of, said

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


LEAD = "The 21st SOMSWD was held in Cebu on 12-13 September. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Undersecretary Rosa Delgado opened the 21st SOMSWD on Monday.", {"Rosa Delgado": "opening-speaker"}),
        ("Undersecretary Rosa Delgado opened the door to talks and spoke of care.", {"Rosa Delgado": "speaker"}),
        (
            "In her opening remarks, PH SOMSWD Leader and DSWD Assistant Secretary Rosa Delgado spoke of families.",
            {"Rosa Delgado": "opening-speaker"},
        ),
        (
            "Present were Malaysian Information and Culture Minister Dato' Seri Utama Dr Amin Rashid, Brunei "
            "Darussalam Culture, Youth and Sport Minister Haji Omar bin Yusof, Cambodian Senior Minister Sok Vanna.",
            {"Amin Rashid": "participant", "Omar bin Yusof": "participant", "Sok Vanna": "participant"},
        ),
        (
            "Permanent Secretary U Tun Lin and Director Daw Khin Sein attended the meeting.",
            {"Tun Lin": "participant", "Khin Sein": "participant"},
        ),
        (
            "The Council, chaired by Minister for Social Services Lim Wei, met beside the ASEAN Economic Council "
            "chaired by the Minister for Trade.",
            {"Lim Wei": "chair"},
        ),
        (
            "Attended by 10 ASCC Council Ministers, the Council Meeting adopted its report.",
            {"ASEAN Member States": "participant"},
        ),
        ("There was a stand of a research team led by Director Somchai Deesai.", {"Somchai Deesai": "participant"}),
        (
            "The ASEAN Committee on Women (ACW) held the ASEAN workshop on care.",
            {"ASEAN Committee on Women (ACW)": "organiser"},
        ),
    ],
)
def test_who_took_part(sentence: str, expected: dict[str, str]) -> None:
    assert people(said(LEAD + sentence, "en", PUBLISHED)) == expected


def test_the_people_in_the_name_of_a_meeting_are_no_delegation() -> None:
    text = "The minister attended the 27th ASEAN Labour Ministers' Meeting (ALMM) in Cebu on 12 September."
    assert "ASEAN Member States" not in people(said(text, "en", PUBLISHED))
    with_guests = f"{text} ASEAN Labour Ministers attended."
    assert "ASEAN Member States" in people(said(with_guests, "en", PUBLISHED))


def test_a_minister_by_the_short_form_of_the_name_is_the_same() -> None:
    text = (
        f"{LEAD}Minister of Social Affairs Siti Kusumawardani attended. Minister of Social Affairs Kusuma said that "
        "cash helps."
    )
    assert people(said(text, "en", PUBLISHED)) == {"Siti Kusumawardani": "speaker"}


def test_the_country_before_a_post_is_of_who_holds_it() -> None:
    text = (
        f"{LEAD}The meeting was attended by Malaysian Minister Amin Rashid, Brunei Darussalam Culture Minister Omar "
        "bin Yusof, Cambodian Senior Minister Sok Vanna, and others."
    )
    rows: dict[str, dict[str, str]] = {}
    for claim in said(text, "en", PUBLISHED).claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    assert {row["name"]: row["country_code"] for row in rows.values()} == {
        "Amin Rashid": "MY",
        "Omar bin Yusof": "BN",
        "Sok Vanna": "KH",
    }


def test_a_ministry_hosts_in_some_capacity() -> None:
    text = (
        "The Ministry of Health as the National Secretariat of the network for the year hosted the 12th SOMHD in Cebu "
        "on 12 September."
    )
    assert people(said(text, "en", PUBLISHED)) == {"Ministry of Health": "host"}


def test_this_is_the_first_meeting_hosted_by_somebody_gives_no_number() -> None:
    text = f"{LEAD}This is the first SOMSWD hosted by Cebu since the storm."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"SOMSWD-21"}


def test_the_number_in_words_counts_and_not_that_of_the_abbreviation() -> None:
    text = "The 8th ASEAN Ministerial Meeting on Women (9th AMMW) with the theme “Care for All of Us” was held in Cebu."
    found = meetings(said(text, "en", PUBLISHED))
    assert set(found) == {"AMMW-8"}
    assert found["AMMW-8"]["theme"] == "Care for All of Us"


def test_the_place_behind_a_meeting_only_named_is_that_meetings() -> None:
    text = (
        "Medan (Antara) - The minister opened the 9th AMMW here on Monday. Its results will be presented to the ASEAN "
        "Summit in Bali."
    )
    found = meetings(said(text, "en", PUBLISHED))["AMMW-9"]
    assert (found["city"], found["country_code"]) == ("Medan", "ID")


def test_a_house_is_the_venue_where_a_meeting_is_held_at_it() -> None:
    told = "The 9th AMMW, held at the headquarters of a bank in Jakarta on Monday, was lively."
    assert meetings(said(told, "en", PUBLISHED))["AMMW-9"]["city"] == "Jakarta"
    named = "The 9th AMMW was praised by the bank, whose headquarters in Jakarta are old. It was held in Cebu."
    assert meetings(said(named, "en", PUBLISHED))["AMMW-9"]["city"] == "Cebu"


def test_part_of_a_meeting_of_several_days() -> None:
    text = (
        "The 12th GO-NGO Forum was held on Monday. The GO-NGO Forum is part of the four-day virtual meeting of the "
        "21st SOMSWD."
    )
    assert meetings(said(text, "en", PUBLISHED))["GO-NGO-12"]["part_of"] == "SOMSWD-21"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ASEAN Socio-Cultural Community (ASCC) Blueprint 2025", "ascc-blueprint-2025"),
        ("Culture of Prevention (CoP) Declaration", "culture-of-prevention-declaration"),
        (
            "Declaration for the Protection and Promotion of the Rights of Migrant Workers",
            "migrant-workers-declaration",
        ),
    ],
)
def test_an_instrument_with_an_acronym_in_its_name(words: str, code: str) -> None:
    text = f"{LEAD}Officials reviewed the {words} at length."
    found = [claim for claim in said(text, "en", PUBLISHED).claims if claim.table == "instruments"]
    assert {claim.row.partition("|")[2] for claim in found} == {code}
    assert text[found[0].start : found[0].end] in words


def test_who_heads_a_university_is_told_by_the_name_behind_its_town() -> None:
    text = f"{LEAD}Rector of National University of Music, Mandalay Dr Khin Sein attended the meeting."
    assert people(said(text, "en", PUBLISHED)) == {"Khin Sein": "participant"}


def test_to_thank_the_members_is_not_to_name_who_came() -> None:
    text = f"{LEAD}The Secretary, Rosa Delgado, thanked the ASEAN Member States for the rice sent."
    assert "ASEAN Member States" not in people(said(text, "en", PUBLISHED))


def test_all_fields_of_an_office_are_of_the_office() -> None:
    text = f"{LEAD}The Minister of Culture, Youth and Sports said that cash helps the poor."
    assert "youth" not in rows_of(said(text, "en", PUBLISHED), "topics")


def test_what_a_forum_is_in_general_is_no_report_of_it() -> None:
    text = (
        "ASEAN Forum on Migrant Labour\n\nThe ASEAN Forum on Migrant Labour (AFML) is an annual regional forum hosted "
        "by the Chair of ASEAN. The AFML has been organised annually since 2008 with officials of ASEAN Member States."
    )
    assert not said(text, "en", None, "ASEAN Forum on Migrant Labour").is_meeting_notice


def test_to_join_asean_is_not_to_attend() -> None:
    text = f"{LEAD}ASEAN was set up by five countries and has since been joined by Brunei, Laos and Myanmar."
    assert people(said(text, "en", PUBLISHED)) == {}


def test_the_second_meeting_chaired_by_a_country_is_not_number_two() -> None:
    text = "The 14th ACMW Meeting was held in Cebu. The 14th ACMW Meeting was the second meeting chaired by Brunei."
    found = said(text, "en", PUBLISHED)
    assert set(meetings(found)) == {"ACMW-14"}
    assert referenced(found) == set()


def test_where_an_instrument_was_adopted_is_no_meeting_reported() -> None:
    text = f"{LEAD}The Ha Noi Declaration was adopted by ASEAN Leaders at the 37th ASEAN Summit in November."
    found = said(text, "en", PUBLISHED)
    assert set(meetings(found)) == {"SOMSWD-21"}
    assert referenced(found) == {"ASEAN-SUMMIT-37"}


def test_a_theme_quoted_behind_the_name() -> None:
    text = "The 10th ASEAN Forum on Migrant Labour (AFML) ” Fair Pay for Cooks and Maids” was held in Cebu on Monday."
    assert meetings(said(text, "en", PUBLISHED))["AFML-10"]["theme"] == "Fair Pay for Cooks and Maids"


@pytest.mark.parametrize(("when", "last"), [("this morning", "2022-09-15"), ("on 14 September", None)])
def test_a_meeting_of_two_days_that_met_this_morning_ends_tomorrow(when: str, last: str | None) -> None:
    text = f"The 14th ACMW Meeting was held {when} in Cebu. The 2-day meeting looked at fees."
    found = meetings(said(text, "en", PUBLISHED))["ACMW-14"]
    assert (found["start_date"], found.get("end_date")) == ("2022-09-14", last)


def test_a_workshop_told_by_its_opening_and_titled_without_quotation_marks() -> None:
    text = (
        "Accidents must be fewer, an official, Budi Setiawan, said on Tuesday during the opening ceremony of a "
        "workshop titled ASEAN Occupational Safety and Health Network (OSHNET) in Bandung."
    )
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (found["series_code"], found["city"]) == ("OTHER", "Bandung")


def test_an_event_on_an_instrument_to_which_the_members_came_is_one_of_asean() -> None:
    text = (
        "A start-up meeting on the road map to implement the Hanoi Declaration on Strengthening Social Work took place "
        "in Hue on 12 September.\n\nAna Reyes from the ASEAN Secretariat said it is a long way. Pia Holm, a regional "
        "adviser on care at UNICEF, suggested courses."
    )
    notice = said(text, "en", PUBLISHED)
    (found,) = meetings(notice).values()
    assert (found["series_code"], found["city"], found["start_date"]) == ("OTHER", "Hue", "2022-09-12")
    assert people(notice) == {"Ana Reyes": "speaker", "Pia Holm": "speaker"}
    at_home = text.replace(" from the ASEAN Secretariat", " of Hue").replace("ASEAN", "")
    assert not said(at_home, "en", PUBLISHED).is_meeting_notice


def test_a_post_and_the_name_at_the_head_of_the_next_sentence_are_one_person() -> None:
    text = (
        "Brunei will care for its old, said the Minister of Culture, Youth and Sports.\n\nDato Awg Omar bin Yusof "
        "was speaking during the 15th ASCC Council Meeting in Cebu on 12 September."
    )
    assert people(said(text, "en", PUBLISHED)) == {"Omar bin Yusof": "speaker"}


def test_whose_figures_are_told_took_no_part() -> None:
    text = f"{LEAD}According to data from the International Labour Organization, two in three are ill."
    assert people(said(text, "en", PUBLISHED)) == {}


def test_the_parties_of_an_agreement_meet_beside_the_ministers() -> None:
    text = (
        "The 13th ASEAN Ministerial Meeting on Disaster Management (AMMDM) and 14th Meeting of Conference of the "
        "Parties (COP) to the ASEAN Agreement on Disasters (AADMER) were held in Cebu on 12 September. Guests met on "
        "the sidelines of the 13th AMMDM and 14th COP to the AADMER."
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert set(found) == {"AMMDM-13", "OTHER-14"}
    assert "part_of" not in found["OTHER-14"]


def test_a_text_without_a_head_whose_ministers_tell_the_meeting() -> None:
    text = (
        "Attending the event were ten ministers in charge of social welfare and social development in ASEAN member "
        "states.\n\nThe host was thanked for the video conference."
    )
    assert set(meetings(said(text, "en", None))) == {"AMMSWD"}
    at_home = text.replace("ASEAN member states", "the provinces")
    assert not said(at_home, "en", None).is_meeting_notice


def test_a_release_of_what_was_adopted_these_days_reports_the_meeting() -> None:
    text = (
        "JAKARTA, 14 September 2022 – The ministers agreed to train more guards. On 10 September, they adopted a plan "
        "of work. The plan was endorsed during the 8th ASEAN Ministerial Meeting on Disaster Management (AMMDM)."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMDM-8"}
    assert not said(text.replace("On 10 September", "In 2015"), "en", PUBLISHED).is_meeting_notice


def test_what_was_held_lies_behind_whatever_is_still_to_be_held() -> None:
    text = (
        "The 9th ASEAN Ministerial Meeting on Women, held from Jan 18 to 19 in Cebu, was told of in a speech on the "
        "meetings to be held."
    )
    found = meetings(said(text, "en", date(2022, 11, 3)))["AMMW-9"]
    assert (found["start_date"], found["end_date"]) == ("2022-01-18", "2022-01-19")


def test_the_titles_of_cambodians_are_not_their_names() -> None:
    text = f"{LEAD}The meeting was chaired by Kitti Sangahak Bandith Sok Dara, Senior Minister of Cambodia."
    assert people(said(text, "en", PUBLISHED)) == {"Sok Dara": "chair"}


def test_the_country_in_a_meetings_name_is_no_delegation() -> None:
    text = (
        "We, the participants of the ASEAN countries, met at the 13th ASEAN and Japan High Level Officials Meeting on "
        "Caring Societies held in Kobe on 12-14 September."
    )
    assert "Japan" not in people(said(text, "en", PUBLISHED))


def test_a_city_that_will_host_is_the_place() -> None:
    text = "Hanoi will host the 12th ASEAN Education Ministers Meeting (ASED) from September 20-23."
    found = meetings(said(text, "en", PUBLISHED))["ASED-12"]
    assert (found["city"], found["country_code"], found["start_date"]) == ("Ha Noi", "VN", "2022-09-20")


@pytest.mark.parametrize(
    "words",
    ["partners from such countries as China and Japan", "development partners of the group (China, and Japan)"],
)
def test_partners_by_the_countries_from_which_they_came(words: str) -> None:
    text = f"The 8th AMMDM opened in Cebu on 12 September. The meeting was attended by the ministers and {words}."
    assert rows_of(said(text, "en", PUBLISHED), "partners") == {"CN", "JP"}


def test_at_a_meeting_the_participants_did_something() -> None:
    text = (
        "Labour officials from ASEAN met their partners from China in Cebu on 12 September to prepare for the ALMM+3."
        "\n\nAt the ASEAN+3 Preparatory Senior Labour Officials’ Meeting (PrepSLOM+3), the participants have reviewed "
        "their work."
    )
    assert "SLOM+3" in meetings(said(text, "en", PUBLISHED))


def test_a_national_meeting_on_a_plan_of_asean_is_no_event_of_asean() -> None:
    text = (
        "The Department of Youth conducted a national meeting to follow up the implementation of the ASEAN Regional "
        "Plan of Action on the Elimination of Violence Against Children in Chiang Mai on 12 September."
    )
    assert not said(text, "en", PUBLISHED).is_meeting_notice


def test_the_middle_name_of_a_vietnamese_is_no_unit() -> None:
    text = f"{LEAD}The Vietnamese delegation is led by Education Minister Pham Vu Lam."
    assert people(said(text, "en", PUBLISHED)) == {"Vietnamese": "participant", "Pham Vu Lam": "head-of-delegation"}


def test_two_days_of_one_month_are_the_first_and_the_last() -> None:
    text = "The ministry hosted the 14th ASEAN Forum on Migrant Labour on 06 and 08 September 2022 in Cebu."
    found = meetings(said(text, "en", None))["AFML-14"]
    assert (found["start_date"], found["end_date"]) == ("2022-09-06", "2022-09-08")


@pytest.mark.parametrize(
    ("words", "day"),
    [("said here on Tuesday during the opening ceremony of", "2022-09-13"), ("wrote on Tuesday to guests of", None)],
)
def test_who_spoke_at_a_meeting_on_a_day_tells_the_meetings_day(words: str, day: str | None) -> None:
    text = f"Secretary Rosa Delgado {words} the 9th AMMW in Cebu."
    assert meetings(said(text, "en", PUBLISHED))["AMMW-9"].get("start_date") == day


@pytest.mark.parametrize("name", ["ASEAN Summits", "ASEAN Summit"])
def test_two_numbers_before_one_name_are_two_meetings(name: str) -> None:
    text = f"The 42nd and 43rd {name} opened in Jakarta on 12 September 2022. Leaders spoke of the young and the old."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ASEAN-SUMMIT-42", "ASEAN-SUMMIT-43"}
    # The numbers of a meeting and of another are none of a pair.
    text = (
        "The 3rd and the 43rd ASEAN Summit were compared when the 43rd ASEAN Summit opened in Jakarta on 12 September."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ASEAN-SUMMIT-43"}


def test_summits_without_a_number_are_no_certain_meeting() -> None:
    text = "Officials spoke in Jakarta on 12 September of what earlier ASEAN Summits had asked for."
    assert not meetings(said(text, "en", PUBLISHED))


def test_countries_named_with_two_meetings_came_for_the_one_that_is_held_with_them() -> None:
    text = (
        "The 18th SOMSWD and the 15th SOMSWD Plus Three were held in Cebu on 12 September 2022. {} attended.\n\n"
        "The 18th SOMSWD spoke of the young."
    )
    partners = {
        claim.row.partition("|")[::2]
        for claim in said(text.format("Partners from China, Japan and Korea"), "en", PUBLISHED).claims
        if claim.table == "partners"
    }
    assert len({meeting for meeting, _ in partners}) == 1
    assert {code for _, code in partners} == {"CN", "JP", "KR"}
    # A list with others on it is of those who came at all.
    more = said(text.format("Partners from China, Japan, Korea and Australia"), "en", PUBLISHED).claims
    assert len({claim.row.partition("|")[0] for claim in more if claim.table == "partners"}) == 2


def test_a_release_that_names_its_meeting_by_who_presided_reports_it() -> None:
    text = (
        "CEBU, 14 September 2022 – Past outbreaks brought the region together, said Dr Ramon Ilagan, Minister of "
        "Health, Philippines and Chair of the 9th ASEAN Plus Three Health Ministers Meeting. {} malnutrition."
    )
    notice = said(text.format("The meeting agreed on work against"), "en", PUBLISHED)
    assert meetings(notice)["AHMM+3-9"]["city"] == "Cebu"
    assert [(c.row, c.rule) for c in notice.claims if c.table == "chairs"] == [("m1|PH|chair", "chair-person")]
    # Elsewhere the same post is only who somebody is.
    assert not meetings(said(text.format("His ministry fights"), "en", PUBLISHED))


@pytest.mark.parametrize(
    "named",
    [
        "It was convened following the leaders' approval of a body on women at the 38th ASEAN Summit held on {day}.",
        "It builds on the work of the members and will lead up to the 38th ASEAN Summit to be held on {day}.",
        "It looked at the outcomes of the 38th ASEAN Summit.",
    ],
)
def test_the_summit_behind_a_meeting_is_not_reported(named: str) -> None:
    text = f"The 9th AMMW was held in Cebu on 12 September 2022. {named.format(day='26 October 2022')}"
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMW-9"}


def test_meetings_listed_behind_a_dash_are_reported_and_have_no_place_of_the_one_they_preceded() -> None:
    text = (
        "The 9th AMMW was held in Cebu on 12 September 2022. It was preceded by meetings of senior officials – the "
        "21st ACW and the 14th ACW+3. The delegation for these meetings from 9 to 10 September was led by Ms Ana Cruz."
    )
    found = meetings(said(text, "en", None))
    assert set(found) == {"AMMW-9", "ACW-21", "ACW+3-14"}
    assert "city" not in found["ACW-21"]
    assert found["ACW+3-14"]["start_date"] == "2022-09-09"


def test_of_several_years_in_a_text_a_day_takes_that_of_the_date_beside_it() -> None:
    text = (
        "Delegates gathered for the 9th AMMW in Cebu from 10 to 13 September. Its opening ceremony was held on 12 "
        "September 2022. The leaders had agreed on it on {other}."
    )
    assert meetings(said(text.format(other="3 March 2019"), "en", None))["AMMW-9"]["end_date"] == "2022-09-13"
    # Another year with days as near leaves it open.
    assert "end_date" not in meetings(said(text.format(other="20 September 2019"), "en", None))["AMMW-9"]


def test_a_session_of_another_body_is_no_meeting_of_the_series() -> None:
    text = (
        "The 8th AMMD opened in Cebu on 12 September 2022. Its statement goes to the 67th session of the UN "
        "Commission on Narcotic Drugs."
    )
    assert "AMMD-67" not in referenced(said(text, "en", PUBLISHED))


def test_an_event_told_of_with_its_words_in_another_order_is_one() -> None:
    text = (
        "The 15th ASEAN-China Forum on Rural Roads and Village Schools held in Cebu\n\nOn 12 September 2022, the "
        "ASEAN-China Village Schools and Rural Roads Forum, supported by UNDP, was held online and offline."
    )
    (found,) = meetings(said(text, "en", None)).values()
    assert (found["ordinal"], found["start_date"], found["mode"]) == ("15", "2022-09-12", "hybrid")


def test_the_dateline_tells_the_place_of_a_meeting_that_is_just_over() -> None:
    text = "{line} – The ministers closed the 9th AMMW{how} on 12 September. They spoke of women at work."
    held = meetings(said(text.format(line="CEBU, 14 September 2022", how=""), "en", PUBLISHED))["AMMW-9"]
    assert (held["city"], held["country_code"], held["mode"]) == ("Cebu", "PH", "in-person")
    for line, how in (
        ("JAKARTA, 14 September 2022", ""),  # the Secretariat's desk
        ("CEBU, 14 September 2022", " by video conference"),
        ("CEBU, 14 September 2022", " in Phuket"),
    ):
        elsewhere = meetings(said(text.format(line=line, how=how), "en", PUBLISHED))["AMMW-9"]
        assert elsewhere.get("city") not in ("Cebu", "Jakarta")


def test_two_who_chair_together_are_told_with_all_their_posts() -> None:
    text = (
        "The 9th AMMW in Cebu on 12 September was co-chaired by H.E. Sari Dewanti, Chair of AICHR and Representative "
        "of Indonesia to AICHR and H.E. Khamla Phommavong, Permanent Secretary of the Ministry of Health of Lao PDR."
    )
    notice = said(text, "en", PUBLISHED)
    assert people(notice) == {"Sari Dewanti": "co-chair", "Khamla Phommavong": "co-chair"}


def test_a_general_post_points_back_at_the_person_named() -> None:
    text = (
        "Undersecretary Ramon Ilagan of the MSWD attended the 9th AMMW in Cebu on 12 September. The MSWD senior "
        "official said that families need help. Health Minister Ana Cruz of Brunei came. The Minister of Health of "
        "Brunei spoke."
    )
    assert list(people(said(text, "en", PUBLISHED))) == ["Ramon Ilagan", "Ana Cruz"]


def test_a_body_lends_its_country_to_its_director_in_the_chair_of_both_meetings() -> None:
    text = (
        "Officials met at the 10th SOMSWD and the 9th SOMSWD+3. The meetings took place virtually on 12 September. The "
        "Lao Ministry of Labour hosted the back-to-back meetings chaired by the Director General Khamla Phommavong."
    )
    chairs = {c.row for c in said(text, "en", PUBLISHED).claims if c.table == "chairs"}
    assert chairs == {"m1|LA|chair", "m2|LA|chair"}


def test_a_rank_is_no_name() -> None:
    text = "Deputy Minister of Public Security Senior Lieut. Gen Le Van Toan attended the 8th AMMD in Cebu."
    assert list(people(said(text, "en", PUBLISHED))) == ["Le Van Toan"]


def test_an_opening_under_a_headline_is_the_first_of_the_days_counted() -> None:
    body = (
        "\n\nThe 9th AMMW was organised in Cebu on 12 September. The three-day meeting drew women from ten countries."
    )
    opened = "The 9th AMMW kicks off in Cebu"
    days = {
        title: meetings(said(body.strip(), "en", PUBLISHED, title))["AMMW-9"].get("end_date")
        for title in (opened, "Women's work at the 9th AMMW in Cebu")
    }
    assert list(days.values()) == ["2022-09-14", None]


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("Officials from across ASEAN Member States took part in it.", True),
        ("Deputy Minister Ana Cruz said that ASEAN countries have raised pensions.", False),
        ("It heard the outcomes of the 44th ASEAN Senior Officials on Drug Matters' Meeting from delegates.", False),
        ("Present were officials of ASEAN member states, including Brunei, Laos and Thailand.", False),
    ],
)
def test_the_membership_came_where_its_people_did(text: str, came: bool) -> None:
    notice = said(f"The 9th AMMD opened in Cebu on 12 September. {text}", "en", PUBLISHED)
    assert ("ASEAN Member States" in people(notice)) == came


def test_partners_on_a_list_came_where_the_sentence_tells_what_they_did() -> None:
    text = (
        "The 9th AMMW was held in Cebu on 12 September. Partner organisations such as the ASEAN Girls Network and "
        "UNICEF {} on girls at school."
    )
    told = said(text.format("shared updates in the open session"), "en", PUBLISHED)
    assert {"ASEAN Girls Network", "United Nations Children's Fund"} <= set(people(told))
    assert rows_of(told, "partners") == {"UNICEF"}  # what is ASEAN's own is no partner
    assert not people(said(text.format("have many projects"), "en", PUBLISHED))


def test_an_acronym_with_letters_before_its_and_begins_there() -> None:
    text = (
        "The 9th AMMW in Cebu on 12 September was attended by Ms Ana Cruz and the Policy Research and Training Bureau "
        "(PRTB). It was part of the work on Village Roads and Girls Schools (VRGS), hosted by the Interior Ministry."
    )
    assert set(people(said(text, "en", PUBLISHED))) == {
        "Ana Cruz",
        "Policy Research and Training Bureau (PRTB)",
        "Interior Ministry",
    }


def test_a_body_and_its_acronym_are_one() -> None:
    text = (
        "MWCA to host the 9th AMMW\n\nThe Ministry of Women and Children's Affairs (MWCA) said it will host the 9th "
        "AMMW in Cebu on 20 September, as the agency representing the Philippines to the ASEAN body on women."
    )
    assert list(people(said(text, "en", PUBLISHED)).values()) == ["host"]


def test_who_speaks_on_a_panel_is_a_speaker_and_what_ends_says_nothing() -> None:
    text = (
        "Undersecretary Ramon Ilagan served as panelist to the 9th AMMW in Cebu on 12 September. The visit concluded "
        "with the 21st ACW on 14 September, where Ms Ana Cruz took part."
    )
    assert people(said(text, "en", PUBLISHED)) == {"Ramon Ilagan": "speaker", "Ana Cruz": "participant"}


def test_what_stands_above_the_headline_is_no_topic() -> None:
    above = "WORDS ON THE STREET 70 years of a bridge Covid-19 pandemic\nSep 14, 2022\n\n"
    title = "The 9th AMMW opens in Cebu"
    text = f"{above}{title}\n\nThe 9th AMMW was opened in Cebu on 12 September. It discussed women at work."
    plain = notice(text, "en", PUBLISHED)
    headed = replace(plain, title=title, title_span=(len(above), len(above) + len(title)))
    assert rows_of(extract(headed), "topics") == {"women"}


def test_a_number_before_a_body_and_its_dialogue_is_the_dialogues() -> None:
    title = "Cebu hosts Asean forum on the rights of carers"
    text = (
        "The AICHR held its 3rd AICHR Regional Dialogue on the Rights of Carers in the ASEAN Community in Cebu on 12 "
        "September. It was sponsored by the Australian and Japanese governments."
    )
    notice = said(text, "en", PUBLISHED, title)
    (found,) = meetings(notice).values()
    assert (found["series_code"], found["ordinal"], found["start_date"]) == ("OTHER", "3", "2022-09-12")
    assert rows_of(notice, "partners") == {"AU", "JP"}


def test_a_body_in_its_chairs_title_does_not_meet() -> None:
    text = (
        "The 17th ASEAN GO-NGO Forum took place in Cebu on 12 September. It was chaired by the Senior Officials "
        "Meeting on Social Welfare and Development (SOMSWD) Chair, Datuk Dr. Maziah binti Ismail of Malaysia."
    )
    notice = said(text, "en", PUBLISHED)
    assert set(meetings(notice)) == {"GO-NGO-17"}
    assert people(notice)["Maziah binti Ismail"] == "chair"


def test_a_number_stands_behind_a_bracket_and_before_a_plain_name() -> None:
    text = (
        "The 21st ACW took place in Cebu on 12 September within the framework of the ASEAN Ministerial Meeting on "
        "Women (AMMW) 9 in the Philippines."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ACW-21", "AMMW-9"}
    (found,) = meetings(said("The 12th ASEAN Carers Conference took place in Cebu.", "en", PUBLISHED)).values()
    assert found["ordinal"] == "12"


def test_what_a_statement_recalls_is_not_reported() -> None:
    text = (
        "We met on 12 September 2022 by video conference for the 9th AMMY.\n3. We commend the young for what they said "
        "at the Leaders' Interface with ASEAN Youth, held on the sidelines of the 40th ASEAN Summit in May 2022."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMY-9"}


def test_a_syllable_of_a_name_is_no_country_and_a_name_no_part_of_a_ministry() -> None:
    text = (
        "At the 9th AMMW in Cebu on 12 September, Secretary General of the Indonesian Ministry of Manpower Adi Santoso "
        "said it was time. Ambassador Tran Nguyet Nga and Minister Hoang Anh Minh spoke too."
    )
    told = people(said(text, "en", PUBLISHED))
    assert {"Adi Santoso", "Tran Nguyet Nga", "Hoang Anh Minh"} <= set(told)


def test_a_meeting_called_online_is_online() -> None:
    text = (
        "Minister Ana Cruz spoke during the online Eleventh ASEAN Plus Three Labour Ministers Meeting on 12 September."
    )
    assert meetings(said(text, "en", PUBLISHED))["ALMM+3-11"]["mode"] == "online"


def test_who_speaks_at_the_opening_of_the_meeting_opens_it_and_takes_the_chair() -> None:
    text = (
        "The 21st ACW was held in Cebu on 12 September. Speaking at the opening of the meeting, Deputy Minister Ana "
        "Cruz spoke of schools. Thailand took over the chairmanship of the ACW."
    )
    notice = said(text, "en", PUBLISHED)
    assert people(notice)["Ana Cruz"] == "opening-speaker"
    assert rows_of(notice, "chairs") == {"TH|chair"}


def test_a_forum_is_part_of_the_meeting_of_many_days_that_it_opened() -> None:
    text = (
        "The 17th ASEAN GO-NGO Forum heard SOMSWD leader Ana Cruz on 12 September. The forum is part of the three-day "
        "virtual meeting of the 18th ASEAN Senior Officials Meeting on Social Welfare and Development (SOMSWD)."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"GO-NGO-17", "SOMSWD-18"}


@pytest.mark.parametrize(
    "told",
    [
        "Prior to this Meeting a Regional Workshop on Shelters was held on 5-6 September 2022 at the same venue.",
        "After the meeting, delegates were taken to the harbour on 15 September 2022.",
    ],
)
def test_the_day_of_what_came_before_a_meeting_is_not_the_meetings(told: str) -> None:
    found = meetings(said(f"The 6th Meeting of the ACDM was held in Cebu. {told}", "en", None))
    assert "start_date" not in found["ACDM-6"]


def test_a_day_below_the_name_of_a_body_is_no_number() -> None:
    text = "REPORT OF THE MEETING OF THE\nASEAN COMMITTEE ON DISASTER MANAGEMENT\n27 September 2022, Cebu"
    assert "ACDM-27" not in {*meetings(said(text, "en", None)), *referenced(said(text, "en", None))}


def test_meetings_held_together_share_their_days_and_each_has_its_partner() -> None:
    text = (
        "The ASEAN Committee on Disaster Management (ACDM) has held its 40th Meeting together with the 3rd ACDM Plus "
        "China and the 3rd ACDM Plus Japan.\nThe Ministry of Interior, the Chair of ACDM in 2022, hosted the meetings "
        "on 7-9 September via virtual conference."
    )
    notice = said(text, "en", PUBLISHED)
    rows = {(c.row, c.value) for c in notice.claims if c.table == "meetings" and c.column == "start_date"}
    assert {value for _, value in rows} == {"2022-09-07"}
    assert len(rows) == 3
    assert rows_of(notice, "partners") == {"CN", "JP"}


def test_a_government_chairs_as_its_country() -> None:
    text = "The 9th AMMW was held on 12 September, hosted by the Government of Thailand as the current Chair of AMMW."
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == {"TH|chair"}


def test_a_summit_of_whose_statement_views_were_exchanged_is_not_reported() -> None:
    text = (
        "The 36th ACDM was convened on 12 September 2022, via virtual conferencing. It exchanged views on the "
        "Declaration of the Special ASEAN Summit on Floods and the Joint Statement for the Special ASEAN Plus Three "
        "Summit on Floods."
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert set(found) == {"ACDM-36"}
    assert found["ACDM-36"]["mode"] == "online"


def test_a_seminar_on_a_body_is_an_event_of_its_own() -> None:
    text = (
        "A consultation seminar to launch activities of the ASEAN Committee on Women (ACW) took place in Cebu on 12 "
        "September. The seminar brought together officials of two ministries."
    )
    extraction = said(text, "en", PUBLISHED)
    (found,) = meetings(extraction).values()
    assert (found["series_code"], found["city"]) == ("OTHER", "Cebu")
    assert referenced(extraction) == {"ACW"}


def test_the_first_conference_of_a_kind_is_no_first_one_of_a_body() -> None:
    text = (
        "The ASEAN conference on skills was held on 12 September. Ministers launched the ASEAN TVET Council. It was "
        "also the first conference seeing the participation of ministers of two sectors."
    )
    assert referenced(said(text, "en", PUBLISHED)) == {"ATC"}


def test_the_days_of_an_event_told_with_its_name_end_it() -> None:
    opened = "The ASEAN Care Summit opened in Cebu on September 12. "
    own = said(opened + "Officials hope that the two-day ASEAN care summit will help.", "en", PUBLISHED)
    assert meetings(own)["OTHER"]["end_date"] == "2022-09-13"
    other = said(opened + "A two-day workshop for nurses had taken place before.", "en", PUBLISHED)
    assert "end_date" not in meetings(other)["OTHER"]


def test_what_was_said_at_an_event_of_a_body_of_asean_tells_of_the_event() -> None:
    of_asean = (
        "Addressing the event, Deputy Minister of Health Siti Aminah said that the workshop was asked for by the ASEAN "
        "Centre for Soils. ASEAN has many fields, she said, and the ASEAN Community must feed ASEAN."
    )
    assert set(meetings(said(of_asean, "en", PUBLISHED))) == {"OTHER"}
    at_home = "Addressing the event, Deputy Minister of Health Siti Aminah said that the workshop was for Jakarta."
    assert not said(at_home, "en", PUBLISHED).is_meeting_notice


def test_meetings_counted_in_a_text_are_none_of_a_series_and_share_no_days() -> None:
    text = (
        "The ministry will hold three online meetings on 26-28 September. The first is the 32nd SOCA meeting, which "
        "will "
        "take place on 26 September. The third meeting will be led by Minister Sok Vanna on 28 September. Vanna will "
        "lead "
        "the 27th ASCC Council Meeting."
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert set(found) == {"SOCA-32", "ASCC-COUNCIL-27"}
    assert (found["SOCA-32"]["start_date"], found["SOCA-32"]["end_date"]) == ("2022-09-26", "2022-09-26")


def test_a_body_with_its_acronym_meets_a_partner() -> None:
    text = (
        "The 2nd Meeting of the ASEAN Committee on Disaster Management (ACDM) Plus China was held on 12 September. "
        "It was "
        "co-chaired by Tan Wei, Commissioner of the Singapore Civil Defence Force, and Liu Ming, Director of "
        "International "
        "Cooperation and Rescue, Ministry of Emergency Management of China."
    )
    notice = said(text, "en", PUBLISHED)
    (found,) = meetings(notice).values()
    assert (found["series_code"], found["ordinal"], found["start_date"]) == ("OTHER", "2", "2022-09-12")
    assert rows_of(notice, "partners") == {"CN"}
    assert rows_of(notice, "chairs") == {"SG|co-chair", "CN|co-chair"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Following the adoption of the Declaration on Care by the Leaders at the 23rd ASEAN Summit on 9 March 2022, "
        "the "
        "ACWC talked of its work.",
        "The plan was developed by a group led by the AICHR and the SOMSWD.",
    ],
)
def test_where_others_adopted_or_wrote_something_is_no_meeting_reported(sentence: str) -> None:
    text = f"The 17th ACWC Meeting was held in Cebu on 12-13 September 2022. {sentence}"
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ACWC-17"}


def test_what_is_told_to_the_press_after_a_meeting_is_of_that_meeting() -> None:
    text = "A plan for all will help, said Mr Tan, who spoke at a press conference after the 31st ASCC Council Meeting."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ASCC-COUNCIL-31"}


def test_members_who_met_for_a_workshop_tell_that_it_is_one_of_asean() -> None:
    text = (
        "Officials of the member states of ASEAN met in Laos to talk about work. They gathered in Pakse for the "
        "regional "
        "workshop on jobs and fair wages on 12-13 September."
    )
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (found["series_code"], found["start_date"], found["city"]) == ("OTHER", "2022-09-12", "Pakse")


def test_an_earlier_meeting_that_opens_a_sentence_lends_no_topics() -> None:
    text = (
        "The second ASEAN GO-NGO Forum was held in Cebu on 12 September to discuss social protection. The first forum, "
        "held in 2006, made recommendations on drug prevention and human trafficking."
    )
    told = rows_of(said(text, "en", PUBLISHED), "topics")
    assert "social-protection" in told
    assert told.isdisjoint({"drug-prevention", "human-trafficking"})


def test_an_organisation_whose_name_begins_with_an_acronym_is_no_convention() -> None:
    text = "The 17th ACWC Meeting was held in Cebu on 12 September and met CRC Asia, which spoke of its work."
    assert rows_of(said(text, "en", PUBLISHED), "instruments") == set()


def test_a_range_of_weekdays_that_holds_the_day_of_publication_is_of_this_week() -> None:
    text = (
        "Senior officials of the ministries of education are in Pakse for the 19th SOM-ED, which opened in Pakse. The "
        "meeting runs from Tuesday to Thursday and will be followed by a dinner."
    )
    found = meetings(said(text, "en", PUBLISHED))["SOM-ED-19"]
    assert (found["start_date"], found["end_date"]) == ("2022-09-13", "2022-09-15")


def test_a_name_of_two_meetings_is_told_apart_by_the_bracket() -> None:
    text = "The 12th ASEAN and ASEAN Plus Three Health Ministers Meetings (12th AHMM and 8th AHMM+3) were held in Cebu."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AHMM-12", "AHMM+3-8"}


def test_to_preside_over_the_opening_is_to_open() -> None:
    notice = said("Prime Minister Anan Chai presided over the opening ceremony of the 14th AMRDPE in Bangkok.", "en")
    assert people(notice) == {"Anan Chai": "opening-speaker"}
    assert rows_of(notice, "chairs") == set()


def test_a_partner_stands_before_asean_in_a_title() -> None:
    text = "The 3rd China-ASEAN Social Development and Poverty Reduction Forum was held in Nanning on 12 September."
    assert rows_of(said(text, "en", PUBLISHED), "partners") == {"CN"}


def test_a_theme_without_quotation_marks_ends_before_the_host() -> None:
    text = (
        "The 12th ASEAN Social Work Consortium Conference, themed Strengthening the Social Service Workforce and "
        "hosted by "
        "the ministry, was held in Cebu."
    )
    assert meetings(said(text, "en", PUBLISHED))["ASWC-12"]["theme"] == "Strengthening the Social Service Workforce"


def test_the_own_day_of_a_meeting_goes_before_the_days_of_all_that_is_held_with_it() -> None:
    text = (
        "The 12th ASEAN Education Ministers Meeting (ASED) and related meetings will be held in Pakse from 20 to 23 "
        "September. The 12th ASED, scheduled for 22 September, will be chaired by Minister Sok Vanna."
    )
    found = meetings(said(text, "en", PUBLISHED))["ASED-12"]
    assert (found["start_date"], found["end_date"]) == ("2022-09-22", "2022-09-22")


def test_the_days_in_which_a_meeting_was_held_with_several_others_are_its_own() -> None:
    text = (
        "Malaysia took the helm of the ASED during the Ninth ASED in Selangor. The meeting was convened in conjunction "
        "with five other meetings, held from 6 to 9 September 2022."
    )
    found = meetings(said(text, "en", PUBLISHED))["ASED-9"]
    assert (found["start_date"], found["end_date"]) == ("2022-09-06", "2022-09-09")


def test_a_number_of_days_before_a_name_ends_it() -> None:
    text = "The minister is attending the three-day 12th AMMDM, which began today in Cebu."
    found = meetings(said(text, "en", PUBLISHED))["AMMDM-12"]
    assert (found["start_date"], found["end_date"]) == ("2022-09-14", "2022-09-16")


@pytest.mark.parametrize(
    "text",
    [
        "Members pledged to work together. They did so in a joint statement adopted at the 12th AHMM which was held in "
        "Cebu from Monday to Wednesday.",
        "Help for all must grow, the minister stressed. He said this during the 12th AHMM in Cebu.",
    ],
)
def test_a_meeting_told_in_passing_in_the_lead_is_reported(text: str) -> None:
    assert meetings(said(text, "en", PUBLISHED))["AHMM-12"]["city"] == "Cebu"


def test_a_theme_for_this_years_meeting() -> None:
    text = 'The 16th AHMM will be held in Cebu. The theme for this year\'s meeting is "Health in a New Context".'
    assert meetings(said(text, "en", PUBLISHED))["AHMM-16"]["theme"] == "Health in a New Context"


def test_the_host_is_not_in_the_vice_chair() -> None:
    text = (
        "Minister of Home Affairs Dato Omar bin Yusof spoke at the 11th AMMDM in Ha Long, Vietnam. Dato Omar, who is "
        "also "
        "the Vice Chair of the AMMDM for 2022, thanked the host."
    )
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == set()


def test_bodies_that_met_each_other_are_no_organisers_and_no_references() -> None:
    text = (
        "The 9th Consultation between the ASEAN Committee on Women (ACW) and the ASEAN Commission on the Promotion and "
        "Protection of the Rights of Women and Children (ACWC) convened in Cebu on 12 September. It was organised by "
        "the ASEAN Secretariat. It is held each year at the ACW's and ACWC's meetings."
    )
    notice = said(text, "en", PUBLISHED)
    told = people(notice)
    assert told.pop("ASEAN Secretariat") == "organiser"
    assert sorted(told.values()) == ["participant", "participant"]
    assert referenced(notice) == set()


def test_a_country_in_the_chair_of_a_centre_does_not_chair_the_meeting() -> None:
    text = (
        "The 9th AMMW was held in Cebu on 12 September. Last year Thailand was elected as the chair and Malaysia as "
        "deputy chair of the centre."
    )
    assert not rows_of(said(text, "en", PUBLISHED), "chairs")


def test_the_year_of_who_holds_the_meeting_as_chair_of_asean() -> None:
    text = "The ASEAN conference on skills was held virtually on September 16 by Vietnam as the ASEAN Chair 2020."
    assert meetings(said(text, "en", None))["OTHER"]["start_date"] == "2020-09-16"
    plain = text.replace(" as the ASEAN Chair 2020", ", which had 2020 guests")
    assert "start_date" not in meetings(said(plain, "en", None))["OTHER"]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 13 September, the ACWC held its dialogue with the ASEAN Committee on Women (ACW) and the ASEAN Senior "
        "Officials "
        "Meeting on Social Welfare and Development (SOMSWD).",
        "It welcomed Thailand's proposal to host the ASEAN Senior Officials Meeting on Youth in Bangkok on 18 "
        "November 2022.",
    ],
)
def test_bodies_met_with_and_meetings_proposed_are_none_reported(sentence: str) -> None:
    text = f"The 17th ACWC Meeting was held in Cebu on 12-13 September 2022. {sentence}"
    assert set(meetings(said(text, "en", PUBLISHED))).isdisjoint({"SOMSWD", "SOMY", "ACW"})


def test_ministers_who_gathered_for_a_retreat_tell_whose_it_is() -> None:
    text = (
        "The Ministers for Education of ASEAN Member Countries gathered in Cebu in an informal retreat on 12 September."
    )
    assert meetings(said(text, "en", PUBLISHED))["ASED"]["start_date"] == "2022-09-12"


def test_ministers_who_met_one_partner_held_no_meeting_of_their_series() -> None:
    notice = said(
        "ASEAN Health Ministers and their colleague from Japan held a video conference on 12 September.", "en"
    )
    assert set(meetings(notice)) == {"OTHER"}
    assert rows_of(notice, "partners") == {"JP"}


def test_the_day_of_a_ceremony_beside_a_meeting_is_not_the_meetings() -> None:
    text = (
        "ASEAN today launched a guide on care during a virtual ceremony held on the sidelines of the 16th SOMSWD. The "
        "workshop was led by Professor Omar Lim."
    )
    notice = said(text, "en", PUBLISHED)
    assert "start_date" not in meetings(notice)["SOMSWD-16"]
    assert people(notice)["Omar Lim"] != "chair"


def test_a_word_for_a_day_is_no_part_of_an_events_title() -> None:
    text = "The ministry hosted the ASEAN Regional Workshop on Safe Villages yesterday at the Lotus Convention Centre."
    assert [told["title_en"] for told in meetings(said(text, "en")).values()] == [
        "ASEAN Regional Workshop on Safe Villages"
    ]


@pytest.mark.parametrize("acronym", ["", " (MOSA)"])
def test_a_ministry_that_hosts_through_its_department_hosts(acronym: str) -> None:
    text = (
        f"The Ministry of Social Affairs{acronym}, through its Directorate of Child Protection, hosted the 8th ASEAN "
        "Children's Forum in Jakarta on 3 May 2024."
    )
    assert people(said(text, "en"))["Ministry of Social Affairs"] == "host"
