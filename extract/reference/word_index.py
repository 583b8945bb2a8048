"""Many words looked for at once: a text is read through one time, however many they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import compress
from operator import add


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Words by how they begin.

    Attributes:
        by_pair: for two signs the words that begin with them, the longest first, and behind them
            the word of the first sign alone, where it is one.
        by_sign: the words of one sign.
    """

    by_pair: Mapping[str, tuple[str, ...]]
    by_sign: Mapping[str, tuple[str, ...]]

    def at(self, start: int, text: str) -> str:
        """The longest of the words that begins at a place of a text, empty where none does."""
        known = self.by_pair.get(text[start : start + 2]) or self.by_sign.get(text[start], ())
        for word in known:
            if text.startswith(word, start):
                return word
        return ""

    def found_in(self, text: str) -> Iterator[str]:
        """The words in a text from left to right; of those that overlap the first, the longest.

        >>> list(indexed(["亿", "亿元", "万元", "元月"]).found_in("5亿元月、3万元、1亿"))
        ['亿元', '万元', '亿']
        """
        end = 0
        for start in self._beginnings(text):
            if start >= end and (word := self.at(start, text)):
                yield word
                end = start + len(word)

    def _beginnings(self, text: str) -> Iterable[int]:
        """Where a word may begin: at few signs, so that no more is done for each of them."""
        places = range(len(text))
        starts = compress(places, map(self.by_pair.__contains__, map(add, text, text[1:])))
        if self.by_sign.keys().isdisjoint(text):
            return starts
        return sorted({*starts, *compress(places, map(self.by_sign.__contains__, text))})


def indexed(words: Iterable[str]) -> WordIndex:
    """The index of some words, none of them empty."""
    every = sorted(words, key=len, reverse=True)
    by_sign = {word: (word,) for word in every if len(word) == 1}
    by_pair: dict[str, list[str]] = {}
    for word in every:
        if len(word) > 1:
            by_pair.setdefault(word[:2], []).append(word)
    return WordIndex(
        {pair: (*found, *by_sign.get(pair[0], ())) for pair, found in by_pair.items()}, by_sign
    )
