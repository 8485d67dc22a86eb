"""When each reported meeting was held. The dates themselves are read in `dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from pipelines.model import Doubt

from .dates import Bound, DateMention, DayCount, is_dateline, number_of_days, parts_of
from .document import Document, Span, Value
from .meetings import Meeting
from .owners import EVENT_WORD, Owners
from .spans import Row
from .ties import Tie, Ties
from .tokens import MeetingMention


def attach_dates(
    document: Document, owners: Owners, dates: Sequence[DateMention], counts: Sequence[DayCount]
) -> list[Doubt]:
    """Gives each reported meeting its days. Returns what stayed undecided."""
    doubts: list[Doubt] = []
    candidates: dict[int, list[DateMention]] = {}
    by_id: dict[int, Meeting] = {}
    joint: dict[int, list[int]] = {}
    ties = Ties(document)
    own: list[_Held] = []
    put_off = _put_off(document, owners, ties)
    led = _day_first(document, owners, dates)
    loose: dict[int, DateMention] = {}  # by meeting, the first day beside it that nothing ties to it
    for mention in dates:
        if mention.period or mention.precision != "day" or _of_a_document(document, mention):
            continue
        published = document.notice.published_span
        if (published and published[0] <= mention.start < published[1]) or _in_dateline(document, mention):
            continue
        if mention.start in led:
            own.append(_Held(_of_an_end(document, mention), [led[mention.start]]))
            continue
        there = _where_it_was_said(document, owners, mention)
        if there is not None:
            own.append(there)
            continue
        held = [meeting for meeting in owners.of(mention.start, mention.end, dated=True) if meeting.reported]
        heads = owners.main is not None and _heads(document, owners, mention)
        if heads and owners.main is not None:
            held = [owners.main]
        if not held or _of_what_came_before(document, owners, mention):
            continue
        if mention.first != mention.last and ties.moved_to(mention.start, mention.end):
            mention = replace(mention, first=mention.last)
        off = of_a_named_thing(document, owners, mention.start, held) or ties.off(
            mention.start, mention.end, owners.names_in
        )
        off = off or (any(meeting in put_off for meeting in held) and _awaited(document, ties, mention))
        if off or _of_another(document, owners, mention, held):
            for meeting in held:
                loose.setdefault(id(meeting), mention)
                by_id[id(meeting)] = meeting
            continue
        told = _tie(owners, ties, mention, heads)
        if told == "open" and len(held) == 1:
            loose.setdefault(id(held[0]), mention)
            by_id[id(held[0])] = held[0]
        if told == "own":
            own.append(_Held(_of_an_end(document, mention), held))
    for mention, held in _in_turn(document, owners, own, doubts):
        for meeting in held:
            candidates.setdefault(id(meeting), []).append(mention)
            by_id[id(meeting)] = meeting
            if len(held) > 1:
                joint.setdefault(mention.start, []).append(id(meeting))
    for start, keys in joint.items():
        _undo_joint(candidates, start, keys)
    for key, mentions in candidates.items():
        doubts.extend(_choose_dates(document, owners, by_id[key], mentions))
        _complete(document, owners, by_id[key], counts)
    _same_days(document, owners, dates)
    for key, mention in loose.items():
        meeting = by_id[key]
        if meeting.start_date is None and meeting.end_date is None and mention.first is not None:
            quote = document.text[mention.start : mention.end]
            detail = f"{quote!r} stands beside the meeting, but the sentence does not tell that it is the meeting's day"
            doubts.append(Doubt("ambiguous-date", detail, "meetings", meeting.key, mention.start, mention.end))
    return doubts


# "Reyes on Monday urged …" + "She made the appeal during the opening of the two-day ASEAN forum"
_SAID_THERE = re.compile(
    r"\bmade (?:the|this|these|his|her|such|those) "
    r"(?:calls?|remarks?|statements?|appeals?|announcements?|pitch|comments?|pledges?|pronouncements?|assurances?) "
    r"(?:[^.;,\n]{0,30} )?(?:during|at|in|before) (?:the |an? )?(?P<opening>opening|inauguration|start of|kick-?off)?"
)
_SENTENCES_ON = 3


def _where_it_was_said(document: Document, owners: Owners, mention: DateMention) -> _Held | None:
    """The day on which somebody said what a later sentence tells to have been said at the one meeting it names."""
    if document.notice.language != "en" or _is_range(mention):
        return None
    sentence = document.sentence_at(mention.start)
    if owners.in_span(*sentence):
        return None
    behind = [s for s in document.sentences if s.start > sentence.start][:_SENTENCES_ON]
    for later in behind:
        said = _SAID_THERE.search(document.shadow, *later)
        if said is None:
            continue
        held = {id(meeting): meeting for _, meeting in owners.in_span(said.end(), later.end) if meeting.reported}
        if len(held) != 1:
            return None
        return _Held(replace(mention, bound="start") if said["opening"] else mention, [*held.values()])
    return None


def _put_off(document: Document, owners: Owners, ties: Ties) -> list[Meeting]:
    """The meetings of which the notice tells that they are not held as planned, and names no new day."""
    put_off: list[Meeting] = []
    for sentence in document.sentences if ties.tell_of_moving else ():
        if ties.puts_off(sentence, owners.names_in):
            named = [meeting for _, meeting in owners.in_span(*sentence)]
            put_off += named or ([owners.main] if owners.main and document.tells(sentence, EVENT_WORD) else [])
    return put_off


def _awaited(document: Document, ties: Ties, mention: DateMention) -> bool:
    """Whether a day is still to come and not told as the one to which something is moved."""
    published = document.notice.published_on
    to_come = published is None or mention.first is None or mention.first > published
    return to_come and not ties.tells_of_moving(document.sentence_at(mention.start))


_LED_ON = re.compile(
    r"(?:[\s,]|(?:da|se|cung|du kien|dien ra|la|khai mac|to chuc|duoc|hop|doan|tham du|du|tiep tuc|viet nam|"
    r"the|was|were|will be|be|held|there|also|it|is|are)\b|(?:tai|o|in|at) [^,;.\d]{2,30},)*"
)
_NEXT_DAY = re.compile(
    r"(?:[,;]|\b(?:va|con|and|while|whereas|then|sau do|tiep do|tiep theo|tiep den))[\s,]*"
    r"(?:(?:va|con|and|then|sau do|tiep do|tiep theo|on|in|from|the|tu|vao|sang|chieu|toi|trua|morning|afternoon|of)\b"
    r"[\s,]*)*\Z"
)
_BETWEEN_TURNS = 120  # characters from a meeting's name to the next day


def _day_first(document: Document, owners: Owners, dates: Sequence[DateMention]) -> dict[int, Meeting]:
    """The meetings of days that a sentence tells in turn, each before its meeting, by where the day begins: "ngày 5/8
    diễn ra X và ngày 6/8 diễn ra Y", "on 5 August X was held and on 6 August Y took place".
    """
    led: dict[int, Meeting] = {}
    days = [one for one in dates if not one.period and one.precision == "day" and one.first is not None]
    for start, told in groupby(days, key=lambda one: document.sentence_at(one.start).start):
        those = list(told)
        if len(those) < _PAIR:
            continue
        named = owners.in_span(start, document.sentence_at(start).end)
        turns: list[tuple[DateMention, Meeting, int]] = []  # with where the name ends
        for place, day in enumerate(those):
            until = those[place + 1].start if place + 1 < len(those) else document.sentence_at(start).end
            between = [pair for pair in named if day.end <= pair[0].start < until]
            follows = bool(turns) and _is_next_turn(document, turns[-1][2], day.start)
            if not follows and len(turns) > 1:
                break
            if not follows:
                turns = []
            if len({id(meeting) for _, meeting in between}) != 1 or not (turns or owners.opens_clause(day.start)):
                turns = []
                continue
            first, meeting = between[0]
            if not meeting.reported or _LED_ON.fullmatch(document.shadow, day.end, first.start) is None:
                turns = []
                continue
            turns.append((day, meeting, between[-1][0].end))
        if len({id(meeting) for _, meeting, _ in turns}) == len(turns) > 1 and turns[-1][0] is those[-1]:
            led.update((day.start, meeting) for day, meeting, _ in turns)
    return led


def _is_next_turn(document: Document, end: int, start: int) -> bool:
    """Whether a comma or conjunction leads from a meeting's name to a day."""
    near = end <= start <= end + _BETWEEN_TURNS
    return near and _NEXT_DAY.search(document.shadow, end, start) is not None


class _Held(NamedTuple):
    """A day with the meetings of which it is told."""

    mention: DateMention
    meetings: list[Meeting]


_TURN = re.compile(r"\b(?:lan luot|respectively|respectivement)\b")
_TURN_OF_DAYS = re.compile(r"\b(?:lan luot|respectively|respectivement) (?:\w+ ){0,6}\Z")
_TURN_BEHIND = re.compile(
    r"[^.;\n]{0,40}\b(?:respectively|respectivement)\b|"
    r"[^.;\n]{0,80}\blan luot (?:\w+ )?(?:chu tri|tham du|dien ra|to chuc)\b"
)
_TURN_REACH = 60  # characters before a day


def _in_turn(
    document: Document, owners: Owners, own: Sequence[_Held], doubts: list[Doubt]
) -> Iterator[tuple[DateMention, list[Meeting]]]:
    """Gives several meetings their days in turn: "X and Y were held on 1-2 and 3 May respectively".

    Where there are not as many days or ranges as meetings, none is given, and the doubts say so.
    """
    for start, told in groupby(own, key=lambda one: document.sentence_at(one.mention.start).start):
        days = list(told)
        if _TURN.search(document.shadow, start, document.sentence_at(start).end) is None:
            for mention, held in days:
                yield from _one_each(document, owners, mention, held)
            continue
        parts = [part for mention, _ in days for part in parts_of(mention)]
        sets = {tuple(map(id, held)) for _, held in days}
        held = days[0].meetings
        if len(parts) == 1 or len(sets) > 1 or (len(held) == 1 and not _days_take_turns(document, days)):
            yield from days
        elif len(parts) == len(held):
            named = {
                id(meeting): place
                for place, (_, meeting) in reversed(
                    [*enumerate(owners.in_span(start, document.sentence_at(start).end))]
                )
            }
            ordered = sorted(held, key=lambda meeting: named.get(id(meeting), -1))
            for part, meeting in zip(parts, ordered, strict=True):
                yield part, [meeting]
        else:
            first, last = days[0].mention.start, max(mention.end for mention, _ in days)
            detail = f"{document.text[first:last]!r} gives days in turn, but does not tell which is whose"
            doubts.extend(Doubt("ambiguous-date", detail, "meetings", each.key, first, last) for each in held)


def _one_each(
    document: Document, owners: Owners, mention: DateMention, held: list[Meeting]
) -> Iterator[tuple[DateMention, list[Meeting]]]:
    """As in "The 14th SLOM and the 11th SLOM+3 were held on 25 and 26 August": two numbered meetings joined by "and",
    then two days joined by "and", of which each has its own; but not "in two days", which both of them took.
    """
    parts = parts_of(mention)
    start = document.sentence_at(mention.start).start
    named = owners.in_span(start, mention.start)
    whole = len(parts) != _PAIR or len(held) != _PAIR or mention.days is not None or mention.bound != "both"
    if whole or _BOTH_DAYS.search(document.shadow, start, mention.start) or not _are_joined(document, held, named):
        yield mention, held
        return
    ordered = sorted(held, key=lambda meeting: min(one.start for one, owner in named if owner is meeting))
    for part, meeting in zip(parts, ordered, strict=True):
        yield part, [meeting]


def _are_joined(document: Document, held: list[Meeting], named: Sequence[tuple[MeetingMention, Meeting]]) -> bool:
    """Whether two numbered meetings are all that is named, one joined to the other by "and"."""
    apart = [(one, meeting) for one, meeting in named if one.ordinal is not None]
    if len(apart) != _PAIR or {id(meeting) for _, meeting in apart} != set(map(id, held)):
        return False
    return _JOINED.fullmatch(document.shadow, apart[0][0].end, apart[1][0].start) is not None


_PAIR = 2
_JOINED = re.compile(r"\)?(?: \([^()\n]{2,20}\))?,? (?:and|va|&|as well as|cung)(?: the)? ")
_BOTH_DAYS = re.compile(r"\b(?:both|two days|hai ngay|trong cac ngay|each|ca hai)\b")


def _days_take_turns(document: Document, days: Sequence[_Held]) -> bool:
    """Whether the word stands by the days and not by persons or countries."""
    first, last = days[0].mention.start, days[-1].mention.end
    if _TURN_OF_DAYS.search(document.shadow, max(0, first - _TURN_REACH), first) is not None:
        return True
    return _TURN_BEHIND.match(document.shadow, last) is not None


# The ceremony or session whose day a sentence tells; `0` and `2` open a meeting, `1` and `3` close it.
_CEREMONY = (
    r"(?:(?:the )?(?:official |formal )?(?:(?P<{0}>opening|inauguration|first day)|(?P<{1}>closing|final day|last day))"
    r"(?: ceremony| session| plenary)?(?: of\b|\Z|(?=[,.]| was| took))"
    r"|\b(?:le|phien|buoi) (?:(?P<{2}>khai mac)|(?P<{3}>be mac))\b)"
)
_CEREMONY_BEFORE = re.compile(_CEREMONY.format("a", "b", "c", "d") + r"[^;]{0,200}\Z")
_CEREMONY_AFTER = re.compile(
    r"[^;]{0,120}?\b(?:(?:for|at|during|attended|to attend|to witness|addressed|witnessed) |(?=le|phien|buoi))"
    + _CEREMONY.format("a", "b", "c", "d")
    + r"|(?P<e>[^;,]{0,40}?\bdeclare[ds] (?:officially )?open\b)"
)
# "Ngày 7/5" + ", Hội nghị đã bế mạc": its last day, whether or not its first is told
_IT_CLOSES = re.compile(
    r",? (?:hoi nghi|cuoc hop|dien dan|ky hop|hoi thao)(?: (?:da|se|chinh thuc|cung))* (?:be mac|ket thuc)\b"
)
_ITSELF = re.compile(
    r"[,(] ?(?:which |that |to be |is |was |being |duoc )*(?:held|taking place|took place|to chuc|dien ra)\b"
)
_HELD_FIRST = re.compile(r"\b(?:held|took place|takes place|dien ra|to chuc|hop)\b(?! (?:le|phien|buoi) )")


_SUBJECT = re.compile(
    r"(?:The |Its |This year[’']s )?(?P<name>[A-Z][\w’'-]*(?: (?:(?:of|and|for|on) (?:the )?)?[A-Z][\w’'-]*){0,7})"
    r"(?: \([^)\n]{2,20}\))?(?:,? (?:which )?(?:will be|is|are|was|were|is to be|has been)(?: also| again)? "
    r"(?:held|hosted|convened|organi[sz]ed|staged|celebrated|"
    r"(?:scheduled|due)(?! to (?:host|hold|convene|organi[sz]e|chair|open|meet|gather|receive|welcome)))|"
    r" (?:will |is to )?(?:takes? place|took place|kicks? off|kicked off|opens? on|opened on))\b"
)


def of_a_named_thing(document: Document, owners: Owners, start: int, held: Sequence[Meeting]) -> bool:
    """Whether the sentence up to `start` tells of something with a name that is no meeting's: "The Delta Games
    will be held on 3 November".
    """
    if document.notice.language != "en":
        return False
    sentence = document.sentence_at(start)
    subject = _SUBJECT.match(document.text, sentence.start, start)
    if subject is None or owners.in_span(sentence.start, start):
        return False
    name = Span(*subject.span("name"))
    words = {word.lower() for word in subject["name"].split() if word[0].isupper() and not word.isupper()}
    named = name.start > sentence.start or len(subject["name"].split()) > 1  # "It was held …" names nothing
    if not words or not named or words & _LOOSE_NAMES or document.names_in(*name, "event"):
        return False
    titles = [span for meeting in held for span in (*meeting.mentions, meeting.title) if span is not None]
    return not any(words & set(document.text[span.start : span.end].lower().split()) for span in titles)


# What a meeting may be called, whatever its title.
_LOOSE_NAMES = frozenset({
    "activity", "assembly", "both", "congress", "course", "event", "gathering", "it", "officials", "opening", "plenary",
    "program", "programme", "retreat", "series", "session", "sessions", "this", "training", "two",
})  # fmt: skip
# "declared the 13th X officially underway in Cebu yesterday"
_DECLARED_OPEN = re.compile(
    r"\bdeclare[ds]\b[^;.\n]{3,200}\b(?:open|under ?way)\b[^;.\n]{0,60}\Z|"
    r"\b(?:event|meeting|conference|forum)(?:['’]s)? opening (?:here )?(?:on )?\Z"  # "at the event opening yesterday"
)


def _of_an_end(document: Document, mention: DateMention) -> DateMention:
    """The day of an opening or closing ceremony is the first or last one of the meeting, and tells no more."""
    if mention.bound != "both" or _is_range(mention):
        return mention
    shadow, sentence = document.shadow, document.sentence_at(mention.start)
    if _DECLARED_OPEN.search(shadow, sentence.start, mention.start):
        return replace(mention, bound="start")
    before = _CEREMONY_BEFORE.search(shadow, sentence.start, mention.start)
    if before is not None and not _ITSELF.search(shadow, before.start(), mention.start):
        return replace(mention, bound=_end_of(before))
    if _IT_CLOSES.match(shadow, mention.end, sentence.end):
        return replace(mention, bound="end")
    after = _CEREMONY_AFTER.match(shadow, mention.end, sentence.end)
    if after is not None and not _HELD_FIRST.search(shadow, mention.end, after.end()):
        return replace(mention, bound=_end_of(after))
    return mention


def _end_of(ceremony: re.Match[str]) -> Bound:
    return "end" if ceremony["b"] or ceremony["d"] else "start"


_BEFORE_IT = re.compile(
    r"(?:prior to|before|ahead of|preceding|after|following) (?:this|the|its) (?:\w+ )?"
    r"(?:meeting|conference|forum|summit)\b"
)
_ANOTHER_TIME = re.compile(
    r"\W*(?:truoc do|sau do|tiep do|tiep theo|ngay sau do|earlier|previously|before that|prior to that|beforehand|"
    r"after that|afterwards|later|subsequently)\b"
)
_OF_WHOM = re.compile(
    r"\b(?:cuoc hop|phien hop|buoi hop|hoi nghi|hoi thao|dien dan|toa dam)(?: \w+){0,3} (?:cua|giua|voi|ve)\b|"
    r"\ba (?:[\w-]+ ){0,3}(?:meeting|workshop|forum|conference|session|dialogue|consultation|seminar|training)\b"
)
_A_LATER_DAY = re.compile(
    r"(?:\b(?:second|third|fourth|fifth|penultimate) day|\bngay (?:lam viec|hop) thu (?:hai|ba|tu|nam|[2-5]))\b"
    r"[^,.;]{0,120}(?:,? ?(?:on )?|, (?:ngay )?)\Z"
)
_ANOTHER_EVENT = re.compile(
    r"[\s\W]*(?:also |additionally |meanwhile |of )?,? ?(?:a|an|another|mot) (?!\w+[- ]day\b)(?:[\w-]+ ){0,4}?"
    r"(?:retreat|workshop|training|seminar|exhibition|press conference|reception|dinner|webinar|"
    r"hoi thao|toa dam|trien lam|lop tap huan|buoi toa dam)\b"
)
_AROUND_IT = (
    r"(?:(?:after|before|following|ahead of|prior to|on the (?:sidelines|margins) of) (?:it\b|(?:the|this) "
    r"(?:meeting|conference|forum|summit)\b)|(?:sau|truoc|ben le) (?:hoi nghi|cuoc hop|dien dan)),"
)
_AROUND_IT_FIRST, _AROUND_IT_NEXT = re.compile(r"\W*" + _AROUND_IT), re.compile(r",? ?" + _AROUND_IT)
_WITH_PARTNERS = re.compile(r"\b(?:(?:hop|gap|gap go) voi|met with) ")


def _of_another(document: Document, owners: Owners, mention: DateMention, held: Sequence[Meeting]) -> bool:
    """As in "Trước đó, ngày 14/10, cuộc họp của nhóm công tác …", "Ngày 17/10, các Bộ trưởng họp với Nhật Bản": the day
    of what is told of besides the meeting, by a sentence that names none of a series.
    """
    sentence = document.sentence_at(mention.start)
    if owners.tells_of_another(sentence, mention.start) or _A_LATER_DAY.search(
        document.shadow, sentence.start, mention.start
    ):
        return True
    if any(
        one.start > mention.end and _TALKED_ABOUT.fullmatch(document.shadow, mention.end, one.start)
        for one, meeting in owners.in_span(mention.end, sentence.end)
        if meeting in held
    ):
        return True
    for offset in (sentence.start, mention.end):
        event = _ANOTHER_EVENT.match(document.shadow, offset, sentence.end)
        if event is None:
            continue
        named = [meeting for _, meeting in owners.in_span(offset, event.end()) if meeting in held]
        if all(meeting.ordinal is not None for meeting in named):  # the 15th meeting is not told of as "a retreat"
            return True
    if owners.in_span(sentence.start, sentence.end):
        return False
    first, following = (sentence.start, mention.start), (mention.end, sentence.end)
    if _AROUND_IT_FIRST.match(document.shadow, *first) or _AROUND_IT_NEXT.match(document.shadow, *following):
        return True
    if _ANOTHER_TIME.match(document.shadow, sentence.start, sentence.end) is not None:
        of_whom = _OF_WHOM.search(document.shadow, sentence.start, sentence.end) is not None
        return of_whom or not document.tells(sentence, EVENT_WORD)
    alone = not any("+" in meeting.key for meeting in held)  # a meeting with partners is theirs
    return alone and _WITH_PARTNERS.search(document.shadow, mention.end, sentence.end) is not None


# "Ngày 4/9," + "Thứ trưởng A tiếp Đại sứ B, trao đổi về việc tổ chức" + "Hội nghị …"
_TALKED_ABOUT = re.compile(
    r"[^.;\n]{0,160}\b(?:(?<!truc )tiep(?! (?:tuc|theo|nhan|can|noi|thu)\b)|"
    r"lam viec voi|hoi dam voi|chao xa giao|toi chao|gap go|received|met with|called on)\b"
    r"[^.;\n]{0,200}\b(?:(?:trao doi|ban|thao luan|thong bao)(?: \w+){0,3}? (?:ve|viec|cong tac)|"
    r"chuan bi|discuss(?:ed|ing)?|preparations)\b"
    r"[^.;\n]{0,60}"
)
_ANOTHER_WAS = re.compile(r"\b(?:was|were|is|are|will be|took|takes|held|hosted|convened|met|visited|toured|went)\b")


def _of_what_came_before(document: Document, owners: Owners, mention: DateMention) -> bool:
    """As in "Prior to this Meeting a workshop was held on 25 January": the day of what a sentence that names no meeting
    tells besides it.
    """
    opener = _BEFORE_IT.match(document.shadow, document.sentence_at(mention.start).start, mention.start)
    if opener is None or owners.in_span(opener.end(), mention.start):
        return False
    return _ANOTHER_WAS.search(document.shadow, opener.end(), mention.start) is not None


def _tie(owners: Owners, ties: Ties, mention: DateMention, heads: bool) -> Tie:
    """Whether a day is that of the meeting to which its place in the text points."""
    if heads or owners.labelled(mention.start):
        return "own"
    if mention.limit:
        return "other"
    fronted = owners.opens_clause(mention.start)
    told = ties.of(mention.start, mention.end, owners.names_in, fronted, mention.bound == "end", _is_range(mention))
    if told == "open" and owners.tells_who_joined(owners.document.sentence_at(mention.start)):
        return "own"
    return "open" if told == "own" and _of_several(owners, mention) else told


_SEVERAL_MEETINGS = re.compile(
    r"\b(?:two|three|four|five|six|seven|several|key|various|important|high-level|a series of|a number of|"
    r"the series of|week of) (?:[\w-]+ ){0,4}?"
    r"(?:meetings|conferences|events)\b|"
    r"\b(?<!khuon kho )(?<!trong )(?:chuoi|loat) (?:su kien|hoat dong|hoi nghi|cuoc hop)\b"
)


_OPENS_ROWS = re.compile(r"\b(?:meetings|conferences|events|activities|forums)\b[^.\n]*:\s*\Z")
_AMONG_THEM = re.compile(
    r"\b(?:includ(?:ed?|es|ing)|compris(?:ed|es|ing)|featur(?:ed|es|ing)|notably|among them|gom|bao gom|trong do)\b"
)
_BESIDE_IT = re.compile(r"\b(?:in conjunction|together|along|back-to-back) with\b")


def _of_several(owners: Owners, mention: DateMention) -> bool:
    """As in "The ministry will host three virtual meetings on 28-30 March": the days of several meetings of which the
    sentence names none before them, each perhaps with days of its own.
    """
    sentence = owners.document.sentence_at(mention.start)
    if owners.in_span(sentence.start, mention.start):
        return False
    named = owners.in_span(mention.end, sentence.end)
    if _is_range(mention) and named and _AMONG_THEM.search(owners.document.shadow, mention.end, named[0][0].start):
        return True  # "The ministers' week, from 18 to 22 November, included the 12th AMMSWD."
    if not named and _OPENS_ROWS.search(owners.document.shadow, sentence.start, sentence.end):
        return True  # "The meetings to be held from 3 to 5 May are:", over a line for each of them
    several = _SEVERAL_MEETINGS.search(owners.document.shadow, sentence.start, mention.start)
    if several is None:
        return False
    return _BESIDE_IT.search(owners.document.shadow, sentence.start, several.start()) is None


_CLOSE = 200  # characters below the headline within which the line with the meeting's place and days stands


def _same_days(document: Document, owners: Owners, dates: Sequence[DateMention]) -> None:
    """As in "… cũng được tổ chức cùng ngày": the day told last before it."""
    days = Row(d for d in dates if d.precision == "day" and d.first is not None and d.first == d.last)
    for cue in document.cues("same_day"):
        last = days.before(cue.start, 1)
        for meeting in owners.of(cue.start, cue.end, dated=True):
            if last and meeting.reported and meeting.start_date is None and meeting.end_date is None:
                meeting.start_date = Value(str(last[0].first), cue.start, cue.end, "date-same-day")
                meeting.end_date = meeting.start_date
    _next_days(document, owners, dates)


def _next_days(document: Document, owners: Owners, dates: Sequence[DateMention]) -> None:
    """As in "The 10th X was held on 12 May. The 8th X+3 was held the following day": the day after another's last."""
    days = Row(d for d in dates if d.precision == "day" and d.last is not None)
    for cue in document.cues("next_day"):
        last = days.before(cue.start, 1)
        if not last or last[0].last is None or cue.start - last[0].end > _NEXT_DAY_REACH:
            continue
        if not any(one.end_date is not None and one.end_date.value == str(last[0].last) for one in owners.meetings):
            continue  # the day of the report
        sentence = document.sentence_at(cue.start)
        named = [meeting for mention, meeting in owners.in_span(*sentence) if mention.is_meeting and meeting.reported]
        if len(named) == 1 and named[0].start_date is None and named[0].end_date is None:
            day = str(last[0].last + timedelta(days=1))
            named[0].start_date = named[0].end_date = Value(day, cue.start, cue.end, "date-counted-on")


_NEXT_DAY_REACH = 240  # characters from a day to the words for the one after it


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
    adverb = document.text.startswith(_DAY_WORDS, mention.start)  # "Ngày 5/11/2023 - Dưới sự chủ trì của …"
    if not before.strip() and not adverb and not _is_range(mention) and _SET_OFF.match(after):
        return True  # "01 November 2024_ Laos attended …"
    if not _is_range(mention) and is_dateline(document.text, mention.start, mention.end):
        return True
    return (
        len(before) < 48
        and not _is_range(mention)  # "MANILA, 15-16 November – The 18th SOMSWD …": the days of the meeting
        and bool(re.fullmatch(r"[\w .'’-]{3,40}(?:\([^)]*\)\s*)?,\s*", before))
        and bool(re.match(r"\s*(?:\([^)]*\)\s*)?[–—-]|\s*\([^)]*\)\s*[:.]", after))
    )


_DAY_WORDS = ("Ngày ", "Sáng ", "Chiều ", "Tối ", "Trưa ")
_SET_OFF = re.compile(r"\s?_|\s[–—-]\s|\s?[–—]\s?|\s\|")


def _is_range(mention: DateMention) -> bool:
    return mention.first is not None and mention.first != mention.last


_PLACES = re.compile(r"(?:[\s,;:()|–-]|\b[A-ZĐ][\w'’.-]*+|\b(?:and|và|of|thủ đô|thành phố|tỉnh|tại|ngày|từ ngày)\b)*+")
_LINE = 160  # characters of a line with nothing but a meeting's days and place


def _heads(document: Document, owners: Owners, mention: DateMention) -> bool:
    """It stands with nothing but places on a line close below the headline, or in a dateline: a meeting's days where
    it is a range.
    """
    line = document.sentence_at(mention.start)
    if not _is_range(mention) or mention.start - line.start > _LINE:
        return False
    before, after = (
        document.text[line.start : mention.start],
        document.text[mention.end : min(line.end, mention.end + _LINE)],
    )
    if not _PLACES.fullmatch(before):
        return False
    near = owners.headline is not None and 0 <= line.start - owners.headline.end < _CLOSE
    alone = near and line.end - line.start < _LINE and _PLACES.fullmatch(after) is not None
    return alone or (len(before) < 48 and re.match(r"\s*(?:\([^)]*\)\s*)?[–—-]\s", after) is not None)


def _of_a_document(document: Document, mention: DateMention) -> bool:
    """A date of a declaration's adoption, an accession, a birth: no day of a meeting."""
    sentence = document.sentence_at(mention.start)
    cue = document.cue_before("document_date", mention.start, 22, sentence.start)
    if cue is not None and _OF_WHICH_MEETING.search(document.shadow, sentence.start, cue.start):
        return False  # "the 23rd meeting of the Council issued a statement on …"
    return cue is not None and not re.search(r"[,;]", document.text[cue.end : mention.start])


_OF_WHICH_MEETING = re.compile(r"\b(?:meeting|council|conference|summit)\)?(?: \([a-z0-9+ -]{2,14}\))? \Z")


_WILL_BE = re.compile(r"\bse (?:duoc |cung )?(?:to chuc|dien ra|khai mac|hop)\b[^,;.]{0,24}\Z")
_REACH_OF_WILL = 60


def _still_to_come(document: Document, mentions: list[DateMention]) -> list[DateMention]:
    """As in "Sáng 5/8, Bộ … nói về Hội nghị …, sẽ tổ chức vào 16/8": of two days in a sentence the one to come."""
    for later in mentions[1:]:
        sentence = document.sentence_at(later.start)
        first = mentions[0]
        apart = first.last is not None and later.first is not None and first.last < later.first
        if apart and sentence.start <= first.start < later.start:
            low = max(first.end, later.start - _REACH_OF_WILL)
            if _WILL_BE.search(document.shadow, low, later.start):
                return [m for m in mentions if m is not first]
    return mentions


_LONGEST_MEETING = 10  # days from the first to the last


def _until(first: DateMention, known: Sequence[DateMention]) -> DateMention | None:
    """As in "Ngày 18/9 đã tổ chức Hội nghị … Hội nghị diễn ra đến hết ngày 20/9": the day told as the end alone."""
    if first.first is None or first.first != first.last:
        return None
    for other in known:
        if other.bound == "end" and other.last is not None and 0 < (other.last - first.first).days <= _LONGEST_MEETING:
            return other
    return None


def _choose_dates(document: Document, owners: Owners, meeting: Meeting, mentions: list[DateMention]) -> Iterator[Doubt]:
    for mention in mentions:
        if mention.doubt:
            yield Doubt("ambiguous-date", mention.doubt, "meetings", meeting.key or None, mention.start, mention.end)
    known = [m for m in mentions if m.first is not None and m.last is not None and m.basis != "undecided"]
    known = [m for m in known if not (m.basis in _NOT_TOLD and m.doubt and _WEEKDAY in m.doubt)]
    known = _without_frame(document, owners, meeting, _paired(document, known))
    if document.notice.language == "vi":
        known = [m for m in known if not (_of_a_journey(document, m, known) or _on_a_later_day(document, m))]
    known = [m for m in known if _in_its_brackets(document, meeting, m)] or known
    if not known:
        return
    whole = _still_to_come(document, [m for m in known if m.bound == "both"])
    named = _with_its_name(document, owners, meeting, whole)
    best = _on_all_days(document, meeting, _best(named), whole) if named else None
    if best is not None:
        rivals = [other for other in whole if _disagree(other, best)]
        for other in rivals:
            quotes = " and ".join(repr(document.text[m.start : m.end]) for m in (other, best))
            detail = f"the notice gives {quotes} for one meeting"
            yield Doubt("conflict", detail, "meetings", meeting.key or None, other.start, other.end)
        if any(other in named for other in rivals):
            return
        rule = f"date-{best.basis}"
        meeting.start_date = Value(str(best.first), best.start, best.end, rule)
        meeting.end_date = Value(str(best.last), best.start, best.end, rule)
        until = _until(best, known)
        if until is not None:
            meeting.end_date = Value(str(until.last), until.start, until.end, "date-closing")
        return
    for mention in known:
        if mention.bound == "start" and meeting.start_date is None:
            meeting.start_date = Value(str(mention.first), mention.start, mention.end, "date-opening")
        if mention.bound == "end" and meeting.end_date is None:
            meeting.end_date = Value(str(mention.last), mention.start, mention.end, "date-closing")
            if meeting.start_date is None:
                meeting.start_date = _counted_back(document, mention)
    if meeting.start_date and meeting.end_date and meeting.end_date.value < meeting.start_date.value:
        end, meeting.end_date = meeting.end_date, None
        detail = f"{document.text[end.start : end.end]!r} is told as the end, and is before the beginning"
        yield Doubt("conflict", detail, "meetings", meeting.key or None, end.start, end.end)


# "từ ngày 16 đến 20/6" + ", Thứ trưởng … dẫn đầu đoàn dự Hội nghị …"
_LEADS_THERE = re.compile(r",?[^.;\n]{0,120}?\bdan dau (?:phai )?doan\b[^.;\n]{0,60}? (?:tham )?du\b")
_LATER_DAY = re.compile(r"\b(?:buoc (?:sang|vao)|la) ngay (?:lam viec |hop |thao luan )?thu (?:hai|ba|tu|[2-9])\b")


def _of_a_journey(document: Document, days: DateMention, known: list[DateMention]) -> bool:
    """Whether days on which a delegation is led to a meeting begin before the day on which that is told to open."""
    if days.bound != "both" or days.first is None or days.last is None or not _is_range(days):
        return False
    opened = any(m.bound == "start" and m.first is not None and days.first < m.first <= days.last for m in known)
    return opened and _LEADS_THERE.match(document.shadow, days.end) is not None


def _on_a_later_day(document: Document, day: DateMention) -> bool:
    """As in "Hôm qua, 26/9, Diễn đàn … bước sang ngày làm việc thứ hai": a day that is not the first."""
    if day.bound != "both" or day.first != day.last:
        return False
    return _LATER_DAY.search(document.shadow, *document.sentence_at(day.start)) is not None


# Where the year is not told with the day, a weekday that is not that day's speaks against the year as much.
_NOT_TOLD = frozenset({"published", "inherited"})
_WEEKDAY = "the weekday is not that of the date"
_ANOTHER_YEAR = 300  # days between days that two meetings of a series may have


_ITS_SESSION = re.compile(
    r"\b(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|toa dam|dai bieu|meeting|conference|forum|summit|"
    r"workshop|delegates|participants)\b"
)
# What lies beside a meeting, or several of them together, and who only came to it.
_NOT_ITSELF = re.compile(
    r"\b(?:cac (?:hoi nghi|cuoc hop|phien hop|su kien|hoat dong)|chuoi|loat|tuan le|ben le|trien lam|hoi cho|tham quan|"
    r"truoc (?:do|them)|tiep theo|ngoai ra|chuan bi|tap huan|the meetings|series of|sidelines|side event|exhibition|"
    r"field (?:visit|trip)|prior to|ahead of|followed by|preceded|back-to-back|training)\b"
)


def _on_all_days(document: Document, meeting: Meeting, day: DateMention, known: Sequence[DateMention]) -> DateMention:
    """As in "Sáng 25/4, Hội nghị … lần thứ 19 khai mạc. Hội nghị diễn ra từ ngày 25 đến 27/4": all days of the meeting,
    where its name stands with one of them.
    """
    if _is_range(day) or day.first is None:
        return day
    for other in known:
        if not _is_range(other) or other.first is None or other.last is None:
            continue
        if not other.first <= day.first <= other.last or (other.last - other.first).days > _LONGEST_MEETING:
            continue
        sentence = document.sentence_at(other.start)
        named = any(sentence.start <= name.start < sentence.end for name in meeting.mentions)
        if not (named or document.tells(sentence, _ITS_SESSION)) or _is_attendance(document, other):
            continue
        if not (document.tells(sentence, _NOT_ITSELF) or document.tells(sentence, _AND_OTHERS)):
            return other
    return day


_OPENS_BRACKET = re.compile(r"\)?\s?\((?:(?:tu |vao )?(?:ngay )?|(?:on |from )?)")


def _in_its_brackets(document: Document, meeting: Meeting, mention: DateMention) -> bool:
    """As in "SOMSWD 13 (5/9) và SOMSWD+3 12 (6/9) diễn ra từ 5 đến 6/9": a day right behind the meeting's name is its
    own, whatever else the sentence tells.
    """
    return any(
        _OPENS_BRACKET.fullmatch(document.shadow, name.end, mention.start)
        for name in meeting.mentions
        if name.is_meeting and 0 <= mention.start - name.end <= _LONGEST_OPENING
    )


_LONGEST_OPENING = 12


def _disagree(one: DateMention, other: DateMention) -> bool:
    """Whether two dates of one year cannot both be the meeting's: neither is the other nor a single day of it."""
    assert one.first
    assert one.last
    assert other.first
    assert other.last
    if abs((one.first - other.first).days) >= _ANOTHER_YEAR:
        return False
    within = one.first <= other.first <= other.last <= one.last or other.first <= one.first <= one.last <= other.last
    same = (one.first, one.last) == (other.first, other.last)
    return not same and not (within and not (_is_range(one) and _is_range(other)))


def _with_its_name(
    document: Document, owners: Owners, meeting: Meeting, mentions: list[DateMention]
) -> list[DateMention]:
    """The days told by a sentence that names the meeting with its number, or behind a label; else with any name of its
    own; all where no sentence does.
    """
    for numbered in (True, False):
        names = [m for m in meeting.mentions if m.ordinal is not None or not numbered]
        sentences = {document.sentence_at(name.start).start for name in names}
        told = [m for m in mentions if document.sentence_at(m.start).start in sentences or owners.labelled(m.start)]
        if told:
            return told
    return mentions


_AND_OTHERS = re.compile(
    r"\b(?:(?:and|with) (?:its |the |their |other )?(?:related|associated) (?:meetings|events)|"
    r"series of (?:meetings|events)|meetings and (?:\w+ )?events|"
    r"va (?:cac |chuoi )?(?:hoi nghi|cuoc hop|su kien|hoat dong) (?:khac )?(?:co )?lien quan)\b"
)


def _without_frame(
    document: Document, owners: Owners, meeting: Meeting, mentions: list[DateMention]
) -> list[DateMention]:
    """Without a range told of a meeting "and related meetings" where the meeting's own days within it are told with its
    name: "The 12th ASED and related meetings will be held from 11 to 14 October. The 12th ASED, scheduled for 13 …".
    """
    named = set()
    for name in meeting.mentions:
        sentence = document.sentence_at(name.start)
        # "Hội nghị Bộ trưởng chính thức diễn ra ngày 14/5": where the number is not said again, and no other is named
        alone = document.notice.language == "vi" and all(m is meeting for _, m in owners.in_span(*sentence))
        if name.is_meeting and (name.ordinal is not None or alone):
            named.add(sentence.start)
    frames = [m for m in mentions if _is_range(m) and document.tells(document.sentence_at(m.start), _AND_OTHERS)]
    own = [
        m for m in mentions if m not in frames and m.bound == "both" and document.sentence_at(m.start).start in named
    ]
    itself = [m for m in mentions if m.bound == "both" and _is_itself_held(document, m)]
    frames += [m for m in mentions if m not in frames and _is_range(m) and itself and _is_attendance(document, m)]
    own += [m for m in itself if m not in frames and m not in own]
    framed = [
        f
        for f in frames
        if any(f.first and m.first and m.last and f.last and f.first <= m.first and m.last <= f.last for m in own)
    ]
    return [m for m in mentions if m not in framed]


_ATTENDED = re.compile(
    r"\b(?:dan dau|lam truong doan|truong doan|tham du|du|tham gia|led|leads|leading|headed|heads|attend|attends|"
    r"attended|attending|took part|takes part|participated|(?:is|are|was|were|be) in [^.;\n]{2,50}? for)\b"
)
_HELD_THEN = re.compile(r"\b(?:dien ra|to chuc|nhom hop|khai mac|be mac|took place|takes place|held|convened|hosted)\b")
_ITSELF_HELD = re.compile(
    r"\W*(?:the |this )?(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|meeting|conference|forum)"
    r"(?: (?:lan nay|nay|chinh thuc|nam nay))?(?: (?:da|duoc|se|was|is|being|itself|officially))* "
    r"(?:dien ra|to chuc|nhom hop|took place|takes place|held|convened)\b[^.;\n]{0,60}\Z"
)


def _is_attendance(document: Document, mention: DateMention) -> bool:
    """Whether a sentence tells of its days only that somebody went to a meeting on them, perhaps to more than one:
    "Từ ngày 8 đến 12/10, Thứ trưởng X dẫn đầu đoàn tham dự …".
    """
    sentence = document.sentence_at(mention.start)
    return document.tells(sentence, _ATTENDED) and not document.tells(sentence, _HELD_THEN)


def _is_itself_held(document: Document, mention: DateMention) -> bool:
    """As in "Hội nghị diễn ra trong hai ngày 10-11/10": a sentence of nothing but the meeting and its days."""
    start = document.sentence_at(mention.start).start
    return _ITSELF_HELD.match(document.shadow, start, mention.start) is not None


_AND = re.compile(r"\s(?:and|va)\s(?:on )?")


_MOST_APART = 6  # days between the first and the last of a meeting's days that are named with one month


def _in_one_breath(first: DateMention, second: DateMention) -> bool:
    """As in "on 06, 08 and 13 September": days of one month, not one after the other, told with its name once."""
    if first.last is None or second.first is None or (first.start, first.end) != (second.start, second.end):
        return False
    return 1 <= (second.first - first.last).days <= _MOST_APART


def _paired(document: Document, mentions: list[DateMention]) -> list[DateMention]:
    """As in "on Monday and Tuesday": two days, one after the other, are one range."""
    paired: list[DateMention] = []
    for mention in mentions:
        last = paired[-1] if paired else None
        if last is None or mention.bound != "both" or last.bound != "both" or _is_range(mention):
            paired.append(mention)
        elif _in_one_breath(last, mention):
            paired[-1] = replace(last, end=mention.end, last=mention.last)
        elif _is_next_day(document, last, mention):
            assert last.first is not None
            paired[-1] = replace(last, end=mention.end, last=last.first + timedelta(days=1))
        else:
            paired.append(mention)
    return paired


def _is_next_day(document: Document, day: DateMention, after: DateMention) -> bool:
    """Whether a single day is the one before another and joined to it by "and"."""
    if day.first is None or after.first is None or _is_range(day):
        return False
    apart = (1, -6) if after.basis == "relative" else (1,)
    return (after.first - day.first).days in apart and _AND.fullmatch(document.shadow, day.end, after.start) is not None


_LASTS = re.compile(
    r"\b(?:keo dai|dien ra trong|lasts?|lasted|lasting|(?:runs?|ran) for|sau|after|trong)\s+(?:trong\s+|for\s+)?$"
)
_FROM_ON = re.compile(
    r"\b(?:from|starting|beginning)(?: on)?(?: the)? [a-z0-9, ]{3,24} for \Z"
)  # "from 6 May" + "for two days"
_WORKED = re.compile(
    r"\s*(?:lam viec|of\b|hop\b|thao luan|dien ra)|[\s-]*(?:meeting|forum|event|conference|"
    r"workshop|summit|gathering)"
)


def _duration(document: Document, owners: Owners, counts: Sequence[DayCount]) -> tuple[int, int, int] | None:
    """How many days the main meeting took, told apart from its date: "Hội nghị kéo dài hai ngày", "the two-day forum".

    The number with the words that state it, as (start, end, number).
    """
    for count in counts:
        lasts = _LASTS.search(document.shadow, max(0, count.start - 24), count.start)
        lasts = lasts or _FROM_ON.search(document.shadow, max(0, count.start - 44), count.start)
        worked = _WORKED.match(document.shadow, count.end) or _its_name(document, owners, count.end)
        meant = (lasts is not None and lasts[0].split()[0] not in ("sau", "after", "trong")) or worked is not None
        meant = (
            meant or _named_again(document, owners, count.end) or "working" in document.shadow[count.start : count.end]
        )
        if _HAD_BEEN.search(document.shadow, count.end, document.sentence_at(count.start).end):
            continue  # "A two-day workshop had taken place before."
        opens = worked is not None and count.start - document.sentence_at(count.start).start < 8
        by_name = _BY_NAME.search(document.shadow, max(0, count.start - 16), count.start) and _named_again(
            document, owners, count.end
        )
        mains = opens or by_name or owners.main in owners.of(count.start, count.end)
        if meant and mains and 2 <= count.number <= 10:
            return (lasts.start() if lasts else count.start, count.end, count.number)
    return None


_HAD_BEEN = re.compile(r"\b(?:had (?:been|taken)|was held (?:before|prior|last)|preceded)\b")
_BY_NAME = re.compile(r"\b(?:the|this)\s\Z")


def _named_again(document: Document, owners: Owners, offset: int) -> bool:
    """Whether the event behind a number of days is the main meeting: "the two-day ASEAN care summit"."""
    found = _OF_ASEAN.match(document.shadow, offset)
    if found is None or owners.main is None:
        return False
    kinds = {match.entry.code for match in document.names("event") if offset < match.start < found.end()}
    return owners.main.first.event in kinds


_OF_ASEAN = re.compile(r"[\s-]*asean (?:[\w-]+ ){0,3}(?:meeting|forum|event|conference|workshop|summit|dialogue)\b")


def _its_name(document: Document, owners: Owners, end: int) -> re.Match[str] | None:
    """The gap before the main meeting's name that stands right behind a number of days: "the three-day 12th AMMDM"."""
    gap = _DAYS_LONG.match(document.shadow, end)
    named = owners.main is not None and gap is not None and any(m.start == gap.end() for m in owners.main.mentions)
    return gap if named else None


_DAYS_LONG = re.compile(r"[\s-]*(?:day )?(?=\d|[a-z])")


def _complete(document: Document, owners: Owners, meeting: Meeting, counts: Sequence[DayCount]) -> None:
    """Where only one end is told by its date, the number of days tells the other."""
    begun = _begun_today(document, meeting)
    if meeting is not owners.main or not (begun or _one_day_told(meeting)):
        return
    told = _duration(document, owners, counts)
    if told is None:
        return
    start, end, number = told
    if meeting.start_date is not None and meeting.end_date is not None and not begun:
        meeting.end_date = None  # "The two-day forum took place on 5 December": one of its days, told as the first
    elif meeting.start_date is not None:
        last = date.fromisoformat(meeting.start_date.value) + timedelta(days=number - 1)
        meeting.end_date = Value(str(last), start, end, "date-counted-on")
    elif meeting.end_date is not None:
        first = date.fromisoformat(meeting.end_date.value) - timedelta(days=number - 1)
        meeting.start_date = Value(str(first), start, end, "date-counted-back")


def _one_day_told(meeting: Meeting) -> bool:
    """Whether of the first and last day only one is told, or one day for both."""
    if meeting.start_date is None or meeting.end_date is None:
        return meeting.start_date is not meeting.end_date
    return meeting.start_date.value == meeting.end_date.value


_OPENS = re.compile(r"\b(?:opens?|opened|kicks? off|kicked off|begins?|began|starts?|started|gets underway|khai mac)\b")
_DAY_TOLD = frozenset({"date-text", "date-published", "date-inherited"})
_AT_OPENING = re.compile(
    r"\b(?:(?:phat bieu|le|phien|buoi|du) khai mac|buoc vao|bat dau)\b"
)  # "phát biểu khai mạc Hội nghị … hôm 9/10"
_TODAY = re.compile(r"\b(?:this morning|today|sang nay)\b")


def _begun_today(document: Document, meeting: Meeting) -> bool:
    """Whether all that is told is that it met this morning, or, under a headline that it opened, one of its days: as on
    the first of them.
    """
    start, end = meeting.start_date, meeting.end_date
    title = document.notice.title_span
    if start is None or end is None or start.value != end.value:
        return False
    sentence = document.sentence_at(start.start)
    if start.rule in _DAY_TOLD and _AT_OPENING.search(document.shadow, sentence.start, sentence.end):
        return True
    if start.rule in _DAY_TOLD:
        return meeting.rule == "headline" and title is not None and _OPENS.search(document.shadow, *title) is not None
    if start.rule != "date-relative":
        return False
    return _TODAY.match(document.shadow, start.start) is not None


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
