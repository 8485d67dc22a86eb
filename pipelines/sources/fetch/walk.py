"""The walk over one source: robots.txt, the places where notices are found, then the notices that are due.

Every response is archived before anything is made of it, so that a walk may end at any moment and be gone on with.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path

from pipelines.sources.addresses import notice_id
from pipelines.sources.archive import Capture, Exchange, load
from pipelines.sources.fetch.client import Answer, Headers
from pipelines.sources.fetch.guard import Guard
from pipelines.sources.fetch.job import FetchJob, Looked
from pipelines.sources.fetch.links import Link, decoded, feed_links, page_links
from pipelines.sources.fetch.visit import (
    FEEDS,
    PACKED,
    REDIRECTS,
    SOFTWARE,
    TEXTS,
    Clock,
    Page,
    RunEnd,
    Visit,
    redirect,
)
from pipelines.sources.registry import Look, Registry, Source

STATE = ".state.json"
# A page is looked at again when it has been known for as long again as when it was last looked at, within these.
SOONEST = timedelta(days=1)
LATEST = timedelta(days=90)
# A daily run that begins a little earlier than the one before must not leave a page to the next day.
SLACK = timedelta(hours=2)
# What an interrupted run has fetched is taken as fetched by this one, if it is no older.
RESUMABLE = timedelta(hours=12)


@dataclass(slots=True)
class _Seen:
    """What the archive knows of one address: its captures in time, and the last response that was whole."""

    first: Capture
    last: Capture
    response: Capture | None = None


class Walk(Visit):
    """One run over the site of one source."""

    def __init__(
        self, job: FetchJob, source: Source, registry: Registry, known: Sequence[Capture], clock: Clock
    ) -> None:
        super().__init__(job, source, Guard.of(source, loopback=job.loopback), clock)
        self.registry = registry
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
        self.complete = False

    def close(self) -> None:
        """Seal what was archived, and keep how far the run came."""
        super().close()
        _State(self.complete).write(self.job.folder / STATE)

    async def visit(self) -> None:
        """The places of the source, then the notices that are due."""
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

    async def rules_at(self, url: str) -> Page | Exchange | None:
        """As `Visit` says; archived, as all that the source answers."""
        return await self._answer(url, "", "P")

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
                    self.refuse(link.url, problem)
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
            if capture.status in REDIRECTS and self.source.is_item(url):
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
        if url in self.resumed and self.resumed[url].status not in REDIRECTS:
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
            problem = self.guard.problem(url) or await self.forbidden(url)
            if problem:
                self.refuse(url, problem)
                return None
            answer = await self._answer(url, via, hops)
            if isinstance(answer, Page) or answer is None:
                return answer
            target = redirect(answer)
            if target is None:
                self.fault(url, "bad-redirect", "a redirect that leads nowhere")
                return None
            if self.source.is_item(url) and not self.source.is_item(target):
                # As sites do with what is gone: the way to the front page, or to a log-in.
                self.refuse(target, self.guard.problem(target) or "moved-away")
                return None
            via, url, hops = url, target, f"{hops}R"
        self.fault(url, "redirect-loop", f"more than {self.limits.redirects} redirects")
        return None

    async def _answer(self, url: str, via: str, hops: str) -> Page | Exchange | None:
        """The page, the redirect that stands in its place, or None; archived."""
        if url in self.resumed:
            return self._again(self.resumed[url])
        answer = await self.tried(url, self._request_headers(url))
        if answer is None:
            return None
        return self._archived(url, via, hops, answer)

    def _again(self, capture: Capture) -> Page | Exchange | None:
        """What an interrupted run has fetched of this address."""
        response = capture if capture.kind == "response" else self.seen[capture.url].response
        exchange = load(response or capture)
        if capture.status in REDIRECTS:
            return exchange
        return self._read(exchange, fresh=False) if capture.good else None

    def _request_headers(self, url: str) -> Headers:
        headers = [
            self.agent,
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
        if self.echoes(answer):
            self.refuse(url, "contact-echoed")
            return None
        sent = tuple(
            (name, SOFTWARE.encode() if name == b"User-Agent" else value) for name, value in self._request_headers(url)
        )
        notes = [("via", via)] if via else []
        notes += [("hopsFromSeed", hops), ("fetchTimeMs", str(round(answer.seconds * 1000)))]
        exchange = Exchange(
            url, self.clock.now(), answer.status, answer.headers, answer.body, sent, answer.ip_address, answer.cut
        )
        item = self.source.is_item(url)
        refusal = self.unfit(exchange, item=item, types=() if hops == "P" else TEXTS if item else (*FEEDS, *PACKED))
        if refusal:
            kept = exchange.body[: self.limits.kept_bytes]
            cut = exchange.truncated or ("length" if len(kept) < len(exchange.body) else "unspecified")
            notes.append(("refused", refusal))
            exchange = replace(exchange, body=kept, truncated=cut)
            self.refuse(url, refusal)
        exchange = replace(exchange, notes=tuple(notes))
        seen = self.seen.get(url)
        was = seen.response if seen and seen.last.good else None
        same = was if was and (answer.status == HTTPStatus.NOT_MODIFIED or exchange.digest == was.digest) else None
        if answer.status == HTTPStatus.NOT_MODIFIED and same is None:
            self.fault(url, "bad-response", "304 to a request that asked for the page itself")
            return None
        self._remember(self.writer.write(exchange, unchanged=same if answer.status != HTTPStatus.NOT_FOUND else None))
        if refusal or not (same or answer.status in REDIRECTS or answer.status == HTTPStatus.OK):
            return None
        if answer.status in REDIRECTS:
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
