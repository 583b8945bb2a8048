"""The columns of the table of promises: a target, what came of it, and the verdict."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from extract.table.schema import (
    COMPARATOR,
    INDICATOR,
    INDICATOR_ID,
    MEASURE,
    ORIGIN,
    PARAGRAPH,
    PERIOD,
    REGION,
    REGION_CODE,
    SECTION,
    SOURCE,
    TABLE,
    THEME,
    UNIT,
    VALUE,
    VALUE_HIGH,
    VALUE_TEXT,
    YEAR,
    Column,
)

Row = Mapping[str, Any]

HORIZON = "horizon"
ANNUAL = "annual"
PLAN = "plan"
VERDICT = "verdict"
BECAUSE = "because"
DIFFERENCE = "difference"
CLOSED = "closed"
DUE_REPORT = "due_report"
STATED = "stated"
DIFFERING = "differing"
TARGET_ROW = "target_row"
OUTCOME_ROW = "outcome_row"

SIDE = (VALUE_TEXT, VALUE, VALUE_HIGH, COMPARATOR, ORIGIN, SOURCE, SECTION, PARAGRAPH)
ABOUT = (
    INDICATOR_ID, INDICATOR, THEME, REGION, REGION_CODE, YEAR, PERIOD, HORIZON, MEASURE, UNIT,
)  # fmt: skip
OWN = (
    Column(HORIZON, allowed=(ANNUAL, PLAN)),
    Column(VERDICT),
    Column(BECAUSE),
    Column(DIFFERENCE, "number"),
    Column(CLOSED, "integer"),
    Column(DUE_REPORT),
    Column(STATED, "integer"),
    Column(DIFFERING, "integer"),
    Column(TARGET_ROW, "integer"),
    Column(OUTCOME_ROW, "integer"),
)
"""The columns that promises have besides the table's."""


def of_target(column: str) -> str:
    """The name of a target's column in the table of promises: ``target_value``."""
    return f"target_{column}"


def of_outcome(column: str) -> str:
    """The name of an outcome's column in the table of promises: ``outcome_value``."""
    return f"outcome_{column}"


PROMISES = (
    *ABOUT, *map(of_target, SIDE), of_outcome(PERIOD), *map(of_outcome, SIDE),
    *(column.name for column in OWN if column.name != HORIZON),
)  # fmt: skip


DTYPES = {
    side(column.name): column.dtype
    for columns, sides in ((TABLE, (str, of_target, of_outcome)), (OWN, (str,)))
    for column in columns
    for side in sides
}
"""Of their cells in a data frame."""


def promise_frame(told: Sequence[Row]) -> pd.DataFrame:
    """The promises in the columns of PROMISES, by indicator, place and period."""
    frame = pd.DataFrame({name: _column(name, told) for name in PROMISES})
    order = [INDICATOR_ID, REGION, YEAR, PERIOD, HORIZON, MEASURE]
    return frame.sort_values(order, kind="stable", ignore_index=True)


def _column(name: str, told: Sequence[Row]) -> pd.Series:
    cells = [row.get(name) for row in told]
    if DTYPES[name] == "str":
        cells = ["" if cell is None else cell for cell in cells]
    return pd.Series(cells, dtype=DTYPES[name])
