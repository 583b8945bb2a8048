"""The tables of a printed page: lines whose cells stand below each other become rows."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.documents.page_lines import CELLS_APART, Line, Part

_TIGHT = 0.8
"""Lines nearer than this share of the distance of rows are lines of one row."""

_CLOSE = 0.5
_MOST_SINGLE = 3
"""Lines of one cell that follow on each other within a table: a title, or a cell of some lines."""

_LONGEST_TITLE = 25
_PROSE = re.compile(r"[。；！？]$")
_FIGURE = re.compile(r"[-−+±]?\d[\d.,]*\S{0,3}$")
_UNIT_ABOVE = re.compile(r"单位\s*[:：]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table, or several that are one row, as the texts of its columns."""

    line: Line
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many of its cells hold something."""
        return sum(1 for cell in self.cells if cell)

    @property
    def states(self) -> bool:
        """Whether it holds a figure, or its number in the table."""
        return any(_FIGURE.match(cell) for cell in self.cells)


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page; those of a table as rows of as many cells, parted by tabs.

    A table is where several lines have gaps in common. A cell over several columns stands in the
    first of them, and an empty one keeps its place. Lines that stand nearer to each other than
    rows do are lines of one cell.
    """
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        gutters = _gutters(lines[at:end])
        if not gutters:
            found += lines[at:end]
        else:
            end += _lines_of_last_cell(lines[at:end], lines[end : end + _MOST_SINGLE])
            above = found.pop() if found and _is_over_columns(found[-1], gutters) else None
            table = [above, *lines[at:end]] if above else lines[at:end]
            found += _table(table, gutters)
        at = end
    return found


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that may be one table: several cells in most of them and in the last."""
    end, single = start + 1, 0
    if len(_cells(lines[start])) < 2:
        return end
    for at in range(start + 1, len(lines)):
        if not lines[at].parts:
            break  # A row of a ruled table.
        if len(_cells(lines[at])) > 1:
            end, single = at + 1, 0
        elif single == _MOST_SINGLE or _is_prose(lines[at]):
            break
        else:
            single += 1
    return end


def _lines_of_last_cell(table: Sequence[Line], behind: Sequence[Line]) -> int:
    """How many lines behind a table belong to its last cell: nearer to it than its lines are."""
    near = _TIGHT * median(upper.bottom - lower.bottom for upper, lower in pairwise(table))
    for count, (last, line) in enumerate(pairwise([table[-1], *behind])):
        if not line.parts or _is_prose(line) or last.bottom - line.bottom >= near:
            return count
    return len(behind)


def _is_prose(line: Line) -> bool:
    return len(line.text) > _LONGEST_TITLE or _PROSE.search(line.text) is not None


def _cells(line: Line, apart: float = CELLS_APART) -> list[Part]:
    """The parts of a line, those nearer to each other than so many characters as one."""
    found: list[Part] = []
    for part in line.parts:
        if found and part.left - found[-1].right <= apart * line.em:
            last = found.pop()
            part = Part(f"{last.text} {part.text}", last.left, part.right)
        found.append(part)
    return found


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Where one column ends and the next begins; none where the lines have no gaps in common.

    Columns may be set close where more rows have the gap.
    """
    return max(_in_common(lines, _CLOSE, 3), _in_common(lines, CELLS_APART, 2), key=len)


def _in_common(lines: Sequence[Line], apart: float, least_rows: int) -> list[float]:
    """The middles of the gaps of the widest rows of which there are enough, and that agree."""
    rows = [_cells(line, apart) for line in lines]
    counted = Counter(len(row) for row in rows)
    enough = (width for width, count in counted.items() if width > 1 and count >= least_rows)
    for width in sorted(enough, reverse=True):
        columns = list(zip(*(row for row in rows if len(row) == width), strict=True))
        rights = [max(cell.right for cell in column) for column in columns]
        lefts = [min(cell.left for cell in column) for column in columns]
        gaps = list(zip(rights, lefts[1:], strict=False))
        if all(right < left for right, left in gaps):
            return [(right + left) / 2 for right, left in gaps]
    return []


def _is_over_columns(line: Line, gutters: Sequence[float]) -> bool:
    """Whether a line above a table is a head over several of its columns: 2025年 over 计划 实际."""
    return (
        line.left > gutters[0]
        and len(_cells(line)) == 1
        and bisect(gutters, line.right) > bisect(gutters, line.left)
        and not _UNIT_ABOVE.search(line.text)
    )


def _table(lines: Sequence[Line], gutters: Sequence[float]) -> Iterator[Line]:
    if _UNIT_ABOVE.search(lines[0].text):
        # A caption and the unit of all figures, on the two sides of a line.
        yield replace(lines[0], text=lines[0].text.replace("\t", " "))
        lines = lines[1:]
    rows = [_Row(line, _at_columns(line, gutters)) for line in lines]
    for row in _joined(rows):
        yield replace(row.line, text="\t".join(row.cells))


def _at_columns(line: Line, gutters: Sequence[float]) -> tuple[str, ...]:
    cells: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    edges = [float("-inf"), *gutters, float("inf")]
    for part in line.parts:
        shares = [min(part.right, right) - max(part.left, left) for left, right in pairwise(edges)]
        # One over several columns stands in the first that it is over by a character or so.
        least = min(line.em, max(shares))
        cells[next(n for n, share in enumerate(shares) if share >= least)].append(part.text)
    return tuple(" ".join(cell) for cell in cells)


def _joined(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, those of a cell with several lines put together at the fullest of them."""
    apart = [upper.line.bottom - lower.line.bottom for upper, lower in pairwise(rows)]
    figures = [(apart[at], rows[at].states) for at, row in enumerate(rows[1:]) if row.states]
    between = [gap for gap, above in figures if above] or [gap for gap, _ in figures]
    if not between:
        return list(rows)
    least = _TIGHT * median(between)
    found: list[_Row] = []
    for row, gap in zip(rows, [least, *apart], strict=True):
        if found and gap < least:
            found[-1] = _one(found[-1], row)
        else:
            found.append(row)
    return found


def _one(upper: _Row, lower: _Row) -> _Row:
    cells = (
        "".join(cell) if not (cell[0][-1:] + cell[1][:1]).isascii() else " ".join(cell).strip()
        for cell in zip(upper.cells, lower.cells, strict=True)
    )
    fuller = max(upper, lower, key=lambda row: row.filled)
    return _Row(fuller.line, tuple(cells))
