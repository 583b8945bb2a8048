"""One little line chart for each place, all at one scale. Knows Plotly and no Streamlit."""

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from extract.table.schema import ACTUAL, KIND, REGION, TARGET, UNIT, VALUE, YEAR
from pages.parts.charts.lines import symbol_of, with_gaps
from pages.parts.charts.theme import CLICKED, GRID, Title, look
from pages.parts.labels.names import place_id, region_name, short_name
from pages.parts.labels.number_format import figure, unit_of
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.translations import Translation

ACROSS = 2  # panels
TALL = 104  # pixels a row of panels
BETWEEN = 0.03  # of the width, on either side of the gap between two panels
HEAD, FOOT = 0.2, 0.18  # of a row of panels, for the title and for the years
ROOM = 0.08  # of the span, above the greatest and below the least


def multiples(
    rows: pd.DataFrame,
    members: Sequence[str],
    beside: pd.DataFrame,
    chosen: Collection[str],
    ends: tuple[float, float],
    shade: str,
    source_of: Title,
    t: Translation,
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
    factor = unit_of(rows.iloc[0], t.language).factor
    traces: list[dict[str, object]] = []
    for n, region in enumerate(members):
        own = rows[rows[REGION] == region]
        lines = [] if beside.empty else [_beside(beside, factor, shades)]
        for kind in (ACTUAL, TARGET):
            series = own[own[KIND] == kind].sort_values(YEAR)
            # An empty trace keeps the panel of a place without a figure.
            lines.append(_series(series, kind, factor, shade, source_of, t))
        traces += [{**line, "xaxis": _axis("x", n), "yaxis": _axis("y", n)} for line in lines]
    years = rows[YEAR].astype(int)
    deep = -(-len(members) // ACROSS)
    layout = {
        **look(height=56 + TALL * deep),
        "hovermode": "closest",
        "annotations": [_title(n, region, rows, t, shades) for n, region in enumerate(members)],
        "shapes": [_frame(n, shades) for n, region in enumerate(members) if region in chosen],
    }
    for n in range(len(members)):
        left, low = n % ACROSS, 1 - (n // ACROSS + 1) / deep
        layout[f"xaxis{n + 1}"] = {
            "domain": [left / ACROSS + BETWEEN * left, (left + 1) / ACROSS - BETWEEN * (1 - left)],
            "anchor": _axis("y", n),
            **_across(int(years.min()), int(years.max()), shades),
        }
        layout[f"yaxis{n + 1}"] = {
            "domain": [low + FOOT / deep, low + (1 - HEAD) / deep],
            "anchor": _axis("x", n),
            "showticklabels": left == 0,
            **_upward(ends, factor, shades),
        }
    return go.Figure(traces, layout)


def _axis(letter: str, n: int) -> str:
    return f"{letter}{n + 1}" if n else letter


def _across(first: int, last: int, shades: Shades) -> dict[str, object]:
    return {
        "range": [first - 0.5, last + 0.5],
        "tickmode": "array",
        "tickvals": sorted({first, last}),
        "tickformat": "d",
        "tickfont": {"size": 10, "color": shades.quiet},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _upward(ends: tuple[float, float], factor: float, shades: Shades) -> dict[str, object]:
    room = (ends[1] - ends[0]) * ROOM or abs(ends[0]) * ROOM or 1
    return {
        "range": [(ends[0] - room) * factor, (ends[1] + room) * factor],
        "nticks": 5,
        "tickformat": ",~f",
        "tickfont": {"size": 10, "color": shades.quiet},
        "gridcolor": GRID,
        "zeroline": ends[0] < 0,
        "zerolinecolor": GRID,
        "fixedrange": True,
        "automargin": True,
    }


def _frame(n: int, shades: Shades) -> dict[str, object]:
    x, y = (f"{_axis(letter, n)} domain" for letter in "xy")
    line = {"color": shades.ink, "width": 2}
    return {
        "type": "rect", "xref": x, "yref": y, "x0": 0, "x1": 1, "y0": 0, "y1": 1, "line": line,
    }  # fmt: skip


def _title(
    n: int, region: str, rows: pd.DataFrame, t: Translation, shades: Shades
) -> dict[str, object]:
    name = f"<b>{short_name(region, t.language)}</b>"
    stated = region in set(rows[REGION])
    return {
        "text": name if stated else f"{name} · {t('districts.missing')}",
        "xref": f"{_axis('x', n)} domain",
        "yref": f"{_axis('y', n)} domain",
        "x": 0.5,
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": shades.ink},
    }


def _series(
    series: pd.DataFrame, kind: str, factor: float, shade: str, source_of: Title, t: Translation
) -> dict[str, object]:
    points = with_gaps(series) or [None]
    promised = kind == TARGET
    return {
        "x": [None if row is None else int(row[YEAR]) for row in points],
        "y": [None if row is None else float(row[VALUE]) * factor for row in points],
        "customdata": [
            ["", "", None]
            if row is None
            else [_told(row, source_of, t), place_id(row[REGION]), row.name]
            for row in points
        ],
        "mode": "markers" if promised else "lines+markers",
        "connectgaps": False,
        "line": {"color": shade, "width": 2},
        "marker": {
            "size": 8 if promised else 6,
            "color": shade,
            "symbol": ["circle" if row is None else symbol_of(row) for row in points],
            "line": {"width": 1.5 if promised else 0, "color": shade},
        },
        "selected": {"marker": {"size": 11}},
        "unselected": CLICKED["unselected"],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
        "showlegend": False,
    }


def _told(row: pd.Series, source_of: Title, t: Translation) -> str:
    head = f"<b>{region_name(row[REGION], t.language)} · {row[YEAR]}</b>"
    told = t("map.figure", kind=t(f"kind.{row[KIND]}"), figure=figure(row, t.language))
    return "<br>".join((head, told, source_of(row)))


def _beside(beside: pd.DataFrame, factor: float, shades: Shades) -> dict[str, object]:
    points = with_gaps(beside.sort_values(YEAR))
    return {
        "x": [None if row is None else int(row[YEAR]) for row in points],
        "y": [None if row is None else float(row[VALUE]) * factor for row in points],
        "mode": "lines",
        "connectgaps": False,
        "line": {"color": shades.quiet, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


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


def described_multiples(
    rows: pd.DataFrame, members: Sequence[str], title: str, t: Translation
) -> str:
    """The panels in words, for who cannot see them: the years from and to, and what is missing."""
    told = []
    for region in members:
        own = rows[rows[REGION] == region].sort_values(YEAR)
        points = ", ".join(
            t(
                "map.point",
                year=row[YEAR],
                kind=t(f"kind.{row[KIND]}"),
                figure=figure(row, t.language),
            )
            for _, row in own.iterrows()
        )
        name = region_name(region, t.language)
        told.append(t("alt.part", name=name, points=points or t("districts.missing")))
    return t("alt.lines", title=title, series=" ".join(told))
