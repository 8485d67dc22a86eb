"""Puts what the rules found of one notice together and writes it as claims. Finds nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.model import Claim, Extraction, Notice
from pipelines.together import Steps

from .dates import dates_and_counts
from .document import Document, Span, Value
from .lexicon import Lexicon
from .links import find_links, find_part_of
from .manner import attach_modes, attach_themes
from .meetings import Meeting, event_title, group
from .mentions import find_mentions
from .other_times import is_of_another_time, told_in_their_time
from .owners import Owners
from .partners import Partner, find_partners
from .people import ROLES, CountryRole, Participant, find_participants
from .preparing import preparatory_meetings
from .relations import decide
from .spans import Placed
from .subjects import InstrumentMention, TopicMention, find_instruments, find_topics, of_their_time
from .tokens import MeetingMention
from .unnamed import unnamed_meeting
from .when import attach_dates
from .where import attach_places


def extract_with(notice: Notice, lexicon: Lexicon) -> Steps[Extraction]:
    """All that one notice says, as claims with spans. A pure function of the notice and the lexicon."""
    document = Document.of(notice, lexicon)
    yield
    headline = Span(*notice.title_span) if notice.title_span else None
    mentions = preparatory_meetings(document, find_mentions(document))
    yield
    meetings = group(document, mentions, headline)
    yield
    dates, counts = dates_and_counts(notice.text, document.shadow, notice.published_on, notice.language)
    yield
    decide(document, meetings, dates, headline)
    yield
    reported = [meeting for meeting in meetings if meeting.reported]
    if not reported:
        unnamed = unnamed_meeting(document, meetings)
        if unnamed is None:
            return Extraction(notice.notice_id, False, (), notice.doubts)
        meetings = [
            unnamed,
            *(meeting for meeting in meetings if (meeting.series, meeting.ordinal) != (unnamed.series, None)),
        ]
        reported = [unnamed]
    for number, meeting in enumerate(meetings, 1):
        meeting.key = f"m{number}"
    owners = Owners(document, meetings, headline)
    doubts = [*notice.doubts, *attach_dates(document, owners, dates, counts)]
    yield
    names = [mention for mention in mentions if mention.is_meeting or mention.named]
    bodies = [mention for mention in mentions if mention.series not in (None, "OTHER")]
    main_series = owners.main.series if owners.main else ""
    instruments = find_instruments(document, bodies, main_series)
    told = [day.first.year for day in dates if day.first is not None and day.basis in ("text", "inherited")]
    told = told or [int(day.value[:4]) for day in dates if day.precision == "month" and day.basis == "text"]
    if notice.published_on is not None or told:
        year = notice.published_on.year if notice.published_on is not None else max(told)
        instruments = of_their_time(document, instruments, year)
    attach_themes(document, owners)
    yield
    themes = [meeting.theme for meeting in reported if meeting.theme]
    attach_places(document, owners, [*instruments, *names, *themes])
    yield
    attach_modes(document, owners, dates)
    find_part_of(document, owners)
    yield
    participants, country_roles = yield from find_participants(document)
    yield
    in_their_time = (told_in_their_time(owners, p) for p in participants)
    participants = [_in_own_office(owners, mentions, p) for p in in_their_time if p is not None]
    participants = [p for p in participants if not (_told_beforehand(document, owners, p) or _is_who_meets(owners, p))]
    offices: list[Placed] = [v for p in participants for v in (p.position, p.organisation) if v]
    offices += [p for p in participants if p.kind == "organisation"]
    partners = find_partners(document, owners, participants, country_roles)
    yield
    partnered = any(partner.meeting is owners.main and partner.basis == "format" for partner in partners)
    topics = find_topics(
        document,
        [*bodies, *offices, *_told_of_earlier(document, owners, meetings)],
        headline,
        themes,
        instruments,
        main_series,
        partnered,
    )
    find_links(document, owners, [*offices, *instruments])
    yield
    claims = [
        *_meeting_claims(document, meetings),
        *_participant_claims(owners, participants),
        *_chair_claims(owners, country_roles),
        *_partner_claims(partners),
        *_subject_claims(owners, topics, instruments),
        *_link_claims(meetings, owners),
    ]
    return Extraction(notice.notice_id, True, tuple(claims), tuple(doubts))


def _told_of_earlier(document: Document, owners: Owners, meetings: Sequence[Meeting]) -> list[Span]:
    """The sentences of an English notice that tell of an earlier meeting: "The first forum, held in 2006, saw …"."""
    if document.notice.language != "en" or owners.main is None:
        return []
    told: list[Span] = []
    for meeting in meetings:
        earlier = meeting.series == owners.main.series and None not in (meeting.ordinal, owners.main.ordinal)
        if meeting.reported or not earlier or (meeting.ordinal or 0) >= (owners.main.ordinal or 0):
            continue
        for mention in meeting.mentions:
            sentence = document.sentence_at(mention.start)
            others = owners.in_span(sentence.start, sentence.end)
            alone = not any(other.reported and one.is_meeting for one, other in others)
            if alone and mention.is_meeting and mention.start - sentence.start < _OPENS_WITHIN:
                told.append(sentence)
    return told


_OPENS_WITHIN = 14  # characters of small words before a name that opens a sentence


def _meeting_claims(document: Document, meetings: Sequence[Meeting]) -> list[Claim]:
    claims: list[Claim] = []
    for meeting in meetings:
        if not meeting.reported and (meeting.series == "OTHER" or meeting.ordinal is None):
            continue
        row = meeting.key
        anchor = meeting.anchor if meeting.reported else Span(meeting.first.start, meeting.first.end)
        relation = ("announces" if _announced(document, meeting) else "reports") if meeting.reported else "references"
        rule = f"relation-{meeting.rule}" if meeting.reported else "relation-named"
        claims.append(Claim("meeting_notices", row, "relation", relation, *anchor, rule))
        named = meeting.first
        rule = (
            "event-other"
            if meeting.series == "OTHER"
            else "series-abbreviation"
            if named.abbreviated
            else "series-name"
        )
        claims.append(Claim("meetings", row, "series_code", meeting.series, named.start, named.end, rule))
        numbered = next((m for m in meeting.mentions if m.ordinal_span), None)
        if numbered is not None and numbered.ordinal_span is not None:
            claims.append(
                Claim("meetings", row, "ordinal", str(numbered.ordinal), *numbered.ordinal_span, "ordinal-in-name")
            )
        if not meeting.reported:
            continue
        title = meeting.title or _longest_name(meeting.mentions)
        column = "title_vi" if document.notice.language == "vi" else "title_en"
        if document.notice.language in ("vi", "en"):
            end = _closed(document.text, title)
            text = " ".join(document.text[title.start : end].split())
            claims.append(Claim("meetings", row, column, text, title.start, end, "title-named"))
        if meeting.start_date or meeting.end_date:
            dated = meeting.start_date or meeting.end_date
            assert dated is not None
            claims.append(Claim("meetings", row, "date_precision", "day", dated.start, dated.end, dated.rule))
        for name, value in (
            ("start_date", meeting.start_date),
            ("end_date", meeting.end_date),
            ("mode", meeting.mode),
            ("city", meeting.city),
            ("country_code", meeting.country),
            ("theme", meeting.theme),
        ):
            if value is not None:
                claims.append(Claim("meetings", row, name, *value))
        if meeting.part_of is not None:
            whole, value = meeting.part_of
            claims.append(Claim("meetings", row, "part_of", whole.key, value.start, value.end, value.rule))
    return claims


def _closed(text: str, title: Span) -> int:
    """Where a title ends: with the bracket that closes its abbreviation, "… (SOMSWD)"."""
    open_bracket = text.count("(", title.start, title.end) > text.count(")", title.start, title.end)
    return title.end + 1 if open_bracket and text[title.end : title.end + 1] == ")" else title.end


def _longest_name(mentions: Sequence[MeetingMention]) -> Span:
    best = max(mentions, key=lambda mention: (mention.event is not None, mention.end - mention.start, -mention.start))
    return Span(best.start, best.end)


_FUTURE = re.compile(
    r"\b(?:will|to be held|is scheduled|are scheduled|is expected|slated|sap|"
    # "sẽ diễn ra", not "Hội nghị … sẽ tạo bước chuyển"
    r"se (?:duoc |cung |chinh thuc |tiep tuc )?(?:dien ra|to chuc|khai mac|hop|nhom hop|dang cai|chu tri|"
    r"tham du|du|dan dau|"
    r"co mat|tien hanh|bat dau|quy tu|co su|la))\b"
)


def _announced(document: Document, meeting: Meeting) -> bool:
    """Whether the notice looks ahead to the meeting: by its date against the publication date, else by the tense."""
    published = document.notice.published_on
    if published is not None and meeting.start_date is not None:
        return meeting.start_date.value > published.isoformat()
    sentence = document.sentence_at(meeting.anchor.start)
    low, high = max(sentence.start, meeting.anchor.start - 40), min(sentence.end, meeting.anchor.end + 52)
    if _FUTURE.search(document.shadow, low, high):
        return True
    for mention in meeting.mentions[:_FIRST]:
        low = max(document.sentence_at(mention.start).start, mention.start - 40)
        if _WILL_BE_HELD.match(document.shadow, mention.end) or _WILL_COME.search(document.shadow, low, mention.start):
            return True
        if mention.is_meeting and _TO_BE_HOST.search(document.shadow, low, mention.start):
            return True
    return bool(document.cues("press")) and _IT_WILL_BE_HELD.search(document.shadow) is not None


_FIRST = 5  # mentions that tell whether a meeting is still to come: headline, caption, lead
_IT_WILL_BE_HELD = re.compile(
    r"\b(?:hoi nghi|dien dan|cuoc hop|hoi thao|phien hop|su kien) (?:nam nay |nay )?"
    r"se (?:dien ra|duoc to chuc|khai mac)\b"
)
# "The Philippines will be hosting" + "the 27th X", "Malaysia to host" + "10th X"
_TO_BE_HOST = re.compile(
    r"\b(?:will|to|is set to|is due to|plans to)(?: be)? (?:host(?:ing)?|hold(?:ing)?|chair(?:ing)?|conven(?:e|ing)|"
    r"welcom(?:e|ing)|stag(?:e|ing))\b[^.,;\n]{0,24}\Z"
)
_WILL_COME = re.compile(r"\bse (?:tham du|du|dan dau|dang cai|chu tri|to chuc|dien ra|co)\b[^.,;\n]{0,12}\Z")
_WILL_BE_HELD = re.compile(
    r"[\s)]{0,3}(?:nam nay )?(?:do [^.;\n]{2,60}? (?:dang cai|chu tri|to chuc) )?"
    r"se (?:dien ra|duoc to chuc|khai mac|hop)\b"
)


_WILL = re.compile(r"\b(?:se|will|du kien)\s(?:\w+\s)?\Z")
_TELLS = re.compile(r"[^.;\n]{0,60}\b(?:thong tin|cho biet|cho hay)\b")
_TELLING = ("participant-named", "speaker-source", "speaker-subject", "speaker-fronted")


_BY_TITLE = ("chair-title", "vice-chair-title", "co-chair-title")


def _in_own_office(owners: Owners, mentions: Sequence[MeetingMention], participant: Participant) -> Participant:
    """A participant without the chair that is only that of a body whose meeting is not told of: "Chủ tịch ACW phát biểu
    tại Hội thảo …".
    """
    kept = [
        role for role in participant.roles if not (role.rule in _BY_TITLE and _is_elsewhere(owners, mentions, role))
    ]
    if len(kept) == len(participant.roles):
        return participant
    if not kept:
        last = participant.roles[0]
        kept = [last._replace(value="participant", rule="participant-by-office")]
    best = min(kept, key=lambda role: ROLES.index(role.value))
    return participant._replace(role=best, roles=tuple(kept))


def _is_elsewhere(owners: Owners, mentions: Sequence[MeetingMention], role: Value) -> bool:
    """Whether the body in a chair's title is named there and none of the reported meetings is its own."""
    reported = {meeting.series for meeting in owners.meetings}
    series = {m.series for m in mentions if role.start <= m.start < role.end + 3 and m.series not in (None, "OTHER")}
    return bool(series) and reported.isdisjoint(series)


def _is_who_meets(owners: Owners, participant: Participant) -> bool:
    """Whether an organisation is the body itself whose meeting is told of: it meets, and takes no part."""
    if participant.kind != "organisation":
        return False
    reported = {meeting.series for meeting in owners.meetings if meeting.series != "OTHER"}
    start = participant.start
    if participant.name is not None and _is_acronym_of(owners, participant.name.value):
        return True  # "Đại biểu dự ACWO": the acronym of the assembly that is told of
    named = owners.in_span(start - _BODY_WORDS, start + 1)
    return any(mention.start <= start < mention.end and meeting.series in reported for mention, meeting in named)


def _is_acronym_of(owners: Owners, name: str) -> bool:
    """Whether a name is an acronym that stands in brackets behind the title of an event outside the series."""
    if not name.isupper() or " " in name:
        return False
    document = owners.document
    return any(
        document.text.startswith(f" ({name})", event_title(document, mention).end)
        for meeting in owners.meetings
        if meeting.title is not None
        for mention in meeting.mentions[:_FIRST]
    )


_BODY_WORDS = 12  # characters of "Ủy ban" before a body's abbreviation


def _told_beforehand(document: Document, owners: Owners, participant: Participant) -> bool:
    """Whether a person only tells of meetings that are still to come ("Theo bà …, Diễn đàn sẽ diễn ra …"): to tell the
    press of one is not to take part in it.
    """
    if document.notice.language != "vi" or participant.kind != "person" or participant.role.rule not in _TELLING:
        return False
    tells = _TELLS.match(document.shadow, participant.end) is not None
    if participant.role.rule == "participant-named" and not tells:
        return False
    if _WILL.search(document.shadow, max(0, participant.role.start - 16), participant.role.start):
        return False
    return all(_announced(document, meeting) for meeting in owners.meetings)


def _participant_claims(owners: Owners, participants: Sequence[Participant]) -> list[Claim]:
    claims: list[Claim] = []
    parts = [part for participant in participants for part in _parts(owners, participant)]
    for number, (participant, key, role) in enumerate(parts, 1):
        row = f"p{number}"
        place = (participant.start, participant.end, role.rule)
        claims.append(Claim("participants", row, "meeting", key, *place))
        claims.append(Claim("participants", row, "kind", participant.kind, *place))
        for column, value in (
            ("name", participant.name),
            ("honorific", participant.honorific),
            ("position", participant.position),
            ("organisation", participant.organisation),
            ("country_code", participant.country),
            ("role", role),
        ):
            if value is not None:
                claims.append(Claim("participants", row, column, *value))
    return claims


def _parts(owners: Owners, participant: Participant) -> list[tuple[Participant, str, Value]]:
    """A participant with each meeting that he or she took part in, and the strongest role there."""
    if len(participant.roles) < 2:
        return [(participant, owners.told_at(participant.start).key, participant.role)]
    held: dict[str, Value] = {}
    for role in participant.roles:
        key = owners.told_of(role.start).key
        if key not in held or ROLES.index(role.value) < ROLES.index(held[key].value):
            held[key] = role
    if len(held) < 2:
        return [(participant, owners.told_at(participant.start).key, participant.role)]
    return [(participant, key, role) for key, role in held.items()]


def _chair_claims(owners: Owners, roles: Sequence[CountryRole]) -> list[Claim]:
    claims: list[Claim] = []
    seen: set[str] = set()
    for role in roles:
        if role.role == "host" or _of_another_time(owners, role) or is_of_another_time(owners, role):
            continue
        for key in _chaired(owners, role):
            row = f"{key}|{role.country}|{role.role}"
            if row not in seen:
                seen.add(row)
                claims.append(Claim("chairs", row, "role", role.role, role.start, role.end, role.rule))
    return claims


def _of_another_time(owners: Owners, role: CountryRole) -> bool:
    """Whether the chair is told of a numbered meeting that is only named: "Lào giữ vai trò Chủ tịch SOMSWD lần thứ
    17" in a notice of the 16th; or of how the meetings began, "lần đầu tiên được tổ chức năm 2020 do Lào chủ trì".
    """
    begin, end = owners.document.sentence_at(role.start)
    if owners.document.cue_after("history", begin, end, end) is not None:
        return True
    if owners.document.cue_before("topic_example", role.start, role.start - begin, begin) is not None:
        return True  # "các dự án đã hoàn thành, ví dụ như Hội nghị về … do Lào chủ trì"
    named = owners.in_span(role.start, min(end, role.start + _CHAIR_REACH))
    if not named or named[0][1].reported or named[0][1].ordinal is None:
        return False
    return any(meeting.series == named[0][1].series for meeting in owners.meetings)


_CHAIR_REACH = 60  # characters from a country to the meeting that it chairs


def _chaired(owners: Owners, role: CountryRole) -> list[str]:
    """The meetings that a country's seat is told of: the last two named before it where it is told of both."""
    if role.both:
        told = list(dict.fromkeys(meeting.key for _, meeting in reversed(owners.told_before(role.start))))
        if len(told) > 1:
            return told[1::-1]
    if role.rule.endswith(("-apposition", "-apposition-ministry")):
        return [owners.told_of(role.start).key]  # in the chair of one body, whatever else met with it
    shadow = owners.document.shadow
    held = [meeting.key for meeting in owners.of(role.start, role.start) if meeting.reported]
    if len(held) > 1 and not _ONE_OF_THEM.search(shadow, max(0, role.start - 70), role.start):
        return held
    return [owners.told_at(role.start).key]


_ONE_OF_THEM = re.compile(r"\b(?:the (?:latter|former)|trong do)\b[^,;.]*\Z")


def _partner_claims(partners: Sequence[Partner]) -> list[Claim]:
    claims: list[Claim] = []
    for partner in partners:
        row = f"{partner.meeting.key}|{partner.code}"
        code, start, end, rule = partner.value
        place = (start, end, rule)
        claims.append(Claim("partners", row, "partner_code", code, *place))
        claims.append(Claim("partners", row, "basis", partner.basis, *place))
        if partner.framework:
            claims.append(Claim("partners", row, "framework", partner.framework, *place))
    return claims


def _subject_claims(
    owners: Owners, topics: Sequence[TopicMention], instruments: Sequence[InstrumentMention]
) -> list[Claim]:
    assert owners.main is not None
    key = owners.main.key
    claims = [
        Claim("topics", f"{key}|{topic.code}", "context", topic.context, topic.start, topic.end, topic.rule)
        for topic in topics
    ]
    claims += [
        Claim("instruments", f"{key}|{one.code}", "action", one.action, one.start, one.end, one.rule)
        for one in instruments
    ]
    return claims


def _link_claims(meetings: Sequence[Meeting], owners: Owners) -> list[Claim]:
    assert owners.main is not None
    key = owners.main.key
    claims: list[Claim] = []
    for meeting in meetings:
        for relation, to_key, value in meeting.links:
            claims.append(
                Claim(
                    "meeting_links", f"{key}|{relation}|{to_key}", "to_key", to_key, value.start, value.end, value.rule
                )
            )
    return claims
