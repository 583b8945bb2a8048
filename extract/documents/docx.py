"""The text of a Word document (.docx): paragraphs and table rows in their order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from extract.documents.table_rows import WIDEST, row_line
from extract.errors import DocumentError

_MAXIMUM = 500 * 1024 * 1024

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_CELL_LOOKS, _OVER, _VALUE = (qn(f"w:{name}") for name in ("tcPr", "gridSpan", "val"))
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
# Said twice in the file: a text box's older form, the reading aid above a character. Or not said
# any more: what a tracked change moved away. Deleted text has a tag of its own, w:delText.
_PASSED_OVER = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:rt"),
    qn("w:moveFrom"),
    qn("w:pPr"),  # Its tab stops are called w:tab, as a tab is.
}


def text_of_word(content: bytes) -> str:
    """The main text, a line a paragraph or table row; notes, headers and footers are left out.

    Read from the elements themselves, since python-docx's own ``text`` leaves out what stands in
    content controls, text boxes and tracked insertions. Numbers that Word counts itself (一、二、)
    are not in the file.

    Raises:
        DocumentError: the file is no whole Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        # What python-docx says of damaged files ranges over everything Python can say.
        body = docx.Document(io.BytesIO(content)).element.body if unpacked <= _MAXIMUM else None
    except Exception:
        raise DocumentError(
            "no whole Word document; open it in Word and save it again as .docx"
        ) from None
    if body is None:
        raise DocumentError("the file unpacks to over 500 MB; save it without images")
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
    said = span.get(_VALUE) if span is not None else ""
    return min(int(said), WIDEST) if said and said.isdecimal() and int(said) else 1


def _paragraph(paragraph: Any) -> Iterator[str]:
    pieces: list[str] = []
    boxes: list[str] = []
    _gather(paragraph, pieces, boxes)
    for line in "".join(pieces).split("\n"):
        if line.strip():
            yield line.rstrip()
    yield from boxes


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
