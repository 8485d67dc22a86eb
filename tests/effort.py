"""How often what chance decides is tried: a few times in each run, often where somebody looks for what is new."""

from __future__ import annotations

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "same")


def tries(few: int, many: int) -> int:
    """`few`, or `many` under `HYPOTHESIS_PROFILE=search`."""
    return many if PROFILE == "search" else few
