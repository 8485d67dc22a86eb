"""One request at a time by Scrapy's downloader, within the limits of a job. Knows no source and keeps nothing."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import scrapy
from OpenSSL import SSL
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Request, Response
from twisted.internet import defer
from twisted.internet.error import ConnectError, DNSLookupError
from twisted.internet.interfaces import IResolverSimple
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError
from zope.interface import implementer

from pipelines.sources.archive import Truncation
from pipelines.sources.fetch.guard import Guard, Numbers
from pipelines.sources.fetch.job import Limits

Headers = tuple[tuple[bytes, bytes], ...]

# Everything that Scrapy's own middlewares do is done by the walk, where it can be archived and reported; proxies of the
# environment are left out because they would resolve names beyond the guard's sight.
_NO_MIDDLEWARE: dict[str, Any] = {
    "DOWNLOADER_MIDDLEWARES_BASE": {},
    "SPIDER_MIDDLEWARES_BASE": {},
    "EXTENSIONS_BASE": {},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `cut` tells why the body is not whole: it was too large, or came too slowly."""

    status: int
    headers: Headers
    body: bytes
    ip_address: str | None
    seconds: float
    cut: Truncation | None = None


class RequestError(Exception):
    """Nothing usable came back. `kind` is a short code; `passing` tells whether trying again may help."""

    def __init__(self, kind: str, detail: str, *, passing: bool = True) -> None:
        super().__init__(detail)
        self.kind = kind
        self.passing = passing


@implementer(IResolverSimple)
class _Resolver:
    """Gives a name's number only where the guard lets it through: it is the number that is then connected to.

    Each connection asks anew, so that a name that leads elsewhere later is seen again.
    """

    def __init__(self, inner: Any, guard: Guard, numbers: Numbers) -> None:
        self.inner, self.guard, self.numbers = inner, guard, numbers
        self.refused: dict[str, str] = {}

    def getHostByName(self, name: str, timeout: Any = ()) -> defer.Deferred[str]:  # noqa: N802, ARG002 - Twisted's
        number = self.numbers.next(name)
        found = defer.succeed(number) if number else self.inner.getHostByName(name, (10,))
        return found.addCallback(self._checked, name)

    def _checked(self, number: str, name: str) -> str:
        if self.guard.is_public(number):
            return number
        self.refused[name] = number
        raise DNSLookupError(f"{name} leads to {number}")


class Client:
    """Sends one request after another. Made by `run`."""

    def __init__(self, crawler: Crawler, resolver: _Resolver, limits: Limits) -> None:
        self._crawler, self._resolver, self._limits = crawler, resolver, limits
        self._begun = 0.0
        self._received = 0
        self._cut: Truncation | None = None
        crawler.signals.connect(self._on_headers, signal=signals.headers_received)
        crawler.signals.connect(self._on_bytes, signal=signals.bytes_received)

    async def get(self, url: str, headers: Headers) -> Answer:
        """GET `url`, following nothing. Raises RequestError."""
        request = Request(url, headers=dict(headers), dont_filter=True)
        # The downloader's own limit is for what sends nothing at all; what drips is cut by `_on_bytes`.
        request.meta["download_timeout"] = self._limits.page_seconds * 1.2
        self._begun, self._received, self._cut = time.monotonic(), 0, None
        engine = self._crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(request)
        except Exception as error:
            raise self._problem(url, error) from error
        return self._answer(response)

    def _answer(self, response: Response) -> Answer:
        headers = tuple((name, value) for name, values in response.headers.items() for value in values)
        stopped = "download_stopped" in response.flags
        return Answer(
            status=response.status,
            headers=headers,
            body=response.body,
            ip_address=str(response.ip_address) if response.ip_address else None,
            seconds=time.monotonic() - self._begun,
            cut=(self._cut or "unspecified") if stopped else None,
        )

    def _problem(self, url: str, error: Exception) -> RequestError:
        host = scrapy.utils.httpobj.urlparse_cached(Request(url)).hostname or ""
        causes = list(_causes(error))
        if isinstance(error, CannotResolveHostError):
            if host in self._resolver.refused:
                number = self._resolver.refused.pop(host)
                return RequestError("private-address", f"{host} leads to {number}", passing=False)
            return RequestError("unresolved", f"no address is known for {host}")
        if any(isinstance(cause, SSL.Error) for cause in causes):
            reasons = next(cause for cause in causes if isinstance(cause, SSL.Error)).args
            words = str(reasons[0][0][-1]) if reasons and reasons[0] else "the connection could not be secured"
            return RequestError("tls", f"{host}: {words}", passing=False)
        if isinstance(error, DownloadConnectionRefusedError):
            return RequestError("refused", f"{host} refuses the connection")
        if isinstance(error, DownloadTimeoutError):
            return RequestError("timeout", f"no answer in {self._limits.page_seconds:.0f} s")
        if isinstance(error, ResponseDataLossError):
            return RequestError("truncated", "the answer broke off before its end")
        if any(isinstance(cause, ParseError | ValueError) for cause in causes):
            return RequestError("bad-response", "what came back is not HTTP")
        if any(isinstance(cause, ConnectError) for cause in causes):
            return RequestError("unreachable", f"{host} cannot be reached")
        return RequestError("reset", f"the connection was lost ({type(error).__name__})")

    def _on_headers(self, headers: Any, body_length: int, request: Request, spider: object) -> None:  # noqa: ARG002
        length = headers.get(b"Content-Length")
        if length and length.isdigit() and int(length) > self._limits.page_bytes:
            self._stop("length")

    def _on_bytes(self, data: bytes, request: Request, spider: object) -> None:  # noqa: ARG002 - Scrapy's
        self._received += len(data)
        if self._received > self._limits.page_bytes:
            self._stop("length")
        if time.monotonic() - self._begun > self._limits.page_seconds:
            self._stop("time")

    def _stop(self, why: Truncation) -> None:
        self._cut = why
        raise StopDownload(fail=False)


def run(work: Callable[[Client], Awaitable[None]], guard: Guard, numbers: Numbers, limits: Limits) -> None:
    """Run `work` with a client, in a reactor that this process starts once and cannot start again."""
    failed: list[BaseException] = []

    class _Fetch(scrapy.Spider):
        name = "fetch"

        async def start(self) -> Any:
            from twisted.internet import reactor

            resolver = _Resolver(reactor.resolver, guard, numbers)
            reactor.installResolver(resolver)
            try:
                await work(Client(self.crawler, resolver, limits))
            except Exception as error:  # noqa: BLE001 - raised again below, outside the reactor
                failed.append(error)
            nothing: tuple[Any, ...] = ()
            for request in nothing:
                yield request

    process = AsyncCrawlerProcess(
        {
            **_NO_MIDDLEWARE,
            "CONCURRENT_REQUESTS": 1,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "DOWNLOAD_MAXSIZE": 0,
            "DOWNLOAD_WARNSIZE": 0,
            "DOWNLOAD_VERIFY_CERTIFICATES": True,
            "DOWNLOAD_FAIL_ON_DATALOSS": True,
            "LOG_ENABLED": False,
            "LOG_INSTALL_ROOT_HANDLER": False,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(_Fetch)
    # The signals keep their meaning: a fetch may be killed at any moment, the next one mends what it left.
    process.start(install_signal_handlers=False)
    if failed:
        raise failed[0]


def _causes(error: BaseException) -> Any:
    """The error, what it comes from, and the reasons that Twisted keeps in lists."""
    left, seen = [error], set[int]()
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        left += [cause for cause in (one.__cause__, one.__context__) if cause is not None]
        reasons = getattr(one, "reasons", None) or []
        left += [reason.value for reason in reasons if isinstance(reason, Failure) and reason.value is not None]
