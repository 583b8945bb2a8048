"""The rows that an address asks for: on the data page, among the promises, and from a program."""

from dataclasses import replace

import numpy as np
import pandas as pd

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import GROUPS, of_group
from extract.table.identity import figure_ids
from extract.table.schema import INDICATOR_ID, REGION, YEAR
from pages.parts.labels.names import home_id, of_level, place_ids
from pages.parts.labels.verdict_labels import promises_in_order
from pages.parts.search.query import found, understood
from pages.parts.state.filters import Filters
from pages.parts.state.parameters import LEVELS


def figures_asked(filters: Filters, table: pd.DataFrame) -> pd.DataFrame:
    """The figures that the data page lists, in its order."""
    every = matching(filters, table)
    return in_order(every if asks_for_all(filters, every) else catalogued(every))


def matching(filters: Filters, table: pd.DataFrame) -> pd.DataFrame:
    """Every figure of the choice, of the catalogue or not."""
    rows = looked_at(filters, filters.of(table))
    if filters.id:
        rows = rows[figure_ids(rows) == filters.id]
    return found(rows, understood(filters.search, table)) if filters.search else rows


def asks_for_all(filters: Filters, rows: pd.DataFrame) -> bool:
    """Whether the figures outside the catalogue are listed: where they are asked for, where
    something is looked for, and where there is nothing else.
    """
    return bool(filters.rest or filters.search or filters.id) or catalogued(rows).empty


def catalogued(rows: pd.DataFrame) -> pd.DataFrame:
    """Those that have an indicator."""
    return rows[rows[INDICATOR_ID] != ""]


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """The catalogue's rows first, the newest year first."""
    return rows.sort_values([INDICATOR_ID, YEAR], key=_rank, kind="stable")


def _rank(column: pd.Series) -> pd.Series:
    return column == "" if column.name == INDICATOR_ID else -column.fillna(0).astype(int)


def promises_asked(filters: Filters, promises: pd.DataFrame) -> pd.DataFrame:
    """The promises that their page lists for an address that says all it shows, in its order.

    What an address leaves open narrows nothing here; the page chooses by itself, and its address
    says what. A promise has both kinds.
    """
    rows = looked_at(filters, replace(filters, kinds=()).of(promises))
    if filters.scope and not filters.regions:
        rows = rows[of_scopes(rows)[filters.scope]]
    if filters.verdict:
        of_verdict = of_group(filters.verdict) if filters.verdict in GROUPS else [filters.verdict]
        rows = rows[rows[VERDICT].isin(of_verdict)]
    return promises_in_order(rows)


def of_scopes(promises: pd.DataFrame) -> dict[str, np.ndarray]:
    """Which promises are of each scope's places, by the scope's name."""
    return {
        "home": (place_ids(promises) == home_id()).to_numpy(),
        **{level: promises[REGION].isin(of_level(level)).to_numpy() for level in LEVELS},
        "all": np.ones(len(promises), dtype=bool),
    }


def looked_at(filters: Filters, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the indicator and the year that are looked at, where one is."""
    if filters.indicator:
        rows = rows[rows[INDICATOR_ID] == filters.indicator]
    return rows if filters.year is None else rows[(rows[YEAR] == filters.year).fillna(False)]
