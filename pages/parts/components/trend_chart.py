"""The lines of one indicator with all that changes them, and the sentence behind a point beside.

A fragment: a switch, a year or a point draws this part anew and nothing else of the page.
"""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.table.schema import ACTUAL, KIND, REGION, YEAR
from pages.parts.charts.line_picture import Picture
from pages.parts.charts.lines import described_lines, lines_by_year
from pages.parts.charts.measures import FIGURE, Measure, measures
from pages.parts.components.chart_block import chart, shades, signs_used, source_of
from pages.parts.components.into_view import into_view
from pages.parts.components.quote import quote_of_point
from pages.parts.components.trend import Trend
from pages.parts.components.year_steps import step_through
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_id, point_id, region_name
from pages.parts.labels.palette import Shades
from pages.parts.labels.provenance import marked_figure
from pages.parts.labels.translations import Translation
from pages.parts.state.kept import kept
from pages.parts.state.session import (
    current_filters,
    forget,
    one_of,
    translation,
    update_filters,
    write_url,
)

KEY, BESIDE = "lines", "picked"


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The picture, and its description in words."""

    figure: go.Figure
    alt: str
    rows: pd.DataFrame


@st.fragment
def trend_chart(trend: Trend) -> None:
    """Draw it."""
    t = translation()
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    with left:
        measure = choose_measure(trend, t)
    years, last_outcome = years_of(trend, measure, t)
    with right:
        year = step_through(years, t) if len(years) > 1 else None
    left, right = st.columns([7, 3], gap="medium")
    with right:
        picked = beside(trend, year or last_outcome, t)
    drawn = drawn_of(trend, measure, year, labels_of(trend).get(picked), t, shades())
    exact = "" if measure.name == FIGURE else t("lines.only_exact")
    note = "\n\n".join(filter(None, (exact, t("lines.key"), signs_used(trend.rows, t))))
    with left:
        chart(
            drawn.figure,
            key=KEY,
            alt=drawn.alt,
            title=trend.title,
            rows=drawn.rows,
            on_select=pick_figure,
            note=note,
        )
    st.caption(note)
    write_url()


def choose_measure(trend: Trend, t: Translation) -> Measure:
    """What the axis counts: the figures, or what they can be computed to."""
    offered = measures_of(trend, t)
    if current_filters().measure not in offered:
        forget("measure")  # of another indicator, or of other places
    if len(offered) == 1:
        return offered[FIGURE]
    names = {name: each.label(t) for name, each in offered.items()}
    return offered[one_of("measure", t("lines.as_label"), names, FIGURE, flat=True)]


@kept
def measures_of(trend: Trend, t: Translation) -> dict[str, Measure]:
    """What the axis can count, by name."""
    return {each.name: each for each in measures(trend.rows, trend.every, t)}


@kept
def counted(trend: Trend, measure: Measure, t: Translation) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that can be counted so, of the chosen places and of those behind."""
    return measure.of(trend.rows, trend.every, t), measure.of(trend.others, trend.every, t)


@kept
def years_of(trend: Trend, measure: Measure, t: Translation) -> tuple[list[int], int]:
    """The years of the chart, and the last with an outcome, else with a figure."""
    rows, _ = counted(trend, measure, t)
    outcomes = rows[rows[KIND] == ACTUAL]
    return sorted(set(rows[YEAR].astype(int))), int(
        (rows if outcomes.empty else outcomes)[YEAR].max()
    )


@kept
def drawn_of(
    trend: Trend,
    measure: Measure,
    year: int | None,
    picked: int | None,
    t: Translation,
    shades: Shades,
) -> Drawn:
    """The lines, with the year that is looked at and the row that is picked."""
    rows, behind = counted(trend, measure, t)
    shown = Picture(rows, behind, measure, year, picked)
    alt = described_lines(shown, trend.title, t)
    return Drawn(lines_by_year(shown, source_of, t, shades), alt, trend.rows.loc[rows.index])


@kept
def labels_of(trend: Trend) -> dict[str, int]:
    """The labels of the rows by what the address calls them; those behind after the chosen."""
    every = pd.concat([trend.others, trend.rows])
    return {point_id(row): int(str(label)) for label, row in every.iterrows()}


def beside(trend: Trend, year: int, t: Translation) -> str:
    """The picked point's sentence, and where the chosen places stand in the year looked at."""
    label = labels_of(trend).get(current_filters().figure)
    behind = label in trend.others.index
    asked = trend.others.loc[[label]] if behind else trend.others.head(0)
    with st.container(key=BESIDE, gap="small"):
        picked = quote_of_point(pd.concat([trend.rows, asked]) if behind else trend.rows, t)
        for region in asked[REGION]:
            if st.button(
                t("trends.add", place=region_name(region, t.language)),
                key="add_place",
                icon=":material/add:",
                on_click=update_filters,
                kwargs={"regions": (*current_filters().regions, place_id(region))},
            ):
                st.rerun()  # Other places are another page, not this part of it.
    into_view(BESIDE, picked)
    st.markdown(standing(trend, year, t))
    return picked


@kept
def standing(trend: Trend, year: int, t: Translation) -> str:
    """A line a chosen place: its figures of the year, as Markdown."""
    rows = trend.rows
    lines = [f"**{t('trends.in_year', year=year)}**"]
    for region in dict.fromkeys(rows[REGION]):
        own = rows[(rows[REGION] == region) & (rows[YEAR] == year)].sort_values(KIND)
        figures = " · ".join(
            f"{t('kind.' + row[KIND])} {marked_figure(row, t.language)}"
            for _, row in own.iterrows()
        )
        word = "trends.standing" if figures else "trends.nothing_in"
        name = region_name(region, t.language)
        lines.append(f"- {plain(t(word, place=name, figures=figures))}")
    return "\n".join(lines)


def pick_figure() -> None:
    """Pick the figure that was clicked in the chart."""
    for point in st.session_state[KEY]["selection"]["points"]:
        update_filters(figure=point["customdata"][0])
