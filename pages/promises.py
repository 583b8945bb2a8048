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
from pages.parts.answers import answers
from pages.parts.boards import board, figures_of, only_chosen, places_counted, pointed
from pages.parts.choices import asked, choose, chosen, forget, one_of, showing, words
from pages.parts.contents import JUDGED
from pages.parts.files import download
from pages.parts.filters import LEVELS
from pages.parts.indicator import choose_indicator
from pages.parts.judged import (
    cell_name,
    promise_ids,
    promise_name,
    promises_in_order,
    records,
    verdict_label,
)
from pages.parts.markdown import plain
from pages.parts.names import HOME, definition, indicator_name, of_level, place_ids
from pages.parts.promise_charts import described_dumbbells, dumbbells, laid_out
from pages.parts.promise_list import columns, listed
from pages.parts.shown import chart, nothing, shades, signs_used, source_line
from pages.parts.sides import both_sides
from pages.parts.store import Store, store
from pages.parts.tallies import (
    in_cell,
)
from pages.parts.tally import summary
from pages.parts.words import Words

MOST = 32  # promises in a chart: one of every provincial region
WINDOW = 560  # pixels of a chart; a taller one scrolls, so that what it leads to stays in sight
TALL = 460  # pixels of the list
MANY = 11  # promises; more scroll in the list
EVERY_YEAR = 0


def in_scope(promises: pd.DataFrame, say: Words) -> tuple[pd.DataFrame, Sequence[str]]:
    """The promises of the places that the page is about, and the places one could expect some of.

    The places are the filter's, or a level's; the second is empty but for a level.
    """
    if chosen().regions:
        only_chosen("back_above", say)
        return promises, ()
    ids = place_ids(promises)
    members: dict[str, Any] = {"home": ids == HOME}
    members |= {level: promises[REGION].isin(of_level(level)) for level in LEVELS}
    members["all"] = pd.Series(True, index=promises.index)
    names = {key: say(f"promises.scope_{key}") for key, held in members.items() if held.any()}
    scope = one_of("scope", say("promises.scope"), names, next(iter(names)), flat=True)
    return promises[members[scope]], of_level(scope) if scope in LEVELS else ()


def of_year(promises: pd.DataFrame, say: Words) -> pd.DataFrame:
    """The promises for the year that the reader chose, or of every year."""
    years = sorted({int(year) for year in promises[YEAR]})
    if len(years) < 2 and chosen().year is None:
        return promises
    names = {EVERY_YEAR: say("promises.every_year")} | {year: str(year) for year in years}
    year = one_of("year", say("promises.year"), names, EVERY_YEAR, flat=True)
    showing(year=year or None)
    return promises[promises[YEAR] == year] if year else promises


def rule(closed: int, say: Words) -> None:
    """The rule, as the verdicts themselves state it."""
    with st.expander(say("promises.rule"), icon=":material/gavel:"):
        st.markdown(say("promises.rule_pairs"))
        st.markdown(say("promises.rule_words"))
        told = [
            {
                say("promises.rule_name"): verdict_label(key, say.language),
                say("promises.rule_when"): (
                    verdict.rule if say.language == "zh" else verdict.rule_en
                ).format(closed=closed),
            }
            for key, verdict in verdicts().items()
        ]
        st.table(pd.DataFrame(told).set_index(say("promises.rule_name")))


def by_indicator(
    promises: pd.DataFrame, members: Sequence[str], table: pd.DataFrame, say: Words
) -> None:
    """One indicator: the answer in words, promise by promise, and both sides of one of them."""
    indicator = choose_indicator(promises, say)
    if indicator is None:
        return
    own = promises[promises[INDICATOR_ID] == indicator]
    shown = promises_in_order(own).head(MOST)
    shown = shown.loc[list(laid_out(shown).order)]
    title = say("promises.chart", indicator=indicator_name(indicator, say.language))
    st.header(title, anchor=False)
    st.caption(plain(definition(indicator, say.language)))
    told = answers(own, members, say)
    st.markdown("\n".join(f"- {each}" for each in told) if len(told) > 1 else told[0])
    drawn = dumbbells(shown, say, shades())
    figures = figures_of(shown, table)
    key = f"{say('promises.chart_key')} {signs_used(figures, say)}"
    tall = drawn.layout.height > WINDOW
    with st.container(height=WINDOW if tall else "content", border=tall):
        chart(
            drawn,
            key="dumbbells",
            alt=described_dumbbells(shown, title, say),
            title=title,
            rows=figures,
            on_select=lambda: pointed("dumbbells", "point"),
            note=key,
        )
    one_promise(shown, table, say)
    st.caption(key)
    if len(own) > MOST:
        st.caption(say("promises.chart_more", n=MOST, more=len(own) - MOST))
    with st.expander(say("promises.chart_table", n=len(shown))):
        st.dataframe(listed(shown, say), hide_index=True, column_config=columns(say), alt=title)
    download(
        shown,
        title,
        say,
        "dumbbells",
        indicator,
        content=JUDGED,
        made_from=figures,
        by=replace(asked(), kinds=()),
    )


def one_promise(shown: pd.DataFrame, table: pd.DataFrame, say: Words) -> None:
    """Both sides of the promise that was clicked in the chart or chosen below it."""
    labels = {
        id_: f"{verdicts()[each[VERDICT]].sign} {promise_name(each, say)}"
        for id_, each in zip(promise_ids(shown), records(shown), strict=True)
    }
    if chosen().point.split(".")[0] != shown[INDICATOR_ID].iloc[0]:
        forget("point")  # of the indicator shown before
    ids = list(labels)
    with st.container(width=560):
        point = one_of("point", say("promises.choose_one"), labels, ids[most_telling(shown)])
    both_sides(records(shown)[ids.index(point)], table, say, "chart")


def most_telling(shown: pd.DataFrame) -> int:
    """Which promise to open with: one that is judged, stated in documents, the newest of such."""
    sides = (of_target(ORIGIN), of_outcome(ORIGIN))

    def rank(n: int) -> tuple[bool, int, int]:
        promise = every[n]
        stated = sum(promise[side] == EXTRACTED for side in sides)
        return verdicts()[promise[VERDICT]].settled, stated, promise[YEAR]

    every = records(shown)
    return max(range(len(every)), key=rank)


def narrowed(promises: pd.DataFrame, say: Words) -> pd.DataFrame:
    """The promises of the list: those of a field of the scoreboard, or of a verdict."""
    cell = chosen().cell
    rows = in_cell(promises, cell) if cell else promises
    if cell and not rows.empty:
        showing(cell=cell)
        with st.container(horizontal=True, vertical_alignment="center"):
            told = say("promises.narrowed", cell=plain(cell_name(cell, say)), n=len(rows))
            st.markdown(told, width="content")
            st.button(
                say("promises.every_promise", n=len(promises)),
                key="whole_list",
                icon=":material/undo:",
                on_click=choose,
                kwargs={"cell": ""},
            )
        return rows
    if cell:
        st.info(say("promises.no_cell", cell=plain(cell_name(cell, say))), icon=":material/info:")
    counts = Counter(promises[VERDICT])
    names = {"": say("promises.every", n=len(promises))}
    names |= {
        key: f"{verdict_label(key, say.language)} {counts[key]}"
        for key in verdicts()
        if counts[key]
    }
    verdict = one_of("verdict", say("promises.verdict"), names, "", flat=True)
    return promises[promises[VERDICT] == verdict] if verdict else promises


def the_list(promises: pd.DataFrame, data: Store, say: Words) -> None:
    """Every promise; the one that is ticked stands below with both its sources."""
    st.header(say("promises.list"), anchor=False)
    rows = promises_in_order(narrowed(promises, say))
    ids = list(promise_ids(rows))
    st.caption(say("promises.list_note"))
    ticked_id = chosen().promise
    # A cell that was clicked shows its first promise at once.
    first = 0 if asked().cell else None
    at = ids.index(ticked_id) if ticked_id in ids else first
    st.session_state["promise_list"] = {"selection": {"rows": [] if at is None else [at]}}
    st.dataframe(
        listed(rows, say),
        hide_index=True,
        column_config=columns(say),
        height=TALL if len(rows) > MANY else "auto",
        alt=say("promises.alt_list", n=len(rows)),
        key="promise_list",
        on_select=lambda: ticked(ids, at),
        selection_mode="single-row",
    )
    if at is not None:
        showing(promise=ids[at])
        promise = records(rows)[at]
        st.markdown(f"**{plain(promise_name(promise, say))}**")
        both_sides(promise, data.table, say, "list")
    elif ticked_id:
        st.info(say("promises.not_listed", asked=plain(ticked_id)), icon=":material/info:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("promises.count", n=len(rows)), width="content")
        download(
            rows,
            say("promises.list"),
            say,
            "promises",
            asked().cell,
            content=JUDGED,
            made_from=figures_of(rows, data.table),
            by=replace(asked(), kinds=(), indicator=""),
        )
    source_line(figures_of(rows, data.table), say)


def ticked(ids: list[str], at: int | None) -> None:
    """Take over the promise whose row was ticked, or that none is any more.

    Args:
        at: the row that the page ticked itself. Streamlit reports it as well, when something else
            was chosen, which must not be undone by it.
    """
    rows = st.session_state["promise_list"]["selection"]["rows"]
    if rows != ([] if at is None else [at]):
        choose(promise=ids[rows[0]] if rows else "")


def main() -> None:
    # 1. What the reader asks for.
    data, say = store(), words()
    st.title(say("nav.promises"), anchor=False)
    st.markdown(say("promises.lead"))
    if chosen().kinds:
        st.caption(say("promises.kind_idle"))
    every = replace(chosen(), kinds=()).of(data.promises)
    if every.empty:
        nothing(say("promises.empty"), key="clear_promises")
        return

    # 2. The promises that answer it.
    of_places, members = in_scope(every, say)
    promises = of_year(of_places, say)

    # 3. The answer: a sentence, one indicator, the counts, every promise with its sources.
    st.markdown(summary(promises, say))
    rule(int(promises[CLOSED].iloc[0]), say)
    by_indicator(promises, members, data.table, say)
    places_counted(promises, data.table, say)
    board(promises, data.table, say)
    the_list(promises, data, say)


main()
