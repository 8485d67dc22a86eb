"""Days as people write them, in each language of the pages."""

from __future__ import annotations

from datetime import date
from typing import Final

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def days(start: date | None, end: date | None, precision: str | None, language: str) -> str:
    """When a meeting was, as exactly as is known: `16–17 December 2021`, `16–17/12/2021`, `2021`; empty if unknown."""
    if start is None:
        return ""
    write = _english if language == "en" else _vietnamese
    if precision in ("month", "year"):
        return write(start, precision)
    if end is None or end == start:
        return write(start, "day")
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{write(end, 'day')}"
    return f"{write(start, 'day')} – {write(end, 'day')}"


def _english(day: date, precision: str) -> str:
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return {"year": str(day.year), "month": month}.get(precision, f"{day.day} {month}")


def _vietnamese(day: date, precision: str) -> str:
    month = f"{day.month}/{day.year}"
    return {"year": str(day.year), "month": f"tháng {month}"}.get(precision, f"{day.day}/{month}")
