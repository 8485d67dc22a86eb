"""What is read from the register: every entry, each value with its words, and a broken entry alone is refused."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from pipelines.model import Claim, Extraction, Notice, Rejection
from pipelines.register.files import scan_register
from pipelines.register.reading import read_entry
from pipelines.sources.batching import plan
from tests.conftest import ROOT

ENTRY = "- series_code: SOMSWD\n  ordinal: {}\n  start_date: 2006-12\n  sources:\n  - https://a.example/1\n"


@pytest.fixture(scope="module")
def everything() -> list[tuple[Notice, Extraction]]:
    read = [read_entry(item) for item in scan_register(ROOT / "raw")]
    assert not [outcome for outcome in read if isinstance(outcome, Rejection)]
    return [outcome for outcome in read if not isinstance(outcome, Rejection)]


def write(raw: Path, name: str, content: str | bytes) -> None:
    (raw / "register").mkdir(parents=True, exist_ok=True)
    (raw / "register" / name).write_bytes(content.encode() if isinstance(content, str) else content)


def read_all(raw: Path) -> dict[str, Notice | str]:
    """What became of each item: a notice, or the reason why it is none."""
    found: dict[str, Notice | str] = {}
    for item in scan_register(raw):
        outcome = read_entry(item)
        found[item.raw_name] = f"{outcome.reason}: {outcome.detail}" if isinstance(outcome, Rejection) else outcome[0]
    return found


def claims(text: str, tmp_path: Path) -> list[Claim]:
    write(tmp_path, "somswd.yaml", text)
    (item,) = scan_register(tmp_path)
    outcome = read_entry(item)
    assert not isinstance(outcome, Rejection), outcome
    return list(outcome[1].claims)


def test_every_claim_has_its_words_in_the_entry(everything: list[tuple[Notice, Extraction]]) -> None:
    derived = {"relation", "date_precision", "basis", "framework", "context", "action", "meeting", "part_of"}
    roles = {("chairs", "role"), ("partners", "role")}
    for notice, extraction in everything:
        for claim in extraction.claims:
            quote = notice.text[claim.start : claim.end]
            assert quote, claim
            if claim.column not in derived and (claim.table, claim.column) not in roles:
                assert quote.replace("''", "'") == claim.value, (notice.raw_name, claim)


def test_ids_and_names_are_stable_and_told_apart(everything: list[tuple[Notice, Extraction]]) -> None:
    by_name = {notice.raw_name: notice for notice, _ in everything}

    assert len(by_name) == len({notice.notice_id for notice, _ in everything}) == len(everything)
    assert by_name["register/somswd-plus3.yaml#16"].notice_id == "r-somswd-plus3-16"
    assert by_name["register/soca.yaml#2025-04-03"].notice_id == "r-soca-2025-04-03"
    assert {notice.kind for notice in by_name.values()} == {"register"}


def test_titles_say_which_meeting_it_is(everything: list[tuple[Notice, Extraction]]) -> None:
    titles = {notice.notice_id: notice.title for notice, _ in everything}

    assert titles["r-somswd-7"] == (
        "SOMSWD 7: ASEAN Senior Officials Meeting on Social Welfare and Development, 2011-09-21 to 2011-09-22, "
        "Bangkok, TH"
    )
    assert titles["r-soca-2025-04-03"] == "SOCA: Special SOCA Meeting, 2025-04-03, Desaru, MY"
    assert titles["r-soca-29"].endswith("2020-11-05, online")


def test_each_file_is_a_batch_of_its_own() -> None:
    batches = plan(scan_register(ROOT / "raw"))

    files = sorted((ROOT / "raw" / "register").glob("*.yaml"))
    assert {batch.batch_id for batch in batches} == {f"register.{f.stem}" for f in files if f.stem != "known"}


def test_a_meeting_held_within_another_names_that_one_by_series_and_ordinal(tmp_path: Path) -> None:
    said = claims(ENTRY.format(3) + "  part_of: ASCC-COUNCIL-12\n", tmp_path)

    text = (tmp_path / "register" / "somswd.yaml").read_text()
    whole = {claim.column: (claim.value, text[claim.start : claim.end]) for claim in said if claim.row == "m2"}
    assert whole == {
        "relation": ("references", "ASCC-COUNCIL-12"),
        "series_code": ("ASCC-COUNCIL", "ASCC-COUNCIL"),
        "ordinal": ("12", "12"),
    }
    assert [claim.value for claim in said if claim.column == "part_of"] == ["m2"]


@pytest.mark.parametrize(("date", "precision"), [("2006", "year"), ("2006-12", "month"), ("2006-12-05", "day")])
def test_a_date_is_as_exact_as_it_is_known(date: str, precision: str, tmp_path: Path) -> None:
    said = claims(ENTRY.replace("2006-12", date).format(3), tmp_path)

    assert {c.column: c.value for c in said if "date" in c.column} == {"start_date": date, "date_precision": precision}


def test_partners_follow_from_the_format_or_are_stated(tmp_path: Path) -> None:
    entry = ENTRY.replace("SOMSWD", "SOMSWD+3").format(3) + "  co_chairs: [TH, CN]\n  partners: [CN, ILO]\n"

    said = Counter((c.row, c.column, c.value) for c in claims(entry, tmp_path) if c.table == "partners")

    assert said == {
        ("m1|CN", "partner_code", "CN"): 1,
        ("m1|CN", "basis", "format"): 1,
        ("m1|CN", "framework", "ASEAN+3"): 1,
        ("m1|CN", "role", "co-chair"): 1,
        ("m1|ILO", "partner_code", "ILO"): 1,
        ("m1|ILO", "basis", "stated"): 1,
    }


def test_a_broken_entry_costs_itself_alone(tmp_path: Path) -> None:
    write(tmp_path, "somswd.yaml", f"# head\n\n{ENTRY.format(3)}\n{ENTRY.format('x')}\n# a remark\n{ENTRY.format(4)}")

    found = read_all(tmp_path)

    assert [name for name, outcome in found.items() if isinstance(outcome, Notice)] == [
        "register/somswd.yaml#3",
        "register/somswd.yaml#4",
    ]
    assert found["register/somswd.yaml#2006-12"] == "bad-entry: line 10: ordinal: 'x' is no number from 1 to 999"


def test_the_text_of_an_entry_is_the_entry_without_what_stands_between_entries(tmp_path: Path) -> None:
    write(tmp_path, "somswd.yaml", f"# head\n{ENTRY.format(3)}  # own remark\n\n# a remark\n\n{ENTRY.format(4)}\n\n")

    texts = {name: outcome.text for name, outcome in read_all(tmp_path).items() if isinstance(outcome, Notice)}

    assert texts["register/somswd.yaml#3"] == ENTRY.format(3) + "  # own remark"
    assert texts["register/somswd.yaml#4"] == ENTRY.format(4).rstrip("\n")


def test_a_second_entry_of_a_meeting_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "somswd.yaml", ENTRY.format(3) + ENTRY.format(3))

    found = read_all(tmp_path)

    assert isinstance(found["register/somswd.yaml#3"], Notice)
    assert str(found["register/somswd.yaml#3~2"]).startswith("doubled-entry: Line 6:")


def test_a_file_that_is_no_register_is_refused_whole(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", b"- series_code: \xff\xfe\n")
    write(tmp_path, "b.yaml", "# nothing yet\n")
    write(tmp_path, "known.yaml", "- check: form\n")

    assert read_all(tmp_path) == {
        "register/a.yaml": "bad-encoding: a.yaml is not UTF-8 from byte 15 on.",
        "register/b.yaml": "bad-entry: b.yaml holds no entry.",
    }


def test_letters_typed_in_parts_are_one_letter_and_offsets_count_in_them(tmp_path: Path) -> None:
    theme = unicodedata.normalize("NFD", "Tăng cường quan hệ")

    write(tmp_path, "somswd.yaml", f"{ENTRY.format(3)}  theme: {theme}\n")
    (item,) = scan_register(tmp_path)
    outcome = read_entry(item)

    assert not isinstance(outcome, Rejection)
    notice, extraction = outcome
    (claim,) = [claim for claim in extraction.claims if claim.column == "theme"]
    assert notice.text[claim.start : claim.end] == claim.value == "Tăng cường quan hệ"


def test_line_ends_of_another_system_make_no_difference(tmp_path: Path) -> None:
    write(tmp_path, "somswd.yaml", ENTRY.format(3).replace("\n", "\r\n"))

    (outcome,) = read_all(tmp_path).values()
    assert isinstance(outcome, Notice)
    assert outcome.text == ENTRY.format(3).rstrip("\n")


def test_a_raw_folder_without_a_register_has_no_entries(tmp_path: Path) -> None:
    assert scan_register(tmp_path) == []
