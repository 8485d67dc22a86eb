"""One run of requests to others' servers: its pace, its limits, robots.txt, what it refuses, and its report.

What is asked for, and what is made of it, is for `walk` (a source's own site) and `captures` (web archives) to say.
"""

from __future__ import annotations

import asyncio
import errno
import random
import shutil
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from protego import Protego

from pipelines import __version__
from pipelines.sources.archive import ArchiveWriter, Exchange
from pipelines.sources.fetch.client import Answer, Client, Headers, RequestError
from pipelines.sources.fetch.guard import Guard, resolved
from pipelines.sources.fetch.job import Fault, FetchJob, FetchReport, Looked
from pipelines.sources.fetch.links import decoded
from pipelines.sources.registry import Source

AGENT = "asean-meetings"
SOFTWARE = f"{AGENT}/{__version__}"
LONGEST_CRAWL_DELAY = 300.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Answers that tell of the page; any other is a fault.
KEPT = frozenset({200, 304, 404, 410}) | REDIRECTS
TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "")
FEEDS = (*TEXTS, "text/xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml")
PACKED = ("application/gzip", "application/x-gzip")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})

# Of a site that refuses to be sensible, so many are named; all are counted.
MOST_REFUSALS = 200
REFUSALS = {
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
    "not-replayed": "the web archive's index has this capture, but the archive does not give it",
    "other-capture": "the web archive gives another capture than the one that was asked for",
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


class Visit(ABC):
    """One run for one source. `run` gives the report, whatever happens on the way."""

    def __init__(self, job: FetchJob, source: Source, guard: Guard, clock: Clock) -> None:
        self.job, self.source, self.guard, self.clock = job, source, guard, clock
        self.limits, self.manners = job.limits, source.manners
        self.started = clock.now()
        self.writer = ArchiveWriter(job.folder, self.started, SOFTWARE)
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
        self.random = random.Random()

    @abstractmethod
    async def visit(self) -> None:
        """All that is to be asked for, in its order. RunEnd where it ends before."""

    @abstractmethod
    async def rules_at(self, url: str) -> Page | Exchange | None:
        """A robots.txt, the redirect that stands in its place, or None where there is none."""

    def close(self) -> None:
        """Seal what was archived."""
        self.writer.close()

    async def run(self, client: Client) -> None:
        """Go on until all is done or something ends the run; then seal the archive and make `report`."""
        self.client = client
        ended, detail = "complete", ""
        try:
            await self.visit()
        except RunEnd as stop:
            ended, detail = stop.reason, str(stop)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            ended, detail = "disk-full", "no space is left on the device; what was fetched before is kept"
        try:
            self.close()
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

    async def tried(self, url: str, headers: Headers, kept: Collection[int] = KEPT) -> Answer | None:
        """An answer to keep, after as many attempts as it takes; None where there is none, which is then a fault."""
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
            if answer.status in kept:
                self.failures = 0
                return answer
            kind = f"http-{answer.status}"
            detail = f"the server answers {answer.status} {_phrase(answer.status)}".rstrip()
            if answer.status not in _PASSING:
                break
            await self._asked_to_wait(answer)
        self.fault(url, kind, detail)
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

    def unfit(self, exchange: Exchange, *, item: bool, types: Collection[str]) -> str | None:
        """Why a body is not taken, as a code of `REFUSALS`, or None. `types` empty: any will do."""
        if exchange.truncated:
            return "too-slow" if exchange.truncated == "time" else "too-large"
        if exchange.status != HTTPStatus.OK:
            return None
        mime = (exchange.header(b"content-type") or b"").partition(b";")[0].strip().lower().decode("latin-1")
        if types and mime not in types:
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

    def echoes(self, answer: Answer) -> bool:
        """Whether an answer holds the operator's contact: the archive is for others to read, and this is not."""
        contact = self.job.contact.encode()
        return contact in answer.body or any(contact in value for _, value in answer.headers)

    @property
    def agent(self) -> tuple[bytes, bytes]:
        """The header that tells servers who asks, and how to reach them."""
        return (b"User-Agent", f"{SOFTWARE} (+{self.job.contact})".encode())

    async def forbidden(self, url: str) -> str | None:
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
            answer = await self.rules_at(url)
            if len(self.faults) > faults:
                fault = self.faults[-1]
                # The rules of a host that forbids even these are not known either, but then no page will be had.
                if fault.kind.startswith("http-4") and fault.kind != "http-429":
                    self.faults.pop()
                    self.failures = 0
                    return None
                raise RunEnd("robots-unreachable", f"{start}: {fault.detail}; nothing is fetched without it")
            if isinstance(answer, Exchange):
                target = redirect(answer)
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

    def refuse(self, url: str, reason: str) -> None:
        """Count what is not taken, and name it in the report; `reason` is one of `REFUSALS`."""
        self.refused[reason] += 1
        if len(self.refusals) < MOST_REFUSALS:
            self.refusals.append(Fault(url[:500], reason, REFUSALS[reason]))

    def fault(self, url: str, kind: str, detail: str) -> None:
        """Name what went wrong in the report; RunEnd after too many in a row."""
        self.faults.append(Fault(url, kind, detail))
        self.failures += 1
        if kind in {"http-403", "http-429"} and self.failures >= min(3, self.limits.failures):
            raise RunEnd("blocked", f"{self.failures} addresses in a row are refused: {detail}")
        if self.failures >= self.limits.failures:
            raise RunEnd("failing", f"{self.failures} addresses in a row cannot be had: {detail}")


def redirect(exchange: Exchange) -> str | None:
    """Where a redirect leads, None where it leads nowhere on the web."""
    location = exchange.header(b"location")
    return resolved(exchange.url, location.decode("latin-1")) if location else None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
