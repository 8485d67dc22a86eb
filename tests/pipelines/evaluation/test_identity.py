"""The labelled pairs are measured as resolution decides them, and held to what is pinned."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.evaluation import EvaluationError
from pipelines.evaluation.identity import PROMISED, findings, measure_pairs, pins, together

PAIRS = Path(__file__).parents[2] / "gold" / "identity"


def test_the_labelled_pairs_hold_what_is_pinned_and_promised() -> None:
    figures = measure_pairs(PAIRS)

    assert findings(PAIRS, figures) == []
    for one in together(figures):
        precision, recall = PROMISED[one.kind]
        assert (one.precision or 0) >= precision
        assert (one.recall or 0) >= recall
    assert {(one.kind, one.name) for one in figures} == {(k, s) for k in PROMISED for s in ("tune", "held")}


def test_a_wrong_label_a_changed_file_and_a_lower_figure_are_found(tmp_path: Path) -> None:
    lines = (PAIRS / "meetings.csv").read_text("utf-8").splitlines(keepends=True)[:12]
    path = tmp_path / "meetings.csv"
    path.write_text("".join(lines), "utf-8")
    figures = measure_pairs(tmp_path)
    (tmp_path / "floors.json").write_text(pins(tmp_path, figures), "utf-8")
    assert findings(tmp_path, figures) == []

    path.write_text("".join([lines[0], *(line.replace(",same,", ",different,") for line in lines[1:])]), "utf-8")
    told = findings(tmp_path, measure_pairs(tmp_path))
    assert len(told) == 3
    assert "not the pinned ones" in told[0]

    path.write_text("".join([lines[0], lines[1].replace(",same,", ",alike,")]), "utf-8")
    with pytest.raises(EvaluationError, match=r"meetings.csv, line 2: .*same or different"):
        measure_pairs(tmp_path)


def test_no_pairs_are_no_figures(tmp_path: Path) -> None:
    shutil.copy(PAIRS / "floors.json", tmp_path)

    assert measure_pairs(tmp_path) == []
