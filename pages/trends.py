"""历年趋势: one indicator, year by year, in the places that the reader chose."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.series_breaks import breaks
from extract.table.schema import KIND, REGION, YEAR
from pages.parts.charts.lines import MOST
from pages.parts.charts.theme import unit_line
from pages.parts.components.chart_block import notes, under_chart
from pages.parts.components.indicator_chooser import choose_indicator
from pages.parts.components.quote import show_quote
from pages.parts.components.trend import Asked, asked_of, trend_of
from pages.parts.components.trend_chart import trend_chart
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    definition,
    indicator_name,
    place_id,
    place_name,
    region_name,
)
from pages.parts.labels.number_format import unit_of
from pages.parts.labels.provenance import marked_figure
from pages.parts.labels.translations import Translation
from pages.parts.narrative.panel_sentences import named
from pages.parts.state.narrowed import facts_within
from pages.parts.state.session import compared, current_filters, translation

ENOUGH = 3  # figures that make a line


def choose_places(asked: Asked, t: Translation) -> tuple[str, ...]:
    """The places of the chart: the reader's; before any is chosen, the one of all pages."""
    offered = {place_id(name): name for name in asked.places}
    compared(t("trends.compare", n=MOST), list(offered), MOST)
    chosen = current_filters().regions
    wanted = [offered[place] for place in chosen if place in offered]
    if without := [place_name(place, t.language) for place in chosen if place not in offered]:
        st.info(t("trends.without", places=t.listed(without)), icon=":material/info:")
    if len(wanted) > MOST:
        more = len(wanted) - MOST
        st.info(t("trends.too_many", n=MOST, more=more), icon=":material/info:")
    return tuple(wanted[:MOST]) or (offered[current_filters().place(offered)],)


def figures(rows: pd.DataFrame, t: Translation) -> None:
    """Too few figures for a line: each as a number with the sentence that states it."""
    st.markdown(t("trends.too_few"))
    for label, row in rows.iterrows():
        place, kind = region_name(row[REGION], t.language), t(f"kind.{row[KIND]}")
        st.metric(f"{place} · {row[YEAR]} · {kind}", marked_figure(row, t.language))
        show_quote(row, t, f"quote_{label}")


def hint(names: tuple[str, ...], others: pd.DataFrame, t: Translation) -> str:
    """What the grey lines are, and that places can be chosen."""
    asked = {place_id(name) for name in names} & set(current_filters().regions)
    place, n = region_name(names[0], t.language), others[REGION].nunique()
    if not n:  # there is no other to choose
        return ""
    return t("trends.others", n=n) if asked else t("trends.chosen_for_you", place=place, n=n)


def main() -> None:
    # 1. What the reader asks for.
    t, filters = translation(), current_filters().narrowed()
    st.title(t("nav.trends"), anchor=False)
    left, right = st.columns([2, 3])
    with left:
        indicator = choose_indicator(facts_within(filters), t)
    if indicator is None:
        return
    within = replace(filters, regions=())
    with right:
        names = choose_places(asked_of(indicator, within), t)

    # 2. The rows that answer it.
    trend = trend_of(indicator, within, names, t)
    rows = trend.rows
    title = t("trends.title", indicator=indicator_name(indicator, t.language))
    st.header(plain(trend.finding or title), anchor=False)
    unit = unit_line(unit_of(rows.iloc[0], t.language).name, t)
    about = (named(indicator, t), unit, definition(indicator, t.language))
    st.caption("  \n".join((plain(" · ".join(about)), hint(names, trend.others, t))))

    # 3. The answer: the lines or the numbers, what they say, where they were read.
    if len(rows) < ENOUGH:
        figures(rows, t)
    else:
        trend_chart(trend)
    st.markdown("\n".join(f"- {plain(each)}" for each in trend.told))
    held = set(zip(rows[REGION], rows[YEAR], strict=True))
    notes(
        [b for b in breaks() if any(b.year <= y and b.concerns(indicator, r) for r, y in held)], t
    )
    under_chart(rows, title, t)


main()
