"""What a reader sees where a page fails by a mistake of ours; its traceback is in the log."""

from secrets import token_hex

import streamlit as st

from pages.parts.state.noted import note_failure
from pages.parts.state.session import translation


def failed(error: Exception) -> bool:
    """Say that the page could not be drawn and what to do; true, so that Streamlit adds nothing.

    The reader is told a number, under which the log has it.
    """
    number = token_hex(3)
    note_failure("page failed", error, failure=number)
    st.error(translation()("empty.failed", number=number), icon=":material/report:")
    return True
