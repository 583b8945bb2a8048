"""Whose report a text is, by the evidence of its head and, where that is silent, of its text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.reference.regions import regions
from extract.reference.word_finder import WordFinder
from extract.structure.head import Head
from extract.structure.place_names import (
    first_place_in,
    known_place_in,
    place_named,
    place_pattern,
)
from extract.structure.profile import Doubt, Evidence
from extract.structure.rules import place_rules, rules
from extract.structure.titles import place_of_title

NATION = "全国"
_SURE = 5  # evidence of this weight speaks for itself; two such that differ are a contradiction
_BEGINNING = 60  # characters of a text that say what it is about
_LINES = ("session", "title", "headline", "lines")
_SHOWN = 60  # characters of the words that are kept
_LEVEL_WEIGHT = 0.5
_MOST_NAMED = 0.6  # of all known places of the level that speaks


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: str
    where: str
    pattern: re.Pattern[str]
    weight: float


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(entry.rule, entry.where, pattern, entry.weight)
        for entry, pattern in place_rules(place_pattern())
    )


def place_evidence(head: Head) -> list[Evidence]:
    """What speaks for a place, the strongest first; the text itself is asked only where the head is
    silent."""
    found = [piece for rule in _rules() if rule.where != "body" for piece in _by(rule, head)]
    if not any(piece.weight > _SURE for piece in found):
        for rule in _rules():
            found += _in_body(rule, head) if rule.where == "body" else []
        found += _of_level(head)
    level = _level(head)
    return sorted(found, key=lambda piece: -_weight(piece, level))


def decided(evidence: Sequence[Evidence]) -> tuple[str, Doubt | None]:
    """The place that evidence speaks for, and what is to be said of it."""
    if not evidence:
        return "", Doubt("region", "unknown")
    best = evidence[0]
    if best.weight < _SURE:
        return best.value, Doubt("region", "guessed", best.value, best.words)
    for other in evidence[1:]:
        if other.weight >= _SURE and not _akin(best.value, other.value):
            return best.value, Doubt(
                "region", "contradicted", best.value, best.words, against=other.words
            )
    return best.value, None


def _in_body(rule: _Rule, head: Head) -> Iterator[Evidence]:
    """What a rule finds in the whole text, the place that it names most often first."""
    found = list(_by(rule, head))
    counts = Counter(piece.value for piece in found)
    yield from sorted(found, key=lambda piece: -counts[piece.value])[:1]


def _by(rule: _Rule, head: Head) -> Iterator[Evidence]:
    for words in _zone(rule.where, head):
        for match in _matches(rule, words):
            groups = match.groupdict()
            if groups.get("nation") or groups.get("office") or groups.get("country"):
                place = NATION
            elif groups.get("short"):
                place = known_place_in(groups["short"])
            elif groups.get("row"):
                place = first_place_in(groups["row"])
            elif rule.where in ("title", "headline"):
                place = place_of_title(words)
            else:
                place = place_named(groups["place"])
            if place:
                said = words if rule.where in _LINES else match[0].strip("，,。；\n ")
                yield Evidence("region", place, said[:_SHOWN], rule.rule, rule.weight)
                if rule.where not in ("lines", "body"):
                    return


def _matches(rule: _Rule, words: str) -> Iterator[re.Match[str]]:
    if rule.where in _LINES:  # a line says one place
        match = rule.pattern.search(words)
        return iter([match] if match else [])
    return rule.pattern.finditer(words)


def _zone(where: str, head: Head) -> Iterator[str]:
    if where == "session":
        yield from [head.session.words] if head.session else []
    elif where == "title":
        yield from [head.title.words] if head.title else []
        yield from [title.words for title in head.titles if title is not head.title]
    elif where == "head":
        yield head.opening
    elif where == "lines":
        yield from [line.words for line in head.lines if len(line.words) < 40]
    elif where == "headline" and not head.title:
        yield from [line.words for line in head.lines if _is_headline(line.words)]
    elif where == "text":
        yield head.body.lstrip()[:_BEGINNING]
    elif where == "body":
        yield head.body


def _is_headline(words: str) -> bool:
    return len(words) <= _SHOWN and not re.search("[>|。]", words)


def _level(head: Head) -> str:
    """The level of the government that speaks: 省, 市, 区, 县 ... or empty."""
    level = rules("level")
    spoken = re.search(level["spoken"], head.opening)
    if spoken:
        return str(spoken["level"])
    counts = Counter(re.findall(level["counted"], head.body)).most_common(2)
    if counts and (len(counts) == 1 or counts[0][1] > 2 * counts[1][1]):
        return str(counts[0][0])
    return ""


def _of_level(head: Head) -> Iterator[Evidence]:
    """The known place of the level that speaks that a text names most of all of this level."""
    level = _level(head)
    if not level:
        return
    counts = Counter(name for name in _named_in(head.body) if name.endswith(level))
    place, count = counts.most_common(1)[0] if counts else ("", 0)
    if count > _MOST_NAMED * counts.total():
        yield Evidence("region", place, f"{place} ×{count}", "named most", _LEVEL_WEIGHT)


def _named_in(body: str) -> Iterator[str]:
    """The known places that a text names, one after the other, by their full names."""
    names = _names()
    return (names[word] for word in _finder().words_in(body))


@cache
def _finder() -> WordFinder:
    return WordFinder(_names())


@cache
def _names() -> dict[str, str]:
    """Every full name, and the short ones that mean one place everywhere."""
    short = {
        word: region.name
        for region in reversed(regions().values())
        if region.level in ("province", "district")
        for word in region.short
    }
    return {name: name for name in regions()} | short


def _weight(piece: Evidence, level: str) -> float:
    """Weak evidence for a place of another level than the one that speaks counts little."""
    other = level and piece.weight < _SURE and not piece.value.endswith(level)
    return piece.weight / 10 if other else piece.weight


def _akin(one: str, other: str) -> bool:
    """Whether two places are the same, or one lies in the other as far as is known."""
    if one == other or one.startswith(other[:2]) or NATION in (one, other):
        return True
    return other in _above(one) or one in _above(other)


def _above(place: str) -> Iterator[str]:
    while place in regions() and (place := regions()[place].parent):
        yield place
