"""The overview, the lists that a script filters, the feed, and the data that the scripts read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from pipelines.publishing.site.code_pages import Line, meetings_by_country, series_by_year
from pipelines.publishing.site.feed import feed
from pipelines.publishing.site.language import ON_A_PAGE, Language, years_of
from pipelines.publishing.site.organisations import Organisations
from pipelines.publishing.site.pages import Folder, script_safe
from pipelines.publishing.site.release import NEWEST, Contents, Row
from pipelines.publishing.site.words import meanings

_IN_THE_FEED: Final = 50
_PARTNERS_ON_TOP: Final = 20
_NEWEST_ON_TOP: Final = 10
_YEARS_TOLD: Final = 10

# The rows of each list in the order in which it is first shown; list.js knows the columns.
_LISTS: Final = {
    "meetings": f"""
        SELECT meeting_id, series_code, ordinal, title_en, title_vi, start_date::VARCHAR AS start_date,
            end_date::VARCHAR AS end_date, date_precision, mode, city, country_code, partner_codes, topic_codes, theme
        FROM listed ORDER BY {NEWEST}
        """,
    "people": """
        SELECT person_id, name, country_code, position, organisation, meeting_count FROM persons
        ORDER BY meeting_count DESC, name, person_id
        """,
    "notices": """
        SELECT notice_id, title, published_on::VARCHAR AS published_on, language, kind, source_id FROM notices
        ORDER BY published_on DESC NULLS LAST, kind, notice_id
        """,
}


def write_data(contents: Contents, organisations: Organisations, folder: Folder) -> None:
    """What the lists are made of, as scripts, since a page in a folder may load scripts but no data."""
    rows = {name: [list(row.values()) for row in contents.rows(sql)] for name, sql in _LISTS.items()}
    rows["organisations"] = [
        [one.key, one.names["en"], one.names["vi"], one.kind, one.country_code, len(one.meetings), len(one.people)]
        for one in organisations.listed
    ]
    for name, listed in rows.items():
        folder.save(f"data/{name}.js", f"window.rows={script_safe(listed)};\n")


def write_lists(told: Language) -> None:
    """The overview, the lists with their newest rows for those without scripts, the search page and the feed."""
    pages = told.pages
    pages.folder.save(f"data/words-{told.name}.js", f"window.words={script_safe(_named(told))};\n")
    _write_overview(told)
    text, total = told.text, len(told.meetings)
    pages.write(
        "meetings.html", "list", kind="meetings", heading=text["meetings"], rows=told.meetings[:ON_A_PAGE], total=total
    )
    people: list[Line] = []
    for row in _newest(told, "people"):
        where = told.name_of("country", row["country_code"])
        cells = (row["name"], where, row["position"] or "", row["organisation"] or "", row["meeting_count"])
        people.append((f"people/{row['person_id']}.html", cells))
    _write_list(
        told, "people", _total(told, "people"), ("name", "country", "position", "organisation", "count"), people
    )
    notices: list[Line] = []
    for row in _newest(told, "notices"):
        head, source = row["title"] or row["notice_id"], told.name_of("source", row["source_id"])
        cells = (head, row["published_on"] or "", source, row["language"], text[f"kind_{row['kind']}"])
        notices.append((f"notices/{row['notice_id']}.html", cells))
    _write_list(
        told, "notices", _total(told, "notices"), ("title", "published_on", "source", "language", "kind"), notices
    )
    organisations: list[Line] = []
    kinds = meanings(told.name)["organisation"]
    for one in told.organisations.listed[:ON_A_PAGE]:
        where = told.name_of("country", one.country_code)
        cells = (one.names[told.name], kinds[one.kind] if one.kind else "", where, len(one.meetings), len(one.people))
        organisations.append((f"organisations/{one.key}.html", cells))
    _write_list(
        told,
        "organisations",
        len(told.organisations.listed),
        ("organisation", "kind", "country", "count", "persons"),
        organisations,
    )
    pages.write("search.html", "search")
    dated = [row for row in told.meetings if row.start_date is not None][:_IN_THE_FEED]
    pages.folder.save(f"feed-{told.name}.xml", feed(dated, told.name, told.text["dataset"]))


def _named(told: Language) -> Mapping[str, Mapping[str, str]]:
    """The words and the names of codes that the scripts show."""
    return {**told.names, "words": told.text, "organisation": meanings(told.name)["organisation"]}


def _newest(told: Language, kind: str) -> list[Row]:
    return told.contents.rows(f"FROM ({_LISTS[kind]}) LIMIT {ON_A_PAGE}")


def _total(told: Language, kind: str) -> int:
    return told.contents.count(f"SELECT count(*) FROM ({_LISTS[kind]})")


def _write_list(told: Language, kind: str, total: int, columns: Sequence[str], lines: Sequence[Line]) -> None:
    """A list with its first lines, which a script replaces by what is asked for."""
    told.pages.write(
        f"{kind}.html",
        "list",
        kind=kind,
        heading=told.text[kind],
        columns=[told.text[column] for column in columns],
        rows=lines,
        total=total,
    )


def _write_overview(told: Language) -> None:
    contents, text, meetings = told.contents, told.text, told.meetings
    years = years_of(meetings)
    top, cells = series_by_year(meetings)
    members = contents.rows("SELECT country_code FROM countries WHERE asean = 'member'")
    hosts = Counter({row["country_code"]: 0 for row in members})
    hosts.update({code: len(those) for code, those in meetings_by_country(meetings).items()})
    partners = Counter(code for row in meetings for code in row.partner_codes)
    # Which meetings are new changes with each release; all else on this page only with the data.
    before = contents.previous
    new = None if before is None else [row for row in meetings if row.meeting_id not in before][:ON_A_PAGE]
    told.pages.write(
        "index.html",
        "overview",
        names=told.names,
        counts=[
            (text["meetings"], len(meetings), "meetings.html"),
            (text["dated"], sum(row.start_date is not None for row in meetings), "meetings.html"),
            (text["notices"], contents.count("SELECT count(*) FROM notices WHERE kind = 'notice'"), "notices.html"),
            (text["people"], contents.count("SELECT count(*) FROM persons"), "people.html"),
            (text["partners"], len(partners), "partners.html"),
        ],
        series_text=text["by_series"],
        series_numbers=[
            (code, ", ".join(f"{cell['year']}: {cell['n']}" for cell in cells if cell["row"] == code)) for code in top
        ],
        years_text=f"{text['by_year']}: " + ", ".join(f"{year}: {n}" for year, n in years[-_YEARS_TOLD:]),
        years_numbers=years,
        hosts=sorted(hosts.items(), key=lambda host: (-host[1], host[0])),
        most=max(hosts.values(), default=0),
        partners=sorted(partners.items(), key=lambda partner: (-partner[1], partner[0]))[:_PARTNERS_ON_TOP],
        new=new,
        newest=meetings[:_NEWEST_ON_TOP],
    )
