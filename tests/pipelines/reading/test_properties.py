"""Any bytes at all end as a notice or as a rejection, and what a notice says of itself holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.model import Notice, RawNotice, Rejection
from pipelines.reading import read
from tests.effort import tries

PIECES = st.sampled_from(
    [
        "Hội nghị Bộ trưởng các nước lần thứ 5", "Skip Ribbon Commands", "09/12/2021", "12/17/2021 3:35:00 PM", "\n",
        "Hà Nội, ngày 5 tháng 6 năm 2020 – ", "JAKARTA, 2 March 2017 – ", "Ảnh: TTXVN", "CS1.jpg", "(Photo: VNA)",
        "Tin liên quan", "The ministers met.", "<p>", "</p>", "<h1>", "<b", "&nbsp;", "&#x301;", "\u0301", "\u00ad",
        "tạiKuala", "date 2019-11-18 ", "令和3年12月9日", "5 พ.ย. 2560", "ð", "\x00", "\ud7ff", "\U0001d165",
        "Thứ Năm, ", "\n\n", "\u200b", "Xem", " ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=25).map("".join)
NAMES = st.sampled_from(["a/b.txt", "a/b.html", "samples/c.htm"])
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "cp1258", "latin-1", "utf-16-be"])


def check(outcome: Notice | Rejection, item: RawNotice) -> None:
    if isinstance(outcome, Rejection):
        assert outcome.reason == "no-text"
        assert outcome.raw_name == item.raw_name
        return
    text = outcome.text
    assert text == text.strip() == unicodedata.normalize("NFC", text)
    assert "\n\n\n" not in text
    assert "  " not in text
    assert outcome.title.strip()
    assert text.encode()
    if outcome.title_span is not None:
        assert text[slice(*outcome.title_span)] == outcome.title
    if outcome.published_span is not None:
        assert any(char.isdigit() or char == "元" for char in text[slice(*outcome.published_span)])
        assert outcome.published_on is not None
    if outcome.published_at is not None:
        assert outcome.published_at.date() == outcome.published_on
    for doubt in outcome.doubts:
        assert doubt.start is None or 0 <= doubt.start < (doubt.end or 0) <= len(text)
    assert read(item) == outcome


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(TEXTS, NAMES, ENCODINGS)
def test_any_text_in_any_encoding_is_read_or_refused(text, name, encoding):
    item = RawNotice(name, text.encode(encoding, "replace"), "0" * 64, "drop-folder")
    check(read(item), item)


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_are_read_or_refused(content, name):
    item = RawNotice(name, content, "0" * 64, "drop-folder")
    check(read(item), item)


@settings(max_examples=tries(60, 2_000), deadline=None)
@given(TEXTS)
def test_reading_what_was_read_changes_nothing(text):
    first = read(RawNotice("a.txt", text.encode("utf-8", "replace"), "0" * 64, "drop-folder"))
    if isinstance(first, Notice) and not first.dropped:
        second = read(RawNotice("a.txt", first.text.encode(), "0" * 64, "drop-folder"))
        assert isinstance(second, Notice)
        assert second.text == first.text


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_the_form_of_the_letters_makes_no_difference(form, read_text):
    text = (
        "Khai mạc hội thảo khu vực\n\n23/10/2019\n\nSáng 22/10, hội thảo đã khai mạc với đại diện các nước thành viên."
    )
    assert read_text(unicodedata.normalize(form, text)).text == text
