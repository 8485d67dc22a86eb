"""Datelines: place and day before a report's first sentence ("HUE, May 3 (VNA) –"), from which "today" is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from .chains import Stretch
from .records import in_calendar

_PLACE = r"[^\W\da-z_][\w .'’-]{2,39}(?:, [^\W\da-z_][\w .'’-]{2,24})?"
_BEFORE = re.compile(rf"{_PLACE}(?: ?\([^()]{{2,40}}\))?,\s*(?:[Nn]gày )?")
_AFTER = re.compile(r"\s*(?:\([^()]{2,40}\)\s*)?[–—-]|\s*\([^()]{2,40}\)\s*[:.]")
# "HUE (3 May 2025) –", "Huế (TTXVN 3/5) –", "(VNA, Hue, May 3)"
_OPENED = re.compile(rf"(?:{_PLACE} )?\((?:[^\W\da-z_][\w .'’&-]{{1,30}}[, –-]+){{0,2}}(?:ngày )?")
_CLOSED = re.compile(r"\s*(?:\d{4})?\)\s*(?:[–—:-]+\s*)?(?=[^\W\da-z_])")
# "Huế (TTXVN 3/5) –": a day that stands bare and is therefore none of the dates that are read
_BARE = re.compile(
    rf"^(?:{_PLACE} )?\((?:[^\W\da-z_][\w .'’&-]{{1,30}}[, –-]+){{1,2}}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})\)",
    re.MULTILINE,
)
_LONGEST = 90  # characters of a line before its dateline's day
_WITHIN = timedelta(days=60)  # of the publication, else the year of a dateline without one is not known


class Dateline(NamedTuple):
    """The day of a report from `start` on; None where its year is not known."""

    start: int
    day: date | None


def datelines(text: str, stretches: Sequence[Stretch], published: date | None, order: str) -> list[Dateline]:
    """The datelines of a text in its order. A year that is not written is that of the publication; `order` is that of
    a numeric date in the text's language, "dmy" or "mdy".
    """
    found: list[Dateline] = []
    for stretch in stretches:
        atom = stretch.first
        if atom is not stretch.last or atom.day is None or atom.month is None or atom.readings:
            continue
        if is_dateline(text, stretch.start, stretch.end):
            found.append(Dateline(stretch.end, _day(atom.year, atom.month, atom.day, published)))
    if order == "dmy":
        found += [
            Dateline(bare.end(), _day(None, int(bare["month"]), int(bare["day"]), published))
            for bare in _BARE.finditer(text)
        ]
    return sorted(found, key=attrgetter("start"))


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a day of the text is that of a dateline."""
    line = text.rfind("\n", 0, start) + 1
    if start - line > _LONGEST:
        return False
    if _BEFORE.fullmatch(text, line, start):
        return _AFTER.match(text, end) is not None
    return _OPENED.fullmatch(text, line, start) is not None and _CLOSED.match(text, end) is not None


def _day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    if year is not None:
        return in_calendar(year, month, day)
    if published is None:
        return None
    days = (in_calendar(each, month, day) for each in (published.year + 1, published.year, published.year - 1))
    last = next((each for each in days if each is not None and each <= published + timedelta(days=1)), None)
    return last if last is not None and published - last <= _WITHIN else None
