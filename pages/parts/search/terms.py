"""What indicators are called, and how well the words of a search fit that."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.reference.indicators import Indicator, indicators, themes

# How good a find is, the best first.
NAME, ALIAS, START, PART, ENGLISH, AROUND, HALVES = range(7)

READY = 1 << 14  # names that are kept as they are compared
SHORTEST = 2  # characters of a part that says something by itself

_GROWTH = "增速"
_GROWTHS = (_GROWTH, "增长", "增长率")


def folded(text: str) -> str:
    """Text as it is compared: full and half width, capitals and small letters are the same.

    >>> folded("ＧＤＰ增速"), folded("PM2.5")
    ('gdp增速', 'pm2.5')
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=READY)
def bare(text: str) -> str:
    """The letters and digits of a text, folded.

    >>> bare("“三公”经费"), bare("PM 2.5")
    ('三公经费', 'pm25')
    """
    return "".join(each for each in folded(text) if each.isalnum())


@lru_cache(maxsize=READY)
def findable(*names: str) -> str:
    """The text in which a word of a search is looked for: names as they are, and bare."""
    return "\n".join(dict.fromkeys(part for name in names for part in (folded(name), bare(name))))


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called, by how much a find in it says.

    Attributes:
        own: its names: Chinese, English, its id.
        aliases: what else it is called.
        english: the words that may be begun, of its English name and of its id.
        around: what it belongs to: its theme's names.
    """

    own: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    english: str = ""
    around: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """Its names, without what it belongs to."""
        return (*self.own, *self.aliases)


@cache
def names_of(indicator: Indicator) -> Names:
    """What an indicator is called; a growth by the names of what grows too: GDP增速."""
    aliases = list(indicator.aliases)
    grows = indicators().get(indicator.change_of)
    if grows is not None and indicator.name.startswith(grows.name):
        ending = indicator.name.removeprefix(grows.name)
        endings = _GROWTHS if ending == _GROWTH else (ending,)
        called = (grows.name, *grows.aliases)
        aliases += [f"{name}{each}" for name in called for each in endings]
    theme = themes()[indicator.theme]
    return Names(
        own=(indicator.name, indicator.name_en, indicator.id),
        aliases=tuple(aliases),
        english=f"{indicator.name_en} {indicator.id.replace('_', ' ')}",
        around=(theme.name, theme.name_en),
    )


def closeness(words: tuple[str, ...], names: Names) -> tuple[int, int] | None:
    """How well words fit names, the smaller the better; None where one of them is not found."""
    whole = _rank("".join(map(bare, words)), names)
    if len(words) == 1 or (whole is not None and whole <= ALIAS):
        return None if whole is None else (whole, whole)
    ranks = [_rank(bare(word), names) for word in words]
    known = [rank for rank in ranks if rank is not None]
    return (max(known), sum(known)) if known and len(known) == len(ranks) else None


def _rank(word: str, names: Names) -> int | None:
    if not word:
        return None
    ready = _ready(names)
    if word in ready.own:
        return NAME
    if word in ready.aliases:
        return ALIAS
    begun = f"\n{word}"
    if begun in ready.chinese:
        return START
    if word in ready.chinese:
        return PART
    if begun in ready.english:
        return ENGLISH
    if word in ready.around or begun in ready.around_english:
        return AROUND
    halves = not word.isascii() and any(_in_halves(word, name) for name in ready.chinese.split())
    return HALVES if halves else None


@dataclass(frozen=True, slots=True)
class _Ready:
    """Names as words are looked for in them: bare, in the texts each behind a line end."""

    own: frozenset[str]
    aliases: frozenset[str]
    chinese: str
    english: str
    around: str
    around_english: str


@lru_cache(maxsize=READY)
def _ready(names: Names) -> _Ready:
    around_english = " ".join(name for name in names.around if name.isascii())
    return _Ready(
        own=frozenset(map(bare, names.own)),
        aliases=frozenset(map(bare, names.aliases)),
        chinese=_lines(bare(name) for name in names.every if not name.isascii()),
        english=_lines(_spoken(names.english)),
        around=_lines(bare(name) for name in names.around if not name.isascii()),
        around_english=_lines(_spoken(around_english)),
    )


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"\n{part}" for part in parts)


def _spoken(english: str) -> Iterator[str]:
    return map(bare, re.split(r"[\s/()'-]+", english))


def _in_halves(word: str, name: str) -> bool:
    """Whether a name holds the word with something in between: 养老床位 in 养老护理床位."""
    return any(
        (at := name.find(word[:cut])) >= 0 and word[cut:] in name[at + cut :]
        for cut in range(SHORTEST, len(word) - SHORTEST + 1)
    )
