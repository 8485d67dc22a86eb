"""Organisations in lists of those who took part: listed ones by their published name, others as written.

Decides what is an organisation in such a list and how it is called, not whether there is a list (`roles.py`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ..document import Value
from ..shadow import fold
from .entities import Entity
from .names import LETTER, UPPER, name_words
from .scene import Scene
from .units import are_many, is_written

_ACRONYM = re.compile(rf"[{UPPER}][{LETTER}&]*[{UPPER}][{LETTER}&]*(?:[- ][{UPPER}&]{{2,}})*$")
_IN_BRACKETS = re.compile(rf"\(([{UPPER}][{LETTER}& .-]*[{UPPER}][{LETTER}]*)\)")
_BEHIND = re.compile(rf"\s?\([{UPPER}][{LETTER}& .-]*\)")
_LONGEST = 140  # characters of an organisation's name


@cache
def published_names() -> dict[str, str]:
    """The English name of each listed organisation by its code."""
    file = resources.files("schemas") / "vocabularies" / "organisations.csv"
    with file.open("r", encoding="utf-8") as lines:
        return {row["organisation_code"]: row["name_en"] for row in csv.DictReader(lines)}


def listed_value(scene: Scene, entity: Entity) -> Value:
    """The name of an organisation that the vocabularies know: the published name, or as written."""
    start, end = entity.inner or (entity.start, entity.end)
    match = scene.organisations.get(start)
    national = match is not None and any(match.start < at < match.end for at in scene.countries)  # "CareNet Korea"
    if match is not None and match.entry.kind != "ministry" and not national and _is_whole(scene, match.end, end):
        name = published_names().get(match.entry.code)
        if name:
            return Value(name, start, match.end, "listed-organisation")
    if entity.end > end and scene.text.endswith(" in", start, end):
        end = entity.end  # "Centre for Village Schools in China"
    return Value(" ".join(scene.text[start:end].split()), start, end, "organisation-as-written")


def _is_whole(scene: Scene, listed_end: int, end: int) -> bool:
    """Whether a listed name is all of an organisation's name, but for brackets and a country."""
    return scene.words.chapters.match(scene.shadow, listed_end, end) is None


def organisation_key(scene: Scene, name: Value) -> str:
    """What tells one organisation from another: the code of a listed one, else its name without marks."""
    match = scene.organisations.get(name.start)
    if match is not None and match.entry.kind != "ministry" and name.rule == "listed-organisation":
        return match.entry.code
    return _plain_key(name.value)


def written_key(scene: Scene, start: int, name: str) -> str:
    """As `organisation_key`, of an organisation in a list that may begin with a listed name."""
    match = scene.organisations.get(start)
    if match is not None and match.entry.kind != "ministry":
        return match.entry.code
    return _plain_key(name)


def _plain_key(name: str) -> str:
    return " ".join(name_words(fold(name)))


def written_organisations(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Organisations that no vocabulary knows in the list `text[start:end]`, each as a stretch."""
    text = scene.text
    stretch = text[start:end]
    if stretch == stretch.lower():
        return  # every organisation has a capital
    begin = start
    pending: tuple[int, int] | None = None  # a name that may go on after "and"
    stops = [(*m.span(), m.lastgroup is not None) for m in scene.words.items.finditer(scene.shadow, start, end)]
    for stop, after, is_joint in (*stops, (end, end, False)):
        item = _trim(scene, begin, stop)
        if item is not None:
            item = _spelt_out(scene, start, *item)
        if pending is not None:
            goes_on = (
                item is not None
                and _PEOPLE.match(scene.shadow, begin) is None
                and (text[item[0]].islower() or _ends_name(scene, pending, item))
            )
            field = _rest_of_field(scene, pending, item) if item is not None else None
            if field is not None:  # "National Commission for Women" + "and Children of the Philippines"
                yield (pending[0], field)
                pending, begin = None, after
                continue
            if item is not None and item[0] < pending[1]:
                item = (pending[0], item[1])  # its acronym has letters for words before the "and" too
            elif item is not None and _is_spelt_by(text[pending[0] : item[1]]) and not _has_head(scene, item[0]):
                item = (pending[0], item[1])  # "Hội đồng Công đoàn Khu vực" + "Quốc tế (RUC)"
            elif item is not None and goes_on and not _has_head(scene, item[0]):
                item = (pending[0], pending[0] + len(text[pending[0] : item[1]].rstrip(" (")))
            else:
                yield pending
            pending = None
        if item is not None and pending is None:
            item = _with_partner(scene, *item)
        if item is not None and _is_organisation(scene, *item):
            if is_joint:
                pending = item
            else:
                yield item
        begin = after
    if pending is not None:
        yield pending


def _ends_name(scene: Scene, first: tuple[int, int], item: tuple[int, int]) -> bool:
    """Whether an item ends a name that "và" parts: "Ủy ban … Quyền của Phụ nữ" + "Trẻ em trong ASEAN (ACWC)"."""
    start = item[0]
    known = start in scene.post_starts or start in scene.countries or start in scene.organisations
    ends = "asean" in scene.shadow[start : item[1]].split() and "asean" not in scene.shadow[slice(*first)].split()
    return ends and not known and start not in scene.series and scene.document.notice.language == "vi"


_OF_STATE = re.compile(r"(?: of (?:the )?[a-z .-]{3,30})?\Z")


def _rest_of_field(scene: Scene, first: tuple[int, int], item: tuple[int, int]) -> int | None:
    """Where an English name ends whose field goes on behind "and" with one word more, the country behind it or not."""
    if scene.document.notice.language != "en" or not scene.text[item[0]].isupper():
        return None
    field = scene.words.subjects.match(scene.shadow, *item)
    if field is None or _OF_STATE.match(scene.shadow, field.end(), item[1]) is None:
        return None
    opened = _FIELD_OF.search(scene.shadow, *first)
    of_field = opened is not None and scene.words.subjects.fullmatch(scene.shadow, opened.end(), first[1]) is not None
    return field.end() if of_field else None


_FIELD_OF = re.compile(r" (?:of|for|on) (?:the )?")


def _is_spelt_by(written: str) -> bool:
    """Whether a Vietnamese name that "và" parts ends with its acronym, of English words, and its last part says no more
    than a field or two: "Trung tâm Nghiên cứu và Phát triển (CRD)".
    """
    parted = _PARTED_NAME.search(written)
    return parted is not None and len(parted[1].split()) <= _LONGEST_PART and parted[1].split()[0] not in _NEXT_HEADS


_PARTED_NAME = re.compile(r" (?:và|&) ([^,()]{2,40}) \([A-Z][A-Za-z]{1,9}\)\Z")
_LONGEST_PART = 4  # syllables
_NEXT_HEADS = frozenset(
    {"Bộ", "Tổng", "Ủy", "Quỹ", "Viện", "Cục", "Vụ", "Ban", "Đại", "Trường", "Tổ", "Chương", "Ngân"}
)
_SPELT = re.compile(rf"\(([{UPPER}]{{3,8}})\)\Z")
_CAPITAL = re.compile(rf"\b([{UPPER}])[{LETTER}'’-]+")
_BEFORE_JOINT = re.compile(rf"((?:\b[{UPPER}][{LETTER}'’-]+(?: of| for)? ){{1,5}})(?:and|&) \Z")
_SUBJECT_OF = (" on ", " in ", " for ")


def _spelt_out(scene: Scene, floor: int, start: int, end: int) -> tuple[int, int] | None:
    """An item whose acronym has letters for words before its "and" too begins with those: "Policy Development and
    Planning Bureau (PDPB)". None where "on" makes it a subject: "work on Rural Development and Poverty (RDP)".
    """
    text = scene.text
    acronym = _SPELT.search(text, start, end)
    joined = _BEFORE_JOINT.search(text, max(floor, start - 90), start) if acronym is not None else None
    if acronym is None or joined is None:
        return start, end
    own = "".join(_CAPITAL.findall(text, start, acronym.start()))
    words = list(_CAPITAL.finditer(text, joined.start(1), joined.end(1)))
    missing = len(acronym[1]) - len(own)
    if not 0 < missing <= len(words) or "".join(w[1] for w in words[-missing:]) + own != acronym[1]:
        return start, end
    first = words[-missing].start()
    return None if scene.shadow.endswith(_SUBJECT_OF, 0, first) else (first, end)


_DASH = re.compile(r"\s?[-–—]\s?")


def _with_partner(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """A name that ends with ASEAN, with the partner behind a dash and its acronym: "Quỹ hợp tác ASEAN" + "- Hàn "
    "Quốc"."""
    dash = _DASH.match(scene.text, end) if scene.shadow.endswith("asean", start, end) else None
    country = scene.countries.get(dash.end()) if dash is not None else None
    if country is None or end - start < len("quy asean"):
        return start, end
    acronym = _BEHIND.match(scene.text, country.end)
    return start, acronym.end() if acronym is not None else country.end


def _trim(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """An item without the words that lead to it; None for several organisations of one kind."""
    text = scene.text
    if end - start < 2:
        return None
    while start < end and not text[start].isalnum():
        start += 1
    if text.startswith("The ", start):
        start += 4
    for _ in range(4):
        if text[start : start + 1].isupper():
            break
        lead = scene.words.item_lead.match(scene.shadow, start, end)
        if lead is None:
            break
        start, several = lead.end(), lead.group("lead") in scene.words.several
        leads_on = text[start : start + 2].isupper() or scene.words.item_lead.match(scene.shadow, start, end)
        if several and not leads_on:
            return None
    supported = _SUPPORTED.search(scene.shadow, start, end)
    end = supported.start() if supported is not None else end
    beside = _AND_PEOPLE.search(scene.shadow, start, end)
    end = beside.start() if beside is not None else end
    if scene.document.notice.language == "en":
        said = _SAID_OF_IT.search(scene.text, start, end)
        end = said.start() if said is not None else end
        end = _before_place_or_day(scene, start, end)
    end = start + len(text[start:end].rstrip(" .…:"))
    return (start, end) if end > start else None


# "organised by the Office of Villages with the support of …"
_SUPPORTED = re.compile(
    r" (?:with (?:the )?(?:\w+ )?(?:support|assistance|help|participation|cooperation|funding|sponsorship|aid) |"
    r"in (?:close )?(?:cooperation|co-operation|collaboration|partnership|coordination|association) with )"
)


# "UBND thành phố Huế và" + "hơn 80 đại biểu các nước ASEAN", "UBND thành phố Huế" + "cùng 80 đại biểu …"
_COUNTED = (
    r"(?:(?:hon|gan|khoang|tren) )?(?:\d[\d.]*|nhieu|dong dao|cac|mot so) "
    r"(?:dai bieu|nguoi|can bo|hoc sinh|khach moi|chuyen gia|tre em|em|dai dien|lanh dao)\b"
)
_PEOPLE = re.compile(rf"\s*{_COUNTED}")
_AND_PEOPLE = re.compile(rf" cung(?: voi)? {_COUNTED}")


# "Fishers Family Centre (representing the private sector)", "the Fishers Union (FU) as the national body of …"
_SAID_OF_IT = re.compile(r" \([a-z]|(?<=\)) as (?:the|an?|its) ")


# "the Village Commission" + "in Cebu on 4 May", "the Village Commission (VC)" + "from 4 to 5 May"
_WHERE_OR_WHEN = re.compile(
    r" (?:(?:on|from) (?:\d|(?:the )?\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d)|"
    r"(?:in|at) (?:the )?)"
)


def _before_place_or_day(scene: Scene, start: int, end: int) -> int:
    """Where an organisation's name ends before the place or the day of what it did; a country belongs to the name."""
    for told in _WHERE_OR_WHEN.finditer(scene.shadow, start, end):
        where = scene.shadow[told.start() + 1] in "ia"
        if not where or (told.end() in scene.places and told.end() not in scene.countries):
            return told.start()
    return end


def _has_head(scene: Scene, start: int) -> bool:
    head = scene.words.organisations.match(scene.shadow, start)
    return head is not None and is_written(scene, start, head.end(), scene.words.organisation_heads)


def _is_bare_head(scene: Scene, start: int, end: int) -> bool:
    """Whether an item only says of what kind an organisation is: "Đại sứ quán", "Nhóm công tác"."""
    return scene.words.organisations.fullmatch(scene.shadow, start, end) is not None


_NO_NAME = re.compile(r"\b(?:hoi nghi|lan thu)\b")
# Several units or embassies, none of them named: "… các Cục, Vụ thuộc Bộ", "Đại sứ quán các nước".
_OF_MANY = re.compile(
    r"(?:cuc|vu|so|ban|vien|don vi|tong cuc),? (?:truc )?thuoc bo\Z|dai su quan (?:cac|mot so|nhieu)\b"
)
# The field of senior officials, "… quan chức cao cấp Ngoại giao (SOM), Kinh tế (SEOM)", names no body.
_OF_OFFICIALS = re.compile(r"SE?OM[A-Z]*|SLOM|SOCA")
_PEOPLE_OF = re.compile(
    r"(?:[a-z]+ )?(?:members|representatives|officials|delegates|leaders|heads|ministers|experts|participants) "
    r"(?:of|from)\b"
)
_OF_ALL_MEMBERS = re.compile(r"\bfrom (?:the |all )?(?:ten |10 )?asean\b")
_PLACE = ("tại ", "ở ")  # "tại Phnôm Pênh (Campuchia), …": where, and not who
# What meets under many names, and is none by itself: "the Governing Board convened".
_BODIES_ALONE = frozenset(
    {"governing board", "steering committee", "organising committee", "organizing committee", "technical working group"}
)
_EVENTS = frozenset({"ceremony", "conference", "meeting", "meetings", "session", "summit", "workshop"})
_VERB = re.compile(r"\b(?:convened|held|was|were|is|are|has|have|will|met|said|attended|on \d)\b")


def _is_national_body(scene: Scene, start: int, end: int) -> bool:
    """As in "Brunei Youth Council", "Philippine Commission on Women": a country's name with an organisation's word."""
    parts = scene.text[start:end].split()
    return bool(parts) and parts[0][:1].isupper() and any(p.lower() in scene.words.organisation_words for p in parts)


def _is_organisation(scene: Scene, start: int, end: int) -> bool:
    """Whether an item of a list names one organisation: an acronym, a name with an organisation's word in it."""
    if not 2 <= end - start <= _LONGEST or start in scene.event_starts:
        return False
    if start in scene.countries and not _is_national_body(scene, scene.countries[start].end, end):
        return False
    if scene.document.notice.language == "vi" and _OF_MANY.match(scene.shadow, start, end):
        return False
    if are_many(scene, start):
        return False
    if start in scene.post_starts or _NO_NAME.search(scene.shadow, start, end) or scene.text.startswith(_PLACE, start):
        return False
    if _PEOPLE_OF.match(scene.shadow, start) or _OF_ALL_MEMBERS.search(scene.shadow, start, end + 1):
        return False  # "Members of the ASEAN Committee on …", "Ministry of Labour from ASEAN countries"
    written = scene.text[start:end]
    parts = written.split()
    if scene.document.notice.language == "en" and len(parts) > 1 and parts[0].lower() in scene.words.openers:
        return False  # "As the Chair of the Health Ministers Meeting (HMM), Laos hosted …"
    if written.upper() in scene.words.not_organisations:
        return False
    if _ACRONYM.fullmatch(written):
        if end == len(scene.text):
            return False  # perhaps the first letters of a longer word, where a text is cut off
        at_head = start == 0 or scene.text[start - 1] == "\n"
        # no dateline
        return start not in scene.places and not (at_head and _DASH.match(scene.text, end))
    if written.isupper() and len(parts) > 2:
        return False  # a headline
    if parts[-1].lower() in _EVENTS:
        return False  # "the Council Meeting"
    bracket = _IN_BRACKETS.search(written)
    if bracket is not None and _OF_OFFICIALS.fullmatch(bracket.group(1).upper()) and not _has_head(scene, start):
        return False
    if bracket is not None and bracket.group(1).upper() not in scene.words.not_organisations and len(parts) > 1:
        small = scene.document.notice.language != "en" and written[0].isalpha()
        return small or (written[0].isupper() and not _VERB.search(written))
    if _is_bare_head(scene, start, end) or written.lower() in _BODIES_ALONE:
        return False
    if _has_head(scene, start):
        if written[0].isupper():
            return len(parts) > 2 or any(part[0].isupper() for part in parts[1:])
        return any(part[0].isupper() for part in parts[1:3])
    if written[0].isupper() and written.isascii():
        if any(part[0].islower() and part not in scene.words.name_links for part in parts):
            return False
        return any(part[0].isupper() and part.lower().strip("()") in scene.words.organisation_words for part in parts)
    return False
