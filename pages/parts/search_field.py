"""The field in the sidebar of every page: words in it lead to what they find."""

import streamlit as st

from pages.parts.choices import choose, chosen, words
from pages.parts.filters import SEARCH_LIMIT

RESULTS = "search.py"
_FIELD = "sought"
_ASKED = "search_asked"


def search_field() -> None:
    """Draw the field; on Enter, or on its button, go to the page of results.

    It is a form, so that leaving the field to click on something else is no search.
    """
    say = words()
    st.session_state[_FIELD] = chosen().search
    with (
        st.form("search", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", wrap=False),
    ):
        st.text_input(
            say("search.field"),
            key=_FIELD,
            type="search",
            max_chars=SEARCH_LIMIT,
            placeholder=say("search.hint"),
            label_visibility="collapsed",
        )
        st.form_submit_button(
            say("search.go"), key="search_go", on_click=_asked, type="secondary", width="content"
        )
    # A callback can change the choice, but not the page.
    if st.session_state.pop(_ASKED, False):
        st.switch_page(RESULTS, query_params=chosen().address())


def _asked() -> None:
    choose(search=str(st.session_state[_FIELD] or "").strip())
    st.session_state[_ASKED] = True
