"""Places as titles, date lines and sentences name them, known or not."""

import re
from functools import cache

from extract.reference.files import toml_named
from extract.reference.regions import regions

# The levels whose names, short ones too, mean one place wherever they stand.
_TOLD = ("province", "city", "district")


@cache
def _words() -> dict[str, str]:
    return dict(toml_named("identity.toml")["place"])


@cache
def place_pattern() -> str:
    """A pattern of one place or several in a row, each with its ending: 浙江省杭州市."""
    # Three at most, or a line of 市 alone would be cut in all ways that there are.
    return f"(?:[一-龥]{{2,12}}?(?:{_words()['ending']})){{1,3}}"


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(f"[一-龥]{{2,}}?(?:{_words()['ending']})")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(_words()["lead"])


@cache
def _common() -> re.Pattern[str]:
    return re.compile(_words()["common"])


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
    last = "".join(_chain().findall(_lead().sub("", words))[-1:])
    if last not in regions() and _common().fullmatch(last):
        return ""
    # What a list knows ends where the words end: 中心举行的北京市 is 北京市.
    ends = (last[at:] for at in range(len(last) - 1))
    return next((end for end in ends if end in regions() and regions()[end].level in _TOLD), last)
