"""Consoles and tables for all commands: colours and bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO, cast

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

PLAIN_WIDTH = 10_000
BLANKS = re.compile(r" +\n")


class _Trimmed:
    """A stream that leaves out the blanks with which tables are filled up to their width."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        return self.stream.write(BLANKS.sub("\n", text))

    def flush(self) -> None:
        self.stream.flush()


def console(*, errors: bool = False) -> Console:
    """Standard output (or standard error). Away from a terminal nothing is wrapped, coloured, cut or filled up."""
    stream = sys.stderr if errors else sys.stdout
    if stream.isatty():
        return Console(file=stream, highlight=False, emoji=False, markup=False)
    plain = cast("TextIO", _Trimmed(stream))
    return Console(file=plain, width=PLAIN_WIDTH, color_system=None, highlight=False, emoji=False, markup=False)


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], *, right: Iterable[int] = ()) -> Table:
    """A plain table; the columns numbered in `right` are aligned to the right."""
    grid = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, show_header=any(headers))
    numbers = set(right)
    for place, header in enumerate(headers):
        grid.add_column(Text(header), justify="right" if place in numbers else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_cell(value)) for value in row))
    return grid


def _cell(value: object) -> str:
    if value is None:
        return ""
    # A share is kept in 32 bits, of which no more digits than these are meant.
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def marked(text: str, spans: Iterable[tuple[int, int]], *, colours: bool) -> Text:
    """The text with the spans (code points, end exclusive) marked: by a style on a terminal, by ⟦ and ⟧ elsewhere."""
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    shown, place = Text(), 0
    for start, end in merged:
        shown.append(text[place:start])
        if colours:
            shown.append(text[start:end], style="bold black on bright_yellow")
        else:
            shown.append(f"⟦{text[start:end]}⟧")
        place = end
    shown.append(text[place:])
    return shown
