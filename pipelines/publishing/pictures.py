"""Draws the pictures of a release as SVG and PNG, the same bytes for the same figures. Counts nothing itself.

White behind, so that they can be read on dark pages too, and in fonts that come with the program that draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

# A chart, or a part of one, in Vega-Lite's JSON.
Chart: TypeAlias = Mapping[str, Any]

# Pixels of the PNG for each of the SVG.
SCALE = 1.5
_FONT = "Liberation Sans, Arial, sans-serif"
_COLOURS = ["#c6dbef", "#9ecae1", "#4292c6", "#08519c", "#08306b"]
_BAR = "#3182bd"
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_CONFIG = {
    "font": _FONT,
    "axis": {"labelLimit": 240, "labelColor": "#222222", "grid": False},
    "title": {"anchor": "start", "fontSize": 15, "color": "#111111"},
    "view": {"continuousHeight": 300, "continuousWidth": 300, "stroke": None},
}


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
    values = [{"year": year, "row": row, "count": count} for (year, row), count in sorted(counts.items())]
    years = [year for year, _ in counts] or [2000]
    span = list(range(min(years), max(years) + 1))
    encoding = {
        "x": {
            "field": "year",
            "type": "ordinal",
            "title": None,
            "scale": {"domain": span},
            "axis": {"values": [year for year in span if year % 5 == 0]},
        },
        "y": _named(rows),
        "color": {
            "field": "count",
            "type": "quantitative",
            "scale": {"range": _COLOURS},
            "legend": {
                "title": "meetings",
                "type": "symbol",
                "symbolType": "square",
                "tickMinStep": 1,
                "format": "d",
            },
        },
    }
    mark = {"mark": {"type": "rect", "stroke": "white"}, "encoding": encoding}
    return _drawn(name, title, words, values, mark, width=14 * len(span))


def bars(name: str, title: str, words: str, shares: Mapping[str, float]) -> Picture:
    """A bar for each share from 0 to 1, in the order given."""
    values = [{"row": row, "share": share} for row, share in shares.items()]
    share = {"field": "share", "type": "quantitative"}
    placed = {
        "x": {**share, "title": None, "scale": {"domain": [0, 1]}, "axis": {"format": "%"}},
        "y": _named(shares),
    }
    layers = [
        {"mark": {"type": "bar", "color": _BAR}, "encoding": placed},
        {
            "mark": {"type": "text", "align": "left", "dx": 3},
            "encoding": {**placed, "text": {**share, "format": ".1%"}},
        },
    ]
    return _drawn(name, title, words, values, {"layer": layers}, width=420)


def _named(rows: Iterable[str]) -> Chart:
    """A line for each of `rows`, from top to bottom."""
    return {"field": "row", "type": "nominal", "title": None, "scale": {"domain": list(rows)}}


def _drawn(name: str, title: str, words: str, values: Sequence[Chart], marks: Chart, *, width: int) -> Picture:
    # Vega-Lite's own JSON: to import a library that writes it takes longer than to draw.
    chart = {
        "$schema": _SCHEMA,
        "title": title,
        "width": width,
        "height": {"step": 15},
        "background": "white",
        "padding": 12,
        "config": _CONFIG,
        "data": {"values": values},
        **marks,
    }
    svg, png = _converted(json.dumps(chart, sort_keys=True))
    return Picture(name, title, words, svg, png)


@lru_cache(maxsize=32)
def _converted(chart: str) -> tuple[str, bytes]:
    """A chart in Vega-Lite's JSON as SVG and PNG. To draw takes longer than all else that a small release needs."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(chart)
    return svg, vl_convert.svg_to_png(svg, scale=SCALE)
