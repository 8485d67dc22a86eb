"""Archived pages as raw items: finds the captures that the indexes below `raw/` name, and loads one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import fastwarc

from pipelines.model import RawNotice, Rejection
from pipelines.sources.addresses import is_web_address
from pipelines.sources.archive import WARC_SUFFIX, Capture, captures, raw_name
from pipelines.sources.drop_folder import MAX_BYTES, Problem, RawItem, too_large, unfit
from pipelines.sources.registry import Registry, load_registry
from pipelines.sources.warc.bodies import BodyError, plain

# Where pages from web archives lie that are no source's own archive: all of them were screened on their way in.
COLLECTION = "web-archives"
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArchivedItem(RawItem):
    """A record of a WARC file. `raw_name` is the file's name, `#` and the record's offset."""

    capture: Capture = field(kw_only=True)

    @property
    def state(self) -> str:
        """What stands for the record's content in a fingerprint: sealed files never change."""
        capture = self.capture
        return f"{capture.url} {capture.at.isoformat()} {capture.digest} {capture.offset}+{capture.length}"


def scan_archives(raw_dir: Path, registry: Registry | None = None) -> list[ArchivedItem]:
    """Every archived page below `raw_dir` that may be a notice, sorted by name.

    In a source's archive these are the pages whose address is that of an item; listings, feeds and the like are none.
    Raises OSError where a folder cannot be listed, and `ArchiveError` where an index cannot be read.
    """
    registry = registry or load_registry()
    found = [item for folder in _folders(raw_dir) for item in _items(raw_dir, folder, registry)]
    return sorted(found, key=lambda item: item.raw_name)


def load_archived(item: ArchivedItem, registry: Registry | None = None) -> RawNotice | Rejection:
    """The page with what its capture says, or why it is none: `vanished`, `unreadable`, `damaged`, or as for `load`."""
    registry = registry or load_registry()
    capture = item.capture
    try:
        content, content_type = _page(capture)
    except FileNotFoundError:
        return Problem("vanished", f"{item.path.name} is gone.", "Put it back, or run again.").rejection(item)
    except BodyError as error:
        return Problem("damaged", f"The record of {capture.url} cannot be read: {error}.", _CURE).rejection(item)
    except (OSError, StopIteration) as error:
        reason = "unreadable" if isinstance(error, OSError) and error.errno else "damaged"
        return Problem(reason, f"{item.path.name} has no whole record at {capture.offset}.", _CURE).rejection(item)
    if len(content) > MAX_BYTES:
        return too_large(capture.url, len(content), MAX_BYTES).rejection(item)
    sha256 = hashlib.sha256(content).hexdigest()
    problem = unfit(content)
    if problem is not None:
        return problem.rejection(item, sha256=sha256, byte_count=len(content))
    source = registry.by_url(capture.url) or registry.get(item.path.parent.name) or registry.fallback
    charset = _CHARSET.search(content_type or "")
    return RawNotice(
        raw_name=item.raw_name,
        content=content,
        sha256=sha256,
        source_id=source.source_id,
        url=capture.url,
        content_type=content_type,
        declared_charset=charset.group(1).lower() if charset else None,
        retrieved_at=capture.at,
    )


_CURE = "Restore the file from a copy, or take the page from its archive again."


def _folders(raw_dir: Path) -> Iterator[Path]:
    """The folders right below `raw_dir` that hold archive files."""
    for folder in sorted(raw_dir.iterdir()):
        if folder.is_dir() and not folder.name.startswith(".") and any(folder.glob(f"*{WARC_SUFFIX}")):
            yield folder


def _items(raw_dir: Path, folder: Path, registry: Registry) -> Iterator[ArchivedItem]:
    source = registry.get(folder.name)
    for capture in captures(folder):
        if capture.kind != "response" or capture.status != HTTPStatus.OK or not is_web_address(capture.url):
            continue
        # What a web archive has of a known site is told apart as if it had been fetched from there.
        publisher = source or registry.by_url(capture.url)
        if publisher is None or not publisher.items or publisher.is_item(capture.url):
            offset = str(capture.offset)
            yield ArchivedItem(raw_name(capture, raw_dir), capture.file, part=offset, capture=capture)


def _page(capture: Capture) -> tuple[bytes, str | None]:
    with capture.file.open("rb") as file:
        file.seek(capture.offset)
        records = fastwarc.ArchiveIterator(file, parse_http=True)
        record = next(iter(records))
        body = record.reader.read(MAX_BYTES + 1)
        if len(body) < min(record.content_length, MAX_BYTES + 1):
            raise BodyError("it is cut off")
        if truncated := record.headers.get("WARC-Truncated"):
            raise BodyError(f"only its beginning was archived ({truncated})")
        http = record.http_headers
        if http is None:
            return body, None
        return plain(body, http.get("Transfer-Encoding"), http.get("Content-Encoding"), MAX_BYTES), http.get(
            "Content-Type"
        )
