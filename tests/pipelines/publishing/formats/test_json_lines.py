"""The JSON Lines: each line a whole meeting, in schema.org's terms, with everything that the tables say of it."""

from __future__ import annotations

import gzip
import json

import duckdb
import pandas as pd
import pytest
import rdflib
from rdflib import RDF

from pipelines.publishing.formats.json_lines import JSON_LINES, write_json_lines
from tests.counterexamples.examples import as_table

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
