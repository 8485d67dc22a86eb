"""The pictures of the pages, drawn by Altair as SVG without words, so that one does for all languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt
import pandas as pd
import vl_convert

# Ink, lines and bars on a light page and on a dark one: ink reaches a contrast of 4.5 to 1 there, bars 3 to 1.
LIGHT: Final = ("#1b1f24", "#d0d7de", "#0a5ea8")
DARK: Final = ("#e6edf3", "#3d444d", "#6cb6ff")
WIDTH: Final = 680


def bars(years: Sequence[tuple[int, int]]) -> str:
    """An SVG of a number by year, with the years that have none as gaps; for a light page."""
    frame = pd.DataFrame({"year": [str(year) for year, _ in years], "n": [n for _, n in years]})
    chart = (
        alt.Chart(frame, width=WIDTH, height=150)
        .mark_bar()
        .encode(x=_years(frame), y=alt.Y("n:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d")))
    )
    return _svg(chart)


def heat(cells: Sequence[Mapping[str, Any]], rows: Sequence[str]) -> str:
    """An SVG of numbers (`n`) by name (`row`) and `year`: the more, the fuller the colour; for a light page."""
    frame = pd.DataFrame(
        {
            "row": [cell["row"] for cell in cells],
            "year": [str(cell["year"]) for cell in cells],
            "n": [cell["n"] for cell in cells],
        }
    )
    _, line, bar = LIGHT
    chart = (
        alt.Chart(frame, width=WIDTH - 140, height=15 * max(1, len(rows)))
        .mark_rect(stroke=line, strokeWidth=0.5)
        .encode(
            x=_years(frame),
            y=alt.Y("row:N", title=None, sort=list(rows), scale=alt.Scale(domain=list(rows))),
            color=alt.value(bar),
            opacity=alt.Opacity("n:Q", legend=None, scale=alt.Scale(range=[0.35, 1])),
        )
    )
    return _svg(chart)


def darkened(drawn: str) -> str:
    """The same picture for a dark page."""
    for light, dark in zip(LIGHT, DARK, strict=True):
        drawn = drawn.replace(light, dark)
    return drawn


def _years(frame: pd.DataFrame) -> alt.X:
    seen = [int(year) for year in frame["year"]]
    order = [str(year) for year in range(min(seen), max(seen) + 1)] if seen else []
    return alt.X("year:O", title=None, scale=alt.Scale(domain=order), axis=alt.Axis(labelAngle=-90, labelFontSize=9))


def _svg(chart: alt.Chart) -> str:
    ink, line, bar = LIGHT
    dressed = chart.properties(background="transparent").configure(
        font="system-ui, sans-serif",
        axis=alt.AxisConfig(labelColor=ink, titleColor=ink, gridColor=line, tickColor=line, domainColor=line),
        view=alt.ViewConfig(stroke=None),
        mark=alt.MarkConfig(color=bar),
    )
    drawn: str = vl_convert.vegalite_to_svg(dressed.to_json(), show_warnings=False)
    return drawn
