"""The confidence that a user sees beside a fact is the share of its rule's facts that were right."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.evaluation.calibration import PRIOR_CLAIMS, RulePrecision, as_csv, judge, precision_of_rules
from pipelines.evaluation.facts import MeetingFacts, NoticeFacts, Participant
from pipelines.evaluation.scoring import organisation_codes
from pipelines.model import Claim
from pipelines.resolution.confidence import LEAST, UNMEASURED, rule_confidences
from tests.pipelines.evaluation.conftest import Today

# One process measures, once, for both modules.
pytestmark = pytest.mark.xdist_group("gold")

CONFIDENCE = Path(__file__).parents[3] / "pipelines" / "extraction" / "confidence.csv"

GOLD = NoticeFacts(
    is_meeting_notice=True,
    meetings=(
        MeetingFacts(
            key="SOMSWD-17",
            series="SOMSWD",
            values={
                "ordinal": "17",
                "start_date": "2021-12-16",
                "end_date": "2021-12-17",
                "mode": None,
                "city": "Ha Noi",
                "country": "VN",
                "theme": "Ageing well",
                "part_of": None,
            },
            chairs=frozenset({"TH"}),
            vice_chairs=frozenset({"VN"}),
            partners=frozenset({"JP"}),
        ),
        MeetingFacts(key="AOSWADA", series="AOSWADA", values={"part_of": "SOMSWD"}),
    ),
    participants=(Participant("person", "Anong Srisuk", "Director", "Ministry of Health", "TH", "chair"),),
    topics=frozenset({"children"}),
    instruments=frozenset({"crc"}),
    referenced=frozenset({"AMMSWD-11", "SOMHD+3"}),
)
MEETING = {"relation": "reports", "series_code": "SOMSWD", "ordinal": "17"}
AWARDS = {"relation": "reports", "series_code": "AOSWADA"}


def claims_of(table: str, row: str, **values: str) -> list[Claim]:
    tables = {"relation": "meeting_notices"}
    return [Claim(tables.get(name, table), row, name, value, 0, 1, f"rule-{name}") for name, value in values.items()]


def verdict(*claims: Claim) -> list[bool]:
    """What is said of these claims beside a rightly found meeting `m1`, with its awards `m2` and a reference `m3`."""
    known = [
        *claims_of("meetings", "m1", **MEETING),
        *claims_of("meetings", "m2", **AWARDS),
        *claims_of("meetings", "m3", relation="references", series_code="AMMSWD", ordinal="11"),
    ]
    return [right for claim, right in judge(GOLD, [*known, *claims], organisation_codes()) if claim not in known]


@pytest.mark.parametrize(
    ("row", "column", "right", "wrong"),
    [
        ("m1", "start_date", "2021-12-16", "2021-12-17"),
        ("m1", "end_date", "2021-12-17", "2021-12-16"),
        ("m1", "city", "Hanoi", "Hue"),
        ("m1", "country_code", "VN", "TH"),
        ("m1", "theme", "ageing well", "Growing up"),
        ("m2", "part_of", "m1", "m3"),
    ],
)
def test_a_value_of_a_meeting_is_right_where_the_gold_has_it(row: str, column: str, right: str, wrong: str) -> None:
    assert verdict(*claims_of("meetings", row, **{column: right})) == [True]
    assert verdict(*claims_of("meetings", row, **{column: wrong})) == [False]
    # The awards have none of these, and the meeting is part of nothing.
    assert verdict(*claims_of("meetings", "m1" if row == "m2" else "m2", **{column: right})) == [False]


def test_a_mode_where_the_text_gives_none_is_wrong() -> None:
    assert verdict(*claims_of("meetings", "m1", mode="online")) == [False]


def test_all_that_is_said_of_a_meeting_that_is_none_is_wrong() -> None:
    spurious = claims_of("meetings", "m4", relation="reports", series_code="ACW", start_date="2021-12-16", title_en="x")
    assert verdict(*spurious) == [False] * 4


def test_a_reference_is_right_where_the_gold_has_it() -> None:
    other = claims_of("meetings", "m4", relation="references", series_code="AMMSWD", ordinal="12")
    assert verdict(*other) == [False] * 3
    judged = judge(GOLD, claims_of("meetings", "m1", relation="references", series_code="AMMSWD", ordinal="11"), {})
    assert [right for _, right in judged] == [True] * 3


def test_rows_about_a_meeting_are_right_where_the_gold_has_them() -> None:
    def of(table: str, row: str, value: str) -> list[bool]:
        return verdict(Claim(table, row, "x", value, 0, 1, "rule"))

    assert of("chairs", "m1|TH|chair", "chair") == [True]
    assert of("chairs", "m1|VN|chair", "chair") == [False]
    assert of("chairs", "m1|VN|vice-chair", "vice-chair") == [True]
    assert of("chairs", "m2|TH|chair", "chair") == [False]
    assert of("partners", "m1|JP", "stated") == [True]
    assert of("partners", "m1|CN", "stated") == [False]
    assert of("topics", "m1|children", "body") == [True]
    assert of("topics", "m1|women", "body") == [False]
    assert of("instruments", "m1|crc", "noted") == [True]
    assert of("instruments", "m1|cedaw", "noted") == [False]
    assert of("meeting_links", "m1|reports-to|SOMHD+3", "SOMHD+3") == [True]
    assert of("meeting_links", "m1|reports-to|ALMM", "ALMM") == [False]
    assert of("meeting_links", "m1|follows|SOMSWD", "SOMSWD") == []
    assert of("meeting_links", "m2|part-of|SOMSWD", "SOMSWD") == [True]


def test_what_is_said_of_a_participant_is_right_where_the_person_and_the_value_are() -> None:
    person = {
        "kind": "person",
        "name": "Anong Srisuk",
        "honorific": "Ms",
        "position": "Director",
        "organisation": "Ministry of Labour",
        "country_code": "TH",
        "role": "speaker",
    }
    assert verdict(*claims_of("participants", "p1", **person)) == [True, True, True, True, False, True, False]
    assert verdict(*claims_of("participants", "p1", kind="person", name="Somchai Dee")) == [False, False]


def test_a_rule_is_as_sure_as_it_is_often_right_and_few_claims_say_little() -> None:
    assert RulePrecision("x", 0, 0).confidence == UNMEASURED
    assert RulePrecision("x", 1, 1).confidence < RulePrecision("x", 50, 50).confidence < 1
    assert RulePrecision("x", 700, 1000).confidence == pytest.approx(0.7, abs=0.001)
    assert RulePrecision("x", 0, 1).confidence > LEAST > RulePrecision("x", 0, PRIOR_CLAIMS).confidence


def test_a_fact_said_twice_in_a_notice_counts_once() -> None:
    claims = claims_of("meetings", "m1", **MEETING)
    once = precision_of_rules([(GOLD, claims)])
    assert precision_of_rules([(GOLD, claims * 3)]) == once
    assert [(rule.right, rule.claims) for rule in precision_of_rules([(GOLD, claims)] * 2)] == [(2, 2)] * len(once)


def test_the_confidences_in_use_are_those_measured_today(today: Today) -> None:
    changed = set(CONFIDENCE.read_text("utf-8").splitlines()) ^ set(as_csv(today.rules).splitlines())
    assert not sorted(changed), "run `make calibrate` and look at the change"
    used = rule_confidences()
    assert all(used[rule.rule] == rule.confidence for rule in today.rules)
