"""Draws the pictures of a release as SVG and PNG, the same bytes for the same figures. Counts nothing itself.

White behind, so that they can be read on dark pages too, and in fonts that come with the program that draws.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# Pixels of the PNG for each of the SVG.
SCALE = 1.5
_FONT = "Liberation Sans, Arial, sans-serif"
_COLOURS = ["#c6dbef", "#9ecae1", "#4292c6", "#08519c", "#08306b"]
_BAR = "#3182bd"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file's name without ending, its title, and what it shows in words for who cannot see it."""

    name: str
    title: str
    words: str
    svg: str
    png: bytes


def grid(name: str, title: str, words: str, counts: Mapping[tuple[int, str], int], rows: Sequence[str]) -> Picture:
    """Years from left to right, the given `rows` from top to bottom, each cell as dark as its count is high."""
    import altair as alt

    values = [{"year": year, "row": row, "count": count} for (year, row), count in sorted(counts.items())]
    years = [year for year, _ in counts] or [2000]
    span = list(range(min(years), max(years) + 1))
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "year:O", scale=alt.Scale(domain=span), axis=alt.Axis(values=[y for y in span if y % 5 == 0]), title=None
        ),
        y=alt.Y("row:N", scale=alt.Scale(domain=list(rows)), title=None),
    )
    colour = alt.Color(
        "count:Q",
        scale=alt.Scale(range=_COLOURS),
        legend=alt.Legend(title="meetings", type="symbol", symbolType="square", tickMinStep=1, format="d"),
    )
    return _drawn(name, title, words, base.mark_rect(stroke="white").encode(color=colour), width=14 * len(span))


def bars(name: str, title: str, words: str, shares: Mapping[str, float]) -> Picture:
    """A bar for each share from 0 to 1, in the order given."""
    import altair as alt

    values = [{"row": row, "share": share} for row, share in shares.items()]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("share:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%"), title=None),
        y=alt.Y("row:N", scale=alt.Scale(domain=list(shares)), title=None),
    )
    text = base.mark_text(align="left", dx=3).encode(text=alt.Text("share:Q", format=".1%"))
    return _drawn(name, title, words, base.mark_bar(color=_BAR) + text, width=420)


def _drawn(name: str, title: str, words: str, chart: Any, *, width: int) -> Picture:
    whole = (
        chart.properties(title=title, width=width, height={"step": 15}, background="white", padding=12)
        .configure(font=_FONT)
        .configure_axis(labelLimit=240, labelColor="#222222", grid=False)
        .configure_title(anchor="start", fontSize=15, color="#111111")
        .configure_view(stroke=None)
    )
    svg, png = _converted(json.dumps(whole.to_dict(), sort_keys=True))
    return Picture(name, title, words, svg, png)


@lru_cache(maxsize=32)
def _converted(chart: str) -> tuple[str, bytes]:
    """A chart in Vega-Lite's JSON as SVG and PNG. To draw takes longer than all else that a small release needs."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(chart)
    return svg, vl_convert.svg_to_png(svg, scale=SCALE)
