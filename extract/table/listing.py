"""The order in which rows are listed, told to a data frame and to an engine."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from extract.table.schema import INDICATOR_ID, YEAR


@dataclass(frozen=True, slots=True)
class Listing:
    """An order.

    Attributes:
        of: gives a frame's rows in it; of two alike the earlier first.
        sql: the same as the expressions to order by.
    """

    of: Callable[[pd.DataFrame], pd.DataFrame]
    sql: str


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values([INDICATOR_ID, YEAR], key=_rank, kind="stable")


def _rank(column: pd.Series) -> pd.Series:
    return column == "" if column.name == INDICATOR_ID else -column.fillna(0).astype(int)


FIGURES = Listing(_in_order, f'("{INDICATOR_ID}" = \'\'), coalesce("{YEAR}", 0) DESC')
"""The catalogue's rows first, the newest year first."""
