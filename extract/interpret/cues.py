"""The cues of data/frames.toml: which words set the time that a stretch of text speaks of."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.reference.beginnings import matches
from extract.reference.files import Entry, toml_named, typed
from extract.reference.plans import plan_pattern
from extract.reference.sieve import Sieve
from extract.reference.word_lists import compiled, entry_of

_YEAR = "(?:19|20|１９|２０)[0-9０-９]{2}|[一二][〇零○一二三四五六七八九]{3}"
_COUNT = r"\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
# What the placeholders of a pattern stand for.
_PARTS = {
    "{year}": f"(?P<year>{_YEAR})年",
    "{from}": f"(?P<since>{_YEAR})",
    "{n}": rf"(?<![\d.．第一二三四五六七八九十两〇零○])(?P<n>{_COUNT})",
    "{plan}": plan_pattern(),
    "{base}": r"(?<![比较对为同与])(?<![比较对为同与][“‘])",
}


FILE = "frames.toml"


class Cue(Entry, frozen=True, rename={"first": "from", "last": "to"}):
    """Words that set the time.

    Attributes:
        place: where it may stand and how far it holds; see data/frames.toml.
        pattern: its words; the groups year, since, n and plan say which years.
        kind: "actual" or "target"; empty where the year decides.
        anchor: what its years are counted from: now, back, ahead or before.
        first, last: years counted from the anchor.
        years: how many years, where the words do not say; 0 for none.
        aim: whether it only turns from what was reached to what is aimed at.
        part: whether the part of the year stays: 去年同期.
        since, open, old: whether it counts from the frame's first year, ends with its last, and
            whether years long ago are meant too.
    """

    place: str
    pattern: re.Pattern[str]
    why: str
    example: str
    kind: str = ""
    anchor: str = "now"
    first: int = 0
    last: int = 0
    years: int = 0
    since: bool = False
    open: bool = False
    old: bool = False
    aim: bool = False
    part: bool = False


def written_out(pattern: str) -> str:
    """A cue's pattern with its placeholders replaced by what they stand for."""
    for name, words in _PARTS.items():
        pattern = pattern.replace(name, words)
    return _renamed(pattern)


def _renamed(pattern: str) -> str:
    """The groups of a name that occurs again are numbered: n, n2, n3."""
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{seen[match[1]] if seen[match[1]] > 1 else ''}>"

    return re.sub(r"\(\?P<([a-z]+)>", numbered, pattern)


def written(match: re.Match[str], name: str) -> str:
    """What a group of a cue's pattern matched, or its like of another alternative; or empty."""
    groups = match.groupdict()
    return next((words for key, words in groups.items() if words and key.rstrip("234") == name), "")


@cache
def rule(table: str, name: str) -> re.Pattern[str]:
    """A pattern of data/frames.toml that is no cue.

    Raises:
        DataFileError: it is missing or no regular expression.
    """
    return compiled(written_out(entry_of(FILE, table, name)), f"data/{FILE}: [{table}] {name}")


def cues(words: str, *places: str) -> Iterator[Cue]:
    """The cues of these places that can stand in a sentence, in the file's order."""
    return (cue for cue in _possible(words) if cue.place in places)


@lru_cache(maxsize=8)  # a sentence is asked for the cues of one place after the other
def _possible(words: str) -> tuple[Cue, ...]:
    return tuple(map(_cues().__getitem__, _sieve().left_for(words)))


@cache
def _sieve() -> Sieve:
    return Sieve(cue.pattern.pattern for cue in _cues())


def found_in(words: str, *places: str) -> Iterator[tuple[Cue, re.Match[str]]]:
    """The cues that stand in a sentence, from left to right; of two that overlap, the longer."""
    every = [
        (match.start(), -match.end(), number, cue, match)
        for number, cue in enumerate(cues(words, *places))
        for match in matches(cue.pattern, words)
    ]
    at = 0
    for start, end, _, cue, match in sorted(every, key=lambda found: found[:3]):
        if start >= at:
            at = -end
            yield cue, match


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(
        typed(
            entry | {"pattern": written_out(entry.get("pattern", ""))},
            Cue,
            f"data/{FILE}: cue {number}",
        )
        for number, entry in enumerate(toml_named(FILE)["cue"], start=1)
    )
