"""The day that stands behind a place and before the next meeting of an English sentence; own sentences."""

from __future__ import annotations

import pytest

from .facts import meetings, said

HELD = "The 12th SLOM was held in Cebu, the Philippines,"


@pytest.mark.parametrize(
    "told",
    [
        f"{HELD} on 9 May 2023, back-to-back with the 17th ALMM.",
        f"{HELD} on 9 May 2023, followed by the 17th ALMM.",
        "The 12th SLOM was convened in Cebu, on 9 May 2023, preceded by the 17th ALMM.",
    ],
)
def test_a_day_behind_a_place_is_of_the_meeting_that_was_held_there(told: str) -> None:
    found = meetings(said(told, "en"))
    assert found["SLOM-12"]["start_date"] == "2023-05-09"
    assert "start_date" not in found.get("ALMM-17", {})


@pytest.mark.parametrize(
    "told",
    [
        f"{HELD} and on 9 May 2023, the 17th ALMM opened.",
        "Following the 12th SLOM in Cebu, on 9 May 2023, the 17th ALMM was held in Manila.",
    ],
)
def test_a_day_that_opens_the_next_clause_is_of_the_meeting_in_it(told: str) -> None:
    found = meetings(said(told, "en"))
    assert found["ALMM-17"]["start_date"] == "2023-05-09"
    assert "start_date" not in found.get("SLOM-12", {})
