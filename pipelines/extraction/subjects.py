"""What a meeting dealt with: topics and instruments by their vocabularies, outside the names of bodies and posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .document import Document, Span
from .lexicon import Match, longest


@dataclass(frozen=True, slots=True)
class TopicMention:
    """A topic's words. `context` is where they stand: `title`, `theme`, `instrument` or `body`."""

    code: str
    context: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """An instrument's name and what was done to it."""

    code: str
    action: str
    start: int
    end: int
    rule: str


def find_instruments(document: Document, masked: Sequence[Span]) -> list[InstrumentMention]:
    """The instruments named, each by its longest listed name; none inside the name of a body (`masked`)."""
    found: list[InstrumentMention] = []
    actions = document.of_kind("action")
    for match in longest(document.matches, frozenset({"instrument"})):
        if any(span.start <= match.start and match.end <= span.end for span in masked):
            continue
        found.append(
            InstrumentMention(match.entry.code, _action(document, match, actions), match.start, match.end, "instrument-named")
        )
    return found


def _action(document: Document, match: Match, actions: Sequence[Match]) -> str:
    """The nearest verb of doing in the sentence, before the instrument rather than after it."""
    sentence = document.sentence_at(match.start)
    before = [a for a in actions if sentence.start <= a.start and a.end <= match.start and match.start - a.end < 140]
    after = [a for a in actions if match.end <= a.start and a.end <= sentence.end and a.start - match.end < 40]
    if after and re.search(r"\b(?:da|duoc|was|were|has been|have been)\b", document.shadow[match.end : after[0].start]):
        return after[0].entry.code
    if before:
        return before[-1].entry.code
    return "mentioned"


NAMES = frozenset({"ministry", "body", "organisation", "series", "post", "instrument", "topic"})


def find_topics(
    document: Document,
    masked: Sequence[Span],
    headline: Span | None,
    themes: Sequence[Span],
    instruments: Sequence[InstrumentMention],
) -> list[TopicMention]:
    """The topics spoken of. What stands inside a name (`masked`, ministries, bodies, posts) does not count."""
    found: list[TopicMention] = []
    for match in longest(document.matches, NAMES):
        if match.entry.kind != "topic" or any(s.start < match.end and match.start < s.end for s in masked):
            continue
        context, rule = _context(match, headline, themes, instruments)
        if match.entry.get("strength") == "weak" and context == "body":
            continue
        found.append(TopicMention(match.entry.code, context, match.start, match.end, rule))
    for instrument in instruments:
        for code in topics_of_instrument(document, instrument):
            found.append(TopicMention(code, "instrument", instrument.start, instrument.end, "topic-of-instrument"))
    return found


def _context(
    match: Match, headline: Span | None, themes: Sequence[Span], instruments: Sequence[InstrumentMention]
) -> tuple[str, str]:
    if any(span.start <= match.start < span.end for span in themes):
        return "theme", "topic-in-theme"
    if headline and headline.start <= match.start < headline.end:
        return "title", "topic-in-title"
    if any(i.start <= match.start < i.end for i in instruments):
        return "instrument", "topic-in-instrument"
    return "body", "topic-in-body"


def topics_of_instrument(document: Document, instrument: InstrumentMention) -> list[str]:
    """The topics that an instrument is about, as the vocabulary lists them.

    Community building is left out: a vision or blueprint is named in passing far more often than it is the subject.
    """
    for match in document.of_kind("instrument"):
        if match.start == instrument.start and match.entry.code == instrument.code:
            codes = match.entry.get("topic_codes")
            if codes:
                return [code for code in codes.split("|") if code != "asean-community"]
    return []
