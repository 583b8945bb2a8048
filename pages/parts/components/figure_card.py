"""A card: how a place stands on one indicator."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Literal

import pandas as pd
import streamlit as st

from extract.analysis.snapshot import Snapshot
from extract.reference.indicators import indicators
from extract.table.schema import (
    COMPARATOR,
    REGION,
    VALUE,
    YEAR,
)
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    definition,
    indicator_name,
    place_id,
)
from pages.parts.labels.number_format import (
    amount,
    as_shown,
    change,
    change_amount,
    figure,
    unit_of,
)
from pages.parts.labels.provenance import DOUBTED, TRANSCRIBED, mark_of
from pages.parts.labels.translations import Translation
from pages.parts.state.session import current_filters

WIDE = {"zh": 3, "en": 8}  # characters of a unit that still stand beside a card's number


def card(each: Snapshot, held: Collection[int], t: Translation) -> None:
    """One indicator: the latest outcome, the change, the target for that year and the next.

    Args:
        held: the years of delivery of which a report of the place is held: without it nothing is
            known of that year's target.
    """
    with st.container(border=True, height="stretch", gap="xsmall"):
        main_row = each.outcome if each.outcome is not None else each.ahead
        if main_row is None:
            return
        name, unit = (
            indicator_name(each.indicator, t.language),
            unit_of(main_row, t.language).name,
        )
        wide = len(unit) > WIDE[t.language]
        # A metric cuts a long label; a paragraph does not.
        st.markdown(f":small[{plain(name)}]", help=plain(definition(each.indicator, t.language)))
        st.metric(
            name,
            amount(main_row, t.language) if wide else figure(main_row, t.language),
            delta=_delta(each, change_amount if wide else change, t),
            delta_color=_colour(each, indicators()[each.indicator].better),
            delta_description=_against(each, t),
            label_visibility="collapsed",
            chart_data=_history(each, t),
        )
        told = _notes(each, held, t)
        if wide:
            told[0] = f"{told[0]} · {unit}"
        st.caption("  \n".join(told))
        filters = replace(
            current_filters(), indicator=each.indicator, regions=(place_id(main_row[REGION]),)
        )
        st.page_link(
            "trends.py",
            label=t("overview.trend"),
            icon=":material/show_chart:",
            query_params=filters.address(),
        )


def _notes(each: Snapshot, held: Collection[int], t: Translation) -> list[str]:
    if each.outcome is None:
        if each.ahead is None:
            return []
        return [t("overview.promised", year=each.ahead[YEAR], sign=_sign(each.ahead, t))]
    year = each.outcome[YEAR]
    told = [t("overview.in_year", year=year, sign=_sign(each.outcome, t))]
    if each.target is not None:
        target = figure(each.target, t.language)
        told.append(t("overview.target", year=year, figure=target))
    if each.ahead is not None:
        ahead = figure(each.ahead, t.language)
        told.append(t("overview.target", year=each.ahead[YEAR], figure=ahead))
    if each.target is None and each.ahead is None:
        told.append(t("overview.no_target" if year in held else "overview.unheld", year=year))
    return told


def _sign(row: pd.Series, t: Translation) -> str:
    signs = {TRANSCRIBED: "overview.sign_transcribed", DOUBTED: "overview.sign_mirror"}
    sign = mark_of(row)
    return t(signs[sign]) if sign else ""


def _delta(each: Snapshot, written: Callable[..., str], t: Translation) -> str | None:
    if each.growth is not None:
        return figure(each.growth, t.language)
    if each.change is None or each.outcome is None:
        return None
    return written(each.change, each.outcome, t.language)


def _against(each: Snapshot, t: Translation) -> str | None:
    if each.growth is not None:
        return t("overview.as_stated")
    if each.change is None or each.before is None:
        return None
    return t("overview.against", year=each.before[YEAR])


def _colour(each: Snapshot, better: str) -> Literal["normal", "inverse", "off"]:
    if better == "none" or each.change == 0:
        return "off"
    return "normal" if better == "higher" or each.growth is not None else "inverse"


def _history(each: Snapshot, t: Translation) -> list[float] | None:
    """The outcomes for a small line; none for fewer than three, with a year missing or vague."""
    years = [int(year) for year in each.history[YEAR]]
    exact = (each.history[COMPARATOR] == "=").all()
    if len(years) < 3 or not exact or years != list(range(years[0], years[-1] + 1)):
        return None
    return [float(value) for value in as_shown(each.history, t.language)[VALUE]]
