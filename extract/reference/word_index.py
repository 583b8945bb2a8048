"""The longest of many words that stands at a place of a text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


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
        """The longest of the words that begins at a place of a text, empty where none does.

        >>> indexed(["亿", "亿元", "万元"]).at(1, "5亿元、3万元")
        '亿元'
        """
        known = self.by_pair.get(text[start : start + 2]) or self.by_sign.get(text[start], ())
        for word in known:
            if text.startswith(word, start):
                return word
        return ""


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
