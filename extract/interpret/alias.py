"""Where a text names indicators of the catalogue: one pass over it, the longest name first."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.errors import DataFileError
from extract.interpret.lexicon import roles
from extract.reference.indicators import Indicator, indicators

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
    """The catalogue's names: plain ones in a tree of signs, patterns as they are."""

    plain: re.Pattern[str]
    either: re.Pattern[str]
    by_name: dict[str, tuple[str, ...]]
    by_group: dict[str, tuple[str, ...]]


def aliases_in(text: str) -> list[Alias]:
    """The names in ``text`` from left to right; of names that begin at one place the longest.

    >>> [(alias.text, alias.ids) for alias in aliases_in("人均GDP增长5%，登记失业率3.1%")][1]
    ('登记失业率', ('unemployment_registered',))
    """
    index = _index()
    found: list[Alias] = []
    match = index.either.search(text)
    while match:
        start, end = match.span()
        ids = index.by_group[match.lastgroup] if match.lastgroup else index.by_name[match[0]]
        plain = index.plain.match(text, start) if match.lastgroup else None
        if plain and plain.end() >= end:
            end, ids = plain.end(), index.by_name[plain[0]]
        found.append(Alias(start, end, text[start:end], ids))
        match = index.either.search(text, end)
    return found


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
    groups = {f"g{number}": pattern for number, pattern in enumerate(patterns)}
    plain = tree_pattern(names)
    written = [f"(?P<{group}>{pattern})" for group, pattern in groups.items()]
    try:
        either = re.compile("|".join([*written, plain]))
    except re.error as error:
        raise DataFileError(f"data/indicators.toml: patterns: {error}") from None
    return _Index(
        plain=re.compile(plain),
        either=either,
        by_name={name: tuple(ids) for name, ids in names.items()},
        by_group={group: tuple(patterns[pattern]) for group, pattern in groups.items()},
    )


def _plain(indicator: Indicator) -> list[str]:
    """Its plain names, those left out that add only an action to another: 完工, 新建.

    What is begun and what is finished share the name of the thing; the action tells them apart.
    """
    names = [indicator.name, *indicator.aliases]
    acts = {word for word, role in roles().items() if role.startswith(_ACTS)}
    known = re.compile("|".join([*map(re.escape, names), *indicator.patterns]))
    return [
        name
        for name in names
        if not any(known.fullmatch(rest) for rest in _without_act(name, acts))
    ]


def _without_act(name: str, acts: Collection[str]) -> Iterator[str]:
    """A name without the action at its beginning or its end."""
    for size in range(1, len(name)):
        if name[:size] in acts:
            yield name[size:]
        if name[-size:] in acts:
            yield name[:-size]


def _with_level(indicator: Indicator) -> Iterator[Indicator]:
    """The indicator, and the level whose growth it is."""
    yield indicator
    if base := indicators().get(indicator.change_of):
        yield base


def tree_pattern(words: Iterable[str]) -> str:
    """A regular expression that finds the longest of ``words`` and tries no sign twice.

    >>> re.findall(tree_pattern(["亿", "亿元", "万元"]), "5亿元、3万元、1亿")
    ['亿元', '万元', '亿']
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return _written(tree)


def _written(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(sign) + _written(below) for sign, below in node.items() if sign]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return body + "?" if ends else body
