"""What the archives say of pages over time: until when each capture was still so, and which pages are gone."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from pipelines.sources.addresses import is_web_address, notice_id
from pipelines.sources.archive import WARC_SUFFIX, Capture, captures, raw_name
from pipelines.sources.registry import Registry, load_registry

SIGHTINGS = pa.schema(
    [
        pa.field("raw_name", pa.string(), nullable=False),
        pa.field("notice_id", pa.string(), nullable=False),
        pa.field("last_seen", pa.timestamp("s", tz="UTC"), nullable=False),
        pa.field("gone", pa.bool_(), nullable=False),
    ]
)


def sightings(raw_dir: Path, registry: Registry | None = None) -> pa.Table:
    """One row (schema `SIGHTINGS`) for each archived page: the time at which it was last seen as it is there.

    `gone` is true for all rows of a notice that no address of it leads to any longer: the newest captures say that it
    is not there, or lead elsewhere. A server that fails or refuses says nothing of that. Raises OSError and
    `ArchiveError` as reading the archives does.
    """
    registry = registry or load_registry()
    pages: defaultdict[str, list[tuple[str, datetime]]] = defaultdict(list)
    there: defaultdict[str, bool] = defaultdict(bool)
    for folder in sorted({path.parent for path in raw_dir.glob(f"*/*{WARC_SUFFIX}")}):
        history: defaultdict[str, list[Capture]] = defaultdict(list)
        for capture in captures(folder):
            if is_web_address(capture.url):
                history[capture.url].append(capture)
        for url, seen in history.items():
            found = [(raw_name(c, raw_dir), _last_seen(c, seen)) for c in seen if c.kind == "response" and c.good]
            if found:
                key = notice_id("", url, registry)
                pages[key] += found
                there[key] |= seen[-1].good
    rows = [
        {"raw_name": name, "notice_id": key, "last_seen": last, "gone": not there[key]}
        for key, found in pages.items()
        for name, last in found
    ]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: str(row["raw_name"])), schema=SIGHTINGS)


def _last_seen(capture: Capture, seen: list[Capture]) -> datetime:
    """The time of the last capture in a row that found the page as this one did."""
    last = capture.at
    for later in seen[seen.index(capture) + 1 :]:
        if later.good and later.digest != capture.digest:
            break
        if later.good:
            last = later.at
    return last
