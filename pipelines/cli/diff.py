"""`asean-meetings diff`: prints what is different between two releases."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.cli.errors import CommandError
from pipelines.cli.query import print_answer
from pipelines.publishing.changes import Edition, compared
from pipelines.publishing.history import in_words, write_changes


def diff(before: Path, after: Path, form: str, out: Path | None) -> int:
    """Print the changes from `before` to `after` in `words` or one by one as `table`, `csv`, `json`; or write them."""
    for folder in (before, after):
        if not folder.is_dir():
            raise CommandError(f"there is no folder {folder}; name two releases, for example releases/2026-11-22.1")
    old, new = Edition.of_release(before), Edition.of_release(after)
    with TemporaryDirectory() as spill, compared(old, new, Path(spill)) as connection:
        if out is not None:
            write_changes(connection, out)
            print(f"The changes from {old.version} to {new.version} are in {out}")
        elif form == "words":
            print(in_words(connection, old, new), end="")
        else:
            print_answer(connection.execute("FROM changes ORDER BY change_number"), form)
    return 0
