"""What stands at a place: a listed organisation, a unit, a country, a field of work. Reads no posts."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from ..lexicon import Match
from ..shadow import fold
from ..vocabulary import phrase_entries
from .names import UPPER, is_syllable, is_vietnamese, name_at
from .scene import Scene, cell

_LINK = r"(?:[ \u00a0](?:of|and|for|the|&|on|de|va|và|cho)(?=[ \u00a0]))?"
CAPITALS = re.compile(
    rf"[{UPPER}](?:[\w'’&-]|\.(?=[\w'’&-]))*{_LINK}(?:[ \u00a0](?:the[ \u00a0])?[{UPPER}&][\w'’&-]*{_LINK}){{0,11}}"
)
_BREAK = re.compile(r"[,.;:()\n\"“”—]| [-–—] |/")
_SPACE = re.compile(r"\s")


def is_international(match: Match | None) -> bool:
    """Whether a listed organisation is of the United Nations or a bank of many states: its offices have no country."""
    return match is not None and match.entry.kind == "organisation" and match.entry.get("kind") in ("un", "bank")


def country_of_organisation(scene: Scene, start: int, end: int) -> tuple[str, int, int] | None:
    """The country of a ministry or agency that the vocabulary knows."""
    match = scene.organisations.get(start)
    code = cell(match, "country_code") if match else ""
    if code and match is not None and match.entry.kind == "ministry" and scene.document.notice.language == "en":
        name = scene.shadow[start:end]
        if name not in scene.ministry_countries:
            scene.ministry_countries[name] = _country_told(scene, name)
        code = scene.ministry_countries[name] or code
    if not code and (match is None or match.entry.kind == "ministry"):
        place = scene.place_ends.get(end)
        if is_ministry(scene, start):
            code = scene.words.home.get(scene.document.notice.language, "")
        elif place is not None and place.start > start:
            code = cell(place, "country_code")  # "Sở Y tế Quảng Ninh"
    return (code, start, end) if code else None


_OF_COUNTRY = re.compile(r"(?: of|,)? (?:the )?")


def _country_told(scene: Scene, name: str) -> str:
    """The one country that stands with a ministry in the text: several countries have a "Ministry of Manpower"."""
    told = set()
    at = scene.shadow.find(name)
    while at >= 0:
        behind = _OF_COUNTRY.match(scene.shadow, at + len(name))
        before = scene.country_ends.get(at - 1) or scene.country_ends.get(at - 3)
        country = before or (scene.countries.get(behind.end()) if behind else None)
        if country is not None:
            told.add(country.entry.code)
        at = scene.shadow.find(name, at + len(name))
    return told.pop() if len(told) == 1 else ""


_FIELD = re.compile(r"(?:minister|secretary|bo truong|thu truong)\s+(?:of|for|bo)?\s*(?P<field>\w.*)")
_MINISTRY_OF = re.compile(r"(?:ministry (?:of|for)|department of|bo)\s+(?P<field>\w.*)")
_OWN_WORDS = 4  # from so many words a ministry's field is one country's alone, in any edition of its name


@cache
def _fields() -> dict[str, frozenset[str]]:
    fields: dict[str, set[str]] = {}
    for entry in phrase_entries():
        found = _MINISTRY_OF.fullmatch(fold(entry.phrase)) if entry.kind == "ministry" else None
        country = entry.get("country_code")
        if found is not None and country:
            fields.setdefault(_words_of(found["field"]), set()).add(country)
    return {field: frozenset(countries) for field, countries in fields.items() if len(field.split()) >= _OWN_WORDS}


def _words_of(field: str) -> str:
    return " ".join(re.findall(r"\w+", field)).replace("labor ", "labour ")


def country_of_field(post: str) -> str | None:
    """The country of a minister whose field is that of one country's ministry alone: "Minister of Labour, Invalids and
    Social Affairs". `post` is folded.
    """
    found = _FIELD.search(post)
    countries = _fields().get(_words_of(found["field"]), frozenset()) if found else frozenset()
    return next(iter(countries)) if len(countries) == 1 else None


def organisation_at(scene: Scene, start: int) -> int | None:
    """Where the ministry or organisation that begins at `start` ends: listed, or put together by the grammar."""
    match = scene.organisations.get(start)
    is_headed = is_ministry(scene, start)
    if match is None and not is_headed:
        return None
    end = match.end if match else None
    head = MINISTRY.match(scene.shadow, start) if is_headed else None
    if head:
        subjects = scene.words.subjects.match(scene.shadow, head.end())
        if subjects and (end is None or subjects.end() > end):
            end = _to_country(scene, start, subjects.end()) or _before_the_next(scene, start, subjects.end())
            verb = _TOLD.search(scene.text, start, end)
            end = verb.start() if verb is not None else end
            end = _first_of_many(scene, start, end)
        elif end is None and scene.text[head.end() : head.end() + 1].isupper():
            if _names_person(scene, head.end()):
                return None  # "Chánh Văn phòng Bộ Lò Văn Sơn"
            capitals = CAPITALS.match(scene.text, head.end())
            if capitals:
                end = cut_name(scene, head.end(), capitals.end())
                if scene.text[end : end + 1] == " " and scene.text[end + 1 : end + 2].islower():
                    end = _in_small_letters(scene, start, end)
                end = _to_country(scene, start, end) or end
    if end is not None and scene.words.units.match(scene.shadow, start):
        end = _before_ministry(scene, end)
    if end is None or (match is not None and match.entry.kind != "ministry"):
        return end
    if match is not None and scene.text[end : end + 1] == " " and scene.text[end + 1 : end + 2].isupper():
        more = scene.words.subjects.match(scene.shadow, end + 1) if scene.text[start:end].isascii() else None
        end = more.end() if more is not None else end  # "Department of Labour" + "Management"
    if match is not None and scene.text[end : end + 2] == ", " and scene.text[end + 2 : end + 3].isupper():
        more = scene.words.subjects.match(scene.shadow, end + 2)
        if more is not None and " and " in more[0] and scene.skip(more.end()) not in scene.post_starts:
            end = more.end()  # "Department of Social Welfare" + ", Relief and Resettlement"
    country = scene.country_ends.get(end)
    if match is not None and end == match.end and scene.words.keeps_country.match(scene.shadow, start):
        return end  # "Hội … Việt Nam": the country is of the name
    if match is not None and not is_headed and scene.words.units.match(scene.shadow, start):
        end = _with_province(scene, end)
    if country is not None and country.start > start + 4:
        stripped = COUNTRY_LEAD.sub("", scene.shadow[start : country.start])
        if len(stripped) > 3:
            return start + len(stripped)
    return end


_OF_THE_NEXT = re.compile(r"(?:,|,? and|,? from|,? of|,? in|,? to|,? with)?(?: the)? asean\Z")


@cache
def _ministries() -> frozenset[str]:
    """The folded names of the listed ministries."""
    return frozenset(fold(entry.phrase) for entry in phrase_entries() if entry.kind == "ministry")


def _first_of_many(scene: Scene, start: int, end: int) -> int:
    """The end of the first of many ministries with one word for all: "Bộ Y tế" + ", Ngoại giao, Công an"."""
    name = scene.shadow[start:end]
    if "," not in name or not name.startswith("bo ") or name in _ministries():
        return end
    first, *others = (piece.strip() for piece in name.split(","))
    many = first in _ministries() and all(f"bo {other}" in _ministries() for other in others)
    return start + len(first) if many else end


def _before_the_next(scene: Scene, start: int, end: int) -> int:
    """The end of an English ministry's field before what is named next: "Ministry of Health" + ", the ASEAN Fund"."""
    if scene.document.notice.language != "en":
        return end
    other = scene.shadow.find(", the ", start, end)
    end = other if other >= 0 else end
    asean = _OF_THE_NEXT.search(scene.shadow, start, end) if scene.shadow.endswith(" asean", start, end) else None
    return end if asean is None else asean.start()


_TOLD = re.compile(r"(?<![,&–-])(?<!\bvà) (?:thông tin|kiểm tra|nghiên cứu|quản lý)\Z")  # "Bộ Y tế thông tin, …"


def _names_person(scene: Scene, offset: int) -> bool:
    """Whether the full name of a Vietnamese begins there."""
    name = name_at(scene.text, offset)
    written = scene.text[slice(*name)] if name is not None else ""
    return len(written.split()) > 2 and is_vietnamese(written) and not written.isupper()


_CLAUSE = re.compile(r"[.;:()\n\"“”]|\b(?:Bộ|và Bộ)\b")


def _to_country(scene: Scene, start: int, end: int) -> int | None:
    """The end of a ministry's name with a comma in it, before its country and the one who heads it: "Bộ Làng, Phát
    triển các vùng … " + "Indonesia Abdul …".
    """
    if scene.document.notice.language != "vi" or scene.text[end : end + 2] != ", ":
        return None
    place = bisect_left(scene.country_starts, end)
    if place == len(scene.country_starts) or scene.country_starts[place] - start > _LONGEST_UNIT:
        return None
    country = scene.countries[scene.country_starts[place]]
    between = scene.text[end : country.start]
    named = scene.text[country.end : country.end + 1] == " " and scene.text[country.end + 1 : country.end + 2].isupper()
    held = any(at in scene.post_starts or at in scene.honorifics for at in range(end, country.start))
    return None if held or not named or _CLAUSE.search(between) else end + len(between.rstrip())


def _in_small_letters(scene: Scene, start: int, end: int) -> int:
    """The end of a ministry's name that goes on in small letters, to a country or what else ends a name."""
    whole = stretch(scene, end, start)
    if whole is None or whole - start >= _LONGEST_UNIT:
        return end
    for space in _SPACE.finditer(scene.text[end:whole]):
        if end + space.end() in scene.countries:
            return end + space.start()
    return whole


_LONGEST_UNIT = 70  # characters of a ministry's name: what is longer is no name
MINISTRY = re.compile(r"(?:bo|ministry\s+(?:of|for)(?:\s+the)?)\s+")
_MINISTRY_STARTS = frozenset({"Bộ", "BỘ", "Mi", "MI"})
COUNTRY_LEAD = re.compile(r"[\s,(]*(?:\b(?:of the|of|cua)\s)?[\s,(]*$")


def organisation_starts(scene: Scene) -> list[int]:
    """Where an organisation's name may begin: the listed ones, and what begins as a ministry's name does."""
    starts = set(scene.organisations)
    starts.update(start for start in scene.ministries if is_ministry(scene, start) and not are_many(scene, start))
    return sorted(starts)


def are_many(scene: Scene, start: int) -> bool:
    """As in "đại diện các Bộ phụ trách phúc lợi xã hội": ministries by what they do."""
    goes_on = scene.text.startswith("Bộ ", start) and scene.text[start + 3 : start + 4].islower()
    return goes_on and scene.shadow.endswith(("cac ", "nhieu ", "nhung ", "mot so "), 0, start)


def is_ministry(scene: Scene, start: int) -> bool:
    """Whether a folded "bo" or "mi…" is the word for a ministry."""
    word = scene.text[start : start + 2]
    return word in _MINISTRY_STARTS or (word == "Bo" and scene.document.bare)


def cut_name(scene: Scene, start: int, end: int) -> int:
    """The end of a run of capitalised words, before a Vietnamese name in it."""
    for space in _SPACE.finditer(scene.text[start:end]):
        name = name_at(scene.text, start + space.end())
        if name and name[1] <= end and is_vietnamese(scene.text[name[0] : name[1]]):
            return start + space.start()
    return end


def _state(scene: Scene, offset: int) -> re.Match[str] | None:
    words = scene.words
    return words.state.match(scene.shadow, offset) if scene.shadow[offset : offset + 1] in words.state_letters else None


def country_at(scene: Scene, offset: int) -> tuple[str, int, int] | None:
    """The country named at `offset`, also by its form of state ("the Kingdom of Cambodia")."""
    match = scene.countries.get(offset)
    named = scene.organisations.get(offset)
    if match is not None and named is not None and named.end > match.end:
        return None  # "Japan International Cooperation Agency"
    if match is None:
        state = _state(scene, offset)
        if state:
            match = scene.countries.get(state.end())
        elif scene.shadow.startswith("the ", offset):
            match = scene.countries.get(offset + 4)
    return (match.entry.code, offset, match.end) if match else None


def subjects_end(scene: Scene, start: int) -> int | None:
    """Where the subjects that begin at `start` end, without a last one that is of a unit's name after a comma."""
    found = scene.words.subjects.match(scene.shadow, start)
    if found is None:
        return None
    end = found.end()
    comma = scene.text.rfind(",", start, end)
    after = scene.skip(end)
    if comma > 0 and scene.text[after : after + 1].isupper() and scene.words.units.match(scene.shadow, after):
        return comma
    return end


def is_written(scene: Scene, start: int, end: int, exact: frozenset[str]) -> bool:
    """Whether a folded match is the word itself: "Vụ" and not the name "Vũ"."""
    written = " ".join(scene.text[start:end].lower().split())
    return written in exact or (scene.document.bare and written.isascii())


def _whole_run(scene: Scene, start: int, end: int) -> int:
    """The end of all the capitalised words of an English unit's name, where a stop and no name follows them."""
    text = scene.text
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper() or not text[start:end].isascii():
        return end
    capitals = CAPITALS.match(text, start)
    if capitals is None or text[capitals.end() : capitals.end() + 1] not in ("", ",", ".", ";", ")", "\n"):
        return end
    return _cut_organisation(scene, start, capitals.end())


WORDS = re.compile(r"[\w-]+")
_LINKS = frozenset({"of", "and", "for", "the", "&", "on"})


def unit_at(scene: Scene, offset: int) -> int | None:
    """Where the unit ("Vụ …", "Department of …", "… Division") that begins at `offset` ends."""
    text, shadow = scene.text, scene.shadow
    head = scene.words.units.match(shadow, offset)
    if head:
        if not is_written(scene, offset, head.end(), scene.words.unit_words):
            return None
        rest = scene.skip(head.end())
        lead = scene.words.leads.match(shadow, rest)
        if lead:
            rest = scene.skip(lead.end())
            if shadow.startswith("the ", rest):
                rest += 4
        series = scene.series.get(rest)
        of = _OF_PROVINCE.match(text, head.end())
        place = scene.places.get(rest) or (scene.places.get(of.end()) if of is not None and of.group() != " " else None)
        if place is not None and place.start not in scene.countries:
            return place.end  # "Uỷ ban nhân dân tỉnh Vĩnh Long"
        subjects = scene.words.subjects.match(shadow, rest)
        if subjects or series:
            end = max(subjects_end(scene, rest) or 0, series.end if series else 0)
            return _with_province(scene, _before_ministry(scene, max(end, _whole_run(scene, rest, end))))
        if text[head.end() : head.end() + 1] in ",.;)\n":
            return head.end()
        whole = stretch(scene, head.end(), offset)
        return _before_foreign_name(scene, rest, whole) if whole is not None else None
    if not text[offset : offset + 1].isupper():
        return None
    capitals = CAPITALS.match(text, offset)
    if capitals:
        end = _cut_organisation(scene, offset, capitals.end())
        units = [
            word
            for word in WORDS.finditer(shadow, offset, end)
            # "Minister Pham Vu Lam": a name's "Vu" is no "Vụ", and in English "Dang Khoa" no faculty
            if scene.words.units.fullmatch(word[0])
            and is_written(scene, *word.span(), scene.words.unit_words)
            and not (word[0] in _IN_NAMES and scene.document.notice.language == "en")
        ]
        if units and _is_name_of_unit(scene, offset, units[-1].start()):
            return None
        country = scene.country_ends.get(end) if units else None
        if country is not None and units[-1].end() < country.start:  # "National Committee on Youth" + "of Viet Nam"
            end = offset + len(COUNTRY_LEAD.sub("", shadow[offset : country.start]))
        if units:
            behind = shadow[units[-1].end() : end].split()
            # "the International Relations Department Somchai Dee": the name stands right behind the unit.
            named = len(behind) > 1 and _LINKS.isdisjoint(behind) and units[-1].start() > offset
            return units[-1].end() if named else end
    return None


# "Vụ Y tế" + "dự phòng" + ", Bộ …", "Cục Việc làm" + "và an toàn lao động" + " Bộ …"
_TO_MINISTRY = re.compile(r"(?:,? [^\W\d_]+){1,8}?(?=,? Bộ (?!trưởng))")
_OF_A_VERB = re.compile(
    r"\b(?:chủ trì|chủ tọa|phát biểu|tham dự|cho biết|dẫn đầu|nhấn mạnh|điều hành|thuộc|cùng|là|do|của|(?<!việc )làm)\b"
)


def _before_ministry(scene: Scene, end: int) -> int:
    """The end of a Vietnamese unit's name that goes on in small letters up to its ministry."""
    more = _TO_MINISTRY.match(scene.text, end) if scene.document.notice.language == "vi" else None
    if (
        more is None
        or not more.group().islower()
        or more.group().endswith((" và", " với"))
        or _OF_A_VERB.search(scene.text, end, more.end())
    ):
        return end
    return more.end()


_OF_PROVINCE = re.compile(r" (?:(?:tỉnh|[Tt]hành phố|TP\.?) ?)?")


def _with_province(scene: Scene, end: int) -> int:
    """The end of a unit's name with the province or city that it is of, also before the name of who heads it: "Sở Y tế"
    + "Quảng Ninh" + "Trần Văn …".
    """
    if scene.document.notice.language != "vi":
        return end
    lead = _OF_PROVINCE.match(scene.text, end)
    place = scene.places.get(end + 1) or (scene.places.get(lead.end()) if lead is not None else None)
    if place is None or cell(place, "country_code") != "VN" or place.start in scene.countries:
        return end
    if scene.text[place.end : place.end + 1] == " " and scene.text[place.end + 1 : place.end + 2].isupper():
        name = name_at(scene.text, place.end + 1)
        if name is None or not is_vietnamese(scene.text[slice(*name)]):
            return end  # the first words of something else
    return place.end


_IN_NAMES = frozenset({"ban", "khoa"})  # Vietnamese units that have no marks
_LINK_AT_END = re.compile(r"\s+(?:and|of|for|the|&|on)\s*\Z")
_OF_UNIT = re.compile(r" (?:of|from) (?:the )?")


def _is_name_of_unit(scene: Scene, start: int, unit: int) -> bool:
    """Whether a name, and then the unit it is of, follow: "Director Ana Reyes of the Policy Bureau"."""
    of = _OF_UNIT.search(scene.text, start, unit)
    if of is None or scene.words.subjects.match(scene.shadow, start) is not None:
        return False
    words = scene.text[start : of.start()].split()
    plain = scene.words.organisation_words.isdisjoint(word.lower() for word in words)
    return 2 <= len(words) <= 4 and plain and all(word[0].isupper() and word.isalpha() for word in words)


def employer_behind(scene: Scene, end: int) -> tuple[int, int] | None:
    """The unit or organisation that stands behind a name in English: "Director Ana Reyes of the Policy Bureau"."""
    of = _OF_UNIT.match(scene.text, end)
    if of is None:
        return None
    owner = owner_at(scene, of.end())
    begin = of.end() if owner is None else owner[1]
    if owner is None and begin - len("the ") in scene.organisations:
        begin -= len("the ")  # of the name: "The World Bank"
    last = organisation_at(scene, begin) or unit_at(scene, begin)
    if last is None:
        return None
    named = scene.text[begin:last]
    return begin, begin + len(_LINK_AT_END.sub("", named))


_GENITIVE = re.compile(r"['’](?:s )?\s?")


def owner_at(scene: Scene, offset: int) -> tuple[tuple[str, int, int], int] | None:
    """The country that owns what follows, and where that begins: "Thailand's" + "Department of Older Persons"."""
    match = scene.countries.get(offset)
    sign = _GENITIVE.match(scene.text, match.end) if match is not None else None
    if match is None or sign is None or not scene.text[sign.end() : sign.end() + 1].isupper():
        return None
    return (match.entry.code, match.start, match.end), sign.end()


def _before_foreign_name(scene: Scene, start: int, end: int) -> int:
    """The end of a Vietnamese unit's name, before two or more capitalised words of another language."""
    text = scene.text
    if text[start:end].isascii():
        return end
    for space in _SPACE.finditer(text[start:end]):
        name = name_at(text, start + space.end())
        if name is None or name[1] != end:
            continue
        parts = text[name[0] : end].split()
        foreign = text[name[0] : end].isascii() and not all(map(is_syllable, parts))
        if len(parts) > 1 and foreign and scene.words.organisation_words.isdisjoint(part.lower() for part in parts):
            return start + space.start()
    return end


def before_name(scene: Scene, start: int, end: int) -> int:
    """The end of a name that ends in small letters, before a foreign person's: "Đại hội Công đoàn toàn quốc" + "Ng "
    "Chee Meng".
    """
    cut = _before_foreign_name(scene, start, end)
    words = scene.text[start:cut].split()
    return cut if words and words[-1].islower() else end


def _cut_organisation(scene: Scene, start: int, end: int) -> int:
    """The end of a run of capitalised words, before a listed organisation in it."""
    space = scene.text.find(" ", start, end)
    while space >= 0:
        if space + 1 in scene.organisations or space + 1 in scene.post_starts:
            return start + len(COUNTRY_LEAD.sub("", scene.shadow[start : space + 1]))
        space = scene.text.find(" ", space + 1, end)
    return end


def stretch(scene: Scene, start: int, offset: int) -> int | None:
    """The end of words in small and capital letters that no punctuation, cue, post or name ends earlier."""
    text = scene.text
    stop = _BREAK.search(text, start, start + 90)
    limit = min(stop.start() if stop else start + 90, scene.next_cue(start), len(text))
    limit = scene.stop_after(start, limit)
    for space in _SPACE.finditer(text[start:limit]):
        at = start + space.end()
        of_children = scene.shadow.startswith("em", at) and scene.shadow.endswith("tre ", 0, at)
        if (at in scene.honorifics and not of_children) or at in scene.post_starts:
            limit = start + space.start()
            break
        if text[at : at + 1].isupper():
            name = name_at(text, at)
            if name and is_vietnamese(text[name[0] : name[1]]):
                limit = start + space.start()
                break
    end = start + len(_ADVERBS.sub("", text[start:limit]).rstrip())
    if end <= start or end - offset > 95:
        return None
    return end


_ADVERBS = re.compile(r"(?:\s+(?:đã|đang|sẽ|cũng|vừa|đều|còn|và|cùng|với))+\s*\Z")  # before what ended the stretch


def field_end(scene: Scene, start: int, office_start: int) -> int | None:
    """Where a post's field ends that begins with one capital: "Phó Trưởng ban Tổ chức" before a name, "Tổng cục trưởng
    Phục hồi xã hội" where its second word leads to a subject and the first ends no name in the text.
    """
    text = scene.text
    first = WORDS.match(text, start)
    if first is None or not is_syllable(first[0]) or not text[first.end() + 1 : first.end() + 2].islower():
        return None
    end = stretch(scene, first.end(), office_start)  # not from its start, for "tổ chức" is a verb, too
    name = name_at(text, scene.skip(end)) if end is not None else None
    if name is not None and " " in text[slice(*name)] and is_vietnamese(text[slice(*name)]):
        return end
    second = WORDS.match(text, first.end() + 1)
    subject = subjects_end(scene, scene.skip(second.end())) if second is not None else None
    return None if subject is None or scene.ends_a_name(first[0]) else subject
