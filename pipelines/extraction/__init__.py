"""From one notice to claims, each with its words. Knows no clock, no network, no other notice."""

from __future__ import annotations

from pipelines.corrections.decisions import Alias
from pipelines.model import Extraction, Notice
from pipelines.together import Steps, by_itself

from .assembly import extract_with
from .languages import own_language
from .vocabulary import lexicon


def extract(notice: Notice, aliases: tuple[Alias, ...] = ()) -> Extraction:
    """All that one notice says: claims with spans, or that it reports no meeting. `aliases` are words that people added
    to the vocabularies.
    """
    return by_itself(extracting(notice, aliases))


def extracting(notice: Notice, aliases: tuple[Alias, ...] = ()) -> Steps[Extraction]:
    """`extract` step by step, for many notices side by side."""
    return extract_with(notice, lexicon(own_language(notice.language), aliases))
