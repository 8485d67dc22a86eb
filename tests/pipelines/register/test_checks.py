"""The register's own checks: what does not hold together is listed, what is known has a reason, nothing is silenced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from pipelines.register.checks import check_register
from pipelines.register.entries import Entry, Participant
from pipelines.register.format import file_text, slug_of
from tests.conftest import ROOT, Cli

URL = "https://a.example/1"
MEETING = Entry(
    "SOMSWD", (URL,), ordinal=17, start_date="2021-12-16", end_date="2021-12-17", mode="online", chairs=("TH",)
)
SUMMIT = Entry("ASEAN-SUMMIT", (URL,), ordinal=16, start_date="2010-04-08", city="Ha Noi", country_code="VN")
PERSON = Participant("person", "chair", URL, name="Somchai", country_code="TH")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "register").mkdir()
    return tmp_path


def write(raw: Path, *entries: Entry) -> None:
    for series in {entry.series_code for entry in entries}:
        name = slug_of(series) or series.lower()
        own = [entry for entry in entries if entry.series_code == series]
        (raw / "register" / f"{name}.yaml").write_text(file_text(series, own), "utf-8")


def told(raw: Path) -> list[tuple[str, str, str]]:
    return [(finding.check, finding.entry, finding.detail) for finding in check_register(raw) if not finding.known]


def test_the_register_holds_together() -> None:
    assert told(ROOT / "raw") == []


def test_each_known_finding_has_a_reason_that_says_something() -> None:
    rows = yaml.safe_load((ROOT / "raw" / "register" / "known.yaml").read_text("utf-8"))

    assert all(len(row["reason"].split()) >= 5 for row in rows)


def test_a_sound_register_has_no_findings(raw: Path) -> None:
    write(raw, MEETING, replace(MEETING, ordinal=16, start_date="2020-09", end_date=None), SUMMIT)

    assert told(raw) == []


@pytest.mark.parametrize(
    ("entries", "check", "entry", "detail"),
    [
        ([replace(MEETING, chairs=("XX",))], "codes", "SOMSWD-17", "chairs: 'XX' is not in the vocabulary."),
        ([replace(MEETING, topics=("cooking",))], "codes", "SOMSWD-17", "topics: 'cooking' is not in the vocabulary."),
        ([replace(MEETING, mode="by-mail")], "codes", "SOMSWD-17", "mode: 'by-mail' is not in the vocabulary."),
        (
            [replace(SUMMIT, city="Hanoi-on-Sea")],
            "codes",
            "ASEAN-SUMMIT-16",
            "city: 'Hanoi-on-Sea' is no place by its usual English name.",
        ),
        (
            [replace(SUMMIT, city="Phuket")],
            "codes",
            "ASEAN-SUMMIT-16",
            "city: Phuket lies in TH, the entry says VN.",
        ),
        (
            [replace(MEETING, part_of="SUMMIT-16")],
            "codes",
            "SOMSWD-17",
            "part_of: 'SUMMIT-16' is no series and ordinal.",
        ),
        (
            [replace(MEETING, participants=(replace(PERSON, role="cook"),))],
            "codes",
            "SOMSWD-17",
            "participant 1: role: 'cook' is not in the vocabulary.",
        ),
        (
            [MEETING, replace(MEETING, ordinal=None, end_date=None)],
            "doubled",
            "SOMSWD 2021-12-16",
            "Its days overlap with those of SOMSWD-17.",
        ),
        (
            [replace(MEETING, participants=(PERSON, replace(PERSON, role="speaker")))],
            "doubled",
            "SOMSWD-17",
            "person Somchai TH stands twice among its participants.",
        ),
        (
            [replace(MEETING, sources=("a.example/1",))],
            "addresses",
            "SOMSWD-17",
            "'a.example/1' is no web address, or has characters that end one in a text.",
        ),
        ([replace(MEETING, sources=(URL, URL))], "addresses", "SOMSWD-17", f"{URL} stands twice."),
        (
            [replace(MEETING, participants=(replace(PERSON, source=URL + "2"),))],
            "addresses",
            "SOMSWD-17",
            "the page of Somchai is not among the sources.",
        ),
        (
            [MEETING, replace(MEETING, ordinal=18, start_date="2019-11-01", end_date=None)],
            "order",
            "SOMSWD-18",
            "It was on 2019-11-01, SOMSWD-17 later, on 2021-12-16.",
        ),
        (
            [MEETING, replace(MEETING, ordinal=18, start_date="2021-12-20", end_date=None)],
            "order",
            "SOMSWD-18",
            "It was on 2021-12-20, SOMSWD-17 on 2021-12-16.",
        ),
        ([replace(MEETING, end_date="2021-12-15")], "order", "SOMSWD-17", "It ends on 2021-12-15, before it starts."),
        (
            [MEETING, replace(MEETING, series_code="SOMSWD+3", ordinal=16, start_date="2021-10-01", end_date=None)],
            "beside",
            "SOMSWD+3-16",
            "The nearest meeting of its series, SOMSWD-17, is 76 days away.",
        ),
        (
            [replace(MEETING, part_of="AMMSWD-11")],
            "beside",
            "SOMSWD-17",
            "It was part of AMMSWD-11, which has no entry.",
        ),
        (
            [
                MEETING,
                replace(
                    MEETING, series_code="AOSWADA", ordinal=1, start_date="2021-11", end_date=None, part_of="SOMSWD-17"
                ),
            ],
            "beside",
            "AOSWADA-1",
            "It was part of SOMSWD-17, which was 16 days away.",
        ),
        (
            [replace(SUMMIT, chairs=("ID",))],
            "chairs",
            "ASEAN-SUMMIT-16",
            "ID is in the chair; by the rotation it is VN (chair of ASEAN in 2010).",
        ),
        (
            [replace(SUMMIT, city="Bangkok", country_code="TH")],
            "chairs",
            "ASEAN-SUMMIT-16",
            "It was held in TH; VN chaired ASEAN in 2010 and hosts it.",
        ),
        (
            [
                Entry("ALMM", (URL,), ordinal=27, start_date="2022-10-28", chairs=("PH",)),
                Entry("SLOM", (URL,), ordinal=19, start_date="2023-11-22", chairs=("BN",)),
            ],
            "chairs",
            "SLOM-19",
            "BN is in the chair; by the rotation it is PH (it chaired ALMM-27).",
        ),
        (
            [replace(MEETING, participants=(replace(PERSON, country_code="VN"),))],
            "chairs",
            "SOMSWD-17",
            "TH is in the chair, and Somchai of VN is chair.",
        ),
        (
            [replace(MEETING, start_date="2021-12-01", end_date="2021-12-20")],
            "unlikely",
            "SOMSWD-17",
            "It lasted 20 days.",
        ),
        (
            [replace(SUMMIT, ordinal=36, start_date="2020-06-26", mode="in-person")],
            "unlikely",
            "ASEAN-SUMMIT-36",
            "It was in-person on 2020-06-26.",
        ),
        (
            [replace(MEETING, start_date="2016-09-01", end_date=None)],
            "unlikely",
            "SOMSWD-17",
            "It was online on 2016-09-01.",
        ),
        (
            [replace(MEETING, city="Bangkok", country_code="TH")],
            "unlikely",
            "SOMSWD-17",
            "It was online, and in Bangkok.",
        ),
        (
            [replace(SUMMIT, start_date="1990-01", city=None, country_code="JP")],
            "unlikely",
            "ASEAN-SUMMIT-16",
            "It was held in JP, which is neither a member state nor its partner.",
        ),
    ],
)
def test_what_does_not_hold_is_listed(raw: Path, entries: list[Entry], check: str, entry: str, detail: str) -> None:
    write(raw, *entries)

    assert (check, entry, detail) in told(raw)


def test_a_series_that_is_none_is_listed(raw: Path) -> None:
    write(raw, MEETING)
    path = raw / "register" / "somswd.yaml"
    path.write_text(path.read_text().replace("series_code: SOMSWD", "series_code: SOMSWDX"))

    assert ("codes", "SOMSWDX-17", "series_code: 'SOMSWDX' is not in the vocabulary.") in told(raw)


def test_an_entry_in_another_form_or_place_is_listed(raw: Path) -> None:
    write(raw, replace(MEETING, ordinal=16, start_date="2020-09-22", end_date=None), MEETING)
    path = raw / "register" / "somswd.yaml"
    head, first, second = path.read_text().split("\n\n")
    path.write_text(f"{head}\n\n{second.rstrip()}\n\n{first.replace('chairs: [TH]', 'chairs: [ TH ]')}\n")
    path.rename(raw / "register" / "almm.yaml")

    found = [row for row in told(raw) if row[0] == "form"]

    assert ("form", "SOMSWD-16", "almm.yaml:13: it stands after SOMSWD-17.") in found
    assert ("form", "SOMSWD-16", "almm.yaml:13: it is not written in the one form, from line 17 on.") in found
    assert ("form", "SOMSWD-17", "It stands in almm.yaml:4.") in found


def test_a_remark_within_an_entry_is_no_other_form(raw: Path) -> None:
    write(raw, MEETING)
    path = raw / "register" / "somswd.yaml"
    path.write_text(path.read_text().replace("  chairs:", "  # the page names the deputy too\n  chairs:"))

    assert told(raw) == []


def test_what_cannot_be_read_is_listed_with_its_line(raw: Path) -> None:
    write(raw, MEETING)
    path = raw / "register" / "somswd.yaml"
    path.write_text(path.read_text().replace("ordinal: 17", "ordinal: seventeen"))

    assert told(raw) == [("form", "somswd.yaml:5", "ordinal: 'seventeen' is no number from 1 to 999")]


def test_a_known_finding_stays_and_one_that_is_gone_is_told(raw: Path) -> None:
    write(raw, replace(MEETING, start_date="2021-12-01", end_date="2021-12-20"))
    known = raw / "register" / "known.yaml"
    row = {"check": "unlikely", "entry": "SOMSWD-17", "reason": "The page says so."}
    known.write_text(yaml.safe_dump([row]))
    assert told(raw) == []
    assert [finding.known for finding in check_register(raw)] == ["The page says so."]

    write(raw, MEETING)

    assert told(raw) == [("known", "SOMSWD-17", "known.yaml gives a reason for unlikely, which finds nothing here.")]


@pytest.mark.parametrize(
    "content",
    ["- {check: unlikely, entry: SOMSWD-17}", "- {check: unlikely, entry: SOMSWD-17, reason: ''}", "words", "[:"],
)
def test_a_known_finding_without_a_reason_silences_nothing(raw: Path, content: str) -> None:
    write(raw, replace(MEETING, start_date="2021-12-01", end_date="2021-12-20"))
    (raw / "register" / "known.yaml").write_text(content)

    assert {check for check, _, _ in told(raw)} == {"known", "unlikely"}


def test_the_command_fails_on_a_new_finding_and_says_what_to_do(raw: Path, cli: Cli) -> None:
    write(raw, replace(MEETING, start_date="2021-12-01", end_date="2021-12-20"))

    said = cli("register", "check", "--raw", raw)

    assert said.code == 1
    assert "SOMSWD-17" in said.out
    assert "It lasted 20 days." in said.out
    assert "1 new findings in the register" in said.err


def test_the_command_passes_on_the_register_and_shows_the_known(cli: Cli) -> None:
    assert cli("register", "check", "--raw", ROOT / "raw").code == 0
    assert "AFML-13" in cli("register", "check", "--raw", ROOT / "raw", "--known").out


def test_the_command_says_where_it_looked_for_a_register(tmp_path: Path, cli: Cli) -> None:
    said = cli("register", "check", "--raw", tmp_path)

    assert said.code == 1
    assert f"{tmp_path} has no register" in said.err
