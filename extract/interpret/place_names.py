"""Names of places as a clause writes them: listed ones, long or short, and unlisted by ending."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from extract.interpret.place_words import any_of, compiled, place_pattern, place_words
from extract.reference.files import toml_named
from extract.reference.gazetteer import gazetteer
from extract.reference.regions import LISTED, Region, every_region
from extract.reference.word_index import WordIndex, indexed

_SPLIT = re.compile("、|以及|和|及|与")


class Named(Struct, frozen=True):
    """A place, or a list of places, at the beginning of some words.

    Attributes:
        names: as the table writes them; several where the words list places.
        end: where the words go on.
        listed: whether data/regions.csv holds them; else they are known by their ending.
        short: whether the last of them stands in its short form, which may begin another name.
    """

    names: tuple[str, ...]
    end: int
    listed: bool
    short: bool = False

    @property
    def name(self) -> str:
        """All names as one: 内江市、眉山市."""
        return "、".join(self.names)


@lru_cache(maxsize=256)  # a sentence's figures look back on the same clauses
def place_at_start(words: str, home: Region) -> Named | None:
    """The place that some words begin with; of 北京市东城区 the last.

    Args:
        home: the reporting place; short names are those of its parts and neighbours.
    """
    listed, unlisted = _chain(words, home), _unlisted(words)
    if unlisted and (not listed or unlisted.end > listed.end):
        # 东湖经济区 is itself, and 长三角生态绿色一体化发展示范区 is more than 长三角.
        return _with_others(words, unlisted, home)
    return _with_others(words, listed, home) if listed else None


def places_listed(words: str, home: Region) -> tuple[str, ...]:
    """The places of a list, as 甲市、乙市和丙市; nothing where a member is none."""
    found = []
    for part in _SPLIT.split(words.removesuffix("等地").removesuffix("等")):
        named = place_at_start(part, home)
        lesser = _lesser(home).get(part)
        if lesser is None and (named is None or named.end < len(part)):
            return ()
        whole = named if named and named.end == len(part) else None
        found.append(whole.name if whole else lesser or part)
    return tuple(found)


def _chain(words: str, home: Region) -> Named | None:
    """The last of the listed places that stand one after another."""
    name, end = "", 0
    known, index = _names(home), _index(home)
    while end < len(words) and (found := index.at(end, words)):
        name, end = known[found], end + len(found)
    return Named((name,), end, True, not words[:end].endswith(name)) if name else None


def _with_others(words: str, first: Named, home: Region) -> Named:
    """The place with those that are listed after it: 甲市、乙市和丙市."""
    names, end, short = list(first.names), first.end, first.short
    while join := _SPLIT.match(words, end):
        rest = words[join.end() :]
        found = _chain(rest, home) or _unlisted(rest)
        if found is None:
            break
        names, end = [*names, *found.names], join.end() + found.end
        short = found.short
    return Named(tuple(names), end, first.listed, short)


def _unlisted(words: str) -> Named | None:
    """A place that no list holds, by its ending: 东湖经济区, 临浦县."""
    found = None if _last_signs().isdisjoint(words) else _endings().match(words)
    if found is None:
        return None
    name = found[0]
    alone = name in place_words("ending", "alone")
    stem = _acts().sub("", name)
    if place_pattern("ending", "not_in").search(stem) or (not alone and _is_no_name(name)):
        return None
    return Named((name,), len(name), False)


def _is_no_name(name: str) -> bool:
    """Whether it is a common noun, as 社区 and 旧小区: a name has more than its ending."""
    return any(name in (word, name[:1] + word) for word in place_words("ending", "none")) or (
        any(name.endswith(word) for word in place_words("ending", "none") if len(word) == 2)
        and not name.endswith((*place_words("ending", "wide"), *place_words("ending", "zone")))
    )


@cache
def _acts() -> re.Pattern[str]:
    """The ending of a name, with an act that belongs to it: 甲乙一体化发展示范区."""
    every = _ending("wide", "zone", "division")
    return compiled(f"{place_pattern('ending', 'acts').pattern}?{every}$", "[ending] acts")


@cache
def _endings() -> re.Pattern[str]:
    # A longer ending behind a shorter one is the name's: 甲县经济开发区. What only a division's
    # ending makes a name is short.
    area, division = _ending("wide", "zone"), _ending("division")
    alone, after = any_of(place_words("ending", "alone")), place_pattern("ending", "not_before")
    longer = f"[一-龥]{{1,12}}?{area}(?:[一-龥]{{0,4}}?{area})*"
    return compiled(f"(?:{longer}|[一-龥]{{2,3}}?{division}|{alone}){after.pattern}", "[ending]")


@cache
def _last_signs() -> frozenset[str]:
    kinds = ("wide", "zone", "division", "alone")
    return frozenset(word[-1] for kind in kinds for word in place_words("ending", kind))


def _ending(*kinds: str) -> str:
    every = (word for kind in kinds for word in place_words("ending", kind))
    return any_of(tuple(sorted(every, key=len, reverse=True)))


@cache
def _names(home: Region) -> Mapping[str, str]:
    """Names that a figure's clause may begin with, and the place that each means."""
    names: dict[str, str] = {}
    for region in every_region():
        if region.level in ("province", "area"):
            names |= dict.fromkeys((*region.short, region.name), region.name)
        elif region.level == "city":
            names.setdefault(region.name, region.name)
    for region in _around(home):
        names.setdefault(region.name, region.name)
        if region.level in ("city", *LISTED):
            names |= {name: region.name for name in region.short if name not in names}
    if home.name:
        names[home.name] = home.name
    also: dict[str, str] = toml_named("places.toml")["also"]
    return names | also


@cache
def _index(home: Region) -> WordIndex:
    return indexed(name for name in _names(home) if len(name) > 1)


@cache
def _lesser(home: Region) -> Mapping[str, str]:
    """Short names of counties, which may be common words: they count in lists of places only."""
    return {name: region.name for region in _around(home) for name in region.short}


def _around(home: Region) -> Iterator[Region]:
    """The places that lie in one, down to the last, and its neighbours and theirs above."""
    known = gazetteer()
    below = known.below(home)
    yield from _existing(below)
    for region in below:
        yield from _existing(known.below(region))
    for up in known.above(home):
        if up.level != "nation":
            yield from _existing(known.below(up))


def _existing(found: Iterable[Region]) -> Iterator[Region]:
    """Those that exist first, so that a name means them."""
    return iter(sorted(found, key=lambda region: region.until > 0))


@cache
def far_cities() -> Mapping[str, str]:
    """The short names of cities that mean one city everywhere, for words that are nothing else."""
    found: dict[str, set[str]] = {}
    for region in every_region():
        for short in region.short:
            found.setdefault(short, set()).add(region.name if region.level == "city" else "")
    return {short: next(iter(names)) for short, names in found.items() if len(names) == 1}


def is_inside(name: str, home: Region) -> bool:
    """Whether a place lies in the reporting one."""
    there = gazetteer().resolve(name, home)
    return there is not None and home in gazetteer().above(there)
