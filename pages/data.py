"""数据: the table itself, filtered and searched, its dictionary, and the file to take along."""

import streamlit as st

from pages.parts.choices import chosen, search_box, words
from pages.parts.files import download
from pages.parts.markdown import plain
from pages.parts.quotes import show_quote
from pages.parts.searching import found, understood
from pages.parts.shown import as_table, nothing, source_line
from pages.parts.store import store
from pages.parts.tables import dictionary

MANY = 14  # rows; more scroll in a table of its own height
FULL = 560  # pixels


def main() -> None:
    data, say = store(), words()
    st.title(say("nav.data"), anchor=False)
    st.markdown(say("data.intro"))
    table, fields = st.tabs([say("data.table"), say("data.dictionary")])
    with table:
        with st.container(width=480):
            search = search_box()
        rows = chosen().of(data.table)
        if search:
            rows = found(rows, understood(search, data.table))
        if rows.empty:
            message = say("empty.search", search=plain(search)) if search else say("empty.filters")
            nothing(message, key="clear_data")
        else:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    say("filters.count", shown=f"{len(rows):,}", all=f"{len(data.table):,}"),
                    width="content",
                )
                name = "metrics" if len(rows) == len(data.table) else "metrics_part"
                download(rows, say("data.table"), say, name)
            behind = st.container()
            height = FULL if len(rows) > MANY else None
            row = as_table(rows, say("nav.data"), say, height=height, picks="rows")
            with behind:
                if row is None:
                    st.caption(say("reader.row_hint"))
                else:
                    show_quote(row, say, "quote")
            source_line(rows, say)
    with fields:
        st.caption(say("data.dictionary_intro"))
        st.table(dictionary(say).set_index(say("data.field")))


main()
