"""Where a text names indicators of the catalogue: one pass over it, the longest name first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.interpret.lexicon import roles
from extract.reference.beginnings import beginning_of
from extract.reference.indicators import Indicator, indicators
from extract.reference.word_index import WordIndex, indexed
from extract.reference.word_lists import compiled

_ACTS = ("action", "verb.rise", "verb.fall")


@dataclass(frozen=True, slots=True)
class Alias:
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
class _Index:
    """What each name of the catalogue, and each pattern for names, can mean."""

    names: dict[str, tuple[str, ...]]
    patterns: dict[str, tuple[str, ...]]


def aliases_in(text: str) -> list[Alias]:
    """The names in ``text`` from left to right; of names that begin at one place the longest.

    >>> [(alias.text, alias.ids) for alias in aliases_in("人均GDP增长5%，登记失业率3.1%")][1]
    ('登记失业率', ('unemployment_registered',))
    """
    found: list[Alias] = []
    end = 0
    for first in _first_signs().finditer(text):
        start = first.start()
        if start >= end and (alias := _alias_at(start, text)):
            found.append(alias)
            end = alias.end
    return found


def alias_of(words: str) -> Alias | None:
    """The name that some words are from their beginning to their end, None where they are none."""
    found = _alias_at(0, words) if words else None
    return found if found and found.end == len(words) else None


def _alias_at(start: int, text: str) -> Alias | None:
    """The name that begins at a place of a text: a plain one, unless a pattern's is longer."""
    plain = _plain_names().at(start, text)
    for pattern in _patterns_with(text[start]):
        if written := pattern.match(text, start):
            if written.end() > start + len(plain):
                return Alias(start, written.end(), written[0], _index().patterns[pattern.pattern])
            break
    return Alias(start, start + len(plain), plain, _index().names[plain]) if plain else None


@cache
def _index() -> _Index:
    names: dict[str, list[str]] = {}
    patterns: dict[str, list[str]] = {}
    for indicator in indicators().values():
        for known in _with_level(indicator):
            for name in _plain(known):
                names.setdefault(name, []).append(indicator.id)
            for pattern in known.patterns:
                patterns.setdefault(pattern, []).append(indicator.id)
    return _Index(
        {name: tuple(ids) for name, ids in names.items()},
        {pattern: tuple(ids) for pattern, ids in patterns.items()},
    )


@cache
def _first_signs() -> re.Pattern[str]:
    """What a name can begin with: most signs of a text are none of them."""
    known = [beginning_of(pattern) for pattern in _index().patterns]
    first = {re.escape(name[0]) for name in _index().names}
    either = [f"[{''.join(sorted(first))}]", *(each.pattern for each in known if each)]
    return re.compile("(?s:.)" if None in known else "|".join(either))


@cache
def _plain_names() -> WordIndex:
    return indexed(_index().names)


@cache
def _patterns_with(sign: str) -> tuple[re.Pattern[str], ...]:
    """The patterns for names that can begin with a sign."""
    every = ((pattern, beginning_of(pattern)) for pattern in _index().patterns)
    return tuple(
        _written(pattern) for pattern, first in every if first is None or first.match(sign)
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
