"""What an analyst reads in `quality.json` before trusting a release: what its tables hold, and what was measured."""

from __future__ import annotations

import json
from collections import Counter

from pipelines.publishing import check_release, publish
from tests.pipelines.publishing.conftest import DAY


def quality(release):
    return json.loads((release.folder / "quality.json").read_text("utf-8"))


def test_it_counts_what_the_tables_hold(published, tables):
    told = quality(published)
    meetings = tables["meetings"].to_pylist()
    assert told["meetings"]["rows"] == len(meetings)
    assert told["meetings"]["filled"]["theme"] == round(
        sum(row["theme"] is not None for row in meetings) / len(meetings), 4
    )
    items = Counter(row["kind"] for row in tables["review_items"].to_pylist() if row["status"] == "open")
    assert told["open_review_items"] == dict(items)
    assert told["rejections"] == dict(Counter(row["reason"] for row in tables["rejections"].to_pylist()))


def test_it_tells_of_each_rule_how_often_it_is_right_and_what_it_gave(published, tables):
    told = {row["rule"]: row for row in quality(published)["rules"]}
    evidence = tables["evidence"].to_pylist()
    assert Counter(row["rule"] for row in evidence) == {
        rule: row["evidence"] for rule, row in told.items() if row["evidence"]
    }
    assert sum(row["accepted"] for row in told.values()) == sum(row["accepted"] for row in evidence)
    measured = [row for row in told.values() if row["claims"]]
    assert measured
    assert all(row["precision"] == round(row["right"] / row["claims"], 4) for row in measured)


def test_it_tells_the_accuracy_of_each_kind_of_fact_by_language(published):
    accuracy = quality(published)["accuracy"]
    assert {"development", "setaside"} <= accuracy.keys()
    for languages in accuracy.values():
        whole = languages.pop("all")["all"]
        assert sum(figures["all"]["right"] for figures in languages.values()) == whole["right"]
        assert 0 < whole["f1"] <= 1


def test_the_same_tables_in_another_order_give_the_same_bytes(published, tables, tmp_path):
    turned = {name: rows.take(list(reversed(range(rows.num_rows)))) for name, rows in tables.items()}
    again = publish(turned, tmp_path, built_on=DAY)
    assert (again.folder / "quality.json").read_bytes() == (published.folder / "quality.json").read_bytes()
    assert check_release(again.folder) == []
