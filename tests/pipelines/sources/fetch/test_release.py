"""The release is the same whichever way the notices came, and tells how pages changed and went."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.cli import run
from pipelines.sources.archive import load
from pipelines.sources.fetch.links import decoded
from pipelines.sources.warc.ingest import ingest
from schemas import TABLES
from tests.pipelines.sources.fetch.conftest import Fetching, is_notice
from tests.pipelines.sources.fetch.test_captures import pywb_file
from tests.pipelines.sources.wayback import collection, pywb, wayback  # noqa: F401 - a fixture
from tests.site.site import HOSTS, START, days, says

# What says by which way a notice came, and nothing else.
WAYS = {"notices": {"raw_name"}, "revisions": {"raw_name"}}
COUNTS = {"molisa": 6, "asean-plus-three": 5, "molisa-icd": 4}


def release(raw: Path) -> Path:
    out = raw.parent / f"{raw.name}-releases"
    assert (
        run(["build", "--raw", str(raw), "--out", str(out), "--build-dir", str(out / "build"), "--workers", "1"]) == 0
    )
    return out / "latest"


def content(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    with duckdb.connect(str(folder / "asean_meetings.duckdb"), read_only=True) as database:
        return {
            name: database.execute(
                f"SELECT * EXCLUDE ({', '.join(WAYS[name])}) FROM {name} ORDER BY ALL"
                if name in WAYS
                else f"FROM {name} ORDER BY ALL"
            ).fetchall()
            for name in TABLES
        }


@pytest.mark.timeout(600)
@pytest.mark.xdist_group("pywb")
def test_the_release_is_the_same_whichever_way_the_notices_came(
    fetching: Fetching,
    pywb: Path,  # noqa: F811 - the fixture
) -> None:
    for source_id, count in COUNTS.items():
        fetching.world.site(source_id).add(count)
        assert fetching(source_id).new == count
    fetched = content(release(fetching.raw))
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
    assert content(release(dropped)) == fetched
    assert content(release(archived)) == fetched

    fetching.world.captures = True
    captured = fetching.folder / "captured"
    captured.mkdir()
    with wayback(pywb, collection(fetching, *COUNTS)) as base:
        file = pywb_file(fetching.folder, base)
        for source_id, count in COUNTS.items():
            job = fetching.job(source_id, 30, captures=True, raw=str(captured), web_archives=str(file))
            assert fetching.runner.fetch(job, page_seconds=20.0).new == count
    assert content(release(captured)) == fetched


def test_revisions_and_pages_that_went_are_told(fetching: Fetching) -> None:
    site = fetching.world.site("molisa-icd")
    site.add(4)
    fetching("molisa-icd")
    site.change(1, START + days(1))
    site.notices[2].gone = True
    fetching("molisa-icd", day=2)
    fetching.world.fault("/vi/node/3", lambda handler: handler.send("", "text/html", 503))
    fetching("molisa-icd", day=10)

    with duckdb.connect(str(release(fetching.raw) / "asean_meetings.duckdb"), read_only=True) as database:
        rows = database.execute(
            """SELECT CAST(regexp_extract(url, '[0-9]+$') AS INT) AS number,
                first_seen - TIMESTAMPTZ '2026-11-01 03:00Z', r.last_seen - TIMESTAMPTZ '2026-11-01 03:00Z',
                is_published, n.last_seen IS NOT NULL,
                r.text_sha256 = n.text_sha256
            FROM revisions AS r JOIN notices AS n USING (notice_id) ORDER BY number, first_seen"""
        ).fetchall()
    told = [(number, first.days, last.days, *rest) for number, first, last, *rest in rows]
    assert told == [
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
    with duckdb.connect(str(release(fetching.raw) / "asean_meetings.duckdb"), read_only=True) as database:
        ((count,),) = database.execute("SELECT count(*) FROM revisions").fetchall()
    assert count == 1
