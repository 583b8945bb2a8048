"""The sentence behind a figure, shown beside it on any page."""

from typing import Any

import pandas as pd
import streamlit as st

from extract.table import INDICATOR, INDICATOR_ID, REGION, YEAR
from pages.parts.choices import chosen
from pages.parts.formats import figure
from pages.parts.links import READER, reader_address
from pages.parts.names import indicator_name, region_name
from pages.parts.reader import Quote, draw, quote, script_of_quote
from pages.parts.shown import plain
from pages.parts.words import Words


def show_quote(row: pd.Series, say: Words, key: str) -> None:
    """What the row says, the sentence that says so, and the way to it in its document."""
    told = quote(row)
    catalogued = row[INDICATOR_ID] != ""
    name = indicator_name(row[INDICATOR_ID], say.language) if catalogued else row[INDICATOR]
    place = region_name(row[REGION], say.language)
    with st.container(border=True, gap="small"):
        st.markdown(
            f"**{plain(str(name))} · {plain(place)} · {row[YEAR]} · "
            f"{plain(figure(row, say.language))}**"
        )
        if told.sentence is None:
            st.markdown(plain(lacking(told, say)))
        else:
            draw(script_of_quote(row, told, say), key, None)
        st.caption(plain(place_of(told, say)))
        st.page_link(
            f"{READER}.py",
            label=say("reader.open" if told.sentence else "reader.about_source"),
            icon=":material/article:",
            query_params=chosen().address() | reader_address(row),
        )


def quote_of_point(event: Any, rows: pd.DataFrame, say: Words) -> None:
    """The sentence behind the point that was clicked; before, that a point can be clicked."""
    for point in event.selection.points:
        label = (point.get("customdata") or [None, None, None])[2]
        if label in rows.index:
            show_quote(rows.loc[label], say, f"quote_{label}")
            return
    st.caption(say("reader.point_hint"))


def place_of(told: Quote, say: Words) -> str:
    """Title, heading and paragraph, as far as they are known."""
    parts = [told.title, told.section]
    if told.paragraph:
        parts.append(say("reader.paragraph", n=told.paragraph))
    return " · ".join(part for part in parts if part)


def lacking(told: Quote, say: Words) -> str:
    """Why the sentence is not shown, and how to get it."""
    return say(f"lack.{told.lack}", file=told.file)
