"""When, where, how and under which theme each reported meeting was held: gives every date, place and theme its owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from pipelines.model import Doubt

from .dates import DateMention, number_of_days
from .document import Document, Span, Value
from .lexicon import Match, longest
from .mentions import MeetingMention
from .relations import Meeting
from .transliteration import transliterated

_EVENT_WORD = re.compile(
    r"\b(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|toa dam|doi thoai|su kien|meetings?|conference|forum|workshop|summit|seminar|event|dialogue|consultation|ceremony|le)\b"
)
_LABEL = re.compile(r"\W*(?:date|dates|time|venue|place|location|thoi gian|dia diem|ngay|theme|chu de)\b[^:\n]{0,24}:")
_TIME_WORDS = re.compile(
    r"^[\s,(]*(?:(?:trong|tu|vao|sang|chieu|toi|ngay|cac|hom|thu|ca|hai|ba|bon|nam|on|from|in|the|this|morning|afternoon|evening|of|between|during|and|va|truoc do|sau do|tiep theo|cung|"
    r"theo phong vien|cung ngay|earlier|held|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ngay hom|day|days|\d+)[\s,(]*)*$"
)


class Owners:
    """Says which meeting a date, place or theme at some place of the text belongs to."""

    def __init__(self, document: Document, meetings: Sequence[Meeting], headline: Span | None) -> None:
        self.document = document
        self.meetings = [meeting for meeting in meetings if meeting.reported]
        self.headline = headline
        placed: list[tuple[MeetingMention, Meeting]] = sorted(
            ((mention, meeting) for meeting in meetings for mention in meeting.mentions), key=lambda pair: pair[0].start
        )
        self._placed = placed
        self.main = self._main()
        self.same_day: list[tuple[Meeting, Span, Meeting]] = []

    def _main(self) -> Meeting | None:
        """The meeting that the notice is about: of the headline, else the first one reported."""
        ranked = sorted(
            self.meetings,
            key=lambda m: (m.rule != "headline", m.rule == "framework", m.rule not in ("lead",), m.first.start),
        )
        return ranked[0] if ranked else None

    def in_span(self, start: int, end: int) -> list[tuple[MeetingMention, Meeting]]:
        """The mentions that begin in a stretch of text, with their meetings."""
        return [pair for pair in self._placed if start <= pair[0].start < end]

    def of(self, start: int, end: int, dated: bool = False) -> list[Meeting]:
        """The meetings that own what stands at `start` to `end`; empty where none is told. May hold unreported ones.

        `dated`: it is a date, which may open a clause of its own in the middle of a sentence.
        """
        sentence = self.document.sentence_at(start)
        if self.document.cue_after("press", sentence.start, start - sentence.start, sentence.end):
            return []  # the day and place of a press conference are not the meeting's
        press = self.document.cue_after("press", end, 160, sentence.end)
        around = self._around(sentence)
        if press is not None and not any(end <= mention.start < press.start for mention, _ in around):
            return []
        shadow = self.document.shadow
        before = [pair for pair in around if pair[0].end <= start]
        after = [pair for pair in around if pair[0].start >= end]
        if after and (dated or not before) and self._fronted(sentence, start, before):
            return self._joint(after, forward=True)
        if before:
            return self._joint(before, forward=False)
        if after and after[0][0].start - end < 160:
            return self._joint(after, forward=True)
        stretch = shadow[sentence.start : sentence.end]
        if self.main is not None and (_EVENT_WORD.search(stretch) or _LABEL.match(stretch) or self._lead(sentence)):
            return [self._topic(sentence.start)]
        return []

    def of_theme(self, start: int, end: int) -> list[Meeting]:
        """As `of`; a theme told in a sentence that names no meeting is that of the main one."""
        return self.of(start, end) or ([self.main] if self.main else [])

    def _around(self, sentence: Span) -> list[tuple[MeetingMention, Meeting]]:
        """The mentions in a sentence; one named as the frame of another ("trong khuôn khổ X, Y …") gives way to it."""
        pairs = self.in_span(sentence.start, sentence.end)
        framed = [p for p in pairs if self.document.cue_before("framework", p[0].start, 14, sentence.start)]
        others = [p for p in pairs if p not in framed and p[1].reported]
        return [p for p in pairs if p not in framed] if framed and others else pairs

    def _lead(self, sentence: Span) -> bool:
        return bool(self.document.cue_after("held_after", sentence.start, 400, sentence.end))

    def _topic(self, offset: int) -> Meeting:
        """The meeting that "hội nghị" means at this place: the last one reported by name before it in a paragraph of its own, else the main one."""
        assert self.main is not None
        paragraph = self.document.text.rfind("\n", 0, offset) + 1
        told = [m for mention, m in self.in_span(paragraph, offset) if m.reported and mention.is_meeting]
        return told[-1] if told else self.main

    def _fronted(self, sentence: Span, start: int, before: list[tuple[MeetingMention, Meeting]]) -> bool:
        """Whether it opens a clause, as in "Trước đó, ngày 7/9 đã diễn ra …": then it belongs to what follows."""
        floor = before[-1][0].end if before else sentence.start
        lead = self.document.shadow[floor:start]
        if not before:
            cut = max(lead.rfind(","), lead.rfind(")"), lead.rfind("-"), 0)
            return len(lead) < 60 or bool(_TIME_WORDS.match(lead[cut:].strip(" ,)-")))
        comma = max(lead.rfind(","), lead.rfind(";"))
        return comma >= 0 and bool(_TIME_WORDS.match(lead[comma + 1 :]))

    def _joint(self, pairs: list[tuple[MeetingMention, Meeting]], forward: bool) -> list[Meeting]:
        """The nearest meeting, and those joined to it by "và": two named meetings dated jointly both have the date."""
        ordered = pairs if forward else pairs[::-1]
        owners = [ordered[0][1]]
        for (left, _), (right, meeting) in zip(ordered, ordered[1:], strict=False):
            first, second = (left, right) if forward else (right, left)
            gap = self.document.shadow[first.end : second.start]
            if not re.fullmatch(r"[\s()]*(?:\([^)]*\)|lan thu \d+)?[\s,;:()]*(?:(?:va|and|cung|as well as|with|voi)\s+)?(?:the|cac)?\s*", gap):
                break
            if meeting not in owners:
                owners.append(meeting)
        return owners


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
        doubts.extend(_choose_dates(document, by_id[key], mentions))
    for meeting, cue, other in owners.same_day:
        if meeting.start_date is None and other.start_date is not None and other.end_date is not None:
            if other.start_date.value == other.end_date.value:
                meeting.start_date = other.start_date._replace(start=cue.start, end=cue.end, rule="date-same-day")
                meeting.end_date = meeting.start_date
    return doubts


def _same_day(owners: Owners, meeting: Meeting, cue: Span) -> None:
    """Notes that a meeting was held on the day of the one told of before it."""
    before = [m for mention, m in owners.in_span(0, cue.start) if m.reported and m is not meeting and mention.is_meeting]
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
    return len(before) < 48 and bool(re.fullmatch(r"[\w .'’-]{3,40}(?:\([^)]*\)\s*)?,\s*", before)) and bool(
        re.match(r"\s*(?:\([^)]*\)\s*)?[–—-]|\s*\([^)]*\)\s*[:.]", after)
    )


def _of_a_document(document: Document, mention: DateMention) -> bool:
    """A date of a declaration's adoption, an accession, a birth: no day of a meeting."""
    sentence = document.sentence_at(mention.start)
    cue = document.cue_before("document_date", mention.start, 22, sentence.start)
    return cue is not None and not re.search(r"[,;]", document.text[cue.end : mention.start])


def _choose_dates(document: Document, meeting: Meeting, mentions: list[DateMention]) -> Iterator[Doubt]:
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
            assert other.first and other.last and best.first and best.last
            apart = other.first > best.last or other.last < best.first
            if apart and abs((other.first - best.first).days) < 300:
                yield Doubt(
                    "conflict",
                    f"the notice gives {document.text[other.start : other.end]!r} and {document.text[best.start : best.end]!r} for one meeting",
                    "meetings",
                    meeting.key or None,
                    other.start,
                    other.end,
                )
        return
    for mention in known:
        if mention.bound == "start" and meeting.start_date is None:
            meeting.start_date = Value(str(mention.first), mention.start, mention.end, "date-opening")
        if mention.bound == "end" and meeting.end_date is None:
            meeting.end_date = Value(str(mention.last), mention.start, mention.end, "date-closing")
            if meeting.start_date is None:
                meeting.start_date = _counted_back(document, mention)


def _counted_back(document: Document, mention: DateMention) -> Value | None:
    """"sau hai ngày làm việc … kết thúc ngày 15/8": began on the 14th."""
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
        assert first.first and first.last and other.first and other.last
        longer = (other.last - other.first) > (first.last - first.first)
        if longer and other.first <= first.first and first.last <= other.last and (other.last - other.first).days < 15:
            first = other
    return first


_PLACE_WORDS = frozenset(
    "thành phố tp thủ đô tỉnh đảo quận huyện thị xã khu nghỉ dưỡng của nước bang vùng bắc nam trung miền và city province capital district island of the in at to and near central northern southern eastern western "
    "thanh pho thu do tinh dao quan huyen thi xa".split()
)


def _next_is_country(document: Document, place: Match) -> bool:
    for match in document.matches:
        if match.start >= place.end and match.entry.kind in ("place", "country"):
            gap = document.shadow[place.end : match.start]
            return match.entry.kind == "country" or not re.fullmatch(r"[\s,]*", gap)
    return True


_VENUE_BREAK = re.compile(
    r"[.;!?\n]|\b(?:đã|được|sẽ|của|và|bởi|do|là|có|was|were|is|will|has|had|who|which|that|and)\b", re.IGNORECASE
)


def attach_places(document: Document, owners: Owners, masked: Sequence[Span]) -> None:
    """Gives each reported meeting the city and country where it was held."""
    places = [m for m in longest(document.matches, frozenset({"place", "country", "series", "organisation", "ministry", "body"}))]
    places = [
        m for m in places if m.entry.kind in ("place", "country") and not _inside(m, masked) and not _of_a_name(document, m)
    ]
    places = sorted([*places, *transliterated(document, places)], key=lambda match: match.start)
    # A place behind the meeting's name tells more than one that opens the sentence: that may be where the writer sat.
    told: list[tuple[int, int, Meeting, Match]] = []
    for place in places:
        if not _is_venue(document, place):
            continue
        for meeting in owners.of(place.start, place.end):
            if meeting.reported:
                floor = document.sentence_at(place.start).start
                behind = any(
                    floor <= mention.start and 0 <= place.start - mention.end < 90 for mention in meeting.mentions
                )
                told.append((0 if behind else 1, place.start, meeting, place))
    for _, _, meeting, place in sorted(told, key=lambda item: item[:2]):
        _take_place(document, meeting, place, places)
    _take_unlisted(document, owners, places)
    _take_here(document, owners, places)
    _take_same(document, owners)


def _share_place(document: Document, owners: Owners) -> None:
    """A place given for a meeting "and related meetings", or for the row of meetings listed, is the place of all."""
    main = owners.main
    if main is None or main.country is None:
        return
    for meeting in owners.meetings:
        if meeting is main or meeting.city is not None or meeting.country is not None:
            continue
        if meeting.rule == "list" or (document.cues("related") and meeting.part_of is None and meeting.rule != "framework"):
            meeting.city, meeting.country = main.city, main.country


def _of_a_name(document: Document, match: Match) -> bool:
    """A short country name beside another capital word is part of that name: Mỹ Khê, Bắc Mỹ."""
    if match.entry.kind != "country" or match.end - match.start > 3:
        return False
    after = re.match(r" [^\W\d_]", document.text[match.end : match.end + 2])
    before = re.search(r"([^\W\d_])[^\W\d_]* $", document.text[max(0, match.start - 12) : match.start])
    return bool(after and after[0][1].isupper()) or bool(before and before[1].isupper())


def _inside(match: Match, spans: Sequence[Span]) -> bool:
    return any(span.start <= match.start and match.end <= span.end for span in spans)


def _is_venue(document: Document, place: Match) -> bool:
    """A locative word stands before it, with at most a venue or a bigger place's word between."""
    sentence = document.sentence_at(place.start)
    if place.start == sentence.start and re.match(r",?\s+(?:ngay|\d|[a-z]{3,9}\s\d)", document.shadow[place.end : place.end + 12]):
        return False  # a dateline
    if document.cue_before("not_venue", place.start, 12, sentence.start):
        return False
    if place.entry.kind == "country" and document.cue_before("not_venue_country", place.start, 12, sentence.start):
        return False
    cue = document.cue_before("locative", place.start, 70, sentence.start)
    if cue is None:
        return False
    between = document.shadow[cue.end : place.start]
    if document.shadow[cue.start : cue.end] == "den" and len(between) > 12:
        return False
    word = re.search(r"([^\W\d_]+)\s+$", document.text[cue.end : place.start])
    if place.entry.kind == "place" and word is not None and word[1].lower() not in _PLACE_WORDS:
        return _next_is_country(document, place)  # "Học viện Kỹ thuật Taguig, Manila": the name of a house, not yet the place
    if len(between.split()) > 9 or _VENUE_BREAK.search(document.text, cue.end, place.start):
        return False
    if "," in between and len(between) > 45:
        return False
    behind = document.shadow[max(sentence.start, cue.start - 14) : cue.start]
    return not re.search(r"(?:phong vien (?:ttxvn|vov|vna)|thong tan xa viet nam|dai su quan viet nam|nguoi viet nam|quan sat vien)\s*$", behind)


def _take_place(document: Document, meeting: Meeting, place: Match, places: Sequence[Match]) -> None:
    if place.entry.kind == "place":
        if meeting.city is None and (meeting.country is None or meeting.country.value == place.entry.get("country_code")):
            meeting.city = Value(place.entry.get("name_en"), place.start, place.end, "place-named")
            country = _country_after(document, place, places)
            if country is not None and country.entry.code == place.entry.get("country_code"):
                meeting.country = Value(country.entry.code, country.start, country.end, "country-named")
            else:
                meeting.country = Value(place.entry.get("country_code"), place.start, place.end, "country-of-place")
        elif meeting.city is not None and _PROVINCE.get(meeting.city.value) == "province" and place.entry.get("kind") == "city":
            meeting.city = Value(place.entry.get("name_en"), place.start, place.end, "place-named")
    elif meeting.country is None and place.entry.kind == "country":
        meeting.country = Value(place.entry.code, place.start, place.end, "country-named")


_PROVINCE: dict[str, str] = {}


def _country_after(document: Document, place: Match, places: Sequence[Match]) -> Match | None:
    for other in places:
        if other.entry.kind == "country" and other.start >= place.end:
            gap = document.shadow[place.end : other.start]
            return other if re.fullmatch(r"[\s,(\-]*(?:thu do|nuoc|cua|cong hoa|tinh \w+ \w+,?|\w+ province,?)?[\s,(\-]*", gap) else None
    return None


_DATELINE = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:[-–—]|,\s*[A-Za-z]{3,9}\.?\s+\d|\(|:)")


def _take_here(document: Document, owners: Owners, places: Sequence[Match]) -> None:
    """"… to be held here on November 28" under the dateline KUALA LUMPUR: held in the dateline's city."""
    for word in re.finditer(r"\b(?:held|opened|concluded|hosted|taking place|took place|met|convened|gathered|began|ended|wrapped up|opens?|meeting|kicked off)\b[^.\n]{0,40}?\bhere\b", document.shadow):
        lines = [p for p in places if p.entry.kind == "place" and p.end <= word.start() and _opens_line(document, p)]
        if not lines:
            continue
        for meeting in owners.of(word.end() - 4, word.end()):
            if meeting.reported and meeting.city is None:
                meeting.city = Value(lines[-1].entry.get("name_en"), word.end() - 4, word.end(), "place-of-dateline")
                meeting.country = Value(lines[-1].entry.get("country_code"), word.end() - 4, word.end(), "country-of-place")


def _opens_line(document: Document, place: Match) -> bool:
    line = document.text.rfind("\n", 0, place.start) + 1
    return place.start - line < 4 and bool(_DATELINE.match(document.text[place.end : place.end + 20]))


_UNLISTED = re.compile(
    r"\b(?:in|tại|ở|In|Tại)\s+(?:thành phố |thị xã |thị trấn |the city of |the town of )?((?:[A-ZĐ][\w'’-]+)(?:\s[A-ZĐ][\w'’-]+){0,2}),\s+$"
)
_HOUSE = re.compile(
    r"\b(?:hotel|centre|center|university|ministry|hall|resort|building|palace|academy|institute|school|complex|tower|khách sạn|trung tâm|đại học|học viện|nhà|bộ|ban|viện)\b",
    re.IGNORECASE,
)


def _take_unlisted(document: Document, owners: Owners, places: Sequence[Match]) -> None:
    """A town that no list has, told by the province or country behind it: "in Batu Malang, East Java, Indonesia"."""
    for place in places:
        if place.entry.kind != "country" and place.entry.get("kind") != "province":
            continue
        town = _UNLISTED.search(document.text, max(0, place.start - 60), place.start)
        if town is None or town.end() != place.start or _HOUSE.search(town[1]):
            continue
        if any(other.start < town.end(1) and town.start(1) < other.end for other in places):
            continue
        for meeting in owners.of(place.start, place.end):
            country = place.entry.code if place.entry.kind == "country" else place.entry.get("country_code")
            coarse = meeting.city is None or meeting.city.start == place.start
            if meeting.reported and coarse and meeting.country is not None and meeting.country.value == country:
                meeting.city = Value(town[1], town.start(1), town.end(1), "place-unlisted")


def _take_same(document: Document, owners: Owners) -> None:
    """"… had met there", "in the same city": the place of the meeting told of before."""
    for cue in document.cues("same_place"):
        before = [m for mention, m in owners.in_span(0, cue.start) if m.reported and (m.city or m.country)]
        for meeting in owners.of(cue.start, cue.end):
            if meeting.reported and before and meeting.city is None and meeting.country is None:
                city, country = before[0].city, before[0].country
                meeting.city = city._replace(start=cue.start, end=cue.end, rule="place-same") if city else None
                meeting.country = country._replace(start=cue.start, end=cue.end, rule="place-same") if country else None


def attach_modes(document: Document, owners: Owners, dates: Sequence[DateMention]) -> None:
    """How each meeting was held: told, or in person where a place is given. An online meeting has no place."""
    for code, mode in (("hybrid", "hybrid"), ("online", "online"), ("in_person", "in-person")):
        for cue in document.cues(code):
            if not _tells_mode(document, cue):
                continue
            sentence = document.sentence_at(cue.start)
            named = owners.in_span(sentence.start, sentence.end)
            days = [d for d in dates if sentence.start <= d.start < sentence.end and d.precision == "day" and d.first]
            for meeting in owners.of(cue.start, cue.end):
                other_day = not named and any(not _on_its_days(meeting, day) for day in days)
                if meeting.reported and meeting.mode is None and not other_day:
                    meeting.mode = Value(mode, cue.start, cue.end, f"mode-{mode}")
    main = owners.main
    if main is not None and (main.mode is None or main.mode.value != "online"):
        _share_place(document, owners)
    for meeting in owners.meetings:
        place = meeting.city or meeting.country
        if meeting.mode is None and place is not None:
            meeting.mode = Value("in-person", place.start, place.end, "mode-by-place")
        if meeting.mode is not None and meeting.mode.value == "online":
            meeting.city = meeting.country = None


def _on_its_days(meeting: Meeting, day: DateMention) -> bool:
    """Whether a date is one of the meeting's, or the meeting's are not known."""
    if meeting.start_date is None or day.first is None or day.last is None:
        return True
    end = meeting.end_date or meeting.start_date
    return meeting.start_date.value <= str(day.first) and str(day.last) <= end.value


_TOPIC_OF_MODE = re.compile(r"(?:xam hai|boc lot|lam dung|moi truong|khong gian|an toan|bao ve|tren|exploitation|abuse|safety|harms?|protection)\s*$")


def _tells_mode(document: Document, cue: Span) -> bool:
    return not _TOPIC_OF_MODE.search(document.shadow[max(0, cue.start - 16) : cue.start])


_QUOTED = re.compile(r"[\s:–\-,]*(?:[^\"'\n.;,:]{0,60}?\s)?[\s:–\-,]*([\"'])")
_CLOSING = {'"': '"', "'": "'"}


def attach_themes(document: Document, owners: Owners) -> None:
    """The theme of each meeting, word for word: quoted after its cue, or bare to the end of its clause."""
    for cue in document.cues("theme"):
        if _not_a_theme(document, cue):
            continue
        span = _quotation(document, cue.end) or _bare_theme(document, cue.end)
        if span is None:
            continue
        for meeting in sorted(owners.of_theme(cue.start, cue.end), key=lambda one: one.first.start)[:1]:
            if meeting.reported and meeting.theme is None:
                text = " ".join(document.text[span.start : span.end].split())
                meeting.theme = Value(text, span.start, span.end, "theme-quoted")


def _not_a_theme(document: Document, cue: Span) -> bool:
    sentence = document.sentence_at(cue.start)
    for other in document.cues("not_theme"):
        if other.start <= cue.start < other.end or cue.start <= other.start < cue.end + 4:
            return True
    chair = document.cue_before("chairmanship", cue.start, 60, sentence.start)
    after = document.cue_after("chairmanship", cue.end, 30, sentence.end)
    if after is not None and '"' not in document.shadow[cue.end : after.start]:
        return True
    return chair is not None and not _EVENT_WORD.search(document.shadow[chair.end : cue.start])


def _quotation(document: Document, start: int) -> Span | None:
    shadow = document.shadow
    opening = _QUOTED.match(shadow, start)
    if opening is None:
        return None
    mark = opening[1]
    first = opening.end()
    limit = min(len(shadow), first + 400)
    position = first
    depth = 0
    while position < limit:
        character = document.text[position]
        if character in "“«" and mark == '"':
            depth += 1
        elif shadow[position] == mark:
            apostrophe = mark == "'" and position + 1 < limit and shadow[position + 1].isalnum() and shadow[position - 1].isalnum()
            possessive = mark == "'" and shadow[position - 1] == "s" and position + 1 < limit and shadow[position + 1] == " " and "'" in shadow[position + 1 : limit].split(".")[0]
            if depth:
                depth -= 1
            elif not apostrophe and not possessive:
                break
        elif shadow.startswith("\n\n", position):
            return None
        position += 1
    else:
        return None
    return _trimmed(document, first, position)


_BARE_END = re.compile(
    r"[.;\n\"“”(]|,\s+(?:do|tại|với|nhân|có|đã|sẽ|được|trong|từ|ngày|nhằm|bên|vào|dưới|the|was|is|in|on|at|which|with|held)\b|"
    r"(?<!\w)(?:đã|được|sẽ|diễn ra|tổ chức|vào ngày|từ ngày|was|were|is|will|held|hosted|took|from \d|on \d|at the|which)(?!\w)",
    re.IGNORECASE,
)


def _bare_theme(document: Document, start: int) -> Span | None:
    lead = re.compile(r"[\s:–-]*(?:la\s+|cua hoi nghi la\s+|of\s+|on\s+)?").match(document.shadow, start)
    first = lead.end() if lead else start
    if first >= len(document.text) or not (document.text[first].isupper() or document.shadow[start:first].count(":")):
        return None
    end = _BARE_END.search(document.text, first, first + 220)
    span = _trimmed(document, first, end.start() if end else min(first + 220, document.sentence_at(first).end))
    return span if span and len(document.text[span.start : span.end].split()) >= 3 else None


def _trimmed(document: Document, start: int, end: int) -> Span | None:
    stretch = document.text[start:end]
    start += len(stretch) - len(stretch.lstrip(" \n\"“”‘’'.,"))
    stretch = document.text[start:end].rstrip(" \n\"“”‘’'.,;")
    return Span(start, start + len(stretch)) if len(stretch) > 5 else None
