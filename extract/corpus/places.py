"""Folders and files wherever they are: on this machine or at an address (s3://bucket/folder)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import fsspec
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from extract.documents.formats import is_read
from extract.errors import DocumentError, ExtractError
from extract.reference.alone import alone_in
from extract.reference.whole_files import write_together


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a corpus.

    Attributes:
        path: its path or address.
        name: below the folder that was named, without its ending.
        mark: another where the file is another: its size and when it was changed.
    """

    path: str
    name: str
    mark: str


def files_in(folder: str) -> list[Found]:
    """The documents in a folder and below it, in the order of their paths.

    Raises:
        ExtractError: there is no such folder, or it cannot be reached.
    """
    files, root = _place(folder)
    try:
        if files.isfile(root):
            told = "is no folder; name one, or for its rows alone -o OUT.csv, .parquet or .json"
            raise ExtractError(f"{folder}: {told}")
        if not files.isdir(root):
            raise ExtractError(f"{folder}: there is no such folder; check the path")
        inside = files.find(root, detail=True)
    except OSError as error:
        raise ExtractError(f"{folder}: cannot be listed ({error}); check its rights") from None
    return [
        Found(files.unstrip_protocol(path) if "://" in folder else path, _name(path, root), told)
        for path, told in sorted((path, _mark(info)) for path, info in inside.items())
        if is_read(PurePosixPath(path).suffix)
    ]


def _name(path: str, root: str) -> str:
    below = PurePosixPath(path.removeprefix(root.rstrip("/")).lstrip("/"))
    return str(below.with_suffix(""))


def _mark(info: dict[str, object]) -> str:
    changed = info.get("mtime") or info.get("ETag") or info.get("LastModified") or ""
    return json.dumps([info.get("size"), str(changed)])


@contextmanager
def on_this_machine(path: str) -> Iterator[Path]:
    """The file, fetched where it is elsewhere; gone again afterwards.

    Raises:
        DocumentError: it cannot be fetched.
    """
    if "://" not in path:
        yield Path(path)
        return
    with TemporaryDirectory() as folder:
        own = Path(folder) / PurePosixPath(path).name
        try:
            with fsspec.open(path, "rb") as far, own.open("wb") as near:
                while block := far.read(1 << 20):
                    near.write(block)
        except OSError as error:
            raise DocumentError(f"{path}: cannot be fetched ({error}); check its rights") from None
        yield own


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that parts and their manifest are written to."""

    address: str

    def ready(self) -> None:
        """Make it.

        Raises:
            ExtractError: it cannot be made.
        """
        files, root = _place(self.address)
        try:
            files.makedirs(root, exist_ok=True)
        except OSError as error:
            raise ExtractError(
                f"{self.address}: cannot be made ({error}); choose another"
            ) from None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold it while one run writes there; at an address nobody can be held off.

        Raises:
            BusyError: another run holds it.
        """
        files, root = _place(self.address)
        with alone_in(Path(root)) if _is_here(files) else nullcontext():
            yield

    def write(self, name: str, content: bytes) -> None:
        """A file, whole or not at all: it gets its name when it is all there.

        Raises:
            OSError: it cannot be written; what was there is what it was.
        """
        files, root = _place(self.address)
        if _is_here(files):
            write_together({Path(root) / name: content})
            return
        part = f"{root}/.{name}.part"
        with files.open(part, "wb") as stream:
            stream.write(content)
        files.mv(part, f"{root}/{name}")

    def read(self, name: str) -> bytes:
        """A file's content; empty where there is none."""
        files, root = _place(self.address)
        try:
            content: bytes = files.cat_file(f"{root}/{name}")
        except FileNotFoundError:
            return b""
        return content

    def names(self) -> list[str]:
        """The files in it."""
        files, root = _place(self.address)
        return sorted(PurePosixPath(path).name for path in files.ls(root, detail=False))

    def remove(self, name: str) -> None:
        """Take a file away."""
        files, root = _place(self.address)
        files.rm_file(f"{root}/{name}")


def _is_here(files: fsspec.AbstractFileSystem) -> bool:
    return isinstance(files, LocalFileSystem)


def _place(address: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """The file system of an address, and the path in it.

    Raises:
        ExtractError: the library for such addresses is not installed.
    """
    try:
        files, root = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ExtractError(f"{address}: cannot be reached ({error}); install it") from None
    return files, root
