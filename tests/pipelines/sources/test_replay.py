"""pywb, a server for web archives, replays what was fetched: the same bytes, found by its own reading of the index."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.sources.archive import load, surt_key
from tests.pipelines.sources.fetch.conftest import Fetching, fetching, runner, swift, world  # noqa: F401 - fixtures
from tests.pipelines.sources.wayback import collection, pywb, wayback  # noqa: F401 - a fixture
from tests.site.site import START, days

# On a first run pywb is installed.
pytestmark = [pytest.mark.timeout(600), pytest.mark.early, pytest.mark.xdist_group("pywb")]

ADDRESSES = [
    "http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=123&b=1",
    "http://www.molisa.gov.vn:8080/Pages/TinTuc/Printpage.aspx?b&tintucID=123&a=",
    "https://asean.org/a-Joint-Statement/",
    "https://asean.org/?static_post=a-joint-statement",
    "https://www2.example.org//a//b/../c/./d/?",
    "https://example.org/tin%20t%E1%BB%A9c/%2541?q=%20a+b",
    "https://example.org:443/index.php/page;jsessionid=0123456789abcdef0123456789abcdef",
    "https://example.org/x?sid=0123456789abcdef0123456789abcdef&y=1",
    "https://example.org",
]


@pytest.fixture
def replay(pywb: Path, fetching: Fetching) -> Iterator[str]:  # noqa: F811 - the fixtures
    """The address of pywb's server over the archive of a source that was fetched twice."""
    site = fetching.world.site("molisa-icd")
    site.add(6)
    fetching("molisa-icd")
    site.change(2, START + days(1))
    fetching("molisa-icd", day=2)
    with wayback(pywb, collection(fetching, "molisa-icd")) as base:
        yield f"{base}/all"


def test_pywb_replays_the_same_bytes(replay: str, fetching: Fetching) -> None:  # noqa: F811 - the fixture
    captures = fetching.captures("molisa-icd")
    assert {capture.kind for capture in captures} == {"response", "revisit"}
    responses = {(c.url, c.digest): c for c in captures if c.kind == "response"}
    for capture in captures:
        if capture.status == 404:
            continue
        address = f"{replay}/{capture.at:%Y%m%d%H%M%S}id_/{capture.url}"
        # Without this pywb undoes the content coding.
        asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        if capture.status == 304:
            with pytest.raises(urllib.error.HTTPError, match="304"):
                urllib.request.urlopen(asked, timeout=30)
            continue
        with urllib.request.urlopen(asked, timeout=30) as answer:
            body = answer.read()
        # A page that came again with the same bytes is replayed from the response that has them.
        assert body == load(responses[capture.url, capture.digest]).body, capture

    for url in {capture.url for capture in captures if "/vi/node/" in capture.url}:
        index = f"{replay}/cdx?{urllib.parse.urlencode({'url': url, 'output': 'json'})}"
        with urllib.request.urlopen(index, timeout=30) as answer:
            lines = [json.loads(line) for line in answer.read().splitlines()]
        assert [(line["timestamp"], line["digest"]) for line in lines] == [
            (f"{c.at:%Y%m%d%H%M%S}", c.digest) for c in captures if c.url == url
        ]


def test_addresses_are_listed_under_the_keys_that_web_archives_use(pywb: Path) -> None:  # noqa: F811 - the fixture
    code = "import json, sys, surt; print(json.dumps([surt.surt(url) for url in json.load(sys.stdin)]))"
    command = [str(pywb / "python"), "-c", code]
    said = subprocess.run(command, input=json.dumps(ADDRESSES), check=True, capture_output=True, text=True).stdout
    assert [surt_key(url) for url in ADDRESSES] == json.loads(said)
