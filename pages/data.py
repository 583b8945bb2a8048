"""数据: the table itself, filtered and searched, its dictionary, and the file to take along."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.table.schema import YEAR
from pages.parts.components.chart_block import as_table, nothing, source_line
from pages.parts.components.download_menu import download
from pages.parts.components.elsewhere import elsewhere
from pages.parts.components.indicator_chooser import by_theme_named
from pages.parts.components.quote import show_quote
from pages.parts.components.table_rows import dictionary
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import indicator_name
from pages.parts.labels.translations import Translation
from pages.parts.search.query import found, understood
from pages.parts.search.rows_asked import asks_for_all, catalogued, figures_asked, matching
from pages.parts.state.filters import Filters
from pages.parts.state.session import (
    current_filters,
    one_or_none,
    search_box,
    show_in_url,
    switch,
    translation,
    update_filters,
)
from pages.parts.state.store import store

MANY = 14  # rows; more scroll in a table of its own height
FULL = 560  # pixels


def main() -> None:
    # 1. What the reader asks for.
    data, t = store(), translation()
    st.title(t("nav.data"), anchor=False)
    st.markdown(t("data.intro"))
    table, fields = st.tabs([t("data.table"), t("data.dictionary")])
    with table:
        asked = ask(data.table, t)

        # 2. The rows that answer it.
        every = matching(asked, data.table)
        if every.empty:
            nothing(why_nothing(asked, t), key="clear_data")
        else:
            if not asks_for_all(replace(asked, rest=False), every):
                asked = replace(asked, rest=with_the_rest(every, t))

            # 3. The answer: the rows, and the sentence behind one of them.
            show(figures_asked(asked, data.table), t)
    with fields:
        st.caption(t("data.dictionary_intro"))
        st.table(dictionary(t).set_index(t("data.field")))


def ask(table: pd.DataFrame, t: Translation) -> Filters:
    """What to look for, of which indicator and year; and the one figure, where a link names it."""
    filters = current_filters()
    if filters.id:
        show_in_url(id=filters.id)
        only_this(t)
    left = filters.of(table)
    indicators = by_theme_named(left, t)
    years = {year: str(year) for year in sorted(set(left[YEAR].dropna()), reverse=True)}
    # What is asked for stays, were there nothing of it.
    if filters.indicator:
        indicators.setdefault(filters.indicator, indicator_name(filters.indicator, t.language))
    if filters.year is not None:
        years.setdefault(filters.year, str(filters.year))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=360):
            search = search_box()
        with st.container(width=300):
            every = t("promises.every_indicator")
            indicator = one_or_none("indicator", t("filters.indicator"), indicators, every)
        with st.container(width=140):
            year = one_or_none("year", t("filters.year"), years, t("promises.every_year"))
    return replace(filters, search=search, indicator=indicator, year=year)


def only_this(t: Translation) -> None:
    """That one figure is shown alone, and the way back to all of them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("data.only_this"), width="content")
        st.button(
            t("data.every_figure"),
            key="every_figure",
            icon=":material/undo:",
            on_click=update_filters,
            kwargs={"id": ""},
        )


def why_nothing(asked: Filters, t: Translation) -> str:
    """That there is nothing, and whether the filters hide something."""
    if asked.id:
        return t("empty.figure")
    if not asked.search:
        return t("empty.filters")
    hidden = len(found(store().table, understood(asked.search, store().table)))
    word = "empty.hidden" if hidden else "empty.search"
    return t(word, search=plain(asked.search), n=hidden)


def with_the_rest(every: pd.DataFrame, t: Translation) -> bool:
    """Whether the reader wants the figures outside the catalogue too; nothing is asked where there
    are none.
    """
    rest = len(every) - len(catalogued(every))
    return switch("rest", t("data.rest", n=f"{rest:,}")) if rest else False


def show(rows: pd.DataFrame, t: Translation) -> None:
    """The rows, the sentence behind the one that is ticked, and the files to take along."""
    every = len(store().table)
    with st.container(horizontal=True, vertical_alignment="center"):
        counted = t("filters.count", shown=f"{len(rows):,}", all=f"{every:,}")
        st.markdown(counted, width="content")
        download(rows, t("data.table"), t, "metrics" if len(rows) == every else "metrics_part")
    behind = st.container()
    row = as_table(rows, t("nav.data"), t, height=FULL if len(rows) > MANY else None, picks="rows")
    if current_filters().id:
        row = rows.iloc[0]
    with behind:
        if row is None:
            st.caption(t("reader.row_hint"))
        else:
            show_quote(row, t, "quote")
    source_line(rows, t)
    elsewhere("metrics", len(rows), t)


main()
