"""How each reported meeting was held, and under which theme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import DateMention
from .document import Document, Span, Value
from .meetings import Meeting
from .other_times import told_at_another_time
from .owners import EVENT_WORD, Owners
from .spans import Row
from .where import share_place


def attach_modes(document: Document, owners: Owners, dates: Sequence[DateMention]) -> None:
    """How each meeting was held: told, or in person where a place is given. An online meeting has no place."""
    row = Row(date for date in dates if date.precision == "day" and date.first)
    reported = [meeting for meeting in owners.meetings if meeting.reported]
    for code, mode in (("hybrid", "hybrid"), ("online", "online"), ("in_person", "in-person")):
        for cue in document.cues(code):
            if not _tells_mode(document, cue) or told_at_another_time(owners, cue.start):
                continue
            sentence = document.sentence_at(cue.start)
            named = owners.in_span(sentence.start, sentence.end)
            days = row.between(sentence.start, sentence.end)
            owned = owners.of(cue.start, cue.end)
            of_some = not owned and len(reported) == 1 and _is_of_who_came(document, cue)
            for meeting in reported if of_some else owned:
                other_day = not named and any(not _on_its_days(meeting, day) for day in days)
                if not meeting.reported or other_day:
                    continue
                came = document.shadow[cue.start : cue.end] in _CAME_THERE
                sits = of_some and mode == "online" and (meeting.city or meeting.country) is not None
                if meeting.mode is None and sits:  # "… khai mạc tại Huế. Lào và Brunei tham dự trực tuyến."
                    meeting.mode = Value("hybrid", cue.start, cue.end, "mode-of-both")
                elif meeting.mode is None:
                    meeting.mode = Value(mode, cue.start, cue.end, f"mode-{mode}")
                elif came and meeting.mode.rule == "mode-online" and _is_of_some(document, meeting.mode):
                    meeting.mode = Value("hybrid", cue.start, cue.end, "mode-of-both")
    for meeting in owners.meetings:
        for mention in meeting.mentions:
            told = _CALLED.search(document.shadow, max(0, mention.start - 10), mention.start)
            if meeting.mode is None and told is not None and mention.is_meeting:
                called = "hybrid" if told[1] == "hybrid" else "online"
                meeting.mode = Value(called, *told.span(1), f"mode-{called}")
    _take_all_online(document, owners)
    main = owners.main
    if main is not None and (main.mode is None or main.mode.value != "online"):
        share_place(document, owners)
    for meeting in owners.meetings:
        place = meeting.city or meeting.country
        beside = _AND_ONLINE.match(document.shadow, place.end) if place is not None and meeting.mode is None else None
        if place is not None and beside is not None:
            meeting.mode = Value("hybrid", place.start, beside.end(), "mode-of-both")
        elif meeting.mode is None and place is not None:
            meeting.mode = Value("in-person", place.start, place.end, "mode-by-place")
    _take_houses(document, owners)
    for meeting in owners.meetings:
        if meeting.mode is not None and meeting.mode.value == "online":
            meeting.city = meeting.country = None


# "in Hanoi, Viet Nam" + "and online yesterday"
_AND_ONLINE = re.compile(
    r"(?:,? [a-z]+(?: [a-z]+)?,?)? (?:and (?:also )?|/)(?:online|virtually|via (?:zoom|video ?conference))\b|"
    r"(?:, [a-z]+(?: [a-z]+){0,2})? va (?:truc tuyen|qua hinh thuc truc tuyen)\b"
)
_ALL_MEETINGS = re.compile(
    r"\b(?:all|both|these|the) (?:of )?(?:the |these )?(?:(?:two|three|four|related) )?meetings "
    r"(?:are|were|was|being|will be) (?:all |both )?(?:held|conducted|convened|organi[sz]ed|hosted) "
    r"(?P<mode>virtually|online|via video)"
)


def _take_all_online(document: Document, owners: Owners) -> None:
    """As in "All meetings were conducted virtually": the mode of each meeting of which the text tells."""
    if "meetings " not in document.shadow:
        return
    told = _ALL_MEETINGS.search(document.shadow)
    for meeting in owners.meetings if told is not None else ():
        if meeting.reported and meeting.mode is None and told is not None:
            meeting.mode = Value("online", *told.span("mode"), "mode-online")


# "was held at the Royal Garden Hotel", "opened yesterday in the ASEAN Secretariat"
_HELD_IN = re.compile(
    r"\b(?:held|(?:took|takes?|taking) place|convened?|convenes|open(?:ed|s)|kick(?:ed|s) off|commenced?|concluded|"
    r"organi[sz]ed|hosted|gathered|met|launched)\b[^.;\n\"]{0,80}?\b(?P<house>(?:at|in|inside) (?:the )?"
    r"(?:[\w'&-]+ ){0,5}?(?:hotel|resort|(?:convention |conference |exhibition |training )?cent(?:er|re)|palace|"
    r"headquarters|hall|auditorium|building|secretariat|university|academy))\b(?! (?:of|for) (?:\w+ ){0,3}excellence)"
)
# "đã diễn ra tại khách sạn Hoa Sen", "tại trụ sở Ban Thư ký ASEAN, … khai mạc"
_HOUSE_OF = (
    r"tai (?<!\wtai )(?:hoi truong|tru so|khach san|trung tam (?:hoi nghi|hoi thao|trien lam|van hoa|dao tao)|"
    r"nha khach|cung (?:van hoa|hoi nghi)|nha hat|toa nha|nha quoc hoi|nha van hoa|hoc vien|"
    r"truong dai hoc|ban thu ky asean)\b"
)
_HOUSE = re.compile(_HOUSE_OF)
_HOLDS = r"\b(?:dien ra|to chuc|khai mac|be mac|nhom hop|bat dau|ket thuc|khai truong)\b"
_HELD_TAI = re.compile(
    rf"{_HOLDS}[^.;\n\"]{{0,60}}?(?P<behind>{_HOUSE_OF})|(?P<before>{_HOUSE_OF})[^.;\n\"]{{0,80}}?{_HOLDS}"
)
# Who follows a meeting from afar sits in a house too, and a house may be that of what was visited beside it.
_FROM_AFAR = re.compile(
    r"\b(?:diem cau|dau cau|truc tuyen|online|virtual|via|video|ben le|nhan dip|sidelines|visit(?:ed)?|tham quan)\b"
)


def _take_houses(document: Document, owners: Owners) -> None:
    """A meeting that was held in a house was held in person, though nothing tells the town."""
    if all(meeting.mode is not None for meeting in owners.meetings if meeting.reported):
        return
    is_vietnamese = document.notice.language == "vi"
    if is_vietnamese and _HOUSE.search(document.shadow) is None:
        return
    held = _HELD_TAI if is_vietnamese else _HELD_IN
    for found in held.finditer(document.shadow):
        start, end = next(found.span(name) for name, words in found.groupdict().items() if words is not None)
        sentence = document.sentence_at(start)
        if _FROM_AFAR.search(document.shadow, sentence.start, sentence.end):
            continue
        for meeting in owners.of(start, end):
            if meeting.reported and meeting.mode is None:
                meeting.mode = Value("in-person", start, end, "mode-by-house")


# "tham dự trực tuyến có …; tham dự trực tiếp tại Huế có …": some from afar and some there
_CAME_THERE = frozenset(
    {*("tham du truc tiep", "tham gia truc tiep", "truc tiep tai", "du truc tiep", "co mat truc tiep"),
     *("hinh thuc truc tiep", "to chuc truc tiep", "dien ra truc tiep")}
)  # fmt: skip
_CAME_FROM_AFAR = frozenset(
    {*("tham du truc tuyen", "tham gia truc tuyen", "du truc tuyen", "ket noi truc tuyen")}
)  # fmt: skip


def _is_of_some(document: Document, mode: Value) -> bool:
    """Whether a mode was told of those who took part, and not of the meeting."""
    return document.shadow[mode.start : mode.end] in _CAME_FROM_AFAR


def _is_of_who_came(document: Document, cue: Span) -> bool:
    """Whether a mode is told of those who took part: "Campuchia tham dự theo hình thức trực tuyến"."""
    if document.shadow[cue.start : cue.end] in _CAME_THERE | _CAME_FROM_AFAR:
        return True
    return _CAME_BY.search(document.shadow, max(0, cue.start - 24), cue.start) is not None


_CAME_BY = re.compile(r"\b(?:tham )?(?:du|gia)(?: hoi nghi| cuoc hop)? (?:theo|qua|bang) (?:cac )?\Z")
_CALLED = re.compile(r"\b(online|virtual|hybrid) \Z")  # "during the online 11th …"


def _on_its_days(meeting: Meeting, day: DateMention) -> bool:
    """Whether a date is one of the meeting's, or the meeting's are not known."""
    if meeting.start_date is None or day.first is None or day.last is None:
        return True
    end = meeting.end_date or meeting.start_date
    return meeting.start_date.value <= str(day.first) and str(day.last) <= end.value


_TOPIC_OF_MODE = re.compile(
    r"(?:xam hai|boc lot|lam dung|moi truong|khong gian|an toan|bao ve|tren|exploitation|abuse|safety|"
    r"harms?|protection)\s*$"
)


# "after four years held online", "sau hai năm họp" + "trực tuyến"
_YEARS_BEFORE = re.compile(
    r"\b(?:after|following|since) (?:[\w-]+ ){0,4}$|\bsau (?:\w+ ){1,3}(?:nam|ky|lan) (?:\w+ ){0,3}$"
)


# "các em dự khóa tập huấn" + "trực tuyến": how those who came were made ready, unless the notice is of that
_TRAINED = re.compile(r"\b(?:tap huan|khoa hoc|lop hoc)(?: truoc)? \Z")
_IS_TRAINING = re.compile(r"\b(?:tap huan|khoa hoc|lop hoc)\b")


def _tells_mode(document: Document, cue: Span) -> bool:
    before = document.shadow[max(0, cue.start - 32) : cue.start]
    if _TRAINED.search(before) is not None:
        lead = document.sentences[min(1, len(document.sentences) - 1)].end
        if not _IS_TRAINING.search(document.shadow, 0, lead):
            return False
    return not (_TOPIC_OF_MODE.search(before) or _YEARS_BEFORE.search(before))


_QUOTED = re.compile(r"[\s:–\-,]*(?:(?:[^\"'\n.;,:]|(?<=[a-z])'(?=s\s)){0,60}?(?=[\s:,]))?[\s:–\-,]*([\"'])")


def attach_themes(document: Document, owners: Owners) -> None:
    """The theme of each meeting, word for word: quoted after its cue, or bare to the end of its clause."""
    for cue in document.cues("theme"):
        if _not_a_theme(document, cue):
            continue
        span = _quotation_before(document, cue.start) or _quotation(document, cue.end) or _bare_theme(document, cue.end)
        if span is None or _is_of_chairmanship(document, span) or _is_of_something_else(document, owners, cue):
            continue
        told = sorted(owners.of_theme(cue.start, cue.end), key=lambda one: one.first.start)
        for meeting in told if _is_of_both(document, owners, told, cue) else told[:1]:
            if meeting.reported and meeting.theme is None and not _of_a_year(document, span):
                text = " ".join(document.text[span.start : span.end].split())
                meeting.theme = Value(text, span.start, span.end, "theme-quoted")
    _titled_theme(document, owners)
    _theme_behind_name(document, owners)


# What has a theme of its own beside a meeting: a talk, a session, a contest, a day, a year.
_BEARERS = {
    "en": re.compile(
        r"\b(?:talks?|speech|papers?|presentations?|lectures?|(?<!the )sessions?|panels?|exhibitions?|contests?|"
        r"competitions?|campaigns?|chairmanship|chairship|reports?|books?|study|courses?|films?|videos?|songs?|booths?|"
        r"concerts?|race|year of \w+|"
        r"asean day(?: (?:for|of|on) [a-z]+(?: [a-z]+)?)?(?:['’]s)?|"
        r"(?:world|international|national) (?:[a-z]+ ){1,4}(?:day|week|month|year))\b"
    ),
    "vi": re.compile(
        r"\b(?:(?:bai )?tham luan|bai (?:phat bieu|trinh bay|giang)|phien (?:thao luan|chuyen de|lam viec|thu \w+)|"
        r"trien lam|cuoc thi|hoi thi|chien dich|thang (?:hanh dong|cao diem)|ngay (?:quoc te|the gioi)|nam (?:chu tich|"
        r"thanh nien|quoc te)|bao cao|nghien cuu|an pham|bo phim|phim|chuyen de|du an|giai thuong|buc tranh|cuon sach|"
        r"(?:trao doi|thao luan|chia se|noi|toa dam) (?:ve|xoay quanh))\b"
    ),
}
_FARTHEST_BEARER = 70  # characters between what has the theme and the word for it


def _is_of_something_else(document: Document, owners: Owners, cue: Span) -> bool:
    """Whether a theme is that of what stands right before it, and not the meeting's: "a photo exhibition with the"
    + "theme", "Phiên thảo luận thứ nhất có" + "chủ đề"; or of an earlier or later meeting.
    """
    bearers = _BEARERS.get(document.notice.language)
    if bearers is None:
        return False
    sentence = document.sentence_at(cue.start)
    named = owners.names_in(sentence)
    begin = max([sentence.start, cue.start - _FARTHEST_BEARER, *(name.end for name in named if name.end <= cue.start)])
    beside = [found.end() for found in bearers.finditer(document.shadow, begin, cue.start)]
    if beside:
        return EVENT_WORD.search(document.shadow, beside[-1], cue.start) is None
    return not named and told_at_another_time(owners, cue.start)


def _is_of_both(document: Document, owners: Owners, told: Sequence[Meeting], cue: Span) -> bool:
    """As in "Themed “…”, the 22nd X and the 7th X+3 were held": of two numbered meetings that one verb tells of."""
    sentence = document.sentence_at(cue.start)
    named = [(mention, meeting) for mention, meeting in owners.in_span(*sentence) if meeting in told]
    if len(told) != _BOTH or len(named) != _BOTH or any(meeting.ordinal is None for meeting in told):
        return False
    first, second = named[0][0], named[1][0]
    if cue.start > first.start and (cue.start < second.start or named[1][1].series == f"{named[0][1].series}+3"):
        return False  # "X and X+3 were held …, with the theme “…”": that of the one to which the other belongs
    return _WERE.search(document.shadow, second.end, sentence.end) is not None


_BOTH = 2
_WERE = re.compile(
    r"\b(?:were|are|have been|(?:will|to) be|took place|will take place|opened|dien ra|to chuc|khai mac)\b"
)
_BEHIND_NAME = re.compile(r"(?:\s*\([^()\n]{2,14}\))?\)?\s*\"\s*([^\"\n]{12,200})\"\s+(?:was|is|will|took|has)\b")


def _theme_behind_name(document: Document, owners: Owners) -> None:
    """As in "The 10th … Forum (AFML) “Towards …” was held": quoted between the name and the verb."""
    for mention, meeting in owners.in_span(0, len(document.text)):
        if not meeting.reported or meeting.theme is not None or not mention.is_meeting or meeting.series == "OTHER":
            continue
        quoted = _BEHIND_NAME.match(document.shadow, mention.end)
        span = _trimmed(document, quoted.start(1), quoted.end(1)) if quoted is not None else None
        if span is not None and len(document.text[span.start : span.end].split()) > _SHORTEST_THEME:
            text = " ".join(document.text[span.start : span.end].split())
            meeting.theme = Value(text, span.start, span.end, "theme-behind-name")


_SHORTEST_THEME = 3  # words


def _is_of_chairmanship(document: Document, span: Span) -> bool:
    """Whether a quoted theme is told to be that of a year's chairmanship: "… của năm Chủ tịch ASEAN 2021"."""
    behind = _OF_CHAIRMANSHIP.match(document.shadow, span.end)
    return behind is not None and document.cue_after("chairmanship", behind.end(), 8) is not None


_OF_CHAIRMANSHIP = re.compile(r"[\"'”’]+ ?(?:cua|trong|cho|of|for) ")


def _of_a_year(document: Document, span: Span) -> bool:
    """Whether it is the theme of a year's chairmanship of ASEAN, with little beside it."""
    told = document.cues_meeting("year_theme", span.start, span.end)
    return any(len(document.shadow[span.start : span.end]) - (cue.end - cue.start) < _BESIDE_YEAR for cue in told)


_BESIDE_YEAR = 12  # characters beside the words of a year's theme: "ASEAN 2024: "


def _titled_theme(document: Document, owners: Owners) -> None:
    """As in a headline "Diễn đàn Trẻ em ASEAN lần thứ 4: “Một tầm nhìn vì trẻ em”"."""
    main, headline = owners.main, owners.headline
    if main is None or headline is None or main.theme is not None:
        return
    for mention in main.mentions:
        quoted = _AFTER_NAME.match(document.shadow, mention.end, headline.end)
        if headline.start <= mention.start and quoted is not None:
            span = _trimmed(document, quoted.start(1), quoted.end(1))
            if span is not None and len(document.text[span.start : span.end].split()) > 3:
                text = " ".join(document.text[span.start : span.end].split())
                main.theme = Value(text, span.start, span.end, "theme-of-headline")
            return


_AFTER_NAME = re.compile(r"\)?\s*[:–-]\s*\"([^\"\n]{12,200})\"\s*\Z")
_OF_A_COUNTRY = re.compile(r" [\w-]+(?: [\w-]+)? da (?:lua chon|chon|de xuat|dua ra)\b")


_OF_PAPERS = re.compile(r"\b(?:papers|studies|reports|books|projects|documents|publications)\b[^.;:\"]*\Z")
_OF_A_TALK = re.compile(
    r"\b(?:lecture|speech|address|presentation|paper|report|book|study|publication|declaration|statement|keynote|film|"
    r"video|song|exhibition)\s+(?:was\s+|is\s+)?$"
)


def _not_a_theme(document: Document, cue: Span) -> bool:
    sentence = document.sentence_at(cue.start)
    if _OF_A_TALK.search(document.shadow, max(sentence.start, cue.start - 30), cue.start):
        return True  # "a keynote lecture entitled …"
    if document.shadow.endswith("titled", cue.start, cue.end) and _OF_PAPERS.search(
        document.shadow, max(sentence.start, cue.start - 120), cue.start
    ):
        return True  # "examined two papers written by … and entitled: “…”"
    if document.cues_meeting("not_theme", cue.start, cue.end + 4):
        return True
    if _OF_A_COUNTRY.match(document.shadow, cue.end):
        return True  # "chủ đề Campuchia đã lựa chọn": of its year as chairman
    chair = document.cue_before("chairmanship", cue.start, 60, sentence.start)
    if chair is not None and any(m.start < cue.start and m.end > chair.end for m in document.names("series")):
        chair = None  # "nhiệm kỳ hai năm chủ tịch SLOM … với chủ đề": of the body's own meetings
    after = document.cue_after("chairmanship", cue.end, 30, sentence.end)
    if after is not None and '"' not in document.shadow[cue.end : after.start]:
        return True
    return chair is not None and not EVENT_WORD.search(document.shadow[chair.end : cue.start])


def _quotation(document: Document, start: int) -> Span | None:
    text, shadow = document.text, document.shadow
    opening = _QUOTED.match(shadow, start)
    if opening is None:
        return None
    mark = opening[1]
    first = opening.end()
    limit = min(len(shadow), first + _LONGEST_THEME)
    depth = 0
    for found in _MARKS[mark].finditer(shadow, first, limit + 1):
        position = found.start()
        if position >= limit or shadow[position] == "\n":
            return None
        if mark == "'":
            if not _is_apostrophe(shadow, position, limit):
                return _trimmed(document, first, position)
        elif text[position] in "“«" and not _CLOSES.match(text, position + 1):
            depth += 1
        elif depth:
            depth -= 1
        else:
            return _trimmed(document, first, position)
    return None


_NAMED_SO = re.compile(r"\"([^\"\n]{12,200})\",? (?:as|is|was|being) (?:the|its) ?\Z")


def _quotation_before(document: Document, end: int) -> Span | None:
    """A quotation that is called the theme behind it: "“X” is the theme of …", "with “X” as its theme"."""
    quoted = _NAMED_SO.search(document.shadow, max(0, end - _LONGEST_THEME), end)
    if quoted is None and document.shadow.startswith("the ", end):
        quoted = _NAMED_SO.search(document.shadow, max(0, end - _LONGEST_THEME), end + len("the "))
    return None if quoted is None else _trimmed(document, *quoted.span(1))


_LONGEST_THEME = 400
_CLOSES = re.compile(r"[\s.,;)]")  # behind an opening mark that stands for a closing one: "… for all “ was"
# What may close a quotation, by the mark that opened it, and the end of a paragraph.
_MARKS = {'"': re.compile(r"\"|\n\n"), "'": re.compile(r"'|\n\n")}


def _is_apostrophe(shadow: str, position: int, limit: int) -> bool:
    """Whether a single quote stands within a word, or for the genitive of a plural before the quotation's end."""
    if position + 1 >= limit:
        return False
    before, after = shadow[position - 1], shadow[position + 1]
    if before.isalnum() and after.isalnum():
        return True
    return before == "s" and after == " " and "'" in shadow[position + 1 : limit].split(".")[0]


_THEN_TOLD = re.compile(r"\s(?:vào|tại)|vào ngày|từ ngày|diễn ra|đã")
_LEADS_ON = re.compile(
    r"(?:ma|nay|cua|duoc|do|da|noi|tren|chinh|lon|chung|quan trong|xuyen suot|bao trum|nam|la|that|of)\b"
)
_SHORT_THEME = 60  # characters of a theme in small letters
# "Chủ đề của Hội nghị năm nay là: …"
_BARE_START = re.compile(
    r"[\s:,–-]*(?:(?:(?P<whose>cua )|\b)(?:hoi nghi|dien dan|cuoc hop|ky hop|hoi thao)\s+)?"
    r"(?:(?:lan nay|nam nay|nay)\s+)?(?:(?:duoc chon )?la(?::|\b)\s*|of\s+|on\s+)?[\s:–-]*"
)
_EVENT_ONLY = ("hoi nghi ", "dien dan ", "cuoc hop ", "ky hop ", "hoi thao ")
# "Chủ đề của Hội nghị Quan chức … lần thứ 31 là …"
_OF_NAMED = re.compile(r"cua [^.;:\n\"]{3,140}? la:? ")
# "The theme of the 18th AFML was …"
_OF_A_MEETING = re.compile(
    r"(?: (?:of|for))? (?:the|this)(?: year's)? (?:\d{1,2}(?:st|nd|rd|th) |[\w+-]+ ){1,9}?(?:was|is|will be):?\s+"
)
_BARE_END = re.compile(
    r"[.;\n\"“”]|\((?!(?-i:[A-Z]{2,9}s?)\)\s(?!(?:in|at) (?-i:[A-Z])|(?:was|is)\b)\w)|"
    r"(?<!(?-i:[A-Z]s|[A-Z]{2}))\)|,\s+(?:do|tại|với|nhân|có|đã|sẽ|được|trong|từ|ngày|nhằm|bên|vào|dưới|the|was|is|in|on|at|which|with|held)\b|"
    r"\stại\s(?=(?:thủ đô|thành phố|tỉnh|TP)\s|(?-i:[A-ZĐ](?!SEAN)))|\svào\s(?=ngày|thứ|sáng|chiều|tối|hôm)|"
    r"(?<!\w)(?:đã|được|sẽ|diễn ra|tổ chức|vào ngày|từ ngày|was|were|is|will|held|hosted|took|from \d|on \d|"
    r"at the|which)(?!\w)",
    re.IGNORECASE,
)


def _bare_theme(document: Document, start: int) -> Span | None:
    lead = _OF_A_MEETING.match(document.shadow, start) or _BARE_START.match(document.shadow, start)
    first = lead.end() if lead else start
    if first >= len(document.text):
        return None
    if lead is not None and lead.groupdict().get("whose") and lead.group().endswith(_EVENT_ONLY):
        whose = _OF_NAMED.match(document.shadow, lead.start("whose"))
        if whose is None:
            return None  # "chủ đề của Hội nghị Bộ trưởng … lần thứ 31 cho thấy …"
        first = whose.end()
    end = _BARE_END.search(document.text, first, first + 220)
    named = document.text[first].isupper() or document.shadow[start:first].count(":") > 0
    # "với chủ đề quyền con người vào ngày …": in small letters only up to where the day or place is told
    told = end is not None and start + 1 == first and end.start() - first < _SHORT_THEME
    led_on = _LEADS_ON.match(document.shadow, first) is not None
    if not named and not (told and not led_on and end is not None and _THEN_TOLD.match(end[0])):
        return None
    last = end.start() if end else min(first + 220, document.sentence_at(first).end)
    under = _SUBTITLE.match(document.text, last) if document.shadow.startswith("\n", start) else None
    if under is not None:
        last = under.end()
    last -= len(document.text[first:last]) - len(_AND_AT_END.sub("", document.text[first:last]))
    span = _trimmed(document, first, last)
    return span if span and len(document.text[span.start : span.end].split()) >= 3 else None


# Below the heading "Theme" and the theme, its second line: "- side by side in town and village -"
_SUBTITLE = re.compile(r"\n\n?[-–] ?[a-z][^\n]{8,160}?(?=[ –-]*\n)")
_AND_AT_END = re.compile(r"[\s,]+(?:and|&)\s*\Z")  # "themed X and hosted by …"


def _trimmed(document: Document, start: int, end: int) -> Span | None:
    stretch = document.text[start:end]
    start += len(stretch) - len(stretch.lstrip(" \n\"“”‘’'.,"))
    stretch = document.text[start:end].rstrip(" \n\"“”‘’'.,;")
    return Span(start, start + len(stretch)) if len(stretch) > 5 else None
