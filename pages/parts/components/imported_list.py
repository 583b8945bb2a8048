"""The reports that the reader has brought: where to see them, and how to let go of them."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.reference.indicators import indicators
from extract.table.schema import INDICATOR_ID, REGION
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import home_id, place_id, place_name, region_name
from pages.parts.labels.source_names import source_title
from pages.parts.labels.translations import Translation
from pages.parts.state.imports import imports, remove
from pages.parts.state.session import current_filters
from pages.parts.state.store import store


def imported_list(t: Translation, key: str) -> None:
    """Each report with the ways to its place, and a button to remove it.

    Args:
        key: of the part of the page that shows it, so that two of them may stand on one page.
    """
    for source, own in imports().items():
        with st.container(border=True, gap="xsmall"):
            name, count = plain(source_title(source, t.language)), len(own.rows)
            st.markdown(f":material/upload_file: **{name}** · {t('import.rows', n=count)}")
            _ways(own.rows, t)
            st.button(
                t("import.remove"),
                key=f"{key}_remove_{source}",
                icon=":material/delete:",
                on_click=remove,
                args=(source,),
            )


def _ways(rows: pd.DataFrame, t: Translation) -> None:
    """The ways to the place that most of the figures are of: by itself, and beside home."""
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
    counts = [facts.loc[facts[REGION] == name, INDICATOR_ID].value_counts() for name in
              (region, place_name(home_id()))]  # fmt: skip
    shared = [key for key in indicators() if all(key in count.index for count in counts)]
    return max(shared, key=lambda key: sum(int(count[key]) for count in counts), default="")
