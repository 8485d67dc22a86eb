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
