"""Which meetings a notice reports or announces, and which it only references, by the words around their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import DateMention
from .document import Document, Span
from .meetings import Meeting, content_words, event_title, listed
from .mentions import MeetingMention
from .spans import Area, Row


def decide(document: Document, meetings: list[Meeting], dates: Sequence[DateMention], headline: Span | None) -> None:
    """Marks the meetings that the notice reports or announces, each with the rule that tells so and its words."""
    rows = _rows(document, meetings)
    told = Row(date for date in dates if date.precision == "day" and not date.period)
    days = Row(date for date in dates if date.first is not None and not date.period)
    lead_end = _lead_end(document, headline)
    for meeting in meetings:
        for mention in meeting.mentions:
            rule = _told(document, mention, headline, told, rows[mention.start], lead_end)
            if rule and (not meeting.reported or _rank(rule) < _rank(meeting.rule)):
                meeting.reported, meeting.rule = True, rule
                meeting.anchor = Span(mention.start, mention.end)
    _demote_other_numbers(document, meetings)
    _demote_organisers(document, meetings)
    months = Row(date for date in dates if date.precision in ("month", "year") and not date.period)
    _demote_plans(document, meetings, told, months)
    _demote_history(document, meetings, days, months)
    _demote_far(document, meetings, told)
    _demote_examples(document, meetings)
    _demote_lately(document, meetings)
    _merge_headline(document, meetings, headline)
    _demote_at_home(document, meetings)
    if _is_overview(document) or _is_national_round(document):
        for meeting in meetings:
            meeting.reported = False
        return
    if not any(meeting.reported for meeting in meetings):
        _rescue_results(document, meetings, lead_end)
    if not any(meeting.reported for meeting in meetings):
        _rescue_adopting(document, meetings, told)
    if not any(meeting.reported for meeting in meetings):
        _rescue_chaired(document, meetings)
    if not any(meeting.reported for meeting in meetings):
        _rescue_spoken(document, meetings)
    if not any(meeting.reported for meeting in meetings):
        _rescue_prepared(document, meetings, told)
    if not any(meeting.reported for meeting in meetings):
        _rescue_headless(document, meetings)
    if not any(meeting.reported for meeting in meetings):
        _rescue_titled(document, meetings)


# "the 4th ADMX Plus China, the launch of … and the 2nd ADMX Plus Japan all took place on …": whatever stands between
_ALL_HELD = re.compile(r"\b(?:were )?all (?:were |was )?(?:took place|held|convened|organi[sz]ed|hosted)\b")
_OTHER_CLAUSE = re.compile(r";|\b(?:va|and)\b")
_COMMA = re.compile(r"[,;:]")
_STOP = re.compile(r"[,;:.]")
_WORDS = re.compile(r"\w+")
_RULES = ("headline", "lead", "list", "held", "framework", "sequel", "dated")


def _rank(rule: str) -> int:
    return _RULES.index(rule)


def _told(
    document: Document,
    mention: MeetingMention,
    headline: Span | None,
    days: Row[DateMention],
    row: Span,
    lead_end: int,
) -> str | None:
    """The rule by which this mention reports its meeting, None where it does not."""
    if mention.event is None and _PEOPLE_OF.search(document.shadow, max(0, mention.start - 30), mention.start):
        return None
    if headline and headline.start <= mention.start < headline.end:
        beside = not mention.is_meeting and _OCCASION.search(document.shadow, headline.start, mention.start) is not None
        if mention.is_meeting or (mention.abbreviated and not beside):
            return None if referenced(document, mention.start, headline.start) else "headline"
        return None
    if not (mention.is_meeting or mention.abbreviated):
        return None
    if mention.ordinal is None and _OFFICE_OF.match(document.shadow, mention.end):
        return None  # "chaired by the Senior Officials Meeting on X (SOMX) Chair, …"
    sentence = document.sentence_at(mention.start)
    if _PREAMBLE.match(document.text, sentence.start):
        return None
    before = document.cue_before("framework", mention.start, 25, sentence.start)
    if before is None:
        held = _MEETING_OF.search(document.shadow, max(sentence.start, mention.start - 50), mention.start)
        before = document.cue_before("framework", held.start(), 6, sentence.start) if held is not None else None
    if before is not None and mention.is_meeting:
        gap = document.text[before.end : mention.start]
        # "nhân Hội nghị …", not "văn kiện nhân quyền … tại Hội nghị …"
        if "," not in gap and (before.end - before.start > len("nhân") or gap.isspace()):
            return "framework"
    background = referenced(document, mention.start, sentence.start)
    held_before = _held_before(document, mention.start, sentence)
    if row.start != mention.start:
        background = background or referenced(document, row.start, sentence.start)
        held_before = held_before or _held_before(document, row.start, sentence)
    if background is not None and _held_with(document, mention, background, sentence):
        background = None
    if background is not None and _told_after(document, mention, background, sentence):
        return "held"
    behind = max(sentence.start, mention.start - _LONGEST_LEAD)
    if mention.ordinal is None and _AGENT.search(document.shadow, behind, mention.start):
        return None
    if _PROPOSED_IN_ENGLISH.search(document.shadow, behind, mention.start):
        return None
    if background is not None and _held_these_days(document, mention, sentence):
        return "held"
    if background and not (held_before is not None and _overrides(document, held_before, background)):
        recent = mention.ordinal is not None and _just_held(document, mention, sentence, days)
        return "dated" if recent else None
    if _PROPOSED.search(document.shadow, max(sentence.start, mention.start - 60), mention.start):
        return None
    organises = mention.ordinal is None and ORGANISES.match(document.shadow, mention.end) is not None
    if sentence.start < lead_end and mention.is_meeting and not organises:
        return "lead"
    if organises:
        return None  # "the ACWC and the SOMSWD held the 8th ASEAN Children's Forum"
    preceded = _PRECEDED.search(document.shadow, max(sentence.start, mention.start - 48), mention.start)
    if preceded is not None and mention.event is not None:
        dated = days.between(mention.end, min(sentence.end, mention.end + 120))
        if any(day.precision == "day" for day in dated):
            return "sequel"
    if held_before is None and any(
        _AT.search(document.shadow, max(sentence.start + 1, at - 16), at) for at in {mention.start, row.start}
    ):
        return None  # "… gia nhập ASEAN tại Hội nghị cấp cao ASEAN lần thứ 47": the scene of something else
    if mention.event is not None and mention.ordinal is None and mention.named and document.cues("related"):
        summit = mention.series in ("ASEAN-SUMMIT", "APT-SUMMIT")
        if not summit and _AT.fullmatch(document.shadow, sentence.start, mention.start):
            return "sequel"  # "Tại phiên họp SOMRDPE, …" in a notice of a meeting and the related ones
    sequel = document.cue_before("sequel", mention.start, 10, sentence.start)
    if sequel is not None and sequel.start - sentence.start < 3 and mention.event is not None:
        return "sequel"
    opening = document.cue_after("sequel", sentence.start, 3, sentence.end)
    numbered = mention.event is not None and mention.ordinal is not None
    if opening is not None and numbered:
        dated = [day for day in days.between(opening.end, mention.start) if day.precision == "day"]
        if dated:
            return "sequel"
    if mention.ordinal is not None and _ALL_HELD.search(document.shadow, mention.end, sentence.end):
        return "list"
    if (mention.is_meeting or mention.ordinal is not None) and listed(document, mention, sentence):
        return "sequel" if _PRECEDED_BY.search(document.shadow, sentence.start, mention.start) else "list"
    opens = mention.start - sentence.start < 14 and mention.event is not None
    held_after = document.cue_after("held_after", row.end, 300 if opens else 45, sentence.end)
    if held_after is not None and _is_noun(document, held_after):
        held_after = None  # "…, tổ chức Y tế thế giới": an organisation
    if held_after is not None and not mention.is_meeting and _holds_an_event(document, held_after):
        held_after = None
    if held_after is not None and not opens and _OTHER_CLAUSE.search(document.shadow, row.end, held_after.start):
        held_after = None
    if held_after is not None and not mention.is_meeting and _OF_A_BODY.match(document.shadow, held_after.start):
        held_after = None  # "AICHR đã thông qua …": what a body did, perhaps elsewhere
    if (held_before is not None or held_after is not None) and (mention.is_meeting or held_after is not None):
        return "held"
    if mention.is_meeting and _dated(document, mention, sentence, days):
        return "dated"
    return None


def _held_with(document: Document, mention: MeetingMention, background: Span, sentence: Span) -> bool:
    """As in "The ACDM held its 40th Meeting together with the 3rd ACDM Plus China": a numbered one of those held."""
    if mention.ordinal is None or document.shadow[background.start : background.end] != "together with":
        return False
    return _WAS_HELD.search(document.shadow, sentence.start, background.start) is not None


def _told_after(document: Document, mention: MeetingMention, background: Span, sentence: Span) -> bool:
    """As in "told a press conference after the 2nd Council Meeting": what was told right after it is of it."""
    if document.shadow[background.start : background.end].split()[0] not in ("after", "following"):
        return False
    press = document.cue_before("press", background.start, 6, sentence.start)
    return press is not None and mention.is_meeting


_LONGEST_LEAD = 140  # characters before a name in which it is told what it is named for
# "welcomed Thailand's proposal to host a working group meeting"
_PROPOSED_IN_ENGLISH = re.compile(
    r"\b(?:proposals?|proposed|offer|offered|plans?|planned|intention|willingness|interest|readiness) "
    r"(?:by [^.,;\n]{2,40} )?(?:to|in) (?:host|hold|convene|organi[sz]e|hosting|holding|convening|organi[sz]ing)\b"
    r"[^.,;\n]{0,60}\Z"
)
_LEAD_OF_THREE = 3
_WHICH_WAS_HELD = re.compile(
    r"[\s)]*(?:\([^)]*\))?[\s),]*which (?:was|is being|has been|wrapped|concluded|ended|took)\b[^.;\n]{0,60}\b"
    r"(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this week|last week)\b"
)


def _held_these_days(document: Document, mention: MeetingMention, sentence: Span) -> bool:
    """As in "a statement adopted at the 12th AHMM, which was held in Cebu from Monday to Friday": told in the lead."""
    if mention.ordinal is None or not mention.is_meeting or mention.series in ("ASEAN-SUMMIT", "APT-SUMMIT"):
        return False
    lead = [s for s in document.sentences if s.end - s.start > _LONGER_THAN_A_HEADLINE][:_LEAD_OF_THREE]
    return sentence in lead and _WHICH_WAS_HELD.match(document.shadow, mention.end) is not None


_LONGER_THAN_A_HEADLINE = 50

# "a task force co-chaired by the AICHR and the Senior Officials Meeting on …": bodies, not their meetings
_AGENT = re.compile(
    r"\b(?:chaired|led|developed|drafted|implemented|formed|spearheaded|prepared|initiated|coordinated) "
    r"(?:jointly )?by (?:the )?[^.;:,\n]{3,80} and (?:the )?\Z|"
    r"\b(?:met|(?:interface |joint )?(?:meetings?|dialogues?|interface|consultations?|sessions?)) with (?:the )?"
    r"[^.;:\n]{3,100}(?:,| and|, and) (?:the )?\Z"
)
_WAS_HELD = re.compile(r"\b(?:held|convened|organi[sz]ed|conducted|took place|hosted)\b")
_OFFICE_OF = re.compile(
    r"[\s)]*(?:(?:and|on|of|&)? ?[a-z]+ ?){0,2}(?:\([a-z+-]{2,12}\)? )?"
    r"(?:chair(?:man|person|woman)?|leader|focal points?)\b"
)
# "as part of the three-day virtual meeting of the 16th SOMSWD"
_MEETING_OF = re.compile(
    r" (?:the |this )?(?:\w+-day )?(?:virtual |online |annual |series of )?(?:meetings?|events?|activities|programme)"
    r" (?:of|for|around) (?:the )?\Z"
)
# "các đại diện của Ủy ban …", "Chủ tịch ACDM": who is of a body, not its meeting.
_PEOPLE_OF = re.compile(r"\b(?:dai dien|thanh vien|quan chuc|chu tich)(?: cua| tai)?(?: cac)? \Z")


def _is_noun(document: Document, cue: Span) -> bool:
    """Whether "tổ chức" stands for an organisation: before a name that is no event's."""
    if document.shadow[cue.start : cue.end] != "to chuc":
        return False
    if _KIND_OF_BODY.match(document.shadow, cue.end):
        return True
    if not document.text[cue.end + 1 : cue.end + 2].isupper():
        return False
    return not document.names_in(cue.end + 1, cue.end + 2, "event", "series", "level")


def _holds_an_event(document: Document, cue: Span) -> bool:
    """Whether a body holds an event that is named: "ACDM phối hợp với … tổ chức Hội thảo …"."""
    if document.shadow[cue.start : cue.end] != "to chuc":
        return False
    return bool(document.names_in(cue.end + 1, cue.end + 2, "event"))


_KIND_OF_BODY = re.compile(
    r" (?:quoc te|phi chinh phu|khu vuc|xa hoi|thanh vien|lien quan|chinh tri|doan the|cua|doi tac|trong nuoc|"
    r"phat trien)\b"
)
# "các nước nhất trí sẽ tổ chức Hội nghị …": to come, if at all
_PROPOSED = re.compile(r"\b(?:nhat tri|thong nhat|de xuat|de nghi)(?: se)? to chuc\b[^.,;]{0,24}\Z")
_OF_A_BODY = re.compile(r"(?:da )?(?:thong qua|thao luan|nhat tri)|ra tuyen bo|co su tham")
_AT = re.compile(r"\btai (?:cac )?\Z")
# As in "RECALLING the Joint Statement of the 14th AHMM …": what a statement is built on is not what it reports.
_PREAMBLE = re.compile(
    r"(?:[A-Z]{3,}(?:ING|IVE OF|OUS OF|FUL OF|ED BY)|Recalling|Reaffirming|Noting|Acknowledging|Recogni[sz]ing|"
    r"Affirming|Remembering|Emphasising|Emphasizing|Underscoring|Mindful of|"
    r"(?:\d{1,2}\. )?We (?:recall|reaffirm|reiterate|commend|look forward))\b"
)


_PRECEDED = re.compile(
    r"\b(?:preceded|preceeded|followed) by\s+(?:the\s+|a\s+|an\s+|its\s+)?(?:preparatory\s+|prep\s+)?$"
)
_PRECEDED_BY = re.compile(r"\b(?:preceded|preceeded|followed) by\b")
ORGANISES = re.compile(
    r"[\s)]*(?:\([^)]*\))?[\s)]*(?:has |have |had |jointly |successfully )*"
    r"(?:held|convened|organi[sz]ed|hosted|launched|co-organi[sz]ed)\s+(?:the|its|their|a|an)\b"
)


def _overrides(document: Document, held: Span, background: Span) -> bool:
    """Whether a verb of holding is nearer to the name than what makes it background. The "for the" of "preparations for
    the" is no such verb.
    """
    within = held.start < background.end and document.shadow.startswith("for ", held.start)
    return held.end >= background.end and not within


# An event of its own in a headline, in whose name a body stands: "… Interface Meeting between AICHR and the ACW".
_OCCASION = re.compile(r"\b(?:interface|workshop|seminar|dialogue|launch|training|webinar)\b")


def _held_before(document: Document, start: int, sentence: Span) -> Span | None:
    """A verb of holding or attending right before a name."""
    cue = document.cue_before("held_before", start, 32, sentence.start)
    return None if cue is None or _STOP.search(document.text, cue.end, start) else cue


def _dated(document: Document, mention: MeetingMention, sentence: Span, days: Row[DateMention]) -> bool:
    """Its own days follow its name, or open its clause: "the 14th SLOM on 24-25 November", "Ngày 7/6 sẽ là …"."""
    for date in days.between(max(sentence.start, mention.start - 80), mention.start):
        between = document.shadow[date.end : mention.start]
        if len(between) < 26 and _LEADS_ON.fullmatch(between):
            return date.precision == "day"
    opens = mention.start - sentence.start < 14 and mention.is_meeting
    reach = sentence.end if opens else min(sentence.end, mention.end + 30)
    for date in days.between(mention.end, reach):
        if date.precision == "day":
            return opens or not _OTHER_CLAUSE.search(document.shadow, mention.end, date.start)
    return False


RECENT_DAYS = 15


def _just_held(document: Document, mention: MeetingMention, sentence: Span, days: Row[DateMention]) -> bool:
    """Named for its results, but told with its own day of these weeks: "kết quả Cuộc họp ACW lần thứ 22 tổ chức
    ngày 21/8".
    """
    published = document.notice.published_on
    for date in days.between(mention.end, min(sentence.end, mention.end + 40)):
        if published is not None and date.first is not None and date.precision == "day":
            ahead = (date.first - published).days
            # What the meeting only looks forward to is not told with a verb of its own.
            if ahead > 0 and not _TO_COME.search(document.shadow, mention.end, date.start):
                return False
            return abs(ahead) <= RECENT_DAYS
    return False


_TO_COME = re.compile(r"\b(?:will|is to|are to|is expected|is scheduled|se|du kien|sap)\b")
_LEADS_ON = re.compile(r"(?:[\s,]|\b(?:da|se|la|dien ra|cung|tai|cac|to chuc|hop|vua qua|the)\b)*")


def referenced(document: Document, start: int, floor: int) -> Span | None:
    """A word right before a name, or before the row of names that it stands in, that makes it background."""
    cue = document.cue_before("reference_before", start, 24, floor)
    if cue is None or _COMMA.search(document.text, cue.end, start) or len(document.shadow[cue.end : start].split()) > 3:
        sent = _SENT.search(document.shadow, max(floor, start - _SENT_REACH), start)
        sent = sent or _DONE_AT.search(document.shadow, max(floor, start - _SENT_REACH), start)
        sent = sent or _SINCE_DONE_AT.search(document.shadow, max(floor, start - _SINCE_REACH), start)
        sent = sent or _BY_LEADERS.search(document.shadow, max(floor, start - _LEADERS_REACH), start)
        sent = sent or _PAPER_OF.search(document.shadow, max(floor, start - _SINCE_REACH), start)
        return Span(*sent.span()) if sent else None
    return cue


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
    r"\b(?:exchanged views on|noted|recalled|welcomed|reviewed|discussed|follow-up (?:to|on)|implementation of)\b"
    r"[^.;:\n]{0,160} (?:statement|declaration|communique|document)s? (?:of|for|from|at|adopted at) "
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


def _lead_end(document: Document, headline: Span | None) -> int:
    """Where the lead ends: after the second sentence of the body that is long enough to be one."""
    start = headline.end if headline else 0
    if document.notice.published_span:
        published = document.notice.published_span
        if start <= published[0] < start + 200:
            start = published[1]
    report = _REPORT.search(document.text, max(0, start - 1), start + _REPORT_WITHIN)
    if report is not None:
        start = report.start() + 1
    seen = 0
    for sentence in document.sentences:
        if sentence.start < start:
            continue
        if sentence.end - sentence.start > 50:
            seen += 1
            if seen == 1:
                return sentence.end
    return len(document.text)


# "Jakarta (VNA) – …", "MANILA, March 3 (PNA) -- …": where a report begins, whatever caption stands above it
_REPORT = re.compile(r"\n[A-ZĐ][^\n.;:()]{1,40}\([A-ZĐ][\w ,/.+-]{1,30}\)\s?[-–—]+\s")
_REPORT_WITHIN = 600  # characters of captions and headlines


def _demote_other_numbers(document: Document, meetings: list[Meeting]) -> None:
    """Of several meetings of one series the notice reports those of the headline or lead; the others are its past
    or future. So it is with the numbered meetings of one name outside the series.
    """
    by_series: dict[object, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.reported and meeting.series != "OTHER":
            by_series.setdefault(meeting.series, []).append(meeting)
        elif meeting.reported and meeting.ordinal is not None and meeting.title is not None:
            first = meeting.first
            title = document.shadow[meeting.title.start : meeting.title.end]
            words = frozenset(word for word in content_words(title) if not word.isdigit())
            key = (first.event, first.level, first.partner, first.format, words)
            by_series.setdefault(key, []).append(meeting)
    for same in by_series.values():
        if len(same) < 2:
            continue
        best = min(_rank(meeting.rule) for meeting in same)
        for meeting in same:
            if _rank(meeting.rule) > best and not meeting.special:
                meeting.reported = False


def _demote_organisers(document: Document, meetings: list[Meeting]) -> None:
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


def _demote_plans(
    document: Document, meetings: list[Meeting], days: Row[DateMention], months: Row[DateMention]
) -> None:
    """An event that somebody will hold some day, or held in some month, told in passing beside a meeting: no report."""
    if not any(meeting.reported and meeting.series != "OTHER" for meeting in meetings):
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
        planned = _TO_COME.search(document.shadow, meeting.anchor.end, end)
        dated = any(day.precision == "day" for day in days.between(sentence.start, sentence.end))
        if planned and not dated and months.between(meeting.anchor.end, end + 30):
            meeting.reported = False


def _demote_history(
    document: Document, meetings: list[Meeting], days: Row[DateMention], months: Row[DateMention]
) -> None:
    """A meeting told of with a year long past, or as a custom ("held every two years"), is background."""
    published = document.notice.published_on
    years = (date.first.year for date in days.items if date.first is not None)
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


def _day_beside(document: Document, mention: MeetingMention, days: Row[DateMention]) -> bool:
    """Whether a day stands in the sentence of a name."""
    sentence = document.sentence_at(mention.start)
    return bool(days.between(sentence.start, sentence.end))


def _year(month: DateMention) -> int:
    """The year of a date without a day; one that is left out counts as the present one."""
    digits = month.value[:4]
    return int(digits) if digits.isdigit() else 9999


_FAR_DAYS = 75  # between a meeting and what it was held within, preceded by or followed by


def _demote_far(document: Document, meetings: list[Meeting], days: Row[DateMention]) -> None:
    """A meeting told with its own day months away from those of the notice's main one is background: "… adopted at the
    14th ASEAN Summit on 1 March 2009 in Cha-am".
    """
    ranked = sorted((m for m in meetings if m.reported), key=lambda m: (_rank(m.rule), m.anchor.start))
    if len(ranked) < 2 or ranked[0].rule not in ("headline", "lead"):
        return
    moments = [own.first for m in ranked[0].mentions if (own := _own_day(document, m, days)) is not None and own.first]
    if document.notice.published_on is not None:
        moments.append(document.notice.published_on)
    for meeting in ranked[1:]:
        if meeting.rule in ("headline", "lead") and meeting.anchor.start - ranked[0].anchor.end < _SAME_LEAD:
            continue
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


def _rows(document: Document, meetings: Sequence[Meeting]) -> dict[int, Span]:
    """For each mention the row of conjoined names that it stands in: "SLOM lần thứ 12 và SLOM+3 lần thứ 14 sẽ họp
    …".
    """
    named = sorted(_whole_name(document, meeting, m) for meeting in meetings for m in meeting.mentions)
    rows: dict[int, Span] = {}
    row: list[Span] = []
    for name in named:
        if row and not _CONJOINED.fullmatch(document.shadow, row[-1].end, max(row[-1].end, name.start)):
            rows.update(_row(row))
            row = []
        row.append(name)
    rows.update(_row(row))
    return rows


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


def _merge_headline(document: Document, meetings: list[Meeting], headline: Span | None) -> None:
    """A headline that paraphrases ("Việt Nam dự Hội nghị ASEAN về …") names no event besides the one of the lead."""
    told = [meeting for meeting in meetings if meeting.reported]
    if headline is None or not told:
        return
    lead = [m for m in told if m.series != "OTHER" and (m.ordinal is not None or m.first.named) and m.rule == "lead"]
    lead = lead or [m for m in told if m.series == "OTHER" and m.ordinal is not None and m.rule in ("lead", "held")]
    named = [m for m in told if m.rule == "headline"]
    if not lead or len(named) != 1:
        return
    (other,) = named
    plain = other.series == "OTHER" and other.ordinal is None and other.title is not None
    kinds = ("meeting", "forum") if lead[0].series == "OTHER" else ("meeting",)
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


_LEAST_OVERVIEW = 2  # sentences in which a page says what a body is and does


def _is_overview(document: Document) -> bool:
    """Whether a page without a day of publication says what a body is for, not what a meeting did."""
    if document.notice.published_on is not None:
        return False
    told = {document.sentence_at(cue.start).start for cue in document.cues("overview")}
    return len(told) >= _LEAST_OVERVIEW


# "Cuộc họp quốc gia chuẩn bị cho Diễn đàn … ASEAN lần thứ 11"
_NATIONAL_ROUND = re.compile(
    r"\b(?:cuoc hop|hoi thao|hoi nghi|toa dam|tham van)(?: tham van)?(?: cap)? quoc gia (?:nham )?chuan bi (?:cho )?"
)
_OPENS_WITHIN = 120  # characters in which a text says what it tells of


def _is_national_round(document: Document) -> bool:
    """Whether a page tells of a country's own meeting ahead of one of ASEAN's."""
    return _NATIONAL_ROUND.search(document.shadow, 0, _OPENS_WITHIN) is not None


def _demote_examples(document: Document, meetings: list[Meeting]) -> None:
    """An event outside the series that a notice of a meeting names as an example of what was done is no report."""
    if not any(meeting.reported and meeting.series != "OTHER" for meeting in meetings):
        return
    for meeting in meetings:
        if meeting.reported and meeting.series == "OTHER" and meeting.rule in ("held", "dated", "list"):
            start = meeting.anchor.start
            floor = document.sentence_at(start).start
            if document.cue_after("topic_example", floor, start - floor, start):
                meeting.reported = False


def _demote_lately(document: Document, meetings: list[Meeting]) -> None:
    """Another event recalled behind the own one: "Hội nghị … ASEAN – Mỹ diễn ra tại … vừa qua đã khẳng định"."""
    told = [meeting for meeting in meetings if meeting.reported]
    first = min((meeting.anchor.start for meeting in told), default=0)
    for meeting in told:
        lately = meeting.anchor.start > first and meeting.rule in ("held", "dated") and meeting.ordinal is None
        if lately and _LATELY.match(document.shadow, meeting.anchor.end):
            meeting.reported = False


_LATELY = re.compile(r"[^.;\n]{0,60}?\bvua qua,? (?:da|cung|cho thay|la)\b")
_FROM_ABROAD = re.compile(
    r"\b(?:ban thu ky asean|cac (?:nuoc|quoc gia)(?: thanh vien)?(?: trong| khu vuc| khoi)? asean|(?:nuoc|"
    r"quoc gia) thanh vien|"
    r"(?:dai bieu|chuyen gia|to chuc|hoi thao|hoi nghi|dien dan) quoc te|khu vuc)\b"
)
_OF_INSTRUCTION = re.compile(r"\b(?:tuyen truyen|pho bien|quan triet|nang cao nhan thuc|boi duong|tim hieu)\b")
_ASEAN = re.compile(r"\basean\b")


def _demote_at_home(document: Document, meetings: list[Meeting]) -> None:
    """A workshop at home on something of ASEAN's, to which nobody came from abroad: "Hội thảo về việc thực hiện Kế
    hoạch tổng thể ASEAN …", "Hội nghị tuyên truyền về Cộng đồng ASEAN".
    """
    told = [meeting for meeting in meetings if meeting.reported]
    if document.notice.language != "vi" or any(m.series != "OTHER" or m.ordinal or m.title is None for m in told):
        return
    if _FROM_ABROAD.search(document.shadow) or any(m.entry.code != "VN" for m in document.names("country")):
        return
    papers = Area(document.names("instrument"))
    for meeting in told:
        assert meeting.title is not None
        start, end = meeting.title
        of_papers = all(papers.covers(*found.span()) for found in _ASEAN.finditer(document.shadow, start, end))
        if of_papers or _OF_INSTRUCTION.search(document.shadow, start, end):
            meeting.reported = False


_RESULTS = re.compile(r"\b(?:ket qua(?: cua| cac)?|results? of(?: the)?|outcomes? of(?: the)?)\s+(?:\w+\s+){0,2}$")


def _rescue_results(document: Document, meetings: list[Meeting], lead_end: int) -> None:
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
_HEAD_OF_RELEASE = 900  # characters


def _rescue_adopting(document: Document, meetings: list[Meeting], days: Row[DateMention]) -> None:
    """A press release of what was adopted these weeks at numbered meetings reports them, as in "On 27 November, they
    adopted … The plan was endorsed during the 8th X and the 9th Y".
    """
    published = document.notice.published_on
    if published is None:
        return
    told = [day.first for day in days.between(0, _HEAD_OF_RELEASE) if day.first is not None]
    recent = [day for day in told if 0 < (published - day).days < RECENT_DAYS]
    rows = _rows(document, meetings) if recent else {}
    for meeting in meetings if recent else ():
        for mention in meeting.mentions:
            start = rows[mention.start].start
            adopted = _ADOPTED_AT.search(document.shadow, max(0, start - 40), start) is not None
            if adopted and mention.ordinal is not None and mention.start < _HEAD_OF_RELEASE:
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                break


_CHAIRED = re.compile(r"\b(?:chair|chairman|chairperson|chairwoman|co-chair|host) of (?:the )?$")
_THE_MEETING_DID = re.compile(
    r"\bthe (?:meeting|conference|forum|ministers|summit)s? (?:also |further )?(?:agreed|adopted|discussed|noted|"
    r"endorsed|reviewed|exchanged|reaffirmed|was|were|underscored|highlighted|concluded|deliberated|welcomed)\b"
)


def _rescue_chaired(document: Document, meetings: list[Meeting]) -> None:
    """A press release of a meeting that it names only by who presided reports it, as in "…, said the Minister of X and
    Chair of the 7th Y. … The meeting agreed …".
    """
    if document.notice.published_on is None or not _THE_MEETING_DID.search(document.shadow):
        return
    for meeting in meetings:
        for mention in meeting.mentions:
            presided = _CHAIRED.search(document.shadow, max(0, mention.start - 24), mention.start) is not None
            numbered = mention.event is not None and mention.ordinal is not None and mention.series != "OTHER"
            if presided and numbered and mention.start < _HEAD_OF_RELEASE:
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                return


_SPOKEN_AT = re.compile(r"\b(?:during|at|attending|addressing) (?:the )?$")
_TOLD = re.compile(
    r"\b(?:said|stated|stressed|highlighted|emphasi[sz]ed|underscored|underlined|noted|expressed|shared|added|told|made|"
    r"mentioned|reiterated|reaffirmed|affirmed|conveyed|pointed out|remarks?|statement|speech|intervention)\b"
)


def _rescue_spoken(document: Document, meetings: list[Meeting]) -> None:
    """A report that begins with what was said, and where only then, reports the numbered meeting of that: "… This was
    said by the Minister of X during the 8th Y".
    """
    rows = _rows(document, meetings) if document.notice.language == "en" else {}
    for meeting in meetings if rows else ():
        for mention in meeting.mentions:
            start = rows[mention.start].start
            numbered = mention.is_meeting and mention.ordinal is not None and mention.series not in (None, "OTHER")
            at = _SPOKEN_AT.search(document.shadow, max(0, start - 24), start) if numbered else None
            if at is None or start > _HEAD_OF_RELEASE:
                continue
            if _TOLD.search(document.shadow, document.sentence_at(start).start, at.start()):
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                break


def _rescue_prepared(document: Document, meetings: list[Meeting], days: Row[DateMention]) -> None:
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


def _rescue_headless(document: Document, meetings: list[Meeting]) -> None:
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


def _rescue_titled(document: Document, meetings: list[Meeting]) -> None:
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
