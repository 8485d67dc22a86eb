"""How sure each rule is: its precision on the gold notices, as `pipelines/extraction/confidence.csv` has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

# A rule that the gold notices have not measured yet.
UNMEASURED = 0.8
# A claim under this goes to review and not into the tables.
LEAST = 0.5


@cache
def rule_confidences() -> Mapping[str, float]:
    """Rule name to precision, 0 to 1. Empty where nothing was measured yet; ValueError where a line is wrong."""
    path = files("pipelines.extraction") / "confidence.csv"
    if not path.is_file():
        return MappingProxyType({})
    measured: dict[str, float] = {}
    for number, row in enumerate(csv.DictReader(io.StringIO(path.read_text("utf-8"))), 2):
        try:
            share = float(row["confidence"])
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"confidence.csv, line {number}: confidence must be a number from 0 to 1") from error
        if not 0 <= share <= 1 or not row.get("rule") or row["rule"] in measured:
            raise ValueError(f"confidence.csv, line {number}: each rule stands once, with a confidence from 0 to 1")
        measured[row["rule"]] = share
    return MappingProxyType(measured)
