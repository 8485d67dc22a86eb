"""Compares the facts of notices with the gold facts and counts. Reads no file but the vocabulary of organisations."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import resources
from pathlib import Path

from pipelines.evaluation.facts import FIELDS, MeetingFacts, NoticeFacts, Participant, gold_facts, release_facts

KINDS = (
    "notice",
    "published_on",
    "meeting",
    *FIELDS,
    "chair",
    "vice_chair",
    "partner",
    "participant",
    "participant_role",
    "topic",
    "instrument",
    "referenced",
)
TOTAL = "all"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one kind of fact. A ratio is None where it would divide by zero."""

    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.true_positives + other.true_positives,
            self.false_positives + other.false_positives,
            self.false_negatives + other.false_negatives,
        )

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return _ratio(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float | None:
        """The share of what is there that was found."""
        return _ratio(self.true_positives, self.true_positives + self.false_negatives)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        doubled = 2 * self.true_positives
        return _ratio(doubled, doubled + self.false_positives + self.false_negatives)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference from the gold: `missed`, or `wrongly found`."""

    notice: str
    kind: str
    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures for each kind of fact that occurs, in the order of `KINDS`, then `all`; and each single mistake."""

    figures: Mapping[str, Figures]
    mistakes: Sequence[Mistake]
    notices: int


def evaluate(release: Path, gold: Path, *, only: str = "") -> Evaluation:
    """Score a release folder against a folder of gold files, one JSON file a notice.

    A notice is found by the stem of its raw name; one that the release lacks counts all its gold facts as missed.
    `only` is a prefix of the notices to score. Raises `EvaluationError` where there is nothing to compare.
    """
    golds = {stem: facts for stem, facts in gold_facts(gold).items() if stem.startswith(only)}
    return compare(golds, release_facts(release, golds))


def compare(golds: Mapping[str, NoticeFacts], found: Mapping[str, NoticeFacts]) -> Evaluation:
    """Count agreements and differences, notice by notice."""
    tally = _Tally()
    codes = organisation_codes()
    for stem, gold in golds.items():
        _compare_notice(tally, stem, gold, found.get(stem, NoticeFacts()), codes)
    figures = {kind: tally.figures[kind] for kind in KINDS if kind in tally.figures}
    figures[TOTAL] = sum(figures.values(), Figures())
    return Evaluation(figures, tally.mistakes, len(golds))


class _Tally:
    """Counts while notices are compared."""

    def __init__(self) -> None:
        self.figures: dict[str, Figures] = defaultdict(Figures)
        self.mistakes: list[Mistake] = []

    def agreed(self, kind: str, count: int = 1) -> None:
        if count:
            self.figures[kind] += Figures(true_positives=count)

    def wrong(self, stem: str, kind: str, value: object) -> None:
        self.figures[kind] += Figures(false_positives=1)
        self.mistakes.append(Mistake(stem, kind, "wrongly found", str(value)))

    def missed(self, stem: str, kind: str, value: object) -> None:
        self.figures[kind] += Figures(false_negatives=1)
        self.mistakes.append(Mistake(stem, kind, "missed", str(value)))

    def value(
        self, stem: str, kind: str, gold: object, found: object, same: Callable[[str, str], bool] = str.__eq__
    ) -> None:
        """Compare one value; a wrong value counts as one wrongly found and one missed."""
        if gold is not None and found is not None and same(str(gold), str(found)):
            self.agreed(kind)
            return
        if found is not None:
            self.wrong(stem, kind, found if gold is None else f"{found} (gold: {gold})")
        if gold is not None:
            self.missed(stem, kind, gold)

    def sets(self, stem: str, kind: str, gold: frozenset[str], found: frozenset[str]) -> None:
        """Compare two sets of codes."""
        self.agreed(kind, len(gold & found))
        for code in sorted(found - gold):
            self.wrong(stem, kind, code)
        for code in sorted(gold - found):
            self.missed(stem, kind, code)


def _compare_notice(tally: _Tally, stem: str, gold: NoticeFacts, found: NoticeFacts, codes: Mapping[str, str]) -> None:
    tally.value(stem, "notice", gold.is_meeting_notice, found.is_meeting_notice)
    # A date that the gold leaves out is not held against the release: it may stand where the annotator did not look.
    tally.value(stem, "published_on", gold.published_on, found.published_on if gold.published_on else None)
    for ours, theirs in pair_meetings(gold.meetings, found.meetings):
        _compare_meeting(tally, stem, ours, theirs)
    _compare_participants(tally, stem, gold.participants, found.participants, codes)
    tally.sets(stem, "topic", gold.topics, found.topics)
    tally.sets(stem, "instrument", gold.instruments, found.instruments)
    tally.sets(stem, "referenced", gold.referenced, found.referenced)


def _compare_meeting(tally: _Tally, stem: str, gold: MeetingFacts | None, found: MeetingFacts | None) -> None:
    # Two meetings that were paired are the same one, whatever else is said of it.
    same_key = gold.key if gold else None
    tally.value(stem, "meeting", same_key, (same_key or found.key) if found else None)
    gold, found = gold or MeetingFacts(), found or MeetingFacts()
    for name in FIELDS:
        same = alike if name in ("theme", "city") else str.__eq__
        tally.value(stem, name, gold.values.get(name), found.values.get(name), same)
    tally.sets(stem, "chair", gold.chairs, found.chairs)
    tally.sets(stem, "vice_chair", gold.vice_chairs, found.vice_chairs)
    tally.sets(stem, "partner", gold.partners, found.partners)


def _compare_participants(
    tally: _Tally, stem: str, gold: Sequence[Participant], found: Sequence[Participant], codes: Mapping[str, str]
) -> None:
    for ours, theirs in pair_participants(gold, found, codes):
        if ours is None:
            tally.wrong(stem, "participant", theirs)
        elif theirs is None:
            tally.missed(stem, "participant", ours)
        else:
            tally.agreed("participant")
            tally.value(stem, "participant_role", ours.role, theirs.role)


def pair_participants(
    gold: Sequence[Participant], found: Sequence[Participant], codes: Mapping[str, str]
) -> list[tuple[Participant | None, Participant | None]]:
    """Pair one to one, in the order of the gold; then what is left of the found. `codes` as `organisation_codes`."""
    free = list(found)
    pairs: list[tuple[Participant | None, Participant | None]] = []
    for participant in gold:
        place = next((i for i, other in enumerate(free) if _same_participant(participant, other, codes)), None)
        pairs.append((participant, None if place is None else free.pop(place)))
    return pairs + [(None, other) for other in free]


def pair_meetings(
    gold: Sequence[MeetingFacts], found: Sequence[MeetingFacts]
) -> list[tuple[MeetingFacts | None, MeetingFacts | None]]:
    """Pair one to one, the best agreement first; then what is left on each side."""
    agreements = []
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(found):
            agreement = _agreement(ours, theirs)
            if agreement:
                agreements.append((-agreement, i, j))
    partner: dict[int, int] = {}
    for _, i, j in sorted(agreements):
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs: list[tuple[MeetingFacts | None, MeetingFacts | None]]
    pairs = [(ours, found[partner[i]] if i in partner else None) for i, ours in enumerate(gold)]
    return pairs + [(None, theirs) for j, theirs in enumerate(found) if j not in partner.values()]


def _agreement(gold: MeetingFacts, found: MeetingFacts) -> int:
    """How much speaks for one meeting: 0 where the series or the ordinal contradicts.

    An equal start date only adds; without a registered series a different one contradicts.
    """
    if gold.series != found.series:
        return 0
    agreement = 1
    ours, theirs = gold.values.get("ordinal"), found.values.get("ordinal")
    if ours is not None and theirs is not None:
        if ours != theirs:
            return 0
        agreement += 4
    ours, theirs = gold.values.get("start_date"), found.values.get("start_date")
    if ours and theirs:
        if ours == theirs:
            agreement += 2
        elif gold.series == "OTHER":
            return 0
    return agreement


def _same_participant(gold: Participant, found: Participant, codes: Mapping[str, str]) -> bool:
    if gold.kind != found.kind:
        return False
    if gold.kind == "delegation":
        return gold.country == found.country and bool(
            gold.country or alike(gold.name or "", found.name or "", least=0.7)
        )
    if gold.name and found.name:
        if gold.kind == "organisation":
            ours, theirs = _name_forms(gold.name, codes), _name_forms(found.name, codes)
            return any(alike(a, b) for a in ours for b in theirs)
        return alike(gold.name, found.name)
    if gold.kind == "person" and not gold.name and not found.name:
        return alike(_office(gold), _office(found), least=0.75)
    return False


def _office(participant: Participant) -> str:
    return " ".join(part for part in (participant.position, participant.organisation) if part)


def _name_forms(name: str, codes: Mapping[str, str]) -> set[str]:
    """A name, what stands outside and inside its brackets, and the codes of the listed organisations among them."""
    forms = {name, re.sub(r"\s*\([^)]*\)", "", name), *re.findall(r"\(([^)]+)\)", name)}
    return forms | {codes[folded] for folded in map(fold, forms) if folded in codes}


def organisation_codes() -> dict[str, str]:
    """Each folded name, alias or code of a listed organisation, with its code."""
    text = resources.files("schemas").joinpath("vocabularies", "organisations.csv").read_text("utf-8")
    codes = {}
    for row in csv.DictReader(text.splitlines()):
        for name in (row["organisation_code"], row["name_en"], row["name_vi"], *row["aliases"].split("|")):
            codes[fold(name)] = row["organisation_code"]
    return codes


def alike(first: str, second: str, least: float = 0.85) -> bool:
    """Whether two names are the same but for case, diacritics, punctuation and a few letters."""
    first, second = fold(first), fold(second)
    if not first or not second:
        return first == second
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= least


def fold(text: str) -> str:
    """Lower case without diacritics and punctuation, words one space apart."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"\W+", " ", bare.casefold()).strip()


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
