"""Which names of ministries and other organisations are of one: rules that weigh evidence, in bits. Looks at no table.

A house is one under its names in several languages where it is of the same kind, deals with the same and is of the same
country. A ministry that followed another one is another house, unless a notice gives both names for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, product
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz

from pipelines.extraction.lexicon import longest
from pipelines.extraction.shadow import fold
from pipelines.extraction.vocabulary import phrase_entries, published_entries
from pipelines.resolution.linking import Identified, Rules, link, sharing
from pipelines.resolution.terms import matches, without
from pipelines.yaml_data import load_yaml

# Bits before anything is compared, and of a listed organisation.
_PRIOR, _LISTED = -5.0, 20.0
_SAME_COUNTRY, _OTHER_COUNTRY = 3.0, -6.0
_SAME_KIND, _NEAR_KIND = 2.0, -2.0
_SAME_LETTERS, _ABBREVIATED = 8.0, 9.0
# What the two deal with: what both name, that they name the same, what only one of them names, or each of them.
_SHARED, _MOST_SHARED, _ALL_SHARED, _MORE, _OTHER = 2.5, 7.5, 4.0, -3.0, -6.0
_WORD, _SPELLED = 3.0, 2.0
_SAME_PARENT, _OTHER_PARENT = 3.0, -9.0
# How much of a word must be the other's for the two to be spellings of one, in percent, and how long it must be.
_ALIKE, _LONG = 85, 5
# Letters of a short name that tell a house.
_LEAST_LETTERS: Final = 3
_LISTED_KINDS: Final = frozenset({"organisation", "body", "series"})
_OWN_COUNTRY: Final = frozenset({"ministry", "department", "embassy", "mission"})
_SHORT: Final = re.compile(r"[^\W\d_]*[A-ZĐ][^\W\d_]*[A-ZĐ&][\w&]*(?:-[\w&]+)*")
_BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]{2,120})[)\]]")


@dataclass(frozen=True, slots=True)
class House:
    """What a name of an organisation says.

    `code` is that of a listed organisation or body, and then nothing else counts. `kind` is "ministry" and the like;
    `deals` what the house deals with; `words` are those that no vocabulary knows; `short` is an abbreviation's letters.
    `country` is the one that the name tells; `parent` the house that this is a part of.
    """

    letters: str
    spelled: tuple[str, ...]
    code: str = ""
    kind: str = ""
    deals: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    short: str = ""
    country: str | None = None
    parent: House | None = None

    @property
    def vague(self) -> bool:
        """Whether houses of many ministries bear this name, so that nobody can tell which one it is."""
        if self.code or self.words or self.short or self.parent:
            return False
        return not self.deals or (self.kind != "ministry" and self.deals <= frozenset(_data()["common"]))


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation as notices write it for one country. `apart` is the correction that takes it from another one."""

    number: int
    written: str
    country: str | None
    apart: str = ""

    @property
    def houses(self) -> tuple[House, ...]:
        """The names that it is given: one, or its long and short one, or its former and present one."""
        return houses_of(self.written)

    @property
    def code(self) -> str:
        """The code of the listed organisation that it is, "" for all others."""
        return next((house.code for house in self.houses if house.code), "")

    @property
    def home(self) -> str | None:
        """The country that it is of: none for a listed organisation, and the one that its name tells before any."""
        if self.code:
            return None
        return next((house.country for house in self.houses if house.country), self.country)

    @property
    def order(self) -> tuple[str, ...]:
        """By which profiles are sorted, whatever their numbers."""
        return self.written, self.country or "", self.apart

    @property
    def said(self) -> str:
        """What notices say of it, for who decides."""
        return ", ".join(filter(None, (self.written, self.home)))


def tells(written: str, country: str | None) -> bool:
    """Whether a name tells which house it is: a ministry whose country nobody tells is none, nor is a bare "office"."""
    profile = Profile(0, written, country)
    if profile.code:
        return True
    kinds = {house.kind for house in profile.houses}
    if not profile.houses or all(house.vague for house in profile.houses):
        return False
    return profile.home is not None or not kinds & _OWN_COUNTRY


def is_short(written: str) -> bool:
    """Whether a name is an abbreviation alone."""
    return _SHORT.fullmatch(written.strip()) is not None


def weigh(one: Profile, other: Profile) -> float | None:
    """The bits that speak for the two being one organisation; None where they are two."""
    if one.code or other.code:
        return _PRIOR + _LISTED if one.code == other.code else None
    found = [bits for a, b in product(one.houses, other.houses) if (bits := _weigh(a, b, one, other)) is not None]
    return max(found, default=None)


def identify(
    profiles: Iterable[Profile], same: Iterable[tuple[int, int]] = (), different: Iterable[tuple[int, int]] = ()
) -> Identified[Profile]:
    """The organisations that the profiles are of. `same` and `different` are decided pairs, above all evidence."""
    return link(profiles, Rules(weigh, _excluded, compared), same, different)


def compared(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """The pairs, as places, that share what they deal with, a rare word, or letters."""
    return sharing(profiles, _keys, lambda _: (_by_deals,))


def _by_deals(profile: Profile) -> tuple[str, ...]:
    return (profile.home or "", *sorted({deal for house in profile.houses for deal in house.deals}))


def _keys(profile: Profile) -> set[str]:
    if profile.code:
        return {profile.code}
    keys = set()
    for house in profile.houses:
        keys |= {house.letters, *(f"{word}." for word in house.words if len(word) >= _LEAST_LETTERS)}
        keys |= {f"{profile.home}:{deal}" for deal in house.deals}
        # A short name begins with the first letters of the long one, of its small words too or without them.
        full = [word for word in house.spelled if not _is_empty(word)]
        starts = {"".join(word[0] for word in words[:2]) for words in (house.spelled, full)}
        keys |= {f"{profile.home}/{start}" for start in ({house.short[:2]} if house.short else starts)}
    return keys


def _weigh(a: House, b: House, one: Profile, other: Profile) -> float | None:
    bits = _PRIOR
    if one.home and other.home:
        if one.home != other.home and (a.kind in _government() or b.kind in _government()):
            return None
        bits += _SAME_COUNTRY if one.home == other.home else _OTHER_COUNTRY
    kind = _kind_bits(a.kind, b.kind, one.home)
    if kind is None:
        return None
    bits += kind
    if a.parent and b.parent:
        parents = _weigh(a.parent, b.parent, one, other)
        bits += _SAME_PARENT if parents is not None and parents > 0 else _OTHER_PARENT
    elif a.vague or b.vague or ((a.parent is None) != (b.parent is None) and _common(a, b)):
        return None
    if a.letters == b.letters:
        return bits + _SAME_LETTERS + _deal_bits(a, b)
    if a.short or b.short:
        short, long = (a, b) if a.short else (b, a)
        return bits + _ABBREVIATED if not long.short and _abbreviates(short.short, long.spelled) else None
    if not (a.deals & b.deals or _near_words(a.words, b.words)):
        return None
    return bits + _deal_bits(a, b) + _word_bits(a.words, b.words)


def _kind_bits(one: str, other: str, country: str | None) -> float | None:
    if not one or not other:
        return 0.0
    if one == other or ({one, other} == {"ministry", "department"} and country in _data()["departments"]):
        return _SAME_KIND
    return _NEAR_KIND if any({one, other} == set(pair) for pair in _data()["near"]) else None


def _common(a: House, b: House) -> bool:
    """Whether every ministry has a house that deals with this."""
    return (a.deals | b.deals) <= frozenset(_data()["common"])


def _deal_bits(a: House, b: House) -> float:
    if not a.deals and not b.deals:
        return 0.0
    bits = min(_MOST_SHARED, _SHARED * len(a.deals & b.deals))
    fewer, more = sorted((len(a.deals - b.deals), len(b.deals - a.deals)))
    if not more:
        return bits + _ALL_SHARED
    return bits + (_MORE * more if not fewer else _OTHER * (fewer + more))


def _word_bits(one: Sequence[str], other: Sequence[str]) -> float:
    near = _near_words(one, other)
    bits = sum(_WORD if a == b else _SPELLED for a, b in near)
    fewer, more = sorted((len(set(one) - {a for a, _ in near}), len(set(other) - {b for _, b in near})))
    return bits + (_MORE * more if not fewer else _OTHER * (fewer + more))


def _near_words(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    """The words that both have, or spell nearly alike."""
    return [
        (a, b)
        for a, b in product(sorted(set(one)), sorted(set(other)))
        if a == b or (min(len(a), len(b)) >= _LONG and fuzz.ratio(a, b) >= _ALIKE)
    ]


def _excluded(one: Profile, other: Profile, bits: float | None) -> bool:
    if bits is None and one.home and other.home and one.home != other.home:
        return True
    # A short name says too little to be two: what it may stand for is compared by its long one.
    shorts = all(house.short for house in one.houses) or all(house.short for house in other.houses)
    return bits is None and not shorts


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether a short name is made of the beginnings of the words, in their order; small words may be left out."""

    @cache
    def fits(at: int, word: int) -> bool:
        if word == len(words):
            return at == len(short)
        if _is_empty(words[word]) and fits(at, word + 1):
            return True
        return any(
            short[at : at + length] == words[word][:length] and fits(at + length, word + 1)
            for length in range(1, min(len(words[word]), len(short) - at) + 1)
        )

    return len(short) >= _LEAST_LETTERS and fits(0, 0)


@lru_cache(100_000)
def houses_of(written: str) -> tuple[House, ...]:
    """The names in what a notice writes: the long one, one in brackets, the former one."""
    text = unicodedata.normalize("NFC", " ".join(written.split()))
    inside = [found for found in _BRACKETS.findall(text) if _is_name(found)]
    names = [_BRACKETS.sub("", text), *inside]
    parts = [part for name in names for part in _renamed().split(name)]
    return tuple(house for part in parts if (house := _house(part.strip(" ,;-–()"))) is not None)


def _is_name(text: str) -> bool:
    """Whether what stands in brackets is a name of the same house: a short one, or that which it had."""
    return is_short(text) or _renamed().match(text) is not None


def _house(name: str) -> House | None:
    letters = "".join(word for word in _tokens(name) if not _is_empty(word))
    if not letters:
        return None
    known = _known().get(_letters(name))
    if known is not None:
        home, full = known
        house = _house(full) if _letters(full) != _letters(name) else None
        if house is not None:
            return replace(house, country=home or None)
    head, parent = _parted(name)
    tokens = _tokens(head)
    kind, deals, words, countries = _read(tokens)
    country = countries[0] if len(set(countries)) == 1 else None
    listed = longest(matches(head, _LISTED_KINDS))
    codes = {match.entry.code for match in listed}
    if len(codes) == 1:
        rest = _read(_tokens(without(head, listed)))
        if not rest.deals and not rest.words:
            return House(letters, tokens, code=next(iter(codes)))
    short = ""
    if is_short(name) and not deals:
        short, words = "".join(tokens), ()
    whole = None if parent is None else _house(parent)
    return House(letters, tokens, "", kind, deals, words, short, country, whole)


def _parted(name: str) -> tuple[str, str | None]:
    """A name, and that of the house which it is a part of: what follows a comma, a dash or "thuộc" and begins with a
    kind of house, as the name itself does.
    """
    for cut in _CUT.finditer(name):
        head, rest = name[: cut.start()], name[cut.end() :]
        if _first_kind(_tokens(rest)) and any(_kinds_in(_tokens(head))):
            return head, rest
    return name, None


_CUT: Final = re.compile(r"\s*(?:,| [-–] |\bthuộc\b|\btrực thuộc\b|\bof the (?=Ministry|Department))\s*")


def _first_kind(tokens: Sequence[str]) -> str:
    return next((kind for at, kind in _kinds_in(tokens) if at == 0), "")


def _kinds_in(tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
    yield from ((at, code) for at, group, code in _spoken(tokens) if group == "kinds")


class _Read(NamedTuple):
    """What words say: the kind of house, what it deals with, words that nobody knows, and countries."""

    kind: str
    deals: frozenset[str]
    words: tuple[str, ...]
    countries: tuple[str, ...]


def _read(tokens: Sequence[str]) -> _Read:
    """What the words of a name say. Of several kinds the first is the house's."""
    said: dict[str, list[str]] = {"kinds": [], "words": [], "countries": [], "": []}
    for _, group, code in _spoken(tokens):
        said[group if group != "kinds" or not said["kinds"] else ""].append(code)
    kind = next(iter(said["kinds"]), "")
    return _Read(kind, frozenset(said["words"]), tuple(said[""]), tuple(said["countries"]))


def _spoken(tokens: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """(place, group, code) of each phrase that is known, the longest first, and (place, "", word) of other words."""
    at = 0
    while at < len(tokens):
        for length in range(min(_longest(), len(tokens) - at), 0, -1):
            said = _phrases().get(" ".join(tokens[at : at + length]))
            if said:
                yield from ((at, group, code) for group, code in said if group != "empty")
                at += length
                break
        else:
            yield at, "", tokens[at]
            at += 1


def _tokens(text: str) -> tuple[str, ...]:
    folded = fold(text).replace("\u00ad", "")
    return tuple("".join(c if c.isalnum() else " " for c in folded).split())


def _letters(text: str) -> str:
    return "".join(_tokens(text))


def _government() -> frozenset[str]:
    return frozenset(_data()["government"])


@cache
def _data() -> Mapping[str, Any]:
    return dict(load_yaml((files("pipelines.resolution") / "houses.yaml").read_text("utf-8")))


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What each phrase stands for: (group, code), where the group is `kinds`, `words`, `countries` or `empty`."""
    data = _data()
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    listed = [(group, code, phrases) for group in ("kinds", "words") for code, phrases in data[group].items()]
    for group, code, phrases in (*listed, ("empty", "", data["empty"])):
        for phrase in phrases:
            key = " ".join(_tokens(phrase))
            found[key] = (*found.get(key, ()), (group, code))
    for entry in chain(published_entries(), phrase_entries()):
        if entry.kind == "country":
            key = " ".join(_tokens(entry.phrase))
            if len(key) >= _LEAST_LETTERS:
                found.setdefault(key, (("countries", entry.code),))
    return found


def _is_empty(word: str) -> bool:
    return ("empty", "") in _phrases().get(word, ())


@cache
def _longest() -> int:
    return max(phrase.count(" ") + 1 for phrase in _phrases())


@cache
def _known() -> Mapping[str, tuple[str, str]]:
    """Short names and names in other letters: the country, "" where there is none, and the name they stand for."""
    return {
        _letters(short): ("" if country == "ASEAN" else country, name)
        for short, (country, name) in _data()["known"].items()
    }


@cache
def _renamed() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _data()["renamed"]), key=len, reverse=True))
    return re.compile(rf"[\s,;–-]*\b(?:{words})\b:?\s*", re.IGNORECASE)
