"""What a reader sees where a page fails by a mistake of ours; its traceback is in the log."""

import streamlit as st

from pages.parts.state.session import translation


def failed(error: Exception) -> bool:
    """Say that the page could not be drawn and what to do; true, so that Streamlit adds nothing."""
    st.error(translation()("empty.failed"), icon=":material/report:")
    return True
