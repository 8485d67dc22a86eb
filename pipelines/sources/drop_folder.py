"""The drop folder: finds raw files, and loads one with what its sidecar says. Does not look into their text."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.model import Doubt, RawNotice, Rejection
from pipelines.sources.addresses import is_web_address
from pipelines.sources.registry import Registry, load_registry

SUFFIXES = frozenset({".txt", ".html", ".htm"})
SIDECAR_SUFFIX = ".meta.json"
SIDECAR_KEYS = ("url", "retrieved_at", "content_type", "source_id")
MAX_BYTES = 20_000_000
MAX_SIDECAR_BYTES = 64_000

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MAGIC: Mapping[bytes, str] = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"RIFF": "a media file",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


@dataclass(frozen=True, slots=True)
class RawItem:
    """One file below `raw/`: its path there with forward slashes, where it lies, and its sidecar if it has one.

    Where a file holds several items, `part` is the item's key in it, and `raw_name` ends with `#` and the key.
    """

    raw_name: str
    path: Path
    sidecar: Path | None = None
    part: str | None = None


def scan(raw_dir: Path) -> list[RawItem]:
    """Every `.txt`, `.html` and `.htm` file below `raw_dir`, sorted by name; the ending's case does not matter.

    Names that begin with a dot are left out, folders among them. Linked folders are not entered. Raises OSError where
    `raw_dir` itself, or a folder in it, cannot be listed.
    """
    found: list[RawItem] = []
    for folder, folders, names in os.walk(raw_dir, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        present, home = set(names), Path(folder)
        inside = home.relative_to(raw_dir).as_posix()
        before = "" if inside == "." else f"{_printable(inside)}/"
        for name in names:
            stem, dot, ending = name.rpartition(".")  # a path takes its name apart several times as slowly
            if name.startswith(".") or dot + ending.lower() not in SUFFIXES:
                continue
            # NAME is the file's whole name, or its name without the ending.
            beside = [whole for whole in (name + SIDECAR_SUFFIX, stem + SIDECAR_SUFFIX) if whole in present]
            found.append(RawItem(before + _printable(name), home / name, home / beside[0] if beside else None))
    return sorted(found, key=lambda item: item.raw_name)


def load(item: RawItem, registry: Registry | None = None) -> RawNotice | Rejection:
    """The item's bytes with what its sidecar says, or why it is none: `vanished`, `unreadable`, `empty`, `too-large`,
    `binary`, `bad-sidecar`.

    A file of more than `MAX_BYTES` is refused without being read. A key that a sidecar should not have, a time without
    a zone and a source that is not registered are doubts and cost nothing else.
    """
    registry = registry or load_registry()
    content = _read(item.path, MAX_BYTES)
    if isinstance(content, Problem):
        return content.rejection(item)
    sha256 = hashlib.sha256(content).hexdigest()
    problem = unfit(content)
    sidecar = _Sidecar()
    if problem is None and item.sidecar is not None:
        read = _read_sidecar(item.sidecar, registry)
        problem, sidecar = (read, sidecar) if isinstance(read, Problem) else (None, read)
    if problem is not None:
        return problem.rejection(item, sha256=sha256, byte_count=len(content))
    source = registry.get(sidecar.source_id) if sidecar.source_id else None
    if source is None and sidecar.url:
        source = registry.by_url(sidecar.url)
    if source is None:
        source = registry.by_raw_name(item.raw_name)
    charset = _CHARSET.search(sidecar.content_type or "")
    return RawNotice(
        raw_name=item.raw_name,
        content=content,
        sha256=sha256,
        source_id=source.source_id,
        url=sidecar.url,
        content_type=sidecar.content_type,
        declared_charset=charset.group(1).lower() if charset else None,
        retrieved_at=sidecar.retrieved_at,
        doubts=sidecar.doubts,
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a raw item cannot be read, before it is known which item it is."""

    reason: str
    detail: str
    cure: str
    byte_count: int | None = None

    def rejection(self, item: RawItem, sha256: str | None = None, byte_count: int | None = None) -> Rejection:
        """The rejection of this item."""
        size = self.byte_count if byte_count is None else byte_count
        return Rejection(item.raw_name, self.reason, self.detail, self.cure, sha256, size)


@dataclass(frozen=True, slots=True)
class _Sidecar:
    url: str | None = None
    retrieved_at: datetime | None = None
    content_type: str | None = None
    source_id: str | None = None
    doubts: tuple[Doubt, ...] = ()


def _raise(error: OSError) -> None:
    raise error


def _printable(name: str) -> str:
    """A file name that is not UTF-8 becomes text all the same, one and only one for each name."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _read(path: Path, limit: int) -> bytes | Problem:
    """The bytes of a regular file of at most `limit` bytes."""
    try:
        # A pipe or device would block at open, so what it is comes first.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem("unreadable", f"{path.name} is no regular file.", "Put a copy of the page itself there.")
        if status.st_size > limit:
            return too_large(path.name, status.st_size, limit)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        return Problem(
            "vanished",
            f"{path.name} was there when the folder was listed and is gone now.",
            "Put it back, or run again.",
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Problem("unreadable", f"{path.name} cannot be read: {reason}.", "Check its permissions and its disk.")
    return too_large(path.name, len(content), limit) if len(content) > limit else content


def too_large(name: str, size: int, limit: int) -> Problem:
    """The problem of an item with more bytes than are read."""
    return Problem(
        "too-large",
        f"{name} has {size:,} bytes; at most {limit:,} are read.",
        "Save the page alone, without what is embedded in it.",
        byte_count=size,
    )


def unfit(content: bytes) -> Problem | None:
    """Why these bytes cannot be a page or a text, or None."""
    if not content.strip(b" \t\r\n\v\f\x00\xef\xbb\xbf\xff\xfe"):
        return Problem("empty", "The file has no content.", "Save the page again.")
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            return Problem("binary", f"The file is {what}.", "Save the notice as text or HTML.")
    # UTF-16 text is full of zero bytes, but then nearly all of them are at even places, or nearly all at odd ones.
    sample = content[:65536]
    zeros = sample.count(0)
    lopsided = abs(sample[::2].count(0) - sample[1::2].count(0))
    utf16 = zeros > 0 and lopsided >= 0.8 * zeros and zeros >= len(sample) // 10
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not utf16 and (zeros > len(sample) // 1000 or controls > len(sample) // 20):
        return Problem("binary", "The file holds bytes that no text holds.", "Save the notice as text or HTML.")
    return None


def _read_sidecar(path: Path, registry: Registry) -> _Sidecar | Problem:
    cure = f"Correct {path.name}, or remove it."
    content = _read(path, MAX_SIDECAR_BYTES)
    if isinstance(content, Problem):
        if content.reason == "vanished":
            return _Sidecar()
        return Problem("bad-sidecar", content.detail, cure) if content.reason == "too-large" else content
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Problem("bad-sidecar", f"{path.name} is not JSON: {error}.", cure)
    if not isinstance(data, dict):
        return Problem("bad-sidecar", f"{path.name} holds {_kind(data)} where an object should be.", cure)
    values: dict[str, str] = {}
    for key in SIDECAR_KEYS:
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            return Problem("bad-sidecar", f"{path.name}: {key} is {_kind(value)}, not a text.", cure)
        if value and value.strip():
            values[key] = value.strip()
    doubts = [
        Doubt("sidecar", f"{path.name} has the key {key[:100]!r}, which means nothing here.")
        for key in sorted(data)
        if key not in SIDECAR_KEYS
    ]
    url = values.get("url")
    if url is not None and not is_web_address(url):
        return Problem("bad-sidecar", f"{path.name}: url is no http or https address: {url[:200]!r}.", cure)
    retrieved_at = None
    if "retrieved_at" in values:
        try:
            retrieved_at = datetime.fromisoformat(values["retrieved_at"]).replace(microsecond=0)
            if retrieved_at.tzinfo is not None:
                retrieved_at = retrieved_at.astimezone(UTC)
        except (ValueError, OverflowError):
            what = values["retrieved_at"][:100]
            return Problem("bad-sidecar", f"{path.name}: retrieved_at is no ISO 8601 time: {what!r}.", cure)
        if retrieved_at.tzinfo is None:
            doubts.append(Doubt("sidecar", f"{path.name}: retrieved_at has no time zone and is left out."))
            retrieved_at = None
    source_id = values.get("source_id")
    if source_id is not None and registry.get(source_id) is None:
        doubts.append(Doubt("sidecar", f"{path.name}: no source {source_id[:100]!r} is registered."))
        source_id = None
    return _Sidecar(
        url=url,
        retrieved_at=retrieved_at,
        content_type=values.get("content_type"),
        source_id=source_id,
        doubts=tuple(doubts),
    )


def _kind(value: object) -> str:
    names = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")
