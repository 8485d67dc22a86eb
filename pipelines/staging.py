"""The build folder: the index of what was read, and the resolved tables on their way to a release. No rules here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
from filelock import FileLock, Timeout

from pipelines.batches import BatchReport
from pipelines.publishing.parquet import write_as_they_come
from schemas import TABLES, Table

# The folder of what was read, below the build folder.
BATCHES = "batches"


class BuildError(Exception):
    """A build cannot go on; the message names the place and the cure."""


@dataclass(frozen=True, slots=True)
class BuildFolder:
    """Where a build keeps what it has done so far. Everything in it can be removed: it is made again."""

    root: Path

    @property
    def batches(self) -> Path:
        """The stored results of batches."""
        return self.root / BATCHES

    def table(self, name: str) -> Path:
        """Where the resolved rows of a table lie until they are published."""
        return self.root / "tables" / f"{name}.parquet"

    def stage(self, table: Table, rows: Iterable[pa.RecordBatch], code: str) -> None:
        """Put the resolved rows of a table in the place of the earlier ones, in one step. Where they come in the order
        of its key, that is the file that a release has, and noted as written by `code`, the digest of what writes it.
        """
        path = self.table(table.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".aside")
        try:
            written, ordered = write_as_they_come(rows, table, aside, path.parent)
        except OSError as error:
            error.filename = error.filename or str(path)  # a full disk does not say which one
            raise
        aside.replace(path)
        sums = {name: digest for name, digest in self.staged(code).items() if name != table.name}
        if ordered:
            sums[table.name] = written.sha256
        aside = self._staged.with_suffix(".aside")
        aside.write_text(json.dumps({"code": code, "tables": sums}, indent=1), "utf-8")
        aside.replace(self._staged)

    def staged(self, code: str) -> dict[str, str]:
        """The sums that tables had when the code with the digest `code` put them here; none where other code did."""
        return _noted(self._staged, code)

    @property
    def _staged(self) -> Path:
        return self.root / "staged.json"

    def save_reports(self, reports: Sequence[BatchReport]) -> None:
        """Note where the result of each batch lies."""
        self.root.mkdir(parents=True, exist_ok=True)
        rows = [asdict(report) | {"folder": report.folder.relative_to(self.root).as_posix()} for report in reports]
        aside = self.root / "batches.json.aside"
        aside.write_text(json.dumps(rows, indent=1), "utf-8")
        aside.replace(self.root / "batches.json")

    def reports(self) -> list[BatchReport]:
        """The batches of the last run that read any, in order; none where nothing was read yet."""
        path = self.root / "batches.json"
        if not path.exists():
            return []
        rows = json.loads(path.read_text("utf-8"))
        return [BatchReport(**row | {"folder": self.root / row["folder"]}) for row in rows]

    def sums(self) -> dict[str, str]:
        """The SHA-256 of the file of each table that lies here."""
        found = {}
        for name in TABLES:
            path = self.table(name)
            if path.is_file():
                with path.open("rb") as file:
                    found[name] = hashlib.file_digest(file, "sha256").hexdigest()
        return found

    def note_passed(self, code: str, sums: Mapping[str, str]) -> None:
        """Note that the tables with these sums passed all checks of the code with the digest `code`."""
        aside = self._passed.with_suffix(".aside")
        aside.write_text(json.dumps({"code": code, "tables": dict(sums)}, indent=1), "utf-8")
        aside.replace(self._passed)

    def passed(self, code: str) -> dict[str, str]:
        """The sums of the tables that passed last, where it was this code that checked them; else none."""
        return _noted(self._passed, code)

    @property
    def _passed(self) -> Path:
        return self.root / "passed.json"

    @contextmanager
    def locked(self, seconds: float = 600) -> Iterator[None]:
        """Hold the folder against other builds, after waiting for one that holds it; `BuildError` after `seconds`."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / ".lock")
        try:
            lock.acquire(timeout=seconds)
        except Timeout as error:
            raise BuildError(
                f"another build holds {self.root}; wait for it, or give this one its own folder"
            ) from error
        try:
            yield
        finally:
            lock.release()


def _noted(path: Path, code: str) -> dict[str, str]:
    """The sums of tables that are noted for a code; none where the file is not there or damaged, so that what it spares
    is done again.
    """
    try:
        noted = json.loads(path.read_text("utf-8"))
        return dict(noted["tables"]) if noted["code"] == code else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
