"""How sure each rule is, as measured: by the gold notices, and for the register by a sample against its pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

# A rule that nothing has measured yet.
UNMEASURED = 0.8
# A claim under this goes to review and not into the tables.
LEAST = 0.5

# A room that makes claims keeps the shares of right ones beside its rules.
ROOMS = ("pipelines.extraction", "pipelines.register")


@cache
def rule_confidences() -> Mapping[str, float]:
    """Rule name to share of right claims, 0 to 1, from the `confidence.csv` of each room that has one.

    ValueError where a line is wrong.
    """
    measured: dict[str, float] = {}
    for room in ROOMS:
        path = files(room) / "confidence.csv"
        if path.is_file():
            _read(path, f"{room}/confidence.csv", measured)
    return MappingProxyType(measured)


def _read(path: Traversable, name: str, measured: dict[str, float]) -> None:
    for number, row in enumerate(csv.DictReader(io.StringIO(path.read_text("utf-8"))), 2):
        try:
            share = float(row["confidence"])
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{name}, line {number}: confidence must be a number from 0 to 1") from error
        if not 0 <= share <= 1 or not row.get("rule") or row["rule"] in measured:
            raise ValueError(f"{name}, line {number}: each rule stands once, with a confidence from 0 to 1")
        measured[row["rule"]] = share
