"""Settled promises of many indicators on one scale: the outcome in percent of its target."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.extremes import PERCENT
from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import verdicts
from extract.table.schema import INDICATOR_ID
from pages.parts.charts.draft import Draft, Words, scatter
from pages.parts.charts.theme import CLICKED, FULL, HOLLOW, look, names_axis
from pages.parts.labels.markdown import in_chart
from pages.parts.labels.names import indicator_name
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.records import records
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    outcome_figure,
    promise_ids,
    promise_name,
    target_figure,
    verdict_label,
    verdict_shade,
    when,
)

LINE = 24  # pixels
FARTHEST = 60  # percentage points from the target at which a line is cut and says its own number
NAME = {"zh": 10, "en": 22}  # characters of an indicator's name beside its line


def percent_chart(promises: pd.DataFrame, t: Translation, shades: Shades = LIGHT) -> go.Figure:
    """A line a promise, from the target to the outcome.

    Args:
        promises: as :func:`extract.analysis.extremes.in_percent` gives them.
    """
    every, ids = records(promises), list(promise_ids(promises))
    ends = [_cut(each[PERCENT]) for each in every]
    chart = Draft()
    # A browser draws the lines of a colour in one trace much faster than each in its own.
    for verdict in verdicts():
        own = [(n, end) for n, end in enumerate(ends) if every[n][VERDICT] == verdict]
        if own:
            chart.add(_lines(own, verdict_shade(verdict, shades)))
    told = [[id_, _told(each, t)] for id_, each in zip(ids, every, strict=True)]
    aimed = {"symbol": HOLLOW, "size": 9, "color": shades.quiet, "line": {"width": 1}}
    chart.add(_points([100] * len(every), told, aimed))
    colours = [verdict_shade(each[VERDICT], shades) for each in every]
    came = {"symbol": FULL, "size": 11, "color": colours, "line": {"width": 1, "color": colours}}
    texts = [_at_end(each[PERCENT]) for each in every]
    sides = ["middle right" if end >= 100 else "middle left" for end in ends]
    font = {"size": 11, "color": shades.ink}
    written = {"mode": "markers+text", "text": texts, "textposition": sides, "textfont": font}
    chart.add({**_points(ends, told, came), **written})
    chart.upright(100, {"color": shades.quiet, "width": 1})
    room = max(12.0, 0.36 * (max(*ends, 100) - min(*ends, 100)))
    names = {n: _name(each, t) for n, each in enumerate(every)}
    chart.lay_out(
        **look(height=LINE * len(every) + 44, right=40, t=28),
        xaxis={
            "range": [min(*ends, 100) - room, max(*ends, 100) + room],
            "side": "top",
            "tickvals": [100],
            "ticktext": [t("promises.target_is_100")],
            "showgrid": False,
        },
        yaxis=names_axis(names, shades, range=[len(every) - 0.4, -0.6], showgrid=True),
    )
    return chart.chart()


def _lines(ends: Sequence[tuple[int, float]], shade: str) -> Words:
    """Lines of one colour from the target to each end, at its height, with a gap behind it."""
    return scatter(
        x=[x for _, end in ends for x in (100, end, None)],
        y=[y for height, _ in ends for y in (height, height, None)],
        mode="lines",
        line={"color": shade, "width": 4},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _points(at: Sequence[float], told: Sequence[list[str]], marker: Words) -> Words:
    """A point at each height, which tells its promise where it is pointed at."""
    return scatter(
        x=[*at],
        y=[*range(len(at))],
        mode="markers",
        marker={**marker, "opacity": 0.7},
        customdata=[*told],
        hovertemplate="%{customdata[1]}<extra></extra>",
        **CLICKED,
        showlegend=False,
        cliponaxis=False,
    )


def _cut(percent: float) -> float:
    return min(max(percent, 100 - FARTHEST), 100 + FARTHEST)


def _percent(value: float) -> str:
    """The number beside a line: 99.8% is not 100%."""
    return f"{value:.1f}%" if 0 < abs(value - 100) < 1 else f"{value:.0f}%"


def _at_end(percent: float) -> str:
    """What stands at a line's end; an arrow where the line is cut and would go on."""
    if percent < 100 - FARTHEST:
        return f"◂ {_percent(percent)}"
    return f"{_percent(percent)} ▸" if percent > 100 + FARTHEST else _percent(percent)


def _name(promise: dict[str, Any], t: Translation) -> str:
    name, most = indicator_name(promise[INDICATOR_ID], t.language), NAME[t.language]
    short = name if len(name) <= most else f"{name[: most - 1]}…"
    sign = verdicts()[promise[VERDICT]].sign
    return f"{in_chart(short)} {when(promise, t)[:9]} {sign}"


def _told(promise: dict[str, Any], t: Translation) -> str:
    sides = t(
        "promises.from_to", target=target_figure(promise, t), outcome=outcome_figure(promise, t)
    )
    lines = (promise_name(promise, t), verdict_label(promise[VERDICT], t.language), sides)
    first, *others = (in_chart(line) for line in lines)
    return "<br>".join((f"<b>{first}</b>", *others, f"{promise[PERCENT]:.1f}%"))


def described_percent(promises: pd.DataFrame, title: str, t: Translation) -> str:
    """The chart in words, for who cannot see it."""
    parts = [f"{promise_name(each, t)} {_percent(each[PERCENT])}" for each in records(promises)]
    return t("alt.lines", title=title, series=t.listed(parts))
