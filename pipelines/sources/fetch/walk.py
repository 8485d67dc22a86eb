"""The walk over one source: robots.txt, the places where notices are found, then the notices that are due.

Every response is archived before anything is made of it, so that a walk may end at any moment and be gone on with.
"""

from __future__ import annotations

import asyncio
import errno
import json
import random
import shutil
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from protego import Protego

from pipelines import __version__
from pipelines.sources.addresses import notice_id
from pipelines.sources.archive import ArchiveWriter, Capture, Exchange, load
from pipelines.sources.fetch.client import Answer, Client, Headers, RequestError
from pipelines.sources.fetch.guard import Guard, resolved
from pipelines.sources.fetch.job import Fault, FetchJob, FetchReport, Looked
from pipelines.sources.fetch.links import Link, decoded, feed_links, page_links
from pipelines.sources.registry import Look, Registry, Source

AGENT = "asean-meetings"
STATE = ".state.json"
# A page is looked at again when it has been known for as long again as when it was last looked at, within these.
SOONEST = timedelta(days=1)
LATEST = timedelta(days=90)
# A daily run that begins a little earlier than the one before must not leave a page to the next day.
SLACK = timedelta(hours=2)
# What an interrupted run has fetched is taken as fetched by this one, if it is no older.
RESUMABLE = timedelta(hours=12)
LONGEST_CRAWL_DELAY = 300.0
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEPT = frozenset({200, 304, 404, 410}) | _REDIRECTS
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "")
_FEEDS = (*_TEXTS, "text/xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml")
_PACKED = ("application/gzip", "application/x-gzip")

# Of a site that refuses to be sensible, so many are named; all are counted.
MOST_REFUSALS = 200
_REFUSALS = {
    "address-too-long": "the address is longer than any page's",
    "no-web-address": "the address is not one of http or https",
    "other-host": "the address lies at none of the source's hosts",
    "other-port": "the address names a port that the source does not use",
    "private-address": "the address is not one of the public internet",
    "robots": "robots.txt asks not to fetch it",
    "moved-away": "the notice's address leads to a page that is none",
    "contact-echoed": "the answer holds the operator's contact address",
    "too-large": "the body is larger than a page may be",
    "too-slow": "the body came too slowly",
    "too-large-unpacked": "the body is too large when its compression is undone",
    "bad-coding": "the body is not in the content coding that it names",
    "wrong-type": "the answer is of a type that no notice has",
    "empty": "the body is empty",
}


class Clock:
    """The time of a run: from `start` on, or as it is. Tests set it."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start
        self._begun = time.monotonic()

    def now(self) -> datetime:
        """The time in UTC, whole seconds."""
        if self._start is None:
            return datetime.now(UTC).replace(microsecond=0)
        return (self._start + timedelta(seconds=time.monotonic() - self._begun)).replace(microsecond=0)

    def elapsed(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self._begun


class RunEnd(Exception):  # noqa: N818 - a run that ends early is no error
    """The run ends here: `reason` is a code for `FetchReport.ended`, the message says it in words."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is there: its body without content coding. `fresh` is False where it was as before."""

    url: str
    body: bytes
    fresh: bool


@dataclass(slots=True)
class _Seen:
    """What the archive knows of one address: its captures in time, and the last response that was whole."""

    first: Capture
    last: Capture
    response: Capture | None = None


class Walk:
    """One run over one source. `run` gives the report, whatever happens on the way."""

    def __init__(
        self,
        job: FetchJob,
        source: Source,
        registry: Registry,
        known: Sequence[Capture],
        clock: Clock,
    ) -> None:
        self.job, self.source, self.registry, self.clock = job, source, registry, clock
        self.limits, self.manners = job.limits, source.manners
        self.guard = Guard.of(source, loopback=job.loopback)
        self.started = clock.now()
        self.writer = ArchiveWriter(job.folder, self.started, f"{AGENT}/{__version__}")
        self.seen: dict[str, _Seen] = {}
        # Notices by their id: one that is known under another of its addresses is not fetched again.
        self.items: defaultdict[str, list[str]] = defaultdict(list)
        for capture in known:
            self._remember(capture)
        self.state = _State.read(job.folder / STATE)
        since = self.state.running_since
        if since is None or not timedelta() <= self.started - since <= RESUMABLE:
            since = self.started
        self.since = since
        self.resumed = {capture.url: capture for capture in known if capture.at >= since}
        self.robots: dict[str, Protego | None] = {}
        self.delay = self.manners.delay
        self.report = FetchReport(source.source_id, "complete")
        self.counts: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.refusals: list[Fault] = []
        self.faults: list[Fault] = []
        self.looked: list[Looked] = []
        self.failures = 0
        self.last_request: float | None = None
        self.complete = False
        self.random = random.Random()

    async def run(self, client: Client) -> None:
        """Walk until all is done or something ends the run; then seal the archive and make `report`."""
        self.client = client
        ended, detail = "complete", ""
        try:
            await self._walk()
        except RunEnd as stop:
            ended, detail = stop.reason, str(stop)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            ended, detail = "disk-full", "no space is left on the device; what was fetched before is kept"
        try:
            self.writer.close()
            _State(self.complete).write(self.job.folder / STATE)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            # What was written stays in the open file; the next run seals it.
            ended, detail = "disk-full", "no space is left on the device; what was fetched before is kept"
        self.report = FetchReport(
            source_id=self.source.source_id,
            ended=ended,
            detail=detail,
            requests=self.counts["requests"],
            bytes=self.counts["bytes"],
            new=self.counts["new"],
            changed=self.counts["changed"],
            unchanged=self.counts["unchanged"],
            gone=self.counts["gone"],
            refused=dict(sorted(self.refused.items())),
            refusals=tuple(self.refusals),
            faults=tuple(self.faults),
            looked=tuple(self.looked),
            files=tuple(path.name for path in self.writer.sealed),
            seconds=round(self.clock.elapsed(), 3),
        )

    async def _walk(self) -> None:
        complete = self.state.complete
        _State(complete=False, running_since=self.since).write(self.job.folder / STATE)
        found: dict[str, tuple[Link, str]] = {}
        before = len(self.faults)
        had = [await self._look(look, found, complete) for look in self.source.live]
        if not any(had):
            # A page that answers 404 or 410 is neither a fault nor refused.
            last = next(iter([*self.faults[-1:], *self.refusals[-1:]]), None)
            refused = last is not None and last.kind in {"http-403", "http-429"}
            detail = last.detail if last else "they are not there"
            raise RunEnd("blocked" if refused else "failing", f"no place to look at can be had: {detail}")
        todo = list(self._due(found))
        whole = len(self.faults) == before
        for url, via in todo[: self.limits.run_items]:
            whole &= await self._item(url, via)
        self.complete = whole and self.limits.run_items is None and self.limits.list_pages is None

    async def _look(self, look: Look, found: dict[str, tuple[Link, str]], complete: bool) -> bool:
        """Gather the addresses of notices from one place, further pages and parts of sitemaps among them.

        Whether the place itself could be had.
        """
        queue, opened, here = [look.url], set[str](), set[str]()
        number, had = 1, False
        while queue:
            url = queue.pop(0)
            if url in opened:
                continue
            opened.add(url)
            page = await self._page(url, "", hops="")
            had |= page is not None
            links = self._links(look, page) if page else []
            if look.kind == "sitemap":
                queue += [link.url for link in links if link.part and (not look.part or look.part.search(link.url))]
            fresh = known = 0
            for link in links:
                if link.part or not self.source.is_item(link.url) or not self._is_meant(link):
                    continue
                problem = self.guard.problem(link.url)
                if problem:
                    self._refuse(link.url, problem)
                    continue
                key = self._key(link.url)
                here.add(key)
                if key not in found:
                    found[key] = (link, url)
                    fresh, known = fresh + 1, known + (key in self.items)
            number += 1
            # Further pages hold what is older: where all of a page is known, and what is older was fetched once, it is.
            all_known = complete and fresh == known
            any_item = any(self.source.is_item(link.url) for link in links)
            last = min(look.most, self.limits.list_pages or look.most)
            if look.pages and page and any_item and not all_known and number <= last and self._adds(links, opened):
                queue.append(look.pages.format(page=number))
        self.looked.append(Looked(look.url, look.kind, len(here)))
        return had

    def _adds(self, links: Iterable[Link], opened: set[str]) -> bool:
        """Whether a page of a listing has addresses that no page before it had; some repeat their last for ever."""
        items = {link.url for link in links if self.source.is_item(link.url)}
        news = items - opened
        opened |= items
        return bool(news)

    def _links(self, look: Look, page: Page) -> list[Link]:
        return page_links(page.body, page.url) if look.kind == "listing" else feed_links(page.body, page.url)

    def _is_meant(self, link: Link) -> bool:
        only = self.source.only
        return only is None or bool(only.search(link.url) or only.search(link.words))

    def _due(self, found: dict[str, tuple[Link, str]]) -> Iterable[tuple[str, str]]:
        """What to fetch, in order: new notices, those said to have changed, those that are due for another look."""
        now = self.clock.now()
        changed: list[tuple[str, str]] = []
        for key, (link, via) in found.items():
            if key not in self.items:
                yield link.url, via
            elif link.changed is not None:
                last = max(self.seen[url].last.at for url in self.items[key])
                if last < link.changed <= now + SOONEST:
                    changed.append((self.items[key][-1], via))
        yield from changed
        # An interrupted run may have ended between a redirect and the page that it leads to.
        for url, capture in self.resumed.items():
            if capture.status in _REDIRECTS and self.source.is_item(url):
                yield url, ""
        told = {url for url, _ in changed}
        due: list[tuple[datetime, str]] = []
        for urls in self.items.values():
            # Of several addresses of a notice, the one that was there last is looked at.
            url = max(urls, key=lambda one: (self.seen[one].last.good, self.seen[one].last.at, one))
            seen = self.seen[url]
            at = seen.last.at + min(max(seen.last.at - seen.first.at, SOONEST), LATEST)
            if at <= now + SLACK and url not in told and self.guard.problem(url) is None:
                due.append((at, url))
        yield from ((url, "") for _, url in sorted(due))

    async def _item(self, url: str, via: str) -> bool:
        """Fetch one notice. False where it may still be had another time."""
        faults = len(self.faults)
        if url in self.resumed and self.resumed[url].status not in _REDIRECTS:
            return True
        before = self.seen.get(url)
        page = await self._page(url, via, hops="L" if via else "")
        if len(self.faults) > faults:
            return False
        if page is not None:
            was = before.response if before else None
            self.counts["unchanged" if not page.fresh else "changed" if was else "new"] += 1
        elif url in self.seen and not self.seen[url].last.good:
            self.counts["gone"] += 1
        return True

    async def _page(self, url: str, via: str, *, hops: str) -> Page | None:
        """A page through its redirects, archived on the way; None where there is none to be had now."""
        for _ in range(self.limits.redirects + 1):
            problem = self.guard.problem(url) or await self._forbidden(url)
            if problem:
                self._refuse(url, problem)
                return None
            answer = await self._answer(url, via, hops)
            if isinstance(answer, Page) or answer is None:
                return answer
            location = answer.header(b"location")
            target = resolved(url, location.decode("latin-1")) if location else None
            if target is None:
                self._fault(url, "bad-redirect", "a redirect that leads nowhere")
                return None
            if self.source.is_item(url) and not self.source.is_item(target):
                # As sites do with what is gone: the way to the front page, or to a log-in.
                self._refuse(target, self.guard.problem(target) or "moved-away")
                return None
            via, url, hops = url, target, f"{hops}R"
        self._fault(url, "redirect-loop", f"more than {self.limits.redirects} redirects")
        return None

    async def _answer(self, url: str, via: str, hops: str) -> Page | Exchange | None:
        """The page, the redirect that stands in its place, or None; archived."""
        if url in self.resumed:
            return self._again(self.resumed[url])
        answer = await self._tried(url)
        if answer is None:
            return None
        return self._archived(url, via, hops, answer)

    def _again(self, capture: Capture) -> Page | Exchange | None:
        """What an interrupted run has fetched of this address."""
        response = capture if capture.kind == "response" else self.seen[capture.url].response
        exchange = load(response or capture)
        if capture.status in _REDIRECTS:
            return exchange
        return self._read(exchange, fresh=False) if capture.good else None

    async def _tried(self, url: str) -> Answer | None:
        """An answer to keep, after as many attempts as it takes; None where there is none, which is then a fault."""
        headers = self._request_headers(url)
        kind, detail = "", ""
        for attempt in range(self.limits.attempts):
            await self._pace(attempt)
            self.counts["requests"] += 1
            try:
                answer = await self.client.get(url, headers)
            except RequestError as error:
                kind, detail = error.kind, str(error)
                self._paced()
                if not error.passing:
                    break
                continue
            self._paced()
            self.counts["bytes"] += len(answer.body)
            if answer.status in _KEPT:
                self.failures = 0
                return answer
            kind = f"http-{answer.status}"
            detail = f"the server answers {answer.status} {_phrase(answer.status)}".rstrip()
            if answer.status not in _PASSING:
                break
            await self._asked_to_wait(answer)
        self._fault(url, kind, detail)
        return None

    async def _pace(self, attempt: int) -> None:
        """Wait as the source asks, and end the run where its share is used up."""
        if self.counts["requests"] >= self.manners.budget:
            raise RunEnd("budget", f"{self.manners.budget} requests are made; the next run goes on")
        if self.counts["bytes"] >= self.limits.run_bytes or self.clock.elapsed() >= self.limits.run_seconds:
            raise RunEnd("time", "the run's time or bytes are used up; the next run goes on")
        if shutil.disk_usage(self.job.raw).free < self.limits.free_bytes:
            raise RunEnd(
                "disk-full", f"less than {self.limits.free_bytes:,} bytes are free; make room, or lower the limit"
            )
        wait = self.delay * self.random.uniform(0.75, 1.25)
        if attempt:
            wait = max(wait, self.manners.backoff * 2 ** (attempt - 1) * self.random.uniform(0.75, 1.25))
        if self.last_request is not None:
            await asyncio.sleep(max(0.0, self.last_request + wait - time.monotonic()))

    def _paced(self) -> None:
        self.last_request = time.monotonic()

    async def _asked_to_wait(self, answer: Answer) -> None:
        """Wait as `Retry-After` says; where that is longer than a run should last, end it."""
        said = next((value for name, value in answer.headers if name.lower() == b"retry-after"), b"").decode("latin-1")
        wait = 0.0
        if said.strip().isdecimal() and len(said) < 10:
            wait = float(said)
        elif said:
            try:
                wait = (parsedate_to_datetime(said).astimezone(UTC) - self.clock.now()).total_seconds()
            except (ValueError, TypeError, OverflowError):
                wait = 0.0
        if wait > self.limits.longest_wait:
            raise RunEnd("asked-to-wait", f"the server asks to come back in {wait:.0f} s")
        if wait > 0:
            await asyncio.sleep(wait)

    def _request_headers(self, url: str) -> Headers:
        headers = [
            (b"User-Agent", f"{AGENT}/{__version__} (+{self.job.contact})".encode()),
            (b"Accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"),
            (b"Accept-Encoding", b"gzip"),
        ]
        languages = ", ".join(self.source.languages[:3])
        if languages:
            headers.append((b"Accept-Language", languages.encode()))
        seen = self.seen.get(url)
        if seen and seen.response is not None and seen.last.good:
            was = load(seen.response)
            tag, modified = was.header(b"etag"), was.header(b"last-modified")
            if tag and tag.isascii():
                headers.append((b"If-None-Match", tag))
            if modified and modified.isascii():
                headers.append((b"If-Modified-Since", modified))
        return tuple(headers)

    def _archived(self, url: str, via: str, hops: str, answer: Answer) -> Page | Exchange | None:
        """Write the exchange, then give what is to be made of it."""
        contact = self.job.contact.encode()
        if contact in answer.body or any(contact in value for _, value in answer.headers):
            # The archive is for others to read, and this address is not.
            self._refuse(url, "contact-echoed")
            return None
        sent = tuple(
            (name, f"{AGENT}/{__version__}".encode() if name == b"User-Agent" else value)
            for name, value in self._request_headers(url)
        )
        notes = [("via", via)] if via else []
        notes += [("hopsFromSeed", hops), ("fetchTimeMs", str(round(answer.seconds * 1000)))]
        exchange = Exchange(
            url, self.clock.now(), answer.status, answer.headers, answer.body, sent, answer.ip_address, answer.cut
        )
        refusal = self._refusal(exchange, hops)
        if refusal:
            kept = exchange.body[: self.limits.kept_bytes]
            cut = exchange.truncated or ("length" if len(kept) < len(exchange.body) else "unspecified")
            notes.append(("refused", refusal))
            exchange = replace(exchange, body=kept, truncated=cut)
            self._refuse(url, refusal)
        exchange = replace(exchange, notes=tuple(notes))
        seen = self.seen.get(url)
        was = seen.response if seen and seen.last.good else None
        same = was if was and (answer.status == HTTPStatus.NOT_MODIFIED or exchange.digest == was.digest) else None
        if answer.status == HTTPStatus.NOT_MODIFIED and same is None:
            self._fault(url, "bad-response", "304 to a request that asked for the page itself")
            return None
        self._remember(self.writer.write(exchange, unchanged=same if answer.status != HTTPStatus.NOT_FOUND else None))
        if refusal or not (same or answer.status in _REDIRECTS or answer.status == HTTPStatus.OK):
            return None
        if answer.status in _REDIRECTS:
            return exchange
        if same:
            return self._read(load(same), fresh=False)
        return self._read(exchange, fresh=True)

    def _read(self, exchange: Exchange, *, fresh: bool) -> Page | None:
        coding = (exchange.header(b"content-encoding") or b"").decode("latin-1")
        try:
            body = decoded(exchange.body, coding, self.limits.page_bytes)
        except ValueError:
            return None
        if body is not None and body.startswith(b"\x1f\x8b"):
            # A packed sitemap; whether it may be unpacked was looked at before it was kept.
            body = decoded(body, "gzip", self.limits.page_bytes)
        return None if body is None else Page(exchange.url, body, fresh)

    def _refusal(self, exchange: Exchange, hops: str) -> str | None:
        """Why the body of a page is not taken, or None."""
        if exchange.truncated:
            return "too-slow" if exchange.truncated == "time" else "too-large"
        if exchange.status != HTTPStatus.OK:
            return None
        mime = (exchange.header(b"content-type") or b"").partition(b";")[0].strip().lower().decode("latin-1")
        item = self.source.is_item(exchange.url)
        if mime not in (_TEXTS if item else (*_FEEDS, *_PACKED)) and hops != "P":
            return "wrong-type"
        coding = (exchange.header(b"content-encoding") or b"").decode("latin-1")
        try:
            body = decoded(exchange.body, coding, self.limits.page_bytes)
            if body is not None and body.startswith(b"\x1f\x8b"):
                body = None if item else decoded(body, "gzip", self.limits.page_bytes)
        except ValueError:
            return "bad-coding"
        if body is None:
            return "too-large-unpacked"
        return None if body.strip() or not item else "empty"

    async def _forbidden(self, url: str) -> str | None:
        """`robots` where robots.txt forbids the address. Ends the run where robots.txt cannot be had."""
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self.robots:
            self.robots[place] = await self._robots(f"{place}/robots.txt")
        rules = self.robots[place]
        return None if rules is None or rules.can_fetch(url, AGENT) else "robots"

    async def _robots(self, url: str) -> Protego | None:
        """The rules of a host (RFC 9309): none where it has no such file; all is forbidden where it does not answer."""
        start = url
        for _ in range(self.limits.redirects + 1):
            if self.guard.problem(url):
                return None
            faults = len(self.faults)
            answer = await self._answer(url, "", "P")
            if len(self.faults) > faults:
                fault = self.faults[-1]
                # The rules of a host that forbids even these are not known either, but then no page will be had.
                if fault.kind.startswith("http-4") and fault.kind != "http-429":
                    self.faults.pop()
                    self.failures = 0
                    return None
                raise RunEnd("robots-unreachable", f"{start}: {fault.detail}; nothing is fetched without it")
            if isinstance(answer, Exchange):
                location = answer.header(b"location")
                target = resolved(url, location.decode("latin-1")) if location else None
                if target is None:
                    return None
                url = target
                continue
            if answer is None:
                return None
            rules = Protego.parse(answer.body.decode("utf-8", "replace"))
            asked = rules.crawl_delay(AGENT)
            if asked:
                self.delay = max(self.delay, min(float(asked), LONGEST_CRAWL_DELAY))
            return rules
        return None

    def _key(self, url: str) -> str:
        return notice_id("", url, self.registry)

    def _remember(self, capture: Capture) -> None:
        seen = self.seen.get(capture.url)
        if seen is None:
            seen = self.seen[capture.url] = _Seen(capture, capture)
        seen.last = capture
        if capture.kind == "response" and capture.status == HTTPStatus.OK:
            seen.response = capture
        if self.source.is_item(capture.url):
            urls = self.items[self._key(capture.url)]
            if capture.url not in urls:
                urls.append(capture.url)

    def _refuse(self, url: str, reason: str) -> None:
        self.refused[reason] += 1
        if len(self.refusals) < MOST_REFUSALS:
            self.refusals.append(Fault(url[:500], reason, _REFUSALS[reason]))

    def _fault(self, url: str, kind: str, detail: str) -> None:
        self.faults.append(Fault(url, kind, detail))
        self.failures += 1
        if kind in {"http-403", "http-429"} and self.failures >= min(3, self.limits.failures):
            raise RunEnd("blocked", f"{self.failures} addresses in a row are refused: {detail}")
        if self.failures >= self.limits.failures:
            raise RunEnd("failing", f"{self.failures} addresses in a row cannot be had: {detail}")


@dataclass(frozen=True, slots=True)
class _State:
    """What an archive does not tell of its runs. Where it is lost, all places are gone through once more.

    `complete`: a run has gone through all places to their end and got all that it found there. `running_since`: when
    the run began that has not come to its end; what was fetched since then is not fetched again.
    """

    complete: bool = False
    running_since: datetime | None = None

    @classmethod
    def read(cls, path: Path) -> _State:
        try:
            data = json.loads(path.read_text("utf-8"))
            since = data["running_since"]
            return cls(bool(data["complete"]), datetime.fromisoformat(since) if since else None)
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def write(self, path: Path) -> None:
        since = self.running_since.isoformat() if self.running_since else None
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".aside")
        aside.write_text(json.dumps({"complete": self.complete, "running_since": since}), "utf-8")
        aside.replace(path)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
