import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.shadow import compact_phrase, compact_phrases, fold, shadow_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Việt Nam", "viet nam"),
        ("Đà Nẵng ðã", "da nang da"),
        ("“A” ‘b’ «c»", '"a" \'b\' "c"'),
        ("8–11−9", "8-11-9"),
        ("a\u00a0b", "a b"),
        ("１７ＡＢ", "17ab"),
    ],
)
def test_folds_case_diacritics_dashes_and_quotes(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_a_fold_is_as_long_as_its_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_offsets_of_the_compact_form_lead_back_to_the_text(text: str) -> None:
    folded, compact = shadow_of(text)
    assert folded == fold(text)
    assert len(compact.text) == len(compact.at) == len(compact.bounds) - 1
    assert all(folded[at] == character for at, character in zip(compact.at, compact.text, strict=True))
    assert list(compact.at) == sorted(set(compact.at))


@pytest.mark.parametrize("written", ["Kuala Lumpur", "Kua-la  Lum-\npur", "KUALA LUMPUR", "kua la lum pur"])
def test_spacing_hyphens_and_line_breaks_do_not_show_in_the_compact_form(written: str) -> None:
    assert compact_phrase(written) == "kualalumpur"


def test_a_blank_line_stays_so_that_nothing_matches_across_it() -> None:
    assert "\n" in shadow_of("Hội nghị\n \nBộ trưởng")[1].text


def test_decomposed_text_gives_the_same_compact_phrase() -> None:
    assert compact_phrase(unicodedata.normalize("NFD", "Hội nghị")) == compact_phrase("Hội nghị")


@pytest.mark.parametrize("odd", [[], [""], ["-"], ["a\n\nb"], ["𝒜"]])
def test_many_phrases_at_once_are_as_each_by_itself(odd: list[str]) -> None:
    phrases = ["Hội nghị", "ASEAN + 3", *odd, "Kua-la Lăm-pơ", "đ"]
    assert compact_phrases(phrases) == [compact_phrase(phrase) for phrase in phrases]
