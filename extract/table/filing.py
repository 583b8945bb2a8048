"""A new document for the table: its entry from what it says of itself, and what it changes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from extract.documents.read import Document, read_document
from extract.errors import DataFileError, DocumentError, YearUnknown
from extract.pipeline import Reading, reading_of
from extract.reference.corrections import FILE as CORRECTIONS
from extract.reference.corrections import NOTHING, Corrections, corrections
from extract.reference.corrections_text import with_entries
from extract.reference.files import file_of, name_of
from extract.reference.rules import rules_version
from extract.reference.sources import DOCUMENTS, FILE, Source, sources
from extract.table.build import rows_by_source, together
from extract.table.bundled_package import package_text, place_of_package
from extract.table.changes import Changes, changes
from extract.table.entries import Told, assumed, entry_of, with_entry
from extract.table.io import METRICS, csv_text, read_table, table_of
from extract.table.record import Record, place_of_record, record_after, record_of, record_text


@dataclass(frozen=True, slots=True)
class Filing:
    """A document that is ready to be filed; nothing of it is written yet.

    Attributes:
        source: its entry.
        why: for each field of the entry that its text says, the words that it rests on.
        reading: what is read from it.
        changes: what changes in the table.
        record: by which rules the documents of the table were read then.
        contents: every file that is written, with its bytes.
    """

    source: Source
    why: Mapping[str, str]
    reading: Reading
    changes: Changes
    record: Record
    contents: Mapping[Path, bytes]


def filing(
    path: Path,
    told: Told,
    said: Corrections = NOTHING,
    table: Path = METRICS,
    documents: Path = DOCUMENTS,
) -> Filing:
    """What it takes to file the document in ``path``. Only this document is read.

    Args:
        said: what readers corrected of it, beside what data/corrections.toml says already.

    Raises:
        DocumentError: it cannot be read, or says neither of which year nor of which place it is.
        DataFileError: there is one of its name, or the same one, already.
        TableError: the table is broken.
    """
    document = read_document(path)
    _check_new(path, document, documents / path.name)
    every = corrections().and_also(said)
    source, why = entry_of(path, told, _read(document, assumed(document, told), every))
    reading = _read(document, source, every)
    before = read_table(table) if table.exists() else table_of([])
    parts: dict[str, pd.DataFrame] = rows_by_source(before)
    listed = {key: parts[key] for key in sources() if key in parts}
    after = together({**listed, source.id: table_of(reading.rows())})
    record = record_after(
        record_of(table), rules_version(), [source.id], listed, datetime.date.today()
    )
    content, now = csv_text(after).encode(), datetime.datetime.now(datetime.UTC)
    described = package_text(after, content, table.name, now, {**sources(), source.id: source})
    return Filing(
        source,
        why,
        reading,
        changes(before, after),
        record,
        {
            documents / path.name: path.read_bytes(),
            file_of(FILE): with_entry(source),
            **({file_of(CORRECTIONS): _with_corrections(said)} if said != NOTHING else {}),
            table: content,
            place_of_package(table): described.encode(),
            place_of_record(table): record_text(record).encode(),
        },
    )


def _read(document: Document, known: Source, said: Corrections) -> Reading:
    """What is read from a document with this entry, as a build will read it."""
    try:
        reading = reading_of(document, known=known, said=said)
    except YearUnknown:
        raise DocumentError(
            f"{document.path}: the text does not say of which year it is; give --date"
        ) from None
    if reading.failed:
        raise DataFileError(*(f"{document.path}: {each}" for each in reading.failed))
    return reading


def _check_new(path: Path, document: Document, place: Path) -> None:
    """Refuse what is listed already, and what would stand in another's place."""
    for source in sources().values():
        if source.sha256 == document.sha256:
            raise DataFileError(f"{path}: it is listed already, as {source.id}")
    if document.name in sources():
        raise DataFileError(
            f"{path}: {name_of(FILE)} has another {document.name}; give the file another name"
        )
    if place.exists() and place.read_bytes() != path.read_bytes():
        raise DataFileError(f"{place}: another file has this name; give yours another")
    if document.name != path.stem or not path.stem.isprintable():
        raise DocumentError(f"{path}: its name cannot be printed; give the file another name")


def _with_corrections(said: Corrections) -> bytes:
    """data/corrections.toml with more of them at its end."""
    path = file_of(CORRECTIONS)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return with_entries(before, said).encode()
