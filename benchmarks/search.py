"""Measures the search of the DuckDB file on 100,000 notices of about 3 KB: time to answer, to make, and size on disk.

The texts are sentences of the annotated notices in the order of a seed, with a part of their words exchanged, so that
pairs of words are as many and as various as in as many real pages.
"""

from __future__ import annotations

import hashlib
import random
import re
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.publishing.database import write_database
from pipelines.publishing.draft import DATABASE, Draft
from pipelines.publishing.parquet import write_tables
from schemas import TABLES, vocabularies
from schemas.arrow import arrow_schema
from tests.counterexamples.examples import valid_tables

ROOT = Path(__file__).parents[1]
NOTICES, MEETINGS, TEXT_BYTES = 100_000, 20_000, 3_000
EXCHANGED, VARIANTS, ROUNDS = 0.12, 40, 7
# Common and rare words, phrases in both languages, other scripts, nothing to find.
QUESTIONS = (
    *("phúc lợi xã hội", "bao ve tre em", "asean", "the meeting of the senior officials", "social protection"),
    *("Hội nghị Bộ trưởng", "older persons Japan", "nguoi khuyet tat viet nam", "SOMSWD 17", "高齢化", "xyzzy"),
)


def sentences() -> list[str]:
    """The sentences of the annotated notices, each in several variants."""
    rng = random.Random(5)
    said = []
    for path in sorted((ROOT / "tests" / "gold").glob("*/notices/*.txt")):
        said += [one for one in re.split(r"(?<=[.!?])\s+", path.read_text("utf-8")) if 30 < len(one) < 600]
    words = sorted({word for one in said for word in one.split()})
    return [
        " ".join(rng.choice(words) if rng.random() < EXCHANGED else word for word in one.split())
        for one in said
        for _ in range(VARIANTS)
    ]


def tables(notices: int = NOTICES, meetings: int = MEETINGS) -> dict[str, pa.Table]:
    """A release's tables with so many notices; each speaks of one or two meetings."""
    rng, pool, made = random.Random(7), sentences(), valid_tables()
    notice, meeting = made["notices"].to_pylist()[0], made["meetings"].to_pylist()[0]
    rows: dict[str, list[dict[str, Any]]] = {"notices": [], "meetings": [], "meeting_notices": []}
    series = made["series"].column("series_code").to_pylist()
    for number in range(meetings):
        rows["meetings"].append(
            meeting
            | {"meeting_id": f"m-{number}", "series_code": rng.choice(series), "ordinal": 1 + number % 900}
            | {"start_date": date(1975, 1, 1) + timedelta(days=number), "end_date": None, "date_precision": "day"}
            | {"title_en": rng.choice(pool)[:90], "title_vi": None, "part_of": None, "theme": rng.choice(pool)[:80]}
        )
    for number in range(notices):
        parts, length = [], 0
        wanted = max(500.0, rng.gauss(TEXT_BYTES, TEXT_BYTES / 4))
        while length < wanted:
            parts.append(rng.choice(pool))
            length += len(parts[-1].encode())
        text = " ".join(parts)
        digest = hashlib.sha256(text.encode()).hexdigest()
        rows["notices"].append(
            notice
            | {"notice_id": f"n-{number}", "raw_name": f"load/{number}.txt", "raw_sha256": digest, "text": text}
            | {"text_sha256": digest, "title": parts[0][:80], "url": None, "duplicate_of": None}
            | {"published_on": None, "published_at": None}
        )
        spoken_of = {f"m-{rng.randrange(meetings)}" for _ in range(1 + number % 2)}
        rows["meeting_notices"] += [
            {"meeting_id": one, "notice_id": f"n-{number}", "relation": rng.choice(("reports", "references"))}
            for one in sorted(spoken_of)
        ]
    kept = {
        name: table if name in (*vocabularies.FILES, "sources") else table.slice(0, 0) for name, table in made.items()
    }
    return kept | {name: pa.Table.from_pylist(some, schema=arrow_schema(TABLES[name])) for name, some in rows.items()}


def milliseconds(database: duckdb.DuckDBPyConnection, sql: str, sought: str) -> float:
    """The median time of some rounds to have all rows of the answer, after one that warms up."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        database.execute(sql, [sought]).fetchall()
        times.append(1_000 * (time.perf_counter() - start))
    return statistics.median(times[1:])


def lines(notices: int = NOTICES, meetings: int = MEETINGS) -> list[str]:
    """The results as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        draft = Draft(home / "release", home / "spill", "2026-11-22.1", date(2026, 11, 22), tables(notices, meetings))
        draft.folder.mkdir()
        draft.spill.mkdir()
        write_tables(draft)
        start = time.perf_counter()
        write_database(draft)
        wrote = time.perf_counter() - start
        path = draft.folder / DATABASE
        rows = []
        with duckdb.connect(path, read_only=True) as database:
            stored = database.sql("SELECT total_blocks * block_size FROM pragma_database_size()").fetchall()[0][0]
            words, places = database.sql("SELECT count(*), sum(len(documents)) FROM search_words").fetchall()[0]
            took = database.sql(
                "SELECT count(DISTINCT block_id) * 16384 FROM pragma_storage_info('search_words') WHERE block_id >= 0"
            ).fetchall()[0][0]
            for sought in QUESTIONS:
                found = database.execute("SELECT count(*) FROM meetings_about(?)", [sought]).fetchall()[0][0]
                texts = database.execute("SELECT count(*) FROM notices_about(?)", [sought]).fetchall()[0][0]
                first = milliseconds(database, "FROM meetings_about(?) LIMIT 20", sought)
                notice = milliseconds(database, "FROM notices_about(?) LIMIT 20", sought)
                rows.append(f"| `{sought}` | {texts:,} | {notice:.0f} | {found:,} | {first:.0f} |")
    return [
        "## Search without diacritics",
        "",
        f"{notices:,} notices of about {TEXT_BYTES:,} bytes and {meetings:,} meetings, DuckDB {duckdb.__version__}: "
        f"the median of {ROUNDS} rounds, in milliseconds, for the first 20 rows of an answer that is ranked whole.",
        "",
        "| sought | notices found | `notices_about` | meetings found | `meetings_about` |",
        "|---|---:|---:|---:|---:|",
        *rows,
        "",
        f"The DuckDB file takes {stored / 1e6:,.0f} MB, of which the words of the search ({words:,} words and pairs, "
        f"{places:,} places) {took / 1e6:,.0f} MB; it was written in {wrote:,.0f} s.",
        "",
    ]


if __name__ == "__main__":
    print("\n".join(lines()))
