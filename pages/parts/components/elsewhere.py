"""The part of a page that says how its rows are had in other tools."""

import streamlit as st

from pages.parts.components.folded import folded
from pages.parts.export.tool_lines import address_of, lines
from pages.parts.labels.translations import Translation
from pages.parts.state.imports import imports
from pages.parts.state.session import current_url, shown_address


def elsewhere(table: str, rows: int, t: Translation) -> None:
    """The address of exactly the rows on screen, as each tool wants it.

    Args:
        table: metrics or promises.
        rows: how many there are on screen.
    """
    address = address_of(current_url(), table, shown_address())
    folded(
        t("elsewhere.title"),
        "elsewhere",
        lambda: _lines(address, table, rows, t),
        icon=":material/code:",
    )


def _lines(address: str, table: str, rows: int, t: Translation) -> None:
    st.markdown(t("elsewhere.told", n=f"{rows:,}"))
    if imports():
        st.caption(t("elsewhere.not_own"))
    for line in lines(address, table):
        st.markdown(f"**{t(f'elsewhere.{line.tool}')}**")
        # Without colours: Streamlit's are too faint to be read by all.
        st.code(line.text, language=None, wrap_lines=True)
    st.markdown(t("elsewhere.more"))
