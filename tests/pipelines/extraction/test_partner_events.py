"""How forums and seminars with a partner are told: houses without a town, lists of hosts, who came from ASEAN and X."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, people, rows_of, said, titles

PUBLISHED = date(2023, 6, 28)


def modes(text: str, language: str) -> list[str | None]:
    return [row.get("mode") for row in meetings(said(text, language, PUBLISHED)).values()]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ASEAN-Japan Seminar on Ageing was held at the Lotus Garden Hotel on 3 June.",
        "On 3 June, the ASEAN-Japan Seminar on Ageing opened in the ASEAN Secretariat.",
        "The ASEAN-Japan Seminar on Ageing took place on 3 June at the International Convention Centre.",
    ],
)
def test_a_meeting_in_a_house_is_held_in_person(sentence: str) -> None:
    assert modes(sentence, "en") == ["in-person"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 3/6, Hội thảo ASEAN về người cao tuổi đã diễn ra tại Trung tâm Hội nghị Hoa Sen.",
        "Ngày 3/6, tại trụ sở Ban Thư ký ASEAN đã khai mạc Hội thảo ASEAN về người cao tuổi.",
    ],
)
def test_a_meeting_in_a_house_is_held_in_person_in_vietnamese_too(sentence: str) -> None:
    assert modes(sentence, "vi") == ["in-person"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            "The ASEAN-Japan Seminar on Ageing was held on 3 June. A nurse of the Lotus Hospital Centre wrote to us.",
            "en",
        ),
        ("The ASEAN-Japan Seminar on Ageing was held on 3 June. Students at the university liked it.", "en"),
        ("Ngày 3/6 diễn ra Hội thảo ASEAN về người cao tuổi. Trung tâm Hội nghị Hoa Sen sẽ mở cửa năm sau.", "vi"),
    ],
)
def test_a_house_that_is_only_named_tells_no_mode(sentence: str, language: str) -> None:
    assert modes(sentence, language) == [None]


def test_who_watches_in_a_house_is_not_at_the_meeting() -> None:
    text = "Ngày 3/6, tại trụ sở Bộ Y tế, Thứ trưởng dự trực tuyến Hội thảo ASEAN về người cao tuổi được tổ chức."
    assert "in-person" not in modes(text, "vi")


def participants(text: str) -> list[dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for claim in said(text, "en", PUBLISHED).claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    return list(rows.values())


HELD = "The 5th ASEAN Forum on Rural Development was held in Ha Noi on 3 June 2023.\n\n"


def organisations(text: str) -> dict[str, tuple[str, str | None]]:
    rows = [row for row in participants(HELD + text) if row["kind"] == "organisation"]
    return {row["name"]: (row["role"], row.get("country_code")) for row in rows}


def test_each_of_those_who_organised_it_is_named() -> None:
    found = organisations(
        "It was co-organised by the Office of Villages, the Planning Department of the Ministry of Rural Development "
        "and the Finance Center for Farmers."
    )
    assert found == {
        "Office of Villages": ("organiser", None),
        "Planning Department of the Ministry of Rural Development": ("organiser", None),
        "Finance Center for Farmers": ("organiser", None),
    }


def test_who_helped_is_no_host() -> None:
    found = organisations("It was hosted by the Office of Villages in cooperation with the Finance Center for Farmers.")
    assert found["Office of Villages"] == ("host", None)
    assert found["Finance Center for Farmers"] == ("organiser", None)


def test_a_name_ends_before_the_support_that_it_had() -> None:
    found = organisations("It was organised by the Office of Villages with the generous support of the World Bank.")
    assert found["Office of Villages"] == ("organiser", None)


def test_an_acronym_tells_how_far_a_name_goes() -> None:
    found = organisations("It was hosted by the Lao Committee for Roads and Village Schools (LCRVS).")
    assert found == {"Lao Committee for Roads and Village Schools (LCRVS)": ("host", "LA")}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Village Commission of the Republic of the Philippines", "PH"),
        ("Thai Village Commission", "TH"),
        ("Poverty Research Center in China", "CN"),
        ("International Organization of Villages in Asia", None),
    ],
)
def test_an_organisation_is_of_the_country_in_its_name(name: str, country: str | None) -> None:
    assert organisations(f"It was hosted by the {name}.") == {name: ("host", country)}


def delegations(text: str) -> set[str]:
    rows = [row for row in participants(text) if row["kind"] == "delegation"]
    return {row.get("country_code") or row["name"] for row in rows}


@pytest.mark.parametrize(
    "words",
    ["Representatives from ASEAN and China", "Delegates from both ASEAN and China", "Officials from ASEAN, China"],
)
def test_asean_beside_a_country_is_its_member_states(words: str) -> None:
    assert delegations(f"{HELD}{words} and Laos shared what they had learnt.") >= {"ASEAN Member States", "CN"}


def test_asean_in_the_name_of_a_meeting_is_nobody() -> None:
    text = f"{HELD}Officials from ASEAN and Japan High Level Officials Meetings shared what they had learnt."
    assert "ASEAN Member States" not in delegations(text)


def test_those_thanked_for_coming_came() -> None:
    text = "I wish to express my gratitude to all participants from the ASEAN member states and the WHO."
    assert "ASEAN Member States" in delegations(HELD + text)
    assert "ASEAN Member States" not in delegations(f"{HELD}He expressed gratitude to the ASEAN member states.")


def test_brackets_do_not_part_those_counted_from_where_they_come_from() -> None:
    text = (
        "Participants: 41 officials (including two ministers) from Kingdom of Cambodia, Republic of Indonesia and Japan"
    )
    assert delegations(HELD + text) == {"KH", "ID", "JP"}


def test_initials_before_a_country_end_no_sentence() -> None:
    text = (
        "Somchai Jaidee, Secretary-General of ASEAN, and LI Wei, Ambassador of P. R. China to ASEAN, addressed the "
        "opening ceremony."
    )
    assert people(said(HELD + text, "en", PUBLISHED)) == {
        "Somchai Jaidee": "opening-speaker",
        "LI Wei": "opening-speaker",
    }


FRAME = "trong khuôn khổ Diễn đàn trường học ASEAN - Nhật Bản lần thứ 4"


@pytest.mark.parametrize(
    "text",
    [
        f"Ngày 25/7/2022, tại Huế, trường khai mạc lớp học. Hoạt động này được tổ chức {FRAME}.",
        f"Chương trình giao lưu diễn ra từ 25-26/7/2022 tại Huế với chủ đề “Cùng lớn lên”. Chương trình nằm {FRAME}.",
    ],
)
def test_what_a_nameless_event_was_held_within_has_not_its_days_place_and_theme(text: str) -> None:
    (frame,) = meetings(said(text, "vi", PUBLISHED)).values()
    assert frame["ordinal"] == "4"
    assert not {"start_date", "end_date", "city", "country_code", "theme"} & set(frame)


@pytest.mark.parametrize("name", ["Chương trình Đối thoại thanh niên ASEAN", "Buổi Tọa đàm thanh niên ASEAN"])
def test_a_programme_of_talks_is_an_event_of_its_own(name: str) -> None:
    text = f"Khai mạc {name} lần thứ nhất tại Huế\n\nSự kiện diễn ra từ 25-26/7/2022 tại Huế, {FRAME}."
    found = meetings(said(text, "vi", PUBLISHED))
    assert (found["OTHER-1"]["start_date"], found["OTHER-1"]["end_date"]) == ("2022-07-25", "2022-07-26")
    assert "start_date" not in found["OTHER-4"]


def test_the_first_within_a_year_is_not_the_first_of_its_series() -> None:
    text = (
        "Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN (ASCC) lần thứ 19 đã họp tại Huế. Đây là Hội nghị thường "
        "kỳ lần thứ {} của Hội đồng ASCC."
    )
    within = text.replace(" của Hội đồng ASCC", " trong năm 2021")
    assert set(meetings(said(within.format("hai"), "vi", PUBLISHED))) == {"ASCC-COUNCIL-19"}


def test_who_goes_on_to_speak_to_the_press_does_not_speak_at_the_meeting() -> None:
    text = (
        "Phát biểu tại họp báo về Hội nghị Bộ trưởng ASEAN về Phụ nữ lần thứ 5, Thứ trưởng Y tế Lò Văn Sơn cho biết "
        "Hội nghị đã kết thúc. Thứ trưởng Lò Văn Sơn cũng cho biết {}Hội nghị đã thành công."
    )
    assert "Lò Văn Sơn" not in people(said(text.format(""), "vi", PUBLISHED))
    assert people(said(text.format("khi phát biểu tại Hội nghị rằng "), "vi", PUBLISHED))["Lò Văn Sơn"] == "speaker"


def test_who_presides_over_the_opening_ceremony_opens_the_meeting() -> None:
    text = "Ngày 3/6, Thủ tướng Lào Sonexay Siphandone đã chủ trì {} Hội nghị Bộ trưởng ASEAN về Phụ nữ lần thứ 5."
    assert people(said(text.format("lễ khai mạc"), "vi", PUBLISHED)) == {"Sonexay Siphandone": "opening-speaker"}
    assert people(said(text.format("").replace("  ", " "), "vi", PUBLISHED)) == {"Sonexay Siphandone": "chair"}


def test_what_is_granted_is_not_what_the_meeting_dealt_with() -> None:
    held = "Ngày 3/6, tại Diễn đàn ASEAN về trẻ em, các đại biểu nhấn mạnh "
    granted = f"{held}mặc dù thu nhập đã tăng và đói nghèo đã giảm, trẻ em vẫn phải bỏ học."
    assert "poverty-reduction" not in rows_of(said(granted, "vi", PUBLISHED), "topics")
    assert "poverty-reduction" in rows_of(
        said(f"{held}việc giúp người dân thoát khỏi đói nghèo.", "vi", PUBLISHED), "topics"
    )


def test_with_the_help_of_somebody_is_not_with_somebody() -> None:
    text = (
        "Ngày 3/6, Diễn đàn ASEAN về nông thôn diễn ra tại Huế, do Ban Thư ký ASEAN và Bộ Y tế Lào phối hợp tổ chức "
        "với sự hỗ trợ từ các nhà tài trợ."
    )
    assert people(said(text, "vi", PUBLISHED)) == {"ASEAN Secretariat": "organiser", "Bộ Y tế": "organiser"}


AHMM = "Hội nghị Bộ trưởng Y tế ASEAN lần thứ 12"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{AHMM} diễn ra ngày 3/5/2022. Hội nghị hoan nghênh việc thành lập Trung tâm ASEAN tại Tokyo.", "vi"),
        (f"{AHMM} khai mạc ngày 3/5/2022. Dịch bệnh tại Manila diễn biến phức tạp, Hội nghị ghi nhận.", "vi"),
        ("The 12th ASEAN Health Ministers Meeting opened. The meeting welcomed a new ASEAN Centre in Tokyo.", "en"),
        ("The Ministry of Health in Putrajaya said that the 12th ASEAN Health Ministers Meeting was held.", "en"),
    ],
)
def test_where_something_else_is_the_meeting_is_not(text: str, language: str) -> None:
    (found,) = meetings(said(text, language, PUBLISHED)).values()
    assert "city" not in found
    assert "country_code" not in found


@pytest.mark.parametrize(
    ("text", "language", "city"),
    [
        (f"{AHMM} được tổ chức tại Trung tâm Hội nghị Quốc gia ở Hà Nội.", "vi", "Ha Noi"),
        (f"Trung tâm Hội nghị Quốc gia ở Hà Nội là nơi diễn ra {AHMM}.", "vi", "Ha Noi"),
        ("The 12th ASEAN Health Ministers Meeting was held at the Ministry of Health in Putrajaya.", "en", "Putrajaya"),
    ],
)
def test_a_meeting_is_where_the_house_is_in_which_it_was_held(text: str, language: str, city: str) -> None:
    (found,) = meetings(said(text, language, PUBLISHED)).values()
    assert found["city"] == city


def test_a_numbered_session_of_the_meeting_of_a_body_is_that_meeting() -> None:
    text = (
        "Under the framework of the 18th ASEAN Summit, the fourth session of the Meeting of the Senior Officials "
        "Committee for the ASEAN Socio-Cultural Community (SOCA) was held on 7 June 2023 in Hanoi."
    )
    found = meetings(said(text, "en", PUBLISHED))
    assert set(found) == {"SOCA-4", "ASEAN-SUMMIT-18"}
    assert (found["SOCA-4"]["start_date"], found["SOCA-4"]["part_of"]) == ("2023-06-07", "ASEAN-SUMMIT-18")
    assert "start_date" not in found["ASEAN-SUMMIT-18"]


@pytest.mark.parametrize("when", ["over the weekend, 13 and 14 May 2023", "on the weekend of 13 and 14 May 2023"])
def test_days_at_a_weekend_are_days_of_the_meeting(when: str) -> None:
    found = meetings(said(f"The 27th ASCC Council Meeting was held in Cebu {when}.", "en", PUBLISHED))
    assert (found["ASCC-COUNCIL-27"]["start_date"], found["ASCC-COUNCIL-27"]["end_date"]) == (
        "2023-05-13",
        "2023-05-14",
    )


def test_marks_of_footnotes_part_no_list_and_a_label_is_no_place() -> None:
    text = (
        "Deputy Minister Hoa spoke of cooperation with ASEAN member states**, China*, and Japan at the 5th AMMSWD+3 on "
        "16 May 2023 (this year's chair: Laos)."
    )
    assert delegations(text) == {"ASEAN Member States", "CN", "JP"}
    assert "country_code" not in meetings(said(text, "en", PUBLISHED))["AMMSWD+3-5"]


def test_what_a_document_is_called_that_work_follows_from_is_no_topic() -> None:
    held = "The 5th ASEAN Ministerial Meeting on Youth was held. The ministers adopted a plan on sport "
    named = f"{held}pursuant to the Hue Declaration on the Dignity of Older Persons."
    assert "older-persons" not in rows_of(said(named, "en", PUBLISHED), "topics")
    assert "older-persons" in rows_of(said(f"{held}for older persons.", "en", PUBLISHED), "topics")


@pytest.mark.parametrize(
    "sentence",
    [
        "The fair offers ASEAN countries a market for what delegates brought.",
        "The delegates wrote letters to the governments of ASEAN countries.",
        "It was a platform for ASEAN Member States to be represented.",
        "All ASEAN Member States have ratified the convention that delegates spoke of.",
    ],
)
def test_what_member_states_are_given_or_did_elsewhere_brings_nobody(sentence: str) -> None:
    assert "ASEAN Member States" not in delegations(HELD + sentence)


@pytest.mark.parametrize("verb", ["co-hosted", "jointly organised"])
def test_who_hosts_from_outside_is_a_partner(verb: str) -> None:
    text = (
        f"HelpAge International and the Department of Rural Care {verb} the ASEAN Seminar on Ageing on 3 June in Cebu."
    )
    assert rows_of(said(text, "en", PUBLISHED), "partners") == {"HELPAGE"}


def test_an_institute_for_asean_that_hosts_is_a_partner() -> None:
    text = (
        "The Economic Research Institute for ASEAN and East Asia (ERIA) hosted the ASEAN Seminar on Ageing on 3 June."
    )
    assert rows_of(said(text, "en", PUBLISHED), "partners") == {"ERIA"}


def test_two_events_with_partners_have_each_their_own_name() -> None:
    text = (
        "The ASEAN-U.S. Forum on Village Work and the ASEAN-Australia Dialogue on Trafficking took place in Hue "
        "on 5 and 6 November 2023 respectively."
    )
    assert titles(said(text, "en")) == [
        "ASEAN-U.S. Forum on Village Work",
        "ASEAN-Australia Dialogue on Trafficking",
    ]


def test_a_month_before_an_event_is_no_part_of_its_name() -> None:
    text = "They held the 23rd SLOM Plus Three on 7 November and the ASEAN-EU Dialogue on Labour on 8 November."
    assert titles(said(text, "en"))[-1:] == ["ASEAN-EU Dialogue on Labour"]


def test_ministers_of_a_field_who_meet_japan_are_no_senior_officials() -> None:
    ministers, officials = (
        list(meetings(said(f"The 3rd ASEAN-Japan {who} was held in Hue on 9 November 2023.", "en")))
        for who in ("Health Ministers Meeting", "Senior Officials Meeting on Health")
    )
    assert (ministers, officials) == (["OTHER-3"], ["AJ-HLOM-3"])


def test_whom_they_met_is_no_part_of_an_events_name() -> None:
    held = "The 9th SOMY was held in Hue on 3 November 2023."
    met = "The officials met their counterparts from China, Japan, and Republic of Korea"
    found = titles(said(f"{held} {met} for the Eighth ASEAN Plus Three Youth Dialogue.", "en"))
    assert found[-1] == "Eighth ASEAN Plus Three Youth Dialogue"
