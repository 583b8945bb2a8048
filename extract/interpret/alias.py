"""Where a text names indicators of the catalogue: one pass over it, the longest name first."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.interpret.lexicon import roles
from extract.reference.indicators import Indicator, indicators
from extract.reference.word_lists import compiled

_ACTS = ("action", "verb.rise", "verb.fall")
_NOTHING = "(?!)"
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
    """The names that begin with one sign: plain ones in a tree of signs, patterns as they are."""

    plain: re.Pattern[str]
    written: re.Pattern[str]
    ids: dict[str, tuple[str, ...]]


def aliases_in(text: str) -> list[Alias]:
    """The names in ``text`` from left to right; of names that begin at one place the longest.

    >>> [(alias.text, alias.ids) for alias in aliases_in("人均GDP增长5%，登记失业率3.1%")][1]
    ('登记失业率', ('unemployment_registered',))
    """
    found: list[Alias] = []
    end = 0
    for first in _first_signs().finditer(text):
        start = first.start()
        if start < end:
            continue
        names = _beginning_with(first[0])
        written, plain = names.written.match(text, start), names.plain.match(text, start)
        if plain and (written is None or plain.end() >= written.end()):
            end, ids = plain.end(), _index().names[plain[0]]
        elif written:
            end, ids = written.end(), names.ids[written.lastgroup or ""]
        else:
            continue
        found.append(Alias(start, end, text[start:end], ids))
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
    patterns = [pattern for pattern in index.patterns if sign in (signs_first_in(pattern) or sign)]
    groups = {f"g{number}": pattern for number, pattern in enumerate(patterns)}
    names = [name for name in index.names if name[0] == sign]
    return _Beginning(
        plain=re.compile(tree_pattern(names) or _NOTHING),
        written=compiled(
            "|".join(f"(?P<{group}>{pattern})" for group, pattern in groups.items()) or _NOTHING,
            "data/indicators.toml: patterns",
        ),
        ids={group: index.patterns[pattern] for group, pattern in groups.items()},
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
