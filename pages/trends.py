"""历年趋势: one indicator, year by year, in the places that the reader chose."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.series_breaks import breaks
from extract.table.schema import INDICATOR_ID, REGION, YEAR
from pages.parts.charts.lines import MOST, described_lines, lines_by_year, most_covered
from pages.parts.components.chart_block import chart, notes, shades, source_of, under_chart
from pages.parts.components.indicator_chooser import choose_indicator
from pages.parts.components.quote import quote_of_point
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import definition, indicator_name, place_id, places
from pages.parts.labels.translations import Translation
from pages.parts.narrative.trend_sentences import said_between, said_of
from pages.parts.state.session import compared, current_filters, translation
from pages.parts.state.store import store


def places_in_order(rows: pd.DataFrame) -> list[str]:
    """The places that have rows, as places are listed everywhere."""
    near = {name: n for n, name in enumerate(places())}
    held = dict.fromkeys(rows[REGION])
    return sorted(held, key=lambda name: near.get(place_id(name), len(near)))


def choose_places(every: pd.DataFrame, t: Translation) -> list[str]:
    """The places of the chart: the reader's, or those with most figures."""
    offered = places_in_order(every)
    asked = [name for name in offered if place_id(name) in current_filters().regions]
    names = asked[:MOST] or most_covered(every)
    compared(t("trends.compare", n=MOST), [*map(place_id, offered)], [*map(place_id, names)], MOST)
    if len(asked) > MOST:
        more = len(asked) - MOST
        st.info(t("trends.too_many", n=MOST, more=more), icon=":material/info:")
    elif not asked and len(offered) > len(names):
        st.caption(t("trends.chosen_for_you", n=len(names), all=len(offered)))
    return names


def main() -> None:
    # 1. What the reader asks for.
    t = translation()
    facts = store().facts
    st.title(t("nav.trends"), anchor=False)
    indicator = choose_indicator(current_filters().of(facts), t)
    if indicator is None:
        return
    every = replace(current_filters(), regions=()).of(facts[facts[INDICATOR_ID] == indicator])
    names = choose_places(every, t)

    # 2. The rows that answer it.
    rows = pd.concat([every[every[REGION] == name].sort_values(YEAR) for name in names])
    title = t("trends.title", indicator=indicator_name(indicator, t.language))
    st.header(title, anchor=False)
    st.caption(plain(definition(indicator, t.language)))

    # 3. The answer: a sentence, the lines, what to know about them, where they were read.
    told = (said_of(rows[rows[REGION] == names[0]], t), said_between(rows, t))
    st.markdown(("" if t.language == "zh" else " ").join(told))
    event = chart(
        lines_by_year(rows, source_of, t, shades()),
        key="lines",
        alt=described_lines(rows, title, t),
        title=title,
        rows=rows,
        on_select="rerun",
        note=t("charts.key"),
    )
    st.caption(t("charts.key"))
    quote_of_point(event, rows, t)
    held = set(zip(rows[REGION], rows[YEAR], strict=True))
    notes(
        [b for b in breaks() if any(b.year <= y and b.concerns(indicator, r) for r, y in held)], t
    )
    under_chart(rows, title, t)


main()
