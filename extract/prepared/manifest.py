"""What a folder of sorted files is of: the table, its version, and by which rules it was judged."""

import hashlib
from datetime import datetime
from pathlib import Path

import msgspec

from extract.errors import TableError
from extract.reference.files import DATA, file_of
from extract.reference.whole_files import write_whole
from extract.table.chunks import files_of

NAME = "prepared.json"
_LISTED = "manifest.jsonl"
LAYOUT = 1  # of the files; another where they are read otherwise
_JUDGING = (
    "breaks.toml", "indicators.toml", "outliers.toml", "reasons.toml", "regions.csv",
    "sources.toml", "units.toml", "verdicts.toml",
)  # fmt: skip


class Manifest(msgspec.Struct, frozen=True):
    """The content of prepared.json.

    Attributes:
        layout: LAYOUT when it was written.
        folder: the folder beside it with the files.
        version: of the table's content.
        rules: by which it was judged.
        stamp: of the table's files.
        built: when the table was written.
        rows, facts, promises: how many there are.
        closed: the last year whose outcomes are due; 0 where no year is.
    """

    layout: int
    folder: str
    version: str
    rules: str
    stamp: str
    built: datetime
    rows: int
    facts: int
    promises: int
    closed: int

    def holds(self, stamp: str) -> bool:
        """Whether the files are of this table, judged by the rules of now."""
        return self.holds_rules() and self.stamp == stamp

    def holds_rules(self) -> bool:
        """Whether they were judged by the rules of now."""
        return (self.layout, self.rules) == (LAYOUT, judging())


def manifest_in(folder: Path) -> Manifest | None:
    """The manifest of a folder; None where it has none that can be read."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write it, whole or not at all: from then on the folder is of this table.

    Raises:
        OSError: the folder cannot be written to.
    """
    content = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    write_whole(folder / NAME, lambda part: part.write_bytes(content))


def judging() -> str:
    """What changes with any rule by which figures are led, judged and named as out of line."""
    told = hashlib.sha256()
    for name in _JUDGING:
        told.update(file_of(name, DATA).read_bytes())
    return told.hexdigest()[:16]


def stamp_of(table: Path) -> str:
    """What is another where one of a table's files is another.

    Raises:
        TableError: there is none.
    """
    told = hashlib.sha256()
    # What a corpus has written last says what there is, and of its parts there are thousands.
    listed = table / _LISTED
    for file in [listed] if listed.is_file() else files_of(table):
        try:
            known = file.stat()
        except OSError:
            raise TableError(f"{table}: the table is missing; name another") from None
        told.update(f"{file.name}\0{known.st_size}\0{known.st_mtime_ns}\0".encode())
    return told.hexdigest()[:16]
