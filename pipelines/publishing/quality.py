"""Writes `quality.json`, and for people `QUALITY.md` with pictures: how far a release can be trusted.

Counts what is in the tables, and measures nothing itself.

What was measured on annotated notices comes from the files beside the rules: each rule's precision, and the figures
of each kind of fact.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, Final

import duckdb
import pyarrow.parquet as pq

from pipelines.publishing.draft import QUALITY, Draft, WrittenFile, recorded
from pipelines.publishing.parquet import null_counts
from pipelines.publishing.pictures import Picture, bars, grid
from schemas import TABLES
from schemas.engine import connect
from schemas.rules import literal, quoted

QUALITY_IN_WORDS: Final = "QUALITY.md"
PICTURES: Final = "pictures"
PLACES: Final = 4
ALL: Final = "all"
# The annotated notices on which no rule was made, so that their figures are what a reader can expect.
SHOWN_SET: Final = "setaside"

# The tables that are told of, and those whose columns are drawn.
FACTS = (
    "notices",
    "meetings",
    "participants",
    "persons",
    "institutions",
    "chairs",
    "partners",
    "topics",
    "instruments",
    "meeting_links",
    "evidence",
    "citations",
)
DRAWN = ("notices", "meetings", "participants")
MOST_PARTNERS = 15

# When a meeting began, and the facts of meetings that a notice contradicts.
_BEGUN = "coalesce(start_date, end_date)"
_DISAGREEMENTS = """
    SELECT DISTINCT row_id, column_name FROM evidence WHERE table_name = 'meetings' AND NOT accepted
    """

_RULES = ("pipelines.extraction", "confidence.csv")
_ACCURACY = ("pipelines.evaluation", "accuracy.csv")


def write_quality(draft: Draft) -> list[WrittenFile]:
    """`quality.json` as indented JSON, the pictures, and `QUALITY.md`, which says the same in words and shows them."""
    with _opened(draft) as release:
        told = {
            "accuracy": accuracy(),
            "rules": _rules(release),
            "meetings": _filled(draft, "meetings"),
            "tables": {name: _filled(draft, name) for name in FACTS},
            "notices": {
                "by_source": _counted(release, "source_id", "notices"),
                "by_language": _counted(release, "language", "notices"),
                "by_kind": _counted(release, "kind", "notices"),
                "by_year": _counted(release, "strftime(published_on, '%Y')", "notices"),
                "duplicates": sum(_counted(release, "true", "notices WHERE duplicate_of IS NOT NULL").values()),
            },
            "meetings_by_year": _counted(release, f"strftime({_BEGUN}, '%Y')", "meetings"),
            "meetings_by_series": _counted(release, "series_code", "meetings"),
            "disagreements": _counted(release, "column_name", f"({_DISAGREEMENTS})"),
            "open_review_items": _counted(release, "kind", "review_items WHERE status = 'open'"),
            "corrections": _counted(release, "outcome", "corrections"),
            "rejections": _counted(release, "reason", "rejections"),
        }
        drawn = _pictures(release, told)
    contents: dict[str, bytes] = {QUALITY: (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()}
    contents |= {f"{PICTURES}/{picture.name}.svg": picture.svg.encode() for picture in drawn}
    contents |= {f"{PICTURES}/{picture.name}.png": picture.png for picture in drawn}
    contents[QUALITY_IN_WORDS] = in_words(draft.version, told, drawn).encode()
    (draft.folder / PICTURES).mkdir()
    for name, content in contents.items():
        (draft.folder / name).write_bytes(content)
    return [recorded(draft.folder / name, draft.folder) for name in contents]


@contextmanager
def _opened(draft: Draft) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of the draft, of which only what is counted comes into memory."""
    with connect(config=draft.database_config) as connection:
        for name in (*FACTS, "review_items", "corrections", "rejections"):
            path = literal(str(draft.table_path(name)))
            connection.execute(f"CREATE VIEW {quoted(name)} AS FROM read_parquet({path})")
        yield connection


def _pictures(release: duckdb.DuckDBPyConnection, told: Mapping[str, Any]) -> list[Picture]:
    by_series = _by_year(release, "series_code", "meetings")
    partners = _counted(release, "name_en", "partners")
    ranked = [name for name, _ in sorted(partners.items(), key=_most_first)]
    shown = ranked[:MOST_PARTNERS]
    joined = f"(SELECT name_en, meeting_id FROM partners) JOIN (SELECT meeting_id, {_BEGUN} AS start_date, "
    by_partner = _by_year(release, "name_en", joined + "NULL AS end_date FROM meetings) USING (meeting_id)")
    by_partner = Counter({key: count for key, count in by_partner.items() if key[1] in shown})
    shares = {
        f"{name}.{column}": share
        for name in DRAWN
        for column, share in told["tables"][name]["filled"].items()
        if share is not None
    }
    series = sorted({code for _, code in by_series})
    undated = told["meetings"]["rows"] - by_series.total()
    return [
        grid(
            "meetings-by-year-and-series",
            "Meetings by year and series",
            f"{_in_years(by_series)} in {len(series)} series; {undated} more are not dated.",
            by_series,
            series,
        ),
        grid(
            "partners-by-year",
            "Meetings with partners by year",
            f"{_in_years(by_partner)}, counted once for each partner; the partners with most: {', '.join(shown[:5])}.",
            by_partner,
            [name for name in shown if any(name == partner for _, partner in by_partner)],
        ),
        bars(
            "fill-rates",
            "How much is filled",
            "Share of rows in which a column that may be empty is not: "
            + ", ".join(f"{column} {_percent(share)}" for column, share in shares.items())
            + ".",
            shares,
        ),
    ]


def in_words(version: str, told: Mapping[str, Any], pictures: Sequence[Picture]) -> str:
    """`QUALITY.md`."""
    lines = [f"# How good {version} is", "", f"The figures of `{QUALITY}`, for people.", ""]
    lines += ["## What was measured", ""]
    lines += ["Facts of annotated notices, compared with what is read from these notices:", ""]
    sets = {name: languages[ALL] for name, languages in told["accuracy"].items() if ALL in languages}
    lines += _table(
        ["set", "facts", "precision", "recall", "F1"], [[name, *_figures(kinds[ALL])] for name, kinds in sets.items()]
    )
    for name, kinds in sets.items():
        if name == SHOWN_SET:
            lines += [f"Each kind of fact in the set `{name}`, on which no rule was made:", ""]
            rows = [[kind, *_figures(figures)] for kind, figures in kinds.items() if kind != ALL]
            lines += _table(["fact", "facts", "precision", "recall", "F1"], rows)
    lines += ["## What there is", ""]
    for picture in pictures:
        lines += [f"![{picture.title}. {picture.words}]({PICTURES}/{picture.name}.svg)", ""]
    lines += _table(["table", "rows"], [[name, f"{table['rows']:,}"] for name, table in told["tables"].items()])
    notices = told["notices"]
    lines += [f"Of the notices {notices['duplicates']:,} have the text of another.", ""]
    for heading, counts in (
        ("Notices by source", notices["by_source"]),
        ("Notices by language", notices["by_language"]),
        ("Notices by year of publication", notices["by_year"]),
        ("Meetings by series", told["meetings_by_series"]),
    ):
        lines += [f"## {heading}", "", *_counts(counts)]
    lines += ["## What is open", ""]
    for heading, counts in (
        ("Facts on which notices disagree, by column", told["disagreements"]),
        ("Review items that wait for a person, by kind", told["open_review_items"]),
        ("Corrections by people, by what came of them", told["corrections"]),
        ("Raw items that were rejected, by reason", told["rejections"]),
    ):
        lines += [f"{heading}:", "", *_counts(counts)]
    return "\n".join(lines)


def _figures(figures: Mapping[str, Any]) -> list[str]:
    shares = (figures[name] for name in ("precision", "recall", "f1"))
    return [
        f"{figures['right'] + figures['missed']:,}",
        *("-" if share is None else f"{share:.3f}" for share in shares),
    ]


def _counts(counts: Mapping[str, int]) -> list[str]:
    if not counts:
        return ["none", ""]
    return _table(["", "number"], [[name, f"{count:,}"] for name, count in counts.items()])


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    right = "|".join(["---:"] * (len(headers) - 1))
    return [f"| {' | '.join(headers)} |", f"|---|{right}|", *(f"| {' | '.join(row)} |" for row in rows), ""]


def _in_years(counts: Mapping[tuple[int, str], int]) -> str:
    """How many there are, from when to when, and in which year most."""
    years: Counter[int] = Counter()
    for (year, _), count in counts.items():
        years[year] += count
    if not years:
        return "0 meetings"
    best, most = min(years.items(), key=lambda item: (-item[1], item[0]))
    return f"{years.total():,} meetings from {min(years)} to {max(years)}, most of them in {best} ({most:,})"


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def accuracy() -> dict[str, dict[str, dict[str, Any]]]:
    """What was measured: by set of annotated notices, language (`all` for all) and kind of fact (`all` for all)."""
    told: dict[str, dict[str, dict[str, Any]]] = {}
    for row in _read(*_ACCURACY):
        right, wrong, missed = (int(row[name]) for name in ("right", "wrong", "missed"))
        told.setdefault(row["set"], {}).setdefault(row["language"], {})[row["kind"]] = {
            "right": right,
            "wrong": wrong,
            "missed": missed,
            "precision": _share(right, right + wrong),
            "recall": _share(right, right + missed),
            "f1": _share(2 * right, 2 * right + wrong + missed),
        }
    return told


def _rules(release: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Each rule that was measured or is used: its measured claims, and its evidence in this release.

    `precision` is the plain share of right claims; `confidence` is what the release's claims carry, and is drawn
    towards a default where there are few. Both are null where there is nothing to tell.
    """
    measured = {row["rule"]: (int(row["right"]), int(row["claims"])) for row in _read(*_RULES)}
    used = {
        rule: {"confidence": confidence, "evidence": evidence, "accepted": accepted}
        for rule, confidence, evidence, accepted in release.execute(
            "SELECT rule, max(confidence), count(*), count_if(accepted) FROM evidence GROUP BY rule"
        ).fetchall()
    }
    told = []
    for rule in sorted(measured.keys() | used.keys()):
        right, claims = measured.get(rule, (0, 0))
        row = used.get(rule, {})
        confidence = row.get("confidence")
        told.append(
            {
                "rule": rule,
                "right": right,
                "claims": claims,
                "precision": _share(right, claims),
                "confidence": None if confidence is None else round(confidence, PLACES),
                "evidence": row.get("evidence", 0),
                "accepted": row.get("accepted", 0),
            }
        )
    return told


def _filled(draft: Draft, name: str) -> dict[str, Any]:
    """How many rows a table has, and in which share of them each column that may be null is not."""
    with pq.ParquetFile(draft.table_path(name)) as file:
        rows, nulls = file.metadata.num_rows, null_counts(file.metadata)
    return {
        "rows": rows,
        "filled": {
            column.name: _share(rows - nulls[column.name], rows)
            for column in TABLES[name].columns.values()
            if column.nullable and not column.computed
        },
    }


def _counted(release: duckdb.DuckDBPyConnection, value: str, relation: str) -> dict[str, int]:
    """How often each value stands in the relation; nulls do not count."""
    found = release.execute(f"SELECT CAST({value} AS VARCHAR) AS value, count(*) FROM {relation} GROUP BY ALL")
    return dict(sorted((value, count) for value, count in found.fetchall() if value is not None))


def _by_year(release: duckdb.DuckDBPyConnection, value: str, relation: str) -> Counter[tuple[int, str]]:
    """The same for each year in which meetings began; those without a day do not count."""
    found = release.execute(
        f"SELECT year({_BEGUN}) AS began, {value}, count(*) FROM {relation} GROUP BY ALL"
    ).fetchall()
    return Counter({(year, each): count for year, each, count in found if year is not None})


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, PLACES) if whole else None


def _read(room: str, name: str) -> list[dict[str, str]]:
    """The lines of a measured file; none where nothing was measured yet."""
    path = files(room) / name
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8")))) if path.is_file() else []
