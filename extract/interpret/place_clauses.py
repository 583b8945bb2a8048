"""The clauses before a figure, and what stands at the beginning of one before its place."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extract.interpret.clause import unspaced
from extract.interpret.place_words import any_of, compiled, place_pattern, place_words

_LOOK = 240  # characters; what stands farther before a figure does not say whose it is
_PAUSE = re.compile("[，,；;。：:！!？?—…（）()]+")
_ASIDE = re.compile("[（(][^（）()]*[）)]")  # 中国（甲省）自由贸易试验区


def clauses_of(before: str) -> list[str]:
    """The clauses up to a figure, its own last; 其中 belongs to the clause that it leads."""
    text = _ASIDE.sub("", unspaced(before[-2 * _LOOK :])[-_LOOK:])
    found: list[str] = []
    for part in _PAUSE.split(text):
        if found and found[-1] in place_words("kind", "leads"):
            found[-1] += part
        else:
            found.append(part)
    return found


def first_clause(after: str) -> str:
    """What follows a figure up to the next pause."""
    return _PAUSE.split(unspaced(after[:_LOOK]))[0]


def up_to_name(clause: str, wording: str) -> str:
    """A clause up to the name of what is measured, all of it where that stands elsewhere."""
    return clause[: clause.rfind(wording)] if wording and wording in clause else clause


def back_to_name(clauses: Sequence[str], wording: str, subject: str) -> Iterator[tuple[str, bool]]:
    """The clauses from the figure's own back; whether each still belongs to what is measured."""
    name = wording or subject
    own = True
    for clause in reversed(clauses):
        yield clause, own
        own = own and bool(name) and name not in clause


@lru_cache(maxsize=256)  # a sentence's figures look back on the same clauses
def stripped(clause: str, acts: bool = True) -> str:
    """A clause without the words that may stand before the place that it speaks of."""
    lead = _leads(acts)
    while found := lead.match(clause):
        clause = clause[found.end() :]
    return clause


@cache
def _leads(acts: bool) -> re.Pattern[str]:
    words = (*place_words("lead", "words"), *(place_words("lead", "acts") if acts else ()))
    patterns = (place_pattern("lead", key).pattern for key in ("time", "number"))
    return compiled("|".join((any_of(words), *patterns)), "[lead]")
