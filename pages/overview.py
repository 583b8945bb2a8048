"""总览: what a place promised and what came of it, in one look."""

from dataclasses import replace

import streamlit as st

from extract.table.rows import Rows, is_empty
from extract.table.schema import (
    EXTRACTED,
    ORIGIN,
    YEAR,
)
from pages.parts.components.chart_block import chart, folded_table, nothing, shades, source_line
from pages.parts.components.place_in_pictures import (
    LEAST,
    MOST,
    About,
    Panels,
    brick_picture,
    history,
    newest_first,
    percents,
    rows_about,
    themes_of,
)
from pages.parts.components.promise_choice import choose_promise, figures_of, pointed
from pages.parts.components.table_rows import newest_source, sources_in
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import NATION, of_places, place_name, project_name
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import signs_of
from pages.parts.narrative.promise_sentences import of_each
from pages.parts.narrative.questions import questions
from pages.parts.narrative.verdict_counts import summary, why_unknown
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.narrowed import counted, places_within, promises_within, table_within
from pages.parts.state.session import current_filters, one_place, translation
from pages.parts.state.store import bundled, store
from pages.parts.state.stores import Store


def main() -> None:
    data, t, filters = store(), translation(), current_filters()
    st.title(project_name(t.language), anchor=False)
    st.markdown(t("app.lead"))

    held = places_within(replace(filters.narrowed(), regions=()))
    names = {key: place_name(key, t.language) for key in data.has.regions if key in held}
    if not names:
        none = is_empty(table_within(filters.narrowed()))
        nothing(t("empty.filters" if none else "empty.places"), key="clear_overview")
        return
    place = which_place(names, t)
    within = replace(filters.narrowed(), regions=(place,))
    asked = About(place, within, t, shades())
    every, _ = rows_about(asked)

    if every.empty:
        hidden = len(data.promises.where(of_places((place,))))
        word = "overview.no_promise_shown" if hidden else "overview.no_promise"
        st.info(t(word, place=names[place], n=hidden), icon=":material/info:")
        to_begin_with(data, t)
    else:
        promised_and_kept(asked, data)
    by_theme(asked)
    how_fresh_and_how_much(t)


def which_place(names: dict[str, str], t: Translation) -> str:
    """The place that the page is about, and one click to the nation."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=320):
            place = one_place(t("overview.place"), {key: names[key] for key in names})
        years = len(counted(promises_within(Filters(regions=(NATION,))), YEAR))
        if place != NATION and years:
            st.page_link(
                "overview.py",
                label=t("overview.nation", n=years),
                icon=":material/public:",
                query_params=replace(current_filters(), regions=(NATION,)).address(),
            )
    return place


def promised_and_kept(asked: About, data: Store) -> None:
    """The headline, every promise as a brick, the settled ones on one scale."""
    t, (every, _) = asked.t, rows_about(asked)
    st.header(t("overview.headline", place=asked.name, told=summary(every, t)), anchor=False)
    st.caption(why_unknown(every, t))
    if told := history(asked):
        show_panels(told, "history", t)
    bricks, begin = st.columns([5, 3], gap="medium")
    with bricks:
        title = t("overview.bricks", place=asked.name)
        st.subheader(title, anchor=False)
        if len(every) < LEAST:
            st.markdown("\n\n".join(of_each(every, t)))
        else:
            picture, alt = brick_picture(asked, title)
            chart(
                picture,
                key="bricks",
                alt=alt,
                title=title,
                rows=figures_of(every, data.table),
                on_select=lambda: pointed("bricks"),
                note=signs_of(every, t),
            )
            st.caption(f"{t('overview.pick')} {plain(signs_of(every, t))}")
    with begin:
        if not choose_promise(newest_first(every), data.table, t):
            to_begin_with(data, t)
    settled(asked, data)
    st.page_link(
        "promises.py",
        label=t("overview.all_promises"),
        icon=":material/fact_check:",
        query_params=replace(current_filters(), scope="", promise="").address(),
    )


def settled(asked: About, data: Store) -> None:
    """The promises whose outcome can be put in percent of the target, worst first."""
    t, (told, shown, title, worst, picture, alt) = asked.t, percents(asked)
    if shown.empty:
        return
    st.subheader(title, anchor=False)
    if picture is None:
        st.markdown("\n\n".join(of_each(shown, t)))
        return
    if worst:
        st.markdown(worst)
    note = t("overview.percent_note")
    if told > len(shown):
        note = f"{t('overview.percent_some', n=MOST, all=told)} {note}"
    st.caption(note)
    chart(
        picture,
        key="percent",
        alt=alt,
        title=title,
        rows=figures_of(shown, data.table),
        on_select=lambda: pointed("percent"),
        note=note,
    )


def by_theme(asked: About) -> None:
    """A row a theme: its best known indicator over the years."""
    t, told = asked.t, themes_of(asked)
    if told is None:
        return
    show_panels(told, "themes", t)
    st.markdown("\n".join(told.told))
    source_line(told.rows, t)
    folded_table(told.rows, told.title, t)


def show_panels(told: Panels, key: str, t: Translation) -> None:
    """Panels with what their marks mean."""
    st.subheader(told.title, anchor=False)
    if told.picture is None:
        return
    st.caption(t("overview.marks"))
    chart(
        told.picture,
        key=key,
        alt=told.alt,
        title=told.title,
        rows=told.rows,
        on_select=lambda: pointed(key),
        note=t("overview.marks"),
    )


@kept
def extracted_share(table: Rows) -> float:
    """How many of the figures were read from a document."""
    return table.counts(ORIGIN).get(EXTRACTED, 0) / len(table)


def to_begin_with(data: Store, t: Translation) -> None:
    """Questions that lead into the other pages, where the table can answer some."""
    if not (asked := list(questions(data.has, t.language))):
        return
    with st.container(border=True):
        st.subheader(t("overview.questions"), anchor=False)
        for question in asked:
            st.page_link(
                f"{question.page}.py",
                label=plain(question.text),
                icon=":material/arrow_forward:",
                query_params=question.address,
            )


def how_fresh_and_how_much(t: Translation) -> None:
    """The bundled table in one line, whatever the filters and whatever the reader has brought."""
    data = bundled()
    table = data.table
    newest = newest_source(table)
    told = t(
        "overview.extent",
        figures=f"{len(table):,}",
        sources=len(sources_in(table)),
        places=len(data.has.regions),
        closed=data.closed or "—",
        newest=newest.published if newest else "—",
        share=round(100 * extracted_share(table)),
    )
    st.caption(told)


main()
