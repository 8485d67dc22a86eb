"""The command line as a stranger meets it: answers, errors in one line, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import resource
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from pipelines import __version__
from pipelines.cli import run
from pipelines.cli.errors import CommandError
from tests.conftest import Cli, Place

MEETING = "somswd-17"
NOTICE = "000_6acc10852c4ee625"
COMMAND = Path(sys.executable).parent / "asean-meetings"


def one_line(text: str) -> bool:
    return text.startswith("asean-meetings: ") and text.count("\n") == 1


def test_help_names_every_command(cli: Cli) -> None:
    said = cli("--help")

    assert said.code == 0
    for command in ("build", "check", "show", "query", "diff", "evaluate"):
        assert f"\n  {command} " in said.out


def test_help_answers_at_once() -> None:
    seconds = []
    for _ in range(3):
        # Its own time on a processor: how long it waits for one says nothing of the command.
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([COMMAND, "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)

    assert min(seconds) < 0.3


def test_help_loads_nothing_heavy() -> None:
    program = "import sys; from pipelines.cli import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stderr.split()

    assert not {"dagster", "pandas", "pyarrow", "duckdb", "pandera", "rich"} & set(loaded)


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"asean-meetings {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--debug"],
        ["register"],
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "--workers", "many"],
        ["build", "--workers", "-1"],
        ["query"],
        ["query", "SELECT 1", "--format", "xml"],
        ["show"],
    ],
)
def test_misuse_is_exit_code_two_and_one_line(cli: Cli, arguments: list[str]) -> None:
    said = cli(*arguments)

    assert said.code == 2
    assert one_line(said.err)
    assert said.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--raw", "nowhere"],
        ["check", "nowhere"],
        ["query", "SELECT 1", "--release", "nowhere"],
        ["show", MEETING, "--release", "nowhere"],
        ["diff", "nowhere", "nowhere"],
        ["evaluate", "nowhere", "nowhere"],
    ],
)
def test_what_is_not_there_is_exit_code_one_and_one_line_that_names_it(cli: Cli, arguments: list[str]) -> None:
    said = cli(*arguments)

    assert said.code == 1
    assert one_line(said.err)
    assert "nowhere" in said.err


def test_a_traceback_is_shown_only_with_debug(cli: Cli) -> None:
    assert one_line(cli("check", "nowhere").err)
    with pytest.raises(CommandError):  # which Python then shows
        cli("check", "nowhere", "--debug")


def test_build_says_what_it_found_and_where_it_lies(place: Place, cli: Cli) -> None:
    place.write("bad/empty.txt", "")

    said = cli(*place.arguments())

    assert said.code == 0
    counts = dict(line.rsplit(None, 1) for line in said.out.splitlines() if line and line.rsplit(None, 1)[-1].isdigit())
    assert (counts["raw items"], counts["notices"], counts["duplicates"], counts["rejections"]) == ("3", "2", "0", "1")
    assert int(counts["meetings"]) >= 4
    assert "bad/empty.txt" in said.out
    assert f"lies in {place.latest.resolve()}" in said.out
    assert "Reading 3 items\n" in said.err
    assert "  3 of 3 items\n" in said.err
    assert "\x1b" not in said.out + said.err


def test_build_again_says_that_nothing_is_new(after: Place, cli: Cli) -> None:
    release = after.latest.resolve()

    said = cli(*after.arguments())

    assert said.code == 0
    assert f"Nothing new: these are the tables of release {release.name} in {release}" in said.out


def test_a_terminal_gets_a_bar(after: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    ours, theirs = pty.openpty()
    shown = bytearray()

    def read() -> None:
        # Linux says by an error that the other end is closed.
        with suppress(OSError):
            while some := os.read(ours, 65536):
                shown.extend(some)

    reader = Thread(target=read)
    reader.start()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", terminal)
        patch.setattr(sys, "stderr", terminal)
        code = run(after.arguments())
    reader.join()
    os.close(ours)

    assert code == 0
    assert b"\x1b[" in shown
    assert "━".encode() in shown
    assert b"Nothing new" in shown


def test_query_prints_a_table(built: Place, cli: Cli) -> None:
    sql = "SELECT series_code, count(*) AS n FROM meetings WHERE series_code = 'SOMSWD' GROUP BY ALL"

    said = cli("query", sql, "--release", built.latest)

    assert said.code == 0
    assert [line.split() for line in said.out.splitlines() if "SOMSWD" in line] == [["SOMSWD", "1"]]


def test_query_prints_csv(built: Place, cli: Cli) -> None:
    said = cli(
        "query", "SELECT 'a,b' AS x, NULL AS y, DATE '2021-12-16' AS z", "--format", "csv", "--release", built.latest
    )

    assert list(csv.reader(io.StringIO(said.out))) == [["x", "y", "z"], ["a,b", "", "2021-12-16"]]


def test_query_prints_json(built: Place, cli: Cli) -> None:
    said = cli(
        "query", "FROM (VALUES ('Việt Nam', 1), (NULL, 2)) AS t(x, y)", "--format", "json", "--release", built.latest
    )

    assert json.loads(said.out) == [{"x": "Việt Nam", "y": 1}, {"x": None, "y": 2}]
    assert "Việt Nam" in said.out


def test_a_wrong_query_is_told_in_one_line(built: Place, cli: Cli) -> None:
    said = cli("query", "SELECT nothing FROM nowhere", "--release", built.latest)

    assert said.code == 1
    assert one_line(said.err)
    assert "nowhere" in said.err


@pytest.mark.parametrize("sql", ["", "  ", ";", "/* nothing */"])
def test_an_empty_query_is_told_in_one_line(built: Place, cli: Cli, sql: str) -> None:
    said = cli("query", sql, "--release", built.latest)

    assert said.code == 1
    assert one_line(said.err)
    assert "empty" in said.err


def test_letters_and_lines_are_printed_in_any_locale(built: Place) -> None:
    command = [COMMAND, "query", "SELECT 'Vi' || chr(7879) || 't' AS x", "--release", built.latest]
    # A locale of plain ASCII, which Python would take as UTF-8 if it were not told otherwise.
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    said = subprocess.run(command, env=environment, capture_output=True, check=False)

    assert said.returncode == 0, said.stderr
    assert said.stdout.decode("utf-8").split() == ["x", "────", "Việt"]


def test_a_reader_that_has_seen_enough_is_no_error(built: Place) -> None:
    command = f"{COMMAND} query 'SELECT 1' --release {built.latest} | true; {COMMAND} --help | true"

    said = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)

    assert said.stderr == ""


def test_a_query_cannot_change_the_release(built: Place, cli: Cli) -> None:
    said = cli("query", "DELETE FROM meetings", "--release", built.latest)

    assert said.code == 1
    assert "read-only" in said.err


def test_show_prints_a_meeting_with_the_words_behind_it(built: Place, cli: Cli) -> None:
    said = cli("show", MEETING, "--release", built.latest)

    assert said.code == 0
    assert "2021-12-16" in said.out
    assert "Tăng cường quan hệ đối tác hướng tới sự tốt đẹp hơn của ASEAN" in said.out
    assert "⟦Tăng cường quan hệ đối tác hướng tới sự tốt đẹp hơn của ASEAN⟧" in said.out
    assert "Ramrung Worawat" in said.out


@pytest.mark.parametrize("name", [NOTICE, f"samples/{NOTICE}.txt"])
def test_show_prints_a_notice_by_its_name(built: Place, cli: Cli, name: str) -> None:
    said = cli("show", name, "--release", built.latest)

    assert said.code == 0
    assert f"samples/{NOTICE}.txt" in said.out
    assert "⟦" in said.out


def test_show_of_the_raw_file_says_what_was_dropped(built: Place, cli: Cli) -> None:
    said = cli("show", "--raw", "004_2f9bc0f8c1fdda74", "--release", built.latest, "--raw-dir", built.raw)

    assert said.code == 0
    kept, _, dropped = said.out.partition("dropped by the rule")
    assert "Sign In" in dropped
    assert "Sign In" not in kept


def test_show_of_what_is_not_there_says_so(built: Place, cli: Cli) -> None:
    said = cli("show", "somswd-99", "--release", built.latest)

    assert said.code == 1
    assert one_line(said.err)


def test_check_passes_a_release_and_finds_a_changed_byte(built: Place, cli: Cli, tmp_path: Path) -> None:
    assert cli("check", built.latest).code == 0
    copy = tmp_path / built.latest.resolve().name
    shutil.copytree(built.latest.resolve(), copy)
    path = copy / "tables" / "meetings.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)

    said = cli("check", copy)

    assert said.code == 1
    assert "meetings.parquet" in said.out
    assert one_line(said.err)


def test_evaluate_prints_the_figures(built: Place, cli: Cli, tmp_path: Path) -> None:
    gold = {
        "notice": NOTICE,
        "url": None,
        "language": "vi",
        "title": None,
        "published_on": "2021-12-17",
        "is_meeting_notice": True,
        "meetings": [],
        "referenced": [],
        "participants": [],
        "topics": ["children"],
        "instruments": [],
    }
    (tmp_path / f"{NOTICE}.json").write_text(json.dumps(gold), "utf-8")

    said = cli("evaluate", built.latest, tmp_path, "--errors", 1, "--json", tmp_path / "figures.out")

    assert said.code == 0
    assert "published_on           1     0     0  1.000  1.000  1.000" in said.out
    assert "wrongly found" in said.out
    assert "1 notices, micro F1 over all facts" in said.out
    assert json.loads((tmp_path / "figures.out").read_text("utf-8"))["notice"]["tp"] == 1
