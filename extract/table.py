"""The tidy table: its columns, and rows <-> DataFrame <-> files. One row, one figure."""

from pathlib import Path

import pandas as pd

from extract.datafiles import DATA
from extract.errors import TableError

SOURCE = "source"
ORIGIN = "origin"
START = "start"
END = "end"
VALUE_TEXT = "value_text"
INDICATOR_ID = "indicator_id"
INDICATOR = "indicator"
THEME = "theme"
REGION = "region"
REGION_CODE = "region_code"
YEAR = "year"
PERIOD = "period"
KIND = "kind"
MEASURE = "measure"
VALUE = "value"
VALUE_HIGH = "value_high"
UNIT = "unit"
COMPARATOR = "comparator"
SECTION = "section"
PARAGRAPH = "paragraph"

COLUMNS = (
    SOURCE, ORIGIN, START, END, VALUE_TEXT, INDICATOR_ID, INDICATOR, THEME, REGION, REGION_CODE,
    YEAR, PERIOD, KIND, MEASURE, VALUE, VALUE_HIGH, UNIT, COMPARATOR, SECTION, PARAGRAPH,
)  # fmt: skip

ACTUAL = "actual"
TARGET = "target"
LEVEL = "level"
CHANGE = "change"
EXTRACTED = "extracted"
REPORTED = ("reported-official", "reported-news", "reported-mirror")
ORIGINS = (EXTRACTED, *REPORTED)
COMPARATORS = ("=", "~", ">=", "<=")

METRICS = DATA / "metrics.csv"

_WHOLE = (START, END, YEAR, PARAGRAPH)
_NUMBER = (VALUE, VALUE_HIGH)
_DTYPES = {
    name: "Int64" if name in _WHOLE else "float64" if name in _NUMBER else "str" for name in COLUMNS
}


def read_table(path: Path = METRICS) -> pd.DataFrame:
    """The table in ``path``, columns in the contract's order; empty text cells are "" and never NaN.

    Raises:
        TableError: the file is missing, no CSV, lacks a column or holds text where a number belongs.
    """
    try:
        table = pd.read_csv(
            path, dtype=_DTYPES, keep_default_na=False, na_values={n: [""] for n in (*_WHOLE, *_NUMBER)},
            encoding="utf-8-sig",
        )  # fmt: skip
    except FileNotFoundError:
        raise TableError(f"{path}: the table is missing; run python -m extract build") from None
    except (ValueError, TypeError, OSError) as error:
        raise TableError(f"{path}: no readable table ({error}); run python -m extract build") from None
    lacking = [name for name in COLUMNS if name not in table.columns]
    if lacking:
        raise TableError(f"{path}: the column {lacking[0]} is missing; run python -m extract build")
    return table[list(COLUMNS)]
