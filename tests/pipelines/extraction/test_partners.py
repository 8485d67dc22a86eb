"""With whom ASEAN met."""

import pytest

from tests.pipelines.extraction.facts import said


def partners(text: str, language: str = "vi") -> dict[str, str]:
    extraction = said(text, language)
    return {c.row.split("|")[1]: c.value for c in extraction.claims if c.table == "partners" and c.column == "basis"}


def test_the_format_tells_the_partners() -> None:
    assert partners("Ngày 15/11 đã diễn ra Hội nghị SOMSWD+3 lần thứ 17.") == dict.fromkeys(
        ["CN", "JP", "KR"], "format"
    )
    assert partners("Hội nghị Quan chức cấp cao ASEAN - Nhật Bản lần thứ 21 diễn ra ngày 15/11.") == {"JP": "format"}


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Hội nghị do Bộ Y tế phối hợp với UNICEF và ILO tổ chức.", {"UNICEF", "ILO"}),
        ("Các đối tác tài trợ gồm Australia, Canada và Liên minh châu Âu (EU) cùng dự.", {"AU", "CA", "EU"}),
        ("JICA tài trợ Hội nghị.", {"JICA"}),
        ("UNICEF và Save the Children là đối tác đồng tổ chức.", {"UNICEF", "SAVE-THE-CHILDREN"}),
        ("Thụy Sĩ tham dự với tư cách quan sát viên.", set()),
        ("Tham dự có Ban Thư ký ASEAN và WHO.", set()),
    ],
)
def test_partners_are_told_by_what_they_do(sentence: str, codes: set[str]) -> None:
    assert set(partners(f"Hội nghị SOMSWD lần thứ 19 diễn ra ngày 15/11 tại Huế. {sentence}")) == codes


_HELD = {
    "vi": "Hội nghị SOMSWD lần thứ 19 diễn ra ngày 15/11/2023 tại Huế.",
    "en": "The 19th SOMSWD was held on 15 May 2023.",
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Dự án nấu ăn cho người già do KOICA tài trợ đã được giới thiệu."),
        ("vi", "Trung tâm dạy nghề do Nhật Bản tài trợ sẽ mở cửa năm sau."),
        ("vi", "Các đại biểu đã đi thăm một mái ấm do JICA tài trợ."),
        ("vi", "JICA tài trợ cho dự án này."),
        ("vi", "Hội nghị đã xem cuốn sổ tay được biên soạn với sự hỗ trợ của UNICEF."),
        ("vi", "ASEAN sẽ tăng cường hợp tác với Nhật Bản và Liên minh châu Âu."),
        ("en", "A project on village kitchens funded by KOICA was presented."),
        ("en", "A training centre funded by Japan will open next year."),
        ("en", "Delegates visited a shelter supported by JICA."),
        ("en", "UNICEF funded the survey of village kitchens."),
        ("en", "The Meeting launched a handbook written in partnership with HelpAge International."),
        ("en", "Last month's SOMHD was co-organised by the World Health Organization."),
    ],
)
def test_what_a_work_beside_the_meeting_was_paid_with_makes_no_partner(language: str, sentence: str) -> None:
    told = said(f"{_HELD[language]} {sentence}", language)
    found = {(c.table, c.value) for c in told.claims if c.row.startswith("m1|") or c.table == "participants"}
    assert not {one for one in found if one[0] in ("partners", "participants")}


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        (
            "vi",
            "Hội thảo ASEAN về trung tâm công tác xã hội do UNICEF tài trợ diễn ra ngày 15/11/2023 tại Huế.",
            "UNICEF",
        ),
        ("vi", f"{_HELD['vi']} Hội nghị nằm trong khuôn khổ dự án do KOICA tài trợ.", "KOICA"),
        ("vi", f"{_HELD['vi']} Viện Nghiên cứu Phát triển phối hợp với UNICEF tổ chức Hội nghị.", "UNICEF"),
        ("en", "The ASEAN Workshop on Shelter Guidelines, funded by UNICEF, was held on 15 May 2023.", "UNICEF"),
        ("en", "The ASEAN Workshop on Work was held at the Orchid Centre on 15 May 2023, supported by GIZ.", "GIZ"),
        ("en", f"{_HELD['en']} The Care Centre, supported by UNICEF, hosted the meeting.", "UNICEF"),
        ("en", f"{_HELD['en']} This project is funded by the Government of Canada.", "CA"),
        ("en", f"{_HELD['en']} UNICEF funded the meeting.", "UNICEF"),
        ("en", f"{_HELD['en']}\nIn cooperation with: HelpAge International", "HELPAGE"),
    ],
)
def test_what_paid_for_the_meeting_or_its_frame_is_a_partner(language: str, text: str, code: str) -> None:
    assert partners(text, language) == {code: "stated"}


def test_a_university_of_a_member_is_no_partner() -> None:
    text = "The {} and HelpAge International co-organised the ASEAN Forum on Village Work in Kuching on 15 May 2023."
    assert set(partners(text.format("National University of Singapore"), "en")) == {"HELPAGE"}
    assert set(partners(text.format("University of Tokyo"), "en")) >= {"HELPAGE"}


def test_with_whom_somebody_says_to_have_worked_makes_no_partner() -> None:
    said_so = "“With the support from UNICEF and Japan, we have just finished a very long study of it,” said Ms Ana."
    assert partners(f"The 20th ACWC Meeting was held on 15 May 2023. {said_so}", "en") == {}
    told = "The Meeting was held with the support from UNICEF and Japan, said Ms Ana."
    assert set(partners(f"The 20th ACWC Meeting was held on 15 May 2023. {told}", "en")) == {"UNICEF", "JP"}
