"""Reads one raw item: decoding, page, furniture, head, language, publication date, in this order. Has no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate, islice
from typing import Final

from pipelines.model import Doubt, Dropped, Notice, RawNotice, Rejection
from pipelines.reading.decoding import Decoded, decode
from pipelines.reading.furniture import without_furniture
from pipelines.reading.head import Head, find_head, split_head
from pipelines.reading.language import language_of
from pipelines.reading.legacy import repair
from pipelines.reading.normalise import entities, spaced, tidy
from pipelines.reading.pages import Page, is_html, read_page
from pipelines.reading.publication import Publication, decide
from pipelines.reading.words import fold, load_words
from pipelines.reading.wrapping import unwrapped
from pipelines.sources.addresses import notice_id
from pipelines.sources.registry import Registry, Source, load_registry
from pipelines.together import Steps, by_itself

_LEAST_LETTERS: Final = 20
_TITLE_LENGTH: Final = 120
_LETTER = re.compile(r"[^\W\d_]")
# Long enough not to end after the number of a paragraph.
# Behind "TP." and titles a sentence goes on.
_SENTENCE = re.compile(
    r".{15,}?(?:(?<!\bT[PpSX])(?<!\b[BG]S)(?<!\bPGS)(?<!\bThS)(?<!\b[MD][rs])(?<!\bMrs)\.|[!?…])(?=[\s”\")]|$)"
)
_REPEATED_WITHIN: Final = 6


def read(raw: RawNotice, registry: Registry | None = None) -> Notice | Rejection:
    """One readable notice, or a rejection `no-text` where a page has none.

    A pure function of the item, the registry of sources and the words of `pipelines/phrases`. It takes time in
    proportion to the item's length, whatever the item holds.
    """
    return by_itself(reading(raw, registry))


def reading(raw: RawNotice, registry: Registry | None = None) -> Steps[Notice | Rejection]:
    """`read` step by step, for many items side by side."""
    registry = registry or load_registry()
    source = _source_of(raw, registry)
    decoded = decode(raw.content, raw.declared_charset)
    page = _page(decoded, raw, source)
    yield
    mended, repaired = repair(page.text)
    doubts = [*raw.doubts, *_doubts(decoded, page, repaired)]
    text = split_head(unglued(unwrapped(tidy(_unparted(mended)))))
    yield
    stripped = without_furniture(text.split("\n"))
    dropped = stripped.dropped
    lines = _joined(stripped.lines) if dropped else stripped.lines
    if not _has_letters("\n".join(lines)):
        return Rejection(
            raw_name=raw.raw_name,
            reason="no-text",
            detail="The page has no text besides menus, buttons and the like.",
            cure="Save the page again when its text is shown, or as text.",
            sha256=raw.sha256,
            byte_count=len(raw.content),
        )
    yield
    headline = tidy(repair(page.headline)[0]) if page.headline else None
    head = find_head(lines, headline, stripped.captions)
    yield
    lines, head = _without_repeats(lines, head, dropped)
    text = "\n".join(lines)
    starts = _starts(lines)
    body = _without_stamps(lines, head)
    language = language_of(body, source.languages)
    publication = decide(
        head.stamps,
        body,
        language=language,
        source=source,
        markup=page.published,
        latest=raw.retrieved_at.date() if raw.retrieved_at else None,
    )
    title_span = None if head.title is None else (starts[head.title], starts[head.title] + len(lines[head.title]))
    published_span = _span(publication, starts)
    return Notice(
        notice_id=notice_id(raw.raw_name, raw.url, registry),
        raw_name=raw.raw_name,
        raw_sha256=raw.sha256,
        source_id=source.source_id,
        text=text,
        language=language,
        title=text[slice(*title_span)] if title_span else _opening(lines, head),
        url=raw.url,
        title_span=title_span,
        published_on=publication.on,
        published_at=publication.at,
        published_span=published_span,
        date_order=publication.order,
        retrieved_at=raw.retrieved_at,
        dropped=tuple(dropped),
        doubts=(*doubts, *_placed(publication, starts)),
    )


def _has_letters(text: str) -> bool:
    """Whether a text has some letters at all: no more are looked for than are wanted."""
    return next(islice(_LETTER.finditer(text), _LEAST_LETTERS - 1, None), None) is not None


def _unparted(text: str) -> str:
    """The text without the space before the mark of a possessive: "Vietnam ’s"."""
    for mark in ("’s ", "'s "):
        if f" {mark}" in text:
            text = text.replace(f" {mark}", mark)
    return text


def unglued(text: str) -> str:
    """The text with a space between a small word and the capitalised word that is glued to it ("tạiKuala Lumpur")."""
    pieces: list[str] = []
    done = 0
    glued = _glued_words()
    for match in _GLUE.finditer(text):
        end = match.start()
        start = end
        while start > 0 and end - start < 12 and text[start - 1].isalpha():
            start -= 1
        if text[start:end].casefold() in glued and (start == 0 or not text[start - 1].isalnum()):
            pieces += (text[done:end], " ")
            done = end
    return "".join((*pieces, text[done:])) if pieces else text


_UPPER: Final = "".join(
    chr(c) for c in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(c).isupper()
)
_LOWER: Final = "".join(
    chr(c) for c in (*range(0x61, 0x7B), *range(0xDF, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(c).islower()
)
# The capital comes first in the pattern: there are fewer to look at.
_GLUE = re.compile(f"[{_UPPER}](?<=[{_LOWER}].)(?=[^\\W\\d_])")


@cache
def _glued_words() -> frozenset[str]:
    return frozenset(load_words().glued)


def _source_of(raw: RawNotice, registry: Registry) -> Source:
    source = registry.get(raw.source_id) or registry.fallback
    if raw.url is None and not source.hosts:
        return registry.by_fingerprint(raw.content) or source
    return source


def _doubts(decoded: Decoded, page: Page, repaired: str | None) -> Iterator[Doubt]:
    if decoded.errors:
        yield Doubt("decoding", f"{decoded.errors} places could not be decoded as {decoded.encoding}.")
    elif decoded.cut:
        yield Doubt("decoding", "The file ends in the middle of a letter: it is cut off; look for the whole page.")
    elif not decoded.certain and repaired is None:
        yield Doubt("decoding", f"Nothing tells the encoding; it was read as {decoded.encoding}.")
    if not page.parsed:
        yield Doubt("markup", "The page is too densely marked up to be parsed; only its tags were cut out.")


def _page(decoded: Decoded, raw: RawNotice, source: Source) -> Page:
    text = decoded.text
    if not is_html(text, raw.content_type, raw.raw_name):
        return Page(entities(text))
    return read_page(text, source, raw.content if decoded.encoding == "utf-8" and not decoded.errors else None)


def _joined(lines: list[str]) -> list[str]:
    """The lines without empty ones at the ends and beside each other."""
    return spaced("\n".join(lines)).split("\n")


def _without_repeats(lines: list[str], head: Head, dropped: list[Dropped]) -> tuple[list[str], Head]:
    """Take off the headline where it stands once more close below."""
    if head.title is None:
        return lines, head
    key = fold(lines[head.title])
    last = min(len(lines), head.title + 1 + _REPEATED_WITHIN)
    stamped = {stamp.line for stamp in head.stamps}
    again = [n for n in range(head.title + 1, last) if lines[n] and n not in stamped and fold(lines[n]) == key]
    if not again:
        return lines, head
    dropped += [Dropped("repeated-headline", lines[number]) for number in again]
    keep = [number for number in range(len(lines)) if number not in again]
    # Two empty lines may now meet, and one may now be the last.
    keep = [n for place, n in enumerate(keep) if lines[n] or place == 0 or lines[keep[place - 1]]]
    if not lines[keep[-1]]:
        keep.pop()
    moved = {number: place for place, number in enumerate(keep)}
    stamps = tuple(replace(stamp, line=moved[stamp.line]) for stamp in head.stamps)
    return [lines[number] for number in keep], Head(moved[head.title], stamps)


def _starts(lines: list[str]) -> list[int]:
    return list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]


def _without_stamps(lines: list[str], head: Head) -> str:
    """The text without the lines that are stamps alone."""
    alone = {stamp.line for stamp in head.stamps if stamp.kind != "dateline"}
    if not alone:
        return "\n".join(lines)
    return "\n".join(line for number, line in enumerate(lines) if number not in alone)


def _span(publication: Publication, starts: list[int]) -> tuple[int, int] | None:
    stamp = publication.stamp
    if stamp is None:
        return None
    return starts[stamp.line] + stamp.date.start, starts[stamp.line] + stamp.date.end


def _placed(publication: Publication, starts: list[int]) -> list[Doubt]:
    """The doubts about the date, with the place of the date that they are about."""
    stamp = publication.open_stamp or publication.stamp
    if stamp is None:
        return list(publication.doubts)
    start, end = starts[stamp.line] + stamp.date.start, starts[stamp.line] + stamp.date.end
    return [replace(doubt, start=start, end=end) for doubt in publication.doubts]


def _opening(lines: list[str], head: Head) -> str:
    """What stands for a headline where there is none: the first sentence, cut at a word."""
    alone = {stamp.line for stamp in head.stamps if stamp.kind != "dateline"}
    full = [line for number, line in enumerate(lines) if line and number not in alone]
    line = next((line for line in full if len(line) >= _LEAST_LETTERS), full[0] if full else next(filter(None, lines)))
    match = _SENTENCE.match(line, 0, 4 * _TITLE_LENGTH)
    sentence = match.group() if match else line
    if len(sentence) <= _TITLE_LENGTH:
        return sentence
    cut = sentence[:_TITLE_LENGTH]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"
