"""A site on this machine with the layouts of three ministries, that grows, changes, fails and misbehaves as it is told.

It answers by its `Host`: a SharePoint site in Vietnamese, a WordPress site in English, a Drupal site. Every request is
kept in `log`. `fault(path, ...)` makes an address misbehave.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

from benchmarks.corpus import Corpus
from benchmarks.wording import as_text, tell

PER_PAGE = 20
START = datetime(2026, 11, 1, 3, tzinfo=UTC)
HOSTS = {
    "molisa": "www.molisa.gov.vn",
    "asean-plus-three": "aseanplusthree.asean.org",
    "molisa-icd": "icd.molisa.gov.vn",
}


@dataclass
class Notice:
    number: int
    title: str
    paragraphs: list[str]
    published: datetime
    changed: datetime
    revision: int = 0
    gone: bool = False


@dataclass(frozen=True)
class Asked:
    """One request: when, at which host, for what, with which headers."""

    at: float
    host: str
    path: str
    headers: dict[str, str]


@dataclass
class Site:
    """The notices of one host by number; the newest stands first in listings. `layout` is the host's source id."""

    layout: str
    notices: dict[int, Notice] = field(default_factory=dict)
    moved: bool = False

    def add(self, count: int, published: datetime = START) -> None:
        corpus = Corpus(seed=hash_of(self.layout))
        for number in range(len(self.notices) + 1, len(self.notices) + count + 1):
            choose = Random(f"{self.layout}/{number}")
            telling = tell(corpus.meeting(number), choose)
            while (telling.language == "vi") != (self.layout != "asean-plus-three"):
                telling = tell(corpus.meeting(number), choose)
            lines = [line for line in as_text(telling, choose).split("\n") if line.strip()]
            self.notices[number] = Notice(number, lines[0], lines[1:], published, published)

    def change(self, number: int, at: datetime) -> None:
        notice = self.notices[number]
        notice.revision += 1
        notice.changed = at
        notice.paragraphs.append(f"Tin đã sửa lần {notice.revision}.")

    def listed(self) -> list[Notice]:
        return [notice for notice in sorted(self.notices.values(), key=lambda n: -n.number) if not notice.gone]

    def path(self, notice: Notice) -> str:
        if self.layout == "molisa":
            return f"/Pages/tintuc/chitiet.aspx?tintucID={notice.number}"
        if self.layout == "molisa-icd":
            return f"/vi/node/{notice.number}"
        return f"/notice-of-a-meeting-{notice.number}/"

    def find(self, path: str, query: dict[str, list[str]]) -> Notice | None:
        number = ""
        if self.layout == "molisa" and path.lower() in ("/pages/tintuc/chitiet.aspx", "/pages/tintuc/printpage.aspx"):
            number = query.get("tintucID", [""])[0]
        elif self.layout == "molisa-icd" and path.startswith(("/vi/node/", "/en/node/")):
            number = path.removeprefix("/vi/node/").removeprefix("/en/node/")
        elif self.layout == "asean-plus-three" and path.startswith("/notice-of-a-meeting-"):
            number = path.removeprefix("/notice-of-a-meeting-").rstrip("/")
        notice = self.notices.get(int(number)) if number.isdecimal() else None
        return None if notice is None or notice.gone else notice

    def page(self, notice: Notice) -> str:
        body = "".join(f"<p>{escape(line)}</p>\n" for line in notice.paragraphs)
        title, day = escape(notice.title), notice.published
        if self.layout == "molisa":
            return (
                f'<html><head><title>Bộ Lao động</title></head><body><a href="#">Skip Ribbon Commands</a><a>Sign In</a>'
                f'<form><input type="hidden" name="__VIEWSTATE" value="{notice.number}"></form>'
                f'<div class="ms-rte"><h1>{title}</h1><div class="date">{day:%d/%m/%Y %H:%M}</div>{body}</div>'
                f'<a href="/Pages/TinTuc/Printpage.aspx?tintucID={notice.number}">Bản in</a></body></html>'
            )
        if self.layout == "molisa-icd":
            return (
                f'<html><head><title>{title} | ICD</title></head><body><h1 class="page-header">{title}</h1>'
                f'<div class="submitted">{day:%d/%m/%Y - %H:%M}</div><div class="field--name-body">{body}</div>'
                "</body></html>"
            )
        return (
            f"<html><head><title>{title} - APT</title>"
            f'<meta property="article:published_time" content="{day.isoformat()}"></head><body>'
            f'<article><h1 class="entry-title">{title}</h1><div class="entry-content">{body}</div></article>'
            "</body></html>"
        )

    def listing(self, number: int) -> str | None:
        notices = self.listed()[(number - 1) * PER_PAGE : number * PER_PAGE]
        if not notices:
            return None
        links = "".join(f'<li><a href="{self.path(n)}">{escape(n.title)}</a></li>\n' for n in notices)
        if self.layout == "molisa":
            # The other address form of the same items stands beside it.
            links += "".join(f'<a href="/Pages/TinTuc/Printpage.aspx?tintucID={n.number}">In</a>' for n in notices)
        return f"<html><body><nav><a href='/'>Home</a></nav><ul>{links}</ul></body></html>"

    def feed(self, base: str) -> str:
        items = "".join(
            f"<item><title>{escape(n.title)}</title><link>{base}{escape(self.path(n))}</link>"
            f"<pubDate>{format_datetime(n.changed)}</pubDate></item>"
            for n in self.listed()[:10]
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'

    def sitemap(self, base: str, part: int | None) -> str:
        if part is None:
            parts = "".join(f"<sitemap><loc>{base}/sitemap-posts-{number}.xml</loc></sitemap>" for number in (1, 2))
            other = f"<sitemap><loc>{base}/sitemap-authors.xml</loc></sitemap>"
            return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}{other}</sitemapindex>'
        urls = "".join(
            f"<url><loc>{base}{escape(self.path(n))}</loc><lastmod>{n.changed.isoformat()}</lastmod></url>"
            for n in self.listed()
            if n.number % 2 == part - 1
        )
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def hash_of(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])


class World:
    """The server with its sites, running.

    `fault(path, do, times)`: `do` answers in the place of the site; the path `HOST*` is all of a host.
    """

    def __init__(self) -> None:
        self.sites = {host: Site(source_id) for source_id, host in HOSTS.items()}
        self.log: list[Asked] = []
        self.robots = "User-agent: *\nDisallow: /private\n"
        self.faults: dict[str, tuple[Callable[[Any], None], int]] = {}
        self.redirects: dict[str, str] = {}
        # Whether web archives are looked into as well: those of the shipped file, unless a test names others.
        self.captures = False
        self.asked: Callable[[], None] | None = None
        self.lock = threading.Lock()
        self.under_way = Counter[str]()
        self.most_under_way = 0

        class Handler(_Handler):
            world = self

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that went away is no event."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def site(self, source_id: str) -> Site:
        return self.sites[HOSTS[source_id]]

    def url(self, source_id: str, path: str) -> str:
        return f"http://{HOSTS[source_id]}:{self.port}{path}"

    def addresses(self) -> dict[str, tuple[str, ...]]:
        return dict.fromkeys(HOSTS.values(), ("127.0.0.1",))

    def fault(self, path: str, do: Callable[[Any], None], times: int = 1_000_000) -> None:
        self.faults[path] = (do, times)

    def hits(self, source_id: str | None = None) -> Counter[str]:
        host = HOSTS[source_id] if source_id else None
        return Counter(asked.path for asked in self.log if host in (None, asked.host))

    def registry(self, folder: Path, manners: str = "{delay: 0, backoff: 0.01, budget: 5000}") -> Path:
        """Entries of the three sources as they lie on this machine."""
        folder.mkdir(parents=True, exist_ok=True)
        looks = {
            "molisa": [
                f"{{kind: listing, url: '{self.url('molisa', '/Pages/tintuc/chuyenmuc.aspx?page=1')}',"
                f" pages: '{self.url('molisa', '/Pages/tintuc/chuyenmuc.aspx?page={page}')}', most: 50}}"
            ],
            "asean-plus-three": [
                f"{{kind: feed, url: '{self.url('asean-plus-three', '/feed/')}'}}",
                f"{{kind: sitemap, url: '{self.url('asean-plus-three', '/sitemap.xml')}', part: 'posts'}}",
            ],
            "molisa-icd": [
                f"{{kind: listing, url: '{self.url('molisa-icd', '/vi/tin')}',"
                f" pages: '{self.url('molisa-icd', '/vi/tin?page={page}')}', most: 50}}"
            ],
        }
        items = {
            "molisa": r"'^/Pages/tintuc/(?:chitiet|printpage)\.aspx\?(?:.*&)?tintucid=\d+'",
            "asean-plus-three": "'^/notice-[a-z0-9-]+/?$'",
            "molisa-icd": r"'^(?:/(?:vi|en))?/node/\d+/?$'",
        }
        natives = {
            "molisa": r"[{path: '^/pages/tintuc/', query: tintucid}]",
            "asean-plus-three": "[]",
            "molisa-icd": r"[{path: '^(?:/(?:vi|en))?/node/(\d+)/?$'}]",
        }
        for source_id, places in looks.items() if self.captures else ():
            places.append(f"{{kind: captures, url: '{HOSTS[source_id]}:{self.port}/*'}}")
        for source_id, host in HOSTS.items():
            entry = {
                "source_id": source_id,
                "name_en": source_id,
                "name_vi": source_id,
                "publisher": "A ministry",
                "languages": "[vi, en]",
                "hosts": f"[{host.removeprefix('www.')}]",
                "look": f"[{', '.join(looks[source_id])}]",
                "items": f"[{items[source_id]}]",
                "native_ids": natives[source_id],
                "manners": manners,
                "habit": "7",
                "verified": "never",
            }
            text = "".join(f"{key}: {value}\n" for key, value in entry.items())
            (folder / f"{source_id}.yaml").write_text(text, "utf-8")
        (folder / "drop-folder.yaml").write_text(
            "source_id: drop-folder\nname_en: Drop\nname_vi: Drop\npublisher: Nobody\nlanguages: []\nfolders: ['']\n"
            "verified: never\n",
            "utf-8",
        )
        return folder


class _Handler(BaseHTTPRequestHandler):
    world: World
    protocol_version = "HTTP/1.1"
    timeout = 30
    # One packet an answer: else the two wait for each other's acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Nothing is printed."""

    def do_GET(self) -> None:
        world = self.world
        host = (self.headers.get("Host") or "").partition(":")[0]
        with world.lock:
            world.log.append(Asked(time.monotonic(), host, self.path, {k.lower(): v for k, v in self.headers.items()}))
            world.under_way[host] += 1
            world.most_under_way = max(world.most_under_way, world.under_way[host])
            do, times = world.faults.get(self.path, world.faults.get(f"{host}*", (None, 0)))
            if do is not None and self.path in world.faults:
                world.faults[self.path] = (do, times - 1)
                if times <= 1:
                    del world.faults[self.path]
        if world.asked is not None:
            world.asked()
        try:
            if do is not None:
                do(self)
            else:
                self.answer(host)
        finally:
            with world.lock:
                world.under_way[host] -= 1

    def answer(self, host: str) -> None:
        world = self.world
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        if parts.path == "/robots.txt":
            return self.send(world.robots, "text/plain")
        site = world.sites.get(host)
        if site is None:
            return self.send("no such site", "text/plain", 404)
        if self.path in world.redirects:
            return self.send("", "text/html", 301, {"Location": world.redirects[self.path]})
        base = f"http://{host}:{world.port}"
        if site.layout == "molisa" and parts.path == "/Pages/tintuc/chuyenmuc.aspx":
            return self.send_page(site.listing(int(query.get("page", ["1"])[0])))
        if site.layout == "molisa-icd" and parts.path == "/vi/tin":
            return self.send_page(site.listing(int(query.get("page", ["1"])[0])))
        if site.layout == "asean-plus-three" and parts.path == "/feed/":
            return self.send(site.feed(base), "application/rss+xml; charset=utf-8")
        if site.layout == "asean-plus-three" and parts.path.startswith("/sitemap"):
            part = parts.path.removesuffix(".xml").rpartition("-posts-")[2]
            return self.send(site.sitemap(base, int(part) if part.isdecimal() else None), "text/xml")
        notice = site.find(parts.path, query)
        if notice is None:
            return self.send("<h1>Not found</h1>", "text/html", 404)
        if site.layout == "molisa":
            # SharePoint: nothing to ask conditionally with.
            return self.send(site.page(notice), "text/html; charset=utf-8")
        tag = f'"{notice.number}-{notice.revision}"'
        modified = format_datetime(notice.changed, usegmt=True)
        asked = self.headers.get("If-None-Match")
        if asked == tag or (asked is None and self.headers.get("If-Modified-Since") == modified):
            return self.send("", "text/html", 304, {"ETag": tag})
        return self.send(
            site.page(notice), "text/html; charset=utf-8", 200, {"ETag": tag, "Last-Modified": modified}, packed=True
        )

    def handle(self) -> None:
        # A client that went away, or was killed, is no event.
        with contextlib.suppress(ConnectionError):
            super().handle()

    def send_page(self, text: str | None) -> None:
        self.send(text or "<p>Không có tin</p>", "text/html; charset=utf-8", 200 if text else 404)

    def send(
        self,
        text: str | bytes,
        kind: str,
        status: int = 200,
        more: dict[str, str] | None = None,
        *,
        packed: bool = False,
    ) -> None:
        body = text.encode() if isinstance(text, str) else text
        headers = {"Content-Type": kind, **(more or {})}
        if packed and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = gzip.compress(body, mtime=0), "gzip"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        """These bytes and no others, then the end of the connection."""
        self.wfile.write(data)
        self.wfile.flush()
        self.close_connection = True

    def reset(self) -> None:
        """The connection ends without a word."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()


# Faults, to be given to `World.fault`.


def status(code: int, **headers: str) -> Callable[[Any], None]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.send(f"<h1>{code}</h1>", "text/html", code, named)


def reset(handler: Any) -> None:
    handler.reset()


def hang(seconds: float) -> Callable[[Any], None]:
    def do(handler: Any) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return do


def truncated(handler: Any) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<h1>half")


def says(text: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> Callable[[Any], None]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.send(text, kind, 200, named)


def sends(data: bytes) -> Callable[[Any], None]:
    return lambda handler: handler.raw(data)


def days(count: float) -> timedelta:
    return timedelta(days=count)


def after(start: datetime, count: float) -> str:
    return (start + days(count)).isoformat()


def numbers(paths: Iterable[str]) -> list[int]:
    return sorted(int("".join(c for c in path if c.isdigit())) for path in paths)
