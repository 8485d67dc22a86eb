"""The release is the same whichever way the notices came, and tells how pages changed and went."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.sources.archive import load
from pipelines.sources.fetch.links import decoded
from pipelines.sources.warc.ingest import ingest
from tests.pipelines.sources.fetch.conftest import Fetching, is_notice
from tests.pipelines.sources.fetch.test_captures import pywb_file
from tests.pipelines.sources.wayback import collection, pywb, wayback  # noqa: F401 - a fixture
from tests.reading import Rows, told
from tests.site.site import HOSTS, START, days, says

COUNTS = {"molisa": 6, "asean-plus-three": 5, "molisa-icd": 4}


def release(raw: Path) -> Rows:
    return told(raw, raw.parent / f"{raw.name}-batches")


@pytest.mark.timeout(600)
@pytest.mark.xdist_group("pywb")
def test_the_release_is_the_same_whichever_way_the_notices_came(
    fetching: Fetching,
    pywb: Path,  # noqa: F811 - the fixture
) -> None:
    for source_id, count in COUNTS.items():
        fetching.world.site(source_id).add(count)
        assert fetching(source_id).new == count
    fetched = release(fetching.raw)
    assert len(fetched["notices"]) == sum(COUNTS.values())
    assert fetched["meetings"]

    dropped, archived = fetching.folder / "dropped", fetching.folder / "archived"
    (dropped / "pages").mkdir(parents=True)
    for source_id in HOSTS:
        for number, capture in enumerate(c for c in fetching.captures(source_id) if is_notice(c.url)):
            exchange = load(capture)
            body = decoded(exchange.body, (exchange.header(b"content-encoding") or b"").decode(), 10_000_000)
            assert body is not None
            path = dropped / "pages" / f"{source_id}-{number}.html"
            path.write_bytes(body)
            said = {
                "url": capture.url,
                "retrieved_at": capture.at.isoformat(),
                "content_type": (exchange.header(b"content-type") or b"").decode(),
            }
            path.with_name(path.name + ".meta.json").write_text(json.dumps(said), "utf-8")
        for file in (fetching.raw / source_id).glob("*.warc.gz"):
            ingest(file, archived)
    assert release(dropped) == fetched
    assert release(archived) == fetched

    fetching.world.captures = True
    captured = fetching.folder / "captured"
    captured.mkdir()
    with wayback(pywb, collection(fetching, *COUNTS)) as base:
        file = pywb_file(fetching.folder, base)
        for source_id, count in COUNTS.items():
            job = fetching.job(source_id, 30, captures=True, raw=str(captured), web_archives=str(file))
            assert fetching.runner.fetch(job, page_seconds=20.0).new == count
    assert release(captured) == fetched


def test_revisions_and_pages_that_went_are_told(fetching: Fetching) -> None:
    site = fetching.world.site("molisa-icd")
    site.add(4)
    fetching("molisa-icd")
    site.change(1, START + days(1))
    site.notices[2].gone = True
    fetching("molisa-icd", day=2)
    fetching.world.fault("/vi/node/3", lambda handler: handler.send("", "text/html", 503))
    fetching("molisa-icd", day=10)

    found = release(fetching.raw)
    notices = {row["notice_id"]: row for row in found["notices"]}
    seen = sorted(
        (
            int(notice["url"].rpartition("/")[2]),
            (row["first_seen"] - START).days,
            (row["last_seen"] - START).days,
            row["is_published"],
            notice["last_seen"] is not None,
            row["text_sha256"] == notice["text_sha256"],
        )
        for row in found["revisions"]
        for notice in (notices[row["notice_id"]],)
    )
    assert seen == [
        (1, 0, 0, False, False, False),
        (1, 2, 10, True, False, True),
        (2, 0, 0, True, True, True),
        (3, 0, 2, True, False, True),
        (4, 0, 10, True, False, True),
    ]


def test_bytes_that_change_where_the_text_does_not_are_one_revision(fetching: Fetching) -> None:
    site = fetching.world.site("molisa-icd")
    site.add(1)
    fetching("molisa-icd")
    page = site.page(site.notices[1]).replace("<body>", "<body><!-- built in 12 ms -->")
    fetching.world.fault(site.path(site.notices[1]), says(page))
    assert fetching("molisa-icd", day=2).changed == 1
    assert len(release(fetching.raw)["revisions"]) == 1
