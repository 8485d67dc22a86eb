"""The vocabularies that ship with the package are whole, and a slip of whoever edits one is named."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from schemas import vocabularies

FOLDER = files("schemas.vocabularies")


def by(name: str, key: str) -> dict[str, vocabularies.Row]:
    return {row[key]: row for row in vocabularies.rows(name)}


def test_all_vocabularies_load_and_none_is_empty():
    assert all(rows.num_rows for rows in vocabularies.tables().values())
    assert set(vocabularies.tables()) == set(vocabularies.FILES)


def test_countries_are_iso_3166_with_the_eleven_members_of_asean():
    countries = by("countries", "country_code")
    assert len(countries) == 249
    members = {code: row["asean_since"] for code, row in countries.items() if row["asean"] == "member"}
    assert sorted(members) == ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"]
    assert members["VN"] == date(1995, 7, 28)
    assert max(members, key=members.__getitem__) == "TL"
    assert {code for code, row in countries.items() if row["asean"] == "plus-three"} == {"CN", "JP", "KR"}


def test_no_country_has_the_name_of_another():
    names: dict[str, str] = {}
    for row in vocabularies.rows("countries"):
        for name in {row["name_en"], row["name_vi"], *row["aliases"]}:
            assert names.setdefault(name.casefold(), row["country_code"]) == row["country_code"], name


def test_partners_and_topics_named_in_vocabularies_exist():
    known = set(by("countries", "country_code")) | set(by("organisations", "organisation_code"))
    assert {code for row in vocabularies.rows("series") for code in row["partners"]} <= known
    topics = set(by("topic_codes", "topic_code"))
    assert {code for row in vocabularies.rows("instrument_codes") for code in row["topic_codes"]} <= topics


def test_slugs_of_series_are_not_shared():
    slugs = [row["slug"] for row in vocabularies.rows("series")]
    assert len(set(slugs)) == len(slugs)


def test_rows_are_typed_and_cannot_be_changed():
    row = by("instrument_codes", "instrument_code")["swd-strategic-framework"]
    assert row["year"] is None
    assert by("instrument_codes", "instrument_code")["crc"]["year"] == 1989
    assert row["topic_codes"] == ["social-protection"]
    with pytest.raises(TypeError):
        row["year"] = 2000


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Edit a copy of a vocabulary, and load it."""

    def edit(name: str, old: str, new: str):
        for file in vocabularies.FILES.values():
            content = (FOLDER / file).read_text(encoding="utf-8")
            assert file != vocabularies.FILES[name] or old in content
            content = content.replace(old, new) if file == vocabularies.FILES[name] else content
            (tmp_path / file).write_text(content, encoding="utf-8")
        monkeypatch.setattr(vocabularies, "files", lambda _: tmp_path)
        vocabularies.table.cache_clear()
        vocabularies.sha256.cache_clear()
        return vocabularies.table(name)

    yield edit
    monkeypatch.undo()
    vocabularies.table.cache_clear()
    vocabularies.sha256.cache_clear()


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "topic_codes",
            "topic_code,group",
            "topic,group",
            "topics.csv: the first line must be topic_code,group,label_en,label_vi",
        ),
        (
            "topic_codes",
            "youth,people",
            "youth,persons",
            r"topics.csv: topic_codes.group: is none of .*youth has 'persons'",
        ),
        ("topic_codes", "youth,people", "women,people", r"topics.csv: .*the key is not unique \(1 row: women\)"),
        ("instrument_codes", ",1989,", ",1989?,", "instruments.csv: crc: year: invalid literal"),
        ("countries", "1995-07-28", "28/7/1995", "countries.csv: VN: asean_since: Invalid isoformat"),
        ("places", ",VN,", ",XX,", r"places.csv: places.country_code: is no country_code of countries"),
        ("series", "SOMSWD,somswd,", "SOMSWD,somswd,extra,", "series.csv: SOMSWD: 10 cells in the row, and 9 columns"),
    ],
)
def test_a_slip_is_named_with_its_file_and_row(edited, name, old, new, message):
    with pytest.raises(ValueError, match=message):
        edited(name, old, new)


def test_any_edit_changes_the_sum(edited):
    before = vocabularies.sha256()
    edited("countries", "Thái-lan", "Xiêm")
    assert vocabularies.sha256() != before
