"""区县比较: one indicator and year in every place of a level, as a ranking."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.catalogue import indicators
from extract.leading import breaks
from extract.regions import regions
from extract.table import ACTUAL, INDICATOR_ID, KIND, REGION, VALUE, YEAR
from pages.parts.charts import described_ranking, ranking
from pages.parts.choices import chosen, one_of, words
from pages.parts.colours import theme_shade
from pages.parts.filters import LEVELS
from pages.parts.formats import figure
from pages.parts.indicator import choose_indicator
from pages.parts.names import definition, indicator_name, of_level, place_id, region_name
from pages.parts.quotes import quote_of_point
from pages.parts.shown import chart, notes, plain, shades, signs_used, source_of, under_chart
from pages.parts.store import store
from pages.parts.words import Words


def best_year(rows: pd.DataFrame) -> int:
    """The year in which most places have an outcome, the later of equals."""
    counts = rows.groupby([YEAR, KIND])[REGION].nunique()
    return int(max(counts.index, key=lambda at: (at[1] == ACTUAL, counts[at], at[0]))[0])


def around(level: str, rows: pd.DataFrame) -> pd.Series | None:
    """The same outcome of the place that all of these lie in, where it is of their size.

    A rate of the whole city stands among those of its districts; an amount of it does not.
    """
    every = replace(chosen(), regions=()).of(store().facts)
    outcomes = rows[rows[KIND] == ACTUAL]
    same = every[
        (every[REGION] == regions()[of_level(level)[0]].parent)
        & every[INDICATOR_ID].isin(outcomes[INDICATOR_ID])
        & every[YEAR].isin(outcomes[YEAR])
        & (every[KIND] == ACTUAL)
    ]
    if same.empty or not outcomes[VALUE].min() <= same.iloc[0][VALUE] <= outcomes[VALUE].max():
        return None
    return same.iloc[0]


def extremes(rows: pd.DataFrame, held: int, all_places: int, say: Words) -> None:
    """The two ends of the outcomes, and how many places have one."""
    outcomes = rows[rows[KIND] == ACTUAL].sort_values(VALUE)
    with st.grid(3, min_column_width=200):
        if len(outcomes) > 1:
            for word, row in (("highest", outcomes.iloc[-1]), ("lowest", outcomes.iloc[0])):
                place = region_name(row[REGION], say.language)
                label = f"{say(f'districts.{word}')} · {place}"
                st.metric(label, figure(row, say.language), border=True)
        value = say("districts.held_of", n=held, all=all_places)
        st.metric(say("districts.held"), value, border=True)


def main() -> None:
    # 1. What the reader asks for.
    say = words()
    facts = chosen().of(store().facts)
    st.title(say("nav.districts"), anchor=False)
    facts = facts[facts[REGION].isin([name for level in LEVELS for name in of_level(level)])]
    indicator = choose_indicator(facts, say)
    if indicator is None:
        return
    own = facts[facts[INDICATOR_ID] == indicator]
    levels = {
        level: say(f"level.{level}") for level in LEVELS if own[REGION].isin(of_level(level)).any()
    }
    choices = st.container(horizontal=True, vertical_alignment="top")
    with choices:
        level = one_of("level", say("filters.level"), levels, next(iter(levels)), flat=True)
    members = of_level(level)
    own = own[own[REGION].isin(members)]
    years = {int(year): str(year) for year in sorted(own[YEAR].unique(), reverse=True)}
    with choices, st.container(width=160):
        year = one_of("year", say("filters.year"), years, best_year(own))

    # 2. The rows that answer it.
    rows = own[own[YEAR] == year]
    name = indicator_name(indicator, say.language)
    title = say("districts.title", indicator=name, year=year, level=say(f"level.{level}"))
    asked = [r for r in members if not chosen().regions or place_id(r) in chosen().regions]
    without = [region_name(r, say.language) for r in asked if r not in set(rows[REGION])]
    beside = around(level, rows)

    # 3. The answer: the ranking, who is missing, the words it was read from.
    st.header(title, anchor=False)
    st.caption(plain(definition(indicator, say.language)))
    extremes(rows, rows[REGION].nunique(), len(asked), say)
    event = chart(
        ranking(rows, theme_shade(indicators()[indicator].theme), source_of, say, shades(), beside),
        key="ranking",
        alt=described_ranking(rows, title, without, say),
        on_select="rerun",
    )
    if key := signs_used(rows, say):
        st.caption(key)
    quote_of_point(event, rows, say)
    if without:
        places = "、".join(without) if say.language == "zh" else ", ".join(without)
        st.markdown(say("districts.missing_line", n=len(without), places=places))
    if chosen().regions:
        st.caption(say("districts.only_chosen", n=len(chosen().regions)))
    of_year = [each for each in breaks() if each.year == year]
    notes([b for b in of_year if any(b.concerns(indicator, r) for r in rows[REGION])], say)
    if beside is not None:
        rows = pd.concat([rows, store().facts.loc[[beside.name]]])
    under_chart(rows, title, say, "districts", indicator, level, year)


main()
