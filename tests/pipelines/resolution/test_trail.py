"""Nothing is lost on the way: what is refused, unsure or doubted is in `review_items`, and costs nothing else."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.resolution import resolve
from pipelines.resolution.confidence import rule_confidences
from schemas.engine import THREADS
from tests.effort import tries
from tests.pipelines.resolution.notices import Said, Telling, failures, meeting, resolved, reviews, rows, write


def test_a_bad_claim_costs_itself_alone() -> None:
    bad = (
        Said("meetings", "m1", "mode", "by-letter"),
        Said("meetings", "m1", "start_date", "2021-02-30"),
        Said("meetings", "m1", "country_code", "XX"),
        Said("meetings", "m1", "colour", "blue"),
        Said("topics", "m1|no-such-topic", "context", "body"),
        Said("topics", "m1", "context", "body"),
        Said("meeting_links", "m1|reports-to|NOBODY", "to_key", "NOBODY"),
        Said("participants", "p1", "kind", "crowd"),
    )
    tables = resolved([Telling("n-a", meeting(ordinal=17, city="Vientiane") + bad)])

    assert rows(tables, "meetings", "meeting_id", "city", "mode", "start_date") == [
        ("somswd-17", "Vientiane", None, None)
    ]
    assert rows(tables, "topics") == rows(tables, "meeting_links") == rows(tables, "participants") == []
    items = reviews(tables, "rejected-row")
    assert len(items) == len(bad)
    assert {item["row_id"] for item in items if item["table_name"] == "meetings"} == {"somswd-17"}
    assert 'meetings.mode = "by-letter" by the rule told: mode is none of online, in-person, hybrid' in {
        item["detail"] for item in items
    }


def test_a_row_that_its_table_refuses_costs_itself_alone() -> None:
    nobody = (Said("participants", "p1", "meeting", "m1"), Said("participants", "p1", "kind", "person"))
    unfounded = (Said("partners", "m1|JP", "role", "host"),)
    own = (Said("meeting_links", "m1|follows|SOMSWD-17", "to_key", "SOMSWD-17"),)
    lost = (Said("participants", "p2", "meeting", "m9"), Said("participants", "p2", "kind", "person"))

    tables = resolved([Telling("n-a", meeting(ordinal=17) + nobody + unfounded + own + lost)])

    assert rows(tables, "meetings", "meeting_id") == ["somswd-17"]
    assert {item["detail"] for item in reviews(tables, "rejected-row")} == {
        "the participant has neither name nor position, organisation or country",
        "basis is missing",
        "the meeting is linked to itself",
        "the participant is of no meeting that is published",
    }


def test_an_unsure_claim_goes_to_review_and_not_into_the_tables() -> None:
    claims = (*meeting(ordinal=17), Said("meetings", "m1", "theme", "Cùng nhau", "guess"))

    tables = resolved([Telling("n-a", claims)], confidences={"guess": 0.4})

    assert rows(tables, "meetings", "theme") == [None]
    (item,) = reviews(tables, "low-confidence")
    assert (item["table_name"], item["row_id"]) == ("meetings", "somswd-17")


def test_what_hangs_on_a_meeting_that_is_refused_goes_to_review() -> None:
    claims = (
        Said("meetings", "m1", "series_code", "NOBODY"),
        Said("meeting_notices", "m1", "relation", "reports"),
        Said("topics", "m1|children", "context", "body"),
    )

    tables = resolved([Telling("n-a", claims), Telling("n-b", meeting(ordinal=1))])

    assert rows(tables, "meetings", "meeting_id") == ["somswd-1"]
    assert {item["table_name"] for item in reviews(tables, "rejected-row")} == {"meetings", "topics"}


def test_doubts_name_the_published_row() -> None:
    doubts = (
        {
            "kind": "ambiguous-date",
            "detail": "05/06",
            "table_name": "meetings",
            "row": "m1",
            "char_start": 0,
            "char_end": 2,
        },
        {"kind": "unknown-place", "detail": "where", "table_name": "topics", "row": "m1|children"},
        {"kind": "Sidecar!", "detail": "a key", "char_start": None},
        {"kind": "role", "detail": "who", "table_name": "participants", "row": "p1"},
        {"kind": "role", "detail": "nobody", "table_name": "participants", "row": "p9"},
    )
    people = tuple(
        Said("participants", "p1", c, v) for c, v in (("meeting", "m1"), ("kind", "person"), ("name", "A B"))
    )

    tables = resolved([Telling("n-a", meeting(ordinal=17) + people, doubts=doubts)])

    (participant,) = rows(tables, "participants", "participant_id")
    found = {(r["kind"], r["detail"], r["row_id"], r["char_end"]) for r in rows(tables, "review_items")}
    assert found == {
        ("ambiguous-date", "05/06", "somswd-17", 2),
        ("unknown-place", "where", "somswd-17|n-a|children", None),
        ("sidecar", "a key", None, None),
        ("role", "who", participant, None),
        ("role", "nobody", None, None),
    }


def test_an_address_that_is_none_is_left_out_and_said_so() -> None:
    tables = resolved([Telling("n-a", meeting(ordinal=17), url="javascript:alert(1)")])

    assert rows(tables, "notices", "url") == [None]
    assert [item["table_name"] for item in reviews(tables, "rejected-row")] == ["notices"]


def test_nothing_read_gives_all_tables_empty_but_the_vocabularies() -> None:
    tables = resolved()

    assert rows(tables, "meetings") == rows(tables, "notices") == rows(tables, "evidence") == []
    assert tables["series"].num_rows > 40
    assert tables["sources"].num_rows > 10


def test_rejections_are_handed_on(tmp_path: Path) -> None:
    rejection = {
        "raw_name": "x.txt",
        "reason": "empty",
        "detail": "No bytes.",
        "cure": "Fetch it again.",
        "byte_count": 0,
    }

    tables = resolve([write(tmp_path / "b", [], [rejection])])

    assert rows(tables, "rejections", "raw_name", "reason", "byte_count") == [("x.txt", "empty", 0)]


def test_the_measured_confidences_can_be_read() -> None:
    assert all(0 <= share <= 1 for share in rule_confidences().values())


# Few codes, so that notices meet, agree and contradict each other, and some that no table takes.
_DAYS = ("2021-12-16", "2021-12-17", "2021-12", "2021", "2022-01-03", "2021-13-01")
_VALUES = {
    "ordinal": ("17", "18", "0"),
    "start_date": _DAYS,
    "end_date": _DAYS,
    "date_precision": ("day", "month"),
    "mode": ("online", "hybrid", "in-person", "by-letter"),
    "city": ("Vientiane", "Hanoi"),
    "country_code": ("LA", "VN", "XX"),
    "theme": ("Cùng nhau", "cùng nhau", "Khác"),
    "title_vi": ("Diễn đàn Trẻ em ASEAN", "Diễn đàn trẻ em ASEAN lần này", "Hội thảo", ""),
    "part_of": ("m1", "m2", "m3", "m4"),
    "series_code": ("SOMSWD", "SOMSWD+3", "OTHER", "NOBODY"),
}
_MEETINGS = st.builds(
    lambda row, column, pick: Said("meetings", row, column, _VALUES[column][pick % len(_VALUES[column])]),
    st.sampled_from(("m1", "m2", "m3")),
    st.sampled_from(sorted(_VALUES)),
    st.integers(0, 11),
)
_FACTS = st.sampled_from(
    [
        Said(table, row, column, value)
        for meeting_row in ("m1", "m2", "m4", "p1")
        for table, row, column, values in (
            ("meeting_notices", meeting_row, "relation", ("reports", "announces", "references", "denies")),
            ("topics", f"{meeting_row}|children", "context", ("title", "body")),
            ("instruments", f"{meeting_row}|crc", "action", ("adopted", "noted")),
            ("partners", f"{meeting_row}|JP", "basis", ("stated", "format")),
            ("partners", f"{meeting_row}|jp", "basis", ("stated",)),
            ("chairs", f"{meeting_row}|TH|chair", "role", ("chair", "host")),
            ("meeting_links", f"{meeting_row}|follows|SOMSWD-17", "to_key", ("SOMSWD-17",)),
            ("participants", "p1", "meeting", ("m1", "m2", "m4")),
            ("participants", "p1", "kind", ("person", "delegation")),
            ("participants", "p1", "name", ("Nguyễn Văn A", "Nguyen Van A", " ")),
            ("participants", "p1", "country_code", ("VN", "LA")),
            ("participants", "p1", "role", ("chair", "participant")),
        )
        for value in values
    ]
)
_START = st.builds(
    lambda row, series, relation: (
        Said("meetings", row, "series_code", series),
        Said("meeting_notices", row, "relation", relation),
    ),
    st.sampled_from(("m1", "m2")),
    st.sampled_from(("SOMSWD", "SOMSWD+3", "OTHER")),
    st.sampled_from(("reports", "announces", "references")),
)
_TELLINGS = st.builds(
    lambda number, starts, claims, published, kind, retrieved, rule: Telling(
        f"n-{number}",
        tuple(Said(c.table, c.row, c.column, c.value, rule) for c in [*(c for s in starts for c in s), *claims]),
        published,
        kind,
        head=f"n-{number % 3}",
        retrieved=retrieved,
    ),
    st.integers(0, 5),
    st.lists(_START, max_size=2),
    st.lists(_MEETINGS | _FACTS, max_size=12),
    st.sampled_from((None, "2021-12-18", "2022-01-03")),
    st.sampled_from(("notice", "register")),
    st.integers(1, 3),
    st.sampled_from(("told", "guess", "sure")),
)


@settings(max_examples=tries(5, 500), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TELLINGS, max_size=6, unique_by=lambda telling: telling.notice_id), st.randoms(use_true_random=False))
def test_whatever_notices_claim_every_key_holds_and_the_order_makes_no_difference(
    tellings: list[Telling], chance: random.Random
) -> None:
    confidences = {"guess": 0.4, "sure": 0.97}
    with tempfile.TemporaryDirectory() as root:
        tables = resolve([write(Path(root) / "all", tellings)], confidences=confidences)
        shuffled = list(tellings)
        chance.shuffle(shuffled)
        half = len(shuffled) // 2
        parts = [write(Path(root) / "z", shuffled[:half]), write(Path(root) / "a", shuffled[half:])]
        again = resolve(parts, confidences=confidences)

    assert failures(tables) == []
    for name, table in tables.items():
        assert table.equals(again[name]), name


@pytest.mark.parametrize("limit", ["150MB"])
def test_little_memory_and_many_threads_give_the_same_tables(
    tmp_path: Path, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "b", [Telling(f"n-{n}", meeting(ordinal=n % 900 + 1, mode="online")) for n in range(500)])

    with monkeypatch.context() as patch:
        patch.setenv(THREADS, "4")
        small = resolve([folder], confidences={}, memory_limit=limit, spill=tmp_path)

    assert small["meetings"].equals(resolve([folder], confidences={})["meetings"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b"]
