"""Measures on labelled pairs who and what resolution takes for one: persons, meetings, institutions.

A pair is one line of a CSV file: two tellings, `a` and `b`, and whether they are the `same` or `different`. Of
institutions a line is one name, and each two names of the file are a pair. All lines of a file are resolved together,
each telling as a notice of its own, so that they could be taken for one another, too. Lines of the set `held` were not
looked at while the rules were written.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.batches import DOUBTS, NOTICES, REJECTIONS
from pipelines.evaluation.facts import EvaluationError
from pipelines.evaluation.gate import FLOORS, MARGIN
from pipelines.model import CLAIMS
from pipelines.resolution import resolve

FOLDER: Final = "identity"
HELD: Final = "held"
SETS: Final = ("tune", HELD)
ALL: Final = "all"
INSTITUTIONS: Final = "institutions"
# What is promised over all pairs: precision and recall. A meeting is never taken for another.
PROMISED: Final[Mapping[str, tuple[float, float]]] = {
    "persons": (0.99, 0.90),
    "meetings": (1.0, 0.95),
    INSTITUTIONS: (0.99, 0.90),
}
_LABELS: Final = ("same", "different")

Row = Mapping[str, str]
# Table, row, column, value, and the words for it.
Claimed = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """How often the pairs of one file and set were taken for one. `wrong` and `missed` are pairs, for who mends rules.

    `wrong`: different ones that were made one, pairs of the file or of two of its lines; `missed`: one left as two.
    """

    kind: str
    name: str
    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float | None:
        """Of those made one the share that is."""
        made = self.right + len(self.wrong)
        return self.right / made if made else None

    @property
    def recall(self) -> float | None:
        """Of those that are one the share that was made one."""
        there = self.right + len(self.missed)
        return self.right / there if there else None


def measure_pairs(folder: Path) -> list[PairFigures]:
    """The figures of all files of labelled pairs in a folder, by kind and set; empty where there are none."""
    found: list[PairFigures] = []
    for kind, telling in _KINDS.items():
        path = folder / f"{kind}.csv"
        if path.is_file():
            found += _figures(kind, _pairs(path), telling)
    names = folder / f"{INSTITUTIONS}.csv"
    return [*found, *_figures_of_names(_names(names))] if names.is_file() else found


def together(figures: Sequence[PairFigures]) -> list[PairFigures]:
    """The figures of each kind over its sets, under the name `all`."""
    kinds = sorted({one.kind for one in figures})
    return [_sum(kind, [one for one in figures if one.kind == kind]) for kind in kinds]


def _sum(kind: str, figures: Sequence[PairFigures]) -> PairFigures:
    return PairFigures(
        kind,
        ALL,
        sum(one.right for one in figures),
        tuple(pair for one in figures for pair in one.wrong),
        tuple(pair for one in figures for pair in one.missed),
    )


def pins(folder: Path, figures: Sequence[PairFigures]) -> str:
    """The text of `floors.json` for labelled pairs: a little under the figures, and never under what is promised."""
    floors = {
        one.kind: {
            "precision": max(PROMISED[one.kind][0], _floor(one.precision)),
            "recall": max(PROMISED[one.kind][1], _floor(one.recall)),
        }
        for one in together(figures)
    }
    return json.dumps({"fingerprint": fingerprint(folder), "floors": floors}, indent=2) + "\n"


def _floor(figure: float | None) -> float:
    return max(0.0, math.floor(100 * ((figure or 0.0) - MARGIN)) / 100)


def findings(folder: Path, figures: Sequence[PairFigures]) -> list[str]:
    """Why the pairs do not pass what is pinned for them, in sentences; empty where they pass."""
    path = folder / FLOORS
    if not path.is_file():
        return [f"{folder.name}: nothing is pinned for these pairs; pin their floors"] if figures else []
    try:
        said = json.loads(path.read_text("utf-8"))
        floors = {(kind, name): float(least) for kind, one in said["floors"].items() for name, least in one.items()}
        same = said["fingerprint"] == fingerprint(folder)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{path} cannot be read ({type(error).__name__}: {error}); pin the floors anew"
        ) from error
    told = [] if same else [f"{folder.name}: the pairs are not the pinned ones; if that is meant, pin them anew"]
    measured = {one.kind: {"precision": one.precision, "recall": one.recall} for one in together(figures)}
    for (kind, name), least in floors.items():
        figure = measured.get(kind, {}).get(name) or 0.0
        if figure < least:
            told.append(f"{folder.name}: {name} of {kind} is {figure:.3f}, under its floor {least:.2f}; mend the rules")
    return told


def fingerprint(folder: Path) -> str:
    """Hex digest over the names and bytes of all files of pairs."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _pairs(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows: list[Row] = list(csv.DictReader(lines))
    for number, row in enumerate(rows, 2):
        if row.get("label") not in _LABELS or row.get("set") not in SETS or not row.get("pair"):
            raise EvaluationError(
                f"{path}, line {number}: a pair has a name, a set ({' or '.join(SETS)}) and a label"
                f" ({' or '.join(_LABELS)}); correct the line"
            )
    return rows


def _names(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows: list[Row] = list(csv.DictReader(lines))
    for number, row in enumerate(rows, 2):
        if row.get("set") not in SETS or not row.get("institution") or not row.get("name"):
            raise EvaluationError(
                f"{path}, line {number}: a name has an institution and a set ({' or '.join(SETS)}); correct the line"
            )
    return rows


def _figures_of_names(names: Sequence[Row]) -> Iterator[PairFigures]:
    """Each two names are a pair, of the set of the one that stands first in the file."""
    tellings = {f"n-{number:04}": (_institution(row), row) for number, row in enumerate(names)}
    table = _resolved(tellings)["participants"]
    of = dict(zip(table["notice_id"].to_pylist(), table["institution_id"].to_pylist(), strict=True))
    right: Counter[str] = Counter()
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for (one, a), (other, b) in combinations(zip(tellings, names, strict=True), 2):
        made = of[one] is not None and of[one] == of[other]
        pair = f"{a['institution']}: {a['name']} / {b['institution']}: {b['name']}"
        if a["institution"] == b["institution"]:
            right[a["set"]] += made
            missed[a["set"]] += [] if made else [pair]
        elif made:
            wrong[a["set"]].append(pair)
    for name in SETS:
        yield PairFigures(INSTITUTIONS, name, right[name], tuple(wrong[name]), tuple(missed[name]))


def _figures(kind: str, pairs: Sequence[Row], tellings: Callable[[str, Row], list[Claimed]]) -> Iterator[PairFigures]:
    table, key = ("participants", "person_id") if kind == "persons" else ("meeting_notices", "meeting_id")
    resolved = _resolved(
        {f"{pair['pair']}-{side}": (tellings(side, pair), pair) for pair in pairs for side in ("a", "b")}
    )[table]
    of = dict(zip(resolved["notice_id"].to_pylist(), resolved[key].to_pylist(), strict=True))
    for name in SETS:
        right, wrong, missed = 0, [], []
        for pair in pairs:
            if pair["set"] != name:
                continue
            one, other = of.get(f"{pair['pair']}-a"), of.get(f"{pair['pair']}-b")
            together = one is not None and one == other
            if pair["label"] == "same":
                right += together
                missed += [] if together else [pair["pair"]]
            elif together:
                wrong.append(pair["pair"])
        wrong += _strangers(of, {pair["pair"] for pair in pairs if pair["set"] == name})
        yield PairFigures(kind, name, right, tuple(wrong), tuple(missed))


def _strangers(of: Mapping[str, str | None], names: set[str]) -> list[str]:
    """Tellings of two lines that were made one, as "p001+p002", under the first line's set."""
    first: dict[str, str] = {}
    found = []
    for telling, row in sorted(of.items()):
        name = telling[:-2]
        if row is not None and first.setdefault(row, name) != name and first[row] in names:
            found.append(f"{first[row]}+{name}")
    return found


def _resolved(tellings: Mapping[str, tuple[list[Claimed], Row]]) -> Mapping[str, pa.Table]:
    notices, claims = [], []
    for notice_id, (said, pair) in tellings.items():
        text = "\n".join([notice_id, *(quote for *_, quote in said)])
        side = notice_id[-1]
        published = pair.get(f"{side}_published")
        digest = hashlib.sha256(text.encode()).hexdigest()
        notices.append(
            {
                "notice_id": notice_id,
                "kind": "notice",
                "raw_name": f"{notice_id}.txt",
                "raw_sha256": digest,
                "source_id": "samples",
                "language": pair.get(f"{side}_language") or "en",
                "title": "",
                "published_on": date.fromisoformat(published) if published else None,
                "is_meeting_notice": True,
                "text": text,
                "text_sha256": digest,
            }
        )
        start = len(notice_id) + 1
        for table, row, column, value, quote in said:
            claims.append(
                {
                    "notice_id": notice_id,
                    "table_name": table,
                    "row": row,
                    "column_name": column,
                    "value": value,
                    "char_start": start,
                    "char_end": start + len(quote),
                    "quote": quote,
                    "rule": "labelled",
                }
            )
            start += len(quote) + 1
    with TemporaryDirectory() as folder:
        for name, schema, rows in (
            ("notices", NOTICES, notices),
            ("claims", CLAIMS, claims),
            ("doubts", DOUBTS, []),
            ("rejections", REJECTIONS, []),
        ):
            pq.write_table(_table(schema, rows), Path(folder) / f"{name}.parquet")
        return resolve([Path(folder)], confidences={"labelled": 1.0})


def _table(schema: pa.Schema, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    columns = []
    for field in schema:
        values = pa.array([row.get(field.name) for row in rows])
        columns.append(values.cast(field.type) if rows else pa.array([], field.type))
    return pa.Table.from_arrays(columns, schema=schema)


def _claim(table: str, row: str, column: str, value: str, quote: str = "") -> Claimed:
    return table, row, column, value, quote or value


def _person(side: str, pair: Row) -> list[Claimed]:
    """One participant of an event that no other notice tells of."""
    said: list[Claimed] = [
        _claim("meeting_notices", "m1", "relation", "reports"),
        _claim("meetings", "m1", "series_code", "OTHER"),
        _claim("meetings", "m1", "title_en", f"Event {pair['pair']} {side}"),
        _claim("meetings", "m1", "start_date", pair[f"{side}_year"]),
        _claim("participants", "p1", "meeting", "m1"),
        _claim("participants", "p1", "kind", "person"),
        _claim("participants", "p1", "role", "participant"),
    ]
    columns = {"name": "name", "honorific": "honorific", "position": "position", "organisation": "organisation"}
    for column, told in (columns | {"country_code": "country"}).items():
        value = pair[f"{side}_{told}"]
        if value:
            said.append(_claim("participants", "p1", column, value))
    return said


def _institution(row: Row) -> list[Claimed]:
    """An organisation that took part in an event of which no other notice tells."""
    said: list[Claimed] = [
        _claim("meeting_notices", "m1", "relation", "reports"),
        _claim("meetings", "m1", "series_code", "OTHER"),
        _claim("meetings", "m1", "title_en", f"Event of {row['institution']}"),
        _claim("meetings", "m1", "start_date", "2019"),
        _claim("participants", "p1", "meeting", "m1"),
        _claim("participants", "p1", "kind", "organisation"),
        _claim("participants", "p1", "role", "participant"),
        _claim("participants", "p1", "name", row["name"]),
    ]
    return said + ([_claim("participants", "p1", "country_code", row["country"])] if row["country"] else [])


def _meeting(side: str, pair: Row) -> list[Claimed]:
    """The meeting that a notice reports, under the title that it has there."""

    def told(column: str) -> str:
        return pair[f"{side}_{column}"]

    said: list[Claimed] = [
        _claim("meeting_notices", "m1", "relation", "reports"),
        # The words that name the series are the title: what is special stands in them.
        _claim("meetings", "m1", "series_code", told("series"), told("title")),
    ]
    columns = {"ordinal": "ordinal", "start_date": "start", "end_date": "end", "city": "city"}
    if told("language") in ("vi", "en"):
        columns[f"title_{told('language')}"] = "title"
    return said + [_claim("meetings", "m1", column, told(name)) for column, name in columns.items() if told(name)]


_KINDS: Final[Mapping[str, Callable[[str, Row], list[Claimed]]]] = {"persons": _person, "meetings": _meeting}
