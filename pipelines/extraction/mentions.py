"""Where a text names a meeting: the names that `drafts.py` puts together, and what the text around tells of them.

Decides what a stretch of text names, not whether the notice reports it (`relations.py`) nor when and where it was held
(`when.py`, `where.py`, `manner.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from .composition import compose, in_format, parts_of, with_partner
from .document import Document
from .drafts import DIALOGUE_PARTNERS, LEADERS, OCCASIONS, PLUS_THREE, read_chunk
from .joint import consultations, interfaces, of_two_bodies
from .ordinals import ENGLISH
from .tokens import MeetingMention, Token, joins, near, tokens_of


def find_mentions(document: Document) -> list[MeetingMention]:
    """All names of meetings and of the bodies that meet, left to right."""
    mentions: list[MeetingMention] = []
    for run in near(tokens_of(document)):
        chunk: list[Token] = []
        for token in run:
            if chunk and not joins(document, chunk[-1], token):
                mentions += read_chunk(document, chunk)
                chunk = []
            chunk.append(token)
        mentions += read_chunk(document, chunk)
    mentions = [
        mention
        for mention in mentions
        if not (_of_others(document, mention) or _is_headed(document, mention) or _is_a_row(document, mention))
        and not _is_a_part(document, mention)
    ]
    mentions = [
        _named_loosely(document, mention, mentions)
        if _is_on_a_subject(document, mention)
        else _with_the_other_side(document, _of_a_partner(document, mention))
        for mention in _counted_otherwise(document, _of_asean(document, mentions))
    ]
    mentions = _with_organisations(document, _partnerships(document, mentions))
    mentions = interfaces(document, mentions)
    mentions = consultations(document, of_two_bodies(document, _with_events(document, mentions)))
    mentions = _own_meetings(document, _named_after_bodies(document, _stood_for(document, mentions)))
    mentions = _without_sector(_met_again(document, _number_bodies(document, _numbered_before(document, mentions))))
    mentions = _with_counterparts(document, _with_those_beside(document, mentions))
    return _shared_out(document, _restore_plus(_without_headings(document, _twins(document, mentions))))


# "the 19th and" + "17th meetings of X and X+3"; "X và X+3 lần thứ 19" + "và 17"
_FIRST_OF_TWO = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th) and (?:the )?\Z")
_SECOND_OF_TWO = re.compile(r" va (?:lan )?(?:thu )?(?P<number>\d{1,2})\b(?! ?[/-])")
_TWO_JOINED = re.compile(r"\)?(?: \([^()]{2,14}\))?(?:,| and| va) (?:the )?")
_LONGEST_FIRST = 16  # characters of the first number and what joins it to the second


def _shared_out(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """Two numbers told for two meetings of different series go to each in turn."""
    shadow = document.shadow
    for place in range(len(mentions) - 1):
        first, second = mentions[place : place + 2]
        two = first.series != second.series and not {None, "OTHER"} & {first.series, second.series}
        if not two or _TWO_JOINED.fullmatch(shadow, first.end, second.start) is None:
            continue
        if first.ordinal is not None and first.ordinal_span is not None and second.ordinal is None:
            low = max(0, first.ordinal_span[0] - _LONGEST_FIRST)
            told = _FIRST_OF_TWO.search(shadow, low, first.ordinal_span[0])
            if told is not None:
                mentions[place] = first._replace(
                    start=told.start("number"), ordinal=int(told["number"]), ordinal_span=told.span("number")
                )
                mentions[place + 1] = second._replace(ordinal=first.ordinal, ordinal_span=first.ordinal_span)
        elif first.ordinal is None and second.ordinal is not None and second.ordinal_span is not None:
            told = _SECOND_OF_TWO.match(shadow, second.end)
            if told is not None:
                mentions[place] = first._replace(ordinal=second.ordinal, ordinal_span=second.ordinal_span)
                mentions[place + 1] = second._replace(
                    end=told.end(), ordinal=int(told["number"]), ordinal_span=told.span("number")
                )
    return mentions


def _without_sector(mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in the headline "The 3rd ASEAN Ministerial Meeting" over a text on the 3rd AMMW: the one meeting of that level
    and number.
    """
    told: dict[tuple[str, int | None], set[str]] = {}
    for mention in mentions:
        parts = parts_of(mention.series) if mention.series not in (None, "OTHER") else None
        if parts is not None and mention.series is not None and mention.ordinal is not None:
            told.setdefault((parts[0], mention.ordinal), set()).add(mention.series)
    fields: dict[tuple[str | None, ...], set[str]] = {}
    for mention in mentions:
        if mention.format is not None and mention.ordinal is not None and mention.sector is not None:
            key = (mention.level, mention.format, str(mention.ordinal))
            fields.setdefault(key, set()).add(mention.sector)
    settled = list(mentions)
    for i, mention in enumerate(mentions):
        if mention.series == "OTHER" and mention.format is not None and mention.sector is None:
            # "the 7th ASEAN Plus Three Ministerial Meeting" of a caption
            sectors = fields.get((mention.level, mention.format, str(mention.ordinal)), set())
            if len(sectors) == 1 and mention.level is not None:
                sector = next(iter(sectors))
                code = compose(mention.event, mention.level, sector, mention.format, None) or "OTHER"
                settled[i] = mention._replace(series=code, sector=sector)
            continue
        bare = (mention.series, mention.sector, mention.partner, mention.format) == (None, None, None, None)
        named = told.get((mention.level or "", mention.ordinal), set()) if bare and mention.asean else set()
        if len(named) == 1:
            settled[i] = mention._replace(series=next(iter(named)))
    return settled


def _without_headings(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """Without the words for several meetings together that are then named: "ba hội nghị cấp bộ trưởng ASEAN về nông
    nghiệp: Hội nghị … lần thứ 40; Hội nghị … lần thứ 18".
    """
    kept: list[MeetingMention] = []
    first: MeetingMention | None = None  # the next name of a meeting
    for mention in reversed(mentions):
        if mention.is_meeting:
            if (
                first is not None
                and (first.ordinal is not None or first.series is not None or first.level is not None)
                and mention.ordinal is None
                and _SEVERAL.search(document.shadow, max(0, mention.start - _SEVERAL_REACH), mention.start)
                and _NAMES_THEM.fullmatch(document.shadow, mention.end, first.start)
            ):
                continue
            first = mention
        kept.append(mention)
    return kept[::-1]


# "… ASEAN lần thứ 9" + "và cuộc họp liên quan với các nước đối thoại Ấn Độ, Nga": not "các cuộc họp", which are several
_BESIDE_IT = re.compile(
    r"[\s)]*(?:va|cung|cung voi|cung nhu) (?P<event>(?:hoi nghi|cuoc hop|phien hop)(?: lien quan)?(?: giua asean)? voi "
    r"(?:cac |ba |hai )?(?:nuoc |quoc gia |ben )?(?:doi tac(?: doi thoai)?|doi thoai)(?: (?:la|gom|bao gom))?\b)"
)
_AND_COUNTRY = re.compile(r"[\s(:]*(?:,|va|&)?\s*")


def _with_those_beside(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """With the meeting that a numbered one is told with and that only its partners name: the series of ASEAN+3 where
    they are its three.
    """
    beside: list[MeetingMention] = []
    for mention in mentions:
        found = _BESIDE_IT.match(document.shadow, mention.end) if mention.ordinal is not None else None
        if found is None:
            continue
        end, partners = found.end(), []
        for country in document.names_in(end, document.sentence_at(mention.end).end, "country"):
            if _AND_COUNTRY.fullmatch(document.shadow, end, country.start) is None:
                break
            end = country.end
            partners.append(country.entry.code)
        if not partners:
            continue
        form = "plus3" if set(partners) == PLUS_THREE else None
        code = (in_format(mention.series, form) if mention.series and form else None) or "OTHER"
        partner = partners[0] if len(partners) == 1 else None
        start = found.start("event")
        one = MeetingMention(start, end, code, event="meeting", asean=True, partner=partner, format=form)
        beside.append(one._replace(level=mention.level, sector=mention.sector))
    if not beside:
        return mentions
    inside = [m for m in mentions if not any(one.start <= m.start < one.end for one in beside)]
    return sorted((*inside, *beside), key=_START)


# "The ministers also" + "met with their counterparts from China, Japan and the Republic of Korea"
_MET_THREE = re.compile(
    r"\b(?:(?:met|meet|held (?:a |an )?(?:meeting|consultation|session|dialogue|talks)) (?:also )?(?:with )?"
    r"(?:their |its |the )?(?:\w+ )?(?P<who>counterparts) (?:from|of|in) (?:the )?)"
    r"(?P<three>(?:asean )?(?:plus three|\+3)(?: (?:countries|partners))?\b|"
    r"(?=[^.;\n]{0,60}\bchina\b)(?=[^.;\n]{0,60}\bjapan\b)(?=[^.;\n]{0,70}\bkorea\b|[^.;\n]{0,60}\brok\b)[^.;\n]{20,60}?"
    r"(?:korea|rok|japan|china)\b(?![^.;\n]{0,30}\b(?:korea|rok|japan|china)\b))"
)
_MINISTERS = re.compile(r"\b(?:ministers|officials|heads|leaders|delegates|they|members)\b[^.;\n]{0,60}\Z")


def _with_counterparts(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """With the meeting of ASEAN+3 of which only a verb tells, where the notice names none."""
    if document.notice.language != "en" or "counterparts" not in document.shadow:
        return mentions
    if any(m.is_meeting and (m.format == "plus3" or (m.series or "").endswith("+3")) for m in mentions):
        return mentions
    first = next((m for m in mentions if m.is_meeting and m.series is not None), None)
    met = _MET_THREE.search(document.shadow) if first is not None else None
    if met is None or first is None:
        return mentions
    sentence = document.sentence_at(met.start())
    if _MINISTERS.search(document.shadow, sentence.start, met.start()) is None:
        return mentions
    if any(m.is_meeting and met.end() <= m.start < sentence.end for m in mentions):
        return mentions  # "… at the ministerial meeting": it is named
    code = in_format(first.series or "OTHER", "plus3") or "OTHER"
    one = MeetingMention(met.start("who"), met.end(), code, event="meeting", asean=True, format="plus3")
    one = one._replace(level=first.level, sector=first.sector)
    inside = [m for m in mentions if not met.start() <= m.start < met.end()]
    return sorted((*inside, one), key=_START)


_SEVERAL_REACH = 12  # characters in which the number of the meetings stands
_SEVERAL = re.compile(r"\b(?:cac|nhung|chuoi|loat|hai|ba|bon|sau|bay|[2-9]) (?:cuoc )?\Z")
_NAMES_THEM = re.compile(r"[^.;:\n]{0,90}?(?:: ?| (?:bao )?gom:? )")
_PAIR_REACH = 16
_AND_NEXT = re.compile(
    r"\s?(?:,|va|&|and)\s(?:lan (?:thu )?)?(?P<number>\d{1,2})(?!\w|[./-]\d|[ )]*(?:thang|ngay|nuoc|nam)\b)"
)
_AND_BEFORE = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)?\s(?:and|&)\s(?:the\s)?\Z")


def _twins(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Hội nghị Cấp cao ASEAN lần thứ 40 và 41" and "the 40th and 41st ASEAN Summits": two meetings of one
    series, each with its number. Many without a number are no certain one.
    """
    found: list[MeetingMention] = []
    for mention in mentions:
        if mention.ordinal is None and document.shadow.endswith("summits", mention.start, mention.end):
            continue
        if mention.ordinal is None and mention.series in LEADERS and _are_several_summits(document, mention):
            continue
        if mention.series in (None, "OTHER") or mention.ordinal_span is None or mention.ordinal is None:
            found.append(mention)
            continue
        first = mention.ordinal_span[0]
        before = _AND_BEFORE.search(document.shadow, max(0, first - _PAIR_REACH), first)
        if before is not None and int(before["number"]) == mention.ordinal - 1:
            span = before.span("number")
            start = min(span[0], mention.start)
            found.append(mention._replace(start=start, ordinal=mention.ordinal - 1, ordinal_span=span))
        found.append(mention)
        following = _AND_NEXT.match(document.shadow, mention.ordinal_span[1])
        if following is not None and int(following["number"]) == mention.ordinal + 1:
            span = following.span("number")
            start, end = max(span[0], mention.end), max(span[1], mention.end)
            found.append(
                mention._replace(start=min(start, span[0]), end=end, ordinal=mention.ordinal + 1, ordinal_span=span)
            )
    return found


def _are_several_summits(document: Document, mention: MeetingMention) -> bool:
    """As in "sẽ tham dự 5 hội nghị thượng đỉnh với ASEAN", "chuỗi Hội nghị Cấp cao ASEAN với các đối tác"."""
    with_partners = mention.series == "ASEAN-SUMMIT" and _WITH_PARTNERS.match(document.shadow, mention.end) is not None
    before = _SEVERAL_SUMMITS.search(document.shadow, max(0, mention.start - 12), mention.start)
    return with_partners or before is not None


_SEVERAL_SUMMITS = re.compile(r"\b(?:[2-9]|hai|bon|bay|tam|chin) (?:cuoc )?\Z")
_WITH_PARTNERS = re.compile(r"\s+voi (?:cac )?(?:nuoc )?doi tac\b")
_HAD = re.compile(
    r"\b(?:had|held|convened|conducted|organi[sz]ed|attended|joined|participated in|"
    r"(?:met|gathered|convened)(?: [^.,;\n]{2,40})? (?:in|at|for)) an? "
    r"(?:video |virtual |online |special |joint |informal )*\Z|"
    # "ASEAN youth ministers wrapped up their" + "two-day meeting"
    r"\b(?:wrap(?:ped)? up|conclude[sd]?|opene?d?|began|begin|starte?d?|ende?d?|hold|held|"
    r"kick(?:ed)? off|convened?) their "
    r"(?:(?:annual|biennial|regular|latest|first|online|virtual|[a-z]+-day) )*\Z"
)
# "Focal points of the … Network (OSHNET) concluded" + "a three-day workshop"
_A_BODY_HELD = re.compile(
    r"[\s)]*(?:has |have |jointly |today |yesterday )*(?:held|hold|convened?|conducted|concluded?|"
    r"wrap(?:ped)? up|opene?d?|organi[sz]ed?|hosted?|co-hosted?|completed|began|gathered (?:for|at)|met (?:for|at)) "
    r"(?:an?|their|its) (?:(?:[a-z]+|\d)-day |regional |virtual |online |joint |annual |planning |training |"
    r"capacity-building |public |high-level |policy )*"
)
_HELD_BY_BODIES = frozenset({"consultation", "dialogue", "workshop"})
# "ASEAN and New Zealand held" + "a policy dialogue": an event of the two
_HELD_WITH = re.compile(
    r"\basean (?:and|&) (?!its\b)[^.,;:\n]{2,40}? (?:have |has |jointly |today |yesterday )*"
    r"(?:held|hold|convened?|conducted|co-organi[sz]ed?|organi[sz]ed?|co-hosted?|opened|concluded|will hold) "
    r"(?:an?|their) (?:[a-z-]+ ){0,2}\Z|"
    r"\basean va (?!cac\b)[^.,;:\n]{2,30}? (?:da |se |vua |cung |dong )*(?:phoi hop )?to chuc (?:mot |cuoc |buoi )*\Z"
)
# "The Department of Work represented" + "the SLOM" + "in the ASEAN Care Dialogue"
_REPRESENTED = re.compile(r"\brepresent(?:ed|ing|s) (?:the )?\Z")
_ELSEWHERE = re.compile(r"[\s)]*(?:in|at|during) (?:the|an?) ")


def _stood_for(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """With the bodies for which somebody went to another event as bodies: they did not meet."""
    if document.notice.language != "en" or "represent" not in document.shadow:
        return mentions
    return [
        mention._replace(event=None, level=None, abbreviated=False, named=True)
        if mention.series not in (None, "OTHER")
        and mention.ordinal is None
        and _REPRESENTED.search(document.shadow, max(0, mention.start - 18), mention.start)
        and _ELSEWHERE.match(document.shadow, mention.end)
        else mention
        for mention in mentions
    ]


# "the ASEAN Committee on Women (ACW)" + " Mid-Term Review " + "Workshop"
_FOR_WHAT = r"\)? (?:[A-Z][\w&’'-]*(?: (?:and|of|on|for))? ){1,5}"
_OF_A_BODY = re.compile(_FOR_WHAT)
_SEVERAL_OF_A_BODY = re.compile(rf"{_FOR_WHAT}(?:Workshops|Seminars|Trainings|Dialogues)\b")
_EVENTS_OF_BODIES = frozenset({*OCCASIONS, "forum"})


def _named_after_bodies(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """With the events in whose name a body stands and then, in capitals, what they are for: no meetings of the body."""
    if document.notice.language != "en":
        return mentions
    found: list[MeetingMention] = []
    for i, body in enumerate(mentions):
        event = mentions[i + 1] if i + 1 < len(mentions) else None
        end = _end_of_its_event(document, body, event)
        if end:
            found.append(MeetingMention(body.start, end, "OTHER", event="workshop", asean=True))
            if event is not None and event.end == end:
                found[-1] = event._replace(start=body.start, series="OTHER", asean=True)
            body = body._replace(event=None, level=None, abbreviated=False, named=True)
        if not (found and body.series is None and body.end == found[-1].end > body.start):
            found.append(body)
    return found


def _end_of_its_event(document: Document, body: MeetingMention, event: MeetingMention | None) -> int:
    """Where the name of an event ends that begins with a body's; 0 where none does."""
    if body.series in (None, "OTHER") or body.ordinal is not None:
        return 0
    if event is not None and event.event in _EVENTS_OF_BODIES:
        bare = (event.series, event.ordinal, event.level, event.sector) == (None, None, None, None)
        if bare and _OF_A_BODY.fullmatch(document.text, body.end, event.start):
            return event.end
    several = _SEVERAL_OF_A_BODY.match(document.text, body.end)
    return several.end() if several is not None else 0


_OF_THOSE = re.compile(r"\b(?:their|our|conclude|concludes|hold|holds|convene|convenes|wrap up|open)\s\Z")


def _own_meetings(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "The Senior Officials of Social Welfare and Development from ASEAN … concluded their 7th Meeting": of whom,
    and so of which series, is told by those who met.
    """
    for i, mention in enumerate(mentions):
        if mention.event is None or mention.series is not None:
            continue
        body = mentions[i - 1] if i else None
        if mention.event in _HELD_BY_BODIES and body is not None and body.series not in (None, "OTHER"):
            if body.event is None and _A_BODY_HELD.fullmatch(document.shadow, body.end, mention.start):
                mentions[i] = mention._replace(series="OTHER", asean=True)
                mentions[i - 1] = body._replace(abbreviated=False, named=False)  # it held an event, and did not meet
            continue
        floor = document.sentence_at(mention.start).start
        ever = document.shadow.startswith((" since ", "s since "), mention.end)  # "have held a dialogue since 1999"
        if mention.ordinal is None and not ever and _HELD_WITH.search(document.shadow, floor, mention.start):
            mentions[i] = mention._replace(series="OTHER", asean=True)
            continue
        theirs = _OF_THOSE if mention.ordinal is not None else _HAD
        if not theirs.search(document.shadow, max(0, mention.start - 64), mention.start):
            continue
        floor = document.sentence_at(mention.start).start
        parts = document.names_in(floor, mention.start, "level", "sector", "asean", "format")
        found = {m.entry.kind: m.entry.code for m in parts}
        if "asean" in found or "format" in found or "asean" in document.shadow[floor : mention.start]:
            # "ASEAN senior officials began their 9th meeting on Rural Development …": the sector may stand behind
            sector = found.get("sector") or mention.sector
            code = compose(mention.event, found.get("level"), sector, found.get("format"), None)
            met = [m.entry.code for m in document.names_in(floor, mention.start, "country")]
            partner = met[0] if len(met) == 1 and met[0] in DIALOGUE_PARTNERS else None
            if code is not None:
                mentions[i] = mention._replace(series=with_partner(code, partner), asean=True, partner=partner)
    return mentions


OTHER_GROUPS = re.compile(
    r"\b(?:clmtv|clmvt|clmv|saarc|apec|a ?[-–] ?au|asia[- –]europe|"
    r"bimstec|acmecs|asem|oecd|g20|greater mekong|mekong-lancang|colombo process|"
    r"abu dhabi dialogue|bali process|commonwealth|tieu vung (?:song )?me ?(?:cong|kong)|"
    r"[a-z]+(?: [a-z]+)?\s?[-–]\s?me ?(?:cong|kong)|me ?(?:cong|kong)\s?[-–]\s?[a-z]+)\b"
)
_GROUP_REACH = 110


def _of_others(document: Document, mention: MeetingMention) -> bool:
    """Whether a meeting put together from level and sector is of another group of countries: "the 2nd Ministerial
    Conference on Labour Cooperation in … (CLMTV)".
    """
    if mention.series is None or mention.named or mention.asean:
        return False
    end = min(document.sentence_at(mention.start).end, mention.end + _GROUP_REACH)
    return OTHER_GROUPS.search(document.shadow, mention.start, end) is not None


_HEAD_OF_SOM = re.compile(r"\b(?:head|leader) of (?:the )?(?:[a-z]+(?:['’]s)? )?\Z")


def _is_headed(document: Document, mention: MeetingMention) -> bool:
    """Whether the officials of one country are meant by a meeting's words: "head of Vietnam's ASEAN SOM"."""
    if mention.ordinal is not None or document.notice.language != "en":
        return False
    return _HEAD_OF_SOM.search(document.shadow, max(0, mention.start - 32), mention.start) is not None


_ROW_OF_EVENTS = re.compile(r"chuoi (?:hoat dong|su kien)\b")
_WITHIN_A_ROW = re.compile(r"\b(?:trong|thuoc|mo dau|mo man|khep lai|ket thuc|sau|theo)(?: mot)? \Z")


_PART_OF_ONE = re.compile(r"(?:first|second|third|fourth|1st|2nd|3rd|4th|opening|closing)(?: \w+)? sessions?\b")


def _is_a_part(document: Document, mention: MeetingMention) -> bool:
    """Whether a numbered session of no body is a part of a meeting: "In the second session, two panels …"."""
    if mention.series is not None or mention.ordinal is None or document.notice.language != "en":
        return False
    if document.shadow.startswith((" of ", " (", " meeting"), mention.end):
        return False  # "the fourth session of the meeting of …"
    return _PART_OF_ONE.fullmatch(document.shadow, mention.start, mention.end) is not None


def _is_a_row(document: Document, mention: MeetingMention) -> bool:
    """Whether a row of events is only what another one stands in: "Nằm trong chuỗi hoạt động …, Bộ Y tế tổ chức …"."""
    if mention.event != "ceremony" or _ROW_OF_EVENTS.match(document.shadow, mention.start) is None:
        return False
    return _WITHIN_A_ROW.search(document.shadow, max(0, mention.start - 16), mention.start) is not None


_ACRONYM_LENGTH = (
    12  # of the name of a series that nobody else's meeting bears: "SOMSWD", not "senior officials meeting …"
)
_THIS_IS = re.compile(r"\b(?:is|was|marks|marked|being)(?: also)? the \Z")
_FIRST_OF_A_KIND = re.compile(
    r"[\s)]*(?:to be |ever |that |which )?"
    r"(?:hosted|chaired|held|organi[sz]ed|convened|attended|under|since|in person|seeing|with the (?:participation|"
    r"attendance)|(?:bringing|brings|brought) together|gathering|joined|where|at which|in which)\b"
)
_IN_BRACKETS = re.compile(r"\s*\(\s*")


def _counted_otherwise(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """Mentions whose ordinal is not the number of the meeting: "this is the first ASCC Council Meeting hosted by …",
    or that of a name in words counts and not that of its abbreviation: "the 7th … Meeting on … (11th AMMSWD)".
    """
    settled = list(mentions)
    for i, mention in enumerate(settled):
        if mention.ordinal is None:
            continue
        if _is_both(document, settled[i : i + 3]):
            settled[i] = mention._replace(series=settled[i + 1].series, format=None)
            continue
        before = settled[i - 1] if i else None
        if (mention.ordinal == 1 or mention.series is None) and _THIS_IS.search(
            document.shadow, max(0, mention.start - 18), mention.start
        ):
            if _FIRST_OF_A_KIND.match(document.shadow, mention.end):
                settled[i] = mention._replace(ordinal=None, ordinal_span=None)
        elif before is not None and before.series == mention.series and before.ordinal not in (None, mention.ordinal):
            closed = document.shadow.startswith(")", mention.end)
            if closed and mention.abbreviated and _IN_BRACKETS.fullmatch(document.shadow, before.end, mention.start):
                settled[i] = mention._replace(ordinal=before.ordinal, ordinal_span=None)
    return settled


_OF_MINISTERS = re.compile(r"\b(?:ministers?|ministerial|bo truong)\b")


def _of_a_partner(document: Document, mention: MeetingMention) -> MeetingMention:
    """What is named as a partner's summit with ASEAN is the officials' meeting of a field where the two have such a
    series: "Hội nghị cấp cao ASEAN - Nhật Bản về xã hội chăm sóc".
    """
    if (
        mention.series != "OTHER"
        or not mention.named
        or _OF_MINISTERS.search(document.shadow, mention.start, mention.end)
    ):
        return mention
    parts = document.names_in(mention.start, mention.end, "country", "sector")
    partners = {match.entry.code for match in parts if match.entry.kind == "country"}
    sectors = [match.entry.code for match in parts if match.entry.kind == "sector"]
    if len(partners) != 1 or not sectors:
        return mention
    series = compose(None, "senior-officials", sectors[0], None, partners.pop())
    return mention if series is None else mention._replace(series=series, sector=sectors[0], level="senior-officials")


# "ASEAN and China held their" + "3rd Ministerial Meeting on Youth", "Trung Quốc và ASEAN tổ chức" + "Hội nghị …"
_BOTH_HOLD = re.compile(
    r"\b(?:asean(?: member states| countries)? (?:and|va) (?:the )?(?:[a-z]+ ){1,3}|"
    r"(?:[a-z]+ ){1,3}(?:and|va) (?:the )?asean )"
    r"(?:jointly |also |have |has |will |successfully |da |cung |vua |se )*"
    r"(?:held|hold|convened?|co-host(?:ed)?|organi[sz]ed?|conduct(?:ed)?|concluded?|opened|began|to chuc|tien hanh|"
    r"khai mac)(?: on \w+)? (?:the |their |its )?\Z"
)
_BOTH_REACH = 90


def _with_the_other_side(document: Document, mention: MeetingMention) -> MeetingMention:
    """What ASEAN and one partner hold together is a meeting with that partner, whatever its name."""
    if mention.event is None or mention.partner is not None or mention.format is not None:
        return mention
    low = max(document.sentence_at(mention.start).start, mention.start - _BOTH_REACH)
    held = _BOTH_HOLD.search(document.shadow, low, mention.start)
    if held is None:
        return mention
    named = {match.entry.code for match in document.names_in(held.start(), mention.start, "country")}
    if len(named) != 1 or not named & DIALOGUE_PARTNERS:
        return mention
    partner = named.pop()
    series = mention.series if mention.series in (None, "OTHER") else with_partner(mention.series, partner)
    return mention._replace(series=series, asean=True, partner=partner)


_ON_A_SUBJECT = re.compile(
    r"(?: asean)?(?: truc tuyen)? (?:ve|on) "
    r"(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)"
    r"[a-z]*\b\.?,? ?(?:\d|\(|[,.;]|$|in\b|at\b|and\b))[a-z]"
)


def _is_on_a_subject(document: Document, mention: MeetingMention) -> bool:
    """Whether what a paper calls a summit is on one subject, as no summit of ASEAN's leaders is but a special one:
    "Hội nghị cấp cao ASEAN về trao quyền cho phụ nữ".
    """
    if mention.series != "ASEAN-SUMMIT" or mention.ordinal is not None or mention.special:
        return False
    if _ON_A_SUBJECT.match(document.shadow, mention.end) is not None:
        return True
    return _SUBJECT_IN_NAME.search(document.shadow, mention.start, mention.end) is not None


_SUBJECT_IN_NAME = re.compile(r"\b(?:cap cao|thuong dinh)(?: asean)?(?: truc tuyen)?(?: asean)? ve ")


def _named_loosely(document: Document, mention: MeetingMention, others: Sequence[MeetingMention]) -> MeetingMention:
    """What a headline calls a summit on a field is the senior officials' meeting of it where the text names that one:
    "Hội nghị cấp cao ASEAN về phúc lợi xã hội …" over a text on the SOMSWD. Else it is of no series.
    """
    sectors = [match.entry.code for match in document.names_in(mention.start, mention.end, "sector")]
    series = compose("meeting", "senior-officials", sectors[0], None, None) if sectors else None
    known = series is not None and any(other.series == series for other in others)
    return mention._replace(series=series if known else "OTHER", event="meeting")


_AND_ORGANISATION = re.compile(
    r"\s?[-–+&]\s?(?:eu|lien minh chau au|lhq|lien hop quoc|lien hiep quoc|gcc|hoi dong hop tac vung vinh)(?![\w-])"
    r"(?:\s?\([a-z]{2,4}\))?"
)


def _with_organisations(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Hội nghị Cấp cao ASEAN - Liên hợp quốc lần thứ 20": a meeting with an organisation is of no series."""
    for i, mention in enumerate(mentions):
        asean = document.shadow.rfind("asean", mention.start, mention.end)
        if mention.series in (None, "OTHER") or asean < 0 or not mention.is_meeting:
            continue
        found = _AND_ORGANISATION.match(document.shadow, asean + len("asean"))
        if found is None or found.end() < mention.end:
            continue
        level, sector = parts_of(mention.series or "") or (mention.level, mention.sector)
        mention = mention._replace(
            series="OTHER", event="meeting", end=found.end(), named=False, level=level, sector=sector
        )
        behind = document.ordinals_between(found.end(), found.end() + 16)
        if mention.ordinal is None and behind and behind[0].start - found.end() <= 1 and not behind[0].before:
            span = (behind[0].start, behind[0].end)
            mention = mention._replace(end=span[1], ordinal=behind[0].number, ordinal_span=span)
        mentions[i] = mention
    return mentions


_OF_PARTNERS = re.compile(r"(?:hoi nghi|cuoc hop|dien dan) (?:cac )?doi tac (?!doi thoai|phat trien)")


def _partnerships(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Hội nghị Đối tác Cộng đồng Văn hóa - Xã hội ASEAN (Hội nghị Đối tác ASCC)": a body only invited to it, and
    its own meeting is another.
    """
    settled: list[MeetingMention] = []
    last: MeetingMention | None = None  # such a name that stands right before
    for mention in mentions:
        alone = mention.series not in (None, "OTHER") and (mention.format, mention.partner) == (None, None)
        if not alone or _OF_PARTNERS.match(document.shadow, mention.start) is None:
            settled.append(mention)
            last = None
            continue
        mention = mention._replace(series="OTHER", event="meeting")
        if last is not None and _IN_BRACKETS.fullmatch(document.shadow, last.end, mention.start):
            number = last if last.ordinal is not None else mention
            mention = last._replace(end=mention.end, ordinal=number.ordinal, ordinal_span=number.ordinal_span)
            settled.pop()
        settled.append(mention)
        last = mention
    return settled


def _is_both(document: Document, named: list[MeetingMention]) -> bool:
    """As in "The 12th ASEAN and ASEAN Plus Three Health Ministers Meetings (12th AHMM and 8th AHMM+3)": a name of two
    meetings with the number of the first, which the bracket tells apart.
    """
    if len(named) < _BOTH or named[0].series is None or not named[0].series.endswith("+3"):
        return False
    whole, first, second = named
    if first.series != named[0].series.removesuffix("+3") or second.series != whole.series:
        return False
    bracket = _IN_BRACKETS.fullmatch(document.shadow, whole.end, first.start) is not None
    return bracket and first.ordinal == whole.ordinal != second.ordinal


_BOTH = 3  # a name of two meetings and the two behind it


def _of_asean(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """Without the names put together from level and sector where nothing in the text speaks of ASEAN or of one of its
    bodies: two countries' "Ministerial Conference on Labour and Social Welfare".
    """
    if document.names("asean") or any(match.entry.code == "ascc" for match in document.names("sector")):
        return mentions
    if any(len(match.entry.phrase) <= _ACRONYM_LENGTH for match in document.of_kind("series")):
        return mentions
    return [mention for mention in mentions if mention.series in (None, "OTHER")]


_OFFICE_OF_A_BODY = re.compile(r"[\s\w]{1,32}")


def _with_events(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Hội nghị Ban điều phối Mạng …", "phiên họp toàn thể của Ủy ban …": the event belongs to the body that
    follows.
    """
    joined: list[MeetingMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is not None and _counts(document, last, mention):
            # "the 3rd session of the Meeting of the SOCA"
            joined[-1] = mention._replace(start=last.start, ordinal=last.ordinal, ordinal_span=last.ordinal_span)
            continue
        if (
            last is not None
            and last.event
            and last.series is None
            and last.ordinal is None
            and not last.sector
            and not last.level
        ):
            gap = document.text[last.end : mention.start]
            if mention.event is not None and mention.series not in (None, "OTHER") and _OF_THE.fullmatch(gap):
                joined[-1] = mention  # "the virtual meeting of the 15th … Forum", "a session of the 15th …"
                continue
            if mention.event is not None and mention.series is not None and _is_session(document, last, mention):
                joined[-1] = mention
                continue
            owned = _OFFICE_OF_A_BODY.fullmatch(gap) and len(gap.split()) <= 4 and not _VERB.search(gap)
            if (
                owned
                and mention.series not in (None, "OTHER")
                and mention.event is None
                and last.event not in OCCASIONS
            ):
                joined[-1] = mention._replace(start=last.start, event=last.event)
                continue
        joined.append(mention)
    return joined


def _counts(document: Document, session: MeetingMention, meeting: MeetingMention) -> bool:
    """Whether a numbered session is the meeting of the series named right behind it, which has no number of its own."""
    return (
        session.ordinal is not None
        and session.series is None
        and not (session.sector or session.level)
        and meeting.series not in (None, "OTHER")
        and meeting.ordinal is None
        and document.shadow.endswith("session", session.start, session.end)
        and _OF_THE.fullmatch(document.text, session.end, meeting.start) is not None
    )


_SESSION_OF = re.compile(r"(?: (?!(?:giua|voi|ve|cho|truoc|sau|chuan|tru|tai|ben|lien)\b)\w+){0,4}? (?:cua )?(?:cac )?")


def _is_session(document: Document, session: MeetingMention, meeting: MeetingMention) -> bool:
    """As in "Phiên họp kín Hội nghị …", "phiên đối thoại của Diễn đàn …": a part of the meeting that follows."""
    shadow = document.shadow
    if not (shadow.startswith("phien", session.start) or shadow.endswith("phien ", 0, session.start)):
        return False
    gap = document.text[session.end : meeting.start]
    between = _SESSION_OF.fullmatch(shadow, session.end, meeting.start)
    return between is not None and _VERB.search(gap) is None


_VERB = re.compile(
    r"\b(?:đã|được|sẽ|có|và|tại|do|với|là|and|was|were|will|includes?|of its|in|at|to|titled|entitled)\b", re.IGNORECASE
)
_OF_THE = re.compile(r"\s+of\s+the\s+")
_COUNTED_BEFORE = re.compile(r"\bday (?:da )?la \Z")
_THEN_NAMED = re.compile(r",? (?:ma )?\Z")


def _numbered_before(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Đây là lần thứ 12, Hội nghị … được tổ chức": the number of the meeting that follows."""
    for i, mention in enumerate(mentions):
        if mention.ordinal is not None or mention.event is None or mention.series is None:
            continue
        for ordinal in document.ordinals_between(max(0, mention.start - 24), mention.start):
            counted = _COUNTED_BEFORE.search(document.shadow, max(0, ordinal.start - 12), ordinal.start)
            if counted and _THEN_NAMED.fullmatch(document.shadow, ordinal.end, mention.start):
                span = (ordinal.start, ordinal.end)
                mentions[i] = mention._replace(start=ordinal.start, ordinal=ordinal.number, ordinal_span=span)
    return mentions


_SESSION = re.compile(
    r"(?:\bhop\s+(?:phien\s+(?:thuong ky\s+|thuong nien\s+|dinh ky\s+|toan the\s+)?)?|"
    r"\bmet\s+for\s+(?:the|its)\s+|\bheld\s+(?:its|the)\s+|\bconvened\s+its\s+)\Z"
)
_SESSIONS = ("ky hop", "khoa hop", "phien hop")  # with which a number begins: "tiến hành kỳ họp thứ 29"
_HOLDS = re.compile(r"\b(?:tien hanh|to chuc|khai mac|be mac|ket thuc|bat dau|buoc vao|mo|nhom) \Z")


def _number_bodies(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Ủy ban … (ACDM) đã họp phiên lần thứ 47": the number of a body's meeting stands with the verb."""
    numbered = mentions
    taken: set[tuple[int, int] | None] | None = None
    for ordinal in document.ordinals:
        start, end = ordinal.start, ordinal.end
        if not (
            _SESSION.search(document.shadow, max(0, start - 20), start)
            or (
                document.shadow.startswith(_SESSIONS, start)
                and _HOLDS.search(document.shadow, max(0, start - 20), start)
            )
        ):
            continue
        if taken is None:
            taken, numbered = {mention.ordinal_span for mention in mentions}, list(mentions)
        if (start, end) in taken:
            continue
        floor = document.sentence_at(start).start
        for i in range(bisect_left(numbered, start, key=_START) - 1, -1, -1):
            body = numbered[i]
            if body.start < floor:
                break
            if body.series and body.end <= start:
                if body.ordinal is None and start - body.end < 90:
                    event = body.event or "meeting"
                    numbered[i] = body._replace(ordinal=ordinal.number, ordinal_span=(start, end), event=event)
                break
    return numbered


_START = itemgetter(0)
# "The ACDM" + "met in Cebu for the 9th time"
_FOR_THE_TIME = re.compile(
    r"[\s)]*(?:coordinating board |has |have |will )*(?:met|meets?|convened?|gathered) [^.;\n]{0,60}?"
    r"\bfor (?:the|its) (?P<number>[0-9]{1,2}(?:st|nd|rd|th)|[a-z]+(?:[ -][a-z]+)?) time\b"
)


_A_FEW_TIMES = 4  # "for the first time in Brunei", "for the second time this year"


def _met_again(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "The ACDM met in Cebu for the 9th time": how often a body met is the number of its meeting."""
    if document.notice.language != "en" or " time" not in document.shadow:
        return mentions
    for i, body in enumerate(mentions):
        if body.ordinal is not None or body.series in (None, "OTHER"):
            continue
        found = _FOR_THE_TIME.match(document.shadow, body.end)
        if found is None:
            continue
        word = found["number"]
        number = int(word[:-2]) if word[0].isdigit() else ENGLISH.get(word)
        if number is not None and number > _A_FEW_TIMES:
            mentions[i] = body._replace(ordinal=number, ordinal_span=found.span("number"), event="meeting")
    return mentions


def _restore_plus(mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "AMMSWD 3" beside "the 10th AMMSWD" is AMMSWD+3: some sites lose the plus sign."""
    if not any(mention.ordinal == 3 and mention.abbreviated for mention in mentions):
        return mentions
    many = {mention.series for mention in mentions if mention.ordinal is not None and mention.ordinal > 4}
    restored: list[MeetingMention] = []
    for mention in mentions:
        series, span = mention.series, mention.ordinal_span
        lost = mention.ordinal == 3 and mention.abbreviated and series in many and span and span[1] - span[0] == 1
        code = in_format(series, "plus3") if lost and series else None
        if code is not None:
            mention = mention._replace(series=code, ordinal=None, ordinal_span=None, format="plus3")
        restored.append(mention)
    return restored
