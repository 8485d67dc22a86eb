"""The word lists of `phrases/<language>/roles.yaml`, made into sets and patterns over the folded text. No rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from ..shadow import fold


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of all languages together: a notice in one language quotes names and posts of another."""

    subjects: re.Pattern[str]
    leads: re.Pattern[str]
    units: re.Pattern[str]
    organisations: re.Pattern[str]
    organisation_words: frozenset[str]
    plurals: frozenset[str]
    locations: re.Pattern[str]
    stops: re.Pattern[str]
    other_chair_before: re.Pattern[str]
    other_chair_after: re.Pattern[str]
    representatives: frozenset[str]
    surnames: frozenset[str]
    never: frozenset[str]
    not_names: frozenset[str]


def _either(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first, as a pattern over the folded text; a space stands for any white space."""
    folded = sorted({fold(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in folded)


@cache
def words() -> Words:
    """The word lists of all languages, read once a process."""
    lists: dict[str, list[str]] = {}
    for folder in sorted((resources.files("pipelines") / "phrases").iterdir(), key=lambda item: item.name):
        file = folder / "roles.yaml"
        if folder.is_dir() and file.is_file():
            for name, phrases in yaml.safe_load(file.read_text("utf-8")).items():
                lists.setdefault(name, []).extend(str(phrase) for phrase in phrases)
    subject = rf"(?:{_either(lists['subjects'])})(?!\w)"
    joiner = rf"(?:(?:{_either(lists['joiners'])})(?!\w)\s*)?"
    return Words(
        # One subject, then others, each after one comma, dash or ampersand and at most one joining word.
        subjects=re.compile(rf"{subject}(?:\s*[,&/-]?\s*{joiner}{subject})*"),
        leads=re.compile(rf"(?:{_either(lists['leads'])})(?!\w)"),
        units=re.compile(rf"(?:{_either(lists['units'])})(?!\w)"),
        organisations=re.compile(rf"(?:{_either(lists['organisations'])})(?!\w)"),
        organisation_words=frozenset(fold(word) for word in lists["organisation_words"]),
        plurals=frozenset(fold(word) for word in lists["plurals"]),
        locations=re.compile(rf"(?<!\w)(?:{_either(lists['locations'])})\s+(?:the\s+)?$"),
        stops=re.compile(rf"(?<!\w)(?:{_either(lists['stops'])})(?!\w)"),
        other_chair_before=re.compile(rf"(?<!\w)(?:{_either(lists['other_chair_before'])})\s*$"),
        other_chair_after=re.compile(rf"\s*(?:{_either(lists['other_chair_after'])})"),
        representatives=frozenset(fold(word) for word in lists["representatives"]),
        surnames=frozenset(word for word in lists["surnames"]),
        never=frozenset(fold(name) for name in lists["never"]),
        not_names=frozenset(fold(word) for word in lists["not_names"]),
    )
