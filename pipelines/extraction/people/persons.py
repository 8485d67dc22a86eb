"""Who is named: names with honorifics and posts, officials by post alone, later short mentions of the same person.

Decides who is in the text, not what role they had (`roles.py`).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from ..document import Value
from ..lexicon import Match
from ..ordinals import roman
from ..shadow import fold
from .names import UPPER, is_syllable, is_vietnamese, name_at, name_before, name_words, plain
from .offices import Office, country_at, country_of_field, employer_behind, field_end, is_written, read_office
from .scene import LOW_RANKS, Scene, cell


@dataclass(slots=True)
class Mention:
    """One place where a person stands in the text. `name` is a stretch, or None for a post or pronoun alone."""

    start: int
    end: int
    name: tuple[int, int] | None
    honorific: tuple[int, int] | None
    office: Office | None
    person: Person | None = None
    titles: list[Office] = field(default_factory=list)  # other posts right after the first one: "…, Chair of SLOM"


@dataclass(slots=True)
class Person:
    """A person put together from mentions. `named` and `office` hold once all are there (`settle`)."""

    mentions: list[Mention] = field(default_factory=list)
    fullest: Office | None = None  # of the mentions so far: kept, for it is asked for at every mention
    named: Mention | None = None  # the mention with the longest name, the first of such
    office: Office | None = None  # the fullest post: with its ministry and country before the one without

    def add(self, mention: Mention) -> None:
        """Takes one more mention."""
        self.mentions.append(mention)
        if mention.office is not None and (self.fullest is None or _fullness(mention.office) > _fullness(self.fullest)):
            self.fullest = mention.office

    def settle(self) -> Person:
        """Puts the mentions in the order of the text and picks the longest name and the fullest post."""
        self.mentions.sort(key=_start)
        longest = -1
        offices: list[Office] = []
        for mention in self.mentions:
            name = mention.name
            if name is not None and name[1] - name[0] > longest:
                longest = name[1] - name[0]
                self.named = mention
            if mention.office is not None:
                offices.append(mention.office)
        if offices:
            self.office = max(offices, key=_fullness) if len(offices) > 1 else offices[0]
        return self


def _start(mention: Mention) -> int:
    return mention.start


def _stands_for(office: Office) -> bool:
    """Whether somebody only stands for a country, and may have a post of the own, which says more."""
    return office.head == "head-of-delegation" or (
        office.head == "representative" and office.country is not None and office.organisation is None
    )


def _fullness(office: Office) -> tuple[bool, bool, bool, int]:
    length = min(office.position[1] - office.position[0], 40)
    return (not _stands_for(office), office.organisation is not None, office.is_complete, length)


_YEAR_BEHIND = re.compile(r"\s(?:nam\s)?20\d\d(?:\s?-\s?20\d\d)?(?![\d/])")  # "…, Chủ tịch ASCC 2020"
_JOINING = re.compile(r"(?:['’‘`](?=\s))?[^\S\n]*\.?[^\S\n]*")


def find_persons(scene: Scene) -> list[Person]:
    """The persons of a text, by first mention."""
    mentions = _mentions(scene)
    return _merge(scene, mentions)


def _mentions(scene: Scene) -> list[Mention]:
    """Every mention by post, honorific and name, left to right, none overlapping another."""
    found: list[Mention] = []
    by_name: dict[int, Mention] = {}
    by_end: dict[int, Mention] = {}
    edge = 0
    waiting: Mention | None = None
    spans = _covers(scene)
    for post in scene.posts:
        if post.start < edge or not _is_single(scene, post) or _is_covered(spans, post.start):
            continue
        if scene.skip(post.end) in scene.event_starts and post.end not in scene.place_ends:
            continue  # "the ASEAN Senior Official Meeting on …": a word of a meeting's name
        office = read_office(scene, post)
        if waiting is None and found and _is_title_of(scene, found[-1], office):
            year = _YEAR_BEHIND.match(scene.shadow, office.end)
            found[-1].end = edge = year.end() if year else office.end
            found[-1].titles.append(office)
            held = found[-1].office
            if held is not None and _stands_for(held) and office.head not in _TITLES:
                held, office = office, held  # "Đại diện Hàn Quốc, bà …, Phó Vụ trưởng …, trình bày"
            found[-1].office = _with_country_of(scene, held, office)
            continue
        mention = _mention_of_office(scene, office, by_name, by_end)
        if waiting is not None:
            if mention is not None and mention.name is not None and mention.name[0] > office.start:
                both = [one for one in (waiting.office, mention.office) if one is not None]
                joined = _joined_office(waiting.office, mention.office)
                mention = replace(mention, start=waiting.start, office=joined, titles=both)
            elif waiting.office is not None:
                found.append(waiting)
            waiting = None
        if mention is None:
            continue
        if mention.name is None and _is_joined(scene, office):
            waiting = mention
            continue
        if mention.name and mention.name[0] in by_name:  # a second post of the same name
            known = by_name[mention.name[0]]
            known.end = max(known.end, mention.end)
            known.start = min(known.start, mention.start)
            if known.office is None or _fullness(office) > _fullness(known.office):
                known.office = office if known.office is None else _with_country_of(scene, office, known.office)
            edge = max(edge, mention.end)
            continue
        if mention.name:
            by_name[mention.name[0]] = by_end[mention.name[1]] = mention
        found.append(mention)
        edge = mention.end
    if waiting is not None:
        found.append(waiting)
    taken = sorted((m.start, m.end) for m in found)
    place = 0
    after = 0
    for start in scene.honorifics:
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if start < after or not _is_title(scene, start) or (place < len(taken) and taken[place][0] <= start):
            continue
        first, last = _honorifics(scene, start)
        name = _name_forward(scene, last)
        if scene.shadow[first:last].rstrip(" .") == "em" and not _is_child(scene, first, name):
            continue
        after = last
        if name is None:
            if (
                cell(scene.honorifics[start], "kind") == "address"
                and scene.text[start].isupper()
                and scene.text[last : last + 1] == " "
                and scene.text[last + 1 : last + 2].islower()
            ):
                found.append(Mention(start, last, None, (first, last), None))
            continue
        after = name[1]
        found.append(Mention(first, name[1], name, (first, last), None))
    found.extend(_by_employer(scene, found))
    found.extend(_by_role(scene, found))
    found.extend(
        Mention(start, end, None, (start, end), None)
        for start, end in scene.pronouns
        if scene.text[start].isupper() and start not in scene.honorifics and scene.text[end : end + 1] == " "
    )
    found.sort(key=lambda m: (m.start, m.end))
    return found


_FROM = re.compile(r"(?:,? (?:from|of|with|at)(?: the)?|, an? [\w ]{4,50}? (?:at|from|of|with)(?: the)?)\s\Z")


def _by_employer(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Names with neither honorific nor listed post that open a sentence: "Ana Reyes from the ASEAN Secretariat said",
    "Ana Reyes, a regional adviser on care at UNICEF, suggested".
    """
    if scene.document.notice.language != "en":
        return []
    taken = [(mention.start, mention.end) for mention in found]
    more: list[Mention] = []
    for start, match in scene.organisations.items():
        joint = _FROM.search(scene.text, max(0, start - 70), start)
        name = name_before(scene.text, joint.start()) if joint is not None else None
        if name is None or name[0] != scene.document.sentence_at(name[0]).start or not _is_name(scene, name, 2):
            continue
        said = scene.skip(match.end + (scene.text[match.end : match.end + 1] == ","))
        place = bisect_left(scene.cue_starts, said)
        speaks = place < len(scene.cues) and scene.cues[place].start == said and scene.cues[place].role == "speaker"
        if speaks and not any(low < match.end and name[0] < high for low, high in taken):
            more.append(Mention(name[0], match.end, name, None, None))
    return more


_BEHIND_A_NAME = re.compile(r"[,.;)\n]| (?:from|of|and|who|as|on|in|at|during)\b|\Z")
_ROLES_BY = frozenset({"chair", "co-chair", "vice-chair", "head-of-delegation", "opening-speaker", "speaker"})


def _by_role(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Names with neither honorific nor post right behind words that give a role: "was chaired by Ana Reyes, who …"."""
    if scene.document.notice.language != "en":
        return []
    taken = sorted((mention.start, mention.end) for mention in found)
    more: list[Mention] = []
    for cue in scene.cues:
        if cue.side != "after" or cue.role not in _ROLES_BY or not scene.shadow.endswith(" by", cue.start, cue.end):
            continue
        name = _name_forward(scene, cue.end) if scene.text[cue.end : cue.end + 1] == " " else None
        if name is None or name[0] in scene.places or not _is_name(scene, name, 2):
            continue
        place = bisect_left(taken, (name[0], 0))
        free = place == 0 or taken[place - 1][1] <= name[0]
        free = free and (place == len(taken) or taken[place][0] >= name[1])
        whole = _BEHIND_A_NAME.match(scene.text, name[1]) is not None and not scene.text[slice(*name)].isupper()
        if free and whole:
            more.append(Mention(name[0], name[1], name, None, None))
    return more


_CONCURRENTLY = re.compile(r"\s(?:and|cum|and concurrently|concurrently)\s|\s?/\s?")
_WORD_OF_CHILDREN = re.compile(r"\b(?:tre|cac|nhung|hai|ba|bon|nam|anh|chi|nhieu|\d+) \Z")


def _is_child(scene: Scene, start: int, name: tuple[int, int] | None) -> bool:
    """Whether "em" stands before a child's whole name, not in "trẻ em"."""
    whole = name is not None and len(scene.text[name[0] : name[1]].split()) > 1
    return whole and _WORD_OF_CHILDREN.search(scene.shadow, max(0, start - 8), start) is None


def _is_title_of(scene: Scene, person: Mention, title: Office) -> bool:
    """Whether a chair's title is a second post of the person named right before it, "A, Director, Chair of B, said"."""
    leads = title.head == "head-of-delegation" and title.country is not None  # "…, Trưởng đoàn SOCA Việt Nam"
    if person.name is None or person.office is None or (not leads and _is_at_cue(scene, title.start)):
        return False
    joint = _CONCURRENTLY.fullmatch(scene.shadow, person.end, title.start)
    if joint is not None and person.office.end == person.end and person.name[1] < person.office.start:
        separator = scene.words.name_after_post.match(scene.shadow, title.end)
        named = separator is not None and separator.end() in scene.honorifics
        return not named and _name_forward(scene, title.end) is None
    comma = title.end + (scene.text[title.end : title.end + 1] == ",")
    of_a_body = title.head == "head" and title.bare == 0  # "…, Trưởng SOCA Việt Nam"
    if (
        title.head not in _TITLES
        and not (of_a_body or leads)
        and not (_is_at_cue(scene, scene.skip(comma)) and title.head not in LOW_RANKS)
    ):
        return False
    if scene.words.post_joint.fullmatch(scene.shadow, person.end, title.start) is None:
        return False
    separator = scene.words.name_after_post.match(scene.shadow, title.end)
    return not (separator and separator.end() in scene.honorifics) and _name_forward(scene, title.end) is None


def _with_country_of(scene: Scene, office: Office | None, title: Office) -> Office | None:
    """A post with the country of the second one: "Senior Minister and Minister of Rural Development of Cambodia"."""
    if office is None or office.country is not None or title.country is None or _is_asean(scene, office):
        return office
    return office._replace(country=title.country)


def _is_at_cue(scene: Scene, offset: int) -> bool:
    """Whether a verb that gives a role begins at an offset: "chủ tọa" there is no title."""
    place = bisect_left(scene.cue_starts, offset)
    return place < len(scene.cues) and scene.cues[place].start == offset and scene.cues[place].side == "before"


_TITLES = frozenset({"chair", "vice-chair", "co-chair"})


def _is_joined(scene: Scene, office: Office) -> bool:
    """Whether another post of the same person follows: "Minister of … and AMMSWD Chair, Mr. …"."""
    joint = scene.words.second_post.match(scene.shadow, office.end)
    if joint is None:
        if not scene.shadow.startswith(", ", office.end) or office.end + 2 not in scene.post_starts:
            return False
        # "Head of the Thai delegation, Minister …"; "Thứ trưởng Bộ …, Trưởng SOCA Việt Nam …"
        return office.head == "head-of-delegation" or _is_capacity(scene, office.end + 2)
    body = scene.series.get(joint.end()) or scene.organisations.get(joint.end())
    return joint.end() in scene.post_starts or (body is not None and body.end + 1 in scene.post_starts)


# Ranks of posts that somebody has beside another one.
_CAPACITIES = frozenset({"head", "deputy-head", "head-of-delegation", *_TITLES})


def _is_capacity(scene: Scene, start: int) -> bool:
    """Whether the post that begins there is one that an official has beside the own one."""
    return scene.text[start].isupper() and cell(scene.post_starts[start], "rank") in _CAPACITIES


def _joined_office(first: Office | None, second: Office | None) -> Office | None:
    """One office of two posts of one person: the fuller one, over the words of both."""
    if first is None or second is None:
        return first or second
    fuller = first if _fullness(first) >= _fullness(second) else second
    country = fuller.country or first.country or second.country
    return fuller._replace(start=first.start, end=second.end, country=country)


def _is_title(scene: Scene, start: int) -> bool:
    """A title stands at the head of a name: no capitalised word goes on into it."""
    if cell(scene.honorifics[start], "kind") == "address" or start < 2 or scene.text[start - 1] != " ":
        return start not in scene.countries
    begin = scene.text.rfind(" ", max(0, start - 30), start - 1) + 1
    word = scene.text[begin : start - 1]
    return (
        not word[:1].isupper()
        or word[-1:] in ".,:;"
        or begin in scene.post_starts
        or scene.text[begin - 1 : begin] == "\n"
    )


def _covers(scene: Scene) -> tuple[list[int], list[int]]:
    """Starts and ends of the organisations and offices of the chair, in whose words no post begins."""
    spans = [(m.start, m.end) for m in scene.organisations.values()]
    spans += [(cue.start, cue.end) for cue in scene.cues if cue.side in ("office", "pair")]
    spans += [(cue.start, cue.end) for cue in scene.cues if cue.side == "after" and cue.role in _TITLES]
    spans.sort()
    return [start for start, _ in spans], [end for _, end in spans]


def _is_covered(spans: tuple[list[int], list[int]], offset: int) -> bool:
    starts, ends = spans
    place = bisect_left(starts, offset) - 1
    return place >= 0 and (ends[place] > offset or (place > 0 and ends[place - 1] > offset))


_MODALS = frozenset({"will", "would", "shall", "should", "may", "might"})


def _is_single(scene: Scene, post: Match) -> bool:
    """A post of one person: not "các Bộ trưởng", not a word of a meeting's name."""
    before = scene.shadow[max(0, post.start - 14) : post.start].rpartition("\n")[2].rstrip()
    if not before:
        return True
    parts = before.split()
    if parts[-1] in _MODALS and scene.text[post.start].islower():
        return False  # "who will chair the meeting"
    plurals = scene.words.plurals
    if parts[-1] in plurals or (len(parts) > 1 and f"{parts[-2]} {parts[-1]}" in plurals):
        return False
    at = post.start
    while at > 1 and scene.text[at - 1] == " ":
        at -= 1
    if at in scene.event_ends:
        return False
    series = scene.series.get(post.start)
    return series is None or series.end < post.end


def _mention_of_office(
    scene: Scene, office: Office, by_name: dict[int, Mention], by_end: dict[int, Mention]
) -> Mention | None:
    """The mention that an office belongs to: with the name after it, the name before it, or alone. `by_name` and
    `by_end` are the mentions so far by where their names begin and end.
    """
    text = scene.text
    first, last = _honorifics_before(scene, office.start)
    direct_end = scene.skip(office.end)
    honorifics: tuple[int, int] | None = (first, last) if first < last else None
    field = field_end(scene, direct_end, office.start) if office.organisation is None else None
    if field is not None:
        office = office._replace(end=field, position=(office.position[0], field))
        direct_end = scene.skip(field)
    inner = _honorifics(scene, direct_end)
    name = _name_forward(scene, inner[1] if inner[1] > direct_end else direct_end)
    if name is not None and inner[1] == direct_end and _is_of_organisation(scene, office, name):
        organisation = (office.organisation[0], name[1]) if office.organisation else None
        office = office._replace(end=name[1], organisation=organisation)
        direct_end, name = scene.skip(name[1]), None
    if name is not None and (direct_end > office.end or inner[1] > direct_end or text[office.end - 1] == ")"):
        if inner[1] > direct_end:
            honorifics = inner
        end = name[1]
        employer = employer_behind(scene, end) if office.organisation is None else None
        if employer is not None:
            office, end = office._replace(organisation=employer), employer[1]
        return Mention(min(first, office.start), end, name, honorifics, office)
    join = scene.words.name_before_post.search(scene.shadow, max(0, office.start - 14), office.start)
    if join and join.group().strip() == "":
        join = None
    if join is not None and honorifics is None:
        back = name_before(text, _before_country(scene, join.start()))
        known = by_end.get(back[1]) if back is not None else None
        if known is not None and known.office is not None and known.name is not None:
            if known.office.start < known.name[0] and _AND_OFFICIALS.match(scene.shadow, office.end):
                # another one: "…, the secretary and officials"
                return Mention(office.start, office.end, None, None, office)
            if (
                office.head in LOW_RANKS
                and scene.shadow.startswith("dai dien", office.start)
                and text[office.start].islower()
            ):
                return None  # "Đại sứ Lò Văn Tâm, đại diện ILO và …": the next item of a list
            back = known.name
        if back is not None:
            begin, back = _strip_honorifics(scene, back)
            if back is not None and _is_country(scene, back):
                back = None  # "Bộ trưởng … Bảo vệ Trẻ em Lào, Tổng Thư ký …"
            if back is not None and (back[0] in by_name or begin < back[0] or _is_name(scene, back, 2)):
                return Mention(
                    min(begin, back[0]), office.end, back, (begin, back[0]) if begin < back[0] else None, office
                )
    if join is None and honorifics is None and (before := _named_right_before(scene, office)) is not None:
        begin, back = before
        return Mention(begin, office.end, back, (begin, back[0]), office)
    separator = scene.words.name_after_post.match(scene.shadow, office.end)
    if separator is not None and "\n" not in separator.group():
        inner = _honorifics(scene, separator.end())
        name = _name_forward(scene, inner[1])
        titled = _titled_within(scene, name) if name is not None and inner[0] == inner[1] else None
        if titled is not None:  # "Rector of … University, Mandalay Dr …"
            inner, name = titled, _name_forward(scene, titled[1])
        if name is not None and (
            inner[1] > inner[0] or (_is_name(scene, name, 2) and not _is_listed_name(scene, name))
        ):
            return Mention(min(first, office.start), name[1], name, inner if inner[1] > inner[0] else None, office)
    if not _can_stand_alone(scene, office):
        return None
    return Mention(min(first, office.start), office.end, None, honorifics, office)


def _named_right_before(scene: Scene, office: Office) -> tuple[int, tuple[int, int]] | None:
    """Honorific and name that stand before a Vietnamese post without a comma: "ngài Sok Dara phó Tổng thư ký"."""
    text, start = scene.text, office.start
    if scene.document.notice.language != "vi" or text[start - 1 : start] != " " or office.head in LOW_RANKS:
        return None
    back = name_before(text, start - 1)
    if back is None:
        return None
    begin, name = _strip_honorifics(scene, back)
    if name is None or begin >= name[0] or name[1] != start - 1 or begin not in scene.honorifics:
        return None
    whole = len(text[slice(*name)].split()) > 1 and _is_name(scene, name, 2) and name[0] not in scene.places
    return (begin, name) if whole and _name_forward(scene, office.end) is None else None


def _before_country(scene: Scene, end: int) -> int:
    """Where a name ends behind which its country stands in brackets: "Bà Ana Reyes (Philippines), Chủ tịch …"."""
    if scene.text[end - 1 : end] != ")" or end - 1 not in scene.country_ends:
        return end
    country = scene.country_ends[end - 1]
    opened = scene.text[country.start - 2 : country.start]
    return country.start - 2 if opened == " (" else end


_AND_OFFICIALS = re.compile(r",? (?:and )?(?:other )?(?:senior )?officials\b")


def _is_country(scene: Scene, name: tuple[int, int]) -> bool:
    """Whether a stretch is the name of a country."""
    country = scene.countries.get(name[0])
    return country is not None and country.end >= name[1]


def _titled_within(scene: Scene, name: tuple[int, int]) -> tuple[int, int] | None:
    """The honorific that stands behind a place in what was read as one name."""
    place = scene.places.get(name[0])
    if place is None or place.end >= name[1]:
        return None
    first, last = _honorifics(scene, scene.skip(place.end))
    return (first, last) if first < last < name[1] else None


def _is_of_organisation(scene: Scene, office: Office, name: tuple[int, int]) -> bool:
    """Whether a name after a company's or a centre's is part of it, for who holds the post stands before the post."""
    if (
        office.organisation is None
        or office.organisation[1] != office.end
        or office.organisation[0] in scene.organisations
    ):
        return False
    if scene.shadow.startswith(("bo ", "ministry "), office.organisation[0]) or is_vietnamese(
        scene.text[name[0] : name[1]]
    ):
        return False
    return scene.words.name_before_post.search(scene.shadow, max(0, office.start - 14), office.start) is not None


def _can_stand_alone(scene: Scene, office: Office) -> bool:
    """Whether a post without a name is an official: not an office someone holds, not a rank, not "ASEAN ministers"."""
    if scene.shadow.startswith(scene.words.of_all, office.end):
        return False
    if scene.words.of_all_in.search(scene.shadow, office.start, office.end):
        return False
    if scene.text[office.start : office.end].isupper() and office.end - office.start > 8:
        return False
    leads = office.head == "head-of-delegation" and office.country is not None
    if (office.head in LOW_RANKS and not leads) or scene.words.held_as.search(
        scene.shadow, max(0, office.start - 24), office.start
    ):
        return False
    if office.head in ("chair", "vice-chair", "co-chair") and (
        country_in_office(scene, office) is not None
        or _is_of_no_person(scene, office)
        or _OF_THE_YEAR.fullmatch(scene.shadow, office.position[0], office.position[1])
    ):
        return False
    if office.head == "chair" and scene.words.other_chair_after.match(scene.shadow, office.position[1]):
        return False
    return not (
        office.head in ("minister", "deputy-minister")
        and office.country is None
        and "asean" in scene.shadow[office.whole[0] : office.end]
    )


# The chairmanship of a year, which is a country's.
_OF_THE_YEAR = re.compile(r"(?:asean|ascc) chair(?:man|person|woman)?(?: 20\d\d)?|chair of (?:asean|ascc)(?: 20\d\d)?")


_CHAIR_APPOSITION = re.compile(
    r"\s?[,(-]\s?(?:which (?:is|was) |as )?(?:the )?(?:(?P<body>[a-z][\w+-]{2,11})'s )?"
    r"(?:(?:current|present|rotating|serving|this year's) )?\Z"
)
_LONGEST_APPOSITION = 40


def chair_apposition(scene: Scene, start: int) -> re.Match[str] | None:
    """What parts a chair's title at `start` from the one who holds it, named right before: ", the current "."""
    if scene.document.notice.language != "en":
        return None
    return _CHAIR_APPOSITION.search(scene.shadow, max(0, start - _LONGEST_APPOSITION), start)


def _is_of_no_person(scene: Scene, office: Office) -> bool:
    """Whether a chair's title stands in apposition to a country or organisation: "Viet Nam, Chair of the ACDM"."""
    before = chair_apposition(scene, office.start)
    if before is None:
        return False
    at = before.start()
    if scene.text[at - 1 : at] == ")":
        at = scene.text.rfind(" (", max(0, at - 24), at)
    return at in scene.country_ends or at in scene.organisation_ends


def country_in_office(scene: Scene, office: Office) -> tuple[str, int, int] | None:
    """The country that holds a chair by apposition: "Bru-nây, Chủ tịch AMMSWD", "Chair of SLOM, Thailand"."""
    before = scene.words.apposition.search(scene.shadow, max(0, office.start - 12), office.start)
    if before is not None and before.start() in scene.country_ends:
        match = scene.country_ends[before.start()]
        return (match.entry.code, match.start, match.end)
    return None


def _is_listed_name(scene: Scene, name: tuple[int, int]) -> bool:
    """A name that has its own post after it, in a list of names and posts."""
    follow = scene.words.name_after_post.match(scene.shadow, name[1])
    return bool(follow and follow.end() in scene.post_starts) or scene.text[name[0] : name[1]].isupper()


def _honorifics(scene: Scene, start: int) -> tuple[int, int]:
    """The stretch of honorifics that begins at `start` ("H.E. Mr."), empty where there is none."""
    end = start
    at = start
    while at in scene.honorifics and at >= end:
        end = scene.honorifics[at].end
        end = _end_of_title(scene, at, end)
        joint = _JOINING.match(scene.text, end)
        at = joint.end() if joint else end
        if at < len(scene.text) and at == end and scene.text[end - 1].isalpha() and scene.text[end].islower():
            break
        noble = at in scene.honorifics and cell(scene.honorifics[at], "kind") == "noble"
        if noble and scene.text[start:end] in _BURMESE:
            break  # "U Tun Ohn": a name, in Malaysia a title
    if end > start and scene.text[end : end + 1] in (".", "'", "’") and scene.text[end + 1 : end + 2].isspace():
        end += 1
    return (start, end)


_BURMESE = frozenset({"U", "Daw", "Dr. U", "Dr U"})
_LONGEST_ADDRESS = 18  # characters of "His Excellency" with what parts it from the next honorific
_LONGEST_TITLE = 48  # characters of a title of the court of Brunei
_OF_THE_COURT = re.compile(rf"(?:\s[{UPPER}][\w'’-]*)+\s\Z")


def _end_of_title(scene: Scene, start: int, end: int) -> int:
    """Where a Bruneian title ends that goes on with words of its own up to the next honorific: "Pehin Orang Kaya Seri
    Dewa Dato Seri Setia Haji …".
    """
    if "pehin" not in scene.shadow[start:end]:
        return end
    place = bisect_left(scene.honorific_starts, end)
    following = scene.honorific_starts[place] if place < len(scene.honorific_starts) else len(scene.text)
    if end < following <= end + _LONGEST_TITLE and _OF_THE_COURT.fullmatch(scene.text, end, following):
        return following - 1
    return end


def _honorifics_before(scene: Scene, start: int) -> tuple[int, int]:
    """The honorific right before a post ("Ngài Bộ trưởng", "H.E. Minister")."""
    first = start
    starts = scene.honorific_starts
    place = bisect_left(starts, first) - 1
    most = 5
    while most and place >= 0 and starts[place] >= first - _LONGEST_ADDRESS:
        if scene.text[scene.honorifics[starts[place]].end : first].strip(" .") == "":
            first = starts[place]
            most -= 1
        place -= 1
    if first < start:
        return (first, first + len(scene.text[first:start].rstrip()))
    return (start, start)


def _strip_honorifics(scene: Scene, name: tuple[int, int]) -> tuple[int, tuple[int, int] | None]:
    """The start of the honorifics at a name's head, and the name without them."""
    begin, (at, end) = name[0], name
    place = bisect_left(scene.honorific_starts, at) - 1
    if place >= 0:
        first, last = _honorifics(scene, scene.honorific_starts[place])
        if at < last < end:  # the name was read back into a long row of titles
            begin, at = first, scene.skip(last)
    while at < end:
        if at in scene.honorifics and _honorifics(scene, at)[1] < end:
            at = scene.skip(_honorifics(scene, at)[1])
        elif at in scene.post_starts and scene.post_starts[at].end < end:  # "Ambassador X, the Representative of …"
            at = scene.skip(scene.post_starts[at].end)
        else:
            break
    else:
        return begin, None
    if at > name[0]:
        return min(begin, _honorifics_before(scene, begin)[0]), (at, end)
    first, last = _honorifics_before(scene, at)
    return (first if first < last else at), (at, end)


def _name_forward(scene: Scene, start: int) -> tuple[int, int] | None:
    """The name that begins at `start`, cut where a post, an organisation, a country or a meeting begins."""
    at = scene.skip(start)
    if at not in scene.honorifics and at in scene.post_starts:
        return None
    found = name_at(scene.text, at)
    if found is None or (at in scene.places and scene.shadow.endswith((" tai ", " o "), 0, at)):
        return None  # "các trường đại học tại Hà Nội"
    end = _cut(scene, at, found[1])
    if end <= at:
        return None
    return (at, end) if _is_name(scene, (at, end), 1) else None


def _cut(scene: Scene, start: int, end: int) -> int:
    """The end of a name before the first word in it that begins something else."""
    text = scene.text
    vietnamese = is_vietnamese(" ".join(text[start:end].split()[:3]))
    at = start
    while at < end:
        country = scene.countries.get(at)
        if (
            (at in scene.post_starts and at > start)
            or at in scene.organisations
            or at in scene.series
            or (
                country is not None
                and not (vietnamese and country.end - country.start < 6)
                and (at > start or country.end < end)
            )
        ):
            return start + len(text[start:at].rstrip(" ,-"))
        space = text.find(" ", at, end)
        if space < 0:
            break
        if text[space - 1] == "." and space - at > 3 and scene.document.sentence_at(at).end <= space:
            return space - 1
        at = scene.skip(space)
    return end


_MALAY = re.compile(r"\s(?:bin|binti|binte|bt|ibni|Bin|Binti)\s")  # with the father's name and titles too


def _is_name(scene: Scene, name: tuple[int, int], least: int) -> bool:
    """Whether capitalised words can be a person's name."""
    written = scene.text[name[0] : name[1]]
    parts = written.split()
    if (
        len(parts) < least
        or len(parts) > (14 if _MALAY.search(written) else 9)
        or (len(parts) > 5 and written.isupper())
    ):
        return False
    opener = fold(parts[0]) in scene.words.openers_bare if scene.document.bare else False
    if opener or parts[0].lower() in scene.words.openers or scene.shadow[name[0] : name[1]].endswith(scene.words.never):
        return False
    folded = scene.shadow[name[0] : name[1]].split()
    if not scene.words.not_names.isdisjoint(folded) or not scene.words.organisation_words.isdisjoint(folded):
        return False
    if name[0] in scene.countries and scene.countries[name[0]].end >= name[1]:
        return False
    body = scene.organisations.get(name[0])
    if body is not None and body.end >= name[1] and body.entry.kind == "organisation":
        return False  # "Giám đốc quốc gia UN Women, Phó Giám đốc …"
    if name[0] in scene.places and scene.places[name[0]].end >= name[1] and least > 1:
        return False
    if len(parts) == 1 and written.isupper() and (len(written) > 2 or roman(written.lower())):
        return False  # "Bộ trưởng Quốc phòng II", "chuyển giao vai trò Chủ tịch ACCSM": an acronym
    if _is_unit(scene, name):
        return False
    subjects = scene.words.subjects.match(scene.shadow, name[0])
    if subjects and (len(parts) == 1 or subjects.end() >= name[1] or not is_vietnamese(written)):
        return False
    return len(parts[0].rstrip(".")) > 1 or len(parts) > 1


def _is_unit(scene: Scene, name: tuple[int, int]) -> bool:
    """Whether the words are the head of a unit's name that goes on in small letters: "đại diện Vụ Tổ chức cán bộ"."""
    unit = scene.words.units.match(scene.shadow, name[0])
    following = scene.text[name[1] : name[1] + 2]
    goes_on = following[:1] == " " and following[1:].islower()
    return unit is not None and goes_on and is_written(scene, name[0], unit.end(), scene.words.unit_words)


def _merge(scene: Scene, mentions: list[Mention]) -> list[Person]:
    """Mentions put together: full names first, then what is left of names, posts and pronouns."""
    text = scene.text
    full: dict[str, Person] = {}
    by_word: dict[str, list[Person]] = {}
    words_of: dict[int, set[str]] = {}
    by_rank: dict[str, list[Person]] = {}
    order = sorted((m for m in mentions if m.name), key=lambda m: (-_word_count(text, m), m.start))
    for mention in order:
        assert mention.name is not None
        parts = name_words(scene.shadow[mention.name[0] : mention.name[1]])
        if not parts:
            continue
        key = " ".join(parts)
        person = full.get(key)
        if person is None:
            for other in by_word.get(parts[-1], []) + by_word.get(parts[0], []):
                if words_of[id(other)].issuperset(parts) and not _is_namesake(scene, other, mention.name):
                    person = other
                    break
        if person is None and len(parts) == 1 and mention.office is not None:
            person = _by_short_form(scene, full, parts[0], mention.office)
        if person is None:
            if (
                len(parts) == 1
                and mention.honorific is None
                and (mention.office is None or not text[mention.start].isupper() or _goes_on(scene, mention))
            ):
                continue
            person = Person()
            words_of[id(person)] = set(parts)
            if mention.office is not None:
                ranks = by_rank.setdefault(mention.office.head, [])
                if len(ranks) < 8:
                    ranks.append(person)
            for part in set(parts):
                slot = by_word.setdefault(part, [])
                if len(slot) < 8:
                    slot.append(person)
        full.setdefault(key, person)
        mention.person = person
        person.add(mention)
    heads: dict[str, list[Person]] = {}
    last: Person | None = None
    opening: tuple[int, Person | None] = (-1, None)
    alone: dict[str, Person] = {}
    named_heads: dict[str, list[Person]] = {}
    named: list[Mention] = []  # the first mentions of the first two persons
    for mention in mentions:
        if mention.person is not None and mention.office is not None:
            slot = named_heads.setdefault(mention.office.head, [])
            if len(slot) < 8 and mention.person not in slot:
                slot.append(mention.person)
    for mention in mentions:
        office = mention.office
        if mention.person is None and mention.name is None:
            if office is None:
                mention.person = _meant(scene, last, opening)
            else:
                known = heads.get(office.head, [])
                if last is not None and (_points_back(scene, office) or _is_that_chair(scene, named, mention)):
                    mention.person = last
                    if _points_back(scene, office):
                        _lend_country(scene, last, mention)
                elif not office.is_complete:
                    mention.person = known[-1] if known else None
                else:
                    same = [p for p in (*named_heads.get(office.head, []), *known[-3:]) if _agree(scene, p, office)]
                    if same:
                        mention.person = same[0]
                    else:
                        key = (
                            office.head
                            + " "
                            + plain(text[office.whole[0] : office.whole[1]])
                            + " "
                            + _organisation(text, office)
                        )
                        mention.person = alone.setdefault(key, Person())
            if mention.person is not None:
                mention.person.add(mention)
        if mention.person is not None:
            last = mention.person
            opening = _opening(scene, mention, opening)
            if len(named) < 2 and all(one.person is not last for one in named):
                named.append(mention)
            if office is not None:
                slot = heads.setdefault(office.head, [])
                if not slot or slot[-1] is not mention.person:
                    slot.append(mention.person)
    _join_introduced(scene, mentions)
    persons: dict[int, Person] = {}
    for mention in mentions:
        if mention.person is not None:
            persons.setdefault(id(mention.person), mention.person)
    return [person.settle() for person in persons.values()]


_WHOLE_NAME = 3  # syllables


def _is_namesake(scene: Scene, person: Person, name: tuple[int, int]) -> bool:
    """Whether a whole Vietnamese name is another one's but for a syllable in its midst: "Nguyễn Thị Hà" beside "Nguyễn
    Thị Thu Hà".
    """
    written = scene.text[slice(*name)]
    if len(name_words(written)) < _WHOLE_NAME or not is_vietnamese(written):
        return False
    theirs = [" ".join(scene.text[slice(*one.name)].split()) for one in person.mentions if one.name is not None]
    return not any(" ".join(written.split()) in other for other in theirs)


_BEFORE_SUBJECT = 16  # characters that may open a sentence before its subject: "Meanwhile, the …"


def _opening(scene: Scene, mention: Mention, known: tuple[int, Person | None]) -> tuple[int, Person | None]:
    """The sentence of a mention, and the person with whom it opens."""
    begin = scene.document.sentence_at(mention.start).start
    if begin == known[0]:
        return known
    return begin, mention.person if mention.start - begin <= _BEFORE_SUBJECT else None


def _meant(scene: Scene, last: Person | None, opening: tuple[int, Person | None]) -> Person | None:
    """Who is meant by "he": in English the subject of the last sentence with a person, else the last person named."""
    subject = opening[1] if scene.document.notice.language == "en" else None
    return subject or last


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Whether one syllable behind a low rank is the first of a word: "Điều phối viên Hỗ trợ nhân đạo"."""
    assert mention.office is not None
    assert mention.name is not None
    low = scene.document.notice.language == "vi" and mention.office.head in LOW_RANKS
    after = scene.text[mention.name[1] : mention.name[1] + 2]
    return low and after[:1] == " " and after[1:].islower() and is_syllable(scene.text[slice(*mention.name)])


def _lend_country(scene: Scene, person: Person, mention: Mention) -> None:
    """Gives the country of "the DSWD chief" to the post by which a person was named before, which says more."""
    told = next((m for m in person.mentions if m.office is not None and m.name is not None), None)
    if told is not None and mention.office is not None:
        told.office = _with_country_of(scene, told.office, mention.office)
        mention.office = None


_GENERIC_POSTS = frozenset({"official", "senior official", "top official", "chief", "executive"})


def _points_back(scene: Scene, office: Office) -> bool:
    """As in "the MSWD senior official added": whoever was named before."""
    generic = plain(scene.text[slice(*office.position)]) in _GENERIC_POSTS
    return generic and scene.shadow.startswith("the ", max(0, office.start - 4))


def _is_that_chair(scene: Scene, named: list[Mention], mention: Mention) -> bool:
    """As in "the SOCA chair stressed" where a single person was named before: it is he or she who told of."""
    office = mention.office
    if office is None or office.head != "chair" or scene.document.notice.language != "en" or office.country is not None:
        return False
    if len(named) != 1 or not scene.shadow.startswith("the ", max(0, mention.start - 4)):
        return False
    other = named[0]
    sentences = [scene.document.sentence_at(one.start) for one in (other, mention)]
    return other.name is not None and other.office is not None and sentences[0] != sentences[1]


_INTRODUCED_WITHIN = 60  # characters from a post to the sentence that tells whose it is


def _join_introduced(scene: Scene, mentions: list[Mention]) -> None:
    """As in "…, said the Minister of Culture. Dato Omar bin Yusof was speaking at …": a post and, at the head of the
    next sentence, a name without one are of one person.
    """
    if scene.document.notice.language != "en":
        return
    for post, name in itertools.pairwise(mentions):
        alone, named = post.person, name.person
        if alone is None or named is None or alone is named or post.office is None or not post.office.is_complete:
            continue
        if any(m.name for m in alone.mentions) or any(m.office for m in named.mentions) or name.honorific is None:
            continue
        sentence = scene.document.sentence_at(name.start)
        opens = name.start - sentence.start < _HEAD_OF_SENTENCE and post.end <= sentence.start
        if opens and name is named.mentions[0] and name.start - post.end < _INTRODUCED_WITHIN:
            for mention in alone.mentions:
                mention.person = named
                named.add(mention)


_HEAD_OF_SENTENCE = 24  # characters of titles that may stand before a name
_SHORT_FORM = 4  # letters by which a name is known that stands for a longer one


def _by_short_form(scene: Scene, full: dict[str, Person], word: str, office: Office) -> Person | None:
    """As in "Minister Sari" after "Minister Dewi Sariningsih": who holds the same post and whose name begins so."""
    if len(word) < _SHORT_FORM:
        return None
    for key, person in full.items():
        if any(part.startswith(word) for part in key.split()) and _agree(scene, person, office):
            return person
    return None


def _word_count(text: str, mention: Mention) -> int:
    return len(text[mention.name[0] : mention.name[1]].split()) if mention.name else 0


def _organisation(text: str, office: Office) -> str:
    return plain(text[office.organisation[0] : office.organisation[1]]) if office.organisation else ""


def _is_at_home(scene: Scene, person: Person) -> bool:
    """Whether a Vietnamese notice tells of a person with a Vietnamese name."""
    if scene.document.notice.language != "vi":
        return False
    return any(m.name is not None and is_vietnamese(scene.text[m.name[0] : m.name[1]]) for m in person.mentions)


def _agree(scene: Scene, person: Person, office: Office) -> bool:
    """Whether a post without a name can be that of a named person: nothing in it is another's."""
    known = person.fullest
    if known is None:
        return False
    if known.country and office.country and known.country[0] != office.country[0]:
        return False
    if office.country and known.country is None and _is_at_home(scene, person) and office.country[0] != "VN":
        return False  # "Bộ trưởng Lò Văn Sơn", "Bộ trưởng Phúc lợi Lào"
    ours, theirs = (plain(scene.text[o.position[0] : o.position[1]]) for o in (known, office))
    if office.organisation and known.organisation:
        return fold(_organisation(scene.text, known)[:12]) == fold(_organisation(scene.text, office)[:12])
    return ours.startswith(theirs) or theirs.startswith(ours) or _words_of_post(ours) == _words_of_post(theirs)


_LINKS_OF_POSTS = frozenset({"of", "for", "the", "and"})


def _words_of_post(position: str) -> set[str]:
    """The words that tell a post in whatever order: "Minister of Health", "Health Minister"."""
    return set(position.split()) - _LINKS_OF_POSTS


def name_value(scene: Scene, person: Person) -> Value | None:
    """The name as written at its fullest, without honorifics."""
    mention = person.named
    if mention is None or mention.name is None:
        return None
    start, end = mention.name
    written = " ".join(scene.text[start:end].split()).rstrip(",-")
    return Value(written, start, end, "name-with-post" if mention.office else "name-with-honorific")


def country_value(scene: Scene, person: Person) -> Value | None:
    """The country stated with the post, of the ministry, or of a Vietnamese name in a Vietnamese notice."""
    for mention in person.mentions:
        if mention.office is not None and mention.office.country is not None:
            code, start, end = mention.office.country
            known = mention.office.organisation is not None and (start, end) == mention.office.organisation
            return Value(code, start, end, "country-of-ministry" if known else "country-with-post")
    for mention in person.mentions:
        if mention.name is not None:
            at = scene.skip(mention.name[1])
            of = at + 2 if scene.text.startswith(", of", at) else at
            before = mention.office is not None and mention.office.end <= mention.name[0]
            lead = (
                scene.words.country_of.match(scene.shadow, of) if mention.office is None or of > at or before else None
            )
            lead = lead or scene.words.comes_from.match(scene.shadow, at)
            if lead is not None:
                stated = country_at(scene, lead.end())
                if stated:
                    return Value(stated[0], stated[1], stated[2], "country-after-name")
            if scene.text[at : at + 1] == "(" or (scene.text[at : at + 1] == "," and mention.office is not None):
                stated = country_at(scene, scene.skip(at + 1))
                # not "A, Cambodian Senior Minister B": who follows
                apart = scene.text[stated[2] : stated[2] + 1] in (")", ",", ".", ";", " ") if stated else False
                if stated and apart and not scene.text[stated[2] + 1 : stated[2] + 2].isupper():
                    return Value(stated[0], stated[1], stated[2], "country-after-name")
    for mention in person.mentions:
        sent = _AND_SENT_BY.match(scene.shadow, mention.end) if mention.office is not None else None
        stated = country_at(scene, sent.end()) if sent is not None else None
        if stated:
            return Value(stated[0], stated[1], stated[2], "country-after-name")
    for mention in person.mentions:
        sender = _sender(scene, mention)
        if sender is not None:
            return Value(sender.entry.code, sender.start, sender.end, "country-with-delegation")
    for mention in person.mentions:
        if mention.office is not None and mention.office.organisation is None:
            field = country_of_field(scene.shadow[slice(*mention.office.position)])
            if field:
                return Value(field, *mention.office.position, "country-of-field")
    named = person.named
    if named is None or named.name is None:
        return None
    office = person.office
    written = scene.text[named.name[0] : named.name[1]]
    if (
        office is not None
        and not _is_asean(scene, office)
        and (is_vietnamese(written) or _is_of_vietnam(office, written))
    ):
        return Value("VN", named.name[0], named.name[1], "country-of-name")
    return None


def _sender(scene: Scene, mention: Mention) -> Match | None:
    """The country for which somebody stands or whose delegation somebody leads, named right before."""
    floor = max(0, mention.start - 40)
    led = _LED_BY.search(scene.shadow, floor, mention.start)
    if led is not None:
        return scene.country_ends.get(led.start())
    joint = _STANDS_FOR_JOINT.search(scene.shadow, floor, mention.start)
    sender = scene.country_ends.get(joint.start()) if joint is not None else None
    if sender is None or _STANDS_FOR.search(scene.shadow, max(0, sender.start - 28), sender.start) is None:
        return None
    return sender


# "The Lao" + "delegation was led by …", "Brunei" + "was represented by …", "heading the Thai" + "delegation was Ms …"
_LED_BY = re.compile(
    r"(?:(?:[’']s)? delegation(?:,| was| is)?(?: (?:led|headed) by)?|(?: was| is) represented by)(?: the| its)? \Z"
)
# "Đoàn Lào do" + "bà …", "Đại diện Philippines," + "Thứ trưởng …", "dẫn đầu đoàn Thái Lan là" + "ông …"
_STANDS_FOR = re.compile(
    r"\b(?:(?:doan|doan dai bieu|dai dien|phia)(?: cua| cho)?(?: nuoc)?|delegations? (?:of|from)(?: the)?) \Z"
)
_STANDS_FOR_JOINT = re.compile(
    r"(?:,? do|,? la|,| [-–]|,? gom(?: co)?|(?:,| was| is)? (?:led|headed) by(?: the| its)?) \Z"
)
# "Chair of the AICHR and Representative of Indonesia to the AICHR"
_AND_SENT_BY = re.compile(r"(?: and|,) (?:the )?(?:permanent )?representative of (?:the )?")
_BARE_SURNAMES = frozenset(
    {*("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong"),
     *("dao", "doan", "vuong", "trinh", "dinh", "phung", "ta", "luong", "luu", "truong", "cao", "ha", "lam", "dam")}
)  # fmt: skip
# Posts that are a state's, whatever the country.
STATE_POSTS = frozenset(
    {*("minister", "deputy-minister", "assistant-minister"),
     *("deputy-prime-minister", "head-of-government", "head-of-state")}
)  # fmt: skip
_LEAST_OF_A_NAME = 3  # words of a name by which a text without diacritics shows that it is Vietnamese


def _is_bare_vietnamese(name: str) -> bool:
    """Whether a name without diacritics can only be Vietnamese: "Vu Duc Dam", not "Le Boon Heng"."""
    parts = [plain(part) for part in name.split()]
    known = len(parts) >= _LEAST_OF_A_NAME and parts[0] in _BARE_SURNAMES
    return known and all(is_syllable(part) for part in parts) and not parts[-1].endswith(("ee", "oo", "ay", "oon"))


def _is_of_vietnam(office: Office, name: str) -> bool:
    return office.head in STATE_POSTS and office.organisation is None and _is_bare_vietnamese(name)


def _is_asean(scene: Scene, office: Office) -> bool:
    """An official of ASEAN or of an international organisation: has no country."""
    if "asean" in scene.shadow[office.position[0] : office.position[1]]:
        return True
    match = scene.organisations.get(office.organisation[0]) if office.organisation else None
    return match is not None and match.entry.kind != "ministry" and not cell(match, "country_code")
