"""The reports that the reader has brought: where to see them, and how to let go of them."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from extract.table.schema import REGION
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_id, region_name
from pages.parts.labels.translations import Translation
from pages.parts.state.imports import PREFIX, imports, remove
from pages.parts.state.session import current_filters


def imported_list(t: Translation, key: str) -> None:
    """Each report with its places, each a way to the overview, and a button to remove it.

    Args:
        key: of the part of the page that shows it, so that two of them may stand on one page.
    """
    for source, rows in imports().items():
        with st.container(border=True, gap="xsmall"):
            name = plain(source.removeprefix(PREFIX))
            st.markdown(f":material/upload_file: **{name}** · {t('import.rows', n=len(rows))}")
            _ways(rows, t)
            st.button(
                t("import.remove"),
                key=f"{key}_remove_{source}",
                icon=":material/delete:",
                on_click=remove,
                args=(source,),
            )


def _ways(rows: pd.DataFrame, t: Translation) -> None:
    """The way to the overview of the place that most of the figures are of."""
    region = str(rows[REGION].value_counts().index[0])
    st.page_link(
        "overview.py",
        label=region_name(region, t.language),
        icon=":material/dashboard:",
        query_params=replace(current_filters(), regions=(place_id(region),)).address(),
    )
