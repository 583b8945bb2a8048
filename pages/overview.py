"""总览: what a place promised and what came of it, in one look."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.evidence import best_evidenced, most_promised
from extract.analysis.extremes import in_percent, most_telling
from extract.analysis.promise_columns import ANNUAL, CLOSED, HORIZON
from extract.reference.indicators import indicators, themes
from extract.table.schema import (
    ACTUAL,
    EXTRACTED,
    INDICATOR_ID,
    KIND,
    ORIGIN,
    SOURCE,
    THEME,
    YEAR,
)
from pages.parts.charts.percent_of_target import described_percent, percent_chart
from pages.parts.charts.promise_panels import Panel, described_panels, promise_panels
from pages.parts.charts.unit_chart import described_units, unit_chart
from pages.parts.components.chart_block import as_table, chart, nothing, shades, source_line
from pages.parts.components.promise_choice import choose_promise, figures_of, pointed
from pages.parts.components.table_rows import newest_source
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import NATION, place_ids, place_name, project_name, theme_name
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import signs_of
from pages.parts.narrative.panel_sentences import latest, named
from pages.parts.narrative.promise_sentences import farthest, of_each
from pages.parts.narrative.questions import questions
from pages.parts.narrative.verdict_counts import summary, why_unknown
from pages.parts.state.session import current_filters, one_place, translation
from pages.parts.state.store import Store, bundled, store

HISTORY = 4  # indicators promised for most years
YEARS = 8  # years from which on their history comes first
MOST = 24  # promises in percent of their targets
LEAST = 3  # years that make a line; what has fewer is said in words
TALL = 92  # pixels of one of them


def main() -> None:
    data, t, filters = store(), translation(), current_filters()
    st.title(project_name(t.language), anchor=False)
    st.markdown(t("app.lead"))

    rows = filters.of(data.table)
    held = set(place_ids(replace(filters, regions=()).of(data.table)))
    names = {key: place_name(key, t.language) for key in data.has.regions if key in held}
    if not names:
        nothing(t("empty.filters" if rows.empty else "empty.places"), key="clear_overview")
        return
    place = which_place(names, t)
    every = replace(filters, kinds=(), regions=(place,)).of(data.promises)
    facts = replace(filters, regions=(place,)).of(data.facts)

    if every.empty:
        hidden = int((place_ids(data.promises) == place).sum())
        word = "overview.no_promise_shown" if hidden else "overview.no_promise"
        st.info(t(word, place=names[place], n=hidden), icon=":material/info:")
        to_begin_with(data, t)
    else:
        promised_and_kept(every, facts, names[place], data, t)
    by_theme(every, facts, names[place], t)
    how_fresh_and_how_much(t)


def which_place(names: dict[str, str], t: Translation) -> str:
    """The place that the page is about, and one click to the nation."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=320):
            place = one_place(t("overview.place"), {key: names[key] for key in names})
        if place != NATION and NATION in store().has.regions:
            st.page_link(
                "overview.py",
                label=t("overview.nation"),
                icon=":material/public:",
                query_params=replace(current_filters(), regions=(NATION,)).address(),
            )
    return place


def promised_and_kept(
    every: pd.DataFrame, facts: pd.DataFrame, name: str, data: Store, t: Translation
) -> None:
    """The headline, every promise as a brick, the settled ones on one scale."""
    st.header(t("overview.headline", place=name, told=summary(every, t)), anchor=False)
    st.caption(why_unknown(every, t))
    long = most_promised(every, HISTORY, YEARS)
    if len(long) == HISTORY:
        history(long, every, facts, name, t)
    bricks, begin = st.columns([5, 3], gap="medium")
    with bricks:
        title = t("overview.bricks", place=name)
        st.subheader(title, anchor=False)
        if len(every) < LEAST:
            st.markdown("\n\n".join(of_each(every, t)))
        else:
            chart(
                unit_chart(every, t, shades()),
                key="bricks",
                alt=described_units(every, title, t),
                title=title,
                rows=figures_of(every, data.table),
                on_select=lambda: pointed("bricks"),
                note=signs_of(every, t),
            )
            st.caption(f"{t('overview.pick')} {plain(signs_of(every, t))}")
    with begin:
        if not choose_promise(every.sort_values(YEAR, ascending=False), data.table, t):
            to_begin_with(data, t)
    settled(every, name, data, t)
    st.page_link(
        "promises.py",
        label=t("overview.all_promises"),
        icon=":material/fact_check:",
        query_params=replace(current_filters(), scope="", promise="").address(),
    )


def settled(every: pd.DataFrame, name: str, data: Store, t: Translation) -> None:
    """The promises whose outcome can be put in percent of the target, worst first."""
    told = in_percent(every, indicators())
    shown = most_telling(told, MOST)
    if shown.empty:
        return
    title = t("overview.percent", place=name, n=len(shown))
    st.subheader(title, anchor=False)
    if len(shown) < LEAST:
        st.markdown("\n\n".join(of_each(shown, t)))
        return
    if worst := farthest(every, t):
        st.markdown(worst)
    note = t("overview.percent_note")
    if len(told) > MOST:
        note = f"{t('overview.percent_some', n=MOST, all=len(told))} {note}"
    st.caption(note)
    chart(
        percent_chart(shown, t, shades()),
        key="percent",
        alt=described_percent(shown, title, t),
        title=title,
        rows=figures_of(shown, data.table),
        on_select=lambda: pointed("percent"),
        note=note,
    )


def history(
    chosen: Sequence[str], every: pd.DataFrame, facts: pd.DataFrame, name: str, t: Translation
) -> None:
    """The indicators that were promised for most years: promise and outcome of each."""
    promised = every.loc[every[INDICATOR_ID].isin(chosen) & (every[HORIZON] == ANNUAL), YEAR]
    first, last = int(promised.min()), int(promised.max())
    since = facts[facts[YEAR] >= first]
    panels = [panel(key, named(key, t), every, since, t) for key in chosen]
    title = t("overview.history", place=name, n=last - first + 1, first=first, last=last)
    st.subheader(title, anchor=False)
    draw_panels(panels, "history", title, since[since[INDICATOR_ID].isin(chosen)], t, TALL)


def by_theme(every: pd.DataFrame, facts: pd.DataFrame, name: str, t: Translation) -> None:
    """A row a theme: its best known indicator over the years."""
    panels = []
    for theme in themes():
        best = best_evidenced(facts[facts[THEME] == theme], every[every[THEME] == theme])
        if best:
            title = f"{theme_name(theme, t.language)} · {named(best[0], t)}"
            panels.append(panel(best[0], title, every, facts, t))
    if not panels:
        return
    title = t("overview.themes", place=name)
    st.subheader(title, anchor=False)
    drawn = facts[facts[INDICATOR_ID].isin({key for each in panels for key in each.indicators})]
    if lines := [each for each in panels if len(each.years) >= LEAST]:
        draw_panels(lines, "themes", title, drawn, t)
    few = [f"- **{plain(each.name)}** {plain(each.told)}" for each in panels if each not in lines]
    st.markdown("\n".join(few))
    source_line(drawn, t)
    with st.expander(t("shown.table", n=len(drawn))):
        as_table(drawn, title, t)


def panel(key: str, title: str, every: pd.DataFrame, facts: pd.DataFrame, t: Translation) -> Panel:
    """An indicator's outcomes and promises for single years."""
    own = facts[(facts[INDICATOR_ID] == key) & (facts[KIND] == ACTUAL)]
    promised = every[(every[INDICATOR_ID] == key) & (every[HORIZON] == ANNUAL)]
    return Panel(title, latest(own, promised, t), own, promised, shades().quiet)


def draw_panels(
    panels: Sequence[Panel], key: str, title: str, rows: pd.DataFrame, t: Translation, *height: int
) -> None:
    """Panels with what their marks mean."""
    st.caption(t("overview.marks"))
    chart(
        promise_panels(panels, t, shades(), *height),
        key=key,
        alt=described_panels(panels, title, t),
        title=title,
        rows=rows,
        on_select=lambda: pointed(key),
        note=t("overview.marks"),
    )


def to_begin_with(data: Store, t: Translation) -> None:
    """Questions that lead into the other pages."""
    with st.container(border=True):
        st.subheader(t("overview.questions"), anchor=False)
        for question in questions(data.has, t.language):
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
        sources=table[SOURCE].nunique(),
        places=len(data.has.regions),
        closed=data.promises[CLOSED].max() if len(data.promises) else "—",
        newest=newest.published if newest else "—",
        share=round(100 * float((table[ORIGIN] == EXTRACTED).mean())),
    )
    st.caption(told)


main()
