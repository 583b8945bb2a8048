"""The ends of a comparison in a glance: who is first, who last, of how many."""

from dataclasses import dataclass
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
from pages.parts.state.kept import kept

NAMED = 3  # places at one end
PLAIN: dict[str, Any] = {"delta_color": "off", "delta_arrow": "off", "border": True}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: its head, its figure, whose it is."""

    head: str
    value: str
    whose: str


def cards(at: Comparison, t: Translation) -> None:
    """The two ends, the better first, and how many places have a figure; what the signs mean."""
    with st.grid(3, min_column_width=200):
        for card in _cards(at, t):
            st.metric(card.head, card.value, card.whose, **PLAIN)
    if signs := signs_used(at.rows, t):
        st.caption(signs)


@kept
def _cards(at: Comparison, t: Translation) -> tuple[Card, ...]:
    held = at.compared[REGION].nunique()
    told = []
    for n, end in enumerate(ends(at.compared)):
        head = t(f"districts.{end.word}_{at.kind}", n=held)
        if n == 0 and better(at.indicator) == "lower":
            head += t.aside(t("charts.lower_better"))
        told.append(Card(head, _value(end.rows, t), _who(end.rows, t)))
    value = t("districts.held_of", n=held, all=len(at.members))
    return (*told, Card(t("districts.held"), value, level_name(at.level, t)))


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
