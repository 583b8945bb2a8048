"""A file -> Document: the only place that opens the reports themselves."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extract.documents.encoding import decoded
from extract.documents.html import has_markup, is_whole_page, text_of_markup
from extract.documents.markdown_marks import is_markdown
from extract.errors import DocumentError

MAXIMUM_BYTES = 50 * 1024 * 1024

_MARKUP_SUFFIXES = {".html", ".htm", ".xhtml"}
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_RECOGNISED = "a scan read by OCR, which misreads some figures; hold them against its pages"
# Word's old format, and what Word makes of a document locked by a password.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was read.

    Attributes:
        name: the file's stem, which is its id where data/sources.toml has no other.
        path: where it was read.
        text: its words; every ``start`` and ``end`` of the table counts characters of this. That of
            a plain text file keeps the line ends of the file, so that places in it are places in
            the file: LF, CR LF, CR, VT, FF, NEL (U+0085), U+2028 and U+2029 are all taken for line
            ends where it is read. Of every other file the lines end with LF.
        sha256: of the file's bytes, in hexadecimal.
        from_ocr: its text was recognised from pictures of its pages.
    """

    name: str
    path: Path
    text: str
    sha256: str
    from_ocr: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader of its figures should know, a sentence each."""
        return (_RECOGNISED,) if self.from_ocr else ()


def read_document(path: Path) -> Document:
    """The document in ``path``: .txt, .md, .html, .docx, .pdf, or text under another suffix.

    The text of a .txt or .md file without markup is the file as it is; only a byte order mark is
    dropped. Everything else becomes lines: one a paragraph, a heading or a table row, whose cells
    are parted by tabs. What a file is its content says, and its suffix where the content does not.

    Raises:
        DocumentError: there is no such file, or no text can be had from it.
    """
    try:
        content = _content(path)
        text, from_ocr = _text(content, path.suffix.lower())
        if not text.strip():
            raise DocumentError("the file holds no text; check that it is the right one")
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(_storable(path.stem), path, text, sha256, from_ocr)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError("this is a folder; name a file in it")
        if not path.is_file():
            raise DocumentError("there is no such file; check the path")
        if path.stat().st_size > MAXIMUM_BYTES:
            raise DocumentError("the file is larger than 50 MB; split it or save it without images")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise DocumentError(f"the file cannot be opened ({error}); check its rights") from None
    if not content:
        raise DocumentError("the file is empty; check that it was saved or downloaded whole")
    return content


# What reads a kind of file is loaded with the first file of its kind.
def _text(content: bytes, suffix: str) -> tuple[str, bool]:
    """The text, and whether it was recognised from pictures."""
    if content.startswith(b"%PDF-") or suffix == ".pdf":
        from extract.documents.pdf import text_of_pdf

        printed = text_of_pdf(content)
        return _storable(printed.text), printed.from_ocr
    return _unprinted(content, suffix), False


def _unprinted(content: bytes, suffix: str) -> str:
    # The content tells more than the suffix: pages are saved as .txt, PDF files without any.
    if content.startswith(_COMPOUND_FILE):
        raise DocumentError(
            "this is an old Word or Excel file or one with a password;"
            " save it as .docx without password"
        )
    if content.startswith(b"PK\x03\x04") or suffix == ".docx":
        from extract.documents.docx import text_of_word

        return _storable(text_of_word(content))
    text = decoded(content)
    page = suffix in _MARKUP_SUFFIXES or is_whole_page(text)
    if not page and is_markdown(text, called_so=suffix in _MARKDOWN_SUFFIXES):
        from extract.documents.markdown import text_of_markdown

        return _storable(text_of_markdown(text))
    if suffix in _MARKUP_SUFFIXES or has_markup(text):
        return _storable(text_of_markup(text, typed=suffix not in _MARKUP_SUFFIXES))
    return text


def _storable(text: str) -> str:
    """``text`` without what no UTF-8 file can hold: lone surrogates, and without NUL."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
