"""Measures the pipeline on sets of annotated notices and compares with what is pinned. Scores no fact itself.

A set is a folder with `notices/`, the pages, and `gold/`, one JSON file a notice.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.batches import BatchReport, read_batches
from pipelines.evaluation.calibration import RulePrecision, precision_of_rules
from pipelines.evaluation.facts import EvaluationError, NoticeFacts, gold_facts, release_facts
from pipelines.evaluation.scoring import TOTAL, Evaluation, Figures, Mistake, compare, pair_meetings
from pipelines.model import Claim
from pipelines.publishing.draft import Draft
from pipelines.publishing.parquet import write_tables
from pipelines.publishing.release import conformed
from pipelines.resolution import resolve
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all

FLOORS: Final = "floors.json"
# The mistakes made on this set are for nobody who writes rules.
SET_ASIDE: Final = "setaside"
# What is promised for the set-aside notices: over all facts, and for each kind of which there are enough.
PROMISED_MICRO: Final = 0.93
PROMISED_KIND: Final = 0.85
ENOUGH_FACTS: Final = 10
# Pinned floors lie so far under the figures of the day on which they are pinned.
MARGIN: Final = 0.01

ALL_LANGUAGES: Final = "all"
ACCURACY_COLUMNS: Final = ("set", "language", "kind", "right", "wrong", "missed")
# The release's own date is no part of any figure.
_BUILT_ON: Final = date(2000, 1, 1)
_DATES: Final = ("start_date", "end_date")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of annotated notices: what its files say, and their fingerprint."""

    name: str
    folder: Path
    facts: Mapping[str, NoticeFacts] = field(repr=False)
    languages: Mapping[str, str] = field(repr=False)
    fingerprint: str

    @property
    def notices(self) -> Path:
        """The folder of its pages."""
        return self.folder / "notices"

    @property
    def set_aside(self) -> bool:
        """Whether only its figures may be shown."""
        return self.name == SET_ASIDE


@dataclass(frozen=True, slots=True)
class Measured:
    """How well a release of a set agrees with its gold, over all and by language; `wrong_dates` are no part of it.

    It does not show its mistakes of itself: a failing test would tell those of the set-aside notices.
    """

    evaluation: Evaluation = field(repr=False)
    by_language: Mapping[str, Evaluation] = field(repr=False)
    wrong_dates: Sequence[Mistake] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pinned:
    """What is pinned for a set: the lowest F1 allowed for each kind of fact, and the wrong dates that are known."""

    fingerprint: str
    least: Mapping[str, float]
    wrong_dates: frozenset[str]


def gold_sets(folder: Path) -> list[GoldSet]:
    """The sets below a folder, by name. Raises `EvaluationError` where there is none or one cannot be read."""
    found = [path.parent for path in sorted(folder.glob("*/gold")) if (path.parent / "notices").is_dir()]
    if not found:
        raise EvaluationError(f"no sets of annotated notices (SET/notices, SET/gold) in {folder}; name their folder")
    return [_gold_set(path) for path in found]


def _gold_set(folder: Path) -> GoldSet:
    facts = gold_facts(folder / "gold")
    languages = {stem: json.loads((folder / "gold" / f"{stem}.json").read_text("utf-8"))["language"] for stem in facts}
    return GoldSet(folder.name, folder, facts, languages, fingerprint(folder))


def fingerprint(folder: Path) -> str:
    """Hex digest over the names and bytes of all notices and gold files of a set."""
    digest = hashlib.sha256()
    for part in ("notices", "gold"):
        for path in sorted((folder / part).rglob("*")):
            if path.is_file():
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_set(gold: GoldSet, work: Path) -> list[BatchReport]:
    """Read a set's notices as a build does; the results lie in `work`."""
    return read_batches(plan(scan_all(gold.notices)), work / "batches")


def judged(gold: GoldSet, reports: Iterable[BatchReport]) -> list[tuple[NoticeFacts, list[Claim]]]:
    """The gold facts of each notice of a set with the claims that were read from it."""
    stems: dict[str, str] = {}
    claims: dict[str, list[Claim]] = {stem: [] for stem in gold.facts}
    for report in reports:
        for row in pq.read_table(report.folder / "notices.parquet", columns=["notice_id", "raw_name"]).to_pylist():
            stems[row["notice_id"]] = PurePosixPath(row["raw_name"]).stem
        for row in pq.read_table(report.folder / "claims.parquet").to_pylist():
            claims[stems[row["notice_id"]]].append(
                Claim(
                    row["table_name"],
                    row["row"],
                    row["column_name"],
                    row["value"],
                    row["char_start"],
                    row["char_end"],
                    row["rule"],
                )
            )
    return [(facts, claims[stem]) for stem, facts in gold.facts.items()]


def measure(
    gold: GoldSet, reports: Sequence[BatchReport], work: Path, confidences: Mapping[str, float] | None = None
) -> Measured:
    """Resolve what was read of a set, write the tables of a release of it below `work`, and score them.

    `confidences` says how sure each rule is (measured ones by default).
    """
    tables: Mapping[str, pa.Table] = resolve([report.folder for report in reports], confidences=confidences)
    with TemporaryDirectory(dir=work) as name:
        draft = Draft(Path(name, "release"), Path(name, "spill"), gold.name, _BUILT_ON, conformed(tables))
        draft.folder.mkdir()
        write_tables(draft)  # nobody looks at the other files of a release
        found = release_facts(draft.folder, gold.facts)
    by_language = {
        language: compare({s: facts for s, facts in gold.facts.items() if gold.languages[s] == language}, found)
        for language in sorted(set(gold.languages.values()))
    }
    return Measured(compare(gold.facts, found), by_language, wrong_dates(gold.facts, found))


def calibrate(sets: Sequence[GoldSet], work: Path) -> tuple[list[RulePrecision], dict[str, Measured]]:
    """The precision of each rule on all sets, and the figures of each set with the confidences that follow from it."""
    reports = {gold.name: read_set(gold, work / gold.name) for gold in sets}
    rules = precision_of_rules(pair for gold in sets for pair in judged(gold, reports[gold.name]))
    confidences = {rule.rule: rule.confidence for rule in rules}
    return rules, {gold.name: measure(gold, reports[gold.name], work / gold.name, confidences) for gold in sets}


def wrong_dates(golds: Mapping[str, NoticeFacts], found: Mapping[str, NoticeFacts]) -> list[Mistake]:
    """Each published date that the gold contradicts: the worst error there is, because nobody sees it.

    A date of a meeting that the gold knows must be the gold's; where the gold has none, there must be none. A date of
    a meeting that it does not know must at least be the date of one that it knows.
    """
    wrong = []
    for stem, gold in golds.items():
        said = found.get(stem, NoticeFacts())
        if gold.published_on and said.published_on and gold.published_on != said.published_on:
            wrong.append(Mistake(stem, "published_on", "wrong date", f"{said.published_on} ({gold.published_on})"))
        known = {meeting.values[name] for meeting in gold.meetings for name in _DATES}
        for ours, theirs in pair_meetings(gold.meetings, said.meetings):
            for name in _DATES:
                value = theirs.values.get(name) if theirs else None
                if value is None or value in ({ours.values[name]} if ours else known):
                    continue
                right = ours.values[name] if ours else "no such meeting"
                wrong.append(Mistake(stem, name, "wrong date", f"{value} ({right})"))
    return wrong


def name_of(gold: GoldSet, mistake: Mistake) -> str:
    """By which a wrong date is pinned: in words, or by their digest in a set whose mistakes nobody may read."""
    words = f"{mistake.notice} {mistake.kind} {mistake.value}"
    return hashlib.sha256(words.encode()).hexdigest()[:16] if gold.set_aside else words


def load_pinned(folder: Path) -> dict[str, Pinned]:
    """What is pinned for each set, from `floors.json` in the folder of the sets; empty where there is none yet."""
    path = folder / FLOORS
    if not path.is_file():
        return {}
    try:
        said = json.loads(path.read_text("utf-8"))
        return {
            name: Pinned(one["fingerprint"], one["least_f1"], frozenset(one["wrong_dates"]))
            for name, one in said.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{path} cannot be read ({type(error).__name__}: {error}); pin the floors anew"
        ) from error


def pins(sets: Iterable[GoldSet], measured: Mapping[str, Measured]) -> str:
    """The text of `floors.json`: floors a little under the figures, never under what is promised for a set-aside one.

    A kind of which a set has few facts gets no floor: one of them would decide.
    """
    said: dict[str, Any] = {}
    for gold in sets:
        least = {}
        for kind, figures in measured[gold.name].evaluation.figures.items():
            if kind == TOTAL or _facts(figures) >= ENOUGH_FACTS:
                floor = max(0.0, math.floor(100 * ((figures.f1 or 0) - MARGIN)) / 100)
                promised = PROMISED_MICRO if kind == TOTAL else PROMISED_KIND
                least[kind] = max(floor, promised) if gold.set_aside else floor
        said[gold.name] = {
            "fingerprint": gold.fingerprint,
            "least_f1": least,
            "wrong_dates": sorted(name_of(gold, mistake) for mistake in measured[gold.name].wrong_dates),
        }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def findings(gold: GoldSet, measured: Measured, pinned: Pinned | None) -> list[str]:
    """Why a set does not pass, in sentences; empty where it passes."""
    if pinned is None:
        return [f"{gold.name}: nothing is pinned for this set; pin its floors"]
    told = []
    if gold.fingerprint != pinned.fingerprint:
        told.append(f"{gold.name}: its notices or gold files are not the pinned ones; if that is meant, pin them anew")
    for kind, least in pinned.least.items():
        f1 = measured.evaluation.figures.get(kind, Figures()).f1 or 0.0
        if f1 < least:
            told.append(f"{gold.name}: F1 of {kind} is {f1:.3f}, under its floor {least:.2f}; mend the rules")
    found = {name_of(gold, mistake) for mistake in measured.wrong_dates}
    told += [f"{gold.name}: a wrong date is published: {name}" for name in sorted(found - pinned.wrong_dates)]
    gone = len(pinned.wrong_dates - found)
    if gone:
        told.append(f"{gold.name}: {gone} of the pinned wrong dates are published no more; pin anew")
    return told


def accuracy_csv(measured: Mapping[str, Measured]) -> str:
    """The figures of all sets as a file: one line for each set, language and kind of fact."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(ACCURACY_COLUMNS)
    for name, one in measured.items():
        for language, evaluation in {ALL_LANGUAGES: one.evaluation, **one.by_language}.items():
            for kind, figures in evaluation.figures.items():
                counts = (figures.true_positives, figures.false_positives, figures.false_negatives)
                writer.writerow((name, language, kind, *counts))
    return out.getvalue()


def _facts(figures: Figures) -> int:
    return figures.true_positives + figures.false_negatives
