"""A site is fetched whole and politely, and after that only what is new or changed."""

from __future__ import annotations

import gzip
import itertools

import pytest

from pipelines.sources.archive import load
from pipelines.sources.fetch.job import FetchError, check_contact, fetch
from tests.pipelines.sources.fetch.conftest import CONTACT, Fetching, is_notice
from tests.site.site import HOSTS, START, days, says, status

COUNTS = {"molisa": 250, "asean-plus-three": 150, "molisa-icd": 100}


def test_a_site_is_fetched_whole_and_after_that_what_is_new_or_changed(fetching: Fetching) -> None:
    world = fetching.world
    for source_id, count in COUNTS.items():
        world.site(source_id).add(count)

    for source_id, count in COUNTS.items():
        report = fetching(source_id)
        assert (report.ended, report.new, report.faults) == ("complete", count, ())
        assert len(set(fetching.pages(source_id))) == len(fetching.pages(source_id)) == count
    assert max(world.hits(source_id="molisa").values()) == 1, "no address is asked for twice"
    assert world.most_under_way == 1, "one request at a time for each host"

    for source_id in COUNTS:
        site = world.site(source_id)
        site.add(3)
        site.change(7, START + days(0.02))
    world.log.clear()
    for source_id in COUNTS:
        report = fetching(source_id, day=0.05)
        assert (report.ended, report.new) == ("complete", 3), source_id
    asked = [asked.path for asked in world.log if is_notice(asked.path)]
    # The one that WordPress's sitemap says to have changed; the others cannot be known to have, on the same day.
    assert len(asked) == 3 * 3 + 1
    assert "/notice-of-a-meeting-7/" in asked


def test_pages_are_looked_at_again_ever_more_rarely(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(1)
    looked = []
    for day in range(40):
        fetching.world.log.clear()
        report = fetching("molisa-icd", day=day + 0.01 * day)
        if "/vi/node/1" in fetching.world.hits():
            looked.append(day)
            assert (report.new, report.unchanged) == ((1, 0) if day == 0 else (0, 1))
    assert looked == [0, 1, 2, 4, 8, 16, 32]


def test_a_page_that_is_as_before_is_asked_for_conditionally_and_kept_once(fetching: Fetching) -> None:
    for source_id in COUNTS:
        fetching.world.site(source_id).add(2)
        fetching(source_id)
    fetching.world.log.clear()
    for source_id in COUNTS:
        assert fetching(source_id, day=2).unchanged == 2
        pages = [c for c in fetching.captures(source_id) if is_notice(c.url)]
        assert [c.kind for c in pages] == ["response", "response", "revisit", "revisit"]
        assert {c.digest for c in pages[:2]} == {c.digest for c in pages[2:]}
    asked = {a.path: a.headers for a in fetching.world.log if is_notice(a.path)}
    assert asked["/vi/node/1"]["if-none-match"] == '"1-0"'
    assert "if-modified-since" in asked["/notice-of-a-meeting-1/"]
    assert "if-none-match" not in asked["/Pages/tintuc/chitiet.aspx?tintucID=1"]


def test_a_page_that_changes_and_one_that_goes_are_told(fetching: Fetching) -> None:
    site = fetching.world.site("molisa")
    site.add(3)
    fetching("molisa")
    site.change(1, START + days(1))
    site.notices[2].gone = True
    report = fetching("molisa", day=2)
    assert (report.changed, report.gone, report.unchanged) == (1, 1, 1)
    assert len(fetching.pages("molisa")) == 4, "both versions of the first, the second as it was"


def test_the_two_addresses_of_one_item_are_fetched_once(fetching: Fetching) -> None:
    fetching.world.site("molisa").add(5)
    fetching("molisa")
    assert not [path for path in fetching.world.hits() if "Printpage" in path]


def test_what_robots_txt_asks_is_done(fetching: Fetching) -> None:
    site = fetching.world.site("molisa-icd")
    site.add(4)
    fetching.world.robots = "User-agent: *\nDisallow: /vi/node/2\n\nUser-agent: asean-meetings\nDisallow: /vi/node/3\n"
    report = fetching("molisa-icd")
    assert (report.new, report.refused) == (3, {"robots": 1})
    assert "/vi/node/3" not in fetching.world.hits()


def test_a_source_is_left_alone_when_its_robots_txt_cannot_be_had(fetching: Fetching) -> None:
    fetching.world.site("molisa").add(1)
    fetching.world.fault("/robots.txt", status(503))
    report = fetching("molisa")
    assert report.ended == "robots-unreachable"
    assert set(fetching.world.hits()) == {"/robots.txt"}
    fetching.world.faults.clear()
    fetching.world.fault("/robots.txt", status(404))
    assert fetching("molisa").new == 1, "no such file: nothing is forbidden"


def test_delays_crawl_delay_and_retry_after_are_kept(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(2)
    fetching.manners = "{delay: 0.2, backoff: 0.01, budget: 50}"
    fetching.world.fault("/vi/node/2", status(429, Retry_After="0"), times=1)
    fetching("molisa-icd")
    times = [asked.at for asked in fetching.world.log]
    assert min(b - a for a, b in itertools.pairwise(times)) > 0.14, "three quarters of the delay, at least"

    fetching.world.site("molisa-icd").add(1)
    fetching.world.log.clear()
    fetching.world.robots = "User-agent: *\nCrawl-delay: 0.5\n"
    fetching("molisa-icd", day=0.1)
    times = [asked.at for asked in fetching.world.log]
    assert min(b - a for a, b in itertools.pairwise(times)) > 0.36

    fetching.world.fault("/vi/tin", status(503, Retry_After="86400"))
    report = fetching("molisa-icd", day=0.2)
    assert report.ended == "asked-to-wait"
    assert "86400 s" in report.detail


def test_a_run_keeps_to_its_budget_and_the_next_goes_on(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(50)
    fetching.manners = "{delay: 0, backoff: 0.01, budget: 25}"
    ends = [fetching("molisa-icd", day=0.01 * run) for run in range(3)]
    assert [report.ended for report in ends] == ["budget", "budget", "complete"]
    assert sum(report.new for report in ends) == 50
    assert max(count for path, count in fetching.world.hits().items() if is_notice(path)) == 1


def test_nothing_is_fetched_without_a_contact_and_it_stands_nowhere_but_in_the_request(fetching: Fetching) -> None:
    for wrong in (None, "", "me", "me at example.org", "a@b", "x@example.org\r\nHost: evil"):
        with pytest.raises(FetchError, match="ASEAN_MEETINGS_CONTACT"):
            check_contact(wrong)
    fetching.world.site("molisa").add(2)
    report = fetching("molisa")
    assert CONTACT in fetching.world.log[-1].headers["user-agent"]
    assert CONTACT not in report.to_json()
    for path in (fetching.raw / "molisa").iterdir():
        if path.is_file():
            content = path.read_bytes()
            assert CONTACT.encode() not in (gzip.decompress(content) if path.suffix == ".gz" else content)


def test_a_fetch_in_a_process_of_its_own_tells_what_it_did_and_why_it_died(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(1)
    assert fetch(fetching.job("molisa-icd")).new == 1
    with pytest.raises(FetchError, match="nobody: not looked at live"):
        fetch(fetching.job("nobody"))


def test_what_is_archived_is_what_the_server_sent(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(1)
    fetching("molisa-icd")
    (capture,) = [c for c in fetching.captures("molisa-icd") if is_notice(c.url)]
    exchange = load(capture)
    assert exchange.header(b"content-encoding") == b"gzip", "the content coding is kept"
    assert exchange.body.startswith(b"\x1f\x8b")
    assert capture.url == f"http://{HOSTS['molisa-icd']}:{fetching.world.port}/vi/node/1"


def test_a_site_that_moves_within_its_hosts_is_followed_and_one_that_leaves_is_not(fetching: Fetching) -> None:
    world = fetching.world
    site = world.site("molisa-icd")
    site.add(3)
    world.redirects["/vi/node/1"] = "/en/node/1"
    world.redirects["/vi/node/2"] = "http://elsewhere.example/node/2"
    world.redirects["/vi/node/3"] = "/vi/node/3"
    report = fetching("molisa-icd")
    assert report.new == 1
    assert report.refused == {"other-host": 1}
    assert [fault.kind for fault in report.faults] == ["redirect-loop"]
    assert [refusal.url for refusal in report.refusals] == ["http://elsewhere.example/node/2"]


def test_links_that_are_no_notices_lead_nowhere(fetching: Fetching) -> None:
    links = "".join(
        f'<a href="{href}">x</a>'
        for href in (
            "javascript:alert(1)",
            "/vi/other",
            "file:///etc/passwd",
            "//evil.example/vi/node/9",
            "\x00",
            "http://[",
        )
    )
    fetching.world.fault("/vi/tin", says(f"<base href='/vi/x/'>{links}<!-- <a href='/vi/node/8'> -->"))
    report = fetching("molisa-icd")
    assert (report.ended, report.requests) == ("complete", 2)
