"""The words that names of meetings are made of, one by one and which go together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from pipelines.yaml_data import load_yaml

from .document import Document
from .languages import folders, own_language
from .ordinals import Ordinal, roman
from .shadow import fold

NAME_KINDS = frozenset({"event", "level", "sector", "format", "asean", "modifier", "series", "country"})
NAMING = frozenset({"event", "level", "series", "ordinal"})  # without one of these a run of parts names nothing
OF_ASEAN = "of-asean"  # the code of acronyms that stand for ASEAN: "Hội nghị ACCSM lần thứ 22"


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


class Token(NamedTuple):
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
_TELLS = (" ve ", " cho ", " rang ", " them ", " toi ", " den ")
_ORGANISING = re.compile(r"\b(?:organi[sz]ing|steering) \Z")
_PRESS = re.compile(r" bao\b(?! cao| ve| dam)")
# "Minister for Youth and" + "Second Minister for Health": a post of one person
# Those who prepare a meeting meet themselves: "the Organizing Committee of the 3rd AMMW held its first meeting".
_COMMITTEE_MEETS = re.compile(
    r"\b(?:organi[sz]ing|steering|preparatory) (?:sub-?)?committee (?:of|for)\b[^.;\n]{4,160}?"
    r"\b(?:met|convened|held|holds|conducted|organi[sz]ed|had)\b"
    r"|\b(?:ban to chuc|ban chi dao|tieu ban)(?: (?!asean|va )[a-z][a-z-]+){0,5}?(?: cua| cho)?(?: cac)? "
    r"(?:hoi nghi|cuoc hop|dien dan)\b"
    r"[^.;\n]{4,160}? (?:da |vua )?(?:hop(?! bao)|to chuc (?:cuoc|phien|buoi) hop(?! bao))\b"
    r"|(?P<about>\b(?:cuoc|buoi) hop (?:ve |trien khai |ban ve )+(?:cong tac|viec) (?:to chuc|chuan bi)"
    r"(?: cho)?(?: cac)? (?=hoi nghi|cuoc hop|dien dan))"
)
# One of these it needs.
_PREPARE = (
    "ing committee", "ing sub", "preparatory ", "ban to chuc", "ban chi dao", "tieu ban", "hop ve ", "hop trien khai",
    "hop ban ve",
)  # fmt: skip
_ITS_COUNT = 30  # characters from that to the number of the committee's own meeting
_SECOND_MINISTER = re.compile(
    r"(?:first|second|third|2nd|3rd) (?:deputy |permanent )?(?:minister|secretary) (?:for|of|in)\b"
)
_OF_DIALOGUE = re.compile(r" (?:partners?|relations?)\b")
_ACRONYM = re.compile(r"\([A-ZĐ][A-ZĐ&.-]{1,9}\)")


@lru_cache(maxsize=2)
def committees_that_meet(shadow: str) -> tuple[re.Match[str], ...]:
    """Where a folded text tells that those met who prepare a meeting; `about` where it names only what they met for."""
    return tuple(_COMMITTEE_MEETS.finditer(shadow)) if any(words in shadow for words in _PREPARE) else ()


def tokens_of(document: Document) -> list[Token]:
    """The parts of names in the text, left to right, none overlapping another."""
    shadow = document.shadow
    ordinals = document.ordinals
    counts = [found.end() for found in committees_that_meet(shadow) if found["about"] is None]
    if counts:
        ordinals = [one for one in ordinals if not any(0 <= one.start - at < _ITS_COUNT for at in counts)]
    tokens = [_counted(shadow, one) for one in ordinals if not _SECOND_MINISTER.match(shadow, one.start)]
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
        if entry.code == "dialogue" and _OF_DIALOGUE.match(shadow, end):
            continue  # "their dialogue partner Australia"
        if entry.code == "committee" and _ORGANISING.search(shadow, max(0, start - 12), start):
            continue  # "the Organizing Committee of the 3rd AMMW"
        if kind == "format" and document.text.startswith("APT-", start):
            continue  # "(APT-EMM)": an acronym that no list has
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
            tokens.append(Token(*short.span("name"), "country", country, fold(short["name"])))
        if kind == "sector" and document.text.startswith("ASCC", start) and _AFTER_ABBREVIATION.match(shadow, end):
            kind, code = "series", "ASCC-COUNCIL"  # "ASCC-30 diễn ra …"
        else:
            code = entry.code
        # The default of `ordinal` told: a text has a hundred, and `Token(…)` for each would take three times as long.
        tokens.append(tuple.__new__(Token, (start, end, kind, code, shadow[start:end], entry.phrase, None)))
        short = _COUNTRY_SHORT.match(document.text, end) if kind == "asean" else None
        if short is not None:
            country = _SHORT_COUNTRIES[short["name"]]
            tokens.append(Token(*short.span("name"), "country", country, fold(short["name"])))
        plus = _LOST_PLUS.match(shadow, end) if kind in ("series", "asean") else None
        if plus is not None:
            tokens.append(Token(plus.start(1), plus.end(1), "format", "plus3", "3"))
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


def name_parts(document: Document) -> Iterator[tuple[Token, Token]]:
    """Each level with the sector that stands right behind it ("Hội đồng" + "Cộng đồng Văn hóa - Xã hội")."""
    tokens = tokens_of(document)
    for left, right in pairwise(tokens):
        if left.kind == "level" and right.kind == "sector" and document.shadow[left.end : right.start].isspace():
            yield left, right


_BY_PLACE = itemgetter(0, 1)


def _counted(shadow: str, ordinal: Ordinal) -> Token:
    start, end = ordinal.start, ordinal.end
    return Token(start, end, "ordinal", str(ordinal.number), shadow[start:end], ordinal=ordinal)


_WIDEST_GAP = 40
PLUS_ONE = re.compile(r"\s?\+\s?1\s?\(?\s?(?:(?:voi|with)\s)?")  # "ASEAN+1 (với Trung Quốc)"
_OTHER_FORMAT = re.compile(r"\s?\+\s?[13]\b|\s(?:plus|cong)\s")


def near(tokens: list[Token]) -> Iterator[list[Token]]:
    """Runs of parts so near to each other that they may be of one name; only those that can name anything."""
    run: list[Token] = []
    names = False
    end = -_WIDEST_GAP
    for token in tokens:
        if token.start - end > _WIDEST_GAP:
            if names:
                yield run
            run, names = [], False
        run.append(token)
        names = names or token.kind in NAMING
        end = token.end
    if names:
        yield run


def joins(document: Document, left: Token, right: Token) -> bool:
    """Whether two parts belong to one run of names: nothing but filler words between them."""
    start, end = left.end, right.start
    if end <= start:
        return True
    gap = document.shadow[start:end]
    if gap == " ":
        return True
    if left.kind == "asean" and right.kind == "country" and PLUS_ONE.fullmatch(gap):
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
