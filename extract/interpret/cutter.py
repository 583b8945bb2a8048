"""jieba's cut, but of its dictionary only what is asked for is read.

jieba makes a table of every word and of every beginning of one before it cuts the first sentence:
that takes longer than a report, and the table is kept in the folder for temporary files, where
others may write. Here the lines of the dictionary are put in order, and a text's own words are
looked up in them, once each. What is cut, and how, is jieba's: the likeliest way through the words,
and its model for what is no word.
"""

import logging
import sys
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from math import log
from pathlib import Path
from typing import cast

# jieba asks setuptools where its files lie, if it is there; without it jieba knows as well, and is
# loaded in half the time.
_loaded = cast("dict[str, object]", sys.modules)
_loaded.setdefault("pkg_resources", None)
import jieba  # noqa: E402

if _loaded["pkg_resources"] is None:
    del _loaded["pkg_resources"]

# What all frequencies of the dictionary of jieba 0.42.1 make together; a test adds them up.
_TOTAL = 60_101_967
_BEGINS, _NONE = 0, -1  # the frequency of what is no word but begins one, and of what does not
_NO_WEIGHT = _NONE - 1.0  # in place of the logarithm of the latter
_MOST = 400_000  # weights that are kept


class Frequencies(dict[str, int]):
    """How often words are met, those of the dictionary and those that were added to them.

    It is :data:`_BEGINS` for what only begins a word, :data:`_NONE` for what does not even that.
    """

    def __missing__(self, word: str) -> int:
        if entry := _line_of(word):
            return int(entry[1])
        return _BEGINS if _line_with(word) else _NONE

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self[word] != _NONE

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """The frequency of a word, and of what begins one."""
        often = self[word]
        return default if often == _NONE else often


class _Weights(dict[str, float]):
    """The logarithms of the frequencies; below 0 what is no word, as there."""

    def __init__(self, frequencies: Frequencies) -> None:
        super().__init__()
        self._frequencies = frequencies

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST:
            self.clear()
        often = self._frequencies[word]
        self[word] = found = log(often) if often > _BEGINS else often - 1.0
        return found


class Cutter(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's tokenizer, at work at once.

    >>> list(Cutter().cut("城镇调查失业率控制在5%左右"))
    ['城镇', '调查', '失业率', '控制', '在', '5%', '左右']
    """

    def __init__(self) -> None:
        super().__init__()
        jieba.setLogLevel(logging.WARNING)
        self.FREQ = Frequencies()
        self.total = _TOTAL
        self.initialized = True
        self._weights = _Weights(self.FREQ)

    def add_word(self, word: str, freq: int | None = None, tag: str | None = None) -> None:
        """Add a word; without a frequency it gets the one with which it is cut out."""
        super().add_word(word, freq, tag)
        for size in range(1, len(word) + 1):
            self._weights.pop(word[:size], None)

    def get_DAG(self, sentence: str) -> Mapping[int, list[int]]:
        """Nothing: the words of a sentence are found where they are weighed."""
        return {}

    def calc(self, sentence: str, DAG: object, route: dict[int, tuple[float, int]]) -> None:
        """The likeliest way from each sign to the end: its weight, and where its first word ends.

        The sums are taken as jieba takes them, so that of two ways the same one is likelier.
        """
        weights, every, size = self._weights, log(self.total), len(sentence)
        ways = [0.0] * (size + 1)
        route[size] = (0.0, 0)
        for start in range(size - 1, -1, -1):
            end, last = start + 1, start
            weight = weights[sentence[start]]
            known = weight >= 0
            # A sign that is no word is taken for a rare one where no word begins with it.
            best = (weight if known else 0.0) - every + ways[end]
            while weight > _NO_WEIGHT and end < size:
                end += 1
                weight = weights[sentence[start:end]]
                if weight >= 0:
                    way = weight - every + ways[end]
                    if way >= best or not known:
                        best, last, known = way, end - 1, True
            ways[start] = best
            route[start] = (best, last)


def tag_of(word: str) -> str:
    """The part of speech of a word, as jieba's dictionary has it; empty where it has no such word.

    >>> tag_of("控制"), tag_of("无此一词")
    ('v', '')
    """
    entry = _line_of(word)
    return entry[2].decode() if entry else ""


def _line_of(word: str) -> list[bytes]:
    """A word, its frequency and its tag; nothing where the dictionary has no such word."""
    return _line_with(f"{word} ").split()


def _line_with(beginning: str) -> bytes:
    """The first line of the dictionary that begins so, empty where none does."""
    start, lines = beginning.encode(errors="surrogatepass"), _lines()
    at = bisect_left(lines, start)
    return lines[at] if at < len(lines) and lines[at].startswith(start) else b""


@cache
def _lines() -> list[bytes]:
    """The lines of jieba's dictionary, in order, as they are but almost in the file."""
    return sorted(Path(jieba.__file__).with_name("dict.txt").read_bytes().splitlines())
