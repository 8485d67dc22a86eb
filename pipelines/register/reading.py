"""One entry of the register as a notice and its claims, each with its place in the entry's text. Decides nothing."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path as FilePath

from pipelines.model import Claim, Extraction, Notice, Rejection
from pipelines.register.entries import Entry, EntryError, Parsed, Path, parse, split_key
from pipelines.register.files import Piece, pieces
from pipelines.sources.drop_folder import RawItem
from schemas import vocabularies

SOURCE = "register"
LANGUAGE = "en"
_CURE = "Correct the entry; `asean-meetings register check` says which line it is."
_PRECISION = {4: "year", 7: "month", 10: "day"}


def read_entry(item: RawItem) -> tuple[Notice, Extraction] | Rejection:
    """The entry that a raw item names, as a notice of kind `register` and its claims.

    A rejection is `vanished`, `unreadable`, `bad-encoding`, `bad-entry` (what is wrong stands in its detail) or
    `doubled-entry`, where an earlier entry of the file has the same ordinal or date.
    """
    try:
        content = item.path.read_bytes()
        found = [piece for piece in pieces(content.decode()) if piece.key == item.part]
    except FileNotFoundError:
        return _gone(item)
    except OSError as error:
        what = f"{item.path.name} cannot be read: {error.strerror or type(error).__name__}."
        return Rejection(item.raw_name, "unreadable", what, "Check its permissions and its disk.")
    except UnicodeDecodeError as error:
        what = f"{item.path.name} is not UTF-8 from byte {error.start} on."
        return _refused(item, "bad-encoding", what, "Save the file as UTF-8.", content)
    if not found:
        if item.part:
            return _gone(item)
        return _refused(item, "bad-entry", f"{item.path.name} holds no entry.", "Begin each entry with '- '.", content)
    return _read(item, found[0])


def _read(item: RawItem, piece: Piece) -> tuple[Notice, Extraction] | Rejection:
    content = piece.text.encode()
    if piece.again:
        what = f"Line {piece.line}: the file has an earlier entry with this ordinal or date."
        return _refused(item, "doubled-entry", what, "Make one entry of the two.", content)
    try:
        parsed = parse(unicodedata.normalize("NFC", piece.text))
    except EntryError as error:
        what = "; ".join(f"line {piece.line + line}: {problem}" for line, problem in error.problems)
        return _refused(item, "bad-entry", what, _CURE, content)
    notice = Notice(
        notice_id=f"r-{FilePath(item.path).stem}-{piece.key}",
        raw_name=item.raw_name,
        raw_sha256=hashlib.sha256(content).hexdigest(),
        source_id=SOURCE,
        text=parsed.text,
        language=LANGUAGE,
        title=title_of(parsed.entry),
        kind="register",
    )
    return notice, Extraction(notice.notice_id, True, tuple(claims_of(parsed)))


def title_of(entry: Entry) -> str:
    """The entry in a line: which meeting it is, when, and where."""
    names = {row["series_code"]: row["name_en"] for row in vocabularies.rows("series")}
    what = entry.title_en or entry.title_vi or names.get(entry.series_code, entry.series_code)
    number = entry.series_code if entry.ordinal is None else f"{entry.series_code} {entry.ordinal}"
    days = (entry.start_date, None if entry.end_date == entry.start_date else entry.end_date)
    when = " to ".join(day for day in days if day)
    where = ", ".join(place for place in (entry.city, entry.country_code) if place) or (entry.mode or "")
    return ", ".join(part for part in (f"{number}: {what}", when, where) if part)


def claims_of(parsed: Parsed) -> Iterator[Claim]:
    """What an entry says. The meeting is `m1`; the one that it was part of is `m2`, which the entry only names."""
    entry, say = parsed.entry, _Speaker(parsed)
    yield say("meeting_notices", "m1", "relation", entry.relation, ("series_code",), "relation")
    yield say("meetings", "m1", "series_code", entry.series_code, ("series_code",), "series")
    if entry.ordinal is not None:
        yield say("meetings", "m1", "ordinal", str(entry.ordinal), ("ordinal",), "ordinal")
    for column, rule in _SINGLE.items():
        value = getattr(entry, column)
        if value is not None:
            yield say("meetings", "m1", column, value, (column,), rule)
    if entry.start_date:
        precision = _PRECISION[len(entry.start_date)]
        yield say("meetings", "m1", "date_precision", precision, ("start_date",), "date")
    yield from _part_of(entry, say)
    yield from _chairs(entry, say)
    yield from _partners(entry, say)
    for place, code in enumerate(entry.topics):
        yield say("topics", f"m1|{code}", "context", "body", ("topics", place), "topic")
    for place, code in enumerate(entry.instruments):
        yield say("instruments", f"m1|{code}", "action", "mentioned", ("instruments", place), "instrument")
    yield from _participants(entry, say)


# Columns of a meeting that an entry has under the same name, and the rule that takes them over.
_SINGLE = {
    "title_en": "title",
    "title_vi": "title",
    "start_date": "date",
    "end_date": "date",
    "mode": "mode",
    "city": "place",
    "country_code": "place",
    "theme": "theme",
}


class _Speaker:
    """Makes claims of one entry, with the place of the value that each rests on."""

    def __init__(self, parsed: Parsed) -> None:
        self.spans = parsed.spans

    def __call__(self, table: str, row: str, column: str, value: str, path: Path, rule: str) -> Claim:
        start, end = self.spans[path]
        return Claim(table, row, column, value, start, end, f"register-{rule}")


def _part_of(entry: Entry, say: _Speaker) -> Iterator[Claim]:
    whole = split_key(entry.part_of) if entry.part_of else None
    if whole is None:
        return
    series, ordinal = whole
    start, end = say.spans["part_of",]
    cut = end - len(ordinal)
    rule = "register-part-of"
    yield Claim("meeting_notices", "m2", "relation", "references", start, end, rule)
    yield Claim("meetings", "m2", "series_code", series, start, cut - 1, rule)
    yield Claim("meetings", "m2", "ordinal", ordinal, cut, end, rule)
    yield Claim("meetings", "m1", "part_of", "m2", start, end, rule)


def _chairs(entry: Entry, say: _Speaker) -> Iterator[Claim]:
    for key, role in (("chairs", "chair"), ("co_chairs", "co-chair"), ("vice_chairs", "vice-chair")):
        for place, code in enumerate(getattr(entry, key)):
            yield say("chairs", f"m1|{code}|{role}", "role", role, (key, place), "chair")


def _partners(entry: Entry, say: _Speaker) -> Iterator[Claim]:
    """A partner that the series' format names follows from it; the framework does for every partner of ASEAN+3."""
    series = next((row for row in vocabularies.rows("series") if row["series_code"] == entry.series_code), None)
    by_format = tuple(series["partners"] or ()) if series else ()
    for place, code in enumerate(entry.partners):
        row, path = f"m1|{code}", ("partners", place)
        yield say("partners", row, "partner_code", code, path, "partner")
        yield say("partners", row, "basis", "format" if code in by_format else "stated", path, "partner")
        if series and code in by_format:
            yield say("partners", row, "framework", str(series["format"]), ("series_code",), "framework")
        if code in entry.co_chairs:
            yield say("partners", row, "role", "co-chair", ("co_chairs", entry.co_chairs.index(code)), "chair")


def _participants(entry: Entry, say: _Speaker) -> Iterator[Claim]:
    for place, participant in enumerate(entry.participants):
        row = f"p{place + 1}"
        told = [c for c in ("name", "position", "organisation", "country_code") if getattr(participant, c)]
        here = ("participants", place, told[0] if told else "kind")
        yield say("participants", row, "meeting", "m1", here, "participant")
        for column in ("kind", "name", "honorific", "position", "organisation", "country_code", "role"):
            value = getattr(participant, column)
            if value is not None:
                yield say("participants", row, column, value, ("participants", place, column), "participant")


def _gone(item: RawItem) -> Rejection:
    what = f"{item.raw_name} was there when the folder was listed and is gone now."
    return Rejection(item.raw_name, "vanished", what, "Run again.")


def _refused(item: RawItem, reason: str, what: str, cure: str, content: bytes) -> Rejection:
    return Rejection(item.raw_name, reason, what, cure, hashlib.sha256(content).hexdigest(), len(content))
