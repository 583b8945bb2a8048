"""Rows <-> DataFrame <-> files of the tidy table."""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TextIO

import pandas as pd

from extract.errors import TableError
from extract.reference.files import file_of
from extract.reference.whole_files import write_whole
from extract.table.schema import COLUMNS, TABLE

METRICS = file_of("metrics.csv")

_DTYPES = {column.name: column.dtype for column in TABLE}
_EMPTY = {name: [""] for name, dtype in _DTYPES.items() if dtype != "str"}


def read_table(path: Path = METRICS) -> pd.DataFrame:
    """The table in ``path``, columns in the contract's order; an empty text cell is "", never NaN.

    Raises:
        TableError: the file is missing, no CSV, lacks a column or has text where a number belongs.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = _typed(stream)
    except FileNotFoundError:
        raise TableError(f"{path}: the table is missing; run python -m extract build") from None
    except (ValueError, TypeError, OSError, OverflowError) as error:
        raise TableError(
            f"{path}: no readable table ({error}); run python -m extract build"
        ) from None
    lacking = [name for name in COLUMNS if name not in table.columns]
    if lacking:
        raise TableError(f"{path}: the column {lacking[0]} is missing; run python -m extract build")
    return table[list(COLUMNS)]


def _typed(stream: TextIO) -> pd.DataFrame:
    return pd.read_csv(stream, dtype=_DTYPES, keep_default_na=False, na_values=_EMPTY)


def table_of(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The rows in the contract's columns and types; a column that a row lacks is empty."""
    lines = [[_cell(row.get(name)) for name in COLUMNS] for row in rows]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([COLUMNS, *lines])
    buffer.seek(0)
    return _typed(buffer)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write ``table`` to a .csv (UTF-8 without BOM), .parquet or .json file, whole or not at all.

    Raises:
        TableError: another ending, or the place cannot be written to.
    """
    writers = {".csv": _write_csv, ".parquet": _write_parquet, ".json": _write_json}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise TableError(f"{path}: unknown ending {path.suffix!r}; use .csv, .parquet or .json")
    try:
        write_whole(path, lambda part: write(table, part))
    except OSError as error:
        raise TableError(
            f"{path}: cannot be written ({error.strerror}); choose another place"
        ) from None


def csv_text(table: pd.DataFrame) -> str:
    """The table as CSV text: numbers without exponent or trailing zeros, line feeds alone."""
    return str(table.to_csv(index=False, lineterminator="\n", float_format="%.12g"))


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    path.write_text(csv_text(table), encoding="utf-8", newline="")


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


def _write_json(table: pd.DataFrame, path: Path) -> None:
    table.to_json(path, orient="records", force_ascii=False, indent=1)
