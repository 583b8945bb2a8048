"""The theme of a figure that the catalogue does not know."""

from functools import cache, lru_cache

from extract.reference.files import toml_named

OTHER = "other"
_WEAK = 0.25  # what a word that many themes use counts for
_FULL = 3.0  # the length of words at which a text speaks with its full weight
_WEIGHTS = (
    1.0,
    0.5,
    0.35,
    0.35,
    0.2,
)  # of a figure's own words, clause, sentence, paragraph, heading


def theme_of(*contexts: str) -> str:
    """The theme that the words of some texts tell, the nearest text weighing most.

    Args:
        contexts: what is measured first, then its clause, its sentence, its paragraph and its
            heading. In each the themes share what it weighs by the lengths of their words
            (data/theme_words.toml).

    >>> theme_of("新增中小学学位"), theme_of("某某", "老楼加装电梯"), theme_of("某某")
    ('education', 'housing', 'other')
    """
    totals: dict[str, float] = {}
    for context, weight in zip(contexts, _WEIGHTS, strict=False):
        lengths = _lengths(context)
        whole = max(_FULL, sum(lengths.values()))
        for theme, length in lengths.items():
            totals[theme] = totals.get(theme, 0) + weight * length / whole
    return max(totals, key=lambda theme: totals[theme]) if totals else OTHER


def words_of(theme: str, *contexts: str) -> list[str]:
    """The words of the nearest text that speak for a theme, for the reader who asks why.

    >>> words_of("education", "新增中小学学位", "改善民生")
    ['学位', '中小学']
    """
    for context in contexts:
        found = [word for word, of, _ in _words() if of == theme and word in context]
        if found:
            return found
    return []


@lru_cache(maxsize=64)
def _lengths(context: str) -> dict[str, float]:
    """How many characters of a text are words of each theme."""
    lengths: dict[str, float] = {}
    begun = {context[at : at + 2] for at in range(len(context))} | set(context)
    for number in sorted(n for start in begun & _begin().keys() for n in _begin()[start]):
        word, theme, weight = _words()[number]
        if word in context:
            lengths[theme] = lengths.get(theme, 0) + weight * len(word) * context.count(word)
    return lengths


@cache
def _begin() -> dict[str, list[int]]:
    """The numbers of the words by their first two characters: few words are in a text."""
    found: dict[str, list[int]] = {}
    for number, (word, _, _) in enumerate(_words()):
        found.setdefault(word[:2], []).append(number)
    return found


@cache
def _words() -> tuple[tuple[str, str, float], ...]:
    lists = toml_named("theme_words.toml")
    weak = set(lists["weak"].split())
    return tuple(
        (word, theme, _WEAK if word in weak else 1.0)
        for theme, words in lists.items()
        if theme != "weak"
        for word in words.split()
    )
