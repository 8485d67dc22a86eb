"""Publishes a release: written aside, verified by opening it again, made visible in one step, then pointed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines import processes
from pipelines.publishing import guards
from pipelines.publishing.changes import Edition
from pipelines.publishing.checking import check_release
from pipelines.publishing.database import STORAGE_VERSION, write_database
from pipelines.publishing.draft import MANIFEST, SUMS, Describer, Draft, Writer, WrittenFile, by_path, recorded
from pipelines.publishing.earlier import why_not, writing_sha256
from pipelines.publishing.errors import PublishError
from pipelines.publishing.formats.calendar_file import write_calendar
from pipelines.publishing.formats.csv_archive import write_csv
from pipelines.publishing.formats.json_lines import write_json_lines
from pipelines.publishing.formats.nested import unchanged_meetings
from pipelines.publishing.formats.workbook import write_workbook
from pipelines.publishing.history import write_history
from pipelines.publishing.inputs import BuildInputs
from pipelines.publishing.manifest import LAYOUT_VERSION, Manifest, ReleasedAnyway, content_id, sums
from pipelines.publishing.metadata.croissant import write_croissant
from pipelines.publishing.metadata.datapackage import write_datapackage
from pipelines.publishing.metadata.dictionary import write_dictionary
from pipelines.publishing.metadata.graph import write_graph
from pipelines.publishing.metadata.readme import write_readme
from pipelines.publishing.parquet import write_tables
from pipelines.publishing.quality import accuracy, write_quality
from pipelines.publishing.shelf import Shelf
from pipelines.publishing.signing import sign
from schemas import SCHEMA_VERSION, TABLES, Table
from schemas.arrow import conform

# What a release holds beside the Parquet tables. Another format is another writer here; none needs another's files.
# The longest stand first.
WRITERS: tuple[Writer, ...] = (
    write_workbook,
    write_database,
    write_quality,
    write_csv,
    write_calendar,
    write_json_lines,
    write_history,
)

# Those that use no DuckDB and hold a few rows at a time: they may write beside one that takes what memory there is.
WITHOUT_DUCKDB: frozenset[Writer] = frozenset({write_workbook, write_csv})

_WRITING_AT_ONCE = 2
_WORTH_A_PROCESS = 5_000  # rows of evidence

# What tells of the files that the writers wrote, and of the files before it here.
DESCRIBERS: tuple[Describer, ...] = (
    write_dictionary,
    write_datapackage,
    write_croissant,
    write_readme,
    write_graph,
)


@dataclass(frozen=True, slots=True)
class Release:
    """A release on disk. `new` is False where the tables equal the latest release's, so that this is the latest."""

    version: str
    folder: Path
    content_id: str
    new: bool


def publish(
    tables: Mapping[str, pa.Table | Path],
    out: Path,
    *,
    built_on: date,
    inputs: BuildInputs | None = None,
    anyway: str = "",
    signing_key: Path | None = None,
    last: Sequence[Writer] = (),
    wait_seconds: float = 60.0,
    memory_limit: str | None = None,
    spill: Path | None = None,
    passed: bool = False,
    ready: Mapping[str, str] | None = None,
) -> Release:
    """Publish all tables as `out/<version>/`, or nothing where they equal the latest release's.

    The tables may come in any order of rows, and as Parquet files. `memory_limit` is DuckDB's ("2GB"); what does not
    fit goes to the folder `spill`, by default below `out`. Raises `PublishError` where they are not all there, break
    their schemas, fall too far behind the latest release (`guards.py`) without a reason given in `anyway`, or cannot be
    written; then nothing has changed, except that what a killed run left behind is gone. `signing_key` signs the sums.
    `last` write after all others, from what these have written. `passed` says that the tables, all of them files, have
    passed all checks as they are: what is written is then compared with them, and not checked once more. `ready` are
    the SHA-256 of those files that this code has written as a release has them: they are copied.
    """
    whole = conformed(tables)
    inputs = inputs or BuildInputs.of_this_code()
    manner = _Manner(
        built_on, inputs, " ".join(anyway.split()), signing_key, tuple(last), memory_limit, passed, ready or {}
    )
    shelf = Shelf(out)
    try:
        with shelf.locked(wait_seconds):
            shelf.point()  # a run may have been killed between a release's coming in and the pointers' move
            with shelf.building() as aside, TemporaryDirectory(dir=spill or aside, prefix="publishing-") as folder:
                return _publish(shelf, aside, Path(folder), whole, manner)
    except (OSError, duckdb.IOException) as error:
        raise PublishError.writing(out, error) from error


def latest_release(out: Path) -> Path | None:
    """The folder of the latest release below `out`, which a new one follows; None where there is none.

    Raises `PublishError` where it cannot be compared with: damaged, or made for other schemas.
    """
    latest = _latest(Shelf(out)) if out.is_dir() else None
    return Edition.of_release(latest.folder).folder if latest is not None else None


def conformed(tables: Mapping[str, pa.Table | Path]) -> dict[str, pa.Table | Path]:
    """All tables in their declared types; files stay files. Raises `PublishError` where they do not fit."""
    missing, unknown = TABLES.keys() - tables.keys(), tables.keys() - TABLES.keys()
    if missing or unknown:
        told = [f"missing: {', '.join(sorted(missing))}"] if missing else []
        told += [f"not declared in schemas/tables: {', '.join(sorted(unknown))}"] if unknown else []
        raise PublishError(f"a release has all tables and no other; {'; '.join(told)}")
    try:
        return {name: _as_declared(table, tables[name]) for name, table in TABLES.items()}
    except ValueError as error:
        raise PublishError(f"a table does not fit its declaration: {error}") from error


def _as_declared(table: Table, rows: pa.Table | Path) -> pa.Table | Path:
    if not isinstance(rows, Path):
        return conform(table, rows)
    conform(table, pq.read_schema(rows).empty_table())
    return rows


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a release is to be made."""

    built_on: date
    inputs: BuildInputs
    anyway: str
    signing_key: Path | None
    last: tuple[Writer, ...]
    memory_limit: str | None
    passed: bool
    ready: Mapping[str, str]


def _publish(shelf: Shelf, aside: Path, spill: Path, tables: Mapping[str, pa.Table | Path], manner: _Manner) -> Release:
    built_on, inputs = manner.built_on, manner.inputs
    version = shelf.next_version(built_on)
    latest = _latest(shelf)
    previous = latest.folder if latest else None
    draft = Draft(
        aside / "release",
        spill,
        version,
        built_on,
        tables,
        previous,
        inputs,
        manner.memory_limit,
        ready=manner.ready,
    )
    draft.folder.mkdir()
    files = write_tables(draft)
    identity = content_id(files)
    if latest is not None and latest.content_id == identity:
        return latest
    if previous is not None:
        Edition.of_release(previous)  # what cannot be compared with has no successor
    released_anyway = _guarded(draft, manner.anyway)
    files += _written(draft)
    for describe in DESCRIBERS:
        files += describe(draft, sorted(files, key=by_path))
    for write in manner.last:
        files += write(draft)
    files.sort(key=by_path)
    manifest = Manifest(
        version,
        built_on,
        identity,
        SCHEMA_VERSION,
        LAYOUT_VERSION,
        STORAGE_VERSION,
        inputs,
        tuple(files),
        released_anyway,
        writing_sha256(),
    )
    manifest_path = draft.folder / MANIFEST
    manifest_path.write_text(manifest.to_json(), encoding="utf-8")
    files.append(recorded(manifest_path, draft.folder))
    (draft.folder / SUMS).write_text(sums(files), encoding="utf-8")
    if manner.signing_key is not None:
        sign(draft.folder, manner.signing_key)
    files_passed = {name: rows for name, rows in tables.items() if isinstance(rows, Path)} if manner.passed else None
    findings = list(map(str, check_release(draft.folder, config=draft.database_config, passed=files_passed)))
    if findings:
        told = "; ".join(findings)
        raise PublishError(f"the release does not hold what it should, nothing was published: {told}", findings)
    folder = shelf.admit(draft.folder, version)
    try:
        shelf.point()
    except OSError as error:
        raise PublishError.pointing(folder, error) from error
    return Release(version, folder, identity, new=True)


def _written(draft: Draft) -> list[WrittenFile]:
    """The files of all `WRITERS`. Two of them write at a time, because much of it is done outside Python, and the
    longest, all Python, by a process where one waits. Where memory is limited, those that use DuckDB write one after
    the other, because each may take what there is.
    """
    if why_not(draft.previous) is None:
        draft = replace(draft, unchanged=unchanged_meetings(draft))
    drafts = [replace(draft, tables={}, spill=draft.spill / str(place)) for place in range(len(WRITERS))]
    for one in drafts:
        one.spill.mkdir()  # DuckDB gives the files of all that spill into one folder the same names
    limited = draft.memory_limit is not None
    apart = not limited and processes.started() and draft.row_count("evidence") >= _WORTH_A_PROCESS
    with ExitStack() as stack:
        free = ThreadPoolExecutor(1 if limited else _WRITING_AT_ONCE)
        with_duckdb = ThreadPoolExecutor(1) if limited else free
        for pool in {free, with_duckdb}:
            # After Ctrl-C or a failure no other begins.
            stack.callback(pool.shutdown, cancel_futures=True)
        pools = [free if write in WITHOUT_DUCKDB else with_duckdb for write in WRITERS]
        longest = stack.enter_context(processes.Pool(1)) if apart else pools[0]
        first = longest.submit(WRITERS[0], drafts[0])
        others = [pool.submit(write, own) for pool, write, own in zip(pools[1:], WRITERS[1:], drafts[1:], strict=True)]
        written = [longest.result(first) if isinstance(longest, processes.Pool) else first.result()]
        written += [future.result() for future in others]
        return [file for files in written for file in files]


def _guarded(draft: Draft, anyway: str) -> ReleasedAnyway | None:
    """Raises `PublishError` where the draft falls too far behind and no reason is given; else what to say of it."""
    findings = guards.findings(draft, accuracy())
    if not findings:
        return None
    if not anyway:
        raise PublishError(
            f"the release is held back, because {'; '.join(findings)}; nothing was published; where this is meant,"
            " run 'asean-meetings build --release-anyway REASON', or give release_anyway in the config of dataset",
            findings,
        )
    return ReleasedAnyway(anyway, tuple(findings))


def _latest(shelf: Shelf) -> Release | None:
    versions = shelf.versions()
    if not versions:
        return None
    manifest = shelf.manifest(versions[-1])
    return Release(manifest.version, shelf.folder / manifest.version, manifest.content_id, new=False)
