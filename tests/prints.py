"""A text as other programs print it to PDF: a Word document by LibreOffice, a page by a browser."""

import html
import shutil
import subprocess
from collections.abc import Sequence
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
    """A PDF of a Word document: its paragraphs indented, or set apart; then a table."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip(NO_LIBREOFFICE)
    document = docx.Document()
    for text in paragraphs:
        setting = document.add_paragraph(text).paragraph_format
        if indented:
            setting.first_line_indent, setting.space_after = Pt(22), Pt(0)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
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
    """A PDF of a web page on small paper, with the hour, title, address and page numbers."""
    text = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in table]
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    source = (
        f"<!doctype html><meta charset=utf-8><title>{html.escape(paragraphs[0])}</title>"
        f"{text}<table>{rows}</table>"
    )
    page = chromium.new_page()
    page.route("**", lambda route: route.fulfill(body=source, content_type="text/html"))
    page.goto("https://wangchuan.example/2024/report.html")
    printed = folder / "printed.pdf"
    page.pdf(path=printed, display_header_footer=True, format="A5")
    page.close()
    return printed
