"""The reports that the reader has brought: where to see them, and how to let go of them."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.reference.indicators import indicators
from extract.table.conditions import Among
from extract.table.schema import INDICATOR_ID, REGION
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import home_id, place_id, place_name, region_name
from pages.parts.labels.source_names import source_title
from pages.parts.labels.translations import Translation
from pages.parts.state.imports import Imported, brought, remove
from pages.parts.state.session import current_filters
from pages.parts.state.store import store

FEW = 3  # reports that are listed one by one beside every page


def beside_every_page(t: Translation) -> None:
    """Each report, or how many there are, with the ways to see them and to let go of them."""
    every = brought()
    if len(every) <= FEW:
        for own in every.values():
            with st.container(border=True, gap="xsmall"):
                _named(own, t)
                ways(own.rows, t)
                remove_button(own, "sidebar", t)
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/upload_file: **{t('import.count', n=len(every))}**")
        query = current_filters().address()
        st.page_link(
            "import_.py", label=t("import.all"), icon=":material/list:", query_params=query
        )
        st.button(
            t("import.remove_all"),
            key="sidebar_remove_all",
            icon=":material/delete:",
            on_click=remove,
            args=tuple(every),
        )


def _named(own: Imported, t: Translation) -> None:
    name = plain(source_title(own.source, t.language))
    st.markdown(f":material/upload_file: **{name}** · {t('import.rows', n=len(own.rows))}")


def remove_button(own: Imported, key: str, t: Translation) -> None:
    """The button that lets go of a report.

    Args:
        key: of the part of the page that shows it, so that two of them may stand on one page.
    """
    st.button(
        t("import.remove"),
        key=f"{key}_remove_{own.source}",
        icon=":material/delete:",
        on_click=remove,
        args=(own.source,),
    )


def ways(rows: pd.DataFrame, t: Translation) -> None:
    """The ways to the place that most of the figures are of: by itself, and beside home."""
    if rows.empty:
        return
    region = str(rows[REGION].value_counts().index[0])
    place, home = place_id(region), place_name(home_id(), t.language)
    for page, icon, label, seen in (
        ("overview", "dashboard", region_name(region, t.language), {"regions": (place,)}),
        (
            "trends",
            "show_chart",
            t("import.beside", place=home),
            {"regions": (place, home_id()), "indicator": _shared(region)},
        ),
    ):
        query = replace(current_filters(), **seen).address()
        st.page_link(f"{page}.py", label=label, icon=f":material/{icon}:", query_params=query)


def _shared(region: str) -> str:
    """The indicator of which the place and home together have most figures; empty for none."""
    facts = store().facts
    counts = [
        facts.where(Among(REGION, (name,))).counts(INDICATOR_ID)
        for name in (region, place_name(home_id()))
    ]
    shared = [key for key in indicators() if all(key in count for count in counts)]
    return max(shared, key=lambda key: sum(count[key] for count in counts), default="")
