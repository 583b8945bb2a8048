"""The store's rows under the filters, the same for all who choose the same."""

from dataclasses import replace
from typing import Any

import pandas as pd

from extract.table.conditions import Among
from extract.table.rows import Rows
from extract.table.schema import INDICATOR_ID, REGION, REGION_CODE
from pages.parts.labels.names import place_id_without_code
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.store import store


@kept
def table_within(within: Filters) -> Rows:
    """Every figure that the filters leave; ask with ``Filters.narrowed()``."""
    return within.within(store().table)


@kept
def facts_within(within: Filters) -> Rows:
    """The leading yearly figures that the filters leave."""
    return within.within(store().facts)


@kept
def facts_of(indicator: str, within: Filters) -> pd.DataFrame:
    """Of these, one indicator's."""
    return facts_within(within).where(Among(INDICATOR_ID, (indicator,))).frame()


@kept
def promises_within(within: Filters) -> Rows:
    """The promises that the filters leave; one has both kinds, so these choose none."""
    return replace(within, kinds=()).within(store().promises)


@kept
def framed(rows: Rows) -> pd.DataFrame:
    """All of some rows; who asks knows that they are few."""
    return rows.frame()


@kept
def where(rows: pd.DataFrame, column: str, *values: object) -> pd.DataFrame:
    """The rows that have one of these values there."""
    return rows[rows[column].isin(values)]


@kept
def having(rows: Rows, column: str, *values: object) -> Rows:
    """The same of rows that may be many."""
    return rows.where(Among(column, values))


@kept
def counted(rows: Rows, *columns: str) -> dict[Any, int]:
    """How many rows have each value."""
    return rows.counts(*columns)


@kept
def places_within(within: Filters) -> frozenset[str]:
    """The ids of the places that the filters leave something of."""
    held = table_within(within).counts(REGION_CODE, REGION)
    return frozenset(code or place_id_without_code(region) for code, region in held)
