"""Where a large table is made ready, and whether it is."""

import os
from pathlib import Path
from threading import Lock

from extract.errors import ExtractError
from extract.prepared.making import prepare
from extract.prepared.manifest import NAME, manifest_in, stamp_of
from extract.prepared.opened import Prepared, opened
from extract.table.chunks import rows_in

LARGE = 100_000  # rows from which on a table is not held in memory
_BESIDE = ".prepared"
_ONE = Lock()  # at a time is made ready


def is_large(table: Path) -> bool:
    """Whether a table stays on the disk: a folder, or a file of many rows."""
    if table.is_dir():
        return True
    try:
        return rows_in(table) >= LARGE
    except OSError:
        return False  # who reads it says what is wrong


def mark_of(table: Path) -> str:
    """What is another where the table is another; empty where there is none."""
    try:
        if (table / NAME).is_file():
            return str((table / NAME).stat().st_mtime_ns)
        if table.is_dir():
            return stamp_of(table)
        known = table.stat()
    except (OSError, ExtractError):
        return ""
    return f"{known.st_mtime_ns} {known.st_size} {known.st_ino}"


def prepared(table: Path) -> Prepared:
    """A large table, ready to be asked; it is made ready first where it is not.

    Args:
        table: a folder that ``prepare`` has written, or a table.

    Raises:
        ExtractError: it is broken, or DuckDB is not installed.
    """
    if (table / NAME).is_file():
        return opened(table)
    with _ONE:
        stamp = stamp_of(table)
        for folder in _folders(table):
            manifest = manifest_in(folder)
            if manifest is not None and manifest.holds(stamp):
                return opened(folder)
        beside, cache = _folders(table)
        folder = beside if os.access(beside.parent, os.W_OK) else cache
        prepare(table, folder)
        return opened(folder)


def _folders(table: Path) -> tuple[Path, Path]:
    """Where it is looked for: beside the table, or where that may not be written, in the cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    own = "-".join(table.resolve().parts[1:])
    return table.with_name(f"{table.name}{_BESIDE}"), cache / "promises-in-numbers" / own
