"""How the meetings of one notice hang together: which was held within which, and which bodies and meetings are
only named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .document import Document, Span, Value
from .meetings import Meeting, list_head, these_are
from .owners import Owners
from .spans import Area, Placed
from .tokens import MeetingMention


def find_part_of(document: Document, owners: Owners) -> None:
    """Sets `part_of` of each reported meeting that was held within another reported one."""
    for cue in document.cues("framework"):
        sentence = document.sentence_at(cue.start)
        told = [
            (mention, meeting) for mention, meeting in owners.in_span(sentence.start, sentence.end) if meeting.reported
        ]
        after = [pair for pair in told if pair[0].start >= cue.end and _opens(document, cue.end, pair[0].start)]
        whole = after[0][1] if after else owners.main
        if whole is None or not (after or _BARE_EVENT.match(document.shadow, cue.end)):
            continue
        edge = after[0][0].end if after else cue.end
        # "Y was held in conjunction with the 13th X, the 14th Z and …": what follows is no part of X either
        behind = document.notice.language == "en" and any(mention.end <= cue.start for mention, _ in told)
        joint = _ALL_JOINED if behind else _JOINED
        joined = {
            id(meeting)
            for mention, meeting in told
            if mention.start >= edge and joint.fullmatch(document.shadow, edge, mention.start)
        }
        others = [
            meeting
            for mention, meeting in told
            if meeting is not whole and (mention.start >= edge or mention.end <= cue.start)
            if id(meeting) not in joined
        ]
        following = document.sentence_at(sentence.end + _NEXT) if after and not others else sentence
        if following != sentence and these_are(document, following) is not None:
            listed = owners.in_span(following.start, following.end)
            others = [meeting for _, meeting in listed if meeting.reported and meeting is not whole]
        if not others and after:
            others = [meeting for meeting in _earlier(owners, sentence, whole) if id(meeting) not in joined]
        for meeting in others:
            if meeting.part_of is None and whole.part_of is None:
                meeting.part_of = (whole, Value("", cue.start, edge, "part-of-framework"))
    _at_the_same(document, owners)
    _of_its_programme(document, owners)
    _awards(owners)


# "Cũng tại Hội nghị SOMHD đã diễn ra hai hội nghị song song là …", "Cũng trong dịp này …"
_ALSO_AT = re.compile(
    r"cung (?:tai|trong|nhan) (?:hoi nghi|hoi|cuoc hop|dien dan|dip|khuon kho)\b[^,.;\n]{0,60}?,?\s"
    r"(?:da |con |cung )?(?:dien ra|to chuc|duoc to chuc)\b"
)


def _at_the_same(document: Document, owners: Owners) -> None:
    """Meetings that a sentence tells of as held at the main one."""
    main = owners.main
    for sentence in document.sentences if main is not None else ():
        opening = _ALSO_AT.match(document.shadow, sentence.start, sentence.end)
        for mention, meeting in owners.in_span(sentence.start, sentence.end) if opening is not None else ():
            assert opening is not None
            held = meeting.reported and meeting is not main and mention.start >= opening.end()
            if held and main is not None and meeting.part_of is None and main.part_of is None:
                meeting.part_of = (main, Value("", opening.start(), opening.end(), "part-of-framework"))


def _of_its_programme(document: Document, owners: Owners) -> None:
    """Meetings that have lines of their own in what the main one "will include"."""
    main = owners.main
    if main is None or document.notice.language != "en":
        return
    for meeting in owners.meetings:
        if meeting is main or not meeting.reported or meeting.part_of is not None:
            continue
        head = list_head(document, meeting.first)
        if head is None or main.first.start > head.end:
            continue
        includes = _INCLUDES.search(document.shadow, *head)
        if includes is not None:
            meeting.part_of = (main, Value("", *includes.span(), "part-of-framework"))


_INCLUDES = re.compile(
    r"\b(?:meeting|conference|forum|summit|event) (?:will |would |is to |also )*"
    r"(?:includes?|features?|comprises?|consists? of)\b"
)
_NEXT = 2  # characters from the end of a sentence into the one that follows
_JOINED = re.compile(
    r"(?: ?\([^)\n]{2,24}\))?(?: (?:to|on|for|of) [^.;\n]{3,140}?)??[\s)]*(?:and|va|as well as)\s+(?:the\s+)?"
)  # "on the sidelines of the 13th X and the 14th Y"
_ALL_JOINED = re.compile(
    r"(?:(?!\b(?:was|were|is|are|will|held|took|takes|has|have|had)\b)[^.;\n])*?(?:,|\band|\bas well as)\s+(?:the\s+)?"
)
_BARE_EVENT = re.compile(
    r"[\s,]*(?:cac|cua|the|this|its|dip|khuon kho|\s)*(?:hoi nghi|cuoc hop|phien hop|dien dan|hoi thao|"
    r"su kien|chuoi|meeting|conference|forum|workshop|event|summit|dip nay|reunion|atelier|sommet)"
)
_OPENING = re.compile(
    r"[\s,]*(?:(?:cac|cua|the|its|of|this|nhung|\w+-day|virtual|online|meeting of|series of|annual|"
    r"hoi nghi|chuoi|su kien|cuoc hop|hang loat|row of|sang kien|tuan le|"
    r"lien quan (?:toi|den)|tuan)\s+){0,6}[\"']?"
)


_NAMED_EVENT = re.compile(r"(?:hoi nghi|cuoc hop)\s+(?!lien quan (?:toi|den))\w+\s+\w+")


def _opens(document: Document, start: int, end: int) -> bool:
    """Nothing but small words between the cue and the name: "trong khuôn khổ các Hội nghị …"."""
    gap = _OPENING.match(document.shadow, start, end)
    return gap is not None and gap.end() >= end and not _NAMED_EVENT.search(document.shadow, start, end)


def _earlier(owners: Owners, sentence: Span, whole: Meeting) -> list[Meeting]:
    """As in "The event was within the framework of …": the meeting told of just before."""
    told = [m for mention, m in owners.told_before(sentence.start) if m is not whole and mention.is_meeting]
    return told[-1:]


def _awards(owners: Owners) -> None:
    """An award ceremony told of among a meeting's events is held at that meeting."""
    main = owners.main
    for meeting in owners.meetings:
        told = meeting.rule in ("held", "sequel") and meeting.first.event in ("award", "ceremony")
        occasion = told or meeting.series == "AOSWADA"
        if (
            occasion
            and meeting is not main
            and main is not None
            and meeting.part_of is None
            and meeting.start_date is None
        ):
            meeting.part_of = (main, Value("", meeting.first.start, meeting.first.end, "part-of-award"))


def find_links(document: Document, owners: Owners, offices: Iterable[Placed]) -> None:
    """Adds to each meeting or body that is only named the links from the main meeting to it."""
    reported_series = {meeting.series for meeting in owners.meetings}
    if "ACW-ACWC" in reported_series:
        reported_series |= {"ACW", "ACWC"}  # the two that met
    seen: set[str] = set()
    at_the_table: set[str] = set()
    named = Area(offices)
    for mention, meeting in owners.in_span(0, len(document.text)):
        if meeting.reported or meeting.series in ("OTHER", None):
            continue
        if meeting.ordinal is None and meeting.series in reported_series:
            continue
        if not (mention.named or mention.is_meeting):
            continue
        if meeting.ordinal is None and (named.meets(mention.start, mention.end) or _are_people(document, mention)):
            continue
        to_key = meeting.series if meeting.ordinal is None else f"{meeting.series}-{meeting.ordinal}"
        if to_key in seen:
            continue
        relation = _relation(document, mention.start)
        if to_key in at_the_table:
            continue  # told of further on as those who spoke and asked
        if meeting.ordinal is None and relation == "mentions":
            if _is_of_a_paper(document, mention, meeting.series):
                continue
            if _is_at_the_table(document, mention):
                at_the_table.add(to_key)
                continue
        seen.add(to_key)
        meeting.links.append((relation, to_key, Value(to_key, mention.start, mention.end, f"link-{relation}")))


def _are_people(document: Document, mention: MeetingMention) -> bool:
    """As in "với sự tham gia của các quan chức cấp cao phụ trách … (SOCA) đến từ …" and "…, Trưởng SOCA Việt Nam": who
    came, no meeting of theirs.
    """
    if mention.event is None and _HEADED_BY.search(document.shadow, max(0, mention.start - 24), mention.start):
        return True
    if mention.event is not None or mention.level != "senior-officials":
        return False
    before = _PEOPLE_BEFORE.search(document.shadow, max(0, mention.start - 40), mention.start)
    return before is not None or _PEOPLE_AFTER.match(document.shadow, mention.end) is not None


def _is_of_a_paper(document: Document, mention: MeetingMention, series: str) -> bool:
    """Whether an acronym only stands in the name of a plan, prize or course: "the ACW Work Plan"."""
    acronym = document.shadow.rfind(series.lower(), mention.start, mention.end)
    if acronym < 0 or mention.end - mention.start > _LONGEST_ACRONYM_NAME:
        return False
    if _ITS_PAPER.match(document.shadow, acronym + len(series)):
        return True
    return _PAPER_OF.search(document.shadow, max(0, mention.start - 48), mention.start) is not None


def _is_at_the_table(document: Document, mention: MeetingMention) -> bool:
    """Whether only its people are told of, who came: "the Representative of Brunei to the ACWC"."""
    behind = max(document.sentence_at(mention.start).start, mention.start - 80)
    return _REPRESENTED.search(document.shadow, behind, mention.start) is not None


_LONGEST_ACRONYM_NAME = 26  # "ASEAN-OSHNET Training Work"
_ITS_PAPER = re.compile(
    r"(?:['’]s)?(?:-[a-z]{3,8}\b)?(?: (?:draft|new|five-year|joint|regional|national|outstanding|training))*"
    r"(?: (?:work ?plans?|work programmes?|work programs?|plans? of actions?|action plans?|awards?|workshops?|"
    r"trainings?|seminars?|webinars?))\b"
)
_PAPER_OF = re.compile(
    r"\b(?:ke hoach (?:cong tac|hanh dong|lam viec)|chuong trinh (?:cong tac|lam viec)) (?:cua )?(?:asean )?\Z"
)
_REPRESENTED = re.compile(
    r"\brepresentatives?(?: and [a-z]+)?(?: of [a-z .]{3,30})? (?:to|from|at|in|on) (?:the )?\Z|"
    r"\bdai dien(?: [a-z]+){0,4} (?:tai|trong) \Z|\bgiua [^.;]{3,60} (?:va|voi) cac dai dien(?: cua)? \Z"
)
_HEADED_BY = re.compile(r"(?:[,(]| -| kiem| la) (?:quyen |pho )?truong (?:doan |co quan )?\Z")
_PEOPLE_BEFORE = re.compile(
    r"\b(?:(?:tham gia|tham du|co mat|gop mat) (?:cua|co)|truong doan|dai dien|attended by|participation of)"
    r"(?: cac| the)? \Z"
)
_PEOPLE_AFTER = re.compile(r"[\s)]*(?:den tu|tham du|cua (?:viet nam|cac nuoc|10 nuoc)|from the|attended)\b")
_OTHER_CLAUSE = re.compile(r"[;:]")


def _relation(document: Document, start: int) -> str:
    sentence = document.sentence_at(start)
    for cue, relation in (("reports_to", "reports-to"), ("prepares", "prepares"), ("follows", "follows")):
        found = document.cue_before(cue, start, 700 if relation == "reports-to" else 60, sentence.start)
        if found is not None and not _OTHER_CLAUSE.search(document.text, found.end, start):
            return relation
    return "mentions"
