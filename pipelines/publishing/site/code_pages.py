"""The pages of series, partners, countries, topics, organisations and people, each kind with its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from pipelines.publishing.formats.nested import OTHER
from pipelines.publishing.site import pictures
from pipelines.publishing.site.language import ON_A_PAGE, Language, years_of
from pipelines.publishing.site.pages import save, slug
from pipelines.publishing.site.release import Contents, Row
from pipelines.publishing.site.words import meanings

# A line of a table: where its first cell leads ("" for nowhere), and its cells.
Line: TypeAlias = tuple[str, Sequence[object]]

_MOST_GAPS = 12
_MOST_ORGANISATIONS = 1_000
# How many series and partners have a picture: the largest.
_SERIES_SHOWN = 20
_PARTNERS_SHOWN = 12


def write_pages(told: Language) -> None:
    """All pages of one language by code."""
    _write_series(told)
    _write_partners(told)
    _write_countries(told)
    _write_topics(told)
    _write_organisations(told)
    _write_people(told)


def write_pictures(contents: Contents, folder: Path) -> None:
    """The pictures that the pages of all languages share, each for light and for dark pages."""
    meetings = contents.rows("FROM listed")
    top, cells = series_by_year(meetings)
    drawn = {"series": pictures.heat(cells, top), "years": pictures.bars(years_of(meetings))}
    for code in partners_with_picture(meetings):
        years = years_of(row for row in meetings if code in row["partner_codes"])
        drawn[f"partner-{slug(code)}"] = pictures.bars(years)
    for name, picture in drawn.items():
        save(folder / f"{name}-light.svg", picture)
        save(folder / f"{name}-dark.svg", pictures.darkened(picture))


def series_by_year(meetings: Iterable[Row]) -> tuple[list[str], list[Row]]:
    """The series with the most dated meetings, and of each its number of meetings (`n`) by `year`."""
    dated = [(row["series_code"], row["year"]) for row in meetings if row["year"] and row["series_code"] != OTHER]
    top = _largest(Counter(code for code, _ in dated))[:_SERIES_SHOWN]
    cells = sorted(Counter(cell for cell in dated if cell[0] in top).items())
    return top, [{"row": code, "year": year, "n": n} for (code, year), n in cells]


def partners_with_picture(meetings: Iterable[Row]) -> list[str]:
    """The codes of the partners of the most meetings."""
    return _largest(Counter(code for row in meetings if row["year"] for code in row["partner_codes"]))[:_PARTNERS_SHOWN]


def _largest(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda code: (-counted[code], code))


def _write_list(told: Language, kind: str, columns: Sequence[str], lines: Sequence[Line]) -> None:
    heads = [told.text[column] for column in columns]
    told.pages.write(f"{kind}.html", "index_list", heading=told.text[kind], columns=heads, rows=lines)


def _write_page(
    told: Language,
    path: str,
    heading: str,
    kind: str,
    *,
    picture: str = "",
    years: Sequence[tuple[int, int]] = (),
    lists: Sequence[tuple[str, Sequence[Row], str]] = (),
    tables: Sequence[tuple[str, Sequence[str], Sequence[Line]]] = (),
) -> None:
    """A page of one code.

    `lists`: heading, meetings, address of all of them; `tables`: key of the heading, keys of the columns, lines.
    """
    told.pages.write(
        path,
        "topic",
        heading=heading,
        kind=kind,
        picture_name=picture,
        picture_text=f"{heading}: " + ", ".join(f"{year}: {n}" for year, n in years),
        numbers=years,
        lists=[(title, rows[:ON_A_PAGE], link, len(rows)) for title, rows, link in lists],
        tables=[(key, [told.text[column] for column in columns], lines) for key, columns, lines in tables],
    )


def _write_series(told: Language) -> None:
    lines: list[Line] = []
    for series in told.contents.rows("FROM series ORDER BY series_code"):
        code, path = series["series_code"], f"series/{series['slug']}.html"
        rows = told.those(_of("series_code", code))
        gaps, listed = _in_order(rows, numbered=code != OTHER)
        told.pages.write(path, "series", series_code=code, level=series["level"], rows=listed)
        years = [row["year"] for row in rows if row["year"]]
        title = f"{told.name_of('series', code)} ({code})"
        missing = ", ".join(map(str, gaps[:_MOST_GAPS])) + ("…" if len(gaps) > _MOST_GAPS else "")
        lines.append((path, (title, len(rows), min(years, default=""), max(years, default=""), missing)))
    _write_list(told, "series", ("series", "count", "first_year", "last_year", "gaps"), lines)


def _in_order(rows: Sequence[Row], *, numbered: bool) -> tuple[list[int], list[Row]]:
    """The ordinals of which no meeting is known, and the series by ordinal with them; what has none comes last."""
    known = {row["ordinal"] for row in rows if row["ordinal"]} if numbered else set()
    gaps = [number for number in range(1, max(known, default=0)) if number not in known]
    listed: list[Row] = [{"ordinal": number, "is_gap": True} for number in gaps]
    listed += [{**row, "is_gap": False} for row in rows if row["ordinal"] in known]
    listed.sort(key=lambda row: row["ordinal"])
    return gaps, [*listed, *({**row, "is_gap": False} for row in rows if row["ordinal"] not in known)]


def _write_partners(told: Language) -> None:
    roles: dict[str, Counter[str]] = {}
    for row in told.contents.rows("FROM partners"):
        roles.setdefault(row["partner_code"], Counter())[row["role"]] += 1
    said = meanings(told.name)["partner"]
    pictured = partners_with_picture(told.meetings)
    counted = Counter({code: len(told.those(_with("partner_codes", code))) for code in roles})
    lines: list[Line] = []
    for code in _largest(counted):
        rows = told.those(_with("partner_codes", code))
        years = years_of(rows)
        name, path = told.name_of("partner", code), f"partners/{slug(code)}.html"
        _write_page(
            told,
            path,
            name,
            told.text["partner"],
            picture=f"partner-{slug(code)}" if code in pictured else "",
            years=years,
            lists=[(told.text["meetings"], rows, f"meetings.html#partner={code}")],
            tables=[
                ("role", ("role", "count"), [("", (said[role], n)) for role, n in sorted(roles[code].items())]),
                ("topics", ("topic", "count"), _topics_of(told, rows)),
            ],
        )
        lines.append((path, (name, len(rows), years[0][0] if years else "", years[-1][0] if years else "")))
    _write_list(told, "partners", ("partner", "count", "first_year", "last_year"), lines)


def _of(column: str, code: str) -> Callable[[Row], bool]:
    return lambda row: bool(row[column] == code)


def _with(column: str, code: str) -> Callable[[Row], bool]:
    return lambda row: code in row[column]


def _topics_of(told: Language, rows: Iterable[Row]) -> list[Line]:
    counted = Counter(code for row in rows for code in row["topic_codes"])
    return [(f"topics/{code}.html", (told.name_of("topic", code), counted[code])) for code in _largest(counted)]


def _write_countries(told: Language) -> None:
    people: dict[str, list[Row]] = {}
    for person in told.contents.rows("FROM persons ORDER BY meeting_count DESC, name, person_id"):
        people.setdefault(person["country_code"], []).append(person)
    lines: list[Line] = []
    for country in told.contents.rows("FROM countries ORDER BY asean <> 'member', country_code"):
        code = country["country_code"]
        hosted = told.those(_of("country_code", code))
        chaired = told.those(_with("chair_codes", code))
        joined = told.those(_with("partner_codes", code))
        named = people.get(code, [])
        if not (country["asean"] == "member" or hosted or chaired or joined or named):
            continue
        name, path = told.name_of("country", code), f"countries/{code.lower()}.html"
        _write_page(
            told,
            path,
            name,
            told.text["country"],
            lists=[
                (told.text["hosted"], hosted, f"meetings.html#country={code}"),
                (told.text["chaired"], chaired, ""),
                (told.text["as_partner"], joined, f"meetings.html#partner={code}"),
            ],
            tables=[("people", ("name", "position", "organisation", "count"), list(_people(named[:ON_A_PAGE])))],
        )
        lines.append((path, (name, len(hosted), len(chaired), len(named), len(joined))))
    _write_list(told, "countries", ("country", "hosted", "chaired", "persons", "as_partner"), lines)


def _people(persons: Iterable[Row]) -> Iterator[Line]:
    for person in persons:
        cells = (person["name"], person["position"] or "", person["organisation"] or "", person["meeting_count"])
        yield f"people/{person['person_id']}.html", cells


def _write_topics(told: Language) -> None:
    lines: list[Line] = []
    for topic in told.contents.rows("FROM topic_codes ORDER BY topic_code"):
        code = topic["topic_code"]
        rows = told.those(_with("topic_codes", code))
        name, path = told.name_of("topic", code), f"topics/{code}.html"
        _write_page(
            told,
            path,
            name,
            told.text["topic"],
            lists=[(told.text["meetings"], rows, f"meetings.html#topic={code}")],
            tables=[("by_year", ("year", "count"), [("", year) for year in years_of(rows)])],
        )
        lines.append((path, (name, len(rows))))
    _write_list(told, "topics", ("topic", "count"), lines)


def _write_organisations(told: Language) -> None:
    """Organisations by the names in the tables: partners by code, and those that took part."""
    lines: list[Line] = [
        (f"partners/{slug(row['partner_code'])}.html", (told.name_of("partner", row["partner_code"]), "", row["n"]))
        for row in told.contents.rows(
            "SELECT partner_code, count(DISTINCT meeting_id) AS n FROM partners WHERE partner_kind = 'organisation' "
            "GROUP BY ALL ORDER BY n DESC, partner_code"
        )
    ]
    lines += [
        ("", (row["name"], told.name_of("country", row["country_code"]), row["n"]))
        for row in told.contents.rows(
            "SELECT name, min(country_code) AS country_code, count(DISTINCT meeting_id) AS n FROM participants "
            "WHERE kind = 'organisation' AND name IS NOT NULL GROUP BY name ORDER BY n DESC, name "
            f"LIMIT {_MOST_ORGANISATIONS}"
        )
    ]
    _write_list(told, "organisations", ("organisation", "country", "count"), lines)


def _write_people(told: Language) -> None:
    """A page a person: posts over time, names in use, meetings."""
    seen = told.contents.stream("""
        SELECT persons.*, list(seen ORDER BY seen.start_date DESC NULLS LAST, seen.meeting_id, seen) AS seen
        FROM persons JOIN (
            SELECT DISTINCT person_id, meeting_id, start_date, end_date, date_precision, role,
                participants.name AS written, honorific, position, organisation
            FROM participants JOIN listed USING (meeting_id) WHERE person_id IS NOT NULL) AS seen USING (person_id)
        GROUP BY ALL ORDER BY person_id
        """)
    roles = meanings(told.name)["role"]
    for person in seen:
        lines: list[Line] = [
            (
                f"meetings/{row['meeting_id']}.html",
                (
                    told.titles[row["meeting_id"]],
                    told.when(row),
                    roles[row["role"]],
                    row["position"] or "",
                    row["organisation"] or "",
                ),
            )
            for row in person["seen"]
        ]
        written = sorted({" ".join(filter(None, (row["honorific"], row["written"]))) for row in person["seen"]} - {""})
        _write_page(
            told,
            f"people/{person['person_id']}.html",
            person["name"] or told.text["unknown"],
            told.name_of("country", person["country_code"]) or told.text["people"],
            tables=[
                ("posts", ("meeting", "when", "role", "position", "organisation"), lines),
                ("names", ("name",), [("", (name,)) for name in written]),
            ],
        )
