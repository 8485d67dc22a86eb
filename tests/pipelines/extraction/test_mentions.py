"""Names of meetings: every way of writing them gives the same series and ordinal."""

import pytest

from pipelines.extraction.document import Document
from pipelines.extraction.mentions import find_mentions
from pipelines.extraction.tokens import MeetingMention
from pipelines.extraction.vocabulary import lexicon
from tests.pipelines.extraction.facts import meetings, notice, said


def mentions(text: str, language: str = "vi") -> list[MeetingMention]:
    return [m for m in find_mentions(Document.of(notice(text, language), lexicon())) if m.series]


def keys(text: str, language: str = "vi") -> list[tuple[str | None, int | None]]:
    return [(m.series, m.ordinal) for m in mentions(text, language)]


@pytest.mark.parametrize(
    ("name", "series", "ordinal"),
    [
        ("Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển lần thứ 9", "SOMSWD", 9),
        (
            "Cuộc họp cấp quan chức cao cấp ASEAN phụ trách phúc lợi xã hội và phát triển (SOMSWD) lần thứ IX",
            "SOMSWD",
            9,
        ),
        ("Hội nghị lần thứ chín Quan chức cao cấp ASEAN về Phúc lợi xã hội và Phát triển", "SOMSWD", 9),
        ("SOMSWD-9", "SOMSWD", 9),
        ("SOMSWD 9", "SOMSWD", 9),
        ("Hội nghị SOMSWD với ba nước đối tác lần thứ 8", "SOMSWD+3", 8),
        ("Hội nghị Bộ trưởng ASEAN+3 về Phúc lợi xã hội và Phát triển lần thứ 4", "AMMSWD+3", 4),
        ("Hội nghị Bộ trưởng Lao động ASEAN cộng ba lần thứ 4", "ALMM+3", 4),
        ("Hội nghị Bộ trưởng ASEAN với Trung Quốc, Nhật Bản và Hàn Quốc về Y tế lần thứ 4", "AHMM+3", 4),
        ("Hội nghị Quan chức cấp cao ASEAN – Nhật Bản về xã hội chăm sóc lần thứ 6", "AJ-HLOM", 6),
        ("Diễn đàn Chính phủ - Phi chính phủ ASEAN về Phúc lợi xã hội và Phát triển lần thứ 7", "GO-NGO", 7),
        ("Phiên họp thường kỳ lần thứ 12 của Ủy ban Phụ nữ ASEAN (ACW)", "ACW", 12),
        ("Phiên họp lần 5 Ủy ban ASEAN về thúc đẩy và bảo vệ quyền của phụ nữ và trẻ em", "ACWC", 5),
        ("Diễn đàn Lao động di cư ASEAN lần thứ 3", "AFML", 3),
        ("Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 8", "ASCC-COUNCIL", 8),
        ("Hội nghị Cấp cao ASEAN lần thứ 11", "ASEAN-SUMMIT", 11),
        ("hoi nghi quan chuc cap cao ASEAN ve phat trien y te lan thu 6", "SOMHD", 6),
        ("Hội nghị Quan chức Lao động cấp cao ASEAN lần thứ 6", "SLOM", 6),
        ("Hội  nghị\u00a0Bộ trưởng\nY tế ASEAN lần\nthứ 6", "AHMM", 6),
    ],
)
def test_vietnamese_names(name: str, series: str, ordinal: int) -> None:
    assert keys(f"Ngày 2/3 đã diễn ra {name} tại thủ đô.")[:1] == [(series, ordinal)]


@pytest.mark.parametrize(
    ("name", "series", "ordinal"),
    [
        ("9th ASEAN Senior Officials' Meeting on Social Welfare and Development (9th SOMSWD)", "SOMSWD", 9),
        (
            "Ninth Meeting of the ASEAN Commission on the Promotion and Protection of the Rights of Women and Children",
            "ACWC",
            9,
        ),
        ("ASEAN Plus Three Ministerial Meeting on Social Welfare and Development", "AMMSWD+3", None),
        ("8th ASEAN Labor Ministers Meeting", "ALMM", 8),
        ("8th SLOM Plus Three", "SLOM+3", 8),
        ("4th ASEAN & Japan High Level Officials Meeting on Caring Societies", "AJ-HLOM", 4),
        ("3rd Asean Health Ministers' Meeting", "AHMM", 3),
        ("ASEAN GO-NGO Forum", "GO-NGO", None),
        ("5th ACWC-ACW Consultation", "ACW-ACWC", 5),
        ("XII Meeting of the ASEAN Committee on Women", "ACW", 12),
    ],
)
def test_english_names(name: str, series: str, ordinal: int | None) -> None:
    assert keys(f"The {name} was held in Jakarta.", "en")[:1] == [(series, ordinal)]


def test_two_levels_share_the_sector_that_stands_once() -> None:
    assert keys("Hội nghị Bộ trưởng, Quan chức cấp cao Giáo dục ASEAN")[:2] == [("ASED", None), ("SOM-ED", None)]


def test_a_second_ordinal_begins_a_second_name() -> None:
    assert keys("the 14th SLOM and the 25th ALMM were held", "en") == [("SLOM", 14), ("ALMM", 25)]


def test_where_name_and_abbreviation_disagree_the_name_wins() -> None:
    assert keys("Hội nghị Quan chức cấp cao ASEAN về Phát triển Y tế (AHMM) lần thứ 12") == [("SOMHD", 12)]


def test_the_number_may_stand_with_the_verb() -> None:
    assert keys("Ủy ban ASEAN về Quản lý thiên tai (ACDM) đã họp phiên lần thứ 47.") == [("ACDM", 47)]


def test_a_lost_plus_sign_is_put_back() -> None:
    assert keys("results of the 10th AMMSWD go to AMMSWD 3 soon", "en") == [("AMMSWD", 10), ("AMMSWD+3", None)]


@pytest.mark.parametrize(
    "text", ["Bộ trưởng Lao động Lào phát biểu.", "người lao động di cư", "Ủy ban nhân dân tỉnh họp."]
)
def test_people_sectors_and_local_bodies_are_no_meetings(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "Hội nghị cấp cao ASEAN - Nhật Bản về xã hội chăm sóc lần thứ 8",
        "Hội nghị cấp cao ASEAN - Nhật Bản lần thứ 8 về xây dựng các xã hội đùm bọc",
    ],
)
def test_a_summit_on_caring_societies_is_the_officials_meeting(name: str) -> None:
    assert [*meetings(said(f"{name} diễn ra tại Tokyo ngày 10/10/2010."))] == ["AJ-HLOM-8"]


def test_a_partners_summit_on_no_field_is_a_summit() -> None:
    text = "Hội nghị cấp cao ASEAN - Nhật Bản lần thứ 8 diễn ra tại Tokyo ngày 10/10/2010."
    assert "AJ-HLOM-8" not in meetings(said(text))
