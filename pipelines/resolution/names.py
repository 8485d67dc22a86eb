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
    letters = ["".join(filter(str.isalnum, piece)) for piece in fold(name).split()]
    written = unicodedata.normalize("NFD", name.casefold()).split()
    marks = ["".join(sorted(c for c in piece if unicodedata.combining(c) or c == "đ")) for piece in written]
    return NameForm(
        " ".join(filter(None, letters)),
        "|".join(marks) if any(marks) else "",
        sum(map(bool, letters)),
    )
