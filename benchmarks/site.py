"""Measures the pages of some 10,000 meetings and 30,000 notices: time to write them, their size, and use in a browser.

A tenth of them is generated, read and resolved as any notices are; the tables are then repeated ten times under other
identifiers, since reading them all would take longer than what is measured here.

python -m benchmarks.site [NOTICES [COPIES]]
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.corpus import Corpus, write_files
from pipelines.batches import read_batches
from pipelines.publishing.database import write_database
from pipelines.publishing.draft import Draft
from pipelines.publishing.parquet import write_tables
from pipelines.publishing.site import write_site
from pipelines.resolution import resolve
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from schemas import TABLES, vocabularies
from schemas.rules import literal, quoted

NOTICES, NOTICES_A_MEETING, COPIES, WORKERS, ROUNDS = 3_100, 3, 10, 2, 5
QUESTIONS = ("phúc lợi xã hội", "bao ve tre em", "social protection", "SOMSWD 17", "asean", "xyzzy")
# Columns that name a row of a table that is repeated.
IDS = frozenset({
    *("meeting_id", "notice_id", "evidence_id", "participant_id", "person_id", "institution_id", "review_id"),
    *("part_of", "duplicate_of", "from_meeting_id", "to_meeting_id", "raw_name"),
})  # fmt: skip


def repeat(folder: Path, copies: int) -> None:
    """Repeat each table of facts below `folder`, but the vocabularies, under other identifiers."""
    with duckdb.connect() as connection:
        for name, table in TABLES.items():
            if name in (*vocabularies.FILES, "sources"):
                continue
            path = folder / "tables" / f"{name}.parquet"
            columns = []
            for column in table.columns:
                told = quoted(column)
                if column in IDS:
                    told = f"{told} || '-' || copy AS {told}"
                elif column == "row_id":
                    # The first part is a meeting or a participant; topics and instruments name the notice next.
                    told = (
                        "regexp_replace(row_id, CASE WHEN table_name IN ('topics', 'instruments') "
                        "THEN '^([^|]+)\\|([^|]+)' ELSE '^([^|]+)' END, CASE WHEN table_name IN ('topics', "
                        "'instruments') THEN '\\1-' || copy || '|\\2-' || copy ELSE '\\1-' || copy END) AS row_id"
                    )
                columns.append(told)
            again = f"SELECT {', '.join(columns)} FROM read_parquet({literal(str(path))}), range({copies}) AS r(copy)"
            aside = path.with_suffix(".new")
            connection.execute(f"COPY ({again}) TO {literal(str(aside))} (FORMAT parquet)")
            aside.replace(path)


def build(place: Path, notices: int, copies: int) -> Draft:
    """A release's tables, and nothing else yet."""
    write_files(Corpus(notices_a_meeting=NOTICES_A_MEETING).items(0, notices), place / "raw")
    reports = read_batches(plan(scan_all(place / "raw")), place / "batches", workers=WORKERS)
    tables = resolve([report.folder for report in reports])
    draft = Draft(place / "release", place / "spill", "2026-11-22.1", date(2026, 11, 22), tables)
    draft.folder.mkdir()
    draft.spill.mkdir()
    write_tables(draft)
    repeat(draft.folder, copies)
    write_database(draft)
    return replace(draft, tables={})


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a plain web server on loopback, in a process of its own."""
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(folder), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{process.stdout.readline().split(' port ')[1].split()[0]}/site"
        finally:
            process.kill()


def opened(browser: Browser, url: str, ready: str) -> tuple[float, int]:
    """(milliseconds until a page opened anew is loaded and shows `ready`, bytes sent); the median of some rounds."""
    times, sent = [], 0
    for _ in range(ROUNDS):
        context = browser.new_context()
        page = context.new_page()
        page.goto("about:blank")
        start = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.locator(ready).first.wait_for()
        page.wait_for_load_state("load")
        times.append(1_000 * (time.perf_counter() - start))
        sent = page.evaluate("performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)")
        context.close()
    return statistics.median(times), sent


def found(page: Page, words: str) -> tuple[float, str]:
    """(milliseconds from the last key to the results on the page, what the page says of their number)."""
    answer: list[object] = page.evaluate(
        """async (words) => {
            const [input, status] = ["words", "shown"].map((id) => document.getElementById(id));
            const start = performance.now();
            const seen = new Promise((done) => new MutationObserver(() => {
                if (!status.textContent) return;
                if (document.querySelector("#found li") || !/^[0-9]/.test(status.textContent)) done();
            }).observe(document.querySelector("main"), {childList: true, subtree: true, characterData: true}));
            input.value = words;
            input.dispatchEvent(new Event("input", {bubbles: true}));
            await seen;
            return [performance.now() - start, status.textContent];
        }""",
        words,
    )
    return float(str(answer[0])), str(answer[1])


def use(folder: Path) -> Iterator[str]:
    """What it takes to use the pages in Chromium, as lines of Markdown."""
    chromium = shutil.which("chromium")
    if chromium is None:
        yield from ("No browser is installed, so that nothing was measured in one.", "")
        return
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield from ("| page, opened anew | usable after ms | kB sent |", "|---|---:|---:|")
        whole = "footer"
        listed = "#filters:not([hidden])"
        meeting = min((folder / "site" / "en" / "meetings").iterdir()).name
        for path, ready in (
            ("en/index.html", whole),
            (f"en/meetings/{meeting}", whole),
            ("en/meetings.html", listed),
            ("vi/notices.html", listed),
            ("en/search.html?q=asean", "#found li"),
        ):
            took, sent = opened(browser, f"{address}/{path}", ready)
            yield f"| `{path.replace(meeting, 'MEETING.html')}` | {took:,.0f} | {sent / 1_000:,.0f} |"
        yield from ("", "| sought | found | first results after ms | asked again |", "|---|---|---:|---:|")
        page = browser.new_page()
        page.goto(f"{address}/en/search.html?q=meeting")
        page.locator("#found li").first.wait_for()
        for words in QUESTIONS:
            first, told = found(page, words)
            found(page, f"{words} asean")
            again = statistics.median([found(page, words)[0], *(found(page, f"{words} ")[0] for _ in range(2))])
            yield f"| `{words}` | {told} | {first:,.0f} | {again:,.0f} |"
        browser.close()
    yield ""


def lines(notices: int = NOTICES, copies: int = COPIES) -> list[str]:
    """The measurements as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        draft = build(Path(name), notices, copies)
        start = time.perf_counter()
        written = write_site(draft)
        took = time.perf_counter() - start
        told = {
            table: duckdb.sql(f"SELECT count(*) FROM read_parquet({literal(str(draft.table_path(table)))})").fetchall()
            for table in ("notices", "meetings", "persons", "evidence")
        }
        counts = ", ".join(f"{rows[0][0]:,} {table}" for table, rows in told.items())
        return [
            "## Pages",
            "",
            f"{counts}: {len(written):,} files of {sum(file.byte_count for file in written) / 1e6:,.0f} MB in "
            f"{took:,.0f} s on {len(os.sched_getaffinity(0))} cores.",
            "",
            *use(draft.folder),
        ]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    print("\n".join(lines(*map(int, arguments))))


if __name__ == "__main__":
    main(sys.argv[1:])
