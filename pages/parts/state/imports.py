"""The reports that the reader has brought: in this session, on every page, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from extract.documents.read import Document
from extract.table.schema import REGION, REGION_CODE, SOURCE
from pages.parts.labels.names import IMPORTED, place_ids
from pages.parts.labels.source_names import IMPORT
from pages.parts.state.session import current_filters, update_filters

MOST = 3  # reports at a time; each goes through every page's work
_KEPT, _CHANGES = "imports", "imports_changed"
_LAST, _TURN = "imported_last", "imports_removed"


@dataclass(frozen=True, slots=True, eq=False)
class Imported:
    """A report that the reader has brought.

    Attributes:
        rows: its figures; their source and places say that they were imported.
        document: its text, in which the rows have their places.
    """

    rows: pd.DataFrame
    document: Document


def imports() -> Mapping[str, Imported]:
    """Each report by its source id, in the order in which they came."""
    kept: dict[str, Imported] = st.session_state.get(_KEPT, {})
    return kept


def keep(rows: pd.DataFrame, document: Document) -> bool:
    """Take a report along; false where there are already MOST others.

    Its places are marked, so that they stand beside those of the table and replace none of them.

    Args:
        rows: of one report, as :func:`pages.parts.components.upload.imported_rows` gives them.
    """
    rows = rows.assign(**{SOURCE: _free_name(str(rows[SOURCE].iloc[0]), document)})
    source = f"{IMPORT}{rows[SOURCE].iloc[0]}"
    others = {key: own for key, own in imports().items() if key != source}
    full = len(others) >= MOST
    st.session_state[_LAST] = "" if full else source
    own, known = Imported(marked(rows), document), imports().get(source)
    if not full and (known is None or not known.rows.equals(own.rows)):
        _keep({**others, source: own})
    return not full


def _free_name(name: str, document: Document) -> str:
    """The name of a report, numbered where another text has it."""
    number = 1
    while True:
        numbered = name if number == 1 else f"{name} {number}"
        known = imports().get(f"{IMPORT}{numbered}")
        if known is None or known.document.text == document.text:
            return numbered
        number += 1


def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows whose source and places say that they were imported."""
    places = rows[REGION].where(rows[REGION] != "", rows[SOURCE])
    own = rows.copy()
    own[SOURCE], own[REGION], own[REGION_CODE] = IMPORT + rows[SOURCE], places + IMPORTED, ""
    return own.astype(rows.dtypes)


def remove(source: str) -> None:
    """Forget a report and the choice of its places; the page that had it forgets it too."""
    gone = set(place_ids(imports()[source].rows))
    update_filters(regions=tuple(each for each in current_filters().regions if each not in gone))
    _keep({key: own for key, own in imports().items() if key != source})
    if source == st.session_state.get(_LAST):
        st.session_state[_TURN] = turn() + 1


def _keep(every: Mapping[str, Imported]) -> None:
    st.session_state[_KEPT] = every
    st.session_state[_CHANGES] = changes() + 1


def changes() -> int:
    """Counts how often the reports have become others in this session."""
    number: int = st.session_state.get(_CHANGES, 0)
    return number


def turn() -> int:
    """Counts the removals: a field whose key has this in it is empty again after one."""
    number: int = st.session_state.get(_TURN, 0)
    return number
