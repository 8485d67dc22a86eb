"""Posts with what belongs to them: subject, unit, ministry, country. Decides where a post ends, not who holds it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from ..lexicon import Match
from ..shadow import fold
from ..vocabulary import phrase_entries
from .names import UPPER, is_syllable, is_vietnamese, name_at
from .scene import Scene, cell


class Office(NamedTuple):
    """A post as written. `position` and `organisation` are stretches of the text, `country` is a code and its stretch.

    `head` is the post's rank in the vocabulary, `bare` the length of the post alone.
    """

    start: int
    end: int
    head: str
    bare: int
    position: tuple[int, int]
    organisation: tuple[int, int] | None
    country: tuple[str, int, int] | None
    whole: tuple[int, int]  # the position with the country that stands inside it

    @property
    def is_complete(self) -> bool:
        """It says more than the bare post: of what, of which unit, ministry or country."""
        return self.organisation is not None or self.country is not None or self.whole[1] - self.whole[0] > self.bare


_LINK = r"(?:[ \u00a0](?:of|and|for|the|&|on|de|va|và|cho)(?=[ \u00a0]))?"
_CAPITALS = re.compile(
    rf"[{UPPER}](?:[\w'’&-]|\.(?=[\w'’&-]))*{_LINK}(?:[ \u00a0](?:the[ \u00a0])?[{UPPER}&][\w'’&-]*{_LINK}){{0,11}}"
)
_BREAK = re.compile(r"[,.;:()\n\"“”]| [-–—] |/")
_SEGMENT = re.compile(r"\s?(?:,|-|–|—|\()\s?")
_ACRONYM = re.compile(rf"\s?\([{UPPER}][\w&. -]{{1,18}}\)")
_ACRONYM_IN = re.compile(rf"[{UPPER}]{{3}}")  # a post that says of which body it is
_SPACE = re.compile(r"\s")
_RANKS = (
    *("Deputy ", "Vice ", "Senior ", "Acting ", "Former ", "Union ", "State ", "Assistant ", "Permanent "),
    *("Second ", "First "),
)
_ADDRESS = re.compile(r"(?:his|her|your|their) ")
_RANK = re.compile(rf"(?<!\w)(?:{'|'.join(_RANKS)})$")
_MODIFIERS = re.compile(rf"[,(–-] ?(?P<words>(?:[{UPPER}][\w-]+ ){{1,4}})$")
_CITY = re.compile(r" (?:City|Province|Prefecture)")


def read_office(scene: Scene, post: Match) -> Office:
    """What belongs to a post, after it and, in English, before it."""
    head_end = _head_end(scene, post)
    position_end, end, organisation, country, whole_end = _after(scene, head_end)
    if organisation is None and position_end == head_end and cell(post, "rank") in _SPECIALISTS:
        field = _SMALL_FIELD.match(scene.text, head_end)
        employer = organisation_at(scene, field.end()) if field is not None else None
        if field is not None and employer is not None:  # "Chuyên gia kinh tế lao động của ILO"
            position_end = whole_end = field.end("field")
            organisation, end = (field.end(), employer), employer
    start, country_before, organisation_before = _before(scene, post.start)
    position_start = start
    country = country or country_before
    if organisation is None and position_end > head_end:
        unit = scene.skip(head_end)
        lead = scene.words.leads.match(scene.shadow, unit)
        unit = scene.skip(lead.end()) if lead else unit
        unit += 4 if scene.shadow.startswith("the ", unit) else 0
        if scene.words.units.match(scene.shadow, unit) and unit_at(scene, unit) == position_end:
            organisation, position_end = (unit, position_end), head_end  # no ministry is named: the unit stands for it
    if organisation is None and organisation_before is not None:
        organisation = organisation_before
    outer = min(
        start, country_before[1] if country_before else start, organisation_before[0] if organisation_before else start
    )
    if country is None and organisation is not None:
        country = country_of_organisation(scene, *organisation)
    if cell(post, "rank") == "ambassador":
        country = _sent_by(scene, post) or _of_embassy(scene, head_end, position_end) or country
    if country is None and (organisation is None or cell(post, "rank") == "representative"):
        starts = scene.country_starts
        for begin in starts[bisect_right(starts, post.start) : bisect_left(starts, head_end)]:
            if scene.text[begin - 1].isspace():  # "Head of the Vietnamese delegation"
                inside = scene.countries[begin]
                country = (inside.entry.code, inside.start, inside.end)
    return Office(
        outer,
        end,
        "head-of-delegation" if position_end in scene.delegation_ends else cell(post, "rank") or post.entry.code,
        0 if _says_of_whom(scene, post) else post.end - post.start,
        (position_start, position_end),
        organisation,
        country,
        (position_start, max(position_end, whole_end)),
    )


def is_international(match: Match | None) -> bool:
    """Whether a listed organisation is of the United Nations or a bank of many states: its offices have no country."""
    return match is not None and match.entry.kind == "organisation" and match.entry.get("kind") in ("un", "bank")


_SPECIALISTS = frozenset({"expert", "officer"})
_SMALL_FIELD = re.compile(r"(?P<field>(?: [a-zà-ỹđ]+){1,6}?)(?: của |, )")


def _sent_by(scene: Scene, post: Match) -> tuple[str, int, int] | None:
    """The country in an ambassador's post itself: "Đại sứ Việt Nam tại Lào"."""
    starts = scene.country_starts
    for begin in starts[bisect_right(starts, post.start) : bisect_left(starts, post.end)]:
        match = scene.countries[begin]
        if match.end == post.end:
            return (match.entry.code, match.start, match.end)
    return None


def _of_embassy(scene: Scene, start: int, end: int) -> tuple[str, int, int] | None:
    """The country of the embassy in an ambassador's post: "Ambassador … of the Royal Thai Embassy in Manila"."""
    embassy = _EMBASSY.search(scene.shadow, start, end)
    match = scene.country_ends.get(embassy.start()) if embassy is not None else None
    return (match.entry.code, match.start, match.end) if match is not None else None


_EMBASSY = re.compile(r" embassy\b")
_LONG_POST = 6  # words from which a post of the vocabulary says whose it is: "Đại diện đặc biệt của Tổng Thư ký …"


def _says_of_whom(scene: Scene, post: Match) -> bool:
    """Whether a post as the vocabulary has it tells of which body it is."""
    if _ACRONYM_IN.search(scene.text, post.start, post.end):
        return True
    return len(post.entry.phrase.split()) >= _LONG_POST


def _head_end(scene: Scene, post: Match) -> int:
    """The end of the post itself, where its phrase runs into the name of a ministry ("Thư ký Bộ …")."""
    space = post.end
    for _ in range(6):
        space = scene.text.rfind(" ", post.start, space)
        if space < 0:
            break
        begin = space + 1
        is_capital = scene.text[begin].isupper()
        if not is_capital and begin not in scene.organisations:
            continue  # no ministry, organisation or unit begins here
        if scene.shadow.startswith("thanh tra", begin) and scene.shadow.endswith("chanh", post.start, space):
            continue  # "Chánh Thanh tra Bộ …"
        if scene.shadow.startswith("bo truong", begin):
            continue  # "Trợ lý Bộ trưởng": a minister is no ministry
        end = organisation_at(scene, begin) or _headed_organisation(scene, begin)
        unit = scene.words.units.match(scene.shadow, begin) if end is None and is_capital else None
        if unit is not None and unit.end() >= post.end:  # "Giám đốc Trung tâm" + "… Bắc Hà"
            end = unit_at(scene, begin)
        if end is not None and end > post.end:
            return post.start + len(_LEAD_AT_END.sub("", scene.shadow[post.start : space]))
    return post.end


_LEAD_AT_END = re.compile(r"\s+(?:of|for|at|in)(?:\s+the)?\Z")


def country_of_organisation(scene: Scene, start: int, end: int) -> tuple[str, int, int] | None:
    """The country of a ministry or agency that the vocabulary knows."""
    match = scene.organisations.get(start)
    code = cell(match, "country_code") if match else ""
    if code and match is not None and match.entry.kind == "ministry" and scene.document.notice.language == "en":
        name = scene.shadow[start:end]
        if name not in scene.ministry_countries:
            scene.ministry_countries[name] = _country_told(scene, name)
        code = scene.ministry_countries[name] or code
    if not code and (match is None or match.entry.kind == "ministry") and is_ministry(scene, start):
        code = scene.words.home.get(scene.document.notice.language, "")
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
    head = _MINISTRY.match(scene.shadow, start) if is_headed else None
    if head:
        subjects = scene.words.subjects.match(scene.shadow, head.end())
        if subjects and (end is None or subjects.end() > end):
            end = _to_country(scene, start, subjects.end()) or subjects.end()
            verb = _TOLD.search(scene.text, start, end)
            end = verb.start() if verb is not None else end
        elif end is None and scene.text[head.end() : head.end() + 1].isupper():
            if _names_person(scene, head.end()):
                return None  # "Chánh Văn phòng Bộ Lò Văn Sơn"
            capitals = _CAPITALS.match(scene.text, head.end())
            if capitals:
                end = _cut_name(scene, head.end(), capitals.end())
                if scene.text[end : end + 1] == " " and scene.text[end + 1 : end + 2].islower():
                    end = _in_small_letters(scene, start, end)
                end = _to_country(scene, start, end) or end
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
    if country is not None and country.start > start + 4:
        stripped = _COUNTRY_LEAD.sub("", scene.shadow[start : country.start])
        if len(stripped) > 3:
            return start + len(stripped)
    return end


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
    whole = _stretch(scene, end, start)
    if whole is None or whole - start >= _LONGEST_UNIT:
        return end
    for space in _SPACE.finditer(scene.text[end:whole]):
        if end + space.end() in scene.countries:
            return end + space.start()
    return whole


_LONGEST_UNIT = 70  # characters of a ministry's name: what is longer is no name
_MINISTRY = re.compile(r"(?:bo|ministry\s+(?:of|for)(?:\s+the)?)\s+")
_MINISTRY_STARTS = frozenset({"Bộ", "BỘ", "Mi", "MI"})
_COUNTRY_LEAD = re.compile(r"[\s,(]*(?:\b(?:of the|of|cua)\s)?[\s,(]*$")


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


def _cut_name(scene: Scene, start: int, end: int) -> int:
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
    capitals = _CAPITALS.match(text, start)
    if capitals is None or text[capitals.end() : capitals.end() + 1] not in ("", ",", ".", ";", ")", "\n"):
        return end
    return _cut_organisation(scene, start, capitals.end())


_WORDS = re.compile(r"[\w-]+")
_LINKS = frozenset({"of", "and", "for", "the", "&", "on"})
_GENITIVE = re.compile(
    rf"(?:[{UPPER}][\w&-]*|(?:[{UPPER}][\w’',-]* |of |for |and ){{1,9}}[{UPPER}]\w*|ministry|secretariat|agency)"
    r"(?P<sign>['’]s )"
)


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
        place = scene.places.get(rest)
        if place is not None and rest not in scene.countries:
            return place.end  # "Uỷ ban nhân dân tỉnh Vĩnh Long"
        subjects = scene.words.subjects.match(shadow, rest)
        if subjects or series:
            end = max(subjects_end(scene, rest) or 0, series.end if series else 0)
            return max(end, _whole_run(scene, rest, end))
        if text[head.end() : head.end() + 1] in ",.;)\n":
            return head.end()
        whole = _stretch(scene, head.end(), offset)
        return _before_foreign_name(scene, rest, whole) if whole is not None else None
    if not text[offset : offset + 1].isupper():
        return None
    capitals = _CAPITALS.match(text, offset)
    if capitals:
        end = _cut_organisation(scene, offset, capitals.end())
        units = [
            word
            for word in _WORDS.finditer(shadow, offset, end)
            # "Minister Pham Vu Lam": a name's "Vu" is no "Vụ", and in English "Dang Khoa" no faculty
            if scene.words.units.fullmatch(word[0])
            and is_written(scene, *word.span(), scene.words.unit_words)
            and not (word[0] in _IN_NAMES and scene.document.notice.language == "en")
        ]
        if units and _is_name_of_unit(scene, offset, units[-1].start()):
            return None
        country = scene.country_ends.get(end) if units else None
        if country is not None and units[-1].end() < country.start:  # "National Committee on Youth" + "of Viet Nam"
            end = offset + len(_COUNTRY_LEAD.sub("", shadow[offset : country.start]))
        if units:
            behind = shadow[units[-1].end() : end].split()
            # "the International Relations Department Somchai Dee": the name stands right behind the unit.
            named = len(behind) > 1 and _LINKS.isdisjoint(behind) and units[-1].start() > offset
            return units[-1].end() if named else end
    return None


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
    last = organisation_at(scene, of.end()) or unit_at(scene, of.end())
    if last is None:
        return None
    named = scene.text[of.end() : last]
    return of.end(), of.end() + len(_LINK_AT_END.sub("", named))


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


def _before_name(scene: Scene, start: int, end: int) -> int:
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
            return start + len(_COUNTRY_LEAD.sub("", scene.shadow[start : space + 1]))
        space = scene.text.find(" ", space + 1, end)
    return end


def _stretch(scene: Scene, start: int, offset: int) -> int | None:
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
    end = start + len(text[start:limit].rstrip())
    if end <= start or end - offset > 95:
        return None
    return end


def field_end(scene: Scene, start: int, office_start: int) -> int | None:
    """Where a post's field ends that begins with one capital: "Phó Trưởng ban Tổ chức" before a name, "Tổng cục trưởng
    Phục hồi xã hội" where its second word leads to a subject and the first ends no name in the text.
    """
    text = scene.text
    first = _WORDS.match(text, start)
    if first is None or not is_syllable(first[0]) or not text[first.end() + 1 : first.end() + 2].islower():
        return None
    end = _stretch(scene, first.end(), office_start)  # not from its start, for "tổ chức" is a verb, too
    name = name_at(text, scene.skip(end)) if end is not None else None
    if name is not None and " " in text[slice(*name)] and is_vietnamese(text[slice(*name)]):
        return end
    second = _WORDS.match(text, first.end() + 1)
    subject = subjects_end(scene, scene.skip(second.end())) if second is not None else None
    return None if subject is None or scene.ends_a_name(first[0]) else subject


def _after(scene: Scene, offset: int) -> tuple[int, int, tuple[int, int] | None, tuple[str, int, int] | None, int]:
    """(position end, end, organisation, country, end with the country inside) of what follows a post."""
    shadow, text = scene.shadow, scene.text
    position_end = end = whole_end = offset
    organisation: tuple[int, int] | None = None
    country: tuple[str, int, int] | None = None
    for _ in range(8):
        at = scene.skip(end)
        # "Tổng Giám đốc Tổ chức Lao động quốc tế": "Tổ" leads to nothing, though "to" does in English
        lead = _lead_end(scene, at) if at not in scene.organisations else None
        target = at
        for _ in range(2):  # "Thường trực Bộ …", "Cấp cao phụ trách …"
            if not lead:
                break
            target = scene.skip(lead)
            lead = _lead_end(scene, target)
        if shadow.startswith("the ", target):
            target += 4
        if target == end and target > offset and text[target - 1].isalnum() and target == at:
            break
        owned = _owned_unit(scene, target) if organisation is None else None
        if owned is not None:  # "deputy head of the MoLISA's Department of …"
            owner, unit_end = owned
            organisation = (target, owner) if text[target].isupper() else None
            position_end = end = whole_end = unit_end
            break
        hosts = _of_the_host(scene, at)
        if hosts is not None:
            country, end = country or hosts, hosts[2]
            break
        organised = None
        if organisation is None:
            organised = organisation_at(scene, target) or _headed_organisation(scene, target)
        if organised is not None:
            organisation = (target, organised)
            end = _over_acronym(scene, organised)
            listed = scene.organisations.get(target)
            if listed is not None and listed.entry.kind == "organisation":
                seat = scene.words.seat.match(shadow, end)
                seated = country_at(scene, seat.end()) if seat else None
                stated = None if seated else _country_after(scene, organised)
                country = country or (None if is_international(listed) else stated)
                end = seated[2] if seated else stated[2] if stated else end
                break
            country = country or _country_after(scene, organised)
            if country and country[2] > end:
                end = _over_acronym(scene, country[2])
            break
        stated = country_at(scene, target)
        if stated is not None and text[stated[2] : stated[2] + 1] == " " and organisation is None:
            begin = scene.skip(stated[2])
            listed = scene.organisations.get(begin)
            of_state = is_ministry(scene, begin) or (listed is not None and listed.entry.kind == "ministry")
            ministry = organisation_at(scene, begin) if of_state else None
            if ministry is not None:  # "of the Indonesian Ministry of Manpower" + "Anwar …"
                organisation, end, country = (begin, ministry), _over_acronym(scene, ministry), country or stated
                break
            named = _written_organisation(scene, target)
            if named is not None and named > stated[2]:  # "the Khmer Elders' Fund"
                organisation, end = (target, named), named
                country = country or (stated[0], target, named)
                break
        if stated is not None and country is None and not _starts_name(scene, target):
            country, end, whole_end = stated, stated[2], stated[2]
            group = _delegation_at(scene, scene.skip(end))
            if group is not None and text[target : stated[2]].isascii():  # "head of the Thai delegation"
                position_end = end = whole_end = group
                break
            continue
        subjects = subjects_end(scene, target) or _field_by_letters(scene, target)
        house = _house_at(scene, target) if target > at and organisation is None else None
        if house is not None and house > (subjects or 0):
            organisation, end = (target, house), house
            break
        unit = unit_at(scene, target)
        series = scene.series.get(target) or _numbered_series(scene, offset, target)
        best = max(subjects or 0, unit or 0, series.end if series else 0)
        best = _and_one_more(scene, best) if best else best
        if not best and target > at and target in scene.places:
            best = scene.places[target].end
            city = _CITY.match(text, best)
            best = city.end() if city else best
            code = cell(scene.places[target], "country_code")
            country = country or ((code, target, best) if code else None)
        if not best and text[at : at + 1] == "(":
            inner = subjects_end(scene, at + 1)
            best = inner + 1 if inner and text[inner : inner + 1] == ")" else 0
        if not best and target > at and text[target : target + 1].isupper():
            capitals = _CAPITALS.match(text, target)
            best = _cut_name(scene, target, capitals.end()) if capitals else 0
            best = _before_holder(scene, target, best) if capitals else best
            if capitals and best == capitals.end() and _goes_on(scene, best):
                best = _stretch(scene, target, target) or best  # "phụ trách Hòa bình và Trật tự"
        if not best and shadow.startswith("thuong truc", at):
            best = at + len("thuong truc")
        if not best or best <= end:
            break
        if text[at:best].islower() and not unit and target == at:
            break
        bracket = _ACRONYM.match(text, best)
        position_end = whole_end = best
        end = bracket.end() if bracket and not country_at(scene, scene.skip(best) + 1) else best
    if organisation is None and shadow.endswith(
        " asean", 0, end
    ):  # "Secretary-General of ASEAN": what follows is another's
        return position_end, end, organisation, country, whole_end
    if organisation is None or country is None or scene.words.units.match(shadow, organisation[0]):
        end, position_end, organisation, country, whole_end = _segments(
            scene, end, position_end, organisation, country, whole_end
        )
    return position_end, end, organisation, country, whole_end


def _delegation_at(scene: Scene, offset: int) -> int | None:
    """The end of a word for a delegation, also behind the body it goes to: "the Thai" + "SOCA delegation"."""
    body = scene.series.get(offset)
    return scene.delegations.get(offset if body is None else scene.skip(body.end))


def _owned_unit(scene: Scene, start: int) -> tuple[int, int] | None:
    """Where a ministry and its unit end: "MoLISA's Department of International Cooperation"."""
    owner = _GENITIVE.match(scene.text, start)
    if owner is None or not scene.words.units.match(scene.shadow, owner.end()):
        return None
    unit = unit_at(scene, owner.end())
    return None if unit is None else (owner.start("sign"), unit)


_OF_NO_LIST = re.compile(
    rf"(?P<field>(?:[{UPPER}]\w+,? (?:and|&|of) )*[{UPPER}]\w+) (?P<name>(?:[{UPPER}][\w.-]* ?){{2,4}})\Z"
)


def _before_holder(scene: Scene, start: int, end: int) -> int:
    """The end of a field that no list has, before the one who holds the post: "Undersecretary for Operations" + "Ramon
    Dizon". None of the name's words is one of a field's, unit's or organisation's.
    """
    if scene.document.notice.language != "en":
        return end
    held = _OF_NO_LIST.match(scene.text, start, end)
    if held is None:
        return end
    words = scene.words
    for word in _WORDS.finditer(scene.shadow, *held.span("name")):
        known = words.subjects.fullmatch(word[0]) or words.units.fullmatch(word[0])
        if known or word[0] in words.organisation_words or word[0] in words.not_names:
            return end
    return held.end("field")


_LETTERS = re.compile(r"[A-ZĐ]{2,}(?:(?:\s?[-&–.]\s?|\svà\s)[A-ZĐ]{1,8})*(?=\s[A-ZĐ][a-zà-ỹ])")


def _field_by_letters(scene: Scene, offset: int) -> int | None:
    """The end of a ministry's letters before a name: "Bộ trưởng NN-PTNT Lò Văn Sơn"."""
    if scene.document.notice.language != "vi":
        return None
    letters = _LETTERS.match(scene.text, offset)
    name = name_at(scene.text, scene.skip(letters.end())) if letters is not None else None
    return letters.end() if letters is not None and name and is_vietnamese(scene.text[slice(*name)]) else None


_HOST = re.compile(r"(?:cua )?(?:nuoc )?chu nha(?!\w)")


def _of_the_host(scene: Scene, offset: int) -> tuple[str, int, int] | None:
    """The country named last before "nước chủ nhà", also by a place, where a name follows: "Bộ trưởng Y tế nước chủ
    nhà …".
    """
    host = _HOST.match(scene.shadow, offset)
    following = scene.skip(host.end()) if host is not None else offset
    if host is None or following in scene.countries or not scene.text[following : following + 1].isupper():
        return None
    floor = max(0, offset - _HOST_REACH)
    named = [match for match in scene.countries.values() if floor <= match.start < offset]
    lived_in = [match for match in scene.places.values() if floor <= match.start < offset]
    last = max((*named, *lived_in), key=lambda match: match.start, default=None)
    code = "" if last is None else cell(last, "country_code") or last.entry.code
    return (code, offset, host.end()) if len(code) == 2 else None


_HOST_REACH = 400  # characters before "the host" within which the country stands that it means


_ONE_MORE = re.compile(rf" (?:and|&) (?P<word>[{UPPER}][a-z]+)(?=[,.;)\n]| [a-z(]|\Z)")


def _and_one_more(scene: Scene, end: int) -> int:
    """The end of a field with one word more than the vocabulary has: "International Cooperation" + "and Rescue, …"."""
    more = _ONE_MORE.match(scene.text, end)
    if more is None or scene.document.notice.language != "en":
        return end
    start = more.start("word")
    taken = (scene.honorifics, scene.post_starts, scene.countries, scene.organisations, scene.places, scene.series)
    return end if any(start in kind for kind in taken) else more.end()


_NUMBER = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)|[a-z]{3,9}(?:st|nd|rd|th)) (?:asean )?")


def _numbered_series(scene: Scene, post_end: int, target: int) -> Match | None:
    """The meeting of which somebody is the chair: "Chair of the" + "9th ASED"."""
    number = _NUMBER.match(scene.shadow, target)
    of_a_chair = scene.shadow.endswith(("chair", "chairman", "chairperson", "chairwoman"), 0, post_end)
    return scene.series.get(number.end()) if number is not None and of_a_chair else None


def _goes_on(scene: Scene, offset: int) -> bool:
    """Whether a Vietnamese word in small letters follows, as in "Hòa" + "bình"."""
    following = scene.text[offset : offset + 2]
    vietnamese = scene.document.notice.language == "vi"
    return vietnamese and following[:1] == " " and following[1:].islower()


def _lead_end(scene: Scene, start: int) -> int | None:
    """Where a word ends that leads to what a post is for. With a capital it is the very word: "Tô" is a name."""
    lead = scene.words.leads.match(scene.shadow, start)
    if lead is None or (
        scene.text[start].isupper() and not is_written(scene, start, lead.end(), scene.words.lead_words)
    ):
        return None
    return lead.end()


def _headed_organisation(scene: Scene, start: int) -> int | None:
    """The end of a name that begins with a word for an organisation ("Cơ quan …"), without a country at its end."""
    if not scene.text[start : start + 1].isupper():
        return None
    head = scene.words.organisations.match(scene.shadow, start)
    if head is None or scene.words.units.match(scene.shadow, start):
        return None
    if not is_written(scene, start, head.end(), scene.words.organisation_heads):
        return None
    end = _stretch(scene, head.end(), start)
    end = _before_name(scene, head.end(), end) if end is not None else None
    country = scene.country_ends.get(end) if end is not None else None
    if country is not None and country.start > head.end():
        return start + len(_COUNTRY_LEAD.sub("", scene.shadow[start : country.start]))
    return end


def _over_acronym(scene: Scene, end: int) -> int:
    """The end of a name with its abbreviation in brackets, where it is no country."""
    bracket = _ACRONYM.match(scene.text, end)
    return end if bracket is None or scene.skip(end) + 1 in scene.countries else bracket.end()


def _starts_name(scene: Scene, offset: int) -> bool:
    """Whether a country's word is a name's first word ("Lào" may be a country, "Anh Tuấn" is not)."""
    match = scene.countries.get(offset)
    if match is None or match.end - match.start > 4:
        return False
    name = name_at(scene.text, offset)
    return bool(name and is_vietnamese(scene.text[name[0] : name[1]]))


def _country_after(scene: Scene, end: int) -> tuple[str, int, int] | None:
    """The country right after a ministry: "Bộ Y tế Lào", "of Thailand", ", Thái Lan", "(Lào)"."""
    at = scene.skip(end)
    bracket = _ACRONYM.match(scene.text, end)
    if bracket and scene.skip(end) + 1 not in scene.countries:
        at = scene.skip(bracket.end())
    if scene.text[at : at + 1] in (",", "("):
        at = scene.skip(at + 1)
    for lead in ("cua ", "nuoc ", "of the ", "of "):
        if scene.shadow.startswith(lead, at):
            at += len(lead)
            break
    return None if _starts_name(scene, at) else country_at(scene, at)


def _segments(
    scene: Scene,
    end: int,
    position_end: int,
    organisation: tuple[int, int] | None,
    country: tuple[str, int, int] | None,
    whole_end: int,
) -> tuple[int, int, tuple[int, int] | None, tuple[str, int, int] | None, int]:
    """Units, a ministry and a country that follow after commas or dashes."""
    for _ in range(5):
        separator = _SEGMENT.match(scene.text, end)
        if not separator or "\n" in separator.group():
            break
        at = separator.end()
        if scene.shadow.startswith("the ", at):
            at += 4
        if at in scene.honorifics:
            break
        stated = country_at(scene, at)
        if stated is not None and scene.text[stated[2] : stated[2] + 1] == " " and _written_organisation(scene, at):
            stated = None  # "Korea Institute for …"
        if stated is not None:
            if country is not None or _lists_on(scene, stated[2]):
                break
            country, end = stated, stated[2]
            continue
        organised = organisation_at(scene, at)
        unit = unit_at(scene, at)
        if unit is None and organised is None and organisation is None:
            subjects = subjects_end(scene, at)
            follow = scene.text[subjects : subjects + 2].strip() if subjects else "x"
            if subjects and scene.text[at].isupper() and (follow == "" or follow[0] in ",;.()"):
                bracket = _ACRONYM.match(scene.text, subjects)
                position_end = whole_end = subjects
                end = bracket.end() if bracket else subjects
                continue
            organised = _written_organisation(scene, at)
        if organised is not None and (unit is None or organised >= unit):
            if (
                organisation is not None
                and _MINISTRY.match(scene.shadow, at)
                and scene.words.units.match(scene.shadow, organisation[0])
            ):
                position_end = whole_end = organisation[1]  # a unit of the ministry that follows
            elif (
                organisation is None
                and scene.words.units.match(scene.shadow, at)
                and _lists_on(scene, organised, False)
            ):
                position_end = whole_end = end = organised  # a unit, its ministry follows
                continue
            elif organisation is not None or _lists_on(scene, organised, False):
                break
            organisation, end = (at, organised), organised
            country = country or _country_after(scene, organised)
            if country and country[2] > end:
                end = country[2]
            continue
        if unit is None or organisation is not None:
            break
        position_end = whole_end = end = unit
    return end, position_end, organisation, country, whole_end


def _written_organisation(scene: Scene, start: int) -> int | None:
    """The end of an English name with a word such as University in it."""
    capitals = _CAPITALS.match(scene.text, start)
    if capitals is None or start in scene.post_starts:
        return None
    # "Malaysia and Director of …": what follows is another post
    joints = _AND_MORE.finditer(scene.shadow, start, capitals.end())
    end = next((joint.start() for joint in joints if joint.end() in scene.post_starts), capitals.end())
    parts = scene.shadow[start:end].split()
    return end if any(part in scene.words.organisation_words for part in parts) else None


_AND_MORE = re.compile(r" (?:and|cum) (?:the )?")
_HOUSE = re.compile(r"\b(?:university|institute|college|academy|polytechnic|hospital)\b")


def _house_at(scene: Scene, start: int) -> int | None:
    """The end of a university's or hospital's name, whose words may be those of a field: "Rector of National …"."""
    end = _written_organisation(scene, start)
    return end if end is not None and _HOUSE.search(scene.shadow, start, end) else None


_NEXT_ITEM = re.compile(r"\s?(?:,|;|va\b|and\b|&)\s?")


def _lists_on(scene: Scene, end: int, countries: bool = True) -> bool:
    """Whether another country or organisation follows, so that the words are a list and no apposition."""
    following = _NEXT_ITEM.match(scene.shadow, end)
    if not following:
        return False
    at = scene.skip(following.end())
    if scene.shadow.startswith("the ", at):
        at += 4
    return (countries and at in scene.countries) or at in scene.organisations


def _before(scene: Scene, start: int) -> tuple[int, tuple[str, int, int] | None, tuple[int, int] | None]:
    """(position start, country, organisation) of what stands before a post in English: "Thai Labour Minister"."""
    text = scene.text
    position = start
    gap = start - 1
    if start < 2 or text[gap] not in " \u00a0":
        return position, None, None
    floor = max(0, start - 70)
    if text[gap - 1] == ")":  # "Department of Social Welfare and Development (DSWD) Secretary Ana Reyes"
        bracket = _BRACKET_BEFORE.search(text, max(0, gap - 24), gap)
        named = scene.organisation_ends.get(bracket.start()) if bracket is not None else None
        return position, None, (named.start, named.end) if named is not None else None
    if not (text[gap - 1].isalnum() or text[gap - 1] in "'’"):
        return position, None, None
    for begin in _capitals_back(text, floor, gap):
        found = scene.words.subjects.match(scene.shadow, begin)
        if found is not None and found.end() == gap and text[begin:gap].isascii():
            position = begin
    rank = _RANK.search(text, floor, position) if text.endswith(_RANKS, floor, position) else None
    if rank is not None and position - 1 not in scene.organisation_ends:  # not "Women's Union vice president"
        position = rank.start()
    elif position == start:
        segment = _MODIFIERS.search(text, floor, position)
        opening = segment.start("words") if segment is not None else position
        opening += 4 if text.startswith("The ", opening) else 0  # "… – The Indonesian Minister of …"
        titled = opening in scene.honorifics or _ADDRESS.match(scene.shadow, opening) is not None
        if not titled and opening not in scene.countries and opening not in scene.organisations:
            position = opening
    edge = position
    while edge > floor and text[edge - 1] in " \u00a0":
        edge -= 1
    for shorter in (0, 2, 1):
        ending = edge - shorter
        if shorter and scene.shadow[ending:edge] not in ("'s", "'"):
            continue
        country = scene.country_ends.get(ending)
        if country is not None and (shorter or text[country.start : country.end].isascii()):
            owns = text[ending : ending + 1] in ("'", "’") or cell(country, "kind") == "adjective"
            if owns or not _is_place_before(scene, country):
                body = scene.organisation_ends.get(country.start - 1)  # "ACWC Indonesia representative"
                of_body = (body.start, body.end) if body is not None and body.entry.kind == "body" else None
                return position, (country.entry.code, country.start, country.end), of_body
        organisation = scene.organisation_ends.get(ending)
        if (
            organisation is not None
            and text[organisation.start : organisation.end].isascii()
            and scene.document.notice.language != "vi"
        ):
            owner = _owner_before(scene, organisation.start) if organisation.entry.kind == "body" else None
            stated = (owner.entry.code, owner.start, owner.end) if owner is not None else None
            return position, stated, (organisation.start, organisation.end)
    return position, None, None


_BRACKET_BEFORE = re.compile(rf"\s\([{UPPER}][\w&-]{{1,14}}\)\Z")


def _owner_before(scene: Scene, start: int) -> Match | None:
    """The country that stands with "'s" before `start`: "Thailand's ACWC Representative"."""
    for sign in ("'s ", "’s ", "' ", "’ "):
        if scene.text.endswith(sign, 0, start):
            return scene.country_ends.get(start - len(sign))
    return None


def _capitals_back(text: str, floor: int, end: int) -> list[int]:
    """Where the capitalised words right before `end` begin, the last first, over "and", "of" and "&"."""
    starts: list[int] = []
    edge = end
    while edge > floor and len(starts) < 8:
        begin = max(text.rfind(" ", floor, edge), text.rfind("\n", floor, edge), text.rfind("\u00a0", floor, edge)) + 1
        word = text[max(begin, floor) : edge]
        if not word or (begin == 0 and floor > 0) or word[-1] in ".;:()":
            break
        if word[0].isupper():
            starts.append(begin)
        elif word not in ("and", "of", "&", "for"):
            break
        edge = begin - 1
        if edge < 0 or text[edge] == "\n":
            break
    return starts


def _is_place_before(scene: Scene, country: Match) -> bool:
    before = scene.text[max(0, country.start - 12) : country.start].lower()
    if before.endswith(", "):
        return country.start - 2 in scene.place_ends or country.start - 2 in scene.country_ends
    return before.endswith(("in ", "at "))
