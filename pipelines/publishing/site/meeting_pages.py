"""A meeting's page: what is known of it, each value with its evidence, and what notices say differently."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.publishing.draft import Draft
from pipelines.publishing.formats.json_lines import event
from pipelines.publishing.formats.nested import Nested, nested_meetings
from pipelines.publishing.metadata import about
from pipelines.publishing.site.language import Language
from pipelines.publishing.site.pages import slug, web_addresses
from pipelines.publishing.site.release import Row
from pipelines.publishing.site.words import meanings


@dataclass(frozen=True, slots=True)
class _Fact:
    """One line of a meeting's page: what it says, where it leads, and the words that say so."""

    label: str
    value: str
    evidence: Sequence[Mapping[str, Any]] = ()
    link: str = ""


def write_meetings(told: Language, draft: Draft) -> None:
    """A page a meeting, in one language; the meetings are streamed."""
    contents = told.contents
    slugs = {row["series_code"]: row["slug"] for row in contents.rows("FROM series")}
    for row in nested_meetings(draft, evidence=True):
        evidence = json.loads(row["evidence"] or "[]")
        notices = [_notice_line(notice) for notice in row["notices"]]
        headlines = {notice["notice_id"]: notice["shown"] for notice in notices}
        for said in evidence:
            said["title"] = headlines.get(said["notice"], said["notice"])
        told.pages.write(
            f"meetings/{row['meeting_id']}.html",
            "meeting",
            row=row,
            label=told.titles[row["meeting_id"]],
            slug=slugs[row["series_code"]],
            event=event(row),
            facts=list(_facts(told, row, evidence)),
            groups=_groups(told, row, evidence),
            different=_different(row, evidence),
            notices=notices,
            contributors=about.CONTRIBUTORS,
        )


def _notice_line(notice: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **notice,
        "shown": notice["title"] or notice["notice_id"],
        "addresses": web_addresses((notice["url"], *(notice["cited"] or ()))),
    }


def _facts(told: Language, row: Nested, evidence: Sequence[Mapping[str, Any]]) -> Iterator[_Fact]:
    """What the table `meetings` says of it, each value with its evidence."""
    text = told.text
    of: dict[str, list[Mapping[str, Any]]] = {}
    for said in evidence:
        if said["table"] == "meetings":
            of.setdefault(said["column"], []).append(said)

    def fact(label: str, value: object, *columns: str, link: str = "") -> _Fact:
        return _Fact(text[label], str(value), [said for name in columns for said in of.get(name, ())], link)

    when = told.when(row)
    yield fact("when", when or text["unknown"], "start_date", "end_date")
    yield fact("series", told.name_of("series", row["series_code"]), "series_code")
    if row["ordinal"]:
        yield fact("ordinal", row["ordinal"], "ordinal")
    place = ", ".join(filter(None, (row["city"], told.name_of("country", row["country_code"]))))
    if place:
        link = f"countries/{row['country_code'].lower()}.html" if row["country_code"] else ""
        yield fact("where", place, "city", "country_code", link=link)
    if row["mode"]:
        yield fact("mode", f"{row['mode']} ({meanings(told.name)['mode'][row['mode']]})", "mode")
    if row["theme"]:
        yield fact("theme", row["theme"], "theme")
    for column in ("title_vi", "title_en"):
        if row[column]:
            yield _Fact(f"{text['title']} ({column[-2:]})", row[column], of.get(column, ()))
    if row["part_of"]:
        link = f"meetings/{row['part_of']}.html"
        yield fact("part_of", told.titles.get(row["part_of"], row["part_of"]), "part_of", link=link)
    yield fact("status", meanings(told.name)["status"][row["status"]])
    yield fact("confidence", f"{round(100 * row['confidence'])} %")


def _groups(told: Language, row: Nested, evidence: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[_Fact]]]:
    """What other tables say of it, by heading."""
    text, said_of = told.text, meanings(told.name)
    of: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for said in evidence:
        of.setdefault((said["table"], said["row"]), []).append(said)
    meeting = row["meeting_id"]

    def why(table: str, *key: str) -> list[Mapping[str, Any]]:
        return of.get((table, "|".join(key)), [])

    chairs = [
        _Fact(
            said_of["chair"][chair["role"]],
            told.name_of("country", chair["country_code"]),
            why("chairs", meeting, chair["country_code"], chair["role"]),
            f"countries/{chair['country_code'].lower()}.html",
        )
        for chair in row["chairs"]
    ]
    partners = [
        _Fact(
            " · ".join(filter(None, (said_of["partner"][partner["role"]], partner["framework"]))),
            told.name_of("partner", partner["partner_code"]),
            why("partners", meeting, partner["partner_code"]),
            f"partners/{slug(partner['partner_code'])}.html",
        )
        for partner in row["partners"]
    ]
    people = [
        _Fact(
            said_of["role"][one["role"]],
            _who(told, one),
            why("participants", one["participant_id"]),
            f"people/{one['person_id']}.html" if one["person_id"] else "",
        )
        for one in row["participants"]
    ]
    topics: dict[str, list[Mapping[str, Any]]] = {}
    for topic in row["topics"]:
        topics.setdefault(topic["topic_code"], []).extend(
            why("topics", meeting, topic["notice_id"], topic["topic_code"])
        )
    instruments = [
        _Fact(
            said_of["action"][one["action"]],
            told.name_of("instrument", one["instrument_code"]),
            why("instruments", meeting, one["notice_id"], one["instrument_code"]),
        )
        for one in row["instruments"]
    ]
    links = [
        _Fact(
            said_of["link"][link["relation"]],
            told.titles.get(link["to_meeting_id"], link["to_key"]),
            why("meeting_links", meeting, link["relation"], link["to_key"]),
            f"meetings/{link['to_meeting_id']}.html" if link["to_meeting_id"] else "",
        )
        for link in row["links"]
    ]
    within = [
        _Fact("", told.titles.get(part["part_id"], part["part_id"]), (), f"meetings/{part['part_id']}.html")
        for part in row["within"]
    ]
    return [
        (text["chair"], chairs),
        (text["partners"], partners),
        (text["participants"], people),
        (
            text["topics"],
            [_Fact("", told.name_of("topic", code), said, f"topics/{code}.html") for code, said in topics.items()],
        ),
        (text["instruments"], instruments),
        (text["linked"], links),
        (text["within"], within),
    ]


def _who(told: Language, one: Row) -> str:
    name = " ".join(filter(None, (one["honorific"], one["name"])))
    country = told.name_of("country", one["country_code"])
    return ", ".join(filter(None, (name, one["position"], one["organisation"], country))) or told.text["unknown"]


def _different(row: Nested, evidence: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Evidence that says something else than what is published of the meeting itself."""
    return [
        {**said, "published": "" if row[said["column"]] is None else row[said["column"]]}
        for said in evidence
        if said["table"] == "meetings" and not said["accepted"]
    ]
