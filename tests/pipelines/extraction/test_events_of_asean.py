"""Events without ASEAN in their names that are ASEAN's all the same: by who held them or who came; own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from .facts import meetings, people, rows_of, said, titles

ASEANS = {
    "en": [
        "ASEAN on Tuesday convened a regional online conference on the rights of children.",
        "The Association of Southeast Asian Nations (ASEAN) held a workshop on social work education on 3 May 2023.",
        "The ASEAN Secretariat organised a training on care for older persons in Jakarta on 3 May 2023.",
        "ASEAN member states gathered in Bangkok on 3 May 2023 for a workshop on social work education.",
        "A regional dialogue on care work was hosted by the ASEAN Secretariat in Bangkok on 3 May 2023.",
        "The Regional Workshop on Home Care was held in Cebu. It was attended by all ASEAN member states.",
        "The ASEAN Children's Festival opened in Vientiane on 3 May 2023.",
    ],
    "vi": [
        "Ngày 3/5/2023, ASEAN tổ chức hội thảo khu vực trực tuyến về quyền trẻ em.",
        "Ngày 3/5/2023, tại Huế, diễn ra Hội nghị khu vực về công tác xã hội với sự tham gia của các nước ASEAN.",
        "Ngày 3/5/2023, tại Huế, khai mạc Hội chợ việc làm ASEAN.",
        "Ngày 3/5/2023, tại Huế, diễn ra Gặp gỡ hữu nghị phụ nữ các nước ASEAN.",
    ],
}
OTHERS = {
    "en": [
        "The ASEAN National Secretariat of Viet Nam held a workshop on writing skills in Hue on 3 May 2023.",
        "A seminar on road safety was organised by the ASEAN Department of the ministry on 3 May 2023.",
        "Indonesia, which chairs ASEAN, held a national workshop on waste management in Medan on 3 May 2023.",
        "The regional workshop on fisheries was attended by all Mekong countries on 3 May 2023.",
        "The Regional Conference on Asia-Pacific Trade was attended by all ASEAN countries on 3 May 2023.",
    ],
    "vi": [
        "Ngày 3/5/2023, Vụ ASEAN tổ chức hội thảo về kỹ năng viết báo cáo.",
        "Ngày 3/5/2023, Ban Thư ký Quốc gia ASEAN tổ chức hội thảo về truyền thông tại Huế.",
        "Ngày 3/5/2023, Đoàn trường tổ chức hội thảo về khởi nghiệp với sự tham gia của sinh viên các nước ASEAN.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in ASEANS for text in ASEANS[code]])
def test_an_event_is_aseans_by_who_held_it_or_came(language: str, text: str) -> None:
    assert list(meetings(said(text, language))) == ["OTHER"]


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in OTHERS for text in OTHERS[code]])
def test_an_event_at_home_or_of_other_countries_is_not(language: str, text: str) -> None:
    assert not meetings(said(text, language))


def test_a_name_begins_behind_the_dateline_and_goes_on_behind_its_acronym() -> None:
    found = said("Cebu (PNA) – The ASEAN High-Level Forum (AHLF) on Home Care opened in Cebu on May 3.", "en")
    assert titles(found) == ["ASEAN High-Level Forum (AHLF) on Home Care"]


def test_the_community_for_which_the_work_is_ends_a_headline_and_is_no_topic() -> None:
    told = "The meeting on the roadmap of the ASEAN Social Work Network was held in Cebu on 3 May 2023."
    slogan = said(told, "en", title="Meeting highlights social work for a cohesive, responsive ASEAN Community")
    subject = said(told, "en", title="Meeting highlights the building of the ASEAN Community")
    assert "asean-community" not in rows_of(slogan, "topics")
    assert "asean-community" in rows_of(subject, "topics")


@pytest.mark.parametrize(
    "told",
    [
        "It agreed to the establishment of the ASEAN Youth Assembly to address youth issues.",
        "The meeting focused on ASEAN’s progress in home care.",
    ],
)
def test_what_is_founded_there_and_what_it_dealt_with_are_no_events(told: str) -> None:
    found = said("The 15th SOMSWD was held in Cebu on 3 May 2023. " + told, "en")
    assert list(meetings(found)) == ["SOMSWD-15"]


def test_whence_a_meeting_long_to_come_is_told_is_not_its_place() -> None:
    found = meetings(said("Cebu (PNA) – Laos will host the 21st ASOD next year.", "en", None))
    assert "city" not in found["ASOD-21"]


def test_three_partners_beside_asean_open_the_name_of_an_event() -> None:
    found = said("The 2019 ASEAN+3 Skills Forum was held in Busan from 4 to 5 June.", "en", date(2019, 6, 10))
    assert titles(found) == ["ASEAN+3 Skills Forum"]
    assert rows_of(found, "partners") == {"CN", "JP", "KR"}
    alone = said("The 2019 ASEAN Skills Forum was held in Busan from 4 to 5 June.", "en", date(2019, 6, 10))
    assert titles(alone) == ["ASEAN Skills Forum"]
    assert not rows_of(alone, "partners")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "A panel met at the ASEAN Committee on Women (ACW) Mid-Term Review Workshop held on 5 July 2022 in Phuket.",
            "ASEAN Committee on Women (ACW) Mid-Term Review Workshop",
        ),
        ("The SOMSWD Work Plan Workshops were held on 5 July 2022 in Phuket.", "SOMSWD Work Plan Workshops"),
        ("The ASCC Council High-Level Forum was held on 5 July 2022 in Phuket.", "ASCC Council High-Level Forum"),
    ],
)
def test_an_event_that_begins_with_a_bodys_name_is_no_meeting_of_the_body(text: str, title: str) -> None:
    found = said(text, "en")
    assert titles(found) == [title]
    assert meetings(found)["OTHER"]["start_date"] == "2022-07-05"


def test_a_meeting_and_a_workshop_told_beside_it_are_two() -> None:
    found = said("The 12th SOMSWD and a Planning Workshop of the AHA Centre were held on 5 July 2022 in Phuket.", "en")
    assert "SOMSWD-12" in meetings(found)


def test_a_body_for_which_somebody_went_to_an_event_did_not_meet() -> None:
    held = "held on 3 August 2022 in Bangkok."
    away = said(f"The ministry represented the SLOM at the 3rd ASEAN Care Dialogue {held}", "en")
    assert list(meetings(away)) == ["OTHER-3"]
    forum = f"the Senior Labour Officials Meeting (SLOM) in the ASEAN Socio-Cultural Community Council Forum {held}"
    assert list(meetings(said(f"The ministry represented {forum}", "en"))) == ["OTHER"]
    assert list(meetings(said(f"The ministry represented Laos at the 12th SLOM {held}", "en"))) == ["SLOM-12"]


@pytest.mark.parametrize(
    "text",
    [
        "The Care Economy Conference was held in Cebu. It provided a platform for ASEAN Member States.",
        "The regional workshop “Skills for a new world” was organised by the ministry, the ASEAN Secretariat and GIZ.",
        "CEBU/ONLINE, 4 May 2023 – The Regional Study Report on Care in ASEAN was launched in Cebu yesterday.",
    ],
)
def test_an_event_is_aseans_by_what_it_is_for(text: str) -> None:
    assert list(meetings(said(text, "en"))) == ["OTHER"]


def test_a_launch_has_the_place_right_behind_it_and_may_be_online_as_well() -> None:
    text = "The ASEAN Study Report on Care was launched in Hue, Viet Nam and online on 3 May 2023."
    (found,) = meetings(said(text, "en")).values()
    assert (found["city"], found["country_code"], found["mode"]) == ("Hue", "VN", "hybrid")


def test_a_forum_of_ministers_is_none_of_their_meetings() -> None:
    text = (
        "Labour ministers of ASEAN convened in Cebu on 3 May 2023 for the ASEAN Forum of Manpower Ministers for Skills."
    )
    found = said(text, "en")
    assert list(meetings(found)) == ["OTHER"]
    assert titles(found) == ["ASEAN Forum of Manpower Ministers for Skills"]


def test_topics_that_are_called_so_are_all_dealt_with() -> None:
    text = "ASEAN held a conference on social work on 3 May. Topics included education, health and disaster management."
    assert rows_of(said(text, "en"), "topics") == {"social-work", "education", "health-care", "disaster-climate"}


def test_whom_somebody_stands_for_in_a_body_sent_nobody() -> None:
    text = "The meeting was attended by Dr. Malee Srisuk (the Representative of Thailand to the AICHR) and others."
    found = said("The 15th SOMSWD was held in Cebu on 3 May 2023. " + text, "en")
    assert people(found) == {"Malee Srisuk": "participant"}
