"""Files that are written whole or not at all, one or several together."""

import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

_PART = ".{token}.extract.part"
_STALE = 3600  # seconds; nobody writes for so long, so it is what a killed program left


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file by way of another beside it, so that ``path`` never holds a half of it.

    Args:
        write: writes to the path that it is given, whose ending is that of ``path``.

    Raises:
        OSError: the place cannot be written to; ``path`` is what it was.
    """
    part = _part_of(path, write)
    try:
        part.replace(path)
    finally:
        _removed(part)


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files, in their order, all or none: whatever happens, the others are undone.

    Raises:
        OSError: one of them, its ``filename``, cannot be written; every file is what it was.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    parts: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            with _named(path):
                parts[path] = _part_of(path, _writer(content))
        for path, part in parts.items():
            done.append(path)
            with _named(path):
                part.replace(path)
    except BaseException:  # an interruption too
        for path in done:
            _restored(path, before[path])
        raise
    finally:
        for part in parts.values():
            _removed(part)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """An error speaks of the file that a person knows, not of the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _writer(content: bytes) -> Callable[[Path], object]:
    return lambda part: part.write_bytes(content)


def _part_of(path: Path, write: Callable[[Path], object]) -> Path:
    """The content on the disk, under a name that no other writer has."""
    _clear(path.parent)
    part = path.with_name(_PART.format(token=secrets.token_hex(8)))
    try:
        write(part)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
    except BaseException:
        _removed(part)
        raise
    return part


def _restored(path: Path, content: bytes | None) -> None:
    if content is None:
        _removed(path)
    else:
        write_whole(path, _writer(content))


def _clear(folder: Path) -> None:
    """Remove what programs that were killed have left in a folder."""
    for part in folder.glob(_PART.format(token="*")):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _STALE:
                part.unlink()


def _removed(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
