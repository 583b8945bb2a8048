"""Rows as CSV: for spreadsheets, which must run no cell; for programs, exactly as they are."""

import csv
import re
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from extract.table.schema import COLUMNS

MIME = "text/csv"
_BYTE_ORDER_MARK = "utf-8-sig"  # without it a Chinese spreadsheet reads UTF-8 as GBK

# What a spreadsheet would run: also with spaces before it, which some drop, and in full width. A
# lone = (the comparator) and plain numbers (-4.8%) are no formulas.
_FORMULA = re.compile(r"[\t\r\n]|[\s\ufeff\u200b]*[=+\-@＝＋－＠][\s\S]")
_NUMBER = re.compile(r"[^\S\t\r\n]*[-+－＋]?[\d.,]*\d[\d.,]* ?[%％]?")


def harmless(text: object) -> object:
    """A cell that no spreadsheet runs: what could be a formula gets an apostrophe before it.

    >>> harmless("=1+1"), harmless("="), harmless("-4.8%"), harmless("地区生产总值")
    ("'=1+1", '=', '-4.8%', '地区生产总值')
    """
    if isinstance(text, str) and _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def spreadsheet_csv(rows: pd.DataFrame, columns: Sequence[str] = COLUMNS) -> bytes:
    """Exactly these rows as CSV for spreadsheets: the contract's columns, UTF-8 with its mark."""
    safe = rows[list(columns)].copy()
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            safe[name] = safe[name].map(harmless)
    return _written(safe, "\r\n").encode(_BYTE_ORDER_MARK)


def exact_csv(rows: pd.DataFrame, columns: Sequence[str] = COLUMNS) -> bytes:
    """Exactly these rows as CSV for programs: no cell is changed; UTF-8 without mark, line feeds.

    The bundled table comes out as the file that it was read from.
    """
    return _written(rows[list(columns)], "\n").encode("utf-8")


def _written(rows: pd.DataFrame, end: str) -> str:
    # The csv module quotes a cell with its own line's end in it; a lone CR ends a line for others.
    lone = any(
        rows[name].astype("str").str.contains("\r", regex=False).any()
        for name in rows.columns
        if not pd.api.types.is_numeric_dtype(rows[name])
    )
    quoting: Literal[0, 2] = csv.QUOTE_NONNUMERIC if lone else csv.QUOTE_MINIMAL
    return str(rows.to_csv(index=False, lineterminator=end, float_format=_digits, quoting=quoting))


def _digits(value: object) -> str:
    """All digits of a number and no more: 44000, 0.0000001; neither exponent nor idle zeros."""
    return str(np.format_float_positional(float(str(value)), trim="-"))


def file_stem(*parts: object) -> str:
    """A name that every file system takes: ("trends", "gdp", 2024) is trends_gdp_2024.

    >>> file_stem("trends", "gdp", None, 2024), file_stem("data", "../x y")
    ('trends_gdp_2024', 'data_x-y')
    """
    words = [re.sub(r"[^A-Za-z0-9]+", "-", str(part)).strip("-") for part in parts if part]
    return "_".join(word for word in words if word)
