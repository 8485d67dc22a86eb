"""Addresses of pages: their canonical form, and the stable id of a notice. Fetches nothing."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from pipelines.sources.registry import Registry, host_of

# What a shared or paged link adds to an address without changing the page behind it.
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|zarsrc|mibextid|share|amp)$", re.IGNORECASE)
_DEFAULT_PAGE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def is_web_address(url: str) -> bool:
    """Whether `url` is an absolute http(s) address without user name, white space and control characters."""
    if not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None


def canonical_url(url: str) -> str:
    """One form for the addresses of one page, for comparison only: it may not be the one to fetch.

    Scheme, `www.`, default port, fragment, tracking parameters, their order, a final slash, a default page's name and
    the way of percent-encoding make no difference. Raises ValueError where `url` is no web address (see
    `is_web_address`).
    """
    if not is_web_address(url):
        raise ValueError(f"not a web address: {url!r}")
    parts = urlsplit(url)
    port = "" if parts.port in (None, _PORTS[parts.scheme]) else f":{parts.port}"
    path = _DEFAULT_PAGE.sub("/", quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._")).rstrip("/")
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k))
    return f"https://{host_of(url)}{port}{path or '/'}" + (f"?{urlencode(query)}" if query else "")


def notice_id(raw_name: str, url: str | None, registry: Registry) -> str:
    """The stable id of a notice: `n-` and 12 hex digits.

    They stand for the item's native id at its source where the address has one, else for the canonical address, else
    for the raw file's name; so a page that is fetched again, or under its other address, keeps its id.
    """
    if url is None:
        key = f"file {raw_name}"
    else:
        native = registry.native_id(url)
        key = f"item {native[0]} {native[1]}" if native else f"page {canonical_url(url)}"
    return "n-" + hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:12]
