"""What one language's pages are made with: its words, its names of codes, and all meetings as lists show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipelines.publishing.formats.nested import OTHER, ordinal
from pipelines.publishing.site.dates import days
from pipelines.publishing.site.organisations import Organisations
from pipelines.publishing.site.pages import Folder, Pages
from pipelines.publishing.site.release import NEWEST, Contents, Row
from pipelines.publishing.site.words import LANGUAGES

# The longest list on one page; the rest is behind the filters.
ON_A_PAGE: Final = 100

_NAMES: Final = {
    "series": "SELECT series_code AS code, name_en, name_vi FROM series",
    "country": "SELECT country_code AS code, name_en, name_vi FROM countries",
    "topic": "SELECT topic_code AS code, label_en AS name_en, label_vi AS name_vi FROM topic_codes",
    "instrument": "SELECT instrument_code AS code, name_en, name_vi FROM instrument_codes",
    "source": "SELECT source_id AS code, name_en, name_vi FROM sources",
    "partner": "SELECT partner_code AS code, any_value(name_en) AS name_en, any_value(name_vi) AS name_vi "
    "FROM (SELECT partner_code, name_en, name_vi FROM partners ORDER BY ALL) GROUP BY ALL",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting as lists show it: `label`, `when`, `place`, `partners` and `chairs` are words in one language."""

    meeting_id: str
    label: str
    when: str
    place: str
    partners: str
    chairs: str
    series_code: str
    slug: str
    ordinal: int | None
    start_date: date | None
    country_code: str | None
    partner_codes: Sequence[str]
    topic_codes: Sequence[str]
    chair_codes: Sequence[str]

    @property
    def year(self) -> int | None:
        """The year in which it began."""
        return self.start_date.year if self.start_date else None


@dataclass(frozen=True, slots=True)
class Language:
    """`meetings` are the newest first; `titles` their labels by id; `names` the names of codes by kind.

    `organisations` are the same in all languages.
    """

    contents: Contents
    pages: Pages
    meetings: Sequence[Listed]
    titles: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    organisations: Organisations

    @classmethod
    def all_of_release(cls, contents: Contents, folder: Folder) -> list[Language]:
        """Each language: read the names and the meetings of an opened release; pages go into `folder`."""
        organisations = Organisations.of_release(contents)
        return [cls._of_release(contents, folder, language, organisations) for language in LANGUAGES]

    @classmethod
    def _of_release(cls, contents: Contents, folder: Folder, language: str, organisations: Organisations) -> Language:
        names = {kind: _named(contents, sql, f"name_{language}") for kind, sql in _NAMES.items()}
        meetings = [_listed(names, language, row) for row in contents.rows(f"FROM listed ORDER BY {NEWEST}")]
        titles = {row.meeting_id: row.label for row in meetings}
        return cls(contents, Pages(folder, language), meetings, titles, names, organisations)

    @property
    def name(self) -> str:
        """The language's code."""
        return self.pages.language

    @property
    def text(self) -> Mapping[str, str]:
        """What the pages say, by key."""
        return self.pages.words

    def name_of(self, kind: str, code: str | None) -> str:
        """A code's name; the code itself where it has none."""
        return self.names[kind].get(code, code) if code else ""

    def when(self, row: Row) -> str:
        """When a meeting was."""
        return days(row["start_date"], row["end_date"], row["date_precision"], self.name)


def grouped(meetings: Iterable[Listed], codes: Callable[[Listed], Collection[str]]) -> dict[str, list[Listed]]:
    """The meetings of each code, in the order given."""
    those: dict[str, list[Listed]] = {}
    for meeting in meetings:
        for code in codes(meeting):
            those.setdefault(code, []).append(meeting)
    return those


def years_of(meetings: Iterable[Listed]) -> list[tuple[int, int]]:
    """(year, number of meetings), in order, for the years in which there are any."""
    return sorted(Counter(meeting.year for meeting in meetings if meeting.year).items())


def _named(contents: Contents, sql: str, column: str) -> dict[str, str]:
    return {row["code"]: row[column] or row["name_en"] for row in contents.rows(f"{sql} ORDER BY code")}


def _listed(names: Mapping[str, Mapping[str, str]], language: str, row: Row) -> Listed:
    when = days(row["start_date"], row["end_date"], row["date_precision"], language)
    country = names["country"].get(row["country_code"], row["country_code"])
    return Listed(
        row["meeting_id"],
        _label(names, language, row, when),
        when,
        ", ".join(filter(None, (row["city"], country))) or (row["mode"] if row["mode"] == "online" else ""),
        ", ".join(names["partner"].get(code, code) for code in row["partner_codes"]),
        ", ".join(names["country"].get(code, code) for code in row["chair_codes"]),
        row["series_code"],
        row["slug"],
        row["ordinal"],
        row["start_date"],
        row["country_code"],
        row["partner_codes"],
        row["topic_codes"],
        row["chair_codes"],
    )


def _label(names: Mapping[str, Mapping[str, str]], language: str, row: Row, when: str) -> str:
    """A meeting's title in the pages' language, else which meeting of its series it is, else its other title."""
    own, other = (row["title_en"], row["title_vi"])[:: 1 if language == "en" else -1]
    if own or row["series_code"] == OTHER:
        return str(own or other or row["meeting_id"])
    series = names["series"][row["series_code"]]
    if row["ordinal"]:
        return f"{ordinal(row['ordinal'])} {series}" if language == "en" else f"{series} lần thứ {row['ordinal']}"
    return f"{series}, {when}" if when else series
