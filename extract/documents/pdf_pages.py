"""The pages of a PDF file: their glyphs, and pictures of those that have none."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.documents.page_grid import Rule
from extract.documents.page_rows import Glyph
from extract.documents.picture import DOTS_AN_INCH, Picture
from extract.errors import DocumentError

# A few kilobytes can name one page a thousand times or print on it without end.
_MOST_PAGES = 2_000
_MOST_OBJECTS = 2_000_000
_MOST_CHARACTERS = 1_000_000
_MOST_CHARACTERS_A_PAGE = 50_000  # A full page of a report has two thousand.
_LONGEST_SIDE = 5_000  # dots
_COARSEST, _FINEST = 150, 450  # dots an inch
_MOST_SEGMENTS = 50_000
_STRAIGHT = 1.0  # points

Point = tuple[float, float]

# PDFium is one for the whole process and must not be asked by two threads at once.
_one_at_a_time = threading.Lock()


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF file, for one thread at a time.

    Raises:
        DocumentError: it is damaged or locked by a password.
    """
    try:
        with _one_at_a_time, pypdfium2.PdfDocument(content) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            wrong = "the PDF is locked by a password; save a copy without one"
        else:
            wrong = "the PDF is damaged; open it and save it again, or download it anew"
        raise DocumentError(wrong) from None


def characters_a_page(document: pypdfium2.PdfDocument) -> list[int]:
    """How many characters each page has, counted before all of them are held in memory.

    Raises:
        DocumentError: it has more than a document has.
    """
    if len(document) > _MOST_PAGES:
        raise DocumentError(f"the PDF has over {_MOST_PAGES:,} pages; split it")
    counts: list[int] = []
    objects = characters = 0
    for page in document:
        counts.append(page.get_textpage().count_chars())
        objects += pdfium.FPDFPage_CountObjects(page)
        characters += counts[-1]
        if objects > _MOST_OBJECTS or counts[-1] > _MOST_CHARACTERS_A_PAGE:
            raise DocumentError("the PDF has more on a page than a page can show; print it anew")
        if characters > _MOST_CHARACTERS:
            raise DocumentError("the PDF has over a million characters; split it")
    return counts


def glyphs_of(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """The characters of a page, in the order in which the file prints them."""
    textpage = page.get_textpage()
    for index in range(textpage.count_chars()):
        # What PDFium thinks of between the glyphs: spaces and line ends.
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        character = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        if character >= " ":
            yield Glyph(character, left, right, bottom, top)


def rules_of(page: pypdfium2.PdfPage) -> list[Rule]:
    """The straight lines of a page, level or upright: edges of paths, drawn or filled."""
    found: list[Rule] = []
    segments = 0
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        matrix = drawn.get_matrix()
        last = start = None
        segments += pdfium.FPDFPath_CountSegments(drawn)
        if segments > _MOST_SEGMENTS:
            return []  # A drawing.
        for at in range(pdfium.FPDFPath_CountSegments(drawn)):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, at)
            point = matrix.on_point(*_point_of(segment))
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO and last:
                found += _rules(last, point)
            if pdfium.FPDFPathSegment_GetClose(segment) and start:
                found += _rules(point, start)
            last = point
    return found


def _point_of(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _rules(start: Point, end: Point) -> Iterator[Rule]:
    (left, right), (bottom, top) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    if min(right - left, top - bottom) < _STRAIGHT:
        yield Rule(left, bottom, right, top)


def picture_of(page: pypdfium2.PdfPage) -> Picture:
    """A page as it looks; a very large one is made smaller."""
    scale = min(_dots_an_inch(page) / 72, _LONGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    dots = memoryview(bitmap.buffer)
    rows = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    grey = b"".join(dots[row : row + bitmap.width] for row in rows)
    return Picture(bitmap.width, bitmap.height, grey, round(72 * scale))


def _dots_an_inch(page: pypdfium2.PdfPage) -> float:
    """Those of a scan, which would be blurred by any other; else what suits Tesseract."""
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        left, _, right, _ = image.get_bounds()
        dots = 72 * image.get_px_size()[0] / max(right - left, 1)
        if right - left > page.get_width() / 2 and _COARSEST < dots < _FINEST:
            return float(dots)
    return DOTS_AN_INCH
