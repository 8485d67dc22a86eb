"""How often each rule is right on annotated notices, and the confidence that its claims get from that.

A claim is right if the fact that it states is in the gold. No figures of whole facts here, and no floors.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.evaluation.facts import FIELDS, MeetingFacts, NoticeFacts, Participant
from pipelines.evaluation.scoring import alike, organisation_codes, pair_meetings, pair_participants
from pipelines.model import Claim
from pipelines.resolution.confidence import UNMEASURED

# A rule starts out as sure as one that nothing has measured, and that counts like so many observations. So three
# wrong claims and no right one put a rule under the confidence that the tables ask for; one wrong claim does not.
PRIOR_CLAIMS = 4
PLACES = 4

COLUMNS = ("rule", "confidence", "right", "claims")


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """How many of a rule's claims on the gold notices are right; equal claims of one notice count once."""

    rule: str
    right: int
    claims: int

    @property
    def confidence(self) -> float:
        """The share of right claims, 0 to 1, drawn towards `UNMEASURED` where there are few of them."""
        return round((self.right + PRIOR_CLAIMS * UNMEASURED) / (self.claims + PRIOR_CLAIMS), PLACES)


def precision_of_rules(notices: Iterable[tuple[NoticeFacts, Sequence[Claim]]]) -> list[RulePrecision]:
    """The precision of each rule over all notices, given as pairs of gold facts and claims; sorted by rule."""
    codes = organisation_codes()
    right: defaultdict[str, int] = defaultdict(int)
    judged: defaultdict[str, int] = defaultdict(int)
    for gold, claims in notices:
        seen: set[tuple[str, str, str, str, str]] = set()
        for claim, is_right in judge(gold, claims, codes):
            fact = (claim.rule, claim.table, claim.row, claim.column, claim.value)
            if fact not in seen:
                seen.add(fact)
                judged[claim.rule] += 1
                right[claim.rule] += is_right
    return [RulePrecision(rule, right[rule], judged[rule]) for rule in sorted(judged)]


def as_csv(rules: Iterable[RulePrecision]) -> str:
    """The file that resolution reads, `confidence.csv`: one line a rule."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((rule.rule, rule.confidence, rule.right, rule.claims) for rule in rules)
    return out.getvalue()


def judge(gold: NoticeFacts, claims: Sequence[Claim], codes: Mapping[str, str]) -> Iterator[tuple[Claim, bool]]:
    """Each claim of one notice that the gold can judge, and whether it is right.

    What the annotation does not tell is taken from what it stands on: a title is right where its meeting is, an
    honorific where its person is. A link between reported meetings is not judged. `codes` as `organisation_codes`.
    """
    said = ClaimedFacts.of(claims)
    pairs = said.paired_meetings(gold)
    people = said.paired_participants(gold, codes)
    for claim in claims:
        if claim.table == "participants":
            verdict: bool | None = _participant_is_right(claim, people.get(claim.row))
        elif claim.table in ("meetings", "meeting_notices"):
            verdict = _meeting_is_right(claim, said, pairs, gold)
        else:
            verdict = _related_is_right(claim, pairs, gold)
        if verdict is not None:
            yield claim, verdict


@dataclass(frozen=True, slots=True)
class ClaimedFacts:
    """The claims of one notice by local row: what they say of its meetings and participants."""

    reported: Mapping[str, MeetingFacts]
    referenced: Mapping[str, str]
    series: Mapping[str, str]
    participants: Mapping[str, Participant]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> ClaimedFacts:
        """Gather them."""
        meetings: defaultdict[str, dict[str, str]] = defaultdict(dict)
        people: defaultdict[str, dict[str, str]] = defaultdict(dict)
        seats: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for claim in claims:
            if claim.table in ("meetings", "meeting_notices"):
                meetings[claim.row].setdefault(claim.column, claim.value)
            elif claim.table == "participants":
                people[claim.row].setdefault(claim.column, claim.value)
            elif claim.table in ("chairs", "partners"):
                meeting, code = claim.row.split("|")[:2]
                kind = "vice-chair" if claim.value == "vice-chair" else claim.table
                seats[meeting, kind].add(code)
        series = {row: values["series_code"] for row, values in meetings.items() if "series_code" in values}
        reported, referenced = {}, {}
        for row, values in meetings.items():
            if row not in series:
                continue
            key = f"{series[row]}-{values['ordinal']}" if "ordinal" in values else series[row]
            if values.get("relation") == "references":
                referenced[row] = key
                continue
            values["country"] = values.get("country_code", "")
            fields: dict[str, str | None] = {name: values.get(name) or None for name in FIELDS}
            fields["part_of"] = series.get(fields["part_of"] or "")
            reported[row] = MeetingFacts(
                key=key,
                series=series[row],
                values=fields,
                chairs=frozenset(seats[row, "chairs"]),
                vice_chairs=frozenset(seats[row, "vice-chair"]),
                partners=frozenset(seats[row, "partners"]),
            )
        participants = {
            row: Participant(
                kind=values.get("kind", ""),
                name=values.get("name"),
                position=values.get("position"),
                organisation=values.get("organisation"),
                country=values.get("country_code"),
                role=values.get("role", ""),
            )
            for row, values in people.items()
        }
        return cls(reported, referenced, series, participants)

    def paired_meetings(self, gold: NoticeFacts) -> dict[str, MeetingFacts]:
        """The gold meeting of each reported row that has one."""
        rows = list(self.reported)
        found = [self.reported[row] for row in rows]
        place = {id(facts): row for facts, row in zip(found, rows, strict=True)}
        pairs = pair_meetings(gold.meetings, found)
        return {place[id(theirs)]: ours for ours, theirs in pairs if ours is not None and theirs is not None}

    def paired_participants(self, gold: NoticeFacts, codes: Mapping[str, str]) -> dict[str, Participant]:
        """The gold participant of each row that has one."""
        rows = list(self.participants)
        found = [self.participants[row] for row in rows]
        place = {id(facts): row for facts, row in zip(found, rows, strict=True)}
        pairs = pair_participants(gold.participants, found, codes)
        return {place[id(theirs)]: ours for ours, theirs in pairs if ours is not None and theirs is not None}


def _participant_is_right(claim: Claim, gold: Participant | None) -> bool:
    if gold is None:
        return False
    match claim.column:
        case "role":
            return claim.value == gold.role
        case "country_code":
            return claim.value == gold.country
        case "position":
            return alike(claim.value, gold.position or "")
        case "organisation":
            return alike(claim.value, gold.organisation or "")
    return True


def _meeting_is_right(
    claim: Claim, said: ClaimedFacts, pairs: Mapping[str, MeetingFacts], gold: NoticeFacts
) -> bool | None:
    if claim.row in said.referenced:
        return said.referenced[claim.row] in gold.referenced
    if claim.row not in said.reported:
        return None
    paired = pairs.get(claim.row)
    if paired is None:
        return False
    match claim.column:
        case "ordinal" | "start_date" | "end_date" | "mode":
            return claim.value == paired.values.get(claim.column)
        case "city" | "theme":
            return alike(claim.value, paired.values.get(claim.column) or "")
        case "country_code":
            return claim.value == paired.values.get("country")
        case "part_of":
            return said.series.get(claim.value) == paired.values.get("part_of")
        case "date_precision":
            dates = said.reported[claim.row].values
            column = "start_date" if dates.get("start_date") else "end_date"
            return dates.get(column) == paired.values.get(column)
    return True


def _related_is_right(claim: Claim, pairs: Mapping[str, MeetingFacts], gold: NoticeFacts) -> bool | None:
    """Whether a row whose key begins with a meeting is right."""
    meeting, code = claim.row.split("|")[:2]
    paired = pairs.get(meeting, MeetingFacts())
    match claim.table:
        case "chairs":
            return code in (paired.vice_chairs if claim.value == "vice-chair" else paired.chairs)
        case "partners":
            return code in paired.partners
        case "topics":
            return code in gold.topics
        case "instruments":
            return code in gold.instruments
        case "meeting_links" if code == "part-of":
            return claim.value == paired.values.get("part_of")
        case "meeting_links" if claim.value in gold.referenced:
            return True
        case "meeting_links":
            # The annotation leaves out the reported meetings and their series as bodies.
            reported = {m.key for m in gold.meetings} | {m.series for m in gold.meetings}
            return None if claim.value in reported else False
    return None
