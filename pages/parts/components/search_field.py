"""The field in the sidebar of every page: words in it lead to what they find."""

import streamlit as st

from pages.parts.state.parameters import SEARCH_LIMIT
from pages.parts.state.session import current_filters, translation, update_filters

RESULTS = "search.py"
_FIELD = "sought"
_ASKED = "search_asked"


def search_field() -> None:
    """Draw the field; on Enter, or on its button, go to the page of results.

    It is a form, so that leaving the field to click on something else is no search.
    """
    t = translation()
    st.session_state[_FIELD] = current_filters().search
    with (
        st.form("search", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", wrap=False),
    ):
        st.text_input(
            t("search.field"),
            key=_FIELD,
            type="search",
            max_chars=SEARCH_LIMIT,
            placeholder=t("search.hint"),
            label_visibility="collapsed",
        )
        st.form_submit_button(
            t("search.go"), key="search_go", on_click=_asked, type="secondary", width="content"
        )
    # A callback can change the choice, but not the page.
    if st.session_state.pop(_ASKED, False):
        st.switch_page(RESULTS, query_params=current_filters().address())


def _asked() -> None:
    update_filters(search=str(st.session_state[_FIELD] or "").strip())
    st.session_state[_ASKED] = True
