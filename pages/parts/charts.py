"""Rows to figures and their descriptions. Knows Plotly and no Streamlit."""

from collections.abc import Callable, Collection, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from extract.leading import severed
from extract.table import (
    ACTUAL,
    COMPARATOR,
    INDICATOR_ID,
    KIND,
    ORIGIN,
    REGION,
    TARGET,
    UNIT,
    VALUE,
    VALUE_HIGH,
    YEAR,
)
from pages.parts.colours import LIGHT, Shades
from pages.parts.formats import amount, figure, mark, number
from pages.parts.names import CHINESE, region_name, short_name
from pages.parts.words import Words

Title = Callable[[pd.Series], str]

OTHERS = 0.5  # opacity of bars that are not chosen, where some are
GRID = "rgba(128,128,128,0.18)"
# A transcribed figure is marked: in writing by a sign, at a point by what is within its outline.
SIGN_OF_ORIGIN = {"reported-official": "*", "reported-news": "*", "reported-mirror": "?"}
# A clicked point grows; Plotly would let all the others fade.
CLICKED = {"selected": {"marker": {"size": 15}}, "unselected": {"marker": {"opacity": 1}}}
SYMBOLS = {  # by kind and sign of origin
    (ACTUAL, ""): "circle",
    (ACTUAL, "*"): "circle-dot",
    (ACTUAL, "?"): "circle-x",
    (TARGET, ""): "diamond-open",
    (TARGET, "*"): "diamond-open-dot",
    (TARGET, "?"): "diamond-x-open",
}


def lines_by_year(
    rows: pd.DataFrame, source_of: Title, say: Words, shades: Shades = LIGHT
) -> go.Figure:
    """One indicator over the years: outcomes as lines, targets hollow and dashed, a colour a place.

    Args:
        rows: leading yearly facts of one indicator. A year without a row breaks the line, and so
            does a year from which the series is another one.
        source_of: what to say of a row's source when it is pointed at.
    """
    chart = go.Figure()
    said: set[tuple[object, ...]] = set()  # the same mark at the same point is written once
    for n, region in enumerate(dict.fromkeys(rows[REGION])):
        colour = shades.places[n % len(shades.places)]
        own = rows[rows[REGION] == region]
        for kind in (ACTUAL, TARGET):
            series = own[own[KIND] == kind].sort_values(YEAR)
            if not series.empty:
                chart.add_trace(_line(series, kind, colour, source_of, say, said, shades))
        name = region_name(region, say.language)
        chart.add_trace(_key(name, colour, {"width": 4}, None, group=region))
    for kind, symbol in ((ACTUAL, "circle"), (TARGET, "diamond-open")):
        if (rows[KIND] == kind).any():
            dash = {"width": 1.5, "dash": "dot" if kind == TARGET else "solid"}
            chart.add_trace(_key(say(f"kind.{kind}"), shades.quiet, dash, symbol))
    years = rows[YEAR].astype(int)
    chart.update_layout(
        **look(height=460),
        hovermode="closest",
        legend={"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "title": None},
    )
    chart.update_xaxes(
        tickmode="array",
        tickvals=list(range(years.min(), years.max() + 1)),
        range=[years.min() - 0.4, years.max() + 0.6],
        tickformat="d",
        showgrid=False,
        fixedrange=True,
    )
    unit = rows[UNIT].iloc[0]
    chart.update_yaxes(
        title=None,
        tickformat=",~f",
        gridcolor=GRID,
        zeroline=False,
        fixedrange=True,
        automargin=True,
    )
    chart.add_annotation(
        text=say("charts.unit", unit=unit),
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
    series: pd.DataFrame,
    kind: str,
    colour: str,
    source_of: Title,
    say: Words,
    said: set[tuple[object, ...]],
    shades: Shades,
) -> go.Scatter:
    region = series[REGION].iloc[0]
    points = with_gaps(series)
    promised = kind == TARGET
    name = region_name(region, say.language)
    return go.Scatter(
        x=[year for year, _ in points],
        y=[None if row is None else float(row[VALUE]) for _, row in points],
        error_y=_spans([row for _, row in points]),
        text=["" if row is None else _mark_once(row, said, say.language) for _, row in points],
        customdata=[
            ["", "", None] if row is None else _told(row, source_of, say) for _, row in points
        ],
        mode="lines+markers+text",
        connectgaps=False,
        textposition="middle right" if promised else "top center",
        textfont={"size": 11, "color": shades.quiet},
        name=name,
        showlegend=False,
        legendgroup=region,
        line={
            "color": colour,
            "width": 1.5 if promised else 2.5,
            "dash": "dot" if promised else "solid",
        },
        marker={
            "size": 10 if promised else 9,
            "symbol": ["circle" if row is None else _symbol(row) for _, row in points],
            "color": colour,
            # A hollow mark is all outline; in a filled one the outline draws what is within.
            "line": {"width": 1.5, "color": colour if promised else shades.ground},
        },
        **CLICKED,
        hovertemplate=(
            f"<b>{name} · %{{x}} · {say('kind.' + kind)}</b><br>"
            "%{customdata[0]}<br>%{customdata[1]}<extra></extra>"
        ),
    )


def _told(row: pd.Series, source_of: Title, say: Words) -> list[object]:
    """What a point says where it is pointed at, and which row it is where it is clicked."""
    return [figure(row, say.language), source_of(row), row.name]


def _symbol(row: pd.Series) -> str:
    return SYMBOLS[row[KIND], SIGN_OF_ORIGIN.get(row[ORIGIN], "")]


def _mark_once(row: pd.Series, said: set[tuple[object, ...]], language: str) -> str:
    point = (row[YEAR], row[KIND], row[VALUE])
    if point in said:
        return ""
    said.add(point)
    return mark(row[COMPARATOR], language)


def _key(
    name: str, colour: str, line: Mapping[str, object], symbol: str | None, group: str = ""
) -> go.Scatter:
    """A line of the legend without points of its own."""
    return go.Scatter(
        x=[None],
        y=[None],
        mode="lines+markers" if symbol else "lines",
        name=name,
        legendgroup=group or None,
        line={"color": colour, **line},
        marker={"symbol": symbol or "circle", "size": 9, "color": colour},
        hoverinfo="skip",
    )


def with_gaps(series: pd.DataFrame) -> list[tuple[float, pd.Series | None]]:
    """The rows by year, with an empty point where a year is missing or another series begins."""
    points: list[tuple[float, pd.Series | None]] = []
    for _, row in series.iterrows():
        year = int(row[YEAR])
        if points and (points[-1][0] != year - 1 or severed(row[INDICATOR_ID], row[REGION], year)):
            points.append((year - 0.5, None))
        points.append((year, row))
    return points


def _spans(rows: Sequence[pd.Series | None]) -> dict[str, object] | None:
    """Ranges (10%–12%) as bars upward from the lower end."""
    if not any(row is not None and pd.notna(row[VALUE_HIGH]) for row in rows):
        return None
    above = [
        float(row[VALUE_HIGH] - row[VALUE]) if row is not None and pd.notna(row[VALUE_HIGH]) else 0
        for row in rows
    ]
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": [0] * len(above)}


def ranking(
    rows: pd.DataFrame,
    shade: str,
    source_of: Title,
    say: Words,
    shades: Shades = LIGHT,
    beside: pd.Series | None = None,
    chosen: Collection[str] = (),
) -> go.Figure:
    """One indicator and year, place under place: outcomes as bars, targets as hollow diamonds.

    Args:
        rows: leading facts of one indicator and year. Places without one are not drawn: the page
            lists them.
        beside: the same fact of the place that all of these lie in, drawn as a line.
        chosen: the Chinese names of places that stand out.
    """
    actual = rows[rows[KIND] == ACTUAL]
    target = rows[rows[KIND] == TARGET]
    order = ranked(rows)
    chart = go.Figure()
    if not actual.empty:
        chart.add_trace(_bars(actual, shade, source_of, say, chosen))
    if not target.empty:
        chart.add_trace(_diamonds(target, shade, source_of, say))
    if beside is not None:
        chart.add_vline(
            x=float(beside[VALUE]),
            line={"color": shades.quiet, "width": 1.5, "dash": "dash"},
            annotation={
                "text": " ".join(
                    (region_name(beside[REGION], say.language), _label(beside, say.language))
                ),
                "font": {"size": 12, "color": shades.quiet},
                "yanchor": "bottom",
            },
            annotation_position="top",
        )
    names = [region_name(region, say.language) for region in order]
    for region, name in zip(order, names, strict=True):
        for _, row in target[target[REGION] == region].iterrows():
            chart.add_annotation(
                _aside(name, f"{say('kind.target')} {_label(row, say.language)}", shades)
            )
    chart.update_layout(
        **look(height=110 + 30 * len(order), right=16 if target.empty else 96),
        bargap=0.35,
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0},
    )
    chart.update_yaxes(
        categoryorder="array",
        categoryarray=names[::-1],
        fixedrange=True,
        automargin=True,
        tickmode="array",
        tickvals=names,
        ticktext=_ticks(order, actual, say, chosen),
        title=None,
        range=[-0.6, len(names) - 0.4],
    )
    ends = [*rows[VALUE].astype(float), 0.0]
    room = (max(ends) - min(ends)) * 0.04 or 1
    chart.update_xaxes(
        range=[min(ends) - (room if min(ends) < 0 else 0), max(ends) + room],
        gridcolor=GRID,
        fixedrange=True,
        tickformat=",~f",
        zeroline=True,
        zerolinecolor=GRID,
        title={"text": say("charts.unit", unit=rows[UNIT].iloc[0]), "font": {"size": 12}},
    )
    return chart


def _ticks(
    order: Sequence[str], actual: pd.DataFrame, say: Words, chosen: Collection[str]
) -> list[str]:
    """Each place with its outcome: written beside the bars, a number meets no bar's end."""
    labels = {row[REGION]: _label(row, say.language) for _, row in actual.iterrows()}
    return [
        f"{'▸ ' if region in chosen else ''}"
        f"{_called(region, say.language)}  <b>{labels.get(region, '—')}</b>  "
        for region in order
    ]


def _called(region: str, language: str) -> str:
    """A place's name beside its bar: an English one in full leaves no room for the bars."""
    return region_name(region) if language == CHINESE else short_name(region, language)


def _aside(name: str, text: str, shades: Shades) -> dict[str, object]:
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8,
        "y": name,
        "showarrow": False,
        "font": {"size": 12, "color": shades.quiet},
    }


def ranked(rows: pd.DataFrame) -> list[str]:
    """The places from the largest outcome down; those with a target alone after them."""
    actual = rows[rows[KIND] == ACTUAL].sort_values(VALUE, ascending=False, kind="stable")
    target = rows[rows[KIND] == TARGET].sort_values(VALUE, ascending=False, kind="stable")
    return list(dict.fromkeys([*actual[REGION], *target[REGION]]))


def _label(row: pd.Series, language: str) -> str:
    return f"{amount(row, language)}{SIGN_OF_ORIGIN.get(row[ORIGIN], '')}"


def _bars(
    rows: pd.DataFrame, shade: str, source_of: Title, say: Words, chosen: Collection[str]
) -> go.Bar:
    every = [row for _, row in rows.iterrows()]
    some = any(row[REGION] in chosen for row in every)
    strong = [1.0 if not some or row[REGION] in chosen else OTHERS for row in every]
    return go.Bar(
        orientation="h",
        x=[float(row[VALUE]) for row in every],
        y=[region_name(row[REGION], say.language) for row in every],
        marker={"color": shade, "opacity": strong, "cornerradius": 3},
        name=say("kind.actual"),
        customdata=[_told(row, source_of, say) for row in every],
        hovertemplate=(
            f"<b>%{{y}} · {say('kind.actual')}</b><br>%{{customdata[0]}}<br>%{{customdata[1]}}"
            "<extra></extra>"
        ),
    )


def _diamonds(rows: pd.DataFrame, shade: str, source_of: Title, say: Words) -> go.Scatter:
    every = [row for _, row in rows.iterrows()]
    return go.Scatter(
        x=[float(row[VALUE]) for row in every],
        y=[region_name(row[REGION], say.language) for row in every],
        mode="markers",
        marker={"symbol": "diamond-open", "size": 11, "color": shade, "line": {"width": 2}},
        name=say("kind.target"),
        customdata=[_told(row, source_of, say) for row in every],
        hovertemplate=(
            f"<b>%{{y}} · {say('kind.target')}</b><br>%{{customdata[0]}}<br>%{{customdata[1]}}"
            "<extra></extra>"
        ),
    )


def coverage(counts: pd.DataFrame, shade: str, say: Words, shades: Shades = LIGHT) -> go.Figure:
    """How many figures there are: a theme a row, a year a column; none is an empty cell."""
    held = counts.where(counts > 0)
    chart = go.Figure(
        go.Heatmap(
            z=held.to_numpy(dtype=float, na_value=float("nan")),
            x=[str(year) for year in counts.columns],
            y=list(counts.index),
            text=[["" if not n else f"{n:,}" for n in line] for line in counts.to_numpy()],
            texttemplate="%{text}",
            textfont={"color": shades.ink},
            colorscale=[[0, _faint(shade, 0.15)], [1, _faint(shade, 0.6)]],
            zmin=1,
            showscale=False,
            xgap=3,
            ygap=3,
            hoverongaps=False,
            hovertemplate=f"%{{y}} · %{{x}}<br>{say('charts.count', n='%{text}')}<extra></extra>",
        )
    )
    chart.update_layout(**look(height=70 + 30 * len(counts)))
    chart.update_xaxes(type="category", showgrid=False, fixedrange=True, side="top", title=None)
    chart.update_yaxes(
        autorange="reversed", showgrid=False, fixedrange=True, automargin=True, title=None
    )
    return chart


def _faint(shade: str, share: float) -> str:
    red, green, blue = (int(shade[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


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


def described_lines(rows: pd.DataFrame, title: str, say: Words) -> str:
    """The lines in words, for who cannot see them."""
    told = []
    for region in dict.fromkeys(rows[REGION]):
        own = rows[rows[REGION] == region].sort_values(YEAR)
        for kind in (ACTUAL, TARGET):
            points = [
                f"{row[YEAR]} {figure(row, say.language)}"
                for _, row in own[own[KIND] == kind].iterrows()
            ]
            if points:
                place = region_name(region, say.language)
                told.append(
                    say(
                        "alt.series",
                        place=place,
                        kind=say(f"kind.{kind}"),
                        points=", ".join(points),
                    )
                )
    return say("alt.lines", title=title, series=" ".join(told))


def described_ranking(rows: pd.DataFrame, title: str, missing: Sequence[str], say: Words) -> str:
    """The ranking in words, for who cannot see it."""
    actual, target = (
        ", ".join(
            f"{region_name(region, say.language)} {figure(row, say.language)}"
            for region in ranked(of_kind)
            for _, row in of_kind[of_kind[REGION] == region].iterrows()
        )
        for of_kind in (rows[rows[KIND] == kind] for kind in (ACTUAL, TARGET))
    )
    told = [
        say("alt.part", name=name, points=points)
        for name, points in (
            (say("kind.actual"), actual),
            (say("kind.target"), target),
            (say("districts.missing"), ", ".join(missing)),
        )
        if points
    ]
    return say("alt.lines", title=title, series=" ".join(told))


def described_coverage(counts: pd.DataFrame, title: str, say: Words) -> str:
    """The coverage in words: the figures of each row, all years together."""
    told = ", ".join(f"{name} {number(float(line.sum()))}" for name, line in counts.iterrows())
    return say("alt.lines", title=title, series=told)
