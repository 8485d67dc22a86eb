"""How notices of labour, health, education and disaster meetings are written in English; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, said

PUBLISHED = date(2022, 9, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("line", "start", "end", "city"),
    [
        ("5 - 8 October 2021, Nara, Japan", "2021-10-05", "2021-10-08", "Nara"),
        ("30 March – 2 April 2021, Cebu, Philippines", "2021-03-30", "2021-04-02", "Cebu"),
        ("Penang, Malaysia 12 May 2021", "2021-05-12", "2021-05-12", "Penang"),
    ],
)
def test_days_and_place_below_a_title_are_the_meetings(line: str, start: str, end: str, city: str) -> None:
    text = (
        "Ministry of Health\n\nThe 12th ASEAN & Japan High Level Officials Meeting on Caring Societies\n\n"
        f"{line}\n\n1. Background\n\nThe Ministry has invited officials every year since 2003."
    )
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (found["start_date"], found["end_date"], found["city"]) == (start, end, city)


def test_organisers_and_collaborators_stand_below_their_headings() -> None:
    text = (
        "The 12th ASEAN & Japan High Level Officials Meeting on Caring Societies\n\n5 - 8 October 2021, Nara, Japan\n\n"
        "2. Organizers\n\nMinistry of Health, Labour and Welfare, JAPAN (MHLW)\n\nCollaborators\n\n"
        "The ASEAN Secretariat\nWorld Bank Office in Tokyo\nUNICEF\n\n3. Programme\n\nMonday 5 October 2021\n"
    )
    assert people(said(text, "en", PUBLISHED)) == {
        "Ministry of Health, Labour and Welfare": "organiser",
        "ASEAN Secretariat": "participant",
        "World Bank": "participant",
        "United Nations Children's Fund": "participant",
    }


@pytest.mark.parametrize(
    "told",
    [
        "The theme of the 9th AFML was Fair Hiring for All (FHA) in the Fishing Fleets of ASEAN.",
        "The theme of this year's forum is Fair Hiring for All (FHA) in the Fishing Fleets of ASEAN.",
        "The theme, “Fair Hiring for All (FHA) in the Fishing Fleets of ASEAN “ was looked at from all sides.",
    ],
)
def test_a_theme_is_told_of_a_meeting_by_name(told: str) -> None:
    text = f"The 9th ASEAN Forum on Migrant Labour (AFML) was held in Cebu on 12-13 September. {told}"
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert found["theme"] == "Fair Hiring for All (FHA) in the Fishing Fleets of ASEAN"


def test_meetings_that_involved_people_were_held() -> None:
    text = (
        "ASEAN officials met on schools from 12 to 13 September in Cebu. Officials took part in the 9th SOM-ED. The "
        "4th SOM-ED+3 involved representatives from China, Japan and Korea."
    )
    kept = {(one["series_code"], one.get("ordinal")) for one in meetings(said(text, "en", PUBLISHED)).values()}
    assert ("OTHER", "4") in kept


def test_all_that_one_verb_tells_of_were_held() -> None:
    text = (
        "The 6th ACDM took place in Cebu from 11 to 13 September. The 6th ACDM, 2nd ACDM Plus China, the signing of "
        "two letters, the launch of a school kit and 4th ACDM Plus ROK Meetings were all held on 12 September."
    )
    partners = {c.row.split("|")[1] for c in said(text, "en", PUBLISHED).claims if c.table == "partners"}
    assert partners == {"CN", "KR"}


@pytest.mark.parametrize("words", ["was the venue for", "will host", "served as the venue of"])
def test_a_city_is_the_venue(words: str) -> None:
    text = (
        f"Ipoh, Malaysia {words} the 6th Meeting of the ACDM on 12 September. Its chair expressed sympathy with those "
        "hit by the storm in Cebu, Philippines."
    )
    (found,) = meetings(said(text, "en", PUBLISHED)).values()
    assert (found["city"], found["country_code"]) == ("Ipoh", "MY")


@pytest.mark.parametrize(
    "page",
    [
        "The ACDM was established in early 2003. The Committee consists of heads of national agencies and assumes "
        "overall responsibility for regional activities. The ACDM met for the first time in Cebu.",
        "The ACDM met for the first time in December 2003. Ongoing partners of ACDM include UNICEF and the ADB.",
    ],
)
def test_a_page_on_what_a_body_is_tells_of_no_meeting(page: str) -> None:
    text = f"ASEAN Committee on Disaster Management (ACDM)\n\n{page}"
    assert not said(text, "en", None).is_meeting_notice


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Mr. Somchai Dee, Permanent Secretary of the Ministry of Education of Thailand and Chairman of the meeting, "
         "said that schools matter.", "Somchai Dee"),
        ("Dr. Lim Mei, Director-General of Schools and Chair of the Meeting, said that schools matter.", "Lim Mei"),
        ("The Ministry of Youth, led by Ana Reyes, Permanent Secretary (Culture), in her capacity as Cambodia's SOCA "
         "Leader, chaired the meeting.", "Ana Reyes"),
    ],
)  # fmt: skip
def test_who_presides_is_told_beside_another_post(told: str, who: str) -> None:
    text = f"The 9th ASEAN Senior Officials Meeting on Education was held online on 12 September. {told}"
    assert people(said(text, "en", PUBLISHED))[who] == "chair"


def test_a_long_name_with_the_titles_of_the_father_stays_whole() -> None:
    name = "Abdul Karim bin Pehin Orang Kaya Seri Dato Paduka Haji Mohd Salleh"
    text = (
        f"Workers are to be safe, said {name}, the Permanent Secretary at the Ministry of Home Affairs, while "
        "officiating at the opening of the 9th ASEAN-OSHNET Coordinating Board Meeting in Gadong on 12 September."
    )
    assert set(people(said(text, "en", PUBLISHED))) == {name}


def test_who_attended_is_told_by_the_noun() -> None:
    text = (
        "The 9th SOCA was held on 12 September. Attendance in the virtual meeting included Deputy Secretary-General of "
        "ASEAN, ASEAN Secretariat, and the SOCA Leaders of the 10 ASEAN Member States."
    )
    found = people(said(text, "en", PUBLISHED))
    assert {"Deputy Secretary-General of ASEAN", "ASEAN Secretariat"} <= set(found)


@pytest.mark.parametrize(
    "told",
    [
        "As the Chair of the Health Ministers Meeting (HMM), Indonesia hosted the event.",
        "Among those who came were doctors and delegates of WHA",  # cut off
    ],
)
def test_words_that_lead_on_and_cut_words_name_no_organisation(told: str) -> None:
    text = f"The 9th ASEAN Health Ministers Meeting was held in Bali on 12 September. {told}"
    rows = [c.value for c in said(text, "en", PUBLISHED).claims if (c.table, c.column) == ("participants", "kind")]
    assert "organisation" not in rows


def test_a_governing_board_of_a_centre_of_asean_meets() -> None:
    text = "The 7th Meeting of the Governing Board of the AHA Centre was held on 12 September in Ipoh, Malaysia."
    assert set(meetings(said(text, "en", PUBLISHED))) == {"OTHER-7"}


def test_a_second_post_may_be_the_chair() -> None:
    text = (
        "The 31st ASCC Council Meeting was convened on 12 September in Cebu. Minister of Culture of Lao PDR and the "
        "ASCC Council Chair, Suane Vang, highlighted the role of schools."
    )
    assert people(said(text, "en", PUBLISHED)) == {"Suane Vang": "chair"}


def test_a_verb_of_chairing_is_no_post() -> None:
    text = (
        "Philippine Labor Secretary Benito E. Cruz, who will chair the 27th ASEAN Labor Ministers’ Meeting and Related "
        "Meetings on September 25 to 29 in Cebu, said dialogues will be held."
    )
    assert people(said(text, "en", PUBLISHED)) == {"Benito E. Cruz": "chair"}
