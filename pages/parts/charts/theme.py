"""The look that every chart shares, and what axes, keys and margins are made with.

It says what holds of all charts (writing, grid, legend below, nothing to drag); a chart
says what is its own. It replaces Streamlit's, whose grey is too faint for small writing.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.draft import Words, scatter
from pages.parts.labels.palette import Shades
from pages.parts.labels.translations import Translation

Title = Callable[[pd.Series], str]

GRID = "rgba(128,128,128,0.18)"
CLEAR = "rgba(0,0,0,0)"
FONT = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
SMALL = 12  # pixels of writing in a chart
FEW = 5  # years
HOLLOW, FULL = "diamond-open", "circle"  # a target, an outcome: no chart has other marks

# A clicked point grows; Plotly would let all the others fade.
CLICKED = {"selected": {"marker": {"size": 17}}, "unselected": {"marker": {"opacity": 1}}}

# Streamlit hands Plotly each new chart twice; what Plotly finds unchanged is not drawn again. So it
# is told that the figures are the same, and at first what Streamlit would add for clicks.
DRAWN_ONCE = {"datarevision": "same"}
ANSWERS = {"clickmode": "event+select", "dragmode": "pan"}


@cache
def shared(shades: Shades) -> Words:
    """What the layout of every chart on a page of these shades says; of its axes, ``axis``."""
    quiet = {"size": SMALL, "color": shades.quiet}
    return {
        "font": {"family": FONT, "size": SMALL, "color": shades.ink},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "colorway": shades.places,
        "dragmode": False,
        "separators": ".,",
        "margin": {"pad": 6},
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": shades.ground,
            "bordercolor": shades.quiet,
            "font": {"family": FONT, "size": 13, "color": shades.ink},
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "bgcolor": CLEAR,
            "font": {"size": SMALL, "color": shades.ink},
        },
        "annotation": {"showarrow": False, "font": quiet},
        "axis": {
            "fixedrange": True,
            "automargin": True,
            "gridcolor": GRID,
            "zeroline": False,
            "zerolinecolor": shades.quiet,
            "showline": False,
            "ticks": "",
            "tickfont": quiet,
            "title": {"font": quiet, "standoff": 12},
        },
    }


def dressed(layout: Words, shades: Shades) -> Words:
    """A chart's layout upon what all charts share.

    It is not one of Plotly's templates: a chart with a template is never found unchanged.
    """
    under = {**shared(shades)}
    note, axis = under.pop("annotation"), under.pop("axis")
    axes = {name for name in layout if name.startswith(("xaxis", "yaxis"))} | {"xaxis", "yaxis"}
    worn = _upon(layout, under | dict.fromkeys(axes, axis))
    worn.pop("template", None)
    if "annotations" in layout:
        worn["annotations"] = [_upon(each, note) for each in layout["annotations"]]
    return worn


def _upon(said: Words, under: Words) -> Words:
    """What is said, and of what it leaves open what is ``under`` it."""
    both = {
        name: _upon(said[name], under[name])
        for name in said.keys() & under.keys()
        if isinstance(said[name], dict) and isinstance(under[name], dict)
    }
    return {**under, **said, **both}


class Finished(go.Figure):  # type: ignore[misc]  # plotly says no types
    """A chart in the look of the reader's page, light or dark, that nobody changes any more:
    what is sent of it is made once.

    Args:
        said: of the layout, what the page says of it beside the look.
    """

    def __init__(self, figure: go.Figure, shades: Shades, said: Words) -> None:
        super().__init__()
        self._sent: Words = figure.to_dict()
        self._sent["layout"] = dressed(self._sent["layout"], shades) | DRAWN_ONCE | said

    def to_dict(self) -> Words:
        """What is sent; it is the same object each time, for reading alone."""
        return self._sent


def look(height: int, right: int = 16, **margin: int) -> dict[str, Any]:
    """A chart's size: its height and the margin at the ``right`` in pixels; others by ``t=``..."""
    return {
        "height": height,
        "margin": {"l": 8, "r": right, "t": 36, "b": 8, **margin},
        "uirevision": "kept",
    }


def years_axis(years: Iterable[int], most: int = 0) -> dict[str, Any]:
    """An axis of years in their true distance, with half a year beside the first and the last.

    So many are written, upright, as there is room for; of a few years, all.

    Args:
        most: how many are written at most; 0 for as many as fit.
    """
    first, last = min(years := [*years]), max(years)
    few = {"tickmode": "array", "tickvals": list(range(first, last + 1))}
    return {
        "range": [first - 0.5, last + 0.5],
        # Plotly would halve so short a time.
        **(few if last - first < FEW else {"nticks": most} if most else {}),
        "tickformat": "d",
        "tickangle": 0,
        "showgrid": False,
    }


def amounts_axis(low: float, high: float, **more: Any) -> dict[str, Any]:
    """An axis of values from ``low`` to ``high``, with a line at zero where both signs occur."""
    return {"range": [low, high], "tickformat": ",~f", "zeroline": low < 0 < high, **more}


def names_axis(names: dict[Any, str], shades: Shades, **more: Any) -> dict[str, Any]:
    """An axis of names, each written at its height; nothing is drawn for it."""
    return {
        "tickmode": "array",
        "tickvals": list(names),
        "ticktext": list(names.values()),
        "tickfont": {"size": SMALL, "color": shades.ink},
        "showgrid": False,
        **more,
    }


def unit_line(unit: str, t: Translation) -> str:
    """What an axis counts; a unit without a name of its own counts things."""
    return t("charts.unit", unit=unit) if unit else t("charts.counted")


def above(text: str) -> dict[str, Any]:
    """A note at the upper left, where an axis of values begins: what it counts."""
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "yshift": 22,
        "xanchor": "left",
        "showarrow": False,
    }


def key(name: str, symbol: str, shades: Shades, dash: str = "") -> Words:
    """A line of the legend without points of its own; ``dash`` of its line, if it has one."""
    return scatter(
        x=[None],
        y=[None],
        mode="lines+markers" if dash else "markers",
        name=name,
        meta="key",
        line={"color": shades.quiet, "width": 1.5, "dash": dash or "solid"},
        marker={
            "symbol": symbol,
            "size": 9,
            "color": shades.quiet,
            "line": {"width": 1.5, "color": shades.quiet},
        },
        hoverinfo="skip",
    )


BARE = {"visible": False, "showgrid": False, "automargin": False}
"""An axis that draws nothing, where the marks say it all."""


def text_width(text: str) -> int:
    """About how many pixels a name takes up."""
    return sum(SMALL if ord(sign) > 0x2E7F else 7 for sign in text)
