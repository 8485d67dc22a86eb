"""Where each reported meeting was held: city and country, by the gazetteer and the words around a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from .document import Document, Value
from .lexicon import Match
from .meetings import Meeting
from .owners import EVENT_WORD, Owners, is_in_a_title
from .second_look import TO_COME
from .spans import Area, Placed, Row
from .transliteration import transliterated
from .when import of_a_named_thing

# What may stand directly before a place that is a venue by itself, not the end of a house's name.
_PLACE_WORDS = frozenset({
    "and", "at", "bang", "bắc", "capital", "central", "city", "của", "dao", "district", "do", "dưỡng",
    "eastern", "huyen", "huyện", "in", "island", "khu", "miền", "nam", "near", "nghỉ", "northern", "nước", "of",
    "pho", "phố", "province", "quan", "quận", "southern", "thanh", "the", "thi", "thu", "thành", "thị", "thủ",
    "tinh", "to", "tp", "trung", "tỉnh", "và", "vùng", "western", "xa", "xã", "đô", "đảo",
})  # fmt: skip


def _next_is_country(document: Document, place: Match) -> bool:
    names = document.names("place", "country")
    following = bisect_left(names, place.end, key=lambda match: match.start)
    if following == len(names):
        return True
    gap = document.shadow[place.end : names[following].start]
    return names[following].entry.kind == "country" or gap[:9].strip(" ,\n") != ""


_VENUE_BREAK = re.compile(
    r"(?<!\bt[px])\.|[;!?\n]|\b(?:đã|được|sẽ|của|và|bởi|do|là|có|was|were|is|will|has|had|who|which|that|and|by)\b",
    re.IGNORECASE,
)


def attach_places(document: Document, owners: Owners, masked: Iterable[Placed]) -> None:
    """Gives each reported meeting the city and country where it was held."""
    hidden = Area(masked)
    known = [
        match
        for match in document.names("place", "country", "series", "organisation", "ministry", "body")
        if match.entry.kind in ("place", "country") and not hidden.covers(match.start, match.end)
        if not _of_a_name(document, match)
    ]
    places = Row([*known, *transliterated(document, known)])
    # A place behind the meeting's name tells more than one that opens the sentence: that may be where the writer sat.
    told: list[tuple[int, int, Meeting, Match]] = []
    for place in places.items:
        if not (_is_venue(document, place) or owners.labelled(place.start) or _launched_there(document, owners, place)):
            continue
        if _of_background(document, owners, place) or not _is_tied(document, owners, place):
            continue
        if of_a_named_thing(document, owners, place.start, owners.meetings) or _is_told_there(document, owners, place):
            continue
        floor = max(document.sentence_at(place.start).start, place.start - 400)
        near = {id(m) for mention, m in owners.in_span(floor, place.start) if 0 <= place.start - mention.end < 90}
        for meeting in owners.of(place.start, place.end):
            if meeting.reported:
                behind = id(meeting) in near
                told.append((0 if behind else 1, place.start, meeting, place))
    for _, _, meeting, place in sorted(told, key=lambda item: item[:2]):
        _take_place(document, meeting, place, places)
    _take_unlisted(document, owners, places)
    _take_here(document, owners, places)
    _take_same(document, owners)
    _take_dateline(document, owners, places)


# "At the 10th X, Laos" + "shared its work with villages in Pakse", "Tại Hội nghị X, Lào" + "giới thiệu mô hình ở Pakse"
_TELLS_OF = re.compile(
    r",[^;.\n]{0,120}?\b(?:shared?|shares|sharing|present(?:ed|s)|introduced|showcased|described|highlighted|"
    r"recounted|cited|explained|demonstrated|reported(?! by)|proposed|pledged|spoke of|chia se|gioi thieu|trinh bay|"
    r"neu|de xuat|thong tin ve|bao cao|mo ta)\b(?P<what>[^;\n]{4,200})\Z"
)
_HELD_AGAIN = re.compile(
    r"\b(?:held|host(?:ed|ing)?|took place|taking place|convened|organi[sz]ed|met|meeting|to chuc|dien ra|khai mac|hop|"
    r"dang cai)\b"
)
_AT_SCENE = re.compile(r"\b(?:at|during|tai|trong) (?:the |this |its |khuon kho )?\Z")


def _is_told_there(document: Document, owners: Owners, place: Match) -> bool:
    """Whether a place is that of what somebody told a meeting of: "At the 10th X, Laos shared work in" + "Pakse"."""
    sentence = document.sentence_at(place.start)
    named = owners.in_span(sentence.start, place.start)
    if not named:
        return False
    mention = named[-1][0]
    if not _AT_SCENE.search(document.shadow, max(sentence.start, mention.start - 16), mention.start):
        return False
    told = _TELLS_OF.search(document.shadow, mention.end, place.start)
    return told is not None and not _HELD_AGAIN.search(document.shadow, *told.span("what"))


def _launched_there(document: Document, owners: Owners, place: Match) -> bool:
    """Whether a place stands right behind the words for the launch that a notice reports: "… was launched in Hanoi"."""
    told = owners.in_span(place.start - _LONGEST_LAUNCH, place.start)
    return any(
        meeting.reported
        and mention.event == "ceremony"
        and document.shadow.endswith("launched", mention.start, mention.end)
        and _RIGHT_BEHIND.fullmatch(document.shadow, mention.end, place.start) is not None
        for mention, meeting in told
    )


_LONGEST_LAUNCH = 220  # characters of what was launched
_RIGHT_BEHIND = re.compile(r"\s*(?:\([^)\n]*\)\s*)?(?:(?:held|convened) )?(?:in|at|tai|o) (?:the )?")


_BEGUN_THERE = 24  # characters between "first met in" and the place


_FOLLOWED = re.compile(
    r"\b(?:tiep noi|tiep theo|ke tiep|ke thua|phat huy)(?: [a-z]+){0,4} (?:hoi nghi|hoi thao|dien dan|cuoc hop)\b"
    r"[^.;,\n]{0,60} (?:tai|o) \Z"
)
_SINCE_ONE = re.compile(
    r"\b(?:since|from|after|following|than) (?:the|its|their) (?:(?:very )?first|1st|inaugural|last|previous) "
    r"(?:\w+ ){0,2}?(?:meeting|conference|forum|session|edition|gathering|one)(?: was| were)?(?: held| convened)? "
    r"(?:in|at) (?:the )?\Z"
)


def _of_background(document: Document, owners: Owners, place: Match) -> bool:
    """Whether a place is that of another meeting, or stands right behind one that is only named: "… will be presented
    to the ASEAN Summit in Bali".
    """
    sentence = document.sentence_at(place.start)
    if owners.tells_of_another(sentence, place.start):
        return True
    if document.cue_before("history", place.start, _BEGUN_THERE, sentence.start) is not None:
        return True  # "When the Council first met in Laos, …"
    if _SINCE_ONE.search(document.shadow, max(sentence.start, place.start - _WAY), place.start) is not None:
        return True  # "20 years since its first session in Cebu"
    followed = _FOLLOWED.search(document.shadow, max(sentence.start, place.start - _WAY), place.start)
    if followed is not None and not owners.in_span(followed.start(), place.start):
        return True  # "tiếp nối hội thảo ngày 3/4 tại Huế"
    told = owners.in_span(place.start - 90, place.start)
    for mention, meeting in told:
        if is_in_a_title((mention, meeting), told):
            continue
        if _RIGHT_BEHIND.fullmatch(document.shadow, mention.end, place.start):
            return not meeting.reported
    return False


_EVENT = r"(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|su kien|toa dam|doi thoai|le \w+ \w+)"
# What ties a place to the meeting of which a sentence speaks without its name.
_TIES = re.compile(
    r"\b(?:held|(?:took|takes?|taking) place|conven(?:ed?|es|ing)|host(?:ed|s|ing)?|met|meets?|gather(?:ed|s|ing)?|"
    r"open(?:ed|s|ing)?|conclud(?:ed?|es|ing)|clos(?:ed?|es|ing)|end(?:ed|s)|began|begins|start(?:ed|s)|"
    r"kick(?:ed|s) off|organi[sz]ed|assembled|attend(?:ed|s|ing)?|scheduled|slated|wrapped up|launched|inaugurated|sat|"
    r"together|arriv(?:ed?|es|ing)|join(?:ed|s|ing)?|participat(?:ed|es|ing)|taking part|took part|conducted|staged|"
    r"here|set|(?<!\ba )(?<!\ban )(?:meetings?|conference|forum|workshop|dialogue|seminar|events?|session|summit|"
    r"gathering|consultation|symposium|training|ceremony))\b[^;\n]*\Z"
)
_TIES_VI = re.compile(
    rf"\b(?:dien ra|to chuc|khai mac|be mac|ket thuc|nhom hop|hop|dang cai|chu nha|trieu tap|tien hanh|du|tham gia|"
    rf"chu tri|co mat|quy tu|tu hop|(?<!sau )(?<!tu ){_EVENT})\b[^;\n]*\Z"
)
_LOCATIVE = re.compile(r"\b(?:tai|o|in|at) [^,;\n]{0,60}\Z")
_TIME_ALONE = re.compile(
    r"(?:[\W\d]|\b(?:trong|tu|vao|ngay|cac|hai|ba|bon|nam|va|den|sang|chieu|toi|hom|nay|qua|thang|thu|tuan|cuoi|dau|"
    r"on|from|to|in|the|of|and|for|over|days?|morning|afternoon|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b)*"
)
_ANOTHER_EVENT = re.compile(
    r"\b(?:next|last|previous|earlier|subsequent) (?:\w+ )?(?:meeting|conference|forum|workshop|session)\b"
)
_FARTHEST_TIE = 140  # characters between what ties a place and the place


def _is_tied(document: Document, owners: Owners, place: Match) -> bool:
    """Whether a place in a sentence that names no meeting stands with a verb or a word for the meeting of which it
    speaks, not with whatever else is somewhere: "a survey in Vientiane was presented at the meeting".
    """
    sentence = document.sentence_at(place.start)
    if owners.in_span(*sentence) or owners.labelled(place.start) or owners.tells_who_joined(sentence):
        return True
    shadow = document.shadow
    if _ANOTHER_EVENT.search(shadow, sentence.start, place.start) is not None:
        return False
    locative = _LOCATIVE.search(shadow, sentence.start, place.start)
    if locative is not None and EVENT_WORD.search(shadow, place.end, sentence.end) is not None:
        lead = shadow[sentence.start : locative.start()]
        if owners.opens_clause(locative.start()) or _TIME_ALONE.fullmatch(lead):
            return True
    if _WENT_TO.search(shadow, max(sentence.start, place.start - _WAY), place.start) is not None:
        return True
    if _HOSTS.match(shadow, place.end, sentence.end) is not None:
        return True
    ties = _TIES_VI if document.notice.language == "vi" else _TIES
    return ties.search(shadow, max(sentence.start, place.start - _FARTHEST_TIE), place.start) is not None


def share_place(document: Document, owners: Owners) -> None:
    """A place given for a meeting "and related meetings", or for the row of meetings listed, is the place of all."""
    main = owners.main
    if main is None:
        return
    if "all " in document.shadow or "both " in document.shadow:
        _take_all(document, owners)
    _take_row(document, owners)
    if main.country is None:
        _take_last(document, owners, main)
    if main.country is None:
        return
    all_there = _is_of_several(document, owners, main.city or main.country)
    for meeting in owners.meetings:
        if meeting is main or meeting.city is not None or meeting.country is not None:
            continue
        there = all_there and meeting.reported and (meeting.mode is None or meeting.mode.value != "online")
        related = document.cues("related") and meeting.part_of is None and meeting.rule != "framework"
        if there or related or meeting.rule == "list":
            meeting.city, meeting.country = main.city, main.country


def _take_all(document: Document, owners: Owners) -> None:
    """As in "the 9th SOMX on 3 May, the 4th SOMX+3 on 4 May …, all in Cebu": the place of all of the sentence."""
    for _, last in owners.in_span(0, len(document.text)):
        place = last.city or last.country
        if place is None or not last.reported:
            continue
        sentence = document.sentence_at(place.start)
        if _ALL_THERE.search(document.shadow, max(sentence.start, place.start - _WAY), place.start) is None:
            continue
        for _, meeting in owners.in_span(sentence.start, place.start):
            if meeting.reported and meeting.city is None and meeting.country is None:
                meeting.city, meeting.country = last.city, last.country


# "X (13-14/9)," + "Y (15/9) và" + "Z tại Huế"; "Tại Huế, ngày 5/11 khai mạc X;" + "ngày 6/11 khai mạc Y"
_DAY = r"(?:\([^()]*\)|(?:(?:vao|tu|ngay|on|from)\s)+\d[\d/. -]*(?:(?:thang \d|[a-z]{3,9})[\d ]*)?)"
_IN_A_ROW = re.compile(rf"\)?\s*(?:\([^()]*\)\s*)?{_DAY}[\s,;]*(?:(?:va|and|cung|as well as)\s)?(?:the |cac )?")
_THEN_A_DAY = re.compile(r"[^.;\n]{0,60}(?:[,;]| va| and)\s*(?:(?:sang|chieu|toi|ngay|tu|on|from)\s)+\d[^.;\n(]{0,60}")


def _take_row(document: Document, owners: Owners) -> None:
    """A place behind the last of a row of meetings, each with its own days, or before the first of them, is that of
    all which have no place of their own.
    """
    placed = [meeting for meeting in owners.meetings if meeting.reported and (meeting.city or meeting.country)]
    for place in {place.start: place for meeting in placed if (place := meeting.city or meeting.country)}.values():
        sentence = document.sentence_at(place.start)
        before = owners.in_span(sentence.start, place.start)
        opens = not before and place.start - sentence.start < _OPENING
        named = owners.in_span(place.end, sentence.end) if opens else before[::-1]
        for (one, meeting), (other, following) in pairwise(named):
            taken = meeting.city or meeting.country
            if taken is None or taken.start != place.start:
                break
            low, high = (one.end, other.start) if opens else (other.end, one.start)
            gap = _THEN_A_DAY if opens else _IN_A_ROW
            if following is not meeting and gap.fullmatch(document.shadow, low, high) is None:
                break
            if following.reported and following.city is None and following.country is None:
                following.city, following.country = meeting.city, meeting.country


_OPENING = 12  # characters of "Tại thủ đô"
_ALL_THERE = re.compile(
    r"\b(?:all|both)(?: of (?:them|which))?(?: being)?(?: held| taking place)? (?:in|at) (?:the )?[^,.;]{0,30}\Z"
)


def _is_of_several(document: Document, owners: Owners, place: Value) -> bool:
    """As in "takes part in key meetings of ASEAN in Johor": told of several meetings, of which it names none."""
    sentence = document.sentence_at(place.start)
    if owners.in_span(sentence.start, place.start):
        return False
    return _SEVERAL_MEETINGS.search(document.shadow, sentence.start, place.start) is not None


_SEVERAL_MEETINGS = re.compile(
    r"\b(?:key|several|various|(?:a )?series of|number of|following|these|important|two|three|four|five|high-level) "
    r"(?:[\w+-]+ ){0,4}?(?:meetings|conferences|engagements)\b[^.;:\n]{0,90}\Z|"
    r"\b(?:chuoi|loat|nhieu|hai|ba|bon|nam) (?:[\w+-]+ ){0,3}?(?:hoi nghi|cuoc hop)\b[^.;:\n]{0,90}\Z"
)
_WORD_BEFORE = re.compile(r"([^\W\d_])[^\W\d_]* \Z")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\s+\Z")
_DAY_BEHIND = re.compile(r",?\s+(?:ngay|\d|[a-z]{3,9}\s\d)")
_NO_VENUE_OF = re.compile(
    r"(?:phong vien (?:ttxvn|vov|vna)|thong tan xa viet nam|dai su quan viet nam|nguoi viet nam|quan sat vien)\s*$"
)


_AT_THE_END = re.compile(r",\s+(?:in|at|tai)\s+$")


def _take_last(document: Document, owners: Owners, main: Meeting) -> None:
    """As in "X was held from 12 to 13 May, preceded by Y from 9 to 10 May, in Z": the place of both."""
    for _, meeting in owners.in_span(*document.sentence_at(main.anchor.start)):
        place = meeting.city or meeting.country
        if meeting is not main and meeting.reported and place is not None:
            if _AT_THE_END.search(document.shadow, max(0, place.start - 12), place.start):
                main.city, main.country = meeting.city, meeting.country
            return


def _of_a_name(document: Document, match: Match) -> bool:
    """A short country name beside another capital word is part of that name: Mỹ Khê, Bắc Mỹ. So is a place that names
    what was agreed or met there: "the Paris Summit".
    """
    if _NAMED_AFTER_IT.match(document.text, match.end):
        return True
    if match.entry.kind != "country" or match.end - match.start > 3:
        return False
    text, start, end = document.text, match.start, match.end
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and before[1].isupper()


_NAMED_AFTER_IT = re.compile(
    r" (?:Summit|Declaration|Statement|Initiative|Process|Protocol|Accord|Consensus|Concord)\b"
)


def _is_venue(document: Document, place: Match) -> bool:
    """A locative word stands before it, with at most a venue or a bigger place's word between."""
    start = place.start
    sentence = document.sentence_at(start)
    hosts = _HOSTS if place.entry.kind == "place" else _HOSTS_NOW
    if hosts.match(document.shadow, place.end, sentence.end):
        return True  # "Hanoi will host the 12th …"
    if _WENT_TO.search(document.shadow, max(sentence.start, start - _WAY), start) is not None:
        return _CAME_FOR.match(document.shadow, place.end, sentence.end) is not None
    cue = document.cue_before("locative", start, 70, sentence.start)
    if cue is None or document.shadow.endswith((" from ", " from the "), cue.end, start):
        return False  # "at the meeting, ministers joined from Jakarta"
    if document.cue_before("not_venue", start, 12, sentence.start) and not _HELD_AT.search(
        document.shadow, max(sentence.start, start - _HOUSE_REACH), start
    ):
        return False
    if place.entry.kind == "country" and document.cue_before("not_venue_country", start, 12, sentence.start):
        return False
    if start == sentence.start and _DAY_BEHIND.match(document.shadow, place.end, place.end + 12):
        return False  # a dateline
    between = document.shadow[cue.end : place.start]
    if document.shadow[cue.start : cue.end] == "den" and len(between) > 12:
        return False
    word = _LAST_WORD.search(document.text, cue.end, start) if place.entry.kind == "place" else None
    if word is not None and word[1].lower() not in _PLACE_WORDS:
        # "Học viện Kỹ thuật Taguig, Manila": the name of a house, not yet the place
        return _next_is_country(document, place)
    if len(between.split()) > 9 or _VENUE_BREAK.search(document.text, cue.end, place.start):
        return False
    if document.notice.language == "vi" and (
        _TOURED.search(document.shadow, max(sentence.start, cue.start - _REACH_OF_THOSE), cue.start)
        or ("chuan bi" in document.shadow and _PREPARED_THERE.match(document.shadow, place.end, sentence.end))
    ):
        return False
    if _CHAIR_LABEL.search(between):
        return False  # "(this year's chair: Laos)"
    if "," in between and (len(between) > 45 or _names_event(document, cue.end, start)):
        return False  # "Tại phiên họp SLOM, Việt Nam …"
    if place.entry.kind == "country" and _AT_AN_EVENT.fullmatch(between):
        return False  # "Tại hội nghị, Việt Nam …", "At the meeting, Thailand …": who did something there
    if place.entry.kind == "country" and _THOSE_THERE.search(
        document.shadow, max(sentence.start, cue.start - _REACH_OF_THOSE), cue.start
    ):
        return False
    if _SEATED_THERE.search(document.shadow, max(sentence.start, cue.start - _REACH_OF_THOSE), cue.start):
        return False
    if place.entry.kind == "country" and _ANSWERS_THERE.search(document.shadow, sentence.start, cue.start):
        return False
    if _ACCREDITED.search(document.shadow, max(sentence.start, cue.start - _REACH_OF_THOSE), cue.start):
        return False
    behind = document.shadow[max(sentence.start, cue.start - 14) : cue.start]
    return not (_NO_VENUE_OF.search(behind) or _is_sited(document, sentence.start, cue.start))


# "các đại biểu đi tham quan một làng nghề" + "tại Huế": what was seen besides
_TOURED = re.compile(
    r"\b(?:tham quan|thuc dia|thuc te|di tham|den tham|toi tham|khao sat|trong cay|dang huong)\b"
    r"(?:(?!\b(?:dien ra|to chuc|khai mac|hoi nghi|hoi thao|dien dan)\b)[^.;\n]){0,60} \Z"
)
# "Tại Huế" + ", Thứ trưởng … làm việc với … về công tác chuẩn bị Hội nghị …": where those met who prepare it
_PREPARED_THERE = re.compile(
    r",(?:(?!\b(?:hoi nghi|hoi thao|dien dan)\b)[^.;\n]){4,120}? (?:da |co )*"
    r"(?:(?:buoi )?lam viec voi|kiem tra|thi sat|tiep|hoi dam voi|trao doi voi) "
    r"[^.;\n]{0,120}?\b(?:cong tac chuan bi|chuan bi cho|chuan bi to chuc)\b"
)
# "cơ quan đầu mối của … (ACWC)" + "tại Việt Nam": where somebody answers for a body's work
_ANSWERS_THERE = re.compile(r"\bdau moi\b(?:(?!\b(?:dien ra|to chuc|khai mac)\b)[^,;.\n]){0,160} \Z")
# "Đại sứ Nhật Bản" + "tại Việt Nam", "the Australian ambassador" + "in Hanoi"
_ACCREDITED = re.compile(
    r"\b(?:dai su|dai bien|tham tan|tong lanh su)(?: dac menh toan quyen)?"
    r"(?: (?!(?:phat|tham|du|den|toi|chu|khai|da|cung|se|cho|nhan|trinh)\b)[\w-]+){1,5} \Z|"
    r"\b(?:ambassador|charge d.affaires|consul general)(?: of [\w -]{3,30})? \Z"
)
# "hoan nghênh việc thành lập Trung tâm … tại Tokyo", "the Ministry of Health in Putrajaya said"
_SITED = re.compile(
    r"\b(?:(?:trung tam(?! hoi nghi)|van phong|benh vien|nha may|co so|du an|dich(?: benh)?|"
    r"tran (?:bao|dong dat|lu)) (?:[\w-]+ ){0,5}|"
    r"(?:sinh ra|ra doi|thanh lap) |(?:born|based|located) |"
    r"(?:on display|displayed|kept|exhibited|housed) (?:at|in) (?:[\w'-]+ ){1,6}|"
    r"(?:(?<!convention )(?<!conference )cent(?:re|er)|office|institute|hospital|school|project|outbreak|typhoon|"
    r"earthquake|floods?|(?:ministry|department) of \w+(?: and \w+)?) )\Z"
)
_REACH_OF_SITED = 80
# "đại diện các tổ chức quốc tế, phi chính phủ tại Việt Nam": where those who came have their seat
_THOSE_THERE = re.compile(
    r"\b(?:dai dien|cua|va|,) (?:cac |nhung |mot so )?(?:to chuc|co quan|doanh nghiep|hiep hoi|doi tac|nha tai tro)"
    r"(?! hoi)\b(?:(?!\b(?:hoi nghi|hoi thao|cuoc hop|dien dan|dien ra|tham du|to chuc tai|duoc to chuc)\b)"
    r"[^.;\n]){0,60} \Z"
)
# "các Đại sứ quán và đối tác phát triển" + "tại Hà Nội": so with a town
_SEATED_THERE = re.compile(
    r"\b(?:doi tac(?: phat trien)?|to chuc quoc te|dai su quan(?: cac (?:nuoc|quoc gia)(?: \w+)?)?|"
    r"co quan (?:ngoai giao|dai dien)(?: nuoc ngoai)?|ngoai giao doan|van phong dai dien) \Z"
)
_REACH_OF_THOSE = 90  # characters before "tại" in which they are named
_HELD_BEFORE = re.compile(
    r"\b(?:tai|to chuc|dien ra|khai mac|be mac|nhom hop|at|held|(?:took|takes|taking) place|convened?|hosted|hosts|met|"
    r"gathered|opened|attend(?:ed)?)\b"
)


def _is_sited(document: Document, begin: int, end: int) -> bool:
    """Whether the place behind `end` is where something else is, before which nothing tells of a meeting."""
    sited = _SITED.search(document.shadow, max(begin, end - _REACH_OF_SITED), end)
    return sited is not None and _HELD_BEFORE.search(document.shadow, begin, sited.start()) is None


_CHAIR_LABEL = re.compile(r"\b(?:co-)?(?:chair(?:man|person)?|host|chu tich|chu tri|nuoc chu nha): \Z")
_AT_AN_EVENT = re.compile(
    r" (?:the |this |cac |chuoi )?(?:hoi nghi|cuoc hop|buoi hop|phien hop|ky hop|dien dan|hoi thao|toa dam|su kien|"
    r"dai hoi|le khai mac|meetings?|conference|forum|workshop|session|summit|event|seminar|dialogue)\b"
    r"(?! center| centre)[^,]{0,30}, "
)
_DANG_CAI = r"(?: da| se| vinh du| duoc chon| duoc giao)* dang cai(?: to chuc)? (?:cac )?(?:chuoi )?"
_HOSTS = re.compile(
    r"(?: city| province)?(?:, (?:through|led by|via) [^.;\n]{5,90}?,|, [a-z ]{4,24},?)? "
    r"(?:(?:will |is to |is set to |to )?(?:hosts?|hosted|is hosting) "
    r"(?:the|this|its|(?=\d{1,2}(?:st|nd|rd|th) |(?:first|second|third|[a-z]{3,9}th) asean |asean ))|"
    r"(?:was|is|will be|serve[ds] as|will serve as) the (?:venue|host city|host|setting|location) (?:for|of|to))\b|"
    rf"{_DANG_CAI}(?:hoi nghi|cuoc hop|dien dan|hoi thao|su kien|ky hop)\b"
)
_HOSTS_NOW = re.compile(
    r", through [^.;\n]{5,90}?, (?:will host|is hosting|hosted|hosts|is to host) (?:the|this|its)\b|"
    rf"{_DANG_CAI}(?:hoi nghi|cuoc hop|dien dan|hoi thao|ky hop)\b"
    r"(?![^.;\n]{0,80}\b(?:tiep theo|lan toi|ke tiep|nam toi|nam sau|lan sau|vao nam|truc tuyen)\b)"
)
# "dẫn đầu đoàn sang Viêng Chăn (Lào) dự Hội nghị …"
_WENT_TO = re.compile(
    r"\b(?:(?:sang|den|toi|di)(?: tham)?|(?:flew|flies|travelled|traveled|went|goes|heads|headed) to|"
    r"(?:returned|returns|(?:came|arrived|is|was) back|arrived back)(?: home| to [a-z ]{3,24})? from|"
    r"(?:left|leaves|departs|departed)(?: [a-z ]{3,20})? for) (?:the )?"
    r"(?:thu do |thanh pho |tp\.? ?|capital |city of )?\Z"
)
_WAY = 48  # characters from the verb of going to the place
_CAME_FOR = re.compile(
    r"(?:,? \([\w -]{2,24}\)|,? [\w-]+(?: [\w-]+){0,2}?)?,? (?:de )?(?:tham )?(?:du|gia) "
    r"(?:cac |chuoi |loat )?(?:hoi nghi|dien dan|cuoc hop|ky hop|phien hop|hoi thao)\b|"
    r"(?:, [a-z ]{3,24}?)?,?(?: (?:today|yesterday|this morning|on [a-z]{3,9}(?: \d{1,2})?))?,? "
    r"(?:to (?:attend|participate in|take part in|join|lead|chair|co-chair)|for|"
    r"after (?:attending|participating in|taking part in|chairing)|where (?:he|she|they|[a-z ]{3,30}?) (?:had )?"
    r"(?:attended|participated in|took part in|joined|led|chaired|co-chaired)) the\b"
)
_HOUSE_REACH = 100  # characters in which a house is named: "held at the Foundation's headquarters in Jakarta"
_HELD_AT = re.compile(
    r"\b(?:(?:held|place|convened|gathered|met|opened|hosted|scheduled|slated|set|planned)"
    r"(?: (?:on|from|for) [^.;]{4,36}?)? at|(?:meets?|meeting|session|conference|forum|workshop|dialogue) at) the "
    r"[^,.;]{0,60}(?:(?:(?<=headquarters)|(?<=office)|(?<=building)), )?\Z"
)


def _names_event(document: Document, start: int, end: int) -> bool:
    return any(match.end <= end for match in document.names_in(start, end, "series"))


def _take_place(document: Document, meeting: Meeting, place: Match, places: Row[Match]) -> None:
    if place.entry.kind == "place":
        if meeting.city is None and (
            meeting.country is None or meeting.country.value == place.entry.get("country_code")
        ):
            rule = "province-named" if place.entry.get("kind") == "province" else "place-named"
            meeting.city = Value(place.entry.get("name_en"), place.start, place.end, rule)
            country = _country_after(document, place, places)
            if country is not None and country.entry.code == place.entry.get("country_code"):
                meeting.country = Value(country.entry.code, country.start, country.end, "country-named")
            else:
                meeting.country = Value(place.entry.get("country_code"), place.start, place.end, "country-of-place")
        elif _is_finer(meeting, place):
            meeting.city = Value(place.entry.get("name_en"), place.start, place.end, "place-named")
    elif meeting.country is None and place.entry.kind == "country":
        meeting.country = Value(place.entry.code, place.start, place.end, "country-named")


def _is_finer(meeting: Meeting, place: Match) -> bool:
    """A city of the country whose province was taken before."""
    coarse = meeting.city is not None and meeting.city.rule == "province-named"
    same = meeting.country is not None and meeting.country.value == place.entry.get("country_code")
    return coarse and same and place.entry.get("kind") == "city"


_BEFORE_COUNTRY = re.compile(r"[\s,(\-]*(?:thu do|nuoc|cua|cong hoa|tinh \w+ \w+,?|\w+ province,?)?[\s,(\-]*")


def _country_after(document: Document, place: Match, places: Row[Match]) -> Match | None:
    for other in places.between(place.end, place.end + 60):
        if other.entry.kind == "country":
            gap = document.shadow[place.end : other.start]
            return other if _BEFORE_COUNTRY.fullmatch(gap) else None
    return None


_DATELINE = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:[-–—]|,\s*(?:[A-Za-z]{3,9}\.?\s+\d|\d{1,2}\s+[A-Za-z]{3})|\(|:)")


def _take_here(document: Document, owners: Owners, places: Row[Match]) -> None:
    """As in "… to be held here on November 28" under the dateline KUALA LUMPUR: held in the dateline's city."""
    datelines = Row(p for p in places.items if p.entry.kind == "place" and _opens_line(document, p))
    for word in re.finditer(r"\bhere\b(?! (?:is|are|in|at)\b)", document.shadow) if datelines.items else ():
        lines = datelines.before(word.start(), 1)
        if not lines:
            continue
        for meeting in owners.of(word.start(), word.end()):
            if meeting.reported and meeting.city is None:
                meeting.city = Value(lines[-1].entry.get("name_en"), word.start(), word.end(), "place-of-dateline")
                meeting.country = Value(
                    lines[-1].entry.get("country_code"), word.start(), word.end(), "country-of-place"
                )


_STILL_TO_COME = re.compile(rf"{TO_COME.pattern}|\bto (?:host|hold|attend|organi[sz]e)\b")
_OF_A_DESK = frozenset({"Jakarta"})  # whence the ASEAN Secretariat writes of meetings held anywhere
_AFAR = re.compile(r"\b(?:online|virtual|virtually|video\w*|hybrid|zoom|webex|webinar|teleconferenc\w*|remotely)\b")
_DAYS_LATER = 4  # between a meeting and the report that is sent from its place


def _take_dateline(document: Document, owners: Owners, places: Row[Match]) -> None:
    """The dateline's city, where no other place is told of the meeting that the report is on and that is just over."""
    main, published = owners.main, document.notice.published_on
    if main is None or main.city or main.rule not in ("headline", "lead", "held"):
        return
    if document.notice.language == "vi" or _AFAR.search(document.shadow):
        return
    sentence = document.sentence_at(main.anchor.start)
    if not main.start_date and _STILL_TO_COME.search(document.shadow, sentence.start, main.anchor.start):
        return  # "HANOI (VNA) – Laos will host the 21st X": whence it is told, long before
    first, last = main.start_date or main.end_date, main.end_date or main.start_date
    if published is not None and first is not None and last is not None:
        begun = (published - date.fromisoformat(first.value)).days >= 0
        if not begun or (published - date.fromisoformat(last.value)).days >= _DAYS_LATER:
            return
    dateline = next((p for p in places.items if p.entry.kind == "place" and _opens_line(document, p)), None)
    if dateline is None or dateline.start > _HEAD or dateline.entry.get("name_en") in _OF_A_DESK:
        return
    if main.country is not None and main.country.value != dateline.entry.get("country_code"):
        return
    at = (dateline.start, dateline.end)
    main.city = Value(dateline.entry.get("name_en"), *at, "place-of-dateline")
    main.country = Value(dateline.entry.get("country_code"), *at, "country-of-place")


_HEAD = 400  # characters in which a report's dateline stands


def _opens_line(document: Document, place: Match) -> bool:
    line = document.text.rfind("\n", 0, place.start) + 1
    return place.start - line < 4 and bool(_DATELINE.match(document.text[place.end : place.end + 20]))


_UNLISTED = re.compile(
    r"\b(?:in|tại|ở|In|Tại)\s+(?:thành phố |thị xã |thị trấn |the city of |"
    r"the town of )?((?:[A-ZĐ][\w'’-]+)(?:\s[A-ZĐ][\w'’-]+){0,2}),\s+$"
)
_HOUSE = re.compile(
    r"\b(?:hotel|centre|center|university|ministry|hall|resort|building|palace|academy|institute|school|"
    r"complex|tower|khách sạn|trung tâm|đại học|học viện|nhà|bộ|ban|viện)\b",
    re.IGNORECASE,
)


def _take_unlisted(document: Document, owners: Owners, places: Row[Match]) -> None:
    """A town that no list has, told by the province or country behind it: "in Batu Malang, East Java, Indonesia"."""
    listed = Area(places.items)
    for place in places.items:
        if place.entry.kind != "country" and place.entry.get("kind") != "province":
            continue
        town = _UNLISTED.search(document.text, max(0, place.start - 60), place.start)
        if town is None or town.end() != place.start or _HOUSE.search(town[1]):
            continue
        if listed.meets(town.start(1), town.end(1)):
            continue
        for meeting in owners.of(place.start, place.end):
            country = place.entry.code if place.entry.kind == "country" else place.entry.get("country_code")
            coarse = meeting.city is None or meeting.city.start == place.start
            if meeting.reported and coarse and meeting.country is not None and meeting.country.value == country:
                meeting.city = Value(town[1], town.start(1), town.end(1), "place-unlisted")


def _take_same(document: Document, owners: Owners) -> None:
    """As in "… had met there", "in the same city": the place of the meeting told of before."""
    for cue in document.cues("same_place"):
        before = [m for _, m in owners.told_before(cue.start) if m.city or m.country]
        for meeting in owners.of(cue.start, cue.end):
            if meeting.reported and before and meeting.city is None and meeting.country is None:
                city, country = before[0].city, before[0].country
                meeting.city = city._replace(start=cue.start, end=cue.end, rule="place-same") if city else None
                meeting.country = country._replace(start=cue.start, end=cue.end, rule="place-same") if country else None
