"""Figures where there is little room: no more digits than can be told apart, caveats kept."""

from typing import Any

import pandas as pd

from extract.table.schema import VALUE, VALUE_HIGH
from pages.parts.labels.number_format import amount, unit_of, with_unit
from pages.parts.labels.provenance import mark_of


def brief_amount(row: pd.Series, language: str) -> str:
    """The row's number with its marks, vagueness before and standing behind: 约9.6?."""
    factor = unit_of(row, language).factor
    short = {name: _rounded(row[name] * factor) / factor for name in (VALUE, VALUE_HIGH)}
    return f"{amount({**row.to_dict(), **short}, language)}{mark_of(row)}"


def brief_figure(row: pd.Series, language: str) -> str:
    """The same with its unit: 9.6%?, 195.3 亿元."""
    mark, short = mark_of(row), brief_amount(row, language)
    return f"{with_unit(short.removesuffix(mark), unit_of(row, language).name)}{mark}"


def _rounded(value: Any) -> Any:
    """One decimal of hundreds, two below, four below one.

    >>> _rounded(195.2859), _rounded(40269.62), _rounded(5.256), _rounded(0.01234)
    (195.3, 40269.6, 5.26, 0.0123)
    """
    if pd.isna(value):
        return value
    size = abs(float(value))
    return round(float(value), 1 if size >= 100 else 2 if size >= 1 else 4)
