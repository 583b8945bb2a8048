"""总览: a place at a glance, theme by theme: the latest outcome, its target, what has changed."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.coverage import reports_of
from extract.analysis.extremes import extremes
from extract.analysis.held_reports import last_closed
from extract.analysis.snapshot import Snapshot, snapshots
from extract.reference.indicators import indicators, themes
from extract.reference.sources import sources
from extract.table.schema import (
    ACTUAL,
    EXTRACTED,
    INDICATOR_ID,
    KIND,
    ORIGIN,
    REGION,
    SOURCE,
    YEAR,
)
from pages.parts.components.chart_block import as_table, nothing, source_line
from pages.parts.components.download_menu import download
from pages.parts.components.figure_card import card
from pages.parts.components.indicator_chooser import FIRST
from pages.parts.components.table_rows import newest_source
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    HOME,
    indicator_name,
    of_level,
    place_id,
    place_ids,
    place_name,
    region_name,
    theme_name,
)
from pages.parts.labels.number_format import figure
from pages.parts.labels.palette import theme_icon, theme_word
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    outcome_figure,
    promise_ids,
    records,
    target_figure,
    when,
)
from pages.parts.narrative.questions import questions
from pages.parts.narrative.ranks import best_year, ends
from pages.parts.narrative.verdict_counts import badges, summary
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import current_filters, one_place, translation
from pages.parts.state.store import Store, store

MAIN_THEMES = 5  # of data/themes.toml; the others when they are asked for
CARDS = 4  # a theme
STANDOUTS = 3  # promises exceeded most, and missed most


def main() -> None:
    data, t, filters = store(), translation(), current_filters()
    st.title(t("app.name"), anchor=False)
    st.markdown(t("app.lead"))
    how_fresh_and_how_much(data, t)

    rows = filters.of(data.table)
    if rows.empty:
        nothing(t("empty.filters"), key="clear_overview")
        return
    held = set(place_ids(rows))
    names = {key: place_name(key, t.language) for key in data.has.regions if key in held}
    if not names:
        nothing(t("empty.places"), key="clear_places")
        return
    with st.container(width=320):
        place = one_place(t("overview.place"), names)

    promised, begin = st.columns([5, 3], gap="medium")
    with promised:
        promised_and_kept(place, names[place], data, t)
    with begin:
        to_begin_with(data, t)
        among_districts(place, data, t)

    facts = filters.of(data.facts)
    own = snapshots(facts[place_ids(facts) == place], indicators())
    asked = current_filters().themes or tuple(themes())[:MAIN_THEMES]
    drawn: list[Snapshot] = []
    for theme in asked:
        of_theme = [each for each in own if indicators()[each.indicator].theme == theme]
        section(theme, of_theme[:CARDS], names[place], held_of(place), t)
        drawn += of_theme[:CARDS]

    if drawn:
        labels = dict.fromkeys(label for each in drawn for label in each.row_labels())
        under_cards(facts.loc[list(labels)], names[place], place, t)


def how_fresh_and_how_much(data: Store, t: Translation) -> None:
    """The whole table in one line, whatever the filters."""
    table = data.table
    newest = newest_source(table)
    told = t(
        "overview.extent",
        figures=f"{len(table):,}",
        sources=table[SOURCE].nunique(),
        places=len(data.has.regions),
        closed=last_closed(table, sources()),
        newest=newest.published if newest else "—",
        share=round(100 * float((table[ORIGIN] == EXTRACTED).mean())),
    )
    st.caption(told)


def promised_and_kept(place: str, name: str, data: Store, t: Translation) -> None:
    """What a place promised and what came of it: the count of each verdict, the two extremes."""
    every = replace(current_filters(), kinds=()).of(data.promises)
    own = every[place_ids(every) == place]
    with st.container(border=True):
        st.header(t("overview.promises", place=name), anchor=False)
        if own.empty:
            st.markdown(t("overview.no_promise", place=name))
        else:
            st.markdown(summary(own, t))
            st.markdown(badges(own, t))
            for word, some in zip(
                ("exceeded", "missed"), extremes(own, indicators(), STANDOUTS), strict=True
            ):
                listed_extremes(some, t(f"overview.{word}"), t)
        view = replace(current_filters(), regions=(place,), scope="all")
        st.page_link(
            "promises.py",
            label=t("overview.all_promises"),
            icon=":material/fact_check:",
            query_params=view.address(),
        )


def listed_extremes(promises: pd.DataFrame, title: str, t: Translation) -> None:
    """Promises that stand out, each a link to its page."""
    if promises.empty:
        return
    st.markdown(f"**{title}**")
    for promise, id_ in zip(records(promises), promise_ids(promises), strict=True):
        view = replace(
            current_filters(), scope="all", indicator=promise[INDICATOR_ID], verdict="", promise=id_
        )
        told = t(
            "overview.extreme",
            name=plain(indicator_name(promise[INDICATOR_ID], t.language)),
            when=plain(when(promise, t)),
            target=plain(target_figure(promise, t)),
            outcome=plain(outcome_figure(promise, t)),
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(told, width="content")
            st.page_link(
                "promises.py",
                label=t("overview.sentences"),
                icon=":material/format_quote:",
                query_params=view.address(),
            )


def to_begin_with(data: Store, t: Translation) -> None:
    """Questions that lead into the other pages."""
    with st.container(border=True):
        st.header(t("overview.questions"), anchor=False)
        for question in questions(data.has, t.language):
            st.page_link(
                f"{question.page}.py",
                label=plain(question.text),
                icon=":material/arrow_forward:",
                query_params=question.address,
            )


def among_districts(place: str, data: Store, t: Translation) -> None:
    """The two ends of the districts in the figure that every report states, and the way to all.

    Nothing for a place that is neither home nor one of them.
    """
    members = of_level(LEVELS[0])
    if place not in {HOME, *map(place_id, members)}:
        return
    own = data.facts[(data.facts[INDICATOR_ID] == FIRST) & data.facts[REGION].isin(members)]
    year = best_year(own) if not own.empty else 0
    both = ends(own[own[YEAR] == year])
    if both is None:
        return
    with st.container(border=True):
        st.header(t("overview.districts"), anchor=False)
        st.markdown(
            t(
                "overview.districts_of",
                indicator=indicator_name(FIRST, t.language),
                year=year,
                n=(own[own[KIND] == ACTUAL][YEAR] == year).sum(),
                all=len(members),
            )
        )
        for word, row in zip(("highest", "lowest"), both, strict=True):
            place, value = region_name(row[REGION], t.language), figure(row, t.language)
            st.markdown(f"{t(f'districts.{word}')} **{plain(place)} {plain(value)}**")
        view = replace(current_filters(), indicator=FIRST, level=LEVELS[0], year=year)
        st.page_link(
            "districts.py",
            label=t("overview.all_districts"),
            icon=":material/map:",
            query_params=view.address(),
        )


def held_of(place: str) -> set[int]:
    """The years of delivery of which a work report of a place is held."""
    return {year for region, year in reports_of(sources().values()) if place_id(region) == place}


def section(theme: str, shown: list[Snapshot], place: str, held: set[int], t: Translation) -> None:
    """A theme's heading and its cards.

    Args:
        held: the years of delivery of which a report of the place is held.
    """
    name = theme_name(theme, t.language)
    st.header(f":{theme_word(theme)}[{theme_icon(theme)} {name}]", anchor=False)
    if not shown:
        word = "overview.nothing" if held else "overview.no_report"
        st.caption(t(word, place=place, theme=name))
        return
    with st.grid(CARDS, min_column_width=230):
        for each in shown:
            card(each, held, t)


def under_cards(rows: pd.DataFrame, name: str, place: str, t: Translation) -> None:
    """Sources, table and download of the figures on the cards."""
    source_line(rows, t)
    title = t("overview.glance", place=name)
    with st.expander(t("shown.table", n=len(rows))):
        as_table(rows, title, t)
    download(rows, title, t, "overview", place)


main()
