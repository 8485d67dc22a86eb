"""The JSON Lines: each line a whole meeting, in schema.org's terms, with everything that the tables say of it."""

from __future__ import annotations

import gzip
import json
import shutil
from dataclasses import replace

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
import rdflib
from rdflib import RDF

from pipelines.publishing.draft import MANIFEST, TABLES_FOLDER, Draft
from pipelines.publishing.earlier import writing_sha256
from pipelines.publishing.formats import json_lines
from pipelines.publishing.formats.json_lines import JSON_LINES, write_json_lines
from tests.counterexamples.examples import as_table
from tests.drafts import released, with_tables
from tests.pipelines.publishing.conftest import DAY

SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture
def written(draft):
    made = draft()
    write_json_lines(made)
    return made.folder / JSON_LINES


@pytest.fixture
def meetings(written):
    with gzip.open(written, "rt", encoding="utf-8") as lines:
        return {meeting["identifier"]: meeting for meeting in map(json.loads, lines)}


def test_each_meeting_is_a_line_in_the_order_of_ids(meetings, tables):
    assert list(meetings) == sorted(tables["meetings"]["meeting_id"].to_pylist())


def test_what_schema_org_has_a_word_for_is_in_its_words(meetings):
    meeting = meetings["somswd-12"]
    assert meeting["@type"] == "Event"
    assert meeting["name"] == "12th ASEAN Senior Officials Meeting on Social Welfare and Development"
    assert (meeting["startDate"], meeting["endDate"]) == ("2014-06-04", "2014-06-05")
    assert meeting["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    (place,) = meeting["location"]
    assert place["address"] == {"@type": "PostalAddress", "addressLocality": "Ha Noi", "addressCountry": "VN"}
    (speaker,) = meeting["performer"]
    assert speaker["@type"] == "Person"
    assert (speaker["name"], speaker["honorificPrefix"], speaker["jobTitle"]) == ("Trần Thị Mẫu", "Bà", "Vụ trưởng")
    assert speaker["affiliation"]["name"] == "Bộ Ví dụ"
    assert [topic["termCode"] for topic in meeting["about"]] == ["children"]
    assert [work["identifier"] for work in meeting["workFeatured"]] == ["crc"]
    assert [part["@id"] for part in meeting["subEvent"]] == ["urn:asean-meetings:meeting:somswd-plus3-7"]
    assert {notice["identifier"] for notice in meeting["subjectOf"]} >= {"ministry-1"}
    assert [(chair["identifier"], chair["role"]) for chair in meeting["chair"]] == [("VN", "chair")]
    assert [link["identifier"] for link in meeting["link"]] == ["AMMSWD-9"]


def test_a_date_says_no_more_than_is_known(meetings):
    assert meetings["somswd-plus3-7"]["startDate"] == "2014-06"
    assert "startDate" not in meetings["ammswd-9"]
    assert {event["@type"] for event in meetings["somswd-plus3-7"]["superEvent"]} == {"Event", "EventSeries"}


def test_every_row_and_every_piece_of_evidence_is_there_once(meetings, tables):
    for name, words in {
        "participants": ("organizer", "performer", "attendee"),
        "chairs": ("chair",),
        "partners": ("partner",),
        "topics": ("about",),
        "instruments": ("workFeatured",),
        "meeting_links": ("link",),
        "meeting_notices": ("subjectOf",),
    }.items():
        told = sum(len(meeting.get(word, [])) for meeting in meetings.values() for word in words)
        assert told == tables[name].num_rows, name
    said = [
        (each["table"], each["row"], each["column"], each["value"], each["accepted"], each["notice"], each["quote"])
        for meeting in meetings.values()
        for each in meeting["evidence"]
    ]
    columns = ["table_name", "row_id", "column_name", "value", "accepted", "notice_id", "quote"]
    assert sorted(said) == sorted(tuple(row.values()) for row in tables["evidence"].select(columns).to_pylist())
    speech = next(each for each in meetings["somswd-12"]["evidence"] if each["table"] == "participants")
    assert speech["quote"] == "Trần Thị Mẫu"
    assert speech["end"] - speech["start"] == len(speech["quote"])


def test_each_line_is_json_ld_that_needs_no_network(written):
    graph = rdflib.Graph()
    with gzip.open(written, "rt", encoding="utf-8") as lines:
        for line in lines:
            graph.parse(data=line, format="json-ld")
    events = set(graph.subjects(RDF.type, SCHEMA.Event))
    assert rdflib.URIRef("urn:asean-meetings:meeting:somswd-12") in events
    for _, predicate, _ in graph:
        known = str(predicate).startswith(("https://schema.org/", "urn:asean-meetings:terms:", str(RDF)))
        assert known, predicate


def test_duckdb_and_pandas_read_it_as_it_lies(written, tables):
    count = tables["meetings"].num_rows
    answer = duckdb.sql(
        "SELECT count(*), count(*) FILTER (len(evidence) > 0) "
        f"FROM read_json('{written}', format = 'newline_delimited')"
    ).fetchall()
    assert answer == [(count, count)]
    frame = pd.read_json(written, lines=True)
    assert len(frame) == count


def test_roles_go_by_the_words_that_fit(draft, tables):
    first = tables["participants"].to_pylist()[0]
    roles = ["host", "organiser", "opening-speaker", "speaker", "chair", "head-of-delegation", "participant"]
    rows = [first | {"participant_id": f"p-{role}", "role": role} for role in roles]
    made = draft({"participants": as_table("participants", rows)})
    write_json_lines(made)
    with gzip.open(made.folder / JSON_LINES, "rt", encoding="utf-8") as lines:
        (meeting,) = (each for each in map(json.loads, lines) if each["identifier"] == "somswd-12")
    assert [each["role"] for each in meeting["organizer"]] == ["host", "organiser"]
    assert [each["role"] for each in meeting["performer"]] == ["opening-speaker", "speaker"]
    assert [each["role"] for each in meeting["attendee"]] == ["chair", "head-of-delegation", "participant"]


def test_the_same_tables_give_the_same_bytes(draft):
    assert write_json_lines(draft()) == write_json_lines(draft())


@pytest.fixture(scope="module")
def first(table_files, tmp_path_factory):
    """The draft of a release that another follows; look at it, do not change it."""
    spill = tmp_path_factory.mktemp("spill")
    made = with_tables(Draft(tmp_path_factory.mktemp("first"), spill, "2026-11-22.1", DAY, {}), table_files, {})
    write_json_lines(made)
    released(made)
    return made


# A value of each table that lines tell of.
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("meetings", "theme"),
        ("meeting_notices", "relation"),
        ("notices", "title"),
        ("sources", "publisher"),
        ("citations", "url"),
        ("participants", "position"),
        ("chairs", "role"),
        ("partners", "framework"),
        ("topics", "context"),
        ("topic_codes", "label_vi"),
        ("instruments", "action"),
        ("instrument_codes", "name_vi"),
        ("meeting_links", "relation"),
        ("evidence", "quote"),
        ("series", "name_en"),
        ("countries", "name_en"),
    ],
)
def test_what_is_taken_over_from_the_release_before_is_what_would_be_written(first, tables, tmp_path, name, column):
    before = (first.folder / JSON_LINES).read_bytes()
    rows = [row | ({} if at % 2 else {column: "another"}) for at, row in enumerate(tables[name].to_pylist())]
    shutil.copytree(first.folder / TABLES_FOLDER, tmp_path / TABLES_FOLDER)
    other = replace(first, folder=tmp_path)
    pq.write_table(as_table(name, rows), other.table_path(name))

    write_json_lines(other)
    alone = (other.folder / JSON_LINES).read_bytes()
    write_json_lines(replace(other, previous=first.folder))

    assert (other.folder / JSON_LINES).read_bytes() == alone
    assert alone != before


def test_lines_are_taken_over_from_what_this_code_wrote_alone(draft, monkeypatch):
    first = draft()
    write_json_lines(first)
    folder = released(first)
    whole = (folder / JSON_LINES).read_bytes()
    made = []
    monkeypatch.setattr(json_lines, "_line", lambda row: made.append(row["meeting_id"]) or "{}\n")

    write_json_lines(follows := draft(previous=folder))
    assert made == []
    assert (follows.folder / JSON_LINES).read_bytes() == whole

    (folder / JSON_LINES).write_bytes(whole[:-9] + b"\0" + whole[-8:])
    write_json_lines(draft(previous=folder))
    assert made, "the file is damaged"

    made.clear()
    (folder / JSON_LINES).write_bytes(whole)
    manifest = (folder / MANIFEST).read_text("utf-8")
    (folder / MANIFEST).write_text(manifest.replace(writing_sha256(), "0" * 64), "utf-8")
    write_json_lines(draft(previous=folder))
    assert made, "other code wrote it"

    made.clear()
    (folder / MANIFEST).unlink()
    write_json_lines(draft(previous=folder))
    assert made, "nobody says who wrote it"
