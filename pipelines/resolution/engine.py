"""The DuckDB connection that resolution works in, and the small words that its queries share. No rule of resolution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from pipelines.corrections.decisions import Alias
from pipelines.corrections.entries import VOCABULARIES
from schemas import TABLES, vocabularies
from schemas.engine import connect
from schemas.rules import literal, quoted

MACROS = (
    # Lower case without diacritics and punctuation: what stays when two people write the same.
    """CREATE MACRO folded(t) AS trim(regexp_replace(
        lower(strip_accents(replace(replace(t, 'đ', 'd'), 'Đ', 'd'))), '[^\\p{L}\\p{N}]+', ' ', 'g'))""",
    # At most 60 characters, whole words.
    """CREATE MACRO slug(t) AS trim(regexp_replace(regexp_replace(
        left(replace(folded(t), ' ', '-') || '-', 61), '[^-]*$', ''), '[^a-z0-9]+', '-', 'g'), '-')""",
    # A stable id from the parts that make a row what it is.
    """CREATE MACRO digest(parts) AS
        left(sha256(array_to_string(list_transform(parts, lambda part: coalesce(part, '')), chr(31))), 16)""",
    # The day that an ISO date cut to its precision stands for: the first of its month or year.
    """CREATE MACRO first_day(t) AS TRY_CAST(
        CASE length(t) WHEN 4 THEN t || '-01-01' WHEN 7 THEN t || '-01' ELSE t END AS DATE)""",
    "CREATE MACRO precision_of(t) AS CASE length(t) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END",
)


@contextmanager
def connected(
    memory_limit: str | None = None, spill: Path | None = None, aliases: Sequence[Alias] = ()
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that holds the vocabularies and the macros, and moves to disk what does not fit.

    `memory_limit` is DuckDB's ("2GB"). What does not fit goes to the folder `spill`, a temporary one by default.
    `aliases` are words that people added to the vocabularies.
    """
    with TemporaryDirectory(dir=spill, prefix="resolution-") as folder, connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"SET temp_directory = {literal(folder)}")
        if memory_limit is not None:
            connection.execute(f"SET memory_limit = {literal(memory_limit)}")
        for macro in MACROS:
            connection.execute(macro)
        for name, rows in vocabularies.tables().items():
            connection.register(name, _extended(name, rows, aliases))
        yield connection


def _extended(name: str, rows: pa.Table, aliases: Sequence[Alias]) -> pa.Table:
    """A vocabulary with the words that people added behind its own."""
    added: defaultdict[str, list[str]] = defaultdict(list)
    for alias in aliases:
        if alias.vocabulary == name:
            added[alias.code].append(alias.words)
    if not added or "aliases" not in rows.column_names:
        return rows
    code = VOCABULARIES[name]
    told = [
        row | {"aliases": [*row["aliases"], *(word for word in added[row[code]] if word not in row["aliases"])]}
        for row in rows.to_pylist()
    ]
    return pa.Table.from_pylist(told, schema=rows.schema)


def cases(value: str, places: Mapping[str, int]) -> str:
    """SQL for the place that a code has in `places`, after all of them where it has none."""
    whens = " ".join(f"WHEN {literal(code)} THEN {place}" for code, place in places.items())
    return f"CASE {value} {whens} ELSE {len(places)} END"


def ranks(*codes: str) -> dict[str, int]:
    """The codes with their places, the strongest first."""
    return {code: rank for rank, code in enumerate(codes)}


def key_sql(table: str, alias: str = "") -> str:
    """SQL for a row's key as evidence writes it: its parts joined by a bar."""
    prefix = f"{alias}." if alias else ""
    return "concat_ws('|', " + ", ".join(prefix + quoted(name) for name in TABLES[table].primary_key) + ")"
