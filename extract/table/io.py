"""Rows <-> DataFrame <-> files of the tidy table."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from extract.errors import TableError
from extract.reference.files import file_of
from extract.reference.whole_files import write_together
from extract.table.schema import COLUMNS, TABLE

if TYPE_CHECKING:
    import pandas as pd

METRICS = file_of("metrics.csv")

DTYPES = {column.name: column.dtype for column in TABLE}
"""Of the table's cells in a data frame."""
# What pandas makes of Ctrl-C while it reads; an error of the disk it raises as it is.
_INTERRUPTED = "Calling read(nbytes) on source failed"
_ROW = 100_000  # bytes that a row has at most
_AS_TABLE: dict[str, Any] = {
    "dtype": DTYPES,
    "keep_default_na": False,
    "na_values": {name: [""] for name, dtype in DTYPES.items() if dtype != "str"},
    "encoding": "utf-8-sig",
}


def read_table(path: Path = METRICS) -> "pd.DataFrame":
    """The table in ``path``, columns in the contract's order; an empty text cell is "", never NaN.

    It is a CSV file, or Parquet where its name says so.

    Raises:
        TableError: the file is missing, no table, lacks a column or has text for a number.
    """
    advice = "run python -m extract build" if path == METRICS else "correct it, or name another"
    try:
        if path.is_char_device():
            raise OSError("this is a device")
        table = _read_parquet(path) if path.suffix.lower() == ".parquet" else _typed(path)
    except FileNotFoundError:
        raise TableError(f"{path}: the table is missing; {advice}") from None
    except (ValueError, TypeError, OSError, OverflowError) as error:
        raise TableError(f"{path}: no readable table ({error}); {advice}") from None
    lacking = [name for name in COLUMNS if name not in table.columns]
    if lacking:
        raise TableError(f"{path}: the column {lacking[0]} is missing; {advice}")
    return table[list(COLUMNS)]


def _typed(source: Path | TextIO) -> "pd.DataFrame":
    import pandas as pd

    with _as_told():
        if isinstance(source, Path):
            _check_whole(source)
        # Of a stream of Chinese text pandas finds each place anew; a path it reads at once.
        table: pd.DataFrame = pd.read_csv(source, **_AS_TABLE)
        return table


def read_csv_in_parts(path: Path, rows: int) -> Iterator["pd.DataFrame"]:
    """A CSV file of the table, so many rows at a time.

    Raises:
        ValueError: it is no table, or has text for a number.
    """
    import pandas as pd

    _check_whole(path)
    with _as_told(), pd.read_csv(path, chunksize=rows, **_AS_TABLE) as parts:
        yield from parts


def _check_whole(path: Path) -> None:
    """Refuse a file that breaks off in a row: pandas takes the cells that it lacks for empty ones.

    Raises:
        ValueError: it does.
    """
    if not path.is_file():  # what is read from a pipe is read once
        return
    with path.open("rb") as file:
        head = file.readline().decode("utf-8-sig", "replace")
        file.seek(max(0, path.stat().st_size - _ROW))
        last = file.read().decode("utf-8", "replace")
    if last and not last.endswith(("\n", "\r")):
        names, cells = (next(csv.reader([line]), []) for line in (head, last.splitlines()[-1]))
        if len(cells) < len(names):
            raise ValueError("it breaks off in its last row")


@contextmanager
def _as_told() -> Iterator[None]:
    """Ctrl-C is no error of the file, and a year of 1e20 is one."""
    import numpy as np  # rows that become CSV text need no data frame
    import pandas as pd

    with np.errstate(invalid="ignore"):
        try:
            yield
        except pd.errors.ParserError as error:
            if _INTERRUPTED in str(error):
                raise KeyboardInterrupt from None
            raise


def _read_parquet(path: Path) -> "pd.DataFrame":
    import pandas as pd

    table = pd.read_parquet(path)
    return table.astype({name: dtype for name, dtype in DTYPES.items() if name in table.columns})


def as_read(table: "pd.DataFrame") -> "pd.DataFrame":
    """Rows in the contract's columns and types."""
    return table[list(COLUMNS)].astype(DTYPES)


def table_of(rows: Iterable[Mapping[str, object]]) -> "pd.DataFrame":
    """The rows in the contract's columns and types; a column that a row lacks is empty."""
    return _typed(io.StringIO(_csv(COLUMNS, _cells(rows), _exact)))


def _cells(rows: Iterable[Mapping[str, object]]) -> Iterator[list[object]]:
    return ([row.get(name) for name in COLUMNS] for row in rows)


def _csv(
    names: Iterable[str],
    lines: Iterable[Iterable[object]],
    printed: Callable[[object], object],
) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(map(printed, line) for line in lines)
    return buffer.getvalue()


def _exact(value: object) -> object:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _short(value: object) -> object:
    return f"{float(value):.12g}" if isinstance(value, Decimal | float) else value


def rows_text(rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as the CSV text of their table, which need not be made for it."""
    return _csv(COLUMNS, _cells(rows), _short)


def csv_text(table: "pd.DataFrame") -> str:
    """The table as CSV text: numbers in at most twelve digits, line feeds alone."""
    columns = (table[name].astype(object).where(table[name].notna(), None) for name in table)
    return _csv(table.columns, zip(*columns, strict=True), _short)


def cell_texts(table: "pd.DataFrame") -> Iterator[dict[str, str]]:
    """Each row by column, its cells as a CSV file has them; an empty one is ""."""
    columns = (table[name].astype(object).where(table[name].notna(), None) for name in table)
    for row in zip(*columns, strict=True):
        cells = ("" if cell is None else str(_short(cell)) for cell in row)
        yield dict(zip(table.columns, cells, strict=True))


def write_rows(rows: Iterable[Mapping[str, object]], path: Path) -> None:
    """Write rows as :func:`write_table` writes their table.

    Raises:
        TableError: as there.
    """
    if path.suffix.lower() == ".csv":
        _write(path, rows_text(rows).encode())
    else:
        write_table(table_of(rows), path)


def write_table(table: "pd.DataFrame", path: Path) -> None:
    """Write ``table`` to a .csv (UTF-8 without BOM), .parquet or .json file, whole or not at all.

    Raises:
        TableError: another ending, or the place cannot be written to.
    """
    _write(path, table_bytes(table, path))


def table_bytes(table: "pd.DataFrame", path: Path) -> bytes:
    """The table as a file of this name has it.

    Raises:
        TableError: its ending is none of a table's.
    """
    ending = path.suffix.lower()
    if ending == ".csv":
        return csv_text(table).encode()
    if ending == ".json":
        return str(table.to_json(orient="records", force_ascii=False, indent=1)).encode()
    if ending == ".parquet":
        content = io.BytesIO()
        table.to_parquet(content, index=False)
        return content.getvalue()
    raise TableError(f"{path}: unknown ending {path.suffix!r}; use .csv, .parquet or .json")


def _write(path: Path, content: bytes) -> None:
    try:
        write_together({path: content})
    except OSError as error:
        raise TableError(
            f"{path}: cannot be written ({error.strerror}); choose another place"
        ) from None
