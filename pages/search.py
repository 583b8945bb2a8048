"""搜索: indicators, places, figures without an indicator and sources that a few words find."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from extract.reference.sources import sources
from extract.table.conditions import Among
from extract.table.rows import is_empty
from extract.table.schema import INDICATOR_ID
from pages.parts.components.search_cards import (
    searchable,
    show_figure,
    show_indicator,
    show_place,
    show_source,
    showing,
)
from pages.parts.components.search_field import RESULTS
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import home_id, indicator_name, of_level, place_name
from pages.parts.labels.translations import Translation
from pages.parts.search.query import Search, found, understood
from pages.parts.search.results import Finds, finds, near
from pages.parts.state.kept import kept
from pages.parts.state.session import current_filters, search_box, translation
from pages.parts.state.store import store
from pages.parts.state.stores import Store

SHOWN = 6  # of a kind; the others one click away
MOST = 30  # of a kind on the page at all
WIDE, NARROW = 2, 330  # columns, and pixels of one
POPULAR = 8  # indicators
EXAMPLES = ("养老床位", "PM2.5", "5G基站", "rental housing")


def main() -> None:
    # 1. What the reader asks for.
    data, t = store(), translation()
    st.title(t("nav.search"), anchor=False)
    with st.container(width=560):
        typed = search_box()
    if not typed:
        st.markdown(t("search.intro"))
        somewhere = next(iter(of_level("district")), place_name(home_id()))
        searches((f"{somewhere} GDP", *EXAMPLES), t("search.examples"))
        popular(data, t)
        return

    # 2. What answers it.
    search, seen = answered(typed)

    # 3. The finds, each with the ways on from it.
    if seen.nothing:
        st.info(t("search.nothing", search=plain(typed)), icon=":material/search_off:")
        searches(near(typed, data.table), t("search.near"))
        popular(data, t)
        return
    summary(search, seen, data, t)
    if search.words and not (seen.indicators or seen.figures or seen.sources):
        words = " ".join(search.words)
        st.info(t("search.no_words", words=plain(words)), icon=":material/search_off:")
        searches(near(words, data.table), t("search.near"))
    groups(search, seen, data, t)


@kept
def answered(typed: str) -> tuple[Search, Finds]:
    """What was typed as it is understood, and what it finds."""
    table = store().table
    search = understood(typed, table)
    return search, finds(search, table, sources().values())


def summary(search: Search, seen: Finds, data: Store, t: Translation) -> None:
    """How the words were understood, what they found, and what the filters have to do with it."""
    told = [
        t("search.in_place", place=plain(place_name(place, t.language)))
        for place in search.place_ids
    ]
    if search.year is not None:
        told.append(t("search.in_year", year=search.year))
    if search.words:
        told.append(t("search.for_words", words=plain(" ".join(search.words))))
    counts = [
        t(f"search.n_{kind}", n=f"{len(own):,}")
        for kind, own in (
            ("places", seen.places),
            ("indicators", seen.indicators),
            ("figures", seen.figures),
            ("sources", seen.sources),
        )
        if own
    ]
    st.markdown(f"{' · '.join(told)}  \n{' · '.join(counts)}")
    if len(current_filters().within(data.table)) < len(data.table):
        st.caption(f":material/filter_alt: {t('search.filters_note')}")


def groups(search: Search, seen: Finds, data: Store, t: Translation) -> None:
    """The kinds of finds, one below the other."""
    several("places", seen.places, lambda key: show_place(key, data, t), t)
    several("indicators", seen.indicators, lambda key: show_indicator(key, search, data, t), t)
    several("figures", seen.figures, lambda name: show_figure(name, search, data, t), t)
    all_rows(search, data, t)
    several("sources", seen.sources, lambda key: show_source(key, data, t), t)


def several(kind: str, found: Sequence[str], show: Callable[[str], None], t: Translation) -> None:
    """The finds of a kind: the best of them, then the others where they are asked for."""
    if not found:
        return
    st.header(t(f"search.{kind}"), anchor=False)
    if kind == "figures":
        st.caption(t("search.figures_note"))
    with st.grid(WIDE, min_column_width=NARROW):
        for key in found[:SHOWN]:
            show(key)
    more = found[SHOWN:MOST]
    if more:
        with st.expander(t("search.more", n=len(found) - SHOWN)):
            with st.grid(WIDE, min_column_width=NARROW):
                for key in more:
                    show(key)
            if len(found) > MOST:
                st.caption(t("search.too_many", n=MOST))


def all_rows(search: Search, data: Store, t: Translation) -> None:
    """The way to every row that the search means, on the data page."""
    rows = found(data.table, search)
    if is_empty(rows):
        return
    filters = showing(rows)
    st.page_link(
        "data.py",
        label=t("search.all_rows", n=f"{len(filters.within(rows)):,}"),
        icon=":material/table:",
        query_params=replace(filters, search=current_filters().search).address(),
    )


def searches(typed: Sequence[str], title: str) -> None:
    """Other searches, one click each."""
    if not typed:
        return
    st.markdown(f"**{title}**")
    with st.container(horizontal=True, gap="small"):
        for each in typed:
            address = replace(current_filters(), search=searchable(each)).address()
            st.page_link(RESULTS, label=plain(each), icon=":material/search:", query_params=address)


def popular(data: Store, t: Translation) -> None:
    """The indicators with most figures, as links."""
    st.markdown(f"**{t('search.popular')}**")
    most = list(data.facts.counts(INDICATOR_ID))[:POPULAR]
    with st.container(horizontal=True, gap="small"):
        for key in most:
            rows = data.facts.where(Among(INDICATOR_ID, (key,)))
            st.page_link(
                "trends.py",
                label=plain(indicator_name(key, t.language)),
                icon=":material/show_chart:",
                query_params=showing(rows, indicator=key).address(),
            )


main()
