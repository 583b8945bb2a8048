"""Which documents are on this machine: the user's own, and the sample that the project brings."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from extract.documents.read import Document, read_document
from extract.errors import DocumentError
from extract.reference.sources import DOCUMENTS, SAMPLES, Source, sources


class Lack(Enum):
    """Why a source's text cannot be shown."""

    PAGE = "page"  # facts were read off a web page; there is no document
    ABSENT = "absent"  # the file is not on this machine
    OTHER = "other"  # the file of that name is not the one that the table was made from
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Holding:
    """A source, and its document where it is on this machine.

    Attributes:
        document: None where ``lack`` says why.
    """

    source: Source
    document: Document | None
    lack: Lack | None


def samples() -> dict[str, Source]:
    """The project's own sample reports by id; none of their figures is in the table."""
    return sources(SAMPLES)


def known(source: str) -> Source | None:
    """A source of the table or of the samples; None for an id that neither has."""
    return sources().get(source) or samples().get(source)


def holding(source: Source, folder: Path = DOCUMENTS) -> Holding:
    """The document of a source: of the sample's own folder, else of ``folder``."""
    if not source.file:
        return Holding(source, None, Lack.PAGE)
    path = path_of(source, folder)
    try:
        changed = path.stat().st_mtime_ns
        document = _read(path, changed)
    except OSError:
        return Holding(source, None, Lack.ABSENT)
    except DocumentError:
        return Holding(source, None, Lack.UNREADABLE)
    if source.sha256 and document.sha256 != source.sha256:
        return Holding(source, None, Lack.OTHER)
    return Holding(source, document, None)


def path_of(source: Source, folder: Path = DOCUMENTS) -> Path:
    """Where the document of a source lies, or would lie."""
    return (SAMPLES if source.id in samples() else folder) / source.file


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> Document:
    return read_document(path)
