"""Where a text names a meeting: names put together from event, level, sector, format, ordinal and abbreviation.

Decides what a stretch of text names, not whether the notice reports it (`relations.py`) nor when and where it was held
(`when.py`, `where.py`, `manner.py`).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from pipelines.yaml_data import load_yaml

from .document import Document
from .languages import folders, own_language
from .ordinals import Ordinal, roman
from .shadow import fold

NAME_KINDS = frozenset({"event", "level", "sector", "format", "asean", "modifier", "series", "country"})
_NAMING = frozenset({"event", "level", "series", "ordinal"})  # without one of these a run of parts names nothing
PLUS_THREE = frozenset({"CN", "JP", "KR"})
OF_ASEAN = "of-asean"  # the code of acronyms that stand for ASEAN: "Hội nghị ACCSM lần thứ 22"
DIALOGUE_PARTNERS = PLUS_THREE | {"AU", "CA", "GB", "IN", "NZ", "RU", "US"}


class MeetingMention(NamedTuple):
    """A stretch of text that names a meeting or, without an event word or ordinal, the body that meets.

    `series` is a code of `series.csv`, `OTHER` for an event that fits none, None for a name that leaves it open (the
    "hội nghị" of a later sentence). `partner` is the country of a meeting of ASEAN with one partner.
    """

    start: int
    end: int
    series: str | None
    ordinal: int | None = None
    ordinal_span: tuple[int, int] | None = None
    event: str | None = None
    abbreviated: bool = False
    named: bool = False  # the series stands there by its full name or abbreviation, not by level and sector alone
    asean: bool = False
    special: bool = False
    preparatory: bool = False
    partner: str | None = None
    format: str | None = None
    level: str | None = None
    sector: str | None = None

    @property
    def is_meeting(self) -> bool:
        """It names a meeting, not only a body or the people who meet there."""
        return self.event is not None or self.ordinal is not None


@dataclass(frozen=True, slots=True)
class _Composition:
    codes: dict[tuple[str, str], str]
    formats: dict[str, dict[str, str]]
    partners: dict[str, dict[tuple[str, str], str]]
    parts: dict[str, tuple[str, str]]


@cache
def _composition() -> _Composition:
    folder = resources.files("pipelines") / "phrases"
    data: dict[str, Any] = load_yaml((folder / "series.yaml").read_text("utf-8"))
    codes: dict[tuple[str, str], str] = {}
    parts: dict[str, tuple[str, str]] = {}
    for code, pairs in data["compositions"].items():
        for level, sector in pairs:
            codes.setdefault((level, sector), code)
            parts.setdefault(code, (level, sector))
    partners = {
        country: {(level, sector): code for code, pairs in named.items() for level, sector in pairs}
        for country, named in data["partner_compositions"].items()
    }
    for named in data["formats"].values():
        for base, code in named.items():
            if base in parts:
                parts.setdefault(code, parts[base])
    return _Composition(codes, data["formats"], partners, parts)


@cache
def _fillers(own: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between the parts of a name, of the shared languages and `own` (see `languages`): as written, and
    as folded for a text without diacritics ("hợp tác" joins parts, "họp báo" does not).
    """
    phrases: set[str] = set()
    for folder in folders(own):
        phrases.update(load_yaml((folder / "meetings.yaml").read_text("utf-8"))["filler"]["filler"])
    written = {unicodedata.normalize("NFC", phrase).lower() for phrase in phrases}
    return _gap_pattern(written), _gap_pattern({fold(phrase) for phrase in written})


def _gap_pattern(phrases: set[str]) -> re.Pattern[str]:
    words = "|".join(
        re.escape(p).replace("\\ ", r"\s+") for p in sorted(phrases, key=lambda p: (-len(p), p)) if p[0].isalnum()
    )
    # "Cuộc họp đặc biệt (lần) 1/2020 của Ủy ban …": the number of a meeting in its year
    in_year = r"(?:(?:lần|lan)\s(?:(?:thứ|thu)\s)?)?\d{1,2}/\d{4}"
    return re.compile(rf"(?:[\s()/&'’+,\-–—−]|(?<!\w)(?:{words}|{in_year})(?!\w))*")


class _Token(NamedTuple):
    """A part of a name: an ordinal, or what the lexicon matched, with its words in folded form."""

    start: int
    end: int
    kind: str
    code: str
    written: str
    phrase: str = ""  # as the vocabulary has it
    ordinal: Ordinal | None = None


_AFTER_ABBREVIATION = re.compile(
    r"[^\S\n]?-?[^\S\n]{0,2}(\d{1,2})(?![\d/.:,]*\d|\s*-\s*\d|(?:st|nd|rd|th)|"
    r" (?:january|february|march|april|may|june|july|august|september|october|november|december|thang)\b)"
)
_NUMERAL_BEHIND = re.compile(r"[^\S\n]?-?[^\S\n]?([IVXL]{1,6})(?![\w.-])")  # "AMMY XI"
# "… on Women (AMMW) 3 in …"
_AFTER_BRACKET = re.compile(r"\)\s(\d{1,2})(?=(?: (?:in|at|on|was|is|will|and|to)\b|[,.;](?!\d)))(?! (?:and|to) \d)")
# "SOMHD 3 lần thứ 6", "ASEAN 3 (Hàn Quốc, …)": some sites lose the plus sign.
_LOST_PLUS = re.compile(r"\s(3)(?=\s*(?:lan\b|ve\b|sur\b|\([^)]*(?:trung quoc|nhat ban|han quoc|china|japan|korea)))")
# "Hội nghị thượng đỉnh Hàn-ASEAN", "quan hệ ASEAN - Nhật": names that are short only beside ASEAN; others are listed.
_SHORT_COUNTRIES = {"Hàn": "KR", "Nhật": "JP", "Trung": "CN", "Ấn": "IN"}
_SHORT = rf"(?P<name>{'|'.join(_SHORT_COUNTRIES)})"
_SHORT_COUNTRY = re.compile(rf"(?<![\w-]){_SHORT}\s?[-–+]\s?\Z")
_COUNTRY_SHORT = re.compile(rf"\s?[-–+]\s?{_SHORT}(?=\s*(?:[lL]ần |năm |[,.;:()\"”\n]|\Z))")
_CONJUNCTION = re.compile(r"(?:^|[\s)])(?:va|and|cung|cung voi|as well as|hoac|et)\s|[/&;]|\bva\b|\band\b")


_TELLS = (" ve ", " cho ", " rang ", " them ", " toi ", " den ")
_ORGANISING = re.compile(r"\b(?:organi[sz]ing|steering) \Z")
_PRESS = re.compile(r" bao\b(?! cao| ve| dam)")
_ACRONYM = re.compile(r"\([A-ZĐ][A-ZĐ&.-]{1,9}\)")


def _tokens(document: Document) -> list[_Token]:
    """The parts of names in the text, left to right, none overlapping another."""
    shadow = document.shadow
    ordinals = document.ordinals
    tokens = [_counted(shadow, ordinal) for ordinal in ordinals]
    following, count = 0, len(ordinals)  # the first ordinal that ends behind the place
    numbered = 0  # where the number behind the last abbreviation ends
    last_start, last_kind = -1, ""
    for start, end, entry in document.names(*NAME_KINDS):
        while following < count and ordinals[following].end <= start:
            following += 1
        if start < numbered or (following < count and ordinals[following].start < end):
            continue
        kind = entry.kind
        if kind == "event" and shadow.startswith(" bao", end) and _PRESS.match(shadow, end):
            continue  # "cuộc họp báo"
        if entry.code == "committee" and _ORGANISING.search(shadow, max(0, start - 12), start):
            continue  # "the Organizing Committee of the 3rd AMMW"
        if entry.code == "information" and shadow.startswith(_TELLS, end):
            continue  # "Bộ Y tế thông tin về Hội nghị …"
        if last_start == start:
            # The same words with two meanings: a sector wins over a country, a series over all.
            if last_kind == "country" or kind == "series":
                tokens.pop()
            else:
                continue
        last_start, last_kind = start, kind
        short = _SHORT_COUNTRY.search(document.text, max(0, start - 12), start) if kind == "asean" else None
        if short is not None:
            country = _SHORT_COUNTRIES[short["name"]]
            tokens.append(_Token(*short.span("name"), "country", country, fold(short["name"])))
        if kind == "sector" and document.text.startswith("ASCC", start) and _AFTER_ABBREVIATION.match(shadow, end):
            kind, code = "series", "ASCC-COUNCIL"  # "ASCC-30 diễn ra …"
        else:
            code = entry.code
        tokens.append(_Token(start, end, kind, code, shadow[start:end], entry.phrase))
        short = _COUNTRY_SHORT.match(document.text, end) if kind == "asean" else None
        if short is not None:
            country = _SHORT_COUNTRIES[short["name"]]
            tokens.append(_Token(*short.span("name"), "country", country, fold(short["name"])))
        plus = _LOST_PLUS.match(shadow, end) if kind in ("series", "asean") else None
        if plus is not None:
            tokens.append(_Token(plus.start(1), plus.end(1), "format", "plus3", "3"))
            numbered = plus.end(1)
        elif kind == "series" or entry.code == OF_ASEAN:
            number = _AFTER_ABBREVIATION.match(shadow, end) or _AFTER_BRACKET.match(shadow, end)
            if number and 0 < int(number[1]) < 70:
                o = Ordinal(number.start(1), number.end(1), int(number[1]), False)
                tokens.append(_counted(shadow, o))
                numbered = o.end
            numeral = _NUMERAL_BEHIND.match(document.text, end) if number is None else None
            value = roman(numeral[1].lower()) if numeral is not None else None
            if numeral is not None and value:
                o = Ordinal(numeral.start(1), numeral.end(1), value, False)
                tokens.append(_counted(shadow, o))
                numbered = o.end
    tokens.sort(key=_BY_PLACE)
    return tokens


def name_parts(document: Document) -> Iterator[tuple[_Token, _Token]]:
    """Each level with the sector that stands right behind it ("Hội đồng" + "Cộng đồng Văn hóa - Xã hội")."""
    tokens = _tokens(document)
    for left, right in pairwise(tokens):
        if left.kind == "level" and right.kind == "sector" and document.shadow[left.end : right.start].isspace():
            yield left, right


_BY_PLACE = itemgetter(0, 1)


def _counted(shadow: str, ordinal: Ordinal) -> _Token:
    start, end = ordinal.start, ordinal.end
    return _Token(start, end, "ordinal", str(ordinal.number), shadow[start:end], ordinal=ordinal)


_WIDEST_GAP = 40


_PLUS_ONE = re.compile(r"\s?\+\s?1\s?\(?\s?(?:(?:voi|with)\s)?")  # "ASEAN+1 (với Trung Quốc)"
_OTHER_FORMAT = re.compile(r"\s?\+\s?[13]\b|\s(?:plus|cong)\s")


def _near(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Runs of parts so near to each other that they may be of one name; only those that can name anything."""
    run: list[_Token] = []
    names = False
    end = -_WIDEST_GAP
    for token in tokens:
        if token.start - end > _WIDEST_GAP:
            if names:
                yield run
            run, names = [], False
        run.append(token)
        names = names or token.kind in _NAMING
        end = token.end
    if names:
        yield run


def _joins(document: Document, left: _Token, right: _Token) -> bool:
    """Whether two parts belong to one run of names: nothing but filler words between them."""
    start, end = left.end, right.start
    if end <= start:
        return True
    gap = document.shadow[start:end]
    if gap == " ":
        return True
    if left.kind == "asean" and right.kind == "country" and _PLUS_ONE.fullmatch(gap):
        return True
    if "\n" in gap and (gap.count("\n") > 1 or document.text[end].isupper()):
        return False
    if "," in gap and not (left.kind == right.kind and left.kind in ("level", "country")):
        # "Hội nghị Cấp cao ASEAN lần thứ 51, ASEAN+3 lần thứ 31"
        return (
            right.kind == "asean" and gap.strip() == "," and _OTHER_FORMAT.match(document.shadow, right.end) is not None
        )
    written, folded = _fillers(own_language(document.notice.language))
    as_written = document.text[start:end]
    if right.kind == "asean" and "(" in as_written:
        as_written = _ACRONYM.sub("", as_written)  # of a part of the name: "Cộng đồng Văn hóa - Xã hội (VHXH) ASEAN"
    as_written = as_written.lower()
    return (folded if as_written.isascii() else written).fullmatch(as_written) is not None


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
    joint: bool = False

    def widen(self, token: _Token) -> None:
        self.start = token.start if self.start < 0 else min(self.start, token.start)
        self.end = max(self.end, token.end)

    def base(self) -> str | None:
        """The series without its format, as far as the words tell."""
        if self.series is not None:
            return with_partner(_of_its_group(self.series, self.level), self.partner)
        return compose(self.event, self.level, self.sector, None, self.partner)

    def code(self) -> str | None:
        base = self.base()
        if base is None:
            return None
        return in_format(base, self.format)


def compose(
    event: str | None, level: str | None, sector: str | None, form: str | None, partner: str | None
) -> str | None:
    """The series of a level and a sector, in a format or with a partner; None where no series is so composed."""
    composition = _composition()
    kinds = [kind for kind in (level, event) if kind]
    if event == "summit" and level is None:
        kinds = ["leaders"]
    if event == "coordinating":
        kinds = ["coordinating"]
    for kind in kinds:
        if partner:
            code = composition.partners.get(partner, {}).get((kind, sector or ""))
            if code:
                return code
            continue
        code = composition.codes.get((kind, sector or ""))
        if code:
            return in_format(code, form)
    return None


def _of_its_group(series: str, level: str | None) -> str:
    """As in "Nhóm công tác SLOM": the series of a body's working group, where there is one."""
    parts = parts_of(series)
    if level != "working-group" or parts is None:
        return series
    return _composition().codes.get((level, parts[1]), series)


def with_partner(series: str, partner: str | None) -> str:
    """A series that meets one partner: the series of that pair, else OTHER (ASEAN's health ministers and China's)."""
    composition = _composition()
    if partner is None or series in composition.partners.get(partner, {}).values():
        return series
    return composition.formats.get(partner, {}).get(series, "OTHER")


def in_format(base: str, form: str | None) -> str | None:
    """SOMSWD in the format plus3 is SOMSWD+3. None where the vocabulary has no such series."""
    if form is None or (base.endswith("+3") and form == "plus3"):
        return base
    return _composition().formats.get(form, {}).get(base)


def parts_of(series: str) -> tuple[str, str] | None:
    """Level and sector of a series, as its name puts them together."""
    return _composition().parts.get(series)


def find_mentions(document: Document) -> list[MeetingMention]:
    """All names of meetings and of the bodies that meet, left to right."""
    mentions: list[MeetingMention] = []
    for run in _near(_tokens(document)):
        chunk: list[_Token] = []
        for token in run:
            if chunk and not _joins(document, chunk[-1], token):
                mentions += _read_chunk(document, chunk)
                chunk = []
            chunk.append(token)
        mentions += _read_chunk(document, chunk)
    mentions = [mention for mention in mentions if not (_of_others(document, mention) or _is_headed(document, mention))]
    mentions = [
        mention._replace(series="OTHER", event="meeting") if _is_on_a_subject(document, mention) else mention
        for mention in _counted_otherwise(document, _of_asean(document, mentions))
    ]
    mentions = _own_meetings(document, _consultations(document, _with_events(document, mentions)))
    mentions = _without_sector(_number_bodies(document, _numbered_before(document, mentions)))
    return _restore_plus(_without_headings(document, _twins(document, mentions)))


def _without_sector(mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in the headline "The 3rd ASEAN Ministerial Meeting" over a text on the 3rd AMMW: the one meeting of that level
    and number.
    """
    told: dict[tuple[str, int | None], set[str]] = {}
    for mention in mentions:
        parts = parts_of(mention.series) if mention.series not in (None, "OTHER") else None
        if parts is not None and mention.series is not None and mention.ordinal is not None:
            told.setdefault((parts[0], mention.ordinal), set()).add(mention.series)
    settled = list(mentions)
    for i, mention in enumerate(mentions):
        bare = (mention.series, mention.sector, mention.partner, mention.format) == (None, None, None, None)
        named = told.get((mention.level or "", mention.ordinal), set()) if bare and mention.asean else set()
        if len(named) == 1:
            settled[i] = mention._replace(series=next(iter(named)))
    return settled


def _without_headings(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """Without the words for several meetings together that are then named: "ba hội nghị cấp bộ trưởng ASEAN về nông
    nghiệp: Hội nghị … lần thứ 40; Hội nghị … lần thứ 18".
    """
    kept: list[MeetingMention] = []
    first: MeetingMention | None = None  # the next name of a meeting
    for mention in reversed(mentions):
        if mention.is_meeting:
            if (
                first is not None
                and (first.ordinal is not None or first.series is not None or first.level is not None)
                and mention.ordinal is None
                and _SEVERAL.search(document.shadow, max(0, mention.start - _SEVERAL_REACH), mention.start)
                and _NAMES_THEM.fullmatch(document.shadow, mention.end, first.start)
            ):
                continue
            first = mention
        kept.append(mention)
    return kept[::-1]


_SEVERAL_REACH = 12  # characters in which the number of the meetings stands
_SEVERAL = re.compile(r"\b(?:cac|nhung|chuoi|loat|hai|ba|bon|sau|bay|[2-9]) (?:cuoc )?\Z")
_NAMES_THEM = re.compile(r"[^.;:\n]{0,90}?(?:: ?| (?:bao )?gom:? )")


_PAIR_REACH = 16
_AND_NEXT = re.compile(
    r"\s?(?:,|va|&|and)\s(?:lan (?:thu )?)?(?P<number>\d{1,2})(?!\w|[./-]\d|[\s)]*(?:thang|ngay|nuoc|nam)\b)"
)


_AND_BEFORE = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)?\s(?:and|&)\s(?:the\s)?\Z")


def _twins(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Hội nghị Cấp cao ASEAN lần thứ 40 và 41" and "the 40th and 41st ASEAN Summits": two meetings of one
    series, each with its number. Many without a number are no certain one.
    """
    found: list[MeetingMention] = []
    for mention in mentions:
        if mention.ordinal is None and document.shadow.endswith("summits", mention.start, mention.end):
            continue
        if mention.ordinal is None and mention.series in _LEADERS and _are_several_summits(document, mention):
            continue
        if mention.series in (None, "OTHER") or mention.ordinal_span is None or mention.ordinal is None:
            found.append(mention)
            continue
        first = mention.ordinal_span[0]
        before = _AND_BEFORE.search(document.shadow, max(0, first - _PAIR_REACH), first)
        if before is not None and int(before["number"]) == mention.ordinal - 1:
            span = before.span("number")
            start = min(span[0], mention.start)
            found.append(mention._replace(start=start, ordinal=mention.ordinal - 1, ordinal_span=span))
        found.append(mention)
        following = _AND_NEXT.match(document.shadow, mention.ordinal_span[1])
        if following is not None and int(following["number"]) == mention.ordinal + 1:
            span = following.span("number")
            start, end = max(span[0], mention.end), max(span[1], mention.end)
            found.append(
                mention._replace(start=min(start, span[0]), end=end, ordinal=mention.ordinal + 1, ordinal_span=span)
            )
    return found


def _are_several_summits(document: Document, mention: MeetingMention) -> bool:
    """As in "sẽ tham dự 5 hội nghị thượng đỉnh với ASEAN", "chuỗi Hội nghị Cấp cao ASEAN với các đối tác"."""
    with_partners = mention.series == "ASEAN-SUMMIT" and _WITH_PARTNERS.match(document.shadow, mention.end) is not None
    before = _SEVERAL_SUMMITS.search(document.shadow, max(0, mention.start - 12), mention.start)
    return with_partners or before is not None


_SEVERAL_SUMMITS = re.compile(r"\b(?:[2-9]|hai|bon|bay|tam|chin) (?:cuoc )?\Z")
_WITH_PARTNERS = re.compile(r"\s+voi (?:cac )?(?:nuoc )?doi tac\b")
_HAD = re.compile(
    r"\b(?:had|held|convened|conducted|organi[sz]ed|attended|joined|participated in|"
    r"(?:met|gathered|convened)(?: [^.,;\n]{2,40})? (?:in|at|for)) an? "
    r"(?:video |virtual |online |special |joint |informal )*\Z"
)
_OF_THOSE = re.compile(r"\b(?:their|our|conclude|concludes|hold|holds|convene|convenes|wrap up|open)\s\Z")


def _own_meetings(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "The Senior Officials of Social Welfare and Development from ASEAN … concluded their 7th Meeting": of whom,
    and so of which series, is told by those who met.
    """
    for i, mention in enumerate(mentions):
        if mention.event is None or mention.series is not None:
            continue
        theirs = _OF_THOSE if mention.ordinal is not None else _HAD
        if not theirs.search(document.shadow, max(0, mention.start - 64), mention.start):
            continue
        floor = document.sentence_at(mention.start).start
        parts = document.names_in(floor, mention.start, "level", "sector", "asean", "format")
        found = {m.entry.kind: m.entry.code for m in parts}
        if "asean" in found or "format" in found or "asean" in document.shadow[floor : mention.start]:
            # "ASEAN senior officials began their 9th meeting on Rural Development …": the sector may stand behind
            sector = found.get("sector") or mention.sector
            code = compose(mention.event, found.get("level"), sector, found.get("format"), None)
            met = [m.entry.code for m in document.names_in(floor, mention.start, "country")]
            partner = met[0] if len(met) == 1 and met[0] in DIALOGUE_PARTNERS else None
            if code is not None:
                mentions[i] = mention._replace(series=with_partner(code, partner), asean=True, partner=partner)
    return mentions


def _consultations(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
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


_WHO_CONSULT = {"ACW", "ACWC"}


def _named_before(document: Document, mentions: Sequence[MeetingMention], index: int) -> set[str | None]:
    """The series that a sentence names before one of its mentions."""
    start = document.sentence_at(mentions[index].start).start
    return {mention.series for mention in mentions[:index] if mention.start >= start}


_OWN_MEETING = re.compile(r"consultati(?:on|ve) meeting of\b")  # "the annual consultation meeting of the ACW"
OTHER_GROUPS = re.compile(
    r"\b(?:clmtv|clmvt|clmv|saarc|apec|bimstec|acmecs|asem|oecd|g20|greater mekong|mekong-lancang|colombo process|"
    r"abu dhabi dialogue|bali process|commonwealth|tieu vung (?:song )?me ?(?:cong|kong)|"
    r"[a-z]+(?: [a-z]+)?\s?[-–]\s?me ?(?:cong|kong)|me ?(?:cong|kong)\s?[-–]\s?[a-z]+)\b"
)
_GROUP_REACH = 110


def _of_others(document: Document, mention: MeetingMention) -> bool:
    """Whether a meeting put together from level and sector is of another group of countries: "the 2nd Ministerial
    Conference on Labour Cooperation in … (CLMTV)".
    """
    if mention.series is None or mention.named or mention.asean:
        return False
    end = min(document.sentence_at(mention.start).end, mention.end + _GROUP_REACH)
    return OTHER_GROUPS.search(document.shadow, mention.start, end) is not None


_HEAD_OF_SOM = re.compile(r"\b(?:head|leader) of (?:the )?(?:[a-z]+(?:['’]s)? )?\Z")


def _is_headed(document: Document, mention: MeetingMention) -> bool:
    """Whether the officials of one country are meant by a meeting's words: "head of Vietnam's ASEAN SOM"."""
    if mention.ordinal is not None or document.notice.language != "en":
        return False
    return _HEAD_OF_SOM.search(document.shadow, max(0, mention.start - 32), mention.start) is not None


_ACRONYM_LENGTH = (
    12  # of the name of a series that nobody else's meeting bears: "SOMSWD", not "senior officials meeting …"
)


_THIS_IS = re.compile(r"\b(?:is|was|marks|marked|being)(?: also)? the \Z")
_FIRST_OF_A_KIND = re.compile(
    r"[\s)]*(?:to be |ever |that |which )?"
    r"(?:hosted|chaired|held|organi[sz]ed|convened|attended|under|since|in person|seeing|with the (?:participation|"
    r"attendance)|(?:bringing|brings|brought) together|gathering|joined|where|at which|in which)\b"
)
_IN_BRACKETS = re.compile(r"\s*\(\s*")


def _counted_otherwise(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """Mentions whose ordinal is not the number of the meeting: "this is the first ASCC Council Meeting hosted by …",
    or that of a name in words counts and not that of its abbreviation: "the 7th … Meeting on … (11th AMMSWD)".
    """
    settled = list(mentions)
    for i, mention in enumerate(settled):
        if mention.ordinal is None:
            continue
        if _is_both(document, settled[i : i + 3]):
            settled[i] = mention._replace(series=settled[i + 1].series, format=None)
            continue
        before = settled[i - 1] if i else None
        if (mention.ordinal == 1 or mention.series is None) and _THIS_IS.search(
            document.shadow, max(0, mention.start - 18), mention.start
        ):
            if _FIRST_OF_A_KIND.match(document.shadow, mention.end):
                settled[i] = mention._replace(ordinal=None, ordinal_span=None)
        elif before is not None and before.series == mention.series and before.ordinal not in (None, mention.ordinal):
            closed = document.shadow.startswith(")", mention.end)
            if closed and mention.abbreviated and _IN_BRACKETS.fullmatch(document.shadow, before.end, mention.start):
                settled[i] = mention._replace(ordinal=before.ordinal, ordinal_span=None)
    return settled


_ON_A_SUBJECT = re.compile(r"(?: asean)? (?:ve|on) [a-z]")


def _is_on_a_subject(document: Document, mention: MeetingMention) -> bool:
    """Whether what a paper calls a summit is on one subject, as no summit of ASEAN's leaders is but a special one:
    "Hội nghị cấp cao ASEAN về trao quyền cho phụ nữ".
    """
    if mention.series != "ASEAN-SUMMIT" or mention.ordinal is not None or mention.special:
        return False
    return _ON_A_SUBJECT.match(document.shadow, mention.end) is not None


def _is_both(document: Document, named: list[MeetingMention]) -> bool:
    """As in "The 12th ASEAN and ASEAN Plus Three Health Ministers Meetings (12th AHMM and 8th AHMM+3)": a name of two
    meetings with the number of the first, which the bracket tells apart.
    """
    if len(named) < _BOTH or named[0].series is None or not named[0].series.endswith("+3"):
        return False
    whole, first, second = named
    if first.series != named[0].series.removesuffix("+3") or second.series != whole.series:
        return False
    bracket = _IN_BRACKETS.fullmatch(document.shadow, whole.end, first.start) is not None
    return bracket and first.ordinal == whole.ordinal != second.ordinal


_BOTH = 3  # a name of two meetings and the two behind it


def _of_asean(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """Without the names put together from level and sector where nothing in the text speaks of ASEAN or of one of its
    bodies: two countries' "Ministerial Conference on Labour and Social Welfare".
    """
    if document.names("asean") or any(match.entry.code == "ascc" for match in document.names("sector")):
        return mentions
    if any(len(match.entry.phrase) <= _ACRONYM_LENGTH for match in document.of_kind("series")):
        return mentions
    return [mention for mention in mentions if mention.series in (None, "OTHER")]


_OFFICE_OF_A_BODY = re.compile(r"[\s\w]{1,32}")


def _with_events(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Hội nghị Ban điều phối Mạng …", "phiên họp toàn thể của Ủy ban …": the event belongs to the body that
    follows.
    """
    joined: list[MeetingMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.event
            and last.series is None
            and last.ordinal is None
            and not last.sector
            and not last.level
        ):
            gap = document.text[last.end : mention.start]
            if mention.event is not None and mention.series not in (None, "OTHER") and _OF_THE.fullmatch(gap):
                joined[-1] = mention  # "the virtual meeting of the 15th … Forum", "a session of the 15th …"
                continue
            owned = _OFFICE_OF_A_BODY.fullmatch(gap) and len(gap.split()) <= 4 and not _VERB.search(gap)
            if (
                owned
                and mention.series not in (None, "OTHER")
                and mention.event is None
                and last.event not in OCCASIONS
            ):
                joined[-1] = mention._replace(start=last.start, event=last.event)
                continue
        joined.append(mention)
    return joined


OCCASIONS = frozenset({"workshop", "ceremony", "dialogue", "interface"})
_VERB = re.compile(
    r"\b(?:đã|được|sẽ|có|và|tại|do|với|là|and|was|were|of its|in|at|to|titled|entitled)\b", re.IGNORECASE
)


_OF_THE = re.compile(r"\s+of\s+the\s+")
_COUNTED_BEFORE = re.compile(r"\bday (?:da )?la \Z")
_THEN_NAMED = re.compile(r",? (?:ma )?\Z")


def _numbered_before(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Đây là lần thứ 12, Hội nghị … được tổ chức": the number of the meeting that follows."""
    for i, mention in enumerate(mentions):
        if mention.ordinal is not None or mention.event is None or mention.series is None:
            continue
        for ordinal in document.ordinals_between(max(0, mention.start - 24), mention.start):
            counted = _COUNTED_BEFORE.search(document.shadow, max(0, ordinal.start - 12), ordinal.start)
            if counted and _THEN_NAMED.fullmatch(document.shadow, ordinal.end, mention.start):
                span = (ordinal.start, ordinal.end)
                mentions[i] = mention._replace(start=ordinal.start, ordinal=ordinal.number, ordinal_span=span)
    return mentions


_SESSION = re.compile(
    r"(?:\bhop\s+(?:phien\s+)?|\bmet\s+for\s+(?:the|its)\s+|\bheld\s+(?:its|the)\s+|\bconvened\s+its\s+)\Z"
)


_SESSIONS = ("ky hop", "khoa hop", "phien hop")  # with which a number begins: "tiến hành kỳ họp thứ 29"
_HOLDS = re.compile(r"\b(?:tien hanh|to chuc|khai mac|be mac|ket thuc|bat dau|buoc vao|mo|nhom) \Z")


def _number_bodies(document: Document, mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "Ủy ban … (ACDM) đã họp phiên lần thứ 47": the number of a body's meeting stands with the verb."""
    numbered = mentions
    taken: set[tuple[int, int] | None] | None = None
    for ordinal in document.ordinals:
        start, end = ordinal.start, ordinal.end
        if not (
            _SESSION.search(document.shadow, max(0, start - 20), start)
            or (
                document.shadow.startswith(_SESSIONS, start)
                and _HOLDS.search(document.shadow, max(0, start - 20), start)
            )
        ):
            continue
        if taken is None:
            taken, numbered = {mention.ordinal_span for mention in mentions}, list(mentions)
        if (start, end) in taken:
            continue
        floor = document.sentence_at(start).start
        for i in range(bisect_left(numbered, start, key=_START) - 1, -1, -1):
            body = numbered[i]
            if body.start < floor:
                break
            if body.series and body.end <= start:
                if body.ordinal is None and start - body.end < 90:
                    event = body.event or "meeting"
                    numbered[i] = body._replace(ordinal=ordinal.number, ordinal_span=(start, end), event=event)
                break
    return numbered


_START = itemgetter(0)


def _restore_plus(mentions: list[MeetingMention]) -> list[MeetingMention]:
    """As in "AMMSWD 3" beside "the 10th AMMSWD" is AMMSWD+3: some sites lose the plus sign."""
    if not any(mention.ordinal == 3 and mention.abbreviated for mention in mentions):
        return mentions
    many = {mention.series for mention in mentions if mention.ordinal is not None and mention.ordinal > 4}
    restored: list[MeetingMention] = []
    for mention in mentions:
        series, span = mention.series, mention.ordinal_span
        lost = mention.ordinal == 3 and mention.abbreviated and series in many and span and span[1] - span[0] == 1
        code = in_format(series, "plus3") if lost and series else None
        if code is not None:
            mention = mention._replace(series=code, ordinal=None, ordinal_span=None, format="plus3")
        restored.append(mention)
    return restored


def _read_chunk(document: Document, chunk: list[_Token]) -> list[MeetingMention]:
    """The names in one run of parts."""
    if len(chunk) == 1:
        token = chunk[0]
        if token.kind == "ordinal" or token.kind not in _NAMING:
            return []
        alone = _named_by(token.kind, token.code, token.written, token.phrase)
        return [one._replace(start=one.start + token.start, end=one.end + token.start) for one in alone]
    if all(token.kind not in _NAMING for token in chunk):
        return []
    drafts: list[_Draft] = []
    current = _Draft()
    previous: _Token | None = None
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


def _leads_to_asean(document: Document, country: _Token, following: _Token | None) -> bool:
    """As in "Hội nghị Cấp cao Nhật Bản - ASEAN": the partner named first."""
    if country.code not in DIALOGUE_PARTNERS or following is None or following.kind != "asean":
        return False
    return _SIGN.fullmatch(document.shadow, country.end, following.start) is not None


_SIGN = re.compile(r"\s*[-–+]\s*")


@lru_cache(maxsize=4096)
def _named_by(kind: str, code: str, written: str, phrase: str) -> tuple[MeetingMention, ...]:
    """What a part names that stands alone and opens a text. Most parts stand alone, and notices repeat their words."""
    draft = _Draft()
    _take(draft, _Token(0, len(written), kind, code, written, phrase), "", None)
    return tuple(_mentions(draft))


def _mentions(draft: _Draft) -> Iterator[MeetingMention]:
    mention = _mention(draft) if draft.start >= 0 else None
    if mention is None:
        return
    if mention.event in OCCASIONS and mention.series not in (None, "OTHER", "AOSWADA", "ACW-ACWC"):
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


def _counts_event(event: str | None, draft: _Draft) -> bool:
    """Whether the number is the event's: it opens a name that ends with the event, a body's name between them."""
    assert draft.ordinal is not None
    return event in ("dialogue", "workshop") and draft.ordinal.start == draft.start and draft.event_end == draft.end


def _starts_anew(draft: _Draft, token: _Token, gap: str, following: _Token | None) -> bool:
    """Whether a part begins a new name; `gap` is the folded text before it."""
    if draft.start < 0:
        return False
    conjunction = bool(_CONJUNCTION.search(gap))
    bracketed = "(" in gap
    known = draft.base()
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
            body = draft.asean and draft.level is not None
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


def _next_draft(draft: _Draft, token: _Token) -> _Draft:
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


def _take(draft: _Draft, token: _Token, gap: str, previous: _Token | None, unsigned: bool = False) -> None:
    """Adds a part to a name. `unsigned`: it is a country that may be the partner without a sign before it."""
    match token.kind:
        case "ordinal":
            draft.ordinal = token.ordinal
        case "event":
            if draft.event is None or not draft.own_event:
                draft.event, draft.own_event, draft.event_end = token.code, True, token.end
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
            full_name = len(token.phrase) > 12
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
    "asean": re.compile(rf"\s*(?:[-+&]|va|and|voi|with)\s*|{_PLUS_ONE.pattern}"),
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


_LEADERS = frozenset({"ASEAN-SUMMIT", "APT-SUMMIT"})


def _mention(draft: _Draft) -> MeetingMention | None:
    base = draft.base()
    code = in_format(base, draft.format) if base else None
    named = draft.series is not None
    event = draft.event
    if event == "summit" and base in _LEADERS and not (named or draft.asean or draft.format or draft.ordinal):
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


def merged(mention: MeetingMention, series: str | None) -> MeetingMention:
    """The mention with its series made known."""
    return mention._replace(series=series)


Relation = Literal["reports", "announces", "references"]
