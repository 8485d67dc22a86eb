"""Posts with what belongs to them: subject, unit, ministry, country. Decides where a post ends, not who holds it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from ..lexicon import Match
from ..shadow import fold
from ..vocabulary import phrase_entries, published_entries
from .names import UPPER, is_vietnamese, name_at
from .scene import Scene, cell
from .units import (
    CAPITALS,
    COUNTRY_LEAD,
    MINISTRY,
    before_name,
    country_at,
    country_of_organisation,
    cut_name,
    is_international,
    is_ministry,
    is_written,
    organisation_at,
    owner_at,
    stretch,
    subjects_end,
    unit_at,
)


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


_SEGMENT = re.compile(r"\s?(?:,|-|–|—|\()\s?")
_ACRONYM = re.compile(rf"\s?\([{UPPER}][\w&. -]{{1,18}}\)")
_ACRONYM_IN = re.compile(rf"[{UPPER}]{{3}}")  # a post that says of which body it is
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
        country = _sent_by(scene, post) or _of_embassy(scene, head_end, position_end) or country_before or country
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
    if _ACRONYM_IN.search(scene.text, post.start, post.end) or scene.shadow.startswith("asean ", post.start):
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


_NOT_POSTED = re.compile(r"\b(?:ministers?|officials?|governors?|mayors?|senators?|permanent secretar(?:y|ies))\Z")


def _is_whereabouts(scene: Scene, end: int, at: int, target: int) -> bool:
    """Whether a place or ASEAN behind a post that ends there tells where somebody was, and not of what they hold it."""
    if not scene.shadow.startswith(("in ", "at "), at) or target <= at:
        return False
    named = target in scene.places or target in scene.countries or scene.shadow.startswith("asean", target)
    return named and _NOT_POSTED.search(scene.shadow, max(0, end - 24), end) is not None


_LEAD_AT_END = re.compile(r"\s+(?:of|for|at|in)(?:\s+the)?\Z")
_GENITIVE = re.compile(
    rf"(?:[{UPPER}][\w&-]*|(?:[{UPPER}][\w’',-]* |of |for |and ){{1,9}}[{UPPER}]\w*|ministry|secretariat|agency)"
    r"(?P<sign>['’]s )"
)


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
        if end == offset and _is_whereabouts(scene, offset, at, target):
            break  # "Lao minister" + "in Manila", "deputy minister" + "at ASEAN meeting"
        if target == at > offset and target in scene.honorifics and cell(scene.honorifics[target], "kind") != "address":
            break  # "secretary-general" + "Datuk …": who holds the post
        if target == end and target > offset and text[target - 1].isalnum() and target == at:
            break
        owner_state = owner_at(scene, target) if organisation is None and target > at else None
        if owner_state is not None:
            owner_country, begin = owner_state
            owned_end = organisation_at(scene, begin) or _headed_organisation(scene, begin) or unit_at(scene, begin)
            if owned_end is not None:  # "Director of Thailand's" + "Department of Older Persons"
                organisation, country = (begin, owned_end), country or owner_country
                end = _over_acronym(scene, owned_end)
                break
        owned = _owned_unit(scene, target) if organisation is None and target > at else None
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
                stated = None if seated else country_behind(scene, organised)
                country = country or (None if is_international(listed) else stated)
                end = seated[2] if seated else stated[2] if stated else end
                break
            country = country or country_behind(scene, organised)
            if country and country[2] > end:
                end = _over_acronym(scene, country[2])
            accredited = _TO_WHOM.match(shadow, end) if scene.words.embassy.match(shadow, target) else None
            receiving = scene.countries.get(accredited.end()) if accredited is not None else None
            if receiving is not None:  # "of the Embassy of Laos" + "to Indonesia"
                organisation, end = (target, receiving.end), receiving.end
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
        if stated is not None and organisation is None and _SENT_TO.fullmatch(shadow, at, target):
            position_end = end = whole_end = stated[2]  # "Đại sứ Brunei tại Việt Nam" + "Awang …"
            break
        subjects = subjects_end(scene, target) or _field_by_letters(scene, target)
        house = house_at(scene, target) if target > at and organisation is None else None
        if house is not None and house > (subjects or 0):
            organisation, end = (target, house), house
            break
        unit = unit_at(scene, target)
        series = scene.series.get(target) or _numbered_series(scene, offset, target)
        best = max(subjects or 0, unit or 0, series.end if series else 0)
        best = _and_one_more(scene, best) if best else best
        best = _over_genitive(scene, target, best) if best and target > at else best
        best = _before_title(scene, best) if best and target > at else best
        of_place = target > at or shadow.endswith(_OF_A_PLACE, 0, target)
        if not best and of_place and target in scene.places:
            best = scene.places[target].end
            city = _CITY.match(text, best)
            best = city.end() if city else best
            code = cell(scene.places[target], "country_code")
            country = country or ((code, target, best) if code else None)
        if not best and text[at : at + 1] == "(":
            inner = subjects_end(scene, at + 1)
            best = inner + 1 if inner and text[inner : inner + 1] == ")" else 0
        if not best and target > at and text[target : target + 1].isupper():
            capitals = CAPITALS.match(text, target)
            best = cut_name(scene, target, capitals.end()) if capitals else 0
            best = target + len(_JOINT_AT_END.sub("", text[target:best])) if best else 0
            best = _before_holder(scene, target, best) if capitals else best
            if capitals and best == capitals.end() and _goes_on(scene, best):
                best = stretch(scene, target, target) or best  # "phụ trách Hòa bình và Trật tự"
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


_SENT_TO = re.compile(r"tai (?:nuoc )?")
_TO_WHOM = re.compile(r" (?:to|in) (?:the )?")
_OF_A_PLACE = (" tinh ", " thanh pho ", " tp ", " tp. ")  # "Phó Chủ tịch UBND tỉnh" + "Hà Nam" + "Lê Thị Mận"


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


_JOINT_AT_END = re.compile(r"\s+(?:and|&|for|on)\s*\Z")
_OF_NO_LIST = re.compile(
    rf"(?P<field>(?:[{UPPER}]\w+,? (?:and|&|of) )*[{UPPER}]\w+) (?P<name>(?:[{UPPER}][\w.-]* ?){{2,4}})\Z"
)


_WRITTEN = re.compile(r"[\w.'’-]+")
_NAME_LENGTHS = range(2, 5)  # words of a name


def _is_of_a_field(scene: Scene, start: int, end: int) -> bool:
    """Whether a word is one of a field's, unit's or organisation's, and no name's."""
    words, word = scene.words, scene.shadow[start:end].rstrip("'’")
    if words.subjects.fullmatch(word) or words.units.fullmatch(word):
        return True
    return word in words.organisation_words or word in words.not_names


def _before_holder(scene: Scene, start: int, end: int) -> int:
    """The end of a field that no list has, before the one who holds the post: "Undersecretary for Operations" + "Ramon
    Dizon". None of the name's words is one of a field's, unit's or organisation's.
    """
    if scene.document.notice.language != "en":
        return end
    spans = [word.span() for word in _WRITTEN.finditer(scene.text, start, end)]
    of_field = [place for place, span in enumerate(spans) if _is_of_a_field(scene, *span)]
    if of_field:  # "Statutory Programs" + "Ramon Dizon"
        last = of_field[-1]
        named = spans[last + 1 :]
        whole = len(named) in _NAME_LENGTHS and all(scene.text[low].isupper() for low, _ in named)
        whole = whole and scene.words.openers.isdisjoint(scene.shadow[slice(*span)] for span in named)
        return spans[last][1] if whole else end
    held = _OF_NO_LIST.match(scene.text, start, end)
    return end if held is None else held.end("field")


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


_THEN_TITLE = re.compile(r", (?:the )?")


def _before_title(scene: Scene, end: int) -> int:
    """The end of a field that the vocabulary has in part, before the country and the title of who holds the post:
    "Rural" + "Progress and Village Renewal" + "of Laos, H.E. Mr. A".
    """
    if scene.document.notice.language != "en":
        return end
    limit = min(len(scene.text), end + _LONGEST_REST)
    for comma in _THEN_TITLE.finditer(scene.text, end, limit):
        if comma.end() not in scene.honorifics:
            continue
        state = scene.country_ends.get(comma.start())
        stop = comma.start() if state is None else end + len(_OF_STATE.sub("", scene.text[end : max(end, state.start)]))
        rest = _CAPITALS_ONLY.fullmatch(scene.text, end, stop)
        words = scene.text[end:stop].split()
        is_field = rest is not None and (rest["joint"] is not None or (state is not None and len(words) == 1))
        return stop if is_field and not _names_others(scene, end, stop) else end
    return end


_LONGEST_REST = 120
_OF_STATE = re.compile(r",?(?: of)?(?: the)?(?: (?:Republic|Kingdom|Union|State) of)?(?: the)? ?\Z")
_CAPITALS_ONLY = re.compile(rf"(?: [{UPPER}][\w’'-]*(?P<joint>,? and| of| for)?)+(?<!and)(?<! of)(?<!for)")


def _names_others(scene: Scene, start: int, end: int) -> bool:
    """Whether a title, a post, a country or an organisation begins in a stretch."""
    taken = (scene.honorifics, scene.post_starts, scene.countries, scene.organisations)
    return any(at in kind for at in range(start + 1, end) for kind in taken)


_OF_THOSE = re.compile(r"['’]s? (?=[A-Z])")


def _over_genitive(scene: Scene, start: int, end: int) -> int:
    """The end of a field that goes on behind a genitive, before who holds the post: "Workers" + "' Welfare and
    Protection Cluster Ramon Dizon".
    """
    if scene.document.notice.language != "en" or _OF_THOSE.match(scene.text, end) is None:
        return end
    capitals = CAPITALS.match(scene.text, start)
    if capitals is None or capitals.end() <= end:
        return end
    whole = _before_holder(scene, start, capitals.end())
    return whole if whole < capitals.end() or name_at(scene.text, scene.skip(whole)) is None else end


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
    end = stretch(scene, head.end(), start)
    end = before_name(scene, head.end(), end) if end is not None else None
    country = scene.country_ends.get(end) if end is not None else None
    if country is not None and country.start > head.end():
        return start + len(COUNTRY_LEAD.sub("", scene.shadow[start : country.start]))
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


def country_behind(scene: Scene, end: int) -> tuple[str, int, int] | None:
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
    return None if _starts_name(scene, at) else country_at(scene, at) or _country_by_slip(scene, at)


_ONE_WORD = re.compile(rf"[{UPPER}][a-z]{{5,}}(?![\w'’-])")
_AS_WRITTEN = 0.86  # share of letters in their order by which a word is a country's name with a slip


def _country_by_slip(scene: Scene, offset: int) -> tuple[str, int, int] | None:
    """The country behind a ministry or its unit whose name has a letter too many, too few or wrong: "Bộ Y tế "
    "Singaporre".
    """
    word = _ONE_WORD.match(scene.text, offset)
    if word is None or offset in scene.places or offset in scene.honorifics:
        return None
    written = scene.shadow[offset : word.end()]
    for name, code in _country_names().get(written[0], ()):
        if abs(len(name) - len(written)) < _SLIP and SequenceMatcher(None, name, written).ratio() >= _AS_WRITTEN:
            return (code, offset, word.end())
    return None


_SLIP = 3  # letters


@cache
def _country_names() -> dict[str, list[tuple[str, str]]]:
    """The countries' names of one word, six letters at least, by their first letter."""
    names: dict[str, list[tuple[str, str]]] = {}
    for entry in (*published_entries(), *phrase_entries()):
        name = fold(entry.phrase)
        if entry.kind == "country" and name.isascii() and name.isalpha() and len(name) > _SLIP + 2:
            names.setdefault(name[0], []).append((name, entry.code))
    return names


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
            above = _ministry_above(scene, organisation, end)
            if organisation is not None and above is not None:
                position_end = whole_end = organisation[1]
                organisation, end = above, above[1]
                country = country_behind(scene, end) or country
            break
        at = separator.end()
        if scene.shadow.startswith("the ", at):
            at += 4
        next_post = at in scene.post_starts and at not in scene.organisations and "," in separator.group()
        if at in scene.honorifics or next_post:
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
                and MINISTRY.match(scene.shadow, at)
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
            country = country or country_behind(scene, organised)
            if country and country[2] > end:
                end = country[2]
            continue
        if unit is None or organisation is not None:
            break
        position_end = whole_end = end = _to_ministry(scene, unit)
        above = _ministry_above(scene, (at, end), end)
        if above is not None:
            organisation, end = above, above[1]
            country = country or country_behind(scene, end) or country_of_organisation(scene, *above)
            break
    return end, position_end, organisation, country, whole_end


_TO_MINISTRY = re.compile(r"(?: [a-zà-ỹđ]+){1,5}(?= Bộ [A-ZĐ])")


def _to_ministry(scene: Scene, end: int) -> int:
    """The end of a unit's name whose last words no list has, before its ministry: "Cục Quản lý" + "làng nghề Bộ …"."""
    if scene.document.notice.language != "vi":
        return end
    more = _TO_MINISTRY.match(scene.text, end)
    return end if more is None else more.end()


def _ministry_above(scene: Scene, unit: tuple[int, int] | None, end: int) -> tuple[int, int] | None:
    """The ministry that follows its unit without a comma: "Phó Cục trưởng, Cục Làng nghề" + "Bộ …"."""
    if unit is None or scene.text[end : end + 4] != " Bộ " or not scene.words.units.match(scene.shadow, unit[0]):
        return None
    ministry = organisation_at(scene, end + 1)
    return None if ministry is None else (end + 1, ministry)


def _written_organisation(scene: Scene, start: int) -> int | None:
    """The end of an English name with a word such as University in it."""
    capitals = CAPITALS.match(scene.text, start)
    if capitals is None or start in scene.post_starts:
        return None
    # "Malaysia and Director of …": what follows is another post
    joints = _AND_MORE.finditer(scene.shadow, start, capitals.end())
    end = next(
        (one.start() for one in joints if one.end() in scene.post_starts or one.end() in scene.honorifics),
        capitals.end(),
    )
    parts = scene.shadow[start:end].split()
    return end if any(part in scene.words.organisation_words for part in parts) else None


_AND_MORE = re.compile(r" (?:and|cum) (?:the )?")
_HOUSE = re.compile(r"\b(?:university|institute|college|academy|polytechnic|hospital)\b")


def house_at(scene: Scene, start: int) -> int | None:
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
    ministry = _MINISTRY_BEFORE.search(text, max(0, start - _LONGEST_MINISTRY), start)
    if ministry is not None and scene.document.notice.language == "en":
        state = scene.country_ends.get(ministry.start() - 1)
        whole = organisation_at(scene, ministry.start())
        if state is not None and whole is not None:  # "Laos" + "Ministry of Youth, Culture and Sports" + "Director X"
            of_ministry = (ministry.start(), min(whole, start - 1))
            return start, (state.entry.code, state.start, state.end), of_ministry
        whole = whole or unit_at(scene, ministry.start())
        if whole == start - 1:  # "Department of Social Welfare" + "director-general X"
            return start, None, (ministry.start(), whole)
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
                if is_international(body) and body is not None and cell(country, "kind") != "adjective":
                    return position, None, (body.start, body.end)  # "UNICEF Laos Representative": of no country
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
    letters = _letters_before(scene, start, position)
    return (position, None, None) if letters is None else (position, _country_of_letters(scene, letters), letters)


_LETTERS_BEFORE = re.compile(r"(?<![\w.&/+'’-])[A-Z][A-Z&]{1,9}(?= \Z)")
_HELD_BY = re.compile(r" (?=[A-Z])")
_NO_BODY = frozenset(
    {"ASCC", "ASEAN", "CEO", "DG", "DSG", "HE", "MP", "OIC", "PM", "DPM", "SOM", "UK", "US", "USA", "VP", "YB"}
)


def _letters_before(scene: Scene, post: int, start: int) -> tuple[int, int] | None:
    """The letters of a body that no list has, right before a post and a name: "NCW" + "Director Ana Reyes"."""
    held = scene.post_starts.get(post)
    if scene.document.notice.language != "en" or held is None or not _HELD_BY.match(scene.text, held.end):
        return None
    letters = _LETTERS_BEFORE.search(scene.text, max(0, start - 12), start)
    if letters is None or letters.start() in scene.honorifics or letters.start() in scene.countries:
        return None
    line = scene.text.rfind("\n", 0, start) + 1
    headline = scene.text[line : scene.text.find("\n", start) % (len(scene.text) + 1)].isupper()
    return None if headline or letters[0] in _NO_BODY else letters.span()


def _country_of_letters(scene: Scene, letters: tuple[int, int]) -> tuple[str, int, int] | None:
    """The country of the body behind whose name its letters stand: "National Council of … (NCX)"."""
    written_out = scene.text.find(f" ({scene.text[slice(*letters)]})")
    body = scene.organisation_ends.get(written_out)
    country = country_of_organisation(scene, body.start, body.end) if body is not None else None
    return None if country is None else (country[0], *letters)


_LONGEST_MINISTRY = 150  # characters of a ministry and its unit before a post
_MINISTRY_BEFORE = re.compile(
    r"\b(?:Ministry|Department) (?:of|for) "
    r"(?:(?!(?:Ministry|Department) (?:of|for)\b)(?:[A-Z][\w'’&-]*,?|and|of|for|the|&) ){1,16}\Z"
)
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
