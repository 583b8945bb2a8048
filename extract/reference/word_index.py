"""Many words looked for at once: a text is read through one time, however many they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Words by how they begin.

    Attributes:
        by_sign: for a word's first sign, and under it for its second, the words that begin so, the
            longest first; under an empty second the word of that sign alone, or none.
    """

    by_sign: Mapping[str, Mapping[str, tuple[str, ...]]]

    def at(self, start: int, text: str) -> str:
        """The longest of the words that begins at a place of a text, empty where none does."""
        after = self.by_sign.get(text[start])
        known = after.get(text[start + 1 : start + 2]) or after[""] if after else ()
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
        # A call of ``at`` would take longer than all the rest: most signs begin no word.
        for start, sign in enumerate(text):
            after = self.by_sign.get(sign)
            if after is None or start < end:
                continue
            for word in after.get(text[start + 1 : start + 2]) or after[""]:
                if text.startswith(word, start):
                    yield word
                    end = start + len(word)
                    break


def indexed(words: Iterable[str]) -> WordIndex:
    """The index of some words, none of them empty."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for word in sorted(words, key=len, reverse=True):
        below = found.setdefault(word[0], {"": ()})
        below[word[1:2]] = (*below.get(word[1:2], ()), word)
    for below in found.values():
        below |= {after: (*known, *below[""]) for after, known in below.items() if after}
    return WordIndex(found)
