"""各地比较: one indicator and year in every place of a level: ranked, on a map, over the years.

Comparing needs them all: a place that is chosen is framed here, while other pages show it alone.
"""

import streamlit as st

from extract.analysis.series_breaks import breaks
from extract.table.schema import ACTUAL, REGION, TARGET
from pages.parts.components.chart_block import notes, under_chart
from pages.parts.components.comparison import Comparison, choose_comparison
from pages.parts.components.comparison_cards import cards
from pages.parts.components.comparison_charts import (
    draw_map,
    draw_ranking,
    draw_slope,
    draw_years,
)
from pages.parts.components.place_picker import QUOTED, picked_panel, standing
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import definition
from pages.parts.labels.translations import Translation
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import translation


def show(at: Comparison, t: Translation) -> None:
    """The answer: the ends, the ranking beside the map and the chosen place, the years."""
    left, right = st.columns([11, 9], gap="medium")
    with left:
        draw_ranking(at, t)
    with right:
        draw_map(at, t)
    # The ranking of 31 regions is as tall as their map and what is chosen together.
    with left if at.level == LEVELS[0] else right:
        picked_panel(at.places, at.rows, t)
        for name in at.focus[:QUOTED]:
            rows = at.rows[at.rows[REGION].isin([*at.members, name])]
            standing(name, rows, at.every_year, at.kind, at.year, t)
        draw_slope(at, t)
    draw_years(at, t)
    of_year = [each for each in breaks() if each.year == at.year]
    notes([b for b in of_year if any(b.concerns(at.indicator, r) for r in at.rows[REGION])], t)
    under_chart(at.shown, at.title(t), t)


def main() -> None:
    t = translation()
    st.title(t("nav.districts"), anchor=False)
    at = choose_comparison(t)
    if at is None:
        return
    st.header(at.title(t), anchor=False)
    st.caption(plain(definition(at.indicator, t.language)))
    if at.kind == TARGET:
        word = "hidden_outcomes" if at.hides(ACTUAL) else "only_targets"
        st.info(t(f"districts.{word}", year=at.year), icon=":material/info:")
    cards(at, t)
    show(at, t)


main()
