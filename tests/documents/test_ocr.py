"""Scans: named as such, or read by Tesseract where it is installed, and marked."""

from pathlib import Path

import pytest

from extract.documents import ocr, pdf
from extract.documents.page_layout import Page, printed_pages
from extract.documents.pdf import text_of_pdf
from extract.documents.pdf_pages import opened, picture_of
from extract.documents.picture import Picture
from extract.documents.read import read_document
from extract.errors import DocumentError
from extract.pipeline import read_file
from tests.printed import line, page_of, pdf_of, scan_of

PREPARED = Path(__file__).parent / "prepared"

PAGE = Picture(2000, 3000, b"")
HEAD = (
    "level page_num block_num par_num line_num word_num left top width height conf text"
).replace(" ", "\t")

needs_tesseract = pytest.mark.skipif(
    not ocr.can_recognise(), reason="no Tesseract with chi_sim: install tesseract-ocr-chi-sim"
)


@pytest.fixture
def scan(tmp_path):
    """The prepared report as a scanner sees it."""
    with opened((PREPARED / "libreoffice_indented.pdf").read_bytes()) as document:
        pictures = [picture_of(page) for page in document]
    (tmp_path / "扫描.pdf").write_bytes(scan_of(*pictures))
    return tmp_path / "扫描.pdf"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(pdf_of(""), id="一页"),
        pytest.param(pdf_of("", "", line("2")), id="只有页码"),
        pytest.param(pdf_of(page_of("2024年政府工作报告"), "", ""), id="只有封面有字"),
        pytest.param(scan_of(Picture(2, 2, b"\0\xff\0\xff")), id="图片"),
    ],
)
def test_a_scan_is_named_with_what_to_do(content, monkeypatch):
    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    with pytest.raises(DocumentError, match=r"is a scan: .* run OCR on it first, or install"):
        text_of_pdf(content)


def test_a_report_with_some_pictures_is_no_scan(monkeypatch):
    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    assert text_of_pdf(pdf_of("", page_of("全年增长5%。"))) == pdf.Printed("全年增长5%。", False)


@pytest.mark.long
@needs_tesseract
def test_a_scan_is_read_and_marked(scan):
    document = read_document(scan)
    assert document.from_ocr
    assert "misreads" in document.remarks[0]
    facts = {
        (row["indicator_id"], row["kind"], str(row["value"])) for row in read_file(scan).rows()
    }
    assert ("gdp", "actual", "1286.4") in facts
    assert ("gdp_growth", "target", "5.5") in facts


@pytest.mark.long
@needs_tesseract
@pytest.mark.parametrize("command", ["run", "audit"])
def test_the_commands_say_that_it_is_from_ocr(command, scan, capsys):
    from extract.__main__ import main

    assert main([command, str(scan)]) == 0
    assert "扫描.pdf: a scan read by OCR" in capsys.readouterr().err


def test_the_words_of_a_line_become_characters_side_by_side():
    table = "\n".join(
        [
            HEAD,
            "4\t1\t1\t1\t1\t0\t300\t300\t600\t50\t-1\t",
            "5\t1\t1\t1\t1\t1\t300\t300\t96\t46\t96.4\t增长",
            "5\t1\t1\t1\t1\t2\t420\t304\t50\t40\t96.4\t5%",
            "5\t1\t1\t1\t1\t3\t880\t304\t40\t40\t96.4\t“",
        ]
    )
    ((row,),) = printed_pages([Page(list(ocr._glyphs(table, PAGE)))])
    assert row.text == "增长5%\t“"
    assert row.left == 300 * 72 / 300


def test_words_whose_boxes_overlap_keep_their_order():
    table = "\n".join(
        [
            HEAD,
            "4 1 1 1 1 0 300 300 600 50 -1 ".replace(" ", "\t"),
            "5 1 1 1 1 1 300 300 160 46 96 进口总".replace(" ", "\t"),
            "5 1 1 1 1 2 400 300 50 46 96 额".replace(" ", "\t"),
            "5 1 1 1 1 3 440 300 120 46 96 1278.0".replace(" ", "\t"),
        ]
    )
    ((row,),) = printed_pages([Page(list(ocr._glyphs(table, PAGE)))])
    assert row.text == "进口总额1278.0"


def test_a_scan_without_words_is_told(monkeypatch):
    monkeypatch.setattr(pdf, "can_recognise", lambda: True)
    monkeypatch.setattr(pdf, "recognised", lambda _: [])
    with pytest.raises(DocumentError, match="OCR finds no text"):
        text_of_pdf(pdf_of("", ""))


def test_a_page_that_cannot_be_read_is_told(monkeypatch, tmp_path):
    broken = tmp_path / "tesseract"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentError, match="cannot read a page"):
        ocr.recognised(Picture(2, 2, b"\0\0\0\0"))
