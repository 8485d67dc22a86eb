"""A second look at what was decided meeting by meeting: what the rest of a text says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import DateMention
from .document import Document, Span
from .meetings import Meeting, content_words, event_title
from .spans import Area, Row
from .tokens import MeetingMention

_COMMA = re.compile(r"[,;:]")
_WORDS = re.compile(r"\w+")
_RULES = ("headline", "lead", "list", "held", "framework", "sequel", "dated")


def rank(rule: str) -> int:
    """The place of a rule among all, the strongest first."""
    return _RULES.index(rule)


RECENT_DAYS = 15
TO_COME = re.compile(r"\b(?:will|is to|are to|is expected|is scheduled|se|du kien|sap)\b")


def referenced(document: Document, start: int, floor: int) -> Span | None:
    """A word right before a name, or before the row of names that it stands in, that makes it background."""
    cue = document.cue_before("reference_before", start, 24, floor)
    if cue is not None and _FROM_COUNTRY.fullmatch(document.shadow, cue.start, start):
        return None  # "nhận vai trò Chủ tịch từ Lào tại Hội nghị …": from whom, and where
    if cue is None or _COMMA.search(document.text, cue.end, start) or len(document.shadow[cue.end : start].split()) > 3:
        if _LED_BY.search(document.shadow, max(floor, start - _LEADS_WITHIN), start) is None:
            return None
        sent = _SENT.search(document.shadow, max(floor, start - _SENT_REACH), start)
        sent = sent or _DONE_AT.search(document.shadow, max(floor, start - _SENT_REACH), start)
        sent = sent or _SINCE_DONE_AT.search(document.shadow, max(floor, start - _SINCE_REACH), start)
        sent = sent or _BY_LEADERS.search(document.shadow, max(floor, start - _LEADERS_REACH), start)
        sent = sent or _PAPER_OF.search(document.shadow, max(floor, start - _SINCE_REACH), start)
        return Span(*sent.span()) if sent else None
    return cue


_FROM_COUNTRY = re.compile(r"tu (?:\w+[\s-]){1,2}tai (?:cac )?")
# With what each of the patterns below ends.
_LED_BY = re.compile(
    r"\b(?:at|during|for|from|of|to) (?:(?:the|its|their|special|upcoming|forthcoming|next|coming) ){0,2}$"
)
_LEADS_WITHIN = 30
# "… was adopted by the leaders at the 37th Summit"
_DONE_AT = re.compile(r"\b(?:adopted|approved|endorsed|signed) by [^.;:,\n]{3,40} (?:at|during) (?:the |its |their )?$")
# "… was set up following the approval of the leaders at the 19th Summit held on …"
_SINCE_DONE_AT = re.compile(
    r"\b(?:following|since|upon|pursuant to|based on|in line with|in response to|as a follow-up (?:to|of))"
    r"(?: [\w'’-]+){0,4}? (?:approval|adoption|decision|agreement|endorsement|establishment|mandate|call|directive|"
    r"declaration|commitment|instruction|recommendation)s?\b[^.;:\n]{0,100} "
    r"(?:at|during|of|from) (?:the |its |their )?$"
)
# "exchanged views on the declaration of the Special Summit on …"
_PAPER_OF = re.compile(
    r"\b(?:exchanged views on|noted|recalled|welcomed|reviewed|discussed|follow-up (?:to|on)|implementation of|"
    r"adopted|finali[sz]ed|endorsed|considered|deliberated(?: on)?|drafted|prepared|agreed on)\b"
    r"[^.;:\n]{0,160} (?:statement|declaration|communique|document|deliverable|report|recommendation|input)s? "
    r"(?:of|for|from|at|adopted at) "
    r"(?:the )?(?:special )?$"
)
_SINCE_REACH = 200
# "… following the adoption of the Declaration by the Leaders at the 23rd Summit on …"
_BY_LEADERS = re.compile(
    r"\b(?:adopted|adoption|endorsed|endorsement|signed|signing|approved|approval|launched|issued|announced|agreed)\b"
    r"[^.;:\n]{0,240} by (?:the )?(?:asean )?(?:leaders|heads of state[\w ]{0,24}|ministers) "
    r"(?:at|during) (?:the |their )?$"
)
_LEADERS_REACH = 320
_SENT_REACH = 90
# "… will be submitted, once approved, to the 36th ASEAN Summit"
_SENT = re.compile(
    r"\b(?:submit|submits|submitted|submission|reported|presented|tabled|forwarded|conveyed|escalated)\b"
    r"[^.;:\n]{0,60}\bto (?:the )?(?:upcoming |forthcoming |next |coming )?$"
)


def demote_other_numbers(document: Document, meetings: list[Meeting]) -> None:
    """Of several meetings of one series the notice reports those of the headline or lead; the others are its past
    or future. So it is with the numbered meetings of one name outside the series.
    """
    by_series: dict[object, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.reported and meeting.series != "OTHER":
            prepares = all(mention.preparatory for mention in meeting.mentions)
            by_series.setdefault((meeting.series, prepares), []).append(meeting)
        elif meeting.reported and meeting.ordinal is not None and meeting.title is not None:
            first = meeting.first
            title = document.shadow[meeting.title.start : meeting.title.end]
            words = frozenset(word for word in content_words(title) if not word.isdigit())
            key = (first.event, first.level, first.partner, first.format, words)
            by_series.setdefault(key, []).append(meeting)
    for same in by_series.values():
        if len(same) < 2:
            continue
        best = min(rank(meeting.rule) for meeting in same)
        for meeting in same:
            if rank(meeting.rule) > best and not meeting.special:
                meeting.reported = False


def demote_organisers(document: Document, meetings: list[Meeting]) -> None:
    """As in "AICHR discusses …" above "The AICHR held its Regional Consultation on …": a body that only the name of an
    event of its own makes a meeting holds that event, and did not itself meet.
    """
    titles = [m.title for m in meetings if m.reported and m.series == "OTHER" and m.title is not None]
    for meeting in [*meetings] if titles else ():
        if meeting.series == "OTHER" or any(m.is_meeting for m in meeting.mentions):
            continue
        holds = any(_holds(document, m, t) for m in meeting.mentions for t in titles)
        if holds or (meeting.reported and any(t.start <= m.start < t.end for m in meeting.mentions for t in titles)):
            meetings.remove(meeting)


def _holds(document: Document, body: MeetingMention, title: Span) -> bool:
    """Whether a body is told right before an event to have held it."""
    return 0 <= title.start - body.end < _HOLDS_WITHIN and _HOLDS.match(document.shadow, body.end) is not None


_HOLDS_WITHIN = 40
_HOLDS = re.compile(
    r"[\s)]*(?:has |have |had |jointly |successfully )*(?:held|convened|organi[sz]ed|hosted|conducted|launched)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:to be (?:held|hosted|organi[sz]ed|convened)|(?:next|last) (?:year|month)|"
    r"nam (?:toi|sau|ngoai)|thang (?:toi|truoc))\b"
)
_PLANNED = re.compile(r"\b(?:se|will|du kien|plans? to|ke hoach (?:cua [\w ]{1,40})?(?:to chuc|dang cai))\b")
_AFTERWARDS = 60  # characters behind an event's name in which it is told when that was or will be


def demote_plans(document: Document, meetings: list[Meeting], days: Row[DateMention], months: Row[DateMention]) -> None:
    """An event that somebody will hold some day, or held in some month, told in passing beside a meeting: no report."""
    if not any(meeting.reported and (meeting.series != "OTHER" or meeting.rule == "headline") for meeting in meetings):
        _demote_months(document, meetings, days, months)
        return
    _demote_months(document, meetings, days, months)
    for meeting in meetings:
        if meeting.reported and meeting.series == "OTHER" and meeting.rule == "held":
            sentence = document.sentence_at(meeting.anchor.start)
            dated = [day for day in days.between(sentence.start, sentence.end) if day.precision == "day"]
            framed = document.cue_after("framework", sentence.start, 40, sentence.end)
            if dated or framed is not None:
                continue
            end = min(sentence.end, meeting.anchor.end + _AFTERWARDS)
            planned = _PLANNED.search(document.shadow, sentence.start, meeting.anchor.start)
            elsewhen = _OTHER_TIME.search(document.shadow, meeting.anchor.end, end)
            if planned or elsewhen or months.between(meeting.anchor.end, end):
                meeting.reported = False


def _demote_months(
    document: Document, meetings: list[Meeting], days: Row[DateMention], months: Row[DateMention]
) -> None:
    """As in "the 20th SOMSWD will be held in Vientiane in December", told in passing beside another meeting."""
    told = [meeting for meeting in meetings if meeting.reported]
    for meeting in told:
        if meeting.rule != "held" or meeting.series == "OTHER" or len(told) < 2 or len(meeting.mentions) > 1:
            continue
        sentence = document.sentence_at(meeting.anchor.start)
        end = min(sentence.end, meeting.anchor.end + _AFTERWARDS)
        planned = TO_COME.search(document.shadow, meeting.anchor.end, end)
        dated = any(day.precision == "day" for day in days.between(sentence.start, sentence.end))
        if planned and not dated and months.between(meeting.anchor.end, end + 30):
            meeting.reported = False


def demote_history(
    document: Document, meetings: list[Meeting], days: Row[DateMention], months: Row[DateMention]
) -> None:
    """A meeting told of with a year long past, or as a custom ("held every two years"), is background."""
    published = document.notice.published_on
    years = [date.first.year for date in days.items if date.first is not None and not _is_awaited(document, date)]
    now = published.year if published else max(years, default=0)

    def is_history(mention: Span | MeetingMention) -> bool:
        sentence = document.sentence_at(mention.start)
        told = [d for d in days.between(sentence.start, sentence.end) if d.basis == "text"]
        past = bool(told) and now > 0 and all(d.first is not None and d.first.year < now - 1 for d in told)
        dated = months.between(mention.end, sentence.end)
        past = past or (bool(dated) and not told and now > 0 and all(_year(d) < now - 1 for d in dated))
        return past or document.cue_after("history", sentence.start, sentence.end, sentence.end) is not None

    for meeting in meetings:
        if not meeting.reported or meeting.rule == "headline" or not is_history(meeting.anchor):
            continue
        # "Hội nghị … lần đầu tiên được tổ chức năm 2020 … Ngày 12/10 đã diễn ra Hội nghị … lần thứ hai": it is told of
        numbered = (m for m in meeting.mentions if m.ordinal is not None and m.start > meeting.anchor.end)
        own = next((m for m in numbered if not is_history(m) and _day_beside(document, m, days)), None)
        if own is None:
            meeting.reported = False
        else:
            meeting.rule, meeting.anchor = "dated", Span(own.start, own.end)


def _is_awaited(document: Document, day: DateMention) -> bool:
    """Whether a day is told as one to come: "dự kiến tổ chức ngày …", "will be held on …"."""
    return _AWAITED.search(document.shadow, document.sentence_at(day.start).start, day.start) is not None


_AWAITED = re.compile(r"\b(?:se|du kien|sap|will|to be|scheduled|planned|expected|slated)\b[^,;.\n]{0,80}\Z")


def _day_beside(document: Document, mention: MeetingMention, days: Row[DateMention]) -> bool:
    """Whether a day stands in the sentence of a name."""
    sentence = document.sentence_at(mention.start)
    return bool(days.between(sentence.start, sentence.end))


def _year(month: DateMention) -> int:
    """The year of a date without a day; one that is left out counts as the present one."""
    digits = month.value[:4]
    return int(digits) if digits.isdigit() else 9999


_FAR_DAYS = 75  # between a meeting and what it was held within, preceded by or followed by


def demote_far(document: Document, meetings: list[Meeting], days: Row[DateMention]) -> None:
    """A meeting told with its own day months away from those of the notice's main one is background: "… adopted at the
    14th ASEAN Summit on 1 March 2009 in Cha-am".
    """
    ranked = sorted((m for m in meetings if m.reported), key=lambda m: (rank(m.rule), m.anchor.start))
    if len(ranked) < 2 or ranked[0].rule not in ("headline", "lead"):
        return
    moments = [own.first for m in ranked[0].mentions if (own := _own_day(document, m, days)) is not None and own.first]
    if document.notice.published_on is not None:
        moments.append(document.notice.published_on)
    for meeting in ranked[1:]:
        if meeting.rule in ("headline", "lead") and meeting.anchor.start - ranked[0].anchor.end < _SAME_LEAD:
            continue
        frame = document.sentence_at(meeting.anchor.start)
        if meeting.rule == "framework" and meeting.anchor.start < ranked[0].anchor.start < frame.end:
            continue  # "Trong khuôn khổ X diễn ra từ ngày …, Y đã khai mạc": of the same days, whenever told
        named = next((m for m in meeting.mentions if m.start == meeting.anchor.start), None)
        told = _own_day(document, named, days) if named is not None else None
        if told is None or told.first is None or not moments:
            continue
        if all(abs((told.first - moment).days) > _FAR_DAYS for moment in moments):
            meeting.reported = False


_SAME_LEAD = 200


def _own_day(document: Document, mention: MeetingMention, days: Row[DateMention]) -> DateMention | None:
    """The day told right after a name, in the same sentence."""
    sentence = document.sentence_at(mention.start)
    for day in days.between(mention.end, min(sentence.end, mention.end + 80)):
        if day.first is not None:
            return day
    return None


_CONJOINED = re.compile(
    r"(?:[\s-]?\d{1,2}(?=\)))?[\s)]*(?:\([^)]*\))?[\s,;]*"
    r"(?:(?:va|and|cung|as well as|together with)\s+)?(?:the|cac)?\s*"
)


def rows_of(document: Document, meetings: Sequence[Meeting]) -> dict[int, Span]:
    """For each mention the row of conjoined names that it stands in: "SLOM lần thứ 12 và SLOM+3 lần thứ 14 sẽ họp
    …".
    """
    named = sorted(_whole_name(document, meeting, m) for meeting in meetings for m in meeting.mentions)
    rows: dict[int, Span] = {}
    row: list[Span] = []
    for name in named:
        if row and (
            not _CONJOINED.fullmatch(document.shadow, row[-1].end, max(row[-1].end, name.start))
            or (len(row) == 1 and is_fronted(document, row[0].start, row[0].end))
        ):
            rows.update(_row(row))
            row = []
        row.append(name)
    rows.update(_row(row))
    return rows


def is_fronted(document: Document, start: int, end: int) -> bool:
    """As in "Trước thềm SLOM 12, ACMW 9 đã họp": a name before or after which another is told, in no row with it."""
    fronted = _FRONTED.search(document.shadow, max(0, start - _FRONTED_WITHIN), start)
    return fronted is not None and _THEN_COMMA.match(document.shadow, end) is not None


_FRONTED = re.compile(
    r"(?:\A|[.;:\n] ?)(?:ngay )?(?:truoc|truoc them|sau|tiep theo|tiep noi|ahead of|prior to|before|after|following)"
    r" (?:the )?\Z"
)
_THEN_COMMA = re.compile(r"\)?(?: ?\([^()\n]{1,40}\))?,")  # also behind days in brackets
_FRONTED_WITHIN = 30  # characters of such words, with the end of the sentence before


def _whole_name(document: Document, meeting: Meeting, mention: MeetingMention) -> Span:
    """A mention with the rest of its event's title, in which a conjunction parts no clauses: "lễ phát động Chiến dịch …
    an toàn và công bằng ASEAN đã được tổ chức".
    """
    told = meeting.series == "OTHER" and not document.bare  # where a title ends is told by words with their marks
    title = event_title(document, mention) if told else mention
    return Span(mention.start, max(mention.end, title.end))


def _row(names: Sequence[Span]) -> dict[int, Span]:
    """The stretch of names that stand in a row, for each of them."""
    if not names:
        return {}
    return dict.fromkeys((one.start for one in names), Span(names[0].start, names[-1].end))


_RETOLD = 600  # characters of the lead in which the words of a headline are told again


def merge_headline(document: Document, meetings: list[Meeting], headline: Span | None) -> None:
    """A headline that paraphrases ("Việt Nam dự Hội nghị ASEAN về …") names no event besides the one of the lead."""
    told = [meeting for meeting in meetings if meeting.reported]
    if headline is None or not told:
        return
    lead = [m for m in told if m.series != "OTHER" and (m.ordinal is not None or m.first.named) and m.rule == "lead"]
    lead = lead or [m for m in told if m.series == "OTHER" and m.ordinal is not None and m.rule in ("lead", "held")]
    named = [m for m in told if m.rule == "headline"]
    lead = lead or _retold(told, named)
    if not lead or len(named) != 1:
        return
    (other,) = named
    plain = other.series == "OTHER" and other.ordinal is None and other.title is not None
    kinds = ("meeting", "forum", "workshop", "summit") if lead[0].series == "OTHER" else ("meeting",)
    if not plain or other.first.event not in kinds or other.mentions[-1].start >= headline.end:
        return
    assert other.title is not None
    words = content_words(document.shadow[other.title.start : other.title.end])
    again = set(_WORDS.findall(document.shadow, headline.end, headline.end + _RETOLD))
    if lead[0].series == "OTHER":
        title = lead[0].title
        theirs = content_words(document.shadow[title.start : title.end]) if title is not None else set()
        if 2 * len(words & theirs) < len(words):
            return  # another event
    if words <= again:
        other.reported = False
        lead[0].rule = "headline"


def _retold(told: list[Meeting], named: list[Meeting]) -> list[Meeting]:
    """The only other event of which the lead tells, of the kind that the headline names."""
    others = [m for m in told if m.rule != "headline"]
    one = others[0] if len(others) == 1 and len(named) == 1 else None
    if one is None or one.series != "OTHER" or one.ordinal is not None or one.rule != "lead":
        return []
    if one.first.event == named[0].first.event == "workshop":
        return [one]
    return [one] if one.first.event == "summit" and named[0].first.event in ("summit", "meeting") else []


_LEAST_OVERVIEW = 2  # sentences in which a page says what a body is and does


def is_overview(document: Document) -> bool:
    """Whether a page without a day of publication says what a body is for, not what a meeting did."""
    if document.notice.published_on is not None:
        return False
    told = {document.sentence_at(cue.start).start for cue in document.cues("overview")}
    return len(told) >= _LEAST_OVERVIEW


def demote_examples(document: Document, meetings: list[Meeting]) -> None:
    """An event outside the series that a notice of a meeting names as an example of what was done is no report."""
    if not any(meeting.reported and meeting.series != "OTHER" for meeting in meetings):
        return
    for meeting in meetings:
        if meeting.reported and meeting.series == "OTHER" and meeting.rule in ("held", "dated", "list"):
            start = meeting.anchor.start
            floor = document.sentence_at(start).start
            if document.cue_after("topic_example", floor, start - floor, start):
                meeting.reported = False


_FROM_ABROAD = re.compile(
    r"\b(?:ban thu ky asean|cac (?:nuoc|quoc gia)(?: thanh vien)?(?: trong| khu vuc| khoi)? asean|(?:nuoc|"
    r"quoc gia) thanh vien|"
    r"(?:dai bieu|chuyen gia|to chuc|hoi thao|hoi nghi|dien dan) quoc te|khu vuc)\b"
)
_OF_INSTRUCTION = re.compile(r"\b(?:tuyen truyen|pho bien|quan triet|nang cao nhan thuc|boi duong|tim hieu)\b")
# "Hội nghị tuyên truyền về …", "Hội nghị phổ biến kiến thức về …"
_TELLS_AT_HOME = re.compile(
    r"(?:hoi nghi|hoi thao|toa dam|buoi|lop|chuong trinh)(?: truc tuyen)? (?:tuyen truyen|pho bien|quan triet)\b"
)
_ASEAN = re.compile(r"\basean\b")


def tells_at_home(document: Document, start: int) -> bool:
    """Whether the event named at `start` spreads knowledge at home, to which no country and no Secretariat sent
    anybody, whatever embassies were asked to listen.
    """
    if _TELLS_AT_HOME.match(document.shadow, start) is None or "ban thu ky asean" in document.shadow:
        return False
    return all(match.entry.code == "VN" for match in document.names("country"))


def demote_at_home(document: Document, meetings: list[Meeting]) -> None:
    """A workshop at home on something of ASEAN's, to which nobody came from abroad: "Hội thảo về việc thực hiện Kế
    hoạch tổng thể ASEAN …", "Hội nghị tuyên truyền về Cộng đồng ASEAN".
    """
    told = [meeting for meeting in meetings if meeting.reported]
    if document.notice.language != "vi" or any(m.series != "OTHER" or m.ordinal or m.title is None for m in told):
        return
    for meeting in told:
        if meeting.title is not None and tells_at_home(document, meeting.title.start):
            meeting.reported = False
    if _FROM_ABROAD.search(document.shadow) or any(m.entry.code != "VN" for m in document.names("country")):
        return
    papers = Area(document.names("instrument"))
    for meeting in told:
        assert meeting.title is not None
        start, end = meeting.title
        if "tham van" in document.shadow[start:end] and any(start < m.start < end for m in document.names("series")):
            continue  # "Tọa đàm ACW về dạy nghề": a body's own event
        of_papers = all(papers.covers(*found.span()) for found in _ASEAN.finditer(document.shadow, start, end))
        if of_papers and meeting.first.event == "ceremony" and document.names_in(start, end, "series"):
            continue  # "Lễ kỷ niệm 15 năm ACWC": of the body itself
        if of_papers or _OF_INSTRUCTION.search(document.shadow, start, end):
            meeting.reported = False


_RESULTS = re.compile(r"\b(?:ket qua(?: cua| cac)?|results? of(?: the)?|outcomes? of(?: the)?)\s+(?:\w+\s+){0,2}$")


def rescue_results(document: Document, meetings: list[Meeting], lead_end: int) -> None:
    """A notice that begins with the results of a meeting reports it: "Họp báo thông báo kết quả Hội nghị X lần thứ
    23".
    """
    for meeting in meetings:
        for mention in meeting.mentions:
            named = meeting.series != "OTHER" and mention.ordinal is not None and mention.is_meeting
            if (
                named
                and mention.start < lead_end
                and _RESULTS.search(document.shadow, max(0, mention.start - 40), mention.start)
            ):
                meeting.reported, meeting.rule = True, "lead"
                meeting.anchor = Span(mention.start, mention.end)
                return


_ADOPTED_AT = re.compile(r"\b(?:adopted|endorsed|agreed|launched|approved|issued) (?:at|during|by) (?:the )?$")
HEAD_OF_RELEASE = 900  # characters


def rescue_adopting(document: Document, meetings: list[Meeting], days: Row[DateMention]) -> None:
    """A press release of what was adopted these weeks at numbered meetings reports them, as in "On 27 November, they
    adopted … The plan was endorsed during the 8th X and the 9th Y".
    """
    published = document.notice.published_on
    if published is None:
        return
    told = [day.first for day in days.between(0, HEAD_OF_RELEASE) if day.first is not None]
    recent = [day for day in told if 0 < (published - day).days < RECENT_DAYS]
    rows = rows_of(document, meetings) if recent else {}
    for meeting in meetings if recent else ():
        for mention in meeting.mentions:
            start = rows[mention.start].start
            adopted = _ADOPTED_AT.search(document.shadow, max(0, start - 40), start)
            if adopted is None or _YET_TO_BE.search(document.shadow, max(0, adopted.start() - 24), adopted.start()):
                continue  # "the plan to be adopted at the 11th X"
            if mention.ordinal is not None and mention.start < HEAD_OF_RELEASE:
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                break


_YET_TO_BE = re.compile(r"\b(?:to|will|would|should|may) (?:then |later |finally )?be \Z")
_CHAIRED = re.compile(r"\b(?:chair|chairman|chairperson|chairwoman|co-chair|host) of (?:the )?$")
_THE_MEETING_DID = re.compile(
    r"the (?<!\wthe )(?:meeting|conference|forum|ministers|summit)s? (?:also |further )?(?:agreed|adopted|discussed|"
    r"noted|endorsed|reviewed|exchanged|reaffirmed|was|were|underscored|highlighted|concluded|deliberated|welcomed)\b"
)


def rescue_chaired(document: Document, meetings: list[Meeting]) -> None:
    """A press release of a meeting that it names only by who presided reports it, as in "…, said the Minister of X and
    Chair of the 7th Y. … The meeting agreed …".
    """
    if document.notice.published_on is None or not _THE_MEETING_DID.search(document.shadow):
        return
    for meeting in meetings:
        for mention in meeting.mentions:
            presided = _CHAIRED.search(document.shadow, max(0, mention.start - 24), mention.start) is not None
            numbered = mention.event is not None and mention.ordinal is not None and mention.series != "OTHER"
            if presided and numbered and mention.start < HEAD_OF_RELEASE:
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                return


def rescue_prepared(document: Document, meetings: list[Meeting], days: Row[DateMention]) -> None:
    """A notice that only tells how a meeting is prepared announces it where it gives the meeting's own days: "… họp bàn
    công tác chuẩn bị cho X, sẽ diễn ra từ 23 đến 24/11".
    """
    for meeting in meetings:
        for mention in meeting.mentions:
            floor = document.sentence_at(mention.start)
            if mention.series in (None, "OTHER") or not mention.is_meeting:
                continue
            prepared = document.cue_before("prepares", mention.start, 40, floor.start)
            held = document.cue_after("held_after", mention.end, 30, floor.end)
            if prepared and held and days.between(held.end, min(floor.end, held.end + 60)):
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                return


_KINDS = {"doi thoai": "dialogue", "dien dan": "forum", "hoi thao": "workshop", "toa dam": "workshop"}
_OPENS_WITH = re.compile(rf"(?:cuoc |buoi )?({'|'.join(_KINDS)})\b")


def rescue_headless(document: Document, meetings: list[Meeting]) -> None:
    """A text cut off at its head tells of "hội nghị" at once and names it only later: the first one named is meant."""
    if not document.sentences or not re.search(
        r"\b(?:hoi nghi|dien dan|cuoc hop|hoi thao|khoa tap huan|doi thoai|meeting|forum|conference|workshop)\b",
        document.shadow[: document.sentences[0].end],
    ):
        return
    opening = _OPENS_WITH.match(document.shadow, document.sentences[0].start)
    if opening is not None:
        kind = [m for m in meetings if m.series == "OTHER" and m.first.event == _KINDS[opening[1]]]
        if len(kind) == 1 and not any(m.ordinal for m in meetings if m.series != "OTHER"):
            first = kind[0].first
            kind[0].reported, kind[0].rule, kind[0].anchor = True, "held", Span(first.start, first.end)
            return
    numbered = {
        (meeting.series, meeting.ordinal): (meeting, mention)
        for meeting in meetings
        for mention in reversed(meeting.mentions)
        if meeting.series != "OTHER" and mention.event and mention.ordinal
        if not referenced(document, mention.start, document.sentence_at(mention.start).start)
    }
    if len(numbered) == 1:
        ((meeting, mention),) = numbered.values()
        meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
        return
    for meeting in meetings:
        for mention in meeting.mentions:
            floor = document.sentence_at(mention.start).start
            if (
                mention.event
                and mention.series is not None
                and (mention.ordinal or mention.partner or mention.preparatory)
                and not referenced(document, mention.start, floor)
            ) and (
                document.cue_before("held_before", mention.start, 60, floor)
                or re.search(
                    r"(?:de nghi|tai|phat bieu|\bat)\W+(?:\w+\W+){0,2}$", document.shadow[floor : mention.start]
                )
            ):
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                return


_BELOW = 300  # characters below a page's title in which a programme gives its days and place
_LABELS = re.compile(r"\n\W*(?:\d+\.\s*)?(?:date|venue|theme|duration|programme|participants|organi[sz]er)\b")
# Days and a place that are all of a line: "5 - 8 October 2013, Nara, Japan", "Cebu, Philippines 12 May 2009"
DAYS_ALONE = re.compile(
    r"\s*(?:[a-z' -]{3,30},? ){0,2}(?:from )?\d{1,2}(?: ?[a-z]{3,9})?(?: ?(?:-|to|and) ?\d{1,2})?,? "
    r"[a-z]{3,9},? \d{4}(?:, ?[^.;:\n]{2,60})?\s*(?=\n|\Z)"
)


def rescue_titled(document: Document, meetings: list[Meeting]) -> None:
    """A numbered meeting whose name is all of a line, over lines such as "Theme", "Venue" or over its days, is what
    the page is of, whatever address stands at its head.
    """
    for meeting in meetings:
        for mention in meeting.mentions:
            line = document.sentence_at(mention.start)
            rest = line.end - line.start - (mention.end - mention.start)
            named = mention.series not in (None, "OTHER") and mention.is_meeting and mention.ordinal is not None
            below = document.shadow[line.end : line.end + _BELOW]
            dated = DAYS_ALONE.match(document.shadow, line.end) is not None
            if named and rest < 12 and (dated or _LABELS.search(below)):
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                return
