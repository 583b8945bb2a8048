"""The matrix of what is known: a cell a member and year, its state by colour, pattern and sign."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.coverage import (
    EXTRACTED_FIGURES,
    MISSING,
    SILENT,
    STATE,
    STATED,
    STATES,
    TRANSCRIBED,
    TRANSCRIBED_FIGURES,
)
from extract.table.schema import YEAR
from pages.parts.charts.draft import Draft, bar
from pages.parts.charts.theme import CLEAR, look, names_axis
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.spans import spans
from pages.parts.labels.translations import Translation

PATTERN = {STATED: "", TRANSCRIBED: ".", SILENT: "", MISSING: "/"}
SIGN = {STATED: "", TRANSCRIBED: "*", SILENT: "–", MISSING: ""}
FILL = {STATED: "rgba(59,118,181,0.42)", TRANSCRIBED: "rgba(200,140,20,0.30)"}
EMPTY = "rgba(128,128,128,0.10)"
LINE = "rgba(128,128,128,0.9)"
TALL = 30  # pixels a row


def matrix(
    cells: pd.DataFrame, column: str, names: dict[str, str], t: Translation, shades: Shades = LIGHT
) -> go.Figure:
    """The cells of a coverage, a member a row and a year a column.

    Args:
        names: what each member is called, in the order from the top.
    """
    years = sorted(set(cells[YEAR]))
    chart = Draft()
    empty: list = [None]  # A state that does not occur keeps its place in the legend.
    for state in STATES:
        own = cells[cells[STATE] == state]
        rows = own.to_dict("records")
        chart.add(
            bar(
                orientation="h",
                name=t(f"cover.{state}"),
                y=[names[member] for member in own[column]] or empty,
                x=[0.94] * len(own) or empty,
                base=[years.index(year) - 0.47 for year in own[YEAR]],
                width=0.84,
                text=[written(row) for row in rows],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": shades.ink, "size": 12},
                customdata=[[row[YEAR], told(row, t), row[column]] for row in rows],
                hovertemplate="<b>%{y} · %{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
                marker={
                    "color": FILL.get(state, EMPTY if state == SILENT else CLEAR),
                    "line": {"width": 1, "color": LINE if state != MISSING else EMPTY},
                    "cornerradius": 3,
                    "pattern": {
                        "shape": PATTERN[state],
                        "size": 6,
                        "solidity": 0.2 if state == MISSING else 0.08,
                        "fgcolor": LINE,
                        "bgcolor": FILL.get(state, CLEAR),
                    },
                },
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )
        )
    order = list(names.values())
    chart.lay_out(
        **look(height=96 + TALL * len(order)),
        barmode="overlay",
        xaxis=names_axis(
            # In full, they would stand aslant on a phone.
            {n: str(year) if not n else f"{year % 100:02}" for n, year in enumerate(years)},
            shades,
            tickangle=0,
            range=[-0.5, len(years) - 0.5],
            side="top",
        ),
        yaxis=names_axis(
            {name: name for name in order},
            shades,
            type="category",  # not to be guessed from a state without cells
            categoryorder="array",
            categoryarray=order[::-1],
            range=[-0.5, len(order) - 0.5],
        ),
    )
    return chart.chart()


def written(row: Mapping[Any, Any]) -> str:
    """What stands in a cell: how many figures, with * where all are transcribed; – for none.

    >>> written({STATE: "transcribed", EXTRACTED_FIGURES: 0, TRANSCRIBED_FIGURES: 3})
    '3*'
    """
    count = int(row[EXTRACTED_FIGURES] + row[TRANSCRIBED_FIGURES])
    return f"{count or ''}{SIGN[row[STATE]]}"


def told(row: Mapping[Any, Any], t: Translation) -> str:
    """A cell in words: its state, and how many figures of either origin."""
    counts = [
        t(f"cover.n_{name}", n=row[name])
        for name in (EXTRACTED_FIGURES, TRANSCRIBED_FIGURES)
        if row[name]
    ]
    return " · ".join([t(f"cover.{row[STATE]}"), *counts])


def twin(
    cells: pd.DataFrame, column: str, names: dict[str, str], head: str, t: Translation
) -> pd.DataFrame:
    """The matrix as a table: every state by its sign and in words."""
    held = set(cells[column])
    lines: dict[str, dict[str, str]] = {name: {} for key, name in names.items() if key in held}
    for row in cells.to_dict("records"):
        sign = f"{written(row)} {t('cover.' + row[STATE])}".strip()
        lines[names[row[column]]][str(row[YEAR])] = sign
    table = pd.DataFrame.from_dict(lines, orient="index").fillna("")
    return table[sorted(table.columns)].rename_axis(head)


def described(
    cells: pd.DataFrame, column: str, names: dict[str, str], title: str, t: Translation
) -> str:
    """The matrix in words: of each member, the years of each state."""
    by_state: dict[str, dict[str, list[int]]] = {}
    for member, year, state in zip(cells[column], cells[YEAR], cells[STATE], strict=True):
        by_state.setdefault(member, {}).setdefault(state, []).append(year)
    lines = []
    for member, name in names.items():
        years = by_state.get(member, {})
        parts = [
            f"{t(f'cover.{state}')} {spans(sorted(years[state]), t)}"
            for state in STATES
            if state in years
        ]
        lines.append(t("alt.part", name=name, points=", ".join(parts)))
    return t("alt.lines", title=title, series=" ".join(lines))
