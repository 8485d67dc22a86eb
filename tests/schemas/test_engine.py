"""DuckDB draws nothing into a terminal and takes the threads that it is given, wherever a command runs SQL."""

from __future__ import annotations

import re

import pytest

from schemas.engine import THREADS, SettingError, connect
from tests.conftest import ROOT


def test_no_connection_draws_a_bar() -> None:
    with connect() as connection:
        assert connection.execute("SELECT current_setting('enable_progress_bar')").fetchone() == (False,)


@pytest.mark.parametrize("threads", [1, 3])
def test_the_environment_says_how_many_threads(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, str(threads))
    with connect() as connection:
        assert connection.execute("SELECT current_setting('threads')").fetchone() == (threads,)


@pytest.mark.parametrize("threads", ["many", "0", "-1", "1.5"])
def test_what_is_no_number_of_threads_is_named_with_its_cure(threads: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, threads)
    with pytest.raises(SettingError, match=rf"ASEAN_MEETINGS_THREADS is '{threads}': name a number .* or leave it out"):
        connect()


def test_every_connection_is_opened_so() -> None:
    files = [path for room in ("pipelines", "schemas", "docs") for path in (ROOT / room).rglob("*.py")]
    own = [path.name for path in files if re.search(r"\bduckdb\.connect\(", path.read_text("utf-8"))]

    assert own == ["engine.py"]
