"""A section of the results takes the place of the earlier one, and the others stay."""

from __future__ import annotations

from benchmarks.results import RESULTS, replaced


def test_a_section_is_replaced_or_added_and_the_others_stay() -> None:
    text = "# Results\n\nWords.\n\n## One\n\n1\n\n## Two\n\n2\n"

    assert replaced(text, ["## One", "", "new", ""]) == "# Results\n\nWords.\n\n## One\n\nnew\n\n## Two\n\n2\n"
    assert replaced(text, ["## Three", "", "3", ""]) == text + "\n## Three\n\n3\n"
    kept = RESULTS.read_text("utf-8")
    assert replaced(kept, kept[kept.rindex("\n## ") + 1 :].splitlines()) == kept
