"""Takes from WARC files what may be a notice, and puts it below `raw/` as archive files of our own, with their indexes.

Each response is looked at once, as it streams by; what is kept is copied as it is. Memory is bounded by one record.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import IO, Final, cast

import fastwarc
from fastwarc import WarcRecord, WarcRecordType

from pipelines.sources.addresses import is_web_address
from pipelines.sources.archive import OPEN_SUFFIX, WARC_SUFFIX, Capture, mime_of, payload_digest, seal
from pipelines.sources.drop_folder import MAX_BYTES
from pipelines.sources.warc.bodies import BodyError, plain
from pipelines.sources.warc.items import COLLECTION
from pipelines.sources.warc.screening import refused

# Types of pages that can be read; some servers name none.
READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", "unk"})
REASONS: Final = {
    "status": "the server did not answer with the page (status other than 200)",
    "type": "neither HTML nor text",
    "address": "no web address",
    "date": "no date of capture",
    "too-large": f"more than {MAX_BYTES:,} bytes",
    "coding": "not coded as its header says",
    "no-name": "does not name ASEAN",
    "no-meeting": "has no word for a meeting",
}
_CRLF = b"\r\n"
# Of a record whose HTTP head is written anew, the block has other bytes than before.
_REMADE = frozenset({"content-length", "warc-block-digest", "warc-segment-number"})


class IngestError(Exception):
    """A file cannot be taken in; the message names the file, the place in it and the cure."""


@dataclass(slots=True)
class Tally:
    """What became of the responses of one file: how many were seen, kept, and refused by reason.

    `file` is what the kept ones lie in, None where there are none; `new` is False where it was there before. `damage`
    says where a file that is not whole ends to be readable.
    """

    seen: int = 0
    kept: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    file: Path | None = None
    new: bool = False
    damage: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A response that may be a notice. `body` is as it was archived, codings and all."""

    record: WarcRecord
    body: bytes
    mime: str
    at: datetime


def screened(stream: IO[bytes], tally: Tally) -> Iterator[Kept]:
    """The responses of a WARC stream (plain, gzip, zstd or lz4) that may be notices, in their order; counts all.

    A stream that is damaged ends there, and `tally.damage` says where.
    """
    kinds = WarcRecordType.response | WarcRecordType.resource
    records = iter(fastwarc.ArchiveIterator(stream, record_types=kinds, parse_http=True))
    place = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            place = record.stream_pos
            found = _examined(record)
        except (OSError, ValueError) as error:
            tally.damage = f"cannot be read beyond byte {place:,} of its content: {' '.join(str(error).split())}"
            return
        tally.seen += 1
        if isinstance(found, Kept):
            tally.kept += 1
            yield found
        else:
            tally.refused[found] += 1


def ingest(path: Path, raw_dir: Path) -> Tally:
    """Copy what `path` holds of possible notices to `raw_dir`, into one file with an index, or none where it has none.

    The file's name follows from the name of `path` and from what is kept, so that the same file taken in again changes
    nothing. Raises `IngestError` where `path` cannot be opened or is no WARC file, OSError where writing fails.
    """
    folder = raw_dir / COLLECTION
    stem = _stem(path)
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{stem}.{os.getpid()}{WARC_SUFFIX}{OPEN_SUFFIX}"
    tally, captures, digest = Tally(), [], hashlib.sha256()
    try:
        with _opened(path) as stream, aside.open("wb") as out:
            for kept in screened(stream, tally):
                member = _member(kept)
                digest.update(hashlib.sha256(member).digest())
                captures.append(_capture(kept, out.tell(), len(member), aside))
                out.write(member)
            out.flush()
            os.fsync(out.fileno())
        if tally.damage and not tally.seen:
            raise IngestError(f"{path}: no WARC file: {tally.damage}; name files that end in .warc or .warc.gz")
        if captures:
            final = folder / f"{stem}-{digest.hexdigest()[:8]}{WARC_SUFFIX}"
            tally.file, tally.new = final, not final.exists()
            if tally.new:
                seal(aside, final, (replace(capture, file=final) for capture in captures))
    finally:
        aside.unlink(missing_ok=True)
    return tally


def _opened(path: Path) -> IO[bytes]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise IngestError(f"{path}: {error.strerror}; check the path and its permissions") from error
    return file if file.seekable() else cast("IO[bytes]", _Piped(file))


class _Piped(io.RawIOBase):
    """A pipe that knows how far it was read, which is asked of every stream."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe, self._place = pipe, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def read(self, size: int = -1) -> bytes:
        part = self._pipe.read(size)
        self._place += len(part)
        return part

    def close(self) -> None:
        self._pipe.close()
        super().close()


def _examined(record: WarcRecord) -> Kept | str:
    """The record, or the reason for which it is refused; the cheap ones come first."""
    http = record.http_headers
    if record.headers.get("Content-Length") is None:
        raise ValueError("a record is cut off")
    if http.status_code != HTTPStatus.OK if http is not None else record.record_type == WarcRecordType.response:
        return "status"
    named = http.get("Content-Type") if http is not None else record.headers.get("Content-Type")
    mime = mime_of(named)
    if mime not in READABLE:
        return "type"
    body = record.reader.read(MAX_BYTES + 1)
    if len(body) < min(record.content_length, MAX_BYTES + 1):
        raise ValueError("a record is cut off")
    page = body
    if http is not None and (codings := (http.get("Transfer-Encoding"), http.get("Content-Encoding"))) != (None, None):
        try:
            page = plain(body, *codings, MAX_BYTES)
        except BodyError:
            return "coding"
    if len(page) > MAX_BYTES:
        return "too-large"
    reason = refused(page)
    if reason is not None:
        return reason
    if not is_web_address(_address(record)):
        return "address"
    at = record.record_date
    return Kept(record, body, mime, at.astimezone(UTC).replace(microsecond=0)) if at else "date"


def _address(record: WarcRecord) -> str:
    # Some writers of WARC 1.0 put the address in angle brackets, as an example in the standard did.
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")


def _member(kept: Kept) -> bytes:
    """The record as a gzip member: its own headers, with a payload digest where it had none."""
    record = kept.record
    headers = [(name, value) for name, value in record.headers.to_tuples() if name.lower() not in _REMADE]
    if not any(name.lower() == "warc-payload-digest" for name, _ in headers):
        headers.append(("WARC-Payload-Digest", payload_digest(kept.body)))
    block = kept.body
    http = record.http_headers
    if http is not None:
        lines = [http.status_line_bytes or b"HTTP/1.1 200 OK", *(b"%s: %s" % pair for pair in http.items_bytes())]
        block = _CRLF.join([*lines, b"", block])
    headers.append(("Content-Length", str(len(block))))
    head = _CRLF.join([b"WARC/1.1", *(f"{name}: {value}".encode() for name, value in headers), b"", b""])
    return gzip.compress(head + block + _CRLF + _CRLF, mtime=0)


def _capture(kept: Kept, offset: int, length: int, file: Path) -> Capture:
    digest = kept.record.headers.get("WARC-Payload-Digest") or payload_digest(kept.body)
    return Capture(
        _address(kept.record), kept.at, "response", int(HTTPStatus.OK), kept.mime, digest, offset, length, file
    )


def _stem(path: Path) -> str:
    """The file's name without its endings, of letters that every file system takes."""
    name = re.sub(r"\.(?:gz|zst|lz4)$", "", path.name, flags=re.IGNORECASE)
    name = re.sub(r"\.w?arc$", "", name, flags=re.IGNORECASE)
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:80] or "archive"
