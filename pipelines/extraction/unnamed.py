"""A meeting that a text cut off at its head never names: told of as "hội nghị", its series by the body that meets.

Only for notices in which no meeting was found to be reported. Where two bodies could be meant, none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .composition import compose, in_format
from .document import Document, Span
from .meetings import Meeting, content_words, event_title
from .mentions import OTHER_GROUPS
from .second_look import referenced, tells_at_home
from .tokens import MeetingMention, name_parts

_HEAD = 700  # characters in which the event must be spoken of
_SCENE = re.compile(
    r"\b(?:tham du|cung du|du|phat bieu tai|dieu hanh|chu tri)\s(?:cac\s)?"
    r"(?:hoi nghi|cuoc hop|phien hop|ky hop|hop|hoi thao|dien dan|doi thoai)\b|"
    r"\A\W*day la (?:cuoc hop|hoi nghi|hoi thao|dien dan|doi thoai) (?:nham|de|ve|thao luan|ban)\b|"
    r"(?<=[.\n] )tham (?:du|gia)(?: truc tuyen| truc tiep)? (?:co|gom)\b|"
    r"\bphat bieu (?:khai mac|tai le khai mac)\b|\bcap cao lan nay\b|\btai hoi nghi, cac (?:nha )?lanh dao\b|"
    r"\b(?:hoi nghi|cuoc hop|hoi thao|dien dan|doi thoai) (?:voi chu de [^.\n]{5,160}? )?"
    r"(?:co|voi) su tham (?:du|gia)\b|"
    r"\b(?:hoi nghi|cuoc hop|phien hop)(?: cung)? da (?:cung )?(?:xem xet|thao luan|thong qua|thong nhat|nhat tri)\b|"
    r"\b(?:hoi nghi|cuoc hop|hoi thao|dien dan|doi thoai)(?: nay| lan nay)? (?:da )?duoc to chuc "
    r"(?:theo|bang|duoi) hinh thuc\b"
)
_WHO_CAME = re.compile(
    r"\b(?:(?:cac|10|11|muoi) (?:nuoc|quoc gia) (?:thanh vien )?asean|tong thu ky asean|truong doan|cac bo truong|"
    r"(?:dai bieu|dai dien)(?: den)? tu ban thu ky asean|cac dai bieu asean|dai bieu cac nuoc|"
    r"doan (?:dai bieu )?viet nam)\b"
)
_ASEAN = re.compile(r"\basean\b")
_WORKSHOPS = frozenset({"workshop", "dialogue", "ceremony"})  # of which a body may be the subject, not the host
_PRESIDED = re.compile(r"\bchu tich (?:cua )?\Z")
_MINISTERS = re.compile(r"\bcac bo truong\b")
_LEADERS = frozenset({"ASEAN-SUMMIT", "APT-SUMMIT"})
_FORUMS = frozenset({"ACF", "AFML", "GO-NGO"})  # of which "diễn đàn" may be meant
_BODIES = frozenset({"council", "committee"})
_OFTEN = 2  # times that the community's acronym stands in a notice of its council


def unnamed_meeting(document: Document, meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting of which a Vietnamese text without a head tells, reported; None where no single body is meant. In
    English the event on an instrument of ASEAN to which its members or Secretariat came.
    """
    shadow = document.shadow
    if document.notice.language == "en":
        return (
            _of_its_ministers(document)
            or _of_those_who_met(document)
            or _on_an_instrument(document)
            or _of_its_members(document)
            or _spoken_at(document)
        )
    if document.notice.language != "vi":
        return None
    gathered = _of_those_who_gathered(document)
    if gathered is not None or not _SCENE.search(shadow, 0, _HEAD):
        return gathered
    came = _WHO_CAME.search(shadow) is not None or _ASEAN_CAME.search(shadow, 0, _HEAD) is not None
    came = came or _leaders_meet(document) is not None
    first = _first_event(document)
    if first is not None and tells_at_home(document, first.start):
        return None
    if came and first is not None and first.event in _WORKSHOPS:
        return _of_asean(document, first)
    if came and first is not None and _drafts_a_plan(document, first):
        return _of_asean(document, first)
    forum = first is not None and first.event == "forum"
    for found in (_presided, _leaders, _ministers, _abbreviated, _community) if came else (_presided,):
        named = [pair for pair in found(document, meetings) if not forum or pair[0] in _FORUMS]
        if len({series for series, _ in named}) == 1:
            series, span = named[0]
            mention = MeetingMention(*span, series, event="meeting", asean=True)
            return Meeting(series, None, [mention], reported=True, rule="unnamed", anchor=span)
        if named:
            break
    return _of_asean(document, first) if came and first is not None else None


_HELD = re.compile(
    r"\b(?:took place|takes place|was held|is being held|was convened|was organi[sz]ed|kicked off|opened)\b"
)
_ASEAN_THERE = re.compile(
    r"\bparticipating asean|\b(?:from|of) the asean secretariat (?:said|told|spoke|presented|stressed|shared|noted)|"
    r"\b(?:representatives|delegates|officials|experts|participants) (?:from|of) "
    r"(?:the |all |ten |10 )*asean (?:member|countries)"
)
# One of them is in whatever the pattern above matches.
_OF_ASEAN_THERE = ("participating asean", "the asean secretariat", "asean member", "asean countries")


_MINISTERS_OF = re.compile(r"\bministers (?:in charge of|responsible for|of|for) (?:the )?(?:asean )?\Z")
_OF_THE_BLOC = re.compile(r"[^.;\n]{0,50}\basean\b")
_THE_EVENT = re.compile(
    r"\b(?:attending the (?:event|meeting|conference)|the (?:event|meeting|conference) (?:was attended|gathered|"
    r"brought together)|at the (?:video |virtual |online )?(?:conference|meeting))\b"
)


def _of_its_ministers(document: Document) -> Meeting | None:
    """As in "Attending the event were ten ministers in charge of social welfare in ASEAN member states": a text cut off
    at its head, whose meeting is told by who came.
    """
    event = _THE_EVENT.search(document.shadow, 0, _HEAD)
    if event is None:
        return None
    for match in document.names("sector"):
        if match.start > _HEAD or not _MINISTERS_OF.search(document.shadow, max(0, match.start - 40), match.start):
            continue
        series = compose("meeting", "ministerial", match.entry.code, None, None)
        around = match.entry.code == "ascc" or _OF_THE_BLOC.match(document.shadow, match.end) is not None
        if series is not None and around:
            span = Span(*event.span())
            mention = MeetingMention(*span, series, event="meeting", asean=True)
            return Meeting(series, None, [mention], reported=True, rule="unnamed", anchor=span)
    return None


_WHO_MET = re.compile(
    r"\b(?P<who>asean(?:['’]s)? (?:[\w'’-]+ ){0,3}?(?:heads|chiefs|directors|ministers|officials|commissioners|"
    r"working group|task force|association|federation)"
    r"(?: (?:(?:of|for|on|in charge of|responsible for) )?[a-z'’-]+){0,5}?|"
    # "rural development ministers of the ten ASEAN countries", "ministers for youth from ASEAN"
    r"(?:[a-z'’-]+ ){0,4}?(?:ministers|officials)"
    r"(?: (?:in charge of|responsible for|for) (?:[a-z'’-]+ ){1,4}?| )(?:of|from|in) "
    r"(?:the |all |ten |10 )*asean(?: member)?(?: countries| states| nations| members)?) (?:have |has )?(?:"
    r"(?:convened|held|gathered (?:at|for)|met (?:at|for|in)) (?:a|an|their|its) "
    r"(?P<event>(?:(?!(?:related|press|news)\b)[\w-]+ ){0,3}?"
    r"(?:meeting|video ?conference|conference|dialogue|forum|retreat))\b|"
    r"(?:met|gathered|convened|assembled) "
    r"(?:virtually|online|via|here|today|yesterday|in (?!an?\b|the\b)[a-z]|on (?:\d|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d)))"
)


# "các Bộ trưởng Nội vụ ASEAN đã nhóm họp tại …", not "họp báo", "họp bàn"
_WHO_GATHERED = re.compile(
    r"\b(?P<who>(?:cac )?(?:bo truong|quan chuc cap cao|quan chuc cao cap|quan chuc) [^.;:,\n]{2,60}?) "
    r"(?:(?:da|vua|cung|cung nhau) ){0,2}(?:nhom hop|hop|gap nhau) (?:truc tuyen|truc tiep|phien|"
    r"tai|o|hom nay|ngay|sang|chieu|tu|theo hinh thuc|qua|de|nham|nhan dip|ben le)\b"
)


_OF_A_FIELD = re.compile(r"(?:cac )?quan chuc (?!cap cao|cao cap)")


def _of_those_who_gathered(document: Document) -> Meeting | None:
    """As in "các Bộ trưởng Nội vụ ASEAN nhóm họp tại Huế": a meeting of a series told by who holds it."""
    head = document.sentences[:_LEAD_SENTENCES]
    if not head or OTHER_GROUPS.search(document.shadow, head[0].start, head[-1].end):
        return None
    for met in _WHO_GATHERED.finditer(document.shadow, head[0].start, head[-1].end):
        who = Span(*met.span("who"))
        if not _ASEAN.search(document.shadow, *who):
            continue
        series = _series_of(document, who)
        if series != "OTHER" or _OF_A_FIELD.match(document.shadow, *who):
            mention = MeetingMention(*who, series, event="meeting", asean=True)
            named = who if series == "OTHER" else None
            return Meeting(series, None, [mention], title=named, reported=True, rule="unnamed", anchor=who)
    return None


def _series_of(document: Document, who: Span) -> str:
    """The series in which those meet who are told of by their rank and field: "ASEAN health ministers"."""
    series = {match.entry.code for match in document.names_in(*who, "series")}
    if len(series) == 1:
        form = "plus3" if document.names_in(*who, "format") else None
        return in_format(series.pop(), form) or "OTHER"
    fields = {match.entry.code for match in document.names_in(*who, "sector")}
    ranks = {match.entry.code for match in document.names_in(*who, "level")}
    if len(fields) != 1 or len(ranks) != 1:
        return "OTHER"
    rank, field = ranks.pop(), fields.pop()
    if field == "ascc" and rank == "ministerial":
        rank = "council"
    form = "plus3" if document.names_in(*who, "format") else None
    return compose("meeting", rank, field, form, None) or "OTHER"


def _of_those_who_met(document: Document) -> Meeting | None:
    """As in "Today the ASEAN Heads of Customs convened a virtual meeting": a meeting told by who holds it, and of no
    series.
    """
    head = document.sentences[:_LEAD_SENTENCES]
    if not head or OTHER_GROUPS.search(document.shadow, head[0].start, head[-1].end):
        return None
    met = _WHO_MET.search(document.shadow, head[0].start, head[-1].end)
    if met is None:
        return None
    title = Span(*met.span("who"))
    span = title if met["event"] is None else Span(*met.span("event"))
    series = _series_of(document, title)
    counted = document.ordinals_between(*span) if met["event"] is not None else []
    number = counted[0].number if counted else None
    mention = MeetingMention(*span, series, event="meeting", asean=True)
    if counted:
        mention = mention._replace(ordinal=number, ordinal_span=(counted[0].start, counted[0].end))
    named = title if series == "OTHER" else None
    return Meeting(series, number, [mention], title=named, reported=True, rule="unnamed", anchor=span)


def _on_an_instrument(document: Document) -> Meeting | None:
    """As in "A kick-off meeting on the … roadmap to implement the Hanoi Declaration … took place in Hanoi"."""
    told = any(words in document.shadow for words in _OF_ASEAN_THERE)
    if not document.sentences or not told or not _ASEAN_THERE.search(document.shadow):
        return None
    for sentence in document.sentences[:_LEAD_SENTENCES]:
        events = document.names_in(*sentence, "event")
        if not events or not _HELD.search(document.shadow, events[0].end, sentence.end):
            continue
        if any(events[0].end <= m.start < sentence.end for m in document.of_kind("instrument")):
            mention = MeetingMention(events[0].start, events[0].end, "OTHER", event=events[0].entry.code, asean=True)
            title = event_title(document, mention)
            return Meeting("OTHER", None, [mention], title=title, reported=True, rule="unnamed", anchor=Span(*title))
    return None


_MEMBERS_MET = re.compile(
    r"\b(?:representatives|delegates|officials|experts|ministers|delegations|participants) (?:from|of) "
    r"(?:the |all |ten |10 |eleven |11 )*(?:asean member (?:states|countries|nations)|"
    r"(?:member (?:states|countries|nations)|members|countries) of (?:the )?"
    r"(?:asean|association of southeast asian nations))[^.;\n]{0,60}\b"
    r"(?:met|gathered|convened|meet|gather|assembled|came together|are meeting|attended)\b|"
    r"\basean (?:member )?(?:states|countries|nations)(?: have)?(?: all)? (?:met|gathered|convened|came together) "
    r"(?:in|on|for|at|online|virtually)\b"
)


_MEMBERS_CAME = re.compile(
    r"\b(?:attended|participated in|participated|joined) by (?:(?:\d+ )?(?:representatives|delegates|officials|experts|"
    r"participants) (?:from|of) )?(?:the |all |ten |10 |eleven |11 )+asean (?:member )?(?:states|countries|nations)\b"
    r"(?! and (?:\d+|many|other|several))|"
    # "the conference provided a platform for ASEAN Member States and partners"
    r"\b(?:platform|forum|venue) (?:for|to share [^.;\n]{3,60} among) (?:the |all )?asean member (?:states|countries)\b"
)
_OF_THE_REGION = re.compile(r"(?!.*\basia)(?:the )?regional\b|.*\bsouth-?east asian?\b")


def _of_its_members(document: Document) -> Meeting | None:
    """As in "Representatives of the member states of ASEAN met in … They gathered for the regional workshop on …", "The
    Regional Workshop on … was attended by all ASEAN Member States".
    """
    head = document.sentences[:_LEAD_SENTENCES]
    if not head:
        return None
    met = _MEMBERS_MET.search(document.shadow, head[0].start, head[-1].end) is not None
    came = _MEMBERS_CAME.search(document.shadow, 0, _HEAD + _FURTHER) if not met else None
    if not met and came is None:
        return None
    for match in document.names_in(head[0].start, head[-1].end, "event"):
        mention = MeetingMention(match.start, match.end, "OTHER", event=match.entry.code, asean=True)
        title = event_title(document, mention)
        shadow = document.shadow[title.start : title.end]
        regional = _OF_THE_REGION.match(shadow) is not None or "platform" in came[0] if came is not None else True
        if not met and (not regional or OTHER_GROUPS.search(shadow) is not None):
            continue
        if len(content_words(shadow)) > 1:
            return Meeting("OTHER", None, [mention], title=title, reported=True, rule="unnamed", anchor=Span(*title))
    return None


_LEAD_SENTENCES = 3
_FURTHER = 300  # characters behind the head in which an event's use for the members may be told

_SPOKEN_AT = re.compile(
    r"\b(?:addressing|opening|in (?:his|her|their) (?:opening |welcome |keynote )?(?:remarks|speech|address) (?:at|to)|"
    r"speaking at) the (?:opening (?:ceremony|session) of the )?"
    r"(?:event|meeting|conference|forum|workshop|seminar|dialogue)\b"
)
_WHAT_IT_WAS = re.compile(r"\b(?:the|this) (?P<event>workshop|conference|forum|seminar|dialogue|symposium)\b")
_BODY_OF_ASEAN = re.compile(
    r"\basean (?:\w+[ -]){0,3}(?:cent(?:re|er)|committee|commission|network|council|secretariat)\b"
)


def _spoken_at(document: Document) -> Meeting | None:
    """As in "Addressing the event, … said that the workshop is an initiative of … the ASEAN Centre for …": what was
    said at an event of ASEAN, of which the text speaks again and again and of no other group of countries.
    """
    shadow = document.shadow
    if _SPOKEN_AT.match(shadow) is None or OTHER_GROUPS.search(shadow, 0, _HEAD * 2) is not None:
        return None
    event = _WHAT_IT_WAS.search(shadow, 0, _HEAD)
    if event is None or len(_ASEAN.findall(shadow, 0, _HEAD * 2)) < _VERY_OFTEN:
        return None
    if _BODY_OF_ASEAN.search(shadow, 0, _HEAD) is None:
        return None
    span = Span(*event.span("event"))
    mention = MeetingMention(*span, "OTHER", event="workshop", asean=True)
    return Meeting("OTHER", None, [mention], title=span, reported=True, rule="unnamed", anchor=span)


def _first_event(document: Document) -> MeetingMention | None:
    """The event of which the head of the text speaks first, a press conference left out."""
    for match in document.names("event"):
        if match.start > _HEAD:
            return None
        if not document.shadow.startswith(" bao", match.end):
            return MeetingMention(match.start, match.end, "OTHER", event=match.entry.code, asean=True)
    return None


_DRAFTING = re.compile(
    r"(?: lan (?:thu )?\w+)?(?: cua (?:nhom|to) (?:cong tac|soan thao|chuyen gia)[^.\n;]{0,60}?)?,? "
    r"(?:ve |nham )?(?:viec )?(?:xay dung|hoan thien|soan thao|khoi dong|gop y|tham van ve)\b[^.\n;]{0,50}\Z"
)


def _drafts_a_plan(document: Document, event: MeetingMention) -> bool:
    """As in "Hội nghị lần thứ 3 của Nhóm công tác nhằm hoàn thiện Lộ trình thực hiện Tuyên bố Hà Nội …": a meeting on
    one instrument, to which officials of several bodies come.
    """
    for plan in document.of_kind("instrument"):
        if event.end < plan.start < event.end + _DRAFT_REACH:
            return _DRAFTING.match(document.shadow, event.end, plan.start) is not None
    return False


_DRAFT_REACH = 160


def _of_asean(document: Document, mention: MeetingMention) -> Meeting | None:
    """An event of no name or of one that does not tell of ASEAN, to which the member states or the Secretariat came, or
    that speaks of ASEAN again and again and of no other group of countries.
    """
    shadow = document.shadow
    of_others = OTHER_GROUPS.search(shadow, 0, _HEAD * 2) is not None
    often = len(_ASEAN.findall(shadow, 0, _HEAD * 2)) >= _VERY_OFTEN and not of_others
    if not often and not _ASEAN_CAME.search(shadow, 0, _HEAD * 2):
        return None
    title = event_title(document, mention)
    counted = [number for number in document.ordinals_between(*title) if number.start - mention.end <= 1]
    if counted:
        number = counted[0]
        mention = mention._replace(ordinal=number.number, ordinal_span=(number.start, number.end))
    return Meeting("OTHER", mention.ordinal, [mention], title=title, reported=True, rule="unnamed", anchor=Span(*title))


_VERY_OFTEN = 4  # times that ASEAN stands in the beginning of a text
_ASEAN_CAME = re.compile(
    r"\b(?:tham du|tham gia|co mat|quy tu|thu hut|(?:cac|nhung|\d+) dai bieu (?:den )?tu)\b[^.\n]{0,300}?\b"
    r"(?:cac (?:nuoc|quoc gia|bo truong|thanh vien)[^.;,\n]{0,24} asean|"
    r"(?:10|11|muoi) (?:nuoc|quoc gia) (?:thanh vien )?asean|"
    r"(?:pho )?tong thu ky asean|ban thu ky asean)\b"
)

Named = Iterator[tuple[str, Span]]


def _presided(document: Document, meetings: Sequence[Meeting]) -> Named:
    """As in "Với tư cách là Chủ tịch Hội đồng Cộng đồng …, Bộ trưởng … chủ trì hội nghị"."""
    del meetings
    for level, sector in name_parts(document):
        if level.code in _BODIES and _PRESIDED.search(document.shadow, max(0, level.start - 20), level.start):
            series = compose("meeting", level.code, sector.code, None, None)
            if series is not None:
                yield series, Span(level.start, sector.end)
    for match in document.names("series"):
        whole = match.entry.code == "ASCC-COUNCIL" and document.shadow.startswith("hoi dong ", match.start)
        if whole and _PRESIDED.search(document.shadow, max(0, match.start - 20), match.start):
            yield match.entry.code, Span(match.start, match.end)


_LEADERS_OF = re.compile(r"\b(?:cac nha lanh dao|lanh dao(?: cac nuoc)?) (?P<whom>asean(?:\s?\+\s?3)?)(?![\w+])")
_SENT_TO = re.compile(r"\b(?:trinh|bao cao|kien nghi|de xuat)(?: len| cho| toi)?(?: cac)? \Z")
_STATESMEN = re.compile(r"\b(?:tong thong|thu tuong)\b")
_MOST_LEADERS = 3  # heads of state or government who speak


_LEADERS_ACT = re.compile(
    r"\bcac (?:nha )?lanh dao(?: cac nuoc)?(?P<asean> asean(?!\s?\+))? (?:da |cung |deu |tiep tuc )*"
    r"(?:ra soat|hoan nghenh|nhat tri|thong nhat|danh gia|khang dinh|trao doi|thao luan|nhan manh|ghi nhan|cam ket)\b"
)


def _leaders_meet(document: Document) -> re.Match[str] | None:
    """As in "Các nhà lãnh đạo ASEAN nhất trí …", "Các lãnh đạo hoan nghênh …" where ASEAN is spoken of again and again,
    and no ministers and no other group of countries.
    """
    found = _LEADERS_ACT.search(document.shadow)
    if found is None or _MINISTERS.search(document.shadow) or OTHER_GROUPS.search(document.shadow, 0, _HEAD * 2):
        return None
    return found if found["asean"] or len(_ASEAN.findall(document.shadow)) >= _VERY_OFTEN else None


def _leaders(document: Document, meetings: Sequence[Meeting]) -> Named:
    """As in "lãnh đạo các nước ASEAN+3" where presidents and prime ministers speak: their summit."""
    del meetings
    statesmen = len(_STATESMEN.findall(document.shadow))
    summit = _leaders_meet(document) if statesmen else None
    if summit is not None:
        yield "ASEAN-SUMMIT", Span(*summit.span())
    if statesmen < _MOST_LEADERS:
        return
    for found in _LEADERS_OF.finditer(document.shadow):
        if _SENT_TO.search(document.shadow, max(0, found.start() - 24), found.start()):
            continue  # "… để trình lên các nhà lãnh đạo ASEAN thông qua": they meet elsewhere
        series = "APT-SUMMIT" if found["whom"].endswith("3") else "ASEAN-SUMMIT"
        yield series, Span(*found.span())


def _ministers(document: Document, meetings: Sequence[Meeting]) -> Named:
    """As in "kế hoạch của các Bộ trưởng Lao động ASEAN": the ministers who meet."""
    del meetings
    for level, sector in name_parts(document):
        asean = document.shadow.startswith(" asean", sector.end)
        if level.code == "ministerial" and asean and _MINISTERS.match(document.shadow, level.start):
            series = compose("meeting", "ministerial", sector.code, None, None)
            if series is not None:
                yield series, Span(level.start, sector.end)


def _abbreviated(document: Document, meetings: Sequence[Meeting]) -> Named:
    """The only body of the series that the text names, and not as one to which something is sent."""
    for meeting in meetings:
        for mention in meeting.mentions:
            at_home = document.sentence_at(mention.start).start
            if meeting.series not in ("OTHER", *_LEADERS) and not referenced(document, mention.start, at_home):
                yield meeting.series, Span(mention.start, mention.end)


def _community(document: Document, meetings: Sequence[Meeting]) -> Named:
    """Ministers who meet on the Socio-Cultural Community, which the text names again and again."""
    del meetings
    acronyms = [
        match
        for match in document.names("sector")
        if match.entry.code == "ascc" and document.text[match.start : match.end].isupper()
    ]
    if len(acronyms) >= _OFTEN and _MINISTERS.search(document.shadow):
        yield "ASCC-COUNCIL", Span(acronyms[0].start, acronyms[0].end)
