"""Who took part, as a reader of the tables would see it: persons, organisations, delegations, chairs of countries."""

from __future__ import annotations

import pytest

from pipelines.extraction.document import Document
from pipelines.extraction.people import CountryRole, Participant, find_participants
from pipelines.extraction.vocabulary import lexicon
from pipelines.model import Notice


def read(text: str, language: str) -> tuple[list[Participant], list[CountryRole]]:
    notice = Notice("n1", "n1.txt", "0" * 64, "test", text, language, text.split("\n")[0])
    return find_participants(Document.of(notice, lexicon()))


def told(text: str, language: str) -> set[tuple[str, ...]]:
    """Each participant in short: a person with post, employer, country; others with name and country; all with role."""
    said = set()
    for p in read(text, language)[0]:
        values = (p.name, p.position, p.organisation, p.country) if p.kind == "person" else (p.name, p.country)
        said.add((p.kind, *(value.value if value else "-" for value in values), p.role.value))
    return said


def seats(text: str, language: str) -> set[tuple[str, str]]:
    return {(role.country, role.role) for role in read(text, language)[1]}


MEMBERS = ("delegation", "ASEAN Member States", "-", "participant")
SECRETARIAT = ("organisation", "ASEAN Secretariat", "-", "participant")

VIETNAMESE = {
    "post, ministry, name; led a delegation": (
        "Thứ trưởng Bộ Nội vụ Trịnh Văn Quyết dẫn đầu đoàn Việt Nam tham dự Hội nghị Bộ trưởng Lao động ASEAN.",
        {
            ("person", "Trịnh Văn Quyết", "Thứ trưởng", "Bộ Nội vụ", "VN", "head-of-delegation"),
            ("delegation", "Việt Nam", "VN", "participant"),
        },
    ),
    "name, post, ministry, country between commas; chair; a list of those present": (
        "Hội nghị do ông Somchai Rattanakul, Thứ trưởng Bộ Lao động Thái Lan chủ trì, với sự tham dự của đại diện "
        "các nước thành viên ASEAN, Ban Thư ký ASEAN và Tổ chức Lao động Quốc tế (ILO).",
        {
            ("person", "Somchai Rattanakul", "Thứ trưởng", "Bộ Lao động", "TH", "chair"),
            MEMBERS,
            SECRETARIAT,
            ("organisation", "International Labour Organization", "-", "participant"),
        },
    ),
    "a unit stays in the position where a ministry is named": (
        "Bà Hoàng Thị Lan, Phó Vụ trưởng Vụ Hợp tác quốc tế, Bộ Nội vụ làm Trưởng đoàn Việt Nam.",
        {
            ("person", "Hoàng Thị Lan", "Phó Vụ trưởng Vụ Hợp tác quốc tế", "Bộ Nội vụ", "VN", "head-of-delegation"),
        },
    ),
    "one person by full name, given name and post is one, with the strongest role": (
        "Thứ trưởng Hà nhấn mạnh hợp tác. Trước đó, Thứ trưởng Bộ Y tế Trần Thị Hà phát biểu khai mạc Hội nghị. "
        "Thứ trưởng cho biết các nước đã thống nhất.",
        {("person", "Trần Thị Hà", "Thứ trưởng", "Bộ Y tế", "VN", "opening-speaker")},
    ),
    "officials by position alone": (
        "Hội nghị có sự tham dự của Phó Tổng Thư ký ASEAN phụ trách Cộng đồng Văn hóa - Xã hội và Ban Thư ký ASEAN.",
        {
            ("person", "-", "Phó Tổng Thư ký ASEAN phụ trách Cộng đồng Văn hóa - Xã hội", "-", "-", "participant"),
            SECRETARIAT,
        },
    ),
    "organisers together": (
        "Bộ Nội vụ phối hợp với Ban Thư ký ASEAN và UNICEF tổ chức Hội thảo ASEAN tại Đà Nẵng.",
        {
            ("organisation", "Bộ Nội vụ", "VN", "organiser"),
            ("organisation", "ASEAN Secretariat", "-", "organiser"),
            ("organisation", "United Nations Children's Fund", "-", "organiser"),
        },
    ),
    "partners and organisations that no vocabulary lists": (
        "Tham dự Hội nghị có đại diện Trung Quốc, Nhật Bản, Hàn Quốc và Mạng lưới Chăm sóc Trẻ em Á Đông (MCTAD).",
        {
            ("delegation", "Trung Quốc", "CN", "participant"),
            ("delegation", "Nhật Bản", "JP", "participant"),
            ("delegation", "Hàn Quốc", "KR", "participant"),
            ("organisation", "Mạng lưới Chăm sóc Trẻ em Á Đông (MCTAD)", "-", "participant"),
        },
    ),
    "a representative without a name": (
        "Phát biểu khai mạc Hội nghị, đại diện Bộ Y tế Lào cảm ơn các đại biểu.",
        {("person", "-", "đại diện", "Bộ Y tế", "LA", "opening-speaker")},
    ),
    "written without diacritics": (
        "Hoi nghi do Thu truong Bo Noi vu Nguyen Van Hai chu tri, voi su tham du cua dai dien 10 nuoc thanh vien "
        "ASEAN.",
        {("person", "Nguyen Van Hai", "Thu truong", "Bo Noi vu", "VN", "chair"), MEMBERS},
    ),
    "photographers, countries of place and whom one calls on take no part": (
        "Bên lề Hội nghị tại Viêng Chăn, Lào, Bộ trưởng Đỗ Văn Dung đến chào Thủ tướng Thongphan Sisavat. Ảnh: Lê Bình",
        {("person", "Đỗ Văn Dung", "Bộ trưởng", "-", "VN", "participant")},
    ),
    "a name that holds a country's syllable": (
        "Phó Thủ tướng Vũ Đức Anh và các đại biểu chụp ảnh lưu niệm.",
        {("person", "Vũ Đức Anh", "Phó Thủ tướng", "-", "VN", "participant")},
    ),
}

ENGLISH = {
    "chaired by a minister of a country; attended by the membership": (
        "The Meeting was chaired by H.E. Dr. Tan Wei Ming, Minister for Manpower of Singapore, and attended by "
        "Ministers from ASEAN Member States and the Secretary-General of ASEAN.",
        {
            ("person", "Tan Wei Ming", "Minister for Manpower", "-", "SG", "chair"),
            ("person", "-", "Secretary-General of ASEAN", "-", "-", "participant"),
            MEMBERS,
        },
    ),
    "the country before the post, the name after it": (
        "Malaysian Human Resources Minister V. Siva Rajan said the ministers agreed. Thailand's Deputy Minister of "
        "Labour Anan Chaiyasit welcomed it.",
        {
            ("person", "V. Siva Rajan", "Human Resources Minister", "-", "MY", "speaker"),
            ("person", "Anan Chaiyasit", "Deputy Minister of Labour", "-", "TH", "speaker"),
        },
    ),
    "names of many peoples in one list": (
        "The Meeting was attended by H.E. Pehin Dato Haji Osman bin Haji Rahman, Minister of Home Affairs of Brunei "
        "Darussalam; H.E. Sok Dara, Minister of Labour and Vocational Training of Cambodia; U Kyaw Win, Director-"
        "General of Myanmar; and Ms. Maria Luz dela Cruz, Undersecretary of the Department of Health, Philippines.",
        {
            ("person", "Osman bin Haji Rahman", "Minister of Home Affairs", "-", "BN", "participant"),
            ("person", "Sok Dara", "Minister of Labour and Vocational Training", "-", "KH", "participant"),
            ("person", "Kyaw Win", "Director-General", "-", "MM", "participant"),
            ("person", "Maria Luz dela Cruz", "Undersecretary", "Department of Health", "PH", "participant"),
        },
    ),
    "an employer is no participant": (
        "Ms. Ratna Sari, Director of Human Development Directorate of the ASEAN Secretariat, delivered opening "
        "remarks.",
        {
            (
                "person",
                "Ratna Sari",
                "Director of Human Development Directorate",
                "ASEAN Secretariat",
                "-",
                "opening-speaker",
            )
        },
    ),
    "quoted speech, and the same person by a shorter name": (
        '"We must do more," said Indonesian Minister of Social Affairs Tri Wahyuni. Wahyuni urged all to join.',
        {("person", "Tri Wahyuni", "Minister of Social Affairs", "-", "ID", "speaker")},
    ),
    "countries one by one, an observer, unknown organisations": (
        "Participants included officials from Cambodia and Indonesia, as well as the Asian Carers Council (ACCX). "
        "Timor-Leste participated as an observer.",
        {
            ("delegation", "Cambodia", "KH", "participant"),
            ("delegation", "Indonesia", "ID", "participant"),
            ("organisation", "Asian Carers Council (ACCX)", "-", "participant"),
            ("delegation", "Timor-Leste", "TL", "participant"),
        },
    ),
    "a programme with speakers one a line": (
        "Programme\nOpening Address:\n- Dr. Kenji Mori, Director, Ministry of Health, Labour and Welfare\n"
        "Closing:\n- Ms. Aya Ono, Professor, Nanto University\n",
        {
            ("person", "Kenji Mori", "Director", "Ministry of Health, Labour and Welfare", "JP", "opening-speaker"),
            ("person", "Aya Ono", "Professor", "Nanto University", "-", "speaker"),
        },
    ),
    "two posts of one person": (
        "Minister of Social Welfare of Singapore and AMMSWD Chair, Mr. Daniel Lim, opened the meeting.",
        {("person", "Daniel Lim", "Minister of Social Welfare", "-", "SG", "opening-speaker")},
    ),
}


@pytest.mark.parametrize("case", VIETNAMESE)
def test_a_vietnamese_sentence_gives_its_participants(case: str) -> None:
    text, expected = VIETNAMESE[case]
    assert told(text, "vi") == expected


@pytest.mark.parametrize("case", ENGLISH)
def test_an_english_sentence_gives_its_participants(case: str) -> None:
    text, expected = ENGLISH[case]
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Cuộc họp do Lào giữ chức Chủ tịch và Malaysia giữ vai trò Phó Chủ tịch.",
            "vi",
            {("LA", "chair"), ("MY", "vice-chair")},
        ),
        (
            "Các nước hỗ trợ Lào và Malaysia trong nhiệm kỳ Chủ tịch và Phó Chủ tịch.",
            "vi",
            {("LA", "chair"), ("MY", "vice-chair")},
        ),
        ("Năm 2020, Việt Nam giữ chức Chủ tịch ASEAN.", "vi", set()),
        ("Với tư cách Chủ tịch Hội nghị SOMY, Việt Nam kêu gọi các nước hợp tác.", "vi", {("VN", "chair")}),
        ("Sáng kiến do Brunei, Chủ tịch AMMSWD đương nhiệm, nêu ra.", "vi", {("BN", "chair")}),
        ("Hội nghị do Bộ Lao động Thái Lan chủ trì tổ chức tại Bangkok.", "vi", {("TH", "chair")}),
        ("Campuchia đăng cai tổ chức Hội nghị Bộ trưởng ASEAN về Phụ nữ.", "vi", {("KH", "host")}),
        ("Indonesia, Chủ tịch tiền nhiệm ACW, đánh giá cao các nước.", "vi", set()),
        ("Bộ Y tế là cơ quan chủ trì tại Việt Nam.", "vi", set()),
        ("The meeting was co-chaired by Malaysia and Japan.", "en", {("MY", "co-chair"), ("JP", "co-chair")}),
        (
            "The Philippines chaired the meeting with Viet Nam as Vice-Chair.",
            "en",
            {("PH", "chair"), ("VN", "vice-chair")},
        ),
        ("The forum was hosted by Lao PDR.", "en", {("LA", "host")}),
    ],
)
def test_countries_in_the_chair_and_hosts(text: str, language: str, expected: set[tuple[str, str]]) -> None:
    assert seats(text, language) == expected


def test_a_country_only_in_the_chair_is_no_delegation() -> None:
    assert told("Việt Nam tham gia Cuộc họp. Việt Nam giữ vai trò Phó Chủ tịch Cuộc họp.", "vi") == set()


def test_every_value_stands_in_the_words_it_points_at() -> None:
    text = "H.E. Mr. Sok Dara, Deputy Minister at the Ministry of Women's Affairs of Cambodia, chaired the meeting."
    (person,), _ = read(text, "en")
    values = (person.name, person.honorific, person.position, person.organisation, person.country, person.role)
    written = [text[value.start : value.end] for value in values if value]
    assert written == ["Sok Dara", "H.E. Mr.", "Deputy Minister", "Ministry of Women's Affairs", "Cambodia", "chaired"]
