"""One program at a time in a folder; the lock goes with the program, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import FetchError


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder while something is done in it; where the system has no locks, do it anyway.

    Raises:
        FetchError: another program holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise FetchError(f"{folder}: another fetch is at work here; wait for it") from None
        yield
