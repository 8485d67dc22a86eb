"""Patterns over the folded text that stand for one of some phrases. Knows no phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .shadow import fold

# Letters by what may follow them; `_WHOLE` where a phrase may end.
_Beginnings = dict[str, "_Beginnings"]
_WHOLE = ""


def either(phrases: Iterable[str], *, anew: bool = False, gap: str = r"\s+", folded: bool = True) -> str:
    """One of the phrases, the longest that fits; `gap` is what a space in them stands for. `folded`: for the folded
    text, else for a text with its diacritics.

    Phrases share their beginnings, so that a place where none stands is left after a letter or two, however many
    there are. `anew`: only where a word begins; that is looked at after the first letter, so that a search leaps to
    the letters with which a phrase may begin.
    """
    beginnings: _Beginnings = {}
    for phrase in sorted({fold(phrase) if folded else phrase for phrase in phrases}):
        letters = beginnings
        for letter in phrase:
            letters = letters.setdefault(letter, {})
        letters[_WHOLE] = {}
    return _branches(beginnings, gap, anew) or r"(?!)"


def _branches(letters: _Beginnings, gap: str, anew: bool = False) -> str:
    """A pattern of all that `letters` leads to, longer phrases first."""
    parts: list[str] = []
    for letter, following in letters.items():
        if letter != _WHOLE:
            first = gap if letter == " " else re.escape(letter)
            parts.append(first + (rf"(?<!\w{first})" if anew else "") + _branches(following, gap))
    if _WHOLE in letters:
        return f"(?:{'|'.join(parts)})?" if parts else ""
    return f"(?:{'|'.join(parts)})" if len(parts) > 1 else "".join(parts)
