"""The README tells the truth: each command in it runs, and each answer in it is the answer."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli

# All in one process: each would build its own release.
pytestmark = pytest.mark.xdist_group("readme")

README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"```sh\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")


def commands() -> Iterator[tuple[str, str | None]]:
    """Each command with the answer that the README gives, if it gives one."""
    for block, answer in BLOCK.findall(README):
        # A command that runs over lines stands alone in its block.
        lines = [block] if '"' in block else block.splitlines()
        for line in lines:
            yield line.strip(), answer or None


def ours() -> list[tuple[str, str | None]]:
    return [(command, answer) for command, answer in commands() if command.startswith("asean-meetings ")]


@pytest.fixture(scope="module")
def released(clone_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone that commands may change."""
    return shutil.copytree(clone_built, tmp_path_factory.mktemp("clone") / "clone", symlinks=True)


@pytest.fixture
def clone(released: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, and we are in it."""
    monkeypatch.chdir(released)
    return released


def test_there_are_five_questions_with_answers() -> None:
    section = README.partition("## Five questions")[2].partition("\n## ")[0]

    assert len(re.findall(r"\?\n\n```sh\nasean-meetings query ", section)) == 5


@pytest.mark.parametrize(("command", "answer"), [found for found in ours() if found[1]])
def test_the_answers_are_real(clone: Path, cli: Cli, command: str, answer: str) -> None:
    said = cli(*shlex.split(command)[1:])

    assert said.code == 0, said.err
    assert said.out == answer


def test_the_other_commands_run_in_their_order(clone: Path, cli: Cli) -> None:
    for command in [command for command, answer in ours() if not answer]:
        said = cli(*shlex.split(command)[1:])

        assert said.code == 0, (command, said.err)


def test_make_knows_its_targets() -> None:
    told = [command for command, _ in commands() if command.startswith("make ")]

    assert told[:2] == ["make release", "make test"]
    for command in told:
        subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


def test_no_command_is_left_out() -> None:
    for command, _ in commands():
        assert command.split()[0] in {"make", "asean-meetings", "source"}


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/operations.md", "docs/architecture.md"])
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    for target in LINK.findall(path.read_text("utf-8")):
        assert target.startswith("https://") or (path.parent / target).exists(), target


def test_the_picture_is_of_real_output(clone: Path, cli: Cli) -> None:
    picture = re.sub(r"<[^>]+>", "", (ROOT / "docs" / "show.svg").read_text("utf-8")).replace("&#160;", " ")
    shown = cli("show", "somswd-17").out

    for line in shown.splitlines()[:12]:
        words = line.split()
        assert not words or words[0].startswith("─") or words[0] in picture, line
    assert "http://www.w3.org" in (ROOT / "docs" / "show.svg").read_text("utf-8")
    assert "url(http" not in (ROOT / "docs" / "show.svg").read_text("utf-8")
