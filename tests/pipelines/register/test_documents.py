"""The cookbook and docs/register.md tell the truth: each answer is the release's, each key and check is one."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

from pipelines.cli import run
from pipelines.register.checks import CHECKS
from pipelines.register.entries import ENTRY, PARTICIPANT, parse
from tests.blocks import ADDRESS, PYTHON, SQL, R, can_run_r, python_answer, r_answer, sql_answer, statements
from tests.clients import python_with
from tests.conftest import ROOT, Cli
from tests.serving import serving

pytestmark = pytest.mark.xdist_group("register")

COOKBOOK = (ROOT / "docs" / "cookbook.md").read_text("utf-8")
REGISTER = (ROOT / "docs" / "register.md").read_text("utf-8")
QUESTIONS = re.findall(r"## \d+\. ([^\n]+\?)\n.*?```sh\n(.*?)```\n\n```text\n(.*?)```", COOKBOOK, re.DOTALL)


# Asks the statements of its arguments, with the extension that stands in its own environment.
OVER_HTTP = """
import duckdb, json, sys
from pathlib import Path
connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
(extension,) = Path(sys.prefix).rglob("httpfs.duckdb_extension")
connection.execute(f"SET enable_progress_bar = false; LOAD '{extension}'")
told = []
for statement in sys.argv[1:]:
    answer = connection.execute(statement)
    if statement.startswith("SELECT"):
        told.append(([column[0] for column in answer.description], answer.fetchall()))
print(json.dumps(told))
"""


def test_there_are_fifteen_questions_or_more() -> None:
    titles = re.findall(r"\n## \d+\. ([^\n]+\?)\n", COOKBOOK)
    assert len(titles) == COOKBOOK.count("\n## ") >= 15
    # The last one is asked over HTTP, and not by the command.
    assert [question for question, _, _ in QUESTIONS] == titles[:-1]
    assert len(PYTHON.findall(COOKBOOK)) == COOKBOOK.count("```python") >= 6


@pytest.mark.parametrize("number", range(len(PYTHON.findall(COOKBOOK))))
def test_the_python_prints_what_is_shown(number: int, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release.parent.parent)
    _, code, answer, _ = PYTHON.findall(COOKBOOK)[number]

    with serving(release.parent) as server:
        assert python_answer(code, server.url) == answer, "run make answers, and look whether the new answer is right"
        assert (ADDRESS in code) == (server.sent > 0)


@pytest.mark.skipif(not can_run_r(), reason="no R: install Debian's r-base-core and r-cran-dbi, as .ci/run does")
@pytest.mark.parametrize("number", range(len(R.findall(COOKBOOK))))
def test_r_prints_what_is_shown(number: int, release: Path) -> None:
    _, code, answer, _ = R.findall(COOKBOOK)[number]
    assert r_answer(code, release.parent.parent) == answer, "run make answers, and look whether the new answer is right"


def test_all_r_has_its_answer_beside() -> None:
    assert len(R.findall(COOKBOOK)) == COOKBOOK.count("```r\n") == 2


def test_duckdb_asks_over_http_and_fetches_parts(release: Path, request: pytest.FixtureRequest) -> None:
    assert request.config.cache
    python = python_with("1.4.4", request.config.cache, "duckdb-ext-httpfs==1.4.4.20260205")
    ((_, sql, answer, _),) = SQL.findall(COOKBOOK)

    with serving(release.parent) as server:
        command = [str(python), "-c", OVER_HTTP, *statements(sql, server.url)]
        said = subprocess.run(command, check=True, capture_output=True, text=True)
        assert sql_answer(json.loads(said.stdout)) == answer
        assert server.parts > 10
        assert server.sent < 0.7 * (release / "asean_meetings.duckdb").stat().st_size


@pytest.mark.parametrize(("question", "command", "answer"), QUESTIONS, ids=[question for question, _, _ in QUESTIONS])
def test_the_answers_are_the_releases(
    question: str, command: str, answer: str, release: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release.parent.parent)

    said = cli(*shlex.split(command)[1:])

    assert said.code == 0, said.err
    assert said.out == answer, "run make answers, and look whether the new answer is right"
    assert len(answer.splitlines()) > 2, question


def test_every_key_and_check_is_described() -> None:
    told = set(re.findall(r"`([a-z_]+)`", REGISTER))

    assert set(ENTRY) | set(PARTICIPANT) <= told
    assert {"form", "codes", "doubled", "addresses", "order", "beside", "chairs", "unlikely"} <= told
    assert len(CHECKS) == 8


def test_the_example_is_an_entry() -> None:
    example = re.findall(r"```yaml\n(.*?)```", REGISTER, re.DOTALL)[0]

    assert parse(example.rstrip()).entry.name == "SOMSWD+3-7"
    assert yaml.safe_load(example)


@pytest.mark.parametrize("document", ["cookbook.md", "register.md"])
def test_links_lead_somewhere(document: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / "docs" / document).read_text("utf-8")):
        assert target.startswith("https://") or (ROOT / "docs" / target).exists(), target


def test_commands_that_change_nothing_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert run(["register", "check"]) == 0
