"""Promises to figures and their descriptions. Knows Plotly and no Streamlit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.promise_columns import BECAUSE, HORIZON, PLAN, VERDICT, of_outcome, of_target
from extract.analysis.verdicts import verdicts
from extract.table.schema import ORIGIN, PERIOD, REGION, SOURCE, VALUE, VALUE_HIGH, YEAR
from pages.parts.charts.draft import Draft, Words, scatter
from pages.parts.charts.theme import CLICKED, GRID, look, unit_line
from pages.parts.labels.markdown import in_chart
from pages.parts.labels.names import place_ids, places, short_name
from pages.parts.labels.number_format import unit_of
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.provenance import mark, standing
from pages.parts.labels.records import records
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    outcome_amount,
    promise_ids,
    promise_name,
    reason_of,
    target_amount,
    verdict_label,
    verdict_shade,
    when,
)

ONE_LINE = 30  # pixels a promise
TWO_LINES = 38  # with its place
HEAD = 0.7  # of a promise's height, a year's head
FAINT = 0.8  # of the line between target and outcome: lighter than they are, and still seen
APART = ("period", "measure", "series")  # reasons for which an outcome stands on no common scale


@dataclass(frozen=True, slots=True)
class Layout:
    """In which order promises stand in the chart, and at which height.

    Attributes:
        order: index labels, from the top down.
        heights: of each, in lines from the top.
        heads: years that stand above their promises, by their height; none for one place, whose
            promises are named by their years themselves.
        depth: lines in all.
    """

    order: tuple[Any, ...]
    heights: tuple[float, ...]
    heads: Mapping[int, float]
    depth: float


def laid_out(promises: pd.DataFrame) -> Layout:
    """One place year by year; several places under the head of each year, the newest first."""
    if promises[REGION].nunique() == 1:
        own = promises.sort_values([YEAR, PERIOD], kind="stable")
        return Layout(tuple(own.index), tuple(map(float, range(len(own)))), {}, len(own))
    near = {name: n for n, name in enumerate(places())}
    keys = pd.DataFrame(
        {
            "year": -promises[YEAR],
            "verdict": promises[VERDICT].map(list(verdicts()).index),
            "place": place_ids(promises).map(near).fillna(len(near)),
        }
    ).sort_values(["year", "verdict", "place"], kind="stable")
    heights: list[float] = []
    heads: dict[int, float] = {}
    line = 0.0
    for label in keys.index:
        year = int(promises[YEAR][label])
        if year not in heads:
            heads[year] = line
            line += HEAD
        heights.append(line)
        line += 1
    return Layout(tuple(keys.index), tuple(heights), heads, line)


def dumbbells(promises: pd.DataFrame, t: Translation, shades: Shades = LIGHT) -> go.Figure:
    """One indicator, a line a promise: the target hollow, the outcome full, what lies between.

    Args:
        promises: of one indicator and unit; :func:`laid_out` says in which order they are drawn.
    """
    layout = laid_out(promises)
    promises = promises.loc[list(layout.order)]
    every = records(promises)
    several = bool(layout.heads)
    unit = unit_of(every[0], t.language)
    chart = Draft()
    drawn = [_comparable(each) for each in every]
    for n, (at, each, id_) in enumerate(
        zip(layout.heights, every, promise_ids(promises), strict=True)
    ):
        shade = verdict_shade(each[VERDICT], shades)
        target = float(each[of_target(VALUE)]) * unit.factor
        came = float(each[of_outcome(VALUE)]) * unit.factor if drawn[n] else None
        if came is not None:
            chart.add(_between(at, target, came, shade))
        hover = _told(each, t)
        aimed = _mark(at, target, "diamond-open", shades.ink, id_, hover)
        if pd.notna(each[of_target(VALUE_HIGH)]):  # 4.5%-5%: a line to the upper end
            above = float(each[of_target(VALUE_HIGH)]) * unit.factor - target
            aimed["error_x"] = {"array": [above], "arrayminus": [0], "symmetric": False}
        chart.add(aimed)
        if came is not None:
            chart.add(_mark(at, came, "circle", shade, id_, hover))
    for symbol, word in (("diamond-open", "target"), ("circle", "outcome")):
        chart.add(
            scatter(
                x=[None],
                y=[None],
                mode="markers",
                name=t(f"promises.legend_{word}"),
                marker={"symbol": symbol, "size": 10, "color": shades.quiet},
                hoverinfo="skip",
            )
        )
    _side_notes(chart, layout, every, t, shades)
    for at in list(layout.heads.values())[1:]:
        chart.across(at - 0.5, {"color": GRID, "width": 1})
    heads = [f"<b>{t('promises.of_year', year=year)}</b>" for year in layout.heads]
    tall = 104 + round((TWO_LINES if several else ONE_LINE) * layout.depth)
    chart.lay_out(
        **look(height=tall, right=118, t=8),
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0},
        yaxis={
            "tickmode": "array",
            "tickvals": [*layout.heads.values(), *layout.heights],
            "ticktext": [*heads, *ticks(promises, t, shades)],
            "tickfont": {"color": shades.ink},
            "ticks": "",
            "range": [layout.depth - 0.4, -0.6],
            "fixedrange": True,
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
        },
        xaxis={
            "range": _range(every, drawn, unit.factor),
            "gridcolor": GRID,
            "fixedrange": True,
            "tickformat": ",~f",
            "nticks": 6,
            "zeroline": True,
            "zerolinecolor": GRID,
            "title": {"text": unit_line(unit.name, t), "font": {"size": 12}},
        },
    )
    return chart.chart()


def _comparable(promise: dict[str, Any]) -> bool:
    return pd.notna(promise[of_outcome(VALUE)]) and promise[BECAUSE] not in APART


def _between(at: float, target: float, came: float, shade: str) -> Words:
    return scatter(
        x=[target, came],
        y=[at, at],
        mode="lines",
        line={"color": shade, "width": 5},
        opacity=FAINT,
        hoverinfo="skip",
        showlegend=False,
    )


def _mark(at: float, value: float, symbol: str, colour: str, id_: str, hover: str) -> Words:
    return scatter(
        x=[value],
        y=[at],
        mode="markers",
        marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2}},
        cliponaxis=False,
        customdata=[[id_, hover]],
        **CLICKED,
        hovertemplate="%{customdata[1]}<extra></extra>",
        showlegend=False,
    )


def _told(promise: dict[str, Any], t: Translation) -> str:
    name, reason = (in_chart(text) for text in (promise_name(promise, t), reason_of(promise, t)))
    # Plotly breaks no lines of its own, and a phone is narrow.
    for end in ("，", "：", ", ", ": "):
        reason = reason.replace(end, f"{end}<br>")
    return f"<b>{name}</b><br>{verdict_label(promise[VERDICT], t.language)}<br>{reason}"


def ticks(promises: pd.DataFrame, t: Translation, shades: Shades) -> list[str]:
    """Each line's place or, where there is one place, its period; and the verdict."""
    several = promises[REGION].nunique() > 1
    told = []
    for each in records(promises):
        shade = verdict_shade(each[VERDICT], shades)
        judged = f"<span style='color:{shade}'>{verdict_label(each[VERDICT], t.language)}</span>"
        if several:
            plan = t.aside(t("promises.plan")) if each[HORIZON] == PLAN else ""
            told.append(f"{short_name(each[REGION], t.language)}{plan}<br>{judged}")
        else:
            told.append(f"<b>{when(each, t)}</b>  {judged}")
    return told


def _side_notes(
    chart: Draft,
    layout: Layout,
    every: Sequence[dict[str, Any]],
    t: Translation,
    shades: Shades,
) -> None:
    for at, each in zip(layout.heights, every, strict=True):
        chart.write(
            text=_from_to(each, t),
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=at,
            showarrow=False,
            font={"size": 12, "color": shades.quiet},
        )


def _from_to(promise: dict[str, Any], t: Translation) -> str:
    """Both numbers without their unit, a transcribed one with its sign: 约5 → 5.2*."""
    return " → ".join(
        f"{text}{mark(standing(promise[side(ORIGIN)], promise[side(SOURCE)]))}"
        for text, side in (
            (target_amount(promise, t), of_target),
            (outcome_amount(promise, t), of_outcome),
        )
    )


def _range(every: Sequence[dict[str, Any]], drawn: Sequence[bool], factor: float) -> list[float]:
    sides = (of_target(VALUE), of_target(VALUE_HIGH))
    ends = [float(each[side]) for each in every for side in sides if pd.notna(each[side])]
    ends += [
        float(each[of_outcome(VALUE)])
        for each, is_drawn in zip(every, drawn, strict=True)
        if is_drawn
    ]
    ends = [end * factor for end in ends]
    room = (max(ends) - min(ends)) * 0.1 or abs(ends[0]) * 0.1 or 1
    return [min(ends) - room, max(ends) + room]


def described_dumbbells(promises: pd.DataFrame, title: str, t: Translation) -> str:
    """The chart in words, for who cannot see it."""
    told = [
        t("promises.alt_row", name=promise_name(each, t), reason=reason_of(each, t))
        for each in records(promises)
    ]
    return t("alt.lines", title=title, series=" ".join(told))
