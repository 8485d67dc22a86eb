"""Measures the screening of web archives beside bare iteration over the same records, streamed and never stored."""

from __future__ import annotations

import argparse
import gzip
import io
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import IO, cast

import fastwarc

from benchmarks.corpus import Corpus, warc_record
from benchmarks.wording import as_page, tell
from pipelines.sources.warc.ingest import Tally, screened

RECORDS = 200_000
PAGE_BYTES = 65_536
NOTICE_EVERY = 1_000
# Pages of something else are made once and come again and again; so many are more than a processor's cache holds.
OTHERS = 500
AT = datetime(2021, 12, 20, tzinfo=UTC)
# What is asked for: records a second on one core, and the share of bare iteration's speed.
WANTED, WANTED_SHARE, WANTED_MEMORY = 2_000, 0.5, 500


@dataclass(frozen=True, slots=True)
class Measured:
    """Records a second of processor time, the making of the stream included; notices kept, of all there were."""

    bare: float
    screened: float
    kept: int
    notices: int
    memory_mb: float


class _Stream(io.RawIOBase):
    """A file that is made while it is read."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._left, self._place = parts, b"", 0

    def tell(self) -> int:
        return self._place

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._left:
            self._left = next(self._parts, b"")
        part, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        self._place += len(part)
        return part


def _member(url: str, page: str) -> bytes:
    return gzip.compress(warc_record(url, AT, page.encode()), 6, mtime=0)


def _other(number: int) -> str:
    """A page of news in two languages that names no ASEAN: text, links and scripts, as long as a notice's page."""
    choose = Random(number)
    words = ["giá", "rau", "chợ", "sáng nay", "trời mưa", "xe tải", "công ty", "bóng đá", "market", "prices", "rise"]
    parts = [f"<html><head><meta charset=utf-8><title>{number}</title></head><body>"]
    length = 0
    while length < PAGE_BYTES:
        text = " ".join(choose.choices(words, k=choose.randrange(8, 40)))
        part = f'<li class="item"><a href="/tin/{choose.randrange(10**6)}.html" title="{text[:20]}">{text}</a></li>\n'
        parts.append(part)
        length += len(part.encode())
    return "".join(parts)


def _archive(records: int) -> tuple[list[bytes], list[bytes]]:
    """The gzip members of other pages, and those of the notices, each different."""
    corpus = Corpus()
    others = [_member(f"http://news.example/{number}", _other(number)) for number in range(OTHERS)]
    notices = []
    for number in range(records // NOTICE_EVERY):
        choose = Random(number)
        telling = tell(corpus.meeting(number), choose)
        notices.append(_member(f"http://ministry.example/{number}", as_page(telling, number, PAGE_BYTES, choose)[1]))
    return others, notices


def _parts(records: int, others: list[bytes], notices: list[bytes]) -> Iterator[bytes]:
    for number in range(records):
        place, rest = divmod(number, NOTICE_EVERY)
        yield notices[place] if rest == NOTICE_EVERY // 2 and place < len(notices) else others[number % len(others)]


def measure(records: int = RECORDS) -> Measured:
    """Stream so many records of 64 KB, once bare and once through the screening, one in a thousand a notice."""
    others, notices = _archive(records)

    def stream() -> IO[bytes]:
        return cast("IO[bytes]", _Stream(_parts(records, others, notices)))

    start = time.process_time()
    bare = sum(1 for _ in fastwarc.ArchiveIterator(stream()))
    iterated = time.process_time()
    tally = Tally()
    kept = sum(1 for _ in screened(stream(), tally))
    end = time.process_time()
    assert bare == tally.seen == records
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(records / (iterated - start), records / (end - iterated), kept, len(notices), memory)


def lines(records: int = RECORDS) -> list[str]:
    """The section on web archives of RESULTS.md."""
    found = measure(records)
    return [
        "## Screening of web archives, one core",
        "",
        f"{records:,} responses of 64 KB, gzip, streamed; one in {NOTICE_EVERY:,} is a notice; {found.kept} of"
        f" {found.notices} notices kept. Peak memory {found.memory_mb:.0f} MB (wanted: at most {WANTED_MEMORY}).",
        "",
        "| what | records a second | wanted | times bare |",
        "|---|---:|---:|---:|",
        f"| bare iteration by fastwarc | {found.bare:,.0f} | | 1.00 |",
        f"| screening | {found.screened:,.0f} | {WANTED:,} and {WANTED_SHARE} of bare |"
        f" {found.screened / found.bare:.2f} |",
        "",
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screening", description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    print("\n".join(lines(parser.parse_args().records)))
