"""English words of topics that tell none: in a service's name, of whom somebody speaks, and when; own sentences."""

from __future__ import annotations

import pytest

from .facts import rows_of, said

HELD = "The 12th SLOM was held in Jakarta on 15 November. "


@pytest.mark.parametrize(
    ("aside", "subject", "topic"),
    [
        (
            "It was organised with the country's Human Resources Development Service.",
            "It discussed human resources development.",
            "human-resources",
        ),
        (
            '"They are among the most vulnerable groups of workers," an expert said.',
            "It discussed support for the most vulnerable groups.",
            "vulnerable-groups",
        ),
        (
            "She praised the work of all, especially amid the pandemic.",
            "It discussed support to workers, especially cash transfers, during the COVID-19 pandemic.",
            "covid-19",
        ),
    ],
)
def test_words_told_aside_are_no_topic(aside: str, subject: str, topic: str) -> None:
    assert topic not in rows_of(said(HELD + aside, "en", title="ASEAN labour officials meet"), "topics")
    assert topic in rows_of(said(HELD + subject, "en", title="ASEAN labour officials meet"), "topics")
