"""Words that people add to a vocabulary are read, count as a changed vocabulary, and stand in the published one."""

from __future__ import annotations

import pyarrow.parquet as pq

from pipelines.batches import prune, read_batches
from pipelines.corrections import Corrections
from pipelines.publishing.inputs import BuildInputs
from pipelines.resolution import resolve
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from tests.conftest import Place
from tests.pipelines.corrections.decided import decided, entry

NOTICE = """SOMSWD lần thứ 18 họp tại Hà Nội

12/12/2022

Ngày 9/12/2022, Hội nghị Quan chức cấp cao ASEAN về phúc lợi xã hội và phát triển (SOMSWD) lần thứ 18 họp tại Hà Nội.
Hội nghị thảo luận về những mái đầu bạc và có sự tham dự của Quỹ Lá Xanh.
"""
NAME = ("participants", "name")
ADDED = decided(
    entry("elders", "topic_codes", {"topic_code": "older-persons"}, {"alias": "mái đầu bạc"}),
    entry("fund", "organisations", {"organisation_code": "UNICEF"}, {"alias": ["Quỹ Lá Xanh", "Green Leaf Fund"]}),
    entry("known", "countries", {"country_code": "VN"}, {"alias": "Viet Nam"}),
    entry("nowhere", "countries", {"country_code": "LA"}, {"alias": "Lane Xang"}),
)


def built(place: Place, store: str, corrections: Corrections) -> tuple[dict[str, bytes], list[bool]]:
    """The tables as bytes, and which batches were read."""
    reports = read_batches(plan(scan_all(place.raw)), place.root / store, aliases=corrections.aliases)
    prune(place.root / store, reports)
    tables = resolve([report.folder for report in reports], corrections=corrections)
    found = {}
    for name, rows in tables.items():
        pq.write_table(rows, place.root / "table.parquet")
        found[name] = (place.root / "table.parquet").read_bytes()
        (place.root / f"{name}.parquet").write_bytes(found[name])
    return found, [report.fresh for report in reports]


def test_added_words_are_read_and_a_build_that_goes_on_gives_what_one_from_nothing_gives(tmp_path):
    place = Place(tmp_path)
    place.write("a/notice.txt", NOTICE)
    without, _ = built(place, "store", Corrections())
    assert "older-persons" not in pq.read_table(tmp_path / "topics.parquet")["topic_code"].to_pylist()
    going_on, fresh = built(place, "store", ADDED)
    assert fresh == [True]
    assert built(place, "store", ADDED) == (going_on, [False])
    assert built(place, "fresh", ADDED)[0] == going_on

    evidence = pq.read_table(tmp_path / "evidence.parquet").to_pylist()
    quotes = {(row["table_name"], row["row_id"].rpartition("|")[2], row["quote"]) for row in evidence}
    assert ("topics", "older-persons", "mái đầu bạc") in quotes
    # As it reads the name that the vocabulary has had all along.
    said = {(row["value"], row["quote"]) for row in evidence if (row["table_name"], row["column_name"]) == NAME}
    assert ("United Nations Children's Fund", "Quỹ Lá Xanh") in said
    organisations = pq.read_table(tmp_path / "organisations.parquet").to_pylist()
    (row,) = [row for row in organisations if row["organisation_code"] == "UNICEF"]
    assert row["aliases"][-2:] == ["Green Leaf Fund", "Quỹ Lá Xanh"]
    told = pq.read_table(tmp_path / "corrections.parquet").to_pylist()
    assert {row["correction_id"]: row["outcome"] for row in told} == {
        "elders": "applied",
        "fund": "applied",
        "known": "needless",
        "nowhere": "unmatched",
    }
    assert built(place, "store", Corrections())[0] == without
    plain = BuildInputs.of_this_code()
    assert BuildInputs.of_this_code(ADDED.aliases).vocabulary_sha256 != plain.vocabulary_sha256
