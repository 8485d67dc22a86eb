"""What is derived from a declaration: Arrow schema, bringing rows into it, checks of columns, loading into DuckDB."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas import TABLES, ddl, integrity, validation
from schemas.arrow import arrow_schema, conform, empty
from schemas.validation import validate
from tests.counterexamples.examples import as_table, valid_tables

MEETINGS = TABLES["meetings"]


def test_arrow_types_are_those_of_the_contract():
    schemas = {name: arrow_schema(table) for name, table in TABLES.items()}
    types = {f"{name}.{field.name}": str(field.type) for name, schema in schemas.items() for field in schema}
    assert types["meetings.ordinal"] == "int16"
    assert types["meetings.start_date"] == "date32[day]"
    assert types["meetings.confidence"] == "float"
    assert types["notices.published_at"] == "timestamp[s]"
    assert types["notices.retrieved_at"] == "timestamp[s, tz=UTC]"
    assert types["series.aliases"] == "list<item: string>"


def test_rows_of_wider_types_are_brought_into_the_schema():
    rows = pa.table({"meeting_id": ["m-1"], "notice_id": pa.array(["n1"], pa.large_string()), "relation": ["reports"]})
    assert conform(TABLES["meeting_notices"], rows).schema.equals(
        arrow_schema(TABLES["meeting_notices"]), check_metadata=True
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda rows: rows.append_column("mood", pa.array(["good"] * rows.num_rows)),
            "not declared in schemas/tables: mood",
        ),
        (lambda rows: rows.drop_columns("status"), "meetings.status: the column is missing and must not be null"),
        (
            lambda rows: rows.set_column(2, "ordinal", pa.array([70_000] * rows.num_rows)),
            "meetings.ordinal: does not fit int16",
        ),
        (
            lambda rows: rows.set_column(5, "start_date", pa.array(["soon"] * rows.num_rows)),
            "meetings.start_date: does not fit",
        ),
    ],
)
def test_rows_that_do_not_fit_are_named(change, message):
    with pytest.raises(ValueError, match=message):
        conform(MEETINGS, change(valid_tables()["meetings"]))


def test_columns_are_looked_at_before_values():
    rows = valid_tables()["meetings"].drop_columns("city")
    rows = rows.append_column("mood", pa.array(["good"] * rows.num_rows))
    rows = rows.set_column(2, "ordinal", pa.array([-1] * rows.num_rows, pa.int64()))
    assert [str(failure) for failure in validate(MEETINGS, rows)] == [
        "meetings.city: the column is missing",
        "meetings.mood: the column is not declared",
        "meetings.ordinal: the column is of type int64, not int16",
    ]
    turned = valid_tables()["chairs"].select(["role", "country_code", "meeting_id"])
    (failure,) = validate(TABLES["chairs"], turned)
    assert str(failure) == "chairs: the columns are not in the order meeting_id, country_code, role"


def test_empty_tables_are_valid():
    for table in TABLES.values():
        assert validate(table, empty(table)) == []


def test_a_failure_counts_all_rows_and_shows_some_whatever_the_chunks(monkeypatch):
    monkeypatch.setattr(validation, "CHUNK_ROWS", 3)
    first = valid_tables()["rejections"].to_pylist()[0]
    rows = as_table("rejections", [first | {"raw_name": f"{at}.txt", "byte_count": -at} for at in range(10)])
    (failure,) = validate(TABLES["rejections"], rows)
    assert str(failure) == (
        "rejections.byte_count: is less than 0 (9 rows: 1.txt has '-1'; 2.txt has '-2'; 3.txt has '-3'; "
        "4.txt has '-4'; 5.txt has '-5'; …)"
    )


def test_keys_and_evidence_are_checked_in_files_too(tmp_path):
    tables = valid_tables()
    tables["chairs"] = as_table("chairs", [{"meeting_id": "gone-1", "country_code": "VN", "role": "chair"}] * 2)
    paths = {name: tmp_path / f"{name}'s.parquet" for name in tables}
    for name, rows in tables.items():
        pq.write_table(rows, paths[name])
    in_memory = [str(failure) for failure in integrity.release_failures(tables)]
    assert in_memory == [str(failure) for failure in integrity.release_failures(paths)]
    assert "chairs.meeting_id|country_code|role: the key is not unique (1 row: gone-1|VN|chair)" in in_memory
    lost = "gone-1|VN|chair has gone-1"
    assert f"chairs.meeting_id: is no meeting_id of meetings (2 rows: {lost}; {lost})" in in_memory


def test_each_check_needs_only_its_own_tables():
    tables = valid_tables()
    assert integrity.primary_key_failures(MEETINGS, {"meetings": tables["meetings"]}) == []
    own = {name: tables[name] for name in ("meetings", "series", "countries")}
    assert integrity.foreign_key_failures(MEETINGS, own) == []
    assert integrity.evidence_failures(MEETINGS, {name: tables[name] for name in ("meetings", "evidence")}) == []
    assert integrity.evidence_failures(TABLES["series"], tables) == []
    assert integrity.quote_failures({name: tables[name] for name in ("notices", "evidence")}) == []


def test_offsets_count_code_points_not_bytes_or_glyphs():
    tables = valid_tables()
    text = "e\u0301 👩‍👩‍👧 Việt Nam"
    notices = as_table("notices", [tables["notices"].to_pylist()[0] | {"text": text}])
    start = text.index("Việt")
    said = tables["evidence"].to_pylist()[0] | {"char_start": start, "char_end": start + 4, "quote": "Việt"}
    right, wrong = (
        as_table("evidence", [said]),
        as_table("evidence", [said | {"char_start": start + 1, "char_end": start + 5}]),
    )
    assert integrity.quote_failures({"notices": notices, "evidence": right}) == []
    assert len(integrity.quote_failures({"notices": notices, "evidence": wrong})) == 1


def test_loading_twice_is_refused_and_loading_nothing_is_well():
    with duckdb.connect() as connection:
        for name in ("countries", "series", "meetings"):
            connection.execute(ddl.create_table(TABLES[name]))
            connection.register("incoming", valid_tables()[name])
            ddl.load(connection, TABLES[name], "incoming")
        with pytest.raises(duckdb.ConstraintException):
            ddl.load(connection, MEETINGS, "incoming")
        connection.register("nothing", empty(MEETINGS))
        ddl.load(connection, MEETINGS, "nothing")
        assert connection.execute("SELECT count(*) FROM meetings").fetchall() == [(3,)]
