"""A build that goes on from what was read gives what one from nothing gives, and says beforehand what it will do."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import Corpus, write_files
from pipelines import batches
from pipelines.batches import read_batches
from pipelines.publishing import earlier
from pipelines.publishing.draft import Draft
from pipelines.publishing.formats.json_lines import write_json_lines
from pipelines.publishing.parquet import write_tables
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from tests.conftest import Cli, Place
from tests.drafts import released
from tests.effort import tries
from tests.reading import tables

ITEMS = list(Corpus(pages=0.1, page_bytes=0).items(0, 16))
# What happens to an item between two builds: its own bytes come, another's come in their place, or it is withdrawn.
CHANGES = st.lists(
    st.lists(
        st.tuples(st.integers(0, len(ITEMS) - 1), st.integers(0, len(ITEMS) - 1) | st.none()), min_size=1, max_size=8
    ),
    min_size=1,
    max_size=3,
)


def built(raw: Path, store: Path, limit: int, previous: Path | None = None) -> Path:
    """A release of what lies below `raw`: of its files the tables, and those that take over what `previous` has."""
    folder = Path(tempfile.mkdtemp(dir=store.parent))
    draft = Draft(folder, store.parent, "2026-11-22.1", date(2026, 11, 22), tables(raw, store, limit), previous)
    write_tables(draft)
    write_json_lines(draft)
    return released(draft)


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@given(CHANGES)
@settings(max_examples=tries(3, 100))
def test_builds_that_go_on_give_the_bytes_of_a_build_from_nothing(rounds):
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        raw, store = place / "raw", place / "store"
        raw.mkdir()
        release = None
        for changes in rounds:
            for number, source in changes:
                # Two folders, and so small a limit that batches split and grow together.
                path = raw / f"f{number % 2}" / f"{number}{Path(ITEMS[number].name).suffix}"
                if source is None:
                    path.unlink(missing_ok=True)
                else:
                    path.parent.mkdir(exist_ok=True)
                    path.write_bytes(ITEMS[source].content)
            release = built(raw, store, limit=4, previous=release)
        assert release is not None
        assert written(built(raw, place / "fresh", limit=4)) == written(release)


@pytest.fixture
def load(tmp_path) -> Place:
    """Three folders of generated notices, none of them built."""
    place = Place(tmp_path)
    for number in range(3):
        write_files(Corpus(pages=0).items(number * 500, number * 500 + 4), place.raw)
    return place


def explained(cli: Cli, place: Place) -> list[tuple[str, ...]]:
    said = cli(*place.arguments(), "--explain")
    assert said.code == 0, said.err
    lines = said.out.splitlines()[2:]
    return [tuple(line.split()[:4]) for line in lines[: lines.index("")]]


def test_explain_says_what_would_be_read_and_why(load, cli, monkeypatch):
    assert explained(cli, load) == [("3", "12", "read", "nothing")]
    assert not (load.root / "build").exists()
    reports = read_batches(plan(scan_all(load.raw)), load.root / "build" / "batches")
    assert explained(cli, load) == [("3", "12", "kept", "their")]

    load.write("load/00000/new.txt", "Hội nghị ASEAN\n\n01/02/2020\n\nNội dung.")
    assert explained(cli, load) == [("1", "5", "read", "items"), ("2", "8", "kept", "their")]

    shutil.rmtree(load.raw / "load" / "00000")
    (reports[1].folder / "notices.parquet").write_bytes(b"cut")
    assert explained(cli, load) == [("1", "4", "read", "the"), ("1", "4", "kept", "their")]

    parts = {**batches.code_parts(), "phrases": "other"}
    monkeypatch.setattr(batches, "code_parts", lambda: parts)
    monkeypatch.setattr("pipelines.cli.build.reading_fingerprint", lambda aliases: "other")
    said = cli(*load.arguments(), "--explain").out
    assert "phrases changed" in said


def test_explain_says_whether_anything_is_taken_over_from_the_latest_release(after, cli, monkeypatch):
    def last_line() -> str:
        return cli(*after.arguments(), "--explain").out.splitlines()[-1]

    assert "taken over from the latest release" in last_line()
    monkeypatch.setattr(earlier, "writing_sha256", lambda: "0" * 64)
    assert last_line() == f"What is published is all written anew: other code wrote {after.versions()[-1]}."
    (after.latest / "manifest.json").write_text("{}")
    assert last_line() == "What is published is all written anew: the release before cannot be read."
    shutil.rmtree(after.out)
    assert last_line() == "What is published is all written anew: there is no release before."
