"""A file -> Document: the only place that opens the reports themselves."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extract.documents.formats import PDF
from extract.documents.written import storable, written_text
from extract.errors import DocumentError

MAXIMUM_BYTES = 50 * 1024 * 1024

_RECOGNISED = "a scan read by OCR, which misreads some figures; hold them against its pages"


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
    """The document in ``path``: of a kind of extract/documents/formats.py, or text of any name.

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
    except RecursionError:
        raise DocumentError(
            f"{path}: it is nested too deeply to be read; save its text as .txt"
        ) from None
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(storable(path.stem), path, text, sha256, from_ocr)


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
    if content.startswith(PDF) or suffix == ".pdf":
        from extract.documents.pdf import text_of_pdf

        printed = text_of_pdf(content)
        return storable(printed.text), printed.from_ocr
    return written_text(content, suffix), False
