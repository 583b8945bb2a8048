"""Words and patterns of the files of data/: a list is a text of words, a pattern an expression."""

import re
from functools import cache
from typing import Any

from extract.errors import DataFileError
from extract.reference.files import toml_named


@cache
def word_list(file: str, table: str, key: str = "words") -> tuple[str, ...]:
    """The words of an entry, the longest first.

    Raises:
        DataFileError: the file has no such entry.
    """
    return tuple(sorted(entry_of(file, table, key).split(), key=len, reverse=True))


@cache
def pattern_of(file: str, table: str, key: str) -> re.Pattern[str]:
    """The regular expression of an entry.

    Raises:
        DataFileError: the file has no such entry, or it is no regular expression.
    """
    return compiled(entry_of(file, table, key), f"data/{file}: [{table}] {key}")


@cache
def entry_of(file: str, table: str, key: str) -> str:
    """The text of an entry.

    Raises:
        DataFileError: the file has no such entry.
    """
    part: Any = toml_named(file).get(table)
    entry = part.get(key) if isinstance(part, dict) else None
    if not isinstance(entry, str):
        raise DataFileError(f'data/{file}: [{table}] lacks {key}; add {key} = "..."')
    return entry


def compiled(pattern: str, place: str) -> re.Pattern[str]:
    """A pattern that was put together from entries.

    Args:
        place: the file and the entry, for the error.

    Raises:
        DataFileError: it is no regular expression.
    """
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataFileError(f"{place}: no regular expression ({error}); correct it") from None
