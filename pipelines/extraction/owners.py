"""Which meeting a date, place, mode or theme at some place of the text belongs to. Finds none of them itself."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from .composition import parts_of
from .document import Document, Span
from .meetings import AT_HOME, Meeting, event_title
from .mentions import OTHER_GROUPS
from .patterns import either
from .relations import ORGANISES
from .second_look import DAYS_ALONE, TO_COME, is_fronted, referenced
from .tokens import MeetingMention, committees_that_meet

# "được tổ chức lần đầu tiên vào …", "ra đời vào …", "was first held in …"
_FIRST_TIME = re.compile(
    r"\b(?:(?:to chuc|dien ra|trieu tap|hop|nhom hop) lan dau(?: tien)?|lan dau(?: tien)? (?:duoc )?(?:to chuc|dien ra|"
    r"hop|nhom hop|trieu tap)|ra doi|first (?:held|convened|met|took place)|(?:held|convened|met) for the first time)\b"
)
# One of them is in whatever the pattern above matches.
_BEGINNINGS = (
    *("lan dau", "ra doi", "first held", "first convened", "first met", "first took place", "for the first time"),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_YEAR = re.compile(r"(?:(?:\A|[.\n] ?)(?:nam|in) |\bthang \d{1,2} (?:nam )?|\d/)(20\d\d)\b")
_EVENTS = (
    *(
        "hoi nghi",
        "cuoc hop",
        "phien hop",
        "ky hop",
        "khoa hop",
        "dien dan",
        "hoi thao",
        "toa dam",
        "doi thoai",
        "su kien",
    ),
    *("cac dai bieu", "delegates", "meeting", "meetings", "conference", "forum", "workshop", "summit", "seminar"),
    *("event", "dialogue", "consultation", "ceremony", "le", "reunion", "reunions", "atelier", "sommet"),
)
# "lễ", and none of "tỷ lệ", "điều lệ", "ngoại lệ", …
EVENT_WORD = re.compile(
    either(_EVENTS, anew=True, gap=" ") + r"\b(?<!ty le)(?<!ti le)(?<!dieu le)(?<!ngoai le)(?<!tien le)(?<!thong le)"
)
_LABEL = re.compile(r"\W*(?:date|dates|time|venue|place|location|thoi gian|dia diem|ngay|theme|chu de)\b[^:\n]{0,24}:")
# A line of its own over what it labels: "○ Date & Venue", "2. Duration and venue:".
_LABEL_ABOVE = re.compile(
    r"\W*(?:\d+\.\s*)?(?:date|dates|duration|time|venue|place|location|period|thoi gian|dia diem)"
    r"(?:\s*(?:&|and|va|/|,)\s*(?:date|dates|duration|time|venue|place|location|thoi gian|dia diem))?\s*:?"
)
_TIME_WORDS = re.compile(
    r"^[\s,(]*(?:(?:\d{1,2}(?:h|g|[:.])\d{0,2}(?:[ap]m\b)?|\d{1,2}[ap]m\b|[ap]\.?m\b\.?|at|o'clock|noon|late|early|"
    r"luc|gio|phut|den|hoi|khoang|trong|tu|vao|sang|chieu|toi|ngay|cac|hom|thu|ca|hai|ba|bon|nam|on|from|in|the|this|"
    r"morning|afternoon|evening|of|between|during|and|va|truoc do|sau do|tiep theo|cung|"
    r"for|over|a|half|full|one|two|three|four|five|"
    r"dau tien|cuoi cung|"
    r"theo phong vien|sau|lam viec|after|work|earlier|held|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|day|days|"
    r"\d+(?!\d))[\s,(]*)*$"
)
_LONGEST_COUNTRY = 40
# "Ministers gathered in Cebu, the" + "Philippines", where "Held in Hue," + "Viet Nam" opens a sentence
_IN_TOWN = re.compile(r"\w[\s,)]+(?:[a-z]+ )?[a-z]+ (?:here )?(?:in|at) (?:[\w.'’-]+ ){0,3}[\w.'’-]+, (?:the )?\Z")
# What may stand between two names that are told of together.
_JOINT = re.compile(
    r"[\s()-]*(?:\([^)]*\)\s?)?(?:(?:lan thu )?\d{1,2}\b)?[\s,;:()]*(?:va (?:cac )?(?:hoi nghi|"
    r"cuoc hop) lien quan,?\s*(?:bao )?gom\s*)?"
    r"(?:(?:va|and|cung|as well as|(?:(?:together|along|jointly|back-to-back) )?with|voi)\s+)?(?:the|cac)?\s*"
)


_AND = re.compile(r"[\s)]*(?:\([^)]*\))?\s*(?:va|and|cung|as well as) (?:the |cac )?")
_ACRONYM_ENDS = re.compile(r"\([a-z]+(?:[ -]?\d{1,3}|\+\d)?\)\Z")
# "Theo TTXVN, tại Viêng Chăn, Lào" + "ngày 5/11 đã diễn ra …"
_PLACE_FIRST = re.compile(
    r"(?:^|[,;)]|\btheo \w+,?)\s*tai\s(?!(?:hoi nghi|cuoc hop|phien|dien dan|buoi|"
    r"le)\b)[\w .-]{2,40}(?:,\s?[\w .-]{2,30})?\s\Z"
)


# "…, và ngày 6/11, tại" + "Huế, X khai mạc"
_DAY_THEN_PLACE = re.compile(
    r"(?:[,;]|\b(?:va|con|and)\b)\s*(?:(?:sang|chieu|toi|ngay|tu|vao|on|from)\s)+"
    r"\d[\d/. -]*(?:(?:thang|nam|[a-z]{3,9}) [\d ]+)?,? "
    r"(?:tai|o|in) (?:(?:thanh pho|thu do|tinh|the city of)\s|tp\.? ?)?\Z"
)


def _end_of_name(document: Document, mention: MeetingMention, meeting: Meeting) -> int:
    """Where a name ends, that of an event outside the series with its title, or with what it is called further on."""
    title = meeting.title
    if title is not None and title.start <= mention.start < title.end:
        return max(mention.end, title.end)
    known = mention.asean or (mention.ordinal is not None and mention.ordinal == meeting.ordinal)
    if meeting.series == "OTHER" and mention.series is None and mention.event is not None and known:
        return event_title(document, mention).end
    return mention.end


def is_in_a_title(told: tuple[MeetingMention, Meeting], pairs: Told) -> bool:
    """Whether a body is named in the title of an event that the notice reports: "Tọa đàm ACW về dạy nghề"."""
    mention, named = told
    if mention.is_meeting:
        return False
    for _, meeting in pairs:
        if meeting is not named and meeting.reported and meeting.title is not None:
            start, end = meeting.title
            if start <= mention.start and mention.end <= end:
                return True
    return False


_IN_BRACKETS_THEN = re.compile(r"[\s)]*(?:(?:in|at|tai) [^,;()]{2,60})?\((?:[^,;()]{2,40}, )?(?:tu |ngay ){0,2}")
_OPENS = 12  # characters of "Cũng trong"
# "Nhân dịp dự X" + "từ ngày 4 đến 6/6 tại Huế, Bộ trưởng dự Y"
_DAY = re.compile(r"(?:tu |vao |ngay )+\d|\d")
_ITS_DAY = re.compile(r"[\s)]*(?:\([^)]*\)\s*)?(?:(?:tai|o) [^,;()]{2,40} )?(?:(?:tu|vao|trong|ngay|cac)\s)*")
_ITS_PLACE = re.compile(r"[\s)]*(?:\([^)]*\)\s*)?(?:(?:(?:tu|vao|trong|ngay|cac|den)|[\d/.-]+)\s)+(?:tai|o)\s")
_HELD_THEN = re.compile(r"[\s)]*(?:\([^)]*\)\s*)?(?:duoc |da |dang |se )*(?:to chuc|dien ra|khai mac|hop)\b[^;]{0,80}")
# Behind the name of a frame: "…, được tổ chức từ ngày 11 đến 14/5 tại Bali," is still of it; another subject is not.
_HELD_ITSELF = re.compile(
    r"\s*(?:(?:duoc|da|dang|se|vua|which|was|is|were|being|to|will|be|has|been) )*(?:to chuc|dien ra|khai mac|hop|"
    r"held|convened|hosted|tak(?:ing|es?|en) place|took place|ran?|runs)"
    r"(?: (?:tai|o|tu|trong|vao|ngay|in|at|on|from|by)\b|\s*\Z)"
)
_IS_TOLD = re.compile(
    EVENT_WORD.pattern + r"|\b(?:da|dang|se|duoc|dien ra|to chuc|du|tham du|ky ket|phat bieu|trao|gap|hoi dam|lam viec|"
    r"was|were|will|has|had|held|took place|takes place|signed|launched|met|hosted|attended)\b"
)
_REPORTED_TO = re.compile(r"\b(?<!chuong )(?:trinh|bao cao)(?: len| cho)? \Z")
_DONE_FOR = (
    r"\b(?:chao mung|phuc vu(?: cho)?|co vu(?: cho)?|quang ba(?: cho)?|bieu duong|"
    r"to (?:welcome|promote|celebrate)|(?:volunteers|security|roads|liaison officers) (?:for|of)|in honou?r of|"
    r"(?:training|rehearsals?|briefings?) for) "
    r"(?:the )?"
)
_FOR_IT = re.compile(rf"{_DONE_FOR}\Z")
_DONE_REACH = 32  # characters, "liaison officers for the " and more
_FOR_AN_EVENT = re.compile(
    rf"{_DONE_FOR}(?:hoi nghi|cuoc hop|phien hop|dien dan|su kien|meeting|conference|forum|event)\b"
)
_SHUT = re.compile(r"\b(?:roads?|streets?|schools?|offices?|shops?|markets?|borders?|airports?)\b[^.;]{0,40}\bclosed\b")
_CHAIR_OF = re.compile(r"\bchair(?:man|person|woman)? of (?:the )?\Z")


_OPENING = 600  # characters in which the first sentences of a notice stand
_ASEANS = (
    r"(?:asean|(?:the )?(?:other )?member (?:states|countries)|(?:cac )?(?:nuoc|quoc gia)(?: thanh vien)? asean)\b"
)
_JOINED = re.compile(
    rf"\b(?:join(?:ed|s|ing)?|met(?: with)?|together with|alongside) (?:the |their |other |all |fellow )*"
    rf"(?:\w+ ){{0,3}}?(?:ministers|officials|counterparts|representatives?|colleagues|delegates|delegations|experts) "
    rf"(?:of|from) (?:the |all |other |ten |10 )*{_ASEANS}|"
    rf"\bcung (?:voi )?(?:cac )?(?:doan )?(?:bo truong|thu truong|quan chuc(?: cap cao)?|dai bieu|dai dien|"
    rf"dong nghiep|nguoi dong cap|chuyen gia) (?:den tu |cua )?{_ASEANS}"
)

_TRAVELS = re.compile(
    r"\b(?:travel\w*|visit\w*|flew|fl(?:y|ies|ying)|trips?|depart\w*|arriv\w+|(?:left|leaves?|leaving) for|"
    r"len duong|roi|chuyen (?:tham|di)|(?:di|sang|chuyen) tham|tham (?:chinh thuc|va lam viec|lam viec))\b"
)

_ELSEWHERE = re.compile(
    r"\b(?:hoi nghi|hoi thao|cuoc hop|buoi hop|dien dan)(?: truc tuyen| truc tiep)* (?:toan quoc|toan nganh|toan tinh|"
    r"cap (?:quoc gia|tinh)|can bo|cong chuc|tong ket|so ket|giao ban|kinh te the gioi)\b|"
    r"\b(?:hoi nghi|hoi thao|cuoc hop|buoi hop) (?:trien khai|pho bien|quan triet) (?![^.;\n]{0,60}\basean)|"
    r"\b(?:ban to chuc|(?:nhom|to) (?:cong tac|soan thao)) (?:da |se |vua |cung )?hop\b|\bdai hoi dong lien hop quoc\b|"
    r"\bnational (?:\w+ ){0,3}?(?:conference|workshop|meeting|forum|seminar|consultation) (?:on|for|of|to)\b|"
    r"\b(?:year-end|annual staff|staff|cabinet|internal) (?:meeting|conference)\b|"
    r"\bworld \w+ (?:forum|assembly|congress)\b|\b(?:un|united nations) general assembly\b|"
    r"\b(?P<group>organi[sz]ing committee|working group|task force|drafting group) (?:also |first |had )?met\b|"
    r"\b(?P<house>airport|school|hospital|clinic|exhibition|building|road|bridge|website|portal|museum|park|factory|shelter|"
    r"headquarters|(?:care|day|training|community|crisis|service) cent(?:re|er))\b[^.;\n]{0,60}? "
    r"(?:(?:was|were|will be|to be|is) )?(?:(?:officially|formally) )?"
    r"(?:inaugurated|opened|launched|unveiled|completed)\b|"
    r"\b(?:khanh thanh|khai truong)\b"
)


def _before(mention: MeetingMention) -> tuple[int, int]:
    return max(0, mention.start - 24), mention.start


_PRESS_ON = re.compile(r"s? (?:on|about|regarding|ahead of|to (?:announce|introduce|present)) ")
_STILL_TO_COME = re.compile(r"\b(?:to be (?:held|convened|organi[sz]ed|hosted)|will|scheduled|slated|takes? place)\b")
_SAID_OF = re.compile(
    r"\b(?:cho biet|thong bao|said|told)\b[^.;\n]{0,12}\b(?:hoi nghi|cuoc hop|the (?:meeting|conference))\b"
)
_SENTENCES_BACK = 3  # in which the meetings are looked for of which "the meetings" speaks
_TOGETHER = re.compile(
    r"\b(?:the|these|both) (?:two |three |four |back-to-back |back to back |annual |joint )?"
    r"(?:meetings|conferences|events)\b|\bcac hoi nghi\b"
)

_IN_A_PLACE_THEN = re.compile(r"\b(?:in|at) [^,;:\n]{2,60}(?:, [^,;:\n]{2,40}){0,2}, (?:(?:on|from|between) )?\Z")
_GOES_ON_WITH = re.compile(
    r",? (?:back[- ]to[- ]back|followed by|preceded by|in conjunction|together with|along(?:side)?|prior to|ahead of|"
    r"immediately|on the (?:sidelines|margins)|in parallel|as part of|following|under|themed|chaired|co-chaired|"
    r"hosted|attended|organi[sz]ed)\b"
)
_FOR_THE = re.compile(r"[\s)]*(?:\([^)]*\))?\s*(?:for|to) (?:the )?")

Told = list[tuple[MeetingMention, Meeting]]


_LEVELS = {"ministers": "ministerial", "officials": "senior-officials", "bo truong": "ministerial"}
_LEVELS |= {"senior officials": "senior-officials", "quan chuc": "senior-officials"}
_WHO_MET = re.compile(r"(?:the |cac )(?:asean )?(?P<who>" + "|".join(_LEVELS) + r")\b")


def _level(meeting: Meeting) -> str | None:
    """Whose meeting it is, as its series tells: "ministerial", "senior-officials"."""
    parts = parts_of(meeting.series)
    return parts[0] if parts is not None else None


class _Around(NamedTuple):
    """The mentions of a sentence with their meetings, by start."""

    pairs: Told
    starts: list[int]
    ends: list[int]  # the furthest end up to each of them

    def before(self, offset: int) -> Told:
        """Those that end at or before an offset."""
        last = bisect_left(self.starts, offset)
        if last and self.ends[last - 1] > offset:
            return [pair for pair in self.pairs[:last] if pair[0].end <= offset]
        return self.pairs[:last]

    def after(self, offset: int) -> Told:
        """Those that begin at or after an offset."""
        return self.pairs[bisect_left(self.starts, offset) :]


_WITHIN_BRACKET = re.compile(r"\)?\s?\([^()\n]{0,40}")
_OPEN_BRACKET = re.compile(r"[\s)]*\((?:(?:held|on|from|between|the|in|trong|cac|tu|ngay) ){0,3}")
_ANOTHER = re.compile(
    r"\b(?:since|ke tu khi|ke tu lan|last (?:met|gathered|convened|assembled)|"
    r"the (?:first|previous|last|next|(?P<number>\d{1,2})(?:st|nd|rd|th)) "
    r"(?:one|edition|round|was|were|took place|had|is|will)|"
    r"lan (?:dau tien|truoc|truoc do|toi|ke tiep|gan nhat|gan day(?: nhat)?),? (?:(?:hoi nghi|cuoc hop) )?"
    r"(?:da |se )?(?:duoc )?(?:to chuc|dien ra|hop))\b"
    r"[^,;.]{0,80}\Z"
)
_IN_COMMAS = re.compile(r",\s(?:was|were|is|will|has|had)\b")
_BODY_MET_ON = re.compile(
    r"(?:[;:,]|[;,:] va|\bcon) (?:hoi dong|uy ban|nhom|ban|mang luoi|lien minh)\b[^.;,:\n]{2,60}? "
    r"hop (?:vao |ngay |[\d/-]+ |tai |o )*\Z"
)
_LONGEST_BODY = 90
_JUST_MET = 30  # characters from that verb, over a day, to a place
_NEXT_CLAUSE = re.compile(r"(?:,|;) (?:and|while|whereas|con|trong khi)\b|;")
_WAS_HELD = re.compile(EVENT_WORD.pattern + r" (?:[\w-]+ ){0,6}?(?:was|were|had|took place|dien ra|to chuc)\b")
_OPEN_BRACKET_DAY = re.compile(_OPEN_BRACKET.pattern + r"\d{1,2}[\s/–-]")
_REACH = 300  # characters before a date in which the beginning of its clause is looked for


_OFFICE_OF = re.compile(r"\b(?:chu tich|dau moi|dai dien|thanh vien)(?: cua| tai)?(?: cac)? \Z")
# "…, cơ quan đầu mối của" + "Hội nghị …": a meeting for which somebody answers at home
_WHOSE_DUTY = re.compile(
    r"\b(?:dau moi|co quan thuong truc|co quan dieu phoi)(?: [a-z]+){0,3} (?:cua|phu trach)(?: cac)? \Z"
)
_PLACE_OF_NEXT = re.compile(
    r"[)\s]*,\s(?:(?:ngay|sang|chieu|toi|trong|tu|vao)\b[^,;.\n]{0,40},?\s)?tai\s(?:[a-z]{2,8}\s){0,3}"
)
_UNNAMED_REACH = 500  # characters
_FRAME_REACH = 14  # characters between the words for a frame and its name
_GROUP_REACH = 120  # characters from a day to the group whose event it is
_NOBODY = _Around([], [], [])


class Owners:
    """Says which meeting a date, place or theme at some place of the text belongs to."""

    def __init__(self, document: Document, meetings: Sequence[Meeting], headline: Span | None) -> None:
        self.document = document
        self.meetings = [meeting for meeting in meetings if meeting.reported]
        self.headline = headline
        placed: Told = sorted(
            ((mention, meeting) for meeting in meetings for mention in meeting.mentions), key=lambda pair: pair[0].start
        )
        self._placed = placed
        self._starts = [mention.start for mention, _ in placed]
        self._by_sentence: dict[int, _Around] = {}
        self._by_default: dict[int, list[Meeting]] = {}  # by sentence
        self._told_at: dict[int, Meeting] = {}
        self._has_press = bool(document.cues("press"))
        self._committees = [found.start() for found in committees_that_meet(document.shadow)]
        self.main = self._main()

    def _main(self) -> Meeting | None:
        """The meeting that the notice is about: of the headline, else the first one reported."""
        ranked = sorted(
            self.meetings,
            key=lambda m: (m.rule != "headline", m.rule == "framework", m.rule not in ("lead",), m.first.start),
        )
        return ranked[0] if ranked else None

    def in_span(self, start: int, end: int) -> Told:
        """The mentions that begin in a stretch of text, with their meetings."""
        return self._placed[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def names_in(self, sentence: Span) -> list[Span]:
        """The names of meetings in a sentence, of events outside the series with their titles."""
        names: list[Span] = []
        for mention, meeting in self.in_span(sentence.start, sentence.end):
            end = _end_of_name(self.document, mention, meeting)
            if not names or mention.start >= names[-1].end:
                names.append(Span(mention.start, end))
        return names

    def _of_first_time(self, sentence: Span) -> bool:
        """Whether a sentence tells how a series with more meetings since began: "Hội nghị được tổ chức lần đầu tiên vào
        ngày 4 tháng 8 năm 2005 tại …", in a text with a later year.
        """
        if not self._tells_of_beginnings or self.main is None or (self.main.ordinal or 0) < 2:
            return False
        began = _FIRST_TIME.search(self.document.shadow, *sentence)
        year = _YEAR.search(self.document.shadow, began.end(), sentence.end) if began is not None else None
        return year is not None and int(year[0]) < self._present - 1

    @cached_property
    def _tells_of_beginnings(self) -> bool:
        return any(words in self.document.shadow for words in _BEGINNINGS)

    @cached_property
    def _present(self) -> int:
        """The year of the publication, else the latest that the text names as one in which something happens."""
        published = self.document.notice.published_on
        if published is not None:
            return published.year
        return max(map(int, _IN_YEAR.findall(self.document.shadow)), default=0)

    def labelled(self, offset: int) -> bool:
        """Whether an offset stands in a line of the shape "Date: …", or of days and a place alone below a title."""
        sentence = self.document.sentence_at(offset)
        shadow = self.document.shadow
        if _LABEL.match(shadow, sentence.start, offset) is not None:
            return True
        above = self.document.sentence_at(sentence.start - 1) if sentence.start else sentence
        if above.end >= sentence.start:
            return False
        if _LABEL_ABOVE.fullmatch(shadow, above.start, above.end) is not None:
            return True
        named = any(mention.is_meeting for mention, _ in self.in_span(*above))
        return named and DAYS_ALONE.fullmatch(shadow, *sentence) is not None

    def opens_clause(self, offset: int) -> bool:
        """Whether nothing but words of time stand between the beginning of a clause and an offset."""
        begin = max(self.document.sentence_at(offset).start, offset - _REACH)
        lead = self.document.shadow[begin:offset]
        cut = max(lead.rfind(sign) for sign in (",", ";", ")", " - ", ":"))
        if cut >= 0 and lead[cut] == "," and self._ends_place(begin, begin + cut):
            return False  # "gathered in Putrajaya, Malaysia," + "today"
        if cut >= 0 and _ACRONYM_ENDS.search(lead, 0, cut + 1) is not None:
            return False  # "the 20th Senior Labour Officials Meeting (SLOM) on Monday"
        if _TIME_WORDS.match(lead[cut + 1 :].strip(" ,)-")):
            return True
        return self.document.notice.language == "vi" and _PLACE_FIRST.search(lead) is not None

    def _ends_place(self, begin: int, comma: int) -> bool:
        """Whether a comma closes the country of a town behind a verb: "gathered in Cebu, the Philippines,"."""
        if self.document.notice.language != "en":
            return False
        countries = self.document.names_in(max(begin, comma - _LONGEST_COUNTRY), comma, "country")
        country = next((match for match in countries if match.end == comma), None)
        return country is not None and _IN_TOWN.search(self.document.shadow, begin, country.start) is not None

    def told_before(self, offset: int, most: int = 40) -> Told:
        """The last mentions of reported meetings before an offset, at most so many, in the order of the text."""
        index = bisect_left(self._starts, offset)
        return [pair for pair in self._placed[max(0, index - most) : index] if pair[1].reported]

    def of(self, start: int, end: int, dated: bool = False) -> list[Meeting]:
        """The meetings that own what stands at `start` to `end`; empty where none is told. May hold unreported ones.

        `dated`: it is a date, which may open a clause of its own in the middle of a sentence.
        """
        sentence = self.document.sentence_at(start)
        around = self._around(sentence)
        if self._of_first_time(sentence) or self._of_a_committee(sentence, start):
            return []
        if self._has_press and self._is_of_press(start, end, sentence, around, dated):
            return []
        told = around.before(start)
        if dated and told and around.after(end) and self._ends_an_address(told[-1][0].end, start, end):
            return self._joint(told, forward=False)  # "X was held in Cebu, on 9 May, back-to-back with Y"
        framed = self._of_frame(sentence, start)
        if framed is not None:
            return [framed]
        if not around.pairs:
            return (
                [] if dated and (self._of_others(sentence, end) or self._at_home(sentence)) else self._default(sentence)
            )
        before = around.before(start)
        if self._is_of_those_who_serve(around, before):
            return []
        if self._is_of_an_unknown_body(sentence, start):
            return []
        if dated and before and self._in_brackets_of(before[-1], start):
            return [before[-1][1]]
        if dated and before and self._only_framed(before, sentence) and self._fronted(sentence, start, before):
            return []  # "Nhân dịp dự X, ngày 15/11 Bộ trưởng …": the day of another occasion
        if dated and before and self._only_framed(before, sentence) and self._is_beside_frame(before[-1], start):
            return []  # "Trong khuôn khổ X, phiên trao đổi giữa … diễn ra chiều 15/11": not the day of X
        after = around.after(end)
        if after and not before:
            frame = self.document.cue_before("framework", after[0][0].start, _FRAME_REACH, end)
            if frame is not None and EVENT_WORD.search(self.document.shadow, sentence.start, start):
                return self._default(sentence)  # "Đối thoại với chủ đề “…” nằm trong khuôn khổ X"
            if dated and frame is not None and self._is_of_what_is_framed(end, frame.start):
                return []  # "… today launched a guide at a ceremony held on the sidelines of X": not the day of X
        if dated and before and _IN_COMMAS.match(self.document.shadow, end) and self._follows(before[-1], start):
            return self._joint(before, forward=False)  # "The 15th SOMSWD, 14-15 October, was preceded by …"
        if after and dated and not before and self._is_of_another_clause(sentence, start, after[0][0].start):
            return []  # "An award ceremony was held last night, and the 20th SOMRDPE …"
        if after and (dated or not before) and self._fronted(sentence, start, before):
            joint = self._joint(after, forward=True)
            # "Trong ba ngày, tại Đà Nẵng, các đại biểu … chuẩn bị cho X": not the days of X, which is only named.
            far = after[0][0].start - end > 60 and not any(meeting.reported for meeting in joint)
            return [self._topic(sentence.start)] if far and self.main is not None else joint
        if before and after and not before[-1][1].reported and after[0][1].reported:
            clause = _PLACE_OF_NEXT.fullmatch(self.document.shadow, _end_of_name(self.document, *before[-1]), start)
            if clause is not None:  # "Tiếp nối Diễn đàn X, ngày 3/4, tại Huế, diễn ra Hội thảo Y"
                return self._joint(after, forward=True)
        if before and after and not dated and self._opens_with_a_day(before[-1], start):
            return self._joint(after, forward=True)  # "…, và ngày 6/11, tại Huế, X khai mạc"
        if dated and before and self._opens_part(before[-1][0].end, start):
            return []  # "…; sáng 14/5 họp phiên bế mạc"
        if before:
            return self._joint(before, forward=False)
        if after and after[0][0].start - end < 160:
            following = self._joint(after, forward=True)
            only_named = not any(meeting.reported for meeting in following)
            if only_named and not dated and referenced(self.document, after[0][0].start, sentence.start):
                return self._default(sentence)
            return following
        return self._default(sentence)

    def _in_brackets_of(self, told: tuple[MeetingMention, Meeting], start: int) -> bool:
        """Whether a day opens a bracket behind a meeting's name: "the 22nd ACW (23-24 August) and the 5th AMMW"."""
        end = _end_of_name(self.document, *told)
        return _OPEN_BRACKET.fullmatch(self.document.shadow, end, max(end, start)) is not None

    def _follows(self, told: tuple[MeetingMention, Meeting], start: int) -> bool:
        """Whether nothing but a comma stands between a meeting's name and an offset."""
        end = _end_of_name(self.document, *told)
        return self.document.shadow[end : max(end, start)].strip(" )") == ","

    def _of_a_committee(self, sentence: Span, start: int) -> bool:
        """Whether a sentence tells when and where those met who prepare a meeting, and not of the meeting to come."""
        shadow = self.document.shadow
        met = next((at for at in self._committees if sentence.start <= at < sentence.end), None)
        return met is not None and TO_COME.search(shadow, min(start, met), start) is None

    def _opens_with_a_day(self, told: tuple[MeetingMention, Meeting], start: int) -> bool:
        """Whether a clause that begins with a day, behind a name, leads to an offset."""
        end = _end_of_name(self.document, *told)
        return _DAY_THEN_PLACE.search(self.document.shadow, end, max(end, start)) is not None

    def _opens_part(self, end: int, start: int) -> bool:
        """Whether an offset opens a part of a sentence that a semicolon parts from the name that ends before."""
        lead = self.document.shadow[end:start]
        cut = lead.rfind(";")
        return cut >= 0 and _TIME_WORDS.match(lead[cut + 1 :]) is not None

    def _is_of_another_clause(self, sentence: Span, start: int, name: int) -> bool:
        """Whether an event without a name was held on a day, and a conjunction parts the day from a meeting's name."""
        shadow = self.document.shadow
        parted = _NEXT_CLAUSE.search(shadow, start, name) is not None
        return parted and _WAS_HELD.search(shadow, sentence.start, start) is not None

    def _is_of_an_unknown_body(self, sentence: Span, start: int) -> bool:
        """As in "…; Hội đồng A họp" + "ngày 3/4" + "tại Huế": when and where a body met that the vocabulary lacks."""
        shadow = self.document.shadow
        if shadow.rfind(" hop ", max(sentence.start, start - _JUST_MET), start) < 0:
            return False  # quicker to see
        met = _BODY_MET_ON.search(shadow, max(sentence.start, start - _LONGEST_BODY), start)
        return met is not None and not self.in_span(met.start(), start)

    def tells_of_another(self, sentence: Span, offset: int) -> bool:
        """Whether what stands before an offset is told of an earlier or later meeting that it does not name: "the 21st
        was held in …", "the ministers last met in …".
        """
        found = _ANOTHER.search(self.document.shadow, sentence.start, offset)
        if found is None or found["number"] is None:
            return found is not None
        return all(meeting.ordinal != int(found["number"]) for meeting in self.meetings)

    def _is_of_what_is_framed(self, end: int, frame: int) -> bool:
        """Whether an event without a name stands between a day and the words for the frame that a meeting is."""
        english = self.document.notice.language == "en"
        return english and EVENT_WORD.search(self.document.shadow, end, frame) is not None

    def _of_others(self, sentence: Span, end: int) -> bool:
        """Whether a day leads to the event of another group of countries: "Ngày 13/11 sẽ diễn ra Hội nghị thượng đỉnh
        Nhật Bản - Mekong".
        """
        shadow, low = self.document.shadow, max(sentence.start, end - _GROUP_REACH)
        high = min(sentence.end, end + _GROUP_REACH)
        group = OTHER_GROUPS.search(shadow, low, high)
        return group is not None and EVENT_WORD.search(shadow, max(low, group.start() - 40), high) is not None

    def _at_home(self, sentence: Span) -> bool:
        """Whether a sentence tells of a country's look at its own work: "Bộ … tổ chức Hội nghị tổng kết công tác …"."""
        event = EVENT_WORD.search(self.document.shadow, sentence.start, sentence.end)
        return event is not None and AT_HOME.match(self.document.shadow, event.end() + 1) is not None

    def tells_of_something_else(self, sentence: Span) -> bool:
        """Whether a sentence that names no meeting tells of a national event or one of the world, of those who prepare,
        or of a house or a page that was opened; not where the headline does so too.
        """
        found = _ELSEWHERE.search(self.document.shadow, *sentence)
        if found is None or self.headline is None:
            return found is not None
        what = found["group"] or found["house"] or found[0]
        return what not in self.document.shadow[self.headline.start : self.headline.end]

    def _is_beside_frame(self, told: tuple[MeetingMention, Meeting], start: int) -> bool:
        """Whether a comma closes the words for a frame, and another event is told of between it and a day."""
        lead = self.document.shadow[_end_of_name(self.document, *told) : start]
        _, comma, told_then = lead.partition(",")
        if not comma or _HELD_ITSELF.match(told_then):
            return False
        return _IS_TOLD.search(told_then) is not None

    def _of_frame(self, sentence: Span, start: int) -> Meeting | None:
        """As in "Trong khuôn khổ X tổ chức từ ngày 26-28/8 tại Siem Reap, …": what is told of the frame itself."""
        for mention, meeting in reversed(self.in_span(sentence.start, start)):
            frame = self.document.cue_before("framework", mention.start, 14, sentence.start)
            if not frame:
                if "(" not in self.document.shadow[mention.end : start]:
                    continue
                end = _end_of_name(self.document, mention, meeting)
                inside = _WITHIN_BRACKET.fullmatch(self.document.shadow, end, max(end, start)) is not None
                if inside and is_fronted(self.document, mention.start, mention.end):
                    return meeting  # "Ngay sau X (7-9/7 tại Davao), Y …"
                continue
            gap = self.document.shadow[mention.end : start]
            if _IN_BRACKETS_THEN.fullmatch(gap):
                return meeting
            behind = self.document.shadow[_end_of_name(self.document, mention, meeting) : start]
            is_day = _DAY.match(self.document.shadow, start) is not None and _ITS_DAY.fullmatch(behind) is not None
            opens = frame.start - sentence.start < _OPENS  # and is not that of a meeting named before it
            if opens and meeting.reported and (is_day or _ITS_PLACE.fullmatch(behind)):
                return meeting
            return meeting if meeting.reported and _HELD_THEN.fullmatch(gap) and "," not in gap else None
        return None

    def _is_of_press(self, start: int, end: int, sentence: Span, around: _Around, dated: bool) -> bool:
        """Whether it stands by a press conference, whose day and place are not the meeting's. What governs a day is
        told by `ties`.
        """
        told = self.document.cue_after("press", sentence.start, start - sentence.start, sentence.end)
        if told is not None and told.end <= start and not self.in_span(told.end, start):
            # "Phát biểu tại họp báo, Thứ trưởng … cho biết, đây là Hội nghị …"
            return dated or _SAID_OF.search(self.document.shadow, told.end, start) is None
        if told is not None and self._is_press_on_it(told, start):
            return True
        if dated:
            return False
        press = self.document.cue_after("press", end, 160, sentence.end)
        after = around.after(end)
        return press is not None and not (after and after[0][0].start < press.start)

    def _is_press_on_it(self, press: Span, start: int) -> bool:
        """As in "at a press conference on the X held by the Ministry on 15 September in Cebu": what stands behind the
        meeting's name is told of the press conference, unless as what is still to come.
        """
        shadow = self.document.shadow
        on = _PRESS_ON.match(shadow, press.end)
        named = self.in_span(press.end, start) if on is not None else []
        return bool(named) and _STILL_TO_COME.search(shadow, named[0][0].end, start) is None

    def _default(self, sentence: Span) -> list[Meeting]:
        """The meeting of a sentence that tells of an event and names none; the same for all that stands in it."""
        known = self._by_default.get(sentence.start)
        if known is None:
            # Of a meeting that is never named only the head tells: further on "hội nghị" may be another one.
            far = self.main is not None and self.main.rule == "unnamed" and sentence.start > _UNNAMED_REACH
            # The meeting within which an event without a name was held is told of where it is named, and only there.
            told = (
                self.main is not None
                and not far
                and self.main.rule != "framework"
                and (
                    self.document.tells(sentence, EVENT_WORD)
                    or _LABEL.match(self.document.shadow, *sentence)
                    or self.labelled(sentence.start)
                    or self._lead(sentence)
                )
                and not self.document.tells(sentence, _FOR_AN_EVENT)
                and not self.tells_of_something_else(sentence)
                and not (self.document.shadow.find("closed", *sentence) >= 0 and self.document.tells(sentence, _SHUT))
            )
            known = self._by_default[sentence.start] = self._topics(sentence) if told else []
        return known

    def _topics(self, sentence: Span) -> list[Meeting]:
        """As `_topic`; where "the meetings" are told of, those of the last sentence before it that names any."""
        if self.document.tells(sentence, _TOGETHER):
            last = sentence
            for _ in range(_SENTENCES_BACK):
                if not last.start:
                    break
                last = self.document.sentence_at(last.start - 1)
                named = dict.fromkeys(id(m) for _, m in self.in_span(last.start, last.end) if m.reported)
                if len(named) > 1:
                    return [m for m in self.meetings if id(m) in named]
                if named:
                    break
        return [self._topic(sentence.start)]

    def told_at(self, offset: int) -> Meeting:
        """The reported meeting that a place in the text points at, the main one where none is told."""
        assert self.main is not None
        if len(self.meetings) == 1:
            return self.main
        known = self._told_at.get(offset)
        if known is None:
            known = next((meeting for meeting in self.of(offset, offset) if meeting.reported), self.main)
            self._told_at[offset] = known
        return known

    def told_of(self, offset: int) -> Meeting:
        """As `told_at`; where the sentence speaks of the meetings together, the main one."""
        sentence = self.document.sentence_at(offset)
        if self.main is not None and self.document.tells(sentence, _TOGETHER):
            return self.main
        return self.told_at(offset)

    def of_theme(self, start: int, end: int) -> list[Meeting]:
        """As `of`; a theme told in a sentence that names no meeting of the notice's own is that of the main one."""
        told = self.of(start, end)
        held = [meeting for meeting in told if meeting.reported]
        if told and not held and all(meeting.ordinal is not None for meeting in told):
            return []  # that of an earlier meeting
        return held or ([self.main] if self.main and self.main.rule != "framework" else [])

    def _around(self, sentence: Span) -> _Around:
        """The mentions in a sentence; one named as the frame of another ("trong khuôn khổ X, Y …") gives way to it."""
        around = self._by_sentence.get(sentence.start)
        if around is None:
            pairs = [pair for pair in self.in_span(*sentence) if not self._is_whose_office(pair[0])]
            pairs = [p for p in pairs if not is_in_a_title(p, pairs)]
            if not pairs:
                self._by_sentence[sentence.start] = _NOBODY
                return _NOBODY
            cue_before = self.document.cue_before
            # What is told of neither owns: a body that only sends its people, and a meeting to which one reports.
            if any(meeting.reported and mention.is_meeting for mention, meeting in pairs):
                pairs = [p for p in pairs if p[1].reported or p[0].is_meeting]
            if any(mention.is_meeting for mention, _ in pairs):  # "the AICHR held its 3rd Dialogue": not of the AICHR
                pairs = [p for p in pairs if p[0].is_meeting or not ORGANISES.match(self.document.shadow, p[0].end)]
            # "the Ministry, the Chair of ACDM in 2022, hosted the meetings on …": who holds the office
            pairs = [p for p in pairs if p[0].is_meeting or not _CHAIR_OF.search(self.document.shadow, *_before(p[0]))]
            aimed = [p for p in pairs if not _REPORTED_TO.search(self.document.shadow, sentence.start, p[0].start)]
            pairs = aimed or [p for p in pairs if not p[1].reported]
            if not pairs:
                self._by_sentence[sentence.start] = _NOBODY
                return _NOBODY
            pairs = [p for place, p in enumerate(pairs) if not self._prepared(pairs, place)]
            pairs = [p for p in pairs if not self._served(p[0])] or pairs
            # "Trong khuôn khổ X, đối thoại giữa các Bộ trưởng … và Y": those who meet at X are of the frame too
            framed = {
                id(m)
                for mention, m in pairs
                if cue_before("framework", mention.start, 14, sentence.start)
                or is_fronted(self.document, mention.start, mention.end)
            }
            if framed and id(pairs[0][1]) not in framed and self.document.notice.language == "en":
                framed |= self._framed_together(pairs, framed, _JOINT)
            elif framed:
                framed |= self._framed_together(pairs, framed, _AND)
            unframed = [p for p in pairs if id(p[1]) not in framed]
            if len(unframed) < len(pairs) and any(meeting.reported for _, meeting in unframed):
                pairs = unframed
            ends = list(itertools.accumulate((mention.end for mention, _ in pairs), max))
            around = _Around(pairs, [mention.start for mention, _ in pairs], ends)
            self._by_sentence[sentence.start] = around
        return around

    def _framed_together(self, pairs: Told, framed: set[int], joint: re.Pattern[str]) -> set[int]:
        """Those joined to a frame: "X was held as part of the 9th Y, the 4th Z and …", "Bên lề Y và Z, …"."""
        joined: set[int] = set()
        for (first, meeting), (second, following) in itertools.pairwise(pairs):
            end = _end_of_name(self.document, first, meeting)
            framing = id(meeting) in framed or id(meeting) in joined
            if framing and joint.fullmatch(self.document.shadow, end, max(end, second.start)):
                joined.add(id(following))
        return joined

    def _is_whose_office(self, mention: MeetingMention) -> bool:
        """As in "Diễn đàn năm nay do Lào chủ trì với vai trò Chủ tịch SOMSWD": a body in somebody's office or duty; so
        a meeting, "Bộ Y tế, cơ quan đầu mối của nước ta tại Hội nghị …, mở Tọa đàm …".
        """
        if mention.is_meeting:
            return _WHOSE_DUTY.search(self.document.shadow, max(0, mention.start - 50), mention.start) is not None
        return _OFFICE_OF.search(self.document.shadow, max(0, mention.start - 24), mention.start) is not None

    def _prepared(self, pairs: Told, place: int) -> bool:
        """Whether a meeting is named only as that which another prepares: "the Preparatory SOM for the 5th AMMY"."""
        if place == 0 or not (pairs[place - 1][0].preparatory and pairs[place - 1][1].reported):
            return False
        return _FOR_THE.fullmatch(self.document.shadow, pairs[place - 1][0].end, pairs[place][0].start) is not None

    def _served(self, mention: MeetingMention) -> bool:
        """Whether something else was done for a meeting: "tập huấn tình nguyện viên phục vụ X", "to welcome X"."""
        return _FOR_IT.search(self.document.shadow, max(0, mention.start - _DONE_REACH), mention.start) is not None

    def _is_of_those_who_serve(self, around: _Around, before: Told) -> bool:
        """Whether something is told of what was done for a meeting, and not of the meeting: behind the meeting's name
        only "diễn ra …" leads back to it.
        """
        mention = before[-1][0] if before else around.pairs[0][0]
        if not self._served(mention):
            return False
        return not before or _HELD_THEN.match(self.document.shadow, mention.end) is None

    def _only_framed(self, before: Told, sentence: Span) -> bool:
        return all(self.document.cue_before("framework", m.start, 20, sentence.start) for m, _ in before)

    def _lead(self, sentence: Span) -> bool:
        return bool(self.document.cue_after("held_after", sentence.start, 400, sentence.end)) or self.tells_who_joined(
            sentence
        )

    def tells_who_joined(self, sentence: Span) -> bool:
        """As in "Officials of the Ministry joined colleagues from ASEAN Member States from 3 to 6 May in Cebu", among
        the first sentences below a headline that names the one meeting of a notice.
        """
        if self.main is None or self.main.rule != "headline" or sentence.start > _OPENING or self._of_several:
            return False
        if self.in_span(*sentence) or not self.document.tells(sentence, _JOINED):
            return False
        return not self.document.tells(sentence, _TRAVELS)

    @cached_property
    def _of_several(self) -> bool:
        """Whether the opening names another meeting, reported or not, which they may have joined."""
        return any(meeting is not self.main for mention, meeting in self._placed if mention.start < _OPENING)

    def _topic(self, offset: int) -> Meeting:
        """The meeting that "hội nghị" means at this place: the last one reported by name before it in a paragraph
        of its own, else the main one.
        """
        assert self.main is not None
        paragraph = self.document.text.rfind("\n", 0, offset) + 1
        told = [(mention, m) for mention, m in self.in_span(paragraph, offset) if m.reported and mention.is_meeting]
        if self.document.notice.language == "en" and len(told) > 1:
            own = [id(mention) for mention, _ in self._around(self.document.sentence_at(told[-1][0].start)).pairs]
            while len(told) > 1 and own and id(told[-1][0]) not in own:
                told.pop()  # of the frame of what the last sentence tells of
        # "… để trình lên Hội nghị Cấp cao. Bộ trưởng … chủ trì Hội nghị.": not that to which one reports
        aimed = [m for mention, m in told if not _REPORTED_TO.search(self.document.shadow, *_before(mention))]
        met = [m for m in aimed if m.rule != "framework"] or aimed
        last = met[-1] if met else self.main
        who = _WHO_MET.match(self.document.shadow, offset)
        level = _LEVELS[who["who"]] if who is not None else None
        if level is None or level == _level(last):
            return last
        return next((m for m in (self.main, *reversed(self.meetings)) if _level(m) == level), last)

    def _fronted(self, sentence: Span, start: int, before: Told) -> bool:
        """Whether it opens a clause, as in "Trước đó, ngày 7/9 đã diễn ra …": then it belongs to what follows."""
        floor = before[-1][0].end if before else sentence.start
        lead = self.document.shadow[floor:start]
        if not before:
            cut = max(lead.rfind(","), lead.rfind(")"), lead.rfind("-"), 0)
            return len(lead) < 60 or bool(_TIME_WORDS.match(lead[cut:].strip(" ,)-")))
        comma = max(lead.rfind(","), lead.rfind(";"))
        return comma >= 0 and bool(_TIME_WORDS.match(lead[comma + 1 :]))

    def _ends_an_address(self, told: int, start: int, end: int) -> bool:
        """Whether an English day stands behind the place of what was told before, and no other meeting's clause begins
        with it: "X was held in Cebu, the Philippines," + "on 9 May" + ", followed by Y".
        """
        if self.document.notice.language != "en":
            return False
        shadow = self.document.shadow
        return _IN_A_PLACE_THEN.search(shadow, told, start) is not None and _GOES_ON_WITH.match(shadow, end) is not None

    def _joint(self, pairs: Told, forward: bool) -> list[Meeting]:
        """The nearest meeting, and those joined to it by "và": two named meetings dated jointly both have the date."""
        ordered = pairs if forward else pairs[::-1]
        owners = [ordered[0][1]]
        for (left, last), (right, meeting) in itertools.pairwise(ordered):
            first, second = (left, right) if forward else (right, left)
            end = _end_of_name(self.document, first, last if forward else meeting)
            dated = _OPEN_BRACKET_DAY.match(self.document.shadow, end)
            if dated is not None or not _JOINT.fullmatch(self.document.shadow, end, max(end, second.start)):
                break
            if meeting not in owners:
                owners.append(meeting)
        return owners
