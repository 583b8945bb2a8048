"""总览: what a place promised and what came of it, in one look."""

from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go
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
from pages.parts.labels.palette import Shades
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import signs_of
from pages.parts.narrative.panel_sentences import latest, named
from pages.parts.narrative.promise_sentences import farthest, of_each
from pages.parts.narrative.questions import questions
from pages.parts.narrative.verdict_counts import summary, why_unknown
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
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
    within = replace(filters.narrowed(), regions=(place,))
    asked = About(place, within, t, shades())
    every, _ = rows_about(asked)

    if every.empty:
        hidden = int((place_ids(data.promises) == place).sum())
        word = "overview.no_promise_shown" if hidden else "overview.no_promise"
        st.info(t(word, place=names[place], n=hidden), icon=":material/info:")
        to_begin_with(data, t)
    else:
        promised_and_kept(asked, data)
    by_theme(asked)
    how_fresh_and_how_much(t)


@dataclass(frozen=True, slots=True)
class About:
    """What all of the page's charts follow from, beside the table.

    Attributes:
        place: its code.
        within: the filters that narrow its rows.
    """

    place: str
    within: Filters
    t: Translation
    shades: Shades

    @property
    def name(self) -> str:
        """The place's name in the reader's language."""
        return place_name(self.place, self.t.language)


@kept
def rows_about(asked: About) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The promises and the leading yearly figures of a place."""
    data = store()
    return replace(asked.within, kinds=()).of(data.promises), asked.within.of(data.facts)


def which_place(names: dict[str, str], t: Translation) -> str:
    """The place that the page is about, and one click to the nation."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=320):
            place = one_place(t("overview.place"), {key: names[key] for key in names})
        promised = store().promises
        years = promised.loc[place_ids(promised) == NATION, YEAR].nunique()
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
            chart(
                brick_picture(asked),
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
    settled(asked, data)
    st.page_link(
        "promises.py",
        label=t("overview.all_promises"),
        icon=":material/fact_check:",
        query_params=replace(current_filters(), scope="", promise="").address(),
    )


@kept
def brick_picture(asked: About) -> go.Figure:
    """Every promise of a place as a brick."""
    return unit_chart(rows_about(asked)[0], asked.t, asked.shades)


def settled(asked: About, data: Store) -> None:
    """The promises whose outcome can be put in percent of the target, worst first."""
    t, (told, shown, worst, picture) = asked.t, in_percent_of(asked)
    if shown.empty:
        return
    title = t("overview.percent", place=asked.name, n=len(shown))
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
        alt=described_percent(shown, title, t),
        title=title,
        rows=figures_of(shown, data.table),
        on_select=lambda: pointed("percent"),
        note=note,
    )


@kept
def in_percent_of(asked: About) -> tuple[int, pd.DataFrame, str, go.Figure | None]:
    """How many promises have an outcome in percent, the most telling, the worst and a picture."""
    every, _ = rows_about(asked)
    told = in_percent(every, indicators())
    shown = most_telling(told, MOST)
    drawn = percent_chart(shown, asked.t, asked.shades) if len(shown) >= LEAST else None
    return len(told), shown, farthest(every, asked.t), drawn


@dataclass(frozen=True, slots=True, eq=False)
class Panels:
    """Panels under one title.

    Attributes:
        rows: of the table, that are drawn or told.
        picture: of those that make a line; None where none does.
        told: the others, each in words.
    """

    title: str
    rows: pd.DataFrame
    picture: go.Figure | None
    alt: str
    told: tuple[str, ...] = ()


@kept
def history(asked: About) -> Panels | None:
    """The indicators that were promised for most years: promise and outcome of each."""
    t, (every, facts) = asked.t, rows_about(asked)
    chosen = most_promised(every, HISTORY, YEARS)
    if len(chosen) < HISTORY:
        return None
    promised = every.loc[every[INDICATOR_ID].isin(chosen) & (every[HORIZON] == ANNUAL), YEAR]
    first, last = int(promised.min()), int(promised.max())
    since = facts[facts[YEAR] >= first]
    panels = [panel(key, named(key, t), every, since, asked) for key in chosen]
    told = {"place": asked.name, "n": last - first + 1, "first": first, "last": last}
    title = t("overview.history", **told)
    picture = promise_panels(panels, t, asked.shades, TALL)
    drawn = since[since[INDICATOR_ID].isin(chosen)]
    return Panels(title, drawn, picture, described_panels(panels, title, t))


def by_theme(asked: About) -> None:
    """A row a theme: its best known indicator over the years."""
    t, told = asked.t, themes_of(asked)
    if told is None:
        return
    show_panels(told, "themes", t)
    st.markdown("\n".join(told.told))
    source_line(told.rows, t)
    with st.expander(t("shown.table", n=len(told.rows))):
        as_table(told.rows, told.title, t)


@kept
def themes_of(asked: About) -> Panels | None:
    """The panels of the themes; None where nothing is known."""
    t, (every, facts) = asked.t, rows_about(asked)
    panels = []
    for theme in themes():
        best = best_evidenced(facts[facts[THEME] == theme], every[every[THEME] == theme])
        if best:
            title = f"{theme_name(theme, t.language)} · {named(best[0], t)}"
            panels.append(panel(best[0], title, every, facts, asked))
    if not panels:
        return None
    title = t("overview.themes", place=asked.name)
    drawn = facts[facts[INDICATOR_ID].isin({key for each in panels for key in each.indicators})]
    lines = [each for each in panels if len(each.years) >= LEAST]
    few = (f"- **{plain(each.name)}** {plain(each.told)}" for each in panels if each not in lines)
    picture = promise_panels(lines, t, asked.shades) if lines else None
    return Panels(title, drawn, picture, described_panels(lines, title, t), tuple(few))


def panel(key: str, title: str, every: pd.DataFrame, facts: pd.DataFrame, asked: About) -> Panel:
    """An indicator's outcomes and promises for single years."""
    own = facts[(facts[INDICATOR_ID] == key) & (facts[KIND] == ACTUAL)]
    promised = every[(every[INDICATOR_ID] == key) & (every[HORIZON] == ANNUAL)]
    return Panel(title, latest(own, promised, asked.t), own, promised, asked.shades.quiet)


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
