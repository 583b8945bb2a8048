"""目标与完成: every promise beside its outcome, judged by one rule that stands beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.analysis.evidence import only_open
from extract.analysis.promise_columns import CLOSED, VERDICT, of_outcome, of_target
from extract.analysis.promise_listing import promises_in_order
from extract.analysis.verdicts import GROUPS, of_group, verdicts
from extract.table.rows import Rows, is_empty
from extract.table.schema import EXTRACTED, INDICATOR_ID, ORIGIN, REGION, YEAR
from pages.parts.charts.dumbbell import described_dumbbells, dumbbells, laid_out
from pages.parts.charts.promise_board import described_board, place_rows, promise_board, theme_rows
from pages.parts.components.chart_block import (
    chart,
    nothing,
    on_paper,
    shades,
    signs_used,
    source_line,
)
from pages.parts.components.download_menu import Files, download
from pages.parts.components.elsewhere import elsewhere
from pages.parts.components.folded import folded
from pages.parts.components.indicator_chooser import by_theme_named
from pages.parts.components.promise_choice import choose_promise, figures_of, only_chosen, pointed
from pages.parts.components.promise_list import columns, listed
from pages.parts.components.promise_rule import rule
from pages.parts.export.spec import JUDGED
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import definition, of_level, scope_name
from pages.parts.labels.palette import Shades
from pages.parts.labels.records import records
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    judged_name,
    promise_ids,
    signs_of,
)
from pages.parts.narrative.panel_sentences import named
from pages.parts.narrative.promise_sentences import answers, farthest, not_yet_due, of_each
from pages.parts.narrative.verdict_counts import summary, why_unknown
from pages.parts.search.rows_asked import of_scopes
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.narrowed import counted, framed, having, promises_within, where
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import (
    current_filters,
    one_of,
    page_filters,
    show_in_url,
    translation,
)
from pages.parts.state.store import store
from pages.parts.state.stores import Store

ON_PAPER = 6  # columns of the list that paper has room for
MOST = 32  # promises in a chart: one of every provincial region
LEAST = 3  # promises that make a chart; fewer are said
MANY = 20_000  # promises that can be looked at together
WINDOW = 560  # pixels of a chart; a taller one scrolls
EVERY_YEAR = 0


def in_scope(promises: Rows, t: Translation) -> tuple[Rows, Sequence[str]]:
    """The promises of the places that the page is about, and the places one could expect some of.

    The places are the filter's, or a level's; the second is empty but for a level.
    """
    if current_filters().regions:
        only_chosen("back_above", t)
        return promises, ()
    scopes = by_scope(promises)
    names = {key: scope_name(key, t) for key in scopes}
    scope = one_of("scope", t("promises.scope"), names, next(iter(names)), flat=True)
    return scopes[scope], tuple(of_level(scope)) if scope in LEVELS else ()


@kept
def by_scope(promises: Rows) -> dict[str, Rows]:
    """The promises of each scope that has any."""
    scopes = {key: promises.where(*asked) for key, asked in of_scopes().items()}
    return {key: own for key, own in scopes.items() if not is_empty(own)}


def of_indicator(promises: Rows, t: Translation) -> tuple[Rows, str]:
    """The promises of the indicator that the reader chose, and which; of all where none is."""
    names = {"": t("promises.every_indicator"), **by_theme_named(promises, t)}
    with st.container(width=360):
        indicator = str(one_of("indicator", t("filters.indicator"), names, ""))
    return having(promises, INDICATOR_ID, indicator) if indicator else promises, indicator


def of_year(promises: Rows, indicator: str, t: Translation) -> Rows:
    """The promises for the year that the reader chose, or of every year.

    An indicator of several places is looked at in one year: that of which most is promised.
    """
    counts = counted(promises, YEAR)
    if len(counts) < 2 and current_filters().year is None:
        return promises
    compared = indicator and len(counted(promises, REGION)) > 1
    names = {} if compared else {EVERY_YEAR: t("promises.every_year")}
    names |= {year: str(year) for year in sorted(counts)}
    default = max(counts, key=lambda year: (counts[year], year)) if compared else EVERY_YEAR
    year = one_of("year", t("promises.year"), names, default, flat=True)
    show_in_url(year=year or None)
    return having(promises, YEAR, year) if year else promises


def of_verdict(promises: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """The promises of a group of verdicts; a chosen group unfolds into its verdicts."""
    counts, asked = Counter(promises[VERDICT]), current_filters().verdict
    names = {"": t("promises.every", n=len(promises))}
    for group in GROUPS:
        own = [key for key in of_group(group) if counts[key]]
        if not own:
            continue
        unfolded = own if asked in (group, *own) and len(own) > 1 else []
        for key in (group, *unfolded):
            n = sum(counts[each] for each in own) if key == group else counts[key]
            names[key] = f"{judged_name(key, t)} {n}"
    if len(names) == 2 and not asked:
        return promises  # all of one group
    key = one_of("verdict", t("promises.verdict"), names, "", flat=True)
    held = of_group(key) if key in GROUPS else [key]
    return where(promises, VERDICT, *held) if key else promises


def board(promises: pd.DataFrame, data: Store, t: Translation) -> None:
    """Every promise as a brick, by theme or by place; beside it the one that was picked."""
    waiting, shown = due(promises)
    several = promises[REGION].nunique() > 1
    if several and waiting:
        st.markdown(not_yet_due(promises, waiting, drawn=shown.empty, t=t))
    shown = promises if shown.empty else shown
    title = t("promises.board_places" if several else "promises.board")
    left, right = st.columns([5, 3], gap="medium")
    with left:
        st.subheader(title, anchor=False)
        if len(shown) >= LEAST:
            picture, alt = board_picture(shown, title, t, shades())
            chart(
                picture,
                key="board",
                alt=alt,
                title=title,
                rows=figures_of(shown, data.table),
                on_select=lambda: pointed("board"),
                note=signs_of(shown, t),
                files=Files(
                    shown, title, ("board",), JUDGED, figures_of(shown, data.table), idle()
                ),
            )
            st.caption(plain(signs_of(shown, t)))
        else:
            st.markdown("\n\n".join(of_each(shown, t)))
    with right:
        listed_first = by_year(shown)
        only = str(promise_ids(listed_first).iloc[0]) if len(shown) < LEAST else ""
        choose_promise(listed_first, data.table, t, only)


@kept
def due(promises: pd.DataFrame) -> tuple[Sequence[str], pd.DataFrame]:
    """The places of several of which nothing is due yet, and the promises of the others."""
    waiting = only_open(promises)
    several = promises[REGION].nunique() > 1
    return waiting, promises[~promises[REGION].isin(waiting)] if several else promises


@kept
def board_picture(
    promises: pd.DataFrame, title: str, t: Translation, shades: Shades
) -> tuple[go.Figure, str]:
    """The board of these promises, and what it shows in words."""
    several = promises[REGION].nunique() > 1
    rows = place_rows(promises, t) if several else theme_rows(promises, t)
    return promise_board(rows, t, shades), described_board(rows, title, t)


@kept
def by_year(promises: pd.DataFrame) -> pd.DataFrame:
    """The newest first, as one looks for one in a list."""
    return promises.sort_values(YEAR, ascending=False, kind="stable")


def by_promise(promises: pd.DataFrame, data: Store, t: Translation) -> None:
    """One indicator, promise by promise; beside it both sides of one of them."""
    shown = drawn_first(promises)
    indicator = str(shown[INDICATOR_ID].iloc[0])
    title = t("promises.chart", indicator=named(indicator, t))
    figures = figures_of(shown, data.table)
    key = f"{t('promises.chart_key')} {signs_used(figures, t)}"
    if len(shown) < LEAST:  # The sentence above has said it.
        choose_promise(shown, data.table, t, opened_first(shown))
        return
    left, right = st.columns([5, 3], gap="medium")
    with left:
        st.subheader(title, anchor=False)
        drawn, alt = dumbbell_picture(shown, title, t, shades())
        tall = drawn.layout.height > WINDOW
        with st.container(height=WINDOW if tall else "content", border=tall):
            chart(
                drawn,
                key="dumbbells",
                alt=alt,
                title=title,
                rows=figures,
                on_select=lambda: pointed("dumbbells"),
                note=key,
                files=Files(shown, title, ("dumbbells", indicator), JUDGED, figures, idle()),
            )
        st.caption(key)
        if len(promises) > MOST:
            st.caption(t("promises.chart_more", n=MOST, more=len(promises) - MOST))
    with right:
        choose_promise(shown, data.table, t, opened_first(shown))


@kept
def drawn_first(promises: pd.DataFrame) -> pd.DataFrame:
    """As many as a chart has room for, as it lays them out."""
    first = promises_in_order(promises).head(MOST)
    return first.loc[list(laid_out(first).order)]


@kept
def dumbbell_picture(
    shown: pd.DataFrame, title: str, t: Translation, shades: Shades
) -> tuple[go.Figure, str]:
    """Target and outcome of these promises, and what is seen in words."""
    return dumbbells(shown, t, shades), described_dumbbells(shown, title, t)


@kept
def opened_first(shown: pd.DataFrame) -> str:
    """The promise to open with: one that is judged, stated in documents, the newest of such."""
    sides = (of_target(ORIGIN), of_outcome(ORIGIN))

    def rank(n: int) -> tuple[bool, int, int]:
        promise = every[n]
        stated = sum(promise[side] == EXTRACTED for side in sides)
        return verdicts()[promise[VERDICT]].settled, stated, promise[YEAR]

    every = records(shown)
    return str(promise_ids(shown).iloc[max(range(len(every)), key=rank)])


def the_list(promises: pd.DataFrame, data: Store, t: Translation) -> None:
    """Every promise to read and to take along."""
    rows, title = in_order(promises), t("promises.list")
    figures = figures_of(rows, data.table)
    folded(t("promises.chart_table", n=len(rows)), "list", lambda: to_read(rows, t))
    by = idle()
    download(rows, title, t, "promises", by.indicator, content=JUDGED, made_from=figures, by=by)
    source_line(figures, t)
    elsewhere("promises", len(rows), t)


def to_read(rows: pd.DataFrame, t: Translation) -> None:
    """The list itself."""
    told = kept_list(rows, t)
    alt = t("promises.alt_list", n=len(rows))
    st.dataframe(told, hide_index=True, column_config=columns(t), alt=alt)
    on_paper(told, told.columns[:ON_PAPER], columns(t), t)


@kept
def in_order(promises: pd.DataFrame) -> pd.DataFrame:
    """As their list has them."""
    return promises_in_order(promises)


@kept
def kept_list(promises: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """These promises, to read."""
    return listed(promises, t)


def idle() -> Filters:
    """What the page asks for; targets and outcomes come in pairs here."""
    return replace(page_filters(), kinds=())


def main() -> None:
    # 1. What the reader asks for.
    data, t = store(), translation()
    st.title(t("nav.promises"), anchor=False)
    st.markdown(t("promises.lead"))
    if current_filters().kinds:
        st.caption(t("promises.kind_idle"))
    every = promises_within(current_filters().narrowed())
    if is_empty(every):
        nothing(t("promises.empty"), key="clear_promises")
        return

    # 2. The promises that answer it.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        of_places, members = in_scope(every, t)
        own, indicator = of_indicator(of_places, t)
    rows = of_year(own, indicator, t)
    if len(rows) > MANY:
        st.info(t("promises.too_many", n=f"{len(rows):,}"), icon=":material/info:")
        return
    promises = framed(rows)

    # 3. The answer: what they come to, a picture with one of them beside it, all of them.
    st.header(summary(promises, t), anchor=False)
    if indicator:
        st.caption(plain(definition(indicator, t.language)))
        told = answers(promises, members, t)
    else:
        told = [*filter(None, (why_unknown(promises, t), farthest(promises, t)))]
    st.markdown("\n".join(f"- {each}" for each in told) if len(told) > 1 else "".join(told))
    shown = of_verdict(promises, t)
    (by_promise if indicator else board)(shown, data, t)
    rule(int(promises[CLOSED].iloc[0]), t)
    the_list(shown, data, t)


main()
