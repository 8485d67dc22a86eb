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
from .entities import Entity
from .names import LETTER, UPPER, name_words
from .scene import Scene


@cache
def published_names() -> dict[str, str]:
    """The English name of each listed organisation by its code."""
    file = resources.files("schemas") / "vocabularies" / "organisations.csv"
    with file.open("r", encoding="utf-8") as lines:
        return {row["organisation_code"]: row["name_en"] for row in csv.DictReader(lines)}


_ITEM = re.compile(
    r"[,;\n|•·○]|\s[-–—]\s|\s(?:và|and|cùng|cũng như|as well as)\s|(?<=\s)(?:như|such as|including|bao gồm|gồm)\s"
)
_LEAD = re.compile(
    r"^(?:the|and|và|cùng|với|các|của|from|of|đại diện|representatives?|đại biểu|officials?|including|also|như|một số|\d+|as well as|cũng như|lãnh đạo|cơ quan như|such as|with|cả|từ|đến)\s+",
    re.I,
)
_ACRONYM = re.compile(rf"[{UPPER}][{LETTER}&]*[{UPPER}][{LETTER}&]*(?:[- ][{UPPER}&]{{2,}})*$")
_IN_BRACKETS = re.compile(rf"\(([{UPPER}][{LETTER}& .-]*[{UPPER}][{LETTER}]*)\)")
_NOT_ORGANISATIONS = frozenset(
    "ASEAN COVID NGO NGOS CSO CSOS GO-NGO ASEAN+3 NGO/CSO SOM TVET CEO AEC ASCC CLMV LGBT HIV AIDS SDGS SDG GDP FTA OKRU AMS VNA TTXVN H.E HE VOV".split()
)


def listed_value(scene: Scene, entity: Entity) -> Value:
    """The name of an organisation that the vocabularies know: the published name, or as written."""
    start, end = entity.inner or (entity.start, entity.end)
    match = scene.organisations.get(start)
    if match is not None and match.entry.kind != "ministry":
        name = published_names().get(match.entry.code)
        if name:
            return Value(name, start, match.end, "listed-organisation")
    return Value(" ".join(scene.text[start:end].split()), start, end, "organisation-as-written")


def organisation_key(scene: Scene, start: int, name: str) -> str:
    """What tells one organisation from another: the code of a listed one, else its name without marks."""
    match = scene.organisations.get(start)
    if match is not None and match.entry.kind != "ministry":
        return match.entry.code
    return " ".join(name_words(name))


def written_organisations(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Organisations that no vocabulary knows in the list `text[start:end]`, each as a stretch."""
    text = scene.text
    item_start = start
    pending: tuple[int, int] | None = None
    for stop in [*((m.start(), m.end(), m.group()) for m in _ITEM.finditer(text, start, end)), (end, end, "")]:
        stretch = _trim(text, item_start, stop[0])
        if pending is not None:
            if stretch and stretch[0] < len(text) and text[stretch[0]].islower() and not _is_head(scene, stretch[0]):
                stretch = (pending[0], stretch[1])
            else:
                yield pending
            pending = None
        if stretch and _is_organisation(scene, *stretch):
            if stop[2].strip() in ("và", "and"):
                pending = stretch
            else:
                yield stretch
        item_start = stop[1]
    if pending is not None:
        yield pending


_SEVERAL = re.compile(r"(?:các|những|một số|nhiều|other|various|several|some|relevant)\s", re.I)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """An item without the words that lead to it; None for several organisations of one kind."""
    while start < end and not text[start].isalnum():
        start += 1
    for _ in range(4):
        lead = _LEAD.match(text[start : min(end, start + 40)])
        if not lead:
            break
        if _SEVERAL.match(lead.group()) and not text[start + lead.end() : start + lead.end() + 2].isupper():
            return None
        start += lead.end()
    end = start + len(text[start:end].rstrip(" .…:"))
    return (start, end) if end > start else None


def _is_head(scene: Scene, start: int) -> bool:
    return scene.words.organisations.match(scene.shadow, start) is not None


def _is_organisation(scene: Scene, start: int, end: int) -> bool:
    """Whether an item of a list names one organisation: an acronym, a name with an organisation's word in it."""
    text = scene.text
    if end - start < 2 or end - start > 140:
        return False
    written = text[start:end]
    if _ACRONYM.fullmatch(written):
        return written.upper() not in _NOT_ORGANISATIONS and start not in scene.countries
    bracket = _IN_BRACKETS.search(written)
    if (
        bracket
        and bracket.group(1).upper() not in _NOT_ORGANISATIONS
        and written[0].isalpha()
        and start not in scene.countries
    ):
        return len(written.split()) > 1
    head = scene.words.organisations.match(scene.shadow, start)
    if head:
        rest = written[head.end() - start :]
        if written[0].isupper():
            return len(written.split()) > 2 or any(word[0].isupper() for word in rest.split())
        return any(word[0].isupper() for word in rest.split()[:2])
    words = written.split()
    if words[0][0].isupper() and written.isascii() and start not in scene.countries:
        return any(word[0].isupper() and word.lower().strip("()") in scene.words.organisation_words for word in words)
    return False
