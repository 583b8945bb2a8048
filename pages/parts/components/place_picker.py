"""A place that is picked on one page is chosen on all of them; which, and how to undo it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from extract.table.rows import Rows
from extract.table.schema import INDICATOR_ID, KIND, REGION, YEAR
from pages.parts.components.quote import show_quote
from pages.parts.labels.brief_figures import brief_figure
from pages.parts.labels.direction import better
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_id, place_name, places, region_name
from pages.parts.labels.translations import Translation
from pages.parts.narrative.ranks import rank_of
from pages.parts.state.session import current_filters, translation, update_filters
from pages.parts.state.store import store
from pages.parts.state.urls import READER, reader_address

QUOTED = 2  # chosen places whose sentences are shown
LINKS = {
    "trends": ":material/show_chart:",
    "promises": ":material/fact_check:",
    "coverage": ":material/grid_on:",
}
_LIST = "pick_list"


def pick(place: str, **more: Any) -> None:
    """Choose a place on every page, from within a callback; ``more`` changes with it."""
    update_filters(regions=(place,), **more)
    t = translation()
    st.toast(t("pick.toast", place=place_name(place, t.language)), icon=":material/push_pin:")


def everywhere() -> None:
    """Choose no place: every page shows all again."""
    update_filters(regions=())


def pick_point(key: str) -> None:
    """Choose the place, and the year, of the point that was clicked in the chart of this key."""
    for point in st.session_state[key]["selection"]["points"]:
        place, year = picked_place(point.get("customdata"), store().facts)
        if place:
            pick(place, **({} if year is None else {"year": year}))


def picked_place(customdata: Any, facts: Rows) -> tuple[str, int | None]:
    """The place that a point is about, and its figure's year; nothing for a point about neither.

    The third of customdata is a row's label; where there is none, the second is a place's id.
    """
    _, place, label = [*(customdata or []), None, None, None][:3]
    if label is not None:
        with suppress(KeyError):
            row = facts.at([label]).iloc[0]
            return place_id(row[REGION]), int(row[YEAR])
    return (place, None) if place in places() else ("", None)


def picked_in(members: Sequence[str]) -> list[str]:
    """The chosen places among these, by Chinese name."""
    return [name for name in members if place_id(name) in current_filters().regions]


def pick_list(members: Sequence[str], t: Translation) -> None:
    """The same by keyboard: one of the places from a list."""
    names = {place_id(name): region_name(name, t.language) for name in members}
    mine = picked_in(members)
    st.session_state[_LIST] = place_id(mine[0]) if len(mine) == 1 else None

    def take() -> None:
        place = st.session_state[_LIST]
        if place is None:
            everywhere()
        else:
            pick(place)

    st.selectbox(
        t("pick.list"),
        list(names),
        format_func=lambda place: names[place],
        index=None,
        key=_LIST,
        placeholder=t("pick.all"),
        on_change=take,
    )


def picked_panel(members: Sequence[str], rows: pd.DataFrame, t: Translation) -> None:
    """What is chosen, how to undo it, and where else it can be seen.

    Args:
        members: the places that the page compares.
        rows: their leading facts of one indicator and year.
    """
    mine = picked_in(members)
    if not current_filters().regions:
        st.caption(t("pick.hint"))
        return
    with st.container(border=True, gap="small"):
        names = [place_name(place, t.language) for place in current_filters().regions]
        st.markdown(t("pick.taken" if mine else "pick.elsewhere", places=plain(t.listed(names))))
        st.button(
            t("pick.undo"), key="pick_undo", on_click=everywhere, icon=":material/select_all:"
        )
        if mine:
            links(mine[0], rows, t)


def links(name: str, rows: pd.DataFrame, t: Translation) -> None:
    """The ways to a place's other pages."""
    place = place_id(name)
    told = rows[rows[REGION] == name]
    with st.container(horizontal=True):
        for page, icon in LINKS.items():
            st.page_link(
                f"{page}.py",
                label=t(f"nav.{page}"),
                icon=icon,
                query_params=replace(current_filters(), regions=(place,)).address(),
            )
        source = {} if told.empty else reader_address(told.iloc[0])
        st.page_link(
            f"{READER}.py",
            label=t("nav.sources"),
            icon=":material/article:",
            query_params=current_filters().address() | source,
        )


def standing(
    name: str, rows: pd.DataFrame, own: pd.DataFrame, kind: str, year: int, t: Translation
) -> None:
    """Where a place stands in this year, and the sentences that say so.

    Args:
        rows: of the year, as the filters leave them.
        own: of every year, whatever the filters leave.
    """
    place = plain(region_name(name, t.language))
    if ((own[REGION] == name) & (own[YEAR] == year) & (own[KIND] == kind)).any() and not (
        (rows[REGION] == name) & (rows[KIND] == kind)
    ).any():
        st.markdown(t("pick.hidden", place=place, year=year))
        return
    st.markdown(rank_told(name, rows[rows[KIND] == kind], own, year, t))
    for label, row in rows[rows[REGION] == name].sort_values(KIND).iterrows():
        show_quote(row, t, f"quote_{label}")


def rank_told(name: str, drawn: pd.DataFrame, own: pd.DataFrame, year: int, t: Translation) -> str:
    """A place's rank in a sentence; without a figure, in which years it has one."""
    place = plain(region_name(name, t.language))
    rank = rank_of(name, drawn)
    if rank is not None:
        word = "pick.rank_shared" if rank.shared else "pick.rank"
        row = drawn[drawn[REGION] == name].iloc[0]
        told = t("map.figure", kind=t(f"kind.{row[KIND]}"), figure=brief_figure(row, t.language))
        way = t(f"ranking.{better(row[INDICATOR_ID])}")
        return t(word, place=place, n=rank.number, all=rank.held, figure=plain(told), way=way)
    years = sorted({int(each) for each in own.loc[own[REGION] == name, YEAR]} - {year})
    if years:
        return t("pick.other_years", place=place, year=year, years=t.listed(map(str, years)))
    if (own[REGION] == name).any():  # the other kind, of this very year
        return ""
    return t("pick.no_year", place=place)
