"""Bringing what a tap has brought up into view, where the screen is too small for both."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent


def into_view(key: str, what: str) -> None:
    """Scroll to the container of this key, as little as needed, when ``what`` is another one.

    Args:
        what: is shown there now; empty for nothing.
    """
    # Registered at every run: a server, and every test, keeps its own list of components.
    component = st.components.v2.component(
        "into_view", js=(HERE / "into_view.js").read_text(encoding="utf-8")
    )
    component(key=f"into_view_{key}", data={"container": key, "what": what})
