"""The text of a Rich Text file (.rtf): paragraphs and table rows in their order."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from striprtf.striprtf import rtf_to_text

from extract.documents.table_rows import WIDEST, row_line
from extract.errors import DocumentError

# Where rows begin, cells and rows end: signs that no text has and the library hands through.
_SIGNS = {"trowd": "\x1c", "cell": "\x1e", "row": "\x1d"}
_BEGIN, _CELL, _ROW = _SIGNS.values()
_WORDS = re.compile(r"\\(trowd|cell|row)(?![a-z])")
_EDGES = re.compile(r"\\cellx(-?\d+)")
_MOST_BYTES = 20 * 1024 * 1024
_Row = tuple[list[list[str]], list[int]]
_OUTSIDE = -100_000  # left of every edge
_NEAR = 30  # twentieths of a point; edges nearer than that are one


def text_of_rich_text(content: bytes) -> str:
    """The main text, a line a paragraph or table row.

    Raises:
        DocumentError: the file is no whole Rich Text file.
    """
    if len(content) > _MOST_BYTES:
        raise DocumentError("the file is larger than 20 MB; save it without images")
    source = content.decode("latin-1")
    edges = [_edges_of(row) for row in re.split(r"\\row(?![a-z])", source)[:-1]]
    marked = _WORDS.sub(lambda word: f"\\'{ord(_SIGNS[word[1]]):02x}", source)
    try:
        text = str(rtf_to_text(marked, encoding="gb18030", errors="replace"))  # type: ignore[no-untyped-call]
    except Exception:  # What it says of damaged files ranges over everything Python can say.
        raise DocumentError(
            "the file is damaged; open it in its own program and save it again"
        ) from None
    return "\n".join(_lines(text, edges))


def _edges_of(row: str) -> list[int]:
    """Where the cells of a row end, as its last definition says."""
    return [int(edge) for edge in _EDGES.findall(row[max(row.rfind("\\trowd"), 0) :])]


def _lines(text: str, edges: Sequence[list[int]]) -> Iterator[str]:
    table: list[_Row] = []
    *rows, rest = text.split(_ROW)
    for number, piece in enumerate(rows):
        before, begun, row = piece.partition(_BEGIN)
        if begun and before.strip():
            yield from _table(table)
            yield from _paragraphs(before)
            table = []
        cells = (row if begun else before).replace(_BEGIN, "").split(_CELL)[:-1]
        kept = [list(_paragraphs(cell)) for cell in cells]
        table.append((kept, edges[number] if number < len(edges) else []))
    yield from _table(table)
    yield from _paragraphs(rest.replace(_BEGIN, ""))


def _paragraphs(text: str) -> Iterator[str]:
    return (line.strip(" ") for line in text.split("\n") if line.strip())


def _table(rows: Sequence[_Row]) -> Iterator[str]:
    """The rows as lines, their cells at the columns that their edges give."""
    every = sorted({edge for _, edges in rows for edge in edges})
    columns = [edge for last, edge in pairwise([_OUTSIDE, *every]) if edge - last > _NEAR]
    for cells, edges in rows:
        row: list[list[str]] = []
        left = _OUTSIDE
        for number, cell in enumerate(cells):
            right = edges[number] if len(edges) == len(cells) else 0
            over = sum(left + _NEAR < edge <= right + _NEAR for edge in columns) if right else 1
            row += [cell, *[[] for _ in range(min(over, WIDEST) - 1)]]
            left = right
        line = row_line(row)
        if line is None:
            yield from (line for cell in cells for line in cell)
        elif line.strip():
            yield line
