"""数据: the table itself, filtered and searched, its dictionary, and the file to take along."""

import streamlit as st

from pages.parts.components.chart_block import as_table, nothing, source_line
from pages.parts.components.download_menu import download
from pages.parts.components.quote import show_quote
from pages.parts.components.table_rows import dictionary
from pages.parts.labels.markdown import plain
from pages.parts.search.query import found, understood
from pages.parts.state.session import current_filters, search_box, translation
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
        if search:
            rows = found(rows, understood(search, data.table))
        if rows.empty:
            message = t("empty.search", search=plain(search)) if search else t("empty.filters")
            nothing(message, key="clear_data")
        else:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    t("filters.count", shown=f"{len(rows):,}", all=f"{len(data.table):,}"),
                    width="content",
                )
                name = "metrics" if len(rows) == len(data.table) else "metrics_part"
                download(rows, t("data.table"), t, name)
            behind = st.container()
            height = FULL if len(rows) > MANY else None
            row = as_table(rows, t("nav.data"), t, height=height, picks="rows")
            with behind:
                if row is None:
                    st.caption(t("reader.row_hint"))
                else:
                    show_quote(row, t, "quote")
            source_line(rows, t)
    with fields:
        st.caption(t("data.dictionary_intro"))
        st.table(dictionary(t).set_index(t("data.field")))


main()
