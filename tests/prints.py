"""A text as other programs print it to PDF: a Word document by LibreOffice, a page by a browser."""

import html
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from playwright.sync_api import Browser

NO_LIBREOFFICE = "no LibreOffice: install libreoffice-writer"


def lines_of(text: str) -> list[str]:
    """The paragraphs of a text file."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def by_libreoffice(
    paragraphs: Sequence[str],
    folder: Path,
    *,
    indented: bool = True,
    table: Sequence[Sequence[str]] = (),
) -> Path:
    """A PDF of a Word document: its paragraphs indented, or set apart; then a ruled table.

    A cell that repeats its left neighbour is one with it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip(NO_LIBREOFFICE)
    document = docx.Document()
    for text in paragraphs:
        setting = document.add_paragraph(text).paragraph_format
        if indented:
            setting.first_line_indent, setting.space_after = Pt(22), Pt(0)
    if table:
        grid = document.add_table(len(table), len(table[0]), "Table Grid")
        for row, texts in zip(grid.rows, table, strict=True):
            for (cell, text), last in zip(
                zip(row.cells, texts, strict=True), [None, *row.cells], strict=False
            ):
                if last and text == last.text:
                    last.merge(cell).text = text
                else:
                    cell.text = text
    document.save(str(folder / "report.docx"))
    # A home of its own: another LibreOffice that runs would take the work over, and not do it.
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'home').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            str(folder / "report.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "report.pdf"


def by_a_browser(
    paragraphs: Sequence[str],
    chromium: Browser,
    folder: Path,
    *,
    table: Sequence[Sequence[str]] = (),
) -> Path:
    """A PDF of a web page on small paper, with the hour, title, address and page numbers.

    Its table is ruled; a cell that repeats its left neighbour is one with it.
    """
    text = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    rows = "".join(f"<tr>{''.join(_cells(row))}</tr>" for row in table)
    source = (
        f"<!doctype html><meta charset=utf-8><title>{html.escape(paragraphs[0])}</title>"
        "<style>table { border-collapse: collapse } td { border: 1px solid }</style>"
        f"{text}<table>{rows}</table>"
    )
    page = chromium.new_page()
    page.route("**", lambda route: route.fulfill(body=source, content_type="text/html"))
    page.goto("https://wangchuan.example/2024/report.html")
    printed = folder / "printed.pdf"
    page.pdf(path=printed, display_header_footer=True, format="A5")
    page.close()
    return printed


def _cells(row: Sequence[str]) -> Iterator[str]:
    for text, same in groupby(row):
        yield f"<td colspan={len(list(same))}>{html.escape(text)}</td>"
