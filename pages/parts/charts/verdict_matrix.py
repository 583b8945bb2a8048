"""How often each verdict was given, by theme and year and by place: charts that can be clicked.

Knows Plotly and no Streamlit. A cell is a bar, which Plotly lets be clicked wherever it is hit; it
carries sign, count and colour, so that nothing is told by colour alone.
"""

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import verdicts
from extract.reference.indicators import themes
from extract.table.schema import REGION, REGION_CODE, THEME, YEAR
from pages.parts.charts.theme import GRID, look
from pages.parts.export.spec import NUMBER_OF_PROMISES
from pages.parts.labels.names import place_id, places, region_name, short_name, theme_name
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    cell_name,
    promise_name,
    records,
    verdict_label,
    verdict_name,
    verdict_shade,
)

NAMED = 6  # promises where a cell is pointed at
TALL = 28  # pixels a cell
GAP = 0.3  # of a cell, between two themes
TINT = 0.34  # of a verdict's shade in its cell: ink on it can be read


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: where it stands, what it counts, and what a click on it asks for.

    Attributes:
        at, row: position across (a column's name) and down (in cells from the top).
        verdict: whose sign and colour it has.
        count: how many promises.
        asks: what the address gets when it is clicked.
        told: what is said where it is pointed at.
    """

    at: str
    row: float
    verdict: str
    count: int
    asks: str
    told: str


def tallied(promises: pd.DataFrame) -> dict[str, dict[int, Counter[str]]]:
    """How often each verdict was given, by theme and year; themes in the catalogue's order."""
    held = [theme for theme in themes() if (promises[THEME] == theme).any()]
    counts: dict[str, dict[int, Counter[str]]] = {theme: {} for theme in held}
    for theme, year, verdict in zip(
        promises[THEME], promises[YEAR], promises[VERDICT], strict=True
    ):
        counts[theme].setdefault(int(year), Counter())[verdict] += 1
    return counts


def by_place(promises: pd.DataFrame) -> dict[str, Counter[str]]:
    """How often each verdict was given, by place (its Chinese name), as places are listed."""
    near = {name: n for n, name in enumerate(places())}
    held = sorted(set(promises[REGION]), key=lambda name: near.get(place_id(name), len(near)))
    return {name: Counter(promises.loc[promises[REGION] == name, VERDICT]) for name in held}


def cell_of(theme: str, year: int, verdict: str) -> str:
    """A field of the scoreboard as the address writes it.

    >>> cell_of("economy", 2024, "missed")
    'economy.2024.missed'
    """
    return f"{theme}.{year}.{verdict}"


def in_cell(promises: pd.DataFrame, cell: str) -> pd.DataFrame:
    """The promises that a field of the scoreboard counts."""
    own = promises[THEME] + "." + promises[YEAR].astype(str) + "." + promises[VERDICT]
    return promises[own == cell]


def scoreboard(promises: pd.DataFrame, t: Translation, shades: Shades = LIGHT) -> go.Figure:
    """Themes down, years across; in each field a cell for each verdict with sign and count."""
    order = list(verdicts())
    years = [str(year) for year in sorted({int(year) for year in promises[YEAR]})]
    cells: list[Cell] = []
    top, middles, lines = 0.0, {}, []
    for theme, of_theme in tallied(promises).items():
        deep = max(len(each) for each in of_theme.values())
        for year, counts in of_theme.items():
            for n, verdict in enumerate(sorted(counts, key=order.index)):
                asks = cell_of(theme, year, verdict)
                told = _told(in_cell(promises, asks), cell_name(asks, t), t)
                cells.append(Cell(str(year), top + n, verdict, counts[verdict], asks, told))
        middles[theme_name(theme, t.language)] = top + deep / 2
        top += deep + GAP
        lines.append(top - GAP / 2)
    chart = _grid(cells, years, middles, top - GAP, t, shades)
    for line in lines[:-1]:
        chart.add_hline(y=line, line={"color": GRID, "width": 1})
    return chart


def placeboard(promises: pd.DataFrame, t: Translation, shades: Shades = LIGHT) -> go.Figure:
    """Places down, verdicts across; in each field the sign and how many promises have it."""
    every = by_place(promises)
    held = [key for key in verdicts() if any(counts[key] for counts in every.values())]
    cells = []
    for n, (region, counts) in enumerate(every.items()):
        for key in (key for key in held if counts[key]):
            own = promises[(promises[REGION] == region) & (promises[VERDICT] == key)]
            head = f"{region_name(region, t.language)} · {verdict_label(key, t.language)}"
            cells.append(
                Cell(key, float(n), key, counts[key], place_id(region), _told(own, head, t))
            )
    middles = {short_name(region, t.language): n + 0.5 for n, region in enumerate(every)}
    chart = _grid(cells, held, middles, len(every), t, shades)
    # Every cell has its sign, so the columns need no heads.
    chart.update_layout(height=int(24 + TALL * len(every)), margin_t=4)
    chart.update_xaxes(showticklabels=False)
    return chart


def _grid(
    cells: Sequence[Cell],
    across: Sequence[str],
    down: Mapping[str, float],
    height: float,
    t: Translation,
    shades: Shades,
) -> go.Figure:
    """Cells at their places, a trace a verdict; ``down`` says at which height a name stands."""
    chart = go.Figure()
    for key in verdicts():
        own = [cell for cell in cells if cell.verdict == key]
        if own:
            chart.add_trace(
                go.Bar(
                    x=[cell.at for cell in own],
                    y=[0.88] * len(own),
                    base=[cell.row + 0.06 for cell in own],
                    width=[0.94] * len(own),
                    text=[f"{verdicts()[key].sign} {cell.count}" for cell in own],
                    textposition="inside",
                    insidetextanchor="middle",
                    textangle=0,
                    constraintext="none",
                    textfont={"color": shades.ink, "size": 13},
                    customdata=[[cell.asks, cell.told] for cell in own],
                    name=verdict_label(key, t.language),
                    marker={
                        "color": mixed(verdict_shade(key, shades), shades.ground, TINT),
                        "line": {"width": 0},
                    },
                    # Plotly would let all the others fade.
                    unselected={"marker": {"opacity": 1}},
                    hovertemplate="%{customdata[1]}<extra></extra>",
                    showlegend=False,
                )
            )
    chart.update_layout(**look(height=int(56 + TALL * height)), barmode="overlay", bargap=0)
    chart.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(across),
        range=[-0.5, len(across) - 0.5],
        showgrid=False,
        fixedrange=True,
        side="top",
        tickangle=0,
        title=None,
    )
    chart.update_yaxes(
        range=[height, 0],
        tickmode="array",
        tickvals=list(down.values()),
        ticktext=[f"{name}  " for name in down],
        tickfont={"color": shades.ink},
        ticks="",
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        automargin=True,
        title=None,
    )
    return chart


def _told(own: pd.DataFrame, head: str, t: Translation) -> str:
    lines = [f"<b>{html.escape(head)}</b>"]
    lines += [html.escape(promise_name(each, t)) for each in records(own.head(NAMED))]
    if len(own) > NAMED:
        lines.append(t("promises.more_items", n=len(own)))
    return "<br>".join(lines)


def mixed(shade: str, ground: str, share: float) -> str:
    """A colour thinned with the ground's.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    parts = (
        round(share * int(shade[n : n + 2], 16) + (1 - share) * int(ground[n : n + 2], 16))
        for n in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def described_board(promises: pd.DataFrame, title: str, t: Translation) -> str:
    """The scoreboard in words, for who cannot see it."""
    told = [
        t(
            "promises.alt_cell",
            theme=theme_name(theme, t.language),
            year=year,
            parts=_counted(of_year, t),
        )
        for theme, of_theme in tallied(promises).items()
        for year, of_year in sorted(of_theme.items())
    ]
    return t("alt.lines", title=title, series=" ".join(told))


def described_places(promises: pd.DataFrame, title: str, t: Translation) -> str:
    """The counts of every place in words, for who cannot see them."""
    told = [
        t("alt.part", name=region_name(region, t.language), points=_counted(counts, t))
        for region, counts in by_place(promises).items()
    ]
    return t("alt.lines", title=title, series=" ".join(told))


def _counted(counts: Counter[str], t: Translation) -> str:
    return ", ".join(
        f"{verdict_name(key, t.language)} {counts[key]}" for key in verdicts() if counts[key]
    )


def board_table(promises: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """The scoreboard as a table: one row per theme and year, a column a verdict."""
    return pd.DataFrame(
        [
            {
                t("column.theme"): theme_name(theme, t.language),
                t("column.year"): str(year),
                **_columns(tally, t),
            }
            for theme, of_theme in tallied(promises).items()
            for year, tally in sorted(of_theme.items())
        ]
    )


def place_table(promises: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """The counts by place as a table: one row per place, a column a verdict."""
    return pd.DataFrame(
        [
            {t("column.region"): region_name(region, t.language), **_columns(counts, t)}
            for region, counts in by_place(promises).items()
        ]
    )


def theme_counts(promises: pd.DataFrame) -> pd.DataFrame:
    """The scoreboard as rows: how many promises of a theme and year were given a verdict."""
    return pd.DataFrame(
        [
            {THEME: theme, YEAR: year, VERDICT: verdict, NUMBER_OF_PROMISES: tally[verdict]}
            for theme, of_theme in tallied(promises).items()
            for year, tally in sorted(of_theme.items())
            for verdict in verdicts()
            if tally[verdict]
        ]
    )


def place_counts(promises: pd.DataFrame) -> pd.DataFrame:
    """The counts by place as rows: how many promises of a place were given a verdict."""
    codes = dict(zip(promises[REGION], promises[REGION_CODE], strict=True))
    return pd.DataFrame(
        [
            {
                REGION: region,
                REGION_CODE: codes[region],
                VERDICT: verdict,
                NUMBER_OF_PROMISES: counts[verdict],
            }
            for region, counts in by_place(promises).items()
            for verdict in verdicts()
            if counts[verdict]
        ]
    )


def _columns(counts: Counter[str], t: Translation) -> dict[str, int]:
    return {verdict_label(key, t.language): counts[key] for key in verdicts()}
