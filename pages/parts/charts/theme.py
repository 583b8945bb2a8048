"""The look that every chart shares: its layout, its grid, its writing."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from pages.parts.labels.palette import Shades
from pages.parts.labels.translations import Translation

Title = Callable[[pd.Series], str]

GRID = "rgba(128,128,128,0.18)"


def look(height: int, right: int = 16) -> dict[str, object]:
    """The layout that every chart has; ``height`` and the margin at the ``right`` in pixels."""
    return {
        "height": height,
        "margin": {"l": 8, "r": right, "t": 36, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"align": "left"},
        "dragmode": False,
        "separators": ".,",
        "uirevision": "kept",
    }


def unit_line(unit: str, t: Translation) -> str:
    """What an axis counts; a unit without a name of its own counts things."""
    return t("charts.unit", unit=unit) if unit else t("charts.counted")


def legible(figure: go.Figure, shades: Shades) -> go.Figure:
    """The same chart with a shade for the axes' writing where it has none of its own.

    Streamlit's own grey is 3.7:1 on white; readable small writing needs 4.5:1.
    """
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        axis.tickfont.color = axis.tickfont.color or shades.quiet
        axis.title.font.color = axis.title.font.color or shades.quiet
    return figure


def bare_axes(figure: go.Figure) -> None:
    """Take away what axes draw, where the marks say it all."""
    for axes in (figure.update_xaxes, figure.update_yaxes):
        axes(visible=False, fixedrange=True, showgrid=False, zeroline=False)
