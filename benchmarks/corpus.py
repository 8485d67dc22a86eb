"""Generates notices for load, with the facts known: any number, the same for the same seed, one at a time.

    python -m benchmarks.corpus FOLDER --count 10000            files of a drop folder
    python -m benchmarks.corpus FILE.warc.gz --count 10000      those that have an address, as a web archive

Each item follows from the seed and its number alone, so that a part can be made anywhere without the rest. `known`
tells what a release of some items must say, and `compare` what it says otherwise.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import duckdb

from benchmarks.wording import (
    COUNTRIES,
    EVENTS,
    SUBJECTS,
    THEMES,
    Country,
    Meeting,
    Telling,
    as_page,
    as_text,
    junk,
    tell,
)
from schemas import vocabularies
from schemas.rules import literal

# Notices of one meeting, on average; meetings without a series, one in so many; numbers of a series.
NOTICES_A_MEETING = 6
WORKSHOP_EVERY = 4
ORDINALS = 900
FILES_A_FOLDER = 500
# Series that are neither a meeting of their own nor told by name alone.
UNUSED = frozenset({"OTHER", "AOSWADA", "SLOM-WG", "ACW-ACWC"})
DAYS_APART = 11
BEGIN = date(1996, 1, 8)


@dataclass(frozen=True, slots=True)
class Item:
    """One raw item. `kind`: notice, copy (the text of an earlier one elsewhere), fetched-again, junk.

    `meeting` and `telling` are what it tells; None for junk. `reason` is that of its rejection, if it is to be one.
    """

    number: int
    name: str
    content: bytes
    kind: str
    url: str | None = None
    retrieved_at: datetime | None = None
    meeting: Meeting | None = None
    telling: Telling | None = None
    reason: str | None = None

    @property
    def sidecar(self) -> str | None:
        """What lies beside the file, or None."""
        if self.url is None:
            return None
        kind = "text/plain" if self.name.endswith(".txt") else "text/html"
        said = {"url": self.url, "content_type": f"{kind}; charset=utf-8"}
        if self.retrieved_at is not None:
            said["retrieved_at"] = self.retrieved_at.isoformat()
        return json.dumps(said)


@dataclass(frozen=True, slots=True)
class Series:
    """A series that meetings are made of; `plus_three` is the one with the three partners that belongs to it."""

    code: str
    slug: str
    name_vi: str
    name_en: str
    plus_three: str | None


class Corpus:
    """All items of a seed. `pages` is the share of HTML pages, `page_bytes` how long each is at least."""

    def __init__(
        self, seed: int = 1, pages: float = 0.2, page_bytes: int = 8_192, *, notices_a_meeting: int = NOTICES_A_MEETING
    ) -> None:
        self.seed, self.pages, self.page_bytes = seed, pages, page_bytes
        self.notices_a_meeting = notices_a_meeting
        rows = vocabularies.table("series").to_pylist()
        codes = {row["series_code"] for row in rows}
        self.series = [
            Series(
                row["series_code"], row["slug"], row["name_vi"], row["name_en"],
                plus if (plus := f"{row['series_code']}+3") in codes else None,
            )
            for row in rows
            if row["series_code"] not in UNUSED
        ]  # fmt: skip

    def meeting(self, number: int) -> Meeting:
        """The meeting with this number: three of four are of a series, the fourth is a workshop."""
        if number % WORKSHOP_EVERY == WORKSHOP_EVERY - 1:
            return self._workshop(number)
        counted = number - number // WORKSHOP_EVERY
        place, turn = counted % len(self.series), counted // len(self.series)
        return self._of_series(place, turn % ORDINALS + 1, number)

    def _of_series(self, place: int, ordinal: int, number: int) -> Meeting:
        series = self.series[place]
        # A meeting with the three partners is held with the one that it belongs to: the same facts but for the name.
        base = series.code.removesuffix("+3")
        choose = Random(f"{self.seed}/{base}/{ordinal}")
        first = BEGIN + timedelta(days=ordinal * DAYS_APART + choose.randrange(4))
        return Meeting(
            number, series.code, series.name_vi, series.name_en, ordinal, *self._facts(choose, first),
            plus_three=series.plus_three,
        )  # fmt: skip

    def _workshop(self, number: int) -> Meeting:
        choose = Random(f"{self.seed}/workshop/{number}")
        first = BEGIN + timedelta(days=choose.randrange(ORDINALS * DAYS_APART))
        (event_vi, event_en), topic = choose.choice(EVENTS), choose.choice(list(SUBJECTS))
        about_vi, about_en = SUBJECTS[topic]
        return Meeting(
            number, "OTHER", f"{event_vi} về {about_vi}", f"{event_en} on {about_en.title().replace(' And ', ' and ')}",
            None, *self._facts(choose, first),
        )  # fmt: skip

    def _facts(
        self, choose: Random, first: date
    ) -> tuple[date, date, str, Country, Country, tuple[str, str], tuple[str, str] | None]:
        last = first + timedelta(days=choose.choice((0, 0, 1, 1, 2)))
        mode = choose.choices(("in-person", "online", "hybrid"), (6, 2, 1))[0]
        host = choose.choice(COUNTRIES)
        one, other = choose.sample(list(SUBJECTS), 2)
        theme = choose.choice(THEMES) if choose.random() < 0.5 else None
        return first, last, mode, host, choose.choice((host, choose.choice(COUNTRIES))), (one, other), theme

    def item(self, number: int) -> Item:
        """The item with this number."""
        choose = Random(f"{self.seed}-{number}")
        folder = f"load/{number // FILES_A_FOLDER:05d}"
        luck = choose.random()
        if luck < 0.03:
            ending, content, reason = junk(number, choose)
            return Item(number, f"{folder}/{number:08d}{ending}", content, "junk", reason=reason)
        if luck < 0.06 and number % self.notices_a_meeting:
            earlier = self.item(number - 1)
            if earlier.meeting is not None and earlier.kind == "notice":
                return self._again(number, folder, earlier, same_page=luck < 0.045 and earlier.url is not None)
        meeting = self.meeting(number // self.notices_a_meeting)
        telling = tell(meeting, choose)
        url = f"https://www.example.org/{telling.language}/notice-{number}" if choose.random() < 0.4 else None
        retrieved = telling.published.replace(tzinfo=UTC) + timedelta(days=30) if url else None
        if choose.random() < self.pages:
            ending, (_, text) = ".html", as_page(telling, number, self.page_bytes, choose)
        else:
            ending, text = ".txt", as_text(telling, choose)
        return Item(
            number, f"{folder}/{number:08d}{ending}", text.encode(), "notice", url, retrieved, meeting, telling
        )  # fmt: skip

    def _again(self, number: int, folder: str, earlier: Item, *, same_page: bool) -> Item:
        """The page of an earlier item fetched again under its own address, or its text under another."""
        ending = Path(earlier.name).suffix
        at = earlier.retrieved_at + timedelta(days=1) if earlier.retrieved_at else None
        return Item(
            number, f"{folder}/{number:08d}{ending}", earlier.content, "fetched-again" if same_page else "copy",
            earlier.url if same_page else None, at if same_page else None, earlier.meeting, earlier.telling,
        )  # fmt: skip

    def items(self, start: int, stop: int) -> Iterator[Item]:
        """The items from `start` to before `stop`, one at a time."""
        return map(self.item, range(start, stop))


# What a release of them must say


@dataclass(slots=True)
class Known:
    """What items tell: by meeting key its facts, each column with its value; how many of each kind there are."""

    meetings: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    chairs: set[tuple[str, str]] = field(default_factory=set)
    topics: set[tuple[str, str]] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    rejected: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    items: int = 0
    copies: int = 0


def known(corpus: Corpus, items: Iterable[Item]) -> Known:
    """The facts that the items state."""
    facts = Known()
    slugs = {series.code: series.slug for series in corpus.series}
    for item in items:
        facts.items += 1
        facts.copies += item.kind in ("copy", "fetched-again")
        if item.reason is not None:
            facts.rejected[item.reason] += 1
        meeting, telling = item.meeting, item.telling
        if meeting is None or telling is None or meeting.ordinal is None:
            continue
        key = f"{slugs[meeting.series]}-{meeting.ordinal}"
        told = facts.meetings[key]
        told["status"] = "reported"
        place = {"city": meeting.host.city, "country_code": meeting.host.code, "mode": meeting.mode}
        theme = meeting.theme[telling.language == "en"] if meeting.theme else ""
        days = {"start_date": meeting.first.isoformat(), "end_date": meeting.last.isoformat()}
        for column, value in (place | days).items():
            if column in telling.stated:
                told[column] = value
        if "theme" in telling.stated:
            # Notices in both languages give it in both; either may be published.
            told["theme"] = "|".join(sorted({*filter(None, told.get("theme", "").split("|")), theme}))
        if "chair" in telling.stated:
            facts.chairs.add((key, meeting.chair.code))
        facts.topics |= {(key, topic) for topic in meeting.topics}
        if telling.earlier:
            facts.named.add(f"{slugs[meeting.series]}-{meeting.ordinal - 1}")
        if telling.plus_three and meeting.plus_three:
            facts.named.add(f"{slugs[meeting.plus_three]}-{meeting.ordinal}")
    return facts


@dataclass(frozen=True, slots=True)
class Difference:
    """Of `known` facts of one kind, how many the release has; `others` that it has beside them; some that it lacks."""

    kind: str
    known: int
    found: int
    others: int
    examples: tuple[str, ...]

    @property
    def share(self) -> float:
        """Known facts found."""
        return self.found / self.known if self.known else 1.0


def compare(facts: Known, release: Path) -> list[Difference]:
    """What a release (a folder) says of the meetings with a number, against what is known."""
    said: dict[str, set[tuple[str, str]]] = defaultdict(set)
    columns = ("start_date", "end_date", "mode", "city", "country_code", "theme", "status")
    tables = {name: f"read_parquet({literal(str(release / 'tables' / f'{name}.parquet'))})" for name in
              ("meetings", "chairs", "topics")}  # fmt: skip
    with duckdb.connect() as connection:
        numbered = f"FROM {tables['meetings']} WHERE ordinal IS NOT NULL AND series_code <> 'OTHER'"
        shown = ", ".join(f"CAST({column} AS VARCHAR)" for column in columns)
        for row in connection.execute(f"SELECT meeting_id, {shown} {numbered}").fetchall():
            said["meeting"].add((row[0], ""))
            for column, value in zip(columns, row[1:], strict=True):
                if value is not None:
                    said[column].add((row[0], value))
        inside = f"WHERE meeting_id IN (SELECT meeting_id {numbered})"
        chairs = connection.execute(f"SELECT meeting_id, country_code FROM {tables['chairs']} {inside}").fetchall()
        topics = connection.execute(
            f"SELECT DISTINCT meeting_id, topic_code FROM {tables['topics']} {inside}"
        ).fetchall()
        said["chair"], said["topic"] = set(chairs), set(topics)
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    told["meeting"] = {(key, "") for key in {*facts.meetings, *facts.named}}
    told["chair"], told["topic"] = facts.chairs, facts.topics
    for key, values in facts.meetings.items():
        for column, value in values.items():
            one_of = value.split("|")
            right = [each for each in one_of if (key, each) in said[column]]
            told[column].add((key, (right or one_of)[0]))
    differences = []
    for kind in ("meeting", *columns, "chair", "topic"):
        lacking = sorted(told[kind] - said[kind])
        others = len(said[kind] - told[kind])
        examples = tuple(f"{key} {value}".strip() for key, value in lacking[:5])
        differences.append(Difference(kind, len(told[kind]), len(told[kind]) - len(lacking), others, examples))
    return differences


# Writing


def write_files(items: Iterable[Item], folder: Path) -> int:
    """Write the items below `folder`, sidecars beside them. Returns how many."""
    count, last = 0, None
    for item in items:
        count += 1
        path = folder / item.name
        if path.parent != last:
            path.parent.mkdir(parents=True, exist_ok=True)
            last = path.parent
        path.write_bytes(item.content)
        if item.sidecar is not None:
            path.with_name(path.name + ".meta.json").write_text(item.sidecar, "utf-8")
    return count


def warc_record(url: str, at: datetime, body: bytes, *, status: int = 200, headers: str = "") -> bytes:
    """A response as crawlers archive it, uncompressed. `headers` are those of HTTP beside the status line."""
    block = f"HTTP/1.1 {status} -\r\n{headers or 'Content-Type: text/html; charset=utf-8'}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write_warc(items: Iterable[Item], path: Path) -> int:
    """Write the items that have an address as the responses of one WARC file. Returns how many."""
    count = 0
    with path.open("wb") as file:
        for item in items:
            if item.url is None or item.retrieved_at is None:
                continue
            kind = "text/plain" if item.name.endswith(".txt") else "text/html"
            headers = f"Content-Type: {kind}; charset=utf-8"
            record = warc_record(item.url, item.retrieved_at, item.content, headers=headers)
            file.write(gzip.compress(record, 6, mtime=0))
            count += 1
    return count


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description="Generate notices for load.")
    parser.add_argument("to", type=Path, metavar="FOLDER|FILE.warc.gz")
    parser.add_argument("--count", type=int, default=10_000, help="items to make")
    parser.add_argument("--start", type=int, default=0, help="number of the first")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=float, default=0.2, help="share of HTML pages, 0 to 1")
    parser.add_argument("--page-bytes", type=int, default=8_192)
    options = parser.parse_args()
    corpus = Corpus(options.seed, options.pages, options.page_bytes)
    items = corpus.items(options.start, options.start + options.count)
    write = write_warc if options.to.name.endswith(".warc.gz") else write_files
    print(f"{write(items, options.to):,} items in {options.to}", file=sys.stderr)


if __name__ == "__main__":
    main()
