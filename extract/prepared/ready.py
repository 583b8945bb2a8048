"""Where a large table is made ready, and whether it is."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.errors import ExtractError, TableError
from extract.prepared.manifest import NAME, manifest_in, stamp_of
from extract.prepared.opened import Prepared, opened
from extract.table.chunks import rows_in

LARGE = 100_000  # rows from which on a table is not held in memory
_PATIENCE = 60  # seconds until what could not be made ready is tried again
_BESIDE = ".prepared"
_PROGRAM = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is another where the table that is shown is another.

    Attributes:
        value: empty where there is no table.
        outdated: the table is another than the one that was made ready, which is shown until the
            other is ready as well: what tells the other.
    """

    value: str
    outdated: str = ""


def is_large(table: Path) -> bool:
    """Whether a table stays on the disk: a folder, or a file of many rows."""
    return table.is_dir() or _is_long(table, _stat_of(table))


@lru_cache(maxsize=8)
def _is_long(table: Path, stat: str) -> bool:
    return bool(stat) and rows_in(table) >= LARGE


def _stat_of(file: Path) -> str:
    try:
        known = file.stat()
    except OSError:
        return ""
    return f"{known.st_mtime_ns} {known.st_size} {known.st_ino}"


def mark_of(table: Path) -> Mark:
    """The mark of a table as it is now."""
    if (table / NAME).is_file() or not is_large(table):
        return Mark(_stat_of(table / NAME) or _stat_of(table))
    try:
        stamp = stamp_of(table)
    except ExtractError:
        return Mark("")
    folder = _folder_of(table)
    ready = manifest_in(folder)
    if ready is None:
        return Mark(stamp)
    return Mark(_stat_of(folder / NAME), "" if ready.stamp == stamp else stamp)


def prepared(table: Path) -> Prepared:
    """A large table, ready to be asked; it is made ready first where it never was.

    Args:
        table: a folder that ``prepare`` has written, or a table.

    Raises:
        ExtractError: it is broken, or DuckDB is not installed.
    """
    if (table / NAME).is_file():
        return opened(table)
    folder = _folder_of(table)
    ready = manifest_in(folder)
    if ready is None or not ready.holds_rules():
        tried = int(time.monotonic() / _PATIENCE)
        if told := _refused(table, stamp_of(table), tried):
            raise TableError(told)
    return opened(folder)


@lru_cache(maxsize=8)
def _refused(table: Path, stamp: str, tried: int) -> str:
    """Why a table cannot be made ready, empty where it is now: every visitor asks, and it takes
    long to find out.
    """
    try:
        make_ready(table)
    except TableError as error:
        return str(error)
    return ""


def make_ready(table: Path) -> None:
    """Make a table ready where it is looked for, in a process of its own: it takes memory.

    Raises:
        TableError: it could not be; the sentence says why.
    """
    command = [sys.executable, "-m", "extract", "prepare", str(table), "-o", str(_folder_of(table))]
    path = os.pathsep.join(filter(None, (str(_PROGRAM), os.environ.get("PYTHONPATH"))))
    known = {**os.environ, "PYTHONPATH": path}
    made = subprocess.Popen(
        command, env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    _, told = made.communicate()
    if made.returncode:
        said = told.strip().splitlines()
        raise TableError(said[-1] if said else f"{table}: could not be made ready; see its memory")


def beside(table: Path) -> Path:
    """The folder beside a table, where it is made ready unless another is named."""
    whole = table if table.name.strip(".") else table.resolve()  # . and .. have a name elsewhere
    return whole.parent / f"{whole.name}{_BESIDE}"


def _folder_of(table: Path) -> Path:
    """Where it is looked for: beside the table, or where that may not be written, in the cache."""
    near = beside(table)
    if (near / NAME).is_file() or os.access(near.parent, os.W_OK):
        return near
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "promises-in-numbers" / "-".join(table.resolve().parts[1:])
