"""The figures by which the dataset is judged: exactly those of the published scorer, and each mistake counted once."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.evaluation import EvaluationError, Figures, evaluate
from pipelines.evaluation.scoring import alike

SCORER = Path(__file__).parents[4] / "shared" / "evaluation" / "score.py"

SERIES = ("SOMSWD", "SOMSWD+3", "AMMSWD", "ACW", "OTHER")
COUNTRIES = ("VN", "TH", "LA", "JP", "KR")
NAMES = (
    "Nguyễn Văn An",
    "Nguyen Van An",
    "Siti Rahmah",
    "Bounthavy Phommachan",
    "Quỹ Nhi đồng Liên hợp quốc (UNICEF)",
    "UNICEF",
)
OFFICES = ("Thứ trưởng", "Phó Tổng Thư ký ASEAN", "Deputy Secretary-General")
TOPICS = ("children", "women", "older-persons", "covid-19")
INSTRUMENTS = ("crc", "cedaw", "agenda-2030")
ROLES = ("chair", "participant", "speaker")

TABLES = {
    "notices": {"notice_id": "s", "raw_name": "s", "is_meeting_notice": "b", "published_on": "d"},
    "meetings": {"meeting_id": "s", "series_code": "s", "ordinal": "i"},
    "meeting_notices": {"meeting_id": "s", "notice_id": "s", "relation": "s"},
    "participants": dict.fromkeys(
        ("notice_id", "kind", "name", "position", "organisation", "country_code", "role"), "s"
    ),
    "topics": {"notice_id": "s", "topic_code": "s"},
    "instruments": {"notice_id": "s", "instrument_code": "s"},
    "evidence": {"notice_id": "s", "table_name": "s", "row_id": "s", "column_name": "s", "value": "s"},
}
TYPES = {"s": pa.string(), "b": pa.bool_(), "d": pa.date32(), "i": pa.int16()}


def some(dice: random.Random, values: tuple[str, ...]) -> list[str]:
    return sorted(dice.sample(values, dice.randint(0, min(3, len(values)))))


def maybe(dice: random.Random, value: Any) -> Any:
    return value if dice.random() < 0.7 else None


def gold_notice(dice: random.Random, name: str) -> dict[str, Any]:
    meetings: list[dict[str, Any]] = []
    for series in dice.sample(SERIES, dice.randint(0, 3)):
        ordinal = maybe(dice, dice.randint(1, 20))
        day = maybe(dice, f"2019-1{dice.randint(0, 2)}-{dice.randint(10, 28)}")
        meetings.append(
            {
                "key": f"{series}-{ordinal or day or 'x'}",
                "series": series,
                "ordinal": ordinal,
                "start_date": day,
                "end_date": maybe(dice, day),
                "mode": maybe(dice, "online"),
                "city": maybe(dice, "Ha Noi"),
                "country": maybe(dice, dice.choice(COUNTRIES)),
                "theme": maybe(dice, "Tăng cường quan hệ đối tác"),
                "chair_countries": some(dice, COUNTRIES),
                "vice_chair_countries": some(dice, COUNTRIES),
                "partners": some(dice, COUNTRIES),
                "part_of": meetings[0]["key"] if meetings and dice.random() < 0.5 else None,
            }
        )
    participants = [
        {
            "meeting": meetings[0]["key"],
            "kind": (kind := dice.choice(("person", "organisation", "delegation"))),
            "name": maybe(dice, dice.choice(NAMES)) if kind == "person" else dice.choice(NAMES),
            "position": maybe(dice, dice.choice(OFFICES)),
            "organisation": maybe(dice, "Bộ Y tế"),
            "country": maybe(dice, dice.choice(COUNTRIES)),
            "role": dice.choice(ROLES),
        }
        for _ in range(dice.randint(0, 4) if meetings else 0)
    ]
    return {
        "notice": name,
        "url": None,
        "language": "vi",
        "title": None,
        "published_on": maybe(dice, "2019-11-20"),
        "is_meeting_notice": bool(meetings),
        "meetings": meetings,
        "referenced": some(dice, ("AMMSWD-11", "SOMHD+3", "ALMM", "OTHER-forum")),
        "participants": participants,
        "topics": some(dice, TOPICS),
        "instruments": some(dice, INSTRUMENTS),
    }


def write_release(folder: Path, golds: list[dict[str, Any]], dice: random.Random, errors: float) -> Path:
    """A release that says what the gold says, but for a share of errors of every kind."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}

    def wrong() -> bool:
        return dice.random() < errors

    for gold in golds:
        if wrong():
            continue
        notice = f"n-{gold['notice']}"
        day = date(2019, 11, 21) if wrong() else gold["published_on"] and date.fromisoformat(gold["published_on"])
        rows["notices"].append(
            {
                "notice_id": notice,
                "raw_name": f"folder/{gold['notice']}.txt",
                "is_meeting_notice": gold["is_meeting_notice"] != wrong(),
                "published_on": day,
            }
        )
        ids = {meeting["key"]: f"m-{gold['notice']}-{i}" for i, meeting in enumerate(gold["meetings"])}

        def say(table: str, row: str, column: str, value: object, notice: str = notice) -> None:
            stated = {"table_name": table, "row_id": row, "column_name": column, "value": str(value)}
            rows["evidence"].append({"notice_id": notice} | stated)

        for meeting in gold["meetings"]:
            if wrong():
                continue
            row = ids[meeting["key"]]
            series = dice.choice(SERIES) if wrong() else meeting["series"]
            ordinal = meeting["ordinal"]
            rows["meetings"].append({"meeting_id": row, "series_code": series, "ordinal": ordinal})
            rows["meeting_notices"].append(
                {"meeting_id": row, "notice_id": notice, "relation": "references" if wrong() else "reports"}
            )
            for name in ("ordinal", "start_date", "end_date", "mode", "city", "theme"):
                if meeting[name] is not None and not wrong():
                    say("meetings", row, name, f"{meeting[name]}9" if wrong() else meeting[name])
            if meeting["country"]:
                say("meetings", row, "country_code", "MY" if wrong() else meeting["country"])
            if meeting["part_of"] and not wrong():
                say("meetings", row, "part_of", ids[meeting["part_of"]])
            for role, names in (("chair", meeting["chair_countries"]), ("vice-chair", meeting["vice_chair_countries"])):
                for country in names:
                    if not wrong():
                        say("chairs", f"{row}|{country}|{role}", "role", role)
            for partner in meeting["partners"]:
                say("partners", f"{row}|{'CN' if wrong() else partner}", "partner_code", partner)
        for participant in gold["participants"]:
            said = {k: v for k, v in participant.items() if k not in ("meeting", "country")}
            said["notice_id"], said["country_code"] = notice, participant["country"]
            if wrong():
                said["name"] = dice.choice(NAMES)
            if wrong():
                said["role"] = dice.choice(ROLES)
            if not wrong():
                rows["participants"].append(said)
        rows["topics"] += [{"notice_id": notice, "topic_code": c} for c in gold["topics"] if not wrong()]
        rows["instruments"] += [{"notice_id": notice, "instrument_code": c} for c in gold["instruments"] if not wrong()]
        for key in gold["referenced"]:
            if not wrong():
                say("meeting_links", f"m-{gold['notice']}-0|reports-to|{key}", "to_key", key)
    (folder / "tables").mkdir(parents=True)
    for name, columns in TABLES.items():
        schema = pa.schema([(column, TYPES[kind]) for column, kind in columns.items()])
        pq.write_table(pa.Table.from_pylist(rows[name], schema), folder / "tables" / f"{name}.parquet")
    return folder


def write_gold(folder: Path, golds: list[dict[str, Any]]) -> Path:
    folder.mkdir()
    for gold in golds:
        (folder / f"{gold['notice']}.json").write_text(json.dumps(gold), "utf-8")
    return folder


@pytest.mark.skipif(not SCORER.is_file(), reason="the published scorer lies outside the repository")
@pytest.mark.parametrize(("seed", "errors"), [(1, 0.0), (2, 0.1), (3, 0.4)])
def test_figures_equal_those_of_the_published_scorer(tmp_path: Path, seed: int, errors: float) -> None:
    dice = random.Random(seed)
    golds = [gold_notice(dice, f"{i:03}") for i in range(60)]
    gold, release = write_gold(tmp_path / "gold", golds), write_release(tmp_path / "release", golds, dice, errors)
    told = tmp_path / "figures.json"
    subprocess.run([sys.executable, SCORER, release, gold, "--json", told], check=True, capture_output=True)

    figures = evaluate(release, gold).figures

    ours = {
        kind: {
            "tp": f.true_positives,
            "fp": f.false_positives,
            "fn": f.false_negatives,
            "precision": f.precision,
            "recall": f.recall,
            "f1": f.f1,
        }
        for kind, f in figures.items()
    }
    assert ours == json.loads(told.read_text("utf-8"))


def test_a_perfect_release_has_no_mistake(tmp_path: Path) -> None:
    dice = random.Random(5)
    golds = [gold_notice(dice, f"{i:03}") for i in range(20)]
    for gold in golds:
        # Two participants of one name could be paired the other way round; the perfect case is about the rest.
        gold["participants"] = gold["participants"][:1]
        gold["participants"] = [p for p in gold["participants"] if p["kind"] == "person" and p["name"]]

    result = evaluate(write_release(tmp_path / "r", golds, dice, 0.0), write_gold(tmp_path / "g", golds))

    assert not result.mistakes
    assert result.figures["all"].f1 == 1.0
    assert result.notices == 20


def test_a_notice_that_the_release_lacks_counts_as_missed(tmp_path: Path) -> None:
    dice = random.Random(6)
    golds = [gold_notice(dice, "there"), gold_notice(dice, "gone")]
    release = write_release(tmp_path / "r", golds[:1], dice, 0.0)

    result = evaluate(release, write_gold(tmp_path / "g", golds))

    assert {mistake.notice for mistake in result.mistakes} == {"gone"}
    assert result.figures["notice"] == Figures(true_positives=1, false_negatives=1)


def test_only_scores_the_notices_with_the_prefix(tmp_path: Path) -> None:
    dice = random.Random(7)
    golds = [gold_notice(dice, "a1"), gold_notice(dice, "b1")]

    result = evaluate(write_release(tmp_path / "r", golds, dice, 0.0), write_gold(tmp_path / "g", golds), only="a")

    assert result.notices == 1


def test_a_folder_without_gold_says_so(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no gold files"):
        evaluate(tmp_path, tmp_path)


def test_a_broken_gold_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", "utf-8")

    with pytest.raises(EvaluationError, match=r"x\.json is not a gold file"):
        evaluate(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Văn An", "NGUYEN VAN AN", True),
        ("Đà Nẵng", "Da Nang", True),
        ("Hà Nội", "Vientiane", False),
        ("", "", True),
        ("", "x", False),
    ],
)
def test_names_are_compared_forgivingly(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
