"""目标与完成: every promise beside its outcome, judged by one rule that stands beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from extract.analysis.promise_columns import CLOSED, VERDICT, of_outcome, of_target
from extract.analysis.verdicts import verdicts
from extract.table.schema import EXTRACTED, INDICATOR_ID, ORIGIN, REGION, YEAR
from pages.parts.charts.dumbbell import described_dumbbells, dumbbells, laid_out
from pages.parts.charts.verdict_matrix import (
    in_cell,
)
from pages.parts.components.chart_block import chart, nothing, shades, signs_used, source_line
from pages.parts.components.download_menu import download
from pages.parts.components.indicator_chooser import choose_indicator
from pages.parts.components.promise_detail import both_sides
from pages.parts.components.promise_list import columns, listed
from pages.parts.components.verdict_boards import (
    board,
    figures_of,
    only_chosen,
    places_counted,
    pointed,
)
from pages.parts.export.spec import JUDGED
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import HOME, definition, indicator_name, of_level, place_ids
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    cell_name,
    promise_ids,
    promise_name,
    promises_in_order,
    records,
    verdict_label,
)
from pages.parts.narrative.promise_sentences import answers
from pages.parts.narrative.verdict_counts import summary
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import (
    current_filters,
    forget,
    one_of,
    page_filters,
    show_in_url,
    translation,
    update_filters,
)
from pages.parts.state.store import Store, store

MOST = 32  # promises in a chart: one of every provincial region
WINDOW = 560  # pixels of a chart; a taller one scrolls, so that what it leads to stays in sight
TALL = 460  # pixels of the list
MANY = 11  # promises; more scroll in the list
EVERY_YEAR = 0


def in_scope(promises: pd.DataFrame, t: Translation) -> tuple[pd.DataFrame, Sequence[str]]:
    """The promises of the places that the page is about, and the places one could expect some of.

    The places are the filter's, or a level's; the second is empty but for a level.
    """
    if current_filters().regions:
        only_chosen("back_above", t)
        return promises, ()
    ids = place_ids(promises)
    members: dict[str, Any] = {"home": ids == HOME}
    members |= {level: promises[REGION].isin(of_level(level)) for level in LEVELS}
    members["all"] = pd.Series(True, index=promises.index)
    names = {key: t(f"promises.scope_{key}") for key, held in members.items() if held.any()}
    scope = one_of("scope", t("promises.scope"), names, next(iter(names)), flat=True)
    return promises[members[scope]], of_level(scope) if scope in LEVELS else ()


def of_year(promises: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """The promises for the year that the reader chose, or of every year."""
    years = sorted({int(year) for year in promises[YEAR]})
    if len(years) < 2 and current_filters().year is None:
        return promises
    names = {EVERY_YEAR: t("promises.every_year")} | {year: str(year) for year in years}
    year = one_of("year", t("promises.year"), names, EVERY_YEAR, flat=True)
    show_in_url(year=year or None)
    return promises[promises[YEAR] == year] if year else promises


def rule(closed: int, t: Translation) -> None:
    """The rule, as the verdicts themselves state it."""
    with st.expander(t("promises.rule"), icon=":material/gavel:"):
        st.markdown(t("promises.rule_pairs"))
        st.markdown(t("promises.rule_words"))
        told = [
            {
                t("promises.rule_name"): verdict_label(key, t.language),
                t("promises.rule_when"): (
                    verdict.rule if t.language == "zh" else verdict.rule_en
                ).format(closed=closed),
            }
            for key, verdict in verdicts().items()
        ]
        st.table(pd.DataFrame(told).set_index(t("promises.rule_name")))


def by_indicator(
    promises: pd.DataFrame, members: Sequence[str], table: pd.DataFrame, t: Translation
) -> None:
    """One indicator: the answer in words, promise by promise, and both sides of one of them."""
    indicator = choose_indicator(promises, t)
    if indicator is None:
        return
    own = promises[promises[INDICATOR_ID] == indicator]
    shown = promises_in_order(own).head(MOST)
    shown = shown.loc[list(laid_out(shown).order)]
    title = t("promises.chart", indicator=indicator_name(indicator, t.language))
    st.header(title, anchor=False)
    st.caption(plain(definition(indicator, t.language)))
    told = answers(own, members, t)
    st.markdown("\n".join(f"- {each}" for each in told) if len(told) > 1 else told[0])
    drawn = dumbbells(shown, t, shades())
    figures = figures_of(shown, table)
    key = f"{t('promises.chart_key')} {signs_used(figures, t)}"
    tall = drawn.layout.height > WINDOW
    with st.container(height=WINDOW if tall else "content", border=tall):
        chart(
            drawn,
            key="dumbbells",
            alt=described_dumbbells(shown, title, t),
            title=title,
            rows=figures,
            on_select=lambda: pointed("dumbbells", "point"),
            note=key,
        )
    one_promise(shown, table, t)
    st.caption(key)
    if len(own) > MOST:
        st.caption(t("promises.chart_more", n=MOST, more=len(own) - MOST))
    with st.expander(t("promises.chart_table", n=len(shown))):
        st.dataframe(listed(shown, t), hide_index=True, column_config=columns(t), alt=title)
    download(
        shown,
        title,
        t,
        "dumbbells",
        indicator,
        content=JUDGED,
        made_from=figures,
        by=replace(page_filters(), kinds=()),
    )


def one_promise(shown: pd.DataFrame, table: pd.DataFrame, t: Translation) -> None:
    """Both sides of the promise that was clicked in the chart or chosen below it."""
    labels = {
        id_: f"{verdicts()[each[VERDICT]].sign} {promise_name(each, t)}"
        for id_, each in zip(promise_ids(shown), records(shown), strict=True)
    }
    if current_filters().point.split(".")[0] != shown[INDICATOR_ID].iloc[0]:
        forget("point")  # of the indicator shown before
    ids = list(labels)
    with st.container(width=560):
        point = one_of("point", t("promises.choose_one"), labels, ids[most_telling(shown)])
    both_sides(records(shown)[ids.index(point)], table, t, "chart")


def most_telling(shown: pd.DataFrame) -> int:
    """Which promise to open with: one that is judged, stated in documents, the newest of such."""
    sides = (of_target(ORIGIN), of_outcome(ORIGIN))

    def rank(n: int) -> tuple[bool, int, int]:
        promise = every[n]
        stated = sum(promise[side] == EXTRACTED for side in sides)
        return verdicts()[promise[VERDICT]].settled, stated, promise[YEAR]

    every = records(shown)
    return max(range(len(every)), key=rank)


def narrowed(promises: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """The promises of the list: those of a field of the scoreboard, or of a verdict."""
    cell = current_filters().cell
    rows = in_cell(promises, cell) if cell else promises
    if cell and not rows.empty:
        show_in_url(cell=cell)
        with st.container(horizontal=True, vertical_alignment="center"):
            told = t("promises.narrowed", cell=plain(cell_name(cell, t)), n=len(rows))
            st.markdown(told, width="content")
            st.button(
                t("promises.every_promise", n=len(promises)),
                key="whole_list",
                icon=":material/undo:",
                on_click=update_filters,
                kwargs={"cell": ""},
            )
        return rows
    if cell:
        st.info(t("promises.no_cell", cell=plain(cell_name(cell, t))), icon=":material/info:")
    counts = Counter(promises[VERDICT])
    names = {"": t("promises.every", n=len(promises))}
    names |= {
        key: f"{verdict_label(key, t.language)} {counts[key]}" for key in verdicts() if counts[key]
    }
    verdict = one_of("verdict", t("promises.verdict"), names, "", flat=True)
    return promises[promises[VERDICT] == verdict] if verdict else promises


def the_list(promises: pd.DataFrame, data: Store, t: Translation) -> None:
    """Every promise; the one that is ticked stands below with both its sources."""
    st.header(t("promises.list"), anchor=False)
    rows = promises_in_order(narrowed(promises, t))
    ids = list(promise_ids(rows))
    st.caption(t("promises.list_note"))
    ticked_id = current_filters().promise
    # A cell that was clicked shows its first promise at once.
    first = 0 if page_filters().cell else None
    at = ids.index(ticked_id) if ticked_id in ids else first
    st.session_state["promise_list"] = {"selection": {"rows": [] if at is None else [at]}}
    st.dataframe(
        listed(rows, t),
        hide_index=True,
        column_config=columns(t),
        height=TALL if len(rows) > MANY else "auto",
        alt=t("promises.alt_list", n=len(rows)),
        key="promise_list",
        on_select=lambda: ticked(ids, at),
        selection_mode="single-row",
    )
    if at is not None:
        show_in_url(promise=ids[at])
        promise = records(rows)[at]
        st.markdown(f"**{plain(promise_name(promise, t))}**")
        both_sides(promise, data.table, t, "list")
    elif ticked_id:
        st.info(t("promises.not_listed", asked=plain(ticked_id)), icon=":material/info:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("promises.count", n=len(rows)), width="content")
        download(
            rows,
            t("promises.list"),
            t,
            "promises",
            page_filters().cell,
            content=JUDGED,
            made_from=figures_of(rows, data.table),
            by=replace(page_filters(), kinds=(), indicator=""),
        )
    source_line(figures_of(rows, data.table), t)


def ticked(ids: list[str], at: int | None) -> None:
    """Take over the promise whose row was ticked, or that none is any more.

    Args:
        at: the row that the page ticked itself. Streamlit reports it as well, when something else
            was chosen, which must not be undone by it.
    """
    rows = st.session_state["promise_list"]["selection"]["rows"]
    if rows != ([] if at is None else [at]):
        update_filters(promise=ids[rows[0]] if rows else "")


def main() -> None:
    # 1. What the reader asks for.
    data, t = store(), translation()
    st.title(t("nav.promises"), anchor=False)
    st.markdown(t("promises.lead"))
    if current_filters().kinds:
        st.caption(t("promises.kind_idle"))
    every = replace(current_filters(), kinds=()).of(data.promises)
    if every.empty:
        nothing(t("promises.empty"), key="clear_promises")
        return

    # 2. The promises that answer it.
    of_places, members = in_scope(every, t)
    promises = of_year(of_places, t)

    # 3. The answer: a sentence, one indicator, the counts, every promise with its sources.
    st.markdown(summary(promises, t))
    rule(int(promises[CLOSED].iloc[0]), t)
    by_indicator(promises, members, data.table, t)
    places_counted(promises, data.table, t)
    board(promises, data.table, t)
    the_list(promises, data, t)


main()
