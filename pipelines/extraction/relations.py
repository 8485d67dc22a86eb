"""Which meetings a notice reports or announces, and which it only references. Decides by the words around their names.

Several mentions of one meeting form a `Meeting`; its date, place and theme are found in `when.py`, `where.py` and
`manner.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .dates import DateMention
from .document import Document, Span, Value
from .mentions import MeetingMention, parts_of

FAR_DAYS = 100  # a meeting further than this from the notice's own is another one's past or future


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
    "đã|được|sẽ|vừa|đang|có|còn|cũng|diễn ra|khai mạc|bế mạc|kết thúc|tại|do|nhằm|vào|ngày|sáng|chiều|tối|"
    "trong hai|trong ba|cho biết|tập trung|cùng với|năm nay|lần này|với|theo hình thức|"
    "bằng hình thức|thông qua|là|nằm trong|trong khuôn khổ|bên lề|trong các|và các|và hội|thảo luận|này|đó|"
    "trên|gồm|bao gồm|quy tụ|thu hút|đánh giá|nhất trí|ghi nhận|họp|hôm|từ|sau|khi|như"
)
_STOP_SIGNS = r"[,.;:()\"“”\n]|\s[-–]\s"
_ENGLISH_STOP_WORDS = (
    "was|were|is|are|will|has|had|have|took|held|takes|that|which|who|themed|under|hosted|organi[sz]ed|"
    "convened|to be|to discuss|to prepare|said|opened|kicked|attended|chaired|at the|here|also|"
    "in (?=[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:,| on| from| this| last| today|\\.|$))|from (?=\\d)|"
    "on (?=\\d|January|February|March|April|May|June|July|August|September|October|November|December|Monday|"
    "Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|the sidelines)"
)
_TITLE_STOP = re.compile(rf"{_STOP_SIGNS}|(?<!\w)(?:{_STOP_WORDS}|{_ENGLISH_STOP_WORDS})(?!\w)", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|toa dam|doi thoai|tham van|le \w+ \w+|"
    r"meeting|conference|forum|workshop|seminar|summit|dialogue|consultation|ceremony|launch|event)"
    r"\s*(?:nay|do|lan nay|nam nay|tren|cung|con|cua|la|va|quan trong|thuong nien|cap cao|lien quan|"
    r"s)?\s*(?:asean)?\s*$"
)
_EMPTY_WORDS = frozenset(
    [
        "asean",
        "hoi",
        "nghi",
        "cuoc",
        "hop",
        "phien",
        "ky",
        "dien",
        "dan",
        "thao",
        "toa",
        "dam",
        "doi",
        "thoai",
        "tham",
        "van",
        "le",
        "cac",
        "cua",
        "ve",
        "va",
        "the",
        "of",
        "on",
        "for",
        "and",
        "in",
        "a",
        "an",
        "cap",
        "cao",
        "truc",
        "tuyen",
        "dac",
        "biet",
        "nuoc",
        "lan",
        "thu",
        "khu",
        "vuc",
        "quoc",
        "te",
        "meeting",
        "conference",
        "forum",
        "workshop",
        "seminar",
        "summit",
        "dialogue",
        "consultation",
        "ceremony",
        "annual",
        "regional",
        "special",
        "virtual",
        "online",
        "nam",
        "nay",
        "quoc",
        "gia",
        "thanh",
        "vien",
        "member",
        "states",
        "countries",
        "high",
        "level",
        "official",
        "officials",
        "lien",
        "quan",
        "bo",
        "truong",
        "related",
        "meetings",
        "conferences",
        "this",
        "that",
        "its",
        "their",
    ]
)


def event_title(document: Document, mention: MeetingMention, floor: int = 0) -> Span:
    """The name of an event that is no series: from its first part to where the name ends; it begins at `floor` or
    later.
    """
    start, end = mention.start, mention.end
    sentence = document.sentence_at(start)
    stop = _TITLE_STOP.search(document.text, end, min(sentence.end, end + 160))
    cut = stop.start() if stop else min(sentence.end, end + 160)
    if (mention.event is not None and document.notice.language != "vi") or _looks_english(document, mention):
        start = _extend_left(document, start, max(sentence.start, floor))
    if document.notice.language == "en" and not _CONTINUES.match(document.text, end):
        cut = end
    title = document.text[start:cut].rstrip(" ,;:-–(\"“‘'")
    return Span(start, max(end, start + len(title)))


_CONTINUES = re.compile(r"\s+(?:(?:on|of|for|to|in|and|between|towards?|among|with)\s|[A-Z“\"(])")


def _looks_english(document: Document, mention: MeetingMention) -> bool:
    return document.text[mention.start : mention.end].isascii() and document.notice.language == "en"


_LEFT = re.compile(r"((?:(?:[A-Z][\w’'.&/-]*|\([A-Z]{2,8}\)(?:/[A-Z]\w+)?|ASEAN|on|of|the|and|for|-|–)\s+){1,10})$")


def _extend_left(document: Document, start: int, floor: int) -> int:
    match = _LEFT.search(document.text, max(floor, start - 90), start)
    if match is None:
        return start
    lead = re.sub(r"^(?:(?:the|The|of|on|and|for|At|In|On|A|An|This|During)\s+)+", "", match[1])
    return start - len(lead)


def content_words(shadow_title: str) -> set[str]:
    """The words of an event's title that tell it from another event."""
    return {word for word in re.findall(r"\w+", shadow_title) if word not in _EMPTY_WORDS and len(word) > 1}


def group(document: Document, mentions: Sequence[MeetingMention], title: Span | None) -> list[Meeting]:
    """The meetings of which the mentions speak, in the order of their first mention, undecided whether reported."""
    meetings: list[Meeting] = []
    for mention in mentions:
        if mention.series not in (None, "OTHER"):
            _add_series(meetings, mention)
    for mention in mentions:
        if (
            mention.series is None
            and mention.event
            and not mention.sector
            and not mention.partner
            and not mention.format
        ) and _add_short_name(document, meetings, mention, title):
            continue
        if mention.series in (None, "OTHER"):
            _add_other(document, meetings, mention)
    _settle_unnumbered(meetings)
    _add_launch(document, meetings)
    meetings.sort(key=lambda meeting: meeting.first.start)
    return meetings


_LAUNCHED = re.compile(
    r"(?:The |the )?((?:[\w’'\-]+ ){0,6}ASEAN [^.,;:\n]{4,110}?) (?:was|were|is being|"
    r"has been) (?:officially |formally |jointly )?launched\b"
)


def _add_launch(document: Document, meetings: list[Meeting]) -> None:
    """As in "The ASEAN Guide on … was launched on 27 March": the launch is the event."""
    for sentence in document.sentences[:3]:
        launched = _LAUNCHED.match(document.text, sentence.start, sentence.end)
        if launched:
            mention = MeetingMention(launched.start(1), launched.end(), "OTHER", event="ceremony", asean=True)
            title = Span(launched.start(1), launched.end(1))
            meetings.append(Meeting("OTHER", None, [mention], title=title))
            return


def _add_series(meetings: list[Meeting], mention: MeetingMention) -> None:
    special = mention.special or mention.preparatory
    for meeting in meetings:
        if meeting.series == mention.series and meeting.ordinal == mention.ordinal and meeting.special == special:
            meeting.mentions.append(mention)
            return
    assert mention.series is not None
    meetings.append(Meeting(mention.series, mention.ordinal, [mention], special=special))


def _settle_unnumbered(meetings: list[Meeting]) -> None:
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
            continue
        for mention in meeting.mentions:
            before = [m for m in numbered if m.first.start < mention.start]
            owner = (before or numbered)[0]
            owner.mentions.append(mention)
            owner.mentions.sort(key=lambda one: one.start)
        meetings.remove(meeting)


def _add_short_name(
    document: Document, meetings: list[Meeting], mention: MeetingMention, headline: Span | None
) -> bool:
    """As in "Hội nghị lần thứ 11", "Hội nghị Bộ trưởng": a meeting of the series told of before, or of the only
    one of that level.
    """
    known = [m for m in meetings if m.series != "OTHER" and m.first.start < mention.start]
    if mention.level is not None:
        known = [m for m in known if (parts_of(m.series) or ("", ""))[0] == mention.level]
        plain = [m for m in known if not m.series.endswith("+3")] or known
        known = plain if len({m.series for m in plain}) == 1 else []
    if not known or (mention.level is None and mention.ordinal is None):
        return False
    floor = document.sentence_at(mention.start).start

    def nearness(meeting: Meeting) -> tuple[bool, bool, bool, int]:
        starts = [one.start for one in meeting.mentions if one.start < mention.start]
        titled = headline is not None and any(headline.start <= start < headline.end for start in starts)
        # The forerunner and the successor of a meeting are named by number alone.
        beside = (
            meeting.ordinal is not None and mention.ordinal is not None and abs(meeting.ordinal - mention.ordinal) < 3
        )
        return (beside, max(starts) >= floor, titled, -min(starts))

    series = max(known, key=nearness).series
    if mention.ordinal is None:
        owner = known[0]
        owner.mentions.append(replace(mention, series=series))
        owner.mentions.sort(key=lambda one: one.start)
        return True
    for meeting in meetings:
        if meeting.series == series and meeting.ordinal == mention.ordinal:
            meeting.mentions.append(replace(mention, series=series))
            meeting.mentions.sort(key=lambda one: one.start)
            return True
    if not mention.asean:
        meetings.append(Meeting(series, mention.ordinal, [replace(mention, series=series)]))
        return True
    return False


def _add_other(document: Document, meetings: list[Meeting], mention: MeetingMention) -> None:
    if mention.event is None and mention.ordinal is None:
        return
    earlier = [m.end for one in meetings for m in one.mentions if m.end <= mention.start]
    title = event_title(document, mention, max(earlier, default=0))
    shadow = document.shadow[title.start : title.end]
    words = content_words(shadow)
    if mention.series != "OTHER":
        named = "asean" in re.findall(r"\w+", shadow) or any(
            title.start <= other.start < title.end for m in meetings if m.series != "OTHER" for other in m.mentions
        )
        if not named and mention.event == "meeting" and _beside_series(document, meetings, mention, title):
            named = True
        if not named:
            named = len(words) > 1 and _listed(document, mention, document.sentence_at(mention.start))
        if not named or not words or _GENERIC.match(shadow):
            return
    number = next((o for o in document.ordinals if title.start <= o.start and o.end <= title.end), None)
    if number is not None and mention.ordinal is None and not (number.before and number.start > mention.end):
        mention = replace(mention, ordinal=number.number, ordinal_span=(number.start, number.end))
    for meeting in meetings:
        if meeting.series == "OTHER" and meeting.title is not None:
            theirs = content_words(document.shadow[meeting.title.start : meeting.title.end])
            same_number = meeting.ordinal == mention.ordinal or None in (meeting.ordinal, mention.ordinal)
            same_kind = meeting.first.format == mention.format and meeting.first.level == mention.level
            small = min(len(words), len(theirs)) or 1
            if same_number and same_kind and len(words & theirs) / small >= 0.6:
                meeting.mentions.append(mention)
                meeting.ordinal = meeting.ordinal or mention.ordinal
                return
    meetings.append(Meeting("OTHER", mention.ordinal, [mention], title=title))


def _beside_series(document: Document, meetings: Sequence[Meeting], mention: MeetingMention, title: Span) -> bool:
    """A numbered meeting joined to one of a series: "Hội nghị … (AMMDM) lần thứ 12 và Hội nghị các bên … lần thứ
    13".
    """
    if not re.search(r"\blan (?:thu )?\w+|\d(?:st|nd|rd|th)\b", document.shadow[max(0, mention.start - 8) : title.end]):
        return False
    for meeting in meetings:
        for other in meeting.mentions:
            gap = document.shadow[other.end : mention.start]
            if (
                meeting.series != "OTHER"
                and other.ordinal
                and re.fullmatch(r"[\s)]*,?\s*(?:va|and|as well as)\s+(?:the )?", gap)
            ):
                return True
    return False


def decide(document: Document, meetings: list[Meeting], dates: Sequence[DateMention], headline: Span | None) -> None:
    """Marks the meetings that the notice reports or announces, each with the rule that tells so and its words."""
    chains = _chains(document, meetings)
    for meeting in meetings:
        for mention in meeting.mentions:
            rule = _told(document, mention, headline, dates, chains[mention.start])
            if rule and (not meeting.reported or _rank(rule) < _rank(meeting.rule)):
                meeting.reported, meeting.rule = True, rule
                meeting.anchor = Span(mention.start, mention.end)
    _demote_other_numbers(meetings)
    _demote_history(document, meetings, dates)
    if not any(meeting.reported for meeting in meetings):
        _rescue_headless(document, meetings)


_RULES = ("headline", "lead", "list", "held", "framework", "sequel", "dated")


def _rank(rule: str) -> int:
    return _RULES.index(rule)


def _told(
    document: Document, mention: MeetingMention, headline: Span | None, dates: Sequence[DateMention], chain_end: int
) -> str | None:
    """The rule by which this mention reports its meeting, None where it does not."""
    if headline and headline.start <= mention.start < headline.end:
        if mention.is_meeting or mention.abbreviated:
            return None if _referenced(document, mention, headline.start) else "headline"
        return None
    if not (mention.is_meeting or mention.abbreviated):
        return None
    sentence = document.sentence_at(mention.start)
    lead_end = _lead_end(document, headline)
    referenced = _referenced(document, mention, sentence.start)
    before = document.cue_before("framework", mention.start, 25, sentence.start)
    if before is not None and mention.is_meeting and "," not in document.text[before.end : mention.start]:
        return "framework"
    held_before = document.cue_before("held_before", mention.start, 32, sentence.start)
    if held_before is not None and re.search(r"[,;:.]", document.text[held_before.end : mention.start]):
        held_before = None
    opens = mention.start - sentence.start < 14 and mention.event is not None
    held_after = document.cue_after("held_after", chain_end, 300 if opens else 45, sentence.end)
    if (
        held_after is not None
        and not opens
        and re.search(r"[;]|\bva\b|\band\b", document.shadow[chain_end : held_after.start])
    ):
        held_after = None
    if referenced and not (held_before is not None and held_before.end >= referenced.end):
        return None
    if sentence.start < lead_end and mention.is_meeting:
        return "lead"
    sequel = document.cue_before("sequel", mention.start, 10, sentence.start)
    if sequel is not None and sequel.start - sentence.start < 3 and mention.event is not None:
        return "sequel"
    opening = document.cue_after("sequel", sentence.start, 3, sentence.end)
    if opening is not None and mention.event is not None and mention.ordinal is not None:
        days = (d for d in dates if d.precision == "day")
        if any(opening.end <= day.start < mention.start for day in days):
            return "sequel"
    if (mention.is_meeting or mention.ordinal is not None) and _listed(document, mention, sentence):
        return "list"
    if (held_before is not None or held_after is not None) and (mention.is_meeting or held_after is not None):
        return "held"
    if mention.is_meeting and _dated(document, mention, sentence, dates):
        return "dated"
    return None


def _dated(document: Document, mention: MeetingMention, sentence: Span, dates: Sequence[DateMention]) -> bool:
    """Its own days follow its name, or open its clause: "the 14th SLOM on 24-25 November", "Ngày 7/6 sẽ là Hội
    nghị …".
    """
    opens = mention.start - sentence.start < 14 and mention.event is not None
    reach = sentence.end if opens else min(sentence.end, mention.end + 30)
    for date in dates:
        if sentence.start <= date.start and 0 <= mention.start - date.end < 26 and date.first is not None:
            between = document.shadow[date.end : mention.start]
            if re.fullmatch(r"[\s,]*(?:(?:da|se|la|dien ra|cung|tai|cac|to chuc|hop|vua qua|the|,)\s*)*", between):
                return date.precision == "day" and not date.period
        if mention.end <= date.start < reach and date.first is not None and date.precision == "day" and not date.period:
            between = document.shadow[mention.end : date.start]
            return opens or not re.search(r"[;]|\bva\b|\band\b", between)
    return False


_LIST_OPENER = re.compile(
    r"\b(?:namely|including|includes?|comprising|consist(?:s|ing) of|as follows|bao gom|gom|nhu)\b|"
    r"(?:hoi nghi|cuoc hop|su kien|meetings?|events?)[^.\n:]{0,40}:"
)
_MANY = re.compile(
    r"\b(?:(?:cac|chuoi|loat|nhung)\s+(?:\w+\s+){0,3}?(?:hoi nghi|cuoc hop|su kien|hoat dong)|chuoi|"
    r"meetings|events|conferences|series of)\b"
)


def _listed(document: Document, mention: MeetingMention, sentence: Span) -> bool:
    """It stands in a list of meetings held: "several meetings will be held, namely …", "chuỗi hội nghị bao gồm …"."""
    lead = document.shadow[sentence.start : mention.start]
    openers = list(_LIST_OPENER.finditer(lead))
    if not openers or not _MANY.search(lead, 0, openers[0].end()):
        return False
    head = Span(sentence.start, sentence.start + openers[0].start())
    if document.cue_after("reference_before", head.start, head.end - head.start, head.end):
        held = document.cue_after("held_after", head.start, head.end - head.start, head.end)
        return held is not None
    return True


def _referenced(document: Document, mention: MeetingMention, floor: int) -> Span | None:
    cue = document.cue_before("reference_before", mention.start, 24, floor)
    if cue is None or re.search(r"[,;:]", document.text[cue.end : mention.start]):
        return None
    if len(document.shadow[cue.end : mention.start].split()) > 3:
        return None
    return cue


def _lead_end(document: Document, headline: Span | None) -> int:
    """Where the lead ends: after the second sentence of the body that is long enough to be one."""
    start = headline.end if headline else 0
    if document.notice.published_span:
        published = document.notice.published_span
        if start <= published[0] < start + 200:
            start = published[1]
    seen = 0
    for sentence in document.sentences:
        if sentence.start < start:
            continue
        if sentence.end - sentence.start > 50:
            seen += 1
            if seen == 1:
                return sentence.end
    return len(document.text)


def _demote_other_numbers(meetings: list[Meeting]) -> None:
    """Of several meetings of one series the notice reports those of the headline or lead; the others are its past
    or future.
    """
    by_series: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.reported and meeting.series != "OTHER":
            by_series.setdefault(meeting.series, []).append(meeting)
    for same in by_series.values():
        if len(same) < 2:
            continue
        best = min(_rank(meeting.rule) for meeting in same)
        for meeting in same:
            if _rank(meeting.rule) > best and not meeting.special:
                meeting.reported = False


def _demote_history(document: Document, meetings: list[Meeting], dates: Sequence[DateMention]) -> None:
    """A meeting told of with a year long past, or as a custom ("held every two years"), is background."""
    years = [date.first.year for date in dates if date.first is not None and not date.period]
    published = document.notice.published_on
    now = published.year if published else max(years, default=0)
    for meeting in meetings:
        if not meeting.reported or meeting.rule == "headline":
            continue
        sentence = document.sentence_at(meeting.anchor.start)
        told = [
            d
            for d in dates
            if sentence.start <= d.start < sentence.end and d.first is not None and not d.period and d.basis == "text"
        ]
        past = told and now and all(d.first is not None and d.first.year < now - 1 for d in told)
        custom = document.cue_after("history", sentence.start, sentence.end - sentence.start, sentence.end)
        if past or custom is not None:
            meeting.reported = False


_CONJOINED = re.compile(r"[\s)]*(?:\([^)]*\))?[\s,;]*(?:(?:va|and|cung|as well as)\s+)?(?:the|cac)?\s*")


def _chains(document: Document, meetings: Sequence[Meeting]) -> dict[int, int]:
    """For each mention where the row of names ends that it stands in: "SLOM lần thứ 12 và SLOM+3 lần thứ 14 sẽ họp
    …".
    """
    mentions = sorted((m for meeting in meetings for m in meeting.mentions), key=lambda m: m.start, reverse=True)
    ends: dict[int, int] = {}
    following: MeetingMention | None = None
    for mention in mentions:
        ends[mention.start] = mention.end
        if following is not None and _CONJOINED.fullmatch(
            document.shadow, mention.end, max(mention.end, following.start)
        ):
            ends[mention.start] = ends[following.start]
        following = mention
    return ends


def _rescue_headless(document: Document, meetings: list[Meeting]) -> None:
    """A text cut off at its head tells of "hội nghị" at once and names it only later: the first one named is meant."""
    if not document.sentences or not re.search(
        r"\b(?:hoi nghi|dien dan|cuoc hop|hoi thao|khoa tap huan|doi thoai|meeting|forum|conference|workshop)\b",
        document.shadow[: document.sentences[0].end],
    ):
        return
    for meeting in meetings:
        for mention in meeting.mentions:
            floor = document.sentence_at(mention.start).start
            if (
                mention.event
                and mention.series is not None
                and (mention.ordinal or mention.partner)
                and not _referenced(document, mention, floor)
            ) and (
                document.cue_before("held_before", mention.start, 60, floor)
                or re.search(r"(?:de nghi|tai|phat bieu)\W+(?:\w+\W+){0,2}$", document.shadow[floor : mention.start])
            ):
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                return
