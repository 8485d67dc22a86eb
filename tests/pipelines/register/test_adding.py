"""`asean-meetings register add`: names become codes, the entry comes in its place, and the rest of the file stays."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from pipelines.register.adding import complete, inserted
from pipelines.register.entries import Entry
from pipelines.register.files import pieces
from tests.conftest import Cli

URL = "https://a.example/1"
FILE = """# head

- series_code: SOMSWD
  ordinal: 4 # a remark
  sources:
  - https://a.example/1

# between
- series_code: SOMSWD
  ordinal: 17
  sources: [https://a.example/1]

- series_code: SOMSWD
  start_date: 2007-12-04
  sources:
  - https://a.example/1
"""


@pytest.mark.parametrize(
    ("kind", "said", "code"),
    [
        ("series", "somswd+3", "SOMSWD+3"),
        ("series", "Giải thưởng Phát triển Xã hội Xuất sắc ASEAN", "AOSWADA"),
        ("country", "th", "TH"),
        ("country", "thai lan", "TH"),
        ("country", "Việt Nam", "VN"),
        ("place", "jakarta", "Jakarta"),
        ("place", "Hà Nội", "Ha Noi"),
        ("topic", "older persons and ageing", "older-persons"),
        ("topic", "violence-against-c", "violence-against-children"),
        ("partner", "Japan", "JP"),
        ("partner", "ilo", "ILO"),
        ("mode", "IN-PERSON", "in-person"),
        ("role", "opening", "opening-speaker"),
    ],
)
def test_what_people_type_becomes_a_code(kind: str, said: str, code: str) -> None:
    assert complete(kind, said) == code


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("topic", "violence", "'violence' can be violence-against-children, violence-against-women"),
        ("country", "Tailand", "near it are TH"),
        ("mode", "by mail", "is not known; near it are"),
    ],
)
def test_what_is_not_clear_is_asked_back(kind: str, said: str, told: str) -> None:
    with pytest.raises(ValueError, match=r"violence|Tailand|by mail") as caught:
        complete(kind, said)

    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        (Entry("SOMSWD", (URL,), ordinal=1), ["1", "4", "17", "2007-12-04"]),
        (Entry("SOMSWD", (URL,), ordinal=16), ["4", "16", "17", "2007-12-04"]),
        (Entry("SOMSWD", (URL,), ordinal=18), ["4", "17", "18", "2007-12-04"]),
        (Entry("SOMSWD", (URL,), start_date="2001-07-30"), ["4", "17", "2001-07-30", "2007-12-04"]),
        (Entry("SOMSWD", (URL,), start_date="2020-06-09"), ["4", "17", "2007-12-04", "2020-06-09"]),
    ],
)
def test_an_entry_comes_in_its_place_and_nothing_else_changes(entry: Entry, keys: list[str]) -> None:
    text = inserted(FILE, entry)

    assert [piece.key for piece in pieces(text)] == keys
    lines = text.split("\n")
    assert [line for line in FILE.split("\n") if line and line not in lines] == []
    assert len(lines) == len(FILE.split("\n")) + 5


def test_an_entry_that_is_there_is_not_added_again() -> None:
    with pytest.raises(ValueError, match="line 9: there is an entry SOMSWD-17"):
        inserted(FILE, Entry("SOMSWD", (URL,), ordinal=17))


def answers(*lines: str) -> io.StringIO:
    return io.StringIO("\n".join(lines) + "\n")


def test_the_questions_make_an_entry(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin",
        answers(
            *("ASEAN Plus Three Labour Ministers' Meeting", "x", "14", "2026-13-01", "2026-10-30", "", "in-person"),
            *("Atlantis", "Hà Nội", "Jobs: for all", "Viet Nam", "", "ILO, Japan", "", "employment", ""),
            *("example.org", "https://a.example/1", "", "Announced alone", "y", "person", "Nguyễn Văn A", "Minister"),
            *("Ministry of Home Affairs", "vn", "chair", "n", "y"),
        ),
    )

    said = cli("register", "add", "--raw", tmp_path)

    assert said.code == 0, said.err
    for told in (
        "'x' is no number",
        "'2026-13-01' is no date",
        "'Atlantis' is not known",
        "'example.org' is no address",
    ):
        assert told in said.out
    written = (tmp_path / "register" / "almm-plus3.yaml").read_text("utf-8")
    assert written.partition("\n\n")[2] == (
        "- series_code: ALMM+3\n  ordinal: 14\n  start_date: 2026-10-30\n  mode: in-person\n  city: Ha Noi\n"
        "  country_code: VN\n  theme: 'Jobs: for all'\n  chairs: [VN]\n  partners: [CN, JP, KR, ILO]\n"
        "  topics: [employment]\n  sources:\n  - https://a.example/1\n  note: Announced alone\n  participants:\n"
        "  - kind: person\n    name: Nguyễn Văn A\n    position: Minister\n    organisation: Ministry of Home Affairs\n"
        "    country_code: VN\n    role: chair\n    source: https://a.example/1\n"
    )


def test_nothing_is_written_without_a_yes(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", answers("ALMM", "30", "", "online", "", "", "", "", "", "", "", "", URL, "", "", "n", "n")
    )

    said = cli("register", "add", "--raw", tmp_path)

    assert (said.code, "nothing was written" in said.err) == (1, True), said
    assert list(tmp_path.iterdir()) == []


def test_what_the_checks_find_in_the_new_entry_is_told(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "sys.stdin",
        answers(
            "SOCA", "40", "2026-03-01", "2026-03-30", "online", "", "TH", "", "", "", "", "", URL, "", "", "n", "y"
        ),
    )

    said = cli("register", "add", "--raw", tmp_path)

    assert said.code == 0, said
    assert "unlikely: It lasted 30 days." in said.out
    assert "TH is in the chair; by the rotation it is PH" in said.out
