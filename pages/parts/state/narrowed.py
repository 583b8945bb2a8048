"""The store's rows under the filters, the same frame for all who choose the same."""

from dataclasses import replace

import pandas as pd

from extract.table.schema import INDICATOR_ID
from pages.parts.labels.names import place_ids
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.store import store


@kept
def table_within(within: Filters) -> pd.DataFrame:
    """Every figure that the filters leave; ask with ``Filters.narrowed()``."""
    return within.of(store().table)


@kept
def facts_within(within: Filters) -> pd.DataFrame:
    """The leading yearly figures that the filters leave."""
    return within.of(store().facts)


@kept
def facts_of(indicator: str, within: Filters) -> pd.DataFrame:
    """Of these, one indicator's."""
    facts = facts_within(within)
    return facts[facts[INDICATOR_ID] == indicator]


@kept
def promises_within(within: Filters) -> pd.DataFrame:
    """The promises that the filters leave; one has both kinds, so these choose none."""
    return replace(within, kinds=()).of(store().promises)


@kept
def where(rows: pd.DataFrame, column: str, *values: object) -> pd.DataFrame:
    """The rows that have one of these values there."""
    return rows[rows[column].isin(values)]


@kept
def places_within(within: Filters) -> frozenset[str]:
    """The ids of the places that the filters leave something of."""
    return frozenset(place_ids(table_within(within)).unique())
