"""What speaks for and against a name of the catalogue near a figure: some fifty named features."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from extract.interpret.alias import Alias
from extract.interpret.lexicon import MODIFIER, NOUN, OTHER, VERB, Word, words_in
from extract.interpret.scene import FIGURE, View
from extract.reference.indicators import Indicator
from extract.reference.regions import every_region
from extract.reference.word_lists import pattern_of

Features = dict[str, float]

CHANGE = "change"
_PAUSE = re.compile("[，,；;：:。！!？?—…]")
_STOP = re.compile(f"[，,；;：:。！!？?—…、{FIGURE}]")
_PAUSE_OR_LIST = re.compile("[，,；;：:—…、]")
_PAUSE_OR_FIGURE = re.compile(f"[，,；;：:。！!？?—…{FIGURE}]")
_LEAD = 14  # characters before a name that can belong to it
_STRETCHES = ("after", "other", "aside", "last", "inner", "tail", "lead")
_AGAINST = frozenset(
    (
        "led by noun", "led by modifier", "measure differs", "action missing", "of it", "compared",
        "names between", "followed by noun", "after: noun", "last: noun",
        "other: noun", "modifier before", "moved by", "a flow's stock",
        "part of name", "inner: noun", "tail: noun", "lead: noun",
    )
)  # fmt: skip
_FAR = 5  # names this many before a figure are looked at
_NEAR = 24  # characters behind a figure in which a name can stand


class Near(Struct, frozen=True):
    """A name near a figure, and how many others stand between the two."""

    alias: Alias
    rank: int = 0


def names_around(seen: View) -> Iterator[Near]:
    """The names around a figure."""
    before = [alias for alias in seen.aliases if alias.end <= seen.at][-_FAR:]
    behind = [alias for alias in seen.aliases if alias.start > seen.at][:1]
    for place, alias in enumerate(before):
        ids = frozenset(alias.ids)
        yield Near(alias, sum(ids.isdisjoint(each.ids) for each in before[place + 1 :]))
    for alias in behind:
        gap = seen.text[seen.at + 1 : alias.start]
        if len(gap) <= _NEAR and not _PAUSE.search(gap) and FIGURE not in gap:
            yield Near(alias)


def told_by(seen: View, name: Near) -> Features:
    """What the place of a name near a figure says."""
    if name.alias.start > seen.at:
        return _behind(seen, name.alias)
    return _before(seen, name.alias, name.rank)


def _before(seen: View, alias: Alias, rank: int) -> Features:
    """What stands between a name and a figure behind it, and around both."""
    gap = seen.text[alias.end : seen.at]
    beside, *others = gap.split(FIGURE)
    own = others[-1] if others else beside
    first = _PAUSE_OR_LIST.split(beside)[0]
    *aside, last = _PAUSE_OR_LIST.split(own if others else beside[len(first) :])
    return {
        "before": 1.0,
        "names between": float(min(rank, 3)),
        "a figure between": float(bool(others)),
        "figures between": float(min(len(others), 3)),
        "pauses between": float(min(len(_PAUSE.findall(gap)), 3)),
        "listed": _says("listed", gap),
        "of it": max(_says("of_it", own), _says("its", beside)),
        "within": _says("within", own),
        "compared": _says("compared", own),
        **_left_over(first, "after"),
        **_left_over("，".join([beside[len(first) :], *others[:-1]] if others else []), "other"),
        **_left_over("，".join(aside), "aside"),
        **_left_over(last, "last"),
        **_modifiers(seen.text[max(0, alias.start - _LEAD) : alias.start]),
        **_follows(seen.text[seen.at + 1 :]),
    }


def _behind(seen: View, alias: Alias) -> Features:
    """What stands between a figure and a name behind it: 改造□老旧小区."""
    after = _pattern("member").split(seen.text[alias.end :])[0]
    own = _pattern("member").split(seen.text[: seen.at])[-1]
    return {
        "behind": 1.0,
        "part of name": _says("inside", after),
        **_left_over(seen.text[seen.at + 1 : alias.start], "inner"),
        **_left_over(after, "tail"),
        **_left_over(own, "lead"),
    }


def _pattern(key: str) -> re.Pattern[str]:
    """A pattern of data/clauses.toml, [link]."""
    return pattern_of("clauses.toml", "link", key)


def _says(key: str, text: str) -> float:
    """Whether such a pattern is in a text, as the amount of a feature."""
    return float(_pattern(key).search(text) is not None)


@lru_cache(maxsize=1024)  # of a figure's names one is as far as the next
def _left_over(text: str, name: str) -> Features:
    """Whether a text has words that change what is measured, actions, and how many verbs."""
    words = _words(text)
    verbs = sum(len(word.text) for word in words if word.role == VERB)
    return {
        f"{name}: noun": float(any(word.role in (NOUN, MODIFIER) for word in words)),
        f"{name}: verbs": min(verbs, 8) / 4,
        f"{name}: action": float(any(word.role.startswith("action") for word in words)),
    }


def _words(text: str) -> tuple[Word, ...]:
    return words_in(text.strip()) if text.strip() else ()


@lru_cache(maxsize=256)
def _modifiers(lead: str) -> Features:
    """What stands directly in front of a name: 农村 of 农村居民收入."""
    near = _PAUSE_OR_FIGURE.split(lead)[-1]
    words = _words(_without_place(_pattern("of_it").sub("", near)))
    roles = [word.role for word in words]
    while roles[-1:] == [OTHER]:  # 望海片: what a measure word ends is a noun all the same
        roles.pop()
    return {
        "led by noun": float(roles[-1:] == [NOUN]),
        "led by modifier": float(roles[-1:] == [MODIFIER]),
        "led by verb": float(roles[-1:] == [VERB]),
        "led by list": _says("list", near),
        "noun before": float(NOUN in roles[:-1]),
        "modifier before": float(MODIFIER in roles[:-1]),
        "action before": float(any(role.startswith("action") for role in roles[:-1])),
    }


def _without_place(text: str) -> str:
    """A text without the place at its end, of a list or told by its ending: 泸州, 东湖经济区."""
    known = max((size for size in range(2, 12) if text[-size:] in _places()), default=0)
    area = _pattern("area").search(text)
    return text[: -max(known, len(area[0]) if area else 0) or None]


@cache
def _places() -> frozenset[str]:
    """Names of places; not those that are plain words too: 城区, 郊区, 矿区."""
    return frozenset(
        name
        for place in every_region()
        for name in (place.name, *place.short)
        if len(name) > 2 or name != place.name
    )


@lru_cache(maxsize=256)
def _follows(text: str) -> Features:
    """What stands behind a figure: nothing, or a noun that it counts."""
    near = _STOP.split(text)[0]
    words = _words(_pattern("step").sub("", near)[:12])
    return {
        "followed by noun": float(any(word.role in (NOUN, MODIFIER) for word in words)),
        "followed by de": _says("its", near),
    }


def fits(seen: View, alias: Alias, indicator: Indicator, change: bool) -> Features:
    """How unit, measure and actions of an indicator agree with what is said."""
    figure = seen.figure
    moves = indicator.measure == CHANGE
    plain_share = moves and not change and indicator.unit == figure.unit.name == "%"
    level_with_move = not moves and change
    flow = indicator.nature == "flow"
    return {
        "measure differs": float(moves != change and not plain_share),
        "plain share": float(plain_share),
        "level moves": float(level_with_move),
        "a level": float(not moves),
        "moved by": float(not moves and _moved(seen, alias, indicator.told_with)),
        "short name": float(len(alias.text) <= 3),
        "very short name": float(len(alias.text) <= 2),
        **_action(seen, alias, indicator),
        "flow": float(flow),
        "a flow's stock": float(flow and _summed(seen, alias)),
        "magnitude": math.log10(1 + abs(float(figure.value))) / 4 if moves else 0.0,
    }


def _moved(seen: View, alias: Alias, meant: Sequence[str]) -> bool:
    """Whether the last word before a figure is a move that it is the size of: 比上年增收6亿元.

    Not where the move is what the indicator counts: 压减一般性支出.
    """
    words = _words(seen.text[alias.end : seen.at][-_NEAR:])
    last = words[-1] if words else None
    return bool(last and last.role in ("verb.rise", "verb.fall") and last.text not in meant)


def _summed(seen: View, alias: Alias) -> bool:
    """Whether a figure behind a name's first one is the sum of years: 新建120公里，累计1500公里."""
    _, carried, own = seen.text[alias.end : seen.at].rpartition(FIGURE)
    return bool(carried) and bool(_says("summed", own))


def _action(seen: View, alias: Alias, indicator: Indicator) -> Features:
    """Whether the action is the indicator's; of one that asks for none, actions say nothing."""
    if not indicator.told_with and not indicator.bars:
        return {}
    acts = _acts(seen, alias, indicator)
    silent = dict.fromkeys((f"{name}: action" for name in _STRETCHES), 0.0)
    made = acts and bool(indicator.told_with) and indicator.nature == "flow"
    return {**silent, "action fits": float(made), "action missing": float(not acts)}


def together(features: Features) -> Features:
    """What only several features say together: that nothing at all speaks against a name."""
    # 新建滨河绿道60公里: what an action of the indicator makes may have a name of its own.
    own = features.get("action fits") and features.get("action before")
    named = ("led by noun",) if own else ()
    against = [name for name in _AGAINST if features.get(name) and name not in named]
    inside = any(features.get(name) for name in ("aside: noun", "a figure between"))
    # 支出80亿元，比上年减支2亿元: a verb that no entry knows, behind an amount, takes another one.
    if features.get("a level") and features.get("a figure between") and features["last: verbs"]:
        against.append("last: verbs")
    return {
        "clean, next": float("before" in features and not against and not inside),
        "clean, carried": float("before" in features and not against and inside),
        "clean, behind": float("behind" in features and not against),
    }


def _acts(seen: View, alias: Alias, indicator: Indicator) -> bool:
    """Whether the words that the indicator's rules ask for, or forbid, are said or not said."""
    wanted, barred = indicator.told_with, indicator.bars
    if not wanted and not barred:
        return True
    first = min(alias.start, seen.at)
    opening = max((match.end() for match in _PAUSE.finditer(seen.text[:first])), default=0)
    stretch = seen.text[opening : seen.at]
    behind = _STOP.split(seen.text[seen.at + 1 :])[0]
    own = stretch.rpartition(FIGURE)[2] + behind
    named = any(word in own for word in (*wanted, *barred))
    told = own if named or _has_action(own) else stretch + behind
    said = told if FIGURE in stretch else stretch + behind
    return (not wanted or any(word in said for word in wanted)) and not any(
        word in said for word in barred
    )


def _has_action(text: str) -> bool:
    return any(word.role.startswith("action") for word in _words(text))
