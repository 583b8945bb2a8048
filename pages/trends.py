"""历年趋势: one indicator, year by year, in the places that the reader chose."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.series_breaks import breaks
from extract.table.schema import INDICATOR_ID, REGION, YEAR
from pages.parts.choices import chosen, compared, words
from pages.parts.indicator import choose_indicator
from pages.parts.lines import MOST, described_lines, lines_by_year, most_covered
from pages.parts.markdown import plain
from pages.parts.moves import said_between, said_of
from pages.parts.names import definition, indicator_name, place_id, places
from pages.parts.quotes import quote_of_point
from pages.parts.shown import chart, notes, shades, source_of, under_chart
from pages.parts.store import store
from pages.parts.words import Words


def places_in_order(rows: pd.DataFrame) -> list[str]:
    """The places that have rows, as places are listed everywhere."""
    near = {name: n for n, name in enumerate(places())}
    held = dict.fromkeys(rows[REGION])
    return sorted(held, key=lambda name: near.get(place_id(name), len(near)))


def choose_places(every: pd.DataFrame, say: Words) -> list[str]:
    """The places of the chart: the reader's, or those with most figures."""
    offered = places_in_order(every)
    asked = [name for name in offered if place_id(name) in chosen().regions]
    names = asked[:MOST] or most_covered(every)
    compared(
        say("trends.compare", n=MOST), [*map(place_id, offered)], [*map(place_id, names)], MOST
    )
    if len(asked) > MOST:
        more = len(asked) - MOST
        st.info(say("trends.too_many", n=MOST, more=more), icon=":material/info:")
    elif not asked and len(offered) > len(names):
        st.caption(say("trends.chosen_for_you", n=len(names), all=len(offered)))
    return names


def main() -> None:
    # 1. What the reader asks for.
    say = words()
    facts = store().facts
    st.title(say("nav.trends"), anchor=False)
    indicator = choose_indicator(chosen().of(facts), say)
    if indicator is None:
        return
    every = replace(chosen(), regions=()).of(facts[facts[INDICATOR_ID] == indicator])
    names = choose_places(every, say)

    # 2. The rows that answer it.
    rows = pd.concat([every[every[REGION] == name].sort_values(YEAR) for name in names])
    title = say("trends.title", indicator=indicator_name(indicator, say.language))
    st.header(title, anchor=False)
    st.caption(plain(definition(indicator, say.language)))

    # 3. The answer: a sentence, the lines, what to know about them, where they were read.
    told = (said_of(rows[rows[REGION] == names[0]], say), said_between(rows, say))
    st.markdown(("" if say.language == "zh" else " ").join(told))
    event = chart(
        lines_by_year(rows, source_of, say, shades()),
        key="lines",
        alt=described_lines(rows, title, say),
        title=title,
        rows=rows,
        on_select="rerun",
        note=say("charts.key"),
    )
    st.caption(say("charts.key"))
    quote_of_point(event, rows, say)
    held = set(zip(rows[REGION], rows[YEAR], strict=True))
    notes(
        [b for b in breaks() if any(b.year <= y and b.concerns(indicator, r) for r, y in held)], say
    )
    under_chart(rows, title, say, "trends", indicator, *map(place_id, names))


main()
