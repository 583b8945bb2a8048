"""Which way of an indicator is progress, and rows in that order."""

import pandas as pd

from extract.reference.indicators import indicators
from extract.table.schema import INDICATOR_ID, VALUE


def better(indicator: str) -> str:
    """Which way is progress: higher, lower, or none where the catalogue names none.

    >>> better("pm25"), better("gdp_growth"), better("of no catalogue")
    ('lower', 'higher', 'none')
    """
    known = indicators().get(indicator)
    return "none" if known is None else known.better


def best_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of one indicator, the best first; from the highest down where no way is better.

    A figure that is about, at least or at most a number stands where that number does.
    """
    lowest = not rows.empty and better(rows[INDICATOR_ID].iloc[0]) == "lower"
    return rows.sort_values(VALUE, ascending=lowest, kind="stable")
