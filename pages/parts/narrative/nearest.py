"""Where the outcome of a promise is not held: what is known that comes nearest to it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from extract.analysis.preferred_rows import preferred_rows
from extract.reference.sources import sources
from extract.table.conditions import Among, Between
from extract.table.rows import Rows
from extract.table.schema import ACTUAL, INDICATOR_ID, KIND, PERIOD, REGION, THEME, YEAR

OF_THE_SAME = 2  # outcomes of the indicator itself, in other years
OF_OTHERS = 2  # indicators that are near it
# Words of an id that say how a thing is counted, not what it is.
HOW = {"new", "started", "completed", "growth", "change", "increase", "share", "rate", "per"}


def nearest(promise: Mapping[str, Any], table: Rows) -> pd.DataFrame:
    """The place's outcomes nearest in time, those of the indicator itself first.

    After those come the theme's other indicators whose ids name the same thing (home_care_beds and
    care_beds_new beside home_care_beds_new), the more words in common the earlier, each by its
    outcome nearest in time. None of them is the outcome that was promised: a page must say so.
    """
    asked, year = str(promise[INDICATOR_ID]), int(promise[YEAR])
    beside = {REGION: promise[REGION], THEME: promise[THEME], KIND: ACTUAL}
    same_in = (Among(column, (value,)) for column, value in beside.items())
    known = preferred_rows(table.where(*same_in, Between(YEAR, None, None)).frame(), sources())
    known = known[(known[INDICATOR_ID] != asked) | (known[PERIOD] != promise[PERIOD])]
    rank = pd.DataFrame(
        {
            "alike": known[INDICATOR_ID].map(lambda other: -_in_common(asked, other)),
            "away": (known[YEAR] - year).abs(),
        }
    ).sort_values(["alike", "away"], kind="stable")
    known = known.loc[rank.index[rank["alike"] < 0]]
    same = known[known[INDICATOR_ID] == asked].head(OF_THE_SAME)
    others = known[known[INDICATOR_ID] != asked].drop_duplicates(INDICATOR_ID).head(OF_OTHERS)
    return pd.concat([same, others])


def _in_common(one: str, other: str) -> int:
    """How many words for the thing itself two ids share.

    >>> _in_common("home_care_beds_new", "care_beds_new"), _in_common("gdp_growth", "cpi_growth")
    (2, 0)
    """
    return len((set(one.split("_")) & set(other.split("_"))) - HOW)
