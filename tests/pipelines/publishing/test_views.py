"""What analysts ask the DuckDB file: each view counts once what stands twice, and the search finds what is there."""

from __future__ import annotations

import hashlib
import unicodedata

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publishing.database import write_database
from pipelines.publishing.draft import DATABASE, Draft
from pipelines.publishing.parquet import write_tables
from pipelines.publishing.views import FOR_ANALYSTS, MACROS, SEARCH_TABLES, VIEWS
from schemas import vocabularies
from tests.counterexamples.examples import as_table
from tests.drafts import with_tables
from tests.effort import tries
from tests.pipelines.publishing.conftest import DAY


@pytest.fixture(scope="module")
def database(published):
    with duckdb.connect(published.folder / "asean_meetings.duckdb", read_only=True) as connection:
        yield connection


def rows(database, sql, *values):
    answer = database.execute(sql, list(values))
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def test_all_of_it_is_described_in_both_languages(database):
    told = dict(
        database.execute(
            """SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
            UNION ALL SELECT function_name, comment FROM duckdb_functions()
            WHERE function_type LIKE '%macro' AND NOT internal
            UNION ALL SELECT table_name, comment FROM duckdb_tables()"""
        ).fetchall()
    )
    for made in FOR_ANALYSTS:
        assert told[made.name] == " | ".join(made.description)
        assert all(made.description)
    columns = database.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY column_index"
    ).fetchall()
    for made in (*VIEWS, *SEARCH_TABLES):
        named = [(column, comment) for name, column, comment in columns if name == made.name]
        assert [column for column, _ in named] == list(made.columns)
        assert all(" | " in comment for _, comment in named)


def test_the_macros_give_the_columns_that_are_declared(database):
    for macro in MACROS:
        if macro.columns:
            values = ", ".join("'x'" for _ in macro.parameters)
            assert tuple(database.sql(f"FROM {macro.name}({values})").columns) == macro.columns


def test_all_works_in_an_attached_file(published):
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{published.folder}/asean_meetings.duckdb' AS release (READ_ONLY)")
        for view in VIEWS:
            connection.execute(f"FROM release.{view.name}").fetchall()
        connection.execute("USE release")
        assert connection.execute("FROM meetings_about('ASEAN')").fetchall()
        assert connection.execute("FROM evidence_of('meetings', 'somswd-12')").fetchall()


# Views


@pytest.fixture(scope="module")
def twice(table_files, tables, tmp_path_factory):
    """The release with its speaker in the register as well, there under another name and role."""
    (person,) = tables["participants"].to_pylist()
    again = person | {"participant_id": "p2", "notice_id": "register-1", "name": "Tran Thi Mau", "role": "participant"}
    evidence = tables["evidence"].to_pylist()
    text = next(row["text"] for row in tables["notices"].to_pylist() if row["notice_id"] == "register-1")
    start = text.index("VN")
    said = {"evidence_id": "e-p2", "table_name": "participants", "row_id": "p2", "column_name": "country_code"}
    said |= {"value": "VN", "quote": "VN", "notice_id": "register-1", "char_start": start, "char_end": start + 2}
    more = {
        "participants": as_table("participants", [person, again]),
        "evidence": as_table("evidence", [*evidence, evidence[0] | said]),
    }
    folder = tmp_path_factory.mktemp("twice")
    draft = Draft(folder, tmp_path_factory.mktemp("spill"), "2026-11-22.1", DAY, {**tables, **more})
    write_database(with_tables(draft, table_files, more))
    with duckdb.connect(folder / DATABASE, read_only=True) as connection:
        yield connection


def test_a_meeting_stands_in_one_row_and_its_people_count_once(twice):
    assert twice.execute("SELECT count(*), count(DISTINCT meeting_id) FROM meeting_overview").fetchone() == (3, 3)
    (meeting,) = rows(twice, "FROM meeting_overview WHERE meeting_id = 'somswd-12'")
    assert meeting["person_count"] == 1
    assert meeting["title"] == "12th ASEAN Senior Officials Meeting on Social Welfare and Development"
    assert (meeting["chair_codes"], meeting["vice_chair_codes"]) == (["VN"], [])
    assert (meeting["host_code"], meeting["host_country"], meeting["year"]) == ("VN", "Viet Nam", 2014)
    assert meeting["topics"] == ["Children and child rights"]
    assert meeting["instruments"] == ["Convention on the Rights of the Child"]
    assert "https://ministry.example/tin?id=1" in meeting["urls"]
    (other,) = rows(twice, "FROM meeting_overview WHERE meeting_id = 'somswd-plus3-7'")
    assert (other["partner_codes"], other["partners"], other["part_of"]) == (["JP"], ["Japan"], "somswd-12")
    (named,) = rows(twice, "FROM meeting_overview WHERE meeting_id = 'ammswd-9'")
    assert (named["person_count"], named["urls"], named["topics"]) == (0, [], [])


@pytest.mark.parametrize(
    ("ordinal", "said"),
    [(1, "1st "), (2, "2nd "), (3, "3rd "), (4, "4th "), (11, "11th "), (13, "13th "), (22, "22nd "), (112, "112th ")],
)
def test_titles_are_made_of_ordinals_as_english_writes_them(database, ordinal, said):
    view = database.execute("SELECT sql FROM duckdb_views() WHERE view_name = 'meeting_titles'").fetchone()[0]
    with duckdb.connect() as own:
        own.execute("CREATE TABLE series AS SELECT 'S' AS series_code, 'Meeting' AS name_en")
        own.execute(
            f"""CREATE TABLE meetings AS SELECT 'm' AS meeting_id, 'S' AS series_code, {ordinal}::SMALLINT AS ordinal,
            NULL::VARCHAR AS title_en, NULL::VARCHAR AS title_vi, NULL::DATE AS start_date"""
        )
        own.execute(view)
        assert own.execute("SELECT title FROM meeting_titles").fetchone() == (f"{said}Meeting",)


def test_countries_take_part_once_a_meeting_in_each_way(twice):
    found = {row["country_code"]: row for row in rows(twice, "FROM participation_by_country")}
    assert set(found) == {"VN", "JP"}
    vietnam = found["VN"]
    assert [vietnam[way] for way in ("meetings", "with_people", "as_chair", "as_host", "persons")] == [1] * 5
    assert (vietnam["year"], vietnam["as_partner"], vietnam["as_vice_chair"]) == (2014, 0, 0)
    assert (found["JP"]["meetings"], found["JP"]["as_partner"], found["JP"]["persons"]) == (1, 1, 0)


def test_partners_topics_and_gaps(database):
    (partner,) = rows(database, "FROM partner_meetings")
    assert (partner["partner_code"], partner["meeting_id"], partner["year"]) == ("JP", "somswd-plus3-7", 2014)
    (topic,) = rows(database, "FROM topic_by_year")
    assert (topic["topic_code"], topic["year"], topic["meetings"], topic["share"]) == ("children", 2014, 1, 1.0)
    gaps = database.execute(
        "SELECT count(*) FILTER (is_gap) FROM series_calendar WHERE series_code = 'SOMSWD'"
    ).fetchone()
    assert gaps == (11,)


def test_a_disagreement_shows_both_sides_with_their_words(database):
    sides = rows(database, "FROM disagreements ORDER BY accepted DESC")
    assert [(row["value"], row["accepted"], row["notice_id"]) for row in sides] == [
        ("in-person", True, "ministry-1"),
        ("online", False, "register-1"),
    ]
    assert {(row["row_id"], row["column_name"], row["published_value"]) for row in sides} == {
        ("somswd-12", "mode", "in-person")
    }
    assert [row["quote"] for row in sides] == ["tại Hà Nội", "in-person"]


def test_evidence_of_a_row(database):
    assert [
        (row["column_name"], row["quote"]) for row in rows(database, "FROM evidence_of('chairs', 'somswd-12|VN|chair')")
    ] == [("role", "Việt Nam chủ trì")]
    assert rows(database, "FROM evidence_of('chairs', 'nothing')") == []


# Search


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("ĐỔI MỚI", "doi moi"),
        (unicodedata.normalize("NFD", "Quyền trẻ em ở Đắk Lắk"), "quyen tre em o dak lak"),
        ("Ðà Nẵng", "da nang"),  # the Icelandic letter, which keyboards give for Đ
        ("Łódź", "lodz"),
        ("", ""),
        (None, None),
    ],
)
def test_fold(database, text, folded):
    assert database.execute("SELECT fold(?)", [text]).fetchone() == (folded,)


LETTERS = st.text(alphabet=st.characters(categories=("L", "M", "N", "P", "Zs")), max_size=40)


@settings(max_examples=tries(5, 200))
@given(texts=st.lists(LETTERS, min_size=50, max_size=100))
def test_composed_and_decomposed_letters_fold_alike(database, texts):
    pairs = [[unicodedata.normalize(form, text) for form in ("NFC", "NFD")] for text in texts]
    folded = database.execute(
        "SELECT fold(pair[1]), fold(pair[2]), fold(fold(pair[1])) FROM (SELECT unnest(?) AS pair)", [pairs]
    )
    for one, other, again in folded.fetchall():
        assert one == other == again


def meetings(database, sought):
    return [
        (row["meeting_id"], row["found_in"], row["as_phrase"])
        for row in rows(database, "FROM meetings_about(?)", sought)
    ]


def test_the_search_finds_what_is_where(database):
    assert meetings(database, "khong ai dung ngoai")[0] == ("somswd-12", "title", True)
    assert meetings(database, "TRẦN thị mẫu") == [
        ("somswd-12", "facts", True),
        ("somswd-plus3-7", "text", True),
        ("ammswd-9", "mention", True),
    ]
    assert meetings(database, "SOMSWD 12")[0] == ("somswd-12", "title", True)
    assert meetings(database, "child rights")[0] == ("somswd-12", "facts", True)
    assert meetings(database, "ministry of examples") == [("somswd-12", "facts", True)]
    assert meetings(database, "Japan") == [("somswd-plus3-7", "facts", True)]
    assert meetings(database, "tuvalu") == []


def test_all_words_must_be_there_and_phrases_come_first(database):
    assert ("somswd-12", "title", False) in meetings(database, "ngoài đứng ai không")
    assert meetings(database, "trẻ em tuvalu") == []
    ranks = [row["rank"] for row in rows(database, "FROM meetings_about('SOMSWD')")]
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) == 3


def test_notices_about(database):
    found = rows(database, "FROM notices_about('quyen tre em')")
    assert [(row["rank"], row["notice_id"], row["as_phrase"]) for row in found] == [
        (1, "ministry-1", True),
        (2, "ministry-2", True),
    ]


@pytest.mark.parametrize(
    "sought", ["", " ", "'", "%", "_", "''; DROP TABLE meetings; --", "\\", "\x00", "🙂", "(", "[a", "|"]
)
def test_any_text_can_be_sought(database, sought):
    assert rows(database, "FROM meetings_about(?)", sought) == []
    assert rows(database, "FROM notices_about(?)", sought) == []


def test_signs_between_words_do_not_matter(database):
    assert meetings(database, "100%% 'trẻ_em'; --") == []
    assert meetings(database, "'trẻ_em'; --") == meetings(database, "tre em")
    assert database.execute("FROM meetings_about('trẻ em')").fetchall()


@settings(max_examples=tries(8, 200))
@given(sought=st.text(max_size=30))
def test_the_search_answers_whatever_is_sought(database, sought):
    found = rows(database, "FROM meetings_about(?)", sought)
    if not database.execute("SELECT search_terms(?)", [sought]).fetchone()[0]:
        assert found == []


def test_letters_of_scripts_without_spaces_are_words(database):
    said = database.execute("SELECT search_terms('高齢化 ภาษา Xã-hội 17th')").fetchone()
    assert said == (["高", "齢", "化", "ภ", "า", "ษ", "า", "xa", "hoi", "17th"],)


def test_each_document_stands_once_under_a_word_and_in_order(database):
    for word, documents, bits in database.execute("SELECT word, documents, bits FROM search_words").fetchall():
        assert documents == sorted(set(documents)), word
        assert bits is None, word
    assert database.execute("SELECT document FROM search_documents").fetchall() == [
        (number,) for number in range(3 + 2 * 3)
    ]


def test_words_that_stand_in_many_documents_are_found_as_the_others_are(tables, tmp_path):
    """So many are kept as bits: all notices have one word, every second another, and every third both as a phrase."""
    count = 2_500
    notice = tables["notices"].to_pylist()[0]
    said = [
        f"cuộc họp {number} " + ("trẻ em" if number % 3 == 0 else "em trẻ" if number % 2 == 0 else "trẻ")
        for number in range(count)
    ]
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in said]
    many = [
        notice | {"notice_id": f"n-{number:04}", "raw_name": f"{number}.txt", "text": text, "title": "Tin"}
        | {"raw_sha256": digest, "text_sha256": digest, "url": None, "duplicate_of": None}
        for number, (text, digest) in enumerate(zip(said, digests, strict=True))
    ]  # fmt: skip
    codes = (*vocabularies.FILES, "sources")
    kept = {name: table if name in codes else table.slice(0, 0) for name, table in tables.items()}
    kept["notices"] = as_table("notices", many)
    draft = Draft(tmp_path / "release", tmp_path / "spill", "2026-11-22.1", DAY, kept)
    draft.folder.mkdir()
    draft.spill.mkdir()
    write_tables(draft)
    write_database(draft)
    with duckdb.connect(draft.folder / DATABASE, read_only=True) as connection:
        bits = connection.execute("SELECT word FROM search_words WHERE bits IS NOT NULL ORDER BY word").fetchall()
        assert bits == [("cuoc",), ("cuoc hop",), ("hop",), ("tin",), ("tre",)]
        found = rows(connection, "FROM notices_about('trẻ em')")
        phrase = sum(number % 3 == 0 for number in range(count))
        both = phrase + sum(number % 3 != 0 and number % 2 == 0 for number in range(count))
        assert (len(found), sum(row["as_phrase"] for row in found)) == (both, phrase)
        assert all(row["as_phrase"] for row in found[:phrase])
        assert len(rows(connection, "FROM notices_about('TRE')")) == count
        assert [row["notice_id"] for row in rows(connection, "FROM notices_about('cuộc họp 1234')")] == ["n-1234"]
