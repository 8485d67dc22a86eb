"""Writes `README.md` of a release: which file is for whom, how to begin, what may be done with it, how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipelines.publishing.draft import MANIFEST, SUMS, TABLES_FOLDER, Draft, WrittenFile
from pipelines.publishing.metadata import about
from pipelines.publishing.metadata.graph import GRAPH
from pipelines.publishing.metadata.products import README, product
from pipelines.publishing.metadata.writing import write_text
from pipelines.publishing.templates import rendered

# Files for people first, then for programs; what is not named here stands between them.
_FIRST: Final = (
    "asean_meetings.duckdb",
    "asean_meetings.xlsx",
    "asean_meetings_csv.zip",
    "meetings.ics",
    "meetings.jsonl.gz",
    "dictionary.html",
    "DICTIONARY.md",
    "CHANGES.md",
    "QUALITY.md",
)


def write_readme(draft: Draft, files: Sequence[WrittenFile]) -> list[WrittenFile]:
    """The file, with all of `files` and those that are written after it."""
    paths = {file.path for file in files if not file.path.startswith(f"{TABLES_FOLDER}/")} | {GRAPH, MANIFEST, SUMS}
    ordered = [path for path in _FIRST if path in paths] + sorted(paths - set(_FIRST), key=str.casefold)
    counts = {file.path.split("/")[-1]: file.row_count for file in files if file.row_count is not None}
    return write_text(
        draft,
        README,
        rendered(
            "readme.md.jinja",
            about=about,
            release=draft.version,
            citation=about.citation(draft.version),
            products=[(path, product(path)) for path in ordered],
            meetings=counts["meetings.parquet"],
            notices=counts["notices.parquet"],
        ),
    )
