"""One indicator over the years as lines, and in words. Knows Plotly and no Streamlit.

A full mark is an outcome, a hollow one a target; every point stands on its year. A line joins
exact figures of one series; a dotted one leads to a bound or a rounding. How a figure is meant and
where it was read is said where it is pointed at and in the table, not by the form of its mark.
"""

import pandas as pd
import plotly.graph_objects as go

from extract.table.schema import ACTUAL, KIND, REGION, TARGET, YEAR
from pages.parts.charts.draft import Draft, Words, scatter
from pages.parts.charts.line_marks import mark_breaks, mark_picked, mark_year, name_ends
from pages.parts.charts.line_picture import PLOT, Axes, Picture, joined
from pages.parts.charts.measures import FIGURE, SHOWN, SHOWN_HIGH, WRITTEN
from pages.parts.charts.theme import (
    FULL,
    HOLLOW,
    Title,
    above,
    amounts_axis,
    key,
    look,
    years_axis,
)
from pages.parts.labels.names import point_id, region_name
from pages.parts.labels.number_format import figure
from pages.parts.labels.palette import LIGHT, ON_LIGHT, Shades
from pages.parts.labels.provenance import mark_of
from pages.parts.labels.translations import Translation

MOST = len(ON_LIGHT)  # places, a colour each
SYMBOLS = {ACTUAL: FULL, TARGET: HOLLOW}
SIZES = {ACTUAL: 8, TARGET: 11}
FAINT = "rgba(128,128,128,0.45)"  # of the places behind
STAY = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
REACH = 16  # pixels around a chosen point that a finger means it in


def lines_by_year(
    shown: Picture, source_of: Title, t: Translation, shades: Shades = LIGHT
) -> go.Figure:
    """The chosen places in colours, named at their lines' ends; the others in grey behind.

    Args:
        source_of: what to say of a row's source when it is pointed at.
    """
    axes = Axes.of(shown.rows, shown.others)
    behind = shown.others[shown.others[YEAR].between(axes.first, axes.last)]
    chart = Draft()
    if len(behind):
        _add_joined(chart, behind, FAINT, 1)
        free = behind[~_covered(behind, shown.rows, axes)]
        if len(free):
            chart.add(_points(free, FAINT, source_of, t, shades, size=5))
    for place, colour in zip(shown.places, shades.places, strict=False):
        own = shown.of(place)
        _add_joined(chart, own[own[KIND] == ACTUAL], colour, 2.5)
        for kind in (TARGET, ACTUAL):
            if (own[KIND] == kind).any():
                chart.add(_points(own[own[KIND] == kind], colour, source_of, t, shades))
    mark_breaks(chart, shown, t, shades)
    mark_year(chart, shown, axes, shades)
    mark_picked(chart, shown, shades)
    widest = name_ends(chart, shown, axes, t, shades)
    for kind in (ACTUAL, TARGET):
        if (shown.rows[KIND] == kind).any():
            dash = "solid" if kind == ACTUAL else ""
            chart.add(key(t(f"kind.{kind}"), SYMBOLS[kind], shades, dash))
    chart.lay_out(
        **look(height=PLOT + 96, right=widest + 12),
        xaxis=years_axis((axes.first, axes.last)),
        yaxis=amounts_axis(axes.low, axes.high),
        hoverdistance=24,
    )
    chart.write(**above(shown.measure.unit(shown.rows.iloc[0], t)))
    return chart.chart()


def _covered(behind: pd.DataFrame, chosen: pd.DataFrame, axes: Axes) -> pd.Series:
    """Which points of places behind lie so near a chosen one that a click is meant for that."""
    reach = axes.pixels(REACH)
    heights = chosen.groupby(YEAR)[SHOWN].apply(list).to_dict()
    near = [
        any(abs(at - value) < reach for at in heights.get(year, ()))
        for year, value in zip(behind[YEAR], behind[SHOWN], strict=True)
    ]
    return pd.Series(near, index=behind.index, dtype=bool)


def _add_joined(chart: Draft, outcomes: pd.DataFrame, colour: str, width: float) -> None:
    """The places' lines: full between exact figures, dotted to a bound or a rounding."""
    for dash, exact in (("solid", True), ("dot", False)):
        xs, ys = joined(outcomes, exact=exact)
        if xs:
            chart.add(
                scatter(
                    x=xs,
                    y=ys,
                    mode="lines",
                    line={"color": colour, "width": width if exact else width / 2, "dash": dash},
                    meta="line",
                    connectgaps=False,
                    hoverinfo="skip",
                    showlegend=False,
                )
            )


def _points(
    own: pd.DataFrame, colour: str, source_of: Title, t: Translation, shades: Shades, size: int = 0
) -> Words:
    """The figures of one kind, each on its year, with what the address calls it."""
    rows = [row for _, row in own.iterrows()]
    kind = own[KIND].iloc[0]
    above = (own[SHOWN_HIGH] - own[SHOWN]).fillna(0)
    span = {"type": "data", "symmetric": False, "array": [*above], "arrayminus": [0] * len(own)}
    return scatter(
        x=[int(row[YEAR]) for row in rows],
        y=[row[SHOWN] for row in rows],
        error_y=span if above.any() else None,
        customdata=[[point_id(row), _told(row, t), source_of(row)] for row in rows],
        mode="markers",
        name=region_name(own[REGION].iloc[0], t.language),
        meta="behind" if size else kind,
        showlegend=False,
        marker={
            "size": size or SIZES[kind],
            "symbol": SYMBOLS[kind],
            "color": colour,
            # A hollow mark is all outline.
            "line": {"width": 1.5, "color": colour if kind == TARGET else shades.ground},
        },
        cliponaxis=bool(size),  # Those behind may lie beyond the axis.
        hovertemplate="%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        **STAY,
    )


def _told(row: pd.Series, t: Translation) -> str:
    """What a point says where it is pointed at: place, year, kind, figure."""
    head = " · ".join(
        (region_name(row[REGION], t.language), str(row[YEAR]), t(f"kind.{row[KIND]}"))
    )
    said = f"{figure(row, t.language)}{mark_of(row)}"
    return f"<b>{head}</b><br>{said}{_as_drawn(row, said, t)}"


def _as_drawn(row: pd.Series, said: str, t: Translation) -> str:
    """The number of the axis where it is another one than the figure's."""
    return "" if said.startswith(row[WRITTEN]) else t.aside(row[WRITTEN])


def described_lines(shown: Picture, title: str, t: Translation) -> str:
    """The lines in words, for who cannot see them."""
    told = []
    for place in shown.places:
        own = shown.of(place)
        for kind in (ACTUAL, TARGET):
            points = [
                f"{row[YEAR]} {figure(row, t.language)}"
                + ("" if shown.measure.name == FIGURE else t.aside(row[WRITTEN]))
                for _, row in own[own[KIND] == kind].iterrows()
            ]
            if points:
                name, word = region_name(place, t.language), t(f"kind.{kind}")
                told.append(t("alt.series", place=name, kind=word, points=", ".join(points)))
    return t("alt.lines", title=title, series=" ".join(told))
