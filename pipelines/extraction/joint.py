"""Events of two bodies: what they hold together is a meeting of neither of them.

A consultation of ACW and ACWC is a series of its own, every other such event is of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from .document import Document
from .drafts import OCCASIONS
from .tokens import MeetingMention

_START = itemgetter(0)

# "the ACMW" + "met with UN Women": a body or its like, not a minister who was called upon
_MET_WITH = re.compile(
    r"[\s)]*(?:has |have |also )*(?:(?:met|meets?|held (?:talks|discussions|an exchange)) with|meets) (?:the )?(?:"
    r"(?:ASEAN )?(?:[A-Z][\w-]+ (?:and |on |of |for |the )*){0,6}"
    r"(?:Committee|Commission|Network|Agency|Fund|Organi[sz]ation|Council)"
    r"(?: (?:on|of|for) (?:[A-Z]\w+(?: and)? ?){1,5}(?<! ))?|"
    r"(?:UN|ASEAN) [A-Z]\w+|UNICEF|UNFPA|UNHCR|UNDP|ILO|IOM|WHO)(?: \([A-Z-]{2,10}\))?(?=[\s.,;]|\Z)"
)


def interfaces(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "The ACMW met with UN Women": an event of two bodies, no meeting of the first."""
    if document.notice.language != "en":
        return mentions
    met: list[MeetingMention] = []
    for i, body in enumerate(mentions):
        if body.is_meeting or body.series in (None, "OTHER"):
            continue
        if any(m.series == body.series and m.ordinal is not None for m in mentions[:i]):
            continue  # a session of the meeting that was told of before
        found = _MET_WITH.match(document.text, body.end)
        if found is not None:
            mentions[i] = body._replace(abbreviated=False, level=None)
            met.append(MeetingMention(body.start, found.end(), "OTHER", event="interface", asean=True))
    return sorted((*mentions, *met), key=_START) if met else mentions


_WHO_CONSULT = {"ACW", "ACWC"}
_TOGETHER = OCCASIONS - {"ceremony"} | {"consultation"}
_BETWEEN = re.compile(r"\b(?:giua|cua|between|of|among)\s(?:the\s)?")
_JOINT = re.compile(r"\b(?:chung|lien tich|joint)\b")
_JOINT_REACH = 6  # characters before a name in which "joint" may stand
_AND_BODY = re.compile(r"[\s)]*(?:va|voi|cung|and|with|&)\s(?:the\s)?")
_EVENT_IN_NAME = re.compile(
    r"\b(?:hoi nghi|cuoc hop|phien hop|ky hop|doi thoai|tham van|hoi thao|toa dam|dien dan|meeting|conference|"
    r"dialogue|consultation|workshop|forum|session)\b"
)
_HELD_THEIR = re.compile(
    r"[\s)]*(?:(?:has|have|had|jointly|today|yesterday|also) )*(?:held|hold|convened?|conduct(?:ed)?|organi[sz]ed?|"
    r"concluded?|opene?d?) (?:(?:their|the|a|an) )?(?:[a-z]+ )??|"
    r"[\s)]*(?:(?:da|vua|cung|se|dong) )*(?:to chuc|tien hanh|khai mac|co) (?:cuoc |phien |buoi )?"
)
_DASH = re.compile(r"[\s)]*[-–/]\s?")


def of_two_bodies(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Đối thoại lần thứ 2 giữa ACW và AICHR", "the ACW-AICHR Dialogue" and "the ACW and the AICHR held their
    second dialogue": one event, in whose name two bodies stand.
    """
    told: list[MeetingMention | None] = list(mentions)
    for i, event in enumerate(mentions):
        joint = _joint_from(document, event)
        if not event.is_meeting or event.format is not None or event.partner is not None:
            continue
        if event.event not in _TOGETHER and (event.event != "meeting" or joint is None):
            continue
        body = _body_of(mentions, i)
        if body is None:
            if event.series is None and _held_by_both(document, mentions, i):
                told[i] = event._replace(series=_series(event, mentions[i - 2], mentions[i - 1]), asean=True)
                told[i - 2], told[i - 1] = _as_body(mentions[i - 2]), _as_body(mentions[i - 1])
        elif i and _is_dashed(document, mentions[i - 1], event, body):
            told[i] = event._replace(
                start=mentions[i - 1].start, series=_series(event, mentions[i - 1], body), asean=True
            )
            told[i - 1] = _as_body(mentions[i - 1])
        else:
            _join(document, mentions, told, i, body, joint)
    return sorted((mention for mention in told if mention is not None), key=_START)


def _join(
    document: Document,
    mentions: Sequence[MeetingMention],
    told: list[MeetingMention | None],
    index: int,
    body: MeetingMention,
    joint: int | None,
) -> None:
    """Lets an event named by its first body ("giữa Ủy ban A") reach over the second ("và Ủy ban B"), in `told`."""
    event, name = mentions[index], _name_from(document, mentions[index])
    second = next((k for k in range(index + 1, len(mentions)) if mentions[k].start >= event.end), None)
    if second is None or name is None:
        return
    other = mentions[second]
    if not _is_other_body(document, other, body, joint=joint is not None):
        return
    if _AND_BODY.fullmatch(document.shadow, event.end, other.start) is None:
        return
    if second + 1 < len(mentions) and mentions[second + 1][:2] == other[:2]:
        told[second] = None  # the event, lent to the second body as well
        second += 1
    told[second] = _as_body(mentions[second])
    first = _as_body(body)._replace(start=name)
    if body is event:
        told.append(first)
    else:
        told[index + 1] = first
    start = event.start if joint is None else min(joint, event.start)
    if joint is not None and index and _is_event_alone(document, mentions[index - 1], start):
        start, told[index - 1] = mentions[index - 1].start, None  # "CUỘC HỌP" + "CHUNG CỦA HỘI NGHỊ …"
    series = _series(event, body, other)
    told[index] = event._replace(start=start, end=other.end, series=series, level=None, sector=None, asean=True)


def _joint_from(document: Document, event: MeetingMention) -> int | None:
    """Where an event is said to be one of several bodies, in its name or right before it."""
    found = _JOINT.search(document.shadow, max(0, event.start - _JOINT_REACH), event.end)
    return found.start() if found else None


def _is_event_alone(document: Document, mention: MeetingMention, start: int) -> bool:
    """Whether a mention is only the word for an event, right before `start`."""
    bare = mention.event is not None and (mention.series, mention.ordinal) == (None, None)
    return bare and document.shadow[mention.end : start].isspace()


def _name_from(document: Document, event: MeetingMention) -> int | None:
    """Where in the name of an event that of its first body begins."""
    found = _BETWEEN.search(document.shadow, event.start, event.end)
    return found.end() if found else None


def _body_of(mentions: Sequence[MeetingMention], index: int) -> MeetingMention | None:
    """The body in the name of an event: a mention of its own beside it, or the series that the name was taken for."""
    event = mentions[index]
    if event.series not in (None, "OTHER"):
        return event
    body = mentions[index + 1] if index + 1 < len(mentions) else None
    return body if body is not None and body[:2] == event[:2] and body.event is None else None


def _is_other_body(document: Document, other: MeetingMention, body: MeetingMention, *, joint: bool = False) -> bool:
    """Whether a mention names another body and no meeting of it; an event may have been lent to it by the first."""
    if other.ordinal is not None or other.series is None or other.series == body.series:
        return False
    return joint or other.event is None or _EVENT_IN_NAME.search(document.shadow, other.start, other.end) is None


def _is_dashed(document: Document, before: MeetingMention, event: MeetingMention, body: MeetingMention) -> bool:
    """As in "the ACW-" + "AICHR Dialogue"."""
    return (
        _is_other_body(document, before, body) and _DASH.fullmatch(document.shadow, before.end, event.start) is not None
    )


def _held_by_both(document: Document, mentions: Sequence[MeetingMention], index: int) -> bool:
    """As in "the ACW and the AICHR held their second" + "dialogue"."""
    if index < 2:
        return False
    first, second = mentions[index - 2 : index]
    return (
        (first.event, first.ordinal) == (second.event, second.ordinal) == (None, None)
        and first.series not in (None, "OTHER")
        and second.series != "OTHER"
        and _is_other_body(document, second, first)
        and _AND_BODY.fullmatch(document.shadow, first.end, second.start) is not None
        and _HELD_THEIR.fullmatch(document.shadow, second.end, mentions[index].start) is not None
    )


def _series(event: MeetingMention, *bodies: MeetingMention) -> str:
    both = {"ACW" if body.series == "ACW-ACWC" else body.series for body in bodies}
    return "ACW-ACWC" if event.event == "consultation" and both == _WHO_CONSULT else "OTHER"


def _as_body(mention: MeetingMention) -> MeetingMention:
    """A body that is named, and of which nothing is told but that."""
    return mention._replace(event=None, level=None, ordinal=None, ordinal_span=None, abbreviated=False, named=True)


def consultations(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "the ACWC held its 4th Consultation with the … (ACW)": the meeting of the two bodies, a series of its
    own.
    """
    joined = list(mentions)
    bodies: list[MeetingMention] = []
    for i, (left, right) in enumerate(pairwise(mentions), 1):
        if "consultation" not in (left.event, right.event) or {left.series, right.series} != _WHO_CONSULT:
            continue
        if right.start - left.end < 40 and document.sentence_at(left.start) == document.sentence_at(right.start):
            joined[i] = right._replace(series="ACW-ACWC", event="consultation")
    for i, mention in enumerate(joined):
        if (
            mention.event == "consultation"
            and mention.series is None
            and _named_before(document, joined, i) >= _WHO_CONSULT
        ):
            joined[i] = mention._replace(series="ACW-ACWC", asean=True)  # "The ACW and the ACWC held their 5th …"
    for i, mention in enumerate(joined):
        # "the AICHR Regional Consultation on …": an event that a body holds, not the body's own meeting
        own = (
            mention.series in ("OTHER", "ACW-ACWC", None)
            or joined[max(0, i - 1) : i + 2] != mentions[max(0, i - 1) : i + 2]
        )
        if mention.event == "consultation" and mention.ordinal is None and mention.named and not own:
            joined[i] = mention._replace(series="OTHER")
            if not _OWN_MEETING.match(document.shadow, mention.start):
                bodies.append(mention._replace(event=None, level=None, abbreviated=False))  # named, and not met
    return sorted((*joined, *bodies), key=_START) if bodies else joined


def _named_before(document: Document, mentions: Sequence[MeetingMention], index: int) -> set[str | None]:
    """The series that a sentence names before one of its mentions."""
    start = document.sentence_at(mentions[index].start).start
    return {mention.series for mention in mentions[:index] if mention.start >= start}


_OWN_MEETING = re.compile(r"consultati(?:on|ve) meeting of\b")  # "the annual consultation meeting of the ACW"
