"""历年趋势: one indicator, year by year, in the places that the reader chose."""

import pandas as pd
import streamlit as st

from extract.leading import breaks
from extract.table import ACTUAL, INDICATOR_ID, KIND, REGION, YEAR
from pages.parts.charts import described_lines, lines_by_year
from pages.parts.choices import chosen, words
from pages.parts.colours import ON_LIGHT
from pages.parts.indicator import choose_indicator
from pages.parts.names import HOME, definition, indicator_name, place_id
from pages.parts.quotes import quote_of_point
from pages.parts.shown import chart, notes, plain, shades, signs_used, source_of, under_chart
from pages.parts.store import store

SHOWN_UNASKED = 4  # places
MOST = len(ON_LIGHT)  # a colour each


def most_covered(rows: pd.DataFrame) -> list[str]:
    """The places to show before anyone chooses: home, then those with most outcomes."""
    outcomes = rows[rows[KIND] == ACTUAL] if (rows[KIND] == ACTUAL).any() else rows
    counts = outcomes.groupby(REGION, sort=False)[YEAR].nunique()
    ordered = sorted(counts.index, key=lambda name: (place_id(name) != HOME, -counts[name]))
    return ordered[:SHOWN_UNASKED]


def main() -> None:
    # 1. What the reader asks for.
    say = words()
    facts = chosen().of(store().facts)
    st.title(say("nav.trends"), anchor=False)
    indicator = choose_indicator(facts, say)
    if indicator is None:
        return

    # 2. The rows that answer it.
    rows = facts[facts[INDICATOR_ID] == indicator]
    title = say("trends.title", indicator=indicator_name(indicator, say.language))
    st.header(title, anchor=False)
    st.caption(plain(definition(indicator, say.language)))
    if not chosen().regions:
        names = most_covered(rows)
        if rows[REGION].nunique() > len(names):
            st.caption(say("trends.chosen_for_you", n=len(names)))
    else:
        names = list(dict.fromkeys(rows[REGION]))
        if len(names) > MOST:
            more = len(names) - MOST
            st.info(say("trends.too_many", n=MOST, more=more), icon=":material/info:")
        names = names[:MOST]
    rows = pd.concat([rows[rows[REGION] == name].sort_values(YEAR) for name in names])

    # 3. The answer: the lines, what to know about them, the words they were read from.
    event = chart(
        lines_by_year(rows, source_of, say, shades()),
        key="lines",
        alt=described_lines(rows, title, say),
        on_select="rerun",
    )
    st.caption(f"{say('charts.key')}{signs_used(rows, say, at='point')}")
    quote_of_point(event, rows, say)
    held = set(zip(rows[REGION], rows[YEAR], strict=True))
    notes(
        [b for b in breaks() if any(b.year <= y and b.concerns(indicator, r) for r, y in held)], say
    )
    under_chart(rows, title, say, "trends", indicator, *map(place_id, names))


main()
