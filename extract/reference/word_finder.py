"""Many words looked for at once: a text is read through one time, however many they are."""

import re
from collections.abc import Collection

from ahocorasick_rs import AhoCorasick, MatchKind

_HALF = re.compile("[\ud800-\udfff]")


class WordFinder:
    """Where some words stand in a text.

    >>> finder = WordFinder(["亿", "亿元", "万元", "元月"])
    >>> finder.words_in("5亿元月、3万元、1亿"), sorted(finder.numbers_in("5亿元月"))
    (['亿元', '万元', '亿'], [0, 1, 3])
    """

    def __init__(self, words: Collection[str]) -> None:
        self._longest = AhoCorasick(words, MatchKind.LeftmostLongest)
        self._each = AhoCorasick(words)

    def words_in(self, text: str) -> list[str]:
        """The words in a text from left to right; of those that overlap the first, the longest."""
        try:
            return self._longest.find_matches_as_strings(text)
        except UnicodeEncodeError:
            return self._longest.find_matches_as_strings(_sound(text))

    def numbers_in(self, text: str) -> set[int]:
        """The numbers of all words that stand in a text, whatever they overlap."""
        return {found[0] for found in self.places_in(text)}

    def places_in(self, text: str) -> list[tuple[int, int, int]]:
        """All words that stand in a text: its number, its start and its end each."""
        try:
            return self._each.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            return self._each.find_matches_as_indexes(_sound(text), overlapping=True)


def _sound(text: str) -> str:
    """The text, each half of a sign as a sign that is in no word."""
    return _HALF.sub("\ufffd", text)
