"""Puts the lines of a text together that were broken at a width, as in a mail. Knows no words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

# A page's text has a paragraph a line, so that its longest line is longer than any width at which text is broken.
_NARROWEST: Final = 50
_WIDEST: Final = 120
_LEAST_BREAKS: Final = 4
_LEAST_SHARE: Final = 0.75
_LINES_FOR_A_LONGER: Final = 20  # for each so many one may be longer than the width
_MOST_WIDTHS: Final = 4  # looked at
_RAGGED: Final = 0.82  # of the width, at least, has a line of a page that was set
_ITEM = re.compile(r"(?:[-–—•*+●○▪◦»›]|\(?\w{1,3}[.)])\s")
_STOP: Final = (".", "!", "?", ":", ";")


def unwrapped(text: str) -> str:
    """The text with one line for each paragraph where it was broken at a width, else the same text.

    A line was broken where the first word of the next one would not have fitted any more. `text` has stripped lines.
    """
    lines = text.split("\n")
    break_at = _break(lines)
    if break_at is None:
        return text
    joined = lines[:1]
    for above, below in pairwise(lines):
        if above and below and break_at.parts(above, below):
            joined[-1] = f"{joined[-1]} {below}"
        else:
            joined.append(below)
    return "\n".join(joined)


class _Break(NamedTuple):
    """Where lines were broken: at a width, or, where letters differ in width, at it or a little before."""

    width: int
    ragged: bool = False

    def parts(self, above: str, below: str) -> bool:
        """Whether two lines were one."""
        ends = above.endswith(_STOP)
        if len(above) > self.width:
            return self.ragged and not ends and below[0].islower()
        if ends and (self.ragged or _ITEM.match(below)):
            return False
        least = self.width * _RAGGED if self.ragged else self.width
        return len(above) + 1 + len(below.split(" ", 1)[0]) > least


def _break(lines: list[str]) -> _Break | None:
    """The width is that of the longest line but for a few, such as an address or a headline."""
    lengths = sorted(map(len, lines), reverse=True)
    few = max(1, len(lines) // _LINES_FOR_A_LONGER)
    widths = [width for width in dict.fromkeys(lengths[: few + 1]) if _NARROWEST <= width <= _WIDEST]
    for width in widths[:_MOST_WIDTHS]:
        pairs = [(above, below) for above, below in pairwise(lines) if above and below and len(above) <= width]
        # Among many headings and numbers, the lines that go on in small letters tell.
        going_on = [(above, below) for above, below in pairs if below[0].islower() and not above.endswith(_STOP)]
        exact, ragged = _Break(width), _Break(width, ragged=True)
        # Where some lines are longer, sentences of one length would pass for broken ones.
        for found, told in ((exact, pairs if width == lengths[0] else []), (exact, going_on), (ragged, going_on)):
            broken = sum(found.parts(above, below) for above, below in told)
            if broken >= _LEAST_BREAKS and broken >= _LEAST_SHARE * len(told):
                return found
    return None
