"""Files that are archives of parts (Word, OpenDocument, Excel): kind, parts and size.

A small archive can hold an enormous part, and a part of a few megabytes enough elements to fill
the memory: both are counted before anything is built of them.
"""

import io
import zipfile
from typing import Any

from lxml import etree

from extract.errors import DocumentError

_MOST_BYTES = 500 * 1024 * 1024
_MOST_TAGS = 2_000_000  # Some hundred pages have a hundred thousand.
_LOCKED = 1  # the bit of a part that has a password
_MOST_PART = 100 * 1024 * 1024  # bytes

_KINDS = {
    "word/": "docx",
    "xl/": "xlsx",
    "ppt/": "pptx",
    "OFD.xml": "ofd",
    "OEBPS/": "epub",
}
_OPEN_DOCUMENT = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_DAMAGED = "the file is damaged; open it in its own program and save it again"


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive that a file is.

    Raises:
        DocumentError: it is none, is damaged, or unpacks to more than any document has.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except Exception:  # BadZipFile, NotImplementedError, ValueError, struct.error ...
        raise DocumentError(_DAMAGED) from None
    if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
        raise DocumentError("the file unpacks to over 500 MB; save it without images")
    return archive


def unpacked_bytes(content: bytes) -> int:
    """How large a file is without its packing; 0 for what is not packed.

    Raises:
        DocumentError: it is a damaged archive.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return 0
    return sum(part.file_size for part in opened(content).infolist())


def kind_of(archive: zipfile.ZipFile) -> str:
    """The suffix that files of an archive's kind have, without dot; "zip" where it is of none."""
    names = archive.namelist()
    for beginning, kind in _KINDS.items():
        if any(name.startswith(beginning) for name in names):
            return kind
    if "content.xml" in names and "mimetype" in names:
        said = read_part(archive, "mimetype").decode("ascii", "replace")
        return next((kind for word, kind in _OPEN_DOCUMENT.items() if word in said), "odt")
    return "zip"


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part.

    Raises:
        DocumentError: there is no such part, it is damaged, locked or too large.
    """
    if name not in archive.namelist():
        raise DocumentError(_DAMAGED)
    part = archive.getinfo(name)
    if part.flag_bits & _LOCKED:
        raise DocumentError("the file has a password; save it without one")
    if part.file_size > _MOST_PART:
        raise DocumentError("its text unpacks to over 100 MB; split it")
    try:
        return archive.read(part)
    except Exception:  # What Python says of damaged archives ranges over all it can say.
        raise DocumentError(_DAMAGED) from None


def check_xml(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part that is XML and no more of it than a program builds in seconds.

    Raises:
        DocumentError: as :func:`read_part`, or it has too many elements, or entities of its own.
    """
    content = read_part(archive, name)
    if content.count(b"<") > _MOST_TAGS:
        raise DocumentError("it has millions of elements; copy its text into a new file")
    if b"<!DOCTYPE" in content[:1000]:  # No program writes one; entities could be made of it.
        raise DocumentError(_DAMAGED)
    return content


def read_xml(archive: zipfile.ZipFile, name: str) -> Any:
    """The root element of a part.

    Raises:
        DocumentError: as :func:`check_xml`, or the part is no XML.
    """
    content = check_xml(archive, name)
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        raise DocumentError(_DAMAGED) from None
