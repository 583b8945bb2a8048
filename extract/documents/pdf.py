"""The text of a PDF file."""

import re
import threading
import unicodedata
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from extract.documents.page_layout import Line, printed_pages
from extract.documents.page_rows import Glyph
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

# A few kilobytes can name one page a thousand times or print on it without end.
_MOST_PAGES = 2_000
_MOST_OBJECTS = 2_000_000
_MOST_CHARACTERS = 1_000_000
_MOST_CHARACTERS_A_PAGE = 50_000  # A full page of a report has two thousand.

# PDFium is one for the whole process and must not be asked by two threads at once.
_one_at_a_time = threading.Lock()


def text_of_pdf(content: bytes) -> str:
    """The text layer, a line a paragraph; page numbers that stand alone are left out.

    Raises:
        DocumentError: the file is damaged, locked by a password, holds only pictures of text, or
            more than a document does.
    """
    with _one_at_a_time:
        pages = _printed(content)
    text = "\n".join(paragraphs(pages)).replace(PARTING_HYPHEN, "-")
    if len("".join(text.split())) < _LEAST_CHARACTERS_A_PAGE * len(pages):
        raise DocumentError("the PDF has no text layer, as a scan has none; run OCR on it first")
    # PDFium counts characters beyond the first plane as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _RADICAL.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), text)
    return text.translate(_SIMPLIFIED)


def _printed(content: bytes) -> list[list[Line]]:
    try:
        with pypdfium2.PdfDocument(content) as document:
            _check(document)
            return printed_pages(list(_glyphs(page)) for page in document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            wrong = "the PDF is locked by a password; save a copy without one"
        else:
            wrong = "the PDF is damaged; open it and save it again, or download it anew"
        raise DocumentError(wrong) from None


def _check(document: pypdfium2.PdfDocument) -> None:
    """That the document is no larger than one is, before all of it is held in memory."""
    if len(document) > _MOST_PAGES:
        raise DocumentError(f"the PDF has over {_MOST_PAGES:,} pages; split it")
    objects = characters = 0
    for page in document:
        printed = page.get_textpage().count_chars()
        objects += pdfium.FPDFPage_CountObjects(page)
        characters += printed
        if objects > _MOST_OBJECTS or printed > _MOST_CHARACTERS_A_PAGE:
            raise DocumentError("the PDF has more on a page than a page can show; print it anew")
        if characters > _MOST_CHARACTERS:
            raise DocumentError("the PDF has over a million characters; split it")


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    textpage = page.get_textpage()
    for index in range(textpage.count_chars()):
        # What PDFium thinks of between the glyphs: spaces and line ends.
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        character = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        if character >= " ":
            yield Glyph(character, left, right, bottom, top)
