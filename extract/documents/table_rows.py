"""Table rows of documents as lines of text."""

from collections.abc import Sequence

LONGEST_CELL = 100
"""Characters. A longer cell of several lines is no cell but a page laid out by a table."""


def row_line(cells: Sequence[Sequence[str]]) -> str | None:
    r"""The row as one line, its cells parted by tabs; None where a cell holds running text.

    Empty cells keep their place. ``cells`` holds the lines of each cell.

    >>> row_line([["地区生产总值"], ["4.4", "万亿元"], []])
    '地区生产总值\t4.4 万亿元\t'
    >>> row_line([["一、2023年工作回顾", "过去一年，" * 50]]) is None
    True
    """
    for lines in cells:
        if len(lines) > 1 and sum(map(len, lines)) > LONGEST_CELL:
            return None
    return "\t".join(" ".join(lines) for lines in cells)
