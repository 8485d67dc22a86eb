"""How English notices name those who came: ranks in the plural, terms and bodies in the chair; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, rows_of, said

PUBLISHED = date(2022, 9, 14)  # a Wednesday
HELD = "The 19th SOMSWD was held on 12 September 2022 in Cebu. "


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Undersecretaries Lina Dee and Jose Tan attended the meeting.", {"Lina Dee", "Jose Tan"}),
        (
            "Ministers Lina Dee (Philippines), Kham Souk (Laos) and Sok Chea (Cambodia) attended the meeting.",
            {"Lina Dee", "Kham Souk", "Sok Chea"},
        ),
        ("Pol. Gen. Anan Suk and Usec. Lina Dee joined the meeting.", {"Anan Suk", "Lina Dee"}),
        ("Thura U Win Kyaw, Union Minister for Welfare of Myanmar, joined the meeting.", {"Win Kyaw"}),
    ],
)
def test_names_stand_behind_ranks_and_titles(told: str, who: set[str]) -> None:
    assert people(said(HELD + told, "en", PUBLISHED)) == dict.fromkeys(who, "participant")


@pytest.mark.parametrize(
    ("told", "name", "role"),
    [
        ("It was opened by the SOMSWD Chair for 2021-2023, H.E. Dr. Lina Dee.", "Lina Dee", "chair"),
        ("Dr. Lina Dee, Ph.D., the DSWD Secretary, spoke at the meeting.", "Lina Dee", "speaker"),
        ("Pol. Gen. Anan Suk, Minister of Welfare of Laos, presided over the meeting.", "Anan Suk", "chair"),
        ("The Workshop was led by H.E. Ms Lina Dee.", "Lina Dee", "chair"),
        ("Speakers included Dr. Lina Dee (UNICEF).", "Lina Dee", "speaker"),
    ],
)
def test_who_has_which_part(told: str, name: str, role: str) -> None:
    assert people(said(HELD + told, "en", PUBLISHED)) == {name: role}


def test_who_leads_a_delegation_is_of_its_country() -> None:
    text = f"{HELD}Minister Anan Suk, who is leading the Lao delegation, chaired the meeting."
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == {"LA|chair"}


def test_a_ministry_before_a_post_tells_the_country() -> None:
    text = (
        "Laos Ministry of Culture, Youth and Sports Director-General Kham Souk and Malaysia Ministry of Tourism, Arts "
        "and Culture Undersecretary Dr Tan Mei co-chaired the 19th SOMSWD in Cebu."
    )
    found = said(text, "en", PUBLISHED)
    assert people(found) == {"Kham Souk": "co-chair", "Tan Mei": "co-chair"}
    assert rows_of(found, "chairs") == {"LA|co-chair", "MY|co-chair"}


def test_a_body_may_hold_the_chair() -> None:
    text = (
        "The 19th SOMSWD was held virtually, hosted by the ASEAN Secretariat and SOMSWD Chair – Ministry of Villages "
        "of Laos, together with SOMSWD Vice-Chair, Department of Older Persons, Thailand."
    )
    found = said(text, "en", PUBLISHED)
    assert rows_of(found, "chairs") == {"LA|chair", "TH|vice-chair"}
    assert people(found) == {
        "ASEAN Secretariat": "host",
        "Ministry of Villages": "chair",
        "Department of Older Persons": "vice-chair",
    }


def test_a_regional_office_is_no_name() -> None:
    text = f"{HELD}“We go on,” said Lina Dee, Regional Adviser, UNFPA Asia and the Pacific."
    assert people(said(text, "en", PUBLISHED)) == {"Lina Dee": "speaker"}


def test_a_delegation_is_made_up_of_those_named() -> None:
    text = (
        "The Lao delegation to the 19th SOMSWD in Cebu was made up of staff from the Council for Villages (CFV) and "
        "the Fishers Association (FA) as the national body of all fishers."
    )
    found = people(said(text, "en", PUBLISHED))
    assert set(found) == {"Lao", "Council for Villages (CFV)", "Fishers Association (FA)"}


def test_what_is_told_behind_a_frame_is_of_the_meeting_within_it() -> None:
    text = (
        "The 19th SOMSWD was held on 12 September 2022 as part of the 8th AMMSWD, the 17th SOMSWD+3 and Related "
        "Meetings in Cebu. The meeting was chaired by Laos."
    )
    found = said(text, "en", PUBLISHED)
    chairs = {claim.row for claim in found.claims if claim.table == "chairs"}
    names = {claim.row: claim.value for claim in found.claims if claim.column == "series_code"}
    assert {names[row.split("|")[0]] for row in chairs} == {"SOMSWD"}


def test_all_meetings_are_online_where_the_text_says_so() -> None:
    text = "The 19th SOMSWD met on 12 September, the 8th AMMSWD on 13 September. All meetings were held virtually."
    found = meetings(said(text, "en", PUBLISHED))
    assert {key: row.get("mode") for key, row in found.items()} == dict.fromkeys(("SOMSWD-19", "AMMSWD-8"), "online")


def test_a_year_that_the_text_contradicts_is_nobody_s() -> None:
    text = (
        "The 19th SOMSWD met on 12 September. It was held in conjunction with the 17th SOMSWD+3 on 13 September 2023."
    )
    assert "start_date" not in meetings(said(text, "en", PUBLISHED))["SOMSWD-19"]


def test_an_event_begins_at_its_number() -> None:
    text = (
        "Delegates will come together today in Pakse, Laos for the first ASEAN Regional Conference on Village Schools."
    )
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert found["title_en"] == "first ASEAN Regional Conference on Village Schools"
    assert (found["ordinal"], found["city"], found["start_date"]) == ("1", "Pakse", "2022-09-14")


def test_organisations_that_show_their_work_took_part() -> None:
    text = f"{HELD}UNICEF and HelpAge International presented their plans. The ASEAN Secretariat briefed the meeting."
    assert people(said(text, "en", PUBLISHED)) == dict.fromkeys(
        ("United Nations Children's Fund", "HelpAge International", "ASEAN Secretariat"), "participant"
    )


def test_a_body_whose_officials_came_did_not_meet() -> None:
    text = (
        "The 19th SOMSWD was held on 12 September 2022 in Cebu. Representatives of UNICEF, the ASEAN Senior Officials "
        "Meeting on Youth (SOMY) and the ASEAN Youth Network (AYN) took part in the meeting."
    )
    assert set(meetings(said(text, "en", PUBLISHED))) == {"SOMSWD-19"}


def test_an_organisation_beside_asean_is_the_partner_of_an_event() -> None:
    text = "CEBU, 14 September 2022 – The ASEAN-ILO Workshop on Village Work was held in Cebu on 12 September."
    found = said(text, "en", PUBLISHED)
    assert rows_of(found, "partners") == {"ILO"}
    assert [row["title_en"] for row in meetings(found).values()] == ["ASEAN-ILO Workshop on Village Work"]


def test_a_country_may_own_a_name() -> None:
    text = f"{HELD}Laos' Kham Souk, chair of the 19th SOMSWD, opened the meeting."
    found = said(text, "en", PUBLISHED)
    assert (people(found), rows_of(found, "chairs")) == ({"Kham Souk": "chair"}, {"LA|chair"})


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Delegates from the US, the UK and Australia attended the meeting.", {"US", "UK", "Australia"}),
        ("Laos has shared its plans at the 19th SOMSWD, and Thailand proposed a fund.", {"Laos", "Thailand"}),
    ],
)
def test_countries_came_or_said_something(told: str, who: set[str]) -> None:
    assert set(people(said(HELD + told, "en", PUBLISHED))) == who


def test_the_chairmanship_of_a_year_s_summits_is_not_the_meeting_s() -> None:
    text = f"{HELD}It was one of the ASEAN Summits under the chairmanship of Laos."
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == set()


def test_an_event_is_reported_by_what_came_up_there() -> None:
    text = (
        "PAKSE, 14 September 2022 – Villages need schools that are open to all children. This is one of the issues "
        "that emerged in the ASEAN High-Level Forum on Village Schools. It took place in Pakse on 12-13 September."
    )
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (found["series_code"], found["city"], found["end_date"]) == ("OTHER", "Pakse", "2022-09-13")


def test_a_partner_before_asean_is_of_the_event_s_name() -> None:
    text = "The minister addressed the Japan-ASEAN Forum in Pakse on 12 September 2022."
    found = said(text, "en", PUBLISHED)
    assert [row["title_en"] for row in meetings(found).values()] == ["Japan-ASEAN Forum"]
    assert rows_of(found, "partners") == {"JP"}


def _posts(text: str) -> set[tuple[str, str, str]]:
    """Name, position and organisation of each person of a text."""
    rows: dict[str, dict[str, str]] = {}
    for claim in said(text, "en", PUBLISHED).claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    return {
        (row.get("name", ""), row.get("position", ""), row.get("organisation", ""))
        for row in rows.values()
        if row["kind"] == "person"
    }


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (
            "Undersecretary for Statutory Programs Lina Dee joined the meeting.",
            ("Lina Dee", "Undersecretary for Statutory Programs", ""),
        ),
        (
            "Labor Undersecretary for Workers' Welfare Cluster Jose Tan joined the meeting.",
            ("Jose Tan", "Labor Undersecretary for Workers' Welfare Cluster", ""),
        ),
        (
            "NCXY Executive Director Lina Dee joined the meeting.",
            ("Lina Dee", "Executive Director", "NCXY"),
        ),
        (
            "Department for Family Development director-general Lina Dee joined the meeting.",
            ("Lina Dee", "director-general", "Department for Family Development"),
        ),
        (
            "World Bank Senior Social Protection Specialist Lina Dee joined the meeting.",
            ("Lina Dee", "Senior Social Protection Specialist", "World Bank"),
        ),
        ("UNICEF Laos Representative Lina Dee joined the meeting.", ("Lina Dee", "Representative", "UNICEF")),
        ("Dr. Lina Dee of the World Bank joined the meeting.", ("Lina Dee", "", "the World Bank")),
        ("Dr. Lina Dee of Mindoro University joined the meeting.", ("Lina Dee", "", "Mindoro University")),
        (
            "Arts Minister Tan King Hua of Malaysia joined the meeting.",
            ("Tan King Hua", "Arts Minister", ""),
        ),
        (
            "The group was led by Rosa do Rosário Pires, Director of Social Assistance of Timor-Leste.",
            ("Rosa do Rosário Pires", "Director of Social Assistance", ""),
        ),
    ],
)
def test_a_post_ends_where_its_holder_begins(told: str, who: tuple[str, str, str]) -> None:
    assert _posts(HELD + told) == {who}


def test_a_title_ends_the_post_before_it() -> None:
    text = (
        f"{HELD}Also present were the ministry's secretary-general Datuk Dr Rokiah Said and the Department for Family "
        "Development director-general Lina Dee."
    )
    assert {name for name, _, _ in _posts(text)} == {"Rokiah Said", "Lina Dee"}


def test_whom_a_ministry_employs_chairs_for_its_country() -> None:
    text = (
        f"{HELD}The meeting was chaired by Ms. Lina Dee of the Ministry of Health, Laos. Vice-Chair of the meeting was "
        "Mr Anan Suk of the Ministry of Labour, Thailand."
    )
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == {"LA|chair", "TH|vice-chair"}


def test_letters_before_posts_leave_those_who_speak_together() -> None:
    found = said(f"{HELD}NCXY President Lina Dee and NCXY CEO Jose Tan spoke at the forum.", "en", PUBLISHED)
    assert people(found) == {"Lina Dee": "speaker", "Jose Tan": "speaker"}


def test_those_of_bodies_who_speak_together_all_speak() -> None:
    text = (
        f"{HELD}Mr. Jose Tan, Chairman of the CFX, Ms. Lina Dee of ABYZ, Mr. Kham Souk from the Deaf Workers Club of "
        "Laos, and Dr. Anan Suk, AICHR Representative of Thailand, delivered speeches."
    )
    who = ("Jose Tan", "Lina Dee", "Kham Souk", "Anan Suk")
    assert people(said(text, "en", PUBLISHED)) == dict.fromkeys(who, "speaker")


def test_a_rank_without_a_stop_is_no_name() -> None:
    found = said(f"{HELD}Deputy Prime Minister Gen Anan Suk addressed the meeting.", "en", PUBLISHED)
    assert people(found) == {"Anan Suk": "speaker"}


def test_asean_written_out_is_no_organisation() -> None:
    found = said(
        f"{HELD}It was attended by officials from the Association of Southeast Asian Nations.", "en", PUBLISHED
    )
    assert "Association of Southeast Asian Nations" not in people(found)


def test_the_country_behind_a_ministry_of_its_own_sends_no_delegation() -> None:
    found = said(
        f"{HELD}The Ministry of Health, Labour and Welfare (MHLW), Japan attended the meeting.", "en", PUBLISHED
    )
    assert people(found) == {"Ministry of Health, Labour and Welfare": "participant"}


def test_who_is_the_host_hosts() -> None:
    found = said(f"{HELD}The Department of Rural Care under the Ministry of Interior is the host of the event.", "en")
    assert set(people(found).values()) == {"host"}


@pytest.mark.parametrize("second", ["Health", "Education", "Law"])
def test_a_second_ministers_post_is_no_meeting(second: str) -> None:
    text = f"Mr Tan Lee, Minister for Manpower and Second Minister for {second}, attended the 19th SOMSWD in Cebu."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"SOMSWD-19"}


@pytest.mark.parametrize("field", ["Long-term Care", "Mid-term Plans", "Short-term Work"])
def test_half_a_word_of_a_name_governs_no_day(field: str) -> None:
    name = f"The 3rd ASEAN-Japan Workshop on {field}"
    found = said(f"{name} was held in Cebu on 12 September 2022.", "en", PUBLISHED, title=name)
    assert [told["start_date"] for told in meetings(found).values()] == ["2022-09-12"]


@pytest.mark.parametrize(
    "told",
    [
        "Minister Lina Dee said so after closing the ASEAN Care Forum in Cebu on 12 September.",
        "Minister Lina Dee was speaking after the 19th SOMSWD in Cebu on 12 September.",
        "Minister Lina Dee told reporters after the 19th SOMSWD in Cebu on 12 September that care was work.",
    ],
)
def test_a_meeting_after_which_somebody_speaks_was_held(told: str) -> None:
    (meeting,) = meetings(said(told, "en", PUBLISHED)).values()
    assert (meeting["start_date"], meeting["city"]) == ("2022-09-12", "Cebu")


@pytest.mark.parametrize("mark", ["•", "-", "*", "–"])
def test_those_on_the_lines_of_a_list_are_found(mark: str) -> None:
    text = (
        f"{HELD}\n\nExperts shared insights on care:\n\n{mark} Dr Kham Souk from the UNFPA outlined its work.\n"
        f"{mark} Lina Dee from the Asian Development Bank presented a report.\n"
        f"{mark} Jose Tan from Aboitiz Advisers explained the trends.\n"
    )
    who = ("Kham Souk", "Lina Dee", "Jose Tan")
    assert people(said(text, "en", PUBLISHED)) == dict.fromkeys(who, "speaker")


def test_officials_of_a_ministry_are_no_person() -> None:
    found = said(f"{HELD}Senior Officials of the Aboitiz Group presented a report.", "en", PUBLISHED)
    assert "Senior Officials" not in people(found)


@pytest.mark.parametrize(("term", "role"), [("current", "chair"), ("outgoing", "speaker"), ("incoming", "speaker")])
def test_a_second_post_tells_whether_it_is_held(term: str, role: str) -> None:
    text = f"{HELD}Ms. Lina Dee, Director of Social Welfare of Laos and {term} SOMSWD Chair, stressed care."
    found = said(text, "en", PUBLISHED)
    assert people(found) == {"Lina Dee": role}
    assert rows_of(found, "chairs") == ({"LA|chair"} if role == "chair" else set())


def test_a_pair_in_the_chair_may_have_degrees_and_countries() -> None:
    text = (
        f"{HELD}Dr. Jose Tan, MPH, of the Philippines, and Ms. Lina Dee of Laos served as Chairperson and "
        "Vice-Chairperson of the meeting."
    )
    assert rows_of(said(text, "en", PUBLISHED), "chairs") == {"PH|chair", "LA|vice-chair"}


def test_a_dash_ends_a_body() -> None:
    text = (
        f"{HELD}It met the chairman of the council—Dr. Kham Souk, Permanent Secretary of the Ministry of Health, Laos."
    )
    assert {name for name, _, _ in _posts(text)} == {"Kham Souk"}


def test_member_countries_that_gather_take_part() -> None:
    found = said(f"{HELD}Here all ten ASEAN member countries gather.", "en", PUBLISHED)
    assert people(found) == {"ASEAN Member States": "participant"}


@pytest.mark.parametrize("joint", [" and the", ", as well as the"])
def test_an_official_of_asean_without_a_name_came_too(joint: str) -> None:
    found = said(f"{HELD}It was attended by Ministers from Laos{joint} Secretary-General of ASEAN.", "en", PUBLISHED)
    assert people(found) == {"Laos": "participant", "Secretary-General of ASEAN": "participant"}


def test_who_speaks_as_an_official_is_not_another_one() -> None:
    found = said(f"{HELD}Dr. Lina Dee spoke there as the Secretary-General of ASEAN.", "en", PUBLISHED)
    assert people(found) == {"Lina Dee": "speaker"}


def test_the_secretariat_is_of_no_country_that_follows_it() -> None:
    found = said(f"{HELD}It was attended by the ASEAN Secretariat, Laos and UNICEF.", "en", PUBLISHED)
    assert set(people(found)) == {"ASEAN Secretariat", "Laos", "United Nations Children's Fund"}


@pytest.mark.parametrize("post", ["secretary-general", "assistant secretary-general"])
def test_a_post_behind_a_congress_is_held_by_somebody(post: str) -> None:
    found = said(f"{HELD}Delta Trades Congress {post} Lina Dee attended the meeting.", "en", PUBLISHED)
    assert people(found)["Lina Dee"] == "participant"


def test_an_ambassador_is_of_the_country_before_the_post() -> None:
    text = f"{HELD}Canadian Ambassador to Laos Lina Dee attended the meeting."
    claims = said(text, "en", PUBLISHED).claims
    assert [c.value for c in claims if (c.table, c.column) == ("participants", "country_code")] == ["CA"]


def test_a_minister_of_several_fields_that_timor_leste_has() -> None:
    text = f"{HELD}The Minister of Social Solidarity and Inclusion, Lina das Dores, attended the meeting."
    assert _posts(text) == {("Lina das Dores", "Minister of Social Solidarity and Inclusion", "")}


@pytest.mark.parametrize("day", ["", "yesterday ", "on Monday ", "recently "])
def test_a_day_may_part_who_held_a_meeting_from_the_verb(day: str) -> None:
    found = said(f"The Ministry of Labour of Laos {day}held the 19th SOMSWD in Cebu.", "en", PUBLISHED)
    assert people(found) == {"Ministry of Labour": "organiser"}


@pytest.mark.parametrize(("verb", "held"), [("is ready to chair", False), ("is to chair", True), ("will chair", True)])
def test_who_is_ready_to_chair_does_not_yet(verb: str, held: bool) -> None:
    seats = rows_of(said(f"Laos {verb} the 19th SOMSWD, held in Cebu.", "en", PUBLISHED), "chairs")
    assert bool(seats) is held


def test_a_video_link_is_online() -> None:
    (told,) = meetings(said("Minister Lina Dee joined the 19th SOMSWD via video link.", "en", PUBLISHED)).values()
    assert told["mode"] == "online"


@pytest.mark.parametrize(("verb", "role"), [("on Monday opened", "opening-speaker"), ("chaired", "chair")])
def test_who_only_accompanies_somebody_does_not_do_what_the_one_did(verb: str, role: str) -> None:
    text = (
        f"Lao Minister Anan Suk, accompanied by Malaysian Health Minister Tan Mei and Minister Lina Dee, {verb} the "
        "19th SOMSWD in Cebu."
    )
    found = said(text, "en", PUBLISHED)
    assert people(found) == {"Anan Suk": role, "Tan Mei": "participant", "Lina Dee": "participant"}
    assert rows_of(found, "chairs") == ({"LA|chair"} if role == "chair" else set())


def test_who_came_along_may_speak() -> None:
    text = f"{HELD}Minister Anan Suk attended the meeting, accompanied by Minister Lina Dee, who spoke on care."
    assert people(said(text, "en", PUBLISHED)) == {"Anan Suk": "participant", "Lina Dee": "speaker"}


def test_who_spearheads_a_meeting_organises_it() -> None:
    text = (
        "The Department of Labor and Employment (DOLE) will spearhead the 19th SOMSWD in Cebu. Resource persons from "
        "the IOM will discuss care."
    )
    found = people(said(text, "en", PUBLISHED))
    assert found == {
        "Department of Labor and Employment": "organiser",
        "International Organization for Migration": "participant",
    }


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Participants included Lina Dee of UNICEF, Jose Tan from the ILO and Kham Souk (World Bank).", "participant"),
        ("Speakers included Lina Dee of UNICEF, Jose Tan from the ILO and Kham Souk (World Bank).", "speaker"),
    ],
)
def test_names_in_lists_stand_before_their_employers(told: str, role: str) -> None:
    found = said(HELD + told, "en", PUBLISHED)
    assert people(found) == dict.fromkeys(("Lina Dee", "Jose Tan", "Kham Souk"), role)


def test_a_body_and_its_letters_are_no_person() -> None:
    text = f"{HELD}It was attended by Umber Nadi Dali Pono (UNDP) and Senior Officials of the ILO."
    assert _posts(text) == set()


def test_a_country_whose_somebody_came_did_not_come_itself() -> None:
    held = "The 10th AMMSWD was held in Hue on 15 November."
    assert people(said(f"{held} Cambodia's Sok Vanna also attended.", "en")) == {}
    assert people(said(f"{held} Cambodia also attended.", "en")) == {"Cambodia": "participant"}


@pytest.mark.parametrize(
    ("title", "position"),
    [("Lao minister in Manila", "Minister"), ("Thai minister at ASEAN meeting in Manila", "Minister")],
)
def test_where_a_minister_was_is_no_part_of_the_post(title: str, position: str) -> None:
    told = said("Minister Bounmy Keo attended the 11th AMMSWD in Manila on 10 November.", "en", title=title)
    assert {c.value.lower() for c in told.claims if c.column == "position"} == {position.lower()}


@pytest.mark.parametrize("words", ["led Cambodia's delegation", "headed the Cambodian delegation"])
def test_who_led_a_countrys_delegation_is_of_that_country(words: str) -> None:
    told = said(
        f"Ms Sok Vanna, Minister of Women's Affairs, {words} to the 5th AMMW in Siem Reap on 12 November.", "en"
    )
    assert {(c.column, c.value) for c in told.claims} >= {("name", "Sok Vanna"), ("country_code", "KH")}
    assert sum(c.column == "country_code" and c.row == "p1" for c in told.claims) == 1


@pytest.mark.parametrize(
    "listed",
    [
        "Lan Nguyen from Viet Nam, Somchai Dee from Thailand and Aminah Yusof from Brunei Darussalam",
        "Lan Nguyen (Viet Nam), Somchai Dee (Thailand), and Aminah Yusof (Brunei)",
    ],
)
def test_persons_without_posts_are_listed_with_their_countries(listed: str) -> None:
    told = said(f"The ASEAN Forum on Care was held in Hue on 10 November. Speakers included {listed}.", "en")
    names = {c.row: c.value for c in told.claims if c.column == "name"}
    countries = {names[c.row]: c.value for c in told.claims if c.column == "country_code" and c.row in names}
    assert countries == {"Lan Nguyen": "VN", "Somchai Dee": "TH", "Aminah Yusof": "BN"}


def test_bodies_in_a_list_with_countries_are_no_persons() -> None:
    told = said("The ASEAN Forum on Care was held in Hue. Participants included Care House from Laos.", "en")
    assert not any(c.column == "kind" and c.value == "person" for c in told.claims)


def test_the_source_of_a_report_is_apart_from_whom_it_tells_of() -> None:
    held = "The ASEAN Forum on Care was held in Hue on 10 November."
    told = people(said(f"{held} According to Minister Lan Anh, President Ba Cuong will receive the delegates.", "en"))
    assert (told["Lan Anh"], told.get("Ba Cuong", "participant")) == ("speaker", "participant")
