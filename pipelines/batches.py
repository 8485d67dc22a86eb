"""Reads one batch of raw items and keeps the result until the items, the code or the vocabularies change.

No rule of reading or extraction belongs here, and nothing of Dagster: the same function serves one process and many.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import tempfile
import traceback
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.corrections.decisions import Alias, alias_digest
from pipelines.engines import TRIES, Engine, Killed, LocalEngine, alone
from pipelines.extraction import extract, extracting
from pipelines.model import Doubt, Extraction, Notice, Rejection, claims_table
from pipelines.reading import read, reading
from pipelines.register.reading import read_entry
from pipelines.sources.batching import Batch
from pipelines.sources.drop_folder import MAX_BYTES, RawItem, load
from pipelines.sources.warc.items import ArchivedItem, load_archived
from pipelines.storage import Store
from pipelines.together import Steps, side_by_side

Aliases: TypeAlias = tuple[Alias, ...]

PACKAGE = Path(__file__).parent
# Whatever can change what is read from the same bytes.
CODE = (
    "model.py",
    "batches.py",
    "together.py",
    "yaml_data.py",
    "sources",
    "register",
    "reading",
    "extraction",
    "phrases",
    "../schemas/vocabularies",
)
LIBRARIES = ("ahocorasick-rs", "pyyaml", "rapidfuzz", "selectolax")
# Items of a batch that are read side by side: with more it is hardly quicker. Large ones are read by themselves, so
# that never much is held at once.
SIDE_BY_SIDE = 32
_LARGE_ITEM = 1_000_000  # bytes
_SMALL_FILE = 1 << 18  # bytes
_LONG_TEXT = 20_000  # characters
# A reason that the next run may not meet again: a batch with such a rejection is read again.
PASSING = frozenset({"vanished", "unreadable", "reader-killed"})

NOTICES = pa.schema(
    [
        pa.field("notice_id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("raw_name", pa.string(), nullable=False),
        pa.field("raw_sha256", pa.string(), nullable=False),
        pa.field("source_id", pa.string(), nullable=False),
        pa.field("url", pa.string()),
        pa.field("language", pa.string(), nullable=False),
        pa.field("title", pa.string(), nullable=False),
        pa.field("title_start", pa.int32()),
        pa.field("title_end", pa.int32()),
        pa.field("published_on", pa.date32()),
        pa.field("published_at", pa.timestamp("s")),
        pa.field("published_start", pa.int32()),
        pa.field("published_end", pa.int32()),
        pa.field("date_order", pa.string()),
        pa.field("retrieved_at", pa.timestamp("s", tz="UTC")),
        pa.field("is_meeting_notice", pa.bool_(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("text_sha256", pa.string(), nullable=False),
    ]
)
DOUBTS = pa.schema(
    [
        pa.field("notice_id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("detail", pa.string(), nullable=False),
        pa.field("table_name", pa.string()),
        pa.field("row", pa.string()),
        pa.field("char_start", pa.int32()),
        pa.field("char_end", pa.int32()),
    ]
)
DROPPED = pa.schema(
    [
        pa.field("notice_id", pa.string(), nullable=False),
        pa.field("rule", pa.string(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
    ]
)
REJECTIONS = pa.schema(
    [
        pa.field("raw_name", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("detail", pa.string(), nullable=False),
        pa.field("cure", pa.string(), nullable=False),
        pa.field("raw_sha256", pa.string()),
        pa.field("byte_count", pa.int64()),
    ]
)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What was read from one batch, as Arrow tables of the schemas above; rows in the order of the batch's items."""

    notices: pa.Table
    claims: pa.Table
    doubts: pa.Table
    dropped: pa.Table
    rejections: pa.Table


@dataclass(frozen=True, slots=True)
class BatchReport:
    """Where a batch's result lies and how many rows it has. `fresh` is False where an earlier result was kept."""

    batch_id: str
    fingerprint: str
    folder: Path
    items: int
    notices: int
    claims: int
    rejections: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Far:
    """Where workers that see no folder of ours find raw items, and leave results.

    `raw_dir` is the copy of the raw items here, by which these are named.
    """

    raw: Store
    raw_dir: Path
    build: Store

    def brought(self, batch: Batch, folder: Path) -> Batch:
        """The batch with its items below `folder`: files as they are, of archive files the records in their places."""
        files: dict[str, Path] = {}
        records: list[tuple[str, int, int]] = []
        items = []
        for item in batch.items:
            name, sidecar = self._name(item.path), self._name(item.sidecar) if item.sidecar else None
            item = replace(item, path=folder / name, sidecar=folder / sidecar if sidecar else None)
            if isinstance(item, ArchivedItem):
                capture = item.capture
                records.append((name, capture.offset, capture.offset + capture.length))
                item = replace(item, capture=replace(capture, file=folder / name))
            else:
                files |= {one: folder / one for one in (name, sidecar) if one}
            items.append(item)
        for path in {item.path.parent for item in items} | {path.parent for path in files.values()}:
            path.mkdir(parents=True, exist_ok=True)
        if files:
            self.raw.get(files)
        if records:
            for (name, start, _), part in zip(records, self.raw.ranges(records), strict=True):
                descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT, 0o644)
                try:
                    os.pwrite(descriptor, part, start)
                finally:
                    os.close(descriptor)
        return replace(batch, items=tuple(items))

    def _name(self, path: Path) -> str:
        return path.absolute().relative_to(self.raw_dir).as_posix()


def read_batch(batch: Batch, aliases: Aliases = ()) -> BatchResult:
    """Load, read and extract each item of a batch. An item that fails in any way becomes a rejection.

    `aliases` are words that people added to the vocabularies.
    """
    read_items: list[tuple[Notice, Extraction] | Rejection] = []
    for start in range(0, len(batch.items), SIDE_BY_SIDE):
        items = batch.items[start : start + SIDE_BY_SIDE]
        read_items += side_by_side(_read_item(item, aliases) for item in items)
    rejections = [outcome for outcome in read_items if isinstance(outcome, Rejection)]
    pairs = [outcome for outcome in read_items if not isinstance(outcome, Rejection)]
    return BatchResult(
        notices=_table(NOTICES, (_notice_row(notice, extraction) for notice, extraction in pairs)),
        claims=claims_table(pairs),
        doubts=_table(DOUBTS, (_doubt_row(n, doubt) for n, e in pairs for doubt in (*n.doubts, *e.doubts))),
        dropped=_table(DROPPED, ((n.notice_id, piece.rule, piece.text) for n, _ in pairs for piece in n.dropped)),
        rejections=_table(
            REJECTIONS, ((r.raw_name, r.reason, r.detail, r.cure, r.sha256, r.byte_count) for r in rejections)
        ),
    )


def read_batches(
    batches: Sequence[Batch],
    store: Path,
    *,
    workers: int = 1,
    engine: Engine | None = None,
    aliases: Aliases = (),
    far: Far | None = None,
    done: Callable[[BatchReport], None] | None = None,
) -> list[BatchReport]:
    """Bring each batch's result in `store` up to date, and say where it lies, in the order given.

    A batch whose items, code and vocabularies are those of a stored result is not read again. `engine` reads the rest,
    by default so many processes of this machine as `workers` says. Where an item kills whoever reads it, its batch is
    read piece by piece and the item becomes a rejection. With `far`, those who read see none of our folders: results
    come to its store, from where they must be brought to `store`. `aliases` are words that people added to the
    vocabularies, which have then changed. `done` is called in this process once for each batch, in no certain order.
    """
    code = reading_fingerprint(aliases)
    reports: dict[str, BatchReport] = {}

    def note(report: BatchReport) -> None:
        # Workers name the folder as they see it.
        report = replace(report, folder=store / report.folder.parent.name / report.folder.name)
        reports[report.batch_id] = report
        if done is not None:
            done(report)

    stale = []
    for batch in batches:
        kept = up_to_date(batch, store, code)
        if kept is None:
            stale.append(batch)
        else:
            note(kept)
    work = partial(_bring_up_to_date, store=store.absolute(), code=code, aliases=aliases)
    if far is not None:
        work = partial(_read_far, far=far, name=store.name, code=code, aliases=aliases)
    for report in (engine or LocalEngine(workers)).run(work, stale):
        note(_quarantine(report.batch, store, code, aliases) if isinstance(report, Killed) else report)
    return [reports[batch.batch_id] for batch in batches]


def up_to_date(batch: Batch, store: Path, code: str) -> BatchReport | None:
    """What is stored of a batch, None where it must be read: its items, the code or the vocabularies have changed."""
    if not (store / batch.batch_id).is_dir():
        return None
    fingerprint = _fingerprint(batch, code)
    folder = _folder(batch, store, fingerprint)
    kept = _stored(folder)
    if kept is None:
        return None
    return BatchReport(batch.batch_id, fingerprint, folder, len(batch.items), **kept, fresh=False)


def why(batch: Batch, store: Path, code: str, aliases: Aliases = ()) -> str | None:
    """Why a batch would be read: `new`, `items`, `code: …`, `again`; None where its stored result is up to date.

    `again` stands for a result that is not whole, or that the next run is to try anew.
    """
    if up_to_date(batch, store, code) is not None:
        return None
    items, now = items_digest(batch), _parts(aliases)
    for path in sorted((store / batch.batch_id).glob("*/batch.json")):
        try:
            earlier = json.loads(path.read_text("utf-8"))
            if earlier["items"] != items:
                return "items"
            then = earlier["code"]
            changed = sorted(part for part in then.keys() | now.keys() if then.get(part) != now.get(part))
        except (OSError, ValueError, KeyError, AttributeError):
            return "again"
        return f"code: {', '.join(changed)}" if changed else "again"
    return "new"


def prune(store: Path, keep: Iterable[BatchReport]) -> int:
    """Remove the results that `keep` does not name: of batches that are gone, and of earlier code. Returns how many."""
    wanted = {report.folder for report in keep}
    removed = 0
    for folder in sorted(store.glob("*/*")):
        if folder not in wanted:
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    for parent in sorted(store.glob("*")):
        if not any(parent.iterdir()):
            parent.rmdir()
    return removed


def code_fingerprint(parts: Sequence[str] = CODE, libraries: Sequence[str] = LIBRARIES) -> str:
    """Hex digest of the source and data files below `parts`, and of `libraries`: those that decide what is read."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for library in libraries:
        digest.update(f"{library}={_version(library)}\n".encode())
    for part in parts:
        digest.update(_code_digest(part))
    return digest.hexdigest()


_version = cache(metadata.version)


@cache
def _code_digest(part: str) -> bytes:
    """The digest of the names and bytes of the source and data files below a part: many ask for the same ones."""
    root, digest = PACKAGE / part, hashlib.sha256()
    for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
        if path.suffix in {".py", ".yaml", ".csv", ".sql", ".jinja"}:
            digest.update(f"{part}/{path.relative_to(root)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def reading_fingerprint(aliases: Aliases = ()) -> str:
    """Hex digest of all that decides what is read from the same bytes: the code, and the words that people added."""
    code, added = code_fingerprint(), alias_digest(aliases)
    return hashlib.sha256(f"{code}\n{added}".encode()).hexdigest() if added else code


@cache
def code_parts() -> Mapping[str, str]:
    """The digest of each part of what decides what is read, to tell which of them has changed."""
    return {part.removeprefix("../"): code_fingerprint([part])[:16] for part in CODE}


def _parts(aliases: Aliases) -> Mapping[str, str]:
    added = alias_digest(aliases)
    return {**code_parts(), "corrections": added[:16]} if added else code_parts()


def items_digest(batch: Batch) -> str:
    """Hex digest of the names and bytes of a batch's items."""
    digest = hashlib.sha256()
    for item in batch.items:
        digest.update(f"{item.raw_name}\0{_digest_item(item)}\n".encode())
    return digest.hexdigest()


def _bring_up_to_date(batch: Batch, store: Path, code: str, aliases: Aliases) -> BatchReport:
    """What a worker does to a batch. Another may have done it before it died."""
    return up_to_date(batch, store, code) or _keep(batch, read_batch(batch, aliases), store, code, aliases)


def _read_far(batch: Batch, far: Far, name: str, code: str, aliases: Aliases) -> BatchReport:
    """What a worker does that sees no folder of ours. `name` is the store's among the folders of the build."""
    with tempfile.TemporaryDirectory() as folder:
        near = far.brought(batch, Path(folder, "raw"))
        report = _keep(near, read_batch(near, aliases), Path(folder, name), code, aliases)
        files = {path.relative_to(folder).as_posix(): path for path in sorted(report.folder.iterdir())}
        summary = {one: files.pop(one) for one in list(files) if one.endswith("/batch.json")}
        # Whoever sees this one has the rest.
        for part in (files, summary):
            far.build.put(part)
        return report


def _keep(batch: Batch, result: BatchResult, store: Path, code: str, aliases: Aliases) -> BatchReport:
    fingerprint = _fingerprint(batch, code)
    folder = _folder(batch, store, fingerprint)
    counts = _save(result, folder, {"items": items_digest(batch), "code": _parts(aliases)})
    return BatchReport(batch.batch_id, fingerprint, folder, len(batch.items), **counts, fresh=True)


def _folder(batch: Batch, store: Path, fingerprint: str) -> Path:
    return store / batch.batch_id / fingerprint[:16]


def _quarantine(batch: Batch, store: Path, code: str, aliases: Aliases) -> BatchReport:
    """Keep what can be read of a batch that kills those who read it."""
    pieces = list(_survivors(batch, aliases, died=True))
    whole = {f.name: pa.concat_tables([getattr(piece, f.name) for piece in pieces]) for f in fields(BatchResult)}
    return _keep(batch, BatchResult(**whole), store, code, aliases)


def _survivors(batch: Batch, aliases: Aliases, *, died: bool = False) -> Iterator[BatchResult]:
    """The batch in pieces, in their order: halves and halves of halves, until the item that kills stands alone.

    `died` tells that it has killed enough already.
    """
    result = Killed(batch) if died else alone(partial(read_batch, aliases=aliases), batch, tries=1)
    if not isinstance(result, Killed):
        yield result
    elif len(batch.items) == 1:
        (item,) = batch.items
        yield _lost(item)
    else:
        middle = len(batch.items) // 2
        for part in (batch.items[:middle], batch.items[middle:]):
            yield from _survivors(replace(batch, items=part), aliases)


def _lost(item: RawItem) -> BatchResult:
    detail = f"Each process that read it died, {TRIES} or more."
    cure = "Run again where there is more memory; if it stays so, it is a defect of the pipeline: please report it."
    empty = read_batch(Batch("", ()))
    return replace(empty, rejections=_table(REJECTIONS, [(item.raw_name, "reader-killed", detail, cure, None, None)]))


def _fingerprint(batch: Batch, code: str) -> str:
    return hashlib.sha256(f"{code}\n{batch.batch_id}\n{items_digest(batch)}".encode()).hexdigest()


def _digest_item(item: RawItem) -> str:
    if isinstance(item, ArchivedItem):
        return hashlib.sha256(item.state.encode()).hexdigest()
    digest = hashlib.sha256()
    for path in (item.path, item.sidecar):
        if path is None:
            digest.update(b"-")
            continue
        try:
            status = path.stat()
            # Loading refuses these by what `stat` says of them; a pipe would block here.
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                digest.update(f"{status.st_mode}:{status.st_size}".encode())
                continue
            with path.open("rb", buffering=0) as file:
                # What sums a file piece by piece makes room for a piece first, which takes longer than to read a page.
                small = status.st_size <= _SMALL_FILE
                summed = hashlib.sha256(file.read()) if small else hashlib.file_digest(file, "sha256")
                digest.update(summed.digest())
        except OSError as error:
            # Loading will say what is wrong; here it only must differ from the item's readable state.
            digest.update(f"{error.errno}".encode())
    return digest.hexdigest()


def _read_item(item: RawItem, aliases: Aliases) -> Steps[tuple[Notice, Extraction] | Rejection]:
    """What an item says, or why it is not read: whatever it does to the code, it costs that item only."""
    sha256 = None
    try:
        if isinstance(item, ArchivedItem):
            raw = load_archived(item)
        elif item.part is not None:
            return read_entry(item)
        else:
            raw = load(item)
        if isinstance(raw, Rejection):
            return raw
        sha256 = raw.sha256
        if len(raw.content) > _LARGE_ITEM:
            notice = read(raw)
            return notice if isinstance(notice, Rejection) else (notice, extract(notice, aliases))
        yield
        notice = yield from reading(raw)
        if isinstance(notice, Rejection):
            return notice
        yield
        if len(notice.text) > _LONG_TEXT:
            return notice, extract(notice, aliases)
        return notice, (yield from extracting(notice, aliases))
    except Exception as error:  # noqa: BLE001 - whatever one item does to the code, the other items go on
        where = traceback.extract_tb(error.__traceback__)[-1]
        what = " ".join(f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {error}".split())
        return Rejection(
            raw_name=item.raw_name,
            reason="reader-error",
            detail=what,
            cure="This is a defect of the pipeline: please report it with the file.",
            sha256=sha256,
        )


def _notice_row(notice: Notice, extraction: Extraction) -> tuple[object, ...]:
    title_start, title_end = notice.title_span or (None, None)
    published_start, published_end = notice.published_span or (None, None)
    return (
        notice.notice_id,
        notice.kind,
        notice.raw_name,
        notice.raw_sha256,
        notice.source_id,
        notice.url,
        notice.language,
        notice.title,
        title_start,
        title_end,
        notice.published_on,
        notice.published_at,
        published_start,
        published_end,
        notice.date_order,
        notice.retrieved_at,
        extraction.is_meeting_notice,
        notice.text,
        notice.text_sha256,
    )


def _doubt_row(notice: Notice, doubt: Doubt) -> tuple[object, ...]:
    return (notice.notice_id, doubt.kind, doubt.detail, doubt.table, doubt.row, doubt.start, doubt.end)


def _table(schema: pa.Schema, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, type=f.type) for column, f in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _tables(result: BatchResult) -> Iterator[tuple[str, pa.Table]]:
    return ((f.name, getattr(result, f.name)) for f in fields(BatchResult))


def _save(result: BatchResult, folder: Path, origin: Mapping[str, object]) -> dict[str, int]:
    """Write aside, then rename, so that a folder that is there is whole. `origin` tells what it was made from."""
    aside = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    counts = {name: getattr(result, name).num_rows for name in ("notices", "claims", "rejections")}
    try:
        for name, table in _tables(result):
            pq.write_table(table, aside / f"{name}.parquet", compression="zstd")
        passing = any(reason in PASSING for reason in result.rejections["reason"].to_pylist())
        sizes = {path.name: path.stat().st_size for path in sorted(aside.iterdir())}
        summary = {"passing": passing, "counts": counts, "sizes": sizes, **origin}
        (aside / "batch.json").write_text(json.dumps(summary, indent=1), "utf-8")
        # What stands there was refused by `_stored`, so nobody relies on it.
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    except OSError as error:
        error.filename = error.filename or str(folder)  # a full disk does not say which one
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return counts


def _stored(folder: Path) -> dict[str, int] | None:
    """The counts of a stored result, or None where there is none, or it is not whole, or it should be tried again."""
    try:
        summary = json.loads((folder / "batch.json").read_text("utf-8"))
        whole = all((folder / name).stat().st_size == size for name, size in summary["sizes"].items())
    except (OSError, ValueError, KeyError):
        return None
    if not whole or summary["passing"]:
        return None
    return {name: int(count) for name, count in summary["counts"].items()}
