"""Puts the lines of a text together that were broken at a width, as in a mail. Knows no words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

# A page's text has a paragraph a line, so that its longest line is longer than any width at which text is broken.
_NARROWEST: Final = 50
_WIDEST: Final = 120
_LEAST_BREAKS: Final = 4
_LEAST_SHARE: Final = 0.75
_ITEM = re.compile(r"(?:[-–—•*+●○▪◦»›]|\(?\w{1,3}[.)])\s")
_STOP: Final = (".", "!", "?", ":", ";")


def unwrapped(text: str) -> str:
    """The text with one line for each paragraph where it was broken at a width, else the same text.

    A line was broken where the first word of the next one would not have fitted any more. `text` has stripped lines.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    pairs = [(above, below) for above, below in pairwise(lines) if above and below]
    broken = sum(_is_broken(above, below, width) for above, below in pairs)
    if broken < _LEAST_BREAKS or broken < _LEAST_SHARE * len(pairs):
        return text
    joined = lines[:1]
    for above, below in pairwise(lines):
        if above and below and _is_broken(above, below, width):
            joined[-1] = f"{joined[-1]} {below}"
        else:
            joined.append(below)
    return "\n".join(joined)


def _is_broken(above: str, below: str, width: int) -> bool:
    word = below.split(" ", 1)[0]
    if _ITEM.match(below) and above.endswith(_STOP):
        return False
    return len(above) + 1 + len(word) > width
