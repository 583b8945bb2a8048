"""The text of a PDF file."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from extract.documents.ocr import can_recognise, recognised
from extract.documents.page_layout import Page, printed_pages
from extract.documents.page_rows import Glyph
from extract.documents.pdf_pages import characters_a_page, glyphs_of, opened, picture_of, rules_of
from extract.documents.picture import Picture
from extract.documents.reflow import PARTING_HYPHEN, paragraphs
from extract.errors import DocumentError

# Some programs write radicals in place of the characters that look the same: ⽼ for 老.
# Unicode says which for those of the Kangxi dictionary, but not for the simplified ones.
_RADICAL = re.compile(r"[\u2f00-\u2fdf]")
_SIMPLIFIED = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_LEAST_CHARACTERS_A_PAGE = 5
_MOST_SCANNED = 100


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of a PDF file, a line a paragraph, without running heads and page numbers.

    Attributes:
        from_ocr: it was recognised from pictures of the pages, so figures may be misread.
    """

    text: str
    from_ocr: bool


def text_of_pdf(content: bytes) -> Printed:
    """The text layer; of a scan, most of whose pages have none, what is recognised of them.

    Raises:
        DocumentError: the file is damaged, locked by a password, holds more than a document does,
            or is a scan and cannot be recognised here.
    """
    with opened(content) as document:
        counts = characters_a_page(document)
        bare = [at for at, count in enumerate(counts) if count < _LEAST_CHARACTERS_A_PAGE]
        is_scan = 2 * len(bare) > len(counts)
        seen: dict[int, Sequence[Glyph]] = {}
        if is_scan:
            _check_scan(bare)
            pictures = (picture_of(document[at]) for at in bare)
            seen = dict(zip(bare, _side_by_side(pictures), strict=True))
        pages = printed_pages(
            Page(seen[at]) if at in seen else Page(list(glyphs_of(page)), rules_of(page))
            for at, page in enumerate(document)
        )
    text = "\n".join(paragraphs(pages)).replace(PARTING_HYPHEN, "-")
    if is_scan and not text.strip():
        raise DocumentError(
            "the PDF has no text layer and OCR finds no text on its pages; check that it is the"
            " right one, or scan it anew"
        )
    return Printed(_plain(text), is_scan)


def _check_scan(pages: Sequence[int]) -> None:
    if not can_recognise():
        raise DocumentError(
            "the PDF is a scan: its pages are pictures and have no text layer; run OCR on it"
            " first, or install Tesseract with its data for Chinese (chi_sim)"
        )
    if len(pages) > _MOST_SCANNED:
        raise DocumentError(f"the PDF has over {_MOST_SCANNED} scanned pages; split it")


def _side_by_side(pictures: Iterator[Picture]) -> Iterator[list[Glyph]]:
    """What is recognised of each; only as many pictures are held as are worked on."""
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        while batch := list(islice(pictures, workers)):
            yield from pool.map(recognised, batch)


def _plain(text: str) -> str:
    # PDFium counts characters beyond the first plane as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _RADICAL.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), text)
    return text.translate(_SIMPLIFIED)
