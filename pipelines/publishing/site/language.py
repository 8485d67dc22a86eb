"""What one language's pages are made with: its words, its names of codes, and all meetings as lists show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipelines.publishing.formats.nested import OTHER, ordinal
from pipelines.publishing.site.dates import days
from pipelines.publishing.site.pages import Pages
from pipelines.publishing.site.release import NEWEST, Contents, Row
from pipelines.publishing.site.words import words

# The longest list on one page; the rest is behind the filters, or on further pages.
ON_A_PAGE: Final = 100

_NAMES: Final = {
    "series": "SELECT series_code AS code, name_en, name_vi FROM series",
    "country": "SELECT country_code AS code, name_en, name_vi FROM countries",
    "topic": "SELECT topic_code AS code, label_en AS name_en, label_vi AS name_vi FROM topic_codes",
    "instrument": "SELECT instrument_code AS code, name_en, name_vi FROM instrument_codes",
    "partner": "SELECT partner_code AS code, any_value(name_en) AS name_en, any_value(name_vi) AS name_vi "
    "FROM (SELECT partner_code, name_en, name_vi FROM partners ORDER BY ALL) GROUP BY ALL",
}


@dataclass(frozen=True, slots=True)
class Language:
    """`meetings` are the newest first, with `label` and `place` in this language; `titles` their labels by id."""

    contents: Contents
    pages: Pages
    meetings: Sequence[Row]
    titles: dict[str, str]

    @classmethod
    def of_release(cls, contents: Contents, folder: Path, language: str) -> Language:
        """Read the names and the meetings of an opened release; pages go below `folder`."""
        names = {kind: _named(contents, sql, f"name_{language}") for kind, sql in _NAMES.items()}
        pages = Pages(folder, language, names)
        meetings = [
            {**row, "label": _label(pages, row), "place": _place(pages, row)}
            for row in contents.rows(f"FROM listed ORDER BY {NEWEST}")
        ]
        return cls(contents, pages, meetings, {row["meeting_id"]: row["label"] for row in meetings})

    @property
    def name(self) -> str:
        """The language's code."""
        return self.pages.language

    @property
    def text(self) -> dict[str, str]:
        """What the pages say, by key."""
        return dict(words(self.name))

    def name_of(self, kind: str, code: str | None) -> str:
        """A code's name; the code itself where it has none."""
        return self.pages.names[kind].get(code, code) if code else ""

    def when(self, row: Row) -> str:
        """When a meeting was."""
        return days(row["start_date"], row["end_date"], row["date_precision"], self.name)

    def those(self, wanted: Callable[[Row], bool]) -> list[Row]:
        """Some of the meetings."""
        return [row for row in self.meetings if wanted(row)]


def _named(contents: Contents, sql: str, column: str) -> dict[str, str]:
    return {row["code"]: row[column] or row["name_en"] for row in contents.rows(f"{sql} ORDER BY code")}


def years_of(rows: Iterable[Row]) -> list[tuple[int, int]]:
    """(year, number of meetings), in order, for the years in which there are any."""
    return sorted(Counter(row["year"] for row in rows if row["year"]).items())


def _label(pages: Pages, row: Row) -> str:
    """A meeting's title in the pages' language, else which meeting of its series it is, else its other title."""
    own, other = (row["title_en"], row["title_vi"])[:: 1 if pages.language == "en" else -1]
    if own or row["series_code"] == OTHER:
        return str(own or other or row["meeting_id"])
    series = pages.names["series"][row["series_code"]]
    if row["ordinal"]:
        return f"{ordinal(row['ordinal'])} {series}" if pages.language == "en" else f"{series} lần thứ {row['ordinal']}"
    when = days(row["start_date"], row["end_date"], row["date_precision"], pages.language)
    return f"{series}, {when}" if when else series


def _place(pages: Pages, row: Row) -> str:
    country = pages.names["country"].get(row["country_code"], row["country_code"])
    return ", ".join(filter(None, (row["city"], country))) or (row["mode"] if row["mode"] == "online" else "")
