"""Groups raw items into batches whose ids stay the same when items are added. Reads no file."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.sources.drop_folder import RawItem

BATCH_LIMIT = 500
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_FANOUT = "0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Batch:
    """Raw items that are read together, sorted by name. `batch_id` fits a file name and a Dagster partition key."""

    batch_id: str
    items: tuple[RawItem, ...]


def plan(items: Iterable[RawItem], limit: int = BATCH_LIMIT) -> list[Batch]:
    """Batches of at most `limit` items, sorted by id.

    The items of one folder, or of one file that holds many, are one batch. A folder that has more is split by the next
    hex digit of the hash of their names, again where a part is still too large. So an added item changes its own batch
    alone, but for the moment of a split.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    folders: defaultdict[str, dict[str, RawItem]] = defaultdict(dict)
    for item in items:
        folders[_folder(item)][item.raw_name] = item
    batches: list[Batch] = []
    for folder, members in folders.items():
        hashed = [(_digest(name), item) for name, item in members.items()]
        for prefix, part in _split(hashed, "", limit):
            batch_id = _folder_key(folder) + (f"~{prefix}" if prefix else "")
            batches.append(Batch(batch_id, tuple(sorted(part, key=lambda item: item.raw_name))))
    return sorted(batches, key=lambda batch: batch.batch_id)


def _split(hashed: list[tuple[str, RawItem]], prefix: str, limit: int) -> Iterator[tuple[str, list[RawItem]]]:
    if len(hashed) <= limit:
        yield prefix, [item for _, item in hashed]
        return
    parts: dict[str, list[tuple[str, RawItem]]] = {digit: [] for digit in _FANOUT}
    for digest, item in hashed:
        parts[digest[len(prefix)]].append((digest, item))
    for digit, part in parts.items():
        if part:
            yield from _split(part, prefix + digit, limit)


def _folder(item: RawItem) -> str:
    if item.part is None:
        return item.raw_name.rpartition("/")[0]
    return item.raw_name.removesuffix(f"#{item.part}").removesuffix("".join(item.path.suffixes[-2:]))


def _folder_key(folder: str) -> str:
    """A folder's name for an id: its parts joined by dots, and a hash where that alone could stand for two folders."""
    if not folder:
        return "_"
    parts = folder.split("/")
    if all(_PLAIN.fullmatch(part) for part in parts) and folder != "_":
        return ".".join(parts)
    plain = ".".join("-".join(_PLAIN.findall(part)) or "x" for part in parts)
    return f"{plain[:80]}.{_digest(folder)[:8]}~"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
