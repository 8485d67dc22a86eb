"""One language's words for dates, loaded from `pipelines/phrases/<language>/dates.yaml` and compiled. Reads no text.

All expressions run on the folded text (see `shadow.fold`) at a given offset; none has nested repetition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import ascii_lowercase
from typing import Literal, NamedTuple

import ahocorasick_rs

from pipelines.yaml_data import load_yaml

from ..shadow import fold

Kind = Literal["number", "month", "weekday", "day", "months", "years", "count", "open", "close"]

SPACE = r"[ \xad]{0,3}+\n?+[ \xad]{0,3}+"  # nothing, a few spaces or one line break; never a blank line
# A time of the clock: "8h30", "17 giờ", "17:00", "5.30 pm".
CLOCK = (
    rf"[0-9]{{1,2}}(?:{SPACE}(?:h|g|gio){SPACE}(?:[0-9]{{2}})?(?:{SPACE}phut)?|"
    rf"(?:[:.][0-9]{{2}})?{SPACE}[ap]\.?m\.?|[:.][0-9]{{2}})"
)
GAP = r"(?:[ \xad]{1,3}+\n?+[ \xad]{0,3}+|\n[ \xad]{0,3}+)"


class Anchor(NamedTuple):
    """What a found word is: its kind, its number (month, weekday, offset, count) and how it may be written."""

    kind: Kind
    number: int
    written: frozenset[str]
    narrow: bool  # only beside a date
    capital: bool  # only with a capital
    after: bool = False  # of "open" and "close": also tells of a date that stands before it


_HEAD = 40  # characters before a place in which a word may stand


class Head(NamedTuple):
    """What stands before a place: the folded text up to its last character that is not blank, and its last word."""

    end: int
    text: str
    word: str


def head_of(shadow: str, at: int) -> Head:
    """The head of a place."""
    text = shadow[max(0, at - _HEAD) : at]
    length = len(text)
    text = text.rstrip(" \n\xad").replace("\n", " ")
    return Head(at - length + len(text), text, text[len(text.rstrip(ascii_lowercase)) :])


class Words:
    """A set of words that may stand directly before or after an offset of a folded text."""

    __slots__ = ("_by_last", "_glued", "after", "written")

    def __init__(self, words: Iterable[str]) -> None:
        """`words` as written, with diacritics."""
        ordered = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
        self.written = {fold(word): frozenset(w for w in ordered if fold(w) == fold(word)) for word in ordered}
        self.after = re.compile(SPACE + alternation(self.written) + r"(?![a-z])" if self.written else r"(?!)")
        self._by_last: dict[str, list[str]] = {}
        for word in self.written:
            self._by_last.setdefault(head_of(word, len(word)).word, []).append(word)
        self._glued = tuple(word for word in self.written if word.isalpha())

    def before(self, head: Head, glued: bool = False) -> tuple[int, str] | None:
        """The longest word with which a head ends: its start and folded form.

        `glued`: letters may stand directly before the word.
        """
        for key in (head.word, "") if "" in self._by_last else (head.word,):
            for word in self._by_last.get(key, ()):
                if head.text.endswith(word):
                    before = head.text[-len(word) - 1 : -len(word)]
                    if not before.isalnum() or not word[0].isalpha():
                        return head.end - len(word), word
        if glued and head.word.endswith(self._glued):
            word = next(word for word in self._glued if head.word.endswith(word))
            return head.end - len(word), word
        return None


def alternation(words: Iterable[str]) -> str:
    """A group of folded words, longest first, that may be broken at their spaces."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")" if ordered else "(?!)"


@dataclass(frozen=True, slots=True)
class Pack:
    """One language's compiled date words. The fields follow the keys of the file, which says what each is for."""

    language: str
    order: Literal["dmy", "mdy"]
    hyphen_is_month: bool
    automaton: ahocorasick_rs.AhoCorasick
    anchors: tuple[Anchor, ...]
    months: Mapping[str, Anchor]
    day_numbers: Mapping[str, int]
    day_numbers_need_day: bool
    words: Mapping[str, Words]
    month_before: re.Pattern[str]
    day_word_before: re.Pattern[str]
    month_after: re.Pattern[str]
    year_after: re.Pattern[str]
    relative_days: Mapping[str, Anchor]
    relative_months: Mapping[str, int]
    relative_years: Mapping[str, int]
    weekday_before: re.Pattern[str]
    weekday_after: re.Pattern[str]
    weekdays: Mapping[str, Anchor]
    weeks: Mapping[str, int]
    weeks_after: re.Pattern[str]
    weeks_before: re.Pattern[str]
    joint: re.Pattern[str]
    onward: re.Pattern[str]
    count_after: re.Pattern[str]
    lone_after: tuple[str, ...]
    lone_before: tuple[str, ...]
    future: Told
    past: Told
    plans: re.Pattern[str]


_TABLES = (
    "months",
    "weekdays",
    "weeks",
    "relative_days",
    "relative_months",
    "relative_years",
    "numbers",
    "day_numbers",
)
_LISTS = (
    "day", "early_day", "month", "year", "from", "between", "since", "until", "limits", "cues", "numbered",
    "after_bare_day", "counted",
    "periods", "horizons", "year_cues", "weekday_ordinal", "weekday_after", "opens_not_after", "duration_not_before",
    "duration_not_after", "month_alone_after", "coming_before", "coming_after", "year_cues_not_after",
    "half_after", "relative_not_before", "fillers", "and", "to", "past_not_after",
)  # fmt: skip


def _folded(table: Mapping[int, list[str]]) -> dict[str, int]:
    return {fold(name): number for number, names in table.items() for name in names}


class Told(NamedTuple):
    """Words of which one tells something of a sentence: its tense."""

    folded: re.Pattern[str]
    written: frozenset[str]

    def within(self, text: str, shadow: str, start: int, end: int) -> bool:
        """Whether one of them stands in a stretch, as written or without its marks: "đã", not the name "Đà Nẵng"."""
        for found in self.folded.finditer(shadow, start, end):
            word = text[found.start() : found.end()]
            if word.lower() in self.written or (word.isascii() and word.islower()):
                return True
        return False


def _whole(words: Iterable[str], not_after: Iterable[str] = ()) -> re.Pattern[str]:
    behind = "".join(rf"(?<!\b{re.escape(fold(word))} )" for word in not_after)
    return re.compile(r"(?<![a-z])" + behind + alternation(map(fold, words)) + r"(?![a-z])")


def languages() -> tuple[str, ...]:
    """The languages that have date words, sorted."""
    folder = resources.files("pipelines") / "phrases"
    return tuple(sorted(child.name for child in folder.iterdir() if (child / "dates.yaml").is_file()))


@cache
def pack_of(language: str) -> Pack:
    """The pack of a language; English where it has none. Raises ValueError, naming file and key, where it is wrong."""
    name = language if language in languages() else "en"
    file = resources.files("pipelines") / "phrases" / name / "dates.yaml"
    return compile_pack(name, load_yaml(file.read_text("utf-8")))


def _check(name: str, data: Mapping[str, object]) -> None:
    for key, value in data.items():
        leaves = (
            value
            if isinstance(value, list)
            else [w for ws in value.values() for w in ws]
            if isinstance(value, dict)
            else []
        )
        for leaf in leaves:
            if not isinstance(leaf, str):
                raise ValueError(
                    f"pipelines/phrases/{name}/dates.yaml: {key}: {leaf!r} is not text; put it in quotation marks"
                )
    missing = [key for key in (*_LISTS, *_TABLES) if key not in data]
    if missing:
        raise ValueError(f"pipelines/phrases/{name}/dates.yaml: missing {', '.join(missing)}; an empty list will do")


def compile_pack(name: str, data: Mapping[str, object]) -> Pack:
    """A pack from the content of a `dates.yaml`. Raises ValueError, naming file and key, where the content is wrong."""
    _check(name, data)
    lists: dict[str, list[str]] = {key: value for key, value in data.items() if isinstance(value, list)}
    tables: dict[str, dict[int, list[str]]] = {key: value for key, value in data.items() if isinstance(value, dict)}
    words = {key: Words(lists[key]) for key in _LISTS}
    relative_years = _folded(tables["relative_years"])
    day_numbers = _folded(tables["day_numbers"])
    found = _anchors(lists, tables)
    months, weekdays, relative_days = (
        {name: anchor for name, anchor in found.items() if anchor.kind == kind} for kind in ("month", "weekday", "day")
    )

    month_words = alternation(words["month"].written)
    bare_names = [re.escape(n) for n in sorted(months, key=lambda n: (-len(n), n))]
    names = "(?:" + "|".join(n.replace(r"\ ", GAP) for n in bare_names) + r")(?![a-z])\.?"
    link = alternation(map(fold, lists["month_link"]))
    number_form = rf"(?:(?P<link>{link}){GAP})?{month_words}{SPACE}(?P<number>1[0-2]|0?[1-9])(?![0-9])"
    year_link = alternation(map(fold, lists["year_after"]))
    rel_year = alternation(relative_years)
    relative_months = _folded(tables["relative_months"])
    weeks = _folded(tables["weeks"])
    joiners = alternation((*words["to"].written, "-"))
    ands = alternation((*words["and"].written, ","))
    fillers = alternation((*words["fillers"].written, *words["day"].written))
    # A joint, and words that may stand between it and the next date. The commas allow "14, 15, and 16".
    joint = (
        rf"\)?{SPACE}(?:(?P<to>{joiners})(?:{SPACE}{CLOCK}(?!\w),?)?|,?{SPACE}(?P<and>{ands}))"
        rf"{SPACE}(?:{fillers}{SPACE})?(?:{fillers}{SPACE})?(?:{fillers}{SPACE})?"
    )
    ordinal = rf"(?:{SPACE}(?:st|nd|rd|th)(?![a-z]))?"
    month_after = (
        rf"{ordinal}(?:{SPACE}-?{SPACE}(?:{link}{GAP})?(?P<name>{names})|{SPACE}{number_form}"
        rf"|{SPACE}(?P<relative>{alternation(relative_months)})(?![a-z]))"
    )
    onward = rf"{ordinal}{joint}(?=[0-9]|{names})"
    count_after = rf"{SPACE}-?{SPACE}{alternation(map(fold, lists['durations']))}(?![a-z])"
    weekday = alternation((*weekdays, *relative_days))
    early = alternation((*words["early_day"].written, *words["day"].written))
    return Pack(
        language=name,
        order="mdy" if data["order"] == "mdy" else "dmy",
        hyphen_is_month=bool(data["hyphen_is_month"]),
        automaton=ahocorasick_rs.AhoCorasick(
            list(found),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        ),
        anchors=tuple(found.values()),
        months=months,
        day_numbers=day_numbers,
        day_numbers_need_day=bool(data["day_numbers_need_day"]),
        words=words,
        month_before=re.compile(rf"(?<![a-z])(?P<name>{names}){SPACE}(?:the{GAP})?\Z"),
        day_word_before=re.compile(
            rf"(?<![a-z])(?P<day>(?:{early}{GAP}){{0,2}})(?P<word>{alternation(day_numbers)}){SPACE}(?:{link}{GAP})?\Z"
        ),
        month_after=re.compile(month_after),
        year_after=re.compile(
            rf"(?:(?:{SPACE}[,/\-.]?{SPACE}|{SPACE},?{SPACE}{year_link}{SPACE})(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]|[.,:/-][0-9])"
            rf"|{SPACE},?{SPACE}(?P<relative>{rel_year})(?![a-z]))"
        ),
        relative_days=relative_days,
        relative_months=relative_months,
        relative_years=relative_years,
        weekday_before=re.compile(
            rf"(?<![a-z])(?P<name>{weekday})\.?{SPACE}[,(]?{SPACE}(?:(?:{fillers}){SPACE})?(?:(?:{fillers}){SPACE})?\(?\Z"
        ),
        weekday_after=re.compile(rf"{SPACE}\({SPACE}(?P<name>{alternation(weekdays)})\.?{SPACE}\)"),
        weekdays=weekdays,
        weeks=weeks,
        weeks_after=re.compile(rf"{GAP}(?P<weeks>{alternation(weeks)})(?![a-z])"),
        weeks_before=re.compile(rf"(?<![a-z])(?P<weeks>{alternation(weeks)}),?(?: [a-z]+){{0,4}} \Z"),
        joint=re.compile(joint),
        onward=re.compile(onward),
        count_after=re.compile(count_after),
        lone_after=tuple(
            sorted(
                {
                    *months,
                    *words["month"].written,
                    *relative_months,
                    *map(fold, lists["month_link"]),
                    *words["to"].written,
                    *words["and"].written,
                    *map(fold, lists["durations"]),
                    "-",
                    ",",
                    ")",
                    "st",
                    "nd",
                    "rd",
                    "th",
                }
            )
        ),
        lone_before=tuple(
            w for key in ("day", "early_day", "month", "year_cues", "horizons") for w in words[key].written
        ),
        future=Told(_whole(lists["future"]), frozenset(lists["future"])),
        past=Told(_whole(lists["past"], lists["past_not_after"]), frozenset(lists["past"])),
        plans=_whole(lists["plans"]),
    )


def _anchors(lists: Mapping[str, list[str]], tables: Mapping[str, Mapping[int, list[str]]]) -> dict[str, Anchor]:
    """What the automaton looks for, and what each of it is."""
    found: dict[str, Anchor] = {}
    for digits in (*map(str, range(10)), *(f"{number:02}" for number in range(100))):
        found[digits] = Anchor("number", 0, frozenset(), False, False)
    narrow = {fold(w) for w in (*lists["months_only_with_day"], *lists["weekdays_only_with_date"])}
    capital = {fold(w) for w in lists["capitalised"]}
    kinds: tuple[tuple[Kind, str], ...] = (
        ("month", "months"), ("weekday", "weekdays"), ("day", "relative_days"),
        ("months", "relative_months"), ("years", "relative_years"),
    )  # fmt: skip
    for kind, key in kinds:
        for number, names in tables[key].items():
            for name in names:
                folded = fold(name)
                written = found[folded].written if folded in found else frozenset()
                found[folded] = Anchor(kind, number, written | {name.lower()}, folded in narrow, folded in capital)
    for cue, verbs, after in (("open", "opens", "opened_after"), ("close", "closes", "closed_after")):
        for word in (*lists[verbs], *lists[after]):
            folded = fold(word)
            kind = "open" if cue == "open" else "close"
            found[folded] = Anchor(kind, 0, frozenset({word.lower()}), False, False, word in lists[after])
    for number, names in tables["numbers"].items():
        for name in names:
            for unit in lists["durations"]:
                for between in (" ", "-"):
                    written = frozenset({name + between + unit})
                    found[fold(name + between + unit)] = Anchor("count", number, written, False, False)
    return found
