"""Whether a release falls behind the one before further than `guards.yaml` lets it. Decides nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipelines.publishing.draft import QUALITY, TABLES_FOLDER, Draft
from pipelines.publishing.parquet import null_counts
from pipelines.yaml_data import load_yaml
from schemas import TABLES

ALL = "all"


@cache
def bounds() -> Mapping[str, Any]:
    """What `guards.yaml` says."""
    read: Mapping[str, Any] = load_yaml((files("pipelines.publishing") / "guards.yaml").read_text("utf-8"))
    return read


def findings(draft: Draft, accuracy: Mapping[str, Any]) -> list[str]:
    """What of the draft falls too far behind the release before, each in a sentence; nothing where there is none.

    The Parquet files of the draft are written; `accuracy` is what its `quality.json` will say under that name.
    """
    if draft.previous is None:
        return []
    return [
        *_rows(draft.previous, draft.folder),
        *_rejections(draft.previous, draft.folder),
        *_filled(draft.previous, draft.folder),
        *_accuracy(draft.previous, accuracy),
    ]


def _rows(before: Path, after: Path) -> Iterator[str]:
    share = bounds()["rows"]["share"]
    for name, slack in bounds()["rows"]["tables"].items():
        old, new = _count(before, name), _count(after, name)
        if old - new > max(share * old, slack):
            yield f"{name} has {new:,} rows and had {old:,}, and may lose {_percent(share)}"


def _rejections(before: Path, after: Path) -> Iterator[str]:
    """More raw items are refused than before, as a share of all."""
    bound = bounds()["rejections"]
    old, new = (_count(folder, "rejections") for folder in (before, after))
    shares = [count / max(count + _count(folder, "notices"), 1) for folder, count in ((before, old), (after, new))]
    if new - old > bound["rows"] and shares[1] - shares[0] > bound["share"]:
        yield f"{_percent(shares[1])} of the raw items are rejected, {_percent(shares[0])} were"


def _filled(before: Path, after: Path) -> Iterator[str]:
    bound = bounds()["filled"]
    for name in bound["tables"]:
        if min(_count(before, name), _count(after, name)) < bound["rows"]:
            continue
        old, new = _fill_rates(before, name), _fill_rates(after, name)
        columns = [column.name for column in TABLES[name].columns.values() if column.nullable and not column.computed]
        for column in columns:
            if old.get(column, 0) - new.get(column, 0) > bound["share"]:
                told = f"is filled in {_percent(new[column])} of the rows, and was in {_percent(old[column])}"
                yield f"{name}.{column} {told}"


def _accuracy(before: Path, now: Mapping[str, Any]) -> Iterator[str]:
    bound = bounds()["accuracy"]
    path = before / QUALITY
    then = json.loads(path.read_text("utf-8")).get("accuracy", {}) if path.is_file() else {}
    for name in sorted(then.keys() & now.keys()):
        old, new = then[name].get(ALL, {}), now[name].get(ALL, {})
        for kind in sorted(old.keys() & new.keys()):
            facts = min(figures["right"] + figures["missed"] for figures in (old[kind], new[kind]))
            was, today = (figures["f1"] or 0.0 for figures in (old[kind], new[kind]))
            if facts >= bound["facts"] and was - today > bound[ALL if kind == ALL else "kind"]:
                what = "all facts" if kind == ALL else kind
                yield f"the F1 of {what} on the annotated notices of {name} is {today:.3f}, and was {was:.3f}"


def _count(folder: Path, name: str) -> int:
    path = folder / TABLES_FOLDER / f"{name}.parquet"
    return int(pq.read_metadata(path).num_rows) if path.is_file() else 0


def _fill_rates(folder: Path, name: str) -> dict[str, float]:
    """The share of rows in which each column is not null, as the file's own statistics tell: no row is read."""
    path = folder / TABLES_FOLDER / f"{name}.parquet"
    if not path.is_file():
        return {}
    metadata = pq.read_metadata(path)
    nulls = null_counts(metadata)
    names = (metadata.schema.column(place).path for place in range(metadata.num_columns))
    return {column: 1 - nulls[column] / max(metadata.num_rows, 1) for column in names}


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
