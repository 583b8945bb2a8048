"""Reading the rule and reference files of data/, with errors that name the file and the entry.

The environment variable PROJECT names a folder whose own files stand before those of data/: the
table, the sources, the questions of another city. What they say is the project's alone; the rules
are shared, unless the folder has a file of their name too.
"""

import csv
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from extract.errors import DataFileError
from extract.reference.shapes import SHAPES, Shape

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = _PACKAGE / "data"

DATA = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "data"
"""The folder that the program brings: within the package once installed, else beside it."""

_NAMED = os.environ.get("PROJECT")
PROJECT = Path(_NAMED).absolute() if _NAMED else None
"""The folder of the environment variable PROJECT, None where there is none."""

# What belongs to a project. What it lacks of them is missing: no other city's stands in for it.
OWN = (
    "project.toml",
    "sources.toml",
    "metrics.csv",
    "reported.csv",
    "corrections.toml",
    "questions.toml",
    "breaks.toml",
    "boundaries.geojson",
    "documents",
    "sample",
)

T = TypeVar("T")
Words = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that must not be empty."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of what one entry of a file of data/ holds: typed, unchanging, no field unknown."""


def file_of(name: str, folder: Path = DATA) -> Path:
    """Where a file or a folder of data/ lies: in the project's folder, else in the package's."""
    if folder != DATA or PROJECT is None:
        return folder / name
    own = PROJECT / name
    return own if name in OWN or own.exists() else folder / name


def check_kept() -> None:
    """See that what is written to the project's files will be there tomorrow.

    Raises:
        DataFileError: they are the installed program's own, which its next version replaces.
    """
    if PROJECT is None and DATA == _INSTALLED:
        raise DataFileError(
            "PROJECT names no folder, and the installed program's own files are replaced by its"
            " next version; make a folder (promises-in-numbers new 地名 FOLDER) and set PROJECT"
        )


def name_of(name: str) -> str:
    """What a person calls a file of data/: data/sources.toml, or where the project has it."""
    path = file_of(name)
    return f"{path.parent.name}/{name}"


def toml_named(name: str, folder: Path = DATA) -> dict[str, Any]:
    """The content of ``data/<name>``, parsed once; nobody changes it.

    Raises:
        DataFileError: the file is missing, not UTF-8 or no valid TOML.
    """
    path = file_of(name, folder)
    try:
        return _parsed(path, changed(path))
    except FileNotFoundError:
        raise _missing(path) from None


_LOOKED_AT: ContextVar[dict[Path, int] | None] = ContextVar("looked_at", default=None)


def look_once() -> None:
    """Take the files of data/ as they are when this thread first asks for each: what it makes of
    them is of one version, and looking again costs nothing. Said again, all are looked at anew.
    """
    _LOOKED_AT.set({})


def changed(path: Path) -> int:
    """When a file of data/ was changed last, in nanoseconds.

    Raises:
        OSError: it is not there.
    """
    known = _LOOKED_AT.get()
    if known is None:
        return path.stat().st_mtime_ns
    if path not in known:
        known[path] = path.stat().st_mtime_ns
    return known[path]


class Told(dict[str, Any]):
    """What a file says; who asks for an entry that it lacks is told which, and of which file."""

    def __init__(self, place: object, told: Mapping[str, Any]) -> None:
        super().__init__(
            (key, Told(f"{place}: [{key}]", value) if isinstance(value, dict) else value)
            for key, value in told.items()
        )
        self._place = place

    def __missing__(self, key: str) -> Any:
        raise DataFileError(f"{self._place} lacks {key}; restore it from the repository")


@lru_cache(maxsize=64)
def _parsed(path: Path, changed: int) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"{path}: no valid TOML ({error}); correct that line") from None
    if not content and path.name not in OWN:  # a project may have no sources yet, but no rules?
        raise DataFileError(f"{path}: the file is empty; restore it from the repository")
    if path.name in SHAPES:
        _check(content, SHAPES[path.name], f"{path}:")
    return Told(path, content)


def _check(content: object, shape: Any, place: str) -> None:
    """Raise a DataFileError where a file holds something of another kind than it should."""
    if not isinstance(shape, Shape):
        typed(content, shape, place)
        return
    for key, value in typed(content, dict[str, Any], place).items():
        _check(value, shape.own.get(key, shape.each), f"{place} [{key}]")


def csv_named(name: str, folder: Path = DATA) -> list[dict[str, str]]:
    """The rows of ``data/<name>``, every cell as text.

    Raises:
        DataFileError: the file is missing, not UTF-8, or a row has other cells than its header.
    """
    path = file_of(name, folder)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            read = csv.DictReader(stream)
            named, rows = read.fieldnames, list(read)
    except FileNotFoundError:
        raise _missing(path) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path}: no readable CSV in UTF-8 ({error}); save it so") from None
    if not named:
        raise DataFileError(f"{path}: the file is empty; restore it from the repository")
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            told = f"row {number} has another number of cells than the header"
            raise DataFileError(f"{path}: {told}; correct that row")
    return rows


def entries(content: Mapping[str, Any], kind: type[T], place: str) -> dict[str, T]:
    """Every entry of a TOML file, as a ``kind``; its key is the field ``id``, if there is one.

    Args:
        place: the file, for the error.

    Raises:
        DataFileError: an entry lacks a field, has an unknown one or one of another type.
    """
    keyed = "id" in kind.__annotations__
    for key, entry in content.items():
        if not isinstance(entry, Mapping):
            raise DataFileError(f"{place}: {key} is no table; begin it with [{key}]")
    return Told(
        place,
        {
            key: typed({"id": key, **entry} if keyed else entry, kind, f"{place}: [{key}]")
            for key, entry in content.items()
        },
    )


def rows_as(rows: Iterable[Mapping[str, str]], kind: type[T], place: str) -> tuple[T, ...]:
    """The rows of a CSV file, each as a ``kind``; an empty cell leaves the field its default.

    Raises:
        DataFileError: a row lacks a column, has an unknown one or a cell of another type.
    """
    return tuple(
        typed({k: v for k, v in row.items() if v}, kind, f"{place}: row {n}", strict=False)
        for n, row in enumerate(rows, start=2)
    )


def typed(content: object, kind: type[T], place: str, strict: bool = True) -> T:
    """What a file says, as a ``kind``.

    Args:
        place: the file and, in it, the entry, for the error.
        strict: a number is no text; in a CSV file it can be nothing else.

    Raises:
        DataFileError: it lacks a field, has an unknown one or one of another type.
    """
    try:
        return msgspec.convert(content, kind, strict=strict, dec_hook=_made)
    except msgspec.ValidationError as error:
        raise DataFileError(f"{place} {_told(str(error))}; correct that entry") from None


def _made(kind: Any, said: Any) -> Any:
    """A value of a type that no file knows: a regular expression, an exact fraction."""
    if kind is Fraction:
        return Fraction(said)
    try:
        return re.compile(said)
    except re.error as error:
        raise ValueError(f"no regular expression, {error}") from None


def _told(error: str) -> str:
    """A library's complaint in the words of the file.

    >>> _told("Object missing required field `unit`")
    'lacks unit'
    >>> _told("Expected `str`, got `int` - at `$.unit`")
    'unit: Expected str, got int'
    """
    wrong, _, place = error.replace("`", "").partition(" - at $")
    wrong = wrong.replace("Object missing required field", "lacks")
    wrong = wrong.replace("Object contains unknown field", "has the unknown field")
    return f"{place.lstrip('.')}: {wrong}" if place else wrong


def _missing(path: Path) -> DataFileError:
    what = "restore it from the repository"
    if PROJECT is not None and path.is_relative_to(PROJECT):
        what = "let PROJECT name a project's folder; python -m extract new makes one"
    return DataFileError(f"{path}: the file is missing; {what}")
