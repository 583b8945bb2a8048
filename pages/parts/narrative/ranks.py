"""Where a place stands among those of its level, and when most of them can be compared."""

from dataclasses import dataclass

import pandas as pd

from extract.table.schema import ACTUAL, KIND, REGION, VALUE, YEAR


@dataclass(frozen=True, slots=True)
class Rank:
    """The place's number from the greatest value down, and among how many.

    Attributes:
        number: 1 for the greatest; equals share the first number of theirs.
        shared: how many others have the same value.
        held: how many places have a figure.
    """

    number: int
    shared: int
    held: int


def rank_of(region: str, rows: pd.DataFrame) -> Rank | None:
    """The rank among rows of one indicator, year and kind; None where the place has no figure.

    A figure that is about, at least or at most a number is ranked by that number.
    """
    own = rows.loc[rows[REGION] == region, VALUE]
    if own.empty:
        return None
    value = own.iloc[0]
    return Rank(
        number=1 + int((rows[VALUE] > value).sum()),
        shared=int((rows[VALUE] == value).sum()) - 1,
        held=rows[REGION].nunique(),
    )


def best_year(rows: pd.DataFrame) -> int:
    """The year in which most places have an outcome, the later of equals.

    Args:
        rows: leading facts of one indicator; some at least.
    """
    counts = rows.groupby([YEAR, KIND])[REGION].nunique()
    return int(max(counts.index, key=lambda at: (at[1] == ACTUAL, counts[at], at[0]))[0])


def ends(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """The highest and the lowest outcome; None for fewer than two.

    Args:
        rows: leading facts of one indicator and year.
    """
    outcomes = rows[rows[KIND] == ACTUAL].sort_values(VALUE, kind="stable")
    return (outcomes.iloc[-1], outcomes.iloc[0]) if len(outcomes) > 1 else None
