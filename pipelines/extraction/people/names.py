"""Names of persons, as stretches of capitalised words. Knows neither posts nor what a person does."""

from __future__ import annotations

import re
import unicodedata

from .words import words

_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(c for c in _LATIN if c.isupper())
LETTER = "".join(c for c in _LATIN if c.isalpha()) + "\u0300-\u036f"

# A name's word: a capital and letters, with apostrophes and hyphens inside ("Kua-la", "Ra'ad"), or an initial ("M.").
_WORD = (
    rf"(?:Dato['’](?= )|(?:Mohd|Muhd|Hjh|Awg)\.(?=\s?[{UPPER}])|[{UPPER}][{LETTER}]{{0,2}}\.(?=[  ]?[{UPPER}])|"
    rf"[{UPPER}](?:[{LETTER}]|['’ʼ`-](?=[{LETTER}]))*)"
)
_PARTICLES = (
    *("a/l", "a/p", "al", "anak", "b", "bin", "bint", "binte", "binti", "bt", "d/o", "da", "das", "de", "del"),
    *("dela", "der", "dos", "el", "ibni", "ibnu", "la", "los", "na", "s/o", "van", "von"),
)
# "do" only before what is a Portuguese name behind it, for it is a Vietnamese word, too
_THEIRS = "Amaral|Carmo|Céu|Couto|Espírito|Monte|Nascimento|Rego|Rosário|Rosario|Sacramento|Socorro|Vale"
_OF_THE = rf"do(?=[  ](?:{_THEIRS}))"
_IS_THEIRS = re.compile(_THEIRS)
_PARTICLE = rf"(?:{_OF_THE}|{'|'.join(sorted(_PARTICLES, key=len, reverse=True))})\.?"
# Fourteen words at most: a Bruneian's name goes on with the father's, his titles included.
NAME = re.compile(
    rf"{_WORD}(?:[  ]{{1,2}}(?:{_PARTICLE}[  ]{{1,2}}){{0,2}}{_WORD}){{0,13}}(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?"
)
_SHORTENED = frozenset({"Mohd.", "Muhd.", "Hjh.", "Awg.", "Abd."})  # words of Malay names
_BACKWARD = re.compile(rf"[{LETTER}'’ʼ`./-]+|\S")
_WORDS = re.compile(r"[^\W_]+")


def name_at(text: str, start: int) -> tuple[int, int] | None:
    """The longest stretch at `start` that could be a name."""
    found = NAME.match(text, start)
    return (start, found.end()) if found else None


def name_before(text: str, end: int, reach: int = 110) -> tuple[int, int] | None:
    """The longest stretch of capitalised words that ends at `end`."""
    floor = max(0, end - reach)
    begin = None
    for token in _BACKWARD.finditer(text[floor:end][::-1]):  # read to the left, word by word
        first, last = end - token.end(), end - token.start()
        if "\n" in text[last : begin if begin is not None else end]:
            break
        word = text[first:last]
        if word[0].isupper() and word[0].isalpha():
            ends = word.endswith(".") and len(word) > 2 and begin is not None and word not in _SHORTENED
            if ends and (not word[:-1].isupper() or (len(word) > 3 and "." not in word[:-1])):
                break  # the end of a sentence, or of a title
            begin = first
        elif begin is not None and word == "do" and _IS_THEIRS.match(text, begin):
            continue
        elif begin is None or word.rstrip(".") not in _PARTICLES:
            break
    if begin is None or (begin == floor and floor > 0 and text[begin - 1].isalpha()):
        return None
    return (begin, end)


def name_words(name: str) -> list[str]:
    """The words of a folded name as they are compared."""
    return _WORDS.findall(name)


def plain(text: str) -> str:
    """Small letters without diacritics."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_vietnamese(name: str) -> bool:
    """A name that begins with a Vietnamese family name and goes on with syllables of Vietnamese."""
    parts = name.split()
    surnames = words("").surnames
    return (
        2 <= len(parts) <= 5
        and (parts[0] in surnames or parts[0].capitalize() in surnames)
        and all(map(is_syllable, parts))
    )


def is_syllable(word: str) -> bool:
    """Whether a word can be a syllable of Vietnamese."""
    return _SYLLABLE.fullmatch(plain(word)) is not None


_SYLLABLE = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
