"""Who is named: names with honorifics and posts, officials by post alone, later short mentions of the same person.

Decides who is in the text, not what role they had (`roles.py`); which mentions are one, `merging.py` tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from ..lexicon import Match
from .honorifics import honorifics_at, honorifics_before, is_name, name_forward, strip_honorifics
from .merging import merge
from .names import is_vietnamese, name_before
from .offices import Office, country_behind, house_at, read_office
from .person import Mention, Person, fullness, stands_for, with_country_of
from .scene import LOW_RANKS, Scene, cell
from .units import country_of_organisation, employer_behind, field_end, is_international, owner_at

_YEAR_BEHIND = re.compile(r"\s(?:nam\s)?20\d\d(?:\s?-\s?20\d\d)?(?![\d/])")  # "…, Chủ tịch ASCC 2020"


def find_persons(scene: Scene) -> list[Person]:
    """The persons of a text, by first mention."""
    mentions = _mentions(scene)
    return merge(scene, mentions)


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
            if held is not None and stands_for(held) and office.head not in _TITLES:
                held, office = office, held  # "Đại diện Hàn Quốc, bà …, Phó Vụ trưởng …, trình bày"
            found[-1].office = with_country_of(scene, held, office)
            continue
        mention = _mention_of_office(scene, office, by_name, by_end)
        if waiting is not None:
            vietnamese = scene.document.notice.language == "vi"
            of_one = not vietnamese or waiting.office is None or not _of_two_countries(waiting.office, office)
            if of_one and mention is not None and mention.name is not None and mention.name[0] > office.start:
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
            if known.office is None or fullness(office) > fullness(known.office):
                known.office = office if known.office is None else with_country_of(scene, office, known.office)
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
        first, last = honorifics_at(scene, start)
        name = name_forward(scene, last)
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
        employed = _of_employer(scene, name[1])
        end = name[1] if employed is None else employed.end
        found.append(Mention(first, end, name, (first, last), employed))
    found.extend(_by_employer(scene, found))
    found.extend(_by_role(scene, found))
    found.extend(_of_one_rank(scene, found))
    found.extend(
        Mention(start, end, None, (start, end), None)
        for start, end in scene.pronouns
        if scene.text[start].isupper() and start not in scene.honorifics and scene.text[end : end + 1] == " "
    )
    found.sort(key=lambda m: (m.start, m.end))
    return found


def _of_employer(scene: Scene, end: int) -> Office | None:
    """What stands for a post where only the ministry or organisation is told that somebody with an honorific is of:
    "Mr. Omar Dee of the Ministry of Health, Laos".
    """
    if scene.document.notice.language != "en":
        return None
    employer = employer_behind(scene, end) or _house_behind(scene, end)
    if employer is None:
        return None
    listed = scene.organisations.get(employer[0])
    country = None if is_international(listed) else country_behind(scene, employer[1])
    country = country or country_of_organisation(scene, *employer)
    last = employer[1] if country is None else max(employer[1], country[2])
    none = (employer[1], employer[1])
    return Office(employer[0], last, "", 0, none, employer, country, none)


_JOINT_AT_END = re.compile(r"\s+(?:and|of|for|the|&|on)\s*\Z")
_OF_A_HOUSE = re.compile(r"(?:,)? (?:of|from|at) (?:the )?")


def _house_behind(scene: Scene, end: int) -> tuple[int, int] | None:
    """The university or hospital that somebody is told to be of."""
    of = _OF_A_HOUSE.match(scene.text, end)
    last = house_at(scene, of.end()) if of is not None else None
    if of is None or last is None:
        return None
    return of.end(), of.end() + len(_JOINT_AT_END.sub("", scene.text[of.end() : last]))


_FROM = re.compile(r"(?:,? (?:from|of|with|at)(?: the)?|, an? [\w ]{4,50}? (?:at|from|of|with)(?: the)?)\s\Z| \(\Z")


def _by_employer(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Names with neither honorific nor listed post that open a sentence: "Ana Reyes from the ASEAN Secretariat said",
    "Ana Reyes, a regional adviser on care at UNICEF, suggested".
    """
    if scene.document.notice.language != "en":
        return []
    taken = [(mention.start, mention.end) for mention in found]
    more: list[Mention] = []
    states = {start: match for start, match in scene.countries.items() if start not in scene.organisations}
    for start, match in [*scene.organisations.items(), *states.items()]:
        joint = _FROM.search(scene.text, max(0, start - 70), start)
        name = name_before(scene.text, joint.start()) if joint is not None else None
        if name is None or not is_name(scene, name, 2):
            continue
        initials = "".join(word[0] for word in scene.text[slice(*name)].split())
        if initials == scene.text[start : match.end]:
            continue  # "Helping Hands (HH)": a body and its letters
        if _is_in_list(scene, name):  # "Participants included" + "Ana Reyes of UNICEF, Jose Tan from the ILO and …"
            if not any(low < match.end and name[0] < high for low, high in taken):
                end, post = (name[1], None) if start in states else (match.end, _of_employer(scene, name[1]))
                more.append(Mention(name[0], end, name, None, post))
                taken.append((name[0], match.end))
            continue
        if start in states:
            continue
        if not _opens_sentence(scene, name[0]):
            continue
        said = scene.skip(match.end + (scene.text[match.end : match.end + 1] in (",", ")")))
        place = bisect_left(scene.cue_starts, said)
        speaks = place < len(scene.cues) and scene.cues[place].start == said and scene.cues[place].role == "speaker"
        if speaks and not any(low < match.end and name[0] < high for low, high in taken):
            more.append(Mention(name[0], match.end, name, None, None))
    for cue in scene.cues:
        if cue.role != "speaker" or cue.side != "before":
            continue
        begin = scene.document.sentence_at(cue.start).start
        told = _OF_UNLISTED.fullmatch(scene.text, begin, cue.start)
        name = told.span("name") if told is not None else None
        if told is None or name is None or not is_name(scene, name, 2) or name[0] in scene.countries:
            continue
        if not _NO_PERSON.isdisjoint(scene.shadow[slice(*name)].split()):
            continue
        end = told.end("body")
        if not any(low < end and name[0] < high for low, high in taken):
            more.append(Mention(name[0], end, name, None, None))
            taken.append((name[0], end))
    return more


_ITEM = re.compile(r"[-–•*+○●▪] ?\Z")


def _opens_sentence(scene: Scene, start: int) -> bool:
    """Whether a sentence begins at an offset, or the item of a list."""
    begin = scene.document.sentence_at(start).start
    return start == begin or (start - begin <= _BULLET and _ITEM.search(scene.text, begin, start) is not None)


_LIST_JOINT = re.compile(r"(?:[,;:]|\b(?:and|by|from|included?|including|featured|were|was|with)) \Z")


def _is_in_list(scene: Scene, name: tuple[int, int]) -> bool:
    """Whether a name stands in a list that words for those who came or spoke have opened in its sentence."""
    if not _NO_PERSON.isdisjoint(scene.shadow[slice(*name)].split()):
        return False
    if _LIST_JOINT.search(scene.shadow, max(0, name[0] - 12), name[0]) is None:
        return False
    begin = scene.document.sentence_at(name[0]).start
    first = bisect_left(scene.cue_starts, begin)
    opened = scene.cues[first : bisect_left(scene.cue_starts, name[0])]
    return any(cue.side == "list" for cue in opened) and not any(cue.side == "before" for cue in opened)


_BULLET = 3  # characters of a mark before the item of a list
# Words with a capital at the head of a sentence that are of several people or of a body.
_NO_PERSON = frozenset(
    {"advocates", "alliance", "ambassadors", "asean", "care", "carers", "center", "centre", "children", "civil",
     "club", "delegates", "delegation", "delegations", "deputy", "economic", "experts", "farmers", "focal",
     "foreign", "general", "government", "governments", "heads", "health", "high", "home", "homes", "house",
     "journalist", "labor", "labour", "leaders", "members", "ministers", "ministries", "national", "network",
     "officers", "officials", "parliamentarians", "participants", "permanent", "points", "project", "regional",
     "reporter", "representative", "representatives", "scholars", "school", "senior", "social", "society",
     "speakers", "students", "trust", "union", "village", "villages", "women", "workers", "working", "young",
     "youth", "youths"}
)  # fmt: skip
# "Masa Suzu from Abel Consulting" + "presented …": of a body that no list has
_OF_UNLISTED = re.compile(
    r"(?:[-–•*+○●▪] ?)?(?P<name>[A-Z][\w'’-]+(?: [A-Z]\.| (?:bin|binti|de|van) [A-Z][\w'’-]+| [A-Z][\w'’-]+){1,4})"
    r" (?:from|of|at|with) (?:the )?(?P<body>[A-Z][\w&'’-]*(?: (?:of |for |and |the |on )*[A-Z][\w&'’-]*){0,8}),? "
)


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
        name = name_forward(scene, cue.end) if scene.text[cue.end : cue.end + 1] == " " else None
        if name is None or name[0] in scene.places or not is_name(scene, name, 2):
            continue
        place = bisect_left(taken, (name[0], 0))
        free = place == 0 or taken[place - 1][1] <= name[0]
        free = free and (place == len(taken) or taken[place][0] >= name[1])
        whole = _BEHIND_A_NAME.match(scene.text, name[1]) is not None and not scene.text[slice(*name)].isupper()
        if free and whole:
            more.append(Mention(name[0], name[1], name, None, None))
    return more


_OF_ONE_RANK = re.compile(
    r"\b(?:(?:Assistant |Deputy |Under|Permanent |Vice |Regional )?"
    r"(?:[Ss]ecretaries|Ministers|Directors(?:[- ]General)?|Commissioners|Ambassadors|Governors|Presidents|Professors)|"
    r"Messrs\.?|Drs\.?|Mesdames) (?=[A-Z])"
)
_NEXT_OF_RANK = re.compile(r"(?: \([^()\n]{2,40}\))?(?:,? and |, )")


def _of_one_rank(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Names behind a post in the plural: "Undersecretaries Ana Reyes and Jose Tan", "Ministers A (Laos) and B"."""
    if scene.document.notice.language != "en":
        return []
    taken = sorted((mention.start, mention.end) for mention in found)
    more: list[Mention] = []
    for rank in _OF_ONE_RANK.finditer(scene.text):
        named: list[Mention] = []
        at = rank.end()
        while len(named) < _MOST_OF_RANK:
            name = name_forward(scene, at)
            place = bisect_left(taken, (at, 0))
            free = (place == 0 or taken[place - 1][1] <= at) and (place == len(taken) or taken[place][0] > at)
            if name is None or name[0] != at or not free or not is_name(scene, name, 2):
                break
            joint = _NEXT_OF_RANK.match(scene.text, name[1])
            bracket = _IN_BRACKETS.match(scene.text, name[1])
            named.append(Mention(name[0], bracket.end() if bracket is not None else name[1], name, None, None))
            if joint is None:
                break
            at = joint.end()
        if len(named) > 1:
            more.extend(named)
    return more


_IN_BRACKETS = re.compile(r" \([^()\n]{2,40}\)")
_MOST_OF_RANK = 12
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
        return not named and name_forward(scene, title.end) is None
    if _is_next_post_of(scene, person, title):
        return True
    comma = title.end + (scene.text[title.end : title.end + 1] == ",")
    of_a_body = title.head == "head" and title.bare == 0  # "…, Trưởng SOCA Việt Nam"
    if (
        title.head not in _TITLES
        and not (of_a_body or leads)
        and not (_is_at_cue(scene, scene.skip(comma)) and title.head not in LOW_RANKS)
    ):
        return False
    dashed = (of_a_body or leads) and _DASH.fullmatch(scene.text, person.end, title.start) is not None
    if not dashed and scene.words.post_joint.fullmatch(scene.shadow, person.end, title.start) is None:
        return False
    separator = scene.words.name_after_post.match(scene.shadow, title.end)
    return not (separator and separator.end() in scene.honorifics) and name_forward(scene, title.end) is None


_DASH = re.compile(r" [-–] ")  # "Phó Vụ trưởng …" + "- Trưởng SOCA Việt Nam"
_ENDS_ITEM = re.compile(r"[;.)\n]|\s(?:đã|cho|phát|nhấn|khẳng|chủ|dẫn|làm|cùng|và)\b|\Z")


def _is_next_post_of(scene: Scene, person: Mention, title: Office) -> bool:
    """Whether a Vietnamese's second post follows the first: "bà A, Chủ tịch Hội X, Phó Chủ nhiệm Ủy ban Y; …"."""
    office = person.office
    if scene.document.notice.language != "vi" or person.name is None or office is None or not title.is_complete:
        return False
    if person.name[1] > office.start or scene.text[person.end : title.start] != ", ":
        return False
    countries = {found[0] for found in (office.country, title.country) if found is not None}
    if not scene.text[title.start].isupper() or len(countries) > 1:
        return False
    at = title.end + len(", ")
    next_one = scene.text.startswith(", ", title.end) and at in scene.honorifics and scene.text[at].islower()
    return (next_one or _ENDS_ITEM.match(scene.text, title.end) is not None) and name_forward(scene, title.end) is None


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
        # "Head of the Thai delegation, Minister …"; "Thứ trưởng Bộ …, Trưởng SOCA Việt Nam …", and the other way round
        of_officials = _HEAD_OF_OFFICIALS.match(scene.shadow, office.start) is not None
        return office.head == "head-of-delegation" or of_officials or _is_capacity(scene, office.end + 2)
    body = scene.series.get(joint.end()) or scene.organisations.get(joint.end())
    return joint.end() in scene.post_starts or (body is not None and body.end + 1 in scene.post_starts)


_HEAD_OF_OFFICIALS = re.compile(r"(?:pho |quyen )?truong (?:som|soc|slom)\w*\b")


def _of_two_countries(first: Office, second: Office) -> bool:
    """Whether two posts are told to be of different countries, and so of two persons."""
    return first.country is not None and second.country is not None and first.country[0] != second.country[0]


# Ranks of posts that somebody has beside another one.
_CAPACITIES = frozenset({"head", "deputy-head", "head-of-delegation", *_TITLES})


def _is_capacity(scene: Scene, start: int) -> bool:
    """Whether the post that begins there is one that an official has beside the own one."""
    if not scene.text[start].isupper():
        return False
    post = scene.post_starts[start]
    rank = cell(post, "rank")
    # "Trợ lý Bộ trưởng, Đại sứ Lê Văn X": a title by which a diplomat is addressed
    return rank in _CAPACITIES or (rank == "ambassador" and name_forward(scene, post.end) is not None)


def _joined_office(first: Office | None, second: Office | None) -> Office | None:
    """One office of two posts of one person: the fuller one, over the words of both."""
    if first is None or second is None:
        return first or second
    fuller = first if fullness(first) >= fullness(second) else second
    country = fuller.country or first.country or second.country
    return fuller._replace(start=first.start, end=second.end, country=country)


def _is_title(scene: Scene, start: int) -> bool:
    """A title stands at the head of a name: no capitalised word goes on into it, nor a hyphen ("secretary-general")."""
    if scene.text[start - 1 : start] == "-" and scene.text[start].islower():
        return False
    if cell(scene.honorifics[start], "kind") == "address" or start < 2 or scene.text[start - 1] != " ":
        return start not in scene.countries
    floor = max(0, start - 30)
    begin = max(scene.text.rfind(" ", floor, start - 1), scene.text.rfind("\n", floor, start - 1)) + 1
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


_HOLDER = re.compile(r" (?=[A-Z])")
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
    if parts[-1] == "senior" and _HOLDER.match(scene.text, post.end):
        return True  # "Senior" + "Social Protection Specialist Ruth Reyes"
    if parts[-1] in plurals or (len(parts) > 1 and f"{parts[-2]} {parts[-1]}" in plurals):
        return False
    at = post.start
    while at > 1 and scene.text[at - 1] == " ":
        at -= 1
    if at in scene.event_ends and not (scene.text[post.start].islower() and _HOLDER.match(scene.text, post.end)):
        return False  # but "the Trades Congress" + "secretary-general Ana Reyes"
    series = scene.series.get(post.start)
    return series is None or series.end < post.end


def _mention_of_office(
    scene: Scene, office: Office, by_name: dict[int, Mention], by_end: dict[int, Mention]
) -> Mention | None:
    """The mention that an office belongs to: with the name after it, the name before it, or alone. `by_name` and
    `by_end` are the mentions so far by where their names begin and end.
    """
    text = scene.text
    first, last = honorifics_before(scene, office.start)
    direct_end = scene.skip(office.end)
    honorifics: tuple[int, int] | None = (first, last) if first < last else None
    field = field_end(scene, direct_end, office.start) if office.organisation is None else None
    if field is not None:
        office = office._replace(end=field, position=(office.position[0], field))
        direct_end = scene.skip(field)
    inner = honorifics_at(scene, direct_end)
    name = name_forward(scene, inner[1] if inner[1] > direct_end else direct_end)
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
            of_many = is_international(scene.organisations.get(employer[0]))
            country = office.country or (None if of_many else country_behind(scene, employer[1]))
            office, end = office._replace(organisation=employer, country=country), employer[1]
        return Mention(min(first, office.start), end, name, honorifics, office)
    join = scene.words.name_before_post.search(scene.shadow, max(0, office.start - 14), office.start)
    if join and join.group().strip() == "":
        join = None
    if join is not None and honorifics is None:
        degrees = _DEGREES.search(text, max(0, join.start() - _LONGEST_DEGREES), join.start())
        back = name_before(text, degrees.start() if degrees is not None else _before_country(scene, join.start()))
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
            begin, back = strip_honorifics(scene, _without_owner(scene, back))
            if back is not None and _is_country(scene, back):
                back = None  # "Bộ trưởng … Bảo vệ Trẻ em Lào, Tổng Thư ký …"
            if back is not None and (back[0] in by_name or begin < back[0] or is_name(scene, back, 2)):
                return Mention(
                    min(begin, back[0]), office.end, back, (begin, back[0]) if begin < back[0] else None, office
                )
    if join is None and honorifics is None and (before := _named_right_before(scene, office)) is not None:
        begin, back = before
        return Mention(begin, office.end, back, (begin, back[0]), office)
    term = _TERM.match(scene.shadow, office.end) if office.head in _TITLES else None
    after = office.end if term is None else term.end()
    if term is not None and scene.document.notice.language == "vi" and text[after : after + 1] == " ":
        held_by = name_forward(scene, after + 1)  # "Chủ tịch ACDM 2019 Kham Souk"
        if held_by is not None and is_name(scene, held_by, 2):
            return Mention(min(first, office.start), held_by[1], held_by, None, office)
    separator = scene.words.name_after_post.match(scene.shadow, after)
    if separator is not None and "\n" not in separator.group():
        inner = honorifics_at(scene, separator.end())
        name = name_forward(scene, inner[1])
        titled = _titled_within(scene, name) if name is not None and inner[0] == inner[1] else None
        if titled is not None:  # "Rector of … University, Mandalay Dr …"
            inner, name = titled, name_forward(scene, titled[1])
        if "," in separator.group() and _IN_HIS_PLACE.search(scene.shadow, max(0, first - 24), first):
            name = None  # "Thay mặt Bộ trưởng, bà X, Thứ trưởng …": whom somebody stands for
        if name is not None and inner[1] > inner[0] and _has_post_behind(scene, name[1]):
            name = None  # "Bộ trưởng Bộ Y tế Lào, ngài Sok Dara phó Tổng thư ký …": the next one
        if name is not None and (inner[1] > inner[0] or (is_name(scene, name, 2) and not _is_listed_name(scene, name))):
            return Mention(min(first, office.start), name[1], name, inner if inner[1] > inner[0] else None, office)
    if not _can_stand_alone(scene, office):
        return None
    return Mention(min(first, office.start), office.end, None, honorifics, office)


def _has_post_behind(scene: Scene, end: int) -> bool:
    """Whether another post follows a Vietnamese text's name without a comma."""
    vietnamese = scene.document.notice.language == "vi"
    return vietnamese and scene.text[end : end + 1] == " " and end + 1 in scene.post_starts


_IN_HIS_PLACE = re.compile(
    r"\b(?:thay mat|uy quyen (?:cua|tu)|uy nhiem cua|phan cong cua|loi moi cua|"
    r"(?:dong y|cho phep|chap thuan) cua)(?: dong chi)? \Z"
)
_TERM = re.compile(r" (?:(?:for|of|in|nam|nhiem ky) )?(?:the (?:year |term )?)?20\d\d(?: ?[-–/] ?(?:20)?\d\d)?")
_DEGREES = re.compile(
    r"(?:, ?(?:Ph\.? ?D\.?|M\.?D\.?|M\.?A\.?|RSW|RN|MPA|MPH|MNSA|J\.?D\.?|LL\.?M\.?|CESO [IVX]{1,3}))+\Z"
)
_LONGEST_DEGREES = 24


def _named_right_before(scene: Scene, office: Office) -> tuple[int, tuple[int, int]] | None:
    """Honorific and name that stand before a Vietnamese post without a comma: "ngài Sok Dara phó Tổng thư ký"."""
    text, start = scene.text, office.start
    if scene.document.notice.language != "vi" or text[start - 1 : start] != " " or office.head in LOW_RANKS:
        return None
    back = name_before(text, start - 1)
    if back is None:
        return None
    begin, name = strip_honorifics(scene, back)
    if name is None or begin >= name[0] or name[1] != start - 1 or begin not in scene.honorifics:
        return None
    whole = len(text[slice(*name)].split()) > 1 and is_name(scene, name, 2) and name[0] not in scene.places
    return (begin, name) if whole and name_forward(scene, office.end) is None else None


def _before_country(scene: Scene, end: int) -> int:
    """Where a name ends behind which its country stands in brackets: "Bà Ana Reyes (Philippines), Chủ tịch …"."""
    if scene.text[end - 1 : end] != ")" or end - 1 not in scene.country_ends:
        return end
    country = scene.country_ends[end - 1]
    opened = scene.text[country.start - 2 : country.start]
    return country.start - 2 if opened == " (" else end


def _without_owner(scene: Scene, name: tuple[int, int]) -> tuple[int, int]:
    """A name without the country before it: "the Philippines'" + "Ana Reyes, Chair of …", "Laos'" + "Kham Souk"."""
    owner = owner_at(scene, name[0])
    return name if owner is None or owner[1] >= name[1] else (owner[1], name[1])


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
    first, last = honorifics_at(scene, scene.skip(place.end))
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
    if office.head in LOW_RANKS and not leads:
        return False
    held = scene.words.held_as.search(scene.shadow, max(0, office.start - 24), office.start)
    if held is not None and not scene.shadow.endswith(("as well as ", "as well as the "), 0, office.start):
        return False
    if (
        office.head in _TITLES
        and office.organisation is not None
        and _IS_A_BODY.fullmatch(scene.shadow, office.position[1], office.organisation[0])
    ):
        return False  # "hosted by the SOMSWD Chair – Ministry of X": a body holds it
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


_IS_A_BODY = re.compile(r" ?[–—-] ?(?:the )?|, (?:the )?")
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
