"""The theme of a figure that the catalogue does not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.errors import DataFileError
from extract.reference.files import toml_named
from extract.reference.word_finder import WordFinder

OTHER = "other"
TOPIC = 30
"""A sentence no longer than this, without a figure, is the topic of what follows it."""

_FAINT = 0.25  # what a word that many themes use counts for
_FULL = 5.0  # the length of words at which a text speaks with its full weight
# Of a figure's own words, clause, sentence, the topic of its passage, paragraph, heading.
_WEIGHTS = (1.0, 0.5, 0.35, 0.35, 0.35, 0.2)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of data/theme_words.toml: what finds them, what each speaks for, how loudly."""

    finder: WordFinder
    themes: Mapping[str, str]
    loudness: Mapping[str, float]


def theme_of(measured: str, clause: str = "", *around: str) -> str:
    """The theme that the words of some texts tell, the nearest text weighing most.

    Args:
        measured, clause: what is measured, and its clause.
        around: its sentence, the topic of its passage, its paragraph and its heading. In each of
            the texts the themes share what it weighs by the lengths of their words; of words that
            overlap the longest counts.

    >>> theme_of("新增中小学学位"), theme_of("某某", "老楼加装电梯"), theme_of("某某")
    ('education', 'housing', 'other')
    """
    said, ranked = _around(*around)
    totals: dict[str, float] = {}
    for context, weight in zip((measured, clause), _WEIGHTS, strict=False):
        for theme, share in _shares(context, weight):
            totals[theme] = totals.get(theme, 0) + share
    for theme in totals:
        for share in said.get(theme, ()):
            totals[theme] += share
    best = max(totals, key=totals.__getitem__, default="")
    other = next((theme for theme in ranked if theme not in totals), "")
    if other and (not best or ranked[other] > totals[best]):
        return other
    return best or OTHER


@lru_cache(maxsize=64)  # of the figures of a sentence all but the first two texts are the same
def _around(*contexts: str) -> tuple[dict[str, list[float]], dict[str, float]]:
    """What each theme weighs in the texts around a clause, and in all of them, the most first."""
    said: dict[str, list[float]] = {}
    totals: dict[str, float] = {}
    for context, weight in zip(contexts, _WEIGHTS[2:], strict=False):
        for theme, share in _shares(context, weight):
            said.setdefault(theme, []).append(share)
            totals[theme] = totals.get(theme, 0) + share
    return said, dict(sorted(totals.items(), key=lambda total: -total[1]))


def words_of(theme: str, *contexts: str) -> list[str]:
    """The words of the nearest text that speak for a theme, for the reader who asks why.

    >>> words_of("education", "新增中小学学位", "改善民生")
    ['中小学', '学位']
    """
    words = _words()
    for context in contexts:
        found = dict.fromkeys(words.finder.words_in(context))
        speaking = [word for word in found if words.themes[word] == theme]
        if speaking:
            return speaking
    return []


# Figures of a paragraph share its text and its sentences': each is read through once.
@lru_cache(maxsize=256)
def _shares(context: str, weight: float) -> tuple[tuple[str, float], ...]:
    """The themes of a text, each with its share of what the text weighs."""
    words = _words()
    lengths: dict[str, float] = {}
    for word in words.finder.words_in(context):
        theme = words.themes[word]
        lengths[theme] = lengths.get(theme, 0) + words.loudness[word]
    whole = max(_FULL, sum(lengths.values()))
    return tuple((theme, weight * length / whole) for theme, length in lengths.items())


@cache
def _words() -> _Words:
    """The words of data/theme_words.toml.

    Raises:
        DataFileError: a word stands in two themes.
    """
    lists = toml_named("theme_words.toml")
    themes: dict[str, str] = {}
    for theme, words in lists.items():
        for word in words.split() if theme != "weak" else ():
            if word in themes:
                raise DataFileError(
                    f"data/theme_words.toml: {word} is both {themes[word]} and {theme}; keep one"
                )
            themes[word] = theme
    faint = frozenset(lists["weak"].split())
    loudness = {word: len(word) * (_FAINT if word in faint else 1.0) for word in themes}
    return _Words(WordFinder(themes), themes, loudness)
