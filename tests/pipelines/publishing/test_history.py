"""What a release says of the one before: each row that is another, what became of it, and because of what."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pyarrow.parquet as pq
import pytest

from pipelines.publishing import BuildInputs, PublishError, check_release, latest_release, publish, release
from schemas import TABLES
from tests.conftest import Cli
from tests.pipelines.publishing.conftest import DAY
from tests.pipelines.resolution.notices import Said, Telling, meeting, resolved

DATED = Telling("n-dated", meeting(start_date="2021-12-16", mode="online"))
NUMBERED = Telling(
    "n-numbered", (*meeting(ordinal=17, start_date="2021-12-16"), Said("chairs", "m1|TH|chair", "role", "chair"))
)
GONE = Telling("n-gone", meeting(series="ACWC", ordinal=3, start_date="2015-02-25"))
EDITED = replace(GONE, claims=meeting(series="ACWC", ordinal=3, start_date="2015-02-26"))
# All in one process: each would make its own four releases.
pytestmark = pytest.mark.xdist_group("history")
INPUTS = BuildInputs.of_this_code()
KINDS = ("added", "modified", "removed", "renamed")


def rows(release, name):
    return pq.read_table(release.folder / f"{name}.parquet").to_pylist()


def keys(folder):
    """Each row of each table by its key, with all its values as text."""
    found = {}
    for name, table in TABLES.items():
        for row in pq.read_table(folder / "tables" / f"{name}.parquet").to_pylist():
            found[name, "|".join(str(row[column]) for column in table.primary_key)] = row
    return found


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Four releases: two notices; one edited, and one more that numbers a meeting; one withdrawn; other code."""
    out = tmp_path_factory.mktemp("history")
    made, tables = [], None

    def follow(inputs=INPUTS):
        made.append(publish(tables, out, built_on=DAY + timedelta(days=len(made)), inputs=inputs))

    with pytest.MonkeyPatch.context() as patch:
        # Other formats tell nothing of changes.
        patch.setattr(release, "WRITERS", (release.write_database, release.write_history))
        patch.setattr(release, "DESCRIBERS", ())
        for tellings in ([DATED, GONE], [DATED, EDITED, NUMBERED], [DATED, NUMBERED]):
            tables = resolved(tellings, before=tables)
            follow()
        notices = tables["notices"].to_pylist()
        notices[0]["title"] = "another reading"
        tables = {**tables, "notices": tables["notices"].from_pylist(notices, schema=tables["notices"].schema)}
        follow(replace(INPUTS, code_sha256="0" * 64))
    assert all(each.new for each in made)
    return made


def changes(release, kind, name="meetings"):
    return [row for row in rows(release, "changes") if (row["kind"], row["table_name"]) == (kind, name)]


def test_the_first_release_is_compared_with_nothing_and_says_so(releases):
    first = releases[0]
    told = {(row["table_name"], row["row_id"]) for row in rows(first, "changes")}
    assert {row["kind"] for row in rows(first, "changes")} == {"added"}
    assert told == set(keys(first.folder))
    assert rows(first, "tombstones") == []
    assert "This is the first release" in (first.folder / "CHANGES.md").read_text()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_changes_lead_from_the_one_release_to_the_other(releases, number):
    """What a reader who keeps a copy up to date needs: no row is missed, and none is told that is the same."""
    before, after = keys(releases[number - 1].folder), keys(releases[number].folder)
    told = rows(releases[number], "changes")
    found = {kind: {(row["table_name"], row["row_id"]) for row in told if row["kind"] == kind} for kind in KINDS}
    former = {(row["table_name"], row["former_id"]) for row in told if row["kind"] == "renamed"}
    assert found["removed"] == before.keys() - after.keys() - former
    assert found["added"] == after.keys() - before.keys() - found["renamed"]
    modified = {(row["table_name"], row["row_id"], row["column_name"]) for row in told if row["kind"] == "modified"}
    for place in before.keys() & after.keys():
        for column, value in after[place].items():
            same = before[place][column] == value or (place[0], column) == ("notices", "text")
            assert ((*place, column) in modified) != same, (place, column)
    assert [row["change_number"] for row in told] == list(range(1, len(told) + 1))


def test_a_meeting_whose_number_becomes_known_is_renamed_with_all_its_rows(releases):
    second = releases[1]
    (renamed,) = changes(second, "renamed")
    assert (renamed["former_id"], renamed["row_id"]) == ("somswd-2021-12-16", "somswd-17")
    assert (renamed["cause"], renamed["notice_id"]) == ("notice-new", "n-numbered")
    assert [row["former_id"] for row in changes(second, "renamed", "meeting_notices")] == ["somswd-2021-12-16|n-dated"]
    assert changes(second, "added") == changes(second, "removed") == []
    assert not [row for row in changes(second, "removed", "evidence") if row["notice_id"] != "n-gone"]
    (ordinal,) = (row for row in changes(second, "modified") if row["column_name"] == "ordinal")
    assert (ordinal["old_value"], ordinal["new_value"], ordinal["notice_id"]) == (None, "17", "n-numbered")
    (chair,) = changes(second, "added", "chairs")
    assert (chair["row_id"], chair["cause"], chair["notice_id"]) == ("somswd-17|TH|chair", "notice-new", "n-numbered")
    assert {row["table_name"] for row in rows(second, "tombstones")} <= {"revisions", "evidence"}
    assert "`somswd-2021-12-16` is now `somswd-17`" in (second.folder / "CHANGES.md").read_text()


def test_an_edited_notice_modifies_what_it_says(releases):
    (day,) = (row for row in changes(releases[1], "modified") if row["column_name"] == "start_date")
    assert (day["row_id"], day["old_value"], day["new_value"]) == ("acwc-3", "2015-02-25", "2015-02-26")
    assert (day["cause"], day["notice_id"]) == ("notice-changed", "n-gone")
    assert "start\\_date" not in (releases[1].folder / "CHANGES.md").read_text()
    assert (
        "`acwc-3`: start_date 2015-02-25 → 2015-02-26 (`n-gone` was changed)"
        in (releases[1].folder / "CHANGES.md").read_text()
    )


def test_a_withdrawn_notice_leaves_tombstones_that_stay(releases):
    (gone,) = changes(releases[2], "removed")
    assert (gone["row_id"], gone["cause"], gone["notice_id"]) == ("acwc-3", "notice-withdrawn", "n-gone")
    stones = {(row["table_name"], row["row_id"]): row for row in rows(releases[2], "tombstones")}
    assert {("meetings", "acwc-3"), ("notices", "n-gone"), ("meeting_notices", "acwc-3|n-gone")} <= stones.keys()
    lost = {(row["table_name"], row["row_id"]) for row in rows(releases[2], "changes") if row["kind"] == "removed"}
    assert {"meetings", "evidence"} <= {table for table, _ in lost}
    assert lost <= stones.keys()
    assert stones["meetings", "acwc-3"] == {
        "table_name": "meetings",
        "row_id": "acwc-3",
        "last_version": releases[1].version,
        "removed_in": releases[2].version,
        "cause": "notice-withdrawn",
        "notice_id": "n-gone",
    }
    assert rows(releases[3], "tombstones") == rows(releases[2], "tombstones")


def test_what_was_read_otherwise_from_the_same_bytes_is_the_codes_doing(releases):
    (title,) = rows(releases[3], "changes")
    assert (title["table_name"], title["column_name"], title["new_value"]) == ("notices", "title", "another reading")
    assert (title["cause"], title["notice_id"]) == ("code", None)
    assert "Code and libraries that read and resolve: changed" in (releases[3].folder / "CHANGES.md").read_text()


def test_any_two_can_be_compared(releases, cli: Cli, tmp_path):
    first, last = releases[0].folder, releases[3].folder
    words = cli("diff", first, last)
    assert words.code == 0
    assert "`somswd-2021-12-16` is now `somswd-17`" in words.out
    told = json.loads(cli("diff", first, last, "--format", "json").out)
    assert {row["kind"] for row in told} == {"added", "modified", "removed", "renamed"}
    assert cli("diff", first, last, "--out", tmp_path / "changes.parquet").code == 0
    assert pq.read_metadata(tmp_path / "changes.parquet").num_rows == len(told)
    assert "No row of any table is another." in cli("diff", last, last).out


def test_a_release_that_cannot_be_compared_with_stops_the_next(one_there, other_tables):
    table = one_there / "2026-11-22.1" / "tables" / "topics.parquet"
    content = table.read_bytes()
    table.write_bytes(content[:-1] + b"?")
    for attempt in (lambda: publish(other_tables, one_there, built_on=DAY), lambda: latest_release(one_there)):
        with pytest.raises(PublishError, match=r"topics\.parquet was changed; restore it from a copy, or move"):
            attempt()
    table.write_bytes(content)
    manifest = one_there / "2026-11-22.1" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"schema_version": "1.', '"schema_version": "0.'))
    with pytest.raises(PublishError, match=r"has schema version 0\..*publish to another folder with --out"):
        publish(other_tables, one_there, built_on=DAY)
    assert {path.name for path in one_there.iterdir()} == {"2026-11-22.1", "latest", "versions.json", ".lock"}


def test_each_release_is_whole(releases):
    assert [check_release(release.folder) for release in releases[1:2]] == [[]]
