"""Indicators one under the other, year by year: what was promised, and what came of it."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.promise_columns import VERDICT, of_target
from extract.analysis.series_breaks import series_break
from extract.analysis.verdicts import verdicts
from extract.table.schema import COMPARATOR, INDICATOR_ID, REGION, VALUE, VALUE_HIGH, YEAR
from pages.parts.charts.draft import Draft, Words, scatter
from pages.parts.charts.theme import CLICKED, FULL, HOLLOW, look, text_width, years_axis
from pages.parts.labels.markdown import in_chart
from pages.parts.labels.number_format import figure, unit_of
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.records import Record
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    promise_name,
    reason_of,
    target_figure,
    verdict_label,
    verdict_shade,
)

PANEL, HEAD, WRITTEN, FOOT = 74, 14, 16, 30  # pixels: panel, room above, line there, years below
WIDE = 300  # pixels of a line that a phone shows whole
YEARS = 8  # written under the last
Promised = Mapping[str, Record]  # promises by their ids
AMOUNTS = {"nticks": 4, "tickformat": ",~f"}  # axes of values
APART = " · "  # between the latest outcome and the latest target


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One indicator of one place.

    Attributes:
        name: its heading.
        told: what stands under the heading: the latest outcome, the latest target.
        outcomes: the leading outcome of each year, by year, as the reader's language counts it.
        promises: what was promised for single years, by the promises' ids.
        shade: the colour of outcomes that no promise judges.
    """

    name: str
    told: str
    outcomes: Sequence[Record]
    promises: Promised
    shade: str

    @property
    def years(self) -> set[int]:
        """Every year of which the panel says something."""
        return {int(row[YEAR]) for row in (*self.outcomes, *self.promises.values())}


def promise_panels(
    panels: Sequence[Panel], t: Translation, shades: Shades = LIGHT, height: int = PANEL
) -> go.Figure:
    """A panel an indicator, all with one axis of years.

    Args:
        height: pixels of a panel.
    """
    n = len(panels)
    told = [_head(panel) for panel in panels]
    head = HEAD + WRITTEN * max(text.count("<br>") + 1 for text in told)
    inner = (height + head) * n
    years = years_axis(set().union(*(panel.years for panel in panels)), YEARS)
    chart = Draft()
    chart.lay_out(**look(height=inner + FOOT, right=16, t=head, b=FOOT), showlegend=False)
    for row, panel in enumerate(panels):
        axes, top = _axes(row, n, head / inner if n > 1 else 0, years)
        chart.lay_out(**axes)
        for trace in (*_outcomes(panel, t, shades), *_targets(panel.promises, t, shades)):
            chart.add({**trace, "xaxis": _axis("x", row), "yaxis": _axis("y", row)})
        chart.write(
            text=told[row],
            x=0,
            xref="paper",
            xanchor="left",
            y=top,
            yref="paper",
            yanchor="bottom",
            yshift=4,
            align="left",
            font={"size": 13, "color": shades.ink},
        )
    return chart.chart()


def _axis(letter: str, row: int) -> str:
    """An axis of a row, as a trace names it: x, x2."""
    return f"{letter}{row + 1 if row else ''}"


def _axes(row: int, rows: int, apart: float, years: Words) -> tuple[Words, float]:
    """The axes of a row, counted from the top, and where it ends above; years are written below
    the last alone, and all rows have the same.
    """
    high = (1 - apart * (rows - 1)) / rows
    foot = (rows - 1 - row) * (high + apart)
    last = row == rows - 1
    same = {} if last else {"matches": _axis("x", rows - 1), "showticklabels": False}
    across = {"anchor": _axis("y", row), "domain": [0.0, 1.0], **same, **years}
    upright = {"anchor": _axis("x", row), "domain": [foot, foot + high], **AMOUNTS}
    names = (f"{letter[0]}axis{letter[1:]}" for letter in (_axis("x", row), _axis("y", row)))
    return dict(zip(names, (across, upright), strict=True)), foot + high


def _head(panel: Panel) -> str:
    """What stands above a panel; Plotly breaks no lines, and a phone is narrow."""
    name, told = ("<br>".join(_lines(in_chart(text))) for text in (panel.name, panel.told))
    return f"<b>{name}</b><br>{told}"


def _lines(text: str) -> list[str]:
    if text_width(text) <= WIDE:
        return [text]
    return [line for part in text.split(APART) for line in textwrap.wrap(part, WIDE // 7)]


def _outcomes(panel: Panel, t: Translation, shades: Shades) -> Iterator[Words]:
    """The line through the outcomes, and a point each in the colour of the verdict on its year."""
    rows = panel.outcomes
    if not rows:
        return
    judged = {int(each[YEAR]): (id_, each) for id_, each in panel.promises.items()}
    xs, ys = _line(rows)
    yield scatter(x=xs, y=ys, mode="lines", line={"color": panel.shade}, hoverinfo="skip")
    years = [int(each[YEAR]) for each in rows]
    own = [judged.get(year, ("", None)) for year in years]
    yield scatter(
        x=years,
        y=[each[VALUE] for each in rows],
        mode="markers",
        marker={
            "symbol": FULL,
            "size": 9,
            "color": [
                verdict_shade(each[VERDICT], shades)
                if each is not None and verdicts()[each[VERDICT]].settled
                else panel.shade
                for _, each in own
            ],
        },
        customdata=[
            [id_, _told(year, figure(line, t.language), each, t)]
            for year, line, (id_, each) in zip(years, rows, own, strict=True)
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        **CLICKED,
    )


def _line(rows: Sequence[dict[str, Any]]) -> tuple[list[float], list[float | None]]:
    """Exact outcomes of one series joined; a year without one, or a break, parts the line."""
    xs: list[float] = []
    ys: list[float | None] = []
    before = None
    for row in rows:
        year = int(row[YEAR])
        exact = row[COMPARATOR] == "=" and pd.isna(row[VALUE_HIGH])
        parted = before != year - 1 or series_break(row[INDICATOR_ID], row[REGION], year)
        if not exact or parted:
            xs.append(year - 0.5)
            ys.append(None)
        if exact:
            xs.append(year)
            ys.append(float(row[VALUE]))
            before = year
    return xs, ys


def _targets(promised: Promised, t: Translation, shades: Shades) -> Iterator[Words]:
    """A hollow mark a target; where it is a range (6%-6.5%), a line to its upper end."""
    if not promised:
        return
    every = list(promised.values())
    factor = unit_of(every[0], t.language).factor
    lows = [float(each[of_target(VALUE)]) * factor for each in every]
    highs = [float(each[of_target(VALUE_HIGH)]) * factor for each in every]
    years = [int(each[YEAR]) for each in every]
    spans = [span for span in zip(years, lows, highs, strict=True) if pd.notna(span[2])]
    if spans:
        yield scatter(
            x=[x for year, *_ in spans for x in (year, year, None)],
            y=[y for _, *ends in spans for y in (*ends, None)],
            mode="lines",
            line={"color": shades.quiet, "width": 2},
            hoverinfo="skip",
        )
    yield scatter(
        x=years,
        y=lows,
        mode="markers",
        marker={"symbol": HOLLOW, "size": 11, "color": shades.quiet, "line": {"width": 2}},
        customdata=[[id_, _told(int(each[YEAR]), "", each, t)] for id_, each in promised.items()],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        **CLICKED,
    )


def _told(year: int, outcome: str, promise: Record | None, t: Translation) -> str:
    """What a point says: promise, verdict and reason, or the outcome alone."""
    if promise is None:
        return in_chart(t("promises.only_outcome", year=year, outcome=outcome))
    lines = (
        promise_name(promise, t),
        t("promises.target_told", target=target_figure(promise, t)),
        verdict_label(str(promise[VERDICT]), t.language),
        reason_of(promise, t),
    )
    return "<br>".join(in_chart(line) for line in lines)


def described_panels(panels: Sequence[Panel], title: str, t: Translation) -> str:
    """The panels in words, for who cannot see them."""
    parts = [t("alt.part", name=panel.name, points=panel.told) for panel in panels]
    return t("alt.lines", title=title, series=" ".join(parts))
