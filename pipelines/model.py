"""What the rooms hand to each other. Only frozen records belong here: no reading, no rules, no I/O."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

import pyarrow as pa

NoticeKind = Literal["notice", "register", "correction"]
DateOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True)
class RawNotice:
    """One raw item: its bytes and what is known of them before anything is read.

    `raw_name` is the path below `raw/` with forward slashes. `declared_charset` is what a header or sidecar claims.
    `doubts` are about what came with the bytes (a sidecar's unknown key); reading hands them on to the notice.
    """

    raw_name: str
    content: bytes
    sha256: str
    source_id: str
    url: str | None = None
    content_type: str | None = None
    declared_charset: str | None = None
    retrieved_at: datetime | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A raw item that did not become a notice. `reason` is a short code, `detail` a sentence, `cure` what to do."""

    raw_name: str
    reason: str
    detail: str
    cure: str
    sha256: str | None = None
    byte_count: int | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a page that reading left out, by the rule with this name."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule could not decide about one notice; it becomes a row of `review_items`.

    `row` is the claim row it is about (see `Claim`), or None where it is about the notice as a whole.
    """

    kind: str
    detail: str
    table: str | None = None
    row: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One readable notice. `text` is NFC and is what every offset counts in (code points, end exclusive)."""

    notice_id: str
    raw_name: str
    raw_sha256: str
    source_id: str
    text: str
    language: str
    title: str
    kind: NoticeKind = "notice"
    url: str | None = None
    title_span: tuple[int, int] | None = None
    published_on: date | None = None
    published_at: datetime | None = None
    published_span: tuple[int, int] | None = None
    date_order: DateOrder | None = None
    retrieved_at: datetime | None = None
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Hex digest of the UTF-8 text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Claim(NamedTuple):
    """One value that one notice states, with the words that state it.

    `row` is local to the notice: `m1` for a meeting, `m1|TH|chair` for a row whose key begins with a meeting, `p3` for
    a participant. Resolution replaces it by the published key. `value` is the canonical text form: ISO dates, codes,
    and `m2` where the column points at another meeting of the same notice.
    """

    table: str
    row: str
    column: str
    value: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one notice says. `is_meeting_notice` is False where it reports no meeting; then `claims` is empty."""

    notice_id: str
    is_meeting_notice: bool
    claims: tuple[Claim, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())


CLAIMS = pa.schema(
    [
        pa.field("notice_id", pa.string(), nullable=False),
        pa.field("table_name", pa.string(), nullable=False),
        pa.field("row", pa.string(), nullable=False),
        pa.field("column_name", pa.string(), nullable=False),
        pa.field("value", pa.string(), nullable=False),
        pa.field("char_start", pa.int32(), nullable=False),
        pa.field("char_end", pa.int32(), nullable=False),
        pa.field("quote", pa.string(), nullable=False),
        pa.field("rule", pa.string(), nullable=False),
    ]
)


def claims_table(pairs: Iterable[tuple[Notice, Extraction]]) -> pa.Table:
    """The claims of many notices as one Arrow table (schema `CLAIMS`). The quote is cut from the text here, so that it
    equals the text at its offsets by construction."""
    columns: list[list[object]] = [[] for _ in CLAIMS]
    for notice, extraction in pairs:
        for claim in extraction.claims:
            row = (
                notice.notice_id,
                claim.table,
                claim.row,
                claim.column,
                claim.value,
                claim.start,
                claim.end,
                notice.text[claim.start : claim.end],
                claim.rule,
            )
            for column, value in zip(columns, row, strict=True):
                column.append(value)
    return pa.Table.from_arrays(
        [pa.array(column, type=f.type) for column, f in zip(columns, CLAIMS, strict=True)], schema=CLAIMS
    )
