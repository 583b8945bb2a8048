"""The documents that data/sources.toml has an address for and that are not here, one by one."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from extract.documents.read import read_document
from extract.errors import DataFileError, DocumentError, FetchError
from extract.fetching.guest import Got, Guest
from extract.fetching.halves import forget
from extract.fetching.kept import Kept, keep, kept_in
from extract.reference.alone import alone_in
from extract.reference.files import name_of
from extract.reference.sources import DOCUMENTS, FILE, Source, sources
from extract.reference.whole_files import write_whole

BESIDE = "fetched"
"""The folder beside the documents for what is not the document that is described."""

_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/xhtml+xml": ".html",
    "text/html": ".html",
    "text/plain": ".txt",
}

Going = Callable[[int, int, str, int, int], None]
"""Told which of how many it is, its id, and how many of how many bytes are here."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one document.

    Attributes:
        source: its entry.
        what: "here" (it was), "got", "other" (its text is not the one described; it lies beside)
            or "failed".
        said: a sentence without its subject.
    """

    source: Source
    what: Literal["here", "got", "other", "failed"]
    said: str


def wanted(ids: Sequence[str] = (), documents: Path = DOCUMENTS) -> list[Source]:
    """The sources of these ids; without any, those with an address whose document is not here.

    Raises:
        DataFileError: there is no such source, or it has neither a document nor an address.
    """
    for each in ids:
        source = sources().get(each)
        if source is None:
            raise DataFileError(f"{each}: not in {name_of(FILE)}; give one of its ids")
        if not source.file:
            raise DataFileError(f"{each}: a page that facts were read off; it has no document")
        if not source.address:
            raise DataFileError(f"{each}: {name_of(FILE)} has no address of it; add one")
    every = (sources()[each] for each in dict.fromkeys(ids)) if ids else sources().values()
    return [
        source
        for source in every
        if source.file and source.address and (ids or not (documents / source.file).exists())
    ]


def fetched(
    every: Sequence[Source], guest: Guest, going: Going, documents: Path = DOCUMENTS
) -> Iterator[Fetched]:
    """Get each of the sources' documents, one after the other; nothing that is here is replaced.

    What is not the document described lies in ``documents/fetched`` then, as does the half of
    what broke off.

    Raises:
        BusyError: another program is at it.
        OSError: it cannot be written.
    """
    (documents / BESIDE).mkdir(parents=True, exist_ok=True)
    with alone_in(documents / BESIDE):
        for number, source in enumerate(every, start=1):

            def heard(here: int, total: int, number: int = number, key: str = source.id) -> None:
                going(number, len(every), key, here, total)

            heard(0, 0)
            try:
                yield _fetched(source, guest, documents, heard)
            except (FetchError, DocumentError) as error:
                yield Fetched(source, "failed", str(error))


def _fetched(
    source: Source, guest: Guest, documents: Path, heard: Callable[[int, int], None]
) -> Fetched:
    if (documents / source.file).exists():
        return Fetched(source, "here", "is here")
    beside = documents / BESIDE
    known = kept_in(beside).get(source.id)
    last = known if known and known.address == source.address else Kept(source.id, "", "")
    part = beside / f".{hashlib.sha256(source.address.encode()).hexdigest()[:16]}.part"
    got = guest.get(source.address, part, Got(False, last.type, last.etag, last.modified), heard)
    if not got.new:
        return Fetched(source, "other", _other(beside / last.file))
    content = part.read_bytes()
    forget(part)
    fitting = _described(source, content, got, beside)
    if fitting is not None:
        write_whole(documents / source.file, lambda place: place.write_bytes(fitting))
        return Fetched(source, "got", f"got, {len(fitting):,} bytes")
    file = f"{Path(source.file).stem}{_suffix(got, source.address)}"
    write_whole(beside / file, lambda place: place.write_bytes(content))
    keep(Kept(source.id, source.address, file, got.type, got.etag, got.modified), beside)
    return Fetched(source, "other", _other(beside / file))


def _other(place: Path) -> str:
    return f"its text is not the one of {name_of(FILE)} (SHA-256 differs); it lies in {place}"


def _described(source: Source, content: bytes, got: Got, beside: Path) -> bytes | None:
    """The document that the entry describes, if it is these bytes or their text; else None.

    An entry without a SHA-256 describes whatever can be read there.

    Raises:
        DocumentError: it cannot be read.
    """
    if hashlib.sha256(content).hexdigest() == source.sha256:
        return content
    text = _text(content, beside / f".read{_suffix(got, source.address)}")
    if not source.sha256:
        return content
    return text if hashlib.sha256(text).hexdigest() == source.sha256 else None


def _text(content: bytes, place: Path) -> bytes:
    """The text of a file as a .txt file holds it."""
    try:
        place.write_bytes(content)
        return read_document(place).text.encode()
    except DocumentError as error:
        raise DocumentError(f"is no document: {str(error).removeprefix(f'{place}: ')}") from None
    finally:
        place.unlink(missing_ok=True)


def _suffix(got: Got, address: str) -> str:
    """What the name of a file ends in, by its type, else by its address."""
    own = Path(urlsplit(address).path).suffix.lower()
    return _SUFFIXES.get(got.type) or (own if own in _SUFFIXES.values() else ".html")
