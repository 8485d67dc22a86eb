"""With whom ASEAN met: partners by a meeting's format and partners that the text names as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .document import Document, Span, Value
from .lexicon import Match
from .people import Participant
from .relations import Meeting
from .shadow import fold

ASEAN_MEMBERS = frozenset(["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"])
_LIST_GAP = re.compile(
    r"[\s,;:()\"/&]*(?:(?:va|and|cung|the|to chuc|gom|bao gom|nhu|including|such as|nuoc|cac|la|as well as|"
    r"lien minh|nuoc doi tac|doi tac|with|o|from|of)\s*[,:;()]*\s*)*(?:\([^)]{2,20}\)[\s,;]*(?:(?:va|"
    r"and)\s+)?)?(?:the\s+)?"
)


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner of one meeting. `basis` is `stated` or `format`."""

    meeting: Meeting
    code: str
    basis: str
    framework: str | None
    value: Value


def find_partners(
    document: Document, meetings: Sequence[Meeting], main: Meeting | None, participants: Sequence[Participant]
) -> list[Partner]:
    """The partners of the reported meetings. `participants` tells the organisations that no list has."""
    partners: list[Partner] = []
    for meeting in meetings:
        partners.extend(_by_format(meeting))
    if main is not None:
        known = {(id(p.meeting), p.code) for p in partners}
        stated = [(code, Span(match.start, match.end)) for code, match in _stated(document)]
        for code, span in (*stated, *_unlisted(document, participants)):
            meeting = _within(meetings, span) or main
            if (id(meeting), code) not in known:
                known.add((id(meeting), code))
                at = Value(code, span.start, span.end, "partner-stated")
                partners.append(Partner(meeting, code, "stated", None, at))
    return partners


def _unlisted(document: Document, participants: Sequence[Participant]) -> list[tuple[str, Span]]:
    """Organisations without a code among "other partners": by their acronym, else their name in capitals."""
    found: list[tuple[str, Span]] = []
    for cue in document.cues("other_partners"):
        sentence = document.sentence_at(cue.start)
        for one in participants:
            inside = cue.end <= one.start and one.end <= sentence.end
            if (
                inside
                and one.kind == "organisation"
                and one.name
                and one.country is None
                and one.name.rule != "listed-organisation"
            ):
                found.append((partner_code(one.name.value), Span(one.name.start, one.name.end)))
    return found


def partner_code(name: str) -> str:
    """The code of an organisation that the vocabulary lacks: "Liên minh … (GSSWA)" is GSSWA, "Mekong Care"
    MEKONG-CARE.
    """
    acronym = re.search(r"\(([A-Z][A-Z0-9&/-]{1,14})\)|^([A-Z][A-Z0-9&/-]{1,14})$", name)
    if acronym:
        return acronym[1] or acronym[2]
    return "-".join(re.findall(r"[A-Z0-9]+", fold(name).upper()))


def _within(meetings: Sequence[Meeting], match: Span) -> Meeting | None:
    """The meeting whose name has the partner in it: "Hội nghị … (gồm các nước ASEAN+3 và các đối tác Mỹ, Úc …)"."""
    for meeting in meetings:
        if any(mention.start <= match.start < mention.end for mention in meeting.mentions):
            return meeting
    return None


def _by_format(meeting: Meeting) -> list[Partner]:
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
    return [Partner(meeting, code, "format", framework, at._replace(value=code)) for code in codes]


_ORGANISED = re.compile(r"\b(?:organi[sz]ed|hosted|to chuc|dang cai|convened)\b")


def _stated(document: Document) -> list[tuple[str, Match]]:
    """Countries and organisations in a list that a partner's word opens: "các đối tác tài trợ gồm …", "in
    partnership with …".
    """
    names = document.names("country", "organisation", "ministry", "body", "series", "place", "instrument")
    found: list[tuple[str, Match]] = []
    joint = frozenset(document.cues("partner_joint"))
    for cue in (*document.cues("partner_before"), *document.cues("partner_joint")):
        sentence = document.sentence_at(cue.start)
        if cue in joint and not _ORGANISED.search(document.shadow, sentence.start, cue.start):
            continue
        position = cue.end
        listed: list[Match] = []
        for match in names:
            if match.start < position or match.end > sentence.end:
                continue
            gap = _LIST_GAP.match(document.shadow, position)
            if gap is None or gap.end() < match.start:
                break
            listed.append(match)
            position = match.end
        short = document.shadow[cue.start : cue.end] == "do"
        if short and not document.cue_after("fund_after", position, 14, sentence.end):
            continue
        found.extend((m.entry.code, m) for m in listed if _may_be_partner(document, m))
    for cue in document.cues("fund_after"):
        sentence = document.sentence_at(cue.start)
        listed = [m for m in names if sentence.start <= m.start and m.end <= cue.start]
        position = cue.start
        for match in reversed(listed):
            if not re.fullmatch(
                r"[\s,()&]*(?:(?:va|and|da|cung|la|mot phan|\([a-z\- ]{2,20}\))[\s,]*)*",
                document.shadow[match.end : position],
            ):
                break
            if _may_be_partner(document, match):
                found.append((match.entry.code, match))
            position = match.start
            if re.search(r"\b(?:is|was) a\b", document.shadow[cue.start : cue.end]):
                break
    for cue in document.cues("other_partners"):
        sentence = document.sentence_at(cue.start)
        for match in names:
            inside = sentence.start <= match.start and match.end <= sentence.end
            if inside and match.entry.kind == "organisation" and _may_be_partner(document, match):
                found.append((match.entry.code, match))
    return found


def _may_be_partner(document: Document, match: Match) -> bool:
    if match.entry.kind == "country":
        return (
            match.entry.code not in ASEAN_MEMBERS
            and document.cue_after("observer", match.end, 80, document.sentence_at(match.start).end) is None
        )
    return (
        match.entry.kind == "organisation"
        and not match.entry.code.startswith("ASEAN")
        and match.entry.get("kind") != "asean"
    )


def spans_of(matches: Sequence[Match]) -> list[Span]:
    """The stretches of text of some matches."""
    return [Span(match.start, match.end) for match in matches]
