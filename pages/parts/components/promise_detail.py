"""Both sides of a promise: where the target stands and where the outcome, or why there is none."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from extract.analysis.preferred_rows import FACT
from extract.analysis.promise_columns import (
    BECAUSE,
    CLOSED,
    DIFFERING,
    DUE_REPORT,
    OUTCOME_ROW,
    TARGET_ROW,
    VERDICT,
)
from extract.analysis.verdicts import PENDING, UNREPORTED
from extract.table.conditions import Among
from extract.table.rows import Rows
from extract.table.schema import INDICATOR_ID, PERIOD, SOURCE, VALUE_TEXT, YEAR
from pages.parts.components.quote import show_quote
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import indicator_name
from pages.parts.labels.number_format import figure
from pages.parts.labels.source_names import source_title
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import WORDS, reason_of, verdict_label
from pages.parts.narrative.nearest import nearest
from pages.parts.state.kept import kept
from pages.parts.state.session import current_filters


def verdict_line(promise: dict[str, Any], t: Translation) -> None:
    """A promise's verdict and its reason."""
    verdict = promise[VERDICT]
    st.markdown(
        f":{WORDS[verdict]}[**{verdict_label(verdict, t.language)}**] · "
        f"{plain(reason_of(promise, t))}"
    )


def both_sides(promise: dict[str, Any], table: Rows, t: Translation) -> None:
    """The places that state a promise's target and its outcome, or why there is none."""
    st.markdown(f"**◇ {t('promises.target')}**")
    show_quote(_row(promise[TARGET_ROW], table), t, "quoted_target")
    alike = statements(promise, table)
    if len(alike) > 1:
        _elsewhere(promise, alike, t)
    st.markdown(f"**● {t('promises.outcome')}**")
    if pd.notna(promise[OUTCOME_ROW]):
        show_quote(_row(promise[OUTCOME_ROW], table), t, "quoted_outcome")
    else:
        _without_outcome(promise, table, t)


def _without_outcome(promise: dict[str, Any], table: Rows, t: Translation) -> None:
    """Why there is no outcome, where it would be, and what is known instead."""
    told = t(f"promises.because_{promise[BECAUSE]}", year=promise[YEAR], closed=promise[CLOSED])
    with st.container(border=True):
        st.markdown(plain(told))
        report = promise[DUE_REPORT]
        if promise[VERDICT] == UNREPORTED and report:
            st.page_link(
                "sources.py",
                label=plain(source_title(report, t.language)),
                icon=":material/article:",
                query_params=replace(current_filters(), source=report, at=None).address(),
            )
        if promise[VERDICT] != PENDING:
            _nearest(promise, table, t)


def _nearest(promise: dict[str, Any], table: Rows, t: Translation) -> None:
    near = nearest(promise, table)
    if near.empty:
        st.caption(t("promises.nothing_near"))
        return
    lines = [
        f"- {plain(str(row[PERIOD]).replace('/', '–'))} · "
        f"{plain(indicator_name(row[INDICATOR_ID], t.language))} · "
        f"**{plain(figure(row, t.language))}**"
        f"{t.aside(plain(source_title(row[SOURCE], t.language)))}"
        for _, row in near.iterrows()
    ]
    st.markdown("\n".join([t("promises.near"), "", *lines]))


def statements(promise: dict[str, Any], table: Rows) -> pd.DataFrame:
    """Every row of the table that states this target, the leading one among them."""
    own = _row(promise[TARGET_ROW], table)
    return table.where(*(Among(column, (own[column],)) for column in FACT)).frame()


@kept
def _row(label: int, table: Rows) -> pd.Series:
    """The row of a label."""
    return table.at([label]).iloc[0]


def _elsewhere(promise: dict[str, Any], rows: pd.DataFrame, t: Translation) -> None:
    """All the places that state a target."""
    with st.expander(t("promises.stated", n=len(rows))):
        st.markdown(
            "\n".join(
                f"- {plain(row[VALUE_TEXT])} · {plain(source_title(row[SOURCE], t.language))}"
                for _, row in rows.iterrows()
            )
        )
        if promise[DIFFERING]:
            st.caption(t("promises.differing", n=promise[DIFFERING]))
