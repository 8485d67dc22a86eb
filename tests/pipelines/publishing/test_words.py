"""The words of the search that are taken over from the release before are those that the texts give."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import duckdb
import pytest

from pipelines.publishing.database import write_database
from pipelines.publishing.draft import DATABASE, Draft
from pipelines.publishing.views import words
from tests.counterexamples.examples import as_table
from tests.drafts import released, with_tables
from tests.pipelines.publishing.conftest import DAY

# From here on the documents of a word are bits.
MANY = 2_100


@pytest.fixture
def draft(tables, table_files, tmp_path):
    """Makes a draft with other notices, meetings or participants, its tables and the DuckDB file written."""

    def make(name, previous=None, **changed):
        folder, spill = tmp_path / name, tmp_path / f"{name}-spill"
        folder.mkdir()
        spill.mkdir()
        rows = {table: as_table(table, told) for table, told in changed.items()}
        made = Draft(folder, spill, "2026-11-22.1", DAY, {**tables, **rows}, previous)
        write_database(with_tables(made, table_files, rows))
        return made

    return make


def says(text):
    return {"text": text, "text_sha256": sha256(text.encode()).hexdigest()}


def found(made):
    with duckdb.connect(made.folder / DATABASE, read_only=True) as connection:
        return [connection.sql(f"FROM {name}").fetchall() for name in ("search_words", "search_documents")]


@pytest.mark.parametrize("shard", [words.SHARD, MANY + 20], ids=["one shard", "documents that change theirs"])
def test_words_that_are_taken_over_are_those_of_the_texts(shard, draft, tables, monkeypatch):
    monkeypatch.setattr(words, "SHARD", shard)
    recalled = []
    recall = words._recall
    monkeypatch.setattr(words, "_recall", lambda *given: recalled.append(given) or recall(*given))
    notices, meetings = tables["notices"].to_pylist(), tables["meetings"].to_pylist()
    copies = [
        notices[0] | {"notice_id": f"copy-{at:04}", "title": f"Hội nghị {at}"} | says(f"asean họp lần {at}, trẻ em")
        for at in range(MANY)
    ]
    first = draft("first", notices=[*notices, *copies])
    assert not recalled

    # Texts and titles that changed, came and went, and days that give other numbers to those that stayed.
    copies[3] |= says("asean họp về người cao tuổi")
    copies[4] |= {"title": "Another title", "published_on": DAY, "published_at": None}
    meetings[0] |= {"theme": "Another theme of which nobody spoke"}
    fewer = [*notices, *copies[:5], *copies[9:], copies[5] | {"notice_id": "moved"}]
    follows = draft("follows", released(first), notices=fewer, meetings=meetings)
    assert len(recalled) == 1
    assert found(follows) == found(draft("alone", notices=fewer, meetings=meetings))
    assert found(follows) != found(first)


def test_words_are_taken_over_from_a_whole_file_alone(draft, monkeypatch):
    folder = released(first := draft("first"))
    content = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(content[:-1] + b"\1")
    monkeypatch.setattr(words, "_recall", None)
    assert found(draft("follows", folder)) == found(replace(first, folder=draft("alone").folder))
