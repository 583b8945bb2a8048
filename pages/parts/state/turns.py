"""How many reports are read at once, for all visitors: each may take a processor and its memory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

AT_ONCE = max(1, os.cpu_count() or 1)
LONGEST = 120  # seconds that a visitor waits for a turn


class BusyError(Exception):
    """No turn came in time."""


class Turns:
    """Turns that are waited for.

    >>> turns = Turns(1)
    >>> with turns.one():
    ...     turns.under_way
    1
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = BoundedSemaphore(at_once)
        self._lock = Lock()
        self._number = 0

    @property
    def under_way(self) -> int:
        """How many have their turn or wait for it."""
        return self._number

    @contextmanager
    def one(self, longest: float = LONGEST) -> Iterator[None]:
        """A turn, from when it comes to the end of the block.

        Raises:
            BusyError: none came in so many seconds.
        """
        self._count(1)
        try:
            if not self._free.acquire(timeout=longest):
                raise BusyError
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._lock:
            self._number += more


TURNS = Turns()
"""Of the server."""
