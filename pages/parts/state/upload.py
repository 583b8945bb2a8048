"""An uploaded report, read and let go: checks before, one reason where it cannot be read."""

import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from extract.bounded import BOUNDS, within
from extract.documents.archive import unpacked_bytes
from extract.documents.formats import READ, SAVED_AS
from extract.documents.read import Document, read_document
from extract.errors import DocumentError, YearUnknown
from extract.pipeline import Reading, reading_of
from extract.reference.corrections import Corrections, corrections
from extract.reference.sources import sources
from extract.table.io import table_of
from extract.table.schema import SOURCE
from pages.parts.labels.translations import Translation
from pages.parts.state.noted import note, note_failure, since
from pages.parts.state.turns import TURNS, BusyError

T = TypeVar("T")

TYPES = READ
MOST_MEGABYTES = 10
MOST_UNPACKED = 100 * 1024 * 1024  # bytes; a small file can hold an enormous one
MOST_CHARACTERS = 500_000  # some thirty reports; more would keep every other reader waiting
NAME = 60  # characters

# What the extraction says of a file, and the words that say it in the reader's language.
_SAID = {
    "file is empty": "empty",
    "holds no text": "empty",
    "document has no text": "empty",
    "this is no text": "binary",
    "its encoding is not known": "encoding",
    "old Office file": "old_office",
    "kind of file is not read": "binary",
    "this is an archive": "archive",
    "file is damaged": "damaged",
    "reading it takes": "endless",
    "reading it broke off": "endless",
    "unpacks to": "unpacks",
    "millions of elements": "unpacks",
    "nested too deeply": "unpacks",
    "no text layer": "scan",
    "this scan": "scan",
    "PDF has": "endless_pdf",
    "password": "locked",
    "PDF": "broken_pdf",
}


class Refusal(Exception):
    """A file that is not read.

    Attributes:
        reason: the key in data/words.toml, under [refused], of what to tell the reader.
        fields: what is filled in there.
    """

    def __init__(self, reason: str, **fields: object) -> None:
        super().__init__(reason)
        self.reason, self.fields = reason, fields

    def said(self, t: Translation) -> str:
        """Why, and what to do, in the reader's language."""
        return t(f"refused.{self.reason}", **self.fields)


def read(name: str, content: bytes) -> Reading:
    """What was read from an uploaded file; its temporary copy is gone when this returns.

    Where nothing says of which year it is, there is nothing but its text (see :func:`undated`).

    Raises:
        Refusal: the file cannot or shall not be read, and what to do.
    """
    begun = time.perf_counter()
    document = _document(name, content)
    if len(document.text) > MOST_CHARACTERS:
        raise Refusal("long", most=f"{MOST_CHARACTERS:,}")
    reading = read_as(document)
    told = {"bytes": len(content), "figures": len(reading.observations), "ms": since(begun)}
    note("document read", kind=Path(name).suffix.lower(), **told)
    return reading


def read_as(document: Document, region: str = "", year: int = 0) -> Reading:
    """What a document says if it is a report of this place, delivered in this year.

    What data/corrections.toml says of its figures is not applied: the reader may say otherwise.

    Args:
        region: empty where the text shall say it.
        year: 0 likewise.

    Raises:
        Refusal: it cannot be read.
    """
    try:
        whole = Corrections(document=corrections().document)
        return _in_turn(reading_of, document, region, year, None, False, whole)
    except YearUnknown:
        return Reading(document.name, document, (), ())
    except Refusal:
        raise
    except DocumentError as error:
        raise _refusal(str(error)) from None
    except Exception as error:
        raise _unforeseen(error) from None


def undated(reading: Reading) -> bool:
    """Whether a document was not read because nothing says of which year it is."""
    return not reading.reports


def _document(name: str, content: bytes) -> Document:
    suffix = Path(name).suffix.lower()
    if suffix.removeprefix(".") not in (*READ, *SAVED_AS):
        raise Refusal("type", types=" ".join(READ))
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise Refusal("large", most=MOST_MEGABYTES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        path.write_bytes(content)
        try:
            if unpacked_bytes(content) > MOST_UNPACKED:
                raise Refusal("unpacks")
            document = _in_turn(read_document, path)
            return replace(document, name=Path(name).stem, path=Path(name))
        except Refusal:
            raise
        except DocumentError as error:
            raise _refusal(str(error), suffix) from None
        except Exception as error:
            raise _unforeseen(error) from None


def _in_turn(work: Callable[..., T], *given: Any) -> T:
    """What work on a file returns, done within bounds when it is this visitor's turn.

    Raises:
        Refusal: others' files take all turns.
        OutOfBounds, ExtractError: as :func:`extract.bounded.within`.
    """
    try:
        with TURNS.one():
            return within(BOUNDS, work, *given)
    except BusyError:
        raise Refusal("busy") from None


def _unforeseen(error: Exception) -> Refusal:
    """Files come from anywhere; what nobody foresaw is told in one sentence too."""
    note_failure("document failed", error)
    return Refusal("unforeseen")


def _refusal(error: str, suffix: str = "") -> Refusal:
    """What is told of a file that could not be read; a page that is called .doc can be."""
    kind = suffix.removeprefix(".")
    if kind in SAVED_AS:
        return Refusal("convert", kind=kind, saved=SAVED_AS[kind])
    reason = next((name for said, name in _SAID.items() if said in error), "")
    if not reason:
        note("document failed", error=error)
    return Refusal(reason or "unforeseen")


def own_name(reading: Reading) -> str:
    """What the rows of a reading call their source: the table's id where it is a document of the
    table, else the file's own name."""
    if reading.source in sources():
        return reading.source
    return re.sub(r"[^\w.-]+", "_", reading.document.name)[:NAME] or "report"


def imported_rows(reading: Reading) -> pd.DataFrame:
    """The figures of a reading in the table's columns, under the name of its document."""
    return table_of(reading.rows()).assign(**{SOURCE: own_name(reading)})
