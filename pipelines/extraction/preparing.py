"""Meetings that prepare another one: "the preparatory meeting for the 10th X", "cuộc họp trù bị cho X lần thứ 10".

They are of that one's series and none of its number: their days, places and participants are not those of the 10th.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .document import Document
from .meetings import Meeting
from .tokens import MeetingMention

# What stands right before the name of the meeting that is prepared.
_FRAMES = {
    "en": re.compile(
        r"\b(?:preparatory|planning|technical|working[- ]group|working[- ]level|coordination|organi[sz]ing committee) "
        r"(?:meeting|session|consultation|conference)s? "
        r"(?:for|of|towards?|ahead of|prior to|in preparation for|leading up to) "
        r"(?:the |its )?(?:upcoming |forthcoming |coming )?\Z"
    ),
    "vi": re.compile(
        r"\b(?:cuoc hop|hoi nghi|phien hop|buoi hop|ky hop|hop) (?:tru bi|du bi)(?: lan (?:thu )?\w+)?"
        r"(?: (?:cho|cua|truoc|truoc them))*(?: cac)? \Z"
    ),
}
_EVENTS = re.compile(r"\b(?:hoi nghi|dien dan|cuoc hop|phien hop|ky hop)\b")
_LONGEST = 90  # characters of such words


def frame_of(document: Document, mention: MeetingMention) -> int | None:
    """Where the words begin that make what a mention names the meeting that is prepared, None where there are none."""
    frame = _FRAMES.get(document.notice.language)
    if frame is None or mention.series in (None, "OTHER") or mention.ordinal_span is None:
        return None
    low = max(document.sentence_at(mention.start).start, mention.start - _LONGEST)
    inner = [found.start() for found in _EVENTS.finditer(document.shadow, mention.start + 1, mention.end)]
    for name in sorted({mention.start, *inner, mention.ordinal_span[0]}):
        found = frame.search(document.shadow, low, name)
        if found is not None and name <= mention.ordinal_span[0]:
            return found.start()
    return None


def preparatory_meetings(document: Document, mentions: Sequence[MeetingMention]) -> list[MeetingMention]:
    """The mentions with those of a prepared meeting turned into the preparatory meeting of its series, where that has
    no number or level of its own ("the 2nd Preparatory Meeting of the 9th X" has one).
    """
    found: list[MeetingMention] = []
    for mention in mentions:
        start = frame_of(document, mention)
        if start is None:
            found.append(mention)
            continue
        overlaps = bool(found) and start < found[-1].end <= mention.start and found[-1].series in (None, "OTHER")
        before = found[-1] if overlaps else None
        if before is not None and (before.ordinal is not None or before.level is not None):
            found.append(mention)
            continue
        if before is not None:
            found.pop()
        found.append(
            mention._replace(
                start=min(start, mention.start),
                ordinal=None,
                ordinal_span=None,
                event=mention.event or "meeting",
                preparatory=True,
            )
        )
    return found


def is_prepared(document: Document, mention: MeetingMention, meetings: Sequence[Meeting]) -> bool:
    """Whether a mention stands in the title of an event that prepares what it names."""
    titles = [meeting.title for meeting in meetings if meeting.series == "OTHER" and meeting.title is not None]
    within = any(title.start < mention.start < title.end for title in titles)
    return within and frame_of(document, mention) is not None
