"""What holds for every declaration: two languages, keys that lead somewhere, codes with meanings, portable patterns."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import duckdb
import pandas as pd
import pandera.errors
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from schemas import TABLES
from schemas.describe import describe
from schemas.rules import as_sql, as_words
from tests.counterexamples.examples import valid_tables

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns.values()]

# The contract with analysts: keys, and what may be null. A change here breaks what others have written.
KEYS = {
    "notices": "notice_id",
    "meetings": "meeting_id",
    "meeting_notices": "meeting_id notice_id",
    "participants": "participant_id",
    "topics": "meeting_id notice_id topic_code",
    "partners": "meeting_id partner_code",
    "instruments": "meeting_id notice_id instrument_code",
    "chairs": "meeting_id country_code role",
    "meeting_links": "from_meeting_id relation to_key",
    "evidence": "evidence_id",
    "corrections": "correction_id",
    "review_items": "review_id",
    "citations": "notice_id url",
    "revisions": "notice_id text_sha256",
    "series": "series_code",
    "topic_codes": "topic_code",
    "instrument_codes": "instrument_code",
    "countries": "country_code",
    "organisations": "organisation_code",
    "places": "place_id",
    "persons": "person_id",
    "institutions": "institution_id",
    "sources": "source_id",
    "rejections": "raw_name",
}
OPTIONAL = {
    "notices": "url published_on published_at date_order retrieved_at last_seen duplicate_of",
    "meetings": "ordinal title_vi title_en start_date end_date date_precision mode city country_code theme part_of"
    " superseded_ids",
    "meeting_notices": "",
    "participants": "name honorific position organisation country_code person_id institution_id",
    "topics": "",
    "partners": "framework",
    "instruments": "",
    "chairs": "",
    "meeting_links": "to_meeting_id",
    "evidence": "",
    "corrections": "override expect detail",
    "review_items": "table_name row_id char_start char_end decided_by",
    "citations": "",
    "revisions": "first_seen last_seen",
}


def test_the_tables_and_their_keys_are_the_contract():
    assert {name: " ".join(table.primary_key) for name, table in TABLES.items()} == KEYS


@pytest.mark.parametrize("name", OPTIONAL)
def test_what_may_be_null_is_the_contract(name):
    assert " ".join(column.name for column in TABLES[name].columns.values() if column.nullable) == OPTIONAL[name]


def test_parents_stand_before_their_children_and_have_the_key_referred_to():
    seen: set[str] = set()
    for table in TABLES.values():
        assert table.parents <= seen, table.name
        seen.add(table.name)
        for key in table.foreign_keys:
            assert TABLES[key.parent].primary_key == (key.parent_column,)
            assert TABLES[key.parent].columns[key.parent_column].type == table.columns[key.column].type


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: one.name)
def test_each_column_says_what_it_means_in_both_languages(table, column):
    for text in (column.description_en, column.description_vi, table.description_en, table.description_vi):
        assert len(text) > 3
        assert text == text.strip()
        assert not text.endswith(".")
        assert unicodedata.is_normalized("NFC", text)
    assert column.description_en != column.description_vi
    for code, (en, vi) in column.codes.items():
        assert en.strip(), code
        assert vi.strip(), code


def test_vietnamese_descriptions_are_vietnamese():
    letters = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
    assert [column.name for _, column in COLUMNS if not letters.search(column.description_vi)] == []


def test_patterns_mean_the_same_to_python_arrow_and_duckdb():
    texts = [
        "",
        " ",
        "a",
        "A",
        "VN",
        "vn",
        "a-b",
        "A+3",
        "SOMSWD+3",
        "x|y",
        "Đ",
        "đ",
        "a\n",
        "\na",
        "https://a.b/c",
        "é b",
    ]
    patterns = {
        check.statistics["pattern"] for _, column in COLUMNS for check in column.checks if "pattern" in check.statistics
    }
    with duckdb.connect() as connection:
        for pattern in sorted(patterns):
            arrow = pc.match_substring_regex(pa.array(texts), pattern).to_pylist()
            ours = [
                connection.execute("SELECT regexp_matches(?, ?)", [text, pattern]).fetchall()[0][0] for text in texts
            ]
            assert arrow == ours, pattern
            same = [
                bool(re.match(pattern.removesuffix("$") + (r"\Z" if pattern.endswith("$") else ""), text))
                for text in texts
            ]
            assert same == ours, pattern


def test_each_check_has_its_sql_and_its_words():
    for _, column in COLUMNS:
        for check in column.checks:
            assert as_sql(column.name, check)
            assert as_words(check)


def test_the_model_alone_refuses_a_bad_row():
    """A user with pandas alone can validate with the pandera model."""
    model = TABLES["meetings"].model
    frame = valid_tables()["meetings"].to_pandas(types_mapper=pd.ArrowDtype)
    model.validate(frame)
    frame.loc[0, "end_date"] = date(2014, 6, 1)
    with pytest.raises(pandera.errors.SchemaError, match="the meeting ends before it starts"):
        model.validate(frame)


def test_a_catalogue_gets_plain_descriptions():
    meetings = describe(TABLES["meetings"])
    columns = {column.name: column for column in meetings.columns}
    assert columns["meeting_id"].unique
    assert columns["ordinal"].type == "int16"
    assert columns["mode"].constraints == ("\"mode\" IN ('online', 'in-person', 'hybrid')",)
    assert columns["series_code"].constraints == ("REFERENCES series (series_code)",)
    assert meetings.constraints[0] == "PRIMARY KEY (meeting_id)"
    assert "start_date <= end_date" in meetings.constraints
    assert not describe(TABLES["chairs"]).columns[0].unique
