"""Of many regular expressions those that can match a text: a match needs certain words in it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extract.reference.beginnings import OPENING, REPEATED, SET, is_odd
from extract.reference.word_finder import WordFinder

_MOST = 16  # signs of a set that are each looked for

_Needs = frozenset[str]
"""Words of which a match holds one at least; none where nothing is known of it."""


class Sieve:
    """Patterns, and the words without which they do not match.

    >>> sieve = Sieve(["(?:上|今)年", "比.{2}增长", ".{2}"])
    >>> sieve.left_for("比上年增长"), sieve.left_for("今后")
    ([0, 1, 2], [2])
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        needs = [needed_by(pattern) for pattern in patterns]
        self._always = frozenset(n for n, words in enumerate(needs) if not words)
        words = sorted({word for each in needs for word in each})
        self._finder = WordFinder(words)
        self._owners = [frozenset(n for n, each in enumerate(needs) if w in each) for w in words]

    def left_for(self, text: str) -> Sequence[int]:
        """The numbers of the patterns that can match a text, in their order."""
        found = self._finder.numbers_in(text)
        return sorted(self._always.union(*map(self._owners.__getitem__, found)))


@cache
def needed_by(pattern: str) -> _Needs:
    """Words of which every match of a pattern holds one.

    >>> sorted(needed_by("(?:同|环)?比(?:增长|下降)")), sorted(needed_by("(?:增.)长{2}年?"))
    (['下降', '增长'], ['增'])
    """
    return frozenset() if is_odd(pattern) else _alternatives(pattern, 0)[0]


def _alternatives(pattern: str, at: int) -> tuple[_Needs, int]:
    needs, at = _sequence(pattern, at)
    every = [needs]
    while pattern[at : at + 1] == "|":
        needs, at = _sequence(pattern, at + 1)
        every.append(needs)
    return (frozenset().union(*every) if all(every) else frozenset()), at


def _sequence(pattern: str, at: int) -> tuple[_Needs, int]:
    """Parts one after the other: signs that follow each other are a word; the best is kept."""
    best, word = frozenset[str](), ""
    while at < len(pattern) and pattern[at] not in "|)":
        one = pattern[at] != "("
        needs, at = _part(pattern, at)
        sign = "".join(needs) if one and len(needs) == 1 else ""
        times = REPEATED.match(pattern, at)
        if times:
            at = times.end()
        if sign and not times:
            word += sign
            continue
        # 增+ needs 增 as well, but what follows it need not stand next to the word before it.
        last = frozenset() if times and times["may"] else needs
        best, word = _better(best, frozenset([word] if word else []), last), ""
    return _better(best, frozenset([word] if word else [])), at


def _better(*choices: _Needs) -> _Needs:
    """The words that tell most: long ones, and few."""
    return max(choices, key=lambda words: (min(map(len, words), default=0), -len(words)))


def _part(pattern: str, at: int) -> tuple[_Needs, int]:
    """What one part needs, and where the next begins."""
    sign = pattern[at]
    if opening := OPENING.match(pattern, at):
        needs, at = _alternatives(pattern, opening.end())
        return (frozenset() if opening["around"] else needs), at + 1
    if found := SET.match(pattern, at):
        signs = found["signs"]
        told = not found["but"] and len(signs) <= _MOST and not re.search(r"[\\-]", signs)
        return frozenset(signs if told else ""), found.end()
    if sign == "\\":
        return frozenset("" if pattern[at + 1].isalnum() else pattern[at + 1]), at + 2
    return frozenset("" if sign in "^$." else sign), at + 1
