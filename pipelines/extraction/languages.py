"""Which folders of phrases are read for a notice: the shared ones and that of its own language. Reads no phrase."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

# Notices of every language quote names, posts and abbreviations in these; the words of another language are small
# words of these ("de", "la", "du" are also Vietnamese without its marks), and are read in its own notices only.
SHARED = ("en", "vi")


@cache
def own_language(language: str) -> str:
    """The language itself where it has words of its own for meetings, "" for a shared one and for any other."""
    has_words = (resources.files("pipelines") / "phrases" / language / "meetings.yaml").is_file()
    return language if has_words and language not in SHARED else ""


def folders(own: str = "") -> list[Traversable]:
    """The folders of the shared languages and of `own` (see `own_language`), by name."""
    phrases = resources.files("pipelines") / "phrases"
    return [phrases / name for name in sorted({*SHARED, own} - {""})]
