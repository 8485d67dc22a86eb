"""Corrections written as a person would write them. No rule of applying them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipelines.corrections import Corrections
from pipelines.corrections.entries import parse


def entry(correction_id: str, table: str, match: Mapping[str, str], override: object, **more: object) -> dict[str, Any]:
    """One correction as keys and values."""
    return {
        "id": correction_id,
        "table": table,
        "match": dict(match),
        "override": override,
        "reason": "the ministry's page says so",
        "who": "Ann",
        "when": "2026-11-22",
        **more,
    }


def text(*entries: Mapping[str, Any]) -> str:
    """A file of corrections: JSON is YAML too."""
    return json.dumps(list(entries), ensure_ascii=False)


def decided(*entries: Mapping[str, Any]) -> Corrections:
    return Corrections.of(parse(text(*entries), "corrections/test.yaml"))
