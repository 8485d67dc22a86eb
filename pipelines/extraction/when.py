"""When each reported meeting was held. The dates themselves are read in `dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from pipelines.model import Doubt

from .dates import DateMention, number_of_days
from .document import Document, Span, Value
from .meetings import Meeting
from .owners import Owners


def attach_dates(document: Document, owners: Owners, dates: Sequence[DateMention]) -> list[Doubt]:
    """Gives each reported meeting its days. Returns what stayed undecided."""
    doubts: list[Doubt] = []
    candidates: dict[int, list[DateMention]] = {}
    by_id: dict[int, Meeting] = {}
    joint: dict[int, list[int]] = {}
    for mention in dates:
        if mention.period or mention.precision != "day" or _of_a_document(document, mention):
            continue
        published = document.notice.published_span
        if (published and published[0] <= mention.start < published[1]) or _in_dateline(document, mention):
            continue
        held = [meeting for meeting in owners.of(mention.start, mention.end, dated=True) if meeting.reported]
        for meeting in held:
            candidates.setdefault(id(meeting), []).append(mention)
            by_id[id(meeting)] = meeting
            if len(held) > 1:
                joint.setdefault(mention.start, []).append(id(meeting))
    for cue in document.cues("same_day"):
        for meeting in owners.of(cue.start, cue.end, dated=True):
            _same_day(owners, meeting, cue)
    for start, keys in joint.items():
        _undo_joint(candidates, start, keys)
    for key, mentions in candidates.items():
        doubts.extend(_choose_dates(document, owners, by_id[key], mentions))
    for meeting, cue, other in owners.same_day:
        first, last = other.start_date, other.end_date
        if meeting.start_date is None and first is not None and last is not None and first.value == last.value:
            meeting.start_date = first._replace(start=cue.start, end=cue.end, rule="date-same-day")
            meeting.end_date = meeting.start_date
    return doubts


def _same_day(owners: Owners, meeting: Meeting, cue: Span) -> None:
    """Notes that a meeting was held on the day of the one told of before it."""
    before = [m for mention, m in owners.told_before(cue.start) if m is not meeting and mention.is_meeting]
    if meeting.reported and before:
        owners.same_day.append((meeting, cue, before[0]))


def _undo_joint(candidates: dict[int, list[DateMention]], start: int, keys: list[int]) -> None:
    """A range given for several meetings is that of the row where one of them has days of its own within it."""
    for key in keys:
        whole = next(m for m in candidates[key] if m.start == start)
        for other in candidates[key]:
            if other.first and other.last and whole.first and whole.last and other.start not in (start,):
                inside = whole.first <= other.first and other.last <= whole.last
                if inside and (other.last - other.first) < (whole.last - whole.first):
                    for each in keys:
                        candidates[each] = [m for m in candidates[each] if m.start != start]
                    return


def _in_dateline(document: Document, mention: DateMention) -> bool:
    """KUALA LUMPUR, Nov 24 — and the like: the day of the report, told by the dash behind it."""
    line = document.text.rfind("\n", 0, mention.start) + 1
    before, after = document.text[line : mention.start], document.text[mention.end : mention.end + 40]
    return (
        len(before) < 48
        and bool(re.fullmatch(r"[\w .'’-]{3,40}(?:\([^)]*\)\s*)?,\s*", before))
        and bool(re.match(r"\s*(?:\([^)]*\)\s*)?[–—-]|\s*\([^)]*\)\s*[:.]", after))
    )


def _of_a_document(document: Document, mention: DateMention) -> bool:
    """A date of a declaration's adoption, an accession, a birth: no day of a meeting."""
    sentence = document.sentence_at(mention.start)
    cue = document.cue_before("document_date", mention.start, 22, sentence.start)
    return cue is not None and not re.search(r"[,;]", document.text[cue.end : mention.start])


def _choose_dates(document: Document, owners: Owners, meeting: Meeting, mentions: list[DateMention]) -> Iterator[Doubt]:
    for mention in mentions:
        if mention.doubt:
            yield Doubt("ambiguous-date", mention.doubt, "meetings", meeting.key or None, mention.start, mention.end)
    known = [m for m in mentions if m.first is not None and m.last is not None and m.basis != "undecided"]
    if not known:
        return
    whole = [m for m in known if m.bound == "both"]
    best = _best(whole) if whole else None
    if best is not None:
        rule = f"date-{best.basis}"
        meeting.start_date = Value(str(best.first), best.start, best.end, rule)
        meeting.end_date = Value(str(best.last), best.start, best.end, rule)
        for other in whole:
            assert other.first
            assert other.last
            assert best.first
            assert best.last
            apart = other.first > best.last or other.last < best.first
            if apart and abs((other.first - best.first).days) < 300:
                yield Doubt(
                    "conflict",
                    f"the notice gives {document.text[other.start : other.end]!r} and "
                    f"{document.text[best.start : best.end]!r} for one meeting",
                    "meetings",
                    meeting.key or None,
                    other.start,
                    other.end,
                )
        return
    for mention in known:
        if mention.bound == "start" and meeting.start_date is None:
            meeting.start_date = Value(str(mention.first), mention.start, mention.end, "date-opening")
            if mention.first is not None and owners.main is meeting:
                meeting.end_date = _counted_on(document, mention)
        if mention.bound == "end" and meeting.end_date is None:
            meeting.end_date = Value(str(mention.last), mention.start, mention.end, "date-closing")
            if meeting.start_date is None:
                meeting.start_date = _counted_back(document, mention)


_LASTS = re.compile(r"\b(?:keo dai|dien ra trong|lasts?|lasting|runs? for)\s+(?:trong\s+|for\s+)?$")


def _counted_on(document: Document, mention: DateMention) -> Value | None:
    """As in "khai mạc ngày 11-6 … Hội nghị kéo dài hai ngày": ends on the 12th."""
    assert mention.first is not None
    for count in number_of_days(document.text, document.shadow, document.notice.language):
        lasts = _LASTS.search(document.shadow, max(0, count.start - 24), count.start)
        if lasts and 2 <= count.number <= 10:
            last = mention.first + timedelta(days=count.number - 1)
            return Value(str(last), lasts.start(), count.end, "date-counted-on")
    return None


def _counted_back(document: Document, mention: DateMention) -> Value | None:
    """As in "sau hai ngày làm việc … kết thúc ngày 15/8": began on the 14th."""
    sentence = document.sentence_at(mention.start)
    stretch = slice(sentence.start, sentence.end)
    counts = number_of_days(document.text[stretch], document.shadow[stretch], document.notice.language)
    if not counts or mention.last is None or not 1 <= counts[0].number <= 10:
        return None
    first = mention.last - timedelta(days=counts[0].number - 1)
    start = min(sentence.start + counts[0].start, mention.start)
    return Value(str(first), start, max(mention.end, sentence.start + counts[0].end), "date-counted-back")


def _best(mentions: list[DateMention]) -> DateMention:
    """The first one, unless a later range has it inside: "khai mạc sáng 8/9 … từ ngày 8-11/9"."""
    first = mentions[0]
    for other in mentions[1:]:
        assert first.first
        assert first.last
        assert other.first
        assert other.last
        longer = (other.last - other.first) > (first.last - first.first)
        if longer and other.first <= first.first and first.last <= other.last and (other.last - other.first).days < 15:
            first = other
    return first
