"""Analysts with last year's DuckDB open the file, see keys and comments, read every row, and run views and macros.

Each client lives in a virtual environment of its own, kept in pytest's cache.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.publishing.views import MACROS, SEARCH_TABLES, VIEWS
from schemas import TABLES
from tests.clients import python_with
from tests.pipelines.publishing.test_database import in_portions

SEARCHES = ("search_hits", "meetings_about", "notices_about")
SOUGHT = ("tre em", "SOMSWD", "ngoài đứng", "''", "no", "")

# What a client tells of the file: keys, comments, a sum over each table's rows as text, and what views and macros say.
ASK = """
import duckdb, json, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
connection.execute("SET enable_progress_bar = false")
def rows(query):
    return connection.execute(query).fetchall()
told = {"version": duckdb.__version__, "tables": {}}
for (name,) in rows("SELECT table_name FROM duckdb_tables() ORDER BY 1"):
    # How a time is written changed between versions; what it is did not.
    times = rows(f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{name}' AND data_type LIKE 'TIME%'")
    numbers = ", ".join(f"epoch_us({column}) AS {column}" for (column,) in times)
    shown = f"* REPLACE ({numbers})" if times else "*"
    lines = f'SELECT to_json(t)::VARCHAR AS line FROM (SELECT {shown} FROM "{name}") AS t'
    told["tables"][name] = rows(f"SELECT count(*), md5(string_agg(line, '' ORDER BY line)) FROM ({lines})")
told["comments"] = rows(
    "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
)
told["about"] = rows(
    "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal UNION ALL "
    "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal AND function_type LIKE '%macro'"
    " ORDER BY ALL"
)
told["answers"] = {asked: sorted(map(repr, rows(asked))) for asked in sys.argv[2:]}
told["keys"] = rows(
    "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints()"
    " WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY') ORDER BY ALL"
)
print(json.dumps(told))
"""


# Each view whole, and each macro with what the example release has.
QUESTIONS = (
    *(f"FROM {view.name}" for view in VIEWS),
    "SELECT fold('Quyền TRẺ EM ở Đà Nẵng'), fold(text) FROM notices",
    "SELECT search_key('xa hoi')",
    "SELECT search_terms('SOMSWD-12, 高齢化'), search_terms(text) FROM notices",
    *(f"FROM {macro}('{sought}')" for macro in SEARCHES for sought in SOUGHT),
    "FROM evidence_of('meetings', 'somswd-12')",
)


def ask(python: Path | str, database: Path) -> dict[str, object]:
    command = [str(python), "-c", ASK, str(database), *QUESTIONS]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(said.stdout)


@pytest.fixture(scope="module")
def newest(published):
    """What the client of this project tells."""
    return ask(sys.executable, published.folder / "asean_meetings.duckdb")


@pytest.mark.old_clients
@pytest.mark.xdist_group("old_clients")
@pytest.mark.parametrize("version", ["1.1.3", "1.4.4"])
def test_an_older_client_reads_what_the_newest_reads(version, newest, published, request):
    assert newest["version"] == duckdb.__version__
    assert set(newest["tables"]) == {*TABLES, *(table.name for table in SEARCH_TABLES)}
    assert [name for name, _ in newest["about"]] == sorted(made.name for made in (*VIEWS, *MACROS))
    for question, answer in newest["answers"].items():
        assert answer or question.endswith(("('no')", "('')", "('''')")), question
    older = ask(python_with(version, request.config.cache), published.folder / "asean_meetings.duckdb")
    assert older["version"] == version
    assert older == newest | {"version": version}


@pytest.mark.old_clients
@pytest.mark.xdist_group("old_clients")
@pytest.mark.parametrize("version", ["1.1.3", "1.4.4"])
def test_an_older_client_reads_a_file_that_was_written_in_many_portions(
    version, newest, published, request, tmp_path, monkeypatch
):
    folder = in_portions(published, tmp_path, monkeypatch)
    older = ask(python_with(version, request.config.cache), folder / "asean_meetings.duckdb")
    assert older == newest | {"version": version}


def test_each_macro_is_asked():
    for macro in MACROS:
        assert any(f"{macro.name}(" in question for question in QUESTIONS)


def test_the_client_of_this_project_is_of_the_second_major_version():
    assert duckdb.__version__.startswith("2.")
