"""Whether a day in a sentence is a meeting's day, by the words that govern it.

A sentence that names a meeting may hold the day of a visit, a dinner, a paper, a deadline or the next meeting. A day is
the meeting's where nothing but small words and places stand between it and the meeting's name or a verb of holding; it
is not where another word with a day of its own comes first. What is neither is open. The words: `phrases/*/ties.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from itertools import pairwise
from typing import Literal, NamedTuple

from pipelines.yaml_data import load_yaml

from .document import Document
from .patterns import either
from .shadow import fold
from .spans import Area, Span

Tie = Literal["own", "open", "other"]
_Kind = Literal["name", "event", "holding", "other", "tells"]

# Where a phrase stands in two lists, the later one counts.
_LISTS: tuple[tuple[str, _Kind], ...] = (
    ("tells", "tells"),
    ("holding", "holding"),
    ("events", "event"),
    ("others", "other"),
    ("aliens", "other"),
)


# "Bên lề Hội nghị X" + "diễn ra từ ngày 3 đến 5/6": the days of what a sentence begins with, told at once
_IS_HELD = re.compile(
    r"(?: lần thứ \w+)?(?: \([^()]*\))? (?:đang |đã |sẽ |vừa |được )*(?:diễn ra|tổ chức|nhóm họp|khai mạc)\b"
)
_BEFORE_SENTENCE = " \t\n\"“”‘’'–—-•*)(.:"


class _Mark(NamedTuple):
    """A word or name in a sentence that governs the days near it."""

    start: int
    end: int
    kind: _Kind


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of one `ties.yaml`, for texts as written or, folded, for texts without diacritics."""

    kinds: dict[str, _Kind]
    marks: re.Pattern[str]
    other_before: re.Pattern[str]
    other_after: re.Pattern[str]
    toward: re.Pattern[str]
    copula: re.Pattern[str]
    scene: re.Pattern[str]
    unmet: re.Pattern[str]
    off: re.Pattern[str]
    moved: re.Pattern[str]
    moved_from: re.Pattern[str]
    moved_to: re.Pattern[str]
    planned: re.Pattern[str]
    done: re.Pattern[str]
    never: frozenset[str]
    aliens: frozenset[str]
    recalls: frozenset[str]
    on: re.Pattern[str]
    pluperfect: re.Pattern[str]
    travel: re.Pattern[str]
    stays: frozenset[str]
    attending: frozenset[str]
    delegates: frozenset[str]
    deliberates: re.Pattern[str]
    smaller: frozenset[str]
    between: frozenset[str]


_either = partial(either, folded=False)
_anew = partial(either, folded=False, anew=True)


def _word(phrases: Iterable[str]) -> str:
    """One of the phrases as whole words."""
    return rf"(?:{_anew(phrases)})(?!\w)"


@cache
def _words(language: str, bare: bool) -> _Words:
    """The words of a language, English ones where it has none."""
    folder = resources.files("pipelines") / "phrases"
    file = folder / language / "ties.yaml"
    content = (file if file.is_file() else folder / "en" / "ties.yaml").read_text("utf-8")
    lists: dict[str, list[str]] = {}
    for name, phrases in load_yaml(content).items():
        written = (unicodedata.normalize("NFC", str(phrase)).lower() for phrase in phrases)
        lists[name] = [fold(phrase) if bare else phrase for phrase in written]
    if bare:  # without its diacritics a syllable is too many words: "hạn" is also "Hàn"
        lists["others"] = [phrase for phrase in lists["others"] if " " in phrase]
    lists["holding"] += lists["attending"]
    lists["moved"] += lists["never"]
    lists["events"] += lists["delegates"]
    lists["tells"] += lists["recalls"]
    moved = _word(lists["moved"])
    source = rf"(?:{_either(lists['moved_from'])})"
    kinds = {phrase: kind for name, kind in _LISTS for phrase in lists[name]}
    return _Words(
        kinds=kinds,
        marks=re.compile(_word(kinds)),
        other_before=re.compile(rf"{_anew(lists['other_event_before'])}\s+$"),
        other_after=re.compile(rf"\s+(?:{_either(lists['other_event_after'])})(?!\w)"),
        toward=re.compile(rf"{_anew(lists['toward'])}\s+(?:\w{{3}}\s+)?$"),
        copula=re.compile(rf"{_anew(lists['copulas'])}\s+$"),
        scene=re.compile(rf"{_anew(lists['scenes'])}\s+(?:\w{{3}}\s+)?$"),
        unmet=re.compile(rf"{_word(lists['unmet'])}[^;]{{0,{_UNMET_REACH}}}$"),
        off=re.compile(rf"{moved}|{_word(lists['unmet'])}"),
        moved=re.compile(rf"{moved}(?!\s+(?:{source}|{_either(lists['moved_into'])})(?!\w))"),
        moved_from=re.compile(rf"{moved}\s+(?:\w+\s+){{0,2}}?{source}\s+(?:\w+\s+){{0,2}}$"),
        moved_to=re.compile(rf"\s(?:{_either(lists['moved_to'])})\s"),
        planned=re.compile(_word(lists["planned"])),
        done=re.compile(_word(lists["done"])),
        never=frozenset(lists["never"]),
        aliens=frozenset(lists["aliens"]),
        on=re.compile(rf"{_anew(lists['on'])}\s+$"),
        recalls=frozenset(lists["recalls"]),
        pluperfect=re.compile(_word(lists["pluperfect"])),
        travel=re.compile(_word(lists["travel"] + lists["stays"])),
        stays=frozenset(lists["stays"]),
        attending=frozenset(lists["attending"]),
        delegates=frozenset(lists["delegates"]),
        smaller=frozenset(lists["smaller_events"]),
        deliberates=re.compile(_word(lists["deliberates"])),
        between=frozenset(lists["between"]),
    )


# "…, với vai trò Chủ tịch SLOM nhiệm kỳ 2025-2026, …": whose office somebody holds, in the midst of what is told
_OFFICE = re.compile(r", (?:với|trong|trên) (?:vai trò|tư cách|cương vị)[^,;.:\n]{3,120},")
_YEARS_OF_IT = re.compile(r",? \(?(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d\b")  # "nhiệm kỳ 2025-2026" needs no day
_VERB = 8  # characters of "đã được" or "was" before a verb of holding
_ITS_VERB = re.compile(r"\)?(?: \([^()\n]{2,14}\))?(?: Council)?(?: [Mm]eeting)? (?:issued|adopted|endorsed|approved)")
_OUTCOME = re.compile(r"\b(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Cc]all)\b")
_TRIP = 160  # characters between the words for a journey and those for taking part
_UNMET_REACH = 160  # characters between the words for a plan that came to nothing and its day
_ELSEWHERE = 3  # marks: the meeting, what was done with it, and where
_LONGEST_PREPARING = 60  # characters
_PREPARING = re.compile(
    r"\b(?:preparations?|preparing|prepare|preparedness|readiness|preparatory work)\b(?: for| of| to)?"
    r"(?: (?:host|hosting|hold|holding|organi[sz]e|organi[sz]ing|attend|attending|the hosting of))?(?: the)? $|"
    r"\b(?:chuẩn bị|chuan bi)(?: (?:cho|tổ chức|to chuc|đăng cai|dang cai|việc|viec|công tác|cong tac|các|cac))* $"
)
_QUOTE = re.compile(r"[\"“«][^\"“”«»\n]{0,300}[\"”»]")
_BRACKET = re.compile(r"\([^()]*\)")
_THEME = re.compile(
    r"\b(?:chủ đề|chu de|themed?)\b[^,;]*?(?=\s(?:tại|tai|vào|vao|từ|tu|ngày|ngay|at|in|on|from)\s|$)",
    re.IGNORECASE,
)
# "từ 8h30 đến 11 giờ 30 phút", "from 9.00 am to noon"
_TIME = r"[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s?(?:h|giờ|[ap]\.?m\b\.?)(?:\s?[0-9]{2})?(?:\s?phút)?)?"
_CLOCK = re.compile(rf"\b(?:từ|from|lúc|at)\s{_TIME}(?:\s?(?:-|–|đến|to|until)\s?{_TIME})?(?![\w/])")
# With whose help an event was held stands between its verb and its day.
_WITH_WHOM = re.compile(
    r"\b(?:với sự|voi su) (?:hỗ trợ|phối hợp|hợp tác|tài trợ|đồng hành|tham dự|tham gia|"
    r"ho tro|phoi hop|hop tac|tai tro|dong hanh|tham du|tham gia)\b[^,;]*?"
    r"(?=\s(?:tại|tai|vào|vao|từ|tu|ngày|ngay|trong)\s|$)",
    re.IGNORECASE,
)
# What an event is on: "the 10th X" + "on care work" + "on 12 March", "về công tác chăm sóc" + "ngày 12/3"
_SUBJECT = re.compile(
    r"\bon (?!the \d)[a-z][^,;.:()\d]{2,90}?(?=\s(?:on|from|in|at|was|were|will|took|is)\s|\s?$)|"
    r"\bvề [^,;.:()\d]{2,90}?(?=\s(?:tại|vào|từ|ngày|trong|ở|diễn ra|được|đã|sẽ)\s|\s?$)"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FAR = 3  # words that no list has between a fronted day and the event that it opens
_MOST = 12  # marks on either side of a day that are looked at
_FARTHEST = 400  # characters between a day and what governs it
# "bà Hải, người từng" + "chủ trì …", "Ms Hai, who" + "chaired …, was appointed"
_ONCE = re.compile(r"\b(?:người (?:đã )?từng|người đã|nguoi (?:da )?tung|nguoi da|, who (?:had |has |once )?) ?$")
# "The 22nd ACW was preceded by a youth" + "camp on …"
_PRECEDED_BY = re.compile(r"\b(?:preceded|followed) by (?:an?|the|two|three|several) (?:[\w-]+ ){0,2}$")
_AND = re.compile(r"[\s)]*(?:\([^()]*\))?\s*(?:và|va|and|cùng|as well as)\s+(?:(?:the|các)\s+)?")
_DONE_FOR = re.compile(r"\b(?P<verb>\w+) for (?:the )?$")
_COME_FOR = frozenset({"gather", "gathered", "gathers", "met", "meet", "meets", "convened", "convene", "assembled",
    "together", "here", "there", "scheduled", "slated", "set", "due", "planned"})  # fmt: skip
_LONGEST = 30  # characters of a small word before a name
_DOINGS = 160  # characters behind those who came in which is told what they did
_ARTICLE = 8  # characters that may stand before a meeting's name that opens a sentence
_PARTED = re.compile(r"[,;:(]|\b(?:who|whom|which|that|where|mà|khi|qui|que)\b")
# Such words between an event and the day behind it, and in what a sentence says of the meeting that it begins with.
_NEAR, _PREDICATE = 0, 4
_NEAR_VI, _PREDICATE_VI = 1, 2  # Vietnamese words are syllables, and its holding verbs are all listed


class Ties:
    """Tells of the days of one notice, sentence by sentence, whether they are a meeting's."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._words = _words(document.notice.language, document.bare)
        self._clauses: _Clauses | None = None

    def of(
        self, start: int, end: int, names: Callable[[Span], list[Span]], fronted: bool, end_only: bool, several: bool
    ) -> Tie:
        """Whether the day at `start` to `end` is that of a meeting of its sentence.

        `names` gives the names of meetings in a sentence, in order. `fronted`: the day opens a clause, so that what
        follows governs it. `end_only`: it is told as the end of something ("đến hết ngày"), so that a verb must tell of
        what. `several`: it is a stretch of days, perhaps those of a journey.
        """
        sentence = self.document.sentence_at(start)
        clauses = self._in(sentence, names)
        if _said_at(self.document.shadow, start, end, names(sentence)):
            return "own"
        if several and clauses.is_of_travel(start, end):
            return "open"
        told = clauses.following(end) if fronted and not clauses.held_before(start) else None
        return clauses.before(start, end, end_only) if told is None else told

    def _in(self, sentence: Span, names: Callable[[Span], list[Span]]) -> _Clauses:
        if self._clauses is None or self._clauses.sentence != sentence:
            self._clauses = _Clauses(self.document, self._words, names(sentence), sentence)
        return self._clauses

    def off(self, start: int, end: int, names: Callable[[Span], list[Span]]) -> bool:
        """Whether the day is one on which a meeting was to be held and was not: "dời từ ngày 21/4 sang ngày 9/9"."""
        sentence = self.document.sentence_at(start)
        return self.tells_of_moving(sentence) and self._in(sentence, names).is_off(start, end)

    def moved_to(self, start: int, end: int) -> bool:
        """Whether two days are told as the one left and the one taken: "postponed from 12 March to 15 March"."""
        low = self.document.sentence_at(start).start
        both = self._words.moved_to.search(self._written(start, end)) is not None
        return both and _left(self._words, self._written(low, end), start - low)

    def puts_off(self, sentence: Span, names: Callable[[Span], list[Span]]) -> bool:
        """Whether a sentence tells that a meeting is not held as planned, and names no day for it."""
        return self.tells_of_moving(sentence) and self._in(sentence, names).puts_off()

    @property
    def tell_of_moving(self) -> bool:
        """Whether any sentence may have words for a meeting that is moved."""
        return bool(self.document.cues("moving"))

    def tells_of_moving(self, sentence: Span) -> bool:
        """Whether a sentence has words for a meeting that is moved or for a plan that came to nothing."""
        if not self.document.cues_meeting("moving", *sentence):
            return False
        return self._words.off.search(self._written(*sentence)) is not None

    def _written(self, start: int, end: int) -> str:
        return self.document.text[start:end].lower()


_FIRST_DIGIT = re.compile(r"\d")


def _left(words: _Words, written: str, start: int) -> bool:
    """Whether the day that ends a stretch, which begins at `start` in it, is the one from which something is moved."""
    day = _FIRST_DIGIT.search(written, start)
    return day is not None and words.moved_from.search(written, 0, day.start()) is not None


_SAID = re.compile(r"\b(?:said|told|spoke|speaking|stressed|remarks)\b[^.;:,\n]{0,30} (?:on |here on )?\Z")
_AT_IT = re.compile(
    r",? (?:here )?(?:during|at) (?:the |a |an )?(?:(?:opening|closing) (?:ceremony|session) of (?:the |a |an )?)?"
)


def _said_at(shadow: str, start: int, end: int, names: Sequence[Span]) -> bool:
    """As in "he said here on Tuesday during the opening ceremony of a workshop": the day of who spoke at a meeting."""
    at = _AT_IT.match(shadow, end)
    if at is None or not any(end <= name.start <= at.end() + _ARTICLE for name in names):
        return False
    return _SAID.search(shadow, max(0, start - _REACH_OF_SPEECH), start) is not None


_REACH_OF_SPEECH = 60


_ADVERB = re.compile(r"\)?\s(?:(?:đã|cũng|sẽ|vừa|đang|da|cung|se|vua|dang)\s){0,2}")  # "hôm nay đã chủ trì …"
_SMALL = re.compile(
    r"\s(?:(?:đã|cũng|sẽ|vừa|còn|được|đi|cùng|tiếp tục|có dịp|có chuyến|có buổi|"
    r"da|cung|se|vua|con|duoc|di|tiep tuc|co dip|co chuyen|co buoi)\s){0,4}"
)  # "các đại biểu dự Hội nghị đã đi thăm …"
# What a day is observed for stands before what was held on it: "Ngày 3/12, nhân Ngày Quốc tế …, … tổ chức".
_OCCASION = re.compile(
    r",\s(?:nhân|hưởng ứng|chào mừng|kỷ niệm|để kỷ niệm|nhan|huong ung|chao mung|ky niem)\s[^,;]{4,160},", re.IGNORECASE
)
# "Ngày 3/12" + ", Bộ Y tế, cơ quan đầu mối của … tại Việt Nam," + "tổ chức …": for what somebody answers at home
_FOCAL_POINT = re.compile(
    r",?\s[^,;.]{2,70},\s(?:với (?:vai trò|tư cách)\s(?:là\s)?)?(?:cơ quan|đơn vị)\sđầu mối\s[^,;.]{4,160},"
)


class _Clauses:
    """The words of one sentence that govern days, with the words between them."""

    def __init__(self, document: Document, words: _Words, names: Sequence[Span], sentence: Span) -> None:
        self.text = document.text
        self.bare = document.bare
        self.sentence = sentence
        self.words = words
        syllables = document.notice.language == "vi"
        self.near = _NEAR_VI if syllables else _NEAR
        self.predicate = _PREDICATE_VI if syllables else _PREDICATE
        span = slice(*sentence)
        written = document.text[span].lower()
        # A few letters have a longer small form.
        self.written = written if len(written) == sentence.end - sentence.start else document.shadow[span]
        named = Area(names)
        quoted = Area(self._at(found) for found in _QUOTE.finditer(self.written))
        title = document.notice.title_span
        self.title = document.text[title[0] : title[1]].lower() if title else ""
        offices = Area(self._at(found) for found in _OFFICE.finditer(self.written))
        marks = [
            _Mark(name.start, name.end, "other" if self._is_alien(name) else "name")
            for name in names
            if not offices.covers(name.start, name.start + 1)
        ]
        for found in self.words.marks.finditer(self.written):
            at = self._at(found)
            word = " ".join(found[0].split())
            kind = self.words.kinds[word]
            alien = word in self.words.aliens
            titled = kind == "other" and not syllables and not alien and self._in_capitals(at)
            titled = titled or (kind == "other" and _YEARS_OF_IT.match(self.written, found.end()) is not None)
            # "Long-" + "term Care": half a word of a name
            titled = titled or (kind == "other" and not syllables and self.written.endswith("-", 0, found.start()))
            titled = titled or (alien and word in self.title)  # the notice may be of a retreat
            titled = titled or (kind == "holding" and syllables and self._in_capitals(at))  # "Tổ chức Di cư quốc tế"
            if not (named.meets(*at) or offices.meets(*at) or quoted.meets(*at) or titled):
                marks.append(_Mark(*at, kind))
        self.marks = sorted(marks)

    def _is_alien(self, name: Span) -> bool:
        """Whether what reads like a meeting's loose name is held beside it: "the Ministers' Retreat"."""
        written = self.written[name.start - self.sentence.start : name.end - self.sentence.start]
        if "asean" in written or any(map(str.isdigit, written)) or written in self.words.aliens:
            return False
        found = [word for word in self.words.aliens if word in written]
        return bool(found) and not any(word in self.title for word in found)

    def _marks_before(self, start: int) -> list[_Mark]:
        """The last marks before a day. The title of an event outside the series may run on to its day."""
        last = bisect_left(self.marks, (start,))
        found = self.marks[max(0, last - _MOST) : last]
        if found and found[-1].end > start:
            found[-1] = found[-1]._replace(end=start)
        return found

    def _marks_after(self, end: int) -> list[_Mark]:
        first = bisect_left(self.marks, (end,))
        return self.marks[first : first + _MOST]

    def _at(self, found: re.Match[str]) -> Span:
        return Span(self.sentence.start + found.start(), self.sentence.start + found.end())

    def _word(self, mark: _Mark) -> str:
        return " ".join(self.written[mark.start - self.sentence.start : mark.end - self.sentence.start].split())

    def _in_capitals(self, at: Span) -> bool:
        return at.start > self.sentence.start and self.text[at.start].isupper()

    def _strays(self, start: int, end: int) -> int:
        """How many words stand in a stretch that may not stand between an event and its day."""
        if end - start > _FARTHEST:
            return _FARTHEST
        stretch = _CLOCK.sub(" ", self.text[start:end])
        for aside in (_QUOTE, _BRACKET, _THEME, _WITH_WHOM, _SUBJECT):
            stretch = aside.sub(" ", stretch)
        words = (found[0] for found in _WORD.finditer(stretch))
        return sum(not word[0].isupper() and word not in self.words.between for word in words)

    def _other_event(self, mark: _Mark) -> bool:
        """It is the event before or after the one reported: "hội nghị tiếp theo", "the next meeting"."""
        low = self.sentence.start
        if mark.kind != "event":
            return False
        beside = self.words.other_after.match(self.written, mark.end - low) or self._before(
            self.words.other_before, mark.start
        )
        return beside is not None and beside[0].strip() not in self.title

    def _aimed_at(self, mark: _Mark) -> bool:
        """Something else has it as its aim: "triển lãm chào mừng Hội nghị"."""
        before = self._before(self.words.toward, mark.start)
        if before is None:
            return False
        opens = not self.written[: before.start()].strip(_BEFORE_SENTENCE)
        return not (opens and _IS_HELD.match(self.written, mark.end - self.sentence.start))

    def _ends_in(self, pattern: re.Pattern[str], end: int) -> bool:
        """Whether words of this kind stand right before an offset."""
        return self._before(pattern, end) is not None

    def _before(self, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
        end -= self.sentence.start
        return pattern.search(self.written, max(0, end - _LONGEST), end)

    def _is_attribute(self, marks: Sequence[_Mark]) -> bool:
        """As in "các đại biểu dự Hội nghị đi thăm …": the event only tells who did something else."""
        for mark, after in pairwise(marks):
            if not _SMALL.fullmatch(self.text, mark.end, after.start):
                return False
            if after.kind == "other":
                return True
        return False

    def _is_aside(self, mark: _Mark, until: int) -> bool:
        """It ends before a comma that leads back to the verb: "ACWC, ra mắt ngày 7/4/2010, đã họp …"."""
        comma = self.text.rfind(",", mark.end, until)
        return comma >= 0 and not self._strays(comma, until) and not any(map(str.isupper, self.text[comma:until]))

    def _is_predicate(self, mark: _Mark, start: int) -> bool:
        """As in "The 22nd ACW had prepared the ground on 2 October": what the sentence says of the meeting itself."""
        low = self.sentence.start
        opens = mark.kind == "name" and mark.start - low < _ARTICLE
        if self.text[start].isdigit() and not self._ends_in(self.words.on, start):
            return False  # "proposed 25 November as the day of …"
        gap = self.written[mark.end - low : start - low]
        return opens and not _PARTED.search(gap.lstrip(" )")) and self._strays(mark.end, start) <= self.predicate

    def _is_beside(self, side: _Mark, mark: _Mark) -> bool:
        """As in "A dress rehearsal for the 19th SOMSWD was held": what was held only belongs to the meeting."""
        alien = side.kind == "other" and self._word(side) in self.words.aliens
        return (alien or self._other_event(side)) and self._strays(side.end, mark.start) == 0

    def _is_recalled(self, marks: Sequence[_Mark], start: int) -> bool:
        """As in "recalled the ministers' meeting of 15 October", "what they had agreed at their meeting on 10 July": an
        earlier event, told without a number.
        """
        *earlier, last = marks
        if any(map(str.isdigit, self.text[last.start : last.end])):
            return False
        by = earlier[-1] if earlier else None
        if by is not None and self._word(by) in self.words.recalls and not self._is_scene(last):
            return True
        named = max((mark.end for mark in earlier if mark.kind == "name"), default=self.sentence.start)
        past = self.words.pluperfect.search(self.written, named - self.sentence.start, start - self.sentence.start)
        return last.kind == "event" and past is not None

    def is_off(self, start: int, end: int) -> bool:
        """As `Ties.off`."""
        low = self.sentence.start
        before, after = self.written[: start - low], end - low
        unmet = self.words.unmet.search(before)
        if unmet is not None and not self._dated(low + unmet.start(), start):
            return True
        if _left(self.words, self.written[:after], start - low):
            return self.words.moved_to.search(self.written, start - low, after) is None
        moved = self.words.moved.search(self.written, after)
        if moved is None:
            moved = self.words.moved.search(before)
            if moved is None or self._done(low + moved.end(), start):
                return False
            return " ".join(moved[0].split()) in self.words.never or self._is_planned(low + moved.end(), start)
        if any(mark.kind != "holding" and mark.start < low + moved.start() for mark in self._marks_after(end)):
            return False  # "… on 9 May noted that the forum had been postponed"
        held = next(iter(self._marks_before(start)[-1:]), None)
        return held is None or not self._done(max(low, held.start - _VERB), start)

    def _is_planned(self, start: int, end: int) -> bool:
        """As in "lùi thời gian tổ chức Diễn đàn …, dự kiến từ ngày 26/5": the thing moved, then when it was to be."""
        thing = next(
            (mark for mark in self.marks if mark.kind in ("name", "event") and start <= mark.start < end), None
        )
        if thing is None:
            return False
        low = self.sentence.start
        planned = self.words.planned.search(self.written, thing.end - low, end - low)
        return planned is not None and self.words.moved_to.search(self.written, planned.end(), end - low) is None

    def puts_off(self) -> bool:
        """As `Ties.puts_off`."""
        moved = self.words.moved.search(self.written)
        return moved is not None and not self._dated(self.sentence.start + moved.end(), self.sentence.end)

    def _dated(self, start: int, end: int) -> bool:
        """Whether another day stands in a stretch, names aside."""
        named = (mark for mark in self.marks if mark.kind == "name")
        digits = Area(named)
        return any(self.text[at].isdigit() and not digits.meets(at, at + 1) for at in range(start, end))

    def _is_elsewhere(self, marks: Sequence[_Mark]) -> bool:
        """As in "Hội nghị … lần thứ 26 được giới thiệu tại buổi họp ngày 3/3": something was done with the meeting at
        another event, which has no name.
        """
        if len(marks) < _ELSEWHERE or marks[-2].kind != "other" or marks[-1].kind not in ("event", "holding"):
            return False
        *earlier, done, last = marks
        if not any(mark.kind == "name" and not _PARTED.search(self.text, mark.end, done.start) for mark in earlier):
            return False
        return self._ends_in(self.words.scene, last.start) and not self._strays(done.end, last.start)

    def _comes_out(self, marks: list[_Mark], start: int) -> bool:
        """Whether it is the day on which a meeting issued its statement: "The 12th X adopted a declaration on …"."""
        name = marks[-2] if len(marks) > 1 else None
        if name is None or name.kind != "name" or not _ITS_VERB.fullmatch(self.text, name.end, marks[-1].end):
            return False
        return _OUTCOME.search(self.text, marks[-1].end, start) is not None

    def _done(self, start: int, end: int) -> bool:
        """Whether a stretch tells that the meeting was held."""
        low = self.sentence.start
        return self.words.done.search(self.written, start - low, end - low) is not None

    def is_of_travel(self, start: int, end: int) -> bool:
        """As in "từ ngày 4-9/11, đoàn đã sang Lào dự Hội nghị …", "visited Japan and attended … from 4 to 8 November":
        days of who travelled to the meeting, unless they stand right behind a verb that holds it.
        """
        for found in self.words.travel.finditer(self.written):
            trip = self._at(found)
            goal = next((mark for mark in self.marks if mark.start >= trip.end and self._attends(mark)), None)
            if goal is None or goal.start - trip.end > _TRIP:
                continue
            if trip.end <= start and end <= goal.start and found[0].lower() in self.words.stays:
                return True  # "will be in Manila from 20 to 22 July to attend …"
            if trip.start < end and goal.end > start:
                continue
            if self._dated(trip.end, goal.start):
                continue  # the journey has days of its own
            if end <= trip.start:
                held = any(mark.kind in ("name", "event") and end <= mark.start < trip.start for mark in self.marks)
            else:
                held = any(mark.kind == "holding" and goal.end <= mark.start < start for mark in self.marks)
            if not held:
                return True
        return False

    def _attends(self, mark: _Mark) -> bool:
        return mark.kind == "holding" and self._word(mark) in self.words.attending

    def held_before(self, start: int) -> bool:
        """A verb of holding opens the clause of the day: ", held on 26 October, …"."""
        low = max(self.sentence.start, start - _FARTHEST)
        clause = max(low, *(self.text.rfind(sign, low, start) for sign in ",;("))
        return any(mark.kind == "holding" and mark.start >= clause for mark in self._marks_before(start))

    def following(self, end: int) -> Tie | None:
        """By what follows a day that opens a clause; None where nothing does."""
        occasion = _OCCASION.match(self.text, end, self.sentence.end)
        if occasion is None and "đầu mối" in self.written:
            occasion = _FOCAL_POINT.match(self.text, end, self.sentence.end)
        if occasion is not None:
            end = occasion.end()
        marks = self._marks_after(end)
        held = attended = said = beside = False
        for index, mark in enumerate(marks):
            if mark.kind == "holding":
                if self._before(_ONCE, mark.start) is not None:
                    return "open"
                held, attended = held or not self._attends(mark), True
            elif mark.kind == "tells":
                said = True
            elif mark.kind == "other":
                return "other"
            elif mark.kind == "name" and beside and self._is_joined(marks[index - 1], mark):
                continue  # "…, on the sidelines of the 15th SOMSWD and the 18th SOMSWD+3, …"
            elif mark.kind == "name" and not (attended or said) and self._aimed_at(mark):
                beside = True  # "On 4 September, on the sidelines of the 15th SOMSWD, …"
            elif mark.kind == "event" and beside:
                return "other"
            else:
                aimed = mark.kind == "event" and any(m.kind == "name" and self._aimed_at(m) for m in marks[index:])
                if aimed or self._other_event(mark) or self._is_attribute(marks[index:]):
                    return "other"
                if said and not self._is_scene(mark):  # "… adopted a statement at the 27th ALMM"
                    break
                if not (attended or said) and self._do_something_else(marks[index:]):
                    return "open"
                if attended and not (held or said) and self._is_of_another_kind(mark):
                    return "open"
                if mark.kind == "name" and not self._is_subject(marks[index:]) and self._is_done_for(mark):
                    return "open"
                far = _FAR if mark.kind == "event" or self.bare else 0
                own = attended or said or self._strays(end, mark.start) <= far or self._is_subject(marks[index:])
                return "own" if own else "open"
        if beside:
            return "other"
        if said:
            return None if self.marks[0].start < end else "open"
        return "own" if held else "open" if attended else None  # "… attended the lantern festival"

    def _is_joined(self, first: _Mark, second: _Mark) -> bool:
        """Whether a conjunction joins two names."""
        return first.kind == "name" and _AND.fullmatch(self.text, first.end, second.start) is not None

    def _is_done_for(self, mark: _Mark) -> bool:
        """As in "On 17 November the schools closed for the 22nd ACW"."""
        done = self._before(_DONE_FOR, mark.start)
        return done is not None and done["verb"] not in _COME_FOR

    def _do_something_else(self, marks: Sequence[_Mark]) -> bool:
        """As in "On 17 November delegates played football": those who came, and nothing that is done at a meeting."""
        who, *after = marks
        if self._word(who) not in self.words.delegates:
            return False
        low = self.sentence.start
        if self.words.deliberates.search(self.written, who.end - low, who.end - low + _DOINGS):
            return False
        near = [mark for mark in after if mark.start < who.end + _DOINGS]
        attends = any(map(self._attends, near))
        return not any(
            mark.kind in ("name", "tells")
            or (mark.kind == "holding" and not self._attends(mark))
            or (attends and mark.kind == "event" and not self._is_of_another_kind(mark))
            for mark in near
        )

    def _is_of_another_kind(self, mark: _Mark) -> bool:
        """As in "On 17 November delegates attended a seminar on tourism" below a headline on a meeting."""
        if not self.title or mark.kind != "event" or any(other.kind == "name" for other in self.marks):
            return False
        return self._word(mark) in self.words.smaller and self._word(mark) not in self.title

    def _is_scene(self, mark: _Mark) -> bool:
        return self._ends_in(self.words.scene, mark.start)

    def _is_subject(self, marks: Sequence[_Mark]) -> bool:
        """A verb of holding follows the name with nothing but small words between them."""
        holds = len(marks) > 1 and marks[1].kind == "holding"
        return holds and self._strays(marks[0].end, marks[1].start) == 0

    def _is_to_prepare(self, end: int) -> bool:
        """As in "The committee met on 14 December to prepare for the 19th SOMSWD": what a day was used for."""
        following = self._marks_after(end)[:2]
        return [mark.kind for mark in following] == ["other", "name"] and all(
            self._strays(left, right.start) <= self.near
            for left, right in zip((end, following[0].end), following, strict=True)
        )

    def _is_prepared(self, marks: Sequence[_Mark]) -> bool:
        """As in "chaired a meeting on preparations for the 15th AHMM on 12 May": the day of the meeting at home."""
        *earlier, last = marks
        at = last.start - self.sentence.start
        prepared = _PREPARING.search(self.written, max(0, at - _LONGEST_PREPARING), at)
        if last.kind != "name" or prepared is None:
            return False
        return any(mark.kind == "event" and mark.start - self.sentence.start < prepared.start() for mark in earlier)

    def before(self, start: int, end: int, end_only: bool) -> Tie:
        """By what stands before the day."""
        marks = self._marks_before(start)
        last = marks[-1] if marks else None
        if not any(mark.kind == "name" for mark in marks) and self._is_to_prepare(end):
            return "other"
        if last is not None and last.kind in ("other", "tells"):
            return "own" if self._comes_out(marks, start) else "other"
        if last is None or self._strays(last.end, start) > self.near:
            after = next(iter(self._marks_after(end)), None)
            if last is not None and self._is_predicate(last, start):
                return "own"
            adverb = (
                after is not None
                and after.kind in ("holding", "tells")
                and _ADVERB.fullmatch(self.text, end, after.start) is not None
            )
            return (self.following(end) or "open") if adverb else "open"  # "the minister on Tuesday chaired …"
        copula = self._ends_in(self.words.copula, start)
        if copula and any(mark.kind == "other" for mark in marks):
            return "other"  # "the deadline for the meeting is …"
        ended = any(mark.kind == "holding" and self._word(mark) not in self.words.attending for mark in marks[-2:])
        if end_only and not ended:
            return "open"
        if self._is_elsewhere(marks):
            return "other"
        if last.kind == "event" and self._ends_in(_PRECEDED_BY, last.start):
            return "other"
        if last.kind != "holding":
            if self._other_event(last) or self._is_prepared(marks):
                return "other"
            return "open" if self._is_recalled(marks, start) else "own"
        for index in reversed(range(len(marks) - 1)):
            mark = marks[index]
            if mark.kind in ("other", "tells"):
                if self._is_aside(mark, last.start):
                    continue
                return "other"
            if mark.kind in ("name", "event"):
                if self._other_event(mark) or (index and self._is_beside(marks[index - 1], mark)):
                    return "other"
                aside = self.text.find(",", mark.end, last.start) >= 0  # "… chuẩn bị cho X, diễn ra từ ngày …"
                return "open" if self._aimed_at(mark) and not aside else "own"
        return "own"
