"""总览: a place at a glance, theme by theme: the latest outcome, its target, what has changed."""

from dataclasses import replace
from typing import Literal

import pandas as pd
import streamlit as st

from extract.catalogue import indicators, themes
from extract.leading import Standing, standings
from extract.sources import sources
from extract.table import (
    ACTUAL,
    EXTRACTED,
    KIND,
    ORIGIN,
    REGION,
    REPORTED,
    SOURCE,
    THEME,
    UNIT,
    VALUE,
    YEAR,
)
from pages.parts.charts import coverage, described_coverage
from pages.parts.choices import chosen, one_of, words
from pages.parts.colours import theme_icon, theme_shade, theme_word
from pages.parts.formats import amount, change, figure
from pages.parts.names import HOME, indicator_name, place_id, place_ids, place_name, theme_name
from pages.parts.shown import as_table, chart, download, nothing, plain, shades, source_line
from pages.parts.store import Store, store
from pages.parts.words import Words

MIRROR = REPORTED[-1]
MAIN_THEMES = 5  # of data/themes.toml; the others when they are asked for
CARDS = 4  # a theme
WIDE = 3  # characters of a unit that still stand beside a card's number


def main() -> None:
    data, say, filters = store(), words(), chosen()
    st.title(say("app.name"), anchor=False)
    st.markdown(say("app.lead"))
    how_fresh_and_how_much(data, say)

    rows = filters.of(data.table)
    if rows.empty:
        nothing(say("empty.filters"), key="clear_overview")
        return
    held = set(place_ids(rows))
    names = {key: place_name(key, say.language) for key in data.has.regions if key in held}
    home = HOME if HOME in names else next(iter(names))
    with st.container(width=320):
        place = one_of("place", say("filters.place"), names, home)

    facts = filters.of(data.facts)
    own = standings(facts[place_ids(facts) == place], indicators())
    asked = chosen().themes or tuple(themes())[:MAIN_THEMES]
    drawn: list[Standing] = []
    for theme in asked:
        of_theme = [each for each in own if indicators()[each.indicator].theme == theme]
        section(theme, of_theme[:CARDS], names[place], facts, say)
        drawn += of_theme[:CARDS]

    if drawn:
        labels = dict.fromkeys(label for each in drawn for label in each.row_labels())
        under_cards(facts.loc[list(labels)], names[place], place, say)
    reported = rows.loc[rows[KIND] == ACTUAL, YEAR] if (rows[KIND] == ACTUAL).any() else rows[YEAR]
    years = range(int(reported.min()), int(reported.max()) + 1)
    how_complete(rows[place_ids(rows) == place], years, names[place], say)


def how_fresh_and_how_much(data: Store, say: Words) -> None:
    """Four numbers on the whole table, whatever the filters."""
    table = data.table
    years = table[table[KIND] == ACTUAL].groupby(YEAR).size()
    dated = {key: sources()[key].published for key in set(table[SOURCE]) if key in sources()}
    newest = max(dated, key=lambda key: dated[key], default="")
    share = round(100 * float((table[ORIGIN] == EXTRACTED).mean()))
    # A figure or two look far back; the span shown is that of which the reports are full.
    full = [year for year in years.index if years[year] >= years.sum() / 100]
    with st.grid(4, min_column_width=160):
        st.metric(
            say("overview.figures"),
            say("overview.figures_unit", n=f"{len(table):,}"),
            border=True,
        )
        st.metric(
            say("overview.sources"),
            say("overview.sources_unit", n=table[SOURCE].nunique()),
            border=True,
        )
        st.metric(
            say("overview.years"),
            f"{min(full)}–{max(full)}" if full else "—",
            border=True,
        )
        if newest:
            title = plain(sources()[newest].title)
            st.metric(say("overview.newest"), dated[newest], help=title, border=True)
    places = len(data.has.regions)
    st.caption(say("overview.extent", share=share, places=places, last=data.has.last))


def section(theme: str, held: list[Standing], place: str, facts: pd.DataFrame, say: Words) -> None:
    """A theme's heading and its cards."""
    name = theme_name(theme, say.language)
    st.header(f":{theme_word(theme)}[{theme_icon(theme)} {name}]", anchor=False)
    if not held:
        st.caption(say("overview.nothing", place=place, theme=name))
        return
    with st.grid(CARDS, min_column_width=230):
        for each in held:
            card(each, say)


def card(each: Standing, say: Words) -> None:
    """One indicator: the latest outcome, the change, the target for that year and the next."""
    indicator = indicators()[each.indicator]
    with st.container(border=True, height="stretch", gap="xsmall"):
        main_row = each.outcome if each.outcome is not None else each.ahead
        if main_row is None:
            return
        name, unit = indicator_name(each.indicator, say.language), main_row[UNIT]
        wide = len(unit) > WIDE
        st.metric(
            name,
            amount(main_row, say.language) if wide else figure(main_row, say.language),
            delta=_delta(each, "" if wide else unit, say),
            delta_color=_colour(each, indicator.better),
            delta_description=_against(each, say),
            help=indicator.definition if say.language == "zh" else indicator.definition_en,
            chart_data=_history(each),
        )
        told = _notes(each, say)
        if wide:
            told[0] = f"{told[0]} · {unit}"
        st.caption("  \n".join(told))
        filters = replace(chosen(), indicator=each.indicator, regions=(place_id(main_row[REGION]),))
        st.page_link(
            "trends.py",
            label=say("overview.trend"),
            icon=":material/show_chart:",
            query_params=filters.address(),
        )


def _notes(each: Standing, say: Words) -> list[str]:
    if each.outcome is None:
        if each.ahead is None:
            return []
        return [say("overview.promised", year=each.ahead[YEAR], sign=_sign(each.ahead, say))]
    year = each.outcome[YEAR]
    told = [say("overview.in_year", year=year, sign=_sign(each.outcome, say))]
    if each.target is not None:
        target = figure(each.target, say.language)
        told.append(say("overview.target", year=year, figure=target))
    if each.ahead is not None:
        ahead = figure(each.ahead, say.language)
        told.append(say("overview.target", year=each.ahead[YEAR], figure=ahead))
    if each.target is None and each.ahead is None:
        told.append(say("overview.no_target", year=year))
    return told


def _sign(row: pd.Series, say: Words) -> str:
    if row[ORIGIN] == EXTRACTED:
        return ""
    return say("overview.sign_mirror" if row[ORIGIN] == MIRROR else "overview.sign_transcribed")


def _delta(each: Standing, unit: str, say: Words) -> str | None:
    if each.growth is not None:
        return figure(each.growth, say.language)
    return None if each.change is None else change(each.change, unit, say("overview.points"))


def _against(each: Standing, say: Words) -> str | None:
    if each.growth is not None:
        return say("overview.as_stated")
    if each.change is None or each.before is None:
        return None
    return say("overview.against", year=each.before[YEAR])


def _colour(each: Standing, better: str) -> Literal["normal", "inverse", "off"]:
    if better == "none" or each.change == 0:
        return "off"
    return "normal" if better == "higher" or each.growth is not None else "inverse"


def _history(each: Standing) -> list[float] | None:
    """The outcomes for a small line; none for fewer than three years or with a year missing."""
    years = [int(year) for year in each.history[YEAR]]
    if len(years) < 3 or years != list(range(years[0], years[-1] + 1)):
        return None
    return [float(value) for value in each.history[VALUE]]


def under_cards(rows: pd.DataFrame, name: str, place: str, say: Words) -> None:
    """Sources, table and download of the figures on the cards."""
    source_line(rows, say)
    with st.expander(say("shown.table", n=len(rows))):
        as_table(rows, say("overview.glance", place=name), say)
    download(rows, say, "overview", place)


def how_complete(rows: pd.DataFrame, years: range, name: str, say: Words) -> None:
    """Which themes and years the sources of a place speak of."""
    counts = rows.groupby([THEME, YEAR]).size().unstack(fill_value=0)
    # Years and themes of which nothing is stated are shown as such; far years only where stated.
    asked = chosen().themes or tuple(themes())[:MAIN_THEMES]
    counts = counts.reindex(
        index=[theme for theme in themes() if theme in asked or theme in counts.index],
        columns=sorted({*counts.columns, *years}),
        fill_value=0,
    )
    counts.index = pd.Index([theme_name(theme, say.language) for theme in counts.index])
    title = say("overview.coverage", place=name)
    st.header(title, anchor=False)
    st.caption(say("overview.coverage_note"))
    chart(
        coverage(counts, theme_shade("economy"), say, shades()),
        key="coverage",
        alt=described_coverage(counts, title, say),
    )
    with st.expander(say("overview.coverage_table")):
        stated = counts.where(counts > 0).astype("Int64")
        stated.columns = [str(year) for year in stated.columns]
        st.dataframe(stated, placeholder="", alt=title)


main()
