"""One program at a time writes into a folder; the lock goes with the program, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import BusyError


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder while what is in it is read and written anew.

    Where the system has no locks on folders, nothing is held.

    Raises:
        BusyError: another program holds it.
        OSError: there is no such folder.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError(f"{folder}: another program writes here; wait for its end") from None
        yield
    finally:
        os.close(held)
