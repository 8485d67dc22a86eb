"""Writes `quality.json`: how far a release can be trusted. Counts what is in the tables, and measures nothing itself.

What was measured on annotated notices comes from the files beside the rules: each rule's precision, and the figures
of each kind of fact.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.publishing.draft import Draft, WrittenFile, recorded
from schemas import TABLES

QUALITY: Final = "quality.json"
PLACES: Final = 4

_RULES = ("pipelines.extraction", "confidence.csv")
_ACCURACY = ("pipelines.evaluation", "accuracy.csv")


def write_quality(draft: Draft) -> list[WrittenFile]:
    """The file, as indented JSON."""
    told = {
        "accuracy": _accuracy(),
        "rules": _rules(draft.tables["evidence"]),
        "meetings": _filled(draft.tables["meetings"]),
        "open_review_items": _open_items(draft.tables["review_items"]),
        "rejections": _counted(draft.tables["rejections"]["reason"]),
    }
    path = draft.folder / QUALITY
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [recorded(path, draft.folder)]


def _accuracy() -> dict[str, dict[str, dict[str, Any]]]:
    """By set of annotated notices, language (`all` for all) and kind of fact (`all` for all)."""
    told: dict[str, dict[str, dict[str, Any]]] = {}
    for row in _read(*_ACCURACY):
        right, wrong, missed = (int(row[name]) for name in ("right", "wrong", "missed"))
        told.setdefault(row["set"], {}).setdefault(row["language"], {})[row["kind"]] = {
            "right": right,
            "wrong": wrong,
            "missed": missed,
            "precision": _share(right, right + wrong),
            "recall": _share(right, right + missed),
            "f1": _share(2 * right, 2 * right + wrong + missed),
        }
    return told


def _rules(evidence: pa.Table) -> list[dict[str, Any]]:
    """Each rule that was measured or is used: its measured claims, and its evidence in this release.

    `precision` is the plain share of right claims; `confidence` is what the release's claims carry, and is drawn
    towards a default where there are few. Both are null where there is nothing to tell.
    """
    measured = {row["rule"]: (int(row["right"]), int(row["claims"])) for row in _read(*_RULES)}
    by_rule = evidence.group_by("rule").aggregate([("confidence", "max"), ("rule", "count"), ("accepted", "sum")])
    used = {row["rule"]: row for row in by_rule.to_pylist()}
    told = []
    for rule in sorted(measured.keys() | used.keys()):
        right, claims = measured.get(rule, (0, 0))
        row = used.get(rule, {})
        confidence = row.get("confidence_max")
        told.append(
            {
                "rule": rule,
                "right": right,
                "claims": claims,
                "precision": _share(right, claims),
                "confidence": None if confidence is None else round(confidence, PLACES),
                "evidence": row.get("rule_count", 0),
                "accepted": row.get("accepted_sum", 0),
            }
        )
    return told


def _filled(meetings: pa.Table) -> dict[str, Any]:
    """How many meetings there are, and in which share of them each column that may be null is not."""
    return {
        "rows": meetings.num_rows,
        "filled": {
            column.name: _share(meetings.num_rows - meetings[column.name].null_count, meetings.num_rows)
            for column in TABLES["meetings"].columns.values()
            if column.nullable and not column.computed
        },
    }


def _open_items(items: pa.Table) -> dict[str, int]:
    return _counted(items.filter(pc.equal(items["status"], "open"))["kind"])


def _counted(values: pa.ChunkedArray) -> dict[str, int]:
    counts: Mapping[str, int] = {row["values"]: row["counts"] for row in values.value_counts().to_pylist()}
    return dict(sorted(counts.items()))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, PLACES) if whole else None


def _read(room: str, name: str) -> list[dict[str, str]]:
    """The lines of a measured file; none where nothing was measured yet."""
    path = files(room) / name
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8")))) if path.is_file() else []
