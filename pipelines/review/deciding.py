"""What a person's decision on an item is as a correction. Asks nobody and writes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.corrections.entries import BY_NOTICE, FACTS, IDENTITIES, Correction, Override, Values
from pipelines.review.queue import SAME, Item
from schemas import TABLES

# Columns of a meeting that are set where it is published, and of a participant as its notice tells of it.
MEETING_COLUMNS = tuple(column for column in FACTS["meetings"] if column not in BY_NOTICE)
PARTICIPANT_COLUMNS = FACTS["participants"]
_FACTS = tuple(table for table in FACTS if table not in ("meetings", "participants"))


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, and on which day."""

    who: str
    today: date


def accepted(item: Item, by: Reviewer, reason: str) -> Correction:
    """What is published is right, so that nobody asks again: of two that may be one, that they are two."""
    if _other(item) is not None:
        return _of_identity(item, "different_from", by, reason)
    return _correction("review_items", item.match, {"status": "decided"}, by, reason)


def corrected(item: Item, column: str, value: str | None, by: Reviewer, reason: str) -> Correction:
    """A value of the row concerned is another, or empty. ValueError where the item is of no such row."""
    if column == "same_as" and value is not None and value == _other(item):
        return _of_identity(item, column, by, reason)
    if column not in correctable(item):
        raise ValueError(f"{column} is none of {', '.join(correctable(item)) or 'what can be corrected here'}")
    assert item.row is not None
    assert item.table is not None
    match = {"meeting_id": item.row["meeting_id"]} if item.table == "meetings" else _participant(item.row)
    expect = {column: _text(item, column)}
    return _correction(item.table, match, {column: value}, by, reason, expect, item.match)


def correctable(item: Item) -> tuple[str, ...]:
    """The columns of the row concerned that a person can set."""
    if item.row is None:
        return ()
    return {"meetings": MEETING_COLUMNS, "participants": PARTICIPANT_COLUMNS}.get(item.table or "", ())


def rejected(item: Item, by: Reviewer, reason: str) -> Correction:
    """What was taken from the notice here is wrong: the value is cleared, the row left out, the correction withdrawn.

    ValueError where there is nothing to take out.
    """
    if _other(item) is not None:
        return _of_identity(item, "different_from", by, reason)
    if item.column is not None and item.current is not None:
        return corrected(item, item.column, None, by, reason)
    if item.table == "participants" and item.row is not None:
        return _correction(item.table, _participant(item.row), None, by, reason, review=item.match)
    if item.table in _FACTS and item.row_id is not None:
        parts = item.row_id.split("|")
        keys = TABLES[item.table].primary_key
        if len(parts) == len(keys) and "meeting_id" in keys:
            return _correction(item.table, dict(zip(keys, parts, strict=True)), None, by, reason, review=item.match)
    raise ValueError("nothing was taken from these words that could be taken out; accept it, or press n for no meeting")


def no_meeting(item: Item, by: Reviewer, reason: str) -> Correction:
    """The notice reports no meeting at all."""
    return _correction("notices", {"notice_id": item.notice_id}, {"is_meeting_notice": "false"}, by, reason)


def _other(item: Item) -> str | None:
    """The row that may be the one that the item is about."""
    return item.candidates[0].value if item.kind in SAME and item.candidates else None


def _of_identity(item: Item, column: str, by: Reviewer, reason: str) -> Correction:
    table = SAME[item.kind]
    match = {IDENTITIES[table]: str(item.row_id)}
    return _correction(table, match, {column: _other(item)}, by, reason, review=item.match)


def _participant(row: Mapping[str, Any]) -> dict[str, str]:
    """A participant as a notice tells of it, so that it is found again whatever its id is."""
    told = ("name",) if row["name"] else ("position", "organisation", "country_code")
    return {"notice_id": row["notice_id"], **{column: str(row[column]) for column in told if row[column]}}


def _text(item: Item, column: str) -> str | None:
    """What the row has there, as corrections write it: dates cut to what is known."""
    assert item.row is not None
    value = item.row[column]
    if isinstance(value, date):
        cut = {"month": 7, "year": 4}.get(str(item.row.get("date_precision")), 10)
        return value.isoformat()[:cut]
    return None if value is None else str(value)


def _correction(
    table: str,
    match: Values,
    override: Override | None,
    by: Reviewer,
    reason: str,
    expect: Mapping[str, str | None] | None = None,
    review: Values | None = None,
) -> Correction:
    told = json.dumps([table, dict(match), None if override is None else sorted(override)], ensure_ascii=False)
    name = table.replace("_", "-")
    return Correction(
        correction_id=f"{name}-{hashlib.sha256(told.encode()).hexdigest()[:10]}",
        table=table,
        match=match,
        override=override,
        reason=" ".join(reason.split()),
        who=by.who,
        when=by.today,
        expect=expect or {},
        review=review or {},
    )
