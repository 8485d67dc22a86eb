"""A release that falls too far behind the one before is held back, until a person says why it is meant."""

from __future__ import annotations

import json

import pytest
import yaml

from pipelines.publishing import PublishError, guards, publish
from schemas import TABLES
from tests.counterexamples.examples import as_table
from tests.pipelines.publishing.conftest import DAY


@pytest.fixture
def strict(monkeypatch):
    """The bounds as they are, but for tables as small as those of the tests."""
    bounds = yaml.safe_load(yaml.safe_dump(guards.bounds()))
    bounds["rows"]["tables"] = dict.fromkeys(bounds["rows"]["tables"], 0)
    bounds["filled"]["rows"] = 1
    bounds["rejections"]["rows"] = 0
    monkeypatch.setattr(guards, "bounds", lambda: bounds)


def without(tables, name, number=0):
    rows = tables[name].to_pylist()
    del rows[number]
    return {**tables, name: as_table(name, rows)}


def test_the_bounds_are_of_tables_and_columns_that_there_are():
    bounds = guards.bounds()
    assert bounds["rows"]["tables"].keys() <= TABLES.keys()
    assert set(bounds["filled"]["tables"]) <= TABLES.keys()
    assert all(0 < bounds[name]["share"] <= 1 for name in ("rows", "rejections", "filled"))


def test_lost_rows_hold_a_release_back_and_a_reason_lets_it_go(strict, one_there, tables):
    fewer = without(tables, "citations")
    with pytest.raises(PublishError) as caught:
        publish(fewer, one_there, built_on=DAY)
    told = str(caught.value)
    assert told.startswith(
        "the release is held back, because citations has 0 rows and had 1, and may lose 5.0 %; nothing"
    )
    assert "run 'asean-meetings build --release-anyway REASON'" in told
    assert caught.value.findings == ("citations has 0 rows and had 1, and may lose 5.0 %",)
    assert {path.name for path in one_there.iterdir()} == {"2026-11-22.1", "latest", "versions.json", ".lock"}

    folder = publish(fewer, one_there, built_on=DAY, anyway="the ministry closed\nits page").folder
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["released_anyway"] == {
        "reason": "the ministry closed its page",
        "findings": ["citations has 0 rows and had 1, and may lose 5.0 %"],
    }


def test_emptier_columns_and_more_rejections_hold_a_release_back(strict, one_there, tables):
    meetings = tables["meetings"].to_pylist()
    meetings[0]["theme"] = None
    evidence = [row for row in tables["evidence"].to_pylist() if row["column_name"] != "theme"]
    rejections = tables["rejections"].to_pylist()
    rejections += [rejections[0] | {"raw_name": f"torn-{number}.txt"} for number in range(3)]
    changed = {"meetings": meetings, "evidence": evidence, "rejections": rejections}
    with pytest.raises(PublishError) as caught:
        publish({**tables, **{name: as_table(name, rows) for name, rows in changed.items()}}, one_there, built_on=DAY)
    assert "meetings.theme is filled in 0.0 % of the rows, and was in 33.3 %" in caught.value.findings
    assert "57.1 % of the raw items are rejected, 25.0 % were" in caught.value.findings


def test_a_fall_in_accuracy_holds_a_release_back(one_there, other_tables):
    path = one_there / "2026-11-22.1" / "quality.json"
    quality = json.loads(path.read_text())
    whole = quality["accuracy"]["setaside"]["all"]
    whole["all"]["f1"], whole["meeting"]["f1"] = 1.2, 0.93
    path.write_text(json.dumps(quality))
    with pytest.raises(PublishError) as caught:
        publish(other_tables, one_there, built_on=DAY)
    (finding,) = caught.value.findings
    assert finding.startswith("the F1 of all facts on the annotated notices of setaside is 0.9")
    assert finding.endswith(", and was 1.200")


def test_a_few_rows_less_are_no_fall(one_there, tables):
    rejections = tables["rejections"].slice(0, 0)
    assert publish({**without(tables, "citations"), "rejections": rejections}, one_there, built_on=DAY).new is True
