"""The words of the search as the pages have them: what is coded is what the database says, in either of its forms."""

from __future__ import annotations

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publishing.site.release import Contents
from pipelines.publishing.site.search import words_of
from tests.effort import tries

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
NUMBERS = st.lists(st.sets(st.integers(0, 65_535), min_size=1, max_size=40).map(sorted), min_size=1, max_size=5)


def decoded(code: str) -> list[int]:
    """As search.js does it."""
    numbers, number, step, shift = [], -1, 0, 0
    for letter in code:
        digit = LETTERS.index(letter)
        step |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            number += step
            numbers.append(number)
            step = shift = 0
    return numbers


def told(rows: list[tuple[str, int, list[int], bool]]) -> list[tuple[str, int, int, list[int]]]:
    """The words of a database with these rows: word, part, numbers, and whether these are kept as bits."""
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS indexed")
        connection.execute(
            "CREATE TABLE indexed.search_words (word VARCHAR, shard SMALLINT, documents USMALLINT[], bits BIT)"
        )
        for word, part, numbers, as_bits in rows:
            bits = "(SELECT bitstring_agg(n, 0, 65535) FROM (SELECT CAST(unnest($3) AS INTEGER) AS n))"
            connection.execute(
                f"INSERT INTO indexed.search_words SELECT $1, $2, {'NULL' if as_bits else '$3'}, "
                f"{bits if as_bits else 'NULL'}",
                [word, part, numbers],
            )
        found = words_of(Contents(connection, None))
        return [(word, part, count, decoded(code)) for word, part, count, code in found]


@settings(max_examples=tries(20, 2_000))
@given(NUMBERS)
def test_numbers_come_back_whatever_their_steps(lists):
    rows = [(f"w{place}", 0, numbers, False) for place, numbers in enumerate(lists)]
    assert told(rows) == [(word, part, len(numbers), numbers) for word, part, numbers, _ in rows]


def test_a_word_of_many_documents_comes_from_its_bits_and_parts_stay_apart():
    many = list(range(0, 65_536, 3))
    rows = [("few", 0, [0, 7, 65_535], False), ("many", 0, many, True), ("many", 1, [1], False)]
    assert told(rows) == [(word, part, len(numbers), numbers) for word, part, numbers, _ in rows]
