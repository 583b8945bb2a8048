"""A table of any size, some thousand rows at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import TableError
from extract.table.io import as_read, read_csv_in_parts
from extract.table.schema import COLUMNS
from extract.table.validate import unknown_in

if TYPE_CHECKING:
    import pandas as pd

ROWS = 100_000  # at a time
PARTS = "part-*.parquet"  # what a corpus is written to (extract.corpus)


def files_of(path: Path) -> list[Path]:
    """The files of a table: itself, or the parts in the folder that it is.

    Raises:
        TableError: the folder holds no parts.
    """
    if not path.is_dir():
        return [path]
    if not (parts := sorted(path.glob(PARTS))):
        raise TableError(f"{path}: no table is in this folder; name one that `run -o` has written")
    return parts


def rows_in(path: Path) -> int:
    """How many rows a table has; of a CSV file about as many, by its size."""
    return sum(map(_rows_in, files_of(path)))


def _rows_in(file: Path) -> int:
    if file.suffix.lower() != ".parquet":
        return file.stat().st_size // _BYTES
    from pyarrow import ArrowException
    from pyarrow.parquet import read_metadata

    try:
        return int(read_metadata(file).num_rows)
    except ArrowException:
        return 0  # who reads it says what is wrong


_BYTES = 200  # of a row in a CSV file


def chunks(path: Path) -> Iterator["pd.DataFrame"]:
    """The rows in order, labelled by their numbers, in the contract's columns and types.

    Raises:
        TableError: a file is no readable table, or holds a word that its column does not allow.
    """
    before = 0
    for file in files_of(path):
        for chunk in _chunks(file):
            labelled = chunk.set_axis(range(before, before + len(chunk)))
            if unknown := unknown_in(labelled):
                raise TableError(f"{file}: {unknown}; correct it")
            before += len(chunk)
            yield labelled


def _chunks(file: Path) -> Iterator["pd.DataFrame"]:
    try:
        own = _parquet(file) if file.suffix.lower() == ".parquet" else read_csv_in_parts(file, ROWS)
        for chunk in own:
            lacking = [name for name in COLUMNS if name not in chunk.columns]
            if lacking:
                raise TableError(f"{file}: the column {lacking[0]} is missing; name another")
            yield as_read(chunk)
    except FileNotFoundError:
        raise TableError(f"{file}: the table is missing; name another") from None
    except (ValueError, TypeError, OSError, OverflowError) as error:
        raise TableError(f"{file}: no readable table ({error}); name another") from None


def _parquet(file: Path) -> Iterator["pd.DataFrame"]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(file) as stored:
        for batch in stored.iter_batches(ROWS):
            yield batch.to_pandas()
