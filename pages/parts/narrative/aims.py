"""What places aim at beside what they reached the year before."""

import pandas as pd

from extract.table.schema import ACTUAL, KIND, REGION, TARGET, VALUE, VALUE_HIGH, YEAR
from pages.parts.labels.translations import Translation

FEW = 3  # places; fewer make no picture


def pairs(own: pd.DataFrame, year: int) -> pd.DataFrame:
    """Each place's outcome of the year before and target of the year, where it has both.

    Of the two years that a year can stand in, it is the target's where it has targets to pair.

    Args:
        own: leading facts of one indicator in the places of one level.

    Returns:
        none for fewer than three places.
    """
    for aimed in (year, year + 1):
        reached = own[(own[YEAR] == aimed - 1) & (own[KIND] == ACTUAL)]
        aim = own[(own[YEAR] == aimed) & (own[KIND] == TARGET)]
        both = set(reached[REGION]) & set(aim[REGION])
        if len(both) >= FEW:
            rows = pd.concat([reached, aim])
            return rows[rows[REGION].isin(both)]
    return own.head(0)


def aims_told(rows: pd.DataFrame, t: Translation) -> str:
    """How many of the pairs aim lower than they reached, the same, higher."""
    reached, aim = (rows[rows[KIND] == kind].set_index(REGION) for kind in (ACTUAL, TARGET))
    came = reached[VALUE].reindex(aim.index)
    highest = aim[VALUE_HIGH].fillna(aim[VALUE])
    # A range that holds the outcome is neither lower nor higher.
    by = (aim[VALUE] - came).clip(lower=0) + (highest - came).clip(upper=0)
    return t(
        "slope.told",
        before=rows[YEAR].min(),
        year=rows[YEAR].max(),
        n=len(aim),
        lower=int((by < 0).sum()),
        same=int((by == 0).sum()),
        higher=int((by > 0).sum()),
    )
