"""The words around figures and what each does: data/lexicon.toml, else the part of speech."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.errors import DataFileError
from extract.reference.files import toml_named

if TYPE_CHECKING:
    from extract.interpret.cutter import Cutter

NOUN, VERB, OTHER, MODIFIER = "noun", "verb", "other", "modifier"
# The dictionary's tags: verbs, adverbs, prepositions, particles, numerals, pronouns change nothing.
_LIGHT = {"v": VERB, "vd": VERB, "vg": VERB, "d": VERB, "ad": VERB, "zg": OTHER, "p": OTHER}
_LIGHT |= dict.fromkeys(("c", "u", "uj", "ul", "uz", "ug", "m", "q", "r", "f", "y", "x"), OTHER)
_LIGHT |= dict.fromkeys(("a", "an", "t", "z", "mq"), OTHER)
_ADVERBS = ("d", "ad", "vd")


class Word(Struct, frozen=True):
    """A word and what it does: a class of data/lexicon.toml, else "noun", "verb" or "other"."""

    text: str
    role: str


@cache
def roles() -> dict[str, str]:
    """Every word of data/lexicon.toml with its class.

    Raises:
        DataFileError: a word stands in two classes.
    """
    known: dict[str, str] = {}
    for role, entry in toml_named("lexicon.toml").items():
        for word in entry["words"].split():
            if known.setdefault(word, role) != role:
                raise DataFileError(
                    f"data/lexicon.toml: {word} is both {known[word]} and {role}; keep one"
                )
    return known


@lru_cache(maxsize=20_000)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a short text with their roles.

    >>> [word.role for word in words_in("接连跨过")]
    ['adverb', 'verb.cross']
    """
    return tuple(_word(word) for word in segments(text) if word.strip())


@lru_cache(maxsize=20_000)  # a report's words are few
def _word(text: str) -> Word:
    return Word(text, _role(text))


def is_adverb(word: Word) -> bool:
    """Whether a word says how: an entry of that class, or an adverb that no entry knows."""
    if word.role == VERB:
        return _tag(word.text) in _ADVERBS
    return word.role.startswith("adverb")


@lru_cache(maxsize=20_000)
def segments(text: str) -> tuple[str, ...]:
    """The words of a text, blanks among them: joined again they are the text."""
    return tuple(_segmenter().cut(text))


@cache
def _segmenter() -> "Cutter":
    from extract.interpret.cutter import Cutter  # jieba takes a while: only where words are cut

    segmenter = Cutter()
    for word in roles():
        segmenter.add_word(word)
    return segmenter


def _role(word: str) -> str:
    known = roles().get(word)
    if known:
        return known
    if word.isascii():
        return OTHER
    tag = _tag(word)
    if not tag:
        return NOUN if len(word) > 1 else OTHER
    return _LIGHT.get(tag, NOUN)


@lru_cache(maxsize=20_000)
def _tag(word: str) -> str:
    from extract.interpret.cutter import tag_of

    return tag_of(word)
