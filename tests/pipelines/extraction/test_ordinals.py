import pytest

from pipelines.extraction.ordinals import ENGLISH, VIETNAMESE, find_ordinals, roman
from pipelines.extraction.shadow import fold


def numbers(text: str) -> list[int]:
    return [ordinal.number for ordinal in find_ordinals(text, fold(text))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hội nghị lần thứ 17", 17),
        ("lần thứ nhất", 1),
        ("lần thứ mười một", 11),
        ("lần thứ hai mươi mốt", 21),
        ("lần thứ tư", 4),
        ("lần thứ XVII", 17),
        ("lần 5", 5),
        ("kỳ họp thứ 12", 12),
        ("lầnthứ 9", 9),
        ("lan thu 9", 9),
        ("the 17th SOMSWD", 17),
        ("its XIV session", 14),
    ],
)
def test_reads_ordinals_in_digits_words_and_roman_numerals(text: str, number: int) -> None:
    assert numbers(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "lần đầu tiên",
        "Thái Lan 17/12",
        "Thái Lan 5 người",
        "thứ Ba",
        "the 3rd of May",
        "the 20th century",
        "COVID-19",
        "17 nước",
    ],
)
def test_what_is_no_ordinal_of_a_meeting_is_left(text: str) -> None:
    assert numbers(text) == []


def test_number_words_reach_as_far_as_any_series() -> None:
    assert sorted(set(VIETNAMESE.values()))[:55] == list(range(1, 56))
    assert set(range(1, 50)) <= set(ENGLISH.values())
    assert [roman(n) for n in ("i", "iv", "ix", "xiv", "xl", "lxxxix", "iix", "")] == [1, 4, 9, 14, 40, 89, None, None]
