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
