"""Where the dashboard is served: at the top of its host, or below ``server.baseUrlPath``."""

import streamlit as st


def below(path: str) -> str:
    """The address of a path; Streamlit puts only its own addresses below the base path."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{path}" if base else path
