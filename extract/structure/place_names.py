"""Places as titles, date lines and sentences name them, known or not."""

import re
from functools import cache

from extract.reference.regions import regions
from extract.structure.rules import rules

# The levels whose names, short ones too, mean one place wherever they stand.
_TOLD = ("province", "city", "district")
_LONGEST = 20  # characters; 克孜勒苏柯尔克孜自治州 has eleven
_LOCAL = 6  # characters of a place that follows the one it lies in
_SHORTEST = 3


@cache
def place_pattern() -> str:
    """A pattern of one place or several in a row, with an ending: 浙江省杭州市.

    It begins behind no number (2月云汀市), is as short as what follows it in a larger pattern
    allows, and never long: a text of nothing but endings takes no more time than another.
    """
    return rf"(?<!\d)(?<!\d个)[一-龥]{{1,{_LONGEST}}}?(?:{rules('place')['ending']})"


@cache
def _one() -> re.Pattern[str]:
    return re.compile(f"[一-龥]{{2,{_LONGEST}}}?(?:{rules('place')['ending']})")


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(rules("place")["zone"])


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rules("place")["aside"])


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rules("place")["lead"])


@cache
def _common() -> re.Pattern[str]:
    return re.compile(rules("place")["common"])


@cache
def _places() -> re.Pattern[str]:
    names = {region.name for region in regions().values() if region.level in _TOLD}
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


@cache
def _short_names() -> dict[str, str]:
    first: dict[str, str] = {}
    for region in regions().values():
        for short in region.short if region.level in _TOLD else ():
            first.setdefault(short, region.name)
    return first


@cache
def _known() -> re.Pattern[str]:
    names = sorted(_short_names(), key=len, reverse=True)
    return re.compile(f"{_places().pattern}|{'|'.join(map(re.escape, names))}")


def region_named(words: str) -> str:
    """The last known place that ``words`` name: 北京市东城区 is 东城区; empty where none is known.

    >>> region_named("北京市东城区"), region_named("某市")
    ('东城区', '')
    """
    found = _places().findall(words)
    if not found:
        return _short_names().get(words, "")
    return str(found[-1])


def known_place_in(words: str) -> str:
    """The first known place that ``words`` hold, by its full or its short name; else empty.

    >>> known_place_in("江苏省统计信息网"), known_place_in("云汀日报")
    ('江苏省', '')
    """
    found = _known().search(words)
    return region_named(found[0]) if found else ""


def place_named(words: str) -> str:
    """The last of the places in a full title, known or not: 浙江省杭州市 is 杭州市.

    >>> place_named("北京市东城区"), place_named("浙江省杭州市"), place_named("广西壮族自治区")
    ('东城区', '杭州市', '广西壮族自治区')
    >>> place_named("中心城区")
    ''
    """
    parts = _one().findall(_lead().sub("", _aside().sub(" ", words)))
    return _plausible(parts[-1]) if parts else ""


def first_place_in(words: str) -> str:
    """The first place that ``words`` name; of several in a row the last, which lies in the others.

    >>> first_place_in("云汀市望川区人民政府关于临浦县的报告"), first_place_in("全市情况")
    ('望川区', '')
    """
    found, end = "", -1
    for match in _one().finditer(_aside().sub(" ", words)):
        if found and (match.start() != end or not _goes_on(match[0])):
            break
        found, end = _plausible(_lead().sub("", match[0])) or found, match.end()
    return found


def _goes_on(name: str) -> bool:
    """Whether what follows a place at once is a place in it, not the rest of the sentence."""
    return len(name) <= _LOCAL or name in regions() or bool(_zone().search(name))


def _plausible(name: str) -> str:
    """A name as a list knows it, else as it is; empty for a word that only ends like a place."""
    # What a list knows ends where the words end: 中心举行的北京市 is 北京市.
    ends = (name[at:] for at in range(len(name) - 1))
    known = next((end for end in ends if end in regions() and regions()[end].level in _TOLD), "")
    if known or name in regions():
        return known or name
    return "" if len(name) < _SHORTEST or _common().fullmatch(name) else name
