"""Who took part in a notice's meetings, and which countries chaired or hosted; not in which of its meetings."""

from __future__ import annotations

import re

from pipelines.together import Steps

from ..document import Document, Value
from .entities import Entity, row_of
from .found import Found
from .person import Person
from .persons import find_persons
from .records import ROLES, STRENGTH, CountryRole, CountryRoleName, Participant, ParticipantKind
from .roles import Casting
from .scene import LOW_RANKS, Scene, cell
from .seats import STATE_POSTS, country_value, name_value
from .units import is_ministry

__all__ = ["ROLES", "CountryRole", "CountryRoleName", "Participant", "ParticipantKind", "find_participants"]

_COUNTRY_ROLES: dict[str, CountryRoleName] = {
    "chair": "chair",
    "co-chair": "co-chair",
    "vice-chair": "vice-chair",
    "host": "host",
}


def find_participants(document: Document) -> Steps[tuple[list[Participant], list[CountryRole]]]:
    """The participants of a notice in the order of the text, and the countries in the chair or hosting.

    A person, an organisation or a delegation is given once, with the strongest role that the text states.
    """
    scene = Scene.of(document)
    yield
    persons = find_persons(scene)
    yield
    row = row_of(scene, persons)
    yield
    casting = Casting(scene, row, persons)
    found = casting.run()
    yield
    host = _host(scene, found)
    participants: list[Participant] = []
    for person in (*persons, *casting.extra):
        participant = _person(scene, person, found)
        if participant is not None:
            if host is not None and participant.country is None and _is_of_the_host(scene, person, participant):
                participant = participant._replace(country=host)
            participants.append(participant)
            given = found.persons.get(id(person), [])
            seat = participant.country or (host if _is_national(person) else _of_its_host(scene, participant, found))
            if seat is not None:
                if participant.country is None:
                    given = [role for role in given if role.value != "vice-chair"]  # the host is in the chair
                _seat(scene, seat, given, found)
    for _, name, country, role_value in _without_acronyms(scene, found):
        stated = Value(*country, "country-of-organisation") if country else None
        participants.append(
            Participant("organisation", name.start, name.end, name, None, None, None, stated, role_value)
        )
    roles = [
        CountryRole(code, _COUNTRY_ROLES[role], start, end, rule, _is_of_both(scene, start))
        for (code, role, _), (start, end, rule) in found.countries.items()
    ]
    seated = {role.country for role in roles}
    seats = {role.start for role in roles}
    for start, end, name, code in found.delegations.values():
        if start in found.away or start in seats or _is_of_name(found, name):
            continue
        if code in seated and name.rule == "country-as-subject":
            continue
        stated = Value(code, name.start, name.end, "country-of-delegation") if len(code) == 2 else None
        present = Value("participant", start, end, name.rule)
        participants.append(Participant("delegation", start, end, name, None, None, None, stated, present))
    participants = [p for p in participants if not _is_named_below(scene, p, participants)]
    participants.sort(key=lambda p: (p.start, p.end, p.kind))
    roles.sort(key=lambda r: (r.start, r.end, r.role, r.country))
    return participants, roles


def _is_named_below(scene: Scene, who: Participant, all_of_them: list[Participant]) -> bool:
    """Whether an English headline tells by the post whom the lead names in the same role: "DSWD chief leads …"."""
    notice = scene.document.notice
    if who.kind != "person" or who.name is not None or notice.language != "en" or notice.title_span is None:
        return False
    end = notice.title_span[1]
    if who.end > end:
        return False
    for other in all_of_them:
        if other.name is not None and other.kind == "person" and other.role.value == who.role.value:
            apart = who.country and other.country and who.country.value != other.country.value
            if end <= other.start < end + _HEAD and not apart:
                return True
    return False


def _is_of_name(found: Found, country: Value) -> bool:
    """Whether a country ends the name of an organisation that took part: "Hội đồng Phụ nữ Lào"."""
    return any(name.start < country.start and country.end <= name.end for _, name, _, _ in found.organisations.values())


_SHORT = re.compile(r"[A-Z][A-Z&-]{1,11}")
_IN_BRACKETS = re.compile(r"(?:['’]s)?(?: [A-Z][\w'’]+){0,3}\s?\(([A-Z][A-Z&-]{1,11})\)")
_Told = tuple[Entity | None, Value, tuple[str, int, int] | None, Value]  # who, name, country, role


def _without_acronyms(scene: Scene, found: Found) -> list[_Told]:
    """The organisations, none of them again by the acronym that the text puts in brackets behind its name."""
    named = _whole_names(_whole_ministries(list(found.organisations.values())))
    shorts = {told[1].value: told for told in named if _SHORT.fullmatch(told[1].value)}
    if not shorts:
        return named
    kept: list[_Told] = []
    again: set[str] = set()
    for entity, name, country, role in named:
        bracket = _IN_BRACKETS.match(scene.text, name.end)
        short = shorts.get(bracket[1]) if bracket is not None else None
        if short is not None and bracket is not None:
            again.add(short[1].value)
            if name.rule != "listed-organisation":
                whole = " ".join(scene.text[name.start : bracket.end()].split())
                name = name._replace(value=whole, end=bracket.end())
            country = country or short[2]
            role = min(role, short[3], key=lambda one: STRENGTH[one.value])
        kept.append((entity, name, country, role))
    return [told for told in kept if told[1].value not in again]


def _whole_names(named: list[_Told]) -> list[_Told]:
    """An English ministry by its whole name alone where a headline cuts it: "Ministry of Social Affairs" of "Ministry
    of Social Affairs, Veterans and Youth Rehabilitation".
    """
    kept: list[_Told] = []
    for told in named:
        name = told[1].value
        whole = next((at for at, one in enumerate(kept) if one[1].value.startswith(f"{name}, ")), None)
        short = next((at for at, one in enumerate(kept) if name.startswith(f"{one[1].value}, ")), None)
        at = whole if whole is not None else short
        if at is None or not name.startswith("Ministry "):
            kept.append(told)
            continue
        other = kept[at]
        longer = other if whole is not None else told
        role = min(other[3], told[3], key=lambda one: STRENGTH[one.value])
        kept[at] = (longer[0], longer[1], other[2] or told[2], role)
    return kept


_SHORT_MINISTRY = re.compile(r"Bộ ([A-ZĐ][A-ZĐ&.,-]+)(?: và [A-ZĐ]+)?")
_SYLLABLE = re.compile(r"[^\W\d_]+")


def _whole_ministries(named: list[_Told]) -> list[_Told]:
    """A Vietnamese ministry by its whole name alone where its letters stand for it too: "Bộ LĐTBXH"."""
    shorts = [told for told in named if _SHORT_MINISTRY.fullmatch(told[1].value)]
    kept = [told for told in named if told not in shorts]
    for short in shorts:
        letters = "".join(c for c in short[1].value.removeprefix("Bộ ").replace(" và ", "") if c.isalpha())
        whole = next((at for at, told in enumerate(kept) if _letters_of(told[1].value) == letters), None)
        if whole is None:
            kept.append(short)
        else:
            entity, name, country, role = kept[whole]
            role = min(role, short[3], key=lambda one: STRENGTH[one.value])
            kept[whole] = (entity, name, country or short[2], role)
    return kept


def _letters_of(ministry: str) -> str:
    """As "LĐTBXH" of "Bộ Lao động - Thương binh và Xã hội"."""
    words = _SYLLABLE.findall(ministry.removeprefix("Bộ ")) if ministry.startswith("Bộ ") else []
    return "".join(word[0].upper() for word in words if word != "và")


def _is_of_both(scene: Scene, start: int) -> bool:
    """Whether the sentence at `start` speaks of two meetings together: "Chủ tịch của cả hai Hội nghị"."""
    sentence = scene.document.sentence_at(start)
    if not scene.document.tells(sentence, scene.words.of_both):
        return False
    begin, end = max(sentence.start, start - _REACH), min(sentence.end, start + _REACH)
    return scene.words.of_both.search(scene.shadow, begin, end) is not None


_NATIONAL = frozenset({"minister", "deputy-minister", "assistant-minister", "permanent-secretary"})
_REACH = 160  # characters around a country in which "both meetings" is looked for
_HEAD = 600  # characters in which a notice says where the meeting is


def _is_national(person: Person) -> bool:
    """Whether a post is of a government, which the notices of its own country leave out."""
    return person.office is not None and person.office.head in _NATIONAL and person.office.country is None


_OF_STATE = STATE_POSTS | {"permanent-secretary"}
_AT_THE_HEAD = frozenset({"chair", "host", "opening-speaker"})


def _is_of_the_host(scene: Scene, person: Person, participant: Participant) -> bool:
    """Whether somebody who opened, chaired or hosted holds a post of a government that the text need not name, for it
    is that of the country in which all takes place: "Coordinating Minister X opened the meeting here".
    """
    office = person.office
    if scene.document.notice.language != "en" or office is None or participant.role.value not in _AT_THE_HEAD:
        return False
    in_ministry = office.organisation is not None and is_ministry(scene, office.organisation[0])
    if participant.name is None or not (office.head in _OF_STATE or in_ministry) or office.country is not None:
        return False
    return "asean" not in scene.shadow[slice(*office.position)]


def _host(scene: Scene, found: Found) -> Value | None:
    """The one country in which the head of a notice places its meetings, or else the one that hosts."""
    hosts = {
        (cell(match, "country_code"), (start, match.end, "place"))
        for start, match in scene.places.items()
        if start < _HEAD and cell(match, "country_code") and not _is_whose(scene, start)
    }
    if not hosts:
        hosts = {(code, place) for (code, role, _), place in found.countries.items() if role == "host"}
    if len({code for code, _ in hosts}) != 1:
        return None
    code, place = min(hosts, key=lambda host: host[1])
    return Value(code, place[0], place[1], "country-of-host")


_WHOSE = re.compile(r"\b(?:of|from|and) (?:the )?\Z")


def _is_whose(scene: Scene, start: int) -> bool:
    """Whether a state that is a city too only tells whose somebody is: "the Minister of Culture of Singapore"."""
    if start not in scene.countries:
        return False
    # "the Ministries of Education of Malaysia, Singapore, and Thailand"
    listed = scene.shadow.endswith(", ", 0, start) and start - len(", ") in scene.country_ends
    return listed or _WHOSE.search(scene.shadow, max(0, start - 12), start) is not None


def _of_its_host(scene: Scene, person: Participant, found: Found) -> Value | None:
    """The country of the body that, in the same sentence, hosts what a person chairs: "The Lao Youth Union hosted the
    meeting chaired by its Director General".
    """
    if person.role.value not in _CHAIRING:
        return None
    sentence = scene.document.sentence_at(person.role.start)
    for _, _, country, role in found.organisations.values():
        if country is not None and role.value in ("host", "organiser") and sentence.start <= role.start < sentence.end:
            return Value(*country, "country-of-host")
    return None


_CHAIRING = frozenset({"chair", "co-chair"})


def _seat(scene: Scene, country: Value, given: list[Value], found: Found) -> None:
    """The seats that a country holds through a person, each where the country, or else the cue, stands."""
    for role in given:
        if role.value in _COUNTRY_ROLES and role.value != "host":
            sentence = scene.document.sentence_at(role.start)
            place = country if sentence.start <= country.start < sentence.end else role
            found.give_country(country.value, role.value, place.start, place.end, f"{role.value}-person")


def _person(scene: Scene, person: Person, found: Found) -> Participant | None:
    """A person as a participant, or None where nothing shows that he or she took part."""
    name = name_value(scene, person)
    given = found.persons.get(id(person), [])
    if name is None and not given:
        return None
    if all(id(mention) in found.absent for mention in person.mentions):
        return None
    role = min(given, key=lambda value: STRENGTH[value.value]) if given else None
    mention = person.named or max(person.mentions, key=lambda m: m.end - m.start)
    office = person.office
    if role is None and office is None and _IN_A_STORY.match(scene.shadow, mention.end):
        return None
    if name is None and office is not None and _SEAT_OF.search(scene.text, max(0, office.start - 90), office.start):
        return None
    if name is None and office is not None and office.organisation is not None:
        body = scene.shadow[slice(*office.organisation)]
        if body in _MEETINGS:
            return None  # "Chủ tịch Hội nghị, Bộ trưởng … X": the chair who is named behind
    honorific = next((m.honorific for m in person.mentions if m.honorific and m.name), None)
    position = organisation = None
    if office is not None:
        stands_for = office.head in LOW_RANKS  # "Đại diện Lào", "head of the Thai delegation"
        bounds = office.whole if name is None and office.organisation is None and stands_for else office.position
        position = _value(scene, bounds, "post") if bounds[0] < bounds[1] else None
        if office.organisation is not None:
            organisation = _value(scene, office.organisation, "organisation-of-post")
    return Participant(
        "person",
        mention.start,
        mention.end,
        name,
        _value(scene, honorific, "honorific") if honorific else None,
        position,
        organisation,
        country_value(scene, person),
        role or Value("participant", mention.start, mention.end, "participant-named"),
        tuple(given),
    )


_MEETINGS = frozenset({"hoi nghi", "dien dan", "cuoc hop", "phien hop", "hoi thao"})
# "Mr. Tan Wei Ming" + ", 72, who lives alone": somebody whom a story tells of, unless a delegate
_IN_A_STORY = re.compile(
    r",? (?:\(?(?:aged )?\d{2}(?:,|\)| tuoi\b| years? old)|a (?:mother|father|farmer|widow)\b|(?:me|cha) cua )"
    r"(?![^.;\n]{0,80}\b(?:delegate|represent|dai bieu|dai dien))"
)
# "honoured to assume the role of Chair of X and, next year, " + "Chair of Y": seats, and nobody who sits there
_SEAT_OF = re.compile(r"\b(?:role|position|post|seat) of [^.;:\n]{0,70}\Z")


def _value(scene: Scene, bounds: tuple[int, int], rule: str) -> Value:
    stretch = scene.text[bounds[0] : bounds[1]].rstrip()
    return Value(" ".join(stretch.split()), bounds[0], bounds[0] + len(stretch), rule)
