"""The pages of series, partners, countries, topics, organisations and people, each kind with its list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from pipelines.extraction.shadow import fold
from pipelines.publishing.formats.nested import OTHER
from pipelines.publishing.site import pictures
from pipelines.publishing.site.language import ON_A_PAGE, Language, Listed, grouped, years_of
from pipelines.publishing.site.pages import slug
from pipelines.publishing.site.release import Row
from pipelines.publishing.site.words import meanings

# A line of a table: where its first cell leads ("" for nowhere), and its cells.
Line: TypeAlias = tuple[str, Sequence[object]]

_MOST_GAPS: Final = 12
# How many series the overview has a picture of: the largest.
_SERIES_SHOWN: Final = 20


def write_pages(told: Language) -> None:
    """All pages of one language by code."""
    _write_series(told)
    _write_partners(told)
    _write_countries(told)
    _write_topics(told)
    _write_organisations(told)


def write_pictures(told: Language) -> None:
    """The pictures that the overviews of all languages share, each for light and for dark pages."""
    top, cells = series_by_year(told.meetings)
    drawn = {"series": pictures.heat(cells, top), "years": pictures.bars(years_of(told.meetings))}
    for name, picture in drawn.items():
        told.pages.folder.save(f"pictures/{name}-light.svg", picture)
        told.pages.folder.save(f"pictures/{name}-dark.svg", pictures.darkened(picture))


def series_by_year(meetings: Iterable[Listed]) -> tuple[list[str], list[Row]]:
    """The series with the most dated meetings, and of each its number of meetings (`n`) by `year`."""
    dated = [(row.series_code, row.year) for row in meetings if row.year and row.series_code != OTHER]
    top = _largest(Counter(code for code, _ in dated))[:_SERIES_SHOWN]
    cells = sorted(Counter(cell for cell in dated if cell[0] in top).items())
    return top, [{"row": code, "year": year, "n": n} for (code, year), n in cells]


def meetings_by_country(meetings: Iterable[Listed]) -> Mapping[str, Sequence[Listed]]:
    """The meetings held in each country."""
    return grouped(meetings, lambda row: (row.country_code,) if row.country_code else ())


def _largest(counted: Mapping[str, int]) -> list[str]:
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
    years: Sequence[tuple[int, int]] = (),
    lists: Sequence[tuple[str, Sequence[Listed], str]] = (),
    tables: Sequence[tuple[str, Sequence[str], Sequence[Line]]] = (),
) -> None:
    """A page of one code.

    `years`: numbers of meetings for a picture; `lists`: heading, meetings, address of all of them; `tables`: key of
    the heading, keys of the columns, lines.
    """
    told.pages.write(
        path,
        "code",
        heading=heading,
        kind=kind,
        years=years,
        lists=[(title, rows[:ON_A_PAGE], link, len(rows)) for title, rows, link in lists if rows],
        tables=[(told.text[key], [told.text[column] for column in columns], lines) for key, columns, lines in tables],
    )


def _write_series(told: Language) -> None:
    lines: list[Line] = []
    levels = meanings(told.name)["level"]
    held = grouped(told.meetings, lambda row: (row.series_code,))
    for series in told.contents.rows("FROM series ORDER BY series_code"):
        code, path = series["series_code"], f"series/{series['slug']}.html"
        rows = held.get(code, [])
        gaps, listed = _in_order(rows, numbered=code != OTHER)
        title, years = f"{told.name_of('series', code)} ({code})", years_of(rows)
        told.pages.write(path, "series", heading=title, kind=levels[series["level"]], years=years, rows=listed)
        missing = ", ".join(map(str, gaps[:_MOST_GAPS])) + ("…" if len(gaps) > _MOST_GAPS else "")
        lines.append((path, (title, len(rows), *_first_and_last(years), missing)))
    _write_list(told, "series", ("series", "count", "first_year", "last_year", "gaps"), lines)


def _first_and_last(years: Sequence[tuple[int, int]]) -> tuple[object, object]:
    return (years[0][0], years[-1][0]) if years else ("", "")


def _in_order(rows: Sequence[Listed], *, numbered: bool) -> tuple[list[int], list[tuple[int | None, Listed | None]]]:
    """The ordinals of which no meeting is known, and the series by ordinal with them; what has none comes last."""
    known = {row.ordinal for row in rows if row.ordinal} if numbered else set()
    gaps = [number for number in range(1, max(known, default=0)) if number not in known]
    by_number: list[tuple[int, Listed | None]] = [(number, None) for number in gaps]
    by_number += [(row.ordinal, row) for row in rows if row.ordinal in known]
    by_number.sort(key=lambda entry: entry[0])
    return gaps, [*by_number, *((row.ordinal, row) for row in rows if row.ordinal not in known)]


def _write_partners(told: Language) -> None:
    roles: dict[str, Counter[str]] = {}
    for row in told.contents.rows("FROM partners"):
        roles.setdefault(row["partner_code"], Counter())[row["role"]] += 1
    said = meanings(told.name)["partner"]
    joined = grouped(told.meetings, lambda row: row.partner_codes)
    lines: list[Line] = []
    for code in _largest({code: len(rows) for code, rows in joined.items()}):
        rows = joined[code]
        years = years_of(rows)
        name, path = told.name_of("partner", code), f"partners/{slug(code)}.html"
        _write_page(
            told,
            path,
            name,
            told.text["partner"],
            years=years,
            lists=[(told.text["meetings"], rows, f"meetings.html#partner={code}")],
            tables=[
                ("role", ("role", "count"), [("", (said[role], n)) for role, n in sorted(roles[code].items())]),
                ("topics", ("topic", "count"), _topics_of(told, rows)),
            ],
        )
        lines.append((path, (name, len(rows), *_first_and_last(years))))
    _write_list(told, "partners", ("partner", "count", "first_year", "last_year"), lines)


def _topics_of(told: Language, rows: Iterable[Listed]) -> list[Line]:
    counted = Counter(code for row in rows for code in row.topic_codes)
    return [(f"topics/{code}.html", (told.name_of("topic", code), counted[code])) for code in _largest(counted)]


def _write_countries(told: Language) -> None:
    people: dict[str, list[Row]] = {}
    for person in told.contents.rows("FROM persons ORDER BY meeting_count DESC, name, person_id"):
        people.setdefault(person["country_code"], []).append(person)
    hosted_by = meetings_by_country(told.meetings)
    chaired_by = grouped(told.meetings, lambda row: row.chair_codes)
    joined_by = grouped(told.meetings, lambda row: row.partner_codes)
    lines: list[Line] = []
    for country in told.contents.rows("FROM countries ORDER BY asean <> 'member', country_code"):
        code = country["country_code"]
        hosted, chaired, joined = (those.get(code, []) for those in (hosted_by, chaired_by, joined_by))
        named = people.get(code, [])
        if not (country["asean"] == "member" or hosted or chaired or joined or named):
            continue
        name, path = told.name_of("country", code), f"countries/{code.lower()}.html"
        _write_page(
            told,
            path,
            name,
            told.text["country"],
            years=years_of(hosted),
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
    dealt_with = grouped(told.meetings, lambda row: row.topic_codes)
    for topic in told.contents.rows("FROM topic_codes ORDER BY topic_code"):
        code = topic["topic_code"]
        rows = dealt_with.get(code, [])
        name, path = told.name_of("topic", code), f"topics/{code}.html"
        _write_page(
            told,
            path,
            name,
            told.text["topic"],
            years=years_of(rows),
            lists=[(told.text["meetings"], rows, f"meetings.html#topic={code}")],
        )
        lines.append((path, (name, len(rows))))
    _write_list(told, "topics", ("topic", "count"), lines)


def _write_organisations(told: Language) -> None:
    """A page an organisation: the meetings that it was part of, the roles it had, the people named with it."""
    contents, said = told.contents, meanings(told.name)
    persons = {row["person_id"]: row for row in contents.rows("SELECT person_id, name, position FROM persons")}
    places = {row.meeting_id: place for place, row in enumerate(told.meetings)}
    for one in told.organisations.listed:
        rows = [told.meetings[place] for place in sorted(places[meeting] for meeting in one.meetings)]
        people: list[Line] = [
            (f"people/{person}.html", (persons[person]["name"], persons[person]["position"] or "", one.people[person]))
            for person in _largest(one.people)
        ]
        names = sorted({*one.written, *one.names.values()})
        _write_page(
            told,
            f"organisations/{one.key}.html",
            one.names[told.name],
            said["organisation"][one.kind]
            if one.kind
            else told.name_of("country", one.country_code) or told.text["organisation"],
            years=years_of(rows),
            lists=[(told.text["meetings"], rows, "")],
            tables=[
                ("role", ("role", "count"), [("", (said[of][role], n)) for (of, role), n in sorted(one.roles.items())]),
                ("people", ("name", "position", "count"), people[:ON_A_PAGE]),
                ("names", ("name",), [("", (name,)) for name in names] if len(names) > 1 else []),
            ],
        )


def write_people(told: Language, ids: tuple[str, str]) -> None:
    """A page a person, from the first id to the last of `ids`: posts over time, names in use, meetings."""
    seen = told.contents.stream(
        """
        SELECT persons.*, list(seen ORDER BY seen.start_date DESC NULLS LAST, seen.meeting_id, seen) AS seen
        FROM persons JOIN (
            SELECT DISTINCT person_id, meeting_id, start_date, end_date, date_precision, role,
                participants.name AS written, honorific, position, organisation, institution_id
            FROM participants JOIN listed USING (meeting_id) WHERE person_id BETWEEN ? AND ?) AS seen USING (person_id)
        GROUP BY ALL ORDER BY person_id
        """,
        *ids,
    )
    roles = meanings(told.name)["role"]
    for person in seen:
        # Several notices of a meeting may name the post otherwise.
        lines: list[Line] = list(
            dict.fromkeys(
                (
                    f"meetings/{row['meeting_id']}.html",
                    (told.titles[row["meeting_id"]], told.when(row), roles[row["role"]]),
                )
                for row in person["seen"]
            )
        )
        written = sorted({" ".join(filter(None, (row["honorific"], row["written"]))) for row in person["seen"]} - {""})
        _write_page(
            told,
            f"people/{person['person_id']}.html",
            person["name"] or told.text["unknown"],
            told.name_of("country", person["country_code"]) or told.text["people"],
            tables=[
                (
                    "posts",
                    ("position", "organisation", "first_year", "last_year", "count"),
                    _posts(told, person["seen"]),
                ),
                ("meetings", ("meeting", "when", "role"), lines),
                ("names", ("name",), [("", (name,)) for name in written]),
            ],
        )


def _posts(told: Language, seen: Sequence[Row]) -> list[Line]:
    """What a person was and where, the latest first: each post once, however it is spaced or where its house has
    several names, with the years of its meetings. A post without a dated meeting comes last.
    """
    held: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in seen:
        if row["position"] or row["organisation"]:
            house = row["institution_id"] or fold(row["organisation"] or "")
            held[" ".join(fold(row["position"] or "").split()), house].append(row)
    lines: list[tuple[tuple[int, int], Line]] = []
    for rows in held.values():
        years = sorted({row["start_date"].year for row in rows if row["start_date"]})
        first, last = (years[0], years[-1]) if years else ("", "")
        latest = rows[0]
        path = told.organisations.path(latest["institution_id"], latest["organisation"], None)
        cells = (latest["position"] or "", latest["organisation"] or "", first, last)
        count = len({row["meeting_id"] for row in rows})
        lines.append(((years[-1], years[0]) if years else (0, 0), (path, (*cells, count))))
    return [line for _, line in sorted(lines, key=lambda each: (*(-year for year in each[0]), each[1]))]
