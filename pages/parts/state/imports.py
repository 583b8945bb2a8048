"""The reports that the reader has brought: in this session, on every page, and nowhere else."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from extract.table.schema import REGION, REGION_CODE, SOURCE
from pages.parts.labels.names import IMPORTED

MOST = 3  # reports at a time; each goes through every page's work
PREFIX = "import_"  # of the id of an imported report as a source
_KEPT = "imports"


def imports() -> Mapping[str, pd.DataFrame]:
    """The rows of each report by its source id, in the order in which they came."""
    kept: dict[str, pd.DataFrame] = st.session_state.get(_KEPT, {})
    return kept


def keep(rows: pd.DataFrame) -> bool:
    """Take a report along; false where there are already MOST others.

    Its places are marked, so that they stand beside those of the table and replace none of them.

    Args:
        rows: of one report, as :func:`pages.parts.components.upload.imported_rows` gives them.
    """
    source = source_id(rows)
    others = {key: own for key, own in imports().items() if key != source}
    if len(others) >= MOST:
        return False
    st.session_state[_KEPT] = {**others, source: marked(rows)}
    return True


def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows whose source and places say that they were imported."""
    places = rows[REGION].where(rows[REGION] != "", rows[SOURCE])
    own = rows.copy()
    own[SOURCE], own[REGION], own[REGION_CODE] = source_id(rows), places + IMPORTED, ""
    return own.astype(rows.dtypes)


def source_id(rows: pd.DataFrame) -> str:
    """The id of a report as a source of this session."""
    return f"{PREFIX}{rows[SOURCE].iloc[0]}"


def remove(source: str) -> None:
    """Forget a report."""
    st.session_state[_KEPT] = {key: own for key, own in imports().items() if key != source}
