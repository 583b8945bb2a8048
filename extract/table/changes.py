"""What a table says that another did not: new, changed and gone rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from extract.table.schema import (
    COLUMNS,
    END,
    INDICATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    PARAGRAPH,
    PERIOD,
    REGION,
    SECTION,
    SOURCE,
    START,
    VALUE_TEXT,
)

_WHERE = (START, END, SECTION, PARAGRAPH)
# What a row says; where it stands in its document may move.
SAID = [name for name in COLUMNS if name not in _WHERE]
_PLACE = [SOURCE, START, VALUE_TEXT]
_PARAGRAPH = [SOURCE, PARAGRAPH, VALUE_TEXT]
_FACT = [SOURCE, INDICATOR_ID, INDICATOR, REGION, PERIOD, KIND, MEASURE]


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows of two tables that are not the same.

    Attributes:
        new: rows of the later table alone.
        gone: rows of the earlier table alone.
        before, after: rows that say something else now, in the same order.
        same: how many say the same.
    """

    new: pd.DataFrame
    gone: pd.DataFrame
    before: pd.DataFrame
    after: pd.DataFrame
    same: int

    def counts(self) -> tuple[int, int, int]:
        """How many rows are new, changed and gone."""
        return len(self.new), len(self.after), len(self.gone)

    def lost(self) -> pd.DataFrame:
        """The catalogued facts of the earlier table that the later one does not state."""
        gone = self.before[
            (self.before[INDICATOR_ID] != self.after[INDICATOR_ID].to_numpy())
            & (self.before[INDICATOR_ID] != "")
        ]
        return pd.concat([self.gone[self.gone[INDICATOR_ID] != ""], gone]).sort_index()


def changes(earlier: pd.DataFrame, later: pd.DataFrame) -> Changes:
    """What changed from one table to another.

    Rows that say the same are no change, wherever they stand now. Of the others, two of one number
    at one place of a document, of one fact, or of one number in one paragraph, are one row that
    changed.
    """
    same = _pairs(earlier, later, SAID)
    old, new = _without(earlier, same["old"]), _without(later, same["new"])
    changed = [same[:0]]
    for columns in (_PLACE, _FACT, _PARAGRAPH):
        paired = pd.concat(changed)
        left, right = _without(old, paired["old"]), _without(new, paired["new"])
        changed.append(_pairs(left.dropna(subset=columns), right.dropna(subset=columns), columns))
    both = pd.concat(changed)
    return Changes(
        new=_without(new, both["new"]),
        gone=_without(old, both["old"]),
        before=old.loc[both["old"]],
        after=new.loc[both["new"]],
        same=len(same),
    )


def _without(table: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    return table.drop(index=labels.tolist())


def _pairs(old: pd.DataFrame, new: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The labels, "old" and "new", of the rows that agree in ``columns``, one with one."""
    keys = (_keys(old, columns, "old"), _keys(new, columns, "new"))
    return keys[0].merge(keys[1], on=[*columns, "nth"])[["old", "new"]]


def _keys(table: pd.DataFrame, columns: Sequence[str], label: str) -> pd.DataFrame:
    """The columns, with each row's label and which of the rows that are alike it is."""
    keys = table[list(columns)]
    if VALUE_TEXT in columns:  # a gap within a number is nothing that is said
        keys = keys.assign(**{VALUE_TEXT: keys[VALUE_TEXT].str.replace(r"\s", "", regex=True)})
    nth = keys.groupby(list(columns), dropna=False).cumcount()
    return keys.assign(nth=nth, **{label: table.index})
