"""What an analyst reads in `quality.json` before trusting a release: what its tables hold, and what was measured."""

from __future__ import annotations

import json
import re
from collections import Counter
from xml.etree import ElementTree

from pipelines.publishing import check_release, pictures, publish
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
    pictures._converted.cache_clear()  # so that they are drawn again
    again = publish(turned, tmp_path, built_on=DAY)
    drawn = sorted(path.name for path in (published.folder / "pictures").iterdir())
    for place in ("quality.json", "QUALITY.md", "CHANGES.md", *(f"pictures/{name}" for name in drawn)):
        assert (again.folder / place).read_bytes() == (published.folder / place).read_bytes(), place
    assert check_release(again.folder) == []


def test_people_read_the_same_figures(published, tables):
    words = (published.folder / "QUALITY.md").read_text("utf-8")
    whole = quality(published)["accuracy"]["setaside"]["all"]["all"]
    assert f"| setaside | {whole['right'] + whole['missed']:,} | {whole['precision']:.3f} |" in words
    for kind, count in Counter(row["kind"] for row in tables["review_items"].to_pylist()).items():
        assert f"| {kind} | {count} |" in words
    shown = re.findall(r"!\[(.+?)\]\((pictures/.+?\.svg)\)", words)
    assert len(shown) == 3
    for alternative, place in shown:
        assert len(alternative) > 60
        root = ElementTree.parse(published.folder / place).getroot()
        assert root.tag.endswith("svg")
        png = (published.folder / place).with_suffix(".png").read_bytes()
        assert png.startswith(b"\x89PNG")
        assert int.from_bytes(png[16:20], "big") > 300
    assert "2 meetings from 2014 to 2014, most of them in 2014 (2) in 2 series; 1 more are not dated." in words
