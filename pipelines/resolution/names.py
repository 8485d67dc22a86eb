"""When two written names may be one person's name. Looks at the names alone; `people.py` asks it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from pipelines.extraction.shadow import fold


class NameForm(NamedTuple):
    """A name without what writers leave out or put elsewhere.

    `letters` is folded; `marks` are the diacritics of each word whatever letter carries them (hoà, hòa), empty for a
    name written without any; `words` is how many there are.
    """

    letters: str
    marks: str
    words: int


def name_form(name: str) -> NameForm:
    """The form by which a name is compared."""
    pieces = name.split()
    letters = ["".join(filter(str.isalnum, fold(piece))) for piece in pieces]
    marks = ["".join(sorted(c for c in _decomposed(piece) if unicodedata.combining(c) or c == "đ")) for piece in pieces]
    return NameForm(
        " ".join(filter(None, letters)),
        "|".join(marks) if any(marks) else "",
        sum(map(bool, letters)),
    )


def _decomposed(piece: str) -> str:
    return unicodedata.normalize("NFD", piece.casefold())
