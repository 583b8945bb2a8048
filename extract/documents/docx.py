"""The text of a Word document (.docx): paragraphs and table rows in their order."""

from collections.abc import Iterator
from posixpath import join, normpath
from typing import Any
from zipfile import ZipFile

from extract.documents.archive import read_xml
from extract.documents.paragraph import paragraph_lines
from extract.documents.table_rows import row_line, times
from extract.errors import DocumentError

_RELATIONS = "_rels/.rels"
_MAIN = "/officeDocument"


def qn(name: str) -> str:
    """The full name of an element of Word's: w:p."""
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name.partition(":")[2]


_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_CELL_LOOKS, _OVER, _VALUE = (qn(f"w:{name}") for name in ("tcPr", "gridSpan", "val"))
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BODY, _TEXT = qn("w:body"), qn("w:t")
# Said twice in the file: a text box's older form, the reading aid above a character. Or not said
# any more: what a tracked change moved away. Deleted text has a tag of its own, w:delText.
_PASSED_OVER = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:rt"),
    qn("w:moveFrom"),
    qn("w:pPr"),  # Its tab stops are called w:tab, as a tab is.
}


def text_of_word(archive: ZipFile) -> str:
    """The main text, a line a paragraph or table row; notes, headers and footers are left out.

    Numbers that Word counts itself (一、二、) are not in the file.

    Raises:
        DocumentError: the file is no whole Word document.
    """
    relations = read_xml(archive, _RELATIONS)
    targets = (each.get("Target", "") for each in relations if each.get("Type", "").endswith(_MAIN))
    root = read_xml(archive, normpath(join("/", next(targets, ""))).lstrip("/"))
    body = root.find(_BODY)
    if body is None:
        raise DocumentError("the Word document has no text; check that it is the right one")
    return "\n".join(_lines(body))


def _lines(element: Any) -> Iterator[str]:
    """The lines of every paragraph and table in ``element``, at any depth of wrapping."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield from _paragraph(child)
        elif child.tag == _TABLE:
            for row in child.iter(_ROW):
                if next(row.iterancestors(_TABLE)) is child:
                    yield from _row(row)
        elif child.tag not in _PASSED_OVER:
            yield from _lines(child)


def _row(row: Any) -> list[str]:
    own = [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]
    cells = [(list(_lines(cell)), _columns(cell)) for cell in own]
    # A cell that goes on over rows is there in each of them, empty but in the first.
    line = row_line([lines for cell, over in cells for lines in (cell, *[[]] * (over - 1))])
    if line is None:
        return [line for cell, _ in cells for line in cell]
    return [line] if line.strip() else []


def _columns(cell: Any) -> int:
    """How many columns a cell is over."""
    span = cell.find(f"{_CELL_LOOKS}/{_OVER}")
    return times(span.get(_VALUE)) if span is not None else 1


def _paragraph(paragraph: Any) -> Iterator[str]:
    return paragraph_lines(paragraph, _gather)


def _gather(element: Any, pieces: list[str], boxes: list[str]) -> None:
    """Collect a paragraph's text; paragraphs within it (text boxes) become lines after it."""
    for child in element:
        if child.tag in (_PARAGRAPH, _TABLE):
            boxes.extend(_lines([child]))
        elif child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag in _WRITTEN:
            pieces.append(_WRITTEN[child.tag])
        elif child.tag not in _PASSED_OVER:
            _gather(child, pieces, boxes)
