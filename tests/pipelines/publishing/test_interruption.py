"""Whoever looks at the releases while a run dies sees whole releases only, and the next run ends well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from pipelines.publishing import check_release, publish
from tests.effort import tries
from tests.pipelines.publishing.conftest import DAY

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("killed_runs.py")
SPREAD, LAST = tries(2, 20), tries(22, 220)


def killed_runs(*arguments: object) -> str:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def releases(out: Path) -> dict[str, Path]:
    return {path.name: path for path in out.iterdir() if not path.name.startswith(".") and path.is_dir()}


def test_a_run_killed_at_any_moment_leaves_whole_releases_and_the_next_succeeds(published, other_tables, tmp_path):
    moments = killed_runs(published.folder.parent, tmp_path, SPREAD, LAST).split()
    assert len(moments) == SPREAD - 1 + LAST // 22

    seen = set()
    for moment in moments:
        out = tmp_path / str(moment)
        seen.add(len(releases(out)))
        new = releases(out).get("2026-11-22.2")
        assert new is None or check_release(new) == [], f"moment {moment}"
        assert set(releases(out)) <= {"2026-11-22.1", "2026-11-22.2", "latest"}
        index = json.loads((out / "versions.json").read_text())
        assert (out / "latest").is_dir()
        assert {entry["version"] for entry in index["versions"]} <= {
            path.resolve().name for path in releases(out).values()
        }

        again = publish(other_tables, out, built_on=DAY)
        assert again.version == "2026-11-22.2", f"moment {moment}"
        assert (out / "latest").resolve() == again.folder.resolve()
        assert json.loads((out / "versions.json").read_text())["latest"] == again.version
        assert {path.name for path in out.iterdir()} == {
            *("2026-11-22.1", "2026-11-22.2", "latest", "versions.json", ".lock")
        }
    assert seen == {2, 3}, "some runs died before the release came in, some after"


def test_the_very_first_run_that_is_killed_leaves_nothing_or_a_whole_release(other_tables, tmp_path):
    before = tmp_path / "before"
    before.mkdir()

    for moment in killed_runs(before, tmp_path, 2, 22).split():
        out = tmp_path / str(moment)
        seen = releases(out)
        assert set(seen) <= {"2026-11-22.1", "latest"}
        assert all(check_release(folder) == [] for folder in seen.values()), f"moment {moment}"
        assert "2026-11-22.1" in seen or not (out / "latest").exists()

        again = publish(other_tables, out, built_on=DAY)
        assert (out / "latest").resolve() == again.folder.resolve()
        assert check_release(again.folder) == []
