"""Rows one by one: as plain dicts, which are read many times faster than a frame's own rows."""

from typing import Any

import pandas as pd

Record = dict[str, Any]
"""A row: what stands in it, by column."""


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row by itself, in order; a whole number that is missing is None."""
    columns = [_cells(column) for _, column in rows.items()]
    return [dict(zip(rows.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _cells(column: pd.Series) -> list[Any]:
    cells = column.tolist()
    return cells if column.dtype != "Int64" else [None if n is pd.NA else n for n in cells]
