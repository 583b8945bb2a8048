"""Every promise as one brick, in three groups: settled, not yet due, cannot be told."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import GROUPS, of_group, verdicts
from pages.parts.charts.bricks import Brick, by_verdict, counted, draw
from pages.parts.charts.draft import Draft
from pages.parts.charts.theme import BARE, look
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import group_name

COLUMNS = 20  # bricks in a line: wide enough for a finger on a phone
LINE = 26  # pixels
HEAD = 1.1  # lines that a group's name takes
GAP = 0.35  # lines between two groups


def unit_chart(promises: pd.DataFrame, t: Translation, shades: Shades = LIGHT) -> go.Figure:
    """A brick a promise, which tells it where it is pointed at and leads to it where clicked.

    Args:
        promises: of one place, in any order; newer ones stand before older ones.
    """
    chart = Draft()
    bricks: list[Brick] = []
    every = by_verdict(promises)
    line = 0.0
    for group in GROUPS:
        own = [each for each in every if each[1][VERDICT] in of_group(group)]
        if not own:
            continue
        signs = _signs(each[VERDICT] for _, each in own)
        chart.write(
            text=f"<b>{group_name(group, t)} {len(own)}</b>   {signs}",
            x=0,
            y=line + HEAD / 2,
            xanchor="left",
            font={"size": 13, "color": shades.ink},
        )
        line += HEAD
        bricks += [
            Brick(id_, each, n % COLUMNS + 0.5, line + n // COLUMNS)
            for n, (id_, each) in enumerate(own)
        ]
        line += -(-len(own) // COLUMNS) + GAP
    draw(chart, bricks, 0.86, t, shades)
    chart.lay_out(
        **look(height=round(LINE * line) + 8, right=0, t=0, l=0),
        xaxis={**BARE, "range": [0, COLUMNS]},
        yaxis={**BARE, "range": [line, 0]},
    )
    return chart.chart()


def _signs(held: Iterable[str]) -> str:
    """How many got which verdict, by sign alone for a phone; nothing where all got the same."""
    counts = Counter(held)
    told = [f"{verdicts()[key].sign} {counts[key]}" for key in verdicts() if counts[key]]
    return "   ".join(told) if len(told) > 1 else ""


def described_units(promises: pd.DataFrame, title: str, t: Translation) -> str:
    """The chart in words, for who cannot see it."""
    parts = [
        t("alt.part", name=f"{group_name(group, t)} {len(own)}", points=counted(own, t))
        for group in GROUPS
        if (own := [each for each in promises[VERDICT] if each in of_group(group)])
    ]
    return t("alt.lines", title=title, series=" ".join(parts))
