"""Which indicators say most about a place, and of which places nothing can be said yet."""

import pandas as pd

from extract.analysis.promise_columns import ANNUAL, HORIZON, VERDICT
from extract.analysis.verdicts import OPEN, SETTLED, of_group
from extract.reference.indicators import indicators
from extract.table.schema import ACTUAL, INDICATOR_ID, KIND, REGION, YEAR


def best_evidenced(facts: pd.DataFrame, promises: pd.DataFrame) -> list[str]:
    """The indicators of these figures, the one of which most is known first.

    What counts is how many promises are judged, then how many outcomes there are, then how many
    figures at all; of two alike the one that the catalogue names first.

    Args:
        facts: leading yearly figures, as of one place.
        promises: of the same places.
    """
    judged = promises[promises[VERDICT].isin(of_group(SETTLED))]
    counts = [
        judged[INDICATOR_ID].value_counts(),
        facts.loc[facts[KIND] == ACTUAL, INDICATOR_ID].value_counts(),
        facts[INDICATOR_ID].value_counts(),
    ]
    held = set(facts[INDICATOR_ID])
    order = [key for key in indicators() if key in held]
    return sorted(order, key=lambda key: [-int(count.get(key, 0)) for count in counts])


def most_promised(promises: pd.DataFrame, most: int, least: int) -> list[str]:
    """The indicators promised for most years, at most ``most`` of them, in the catalogue's order.

    Args:
        promises: of one place.
        least: years for which an indicator must have been promised.
    """
    annual = promises[promises[HORIZON] == ANNUAL]
    years = annual.groupby(INDICATOR_ID)[YEAR].nunique()
    kept = set(years[years >= least].nlargest(most, keep="first").index)
    return [key for key in indicators() if key in kept]


def only_open(promises: pd.DataFrame) -> list[str]:
    """The places (their Chinese names) of whose promises none is due yet, in the table's order."""
    due = set(promises.loc[~promises[VERDICT].isin(of_group(OPEN)), REGION])
    return [str(name) for name in promises[REGION].unique() if name not in due]
