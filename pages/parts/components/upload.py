"""An uploaded report, read and let go: checks before, one sentence where it cannot be read."""

import io
import logging
import re
import tempfile
import zipfile
from pathlib import Path

import pandas as pd

from extract.documents.read import read_document
from extract.errors import DocumentError
from extract.pipeline import Reading, read_file
from extract.reference.sources import sources
from extract.table.io import table_of
from extract.table.schema import SOURCE
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import region_name
from pages.parts.labels.translations import Translation

TYPES = ("txt", "md", "html", "htm", "docx", "pdf")
MOST_MEGABYTES = 10
MOST_UNPACKED = 100 * 1024 * 1024  # bytes; a small file can hold an enormous one
MOST_CHARACTERS = 500_000  # some thirty reports; more would keep every other reader waiting
NAME = 60  # characters

# What the extraction says of a file, and the words that say it in the reader's language.
_SAID = {
    "file is empty": "empty",
    "holds no text": "empty",
    "this is no text": "binary",
    "old Word or Excel": "old_word",
    "no whole Word document": "broken_word",
    "unpacks to": "unpacks",
    "no text layer": "scan",
    "password": "locked",
    "PDF": "broken_pdf",
    "does not say of which year": "year",
}


class Refusal(Exception):
    """A file that is not read; the message is the reader's."""


def read(name: str, content: bytes, region: str, year: int, t: Translation) -> Reading:
    """What was read from an uploaded file; its temporary copy is gone when this returns.

    Raises:
        Refusal: the file cannot or shall not be read, and what to do.
    """
    suffix = Path(name).suffix.lower()
    if suffix.removeprefix(".") not in TYPES:
        raise Refusal(t("refused.type", types=" ".join(TYPES)))
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise Refusal(t("refused.large", most=MOST_MEGABYTES))
    if _unpacked(content) > MOST_UNPACKED:
        raise Refusal(t("refused.unpacks"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        path.write_bytes(content)
        try:
            if len(read_document(path).text) > MOST_CHARACTERS:
                raise Refusal(t("refused.long", most=f"{MOST_CHARACTERS:,}"))
            return read_file(path, region, year)
        except DocumentError as error:
            raise Refusal(_in_words(str(error), t)) from None
        except Refusal:
            raise
        except Exception:
            # Files come from anywhere; what nobody foresaw is told in one sentence too.
            logging.getLogger(__name__).exception("a report could not be read")
            raise Refusal(t("refused.unforeseen")) from None


def _unpacked(content: bytes) -> int:
    """How large a Word file is without its packing; 0 for what is not packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        return 0


def _in_words(error: str, t: Translation) -> str:
    for said, name in _SAID.items():
        if said in error:
            return t(f"refused.{name}")
    return t("refused.unforeseen")


def doubts_said(reading: Reading, t: Translation) -> list[str]:
    """What was assumed of a report that it does not plainly say, a sentence in Markdown each."""
    said = []
    for doubt in reading.doubts():
        placed = doubt.field == "region"
        if doubt.reason == "unknown":
            said.append(t("import.no_region" if placed else "refused.year"))
            continue
        assumed = region_name(doubt.assumed, t.language) if placed else doubt.assumed
        said.append(
            t(
                f"import.{'place' if placed else 'year'}_{doubt.reason}",
                assumed=plain(assumed),
                words=plain(doubt.words),
                against=plain(doubt.against),
            )
        )
    return said


def imported_rows(reading: Reading, name: str) -> pd.DataFrame:
    """The rows, under the file's own name unless it is a document that the table knows."""
    rows = table_of(reading.rows())
    if reading.source not in sources():
        rows[SOURCE] = re.sub(r"[^\w.-]+", "_", Path(name).stem)[:NAME] or "report"
    return rows
