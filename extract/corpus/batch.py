"""Some documents of a corpus, read one after the other into one part."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from extract.bounded import Helper, OutOfBounds
from extract.corpus.manifest import PART, Line
from extract.corpus.places import Folder, Found, on_this_machine
from extract.errors import DocumentError
from extract.pipeline import read_file
from extract.reference.sources import sources
from extract.table.io import table_bytes, table_of
from extract.table.schema import SOURCE

SIZE = 16  # documents: a part of some thousand rows


@dataclass(frozen=True, slots=True)
class Batch:
    """What one worker does at a time.

    Attributes:
        files: the documents.
        folder: where the part goes.
        region, year: as :func:`extract.pipeline.read_file` takes them.
    """

    files: tuple[Found, ...]
    folder: str
    region: str = ""
    year: int = 0

    @property
    def part(self) -> str:
        """The part's name: the same for the same files as they are."""
        known = sha256("\n".join(each.path + each.mark for each in self.files).encode())
        return f"{PART}{known.hexdigest()[:16]}.parquet"


def batches(files: list[Found], folder: str, region: str, year: int) -> Iterator[Batch]:
    """The batches of the files, in their order."""
    for first in range(0, len(files), SIZE):
        yield Batch(tuple(files[first : first + SIZE]), folder, region, year)


def read_batch(batch: Batch, helper: Helper | None = None) -> list[Line]:
    """Read the documents, write their part, and say what came of each.

    Args:
        helper: whose process reads them; whoever may want to stop it keeps it.
    """
    with nullcontext(helper) if helper else Helper() as own:
        rows, lines = _read(batch, own)
    if rows:
        content = table_bytes(table_of(rows), Path(batch.part))
        Folder(batch.folder).write(batch.part, content)
    return lines


def _read(batch: Batch, helper: Helper) -> tuple[list[dict[str, object]], list[Line]]:
    rows: list[dict[str, object]] = []
    lines: list[Line] = []
    for each in batch.files:
        try:
            own = _rows(each, batch, helper)
        except DocumentError as error:
            lines.append(Line(each.path, each.mark, refused=str(error)))
            continue
        rows += own
        lines.append(Line(each.path, each.mark, batch.part if own else "", len(own)))
    return rows, lines


def _rows(each: Found, batch: Batch, helper: Helper) -> list[dict[str, object]]:
    """The rows of a document; its source is its name below the folder, unless it is a known one."""
    with on_this_machine(each.path) as path:
        try:
            rows = helper.do(_rows_of, path, batch.region, batch.year)
        except OutOfBounds as error:
            raise DocumentError(f"{each.path}: {error}") from None
    known = sources()
    return [row if row[SOURCE] in known else row | {SOURCE: each.name} for row in rows]


def _rows_of(*asked: Any) -> list[dict[str, object]]:
    return read_file(*asked).rows()
