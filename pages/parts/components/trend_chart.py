"""The lines of one indicator with all that changes them, and the sentence behind a point beside.

A fragment: a switch, a year or a point draws this part anew and nothing else of the page.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from extract.table.schema import ACTUAL, KIND, REGION, YEAR
from pages.parts.charts.line_picture import Picture
from pages.parts.charts.lines import described_lines, lines_by_year
from pages.parts.charts.measures import FIGURE, Measure, measures
from pages.parts.components.chart_block import chart, shades, signs_used, source_of
from pages.parts.components.into_view import into_view
from pages.parts.components.quote import quote_of_point
from pages.parts.components.year_steps import step_through
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_id, point_id, region_name
from pages.parts.labels.provenance import marked_figure
from pages.parts.labels.translations import Translation
from pages.parts.state.session import (
    current_filters,
    forget,
    one_of,
    translation,
    update_filters,
    write_url,
)

KEY, BESIDE = "lines", "picked"


@dataclass(frozen=True, slots=True)
class Trend:
    """What is drawn.

    Attributes:
        rows: leading yearly facts of one indicator in the chosen places, in their order.
        others: outcomes of the places behind.
        every: all facts of the indicator, the nation's among them.
        title: the chart's.
    """

    rows: pd.DataFrame
    others: pd.DataFrame
    every: pd.DataFrame
    title: str


@st.fragment
def trend_chart(trend: Trend) -> None:
    """Draw it."""
    t = translation()
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    with left:
        measure = choose_measure(trend, t)
    drawn, behind = (measure.of(rows, trend.every, t) for rows in (trend.rows, trend.others))
    years = sorted(set(drawn[YEAR].astype(int)))
    with right:
        year = step_through(years, t) if len(years) > 1 else None
    left, right = st.columns([7, 3], gap="medium")
    with right:
        picked = beside(trend, year or last_outcome(drawn), t)
    shown = Picture(drawn, behind, measure, year, _label_of(picked, trend))
    exact = "" if measure.name == FIGURE else t("lines.only_exact")
    note = "\n\n".join(filter(None, (exact, t("lines.key"), signs_used(trend.rows, t))))
    with left:
        chart(
            lines_by_year(shown, source_of, t, shades()),
            key=KEY,
            alt=described_lines(shown, trend.title, t),
            title=trend.title,
            rows=trend.rows.loc[drawn.index],
            on_select=pick_figure,
            note=note,
        )
    st.caption(note)
    write_url()


def choose_measure(trend: Trend, t: Translation) -> Measure:
    """What the axis counts: the figures, or what they can be computed to."""
    offered = {each.name: each for each in measures(trend.rows, trend.every, t)}
    if current_filters().measure not in offered:
        forget("measure")  # of another indicator, or of other places
    if len(offered) == 1:
        return offered[FIGURE]
    names = {name: each.label(t) for name, each in offered.items()}
    return offered[one_of("measure", t("lines.as_label"), names, FIGURE, flat=True)]


def last_outcome(rows: pd.DataFrame) -> int:
    """The last year with an outcome, else with a figure."""
    outcomes = rows[rows[KIND] == ACTUAL]
    return int((rows if outcomes.empty else outcomes)[YEAR].max())


def beside(trend: Trend, year: int, t: Translation) -> str:
    """The picked point's sentence, and where the chosen places stand in the year looked at."""
    figure = current_filters().figure
    asked = trend.others.loc[[n for n, row in trend.others.iterrows() if point_id(row) == figure]]
    with st.container(key=BESIDE, gap="small"):
        picked = quote_of_point(pd.concat([trend.rows, asked]), t)
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
    st.markdown(standing(trend.rows, year, t))
    return picked


def standing(rows: pd.DataFrame, year: int, t: Translation) -> str:
    """A line a chosen place: its figures of the year, as Markdown."""
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


def _label_of(picked: str, trend: Trend) -> int | None:
    """The label of the row that is picked."""
    for rows in (trend.rows, trend.others):
        for label, row in rows.iterrows():
            if point_id(row) == picked:
                return int(str(label))
    return None
