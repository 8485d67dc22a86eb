"""Decides what date a stretch of words means: its year, what a pair of numbers is, and what speaks against it.

Nothing is guessed. A year comes from the words themselves, else from the publication date (the reading nearest to it),
else from another date of the text; what none of them decides stays undecided and says why. The clock is never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from .atoms import Atom
from .chains import Stretch, as_day, as_range
from .datelines import Dateline, datelines
from .pack import Head, Pack, head_of
from .records import Basis, Bound, Cue, DateMention, DayCount, Precision, in_calendar

_START = attrgetter("start")
_REACH = 300  # characters that a sentence is looked for on either side
_FAR = 120  # days from the publication beyond which the day is looked for in other years, also by the tense
_DISTANT = 45  # days from the publication from which a year taken from it is worth a look
_AHEAD = 14  # days by which a date may lie on the wrong side of the publication for the tense of its sentence
_BESIDE, _APART = 7, 21  # days from a full date within which it lends its year, if others are further away
_SAME_DAYS = 3  # days between a day without a year and a full date that tells of the same event
_NEAR, _NEARER = 92, 45  # days within which a date told with a meeting, or one told otherwise, may lend its year
_YEAR = re.compile(r"(?<![0-9./-])(?:19|20)[0-9]{2}(?![0-9]|[./-][0-9])")
_EDGE = re.compile(r"[.!?;\n](?:(?<=\n)|(?=[ \n\xad]))")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day and the basis of their year; `doubt` says why there are none, or what speaks against them."""

    first: date | None
    last: date | None
    basis: Basis
    doubt: str | None = None


@dataclass(slots=True)
class Resolver:
    """Decides the stretches of one text, in order."""

    text: str
    shadow: str
    pack: Pack
    published: date | None
    counts: list[DayCount]
    cues: list[Cue]
    stretches: list[Stretch]
    mentions: list[DateMention] = field(default_factory=list)
    _full: list[date] = field(default_factory=list)
    # Those of no law, letter or earlier time, each with the days within which it may lend its year.
    _own: dict[date, int] = field(default_factory=dict)
    _coming: bool = True  # whether all full dates are told as of days to come
    _hyphens: int = 0
    _slashes: int = 0
    _starts: list[int] = field(default_factory=list)
    _datelines: list[Dateline] | None = None
    _sentence_of: tuple[int, int] = (-1, -1)
    _sentence_span: tuple[int, int] = (0, 0)

    def run(self) -> list[DateMention]:
        """All mentions, by start and then value."""
        self._starts = [stretch.start for stretch in self.stretches]
        for stretch in self.stretches:
            last = stretch.last
            if last.kind == "day" and last.month is not None:
                if (
                    last.year is not None
                    and not last.readings
                    and (day := in_calendar(last.year, last.month, last.day))
                ):
                    self._full.append(day)
                    if not _OF_SOMETHING_ELSE.search(self.shadow, max(0, stretch.start - _BACK_REACH), stretch.start):
                        told = _EVENT_NAMED.search(self.shadow, *self._sentence(stretch)) is not None
                        self._own[day] = max(self._own.get(day, 0), _NEAR if told else _NEARER)
                    if self.published is None and self._coming:
                        self._coming = self.pack.future.within(self.text, self.shadow, *self._sentence(stretch))
                elif last.hyphen:
                    self._hyphens += 1
                elif not last.named:
                    self._slashes += 1
        for stretch, after in pairwise(self.stretches):
            weekday = stretch.last
            alone = weekday.weekday is not None and weekday.day is None and weekday.weeks is None
            if alone and _JOINED.fullmatch(self.shadow, stretch.end, after.start):
                weekday.weeks = after.first.weeks  # "on Tuesday and Wednesday last week"
        for stretch in self.stretches:
            self._share_week(stretch)
        for stretch in self.stretches:
            mention = self._mention(stretch)
            if mention is not None:
                self.mentions.append(mention)
        return sorted(self.mentions, key=lambda mention: (mention.start, mention.end, mention.value))

    def _share_week(self, stretch: Stretch) -> None:
        """The week told behind the last weekday of a range, or before the first: "next week, from Tuesday to"."""
        first, last = stretch.first, stretch.last
        if any(each.weekday is None or each.day is not None for each in (first, last)):
            return
        if last.weeks is None and not last.coming:
            low = max(self._sentence(stretch)[0], stretch.start - _WEEK_REACH)
            found = self.pack.weeks_before.search(self.shadow, low, stretch.start)
            if found is not None:
                last.weeks = self.pack.weeks[" ".join(found["weeks"].split())]
        if first.weeks is None and last.weeks is not None and (first.weekday or 0) <= (last.weekday or 0):
            first.weeks = last.weeks

    def _mention(self, stretch: Stretch) -> DateMention | None:
        if stretch.first.kind == "month":
            return self._month(stretch)
        if stretch.first.kind == "year":
            return self._year(stretch)
        days = self._count_beside(stretch) if self.counts else None
        if stretch.first.kind == "pair" or stretch.last.kind == "pair":
            stretch, found = self._pair(stretch, days)
        else:
            found = self._days(stretch)
        if found is None:
            return None
        value = _iso(found.first, found.last) if found.first and found.last else _open_value(stretch)
        head = head_of(self.shadow, stretch.start)
        bound = self._bound(stretch, head)
        doubts = [found.doubt, stretch.doubt if found.first else None]
        if found.first is not None and found.last is not None:
            doubts.append(self._against(stretch, found.first, found.last, days, bound))
        return DateMention(
            start=stretch.start,
            end=stretch.end,
            first=found.first,
            last=found.last,
            value=value,
            precision="day",
            basis=found.basis,
            rule=stretch.rule,
            bound=bound,
            limit=self.pack.words["limits"].before(head) is not None,
            doubt="; ".join(doubt for doubt in doubts if doubt) or None,
            days=days,
            lengths=stretch.lengths,
        )

    # Months and years

    def _month(self, stretch: Stretch) -> DateMention:
        ends = [self._month_of(stretch.first), self._month_of(stretch.last)]
        if (
            ends[0][0] is None
            and ends[1][0] is not None
            and stretch.first.month is not None
            and stretch.last.month is not None
        ):
            ends[0] = (ends[1][0] - (stretch.first.month > stretch.last.month), stretch.first.month, ends[1][2])
        if stretch.last.year is not None and stretch.first.year is None and stretch.first.month and stretch.last.month:
            ends[0] = (stretch.last.year - (stretch.first.month > stretch.last.month), stretch.first.month, "text")
        values = [
            f"{year:04}-{month:02}"
            if year
            else f"--{month:02}"
            if month
            else _period(stretch.first.month_offset or 0, "M")
            for year, month, _ in ends
        ]
        basis = ends[1][2]
        doubt = "the month has no year" if basis == "undecided" else None
        return self._plain(stretch, values, "month", basis, doubt)

    def _month_of(self, atom: Atom) -> tuple[int | None, int | None, Basis]:
        published = self.published
        if atom.month_offset is not None:
            if published is None:
                return None, None, "undecided"
            index = published.year * 12 + published.month - 1 + atom.month_offset
            return index // 12, index % 12 + 1, "relative"
        if atom.year is not None:
            return atom.year, atom.month, "text"
        if published is None or atom.month is None:
            return None, atom.month, "undecided"
        if atom.year_offset is not None:
            return published.year + atom.year_offset, atom.month, "relative"
        shift = (atom.month - published.month + 6) % 12 - 6
        if shift == -6:
            return None, atom.month, "undecided"
        return (published.year * 12 + published.month - 1 + shift) // 12, atom.month, "published"

    def _year(self, stretch: Stretch) -> DateMention | None:
        years = []
        basis: Basis = "text"
        for atom in (stretch.first, stretch.last):
            if atom.year_offset is not None:
                basis = "relative" if self.published else "undecided"
                years.append(
                    f"{self.published.year + atom.year_offset:04}" if self.published else _period(atom.year_offset, "Y")
                )
            else:
                years.append(f"{atom.year:04}")
        doubt = "the year is told from the publication, whose date is not known" if basis == "undecided" else None
        return self._plain(stretch, years, "year", basis, doubt, years[0] != years[1] or stretch.first.aimed)

    def _plain(
        self,
        stretch: Stretch,
        values: list[str],
        precision: Precision,
        basis: Basis,
        doubt: str | None,
        period: bool = False,
    ) -> DateMention:
        value = values[0] if values[0] == values[1] else "/".join(values)
        return DateMention(
            stretch.start, stretch.end, None, None, value, precision, basis, stretch.rule, period=period, doubt=doubt
        )

    # Days

    def _days(self, stretch: Stretch) -> Days | None:
        first, last = stretch.first, stretch.last
        if first.offset is not None or last.offset is not None or first.day is None or last.day is None:
            return self._relative(stretch)
        if last.month_offset is not None:
            return self._in_relative_month(first, last)
        if first.month is None or last.month is None:
            return self._without_month(stretch, first.day, last.day)
        if first.doubt and first.year is None and "ascend" in first.doubt:
            return Days(None, None, "undecided", first.doubt)
        if last.readings:
            return self._either_order(stretch)
        if last.year is not None:
            year = (
                first.year
                if first.year is not None
                else last.year - ((first.month, first.day) > (last.month, last.day))
            )
            return self._dated(stretch, year, last.year)
        return self._yearless(stretch)

    def _dated(self, stretch: Stretch, first_year: int, last_year: int) -> Days:
        first, last = stretch.first, stretch.last
        begin = in_calendar(first_year, first.month, first.day)
        finish = in_calendar(last_year, last.month, last.day)
        if begin is None or finish is None:
            return Days(None, None, "undecided", "there is no such day in the calendar")
        if begin > finish:
            return Days(None, None, "undecided", "the range ends before it begins")
        if last.short_year and (self.published is None or abs(last_year - self.published.year) > 1):
            return Days(None, None, "undecided", "the year has two digits")
        return Days(begin, finish, "text")

    def _either_order(self, stretch: Stretch) -> Days:
        """Decides "9/12/2021" in an English text: the reading that the publication date bears out, else neither."""
        atom = stretch.last
        year = atom.year or 0
        options = [day for m, d in (_month_day(atom), *atom.readings) if (day := in_calendar(year, m, d))]
        if self.published is not None:
            near = [day for day in options if abs((day - self.published).days) <= 45]
            if len(near) == 1:
                month_day = (near[0].month, near[0].day)
                stretch.first = stretch.last = replace(atom, month=month_day[0], day=month_day[1])
                return Days(near[0], near[0], "text")
        return Days(None, None, "undecided", "day and month may stand in either order")

    def _told_on(self, stretch: Stretch) -> date | None:
        """The day from which "today" is told: that of the dateline above it, else the publication's."""
        if self._datelines is None:
            self._datelines = datelines(self.text, self.stretches, self.published, self.pack.order)
        place = bisect_right(self._datelines, stretch.start, key=_START) - 1
        return self._datelines[place].day if place >= 0 else self.published

    def _relative(self, stretch: Stretch) -> Days | None:
        published = self._told_on(stretch)
        if published is None:
            return Days(None, None, "undecided", "it is told from the publication, whose date is not known")
        ends: list[date] = []
        doubt = None
        for atom in (stretch.first, stretch.last):
            if atom.offset is not None:
                ends.append(_moved(published, atom.offset))
            elif atom.day is None and atom.weekday is not None:
                back = (published.isoweekday() - atom.weekday) % 7
                ahead = atom.coming or self._tense(stretch) == "future" or self._goes_on(stretch)
                if ends:
                    ends.append(_moved(ends[0], (atom.weekday - ends[0].isoweekday()) % 7))
                elif atom.weeks is not None:
                    weeks = self._weeks(stretch, atom.weeks, published)
                    if weeks is None:
                        return Days(None, None, "undecided", "the week is told on a Sunday, which may begin or end one")
                    ends.append(_moved(published, 7 * weeks + atom.weekday - published.isoweekday()))
                elif back and not atom.coming and back <= _days_between_weekdays(stretch):
                    ends.append(_moved(published, -back))  # "runs from Tuesday to Thursday", told on the Wednesday
                elif ahead and (begun := self._begun(stretch)) is not None:
                    ends.append(_moved(begun, (atom.weekday - begun.isoweekday()) % 7))
                elif ahead and back:
                    ends.append(_moved(published, 7 - back))
                    doubt = "the weekday is read as the next one, for the sentence looks ahead"
                else:
                    ends.append(_moved(published, -back))
            elif atom.month is not None:
                ends.append(
                    min(_candidates(atom, atom, published), key=lambda pair: abs((pair[0] - published).days))[0]
                )
            else:
                return Days(None, None, "undecided", "the day has no month")
        first, last = ends
        if first > last:
            return Days(None, None, "undecided", "the range ends before it begins")
        return Days(first, last, "relative", doubt)

    def _in_relative_month(self, first: Atom, last: Atom) -> Days:
        if self.published is None or last.month_offset is None:
            return Days(None, None, "undecided", "it is told from the publication, whose date is not known")
        index = self.published.year * 12 + self.published.month - 1 + last.month_offset
        begin, finish = (in_calendar(index // 12, index % 12 + 1, atom.day) for atom in (first, last))
        if begin is None or finish is None or begin > finish:
            return Days(None, None, "undecided", "there is no such day in the calendar")
        return Days(begin, finish, "relative")

    def _yearless(self, stretch: Stretch) -> Days:
        """Day and month are told, the year is not."""
        first, last, published = stretch.first, stretch.last, self.published
        if published is None:
            return self._year_elsewhere(stretch)
        if last.year_offset is not None:
            year = published.year + last.year_offset
            return replace(self._dated(stretch, year - (_month_day(first) > _month_day(last)), year), basis="relative")
        options = _candidates(first, last, published, 0)
        gap = _distance(options[0], published) if options else 0
        if not options or gap > _FAR:
            options = _candidates(first, last, published)
        if not options:
            return Days(None, None, "undecided", "there is no such day in the calendar")
        begin, finish = min(options, key=lambda pair: (_distance(pair, published), pair))
        gap = _distance((begin, finish), published)
        if gap > _AHEAD:
            options = _candidates(first, last, published)
            tense = self._tense(stretch)
            turned = None
            if tense == "future" and finish < published:
                turned = next((pair for pair in options if pair[1] >= published), None)
            elif tense == "past" and begin > published:
                turned = next((pair for pair in reversed(options) if pair[0] <= published), None)
            if turned is not None and (gap > _FAR or (tense == "past" and self._was_held(stretch))):
                return Days(*turned, "published", f"the year is read from the {tense} tense of the sentence")
            if turned is not None:
                detail = f"the {tense} tense of the sentence speaks against the year nearest to the publication"
                return Days(None, None, "undecided", detail)
        # not "the 21st was held in May of last year", but the days of a year that is still to come
        other = [day for day in self._full if day.year > published.year and self._beside(stretch, day)]
        same = (day for day in self._full if day.year == begin.year and day != published)
        if other and not any(self._beside(stretch, day) for day in same):
            return Days(
                None, None, "undecided", "a full date of the same days and the publication give different years"
            )
        lent = self._lent_year(begin, finish, stretch)
        if lent is not None:
            return lent
        weekday = first.weekday
        if weekday is not None and begin.isoweekday() != weekday:
            fitting = [pair for pair in _candidates(first, last, published) if pair[0].isoweekday() == weekday]
            if fitting:
                return Days(None, None, "undecided", "the weekday fits another year than the publication date")
        doubt = "the year follows from a publication weeks or months away" if gap > _DISTANT else None
        return Days(begin, finish, "published", doubt)

    def _beside(self, stretch: Stretch, day: date) -> bool:
        """Whether a day without a year is within days of a full date in that date's year."""
        pairs = _candidates(stretch.first, stretch.last, day, 0)
        return any(_distance(pair, day) <= _SAME_DAYS for pair in pairs)

    def _lent_year(self, begin: date, finish: date, stretch: Stretch) -> Days | None:
        """A full date shortly before in the paragraph that puts the day into another year than the publication does."""
        before = [
            mention
            for mention in self.mentions[-3:]
            if mention.basis == "text" and mention.last is not None and stretch.start - mention.end < 400
            and "\n\n" not in self.shadow[mention.end : stretch.start]
        ]  # fmt: skip
        for mention in reversed(before):
            other = mention.last
            if other is None or abs((begin - other).days) <= 183:
                return None
            nearest = min(
                _candidates(stretch.first, stretch.last, other),
                key=lambda pair: abs((pair[0] - other).days),
                default=None,
            )
            if nearest is not None and abs((nearest[0] - other).days) <= 31:
                return Days(None, None, "undecided", "the date before it and the publication give different years")
            return None
        del finish
        return None

    def _year_elsewhere(self, stretch: Stretch) -> Days:
        """Without publication date: the year of the same day elsewhere, of dates near it, or of the event's name."""
        first, last = stretch.first, stretch.last
        headed = self._month_of_head(first, last)
        if headed is not None:
            return headed
        same = {day.year for day in self._own if (day.month, day.day) in (_month_day(first), _month_day(last))}
        years = {day.year for day in self._own}
        if len(same) == 1:
            year = same.pop()
            return self._inherited(stretch, year, None)
        if len(years) == 1:
            near = [
                pair for pair in _candidates(first, last, next(iter(self._own)))
                if any(abs((pair[0] - day).days) <= reach for day, reach in self._own.items())
            ]  # fmt: skip
            if len(near) == 1 and not (self._coming and self._is_done(stretch)):
                return Days(*near[0], "inherited")
        elif years:
            beside = self._beside_one(first, last)
            if beside is not None:
                return beside
        else:
            named = self._event_year(*self._sentence(stretch), stretch)
            if named is None:
                line_end = self.shadow.find("\n", len(self.shadow) - len(self.shadow.lstrip()))
                named = self._event_year(0, min(line_end, _REACH)) if line_end > 0 else None
            if named is None:
                beginning = min(_LEAD, self._sentence(stretch)[1])
                numbered = [found for found in _NUMBERED.finditer(self.shadow, 0, beginning) if not found["before"]]
                named = int(numbered[0]["year"]) if numbered else None
                if any(int(found["year"]) != named for found in numbered):
                    named = None
            if named is not None:
                return self._inherited(stretch, named, "the year is that in the event's name")
            chaired = {int(found[1]) for found in _CHAIRED.finditer(self.shadow)}
            if first.month is not None and first.month > _NEW_YEAR:  # in January a notice looks back on another year
                chaired |= {
                    int(found[1])
                    for found in _WITHIN.finditer(self.shadow)
                    if not _REVIEWED.search(self.shadow, max(0, found.start() - _BACK_REACH), found.start())
                }
            if not chaired:
                edge = self._sentence(stretch)[1]
                chaired = {
                    int(found[1])
                    for found in _EVENT_OF.finditer(self.shadow)
                    # further on it may be another one that is told of
                    if (found.start() < edge or found[0].endswith("meeting") or found[0].startswith("this "))
                    and not _OTHER_EVENT.match(self.shadow, found.end())
                }
            if len(chaired) == 1:
                return self._inherited(
                    stretch, chaired.pop(), "the year is that of a chairmanship or an event of which the text tells"
                )
        return Days(None, None, "undecided", "the year is not told and there is no publication date")

    def _beside_one(self, first: Atom, last: Atom) -> Days | None:
        """Where full dates of several years stand in the text: the year in which one is within days, if in no other
        year any is within weeks.
        """
        apart = {
            pair: min(abs((pair[0] - day).days) for day in self._own)
            for about in self._own
            for pair in _candidates(first, last, about, 0)
        }
        close = [pair for pair, days in apart.items() if days <= _BESIDE]
        if len(close) != 1 or any(days < _APART for pair, days in apart.items() if pair != close[0]):
            return None
        return Days(*close[0], "inherited", "the year is that of a date of the same days, and the text has other years")

    def _month_of_head(self, first: Atom, last: Atom) -> Days | None:
        """The year by a head that tells only the month of publication ("date 2017-07"), where the day is near it."""
        head = _MONTH_HEAD.match(self.shadow)
        if head is None:
            return None
        about = date(int(head[1]), int(head[2]), 15)
        pairs = _candidates(first, last, about)
        near = min(pairs, key=lambda pair: abs((pair[0] - about).days), default=None)
        if near is None or abs((near[0] - about).days) > _FROM_MID_MONTH:
            return None
        return Days(*near, "published")

    def _inherited(self, stretch: Stretch, year: int, doubt: str | None) -> Days:
        first, last = stretch.first, stretch.last
        found = self._dated(stretch, year - (_month_day(first) > _month_day(last)), year)
        if found.first is None:
            return found
        if first.weekday is not None and found.first.isoweekday() != first.weekday:
            return Days(None, None, "undecided", "the weekday does not fit the year that the text names")
        return Days(found.first, found.last, "inherited", doubt)

    def _event_year(self, start: int, end: int, day: Stretch | None = None) -> int | None:
        """The only year in a stretch of text by which an event is called or that stands with the day or its month; none
        of a law, a plan, an award or an earlier meeting.
        """
        found = {int(year[0]) for year in _YEAR.finditer(self.shadow, start, end) if self._dates(year, start, day)}
        return found.pop() if len(found) == 1 else None

    def _dates(self, year: re.Match[str], start: int, day: Stretch | None) -> bool:
        """Whether a year tells when what its sentence tells of takes place."""
        shadow, at = self.shadow, year.start()
        if shadow[at - 1 : at] == "(" or self.pack.plans.search(shadow[max(start, at - _PLAN_REACH) : at]):
            return False
        if day is not None and day.end <= at and _NO_WORDS.fullmatch(shadow, day.end, at):
            return True  # "14 November (Tue) - 16 November (Thu), 2023"
        if _OPENS_WITH_YEAR.fullmatch(shadow, start, at) and _AND_THEN.match(shadow, year.end()):
            return True  # "Năm 2020, từ ngày 22/4 …", "ASEAN 2020: …"
        month = _WITH_MONTH.search(shadow, max(start, at - _LONGEST_MONTH), at) if day is not None else None
        if month is not None and day is not None:
            told = int(month["number"]) if month["number"] else _MONTHS.index(month["name"]) + 1
            return told == day.last.month
        if _EVENT_BY_YEAR.match(shadow, year.end()) and not _BACK.search(shadow, max(start, at - _BACK_REACH), at):
            return True  # "the 2020 ASEAN Children's Forum"
        called = None
        for event in _EVENT_NAMED.finditer(shadow, max(start, at - _LONGEST_NAME), at):
            called = event
        if called is None or _NO_VERB.fullmatch(shadow, called.end(), at) is None:
            return False
        if _BACK.search(shadow, max(start, called.start() - _BACK_REACH), called.start()):
            return False
        return _OF_ASEAN.search(self.text, max(start, called.start() - _LONGEST_NAME), at) is not None

    def _without_month(self, stretch: Stretch, first: int, last: int) -> Days | None:
        """Decides "ngày 15": in the month of the date before it, or the last such day before the publication."""
        if not stretch.first.day_word:
            return None
        for mention in reversed(self.mentions):
            if mention.precision != "day" or stretch.start - mention.end > 600:
                continue
            if mention.last is None or "\n\n" in self.shadow[mention.end : stretch.start]:
                break
            begin = in_calendar(mention.last.year, mention.last.month, first)
            finish = in_calendar(mention.last.year, mention.last.month, last)
            if begin is None or finish is None or not mention.last <= begin <= finish:
                break
            published = self.published
            if published is not None and begin > published >= mention.last and self._tense(stretch) != "future":
                break
            return Days(begin, finish, "inherited")
        else:
            if self.published is not None:
                begin = in_calendar(self.published.year, self.published.month, first)
                finish = in_calendar(self.published.year, self.published.month, last)
                if begin and finish and begin <= finish and timedelta(0) <= self.published - begin <= timedelta(days=7):
                    return Days(begin, finish, "published")
        return Days(None, None, "undecided", "the day has no month")

    # "8-11": 8 to 11 of a month, or 8 November

    def _pair(self, stretch: Stretch, days: DayCount | None) -> tuple[Stretch, Days | None]:
        """What a pair is, by the number of days, the weekday, how the text writes other dates, and the publication."""
        pair = stretch.first
        if stretch.first is not stretch.last:
            return stretch, Days(None, None, "undecided", "the hyphen may part two days, or day and month")
        day, ranged = as_day(stretch), as_range(stretch)
        length = (pair.second or 0) - (pair.day or 0) + 1
        day.rule, ranged.rule = "day-hyphen-month", "range"
        if days is not None:
            if days.number == length:
                return ranged, self._range_month(ranged)
            if days.number != 1:
                return stretch, Days(None, None, "undecided", "the number of days fits neither reading of the hyphen")
            return day, self._yearless(day)
        if pair.weekday is not None or pair.shown is not None:
            return day, self._yearless(day)
        if self._hyphens and not self._slashes:
            return day, self._yearless(day)
        if self._slashes and not self._hyphens:
            return ranged, self._range_month(ranged)
        undecided = Days(None, None, "undecided", "the hyphen may part two days, or day and month")
        if self.published is None:
            return stretch, undecided
        single = self._yearless(day)
        near = single.first is not None and abs((single.first - self.published).days) <= 45
        several = self._range_month(ranged)
        over = several.last is not None and several.last <= self.published
        if near and single.first is not None and several.first is not None and several.last is not None:
            unlikely = several.last > self.published and self._tense(stretch) == "past"
            if (
                unlikely
                and single.first <= self.published
                and stretch.first.day_word
                and not self._led_by_from(stretch)
            ):
                return day, single
            return stretch, undecided
        if not near and several.first is not None and (over or self._tense(stretch) == "future"):
            return ranged, several
        if near and several.first is None and single.first is not None:
            return day, single
        return stretch, undecided

    def _led_by_from(self, stretch: Stretch) -> bool:
        return self.pack.words["from"].before(head_of(self.shadow, stretch.start)) is not None

    def _range_month(self, stretch: Stretch) -> Days:
        """The month of a range that has none: that of a date beside it, else the nearest to the publication."""
        first, last = stretch.first.day or 0, stretch.last.day or 0
        start, end = self._sentence(stretch)
        beside = {
            (mention.last.year, mention.last.month)
            for mention in self.mentions
            if mention.last is not None and start <= mention.start < end
        }
        if len(beside) == 1:
            year, month = beside.pop()
            begin, finish = in_calendar(year, month, first), in_calendar(year, month, last)
            if begin is not None and finish is not None:
                return Days(begin, finish, "inherited")
        if self.published is not None:
            options: list[tuple[date, date]] = []
            for shift in (-1, 0, 1):
                index = self.published.year * 12 + self.published.month - 1 + shift
                begin, finish = (
                    in_calendar(index // 12, index % 12 + 1, first),
                    in_calendar(index // 12, index % 12 + 1, last),
                )
                if begin is not None and finish is not None:
                    options.append((begin, finish))
            published = self.published
            tense = self._tense(stretch)
            if tense == "past":
                options = [pair for pair in options if pair[0] <= published]
            elif tense == "future":
                options = [pair for pair in options if pair[1] >= published]
            near = [pair for pair in options if _distance(pair, published) <= 14]
            if len(near) == 1:
                return Days(*near[0], "published")
        return Days(None, None, "undecided", "the days have no month")

    # What stands about a mention

    def _sentence(self, stretch: Stretch) -> tuple[int, int]:
        """The sentence about a stretch, at most `_REACH` characters on either side."""
        start, end = stretch.start, stretch.end
        if self._sentence_of == (start, end):
            return self._sentence_span
        low, high = max(0, start - _REACH), min(len(self.shadow), end + _REACH)
        for edge in reversed([*_EDGE.finditer(self.shadow, low, start)]):
            if self._is_edge(edge.start()):
                low = edge.end()
                break
        for edge in _EDGE.finditer(self.shadow, end, high):
            if self._is_edge(edge.start()):
                high = edge.start()
                break
        self._sentence_of, self._sentence_span = (start, end), (low, high)
        return low, high

    def _is_edge(self, at: int) -> bool:
        """Whether a stop or line break ends a sentence: what follows does not begin with a small letter."""
        follows = self.text[at + 1 : at + 6].lstrip(" \xad")[:1]
        if self.shadow[at] == ";":
            return True
        if self.shadow[at] == ".":
            head = self.text[max(0, at - 4) : at]
            word = head[head.rfind(" ") + 1 :]
            # "TP. Huế", "Oct. 3", "no. 5"; not "tại Lào. Ngày …", "trẻ em. Sáng …"
            short = word.isalpha() and word.isascii() and len(word) <= 3
            if short and (word[0].isupper() or follows.isdigit()):
                return False
        return not follows.islower()

    def _tense(self, stretch: Stretch) -> str:
        """What the words of the sentence say: "future", "past" or nothing."""
        span = self._sentence(stretch)
        future = self.pack.future.within(self.text, self.shadow, *span)
        past = self.pack.past.within(self.text, self.shadow, *span)
        if future and _BEGUN.search(self.shadow, max(span[0], stretch.start - _GOVERNED), stretch.start):
            return "past"  # "began on Thursday and will end on Saturday"
        if future and past and _HELD_BEFORE.search(self.shadow, max(span[0], stretch.start - 20), stretch.start):
            return "past"  # "The retreat, held from 18 to 19 January, … meetings to be held …"
        return "" if future == past else "future" if future else "past"

    def _goes_on(self, stretch: Stretch) -> bool:
        """Whether what governs a weekday has still to come: "opens Saturday", "runs through Saturday"."""
        low = max(self._sentence(stretch)[0], stretch.start - _GOVERNED)
        until = self.pack.words["until"].before(head_of(self.shadow, stretch.start)) is not None
        verbs = [*_GOVERNS.finditer(self.shadow, low, stretch.start)]
        if verbs:
            return verbs[-1]["now"] is not None or (until and verbs[-1]["is"] is not None)
        return until and self._tense(stretch) != "past"

    def _weeks(self, stretch: Stretch, weeks: int, published: date) -> int | None:
        """The weeks from that of the publication, which begins on a Monday; None where an English text of a Sunday may
        mean the one that begins with it.
        """
        if self.pack.language != "en" or published.isoweekday() != _SUNDAY or weeks > 0:
            return weeks
        tense = self._tense(stretch)
        if weeks == 0 and tense:
            return int(tense == "future")
        return None

    def _begun(self, stretch: Stretch) -> date | None:
        """The weekday on which what a sentence tells of began: "which began on Wednesday and ends on" + "Friday"."""
        before = self.mentions[-1] if self.mentions else None
        low = self._sentence(stretch)[0]
        if before is None or before.start < low or before.rule != "weekday" or before.basis != "relative":
            return None
        begun = _BEGUN.search(self.shadow, max(low, before.start - _GOVERNED), before.start)
        return before.first if begun is not None else None

    def _is_done(self, stretch: Stretch) -> bool:
        """Whether the sentence tells of what has begun or ended, and of nothing to come."""
        span = self._sentence(stretch)
        if self.pack.future.within(self.text, self.shadow, *span):
            return False
        return self._tense(stretch) == "past" or _DONE.search(self.shadow, *span) is not None

    def _was_held(self, stretch: Stretch) -> bool:
        """Whether a verb of holding in the past governs the day itself, as in "held from 18 to 19 January"."""
        return _WAS_HELD.search(self.shadow, max(0, stretch.start - _GOVERNED), stretch.start) is not None

    def _count_beside(self, stretch: Stretch) -> DayCount | None:
        """The number of days told in the sentence, where no other date stands nearer to it."""
        low, high = stretch.start - _REACH, stretch.end + _REACH
        if not any(low <= count.start <= high for count in self.counts):
            return None
        start, end = self._sentence(stretch)
        near = [count for count in self.counts if start <= count.start and count.end <= end]
        if not near:
            return None
        starts = self._starts
        best: tuple[int, DayCount] | None = None
        for count in near:
            low, high = sorted((count.start, stretch.start))
            between = range(bisect_left(starts, low), bisect_left(starts, high))
            others = any(
                self.stretches[i].first.kind in ("day", "pair") and self.stretches[i].start != stretch.start
                for i in between
            )
            distance = max(stretch.start - count.end, count.start - stretch.end)
            if not others and (best is None or distance < best[0]):
                best = distance, count
        return best[1] if best else None

    def _bound(self, stretch: Stretch, head: Head) -> Bound:
        """Whether only the beginning or only the end of an event is told."""
        pack = self.pack
        if stretch.first is not stretch.last or stretch.rule in ("range", "list"):
            return "both"
        at = stretch.start
        within = self._day_within(stretch)
        if within is not None and within != "midst":
            return within
        until = pack.words["until"].before(head)
        if until and self._is_written(until[0], until[1], "until") and not pack.words["limits"].before(head):
            return "end"
        if pack.words["since"].before(head):
            return "start"
        label = _LABELLED.match(self.shadow, stretch.end) if pack.language == "en" else None
        if label is not None:
            return "start" if label["opens"] else "end"
        fronted = self._fronted_bound(stretch)
        if fronted is not None:
            return fronted
        before = bisect_left(self.cues, (at,)) - 1
        after = bisect_left(self.cues, (stretch.end,))
        close = before >= 0 and at - self.cues[before].start <= 90
        if not close and (after == len(self.cues) or self.cues[after].start - stretch.end > _CUE_REACH):
            return "both"
        index = bisect_left(self._starts, at)
        start, end = self._sentence(stretch)
        while index and self.stretches[index - 1].first.kind == "year":
            index -= 1  # "… và các Hội nghị liên quan năm 2025 đã khai mạc": no day between
        low = max(start, self.stretches[index - 1].end if index else 0)
        if close and low <= self.cues[before].start and self.cues[before].end <= at:
            adjoins = after < len(self.cues) and self.cues[after].start - stretch.end <= 1 and self.cues[after].after
            if adjoins and _AND_THEN.match(self.shadow, self.cues[before].end, at):
                return self._one_bound(after, stretch.end)  # "ngày 14 khai mạc, ngày 16 bế mạc"
            return self._one_bound(before, low)
        following = bisect_left(self._starts, stretch.end)
        while following < len(self._starts) and self.stretches[following].first.kind == "year":
            following += 1
        high = min(end, stretch.end + _CUE_REACH)
        if following < len(self._starts):
            high = min(high, self._starts[following])
        for position, cue in enumerate(self.cues[after:], after):
            if cue.end > high:
                break
            if following < len(self._starts) and self._leads(stretch.end, cue, self._starts[following]):
                continue
            if cue.after:
                return self._one_bound(position, stretch.end)
        return "both"

    def _fronted_bound(self, stretch: Stretch) -> Bound | None:
        """As in "On" + "May 2" + ", the 10th X opened in Hue", of an English text: what the event did on the day that
        its sentence begins with; None where it did something else first, or did it to something.
        """
        if self.pack.language != "en":
            return None
        start, end = self._sentence(stretch)
        if _FRONT.fullmatch(self.shadow, start, stretch.start) is None:
            return None
        told = _DID_FIRST.match(self.shadow, stretch.end, min(end + 1, stretch.end + _CUE_REACH))
        if told is None:
            return None
        return "start" if told["opened"] else "end"

    def _leads(self, end: int, cue: Cue, following: int) -> bool:
        """Whether a comma or "and" parts a word from the day before, and the next one follows: "ngày 14, bế mạc ngày
        16/11", "held on 14 May and wrapped up on Friday".
        """
        if not 0 <= following - cue.end <= _NEXT_TO or _AND_THEN.match(self.shadow, cue.end, following):
            return False  # "ngày 14 khai mạc và ngày 16/11 …": the word is of the day before it
        return self.shadow[end : cue.start].rstrip().endswith((",", " and", " va"))

    def _day_within(self, stretch: Stretch) -> Literal["start", "end", "midst"] | None:
        """Of an English text, which day of a meeting a day is told to be: "on the second day of the meeting, 4 May"."""
        if " day" not in self.shadow[max(0, stretch.start - _DAY_OF) : stretch.start]:
            return None
        told = _WHICH_DAY.search(self.shadow, max(0, stretch.start - _DAY_OF), stretch.start)
        if told is None:
            return None
        return "start" if told["first"] else "end" if told["last"] else "midst"

    def _one_bound(self, position: int, low: int) -> Bound:
        """The bound that a cue tells; both where its contrary stands beside it ("opened and closed")."""
        cue = self.cues[position]
        for other in (*self.cues[max(0, position - 1) : position], *self.cues[position + 1 : position + 2]):
            gap = other.start - cue.end if other.start > cue.start else cue.start - other.end
            if low <= other.start and 0 <= gap <= 8 and other.bound != cue.bound:
                return "both"
        return cue.bound

    def _is_written(self, start: int, folded: str, words: str) -> bool:
        """Whether the text has the word itself: "tới", not "tối". A text without diacritics has it as it is."""
        written = self.text[start : start + len(folded)].lower()
        return written.isascii() or written in self.pack.words[words].written.get(folded, frozenset())

    def _against(self, stretch: Stretch, first: date, last: date, days: DayCount | None, bound: Bound) -> str | None:
        """What the text says against the days that were read."""
        said: list[str] = []
        if first == last and self._day_within(stretch) == "midst":
            said.append("the day is one in the midst of several")
        for atom, day in ((stretch.first, first), (stretch.last, last)):
            if atom.weekday is not None and atom.day is not None and day.isoweekday() != atom.weekday:
                said.append("the weekday is not that of the date")
                break
        shown = stretch.first.shown
        told_on = self._told_on(stretch) if shown is not None else None
        if shown is not None and told_on is not None and abs((_moved(told_on, shown) - first).days) > 2:
            said.append("the day told from the publication is another one")
        length = (last - first).days + 1
        told = days is not None and bound == "both" and stretch.whole and days.number != length
        if days is not None and told and (length > 1 or days.number > 1):
            said.append(f"the text tells of {days.number} days, the dates of {length}")
        return "; ".join(said) or None


_DAY_OF = 90  # characters before a day in which it is told which day of the meeting it is
_WHICH_DAY = re.compile(
    r"\b(?:(?P<first>first|opening|1st)|(?P<last>last|final|closing)|second|third|fourth|2nd|3rd|4th) day\b"
    r"(?! (?:session|visit))[^.;\n\d]{0,30}(?:\d{1,2}(?:st|nd|rd|th) [^.;\n\d]{0,40})?\Z"
)
_MONTH_HEAD = re.compile(r"\s*(?:date:?\s+)?((?:19|20)\d\d)-(0[1-9]|1[0-2])\s*\n")
# "6 May" + "opening; 7 May plenary; 8 May closing"
_LABELLED = re.compile(r"\)? ?[:–—-]? ?(?:(?P<opens>opening)|closing)\b(?! (?:of|for)\b)")
_FRONT = re.compile(
    r"\W*(?:(?:and|but|later|earlier|also|only|on|in|at|by|the|early|late|morning|afternoon|evening|of|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|\d[\d.:]*(?:[ap]m)?|[ap]\.?m\.?|o'clock|noon)[\s,(]+)*"
)
# The first verb of the sentence, with no object: "the 10th AMMSWD (…) in Hue, Viet Nam," + "opened with a speech"
_OPENED = r"(?:opened|opens|open|begins?|began|starts?|started|kicks? off|kicked off|commences?|commenced)"
_ENDED = r"(?:closes?|closed|ends?|ended|concludes?|concluded|finished|wraps? up|wrapped up)"
_OTHER_VERBS = (
    r"held|hosted|took|takes|was|were|is|are|will|met|meets|gathered|convened|attended|joined|said|led|visited|adopted|"
    r"chaired|organi[sz]ed|has|have|had|after|before|when|where|as|which|that|who"
)
_DID_FIRST = re.compile(
    rf"\)?,? (?:(?!\b(?:{_OTHER_VERBS}|{_OPENED}|{_ENDED})\b)[^.;\n]){{0,220}}?"
    rf"\b(?:was |were |officially |formally |also |has |will )*(?:(?P<opened>{_OPENED})|{_ENDED})"
    r"(?= (?:in|at|here|with|under|on|today|this|via|by|after|following)\b|\s?[,.;\n]|\Z)"
)
_CUE_REACH = 280  # characters: a row of meetings may stand between the day and "đã bế mạc"
_FROM_MID_MONTH = 46  # days: the month before, the month itself and the one after it
_HELD_BEFORE = re.compile(r"(?<!be )\bheld (?:(?:from|on|in|between) )?\Z")
_BEGUN = re.compile(
    r"\b(?:began|opened|started|kicked off|commenced|got under ?way)\b(?:(?! and\b)[^.;,\d]){0,24} (?:on )?\Z"
)
_GOVERNS = re.compile(
    r"\b(?:(?P<now>opens|begins|starts|kicks off|gets under ?way|commences|convenes?|meets?|gathers?|ends|closes|"
    r"concludes|wraps up|runs?|continues?|lasts|goes on)|(?P<is>(?:is|are)(?: being held| taking place)?)|"
    r"opened|began|started|kicked off|ended|closed|concluded|met|gathered|convened|was|were|held|took|ran|"
    r"lasted|continued|da|vua)\b"
)
_JOINED = re.compile(r"(?:,|\s(?:and|to|va|den|et))\s(?:on )?")
_DONE = re.compile(
    r"\b(?:opened|closed|concluded|ended|began|kicked off|wrapped up|hosted|convened|discussed|reviewed|deliberated|"
    r"exchanged|considered|endorsed|agreed)\b"
)
_WAS_HELD = re.compile(
    r"(?:(?<!be )\bheld|\btook place|\bgathered|\bmet|\bconvened|"
    r"\bda (?:duoc )?(?:dien ra|to chuc|hop|khai mac|be mac|ket thuc))\b[^,.;]{0,30}\Z"
)
_AND_THEN = re.compile(r",| (?:and|va)\b")
_NEXT_TO = 12  # characters
_GOVERNED = 50  # characters
_SUNDAY = 7
_WEEK_REACH = 60  # characters before a weekday in which its week is told
_LEAD = 400  # characters in which the event is named
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
# "trong tháng 4/" + "2020", "in April" + "2020"
_WITH_MONTH = re.compile(rf"(?:\bthang (?P<number>\d{{1,2}})(?: nam |/| )|\b(?P<name>{'|'.join(_MONTHS)}) (?:of )?)\Z")
_LONGEST_MONTH = 16  # characters
_PLAN_REACH = 60
_NO_WORDS = re.compile(r"[\s,/.-]*(?:\([a-z]{3,9}\.?\))?[\s,/.-]*")
_OPENS_WITH_YEAR = re.compile(r"\W*(?:(?:trong )?nam |in |en |asean )?")
_AND_THEN = re.compile(r" ?[,:|]")
_EVENT_WORDS = (
    r"(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|toa dam|doi thoai|ngay hoi|lien hoan|tuan le|trai he|"
    r"giai thuong|le (?:trao|ky niem|phat dong|khai mac)|meetings?|conferences?|forum|summit|workshop|seminar|dialogue|"
    r"consultation|festival|camp|congress|symposium|retreat|reunions?|atelier|sommet)"
)
_EVENT_NAMED = re.compile(rf"\b{_EVENT_WORDS}\b")
# The words of a name up to its year; a verb or another clause ends it.
_NO_VERB = re.compile(
    r"(?:(?!\b(?:dien ra|to chuc|khai mac|thao luan|ra soat|danh gia|cong bo|thong qua|ban|tu|den|ke tu|toi|giai doan|"
    r"was|were|is|are|will|held|discuss\w*|review\w*|adopt\w*|since|from|by|until|has|had|have)\b)[^.,;:\n()“”\"]){0,90}"
)
# Words that point at another meeting than the one told of: "tiếp nối kết quả" + "hội nghị năm 2018".
_BACK = re.compile(
    r"\b(?:ke tu|sau|so voi|theo|ket qua(?: cua)?|tiep noi|tiep theo|chuan bi(?: cho)?|huong toi|huong den|tien toi|"
    r"(?:thong qua|thong nhat|cam ket|neu|dua ra) tai|truoc|following|since|after|from|prior to|before|ahead of|"
    r"towards?|preparations? for|(?:outcomes?|results?|decisions?) (?:of|at|from)|"
    r"(?:adopted|agreed|announced|launched|made|signed) (?:at|during)|previous|last|next)"
    r"(?: (?:the|an?|cac|nhung|of))* (?:[\w-]+ ){0,5}\Z"
)
# "Công ước có hiệu lực từ ngày" + "3/5/2008", "a letter of" + "1 April 2019", "the last one took place on" + "…"
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:hieu luc|ban hanh|cong van|thong bao|quyet dinh|nghi dinh|nghi quyet|luat|thong tu|so \S+|thanh lap|"
    r"gia nhap|sinh|(?:lan|ky|hoi nghi) (?:truoc|gan day|gan nhat)|phe chuan|entered into force|issued|decree|law|"
    r"letter|circular|founded|established|born|ratified|acceded|joined|signed|dated|"
    r"(?:last|previous) (?:one|meeting|session))\b"
    r"[^.;\n]{0,40}\Z"
)
_BACK_REACH = 60
_LONGEST_NAME = 110  # characters
_OF_ASEAN = re.compile(r"ASEAN|Asean|[A-Z]{3}")
# The rest of an event's name behind the year by which it begins.
_EVENT_BY_YEAR = re.compile(rf" (?:asean|[a-z]{{3,9}}[ -]asean)[^.,;:\n()]{{0,80}}?\b{_EVENT_WORDS}\b")
# "Diễn đàn … lần thứ 14 năm 2024", not "kể từ Cuộc họp lần thứ 3 năm 2018"
_NUMBERED = re.compile(
    r"(?P<before>\b(?:ke tu|tu(?! ngay| \d)|sau|so voi|tai|theo|chuan bi|tien toi|huong toi|"
    r"ket qua)\b[^.,;\n]{0,120}?)?\b(?:lan thu \w+ nam |(?:dac biet|bat thuong) (?:lan (?:thu )?)?\d{1,2}/)"
    r"(?P<year>20\d\d)\b(?!\s?[-/]\s?\d)"
)
_NEW_YEAR = 2
_WITHIN = re.compile(r"\btrong nam (20\d\d)\b(?!\s?(?:[-/,]|va)\s?(?:20)?\d)")
# "đánh giá các hoạt động đã thực hiện" + "trong năm 2019", "kế hoạch hoạt động" + "trong năm 2021"
_REVIEWED = re.compile(
    r"\b(?:danh gia|ra soat|kiem diem|tong ket|da thuc hien|da trien khai|ket qua|ke hoach|chuong trinh|dinh huong|"
    r"du kien|se)\b[^.;\n]*\Z"
)
# "the two-day 2014 ASEAN … meeting": the year that an event is called by, where nothing was adopted or named at it
_EVENT_OF = re.compile(
    r"(?<!at )(?<!since )(?<!during )(?<!after )(?<!from )(?<!following )(?<!before )\b(?:the|this|a|an)"
    r" (?:(?:two|three|four|one|\d)-day )?(20\d\d) (?:asean|[a-z]{3,9} asean)"
    r" (?:[\w+/&'()-]+ ){0,8}?(?:meeting|conference|forum|workshop|dialogue|consultation|seminar)\b"
)
# "the 2014 ASEAN Conference on X" + "held in May in Cebu": one of several events of which the text tells
_OTHER_EVENT = re.compile(
    r"[^.;\n]{0,60}?\b(?:held|hosted|convened|organi[sz]ed|took place)\b"
    r"[^.;\n]{0,30}?\b(?:in|on) (?:early |late |mid-)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
# "vai trò Chủ tịch ASEAN 2020", "năm Việt Nam làm Chủ tịch hợp tác ASEAN về … 2023"; no stretch of years
_CHAIRED = re.compile(
    r"(?:(?<!se giu chuc )(?<!se dam nhiem )(?<!se la )(?<!tung la )(?<!tung giu chuc )(?<!nguyen )"
    r"\bchu tich (?:[a-z]+ ){0,4}?(?:asean|ascc|slom|so[cm][a-z]{1,4}|am[a-z]{2,5}|ac[a-z]{1,4})\b[^.;:\n\d]{0,40}|"
    r"\b(?<!served )(?<!be )(?<!was )(?:as|in its role as) (?:the )?(?:asean chair|chair of asean)(?: in| for)? |"
    r"\basean chairmanship(?: in| for| of)? )"
    r"\b(20\d\d)\b(?!\s?[-/]\s?\d)"
)


def _days_between_weekdays(stretch: Stretch) -> int:
    """How many days after its first weekday a range of weekdays ends; 0 for a single one."""
    first, last = stretch.first.weekday, stretch.last.weekday
    return (last - first) % 7 if first is not None and last is not None and stretch.last.day is None else 0


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _month_day(atom: Atom) -> tuple[int, int]:
    return atom.month or 0, atom.day or 0


def _candidates(first: Atom, last: Atom, about: date, reach: int = 1) -> list[tuple[date, date]]:
    """The readings of days without a year in the years about a date, `reach` to either side."""
    wraps = _month_day(first) > _month_day(last)
    pairs = []
    for year in range(about.year - reach, about.year + reach + 1):
        begin, finish = in_calendar(year, first.month, first.day), in_calendar(year + wraps, last.month, last.day)
        if begin is not None and finish is not None:
            pairs.append((begin, finish))
    return pairs


def _distance(pair: tuple[date, date], published: date) -> int:
    """Days between a range and a date, 0 inside it."""
    if pair[0] <= published <= pair[1]:
        return 0
    return min(abs((pair[0] - published).days), abs((pair[1] - published).days))


def _iso(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _open_value(stretch: Stretch) -> str:
    """The canonical form of what is not decided."""
    if stretch.first.kind == "pair" and stretch.first is stretch.last:
        pair = stretch.first
        return f"---{pair.day:02}/---{pair.second:02} or --{pair.second:02}-{pair.day:02}"
    ends = [_open_end(atom) for atom in (stretch.first, stretch.last)]
    value = ends[0] if ends[0] == ends[1] else "/".join(ends)
    for month, day in stretch.last.readings:
        value += f" or {stretch.last.year:04}-{month:02}-{day:02}"
    return value


def _period(offset: int, unit: str) -> str:
    return f"-P{-offset}{unit}" if offset < 0 else f"P{offset}{unit}"


def _open_end(atom: Atom) -> str:
    if atom.offset is not None:
        return _period(atom.offset, "D")
    if atom.day is None:
        return f"-W-{atom.weekday}"
    if atom.month is None:
        return f"---{atom.day:02}"
    year = f"{atom.year:04}" if atom.year is not None else "-"
    return f"{year}-{atom.month:02}-{atom.day:02}"
