"""Every promise as one brick, in three groups: settled, not yet due, cannot be told."""

import html
from collections import Counter
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import GROUPS, of_group, verdicts
from extract.table.schema import INDICATOR_ID, YEAR
from pages.parts.charts.theme import bare_axes, look
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    group_name,
    promise_ids,
    promise_name,
    reason_of,
    records,
    verdict_label,
    verdict_shade,
)

COLUMNS = 20  # bricks in a line: wide enough for a finger on a phone
LINE = 26  # pixels
HEAD = 1.1  # lines that a group's name takes
GAP = 0.35  # lines between two groups


def unit_chart(promises: pd.DataFrame, t: Translation, shades: Shades = LIGHT) -> go.Figure:
    """A brick a promise, which tells it where it is pointed at and leads to it where clicked.

    Args:
        promises: of one place, in any order; newer ones stand before older ones.
    """
    chart = go.Figure()
    line = 0.0
    for group in GROUPS:
        own = grouped(promises, group)
        if own.empty:
            continue
        chart.add_annotation(
            text=f"<b>{group_name(group, t)} {len(own)}</b>   {_signs(own)}",
            x=0,
            y=line + HEAD / 2,
            xanchor="left",
            showarrow=False,
            font={"size": 13, "color": shades.ink},
        )
        line += HEAD
        _bricks(chart, own, line, t, shades)
        line += -(-len(own) // COLUMNS) + GAP
    bare_axes(chart)
    chart.update_xaxes(range=[0, COLUMNS])
    chart.update_yaxes(range=[line, 0])
    chart.update_layout(
        **look(height=round(LINE * line) + 8, right=0),
        margin_t=0,
        margin_l=0,
        barmode="overlay",
        bargap=0,
        showlegend=False,
    )
    return chart


def grouped(promises: pd.DataFrame, group: str) -> pd.DataFrame:
    """The promises of a group, verdict by verdict, the newer before the older."""
    order = of_group(group)
    own = promises[promises[VERDICT].isin(order)]
    keys = pd.DataFrame(
        {"rank": own[VERDICT].map(order.index), "year": -own[YEAR], "of": own[INDICATOR_ID]}
    )
    return own.loc[keys.sort_values(["rank", "year", "of"], kind="stable").index]


def _counted(own: pd.DataFrame, t: Translation) -> str:
    """How many of a group got which verdict, by name."""
    counts = Counter(own[VERDICT])
    return " · ".join(
        f"{verdict_label(key, t.language)} {counts[key]}" for key in verdicts() if counts[key]
    )


def _signs(own: pd.DataFrame) -> str:
    """The same by sign alone, short enough for a phone; nothing where all got the same."""
    counts = Counter(own[VERDICT])
    told = [f"{verdicts()[key].sign} {counts[key]}" for key in verdicts() if counts[key]]
    return "   ".join(told) if len(told) > 1 else ""


def _bricks(
    chart: go.Figure, own: pd.DataFrame, line: float, t: Translation, shades: Shades
) -> None:
    every, ids = records(own), list(promise_ids(own))
    for verdict in dict.fromkeys(own[VERDICT]):
        at = [n for n, each in enumerate(every) if each[VERDICT] == verdict]
        chart.add_trace(
            go.Bar(
                x=[n % COLUMNS + 0.5 for n in at],
                y=[0.84] * len(at),
                base=[line + n // COLUMNS for n in at],
                width=0.86,
                marker={"color": verdict_shade(verdict, shades), "line": {"width": 0}},
                text=verdicts()[verdict].sign,
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"size": 12, "color": shades.ground},
                constraintext="none",
                customdata=[[ids[n], _told(every[n], t)] for n in at],
                hovertemplate="%{customdata[1]}<extra></extra>",
                name=verdict_label(verdict, t.language),
            )
        )


def _told(promise: dict[str, Any], t: Translation) -> str:
    name, reason = (html.escape(text) for text in (promise_name(promise, t), reason_of(promise, t)))
    for end in ("，", "：", "；", ", ", ": "):  # Plotly breaks no lines, and a phone is narrow.
        reason = reason.replace(end, f"{end}<br>")
    return f"<b>{name}</b><br>{verdict_label(promise[VERDICT], t.language)}<br>{reason}"


def described_units(promises: pd.DataFrame, title: str, t: Translation) -> str:
    """The chart in words, for who cannot see it."""
    parts = [
        t("alt.part", name=f"{group_name(group, t)} {len(own)}", points=_counted(own, t))
        for group in GROUPS
        if not (own := grouped(promises, group)).empty
    ]
    return t("alt.lines", title=title, series=" ".join(parts))
