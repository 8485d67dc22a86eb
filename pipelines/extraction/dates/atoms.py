"""Reads the single pieces of date expressions: a day, a month, a year, a weekday, a number of days. Decides no year.

The automaton of the language's pack finds numbers and date words; around each, expressions anchored at that place read
the piece. Pieces of one expression ("14, 15 và 16/11") are put together in `chains`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from .pack import SPACE, Anchor, Head, Pack, head_of
from .records import Cue, DayCount

# Numbers with what may separate the parts of a date. A dash at the head of a line is a bullet and belongs to no date.
_CLUSTER = re.compile(rf"[0-9]{{1,4}}(?:(?:[ \xad]{{0,2}}[-/⁄∕]{SPACE}|\.)[0-9]{{1,4}}){{0,6}}")
_RUN = re.compile(r"[0-9][0-9./-]*+")
_LONGEST_RUN = 40  # characters; a longer run of numbers and separators is a code or a table, and holds no date
_DIGITS = re.compile(r"[0-9]+")
_CLOCK_AFTER = re.compile(
    r"[0-9]|:[0-9]|[.][0-9]|[ \xad]?(?:h|g|gio|am|pm|a\.m|p\.m|phut|hrs?|hours?|o'clock)(?![a-z])|[hg][0-9]|[ \xad]?%"
)
_YEARS_SINCE = re.compile(r"\d nam ngay\Z")
_CLOCK_BEFORE = re.compile(r"[0-9][ \xad]?(?:h|g|gio)[ \xad]?\Z")
_ORDINAL = re.compile(rf"{SPACE}(?:st|nd|rd|th)(?![a-z])")
_ACRONYM = re.compile(r"(?<![^\s(])(?P<word>[A-Z]{3,})(?:\+[0-9])? \Z")
_MARKED = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u0300-\u0309\u0323\u1ea0-\u1ef9áàéèíìóòúùãõÁÀÉÈÍÌÓÒÚÙ]")
_BLANK = " \n\xad"
_NO_HEAD = Head(0, "", "")
_BLANKS = frozenset(_BLANK)
_TIES = frozenset("-/.⁄∕")

# How the numbers of a cluster may be read, by its separators ("=" is a dash with spaces about it): D day, M month,
# Y year, y year of two digits, "|" parts one date from the next. The first reading that fits is taken.
_SHAPES: dict[str, tuple[str, ...]] = {
    "": ("D", "Y"),
    "/": ("DM", "MY"),
    "//": ("DMY", "YMD", "MDY", "DMy"),
    "..": ("DMY", "YMD", "DMy"),
    "-": ("Y|Y", "MY"),
    "--": ("DMY", "YMD", "MDY", "D|DM"),
    "---": ("D|DMY",),
    "-/": ("D|DM",),
    "-//": ("D|DMY",),
    "-..": ("D|DMY",),
    "--/": ("D|D|DM",),
    "--//": ("D|D|DMY",),
    "/-/": ("DM|DM", "MY|MY"),
    "/-//": ("DM|DMY",),
    ".-..": ("DM|DMY",),
    "//-//": ("DMY|DMY",),
    "..-..": ("DMY|DMY",),
    "-=-": ("DM|DM",),
    "-=--": ("DM|DMY",),
    "--=--": ("DMY|DMY",),
    "-----": ("DMY|DMY",),
    "/-/-": ("DM|DMY",),
}
# The same with a dot between day and month.
_DOTTED = {".": "/", "-.": "-/", "--.": "--/", ".-.": "/-/"}
_MONTH_SHAPES = {"": ("M",), "/": ("MY", "M|M"), "-": ("MY", "M|M"), "-/": ("M|MY",), "/-/": ("MY|MY",), ".": ("MY",)}


@dataclass(slots=True)
class Atom:
    """One piece of a date expression, `text[start:end]`, as far as its own words tell."""

    kind: Literal["day", "pair", "month", "year"]
    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    second: int | None = None  # of a pair "8-11": a second day or a month
    offset: int | None = None  # "today", "yesterday": days from the publication
    month_offset: int | None = None
    year_offset: int | None = None
    weekday: int | None = None  # 1 to 7, Monday first
    weeks: int | None = None  # of a weekday alone: weeks from that of the publication
    coming: bool = False  # of a weekday alone: the next one
    shown: int | None = None  # offset that stands beside an explicit date: "chiều nay (5/8)"
    cued: bool = False  # a day word, bracket, weekday or the like tells that it is a date
    day_word: bool = False
    month_first: bool = False
    hyphen: bool = False
    named: bool = False
    short_year: bool = False  # of two digits
    borrowed: bool = False  # its month stands at another piece of the expression
    aimed: bool = False  # a year that a plan aims at, or one end of a stretch of years
    doubt: str | None = None
    readings: tuple[tuple[int, int], ...] = ()  # other (month, day) in which the numbers may be read

    @property
    def bare(self) -> bool:
        """Whether it is a number of a day without month."""
        open_month = self.month is None and self.month_offset is None
        return self.kind == "day" and open_month and self.offset is None and self.day is not None


@dataclass(slots=True)
class Reader:
    """Reads one text.

    After `read`, `atoms` are in order and do not overlap, `counts` are the numbers of days and `cues` the words for
    opening and closing.
    """

    text: str
    shadow: str
    pack: Pack
    atoms: list[Atom] = field(default_factory=list)
    counts: list[DayCount] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    _used: int = 0
    _is_marked: bool | None = None
    _month_end: int = -99  # where the last name of a month, the last weekday or "today" ended
    _weekday_end: int = -99
    _head_at: int = -1  # the place that `_head_is` is the head of
    _head_is: Head = _NO_HEAD

    def read(self) -> None:
        """Reads all atoms and counts of the text."""
        anchors = self.pack.anchors
        haystack = self.shadow.replace("\n", " ") if "\n" in self.shadow else self.shadow
        for index, start, end in self.pack.automaton.find_matches_as_indexes(haystack):
            if start < self._used:
                continue
            anchor = anchors[index]
            kind = anchor.kind
            if kind == "number":
                self._number(start)
                continue
            if kind == "month":
                self._month_end = end
            elif kind == "weekday" or kind == "day":
                self._weekday_end = end
            if self._stands(anchor, start, end):
                self._word(anchor, start, end)

    # What surrounds an offset

    def _spelled(self, start: int, end: int, written: frozenset[str]) -> bool:
        """Whether the text writes one of these words here, or writes no diacritics at all."""
        words = self.text[start:end].lower().replace("\n", " ")
        if words in written:
            return True
        if self._is_marked is None:
            self._is_marked = _MARKED.search(self.text) is not None
        return not self._is_marked

    def _stands(self, anchor: Anchor, start: int, end: int) -> bool:
        shadow = self.shadow
        if (start and shadow[start - 1].isalpha()) or shadow[end : end + 1].isalnum():
            return False
        if anchor.capital and not self.text[start].isupper():
            return False
        return self._spelled(start, end, anchor.written)

    def _before(self, key: str, at: int, glued: bool = False) -> int | None:
        """The start of a word of the list `key` directly before `at`, written as it must be."""
        if at != self._head_at:
            self._head_at, self._head_is = at, head_of(self.shadow, at)
        words = self.pack.words[key]
        found = words.before(self._head_is, glued)
        if found is None:
            return None
        start, word = found
        return start if self._spelled(start, start + len(word), words.written[word]) else None

    def _after(self, key: str, at: int) -> bool:
        return self.pack.words[key].after.match(self.shadow, at) is not None

    def _day_word(self, at: int) -> int | None:
        """The start of "ngày", "mùng", "ngày mùng" before a day's number."""
        early = self._before("early_day", at, glued=True)
        day = self._before("day", at if early is None else early, glued=True)
        return early if day is None else day

    def _head(self, at: int) -> str:
        return self.shadow[max(0, at - 3) : at].rstrip(" \xad")

    def _cued(self, at: int) -> bool:
        head = self._head(at)
        if not head:
            return at <= 3 or self.shadow[at - 1] == "\n"
        return head[-1] in "(\n" or self._before("cues", at, glued=True) is not None

    # Words

    def _word(self, anchor: Anchor, start: int, end: int) -> None:
        pack, shadow = self.pack, self.shadow
        if anchor.kind == "count":
            self._count(start, end, anchor.number)
        elif anchor.kind in ("open", "close"):
            if self._before("opens_not_after", start) is None:
                self.cues.append(Cue(start, end, "start" if anchor.kind == "open" else "end", anchor.after))
        elif anchor.kind == "day":
            if not any(shadow.startswith(word, end) for word in pack.words["relative_not_before"].written):
                self._add(Atom("day", start, end, offset=anchor.number, cued=True))
        elif anchor.kind == "months":
            self._add(Atom("month", start, end, month_offset=anchor.number))
        elif anchor.kind == "years":
            self._add(Atom("year", start, end, year_offset=anchor.number))
        elif anchor.kind == "weekday":
            self._weekday(anchor, start, end)
        else:
            self._month(anchor, start, end)

    def _weekday(self, anchor: Anchor, start: int, end: int) -> None:
        needed = self.pack.words["weekday_after"]
        if anchor.narrow or self._before("weekday_ordinal", start) is not None:
            return
        if needed.written and (
            self._before("weekday_after", start) is None or not self.text[start:end].split()[-1][0].isupper()
        ):
            return
        if not self.text[start].isupper() and not needed.written:
            return
        atom = Atom("day", start, end, weekday=anchor.number, cued=True)
        if found := self.pack.weeks_after.match(self.shadow, end):
            atom.end, atom.weeks = found.end(), self.pack.weeks[" ".join(found["weeks"].split())]
        else:
            atom.coming = self._after("coming_after", end) or self._before("coming_before", start) is not None
        self._add(atom)

    def _month(self, anchor: Anchor, start: int, end: int) -> None:
        """A month's name that stands before no number: with a day in words ("the fifth of August"), or alone."""
        pack, shadow = self.pack, self.shadow
        if shadow[end : end + 1] == ".":
            end += 1
        found = pack.day_word_before.search(shadow, max(self._used, start - 40), start)
        if found and (found["day"] or not pack.day_numbers_need_day):
            day = pack.day_numbers[" ".join(found["word"].split())]
            begin = found.start() if found["day"] else found.start("word")
            atom = Atom("day", begin, end, day=day, month=anchor.number, cued=True, named=True)
            self._year_after(atom)
            self._day_word_joined(begin)
            self._add(atom)
            return
        follows = shadow[end : end + 6].lstrip(_BLANK)
        led_on = follows[:1].isdigit() or follows.startswith("the ")
        if led_on and not (pack.words["month"].written and pack.year_after.match(shadow, end)):
            return  # the number that follows reads it
        atom = Atom("month", start, end, month=anchor.number, named=True)
        self._year_after(atom)
        narrow = anchor.narrow and not self.text[start:end].split()[-1][:1].isupper()
        if narrow and atom.year is None:
            return
        needed = pack.words["month_alone_after"].written
        if needed and atom.year is None and self._before("month_alone_after", start) is None:
            return
        self._add(atom)

    def _day_word_joined(self, begin: int) -> None:
        """A day in words that a joint binds to the next one: "the first to third of June"."""
        pack, shadow = self.pack, self.shadow
        for key in ("to", "and"):
            joint = pack.words[key].before(head_of(shadow, begin))
            found = joint and pack.day_word_before.search(shadow, max(self._used, joint[0] - 40), joint[0])
            if found:
                day = pack.day_numbers[" ".join(found["word"].split())]
                start = found.start() if found["day"] else found.start("word")
                self._add(Atom("day", start, found.end("word"), day=day, cued=True))

    def _count(self, start: int, end: int, number: int) -> None:
        if not 1 <= number <= 31:
            return
        if self._before("duration_not_before", start) is not None and not _TO_LAST.search(
            self.shadow, max(0, start - _LONGEST_TO_LAST), start
        ):
            return
        if self._after("duration_not_after", end) or self._after("half_after", end):
            return
        if _CLOCK_BEFORE.search(self.shadow, max(0, start - 8), start):
            return  # "13 giờ 30 ngày 5/6"
        if _YEARS_SINCE.search(self.shadow, max(0, start - 6), end):
            return  # "58 năm ngày thành lập ASEAN"
        self.counts.append(DayCount(start, end, number))

    # Numbers

    def _number(self, at: int) -> None:
        shadow = self.shadow
        first_end = at + 1
        while shadow[first_end : first_end + 1].isdigit():
            first_end += 1
        self._used = first_end
        if first_end - at > 4 or (shadow[first_end : first_end + 1] not in _TIES and not self._worth(at, first_end)):
            return
        run = _RUN.match(shadow, at)
        if run is not None and run.end() - at > _LONGEST_RUN:
            self._used = run.end()
            return
        cluster = _CLUSTER.match(shadow, at)
        if cluster is None or (cluster.end() == first_end and not self._worth(at, first_end)):
            return
        if not self._left_open(at):
            return
        numbers = [found.span() for found in _DIGITS.finditer(shadow, at, cluster.end())]
        while _CLOCK_AFTER.match(shadow, numbers[-1][1]):
            if len(numbers) == 1:
                return
            numbers.pop()
        marks = "".join(map(self._mark, numbers, numbers[1:]))
        if self._before("numbered", at) is not None:
            self._used = numbers[-1][1]
            return
        if not marks and self._single(at, first_end):
            return
        if self._glued(numbers, marks):
            return
        self._cluster(at, numbers, marks)

    def _worth(self, at: int, end: int) -> bool:
        """Whether a lone number has a date word before it or after it."""
        shadow = self.shadow
        after = end
        while shadow[after : after + 1] in _BLANKS:
            after += 1
        return (
            shadow.startswith(self.pack.lone_after, after)
            or at - self._month_end < 8
            or shadow[max(0, at - 16) : at].rstrip(_BLANK).endswith(self.pack.lone_before)
            or bool(self.atoms and at - self.atoms[-1].end < 30)
        )

    def _left_open(self, at: int) -> bool:
        """Whether a date may begin at this number: nothing before it makes it part of a clock time, code or amount."""
        if at == 0:
            return True
        shadow = self.shadow
        before = shadow[at - 1]
        if before in _BLANK or before in "(\"'[;":
            return True
        if before.isalpha():
            return self._day_word(at) is not None or any(
                self._before(key, at, glued=True) is not None for key in ("month", "year", "from", "to", "cues")
            )
        if before.isdigit():
            return False
        further = shadow[at - 2] if at > 1 else " "
        if before in ",.:" and further.isdigit():
            return before == "," and bool(self.atoms) and self.atoms[-1].end == at - 1 and self.atoms[-1].day_word
        adjoins = before == "-" and bool(self.atoms) and self.atoms[-1].end == at - 1
        return before in ",.:" or adjoins or (before in "-/|" and not further.isalnum())

    def _mark(self, left: tuple[int, int], right: tuple[int, int]) -> str:
        between = self.shadow[left[1] : right[0]]
        sign = between.strip(_BLANK)
        if sign == "-":
            return "=" if len(between) > 1 else "-"
        return "/" if sign in "/⁄∕" else "."

    def _single(self, at: int, end: int) -> bool:
        """Whether a lone number is done with: a number of days, or of anything but days."""
        pack, shadow = self.pack, self.shadow
        if end - at <= 2 and (found := pack.count_after.match(shadow, end)):
            follows = shadow[found.end() : found.end() + 3].lstrip(_BLANK)[:1]
            if self._day_word(at) is None or not follows.isdigit():
                self._count(at, found.end(), int(shadow[at:end]))
                return True
        return end - at == 3 or (self._counts_meetings(at) and not pack.month_after.match(shadow, end))

    def _counts_meetings(self, at: int) -> bool:
        """Whether a lone number is that of a meeting by its acronym ("(SOMDP 12), chiều 14/10"), and no day."""
        found = _ACRONYM.search(self.text, max(0, at - 12), at)
        word = found["word"].lower() if found else ""
        return bool(word) and word not in self.pack.months and self._before("cues", at) is None

    def _glued(self, numbers: list[tuple[int, int]], marks: str) -> bool:
        """Whether letters or a slash with letters stand directly after, as in codes ("12/2015/QD", "25-CP")."""
        end = numbers[-1][1]
        follows = self.shadow[end : end + 4]
        if follows[:1] in "/_" and follows[1:2].isalpha():
            return True
        if follows[:1] == "-" and follows[1:2].isalpha():
            if self._joined(end):
                return False  # "ngày 26-ngày 27/11"
            return marks in ("", "/") and not self.pack.month_after.match(self.shadow, end) and marks != "/"
        if not follows[:1].isalpha() or _ORDINAL.match(self.shadow, end):
            return False
        return "/" not in marks and not self.pack.month_after.match(self.shadow, end) and not self._joined(end)

    def _joined(self, end: int) -> bool:
        return self.pack.onward.match(self.shadow, end) is not None

    def _leads_to(self, end: int, start: int) -> bool:
        """Whether nothing but a word for "to" stands between two places."""
        found = self.pack.joint.fullmatch(self.shadow, end, start)
        return found is not None and found["to"] is not None

    def _leads_on(self, end: int) -> bool:
        """Whether a word for "to" leads on to another date."""
        found = self.pack.onward.match(self.shadow, end)
        return found is not None and found["to"] is not None

    def _cluster(self, at: int, numbers: list[tuple[int, int]], marks: str) -> None:
        pack = self.pack
        month_start = self._before("month", at, glued=True)
        if month_start is not None:
            self._months(at, month_start, numbers, marks)
            return
        named = self._month_name_before(at)
        if named is not None:
            self._month_first(*named, numbers, marks)
            return
        tail = pack.month_after.match(self.shadow, numbers[-1][1])
        if tail and set(marks) <= set("-=") and self._named_days(at, numbers, tail):
            return
        dotted = _DOTTED.get(marks)
        if dotted is not None and self._is_dotted(at, marks) and self._shape(numbers, dotted):
            self._build(at, numbers, dotted, _SHAPES[dotted][0])  # "ngày 6.11", "6-8.11"
            return
        while True:
            shape = self._shape(numbers, marks)
            if shape is not None or not marks:
                break
            if marks in ("-", "=") and self._pair(at, numbers):
                return
            marks, numbers = marks[:-1], numbers[:-1]
        if shape is not None:
            self._build(at, numbers, marks, shape)

    def _is_dotted(self, at: int, marks: str) -> bool:
        """Whether a dot may stand between day and month: after the word for a day, and where the language writes a
        hyphen there too, after a part of the day ("chiều 6.11") or a day told in words ("ngày mai (6.11)"), in a range
        ("từ 6-8.11") and at the end of a list.
        """
        if self._day_word(at) is not None:
            return True
        return self.pack.hyphen_is_month and (
            self._before("fillers", at) is not None
            or self._weekday_stands(at)
            or (marks == "-." and self._before("from", at) is not None)
            or (self._continues(at) and (self.atoms[-1].day_word or self.atoms[-1].bare))
        )

    def _values(self, numbers: list[tuple[int, int]]) -> list[str]:
        return [self.shadow[start:end] for start, end in numbers]

    def _shape(
        self, numbers: list[tuple[int, int]], marks: str, shapes: dict[str, tuple[str, ...]] = _SHAPES
    ) -> str | None:
        values = self._values(numbers)
        for candidate in shapes.get(marks) or shapes.get(marks.replace("=", "-"), ()):
            if all(map(_fits, candidate.replace("|", ""), values)) and self._allowed(candidate, values, marks):
                return candidate
        return None

    def _allowed(self, shape: str, values: list[str], marks: str) -> bool:
        if shape == "D|DM" and "/" not in marks:
            return self.pack.hyphen_is_month and int(values[0]) < int(values[1])
        if shape == "MDY":
            return int(values[1]) > 12
        if shape == "Y|Y":
            return int(values[0]) < int(values[1])
        if shape == "MY" and marks != "/":
            return self.pack.hyphen_is_month
        return True

    def _build(self, at: int, numbers: list[tuple[int, int]], marks: str, shape: str) -> None:
        """Makes the atoms of a recognised cluster and looks what its neighbours add."""
        values = self._values(numbers)
        made: list[Atom] = []
        index = 0
        for part in shape.split("|"):
            span = numbers[index : index + len(part)]
            given = dict(zip(part, values[index : index + len(part)], strict=True))
            made.append(_atom_of(part, given, span[0][0], span[-1][1]))
            index += len(part)
        first, last = made[0], made[-1]
        if first.kind == "year":
            self._years(made)
            return
        if shape == "DMY" and self.pack.language == "en":
            self._either_order(first)
        day_word = self._day_word(at) if first.kind == "day" else None
        if day_word is not None:
            first.start, first.day_word = day_word, True
        first.cued = day_word is not None or self._cued(at)
        first.hyphen = "/" not in marks and "-" in marks and shape in ("DMY", "DM|DM", "DM|DMY", "D|DM", "D|DMY")
        if last.kind == "day" and last.month is not None and last.year is None:
            self._year_after(last)
        if first.bare and first is last and self.atoms and self.atoms[-1].month and self._continues(at):
            ordinal = _ORDINAL.match(self.shadow, first.end)
            first.end = ordinal.end() if ordinal else first.end
            self._year_after(first)
        if first.bare and not (first.cued or self._joined(first.end) or self._continues(at)):
            return
        if first.bare and first is last and self._after("counted", first.end) and day_word is None:
            return
        plain = last.kind == "day" and last.month is not None and last.year is None and last.year_offset is None
        if plain and first is last and not self._continues(at):
            first.cued = first.cued or self._weekday_stands(at)
            if not first.cued and not self._leads_on(last.end):
                return
        if plain and day_word is None and self._after("counted", last.end):
            return
        if last.kind == "month" and not first.cued:
            return
        for atom in made:
            self._add(atom)

    def _years(self, made: list[Atom]) -> None:
        """A year after its word ("năm 2019", "in 2019"), or a stretch of years."""
        first, last = made[0], made[-1]
        aimed = False
        last_atom = self.atoms[-1] if self.atoms else None
        start = self._before("year_cues", first.start, glued=self.pack.words["day"].written != {})
        if start is not None and self._before("year_cues_not_after", start) is not None:
            return
        begin = first.start if start is None else start
        if last_atom is not None and last_atom.kind == "year" and self._leads_to(last_atom.end, begin):
            start = begin
        elif start is not None:
            aimed = self._before("horizons", start) is not None
        else:
            horizon = self._before("horizons", first.start)
            start, aimed = horizon, horizon is not None
        if first is last:
            if start is None or self._after("counted", last.end):
                return
            first.start, first.aimed = start, aimed
            self._add(first)
            return
        period = self._before("periods", first.start)
        first.aimed = last.aimed = True
        if start is not None and period is None:
            first.start = start
        for atom in made:
            self._add(atom)

    def _months(self, at: int, start: int, numbers: list[tuple[int, int]], marks: str) -> None:
        """Months by number after their word: "tháng 11", "tháng 10-11/2019"."""
        while True:
            shape = self._shape(numbers, marks, _MONTH_SHAPES)
            if shape is not None or not marks:
                break
            marks, numbers = marks[:-1], numbers[:-1]
        if shape is None:
            return
        values = self._values(numbers)
        index = 0
        made: list[Atom] = []
        for part in shape.split("|"):
            span = numbers[index : index + len(part)]
            given = dict(zip(part, values[index : index + len(part)], strict=True))
            made.append(_atom_of(part, given, span[0][0], span[-1][1]))
            index += len(part)
        made[0].start = start
        if made[-1].year is None:
            self._year_after(made[-1])
        for atom in made:
            atom.named = True
            self._add(atom)
        del at

    def _month_name_before(self, at: int) -> tuple[int, int] | None:
        """Start and number of a month's name before a number ("November 24"), where no earlier date has used it."""
        pack, shadow = self.pack, self.shadow
        if pack.words["month"].written or at - self._month_end > 8:
            return None
        floor = max(self.atoms[-1].end if self.atoms else 0, at - 18)
        found = pack.month_before.search(shadow, floor, at)
        if found is None:
            return None
        start = found.start()
        name = found["name"].rstrip(".")
        if start and shadow[start - 1].isalnum():
            return None
        anchor = pack.months[name]
        return None if anchor.capital and not self.text[start].isupper() else (start, anchor.number)

    def _month_first(self, start: int, month: int, numbers: list[tuple[int, int]], marks: str) -> None:
        """Reads "November 24", "November 24-25, 2018", "November 2018"."""
        values = self._values(numbers)
        if not marks and _fits("Y", values[0]):
            self._add(Atom("month", start, numbers[0][1], month=month, year=int(values[0]), named=True))
            return
        if len(values) == 2 and marks in ("-", "/") and _fits("D", values[0]) and _fits("Y", values[1]):
            numbers, values = numbers[:1], values[:1]
        days = [number for number, value in zip(numbers, values, strict=True) if _fits("D", value)]
        if not days or days[0] != numbers[0]:
            return
        kept = [days[0]]
        for number in days[1:]:
            if int(self.shadow[slice(*number)]) <= int(self.shadow[slice(*kept[-1])]):
                break
            kept.append(number)
        if len(kept) > 1 and "=" in marks and not self._may_end_bare(kept[-1][1]):
            kept = kept[:1]
        made = []
        for begin, end in kept:
            ordinal = _ORDINAL.match(self.shadow, end)
            made.append(
                Atom(
                    "day",
                    begin,
                    ordinal.end() if ordinal else end,
                    day=int(self.shadow[begin:end]),
                    cued=True,
                    named=True,
                )
            )
        made[0].start, made[0].month, made[0].month_first = start, month, True
        last = made[-1]
        last.month = month
        self._year_after(last)
        if len(made) == 1 and last.year is None and self._after("counted", last.end):
            return
        for atom in made:
            self._add(atom)

    def _named_days(self, at: int, numbers: list[tuple[int, int]], tail: re.Match[str]) -> bool:
        """Reads "22 tháng 11 năm 2019", "7-9 tháng 8", "15-16 November 2023", "5th of August"."""
        values = self._values(numbers)
        if not all(_fits("D", value) for value in values):
            return False
        day_word = self._day_word(at)
        month_offset = None
        month: int | None = None
        if tail["number"] is not None:
            if tail["link"] is not None and day_word is None:
                return False
            month = int(tail["number"])
        elif tail["relative"] is not None:
            if day_word is None:
                return False
            month_offset = self.pack.relative_months[" ".join(tail["relative"].split())]
        else:
            name = tail["name"].rstrip(".")
            anchor = self.pack.months[" ".join(name.split())]
            start = tail.start("name")
            if anchor.capital and not self.text[start].isupper():
                return False
            if not self._spelled(start, start + len(name), anchor.written):
                return False
            month = anchor.number
        made = [
            Atom("day", start, end, day=int(value), named=True)
            for (start, end), value in zip(numbers, values, strict=True)
        ]
        first, last = made[0], made[-1]
        last.month, last.month_offset = month, month_offset
        last.end = tail.end()
        if day_word is not None:
            first.start, first.day_word = day_word, True
        first.cued = True
        if month is not None:
            self._year_after(last)
        for atom in made:
            self._add(atom)
        return True

    def _pair(self, at: int, numbers: list[tuple[int, int]]) -> bool:
        """Two numbers about a dash: two days, or (where the language writes so) day and month."""
        pack = self.pack
        values = self._values(numbers)
        if not all(_fits("D", value) for value in values):
            return False
        left, right = map(int, values)
        start, end = numbers[0][0], numbers[1][1]
        day_word = self._day_word(at)
        continues = self._continues(at)
        cued = day_word is not None or self._cued(at) or self._weekday_stands(at)
        if day_word is None and self._after("counted", end):
            return True
        if not pack.hyphen_is_month:
            return self._joined(end) and self._two_days(numbers, left, right)
        if not (cued or continues):
            return True
        begin = start if day_word is None else day_word
        if right > 12 and left < right:
            self._add(Atom("day", begin, numbers[0][1], day=left, cued=True, day_word=day_word is not None))
            self._add(Atom("day", numbers[1][0], end, day=right, cued=True))
            return True
        if right > 12:
            return True
        atom = Atom("pair", begin, end, day=left, second=right, cued=True, day_word=day_word is not None)
        found = pack.year_after.match(self.shadow, end)
        if (
            found
            and found["year"]
            and not self.shadow[found.start() : found.start("year")].strip(_BLANK).startswith(("-", "/", "."))
        ):
            atom.end, atom.year = found.end(), int(found["year"])
        if left >= right or atom.year is not None:
            atom.kind, atom.month, atom.hyphen, atom.second = "day", right, True, None
        self._add(atom)
        return True

    def _two_days(self, numbers: list[tuple[int, int]], left: int, right: int) -> bool:
        if left >= right:
            return False
        self._add(Atom("day", numbers[0][0], numbers[0][1], day=left))
        self._add(Atom("day", numbers[1][0], numbers[1][1], day=right))
        return True

    def _weekday_stands(self, at: int) -> bool:
        near = at - self._weekday_end < 16
        return near and self.pack.weekday_before.search(self.shadow, max(0, at - 26), at) is not None

    def _continues(self, at: int) -> bool:
        """Whether a joint leads from the last atom to this number."""
        if not self.atoms or at - self.atoms[-1].end > 40:
            return False
        last = self.atoms[-1]
        return last.kind in ("day", "pair") and self.pack.joint.fullmatch(self.shadow, last.end, at) is not None

    def _may_end_bare(self, end: int) -> bool:
        """Whether a number of a day may stand without its month here: no noun follows that it counts."""
        ordinal = _ORDINAL.match(self.shadow, end)
        follows = self.shadow[ordinal.end() if ordinal else end :][:8].lstrip(_BLANK)
        return not follows[:1].isalpha() or self._after("after_bare_day", ordinal.end() if ordinal else end)

    def _opens_name(self, end: int, atom: Atom) -> bool:
        """Whether a number behind a dash is the ordinal of a name that follows: "HUE, May 2 – The 10th X met"."""
        between = self.shadow[end : atom.start]
        ordinal = self.shadow[atom.end - 1].isalpha()
        return between.strip(_BLANK).startswith("-") and (ordinal or between.rstrip(_BLANK)[-1:].isalpha())

    def _either_order(self, atom: Atom) -> None:
        """Where day and month are both up to 12, an English text may mean either."""
        if atom.day is not None and atom.month is not None and atom.day <= 12 and atom.day != atom.month:
            atom.readings = ((atom.day, atom.month),)

    def _year_after(self, atom: Atom) -> None:
        found = self.pack.year_after.match(self.shadow, atom.end)
        if found is None:
            return
        if found["relative"] is not None:
            atom.year_offset = self.pack.relative_years[" ".join(found["relative"].split())]
            atom.end = found.end()
        elif not self._after("counted", found.end()):
            atom.year, atom.end = int(found["year"]), found.end()

    def _add(self, atom: Atom) -> None:
        """Keeps an atom, with the weekday or "today" that stands before or after it."""
        if atom.bare and (ordinal := _ORDINAL.match(self.shadow, atom.end)):
            atom.end = ordinal.end()
        last = self.atoms[-1] if self.atoms else None
        if atom.bare and not atom.cued and not self._joined(atom.end) and not (last and self._continues(atom.start)):
            return
        if atom.bare and atom.year is None and not self._may_end_bare(atom.end) and not self._joined(atom.end):
            if not last or not self._continues(atom.start) or self._after("counted", atom.end):
                return
            if self._leads_to(last.end, atom.start):
                if self._opens_name(last.end, atom):
                    return
            else:
                listed = self.shadow[last.end : last.end + 3].lstrip(_BLANK)[:1] == ","
                if not listed and last.day is not None and atom.day is not None and last.day < atom.day:
                    last.doubt = "a number follows that may be another day"
                return
        if atom.kind in ("day", "pair") and atom.offset is None and (atom.day is not None):
            self._beside(atom)
        while self.atoms and self.atoms[-1].start >= atom.start:
            self.atoms.pop()  # a weekday or "today" that the date has taken in
        if self.atoms and self.atoms[-1].end > atom.start:
            return
        self.atoms.append(atom)
        self._used = max(self._used, atom.end)

    def _beside(self, atom: Atom) -> None:
        pack, shadow = self.pack, self.shadow
        near = atom.start - self._weekday_end < 16
        found = pack.weekday_before.search(shadow, max(0, atom.start - 26), atom.start) if near else None
        if found and self.text[found.start()].isalpha() and not self._ends_sentence(found.end("name"), found.end()):
            name = " ".join(found["name"].split())
            anchor = pack.weekdays.get(name) or pack.relative_days[name]
            ordinal = self._before("weekday_ordinal", found.start()) is not None
            if not ordinal and self._spelled(found.start("name"), found.end("name"), anchor.written):
                if anchor.kind == "weekday":
                    first = self._first_of_weekdays(atom, found.start())
                    atom.weekday = anchor.number if first is None else first.weekday
                    atom.start = found.start() if first is None else first.start
                else:
                    atom.shown = anchor.number
                atom.start, atom.cued = min(atom.start, found.start()), True
                if "(" in found.group() and shadow[atom.end : atom.end + 1] == ")":
                    atom.end += 1
                return
        after = pack.weekday_after.match(shadow, atom.end) if "(" in shadow[atom.end : atom.end + 3] else None
        if after:
            atom.weekday, atom.end = pack.weekdays[" ".join(after["name"].split())].number, after.end()

    def _first_of_weekdays(self, atom: Atom, start: int) -> Atom | None:
        """The weekday of a range's first day where both ends have one: "on Friday and Saturday (10-11 May)"."""
        alone = [one for one in self.atoms[-2:] if one.start < start]
        first = alone[-1] if alone else None
        if first is None or first.weekday is None or first.day is not None or first.weeks is not None:
            return None
        joined = _BOTH_WEEKDAYS.fullmatch(self.shadow, first.end, start) is not None
        return first if joined and _GOES_ON.match(self.shadow, atom.end) is not None else None

    def _ends_sentence(self, start: int, end: int) -> bool:
        """As in "held today. On 17 October …": what stands between a day's word and a date begins a sentence anew."""
        between = self.text[start:end].lstrip()
        return between.startswith(".") and between[1:].lstrip()[:1].isupper()


_TO_LAST = re.compile(r"\b(?:to|will|would|may|shall) last \Z")  # a verb, where "the last two days" are none of a count
_LONGEST_TO_LAST = 12
_BOTH_WEEKDAYS = re.compile(r" (?:and|to|va|den|et|au) (?:on )?| ?[-–] ?")
_GOES_ON = re.compile(r" ?(?:-|–|to|and|&|va|den|et|au) ?(?:[a-z]{3,9}\.? )?\d{1,2}\b(?!:)")


def _fits(role: str, value: str) -> bool:
    if role == "Y":
        return len(value) == 4 and "1900" <= value <= "2099"
    if role == "y":
        return len(value) == 2
    limit = 31 if role == "D" else 12
    return len(value) <= 2 and 1 <= int(value) <= limit


def _atom_of(part: str, given: dict[str, str], start: int, end: int) -> Atom:
    kind: Literal["day", "month", "year"] = "day" if "D" in part else "month" if "M" in part else "year"
    atom = Atom(kind, start, end)
    atom.day = int(given["D"]) if "D" in given else None
    atom.month = int(given["M"]) if "M" in given else None
    atom.year = int(given["Y"]) if "Y" in given else None
    if "y" in given:
        atom.year, atom.short_year = 2000 + int(given["y"]), True
    return atom
