"""In which language a text is: by its script, and by how many of its words are function words of a language."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from pipelines.reading.words import load_words

_SAMPLE: Final = 2000
_GLANCE: Final = 500
_VIETNAMESE = re.compile("[ăơưđĂƠƯĐ\u1ea0-\u1ef9]")


def language_of(text: str, expected: tuple[str, ...] = ()) -> str:
    """ISO 639-1 code of the text's language, judged on its first 2,000 characters.

    Where the text does not tell, the one language that is `expected` of its source, else English.
    """
    sample = text[:_SAMPLE]
    words = load_words()
    if not sample.isascii():
        # No other language has so many of these letters, and counting them is quick.
        if len(_VIETNAMESE.findall(sample, 0, _GLANCE)) * 12 > min(len(sample), _GLANCE):
            return "vi"
        script = _by_script(sample)
        if script:
            return script
        if len(_VIETNAMESE.findall(sample)) * 25 > len(sample):
            return "vi"
    votes: Counter[str] = Counter()
    tokens = sample.lower().split()
    for languages, times in Counter(map(words.function_words.get, tokens)).items():
        for language in languages or ():
            votes[language] += times
    # Sorted, so that a tie falls the same way every time; a language that the source is known for wins it.
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0] not in expected, vote[0]))
    if ranked and ranked[0][1] * 12 >= len(tokens):
        return ranked[0][0]
    if len(expected) == 1:
        return expected[0]
    if ranked:
        return ranked[0][0]
    return "en"


@cache
def _scripts() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    scripts = load_words().scripts
    return (
        re.compile(f"[{''.join(script for script, _ in scripts)}]"),
        {language: re.compile(f"[{script}]") for script, language in scripts},
    )


def _by_script(sample: str) -> str | None:
    """The language of the script in which most letters are, where those are a fifth of the sample."""
    any_script, by_language = _scripts()
    if any_script.search(sample) is None:
        return None
    counts = {language: len(pattern.findall(sample)) for language, pattern in by_language.items()}
    letters = sum(char.isalpha() for char in sample)
    if sum(counts.values()) * 5 < letters:
        return None
    # Japanese is written with Chinese characters between its own.
    if counts.get("ja", 0) * 10 > counts.get("zh", 0) and counts.get("ja", 0) > 3:
        return "ja"
    return max(sorted(counts), key=lambda language: counts[language])
