"""The date grammar on any text at all: spans hold, nothing crashes, written dates come back, time is linear."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extraction.dates import find_dates
from pipelines.extraction.shadow import fold
from tests.effort import tries

DAYS = st.dates(date(1970, 1, 1), date(2060, 12, 31))
WORDS = [
    "ngày", "tháng", "năm", "từ", "đến", "và", ",", "-", "–", "/", ".", "(", ")", "thứ Năm", "hôm nay",
    "trong hai ngày", "khai mạc", "mùng", "nov", "November", "May", "to", "and", "the", "of", "on", "Thursday",
    "today", "two-day", "in", "th", "\n", "\n\n", ":", "h", "%", "8", "11", "12", "31", "2015", "2021", "05",
    "16", "17", "8-11", "9/12", "số", "giai đoạn", "by", "tuần tới", ";", ". Ngày",
]  # fmt: skip
SCRAPS = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.integers(0, 3000).map(str),
        st.text(max_size=4),
    ),
    max_size=40,
)
TEXTS = st.one_of(st.text(max_size=200), st.builds(" ".join, SCRAPS), st.builds("".join, SCRAPS))
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip


def iso(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first}/{last}"


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(TEXTS, st.one_of(st.none(), DAYS), st.sampled_from(["vi", "en"]))
def test_any_text_is_read_without_harm(text: str, published: date | None, language: str) -> None:
    shadow = fold(text)
    found = find_dates(text, shadow, published, language)
    assert found == sorted(found, key=lambda m: (m.start, m.end, m.value))
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert (mention.first is None) == (mention.last is None)
        if mention.first is not None and mention.last is not None:
            assert mention.first <= mention.last
            assert mention.value == iso(mention.first, mention.last)
            assert mention.precision == "day"
        if mention.basis == "undecided":
            assert mention.first is None
            assert mention.doubt
        if published is None:
            assert mention.basis not in ("published", "relative")
    assert found == find_dates(text, shadow, published, language)


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(TEXTS, st.sampled_from(["vi", "en"]))
def test_the_words_of_a_date_alone_say_the_same(text: str, language: str) -> None:
    for mention in find_dates(text, fold(text), None, language):
        if mention.basis == "text" and mention.first is not None and not mention.doubt:
            words = text[mention.start : mention.end]
            again = [other.value for other in find_dates(words, fold(words), None, language)]
            assert mention.value in again, words


@st.composite
def ranges(draw: st.DrawFn) -> tuple[date, date]:
    first = draw(DAYS)
    return first, first + timedelta(days=draw(st.integers(1, 12)))


VI_DAY = ["ngày {d}/{m}/{y}", "ngày {d:02}/{m:02}/{y}", "ngày {d}-{m}-{y}", "ngày {d} tháng {m} năm {y}", "{d}.{m}.{y}",
          "sáng {d}/{m}/{y}", "({d}/{m}/{y})", "{y}-{m:02}-{d:02}", "ngày {d} tháng {m}/{y}",
          "ngày{d}/{m}/{y}"]  # fmt: skip
EN_DAY = ["{d} {name} {y}", "{name} {d}, {y}", "the {d}th of {name} {y}", "{short}. {d}, {y}", "{y}-{m:02}-{d:02}",
          "{d} {short} {y}", "{name} {d}th, {y}", "({d} {name} {y})"]  # fmt: skip
VI_RANGE = ["từ ngày {d}/{m}/{y} đến ngày {e}/{n}/{z}", "từ {d}/{m}/{y} - {e}/{n}/{z}", "từ {d}/{m} đến {e}/{n}/{z}",
            "từ ngày {d} tháng {m} năm {y} đến ngày {e} tháng {n} năm {z}", "{d}/{m}-{e}/{n}/{z}",
            "ngày {d}-{m}-{y} - {e}-{n}-{z}"]  # fmt: skip
EN_RANGE = ["from {d} {name} {y} to {e} {last} {z}", "{d} {name} – {e} {last} {z}", "{name} {d} - {last} {e}, {z}",
            "{name} {d}, {y} – {last} {e}, {z}", "from {name} {d} to {last} {e}, {z}"]  # fmt: skip
VI_SAME_MONTH = ["từ ngày {d}-{e}/{n}/{z}", "ngày {d} - {e}/{n}/{z}", "từ {d} đến {e} tháng {n} năm {z}",
                 "từ ngày {d} đến ngày {e}/{n}/{z}", "ngày {d}-{e} tháng {n} năm {z}",
                 "ngày {d} đến {e}-{n}-{z}"]  # fmt: skip
EN_SAME_MONTH = ["{d}-{e} {last} {z}", "from {d} to {e} {last} {z}", "{last} {d}-{e}, {z}",
                 "from {last} {d} to {e}, {z}",
                 "between {d} and {e} {last} {z}", "{d}th to {e}th {last} {z}", "{last} {d} – {e}, {z}"]  # fmt: skip


def written(form: str, first: date, last: date) -> str:
    name = MONTHS[first.month - 1]
    return form.format(
        d=first.day, m=first.month, y=first.year, e=last.day, n=last.month, z=last.year,
        name=name, last=MONTHS[last.month - 1], short=name[:3],
    )  # fmt: skip


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(DAYS, st.sampled_from([("vi", form) for form in VI_DAY] + [("en", form) for form in EN_DAY]))
def test_a_written_day_comes_back(day: date, form: tuple[str, str]) -> None:
    text = "Họp " + written(form[1], day, day) + " tại"
    assert [m.value for m in find_dates(text, fold(text), None, form[0])] == [day.isoformat()], text


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(ranges(), st.sampled_from([("vi", form) for form in VI_RANGE] + [("en", form) for form in EN_RANGE]))
def test_a_written_range_comes_back(days: tuple[date, date], form: tuple[str, str]) -> None:
    text = "Họp " + written(form[1], *days) + " tại"
    assert [m.value for m in find_dates(text, fold(text), None, form[0])] == [iso(*days)], text


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(ranges(), st.sampled_from([("vi", form) for form in VI_SAME_MONTH] + [("en", form) for form in EN_SAME_MONTH]))
def test_a_range_within_a_month_comes_back(days: tuple[date, date], form: tuple[str, str]) -> None:
    if days[0].month != days[1].month:
        return
    text = "Họp " + written(form[1], *days) + " tại"
    assert [m.value for m in find_dates(text, fold(text), None, form[0])] == [iso(*days)], text


@settings(max_examples=tries(100, 2_000), deadline=None)
@given(DAYS, st.integers(-170, 170))
def test_a_day_without_year_is_the_one_nearest_to_the_publication(day: date, distance: int) -> None:
    text = f"Ngày {day.day}/{day.month}, tại Huế"
    published = day + timedelta(days=distance)
    if day.month == 2 and day.day == 29:
        return
    (found,) = find_dates(text, fold(text), published, "vi")
    assert found.first == day


@pytest.mark.parametrize(
    "unit",
    [
        "1", "12/", "1-1-", "8-11 ", "ngày ", "5/8, ", "ngày 5 và ", "14, ", "tháng ", "November ", "Nov 5 and ",
        "(", " ", "\n",
        "thứ Năm (", "từ 5/8 đến ", "2016-2020 ", "today ", "two-day ", "khai mạc ngày 5/8 ", "ngày 15, ", "5 th ",
        ". ", "; ",
        "trong hai ngày 5/8 và khai mạc ", "ngày 8-11, ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_time_grows_with_the_length_alone(unit: str, language: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        shadow = fold(text)
        best = 9e9
        for _ in range(2):
            begun = time.process_time()
            find_dates(text, shadow, date(2021, 12, 17), language)
            best = min(best, time.process_time() - begun)
        return best

    seconds(100)
    short, long = seconds(2_000), seconds(16_000)
    assert long < 8 * 3 * short + 0.05, f"{unit!r}: {short:.4f} s for 2,000 characters, {long:.4f} s for 16,000"
