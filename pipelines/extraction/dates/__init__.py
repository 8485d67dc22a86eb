"""The date grammar: finds dates, ranges, months, years and numbers of days in a text and says what they mean.

`find_dates` is the whole of it: `pack` holds a language's words, `atoms` reads the pieces, `chains` puts them together,
`datelines` tells from which day "today" is told, `resolve` decides years and readings, `records` is what comes out.
"""

from __future__ import annotations

from datetime import date

from .atoms import Reader
from .chains import stretches_of
from .datelines import is_dateline
from .pack import languages, pack_of
from .records import Basis, Bound, DateMention, DayCount, Precision, days_of, parts_of
from .resolve import Resolver

__all__ = [
    "Basis",
    "Bound",
    "DateMention",
    "DayCount",
    "Precision",
    "dates_and_counts",
    "days_of",
    "find_dates",
    "is_dateline",
    "languages",
    "number_of_days",
    "parts_of",
]


def find_dates(text: str, shadow: str, published_on: date | None, language: str) -> list[DateMention]:
    """The dates of a text, by start and then value; see `dates_and_counts`."""
    return dates_and_counts(text, shadow, published_on, language)[0]


def dates_and_counts(
    text: str, shadow: str, published_on: date | None, language: str
) -> tuple[list[DateMention], list[DayCount]]:
    """The dates of a text, by start and then value, and the numbers of days that it tells (see `number_of_days`).

    `shadow` is `shadow.fold(text)`, of the same length; `language` an ISO 639-1 code with a folder of phrases, English
    where it has none. The year of a date comes from the text, else from `published_on`, never from the clock. Raises
    ValueError where the two texts differ in length. Takes time linear in the length of the text.
    """
    if len(text) != len(shadow):
        raise ValueError(f"the folded text has {len(shadow)} characters, the text {len(text)}; fold the same text")
    pack = pack_of(language)
    reader = Reader(text, shadow, pack)
    reader.read()
    if not reader.atoms:
        return [], reader.counts
    stretches = stretches_of(reader.atoms, shadow, pack)
    dates = Resolver(text, shadow, pack, published_on, reader.counts, reader.cues, stretches).run()
    return dates, reader.counts


def number_of_days(text: str, shadow: str, language: str) -> list[DayCount]:
    """The numbers of days that a text tells ("trong hai ngày", "two-day meeting"), as (start, end, number)."""
    reader = Reader(text, shadow, pack_of(language))
    reader.read()
    return reader.counts
