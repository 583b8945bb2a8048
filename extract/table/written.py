"""A table, its record and its description, written together: all of them new, or all as before."""

from datetime import datetime
from pathlib import Path

import pandas as pd

from extract.errors import TableError
from extract.reference.sources import sources
from extract.reference.whole_files import write_together
from extract.table.bundled_package import created, package_text, place_of_package
from extract.table.io import table_bytes
from extract.table.record import Record, place_of_record, record_text


def write_built(table: pd.DataFrame, record: Record, path: Path, now: datetime) -> None:
    """Write a table, and beside it what it was built by and, if it is a CSV, what it is.

    Args:
        now: the day of the description, where the table is not as it was.

    Raises:
        TableError: one of them cannot be written.
    """
    content = table_bytes(table, path)
    contents = {path: content, place_of_record(path): record_text(record).encode()}
    if path.suffix.lower() == ".csv":
        day = created(path, content) or now
        described = package_text(table, content, path.name, day, sources())
        contents[place_of_package(path)] = described.encode()
    try:
        write_together(contents)
    except OSError as error:
        told = f"{error.filename}: cannot be written ({error.strerror}); everything is as it was"
        raise TableError(f"{told}, make room or choose another place") from None
