"""A meeting's page: what is known of it, each value with its evidence, and what notices say differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

from pipelines.publishing.draft import Draft
from pipelines.publishing.formats.json_lines import event
from pipelines.publishing.formats.nested import PARTS, Nested, nested_meetings
from pipelines.publishing.metadata import about
from pipelines.publishing.site.language import Language
from pipelines.publishing.site.pages import slug, web_addresses
from pipelines.publishing.site.release import Row
from pipelines.publishing.site.words import meanings

# What schema.org itself says of an event; the rest of our terms is in meetings.jsonl.gz.
_SCHEMA_ORG: Final = (
    *("@id", "@type", "identifier", "name", "alternateName", "sameAs", "startDate", "endDate", "eventAttendanceMode"),
    *("location", "superEvent", "subEvent"),
)


class _Words(NamedTuple):
    """Words that state a fact: where they stand, in which of the meeting's notices, and by which rule."""

    quote: str
    address: str
    number: int
    rule: str
    sure: int
    # What they say where that is not what is published.
    otherwise: str


_Why: TypeAlias = Sequence[_Words]


@dataclass(frozen=True, slots=True)
class _Fact:
    """One line of a meeting's page: what it says, where it leads, and the words that say so."""

    label: str
    value: str
    why: _Why = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """A meeting in no language: `columns` are the words by column of `meetings`, `rows` by table and key elsewhere."""

    row: Nested
    columns: Mapping[str, _Why]
    rows: Mapping[tuple[str, str], _Why]
    different: Sequence[tuple[str, str, _Words]]
    notices: Sequence[Mapping[str, Any]]
    event: Mapping[str, Any]

    @classmethod
    def of_row(cls, row: Nested) -> _Known:
        notices = [
            {
                **notice,
                "shown": notice["title"] or notice["notice_id"],
                "addresses": web_addresses((notice["url"], *(notice["cited"] or ()))),
            }
            for notice in row["notices"]
        ]
        numbers = {notice["notice_id"]: number for number, notice in enumerate(notices, 1)}
        columns: dict[str, dict[_Words, None]] = {}
        rows: dict[tuple[str, str], dict[_Words, None]] = {}
        different = []
        for said in json.loads(row["evidence"] or "[]"):
            words = _Words(
                said["quote"],
                f"notices/{said['notice']}.html#c{said['start']}-{said['end']}",
                numbers.get(said["notice"], 0),
                said["rule"],
                round(100 * said["confidence"]),
                "" if said["accepted"] else said["value"],
            )
            # Words that state several columns of a row stand there once.
            if said["table"] == "meetings":
                columns.setdefault(said["column"], {})[words] = None
                if not said["accepted"]:
                    published = row[said["column"]]
                    different.append((said["column"], "" if published is None else str(published), words))
            else:
                rows.setdefault((said["table"], said["row"]), {})[words] = None
        told = event(row)
        return cls(
            row,
            {column: list(words) for column, words in columns.items()},
            {key: list(words) for key, words in rows.items()},
            different,
            notices,
            {"@context": "https://schema.org"} | {term: told[term] for term in _SCHEMA_ORG if term in told},
        )


def write_meetings(languages: Sequence[Language], draft: Draft, ids: tuple[str, str] | None = None) -> None:
    """A page a meeting in each language, those from the first id to the last of `ids`; the meetings are streamed."""
    slugs = {row["series_code"]: row["slug"] for row in languages[0].contents.rows("FROM series")}
    for row in nested_meetings(draft, PARTS, evidence=True, ids=ids):
        known = _Known.of_row(row)
        for told in languages:
            _write(told, known, slugs[row["series_code"]])


def _write(told: Language, known: _Known, series_slug: str) -> None:
    row = known.row
    told.pages.write(
        f"meetings/{row['meeting_id']}.html",
        "meeting",
        meeting_id=row["meeting_id"],
        label=told.titles[row["meeting_id"]],
        series=told.name_of("series", row["series_code"]),
        slug=series_slug,
        event=known.event,
        facts=list(_facts(told, known)),
        groups=[(heading, entries) for heading, entries in _groups(told, known) if entries],
        different=known.different,
        notices=known.notices,
        several=len(known.notices) > 1,
        contributors=about.CONTRIBUTORS,
    )


def _facts(told: Language, known: _Known) -> Iterator[_Fact]:
    """What the table `meetings` says of it, each value with its evidence."""
    text, row, said_of = told.text, known.row, meanings(told.name)

    def fact(label: str, value: object, *columns: str, link: str = "") -> _Fact:
        # Words that state both days stand there once.
        why = dict.fromkeys(words for name in columns for words in known.columns.get(name, ()))
        return _Fact(text[label], str(value), list(why), link)

    yield fact("when", told.when(row) or text["unknown"], "start_date", "end_date")
    yield fact("series", told.name_of("series", row["series_code"]), "series_code")
    if row["ordinal"]:
        yield fact("ordinal", row["ordinal"], "ordinal")
    place = ", ".join(filter(None, (row["city"], told.name_of("country", row["country_code"]))))
    if place:
        link = f"countries/{row['country_code'].lower()}.html" if row["country_code"] else ""
        yield fact("where", place, "city", "country_code", link=link)
    if row["mode"]:
        yield fact("mode", f"{row['mode']} ({said_of['mode'][row['mode']]})", "mode")
    if row["theme"]:
        yield fact("theme", row["theme"], "theme")
    for column in ("title_vi", "title_en"):
        if row[column]:
            yield _Fact(f"{text['title']} ({column[-2:]})", row[column], known.columns.get(column, ()))
    if row["part_of"]:
        link = f"meetings/{row['part_of']}.html"
        yield fact("part_of", told.titles.get(row["part_of"], row["part_of"]), "part_of", link=link)
    yield fact("status", said_of["status"][row["status"]])
    yield fact("confidence", f"{round(100 * row['confidence'])} %")


def _groups(told: Language, known: _Known) -> Iterator[tuple[str, Sequence[_Fact]]]:
    """What other tables say of it, by heading."""
    text, row, said_of = told.text, known.row, meanings(told.name)
    meeting = row["meeting_id"]

    def why(table: str, *key: str) -> _Why:
        return known.rows.get((table, "|".join(key)), ())

    yield (
        text["chair"],
        [
            _Fact(
                said_of["chair"][chair["role"]],
                told.name_of("country", chair["country_code"]),
                why("chairs", meeting, chair["country_code"], chair["role"]),
                f"countries/{chair['country_code'].lower()}.html",
            )
            for chair in row["chairs"]
        ],
    )
    yield (
        text["partners"],
        [
            _Fact(
                " · ".join(filter(None, (said_of["partner"][partner["role"]], partner["framework"]))),
                told.name_of("partner", partner["partner_code"]),
                why("partners", meeting, partner["partner_code"]),
                f"partners/{slug(partner['partner_code'])}.html",
            )
            for partner in row["partners"]
        ],
    )
    yield (
        text["participants"],
        [
            _Fact(
                said_of["role"][one["role"]],
                _who(told, one),
                why("participants", one["participant_id"]),
                f"people/{one['person_id']}.html" if one["person_id"] else _organisation(told, one),
            )
            for one in row["participants"]
        ],
    )
    topics: dict[str, dict[_Words, None]] = {}
    for topic in row["topics"]:
        said = why("topics", meeting, topic["notice_id"], topic["topic_code"])
        topics.setdefault(topic["topic_code"], {}).update(dict.fromkeys(said))
    yield (
        text["topics"],
        [_Fact("", told.name_of("topic", code), list(said), f"topics/{code}.html") for code, said in topics.items()],
    )
    yield (
        text["instruments"],
        [
            _Fact(
                said_of["action"][one["action"]],
                told.name_of("instrument", one["instrument_code"]),
                why("instruments", meeting, one["notice_id"], one["instrument_code"]),
            )
            for one in row["instruments"]
        ],
    )
    yield (
        text["linked"],
        [
            _Fact(
                said_of["link"][link["relation"]],
                told.titles.get(link["to_meeting_id"], link["to_key"]),
                why("meeting_links", meeting, link["relation"], link["to_key"]),
                f"meetings/{link['to_meeting_id']}.html" if link["to_meeting_id"] else "",
            )
            for link in row["links"]
        ],
    )
    yield text["within"], list(_within(told, row["within"]))


def _within(told: Language, parts: Iterable[Row]) -> Iterator[_Fact]:
    for part in parts:
        meeting = part["part_id"]
        yield _Fact("", told.titles.get(meeting, meeting), (), f"meetings/{meeting}.html")


def _organisation(told: Language, one: Row) -> str:
    if one["kind"] != "organisation":
        return ""
    return told.organisations.path(one["institution_id"], one["name"], one["country_code"])


def _who(told: Language, one: Row) -> str:
    name = " ".join(filter(None, (one["honorific"], one["name"])))
    country = told.name_of("country", one["country_code"])
    return ", ".join(filter(None, (name, one["position"], one["organisation"], country))) or told.text["unknown"]
