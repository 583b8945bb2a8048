"""Choosing an indicator among those that the filtered facts have."""

import pandas as pd
import streamlit as st

from extract.reference.indicators import indicators, themes
from extract.table.schema import INDICATOR_ID
from pages.parts.components.chart_block import nothing
from pages.parts.labels.names import indicator_name, theme_name
from pages.parts.labels.translations import Translation
from pages.parts.state.session import current_filters, one_of
from pages.parts.state.store import store

FIRST = "gdp_growth"  # the figure that every report states


def choose_indicator(facts: pd.DataFrame, t: Translation) -> str | None:
    """The reader's indicator; None, and said so, where the filters leave none."""
    held = set(facts[INDICATOR_ID])
    order = list(themes())
    known = sorted(
        (indicators()[key] for key in indicators() if key in held),
        key=lambda indicator: order.index(indicator.theme),
    )
    names = {
        each.id: f"{theme_name(each.theme, t.language)} · {indicator_name(each.id, t.language)}"
        for each in known
    }
    if not names:
        # Rows may be left that no chart of this page can show, and the data page can.
        left = current_filters().of(store().table)
        word = "filters"
        if not left.empty:
            word = "elsewhere" if left[INDICATOR_ID].isin(indicators()).any() else "indicators"
        nothing(t(f"empty.{word}"), key="clear_indicators")
        return None
    with st.container(width=480):
        default = FIRST if FIRST in names else next(iter(names))
        return str(one_of("indicator", t("filters.indicator"), names, default))
