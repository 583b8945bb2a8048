"""Where a text names indicators of the catalogue: one pass over it, the longest name first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.interpret.lexicon import roles
from extract.reference.indicators import Indicator, indicators
from extract.reference.word_index import WordIndex, indexed
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
# In a group, what begins it or one of its alternatives, or stands behind what may be left out.
_FIRST = re.compile(r"(?:^|(?<=[(|?)]))(?:\[(?P<set>[^\]]+)\]|\\?(?P<sign>[^\\\[\](){}|?]))")


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
    signs = [signs_first_in(pattern) for pattern in _index().patterns]
    if not all(signs):  # a pattern that can begin with any sign
        return re.compile("(?s:.)")
    every = {name[0] for name in _index().names}.union(*signs)
    return re.compile(f"[{re.escape(''.join(sorted(every)))}]")


@cache
def _plain_names() -> WordIndex:
    return indexed(_index().names)


@cache
def _patterns_with(sign: str) -> tuple[re.Pattern[str], ...]:
    """The patterns for names that can begin with a sign."""
    signs = {pattern: signs_first_in(pattern) for pattern in _index().patterns}
    return tuple(
        _written(pattern) for pattern, first in signs.items() if not first or sign in first
    )


@cache
def signs_first_in(pattern: str) -> frozenset[str]:
    """The signs that a match of a pattern can begin with, and perhaps others of its own.

    Empty where it may begin with any: it is then looked for everywhere.

    >>> sorted(signs_first_in("(实有|在册)?主体")), signs_first_in(".主体")
    (['主', '在', '实'], frozenset())
    """
    signs: set[str] = set()
    at = 0
    while part := _PART.match(pattern, at):
        at = part.end()
        if part["around"]:
            continue
        for first in _FIRST.finditer(part[0]):
            signs.update(first["set"] or first["sign"])
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
