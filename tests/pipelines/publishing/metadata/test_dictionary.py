"""The dictionary: every table, column and code, with meanings, examples and how full it is, as text and as a page."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest
from selectolax.lexbor import LexborHTMLParser

from pipelines.publishing.metadata.dictionary import share, shortened, type_name
from pipelines.publishing.views import MACROS, VIEWS
from schemas import HISTORY, TABLES


@pytest.fixture(scope="module")
def text(published):
    return (published.folder / "DICTIONARY.md").read_text("utf-8")


@pytest.fixture(scope="module")
def page(published):
    return LexborHTMLParser((published.folder / "dictionary.html").read_text("utf-8"))


def section(text, name):
    return text.split(f"\n## {name}\n")[1].split("\n## ")[0]


def test_every_table_column_and_code_is_there_in_both_languages(text):
    for name, table in {**TABLES, **HISTORY}.items():
        part = section(text, name)
        assert table.description_en in part
        assert table.description_vi in part
        for column in table.columns.values():
            lines = re.findall(rf"^\| `{column.name}`.*$", part, flags=re.MULTILINE)
            assert f"| {column.description_en} | {column.description_vi} |" in lines[0]
            for code, (meaning_en, meaning_vi) in column.codes.items():
                assert f"| `{code}` | {meaning_en} | {meaning_vi} |" in part


def test_the_codes_of_vocabularies_are_there(text, tables):
    for name, code in (("series", "SOMSWD+3"), ("topic_codes", "children"), ("countries", "VN")):
        assert f"| `{code}` |" in section(text, name)
    assert len(re.findall(r"^\| `", section(text, "countries"), flags=re.MULTILINE)) >= tables["countries"].num_rows


def test_an_example_and_the_share_of_nulls_are_those_of_the_rows(text):
    meetings = section(text, "meetings")
    assert "| Ha Noi | 66.7 % |" in meetings
    assert re.search(r"`meeting_id` 🔑 \| text \|.*\| ammswd-9 \| never \|", meetings)
    assert re.search(r"`part_of` \| text → meetings\.meeting_id \|.*\| somswd-12 \| 66\.7 % \|", meetings)
    assert "04/06/2014 10:25" in section(text, "notices")


def test_views_and_macros_are_there(text):
    for view in VIEWS:
        assert f"### {view.name}" in text
        assert all(f"| `{column}` |" in text for column in view.columns)
    assert all(f"`{macro.name}(" in text for macro in MACROS)


def test_the_page_says_the_same(page):
    for name, table in {**TABLES, **HISTORY}.items():
        (heading,) = page.css(f"h2#{name}")
        assert heading.text() == name
        words = heading.parent.text()
        for column in table.columns.values():
            assert column.description_en in words
            assert column.description_vi in words


def test_the_page_needs_nothing_from_outside_and_runs_nothing(page):
    assert page.css("script, link, img, iframe, object") == []
    assert "url(" not in page.html
    assert "@import" not in page.html
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    inside = {node.attributes["href"][1:] for node in page.css("a") if node.attributes["href"].startswith("#")}
    assert inside <= set(ids)


def test_the_page_can_be_read_aloud(page):
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css("[lang=vi]")
    assert len(page.css("h1")) == 1
    assert page.css_first("main") is not None
    for table in page.css("table"):
        assert table.css("th[scope=col]")
        assert all(row.css("th[scope=row]") for row in table.css("tbody tr"))
    assert page.css_first("a.skip").attributes["href"] == "#content"


def test_what_is_special_in_html_stays_text(published):
    html = (published.folder / "dictionary.html").read_text("utf-8")
    assert "Workers&#39;" in html or "Workers&#x27;" in html or "&#39;" in html


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "no rows"),
        (0, 5, "0 %"),
        (5, 5, "100 %"),
        (1, 100_000, "0.1 %"),
        (99_999, 100_000, "99.9 %"),
        (1, 3, "33.3 %"),
    ],
)
def test_a_share_is_never_nothing_nor_all_when_it_is_not(part, whole, said):
    assert share(part, whole) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ("two\nlines", "two lines"),
        (["a", "b"], "a; b"),
        (0.9959999918937683, "0.996"),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_an_example_stands_on_one_short_line(value, said):
    assert shortened(value) == said


def test_every_type_has_a_name():
    assert type_name(pa.list_(pa.string())) == "list of text"
    assert {type_name(column.type) for table in TABLES.values() for column in table.columns.values()} >= {
        "date",
        "time, UTC",
    }
