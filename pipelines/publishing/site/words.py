"""The words of the pages in their languages, and the names of codes. Which words, stands in words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from pipelines.yaml_data import load_yaml
from schemas import codes

LANGUAGES: Final = ("en", "vi")

# The loader in C is ten times as fast, and is not everywhere.

# Of each list of codes the pages show, the meanings.
_CODES: Final[Mapping[str, codes.Codes]] = {
    "mode": codes.MODE,
    "status": codes.MEETING_STATUS,
    "relation": codes.NOTICE_RELATION,
    "participant": codes.PARTICIPANT_KIND,
    "role": codes.PARTICIPANT_ROLE,
    "chair": codes.CHAIR_ROLE,
    "context": codes.TOPIC_CONTEXT,
    "partner": codes.PARTNER_ROLE,
    "basis": codes.PARTNER_BASIS,
    "action": codes.INSTRUMENT_ACTION,
    "link": codes.LINK_RELATION,
    "level": codes.SERIES_LEVEL,
    "precision": codes.DATE_PRECISION,
    "organisation": codes.ORGANISATION_KIND,
}


@cache
def words(language: str) -> Mapping[str, str]:
    """What the pages say, by key."""
    return {key: translations[language] for key, translations in _said().items()}


@cache
def _said() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("words.yaml").read_text("utf-8")
    said: Mapping[str, Mapping[str, str]] = load_yaml(text)
    return said


@cache
def meanings(language: str) -> Mapping[str, Mapping[str, str]]:
    """What each code means, by list and code."""
    place = LANGUAGES.index(language)
    return {name: {code: meaning[place] for code, meaning in listed.items()} for name, listed in _CODES.items()}
