"""What the register gives to a release: every given row, beside notices and never instead of them."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.batches import read_batches
from pipelines.resolution import resolve
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from tests.conftest import ROOT, SAMPLES, Cli
from tests.pipelines.register.conftest import GIVEN
from tests.pipelines.register.test_conversion import converted, revised

pytestmark = pytest.mark.xdist_group("register")

NOTICE = """Senior officials discuss social welfare

Bangkok, 21 September 2011

The ASEAN Senior Officials Meeting on Social Welfare and Development opened in Bangkok, Thailand, on 21 September 2011.
"""


def rows(name: str) -> list[dict[str, str]]:
    with (GIVEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answer(database: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return database.execute(sql, list(values)).fetchall()


def test_every_given_meeting_is_in_the_release(database: duckdb.DuckDBPyConnection) -> None:
    reported = Counter(
        answer(
            database,
            """SELECT series_code, coalesce(ordinal::VARCHAR, CASE date_precision WHEN 'day' THEN start_date::VARCHAR
                WHEN 'month' THEN strftime(start_date, '%Y-%m') ELSE strftime(start_date, '%Y') END)
            FROM meetings JOIN meeting_notices USING (meeting_id) JOIN notices USING (notice_id)
            WHERE kind = 'register' AND relation <> 'references'""",
        )
    )

    assert max(reported.values()) == 1, "two entries became one meeting"
    given = {(row["series_code"], row["ordinal"] or row["start_date"]) for row in rows("meetings.csv")}
    assert len(given) == 513
    assert given - set(reported) == set()


def test_every_given_value_is_in_the_release_as_evidence(database: duckdb.DuckDBPyConnection) -> None:
    said = set(
        answer(
            database,
            """SELECT notice_id, column_name, value FROM evidence JOIN notices USING (notice_id)
            WHERE kind = 'register' AND table_name = 'meetings'""",
        )
    )
    names = {entry.name: f"r-{slug}-{entry.key}" for slug, entry in slugged()}
    for entry in converted().values():
        for column in ("start_date", "end_date", "mode", "city", "country_code", "theme"):
            value = getattr(entry, column)
            if value is not None and entry.name not in revised():
                assert (names[entry.name], column, value) in said, (entry.name, column)


def slugged() -> list[tuple[str, Any]]:
    from pipelines.register.format import slug_of

    return [(str(slug_of(entry.series_code)), entry) for entry in converted().values()]


def test_every_given_participant_is_in_the_release(database: duckdb.DuckDBPyConnection) -> None:
    published = Counter(
        answer(
            database,
            """SELECT notice_id, kind, coalesce(name, ''), coalesce(position, ''), coalesce(organisation, ''),
                coalesce(country_code, ''), role
            FROM participants WHERE notice_id LIKE 'r-%'""",
        )
    )
    slugs = {entry.series_code: slug for slug, entry in slugged()}
    given = Counter(
        (
            f"r-{slugs[row['series_code']]}-{row['ordinal'] or row['start_date']}",
            *(row[column] for column in ("kind", "name", "position", "organisation", "country_code", "role")),
        )
        for row in rows("participants.csv")
    )

    assert given.total() == 1060
    assert given - published == Counter()


def test_every_given_address_is_cited(database: duckdb.DuckDBPyConnection) -> None:
    cited = set(answer(database, "SELECT notice_id, url FROM citations"))

    for slug, entry in slugged():
        for url in (*entry.sources, *(one.source for one in entry.participants)):
            assert (f"r-{slug}-{entry.key}", url) in cited


def test_nothing_of_the_register_was_refused(database: duckdb.DuckDBPyConnection) -> None:
    assert answer(database, "SELECT count(*) FROM rejections") == [(0,)]
    assert (
        answer(
            database,
            """SELECT detail FROM review_items JOIN notices USING (notice_id)
            WHERE notices.kind = 'register'
                AND review_items.kind NOT IN ('conflict', 'same-person', 'same-institution')""",
        )
        == []
    )


@pytest.mark.parametrize("meeting", ["somswd-17", "somswd-plus3-16", "asean-japan-hlom-19", "aoswada-1"])
def test_a_meeting_of_a_sample_and_of_the_register_is_one_row_with_the_notices_values(
    database: duckdb.DuckDBPyConnection, meeting: str
) -> None:
    kinds = answer(
        database,
        """SELECT kind FROM meeting_notices JOIN notices USING (notice_id)
        WHERE meeting_id = ? AND relation = 'reports' ORDER BY kind""",
        meeting,
    )
    assert kinds == [("notice",), ("register",)]
    not_accepted = answer(
        database,
        """SELECT column_name, value FROM evidence JOIN notices USING (notice_id)
        WHERE table_name = 'meetings' AND row_id = ? AND kind = 'notice' AND NOT accepted""",
        meeting,
    )
    assert not_accepted == []


def test_where_notice_and_register_disagree_both_stand_and_review_is_asked(
    database: duckdb.DuckDBPyConnection,
) -> None:
    said = answer(
        database,
        """SELECT kind, value, accepted FROM evidence JOIN notices USING (notice_id)
        WHERE row_id = 'asean-japan-hlom-19' AND column_name = 'end_date' ORDER BY kind""",
    )
    asked = answer(
        database,
        "SELECT row_id, detail FROM review_items WHERE notice_id = 'r-asean-japan-hlom-19' AND kind = 'conflict'",
    )

    assert said == [("notice", "2021-12-09", True), ("register", "2021-12-10", False)]
    assert asked == [("asean-japan-hlom-19", 'end_date: this notice says "2021-12-10", published is "2021-12-09"')]


def test_dates_keep_their_precision(database: duckdb.DuckDBPyConnection) -> None:
    known = answer(
        database,
        """SELECT meeting_id, start_date::VARCHAR, date_precision FROM meetings
        WHERE meeting_id IN ('somswd-4', 'asean-japan-hlom-1', 'almm-1', 'ammy-12') ORDER BY ALL""",
    )

    assert known == [
        ("almm-1", "1975-04-01", "day"),
        ("ammy-12", None, None),
        ("asean-japan-hlom-1", "2003-01-01", "year"),
        ("somswd-4", "2006-12-01", "month"),
    ]


def test_a_meeting_within_another_leads_to_it(database: duckdb.DuckDBPyConnection) -> None:
    assert answer(database, "SELECT part_of FROM meetings WHERE meeting_id = 'acwc-2010-04-07'") == [
        ("asean-summit-16",)
    ]
    assert answer(
        database, "SELECT to_key, to_meeting_id FROM meeting_links WHERE from_meeting_id = 'acwc-2010-04-07'"
    ) == [("ASEAN-SUMMIT-16", "asean-summit-16")]


def test_a_special_meeting_is_not_the_numbered_one_of_that_month(database: duckdb.DuckDBPyConnection) -> None:
    found = answer(database, "SELECT meeting_id FROM meetings WHERE series_code = 'SOCA' AND year(start_date) = 2025")

    assert sorted(found) == [("soca-2025-04-03",), ("soca-38",)]


def claims_of(raw: Path, store: Path) -> list[dict[str, Any]]:
    """What was claimed of the notices below a raw folder."""
    reports = read_batches(plan(scan_all(raw)), store)
    tables = [
        pq.read_table(report.folder / "claims.parquet").to_pylist()
        for report in reports
        if not report.batch_id.startswith("register.")
    ]
    return [row for table in tables for row in table]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A raw folder with the samples, the register's SOMSWD, and a notice without an ordinal."""
    shutil.copytree(SAMPLES, tmp_path / "raw" / "samples")
    (tmp_path / "raw" / "register").mkdir()
    shutil.copy(ROOT / "raw" / "register" / "somswd.yaml", tmp_path / "raw" / "register")
    (tmp_path / "raw" / "samples" / "welfare.txt").write_text(NOTICE)
    return tmp_path / "raw"


def test_without_the_register_notices_claim_the_same(raw: Path, tmp_path: Path) -> None:
    with_register = claims_of(raw, tmp_path / "with")
    shutil.rmtree(raw / "register")
    without = claims_of(raw, tmp_path / "without")

    assert with_register == without
    assert len(without) > 50


def test_a_notice_without_an_ordinal_is_of_the_meeting_of_that_series_and_day(raw: Path, tmp_path: Path) -> None:
    def meetings() -> set[str]:
        reports = read_batches(plan(scan_all(raw)), tmp_path / "store")
        tables = resolve([report.folder for report in reports])
        names = {row["notice_id"]: row["raw_name"] for row in tables["notices"].to_pylist()}
        return {
            row["meeting_id"]
            for row in tables["meeting_notices"].to_pylist()
            if names[row["notice_id"]] == "samples/welfare.txt"
        }

    assert meetings() == {"somswd-7"}
    shutil.rmtree(raw / "register")
    assert meetings() == {"somswd-2011-09-21"}


def test_an_added_entry_makes_its_own_file_be_read_again(raw: Path, tmp_path: Path) -> None:
    read_batches(plan(scan_all(raw)), tmp_path / "store")
    path = raw / "register" / "somswd.yaml"
    path.write_text(
        path.read_text("utf-8") + "\n- series_code: SOMSWD\n  ordinal: 99\n  sources: ['https://a.example']\n"
    )

    reports = read_batches(plan(scan_all(raw)), tmp_path / "store")

    assert {report.batch_id: report.fresh for report in reports} == {"register.somswd": True, "samples": False}


def test_the_calendar_has_each_ordinal_gaps_among_them(database: duckdb.DuckDBPyConnection) -> None:
    calendar = answer(
        database,
        """SELECT ordinal, is_gap, year, host_code, chair_codes, not_before, not_after FROM series_calendar
        WHERE series_code = 'AMMSWD' AND ordinal IS NOT NULL ORDER BY ordinal""",
    )

    assert [row[0] for row in calendar] == list(range(1, 12))
    assert calendar[1] == (2, True, None, None, None, 1977, 1993)
    assert calendar[8] == (9, False, 2016, "ID", "ID", 2013, 2019)
    counted = answer(database, "SELECT count(*) FROM series_calendar WHERE NOT is_gap")
    assert counted == answer(database, "SELECT count(*) FROM meetings")


def test_the_calendar_joins_two_in_the_chair(database: duckdb.DuckDBPyConnection) -> None:
    found = answer(
        database, "SELECT chair_codes, vice_chair_codes FROM series_calendar WHERE meeting_id IN ('ammswd-plus3-1')"
    )

    assert found == [("CN|TH", None)]


def test_the_gaps_are_told_for_those_who_can_fill_them(release: Path, cli: Cli) -> None:
    said = cli("gaps", release, "--most", "100")

    lines = {line.split()[0]: line for line in said.out.splitlines() if line.strip()}
    assert said.code == 0
    assert "1-3, 5-6, 9-10, 13-14, 18" in lines["SOMSWD"]
    assert "4, 12, 15" in lines["SOMSWD"]
    assert "1993-11-29, 2001-07-30" in lines["SOMSWD"]
    assert "ASEAN-SUMMIT" not in lines


def test_the_calendar_says_what_it_is_in_both_languages(database: duckdb.DuckDBPyConnection) -> None:
    (comment,) = answer(database, "SELECT comment FROM duckdb_views() WHERE view_name = 'series_calendar'")[0]
    assert " | Lịch của từng chuỗi" in comment
    assert answer(
        database, "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'series_calendar' AND comment IS NULL"
    ) == [(0,)]
