"""One little line chart for each place, all at one scale. Knows Plotly and no Streamlit."""

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from extract.table import ACTUAL, KIND, ORIGIN, REGION, TARGET, UNIT, VALUE, YEAR
from pages.parts.charts import CLICKED, GRID, SIGN_OF_ORIGIN, SYMBOLS, Title, look, with_gaps
from pages.parts.colours import LIGHT, Shades
from pages.parts.formats import figure, shown_unit
from pages.parts.names import place_id, region_name, short_name
from pages.parts.words import Words

ACROSS = 2  # panels
TALL = 104  # pixels a row of panels
ROOM = 0.08  # of the span, above the greatest and below the least


def multiples(
    rows: pd.DataFrame,
    members: Sequence[str],
    beside: pd.DataFrame,
    chosen: Collection[str],
    ends: tuple[float, float],
    shade: str,
    source_of: Title,
    say: Words,
    shades: Shades = LIGHT,
) -> go.Figure:
    """A panel a place: outcomes as a line, targets hollow; a missing year breaks the line.

    Args:
        rows: leading yearly facts of one indicator.
        members: the places in order; one without a figure has an empty panel that says so.
        beside: outcomes of the place that all of these lie in, a faint line in every panel.
        chosen: the places with a framed panel.
        ends: the least and the greatest value of all panels (see ``span``), in the table's unit.
    """
    deep = -(-len(members) // ACROSS)
    chart = make_subplots(
        rows=deep,
        cols=ACROSS,
        shared_yaxes=True,
        horizontal_spacing=0.06,
        vertical_spacing=0.42 / deep,
        subplot_titles=[_title(region, rows, say) for region in members],
    )
    chart.update_annotations(font={"size": 12, "color": shades.ink}, yshift=-2)
    factor = shown_unit(str(rows[UNIT].iloc[0]), say.language).factor
    for n, region in enumerate(members):
        at = {"row": n // ACROSS + 1, "col": n % ACROSS + 1}
        own = rows[rows[REGION] == region]
        if not beside.empty:
            chart.add_trace(_beside(beside, factor, say, shades), **at)
        for kind in (ACTUAL, TARGET):
            series = own[own[KIND] == kind].sort_values(YEAR)
            # An empty trace keeps the panel of a place without a figure.
            chart.add_trace(_series(series, kind, factor, shade, source_of, say, shades), **at)
        if region in chosen:
            frame = {"color": shades.ink, "width": 2}
            chart.add_shape(
                type="rect", xref="x domain", yref="y domain", x0=0, x1=1, y0=0, y1=1, line=frame,
                **at,
            )  # fmt: skip
    years = rows[YEAR].astype(int)
    room = (ends[1] - ends[0]) * ROOM or abs(ends[0]) * ROOM or 1
    chart.update_layout(**look(height=56 + TALL * deep), hovermode="closest")
    chart.update_yaxes(
        range=[(ends[0] - room) * factor, (ends[1] + room) * factor],
        nticks=4,
        tickformat=",~f",
        tickfont={"size": 10, "color": shades.quiet},
        gridcolor=GRID,
        zeroline=ends[0] < 0,
        zerolinecolor=GRID,
        fixedrange=True,
        automargin=True,
        title=None,
    )
    chart.update_xaxes(
        range=[years.min() - 0.5, years.max() + 0.5],
        tickmode="array",
        tickvals=sorted({int(years.min()), int(years.max())}),
        tickformat="d",
        tickfont={"size": 10, "color": shades.quiet},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        title=None,
    )
    return chart


def _title(region: str, rows: pd.DataFrame, say: Words) -> str:
    name = f"<b>{short_name(region, say.language)}</b>"
    return name if region in set(rows[REGION]) else f"{name} · {say('districts.missing')}"


def _series(
    series: pd.DataFrame,
    kind: str,
    factor: float,
    shade: str,
    source_of: Title,
    say: Words,
    shades: Shades,
) -> go.Scatter:
    points = with_gaps(series) if not series.empty else [(float("nan"), None)]
    promised = kind == TARGET
    return go.Scatter(
        x=[year for year, _ in points],
        y=[None if row is None else float(row[VALUE]) * factor for _, row in points],
        customdata=[
            ["", "", None] if row is None else [_told(row, source_of, say), _place(row), row.name]
            for _, row in points
        ],
        mode="markers" if promised else "lines+markers",
        connectgaps=False,
        line={"color": shade, "width": 2},
        marker={
            "size": 8 if promised else 6,
            "color": shade,
            "symbol": ["circle" if row is None else _symbol(row) for _, row in points],
            "line": {"width": 1.5 if promised else 0, "color": shade},
        },
        selected={"marker": {"size": 11}},
        unselected=CLICKED["unselected"],
        hovertemplate="%{customdata[0]}<extra></extra>",
        showlegend=False,
    )


def _told(row: pd.Series, source_of: Title, say: Words) -> str:
    head = f"<b>{region_name(row[REGION], say.language)} · {row[YEAR]}</b>"
    told = say("map.figure", kind=say(f"kind.{row[KIND]}"), figure=figure(row, say.language))
    return "<br>".join((head, told, source_of(row)))


def _place(row: pd.Series) -> str:
    return place_id(row[REGION])


def _symbol(row: pd.Series) -> str:
    return SYMBOLS[row[KIND], SIGN_OF_ORIGIN.get(row[ORIGIN], "")]


def _beside(beside: pd.DataFrame, factor: float, say: Words, shades: Shades) -> go.Scatter:
    points = with_gaps(beside.sort_values(YEAR))
    return go.Scatter(
        x=[year for year, _ in points],
        y=[None if row is None else float(row[VALUE]) * factor for _, row in points],
        mode="lines",
        connectgaps=False,
        line={"color": shades.quiet, "width": 1, "dash": "dot"},
        hoverinfo="skip",
        showlegend=False,
    )


def span(rows: pd.DataFrame) -> tuple[float, float]:
    """The least and the greatest value; zero is among them for what cannot be negative."""
    low, high = float(rows[VALUE].min()), float(rows[VALUE].max())
    # Amounts grow from nothing; shares and growth (95%, 6.1%) are looked at closely.
    share = str(rows[UNIT].iloc[0]) in ("%", "‰")
    return (min(low, 0.0) if not share else low, high)


def fitting(outcomes: pd.DataFrame, ends: tuple[float, float]) -> pd.DataFrame:
    """Outcomes of the place that others lie in; none of them where one is out of these ends."""
    fits = outcomes[VALUE].between(*ends).all()
    return outcomes if fits else outcomes.head(0)


def described_multiples(rows: pd.DataFrame, members: Sequence[str], title: str, say: Words) -> str:
    """The panels in words, for who cannot see them: the years from and to, and what is missing."""
    told = []
    for region in members:
        own = rows[rows[REGION] == region].sort_values(YEAR)
        points = ", ".join(
            say(
                "map.point",
                year=row[YEAR],
                kind=say(f"kind.{row[KIND]}"),
                figure=figure(row, say.language),
            )
            for _, row in own.iterrows()
        )
        name = region_name(region, say.language)
        told.append(say("alt.part", name=name, points=points or say("districts.missing")))
    return say("alt.lines", title=title, series=" ".join(told))
