"""How alike two written names of persons are, in bits. Looks at the names alone; `persons.py` asks it.

Each people writes names in its own ways. Where family names come first, they may stand last abroad; where names are
transliterated, letters stand for one another; where a name has many words, some are left out. What is right for one
people would join strangers in another: Vietnamese syllables in another order are another name.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from rapidfuzz import fuzz

from pipelines.extraction.people.names import is_syllable
from pipelines.extraction.shadow import fold
from pipelines.yaml_data import load_yaml

Style: TypeAlias = Literal["vietnamese", "chinese", "korean", "japanese", "burmese", "khmer", "other"]

_STYLE_OF: Final[Mapping[str, Style]] = {
    "VN": "vietnamese",
    "CN": "chinese",
    "TW": "chinese",
    "HK": "chinese",
    "KR": "korean",
    "JP": "japanese",
    "MM": "burmese",
    "KH": "khmer",
}
_PEOPLE_STYLES: Final[frozenset[str]] = frozenset(_STYLE_OF.values())
# Styles in which a name has all its words wherever it stands.
WHOLE: Final[frozenset[Style]] = frozenset({"vietnamese", "chinese", "korean", "japanese", "burmese"})
# Styles in which another letter is another name, however many letters are the same.
_EXACT: Final[frozenset[Style]] = frozenset({"vietnamese", "chinese", "korean", "burmese"})
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VIETNAMESE_MARKS: Final = re.compile("[\u0303\u0309\u0323\u031b]|đ")

# Bits that a word of a name tells, where the list of frequent names does not say; see `_bits`.
_LISTED, _UNLISTED, _SHORT, _PARTICLE, _TWO_SYLLABLES = 5.0, 8.0, 6.0, 0.5, 9.0
_INITIAL_BITS: Final = 2.0
# What it costs that a word is spelled otherwise, by rule or not, that the order is another, that words are left out.
_SPELLED, _SLIPPED, _TURNED, _LEFT_OUT = 1.0, 4.0, 1.0, 1.5
# What it costs that one writes diacritics and the other none; that both do, but others.
_UNMARKED, _OTHER_MARKS = 0.5, 11.0
# How much of a word must be the other's for the two to be one word with a slip, and how long it must be.
_ALIKE, _LONG = 84.0, 5


class NameForm(NamedTuple):
    """A name without what writers leave out or put elsewhere.

    `letters` is folded; `marks` are the diacritics of each word whatever letter carries them (hoà, hòa), empty for a
    name written without any; `words` is how many there are.
    """

    letters: str
    marks: str
    words: int


@lru_cache(maxsize=100_000)
def name_form(name: str) -> NameForm:
    """The form by which a name is known in its id."""
    letters = ["".join(filter(str.isalnum, piece)) for piece in fold(name).split()]
    written = unicodedata.normalize("NFD", name.casefold()).split()
    marks = ["".join(sorted(c for c in piece if unicodedata.combining(c) or c == "đ")) for piece in written]
    return NameForm(
        " ".join(filter(None, letters)),
        "|".join(marks) if any(marks) else "",
        sum(map(bool, letters)),
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: its words, folded and without forms of address, each with its diacritics.

    `generation` is "jr" and the like. `gender` is that of a form of address within the name, "" where there is none.
    """

    words: tuple[str, ...]
    marks: tuple[str, ...]
    generation: str
    gender: str

    @property
    def marked(self) -> bool:
        """Whether it is written with diacritics."""
        return any(self.marks)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for one name in two writings, in bits. `whole` is false where one of them leaves words out.

    `clashing` says that both write diacritics, but not the same ones.
    """

    bits: float
    whole: bool
    clashing: bool = False


@lru_cache(maxsize=100_000)
def name_of(written: str) -> Name:
    """The name in the words of a notice."""
    table = _spellings()
    head, comma, tail = written.partition(",")
    if comma and tail.strip() and tail.strip(" .").casefold() not in table["generations"]:
        written = f"{tail} {head}"  # "Dela Torre, Marivic"
    pieces = written.replace(",", " ").split()
    generation = ""
    gender = ""
    words: list[str] = []
    marks: list[str] = []
    for place, piece in enumerate(pieces):
        folded = fold(piece).lower()
        plain = "".join(filter(str.isalnum, folded))
        if not plain:
            continue
        if words and plain in table["generations"]:
            generation = table["generations"][plain]
            continue
        if _is_honorific(plain, place, pieces, words):
            gender = gender or gender_of(piece)
            continue
        if words and plain in table["patronymics"]:
            continue
        dotted = table["short"].get(f"{plain}.") if folded.endswith(".") else None
        words.append(dotted or table["short"].get(plain, plain))
        marks.append(_marks(piece))
    return _joined(words, marks, generation, gender)


def gender_of(honorific: str | None) -> str:
    """`f` or `m` where the form of address tells it, else "": "Datin Seri", "ông"."""
    table = _spellings()
    for word in fold(honorific or "").replace(".", " ").split():
        plain = "".join(filter(str.isalnum, word))
        if plain in table["women"]:
            return "f"
        if plain in table["men"]:
            return "m"
    return ""


def style_of(country: str | None, *names: Name) -> Style:
    """How the names are written: as in the country, else as most of their words that the list of names knows."""
    if country is not None:
        return _STYLE_OF.get(country, "other")
    for name in names:
        if any(_VIETNAMESE_MARKS.search(mark) for mark in name.marks):
            return "vietnamese"
    votes = Counter(people for name in names for word in name.words for people in _known().get(word, {}))
    best = max(votes.values(), default=0)
    likeliest = sorted(people for people, count in votes.items() if count == best)
    if likeliest and likeliest[0] in _PEOPLE_STYLES and len(likeliest) == 1:
        style: Style = likeliest[0]  # type: ignore[assignment]  # a people's name that is a style
        if style != "vietnamese" or all(is_syllable(word) for name in names for word in name.words):
            return style
    return "other"


def spelled(word: str, style: Style) -> str:
    """What all spellings of a word have in common."""
    return _spelled(word, "letters" if style in ("other", "burmese", "khmer") else style)


@lru_cache(maxsize=200_000)
def _spelled(word: str, rules: str) -> str:
    for pattern, instead in _letter_rules()[rules]:
        word = pattern.sub(instead, word)
    if rules == "vietnamese":
        return word
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=500_000)
def likeness(one: Name, other: Name, style: Style) -> Likeness | None:
    """How much speaks for the two being one name, or None where they are two."""
    if not one.words or not other.words or (one.generation and other.generation not in ("", one.generation)):
        return None
    if other.generation and one.generation not in ("", other.generation):
        return None
    found = [
        (aligned.bits - (_TURNED if turned else 0.0), aligned)
        for turned, arranged in _arrangements(one, other, style)
        if (aligned := _aligned(one, arranged, style)) is not None
    ]
    if not found:
        return None
    bits, best = max(found, key=lambda each: each[0])
    return Likeness(bits, best.whole, best.clashing)


def _arrangements(one: Name, other: Name, style: Style) -> list[tuple[bool, Name]]:
    """The other name as it stands, and with the family name at the other end."""
    ways = [(False, other)]
    count = len(other.words)
    if count < 2 or style == "burmese":
        return ways
    for shift in {1, count - 1}:
        turned = Name(
            other.words[shift:] + other.words[:shift],
            other.marks[shift:] + other.marks[:shift],
            other.generation,
            other.gender,
        )
        if style == "vietnamese" and not _is_family(turned.words[0] if shift == count - 1 else other.words[0]):
            continue
        if style == "vietnamese" and turned.words[0] != one.words[0] and turned.words[-1] != one.words[-1]:
            continue
        ways.append((True, turned))
    return ways


def _aligned(one: Name, other: Name, style: Style) -> Likeness | None:
    """The likeness of two names in the same order."""
    if len(one.words) == len(other.words):
        bits = 0.0
        for word, written in zip(one.words, other.words, strict=True):
            told = _word_bits(word, written, style)
            if told is None:
                break
            bits += told
        else:
            return _marked(bits, one, other)
    together = _together(one, other, style)
    if together is not None:
        return together
    return None if style in WHOLE else _within(one, other, style)


def _marked(bits: float, one: Name, other: Name) -> Likeness:
    if one.marked != other.marked:
        return Likeness(bits - _UNMARKED, True)
    if one.marked and _toneless(one, other):
        return Likeness(bits - 2 * _UNMARKED, True)
    if one.marked and Counter("".join(one.marks)) != Counter("".join(other.marks)):
        vietnamese = any(_VIETNAMESE_MARKS.search(mark) for mark in (*one.marks, *other.marks))
        return Likeness(bits - (_OTHER_MARKS if vietnamese else _SPELLED), True, vietnamese)
    if one.marks != other.marks and all(a != b for a, b in zip(one.marks, other.marks, strict=False) if a or b):
        return Likeness(bits - _UNMARKED, True)
    return Likeness(bits, True)


def _toneless(one: Name, other: Name) -> bool:
    """Whether one writes no tones at all where the other has several: French papers write Nguyên Tân Dung."""
    for some, more in ((one, other), (other, one)):
        toned = sum(bool(_TONES.search(mark)) for mark in more.marks)
        if toned > 1 and not any(_TONES.search(mark) for mark in some.marks):
            kept = (Counter(_TONES.sub("", mark)) for mark in more.marks)
            return all(Counter(mark) <= other_marks for mark, other_marks in zip(some.marks, kept, strict=False))
    return False


def _together(one: Name, other: Name, style: Style) -> Likeness | None:
    """Names that part their words elsewhere: Oh Se-young, Oh Seyoung, Oh Se Young."""
    if len(one.words) == len(other.words):
        return None
    cost = 0.5
    if "".join(one.words) != "".join(other.words):
        if "".join(spelled(word, style) for word in one.words) != "".join(spelled(w, style) for w in other.words):
            return None
        cost += 2 * _SPELLED
    fewer = min(one, other, key=lambda name: (len(name.words), name.words))
    return _marked(sum(_bits(word, style) for word in fewer.words) - cost, one, other)


def _within(one: Name, other: Name, style: Style) -> Likeness | None:
    """Names of which one leaves words of the other out, or gives their initials."""
    shorter, longer = sorted((one, other), key=lambda name: (len(name.words), name.words))
    bits, place, full = 0.0, 0, 0
    left_out = 0.0
    for word in shorter.words:
        for at in range(place, len(longer.words)):
            told = _word_bits(word, longer.words[at], style)
            if told is not None:
                break
        else:
            if len(word) == 1 and len(shorter.words) > 2:
                return None  # an initial of which the longer name knows nothing
            return None
        left_out += sum(0.5 if len(skipped) == 1 else _LEFT_OUT for skipped in longer.words[place:at])
        bits += told
        full += len(word) > 1 and len(longer.words[at]) > 1
        place = at + 1
    left_out += sum(0.5 if len(skipped) == 1 else _LEFT_OUT for skipped in longer.words[place:])
    return Likeness(bits - left_out, False) if full else None


def _word_bits(word: str, written: str, style: Style) -> float | None:
    """What it tells that the one is written where the other stands, or None where they are two names."""
    if word == written:
        return _bits(word, style)
    if len(word) == 1 or len(written) == 1:
        return _INITIAL_BITS if word[0] == written[0] and style != "vietnamese" else None
    least = min(_bits(word, style), _bits(written, style))
    one, other = spelled(word, style), spelled(written, style)
    if one == other:
        return least - (0.0 if style == "vietnamese" else _SPELLED)
    if style in _EXACT or min(len(word), len(written)) < _LONG:
        return None
    if max(fuzz.ratio(word, written), fuzz.ratio(one, other)) >= _ALIKE and one[0] == other[0]:
        return least - _SLIPPED
    return None


@lru_cache(maxsize=100_000)
def _bits(word: str, style: Style) -> float:
    """How much it tells that two writings share this word."""
    common: Mapping[str, float] = _spellings()["common"]
    if style == "other" and word.startswith("sae") and len(word) > 5:
        return 4.0  # Chinese family names in Thailand, which many have
    if word in common and (style == "vietnamese" or word not in ("van", "thi", "le")):
        return common[word]
    if len(word) == 1:
        return _INITIAL_BITS
    known = _known().get(word, {})
    if style == "burmese":
        return 4.0
    if style in ("chinese", "korean"):
        if "family" in known.values() and len(word) <= 5:
            return 4.5
        return _TWO_SYLLABLES if len(word) > 4 else _LISTED
    if style == "vietnamese":
        return _LISTED if known else _SHORT
    if known:
        return _PARTICLE if set(known.values()) == {"particle"} and len(word) < 4 else _LISTED
    return _UNLISTED if len(word) >= _LONG else _SHORT


def _is_family(word: str) -> bool:
    return "family" in _known().get(word, {}).values()


def _is_honorific(word: str, place: int, pieces: Sequence[str], before: Sequence[str]) -> bool:
    table = _spellings()
    following = len(pieces) - place - 1
    if word in table["after_another"]:
        behind = place > 0 and not before
        return behind and following >= 1
    if word in table["honorifics_at_head"]:
        return not before and following >= 2
    return word in table["honorifics"] and following >= 1


def _joined(words: Sequence[str], marks: Sequence[str], generation: str, gender: str) -> Name:
    """Parts of a family name written together: de la Cerna, Dela Cerna."""
    particles = _spellings()["joined"]
    whole: list[str] = []
    whole_marks: list[str] = []
    held, held_marks = "", ""
    for place, (word, mark) in enumerate(zip(words, marks, strict=True)):
        if word in particles and place + 1 < len(words) and not _VIETNAMESE_MARKS.search(mark):
            held, held_marks = held + word, held_marks + mark
            continue
        whole.append(held + word)
        whole_marks.append(held_marks + mark)
        held, held_marks = "", ""
    return Name(tuple(whole), tuple(whole_marks), generation, gender)


def _marks(piece: str) -> str:
    written = unicodedata.normalize("NFD", piece.casefold())
    return "".join(sorted(c for c in written if unicodedata.combining(c) or c == "đ"))


@cache
def _spellings() -> Mapping[str, Any]:
    said: dict[str, Any] = load_yaml((files("pipelines.resolution") / "spellings.yaml").read_text("utf-8"))
    return {name: frozenset(value) if name in _SETS else value for name, value in said.items()}


_SETS: Final = (*("honorifics", "honorifics_at_head", "after_another", "women", "men", "patronymics", "joined"),)


@cache
def _letter_rules() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    said = _spellings()
    kinds = ("letters", "korean", "japanese", "vietnamese", "chinese")
    return {kind: tuple((re.compile(pattern), instead) for pattern, instead in said[kind]) for kind in kinds}


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    """The listed names, folded: people to kind (`family`, `given`, `particle`)."""
    known: dict[str, dict[str, str]] = {}
    with (files("pipelines") / "phrases" / "names.csv").open("r", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            word = "".join(filter(str.isalnum, fold(row["name"])))
            known.setdefault(word, {}).setdefault(row["people"], row["kind"])
    return known
