"""The archive: what was fetched, as WARC files below `raw/<source>/` with a CDXJ index beside each. Fetches nothing.

A file grows under a name that begins with a dot, and takes its own name once it is whole and indexed; from then on it
never changes. `docs/sources.md` describes the layout for whoever reads it by other tools.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

import fastwarc
from filelock import FileLock, Timeout
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WARC_SUFFIX = ".warc.gz"
INDEX_SUFFIX = ".cdxj"
OPEN_SUFFIX = ".open"
# A file that has grown beyond this is sealed, and the next record begins another.
FILE_LIMIT = 256 * 1024 * 1024

Truncation = Literal["length", "time", "disconnect", "unspecified"]
Kind = Literal["response", "revisit"]

_IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# How indexes name the type of a revisit record.
_REVISIT = "warc/revisit"
_NAMESPACE = uuid.UUID("0f6b1f2e-6f0c-5d0c-9a0e-5b7a6d0e4c11")
_UNSAFE = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]+")
_REASONS = {status.value: status.phrase for status in HTTPStatus}


class ArchiveError(Exception):
    """The archive of a source cannot be written or read; the message names the place and the cure."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came back. `at` is in UTC, whole seconds; headers are pairs of bytes as they were sent.

    `body` is as it came, after the transfer coding and before the content coding is undone. Where it was cut,
    `truncated` says why. `notes` are the fields of the metadata record. Without `request_headers`, as where another's
    archive has it from a request that it does not tell of, no request is recorded.
    """

    url: str
    at: datetime
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    request_headers: tuple[tuple[bytes, bytes], ...]
    ip_address: str | None = None
    truncated: Truncation | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def header(self, name: bytes) -> bytes | None:
        """The last header of this name (given in lower case)."""
        values = [value for key, value in self.headers if key.lower() == name]
        return values[-1] if values else None

    @property
    def digest(self) -> str:
        """The payload's SHA-256 as WARC writes it."""
        return payload_digest(self.body)


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of an index: what was seen of an address at a time, and where in which file its record stands.

    A revisit has the digest of the response that it found unchanged. `length` and `offset` are bytes of the file.
    """

    url: str
    at: datetime
    kind: Kind
    status: int
    mime: str
    digest: str
    offset: int
    length: int
    file: Path

    @property
    def good(self) -> bool:
        """Whether the page was there, new or as before."""
        return self.status == HTTPStatus.OK or (self.kind == "revisit" and self.status == HTTPStatus.NOT_MODIFIED)

    def line(self) -> str:
        """The index line, without its end."""
        values = {
            "url": self.url,
            "mime": self.mime,
            "status": str(self.status),
            "digest": self.digest,
            "length": str(self.length),
            "offset": str(self.offset),
            "filename": self.file.name,
        }
        return f"{surt_key(self.url)} {self.at:%Y%m%d%H%M%S} {json.dumps(values, ensure_ascii=True)}"


class ArchiveWriter:
    """Writes exchanges of one source. `close` seals what was written; without it, `recover` does so later.

    Each record is a gzip member of its own, on disk before `write` returns. Where the disk is full the record is taken
    back, and OSError raised: what was written before stays whole. Not for several threads.
    """

    def __init__(self, folder: Path, started: datetime, software: str, limit: int = FILE_LIMIT) -> None:
        self.folder = folder
        self.started = started
        self.software = software
        self.limit = limit
        self.sealed: list[Path] = []
        self._file: IO[bytes] | None = None
        self._name = ""
        self._size = 0
        self._captures: list[Capture] = []

    def write(self, exchange: Exchange, unchanged: Capture | None = None) -> Capture:
        """Append the records of one exchange. With `unchanged`, the capture of the same bytes, a revisit record."""
        if self._file is not None and self._size >= self.limit:
            self.close()
        file = self._opened()
        kind: Kind = "revisit" if unchanged else "response"
        digest = unchanged.digest if unchanged else exchange.digest
        capture = Capture(
            exchange.url,
            exchange.at,
            kind,
            exchange.status,
            _REVISIT if unchanged else _mime(exchange),
            digest,
            self._size,
            0,
            self.folder / self._name,
        )
        response = _record(kind, self._response(exchange, unchanged, digest), _http_block(exchange, bool(unchanged)))
        answer_id = self._id(kind, exchange)
        concurrent = {"WARC-Concurrent-To": answer_id}
        request = b""
        if exchange.request_headers:
            request = _record("request", self._headers("request", exchange) | concurrent, _request_block(exchange))
        fields = "".join(f"{name}: {value}\r\n" for name, value in exchange.notes).encode("utf-8", "backslashreplace")
        metadata = _record("metadata", self._headers("metadata", exchange) | concurrent, fields) if fields else b""
        self._append(file, response + request + metadata)
        written = replace(capture, length=len(response))
        self._captures.append(written)
        return written

    def close(self) -> None:
        """Seal the file that is open, if it holds anything."""
        if self._file is None:
            return
        file, self._file = self._file, None
        file.close()
        open_path = self.folder / f".{self._name}{OPEN_SUFFIX}"
        if self._captures:
            self.sealed.append(seal(open_path, self.folder / self._name, self._captures))
        else:
            open_path.unlink()
        self._captures = []

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._name = _free_name(self.folder, self.started)
            path = self.folder / f".{self._name}{OPEN_SUFFIX}"
            # Unbuffered: what `write` has returned from is in the file, whatever becomes of this process.
            self._file, self._size = path.open("xb", buffering=0), 0
            info = f"software: {self.software}\r\nformat: WARC File Format 1.1\r\nisPartOf: {self.folder.name}\r\n"
            headers = {
                "WARC-Record-ID": _record_id("warcinfo", self._name),
                "WARC-Filename": self._name,
                "WARC-Date": _iso(self.started),
            }
            self._append(self._file, _record("warcinfo", headers, f"{info}robots: obey\r\n".encode()))
        return self._file

    def _append(self, file: IO[bytes], records: bytes) -> None:
        try:
            view = memoryview(records)
            while view:
                view = view[file.write(view) :]
            os.fsync(file.fileno())
        except OSError:
            # Taking away needs no space.
            file.truncate(self._size)
            file.seek(self._size)
            raise
        self._size += len(records)

    def _headers(self, kind: str, exchange: Exchange) -> dict[str, str]:
        return {
            "WARC-Record-ID": self._id(kind, exchange),
            "WARC-Date": _iso(exchange.at),
            "WARC-Target-URI": exchange.url,
        }

    def _response(self, exchange: Exchange, unchanged: Capture | None, digest: str) -> dict[str, str]:
        headers = self._headers("revisit" if unchanged else "response", exchange)
        if exchange.ip_address:
            headers["WARC-IP-Address"] = exchange.ip_address
        headers["WARC-Payload-Digest"] = digest
        if exchange.truncated:
            headers["WARC-Truncated"] = exchange.truncated
        if unchanged:
            headers["WARC-Profile"] = _NOT_MODIFIED if exchange.status == HTTPStatus.NOT_MODIFIED else _IDENTICAL
            headers["WARC-Refers-To-Target-URI"] = unchanged.url
            headers["WARC-Refers-To-Date"] = _iso(unchanged.at)
        return headers

    def _id(self, kind: str, exchange: Exchange) -> str:
        return _record_id(kind, self._name, str(self._size), exchange.url)


@contextmanager
def held(folder: Path, name: str = ".lock") -> Iterator[None]:
    """Hold a folder, such as the archive of one source, against a second fetch.

    ArchiveError at once where another holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / name)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ArchiveError(f"another fetch holds {folder}; wait until it has ended") from error
    try:
        yield
    finally:
        lock.release()


def recover(folder: Path) -> list[Capture]:
    """Seal the files that a killed run has left open, without the record that it was writing. What they hold."""
    found: list[Capture] = []
    for path in sorted(folder.glob(f".*{WARC_SUFFIX}{OPEN_SUFFIX}")):
        final = folder / path.name.removeprefix(".").removesuffix(OPEN_SUFFIX)
        captures = list(_indexed(path, final))
        if not captures:
            path.unlink()
            continue
        with path.open("r+b") as file:
            file.truncate(_whole(path))
        seal(path, final, captures)
        found += captures
    return found


def captures(folder: Path) -> list[Capture]:
    """All that the sealed files of a source hold, sorted by time and address; a file without its index is read."""
    found: list[Capture] = []
    for path in sorted(folder.glob(f"*{WARC_SUFFIX}")):
        index = index_of(path)
        found += _read_index(index, path.parent) if index.exists() else _indexed(path, path)
    return sorted(found, key=lambda capture: (capture.at, capture.url, capture.file.name, capture.offset))


def load(capture: Capture) -> Exchange:
    """The response or revisit record of a capture; its request and notes are left out. ArchiveError if it is gone."""
    try:
        with capture.file.open("rb") as file:
            file.seek(capture.offset)
            data = zlib.decompress(file.read(capture.length), wbits=31)
    except (OSError, zlib.error) as error:
        raise ArchiveError(f"{capture.file}: no record at {capture.offset}: {error}; restore the file") from error
    record = next(iter(fastwarc.ArchiveIterator(io.BytesIO(data), parse_http=True)))
    http = record.http_headers
    headers = tuple((k.encode("latin-1"), v.encode("latin-1")) for k, v in http.astuples()) if http else ()
    return Exchange(capture.url, capture.at, capture.status, headers, record.reader.read(), ())


def raw_name(capture: Capture, raw_dir: Path) -> str:
    """How a capture is called as a raw item below `raw_dir`: the file's name there, `#` and the record's offset."""
    return f"{capture.file.relative_to(raw_dir).as_posix()}#{capture.offset}"


def surt_key(url: str) -> str:
    """The key under which indexes list an address: host turned round, all in lower case, query sorted.

    As the `surt` library that web archives use makes it, for the addresses that `addresses.is_web_address` takes.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").strip(".")
    if not re.fullmatch(r"[\d.]+", host):
        host = ",".join(reversed(re.sub(r"^www\d*\.", "", host).split(".")))
    default = {"http": 80, "https": 443}[parts.scheme]
    port = f":{parts.port}" if parts.port not in (None, default) else ""
    path = _escaped(_plain_path(_unescaped(parts.path))).lower()
    path = re.sub(r"^(.*/)?\((?:[a-z]\([0-9a-z]{24}\))+\)/([^?]+\.aspx.*)$", r"\1\2", path)
    path = path[:-1] if len(path) > 1 and path.endswith("/") else path
    query = _without_session(_escaped(_unescaped(parts.query))).lower()
    # Sorted as pairs: `a` stands before `a=`, whatever follows.
    query = "&".join("=".join(pair) for pair in sorted(arg.split("=", 1) for arg in query.split("&")))
    return f"{host}{port}){path}" + (f"?{query}" if query else "")


def _without_session(query: str) -> str:
    for pattern in (
        r"^(.*)(?:jsessionid=[0-9a-zA-Z]{32})(?:&(.*))?$",
        r"^(.*)(?:phpsessid=[0-9a-zA-Z]{32})(?:&(.*))?$",
        r"^(.*)(?:sid=[0-9a-zA-Z]{32})(?:&(.*))?$",
        r"^(.*)(?:aspsessionid[a-zA-Z]{8}=[a-zA-Z]{24})(?:&(.*))?$",
        r"^(.*)(?:cfid=[^&]+&cftoken=[^&]+)(?:&(.*))?$",
    ):
        query = re.sub(pattern, lambda m: (m[1] or "") + (m[2] or ""), query, flags=re.IGNORECASE)
    return query


def _unescaped(text: str) -> bytes:
    raw = text.encode()
    while (plain := unquote_to_bytes(raw)) != raw:
        raw = plain
    return raw


def _escaped(raw: bytes) -> str:
    return quote_from_bytes(raw, safe="!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _plain_path(path: bytes) -> bytes:
    kept: list[bytes] = []
    for part in path.split(b"/")[1:]:
        if part == b"..":
            kept = kept[:-1] if kept else [part]
        elif part != b".":
            kept.append(part)
    return b"/" + b"/".join([part for part in kept[:-1] if part] + kept[-1:])


def seal(open_path: Path, final: Path, found: Iterable[Capture]) -> Path:
    """Give a written file its own name. Its index comes first: a file that is there under its own name has one."""
    aside = final.with_name(f".{final.name}{INDEX_SUFFIX}")
    with aside.open("w", encoding="ascii", newline="\n") as file:
        file.writelines(f"{line}\n" for line in sorted(capture.line() for capture in found))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(index_of(final))
    open_path.rename(final)
    directory = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    return final


def index_of(path: Path) -> Path:
    """Where the index of a file lies."""
    return path.with_name(path.name.removesuffix(WARC_SUFFIX) + INDEX_SUFFIX)


def _free_name(folder: Path, started: datetime) -> str:
    number = 0
    while True:
        name = f"{folder.name}-{started:%Y%m%d%H%M%S}-{number:03d}{WARC_SUFFIX}"
        if not (folder / name).exists() and not (folder / f".{name}{OPEN_SUFFIX}").exists():
            return name
        number += 1


def _members(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """(offset, length, content) of each whole gzip member, up to the first that is torn."""
    with path.open("rb") as file:
        offset, left = 0, b""
        while True:
            decoder, parts, taken = zlib.decompressobj(wbits=31), [], 0
            while not decoder.eof:
                chunk = left or file.read(1 << 20)
                left = b""
                if not chunk:
                    return
                try:
                    parts.append(decoder.decompress(chunk))
                except zlib.error:
                    return
                taken += len(chunk) - len(decoder.unused_data)
            left = decoder.unused_data
            yield offset, taken, b"".join(parts)
            offset += taken


def _whole(path: Path) -> int:
    return max((offset + length for offset, length, _ in _members(path)), default=0)


def _indexed(path: Path, final: Path) -> Iterator[Capture]:
    """The captures of a file, as its index should list them."""
    for offset, length, data in _members(path):
        for record in fastwarc.ArchiveIterator(io.BytesIO(data), parse_http=True):
            if record.record_type not in (fastwarc.WarcRecordType.response, fastwarc.WarcRecordType.revisit):
                continue
            http = record.http_headers
            revisit = record.record_type == fastwarc.WarcRecordType.revisit
            yield Capture(
                url=record.headers["WARC-Target-URI"],
                at=_time(record.headers["WARC-Date"]),
                kind="revisit" if revisit else "response",
                status=(http.status_code or 0) if http else 0,
                mime=_REVISIT if revisit else mime_of(http.get("Content-Type") if http else None),
                digest=record.headers["WARC-Payload-Digest"],
                offset=offset,
                length=length,
                file=final,
            )


def _read_index(path: Path, folder: Path) -> Iterator[Capture]:
    for number, line in enumerate(path.read_text("ascii").splitlines(), 1):
        try:
            _, stamp, rest = line.split(" ", 2)
            values: Mapping[str, str] = json.loads(rest)
            yield Capture(
                url=values["url"],
                at=datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC),
                kind="revisit" if values["mime"] == _REVISIT else "response",
                status=int(values["status"]),
                mime=values["mime"],
                digest=values["digest"],
                offset=int(values["offset"]),
                length=int(values["length"]),
                file=folder / values["filename"],
            )
        except (ValueError, KeyError) as error:
            raise ArchiveError(
                f"{path}:{number}: no index line: {error}; remove the index, it is made again"
            ) from error


def _record(kind: str, headers: Mapping[str, str], block: bytes) -> bytes:
    """One record as a gzip member."""
    fields = [("WARC-Type", kind), *headers.items(), ("WARC-Block-Digest", payload_digest(block))]
    content_type = {
        "response": "application/http; msgtype=response",
        "revisit": "application/http; msgtype=response",
        "request": "application/http; msgtype=request",
    }.get(kind, "application/warc-fields")
    # The writer leaves out the block of what it knows to be a revisit, unless it took the headers apart itself.
    record = ArcWarcRecord(
        "warc",
        "response",
        StatusAndHeaders("", fields, protocol="WARC/1.1"),
        io.BytesIO(block),
        None,
        content_type,
        len(block),
    )
    out = io.BytesIO()
    _Writer(out, gzip=True, warc_version="1.1").write_record(record)
    return out.getvalue()


class _Writer(WARCWriter):  # type: ignore[misc]
    """Adds no payload digests: a response brings its own, of the body alone, and other records have none."""

    NO_PAYLOAD_DIGEST_TYPES = ("warcinfo", "request", "response", "revisit", "metadata")


def _http_block(exchange: Exchange, without_body: bool) -> bytes:
    lines = [f"HTTP/1.1 {exchange.status} {_REASONS.get(exchange.status, '')}".rstrip().encode()]
    for name, value in exchange.headers:
        # The transfer coding was undone, so a replay must not announce it.
        prefix = b"X-Archive-Orig-" if name.lower() == b"transfer-encoding" else b""
        lines.append(prefix + _UNSAFE.sub(b" ", name) + b": " + _UNSAFE.sub(b" ", value))
    return b"\r\n".join(lines) + b"\r\n\r\n" + (b"" if without_body else exchange.body)


def _request_block(exchange: Exchange) -> bytes:
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"GET {target} HTTP/1.1".encode(), b"Host: " + parts.netloc.encode()]
    lines += [name + b": " + _UNSAFE.sub(b" ", value) for name, value in exchange.request_headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _mime(exchange: Exchange) -> str:
    value = exchange.header(b"content-type")
    return mime_of(value.decode("latin-1") if value else None)


def mime_of(content_type: str | None) -> str:
    """How an index names the type that a header gives; `unk` where it gives none."""
    mime = (content_type or "").partition(";")[0].strip().lower()
    return mime if re.fullmatch(r"[\w.+-]+/[\w.+-]+", mime, re.ASCII) else "unk"


def payload_digest(data: bytes) -> str:
    """SHA-256 as WARC writes it."""
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def _record_id(*parts: str) -> str:
    """Made from what the record is, so that the same exchanges give the same file."""
    return f"<urn:uuid:{uuid.uuid5(_NAMESPACE, chr(0).join(parts))}>"


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _time(iso: str) -> datetime:
    return datetime.fromisoformat(iso).astimezone(UTC).replace(microsecond=0)
