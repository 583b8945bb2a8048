"""What a reader sees where a page fails by a mistake of ours; its traceback is in the log."""

import streamlit as st

from pages.parts.server.journal import note_failure
from pages.parts.state.session import translation


def failed(error: Exception) -> bool:
    """Say that the page could not be drawn and what to do; true, so that Streamlit adds nothing."""
    note_failure("page failed", error)
    st.error(translation()("empty.failed"), icon=":material/report:")
    return True
