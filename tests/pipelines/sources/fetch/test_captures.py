"""What web archives have is found by their CDX servers and taken as what it is: pywb's own, and one that misbehaves."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import dagster as dg
import fastwarc
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.archives import captures_of
from pipelines.automation import weekly_captures
from pipelines.cli.errors import CommandError
from pipelines.cli.sources import check_sources, fetch_sources
from pipelines.resources import Fetching as FetchingResource
from pipelines.resources import Folders
from pipelines.sources.archive import captures, load
from pipelines.sources.fetch.job import FetchJob, FetchReport
from pipelines.sources.registry import RegistryError, load_web_archives
from pipelines.sources.warc.items import scan_archives
from tests.pipelines.sources.fetch.conftest import CONTACT, Fetching
from tests.pipelines.sources.fetch.test_commands import resource_of
from tests.pipelines.sources.wayback import pywb, wayback  # noqa: F401 - a fixture
from tests.site.site import HOSTS, says, status

# On a first run pywb is installed.
pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("pywb")]

BASE = "http://www.molisa.gov.vn"
ITEM = "/Pages/tintuc/chitiet.aspx?tintucID={}"
PRINT = "/Pages/TinTuc/Printpage.aspx?tintucID={}"


def archives_file(folder: Path, index: str, replay: str) -> Path:
    path = folder / "web_archives.yaml"
    path.write_text(f"- {{archive_id: test, index: '{index}', replay: '{replay}', verified: never}}\n", "utf-8")
    return path


def pywb_file(folder: Path, base: str) -> Path:
    return archives_file(folder, f"{base}/all/cdx", f"{base}/all/{{time}}id_/{{url}}")


@dataclass
class WebArchive:
    """A web archive: captures written by warcio, then indexed and served by pywb."""

    fetching: Fetching
    pywb: Path
    writer: WARCWriter

    @property
    def home(self) -> Path:
        return self.fetching.folder / "wayback"

    def url(self, path: str) -> str:
        return f"{BASE}:{self.fetching.world.port}{path}"

    def add(
        self, path: str, day: str, text: str = "", code: str = "200 OK", kind: str = "text/html", **more: str
    ) -> str:
        """One capture; its digest."""
        headers = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in more.items())]
        body = text.encode()
        if more.get("Content_Encoding") == "gzip":
            body = gzip.compress(body, mtime=0)
        record = self.writer.create_warc_record(
            self.url(path),
            "response",
            io.BytesIO(body),
            http_headers=StatusAndHeaders(code, headers, "HTTP/1.1"),
            warc_headers_dict={"WARC-Date": f"{day}T01:02:03Z"},
        )
        self.writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Payload-Digest"))

    def revisit(self, path: str, day: str, digest: str, original: str) -> None:
        record = self.writer.create_revisit_record(
            self.url(path),
            digest,
            self.url(path),
            f"{original}T01:02:03Z",
            http_headers=StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1"),
            warc_headers_dict={"WARC-Date": f"{day}T01:02:03Z"},
        )
        self.writer.write_record(record)

    def open(self) -> Any:
        """Index all that was added, as pywb does it, and serve it."""
        collection = self.home / "collections" / "all"
        (collection / "archive").mkdir(parents=True)
        (collection / "indexes").mkdir()
        warc, index = collection / "archive" / "found.warc.gz", collection / "indexes" / "index.cdxj"
        warc.write_bytes(self.writer.out.getvalue())
        indexer = [str(self.pywb / "cdx-indexer"), "--cdxj", "--sort"]
        with index.open("wb") as out:
            subprocess.run([*indexer, str(warc)], check=True, stdout=out)
        return wayback(self.pywb, self.home)

    def fetch(self, base: str, day: float = 0) -> FetchReport:
        job = self.fetching.job("molisa", day, captures=True, web_archives=str(pywb_file(self.fetching.folder, base)))
        return self.fetching.runner.fetch(job, page_seconds=20.0)


@pytest.fixture
def archive(fetching: Fetching, pywb: Path) -> WebArchive:  # noqa: F811 - the fixture
    fetching.world.captures = True
    return WebArchive(fetching, pywb, WARCWriter(io.BytesIO(), gzip=True))


def page(number: int, words: str = "") -> str:
    return f"<html><body><h1>Hội nghị ASEAN lần thứ {number}</h1><p>Trang {number} {words}</p></body></html>"


def test_the_newest_good_capture_of_each_item_is_taken_as_what_it_is(archive: WebArchive) -> None:
    # An item under its two addresses; the newest captures are no pages.
    archive.add(ITEM.format(1), "2015-01-01", page(1, "old"))
    archive.add(PRINT.format(1), "2016-01-01", page(1, "print"), Content_Encoding="gzip", ETag='"7"')
    archive.add(ITEM.format(1), "2017-01-01", code="404 Not Found")
    archive.add(ITEM.format(1), "2018-01-01", code="302 Found", Location="/")
    archive.add(ITEM.format(1), "2019-01-01", "%PDF", kind="application/pdf")
    # A page that came again: its last capture is a revisit, and its original is there.
    digest = archive.add(ITEM.format(2), "2015-02-02", page(2))
    archive.revisit(ITEM.format(2), "2020-02-02", digest, "2015-02-02")
    # A revisit without its original is none; nor has an item anything that was never a page.
    archive.add(ITEM.format(3), "2015-03-03", page(3))
    archive.revisit(ITEM.format(3), "2020-03-03", "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "2014-03-03")
    archive.add(ITEM.format(4), "2015-04-04", code="500 Error")
    # What is no item, and another's page.
    archive.add("/Pages/tintuc/chuyenmuc.aspx", "2020-01-01", page(0))
    with archive.open() as base:
        report = archive.fetch(base)
        assert (report.ended, report.new, report.unchanged) == ("complete", 3, 0)
        assert (report.faults, report.refusals) == ((), ())
        assert [looked.found for looked in report.looked] == [3]
        again = archive.fetch(base, day=7)
        # robots.txt and the index; what is here is not asked for.
        assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
        assert again.requests == report.requests - 3
        assert again.files == ()

    found = captures(archive.fetching.raw / "molisa")
    assert [(c.url, f"{c.at:%Y-%m-%d %H:%M:%S}", c.kind, c.status) for c in found] == [
        (archive.url(ITEM.format(3)), "2015-03-03 01:02:03", "response", 200),
        (archive.url(PRINT.format(1)), "2016-01-01 01:02:03", "response", 200),
        (archive.url(ITEM.format(2)), "2020-02-02 01:02:03", "response", 200),
    ]
    kept = load(found[1])
    assert gzip.decompress(kept.body).decode() == page(1, "print")
    assert dict(kept.headers) == {b"Content-Type": b"text/html", b"Content-Encoding": b"gzip", b"Etag": b'"7"'}
    assert load(found[2]).body.decode() == page(2)
    assert len(scan_archives(archive.fetching.raw)) == 3
    with found[0].file.open("rb") as file:
        records = fastwarc.ArchiveIterator(file, record_types=fastwarc.WarcRecordType.any_type)
        kinds = [record.headers["WARC-Type"] for record in records]
    assert kinds == ["warcinfo", *["response", "metadata"] * 3], "no request is made up that nobody sent to the site"
    with gzip.open(found[0].file) as file:
        text = file.read().decode("utf-8", "replace")
    assert f"replayedFrom: {base}/all/20160101010203id_/{archive.url(PRINT.format(1))}" in text
    assert "retrievedAt: 2026-11-01T03:00:0" in text
    assert CONTACT not in text


@dataclass
class Fake:
    """A web archive that answers as the test says, in the form of the Internet Archive's index."""

    fetching: Fetching
    lines: list[list[str]]
    replays: dict[str, Callable[[Any], None]]
    asked: list[str]

    FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")

    @property
    def base(self) -> str:
        return f"http://archive.test:{self.fetching.world.port}"

    def add(self, number: int, stamp: str = "20150101000000", mime: str = "text/html", code: str = "200") -> None:
        url = f"{BASE}:{self.fetching.world.port}{ITEM.format(number)}"
        self.lines.append(["key", stamp, url, mime, code, f"DIGEST{number}", "100"])

    def __call__(self, handler: Any) -> None:
        parts = urlsplit(handler.path)
        self.asked.append(handler.path)
        if parts.path == "/robots.txt":
            return handler.send(self.fetching.world.robots, "text/plain")
        if parts.path == "/cdx":
            first = int(parse_qs(parts.query)["page"][0]) * 100
            lines = self.lines[first : first + 100]
            return handler.send(json.dumps([list(self.FIELDS), *lines]) if lines else "", "application/json")
        stamp, _, number = handler.path.removeprefix("/web/").partition("id_/")
        do = self.replays.get(number.rpartition("=")[2])
        if do is not None:
            return do(handler)
        at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        memento = {"Memento-Datetime": f"{at:%a, %d %b %Y %H:%M:%S} GMT", "X-Archive-Orig-Server": "old"}
        return handler.send(page(int(number.rpartition("=")[2])), "text/html; charset=utf-8", 200, memento)

    @property
    def file(self) -> Path:
        return archives_file(self.fetching.folder, f"{self.base}/cdx", f"{self.base}/web/{{time}}id_/{{url}}")

    def job(self, day: float = 0) -> FetchJob:
        addresses = self.fetching.world.addresses() | {"archive.test": ("127.0.0.1",), "evil.test": ("127.0.0.1",)}
        return self.fetching.job("molisa", day, captures=True, web_archives=str(self.file), addresses=addresses)

    def fetch(self, day: float = 0, **limits: Any) -> FetchReport:
        return self.fetching.runner.fetch(self.job(day), **limits)

    @property
    def taken(self) -> list[int]:
        found = captures(self.fetching.raw / "molisa")
        return sorted(int(c.url.rpartition("=")[2]) for c in found if "chitiet" in c.url)


@pytest.fixture
def fake(fetching: Fetching) -> Fake:
    fetching.world.captures = True
    fake = Fake(fetching, [], {}, [])
    fetching.world.fault("archive.test*", fake)
    return fake


def test_a_newer_capture_is_a_revision_and_the_same_bytes_are_none(fake: Fake) -> None:
    fake.add(1)
    fake.add(2)
    assert fake.fetch().new == 2
    fake.add(1, "20160101000000")
    fake.add(2, "20160101000000")
    fake.replays["1"] = says(page(1, "corrected"))
    report = fake.fetch(day=7)
    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    kinds = [(c.at.year, c.kind) for c in captures(fake.fetching.raw / "molisa")]
    assert sorted(kinds) == [(2015, "response"), (2015, "response"), (2016, "response"), (2016, "revisit")]


def test_a_budget_and_kills_cost_nothing_twice(fake: Fake) -> None:
    count = 40
    for number in range(count):
        fake.add(number)
    fake.fetching.manners = "{delay: 0, backoff: 0.01, budget: 10}"
    first = fake.fetch()
    assert (first.ended, first.requests, first.new) == ("budget", 10, 7)
    fake.fetching.manners = "{delay: 0, backoff: 0.01, budget: 5000}"
    kills = 4

    def run_and_die(day: int) -> None:
        left, ready = day + 3, threading.Event()

        def count_down() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                ready.wait(5)
                os.kill(process, signal.SIGKILL)

        fake.fetching.world.asked = count_down
        process = fake.fetching.runner.started(fake.job(day))
        ready.set()
        assert fake.fetching.runner.ended() is None

    for day in range(1, kills + 1):
        run_and_die(day)
    fake.fetching.world.asked = None
    last = fake.fetch(day=kills + 1)
    assert (last.ended, last.faults) == ("complete", ())
    assert fake.taken == list(range(count)), "none lost, none doubled"
    replayed = Counter(path for path in fake.asked if path.startswith("/web/"))
    assert sum(replayed.values()) - count <= kills, "asked for again is only what was under way at a death"


def test_an_index_of_several_pages_in_the_form_of_the_internet_archive(fake: Fake) -> None:
    for number in range(250):
        fake.add(number, mime="text/html" if number % 50 == 0 else "image/png")
    report = fake.fetch()
    assert (report.ended, report.new, report.faults) == ("complete", 5, ())
    assert sum(path.startswith("/cdx") for path in fake.asked) == 4
    headers = dict(load(captures(fake.fetching.raw / "molisa")[0]).headers)
    assert headers == {b"Content-Type": b"text/html; charset=utf-8", b"Server": b"old"}


def test_what_the_archive_cannot_or_must_not_give_is_named_and_the_capture_before_is_tried(fake: Fake) -> None:
    world = fake.fetching.world
    hostile: dict[str, tuple[str, Callable[[Any], None]]] = {
        "1": ("not-replayed", status(404)),
        "2": ("wrong-type", says("GIF89a", "image/gif")),
        "3": ("empty", says(" ")),
        "4": ("too-large", says(b"x" * 3_000_000)),
        "5": ("bad-coding", says(b"no gzip", Content_Encoding="gzip")),
        "6": ("other-capture", status(302, Location="/web/20140101000000id_/" + BASE + ITEM.format(6))),
        "7": ("other-capture", says(page(7), Memento_Datetime="Wed, 01 Jan 2014 00:00:00 GMT")),
        "8": (
            "other-host",
            status(
                302, Location=f"http://evil.test:{world.port}/web/20150101000000id_/{BASE}:{world.port}{ITEM.format(8)}"
            ),
        ),
        "9": ("contact-echoed", says(f"<p>{CONTACT}</p>")),
        "10": ("too-large-unpacked", says(gzip.compress(b" " * 30_000_000), Content_Encoding="gzip")),
    }
    for number, (_, do) in hostile.items():
        fake.replays[number] = do
        fake.add(int(number))
    # Of this item the newest capture is damaged and the one before is not.
    fake.add(20, "20100101000000")
    fake.add(20, "20150101000000")

    def newest(handler: Any) -> None:
        if "/20150101000000id_/" in handler.path:
            return status(404)(handler)
        return handler.send(page(20), "text/html")

    fake.replays["20"] = newest
    report = fake.fetch()
    assert report.ended == "complete"
    assert sorted(refusal.kind for refusal in report.refusals) == sorted(
        ["not-replayed", *(kind for kind, _ in hostile.values())]
    )
    assert report.faults == ()
    assert (report.new, fake.taken) == (1, [20])
    assert not [asked for asked in world.log if asked.host == "evil.test"]
    fake.asked.clear()
    assert fake.fetch(day=7).ended == "complete"
    assert len(fake.asked) == 3, "robots.txt and the index: what was not to be had is left alone for a month"
    assert sum(fake.fetch(day=40).refused.values()) == 11


def test_an_index_that_cannot_be_read_or_fails_is_named(fake: Fake) -> None:
    for body in (b"<html>", b"[" * 100_000, b'[["a"],[1]]', b'{"url": 1}\n[]', b"[1,2]", b"\xff\xfe"):
        fake.fetching.world.fault("archive.test*", lambda handler, body=body: handler.send(body, "text/plain"))
        report = fake.fetch()
        assert report.ended in {"failing", "complete"}, body
        assert report.new == 0
        assert report.ended == "complete" or report.faults[-1].kind == "bad-index"
    fake.fetching.world.fault("archive.test*", status(503))
    assert fake.fetch().ended == "robots-unreachable"
    fake.fetching.world.fault("archive.test*", status(429, Retry_After="3600"))
    assert fake.fetch().ended == "asked-to-wait"


def test_robots_txt_of_the_archive_is_obeyed_and_lines_that_lie_are_left_out(fake: Fake) -> None:
    fake.add(1, "99991231235959")
    fake.add(2, "20151301000000")
    fake.add(3, "2015")
    fake.lines.append(
        ["key", "20150101000000", "http://evil.test/Pages/tintuc/chitiet.aspx?tintucID=4", "text/html", "200", "D", "1"]
    )
    fake.lines.append(["key", "20150101000000", "file:///etc/passwd", "text/html", "200", "D", "1"])
    fake.lines.append(["key", "20150101000000", f"{BASE}{ITEM.format(5)}\r\nX: y", "text/html", "200", "D", "1"])
    report = fake.fetch()
    assert (report.ended, report.new, report.refused) == ("complete", 0, {})
    fake.fetching.world.robots = "User-agent: *\nDisallow: /cdx\n"
    report = fake.fetch(day=1)
    assert (report.ended, report.refused) == ("failing", {"robots": 1})


def test_captures_of_a_page_that_is_live_too_are_its_history(fake: Fake) -> None:
    """What came from the site is newer than what web archives have, and is not replaced by it."""
    fake.fetching.world.site("molisa").add(2)
    assert fake.fetching("molisa").new == 2
    fake.add(1)
    fake.add(3, "20160101000000")
    report = fake.fetch(day=1)
    assert (report.new, report.unchanged) == (1, 1)
    assert fake.taken[-1] == 3
    # The site is asked for the page that only the archive had.
    assert fake.fetching("molisa", day=2).gone == 1


@pytest.fixture
def resource(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> FetchingResource:
    monkeypatch.setenv("ASEAN_MEETINGS_CONTACT", CONTACT)
    resource = resource_of(fake.fetching, ["archive.test"], web_archives=str(fake.file))
    monkeypatch.setattr(type(resource), "fetch", lambda _, job: fake.fetching.runner.fetch(job, free_bytes=0))
    return resource


def test_the_commands_take_and_check_captures(
    fake: Fake, resource: FetchingResource, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.add(1)
    assert fetch_sources(["molisa"], fake.fetching.raw, resource, captures=True) == 0
    assert capsys.readouterr().out.splitlines()[2].split()[:4] == ["molisa", "complete", "4", "1"]
    with pytest.raises(CommandError, match="asean: not looked for in web archives"):
        fetch_sources(["asean"], fake.fetching.raw, resource, captures=True)

    fake.fetching.world.site("molisa").add(1)
    fake.lines.clear()
    assert check_sources(["molisa"], resource) == 1
    said = capsys.readouterr().out
    assert "these captures lead to no address of a notice" in " ".join(said.split())


def test_in_dagster_captures_are_assets_of_a_weekly_schedule(fake: Fake, resource: FetchingResource) -> None:
    fake.add(1)
    with dg.build_schedule_context(
        scheduled_execution_time=datetime(2026, 11, 7, 5, tzinfo=UTC), resources={"fetching": resource}
    ) as context:
        requests: Any = weekly_captures(context)
    assert [request.asset_selection[0].path for request in requests] == [["captures", name] for name in sorted(HOSTS)]
    source = resource.sources.get("molisa")
    assert source is not None
    folders = Folders(raw=str(fake.fetching.raw))
    fake.fetching.raw.mkdir(exist_ok=True)
    for counted in ("new", "unchanged"):
        done = dg.materialize([captures_of(source)], resources={"folders": folders, "fetching": resource})
        told = [*done.get_asset_materialization_events(), *done.get_asset_observation_events()]
        (data,) = [event.event_specific_data for event in told]
        said = getattr(data, "materialization", None) or data.asset_observation
        assert said.metadata[counted].value == 1


def test_a_slip_in_the_file_of_web_archives_is_named(tmp_path: Path) -> None:
    assert load_web_archives()
    file = archives_file(tmp_path, "ftp://x.example/cdx", "https://x.example/{time}/{url}")
    with pytest.raises(RegistryError, match=r"web_archives\.yaml: index: 'ftp"):
        load_web_archives(file)
