"""A load test shows that results are right, too: a release of generated notices says what they were told to say."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pyarrow.parquet as pq
import pytest

from benchmarks.corpus import Corpus, compare, known, write_files
from pipelines.batches import read_batches
from pipelines.publishing.draft import Draft
from pipelines.publishing.parquet import write_tables
from pipelines.resolution import resolve
from pipelines.sources.batching import plan
from pipelines.sources.drop_folder import scan

COUNT = 240
# A generated notice is plainly written. What is not found of it is a fault, but not of this test.
LEAST = 0.97


def test_a_number_and_a_seed_make_an_item_and_nothing_else_does():
    one, other = Corpus(seed=7), Corpus(seed=7)
    assert list(one.items(40, 60)) == [other.item(number) for number in range(40, 60)]
    assert Corpus(seed=8).item(41) != one.item(41)


def test_the_items_are_varied():
    items = list(Corpus().items(0, 2_000))
    kinds = Counter(item.kind for item in items)
    assert min(kinds[kind] for kind in ("notice", "copy", "fetched-again", "junk")) >= 5
    assert kinds["notice"] > 1_800
    pages = [item.content.decode() for item in items if item.name.endswith(".html") and item.kind == "notice"]
    for mark in ('class="tieude"', "<title></title>", "node--type", "entry-content", 'class="detail"'):
        assert sum(mark in page for page in pages) > 20
    assert {item.telling.language for item in items if item.telling} == {"vi", "en"}
    assert len({item.meeting.series for item in items if item.meeting}) > 35
    assert {item.reason for item in items} == {None, "empty", "binary", "no-text"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Items, what they tell, and the tables of a release of them."""
    place = tmp_path_factory.mktemp("load")
    corpus = Corpus(page_bytes=4_096)
    items = list(corpus.items(0, COUNT))
    write_files(items, place / "raw")
    reports = read_batches(plan(scan(place / "raw")), place / "batches")
    tables = resolve([report.folder for report in reports])
    write_tables(Draft(place, place, "2026-11-01.1", date(2026, 11, 1), tables))
    return items, known(corpus, items), place


def test_a_release_of_generated_notices_says_what_they_were_told_to_say(built):
    _, facts, release = built
    differences = {each.kind: each for each in compare(facts, release)}
    assert {kind: each for kind, each in differences.items() if each.share < LEAST} == {}
    # No meeting that nobody told of.
    assert differences["meeting"].others <= 0.01 * differences["meeting"].known
    assert differences["chair"].others <= 0.01 * differences["chair"].known


def test_junk_is_rejected_and_nothing_else(built):
    items, facts, release = built
    rejections = pq.read_table(release / "tables" / "rejections.parquet")
    assert Counter(rejections["reason"].to_pylist()) == facts.rejected
    assert set(rejections["raw_name"].to_pylist()) == {item.name for item in items if item.reason}


def test_copies_and_pages_fetched_again_are_no_notices_of_their_own(built):
    items, _, release = built
    notices = pq.read_table(release / "tables" / "notices.parquet", columns=["raw_name", "duplicate_of"])
    names = set(notices["raw_name"].to_pylist())
    again = {item.name for item in items if item.kind == "fetched-again"}
    # The last fetch of a page stands for it, so that the one before has no row.
    assert again <= names
    copies = {item.name for item in items if item.kind == "copy"}
    duplicates = notices["duplicate_of"].drop_null()
    assert len(duplicates) == len(copies)
