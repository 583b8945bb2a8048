"""Printed pages: their lines and ruled tables, and the margins between which they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.documents.page_grid import Rule, grids
from extract.documents.page_lines import Line, line_of
from extract.documents.page_rows import Glyph, rows
from extract.documents.ruled_rows import ruled_rows, taken_apart

_ENOUGH_LINES = 10


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page, in the order of its file."""

    glyphs: Sequence[Glyph]
    rules: Sequence[Rule] = ()


def printed_pages(pages: Iterable[Page]) -> list[list[Line]]:
    """The lines of every page, from top to bottom; a row of a ruled table is one."""
    printed = [_lines(page) for page in pages]
    # A page of few lines, a title page or the last one, shows no margins: others' are taken.
    running = [[line for line in lines if line.parts] for lines in printed]
    known = [_margins(lines) for lines in running if len(lines) >= _ENOUGH_LINES]
    usual = (
        (median(left for left, _ in known), median(right for _, right in known)) if known else None
    )
    return [_at_margins(lines, usual) for lines in printed]


def _lines(page: Page) -> list[Line]:
    tables = grids(page.rules)
    cells, running = taken_apart(page.glyphs, tables)
    lines = [line_of(row) for row in rows(running) if not _is_blank(row)]
    for grid, places in zip(tables, cells, strict=True):
        at = next((n for n, line in enumerate(lines) if line.bottom < grid.tops[0]), len(lines))
        lines[at:at] = ruled_rows(grid, places)
    return lines


def _is_blank(row: Sequence[Glyph]) -> bool:
    return all(glyph.character.isspace() for glyph in row)


def _at_margins(lines: list[Line], usual: tuple[float, float] | None) -> list[Line]:
    if not lines:
        return []
    left, right = usual if usual and len(lines) < _ENOUGH_LINES else _margins(lines)
    return [replace(line, page_left=left, page_right=right) for line in lines]


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    # One line that sticks out, a header or a stamp, must not make all others look short.
    few = len(lines) // 20
    return (
        sorted(line.left for line in lines)[few],
        sorted(line.right for line in lines)[-1 - few],
    )
