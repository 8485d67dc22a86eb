"""Dates as publication lines write them, and which of a numeric date's numbers is the day. No clock, no guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from typing import Final, Literal

from pipelines.model import DateOrder
from pipelines.reading.words import Words, load_words

# ASEAN was founded in 1967; nothing about it was published before.
FIRST_YEAR: Final = 1967
LAST_YEAR: Final = 2100
_BUDDHIST_ERA: Final = 543
_NEAR: Final = timedelta(days=7)

Form = Literal["ymd", "numeric", "named", "month", "yearless"]


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a line, from `start` to `end`.

    `form` is `ymd` (year first), `named` (the month in words or marked as such), `numeric` (`numbers` are the two
    numbers before the year, of which either may be the day), `month` (no day) or `yearless` (month in words and day
    alone). `padded` tells whether every number has two digits, `clock` whether seconds and AM or PM follow.
    """

    start: int
    end: int
    form: Form
    year: int | None
    month: int | None
    day: int | None
    numbers: tuple[int, int] | None = None
    padded: bool = False
    clock: bool = False
    time: time | None = None
    weekday: int | None = None

    @property
    def value(self) -> date | None:
        """The day, where the form leaves no choice."""
        return _day(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Order:
    """How a numeric date was read: the day and the order, or None and None with both readings in `open_readings`."""

    value: date | None
    order: DateOrder | None
    basis: str
    open_readings: tuple[date, ...] = ()


_YEARISH = re.compile(r"(?:19|20|25)\d\d|年")
# Thai, Lao and Khmer digits.
_FOREIGN_DIGIT = re.compile("[\u0e50-\u0e59\u0ed0-\u0ed9\u17e0-\u17e9]")
_DIGITS: Final = {zero + digit: str(digit) for zero in (0x0E50, 0x0ED0, 0x17E0) for digit in range(10)}
_YEAR_FIRST = re.compile(
    r"(?<![\d/.-])(?P<y>(?:19|20|25)\d\d)(?:"
    r"(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?(?![\d/])"
    r"|\s?[年년]\s?(?P<cm>\d{1,2})\s?[月월]\s?(?:(?P<cd>\d{1,2})\s?[日일])?)"
    r"(?:[T ](?P<h>\d{1,2}):(?P<mi>\d{2})(?::(?P<s>\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20|25)\d\d)(?!\d)")
_NUMBERED_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:th[áa]ng|th\.|th(?=\d))\s*(\d{1,2})\s*(?:,|n[ăa]m|/|-)?\s*((?:19|20)\d\d)(?!\d)"
    r"|(?:th[áa]ng|\bth(?=\d))\s*(\d{1,2})\s+(\d{1,2}),\s*((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# The name of a month or weekday in Latin letters has three of them, but for the Vietnamese "Th7".
_WORD = re.compile(r"[^\W\d_]{3}|[Tt]h\d")
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})\s?[:hH]\s?(\d{2})(?::(\d{2}))?(?!\d)\s?(AM|PM|SA|CH|[ap]\.\s?m\.|h\b)?(?![a-z])",
    re.IGNORECASE,
)


def written_dates(line: str) -> list[WrittenDate]:
    """The dates with a year in a line, also those of a month alone, in order, each with the time beside it."""
    if not line.isascii() and _FOREIGN_DIGIT.search(line):
        line = line.translate(_DIGITS)
    if _YEARISH.search(line) is None:
        return []
    found = sorted(_all_dates(line), key=lambda d: (d.start, -d.end))
    kept: list[WrittenDate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return [_with_time(one, line) for one in kept] if kept else []


def yearless_date(line: str) -> WrittenDate | None:
    """A day with its month in words and without a year, at the line's very beginning: "Nov 24", "24 November"."""
    match = _grammar().yearless.match(line)
    if match is None:
        return None
    month = load_words().months[(match["m1"] or match["m2"]).casefold()]
    return WrittenDate(match.start(), match.end(), "yearless", None, month, int(match["d1"] or match["d2"]))


def settle(
    written: WrittenDate,
    *,
    habit: DateOrder | None = None,
    clock_habit: DateOrder | None = None,
    language_habit: DateOrder | None = None,
    certain: Iterable[date] = (),
    told: Iterable[tuple[int | None, int, int]] = (),
    latest: date | None = None,
) -> Order:
    """Which day a numeric date means.

    In this order: what the calendar and `latest` (the day of retrieval) allow; the weekday beside it; other dates of
    the page that leave no choice (`certain`); the source's habit, then the form (month first where a time with seconds
    and AM or PM follows unpadded numbers), then the language's habit for padded numbers, each unless the days that the
    body tells (`told`: year or None, month, day) speak for the other reading; then those days alone. Else it stays
    open.
    """
    if written.numbers is None or written.year is None:
        return Order(written.value, "ymd" if written.form == "ymd" else None, written.form)
    first, second = written.numbers
    readings: dict[DateOrder, date] = {}
    if (value := _allowed(_day(written.year, second, first), latest)) is not None:
        readings["dmy"] = value
    if (value := _allowed(_day(written.year, first, second), latest)) is not None:
        readings["mdy"] = value
    known = clock_habit if written.clock else habit
    if len(set(readings.values())) <= 1:
        order = next(iter(readings), None)
        both = len(readings) == 2
        return Order(
            readings.get("dmy") or readings.get("mdy"), known if both and known in readings else order, "calendar"
        )
    if written.weekday is not None:
        fitting = [order for order, value in readings.items() if value.isoweekday() == written.weekday]
        if len(fitting) == 1:
            return Order(readings[fitting[0]], fitting[0], "weekday")
    exact = set(certain)
    fitting = [
        order for order, value in readings.items() if any(abs(value - day) <= timedelta(days=1) for day in exact)
    ]
    if len(fitting) == 1:
        return Order(readings[fitting[0]], fitting[0], "other-date")
    told = list(told)
    spoken_for = [order for order, value in readings.items() if _is_near(value, told)]
    body: DateOrder | None = spoken_for[0] if len(spoken_for) == 1 else None
    basis = "source"
    if known is None and written.clock and not written.padded:
        known, basis = "mdy", "clock-form"
    if known is None and written.padded and not written.clock:
        known, basis = language_habit, "language"
    if known in readings and body in (None, known):
        return Order(readings[known], known, basis)
    if known is None and body is not None:
        return Order(readings[body], body, "body")
    return Order(None, None, "open", tuple(readings.values()))


# The digit comes first in the pattern, so that the search can leap from digit to digit.
_SMALL_NUMBER = re.compile(r"\d(?<![\d.,/]\d)\d?(?![\d%])")
_YEAR_AFTER = re.compile(r"(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)")
_SLASH_MONTH = re.compile(r"/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
_NUMBER_MONTH = re.compile(r"\s+th[áa]ng\s+(\d{1,2})(?:\s+n[ăa]m\s+(\d{4}))?", re.IGNORECASE)


def told_days(text: str, language_habit: DateOrder | None) -> Iterator[tuple[int | None, int, int]]:
    """(year or None, month, day) of the days that a body tells in a way that leaves no choice.

    Numeric days count only in a language that writes them in one order.
    """
    months = load_words().months
    grammar = _grammar()
    for match in _SMALL_NUMBER.finditer(text):
        day = int(match.group())
        if not 1 <= day <= 31:
            continue
        if text[match.end() : match.end() + 1] == "/":
            numeric = _SLASH_MONTH.match(text, match.end()) if language_habit == "dmy" else None
        else:
            numeric = _NUMBER_MONTH.match(text, match.end())
        if numeric is not None:
            if 1 <= int(numeric[1]) <= 12:
                yield int(numeric[2]) if numeric[2] else None, int(numeric[1]), day
        elif after := grammar.month_after.match(text, match.end()):
            yield int(after["y"]) if after["y"] else None, months[after["m"].casefold()], day
        else:
            before = text[max(0, match.start() - 16) : match.start()].replace(".", " ").split()
            if before and (month := months.get(before[-1].casefold())) is not None:
                year = _YEAR_AFTER.match(text, match.end())
                yield int(year[1]) if year else None, month, day


def _allowed(value: date | None, latest: date | None) -> date | None:
    """No page was published after it was fetched; a day more, for the clocks of the world."""
    return value if value is None or latest is None or value <= latest + timedelta(days=1) else None


def _is_near(value: date, told: Iterable[tuple[int | None, int, int]]) -> bool:
    for year, month, day in told:
        for guess in (year,) if year else (value.year - 1, value.year, value.year + 1):
            near = _day(guess, month, day)
            if near is not None and abs(near - value) <= _NEAR:
                return True
    return False


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _all_dates(line: str) -> Iterator[WrittenDate]:
    for match in _YEAR_FIRST.finditer(line):
        month, day = int(match["m"] or match["cm"]), match["d"] or match["cd"]
        year = _common_era(int(match["y"]))
        if not 1 <= month <= 12:
            continue
        at = _time(match["h"], match["mi"], match["s"], None) if match["h"] else None
        if day is None and match["sep"] not in (None, "-"):
            continue
        form: Form = "ymd" if day else "month"
        yield WrittenDate(match.start(), match.end(), form, year, month, int(day) if day else None, time=at)
    for match in _NUMERIC.finditer(line):
        first, second, year = int(match[1]), int(match[3]), _common_era(int(match[4]))
        if _day(year, first, second) or _day(year, second, first):
            padded = len(match[1]) == len(match[3]) == 2
            yield WrittenDate(match.start(), match.end(), "numeric", year, None, None, (first, second), padded)
    wordy = not line.isascii() or _WORD.search(line) is not None
    for match in _NUMBERED_MONTH.finditer(line) if wordy else ():
        year, month = int(match[3] or match[6]), int(match[2] or match[4])
        number = int(match[1] or match[5])
        if _day(year, month, number):
            yield WrittenDate(match.start(), match.end(), "named", year, month, number)
    grammar = _grammar()
    for match in grammar.named.finditer(line) if wordy else ():
        month = load_words().months[(match["m1"] or match["m2"]).casefold()]
        year, number = _common_era(int(match["y1"] or match["y2"])), int(match["d1"] or match["d2"])
        if _day(year, month, number):
            yield WrittenDate(match.start(), match.end(), "named", year, month, number)
    for match in grammar.era.finditer(line) if grammar.era and "年" in line else ():
        year = load_words().eras[match["era"]] + (1 if match["y"] == "元" else int(match["y"]))
        if _day(year, int(match["m"]), int(match["d"])):
            yield WrittenDate(match.start(), match.end(), "named", year, int(match["m"]), int(match["d"]))


@dataclass(frozen=True, slots=True)
class _Grammar:
    named: re.Pattern[str]
    yearless: re.Pattern[str]
    month_after: re.Pattern[str]
    era: re.Pattern[str] | None
    weekday: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words: Words = load_words()
    month = _either(words.months)
    number = r"\d{1,2}"
    of = r"(?:\s*(?:of|de|del)\s+|[\s.\-/]*)"
    year = r"(?:19|20|25)\d\d"
    day = rf"(?<![\d.,/-])(?P<d1>{number})(?:st|nd|rd|th|er)?{of}(?P<m1>{month})(?!\w)"
    named = (
        rf"{day}\.?[\s,.\-/]*(?:(?:năm|de|del|of|พ\.ศ\.|ปี)\s*)?(?P<y1>{year})(?!\d)"
        rf"|(?<!\w)(?P<m2>{month})\.?[\s\-]*(?P<d2>{number})(?:st|nd|rd|th)?\s*[,.\-/ ]\s*(?P<y2>{year})(?!\d)"
    )
    month_after = rf"(?:st|nd|rd|th|er)?{of}(?P<m>{month})(?!\w)\.?(?:,?\s+(?:năm\s+)?(?P<y>{year})(?!\d))?"
    yearless = (
        rf"(?P<m1>{month})\.?\s+(?P<d1>{number})(?:st|nd|rd|th)?(?!\d)"
        rf"|(?P<d2>{number})(?:st|nd|rd|th)?\s+(?P<m2>{month})(?!\w)\.?"
    )
    era = rf"(?P<era>{_either(words.eras)})\s?(?P<y>元|\d{{1,2}})年\s?(?P<m>\d{{1,2}})月\s?(?P<d>\d{{1,2}})日"
    return _Grammar(
        named=re.compile(named, re.IGNORECASE),
        yearless=re.compile(yearless, re.IGNORECASE),
        month_after=re.compile(month_after, re.IGNORECASE),
        era=re.compile(era) if words.eras else None,
        weekday=re.compile(rf"(?<!\w)(?:{_either(words.weekdays)})(?!\w)", re.IGNORECASE),
    )


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _common_era(year: int) -> int:
    return year - _BUDDHIST_ERA if year > LAST_YEAR + 300 else year


def _with_time(one: WrittenDate, line: str) -> WrittenDate:
    """The date with the time and weekday that stand in the rest of a short line."""
    rest = line[max(0, one.start - 60) : one.start] + "\0" * (one.end - one.start) + line[one.end : one.end + 40]
    clock = _TIME.search(rest)
    at, has_clock = one.time, False
    if clock and at is None:
        at = _time(clock[1], clock[2], clock[3], clock[4])
        has_clock = clock[3] is not None and bool(clock[4]) and clock[4].upper() in ("AM", "PM")
    weekday = _grammar().weekday.search(rest) if not rest.isascii() or _WORD.search(rest) else None
    number = load_words().weekdays[weekday.group().casefold()] if weekday else None
    if at is None and number is None:
        return one
    return WrittenDate(
        one.start, one.end, one.form, one.year, one.month, one.day, one.numbers, one.padded, has_clock, at, number
    )


def _time(hour: str, minute: str, second: str | None, half: str | None) -> time | None:
    number = int(hour)
    mark = (half or "").replace(".", "").replace(" ", "").upper()
    # "18:52 PM" is written too: the half of the day adds nothing there.
    if mark in ("PM", "CH") and number < 12:
        number += 12
    if mark in ("AM", "SA") and number == 12:
        number = 0
    try:
        return time(number, int(minute), int(second or 0))
    except ValueError:
        return None
