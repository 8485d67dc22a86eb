"""The text of a notice with its evidence: nothing of it is lost, whatever overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.publishing.site.marks import pieces

SPANS = st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30)), max_size=12)


@given(st.text("aă đ<&\n𝄞", max_size=25), SPANS)
def test_the_pieces_are_the_text_and_each_span_begins_once_and_covers_its_own(text, spans):
    cut = list(pieces(text, spans))
    assert "".join(piece.text for piece in cut) == text
    inside = {span for span in spans if 0 <= span[0] < span[1] <= len(text)}
    assert sorted(span for piece in cut for span in piece.begins) == sorted(inside)
    for piece in cut:
        covering = {span for span in inside if span[0] <= piece.start and piece.end <= span[1]}
        assert (piece.cover in covering) if covering else piece.cover is None
        assert all(start == piece.start for start, _ in piece.begins)


def test_the_last_begun_of_two_that_overlap_covers_what_both_hold():
    told = [(piece.text, piece.cover) for piece in pieces("abcdef", [(0, 4), (2, 6)])]
    assert told == [("ab", (0, 4)), ("cd", (2, 6)), ("ef", (2, 6))]
