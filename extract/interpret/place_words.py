"""The word lists and patterns of data/places.toml."""

import re
from functools import cache

from extract.errors import DataFileError
from extract.reference.files import toml_named


@cache
def place_words(table: str, key: str) -> tuple[str, ...]:
    """A list of data/places.toml, longest word first."""
    return tuple(sorted(toml_named("places.toml")[table][key].split(), key=len, reverse=True))


@cache
def place_pattern(table: str, key: str) -> re.Pattern[str]:
    """A pattern of data/places.toml.

    Raises:
        DataFileError: it is no regular expression.
    """
    return compiled(str(toml_named("places.toml")[table][key]), f"[{table}] {key}")


def compiled(pattern: str, where: str) -> re.Pattern[str]:
    """The pattern, compiled.

    Raises:
        DataFileError: it is no regular expression; ``where`` it stands is said.
    """
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataFileError(f"data/places.toml: {where}: {error}") from None


def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for one of the words, the first that fits."""
    return f"(?:{'|'.join(map(re.escape, words))})"
