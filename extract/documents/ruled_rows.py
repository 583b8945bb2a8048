"""The rows of a ruled table: what stands in each of its cells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extract.documents.page_grid import Grid
from extract.documents.page_lines import WIDE, Line, line_of
from extract.documents.page_rows import Glyph, rows
from extract.documents.table_rows import LONGEST_CELL

Places = Mapping[int, Sequence[Glyph]]
"""The glyphs of a table by the place of their cell."""


def taken_apart(
    glyphs: Sequence[Glyph], tables: Sequence[Grid]
) -> tuple[list[Places], list[Glyph]]:
    """The glyphs in each of the tables of a page, and those in none."""
    if not tables:
        return [], list(glyphs)
    cells: list[defaultdict[int, list[Glyph]]] = [defaultdict(list) for _ in tables]
    running: list[Glyph] = []
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        found = ((n, grid.place(*middle)) for n, grid in enumerate(tables))
        inside = next(((n, place) for n, place in found if place is not None), None)
        if inside:
            cells[inside[0]][inside[1]].append(glyph)
        else:
            running.append(glyph)
    return list(cells), running


def ruled_rows(grid: Grid, places: Places) -> Iterator[Line]:
    """The rows of a table, a line each, their cells parted by tabs; empty rows are left out.

    A cell over several columns or rows stands in the first of them. A row that holds running text
    is no row but a page laid out by a table: each of its cells is a line.
    """
    lines = {place: _lines_in(glyphs) for place, glyphs in places.items()}
    for row in range(grid.rows):
        cells = [
            lines.get(place, []) for place in range(row * grid.columns, (row + 1) * grid.columns)
        ]
        filled = [cell for cell in cells if cell]
        texts = [_text(cell) for cell in cells]
        if any(len(text) > LONGEST_CELL for text in texts):
            for text, cell in zip(texts, cells, strict=True):
                if cell:
                    yield _row(grid, row, text, cell[0])
        elif filled:
            yield _row(grid, row, "\t".join(texts), filled[0][0])


def _lines_in(glyphs: Sequence[Glyph]) -> list[Line]:
    printed = rows(glyph for glyph in glyphs if not glyph.character.isspace())
    return [line_of(row) for row in printed]


def _text(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        said = line.text.replace("\t", " ")
        apart = text and not WIDE.search(text[-1] + said[0])
        text += f" {said}" if apart else said
    return text


def _row(grid: Grid, row: int, text: str, like: Line) -> Line:
    left, right = grid.lefts[0], grid.lefts[-1]
    if "\t" not in text:
        right = left  # It goes on in no other line.
    return Line(text, left, right, 0.0, like.em, like.height, grid.tops[row + 1])
