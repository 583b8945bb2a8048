"""The ends of a comparison in a glance: who is first, who last, of how many."""

from typing import Any

import pandas as pd
import streamlit as st

from extract.table.schema import COMPARATOR, KIND, REGION, TARGET, VALUE_HIGH
from pages.parts.components.chart_block import signs_used
from pages.parts.components.comparison import Comparison
from pages.parts.labels.brief_figures import brief_figure
from pages.parts.labels.direction import better
from pages.parts.labels.names import level_name, short_name
from pages.parts.labels.provenance import DOUBTED, mark_of
from pages.parts.labels.translations import Translation
from pages.parts.narrative.ranks import ends

NAMED = 3  # places at one end
PLAIN: dict[str, Any] = {"delta_color": "off", "delta_arrow": "off", "border": True}


def cards(at: Comparison, t: Translation) -> None:
    """The two ends, the better first, and how many places have a figure; what the signs mean."""
    held = at.compared[REGION].nunique()
    with st.grid(3, min_column_width=200):
        for n, end in enumerate(ends(at.compared)):
            word = t(f"districts.{end.word}_{at.kind}", n=held)
            lower = n == 0 and better(at.indicator) == "lower"
            st.metric(
                f"{word}{t.aside(t('charts.lower_better'))}" if lower else word,
                _value(end.rows, t),
                _who(end.rows, t),
                **PLAIN,
            )
        value = t("districts.held_of", n=held, all=len(at.members))
        st.metric(t("districts.held"), value, level_name(at.level, t), **PLAIN)
    if signs := signs_used(at.rows, t):
        st.caption(signs)


def _who(rows: pd.DataFrame, t: Translation) -> str:
    """The places at an end; of many the first."""
    names = [short_name(region, t.language) for region in rows[REGION]]
    if len(names) <= NAMED:
        return t.listed(names)
    return t("districts.and_others", places=t.listed(names[:NAMED]), n=len(names))


def _value(rows: pd.DataFrame, t: Translation) -> str:
    """The figure; about that, where the places at this end say it in different ways."""
    row = rows.iloc[0]
    if len({brief_figure(each, t.language) for _, each in rows.iterrows()}) > 1:
        doubted = rows[[mark_of(each) == DOUBTED for _, each in rows.iterrows()]]
        row = pd.concat([doubted, rows]).iloc[0]
        row = pd.Series({**row.to_dict(), COMPARATOR: "~", VALUE_HIGH: float("nan")})
    told = brief_figure(row, t.language)
    return t("ranking.target", figure=told) if row[KIND] == TARGET else told
