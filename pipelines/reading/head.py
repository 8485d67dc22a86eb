"""Finds the headline and what tells when a notice was published, in lines without furniture. Decides on no numeric
order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from pipelines.reading.dates import WrittenDate, written_dates, yearless_date
from pipelines.reading.words import fold, load_words

# How far the head of a page goes: lines that are not empty.
_HEAD_LINES: Final = 15
_TAIL_LINES: Final = 3
_LONGEST_STAMP: Final = 140
_LONGEST_HEADLINE: Final = 320
_SHORTEST_HEADLINE: Final = 15
_PARAGRAPH: Final = 350
# Words of a headline that names what happened; a publisher's name or a section's is shorter.
_FULL_HEADLINE: Final = 8
_BONUS: Final = 0.25
_BODY_SAMPLE: Final = 3000

Kind = Literal["line", "dateline", "iso-head", "sign-off"]

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_CLOCK = re.compile(
    r"\d{1,2}\s?[:hH]\s?\d{2}(?::\d{2})?(?:h\b)?|\b(?:GMT|UTC)\s?[+-]?\s?(?:\d{0,2}(?::?\d{2})?|\d00)(?!\d)",
    re.IGNORECASE,
)
# The name of a picture glued to what stands beside it: "ClockThứ Hai, 3/4/2023 08:15".
_ICON = re.compile(r"\A\W*(?:[Cc]lock|[Cc]alendar)(?=[A-ZÀ-ỸĐ\0])")
_COUNTER = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,3}) ?: ?\d[\d.,]*(?![\d/:-])")  # "Đã xem: 345"
_CODE_OF_AGENCY = re.compile(r"\A\([A-ZĐ][A-Z\d]{2,7}\)\s*[-–—]\s*")  # "(TV2) - Monday, 5 March 2018 | 09:15"
_LAST_CLOCK = re.compile(r",?\s*(?:\d{1,2}[:hH]\d{2}(?::\d{2})?)?\s*GMT\s?[+-]?\s?\d{0,2}\s*")
_SEPARATOR = re.compile(r"\s*[|•·/–—]\s*|\s+-\s+|(?<=\0),?\s+(?=[^\d\W])")
_ISO_HEAD = re.compile(
    r"(?:date:?\s+)?((?:19|20)\d\d-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)(?:\s+(?=\S)|$)"
)
# No hyphen can be read in two ways here, so that a line of hyphens takes no longer than another.
_NAME: Final = r"[^\W\d_a-z][\w.'’]*(?:-[\w.'’]+)*"
_PLACE = re.compile(
    r"(?:\([^()]{2,30}\)\s*[-–—]?\s*)?"
    rf"(?P<place>{_NAME}(?:[ /](?:{_NAME}|da|de|la|el|of|the|dan))*(?:,\s?{_NAME}(?: {_NAME})*)*)"
)
_PLACE_END = re.compile(
    r"(?=[\s,–—])(?:"  # with one of these each of them begins
    r"\s*,\s*(?:ng[àa]y\s+)?|\s+\([A-Z][\w .,/]{1,24}\)\s*[–—-]+\s*(?=[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z])|"
    r"\s+[/|-]\s+(?=[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z])|"
    r"\s+\((?![A-Z][a-z]{2,8}\.? \d)[A-Z][A-Za-z]{1,9},? (?:ng[àa]y\s+)?(?=\d)|\s+\(|"
    r"\s*[–—]\s+(?=\d{1,2} [A-Z])|\s+(?=\d))"
)
# "13 August 2020 – Members of …", "August 13, 2020, Cebu – Members …", "(13-8-2020, Cebu)"
_DAY_FIRST = re.compile(
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2},) (?:19|20)\d\d"
    r"(?=(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})?\s[–—-]\s(?![A-Z][a-z]{2,8}\.? \d)[A-Z])"
)
# "29 May 2017 | Manila", alone on a page's first line
_DAY_AND_PLACE = re.compile(
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2},) (?:19|20)\d\d\s*[|•·]\s*"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?\s*"
)
_DAY_IN_BRACKETS = re.compile(r"\((?P<day>\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d),? [A-Z][\w .'’-]{2,30}\)\s*")
_TOWN_AND_COUNTRY = re.compile(r"[A-Z][A-Z .'’-]+, [A-Z][\w .'’-]+")
# "(LĐXH)" + "4/5/2016 - Theo kế hoạch, …"
_AGENCY = re.compile(r"\([A-ZĐ][\w .-]{1,24}\)\s*(?:[-–—]\s*)?(?=\d)")
_DASH_AND_WORD = re.compile(r"\s*[-–—:]\s*[^\W\d]")
_LONGEST_PLACE: Final = 80
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()]{2,40}\)|\))?\s*(?:[-–—:,.?]|$)|\s*\([A-Z]{2,8}\) (?=[A-Z])")
_RANGE_AFTER = re.compile(r"\s*(?:[-–—]|to|đến|and|và|&)\s*\d")
_LIST_ITEM = re.compile(r"(?:\d{1,3}|[a-z]|[IVX]{1,5})[.)]\s|[-*+•○●▪◦]\s")

# "03/02/2021 - 08:15" + "Theo dõi báo trên", "08:15 03/02/2021" + "In bài viết"
_GLUED_BEHIND = re.compile(r"(?:(?<=:\d\d)|(?<=[/.-]\d{4}))(?=[^\W\d_][^\W\dA-Z_])[^\d\n]{3,60}\Z")
# "PV" or "Theo Thu Hằng" before a day with its time, and nothing behind it
_AUTHOR_BEFORE = re.compile(r"\s*(?:[^\W\d_a-z][^\W\d_]*\.? ){1,4}[\s\0]*\0[\s\0]*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that may tell when the notice was published: in which line, how, and whether beside a word for it."""

    line: int
    kind: Kind
    date: WrittenDate
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The line of the headline, or None, and the stamps from the most to the least telling."""

    title: int | None
    stamps: tuple[Stamp, ...]


def split_head(text: str) -> str:
    """The text with a date at its very beginning ("date 2018-11-24 The Minister …") on a line of its own."""
    match = _ISO_HEAD.match(text)
    if match is None or text[match.end() : match.end() + 1] in ("", "\n") or "\n" in match.group():
        return text
    return f"{match.group().rstrip()}\n{text[match.end() :]}"


def find_head(lines: Sequence[str], headline: str | None = None, captions: frozenset[str] = frozenset()) -> Head:
    """The headline and the publication stamps of a notice.

    `lines` are those of the text, empty ones between blocks. `headline` is what the page's markup calls so, if
    anything: it is then the line that equals it. `captions` are lines that stand below pictures: none is a headline.
    """
    full: list[int] = []
    for number, line in enumerate(lines):
        if line:
            full.append(number)
            if len(full) == _HEAD_LINES:
                break
    stamps = _head_stamps(lines, full)
    title = _marked_title(lines, full, headline) if headline else None
    if title is None:
        title = _title([number for number in full if lines[number] not in captions], lines, stamps)
    tail = [number for number in range(max(0, len(lines) - 2 * _TAIL_LINES), len(lines)) if lines[number]][
        -_TAIL_LINES:
    ]
    stamps += [
        Stamp(stamp.line, "sign-off", stamp.date, stamp.labelled)
        for number in tail
        if number not in full and (stamp := _stamp_line(lines, number)) is not None and stamp.labelled
    ]
    return Head(title, tuple(sorted(stamps, key=lambda stamp: _rank(stamp, title))))


def looks_like_headline(line: str) -> bool:
    """Whether a line could be a headline: a few words, no full stop at the end, no list item, no dateline."""
    if not _SHORTEST_HEADLINE <= len(line) <= _LONGEST_HEADLINE or line.endswith((".", ":", ";", ",", "…")):
        return False
    if line.startswith(("(", "○", "●")) or _LIST_ITEM.match(line):
        return False
    words = _LETTERS.findall(line)
    return len(words) >= 3 or (len(words) >= 1 and not line.isascii() and len(line) >= 12 and " " not in line)


def _head_stamps(lines: Sequence[str], full: Sequence[int]) -> list[Stamp]:
    stamps: list[Stamp] = []
    for place, number in enumerate(full):
        line = lines[number]
        if not _DIGIT.search(line, 0, 240) or _beside_weather(lines, full, place):
            continue
        if place == 0 and (match := _ISO_HEAD.match(line)) and match.end() == len(line):
            stamps += [Stamp(number, "iso-head", date) for date in written_dates(line)[:1]]
        elif (stamp := _stamp_line(lines, number)) is not None or (stamp := _dateline(line, number)) is not None:
            stamps.append(stamp)
    return stamps


_WEATHER = re.compile(r"-?\d{1,2}(?:\.\d)?\s?[°º]?\s?[CF]")


def _beside_weather(lines: Sequence[str], full: Sequence[int], place: int) -> bool:
    """Whether the next line is a temperature: a newspaper's head with the day and the weather of the visit."""
    return place + 1 < len(full) and _WEATHER.fullmatch(lines[full[place + 1]]) is not None


def _stamp_line(lines: Sequence[str], number: int) -> Stamp | None:
    """The stamp in a line that is one: a date with its time, weekday, label or author, and no more."""
    line = _GLUED_BEHIND.sub("", lines[number])
    if len(line) > _LONGEST_STAMP or not _DIGIT.search(line):
        return None
    dates = [date for date in written_dates(line) if date.form != "month"]
    if not dates:
        return None
    if _LAST_CLOCK.fullmatch(line, dates[-1].end) and dates[-1].time is not None:
        return Stamp(number, "line", dates[-1], labelled=True)  # authors, whoever and wherever they are, then the time
    bare = line
    for date in reversed(dates):
        bare = f"{bare[: date.start]}\0{bare[date.end :]}"
    words = load_words()
    bare = _COUNTER.sub(lambda found: " | " if fold(found[1]) in words.view_labels else found[0], bare)
    bare = _ICON.sub("", _CLOCK.sub("\0", _CODE_OF_AGENCY.sub("", bare)))
    labelled = False
    others = 0
    for part in _SEPARATOR.split(bare):
        pure = part.replace("\0", " ")
        tokens = [token for token in _TOKEN.findall(_weekdays().sub(" ", pure).casefold()) if token]
        known = [token for token in tokens if token in words.publication_labels]
        if len(known) == len(tokens):
            labelled = labelled or bool(known)
        elif "\0" in part and known and len(tokens) - len(known) <= 4 and not _DIGIT.search(pure):
            labelled, others = True, others + 1
        elif fold(_DIGIT.sub("", pure)) in words.view_labels:
            continue
        elif tokens[0] in words.byline_words and len(tokens) <= 6 and not _DIGIT.search(pure):
            labelled, others = True, others + 1
        elif (dates[0].time is not None and _AUTHOR_BEFORE.fullmatch(part)) or (
            "\0" not in part and len(tokens) <= 6 and not _DIGIT.search(pure)
        ):
            others += 1
        else:
            return None
    # A byline beside the date is a stamp only where the time or a word for publication stands there too.
    if others > 2 or (others and not labelled and all(date.time is None for date in dates)):
        return None
    if _beside_event_labels(lines, number):
        return None
    return Stamp(number, "line", dates[0], labelled)


def _beside_event_labels(lines: Sequence[str], number: int) -> bool:
    """Whether "Venue:" or the like heads a line next to this one: then the date is the event's."""
    words = load_words()
    for near in (number - 2, number - 1, number + 1, number + 2):
        if 0 <= near < len(lines) and lines[near]:
            label, colon, _ = lines[near][:60].partition(":")
            if colon and fold(label) in words.event_labels:
                return True
    return False


def _dateline(line: str, number: int) -> Stamp | None:
    """A place and a day before the first sentence ("JAKARTA, 2 March 2017 – …"), or alone on a line."""
    day = _DAY_FIRST.match(line)
    if day is not None:
        dates = [date for date in written_dates(day.group()) if date.start == 0 and date.form == "named"]
        return Stamp(number, "dateline", dates[0]) if dates else None
    alone = _DAY_AND_PLACE.fullmatch(line) if number == 0 else None
    if alone is not None:  # above the headline; below it, it may be the event's
        dates = [date for date in written_dates(line) if date.start == 0 and date.form == "named"]
        return Stamp(number, "dateline", dates[0]) if dates else None
    bracketed = _DAY_IN_BRACKETS.fullmatch(line)
    if bracketed is not None:
        dates = [date for date in written_dates(line) if date.start == bracketed.start("day")]
        return Stamp(number, "dateline", dates[0]) if dates else None
    agency = _AGENCY.match(line)
    if agency is not None:
        rest = line[agency.end() : agency.end() + 60]
        dates = [date for date in written_dates(rest) if date.start == 0 and date.form in ("named", "numeric")]
        closed = bool(dates) and _DASH_AND_WORD.match(rest, dates[0].end) is not None
        return Stamp(number, "dateline", _moved(dates[0], agency.end())) if closed else None
    first = _LETTERS.search(line, 0, _LONGEST_PLACE)
    if first is None or not first.group()[0].isupper() or first.group().casefold() in load_words().sentence_starts:
        return None
    for link in _PLACE_END.finditer(line, 0, _LONGEST_PLACE):
        if _PLACE.fullmatch(line, 0, link.start()) is None:
            return None
        if link.group().strip() == "-" and not _TOWN_AND_COUNTRY.fullmatch(line, 0, link.start()):
            return None  # "ASEAN Youth Forum - May 12, 2019": an event and its day
        rest = line[link.end() : link.end() + 60]
        dates = [date for date in written_dates(rest) if date.start == 0 and date.form in ("named", "numeric", "ymd")]
        date = dates[0] if dates else yearless_date(rest)
        if date is not None:
            return Stamp(number, "dateline", _moved(date, link.end())) if _ends_dateline(rest, date, link) else None
    return None


def _ends_dateline(rest: str, date: WrittenDate, link: re.Match[str]) -> bool:
    """Whether a dateline ends after the date: it is no range, and no sentence goes on."""
    if _RANGE_AFTER.match(rest, date.end):
        return False
    after = _AFTER_DATELINE.match(rest, date.end)
    if after is None or ("(" in link.group() and ")" not in link.group() + after.group()):
        return False
    # Without a comma before the date, only a dash or an end closes a dateline.
    return bool(link.group().strip()) or after.group().strip()[:1] not in (",", ".")


def _moved(date: WrittenDate, by: int) -> WrittenDate:
    return WrittenDate(
        date.start + by,
        date.end + by,
        date.form,
        date.year,
        date.month,
        date.day,
        date.numbers,
        date.padded,
        weekday=None,
    )


def _rank(stamp: Stamp, title: int | None) -> tuple[int, int, int]:
    """Most telling first: a line below the headline, one above it (maybe the day of the visit), then the rest."""
    kinds: dict[Kind, int] = {"line": 0, "iso-head": 2, "dateline": 3, "sign-off": 4}
    kind = kinds[stamp.kind]
    if stamp.kind == "line" and title is not None and stamp.line < title:
        kind = 1
    return kind, 0 if stamp.labelled else 1, stamp.line


def _marked_title(lines: Sequence[str], full: Sequence[int], headline: str) -> int | None:
    wanted = fold(headline)
    return next((number for number in full if fold(lines[number]) == wanted), None)


def _title(full: Sequence[int], lines: Sequence[str], stamps: Sequence[Stamp]) -> int | None:
    """The headline: of the lines before the body that look like one, that whose words the body takes up most."""
    stamped = {stamp.line for stamp in stamps if stamp.kind in ("line", "iso-head")}
    datelines = {stamp.line for stamp in stamps if stamp.kind == "dateline"}
    candidates: list[int] = []
    body: int | None = None
    for number in full:
        line = lines[number]
        if number in stamped:
            continue
        if number in datelines or len(line) >= _PARAGRAPH or (len(line) > 80 and line.endswith((".", ".”", '."'))):
            body = number
            break
        if looks_like_headline(line):
            candidates.append(number)
    if not candidates or len(full) - len(stamped) < 2:
        return None
    if body is None and len(candidates) == len(full) - len(stamped) and len(lines[candidates[0]]) > 200:
        return None
    if len(candidates) == 1:
        return candidates[0]
    start = candidates[0] + 1 if body is None else body
    taken_up = set(_TOKEN.findall("\n".join(lines[start : start + 60])[:_BODY_SAMPLE].casefold()))
    stamp_at = min((stamp.line for stamp in stamps if stamp.kind == "line"), default=None)
    best, best_score = candidates[0], -1.0
    for number in candidates:
        tokens = set(_TOKEN.findall(lines[number].casefold()))
        score = sum(token in taken_up for token in tokens) / max(len(tokens), 3)
        if stamp_at is not None and number in _neighbours(full, stamp_at):
            score += _BONUS
        if len(tokens) >= _FULL_HEADLINE and len(lines[number]) <= _LONGEST_HEADLINE // 2:
            score += _BONUS
        if score > best_score + 0.2:
            best, best_score = number, score
    return best


def _neighbours(full: Sequence[int], stamp_at: int) -> tuple[int, ...]:
    place = full.index(stamp_at) if stamp_at in full else 0
    return tuple(full[i] for i in (place - 1, place + 1) if 0 <= i < len(full))


@cache
def _weekdays() -> re.Pattern[str]:
    names = sorted(load_words().weekdays, key=lambda name: (-len(name), name))
    # "T5, 14/03/2019": a Vietnamese weekday by its number, which is a word of its own in such a line alone.
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))}|T[2-7])(?!\w)", re.IGNORECASE)
