"""DuckDB draws nothing into a terminal, wherever a command runs SQL."""

from __future__ import annotations

import re

from schemas.engine import connect
from tests.conftest import ROOT


def test_no_connection_draws_a_bar() -> None:
    with connect() as connection:
        assert connection.execute("SELECT current_setting('enable_progress_bar')").fetchone() == (False,)


def test_every_connection_is_opened_so() -> None:
    files = [path for room in ("pipelines", "schemas", "docs") for path in (ROOT / room).rglob("*.py")]
    own = [path.name for path in files if re.search(r"\bduckdb\.connect\(", path.read_text("utf-8"))]

    assert own == ["engine.py"]
