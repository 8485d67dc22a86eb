"""The figures that users are told hold today: nobody changes rules or annotated notices to the worse unnoticed."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.evaluation import EvaluationError
from pipelines.evaluation.facts import MeetingFacts, NoticeFacts
from pipelines.evaluation.gate import (
    ENOUGH_FACTS,
    FLOORS,
    PROMISED_KIND,
    PROMISED_MICRO,
    SET_ASIDE,
    accuracy_csv,
    findings,
    fingerprint,
    gold_sets,
    load_pinned,
    name_of,
    pins,
    wrong_dates,
)
from pipelines.evaluation.scoring import TOTAL, Figures, Mistake
from tests.pipelines.evaluation.conftest import GOLD, Today

# One process measures, once, for both modules.
pytestmark = pytest.mark.xdist_group("gold")

ACCURACY = Path(__file__).parents[3] / "pipelines" / "evaluation" / "accuracy.csv"


def test_every_set_reaches_its_pinned_floors(today: Today) -> None:
    pinned = load_pinned(GOLD)
    told = [line for gold in today.sets for line in findings(gold, today.measured[gold.name], pinned.get(gold.name))]
    assert not told, "\n".join(told) + "\n(after a meant change: `make calibrate`, and `make pin` for new floors)"


def test_the_set_aside_notices_reach_what_is_promised(today: Today) -> None:
    figures = dict(today.measured[SET_ASIDE].evaluation.figures)
    assert figures.pop(TOTAL).f1 >= PROMISED_MICRO
    for kind, one in figures.items():
        if one.true_positives + one.false_negatives >= ENOUGH_FACTS:
            assert one.f1 >= PROMISED_KIND, kind


def test_what_is_published_as_accuracy_is_what_is_measured(today: Today) -> None:
    changed = set(ACCURACY.read_text("utf-8").splitlines()) ^ set(accuracy_csv(today.measured).splitlines())
    assert not sorted(changed), "run `make calibrate` and look at the change"


def test_the_pinned_floors_are_no_lower_than_promised() -> None:
    floors = load_pinned(GOLD)[SET_ASIDE].least
    assert floors[TOTAL] >= PROMISED_MICRO
    assert all(least >= PROMISED_KIND for least in floors.values())


def test_a_date_that_contradicts_the_text_is_found_wherever_it_stands() -> None:
    def meeting(series: str, start: str | None, end: str | None = None) -> MeetingFacts:
        return MeetingFacts(f"{series}-1", series, {"ordinal": "1", "start_date": start, "end_date": end})

    def wrong(gold: MeetingFacts, found: MeetingFacts) -> list[str]:
        golds = {"n": NoticeFacts(meetings=(gold,), published_on="2019-01-02")}
        said = {"n": NoticeFacts(meetings=(found,), published_on="2019-01-02")}
        return [mistake.kind for mistake in wrong_dates(golds, said)]

    told = meeting("ACW", "2019-11-18", "2019-11-19")
    assert wrong(told, told) == []
    assert wrong(told, meeting("ACW", None)) == []
    assert wrong(told, meeting("ACW", "2019-11-19", "2019-11-19")) == ["start_date"]
    # A date where the text has none is filled from nowhere.
    assert wrong(meeting("ACW", None), meeting("ACW", "2019-01-02")) == ["start_date"]
    # A meeting taken for one of another series is another mistake, unless its date is nobody's.
    assert wrong(told, meeting("ACWC", "2019-11-18")) == []
    assert wrong(told, meeting("ACWC", "2019-11-17")) == ["start_date"]
    golds, said = {"n": NoticeFacts(published_on="2019-01-02")}, {"n": NoticeFacts(published_on="2019-02-01")}
    assert [mistake.kind for mistake in wrong_dates(golds, said)] == ["published_on"]


def test_a_worse_figure_a_changed_set_and_a_new_wrong_date_are_named(today: Today) -> None:
    gold, *_ = today.sets
    measured = today.measured[gold.name]
    pinned = load_pinned(GOLD)[gold.name]
    worse = replace(measured.evaluation, figures={**measured.evaluation.figures, "city": Figures(1, 1, 70)})
    other = replace(measured, evaluation=worse, wrong_dates=[Mistake("dv01", "start_date", "wrong date", "2019-01-01")])

    told = "\n".join(findings(replace(gold, fingerprint="0" * 64), other, pinned))

    assert "F1 of city is 0.027, under its floor" in told
    assert "are not the pinned ones" in told
    assert "a wrong date is published: dv01 start_date 2019-01-01" in told
    assert findings(gold, measured, None) == [f"{gold.name}: nothing is pinned for this set; pin its floors"]


def test_any_change_of_a_notice_or_its_annotation_changes_the_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(GOLD / "development", tmp_path / "set")
    before = fingerprint(tmp_path / "set")
    assert before == fingerprint(GOLD / "development")
    for name in ("notices/dv01.txt", "gold/dv01.json"):
        path = tmp_path / "set" / name
        content = path.read_bytes()
        path.write_bytes(content + b" ")
        assert fingerprint(tmp_path / "set") != before
        path.write_bytes(content)
    path.rename(path.with_stem("dv99"))
    assert fingerprint(tmp_path / "set") != before


def test_pinning_leaves_a_little_room_and_never_goes_under_the_promise(today: Today) -> None:
    pinned = json.loads(pins(today.sets, today.measured))
    for gold in today.sets:
        figures = today.measured[gold.name].evaluation.figures
        for kind, least in pinned[gold.name]["least_f1"].items():
            promised = 0.0 if not gold.set_aside else PROMISED_MICRO if kind == TOTAL else PROMISED_KIND
            assert promised <= least <= max(promised, figures[kind].f1)
        assert pinned[gold.name]["fingerprint"] == gold.fingerprint


def test_nothing_of_the_set_aside_notices_is_told_but_figures(today: Today) -> None:
    """Whoever writes rules must not learn from them, not even from a failing gate."""
    gold = next(gold for gold in today.sets if gold.set_aside)
    mistake = Mistake("sv99", "start_date", "wrong date", "2019-01-01 (2019-01-02)")
    told = findings(gold, replace(today.measured[gold.name], wrong_dates=[mistake]), load_pinned(GOLD)[gold.name])
    assert not any("2019" in line or "sv99" in line for line in told)
    assert "Mistake" not in repr(today)
    assert len(name_of(gold, mistake)) == 16


def test_bad_floors_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no sets of annotated notices"):
        gold_sets(tmp_path)
    assert load_pinned(tmp_path) == {}
    (tmp_path / FLOORS).write_text('{"development": {"fingerprint": "x"}}')
    with pytest.raises(EvaluationError, match=r"floors\.json cannot be read .*least_f1"):
        load_pinned(tmp_path)
