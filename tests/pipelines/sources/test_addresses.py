"""A notice keeps its id when its page is fetched again or under its other address."""

from __future__ import annotations

import re

import pytest

from pipelines.sources.addresses import canonical_url, is_web_address, notice_id
from pipelines.sources.registry import load_registry


def id_of(url: str | None, raw_name: str = "x/1.html") -> str:
    return notice_id(raw_name, url, load_registry())


def test_the_two_addresses_of_one_sharepoint_item_are_one_notice():
    reading = id_of("http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?TinTucID=77&page=6", "a/1.html")
    printing = id_of("https://molisa.gov.vn/Pages/TinTuc/Printpage.aspx?tintucID=77", "b/2.html")
    other = id_of("https://molisa.gov.vn/Pages/TinTuc/Printpage.aspx?tintucID=78")
    assert reading == printing != other
    assert re.fullmatch(r"n-[0-9a-f]{12}", reading)


def test_the_same_number_at_two_sources_is_two_notices():
    assert id_of("https://en.vietnamplus.vn/a/77.vnp") != id_of("https://fr.vietnamplus.vn/a/77.vnp")


def test_without_an_address_the_file_is_the_notice():
    assert id_of(None, "a.txt") == id_of(None, "a.txt") != id_of(None, "b.txt")


@pytest.mark.parametrize(
    "other",
    [
        "http://nobody.example/a/b?x=1&y=2",
        "https://www.nobody.example/a/b/?y=2&x=1",
        "https://NOBODY.example:443/a/b?x=1&y=2#part",
        "https://nobody.example/a/b?utm_source=z&x=1&fbclid=q&y=2",
        "https://nobody.example/%61/b?x=1&y=2",
        "https://nobody.example./a/b?x=1&y=2",
    ],
)
def test_forms_of_one_address_are_one_notice(other):
    assert id_of(other) == id_of("https://nobody.example/a/b?x=1&y=2")


@pytest.mark.parametrize(
    "other", ["https://nobody.example/a/c", "https://nobody.example/a/b?x=2", "https://nobody.example:81/a/b"]
)
def test_other_addresses_are_other_notices(other):
    assert canonical_url(other) != canonical_url("https://nobody.example/a/b?x=1")


def test_a_default_page_is_its_folder():
    assert canonical_url("http://nobody.example/a/index.html") == canonical_url("http://nobody.example/a/")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "asean.org",
        "ftp://asean.org/",
        "javascript:alert(1)",
        "https://",
        "https://u:p@asean.org/",
        "https://a:b:c/",
        "https://x/\n",
    ],
)
def test_what_is_no_web_address_is_not_taken_for_one(text):
    assert not is_web_address(text)
    with pytest.raises(ValueError, match="not a web address"):
        canonical_url(text)
