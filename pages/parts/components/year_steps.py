"""Going through the years of a chart: a slider, and a button that moves it by itself."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.parts.labels.translations import Translation
from pages.parts.state.session import current_filters, update_filters

HERE = Path(__file__).parent
KEY = "year_steps"


def step_through(years: Sequence[int], t: Translation) -> int | None:
    """The year that the reader looks at; None for the last, and for one that there is not.

    Args:
        years: that the chart has, the earliest first.
    """
    asked = current_filters().year
    year = asked if asked in years[:-1] else None

    def taken() -> None:
        at = st.session_state[KEY].get("year")
        if at in years:
            update_filters(year=None if at == years[-1] else at)

    # Registered at every run: a server, and every test, keeps its own list of components.
    component = st.components.v2.component(
        "year_steps",
        css=(HERE / "year_steps.css").read_text(encoding="utf-8"),
        js=(HERE / "year_steps.js").read_text(encoding="utf-8"),
    )
    words = {name: t(f"lines.{name}") for name in ("year", "play", "pause")}
    component(
        key=KEY,
        data={"years": [*years], "year": year or years[-1], "words": words},
        on_year_change=taken,
    )
    return year
