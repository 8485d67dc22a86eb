"""With whom ASEAN met: partners by a meeting's format and partners that the text names as such."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from .document import Document, Span, Value
from .lexicon import Match
from .meetings import WITH_UNION, Meeting
from .other_times import told_at_another_time
from .owners import EVENT_WORD, Owners
from .patterns import either
from .people import CountryRole, Participant
from .shadow import fold
from .spans import Area
from .spoken import is_spoken
from .works import is_of_a_work, pays_for_a_work

ASEAN_MEMBERS = frozenset({"BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"})


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner of one meeting. `basis` is `stated` or `format`."""

    meeting: Meeting
    code: str
    basis: str
    framework: str | None
    value: Value


class _Name(NamedTuple):
    """A name in the text that may be a partner's: `code` is None for one that never is."""

    start: int
    end: int
    code: str | None
    kind: str


def find_partners(
    document: Document, owners: Owners, participants: Sequence[Participant], chairs: Sequence[CountryRole] = ()
) -> list[Partner]:
    """The partners of the reported meetings. `participants` tells the organisations that no list has, `chairs` the
    countries from outside ASEAN that shared the chair.
    """
    partners = [partner for meeting in owners.meetings for partner in _by_format(document, meeting)]
    told = Area(document.sentence_at(cue.start) for code in _CUES for cue in document.cues(code))
    organisers = list(_organisers(document, participants))
    organisers += [
        _Name(one.start, one.end, one.country, "country")
        for one in chairs
        if one.role == "co-chair" and one.country not in ASEAN_MEMBERS
    ]
    if owners.main is None or not (told or organisers):
        return partners
    known = {(id(p.meeting), p.code) for p in partners}
    met_with = [(meeting, {p.code for p in partners if p.meeting is meeting}) for meeting in owners.meetings]
    names = _names(document, participants, told)
    mentioned = Area(mention for meeting in owners.meetings for mention in meeting.mentions)
    present = {p.country.value for p in participants if p.kind == "delegation" and p.country is not None}
    stated = [*_stated(owners, names, present), *organisers]
    listed = defaultdict[int, set[str]](set)  # countries by where the sentence begins that lists them
    for name in stated:
        if name.kind == "country" and name.code is not None:
            listed[document.sentence_at(name.start).start].add(name.code)
    for name in stated:
        in_mention = mentioned.covers(name.start, name.start + 1)
        meeting = (_within(owners.meetings, name) if in_mention else None) or _owner(owners, name)
        countries = listed[document.sentence_at(name.start).start]
        if name.kind == "country" and not in_mention and _came_for_another(meeting, countries, met_with):
            continue
        if name.code is not None and (id(meeting), name.code) not in known:
            known.add((id(meeting), name.code))
            at = Value(name.code, name.start, name.end, "partner-stated")
            partners.append(Partner(meeting, name.code, "stated", None, at))
    return partners


def _organisers(document: Document, participants: Sequence[Participant]) -> Iterator[_Name]:
    """The listed organisations outside ASEAN that organise or host, alone or with others."""
    organising = {
        one.name.start
        for one in participants
        if one.kind == "organisation" and one.name and one.role.value in ("organiser", "host")
    }
    if not organising:
        return
    for match in document.names("organisation"):
        if match.start in organising:
            yield _Name(match.start, match.end, _code(document, match), match.entry.kind)


def _came_for_another(meeting: Meeting, listed: Set[str], met_with: Sequence[tuple[Meeting, Set[str]]]) -> bool:
    """Whether the countries of a list are all those with which another of the reported meetings is held: where a
    meeting and its +3 meeting are told of together, China, Japan and Korea came for the latter.
    """
    return any(other is not meeting and other.reported and listed <= codes for other, codes in met_with)


_WITH_UNION = re.compile(WITH_UNION)  # a partner that is no country


def _by_format(document: Document, meeting: Meeting) -> list[Partner]:
    mention = next((m for m in meeting.mentions if m.format or m.partner), meeting.first)
    at = Value("", mention.start, mention.end, "partner-by-format")
    codes: tuple[str, ...] = ()
    framework = None
    if meeting.series.endswith("+3") or meeting.series == "APT-SUMMIT" or mention.format == "plus3":
        codes, framework = ("CN", "JP", "KR"), "ASEAN+3"
    elif meeting.series == "AJ-HLOM":
        codes, framework = ("JP",), "ASEAN+1"
    elif mention.partner and mention.partner not in ASEAN_MEMBERS:
        codes, framework = (mention.partner,), "ASEAN+1"
    elif meeting.series == "OTHER" and meeting.title is not None:
        title = meeting.title
        beside = _beside_asean(document, title)
        union = _WITH_UNION.search(document.shadow, max(0, title.start - 20), title.end + 40)
        three = [match for match in document.names_in(*title, "format") if match.entry.code == "plus3"]
        if three:  # "the ASEAN+3 Skills Forum"
            codes, framework = ("CN", "JP", "KR"), "ASEAN+3"
            at = at._replace(start=three[0].start, end=three[0].end)
        elif beside is not None:
            codes, framework = (beside.entry.code,), "ASEAN+1"
            at = at._replace(start=beside.start, end=beside.end)
        elif (body := _body_beside_asean(document, title)) is not None:
            codes, framework = (body.entry.code,), "ASEAN+1"
            at = at._replace(start=body.start, end=body.end)
        elif union is not None:
            codes, framework, at = ("EU",), "ASEAN+1", Value("", union.start(), union.end(), "partner-by-format")
    return [Partner(meeting, code, "format", framework, at._replace(value=code)) for code in codes]


def _beside_asean(document: Document, title: Span) -> Match | None:
    """The partner that a dash joins to ASEAN in an event's title: "the 21st China-ASEAN Social Development Forum"."""
    for match in document.names_in(*title, "country"):
        if match.entry.code in ASEAN_MEMBERS:
            continue
        before = document.shadow[max(title.start, match.start - 9) : match.start]
        if _TO_ASEAN.match(document.shadow, match.end) or _FROM_ASEAN.search(before):
            return match
    return None


def _body_beside_asean(document: Document, title: Span) -> Match | None:
    """The organisation that a dash joins to ASEAN in an event's title: "the ASEAN-ILO Workshop on Village Work"."""
    for match in document.names_in(*title, "organisation"):
        before = document.shadow[max(title.start, match.start - 9) : match.start]
        if _FROM_ASEAN.search(before) and _code(document, match) is not None:
            return match
    return None


_TO_ASEAN = re.compile(r"\s?-\s?asean\b")
_FROM_ASEAN = re.compile(r"\basean\s?-\s?\Z")


def _within(meetings: Sequence[Meeting], name: _Name) -> Meeting | None:
    """The meeting whose name has the partner in it: "Hội nghị … (gồm các nước ASEAN+3 và các đối tác Mỹ, Úc …)"."""
    for meeting in meetings:
        if any(mention.start <= name.start < mention.end for mention in meeting.mentions):
            return meeting
    return None


def _owner(owners: Owners, name: _Name) -> Meeting:
    assert owners.main is not None
    return next((meeting for meeting in owners.of(name.start, name.end) if meeting.reported), owners.main)


def _names(document: Document, participants: Sequence[Participant], told: Area) -> list[_Name]:
    """The names of countries and organisations that begin in an area, left to right; a country inside an
    organisation's name is none.
    """
    shadow = document.shadow
    bodies = [
        _Name(one.name.start, one.name.end, _unlisted_code(document, one), "unlisted")
        for one in participants
        if one.kind == "organisation" and one.name and one.name.rule != "listed-organisation"
        if one.country is None or one.country.value not in ASEAN_MEMBERS
    ]
    names = list(bodies)
    bodied = Area(bodies)
    for match in document.names("country", "organisation", "ministry", "body", "series", "place", "instrument"):
        start = match.start
        if not told.covers(start, start + 1) or (bodies and bodied.covers(start, start + 1)):
            continue
        if match.entry.kind == "ministry" and document.notice.language == "en":
            start = _with_owner(document, start)  # "the Thai" + "Ministry of Public Health"
        names.append(_Name(start, match.end, _code(document, match), match.entry.kind))
    in_english = document.notice.language == "en"
    names = _with_written(document, names) if in_english else _with_funds(document, names, told)
    names.extend(
        _Name(match.start, match.end, _code(document, match), "country")
        for match in document.of_kind("country")
        if _GOVERNMENTS.match(shadow, match.end) and match.entry.get("kind") == "adjective"
        if told.covers(match.start, match.start + 1)
    )
    # The same words may be a body and an organisation: what may be a partner counts.
    by_span: dict[tuple[int, int], _Name] = {}
    for name in names:
        known = by_span.get((name.start, name.end))
        if known is None or known.code is None:
            by_span[name.start, name.end] = name
    return [by_span[span] for span in sorted(by_span)]


def _with_owner(document: Document, start: int) -> int:
    """Where the country before a ministry's name begins: "the Thai" + "Ministry of …", "Brunei's" + "Ministry of …"."""
    countries = document.of_kind("country")
    place = bisect_left(countries, start, key=_START) - 1
    while place >= 0 and countries[place].start >= start - _LONGEST_OWNER:
        if document.shadow[countries[place].end : start] in (" ", "'s ", "' "):
            return countries[place].start
        place -= 1
    return start


_START = attrgetter("start")
_LONGEST_OWNER = 24
# What parts the names of a list of supporters, and words that make a name one of an organisation.
_SUPPORTER = re.compile(
    r"(?:(?<=, )|(?<= and )|(?<= of )|(?<= from )|(?<= by )|(?<= with ))(?:and )?(?:the )?"
    r"(?P<name>[A-Z][\w&’'.-]*(?: (?:(?:of|for|on|the|in) )*[A-Z][\w&’'-]*){0,8}(?: and [A-Z][\w’'-]*)?"
    r"(?: \((?P<short>[A-Z][A-Za-z&-]{1,9})\))?)(?=[,.;\n]| and | through | as | in | on | for | under |$)"
)
_OF_ORGANISATION = re.compile(
    r"\b(?:agency|association|bank|cent(?:re|er)|coalition|council|facility|federation|foundation|fund|institute|network|"
    r"organi[sz]ation|programme|society|trust|union|university)\b"
)
_OF_A_STATE = re.compile(
    r"\bof (?:the )?(?:(?:people's |socialist |federal |democratic )*(?:kingdom|republic|union) of (?:the )?)?"
    r"[a-z ]{4,20}(?: \([a-z&-]{2,10}\))?\Z"
)
_SUPPORTERS_REACH = 260  # characters behind a cue in which its list stands


# "Quỹ Hợp tác ASEAN - Hàn Quốc (AKCF)"
_FUND = re.compile(r"\bQuỹ [^,.;:()\n]{3,70} \((?P<short>[A-Z]{3,8})\)")


def _with_funds(document: Document, names: list[_Name], told: Area) -> list[_Name]:
    """The names with those of funds that no vocabulary has, which stand for the countries in them."""
    if "Quỹ " not in document.text:
        return names
    funds = [
        _Name(found.start(), found.end(), found["short"], "written")
        for found in _FUND.finditer(document.text)
        if told.covers(found.start(), found.start() + 1)
    ]
    covered = Area(funds)
    return [*(one for one in names if not funds or not covered.covers(one.start, one.start + 1)), *funds]


def _with_written(document: Document, names: list[_Name]) -> list[_Name]:
    """The names with those of English organisations that no vocabulary has and that stand in a list behind a cue."""
    written: dict[int, _Name] = {}
    ordered = sorted(names, key=_START)
    for cue in document.cues("partner_before"):
        limit = min(document.sentence_at(cue.start).end, cue.end + _SUPPORTERS_REACH)
        for found in _SUPPORTER.finditer(document.text, cue.end, limit):
            start, end = found.span("name")
            short, name = found["short"], document.shadow[start:end]
            spelt = short is not None and short[0] == document.text[start]
            first = bisect_left(ordered, start - _SUPPORTERS_REACH, key=_START)
            around = ordered[first : bisect_left(ordered, end, key=_START)]
            known = [one for one in around if start < one.end]
            if "asean" in name.split() or name.startswith("ministry"):
                continue
            if any(
                one.kind == "country" and one.start == start and one.end >= end - len(short or "") - 3 for one in known
            ):
                continue  # "the Republic of Korea (ROK)"
            if _OF_A_STATE.search(name) and any(one.kind == "country" and one.code is None for one in known):
                written[start] = _Name(start, end, None, "written")  # of a member: no partner
                continue
            if not known and not (spelt or _OF_ORGANISATION.search(name)):
                written[start] = _Name(start, end, None, "written")  # who knows, but the list goes on behind it
            elif (spelt or _OF_ORGANISATION.search(name)) and all(
                one.kind in ("country", "place") and one.code != "EU" for one in known
            ):
                written[start] = _Name(start, end, partner_code(found["name"]), "written")
    if not written:
        return names
    covered = Area(written.values())
    return [*(one for one in names if not covered.covers(one.start, one.start + 1)), *written.values()]


# "the Thai government", "the Australian and Japanese governments"
_GOVERNMENTS = re.compile(r" government|(?:, [a-z]+){0,3},? and [a-z]+ governments\b")


def _code(document: Document, match: Match) -> str | None:
    """The partner's code, None for ASEAN's own members and bodies and for ministries."""
    entry = match.entry
    if entry.kind == "country":
        return entry.code if entry.code not in ASEAN_MEMBERS and not _observes(document, match.end) else None
    if entry.kind == "organisation" and not entry.code.startswith("ASEAN") and entry.get("kind") != "asean":
        return entry.code
    return None


def _observes(document: Document, end: int) -> bool:
    sentence = document.sentence_at(end - 1)
    cue = document.cue_after("observer", end, 80, sentence.end)
    return cue is not None and ";" not in document.text[end : cue.start]


def _unlisted_code(document: Document, one: Participant) -> str | None:
    """An embassy or a ministry stands for its country, any other organisation without a code for itself."""
    assert one.name is not None
    if one.name.value.startswith("ASEAN ") or _is_of_a_member(document, one.name):
        return None  # one of ASEAN's own, or of a member's
    if one.country is not None and re.match(
        r"(?:dai su quan|bo|chinh phu|(?:the )?(?:embassy|ministry))\b", fold(one.name.value)
    ):
        return one.country.value
    if document.notice.language == "en" and _OF_GOVERNMENT.match(fold(one.name.value)):
        return None  # of a government that the text does not name: no partner by itself
    if _UNDER_MINISTRY.match(document.shadow, one.name.end):
        return None
    listed = next(iter(document.names_in(one.name.start, one.name.end, "organisation")), None)
    if listed is not None and (listed.start, listed.end) == (one.name.start, one.name.end):
        return listed.entry.code  # it has no published name, but a code
    return partner_code(one.name.value)


_OF_GOVERNMENT = re.compile(
    r"(?:national )?(?:ministry|department|bureau|directorate(?: general)?|division|commission) (?:of|for|on) |"
    r".* (?:department|bureau|division|directorate)\Z"
)
# "organised by the X Corporation (XC) and the Y Fund, both under the Ministry of Z": agencies of a government
_UNDER_MINISTRY = re.compile(
    r"\)?(?: and (?:the )?[^.;,]{3,90})?,? (?:(?:both|all)(?: [a-z]+)?|an agency) under the ministry\b"
)

# An authority, which in a Vietnamese text is one at home or of the country that its name ends with.
_AUTHORITY = re.compile(
    r"(?:ubnd|uy ban nhan dan|cuc|tong cuc|vu|so|thanh pho|tinh|hoc vien|trung uong|tong lien doan|hoi lien hiep|"
    r"thanh doan|tinh doan|tw|ban (?:thuong vu|tuyen giao|dan van|cong vu)|uy ban (?:cong vu|quoc gia)|"
    r"ban thu ky quoc gia)\b"
)


def _is_of_a_member(document: Document, name: Value) -> bool:
    """Whether a body without a code is one of a member state: "Tổng cục Dân số", "Ủy ban Công vụ Thái Lan", "National
    University of Singapore".
    """
    if document.notice.language == "en":
        whose = [match for match in document.of_kind("country") if name.start <= match.start < name.end]
        return any(one.end == name.end for one in whose) and all(one.entry.code in ASEAN_MEMBERS for one in whose)
    if document.notice.language != "vi" or not _AUTHORITY.match(fold(name.value)):
        return False
    named = [match for match in document.of_kind("country") if name.start <= match.start < name.end]
    return all(match.entry.code in ASEAN_MEMBERS for match in named)


def partner_code(name: str) -> str:
    """The code of an organisation that the vocabulary lacks: its acronym, else its name in capitals (MEKONG-CARE)."""
    acronym = re.search(r"\(([A-Z][A-Z0-9&/-]{1,14})\)|^([A-Z][A-Z0-9&/-]{1,14})$", name)
    if acronym:
        return acronym[1] or acronym[2]
    return "-".join(re.findall(r"[A-Z0-9]+", fold(name).upper()))


_OF_WHOM = re.compile(
    r"(?:\s+(?:phat trien|doi thoai|ben ngoai|ngoai khoi|ngoai asean|quoc te|lien quan|cua asean|cua khoi|nhu|"
    r"of (?:asean|the (?:group|bloc|association|region))|from(?: such countries as)?|such as|asean(?: ?\+ ?[13])?)\b)*"
)
_LIST_WORDS = re.compile(
    r"(?:[\s,;:()\"/&]|\b(?:va|and|et|cung|the|to chuc|gom|bao gom|nhu|including|such as|nuoc|cac|la|"
    r"as well as|doi tac|with|o|of|government of|chinh phu)\b)*"
    r"(?:\([^)]{2,20}\)[\s,;]*(?:(?:va|and)\s+)?)?(?:the\s+)?"
)
_BEFORE_VERB = re.compile(
    r"(?:[\s,()&]|\b(?:va|and|da|cung|la|mot phan|don vi|hai|ba|cac|deu|both|the)\b|"
    r"\([a-z\- ]{2,20}\))*"
)
_IS_A = re.compile(r"\b(?:is|was) a\b")
_ORGANISED = re.compile(
    either(("organised", "organized", "hosted", "to chuc", "dang cai", "convened", "held"), anew=True, gap=" ") + r"\b"
)
# What opens or closes a list of partners.
_CUES = ("partner_before", "partner_joint", "fund_after", "other_partners")


def _stated(owners: Owners, names: Sequence[_Name], present: Set[str]) -> Iterator[_Name]:
    """Names in a list that a partner's word opens ("các đối tác tài trợ gồm …", "in partnership with …") or closes
    ("UNICEF và … là đối tác", "JICA tài trợ"). A country with which only the common work is a subject ("tăng cường
    hợp tác với các đối tác Nhật Bản, …") is a partner where it is among those `present`.
    """
    document = owners.document
    starts = [name.start for name in names]
    for cue in document.cues("partner_before"):
        listed, end = _after(document, names, starts, cue)
        words = document.shadow[cue.start : cue.end]
        if words == "hop tac voi" and listed and listed[0].code is None and listed[0].kind == "country":
            continue  # "các tổ chức hợp tác với Việt Nam như …": with the country, not in the meeting
        plain = words != "do"
        before = max(0, cue.start - _WORK_REACH)
        wanted = words in _WORKING_WITH and _MORE_OF_IT.search(document.shadow, before, cue.start)
        if wanted or _COMMON_WORK.search(document.shadow, before, cue.start):
            listed = [
                name for name in listed if not (name.kind == "country" or name.code == "EU") or name.code in present
            ]
        if listed and (told_at_another_time(owners, cue.start) or is_spoken(document, cue.start)):
            continue  # "Last month's X was co-organised by WHO"; "“Together with UNICEF we made a study,” she said"
        if listed and _HELPING.search(words) and not _is_of_event(document, cue):
            continue  # a handbook made with somebody's support makes nobody a partner of the meeting
        paying = not plain or _PAYING.search(words) or " with" in words
        if listed and paying and is_of_a_work(document, cue.start):
            continue  # "Trung tâm … do Nhật Bản tài trợ", "a project funded by KOICA"
        if plain or document.cue_after("fund_after", end, 14, document.sentence_at(cue.start).end):
            yield from listed
    for cue in document.cues("partner_joint"):
        listed, _ = _after(document, names, starts, cue)
        if listed and document.tells(document.sentence_at(cue.start), _ORGANISED):
            yield from listed
    for cue in document.cues("fund_after"):
        if document.shadow.startswith((" cua ", " tu "), cue.end):
            continue  # "hỗ trợ kỹ thuật của …": no verb
        funders = list(_before(document, names, starts, cue))
        if funders and not (pays_for_a_work(document, cue) or is_of_a_work(document, funders[-1].start)):
            yield from funders
    edge = 0
    for cue in document.cues("other_partners"):
        sentence = document.sentence_at(cue.start)
        if sentence.start < edge:
            continue  # all that a second one in the sentence tells is told
        edge = sentence.end
        inside = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        yield from (n for n in inside if n.kind == "organisation" or (n.kind == "unlisted" and n.start >= cue.end))


# What is spoken of, not who came: "nội dung hợp tác, thỏa thuận với các nước đối tác", "cooperation with partners".
_COMMON_WORK = re.compile(
    r"\b(?:hop tac|quan he|thoa thuan|ket noi|lien ket|gan ket|thuc day|tang cuong|mo rong|cooperation|relations|"
    r"engagement|collaboration|ties)(?: with| voi| giua asean va)?(?: the| its| cac| nhung| external)?"
    r"(?: nuoc| quoc gia)? \Z"
)
_WORKING_WITH = frozenset({"hop tac voi"})
_MORE_OF_IT = re.compile(r"\b(?:mo rong|thuc day|tang cuong|day manh|phat trien|tiep tuc|noi dung|ve)(?: viec| su)? \Z")
_WORK_REACH = 44
_HELPING = re.compile(r"support|assistance|ho tro|in co-?operation with")
_PAYING = re.compile(r"fund|support|sponsor|financ|assistance|tai tro|ho tro|bao tro")
_ACTIVITY = re.compile(r"\b(?:hoat dong|su kien|khoa|activity|event|programme|course)\b")


def _is_of_event(document: Document, cue: Span) -> bool:
    """Whether the sentence of a cue tells of a meeting or another activity, or labels a line on it."""
    sentence = document.sentence_at(cue.start)
    if document.shadow.startswith(":", cue.end) and document.shadow[cue.start - 1 : cue.start] in ("", "\n"):
        return True  # a line of an announcement: "In cooperation with: …"
    if document.tells(sentence, EVENT_WORD) or document.tells(sentence, _ACTIVITY):
        return True
    return any(True for _ in document.names_in(sentence.start, sentence.end, "series"))


_PARTNER_WORDS = ("tac", "partners")


def _after(document: Document, names: Sequence[_Name], starts: list[int], cue: Span) -> tuple[list[_Name], int]:
    """The list of names that follows a cue, and where it ends."""
    sentence = document.sentence_at(cue.start)
    position = cue.end
    of_whom = _OF_WHOM.match(document.shadow, position, sentence.end)
    if of_whom is not None and document.shadow.endswith(_PARTNER_WORDS, 0, cue.end):
        position = of_whom.end()
    listed: list[_Name] = []
    for name in names[bisect_left(starts, cue.end) : bisect_left(starts, sentence.end)]:
        gap = _LIST_WORDS.match(document.shadow, position)
        if name.start < position or gap is None or gap.end() < name.start:
            break
        listed.append(name)
        position = name.end
    return listed, position


def _before(document: Document, names: Sequence[_Name], starts: list[int], cue: Span) -> Iterator[_Name]:
    """The list of names that stands before a verb of funding or organising together."""
    sentence = document.sentence_at(cue.start)
    position = cue.start
    for name in reversed(names[bisect_left(starts, sentence.start) : bisect_left(starts, cue.start)]):
        if name.end > position or not _BEFORE_VERB.fullmatch(document.shadow, name.end, position):
            return
        yield name
        position = name.start
        if _IS_A.search(document.shadow, cue.start, cue.end):
            return
