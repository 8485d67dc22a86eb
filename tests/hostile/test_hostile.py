"""Whatever a server answers is survived within set time and memory, kept apart from what is good, and named."""

from __future__ import annotations

import resource
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipelines.batches import read_batch
from pipelines.sources import archive
from pipelines.sources.batching import plan
from pipelines.sources.fetch.guard import Guard, Numbers, resolved
from pipelines.sources.fetch.links import feed_links, page_links
from pipelines.sources.registry import load_registry
from pipelines.sources.warc.items import scan_archives
from tests.hostile.answers import ANSWERS, NOTICE
from tests.pipelines.sources.fetch.conftest import Fetching
from tests.reading import told
from tests.site.site import HOSTS, says

SECONDS = 60
MEGABYTES = 400


def outcome(fetching: Fetching, number: int, report_lines: dict[str, str]) -> str:
    """What came of the notice with this number: as the report names it, or as it was read from the archive."""
    url = fetching.world.url("molisa-icd", f"/vi/node/{number}")
    if url in report_lines:
        return report_lines[url]
    read = {
        item.capture.url: item
        for item in scan_archives(fetching.raw, load_registry(fetching.folder / "registry"))
        if item.capture.url == url
    }
    if not read:
        return "nothing"
    (batch,) = plan(read.values())
    result = read_batch(batch)
    return f"read:{result.rejections['reason'][0].as_py()}" if result.rejections.num_rows else "taken"


def test_the_hostile_set_is_survived(fetching: Fetching) -> None:
    world = fetching.world
    assert len(ANSWERS) >= 40
    site = world.site("molisa-icd")
    site.add(len(ANSWERS) + 2)
    for number, (answer, _) in enumerate(ANSWERS.values(), 1):
        world.fault(f"/vi/node/{number}", answer)
    before = set(Path("/tmp").iterdir())
    # The most memory of any child so far: what other tests started counts too.
    highest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    begun = time.monotonic()
    report = fetching("molisa-icd", attempts=1, failures=100, page_seconds=1.0, kept_bytes=4096)
    took = time.monotonic() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024

    assert report.ended == "complete"
    lines = {fault.url: f"fault:{fault.kind}" for fault in report.faults}
    lines |= {refusal.url: f"refused:{refusal.kind}" for refusal in report.refusals}
    targets = {"refused:other-host", "refused:other-port", "refused:moved-away", "refused:address-too-long"}
    wrong = []
    for number, (name, (_, expected)) in enumerate(ANSWERS.items(), 1):
        got = outcome(fetching, number, lines)
        wanted = expected if isinstance(expected, set) else {expected}
        # A refused target of a redirect stands in the report under its own address.
        if got == "nothing" and wanted & targets & set(lines.values()):
            continue
        if got not in wanted:
            wrong.append((name, got, sorted(wanted)))
    assert not wrong, wrong
    assert took < SECONDS
    assert peak <= max(highest, MEGABYTES)
    assert not any("evil" in str(path) for path in {*Path("/tmp").iterdir()} - before)
    assert {path.suffix for path in (fetching.raw / "molisa-icd").iterdir() if path.is_file()} <= {
        *(".gz", ".cdxj", ".json", ".lock", "")
    }
    asked = world.log[-1]
    assert "cookie" not in {name for request in world.log for name in request.headers}
    assert asked.host == HOSTS["molisa-icd"]
    for file in (fetching.raw / "molisa-icd").glob("*.warc.gz"):
        members = list(archive._members(file))
        assert members[-1][0] + members[-1][1] == file.stat().st_size


@pytest.mark.parametrize(
    ("numbers", "loopback", "kind"),
    [
        (("127.0.0.1",), False, "private-address"),
        (("10.0.0.1",), True, "private-address"),
        (("169.254.169.254",), True, "private-address"),
        (("0.0.0.0",), True, "private-address"),
        (("192.168.1.1",), True, "private-address"),
        (("224.0.0.1",), True, "private-address"),
    ],
)
def test_a_name_that_leads_into_this_network_is_refused(
    fetching: Fetching, numbers: tuple[str, ...], loopback: bool, kind: str
) -> None:
    job = fetching.job("molisa-icd", loopback=loopback, addresses={HOSTS["molisa-icd"]: numbers})
    report = fetching.runner.fetch(job)
    assert [fault.kind for fault in report.faults] == [kind]
    assert not fetching.world.log


def test_a_name_that_leads_elsewhere_later_is_refused_then(fetching: Fetching) -> None:
    """Rebinding: the first connection leads to the site, the next into the operator's network."""
    fetching.world.site("molisa-icd").add(3)

    def answer_and_leave(handler: Any) -> None:
        handler.answer(HOSTS["molisa-icd"])
        handler.close_connection = True

    fetching.world.fault("/robots.txt", answer_and_leave)
    job = fetching.job("molisa-icd", addresses={HOSTS["molisa-icd"]: ("127.0.0.1", "10.0.0.1")})
    report = fetching.runner.fetch(job)
    assert {fault.kind for fault in report.faults} == {"private-address"}
    assert report.new == 0


def test_only_the_sources_own_hosts_and_ports_are_asked() -> None:
    source = replace(load_registry().sources[0], hosts=("one.org",), look=())
    guard = Guard.of(source)
    assert guard.problem("https://www.one.org/a") is None
    for url, problem in {
        "ftp://one.org/": "no-web-address",
        "https://two.org/": "other-host",
        "https://one.org.evil.example/": "other-host",
        "https://evil.example/one.org": "other-host",
        "https://one.org:8443/": "other-port",
        "https://one.org@evil.example/": "no-web-address",
        "https://one.org/" + "x" * 3000: "address-too-long",
        "https://[::1]/": "other-host",
    }.items():
        assert guard.problem(url) == problem, url
    for number in ("8.8.8.8", "2001:4860:4860::8888"):
        assert guard.is_public(number)
    for number in ("::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "100.64.0.1", "198.18.0.1", "0.0.0.0"):
        assert not guard.is_public(number), number
    assert Numbers({"a": ("1", "2")}).next("b") is None


@pytest.mark.parametrize(
    "body",
    [
        b"<a href='" * 200_000,
        b"<a " * 500_000,
        b"<a href=x>" * 300_000,
        b"<!--" * 500_000,
        b"<script>" * 300_000,
        b"<div>" * 400_000,
        b"<base href='//evil.example/'>" * 50_000,
        "<a href='&#x6A;avascript:x'>İİİİ</a>".encode() * 20_000,
        b'<a href="http://[::1">x</a>' * 20_000,
        b"\x00\xff" * 1_000_000,
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "' % (98 + n) + b"&%c;" % (97 + n) * 10 + b'">' for n in range(20))
        + b"]><rss><item><link>&u;</link></item></rss>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
        b"<urlset>" + b"<url>" * 300_000,
        b"<rss>" + b"<item><link>/x</link></item>" * 50_000,
    ],
    ids=lambda body: body[:20].decode("latin-1"),
)
def test_what_leads_to_notices_is_read_in_its_share_of_time(body: bytes) -> None:
    for read in (page_links, feed_links):
        begun = time.process_time()
        links = read(body, "https://one.org/news")
        assert time.process_time() - begun < 8
        assert not any("passwd" in link.url or "javascript" in link.url or "root:" in link.words for link in links)


def test_links_are_resolved_to_web_addresses_or_nothing() -> None:
    for href in ("javascript:x", "data:x", "file:///x", "mailto:a@b.org", "http://[", "\x00", "//", "http://a b/"):
        found = resolved("https://one.org/a/b", href)
        assert found is None or found.startswith(("https://one.org/", "http://a")), href
    assert resolved("https://one.org/a/b", "../../../../etc/passwd") == "https://one.org/etc/passwd"
    assert resolved("https://one.org/a/b", " /tin?id=1#top ") == "https://one.org/tin?id=1"


def test_none_of_it_is_in_a_release_but_as_a_rejection(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(6)
    for number, answer in enumerate(
        ("a picture", "a body of 10 GB by its length", "zeros that say they are a page"), 1
    ):
        fetching.world.fault(f"/vi/node/{number}", ANSWERS[answer][0])
    fetching.world.fault("/vi/node/4", says(NOTICE))
    fetching("molisa-icd", attempts=1)
    rows = told(fetching.raw, fetching.folder / "batches")
    assert sorted(row["url"][-1] for row in rows["notices"]) == ["4", "5", "6"]
    assert sorted(row["reason"] for row in rows["rejections"]) == ["damaged", "damaged", "empty"]
