"""Names of meetings put together from their words, left to right."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .composition import compose, in_format, of_its_group, parts_of, with_partner
from .document import Document
from .ordinals import Ordinal
from .tokens import NAMING, PLUS_ONE, MeetingMention, Token

PLUS_THREE = frozenset({"CN", "JP", "KR"})
DIALOGUE_PARTNERS = PLUS_THREE | {"AU", "CA", "GB", "IN", "NZ", "RU", "US"}
_CONJUNCTION = re.compile(r"(?:^|[\s)])(?:va|and|cung|cung voi|as well as|hoac|et)\s|[/&;]|\bva\b|\band\b")


@dataclass(slots=True)
class _Draft:
    """A name under construction."""

    start: int = -1
    end: int = -1
    event: str | None = None
    level: str | None = None
    sector: str | None = None
    format: str | None = None
    partner: str | None = None
    series: str | None = None
    abbreviated: bool = False
    ordinal: Ordinal | None = None
    asean: bool = False
    special: bool = False
    preparatory: bool = False
    countries: tuple[str, ...] = ()
    own_event: bool = False
    event_end: int = -1
    event_word: str = ""
    event_first: bool = False  # whether the event stands before all other parts but the number
    joint: bool = False

    def widen(self, token: Token) -> None:
        self.start = token.start if self.start < 0 else min(self.start, token.start)
        self.end = max(self.end, token.end)

    def base(self) -> str | None:
        """The series without its format, as far as the words tell."""
        if self.series is not None:
            return with_partner(of_its_group(self.series, self.level), self.partner)
        return compose(self.event, self.level, self.sector, None, self.partner)

    def code(self) -> str | None:
        base = self.base()
        if base is None:
            return None
        return in_format(base, self.format)


OCCASIONS = frozenset({"workshop", "ceremony", "dialogue", "interface"})


def read_chunk(document: Document, chunk: list[Token]) -> list[MeetingMention]:
    """The names in one run of parts."""
    if len(chunk) == 1:
        token = chunk[0]
        if token.kind == "ordinal" or token.kind not in NAMING:
            return []
        alone = _named_by(token.kind, token.code, token.written, token.phrase)
        return [one._replace(start=one.start + token.start, end=one.end + token.start) for one in alone]
    if all(token.kind not in NAMING for token in chunk):
        return []
    drafts: list[_Draft] = []
    current = _Draft()
    previous: Token | None = None
    for position, token in enumerate(chunk):
        gap = document.shadow[previous.end : token.start] if previous else ""
        following = chunk[position + 1] if position + 1 < len(chunk) else None
        if _starts_anew(current, token, gap, following):
            drafts.append(current)
            current = _next_draft(current, token)
        unsigned = token.code in DIALOGUE_PARTNERS and following is not None and following.kind == "ordinal"
        if token.kind == "country" and _leads_to_asean(document, token, following):
            current.partner = token.code
        _take(current, token, gap, previous, unsigned)
        previous = token
    drafts.append(current)
    drafts = _joint_meetings(document, drafts)
    _share_sector(drafts)
    return [mention for draft in drafts for mention in _mentions(draft)]


def _leads_to_asean(document: Document, country: Token, following: Token | None) -> bool:
    """As in "Hội nghị Cấp cao Nhật Bản - ASEAN": the partner named first."""
    if country.code not in DIALOGUE_PARTNERS or following is None or following.kind != "asean":
        return False
    return _SIGN.fullmatch(document.shadow, country.end, following.start) is not None


_SIGN = re.compile(r"\s*[-–+]\s*")


@lru_cache(maxsize=4096)
def _named_by(kind: str, code: str, written: str, phrase: str) -> tuple[MeetingMention, ...]:
    """What a part names that stands alone and opens a text. Most parts stand alone, and notices repeat their words."""
    draft = _Draft()
    _take(draft, Token(0, len(written), kind, code, written, phrase), "", None)
    return tuple(_mentions(draft))


def _mentions(draft: _Draft) -> Iterator[MeetingMention]:
    mention = _mention(draft) if draft.start >= 0 else None
    if mention is None:
        return
    if mention.series in _COMMITTEES and mention.abbreviated and _is_beside_its_meetings(draft):
        yield mention._replace(series="OTHER", level=None, sector=None)  # "the 3rd ACW Conference": not its 3rd Meeting
        mention = mention._replace(event=None, level=None, abbreviated=False, ordinal=None, ordinal_span=None)
    elif (mention.event in OCCASIONS or _is_a_forum_of(draft, mention)) and mention.series not in _OF_THEIR_OWN:
        # "Lễ kỷ niệm 15 năm ACWC", "SOMSWD workshop on …": an event of its own, in which a body is named.
        if mention.event == "interface" and draft.ordinal is not None and draft.ordinal.start == draft.start:
            yield mention._replace(series="OTHER", level=None, sector=None)  # "its 2nd Interface Meeting with the ACW"
            mention = mention._replace(ordinal=None, ordinal_span=None)
        elif draft.ordinal is not None and _counts_event(mention.event, draft):
            yield mention._replace(series="OTHER", level=None, sector=None)  # "its 3rd AICHR Regional Dialogue on …"
            mention = mention._replace(ordinal=None, ordinal_span=None)
        elif draft.ordinal is not None and 0 <= draft.ordinal.start - draft.event_end <= 1:
            yield mention._replace(series="OTHER")  # "hội thảo tham vấn lần thứ 2 của Ủy ban …"
            mention = mention._replace(ordinal=None, ordinal_span=None)
        else:
            yield mention._replace(series="OTHER", ordinal=None, ordinal_span=None)
        # Whatever is told of the event is not told of the body in its name.
        mention = mention._replace(event=None, level=None, abbreviated=False, named=True)
    yield mention


_OF_THEIR_OWN = frozenset({None, "OTHER", "AOSWADA", "ACW-ACWC"})
_FORUMS = frozenset({"ACF", "AFML", "GO-NGO"})  # series of the kind


def _is_a_forum_of(draft: _Draft, mention: MeetingMention) -> bool:
    """As in "the ASCC Council High-Level Forum": a forum on which a body that meets otherwise has put its name."""
    ends = draft.event_word in ("forum", "symposium") and draft.event_end == draft.end
    body = draft.series is not None or draft.level == "council"
    return ends and body and not draft.event_first and mention.series not in _FORUMS


_COMMITTEES = frozenset({"ACDM", "ACMW", "ACW", "ACWC", "AICHR", "OSHNET"})  # which have meetings


def _is_beside_its_meetings(draft: _Draft) -> bool:
    """Whether a committee's acronym opens the name of another event or of a prize: "the 2nd ACDM Forum"."""
    if draft.event_word in ("conference", "forum", "symposium", "congress"):
        return draft.event_end == draft.end
    return draft.level == "award" and draft.event is None


def _counts_event(event: str | None, draft: _Draft) -> bool:
    """Whether the number is the event's: it opens a name that ends with the event, a body's name between them."""
    assert draft.ordinal is not None
    if event not in ("dialogue", "workshop") or draft.ordinal.start != draft.start:
        return False
    # "the 5th annual dialogue of the ACWC": nothing but the event is between its number and the body
    return draft.event_end == draft.end or draft.event_first


def _starts_anew(draft: _Draft, token: Token, gap: str, following: Token | None) -> bool:
    """Whether a part begins a new name; `gap` is the folded text before it."""
    if draft.start < 0:
        return False
    conjunction = gap != " " and _CONJUNCTION.search(gap) is not None
    bracketed = "(" in gap
    known = draft.base()
    if draft.series is not None and gap.strip(" )") in _WITHIN and token.kind in ("asean", "level"):
        return True  # "the ASEAN Labour Ministers Meeting (ALMM)" + "in the ASEAN Socio-Cultural Community Council …"
    match token.kind:
        case "ordinal":
            assert token.ordinal is not None
            if draft.ordinal is not None:
                # "… lần thứ 12 (ASED 12) và Hội nghị …": the abbreviation has the number once more
                again = draft.ordinal.number == token.ordinal.number
                return not (again and draft.end <= token.start and gap.strip() in ("", "-"))
            return token.ordinal.before and (known is not None or draft.own_event) and not bracketed
        case "event":
            if draft.own_event:
                return known is not None or draft.ordinal is not None or conjunction or draft.sector is not None
            # "… thuộc Ủy ban Văn hóa ASEAN" + "và Cuộc họp lần thứ 6 …": a body, and then a meeting of another
            # … and "Tiểu ban Văn hóa" + "ASEAN và Cuộc họp lần thứ 7": ASEAN alone closes another name
            body = draft.asean and (draft.level is not None or draft.event is None)
            return conjunction and (known is not None or draft.ordinal is not None or body)
        case "level":
            if token.code == "award" and draft.event == "award":
                return False
            if conjunction and draft.own_event and draft.asean and draft.ordinal is not None:
                return True  # "Cuộc họp SOM ACCSM lần thứ 22 và SOM ACCSM+3 lần thứ 7"
            if draft.level is not None and not gap.strip(" '"):
                return False  # "Senior Officials' Committee for …": one name of two levels
            if draft.level is not None and draft.level != token.code:
                # "Hội nghị Bộ trưởng, quan chức cấp cao Giáo dục": two levels share what follows.
                return not (draft.level in ("committee", "council", "network") and not conjunction)
            if conjunction and draft.own_event and draft.sector is not None and draft.series is None:
                return True  # "Bộ trưởng Lao động và Bộ trưởng Giáo dục"
            return (
                conjunction
                and draft.series is not None
                and token.code in ("senior-officials", "ministerial", "committee")
            )
        case "series":
            code = token.code
            if conjunction and draft.own_event and draft.ordinal is not None and _is_whole_name(token):
                return True  # "… lần thứ 9 và Hội nghị Quan chức cấp cao ASEAN+3 về Phát triển Y tế lần thứ 7"
            if following is not None and following.code == "consultation" and {draft.series, code} == {"ACW", "ACWC"}:
                return False
            if draft.event == "consultation" and {draft.series, code} == {"ACW", "ACWC"}:
                return False
            if draft.series is not None:
                # "(…)" behind a full name is its abbreviation even where it is the wrong one: the name in words wins.
                return conjunction or (not bracketed and not _same_base(draft.series, code))
            if known is not None and not _same_base(known, code):
                return not bracketed
            return (
                known is None
                and conjunction
                and (draft.own_event or draft.ordinal is not None or (draft.event, draft.level) == (None, None))
                and draft.sector is not None  # "… violence against women and children and ACWC's …": two things
            )
        case "asean":
            told_apart = following is not None and following.kind in ("format", "country") and draft.asean
            if told_apart and (draft.own_event or _is_format_alone(draft)):
                # "Hội nghị … ASEAN và ASEAN+3 về …": meetings told apart by their format alone
                return conjunction or gap.strip() == ","
            return conjunction and known is not None and following is not None
        case "sector":
            # One event and level, two sectors: "… Meetings on Social Welfare … and on Health Development".
            level = draft.level or (parts_of(draft.series) or (None,))[0] if draft.series else draft.level
            other = compose(draft.event, level, token.code, None, None)
            return conjunction and draft.own_event and known is not None and other not in (None, known)
        case _:
            return False


_WITHIN = frozenset({"at the", "in the"})


def _is_whole_name(token: Token) -> bool:
    """Whether a series is named in words, its event with it."""
    return len(token.phrase) > _LONGEST_ACRONYM and _NAME_OF_EVENT.search(token.written) is not None


_LONGEST_ACRONYM = 12


def _next_draft(draft: _Draft, token: Token) -> _Draft:
    """A new name after `draft`; "Hội nghị Bộ trưởng Y tế và Quan chức cấp cao …" lends it event, ASEAN and format."""
    fresh = _Draft()
    if token.kind == "sector":
        fresh.level = draft.level or (parts_of(draft.series) or (None,))[0] if draft.series else draft.level
    if token.kind in ("level", "sector") and draft.own_event:
        fresh.event, fresh.asean, fresh.format = draft.event, draft.asean, draft.format
        fresh.special = draft.special
    return fresh


def _same_base(left: str, right: str) -> bool:
    return left.removesuffix("+3") == right.removesuffix("+3")


def _take(draft: _Draft, token: Token, gap: str, previous: Token | None, unsigned: bool = False) -> None:
    """Adds a part to a name. `unsigned`: it is a country that may be the partner without a sign before it."""
    match token.kind:
        case "ordinal":
            draft.ordinal = token.ordinal
        case "event":
            if draft.event is None or not draft.own_event:
                draft.event_first = (draft.level, draft.sector, draft.series) == (None, None, None)
                draft.event, draft.own_event, draft.event_end = token.code, True, token.end
                draft.event_word = token.written
                draft.special |= token.written == "retreat"
            elif previous is not None and previous.written in _PARTS_OF_EVENTS:
                draft.event, draft.start = token.code, token.start  # "the opening ceremony of a workshop"
        case "level":
            if draft.level is None:
                draft.level = token.code
        case "sector":
            if (draft.sector is None and draft.series is None) or (
                draft.series is None and compose(draft.event, draft.level, draft.sector, None, None) is None
            ):
                draft.sector = token.code
        case "format":
            draft.format = token.code
        case "asean":
            draft.asean = True
        case "modifier":
            draft.special |= token.code == "special"
            draft.preparatory |= token.code == "preparatory"
            if draft.start < 0:
                return  # a modifier alone opens no name
        case "country":
            if previous is None:
                return
            beside = previous.kind in _BESIDE and (
                _BESIDE[previous.kind].fullmatch(gap) or (unsigned and gap.isspace())
            )
            if beside:
                draft.partner = token.code
            draft.countries = (*draft.countries, token.code)
            if draft.countries and frozenset(draft.countries) >= PLUS_THREE:
                draft.format, draft.partner = "plus3", None
            elif not beside:
                return  # a country further on is no part of the name
        case "series":
            known = draft.base()
            full_name = len(token.phrase) > _LONGEST_ACRONYM
            if known is None or _same_base(known, token.code) or {known, token.code} == {"ACW", "ACWC"}:
                draft.abbreviated |= not full_name
                both = {draft.series, token.code} == {"ACW", "ACWC"}
                if both:
                    draft.series = (
                        "ACW-ACWC"  # "ACWC-ACW Consultation": the two bodies together are a series of their own
                    )
                elif draft.series is None or not draft.series.endswith("+3"):
                    draft.series = token.code
            draft.asean = True
            draft.preparatory |= token.written.startswith("prep")
            if full_name and _NAME_OF_EVENT.search(token.written):
                draft.event, draft.own_event = draft.event or "meeting", True
    draft.widen(token)


_PARTS_OF_EVENTS = frozenset({"opening ceremony", "closing ceremony", "opening session", "closing session"})
_NAME_OF_EVENT = re.compile(r"^(?:hoi nghi|dien dan|cuoc hop|tham van)|meeting|forum|conference|consultation|summit")
_BESIDE = {
    "asean": re.compile(rf"\s*(?:[-+&]|va|and|voi|with)\s*|{PLUS_ONE.pattern}"),
    "series": re.compile(r"\s*(?:[-+]|voi|with|plus)\s*|\)\s?(?:\+|plus)\s?"),
}


def _share_sector(drafts: list[_Draft]) -> None:
    """As in "Hội nghị Bộ trưởng, Quan chức cấp cao Giáo dục ASEAN": the sector and ASEAN stand once, at the end."""
    for left, right in itertools.pairwise(drafts):
        if (
            left.level
            and right.level
            and left.sector is None
            and left.series is None
            and right.sector
            and left.own_event
        ):
            left.sector, left.asean, left.format = right.sector, right.asean, left.format or right.format
        elif left.own_event and left.asean and _is_format_alone(right, counted=left.ordinal is not None):
            if left.sector is None and left.series is None:
                left.sector = right.sector
            right.event, right.own_event, right.level = left.event, True, left.level
            right.sector, right.series = left.sector, left.series
        elif (
            left.ordinal is not None
            and left.asean
            and right.ordinal is not None
            and right.format is not None
            and right.level
            and right.sector
            and not (left.own_event or left.level or left.sector or left.series)
        ):  # "the 8th ASEAN and 4th ASEAN+3 Ministerial Meeting on …"
            left.event, left.own_event = right.event, right.own_event
            left.level, left.sector = right.level, right.sector


def _is_format_alone(draft: _Draft, *, counted: bool = True) -> bool:
    """As in "… và ASEAN+3 lần thứ 9", "… và ASEAN - Nhật Bản": only with whom it met tells it apart. `counted`: the one
    before it has a number, so that a meeting with one partner has one too.
    """
    named = draft.own_event or draft.level is not None or draft.series is not None
    with_partner = draft.partner is not None and (draft.ordinal is not None or not counted)
    return draft.asean and not named and (draft.format is not None or with_partner)


def _joint_meetings(document: Document, drafts: list[_Draft]) -> list[_Draft]:
    """As in "Hội nghị cấp Bộ trưởng Lao động và Bộ trưởng Giáo dục ASEAN": one meeting of two sectors, of no series."""
    kept: list[_Draft] = []
    for draft in drafts:
        left = kept[-1] if kept else None
        if (
            left is not None
            and left.own_event
            and draft.event is not None
            and not draft.own_event
            and left.level == draft.level == "ministerial"
            and None not in (left.sector, draft.sector)
            and left.sector != draft.sector
            and (left.ordinal, draft.ordinal, left.series, draft.series) == (None, None, None, None)
            and not _PLURAL.search(document.shadow, max(0, left.start - 8), left.start)
        ):
            left.sector, left.asean, left.end = "joint", True, draft.end
            left.joint = True
            continue
        kept.append(draft)
    return kept


_PLURAL = re.compile(r"(?:cac|nhung)\s+\Z")
LEADERS = frozenset({"ASEAN-SUMMIT", "APT-SUMMIT"})


def _mention(draft: _Draft) -> MeetingMention | None:
    base = draft.base()
    code = in_format(base, draft.format) if base else None
    named = draft.series is not None
    event = draft.event
    if event == "summit" and base in LEADERS and not (named or draft.asean or draft.format or draft.ordinal):
        base = code = None  # "Hội nghị cấp cao về …": of whom?
    if event is None and draft.ordinal is None and not named:
        # "Bộ trưởng Lao động", "Ủy ban Phụ nữ ASEAN": people, or a body where its kind of body tells.
        if code is None or draft.level not in ("committee", "council", "network", "consortium", "working-group"):
            return None
        if draft.level != "working-group" and not draft.asean:
            return None
        named = True
    if draft.ordinal is not None and event is None and not named and draft.level is None:
        return None
    if (base is not None and code is None) or draft.joint:
        code = "OTHER"
        if base is not None and not draft.joint:
            draft.level, draft.sector = parts_of(base) or (draft.level, draft.sector)  # "AMMY+3" as its name in words
    of_partners = draft.partner is not None or (draft.format is not None and (draft.level or draft.sector))
    if code is None and of_partners and (event is not None or draft.ordinal is not None):
        code = "OTHER"
    return MeetingMention(
        start=draft.start,
        end=draft.end,
        series=code,
        ordinal=draft.ordinal.number if draft.ordinal else None,
        ordinal_span=(draft.ordinal.start, draft.ordinal.end) if draft.ordinal else None,
        event=event,
        abbreviated=draft.abbreviated,
        named=named,
        asean=draft.asean or draft.format is not None,
        special=draft.special,
        preparatory=draft.preparatory,
        partner=draft.partner,
        format=draft.format,
        level=draft.level,
        sector=draft.sector,
    )
