"""What 全市 means in whose report, and which levels of government are a part of it."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from extract.interpret.place_words import any_of, compiled, place_pattern, place_words
from extract.reference.gazetteer import gazetteer
from extract.reference.regions import Region

_LEVELS = ("province", "city", "county")
_WORDS = ("own", "nation", "province", "city", "county", "district", "wider")


@cache
def whole_words() -> Mapping[str, str]:
    """全市 and its like, longest first, with the level that each names."""
    every = {word: level for level in _WORDS for word in place_words("whole", level)}
    return MappingProxyType(dict(sorted(every.items(), key=lambda pair: -len(pair[0]))))


def level_of(region: Region) -> str:
    """Nation, province, city or county; of a place in no list by its ending, else empty."""
    if region.level in ("nation", "province", "city"):
        return region.level
    if region.level in ("county", "district"):
        return "county"
    endings = [(ending, level) for level in _LEVELS for ending in place_words("ends", level)]
    fitting = [(len(end), level) for end, level in endings if region.name.endswith(end)]
    return max(fitting, default=(0, ""))[1]


def whole_of(word: str, home: Region) -> str:
    """The place that 全市, 全省 or 我区 names in a report of ``home``; empty where it is not known.

    >>> beijing, miyun = gazetteer().by_code["110000"], gazetteer().by_code["110118"]
    >>> whole_of("全市", beijing), whole_of("全市", miyun), whole_of("全区", miyun)
    ('北京市', '北京市', '密云区')
    """
    level = whole_words()[word]
    if level == "own" or word[-1:] == home.name[-1:] or level == level_of(home) != "county":
        return home.name
    if level == "nation":
        return _nation()
    around = gazetteer().above(home)
    if level == "city":
        near = [up for up in around if up.level == "city" or up.name.endswith(word[-1])]
    else:
        near = [up for up in around if up.level == level]
    return near[0].name if near else ""


def _nation() -> str:
    return next(region.name for region in gazetteer().by_code.values() if region.level == "nation")


@cache
def part_words(home: Region) -> tuple[str, ...]:
    """The words for levels of government that are a part of the reporting place, longest first."""
    level = _level_of_budget(home)
    below = place_words("part", f"{level}_below") if level else ()
    return tuple(sorted({*own_level_words(home), *below}, key=len, reverse=True))


@cache
def own_level_words(home: Region) -> tuple[str, ...]:
    """The words for the reporting place's own level of government, as 市本级, longest first."""
    level = _level_of_budget(home)
    own = place_words("part", level) if level not in ("", "county") else ()
    return tuple(sorted({*place_words("part", "any"), *own}, key=len, reverse=True))


def _level_of_budget(home: Region) -> str:
    # A municipality has its own 市级.
    level = level_of(home)
    return "city" if level == "province" and home.name.endswith("市") else level


def whole_at_start(lead: str) -> str:
    """全市 or its like that a clause begins with; not in 全国第三, 全市平均水平."""
    found = _wholes().match(lead)
    compared = found and place_pattern("compared", "after").search(lead[found.end() :])
    return found[0] if found and not compared else ""


def whole_at_end(words: str, wording: str) -> str:
    """全市 or its like that stands right before what is measured; not in 占全市, 高于全市.

    Args:
        wording: the words that name a catalogued indicator, empty where there is none.
    """
    if _first_signs().isdisjoint(words):
        return ""
    bare = _trail().sub("", words)
    if not bare.endswith(tuple(whole_words())):
        return ""
    word = next(word for word in whole_words() if bare.endswith(word))
    before = bare[: len(bare) - len(word)]
    compared = place_pattern("compared", "before").search(before)
    # 成为全国水质优良率保持100%的省份, but 成为全市6个试点之一
    made = wording and place_pattern("compared", "made").search(before)
    return word if word and not compared and not made else ""


@cache
def _first_signs() -> frozenset[str]:
    return frozenset(word[0] for word in whole_words())


@cache
def _trail() -> re.Pattern[str]:
    return compiled(f"{place_pattern('whole', 'trail').pattern}$", "[whole] trail")


@cache
def _wholes() -> re.Pattern[str]:
    return compiled(any_of(tuple(whole_words())), "[whole]")
