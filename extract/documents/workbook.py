"""The text of an Excel workbook (.xlsx): its sheets' rows, cells parted by tabs."""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

import openpyxl

from extract.documents.archive import check_xml
from extract.documents.table_rows import WIDEST, row_line
from extract.errors import DocumentError

_MOST_ROWS = 20_000
_HIGH = 15  # digits that a number is stored with
_LITERAL = re.compile(r'"([^"]*)"')


def text_of_workbook(content: bytes, archive: ZipFile) -> str:
    """The sheets that are not hidden: each row a line as it is shown. A sheet that begins without
    a title of its own, a row of one cell, comes after its name.

    A formula is what it came to when the workbook was saved.

    Raises:
        DocumentError: the file is no whole workbook, or has more rows than a table of targets.
    """
    for name in archive.namelist():
        if name.startswith("xl/") and name.endswith(".xml"):
            check_xml(archive, name)  # Damaged or too large: refused before it is built.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # On what it does not know: pictures, old styles.
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return "\n".join(line for sheet in book.worksheets for line in _sheet(sheet))
    except DocumentError:
        raise
    except Exception:  # What it says of damaged files ranges over everything Python can say.
        raise DocumentError(
            "the file is damaged; open it in its own program and save it again"
        ) from None


def _sheet(sheet: Any) -> Iterator[str]:
    if sheet.sheet_state != "visible":
        return
    named = False
    for number, row in enumerate(sheet.iter_rows(max_col=WIDEST)):
        if number > _MOST_ROWS:
            raise DocumentError(f"a sheet has over {_MOST_ROWS} rows; keep those of the targets")
        cells = [_shown(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if any(cells):
            if not named and not _is_default(sheet.title) and sum(map(bool, cells)) > 1:
                yield sheet.title
            named = True
            yield row_line([cell.split("\n") if cell else [] for cell in cells]) or ""


def _is_default(title: str) -> bool:
    return re.fullmatch(r"(?:Sheet|工作表|表)\s*\d*", title, re.IGNORECASE) is not None


def _shown(cell: Any) -> str:
    """A cell as the program shows it, as far as figures need it: 0.052 as 5.2%."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if not isinstance(value, int | float):
        return str(value).strip()
    form = (cell.number_format or "").split(";")[0]
    behind = "".join(_LITERAL.findall(form[form.rfind("0") :])) if "0" in form else ""
    bare = _LITERAL.sub("", form)
    percent = "%" in bare
    decimals = re.search(r"\.(0+)", bare)
    number = value * 100 if percent else value
    if decimals:
        return f"{number:.{len(decimals[1])}f}{'%' if percent else ''}{behind}"
    if percent or re.search(r"(?<![.#])0(?!\.)", bare):
        number = round(number)
    return f"{number:.{_HIGH}g}{'%' if percent else ''}{behind}"
