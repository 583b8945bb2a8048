"""Promises to figures and their descriptions. Knows Plotly and no Streamlit."""

import html
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from extract.catalogue import themes
from extract.outcomes import BECAUSE, VERDICT, of_outcome, of_target
from extract.table import ORIGIN, REGION, THEME, UNIT, VALUE, VALUE_HIGH, YEAR
from extract.verdicts import verdicts
from pages.parts.charts import GRID, SIGN_OF_ORIGIN, look
from pages.parts.colours import LIGHT, Shades
from pages.parts.judged import (
    outcome_amount,
    promise_ids,
    promise_name,
    reason_of,
    target_amount,
    verdict_label,
    verdict_name,
    verdict_shade,
    when,
)
from pages.parts.names import region_name, theme_name
from pages.parts.words import Words

NAMED = 6  # promises where a cell of the scoreboard is pointed at
TALL = 26  # pixels a cell
ONE_LINE = 30  # pixels a promise
TWO_LINES = 42  # with its place
FAINT = 0.8  # of the line between target and outcome: lighter than they are, and still seen
GAP = 0.3  # of a cell, between two themes
APART = ("period", "measure", "series")  # reasons for which an outcome stands on no common scale


def tallied(promises: pd.DataFrame) -> dict[str, dict[int, Counter[str]]]:
    """How often each verdict was given, by theme and year; themes in the catalogue's order."""
    held = [theme for theme in themes() if (promises[THEME] == theme).any()]
    counts: dict[str, dict[int, Counter[str]]] = {theme: {} for theme in held}
    for theme, year, verdict in zip(
        promises[THEME], promises[YEAR], promises[VERDICT], strict=True
    ):
        counts[theme].setdefault(int(year), Counter())[verdict] += 1
    return counts


def scoreboard(promises: pd.DataFrame, say: Words, shades: Shades = LIGHT) -> go.Figure:
    """Themes down, years across; in each field a cell for each verdict with sign and count."""
    order = list(verdicts())
    years = sorted({int(year) for year in promises[YEAR]})
    z: list[list[float | None]] = []
    text: list[list[str]] = []
    told: list[list[str]] = []
    edges, middles, lines = [0.0], [], []
    for theme, of_theme in tallied(promises).items():
        deep = max(len(each) for each in of_theme.values())
        middles.append(edges[-1] + deep / 2)
        shown = {y: sorted(each, key=order.index) for y, each in of_theme.items()}
        for n in range(deep):
            here = [shown[year][n] if n < len(shown.get(year, ())) else None for year in years]
            z.append([None if v is None else float(order.index(v)) for v in here])
            text.append(
                [
                    "" if v is None else f"{verdicts()[v].sign} {of_theme[year][v]}"
                    for year, v in zip(years, here, strict=True)
                ]
            )
            told.append(
                [
                    "" if v is None else _hover(promises, theme, year, v, say)
                    for year, v in zip(years, here, strict=True)
                ]
            )
            edges.append(edges[-1] + 1)
        lines.append(edges[-1] + GAP / 2)
        z.append([None] * len(years))
        text.append([""] * len(years))
        told.append([""] * len(years))
        edges.append(edges[-1] + GAP)
    chart = go.Figure(
        go.Heatmap(
            z=z,
            x=[str(year) for year in years],
            y=edges,
            text=text,
            customdata=told,
            texttemplate="%{text}",
            textfont={"color": shades.ink, "size": 13},
            colorscale=_steps(order, shades),
            zmin=0,
            zmax=len(order),
            showscale=False,
            xgap=4,
            ygap=3,
            hoverongaps=False,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    names = [theme_name(theme, say.language) for theme in tallied(promises)]
    chart.update_layout(**look(height=int(56 + TALL * edges[-1])))
    chart.update_xaxes(type="category", showgrid=False, fixedrange=True, side="top", title=None)
    chart.update_yaxes(
        range=[edges[-1] - GAP, 0],
        tickmode="array",
        tickvals=middles,
        ticktext=[f"{name}  " for name in names],
        tickfont={"color": shades.ink},
        ticks="",
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        automargin=True,
        title=None,
    )
    for line in lines[:-1]:
        chart.add_hline(y=line, line={"color": GRID, "width": 1})
    return chart


def _hover(promises: pd.DataFrame, theme: str, year: int, verdict: str, say: Words) -> str:
    own = promises[
        (promises[THEME] == theme) & (promises[YEAR] == year) & (promises[VERDICT] == verdict)
    ]
    head = say("promises.hover_items", year=year, theme=theme_name(theme, say.language))
    lines = [f"<b>{head} · {verdict_label(verdict, say.language)}</b>"]
    lines += [html.escape(promise_name(each, say)) for each in _records(own.head(NAMED))]
    if len(own) > NAMED:
        lines.append(say("promises.more_items", n=len(own)))
    return "<br>".join(lines)


def _steps(order: Sequence[str], shades: Shades) -> list[list[Any]]:
    """A colour scale of one step a verdict: whole numbers from 0 fall into the steps."""
    scale: list[list[Any]] = []
    for n, verdict in enumerate(order):
        tint = _mixed(verdict_shade(verdict, shades), shades.ground, 0.34)
        scale += [[n / len(order), tint], [(n + 1) / len(order), tint]]
    return scale


def _mixed(shade: str, ground: str, share: float) -> str:
    parts = (
        round(share * int(shade[n : n + 2], 16) + (1 - share) * int(ground[n : n + 2], 16))
        for n in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def dumbbells(promises: pd.DataFrame, say: Words, shades: Shades = LIGHT) -> go.Figure:
    """One indicator, a line a promise: the target hollow, the outcome full, what lies between.

    Args:
        promises: of one indicator and unit, in the order to be drawn from the top down.
    """
    every = _records(promises)
    several = promises[REGION].nunique() > 1
    ids = list(promise_ids(promises))
    chart = go.Figure()
    drawn = [_comparable(each) for each in every]
    for n, (each, id_) in enumerate(zip(every, ids, strict=True)):
        shade = verdict_shade(each[VERDICT], shades)
        target = float(each[of_target(VALUE)])
        came = float(each[of_outcome(VALUE)]) if drawn[n] else None
        if came is not None:
            chart.add_trace(_between(n, target, came, shade))
        hover = _told(each, say)
        chart.add_trace(_mark(n, target, "diamond-open", shades.ink, id_, hover))
        if pd.notna(each[of_target(VALUE_HIGH)]):  # 4.5%-5%: a line to the upper end
            above = float(each[of_target(VALUE_HIGH)]) - target
            chart.data[-1].error_x = {"array": [above], "arrayminus": [0], "symmetric": False}
        if came is not None:
            chart.add_trace(_mark(n, came, "circle", shade, id_, hover))
    for symbol, word in (("diamond-open", "target"), ("circle", "outcome")):
        chart.add_trace(
            go.Scatter(
                x=[None],
                y=[None],
                mode="markers",
                name=say(f"promises.legend_{word}"),
                marker={"symbol": symbol, "size": 10, "color": shades.quiet},
                hoverinfo="skip",
            )
        )
    _side_notes(chart, every, say, shades)
    chart.update_layout(
        **look(height=104 + (TWO_LINES if several else ONE_LINE) * len(every), right=118),
        margin_t=8,
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0},
    )
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(every))),
        ticktext=ticks(promises, say, shades),
        tickfont={"color": shades.ink},
        ticks="",
        range=[len(every) - 0.4, -0.6],
        fixedrange=True,
        automargin=True,
        showgrid=True,
        gridcolor=GRID,
        griddash="dot",
        zeroline=False,
        title=None,
    )
    chart.update_xaxes(
        range=_range(every, drawn),
        gridcolor=GRID,
        fixedrange=True,
        tickformat=",~f",
        nticks=6,
        zeroline=True,
        zerolinecolor=GRID,
        title={"text": say("charts.unit", unit=every[0][UNIT]), "font": {"size": 12}},
    )
    return chart


def _comparable(promise: dict[str, Any]) -> bool:
    return pd.notna(promise[of_outcome(VALUE)]) and promise[BECAUSE] not in APART


def _between(n: int, target: float, came: float, shade: str) -> go.Scatter:
    return go.Scatter(
        x=[target, came],
        y=[n, n],
        mode="lines",
        line={"color": shade, "width": 5},
        opacity=FAINT,
        hoverinfo="skip",
        showlegend=False,
    )


def _mark(n: int, at: float, symbol: str, colour: str, id_: str, hover: str) -> go.Scatter:
    return go.Scatter(
        x=[at],
        y=[n],
        mode="markers",
        marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2}},
        cliponaxis=False,
        customdata=[[id_, hover]],
        hovertemplate="%{customdata[1]}<extra></extra>",
        showlegend=False,
    )


def _told(promise: dict[str, Any], say: Words) -> str:
    name, reason = (
        html.escape(text) for text in (promise_name(promise, say), reason_of(promise, say))
    )
    return f"<b>{name}</b><br>{verdict_label(promise[VERDICT], say.language)}<br>{reason}"


def ticks(promises: pd.DataFrame, say: Words, shades: Shades) -> list[str]:
    """Each line's place, year and verdict; the place only where there are several."""
    several = promises[REGION].nunique() > 1
    told = []
    for each in _records(promises):
        place = f"{_short(region_name(each[REGION], say.language))}<br>" if several else ""
        shade = verdict_shade(each[VERDICT], shades)
        sign = verdicts()[each[VERDICT]].sign
        name = verdict_name(each[VERDICT], say.language)
        told.append(
            f"{place}<b>{when(each, say)}</b>  <span style='color:{shade}'>{sign} {name}</span>"
        )
    return told


def _short(place: str) -> str:
    """A place's name where there is little room: Inner Mongolia AR."""
    return place.replace(" Autonomous Region", " AR")


def _side_notes(
    chart: go.Figure, every: Sequence[dict[str, Any]], say: Words, shades: Shades
) -> None:
    for n, each in enumerate(every):
        chart.add_annotation(
            text=_from_to(each, say),
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=n,
            showarrow=False,
            font={"size": 12, "color": shades.quiet},
        )


def _from_to(promise: dict[str, Any], say: Words) -> str:
    """Both numbers without their unit, a transcribed one with its sign: 约5 → 5.2*."""
    return " → ".join(
        f"{text}{SIGN_OF_ORIGIN.get(promise[side(ORIGIN)], '')}"
        for text, side in (
            (target_amount(promise, say), of_target),
            (outcome_amount(promise, say), of_outcome),
        )
    )


def _range(every: Sequence[dict[str, Any]], drawn: Sequence[bool]) -> list[float]:
    sides = (of_target(VALUE), of_target(VALUE_HIGH))
    ends = [float(each[side]) for each in every for side in sides if pd.notna(each[side])]
    ends += [
        float(each[of_outcome(VALUE)])
        for each, is_drawn in zip(every, drawn, strict=True)
        if is_drawn
    ]
    room = (max(ends) - min(ends)) * 0.1 or abs(ends[0]) * 0.1 or 1
    return [min(ends) - room, max(ends) + room]


def described_board(promises: pd.DataFrame, title: str, say: Words) -> str:
    """The scoreboard in words, for who cannot see it."""
    told = [
        say(
            "promises.alt_cell",
            theme=theme_name(theme, say.language),
            year=year,
            parts=", ".join(
                f"{verdict_name(verdict, say.language)} {of_year[verdict]}"
                for verdict in verdicts()
                if of_year[verdict]
            ),
        )
        for theme, of_theme in tallied(promises).items()
        for year, of_year in sorted(of_theme.items())
    ]
    return say("alt.lines", title=title, series=" ".join(told))


def described_dumbbells(promises: pd.DataFrame, title: str, say: Words) -> str:
    """The chart in words, for who cannot see it."""
    told = [
        say("promises.alt_row", name=promise_name(each, say), reason=reason_of(each, say))
        for each in _records(promises)
    ]
    return say("alt.lines", title=title, series=" ".join(told))


def _records(promises: pd.DataFrame) -> list[dict[str, Any]]:
    return promises.to_dict("records")  # type: ignore[return-value]
