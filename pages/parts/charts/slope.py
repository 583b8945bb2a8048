"""From last year's outcome to this year's target: a line a place. Knows no Streamlit."""

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from extract.table.schema import ACTUAL, KIND, REGION, TARGET, VALUE, YEAR
from pages.parts.charts.draft import Words, chart_of
from pages.parts.charts.theme import CLICKED, FULL, GRID, HOLLOW, Title, look, names_axis
from pages.parts.labels.brief_figures import brief_amount, brief_figure
from pages.parts.labels.names import place_id, region_name, short_name
from pages.parts.labels.number_format import unit_of
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.translations import Translation

HEIGHT, PLOT = 460, 380  # pixels of the chart, and of the plot within it
WRITTEN = 17  # pixels from label to label
NAMED = 2  # places by name in a label
SIDES = {ACTUAL: 0, TARGET: 1}
MARKS = {ACTUAL: FULL, TARGET: HOLLOW}


def slope(
    rows: pd.DataFrame,
    chosen: Collection[str],
    source_of: Title,
    t: Translation,
    shades: Shades = LIGHT,
) -> go.Figure:
    """Outcomes at the left, targets hollow at the right; the chosen places in colour.

    Args:
        rows: an outcome of one year and a target of the next of each place (aims.pairs).
        chosen: the Chinese names of the places that stand out.
    """
    factor = unit_of(rows.iloc[0], t.language).factor
    strong = rows[rows[REGION].isin(chosen)]
    others = rows[~rows[REGION].isin(chosen)]
    traces = [
        trace
        for own, colour, width in ((others, shades.quiet, 1), (strong, shades.places[0], 3))
        if not own.empty
        for trace in (
            _lines(own, factor, colour, width),
            *(_marks(own[own[KIND] == kind], kind, factor, colour, source_of, t) for kind in SIDES),
        )
    ]
    ends = rows[VALUE].min() * factor, rows[VALUE].max() * factor
    step = (ends[1] - ends[0] or 1) / PLOT * WRITTEN
    for kind, name in ((ACTUAL, "middle left"), (TARGET, "middle right")):
        traces.append(_labels(rows[rows[KIND] == kind], kind, name, chosen, step, t, shades))
    return chart_of(traces, {**look(height=HEIGHT), **_axes(rows, t, shades)})


def _axes(rows: pd.DataFrame, t: Translation, shades: Shades) -> dict[str, object]:
    told = [f"{rows.loc[rows[KIND] == kind, YEAR].iloc[0]} {t(f'kind.{kind}')}" for kind in SIDES]
    names = dict(zip(SIDES.values(), told, strict=True))
    return {
        "xaxis": names_axis(names, shades, range=[-0.6, 1.9], side="top"),
        "yaxis": {"visible": False},
        "shapes": [
            {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1,
             "line": {"color": GRID}, "layer": "below"}
            for x in SIDES.values()
        ],
    }  # fmt: skip


def _lines(rows: pd.DataFrame, factor: float, colour: str, width: int) -> Words:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for _, own in rows.groupby(REGION, sort=False):
        values = own.set_index(KIND)[VALUE]
        xs += [*SIDES.values(), None]
        ys += [*(float(values[kind]) * factor for kind in SIDES), None]
    return {
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "opacity": 0.45 if width == 1 else 1,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(
    rows: pd.DataFrame, kind: str, factor: float, colour: str, source_of: Title, t: Translation
) -> Words:
    every = [row for _, row in rows.iterrows()]
    return {
        "x": [SIDES[kind]] * len(every),
        "y": [float(row[VALUE]) * factor for row in every],
        "mode": "markers",
        "marker": {
            "symbol": MARKS[kind],
            "size": 10 if kind == TARGET else 8,
            "color": colour,
            "line": {"width": 2 if kind == TARGET else 0},
        },
        "unselected": CLICKED["unselected"],
        "customdata": [
            [
                f"{t('map.figure', kind=t(f'kind.{kind}'), figure=brief_figure(row, t.language))}"
                f"<br>{source_of(row)}",
                place_id(row[REGION]),
                None,
                region_name(row[REGION], t.language),
            ]
            for row in every
        ],
        "hovertemplate": "<b>%{customdata[3]}</b><br>%{customdata[0]}<extra></extra>",
        "showlegend": False,
    }


def _labels(
    rows: pd.DataFrame,
    kind: str,
    position: str,
    chosen: Collection[str],
    step: float,
    t: Translation,
    shades: Shades,
) -> Words:
    """Who stands at each figure: few by name, of many the chosen by name and the others counted.

    At the left, where figures lie close, only both ends and the chosen are written.
    """
    factor = unit_of(rows.iloc[0], t.language).factor
    rows = rows.assign(told=[brief_amount(row, t.language) for _, row in rows.iterrows()])
    if kind == ACTUAL:
        ends = rows[VALUE].isin([rows[VALUE].min(), rows[VALUE].max()])
        rows = rows[ends | rows[REGION].isin(chosen)]
    groups = [
        (own[VALUE].iloc[0] * factor, _who(own, str(told), chosen, t))
        for told, own in rows.groupby("told", sort=False)
    ]
    groups.sort(key=lambda group: -group[0])
    return {
        "x": [SIDES[kind] + (-0.05 if kind == ACTUAL else 0.06)] * len(groups),
        "y": apart([at for at, _ in groups], step),
        "text": [text for _, text in groups],
        "mode": "text",
        "textposition": position,
        "textfont": {"size": 12, "color": shades.ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _who(own: pd.DataFrame, told: str, chosen: Collection[str], t: Translation) -> str:
    names = [short_name(region, t.language) for region in own[REGION]]
    if len(names) <= NAMED:
        return f"{t.listed(names)} {told}"
    mine = [short_name(region, t.language) for region in own[REGION] if region in chosen]
    if mine:
        return t("slope.among", places=t.listed(mine), n=len(names), figure=told)
    return t("slope.several", n=len(names), figure=told)


def apart(wanted: Sequence[float], step: float) -> list[float]:
    """Heights at least ``step`` apart, as near as possible to those wanted, which fall.

    >>> apart([5, 5, 5], 1), apart([9, 5, 1], 1)
    ([6.0, 5.0, 4.0], [9.0, 5.0, 1.0])
    """
    groups: list[list[float]] = []  # the wanted heights of labels that touch each other
    for height in wanted:
        groups.append([height])
        while len(groups) > 1 and _foot(groups[-2], step) - step < _head(groups[-1], step):
            last = groups.pop()
            groups[-1] += last
    return [_head(group, step) - n * step for group in groups for n in range(len(group))]


def _head(group: Sequence[float], step: float) -> float:
    return sum(group) / len(group) + (len(group) - 1) / 2 * step


def _foot(group: Sequence[float], step: float) -> float:
    return _head(group, step) - (len(group) - 1) * step
