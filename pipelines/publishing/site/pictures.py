"""The pictures of the overview, drawn by Vega-Lite as SVG without words, so that one does for all languages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

# Ink, lines and bars on a light page and on a dark one: ink reaches a contrast of 4.5 to 1 there, bars 3 to 1.
LIGHT: Final = ("#1b1f24", "#d0d7de", "#0a5ea8")
DARK: Final = ("#e6edf3", "#3d444d", "#6cb6ff")
WIDTH: Final = 680
_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"


def bars(years: Sequence[tuple[int, int]]) -> str:
    """An SVG of a number by year, with the years that have none as gaps; for a light page."""
    values = [{"year": year, "n": n} for year, n in years]
    count = {"field": "n", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1, "format": "d"}}
    return _svg(values, "bar", {"x": _years([year for year, _ in years]), "y": count}, width=WIDTH, height=150)


def heat(cells: Sequence[Mapping[str, Any]], rows: Sequence[str]) -> str:
    """An SVG of numbers (`n`) by name (`row`) and `year`: the more, the fuller the colour; for a light page."""
    _, line, _ = LIGHT
    names = list(rows)
    encoding = {
        "x": _years([cell["year"] for cell in cells]),
        "y": {"field": "row", "type": "nominal", "title": None, "sort": names, "scale": {"domain": names}},
        "opacity": {"field": "n", "type": "quantitative", "legend": None, "scale": {"range": [0.35, 1]}},
    }
    mark = {"type": "rect", "stroke": line, "strokeWidth": 0.5}
    return _svg(list(cells), mark, encoding, width=WIDTH - 140, height=15 * max(1, len(names)))


def darkened(drawn: str) -> str:
    """The same picture for a dark page."""
    for light, dark in zip(LIGHT, DARK, strict=True):
        drawn = drawn.replace(light, dark)
    return drawn


def _years(seen: Sequence[int]) -> Mapping[str, Any]:
    order = list(range(min(seen), max(seen) + 1)) if seen else []
    axis = {"labelAngle": -90, "labelFontSize": 9}
    return {"field": "year", "type": "ordinal", "title": None, "scale": {"domain": order}, "axis": axis}


def _svg(values: Sequence[Mapping[str, Any]], mark: object, encoding: Mapping[str, Any], **size: int) -> str:
    import vl_convert

    ink, line, bar = LIGHT
    axis = {"labelColor": ink, "titleColor": ink, "gridColor": line, "tickColor": line, "domainColor": line}
    chart = {
        "$schema": _SCHEMA,
        "data": {"values": values},
        "mark": mark,
        "encoding": encoding,
        **size,
        "background": "transparent",
        "config": {
            "font": "system-ui, sans-serif",
            "axis": axis,
            "view": {"stroke": None},
            "mark": {"color": bar},
        },
    }
    drawn: str = vl_convert.vegalite_to_svg(json.dumps(chart), show_warnings=False)
    return drawn
