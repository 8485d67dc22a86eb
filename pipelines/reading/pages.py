"""From an HTML page to the lines of its notice, with what the markup says of headline and date. Drops no furniture by
words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from itertools import accumulate
from typing import Final

import numpy as np
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.reading.dates import FIRST_YEAR, LAST_YEAR, written_dates
from pipelines.reading.normalise import ODD, entities
from pipelines.sources.registry import Source

# A parser that does as browsers do needs time or memory that grows with the square of what a page nests. Beyond these
# numbers, which no written page comes near, tags are only cut out.
MAX_TAGS: Final = 20_000
MAX_OPEN_FORMATTING: Final = 300
MAX_TAG_BYTES: Final = 20_000
_SMALL: Final = 128_000

_HEAD: Final = 16_384
_PARAGRAPH: Final = 25
# So much text in paragraphs of one element is the main text; less is looked for in other blocks too.
_PLENTY: Final = 1200
_ENOUGH: Final = 200
_CLIMB: Final = 4
_TOP: Final = 1500
_AROUND: Final = 500

# What nobody sees may stand before the first tag.
_LOOKS_LIKE_HTML = re.compile(
    rf"(?:[\s{ODD}]|&nbsp;)*(?:<!--|<\?xml|<!doctype\s+html|<html|<head|<body|<div|<meta|<p\b|<table)", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<(?:!|/?[a-zA-Z])")
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(property|name|itemprop|http-equiv|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I
)
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"<>]{8,40})"')
_PUBLISHED_KEYS: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created", "date", "article.published",
    "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_TITLE_KEYS: Final = ("og:title", "twitter:title", "dc.title")
_SITE_SUFFIX = re.compile(r"\s+[|–—»-]\s+[^|–—»]{2,60}$")

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNREAD: Final = "script|style|noscript|template|iframe|svg|button|select|textarea|nav|footer|object|video|audio|canvas"
_UNREAD_ELEMENT = re.compile(rf"<({_UNREAD})\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_UNREAD_START = re.compile(rf"<(/?)({_UNREAD})\b", re.IGNORECASE)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>|<[!?][^<>]*>")
_PLAIN_TAG = re.compile(r"<(/?[a-zA-Z!?])[^<>]*>?")
_APART: Final = (
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "figure", "article", "section",
    "header", "hr", "pre", "main",
)  # fmt: skip
_OWN_LINE: Final = (
    "br", "div", "li", "tr", "dt", "dd", "figcaption", "caption", "tbody", "thead", "form", "address", "center",
    "fieldset", "legend", "body", "aside",
)  # fmt: skip
_BREAKS: Final = {**dict.fromkeys(_APART, "\n\n"), **dict.fromkeys(_OWN_LINE, "\n"), "td": " ", "th": " "}
_PARAGRAPHS: Final = "p"
_BLOCKS: Final = "div, td, article, section, blockquote, li"
_INLINE: Final = "span, font, strong, b"
_WHERE_DATES_STAND: Final = (
    "time, .date, .post-date, .entry-date, .published, .submitted, .article-date, .datetime, .created"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page's notice before any furniture is taken off, and what its markup says.

    `published` is what markup calls the publication: a day, or a time as the page gives it. `parsed` is False where the
    page was too deeply or too densely marked up to be parsed, so that only its tags were cut out.
    """

    text: str
    headline: str | None = None
    published: date | datetime | None = None
    parsed: bool = True


def is_html(text: str, content_type: str | None, raw_name: str) -> bool:
    """Whether a decoded item is HTML: by its type or name, where it has a tag at all, or else by its beginning."""
    if content_type is not None and "html" not in content_type.lower() and "xml" not in content_type.lower():
        return False
    named = content_type is not None or raw_name.lower().endswith((".html", ".htm"))
    return bool(_ANY_TAG.search(text, 0, 100_000)) if named else bool(_LOOKS_LIKE_HTML.match(text))


def read_page(text: str, source: Source, utf8: bytes | None = None) -> Page:
    """The notice of one page: by the source's selectors where it has them, else by where its paragraphs stand.

    `utf8` is the same page in UTF-8, where the caller has it.
    """
    content = text.encode("utf-8", "replace") if utf8 is None else utf8
    metas = _metas(text[:_HEAD])
    linked = b'"datePublished"' in content
    published = _published(text if linked else "", metas, source.utc_offset)
    if not _is_parsable(content):
        return Page(entities(_without_tags(text)), None, published, parsed=False)
    tree = LexborHTMLParser(content)
    main = _first(tree, source.main) if source.main else None
    main = main or _densest(tree)
    headline, sure = _headline(tree, metas, source)
    if main is None:
        body = tree.body
        return Page(_text_of(body) if body is not None else "", headline, published)
    for selector in source.drop:
        for node in main.css(selector):
            node.decompose()
    if published is None:
        published = _time_element(tree, source.utc_offset)
    main = _with_surroundings(main, headline)
    notice = _text_of(main)
    if headline and sure and not _holds(notice, headline):
        stamp = _date_text(tree, source, notice)
        notice = "\n".join(part for part in (headline, stamp, "", notice) if part is not None)
    return Page(notice, headline, published)


def _is_parsable(content: bytes) -> bool:
    """Whether a page's tags are so few and so little nested that parsing takes no more than its share."""
    codes = np.frombuffer(content, dtype=np.uint8)
    starts = np.flatnonzero(codes[:-2] == ord("<"))
    if len(starts) > MAX_TAGS:
        return False
    # Formatting elements with attributes that stay open are opened anew in every later block.
    pairs = ((codes[starts + 1] | 32).astype(np.uint16) << 8) | (codes[starts + 2] | 32)
    if np.count_nonzero(_FORMATTING_PAIRS[pairs]) > MAX_OPEN_FORMATTING and _most_open(content) > MAX_OPEN_FORMATTING:
        return False
    if len(content) <= _SMALL:
        return True
    lengths = np.diff(np.append(starts, len(codes)))
    for start in starts[lengths > MAX_TAG_BYTES].tolist():
        tag = content[start : start + int(lengths[np.searchsorted(starts, start)])].partition(b">")[0]
        # Many attributes in one tag; one long attribute (an embedded picture) is harmless.
        if len(tag.split()) > MAX_TAG_BYTES // 20 or tag.count(b'"') > MAX_TAG_BYTES // 20 or tag.count(b"'") > 1000:
            return False
    return True


def _formatting_pairs() -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each pair of lower-case bytes after "<": whether a formatting element with attributes may begin so."""
    table = np.zeros(65536, dtype=np.bool_)
    blanks = [code | 32 for code in b" \t\n\f\r/"]
    for first, seconds in ((b"b", b"i"), (b"i", b""), (b"u", b""), (b"s", b"mt"), (b"e", b"m"), (b"c", b"o"), (b"f",
    b"o"),
                           (b"n", b"o"), (b"t", b"t")):  # fmt: skip
        for second in (*seconds, *(blanks if first in b"bius" else ())):
            table[first[0] << 8 | second] = True
    return table


_FORMATTING_PAIRS: Final = _formatting_pairs()
_FORMATTING = re.compile(rb"<(/?)(b|i|u|s|em|tt|big|code|font|nobr|small|strike|strong)(?=[\s/>])", re.IGNORECASE)


def _most_open(content: bytes) -> int:
    """At most how many formatting elements of one name are open at once."""
    steps: defaultdict[bytes, list[int]] = defaultdict(list)
    for closing, name in _FORMATTING.findall(content):
        steps[name.lower()].append(-1 if closing else 1)
    # The depth at a point is the running sum above the lowest sum before it.
    return max(
        (
            max(here - low for here, low in zip(sums, accumulate(sums, min), strict=True))
            for sums in (list(accumulate(path, initial=0)) for path in steps.values())
        ),
        default=0,
    )


def _first(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> LexborNode | None:
    for selector in selectors:
        node = tree.css_first(selector)
        if node is not None and len(node.text()) >= _PARAGRAPH:
            return node
    return None


def _densest(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds most of the page's running text: text of links alone does not count."""
    scores: defaultdict[int, int] = defaultdict(int)
    nodes: dict[int, LexborNode] = {}

    def credit(node: LexborNode | None, length: int) -> None:
        if node is not None:
            scores[node.mem_id] += length
            nodes.setdefault(node.mem_id, node)

    for node in tree.css(_PARAGRAPHS):
        if (length := len(node.text())) >= _PARAGRAPH:
            credit(node.parent, length)
    if max(scores.values(), default=0) >= _PLENTY:
        return nodes[max(scores, key=lambda key: scores[key])]
    for node in tree.css(_BLOCKS):
        if (length := len(node.text(deep=False).strip())) >= _PARAGRAPH:
            credit(node, length)
            credit(node.parent, length)
    if max(scores.values(), default=0) < _ENOUGH:
        for node in tree.css(_INLINE):
            if (length := len(node.text(deep=False).strip())) >= _PARAGRAPH:
                credit(node.parent, length)
                credit(node.parent.parent if node.parent is not None else None, length)
    if not scores:
        return None
    # Of equal ones the first that was met; a block with text of its own is met before its parent.
    return nodes[max(scores, key=lambda key: scores[key])]


def _with_surroundings(main: LexborNode, headline: str | None) -> LexborNode:
    """The main text with what stands close around it, where headline and date line often are."""
    text = main.text(separator="\n")
    limit = len(text) + _AROUND
    for _ in range(_CLIMB):
        if headline and _holds(text, headline):
            break
        parent = main.parent
        if parent is None or parent.tag == "html" or len(text := parent.text(separator="\n")) > limit:
            break
        main = parent
    return main


def _headline(tree: LexborHTMLParser, metas: dict[str, str], source: Source) -> tuple[str | None, bool]:
    """(the headline by markup, whether it is surely one and not a site's name)."""
    for selector in source.headline:
        node = tree.css_first(selector)
        if node is not None and (text := _line(node.text())):
            return text, True
    shared = next((_line(unescape(metas[key])) for key in _TITLE_KEYS if metas.get(key)), "")
    short = _SITE_SUFFIX.sub("", shared)
    headings = [text for node in tree.css("h1")[:5] if len(text := _line(node.text())) >= 12]
    for heading in headings:
        if heading in (shared, short):
            return heading, True
    if len(headings) == 1:
        return headings[0], True
    if short:
        return short, len(short.split()) >= 4
    title = tree.css_first("title")
    text = _SITE_SUFFIX.sub("", _line(title.text())) if title is not None else ""
    return (text or None), False


def _metas(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.findall(head):
        values = {key.lower(): double or single or bare for key, double, single, bare in _ATTRIBUTE.findall(tag)}
        key = values.get("property") or values.get("name") or values.get("itemprop")
        if key and values.get("content"):
            found.setdefault(key.lower(), values["content"])
    return found


def _published(text: str, metas: dict[str, str], offset: timedelta | None) -> date | datetime | None:
    first = _JSON_LD_DATE.search(text)
    candidates = [first.group(1)] if first else []
    candidates += [metas[key] for key in _PUBLISHED_KEYS if key in metas]
    for candidate in candidates:
        if (value := _exact(candidate, offset)) is not None:
            return value
    return None


def _time_element(tree: LexborHTMLParser, offset: timedelta | None) -> date | datetime | None:
    """What `<time datetime>` says: the one marked as publication, or the only one."""
    nodes = tree.css("time[datetime]")
    marks = ("publish", "entry-date", "posted", "created")
    chosen = [
        node
        for node in nodes
        if any(mark in f"{node.attributes.get('itemprop')} {node.attributes.get('class')}".lower() for mark in marks)
    ]
    values = {_exact(node.attributes.get("datetime") or "", offset) for node in (chosen[:1] or nodes)}
    values.discard(None)
    return next(iter(values)) if len(values) == 1 else None


def _exact(value: str, offset: timedelta | None) -> date | datetime | None:
    """A machine-readable time as the source's local time, or a day; None where it leaves a choice."""
    value = value.strip()
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        dates = [written for written in written_dates(value[:60]) if written.value is not None]
        if len(dates) != 1 or dates[0].value is None:
            return None
        day, at = dates[0].value, dates[0].time
        return datetime.combine(day, at) if at else day
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    if found.utcoffset() == timedelta(0) and offset is not None:
        found += offset
    return found.replace(tzinfo=None, microsecond=0) if len(value) > 10 else found.date()


def _date_text(tree: LexborHTMLParser, source: Source, notice: str) -> str | None:
    """The visible text of the date where it stands apart from the main text."""
    for selector in (*source.published, _WHERE_DATES_STAND):
        for node in tree.css(selector)[:5]:
            text = _line(node.text())
            if len(text) <= 100 and written_dates(text):
                return None if text in notice else text
    return None


def _holds(lines: str, headline: str) -> bool:
    """Whether the headline is a line of its own at the top; that a sentence takes up its words is not enough."""
    return any(_line(line) == headline for line in lines[:_TOP].split("\n"))


def _line(text: str) -> str:
    return " ".join(text.split())


def _text_of(node: LexborNode) -> str:
    """The text of an element, its blocks on lines of their own."""
    html = node.html or ""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    html = _UNREAD_ELEMENT.sub(" ", html).replace("\n", " ").replace("\r", " ")
    return entities(_TAG.sub(_break, html))


def _break(match: re.Match[str]) -> str:
    return _BREAKS.get((match.group(1) or "").lower(), "")


def _without_tags(text: str) -> str:
    """The text of a page that is not parsed: each piece between two tags on a line, nothing from scripts."""
    return "".join(_PLAIN_TAG.sub("\n", piece) for piece in _read_pieces(text))


def _read_pieces(text: str) -> Iterator[str]:
    unread: str | None = None
    start = 0
    for match in _UNREAD_START.finditer(text):
        closing, name = match.group(1), match.group(2).lower()
        if unread is None and not closing:
            yield text[start : match.start()]
            unread = name
        elif unread == name and closing:
            unread, start = None, match.start()
    if unread is None:
        yield text[start:]
