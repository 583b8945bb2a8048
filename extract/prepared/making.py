"""A large table made ready once for all who look at it, in a folder that is exchanged whole."""

import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.errors import TableError
from extract.prepared.engine import MAKING, engine
from extract.prepared.files import Making, Tell
from extract.prepared.manifest import (
    LAYOUT,
    Manifest,
    judging,
    manifest_in,
    stamp_of,
    write_manifest,
)
from extract.table.chunks import files_of

_DIGITS = "[0-9a-f]" * 16
_VERSIONS = f"v-{_DIGITS}-{_DIGITS}"  # no other folder is ours to take away
_PART, _STALE = ".part-", 3600  # seconds; nobody makes one file for so long


def prepare(table: Path, folder: Path, tell: Tell = lambda line: None) -> Manifest:
    """Make a table ready in a folder; what was ready there before stays until this is.

    Args:
        table: a CSV or Parquet file, or a folder of parts.
        tell: hears what is done.

    Raises:
        ExtractError: the table is broken, DuckDB is not installed, or the folder cannot be used.
    """
    stamp, before = stamp_of(table), manifest_in(folder)
    if before is not None and before.holds(stamp) and (folder / before.folder).is_dir():
        return before
    version = _version(table)
    own = folder / f"v-{version}-{judging()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        made, closed = _files_in(own, table, tell)
        manifest = Manifest(
            layout=LAYOUT,
            folder=own.name,
            version=version,
            rules=judging(),
            stamp=stamp,
            built=datetime.fromtimestamp(max(f.stat().st_mtime for f in files_of(table)), UTC),
            rows=made.rows,
            facts=made.facts,
            promises=made.promises,
            closed=closed,
        )
        write_manifest(manifest, folder)
    except OSError as error:
        told = f"{folder}: cannot be written ({error.strerror}); choose another with -o"
        raise TableError(told) from None
    # Who is reading what was there before goes on reading it.
    kept = {own.name, before.folder if before else ""}
    for old in folder.glob(_VERSIONS):
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)
    return manifest


def _files_in(own: Path, table: Path, tell: Tell) -> tuple[Making, int]:
    """Make the files of a table in a folder, which is there when all of them are.

    Returns:
        what was made, and the last year whose outcomes are due.
    """
    with TemporaryDirectory(dir=own.parent, prefix=_PART) as part:
        made = Making(Path(part), engine(own.parent, MAKING), tell)
        closed = made.all_of(table)
        (Path(part) / "raw.parquet").unlink()
        Path(part).chmod(0o755)  # who shows it may be another than who made it
        if not own.exists():  # else another has made the same, and somebody reads it
            Path(part).rename(own)
            Path(part).mkdir()  # which is taken away
    return made, closed


def _clear(folder: Path) -> None:
    """Take away what programs that were killed have left."""
    for part in folder.glob(f"{_PART}*"):
        with suppress(FileNotFoundError):  # another program clears as well
            if time.time() - part.stat().st_mtime > _STALE:
                shutil.rmtree(part, ignore_errors=True)


def _version(table: Path) -> str:
    told = sha256()
    for file in files_of(table):
        try:
            with file.open("rb") as stream:
                while block := stream.read(1 << 20):
                    told.update(block)
        except OSError as error:
            raise TableError(f"{table}: cannot be read ({error.strerror}); name another") from None
    return told.hexdigest()[:16]
