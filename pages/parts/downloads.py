"""Files to take along: the rows that are shown, in the table's own columns."""

import re
from collections.abc import Sequence

import pandas as pd

from extract.table import COLUMNS

MIME = "text/csv"
_BYTE_ORDER_MARK = "utf-8-sig"  # without it a Chinese spreadsheet reads UTF-8 as GBK

# What a spreadsheet would run. A lone = (the comparator) and plain numbers (-4.8%) are no formulas.
_FORMULA = re.compile(r"^[=+\-@\t\r](?!$)")
_NUMBER = re.compile(r"^[-+]?[\d.,]+\s*%?$")


def harmless(text: object) -> object:
    """A cell that no spreadsheet runs: what could be a formula gets an apostrophe before it.

    >>> harmless("=1+1"), harmless("="), harmless("-4.8%"), harmless("地区生产总值")
    ("'=1+1", '=', '-4.8%', '地区生产总值')
    """
    if isinstance(text, str) and _FORMULA.match(text) and not _NUMBER.match(text):
        return f"'{text}"
    return text


def csv_of(rows: pd.DataFrame, columns: Sequence[str] = COLUMNS) -> bytes:
    """Exactly these rows as CSV for spreadsheets: the contract's columns, UTF-8 with its mark."""
    safe = rows[list(columns)].copy()
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            safe[name] = safe[name].map(harmless)
    return safe.to_csv(index=False, lineterminator="\r\n").encode(_BYTE_ORDER_MARK)


def file_name(*parts: object) -> str:
    """A name that every file system takes: ("trends", "gdp", 2024) is trends_gdp_2024.csv.

    >>> file_name("trends", "gdp", None, 2024), file_name("data", "../x y")
    ('trends_gdp_2024.csv', 'data_x-y.csv')
    """
    words = [re.sub(r"[^A-Za-z0-9]+", "-", str(part)).strip("-") for part in parts if part]
    return "_".join(word for word in words if word) + ".csv"
