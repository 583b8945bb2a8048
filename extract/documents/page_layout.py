"""Printed pages: their lines and ruled tables, and the margins between which they stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.documents.page_grid import Rule, grids
from extract.documents.page_lines import Line, line_of
from extract.documents.page_rows import Glyph, rows
from extract.documents.ruled_rows import ruled_rows, taken_apart

_ENOUGH_LINES = 10
_INDENT = 2.5

Margins = tuple[float, float]
"""Where full lines begin and end."""


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
    usual: Margins | None = (
        (median(left for left, _ in known), median(right for _, right in known)) if known else None
    )
    texts = [block for lines in running for block in _blocks(lines) if _is_text(block)]
    texts.sort(key=len, reverse=True)
    return [_at_margins(lines, usual, texts) for lines in printed]


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


def _at_margins(
    lines: list[Line], usual: Margins | None, texts: Sequence[Sequence[Line]]
) -> list[Line]:
    if not lines:
        return []
    page = usual if usual and len(lines) < _ENOUGH_LINES else _margins(lines)
    found: list[Line] = []
    for block in _blocks(lines):
        like = (
            block if _is_text(block) else next((t for t in texts if _is_like(t[0], block[0])), None)
        )
        left, right = _margins_of_text(like) if like else page
        found += [replace(line, page_left=left, page_right=right) for line in block]
    return found


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow on each other, as large and from about the same left on."""
    block: list[Line] = []
    for line in lines:
        if block and not _is_like(block[0], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_like(line: Line, other: Line) -> bool:
    return (
        ("\t" in line.text) == ("\t" in other.text)
        and abs(line.em - other.em) < 0.1 * line.em
        and abs(line.left - other.left) < _INDENT * line.em
    )


def _is_text(block: Sequence[Line]) -> bool:
    """Whether a block is running text: most lines of it end at one place."""
    right = max(line.right for line in block)
    full = sum(right - line.right < line.em for line in block)
    return len(block) >= _ENOUGH_LINES and full >= 0.5 * len(block)


def _margins_of_text(block: Sequence[Line]) -> Margins:
    """Where its full lines begin and end: it may be narrower than its page, as an article is."""
    return min(line.left for line in block), max(line.right for line in block)


def _margins(lines: Sequence[Line]) -> Margins:
    # One line that sticks out, a header or a stamp, must not make all others look short.
    few = len(lines) // 20
    return (
        sorted(line.left for line in lines)[few],
        sorted(line.right for line in lines)[-1 - few],
    )
