"""Where a text names indicators of the catalogue: one pass over it, the longest name first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.interpret.lexicon import roles
from extract.reference.indicators import Indicator, indicators
from extract.reference.word_lists import compiled

_ACTS = ("action", "verb.rise", "verb.fall")
# The first parts of a pattern that is made of signs, [sets] and (groups) of them, one in another;
# what is only looked at around them is no part.
_SIGN = r"(?:[^\\\[\](){}.*+?|^$]|\\[^\w])"
_SET = r"\[[^\]\\^-]+\]"
_INNER = rf"\((?:{_SIGN}|{_SET}|[|?])*\)"
_PART = re.compile(
    rf"(?P<around>\(\?<?[=!](?:{_SIGN}|{_SET}|[|])*\))"
    rf"|(?:{_SIGN}|{_SET}|\((?:{_SIGN}|{_SET}|{_INNER}|[|?])*\))(?P<may>\?)?"
)
_SIGNS = re.compile(r"[\\\[\]()|?]")


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


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What can begin with one sign: plain names, the longest first, and patterns."""

    names: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


def aliases_in(text: str) -> list[Alias]:
    """The names in ``text`` from left to right; of names that begin at one place the longest.

    >>> [(alias.text, alias.ids) for alias in aliases_in("人均GDP增长5%，登记失业率3.1%")][1]
    ('登记失业率', ('unemployment_registered',))
    """
    found: list[Alias] = []
    end = 0
    for first in _first_signs().finditer(text):
        start = first.start()
        alias = _alias_at(start, text, _beginning_with(first[0])) if start >= end else None
        if alias:
            found.append(alias)
            end = alias.end
    return found


def _alias_at(start: int, text: str, known: _Beginning) -> Alias | None:
    """The name that begins at a place of a text: a plain one, unless a pattern's is longer."""
    plain = next((name for name in known.names if text.startswith(name, start)), "")
    tried = (pattern.match(text, start) for pattern in known.patterns)
    written = next((match for match in tried if match), None)
    if written and written.end() > start + len(plain):
        return Alias(start, written.end(), written[0], _index().patterns[written.re.pattern])
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
    signs = [signs_first_in(pattern) for pattern in _index().patterns]
    if not all(signs):  # a pattern that can begin with any sign
        return re.compile("(?s:.)")
    every = {name[0] for name in _index().names}.union(*signs)
    return re.compile(f"[{re.escape(''.join(sorted(every)))}]")


@cache
def _beginning_with(sign: str) -> _Beginning:
    index = _index()
    names = [name for name in index.names if name[0] == sign]
    return _Beginning(
        names=tuple(sorted(names, key=len, reverse=True)),
        patterns=tuple(
            _written(pattern)
            for pattern in index.patterns
            if sign in (signs_first_in(pattern) or sign)
        ),
    )


@cache
def signs_first_in(pattern: str) -> frozenset[str]:
    """The signs that a match of a pattern can begin with, and perhaps others of its own.

    Empty where it may begin with any: it is then looked for everywhere.

    >>> sorted(signs_first_in("(实有|在册)?主体")), signs_first_in(".主体")
    (['主', '册', '在', '实', '有'], frozenset())
    """
    signs: set[str] = set()
    at = 0
    while part := _PART.match(pattern, at):
        at = part.end()
        if part["around"]:
            continue
        signs.update(_SIGNS.sub("", part[0]))
        if not part["may"]:
            return frozenset(signs)
    return frozenset()


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
    return _pattern_of(tree)


def _pattern_of(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(sign) + _pattern_of(below) for sign, below in node.items() if sign]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return body + "?" if ends else body
