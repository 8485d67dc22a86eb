"""Names with their honorifics, before and behind what tells that a name stands there."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..ordinals import roman
from ..shadow import fold
from .names import UPPER, is_vietnamese, name_at
from .scene import Scene, cell
from .units import is_written

_JOINING = re.compile(r"(?:['’‘`](?=\s))?[^\S\n]*\.?[^\S\n]*")


def honorifics_at(scene: Scene, start: int) -> tuple[int, int]:
    """The stretch of honorifics that begins at `start` ("H.E. Mr."), empty where there is none."""
    end = start
    at = start
    while at in scene.honorifics and at >= end:
        end = scene.honorifics[at].end
        end = _end_of_title(scene, at, end)
        joint = _JOINING.match(scene.text, end)
        at = joint.end() if joint else end
        if scene.text[start:end].islower() and "." in scene.text[end:at]:
            break  # "… về quyền trẻ em. Bà …": a sentence ends with the word
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


def honorifics_before(scene: Scene, start: int) -> tuple[int, int]:
    """The honorific right before a post ("Ngài Bộ trưởng", "H.E. Minister")."""
    first = start
    starts = scene.honorific_starts
    place = bisect_left(starts, first) - 1
    most = 5
    while most and place >= 0 and starts[place] >= first - _LONGEST_ADDRESS:
        between = scene.text[scene.honorifics[starts[place]].end : first]
        ends = "." in between and scene.text[starts[place]].islower()  # as above
        if between.strip(" .") == "" and not ends:
            first = starts[place]
            most -= 1
        place -= 1
    if first < start:
        return (first, first + len(scene.text[first:start].rstrip()))
    return (start, start)


def strip_honorifics(scene: Scene, name: tuple[int, int]) -> tuple[int, tuple[int, int] | None]:
    """The start of the honorifics at a name's head, and the name without them."""
    begin, (at, end) = name[0], name
    place = bisect_left(scene.honorific_starts, at) - 1
    if place >= 0:
        first, last = honorifics_at(scene, scene.honorific_starts[place])
        if at < last < end:  # the name was read back into a long row of titles
            begin, at = first, scene.skip(last)
    while at < end:
        if at in scene.honorifics and honorifics_at(scene, at)[1] < end:
            at = scene.skip(honorifics_at(scene, at)[1])
        elif at in scene.post_starts and scene.post_starts[at].end < end:  # "Ambassador X, the Representative of …"
            at = scene.skip(scene.post_starts[at].end)
        else:
            break
    else:
        return begin, None
    if at > name[0]:
        return min(begin, honorifics_before(scene, begin)[0]), (at, end)
    first, last = honorifics_before(scene, at)
    return (first if first < last else at), (at, end)


def name_forward(scene: Scene, start: int) -> tuple[int, int] | None:
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
    return (at, end) if is_name(scene, (at, end), 1) else None


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


def is_name(scene: Scene, name: tuple[int, int], least: int) -> bool:
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
