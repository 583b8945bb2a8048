"""One little line chart for each place, all at one scale in one figure. Knows no Streamlit.

The panels share one pair of axes, each moved to its place: a browser draws a few traces much
faster than a plot for every panel.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import pandas as pd
import plotly.graph_objects as go

from extract.table.schema import ACTUAL, KIND, REGION, TARGET, UNIT, VALUE, YEAR
from pages.parts.charts.draft import Words, chart_of
from pages.parts.charts.line_picture import with_gaps
from pages.parts.charts.theme import CLICKED, GRID, HOLLOW, Title, look
from pages.parts.labels.brief_figures import brief_amount, brief_figure
from pages.parts.labels.names import place_id, region_name, short_name
from pages.parts.labels.number_format import number, unit_of
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.translations import Translation

ACROSS = 2  # panels
TALL = 110  # pixels a row of panels
WIDE, HIGH = 1.22, 1.75  # from panel to panel, in panels
ROOM = 0.08  # of the span, above the greatest and below the least
TICKS = 3  # at most, besides the first


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the panels stand; each is one wide and one high.

    Attributes:
        first, last: years at the panels' sides.
        low, high: values at their feet and heads, in the table's unit.
    """

    first: int
    last: int
    low: float
    high: float

    @classmethod
    def of(cls, rows: pd.DataFrame, ends: tuple[float, float]) -> "Grid":
        """Panels with room for these years and for values between these ends."""
        room = (ends[1] - ends[0]) * ROOM or abs(ends[0]) * ROOM or 1
        years = rows[YEAR].astype(int)
        return cls(int(years.min()), int(years.max()), ends[0] - room, ends[1] + room)

    def x(self, n: int, year: float) -> float:
        """A year in the n-th panel."""
        return (n % ACROSS) * WIDE + (year - self.first + 0.5) / (self.last - self.first + 1)

    def y(self, n: int, value: float) -> float:
        """A value in the n-th panel."""
        return -(n // ACROSS) * HIGH + (value - self.low) / (self.high - self.low)


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
        members: the places in order.
        beside: outcomes of the place that all of these lie in, a faint line in every panel.
        chosen: the places with a framed panel.
        ends: the least and the greatest value of all panels (see ``span``), in the table's unit.
    """
    grid = Grid.of(rows, ends)
    factor = unit_of(rows.iloc[0], t.language).factor
    ticks = round_numbers(grid.low * factor, grid.high * factor)
    heights = [tick / factor for tick in ticks]
    actual, target = (rows[rows[KIND] == kind] for kind in (ACTUAL, TARGET))
    line = {"color": shade, "width": 2}
    hollow = {"size": 8, "symbol": HOLLOW, "color": shade, "line": {"width": 1.5}}
    traces = [
        _lines(grid, len(members), heights),
        *([] if beside.empty else [_beside(grid, beside, len(members), shades)]),
        {
            **_points(grid, actual, members, source_of, t),
            "mode": "lines+markers",
            "line": line,
            "marker": {"size": 6, "color": shade},
        },
        {**_points(grid, target, members, source_of, t), "mode": "markers", "marker": hollow},
        _names(grid, members, t, shades),
        _last(grid, actual, members, t, shades),
    ]
    deep = ceil(len(members) / ACROSS)
    layout = {
        **look(height=36 + TALL * deep, t=8),
        "shapes": [_frame(grid, n, shades) for n, each in enumerate(members) if each in chosen],
        "xaxis": _across(grid, min(len(members), ACROSS)),
        "yaxis": _upward(grid, deep, heights, [number(tick) for tick in ticks]),
    }
    return chart_of(traces, layout)


def round_numbers(low: float, high: float) -> list[float]:
    """A few round numbers between two.

    >>> round_numbers(-1.9, 13.5), round_numbers(0, 11900)
    ([0, 10], [0, 5000, 10000])
    """
    size = 10 ** floor(log10((high - low) / TICKS))
    step = next(n * size for n in (1, 2, 5, 10) if (high - low) / (n * size) <= TICKS)
    return [round(n * step, 9) for n in range(ceil(low / step), floor(high / step) + 1)]


def _across(grid: Grid, columns: int) -> dict[str, object]:
    years = sorted({grid.first, grid.last})
    return {
        "range": [-0.02, (columns - 1) * WIDE + 1.02],
        "tickvals": [grid.x(n, year) for n in range(columns) for year in years],
        "ticktext": [str(year) for _ in range(columns) for year in years],
        "tickangle": 0,
        "tickfont": {"size": 10},
        "showgrid": False,
    }


def _upward(
    grid: Grid, deep: int, heights: Sequence[float], texts: Sequence[str]
) -> dict[str, object]:
    firsts = [row * ACROSS for row in range(deep)]
    return {
        "range": [-(deep - 1) * HIGH - 0.05, HIGH - 0.35],
        "tickvals": [grid.y(n, value) for n in firsts for value in heights],
        "ticktext": [text for _ in firsts for text in texts],
        "tickfont": {"size": 10},
        "showgrid": False,
    }


def _drawn(xs: list[float | None], ys: list[float | None]) -> Words:
    return {"x": xs, "y": ys, "mode": "lines", "hoverinfo": "skip", "showlegend": False}


def _lines(grid: Grid, panels: int, heights: Sequence[float]) -> Words:
    """The lines at round values behind every panel."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for n in range(panels):
        for value in heights:
            left = (n % ACROSS) * WIDE
            xs += [left, left + 1, None]
            ys += [grid.y(n, value)] * 2 + [None]
    return {**_drawn(xs, ys), "line": {"color": GRID, "width": 1}}


def _beside(grid: Grid, beside: pd.DataFrame, panels: int, shades: Shades) -> Words:
    xs: list[float | None] = []
    ys: list[float | None] = []
    within = beside[beside[YEAR].between(grid.first, grid.last)].sort_values(YEAR)
    for n in range(panels):
        for row in [*with_gaps(within), None]:
            xs.append(None if row is None else grid.x(n, int(row[YEAR])))
            ys.append(None if row is None else grid.y(n, float(row[VALUE])))
    return {**_drawn(xs, ys), "line": {"color": shades.quiet, "width": 1, "dash": "dot"}}


def _points(
    grid: Grid, rows: pd.DataFrame, members: Sequence[str], source_of: Title, t: Translation
) -> Words:
    """The points of every panel, with a gap where a year is missing and between the panels."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    data: list[list[object]] = []
    for n, region in enumerate(members):
        for row in [*with_gaps(rows[rows[REGION] == region].sort_values(YEAR)), None]:
            xs.append(None if row is None else grid.x(n, int(row[YEAR])))
            ys.append(None if row is None else grid.y(n, float(row[VALUE])))
            data.append(["", "", None] if row is None else _told(row, source_of, t))
    return {
        "x": xs,
        "y": ys,
        "customdata": data,
        "connectgaps": False,
        "selected": {"marker": {"size": 11}},
        "unselected": CLICKED["unselected"],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
        "showlegend": False,
    }


def _told(row: pd.Series, source_of: Title, t: Translation) -> list[object]:
    """What a point says, its place, and its row."""
    head = f"<b>{region_name(row[REGION], t.language)} · {row[YEAR]}</b>"
    kind = t(f"kind.{row[KIND]}")
    told = t("map.figure", kind=kind, figure=brief_figure(row, t.language))
    return ["<br>".join((head, told, source_of(row))), place_id(row[REGION]), row.name]


def _written(xs: list[float], ys: list[float], texts: list[str], ink: str, size: int) -> Words:
    return {
        "x": xs,
        "y": ys,
        "text": texts,
        "mode": "text",
        "textfont": {"size": size, "color": ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _names(grid: Grid, members: Sequence[str], t: Translation, shades: Shades) -> Words:
    every = range(len(members))
    names = [f"<b>{short_name(region, t.language)}</b>" for region in members]
    xs = [(n % ACROSS) * WIDE for n in every]
    ys = [grid.y(n, grid.high) + 0.1 for n in every]
    return {**_written(xs, ys, names, shades.ink, 12), "textposition": "top right"}


def _last(
    grid: Grid, actual: pd.DataFrame, members: Sequence[str], t: Translation, shades: Shades
) -> Words:
    """The value of each place's last outcome, at its panel's upper right."""
    newest = {row[REGION]: row for _, row in actual.sort_values(YEAR).iterrows()}
    held = [(n, newest[region]) for n, region in enumerate(members) if region in newest]
    xs = [(n % ACROSS) * WIDE + 1 for n, _ in held]
    ys = [grid.y(n, grid.high) + 0.1 for n, _ in held]
    texts = [f"{row[YEAR]}: {brief_amount(row, t.language)}" for _, row in held]
    return {**_written(xs, ys, texts, shades.quiet, 11), "textposition": "top left"}


def _frame(grid: Grid, n: int, shades: Shades) -> dict[str, object]:
    left, foot = (n % ACROSS) * WIDE - 0.01, grid.y(n, grid.low)
    line = {"color": shades.ink, "width": 2}
    return {
        "type": "rect", "x0": left, "x1": left + 1.02, "y0": foot, "y1": foot + 1.04, "line": line,
    }  # fmt: skip


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
    """Each place's years in words, for who cannot see them."""
    told = []
    for region in members:
        own = rows[rows[REGION] == region].sort_values(YEAR)
        points = ", ".join(
            t(
                "map.point",
                year=row[YEAR],
                kind=t(f"kind.{row[KIND]}"),
                figure=brief_figure(row, t.language),
            )
            for _, row in own.iterrows()
        )
        name = region_name(region, t.language)
        told.append(t("alt.part", name=name, points=points))
    return t("alt.lines", title=title, series=" ".join(told))
