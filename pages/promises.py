"""目标与完成: every promise beside its outcome, judged by one rule that stands beside it."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from extract.leading import FACT
from extract.outcomes import (
    BECAUSE,
    CLOSED,
    DIFFERING,
    DUE_REPORT,
    OUTCOME_ROW,
    TARGET_ROW,
    VERDICT,
)
from extract.table import INDICATOR_ID, PERIOD, REGION, SOURCE, VALUE_TEXT, YEAR
from extract.verdicts import UNREPORTED, verdicts
from pages.parts.choices import choose, chosen, one_of, words
from pages.parts.filters import LEVELS
from pages.parts.indicator import choose_indicator
from pages.parts.judged import (
    WORDS,
    in_order,
    promise_ids,
    promise_name,
    reason_of,
    verdict_label,
    verdict_name,
)
from pages.parts.names import (
    HOME,
    definition,
    indicator_name,
    of_level,
    place_ids,
    places,
    theme_name,
)
from pages.parts.promise_charts import (
    described_board,
    described_dumbbells,
    dumbbells,
    scoreboard,
    tallied,
)
from pages.parts.promise_list import FILE, columns, listed
from pages.parts.quotes import show_quote
from pages.parts.shown import chart, download, nothing, plain, shades, signs_used, source_line
from pages.parts.store import Store, store
from pages.parts.tables import source_title
from pages.parts.words import Words

CARDS = 4  # a row: what is settled above, what is not below
MOST = 24  # promises in a chart
TALL = 460  # pixels of the list
MANY = 11  # promises; more scroll in the list


def in_scope(promises: pd.DataFrame, say: Words) -> pd.DataFrame:
    """The promises of the places that the page is about: the filter's, or a level's."""
    if chosen().regions:
        st.caption(say("promises.scope_chosen", n=len(chosen().regions)))
        return promises
    ids = place_ids(promises)
    members: dict[str, Any] = {"home": ids == HOME}
    members |= {level: promises[REGION].isin(of_level(level)) for level in LEVELS}
    members["all"] = pd.Series(True, index=promises.index)
    names = {key: say(f"promises.scope_{key}") for key, held in members.items() if held.any()}
    scope = one_of("scope", say("promises.scope"), names, next(iter(names)), flat=True)
    return promises[members[scope]]


def cards(promises: pd.DataFrame, say: Words) -> None:
    """The count of each verdict, and what it comes to in one sentence."""
    counts = Counter(promises[VERDICT])
    settled = sum(counts[key] for key, verdict in verdicts().items() if verdict.settled)
    if settled:
        parts = [
            say("promises.part", name=verdict_name(key, say.language).lower(), n=counts[key])
            for key, verdict in verdicts().items()
            if verdict.settled and counts[key]
        ]
        joined = ("、" if say.language == "zh" else ", ").join(parts)
        st.markdown(say("promises.summary", all=len(promises), settled=settled, parts=joined))
    else:
        st.markdown(say("promises.summary_none", all=len(promises)))
    with st.grid(CARDS, min_column_width=150):
        for key, verdict in verdicts().items():
            name = verdict_name(key, say.language)
            st.metric(f":{WORDS[key]}[**{verdict.sign}**] {name}", counts[key], border=True)


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


def board(promises: pd.DataFrame, say: Words) -> None:
    """Every verdict by theme and year."""
    title = say("promises.board")
    st.header(title, anchor=False)
    st.caption(say("promises.board_note"))
    chart(
        scoreboard(promises, say, shades()),
        key="scoreboard",
        alt=described_board(promises, title, say),
    )
    with st.expander(say("promises.board_table")):
        st.dataframe(counted(promises, say), hide_index=True, alt=title)


def counted(promises: pd.DataFrame, say: Words) -> pd.DataFrame:
    """The scoreboard as a table: one row per theme and year, a column a verdict."""
    return pd.DataFrame(
        [
            {
                say("column.theme"): theme_name(theme, say.language),
                say("column.year"): str(year),
                **{verdict_label(key, say.language): tally[key] for key in verdicts()},
            }
            for theme, of_theme in tallied(promises).items()
            for year, tally in sorted(of_theme.items())
        ]
    )


def by_indicator(promises: pd.DataFrame, table: pd.DataFrame, say: Words) -> None:
    """One indicator, promise by promise."""
    indicator = choose_indicator(promises, say)
    if indicator is None:
        return
    own = promises[promises[INDICATOR_ID] == indicator]
    shown = in_order(own).head(MOST)
    if shown[REGION].nunique() == 1:
        shown = shown.sort_values([YEAR, PERIOD], kind="stable")
    else:
        near = {name: n for n, name in enumerate(places())}
        rank = pd.DataFrame({"year": -shown[YEAR], "place": place_ids(shown).map(near)})
        shown = shown.loc[rank.sort_values(["year", "place"], kind="stable").index]
    title = say("promises.chart", indicator=indicator_name(indicator, say.language))
    st.header(title, anchor=False)
    st.caption(plain(definition(indicator, say.language)))
    chart(
        dumbbells(shown, say, shades()),
        key="dumbbells",
        alt=described_dumbbells(shown, title, say),
        on_select=lambda: pointed("dumbbells"),
    )
    st.caption(say("promises.chart_key"))
    both = pd.concat([shown[TARGET_ROW], shown[OUTCOME_ROW]]).dropna()
    if key := signs_used(table.loc[both], say):
        st.caption(key)
    if len(own) > MOST:
        st.caption(say("promises.chart_more", n=MOST, more=len(own) - MOST))
    with st.expander(say("promises.chart_table", n=len(shown))):
        st.dataframe(listed(shown, say), hide_index=True, column_config=columns(say), alt=title)


def pointed(key: str) -> None:
    """Take over the promise whose point was clicked."""
    points = st.session_state[key]["selection"]["points"]
    if points:
        choose(promise=str(points[0]["customdata"][0]))


def the_list(promises: pd.DataFrame, data: Store, say: Words) -> None:
    """Every promise, by verdict; the one that is ticked stands below with both its sources."""
    st.header(say("promises.list"), anchor=False)
    counts = Counter(promises[VERDICT])
    names = {"": say("promises.every", n=len(promises))}
    names |= {
        key: f"{verdict_label(key, say.language)} {counts[key]}"
        for key in verdicts()
        if counts[key]
    }
    verdict = one_of("verdict", say("promises.verdict"), names, "", flat=True)
    rows = in_order(promises[promises[VERDICT] == verdict] if verdict else promises)
    ids = list(promise_ids(rows))
    st.caption(say("promises.list_note"))
    place = st.container()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("promises.count", n=len(rows)), width="content")
        told = say("promises.download_help", n=len(rows))
        download(rows, say, "promises", verdict, columns=FILE, told=told)
    both = pd.concat([rows[TARGET_ROW], rows[OUTCOME_ROW]]).dropna()
    source_line(data.table.loc[both.drop_duplicates()], say)

    st.header(say("promises.one"), anchor=False)
    labels = dict(zip(ids, (_label(each, say) for each in _records(rows)), strict=True))
    with st.container(width=560):
        id_ = one_of("promise", say("promises.choose_one"), labels, ids[0])
    at = ids.index(id_)
    with place:
        st.session_state["promise_list"] = {"selection": {"rows": [at]}}
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
    both_sides(_records(rows)[at], data.table, say)


def ticked(ids: list[str], at: int) -> None:
    """Take over the promise whose row was ticked.

    Args:
        at: the row that the page ticked itself. Streamlit reports it as well, when something else
            was chosen, which must not be undone by it.
    """
    rows = st.session_state["promise_list"]["selection"]["rows"]
    if rows and rows[0] != at:
        choose(promise=ids[rows[0]])


def both_sides(promise: dict[str, Any], table: pd.DataFrame, say: Words) -> None:
    """A promise: its verdict, and the places that state target and outcome side by side."""
    verdict = promise[VERDICT]
    st.markdown(
        f":{WORDS[verdict]}[**{verdict_label(verdict, say.language)}**] · "
        f"{plain(reason_of(promise, say))}"
    )
    left, right = st.columns(2)
    with left:
        st.markdown(f"**◇ {say('promises.target')}**")
        show_quote(table.loc[promise[TARGET_ROW]], say, "quote_target")
        alike = statements(promise, table)
        if len(alike) > 1:
            elsewhere(promise, alike, say)
    with right:
        st.markdown(f"**● {say('promises.outcome')}**")
        if pd.notna(promise[OUTCOME_ROW]):
            show_quote(table.loc[promise[OUTCOME_ROW]], say, "quote_outcome")
        else:
            without_outcome(promise, say)


def without_outcome(promise: dict[str, Any], say: Words) -> None:
    """Why there is no outcome, and where it would be."""
    told = say(f"promises.because_{promise[BECAUSE]}", year=promise[YEAR], closed=promise[CLOSED])
    with st.container(border=True):
        st.markdown(plain(told))
        report = promise[DUE_REPORT]
        if promise[VERDICT] == UNREPORTED and report:
            st.page_link(
                "sources.py",
                label=source_title(report),
                icon=":material/article:",
                query_params=replace(chosen(), source=report, at=None).address(),
            )


def statements(promise: dict[str, Any], table: pd.DataFrame) -> pd.DataFrame:
    """Every row of the table that states this target, the leading one among them."""
    own = table.loc[promise[TARGET_ROW]]
    same = pd.Series(True, index=table.index)
    for column in FACT:
        same &= table[column] == own[column]
    return table[same]


def elsewhere(promise: dict[str, Any], rows: pd.DataFrame, say: Words) -> None:
    """All the places that state a target."""
    with st.expander(say("promises.stated", n=len(rows))):
        st.markdown(
            "\n".join(
                f"- {plain(row[VALUE_TEXT])} · {plain(source_title(row[SOURCE]))}"
                for _, row in rows.iterrows()
            )
        )
        if promise[DIFFERING]:
            st.caption(say("promises.differing", n=promise[DIFFERING]))


def _label(promise: dict[str, Any], say: Words) -> str:
    return f"{verdicts()[promise[VERDICT]].sign} {promise_name(promise, say)}"


def _records(promises: pd.DataFrame) -> list[dict[str, Any]]:
    return promises.to_dict("records")  # type: ignore[return-value]


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
    promises = in_scope(every, say)

    # 3. The answer: counts, the scoreboard, one indicator, every promise with its sources.
    cards(promises, say)
    rule(int(promises[CLOSED].iloc[0]), say)
    board(promises, say)
    by_indicator(promises, data.table, say)
    the_list(promises, data, say)


main()
