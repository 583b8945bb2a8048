"""Where a text names indicators of the catalogue: one pass over it, the longest name first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from extract.interpret.lexicon import roles
from extract.reference.beginnings import every_match
from extract.reference.indicators import Indicator, indicators
from extract.reference.sieve import Sieve
from extract.reference.word_finder import WordFinder
from extract.reference.word_lists import compiled

_ACTS = ("action", "verb.rise", "verb.fall")


class Alias(Struct, frozen=True):
    """A name of the catalogue that stands in a text.

    Attributes:
        start, end: its place, end exclusive.
        text: as written.
        ids: the indicators that it can mean: a level's name is its growth's too.
    """

    start: int
    end: int
    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """What finds the names of the catalogue, and what each can mean.

    Attributes:
        plain: the names that are written in one way; ``plain_ids`` what each can mean.
        patterns: the names that are written in several ways; ``pattern_ids`` in the same order.
        sieve: tells which of the patterns a text can hold.
    """

    plain: WordFinder
    plain_ids: dict[str, tuple[str, ...]]
    patterns: tuple[re.Pattern[str], ...]
    pattern_ids: tuple[tuple[str, ...], ...]
    sieve: Sieve


def aliases_in(text: str) -> list[Alias]:
    """The names in ``text`` from left to right; of names that begin at one place the longest.

    >>> [(alias.text, alias.ids) for alias in aliases_in("人均GDP增长5%，登记失业率3.1%")][1]
    ('登记失业率', ('unemployment_registered',))
    """
    found: list[Alias] = []
    end = 0
    for start, (stop, ids) in sorted(_names_at(text).items()):
        if start >= end:
            found.append(Alias(start, stop, text[start:stop], ids))
            end = stop
    return found


def alias_of(words: str) -> Alias | None:
    """The name that some words are from their beginning to their end, None where they are none."""
    names = _names()
    if words in names.plain_ids:
        return Alias(0, len(words), words, names.plain_ids[words])
    for number in names.sieve.left_for(words):
        if match := names.patterns[number].match(words):
            whole = match.end() == len(words)
            return Alias(0, len(words), words, names.pattern_ids[number]) if whole else None
    return None


def _names_at(text: str) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Where names begin; where each ends, a plain one unless a pattern's is longer, and its ids."""
    names = _names()
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for number in names.sieve.left_for(text):
        for match in every_match(names.patterns[number], text):
            found.setdefault(match.start(), (match.end(), names.pattern_ids[number]))
    for _, start, end in names.plain.places_in(text):
        if end >= found.get(start, (0,))[0]:
            found[start] = end, names.plain_ids[text[start:end]]
    return found


@cache
def _names() -> _Names:
    plain: dict[str, list[str]] = {}
    patterns: dict[str, list[str]] = {}
    for indicator in indicators().values():
        for known in _with_level(indicator):
            for name in _plain(known):
                plain.setdefault(name, []).append(indicator.id)
            for pattern in known.patterns:
                patterns.setdefault(pattern, []).append(indicator.id)
    return _Names(
        WordFinder(plain),
        {name: tuple(ids) for name, ids in plain.items()},
        tuple(map(_written, patterns)),
        tuple(map(tuple, patterns.values())),
        Sieve(patterns),
    )


def _plain(indicator: Indicator) -> list[str]:
    """Its plain names, those left out that add only an action to another: 完工, 新建.

    What is begun and what is finished share the name of the thing; the action tells them apart.
    """
    names = [indicator.name, *indicator.aliases]
    return [
        name
        for name in names
        if not any(
            rest in names
            or any(_written(pattern).fullmatch(rest) for pattern in indicator.patterns)
            for rest in _without_act(name)
        )
    ]


def _without_act(name: str) -> Iterator[str]:
    """A name without the action at its beginning or its end."""
    for size in range(1, len(name)):
        if roles().get(name[:size], "").startswith(_ACTS):
            yield name[size:]
        if roles().get(name[-size:], "").startswith(_ACTS):
            yield name[:-size]


def _written(pattern: str) -> re.Pattern[str]:
    return compiled(pattern, "data/indicators.toml: patterns")


def _with_level(indicator: Indicator) -> Iterator[Indicator]:
    """The indicator, and the level whose growth it is."""
    yield indicator
    if base := indicators().get(indicator.change_of):
        yield base
