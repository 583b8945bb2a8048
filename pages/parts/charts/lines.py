"""One indicator over the years as lines, and in words. Knows Plotly and no Streamlit.

Where lines come close they stay legible: within a year every place has a position of its own, its
targets beside its outcomes; a line is named at its end; and what is not exact is marked by small
triangles at the point, or by its written value where only one place is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.interval import Interval
from extract.analysis.series_breaks import series_break
from extract.table.schema import (
    ACTUAL,
    INDICATOR_ID,
    KIND,
    REGION,
    TARGET,
    VALUE,
    VALUE_HIGH,
    YEAR,
)
from pages.parts.charts.theme import CLICKED, GRID, Title, look, unit_line
from pages.parts.labels.names import HOME, place_id, region_name, short_name
from pages.parts.labels.number_format import amount, figure, unit_of
from pages.parts.labels.palette import LIGHT, ON_LIGHT, Shades
from pages.parts.labels.provenance import DOUBTED, TRANSCRIBED, mark_of, marks
from pages.parts.labels.translations import Translation

HEIGHT = 480  # pixels of the chart, those of the plot within it, and of a line of writing
PLOT = 350
WRITTEN = 17
BESIDE = 15  # pixels from a point to the middle of its value
SPREAD = 0.72  # of a year, that its places take up together
WIDEST = 0.2  # of a year, a place alone
ROOM = 0.14  # of the values' extent, above and below them

SHOWN_UNASKED = 4  # places
MOST = len(ON_LIGHT)  # a colour each

SYMBOLS = {  # by kind and mark of standing
    (ACTUAL, ""): "circle",
    (ACTUAL, "*"): "circle-dot",
    (ACTUAL, "?"): "circle-x",
    (TARGET, ""): "diamond-open",
    (TARGET, "*"): "diamond-open-dot",
    (TARGET, "?"): "diamond-x-open",
}
SIZES = {ACTUAL: 9, TARGET: 12}
# Where the true number may lie, seen from the point.
DOWN = "<span style='font-size:9px'>▼</span> "  # beside a key's own triangle
TOWARDS = {"~": ("up", "down"), ">=": ("up",), "<=": ("down",)}


def most_covered(rows: pd.DataFrame) -> list[str]:
    """The places to show before anyone chooses: home, then those with most outcomes.

    A place with a single figure is no line: it is left to the reader to ask for, unless there is
    nothing else.
    """
    outcomes = rows[rows[KIND] == ACTUAL] if (rows[KIND] == ACTUAL).any() else rows
    counts = outcomes.groupby(REGION, sort=False)[YEAR].nunique()
    ordered = sorted(counts.index, key=lambda name: (place_id(name) != HOME, -counts[name]))
    lines = [name for name in ordered if counts[name] > 1]
    return (lines or ordered)[:SHOWN_UNASKED]


@dataclass(frozen=True, slots=True)
class Axes:
    """Where a row stands in the chart.

    Attributes:
        places: in the order of their positions within a year.
        factor: what the table's numbers are multiplied by.
        low, high: the ends of the axis of values.
    """

    places: tuple[str, ...]
    factor: float
    low: float
    high: float

    @classmethod
    def of(cls, rows: pd.DataFrame, factor: float) -> "Axes":
        """Axes with room for every value and the upper end of every range."""
        ends = [*rows[VALUE], *rows[VALUE_HIGH].dropna()]
        low, high = (float(end(ends)) * factor for end in (min, max))
        room = ROOM * (high - low) or abs(high) * ROOM or 1.0
        return cls(tuple(dict.fromkeys(rows[REGION])), factor, low - room, high + room)

    def x(self, row: pd.Series) -> float:
        """The year, moved to the place's position within it."""
        slot = min(SPREAD / len(self.places), WIDEST)
        middle = self.places.index(row[REGION]) - (len(self.places) - 1) / 2
        beside = -slot / 4 if row[KIND] == ACTUAL else slot / 4
        return float(row[YEAR]) + slot * middle + beside

    def y(self, row: pd.Series) -> float:
        """The value in the unit that is shown."""
        return round(float(row[VALUE]) * self.factor, 9)  # 370.01 亿元 are 3700.1, not …0000004

    def pixels(self, n: float) -> float:
        """How much of the axis of values these pixels are."""
        return n * (self.high - self.low) / PLOT


def lines_by_year(
    rows: pd.DataFrame, source_of: Title, t: Translation, shades: Shades = LIGHT
) -> go.Figure:
    """Outcomes as full lines, targets hollow and dotted, a colour a place, named at its end.

    Args:
        rows: leading yearly facts of one indicator. A year without a row breaks the line, and so
            does a year from which the series is another one.
        source_of: what to say of a row's source when it is pointed at.
    """
    unit = unit_of(rows.iloc[0], t.language)
    axes = Axes.of(rows, unit.factor)
    alone = len(axes.places) == 1
    chart = go.Figure()
    for n, region in enumerate(axes.places):
        colour = shades.places[n % len(shades.places)]
        own = rows[rows[REGION] == region]
        for kind in (ACTUAL, TARGET):
            series = own[own[KIND] == kind].sort_values(YEAR)
            if not series.empty:
                chart.add_trace(_line(series, colour, axes, source_of, t, shades))
        if alone:
            chart.add_trace(_values(own, axes, t, shades))
        else:
            _add_signs(chart, own, colour, axes)
    years = rows[YEAR].astype(int)
    until = years.max() + 0.5
    if not alone:
        _name_lines(chart, rows, axes, until, t, shades)
    _mark_breaks(chart, rows, t, shades)
    _add_keys(chart, rows, alone, t, shades)
    names = [short_name(region, t.language) for region in axes.places]
    chart.update_layout(
        **look(height=HEIGHT, right=16 if alone else 30 + max(map(_width, names))),
        hovermode="closest",
        legend={
            "orientation": "h",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "x": 0,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )
    whole = range(years.min(), years.max() + 1)
    chart.update_xaxes(
        tickmode="array",
        tickvals=list(whole),
        ticktext=[str(year) for year in whole],
        range=[years.min() - 0.5, until],
        minor={"tickvals": [year + 0.5 for year in whole], "showgrid": True, "gridcolor": GRID},
        showgrid=False,
        fixedrange=True,
    )
    chart.update_yaxes(
        title=None,
        range=[axes.low, axes.high],
        tickformat=",~f",
        gridcolor=GRID,
        zeroline=axes.low < 0,
        zerolinecolor=shades.quiet,
        fixedrange=True,
        automargin=True,
    )
    chart.add_annotation(
        text=unit_line(unit.name, t),
        xref="paper",
        yref="paper",
        x=0,
        y=1,
        yshift=22,
        xanchor="left",
        showarrow=False,
        font={"size": 12, "color": shades.quiet},
    )
    return chart


def _line(
    series: pd.DataFrame, colour: str, axes: Axes, source_of: Title, t: Translation, shades: Shades
) -> go.Scatter:
    points = with_gaps(series)
    region, kind = series[REGION].iloc[0], series[KIND].iloc[0]
    promised = kind == TARGET
    name = region_name(region, t.language)
    return go.Scatter(
        x=[None if row is None else axes.x(row) for row in points],
        y=[None if row is None else axes.y(row) for row in points],
        error_y=_spans(points, axes.factor),
        customdata=[
            ["", "", None, None] if row is None else _told(row, source_of, t) for row in points
        ],
        mode="lines+markers",
        connectgaps=False,
        name=name,
        showlegend=False,
        line={
            "color": colour,
            "width": 1.5 if promised else 2.5,
            "dash": "dot" if promised else "solid",
        },
        marker={
            "size": SIZES[kind],
            "symbol": ["circle" if row is None else symbol_of(row) for row in points],
            "color": colour,
            # A hollow mark is all outline; in a filled one the outline draws what is within.
            "line": {"width": 1.5, "color": colour if promised else shades.ground},
        },
        cliponaxis=False,
        **CLICKED,
        hovertemplate=(
            f"<b>{name} · %{{customdata[3]}} · {t('kind.' + kind)}</b><br>"
            "%{customdata[0]}<br>%{customdata[1]}<extra></extra>"
        ),
    )


def _told(row: pd.Series, source_of: Title, t: Translation) -> list[object]:
    """What a point says where it is pointed at, and which row it is where it is clicked."""
    return [figure(row, t.language), source_of(row), row.name, str(row[YEAR])]


def symbol_of(row: pd.Series) -> str:
    """A point's form: full or hollow by its kind, with what is within it by its standing."""
    return SYMBOLS[row[KIND], mark_of(row)]


def _sign(row: pd.Series) -> str:
    return Interval.of({str(name): cell for name, cell in row.items()}).sign


def with_gaps(series: pd.DataFrame) -> list[pd.Series | None]:
    """The rows by year, with a gap where a year is missing or another series begins."""
    points: list[pd.Series | None] = []
    before = None
    for _, row in series.iterrows():
        year = int(row[YEAR])
        begins = before != year - 1 or series_break(row[INDICATOR_ID], row[REGION], year)
        if points and begins:
            points.append(None)
        points.append(row)
        before = year
    return points


def _spans(points: Sequence[pd.Series | None], factor: float) -> dict[str, object] | None:
    """Ranges (10%–12%) as bars upward from the lower end."""
    above = [
        0.0
        if row is None or pd.isna(row[VALUE_HIGH])
        else float(row[VALUE_HIGH] - row[VALUE]) * factor
        for row in points
    ]
    if not any(above):
        return None
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": [0] * len(above)}


def _values(own: pd.DataFrame, axes: Axes, t: Translation, shades: Shades) -> go.Scatter:
    """Each point's value with its mark, where neither the other kind's point nor the line is."""
    rows = [row for _, row in own.iterrows()]
    values = {(int(row[YEAR]), row[KIND]): float(row[VALUE]) for row in rows}

    def is_below(row: pd.Series) -> bool:
        year, kind, value = int(row[YEAR]), row[KIND], float(row[VALUE])
        other = values.get((year, ACTUAL if kind == TARGET else TARGET), value)
        if other != value:
            return value < other
        beside = [values[at, kind] for at in (year - 1, year + 1) if (at, kind) in values]
        slope = sum(beside) / len(beside) - value if beside else 0.0
        return slope > 0 or (slope == 0 and kind == TARGET)

    return go.Scatter(
        x=[axes.x(row) for row in rows],
        y=[axes.y(row) + axes.pixels(-BESIDE if is_below(row) else BESIDE) for row in rows],
        text=[amount(row, t.language) for row in rows],
        mode="text",
        textfont={"size": 12, "color": shades.ink},
        name="",
        meta="value",
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _add_signs(chart: go.Figure, own: pd.DataFrame, colour: str, axes: Axes) -> None:
    """Triangles towards where the true number may lie: above, below or both."""
    for way in ("up", "down"):
        vague = [row for _, row in own.iterrows() if way in TOWARDS.get(_sign(row), ())]
        if vague:
            aside = axes.pixels(11 if way == "up" else -11)
            chart.add_trace(
                go.Scatter(
                    x=[axes.x(row) for row in vague],
                    y=[axes.y(row) + aside for row in vague],
                    mode="markers",
                    marker={"symbol": f"triangle-{way}", "size": 7, "color": colour},
                    name=way,
                    meta="sign",
                    hoverinfo="skip",
                    showlegend=False,
                    cliponaxis=False,
                    **CLICKED,
                )
            )


def _name_lines(
    chart: go.Figure, rows: pd.DataFrame, axes: Axes, until: float, t: Translation, shades: Shades
) -> None:
    """Each place's name at the right, where its line ends or is led to."""
    ends = {
        region: max(
            (row for _, row in rows[rows[REGION] == region].iterrows()),
            key=lambda row: (row[YEAR], row[KIND] == TARGET),
        )
        for region in axes.places
    }
    heights = apart({region: axes.y(row) for region, row in ends.items()}, axes)
    for n, (region, row) in enumerate(ends.items()):
        chart.add_trace(
            go.Scatter(
                x=[axes.x(row), until],
                y=[axes.y(row), heights[region]],
                mode="lines",
                line={"color": GRID, "width": 1},
                name="",
                meta="leader",
                hoverinfo="skip",
                showlegend=False,
                cliponaxis=False,
            )
        )
        colour = shades.places[n % len(shades.places)]
        chart.add_annotation(
            text=f"<span style='color:{colour}'>●</span> {short_name(region, t.language)}",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            y=heights[region],
            showarrow=False,
            font={"size": 12, "color": shades.ink},
        )


def apart(wanted: Mapping[str, float], axes: Axes) -> dict[str, float]:
    """Where the names are written: as near to the heights wanted as leaves a line to each."""
    step = axes.pixels(WRITTEN)
    order = sorted(wanted, key=lambda name: wanted[name])
    placed: list[float] = []
    for name in order:
        placed.append(max(wanted[name], placed[-1] + step if placed else wanted[name]))
    # Pushed upwards alone they would leave the chart, so half of the push is given back.
    lift = sum(at - wanted[name] for at, name in zip(placed, order, strict=True)) / len(placed)
    top = max(placed) - lift
    lift += max(0.0, top - axes.high)
    return {name: at - lift for name, at in zip(order, placed, strict=True)}


def _mark_breaks(chart: go.Figure, rows: pd.DataFrame, t: Translation, shades: Shades) -> None:
    """A dashed line where the series of a place that is drawn becomes another one."""
    held = set(zip(rows[INDICATOR_ID], rows[REGION], rows[YEAR].astype(int), strict=True))
    cut = {year for name, region, year in held if series_break(name, region, year)}
    first = int(rows[YEAR].min())
    for year in sorted(year for year in cut if year > first):
        chart.add_vline(
            x=year - 0.5,
            line={"color": shades.quiet, "width": 1, "dash": "dash"},
            annotation={
                "text": t("lines.break"),
                "font": {"size": 11, "color": shades.quiet},
                "yanchor": "bottom",
                "xanchor": "center",
            },
            annotation_position="top",
        )


def _add_keys(
    chart: go.Figure, rows: pd.DataFrame, alone: bool, t: Translation, shades: Shades
) -> None:
    """What the marks mean, of those that occur."""
    for kind, symbol in ((ACTUAL, "circle"), (TARGET, "diamond-open")):
        if (rows[KIND] == kind).any():
            dash = "dot" if kind == TARGET else "solid"
            chart.add_trace(_key(t(f"kind.{kind}"), symbol, shades, dash))
    marked = marks(rows)
    for sign, symbol, word in (
        (TRANSCRIBED, "circle-dot", "transcribed"),
        (DOUBTED, "circle-x", "mirror"),
    ):
        if sign in marked:
            chart.add_trace(_key(t(f"lines.{word}"), symbol, shades))
    if alone:
        return
    vague = {_sign(row) for _, row in rows.iterrows()}
    for sign, way, word in ((">=", "up", "least"), ("<=", "down", "most"), ("~", "up", "about")):
        if sign in vague:
            both = DOWN if sign == "~" else ""
            chart.add_trace(_key(f"{both}{t(f'lines.{word}')}", f"triangle-{way}", shades))


def _key(name: str, symbol: str, shades: Shades, dash: str = "") -> go.Scatter:
    """A line of the legend without points of its own."""
    return go.Scatter(
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
            "line": {"width": 1.5, "color": shades.quiet if "open" in symbol else shades.ground},
        },
        hoverinfo="skip",
    )


def _width(text: str) -> int:
    """About how many pixels a name takes up."""
    return sum(12 if ord(sign) > 0x2E7F else 7 for sign in text)


def described_lines(rows: pd.DataFrame, title: str, t: Translation) -> str:
    """The lines in words, for who cannot see them."""
    told = []
    for region in dict.fromkeys(rows[REGION]):
        own = rows[rows[REGION] == region].sort_values(YEAR)
        for kind in (ACTUAL, TARGET):
            points = [
                f"{row[YEAR]} {figure(row, t.language)}"
                for _, row in own[own[KIND] == kind].iterrows()
            ]
            if points:
                place = region_name(region, t.language)
                told.append(
                    t(
                        "alt.series",
                        place=place,
                        kind=t(f"kind.{kind}"),
                        points=", ".join(points),
                    )
                )
    return t("alt.lines", title=title, series=" ".join(told))
