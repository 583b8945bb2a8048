"""Rows as the files that programs read from an address: CSV, JSON, Parquet."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import pandas as pd

from pages.parts.export import csv_files
from pages.parts.export.csv_files import spreadsheet_csv


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        mime: its media type.
        write: the rows, with all their columns, as the file's bytes.
        shown: whether a browser shows it instead of saving it.
    """

    mime: str
    write: Callable[[pd.DataFrame], bytes]
    shown: bool = False


def _csv(rows: pd.DataFrame) -> bytes:
    return spreadsheet_csv(rows, tuple(rows.columns))


def _json(rows: pd.DataFrame) -> bytes:
    """A list of objects, one a row; what is missing is null, an empty text is one."""
    names = list(rows.columns)
    columns = [_values(rows[name]) for name in names]
    return msgspec.json.encode(
        [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    )


def _values(cells: pd.Series) -> list[Any]:
    """The cells as Python's own values, None for what is missing."""
    values = cells.tolist()
    if not cells.hasnans:
        return values
    return [None if missing else value for value, missing in zip(values, cells.isna(), strict=True)]


def _parquet(rows: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    rows.to_parquet(buffer, index=False)
    return buffer.getvalue()


FORMATS = {
    "csv": Format(f"{csv_files.MIME}; charset=utf-8; header=present", _csv),
    "json": Format("application/json", _json, shown=True),
    "parquet": Format("application/vnd.apache.parquet", _parquet),
}
"""By the ending of the address."""
