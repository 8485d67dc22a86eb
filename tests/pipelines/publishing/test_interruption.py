"""Whoever looks at the releases while a run dies sees whole releases only, and the next run ends well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.publishing import check_release, publish
from tests.effort import tries
from tests.pipelines.publishing.conftest import DAY

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("killed_runs.py")
SPREAD, LAST = tries(2, 20), tries(22, 220)
# Both in one process: each would have runs killed for both.
pytestmark = pytest.mark.xdist_group("interruption")


@pytest.fixture(scope="module")
def killed(published, tmp_path_factory) -> dict[str, list[Path]]:
    """The folders of releases in which runs died: after a release, and as the very first run."""
    root = tmp_path_factory.mktemp("killed")
    arguments: list[object] = []
    befores = {"next": (published.folder.parent, SPREAD, LAST), "first": (root / "none", 2, 22)}
    for name, (before, spread, last) in befores.items():
        before.mkdir(exist_ok=True)
        (root / name).mkdir()
        arguments += [before, root / name, spread, last]
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()
    return {name: [Path(line) for line in told if Path(line).parent.name == name] for name in befores}


def releases(out: Path) -> dict[str, Path]:
    return {path.name: path for path in out.iterdir() if not path.name.startswith(".") and path.is_dir()}


def test_a_run_killed_at_any_moment_leaves_whole_releases_and_the_next_succeeds(killed, other_tables):
    assert len(killed["next"]) == SPREAD - 1 + LAST // 22

    seen = set()
    for out in killed["next"]:
        seen.add(len(releases(out)))
        new = releases(out).get("2026-11-22.2")
        assert new is None or check_release(new) == [], f"moment {out.name}"
        assert set(releases(out)) <= {"2026-11-22.1", "2026-11-22.2", "latest"}
        index = json.loads((out / "versions.json").read_text())
        assert (out / "latest").is_dir()
        assert {entry["version"] for entry in index["versions"]} <= {
            path.resolve().name for path in releases(out).values()
        }

        again = publish(other_tables, out, built_on=DAY)
        assert again.version == "2026-11-22.2", f"moment {out.name}"
        assert (out / "latest").resolve() == again.folder.resolve()
        assert json.loads((out / "versions.json").read_text())["latest"] == again.version
        assert {path.name for path in out.iterdir()} == {
            *("2026-11-22.1", "2026-11-22.2", "latest", "versions.json", ".lock")
        }
    assert seen == {2, 3}, "some runs died before the release came in, some after"


def test_the_very_first_run_that_is_killed_leaves_nothing_or_a_whole_release(killed, other_tables):
    assert len(killed["first"]) == 2
    for out in killed["first"]:
        seen = releases(out)
        assert set(seen) <= {"2026-11-22.1", "latest"}
        assert all(check_release(folder) == [] for folder in seen.values()), f"moment {out.name}"
        assert "2026-11-22.1" in seen or not (out / "latest").exists()

        again = publish(other_tables, out, built_on=DAY)
        assert (out / "latest").resolve() == again.folder.resolve()
        assert check_release(again.folder) == []
