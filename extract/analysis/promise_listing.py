"""The order in which promises are listed."""

import pandas as pd

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import verdicts
from extract.table.listing import Listing
from extract.table.schema import YEAR


def promises_in_order(promises: pd.DataFrame) -> pd.DataFrame:
    """Those with an outcome that decides first, newer years first, then as verdicts are ordered."""
    order = list(verdicts())
    settled = promises[VERDICT].map(lambda verdict: not verdicts()[verdict].settled)
    rank = promises[VERDICT].map(order.index)
    keys = pd.DataFrame({"open": settled, "year": -promises[YEAR], "rank": rank})
    # What is due and cannot be judged says more than what is not due yet.
    keys["due"] = promises[VERDICT] == order[-1]
    return promises.loc[keys.sort_values(["open", "due", "year", "rank"], kind="stable").index]


def promises_listing() -> Listing:
    """The same for rows that may lie in an engine.

    Raises:
        DataFileError: data/verdicts.toml is missing, broken or lacks a field.
    """
    order = list(verdicts())
    settled = ", ".join(f"'{key}'" for key in order if verdicts()[key].settled)
    named = ", ".join(f"'{key}'" for key in order)
    return Listing(
        promises_in_order,
        f"{VERDICT} NOT IN ({settled}), {VERDICT} = '{order[-1]}', {YEAR} DESC, "
        f"list_position([{named}], {VERDICT})",
    )
