"""What the date grammar hands on: mentions of dates and of numbers of days. Only records and arithmetic on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "year"]
Basis = Literal["text", "published", "inherited", "relative", "undecided"]
Bound = Literal["both", "start", "end"]


class DayCount(NamedTuple):
    """A number of days told in the text: "trong hai ngày", "two-day"."""

    start: int
    end: int
    number: int


class Cue(NamedTuple):
    """A word that tells of an event's beginning or end; `after`: also where the date stands before it."""

    start: int
    end: int
    bound: Bound
    after: bool


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, range, month or year, `text[start:end]`.

    `first` and `last` are set for the precision `day` where the date is decided; a single day has both the same.
    `value` is the canonical form: `2015-09-08/2015-09-11`, `2019-11-18`, `2019-11`, `2019`; where the year is open
    `--12-16`, where the month too `---16`; what counts from an unknown publication is `P0D`, `-P1D`, a weekday `-W-4`;
    several readings are joined by ` or `.

    `basis` says where the year, or for relative words the whole, comes from: `text` the same expression, `published`
    the publication date, `inherited` another date or year of the text, `relative` a word that counts from the
    publication date, `undecided` nothing. `bound` is `start` or `end` where only one end of a stretch of days is told.
    `period` is a stretch or aim of a plan. `limit` is a date before, by or after which something is. `doubt` says what
    a person should look at: without `first` it is why nothing was decided, with `first` what speaks against it.
    `days` is the number of days told in the same sentence. `rule` names the form. `lengths` are the days in each part
    of a list that is one stretch of days: 2 and 1 for "23-24/4 và 25/4".
    """

    start: int
    end: int
    first: date | None
    last: date | None
    value: str
    precision: Precision
    basis: Basis
    rule: str
    bound: Bound = "both"
    period: bool = False
    limit: bool = False
    doubt: str | None = None
    days: DayCount | None = None
    lengths: tuple[int, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether the mention has days that may be published."""
        return self.first is not None

    @property
    def open_end(self) -> bool:
        """Whether only one end of a stretch of days is told."""
        return self.bound != "both"


def parts_of(mention: DateMention) -> list[DateMention]:
    """The days and ranges that a list names one after the other, each with the span of the whole list."""
    first, last = mention.first, mention.last
    if first is None or last is None or sum(mention.lengths) != (last - first).days + 1:
        return [mention]
    parts = []
    for length in mention.lengths:
        parts.append(replace(mention, first=first, last=first + timedelta(days=length - 1), lengths=()))
        first += timedelta(days=length)
    return parts


def days_of(mention: DateMention) -> tuple[date | None, date | None]:
    """First and last day that the mention tells of an event: what is not told is None.

    "khai mạc ngày 5/8" gives only a first day, "kết thúc ngày 15/8" only a last one, unless the number of days is told:
    "sau hai ngày làm việc, kết thúc ngày 15/8" gives 14 to 15.
    """
    first, last = mention.first, mention.last
    if first is None or last is None or mention.bound == "both":
        return first, last
    if mention.bound == "start":
        return first, None if mention.days is None else _shifted(first, mention.days.number - 1)
    return None if mention.days is None else _shifted(last, 1 - mention.days.number), last


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def in_calendar(year: int, month: int | None, day: int | None) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None
