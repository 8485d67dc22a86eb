import pytest

from pipelines.extraction.lexicon import Entry, Lexicon, longest
from pipelines.extraction.shadow import shadow_of

LEXICON = Lexicon(
    [
        Entry("place", "kuala-lumpur", "Kua-la Lăm-pơ", "vi"),
        Entry("place", "kuala-lumpur", "Kuala Lumpur", "en"),
        Entry("country", "LA", "Lào", "vi"),
        Entry("country", "US", "Mỹ", "vi"),
        Entry("organisation", "ILO", "ILO", "en"),
        Entry("organisation", "ISS", "ISS", "en"),
        Entry("topic", "older-persons", "người cao tuổi", "vi"),
        Entry("topic", "peace", "hòa bình", "vi"),
        Entry("topic", "women", "phụ nữ", "vi"),
        Entry("series", "ACW", "Ủy ban Phụ nữ ASEAN", "vi"),
    ]
)


def found(text: str, bare: bool = False) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entry.code) for m in LEXICON.find(text, shadow_of(text)[1], bare)]


@pytest.mark.parametrize(
    "written", ["Kuala Lumpur", "Kua-la Lăm-pơ", "Kua-la- Lăm - pơ", "KUALA\nLUMPUR", "Kua-la Lam-pơ"]
)
def test_a_place_is_found_however_it_is_broken_up(written: str) -> None:
    assert found(f"tại {written}, tháng 9") == [(written, "kuala-lumpur")]


def test_a_word_glued_to_a_capital_is_found() -> None:
    assert found("tạiKuala Lumpur") == [("Kuala Lumpur", "kuala-lumpur")]


@pytest.mark.parametrize(
    "text", ["lao động", "mỹ thuật", "nước lào", "swiss", "ilo", "filo", "phụ nữ".replace("ụ", "ú")]
)
def test_other_words_with_the_same_letters_are_not_found(text: str) -> None:
    assert found(text) == []


def test_where_only_diacritics_tell_words_apart_the_text_decides() -> None:
    assert found("hoà bình") == [("hoà bình", "peace")]
    assert found("hoa binh") == []
    assert found("hoa binh", bare=True) == [("hoa binh", "peace")]


def test_a_long_phrase_is_found_without_its_diacritics() -> None:
    assert found("nguoi cao tuoi") == [("nguoi cao tuoi", "older-persons")]


def test_the_longest_name_covers_what_stands_in_it() -> None:
    text = "Ủy ban Phụ nữ ASEAN"
    matches = longest(LEXICON.find(text, shadow_of(text)[1]))
    assert [match.entry.code for match in matches] == ["ACW"]
