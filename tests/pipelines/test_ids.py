"""Ids through real builds: notices come in, are edited, are withdrawn, and each published id can be followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.conftest import Cli, Place

# Of a meeting without its number; of the same with it; of another that names the first by its number alone.
DATED = """Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển

14/11/2019

Ngày 12/11/2019, Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển (SOMSWD) đã diễn ra tại Hà Nội.
Bà Nguyễn Thị Hà, Thứ trưởng Bộ Lao động - Thương binh và Xã hội, chủ trì Hội nghị.
"""
NUMBERED = """Khai mạc SOMSWD lần thứ 15

13/11/2019

Ngày 12/11/2019, Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển (SOMSWD) lần thứ 15 khai mạc.
"""
OTHER = """Hội nghị Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển lần thứ 10

12/10/2019

Ngày 10/10/2019, Hội nghị Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển (AMMSWD) lần thứ 10 đã diễn ra tại Băng-cốc.
"""


def build(place: Place, cli: Cli) -> None:
    said = cli(*place.arguments())
    assert said.code == 0, said.err


def rows(place: Place, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(place.latest / f"{name}.parquet").to_pylist()
    return found


def test_every_id_that_was_published_can_be_followed(tmp_path: Path, cli: Cli) -> None:
    place = Place(tmp_path)
    place.write("dated.txt", DATED)
    place.write("other.txt", OTHER)
    build(place, cli)
    first = {row["meeting_id"]: row for row in rows(place, "tables/meetings")}
    assert first.keys() == {"somswd-2019-11-12", "ammswd-10"}
    (person,) = rows(place, "tables/participants")

    place.write("numbered.txt", NUMBERED)
    place.write("other.txt", OTHER.replace("10/10/2019", "11/10/2019"))
    build(place, cli)
    second = {row["meeting_id"]: row for row in rows(place, "tables/meetings")}
    assert second.keys() == {"somswd-15", "ammswd-10"}
    assert second["somswd-15"]["superseded_ids"] == ["somswd-2019-11-12"]
    told = [row for row in rows(place, "changes") if row["table_name"] == "meetings"]
    (renamed,) = (row for row in told if row["kind"] == "renamed")
    assert (renamed["former_id"], renamed["row_id"]) == ("somswd-2019-11-12", "somswd-15")
    assert not [row for row in told if row["kind"] in ("added", "removed")]
    (day,) = (row for row in told if (row["row_id"], row["column_name"]) == ("ammswd-10", "start_date"))
    assert (day["old_value"], day["new_value"], day["cause"]) == ("2019-10-10", "2019-10-11", "notice-changed")
    (kept,) = rows(place, "tables/participants")
    assert kept == person | {"meeting_id": "somswd-15"}
    assert {row["table_name"] for row in rows(place, "tombstones")} <= {"revisions", "evidence"}
    assert "somswd-15" in cli("show", "somswd-2019-11-12", "--release", place.latest).out

    (place.raw / "other.txt").unlink()
    (place.raw / "numbered.txt").unlink()
    build(place, cli)
    last = {row["meeting_id"]: row for row in rows(place, "tables/meetings")}
    assert {name: row["superseded_ids"] for name, row in last.items()} == {"somswd-2019-11-12": ["somswd-15"]}
    assert rows(place, "tables/participants") == [person]
    stones = {(row["table_name"], row["row_id"]): row["cause"] for row in rows(place, "tombstones")}
    assert stones["meetings", "ammswd-10"] == "notice-withdrawn"
    assert ("meetings", "somswd-15") not in stones
    said = cli("show", "ammswd-10", "--release", place.latest)
    assert said.code == 1
    assert "ammswd-10 is gone since" in said.err
