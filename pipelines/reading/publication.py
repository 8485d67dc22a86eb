"""When a notice was published: weighs its stamps, the markup and the source's habits. What stays open stays null."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from pipelines.model import DateOrder, Doubt
from pipelines.reading.dates import Order, WrittenDate, settle, told_days
from pipelines.reading.head import Stamp
from pipelines.reading.words import load_words
from pipelines.sources.registry import Source

# How far a story may be from the day on its page before somebody should look.
_APART: Final = timedelta(days=31)
_ASSUMED_YEAR_WITHIN: Final = timedelta(days=10)
_TOLD_SAMPLE: Final = 2500


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication date: `stamp` is where it stands, or None where only markup tells it or nothing does."""

    on: date | None = None
    at: datetime | None = None
    order: DateOrder | None = None
    stamp: Stamp | None = None
    open_stamp: Stamp | None = None
    doubts: tuple[Doubt, ...] = ()


def decide(
    stamps: Sequence[Stamp],
    body: str,
    *,
    language: str,
    source: Source,
    markup: date | datetime | None = None,
    latest: date | None = None,
) -> Publication:
    """The publication date of one notice.

    `stamps` come from the most to the least telling, `body` is the text without them, `markup` what an HTML page's
    markup says, `latest` the day on which the page was fetched. The first stamp that is settled counts; but an
    undecided numeric date before it, with which nothing agrees, leaves the whole open, with a doubt of kind
    `ambiguous-date`.
    """
    habit = load_words().publication_orders.get(language)
    marked = markup.date() if isinstance(markup, datetime) else markup
    certain = [value for stamp in stamps if (value := stamp.date.value) is not None]
    exact = [*certain, marked] if marked else certain
    settled: list[tuple[Stamp, Order]] = []
    undecided: tuple[Stamp, Order] | None = None
    for stamp in stamps:
        order = _settled(stamp.date, body, habit, source, exact, latest)
        if order.value is not None:
            settled.append((stamp, order))
        elif order.open_readings and undecided is None and not settled:
            undecided = stamp, order
    if marked is not None:
        agreeing = next(((s, o) for s, o in settled if o.value and abs(o.value - marked) <= timedelta(days=1)), None)
        if agreeing is None:
            at = markup if isinstance(markup, datetime) else None
            return Publication(marked, at, doubts=_apart(marked, settled))
        found = _publication(*agreeing)
        if found.at is None and isinstance(markup, datetime) and found.on == marked:
            return replace(found, at=markup)
        return found
    if undecided is not None:
        return Publication(open_stamp=undecided[0], doubts=(_ambiguous(undecided[1]),))
    if not settled:
        return Publication()
    first = settled[0]
    return replace(_publication(*first), doubts=_apart(first[1].value, settled[1:]))


def _settled(
    written: WrittenDate, body: str, habit: DateOrder | None, source: Source, exact: list[date], latest: date | None
) -> Order:
    if written.form == "month":
        return Order(None, None, "month")
    if written.form == "yearless":
        return _with_year(written, exact)
    usual: DateOrder | None = "dmy" if habit == "dmy" else None
    return settle(
        written,
        habit=source.date_order if source.date_order != "ymd" else None,
        clock_habit=source.clock_order if source.clock_order != "ymd" else None,
        language_habit=usual,
        certain=[day for day in exact if day != written.value],
        told=told_days(body[:_TOLD_SAMPLE], usual),
        latest=latest,
    )


def _with_year(written: WrittenDate, exact: list[date]) -> Order:
    """A day without a year ("Nov 24") takes it from another date of the page that is a few days away."""
    for near in exact:
        for year in (near.year, near.year - 1, near.year + 1):
            try:
                value = date(year, written.month or 0, written.day or 0)
            except ValueError:
                continue
            if abs(value - near) <= _ASSUMED_YEAR_WITHIN:
                return Order(value, None, "other-date")
    return Order(None, None, "yearless")


def _publication(stamp: Stamp, order: Order) -> Publication:
    on, at = order.value, stamp.date.time
    return Publication(on, datetime.combine(on, at) if on and at else None, order.order, stamp)


def _ambiguous(order: Order) -> Doubt:
    days = " or ".join(day.isoformat() for day in sorted(order.open_readings))
    return Doubt(
        "ambiguous-date",
        f"The publication date can be {days}; neither the source's habit nor the notice decides.",
        table="notices",
    )


def _apart(chosen: date | None, others: Sequence[tuple[Stamp, Order]]) -> tuple[Doubt, ...]:
    far = sorted({o.value for _, o in others if o.value and chosen and abs(o.value - chosen) > _APART})
    if not far or chosen is None:
        return ()
    days = ", ".join(day.isoformat() for day in far)
    return (
        Doubt(
            "conflict", f"The page gives {chosen.isoformat()} as its date of publication, but also {days}.", "notices"
        ),
    )
