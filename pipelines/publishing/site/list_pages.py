"""The overview, the lists that a script filters, the feed, and the data that the scripts read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from pipelines.publishing.site.code_pages import series_by_year
from pipelines.publishing.site.feed import feed
from pipelines.publishing.site.language import ON_A_PAGE, Language, years_of
from pipelines.publishing.site.pages import save, script_safe
from pipelines.publishing.site.release import NEWEST, Contents

_IN_THE_FEED: Final = 50
_PARTNERS_ON_TOP: Final = 20
_NEWEST_ON_TOP: Final = 10
_YEARS_TOLD: Final = 10

_MEETINGS: Final = f"""
    SELECT meeting_id, series_code, ordinal, title_en, title_vi, start_date::VARCHAR AS start_date,
        end_date::VARCHAR AS end_date, date_precision, mode, city, country_code, partner_codes, topic_codes, theme
    FROM listed ORDER BY {NEWEST}
    """
_PEOPLE: Final = """
    SELECT person_id, name, country_code, position, organisation, meeting_count FROM persons
    ORDER BY meeting_count DESC, name, person_id
    """


def write_data(contents: Contents, folder: Path) -> None:
    """What the lists are made of, as scripts, since a page in a folder may load scripts but no data."""
    for name, sql in (("meetings", _MEETINGS), ("people", _PEOPLE)):
        rows = [list(row.values()) for row in contents.rows(sql)]
        save(folder / f"{name}.js", f"window.rows={script_safe(rows)};\n")


def write_lists(told: Language) -> None:
    """The overview, the lists with their newest rows for those without scripts, the search page and the feed."""
    named = {**told.pages.names, "words": told.text}
    save(told.pages.folder / "data" / f"words-{told.name}.js", f"window.words={script_safe(named)};\n")
    _write_overview(told)
    told.pages.write("meetings.html", "meetings", rows=told.meetings[:ON_A_PAGE], total=len(told.meetings))
    people = told.contents.rows(_PEOPLE)
    told.pages.write("people.html", "people", rows=people[:ON_A_PAGE], total=len(people))
    told.pages.write("search.html", "search")
    dated = told.those(lambda row: row["start_date"] is not None)[:_IN_THE_FEED]
    entries = [{**row, "when": told.when(row)} for row in dated]
    save(told.pages.folder / f"feed-{told.name}.xml", feed(entries, told.name, told.text["dataset"]))


def _write_overview(told: Language) -> None:
    contents, text, meetings = told.contents, told.text, told.meetings
    years = years_of(meetings)
    top, cells = series_by_year(meetings)
    members = contents.rows("SELECT country_code FROM countries WHERE asean = 'member'")
    hosts = Counter({row["country_code"]: 0 for row in members})
    hosts.update(row["country_code"] for row in meetings if row["country_code"])
    partners = Counter(code for row in meetings for code in row["partner_codes"])
    # Which meetings are new changes with each release; all else on this page only with the data.
    before = contents.previous
    new = None if before is None else told.those(lambda row: row["meeting_id"] not in before)[:ON_A_PAGE]
    told.pages.write(
        "index.html",
        "overview",
        counts=[
            (text["meetings"], len(meetings), "meetings.html"),
            (text["dated"], sum(row["start_date"] is not None for row in meetings), "meetings.html"),
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
