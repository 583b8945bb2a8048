"""The glyphs of a printed page as rows: what stands on one line, from left to right.

A file may print a line in several goes: the quotes after the rest, where they are of another
font, or the running head after the whole page. So a row is told by where its glyphs stand; their
order in the file only says what is a cell of one table row and what another column of the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SAME_HEIGHT = 0.5
_SIGN = 1.5
_NEAR = 1.5
_STEP_BACK = 0.5
_CELL_LINES = 6
"""Runs that a cell may be printed in; a column of text has more lines."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; lengths are in points from the page's left and bottom edge."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs that the file prints in one go, from left to right on one height.

    Attributes:
        order: when, counted over the page's runs.
    """

    order: int
    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


Row = tuple[Run, ...]


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The rows of a page from top to bottom, each from left to right.

    Where the page has several columns they stand in the order of the file.
    """
    runs = [_run(order, part) for order, part in enumerate(_parts(glyphs))]
    heights = [list(_side_by_side(same)) for same in _on_one_height(runs)]
    several = [at for at, same in enumerate(heights) if len(same) > 1]
    found = [row for same in heights for row in same]
    if several:
        first, last = several[0], several[-1] + 1
        above = [row for same in heights[:first] for row in same]
        columns = [row for same in heights[first:last] for row in same]
        below = [row for same in heights[last:] for row in same]
        columns.sort(key=lambda row: min(run.order for run in row))
        found = [*above, *columns, *below]
    return [sorted((g for run in row for g in run.glyphs), key=_centre) for row in found]


def _centre(glyph: Glyph) -> float:
    # Full-width punctuation set close overlaps with what follows; the centres never do.
    return glyph.left + glyph.right


def _parts(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in glyphs:
        if part and not _goes_on(part[-1], glyph):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    height = last.top - last.bottom
    return (
        glyph.left > last.left - _STEP_BACK * (last.right - last.left)
        and glyph.right > last.left
        and _overlap(last.bottom, last.top, glyph.bottom, glyph.top)
        and abs(glyph.bottom - last.bottom) < 0.3 * height
    )


def _run(order: int, glyphs: Sequence[Glyph]) -> Run:
    return Run(
        order,
        tuple(glyphs),
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        median(glyph.bottom for glyph in glyphs),
        median(glyph.top for glyph in glyphs),
    )


def _overlap(bottom: float, top: float, other_bottom: float, other_top: float) -> bool:
    """Whether two heights share more than half of the lower of them."""
    common = min(top, other_top) - max(bottom, other_bottom)
    return common > _SAME_HEIGHT * min(top - bottom, other_top - other_bottom)


def _stands_beside(run: Run, other: Run) -> bool:
    """Whether two runs are of one line; one much lower is a raised or lowered sign in it."""
    low, high = sorted((run.height, other.height))
    if high < _SIGN * low:
        return abs(run.bottom - other.bottom) < 0.35 * low
    return _overlap(run.bottom, run.top, other.bottom, other.top)


def _on_one_height(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs by height, from the top; raised and lowered signs go with what they stand at."""
    same: list[Run] = []
    tallest: Run | None = None
    for run in sorted(runs, key=lambda run: -(run.bottom + run.top)):
        if tallest and not _stands_beside(tallest, run):
            yield same
            same, tallest = [], None
        same.append(run)
        tallest = max(tallest or run, run, key=lambda each: each.height)
    if same:
        yield same


def _side_by_side(same: Iterable[Run]) -> Iterator[Row]:
    """The rows of one height: what is far apart is one only if it is printed in one go."""
    near: list[list[Run]] = []
    right = 0.0
    for run in sorted(same, key=lambda run: run.left):
        if near and run.left - right < _NEAR * run.height:
            near[-1].append(run)
            right = max(right, run.right)
        else:
            near.append([run])
            right = run.right
    if not near:
        return
    row = near[0]
    for last, part in pairwise(near):
        if _follows(last, part):
            row = [*row, *part]
        else:
            yield tuple(row)
            row = part
    yield tuple(row)


def _follows(last: Sequence[Run], part: Sequence[Run]) -> bool:
    """Whether two are printed one soon after the other: cells of some lines are between them."""
    orders = {run.order for run in last}
    steps = range(-_CELL_LINES, _CELL_LINES + 1)
    return any(run.order + step in orders for run in part for step in steps)
