"""A person decides in a real terminal what the rules left open; the next build does it, and nobody is asked again."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import pexpect
import pyte
import pytest

from pipelines.cli import run
from pipelines.corrections import CorrectionError, load_corrections
from pipelines.review.deciding import Reviewer, accepted, corrected, no_meeting, rejected
from pipelines.review.queue import Candidate, Decided, Item, open_items
from pipelines.review.session import Session
from tests.conftest import Cli, Place
from tests.sharing import once

NAME = "Hội nghị Quan chức cấp cao ASEAN về phúc lợi xã hội và phát triển (SOMSWD) lần thứ 18"
ONE = f"""Việt Nam dự SOMSWD lần thứ 18 tại Hà Nội

12/12/2022

Ngày 9/12/2022, {NAME} đã diễn ra tại Hà Nội theo hình thức trực tiếp.
"""
OTHER = f"""Hội nghị SOMSWD lần thứ 18 khai mạc

12/12/2022

Sáng 10/12/2022, {NAME} khai mạc tại Đà Nẵng theo hình thức trực tuyến kết hợp trực tiếp.
"""


@pytest.fixture(scope="session")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A release of two notices that disagree on city, mode and day. Look at it, do not change it."""

    def make(root: Path) -> None:
        place = Place(root)
        place.write("a/1.txt", ONE)
        place.write("a/2.txt", OTHER)
        assert run(place.arguments()) == 0

    return Place(once(tmp_path_factory, "doubtful", make))


@pytest.fixture
def unsure(doubtful: Place, tmp_path: Path) -> Place:
    """The same, to be changed."""
    return Place(shutil.copytree(doubtful.root, tmp_path / "unsure", symlinks=True))


@pytest.fixture
def items(unsure) -> list[Item]:
    with duckdb.connect(str(unsure.latest / "asean_meetings.duckdb"), read_only=True) as database:
        return open_items(database, load_corrections(unsure.root / "nowhere"))


BY = Reviewer("Ann", date(2026, 11, 22))


class Terminal:
    """`asean-meetings review` in a terminal of 110 columns and 40 rows, and what stands on it."""

    def __init__(self, place: Place) -> None:
        arguments = ["-m", "pipelines.cli", "review", "--release", str(place.latest)]
        arguments += ["--raw", str(place.raw), "--who", "Ann"]
        environment = {**os.environ, "TERM": "xterm-256color", "LINES": "40", "COLUMNS": "110"}
        self.child = pexpect.spawn(sys.executable, arguments, env=environment, dimensions=(40, 110), encoding="utf-8")
        self.screen = pyte.Screen(110, 40)
        self.stream = pyte.Stream(self.screen)

    def press(self, keys: str, *shown: str) -> None:
        assert not self.stands(*shown), f"{shown} stood there before {keys!r}"
        self.child.send(keys)
        self.sees(*shown)

    def stands(self, *shown: str) -> bool:
        return all(text in "\n".join(self.screen.display) for text in shown)

    def sees(self, *shown: str) -> None:
        """Wait until all stands on the screen: what is sent to it are the changes alone, in pieces of any length."""
        until = time.monotonic() + 120
        while not self.stands(*shown):
            assert time.monotonic() < until, (shown, self.screen.display)
            with contextlib.suppress(pexpect.TIMEOUT):
                self.stream.feed(self.child.read_nonblocking(65536, timeout=1))

    def leave(self, told: str) -> int:
        self.child.send("q")
        self.child.expect(re.escape(told), timeout=120)
        self.child.expect(pexpect.EOF, timeout=120)
        self.child.close()
        return self.child.exitstatus


def test_the_worst_and_most_frequent_come_first_with_their_words_and_candidates(unsure, cli, items):
    assert [(item.kind, item.column, item.words) for item in items] == [
        ("conflict", "city", "Đà Nẵng"),
        ("conflict", "mode", "hình thức trực tiếp"),
        ("conflict", "start_date", "10/12/2022"),
    ]
    assert [(each.value, each.notices, each.published) for each in items[0].candidates] == [
        ("Ha Noi", 1, True),
        ("Da Nang", 1, False),
    ]
    where = ("--release", unsure.latest, "--corrections", unsure.root / "corrections")
    said = cli("review", "--list", "--format", "json", "--most", "1", *where)
    assert [row["review_id"] for row in json.loads(said.out)] == [items[0].review_id]
    lines = cli("review", "--list", *where).out.splitlines()
    assert [line.split()[0] for line in lines[2:5]] == [item.review_id for item in items]
    assert lines[-1] == "3 of 3 open items"
    asked = cli("review", *where)
    assert (asked.code, "use 'asean-meetings review --list'" in asked.err) == (1, True)


def test_decisions_of_a_session_survive_its_end_are_taken_back_and_not_asked_again(unsure, items, tmp_path):
    session = Session(items, tmp_path, BY)
    session.decide(corrected(items[0], "city", "Da Nang", BY, "they went there"))
    session.postpone()
    assert [item.column for item in session.items] == ["start_date", "mode"]
    session.decide(accepted(session.items[0], BY, "the day of the opening"))
    first = sorted(path.read_bytes() for path in tmp_path.glob("*.yaml"))
    assert session.undo()
    assert not (tmp_path / "review_items.yaml").exists()
    session.decide(accepted(session.items[0], BY, "the day of the opening"))
    assert sorted(path.read_bytes() for path in tmp_path.glob("*.yaml")) == first
    with duckdb.connect(str(unsure.latest / "asean_meetings.duckdb"), read_only=True) as database:
        assert [item.column for item in open_items(database, load_corrections(tmp_path))] == ["mode"]
    while session.undo():
        pass
    assert list(tmp_path.glob("*.yaml")) == []
    assert session.items == tuple(items)


def test_files_keep_their_order_and_all_that_stands_in_them(items, tmp_path):
    notices = tmp_path / "notices.yaml"
    mine = """# mine
- id: notices-zzz  # a remark
  table: notices
  match: {notice_id: n-1}
  override: {is_meeting_notice: false}
  reason: "x"
  who: Bob
  when: 2026-11-21
"""
    notices.write_text(mine)
    session = Session(items, tmp_path, BY)
    session.decide(no_meeting(items[0], BY, "a speech"))
    written = notices.read_text()
    assert written.endswith(mine.removeprefix("# mine\n"))
    assert [entry.who for entry in load_corrections(tmp_path).entries] == ["Ann", "Bob"]
    session.undo()
    assert notices.read_text() == mine


def test_a_decision_that_contradicts_an_earlier_one_is_refused_and_changes_no_file(items, tmp_path):
    (tmp_path / "own.yaml").write_text(
        "- {id: own, table: meetings, match: {meeting_id: somswd-18}, override: {city: Hue}, reason: x, who: Bob,"
        " when: 2026-11-21}\n"
    )
    session = Session(items, tmp_path, BY)
    with pytest.raises(CorrectionError, match=r"own\.yaml, entry 1 \(own\) .*contradict each other"):
        session.decide(corrected(items[0], "city", "Da Nang", BY, "they went there"))
    assert [path.name for path in tmp_path.glob("*.yaml")] == ["own.yaml"]
    assert session.items == tuple(items)


def test_a_review_in_the_terminal_is_in_the_next_build_and_nothing_is_asked_again(unsure: Place, cli: Cli):
    corrections = unsure.root / "corrections"
    terminal = Terminal(unsure)
    terminal.sees("3 open, 0 decided", "Da Nang")
    terminal.press("2", "city: Da Nang", "Why?")
    terminal.press("the ministry says so\r", "written to corrections/meetings.yaml")
    # Whatever ends the session, what was decided is kept.
    terminal.child.kill(9)
    terminal.child.close()
    assert [entry.override for entry in load_corrections(corrections).entries] == [{"city": "Da Nang"}]

    terminal = Terminal(unsure)
    terminal.sees("2 open, 0 decided")
    terminal.press("a", "Why is it right as it is?")
    terminal.press("\r", "say in a few words why")
    terminal.press("most came in person\r", "written to corrections/review_items.yaml")
    terminal.press("c", "COLUMN=VALUE")
    terminal.press("soon\r", "is no date in ISO form")
    for _ in "soon":
        terminal.child.send("\x7f")
    terminal.press("2022-12-08\r", "2022-12-08", "Why?")
    terminal.press("\r", "Nothing is left to decide")
    terminal.press("u", "taken back")
    terminal.press("2", "Why?")
    terminal.press("\r", "Nothing is left to decide")
    assert terminal.leave("2 decisions written to") == 0

    built = cli(*unsure.arguments())
    assert built.code == 0, built.err
    assert re.search(r"^applied +3$", built.out, re.MULTILINE), built.out
    with duckdb.connect(str(unsure.latest / "asean_meetings.duckdb"), read_only=True) as release:
        row = release.execute("SELECT city, mode, CAST(start_date AS VARCHAR) FROM meetings").fetchall()
        assert row == [("Da Nang", "hybrid", "2022-12-10")]
        source = release.execute(
            "SELECT text FROM evidence JOIN notices USING (notice_id) WHERE value = 'Da Nang' AND rule = 'correction'"
        ).fetchall()
        assert "reason: the ministry says so\nwho: Ann" in source[0][0]
        assert release.execute("SELECT DISTINCT status FROM review_items").fetchall() == [("decided",)]
    again = cli(*unsure.arguments())
    assert (again.code, "Nothing new" in again.out) == (0, True)
    # Both look beside the raw folder.
    where = ("--release", unsure.latest, "--raw", unsure.raw)
    assert cli("review", "--list", *where).out == cli("review", *where).out == "nothing waits for a decision\n"


@pytest.mark.parametrize(
    ("table", "key"), [("persons", "person_id"), ("institutions", "institution_id"), ("meetings", "meeting_id")]
)
def test_of_two_that_may_be_one_a_key_says_which(table, key):
    detail = "may be row-1 (0.94): Gan A / Gan A: the evidence is not enough"
    item = Item(
        "r-1", "n-1", f"same-{table[:-1]}", table, "row-2", detail, 1, "", None, "Gan A", (0, 5), "same_as", {},
        (Candidate("row-1", 2),),
    )  # fmt: skip

    one, two, also_two = (
        corrected(item, "same_as", "row-1", BY, "it is"),
        accepted(item, BY, "no"),
        rejected(item, BY, "no"),
    )

    assert (one.table, one.match, one.override) == (table, {key: "row-2"}, {"same_as": "row-1"})
    assert two.override == also_two.override == {"different_from": "row-1"}
    assert Decided([one]).has(item)
    assert Decided([two]).has(item)
    with pytest.raises(ValueError, match="none of"):
        corrected(item, "same_as", "row-9", BY, "it is")
