"""Table rows of documents as lines of text."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Content = TypeVar("_Content")

WIDEST = 60
"""Columns. Nothing that a reader could take for a table has more."""

LONGEST_CELL = 100
"""Characters. A longer cell of several lines is no cell but a page laid out by a table."""


def row_line(cells: Sequence[Sequence[str]]) -> str | None:
    r"""The row as one line, its cells parted by tabs; None where a cell holds running text.

    Empty cells keep their place; one over several columns or rows is followed by empty ones, so
    that cells of one column have one place in all rows. ``cells`` holds the lines of each cell.

    >>> row_line([["地区生产总值"], ["4.4", "万亿元"], []])
    '地区生产总值\t4.4 万亿元\t'
    >>> row_line([["一、2023年工作回顾", "过去一年，" * 50]]) is None
    True
    """
    for lines in cells:
        if len(lines) > 1 and sum(map(len, lines)) > LONGEST_CELL:
            return None
    return "\t".join(" ".join(lines) for lines in cells)


def times(said: str | None) -> int:
    """How many columns, rows or signs a file says that something takes; 1 where it says nothing.

    >>> times("3"), times("999999999"), times(None), times("-1"), times("x")
    (3, 60, 1, 1, 1)
    """
    said = (said or "").strip()
    return min(int(said[:9]), WIDEST) if said.isdecimal() and int(said[:9]) else 1


def text_of_csv(text: str) -> str:
    r"""The rows of a table whose cells are parted by commas, each a line.

    >>> text_of_csv('指标,2025年\n"地区生产总值","1,286.4"\n')
    '指标\t2025年\n地区生产总值\t1,286.4'
    """
    rows = csv.reader(text.splitlines())
    return "\n".join(row_line([[cell.strip()] for cell in row]) or "" for row in rows)


@dataclass(frozen=True, slots=True)
class Spanning(Generic[_Content]):
    """A cell of a row that may be over several columns and rows."""

    content: _Content
    columns: int = 1
    rows: int = 1


class Grid(Generic[_Content]):
    """The cells of a table at their columns, row after row.

    >>> grid = Grid(str)
    >>> grid.row_of([Spanning("指标", 1, 2), Spanning("2025年", 2)])
    ['指标', '2025年', '']
    >>> grid.row_of([Spanning("计划"), Spanning("实际")])
    ['', '计划', '实际']
    """

    def __init__(self, empty: Callable[[], _Content]) -> None:
        self._empty = empty
        self._held: dict[int, int] = {}  # column: rows that a cell above still is over

    def row_of(self, cells: Sequence[Spanning[_Content]]) -> list[_Content]:
        """The next row, with an empty cell wherever one goes on from the left or from above."""
        row: list[_Content] = []
        held, self._held = self._held, {}
        for cell in cells:
            while len(row) in held:
                row.append(self._empty())
            columns = max(1, min(cell.columns, WIDEST - len(row)))
            if cell.rows > 1:
                self._held |= dict.fromkeys(range(len(row), len(row) + columns), cell.rows - 1)
            row += [cell.content, *(self._empty() for _ in range(columns - 1))]
        while len(row) in held:
            row.append(self._empty())
        self._held |= {column: left - 1 for column, left in held.items() if left > 1}
        return row
