"""What changed in a table, in lines for a person."""

from collections.abc import Iterator

import pandas as pd

from extract.table.changes import Changes
from extract.table.schema import INDICATOR, INDICATOR_ID, PERIOD, REGION, SOURCE, VALUE_TEXT

MOST = 40  # rows that are named; the others are counted
_OTHER = "(no indicator)"


def counts_line(found: Changes) -> str:
    """How many rows are new, changed and gone."""
    new, changed, gone = found.counts()
    return f"{new} rows new, {changed} changed, {gone} gone, {found.same} as they were"


def by_indicator(found: Changes) -> Iterator[str]:
    """The same for each indicator, those with most changes first."""
    counts = pd.DataFrame(
        {
            name: rows[INDICATOR_ID].replace("", _OTHER).value_counts()
            for name, rows in (("new", found.new), ("changed", found.after), ("gone", found.gone))
        }
    ).fillna(0)
    order = counts.assign(all=counts.sum(axis=1)).sort_values("all", ascending=False, kind="stable")
    for name, row in order.iterrows():
        told = [f"{int(row[each])} {each}" for each in ("new", "changed", "gone") if row[each]]
        yield f"  {name}: {', '.join(told)}"


def lost_lines(found: Changes) -> Iterator[str]:
    """The catalogued facts that are stated no more, one by one."""
    lost = found.lost()
    if lost.empty:
        return
    yield f"{len(lost)} catalogued facts are lost:"
    for _, row in lost.head(MOST).iterrows():
        name = f"{row[REGION]} {row[PERIOD]} {row[INDICATOR]} {row[VALUE_TEXT]}"
        yield f"  {row[SOURCE]}: {name} ({row[INDICATOR_ID]})"
    if len(lost) > MOST:
        yield f"  ... and {len(lost) - MOST} more"
