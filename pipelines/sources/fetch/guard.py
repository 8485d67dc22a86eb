"""Which addresses may be asked at all: scheme, host, port, and the number that a host's name stands for."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from w3lib.url import safe_url_string

from pipelines.sources.addresses import is_web_address
from pipelines.sources.registry import Source, host_of

MAX_ADDRESS = 2_000
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what lies at the source's own hosts, on the usual ports or those that its entry names."""

    hosts: frozenset[str]
    ports: frozenset[int]
    loopback: bool = False

    @classmethod
    def of(cls, source: Source, *, loopback: bool = False) -> Guard:
        """The guard of one source."""
        named = (urlsplit(look.url).port for look in source.live)
        return cls(frozenset(source.hosts), frozenset({80, 443, *(port for port in named if port)}), loopback)

    def problem(self, url: str) -> str | None:
        """Why this address is not asked, as a short code, or None."""
        if len(url) > MAX_ADDRESS:
            return "address-too-long"
        if not is_web_address(url):
            return "no-web-address"
        parts = urlsplit(url)
        if host_of(url) not in self.hosts:
            return "other-host"
        if (parts.port or _PORTS[parts.scheme]) not in self.ports:
            return "other-port"
        try:
            number = ipaddress.ip_address(parts.hostname or "")
        except ValueError:
            return None
        return None if self.is_public(str(number)) else "private-address"

    def is_public(self, number: str) -> bool:
        """Whether an IP address is one of the public internet, or of this machine where that is allowed."""
        address = ipaddress.ip_address(number)
        mapped = getattr(address, "ipv4_mapped", None) or address
        return bool((mapped.is_global and not mapped.is_multicast) or (self.loopback and mapped.is_loopback))


def resolved(base: str, href: str) -> str | None:
    """The address that a link leads to, without its fragment and in ASCII; None where it leads nowhere on the web."""
    try:
        url = urldefrag(urljoin(base, href.strip()))[0]
        url = safe_url_string(url)
        return url if is_web_address(url) else None
    except ValueError:
        return None


class Numbers:
    """The numbers that names are given instead of those of DNS, each list in turn, its last for good."""

    def __init__(self, addresses: Mapping[str, Iterable[str]]) -> None:
        self._left = {host: list(numbers) for host, numbers in addresses.items()}

    def next(self, host: str) -> str | None:
        """The next number of a host, or None where DNS is to be asked."""
        left = self._left.get(host)
        if not left:
            return None
        return left.pop(0) if len(left) > 1 else left[0]
