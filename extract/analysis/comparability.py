"""Which figures of one place may be subtracted, and which may be joined by a line."""

from collections.abc import Iterable

import pandas as pd

from extract.analysis.series_breaks import Break, breaks, series_break
from extract.table.schema import COMPARATOR, INDICATOR_ID, REGION, VALUE_HIGH, YEAR


def is_exact(row: pd.Series) -> bool:
    """Whether a figure is one exact number: no bound, no rounding, no range."""
    return bool(row[COMPARATOR] == "=" and pd.isna(row[VALUE_HIGH]))


def comparable(before: pd.Series, after: pd.Series, known: Iterable[Break] | None = None) -> bool:
    """Whether two figures of one place and indicator may be subtracted.

    Both are exact, of one series, and of no year that stands apart (data/breaks.toml).

    Args:
        before, after: rows in the order of their years.
    """
    if not (is_exact(before) and is_exact(after)):
        return False
    every = breaks() if known is None else known
    own = [each for each in every if each.concerns(after[INDICATOR_ID], after[REGION])]
    parted = any(not e.comparable and before[YEAR] < e.year <= after[YEAR] for e in own)
    return not parted and not {before[YEAR], after[YEAR]} & {e.year for e in own if e.comparable}


def adjoining(before: pd.Series, after: pd.Series) -> bool:
    """Whether two figures of one place are of one series and of years that follow each other."""
    year = int(after[YEAR])
    follows = int(before[YEAR]) == year - 1
    return follows and not series_break(after[INDICATOR_ID], after[REGION], year)
