"""Writes each meeting with all that belongs to it as one line of JSON-LD: a schema.org Event, where its terms fit.

What schema.org has no word for (ordinal, chair, partner, evidence, …) has a name of the dataset's own; the context of
each line says which is which, so that a line stands alone and needs no network to be understood.
"""

from __future__ import annotations

import gzip
import heapq
import json
from collections.abc import Iterable, Iterator, Set
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

import pyarrow.parquet as pq

from pipelines.publishing.draft import TABLES_FOLDER, Draft, WrittenFile, recorded
from pipelines.publishing.earlier import earlier_file
from pipelines.publishing.formats.nested import Nested, nested_meetings, unchanged_meetings
from pipelines.publishing.metadata.about import urn

JSON_LINES: Final = "meetings.jsonl.gz"

Json: TypeAlias = dict[str, Any]

_OWN_TERMS: Final = (
    "action",
    "basis",
    "chair",
    "confidence",
    "context",
    "datePrecision",
    "evidence",
    "framework",
    "link",
    "mentionCount",
    "notice",
    "noticeCount",
    "ordinal",
    "partner",
    "relation",
    "represents",
    "role",
    "seriesCode",
    "status",
    "theme",
    "to",
)
_CONTEXT: Final = {"@vocab": "https://schema.org/"} | {term: urn("terms", term) for term in _OWN_TERMS}
# Evidence is records, not statements: a reader of JSON-LD takes it as the JSON that it is.
_EVIDENCE_CONTEXT: Final = {"evidence": {"@id": urn("terms", "evidence"), "@type": "@json"}}

_IN_CONTEXT: Final = {"@context": _CONTEXT | _EVIDENCE_CONTEXT}
# Rows have no circles.
_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_HEAD: Final = _json(_IN_CONTEXT)

_MODES: Final = {
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "in-person": "https://schema.org/OfflineEventAttendanceMode",
    "hybrid": "https://schema.org/MixedEventAttendanceMode",
}
# By which word of schema.org a participant's role goes; every other role attends.
_ROLES: Final = {"host": "organizer", "organiser": "organizer", "opening-speaker": "performer", "speaker": "performer"}
# Bytes that are packed at a time.
_BLOCK: Final = 1 << 20
_DATE_LENGTHS: Final = {"year": 4, "month": 7, "day": 10}


def write_json_lines(draft: Draft) -> list[WrittenFile]:
    """`meetings.jsonl.gz`, in the order of the meetings' ids. The line of a meeting of which all is as it was in the
    release before is that release's line.
    """
    path, before = draft.folder / JSON_LINES, earlier_file(draft, JSON_LINES)
    same = unchanged_meetings(draft) if before else frozenset()
    taken = _lines(before, same) if before and same else iter(())
    made = ((row["meeting_id"], _line(row).encode()) for row in nested_meetings(draft, evidence=True, but=same))
    with path.open("wb") as file, gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed:
        _pack(packed, (line for _, line in heapq.merge(made, taken)))
    return [recorded(path, draft.folder)]


def _pack(packed: gzip.GzipFile, lines: Iterable[bytes]) -> None:
    """Write the lines, some at a time and while the next are made: a third of the work is to pack them."""
    with ThreadPoolExecutor(1) as beside:
        writing = beside.submit(packed.write, b"")
        for block in _blocks(lines):
            writing.result()
            writing = beside.submit(packed.write, block)
        writing.result()


def _blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, about `_BLOCK` of them at a time."""
    waiting: list[bytes] = []
    room = _BLOCK
    for line in lines:
        waiting.append(line)
        room -= len(line)
        if room <= 0:
            yield b"".join(waiting)
            waiting, room = [], _BLOCK
    yield b"".join(waiting)


def _lines(path: Path, wanted: Set[str]) -> Iterator[tuple[str, bytes]]:
    """The ids and lines of those meetings that are wanted, in the order of ids, from the file of an earlier release."""
    ids = pq.read_table(path.parent / TABLES_FOLDER / "meetings.parquet", columns=["meeting_id"])["meeting_id"]
    with gzip.open(path, "rb") as file:
        for meeting_id, line in zip(ids.to_pylist(), file, strict=True):
            if meeting_id in wanted:
                yield meeting_id, line


def _line(row: Nested) -> str:
    # The context is the same in each line, and the evidence is JSON already.
    return f'{_HEAD[:-1]},{_json(_event(row))[1:-1]},"evidence":{row["evidence"] or "[]"}}}\n'


def event(row: Nested) -> Json:
    """A meeting as schema.org's Event, without its evidence."""
    return _IN_CONTEXT | _event(row)


def _event(row: Nested) -> Json:
    return _known(
        {
            "@id": urn("meeting", row["meeting_id"]),
            "@type": "Event",
            "identifier": row["meeting_id"],
            "name": row["name"],
            "alternateName": [title for title in (row["title_vi"], row["title_en"]) if title and title != row["name"]],
            "sameAs": [urn("meeting", former) for former in row["superseded_ids"] or ()],
            "seriesCode": row["series_code"],
            "ordinal": row["ordinal"],
            "startDate": _cut(row["start_date"], row["date_precision"]),
            "endDate": _cut(row["end_date"], row["date_precision"]),
            "datePrecision": row["date_precision"],
            "eventAttendanceMode": _MODES.get(row["mode"]),
            "location": _location(row),
            "theme": row["theme"],
            "status": row["status"],
            "noticeCount": row["notice_count"],
            "confidence": round(row["confidence"], 4),
            "superEvent": list(_above(row)),
            "subEvent": [{"@type": "Event", "@id": urn("meeting", part["part_id"])} for part in row["within"]],
            "chair": [_country(chair) | {"role": chair["role"]} for chair in row["chairs"]],
            "partner": [_partner(partner) for partner in row["partners"]],
            **_participants(row["participants"]),
            "about": [_topic(topic) for topic in row["topics"]],
            "workFeatured": [_instrument(instrument) for instrument in row["instruments"]],
            "link": [_link(link) for link in row["links"]],
            "subjectOf": [_notice(notice) for notice in row["notices"]],
        }
    )


def _known(values: Json) -> Json:
    """Without what is not known and what is empty."""
    return {name: value for name, value in values.items() if value is not None and value != []}


def _cut(day: date | None, precision: str | None) -> str | None:
    return day.isoformat()[: _DATE_LENGTHS[precision or "day"]] if day else None


def _location(row: Nested) -> list[Json]:
    places: list[Json] = []
    if row["city"] or row["country_code"]:
        address = {"addressLocality": row["city"], "addressCountry": row["country_code"]}
        name = ", ".join(filter(None, (row["city"], row["country"])))
        places.append({"@type": "Place", "name": name, "address": {"@type": "PostalAddress"} | _known(address)})
    if row["mode"] in ("online", "hybrid"):
        places.append({"@type": "VirtualLocation"})
    return places


def _above(row: Nested) -> Iterator[Json]:
    if row["part_of"]:
        yield {"@type": "Event", "@id": urn("meeting", row["part_of"]), "identifier": row["part_of"]}
    series = row["series_code"]
    yield {"@type": "EventSeries", "@id": urn("series", series), "identifier": series, "name": row["series"]}


def _country(row: Nested) -> Json:
    return _known({"@type": "Country", "identifier": row["country_code"], "name": row["country"]})


def _partner(row: Nested) -> Json:
    return _known(
        {
            "@type": "Country" if row["partner_kind"] == "country" else "Organization",
            "identifier": row["partner_code"],
            "name": row["name_en"],
            "alternateName": row["name_vi"] if row["name_vi"] != row["name_en"] else None,
            "framework": row["framework"],
            "basis": row["basis"],
            "role": row["role"],
        }
    )


def _participants(rows: Iterable[Nested]) -> dict[str, list[Json]]:
    told: dict[str, list[Json]] = {"organizer": [], "performer": [], "attendee": []}
    for row in rows:
        told[_ROLES.get(row["role"], "attendee")].append(_participant(row))
    return told


def _participant(row: Nested) -> Json:
    person = row["kind"] == "person"
    organisation = row["organisation"]
    return _known(
        {
            "@type": "Person" if person else "Organization",
            "@id": urn("person", row["person_id"]) if row["person_id"] else None,
            "identifier": row["participant_id"],
            "additionalType": None if person else row["kind"],
            "name": row["name"],
            "honorificPrefix": row["honorific"],
            "jobTitle": row["position"],
            ("affiliation" if person else "parentOrganization"): (
                {"@type": "Organization", "name": organisation} if organisation else None
            ),
            "represents": _country(row) if row["country_code"] else None,
            "role": row["role"],
            "notice": row["notice_id"],
        }
    )


def _topic(row: Nested) -> Json:
    return {
        "@type": "DefinedTerm",
        "@id": urn("topic", row["topic_code"]),
        "termCode": row["topic_code"],
        "name": row["label_en"],
        "alternateName": row["label_vi"],
        "context": row["context"],
        "mentionCount": row["mention_count"],
        "notice": row["notice_id"],
    }


def _instrument(row: Nested) -> Json:
    return _known(
        {
            "@type": "CreativeWork",
            "@id": urn("instrument", row["instrument_code"]),
            "identifier": row["instrument_code"],
            "name": row["name_en"],
            "alternateName": row["name_vi"],
            "datePublished": str(row["year"]) if row["year"] else None,
            "action": row["action"],
            "notice": row["notice_id"],
        }
    )


def _link(row: Nested) -> Json:
    to = row["to_meeting_id"]
    return _known(
        {
            "relation": row["relation"],
            "to": {"@id": urn("meeting", to) if to else urn("series", row["to_series_code"])},
            "identifier": row["to_key"],
        }
    )


def _notice(row: Nested) -> Json:
    return _known(
        {
            "@type": "CreativeWork",
            "@id": urn("notice", row["notice_id"]),
            "identifier": row["notice_id"],
            "additionalType": row["kind"],
            "headline": row["title"] or None,
            "url": row["url"],
            "inLanguage": row["language"],
            "datePublished": row["published_on"].isoformat() if row["published_on"] else None,
            "publisher": {"@type": "Organization", "name": row["publisher"]},
            "isPartOf": {"@type": "CreativeWork", "identifier": row["source_id"], "name": row["source"]},
            "citation": [{"@type": "CreativeWork", "url": address} for address in row["cited"] or ()],
            "relation": row["relation"],
        }
    )
