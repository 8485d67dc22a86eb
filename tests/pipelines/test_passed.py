"""What passed the checks is not checked again, and whatever is otherwise is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines import checks
from pipelines.checks import check_tables, passed
from pipelines.definitions import resources
from pipelines.publishing.earlier import writing_sha256
from pipelines.resources import Folders, Quiet
from pipelines.staging import BuildFolder
from schemas import TABLES
from tests.conftest import Place


@pytest.fixture
def build(after: Place) -> BuildFolder:
    """The build folder of a release that was published."""
    return BuildFolder(after.root / "build")


def twice(path: Path) -> None:
    rows = pq.read_table(path)
    pq.write_table(pa.concat_tables([rows, rows]), path)


def failed(build: BuildFolder) -> set[tuple[str, str]]:
    """The checks that fail on the tables in the build folder."""
    job = dg.Definitions(
        asset_checks=[check_tables],
        jobs=[dg.define_asset_job("checks", selection=dg.AssetSelection.checks(check_tables))],
        resources=resources(Folders(build=str(build.root)), Quiet()),
    ).resolve_job_def("checks")
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(
            instance=instance,
            run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
            raise_on_error=False,
        )
    return {
        (check.asset_key.to_user_string(), check.check_name)
        for check in result.get_asset_check_evaluations()
        if not check.passed
    }


def test_only_what_lies_there_as_it_was_checked_has_passed(build: BuildFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert passed(build)
    noted = (build.root / "passed.json").read_text()
    for damage in ("", "[]", "{}", noted[:-20]):
        (build.root / "passed.json").write_text(damage)
        assert not passed(build), damage
    (build.root / "passed.json").write_text(noted)
    assert passed(build)

    rows = build.table("topics").read_bytes()
    twice(build.table("topics"))
    assert not passed(build)
    build.table("topics").unlink()
    assert not passed(build)
    build.table("topics").write_bytes(rows)
    assert passed(build)

    monkeypatch.setattr(checks, "checking_code", lambda: "other code")
    assert not passed(build)


def test_tables_that_passed_are_not_looked_at_again_and_others_are(
    build: BuildFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []
    monkeypatch.setattr(checks, "validate_file", lambda table, _: looked_at.append(table.name) or [])
    assert failed(build) == set()
    assert looked_at == []

    twice(build.table("topics"))
    assert failed(build) == {("topics", "primary_key")}
    assert looked_at == ["topics"]
    assert not passed(build), "what failed has passed"

    (build.root / "passed.json").unlink()
    assert failed(build) == {("topics", "primary_key")}
    assert len(looked_at) > 20


def test_tables_lie_as_the_release_has_them_unless_other_code_put_them_there(build: BuildFolder, after: Place) -> None:
    staged = build.staged(writing_sha256())
    latest = after.root / "releases" / "latest" / "tables"
    assert staged == build.sums()
    assert staged == {name: hashlib.sha256((latest / f"{name}.parquet").read_bytes()).hexdigest() for name in TABLES}
    assert build.staged("other code") == {}
    (build.root / "staged.json").write_text("[]")
    assert build.staged(writing_sha256()) == {}
