"""The count of each verdict by place and by theme and year, each a chart that can be clicked."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.analysis.promise_columns import OUTCOME_ROW, TARGET_ROW, VERDICT
from extract.analysis.verdicts import verdicts
from extract.table.schema import REGION
from pages.parts.choices import asked, choose, chosen
from pages.parts.contents import PLACE_VERDICTS, THEME_VERDICTS, Content
from pages.parts.files import download
from pages.parts.judged import verdict_label
from pages.parts.markdown import plain
from pages.parts.names import place_name
from pages.parts.shown import chart, shades
from pages.parts.tallies import (
    board_table,
    described_board,
    described_places,
    place_counts,
    place_table,
    placeboard,
    scoreboard,
    theme_counts,
)
from pages.parts.words import Words

NAMED = 3  # places by name


def only_chosen(key: str, say: Words) -> None:
    """Which places are looked at alone, and the way back to all of them."""
    regions = chosen().regions
    named = say.listed([place_name(region, say.language) for region in regions[:NAMED]])
    told = "promises.scope_many" if len(regions) > NAMED else "promises.scope_chosen"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say(told, n=len(regions), places=plain(named)), width="content")
        st.button(
            say("promises.every_place"),
            key=key,
            icon=":material/undo:",
            on_click=choose,
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
        choose(**{field: str(points[0]["customdata"][0])})


def place_pointed(key: str) -> None:
    """Look at the place alone whose cell was clicked."""
    points = st.session_state[key]["selection"]["points"]
    if points:
        choose(regions=(str(points[0]["customdata"][0]),), cell="", point="")


def places_counted(promises: pd.DataFrame, table: pd.DataFrame, say: Words) -> None:
    """Every verdict by place; a click looks at one place alone."""
    title = say("promises.places")
    if promises[REGION].nunique() < 2:
        if chosen().regions:  # A click has led here: its way back is where it was made.
            st.header(title, anchor=False)
            only_chosen("back_below", say)
        return
    st.header(title, anchor=False)
    st.caption(f"{say('promises.places_note')} {signs_of(promises, say)}")
    chart(
        placeboard(promises, say, shades()),
        key="placeboard",
        alt=described_places(promises, title, say),
        title=title,
        rows=figures_of(promises, table),
        on_select=lambda: place_pointed("placeboard"),
        note=signs_of(promises, say),
    )
    with st.expander(say("promises.board_table")):
        st.dataframe(place_table(promises, say), hide_index=True, alt=title)
    counted(place_counts(promises), promises, PLACE_VERDICTS, title, table, say)


def counted(
    rows: pd.DataFrame,
    promises: pd.DataFrame,
    content: Content,
    title: str,
    table: pd.DataFrame,
    say: Words,
) -> None:
    """The counts of a board to take along."""
    download(
        rows,
        title,
        say,
        content.name,
        asked().scope,
        content=content,
        made_from=figures_of(promises, table),
        by=replace(asked(), kinds=(), indicator=""),
    )


def signs_of(promises: pd.DataFrame, say: Words) -> str:
    """The verdicts that occur, each with its sign."""
    held = set(promises[VERDICT])
    return plain("  ".join(verdict_label(key, say.language) for key in verdicts() if key in held))


def board(promises: pd.DataFrame, table: pd.DataFrame, say: Words) -> None:
    """Every verdict by theme and year; a click narrows the list below."""
    title = say("promises.board")
    st.header(title, anchor=False)
    st.caption(f"{say('promises.board_note')} {signs_of(promises, say)}")
    # A key of its own for each cell that is looked at: the next click on it is a new one.
    key = "_".join(["scoreboard", *chosen().cell.split(".")]).rstrip("_")
    chart(
        scoreboard(promises, say, shades()),
        key=key,
        alt=described_board(promises, title, say),
        title=title,
        rows=figures_of(promises, table),
        on_select=lambda: pointed(key, "cell"),
        note=signs_of(promises, say),
    )
    with st.expander(say("promises.board_table")):
        st.dataframe(board_table(promises, say), hide_index=True, alt=title)
    counted(theme_counts(promises), promises, THEME_VERDICTS, title, table, say)
