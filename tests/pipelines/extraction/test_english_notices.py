"""Families of English notices: how agencies, ministries and the press write of who met and who came; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, rows_of, said

PUBLISHED = date(2022, 9, 14)  # a Wednesday
_MET = "The 12th ASEAN Labour Ministers' Meeting (ALMM) was held in Cebu. "


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Senior ASEAN officials began their 9 th meeting on Rural Development in Hue on September 13.", "SOMRDPE-9"),
        ("ASEAN senior officials concluded their 14th meeting on health development in Cebu.", "SOMHD-14"),
        ("Senior officials of ASEAN gathered in Pakse for their 7th meeting on social welfare.", "SOMSWD-7"),
        ("Senior ASEAN officials held their 11th Meeting on Youth in Ipoh on September 13.", "SOMY-11"),
    ],
)
def test_officials_who_held_their_meeting_on_a_subject(text: str, key: str) -> None:
    assert set(meetings(said(text, "en", PUBLISHED))) == {key}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Vietnam 's Deputy Minister for Agriculture and Rural Development Nguyen Van Khoa said so.",
            "Nguyen Van Khoa",
        ),
        ("Undersecretary for Operations Paolo Dizon attended the meeting.", "Paolo Dizon"),
        ("Undersecretary for Standards and Capacity Building Tessa Umali attended the meeting.", "Tessa Umali"),
        ("Assistant Secretary for Outreach Joy Marasigan attended the meeting.", "Joy Marasigan"),
        (
            "The Director, Colonel (B) Muhd Hafiz bin Haji Muhd Jamil, attended the meeting.",
            "Muhd Hafiz bin Haji Muhd Jamil",
        ),
        ("Indonesia's representative to ACWC for children's rights Yanti Kusuma attended the meeting.", "Yanti Kusuma"),
        ("Madam Tran Thi Mai, deputy President of the Vietnam Fatherland Front, attended the meeting.", "Tran Thi Mai"),
    ],
)
def test_a_name_behind_or_before_a_post_of_many_words(sentence: str, name: str) -> None:
    assert people(said(_MET + sentence, "en", PUBLISHED)).keys() - {"ASEAN Member States"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "PAKSE, Oct 20 (KPL) -- Laos hosted the Tenth ASEAN Ministerial Meeting on Women here this morning.",
        "MANILA, March 3 (PNA) -- The Philippines hosted the Tenth ASEAN Ministerial Meeting on Women this morning.",
        "Jakarta, July 3 (ANTARA) - Indonesia will host the Tenth ASEAN Ministerial Meeting on Women in Bali.",
        "BANGKOK, 5 May – Thailand hosted the Tenth ASEAN Ministerial Meeting on Women.",
    ],
)
def test_a_dateline_hosts_nothing(text: str) -> None:
    assert people(said(text, "en", PUBLISHED)) == {}


def test_who_was_in_the_chair_with_somebody() -> None:
    text = _MET + (
        "Minister for Manpower of Singapore Dr Koh Wei Ming co-chaired the meeting with Mr Kim Young-ho, Vice Minister "
        "of Employment and Labor of Korea."
    )
    notice = said(text, "en", PUBLISHED)
    assert people(notice) == {"Koh Wei Ming": "co-chair", "Kim Young-ho": "co-chair"}
    assert rows_of(notice, "chairs") == {"SG|co-chair", "KR|co-chair"}


@pytest.mark.parametrize("country", ["Thai", "Lao", "Philippine"])
def test_who_leads_a_delegation_may_stand_behind_it(country: str) -> None:
    text = _MET + f"Leading the {country} delegation was Ms. Ana Saelim, Director-General of the Labour Department."
    assert people(said(text, "en", PUBLISHED))["Ana Saelim"] == "head-of-delegation"


def test_officials_from_asean_and_its_partners() -> None:
    text = _MET + "Attendees include ministers and senior officials from Asean, China and the U.S.."
    assert people(said(text, "en", PUBLISHED)).keys() == {"ASEAN Member States", "China", "U.S."}


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("As ALMM Chair, Thailand welcomed the delegates.", "TH"),
        ("Malaysia, as the ALMM Chair for 2022-2024, welcomed the delegates.", "MY"),
        ("It was hosted by Indonesia's Ministry of Manpower in its capacity as ALMM Chair 2022.", "ID"),
        ("Dr Lim Wei Ming, Minister for Manpower of Singapore and the ALMM Chair in 2022-2024, attended it.", "SG"),
        ("The Malaysian minister of human resources, Omar Saravan, said this while chairing the meeting.", "MY"),
        ("Malaysia's Minister of Human Resources Omar Saravan said so. Saravan said it while chairing it.", "MY"),
    ],
)
def test_the_chair_by_a_title_of_the_body_or_by_a_verb_beside_the_speech(sentence: str, country: str) -> None:
    assert f"{country}|chair" in rows_of(said(_MET + sentence, "en", PUBLISHED), "chairs")


def test_who_sends_somebody_does_not_come() -> None:
    text = _MET + "Prime Minister Anan Charoen assigned Deputy Minister Malee Rattana to chair it."
    assert people(said(text, "en", PUBLISHED)) == {"Malee Rattana": "chair"}


def test_a_minister_of_a_city_state_does_not_tell_where_it_was() -> None:
    text = (
        "The 29th ASCC Council Meeting was held in Jakarta, attended by Minister Edwin Lim of Singapore. Coordinating "
        "Minister Budi Effendy chaired the meeting."
    )
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == {"ID|chair"}


@pytest.mark.parametrize(
    "words",
    [
        "with the theme, Better Work in a Better World.",
        'with the topic "Better Work in a Better World".',
        'with "Better Work in a Better World" as its theme.',
    ],
)
def test_other_words_for_a_theme(words: str) -> None:
    found = meetings(said(f"The 12th ALMM was held in Cebu {words}", "en", PUBLISHED))["ALMM-12"]
    assert found["theme"] == "Better Work in a Better World"


def test_a_headline_without_the_subject_is_of_the_meeting_of_that_number() -> None:
    text = "The 3rd ASEAN Ministerial Meeting opens\n\nThe 3rd ASEAN Ministerial Meeting on Women opened in Hue."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMW-3"}


def test_partners_who_joined_the_talks_and_observers() -> None:
    text = _MET + "Partner countries China and Japan were joining the discussions."
    assert {"China", "Japan"} <= people(said(text, "en", PUBLISHED)).keys()
    text = _MET + "The ASEAN Secretariat and observers from the WHO were also in attendance."
    assert {"ASEAN Secretariat", "World Health Organization"} <= people(said(text, "en", PUBLISHED)).keys()


def test_what_took_place_online_is_online() -> None:
    found = meetings(said("The First ASEAN-Japan Health Ministers' Meeting took place online.", "en", PUBLISHED))
    assert found["OTHER-1"]["mode"] == "online"


def test_a_loose_headline_is_of_the_meeting_that_the_text_begins_with() -> None:
    text = (
        "Thailand hosts ASEAN meeting on ageing society\n\nBANGKOK, 12 September 2022 (NNT) - The ministry is hosting "
        "the 26th ASEAN Socio-Cultural Community (ASCC) Council Meeting in Bangkok."
    )
    title = text.split("\n", 1)[0]
    assert set(meetings(said(text.split("\n\n")[1], "en", PUBLISHED, title))) == {"ASCC-COUNCIL-26"}
    workshop = said(text.split("\n\n")[1], "en", PUBLISHED, title.replace("meeting", "workshop"))
    assert "ASCC-COUNCIL-26" in meetings(workshop)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("The ASEAN Labour Ministers convened a Special Video Conference today to discuss jobs.", "ALMM"),
        ("ASEAN Health Ministers on Wednesday attended an online meeting chaired by Vietnam.", "AHMM"),
    ],
)
def test_ministers_who_convened_a_conference_tell_whose_it_is(text: str, series: str) -> None:
    assert meetings(said(text, "en", PUBLISHED))[series]["mode"] == "online"


def test_he_is_who_opens_the_last_sentence() -> None:
    text = _MET + "Minister Chuti Krairat chaired it, joined by the Secretary-General of ASEAN. He said jobs matter."
    assert people(said(text, "en", PUBLISHED))["Secretary-General of ASEAN"] == "participant"


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("It was chaired by Mr. Tran Van Long, Chairman of the National Committee on Youth of Viet Nam.", "VN"),
        ("It was chaired by Dr Le Mai, Deputy Director of the MoLISA's Department of Social Protection.", "VN"),
        ("It was chaired by the Director of the Relief Bureau, Ministry of Home Affairs, Ana Reyes.", "PH"),
    ],
)
def test_the_country_of_who_chairs_by_body_or_host(sentence: str, country: str) -> None:
    assert rows_of(said(_MET + sentence, "en", PUBLISHED), "chairs") == {f"{country}|chair"}


def test_hosting_asean_is_hosting_no_meeting() -> None:
    text = _MET + "Undersecretary Vilma Reyes said the meeting is part of the Philippines' hosting of ASEAN this year."
    assert people(said(text, "en", PUBLISHED)) == {"Vilma Reyes": "speaker"}


def test_attending_and_then_opening_is_opening() -> None:
    text = _MET + "Prime Minister Ana Reyes attended the meeting and had the opening speech."
    assert people(said(text, "en", PUBLISHED)) == {"Ana Reyes": "opening-speaker"}


def test_thanks_bring_nobody_and_an_organising_committee_is_no_body_of_asean() -> None:
    text = _MET + "He expressed his appreciation towards the ASEAN Secretariat and officials from member countries."
    assert people(said(text, "en", PUBLISHED)) == {}
    text = "The Organizing Committee of the 3rd ASEAN Women's Ministers Meeting met. AMMW 3 will be held in Hue."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"AMMW-3"}


def test_an_opening_presided_over_and_a_post_that_ends_its_sentence() -> None:
    text = _MET + (
        "The Opening Ceremony was presided over by H.E. Men Sokha, Senior Advisor to the King. Deputy "
        "Secretary-General of ASEAN Ekkaphab Vong was also in attendance."
    )
    assert people(said(text, "en", PUBLISHED)) == {"Men Sokha": "opening-speaker", "Ekkaphab Vong": "participant"}


def test_a_unit_under_its_ministry_and_others_hold_an_event() -> None:
    text = (
        "A workshop on the ASEAN Regional Plan of Action on the Elimination of Violence against Children opened in Hue."
        " The event, jointly held by the Department of Child Affairs under the Ministry of Labour, Invalids and Social "
        "Affairs (MoLISA), UNICEF and ChildFund, drew 60 delegates."
    )
    found = people(said(text, "en", PUBLISHED))
    assert found.keys() == {"Department of Child Affairs", "United Nations Children's Fund", "ChildFund"}
    assert set(found.values()) == {"organiser"}


def test_a_headline_with_the_partner_is_of_the_meeting_with_that_partner() -> None:
    text = "The 12th ASEAN & Japan High Level Officials Meeting on Caring Societies ended in Tokyo."
    notice = said(text, "en", PUBLISHED, "ASEAN-Japan meeting on welfare ends in Tokyo")
    assert set(meetings(notice)) == {"AJ-HLOM-12"}


def test_who_is_named_below_the_headline_is_told_once() -> None:
    text = "Welfare Secretary Liza Manalo led the Philippine delegation to the 17th Meeting of the ACW in Pakse."
    notice = said(text, "en", PUBLISHED, "DSWD chief leads PH delegation to ASEAN meet")
    assert people(notice) == {"Liza Manalo": "head-of-delegation", "Philippine": "participant"}


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Secretary Sara Reyes flew to Hanoi, Vietnam to attend the 12th ALMM.", "Ha Noi"),
        ("Union Minister U Ohn Myint left Yangon for Bangkok yesterday to attend the 12th ALMM.", "Bangkok"),
        ("A Lao delegation travelled to Bandar Seri Begawan to participate in the 12th ALMM.", "Bandar Seri Begawan"),
    ],
)
def test_whither_one_travels_to_attend_is_where_it_is(text: str, city: str) -> None:
    assert meetings(said(text, "en", PUBLISHED))["ALMM-12"]["city"] == city


def test_who_helps_the_host_is_no_host() -> None:
    text = _MET + "It was hosted by the Ministry of Manpower of Indonesia in cooperation with the ILO and UNICEF."
    found = people(said(text, "en", PUBLISHED))
    assert found["Ministry of Manpower"] == "host"
    assert found["International Labour Organization"] == found["United Nations Children's Fund"] == "organiser"


def test_what_was_said_at_a_meeting_before_the_meeting_is_named() -> None:
    text = (
        "Brunei supports a common answer to storms\n\nBrunei Darussalam is committed to a common answer of the region "
        "to storms and floods, and to help others.\n\nThis was said by Minister of Home Affairs Pehin Orang Kaya Seri "
        "Kerna Dato Seri Setia (Dr) Haji Awang Omar bin Haji Yusof during the 8th ASEAN Ministerial Meeting on "
        "Disaster Management (AMMDM) via virtual teleconference yesterday."
    )
    title, body = text.split("\n\n", 1)
    notice = said(body, "en", PUBLISHED, title)
    assert set(meetings(notice)) == {"AMMDM-8"}
    assert people(notice) == {"Omar bin Haji Yusof": "speaker"}


@pytest.mark.parametrize(
    "text",
    [
        "The virtual 23rd meeting of the ASEAN Socio-Cultural Community (ASCC) Council issued a statement on June 23.",
        "The 23rd ASCC Council adopted a Joint Declaration in Hanoi on June 23.",
    ],
)
def test_a_meeting_is_held_on_the_day_of_its_statement(text: str) -> None:
    found = meetings(said(text, "en", date(2020, 6, 24)))["ASCC-COUNCIL-23"]
    assert (found["start_date"], found["end_date"]) == ("2020-06-23", "2020-06-23")


def test_a_statement_about_a_meeting_gives_it_no_day() -> None:
    text = "Ministers reviewed the 23rd ASCC Council meeting. ASEAN adopted the declaration on June 2, 2019."
    assert "start_date" not in meetings(said(text, "en", PUBLISHED)).get("ASCC-COUNCIL-23", {})


def test_those_taking_part_stand_behind_with() -> None:
    text = "The 12th ALMM took place in Cebu, with the ASEAN Secretary General, UNICEF and the ILO taking part."
    found = people(said(text, "en", PUBLISHED))
    assert found.keys() == {
        "ASEAN Secretary General",
        "United Nations Children's Fund",
        "International Labour Organization",
    }


def test_the_head_of_a_countrys_officials_names_no_meeting() -> None:
    text = _MET + "Mr. Dung, who is also head of Vietnam's ASEAN Senior Officials' Meeting (SOM ASEAN), spoke."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"ALMM-12"}


def test_cooperation_with_partners_brings_none() -> None:
    text = _MET + "Also on the agenda was cooperation with ASEAN's dialogue partners – China, Japan and Korea."
    assert people(said(text, "en", PUBLISHED)) == {}


def test_a_country_that_hosts_through_a_ministry_is_where_it_is() -> None:
    text = "The Philippines, through the Department of Social Welfare and Development, will host the 12th ALMM."
    assert meetings(said(text, "en", PUBLISHED))["ALMM-12"]["country_code"] == "PH"


def test_a_post_that_opens_a_paragraph_below_a_headline_is_one_persons() -> None:
    text = "Minister of Health Dr Omar Isham attended the 16th ASEAN Health Ministers Meeting (AHMM) in Vientiane."
    assert people(said(text, "en", PUBLISHED, "Health minister attends ASEAN meeting")) == {"Omar Isham": "participant"}


def test_those_who_co_chair_stand_behind_the_meeting_they_chair() -> None:
    text = (
        "The 37th ACDM was held in Singapore. Co-chairing the ACDM Plus Japan session, Mr Vu Thanh and Mr Hiro Okada "
        "reviewed the exercise."
    )
    found = people(said(text, "en", PUBLISHED))
    assert found == {"Vu Thanh": "co-chair", "Hiro Okada": "co-chair"}


def test_an_embassy_keeps_its_country_and_a_ministry_of_no_country_is_no_partner() -> None:
    text = (
        "The ASEAN Youth Forum 2022 opened online. It is co-organised by the Ministry of Foreign Affairs and the "
        "British Embassy."
    )
    notice = said(text, "en", PUBLISHED)
    assert people(notice) == {"Ministry of Foreign Affairs": "organiser", "British Embassy": "organiser"}
    assert "MINISTRY-OF-FOREIGN-AFFAIRS" not in rows_of(notice, "partners")


def test_who_will_preside_over_an_opening_opens_it() -> None:
    text = "Prime Minister Hun Sokha is scheduled to preside over the opening of the 3rd ASEAN Women Leaders' Summit."
    assert people(said(text, "en", PUBLISHED)) == {"Hun Sokha": "opening-speaker"}


def test_the_dateline_of_a_meeting_that_runs_is_its_place() -> None:
    text = (
        "Hanoi, 12 June 2018 – The 5th ASEAN Children's Forum (ACF) officially opened at the Melia Hotel this morning. "
        "The forum will run until June 14."
    )
    assert meetings(said(text, "en", date(2018, 6, 12)))["ACF-5"]["city"] == "Ha Noi"


def test_a_ministry_is_told_by_its_whole_name() -> None:
    text = (
        "The Ministry of Social Affairs, Veterans and Youth Rehabilitation organised the 12th ALMM in Siem Reap on 12 "
        "September."
    )
    title = "Cambodia's Ministry of Social Affairs hosts ASEAN meeting"
    whole = "Ministry of Social Affairs, Veterans and Youth Rehabilitation"
    assert people(said(text, "en", PUBLISHED, title)) == {whole: "host"}
