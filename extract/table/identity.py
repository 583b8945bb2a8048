"""What tells a figure from every other for good: a short id that says nothing of the table."""

from base64 import b32encode
from hashlib import blake2b

import pandas as pd

from extract.table.schema import (
    END,
    INDICATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    PERIOD,
    REGION,
    SOURCE,
    START,
)

ID = "id"
PATTERN = "[a-z2-7]{12}"

_PLACED = (SOURCE, START, END)
_STATED = (SOURCE, INDICATOR_ID, INDICATOR, REGION, PERIOD, KIND, MEASURE)
_BYTES = 7  # of the hash; among a million figures two share one once in 100,000 tables
_LETTERS = 12


def figure_ids(table: pd.DataFrame) -> pd.Series:
    """Each figure's id, twelve letters and digits.

    Of an extracted figure it is made from its place, the source and where the figure begins and
    ends in its text; of a transcribed one, which has no place, from the source and what the figure
    is of: indicator, place, period, kind and measure. So it stays when other documents come, rows
    change their order, or the figure is read otherwise; it changes with the text of its document,
    and where a transcribed fact is said to be of something else.
    """
    placed = table[START].notna()
    named = _joined(table, _PLACED).where(placed, _joined(table, _STATED))
    return named.map(_short).rename(ID)


def _joined(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series:
    cells = table[list(columns)].astype("str")
    named = cells[columns[0]]
    for name in columns[1:]:
        named = named + "\x1f" + cells[name]
    return named


def _short(name: object) -> str:
    digest = blake2b(str(name).encode(), digest_size=_BYTES).digest()
    return b32encode(digest).decode("ascii").rstrip("=").lower()[:_LETTERS]
