"""Makes the register's files from the tables of facts that it began with. A record of how it came to be, run by a test.

    python tools/convert_register.py FOLDER_OF_TABLES FOLDER_OF_FILES

The files in raw/register/ have grown since: this does not make them anew, and refuses to write over a file.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipelines.register.entries import Entry, Participant, parse
from pipelines.register.format import entry_text, file_text, slug_of

Row = dict[str, str]
Meeting = tuple[str, str, str]


def convert(tables: Path) -> dict[str, list[Entry]]:
    """The entries of each series: the rows of `meetings.csv` with their participants, and what `supplement.csv` adds.

    Raises ValueError for a row of the other two tables that belongs to no meeting.
    """
    participants: dict[Meeting, list[Participant]] = defaultdict(list)
    for row in _rows(tables / "participants.csv"):
        participants[_meeting(row)].append(_participant(row))
    supplement = {_meeting(row): row for row in _rows(tables / "supplement.csv")}
    entries: dict[str, list[Entry]] = defaultdict(list)
    for row in _rows(tables / "meetings.csv"):
        meeting = _meeting(row)
        more = supplement.pop(meeting, {})
        entries[row["series_code"]].append(_entry(row, participants.pop(meeting, []), more))
    left = [*participants, *supplement]
    if left:
        raise ValueError(f"these rows belong to no meeting: {left}")
    return dict(entries)


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {key: unicodedata.normalize("NFC", value) for key, value in row.items()}


def _meeting(row: Row) -> Meeting:
    return row["series_code"], row["ordinal"], row["start_date"]


def _entry(row: Row, participants: list[Participant], more: Row) -> Entry:
    chairs = _codes(row["chair_country_codes"])
    return Entry(
        series_code=row["series_code"],
        sources=tuple(map(_address, row["source_urls"].split())),
        ordinal=int(row["ordinal"]) if row["ordinal"] else None,
        title_en=more.get("title_en") or None,
        start_date=row["start_date"] or None,
        end_date=row["end_date"] or None,
        mode=row["mode"] or None,
        city=row["city"] or None,
        country_code=row["country_code"] or None,
        theme=row["theme"] or None,
        part_of=row["part_of"] or None,
        # Two countries in the chair are an ASEAN chair and a partner who hold it together.
        chairs=chairs if len(chairs) == 1 else (),
        co_chairs=chairs if len(chairs) > 1 else (),
        vice_chairs=_codes(row["vice_chair_country_codes"]),
        partners=_codes(row["partner_codes"]),
        topics=_codes(row["topic_codes"]),
        instruments=_codes(row["instrument_codes"]),
        relation=more.get("relation") or "reports",
        note=row["note"] or None,
        participants=tuple(participants),
    )


def _participant(row: Row) -> Participant:
    return Participant(
        kind=row["kind"],
        role=row["role"],
        source=_address(row["source_url"]),
        name=row["name"] or None,
        position=row["position"] or None,
        organisation=row["organisation"] or None,
        country_code=row["country_code"] or None,
    )


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _address(url: str) -> str:
    """An address in the form in which a text can hold it: an apostrophe would end it."""
    return url.replace("'", "%27")


def main(tables: Path, files: Path) -> None:
    """Write each series' file into an empty folder."""
    files.mkdir(parents=True, exist_ok=True)
    for series_code, entries in sorted(convert(tables).items()):
        for entry in entries:
            if parse(entry_text(entry)).entry != entry:
                raise ValueError(f"{entry.name} is not read as it was written")
        with (files / f"{slug_of(series_code)}.yaml").open("x", encoding="utf-8", newline="\n") as file:
            file.write(file_text(series_code, entries))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
