"""历年趋势: one indicator, year by year, in the places that the reader chose."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.series_breaks import breaks
from extract.table.schema import ACTUAL, INDICATOR_ID, KIND, REGION, VALUE, YEAR
from pages.parts.charts.lines import MOST
from pages.parts.charts.theme import unit_line
from pages.parts.components.chart_block import notes, under_chart
from pages.parts.components.indicator_chooser import choose_indicator
from pages.parts.components.quote import show_quote
from pages.parts.components.trend_chart import Trend, trend_chart
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    definition,
    home_id,
    indicator_name,
    level_of,
    of_level,
    place_id,
    place_name,
    places,
    region_name,
)
from pages.parts.labels.number_format import unit_of
from pages.parts.labels.provenance import marked_figure
from pages.parts.labels.translations import Translation
from pages.parts.narrative.panel_sentences import named
from pages.parts.narrative.trend_findings import finding
from pages.parts.narrative.trend_sentences import said_of
from pages.parts.state.session import compared, current_filters, translation
from pages.parts.state.store import store

ENOUGH = 3  # figures that make a line


def places_in_order(rows: pd.DataFrame) -> list[str]:
    """The places that have rows, as places are listed everywhere."""
    near = {name: n for n, name in enumerate(places())}
    held = dict.fromkeys(rows[REGION])
    return sorted(held, key=lambda name: near.get(place_id(name), len(near)))


def choose_places(every: pd.DataFrame, t: Translation) -> list[str]:
    """The places of the chart: the reader's; before any is chosen, the one of all pages."""
    offered = {place_id(name): name for name in places_in_order(every)}
    compared(t("trends.compare", n=MOST), list(offered), MOST)
    chosen = current_filters().regions
    asked = [offered[place] for place in chosen if place in offered]
    if without := [place_name(place, t.language) for place in chosen if place not in offered]:
        st.info(t("trends.without", places=t.listed(without)), icon=":material/info:")
    if len(asked) > MOST:
        more = len(asked) - MOST
        st.info(t("trends.too_many", n=MOST, more=more), icon=":material/info:")
    return asked[:MOST] or [offered[current_filters().place(offered)]]


def places_behind(rows: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Outcomes of the other places of the chosen ones' level, of those that the axis reaches.

    Home is seen among its districts; where these are of another size, among the provinces.
    """
    names = set(rows[REGION])
    away = [place for place in map(place_id, names) if place != home_id()]
    district = not away or any(level_of(place) == "district" for place in away)
    levels = ["district"] * district + ["province"] * (not away or not district)
    every = every[(every[KIND] == ACTUAL) & ~every[REGION].isin(names)]
    reached = [in_reach(rows, every[every[REGION].isin(of_level(level))]) for level in levels]
    return next((others for others in reached if not others.empty), every.head(0))


def in_reach(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows of the places of which a figure lies where the axis of the chosen reaches."""
    low, high = rows[VALUE].min(), rows[VALUE].max()
    reach = high - low or abs(high)
    near = others[VALUE].between(low - reach, high + reach) & others[YEAR].isin(rows[YEAR])
    return others[others[REGION].isin(others.loc[near, REGION])]


def figures(rows: pd.DataFrame, t: Translation) -> None:
    """Too few figures for a line: each as a number with the sentence that states it."""
    st.markdown(t("trends.too_few"))
    for label, row in rows.iterrows():
        place, kind = region_name(row[REGION], t.language), t(f"kind.{row[KIND]}")
        st.metric(f"{place} · {row[YEAR]} · {kind}", marked_figure(row, t.language))
        show_quote(row, t, f"quote_{label}")


def hint(names: list[str], others: pd.DataFrame, t: Translation) -> str:
    """What the grey lines are, and that places can be chosen."""
    asked = {place_id(name) for name in names} & set(current_filters().regions)
    place, n = region_name(names[0], t.language), others[REGION].nunique()
    if not asked:
        return t("trends.chosen_for_you", place=place, n=n)
    return t("trends.others", n=n) if n else ""


def main() -> None:
    # 1. What the reader asks for.
    t = translation()
    facts = store().facts
    st.title(t("nav.trends"), anchor=False)
    left, right = st.columns([2, 3])
    with left:
        indicator = choose_indicator(current_filters().of(facts), t)
    if indicator is None:
        return
    own = facts[facts[INDICATOR_ID] == indicator]
    every = replace(current_filters(), regions=()).of(own)
    with right:
        names = choose_places(every, t)

    # 2. The rows that answer it.
    rows = pd.concat([every[every[REGION] == name].sort_values(YEAR) for name in names])
    others = places_behind(rows, every)
    title = t("trends.title", indicator=indicator_name(indicator, t.language))
    found = finding(rows, t)
    st.header(plain(found or title), anchor=False)
    unit = unit_line(unit_of(rows.iloc[0], t.language).name, t)
    about = (named(indicator, t), unit, definition(indicator, t.language))
    st.caption("  \n".join((plain(" · ".join(about)), hint(names, others, t))))

    # 3. The answer: the lines or the numbers, what they say, where they were read.
    if len(rows) < ENOUGH:
        figures(rows, t)
    else:
        whole = t("trends.with_finding", title=title, finding=found) if found else title
        trend_chart(Trend(rows, others, every, whole))
    told = [said_of(rows[rows[REGION] == name], own[own[REGION] == name], t) for name in names]
    st.markdown("\n".join(f"- {plain(each)}" for each in told))
    held = set(zip(rows[REGION], rows[YEAR], strict=True))
    notes(
        [b for b in breaks() if any(b.year <= y and b.concerns(indicator, r) for r, y in held)], t
    )
    under_chart(rows, title, t)


main()
