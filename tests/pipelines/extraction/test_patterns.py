"""One of some phrases: the same as trying each of them, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.patterns import either

PHRASES = st.lists(st.text("ab .'", min_size=1, max_size=5).filter(str.strip), max_size=6)
TEXTS = st.text("ab .'\n", max_size=30)


def each_in_turn(phrases: list[str]) -> str:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) or r"(?!)"


@given(PHRASES, TEXTS)
def test_it_finds_what_each_phrase_in_turn_finds(phrases: list[str], text: str) -> None:
    wanted = re.compile(rf"(?:{each_in_turn(phrases)})(?!\w)")
    found = re.compile(rf"{either(phrases)}(?!\w)")
    assert [m.span() for m in found.finditer(text)] == [m.span() for m in wanted.finditer(text)]


@given(PHRASES.map(lambda phrases: [phrase.lstrip() for phrase in phrases]), TEXTS)
def test_anew_it_finds_them_only_where_a_word_begins(phrases: list[str], text: str) -> None:
    wanted = re.compile(rf"(?<!\w)(?:{each_in_turn(phrases)})(?!\w)")
    found = re.compile(rf"{either(phrases, anew=True)}(?!\w)")
    assert [m.span() for m in found.finditer(text)] == [m.span() for m in wanted.finditer(text)]


@pytest.mark.parametrize(
    ("gap", "text", "held"),
    [(r"\s+", "hoi\n nghi", True), (" ", "hoi\n nghi", False), (" ", "hoi nghi", True)],
)
def test_a_space_stands_for_the_gap_asked_for(gap: str, text: str, held: bool) -> None:
    assert (re.fullmatch(either(["Hội nghị"], gap=gap), text) is not None) is held


def test_no_phrase_is_found_nowhere() -> None:
    assert re.search(either([]), "anything at all") is None
