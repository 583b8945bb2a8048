"""A view as an Excel workbook: the rows on one sheet, what must be known of them on another."""

import io
import unicodedata
from collections.abc import Sequence

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from extract.reference.project import project
from extract.table.package import Field
from pages.parts.export.csv_files import harmless
from pages.parts.export.field_descriptions import fields_of
from pages.parts.export.view import View, about, citations, limits, named, sources_of
from pages.parts.labels.translations import Translation

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

NARROW, WIDE = 8, 44  # characters of a column
LOOKED_AT = 200  # rows that tell how wide a column is
AS_TEXT = "@"  # a cell that stays text even when it is edited
ABOUT_WIDTHS = (18, 22, 72, 12)

# Nothing that stands in a cell becomes anything but text.
_AS_IT_IS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_of(view: View) -> bytes:
    """Exactly the rows of the view, numbers as numbers, text never as formula or link."""
    t = Translation(view.language)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _AS_IT_IS)
    book.set_properties(
        {
            "title": view.title,
            "author": project().authors,
            "comments": view.address,
            "created": view.created.replace(tzinfo=None),
        }
    )
    head = book.add_format({"bold": True, "bottom": 1, "num_format": AS_TEXT})
    text = book.add_format({"num_format": AS_TEXT})
    wrapped = book.add_format({"num_format": AS_TEXT, "text_wrap": True, "valign": "top"})
    fields = fields_of(view.rows, t)
    _write_rows(book.add_worksheet(t("book.data")), view.rows, fields, head, text)
    _write_about(book.add_worksheet(t("book.about")), view, fields, head, wrapped)
    book.close()
    return buffer.getvalue()


def _write_rows(
    sheet: Worksheet, rows: pd.DataFrame, fields: Sequence[Field], head: Format, text: Format
) -> None:
    for at, field in enumerate(fields):
        cells = rows[field.name]
        sheet.write_string(0, at, field.name, head)
        if field.type == "string":
            sheet.set_column(at, at, _width([field.name, *cells.head(LOOKED_AT)]), text)
            for line, cell in enumerate(cells, start=1):
                if cell != "" and pd.notna(cell):
                    sheet.write_string(line, at, str(harmless(cell)), text)
        else:
            sheet.set_column(at, at, _width([field.name, *cells.head(LOOKED_AT)]))
            for line, cell in enumerate(cells, start=1):
                if pd.notna(cell):
                    sheet.write_number(line, at, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(fields) - 1)


def _write_about(
    sheet: Worksheet, view: View, fields: Sequence[Field], head: Format, text: Format
) -> None:
    t = Translation(view.language)
    for at, width in enumerate(ABOUT_WIDTHS):
        sheet.set_column(at, at, width, text)
    lines: list[tuple[str, ...]] = [(label, "", told) for label, told in about(view)]
    if view.open:
        lines.append((t("package.citation"), "", citations(view)[0]))
    lines += [("" if n else t("package.limits"), "", told) for n, told in enumerate(limits(view))]
    for line, cells in enumerate(lines):
        _write_line(sheet, line, cells, head, text)
    line = len(lines) + 1
    names = ("data.field", "data.name", "data.meaning", "field.type")
    for at, name in enumerate(names):
        sheet.write_string(line, at, t(name), head)
    for field in fields:
        line += 1
        _write_line(sheet, line, (field.name, field.title, field.meaning, field.type), text, text)
    line += 2
    for n, source in enumerate(sources_of(view)):
        label = t("package.sources") if n == 0 else ""
        told = " ".join(filter(None, (named(source, t), source.web_address)))
        _write_line(sheet, line + n, (label, source.id, told), head, text)


def _write_line(
    sheet: Worksheet, line: int, cells: Sequence[str], first: Format, others: Format
) -> None:
    for at, cell in enumerate(cells):
        if cell:
            sheet.write_string(line, at, str(harmless(cell)), others if at else first)


def _width(cells: Sequence[object]) -> int:
    """How wide a column is drawn: as its longest cell, a Chinese character counting two.

    >>> _width(["year", 2024]), _width(["地区生产总值增速"])
    (8, 18)
    """
    longest = max(_columns(str(cell)) for cell in cells)
    return max(NARROW, min(WIDE, longest + 2))


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
