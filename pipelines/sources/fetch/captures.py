"""What web archives have of a source: the newest good capture of each item, found by their CDX servers.

`cdx-toolkit` reads the servers' answers, which come in several forms. Its own requests are not used: they know no
contact, budget, limit of size or guard, and ask a server that has no pages for the same one for ever.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode, urlsplit

from cdx_toolkit import cdx_to_captures

from pipelines.sources.addresses import is_web_address, notice_id
from pipelines.sources.archive import Capture, Exchange
from pipelines.sources.fetch.client import Answer, Headers
from pipelines.sources.fetch.guard import MAX_ADDRESS, Guard, resolved
from pipelines.sources.fetch.job import FetchJob, Looked
from pipelines.sources.fetch.links import decoded
from pipelines.sources.fetch.visit import REDIRECTS, TEXTS, Clock, Page, RunEnd, Visit
from pipelines.sources.registry import Look, Registry, Source, WebArchive, host_of

STATE = ".captures.json"
# Blocks of 3,000 lines: an answer of some megabytes.
PAGE_BLOCKS = 5
# Of an item whose newest capture cannot be had, so many are tried in one run.
TRIES = 3
# A capture that was not to be had is asked for again after this time.
AGAIN = timedelta(days=30)
# Before the first web archive there is nothing, and after now neither.
_FIRST = datetime(1991, 1, 1, tzinfo=UTC)
_READABLE = frozenset({*TEXTS, "unk"})
_UNPACKED = "X-Archive-Orig-"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capture that an index lists: `digest` is the archive's own, `revisit` says that it only refers to another."""

    at: datetime
    url: str
    digest: str
    revisit: bool
    archive: WebArchive = field(repr=False)

    @property
    def key(self) -> str:
        """Its name in the state of a run."""
        return f"{self.at:%Y%m%d%H%M%S} {self.url}"


class CaptureVisit(Visit):
    """One run over the web archives for one source."""

    def __init__(
        self,
        job: FetchJob,
        source: Source,
        registry: Registry,
        archives: Sequence[WebArchive],
        known: Sequence[Capture],
        clock: Clock,
    ) -> None:
        addresses = [address for archive in archives for address in (archive.index, archive.replay)]
        hosts = frozenset(map(host_of, addresses))
        ports = frozenset({80, 443, *(port for address in addresses if (port := urlsplit(address).port))})
        super().__init__(job, source, Guard(hosts, ports, job.loopback), clock)
        self.registry, self.archives = registry, archives
        # The newest good capture of each item that is here already, whichever way it came.
        self.have: dict[str, datetime] = {}
        self.responses: dict[tuple[str, str], Capture] = {}
        for capture in known:
            if capture.good and source.is_item(capture.url):
                self._remember(capture)
        self.missing = _missing(job.folder / STATE, self.started)

    async def visit(self) -> None:
        """Ask each index, then for the newest good capture of each item that is newer than what is here."""
        found: defaultdict[str, list[Candidate]] = defaultdict(list)
        had = [await self._index(archive, look, found) for archive in self.archives for look in self.source.captured]
        if not any(had):
            raise RunEnd("failing", f"no index can be had: {self.faults[-1].detail if self.faults else 'refused'}")
        wanted: list[list[Candidate]] = []
        for key, candidates in found.items():
            good = [one for one in _good(candidates) if one.key not in self.missing]
            since = self.have.get(key)
            news = [one for one in good if since is None or one.at > since][:TRIES]
            self.counts["unchanged"] += bool(good and not news)
            if news:
                wanted.append(news)
        wanted.sort(key=lambda one: (-one[0].at.timestamp(), one[0].url))
        for candidates in wanted[: self.limits.run_items]:
            for candidate in candidates:
                if await self._take(candidate):
                    break

    def close(self) -> None:
        """Seal what was archived, and keep which captures were not to be had."""
        super().close()
        path = self.job.folder / STATE
        aside = path.with_suffix(".aside")
        missing = {key: at.isoformat() for key, at in sorted(self.missing.items())}
        aside.write_text(json.dumps({"missing": missing}, indent=1), "utf-8")
        aside.replace(path)

    async def rules_at(self, url: str) -> Page | Exchange | None:
        """As `Visit` says. It is not archived: it is the web archive's, not the source's."""
        answer = await self.tried(url, self._headers)
        if answer is None:
            return None
        if answer.status in REDIRECTS:
            return Exchange(url, self.clock.now(), answer.status, answer.headers, answer.body, ())
        body = self._plain(answer)
        return Page(url, body, fresh=True) if answer.status == HTTPStatus.OK and body is not None else None

    async def _index(self, archive: WebArchive, look: Look, found: dict[str, list[Candidate]]) -> bool:
        """Gather what one index has under an address, page by page. Whether it could be had."""
        number, before, items = 0, b"", set[str]()
        # Without a scheme servers take the name before a port for one; keys of indexes have none.
        address = f"http://{look.url}" if ":" in look.url.partition("/")[0] else look.url
        while self.limits.list_pages is None or number < self.limits.list_pages:
            asked = {"url": address, "output": "json", "page": number, "pageSize": PAGE_BLOCKS}
            url = f"{archive.index}?{urlencode(asked)}"
            problem = self.guard.problem(url) or await self.forbidden(url)
            if problem:
                self.refuse(url, problem)
                return False
            # A page after the last is answered by 400, an address of which nothing is known by 404.
            answer = await self.tried(url, self._headers, {200, 404} if number == 0 else {200, 400, 404})
            if answer is None:
                return False
            body = self._plain(answer)
            if body is None:
                self.fault(url, "bad-index", "the index's answer is too large, or not coded as it says")
                return False
            # A server without pages gives the same one again.
            if answer.status != HTTPStatus.OK or not body.strip() or body == before:
                break
            try:
                lines = list(_lines(body))
            except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError) as error:
                self.fault(url, "bad-index", f"the index's answer cannot be read: {' '.join(str(error).split())[:200]}")
                return False
            for line in lines:
                candidate = self._candidate(line, archive)
                if candidate is not None:
                    key = notice_id("", candidate.url, self.registry)
                    items.add(key)
                    found[key].append(candidate)
            if not lines:
                break
            before, number = body, number + 1
        self.looked.append(Looked(look.url, look.kind, len(items)))
        return True

    def _candidate(self, line: Mapping[str, str], archive: WebArchive) -> Candidate | None:
        """The good capture of an item that a line tells of, or None. A revisit is good if its original is."""
        url, mime, status = line.get("url", ""), line.get("mime", "").lower(), line.get("status", "")
        revisit = mime == "warc/revisit"
        if not (status in {"200", "-", ""} if revisit else status == "200" and mime in _READABLE):
            return None
        if len(url) > MAX_ADDRESS or not is_web_address(url) or not self.source.is_item(url):
            return None
        if self.source.only is not None and not self.source.only.search(url):
            return None
        stamp = line.get("timestamp", "")
        if not re.fullmatch(r"\d{14}", stamp, re.ASCII):
            return None
        try:
            at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None
        inside = _FIRST <= at <= self.started + timedelta(days=1)
        return Candidate(at, url, line.get("digest", ""), revisit, archive) if inside else None

    async def _take(self, candidate: Candidate) -> bool:
        """Fetch a capture into the archive. False where it is not to be had, and the one before may be tried."""
        faults = len(self.faults)
        address = candidate.archive.replay.format(time=f"{candidate.at:%Y%m%d%H%M%S}", url=candidate.url)
        answer, reason = await self._replayed(address, candidate)
        if answer is not None:
            exchange = Exchange(
                url=candidate.url,
                at=candidate.at,
                status=answer.status,
                headers=_original(answer, len(answer.body)),
                body=answer.body,
                request_headers=(),
                truncated=answer.cut,
                notes=(
                    ("replayedFrom", address),
                    ("retrievedAt", f"{self.clock.now():%Y-%m-%dT%H:%M:%SZ}"),
                    ("digestInIndex", candidate.digest),
                    ("fetchTimeMs", str(round(answer.seconds * 1000))),
                ),
            )
            reason = self.unfit(exchange, item=True, types=TEXTS)
            if reason is None:
                same = self.responses.get((exchange.url, exchange.digest))
                key = notice_id("", candidate.url, self.registry)
                self.counts["unchanged" if same else "changed" if key in self.have else "new"] += 1
                self._remember(self.writer.write(exchange, unchanged=same))
                return True
        if reason is not None:
            self.refuse(address, reason)
        if len(self.faults) == faults:
            self.missing[candidate.key] = self.started
            return False
        # The archive fails, not this capture: the one before would fail as well.
        return True

    async def _replayed(self, address: str, candidate: Candidate) -> tuple[Answer | None, str | None]:
        """What the archive gives for a capture, or why that is not taken."""
        url = address
        # What follows its time in the address of a capture; a redirect that keeps it leads to the same.
        capture = (resolved(address, address) or address).partition(f"/{candidate.at:%Y%m%d%H%M%S}")[2]
        for _ in range(self.limits.redirects + 1):
            problem = self.guard.problem(url) or await self.forbidden(url)
            if problem:
                return None, problem
            answer = await self.tried(url, self._headers)
            if answer is None:
                return None, None
            if answer.status in REDIRECTS:
                location = _header(answer, b"location")
                target = resolved(url, location) if location else None
                if target is None or not target.endswith(f"/{candidate.at:%Y%m%d%H%M%S}{capture}"):
                    return None, "other-capture"
                url = target
                continue
            if answer.status != HTTPStatus.OK:
                return None, "not-replayed"
            if _is_other(answer, candidate):
                return None, "other-capture"
            return (None, "contact-echoed") if self.echoes(answer) else (answer, None)
        self.fault(address, "redirect-loop", f"more than {self.limits.redirects} redirects")
        return None, None

    @property
    def _headers(self) -> Headers:
        return (self.agent, (b"Accept-Encoding", b"gzip"))

    def _plain(self, answer: Answer) -> bytes | None:
        try:
            return (
                None
                if answer.cut
                else decoded(answer.body, _header(answer, b"content-encoding"), self.limits.page_bytes)
            )
        except ValueError:
            return None

    def _remember(self, capture: Capture) -> None:
        key = notice_id("", capture.url, self.registry)
        self.have[key] = max(capture.at, self.have.get(key, capture.at))
        if capture.kind == "response":
            self.responses.setdefault((capture.url, capture.digest), capture)


def _good(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The captures of an item, newest first; of revisits those whose original is among them."""
    originals = {one.digest for one in candidates if not one.revisit}
    for one in sorted(candidates, key=lambda one: (one.at, one.url), reverse=True):
        if not one.revisit or one.digest in originals:
            yield one


def _lines(body: bytes) -> Iterator[Mapping[str, str]]:
    """The lines of an index's answer with pywb's names of fields, whichever of the forms it has."""
    for found in cdx_to_captures(SimpleNamespace(status_code=200, text=body.decode("utf-8"))):
        yield {name: value for name, value in found.data.items() if isinstance(value, str)}


def _is_other(answer: Answer, candidate: Candidate) -> bool:
    """Whether the archive says that it gives a capture of another time, as some do where they lack one."""
    said = _header(answer, b"memento-datetime")
    if not said:
        return False
    try:
        return parsedate_to_datetime(said).astimezone(UTC) != candidate.at
    except (ValueError, TypeError, OverflowError):
        return True


def _original(answer: Answer, length: int) -> tuple[tuple[bytes, bytes], ...]:
    """The headers of the page as it was archived, of which archives put a word before most.

    The codings are those of the body as it came now.
    """
    mark = _UNPACKED.lower().encode()
    headers = []
    for name, value in answer.headers:
        lower = name.lower()
        if lower in {b"content-type", b"content-encoding"}:
            headers.append((name, value))
        elif lower.startswith(mark):
            plain = name[len(mark) :]
            coded = plain.lower() in {b"content-encoding", b"transfer-encoding", b"content-type"}
            wrong = plain.lower() == b"content-length" and value != str(length).encode()
            headers.append((name if coded or wrong else plain, value))
    return tuple(headers)


def _header(answer: Answer, name: bytes) -> str:
    return next((value for key, value in answer.headers if key.lower() == name), b"").decode("latin-1")


def _missing(path: Path, now: datetime) -> dict[str, datetime]:
    """Which captures were not to be had, and when; a file that is lost costs a few requests."""
    try:
        said = json.loads(path.read_text("utf-8"))["missing"]
        found = {key: datetime.fromisoformat(at) for key, at in said.items()}
        return {key: at for key, at in found.items() if timedelta() <= now - at < AGAIN}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
