"""The text of an OpenDocument file (.odt, .ods): paragraphs and table rows in their order."""

from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from extract.documents.archive import read_xml
from extract.documents.paragraph import paragraph_lines
from extract.documents.table_rows import WIDEST, row_line, times

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


def _tags(part: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{{{_NAMES.format(part)}}}{name}" for name in names)


_PARAGRAPHS = frozenset(_tags("text", "p", "h"))
_TABLE, _ROW, _CELL, _COVERED, _REPEATED = _tags(
    "table", "table", "table-row", "table-cell", "covered-table-cell", "number-columns-repeated"
)
_SPACES, _COUNT, _TAB, _BREAK = _tags("text", "s", "c", "tab", "line-break")
# Said elsewhere or not any more: notes, remarks, reading aids, what tracked changes took away.
_PASSED_OVER = frozenset(
    _tags("text", "note", "ruby-text", "tracked-changes", "sequence-decls", "bibliography-mark")
    + _tags("office", "annotation", "forms")
)


def text_of_open_document(archive: ZipFile) -> str:
    """The main text, a line a paragraph or table row; notes, headers and footers are left out.

    Raises:
        DocumentError: the file is no whole OpenDocument file.
    """
    root = read_xml(archive, "content.xml")
    (body,) = root.findall(_tags("office", "body")[0]) or [root]
    return "\n".join(_lines(body))


def _lines(element: Any) -> Iterator[str]:
    """The lines of every paragraph and table in ``element``, at any depth of wrapping."""
    for child in element:
        if child.tag in _PARAGRAPHS:
            yield from _paragraph(child)
        elif child.tag == _TABLE:
            for row in child.iter(_ROW):
                if next(row.iterancestors(_TABLE)) is child:
                    yield from _row(row)
        elif child.tag not in _PASSED_OVER:
            yield from _lines(child)


def _row(row: Any) -> list[str]:
    """A row as a line; what goes on from the left or from above is a covered cell, and empty."""
    cells: list[list[str]] = []
    for cell in row.iterchildren(_CELL, _COVERED):
        lines = list(_lines(cell)) if cell.tag == _CELL else []
        cells += [lines] * max(1, min(times(cell.get(_REPEATED)), WIDEST - len(cells)))
    while cells and not cells[-1] and row.getparent() is not None and _is_sheet(row):
        cells.pop()  # A sheet has a thousand empty columns.
    line = row_line(cells)
    if line is None:
        return [line for cell in cells for line in cell]
    return [line] if line.strip() else []


def _is_sheet(row: Any) -> bool:
    table = next(row.iterancestors(_TABLE))
    return bool(table.getparent().tag == _tags("office", "spreadsheet")[0])


def _paragraph(paragraph: Any) -> Iterator[str]:
    return paragraph_lines(paragraph, _gather)


def _gather(element: Any, pieces: list[str], boxes: list[str]) -> None:
    """Collect a paragraph's text; paragraphs within it (text boxes) become lines after it."""
    pieces.append(_plain(element.text))
    for child in element:
        if child.tag in _PARAGRAPHS or child.tag == _TABLE:
            boxes.extend(_lines([child]))
        elif child.tag == _SPACES:
            pieces.append(" " * times(child.get(_COUNT)))
        elif child.tag == _TAB:
            pieces.append("\t")
        elif child.tag == _BREAK:
            pieces.append("\n")
        elif child.tag not in _PASSED_OVER and isinstance(child.tag, str):
            _gather(child, pieces, boxes)
        pieces.append(_plain(child.tail))


def _plain(text: str | None) -> str:
    """A piece of text: a line end of the file's own is a space."""
    return " ".join((text or "").split("\n"))
