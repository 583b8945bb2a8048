"""The line above every page: what is filtered, the language, the link to this view."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from extract.table.rows import Rows
from pages.parts.labels.names import place_name, theme_name
from pages.parts.labels.translations import TAGS, Translation
from pages.parts.narrative.filter_sentences import years_in_words
from pages.parts.state.facets import Facets
from pages.parts.state.filters import Filters
from pages.parts.state.session import clear_button, current_filters, language_switch

HERE = Path(__file__).parent
NAMED = 3  # of a filter's choices; the others are counted


def bar(left: Facets, table: Rows, t: Translation, *, filtered: bool = True) -> None:
    """Draw it; the active filters as well, since the sidebar is closed on a narrow screen.

    Args:
        filtered: whether the filters do anything on this page.
    """
    with st.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        gap="small",
        key="top_bar",
    ):
        # Always there: what comes after it keeps its place, and the page is not pushed down.
        with st.container(
            key="active_filters", horizontal=True, vertical_alignment="center", gap="small"
        ):
            if filtered and current_filters().narrowing:
                active = t("bar.active", parts=" · ".join(parts(current_filters(), t)))
                number = t("bar.left", n=f"{left.rows:,}", all=f"{len(table):,}")
                st.markdown(f":material/filter_alt: {active} · **{number}**", width="content")
                clear_button("clear_active")
        _link(count(left, table, t), t)
        language_switch()


def count(left: Facets, table: Rows, t: Translation) -> str:
    """How many of the table's rows the filters leave."""
    return t("filters.count", shown=f"{left.rows:,}", all=f"{len(table):,}")


def told(dropped: Sequence[str], t: Translation) -> str:
    """That parameters of the address were dropped, in the reader's words."""
    names = [
        t("filters.dropped_one", name=t(f"address.{parameter}"), parameter=parameter)
        for parameter in dropped
    ]
    return t("filters.dropped", names=t.listed(names))


def parts(filters: Filters, t: Translation) -> list[str]:
    """The active filters, one after the other."""
    named = [
        _few([theme_name(theme, t.language) for theme in filters.themes], t),
        _few([place_name(place, t.language) for place in filters.regions], t),
        years_in_words(filters, t),
        _few([t(f"kind.{kind}") for kind in filters.kinds], t),
    ]
    return [part for part in named if part]


def _few(names: Sequence[str], t: Translation) -> str:
    listed = t.listed(names[:NAMED])
    return t("bar.several", list=listed, n=len(names)) if len(names) > NAMED else listed


def _link(announced: str, t: Translation) -> None:
    """The buttons that only the browser can do; it is told language and filters as well."""
    filters = current_filters()
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
        css=(HERE / "top_bar.css").read_text(encoding="utf-8"),
        js=(HERE / "top_bar.js").read_text(encoding="utf-8"),
    )
    names = ("copy", "copied", "by_hand", "menu")
    words = {name: t(f"bar.{name}") for name in names}
    component(
        key="bar",
        data={
            "tag": TAGS[t.language],
            "announced": announced,
            "shared": urlencode(shared.address()),
            "words": words,
        },
        width="content",
    )
