"""The word lists and patterns of data/places.toml."""

import re

from extract.reference import word_lists

FILE = "places.toml"


def place_words(table: str, key: str) -> tuple[str, ...]:
    """A list of data/places.toml, longest word first."""
    return word_lists.word_list(FILE, table, key)


def place_pattern(table: str, key: str) -> re.Pattern[str]:
    """A pattern of data/places.toml."""
    return word_lists.pattern_of(FILE, table, key)


def compiled(pattern: str, where: str) -> re.Pattern[str]:
    """A pattern put together from data/places.toml; ``where`` says from which entry."""
    return word_lists.compiled(pattern, f"data/{FILE}: {where}")


def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for one of the words, the first that fits."""
    return f"(?:{'|'.join(map(re.escape, words))})"
