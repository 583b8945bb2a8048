"""The writing at a chart's axes, dark enough to be read. Knows Plotly and no Streamlit."""

import plotly.graph_objects as go

from pages.parts.colours import Shades


def legible(figure: go.Figure, shades: Shades) -> go.Figure:
    """The same chart with a shade for the axes' writing where it has none of its own.

    Streamlit's own grey is 3.7:1 on white; readable small writing needs 4.5:1.
    """
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        axis.tickfont.color = axis.tickfont.color or shades.quiet
        axis.title.font.color = axis.title.font.color or shades.quiet
    return figure
