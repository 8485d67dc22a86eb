"""`asean-meetings ingest`: takes possible notices from WARC files, and says what became of the responses in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipelines.cli.errors import CommandError
from pipelines.cli.output import console, table
from pipelines.sources.warc.ingest import REASONS, IngestError, ingest


def ingest_files(files: Sequence[Path], raw: Path) -> int:
    """Take each file in. Returns 1 where one could not be read to its end; what was read of it is kept."""
    out, problems = console(), console(errors=True)
    refused: Counter[str] = Counter()
    rows: list[tuple[str, str, str, str]] = []
    failed = 0
    for path in files:
        try:
            tally = ingest(path, raw)
        except IngestError as error:
            problems.print(f"asean-meetings: {error}")
            failed += 1
            continue
        refused += tally.refused
        state = "" if tally.file is None else f"{tally.file}" + ("" if tally.new else " (there before)")
        rows.append((path.name, f"{tally.seen:,}", f"{tally.kept:,}", state))
        if tally.damage:
            problems.print(f"asean-meetings: {path}: {tally.damage}; what stands before is kept, fetch the file again")
            failed += 1
    if rows:
        out.print(table(["file", "responses", "kept", "in"], rows, right=[1, 2]))
    if refused:
        out.print()
        told = [(reason, f"{count:,}", REASONS[reason]) for reason, count in sorted(refused.items())]
        out.print(table(["refused", "responses", "why"], told, right=[1]))
    if not rows:
        raise CommandError("no file could be read")
    return 1 if failed else 0
