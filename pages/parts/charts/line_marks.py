"""What is written into a chart of lines: names at the ends, breaks, the year, the picked point."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from extract.analysis.series_breaks import series_break
from extract.table.schema import ACTUAL, INDICATOR_ID, KIND, TARGET, YEAR
from pages.parts.charts.draft import Draft, scatter
from pages.parts.charts.line_picture import Axes, Picture
from pages.parts.charts.measures import SHOWN, WRITTEN
from pages.parts.charts.theme import GRID, SMALL, text_width
from pages.parts.labels.names import short_name
from pages.parts.labels.palette import Shades
from pages.parts.labels.translations import Translation

LINE = 17  # pixels of a line of writing
VEIL = 0.75  # how much of what comes after the year that is looked at is covered


def _ends(shown: Picture) -> dict[str, pd.Series]:
    """Of each place, its last outcome until the year that is looked at; else its last figure."""
    ends = {}
    for place in shown.places:
        own = shown.of(place)
        until = own[own[YEAR] <= shown.until]
        outcomes = until[until[KIND] == ACTUAL]
        ends[place] = next(held for held in (outcomes, until, own) if len(held)).iloc[-1]
    return ends


def name_ends(chart: Draft, shown: Picture, axes: Axes, t: Translation, shades: Shades) -> int:
    """Each place's name and number where its line ends, or led to; gives their width in pixels."""
    ends = _ends(shown)
    heights = apart({place: float(row[SHOWN]) for place, row in ends.items()}, axes)
    widest = 0
    for place, colour in zip(shown.places, shades.places, strict=False):
        row = ends[place]
        chart.add(
            scatter(
                x=[int(row[YEAR]), axes.last + 0.5],
                y=[row[SHOWN], heights[place]],
                mode="lines",
                line={"color": GRID, "width": 1},
                meta="leader",
                hoverinfo="skip",
                showlegend=False,
                cliponaxis=False,
            )
        )
        promised = f"{t('kind.target')} " if row[KIND] == TARGET else ""
        text = f"{short_name(place, t.language)} {promised}{row[WRITTEN]}"
        widest = max(widest, text_width(f"● {text}"))
        chart.write(
            text=f"<span style='color:{colour}'>●</span> {text}",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            y=heights[place],
            showarrow=False,
            font={"size": SMALL, "color": shades.ink},
        )
    return widest


def apart(wanted: Mapping[str, float], axes: Axes) -> dict[str, float]:
    """Where names are written: near the heights wanted and in their order, a line to each."""
    step = axes.pixels(LINE)
    order = sorted(wanted, key=lambda name: wanted[name])
    placed: list[float] = []
    for name in order:
        placed.append(max(wanted[name], placed[-1] + step if placed else wanted[name]))
    # Pushed upwards alone they would leave the chart, so half of the push is given back.
    lift = sum(at - wanted[name] for at, name in zip(placed, order, strict=True)) / len(placed)
    top = max(placed) - lift
    lift += max(0.0, top - axes.high)
    return {name: at - lift for name, at in zip(order, placed, strict=True)}


def mark_breaks(chart: Draft, shown: Picture, t: Translation, shades: Shades) -> None:
    """A dashed line where the series of a place that is drawn becomes another one."""
    indicator, first = shown.rows[INDICATOR_ID].iloc[0], int(shown.rows[YEAR].min())
    for year in sorted(set(shown.rows[YEAR].astype(int))):
        cut = [place for place in shown.places if series_break(indicator, place, year)]
        if not cut or year == first:
            continue
        names = t.listed(short_name(place, t.language) for place in cut[:2])
        word = "break" if len(cut) == len(shown.places) else "break_of"
        chart.upright(
            year - 0.5,
            {"color": shades.quiet, "width": 1, "dash": "dash"},
            {
                "text": t(f"lines.{word}", places=names, n=len(cut)),
                "font": {"size": 11, "color": shades.quiet},
                "yanchor": "bottom",
                "xanchor": "center",
            },
        )


def mark_year(chart: Draft, shown: Picture, axes: Axes, shades: Shades) -> None:
    """A veil over what comes after the year that is looked at."""
    if shown.until < axes.last:
        chart.upright_band(
            shown.until + 0.5,
            axes.last + 0.5,
            fillcolor=shades.ground,
            opacity=VEIL,
            line={"width": 0},
            layer="above",
            name="veil",
        )


def mark_picked(chart: Draft, shown: Picture, shades: Shades) -> None:
    """A ring around the point whose sentence is shown."""
    for rows in (shown.rows, shown.others):
        if shown.picked in rows.index:
            row: Any = rows.loc[shown.picked]
            ring = {"symbol": "circle-open", "size": 20, "color": shades.ink, "line": {"width": 2}}
            chart.add(
                scatter(
                    x=[int(row[YEAR])],
                    y=[row[SHOWN]],
                    mode="markers",
                    marker=ring,
                    meta="picked",
                    hoverinfo="skip",
                    showlegend=False,
                    cliponaxis=False,
                )
            )
