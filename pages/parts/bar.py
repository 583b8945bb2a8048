"""The line above every page: what is filtered, the language, the link to this view."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.parts.asked import years_in_words
from pages.parts.choices import chosen, clear_button, language_switch
from pages.parts.facets import Facets
from pages.parts.filters import Filters
from pages.parts.names import place_name, theme_name
from pages.parts.words import TAGS, Words

HERE = Path(__file__).parent
NAMED = 3  # of a filter's choices; the others are counted


def bar(left: Facets, table: pd.DataFrame, say: Words) -> None:
    """Draw it; the active filters as well, since the sidebar is closed on a narrow screen."""
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    ):
        _link(count(left, table, say), say)
        language_switch()
    if chosen().narrowing:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            active = say("bar.active", parts=" · ".join(parts(chosen(), say)))
            number = say("bar.left", n=f"{left.rows:,}", all=f"{len(table):,}")
            st.markdown(f":material/filter_alt: {active} · **{number}**", width="content")
            clear_button("clear_active")


def count(left: Facets, table: pd.DataFrame, say: Words) -> str:
    """How many of the table's rows the filters leave."""
    return say("filters.count", shown=f"{left.rows:,}", all=f"{len(table):,}")


def told(dropped: Sequence[str], say: Words) -> str:
    """That parameters of the address were dropped, in the reader's words."""
    names = [
        say("filters.dropped_one", name=say(f"address.{parameter}"), parameter=parameter)
        for parameter in dropped
    ]
    return say("filters.dropped", names=say.listed(names))


def parts(filters: Filters, say: Words) -> list[str]:
    """The active filters, one after the other."""
    named = [
        _few([theme_name(theme, say.language) for theme in filters.themes], say),
        _few([place_name(place, say.language) for place in filters.regions], say),
        years_in_words(filters, say),
        _few([say(f"kind.{kind}") for kind in filters.kinds], say),
    ]
    return [part for part in named if part]


def _few(names: Sequence[str], say: Words) -> str:
    listed = say.listed(names[:NAMED])
    return say("bar.several", list=listed, n=len(names)) if len(names) > NAMED else listed


def _link(announced: str, say: Words) -> None:
    """The buttons that only the browser can do; it is told language and filters as well."""
    filters = chosen()
    shared = Filters(
        themes=filters.themes,
        regions=filters.regions,
        first=filters.first,
        last=filters.last,
        kinds=filters.kinds,
        language=filters.language,
    )
    # Registered at every run: a server, and every test, keeps its own list of components.
    component = st.components.v2.component(
        "bar",
        css=(HERE / "bar.css").read_text(encoding="utf-8"),
        js=(HERE / "bar.js").read_text(encoding="utf-8"),
    )
    names = ("copy", "copied", "by_hand", "menu")
    words = {name: say(f"bar.{name}") for name in names}
    component(
        key="bar",
        data={
            "tag": TAGS[say.language],
            "announced": announced,
            "shared": urlencode(shared.address()),
            "words": words,
        },
        width="content",
    )
