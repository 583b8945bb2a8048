"""搜索: indicators, places, figures without an indicator and sources that a few words find."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from extract.reference.sources import sources
from extract.table.schema import INDICATOR_ID
from pages.parts.choices import chosen, search_box, words
from pages.parts.find_cards import (
    searchable,
    show_figure,
    show_indicator,
    show_place,
    show_source,
    showing,
)
from pages.parts.finding import Finds, finds, near
from pages.parts.markdown import plain
from pages.parts.names import indicator_name, place_name
from pages.parts.search_field import RESULTS
from pages.parts.searching import Search, found, understood
from pages.parts.store import Store, store
from pages.parts.words import Words

SHOWN = 6  # of a kind; the others one click away
MOST = 30  # of a kind on the page at all
WIDE, NARROW = 2, 330  # columns, and pixels of one
POPULAR = 8  # indicators
EXAMPLES = ("东城区 GDP", "养老床位", "PM2.5", "5G基站", "rental housing")


def main() -> None:
    # 1. What the reader asks for.
    data, say = store(), words()
    st.title(say("nav.search"), anchor=False)
    with st.container(width=560):
        typed = search_box()
    if not typed:
        st.markdown(say("search.intro"))
        searches(EXAMPLES, say("search.examples"))
        popular(data, say)
        return

    # 2. What answers it.
    search = understood(typed, data.table)
    seen = finds(search, data.table, sources().values())

    # 3. The finds, each with the ways on from it.
    if seen.nothing:
        st.info(say("search.nothing", search=plain(typed)), icon=":material/search_off:")
        searches(near(typed, data.table), say("search.near"))
        popular(data, say)
        return
    summary(search, seen, data, say)
    groups(search, seen, data, say)


def summary(search: Search, seen: Finds, data: Store, say: Words) -> None:
    """How the words were understood, what they found, and what the filters have to do with it."""
    told = [
        say("search.in_place", place=plain(place_name(place, say.language)))
        for place in search.place_ids
    ]
    if search.year is not None:
        told.append(say("search.in_year", year=search.year))
    if search.words:
        told.append(say("search.for_words", words=plain(" ".join(search.words))))
    counts = [
        say(f"search.n_{kind}", n=f"{len(own):,}")
        for kind, own in (
            ("places", seen.places),
            ("indicators", seen.indicators),
            ("figures", seen.figures),
            ("sources", seen.sources),
        )
        if own
    ]
    st.markdown(f"{' · '.join(told)}  \n{' · '.join(counts)}")
    if len(chosen().of(data.table)) < len(data.table):
        st.caption(f":material/filter_alt: {say('search.filters_note')}")


def groups(search: Search, seen: Finds, data: Store, say: Words) -> None:
    """The kinds of finds, one below the other."""
    several("places", seen.places, lambda key: show_place(key, data, say), say)
    several("indicators", seen.indicators, lambda key: show_indicator(key, search, data, say), say)
    several("figures", seen.figures, lambda name: show_figure(name, search, data, say), say)
    all_rows(search, data, say)
    several("sources", seen.sources, lambda key: show_source(key, data, say), say)


def several(kind: str, found: Sequence[str], show: Callable[[str], None], say: Words) -> None:
    """The finds of a kind: the best of them, then the others where they are asked for."""
    if not found:
        return
    st.header(say(f"search.{kind}"), anchor=False)
    if kind == "figures":
        st.caption(say("search.figures_note"))
    with st.grid(WIDE, min_column_width=NARROW):
        for key in found[:SHOWN]:
            show(key)
    more = found[SHOWN:MOST]
    if more:
        with st.expander(say("search.more", n=len(found) - SHOWN)):
            with st.grid(WIDE, min_column_width=NARROW):
                for key in more:
                    show(key)
            if len(found) > MOST:
                st.caption(say("search.too_many", n=MOST))


def all_rows(search: Search, data: Store, say: Words) -> None:
    """The way to every row that the search means, on the data page."""
    rows = found(data.table, search)
    if rows.empty:
        return
    filters = showing(rows)
    st.page_link(
        "data.py",
        label=say("search.all_rows", n=f"{len(filters.of(rows)):,}"),
        icon=":material/table:",
        query_params=replace(filters, search=chosen().search).address(),
    )


def searches(typed: Sequence[str], title: str) -> None:
    """Other searches, one click each."""
    if not typed:
        return
    st.markdown(f"**{title}**")
    with st.container(horizontal=True, gap="small"):
        for each in typed:
            address = replace(chosen(), search=searchable(each)).address()
            st.page_link(RESULTS, label=plain(each), icon=":material/search:", query_params=address)


def popular(data: Store, say: Words) -> None:
    """The indicators with most figures, as links."""
    st.markdown(f"**{say('search.popular')}**")
    counts = data.facts[INDICATOR_ID].value_counts()
    with st.container(horizontal=True, gap="small"):
        for key in counts.index[:POPULAR]:
            rows = data.facts[data.facts[INDICATOR_ID] == key]
            st.page_link(
                "trends.py",
                label=plain(indicator_name(key, say.language)),
                icon=":material/show_chart:",
                query_params=showing(rows, indicator=key).address(),
            )


main()
