"""Which meetings a notice speaks of: the mentions of one meeting put together. Whether it reports them: `relations`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from .composition import compose, names_partner, parts_of
from .document import Document, Span, Value
from .drafts import OCCASIONS
from .patterns import either
from .tokens import OF_ASEAN, MeetingMention


@dataclass(slots=True)
class Meeting:
    """One meeting of which the notice speaks: its mentions and what was found of it."""

    series: str
    ordinal: int | None
    mentions: list[MeetingMention]
    title: Span | None = None
    special: bool = False
    reported: bool = False
    rule: str = ""
    anchor: Span = field(default_factory=lambda: Span(0, 0))
    announced: bool = False
    start_date: Value | None = None
    end_date: Value | None = None
    mode: Value | None = None
    city: Value | None = None
    country: Value | None = None
    theme: Value | None = None
    part_of: tuple[Meeting, Value] | None = None
    key: str = ""
    links: list[tuple[str, str, Value]] = field(default_factory=list)

    @property
    def first(self) -> MeetingMention:
        """Its first mention."""
        return self.mentions[0]


_STOP_WORDS = (
    "đã|được|sẽ|vừa|đang|để|có|còn|cũng|diễn ra|khai mạc|bế mạc|kết thúc|tại|do|nhằm|vào|"
    # not "Lễ phát động Ngày Gia đình ASEAN", "ngày thành lập"
    "(?-i:NGÀY|[Nn]gày)(?!(?-i: (?:[A-ZĐÀ-Ỹ]|thành lập\\b|truyền thống\\b|hội\\b)))|"
    "sáng(?! (?:tạo|kiến|chế|tác))|chiều|tối(?! (?:ưu|đa|thiểu))|"
    "trong hai|trong ba|cho biết|tập trung|cùng với|năm nay|lần này|với|theo hình thức|"
    "bằng hình thức|thông qua|là|nằm trong|trong khuôn khổ|bên lề|trong các|và các|và hội|thảo luận|này|đó|"
    "và cuộc|và phiên|và diễn đàn|và trại hè|và lễ|và tọa đàm|"
    "trên(?! (?:môi trường|không gian|nền tảng|mạng|biển|cơ sở|địa bàn))|"
    "gồm|bao gồm|quy tụ|thu hút|đánh giá|nhất trí|ghi nhận|họp|hôm|từ|sau|khi|như|"
    "hoan nghênh|khẳng định|nhấn mạnh|xem xét|bày tỏ|kêu gọi|đề nghị|đề xuất|thống nhất|cam kết|hướng đến|phù hợp"
)
_PARTNERS = "Hàn Quốc|Nhật Bản|Trung Quốc|Ấn Độ|Hoa Kỳ|Mỹ|Australia|Úc|Canada|Nga|Anh|EU|Liên minh|New Zealand|Niu Di"
# "công - tư - nhân dân", "an toàn - vệ sinh": what a dash joins
_JOINED_WORDS = "tư|nhân dân|người dân|xã hội|vệ sinh|phi chính phủ|nhà nước|doanh nghiệp|nhà trường"
_STOP_SIGNS = rf",(?!(?<=phòng,) (?:chống|tránh)\b)|[.;:()\"“”\n]|\s[-–]\s(?!(?:{_PARTNERS}|{_JOINED_WORDS})\b)"
_ENGLISH_STOP_WORDS = (
    "was|were|is|are|will|has|had|have|took|held|takes|that|which|who|themed|under|hosted|organi[sz]ed|"
    "convened|met|meets|gathered|closed|concluded|ended|began|brought|drew|to be|to discuss|to prepare|said|"
    "opened|kicked|attended|chaired|at the|here|also|in conjunction|on the sidelines|in preparation|"
    r"and the \d{1,2}(?:st|nd|rd|th)|yesterday|today|tomorrow|recently|(?:this|last) (?:week|month|year|morning)"
)
# Where a place or a day begins.
_PLACE_OR_DAY = (
    r"in (?=[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}(?:,| on| from| this| last| today|\.|$))|"
    r"in (?=[A-Z][a-z]+(?: [A-Z][a-z]+){0,2} (?:yesterday|today|tomorrow)\b)|from (?=\d)|"
    r"on (?=\d|January|February|March|April|May|June|July|August|September|October|November|December|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|and the (?=ASEAN ?[-–] ?[A-Z])"  # … or another event
)
_PURPOSE = (
    r"(?-i:to (?:enhance|promote|strengthen|deepen|foster|review|contribute|mark|share|implement|exchange|launch|"
    r"collect|consult|raise|seek))"
)
_TITLE_STOP = re.compile(
    rf"{_STOP_SIGNS}|(?<!\w)(?:{_STOP_WORDS}|{_ENGLISH_STOP_WORDS}|{_PURPOSE})(?!\w)|(?<!\w)(?-i:{_PLACE_OR_DAY})",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|toa dam|doi thoai|tham van|le \w+ \w+|"
    r"meeting|conference|forum|workshop|seminar|summit|dialogue|consultation|ceremony|launch|event)"
    r"\s*(?:nay|do|lan nay|nam nay|tren|cung|con|cua|la|va|quan trong|thuong nien|cap cao|lien quan|"
    r"s)?\s*(?:asean)?\s*$"
)
_EMPTY_WORDS = frozenset({
    "a", "an", "and", "annual", "asean", "biet", "bo", "cac", "cao", "cap", "ceremony", "conference",
    "conferences", "consultation", "countries", "cua", "cuoc", "dac", "dam", "dan", "dialogue", "dien", "doi",
    "for", "forum", "gia", "high", "hoi", "hop", "in", "its", "khu", "ky", "lan", "le", "level", "lien",
    "meeting", "meetings", "member", "nam", "nay", "nghi", "nuoc", "of", "official", "officials", "on",
    "online", "phien", "quan", "quoc", "regional", "related", "seminar", "special", "states", "summit", "te",
    "tham", "thanh", "thao", "that", "the", "their", "this", "thoai", "thu", "toa", "truc", "truong", "tuyen",
    "va", "van", "ve", "vien", "virtual", "vuc", "workshop",
})  # fmt: skip


def event_title(document: Document, mention: MeetingMention, floor: int = 0) -> Span:
    """The name of an event that is no series: from its first part to where the name ends; it begins at `floor` or
    later.
    """
    start, end = mention.start, mention.end
    sentence = document.sentence_at(start)
    between = _BETWEEN.match(document.text, end, sentence.end)
    stop = _TITLE_STOP.search(document.text, between.end() if between else end, min(sentence.end, end + 160))
    acronym = _ITS_ACRONYM.match(document.text, stop.start() - 1) if stop else None
    if acronym is not None:  # "… Liên minh châu Âu (EU)" + "lần thứ 2 về …"
        stop = _TITLE_STOP.search(document.text, acronym.end(), min(sentence.end, end + 160))
    cut = stop.start() if stop else min(sentence.end, end + 160)
    comma = document.text.find(",", end, sentence.end)
    listed = _LISTED_NAME.match(document.text, end, sentence.end) if comma >= 0 else None
    if listed is not None and not _PEOPLE.search(document.shadow, end, listed.end()):
        cut = max(cut, listed.end())
    if (mention.event is not None and document.notice.language != "vi") or _looks_english(document, mention):
        start = _extend_left(document, start, max(sentence.start, floor))
        joined = _JOINED_BEFORE.match(document.text, start, mention.end)
        start = joined.end() if joined is not None else start
    if document.notice.language == "en" and not _CONTINUES.match(document.text, end):
        cut = end
    if _FOCUSED.match(document.shadow, end) and document.shadow.endswith(("the ", "this "), 0, mention.start):
        cut = end  # "The meeting focused on ASEAN's progress": what it did
    leads = document.text[end:cut].strip() in _LEADS_TO_NAME
    quoted = _CALLED.match(document.text, end) if cut == end or leads else None
    if quoted is not None and quoted["first"].islower():
        quoted = None  # 'kêu gọi các nhà lãnh đạo dự hội nghị "tiếp tục …"': what somebody said
    titled = _TITLED.match(document.text, end)
    if quoted is None and titled is not None:  # "a workshop titled ASEAN Occupational …"
        stop = _TITLE_STOP.search(document.text, titled.end(), min(sentence.end, end + 160))
        cut = stop.start() if stop else cut
    if quoted is not None:
        cut = quoted.end()  # 'hội thảo "…"'
    title = document.text[start:cut].rstrip(" ,;:-–(“‘'")
    return Span(start, max(end, start + len(title)))


# What a list told before the name: "7 March and the" + "ASEAN-EU Dialogue", "the ASEAN-US Forum and the" + "ASEAN-…"
_JOINED_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?,? and "
    r"(?:the )?|[^\n]{8,160}\band the (?=ASEAN ?- ?[A-Z])|"
    # "their counterparts from Korea for the" + "Eighth ASEAN …", but "Preparatory Meeting for the 9th …"
    r"(?:(?!\b(?i:meeting|workshop|forum|conference|consultation|training|session|dialogue|summit)\b)[^\n]){4,80}?"
    r"\bfor the (?=(?:\d{1,2}|[A-Z][a-z]{1,9})(?:st|nd|rd|th) ASEAN )"
)
# A name with a comma in it, up to "ASEAN" before the verb: "Hội thảo Dinh dưỡng, Nước sạch và … ASEAN được khai mạc"
_LISTED_NAME = re.compile(
    r"(?: [^\s,.;:()\n\"“”]+){1,9}(?:, [A-ZÀ-ỸĐ][^\s,.;:()\n\"“”]*(?: [^\s,.;:()\n\"“”]+){0,14}?){1,3} ASEAN"
    r"(?=\s+(?:(?:đã |vừa |sẽ )?(?:chính thức )?(?:được )?(?:khai mạc|diễn ra|tổ chức|bế mạc)|lần )|\s*(?:\n|\Z))"
)
_ITS_ACRONYM = re.compile(
    r"\s\((?:EU|UN|LHQ)\)(?=\s(?:lần|về|năm)\s)|"
    # "Tiểu ban Văn hóa (SCC 18) thuộc Ủy ban …", "ASEAN Care Forum (ACF) on …"
    r"\s\([A-Z][A-Z+-]+(?:[ -]?\d{1,3})?\)(?=\s(?:thuộc|của|on|for)\s)"
)
_PEOPLE = re.compile(
    r", (?:pho |dong chi )?(?:tong|bo truong|thu truong|thu tuong|chu tich|ba |ong |ban thu ky|cac |lanh dao|dai dien|"
    r"dai bieu)|"
    r"\b(?:phat bieu|tham du|cho biet|dien ra|khai mac|tai|ngay)\b"
)
# "Đối thoại giữa Tổng Thư ký ASEAN" + "với thanh niên": the second of those who meet is named after "với"
_BETWEEN = re.compile(r"\s+giữa\s+[^,.;:\n]{2,60}?\s(?:với|và)\s+(?:các\s+)?", re.IGNORECASE)
_TITLED = re.compile(r"\s+(?:en)?titled\s+(?=[A-Z])")
# "Hội thảo ASEAN" + "về “…”"
_LEADS_TO_NAME = frozenset({"", "về", "mang tên", "có tên", "có tên gọi", "với tên gọi"})
_CALLED = re.compile(
    r"\s*(?:(?:en)?titled\s+|called\s+|dubbed\s+|(?:về|mang tên|có tên(?: gọi)?|với tên gọi)\s+)?"
    r"[\"“](?P<first>[^\"“”\n])[^\"“”\n]{7,159}[\"”]"
)
_FOCUSED = re.compile(r" focus(?:ed|es) on\b")
_CONTINUES = re.compile(
    r"\s+(?:(?:(?:focused |focusing |centred )?on|of|for|to|in|and|between|towards?|among|with)\s|[A-Z“\"(])"
)


def _looks_english(document: Document, mention: MeetingMention) -> bool:
    return document.text[mention.start : mention.end].isascii() and document.notice.language == "en"


_TOKEN = re.compile(r"\S+\s+")
_PARTNER_BEFORE = re.compile(r"(?<![\w-])[A-Z][\w.]*(?: [A-Z]\w+)?[-–](?=\Z)")
_LONGEST_PARTNER = 24
_COUNTED_BY = re.compile(r"(?:first|second|third|[a-z]+th)\b")
_OF_A_NAME = re.compile(
    r"(?:[A-Z][\w’'.&/-]*|ASEAN ?\+ ?3|\([A-Z]{2,8}\)(?:/[A-Z]\w+)?|ASEAN|on|of|the|and|for|-|–)\s+\Z"
)
_AFTER_A_PLACE = re.compile(r"\b(?:in|at) (?:[A-Z][\w’'-]+ ){1,3}\Z")
# "Bangkok (TNA) – The" + "ASEAN Forum"
_DATELINE_ENDS = re.compile(r"\)\s?[-–—]+\s")
_SMALL_WORDS = re.compile(r"(?:(?:[-–—]|the|The|of|on|and|for|At|In|On|A|An|This|During)\s+)*")
_WORD = re.compile(r"\w+")
_TWO_EMPTY = ("the thao",)  # a field ("sports") whose syllables tell nothing one by one


def _extend_left(document: Document, start: int, floor: int) -> int:
    """Where a name begins of which ten words at most, in capitals or small, stand before `start`."""
    text, first = document.text, start
    partner = _PARTNER_BEFORE.search(text, max(floor, start - _LONGEST_PARTNER), start)
    if partner is not None:  # "Japan-" + "ASEAN Forum"
        return partner.start()
    if not text[max(0, start - 1) : start].isspace():
        return start
    for token in [*_TOKEN.finditer(text, max(floor, start - 90), start)][:-11:-1]:
        word = _OF_A_NAME.search(text, *token.span())
        if word is None or _DATELINE_ENDS.search(text, max(floor, token.start() - 2), token.end()) is not None:
            break
        if word.group().strip() == "for" and _AFTER_A_PLACE.search(text, max(floor, token.start() - 40), token.start()):
            break  # "met in Kuala Lumpur for the" + "ASEAN Forum"
        counted = text[first].isdigit() or (first == start and _COUNTED_BY.match(text, first) is not None)
        if counted and word.group().strip().islower():
            break  # "Ministers meet in Laos at" + "9th X Meeting", "the X Meeting and the" + "12th …"
        first = word.start()
        if first > token.start():
            break
    small = _SMALL_WORDS.match(text, first, start)
    return small.end() if small else first


def content_words(shadow_title: str) -> set[str]:
    """The words of an event's title that tell it from another event."""
    words = {word for word in _WORD.findall(shadow_title) if word not in _EMPTY_WORDS and len(word) > 1}
    return words | {name for name in _TWO_EMPTY if name in shadow_title}


class _Grouping:
    """The meetings found so far, with what tells quickly which one a mention belongs to."""

    def __init__(self) -> None:
        self.meetings: list[Meeting] = []
        self.by_key: dict[tuple[str, int | None, bool], Meeting] = {}
        self.starts: list[int] = []  # of the mentions of series, in the order of the text
        self.named: list[MeetingMention] = []
        self.ordinals: set[tuple[int, int] | None] = set()  # where those of series stand
        self.counted: dict[tuple[str | None, int | None], int] = {}  # event and number, where it first stands

    def add(self, mention: MeetingMention, series: str) -> None:
        """Adds a mention of a series to its meeting."""
        key = (series, mention.ordinal, mention.special or mention.preparatory)
        if key not in self.by_key:
            self.by_key[key] = Meeting(series, mention.ordinal, [], special=key[2])
            self.meetings.append(self.by_key[key])
        self.by_key[key].mentions.append(mention if mention.series == series else mention._replace(series=series))

    def last_named(self, offset: int) -> MeetingMention | None:
        """The last mention of a series that begins before an offset."""
        index = bisect_left(self.starts, offset)
        return self.named[index - 1] if index else None

    def names_series(self, start: int, end: int) -> bool:
        """Whether a mention of a series begins in a stretch."""
        index = bisect_left(self.starts, start)
        return index < len(self.starts) and self.starts[index] < end


def group(document: Document, mentions: Sequence[MeetingMention], title: Span | None) -> list[Meeting]:
    """The meetings of which the mentions speak, in the order of their first mention, undecided whether reported."""
    found = _Grouping()
    for mention in mentions:
        if mention.series is not None and mention.series != "OTHER":
            found.add(mention, mention.series)
            found.starts.append(mention.start)
            found.named.append(mention)
            found.ordinals.add(mention.ordinal_span)
    unnamed: list[MeetingMention] = []
    for mention in mentions:
        if mention.series not in (None, "OTHER"):
            continue
        if mention.ordinal is not None:
            found.counted.setdefault((mention.event, mention.ordinal), mention.start)
        bare = not (mention.sector or mention.partner or mention.format)
        if mention.series is None and mention.event and bare and _add_short_name(document, found, mention, title):
            continue
        if not _add_other(document, found, mention):
            unnamed.append(mention)
    _add_shorter_names(document, found.meetings, unnamed)
    for meeting in found.meetings:
        meeting.mentions.sort(key=lambda one: one.start)
    _settle_unnumbered(document, found.meetings)
    _part_titles(document, found.meetings, mentions)
    _join_headline(found.meetings, title)
    _add_launch(document, found.meetings)
    found.meetings.sort(key=lambda meeting: meeting.first.start)
    return found.meetings


def _part_titles(document: Document, meetings: Sequence[Meeting], mentions: Sequence[MeetingMention]) -> None:
    """As in "Hội nghị X+Nga lần thứ 5 và X+Ấn Độ lần thứ 6": a title ends before the meeting joined to it."""
    numbered = [m for m in mentions if m.ordinal is not None and m.series is not None]
    for meeting in meetings:
        title = meeting.title
        for other in numbered if title is not None and meeting.ordinal is not None else ():
            if title is None or not meeting.first.end < other.start < title.end:
                continue
            joined = _JOINS.search(document.text, meeting.first.end, other.start)
            if joined is not None:
                meeting.title = title = Span(title.start, max(meeting.first.end, joined.start()))


_JOINS = re.compile(r"[\s,]*(?:,|\bvà|\band(?: the)?)\s*\Z")
# "HA NOI/ONLINE, 27 April 2021 – ", "Jakarta (ANTARA) - "
_TOLD_FROM = r"[A-Z][^.;:\n()–—]{1,40}?(?:, [^.;:()\n–—]{3,20}| ?\([\w ,/.+-]{2,30}\)) ?[-–—]{1,2} "
_LAUNCHED = re.compile(
    rf"(?:{_TOLD_FROM})?"
    r"(?:The |the )?((?:[\w’'\-()]+ ){0,10}(?:ASEAN [^.,;:\n]{4,110}?|(?:Report|Study|Outlook|Guidelines?|Handbook|"
    r"Toolkit|Portal|Website|Platform|Campaign)\b[^.,;:\n]{2,80}? ASEAN)) (?:was|were|is being|"
    r"has been) (?:officially |formally |jointly )?launched\b"
)


# "Sáng 5/8, tại Huế, Mạng lưới Điều dưỡng ASEAN" + "chính thức ra mắt"
_CAME_OUT = re.compile(
    r"(?<!\w)((?:Mạng lưới|Trung tâm|Báo cáo|Sổ tay|Bộ công cụ|Cổng thông tin|Nền tảng|Quỹ|Chiến dịch|Liên minh) "
    r"[^.,;:\n]{0,80}?ASEAN[^.,;:\n]{0,60}?) (?:đã |vừa )?(?:chính thức )?(?:được )?(?:ra mắt|phát động)(?!\w)"
)


def _add_launch(document: Document, meetings: list[Meeting]) -> None:
    """As in "The ASEAN Guide on … was launched on 27 March": the launch is the event."""
    for sentence in document.sentences[:3]:
        launched = _LAUNCHED.match(document.text, sentence.start, sentence.end)
        if launched is None and document.notice.language == "vi":
            launched = _CAME_OUT.search(document.text, sentence.start, sentence.end)
            if launched and document.names_in(sentence.start, sentence.end, "event"):
                continue
        if launched:
            mention = MeetingMention(launched.start(1), launched.end(), "OTHER", event="ceremony", asean=True)
            title = Span(launched.start(1), launched.end(1))
            meetings.append(Meeting("OTHER", None, [mention], title=title))
            return


_SENT_TO = re.compile(r"\b(?:report|reported|submit|submitted|presented|tabled|bao cao|trinh)\b[^.;\n]{0,60}\Z")


def _is_background(document: Document, meeting: Meeting) -> bool:
    """Whether a numbered meeting stands only where something is sent to it."""
    shadow = document.shadow
    return all(
        _SENT_TO.search(shadow, max(document.sentence_at(m.start).start, m.start - 90), m.start) is not None
        for m in meeting.mentions
    )


_SCHEDULED = re.compile(
    r"[\s)]*(?:is|are) (?:scheduled|slated|planned|set|due) (?:for|on|to)\b|"
    r"[\s)]*will be (?:held|convened|hosted)\b|[\s)]*will take place\b|"
    r"[\s)]*(?:du kien|se) (?:se )?(?:duoc to chuc|dien ra|hop)\b"
)
_WAS_TOLD = re.compile(
    r"\b(?:was|were|has been|have been|adopted|discussed|reviewed|agreed|met|convened|concluded|noted)\b|"
    r"\bda (?:dien ra|duoc|hop|thong qua|thao luan|ket thuc|be mac)\b"
)


def _is_yet_to_come(document: Document, meeting: Meeting, told: Sequence[MeetingMention]) -> bool:
    """Whether a numbered meeting is announced behind one told of as past without its number: "… at the meeting, the
    ACWC adopted … The 19th ACWC meeting is scheduled for May".
    """
    if not all(_SCHEDULED.match(document.shadow, mention.end) for mention in meeting.mentions):
        return False
    past = (document.sentence_at(mention.start) for mention in told)
    return any(sentence.end < meeting.first.start and document.tells(sentence, _WAS_TOLD) for sentence in past)


def _settle_unnumbered(document: Document, meetings: list[Meeting]) -> None:
    """A mention without a number is of the numbered meeting of its series: of the only one, or of the one named
    before it.
    """
    for meeting in [m for m in meetings if m.ordinal is None and m.series != "OTHER"]:
        numbered = [m for m in meetings if m.series == meeting.series and m.ordinal is not None]
        if not numbered:
            special = [m for m in meetings if m.series == meeting.series and m is not meeting]
            if special and not meeting.special and special[0].special:
                special[0].mentions.extend(meeting.mentions)
                special[0].mentions.sort(key=lambda mention: mention.start)
                meetings.remove(meeting)
            continue
        if meeting.special:
            prepared = [m for m in numbered if m.special]
            if len(prepared) == 1 and all(mention.preparatory for mention in meeting.mentions):
                prepared[0].mentions.extend(meeting.mentions)  # "Họp trù bị X" above "Hội nghị trù bị X lần thứ 15"
                prepared[0].mentions.sort(key=lambda mention: mention.start)
                meetings.remove(meeting)
            continue
        first = meeting.first
        if first.event is not None and first.start < numbered[0].first.start:
            numbered = [m for m in numbered if not _is_background(document, m)]
            if not numbered:
                continue  # "… is hosting the SOCA. … Its outcomes will be reported to the 28th SOCA."
        if all(_is_yet_to_come(document, m, meeting.mentions) for m in numbered):
            continue
        for mention in meeting.mentions:
            before = [m for m in numbered if m.first.start < mention.start]
            (before or numbered)[0].mentions.append(mention)
        meetings.remove(meeting)
        for owner in numbered:
            owner.mentions.sort(key=lambda one: one.start)


_LEAD = 700  # characters behind a headline within which its event is told of


def _join_headline(meetings: list[Meeting], headline: Span | None) -> None:
    """An event that only the headline calls so is the one that the text begins with: "dự hội nghị ASEAN về trẻ em"
    above "Hội nghị khu vực ASEAN về chấm dứt bạo lực …".
    """
    above = [m for m in meetings if headline is not None and headline.start <= m.first.start < headline.end]
    if headline is None or len(above) != 1 or len(meetings) == 1:
        return
    head = above[0]
    lead = min((m for m in meetings if m is not head), key=lambda meeting: meeting.first.start)
    if head.series != "OTHER" or head.ordinal is not None:
        return
    if head.mentions[-1].start >= headline.end or lead.first.start - headline.end > _LEAD:
        return
    called, told = head.first, lead.first
    if lead.series != "OTHER" and (called.event != "meeting" or told.event not in (None, "meeting")):
        return  # "ASEAN meeting on ageing" is the 26th ASCC Council Meeting, and no workshop is
    if called.event not in ("meeting", told.event) or called.preparatory != told.preparatory:
        return
    partner = called.partner if names_partner(lead.series) else told.partner
    pairs = ((called.format, told.format), (called.level, told.level), (called.partner, partner))
    if all(one in (None, other) for one, other in pairs):
        lead.mentions.insert(0, called)
        meetings.remove(head)


# "the 11th Meeting of the Conference of the Parties": no short name of a meeting told of before.
_OF_OTHERS = re.compile(
    r"\s+(?i:of\s+(?:the\s+|its\s+)?)(?:(?!ASEAN )(?:Conference|Governing|Parties|Board|[A-Z]{3,} |"
    r"UN\b|U\.N\.|United Nations|World|Executive|General|Commission on|International)|"
    r"(?!ASEAN\b|Association|Minist|Senior|Officials|Heads|Leaders|Committee|Commission|Council|Working|Forum|SOM)"
    r"(?:[A-Z][\w&’'-]*(?: and| for| on| of)? ){1,5}(?:Task Force|Centre|Center|Board|Group|Network|Facility|Fund)\b)"
)


# "Phiên họp thứ 25" + "Hội đồng quản trị Trung tâm …"
_OF_A_BOARD = re.compile(
    r"\s*(?:cua )?(?:hoi dong (?:quan tri|quan ly|dieu hanh)|ban (?:quan tri|dieu hanh|chi dao|giam doc)|"
    r"nhom (?:dac trach|dac nhiem|chuyen gia)|tieu ban)\b"
)


# "was held, building on the success of the" + "4th meeting"
_LOOKED_BACK_ON = re.compile(
    r"\b(?:thanh cong|ket qua|ket luan|neu|de xuat|dua ra|thong qua|cam ket|nhat tri|thong nhat|sang kien)"
    r"(?: (?:cua|tai|o|tu|neu))+ \Z|"
    r"\b(?:success|outcomes?|results?|conclusions?|decisions?|proposals?|recommendations?|made|agreed|adopted|"
    r"endorsed) (?:of|at|from|by) (?:the )?\Z"
)


def _is_looked_back_on(document: Document, found: _Grouping, mention: MeetingMention) -> bool:
    """Whether a number is of an earlier meeting than the one that its sentence names without a number."""
    if mention.ordinal is None or not _LOOKED_BACK_ON.search(
        document.shadow, max(0, mention.start - 40), mention.start
    ):
        return False
    last = found.last_named(mention.start)
    return last is not None and last.ordinal is None and last.start >= document.sentence_at(mention.start).start


def _add_short_name(document: Document, found: _Grouping, mention: MeetingMention, headline: Span | None) -> bool:
    """As in "Hội nghị lần thứ 11", "Hội nghị Bộ trưởng": a meeting of the series told of before, or of the only one of
    that level.
    """
    if mention.event in OCCASIONS:
        return False
    if mention.level is None and (mention.ordinal is None or _OF_OTHERS.match(document.text, mention.end)):
        return False
    if _OF_A_BOARD.match(document.shadow, mention.end):
        return False
    if mention.level is None and _counts_those(document, mention):
        return False  # "… three meetings. … The third meeting will be led by …"
    if mention.level is None and _is_looked_back_on(document, found, mention):
        return True
    if _OWN_ACRONYM.match(document.text, mention.end):
        return False  # "Hội nghị các quan chức cao cấp ASEAN (SOM)": another body's
    if _OF_ANOTHER.match(document.shadow, mention.end) or _PARTIES.search(document.shadow, mention.start, mention.end):
        return False  # "kỳ họp lần thứ 14 của Hội nghị các Bên …"
    known = [m for m in found.meetings if m.series != "OTHER" and m.first.start < mention.start]
    if mention.level is None:
        known = [m for m in known if not _only_came(found, m)]
    if mention.level is not None:
        known = [m for m in known if (parts_of(m.series) or ("", ""))[0] == mention.level]
        if not known and mention.level == "senior-officials" and not mention.asean:
            code = _of_the_ministers(found, mention)
            if code is not None:
                found.add(mention, code)
                return True
        plain = [m for m in known if not m.series.endswith("+3")] or known
        known = plain if len({m.series for m in plain}) == 1 else []
    if not known:
        return False
    floor = document.sentence_at(mention.start).start

    if mention.event == "consultation":
        known = [m for m in known if any(one.event == mention.event for one in m.mentions)] or known

    def nearness(meeting: Meeting) -> tuple[bool, bool, bool, int]:
        index = bisect_left(meeting.mentions, mention.start, key=lambda one: one.start)
        last = meeting.mentions[index - 1].start if index else meeting.first.start
        titled = headline is not None and headline.start <= meeting.first.start < headline.end
        # The forerunner and the successor of a meeting are named by number alone.
        numbers = (meeting.ordinal, mention.ordinal)
        beside = numbers[0] is not None and numbers[1] is not None and abs(numbers[0] - numbers[1]) < 3
        return (beside, last >= floor, titled, -meeting.first.start)

    series = max(known, key=nearness).series
    if mention.ordinal is None:
        known[0].mentions.append(mention._replace(series=series))
        return True
    if mention.asean and (series, mention.ordinal, False) not in found.by_key:
        return False
    found.add(mention._replace(special=False, preparatory=False), series)
    return True


def _only_came(found: _Grouping, meeting: Meeting) -> bool:
    """Whether a body stands only as one that came to a numbered meeting told of before it: "Hội nghị lần thứ 3 của Nhóm
    công tác … có sự tham gia của các quan chức phụ trách phúc lợi xã hội (SOMSWD)".
    """
    if meeting.ordinal is not None or any(mention.event is not None for mention in meeting.mentions):
        return False
    return any(start < meeting.first.start for start in found.counted.values())


_LISTED_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth)\b")
_SOME = either(("two", "three", "four", "five", "six", "several", "series of", "these", "both"), anew=True, gap=" ")
_MEETINGS_COUNTED = re.compile(rf"{_SOME} (?:[\w-]+ ){{0,4}}?(?:meetings|conferences|events)\b")


def _counts_those(document: Document, mention: MeetingMention) -> bool:
    """Whether a number in words counts the meetings of which the text tells, and not those of a series."""
    span = mention.ordinal_span
    if span is None or _LISTED_ORDINAL.match(document.shadow, span[0]) is None:
        return False
    return document.tells(Span(0, len(document.text)), _MEETINGS_COUNTED)


_OWN_ACRONYM = re.compile(r"\s?\([A-Z]{2,}\)")
_PARTIES = re.compile(r"\bconference of (?:the )?parties\b|\bcop\b|\bgoverning board\b")
_OF_ANOTHER = re.compile(r"\s*(?:cua )?(?:hoi nghi )?cac ben (?:tham gia )?|\s*cua hoi nghi cac ben\b")


def _of_the_ministers(found: _Grouping, mention: MeetingMention) -> str | None:
    """As in "The Ministerial Meeting was preceded by a Meeting of Senior Officials": those of the ministers named."""
    last = found.last_named(mention.start)
    parts = parts_of(last.series) if last is not None and last.series is not None else None
    if last is None or last.series is None or parts is None or parts[0] != "ministerial":
        return None
    form = "plus3" if last.series.endswith("+3") else None
    return compose("meeting", "senior-officials", parts[1], form, None)


_NATIONAL = re.compile(r"\bnational \Z")
_STATUS = re.compile(r"\b(?:quy che|tu cach|dia vi) \Z")
_OF_A_DAY = re.compile(
    r"\b(?:open|closed|plenary|panel|parallel|working|breakout|interactive|morning|afternoon|thematic) "
    r"session\Z"
)
_LONGEST_SESSION = 24
_PART_OF_A_MEETING = re.compile(r"(?:opening|closing) (?:ceremony|session)\b")
_MANY_EVENTS = re.compile(
    r".*\b(?:meetings|conferences|workshops|forums|seminars|sessions|events)"
    r"(?: (?:of|under|within) (?:the )?(?:asean|association of southeast asian nations)(?: \(asean\)?)?)?\Z"
)


def _add_other(document: Document, found: _Grouping, mention: MeetingMention) -> bool:
    """Adds an event outside the series; False where its name does not tell that it is one of ASEAN's."""
    if mention.event is None and mention.ordinal is None:
        return True
    if mention.series != "OTHER" and (
        _PART_OF_A_MEETING.match(document.shadow, mention.start)
        or _MANY_EVENTS.match(document.shadow, mention.start, mention.end)
    ):
        return True  # "the opening ceremony of the 11th AMRDPE", "key meetings of ASEAN"
    if (
        mention.series != "OTHER"
        and mention.ordinal is None
        and _OF_A_DAY.search(document.shadow, max(0, mention.end - _LONGEST_SESSION), mention.end)
    ):
        return True  # "in an open session", "a panel session on care": a part of a meeting
    if _TO_BE_FOUNDED.search(document.shadow, max(0, mention.start - _LONGEST_FOUNDING), mention.start):
        return True  # "agreed to the setting up of an ASEAN Youth Assembly"
    if mention.event == "consultation" and _STATUS.search(document.shadow, max(0, mention.start - 12), mention.start):
        return True  # "các tổ chức có quy chế tham vấn với AICHR"
    last = found.last_named(mention.start)
    title = event_title(document, mention, last.end if last is not None and last.end <= mention.start else 0)
    shadow = document.shadow[title.start : title.end]
    words = content_words(shadow)
    if mention.series != "OTHER":
        if document.cues_meeting("prepares", title.start, title.end) or _ORGANISERS_OF.match(shadow):
            return True  # at home: "cuộc họp Ban Tổ chức chuẩn bị cho Hội nghị Bộ trưởng ASEAN …"
        if _NATIONAL.search(document.shadow, max(0, mention.start - 10), mention.start) and not shadow.startswith(
            "asean"
        ):
            return True  # "a national meeting to follow up the … Plan of ASEAN"
        if AT_HOME.search(shadow) or (mention.ordinal is None and _OF_SEVERAL.search(document.shadow, *_head(title))):
            return True
        named = "asean" in _WORD.findall(shadow) or found.names_series(title.start, title.end)
        if named and _at_home_with_instrument(document, title):
            return True
        named = named or _names_community(document, title) or _names_body(document, title)
        named = named or _in_conjunction(document, mention, title)
        if not named and mention.event in ("meeting", None) and last is not None:
            named = _beside_series(document, last, mention, title) or _beside_last(document, found, mention, title)
        if not named:
            named = len(words) > 1 and _is_held_by_asean(document, title)
        if not named:
            named = len(words) > 1 and listed(document, mention, document.sentence_at(mention.start))
        if not named and _QUOTED.search(document.text, title.start, title.end):
            named = _UNDER_ASEAN.search(document.shadow, 0, _HEAD) is not None
        if not named or not words or _GENERIC.match(shadow):
            return False
    if mention.series != "OTHER" and _is_foreign(document, title):
        return True
    bracketed = _BRACKETED.match(document.text, title.end)
    inside = [
        number
        for number in document.ordinals_between(title.start, bracketed.end() if bracketed else title.end)
        # "Tọa đàm … hướng tới Hội nghị … lần thứ 3": of the other
        if (number.start, number.end) not in found.ordinals
    ]
    if inside and mention.ordinal is None and not (inside[0].before and inside[0].start > mention.end):
        number = inside[0]
        mention = mention._replace(ordinal=number.number, ordinal_span=(number.start, number.end))
    counted = document.ordinals_between(max(0, title.start - _COUNTED_WITHIN), title.start)
    if mention.ordinal is None and not inside and counted and counted[-1].before:
        number = counted[-1]
        if document.text[number.end : title.start] == " ":  # "the 12th" + "ASEAN Labour Inspection Conference"
            mention = mention._replace(ordinal=number.number, ordinal_span=(number.start, number.end))
            title = Span(number.start, title.end)
    for meeting in found.meetings:
        if meeting.series == "OTHER" and (
            _same_event(document, meeting, mention, words) or _is_spelt_out(document, meeting, mention, title)
        ):
            meeting.mentions.append(mention)
            meeting.ordinal = meeting.ordinal or mention.ordinal
            return True
    mention = mention._replace(start=min(title.start, mention.start))
    found.meetings.append(Meeting("OTHER", mention.ordinal, [mention], title=title))
    return True


_TO_BE_FOUNDED = re.compile(
    r"\b(?:establish(?:ment|ing)|setting[- ]up|set(?:s|ting)? up|creat(?:ion|ing|e)|formation|founding)(?: of)? "
    r"(?:(?:the|an?|its|annual|regular|permanent) )*(?:asean )?(?:[a-z]+ ){0,2}\Z|"
    r"\bthanh lap (?:mot |cac )?(?:co che )?\Z"
)
_LONGEST_FOUNDING = 60  # characters
_ORGANISERS_OF = re.compile(r"(?:hoi nghi|cuoc hop|phien hop)(?: cua)? (?:ban (?:to chuc|chi dao)|tieu ban)\b")
_COUNTED_WITHIN = 16  # characters of a number's word before a name


def _add_shorter_names(document: Document, meetings: Sequence[Meeting], mentions: Sequence[MeetingMention]) -> None:
    """As in a headline "Đối thoại nông dân lần thứ nhất" above "Đối thoại Nông dân ASEAN lần thứ nhất": one event."""
    for mention in mentions:
        title = event_title(document, mention)
        words = content_words(document.shadow[title.start : title.end])
        for meeting in meetings:
            if (
                meeting.series != "OTHER"
                or meeting.title is None
                or meeting.first.event != mention.event
                or len(words) < 2
            ):
                continue
            theirs = content_words(document.shadow[meeting.title.start : meeting.title.end])
            if words <= theirs and meeting.ordinal in (None, mention.ordinal):
                meeting.mentions.append(mention)
                break


# "Hội nghị sơ kết thực hiện Đề án … của Cộng đồng …": a country looks at its own work.
AT_HOME = re.compile(
    r"\b(?:so ket|tong ket|quan triet|pho bien|trien khai)\b.{0,24}\b(?:de an|nghi quyet|chi thi|luat|"
    r"nghi dinh|quyet dinh)\b|\b(?:so ket|tong ket) (?:\w+ ){0,2}?(?:cong tac|nhiem vu)\b|"
    # "the Ministry held the coordination" + "meeting for the cooperation with ASEAN"
    r"\A(?:hoi nghi|hoi thao) toan (?:quoc|nganh|tinh)\b|"
    r"\b(?:tap huan|boi duong)\b.{0,60}?\bcho (?:\w+ ){1,6}?(?:tinh|huyen|dia phuong|cap xa|co so)\b|"
    r"\A(?:hoi nghi|hoi thao|lop|khoa) (?:tap huan|boi duong)(?: ve)? "
    r"(?:cong tac|nghiep vu|kien thuc)(?: ve)?(?: hoi nhap)? asean\b|"
    r"\Ameeting (?:on|for) (?:the )?(?:\w+ ){0,2}cooperation (?:works? |activities |matters )?"
    r"with (?:the )?(?:asean|association of south ?east asian nations)\b"
)
# "chuỗi hội nghị quan trọng của giáo dục ASEAN", "tại các diễn đàn ASEAN": no event of its own.
_OF_SEVERAL = re.compile(
    r"(?:\b(?:chuoi|loat)\s+(?:cac\s+)?|asean trong (?:cac|nhung)\s+)(?:hoi nghi|cuoc hop|dien dan|su kien|hoi thao)\b"
)


# "Hội nghị các bên tham gia Hiệp định … (AADMER) lần thứ 11"
_BRACKETED = re.compile(r"\s*\([^()\n]{2,40}\)\s+(?:[Ll]ần (?:thứ )?\w+)")


def _names_community(document: Document, title: Span) -> bool:
    """Whether the acronym of the Socio-Cultural Community stands in a title, as in "… the ASCC Strategic Plan"."""
    return any(
        match.entry.code == "ascc" and document.text[match.start : match.end].isupper()
        for match in document.names_in(*title, "sector")
    )


def _names_body(document: Document, title: Span) -> bool:
    """Whether the acronym of one of ASEAN's bodies stands in a title: "Hội nghị ACCSM lần thứ 22"."""
    return any(match.entry.code == OF_ASEAN for match in document.names_in(*title, "asean"))


def _at_home_with_instrument(document: Document, title: Span) -> bool:
    """As in "Conference on the Implementation of the ASEAN Masterplan in Thailand": ASEAN stands in the name of a
    plan that one country carries out.
    """
    plans = [m for m in document.of_kind("instrument") if title.start <= m.start < title.end]
    if not plans:
        return False
    end = max(match.end for match in plans)
    before = document.shadow[title.start : plans[0].start].removesuffix("asean ")
    if "asean" in before or "asean" in document.shadow[end : title.end]:
        return False
    carried = _CARRIED_OUT.search(document.shadow, title.start, plans[0].start) is not None
    return carried and any(
        match.start - end < 8 and _IN_COUNTRY.fullmatch(document.shadow, end, match.start) is not None
        for match in document.names("country")
        if match.start >= end
    )


_CARRIED_OUT = re.compile(r"\b(?:implementation|implementing|localisation|localization|thuc hien|trien khai)\b")
_IN_COUNTRY = re.compile(r"[\s\"')]*(?:in|by|tai|o)\s+(?:the\s+)?")


def _is_foreign(document: Document, title: Span) -> bool:
    """Whether the title stands in an English line of a Vietnamese notice: the source's headline, a picture's
    caption.
    """
    if document.notice.language != "vi" or document.bare:
        return False
    sentence = document.sentence_at(title.start)
    line = document.text[sentence.start : sentence.end].translate(_QUOTES)
    return line.isascii() and len(line.split()) > _NAME_ALONE and sentence.end - title.end < _NAME_ALONE * 8


_QUOTES = str.maketrans("’‘“”–—", "''\"\"--")
_NAME_ALONE = 5  # words of a line that may be an English name alone


# "tại trụ sở Ban Thư ký ASEAN diễn ra hội thảo …", "… do Ban Thư ký ASEAN phối hợp với … tổ chức"
_HELD_BY_ASEAN = re.compile(
    r"(?:\bban thu ky (?:asean|hiep hoi)|\buy ban lien chinh phu asean|\((?:aichr|acwc|acw|acmw|acdm)\))"
    r"[^.;\n]{0,160}\b(?:to chuc|dong to chuc|dien ra)\b"
)
_ITS_BODIES = r"(?:secretariat|foundation|network|cent(?:re|er)|institute|federation|committee|commission|council)"
_BY_ASEAN = (
    r"(?:association of southeast asian nations(?: \(asean\))?|"
    rf"(?<![\w'’-])asean(?: (?!national\b)[a-z-]+){{0,4}}? {_ITS_BODIES}(?: \([a-z]+\))?|"
    r"(?<![\w'’-])asean(?=[,.;]| (?:and|in|on|at|with|this|last|has|have|will|recently|today|yesterday|jointly|also|"
    r"conven|held|hold|organi[sz]e|host|launch|open|conduct|(?:mon|tues|wednes|thurs|fri|satur|sun)day)))"
)
# "ASEAN on Tuesday convened a" + "workshop on …", "Hôm qua, ASEAN phối hợp với ILO tổ chức" + "hội thảo về …"
_HOLDS_IT = {
    "en": re.compile(
        rf"\b{_BY_ASEAN}(?:,? (?:and|together with|jointly with|in [a-z]+ with) [^.;\n]{{2,80}}?)?"
        r"(?: (?:has|have|will|be|is|are|on|this|last|also|recently|jointly|today|yesterday|successfully|week|month|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day))* "
        r"(?:conven(?:e[sd]?|ing)|held|hold(?:s|ing)?|organi[sz](?:e[sd]?|ing)|(?:co-?)?host(?:s|ed|ing)?|"
        r"co-?organi[sz]ed|conduct(?:s|ed|ing)?)(?: (?:the|a|an|its|their|this|[\w-]+)){0,5} \Z"
    ),
    "vi": re.compile(
        r"(?<!quoc gia )(?<!\bvu )(?<!chu tich )(?<!thanh vien )\basean"
        r"(?: (?:da|vua|se|cung|dang|phoi hop|dong|chinh thuc))*(?: voi [^.;\n]{3,80}?)? "
        r"to chuc (?:thanh cong )?(?:mot |cac )?\Z|"
        r"\b(?:cac|10|11|muoi) (?:nuoc|quoc gia)(?: thanh vien)? asean (?:(?:da|cung|se|deu) )*"
        r"(?:tham du|tham gia|du|hop)(?: tai)? \Z"
    ),
}
_IS_HELD_BY = {
    "en": re.compile(
        r"[^.;\n]{0,120}?\b(?:(?:co-?)?hosted|(?:co-?)?organi[sz]ed|held|convened|conducted)(?: jointly)? by "
        rf"(?:the )?(?:[^.;\n]{{3,80}}?(?:,| and| with) (?:the )?)?{_BY_ASEAN}"
    ),
    "vi": re.compile(
        r"[^.;\n]{0,80}? (?:co|voi) su tham (?:gia|du) cua (?:[a-z]+ ){0,4}(?:cac|10|11|muoi) (?:nuoc|quoc gia)"
        r"(?: thanh vien)?(?: trong)?(?: khu vuc| khoi)? asean\b|"
        r"[^.;\n]{0,40}? trong khuon kho (?:chuong trinh )?hop tac asean\b"
    ),
}
_OF_THE_REGION = re.compile(r"\b(?:khu vuc|regional)\b|\btrong khuon kho\b")


def _is_held_by_asean(document: Document, title: Span) -> bool:
    """Whether the sentence of an event without ASEAN in its name says that it is ASEAN's: who held it, or in Vietnamese
    who came to an event of the region.
    """
    shadow, language = document.shadow, document.notice.language
    begin, end = _near(document, title)
    if _HELD_BY_ASEAN.search(shadow, begin, end) is not None:
        return True
    if language not in _HOLDS_IT or shadow.find("asean", begin, end) < 0:
        return False
    held = _HOLDS_IT[language].search(shadow, begin, title.start) or _IS_HELD_BY[language].match(shadow, title.end, end)
    if held is None or language == "en":
        return held is not None
    return "to chuc" in held[0] or _OF_THE_REGION.search(shadow, title.start, max(title.end, held.end())) is not None


_HEAD = 600  # characters in which a text says of what its event is part
_QUOTED = re.compile(r"[\"“]")
# "Sự kiện do … tổ chức trong khuôn khổ chương trình ưu tiên của Ủy ban … ASEAN …": whose the workshop “…” is
_UNDER_ASEAN = re.compile(
    r"\b(?:su kien|hoat dong|hoi thao|toa dam|dien dan|chuong trinh)(?: nay)? (?:do|duoc|nam|thuoc|la|dien ra)\b"
    r"[^.;\n]{0,100}\bkhuon kho\b[^.;\n]{0,80}\basean\b"
)


def _near(document: Document, title: Span) -> tuple[int, int]:
    """The sentence of a title, no more of it than tells who held the event."""
    sentence = document.sentence_at(title.start)
    return sentence.start, min(sentence.end, title.end + 240)


def _head(title: Span) -> tuple[int, int]:
    """The beginning of a title with the words that stand right before it."""
    return max(0, title.start - 10), title.start + 34


def _same_event(document: Document, meeting: Meeting, mention: MeetingMention, words: set[str]) -> bool:
    assert meeting.title is not None
    theirs = content_words(document.shadow[meeting.title.start : meeting.title.end])
    same_number = meeting.ordinal == mention.ordinal or None in (meeting.ordinal, mention.ordinal)
    first = meeting.first
    same_kind = (first.format, first.level, first.partner) == (mention.format, mention.level, mention.partner)
    if _is_called_so(document, meeting, mention, words):
        return same_number and first.format == mention.format
    bodies = _bodies(document, mention), _bodies(document, first)
    if bodies[0] & bodies[1] and meeting.ordinal == mention.ordinal is not None and first.format == mention.format:
        return True  # "cuộc họp ACCSM 20" beside its whole name
    spelt = mention.abbreviated or first.abbreviated  # "AMMY+3" beside its name in words
    if same_kind and spelt and mention.format and mention.sector and first.sector == mention.sector:
        return same_number and first.preparatory == mention.preparatory
    if mention.event == meeting.first.event == "interface" and same_number:
        return True
    if mention.event == first.event and same_number and _are_with_union(document, meeting, mention):
        return True
    if mention.event == meeting.first.event == "workshop" and None is not mention.ordinal == meeting.ordinal:
        return True  # the body in its name once in words and once by its abbreviation
    small = min(len(words), len(theirs)) or 1
    alike = len(words & theirs) / small
    if same_number and mention.event == first.event and None in (mention.partner, first.partner):
        parts = (first.format, first.level) == (mention.format, mention.level)
        if parts and small >= _SAME_WORDS and alike == 1:
            return True  # "the 15th ASEAN-China Forum on X", "the ASEAN-China X Forum"
    same_number_told = None is not mention.ordinal == meeting.ordinal and mention.event == first.event
    alike_but_level = (mention.format, mention.partner) == (first.format, first.partner) and alike == 1
    if same_number_told and alike_but_level and None in (mention.level, first.level):
        # a headline "Hội nghị ASEAN về X lần thứ 5" above "Hội nghị Quan chức cấp cao ASEAN về X lần thứ 5"
        return True
    apart = meeting.first.event != mention.event and {meeting.first.event, mention.event} & OCCASIONS
    if apart and (meeting.ordinal != mention.ordinal or small < _SAME_OCCASION):
        return False  # a dialogue at a numbered meeting, the launch of "… Care Outlook" at the "… Care Forum"
    other = None not in (first.event, mention.event) and first.event != mention.event
    if other and document.cue_before("framework", mention.start, 14, document.sentence_at(mention.start).start):
        return False  # "Lễ trao giải Thanh niên ASEAN … trong khuôn khổ Diễn đàn Thanh niên ASEAN"
    return same_number and same_kind and alike >= 0.6


def _is_called_so(document: Document, meeting: Meeting, mention: MeetingMention, words: set[str]) -> bool:
    """Whether an event is named by the acronym alone that stands in brackets behind the whole name of another: "the
    AMCA meeting" after "the 8th meeting of ASEAN Ministers Responsible for Culture and Arts (AMCA)".
    """
    if len(words) != 1 or meeting.title is None or {meeting.first.event, mention.event} & OCCASIONS:
        return False
    behind = _CALLED_IN_SHORT.match(document.text, meeting.title.end)
    return behind is not None and behind["acronym"].casefold() in words


def _is_spelt_out(document: Document, meeting: Meeting, mention: MeetingMention, title: Span) -> bool:
    """Whether a name in words with its acronym behind it is that of an event that a headline called by the acronym:
    "Ministers gather for 11th AMCA" above "the 11th Meeting of ASEAN Ministers Responsible for … Arts (AMCA)".
    """
    if mention.ordinal is None or mention.ordinal != meeting.ordinal or meeting.title is None:
        return False
    if (mention.format, mention.partner) != (meeting.first.format, meeting.first.partner):
        return False
    behind = _CALLED_IN_SHORT.match(document.text, title.end)
    theirs = _WORD.findall(document.shadow, *meeting.title)
    return behind is not None and behind["acronym"].casefold() in theirs


_CALLED_IN_SHORT = re.compile(r"\s?\((?:\d{1,2}(?:st|nd|rd|th) )?(?P<acronym>[A-Z][A-Z-]{2,11})(?: \d{1,2})?\)")


# "Đối thoại ASEAN-EU", "Đối thoại Hiệp hội … (ASEAN)-Liên minh châu Âu (EU)"
WITH_UNION = r"\basean\)?\s?[-–+&]\s?(?:eu|european union|lien minh chau au)(?![\w-])"
_WITH_UNION = re.compile(rf"[^.;\n]{{0,60}}?{WITH_UNION}")


def _are_with_union(document: Document, meeting: Meeting, mention: MeetingMention) -> bool:
    """Whether two names are of one kind of event of ASEAN and the European Union."""
    return all(_WITH_UNION.match(document.shadow, start) for start in (meeting.first.start, mention.start))


_SAME_OCCASION = 2  # words of a title that make events of two kinds one
_SAME_WORDS = 3  # words of a title that, all the same, make it the same event in another order


def _bodies(document: Document, mention: MeetingMention) -> frozenset[str]:
    """The acronyms of ASEAN's bodies in a mention."""
    return frozenset(
        document.shadow[m.start : m.end]
        for m in document.names_in(mention.start, mention.end, "asean")
        if m.entry.code == OF_ASEAN
    )


def _in_conjunction(document: Document, mention: MeetingMention, title: Span) -> bool:
    """A numbered meeting of a body with which one of ASEAN's was held: "in conjunction with the 13th Meeting of the
    Joint Task Force on Relief and the 12th Meeting of …".
    """
    sentence = document.sentence_at(title.start)
    number, counted = mention.ordinal_span if mention.ordinal_span is not None else title
    beside = CONJUNCTION.search(document.shadow, sentence.start, min(number, title.start))
    return beside is not None and mention.ordinal is not None and title.end - counted > _NAMES_A_BODY


_NAMES_A_BODY = 20  # characters behind the number in which "meeting of" and the body that meets are named
# "in conjunction with the 13th Meeting of X and the" + "12th Meeting of Y"
CONJUNCTION = re.compile(
    r"\b(?:in conjunction|back-to-back|back to back) with (?:the )?"
    r"(?:(?:\d{1,2}(?:st|nd|rd|th) [^.;\n]{5,160}?,? and (?:the )?)?|"
    # "… the 50th X Meeting, the" + "25th Meeting of the Y, and the" + "24th Meeting of Z"
    r"\d{1,2}(?:st|nd|rd|th) [^.,;\n]{5,120}, (?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th) [^.,;\n]{5,160},? (?:and )?(?:the )?)*)\Z"
)


def _beside_series(document: Document, other: MeetingMention, mention: MeetingMention, title: Span) -> bool:
    """A numbered meeting joined to one of a series: "… (AMMDM) lần thứ 12 và Hội nghị các bên … lần thứ 13"."""
    if other.ordinal is None or not _AND_THE.fullmatch(document.shadow[other.end : mention.start]):
        return False
    return _NUMBERED.search(document.shadow[max(0, mention.start - 8) : title.end]) is not None


def _beside_last(document: Document, found: _Grouping, mention: MeetingMention, title: Span) -> bool:
    """The next of a row: "… (ACDM) lần thứ 52, Phiên họp thứ 25 của … và" + "Cuộc họp … lần thứ 28"."""
    other = found.meetings[-1]
    if other.series != "OTHER" or other.title is None or other.ordinal is None or other.first.sector is not None:
        return False
    if not _AND_THE.fullmatch(document.shadow, min(other.title.end, mention.start), mention.start):
        return False
    return _NUMBERED.search(document.shadow[max(0, mention.start - 8) : title.end]) is not None


_AND_THE = re.compile(r"[\s)]*(?:,\s*|,?\s*(?:va|and|as well as)\s+(?:the )?)")
_NUMBERED = re.compile(r"\blan (?:thu )?\w+|\b(?:phien|ky) hop thu \w+|\d(?:st|nd|rd|th)\b")


def list_head(document: Document, mention: MeetingMention) -> Span | None:
    """The line that opens a list in which a meeting has a line of its own: "The following meetings will be held:"."""
    if document.notice.language != "en":
        return None
    text, shadow = document.text, document.shadow
    start = text.rfind("\n", 0, mention.start) + 1
    if _HEAD_OF_LINE.fullmatch(shadow, start, mention.start) is None:
        return None
    for _ in range(_LONGEST_ROWS):
        end = start - 1
        while end > 0 and text[end - 1].isspace():
            end -= 1
        start = text.rfind("\n", 0, max(0, end)) + 1
        if end <= start or end - start > _LONGEST_ROW:
            return None
        if text[end - 1] == ":":
            told = _OPENS_ROWS.search(shadow, start, end)
            return Span(start, end) if told is not None and not _LOOKS_BACK.search(shadow, start, end) else None
        if _ROW.match(shadow, start, end) is None:
            return None
    return None


_LONGEST_ROWS = 12  # lines of a list before one of them
_LONGEST_ROW = 400  # characters of a line of a list, or of the one that opens it
_BULLET = r"\s*(?:[-–—•*·▪●►]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])?\s*"
_HEAD_OF_LINE = re.compile(
    rf"{_BULLET}(?:the )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)|[a-z]{{3,12}}(?:st|nd|rd|th)) )?(?:asean )?"
)
_ROW = re.compile(
    rf"(?!\s*[a-z]{{3,}} (?:said|added)){_BULLET}(?:the |[a-z]*\d|[a-z]{{3,12}}(?:st|nd|rd|th) |asean |an? |[a-z])"
)
_OPENS_ROWS = re.compile(
    r"\b(?:meetings|events|activities|conferences|engagements|programme|forums|ceremonies)\b[^.\n]{0,90}:\Z|"
    r"\b(?:programme|agenda|week) (?:[\w-]+ ){0,4}?(?:includes?|comprises?|features?|consists of)[^.\n]{0,40}:\Z"
)
# "The Meeting noted the outcomes of the following meetings:"
_LOOKS_BACK = re.compile(
    r"\b(?:outcomes?|results?|reports?|noted|reviewed|recalled|previous|earlier|past|adopted|endorsed|recommendations?|"
    r"work plans?|projects?)\b"
)
_LIST_WORD = re.compile(r"\b(?:namely|including|includes?|comprising|consist(?:s|ing) of|as follows|bao gom|gom|nhu)\b")
_LIST_SIGNS = (":", " - ", " – ", " — ")
_LIST_OPENER = re.compile(
    rf"{_LIST_WORD.pattern}|"
    r"(?:hoi nghi|cuoc hop|su kien|meetings?|events?)[^.\n:]{0,40}:|"
    r"\b(?:meetings|events|conferences) [^.\n:]{0,40}? [-–—] "
)


def these_are(document: Document, sentence: Span) -> Span | None:
    """The sentence before one that lists what it announces: "Nhiều hoạt động sẽ diễn ra … Đó là: Phiên họp …"."""
    if not sentence.start or _THESE_ARE.match(document.shadow, sentence.start) is None:
        return None
    before = document.sentence_at(sentence.start - 1)
    return before if _SEVERAL.search(document.shadow, before.start, before.end) else None


_THESE_ARE = re.compile(r"(?:do la|bao gom|gom|cu the(?: la)?)\s?:")
_SEVERAL = re.compile(r"\b(?:nhieu|cac|chuoi|loat|nhung) (?:\w+ ){0,2}?(?:hoat dong|su kien|hoi nghi|cuoc hop)\b")
# "Ngoài Hội nghị …, còn có Hội nghị … và Hội nghị …"
_BESIDES = re.compile(r"(?:ngoai|ben canh|cung voi)\s[^.;\n]{3,160}?\b(?:con|cung) (?:co|dien ra|to chuc)\b")
_MANY = re.compile(
    r"\b(?:(?:cac|chuoi|loat|nhung)\s+(?:\w+\s+){0,3}?(?:hoi nghi|cuoc hop|su kien|hoat dong)|chuoi|"
    r"meetings|events|conferences|series of)\b"
)


def listed(document: Document, mention: MeetingMention, sentence: Span) -> bool:
    """It stands in a list of meetings held: "several meetings will be held, namely …", "chuỗi hội nghị bao gồm …"."""
    if _BESIDES.match(document.shadow, sentence.start, mention.start) or these_are(document, sentence) is not None:
        return True
    if list_head(document, mention) is not None:
        return True
    signs = any(sign in document.shadow[slice(*sentence)] for sign in _LIST_SIGNS)
    if not document.tells(sentence, _LIST_OPENER if signs else _LIST_WORD):
        return False
    opener = _LIST_OPENER.search(document.shadow, sentence.start, mention.start)
    if opener is None or not _MANY.search(document.shadow, sentence.start, opener.end()):
        return False
    head = Span(sentence.start, opener.start())
    if document.cue_after("reference_before", head.start, head.end - head.start, head.end):
        held = document.cue_after("held_after", head.start, head.end - head.start, head.end)
        return held is not None
    return True
