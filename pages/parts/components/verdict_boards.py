"""The count of each verdict by place and by theme and year, each a chart that can be clicked."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.promise_columns import OUTCOME_ROW, TARGET_ROW, VERDICT
from extract.analysis.verdicts import verdicts
from extract.table.schema import REGION
from pages.parts.charts.verdict_matrix import (
    board_table,
    described_board,
    described_places,
    place_counts,
    place_table,
    placeboard,
    scoreboard,
    theme_counts,
)
from pages.parts.components.chart_block import chart, shades
from pages.parts.components.download_menu import download
from pages.parts.export.spec import PLACE_VERDICTS, THEME_VERDICTS, Content
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_name
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import verdict_label
from pages.parts.state.session import current_filters, page_filters, update_filters

NAMED = 3  # places by name


def only_chosen(key: str, t: Translation) -> None:
    """Which places are looked at alone, and the way back to all of them."""
    regions = current_filters().regions
    named = t.listed([place_name(region, t.language) for region in regions[:NAMED]])
    told = "promises.scope_many" if len(regions) > NAMED else "promises.scope_chosen"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t(told, n=len(regions), places=plain(named)), width="content")
        st.button(
            t("promises.every_place"),
            key=key,
            icon=":material/undo:",
            on_click=update_filters,
            kwargs={"regions": ()},
        )


def figures_of(promises: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of the table that state these promises and their outcomes."""
    both = pd.concat([promises[TARGET_ROW], promises[OUTCOME_ROW]]).dropna()
    return table.loc[both.drop_duplicates()]


def pointed(key: str, field: str) -> None:
    """Take over what was clicked in a chart."""
    points = st.session_state[key]["selection"]["points"]
    if points:
        update_filters(**{field: str(points[0]["customdata"][0])})


def place_pointed(key: str) -> None:
    """Look at the place alone whose cell was clicked."""
    points = st.session_state[key]["selection"]["points"]
    if points:
        update_filters(regions=(str(points[0]["customdata"][0]),), cell="", point="")


def places_counted(promises: pd.DataFrame, table: pd.DataFrame, t: Translation) -> None:
    """Every verdict by place; a click looks at one place alone."""
    title = t("promises.places")
    if promises[REGION].nunique() < 2:
        if current_filters().regions:  # A click has led here: its way back is where it was made.
            st.header(title, anchor=False)
            only_chosen("back_below", t)
        return
    st.header(title, anchor=False)
    st.caption(f"{t('promises.places_note')} {signs_of(promises, t)}")
    chart(
        placeboard(promises, t, shades()),
        key="placeboard",
        alt=described_places(promises, title, t),
        title=title,
        rows=figures_of(promises, table),
        on_select=lambda: place_pointed("placeboard"),
        note=signs_of(promises, t),
    )
    with st.expander(t("promises.board_table")):
        st.dataframe(place_table(promises, t), hide_index=True, alt=title)
    counted(place_counts(promises), promises, PLACE_VERDICTS, title, table, t)


def counted(
    rows: pd.DataFrame,
    promises: pd.DataFrame,
    content: Content,
    title: str,
    table: pd.DataFrame,
    t: Translation,
) -> None:
    """The counts of a board to take along."""
    download(
        rows,
        title,
        t,
        content.name,
        page_filters().scope,
        content=content,
        made_from=figures_of(promises, table),
        by=replace(page_filters(), kinds=(), indicator=""),
    )


def signs_of(promises: pd.DataFrame, t: Translation) -> str:
    """The verdicts that occur, each with its sign."""
    held = set(promises[VERDICT])
    return plain("  ".join(verdict_label(key, t.language) for key in verdicts() if key in held))


def board(promises: pd.DataFrame, table: pd.DataFrame, t: Translation) -> None:
    """Every verdict by theme and year; a click narrows the list below."""
    title = t("promises.board")
    st.header(title, anchor=False)
    st.caption(f"{t('promises.board_note')} {signs_of(promises, t)}")
    # A key of its own for each cell that is looked at: the next click on it is a new one.
    key = "_".join(["scoreboard", *current_filters().cell.split(".")]).rstrip("_")
    chart(
        scoreboard(promises, t, shades()),
        key=key,
        alt=described_board(promises, title, t),
        title=title,
        rows=figures_of(promises, table),
        on_select=lambda: pointed(key, "cell"),
        note=signs_of(promises, t),
    )
    with st.expander(t("promises.board_table")):
        st.dataframe(board_table(promises, t), hide_index=True, alt=title)
    counted(theme_counts(promises), promises, THEME_VERDICTS, title, table, t)
