"""The tables of a printed page that are ruled: which cells the lines around them make."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_NEAR = 3.0
"""Points. Rules that end so near to each other meet, and those that lie so near are one."""

_LEAST_SIDE = 5.0
_MOST_RULES, _MOST_CELLS = 1_000, 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line on a page, level or upright, in points from the left and bottom edge."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        return self.right - self.left >= self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Attributes:
        lefts: where its columns begin, and last where the table ends.
        tops: where its rows begin, from the top, and last where the table ends.
        first: for each place, row by row, the place where its cell begins: its own, but for a
            cell over several columns or rows.
    """

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    first: tuple[int, ...]

    @property
    def columns(self) -> int:
        return len(self.lefts) - 1

    @property
    def rows(self) -> int:
        return len(self.tops) - 1

    def place(self, x: float, y: float) -> int | None:
        """The place of the cell that a point is in; None outside the table."""
        column = bisect(self.lefts, x) - 1
        row = bisect([-top for top in self.tops], -y) - 1
        if 0 <= column < self.columns and 0 <= row < self.rows:
            return self.first[row * self.columns + column]
        return None


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The ruled tables of a page: what has at least two rows and two columns.

    The lines at its two sides may be left out, as they often are in Chinese reports. A page of
    thousands of rules is a drawing.
    """
    long = [rule for rule in rules if _length(rule) >= _LEAST_SIDE]
    level = list(_whole(rule for rule in long if rule.is_level))
    upright = [_turned(each) for each in _whole(_turned(r) for r in long if not r.is_level)]
    if len(level) + len(upright) > _MOST_RULES:
        return []
    found = (_grid(*together) for together in _that_meet(level, upright))
    return [grid for grid in found if grid]


def _length(rule: Rule) -> float:
    return max(rule.right - rule.left, rule.top - rule.bottom)


def _turned(rule: Rule) -> Rule:
    return Rule(rule.bottom, rule.left, rule.top, rule.right)


def _whole(level: Iterable[Rule]) -> Iterator[Rule]:
    """Level rules, those that go on in each other as one: borders are drawn cell by cell."""
    by_height = sorted(level, key=lambda rule: rule.bottom)
    heights = _snapped([rule.bottom for rule in by_height])
    at_height = zip(heights, by_height, strict=True)
    for height, group in groupby(at_height, key=lambda each: each[0]):
        ends: list[tuple[float, float]] = []
        for _, rule in sorted(group, key=lambda each: each[1].left):
            if ends and rule.left <= ends[-1][1] + _NEAR:
                ends[-1] = (ends[-1][0], max(ends[-1][1], rule.right))
            else:
                ends.append((rule.left, rule.right))
        yield from (Rule(left, height, right, height) for left, right in ends)


def _snapped(places: Sequence[float]) -> list[float]:
    """Rising places, each taken for the first of those that are near to it."""
    found: list[float] = []
    for place in places:
        found.append(found[-1] if found and place - found[-1] < _NEAR else place)
    return found


def _that_meet(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The level and the upright rules of each table: those that meet, or meet the same others."""
    sets = _Sets(len(level) + len(upright))
    for at, rule in enumerate(level):
        for other_at, other in enumerate(upright, len(level)):
            if _meet(rule, other):
                sets.join(at, other_at)
    together: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate([*level, *upright]):
        pair = together.setdefault(sets.first(at), ([], []))
        pair[at >= len(level)].append(rule)
    yield from together.values()


class _Sets:
    """Numbers that belong together, each set known by its least."""

    def __init__(self, count: int) -> None:
        self._before = list(range(count))

    def first(self, number: int) -> int:
        while self._before[number] != number:
            self._before[number] = self._before[self._before[number]]
            number = self._before[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.first(one), self.first(other)))
        self._before[second] = first


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.left - _NEAR <= upright.left <= level.right + _NEAR
        and upright.bottom - _NEAR <= level.bottom <= upright.top + _NEAR
    )


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    if not level or not upright:
        return None
    tops = sorted({rule.bottom for rule in level}, reverse=True)
    lefts = sorted({rule.left for rule in upright})
    left, right = min(rule.left for rule in level), max(rule.right for rule in level)
    if left < lefts[0] - _NEAR:
        lefts.insert(0, left)
    if right > lefts[-1] + _NEAR:
        lefts.append(right)
    rows, columns = len(tops) - 1, len(lefts) - 1
    if rows < 2 or columns < 2 or rows * columns > _MOST_CELLS:
        return None
    cells = _Sets(rows * columns)
    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            x = (lefts[column] + lefts[column + 1]) / 2
            y = (tops[row] + tops[row + 1]) / 2
            if column + 1 < columns and not _is_ruled(upright, lefts[column + 1], y):
                cells.join(place, place + 1)
            if row + 1 < rows and not _is_ruled(level, x, tops[row + 1]):
                cells.join(place, place + columns)
    return Grid(tuple(lefts), tuple(tops), tuple(map(cells.first, range(rows * columns))))


def _is_ruled(rules: Iterable[Rule], x: float, y: float) -> bool:
    """Whether one of the rules goes through a point."""
    return any(
        rule.left - _NEAR / 2 < x < rule.right + _NEAR / 2
        and rule.bottom - _NEAR / 2 < y < rule.top + _NEAR / 2
        for rule in rules
    )
