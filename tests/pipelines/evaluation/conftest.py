"""What the tests of the gate and of calibration share: the annotated notices, read and measured once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.evaluation.calibration import RulePrecision
from pipelines.evaluation.gate import GoldSet, Measured, calibrate, gold_sets

GOLD = Path(__file__).parents[2] / "gold"


@dataclass(frozen=True)
class Today:
    """All sets as the code of today reads them."""

    sets: Sequence[GoldSet]
    rules: Sequence[RulePrecision]
    measured: Mapping[str, Measured]


@pytest.fixture(scope="session")
def today(tmp_path_factory: pytest.TempPathFactory) -> Today:
    sets = gold_sets(GOLD)
    rules, measured = calibrate(sets, tmp_path_factory.mktemp("measured"))
    return Today(sets, rules, measured)
