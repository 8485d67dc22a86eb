"""Where in a notice's text evidence stands: the text cut where any of it begins or ends. No markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text. `begins`: the spans that begin with it, longest first; `cover`: the last begun over it."""

    text: str
    start: int
    end: int
    begins: tuple[Span, ...]
    cover: Span | None


def pieces(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """The whole text in order, cut at every end of a span; offsets are code points, end exclusive.

    Spans may overlap and nest in any way; an empty one, or one outside of the text, is left out.
    """
    kept = sorted({(start, end) for start, end in spans if 0 <= start < end <= len(text)}, key=lambda s: (s[0], -s[1]))
    cuts = sorted({0, len(text), *(place for span in kept for place in span)})
    position = 0
    covering: list[Span] = []
    for start, end in pairwise(cuts):
        begun = position
        while position < len(kept) and kept[position][0] == start:
            position += 1
        begins = tuple(kept[begun:position])
        covering = [span for span in covering if span[1] > start] + list(begins)
        yield Piece(text[start:end], start, end, begins, covering[-1] if covering else None)
