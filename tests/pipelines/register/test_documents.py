"""The cookbook and docs/register.md tell the truth: each answer is the release's, each key and check is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from pipelines.cli import run
from pipelines.register.checks import CHECKS
from pipelines.register.entries import ENTRY, PARTICIPANT, parse
from tests.conftest import ROOT, Cli

pytestmark = pytest.mark.xdist_group("register")

COOKBOOK = (ROOT / "docs" / "cookbook.md").read_text("utf-8")
REGISTER = (ROOT / "docs" / "register.md").read_text("utf-8")
QUESTIONS = re.findall(r"## \d+\. ([^\n]+\?)\n.*?```sh\n(.*?)```\n\n```text\n(.*?)```", COOKBOOK, re.DOTALL)


def test_there_are_ten_questions_or_more() -> None:
    assert len(QUESTIONS) == COOKBOOK.count("\n## ") >= 10


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
        assert (ROOT / "docs" / target).exists(), target


def test_commands_that_change_nothing_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert run(["register", "check"]) == 0
