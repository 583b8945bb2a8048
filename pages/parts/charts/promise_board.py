"""Every promise as one brick, a row a theme or a place, the years in their true distance."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.promise_columns import VERDICT
from extract.reference.indicators import themes
from extract.table.schema import REGION, THEME, YEAR
from pages.parts.charts.bricks import FULL, Brick, by_verdict, counted, draw
from pages.parts.charts.draft import Draft
from pages.parts.charts.theme import GRID, look, names_axis, years_axis
from pages.parts.labels.names import place_id, places, short_name, theme_name
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.records import Record
from pages.parts.labels.translations import Translation

LINE = 22  # pixels
GAP = 0.4  # lines between two rows
ACROSS = 24  # bricks over the whole width; a phone has room for no more
YEARS = 9  # years written above

Told = Sequence[tuple[str, Record]]
"""Promises with their ids, as :func:`by_verdict` orders them."""
Rows = Mapping[str, Told]


def theme_rows(promises: pd.DataFrame, t: Translation) -> dict[str, Told]:
    """The promises of each theme by its name, in the catalogue's order."""
    held = _by(promises, THEME)
    return {theme_name(theme, t.language): held[theme] for theme in themes() if theme in held}


def place_rows(promises: pd.DataFrame, t: Translation) -> dict[str, Told]:
    """The promises of each place by its short name, as places are listed."""
    near = {name: n for n, name in enumerate(places())}
    held = _by(promises, REGION)
    order = sorted(promises[REGION].unique(), key=lambda name: near.get(place_id(name), len(near)))
    return {short_name(name, t.language): held[name] for name in order}


def _by(promises: pd.DataFrame, column: str) -> dict[str, Told]:
    """The promises by what stands in a column."""
    held: dict[str, list[tuple[str, Record]]] = {}
    for id_, each in by_verdict(promises):
        held.setdefault(each[column], []).append((id_, each))
    return {**held}


def promise_board(rows: Rows, t: Translation, shades: Shades = LIGHT) -> go.Figure:
    """A field a row and year, with a brick for each of its promises.

    Args:
        rows: promises by the name that stands beside them; at least one, none of them empty.
    """
    every = sorted({int(each[YEAR]) for own in rows.values() for _, each in own})
    most = max(1, ACROSS // (every[-1] - every[0] + 1))
    width = 0.96 / most
    chart = Draft()
    bricks: list[Brick] = []
    middles, lines = {}, []
    top: float = 0
    for name, own in rows.items():
        laid: Counter[int] = Counter()
        for id_, each in own:
            down, n = divmod(laid[each[YEAR]], most)
            bricks.append(Brick(id_, each, each[YEAR] - 0.48 + (n + 0.5) * width, top + down))
            laid[each[YEAR]] += 1
        deep = -(-max(laid.values()) // most)
        middles[top + (deep - 1 + FULL) / 2] = f"{name} "
        top += deep + GAP
        lines.append(top - (1 - FULL + GAP) / 2)
    draw(chart, bricks, 0.86 * width, t, shades)
    for line in lines[:-1]:
        chart.across(line, {"color": GRID, "width": 1})
    chart.lay_out(
        **look(height=round(LINE * top) + 44, right=16),
        xaxis={**years_axis(every, YEARS), "side": "top"},
        yaxis=names_axis(middles, shades, range=[top - GAP, -0.2]),
    )
    return chart.chart()


def described_board(rows: Rows, title: str, t: Translation) -> str:
    """The board in words, for who cannot see it."""
    verdicts = {name: [each[VERDICT] for _, each in own] for name, own in rows.items()}
    parts = [t("alt.part", name=name, points=counted(own, t)) for name, own in verdicts.items()]
    return t("alt.lines", title=title, series=" ".join(parts))
