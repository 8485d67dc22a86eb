"""What a listing, feed or sitemap leads to. No tree of a page is built, so that nesting costs nothing."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import islice

from lxml import etree

from pipelines.sources.fetch.guard import resolved

# More links than any list of notices has, and more parts than an entry of a feed has, are not looked at.
MAX_LINKS = 10_000
MAX_PARTS = 100
_WORDS = 300
_OPEN = re.compile(r"<(a|base)\s([^<>]{0,4000})>", re.IGNORECASE)
_HREF = re.compile(r"""(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TITLE = re.compile(r"""(?:^|\s)title\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<template", "</template"))


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, its words, when what is there changed last, and whether that is a part of a sitemap."""

    url: str
    words: str = ""
    changed: datetime | None = None
    part: bool = False


def page_links(body: bytes, address: str) -> list[Link]:
    """The links of an HTML page, in their order, each address once with all words that lead to it."""
    text = _seen(body.decode("utf-8", "replace"))
    base, found = address, dict[str, list[str]]()
    for match in islice(_OPEN.finditer(text), MAX_LINKS):
        href = _attribute(_HREF, match[2])
        if href is None:
            continue
        url = resolved(base, href)
        if match[1].lower() == "base":
            # Only the first counts, as in browsers; where it leads is looked at link by link.
            base = url if url and base == address else base
            continue
        if url is None:
            continue
        end = text.find("</a", match.end(), match.end() + 4 * _WORDS)
        inner = text[match.end() : end if end >= 0 else match.end()]
        words = f"{unescape(_TAG.sub(' ', inner))} {_attribute(_TITLE, match[2]) or ''}"
        found.setdefault(url, []).append(words[:_WORDS])
    return [Link(url, " ".join(" ".join(words).split())) for url, words in found.items()]


def feed_links(body: bytes, address: str) -> list[Link]:
    """The entries of a feed (RSS, Atom) or a sitemap, in their order; none where the body is no XML.

    No entity is resolved, nothing is fetched, and what is nested deeper than any feed is left out.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    found: dict[str, Link] = {}
    entries = (element for element in root.iter() if _name(element) in {"item", "entry", "url", "sitemap"})
    for element in islice(entries, MAX_LINKS):
        link = _entry(element, _name(element), address)
        if link is not None:
            found.setdefault(link.url, link)
    return list(found.values())


def decoded(body: bytes, coding: str, limit: int) -> bytes | None:
    """A body without its content coding (`gzip`, `deflate` or none), or None where that has more than `limit` bytes.

    Raises ValueError where the coding is another, or is not what it says.
    """
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        return body
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise ValueError(f"the content coding {coding[:50]!r} was not asked for")
    # Some servers call a bare stream deflate, others one with a header.
    windows = (31,) if "gzip" in coding else (15, -15)
    for window in windows:
        decoder = zlib.decompressobj(wbits=window)
        try:
            plain = decoder.decompress(body, limit + 1)
        except zlib.error as error:
            if window == windows[-1]:
                raise ValueError(f"the body is not {coding}: {error}") from error
            continue
        if len(plain) > limit:
            return None
        if not decoder.eof:
            raise ValueError(f"the {coding} body breaks off")
        return plain
    raise AssertionError("a window returns or raises")


def _seen(text: str) -> str:
    """A page without comments, scripts, styles and templates, in time that grows with its length alone."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text = text.encode("ascii", "replace").decode("ascii")
        lower = lower.lower()
    for start, end in _UNSEEN:
        parts, place = [], 0
        while (begin := lower.find(start, place)) >= 0:
            parts.append(text[place:begin])
            close = lower.find(end, begin + len(start))
            place = close + len(end) if close >= 0 else len(text)
        if parts:
            text = "".join([*parts, text[place:]])
            lower = text.lower()
    return text


def _attribute(pattern: re.Pattern[str], attributes: str) -> str | None:
    match = pattern.search(attributes)
    if match is None:
        return None
    return unescape(next((group for group in match.groups() if group is not None), ""))


def _entry(element: etree._Element, name: str, address: str) -> Link | None:
    href, words, changed = None, [], None
    for child in islice(element.iter(), MAX_PARTS):
        kind = _name(child)
        text = (child.text or "").strip()
        if kind == "loc" or (kind == "link" and text):
            href = href or text
        elif kind == "link" and child.get("rel", "alternate") == "alternate":
            href = href or child.get("href")
        elif kind in {"title", "description", "category"}:
            words.append(text[:_WORDS])
        elif kind in {"lastmod", "updated", "pubDate", "date"}:
            changed = _time(text) or changed
    url = resolved(address, href) if href else None
    return Link(url, " ".join(words), changed, name == "sitemap") if url else None


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _time(text: str) -> datetime | None:
    """A time with a zone; a bare day is its last second, since the change may have come at any of them."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            time = read(text)
        except (ValueError, TypeError, OverflowError):
            continue
        if len(text) == len("2026-11-22"):
            time = time.replace(hour=23, minute=59, second=59)
        try:
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except OverflowError:
            return None
    return None
