"""Who is in the chair, and when; own sentences."""

from __future__ import annotations

import pytest

from tests.pipelines.extraction.facts import said

OPENING = {
    "en": "The 16th AMMW opened on 14 September 2022.",
    "vi": "Hội nghị AMMW lần thứ 16 khai mạc ngày 14/9/2022.",
}


def chairs(sentence: str, language: str) -> set[tuple[str, str]]:
    """Country and role of those in the chair."""
    found = said(f"{OPENING[language]} {sentence}", language, None).claims
    return {(code, role) for claim in found if claim.table == "chairs" for _, code, role in [claim.row.split("|")]}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Brunei once chaired this meeting.", "en"),
        ("Brunei chaired the meeting in 2010.", "en"),
        ("Brunei will chair the AMMW in 2028.", "en"),
        ("Brunei will chair the meeting next year.", "en"),
        ("Brunei từng chủ trì hội nghị này.", "vi"),
        ("Brunei chủ trì hội nghị năm 2010.", "vi"),
        ("Brunei sẽ là Chủ tịch AMMW nhiệm kỳ 2027-2028.", "vi"),
        ("Brunei sẽ chủ trì hội nghị năm tới.", "vi"),
        ("Năm ngoái, Brunei chủ trì hội nghị.", "vi"),
        ("Bà Siti Nur (Brunei) là Chủ tịch Hội Cứu tế Phụ nữ.", "vi"),
    ],
)
def test_the_chair_of_another_year_is_not_told_for_this_one(sentence: str, language: str) -> None:
    assert chairs(sentence, language) == set()


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Brunei chaired the meeting in 2022.", "en"),
        ("Brunei chaired the meeting, which adopted the plan for 2026-2030.", "en"),
        ("Brunei, với vai trò Chủ tịch AMMW nhiệm kỳ 2021-2023, nêu ba sáng kiến.", "vi"),
        ("Brunei chủ trì hội nghị, thông qua Kế hoạch công tác giai đoạn 2026-2030.", "vi"),
    ],
)
def test_the_chair_of_this_year_is_told_whatever_other_years_stand_there(sentence: str, language: str) -> None:
    assert chairs(sentence, language) == {("BN", "chair")}


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Nước Chủ tịch Lào và nước Phó Chủ tịch Brunei phát biểu.", "vi", {("LA", "chair"), ("BN", "vice-chair")}),
        ("Laos chaired the meeting; Vice-Chair Brunei spoke.", "en", {("LA", "chair"), ("BN", "vice-chair")}),
        (
            "Chủ trì hội nghị là bà Mai Lan, Bộ trưởng Phụ nữ Lào, cùng đồng chủ trì là bà Siti Nur, Bộ trưởng Phụ nữ "
            "Brunei.",
            "vi",
            {("LA", "chair"), ("BN", "co-chair")},
        ),
    ],
)
def test_who_stands_behind_an_office_holds_it(sentence: str, language: str, expected: set[tuple[str, str]]) -> None:
    assert chairs(sentence, language) == expected


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("A study by Prof. Lana Osei of the University of Brunei found gaps.", "en"),
        ("The late Dr. Lana Osei had founded the network.", "en"),
        ("President Lana Osei signed the decree in 2018.", "en"),
        ("He succeeds Ms Lana Osei as Director.", "en"),
        ("Quyết định do Thủ tướng Lò Văn Mến ký năm 2020.", "vi"),
        ("Nghiên cứu của GS Lò Văn Mến cho thấy tỷ lệ cao.", "vi"),
        ("Các đại biểu chụp ảnh chung. Ảnh: Lò Văn Mến", "vi"),
    ],
)
def test_who_wrote_or_signed_or_photographed_did_not_take_part(sentence: str, language: str) -> None:
    found = said(f"{OPENING[language]} {sentence}", language, None).claims
    assert not {"Lò Văn Mến", "Lana Osei"} & {claim.value for claim in found if claim.table == "participants"}
