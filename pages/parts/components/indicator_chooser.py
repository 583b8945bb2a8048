"""Choosing an indicator among those that the filtered facts have."""

from dataclasses import replace

import streamlit as st

from extract.analysis.evidence import best_evidenced
from extract.reference.indicators import indicators, themes
from extract.table.rows import Rows, is_empty
from extract.table.schema import INDICATOR_ID
from pages.parts.components.chart_block import nothing
from pages.parts.labels.names import indicator_name, of_places, theme_name
from pages.parts.labels.translations import Translation
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.narrowed import table_within
from pages.parts.state.session import current_filters, one_of, standing
from pages.parts.state.store import store

FIRST = "gdp_growth"  # the figure that every report states


@kept
def by_theme_named(facts: Rows, t: Translation) -> dict[str, str]:
    """The catalogued indicators of these rows with their names, theme by theme."""
    held = set(facts.values(INDICATOR_ID))
    order = list(themes())
    known = sorted(
        (indicators()[key] for key in indicators() if key in held),
        key=lambda indicator: order.index(indicator.theme),
    )
    return {
        each.id: f"{theme_name(each.theme, t.language)} · {indicator_name(each.id, t.language)}"
        for each in known
    }


def choose_indicator(facts: Rows, t: Translation) -> str | None:
    """The reader's indicator; None, and said so, where the filters leave none."""
    names = dict(by_theme_named(facts, t))
    if not names:
        # Rows may be left that no chart of this page can show, and the data page can.
        left = table_within(current_filters().narrowed())
        word = "filters"
        if not is_empty(left):
            known = indicators().keys() & set(left.values(INDICATOR_ID))
            word = "elsewhere" if known else "indicators"
        if word == "elsewhere" and not current_filters().narrowing:
            st.info(t("empty.uncompared"), icon=":material/search_off:")
        else:
            nothing(t(f"empty.{word}"), key="clear_indicators")
        return None
    with st.container(width=480):
        return str(
            one_of(
                "indicator",
                t("filters.indicator"),
                names,
                standing("indicator", names)
                or _best_known(current_filters().narrowed(), tuple(names)),
            )
        )


@kept
def _best_known(filters: Filters, names: tuple[str, ...]) -> str:
    """Of the place that the pages are about, the indicator that says most; the first of no place.

    A page that opens by itself shall not open on a single target.
    """
    data = store()
    place = filters.place(data.has.regions)
    of_place = of_places((place,))
    own = filters.within(data.facts.where(of_place)).frame()
    both_kinds = replace(filters, kinds=())  # as a promise is
    best = best_evidenced(own, both_kinds.within(data.promises.where(of_place)).frame())
    return next(
        (key for key in best if key in names), FIRST if FIRST in names else next(iter(names))
    )
