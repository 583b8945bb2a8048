"""数据: the table itself, filtered and searched, its dictionary, and the file to take along."""

from dataclasses import replace
from zlib import crc32

import pandas as pd
import streamlit as st

from extract.table.rows import Rows
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
from pages.parts.search.rows_asked import catalogued, figures_asked, matching
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept, redrawn
from pages.parts.state.narrowed import table_within
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
PART = 400  # rows that are sent at a time
MOST_TAKEN = 200_000  # rows of a file to take along


def main() -> None:
    # 1. What the reader asks for.
    t = translation()
    st.title(t("nav.data"), anchor=False)
    st.markdown(t("data.intro"))
    table, fields = st.tabs([t("data.table"), t("data.dictionary")])
    with table:
        asked = ask(t)

        # 2. The rows that answer it.
        every, rest = counts(asked)
        if not every:
            nothing(why_nothing(asked, t), key="clear_data")
        else:
            if rest and not asks_more(asked, every, rest):
                label = t("data.rest", n=f"{rest:,}")
                asked = replace(asked, rest=switch("rest", label))

            # 3. The answer: the rows, and the sentence behind one of them.
            show(asked, t)
    with fields:
        the_dictionary(t)


@redrawn
def the_dictionary(t: Translation) -> None:
    """What each column of the table holds."""
    st.caption(t("data.dictionary_intro"))
    st.table(dictionary(t).set_index(t("data.field")))


def ask(t: Translation) -> Filters:
    """What to look for, of which indicator and year; and the one figure, where a link names it."""
    filters = current_filters()
    if filters.id:
        show_in_url(id=filters.id)
        only_this(t)
    left = table_within(filters.narrowed())
    indicators = dict(by_theme_named(left, t))
    years = {year: str(year) for year in years_in(left)}
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
    narrowed = filters.narrowed()
    return replace(narrowed, search=search, indicator=indicator, year=year, id=filters.id)


@kept
def years_in(rows: Rows) -> list[int]:
    """The years that rows are of, the newest first."""
    return sorted(rows.values(YEAR), reverse=True)


@kept
def counts(asked: Filters) -> tuple[int, int]:
    """How many figures there are of what is asked for, and how many outside the catalogue."""
    every = matching(asked, store().table)
    return len(every), len(every) - len(catalogued(every))


def asks_more(asked: Filters, every: int, rest: int) -> bool:
    """Whether the figures outside the catalogue are listed unasked."""
    return bool(asked.search or asked.id) or rest == every


@kept
def listed(asked: Filters) -> tuple[Rows, int]:
    """The rows of what is asked for, and how many they are."""
    rows = figures_asked(asked, store().table)
    return rows, len(rows)


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


def show(asked: Filters, t: Translation) -> None:
    """The rows, the sentence behind the one that is ticked, and the files to take along."""
    rows, n = listed(asked)
    every = len(store().table)
    with st.container(horizontal=True, vertical_alignment="center"):
        counted = t("filters.count", shown=f"{n:,}", all=f"{every:,}")
        st.markdown(counted, width="content")
        take(rows, n, "metrics" if n == every else "metrics_part", t)
    behind = st.container()
    shown = part_of(asked, chosen_part(asked, n, t))
    row = as_table(
        shown, t("nav.data"), t, height=FULL if len(shown) > MANY else None, picks="rows"
    )
    if current_filters().id:
        row = shown.iloc[0]
    with behind:
        if row is None:
            st.caption(t("reader.row_hint"))
        else:
            show_quote(row, t, "quote")
    source_line(rows, t)
    elsewhere("metrics", n, t)


def take(rows: Rows, n: int, name: str, t: Translation) -> None:
    """The files to take along; of very many rows, where they are had instead."""
    if n > MOST_TAKEN:
        st.caption(t("data.too_many", most=f"{MOST_TAKEN:,}"))
    else:
        download(rows, t("data.table"), t, name)


def chosen_part(asked: Filters, rows: int, t: Translation) -> int:
    """Which part of many rows the reader looks at, from 0 on; other rows begin anew."""
    parts = -(-rows // PART)
    if parts < 2:
        return 0
    with st.container(horizontal=True, vertical_alignment="center"):
        place = st.container(width="content")
        n = st.pagination(parts, key=f"part_{crc32(repr(asked).encode())}") - 1
        first, last = n * PART + 1, min(rows, (n + 1) * PART)
        place.caption(t("data.part", first=f"{first:,}", last=f"{last:,}"))
    return n


@kept
def part_of(asked: Filters, n: int) -> pd.DataFrame:
    """One of the parts that are sent at a time."""
    rows, _ = listed(asked)
    return rows.part(n * PART, PART)


main()
