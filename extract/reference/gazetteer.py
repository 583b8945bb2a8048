"""Which of the places of a name is meant: 鼓楼区 in a report of 南京 is not that of 福州."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from extract.reference.files import DATA
from extract.reference.regions import Region, every_region

Key = TypeVar("Key")

_EVERYWHERE = ("nation", "province", "area")  # their names, short ones too, are known everywhere


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places by code and by name, and how they lie in one another.

    Attributes:
        by_code: the place of a code; of two that had it, the one that exists.
        by_name: the places of a full name, those that exist first.
        by_short: the places of a short name, likewise.
        children: the places that lie directly in one, by its key.
        parents: the place that one lies in, by its key.
    """

    by_code: Mapping[str, Region]
    by_name: Mapping[str, tuple[Region, ...]]
    by_short: Mapping[str, tuple[Region, ...]]
    children: Mapping[tuple[str, str], tuple[Region, ...]]
    parents: Mapping[tuple[str, str], Region]

    def above(self, region: Region) -> tuple[Region, ...]:
        """The places that one lies in, the nearest first: 昆山市 lies in 苏州市, 江苏省, 全国."""
        found: list[Region] = []
        while region := self.parents.get(key_of(region)):  # type: ignore[assignment]
            found.append(region)
        return tuple(found)

    def below(self, region: Region) -> tuple[Region, ...]:
        """The places that lie directly in one."""
        return self.children.get(key_of(region), ())

    def resolve(self, name: str, within: Region | None = None, words: str = "") -> Region | None:
        """The place that ``name`` means in a report of the place ``within``; None where unsure.

        The nation, provinces and areas mean one place everywhere. Another name means the one
        that lies nearest to the reporting place; a short name (昆山) only its own parts and
        neighbours. Where the nearest are several, or the place is far, ``words`` must name the
        place that it lies in: 朝阳区 is Beijing's where the words say 北京.
        """
        found = self.by_name.get(name, ())
        wide = [region for region in found or self.by_short.get(name, ()) if _wide(region)]
        if wide:
            return wide[0]
        near = self._near(found or self._short_around(name, within), within)
        if len(near) == 1:
            return near[0]
        said = [region for region in found if self._placed(region, words)]
        if said or not found:
            return _one(said)
        # A prefecture's name is known in the whole nation; so is any where nobody reports.
        return _one(found) if within is None or found[0].level == "city" else None

    def _near(self, found: Iterable[Region], within: Region | None) -> list[Region]:
        """Those of the places that share the most with ``within``, at least its province."""
        if within is None:
            return []
        path = {key_of(region) for region in (within, *self.above(within))}
        shared = {
            region: len(path & {key_of(each) for each in (region, *self.above(region))})
            for region in found
        }
        most = max(shared.values(), default=0)
        near = [region for region, count in shared.items() if count == most]
        return [] if most < 2 else near if len(near) < 2 else [r for r in near if not r.until]

    def _short_around(self, name: str, within: Region | None) -> tuple[Region, ...]:
        """The places that the short name has among the parts and the neighbours of ``within``."""
        if within is None:
            return ()
        around = {each for up in (within, *self.above(within)[:1]) for each in self.below(up)}
        return tuple(region for region in self.by_short.get(name, ()) if region in around)

    def _placed(self, region: Region, words: str) -> bool:
        """Whether the words name what the place lies in, below the nation."""
        return any(
            name in words
            for up in self.above(region)
            if up.level != "nation"
            for name in (up.name, *up.short)
        )


def key_of(region: Region) -> tuple[str, str]:
    """What tells a place from all others: names repeat, and a renamed one keeps its code."""
    return region.code, region.name


@cache
def gazetteer(folder: Path = DATA) -> Gazetteer:
    """The places of data/regions.csv, indexed.

    >>> gazetteer().resolve("鼓楼区", gazetteer().by_code["320100"]).code
    '320106'
    >>> gazetteer().resolve("鼓楼区") is None
    True

    Raises:
        DataFileError: data/regions.csv is missing, broken or lacks a column.
    """
    every = every_region(folder)
    by_name = _grouped((region.name, region) for region in every)
    by_code = {code: found[0] for code, found in _grouped((r.code, r) for r in every).items()}
    parents = {
        key_of(region): parent
        for region in every
        if (parent := _parent(region, by_name.get(region.parent, ())))
    }
    lying = _grouped((key_of(parents[key_of(r)]), r) for r in every if key_of(r) in parents)
    return Gazetteer(
        by_code=MappingProxyType({code: region for code, region in by_code.items() if code}),
        by_name=MappingProxyType(by_name),
        by_short=MappingProxyType(_grouped((name, r) for r in every for name in r.short)),
        children=MappingProxyType(lying),
        parents=MappingProxyType(parents),
    )


def region_of(name: str, words: str) -> Region:
    """The reporting place of this name; one without a code where no list has it.

    Args:
        words: what the document says; it tells which of several places of the name is meant.
    """
    return gazetteer().resolve(name, None, words) or Region(name, "", "", "", "", ())


def place_near(name: str, within: Region) -> Region:
    """The place that a name means in a report of ``within``; one without a code where unsure."""
    return gazetteer().resolve(name, within) or Region(name, "", "", "", within.name, ())


def code_of(name: str, within: Region) -> str:
    """The code of the place that a name means in a report of ``within``, empty where unsure."""
    found = within if name == within.name else gazetteer().resolve(name, within)
    return found.code if found else ""


def _grouped(pairs: Iterable[tuple[Key, Region]]) -> dict[Key, tuple[Region, ...]]:
    found: dict[Key, list[Region]] = {}
    for key, region in pairs:
        found.setdefault(key, []).append(region)
    return {key: tuple(sorted(each, key=lambda r: r.until > 0)) for key, each in found.items()}


def _parent(region: Region, named: tuple[Region, ...]) -> Region | None:
    """The place that one lies in: of several of the name, the wider one whose code it shares."""
    wider = [each for each in named if each.level != "county"]
    alike = [each for each in wider if each.code[:4] == region.code[:4]]
    return next(iter(alike or wider), None)


def _wide(region: Region) -> bool:
    return region.level in _EVERYWHERE


def _one(found: Iterable[Region]) -> Region | None:
    """The only place among those that exist, else the only one there was."""
    every = list(found)
    now = [region for region in every if not region.until]
    return now[0] if len(now) == 1 else every[0] if len(every) == 1 else None
