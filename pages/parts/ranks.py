"""Where a place stands among those of its level."""

from dataclasses import dataclass

import pandas as pd

from extract.table import REGION, VALUE


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
