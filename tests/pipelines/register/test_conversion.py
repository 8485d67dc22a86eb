"""Every row of the tables that the register began with stands in it, as it was or as revised for a reason."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import pytest
import yaml

from pipelines.register.entries import Entry
from pipelines.register.files import pieces, register_files
from pipelines.register.format import entry_text, slug_of
from tests.conftest import ROOT
from tests.pipelines.register.conftest import GIVEN

spec = importlib.util.spec_from_file_location("convert_register", ROOT / "tools" / "convert_register.py")
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)


@cache
def converted() -> dict[str, Entry]:
    return {entry.name: entry for entries in tool.convert(GIVEN).values() for entry in entries}


@cache
def committed() -> dict[str, str]:
    return {
        f"{path.stem}#{piece.key}": piece.text
        for path in register_files(ROOT / "raw")
        for piece in pieces(path.read_text("utf-8"))
    }


def revised() -> dict[str, str]:
    return {row["entry"]: row["reason"] for row in yaml.safe_load((GIVEN / "revised.yaml").read_text("utf-8"))}


def test_every_given_meeting_stands_in_the_register_as_converted_or_revised_for_a_reason() -> None:
    assert len(converted()) == 513
    assert sum(len(entry.participants) for entry in converted().values()) == 1060
    changed = {
        name
        for name, entry in converted().items()
        if committed()[f"{slug_of(entry.series_code)}#{entry.key}"] != entry_text(entry)
    }
    assert changed == set(revised())
    assert all(revised().values())


def test_the_conversion_does_not_write_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "somswd.yaml").write_text("# mine\n")

    with pytest.raises(FileExistsError):
        tool.main(GIVEN, tmp_path)

    assert (tmp_path / "somswd.yaml").read_text() == "# mine\n"


def test_a_participant_of_no_meeting_stops_the_conversion(tmp_path: Path) -> None:
    for name in ("meetings.csv", "supplement.csv", "participants.csv"):
        (tmp_path / name).write_bytes((GIVEN / name).read_bytes())
    with (tmp_path / "participants.csv").open("a", encoding="utf-8") as file:
        file.write("SOMSWD,999,,person,Nobody,,,,participant,https://a.example/1\n")

    with pytest.raises(ValueError, match=r"belong to no meeting: \[\('SOMSWD', '999', ''\)\]"):
        tool.convert(tmp_path)
