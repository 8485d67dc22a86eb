"""A correction that cannot be used is refused in one line, which names the file, the entry and what to do."""

from __future__ import annotations

import pytest
import yaml

from pipelines.corrections import CorrectionError, Pair, Split, load_corrections
from pipelines.corrections.entries import parse
from pipelines.corrections.format import entry_text, written
from tests.pipelines.corrections.decided import decided, entry, text

MEETING = {"meeting_id": "somswd-17"}
CITY = entry("x", "meetings", MEETING, {"city": "Hue"})
PERSON = {"person_id": "person-1"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("- id: [", ", line 2: did not find expected node content; correct the YAML"),
        ("{a: 1}", ": it holds keys and values, not a list; begin each correction with '- id: '"),
        ("- id: a\n  id: b", ", line 2: id stands twice"),
        ("- x", ", entry 1: it is a text, not keys and values"),
        (text(CITY, {"id": "y"}), ", entry 2 (y): table, match, override, reason, who, when is missing; add it"),
        (text(CITY | {"because": "x"}), ", entry 1 (x): because means nothing here; an entry has id, table,"),
        (text(CITY | {"id": "A b"}), ", entry 1 (A b): id 'A b' is not made of small letters"),
        (text(CITY | {"when": "yesterday"}), ": when is 'yesterday', not a date such as 2026-11-22"),
        (text(CITY | {"status": "done"}), ": status is 'done', not active or withdrawn"),
        (text(CITY | {"reason": " "}), ": reason is blank; write it out"),
        (text(CITY | {"table": "towns"}), ": table is 'towns', not one of chairs, countries,"),
        (
            text(CITY | {"match": {"city": "Hue"}}),
            ": match names no notice_id and no meeting_id, so that it could be any",
        ),
        (text(CITY | {"match": MEETING | {"town": "x"}}), ": match has town, which is none of notice_id, meeting_id,"),
        (text(CITY | {"match": MEETING | {"city": None}}), ": match.city is empty; say what the row has there"),
        (text(CITY | {"override": {"city": "a\x07b"}}), ": override.city is blank or has a control character"),
        (text(CITY | {"override": {"city": ["a"]}}), ": override.city is a list, not a text"),
        (text(CITY | {"override": None}), ": override is null, and no row of meetings can be left out"),
        (text(CITY | {"override": {"ordinal": "18"}}), ": ordinal decides which meeting it is; match the notice_id"),
        (text(entry("x", "notices", {"notice_id": "n"}, {"title": "x"})), ": override of notices is to be {is_meeting"),
        (text(entry("x", "persons", PERSON, {"name": "x"})), ": table is 'persons'"),
        (text(entry("x", "persons", PERSON, {"same_as": "person-1"})), ": override.same_as is the same person_id"),
        (text(entry("x", "countries", {"country_code": "XX"}, {"alias": "x"})), ": country_code 'XX' is none of count"),
        (text(entry("x", "review_items", {"notice_id": "n"}, {"status": "open"})), ": override of review_items is to"),
        (b"\xff", ": it is not UTF-8 from byte 0 on; save it as UTF-8"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, content, says):
    folder = tmp_path / "corrections"
    folder.mkdir()
    (folder / "bad.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CorrectionError) as error:
        load_corrections(folder)
    assert str(error.value).startswith("corrections/bad.yaml")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def same(name: str, one: str, other: str) -> dict[str, object]:
    return entry(name, "persons", {"person_id": one}, {"same_as": other})


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ([CITY, entry("y", "meetings", MEETING, {"city": "Da Lat"})], "city is 'Hue' or 'Da Lat'"),
        ([CITY, entry("y", "meetings", MEETING, {"city": None})], "city is 'Hue' or empty"),
        (
            [entry("x", "chairs", MEETING, {"role": "chair"}), entry("y", "chairs", MEETING, None)],
            "one corrects the row that the other leaves out",
        ),
        (
            [
                entry("x", "topics", {"notice_id": "n"}, {"context": "body"}),
                entry("y", "notices", {"notice_id": "n"}, {"is_meeting_notice": "false"}),
            ],
            "one corrects what the other leaves out",
        ),
        (
            [
                same("x", "p1", "p2"),
                entry("y", "persons", {"person_id": "p1"}, {"different_from": "p2"}),
            ],
            "p1 and p2 are one or two",
        ),
        (
            [
                entry("x", "countries", {"country_code": "LA"}, {"alias": "Lane Xang"}),
                entry("y", "countries", {"country_code": "KH"}, {"alias": "lane xang"}),
            ],
            "'lane xang' is LA or KH",
        ),
    ],
)
def test_two_that_contradict_each_other_are_both_named(entries, says):
    with pytest.raises(CorrectionError) as error:
        decided(*entries)
    told = str(error.value)
    assert told.startswith("corrections/test.yaml, entry 1 (x) and corrections/test.yaml, entry 2 (y) contradict")
    assert says in told
    # One that was withdrawn contradicts nothing.
    assert decided(entries[0], entries[1] | {"status": "withdrawn"})


def test_what_is_one_by_steps_cannot_be_two():
    apart = entry("z", "persons", {"person_id": "p1"}, {"different_from": "p3"})
    with pytest.raises(CorrectionError, match="p1 and p3 are one or two"):
        decided(same("x", "p1", "p2"), same("y", "p2", "p3"), apart)


def test_two_with_one_id_are_both_named():
    with pytest.raises(CorrectionError, match=r"entry 2 \(x\): the id is also that of .*entry 1 \(x\)"):
        decided(CITY, CITY)


def test_identity_is_told_as_pairs_and_splits():
    split = entry("s", "meetings", MEETING, {"split": ["n1", "n2"]})
    decisions = decided(same("x", "p1", "p2"), split).decisions
    assert decisions.persons.same == (Pair("x", "p1", "p2"),)
    assert decisions.meetings.split == (Split("s", "somswd-17", ("n1", "n2")),)
    assert (decisions.meetings.same, decisions.persons.different) == ((), ())


@pytest.mark.parametrize(
    "value", ["NO", "17", "2021-12-09", 'it\'s: "so" #1', "[a, b]", "null", "~", "Huế, Việt Nam", "- x"]
)
def test_every_text_is_read_back_as_it_was_written(value):
    whole = decided(entry("x", "meetings", MEETING, {"theme": value, "city": None}, expect={"theme": value}))
    (correction,) = whole.entries
    assert parse(entry_text(correction), "corrections/test.yaml") == list(whole.entries)
    # Other readers of YAML read the same texts.
    assert yaml.safe_load(entry_text(correction))[0]["override"] == {"theme": value, "city": None}
    told = written(correction)
    start, end = told.spans["theme"]
    assert told.text[start:end].replace("''", "'") == value
