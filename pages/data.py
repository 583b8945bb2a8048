"""数据: the table itself, filtered and searched, its dictionary, and the file to take along."""

import pandas as pd
import streamlit as st

from extract.table.schema import INDICATOR_ID, YEAR
from pages.parts.components.chart_block import as_table, nothing, source_line
from pages.parts.components.download_menu import download
from pages.parts.components.quote import show_quote
from pages.parts.components.table_rows import dictionary
from pages.parts.labels.markdown import plain
from pages.parts.labels.translations import Translation
from pages.parts.search.query import found, understood
from pages.parts.state.session import current_filters, search_box, switch, translation
from pages.parts.state.store import store

MANY = 14  # rows; more scroll in a table of its own height
FULL = 560  # pixels


def main() -> None:
    data, t = store(), translation()
    st.title(t("nav.data"), anchor=False)
    st.markdown(t("data.intro"))
    table, fields = st.tabs([t("data.table"), t("data.dictionary")])
    with table:
        with st.container(width=480):
            search = search_box()
        rows = current_filters().of(data.table)
        rows = found(rows, understood(search, data.table)) if search else catalogued(rows, t)
        if rows.empty:
            nothing(why_nothing(search, t), key="clear_data")
        else:
            show(rows.sort_values([INDICATOR_ID, YEAR], key=_rank, kind="stable"), t)
    with fields:
        st.caption(t("data.dictionary_intro"))
        st.table(dictionary(t).set_index(t("data.field")))


def why_nothing(search: str, t: Translation) -> str:
    """That there is nothing, and whether the filters hide something."""
    if not search:
        return t("empty.filters")
    hidden = len(found(store().table, understood(search, store().table)))
    word = "empty.hidden" if hidden else "empty.search"
    return t(word, search=plain(search), n=hidden)


def catalogued(rows: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """The rows of catalogued indicators; the others at a switch, or where there is nothing else."""
    own = rows[rows[INDICATOR_ID] != ""]
    if own.empty or len(own) == len(rows):
        return rows
    asked = switch("rest", t("data.rest", n=f"{len(rows) - len(own):,}"))
    return rows if asked else own


def _rank(column: pd.Series) -> pd.Series:
    """The catalogue's rows first, the newest year first."""
    return column == "" if column.name == INDICATOR_ID else -column.fillna(0).astype(int)


def show(rows: pd.DataFrame, t: Translation) -> None:
    """The rows, the sentence behind the one that is ticked, and the files to take along."""
    every = len(store().table)
    with st.container(horizontal=True, vertical_alignment="center"):
        counted = t("filters.count", shown=f"{len(rows):,}", all=f"{every:,}")
        st.markdown(counted, width="content")
        download(rows, t("data.table"), t, "metrics" if len(rows) == every else "metrics_part")
    behind = st.container()
    row = as_table(rows, t("nav.data"), t, height=FULL if len(rows) > MANY else None, picks="rows")
    with behind:
        if row is None:
            st.caption(t("reader.row_hint"))
        else:
            show_quote(row, t, "quote")
    source_line(rows, t)


main()
