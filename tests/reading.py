"""What raw items say, without a release of it: the tables that it is made of take a fraction of its time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.batches import prune, read_batches
from pipelines.resolution import resolve
from pipelines.sources.batching import BATCH_LIMIT, plan
from pipelines.sources.items import scan_all
from pipelines.sources.sightings import sightings

Rows = dict[str, list[dict[str, Any]]]


def tables(raw: Path, store: Path, limit: int = BATCH_LIMIT) -> dict[str, pa.Table]:
    """All tables of what lies below `raw`; batches are kept in `store`."""
    reports = read_batches(plan(scan_all(raw), limit), store)
    prune(store, reports)
    return resolve([report.folder for report in reports], sightings=sightings(raw))


def told(raw: Path, store: Path) -> Rows:
    """The rows of all tables, but for the names of raw items: they say by which way a notice came."""
    found: Rows = {name: rows.to_pylist() for name, rows in tables(raw, store).items()}
    for row in (*found["notices"], *found["revisions"]):
        assert row.pop("raw_name")
    return found
