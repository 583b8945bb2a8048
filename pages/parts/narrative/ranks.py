"""Where a place stands among those of its level, which of them are at the ends, and when."""

from dataclasses import dataclass

import pandas as pd

from extract.table.schema import ACTUAL, INDICATOR_ID, KIND, REGION, VALUE, YEAR
from pages.parts.labels.direction import best_first, better

ENOUGH = 2  # places that can be compared


@dataclass(frozen=True, slots=True)
class Rank:
    """The place's number from the best value on, and among how many.

    Attributes:
        number: 1 for the best; equals share the first number of theirs.
        shared: how many others have the same value.
        held: how many places have a figure.
    """

    number: int
    shared: int
    held: int


@dataclass(frozen=True, slots=True)
class End:
    """One end of what is compared.

    Attributes:
        word: highest, lowest, or level where all have the same.
        rows: all that stand there.
    """

    word: str
    rows: pd.DataFrame


def rank_of(region: str, rows: pd.DataFrame) -> Rank | None:
    """The rank among rows of one indicator, year and kind; None where the place has no figure."""
    own = rows.loc[rows[REGION] == region, VALUE]
    if own.empty:
        return None
    ordered = list(best_first(rows)[VALUE])
    number = ordered.index(own.iloc[0]) + 1
    return Rank(number, ordered.count(own.iloc[0]) - 1, rows[REGION].nunique())


def ends(rows: pd.DataFrame) -> tuple[End, ...]:
    """The two ends of rows of one indicator, year and kind, the better first; none for one row."""
    if len(rows) < ENOUGH:
        return ()
    high, low = rows[VALUE].max(), rows[VALUE].min()
    if high == low:
        return (End("level", rows),)
    both = (End("highest", rows[rows[VALUE] == high]), End("lowest", rows[rows[VALUE] == low]))
    return both[::-1] if better(rows[INDICATOR_ID].iloc[0]) == "lower" else both


def best_year(rows: pd.DataFrame) -> int:
    """The newest year that can be compared: half as many places as in the fullest year have a
    figure, and two where two have one in any.

    Outcomes go before targets. Rows are leading facts of one indicator; some at least.
    """
    outcomes = rows[rows[KIND] == ACTUAL]
    counts = (rows if outcomes.empty else outcomes).groupby(YEAR)[REGION].nunique()
    enough = max(counts.max() / 2, min(counts.max(), ENOUGH))
    return int(max(counts.index[counts >= enough]))
