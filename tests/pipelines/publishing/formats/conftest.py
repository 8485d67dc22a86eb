"""Drafts of which only the Parquet files are written, for a format to be written from; and texts that break formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.publishing.draft import Draft
from tests.counterexamples.examples import as_table
from tests.drafts import with_tables
from tests.pipelines.publishing.conftest import DAY, Tables

MakeDraft = Callable[..., Draft]

# What a reader of a format may stumble over.
HOSTILE = (
    '=HYPERLINK("http://example.org","look")',
    "+84 24 3825",
    "-1+1",
    "@SUM(A1:A9)",
    "＝1+1",
    "'already guarded",
    "''twice",
    "\t=1+1",
    'a "quoted", word; and a | bar',
    "two\nlines",
    "NULL",
    "007",
    "2014-06-04",
    "true",
    "",
    "Đại hội 😀 ศรี 東京",
)


@pytest.fixture
def draft(tmp_path: Path, tables: Tables, table_files: Path) -> MakeDraft:
    """Makes a draft with the Parquet files of the example release, or of that with other tables."""
    made: list[Draft] = []

    def make(changed: Tables | None = None, *, version: str = "2026-11-22.1", previous: Path | None = None) -> Draft:
        folder = tmp_path / f"draft-{len(made)}"
        spill = tmp_path / f"spill-{len(made)}"
        folder.mkdir()
        spill.mkdir()
        one = Draft(folder, spill, version, DAY, {**tables, **(changed or {})}, previous)
        made.append(with_tables(one, table_files, changed or {}))
        return one

    return make


def changed_rows(tables: Tables, name: str, *changes: dict[str, Any]) -> Tables:
    """The table with its first row once more for each change, changed."""
    rows = tables[name].to_pylist()
    return {name: as_table(name, [*rows, *(rows[0] | change for change in changes)])}


def hostile_notices(tables: Tables) -> Tables:
    """Notices whose titles, texts and raw names are what breaks formats."""
    return changed_rows(
        tables,
        "notices",
        *({"notice_id": f"hostile-{at:02}", "title": text, "text": text} for at, text in enumerate(HOSTILE)),
    )
