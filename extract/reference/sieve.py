"""Of many regular expressions those that can match a text: a match needs certain words in it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extract.reference.beginnings import OPENING, REPEATED, SET, is_odd
from extract.reference.word_finder import WordFinder

_MOST = 16  # signs of a set that are each looked for

_Words = frozenset[str]
_Needs = tuple[_Words, ...]
"""Of each of these a match holds a word at least; nothing where nothing is known of it."""


class Sieve:
    """Patterns, and the words without which they do not match.

    >>> sieve = Sieve(["(?:上|今)年.*增", "比.{2}增长", ".{2}"])
    >>> sieve.left_for("比上年增长"), sieve.left_for("今年"), sieve.left_for("今后")
    ([0, 1, 2], [2], [2])
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        needs = [needed_by(pattern) for pattern in patterns]
        words = sorted({word for each in needs for one in each for word in one})
        numbers = {word: number for number, word in enumerate(words)}
        self._finder = WordFinder(words)
        self._needs = [[frozenset(map(numbers.__getitem__, one)) for one in each] for each in needs]
        self._always = frozenset(n for n, each in enumerate(needs) if not each)
        self._owners = [frozenset(n for n, each in enumerate(needs) if each and word in each[0])
                        for word in words]  # fmt: skip

    def left_for(self, text: str) -> Sequence[int]:
        """The numbers of the patterns that can match a text, in their order."""
        found = self._finder.numbers_in(text)
        near = self._always.union(*map(self._owners.__getitem__, found))
        return [n for n in sorted(near) if not any(map(found.isdisjoint, self._needs[n]))]


@cache
def needed_by(pattern: str) -> _Needs:
    """Words of which every match of a pattern holds one, of each lot; the most telling first.

    >>> [sorted(words) for words in needed_by("(?:同|环)?比(?:增长|下降)[约近]?")]
    [['下降', '增长'], ['比']]
    """
    needs = () if is_odd(pattern) else _alternatives(pattern, 0)[0]
    return tuple(sorted(set(needs), key=_worth, reverse=True))


def _worth(words: _Words) -> tuple[int, int]:
    """How much words tell: long ones, and few, tell most."""
    return min(map(len, words)), -len(words)


def _alternatives(pattern: str, at: int) -> tuple[_Needs, int]:
    needs, at = _sequence(pattern, at)
    every = [needs]
    while pattern[at : at + 1] == "|":
        needs, at = _sequence(pattern, at + 1)
        every.append(needs)
    if len(every) == 1 or not all(every):
        return (every[0] if len(every) == 1 else ()), at
    return (frozenset[str]().union(*(max(each, key=_worth) for each in every)),), at


def _sequence(pattern: str, at: int) -> tuple[_Needs, int]:
    """Parts one after the other; signs that follow each other are a word."""
    found: list[_Words] = []
    word = ""
    while at < len(pattern) and pattern[at] not in "|)":
        one = pattern[at] != "("
        needs, at = _part(pattern, at)
        sign = "".join(needs[0]) if one and needs and len(needs[0]) == 1 else ""
        times = REPEATED.match(pattern, at)
        if times:
            at = times.end()
        if sign and not times:
            word += sign
            continue
        # 增+ needs 增 as well, but what follows it need not stand next to the word before it.
        found += [frozenset([word])] if word else []
        found += () if times and times["may"] else needs
        word = ""
    return (*found, *([frozenset([word])] if word else [])), at


def _part(pattern: str, at: int) -> tuple[_Needs, int]:
    """What one part needs, and where the next begins."""
    sign = pattern[at]
    if opening := OPENING.match(pattern, at):
        needs, at = _alternatives(pattern, opening.end())
        return (() if opening["around"] else needs), at + 1
    if found := SET.match(pattern, at):
        signs = found["signs"]
        told = not found["but"] and len(signs) <= _MOST and not re.search(r"[\\-]", signs)
        return ((frozenset(signs),) if told else ()), found.end()
    if sign == "\\":
        return (() if pattern[at + 1].isalnum() else (frozenset(pattern[at + 1]),)), at + 2
    return (() if sign in "^$." else (frozenset(sign),)), at + 1
