"""The theme of a figure that the catalogue does not know."""

from functools import cache

from extract.datafiles import toml_named

OTHER = "other"


def theme_of(*contexts: str) -> str:
    """The theme that the nearest of some texts tells; the first that holds a known word decides.

    Args:
        contexts: what is measured first, then its clause, sentence, paragraph and heading.

    >>> theme_of("新增中小学学位"), theme_of("某某", "老楼加装电梯"), theme_of("某某")
    ('education', 'housing', 'other')
    """
    for context in contexts:
        weights: dict[str, int] = {}
        for word, theme in _words():
            # A long word says more than two short ones.
            if word in context:
                weights[theme] = weights.get(theme, 0) + len(word) ** 2 * context.count(word)
        if weights:
            return max(weights, key=lambda theme: weights[theme])
    return OTHER


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple(
        (word, theme)
        for theme, words in toml_named("theme_words.toml").items()
        for word in words.split()
    )
