"""The page that a lasting address leads to: of a figure by its id, of a promise by its own."""

import pandas as pd

from extract.errors import ExtractError
from extract.table.conditions import Identified
from extract.table.schema import INDICATOR_ID, START, YEAR
from pages.parts.labels.names import place_ids
from pages.parts.labels.verdict_labels import promise_of
from pages.parts.state.store import as_it_is
from pages.parts.state.urls import page_link, reader_link


def page_of_figure(figure: str) -> str:
    """The reader's page, opened at the figure in its text; of a figure that has no place in a
    text, or is none of the table, the data page, which shows it alone or says that it is not there.
    """
    try:
        table = as_it_is().table
    except ExtractError:
        return page_link("data", {"id": figure})  # The page says what is broken.
    rows = table.where(Identified(figure)).frame()
    if rows.empty or pd.isna(rows[START].iloc[0]):
        return page_link("data", {"id": figure})
    return reader_link(rows.iloc[0])


def page_of_promise(promise: str) -> str:
    """The page of promises with this one picked; it says so where there is none of the id."""
    asked = {"promise": promise}
    try:
        promises = as_it_is().promises
    except ExtractError:
        return page_link("promises", asked)
    held = promise_of(promise, promises)
    for place, (_, row) in zip(place_ids(held), held.iterrows(), strict=True):
        asked |= {"region": place, "indicator": row[INDICATOR_ID], "year": str(row[YEAR])}
    return page_link("promises", asked)
